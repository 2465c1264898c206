import { Group, NativeSelect, Pagination, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { PAGE_SIZES } from '~/lib/list-search';

interface TableFooterProps {
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly onPage: (page: number) => void;
  readonly onSize: (size: number) => void;
}

/** Which rows of how many, the pages, and how many rows a page has. */
export function TableFooter({ page, size, total, onPage, onSize }: TableFooterProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const pages = Math.max(1, Math.ceil(total / size));
  const labels = { first: 'first', previous: 'previous', next: 'next', last: 'last' } as const;
  return (
    <Group justify="space-between" mt="sm" gap="sm" className="no-print">
      <Text size="sm" c="dimmed" role="status">
        {t('table.range', {
          from: format.count(total === 0 ? 0 : (page - 1) * size + 1),
          to: format.count(Math.min(page * size, total)),
          total: format.count(total),
        })}
      </Text>
      <Group gap="sm">
        <NativeSelect
          size="xs"
          aria-label={t('table.pageSize')}
          value={String(size)}
          data={PAGE_SIZES.map((value) => ({
            value: String(value),
            label: t('table.perPage', { count: value }),
          }))}
          onChange={(event) => onSize(Number(event.currentTarget.value))}
        />
        {pages === 1 ? null : (
          <Pagination
            size="sm"
            total={pages}
            value={page}
            onChange={onPage}
            siblings={1}
            getItemProps={(item) => ({ 'aria-label': t('table.page', { page: item }) })}
            getControlProps={(control) => ({ 'aria-label': t(`table.${labels[control]}`) })}
          />
        )}
      </Group>
    </Group>
  );
}

import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { List } from './use-list';

/** How many were found and what they come to; of very many "more than", with the exact figures on request. */
export function TotalsLine<Row>({ list }: { readonly list: List<Row> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, isFetching } = list.totals;
  if (data === undefined) return <Text size="sm">&nbsp;</Text>;
  const count = format.count(data.count);
  const hasAmount = data.amount !== null && data.amount !== undefined;
  return (
    <Group gap="xs" role="status">
      <Text size="sm">
        {data.is_exact
          ? t(hasAmount ? 'table.found' : 'table.foundOnly', { count: data.count, figure: count })
          : t('table.moreThan', { figure: count })}{' '}
        {hasAmount ? (
          <Text span fw={700} className="tabular">
            {format.money(data.amount)}
          </Text>
        ) : null}
      </Text>
      {data.is_exact ? null : (
        <Button variant="subtle" size="compact-xs" loading={isFetching} onClick={list.countExactly}>
          {t('table.countAll')}
        </Button>
      )}
    </Group>
  );
}

import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '~/i18n/use-error-text';
import { useFormat } from '~/i18n/use-format';
import { LinkText } from '~/ui/LinkText';
import { StatusBadge } from '~/ui/StatusBadge';
import type { RevisionItem } from '../rate.types';
import { useDescription } from '../use-rate-words';

/** Items with the rate before and after, or why there is none. */
export function RevisionItems({ items }: { readonly items: readonly RevisionItem[] }) {
  const { t } = useTranslation('rates');
  const { ofField } = useErrorText();
  const format = useFormat();
  const describe = useDescription();
  if (items.length === 0) return <Text c="dimmed">{t('revisions.noItems')}</Text>;
  return (
    <Table.ScrollContainer minWidth={520} type="native" tabIndex={0}>
      <Table>
        <caption className="visually-hidden">{t('revisions.items')}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('field.code')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('revisions.before')}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {t('revisions.after')}
            </Table.Th>
            <Table.Th scope="col">{t('revisions.status')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <Table.Tr key={`${item.rate_tenant_id ?? ''} ${item.sor_code}`}>
              <Table.Td>
                {item.reason_code === 'INVALID_SOR_ID' ? (
                  item.sor_code
                ) : (
                  <LinkText to="/rates/$code" params={{ code: item.sor_code }}>
                    {item.sor_code}
                  </LinkText>
                )}
                <Text size="xs" c="dimmed" lineClamp={1}>
                  {describe(item)}
                </Text>
              </Table.Td>
              <Table.Td ta="right" className="tabular">
                {format.money(item.rate_before)}
              </Table.Td>
              <Table.Td ta="right" className="tabular">
                {format.money(item.rate_after)}
              </Table.Td>
              <Table.Td>
                <StatusBadge
                  state={item.status}
                  size="sm"
                  tone={ITEM_TONES[item.status]}
                  label={t(`revisions.itemState.${item.status}`)}
                />
                {item.reason_code === null || item.reason_code === undefined ? null : (
                  <Text size="xs">
                    {ofField({
                      pointer: '',
                      code: item.reason_code,
                      params: item.reason_values ?? {},
                    })}
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

const ITEM_TONES = {
  SCHEDULED: 'waiting',
  COMPLETED: 'good',
  FAILED: 'bad',
  CANCELLED: 'inactive',
} as const;

import { Paper, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PaperState } from '~/features/workflow';
import { NO_VALUE } from '~/i18n/format';
import { DateText } from '~/ui/DateText';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import type { Amendment } from '../work-order.types';

/** The log of what changed the order, with its effect on cost and time. */
export function AmendmentTable({ rows }: { readonly rows: readonly Amendment[] }) {
  const { t } = useTranslation('work-orders');
  return (
    <Paper p="md">
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('amendments.none')}
        </Text>
      ) : (
        <Table.ScrollContainer pos="relative" minWidth={640} type="native" tabIndex={0}>
          <Table>
            <caption className="visually-hidden">{t('amendments.title')}</caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('field.amendment')}</Table.Th>
                <Table.Th scope="col">{t('field.reason')}</Table.Th>
                <Table.Th scope="col" ta="right">
                  {t('field.cost')}
                </Table.Th>
                <Table.Th scope="col">{t('field.time')}</Table.Th>
                <Table.Th scope="col">{t('field.state')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <AmendmentRow key={row.id} row={row} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Paper>
  );
}

function AmendmentRow({ row }: { readonly row: Amendment }) {
  const { t } = useTranslation('work-orders');
  const isRevision = row.kind === 'REVISION';
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {isRevision ? (
          <span className="tabular">{row.number}</span>
        ) : (
          <LinkText to="/work-order-amendments/$amendmentId" params={{ amendmentId: row.id }}>
            {row.number ?? t('draft')}
          </LinkText>
        )}
        <Text size="xs" c="dimmed">
          {t(`kind.${row.kind}`)} · <DateText value={row.in_force_on ?? row.created_at} size="xs" />
        </Text>
      </Table.Th>
      <Table.Td>
        {isRevision
          ? t('amendments.byEstimate', { number: row.estimate_number ?? '' })
          : row.reason}
      </Table.Td>
      <Table.Td ta="right">
        {row.amount_after === null || row.amount_after === row.amount_before ? (
          NO_VALUE
        ) : (
          <>
            <MoneyText value={row.amount_before} size="sm" /> {' → '}
            <MoneyText value={row.amount_after} size="sm" />
          </>
        )}
      </Table.Td>
      <Table.Td>
        {row.extension_days === 0 ? NO_VALUE : t('days', { count: row.extension_days })}
        {row.ends_on_after === null || isRevision ? null : (
          <Text size="xs" c="dimmed">
            {t('amendments.until')} <DateText value={row.ends_on_after} size="xs" />
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <PaperState type="work_order_amendment" state={row.state} size="sm" />
      </Table.Td>
    </Table.Tr>
  );
}

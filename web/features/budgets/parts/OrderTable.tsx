import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PaperState } from '~/features/workflow';
import { useSession } from '~/session/use-session';
import { DateText } from '~/ui/DateText';
import { MoneyText } from '~/ui/MoneyText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { DataTable, type Column } from '~/ui/table/DataTable';
import { budgetQueries } from '../budget.queries';
import type { Appropriation, BudgetHead } from '../budget.types';
import { useHeadNames } from './use-head-names';

interface OrderTableProps {
  readonly heads: readonly BudgetHead[];
  readonly year: string;
}

/** Appropriation orders that touch a head of the year. */
export function OrderTable({ heads, year }: OrderTableProps) {
  const { t } = useTranslation('budgets');
  const { tenant } = useSession();
  const query = useQuery(budgetQueries.orders(tenant.id));
  const { between } = useHeadNames(heads);
  const ids = new Set(heads.filter((head) => head.financial_year === year).map(({ id }) => id));
  const columns: readonly Column<Appropriation>[] = [
    {
      id: 'number',
      header: t('order.number'),
      cell: (row) => <span className="tabular">{row.number ?? t('order.draft')}</span>,
    },
    {
      id: 'kind',
      header: t('order.kind'),
      onCard: 'wide',
      cell: (row) => (
        <>
          <Text size="sm">{t(`order.kinds.${row.kind}`)}</Text>
          <Text size="xs" c="dimmed" className="tabular">
            {between(row)}
          </Text>
        </>
      ),
    },
    {
      id: 'state',
      header: t('order.state'),
      onCard: 'badge',
      cell: (row) => <PaperState type="appropriation" state={row.state} />,
    },
    {
      id: 'order',
      header: t('order.order'),
      cell: (row) => (
        <>
          <Text size="sm">{row.order_number}</Text>
          <DateText value={row.ordered_on} size="xs" c="dimmed" />
        </>
      ),
    },
    {
      id: 'amount',
      header: t('order.amount'),
      align: 'right',
      cell: (row) => <MoneyText value={row.amount} />,
    },
  ];
  return (
    <section aria-labelledby="orders-title">
      <Title order={2} fz="lg" mb="xs" id="orders-title">
        {t('order.title')}
      </Title>
      <QueryBoundary
        query={query}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <Text size="sm" c="dimmed">
            {t('order.none')}
          </Text>
        }
      >
        {(rows) => (
          <DataTable
            caption={t('order.title')}
            columns={columns}
            rows={rows.filter(
              (row) => ids.has(row.to_head_id ?? '') || ids.has(row.from_head_id ?? ''),
            )}
            rowKey={(row) => row.id}
            rowLink={(row) => ({ to: '/budgets', search: { year, order: row.id } })}
          />
        )}
      </QueryBoundary>
    </section>
  );
}

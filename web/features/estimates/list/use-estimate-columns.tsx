import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { PaperState } from '~/features/workflow';
import { DateText } from '~/ui/DateText';
import { MoneyText } from '~/ui/MoneyText';
import { SlaBadge } from '~/ui/SlaBadge';
import type { Column } from '~/ui/table/DataTable';
import type { EstimateRow } from '../estimate.types';

/** The columns of the list, in the order of the register. */
export function useEstimateColumns(masters: MasterLookup): readonly Column<EstimateRow>[] {
  const { t } = useTranslation('estimates');
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('column.number'),
        sortKey: 'number',
        cell: (row) => <span className="tabular">{row.number ?? t('draft')}</span>,
      },
      {
        id: 'project',
        header: t('column.project'),
        sortKey: 'project_name',
        cell: (row) => (
          <>
            <Text size="sm" lineClamp={2} title={row.project_name}>
              {row.project_name}
            </Text>
            <Text size="xs" c="dimmed" className="tabular">
              {row.project_number}
            </Text>
          </>
        ),
      },
      { id: 'place', header: t('column.place'), cell: (row) => masters.place(row) },
      {
        id: 'preparedBy',
        header: t('column.preparedBy'),
        width: '136px',
        cell: (row) => (
          <>
            <Text size="sm">{row.created_by_name}</Text>
            <DateText value={row.created_at} size="xs" c="dimmed" />
          </>
        ),
      },
      {
        id: 'state',
        header: t('column.state'),
        width: '220px',
        sortKey: 'state',
        onCard: 'badge',
        cell: (row) => <PaperState type="estimate" state={row.state} />,
      },
      {
        id: 'amount',
        header: t('column.amount'),
        sortKey: 'payable_total',
        align: 'right',
        cell: (row) => <MoneyText value={row.payable_total} />,
      },
      {
        id: 'deadline',
        header: t('column.deadline'),
        width: '132px',
        sortKey: 'due_at',
        cell: (row) => <SlaBadge dueAt={row.due_at} />,
      },
    ],
    [masters, t],
  );
}

import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PaperState, useWorkflowNames } from '~/features/workflow';
import { DateText } from '~/ui/DateText';
import { MoneyText } from '~/ui/MoneyText';
import type { Column } from '~/ui/table/DataTable';
import type { TenderRow } from '../tender.types';

/** The columns of the list of tenders. */
export function useTenderColumns(): readonly Column<TenderRow>[] {
  const { t } = useTranslation('tenders');
  const { stateName } = useWorkflowNames();
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('column.number'),
        sortKey: 'number',
        sheet: { kind: 'text', width: 20, value: (row) => row.number ?? t('draft') },
        cell: (row) => <span className="tabular">{row.number ?? t('draft')}</span>,
      },
      {
        id: 'name',
        header: t('column.name'),
        sortKey: 'name',
        sheet: { kind: 'text', width: 44, value: (row) => row.name },
        cell: (row) => (
          <>
            <Text size="sm" lineClamp={2} title={row.name}>
              {row.name}
            </Text>
            <Text size="xs" c="dimmed">
              {t('estimateCount', { count: row.estimate_count })}
            </Text>
          </>
        ),
      },
      {
        id: 'state',
        header: t('column.state'),
        width: '220px',
        sortKey: 'state',
        onCard: 'badge',
        sheet: { kind: 'text', value: (row) => stateName('tender', row.state) },
        cell: (row) => <PaperState type="tender" state={row.state} />,
      },
      {
        id: 'closes',
        header: t('field.closes'),
        sortKey: 'bids_close_at',
        sheet: { kind: 'datetime', value: (row) => row.bids_close_at },
        cell: (row) =>
          row.bids_close_at === null ? null : (
            <DateText value={row.bids_close_at} withTime size="sm" />
          ),
      },
      {
        id: 'interests',
        header: t('column.interests'),
        align: 'right',
        sheet: { kind: 'integer', value: (row) => row.interest_count },
        cell: (row) => <span className="tabular">{row.interest_count}</span>,
      },
      {
        id: 'cost',
        header: t('field.estimatedCost'),
        sortKey: 'estimated_cost',
        align: 'right',
        sheet: { kind: 'money', value: (row) => row.estimated_cost },
        cell: (row) => <MoneyText value={row.estimated_cost} />,
      },
      {
        id: 'awarded',
        header: t('column.awardedTo'),
        sheet: { kind: 'text', value: (row) => row.awarded_to },
        cell: (row) => row.awarded_to,
      },
      {
        id: 'created',
        header: t('column.created'),
        sortKey: 'created_at',
        isExtra: true,
        sheet: { kind: 'datetime', value: (row) => row.created_at },
        cell: (row) => <DateText value={row.created_at} size="sm" />,
      },
    ],
    [stateName, t],
  );
}

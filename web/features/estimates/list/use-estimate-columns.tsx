import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { PaperState, useWorkflowNames } from '~/features/workflow';
import { DateText } from '~/ui/DateText';
import { MoneyText } from '~/ui/MoneyText';
import { SlaBadge } from '~/ui/SlaBadge';
import type { Column } from '~/ui/table/DataTable';
import type { EstimateRow } from '../estimate.types';

/** The columns of the list, in the order of the register. */
export function useEstimateColumns(masters: MasterLookup): readonly Column<EstimateRow>[] {
  const { t } = useTranslation('estimates');
  const { stateName } = useWorkflowNames();
  return useMemo(
    () => [
      {
        id: 'number',
        sheet: {
          kind: 'text',
          width: 20,
          value: (row) =>
            [row.number ?? t('draft'), row.revision_number].filter(Boolean).join(' · '),
        },
        header: t('column.number'),
        sortKey: 'number',
        cell: (row) => (
          <>
            <span className="tabular">{row.number ?? t('draft')}</span>
            {row.version_number === 1 ? null : (
              <Text size="xs" c="dimmed" className="tabular">
                {row.revision_number ?? t('revisions:version', { version: row.version_number })}
              </Text>
            )}
          </>
        ),
      },
      {
        id: 'project',
        sheet: [
          { kind: 'text', width: 44, value: (row) => row.project_name },
          { kind: 'text', header: t('column.projectNumber'), value: (row) => row.project_number },
        ],
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
        sheet: [
          { kind: 'text', value: (row) => row.created_by_name },
          { kind: 'datetime', header: t('filter.created'), value: (row) => row.created_at },
        ],
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
        sheet: { kind: 'text', value: (row) => stateName('estimate', row.state) },
        header: t('column.state'),
        width: '220px',
        sortKey: 'state',
        onCard: 'badge',
        cell: (row) => (
          <PaperState
            type="estimate"
            state={row.state}
            applicationStatus={row.application_status}
          />
        ),
      },
      {
        id: 'amount',
        sheet: { kind: 'money', value: (row) => row.payable_total },
        header: t('column.amount'),
        sortKey: 'payable_total',
        align: 'right',
        cell: (row) => <MoneyText value={row.payable_total} />,
      },
      {
        id: 'deadline',
        sheet: { kind: 'datetime', value: (row) => row.due_at },
        header: t('column.deadline'),
        width: '132px',
        sortKey: 'due_at',
        cell: (row) => <SlaBadge dueAt={row.due_at} />,
      },
      {
        id: 'created',
        header: t('filter.created'),
        sortKey: 'created_at',
        isExtra: true,
        cell: (row) => <DateText value={row.created_at} size="sm" />,
      },
      {
        id: 'proposed',
        header: t('field.proposedOn'),
        sortKey: 'proposed_on',
        isExtra: true,
        sheet: { kind: 'date', value: (row) => row.proposed_on },
        cell: (row) => <DateText value={row.proposed_on} size="sm" />,
      },
      {
        id: 'department',
        header: t('field.department'),
        isExtra: true,
        sheet: {
          kind: 'text',
          value: (row) => masters.name('DEPARTMENT', row.executing_department_code),
        },
        cell: (row) => masters.name('DEPARTMENT', row.executing_department_code),
      },
      {
        id: 'reference',
        header: t('field.reference'),
        isExtra: true,
        sheet: { kind: 'text', value: (row) => row.reference_number },
        cell: (row) => row.reference_number,
      },
    ],
    [masters, stateName, t],
  );
}

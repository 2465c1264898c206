import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { PaperState, useWorkflowNames } from '~/features/workflow';
import { NO_VALUE } from '~/i18n/format';
import { DateText } from '~/ui/DateText';
import { MoneyText } from '~/ui/MoneyText';
import { SlaBadge } from '~/ui/SlaBadge';
import type { Column } from '~/ui/table/DataTable';
import type { WorkOrderRow } from '../work-order.types';

/** The columns of the list, in the order of the register. */
export function useOrderColumns(masters: MasterLookup): readonly Column<WorkOrderRow>[] {
  const { t } = useTranslation('work-orders');
  const { stateName } = useWorkflowNames();
  return useMemo<readonly Column<WorkOrderRow>[]>(() => {
    const role = (row: WorkOrderRow) =>
      row.agency_role_code === null ? NO_VALUE : masters.name('AGENCY_ROLE', row.agency_role_code);
    return [
      {
        id: 'number',
        header: t('field.number'),
        sortKey: 'number',
        sheet: { kind: 'text', width: 20, value: (row) => row.number ?? t('draft') },
        cell: (row) => <span className="tabular">{row.number ?? t('draft')}</span>,
      },
      {
        id: 'work',
        header: t('field.work'),
        sortKey: 'name',
        onCard: 'wide',
        sheet: [
          { kind: 'text', width: 44, value: (row) => row.name },
          { kind: 'text', header: t('field.projectNumber'), value: (row) => row.project_number },
        ],
        cell: (row) => (
          <>
            <Text size="sm" lineClamp={2} title={row.name}>
              {row.name}
            </Text>
            <Text size="xs" c="dimmed" className="tabular">
              {row.project_number}
            </Text>
          </>
        ),
      },
      {
        id: 'organisation',
        header: t('field.organisation'),
        sortKey: 'organisation_name',
        sheet: [
          { kind: 'text', width: 36, value: (row) => row.organisation_name },
          { kind: 'text', header: t('field.role'), value: role },
        ],
        cell: (row) => (
          <>
            <Text size="sm" lineClamp={2} title={row.organisation_name ?? ''}>
              {row.organisation_name ?? NO_VALUE}
            </Text>
            <Text size="xs" c="dimmed">
              {role(row)}
            </Text>
          </>
        ),
      },
      {
        id: 'state',
        header: t('field.state'),
        width: '210px',
        sortKey: 'state',
        onCard: 'badge',
        sheet: { kind: 'text', value: (row) => stateName('work_order', row.state) },
        cell: (row) => <PaperState type="work_order" state={row.state} />,
      },
      {
        id: 'amount',
        header: t('field.amount'),
        sortKey: 'amount',
        align: 'right',
        sheet: { kind: 'money', value: (row) => row.amount },
        cell: (row) => <MoneyText value={row.amount} />,
      },
      {
        id: 'ends',
        header: t('field.endsOn'),
        sortKey: 'ends_on',
        width: '120px',
        sheet: { kind: 'date', value: (row) => row.ends_on },
        cell: (row) => <DateText value={row.ends_on} size="sm" />,
      },
      {
        id: 'deadline',
        header: t('field.deadline'),
        width: '132px',
        sheet: { kind: 'datetime', value: (row) => row.due_at },
        cell: (row) => <SlaBadge dueAt={row.due_at} />,
      },
      {
        id: 'acceptBy',
        header: t('field.acceptBy'),
        sortKey: 'accept_by',
        isExtra: true,
        sheet: { kind: 'date', value: (row) => row.accept_by },
        cell: (row) => <DateText value={row.accept_by} size="sm" />,
      },
      {
        id: 'place',
        header: t('field.place'),
        isExtra: true,
        sheet: { kind: 'text', value: (row) => masters.place(row) },
        cell: (row) => masters.place(row),
      },
      {
        id: 'officer',
        header: t('field.officer'),
        isExtra: true,
        sheet: { kind: 'text', value: (row) => row.officer_name },
        cell: (row) => row.officer_name,
      },
      {
        id: 'created',
        header: t('field.created'),
        sortKey: 'created_at',
        isExtra: true,
        sheet: { kind: 'datetime', value: (row) => row.created_at },
        cell: (row) => <DateText value={row.created_at} size="sm" />,
      },
    ];
  }, [masters, stateName, t]);
}

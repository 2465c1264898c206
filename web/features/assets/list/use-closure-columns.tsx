import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PaperState, useWorkflowNames } from '~/features/workflow';
import { DateText } from '~/ui/DateText';
import { MoneyText } from '~/ui/MoneyText';
import type { Column } from '~/ui/table/DataTable';
import type { ClosureRow } from '../asset.types';

/** The columns of the list of closures. */
export function useClosureColumns(): readonly Column<ClosureRow>[] {
  const { t } = useTranslation('assets');
  const { stateName } = useWorkflowNames();
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('closures.number'),
        sortKey: 'number',
        sheet: { kind: 'text', width: 20, value: (row) => row.number ?? t('closures.draft') },
        cell: (row) => <span className="tabular">{row.number ?? t('closures.draft')}</span>,
      },
      {
        id: 'project',
        header: t('common:noun.project'),
        sheet: [
          { kind: 'text', width: 40, value: (row) => row.project_name },
          { kind: 'text', header: t('closures.projectNumber'), value: (row) => row.project_number },
        ],
        cell: (row) => (
          <>
            <Text size="sm" lineClamp={2} title={row.project_name ?? undefined}>
              {row.project_name}
            </Text>
            <Text size="xs" c="dimmed" className="tabular">
              {row.project_number}
            </Text>
          </>
        ),
      },
      {
        id: 'order',
        header: t('common:noun.work_order'),
        sheet: [
          { kind: 'text', width: 28, value: (row) => row.organisation_name },
          {
            kind: 'text',
            header: t('closures.orderNumber'),
            value: (row) => row.work_order_number,
          },
        ],
        cell: (row) => (
          <>
            <Text size="sm" lineClamp={2} title={row.organisation_name ?? undefined}>
              {row.organisation_name}
            </Text>
            <Text size="xs" c="dimmed" className="tabular">
              {row.work_order_number}
            </Text>
          </>
        ),
      },
      {
        id: 'state',
        header: t('field.state'),
        width: '200px',
        sortKey: 'state',
        onCard: 'badge',
        sheet: { kind: 'text', value: (row) => stateName('closure', row.state) },
        cell: (row) => <PaperState type="closure" state={row.state} />,
      },
      {
        id: 'closed',
        header: t('closures.closedOn'),
        sortKey: 'closed_on',

        sheet: { kind: 'date', value: (row) => row.closed_on },
        cell: (row) =>
          row.closed_on === null ? null : <DateText value={row.closed_on} size="sm" />,
      },
      {
        id: 'late',
        header: t('closures.daysLate'),
        align: 'right',
        sheet: { kind: 'integer', value: (row) => row.days_late },
        cell: (row) => <span className="tabular">{row.days_late}</span>,
      },
      {
        id: 'amount',
        header: t('closures.finalAmount'),
        sortKey: 'final_amount',
        align: 'right',
        sheet: { kind: 'money', value: (row) => row.final_amount },
        cell: (row) => <MoneyText value={row.final_amount} />,
      },
    ],
    [stateName, t],
  );
}

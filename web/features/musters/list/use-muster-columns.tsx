import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { PaperState, useWorkflowNames } from '~/features/workflow';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { DateText } from '~/ui/DateText';
import { MoneyText } from '~/ui/MoneyText';
import { SlaBadge } from '~/ui/SlaBadge';
import type { Column } from '~/ui/table/DataTable';
import type { MusterRow } from '../muster.types';

/** The columns of the list of musters. */
export function useMusterColumns(masters: MasterLookup): readonly Column<MusterRow>[] {
  const { t } = useTranslation('musters');
  const { stateName } = useWorkflowNames();
  const nameOf = useLocalName();
  const format = useFormat();
  return useMemo(() => {
    const organisation = (row: MusterRow) =>
      row.organisation_name === null
        ? ''
        : nameOf({ name: row.organisation_name, local_names: row.organisation_local_names });
    const week = (row: MusterRow) =>
      t('week', { from: format.date(row.starts_on), to: format.date(row.ends_on) });
    return [
      {
        id: 'number',
        header: t('column.number'),
        sortKey: 'number',
        sheet: { kind: 'text', width: 24, value: (row) => row.number },
        cell: (row) => <span className="tabular">{row.number}</span>,
      },
      {
        id: 'work',
        header: t('column.work'),
        sheet: [
          { kind: 'text', width: 44, value: (row) => row.project_name },
          { kind: 'text', header: t('column.order'), value: (row) => row.work_order_number },
        ],
        cell: (row) => (
          <>
            <Text size="sm" lineClamp={2} title={row.project_name ?? ''}>
              {row.project_name}
            </Text>
            <Text size="xs" c="dimmed" className="tabular">
              {row.work_order_number}
            </Text>
          </>
        ),
      },
      {
        id: 'organisation',
        header: t('column.organisation'),
        sheet: { kind: 'text', width: 32, value: organisation },
        cell: organisation,
      },
      {
        id: 'week',
        header: t('column.week'),
        sortKey: 'starts_on',
        width: '170px',
        sheet: { kind: 'text', width: 28, value: week },
        cell: (row) => (
          <Text size="sm" className="tabular">
            {week(row)}
          </Text>
        ),
      },
      {
        id: 'state',
        header: t('column.state'),
        sortKey: 'state',
        width: '190px',
        onCard: 'badge',
        sheet: { kind: 'text', value: (row) => stateName('muster', row.state) },
        cell: (row) => <PaperState type="muster" state={row.state} />,
      },
      {
        id: 'days',
        header: t('column.payable'),
        align: 'right',
        sheet: { kind: 'text', value: (row) => String(row.days) },
        cell: (row) => <span className="tabular">{row.days}</span>,
      },
      {
        id: 'amount',
        header: t('column.amount'),
        sortKey: 'amount',
        align: 'right',
        sheet: { kind: 'money', value: (row) => row.amount },
        cell: (row) => <MoneyText value={row.amount} />,
      },
      {
        id: 'deadline',
        header: t('column.deadline'),
        sortKey: 'due_at',
        width: '132px',
        sheet: { kind: 'datetime', value: (row) => row.due_at },
        cell: (row) => <SlaBadge dueAt={row.due_at} />,
      },
      {
        id: 'place',
        header: t('column.place'),
        isExtra: true,
        sheet: { kind: 'text', value: (row) => masters.place(row) },
        cell: (row) => masters.place(row),
      },
      {
        id: 'created',
        header: t('column.created'),
        sortKey: 'created_at',
        isExtra: true,
        sheet: { kind: 'datetime', value: (row) => row.created_at },
        cell: (row) => <DateText value={row.created_at} size="sm" />,
      },
    ];
  }, [masters, stateName, nameOf, format, t]);
}

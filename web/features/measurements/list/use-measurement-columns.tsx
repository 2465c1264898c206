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
import { GradeBadge } from '../detail/GradeBadge';
import type { MeasurementRow } from '../measurement.types';

/** The columns of the list, in the order of the register. */
export function useMeasurementColumns(masters: MasterLookup): readonly Column<MeasurementRow>[] {
  const { t } = useTranslation('measurements');
  const { stateName } = useWorkflowNames();
  const nameOf = useLocalName();
  const format = useFormat();
  return useMemo(() => {
    const organisation = (row: MeasurementRow) =>
      row.organisation_name === null
        ? ''
        : nameOf({ name: row.organisation_name, local_names: row.organisation_local_names });
    const period = (row: MeasurementRow) =>
      t('field.days', { from: format.date(row.from_on), to: format.date(row.to_on) });
    return [
      {
        id: 'number',
        sheet: { kind: 'text', width: 20, value: (row) => row.number ?? t('draft') },
        header: t('column.number'),
        sortKey: 'number',
        cell: (row) => (
          <>
            <span className="tabular">{row.number ?? t('draft')}</span>
            {row.physical_reference === null ? null : (
              <Text size="xs" c="dimmed">
                {row.physical_reference}
              </Text>
            )}
          </>
        ),
      },
      {
        id: 'work',
        sheet: [
          { kind: 'text', width: 44, value: (row) => row.project_name },
          { kind: 'text', header: t('column.order'), value: (row) => row.work_order_number },
        ],
        header: t('column.work'),
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
        header: t('field.organisation'),
        sheet: { kind: 'text', width: 32, value: organisation },
        cell: organisation,
      },
      {
        id: 'period',
        header: t('column.period'),
        width: '150px',
        sheet: { kind: 'text', width: 28, value: period },
        cell: (row) => (
          <Text size="sm" className="tabular">
            {period(row)}
          </Text>
        ),
      },
      {
        id: 'measured',
        header: t('field.measuredOn'),
        sortKey: 'measured_on',
        isExtra: true,
        width: '116px',
        sheet: { kind: 'date', value: (row) => row.measured_on },
        cell: (row) => <DateText value={row.measured_on} size="sm" />,
      },
      {
        id: 'state',
        sheet: { kind: 'text', value: (row) => stateName('measurement', row.state) },
        header: t('column.state'),
        width: '200px',
        sortKey: 'state',
        onCard: 'badge',
        cell: (row) => <PaperState type="measurement" state={row.state} />,
      },
      {
        id: 'grade',
        header: t('column.grade'),
        width: '96px',
        sheet: { kind: 'text', value: (row) => t(`grade.${row.anomaly_grade}`) },
        cell: (row) => <GradeBadge grade={row.anomaly_grade} />,
      },
      {
        id: 'amount',
        sheet: { kind: 'money', value: (row) => row.amount },
        header: t('column.amount'),
        sortKey: 'amount',
        align: 'right',
        cell: (row) => <MoneyText value={row.amount} />,
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
        id: 'cumulative',
        header: t('total.cumulative'),
        isExtra: true,
        align: 'right',
        sheet: { kind: 'money', value: (row) => row.cumulative_amount },
        cell: (row) => <MoneyText value={row.cumulative_amount} />,
      },
      {
        id: 'place',
        header: t('field.place'),
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

import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { DateText } from '~/ui/DateText';
import type { Column } from '~/ui/table/DataTable';
import type { RegisterRow } from '../attendance.types';

/** The columns of the list of registers. */
export function useRegisterColumns(): readonly Column<RegisterRow>[] {
  const { t } = useTranslation('attendance');
  const nameOf = useLocalName();
  return useMemo(() => {
    const organisation = (row: RegisterRow) =>
      row.organisation_name === null
        ? ''
        : nameOf({ name: row.organisation_name, local_names: row.organisation_local_names });
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
          { kind: 'text', width: 44, value: (row) => row.name },
          { kind: 'text', header: t('column.order'), value: (row) => row.work_order_number },
        ],
        cell: (row) => (
          <>
            <Text size="sm" lineClamp={2}>
              {row.name}
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
        id: 'officer',
        header: t('column.officer'),
        isExtra: true,
        sheet: { kind: 'text', width: 24, value: (row) => row.officer_name },
        cell: (row) => row.officer_name ?? '',
      },
      {
        id: 'starts',
        header: t('column.starts'),
        sortKey: 'starts_on',
        width: '116px',
        sheet: { kind: 'date', value: (row) => row.starts_on },
        cell: (row) => <DateText value={row.starts_on} size="sm" />,
      },
      {
        id: 'ends',
        header: t('column.ends'),
        sortKey: 'ends_on',
        width: '116px',
        sheet: { kind: 'date', value: (row) => row.ends_on },
        cell: (row) => <DateText value={row.ends_on} size="sm" />,
      },
      {
        id: 'people',
        header: t('column.people'),
        align: 'right',
        sheet: { kind: 'text', value: (row) => String(row.people_count) },
        cell: (row) => row.people_count,
      },
      {
        id: 'musters',
        header: t('common:nav.musters'),
        align: 'right',
        sheet: { kind: 'text', value: (row) => String(row.muster_count) },
        cell: (row) => row.muster_count,
      },
    ];
  }, [nameOf, t]);
}

import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { useLocalName } from '~/i18n/local-name';
import { DateText } from '~/ui/DateText';
import type { Column } from '~/ui/table/DataTable';
import type { OrganisationRow } from '../organisation.types';
import { OrganisationStatus } from '../OrganisationStatus';

/** The columns of the register. */
export function useOrganisationColumns(masters: MasterLookup): readonly Column<OrganisationRow>[] {
  const { t } = useTranslation('organisations');
  const nameOf = useLocalName();
  return useMemo<readonly Column<OrganisationRow>[]>(() => {
    const functions = (row: OrganisationRow) =>
      row.functions
        .map(({ type_code: type, class_code: grade }) =>
          grade === 'NA'
            ? masters.name('ORGANISATION_TYPE', type)
            : `${masters.name('ORGANISATION_TYPE', type)} (${masters.name('ORGANISATION_CLASS', grade)})`,
        )
        .join(', ');
    return [
      {
        id: 'number',
        header: t('field.number'),
        sortKey: 'number',
        width: '130px',
        sheet: { kind: 'text', value: (row) => row.number },
        cell: (row) => <span className="tabular">{row.number}</span>,
      },
      {
        id: 'name',
        header: t('field.name'),
        sortKey: 'name',
        onCard: 'wide',
        sheet: { kind: 'text', width: 44, value: (row) => row.name },
        cell: (row) => (
          <>
            <Text size="sm" lineClamp={2} title={nameOf(row)}>
              {nameOf(row)}
            </Text>
            <Text size="xs" c="dimmed" className="tabular">
              {row.registration_number}
            </Text>
          </>
        ),
      },
      {
        id: 'functions',
        header: t('section.functions'),
        onCard: 'wide',
        sheet: { kind: 'text', width: 44, value: functions },
        cell: functions,
      },
      {
        id: 'place',
        header: t('field.place'),
        sheet: { kind: 'text', value: (row) => masters.place(row) },
        cell: (row) => masters.place(row),
      },
      {
        id: 'contact',
        header: t('field.contact'),
        sheet: [
          { kind: 'text', value: (row) => row.contact_name },
          { kind: 'text', header: t('field.mobile'), value: (row) => row.contact_mobile },
        ],
        cell: (row) => (
          <>
            <Text size="sm">{row.contact_name}</Text>
            <Text size="xs" c="dimmed" className="tabular">
              {row.contact_mobile}
            </Text>
          </>
        ),
      },
      {
        id: 'status',
        header: t('field.status'),
        sortKey: 'status',
        width: '150px',
        onCard: 'badge',
        sheet: { kind: 'text', value: (row) => t(`status.${row.status}`) },
        cell: (row) => <OrganisationStatus status={row.status} />,
      },
      {
        id: 'formed',
        header: t('field.registered_on'),
        isExtra: true,
        sheet: { kind: 'date', value: (row) => row.registered_on },
        cell: (row) => <DateText value={row.registered_on} size="sm" />,
      },
      {
        id: 'validTo',
        header: t('field.valid_to'),
        isExtra: true,
        sheet: { kind: 'date', value: (row) => row.valid_to },
        cell: (row) => <DateText value={row.valid_to} size="sm" />,
      },
    ];
  }, [masters, nameOf, t]);
}

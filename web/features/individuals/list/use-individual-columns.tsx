import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { useLocalName } from '~/i18n/local-name';
import { DateText } from '~/ui/DateText';
import { StatusBadge } from '~/ui/StatusBadge';
import type { Column } from '~/ui/table/DataTable';
import { AccountStateBadge } from '../AccountStateBadge';
import type { IndividualRow } from '../individual.types';

/** The columns of the register; a file made of it holds the last four digits, no more. */
export function useIndividualColumns(masters: MasterLookup): readonly Column<IndividualRow>[] {
  const { t } = useTranslation('individuals');
  const nameOf = useLocalName();
  return useMemo<readonly Column<IndividualRow>[]>(() => {
    const skills = (row: IndividualRow) => row.skills.map(masters.skillName).join(', ');
    const category = (row: IndividualRow) => masters.name('SOCIAL_CATEGORY', row.social_category);
    const status = (row: IndividualRow) => t(`status.${row.is_active ? 'ACTIVE' : 'INACTIVE'}`);
    return [
      {
        id: 'number',
        header: t('field.number'),
        sortKey: 'number',
        width: '190px',
        sheet: { kind: 'text', value: (row) => row.number },
        cell: (row) => <span className="tabular">{row.number}</span>,
      },
      {
        id: 'name',
        header: t('field.name'),
        sortKey: 'name',
        onCard: 'wide',
        sheet: [
          { kind: 'text', width: 32, value: (row) => row.name },
          {
            kind: 'text',
            header: t('field.guardian_name'),
            width: 32,
            value: (row) => row.guardian_name,
          },
        ],
        cell: (row) => (
          <>
            <Text size="sm" lineClamp={2}>
              {nameOf(row)}
            </Text>
            <Text size="xs" c="dimmed">
              {t(`of.${row.relationship}`, { name: row.guardian_name })}
            </Text>
          </>
        ),
      },
      {
        id: 'category',
        header: t('field.social_category'),
        sheet: { kind: 'text', value: category },
        cell: category,
      },
      {
        id: 'skills',
        header: t('field.skills'),
        onCard: 'wide',
        sheet: { kind: 'text', width: 40, value: skills },
        cell: skills,
      },
      {
        id: 'place',
        header: t('field.place'),
        sheet: { kind: 'text', value: (row) => masters.place(row) },
        cell: (row) => masters.place(row),
      },
      {
        id: 'account',
        header: t('field.account_state'),
        width: '160px',
        onCard: 'badge',
        sheet: { kind: 'text', value: (row) => t(`account.${row.account_state}`) },
        cell: (row) => <AccountStateBadge state={row.account_state} />,
      },
      {
        id: 'mobile',
        header: t('field.mobile'),
        isExtra: true,
        sheet: { kind: 'text', value: (row) => `•••• ${row.mobile_last4}` },
        cell: (row) => <span className="tabular">•••• {row.mobile_last4}</span>,
      },
      {
        id: 'organisation',
        header: t('field.organisation'),
        isExtra: true,
        sheet: { kind: 'text', width: 40, value: (row) => row.organisation_name },
        cell: (row) => row.organisation_name,
      },
      {
        id: 'status',
        header: t('field.is_active'),
        isExtra: true,
        sheet: { kind: 'text', value: status },
        cell: (row) => (
          <StatusBadge state={row.is_active ? 'ACTIVE' : 'INACTIVE'} label={status(row)} />
        ),
      },
      {
        id: 'created',
        header: t('field.created_at'),
        sortKey: 'created_at',
        isExtra: true,
        sheet: { kind: 'date', value: (row) => row.created_at },
        cell: (row) => <DateText value={row.created_at} size="sm" />,
      },
    ];
  }, [masters, nameOf, t]);
}

import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PaperState, useWorkflowNames } from '~/features/workflow';
import { DateText } from '~/ui/DateText';
import { MoneyText } from '~/ui/MoneyText';
import type { Column } from '~/ui/table/DataTable';
import type { LetterRow } from '../tender.types';

/** The columns of the list of letters of intent. */
export function useLetterColumns(): readonly Column<LetterRow>[] {
  const { t } = useTranslation('tenders');
  const { stateName } = useWorkflowNames();
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('letters.number'),
        sortKey: 'number',
        sheet: { kind: 'text', width: 20, value: (row) => row.number ?? t('draft') },
        cell: (row) => <span className="tabular">{row.number ?? t('draft')}</span>,
      },
      {
        id: 'organisation',
        header: t('letters.contractor'),
        sheet: { kind: 'text', value: (row) => row.organisation_name },
        cell: (row) => row.organisation_name,
      },
      {
        id: 'tender',
        header: t('common:noun.tender'),
        sheet: [
          { kind: 'text', width: 40, value: (row) => row.tender_name },
          { kind: 'text', header: t('column.number'), value: (row) => row.tender_number },
        ],
        cell: (row) => (
          <>
            <Text size="sm" lineClamp={2} title={row.tender_name ?? undefined}>
              {row.tender_name}
            </Text>
            <Text size="xs" c="dimmed" className="tabular">
              {row.tender_number}
            </Text>
          </>
        ),
      },
      {
        id: 'state',
        header: t('column.state'),
        width: '200px',
        sortKey: 'state',
        onCard: 'badge',
        sheet: { kind: 'text', value: (row) => stateName('letter_of_intent', row.state) },
        cell: (row) => <PaperState type="letter_of_intent" state={row.state} />,
      },
      {
        id: 'accept',
        header: t('letters.acceptBy'),
        sortKey: 'accept_by',

        sheet: { kind: 'date', value: (row) => row.accept_by },
        cell: (row) =>
          row.accept_by === null ? null : <DateText value={row.accept_by} size="sm" />,
      },
      {
        id: 'amount',
        header: t('letters.amount'),
        sortKey: 'amount',
        align: 'right',
        sheet: { kind: 'money', value: (row) => row.amount },
        cell: (row) => <MoneyText value={row.amount} />,
      },
      {
        id: 'file',
        header: t('letters.file'),
        sheet: { kind: 'text', value: (row) => row.file_number },
        cell: (row) => row.file_number,
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

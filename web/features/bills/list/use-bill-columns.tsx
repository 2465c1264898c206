import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MasterLookup } from '~/features/masters';
import { PaperState, useWorkflowNames } from '~/features/workflow';
import { DateText } from '~/ui/DateText';
import { MoneyText } from '~/ui/MoneyText';
import type { Column } from '~/ui/table/DataTable';
import type { BillRow } from '../bill.types';

/** The columns of the list of bills. */
export function useBillColumns(masters: MasterLookup): readonly Column<BillRow>[] {
  const { t } = useTranslation('bills');
  const { stateName } = useWorkflowNames();
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('field.number'),
        sortKey: 'number',
        sheet: { kind: 'text', width: 20, value: (row) => row.number ?? t('draft') },
        cell: (row) => (
          <>
            <span className="tabular">{row.number ?? t('draft')}</span>
            <Text size="xs" c="dimmed">
              {t(`kind.${row.kind}`)}
            </Text>
          </>
        ),
      },
      {
        id: 'project',
        header: t('common:noun.project'),
        sheet: [
          { kind: 'text', width: 40, value: (row) => row.project_name },
          { kind: 'text', header: t('field.projectNumber'), value: (row) => row.project_number },
          { kind: 'text', header: t('field.kind'), value: (row) => t(`kind.${row.kind}`) },
        ],
        cell: (row) => (
          <>
            <Text size="sm" lineClamp={2} title={row.project_name ?? undefined}>
              {row.project_name}
            </Text>
            <Text size="xs" c="dimmed" className="tabular">
              {row.work_order_number}
            </Text>
          </>
        ),
      },
      {
        id: 'payee',
        header: t('field.payee'),
        sheet: {
          kind: 'text',
          width: 32,
          value: (row) => row.payee_name ?? t('people', { count: row.beneficiary_count }),
        },
        cell: (row) => row.payee_name ?? t('people', { count: row.beneficiary_count }),
      },
      {
        id: 'place',
        header: t('field.place'),
        isExtra: true,
        sheet: { kind: 'text', value: (row) => masters.place(row) },
        cell: (row) => masters.place(row),
      },
      {
        id: 'date',
        header: t('field.date'),
        sortKey: 'bill_date',
        width: '120px',
        sheet: { kind: 'date', value: (row) => row.bill_date },
        cell: (row) => <DateText value={row.bill_date} size="sm" />,
      },
      {
        id: 'state',
        header: t('field.state'),
        sortKey: 'state',
        width: '200px',
        onCard: 'badge',
        sheet: { kind: 'text', value: (row) => stateName('bill', row.state) },
        cell: (row) => <PaperState type="bill" state={row.state} />,
      },
      {
        id: 'payment',
        header: t('field.payment'),
        sheet: { kind: 'text', value: (row) => t(`payment.${row.payment_status ?? 'NONE'}`) },
        cell: (row) => t(`payment.${row.payment_status ?? 'NONE'}`),
      },
      {
        id: 'gross',
        header: t('field.gross'),
        sortKey: 'gross',
        align: 'right',
        sheet: [
          { kind: 'money', value: (row) => row.gross },
          { kind: 'money', header: t('field.net'), value: (row) => row.net },
        ],
        cell: (row) => <MoneyText value={row.gross} />,
      },
    ],
    [masters, stateName, t],
  );
}

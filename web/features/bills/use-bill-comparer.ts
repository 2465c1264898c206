import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompareContents } from '~/features/workflow';
import { compareRows } from '~/ui/compare/compare';
import type { CompareField, CompareKind } from '~/ui/compare/compare.types';
import type { Bill } from './bill.types';

const field = (
  key: string,
  label: string,
  kind: CompareKind,
  before: CompareField['before'],
  after: CompareField['after'],
): CompareField => ({ key, label, kind, before, after });

/** Compares two contents of a bill: the invoice, and every line by its head. */
export function useBillComparer(): CompareContents {
  const { t } = useTranslation();
  return useCallback(
    (one, other) => {
      const before = one as Bill;
      const after = other as Bill;
      return {
        sections: [
          {
            key: 'bill',
            title: t('common:noun.bill'),
            fields: [
              field('payee', t('bills:field.payee'), 'text', before.payee_name, after.payee_name),
              field(
                'invoice',
                t('bills:field.invoice'),
                'text',
                before.invoice_number,
                after.invoice_number,
              ),
              field(
                'date',
                t('bills:field.invoiceDate'),
                'date',
                before.invoice_date,
                after.invoice_date,
              ),
              field('gross', t('bills:field.gross'), 'money', before.gross, after.gross),
              field('net', t('bills:field.net'), 'money', before.net, after.net),
              field('remarks', t('bills:field.remarks'), 'text', before.remarks, after.remarks),
            ],
          },
          {
            key: 'lines',
            title: t('bills:lines'),
            rows: compareRows(before.lines, after.lines, {
              id: (row) => `${row.head_code} ${row.description ?? ''}`,
              title: (row) => row.description ?? row.head_code,
              fields: (old, fresh) => [
                field('amount', t('bills:field.amount'), 'money', old?.amount, fresh?.amount),
              ],
            }),
          },
        ],
      };
    },
    [t],
  );
}

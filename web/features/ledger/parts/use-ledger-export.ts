import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { downloadBlob, spreadsheetBlob, type SheetColumn } from '~/lib/spreadsheet';
import type { LedgerRow, TrialRow } from '../ledger.types';
import type { Period } from './use-period';

/** The trial balance as a spreadsheet. */
export function useTrialExport() {
  const { t } = useTranslation('ledger');
  const nameOf = useLocalName();
  return async ({ book, from, to }: Period, rows: readonly TrialRow[]) => {
    const columns: SheetColumn<TrialRow>[] = [
      { header: t('account'), kind: 'text', width: 24, value: (row) => row.account_code },
      {
        header: t('name'),
        kind: 'text',
        width: 40,
        value: (row) => nameOf({ name: row.name ?? '', local_names: row.local_names ?? {} }),
      },
      { header: t('opening'), kind: 'money', value: (row) => row.opening },
      { header: t('debit'), kind: 'money', value: (row) => row.debit },
      { header: t('credit'), kind: 'money', value: (row) => row.credit },
      { header: t('closingDebit'), kind: 'money', value: (row) => row.closing_debit },
      { header: t('closingCredit'), kind: 'money', value: (row) => row.closing_credit },
    ];
    const blob = await spreadsheetBlob('xlsx', [{ name: book, columns, rows }]);
    downloadBlob(blob, `trial-balance-${book}-${from}-${to}.xlsx`);
  };
}

/** The ledger of an account, or of a register, as a spreadsheet. */
export function useLedgerExport() {
  const { t } = useTranslation('ledger');
  return async (account: string, { book, from, to }: Period, rows: readonly LedgerRow[]) => {
    const columns: SheetColumn<LedgerRow>[] = [
      { header: t('entry.number'), kind: 'text', width: 20, value: (row) => row.number },
      { header: t('entry.on'), kind: 'date', value: (row) => row.on_date },
      { header: t('account'), kind: 'text', width: 24, value: (row) => row.account_code },
      {
        header: t('entry.event'),
        kind: 'text',
        width: 30,
        value: (row) =>
          t(row.is_reversal ? 'entry.reversalOf' : 'entry.eventOf', {
            event: t(`events.${row.event_kind}`),
          }),
      },
      { header: t('entry.source'), kind: 'text', width: 24, value: (row) => row.source_number },
      { header: t('debit'), kind: 'money', value: (row) => row.debit },
      { header: t('credit'), kind: 'money', value: (row) => row.credit },
      { header: t('balance'), kind: 'money', value: (row) => row.balance },
    ];
    const blob = await spreadsheetBlob('xlsx', [{ name: account.slice(0, 31), columns, rows }]);
    downloadBlob(blob, `ledger-${book}-${account}-${from}-${to}.xlsx`);
  };
}

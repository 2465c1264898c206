import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { downloadBlob, spreadsheetBlob, type SheetColumn } from '~/lib/spreadsheet';
import { useSession } from '~/session/use-session';
import type { BudgetEntry, BudgetHead } from '../budget.types';

/** The heads of a year as a spreadsheet. */
export function useBudgetExport() {
  const { t } = useTranslation('budgets');
  const nameOf = useLocalName();
  return async (year: string, heads: readonly BudgetHead[]) => {
    const columns: SheetColumn<BudgetHead>[] = [
      { header: t('head.code'), kind: 'text', value: (row) => row.code },
      { header: t('head.name'), kind: 'text', width: 40, value: (row) => nameOf(row) },
      { header: t('head.account'), kind: 'text', width: 40, value: (row) => row.head_of_account },
      ...(['appropriated', 'blocked', 'committed', 'spent', 'available'] as const).map(
        (part): SheetColumn<BudgetHead> => ({
          header: t(`part.${part}`),
          kind: 'money',
          value: (row) => row[part],
        }),
      ),
    ];
    const blob = await spreadsheetBlob('xlsx', [{ name: year, columns, rows: heads }]);
    downloadBlob(blob, `budget-${year}.xlsx`);
  };
}

/** The register of one head as a spreadsheet. */
export function useLedgerExport() {
  const { t } = useTranslation('budgets');
  const { tenant } = useSession();
  return async (head: BudgetHead, entries: readonly BudgetEntry[]) => {
    const columns: SheetColumn<BudgetEntry>[] = [
      { header: t('entry.number'), kind: 'integer', value: (row) => row.ordinal },
      { header: t('entry.at'), kind: 'datetime', value: (row) => row.at },
      {
        header: t('entry.kind'),
        kind: 'text',
        width: 26,
        value: (row) => t(`entry.kinds.${row.kind}`),
      },
      { header: t('entry.reference'), kind: 'text', width: 22, value: (row) => row.reference },
      {
        header: t('common:noun.project'),
        kind: 'text',
        width: 40,
        value: (row) => row.project?.name,
      },
      { header: t('entry.amount'), kind: 'money', value: (row) => row.amount },
      { header: t('entry.after'), kind: 'money', value: (row) => row.available_after },
      { header: t('entry.by'), kind: 'text', width: 24, value: (row) => row.actor_name },
      { header: t('entry.comment'), kind: 'text', width: 40, value: (row) => row.comment },
    ];
    const blob = await spreadsheetBlob(
      'xlsx',
      [{ name: head.code, columns, rows: [...entries].reverse() }],
      { timeZone: tenant.time_zone },
    );
    downloadBlob(blob, `${head.code}-${head.financial_year}.xlsx`);
  };
}

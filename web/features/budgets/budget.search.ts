import { definedOnly, searchText, type RawSearch } from '~/lib/list-search';

/** What the register keeps in its address. */
export interface BudgetSearch {
  /** The financial year, `2026-27`; the present one without it. */
  year?: string;
  /** The head whose ledger is open. */
  head?: string;
  /** The appropriation order that is open. */
  order?: string;
}

export function readBudgetSearch(raw: RawSearch): BudgetSearch {
  const year = searchText(raw, 'year');
  return definedOnly<BudgetSearch>({
    year: year !== undefined && /^\d{4}-\d{2}$/.test(year) ? year : undefined,
    head: searchText(raw, 'head'),
    order: searchText(raw, 'order'),
  });
}

import { definedOnly, searchDay, searchText, type RawSearch } from '~/lib/list-search';
import type { Book } from './ledger.types';

/** What the pages of the books keep in their address. */
export interface LedgerSearch {
  /** The agency's book without it. */
  book?: Book;
  /** From the first day of the financial year without it, to today. */
  from?: string;
  to?: string;
}

export function readLedgerSearch(raw: RawSearch): LedgerSearch {
  return definedOnly<LedgerSearch>({
    book: searchText(raw, 'book') === 'STATE' ? 'STATE' : undefined,
    from: searchDay(raw, 'from'),
    to: searchDay(raw, 'to'),
  });
}

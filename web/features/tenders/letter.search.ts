import { readFilters, type FilterSpecs } from '~/lib/list-filters';
import { readListSearch, type ListSearch, type RawSearch } from '~/lib/list-search';

/** What the list of letters of intent keeps in its address. */
export interface LetterSearch extends ListSearch {
  state?: string[];
  createdFrom?: string;
  createdTo?: string;
  amountFrom?: string;
  amountTo?: string;
}

export const LETTER_FILTERS = {
  state: { kind: 'choices', criterion: 'state' },
  created: { kind: 'days', criterion: 'created' },
  amount: { kind: 'amounts', criterion: 'amount' },
} as const satisfies FilterSpecs;

export function readLetterSearch(raw: RawSearch): LetterSearch {
  return { ...readListSearch(raw), ...readFilters(LETTER_FILTERS, raw) };
}

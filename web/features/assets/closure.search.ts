import { readFilters, type FilterSpecs } from '~/lib/list-filters';
import { readListSearch, type ListSearch, type RawSearch } from '~/lib/list-search';

/** What the list of closures keeps in its address. */
export interface ClosureSearch extends ListSearch {
  state?: string[];
  closedFrom?: string;
  closedTo?: string;
  amountFrom?: string;
  amountTo?: string;
  late?: boolean;
}

export const CLOSURE_FILTERS = {
  state: { kind: 'choices', criterion: 'state' },
  closed: { kind: 'days', criterion: 'closed' },
  amount: { kind: 'amounts', criterion: 'amount' },
  late: { kind: 'flag', criterion: 'is_late' },
} as const satisfies FilterSpecs;

export function readClosureSearch(raw: RawSearch): ClosureSearch {
  return { ...readListSearch(raw), ...readFilters(CLOSURE_FILTERS, raw) };
}

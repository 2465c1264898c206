import { readFilters, type FilterSpecs } from '~/lib/list-filters';
import { readListSearch, type ListSearch, type RawSearch } from '~/lib/list-search';

/** What the list keeps in its address. */
export interface TenderSearch extends ListSearch {
  state?: string[];
  class?: string[];
  createdFrom?: string;
  createdTo?: string;
  amountFrom?: string;
  amountTo?: string;
  mine?: boolean;
}

export const TENDER_FILTERS = {
  state: { kind: 'choices', criterion: 'state' },
  class: { kind: 'choices', criterion: 'contractor_class_code' },
  created: { kind: 'days', criterion: 'created' },
  amount: { kind: 'amounts', criterion: 'amount' },
  mine: { kind: 'flag', criterion: 'is_mine' },
} as const satisfies FilterSpecs;

export function readTenderSearch(raw: RawSearch): TenderSearch {
  return { ...readListSearch(raw), ...readFilters(TENDER_FILTERS, raw) };
}

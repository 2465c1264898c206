import { readFilters, type FilterSpecs } from '~/lib/list-filters';
import { readListSearch, type ListSearch, type RawSearch } from '~/lib/list-search';

/** What the list of estimate proposals keeps in its address. */
export interface ProposalSearch extends ListSearch {
  state?: string[];
  createdFrom?: string;
  createdTo?: string;
  amountFrom?: string;
  amountTo?: string;
  mine?: boolean;
}

export const PROPOSAL_FILTERS = {
  state: { kind: 'choices', criterion: 'state' },
  created: { kind: 'days', criterion: 'created' },
  amount: { kind: 'amounts', criterion: 'amount' },
  mine: { kind: 'flag', criterion: 'is_mine' },
} as const satisfies FilterSpecs;

export function readProposalSearch(raw: RawSearch): ProposalSearch {
  return { ...readListSearch(raw), ...readFilters(PROPOSAL_FILTERS, raw) };
}

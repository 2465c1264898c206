import { readFilters, type FilterSpecs } from '~/lib/list-filters';
import { readListSearch, type ListSearch, type RawSearch } from '~/lib/list-search';

/** What the register keeps in its address. Never an identity number: those are asked for in a dialog. */
export interface IndividualSearch extends ListSearch {
  ward?: string[];
  category?: string[];
  skill?: string[];
  gender?: string[];
  account?: string[];
  active?: boolean;
  registeredFrom?: string;
  registeredTo?: string;
}

export const INDIVIDUAL_FILTERS = {
  ward: { kind: 'choices', criterion: 'ward_code' },
  category: { kind: 'choices', criterion: 'social_category' },
  skill: { kind: 'choices', criterion: 'skill_code' },
  gender: { kind: 'choices', criterion: 'gender' },
  account: { kind: 'choices', criterion: 'account_state' },
  active: { kind: 'flag', criterion: 'is_active' },
  registered: { kind: 'days', criterion: 'created' },
} as const satisfies FilterSpecs;

export function readIndividualSearch(raw: RawSearch): IndividualSearch {
  return { ...readListSearch(raw), ...readFilters(INDIVIDUAL_FILTERS, raw) };
}

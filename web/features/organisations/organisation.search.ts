import { readFilters, type FilterSpecs } from '~/lib/list-filters';
import { readListSearch, type ListSearch, type RawSearch } from '~/lib/list-search';

/** What the register keeps in its address. */
export interface OrganisationSearch extends ListSearch {
  status?: string[];
  type?: string[];
  class?: string[];
  ward?: string[];
}

export const ORGANISATION_FILTERS = {
  status: { kind: 'choices', criterion: 'status' },
  type: { kind: 'choices', criterion: 'type_code' },
  class: { kind: 'choices', criterion: 'class_code' },
  ward: { kind: 'choices', criterion: 'ward_code' },
} as const satisfies FilterSpecs;

export function readOrganisationSearch(raw: RawSearch): OrganisationSearch {
  return { ...readListSearch(raw), ...readFilters(ORGANISATION_FILTERS, raw) };
}

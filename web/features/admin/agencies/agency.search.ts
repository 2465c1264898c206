import {
  definedOnly,
  readListSearch,
  searchCodes,
  type ListSearch,
  type RawSearch,
} from '~/lib/list-search';

export interface AgencySearch extends ListSearch {
  kind?: string[];
  status?: string[];
}

export function readAgencySearch(raw: RawSearch): AgencySearch {
  return definedOnly<AgencySearch>({
    ...readListSearch(raw),
    kind: searchCodes(raw, 'kind'),
    status: searchCodes(raw, 'status'),
  });
}

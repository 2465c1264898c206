import {
  definedOnly,
  readListSearch,
  searchCodes,
  searchText,
  type ListSearch,
  type RawSearch,
} from '~/lib/list-search';

/** The columns that a list of a master is filtered by. */
export const MASTER_FILTERS = [
  'parent_code',
  'kind',
  'category',
  'owner_type',
  'sor_type',
  'language',
  'agency_role_code',
  'checklist',
] as const;

export interface MasterListSearch extends ListSearch {
  status?: string[];
  parent_code?: string[];
  kind?: string[];
  category?: string[];
  owner_type?: string[];
  sor_type?: string[];
  language?: string[];
  agency_role_code?: string[];
  checklist?: string[];
  /** The code that is open beside the list: its keys, joined by `~`. */
  open?: string;
}

export function readMasterListSearch(raw: RawSearch): MasterListSearch {
  return definedOnly<MasterListSearch>({
    ...readListSearch(raw),
    status: searchCodes(raw, 'status'),
    parent_code: searchCodes(raw, 'parent_code'),
    kind: searchCodes(raw, 'kind'),
    category: searchCodes(raw, 'category'),
    owner_type: searchCodes(raw, 'owner_type'),
    sor_type: searchCodes(raw, 'sor_type'),
    language: searchCodes(raw, 'language'),
    agency_role_code: searchCodes(raw, 'agency_role_code'),
    checklist: searchCodes(raw, 'checklist'),
    open: searchText(raw, 'open'),
  });
}

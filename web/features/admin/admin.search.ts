import {
  definedOnly,
  readListSearch,
  searchCodes,
  searchText,
  type ListSearch,
  type RawSearch,
} from '~/lib/list-search';

export interface DeliverySearch extends ListSearch {
  status?: string[];
}

export interface AuditSearch extends ListSearch {
  operation?: string[];
}

export interface MasterSearch {
  list?: string;
  q?: string;
}

export function readDeliverySearch(raw: RawSearch): DeliverySearch {
  return definedOnly<DeliverySearch>({
    ...readListSearch(raw),
    status: searchCodes(raw, 'status'),
  });
}

export function readAuditSearch(raw: RawSearch): AuditSearch {
  return definedOnly<AuditSearch>({
    ...readListSearch(raw),
    operation: searchCodes(raw, 'operation'),
  });
}

export function readMasterSearch(raw: RawSearch): MasterSearch {
  return definedOnly<MasterSearch>({ list: searchText(raw, 'list'), q: searchText(raw, 'q') });
}

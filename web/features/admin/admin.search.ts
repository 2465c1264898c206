import {
  definedOnly,
  readListSearch,
  searchCodes,
  searchDay,
  searchText,
  type ListSearch,
  type RawSearch,
} from '~/lib/list-search';

export interface DeliverySearch extends ListSearch {
  status?: string[];
  topic?: string[];
  /** The message that is open beside the list. */
  open?: string;
}

export interface AuditSearch {
  actor?: string[];
  table?: string[];
  operation?: string[];
  from?: string;
  to?: string;
  /** Part of a row's key as JSON: all changes of one record. */
  key?: string;
}

export function readDeliverySearch(raw: RawSearch): DeliverySearch {
  return definedOnly<DeliverySearch>({
    ...readListSearch(raw),
    status: searchCodes(raw, 'status'),
    topic: searchCodes(raw, 'topic'),
    open: searchText(raw, 'open'),
  });
}

export function readAuditSearch(raw: RawSearch): AuditSearch {
  const key = raw['key'];
  return definedOnly<AuditSearch>({
    actor: searchCodes(raw, 'actor'),
    table: searchCodes(raw, 'table'),
    operation: searchCodes(raw, 'operation'),
    from: searchDay(raw, 'from'),
    to: searchDay(raw, 'to'),
    // The router reads JSON in an address as what it says.
    key: typeof key === 'object' && key !== null ? JSON.stringify(key) : searchText(raw, 'key'),
  });
}

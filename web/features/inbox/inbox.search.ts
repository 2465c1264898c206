import {
  definedOnly,
  pageRange,
  readListSearch,
  readSort,
  searchCodes,
  searchFlag,
  searchText,
  type ListSearch,
  type RawSearch,
  type Sort,
} from '~/lib/list-search';
import type { InboxCriteria } from './inbox.queries';

/** What the inbox keeps in its address. */
export interface InboxSearch extends ListSearch {
  type?: string[];
  state?: string[];
  ward?: string[];
  locality?: string[];
  sla?: string[];
  /** Assigned to me, not only to my roles. */
  mine?: true;
  /** Also papers without a deadline, such as open projects. */
  resting?: true;
  /** The paper that is open over the screen of a phone. */
  paper?: string;
}

/** The nearest deadline first. */
export const DEFAULT_SORT: Sort = { by: 'due_at', isDescending: false };

export function readInboxSearch(raw: RawSearch): InboxSearch {
  return definedOnly<InboxSearch>({
    page: undefined,
    size: undefined,
    sort: undefined,
    q: undefined,
    ...readListSearch(raw),
    type: searchCodes(raw, 'type'),
    state: searchCodes(raw, 'state'),
    ward: searchCodes(raw, 'ward'),
    locality: searchCodes(raw, 'locality'),
    sla: searchCodes(raw, 'sla'),
    mine: searchFlag(raw, 'mine'),
    resting: searchFlag(raw, 'resting'),
    paper: searchText(raw, 'paper'),
  });
}

/** The address as `search_inbox` asks for it. */
export function toCriteria(search: InboxSearch): InboxCriteria {
  const sort = readSort(search.sort, DEFAULT_SORT);
  const { from, to } = pageRange(search);
  const filters = {
    query: search.q,
    document_type: search.type,
    state: search.state,
    ward_code: search.ward,
    locality_code: search.locality,
    sla: search.sla,
    assigned_to_me: search.mine,
    include_resting: search.resting,
  };
  return {
    filters: definedOnly<InboxCriteria['filters']>(filters),
    sort: `${sort.isDescending ? '-' : ''}${sort.by}`,
    limit: to - from + 1,
    offset: from,
  };
}

export function hasFilters({
  page: _p,
  size: _s,
  sort: _o,
  resting: _r,
  paper: _open,
  ...filters
}: InboxSearch): boolean {
  return Object.keys(filters).length > 0;
}

import {
  definedOnly,
  pageRange,
  readListSearch,
  readSort,
  searchCodes,
  searchDay,
  searchText,
  type ListSearch,
  type RawSearch,
  type Sort,
} from '~/lib/list-search';
import type { EstimateCriteria } from './estimate.queries';

/** What the list keeps in its address. */
export interface EstimateSearch extends ListSearch {
  state?: string[];
  ward?: string[];
  locality?: string[];
  type?: string[];
  /** Created from this day to that. */
  from?: string;
  to?: string;
  /** Estimates of one project, by its id. */
  project?: string;
}

export const DEFAULT_SORT: Sort = { by: 'created_at', isDescending: true };

export function readEstimateSearch(raw: RawSearch): EstimateSearch {
  return definedOnly<EstimateSearch>({
    page: undefined,
    size: undefined,
    sort: undefined,
    q: undefined,
    ...readListSearch(raw),
    state: searchCodes(raw, 'state'),
    ward: searchCodes(raw, 'ward'),
    locality: searchCodes(raw, 'locality'),
    type: searchCodes(raw, 'type'),
    from: searchDay(raw, 'from'),
    to: searchDay(raw, 'to'),
    project: searchText(raw, 'project'),
  });
}

/** The address as `search_estimates` asks for it. */
export function toCriteria(search: EstimateSearch): EstimateCriteria {
  const sort = readSort(search.sort, DEFAULT_SORT);
  const { from, to } = pageRange(search);
  const filters = {
    query: search.q,
    state: search.state,
    ward_code: search.ward,
    locality_code: search.locality,
    project_type_code: search.type,
    // The search refuses an end without a beginning; to a person, that means "until".
    created_from: search.from ?? (search.to === undefined ? undefined : '2000-01-01'),
    created_to: search.to,
    project_id: search.project,
  };
  return {
    filters: definedOnly<EstimateCriteria['filters']>(filters),
    sort: `${sort.isDescending ? '-' : ''}${sort.by}`,
    limit: to - from + 1,
    offset: from,
  };
}

export function hasFilters({ page: _p, size: _s, sort: _o, ...filters }: EstimateSearch): boolean {
  return Object.keys(filters).length > 0;
}

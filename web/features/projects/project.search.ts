import {
  definedOnly,
  pageRange,
  readListSearch,
  readSort,
  searchCodes,
  searchDay,
  type ListSearch,
  type RawSearch,
  type Sort,
} from '~/lib/list-search';
import type { ProjectCriteria } from './project.queries';

/** What the list keeps in its address. */
export interface ProjectSearch extends ListSearch {
  state?: string[];
  ward?: string[];
  locality?: string[];
  type?: string[];
  /** Created from this day to that. */
  from?: string;
  to?: string;
}

export const DEFAULT_SORT: Sort = { by: 'created_at', isDescending: true };

export function readProjectSearch(raw: RawSearch): ProjectSearch {
  return definedOnly<ProjectSearch>({
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
  });
}

/** The address as `search_projects` asks for it. */
export function toCriteria(search: ProjectSearch): ProjectCriteria {
  const sort = readSort(search.sort, DEFAULT_SORT);
  const { from, to } = pageRange(search);
  const filters = {
    query: search.q,
    state: search.state,
    ward_code: search.ward,
    locality_code: search.locality,
    project_type_code: search.type,
    created_from: search.from,
    created_to: search.to,
  };
  return {
    filters: definedOnly<ProjectCriteria['filters']>(filters),
    sort: `${sort.isDescending ? '-' : ''}${sort.by}`,
    limit: to - from + 1,
    offset: from,
  };
}

/** The filter of the address that a refused criterion belongs to. */
export function filterOfPointer(pointer: string): keyof ProjectSearch | null {
  switch (pointer) {
    case '/created_from':
      return 'from';
    case '/created_to':
      return 'to';
    default:
      return null;
  }
}

export function hasFilters({ page: _p, size: _s, sort: _o, ...filters }: ProjectSearch): boolean {
  return Object.keys(filters).length > 0;
}

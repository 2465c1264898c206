import {
  definedOnly,
  pageRange,
  readListSearch,
  readSort,
  searchCodes,
  searchText,
  type ListSearch,
  type RawSearch,
  type Sort,
} from '~/lib/list-search';

/** What the list keeps in its address. */
export interface EmployeeSearch extends ListSearch {
  status?: string[];
  department?: string[];
  designation?: string[];
  role?: string[];
  login?: string[];
}

/** The role whose rights are looked at. */
export interface RoleSearch {
  role?: string;
  /** Without it the list of roles; `matrix` sets all of them side by side. */
  show?: 'matrix';
}

/** A question about access, as a link asks it. Without a person it is about the reader. */
export interface AccessSearch {
  person?: string;
  permission?: string;
  type?: string;
  paper?: string;
  action?: string;
}

export interface EmployeeCriteria {
  readonly filters: Readonly<Record<string, string | readonly string[]>>;
  readonly sort: string;
  readonly limit: number;
  readonly offset: number;
}

export const DEFAULT_SORT: Sort = { by: 'name', isDescending: false };

export function readEmployeeSearch(raw: RawSearch): EmployeeSearch {
  return definedOnly<EmployeeSearch>({
    ...readListSearch(raw),
    status: searchCodes(raw, 'status'),
    department: searchCodes(raw, 'department'),
    designation: searchCodes(raw, 'designation'),
    role: searchCodes(raw, 'role'),
    login: searchCodes(raw, 'login'),
  });
}

export function readRoleSearch(raw: RawSearch): RoleSearch {
  return definedOnly<RoleSearch>({
    role: searchText(raw, 'role'),
    show: raw['show'] === 'matrix' ? 'matrix' : undefined,
  });
}

export function readAccessSearch(raw: RawSearch): AccessSearch {
  return definedOnly<AccessSearch>({
    person: searchText(raw, 'person'),
    permission: searchText(raw, 'permission'),
    type: searchText(raw, 'type'),
    paper: searchText(raw, 'paper'),
    action: searchText(raw, 'action'),
  });
}

/** The address as `search_employees` asks for it. Both kinds of status together are no filter. */
export function toCriteria(search: EmployeeSearch): EmployeeCriteria {
  const sort = readSort(search.sort, DEFAULT_SORT);
  const { from, to } = pageRange(search);
  return {
    filters: definedOnly<EmployeeCriteria['filters']>({
      query: search.q,
      status: search.status?.length === 1 ? search.status[0] : undefined,
      department_code: search.department,
      designation_code: search.designation,
      role_code: search.role,
      login_state: search.login,
    }),
    sort: `${sort.isDescending ? '-' : ''}${sort.by}`,
    limit: to - from + 1,
    offset: from,
  };
}

export function hasFilters({ page: _p, size: _s, sort: _o, ...filters }: EmployeeSearch): boolean {
  return Object.keys(filters).length > 0;
}

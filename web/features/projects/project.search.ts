import { readFilters, type FilterSpecs } from '~/lib/list-filters';
import { readListSearch, type ListSearch, type RawSearch } from '~/lib/list-search';

/** What the list keeps in its address. */
export interface ProjectSearch extends ListSearch {
  state?: string[];
  ward?: string[];
  locality?: string[];
  type?: string[];
  department?: string[];
  scheme?: string[];
  createdFrom?: string;
  createdTo?: string;
  costFrom?: string;
  costTo?: string;
  estimate?: boolean;
  mine?: boolean;
}

export const PROJECT_FILTERS = {
  state: { kind: 'choices', criterion: 'state' },
  ward: { kind: 'choices', criterion: 'ward_code' },
  locality: { kind: 'choices', criterion: 'locality_code' },
  type: { kind: 'choices', criterion: 'project_type_code' },
  department: { kind: 'choices', criterion: 'department_code' },
  scheme: { kind: 'choices', criterion: 'scheme_code' },
  created: { kind: 'days', criterion: 'created' },
  cost: { kind: 'amounts', criterion: 'cost' },
  estimate: { kind: 'flag', criterion: 'has_estimate' },
  mine: { kind: 'flag', criterion: 'is_mine' },
} as const satisfies FilterSpecs;

export function readProjectSearch(raw: RawSearch): ProjectSearch {
  return { ...readListSearch(raw), ...readFilters(PROJECT_FILTERS, raw) };
}

/** The address of a new project names the id it will have, once the form has made one. */
export interface NewProjectSearch {
  draft?: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function readNewProjectSearch({ draft }: RawSearch): NewProjectSearch {
  return typeof draft === 'string' && UUID.test(draft) ? { draft } : {};
}

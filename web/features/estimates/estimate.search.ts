import { readFilters, type FilterSpecs } from '~/lib/list-filters';
import { readListSearch, searchText, type ListSearch, type RawSearch } from '~/lib/list-search';

/** What the list keeps in its address. */
export interface EstimateSearch extends ListSearch {
  state?: string[];
  ward?: string[];
  locality?: string[];
  type?: string[];
  department?: string[];
  createdFrom?: string;
  createdTo?: string;
  amountFrom?: string;
  amountTo?: string;
  mine?: boolean;
  /** Estimates of one project, by its id. */
  project?: string;
  /** Without it the list of estimates. */
  show?: 'templates';
  /** The template that is looked at. */
  template?: string;
}

export const ESTIMATE_FILTERS = {
  state: { kind: 'choices', criterion: 'state' },
  ward: { kind: 'choices', criterion: 'ward_code' },
  locality: { kind: 'choices', criterion: 'locality_code' },
  type: { kind: 'choices', criterion: 'project_type_code' },
  department: { kind: 'choices', criterion: 'executing_department_code' },
  created: { kind: 'days', criterion: 'created' },
  amount: { kind: 'amounts', criterion: 'amount' },
  mine: { kind: 'flag', criterion: 'is_mine' },
  project: { kind: 'text', criterion: 'project_id' },
} as const satisfies FilterSpecs;

export function readEstimateSearch(raw: RawSearch): EstimateSearch {
  const template = searchText(raw, 'template');
  return {
    ...readListSearch(raw),
    ...readFilters(ESTIMATE_FILTERS, raw),
    ...(raw['show'] === 'templates' ? { show: 'templates' } : {}),
    ...(template === undefined ? {} : { template }),
  };
}

import { readFilters, type FilterSpecs } from '~/lib/list-filters';
import { readListSearch, type ListSearch, type RawSearch } from '~/lib/list-search';

/** What the list keeps in its address. */
export interface WorkOrderSearch extends ListSearch {
  state?: string[];
  role?: string[];
  ward?: string[];
  locality?: string[];
  createdFrom?: string;
  createdTo?: string;
  amountFrom?: string;
  amountTo?: string;
  /** The due list: not accepted by its date. */
  due?: boolean;
  late?: boolean;
  mine?: boolean;
  organisation?: string;
  estimate?: string;
}

export const WORK_ORDER_FILTERS = {
  state: { kind: 'choices', criterion: 'state' },
  role: { kind: 'choices', criterion: 'agency_role_code' },
  ward: { kind: 'choices', criterion: 'ward_code' },
  locality: { kind: 'choices', criterion: 'locality_code' },
  created: { kind: 'days', criterion: 'created' },
  amount: { kind: 'amounts', criterion: 'amount' },
  due: { kind: 'flag', criterion: 'is_due' },
  late: { kind: 'flag', criterion: 'is_late' },
  mine: { kind: 'flag', criterion: 'is_mine' },
  organisation: { kind: 'text', criterion: 'organisation_id' },
  estimate: { kind: 'text', criterion: 'estimate_id' },
} as const satisfies FilterSpecs;

export function readWorkOrderSearch(raw: RawSearch): WorkOrderSearch {
  return { ...readListSearch(raw), ...readFilters(WORK_ORDER_FILTERS, raw) };
}

import { readFilters, type FilterSpecs } from '~/lib/list-filters';
import { readListSearch, type ListSearch, type RawSearch } from '~/lib/list-search';

/** What the list keeps in its address. */
export interface MusterSearch extends ListSearch {
  state?: string[];
  ward?: string[];
  startsFrom?: string;
  startsTo?: string;
  amountFrom?: string;
  amountTo?: string;
  mine?: boolean;
  /** Musters of one work order, by its id. */
  order?: string;
}

export const MUSTER_FILTERS = {
  state: { kind: 'choices', criterion: 'state' },
  ward: { kind: 'choices', criterion: 'ward_code' },
  starts: { kind: 'days', criterion: 'starts' },
  amount: { kind: 'amounts', criterion: 'amount' },
  mine: { kind: 'flag', criterion: 'is_mine' },
  order: { kind: 'text', criterion: 'work_order_id' },
} as const satisfies FilterSpecs;

export function readMusterSearch(raw: RawSearch): MusterSearch {
  return { ...readListSearch(raw), ...readFilters(MUSTER_FILTERS, raw) };
}

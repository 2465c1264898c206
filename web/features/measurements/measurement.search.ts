import { readFilters, type FilterSpecs } from '~/lib/list-filters';
import { readListSearch, type ListSearch, type RawSearch } from '~/lib/list-search';

/** What the list keeps in its address. */
export interface MeasurementSearch extends ListSearch {
  state?: string[];
  grade?: string[];
  ward?: string[];
  measuredFrom?: string;
  measuredTo?: string;
  amountFrom?: string;
  amountTo?: string;
  mine?: boolean;
  /** Books of one work order, by its id. */
  order?: string;
}

export const MEASUREMENT_FILTERS = {
  state: { kind: 'choices', criterion: 'state' },
  grade: { kind: 'choices', criterion: 'anomaly_grade' },
  ward: { kind: 'choices', criterion: 'ward_code' },
  measured: { kind: 'days', criterion: 'measured' },
  amount: { kind: 'amounts', criterion: 'amount' },
  mine: { kind: 'flag', criterion: 'is_mine' },
  order: { kind: 'text', criterion: 'work_order_id' },
} as const satisfies FilterSpecs;

export function readMeasurementSearch(raw: RawSearch): MeasurementSearch {
  return { ...readListSearch(raw), ...readFilters(MEASUREMENT_FILTERS, raw) };
}

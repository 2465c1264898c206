import { readFilters, type FilterSpecs } from '~/lib/list-filters';
import { readListSearch, type ListSearch, type RawSearch } from '~/lib/list-search';

/** What the list of bills keeps in its address. */
export interface BillSearch extends ListSearch {
  kind?: string[];
  state?: string[];
  payment?: string[];
  ward?: string[];
  createdFrom?: string;
  createdTo?: string;
  amountFrom?: string;
  amountTo?: string;
}

export const BILL_FILTERS = {
  kind: { kind: 'choices', criterion: 'kind' },
  state: { kind: 'choices', criterion: 'state' },
  payment: { kind: 'choices', criterion: 'payment_status' },
  ward: { kind: 'choices', criterion: 'ward_code' },
  created: { kind: 'days', criterion: 'created' },
  amount: { kind: 'amounts', criterion: 'amount' },
} as const satisfies FilterSpecs;

export function readBillSearch(raw: RawSearch): BillSearch {
  return { ...readListSearch(raw), ...readFilters(BILL_FILTERS, raw) };
}

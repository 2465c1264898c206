import { readFilters, type FilterSpecs } from '~/lib/list-filters';
import {
  definedOnly,
  readListSearch,
  searchText,
  type ListSearch,
  type RawSearch,
} from '~/lib/list-search';

/** What the list of registers keeps in its address. */
export interface RegisterListSearch extends ListSearch {
  ward?: string[];
  startsFrom?: string;
  startsTo?: string;
  /** Registers of one work order, by its id. */
  order?: string;
}

export const REGISTER_FILTERS = {
  ward: { kind: 'choices', criterion: 'ward_code' },
  starts: { kind: 'days', criterion: 'starts' },
  order: { kind: 'text', criterion: 'work_order_id' },
} as const satisfies FilterSpecs;

export function readRegisterListSearch(raw: RawSearch): RegisterListSearch {
  return { ...readListSearch(raw), ...readFilters(REGISTER_FILTERS, raw) };
}

/** What the page of a register keeps in its address: a day of the week that is shown. */
export interface RegisterSearch {
  week?: string;
}

export const readRegisterSearch = (raw: RawSearch): RegisterSearch =>
  definedOnly<RegisterSearch>({ week: searchText(raw, 'week') });

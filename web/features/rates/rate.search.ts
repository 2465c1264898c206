import { readFilters, type FilterSpecs } from '~/lib/list-filters';
import { readListSearch, searchText, type ListSearch, type RawSearch } from '~/lib/list-search';

export const RATE_VIEWS = ['leads', 'revisions'] as const;
export type RateView = (typeof RATE_VIEWS)[number];

/** What the pages of the schedule keep in their address. */
export interface RateSearch extends ListSearch {
  /** Without it the registry. */
  show?: RateView;
  /** The revision that is looked at. */
  revision?: string;
  type?: string[];
  chapter?: string[];
  subType?: string[];
  rate?: string[];
  active?: boolean;
}

export const RATE_FILTERS = {
  type: { kind: 'choices', criterion: 'sor_type' },
  chapter: { kind: 'choices', criterion: 'chapter' },
  subType: { kind: 'choices', criterion: 'sub_type' },
  rate: { kind: 'choices', criterion: 'rate' },
  active: { kind: 'flag', criterion: 'is_active' },
} as const satisfies FilterSpecs;

export function readRateSearch(raw: RawSearch): RateSearch {
  const show = RATE_VIEWS.find((view) => view === raw['show']);
  const revision = searchText(raw, 'revision');
  return {
    ...readListSearch(raw),
    ...readFilters(RATE_FILTERS, raw),
    ...(show === undefined ? {} : { show }),
    ...(revision === undefined ? {} : { revision }),
  };
}

export const RATE_TABS = ['rates', 'analysis', 'used'] as const;
export type RateTab = (typeof RATE_TABS)[number];
export interface RateItemSearch {
  tab?: RateTab;
}

export function readRateItemSearch(raw: RawSearch): RateItemSearch {
  const tab = RATE_TABS.find((value) => value === raw['tab']);
  return tab === undefined ? {} : { tab };
}

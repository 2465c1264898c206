import { readFilters, type FilterSpecs } from '~/lib/list-filters';
import { readListSearch, type ListSearch, type RawSearch } from '~/lib/list-search';

/** What the register keeps in its address. */
export interface AssetSearch extends ListSearch {
  state?: string[];
  class?: string[];
  ward?: string[];
  builtFrom?: string;
  builtTo?: string;
  costFrom?: string;
  costTo?: string;
}

export const ASSET_FILTERS = {
  state: { kind: 'choices', criterion: 'state' },
  class: { kind: 'choices', criterion: 'class_code' },
  ward: { kind: 'choices', criterion: 'ward_code' },
  built: { kind: 'days', criterion: 'built' },
  cost: { kind: 'amounts', criterion: 'cost' },
} as const satisfies FilterSpecs;

export function readAssetSearch(raw: RawSearch): AssetSearch {
  return { ...readListSearch(raw), ...readFilters(ASSET_FILTERS, raw) };
}

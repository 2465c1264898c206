import type { DecimalInput } from '#domain';
import type { Criteria, FilterSpecs } from '~/lib/list-filters';
import type { ListSearch, Sort } from '~/lib/list-search';
import type { Arrangement } from '~/ui/table/arrangement';

/** What a list asks its server for. */
export interface ListAsk {
  readonly filters: Criteria;
  /** A column of the list, descending with a leading minus. */
  readonly sort: string;
  readonly limit: number;
  readonly after?: string;
  readonly before?: string;
  readonly isLast?: true;
}

/** A page; `first` and `last` name its rows for the pages before and after. */
export interface ListAnswer<Row> {
  readonly rows: readonly Row[];
  readonly first: string | null;
  readonly last: string | null;
  readonly has_previous: boolean;
  readonly has_next: boolean;
  /** Nothing has the words that were searched: these have words like them. */
  readonly is_similar: boolean;
}

/** Figures over all that was found. When not exact, there are more than `count`, and no amount. */
export interface ListTotals {
  readonly count: number;
  readonly is_exact: boolean;
  readonly amount: DecimalInput;
}

/** A list as the factory knows it: its name, its filters, and how its server is asked. */
export interface ListSource<Row> {
  /** `projects`: the name under which views and arrangements are kept. */
  readonly code: string;
  readonly filters: FilterSpecs;
  readonly defaultSort: Sort;
  /** Where the pages stand in the cache; live notices invalidate by its first part. */
  readonly key: readonly string[];
  readonly page: (tenantId: string, ask: ListAsk, signal: AbortSignal) => Promise<ListAnswer<Row>>;
  readonly totals: (
    tenantId: string,
    filters: Criteria,
    isExact: boolean,
    signal: AbortSignal,
  ) => Promise<ListTotals>;
}

export type AnySearch = ListSearch & Readonly<Record<string, unknown>>;

/** A view: filters and order as the address has them, columns and density. */
export interface ViewSettings {
  readonly search: Readonly<Record<string, unknown>>;
  readonly arrangement: Arrangement;
}

export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly is_shared: boolean;
  readonly settings: ViewSettings;
}

/** What `my_list` answers. */
export interface MyList {
  readonly arrangement: Arrangement;
  readonly default_view_id: string | null;
  readonly views: readonly SavedView[];
}

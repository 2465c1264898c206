import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { criteriaOf } from '~/lib/list-criteria';
import { filterKeys } from '~/lib/list-filters';
import { PAGE_SIZES, readSort, type Sort } from '~/lib/list-search';
import { useSession } from '~/session/use-session';
import type { SearchPatch } from '~/ui/table/use-list-state';
import { listQueries } from './lists.queries';
import type { AnySearch, ListAsk, ListSource, SavedView } from './lists.types';
import { useRemember } from './lists.mutations';
import type { Arrangement } from '~/ui/table/arrangement';

const FIRST_PAGE = { page: undefined, since: undefined, upto: undefined, end: undefined };

/** A list at work: what its address says, its page, its figures, its views, and the ways to change them. */
export function useList<Row>(source: ListSource<Row>) {
  const { tenant } = useSession();
  const navigate = useNavigate();
  const search: AnySearch = useSearch({ strict: false });
  const mine = useQuery(listQueries.mine(tenant.id, source.code));
  const remember = useRemember(source.code);
  // A list that opens bare shows the view that its person wants it to open with: it waits for that.
  const isBare = Object.keys(search).length === 0;
  const defaultView = mine.data?.views.find(({ id }) => id === mine.data.default_view_id);
  const isSettled = !isBare || (!mine.isPending && defaultView === undefined);

  const sort = readSort(search.sort, source.defaultSort);
  const size = search.size ?? PAGE_SIZES[0];
  const filters = criteriaOf(source.filters, search);
  const ask: ListAsk = {
    filters,
    sort: `${sort.isDescending ? '-' : ''}${sort.by}`,
    limit: size,
    ...(search.since === undefined ? {} : { after: search.since }),
    ...(search.upto === undefined ? {} : { before: search.upto }),
    ...(search.end === undefined ? {} : { isLast: true }),
  };
  const page = useQuery({ ...listQueries.page(source, tenant.id, ask), enabled: isSettled });
  const [exactFor, setExactFor] = useState<string | null>(null);
  const isExact = exactFor === JSON.stringify(filters);
  const totals = useQuery({
    ...listQueries.totals(source, tenant.id, filters, isExact),
    enabled: isSettled,
  });

  const patch = (change: SearchPatch, isReplacing = false) =>
    void navigate({
      to: '.',
      search: ((before: Record<string, unknown>) => ({ ...before, ...change })) as never,
      replace: isReplacing,
    });
  const open = (view: SavedView | null, isReplacing = false) =>
    void navigate({
      to: '.',
      search: (view === null
        ? { view: 'none' }
        : { ...view.settings.search, view: view.id }) as never,
      replace: isReplacing,
    });

  useEffect(() => {
    if (isBare && defaultView !== undefined) open(defaultView, true);
  });

  // While a view is open, a new arrangement is the view's until it is saved; else it is remembered.
  const view = mine.data?.views.find(({ id }) => id === search.view) ?? null;
  const [tried, setTried] = useState<{ view: string; arrangement: Arrangement } | null>(null);
  const arrangement: Arrangement =
    view === null
      ? (mine.data?.arrangement ?? {})
      : tried?.view === view.id
        ? tried.arrangement
        : view.settings.arrangement;
  const arrange = (change: Arrangement) => {
    const next = { ...arrangement, ...change };
    if (view === null) remember.mutate({ arrangement: next });
    else setTried({ view: view.id, arrangement: next });
  };

  const resetArrangement = () => {
    if (view === null) remember.mutate({ arrangement: {} });
    else setTried({ view: view.id, arrangement: {} });
  };

  const kept = ['q', 'sort', 'size', ...filterKeys(source.filters)];
  const settings = {
    search: Object.fromEntries(
      kept.filter((key) => search[key] !== undefined).map((key) => [key, search[key]]),
    ),
    arrangement,
  };
  const at = search.page ?? 1;
  return {
    search,
    sort,
    filters,
    ask,
    page,
    totals,
    isFiltered: Object.keys(filters).length > 0,
    countExactly: () => setExactFor(JSON.stringify(filters)),
    isExact,
    mine: mine.data,
    view,
    settings,
    open,
    arrangement,
    arrange,
    resetArrangement,
    remember,
    /** Sets filters and goes back to the first page. */
    setFilters: (change: SearchPatch) => patch({ ...change, ...FIRST_PAGE }, true),
    onSort: (next: Sort) =>
      patch({ sort: `${next.by}.${next.isDescending ? 'desc' : 'asc'}`, ...FIRST_PAGE }),
    paging: {
      at,
      size,
      isEnd: search.end === true,
      onSize: (next: number) => patch({ size: next, ...FIRST_PAGE }),
      toFirst: () => patch(FIRST_PAGE),
      toPrevious: (first: string | null) =>
        patch({ ...FIRST_PAGE, upto: first ?? undefined, page: at > 2 ? at - 1 : undefined }),
      toNext: (last: string | null) =>
        patch({ ...FIRST_PAGE, since: last ?? undefined, page: at + 1 }),
      toLast: (pages: number | undefined) => patch({ ...FIRST_PAGE, end: true, page: pages }),
    },
  };
}

export type List<Row> = ReturnType<typeof useList<Row>>;

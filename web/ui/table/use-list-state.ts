import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { PAGE_SIZES, readSort, type ListSearch, type Sort } from '~/lib/list-search';

/** Search parameters to set; `undefined` takes one out of the URL. */
export type SearchPatch = Readonly<Record<string, unknown>>;

/**
 * The page, sort and filters of a list, kept in its URL. Give it the route's search parameters and the
 * list's own sort; spread `table(total)` into `DataTable` and give `setFilters` to `FilterBar`.
 */
export function useListState(search: ListSearch, defaultSort: Sort) {
  const navigate = useNavigate();
  const patch = useCallback(
    (change: SearchPatch, isReplacing = false) =>
      void navigate({
        to: '.',
        // The list's own parameters are typed where the route is declared; a patch goes through there.
        search: ((before: Record<string, unknown>) => ({ ...before, ...change })) as never,
        replace: isReplacing,
      }),
    [navigate],
  );
  const sort = readSort(search.sort, defaultSort);
  const page = search.page ?? 1;
  const size = search.size ?? PAGE_SIZES[0];

  return useMemo(() => {
    /** Sets filters and goes back to the first page. */
    const setFilters = (change: SearchPatch) => patch({ ...change, page: undefined }, true);
    const table = (total: number) => ({
      sort,
      onSort: (next: Sort) =>
        patch({ sort: `${next.by}.${next.isDescending ? 'desc' : 'asc'}`, page: undefined }),
      paging: {
        page,
        size,
        total,
        onPage: (next: number) => patch({ page: next === 1 ? undefined : next }),
        onSize: (next: number) => patch({ size: next, page: undefined }),
      },
    });
    return { sort, page, size, setFilters, table };
  }, [patch, sort.by, sort.isDescending, page, size]); // eslint-disable-line react-hooks/exhaustive-deps -- `sort` is made anew each time; its two fields are what counts
}

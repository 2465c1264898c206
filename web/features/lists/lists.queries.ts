import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import type { Criteria } from '~/lib/list-filters';
import { listKeys } from './lists.keys';
import type { ListAsk, ListSource, MyList } from './lists.types';

export const listQueries = {
  /** My arrangement of a list, and the views of it that I may use. */
  mine: (tenantId: string, code: string) =>
    queryOptions({
      queryKey: listKeys.mine(tenantId, code),
      queryFn: ({ signal }) =>
        request<MyList>(
          supabase()
            .rpc('my_list', { p_tenant_id: tenantId, p_list_code: code })
            .abortSignal(signal),
        ),
      staleTime: 5 * 60_000,
    }),

  /** One page of a list. */
  page: <Row>(source: ListSource<Row>, tenantId: string, ask: ListAsk) =>
    queryOptions({
      queryKey: [...source.key, tenantId, ask] as const,
      queryFn: ({ signal }) => source.page(tenantId, ask, signal),
      placeholderData: keepPreviousData,
    }),

  /** Count and sum of all that the filters find: bounded, or exact when somebody asks. */
  totals: <Row>(source: ListSource<Row>, tenantId: string, filters: Criteria, isExact: boolean) =>
    queryOptions({
      queryKey: [...source.key, tenantId, 'totals', filters, isExact] as const,
      queryFn: ({ signal }) => source.totals(tenantId, filters, isExact, signal),
      placeholderData: keepPreviousData,
    }),
};

/** What a page asks for, as the parameters of a search by pages. */
export function pageParams(tenantId: string, ask: ListAsk) {
  return {
    p_tenant_id: tenantId,
    p_criteria: ask.filters,
    p_sort: ask.sort,
    p_limit: ask.limit,
    ...(ask.after === undefined ? {} : { p_after: ask.after }),
    ...(ask.before === undefined ? {} : { p_before: ask.before }),
    ...(ask.isLast === undefined ? {} : { p_is_last: true }),
  };
}

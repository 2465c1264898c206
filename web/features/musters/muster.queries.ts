import { queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { pageParams, type ListAnswer, type ListSource, type ListTotals } from '~/features/lists';
import { musterKeys } from './muster.keys';
import { MUSTER_FILTERS } from './muster.search';
import type { Muster, MusterRow } from './muster.types';

/** The list of musters, for the list page. */
export const musterList: ListSource<MusterRow> = {
  code: 'musters',
  filters: MUSTER_FILTERS,
  defaultSort: { by: 'created_at', isDescending: true },
  key: musterKeys.lists(),
  page: (tenantId, ask, signal) =>
    request<ListAnswer<MusterRow>>(
      supabase().rpc('search_musters', pageParams(tenantId, ask)).abortSignal(signal),
    ),
  totals: (tenantId, filters, isExact, signal) =>
    request<ListTotals>(
      supabase()
        .rpc('count_musters', { p_tenant_id: tenantId, p_criteria: filters, p_is_exact: isExact })
        .abortSignal(signal),
    ),
};

export const musterQueries = {
  /** A muster with everything on it; `NOT_FOUND` when there is none to see. */
  detail: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: musterKeys.detail(tenantId, id),
      queryFn: ({ signal }) =>
        request<Muster>(
          supabase().rpc('get_muster', { p_tenant_id: tenantId, p_id: id }).abortSignal(signal),
        ),
    }),
};

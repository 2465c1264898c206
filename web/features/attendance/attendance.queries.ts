import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { pageParams, type ListAnswer, type ListSource, type ListTotals } from '~/features/lists';
import { attendanceKeys } from './attendance.keys';
import { REGISTER_FILTERS } from './attendance.search';
import type { Candidate, Register, RegisterRow } from './attendance.types';

/** The list of registers, for the list page. */
export const registerList: ListSource<RegisterRow> = {
  code: 'registers',
  filters: REGISTER_FILTERS,
  defaultSort: { by: 'created_at', isDescending: true },
  key: attendanceKeys.lists(),
  page: (tenantId, ask, signal) =>
    request<ListAnswer<RegisterRow>>(
      supabase().rpc('search_registers', pageParams(tenantId, ask)).abortSignal(signal),
    ),
  totals: async (tenantId, filters, isExact, signal) => {
    const totals = await request<ListTotals>(
      supabase()
        .rpc('count_registers', { p_tenant_id: tenantId, p_criteria: filters, p_is_exact: isExact })
        .abortSignal(signal),
    );
    // Registers have no amount that could be added up.
    return { ...totals, amount: null };
  },
};

export const attendanceQueries = {
  /** A register with one week of marks; without a day the present week. `NOT_FOUND` when there is none to see. */
  detail: (tenantId: string, id: string, week: string | undefined) =>
    queryOptions({
      queryKey: attendanceKeys.detail(tenantId, id, week ?? ''),
      queryFn: ({ signal }) =>
        request<Register>(
          supabase()
            .rpc('get_register', {
              p_tenant_id: tenantId,
              p_id: id,
              ...(week === undefined ? {} : { p_week_starts_on: week }),
            })
            .abortSignal(signal),
        ),
    }),

  /** The register of one work order, as a list. */
  ofOrder: (tenantId: string, orderId: string) =>
    queryOptions({
      queryKey: [...attendanceKeys.all, 'order', tenantId, orderId] as const,
      queryFn: ({ signal }) =>
        request<{ readonly rows: readonly RegisterRow[] }>(
          supabase()
            .rpc('search_registers', {
              p_tenant_id: tenantId,
              p_criteria: { work_order_id: orderId },
            })
            .abortSignal(signal),
        ),
    }),

  /** People who could be enrolled, by a part of the name or number. */
  enrollable: (tenantId: string, id: string, query: string) =>
    queryOptions({
      queryKey: attendanceKeys.enrollable(tenantId, id, query),
      queryFn: ({ signal }) =>
        request<readonly Candidate[]>(
          supabase()
            .rpc('find_enrollable', { p_tenant_id: tenantId, p_register_id: id, p_query: query })
            .abortSignal(signal),
        ),
      placeholderData: keepPreviousData,
    }),
};

import { queryOptions } from '@tanstack/react-query';
import { request, requestMaybe, supabase } from '~/api/client';
import { pageParams, type ListAnswer, type ListSource, type ListTotals } from '~/features/lists';
import { workOrderKeys } from './work-order.keys';
import { WORK_ORDER_FILTERS } from './work-order.search';
import type { OrderBasis } from './order-basis.types';
import type { OwnWork, TimeExtension, WorkOrder, WorkOrderRow } from './work-order.types';

/** The list of work orders, for the list page. */
export const workOrderList: ListSource<WorkOrderRow> = {
  code: 'work_orders',
  filters: WORK_ORDER_FILTERS,
  defaultSort: { by: 'created_at', isDescending: true },
  key: workOrderKeys.lists(),
  page: (tenantId, ask, signal) =>
    request<ListAnswer<WorkOrderRow>>(
      supabase().rpc('search_work_orders', pageParams(tenantId, ask)).abortSignal(signal),
    ),
  totals: (tenantId, filters, isExact, signal) =>
    request<ListTotals>(
      supabase()
        .rpc('count_work_orders', {
          p_tenant_id: tenantId,
          p_criteria: filters,
          p_is_exact: isExact,
        })
        .abortSignal(signal),
    ),
};

const orderOf = (tenantId: string, id: string, signal: AbortSignal) =>
  supabase().rpc('get_work_order', { p_tenant_id: tenantId, p_id: id }).abortSignal(signal);

export const workOrderQueries = {
  /** A work order with everything on it; `NOT_FOUND` when there is none to see. */
  detail: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: workOrderKeys.detail(tenantId, id),
      queryFn: ({ signal }) => request<WorkOrder>(orderOf(tenantId, id, signal)),
    }),

  /** As `detail`, for the form: an id that was made here and never saved is `null`. */
  draft: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: [...workOrderKeys.detail(tenantId, id), 'draft'] as const,
      queryFn: ({ signal }) => requestMaybe<WorkOrder>(orderOf(tenantId, id, signal)),
      // The form is filled once, from what is stored at that moment.
      staleTime: Infinity,
      gcTime: 0,
    }),

  /** What can be ordered from an estimate, by whom, and on what terms. */
  basis: (tenantId: string, estimateId: string, id: string) =>
    queryOptions({
      queryKey: workOrderKeys.basis(tenantId, estimateId, id),
      queryFn: ({ signal }) =>
        request<OrderBasis>(
          supabase()
            .rpc('work_order_basis', {
              p_tenant_id: tenantId,
              p_estimate_id: estimateId,
              p_work_order_id: id,
            })
            .abortSignal(signal),
        ),
      gcTime: 0,
    }),

  /** The works of my organisation. */
  mine: (tenantId: string) =>
    queryOptions({
      queryKey: workOrderKeys.mine(tenantId),
      queryFn: ({ signal }) =>
        request<OwnWork[]>(
          supabase().rpc('my_works', { p_tenant_id: tenantId }).abortSignal(signal),
        ),
    }),

  extension: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: workOrderKeys.extension(tenantId, id),
      queryFn: ({ signal }) =>
        request<TimeExtension>(
          supabase()
            .rpc('get_time_extension', { p_tenant_id: tenantId, p_id: id })
            .abortSignal(signal),
        ),
    }),
};

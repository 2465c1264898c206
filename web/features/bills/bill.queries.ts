import { queryOptions } from '@tanstack/react-query';
import { request, requestMaybe, supabase } from '~/api/client';
import { pageParams, type ListAnswer, type ListSource, type ListTotals } from '~/features/lists';
import { billKeys } from './bill.keys';
import { BILL_FILTERS } from './bill.search';
import type { Bill, BillRow, BillTerms, OrderBillsAnswer, Vendor } from './bill.types';

/** The bills of the agency, for the list page. */
export const billList: ListSource<BillRow> = {
  code: 'bills',
  filters: BILL_FILTERS,
  defaultSort: { by: 'created_at', isDescending: true },
  key: billKeys.lists(),
  page: (tenantId, ask, signal) =>
    request<ListAnswer<BillRow>>(
      supabase().rpc('search_bills', pageParams(tenantId, ask)).abortSignal(signal),
    ),
  totals: (tenantId, filters, isExact, signal) =>
    request<ListTotals>(
      supabase()
        .rpc('count_bills', { p_tenant_id: tenantId, p_criteria: filters, p_is_exact: isExact })
        .abortSignal(signal),
    ),
};

export const billQueries = {
  /** A bill with everything on it; `NOT_FOUND` when there is none to see. */
  detail: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: billKeys.detail(tenantId, id),
      queryFn: ({ signal }) =>
        request<Bill>(
          supabase().rpc('get_bill', { p_tenant_id: tenantId, p_id: id }).abortSignal(signal),
        ),
    }),

  /** The bills of an order and what waits for one; `null` when there is nothing to see. */
  order: (tenantId: string, orderId: string) =>
    queryOptions({
      queryKey: billKeys.order(tenantId, orderId),
      queryFn: ({ signal }) =>
        requestMaybe<OrderBillsAnswer>(
          supabase()
            .rpc('get_order_bills', { p_tenant_id: tenantId, p_work_order_id: orderId })
            .abortSignal(signal),
        ),
    }),

  /** The rules of the day for a payee, and what the order has room for beside this bill. */
  terms: (tenantId: string, orderId: string, payeeId: string, billId: string) =>
    queryOptions({
      queryKey: billKeys.terms(tenantId, orderId, payeeId, billId),
      queryFn: ({ signal }) =>
        request<BillTerms>(
          supabase()
            .rpc('preview_bill', {
              p_tenant_id: tenantId,
              p_bill: {
                id: billId,
                kind: 'PURCHASE',
                work_order_id: orderId,
                payee_organisation_id: payeeId,
              },
            })
            .abortSignal(signal),
        ),
    }),

  /** The vendors that may supply. */
  vendors: (tenantId: string) =>
    queryOptions({
      queryKey: billKeys.vendors(tenantId),
      queryFn: ({ signal }) =>
        request<readonly Vendor[]>(
          supabase()
            .from('organisations')
            .select('code:id, name, local_names')
            .eq('tenant_id', tenantId)
            .like('type_code', 'VEN.%')
            .eq('is_active', true)
            .order('name')
            .limit(500)
            .abortSignal(signal),
        ),
    }),
};

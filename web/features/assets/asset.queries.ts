import { queryOptions } from '@tanstack/react-query';
import { request, requestMaybe, supabase } from '~/api/client';
import { pageParams, type ListAnswer, type ListSource, type ListTotals } from '~/features/lists';
import { assetKeys } from './asset.keys';
import { ASSET_FILTERS } from './asset.search';
import type { Asset, AssetRow, Closable, Closure, ClosureRow } from './asset.types';
import { CLOSURE_FILTERS } from './closure.search';

/** The register of assets, for the list page. */
export const assetList: ListSource<AssetRow> = {
  code: 'assets',
  filters: ASSET_FILTERS,
  defaultSort: { by: 'created_at', isDescending: true },
  key: assetKeys.lists(),
  page: (tenantId, ask, signal) =>
    request<ListAnswer<AssetRow>>(
      supabase().rpc('search_assets', pageParams(tenantId, ask)).abortSignal(signal),
    ),
  totals: (tenantId, filters, isExact, signal) =>
    request<ListTotals>(
      supabase()
        .rpc('count_assets', { p_tenant_id: tenantId, p_criteria: filters, p_is_exact: isExact })
        .abortSignal(signal),
    ),
};

/** The list of closures, for the list page. */
export const closureList: ListSource<ClosureRow> = {
  code: 'closures',
  filters: CLOSURE_FILTERS,
  defaultSort: { by: 'created_at', isDescending: true },
  key: assetKeys.closures(),
  page: (tenantId, ask, signal) =>
    request<ListAnswer<ClosureRow>>(
      supabase().rpc('search_closures', pageParams(tenantId, ask)).abortSignal(signal),
    ),
  totals: (tenantId, filters, isExact, signal) =>
    request<ListTotals>(
      supabase()
        .rpc('count_closures', { p_tenant_id: tenantId, p_criteria: filters, p_is_exact: isExact })
        .abortSignal(signal),
    ),
};

export const assetQueries = {
  /** An asset with everything on it; `NOT_FOUND` when there is none to see. */
  detail: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: assetKeys.detail(tenantId, id),
      queryFn: ({ signal }) =>
        request<Asset>(
          supabase().rpc('get_asset', { p_tenant_id: tenantId, p_id: id }).abortSignal(signal),
        ),
    }),

  /** A closure with everything on it; `NOT_FOUND` when there is none to see. */
  closure: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: assetKeys.closure(tenantId, id),
      queryFn: ({ signal }) =>
        request<Closure>(
          supabase().rpc('get_closure', { p_tenant_id: tenantId, p_id: id }).abortSignal(signal),
        ),
    }),

  /** An order as it can be closed now; `null` when there is nothing to see. */
  closable: (tenantId: string, orderId: string) =>
    queryOptions({
      queryKey: assetKeys.closable(tenantId, orderId),
      queryFn: ({ signal }) =>
        requestMaybe<Closable>(
          supabase()
            .rpc('get_closable', { p_tenant_id: tenantId, p_work_order_id: orderId })
            .abortSignal(signal),
        ),
    }),
};

import { queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { siteKeys } from './site.keys';
import type { Site } from './site.types';

export const siteQueries = {
  /** The site of an order; `NOT_FOUND` when there is none to see. */
  ofOrder: (tenantId: string, orderId: string) =>
    queryOptions({
      queryKey: siteKeys.ofOrder(tenantId, orderId),
      queryFn: ({ signal }) =>
        request<Site>(
          supabase()
            .rpc('get_site', { p_tenant_id: tenantId, p_work_order_id: orderId })
            .abortSignal(signal),
        ),
    }),
};

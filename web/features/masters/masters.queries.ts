import { queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import type { MapShape } from '~/ui/map/map.types';
import { masterKeys } from './masters.keys';
import type { Masters } from './masters.types';

/** Masters change a few times a year: half an hour old is fresh. */
const STALE_AFTER_MS = 30 * 60_000;

export const masterQueries = {
  /** All masters of a tenant in force on a day (`YYYY-MM-DD`), today without one. */
  inForce: (tenantId: string, on: string | null = null) =>
    queryOptions({
      queryKey: masterKeys.inForce(tenantId, on),
      queryFn: ({ signal }) =>
        request<Masters>(
          supabase()
            .rpc('masters_in_force', {
              p_tenant_id: tenantId,
              ...(on === null ? {} : { p_on: on }),
            })
            .abortSignal(signal),
        ),
      staleTime: STALE_AFTER_MS,
      gcTime: STALE_AFTER_MS,
    }),

  /** The outlines of the wards and localities that have one. */
  outlines: (tenantId: string) =>
    queryOptions({
      queryKey: masterKeys.outlines(tenantId),
      queryFn: ({ signal }) =>
        request<MapShape[]>(
          supabase()
            .from('boundaries')
            .select('geometry')
            .eq('tenant_id', tenantId)
            .eq('is_active', true)
            .in('geometry->>type', ['Polygon', 'MultiPolygon'])
            .abortSignal(signal)
            .overrideTypes<MapShape[], { merge: false }>(),
        ),
      staleTime: STALE_AFTER_MS,
      gcTime: STALE_AFTER_MS,
    }),
};

import { queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { answering } from '../admin.queries';
import { boundaryKeys } from './boundary.keys';
import type { BoundaryRow, BoundaryUse } from './boundary.types';

/** A query answers a thousand rows at most; a city has more localities than that. */
const SLICE = 1000;

export const boundaryQueries = {
  /** All wards and localities of an agency, the ended ones too. */
  tree: (tenantId: string) =>
    queryOptions({
      queryKey: boundaryKeys.tree(tenantId),
      queryFn: async ({ signal }) => {
        const rows: BoundaryRow[] = [];
        for (;;) {
          const slice = await request<BoundaryRow[]>(
            supabase()
              .from('boundaries')
              .select('code,kind,parent_code,name,local_names,is_active,updated_at')
              .eq('tenant_id', tenantId)
              .eq('hierarchy', 'ADMIN')
              .order('code')
              .range(rows.length, rows.length + SLICE - 1)
              .abortSignal(signal)
              .overrideTypes<BoundaryRow[], { merge: false }>(),
          );
          rows.push(...slice);
          if (slice.length < SLICE) return rows;
        }
      },
    }),

  /** What an end would touch. Needs `boundary:manage`. */
  use: (tenantId: string, code: string) =>
    queryOptions({
      queryKey: boundaryKeys.use(tenantId, code),
      queryFn: ({ signal }) =>
        request<BoundaryUse>(
          answering(
            supabase()
              .rpc('boundary_dependents', { p_tenant_id: tenantId, p_code: code })
              .abortSignal(signal),
          ),
        ),
    }),
};

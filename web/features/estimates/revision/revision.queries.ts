import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { useSession } from '~/session/use-session';
import { estimateKeys } from '../estimate.keys';
import type { SavedEstimate } from '../estimate.types';
import type { DeviationStatement } from './revision.types';

/** The deviation statement of a revised estimate against the one that it revises. */
export const deviationQuery = (tenantId: string, id: string) =>
  queryOptions({
    queryKey: [...estimateKeys.detail(tenantId, id), 'deviation'] as const,
    queryFn: ({ signal }) =>
      request<DeviationStatement>(
        supabase()
          .rpc('get_estimate_deviation', { p_tenant_id: tenantId, p_id: id })
          .abortSignal(signal),
      ),
  });

/** Begins a revised estimate as a draft. Raises `INVALID_ESTIMATE`, `CONTRACT_INWORKFLOW`, field errors of the reason. */
export function useReviseEstimate(estimateId: string) {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: (reason: string) =>
      request<Pick<SavedEstimate, 'id' | 'number' | 'state' | 'version'>>(
        supabase().rpc('revise_estimate', {
          p_tenant_id: tenant.id,
          p_estimate_id: estimateId,
          p_reason: reason,
        }),
      ),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: estimateKeys.all }),
        client.invalidateQueries({ queryKey: ['projects'] }),
      ]),
  });
}

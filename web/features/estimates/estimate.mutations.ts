import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { useSession } from '~/session/use-session';
import { estimateKeys } from './estimate.keys';
import type { EstimateDraft } from './estimate.schema';
import type { SavedEstimate } from './estimate.types';

interface SaveInput {
  readonly draft: EstimateDraft;
  /** The version that the draft is based on; `null` for an estimate that is not stored yet. */
  readonly expectedVersion: number | null;
}

/** Stores the content of a draft. Raises field errors by pointer, `STALE_VERSION`, `NOT_EDITABLE`. */
export function useSaveEstimate() {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ draft, expectedVersion }: SaveInput) =>
      request<SavedEstimate>(
        supabase().rpc('save_estimate', {
          p_tenant_id: tenant.id,
          p_estimate: draft,
          p_expected_version: expectedVersion,
        }),
      ),
    onSuccess: (_saved, { expectedVersion }) => {
      // The open form holds what was just stored: its own query is left alone, lists are renewed.
      void client.invalidateQueries({ queryKey: estimateKeys.lists() });
      if (expectedVersion === null) void client.invalidateQueries({ queryKey: ['projects'] });
    },
  });
}

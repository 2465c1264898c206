import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, requestMaybe, supabase } from '~/api/client';
import { useSession } from '~/session/use-session';
import { proposalKeys } from './proposal.keys';
import type { ProposalForm } from './proposal.schema';

interface SaveInput {
  readonly id: string;
  readonly projectId: string;
  readonly values: ProposalForm;
  /** The version that the form is based on; `null` for a proposal that is not stored yet. */
  readonly expectedVersion: number | null;
}

/** Stores a proposal as a draft. Field errors by pointer, `PROPOSAL_EXISTS`, `ESTIMATE_EXISTS`, `STALE_VERSION`. */
export function useSaveProposal() {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ id, projectId, values, expectedVersion }: SaveInput) =>
      request<{ id: string; version: number }>(
        supabase().rpc('save_proposal', {
          p_tenant_id: tenant.id,
          p_proposal: { id, project_id: projectId, ...values },
          ...(expectedVersion === null ? {} : { p_expected_version: expectedVersion }),
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: proposalKeys.all }),
  });
}

/** Lets a proposal pass what its budget head has left, with a reason. `NOTHING_TO_ALLOW`, `MAKER_CHECKER`. */
export function useAllowOverrun() {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ id, reason }: { readonly id: string; readonly reason: string }) =>
      requestMaybe<unknown>(
        supabase().rpc('allow_proposal_overrun', {
          p_tenant_id: tenant.id,
          p_id: id,
          p_reason: reason,
        }),
      ),
    onSuccess: () =>
      Promise.all(
        [proposalKeys.all, ['briefs']].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  });
}

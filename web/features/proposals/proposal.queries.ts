import { queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { proposalKeys } from './proposal.keys';
import type { ProjectProposalList, Proposal } from './proposal.types';

export const proposalQueries = {
  /** A proposal with everything on it; `NOT_FOUND` when there is none to see. */
  detail: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: proposalKeys.detail(tenantId, id),
      queryFn: ({ signal }) =>
        request<Proposal>(
          supabase().rpc('get_proposal', { p_tenant_id: tenantId, p_id: id }).abortSignal(signal),
        ),
    }),

  /** The proposals of a project and the budget heads that are open for one. */
  ofProject: (tenantId: string, projectId: string) =>
    queryOptions({
      queryKey: proposalKeys.ofProject(tenantId, projectId),
      queryFn: ({ signal }) =>
        request<ProjectProposalList>(
          supabase()
            .rpc('get_project_proposals', { p_tenant_id: tenantId, p_project_id: projectId })
            .abortSignal(signal),
        ),
    }),
};

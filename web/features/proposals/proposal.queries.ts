import { queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { pageParams, type ListAnswer, type ListSource, type ListTotals } from '~/features/lists';
import { proposalKeys } from './proposal.keys';
import { PROPOSAL_FILTERS } from './proposal.search';
import type { ListedProposal, ProjectProposalList, Proposal } from './proposal.types';

/** The list of proposals, for the list page. */
export const proposalList: ListSource<ListedProposal> = {
  code: 'proposals',
  filters: PROPOSAL_FILTERS,
  defaultSort: { by: 'created_at', isDescending: true },
  key: proposalKeys.lists(),
  page: (tenantId, ask, signal) =>
    request<ListAnswer<ListedProposal>>(
      supabase().rpc('search_proposals', pageParams(tenantId, ask)).abortSignal(signal),
    ),
  totals: (tenantId, filters, isExact, signal) =>
    request<ListTotals>(
      supabase()
        .rpc('count_proposals', { p_tenant_id: tenantId, p_criteria: filters, p_is_exact: isExact })
        .abortSignal(signal),
    ),
};

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

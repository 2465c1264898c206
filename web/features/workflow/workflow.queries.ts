import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { workflowKeys } from './workflow.keys';
import type { PaperBrief } from './brief.types';
import type {
  AvailableAction,
  Editing,
  PaperOffers,
  PaperRef,
  WorkflowService,
} from './workflow.types';

const NAMES_STALE_AFTER_MS = 30 * 60_000;
const NAMES =
  'tenant_id,code,version,document_type,workflow_states(id,code,name,local_names,ordinal,application_status,is_start,is_terminal,is_updatable),workflow_actions(code,name,local_names,kind,next_state_id)';

/** `od.jatni` inherits from `od`: the tenants whose workflows can hold for it. */
function lineOf(tenantId: string): string[] {
  const parts = tenantId.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

/** The heartbeat of an open form. Raises `NOT_EDITABLE`, `NOT_PERMITTED`, `PAPER_NOT_FOUND`. */
export function announceEditing(
  tenantId: string,
  paper: PaperRef,
  isLeaving: boolean,
): Promise<Editing> {
  return request<Editing>(
    supabase().rpc('announce_editing', {
      p_tenant_id: tenantId,
      p_document_type: paper.type,
      p_document_id: paper.id,
      p_is_leaving: isLeaving,
    }),
  );
}

export const workflowQueries = {
  /** What I could do with a paper now; what a rule bars comes with its reason. */
  actions: (tenantId: string, paper: PaperRef, version: number) =>
    queryOptions({
      queryKey: workflowKeys.actions(tenantId, paper, version),
      queryFn: ({ signal }) =>
        request<AvailableAction[]>(
          supabase()
            .rpc('available_actions', {
              p_tenant_id: tenantId,
              p_document_type: paper.type,
              p_document_id: paper.id,
            })
            .abortSignal(signal),
        ),
      // An open dialog stays while the actions of the next version are on their way.
      placeholderData: keepPreviousData,
    }),

  /** Says that I am editing a paper, and answers what is stored now and who else is in it. */
  editing: (tenantId: string, paper: PaperRef) =>
    queryOptions({
      queryKey: workflowKeys.editing(tenantId, paper),
      queryFn: () => announceEditing(tenantId, paper, false),
      staleTime: 0,
      gcTime: 0,
      // The next heartbeat comes anyway; a refusal is no reason to disturb anybody.
      retry: false,
    }),

  /** What could be done with several papers of one type now. */
  offers: (tenantId: string, type: string, ids: readonly string[]) =>
    queryOptions({
      queryKey: workflowKeys.offers(tenantId, type, ids),
      queryFn: ({ signal }) =>
        request<PaperOffers[]>(
          supabase()
            .rpc('available_actions_of', {
              p_tenant_id: tenantId,
              p_document_type: type,
              p_document_ids: [...ids],
            })
            .abortSignal(signal),
        ),
      staleTime: 0,
    }),

  /** What an approver has to know of a paper: money, budget, checks, history, files, versions. */
  brief: (tenantId: string, paper: PaperRef) =>
    queryOptions({
      queryKey: workflowKeys.brief(tenantId, paper),
      queryFn: ({ signal }) =>
        request<PaperBrief>(
          supabase()
            .rpc('get_paper_brief', {
              p_tenant_id: tenantId,
              p_document_type: paper.type,
              p_document_id: paper.id,
            })
            .abortSignal(signal),
        ),
    }),

  /** The content of a kept version of a paper. */
  snapshot: (tenantId: string, paper: PaperRef, version: number) =>
    queryOptions({
      queryKey: workflowKeys.snapshot(tenantId, paper, version),
      queryFn: async ({ signal }) => {
        const { content } = await request<{ content: unknown }>(
          supabase()
            .from('document_snapshots')
            .select('content')
            .eq('tenant_id', tenantId)
            .eq('document_type', paper.type)
            .eq('document_id', paper.id)
            .eq('version', version)
            .abortSignal(signal)
            .single(),
        );
        return content;
      },
      staleTime: Infinity,
    }),

  /** The workflows of a tenant and above it that papers move by, in force or not, for the names of states and actions. */
  services: (tenantId: string) =>
    queryOptions({
      queryKey: workflowKeys.services(tenantId),
      queryFn: ({ signal }) =>
        request<WorkflowService[]>(
          supabase()
            .from('workflow_services')
            .select(NAMES)
            .in('status', ['PUBLISHED', 'RETIRED'])
            .in('tenant_id', lineOf(tenantId))
            .abortSignal(signal),
        ),
      staleTime: NAMES_STALE_AFTER_MS,
      gcTime: NAMES_STALE_AFTER_MS,
    }),
};

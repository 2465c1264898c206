import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, requestMaybe, supabase } from '~/api/client';
import type { Json } from '~/api/database.types';
import { useSession } from '~/session/use-session';
import { workflowEditorKeys } from './workflow-editor.keys';
import type { SavedWorkflow, Workflow } from './workflow-editor.types';

interface DraftRef {
  readonly id: string;
  readonly revision: number;
}

/** Everything that shows workflows asks again, the names of states and actions too. */
function useForget() {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: workflowEditorKeys.all }),
      client.invalidateQueries({ queryKey: ['workflow'] }),
    ]);
}

/** Begins a draft of a service, or answers the one that is open. `WORKFLOW_NOT_FOUND`. */
export function useDraftWorkflow() {
  const { tenant } = useSession();
  const forget = useForget();
  return useMutation({
    mutationFn: ({ code, from }: { code: string; from?: string }) =>
      request<{ id: string; is_new: boolean }>(
        supabase().rpc('draft_workflow', {
          p_tenant_id: tenant.id,
          p_code: code,
          ...(from === undefined ? {} : { p_from_service: from }),
        }),
      ),
    onSuccess: forget,
  });
}

/** Stores a draft. `WORKFLOW_STALE` (details `revision`, `moved_by`, `moved_at`), `VALIDATION_FAILED`. */
export function saveWorkflow(workflow: Workflow, revision: number): Promise<SavedWorkflow> {
  return request<SavedWorkflow>(
    supabase().rpc('save_workflow', {
      p_tenant_id: workflow.tenant_id,
      p_workflow: workflow as unknown as Json,
      p_expected_revision: revision,
    }),
  );
}

/** Puts a draft in force. `WORKFLOW_INVALID`, `WORKFLOW_STALE`. */
export function usePublishWorkflow() {
  const { tenant } = useSession();
  const forget = useForget();
  return useMutation({
    mutationFn: ({ id, revision }: DraftRef) =>
      requestMaybe(
        supabase().rpc('publish_workflow', {
          p_tenant_id: tenant.id,
          p_service_id: id,
          p_expected_revision: revision,
        }),
      ),
    onSuccess: forget,
  });
}

/** Throws a draft away. `WORKFLOW_STALE`. */
export function useDiscardWorkflow() {
  const { tenant } = useSession();
  const forget = useForget();
  return useMutation({
    mutationFn: ({ id, revision }: DraftRef) =>
      requestMaybe(
        supabase().rpc('discard_workflow', {
          p_tenant_id: tenant.id,
          p_service_id: id,
          p_expected_revision: revision,
        }),
      ),
    onSuccess: forget,
  });
}

/** Goes back to the workflow of the agency above. `WORKFLOW_NOTHING_ABOVE`, `WORKFLOW_NOT_IN_FORCE`. */
export function useRetireWorkflow() {
  const { tenant } = useSession();
  const forget = useForget();
  return useMutation({
    mutationFn: (id: string) =>
      requestMaybe(supabase().rpc('retire_workflow', { p_tenant_id: tenant.id, p_service_id: id })),
    onSuccess: forget,
  });
}

import { queryOptions } from '@tanstack/react-query';
import { request, requestMaybe, supabase } from '~/api/client';
import { workflowEditorKeys } from './workflow-editor.keys';
import type { Check, ListedWorkflow, Person, Role, Workflow } from './workflow-editor.types';

/** `od.jatni` may use what stands in `od`: a tenant and those above it. */
function lineOf(tenantId: string): string[] {
  const parts = tenantId.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

export const workflowEditorQueries = {
  /** Every version that the agency owns or inherits, with what is in flight under it. */
  list: (tenantId: string) =>
    queryOptions({
      queryKey: workflowEditorKeys.list(tenantId),
      queryFn: ({ signal }) =>
        request<ListedWorkflow[]>(
          supabase().rpc('list_workflows', { p_tenant_id: tenantId }).abortSignal(signal),
        ),
    }),

  /** One version; null when there is none to see. */
  detail: (tenantId: string, serviceId: string) =>
    queryOptions({
      queryKey: workflowEditorKeys.detail(tenantId, serviceId),
      queryFn: ({ signal }) =>
        requestMaybe<Workflow>(
          supabase()
            .rpc('get_workflow', { p_tenant_id: tenantId, p_service_id: serviceId })
            .abortSignal(signal),
        ),
    }),

  /** What publishing would say. Needs `workflow:manage`. */
  check: (tenantId: string, serviceId: string) =>
    queryOptions({
      queryKey: workflowEditorKeys.check(tenantId, serviceId),
      queryFn: ({ signal }) =>
        request<Check>(
          supabase()
            .rpc('check_workflow', { p_tenant_id: tenantId, p_service_id: serviceId })
            .abortSignal(signal),
        ),
    }),

  /** The roles that a workflow of the agency may name. */
  roles: (tenantId: string) =>
    queryOptions({
      queryKey: workflowEditorKeys.roles(tenantId),
      queryFn: ({ signal }) =>
        request<Role[]>(
          supabase()
            .from('roles')
            .select('code,name,local_names,is_system')
            .in('tenant_id', lineOf(tenantId))
            .eq('is_active', true)
            .order('name')
            .abortSignal(signal),
        ),
    }),

  /** Who holds the roles today. Needs `workflow:manage`. */
  people: (tenantId: string, roleCodes: readonly string[]) =>
    queryOptions({
      queryKey: workflowEditorKeys.people(tenantId, roleCodes),
      queryFn: ({ signal }) =>
        request<Person[]>(
          supabase()
            .rpc('workflow_people', { p_tenant_id: tenantId, p_role_codes: [...roleCodes] })
            .abortSignal(signal),
        ),
    }),
};

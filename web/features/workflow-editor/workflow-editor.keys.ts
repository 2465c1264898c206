/** Query keys of the workflow editor. */
export const workflowEditorKeys = {
  all: ['workflow-editor'] as const,
  list: (tenantId: string) => [...workflowEditorKeys.all, 'list', tenantId] as const,
  detail: (tenantId: string, serviceId: string) =>
    [...workflowEditorKeys.all, 'detail', tenantId, serviceId] as const,
  check: (tenantId: string, serviceId: string) =>
    [...workflowEditorKeys.all, 'check', tenantId, serviceId] as const,
  roles: (tenantId: string) => [...workflowEditorKeys.all, 'roles', tenantId] as const,
  people: (tenantId: string, roleCodes: readonly string[]) =>
    [...workflowEditorKeys.all, 'people', tenantId, ...roleCodes] as const,
};

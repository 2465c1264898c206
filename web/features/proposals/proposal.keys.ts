/** Query keys of estimate proposals. The first part is what live notices invalidate. */
export const proposalKeys = {
  all: ['proposals'] as const,
  lists: () => [...proposalKeys.all, 'list'] as const,
  ofProject: (tenantId: string, projectId: string) =>
    [...proposalKeys.all, 'project', tenantId, projectId] as const,
  detail: (tenantId: string, id: string) => [...proposalKeys.all, 'detail', tenantId, id] as const,
};

/** Query keys of estimates. The first part is what live notices invalidate. */
export const estimateKeys = {
  all: ['estimates'] as const,
  lists: () => [...estimateKeys.all, 'list'] as const,
  detail: (tenantId: string, id: string) => [...estimateKeys.all, 'detail', tenantId, id] as const,
  project: (tenantId: string, projectId: string) =>
    [...estimateKeys.all, 'project', tenantId, projectId] as const,
  sor: (tenantId: string, on: string, type: string, words: string) =>
    [...estimateKeys.all, 'sor', tenantId, on, type, words] as const,
  sorByCode: (tenantId: string, on: string, codes: readonly string[]) =>
    [...estimateKeys.all, 'sor-by-code', tenantId, on, codes] as const,
  statement: (tenantId: string, id: string, version: number) =>
    [...estimateKeys.all, 'statement', tenantId, id, version] as const,
  templates: (tenantId: string) => [...estimateKeys.all, 'templates', tenantId] as const,
  template: (tenantId: string, id: string) =>
    [...estimateKeys.all, 'templates', tenantId, id] as const,
};

/** Query keys of work orders and their time extensions. The first part is what live notices invalidate. */
export const workOrderKeys = {
  all: ['work-orders'] as const,
  lists: () => [...workOrderKeys.all, 'list'] as const,
  mine: (tenantId: string) => [...workOrderKeys.all, 'mine', tenantId] as const,
  detail: (tenantId: string, id: string) => [...workOrderKeys.all, 'detail', tenantId, id] as const,
  basis: (tenantId: string, estimateId: string, id: string) =>
    [...workOrderKeys.all, 'basis', tenantId, estimateId, id] as const,
  extension: (tenantId: string, id: string) =>
    [...workOrderKeys.all, 'extension', tenantId, id] as const,
};

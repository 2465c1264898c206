/** Query keys of musters. The first part is what live notices invalidate. */
export const musterKeys = {
  all: ['musters'] as const,
  lists: () => [...musterKeys.all, 'list'] as const,
  detail: (tenantId: string, id: string) => [...musterKeys.all, 'detail', tenantId, id] as const,
};

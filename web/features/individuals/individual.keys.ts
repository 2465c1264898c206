/** Query keys of wage seekers. */
export const individualKeys = {
  all: ['individuals'] as const,
  lists: () => [...individualKeys.all, 'list'] as const,
  detail: (tenantId: string, id: string) =>
    [...individualKeys.all, 'detail', tenantId, id] as const,
};

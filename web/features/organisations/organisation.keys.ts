/** Query keys of organisations. */
export const organisationKeys = {
  all: ['organisations'] as const,
  lists: () => [...organisationKeys.all, 'list'] as const,
  detail: (tenantId: string, id: string) =>
    [...organisationKeys.all, 'detail', tenantId, id] as const,
};

/** Query keys of sites. */
export const siteKeys = {
  all: ['site'] as const,
  ofOrder: (tenantId: string, orderId: string) => [...siteKeys.all, tenantId, orderId] as const,
};

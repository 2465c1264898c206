/** Query keys of assets and of the closures that leave them. The first part is what live notices invalidate. */
export const assetKeys = {
  all: ['assets'] as const,
  lists: () => [...assetKeys.all, 'list'] as const,
  closures: () => [...assetKeys.all, 'closures'] as const,
  detail: (tenantId: string, id: string) => [...assetKeys.all, 'detail', tenantId, id] as const,
  closure: (tenantId: string, id: string) => [...assetKeys.all, 'closure', tenantId, id] as const,
  closable: (tenantId: string, orderId: string) =>
    [...assetKeys.all, 'closable', tenantId, orderId] as const,
};

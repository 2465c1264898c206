/** Query keys of bills. The first part is what live notices invalidate. */
export const billKeys = {
  all: ['bills'] as const,
  lists: () => [...billKeys.all, 'list'] as const,
  detail: (tenantId: string, id: string) => [...billKeys.all, 'detail', tenantId, id] as const,
  order: (tenantId: string, orderId: string) =>
    [...billKeys.all, 'order', tenantId, orderId] as const,
  terms: (tenantId: string, orderId: string, payeeId: string, billId: string) =>
    [...billKeys.all, 'terms', tenantId, orderId, payeeId, billId] as const,
  vendors: (tenantId: string) => [...billKeys.all, 'vendors', tenantId] as const,
};

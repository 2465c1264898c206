/** Query keys of measurement books. The first part is what live notices invalidate. */
export const measurementKeys = {
  all: ['measurements'] as const,
  lists: () => [...measurementKeys.all, 'list'] as const,
  detail: (tenantId: string, id: string) =>
    [...measurementKeys.all, 'detail', tenantId, id] as const,
  measurable: (tenantId: string, orderId: string) =>
    [...measurementKeys.all, 'measurable', tenantId, orderId] as const,
  utilisation: (tenantId: string, orderId: string, bookId: string | null, version: number) =>
    [...measurementKeys.all, 'utilisation', tenantId, orderId, bookId, version] as const,
};

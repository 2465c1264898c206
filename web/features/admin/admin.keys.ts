import type { AuditSearch, DeliverySearch } from './admin.search';

/** Query keys of administration. */
export const adminKeys = {
  all: ['admin'] as const,
  deliveries: (tenantId: string) => [...adminKeys.all, 'deliveries', tenantId] as const,
  deliveryPage: (tenantId: string, search: DeliverySearch) =>
    [...adminKeys.deliveries(tenantId), search] as const,
  audit: (tenantId: string, search: AuditSearch) =>
    [...adminKeys.all, 'audit', tenantId, search] as const,
};

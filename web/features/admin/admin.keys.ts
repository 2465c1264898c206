import type { AuditSearch, DeliverySearch } from './admin.search';

/** Query keys of administration. */
export const adminKeys = {
  all: ['admin'] as const,
  deliveries: (tenantId: string) => [...adminKeys.all, 'deliveries', tenantId] as const,
  deliveryPage: (tenantId: string, search: DeliverySearch) =>
    [...adminKeys.deliveries(tenantId), 'page', search] as const,
  delivery: (tenantId: string, id: string) =>
    [...adminKeys.deliveries(tenantId), 'one', id] as const,
  deadLetters: (tenantId: string) => [...adminKeys.deliveries(tenantId), 'dead'] as const,
  audit: (tenantId: string, search: AuditSearch) =>
    [...adminKeys.all, 'audit', tenantId, search] as const,
  auditFacets: (tenantId: string) => [...adminKeys.all, 'audit-facets', tenantId] as const,
  verdict: (tenantId: string) => [...adminKeys.all, 'chain', tenantId] as const,
};

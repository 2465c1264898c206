import type { MasterListSearch } from './master-rows.search';

/** Query keys of the masters as an administrator sees them. */
export const masterRowKeys = {
  all: ['master-rows'] as const,
  lists: () => [...masterRowKeys.all, 'lists'] as const,
  kind: (tenantId: string, slug: string) => [...masterRowKeys.all, tenantId, slug] as const,
  page: (tenantId: string, slug: string, search: MasterListSearch) =>
    [...masterRowKeys.kind(tenantId, slug), 'page', search] as const,
  history: (tenantId: string, slug: string, key: string) =>
    [...masterRowKeys.kind(tenantId, slug), 'history', key] as const,
};

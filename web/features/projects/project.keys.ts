import type { Criteria } from '~/lib/list-filters';

/** Query keys of projects. The first part is what live notices invalidate. */
export const projectKeys = {
  all: ['projects'] as const,
  lists: () => [...projectKeys.all, 'list'] as const,
  map: (tenantId: string, filters: Criteria) =>
    [...projectKeys.lists(), 'map', tenantId, filters] as const,
  detail: (tenantId: string, id: string) => [...projectKeys.all, 'detail', tenantId, id] as const,
};

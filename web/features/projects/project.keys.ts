import type { ProjectCriteria } from './project.queries';

/** Query keys of projects. The first part is what live notices invalidate. */
export const projectKeys = {
  all: ['projects'] as const,
  lists: () => [...projectKeys.all, 'list'] as const,
  list: (tenantId: string, criteria: ProjectCriteria) =>
    [...projectKeys.lists(), tenantId, criteria] as const,
  map: (tenantId: string, filters: ProjectCriteria['filters']) =>
    [...projectKeys.lists(), 'map', tenantId, filters] as const,
  detail: (tenantId: string, id: string) => [...projectKeys.all, 'detail', tenantId, id] as const,
};

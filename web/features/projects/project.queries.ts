import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { DecimalInput } from '#domain';
import { request, supabase } from '~/api/client';
import { projectKeys } from './project.keys';
import type { Project, ProjectMap, ProjectPage } from './project.types';

const PICKER_ROWS = 10;

/** What a list asks for; empty criteria are left out. */
export interface ProjectCriteria {
  readonly filters: Readonly<Record<string, string | readonly string[]>>;
  /** A column of the list, descending with a leading minus. */
  readonly sort: string;
  readonly limit: number;
  readonly offset: number;
}

export const projectQueries = {
  /** One page of the projects of a tenant. Raises field errors on the dates of the criteria. */
  list: (tenantId: string, criteria: ProjectCriteria) =>
    queryOptions({
      queryKey: projectKeys.list(tenantId, criteria),
      queryFn: async ({ signal }): Promise<ProjectPage> => {
        const asked = { p_tenant_id: tenantId, p_criteria: criteria.filters };
        const paging = { p_limit: criteria.limit, p_offset: criteria.offset };
        const [page, totals] = await Promise.all([
          request<Pick<ProjectPage, 'rows'>>(
            supabase()
              .rpc('search_projects', { ...asked, p_sort: criteria.sort, ...paging })
              .abortSignal(signal),
          ),
          request<{ count: number; amount: DecimalInput }>(
            supabase().rpc('count_projects', asked).abortSignal(signal),
          ),
        ]);
        return { rows: page.rows, total: totals.count };
      },
      placeholderData: keepPreviousData,
    }),

  /** The projects of a tenant on a map: those that have a position, up to the agency's limit. */
  map: (tenantId: string, filters: ProjectCriteria['filters']) =>
    queryOptions({
      queryKey: projectKeys.map(tenantId, filters),
      queryFn: ({ signal }) =>
        request<ProjectMap>(
          supabase()
            .rpc('map_projects', { p_tenant_id: tenantId, p_criteria: filters })
            .abortSignal(signal),
        ),
      placeholderData: keepPreviousData,
    }),

  /** The projects that a few typed words find, newest first: for pickers. */
  matching: (tenantId: string, words: string) =>
    projectQueries.list(tenantId, {
      filters: words === '' ? {} : { query: words },
      sort: '-created_at',
      limit: PICKER_ROWS,
      offset: 0,
    }),

  /** A project with everything on it; `NOT_FOUND` when there is none to see. */
  detail: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: projectKeys.detail(tenantId, id),
      queryFn: ({ signal }) =>
        request<Project>(
          supabase().rpc('get_project', { p_tenant_id: tenantId, p_id: id }).abortSignal(signal),
        ),
    }),
};

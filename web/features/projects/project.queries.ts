import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { projectKeys } from './project.keys';
import type { Project, ProjectPage } from './project.types';

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
      queryFn: ({ signal }) =>
        request<ProjectPage>(
          supabase()
            .rpc('search_projects', {
              p_tenant_id: tenantId,
              p_criteria: criteria.filters,
              p_sort: criteria.sort,
              p_limit: criteria.limit,
              p_offset: criteria.offset,
            })
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

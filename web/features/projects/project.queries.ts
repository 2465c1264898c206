import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request, requestMaybe, supabase } from '~/api/client';
import { pageParams, type ListAnswer, type ListSource, type ListTotals } from '~/features/lists';
import type { Criteria } from '~/lib/list-filters';
import { projectKeys } from './project.keys';
import { PROJECT_FILTERS } from './project.search';
import type { Project, ProjectMap, ProjectRow } from './project.types';

const PICKER_ROWS = 10;

/** The list of projects, for the list page. */
export const projectList: ListSource<ProjectRow> = {
  code: 'projects',
  filters: PROJECT_FILTERS,
  defaultSort: { by: 'created_at', isDescending: true },
  key: projectKeys.lists(),
  page: (tenantId, ask, signal) =>
    request<ListAnswer<ProjectRow>>(
      supabase().rpc('search_projects', pageParams(tenantId, ask)).abortSignal(signal),
    ),
  totals: (tenantId, filters, isExact, signal) =>
    request<ListTotals>(
      supabase()
        .rpc('count_projects', {
          p_tenant_id: tenantId,
          p_criteria: filters,
          p_is_exact: isExact,
        })
        .abortSignal(signal),
    ),
};

export const projectQueries = {
  /** The projects of a tenant on a map: those that have a position, up to the agency's limit. */
  map: (tenantId: string, filters: Criteria) =>
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
    queryOptions({
      queryKey: [...projectKeys.lists(), tenantId, 'matching', words] as const,
      queryFn: ({ signal }) =>
        projectList.page(
          tenantId,
          {
            filters: words === '' ? {} : { query: words },
            sort: '-created_at',
            limit: PICKER_ROWS,
          },
          signal,
        ),
      placeholderData: keepPreviousData,
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

  /** Whether an id that was made on this device is a project by now: `null` where it is not. */
  stored: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: [...projectKeys.detail(tenantId, id), 'draft'] as const,
      queryFn: ({ signal }) =>
        requestMaybe<Project>(
          supabase().rpc('get_project', { p_tenant_id: tenantId, p_id: id }).abortSignal(signal),
        ),
      staleTime: Infinity,
      gcTime: 0,
    }),
};

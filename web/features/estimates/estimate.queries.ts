import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request, requestMaybe, supabase } from '~/api/client';
import { pageParams, type ListAnswer, type ListSource, type ListTotals } from '~/features/lists';
import { estimateKeys } from './estimate.keys';
import type { Statement } from './statement/statement.types';
import type { Template, TemplateRow } from './templates/template.types';
import { ESTIMATE_FILTERS } from './estimate.search';
import type { Estimate, EstimateProject, SorItem, EstimateRow } from './estimate.types';

/** The fewest letters that the schedule is searched for. */
export const SOR_SEARCH_LETTERS = 3;
const SOR_LIMIT = 20;

/** The list of estimates, for the list page. */
export const estimateList: ListSource<EstimateRow> = {
  code: 'estimates',
  filters: ESTIMATE_FILTERS,
  defaultSort: { by: 'created_at', isDescending: true },
  key: estimateKeys.lists(),
  page: (tenantId, ask, signal) =>
    request<ListAnswer<EstimateRow>>(
      supabase().rpc('search_estimates', pageParams(tenantId, ask)).abortSignal(signal),
    ),
  totals: (tenantId, filters, isExact, signal) =>
    request<ListTotals>(
      supabase()
        .rpc('count_estimates', {
          p_tenant_id: tenantId,
          p_criteria: filters,
          p_is_exact: isExact,
        })
        .abortSignal(signal),
    ),
};

export const estimateQueries = {
  /** An estimate with everything on it; `NOT_FOUND` when there is none to see. */
  detail: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: estimateKeys.detail(tenantId, id),
      queryFn: ({ signal }) =>
        request<Estimate>(
          supabase().rpc('get_estimate', { p_tenant_id: tenantId, p_id: id }).abortSignal(signal),
        ),
    }),

  /** As `detail`, for the form: an id that was made here and never saved is `null`, not an error. */
  draft: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: [...estimateKeys.detail(tenantId, id), 'draft'] as const,
      queryFn: ({ signal }) =>
        requestMaybe<Estimate>(
          supabase().rpc('get_estimate', { p_tenant_id: tenantId, p_id: id }).abortSignal(signal),
        ),
      // The form is filled once, from what is stored at that moment.
      staleTime: Infinity,
      gcTime: 0,
    }),

  /** The project that a new estimate is for. */
  project: (tenantId: string, projectId: string) =>
    queryOptions({
      queryKey: estimateKeys.project(tenantId, projectId),
      queryFn: ({ signal }) =>
        request<EstimateProject>(
          supabase()
            .rpc('get_project', { p_tenant_id: tenantId, p_id: projectId })
            .abortSignal(signal),
        ),
    }),

  /** Schedule items by code, type or words, with the rates in force on a day. */
  sor: (tenantId: string, on: string, type: string, words: string) =>
    queryOptions({
      queryKey: estimateKeys.sor(tenantId, on, type, words),
      queryFn: ({ signal }) =>
        request<SorItem[]>(
          supabase()
            .rpc('search_sor', {
              p_tenant_id: tenantId,
              p_query: words,
              p_on: on,
              p_sor_type: type,
              p_limit: SOR_LIMIT,
            })
            .abortSignal(signal),
        ),
      enabled: words.length >= SOR_SEARCH_LETTERS,
      placeholderData: keepPreviousData,
      staleTime: 5 * 60_000,
    }),

  /** The schedule items of these codes, with the rates in force on a day; unknown codes are left out. */
  sorByCode: (tenantId: string, on: string, codes: readonly string[]) =>
    queryOptions({
      queryKey: estimateKeys.sorByCode(tenantId, on, codes),
      queryFn: ({ signal }) =>
        request<SorItem[]>(
          supabase()
            .rpc('sor_items_by_code', { p_tenant_id: tenantId, p_codes: [...codes], p_on: on })
            .abortSignal(signal),
        ),
      staleTime: 5 * 60_000,
    }),

  /** What the works of an estimate take; asked anew when the estimate was changed. */
  statement: (tenantId: string, id: string, version: number) =>
    queryOptions({
      queryKey: estimateKeys.statement(tenantId, id, version),
      queryFn: ({ signal }) =>
        request<Statement>(
          supabase()
            .rpc('get_estimate_statement', { p_tenant_id: tenantId, p_estimate_id: id })
            .abortSignal(signal),
        ),
      retry: false,
    }),

  /** Projects without an estimate that a few typed words find, newest first. */
  freeProjects: (tenantId: string, words: string) =>
    queryOptions({
      queryKey: ['projects', tenantId, 'free', words] as const,
      queryFn: ({ signal }) =>
        request<{ rows: { id: string; number: string | null; name: string }[] }>(
          supabase()
            .rpc('search_projects', {
              p_tenant_id: tenantId,
              p_criteria: { has_estimate: 'false', ...(words === '' ? {} : { query: words }) },
              p_limit: 10,
            })
            .abortSignal(signal),
        ),
      placeholderData: keepPreviousData,
    }),

  /** Templates of the agency and those above it; policies hide all others. */
  templates: (tenantId: string) =>
    queryOptions({
      queryKey: estimateKeys.templates(tenantId),
      queryFn: ({ signal }) =>
        request<TemplateRow[]>(
          supabase()
            .from('estimate_templates')
            .select(
              'id,tenant_id,code,name,local_names,description,project_type_code,project_sub_type_code,is_active,version,updated_at',
            )
            .order('code')
            .abortSignal(signal)
            .overrideTypes<TemplateRow[], { merge: false }>(),
        ),
    }),

  /** A template with its lines as they would be applied today. */
  template: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: estimateKeys.template(tenantId, id),
      queryFn: ({ signal }) =>
        request<Template>(
          supabase()
            .rpc('get_estimate_template', { p_tenant_id: tenantId, p_id: id })
            .abortSignal(signal),
        ),
    }),
};

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { pageParams, type ListAnswer, type ListSource, type ListTotals } from '~/features/lists';
import { rateKeys } from './rate.keys';
import { RATE_FILTERS } from './rate.search';
import type {
  AnalysisResult,
  Lead,
  Revision,
  RevisionDetail,
  RevisionItem,
  SorDetail,
  SorGroup,
  SorRow,
} from './rate.types';

/** How often a revision that is under way is asked after. */
const PROGRESS_MS = 2000;
const OPTION_LIMIT = 12;

/** The registry, for the list page. */
export const rateList: ListSource<SorRow> = {
  code: 'rates',
  filters: RATE_FILTERS,
  defaultSort: { by: 'code', isDescending: false },
  key: rateKeys.lists(),
  page: (tenantId, ask, signal) =>
    request<ListAnswer<SorRow>>(
      supabase().rpc('search_sor_items', pageParams(tenantId, ask)).abortSignal(signal),
    ),
  totals: (tenantId, filters, isExact, signal) =>
    request<ListTotals>(
      supabase()
        .rpc('count_sor_items', {
          p_tenant_id: tenantId,
          p_criteria: filters,
          p_is_exact: isExact,
        })
        .abortSignal(signal),
    ),
};

/** An analysis as it is typed. */
export interface AnalysisDraft {
  readonly id?: string;
  readonly sor_code: string;
  readonly effective_from: string;
  readonly quantity: string;
  readonly parts: readonly { readonly basic_code: string; readonly quantity: string }[];
  readonly charges: readonly {
    readonly description: string;
    readonly head_code: string;
    readonly calculation: string;
    readonly figure: string;
  }[];
}

/** `od.jatni` and `od`. */
function tenantLine(tenantId: string): readonly string[] {
  const parts = tenantId.split('.');
  return parts.map((_part, index) => parts.slice(0, index + 1).join('.'));
}

export const rateQueries = {
  /** Chapters and sub-types with how many items each has. */
  groups: (tenantId: string) =>
    queryOptions({
      queryKey: rateKeys.groups(tenantId),
      queryFn: ({ signal }) =>
        request<SorGroup[]>(
          supabase().rpc('sor_groups', { p_tenant_id: tenantId }).abortSignal(signal),
        ),
      staleTime: 5 * 60_000,
    }),

  /** An item with everything on it; `NOT_FOUND` when there is none to see. */
  item: (tenantId: string, code: string) =>
    queryOptions({
      queryKey: rateKeys.item(tenantId, code),
      queryFn: ({ signal }) =>
        request<SorDetail>(
          supabase()
            .rpc('get_sor_item', { p_tenant_id: tenantId, p_code: code })
            .abortSignal(signal),
        ),
    }),

  /** Labour, material and machinery for what is typed, with the rates of a day. */
  basics: (tenantId: string, on: string, words: string) =>
    queryOptions({
      queryKey: rateKeys.options(tenantId, on, words),
      queryFn: ({ signal }) =>
        request<ListAnswer<SorRow>>(
          supabase()
            .rpc('search_sor_items', {
              p_tenant_id: tenantId,
              p_criteria: { query: words, on, sor_type: ['L', 'M', 'E'], is_active: 'true' },
              p_limit: OPTION_LIMIT,
            })
            .abortSignal(signal),
        ),
      enabled: words.length > 1,
      placeholderData: keepPreviousData,
      staleTime: 60_000,
    }),

  /** What an analysis would give; nothing is kept. Field errors as when saving. */
  preview: (tenantId: string, draft: AnalysisDraft) =>
    queryOptions({
      queryKey: rateKeys.preview(tenantId, draft),
      queryFn: ({ signal }) =>
        request<AnalysisResult>(
          supabase()
            .rpc('save_analysis', {
              p_tenant_id: tenantId,
              p_analysis: asJson(draft),
              p_is_preview: true,
            })
            .abortSignal(signal),
        ),
      placeholderData: keepPreviousData,
      retry: false,
      gcTime: 0,
    }),

  leads: (tenantId: string) =>
    queryOptions({
      queryKey: rateKeys.leads(tenantId),
      queryFn: async ({ signal }) => {
        const line = [...tenantLine(tenantId)];
        // Policies hide what belongs to others.
        const [rates, distances] = await Promise.all([
          request<Lead[]>(
            supabase()
              .from('lead_rates')
              .select('id,tenant_id,sub_type,lead_type_code,rate,valid_from,valid_to')
              .in('tenant_id', line)
              .order('sub_type')
              .order('valid_from', { ascending: false })
              .abortSignal(signal),
          ),
          request<Lead[]>(
            supabase()
              .from('lead_distances')
              .select('id,tenant_id,sub_type,lead_type_code,distance_km,quarry,valid_from,valid_to')
              .in('tenant_id', line)
              .order('sub_type')
              .order('valid_from', { ascending: false })
              .abortSignal(signal),
          ),
        ]);
        return { rates, distances };
      },
    }),

  revisions: (tenantId: string) =>
    queryOptions({
      queryKey: rateKeys.revisions(tenantId),
      queryFn: ({ signal }) =>
        request<Revision[]>(
          supabase()
            .from('rate_revisions')
            .select(
              'id,tenant_id,number,origin,method,percentage,effective_on,reason,status,starts_at,item_count,created_at,created_by_name',
            )
            .in('tenant_id', [...tenantLine(tenantId)])
            .order('created_at', { ascending: false })
            .limit(200)
            .abortSignal(signal)
            .overrideTypes<Revision[], { merge: false }>(),
        ),
    }),

  /** A revision with its items; asked again while it is under way. */
  revision: (tenantId: string, id: string, status: RevisionItem['status'] | 'ALL') =>
    queryOptions({
      queryKey: rateKeys.revision(tenantId, id, status),
      queryFn: ({ signal }) =>
        request<RevisionDetail>(
          supabase()
            .rpc('get_rate_revision', {
              p_tenant_id: tenantId,
              p_id: id,
              ...(status === 'ALL' ? {} : { p_status: status }),
              p_limit: 500,
            })
            .abortSignal(signal),
        ),
      refetchInterval: ({ state }) =>
        state.data?.status === 'SCHEDULED' || state.data?.status === 'RUNNING'
          ? PROGRESS_MS
          : false,
      placeholderData: keepPreviousData,
    }),
};

/** A draft as the API takes JSON. */
export function asJson(draft: AnalysisDraft) {
  return {
    ...draft,
    parts: draft.parts.map((part) => ({ ...part })),
    charges: draft.charges.map((charge) => ({ ...charge })),
  };
}

/** The analyses in force as rows of a sheet. */
export const fetchAnalysisRows = (tenantId: string) =>
  request<Record<string, string>[]>(supabase().rpc('export_analyses', { p_tenant_id: tenantId }));

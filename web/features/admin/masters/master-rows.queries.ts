import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { PAGE_SIZES } from '~/lib/list-search';
import type { CodeList, HistoryRow, MasterKind, MasterPage } from './master-kinds.types';
import { masterRowKeys } from './master-rows.keys';
import { MASTER_FILTERS, type MasterListSearch } from './master-rows.search';
import { keysOf } from './master-values';

/** All that one import takes, and so all that an export in its layout gives. */
const ALL_ROWS = 20_000;

const filtersOf = (kind: MasterKind, search: MasterListSearch) => ({
  ...kind.fixed,
  ...Object.fromEntries(
    [...MASTER_FILTERS, 'status' as const].flatMap((key) =>
      search[key] === undefined ? [] : [[key, search[key]]],
    ),
  ),
});

function search(
  tenantId: string,
  kind: MasterKind,
  given: MasterListSearch,
  window: { limit: number; offset: number },
) {
  return supabase().rpc('search_masters', {
    p_tenant_id: tenantId,
    p_kind: kind.api,
    p_filters: filtersOf(kind, given),
    p_limit: window.limit,
    p_offset: window.offset,
    ...(given.q === undefined ? {} : { p_query: given.q }),
    ...(given.sort === undefined ? {} : { p_sort: given.sort }),
  });
}

export const masterRowQueries = {
  /** The code lists that the product knows; they change with a release. */
  lists: () =>
    queryOptions({
      queryKey: masterRowKeys.lists(),
      queryFn: ({ signal }) =>
        request<CodeList[]>(
          supabase()
            .from('code_lists')
            .select('code,parent_list,name,local_names')
            .order('code')
            .abortSignal(signal)
            .overrideTypes<CodeList[], { merge: false }>(),
        ),
      staleTime: Infinity,
    }),

  /** One page of a master: for each code the row that holds, or will, or did. */
  page: (tenantId: string, kind: MasterKind, given: MasterListSearch) =>
    // eslint-disable-next-line @tanstack/query/exhaustive-deps -- a kind is named by its slug
    queryOptions({
      // What is open beside the list does not change the list.
      queryKey: masterRowKeys.page(tenantId, kind.slug, { ...given, open: '' }),
      queryFn: ({ signal }) => {
        const limit = given.size ?? PAGE_SIZES[0];
        const offset = ((given.page ?? 1) - 1) * limit;
        return request<MasterPage>(
          search(tenantId, kind, given, { limit, offset }).abortSignal(signal),
        );
      },
      placeholderData: keepPreviousData,
    }),

  /** Every row of a code, own ones first, newest first. */
  history: (tenantId: string, kind: MasterKind, key: string) =>
    // eslint-disable-next-line @tanstack/query/exhaustive-deps -- a kind is named by its slug
    queryOptions({
      queryKey: masterRowKeys.history(tenantId, kind.slug, key),
      queryFn: ({ signal }) =>
        request<HistoryRow[]>(
          supabase()
            .rpc('master_history', {
              p_tenant_id: tenantId,
              p_kind: kind.api,
              p_key: { ...kind.fixed, ...keysOf(kind, key) },
            })
            .abortSignal(signal),
        ),
    }),
};

/** The whole list as it is filtered now, for an export in the layout of the import. */
export async function fetchAllMasters(
  tenantId: string,
  kind: MasterKind,
  given: MasterListSearch,
): Promise<MasterPage> {
  return request<MasterPage>(search(tenantId, kind, given, { limit: ALL_ROWS, offset: 0 }));
}

/** The next number under a pattern that is being typed; takes none. */
export const numberPreviewQuery = (
  tenantId: string,
  sequence: string,
  pattern: string,
  resets: string,
) =>
  queryOptions({
    queryKey: [...masterRowKeys.all, 'preview', tenantId, sequence, pattern, resets] as const,
    queryFn: ({ signal }) =>
      request<string>(
        supabase()
          .rpc('preview_number', {
            p_tenant_id: tenantId,
            p_sequence: sequence,
            p_pattern: pattern,
            p_resets: resets,
          })
          .abortSignal(signal),
      ),
    enabled: sequence !== '' && pattern !== '',
    retry: false,
    placeholderData: keepPreviousData,
  });

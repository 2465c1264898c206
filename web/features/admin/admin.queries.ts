import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request, requestPage, supabase } from '~/api/client';
import { parseJson } from '~/lib/json';
import { pageRange, readSort, type Sort } from '~/lib/list-search';
import { adminKeys } from './admin.keys';
import type { AuditSearch, DeliverySearch } from './admin.search';
import type {
  AuditFacets,
  AuditRow,
  AuditSlice,
  ChainVerdict,
  Delivery,
  DeliveryDetail,
} from './admin.types';

const RENEW_MS = 10_000;
const AUDIT_SLICE = 50;
const EXPORT_SLICE = 1000;
const DELIVERY_COLUMNS =
  'id,topic,aggregate_type,aggregate_id,subject,status,attempts,next_attempt_at,last_error,created_at';

export const DELIVERY_SORT: Sort = { by: 'id', isDescending: true };

const escaped = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** The generator calls every JSON answer `Json`; the docstring of the function says what it is. */
export const answering = <T>(builder: unknown) =>
  builder as PromiseLike<{ data: T | null; error: unknown; status: number }>;

function auditSlice(tenantId: string, search: AuditSearch, before: number | null, limit: number) {
  const { key, ...filters } = search;
  return supabase().rpc('search_audit', {
    p_tenant_id: tenantId,
    p_filters: { ...filters, ...(key === undefined ? {} : { key: parseJson(key) as never }) },
    p_limit: limit,
    ...(before === null ? {} : { p_before: before }),
  });
}

export const adminQueries = {
  /** One page of deliveries; asked again while it is on the screen. */
  deliveries: (tenantId: string, search: DeliverySearch) =>
    queryOptions({
      queryKey: adminKeys.deliveryPage(tenantId, { ...search, open: '' }),
      queryFn: ({ signal }) => {
        const { from, to } = pageRange(search);
        const sort = readSort(search.sort, DELIVERY_SORT);
        let rows = supabase()
          .from('outbox_list')
          .select(DELIVERY_COLUMNS, { count: 'exact' })
          .eq('tenant_id', tenantId);
        if (search.status !== undefined) rows = rows.in('status', search.status);
        if (search.topic !== undefined) rows = rows.in('topic', search.topic);
        if (search.q !== undefined) rows = rows.ilike('subject', `%${escaped(search.q)}%`);
        return requestPage(
          rows
            .order(sort.by, { ascending: !sort.isDescending })
            .range(from, to)
            .abortSignal(signal)
            // A view has no constraints to tell the generator what is never null.
            .overrideTypes<Delivery[], { merge: false }>(),
        );
      },
      placeholderData: keepPreviousData,
      refetchInterval: RENEW_MS,
    }),

  /** One message with its tries; the recipient only for who may see people. */
  delivery: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: adminKeys.delivery(tenantId, id),
      queryFn: ({ signal }) =>
        request<DeliveryDetail>(
          answering(
            supabase()
              .rpc('outbox_message', { p_tenant_id: tenantId, p_id: Number(id) })
              .abortSignal(signal),
          ),
        ),
    }),

  /** How many messages were given up. */
  deadLetters: (tenantId: string) =>
    queryOptions({
      queryKey: adminKeys.deadLetters(tenantId),
      queryFn: async ({ signal }) => {
        const { total } = await requestPage(
          supabase()
            .from('outbox_list')
            .select('id', { count: 'exact' })
            .eq('tenant_id', tenantId)
            .eq('status', 'DEAD')
            .limit(1)
            .abortSignal(signal),
        );
        return total;
      },
    }),

  /** The audit log, newest first, slice by slice. */
  audit: (tenantId: string, search: AuditSearch) =>
    infiniteQueryOptions({
      queryKey: adminKeys.audit(tenantId, search),
      queryFn: ({ signal, pageParam }) =>
        request<AuditSlice>(
          answering(auditSlice(tenantId, search, pageParam, AUDIT_SLICE).abortSignal(signal)),
        ),
      initialPageParam: null as number | null,
      getNextPageParam: (last) => last.next,
      placeholderData: keepPreviousData,
    }),

  auditFacets: (tenantId: string) =>
    queryOptions({
      queryKey: adminKeys.auditFacets(tenantId),
      queryFn: ({ signal }) =>
        request<AuditFacets>(
          answering(supabase().rpc('audit_facets', { p_tenant_id: tenantId }).abortSignal(signal)),
        ),
    }),

  /** Walks the whole chain when asked, and keeps what came of it while the app is open. */
  verdict: (tenantId: string) =>
    queryOptions({
      queryKey: adminKeys.verdict(tenantId),
      queryFn: async ({ signal }) => {
        const [verdict] = await request<ChainVerdict[]>(
          supabase().rpc('verify_audit_chain', { p_tenant_id: tenantId }).abortSignal(signal),
        );
        return verdict ?? null;
      },
      enabled: false,
      staleTime: Infinity,
      gcTime: Infinity,
    }),
};

/** The filtered log for an export, at most `limit` rows. */
export async function fetchAudit(
  tenantId: string,
  search: AuditSearch,
  limit: number,
): Promise<readonly AuditRow[]> {
  const rows: AuditRow[] = [];
  let before: number | null = null;
  do {
    const slice: AuditSlice = await request<AuditSlice>(
      answering(auditSlice(tenantId, search, before, Math.min(EXPORT_SLICE, limit))),
    );
    rows.push(...slice.rows);
    before = slice.next;
  } while (before !== null && rows.length < limit);
  return rows;
}

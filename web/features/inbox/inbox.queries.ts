import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request, requestMaybe, supabase } from '~/api/client';
import { inboxKeys } from './inbox.keys';
import type { InboxAnswer, LastMove } from './inbox.types';

/** What the inbox asks for; empty criteria are left out. */
export interface InboxCriteria {
  readonly filters: Readonly<Record<string, string | boolean | readonly string[]>>;
  readonly sort: string;
  readonly limit: number;
  readonly offset: number;
}

export const inboxQueries = {
  /** One page of what waits for me in a tenant, with the counts of the whole inbox. */
  list: (tenantId: string, criteria: InboxCriteria) =>
    queryOptions({
      queryKey: inboxKeys.list(tenantId, criteria),
      queryFn: ({ signal }) =>
        request<InboxAnswer>(
          supabase()
            .rpc('search_inbox', {
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

  /** Who moved a paper last, when, and what they wrote. */
  lastMove: (tenantId: string, type: string, id: string) =>
    queryOptions({
      queryKey: inboxKeys.lastMove(tenantId, type, id),
      queryFn: ({ signal }) =>
        requestMaybe<LastMove>(
          supabase()
            .from('workflow_history')
            .select('action,to_state,actor_name,actor_designation,comment,at')
            .eq('tenant_id', tenantId)
            .eq('document_type', type)
            .eq('document_id', id)
            .order('version', { ascending: false })
            .limit(1)
            .abortSignal(signal)
            .maybeSingle(),
        ),
    }),
};

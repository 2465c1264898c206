import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { inboxKeys } from './inbox.keys';
import type { InboxAnswer } from './inbox.types';

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
};

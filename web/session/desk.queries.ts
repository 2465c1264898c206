import { queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';

/** What waits for me, as bell and navigation show it. */
export interface DeskCounts {
  /** Unread notices in all agencies, at most 100. */
  readonly unread: number;
  readonly waiting: number;
  readonly overdue: number;
  readonly mine: number;
}

/** Begins as the inbox's keys do: a paper that moves makes both old. */
export const deskKeys = {
  all: ['inbox', 'desk'] as const,
  counts: (tenantId: string) => [...deskKeys.all, tenantId] as const,
};

export const deskQueries = {
  counts: (tenantId: string) =>
    queryOptions({
      queryKey: deskKeys.counts(tenantId),
      queryFn: ({ signal }) =>
        request<DeskCounts>(
          supabase().rpc('desk_counts', { p_tenant_id: tenantId }).abortSignal(signal),
        ),
    }),
};

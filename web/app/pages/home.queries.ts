import { queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';

const URGENT_ROWS = 6;

/** How many papers wait for me or my role, by type and state. */
export interface InboxCount {
  readonly document_type: string;
  readonly state: string;
  readonly count: number;
  readonly overdue: number;
  readonly near: number;
  readonly mine: number;
}

export interface UrgentPaper {
  readonly document_type: string;
  readonly document_id: string;
  readonly number: string | null;
  readonly title: string;
  readonly state: string;
  readonly amount: number | string | null;
  readonly due_at: string | null;
  readonly sla: string;
}

export interface MyWork {
  readonly counts: readonly InboxCount[];
  readonly rows: readonly UrgentPaper[];
}

export const homeQueries = {
  /** My counts and the papers that are due first. The key begins as the inbox's do: both age together. */
  myWork: (tenantId: string) =>
    queryOptions({
      queryKey: ['inbox', 'my-work', tenantId] as const,
      queryFn: ({ signal }) =>
        request<MyWork>(
          supabase()
            .rpc('search_inbox', { p_tenant_id: tenantId, p_sort: 'due_at', p_limit: URGENT_ROWS })
            .abortSignal(signal),
        ),
    }),
};

/** The four figures of the home page. */
export function totalsOf(counts: readonly InboxCount[]) {
  const sum = (field: 'count' | 'overdue' | 'near' | 'mine') =>
    counts.reduce((total, row) => total + row[field], 0);
  return {
    waiting: sum('count'),
    overdue: sum('overdue'),
    near: sum('near'),
    mine: sum('mine'),
  };
}

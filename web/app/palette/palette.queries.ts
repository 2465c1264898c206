import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';

/** A record as `search_everything` answers it: a paper of any kind, or an employee. */
export interface FoundRecord {
  readonly tenant_id: string;
  readonly type: string;
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly state?: string;
  readonly amount?: number | string | null;
}

/** Fewer letters find nothing. */
export const MIN_QUERY = 2;

export const paletteQueries = {
  /** Papers and people by number or name, in the agency and below it. */
  found: (tenantId: string, words: string) =>
    queryOptions({
      queryKey: ['palette', tenantId, words] as const,
      queryFn: ({ signal }) =>
        request<FoundRecord[]>(
          supabase()
            .rpc('search_everything', { p_tenant_id: tenantId, p_query: words })
            .abortSignal(signal),
        ),
      enabled: words.length >= MIN_QUERY,
      placeholderData: keepPreviousData,
    }),
};

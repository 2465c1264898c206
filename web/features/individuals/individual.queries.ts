import { queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { pageParams, type ListAnswer, type ListSource, type ListTotals } from '~/features/lists';
import { individualKeys } from './individual.keys';
import { INDIVIDUAL_FILTERS } from './individual.search';
import type { Individual, IndividualRow } from './individual.types';

/** The register of wage seekers, for the list page. */
export const individualList: ListSource<IndividualRow> = {
  code: 'individuals',
  filters: INDIVIDUAL_FILTERS,
  defaultSort: { by: 'created_at', isDescending: true },
  key: individualKeys.lists(),
  page: (tenantId, ask, signal) =>
    request<ListAnswer<IndividualRow>>(
      supabase().rpc('search_individuals', pageParams(tenantId, ask)).abortSignal(signal),
    ),
  totals: async (tenantId, filters, isExact, signal) => {
    const totals = await request<ListTotals>(
      supabase()
        .rpc('count_individuals', {
          p_tenant_id: tenantId,
          p_criteria: filters,
          p_is_exact: isExact,
        })
        .abortSignal(signal),
    );
    // People have no amount that could be added up.
    return { ...totals, amount: null };
  },
};

export const individualQueries = {
  /** A person with skills, numbers masked; `NOT_FOUND` when there is none to see. */
  detail: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: individualKeys.detail(tenantId, id),
      queryFn: ({ signal }) =>
        request<Individual>(
          supabase().rpc('get_individual', { p_tenant_id: tenantId, p_id: id }).abortSignal(signal),
        ),
    }),
};

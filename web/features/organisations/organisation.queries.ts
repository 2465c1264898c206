import { queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { pageParams, type ListAnswer, type ListSource, type ListTotals } from '~/features/lists';
import { organisationKeys } from './organisation.keys';
import { ORGANISATION_FILTERS } from './organisation.search';
import type { Organisation, OrganisationRow } from './organisation.types';

/** The register of organisations, for the list page. */
export const organisationList: ListSource<OrganisationRow> = {
  code: 'organisations',
  filters: ORGANISATION_FILTERS,
  defaultSort: { by: 'name', isDescending: false },
  key: organisationKeys.lists(),
  page: (tenantId, ask, signal) =>
    request<ListAnswer<OrganisationRow>>(
      supabase().rpc('search_organisations', pageParams(tenantId, ask)).abortSignal(signal),
    ),
  totals: async (tenantId, filters, isExact, signal) => {
    const totals = await request<ListTotals>(
      supabase()
        .rpc('count_organisations', {
          p_tenant_id: tenantId,
          p_criteria: filters,
          p_is_exact: isExact,
        })
        .abortSignal(signal),
    );
    // Organisations have no amount that could be added up.
    return { ...totals, amount: null };
  },
};

export const organisationQueries = {
  /** An organisation with functions and contacts; `NOT_FOUND` when there is none to see. */
  detail: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: organisationKeys.detail(tenantId, id),
      queryFn: ({ signal }) =>
        request<Organisation>(
          supabase()
            .rpc('get_organisation', { p_tenant_id: tenantId, p_id: id })
            .abortSignal(signal),
        ),
    }),
};

import { queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { answering } from '../admin.queries';
import { agencyKeys } from './agency.keys';
import type { Agency, AgencyUse } from './agency.types';

export const agencyQueries = {
  /** Every agency that I may see, those switched off too. A state has some hundred. */
  list: () =>
    queryOptions({
      queryKey: agencyKeys.list(),
      queryFn: ({ signal }) =>
        request<Agency[]>(
          supabase()
            .from('tenants')
            .select()
            .order('id')
            .abortSignal(signal)
            .overrideTypes<Agency[], { merge: false }>(),
        ),
    }),

  /** What a switch-off would touch. Needs `tenant:manage` there. */
  use: (id: string) =>
    queryOptions({
      queryKey: agencyKeys.use(id),
      queryFn: ({ signal }) =>
        request<AgencyUse>(
          answering(supabase().rpc('tenant_dependents', { p_tenant_id: id }).abortSignal(signal)),
        ),
    }),
};

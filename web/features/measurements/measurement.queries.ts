import { queryOptions } from '@tanstack/react-query';
import { request, requestMaybe, supabase } from '~/api/client';
import { pageParams, type ListAnswer, type ListSource, type ListTotals } from '~/features/lists';
import { measurementKeys } from './measurement.keys';
import { MEASUREMENT_FILTERS } from './measurement.search';
import type { Measurable, Measurement, MeasurementRow } from './measurement.types';
import type { Utilisation } from './utilisation/utilisation.types';

/** The list of measurement books, for the list page. */
export const measurementList: ListSource<MeasurementRow> = {
  code: 'measurements',
  filters: MEASUREMENT_FILTERS,
  defaultSort: { by: 'created_at', isDescending: true },
  key: measurementKeys.lists(),
  page: (tenantId, ask, signal) =>
    request<ListAnswer<MeasurementRow>>(
      supabase().rpc('search_measurements', pageParams(tenantId, ask)).abortSignal(signal),
    ),
  totals: (tenantId, filters, isExact, signal) =>
    request<ListTotals>(
      supabase()
        .rpc('count_measurements', {
          p_tenant_id: tenantId,
          p_criteria: filters,
          p_is_exact: isExact,
        })
        .abortSignal(signal),
    ),
};

export const measurementQueries = {
  /** A book with everything on it; `NOT_FOUND` when there is none to see. */
  detail: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: measurementKeys.detail(tenantId, id),
      queryFn: ({ signal }) =>
        request<Measurement>(
          supabase()
            .rpc('get_measurement', { p_tenant_id: tenantId, p_id: id })
            .abortSignal(signal),
        ),
    }),

  /** As `detail`, for the form: an id that was made here and never saved is `null`, not an error. */
  draft: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: [...measurementKeys.detail(tenantId, id), 'draft'] as const,
      queryFn: ({ signal }) =>
        requestMaybe<Measurement>(
          supabase()
            .rpc('get_measurement', { p_tenant_id: tenantId, p_id: id })
            .abortSignal(signal),
        ),
      // The form is filled once, from what is stored at that moment.
      staleTime: Infinity,
      gcTime: 0,
    }),

  /** What the measured quantities should have used; asked anew when more is measured. */
  utilisation: (tenantId: string, orderId: string, bookId: string | null, version: number) =>
    queryOptions({
      queryKey: measurementKeys.utilisation(tenantId, orderId, bookId, version),
      queryFn: ({ signal }) =>
        request<Utilisation>(
          supabase()
            .rpc('get_utilisation', {
              p_tenant_id: tenantId,
              p_work_order_id: orderId,
              ...(bookId === null ? {} : { p_measurement_id: bookId }),
            })
            .abortSignal(signal),
        ),
      retry: false,
    }),

  /** An order as it can be measured now; `NOT_FOUND` when there is none to see. */
  measurable: (tenantId: string, orderId: string) =>
    queryOptions({
      queryKey: measurementKeys.measurable(tenantId, orderId),
      queryFn: ({ signal }) =>
        request<Measurable>(
          supabase()
            .rpc('get_measurable', { p_tenant_id: tenantId, p_work_order_id: orderId })
            .abortSignal(signal),
        ),
    }),
};

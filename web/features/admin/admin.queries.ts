import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestPage, supabase } from '~/api/client';
import { pageRange, readSort, type Sort } from '~/lib/list-search';
import { adminKeys } from './admin.keys';
import type { AuditSearch, DeliverySearch } from './admin.search';
import type { AuditRow, Delivery } from './admin.types';

const RENEW_MS = 10_000;
const DELIVERY_COLUMNS =
  'id,topic,aggregate_type,aggregate_id,subject,status,attempts,next_attempt_at,last_error,created_at';
const AUDIT_COLUMNS = 'seq,at,actor_id,actor_role,table_name,operation,changes';

export const DELIVERY_SORT: Sort = { by: 'id', isDescending: true };
export const AUDIT_SORT: Sort = { by: 'seq', isDescending: true };

const escaped = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

export const adminQueries = {
  /** One page of deliveries; asked again while it is on the screen. */
  deliveries: (tenantId: string, search: DeliverySearch) =>
    queryOptions({
      queryKey: adminKeys.deliveryPage(tenantId, search),
      queryFn: ({ signal }) => {
        const { from, to } = pageRange(search);
        const sort = readSort(search.sort, DELIVERY_SORT);
        let rows = supabase()
          .from('outbox_list')
          .select(DELIVERY_COLUMNS, { count: 'exact' })
          .eq('tenant_id', tenantId);
        if (search.status !== undefined) rows = rows.in('status', search.status);
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

  /** One page of the audit log, newest first. */
  audit: (tenantId: string, search: AuditSearch) =>
    queryOptions({
      queryKey: adminKeys.audit(tenantId, search),
      queryFn: ({ signal }) => {
        const { from, to } = pageRange(search);
        const sort = readSort(search.sort, AUDIT_SORT);
        let rows = supabase()
          .from('audit_log')
          .select(AUDIT_COLUMNS, { count: 'exact' })
          .eq('tenant_id', tenantId);
        if (search.operation !== undefined) rows = rows.in('operation', search.operation);
        if (search.q !== undefined) rows = rows.ilike('table_name', `%${escaped(search.q)}%`);
        return requestPage(
          rows
            .order(sort.by, { ascending: !sort.isDescending })
            .range(from, to)
            .abortSignal(signal)
            .overrideTypes<AuditRow[], { merge: false }>(),
        );
      },
      placeholderData: keepPreviousData,
    }),
};

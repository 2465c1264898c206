import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, requestMaybe, supabase } from '~/api/client';
import { useSession } from '~/session/use-session';
import { adminKeys } from './admin.keys';

/** Sends a message again from the first attempt. Needs `outbox:retry`. */
export function useRetryDelivery() {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: (id: number) =>
      requestMaybe(supabase().rpc('retry_outbox_message', { p_tenant_id: tenant.id, p_id: id })),
    onSuccess: () => client.invalidateQueries({ queryKey: adminKeys.deliveries(tenant.id) }),
  });
}

/** Sends all dead letters again, of one topic or of all; answers how many. Needs `outbox:retry`. */
export function useRetryDeadLetters() {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: (topic: string | null) =>
      request<number>(
        supabase().rpc('retry_dead_letters', {
          p_tenant_id: tenant.id,
          ...(topic === null ? {} : { p_topic: topic }),
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: adminKeys.deliveries(tenant.id) }),
  });
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, requestMaybe, supabase } from '~/api/client';
import { useSession } from '~/session/use-session';
import { adminKeys } from './admin.keys';
import type { ChainVerdict } from './admin.types';

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

/** Walks the whole chain of the tenant; a read, but one that somebody asks for. Needs `audit:verify`. */
export function useVerifyChain() {
  const { tenant } = useSession();
  return useMutation({
    mutationFn: async () => {
      const [verdict] = await request<ChainVerdict[]>(
        supabase().rpc('verify_audit_chain', { p_tenant_id: tenant.id }),
      );
      return verdict;
    },
  });
}

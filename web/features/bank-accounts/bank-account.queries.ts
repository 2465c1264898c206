import { queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { bankAccountKeys } from './bank-account.keys';
import type { AccountOwner, BankAccount, WaitingAccounts } from './bank-account.types';

const COLUMNS =
  'id,head_code,holder_name,account_last4,account_type,ifsc,bank_name,branch_name,is_primary,is_active,set_at,set_by,set_by_name,is_verified,verified_at,verified_by_name,is_valid,validated_at,validated_by_name,flag_remarks,version';

export const bankAccountQueries = {
  /** The accounts that wait for their verification, the longest waiting first. */
  waiting: (tenantId: string) =>
    queryOptions({
      queryKey: bankAccountKeys.waiting(tenantId),
      queryFn: ({ signal }) =>
        request<WaitingAccounts>(
          supabase().rpc('bank_accounts_to_verify', { p_tenant_id: tenantId }).abortSignal(signal),
        ),
    }),

  /** The accounts of a payee, the first one before the others; numbers masked. */
  ofOwner: (tenantId: string, owner: AccountOwner) =>
    queryOptions({
      queryKey: bankAccountKeys.ofOwner(tenantId, owner),
      queryFn: ({ signal }) => {
        const all = supabase()
          .from('bank_accounts')
          .select(COLUMNS)
          .eq('tenant_id', tenantId)
          .eq('owner_type', owner.type);
        const own =
          owner.type === 'HEAD'
            ? all
            : all.eq(owner.type === 'INDIVIDUAL' ? 'individual_id' : 'organisation_id', owner.id);
        return request<BankAccount[]>(
          own
            .order('is_active', { ascending: false })
            .order('head_code')
            .order('is_primary', { ascending: false })
            .order('created_at')
            .abortSignal(signal)
            .overrideTypes<BankAccount[], { merge: false }>(),
        );
      },
    }),
};

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { useSession } from '~/session/use-session';
import { bankAccountKeys } from './bank-account.keys';
import type { AccountForm } from './bank-account.schema';
import type { AccountOwner, RevealSubject, SavedAccount } from './bank-account.types';

/** A write about bank accounts: afterwards everything that shows them is asked again. */
function useAccountMutation<Input, Answer>(
  write: (tenantId: string, input: Input) => Promise<Answer>,
) {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: (input: Input) => write(tenant.id, input),
    // What was typed holds the number: it is forgotten with the form.
    gcTime: 0,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: bankAccountKeys.all }),
        // Their lists say who can be paid.
        client.invalidateQueries({ queryKey: ['individuals'] }),
      ]),
  });
}

interface SaveInput {
  readonly owner: AccountOwner;
  readonly id: string | null;
  readonly expectedVersion: number | null;
  readonly values: AccountForm;
}

/** Adds or changes an account; both flags are taken back. Raises field errors by pointer, `STALE_VERSION`. */
export const useSaveAccount = () =>
  useAccountMutation((tenantId, { owner, id, expectedVersion, values }: SaveInput) =>
    request<SavedAccount>(
      supabase().rpc('save_bank_account', {
        p_tenant_id: tenantId,
        p_account: {
          ...values,
          id,
          owner_type: owner.type,
          ...(owner.type === 'INDIVIDUAL' ? { individual_id: owner.id } : {}),
          ...(owner.type === 'ORGANISATION' ? { organisation_id: owner.id } : {}),
        },
        ...(expectedVersion === null ? {} : { p_expected_version: expectedVersion }),
      }),
    ),
  );

interface FlagsInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly isVerified: boolean;
  readonly isValid: boolean;
  readonly remarks: string;
}

/** Says that an account is verified and valid, or takes it back with remarks. */
export const useSetFlags = () =>
  useAccountMutation((tenantId, input: FlagsInput) =>
    request<SavedAccount>(
      supabase().rpc('set_bank_account_flags', {
        p_tenant_id: tenantId,
        p_id: input.id,
        p_expected_version: input.expectedVersion,
        p_is_verified: input.isVerified,
        p_is_valid: input.isValid,
        ...(input.remarks === '' ? {} : { p_remarks: input.remarks }),
      }),
    ),
  );

/** A number in full, with a reason; the audit log keeps who saw it. The answer is kept nowhere. */
export function useReveal() {
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ subject, reason }: { subject: RevealSubject; reason: string }) =>
      request<string>(
        supabase().rpc('reveal_personal', {
          p_tenant_id: tenant.id,
          p_kind: subject.kind,
          p_id: subject.id,
          p_field: subject.field,
          p_reason: reason,
        }),
      ),
    gcTime: 0,
  });
}

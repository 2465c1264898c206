import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { request, requestMaybe, supabase } from '~/api/client';
import { sessionKeys } from '~/session/session.queries';
import { agencyKeys } from './agency.keys';

interface SaveAgency {
  readonly id: string;
  readonly row: Readonly<Record<string, string>>;
  /** `updated_at` of the agency that the form was opened with; null for a new one. */
  readonly expected: string | null;
}

/** The agencies, and the session: a new or renamed agency stands in the switcher at once. */
const refresh = (client: QueryClient) =>
  Promise.all([
    client.invalidateQueries({ queryKey: agencyKeys.all }),
    client.invalidateQueries({ queryKey: sessionKeys.all }),
  ]);

/** Adds an agency or changes one. Needs `tenant:manage`. */
export function useSaveAgency() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, row, expected }: SaveAgency) =>
      request(
        supabase().rpc('save_tenant', {
          p_tenant_id: id,
          p_row: row,
          ...(expected === null ? {} : { p_expected: expected }),
        }),
      ),
    onSuccess: () => refresh(client),
    // Somebody else may have changed it: what is stored now is shown beside what was typed.
    onError: () => client.invalidateQueries({ queryKey: agencyKeys.list() }),
  });
}

/** Switches an agency off, or on again. Needs `tenant:manage` in the agency above. */
export function useSwitchAgency() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, isActive }: { readonly id: string; readonly isActive: boolean }) =>
      requestMaybe(supabase().rpc('set_tenant_active', { p_tenant_id: id, p_is_active: isActive })),
    onSuccess: () => refresh(client),
  });
}

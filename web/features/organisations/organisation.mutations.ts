import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { useSession } from '~/session/use-session';
import { organisationKeys } from './organisation.keys';
import type { OrganisationDraft } from './organisation.schema';
import type { OrganisationStatusCode, SavedOrganisation } from './organisation.types';

/** A write about organisations: afterwards everything that shows them is asked again. */
function useOrganisationMutation<Input, Answer>(
  write: (tenantId: string, input: Input) => Promise<Answer>,
) {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: (input: Input) => write(tenant.id, input),
    onSuccess: () => client.invalidateQueries({ queryKey: organisationKeys.all }),
  });
}

interface SaveInput {
  readonly draft: OrganisationDraft;
  readonly expectedVersion: number | null;
}

/** Adds or changes an organisation. Raises field errors by pointer, `STALE_VERSION`, `CONTACT_HAS_LOGIN`. */
export const useSaveOrganisation = () =>
  useOrganisationMutation((tenantId, { draft, expectedVersion }: SaveInput) =>
    request<SavedOrganisation>(
      supabase().rpc('save_organisation', {
        p_tenant_id: tenantId,
        p_organisation: draft,
        ...(expectedVersion === null ? {} : { p_expected_version: expectedVersion }),
      }),
    ),
  );

interface StatusInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly status: OrganisationStatusCode;
  readonly reason: string;
  readonly until: string;
}

/** Makes an organisation active, inactive or debarred, with a reason. */
export const useSetStatus = () =>
  useOrganisationMutation((tenantId, input: StatusInput) =>
    request<SavedOrganisation>(
      supabase().rpc('set_organisation_status', {
        p_tenant_id: tenantId,
        p_id: input.id,
        p_expected_version: input.expectedVersion,
        p_status: input.status,
        p_reason: input.reason,
        ...(input.until === '' ? {} : { p_until: input.until }),
      }),
    ),
  );

/** Gives a contact a login for the organisation: a mail tells them. */
export const useInviteContact = () =>
  useOrganisationMutation((tenantId, input: { contactId: string; roles: readonly string[] }) =>
    request<string>(
      supabase().rpc('invite_contact', {
        p_tenant_id: tenantId,
        p_contact_id: input.contactId,
        p_role_codes: [...input.roles],
      }),
    ),
  );

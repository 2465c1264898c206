import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, requestMaybe, supabase } from '~/api/client';
import { useSession } from '~/session/use-session';
import { employeeKeys } from './employee.keys';
import type { EmployeeDraft } from './employee.schema';
import type { RoleGrant, SavedEmployee } from './employee.types';

/** A write about people: afterwards everything that shows them is asked again. */
function usePeopleMutation<Input, Answer>(
  write: (tenantId: string, input: Input) => Promise<Answer>,
) {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: (input: Input) => write(tenant.id, input),
    onSuccess: () => client.invalidateQueries({ queryKey: employeeKeys.all }),
  });
}

interface SaveInput {
  readonly draft: EmployeeDraft;
  readonly expectedVersion: number | null;
}

/** Creates or changes an employee. Raises field errors by pointer, `STALE_VERSION`, `NOT_EDITABLE`. */
export const useSaveEmployee = () =>
  usePeopleMutation((tenantId, { draft, expectedVersion }: SaveInput) =>
    request<SavedEmployee>(
      supabase().rpc('save_employee', {
        p_tenant_id: tenantId,
        p_employee: draft,
        ...(expectedVersion === null ? {} : { p_expected_version: expectedVersion }),
      }),
    ),
  );

interface InviteInput {
  readonly employeeId: string;
  readonly email: string;
  readonly mobile: string;
  readonly grants: readonly RoleGrant[];
}

/** Mails an invitation with the roles that wait. Field errors of the address and of each role. */
export const useInviteEmployee = () =>
  usePeopleMutation((tenantId, { employeeId, email, mobile, grants }: InviteInput) =>
    request<string>(
      supabase().rpc('invite_employee', {
        p_tenant_id: tenantId,
        p_employee_id: employeeId,
        p_email: email,
        p_mobile: mobile,
        p_grants: grants.map((grant) => ({ ...grant })),
      }),
    ),
  );

export const useResendInvitation = () =>
  usePeopleMutation((tenantId, input: { membershipId: string; email: string; mobile: string }) =>
    requestMaybe(
      supabase().rpc('resend_invitation', {
        p_tenant_id: tenantId,
        p_membership_id: input.membershipId,
        p_email: input.email,
        p_mobile: input.mobile,
      }),
    ),
  );

export const useCancelInvitation = () =>
  usePeopleMutation((tenantId, membershipId: string) =>
    requestMaybe(
      supabase().rpc('cancel_invitation', {
        p_tenant_id: tenantId,
        p_membership_id: membershipId,
      }),
    ),
  );

interface RolesInput {
  readonly membershipId: string;
  readonly grants: readonly RoleGrant[];
  readonly ends: readonly string[];
}

/** Grants roles and ends others in one step; names every role that is not mine to give. */
export const useSetRoles = () =>
  usePeopleMutation((tenantId, { membershipId, grants, ends }: RolesInput) =>
    requestMaybe(
      supabase().rpc('set_roles', {
        p_tenant_id: tenantId,
        p_membership_id: membershipId,
        p_grants: grants.map((grant) => ({ ...grant })),
        p_ends: [...ends],
      }),
    ),
  );

export const useSuspend = () =>
  usePeopleMutation((tenantId, input: { membershipId: string; reason: string }) =>
    requestMaybe(
      supabase().rpc('suspend_membership', {
        p_tenant_id: tenantId,
        p_membership_id: input.membershipId,
        p_reason: input.reason,
      }),
    ),
  );

export const useResume = () =>
  usePeopleMutation((tenantId, membershipId: string) =>
    requestMaybe(
      supabase().rpc('resume_membership', {
        p_tenant_id: tenantId,
        p_membership_id: membershipId,
      }),
    ),
  );

export const useUnblock = () =>
  usePeopleMutation((tenantId, userId: string) =>
    requestMaybe(supabase().rpc('unblock_login', { p_tenant_id: tenantId, p_user_id: userId })),
  );

interface LeaveInput {
  readonly employeeId: string;
  readonly expectedVersion: number;
  readonly on: string;
  readonly reasonCode: string;
  readonly remarks: string;
  readonly handovers: readonly { document_type: string; document_id: string; to: string }[];
}

/** Ends a service: login, postings and papers. Raises field errors, `STALE_VERSION`, `ROLE_NOT_GRANTABLE`. */
export const useDeactivate = () =>
  usePeopleMutation((tenantId, input: LeaveInput) =>
    request<{ papers: number }>(
      supabase().rpc('deactivate_employee', {
        p_tenant_id: tenantId,
        p_employee_id: input.employeeId,
        p_expected_version: input.expectedVersion,
        p_on: input.on,
        p_reason_code: input.reasonCode,
        p_remarks: input.remarks,
        p_handovers: input.handovers.map((handover) => ({ ...handover })),
      }),
    ),
  );

export const useReactivate = () =>
  usePeopleMutation(
    (tenantId, input: { employeeId: string; expectedVersion: number; restoresLogin: boolean }) =>
      request<{ version: number }>(
        supabase().rpc('reactivate_employee', {
          p_tenant_id: tenantId,
          p_employee_id: input.employeeId,
          p_expected_version: input.expectedVersion,
          p_restores_login: input.restoresLogin,
        }),
      ),
  );

export interface RoleDraft {
  readonly code: string;
  readonly name: string;
  readonly local_names: { readonly or: string; readonly hi: string };
  readonly description: string;
  readonly is_active: boolean;
  readonly permissions: readonly string[];
}

/** Creates a role of the agency, or changes one. Names the right that may not be given away. */
export const useSaveRole = () =>
  usePeopleMutation(
    (tenantId, { role, expectedVersion }: { role: RoleDraft; expectedVersion: number | null }) =>
      request<{ code: string; version: number }>(
        supabase().rpc('save_role', {
          p_tenant_id: tenantId,
          p_role: {
            ...role,
            local_names: { ...role.local_names },
            permissions: [...role.permissions],
          },
          ...(expectedVersion === null ? {} : { p_expected_version: expectedVersion }),
        }),
      ),
  );

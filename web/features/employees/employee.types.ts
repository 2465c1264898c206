import type { Named } from '~/i18n/local-name';

/** How a member's login stands; `NONE` was never invited. */
export const LOGIN_STATES = [
  'ACTIVE',
  'INVITED',
  'NONE',
  'NOT_YET',
  'SUSPENDED',
  'BLOCKED',
  'DISABLED',
  'ENDED',
] as const;
export type LoginState = (typeof LOGIN_STATES)[number];

/** A row of `search_employees`; the login is null for who may not see memberships. */
export interface EmployeeRow extends Named {
  readonly id: string;
  readonly employee_number: string;
  readonly mobile: string | null;
  readonly email: string | null;
  readonly is_active: boolean;
  readonly department_code: string | null;
  readonly designation_code: string | null;
  readonly login_state: LoginState | null;
  readonly role_codes: readonly string[] | null;
}

export interface EmployeePage {
  readonly total: number;
  readonly rows: readonly EmployeeRow[];
}

export interface Posting {
  readonly id: string;
  readonly department_code: string;
  readonly designation_code: string;
  readonly from_on: string;
  readonly to_on: string | null;
  readonly is_current: boolean;
}

/** A role as a membership holds it. */
export interface HeldRole extends Named {
  readonly code: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly is_in_force: boolean;
  readonly may_grant: boolean;
}

export interface Membership {
  readonly id: string;
  readonly user_id: string | null;
  readonly state: LoginState;
  readonly is_own: boolean;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly is_suspended: boolean;
  readonly suspended_reason: string | null;
  readonly invited_email: string | null;
  readonly invited_mobile: string | null;
  readonly invited_at: string;
  readonly invited_by: string | null;
  readonly accepted_at: string | null;
  readonly email: string | null;
  readonly last_sign_in_at: string | null;
  readonly blocked_until: string | null;
  readonly roles: readonly HeldRole[];
}

/** What `get_employee` answers. */
export interface Employee extends Named {
  readonly id: string;
  readonly employee_number: string;
  readonly gender: string | null;
  readonly date_of_birth: string | null;
  readonly mobile: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly employment_type_code: string;
  readonly appointed_on: string | null;
  readonly is_active: boolean;
  readonly deactivated_on: string | null;
  readonly deactivation_reason_code: string | null;
  readonly deactivation_remarks: string | null;
  readonly version: number;
  readonly assignments: readonly Posting[];
  readonly jurisdictions: readonly (Named & { readonly code: string; readonly kind: string })[];
  readonly sees_membership: boolean;
  readonly membership: Membership | null;
}

export interface SavedEmployee {
  readonly id: string;
  readonly employee_number: string;
  readonly version: number;
}

export interface HistoryRow {
  readonly seq: number;
  readonly at: string;
  readonly table_name: string;
  readonly operation: 'INSERT' | 'UPDATE' | 'DELETE';
  readonly row_key: Readonly<Record<string, unknown>>;
  readonly changes: Readonly<Record<string, { readonly from?: unknown; readonly to?: unknown }>>;
  readonly actor_name: string | null;
}

/** A paper that waits for an employee, with who could take it over. */
export interface WaitingPaper {
  readonly document_type: string;
  readonly document_id: string;
  readonly number: string | null;
  readonly title: string;
  readonly state_name: string;
  readonly state_local_names: unknown;
  readonly candidates: readonly { readonly user_id: string; readonly name: string }[];
}

export interface Role extends Named {
  readonly tenant_id: string;
  readonly tenant_name: string;
  readonly tenant_local_names: unknown;
  readonly code: string;
  readonly description: string | null;
  readonly reaches_descendants: boolean;
  readonly is_privileged: boolean;
  readonly is_system: boolean;
  readonly is_active: boolean;
  readonly version: number;
  readonly permissions: readonly string[];
  readonly holders: number;
  readonly is_mine: boolean;
  readonly may_grant: boolean;
  readonly may_edit: boolean;
}

export interface RoleHolder {
  readonly membership_id: string;
  readonly employee_id: string | null;
  readonly name: string;
  readonly state: LoginState;
  readonly valid_to: string | null;
}

export interface PermissionRow {
  readonly code: string;
  readonly is_privileged: boolean;
}

export interface RoleGrant {
  readonly role_code: string;
  readonly valid_from?: string;
  readonly valid_to?: string;
}

export interface Member {
  readonly user_id: string;
  readonly name: string;
  readonly email: string | null;
}

export interface ExplainablePaper {
  readonly document_type: string;
  readonly document_id: string;
  readonly number: string | null;
  readonly title: string;
  readonly state_name: string;
  readonly state_local_names: unknown;
  readonly actions: readonly (Named & { readonly action: string })[];
}

/** One link of the chain from a person to what they want to do. */
export interface AccessStep {
  readonly link: string;
  readonly verdict: 'PASS' | 'FAIL';
  readonly code: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface AccessRemedy {
  readonly kind: string;
  readonly people?: readonly { readonly name: string }[];
  readonly states?: readonly Named[];
  readonly roles?: readonly (Named & {
    readonly code: string;
    readonly may_grant: boolean;
    readonly people: readonly { readonly name: string }[];
  })[];
}

/** What `explain_access` answers. */
export interface AccessAnswer {
  readonly is_allowed: boolean;
  readonly person: { readonly user_id: string; readonly name: string };
  readonly steps: readonly AccessStep[];
  readonly remedy: AccessRemedy | null;
}

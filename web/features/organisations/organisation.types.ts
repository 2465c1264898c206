export const ORGANISATION_STATUSES = ['ACTIVE', 'INACTIVE', 'DEBARRED'] as const;
export type OrganisationStatusCode = (typeof ORGANISATION_STATUSES)[number];

interface FunctionFacts {
  readonly type_code: string;
  readonly class_code: string;
  readonly category_code: string | null;
}

/** A row of `search_organisations`. */
export interface OrganisationRow {
  readonly id: string;
  readonly number: string | null;
  readonly name: string;
  readonly local_names: unknown;
  readonly type_code: string;
  readonly status: OrganisationStatusCode;
  readonly debarred_until: string | null;
  readonly ward_code: string | null;
  readonly locality_code: string | null;
  readonly registration_number: string | null;
  readonly registered_on: string | null;
  readonly member_count: number | null;
  readonly valid_to: string | null;
  readonly functions: readonly FunctionFacts[];
  readonly contact_name: string | null;
  readonly contact_mobile: string | null;
}

export interface OrganisationFunction extends FunctionFacts {
  readonly id: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
}

export interface OrganisationContact {
  readonly id: string;
  readonly name: string;
  readonly position: string | null;
  readonly mobile: string | null;
  readonly email: string | null;
  readonly is_primary: boolean;
  readonly membership_id: string | null;
  /** `null` without a login, or where memberships cannot be seen. */
  readonly login: {
    readonly state: string;
    readonly name: string | null;
    readonly roles: readonly string[];
  } | null;
}

/** What `get_organisation` answers. */
export interface Organisation {
  readonly id: string;
  readonly number: string | null;
  readonly name: string;
  readonly local_names: unknown;
  readonly type_code: string;
  readonly status: OrganisationStatusCode;
  readonly status_reason: string | null;
  readonly debarred_from: string | null;
  readonly debarred_until: string | null;
  readonly debarment_reason: string | null;
  readonly description: string | null;
  readonly registration_number: string | null;
  readonly registered_on: string | null;
  readonly member_count: number | null;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly address: string | null;
  readonly ward_code: string | null;
  readonly locality_code: string | null;
  readonly pincode: string | null;
  readonly pan: string | null;
  readonly gstin: string | null;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly version: number;
  readonly functions: readonly OrganisationFunction[];
  readonly contacts: readonly OrganisationContact[];
}

export interface SavedOrganisation {
  readonly id: string;
  readonly number: string | null;
  readonly version: number;
}

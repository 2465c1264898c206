export const GENDERS = ['FEMALE', 'MALE', 'TRANSGENDER'] as const;
export const RELATIONSHIPS = ['FATHER', 'HUSBAND'] as const;
export const ACCOUNT_STATES = ['READY', 'NOT_VALID', 'NOT_VERIFIED', 'NONE'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

interface PersonFacts {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly local_names: unknown;
  readonly guardian_name: string;
  readonly relationship: (typeof RELATIONSHIPS)[number];
  readonly gender: (typeof GENDERS)[number];
  readonly ward_code: string;
  readonly locality_code: string;
  readonly aadhaar_last4: string;
  readonly mobile_last4: string;
  readonly is_active: boolean;
  readonly skills: readonly string[];
}

/** A row of `search_individuals`. */
export interface IndividualRow extends PersonFacts {
  readonly social_category: string | null;
  readonly is_minority: boolean;
  readonly organisation_name: string | null;
  readonly account_state: AccountState;
  readonly created_at: string;
}

/** A hit of `find_individuals`: enough to tell the person. */
export interface IndividualCard extends PersonFacts {
  /** Whether I may open the person: an organisation finds people whom another registered. */
  readonly is_readable: boolean;
}

/** What `get_individual` answers. */
export interface Individual extends PersonFacts {
  readonly date_of_birth: string;
  readonly social_category: string | null;
  readonly is_minority: boolean;
  readonly has_disability: boolean;
  readonly street: string | null;
  readonly door_number: string | null;
  readonly status_reason: string | null;
  readonly registered_by_organisation_id: string | null;
  readonly organisation_name: string | null;
  readonly created_at: string;
  readonly created_by_name: string | null;
  readonly version: number;
}

export interface SavedIndividual {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  /** Not refused, but to be looked at: `MOBILE_SHARED`. */
  readonly warnings: readonly {
    readonly pointer: string;
    readonly code: string;
    readonly params: Readonly<Record<string, unknown>>;
  }[];
}

export const FIND_KINDS = ['MOBILE', 'AADHAAR', 'ACCOUNT', 'NUMBER'] as const;
export type FindKind = (typeof FIND_KINDS)[number];

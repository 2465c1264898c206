import type { Named } from '~/i18n/local-name';
import type { DecimalInput } from '~/i18n/format';

/** The simple masters that the screens read; the codes of `code_lists`. */
export type MasterList =
  | 'DEPARTMENT'
  | 'DESIGNATION'
  | 'PROJECT_TYPE'
  | 'PROJECT_SUB_TYPE'
  | 'NATURE_OF_WORK'
  | 'TARGET_DEMOGRAPHY'
  | 'BENEFICIARY_TYPE'
  | 'ENTRUSTMENT'
  | 'SCHEME'
  | 'BUDGET_FUNCTION'
  | 'EMPLOYMENT_TYPE'
  | 'DEACTIVATION_REASON'
  | 'RATE_HEAD'
  | 'LEAD_TYPE'
  | 'ORGANISATION_TYPE'
  | 'ORGANISATION_CLASS'
  | 'FUNCTIONAL_CATEGORY'
  | 'CONTRACT_TYPE'
  | 'AGENCY_ROLE'
  | 'ORDER_VALUE_RULE'
  | 'WEATHER'
  | 'LABOUR_SKILL'
  | 'HINDRANCE_CAUSE'
  | 'ASSET_CLASS'
  | 'RATING_CRITERION'
  | 'SOCIAL_CATEGORY'
  | 'SKILL_LEVEL'
  | 'SUPPLY_MATERIAL'
  | 'BANK';

/** A value of a simple master with its names. */
export interface MasterCode extends Named {
  readonly code: string;
  /** The value of the parent list it belongs to: the project type of a sub-type. */
  readonly parent_code: string | null;
}

export interface Unit extends Named {
  readonly code: string;
  readonly category: string | null;
  readonly decimals: number;
}

export interface Overhead extends Named {
  readonly code: string;
  readonly calculation: 'PERCENTAGE' | 'LUMPSUM';
  readonly value: DecimalInput;
  readonly is_auto_calculated: boolean;
  readonly is_work_order_value: boolean;
}

/** What a wage seeker is skilled in: `LEVEL.TYPE`. */
export interface Skill extends Named {
  readonly code: string;
  readonly level_code: string;
}

/** Which files a kind of document takes. */
export interface DocumentKind extends Named {
  /** `project`, `estimate`, or `workflow` for a file given with an action. */
  readonly owner_type: string;
  readonly code: string;
  readonly extensions: readonly string[];
  readonly max_size_bytes: number;
  readonly max_count: number;
  readonly is_required: boolean;
  readonly requires_name: boolean;
}

export interface Boundary extends Named {
  readonly code: string;
  readonly kind: 'CITY' | 'WARD' | 'LOCALITY';
  readonly parent_code: string | null;
  readonly latitude: DecimalInput;
  readonly longitude: DecimalInput;
}

export interface EndedBoundary extends Named {
  readonly code: string;
}

/** What `masters_in_force` answers: all masters of a tenant on a day. */
export interface Masters {
  readonly lists: Readonly<Partial<Record<MasterList, readonly MasterCode[]>>>;
  readonly units: readonly Unit[];
  readonly overheads: readonly Overhead[];
  readonly skills: readonly Skill[];
  readonly document_kinds: readonly DocumentKind[];
  readonly boundaries: readonly Boundary[];
  /** No form offers them; papers of their time are named by them. */
  readonly ended_boundaries: readonly EndedBoundary[];
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Stands in while the masters are on their way: codes show as they are. */
export const NO_MASTERS: Masters = {
  lists: {},
  units: [],
  overheads: [],
  skills: [],
  document_kinds: [],
  boundaries: [],
  ended_boundaries: [],
  settings: {},
};

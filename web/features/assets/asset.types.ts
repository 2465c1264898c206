import type { DecimalInput } from '#domain';
import type { PaperDocument } from '~/features/documents';
import type { HistoryEntry, PaperVersions, WorkflowFacts } from '~/features/workflow';
import type { Named } from '~/i18n/local-name';

/** A row of `search_assets`. Amounts are rupees as PostgREST gives them. */
export interface AssetRow {
  readonly id: string;
  readonly number: string | null;
  readonly name: string;
  readonly class_code: string;
  readonly department_code: string | null;
  readonly ward_code: string;
  readonly locality_code: string;
  readonly cost: DecimalInput;
  readonly built_on: string;
  readonly registered_on: string | null;
  readonly state: string;
  readonly created_at: string;
  readonly project_number: string | null;
  readonly project_name: string | null;
}

/** The order that built it, as the pages show it. */
export interface OrderFacts {
  readonly id: string;
  readonly number: string | null;
  readonly amount: DecimalInput;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
  readonly estimate: { readonly id: string; readonly number: string | null } | null;
  readonly organisation: Named;
  readonly project: {
    readonly id: string;
    readonly number: string | null;
    readonly name: string;
    readonly ward_code: string | null;
    readonly locality_code: string | null;
  };
}

interface Paper extends PaperVersions {
  readonly id: string;
  readonly number: string | null;
  readonly state: string;
  readonly application_status: string;
  readonly version: number;
  readonly work_order: OrderFacts;
  readonly workflow: WorkflowFacts;
  readonly history: readonly HistoryEntry[];
  readonly documents: readonly PaperDocument[];
}

/** What `get_asset` answers. */
export interface Asset extends Paper {
  readonly name: string;
  readonly class_code: string;
  readonly description: string | null;
  readonly department_code: string | null;
  readonly ward_code: string;
  readonly locality_code: string;
  readonly latitude: DecimalInput;
  readonly longitude: DecimalInput;
  readonly cost: DecimalInput;
  readonly built_on: string;
  readonly registered_on: string | null;
  readonly closure: { readonly id: string; readonly number: string | null } | null;
  /** Of the finished work, from its closure. */
  readonly photos: readonly PaperDocument[];
}

export interface Answer {
  readonly question_code: string;
  readonly answer: string;
}

export interface Score {
  readonly criterion_code: string;
  readonly score: number;
}

export interface RequestedAsset {
  readonly id: string;
  readonly name: string;
  readonly class_code: string;
  readonly description: string | null;
  readonly cost: DecimalInput;
  readonly latitude: DecimalInput;
  readonly longitude: DecimalInput;
}

/** What `get_closure` answers. */
export interface Closure extends Paper {
  readonly work_order_id: string;
  readonly completed_on: string | null;
  readonly remarks: string | null;
  readonly deviation_reason: string | null;
  readonly final_amount: DecimalInput;
  readonly days_late: number;
  /** Mean of the scores, 1 to 5. */
  readonly rating: DecimalInput;
  readonly created_by_name: string;
  readonly answers: readonly Answer[];
  readonly ratings: readonly Score[];
  readonly assets: readonly RequestedAsset[];
  /** False for people of the organisation: they see the end and the rating. */
  readonly is_whole: boolean;
  readonly questions: readonly Question[];
  readonly gaps: readonly Gap[];
  readonly registered: readonly {
    readonly id: string;
    readonly number: string | null;
    readonly name: string;
    readonly state: string;
    readonly cost: DecimalInput;
  }[];
}

/** A question of the closure checklist. */
export interface Question extends Named {
  readonly code: string;
  readonly answer_type: 'YES_NO' | 'DATE' | 'UPLOAD';
  readonly is_required: boolean;
}

/** What a draft still lacks before it can be handed in, as a field error. */
export interface Gap {
  readonly pointer: string;
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** One line of what an order needs to be closed. */
export interface Readiness {
  readonly code: ReadinessCode;
  /** A hint does not stand in the way: it has to be explained. */
  readonly status: 'MET' | 'MISSING' | 'HINT';
  readonly count: number;
  /** The paper that is in the way. */
  readonly id: string | null;
}

export type ReadinessCode =
  | 'ORDER_IN_FORCE'
  | 'NO_AMENDMENT'
  | 'SITE_HANDED_OVER'
  | 'FINAL_MEASUREMENT'
  | 'BOOKS_DECIDED'
  | 'ITEMS_COMPLETE'
  | 'MILESTONES_DONE'
  | 'ISSUES_CLOSED';

/** What `get_closable` answers: an order as it can be closed now. */
export interface Closable {
  readonly may_create: boolean;
  /** The code why it cannot be closed now. */
  readonly refusal: string | null;
  /** For staff alone. */
  readonly readiness: readonly Readiness[];
  readonly work_order: OrderFacts;
  readonly measured_value: DecimalInput;
  /** Items below their sanctioned quantity. */
  readonly unfinished: number;
  readonly closure: {
    readonly id: string;
    readonly number: string | null;
    readonly state: string;
    readonly is_updatable: boolean;
    readonly closed_on: string | null;
    readonly gaps: readonly Gap[];
    readonly is_readable: boolean;
  } | null;
  readonly place: { readonly latitude: DecimalInput; readonly longitude: DecimalInput } | null;
  readonly questions: readonly Question[];
}

export interface Saved {
  readonly id: string;
  readonly version: number;
}

/** A row of the list of closures. */
export interface ClosureRow {
  readonly id: string;
  readonly number: string | null;
  readonly closed_on: string | null;
  readonly final_amount: DecimalInput;
  readonly days_late: number;
  readonly state: string;
  readonly work_order_number: string | null;
  readonly organisation_name: string | null;
  readonly project_number: string | null;
  readonly project_name: string | null;
}

import type { Named } from '~/i18n/local-name';

type LocalNames = Readonly<Record<string, string>>;

export const APPLICATION_STATUSES = ['INWORKFLOW', 'ACTIVE', 'INACTIVE'] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];
export const ACTION_KINDS = ['FORWARD', 'BACK', 'REJECT', 'SAVE'] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** A state; its code is unique in the workflow. */
export interface StateDraft extends Named {
  readonly code: string;
  readonly local_names: LocalNames;
  readonly application_status: ApplicationStatus;
  readonly is_start: boolean;
  readonly is_terminal: boolean;
  readonly is_updatable: boolean;
  /** Hours that a paper may wait here; whole days are multiples of 24. */
  readonly sla_hours: number | null;
  readonly escalate_to_role: string | null;
  readonly escalation_action: string | null;
}

/** An action; its code is unique in the state that it leaves. `from` and `to` are codes of states. */
export interface ActionDraft extends Named {
  readonly code: string;
  readonly from: string;
  readonly to: string;
  readonly local_names: LocalNames;
  readonly kind: ActionKind;
  readonly effect: string | null;
  readonly role_codes: readonly string[];
  readonly is_checking: boolean;
  readonly is_comment_required: boolean;
  readonly required_document_kinds: readonly string[];
  readonly goes_to_maker: boolean;
  readonly is_active: boolean;
}

export interface Effect extends Named {
  readonly code: string;
  readonly taken_by: 'PERSON' | 'SYSTEM';
  readonly is_required: boolean;
}

export type WorkflowStatus = 'DRAFT' | 'PUBLISHED' | 'RETIRED';

/** One version of a service, as `get_workflow` answers and `save_workflow` takes it. */
export interface Workflow extends Named {
  readonly id: string;
  readonly tenant_id: string;
  readonly code: string;
  readonly document_type: string;
  readonly version: number;
  readonly status: WorkflowStatus;
  readonly revision: number;
  readonly local_names: LocalNames;
  readonly sla_hours: number | null;
  readonly is_maker_checker: boolean;
  readonly updated_at: string;
  readonly states: readonly StateDraft[];
  readonly actions: readonly ActionDraft[];
  readonly effects: readonly Effect[];
}

export interface InFlight extends Named {
  readonly state: string;
  readonly count: number;
}

/** A row of `list_workflows`. */
export interface ListedWorkflow extends Named {
  readonly id: string;
  readonly tenant_id: string;
  readonly tenant_name: string;
  readonly tenant_local_names: LocalNames | null;
  readonly code: string;
  readonly document_type: string;
  readonly version: number;
  readonly status: WorkflowStatus;
  readonly revision: number;
  readonly published_at: string | null;
  readonly published_by_name: string | null;
  readonly retired_at: string | null;
  readonly updated_at: string;
  readonly updated_by_name: string | null;
  readonly is_in_force: boolean;
  readonly in_flight: readonly InFlight[];
}

/** What the check found. `code` has its sentence in the errors. */
export interface Finding {
  readonly code: string;
  readonly state?: string;
  readonly action?: string;
  readonly role?: string;
  readonly effect?: string;
  readonly after?: string;
  readonly kind?: string;
}

export interface Check {
  readonly faults: readonly Finding[];
  readonly warnings: readonly Finding[];
}

export interface SavedWorkflow extends Check {
  readonly id: string;
  readonly revision: number;
}

export interface Role extends Named {
  readonly code: string;
  readonly is_system: boolean;
}

export interface Person {
  readonly role_code: string;
  readonly user_id: string;
  readonly name: string;
  readonly designation: string | null;
}

/** What is looked at: a state, or an action of one. */
export interface Place {
  readonly state: string;
  readonly action?: string;
}

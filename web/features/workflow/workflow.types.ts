import type { Named } from '~/i18n/local-name';

/** Which paper is meant. `type` is the workflow's document type. */
export interface PaperRef {
  readonly type: string;
  readonly id: string;
}

/** Where a paper stands, as `get_project` and `get_estimate` answer under `workflow`. */
export interface WorkflowFacts {
  readonly state: string;
  readonly version: number;
  readonly due_at: string | null;
  readonly entered_at: string;
  readonly service_due_at: string | null;
  readonly is_terminal: boolean;
  /** The content may be changed in this state. */
  readonly is_updatable: boolean;
  readonly moved_by: string | null;
  readonly moved_by_name: string | null;
  readonly last_action: string | null;
  readonly updated_at: string;
  readonly created_by: string | null;
  readonly assignee_ids: readonly string[];
}

/** One move of a paper, newest first in answers. */
export interface HistoryEntry {
  readonly id: string;
  readonly version: number;
  readonly action: string;
  readonly action_kind: string;
  readonly from_state: string | null;
  readonly to_state: string;
  readonly actor_name: string;
  /** A code of the designation master. */
  readonly actor_designation: string | null;
  readonly comment: string | null;
  readonly assignee_names: readonly string[];
  readonly document_ids: readonly string[];
  readonly at: string;
}

/** A row of `available_actions_of`: what could be done with one of several papers. */
export interface PaperOffers {
  readonly document_id: string;
  readonly version: number;
  readonly state: string;
  readonly actions: readonly Omit<AvailableAction, 'assignees'>[];
}

/** A row of `available_actions`. */
export interface AvailableAction extends Named {
  readonly action: string;
  readonly kind: string;
  readonly next_state: string;
  readonly is_comment_required: boolean;
  readonly required_document_kinds: readonly string[];
  /** What the move does to the paper and others, as the engine knows it: SUBMIT, TECHNICAL_SANCTION …; mostly none. */
  readonly effect: string | null;
  readonly is_allowed: boolean;
  readonly reason: string | null;
  readonly assignees: readonly {
    readonly user_id: string;
    readonly name: string;
    /** A code of the designation master. */
    readonly designation: string | null;
  }[];
}

interface NamedCode extends Named {
  readonly code: string;
}

export interface NamedState extends NamedCode {
  readonly ordinal: number;
  readonly id: string;
  readonly application_status: string;
  readonly is_start: boolean;
  readonly is_terminal: boolean;
  readonly is_updatable: boolean;
}

interface NamedAction extends NamedCode {
  readonly kind: string;
  readonly next_state_id: string;
}

/** A workflow, in force now or once, with the names that its tenant gave to states and actions. */
export interface WorkflowService {
  readonly tenant_id: string;
  readonly code: string;
  readonly document_type: string;
  readonly workflow_states: readonly NamedState[];
  /** Later versions count before earlier ones. */
  readonly version: number;
  readonly workflow_actions: readonly NamedAction[];
}

/** Somebody else who has the paper open for editing. */
export interface Editor {
  readonly user_id: string;
  readonly name: string;
  readonly since: string;
}

/** What `announce_editing` answers. */
export interface Editing {
  readonly version: number;
  readonly state: string;
  readonly moved_by_id: string | null;
  readonly moved_by: string | null;
  readonly moved_at: string;
  readonly editors: readonly Editor[];
}

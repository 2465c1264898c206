import type { Named } from '~/i18n/local-name';

export interface Assignee {
  readonly user_id: string;
  readonly name: string;
  readonly designation: string | null;
}

/** One move that the workflow offers, as `available_actions` answers. */
export interface OfferedAction extends Named {
  readonly action: string;
  /** FORWARD, BACK, REJECT, SAVE: what the move means. */
  readonly kind: string;
  readonly next_state: string;
  /** The next state in the reader's language, where the catalogue does not name it. */
  readonly next_state_name?: string;
  /** The version of the paper that the action was offered for. */
  readonly version: number;
  readonly is_comment_required: boolean;
  readonly required_document_kinds: readonly string[];
  /** A file has to be given with the move. */
  readonly needs_file?: boolean;
  readonly is_allowed: boolean;
  /** Why it is not allowed now: an error code. */
  readonly reason: string | null;
  readonly assignees: readonly Assignee[];
}

/** What the person decided. `idempotencyKey` stays the same over repetitions of this one intent. */
export interface ActionInput {
  readonly action: string;
  /** The version of the paper that the person saw when the form opened. */
  readonly version: number;
  readonly comment: string | null;
  readonly assigneeIds: readonly string[];
  readonly documentIds: readonly string[];
  readonly idempotencyKey: string;
}

/** What moves of a paper need of the page around them. */
export interface ActionsProps {
  readonly actions: readonly OfferedAction[];
  /** Carries the move out. Rejects with an `ApiError`, which the form shows. */
  readonly onAct: (input: ActionInput) => Promise<void>;
  /** Stores a file for this move and gives its document id; without it nothing can be attached. */
  readonly onUpload?: (file: File) => Promise<string>;
  /** Somebody else was faster: called when the reader wants to see the paper as it is now. */
  readonly onReload?: () => void;
}

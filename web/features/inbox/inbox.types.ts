import type { DecimalInput } from '#domain';

/** How a paper stands to its deadline. */
export type Sla = 'OVERDUE' | 'NEAR' | 'IN_TIME' | 'NONE';

/** A row of `search_inbox`: a paper that waits for one of my roles or for me. */
export interface InboxRow {
  readonly tenant_id: string;
  readonly document_type: string;
  readonly document_id: string;
  readonly number: string | null;
  readonly title: string;
  readonly state: string;
  readonly version: number;
  readonly amount: DecimalInput;
  readonly project_id: string | null;
  readonly project_type_code: string | null;
  readonly ward_code: string | null;
  readonly locality_code: string | null;
  readonly created_by_name: string | null;
  readonly moved_by_name: string | null;
  readonly last_action: string | null;
  readonly entered_at: string;
  readonly due_at: string | null;
  readonly service_due_at: string | null;
  readonly is_mine: boolean;
  readonly sla: Sla;
}

/** How many papers of the unfiltered inbox are in a state. */
export interface InboxCount {
  readonly document_type: string;
  readonly state: string;
  readonly count: number;
  readonly overdue: number;
  readonly near: number;
  readonly mine: number;
}

/** What `search_inbox` answers. */
export interface InboxAnswer {
  readonly total: number;
  readonly rows: readonly InboxRow[];
  readonly counts: readonly InboxCount[];
}

import type { DecimalInput } from '#domain';
import type { PaperDocument } from '~/features/documents';
import type { HistoryEntry, PaperVersions, WorkflowFacts } from '~/features/workflow';

/** A budget head with what it has left for one more proposal of a project. Rupees. */
export interface HeadWithRoom {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly local_names: Readonly<Record<string, string>>;
  readonly financial_year: string;
  readonly fund_code: string;
  readonly head_of_account: string;
  readonly room: DecimalInput;
}

/** What a person writes into a proposal; the content of a snapshot has it too. */
export interface ProposalContent {
  readonly scope: string;
  readonly need: string | null;
  readonly amount: DecimalInput;
  readonly budget_head_id: string | null;
  readonly executing_department_code: string | null;
}

/** What `get_project_proposals` answers. */
export interface ProjectProposalList {
  readonly proposals: readonly ProposalRow[];
  readonly heads: readonly HeadWithRoom[];
}

export interface ProposalRow {
  readonly id: string;
  readonly number: string | null;
  readonly scope: string;
  readonly amount: DecimalInput;
  readonly state: string;
  readonly application_status: string;
  readonly approved_on: string | null;
  readonly created_at: string;
  readonly created_by_name: string;
  readonly budget_head: HeadWithRoom | null;
}

/** A row of the list of proposals. */
export interface ListedProposal {
  readonly id: string;
  readonly number: string | null;
  readonly scope: string;
  readonly amount: DecimalInput;
  readonly state: string;
  readonly approved_on: string | null;
  readonly created_at: string;
  readonly created_by_name: string;
  readonly project_number: string | null;
  readonly project_name: string | null;
  readonly head_code: string | null;
  readonly financial_year: string | null;
}

/** What `get_proposal` answers. */
export interface Proposal extends ProposalContent, PaperVersions {
  readonly id: string;
  readonly number: string | null;
  readonly state: string;
  readonly application_status: string;
  readonly version: number;
  readonly checked_room: DecimalInput;
  readonly checked_at: string | null;
  readonly overrun_amount: DecimalInput;
  readonly overrun_reason: string | null;
  readonly overrun_by_name: string | null;
  readonly overrun_at: string | null;
  readonly approved_on: string | null;
  readonly approved_by_name: string | null;
  readonly created_at: string;
  readonly created_by_name: string;
  readonly workflow: WorkflowFacts;
  readonly history: readonly HistoryEntry[];
  readonly documents: readonly PaperDocument[];
  readonly project: {
    readonly id: string;
    readonly number: string;
    readonly name: string;
    readonly ward_code: string;
    readonly locality_code: string;
    readonly estimated_cost: DecimalInput;
  };
  readonly budget_head: HeadWithRoom | null;
  readonly estimates: readonly {
    readonly id: string;
    readonly number: string | null;
    readonly state: string;
    readonly payable_total: DecimalInput;
  }[];
}

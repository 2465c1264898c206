import type { DecimalInput } from '#domain';
import type { PaperDocument } from '~/features/documents';
import type { HistoryEntry, WorkflowFacts } from './workflow.types';

export type CheckStatus = 'PASS' | 'WARN' | 'FAIL' | 'INFO';

/** One rule check; its sentence is `checks:<code>.<status>`. */
export interface PaperCheck {
  readonly code: string;
  readonly status: CheckStatus;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What a paper takes of a limit. Rupees; the difference is negative when it exceeds. */
export interface BudgetLine {
  readonly kind: string;
  readonly limit: DecimalInput;
  readonly used: DecimalInput;
  readonly difference: DecimalInput;
  readonly percent: DecimalInput;
}

export interface BriefItem {
  readonly id: string;
  readonly code: string | null;
  readonly title: string | null;
  readonly quantity: DecimalInput;
  readonly unit_code: string | null;
  readonly rate: DecimalInput;
  readonly amount: DecimalInput;
  readonly percent: DecimalInput;
}

export interface BriefMoney {
  readonly parts: readonly { readonly key: string; readonly amount: DecimalInput }[];
  readonly exact_total: DecimalInput;
  readonly payable_total: DecimalInput;
  readonly largest: readonly BriefItem[];
}

/** A kept version of a paper, without its content. */
export interface PaperVersion {
  readonly version: number;
  readonly action: string;
  readonly taken_at: string;
  readonly taken_by_name: string | null;
}

/** One time that the paper was sent back, with the version that stood there then. */
export interface PaperReturn {
  readonly version: number;
  readonly action: string;
  readonly at: string;
  readonly actor_name: string;
  readonly comment: string | null;
  readonly from_state: string | null;
  readonly is_mine: boolean;
  readonly base_version: number | null;
}

/** Versions and returns, newest first, as every paper carries them. */
export interface PaperVersions {
  readonly versions: readonly PaperVersion[];
  readonly returns: readonly PaperReturn[];
}

/** What `get_paper_brief` answers. */
export interface PaperBrief extends PaperVersions {
  readonly document_type: string;
  readonly document_id: string;
  readonly number: string | null;
  readonly title: string;
  readonly state: string;
  readonly version: number;
  readonly amount: DecimalInput;
  readonly created_by_name: string | null;
  readonly project_type_code: string | null;
  readonly ward_code: string | null;
  readonly locality_code: string | null;
  readonly project: {
    readonly id: string;
    readonly number: string | null;
    readonly name: string;
  } | null;
  readonly money: BriefMoney | null;
  readonly budget: readonly BudgetLine[];
  readonly checks: readonly PaperCheck[];
  readonly workflow: WorkflowFacts;
  readonly history: readonly HistoryEntry[];
  readonly documents: readonly PaperDocument[];
}

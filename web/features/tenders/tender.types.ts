import type { DecimalInput } from '#domain';
import type { PaperDocument } from '~/features/documents';
import type { PaperVersions } from '~/features/workflow';
import type { HistoryEntry, WorkflowFacts } from '~/features/workflow';
import type { Named } from '~/i18n/local-name';

/** How far the tendering has come, whatever an agency calls its states. */
export type Stage =
  | 'DRAFT'
  | 'APPROVED'
  | 'PUBLISHED'
  | 'TECHNICAL'
  | 'FINANCIAL_WAIT'
  | 'FINANCIAL'
  | 'RECOMMENDED'
  | 'AWARDED'
  | 'CANCELLED';

export interface TenderRow {
  readonly id: string;
  readonly number: string | null;
  readonly name: string;
  readonly estimated_cost: DecimalInput;
  readonly emd_amount: DecimalInput;
  readonly contractor_class_code: string | null;
  readonly bids_close_at: string | null;
  readonly opens_at: string | null;
  readonly stage: Stage;
  readonly state: string;
  readonly created_at: string;
  readonly created_by_name: string;
  readonly estimate_count: number;
  readonly interest_count: number;
  readonly awarded_to: string | null;
}

export interface TenderLine {
  readonly id: string;
  readonly ordinal: number;
  readonly category: 'SOR' | 'NON_SOR';
  readonly sor_code: string | null;
  readonly description: string;
  readonly unit_code: string | null;
  readonly quantity: string | number;
  readonly estimate_id: string;
  readonly rate: string | number;
  readonly amount: DecimalInput;
}

export interface Criterion {
  readonly id: string;
  readonly ordinal: number;
  readonly name: string;
  readonly description: string | null;
}

export interface Bid {
  readonly id: string;
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly status: 'SUBMITTED' | 'WITHDRAWN' | 'OPENED' | 'RETURNED';
  readonly submitted_at: string;
  readonly opened_at: string | null;
  readonly is_intact: boolean | null;
  readonly answers: readonly { readonly criterion_id: string; readonly text: string }[] | null;
  readonly is_responsive: boolean | null;
  readonly judgement: string | null;
  readonly judged_by_name: string | null;
  readonly quoted_amount: string | number | null;
  readonly amount: string | number | null;
  readonly rebate_percentage: string | number | null;
  readonly negotiated_amount: string | number | null;
  readonly negotiation_note: string | null;
  readonly negotiated_by_name: string | null;
  readonly judgements: readonly {
    readonly criterion_id: string;
    readonly is_met: boolean;
    readonly remark: string | null;
  }[];
}

export interface Security {
  readonly id: string;
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly kind: string;
  readonly instrument: string;
  readonly number: string;
  readonly bank: string | null;
  readonly amount: DecimalInput;
  readonly valid_until: string | null;
  readonly status: 'HELD' | 'RELEASED' | 'FORFEITED';
  readonly recorded_by_name: string;
  readonly decided_by_name: string | null;
  readonly decision_reason: string | null;
}

/** What both `get_tender` and `get_letter_of_intent` tell of a letter. */
export interface LetterFacts {
  readonly id: string;
  readonly number: string | null;
  readonly state: string;
  readonly application_status: string;
  readonly organisation_name: string;
  readonly file_number: string;
  readonly file_date: string;
  readonly amount: DecimalInput;
  readonly negotiated_percentage: string | number;
  readonly agreement_date: string;
  readonly emd_amount: DecimalInput;
  readonly security_deposit: DecimalInput;
  readonly bank_guarantee: string | null;
  readonly contract_period_days: number;
  readonly defect_liability_days: number;
  readonly officer_name: string | null;
  readonly award_reason: string | null;
  readonly accept_by: string | null;
  readonly accepted_at: string | null;
  readonly declined_at: string | null;
}

interface Paper {
  readonly workflow: WorkflowFacts;
  readonly history: readonly HistoryEntry[];
  readonly documents: readonly PaperDocument[];
  readonly versions: PaperVersions['versions'];
}

export interface Letter extends LetterFacts, Paper {
  readonly tender: {
    readonly id: string;
    readonly number: string | null;
    readonly name: string;
    readonly estimated_cost: DecimalInput;
  };
}

export interface ComparedBidRow {
  readonly id: string;
  readonly quoted: DecimalInput;
  readonly amount: string | number;
  readonly difference: string | number | null;
  readonly wrong_lines: number;
  readonly percentage: string | number | null;
  readonly rank: number;
  readonly is_tied: boolean;
}

/** As `get_comparative_statement` answers. */
export interface Statement {
  readonly estimate: string | number;
  readonly bids: readonly ComparedBidRow[];
  readonly lines: readonly {
    readonly id: string;
    readonly quantity: string | number;
    readonly rate: string | number;
    readonly amount: DecimalInput;
    readonly bids: readonly {
      readonly id: string;
      readonly rate: string | number;
      readonly amount: DecimalInput;
      readonly is_lowest: boolean;
    }[];
  }[];
}

/** A row of the list of letters of intent. */
export interface LetterRow {
  readonly id: string;
  readonly number: string | null;
  readonly file_number: string;
  readonly organisation_name: string;
  readonly amount: DecimalInput;
  readonly accept_by: string | null;
  readonly state: string;
  readonly created_at: string;
  readonly tender_number: string | null;
  readonly tender_name: string | null;
}

export interface PackagedEstimate {
  readonly id: string;
  readonly number: string | null;
  readonly name: string;
  readonly payable_total: DecimalInput;
  readonly project_id: string;
  readonly project_number: string | null;
  readonly project_name: string;
}

export interface Tender extends TenderRow, Paper {
  readonly description: string | null;
  readonly envelopes: 'SINGLE' | 'TWO';
  readonly emd_rule: 'NONE' | 'FIXED' | 'PERCENTAGE';
  readonly emd_value: string | number | null;
  readonly validity_days: number | null;
  readonly completion_days: number | null;
  readonly defect_liability_days: number;
  readonly published_at: string | null;
  /** The server's clock when it answered: it decides whether the opening time has come. */
  readonly server_time: string;
  readonly estimates: readonly PackagedEstimate[];
  readonly lines: readonly TenderLine[];
  readonly criteria: readonly Criterion[];
  readonly interests: readonly {
    readonly organisation_id: string;
    readonly organisation_name: string;
    readonly registered_at: string;
    readonly registered_by_name: string;
  }[];
  readonly openings: readonly {
    readonly envelope: 'TECHNICAL' | 'FINANCIAL';
    readonly officer_id: string;
    readonly officer_name: string;
    readonly at: string;
  }[];
  readonly bids: readonly Bid[];
  readonly securities: readonly Security[];
  readonly letters: readonly LetterFacts[];
  readonly statement: Statement | null;
}

export interface ContractorClass extends Named {
  readonly code: string;
  readonly min_amount: DecimalInput;
  readonly max_amount: DecimalInput;
}

export interface Officer extends Named {
  readonly id: string;
  readonly designation_code: string | null;
}

/** A tender as one of its bidders sees it. */
export interface BidderTenderRow {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly estimated_cost: DecimalInput;
  readonly emd_amount: DecimalInput;
  readonly bids_close_at: string;
  readonly stage: Stage;
  readonly is_open: boolean;
  readonly is_interested: boolean;
  readonly bid_status: Bid['status'] | null;
  readonly submitted_at: string | null;
  readonly is_responsive: boolean | null;
  readonly is_won: boolean;
}

export interface OwnBid {
  readonly id: string;
  readonly status: Bid['status'];
  readonly submitted_at: string;
  readonly submission_count: number;
  readonly receipt_hash: string;
  readonly withdrawn_at: string | null;
  readonly opened_at: string | null;
  readonly is_intact: boolean | null;
  readonly is_responsive: boolean | null;
  readonly judgement: string | null;
  readonly amount: DecimalInput;
  readonly negotiated_amount: DecimalInput;
}

export interface BidderTender {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly description: string | null;
  readonly stage: Stage;
  readonly estimated_cost: DecimalInput;
  readonly emd_amount: string | number;
  readonly bids_close_at: string;
  readonly opens_at: string;
  readonly validity_days: number;
  readonly completion_days: number;
  readonly is_open: boolean;
  readonly is_eligible: boolean;
  readonly is_interested: boolean;
  readonly lines: readonly Omit<TenderLine, 'rate' | 'amount' | 'estimate_id'>[];
  readonly criteria: readonly Criterion[];
  readonly documents: readonly PaperDocument[];
  readonly bid: OwnBid | null;
}

export interface Receipt {
  readonly bid_id: string;
  readonly tender_number: string;
  readonly submitted_at: string;
  readonly submission_count: number;
  readonly hash: string;
  readonly nonce: string;
}

export interface BidderLetter {
  readonly id: string;
  readonly number: string;
  readonly tender_name: string;
  readonly tender_number: string;
  readonly amount: DecimalInput;
  readonly accept_by: string | null;
  readonly state: string;
}

import type { DecimalInput, EstimateLineCategory } from '#domain';
import type { PaperDocument } from '~/features/documents';
import type { HistoryEntry, PaperVersions, WorkflowFacts } from '~/features/workflow';

/** A row of `search_estimates`. Amounts are rupees as PostgREST gives them. */
export interface EstimateRow {
  readonly id: string;
  readonly number: string | null;
  readonly revision_number: string | null;
  readonly version_number: number;
  readonly name: string;
  readonly state: string;
  readonly application_status: string;
  readonly payable_total: DecimalInput;
  readonly proposed_on: string;
  readonly created_at: string;
  readonly created_by_name: string;
  readonly project_id: string;
  readonly project_number: string | null;
  readonly project_name: string;
  readonly project_type_code: string | null;
  readonly ward_code: string | null;
  readonly locality_code: string | null;
  readonly due_at: string | null;
  readonly executing_department_code: string | null;
  readonly reference_number: string | null;
}

export interface Measurement {
  readonly id: string;
  readonly ordinal: number;
  readonly description: string;
  readonly is_deduction: boolean;
  readonly number: DecimalInput;
  readonly length: DecimalInput;
  readonly breadth: DecimalInput;
  readonly height: DecimalInput;
  readonly quantity: DecimalInput;
}

export interface EstimateLine {
  readonly id: string;
  readonly ordinal: number;
  readonly category: EstimateLineCategory;
  /** The sub-estimate or work package of the line. */
  readonly section: string | null;
  readonly sor_code: string | null;
  readonly overhead_code: string | null;
  readonly name: string | null;
  readonly description: string | null;
  readonly unit_code: string | null;
  readonly rate: DecimalInput;
  readonly percentage: DecimalInput;
  readonly lump_sum: DecimalInput;
  readonly is_auto_calculated: boolean;
  readonly quantity: DecimalInput;
  readonly amount: DecimalInput;
  readonly measurements: readonly Measurement[];
}

export interface Sanction {
  readonly id: string;
  readonly kind: 'TECHNICAL' | 'ADMINISTRATIVE';
  readonly number: string;
  readonly amount: DecimalInput;
  readonly sanctioned_on: string;
  readonly sanctioned_by_name: string;
  readonly comment: string | null;
  /** False once the paper was sent back: the sanction no longer counts. */
  readonly is_current: boolean;
}

export interface YearShare {
  readonly financial_year: string;
  readonly amount: DecimalInput;
}

/** The project as an estimate shows it. */
export interface EstimateProject {
  readonly id: string;
  readonly number: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly project_type_code: string | null;
  readonly ward_code: string | null;
  readonly locality_code: string | null;
  readonly estimated_cost: DecimalInput;
  readonly proposed_on: string | null;
  readonly state: string;
}

/** A work order from the estimate. */
interface EstimateOrder {
  readonly id: string;
  readonly number: string | null;
  readonly state: string;
  readonly application_status: string;
  readonly amount: DecimalInput;
  readonly organisation_name: string | null;
}

/** Another estimate of the same project. */
interface SiblingEstimate {
  readonly id: string;
  readonly number: string | null;
  readonly state: string;
  readonly payable_total: DecimalInput;
  readonly version_number: number;
  readonly revision_number: string | null;
  readonly previous_id: string | null;
  readonly application_status: string;
  readonly created_at: string;
}

/** What `get_estimate` answers. */
export interface Estimate extends PaperVersions {
  readonly id: string;
  readonly number: string | null;
  readonly revision_number: string | null;
  /** The version that a revised estimate goes on from. */
  readonly previous_id: string | null;
  readonly revision_reason: string | null;
  readonly version_number: number;
  readonly name: string;
  readonly reference_number: string | null;
  readonly description: string | null;
  readonly executing_department_code: string | null;
  readonly proposed_on: string;
  /** The day whose rates every schedule line takes. */
  readonly rates_on: string;
  readonly sor_total: DecimalInput;
  readonly non_sor_total: DecimalInput;
  readonly overhead_total: DecimalInput;
  readonly exact_total: DecimalInput;
  readonly payable_total: DecimalInput;
  readonly state: string;
  /** INWORKFLOW, ACTIVE once sanctioned, INACTIVE once it came to nothing. */
  readonly application_status: string;
  readonly version: number;
  readonly created_at: string;
  readonly created_by_name: string;
  readonly submitted_at: string | null;
  readonly project_id: string;
  readonly project: EstimateProject;
  /** Whether anything can still be raised on the project. */
  readonly is_project_open: boolean;
  readonly lines: readonly EstimateLine[];
  readonly sanctions: readonly Sanction[];
  /** Spill-over: how the payable total spreads over financial years; none for all in its own year. */
  readonly year_shares: readonly YearShare[];
  readonly siblings: readonly SiblingEstimate[];
  /** What was ordered from it, as far as it can be seen. */
  readonly work_orders: readonly EstimateOrder[];
  /** Some of its work is in no order yet. */
  readonly has_free_lines: boolean;
  readonly workflow: WorkflowFacts;
  readonly history: readonly HistoryEntry[];
  readonly documents: readonly PaperDocument[];
}

/** What `save_estimate` answers. */
export interface SavedEstimate {
  readonly id: string;
  readonly number: string | null;
  readonly state: string;
  readonly version: number;
  readonly exact_total: DecimalInput;
  readonly payable_total: DecimalInput;
}

/** A row of `search_sor`: a schedule item with the rate in force, `null` where none is. */
export interface SorItem {
  readonly code: string;
  readonly sor_type: string;
  readonly chapter: string | null;
  readonly sub_type: string | null;
  readonly variant: string;
  readonly description: string;
  readonly local_descriptions: Readonly<Record<string, string>>;
  readonly unit_code: string;
  /** The quantity that the rate is for. */
  readonly quantity: DecimalInput;
  readonly rate: DecimalInput;
  readonly is_sample: boolean;
}

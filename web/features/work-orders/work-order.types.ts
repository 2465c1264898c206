import type { DecimalInput, EstimateLineCategory } from '#domain';
import type { PaperDocument } from '~/features/documents';
import type { HistoryEntry, PaperVersions, WorkflowFacts } from '~/features/workflow';

export const AGENCY_ROLES = ['IA', 'IP', 'CONTRACTOR'] as const;
export type AgencyRole = (typeof AGENCY_ROLES)[number];

/** A row of `search_work_orders`. Amounts are rupees as PostgREST gives them, days are `YYYY-MM-DD`. */
export interface WorkOrderRow {
  readonly id: string;
  readonly number: string | null;
  readonly name: string;
  readonly state: string;
  readonly amount: DecimalInput;
  readonly agency_role_code: AgencyRole | null;
  readonly organisation_name: string | null;
  readonly officer_name: string | null;
  readonly issued_on: string | null;
  readonly accept_by: string | null;
  readonly accepted_at: string | null;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
  readonly handed_over_on: string | null;
  readonly created_at: string;
  readonly created_by_name: string;
  readonly project_number: string | null;
  readonly project_name: string | null;
  readonly ward_code: string | null;
  readonly locality_code: string | null;
  readonly due_at: string | null;
}

export interface OrderLine {
  readonly id: string;
  readonly estimate_line_id: string;
  readonly ordinal: number;
  readonly category: EstimateLineCategory;
  readonly name: string | null;
  readonly description: string | null;
  readonly sor_code: string | null;
  readonly overhead_code: string | null;
  readonly unit_code: string | null;
  readonly rate: DecimalInput;
  readonly percentage: DecimalInput;
  readonly quantity: DecimalInput;
  readonly amount: DecimalInput;
  readonly is_live: boolean;
  /** Approved quantity of the measurement books; `null` for an overhead. */
  readonly measured: DecimalInput;
}

export interface Milestone {
  readonly id: string;
  readonly name: string;
  readonly planned_from_on: string | null;
  readonly planned_to_on: string | null;
  readonly percentage: DecimalInput;
}

export interface PlannedPayment {
  readonly id: string;
  readonly planned_on: string;
  readonly amount: DecimalInput;
  readonly milestone_id: string | null;
  readonly remarks: string | null;
}

export interface Term {
  readonly id: string;
  readonly standard_code: string | null;
  readonly text: string;
  readonly local_texts: unknown;
}

export interface Amendment {
  readonly id: string;
  readonly number: string | null;
  readonly kind: 'TIME_EXTENSION' | 'REVISION';
  readonly supplement_number: number | null;
  readonly extension_days: number;
  readonly reason: string;
  readonly estimate_number: string | null;
  readonly amount_before: DecimalInput;
  readonly amount_after: DecimalInput;
  readonly ends_on_before: string | null;
  readonly ends_on_after: string | null;
  readonly in_force_on: string | null;
  readonly state: string;
  readonly application_status: string;
  readonly created_at: string;
  readonly created_by_name: string;
}

export interface ChecklistItem {
  readonly code: string;
  readonly name: string;
  readonly local_names: unknown;
  readonly answer_type: 'YES_NO' | 'DATE' | 'UPLOAD';
  readonly is_required: boolean;
  readonly answer: string | null;
  readonly answered_by_name: string | null;
}

export interface OrderProject {
  readonly id: string;
  readonly number: string | null;
  readonly name: string;
  readonly state: string;
  readonly project_type_code: string | null;
  readonly ward_code: string | null;
  readonly locality_code: string | null;
}

/** What `get_work_order` answers. */
export interface WorkOrder extends PaperVersions {
  readonly id: string;
  readonly number: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly state: string;
  readonly application_status: string;
  readonly version_number: number;
  readonly ward_code: string | null;
  readonly locality_code: string | null;
  readonly organisation_id: string | null;
  readonly organisation_name: string | null;
  readonly proposed_organisation_id: string | null;
  readonly proposed_organisation_name: string | null;
  readonly organisation_choice_reason: string | null;
  readonly declined_names: readonly string[];
  readonly contract_type_code: string;
  readonly agency_role_code: AgencyRole | null;
  readonly role_choice_reason: string | null;
  readonly value_rule: 'ESTIMATE' | 'LABOUR' | 'AWARD';
  readonly officer_id: string | null;
  readonly officer_name: string | null;
  readonly officer_designation_code: string | null;
  readonly amount: DecimalInput;
  readonly completion_days: number | null;
  readonly security_deposit: DecimalInput;
  readonly defect_liability_days: number;
  readonly issued_on: string | null;
  readonly accept_by: string | null;
  readonly accepted_at: string | null;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
  readonly handed_over_on: string | null;
  readonly handed_over_by_name: string | null;
  readonly suspended_on: string | null;
  readonly suspension_reason: string | null;
  readonly cancelled_on: string | null;
  readonly cancellation_reason: string | null;
  readonly created_by_name: string;
  readonly estimate_id: string;
  /** `null` for people of the organisation: they see the order alone. */
  readonly project: OrderProject | null;
  readonly estimate: {
    readonly id: string;
    readonly number: string | null;
    readonly state: string;
  } | null;
  readonly is_running: boolean;
  readonly lines: readonly OrderLine[];
  readonly milestones: readonly Milestone[];
  readonly payments: readonly PlannedPayment[];
  readonly terms: readonly Term[];
  readonly amendments: readonly Amendment[];
  readonly checklist: readonly ChecklistItem[];
  readonly workflow: WorkflowFacts;
  readonly history: readonly HistoryEntry[];
  readonly documents: readonly PaperDocument[];
}

export interface SavedOrder {
  readonly id: string;
  readonly number: string | null;
  readonly state: string;
  readonly version: number;
  readonly amount: DecimalInput;
}

interface OwnAction {
  readonly action: string;
  readonly effect: string | null;
  readonly name: string;
  readonly local_names: unknown;
  readonly kind: string;
  readonly is_comment_required: boolean;
}

/** A work of my organisation, as `my_works` answers it. */
export interface OwnWork {
  readonly id: string;
  readonly number: string | null;
  readonly name: string;
  readonly state: string;
  readonly version: number;
  readonly agency_role_code: AgencyRole | null;
  readonly officer_name: string | null;
  readonly officer_designation_code: string | null;
  readonly ward_code: string | null;
  readonly locality_code: string | null;
  readonly amount: DecimalInput;
  readonly issued_on: string | null;
  readonly accept_by: string | null;
  readonly accepted_at: string | null;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
  readonly completion_days: number | null;
  readonly handed_over_on: string | null;
  readonly suspended_on: string | null;
  readonly is_late: boolean;
  readonly is_running: boolean;
  readonly has_open_extension: boolean;
  readonly actions: readonly OwnAction[];
}

/** What `get_time_extension` answers. */
export interface TimeExtension extends PaperVersions {
  readonly id: string;
  readonly number: string | null;
  readonly kind: 'TIME_EXTENSION' | 'REVISION';
  readonly state: string;
  readonly extension_days: number;
  readonly reason: string;
  readonly ends_on_before: string | null;
  readonly ends_on_after: string | null;
  readonly in_force_on: string | null;
  readonly created_by_name: string;
  readonly work_order: {
    readonly id: string;
    readonly number: string | null;
    readonly name: string;
    readonly organisation_name: string | null;
    readonly starts_on: string | null;
    readonly ends_on: string | null;
    readonly amount: DecimalInput;
    readonly state: string;
  };
  readonly workflow: WorkflowFacts;
  readonly history: readonly HistoryEntry[];
  readonly documents: readonly PaperDocument[];
}

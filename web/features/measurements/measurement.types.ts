import type { AnomalyGrade, DecimalInput } from '#domain';
import type { PaperDocument } from '~/features/documents';
import type { HistoryEntry, PaperVersions, WorkflowFacts } from '~/features/workflow';

/** Who measured: the agency's officer or the organisation that carries the work out. */
export type Side = 'CONTRACTOR' | 'OFFICER';

/** A row of `search_measurements`. Amounts are rupees as PostgREST gives them. */
export interface MeasurementRow {
  readonly id: string;
  readonly number: string | null;
  readonly physical_reference: string | null;
  readonly measured_on: string;
  readonly from_on: string;
  readonly to_on: string;
  readonly amount: DecimalInput;
  readonly cumulative_amount: DecimalInput;
  readonly anomaly_grade: AnomalyGrade;
  readonly state: string;
  readonly created_at: string;
  readonly created_by_name: string;
  readonly work_order_id: string;
  readonly work_order_number: string | null;
  readonly organisation_name: string | null;
  readonly organisation_local_names: Readonly<Record<string, string>> | null;
  readonly project_name: string | null;
  readonly ward_code: string | null;
  readonly locality_code: string | null;
  readonly due_at: string | null;
}

export interface MeasuredRow {
  readonly id: string;
  readonly side: Side;
  readonly ordinal: number;
  readonly description: string;
  readonly is_deduction: boolean;
  readonly number: DecimalInput;
  readonly length: DecimalInput;
  readonly breadth: DecimalInput;
  readonly height: DecimalInput;
  readonly quantity: DecimalInput;
  readonly remarks: string | null;
}

/** What is known of an item before anybody measures it. */
export interface MeasurableLine {
  readonly work_order_line_id: string;
  readonly category: 'SOR' | 'NON_SOR';
  readonly sor_code: string | null;
  readonly name: string | null;
  readonly description: string | null;
  readonly unit_code: string | null;
  readonly rate: DecimalInput;
  readonly sanctioned_quantity: DecimalInput;
  readonly previous_quantity: DecimalInput;
}

export interface MeasuredLine extends MeasurableLine {
  readonly id: string;
  readonly ordinal: number;
  readonly contractor_quantity: DecimalInput;
  readonly officer_quantity: DecimalInput;
  readonly sample_quantity: DecimalInput;
  readonly sample_remarks: string | null;
  /** The value of the three that prevails. */
  readonly current_quantity: DecimalInput;
  readonly cumulative_quantity: DecimalInput;
  readonly planned_quantity: DecimalInput;
  readonly anomaly_grade: AnomalyGrade;
  readonly amount: DecimalInput;
  readonly cumulative_amount: DecimalInput;
  readonly rows: readonly MeasuredRow[];
}

/** The order as a book shows it. */
export interface MeasuredOrder {
  readonly id: string;
  readonly number: string | null;
  readonly state: string;
  readonly amount: DecimalInput;
  readonly version_number: number;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
  readonly organisation: {
    readonly id: string;
    readonly name: string;
    readonly local_names: Readonly<Record<string, string>>;
  };
  readonly project: {
    readonly id: string;
    readonly number: string | null;
    readonly name: string;
    readonly project_type_code: string | null;
    readonly ward_code: string | null;
    readonly locality_code: string | null;
    readonly state: string;
  };
}

/** Another book of the same order. */
export interface Book {
  readonly id: string;
  readonly number: string | null;
  readonly physical_reference: string | null;
  readonly measured_on: string;
  readonly from_on: string;
  readonly to_on: string;
  readonly amount: DecimalInput;
  readonly cumulative_amount: DecimalInput;
  readonly anomaly_grade: AnomalyGrade;
  readonly state: string;
  readonly application_status: string;
}

/** What `get_measurement` answers. */
export interface Measurement extends PaperVersions {
  readonly id: string;
  readonly number: string | null;
  readonly physical_reference: string | null;
  readonly remarks: string | null;
  readonly measured_on: string;
  readonly from_on: string;
  readonly to_on: string;
  readonly is_sample_asked: boolean;
  readonly contractor_entered_at: string | null;
  readonly contractor_entered_by_name: string | null;
  readonly officer_entered_at: string | null;
  readonly officer_entered_by_name: string | null;
  readonly sample_checked_at: string | null;
  readonly sample_checked_by_name: string | null;
  readonly sample_remarks: string | null;
  readonly sor_amount: DecimalInput;
  readonly non_sor_amount: DecimalInput;
  readonly amount: DecimalInput;
  readonly cumulative_amount: DecimalInput;
  readonly planned_percentage: DecimalInput;
  readonly planned_amount: DecimalInput;
  readonly anomaly_grade: AnomalyGrade;
  readonly state: string;
  /** INWORKFLOW, ACTIVE once approved, INACTIVE once rejected: then it counts no more. */
  readonly application_status: string;
  readonly is_updatable: boolean;
  readonly version: number;
  readonly created_at: string;
  readonly created_by_name: string;
  readonly work_order_id: string;
  readonly work_order: MeasuredOrder;
  readonly lines: readonly MeasuredLine[];
  readonly books: readonly Book[];
  readonly workflow: WorkflowFacts;
  readonly history: readonly HistoryEntry[];
  readonly documents: readonly PaperDocument[];
}

/** What `get_measurable` answers: an order as it can be measured now. */
export interface Measurable {
  /** As whom I would write; `null` when I may not. */
  readonly side: Side | null;
  /** The code why no new book can begin. */
  readonly refusal: string | null;
  readonly from_on: string | null;
  readonly work_order: MeasuredOrder;
  readonly open: {
    readonly id: string;
    readonly number: string | null;
    readonly state: string;
    readonly is_updatable: boolean;
  } | null;
  readonly lines: readonly MeasurableLine[];
  readonly books: readonly Book[];
}

/** What `save_measurement` and `record_sample_check` answer. */
export interface SavedMeasurement {
  readonly id: string;
  readonly number: string | null;
  readonly state: string;
  readonly version: number;
}

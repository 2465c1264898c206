import type { DecimalInput } from '#domain';
import type { PaperDocument } from '~/features/documents';
import type { HistoryEntry, PaperVersions, WorkflowFacts } from '~/features/workflow';

type LocalNames = Readonly<Record<string, string>>;

/** A row of the list. */
export interface MusterRow {
  readonly id: string;
  readonly number: string | null;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly days: DecimalInput;
  readonly amount: DecimalInput;
  readonly state: string;
  readonly work_order_number: string | null;
  readonly organisation_name: string | null;
  readonly organisation_local_names: LocalNames | null;
  readonly project_name: string | null;
  readonly ward_code: string | null;
  readonly locality_code: string | null;
  readonly due_at: string | null;
  readonly created_at: string;
}

export interface MusterLine {
  readonly individual_id: string;
  readonly number: string;
  readonly name: string;
  readonly local_names: LocalNames;
  readonly guardian_name: string;
  readonly skill_code: string | null;
  readonly skills: readonly string[];
  readonly days: number;
  readonly modified_days: number | null;
  readonly payable_days: number;
  readonly correction_reason: string | null;
  readonly wage_rate: DecimalInput | null;
  readonly amount: DecimalInput;
  readonly attendance: Readonly<Record<string, number>>;
  readonly account: {
    readonly last4: string;
    readonly ifsc: string;
    readonly is_verified: boolean;
    readonly is_valid: boolean;
  } | null;
}

/** A muster with everything on it. */
export interface Muster extends PaperVersions {
  readonly id: string;
  readonly number: string | null;
  readonly state: string;
  readonly application_status: string;
  readonly workflow: WorkflowFacts;
  readonly history: readonly HistoryEntry[];
  readonly documents: readonly PaperDocument[];
  readonly version: number;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly days: number;
  readonly amount: DecimalInput;
  readonly may_correct: boolean;
  readonly register: { readonly id: string; readonly number: string };
  readonly work_order: {
    readonly id: string;
    readonly number: string;
    readonly officer_name: string | null;
    readonly agency_role_code: string | null;
  };
  readonly project: {
    readonly id: string;
    readonly number: string;
    readonly name: string;
    readonly ward_code: string;
    readonly locality_code: string;
  };
  readonly organisation: {
    readonly id: string;
    readonly name: string;
    readonly local_names: LocalNames;
  };
  readonly lines: readonly MusterLine[];
}

export interface Correction {
  readonly individual_id: string;
  readonly modified_days: string;
  readonly reason: string;
  readonly skill_code: string | null;
}

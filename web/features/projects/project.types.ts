import type { Named } from '~/i18n/local-name';
import type { DecimalInput } from '#domain';
import type { PaperDocument } from '~/features/documents';
import type { HistoryEntry, PaperVersions, WorkflowFacts } from '~/features/workflow';

/** A row of `search_projects`. Amounts are rupees as PostgREST gives them. */
export interface ProjectRow {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly description: string;
  readonly project_type_code: string;
  readonly department_code: string | null;
  readonly scheme_code: string | null;
  readonly reference_number: string | null;
  readonly estimated_cost: DecimalInput;
  readonly proposed_on: string;
  readonly ward_code: string;
  readonly locality_code: string;
  readonly state: string;
  readonly created_at: string;
  readonly created_by_name: string;
  readonly estimate_id: string | null;
  readonly estimate_number: string | null;
  readonly estimate_state: string | null;
}

/** A project on the map. */
export interface MapProject {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly state: string;
  readonly estimated_cost: DecimalInput;
  readonly ward_code: string;
  readonly locality_code: string;
  readonly latitude: DecimalInput;
  readonly longitude: DecimalInput;
}

/** What `map_projects` answers. */
export interface ProjectMap {
  /** How many projects the criteria find, on the map or not. */
  readonly total: number;
  readonly without_position: number;
  /** The newest first, up to the setting `map.max_points`. */
  readonly points: readonly MapProject[];
}

/** Whom a project is for, in numbers of people. */
export interface ProjectTarget {
  readonly id: string;
  readonly ordinal: number;
  readonly beneficiary_type_code: string;
  readonly baseline: number | null;
  readonly target: number | null;
  readonly total: number | null;
}

/** Another project as a project shows it. */
export interface ProjectLink {
  readonly id: string;
  readonly number: string;
  readonly name: string;
}

/** An estimate as its project shows it. */
export interface ProjectEstimate {
  readonly id: string;
  readonly number: string | null;
  readonly state: string;
  /** INWORKFLOW, ACTIVE once sanctioned, INACTIVE once rejected, discarded or superseded. */
  readonly application_status: string;
  /** `null`: a draft that was never handed in. */
  readonly submitted_at: string | null;
  readonly payable_total: DecimalInput;
  readonly version_number: number;
}

/** The columns of a project that a person enters. */
export interface ProjectFields {
  readonly name: string;
  readonly description: string;
  readonly reference_number: string | null;
  readonly project_type_code: string;
  readonly project_sub_type_code: string | null;
  readonly nature_of_work_code: string | null;
  readonly target_demography_code: string | null;
  readonly department_code: string | null;
  readonly scheme_code: string | null;
  readonly entrustment_code: string | null;
  readonly estimated_cost: DecimalInput;
  readonly proposed_on: string;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
  readonly is_task_enabled: boolean;
  readonly parent_id: string | null;
  readonly ward_code: string;
  readonly locality_code: string;
  readonly door_number: string | null;
  readonly street: string | null;
  readonly landmark: string | null;
  readonly pincode: string | null;
  readonly latitude: DecimalInput;
  readonly longitude: DecimalInput;
  readonly location_accuracy: DecimalInput;
}

/** What `get_project` answers. */
export interface Project extends ProjectFields, PaperVersions {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly version: number;
  readonly created_at: string;
  readonly created_by_name: string;
  readonly updated_at: string;
  readonly budget_head_id?: string | null;
  /** Where its sanctions block money; `null` also for who may not see budgets. */
  readonly budget_head?:
    (Named & { readonly code: string; readonly financial_year: string }) | null;
  readonly parent: ProjectLink | null;
  readonly children: readonly (ProjectLink & { readonly state: string })[];
  readonly targets: readonly ProjectTarget[];
  /** Newest first. */
  readonly estimates: readonly ProjectEstimate[];
  readonly workflow: WorkflowFacts;
  readonly history: readonly HistoryEntry[];
  readonly documents: readonly PaperDocument[];
}

/** What `save_project` answers. */
export interface SavedProject {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly version: number;
}

import type { DecimalInput, EstimateLineCategory } from '#domain';

export interface TemplateRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly code: string;
  readonly name: string;
  readonly local_names: Readonly<Record<string, string>>;
  readonly description: string | null;
  readonly project_type_code: string | null;
  readonly project_sub_type_code: string | null;
  readonly is_active: boolean;
  readonly version: number;
  readonly updated_at: string;
}

export interface TemplateLine {
  readonly category: EstimateLineCategory;
  readonly section: string | null;
  readonly sor_code: string | null;
  readonly overhead_code: string | null;
  readonly description: string | null;
  readonly unit_code: string | null;
  readonly rate: DecimalInput;
  /** The schedule has no such item any more. */
  readonly is_missing?: boolean;
}

/** What `get_estimate_template` answers. */
export interface Template extends TemplateRow {
  readonly lines: readonly TemplateLine[];
}

/** A line as it is sent. */
export interface TemplateLineDraft {
  readonly category: EstimateLineCategory;
  readonly section: string;
  readonly sor_code?: string;
  readonly overhead_code?: string;
  readonly description?: string;
  readonly unit_code?: string;
  readonly rate?: string;
}

export interface TemplateDraft {
  readonly id?: string;
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly project_type_code: string;
  readonly project_sub_type_code: string;
  readonly is_active: boolean;
  readonly local_names: Readonly<Record<string, string>>;
  readonly lines: readonly TemplateLineDraft[];
}

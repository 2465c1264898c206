import type { ChargeCalculation, DecimalInput } from '#domain';

export const SOR_TYPES = ['W', 'M', 'L', 'E'] as const;
export type SorType = (typeof SOR_TYPES)[number];
export type RateSource = 'TYPED' | 'ANALYSIS';
type Local = Readonly<Record<string, string>>;
export type Heads = Readonly<Record<string, DecimalInput>>;

interface Described {
  readonly description: string;
  readonly local_descriptions: Local;
}

/** A row of `search_sor_items`: an item with what it costs here on the day. */
export interface SorRow extends Described {
  readonly code: string;
  readonly tenant_id: string;
  readonly sor_type: SorType;
  readonly chapter: string | null;
  readonly sub_type: string | null;
  readonly variant: string;
  readonly unit_code: string;
  /** The quantity that the rate is for. */
  readonly quantity: DecimalInput;
  readonly is_active: boolean;
  readonly is_sample: boolean;
  readonly rate: DecimalInput;
  readonly source: RateSource | null;
  /** Whose rate it is: this agency's own or one above it. */
  readonly rate_tenant_id: string | null;
  readonly valid_from: string | null;
  readonly lead_amount: DecimalInput;
}

export interface SorGroup {
  readonly sor_type: SorType;
  readonly chapter: string;
  readonly sub_type: string;
  readonly item_count: number;
}

export interface RateRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly rate: DecimalInput;
  readonly heads: Heads;
  readonly source: RateSource;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly changed_by: string | null;
  readonly revision: string | null;
}

export interface LeadLine {
  readonly lead_type_code: string;
  readonly distance_km: DecimalInput;
  readonly rate: DecimalInput;
  readonly amount: DecimalInput;
  readonly quarry: string | null;
}

export interface AnalysedPart extends Described {
  readonly basic_code: string;
  readonly sor_type: SorType;
  readonly unit_code: string;
  readonly basic_quantity: DecimalInput;
  readonly quantity: DecimalInput;
  readonly rate: DecimalInput;
  /** What it brings to one unit of works; absent while a part has no rate. */
  readonly amount?: DecimalInput;
}

export interface AnalysedCharge {
  readonly description: string;
  readonly head_code: string;
  readonly calculation: ChargeCalculation;
  readonly figure: DecimalInput;
  readonly amount?: DecimalInput;
}

interface Computed {
  readonly parts: readonly AnalysedPart[];
  readonly charges: readonly AnalysedCharge[];
  readonly heads?: Heads;
  readonly rate?: DecimalInput;
  readonly cess?: DecimalInput;
  /** Codes of parts that have no rate on the day. */
  readonly missing: readonly string[];
}

export interface Analysis extends Computed {
  readonly id: string;
  readonly tenant_id: string;
  readonly effective_from: string;
  readonly computed_on: string;
  readonly quantity: DecimalInput;
  readonly version: number;
  readonly is_in_force: boolean;
}

/** What `save_analysis` answers, kept or previewed. */
export interface AnalysisResult extends Computed {
  readonly id: string | null;
  readonly effective_from: string;
  readonly present: DecimalInput;
  readonly difference: DecimalInput;
  readonly is_same: boolean;
  readonly cess_percent: DecimalInput;
}

/** What `get_sor_item` answers. */
export interface SorDetail extends Described {
  readonly code: string;
  readonly tenant_id: string;
  readonly sor_type: SorType;
  readonly chapter: string | null;
  readonly sub_type: string | null;
  readonly variant: string;
  readonly unit_code: string;
  readonly quantity: DecimalInput;
  readonly is_active: boolean;
  readonly is_sample: boolean;
  readonly today: string;
  readonly rate: {
    readonly tenant_id: string;
    readonly rate: DecimalInput;
    readonly heads: Heads;
    readonly lead_amount: DecimalInput;
    readonly source: RateSource;
    readonly valid_from: string;
    readonly valid_to: string | null;
  } | null;
  readonly leads: readonly LeadLine[];
  readonly rates: readonly RateRow[];
  readonly analyses: readonly Analysis[];
  readonly cess_percent: DecimalInput;
  readonly used_in: readonly (Described & {
    readonly code: string;
    readonly unit_code: string;
    readonly quantity: DecimalInput;
    readonly analysed_quantity: DecimalInput;
  })[];
  readonly estimates: readonly {
    readonly id: string;
    readonly number: string | null;
    readonly name: string;
    readonly state: string;
    readonly rate: DecimalInput;
    readonly quantity: DecimalInput;
    readonly unit_code: string | null;
  }[];
}

/** What `save_rate` answers, kept or previewed. */
export interface RateResult {
  readonly rate: DecimalInput;
  readonly present: DecimalInput;
  readonly difference: DecimalInput;
  /** How many works have the item in them. */
  readonly works: number;
}

export type LeadKind = 'RATE' | 'DISTANCE';
export interface Lead {
  readonly id: string;
  readonly tenant_id: string;
  readonly sub_type: string;
  readonly lead_type_code: string;
  readonly rate?: DecimalInput;
  readonly distance_km?: DecimalInput;
  readonly quarry?: string | null;
  readonly valid_from: string;
  readonly valid_to: string | null;
}

export type RevisionStatus = 'SCHEDULED' | 'RUNNING' | 'COMPLETED' | 'CANCELLED';
export interface Revision {
  readonly id: string;
  readonly tenant_id: string;
  readonly number: string;
  readonly origin: 'MANUAL' | 'AUTOMATIC';
  readonly method: 'ANALYSIS' | 'PERCENTAGE';
  readonly percentage: DecimalInput;
  readonly effective_on: string;
  readonly reason: string | null;
  readonly status: RevisionStatus;
  readonly starts_at: string;
  readonly item_count: number;
  readonly created_at: string;
  readonly created_by_name: string | null;
}

export interface RevisionItem extends Partial<Described> {
  readonly sor_code: string;
  readonly rate_tenant_id?: string;
  readonly status: 'SCHEDULED' | 'COMPLETED' | 'FAILED' | 'CANCELLED';
  readonly reason_code?: string | null;
  readonly reason_values?: Readonly<Record<string, string>>;
  readonly rate_before: DecimalInput;
  readonly rate_after: DecimalInput;
}

export interface RevisionDetail extends Revision {
  readonly counts: Readonly<Partial<Record<RevisionItem['status'], number>>>;
  readonly items: readonly RevisionItem[];
}

export interface RevisionPreview {
  readonly item_count: number;
  readonly items: readonly RevisionItem[];
}

import type { DecimalInput, EstimateLineCategory } from '#domain';
import type { AgencyRole, OrderProject } from './work-order.types';

/** A line of the estimate that can be ordered. */
export interface OrderableLine {
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
  /** Another live order has it. */
  readonly taken_by: string | null;
  /** Labour in the rate; `null` when the rate is not split. */
  readonly labour_rate: DecimalInput;
}

export interface Candidate {
  readonly id: string;
  readonly number: string | null;
  readonly name: string;
  readonly local_names: unknown;
  readonly kind: 'CBO' | 'VEN';
  readonly type_code: string;
  readonly ward_code: string | null;
  readonly is_ward: boolean;
  readonly orders: number;
  readonly is_proposed: boolean;
}

export interface Officer {
  readonly id: string;
  readonly name: string;
  readonly local_names: unknown;
  readonly designation_code: string | null;
}

export interface StandardTerm {
  readonly code: string;
  readonly agency_role_code: AgencyRole | null;
  readonly name: string;
  readonly local_names: unknown;
}

/** What `work_order_basis` answers. */
export interface OrderBasis {
  readonly estimate: {
    readonly id: string;
    readonly number: string | null;
    readonly name: string;
    readonly state: string;
    readonly application_status: string;
    readonly payable_total: DecimalInput;
  };
  readonly project: OrderProject;
  readonly lines: readonly OrderableLine[];
  readonly threshold: DecimalInput;
  readonly value_rules: Readonly<Record<AgencyRole, 'ESTIMATE' | 'LABOUR'>>;
  readonly acceptance_days: number;
  readonly defect_liability_days: number;
  readonly proposed_organisation_id: string | null;
  readonly organisations: readonly Candidate[];
  readonly officers: readonly Officer[];
  readonly terms: readonly StandardTerm[];
}

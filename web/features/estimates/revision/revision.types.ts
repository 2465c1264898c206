import type { DecimalInput, DeviationFlag, EstimateLineCategory } from '#domain';

/** What a revision changes, in the line's unit and in rupees; `percent` of the original amount. */
export interface Difference {
  readonly quantity: DecimalInput;
  readonly amount: DecimalInput;
  readonly percent: DecimalInput;
  readonly flag: DeviationFlag;
}

export interface DeviationLine {
  readonly category: EstimateLineCategory;
  readonly sor_code: string | null;
  readonly overhead_code: string | null;
  readonly name: string | null;
  readonly description: string | null;
  readonly unit_code: string | null;
  readonly rate: DecimalInput;
  readonly original_quantity: DecimalInput;
  readonly original_amount: DecimalInput;
  readonly revised_quantity: DecimalInput;
  readonly revised_amount: DecimalInput;
  readonly is_new: boolean;
  readonly is_removed: boolean;
  readonly difference: Difference;
}

/** What `get_estimate_deviation` answers; `null` for a first estimate. */
export interface DeviationStatement {
  readonly previous: {
    readonly id: string;
    readonly number: string;
    readonly revision_number: string | null;
    readonly version_number: number;
    readonly exact_total: DecimalInput;
    readonly payable_total: DecimalInput;
  };
  readonly total: Difference & {
    readonly original: DecimalInput;
    readonly revised: DecimalInput;
  };
  readonly lines: readonly DeviationLine[];
}

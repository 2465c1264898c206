import type { DecimalInput } from '#domain';

type Local = Readonly<Record<string, string>>;

export const BASIC_TYPES = ['L', 'M', 'E'] as const;
export type BasicType = (typeof BASIC_TYPES)[number];

export interface UtilisationRow {
  readonly code: string;
  readonly description: string;
  readonly local_descriptions: Local;
  readonly unit_code: string;
  readonly rate: DecimalInput;
  readonly basic_quantity: DecimalInput;
  readonly estimated_quantity: DecimalInput;
  readonly book_quantity: DecimalInput;
  readonly used_quantity: DecimalInput;
  readonly used_amount: DecimalInput;
  /** Of the estimated quantity; `null` where nothing was estimated. */
  readonly percent: DecimalInput;
}

/** What `get_utilisation` answers. */
export interface Utilisation {
  readonly is_of_book: boolean;
  readonly groups: Readonly<Record<BasicType, readonly UtilisationRow[]>>;
  readonly totals: Readonly<
    Record<'estimate' | 'book' | 'to_date', Readonly<Record<BasicType, DecimalInput>>>
  >;
  readonly apart: readonly {
    readonly line_id: string;
    readonly sor_code: string;
    readonly description: string;
    readonly local_descriptions: Local;
    readonly unit_code: string;
    readonly quantity: DecimalInput;
    readonly problem: string;
  }[];
}

import type { DecimalInput } from '#domain';

type Local = Readonly<Record<string, string>>;

export interface StatementWork {
  readonly line_id: string;
  readonly sor_code: string;
  readonly description: string;
  readonly local_descriptions: Local;
  readonly unit_code: string;
  readonly section: string | null;
  readonly quantity: DecimalInput;
  readonly rate: DecimalInput;
  readonly amount: DecimalInput;
  /** Why the line has no analysis; it then stands by itself. */
  readonly problem: string | null;
  readonly missing: readonly string[];
}

export interface StatementRow {
  readonly code: string;
  readonly description: string;
  readonly local_descriptions: Local;
  readonly unit_code: string;
  readonly basic_quantity: DecimalInput;
  readonly rate: DecimalInput;
  readonly quantity: DecimalInput;
  readonly amount: DecimalInput;
}

export const BASIC_TYPES = ['L', 'M', 'E'] as const;
export type BasicType = (typeof BASIC_TYPES)[number];

/** What `get_estimate_statement` answers. */
export interface Statement {
  readonly works: readonly StatementWork[];
  readonly groups: Readonly<Record<BasicType, readonly StatementRow[]>>;
  readonly charges: readonly {
    readonly description: string;
    readonly head_code: string;
    readonly amount: DecimalInput;
  }[];
  readonly buckets: Readonly<Partial<Record<string, DecimalInput>>>;
  readonly totals: Readonly<
    Record<BasicType | 'charges' | 'cess' | 'works' | 'unanalysed', DecimalInput>
  >;
  readonly rates_on: string;
  readonly exact_total: DecimalInput;
}

import type { CellKind } from '~/lib/spreadsheet-write';

/** One column that an import understands. */
export interface ImportColumn {
  /** What the server calls it; as a header it is always understood. */
  readonly name: string;
  /** The header of the template, in the language now shown. */
  readonly header: string;
  /** The headers in the other languages. */
  readonly aliases: readonly string[];
  readonly kind: CellKind;
  readonly isRequired?: boolean;
  /** What may stand here, for the notes of the template. */
  readonly hint?: string;
  /** Words that stand for codes: `Yes` for `yes`, `Square metre` for `SQM`. */
  readonly choices?: readonly {
    readonly code: string;
    readonly labels: readonly string[];
  }[];
}

/** A row of the sheet by column name, with the number that a person sees beside it. */
export interface ImportRow {
  readonly rowNumber: number;
  readonly values: Readonly<Record<string, string>>;
}

/** What a sheet was understood as. */
export interface Recognised {
  readonly sheetName: string;
  readonly columns: readonly ImportColumn[];
  /** Headers that belong to no column; they are left out. */
  readonly ignored: readonly string[];
  /** Required columns that the sheet does not have. */
  readonly missing: readonly ImportColumn[];
  readonly rows: readonly ImportRow[];
}

/** One fault; `row` counts the rows that were sent, from 1. */
export interface ImportFault {
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly value: string | null;
}

/** What the server answers, dry or not. */
export interface ImportReport {
  readonly is_written: boolean;
  readonly row_count: number;
  /** Rows with at least one fault. */
  readonly refused: number;
  /** How many rows would be, or were, `added`, `changed` and so on. */
  readonly counts: Readonly<Record<string, number>>;
  readonly errors: readonly ImportFault[];
}

/** How a value is written: decimals of different scale (`2.5`, `2.5000`) count as the same. */
export type CompareKind = 'text' | 'money' | 'quantity' | 'percent' | 'date';

export type CompareValue = string | number | null | undefined;

/** One fact in two versions. */
export interface CompareField {
  readonly key: string;
  readonly label: string;
  readonly kind: CompareKind;
  readonly before: CompareValue;
  readonly after: CompareValue;
  /** After minus before as a plain decimal, for money and quantities; the caller's domain computes it. */
  readonly difference?: string | null;
}

export type RowChange = 'added' | 'removed' | 'changed' | 'moved' | 'same';

/** One member of a list in two versions, matched by its id. */
export interface CompareRow {
  readonly id: string;
  /** What the row is called, in its newest version. */
  readonly title: string;
  /** A short code beside the title. */
  readonly code?: string | null;
  readonly change: RowChange;
  readonly fields: readonly CompareField[];
  /** Its own members: the measurements of a line. */
  readonly rows?: readonly CompareRow[];
}

export interface CompareSection {
  readonly key: string;
  readonly title: string;
  readonly fields?: readonly CompareField[];
  readonly rows?: readonly CompareRow[];
}

/** Two versions of a paper, side by side. */
export interface Comparison {
  readonly sections: readonly CompareSection[];
}

/** How many facts and rows differ. */
export interface ChangeCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly moved: number;
}

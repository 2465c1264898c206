import type { ReactNode } from 'react';

/** A row as the grid knows it; what else stands in it is the model's business. */
export interface GridRow {
  readonly id: string;
  /** Rows of one kind have the same cells and the same height. */
  readonly kind: string;
  /** The row stands above rows that belong to it. */
  readonly isGroup?: boolean;
}

/** Typed into, shown only, or not there at all: the keys pass over what is not there. */
export type CellState = 'edit' | 'read' | 'none';

export interface CellRef {
  readonly rowId: string;
  readonly column: string;
}

/** Every cell is a text to the grid: what is typed, copied and pasted. A checkbox is `CHECKED` or empty. */
export interface CellChange extends CellRef {
  readonly text: string;
}

export const CHECKED = '1';

/** Rows of this kind are headings across the grid, without cells. */
export const SECTION = 'section';

export interface GridOption {
  readonly value: string;
  readonly label: string;
  /** Drawn in the list in place of the label. */
  readonly content?: ReactNode;
  readonly isDisabled?: boolean;
}

export interface FoundOptions {
  readonly options: readonly GridOption[];
  /** Said where there are no options: keep typing, searching, nothing found. */
  readonly status: string;
  readonly isSearching: boolean;
}

interface ColumnBase<Row extends GridRow> {
  readonly key: string;
  readonly header: string;
  /** Pixels; the column that grows takes what is left. */
  readonly width: number;
  readonly grows?: boolean;
  readonly align?: 'start' | 'center' | 'end';
  /** Stays in sight when the grid is moved sideways. Frozen columns come first. */
  readonly isFrozen?: boolean;
  readonly state: (row: Row) => CellState;
  /** How many columns the cell covers; those after it are then `none`. */
  readonly span?: (row: Row) => number;
  /** The text as it is shown while nobody types in it: grouped, translated. */
  readonly show?: (text: string, row: Row) => string;
}

export interface TextColumn<Row extends GridRow> extends ColumnBase<Row> {
  readonly kind: 'text';
  readonly maxLength?: number;
}

export interface DecimalColumn<Row extends GridRow> extends ColumnBase<Row> {
  readonly kind: 'decimal';
  readonly decimals: number;
  /** What the minus key does where figures are never negative. */
  readonly onMinus?: (row: Row) => readonly CellChange[];
}

export interface CheckboxColumn<Row extends GridRow> extends ColumnBase<Row> {
  readonly kind: 'checkbox';
}

export interface ChoiceColumn<Row extends GridRow> extends ColumnBase<Row> {
  readonly kind: 'choice';
  readonly options: readonly GridOption[];
}

/** Options that are searched for while somebody types. */
export interface PickerColumn<Row extends GridRow> extends ColumnBase<Row> {
  readonly kind: 'picker';
  readonly placeholder: string;
  /** A hook: the options for what is typed. */
  readonly useOptions: (typed: string) => FoundOptions;
  /** What is typed can stand without a choice from the list, such as a whole code. */
  readonly isComplete: (typed: string) => boolean;
  /** Takes what was chosen or typed; answers the cell where the typing goes on. */
  readonly onCommit: (row: Row, text: string) => CellRef | null;
}

/** Figures that the model computes. */
export interface ComputedColumn<Row extends GridRow> extends ColumnBase<Row> {
  readonly kind: 'computed';
}

/** A new kind of cell (such as attendance: P, H, A) is a further member here and an editor in `CellEditor`. */
export type GridColumn<Row extends GridRow> =
  | TextColumn<Row>
  | DecimalColumn<Row>
  | CheckboxColumn<Row>
  | ChoiceColumn<Row>
  | PickerColumn<Row>
  | ComputedColumn<Row>;

/** A block of the clipboard, laid on the columns from the one where it was pasted. */
export interface Block {
  readonly columns: readonly string[];
  readonly cells: readonly (readonly string[])[];
}

/**
 * What stands behind a grid, outside of React. All writes of one call are one change; `snapshot` and
 * `restore` make undo, so what they pass on has to be immutable.
 */
export interface GridModel<Row extends GridRow> {
  readonly subscribe: (listener: () => void) => () => void;
  /** The rows in sight, in order; the same array as long as none came, went or moved. */
  readonly getRows: () => readonly Row[];
  readonly getText: (rowId: string, column: string) => string;
  /** The message of what is wrong with a cell. */
  readonly getError: (rowId: string, column: string) => string | undefined;
  /** All wrong cells, in the order of the rows. */
  readonly getErrors: () => readonly CellRef[];
  /** `typing` is one keystroke in a cell; what is `done` is checked. */
  readonly setCells: (changes: readonly CellChange[], phase: 'typing' | 'done') => void;
  /** Puts a block from a row on, making the rows that it needs; answers the rows it went to. */
  readonly paste: (rowId: string, block: Block) => readonly string[];
  /** Adds a row below another of the same kind; answers where to type. */
  readonly insertRow: (afterId: string) => CellRef | null;
  readonly removeRows: (ids: readonly string[]) => void;
  readonly duplicateRow: (id: string) => CellRef | null;
  readonly moveRow: (id: string, by: -1 | 1) => void;
  /** Enter behind the last cell of a row: the cell to go to, in a new row if need be. */
  readonly enterAfter: (rowId: string) => CellRef | null;
  /** The row that folds this one away; itself, where it is that row; `null` where nothing folds. */
  readonly folderOf: (rowId: string) => string | null;
  /** Opens or closes the rows below a row. */
  readonly setOpen: (rowId: string, isOpen: boolean) => void;
  /** Brings a row into sight that is folded away. */
  readonly reveal: (rowId: string) => void;
  readonly snapshot: () => unknown;
  readonly restore: (snapshot: unknown) => void;
}

import { cleanText } from './clean-text';
import { createHistory, type GridHistory } from './grid-history';
import { edgeOfGrid, rangeOf, stateAt, type Layout, type Range, type Spot } from './grid-moves';
import type { CellRef, GridColumn, GridModel, GridRow } from './grid.types';

/**
 * `ready`: keys move, typing replaces. `enter`: typing has begun, arrows take it over and move on. `edit`:
 * arrows move the caret inside of the cell.
 */
export type GridMode = 'ready' | 'enter' | 'edit';

/** Said to a screen reader: a key of the catalogue `grid:said` and its number. */
export interface Notice {
  readonly key:
    'pasted' | 'filled' | 'cleared' | 'removed' | 'undone' | 'redone' | 'nothing' | 'noErrors';
  readonly count: number;
}

export interface GridState {
  readonly active: CellRef | null;
  /** The other corner of the selected block; `null` when only the active cell is selected. */
  readonly head: CellRef | null;
  readonly mode: GridMode;
  /** What has been typed into the active cell so far; `null` in mode `ready`. */
  readonly typed: string | null;
  /** Where the fill handle is drawn to. */
  readonly fillTo: CellRef | null;
  /** The row whose menu is open. */
  readonly menuRow: string | null;
  readonly notice: Notice | null;
  /** Grows with each wish that the active cell take the focus. */
  readonly focusWish: number;
}

export interface GridStore<Row extends GridRow> {
  readonly model: GridModel<Row>;
  readonly history: GridHistory;
  readonly get: () => GridState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly patch: (change: Partial<GridState>) => void;
  readonly layout: () => Layout<Row>;
  /** Columns carry words: they are new in each language. */
  readonly setColumns: (columns: readonly GridColumn<Row>[]) => void;
  readonly spotOf: (ref: CellRef | null) => Spot | null;
  readonly refAt: (spot: Spot | null) => CellRef | null;
  /** The selected block. */
  readonly range: () => Range | null;
  /** Makes a cell the active one and gives it the focus; what was being typed is taken over first. */
  readonly activate: (ref: CellRef | null) => void;
  /** Draws the selection from the active cell to another. */
  readonly extendTo: (ref: CellRef | null) => void;
  /** Whether the active cell has to take the focus now; asked once per wish. */
  readonly takeFocusWish: () => boolean;
  /** One keystroke in the active cell. */
  readonly type: (text: string) => void;
  readonly startEdit: (mode: 'enter' | 'edit') => void;
  /** Takes over what was typed; answers the cell where the column wants the typing to go on. */
  readonly commit: () => CellRef | null;
  /** Drops what was typed. */
  readonly cancel: () => void;
  /** Runs writes as one step of the history. */
  readonly change: <Answer>(work: () => Answer) => Answer;
}

const NOTHING: GridState = {
  active: null,
  head: null,
  mode: 'ready',
  typed: null,
  fillTo: null,
  menuRow: null,
  notice: null,
  focusWish: 0,
};

/** State of a grid that is nobody's data: the active cell, the selection, what is being typed, the history. */
export function createGridStore<Row extends GridRow>(
  model: GridModel<Row>,
  firstColumns: readonly GridColumn<Row>[],
): GridStore<Row> {
  let state = NOTHING;
  let columns = firstColumns;
  let grantedWish = 0;
  /** The model before the typing began. */
  let beforeTyping: unknown = null;
  let places: { rows: readonly Row[]; byId: Map<string, number> } = { rows: [], byId: new Map() };
  const listeners = new Set<() => void>();
  const history = createHistory();

  const patch = (change: Partial<GridState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const layout = () => ({ rows: model.getRows(), columns });

  function rowIndex(id: string): number {
    const rows = model.getRows();
    if (rows !== places.rows) {
      places = { rows, byId: new Map(rows.map((row, index) => [row.id, index])) };
    }
    return places.byId.get(id) ?? -1;
  }
  function spotOf(ref: CellRef | null): Spot | null {
    if (ref === null) return null;
    const spot = {
      row: rowIndex(ref.rowId),
      column: columns.findIndex(({ key }) => key === ref.column),
    };
    return spot.row < 0 || spot.column < 0 ? null : spot;
  }
  function refAt(spot: Spot | null): CellRef | null {
    const row = spot === null ? undefined : model.getRows()[spot.row];
    const column = spot === null ? undefined : columns[spot.column];
    return row === undefined || column === undefined ? null : { rowId: row.id, column: column.key };
  }
  function activeColumn(): GridColumn<Row> | undefined {
    return columns.find(({ key }) => key === state.active?.column);
  }

  function change<Answer>(work: () => Answer): Answer {
    const before = model.snapshot();
    const at = state.active;
    const answer = work();
    const after = model.snapshot();
    if (before !== after) history.record({ before, after, at });
    return answer;
  }

  function commit(): CellRef | null {
    const { active, typed, mode } = state;
    const column = activeColumn();
    if (mode === 'ready' || active === null || column === undefined) return null;
    const row = model.getRows().find(({ id }) => id === active.rowId);
    patch({ mode: 'ready', typed: null });
    if (typed === null || row === undefined) return null;
    const text = cleanText(column, typed);
    if (column.kind === 'picker') {
      return column.isComplete(text) ? change(() => column.onCommit(row, text)) : null;
    }
    if (column.kind === 'choice') {
      const isKnown = text === '' || column.options.some(({ value }) => value === text);
      if (isKnown) change(() => model.setCells([{ ...active, text }], 'done'));
      return null;
    }
    model.setCells([{ ...active, text }], 'done');
    const after = model.snapshot();
    if (after !== beforeTyping) history.record({ before: beforeTyping, after, at: active });
    return null;
  }

  return {
    model,
    history,
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    patch,
    layout,
    setColumns: (next) => {
      columns = next;
    },
    spotOf,
    refAt,
    range: () => {
      const from = spotOf(state.active);
      return from === null ? null : rangeOf(from, spotOf(state.head) ?? from);
    },
    activate: (ref) => {
      commit();
      if (ref === null) return;
      model.reveal(ref.rowId);
      const focusWish = state.focusWish + 1;
      patch({ active: ref, head: null, mode: 'ready', typed: null, menuRow: null, focusWish });
    },
    extendTo: (ref) => {
      commit();
      if (ref === null) return;
      patch({ head: ref });
    },
    takeFocusWish: () => {
      const isNew = grantedWish !== state.focusWish;
      grantedWish = state.focusWish;
      return isNew;
    },
    type: (text) => {
      const { active, mode } = state;
      const spot = spotOf(active);
      if (active === null || spot === null || stateAt(layout(), spot) !== 'edit') return;
      if (state.typed === null) beforeTyping = model.snapshot();
      patch({ mode: mode === 'edit' ? 'edit' : 'enter', typed: text, head: null });
      const kind = activeColumn()?.kind;
      if (kind === 'text' || kind === 'decimal') {
        model.setCells([{ ...active, text }], 'typing');
      }
    },
    startEdit: (mode) => {
      const spot = spotOf(state.active);
      if (spot === null || stateAt(layout(), spot) !== 'edit') return;
      patch({ mode, head: null, typed: null, focusWish: state.focusWish + 1 });
    },
    commit,
    cancel: () => {
      const { typed, mode } = state;
      if (mode === 'ready') return;
      const kind = activeColumn()?.kind;
      patch({ mode: 'ready', typed: null });
      if (typed !== null && (kind === 'text' || kind === 'decimal')) model.restore(beforeTyping);
    },
    change,
  };
}

/** A cell that the Tab key enters the grid by. */
export function firstCell<Row extends GridRow>(store: GridStore<Row>): CellRef | null {
  return store.refAt(edgeOfGrid(store.layout(), 'start'));
}

import { clearCells, fill, goToError, selectAll, toggle } from './grid-commands';
import {
  edgeOfGrid,
  edgeOfRow,
  firstTyped,
  nextEditable,
  nextTyped,
  page,
  previousTyped,
  stateAt,
  step,
  type Spot,
} from './grid-moves';
import { duplicateRow, fold, insertRow, moveRow, removeRows, undo } from './grid-row-commands';
import type { GridStore } from './grid-store';
import type { GridRow } from './grid.types';

/** As much of a keyboard event as the grid looks at. */
export interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  /** Ctrl, or Cmd on a Mac. */
  readonly mod: boolean;
}

interface KeyPlace<Row extends GridRow> {
  readonly store: GridStore<Row>;
  /** How many rows a page has. */
  readonly pageRows: number;
  /** Escape was pressed: the next Tab leaves the grid. */
  readonly isLeaving: boolean;
}

/** Answers whether the grid took the key; what it does not take belongs to the browser. */
export function handleKey<Row extends GridRow>(key: Key, place: KeyPlace<Row>): boolean {
  const { store } = place;
  const spot = store.spotOf(store.get().active);
  if (spot === null) return false;
  if (key.mod && !key.altKey) return handleModKey(key, store, spot);
  if (key.altKey) return handleAltKey(key, store);
  if (store.get().mode === 'edit' && isCaretKey(key.key)) return false;
  return handleMove(key, place, spot) || handleCellKey(key, store, spot);
}

const isCaretKey = (key: string) =>
  ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Delete', 'Backspace'].includes(key);

const ARROWS: Readonly<Record<string, readonly [-1 | 0 | 1, -1 | 0 | 1]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Keys that move; with Shift, those of a spreadsheet draw the selection along. */
function handleMove<Row extends GridRow>(
  key: Key,
  { store, pageRows, isLeaving }: KeyPlace<Row>,
  spot: Spot,
): boolean {
  if (key.key === 'Enter') return enter(key, store, spot);
  if (key.key === 'Tab') {
    const next = isLeaving ? null : nextEditable(store.layout(), spot, key.shiftKey ? -1 : 1);
    if (next === null) store.commit();
    else store.activate(store.refAt(next));
    return next !== null;
  }
  const from = key.shiftKey ? (store.spotOf(store.get().head) ?? spot) : spot;
  const target = targetOf(key, store, from, pageRows);
  if (target === undefined) return false;
  if (key.shiftKey) store.extendTo(store.refAt(target));
  else store.activate(store.refAt(target) ?? store.get().active);
  return true;
}

/** Where a key leads; `undefined` for a key that does not move. */
function targetOf<Row extends GridRow>(
  { key }: Key,
  store: GridStore<Row>,
  from: Spot,
  pageRows: number,
): Spot | null | undefined {
  const layout = store.layout();
  const arrow = ARROWS[key];
  if (arrow !== undefined) return step(layout, from, ...arrow);
  switch (key) {
    case 'Home':
      return edgeOfRow(layout, from.row, 'start');
    case 'End':
      return edgeOfRow(layout, from.row, 'end');
    case 'PageUp':
      return page(layout, from, -pageRows);
    case 'PageDown':
      return page(layout, from, pageRows);
    default:
      return undefined;
  }
}

/** Enter takes over and goes on: to the next cell that is typed into, behind the last to a new row. */
function enter<Row extends GridRow>(key: Key, store: GridStore<Row>, spot: Spot): boolean {
  const wanted = store.commit();
  const layout = store.layout();
  if (key.shiftKey) {
    store.activate(store.refAt(previousTyped(layout, spot)));
    return true;
  }
  const row = layout.rows[spot.row];
  const next = wanted ?? store.refAt(isRowLeft(store, spot) ? null : nextTyped(layout, spot));
  if (next !== null) store.activate(next);
  else if (row !== undefined) {
    const target = store.change(() => store.model.enterAfter(row.id));
    store.activate(target);
    const at = store.spotOf(target);
    // A cell that is chosen from a list and still empty: the list is what is wanted.
    const column = at === null ? undefined : store.layout().columns[at.column];
    if (target !== null && column?.kind === 'picker') {
      if (store.model.getText(target.rowId, target.column) === '') store.startEdit('enter');
    }
  }
  return true;
}

/** Enter in the first cell of a row in which nothing stands: the row is not wanted. */
function isRowLeft<Row extends GridRow>(store: GridStore<Row>, spot: Spot): boolean {
  const layout = store.layout();
  const row = layout.rows[spot.row];
  const first = firstTyped(layout, spot.row);
  if (row === undefined || first?.column !== spot.column) return false;
  return layout.columns.every(
    (column, index) =>
      stateAt(layout, { row: spot.row, column: index }) !== 'edit' ||
      store.model.getText(row.id, column.key) === '',
  );
}

function handleCellKey<Row extends GridRow>(key: Key, store: GridStore<Row>, spot: Spot): boolean {
  const { active, mode } = store.get();
  const column = store.layout().columns[spot.column];
  const row = store.layout().rows[spot.row];
  if (active === null || column === undefined || row === undefined) return false;
  const isEditable = stateAt(store.layout(), spot) === 'edit';
  switch (key.key) {
    case 'F2':
      store.startEdit('edit');
      return true;
    case 'F8':
      goToError(store, key.shiftKey ? -1 : 1);
      return true;
    case 'F10':
    case 'ContextMenu':
      if (key.key === 'F10' && !key.shiftKey) return false;
      store.commit();
      store.patch({ menuRow: active.rowId });
      return true;
    case 'Escape':
      if (mode === 'ready') return false;
      store.cancel();
      store.activate(active);
      return true;
    case 'Delete':
    case 'Backspace':
      if (mode !== 'ready') return false;
      clearCells(store);
      return true;
    case ' ':
      if (column.kind !== 'checkbox' || !isEditable) return false;
      toggle(store, active);
      return true;
    case '-':
    case '−': {
      if (column.kind !== 'decimal' || column.onMinus === undefined || !isEditable) return false;
      const { onMinus } = column;
      store.commit();
      store.change(() => store.model.setCells(onMinus(row), 'done'));
      return true;
    }
    default:
      return false;
  }
}

function handleModKey<Row extends GridRow>(key: Key, store: GridStore<Row>, spot: Spot): boolean {
  const isReady = store.get().mode === 'ready';
  switch (key.key.length === 1 ? key.key.toLowerCase() : key.key) {
    case 'Home':
    case 'End': {
      const edge = edgeOfGrid(store.layout(), key.key === 'Home' ? 'start' : 'end');
      if (key.shiftKey) store.extendTo(store.refAt(edge));
      else store.activate(store.refAt(edge) ?? store.refAt(spot));
      return true;
    }
    case 'a':
      if (!isReady) return false;
      selectAll(store);
      return true;
    case 'd':
      store.commit();
      fill(store, 'down');
      return true;
    case 'r':
      if (key.shiftKey) return false;
      store.commit();
      fill(store, 'right');
      return true;
    case 'z':
      undo(store, key.shiftKey);
      return true;
    case 'y':
      undo(store, true);
      return true;
    case '+':
    case '=':
      insertRow(store);
      return true;
    case '-':
    case '−':
    case '_':
      removeRows(store);
      return true;
    default:
      return false;
  }
}

function handleAltKey<Row extends GridRow>(key: Key, store: GridStore<Row>): boolean {
  const { active } = store.get();
  if (active === null || key.mod) return false;
  switch (key.key) {
    case 'ArrowUp':
      if (!key.shiftKey) moveRow(store, -1);
      return !key.shiftKey;
    case 'ArrowDown':
      if (key.shiftKey) duplicateRow(store);
      else moveRow(store, 1);
      return true;
    case 'ArrowLeft':
    case 'ArrowRight':
      if (key.shiftKey) fold(store, key.key === 'ArrowRight');
      return key.shiftKey;
    default:
      return false;
  }
}

import { cleanText } from './clean-text';
import { parseBlock, tileBlock, toBlockText } from './clipboard';
import { edgeOfGrid, nextTyped, stateAt, type Range } from './grid-moves';
import type { GridStore, Notice } from './grid-store';
import { CHECKED, type CellChange, type CellRef, type GridRow } from './grid.types';

/** What is done to the cells of a selection. Each is one step of the history. */

const count = (range: Range) => ({
  rows: range.bottom - range.top + 1,
  columns: range.right - range.left + 1,
});

/** Tells what was done; it is read out. */
export function say<Row extends GridRow>(store: GridStore<Row>, key: Notice['key'], n = 0): void {
  store.patch({ notice: { key, count: n } });
}

/** The cells of a block that can be changed. */
function editable<Row extends GridRow>(store: GridStore<Row>, range: Range): CellRef[] {
  const layout = store.layout();
  const cells: CellRef[] = [];
  for (let row = range.top; row <= range.bottom; row += 1) {
    for (let column = range.left; column <= range.right; column += 1) {
      const ref = store.refAt({ row, column });
      if (ref !== null && stateAt(layout, { row, column }) === 'edit') cells.push(ref);
    }
  }
  return cells;
}

/** Marks and unmarks a checkbox. */
export function toggle<Row extends GridRow>(store: GridStore<Row>, ref: CellRef): void {
  const isChecked = store.model.getText(ref.rowId, ref.column) === CHECKED;
  store.change(() => store.model.setCells([{ ...ref, text: isChecked ? '' : CHECKED }], 'done'));
}

/** Sets one cell from its list of options and goes on to the next. */
export function choose<Row extends GridRow>(store: GridStore<Row>, value: string): void {
  const { active } = store.get();
  const spot = store.spotOf(active);
  const column = store.layout().columns.find(({ key }) => key === active?.column);
  const row = store.layout().rows.find(({ id }) => id === active?.rowId);
  if (active === null || spot === null || column === undefined || row === undefined) return;
  store.cancel();
  if (column.kind === 'picker') {
    const next = store.change(() => column.onCommit(row, value));
    store.activate(next ?? active);
    return;
  }
  store.change(() => store.model.setCells([{ ...active, text: value }], 'done'));
  store.activate(store.refAt(nextTyped(store.layout(), spot)) ?? active);
}

export function clearCells<Row extends GridRow>(store: GridStore<Row>): void {
  const range = store.range();
  if (range === null) return;
  const filled = editable(store, range).filter(
    ({ rowId, column }) => store.model.getText(rowId, column) !== '',
  );
  store.change(() =>
    store.model.setCells(
      filled.map((ref) => ({ ...ref, text: '' })),
      'done',
    ),
  );
  say(store, 'cleared', filled.length);
}

/** The selected block as a spreadsheet takes it. */
export function copyText<Row extends GridRow>(store: GridStore<Row>): string {
  const range = store.range();
  if (range === null) return '';
  const { rows, columns } = store.layout();
  return toBlockText(
    rows
      .slice(range.top, range.bottom + 1)
      .map((row) =>
        columns
          .slice(range.left, range.right + 1)
          .map((column) =>
            column.state(row) === 'none' ? '' : store.model.getText(row.id, column.key),
          ),
      ),
  );
}

/** Lays a block of the clipboard on the grid, from the upper left cell of the selection on. */
export function paste<Row extends GridRow>(store: GridStore<Row>, text: string): void {
  const range = store.range();
  if (range === null || text === '') return;
  const { rows, columns } = store.layout();
  const size = count(range);
  const block = tileBlock(parseBlock(text), size.rows, size.columns);
  const width = Math.max(...block.map((row) => row.length));
  const under = columns.slice(range.left, range.left + width);
  const anchor = rows[range.top];
  if (anchor === undefined) return;
  const cells = block.map((row) =>
    under.map((column, index) => cleanText(column, row[index] ?? '')),
  );
  const isOver = size.rows > 1 && block.length === size.rows;
  if (isOver) {
    // A block on a selection of its own size fills just these cells.
    const changes = editable(store, { ...range, right: range.left + width - 1 }).flatMap((ref) => {
      const spot = store.spotOf(ref);
      const value = spot && cells[spot.row - range.top]?.[spot.column - range.left];
      return value === undefined || value === null ? [] : [{ ...ref, text: value }];
    });
    store.change(() => store.model.setCells(changes, 'done'));
    say(store, 'pasted', size.rows);
    return;
  }
  const written = store.change(() =>
    store.model.paste(anchor.id, { columns: under.map(({ key }) => key), cells }),
  );
  const from = under[0];
  const to = under.at(-1);
  const last = written.at(-1);
  if (from !== undefined && to !== undefined && written[0] !== undefined && last !== undefined) {
    store.activate({ rowId: written[0], column: from.key });
    store.patch({ head: { rowId: last, column: to.key } });
  }
  say(store, 'pasted', written.length);
}

/**
 * Copies the first line of a block over the rest of it: down, or to the right. One cell alone takes what
 * stands above it, or to its left.
 */
export function fill<Row extends GridRow>(
  store: GridStore<Row>,
  direction: 'down' | 'right',
  over: Range | null = store.range(),
): void {
  if (over === null) return;
  const isDown = direction === 'down';
  const size = count(over);
  const range =
    (isDown ? size.rows : size.columns) > 1
      ? over
      : { ...over, ...(isDown ? { top: over.top - 1 } : { left: over.left - 1 }) };
  const layout = store.layout();
  const changes: CellChange[] = [];
  for (
    let line = isDown ? range.left : range.top;
    line <= (isDown ? range.right : range.bottom);
    line += 1
  ) {
    const along = isDown
      ? { ...range, left: line, right: line }
      : { ...range, top: line, bottom: line };
    const [source, ...targets] = editable(store, clamp(along));
    if (source === undefined) continue;
    const text = store.model.getText(source.rowId, source.column);
    for (const target of targets) {
      const column = layout.columns.find(({ key }) => key === target.column);
      if (column !== undefined) changes.push({ ...target, text: cleanText(column, text) });
    }
  }
  store.change(() => store.model.setCells(changes, 'done'));
  say(store, 'filled', changes.length);
}

const clamp = (range: Range): Range => ({
  ...range,
  top: Math.max(range.top, 0),
  left: Math.max(range.left, 0),
});

export function selectAll<Row extends GridRow>(store: GridStore<Row>): void {
  const first = store.refAt(edgeOfGrid(store.layout(), 'start'));
  const last = store.refAt(edgeOfGrid(store.layout(), 'end'));
  store.activate(first);
  store.patch({ head: last });
}

/** Goes to the next wrong cell, or back to the one before. */
export function goToError<Row extends GridRow>(store: GridStore<Row>, by: -1 | 1): void {
  store.commit();
  const errors = store.model.getErrors();
  if (errors.length === 0) {
    say(store, 'noErrors');
    return;
  }
  const { active } = store.get();
  const at = errors.findIndex(
    ({ rowId, column }) => rowId === active?.rowId && column === active.column,
  );
  const next =
    at < 0 ? (by > 0 ? 0 : errors.length - 1) : (at + by + errors.length) % errors.length;
  store.activate(errors[next] ?? null);
}

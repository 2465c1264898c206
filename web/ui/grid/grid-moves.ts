import type { CellState, GridColumn, GridRow } from './grid.types';

/** A cell by its place among the rows and columns in sight. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** Both ends included. */
export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Layout<Row extends GridRow> {
  readonly rows: readonly Row[];
  readonly columns: readonly GridColumn<Row>[];
}

export function stateAt<Row extends GridRow>(layout: Layout<Row>, spot: Spot): CellState {
  const row = layout.rows[spot.row];
  const column = layout.columns[spot.column];
  return row === undefined || column === undefined ? 'none' : column.state(row);
}

const isThere = <Row extends GridRow>(layout: Layout<Row>, spot: Spot) =>
  stateAt(layout, spot) !== 'none';

/** Cells that are typed into; marks are reached by arrow and Tab, not by Enter. */
function isTyped<Row extends GridRow>(layout: Layout<Row>, spot: Spot): boolean {
  return stateAt(layout, spot) === 'edit' && layout.columns[spot.column]?.kind !== 'checkbox';
}

export function rangeOf(one: Spot, other: Spot): Range {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

export function isInRange(range: Range | null, { row, column }: Spot): boolean {
  return (
    range !== null &&
    row >= range.top &&
    row <= range.bottom &&
    column >= range.left &&
    column <= range.right
  );
}

/** The next cell in a direction, over what is not there; `null` at the edge. */
export function step<Row extends GridRow>(
  layout: Layout<Row>,
  from: Spot,
  down: -1 | 0 | 1,
  right: -1 | 0 | 1,
): Spot | null {
  let spot = { row: from.row + down, column: from.column + right };
  while (
    spot.row >= 0 &&
    spot.row < layout.rows.length &&
    spot.column >= 0 &&
    spot.column < layout.columns.length
  ) {
    if (isThere(layout, spot)) return spot;
    spot = { row: spot.row + down, column: spot.column + right };
  }
  return null;
}

/** First or last cell of a row. */
export function edgeOfRow<Row extends GridRow>(
  layout: Layout<Row>,
  row: number,
  edge: 'start' | 'end',
): Spot | null {
  const columns = layout.columns.map((_, column) => ({ row, column }));
  if (edge === 'end') columns.reverse();
  return columns.find((spot) => isThere(layout, spot)) ?? null;
}

/** First or last cell of the grid. */
export function edgeOfGrid<Row extends GridRow>(
  layout: Layout<Row>,
  edge: 'start' | 'end',
): Spot | null {
  const step = edge === 'start' ? 1 : -1;
  let row = edge === 'start' ? 0 : layout.rows.length - 1;
  for (; row >= 0 && row < layout.rows.length; row += step) {
    const spot = edgeOfRow(layout, row, edge);
    if (spot !== null) return spot;
  }
  return null;
}

/** About a page up or down, in the column if it has a cell there, else in any. */
export function page<Row extends GridRow>(layout: Layout<Row>, from: Spot, by: number): Spot {
  const last = layout.rows.length - 1;
  const target = Math.min(Math.max(from.row + by, 0), last);
  const direction = by > 0 ? -1 : 1;
  for (let row = target; row !== from.row; row += direction) {
    const spot = { row, column: from.column };
    if (isThere(layout, spot)) return spot;
  }
  return from;
}

/** Tab: the next cell that can be changed, on into the next rows; `null` leaves the grid. */
export function nextEditable<Row extends GridRow>(
  layout: Layout<Row>,
  from: Spot,
  by: -1 | 1,
): Spot | null {
  const width = layout.columns.length;
  let at = from.row * width + from.column + by;
  for (; at >= 0 && at < layout.rows.length * width; at += by) {
    const spot = { row: Math.floor(at / width), column: at % width };
    if (stateAt(layout, spot) === 'edit') return spot;
  }
  return null;
}

/** Enter: the next cell of the row that is typed into; `null` behind the last. */
export function nextTyped<Row extends GridRow>(layout: Layout<Row>, from: Spot): Spot | null {
  for (let column = from.column + 1; column < layout.columns.length; column += 1) {
    if (isTyped(layout, { row: from.row, column })) return { row: from.row, column };
  }
  return null;
}

/** Shift-Enter: the cell before, back into the rows above. */
export function previousTyped<Row extends GridRow>(layout: Layout<Row>, from: Spot): Spot | null {
  let spot = nextEditable(layout, from, -1);
  while (spot !== null && !isTyped(layout, spot)) spot = nextEditable(layout, spot, -1);
  return spot;
}

/** Where typing begins in a row. */
export function firstTyped<Row extends GridRow>(layout: Layout<Row>, row: number): Spot | null {
  return isTyped(layout, { row, column: 0 })
    ? { row, column: 0 }
    : nextTyped(layout, { row, column: 0 });
}

import { createContext, use, useCallback, useSyncExternalStore, type ReactNode } from 'react';
import { isInRange, rangeOf, type Range } from './grid-moves';
import type { GridState, GridStore } from './grid-store';
import type { GridColumn, GridRow } from './grid.types';

/** One entry of a row's menu. */
export interface GridAction {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** As it is printed on a keyboard. */
  readonly keys?: string;
  readonly isDisabled?: boolean;
  readonly isDangerous?: boolean;
  readonly run: () => void;
}

/** What the rows of a grid have in common. */
export interface GridSettings<Row extends GridRow> {
  readonly id: string;
  readonly store: GridStore<Row>;
  readonly columns: readonly GridColumn<Row>[];
  /** Names a row: it is said before the column. */
  readonly rowLabel: (row: Row) => string;
  /** The cell that stands before all others: the number, a button that folds. */
  readonly rowHeader: (row: Row) => ReactNode;
  readonly rowActions: (row: Row) => readonly GridAction[];
  readonly errorText: (message: string) => string;
  /** Rows are cards, one below the other: a phone. */
  readonly isCompact: boolean;
}

/** Rows of different kinds share one context; each grid hands out the type of its own. */
export const GridContext = createContext<unknown>(null);

export function useGrid<Row extends GridRow>(): GridSettings<Row> {
  const settings = use(GridContext);
  if (settings === null) throw new Error('A cell needs a grid around it');
  return settings as GridSettings<Row>;
}

/** A part of the grid's state; drawn again only when that part changes. */
export function useGridState<Row extends GridRow, Part>(
  store: GridStore<Row>,
  pick: (state: GridState) => Part,
): Part {
  return useSyncExternalStore(store.subscribe, () => pick(store.get()));
}

/** A value of the model; drawn again only when it changes. */
export function useGridModel<Row extends GridRow, Value extends string | number | undefined>(
  store: GridStore<Row>,
  pick: () => Value,
): Value {
  return useSyncExternalStore(store.model.subscribe, pick);
}

export const CELL = { active: 1, selected: 2, corner: 4, fill: 8 } as const;

/** How a cell takes part in the selection, as bits of `CELL`. */
export function useCellStatus<Row extends GridRow>(
  store: GridStore<Row>,
  row: number,
  column: number,
): number {
  const read = useCallback(() => {
    const state = store.get();
    const active = store.spotOf(state.active);
    if (active === null) return 0;
    const spot = { row, column };
    const range = rangeOf(active, store.spotOf(state.head) ?? active);
    const isActive = active.row === row && active.column === column;
    const isCorner = row === range.bottom && column === range.right && state.mode === 'ready';
    const isSelected = state.head !== null && isInRange(range, spot);
    const isFilled = isInRange(fillRange(store, range), spot);
    return (
      (isActive ? CELL.active : 0) |
      (isSelected ? CELL.selected : 0) |
      (isCorner ? CELL.corner : 0) |
      (isFilled ? CELL.fill : 0)
    );
  }, [store, row, column]);
  return useSyncExternalStore(store.subscribe, read);
}

/** The block that the fill handle would fill: downwards or to the right, whichever is drawn further. */
export function fillRange<Row extends GridRow>(store: GridStore<Row>, from: Range): Range | null {
  const to = store.spotOf(store.get().fillTo);
  if (to === null) return null;
  const down = to.row - from.bottom;
  const right = to.column - from.right;
  if (down <= 0 && right <= 0) return null;
  return down >= right ? { ...from, bottom: to.row } : { ...from, right: to.column };
}

import { useCallback, type MouseEvent as ReactMouseEvent } from 'react';
import { fill } from './grid-commands';
import { fillRange } from './grid-context';
import { edgeOfRow } from './grid-moves';
import type { GridStore } from './grid-store';
import type { CellRef, GridRow } from './grid.types';

function cellUnder(target: EventTarget | null): CellRef | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  const { row, column } = cell?.dataset ?? {};
  return row === undefined || column === undefined ? null : { rowId: row, column };
}

const isSame = (one: CellRef | null, other: CellRef | null) =>
  one?.rowId === other?.rowId && one?.column === other?.column;

/** Follows the mouse until it is let go. */
function follow(onMove: (over: CellRef) => void, onEnd: () => void): void {
  const move = (event: MouseEvent) => {
    const over = cellUnder(event.target);
    if (over !== null) onMove(over);
  };
  const end = () => {
    window.removeEventListener('mousemove', move);
    onEnd();
  };
  window.addEventListener('mousemove', move);
  window.addEventListener('mouseup', end, { once: true });
}

/**
 * Mouse and finger: a click makes a cell the active one, Shift-click and drawing select a block, the handle
 * at its corner fills, a click on the row's number selects the row. A second click goes into the text.
 */
export function useGridPointer<Row extends GridRow>(store: GridStore<Row>) {
  return useCallback(
    (event: ReactMouseEvent<HTMLElement>) => {
      if (event.button !== 0 || !(event.target instanceof Element)) return;
      if (event.target.closest('button, [data-grid-keep]') !== null) return;
      if (event.target.closest('[data-handle]') !== null) {
        event.preventDefault();
        follow(
          (over) => store.patch({ fillTo: over }),
          () => {
            const range = store.range();
            const target = range === null ? null : fillRange(store, range);
            store.patch({ fillTo: null });
            if (range === null || target === null) return;
            fill(store, target.bottom > range.bottom ? 'down' : 'right', target);
          },
        );
        return;
      }
      const head = event.target.closest<HTMLElement>('[data-row-head]')?.dataset['rowHead'];
      if (head !== undefined) {
        event.preventDefault();
        selectRow(store, head);
        return;
      }
      const ref = cellUnder(event.target);
      if (ref === null) return;
      const { active, mode } = store.get();
      if (event.shiftKey && active !== null) {
        event.preventDefault();
        store.extendTo(ref);
        return;
      }
      if (isSame(ref, active)) {
        if (mode === 'ready' && document.activeElement === event.target) store.startEdit('edit');
        else if (document.activeElement !== event.target) store.activate(ref);
      } else {
        event.preventDefault();
        store.activate(ref);
      }
      follow(
        (over) => {
          if (!isSame(over, store.get().head ?? store.get().active)) store.extendTo(over);
        },
        () => undefined,
      );
    },
    [store],
  );
}

function selectRow<Row extends GridRow>(store: GridStore<Row>, rowId: string): void {
  const layout = store.layout();
  const row = layout.rows.findIndex(({ id }) => id === rowId);
  const first = store.refAt(edgeOfRow(layout, row, 'start'));
  if (first === null) return;
  store.activate(first);
  store.extendTo(store.refAt(edgeOfRow(layout, row, 'end')));
}

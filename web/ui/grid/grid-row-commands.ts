import { say } from './grid-commands';
import { edgeOfGrid, edgeOfRow, stateAt } from './grid-moves';
import type { GridStore } from './grid-store';
import type { GridRow } from './grid.types';

/** What is done to whole rows, and the way back. */

export function undo<Row extends GridRow>(store: GridStore<Row>, isRedo: boolean): void {
  store.commit();
  const step = isRedo ? store.history.doAgain() : store.history.takeBack();
  if (step === null) {
    say(store, 'nothing');
    return;
  }
  store.model.restore(isRedo ? step.after : step.before);
  if (store.spotOf(step.at) === null) keepPlace(store, store.spotOf(store.get().active)?.row ?? 0);
  else store.activate(step.at);
  say(store, isRedo ? 'redone' : 'undone');
}

/** After rows went: the row that took the place, in the same column if there is a cell. */
function keepPlace<Row extends GridRow>(store: GridStore<Row>, row: number): void {
  const { active } = store.get();
  const layout = store.layout();
  const column = Math.max(
    layout.columns.findIndex(({ key }) => key === active?.column),
    0,
  );
  for (let distance = 0; distance < layout.rows.length; distance += 1) {
    for (const at of [row + distance, row - 1 - distance]) {
      const same = { row: at, column };
      if (stateAt(layout, same) !== 'none') {
        store.activate(store.refAt(same));
        return;
      }
    }
  }
  const first = store.refAt(edgeOfGrid(layout, 'start'));
  if (first === null) store.patch({ active: null, head: null });
  else store.activate(first);
}

export function insertRow<Row extends GridRow>(store: GridStore<Row>): void {
  const id = lastSelectedRow(store);
  store.commit();
  if (id !== null) store.activate(store.change(() => store.model.insertRow(id)));
}

/** Folds or unfolds the rows that belong together with the active one. */
export function fold<Row extends GridRow>(
  store: GridStore<Row>,
  isOpen: boolean,
  rowId?: string,
): void {
  store.commit();
  const { active } = store.get();
  const folder = store.model.folderOf(rowId ?? active?.rowId ?? '');
  if (folder === null) return;
  const isInside = active !== null && store.model.folderOf(active.rowId) === folder;
  if (!isOpen && isInside && active.rowId !== folder) {
    const layout = store.layout();
    const row = layout.rows.findIndex(({ id }) => id === folder);
    store.activate(store.refAt(edgeOfRow(layout, row, 'start')));
  }
  store.model.setOpen(folder, isOpen);
}

export function duplicateRow<Row extends GridRow>(store: GridStore<Row>, rowId?: string): void {
  store.commit();
  const id = rowId ?? store.get().active?.rowId;
  if (id !== undefined) store.activate(store.change(() => store.model.duplicateRow(id)));
}

export function moveRow<Row extends GridRow>(
  store: GridStore<Row>,
  by: -1 | 1,
  rowId?: string,
): void {
  store.commit();
  const { active } = store.get();
  const id = rowId ?? active?.rowId;
  if (id === undefined) return;
  store.change(() => store.model.moveRow(id, by));
  store.activate(active?.rowId === id ? active : null);
}

/** Takes the selected rows out, or one row. */
export function removeRows<Row extends GridRow>(store: GridStore<Row>, rowId?: string): void {
  store.commit();
  const range = store.range();
  const rows = store.layout().rows;
  const ids =
    rowId !== undefined
      ? [rowId]
      : range === null
        ? []
        : rows.slice(range.top, range.bottom + 1).map(({ id }) => id);
  const first = rows.findIndex(({ id }) => id === ids[0]);
  if (first < 0) return;
  store.change(() => store.model.removeRows(ids));
  keepPlace(store, first);
  say(store, 'removed', ids.length);
}

function lastSelectedRow<Row extends GridRow>(store: GridStore<Row>): string | null {
  const range = store.range();
  return range === null ? null : (store.layout().rows[range.bottom]?.id ?? null);
}

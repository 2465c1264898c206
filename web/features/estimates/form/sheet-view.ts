import { rowsOf, type Sheet, type SheetRow } from './sheet';
import type { SheetStore } from './sheet-store';

const NONE: ReadonlySet<string> = new Set();

/** What is in sight of a sheet: its rows, where each stands in the form, which items are folded. */
export interface SheetView {
  readonly getRows: () => readonly SheetRow[];
  /** The row, in sight or folded away. */
  readonly placeOf: (rowId: string) => SheetRow | null;
  /** The item of a row, itself included. */
  readonly folderOf: (rowId: string) => string | null;
  readonly setOpen: (itemId: string, isOpen: boolean) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createSheetView(sheet: SheetStore): SheetView {
  let closed = NONE;
  let rows: readonly SheetRow[] = [];
  let madeFrom: { of: Sheet; closed: ReadonlySet<string> } | null = null;
  let places: { of: Sheet; byId: ReadonlyMap<string, SheetRow> } | null = null;
  const listeners = new Set<() => void>();

  const placeOf = (rowId: string) => {
    const present = sheet.get();
    if (places?.of !== present) {
      places = { of: present, byId: new Map(rowsOf(present, NONE).map((row) => [row.id, row])) };
    }
    return places.byId.get(rowId) ?? null;
  };
  return {
    getRows: () => {
      const present = sheet.get();
      if (madeFrom?.of !== present || madeFrom.closed !== closed) {
        madeFrom = { of: present, closed };
        const next = rowsOf(present, closed);
        // Typing makes no new rows: what is drawn stays as it is.
        if (!isSame(rows, next)) rows = next;
      }
      return rows;
    },
    placeOf,
    folderOf: (rowId) => {
      const place = placeOf(rowId);
      return place === null ? null : (sheet.get()[place.list][place.line]?.id ?? null);
    },
    setOpen: (itemId, isOpen) => {
      if (closed.has(itemId) !== isOpen) return;
      const next = new Set(closed);
      if (isOpen) next.delete(itemId);
      else next.add(itemId);
      closed = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function isSame(before: readonly SheetRow[], next: readonly SheetRow[]): boolean {
  return (
    before.length === next.length &&
    before.every(({ id, isOpen, line }, at) => {
      const row = next[at];
      return row?.id === id && row.isOpen === isOpen && row.line === line;
    })
  );
}

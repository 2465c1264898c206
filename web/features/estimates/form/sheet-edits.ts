import type { CellChange } from '~/ui/grid/grid.types';
import { cellMessage } from '../estimate.schema';
import { cellOfField, fieldAt, textAt, withText, type Sheet } from './sheet';
import type { SheetErrors } from './sheet-errors';
import type { SheetStore } from './sheet-store';
import type { SheetView } from './sheet-view';
import type { SorLookup } from './sor-lookup';

interface EditParts {
  readonly sheet: SheetStore;
  readonly view: SheetView;
  readonly errors: SheetErrors;
  readonly lookup: SorLookup;
}

/** Writes to the sheet and to what is wrong with it. */
export interface SheetEdits {
  readonly setCells: (changes: readonly CellChange[], phase: 'typing' | 'done') => void;
  /** Rows come, go or move: their errors move along, for the form counts by place. */
  readonly restructure: (next: Sheet) => void;
  /** Checks cells that were written all at once. */
  readonly check: (rowIds: readonly string[], columns: readonly string[]) => void;
}

export function createSheetEdits({ sheet, view, errors, lookup }: EditParts): SheetEdits {
  const nameOf = (rowId: string, column: string) => {
    const place = view.placeOf(rowId);
    return place === null ? null : fieldAt(place, column);
  };
  return {
    setCells: (changes, phase) => {
      let next = sheet.get();
      const found = changes.flatMap(({ rowId, column, text }) => {
        const place = view.placeOf(rowId);
        const name = place === null ? null : fieldAt(place, column);
        return place === null || name === null ? [] : [{ place, column, text, name }];
      });
      for (const { place, column, text } of found) next = withText(next, place, column, text);
      const [only] = found;
      const isCode = found.some(({ column }) => column === 'code');
      if (found.length === 1 && only !== undefined && !isCode) {
        const isMark = only.column === 'is_deduction';
        sheet.set(next, { name: only.name, value: isMark ? only.text !== '' : only.text });
      } else sheet.set(next);
      // What the server said about a line as a whole is old news once the line is changed.
      errors.clear(
        found.flatMap(({ place, name }) => [name, `${place.list}.${place.line}.measured`]),
      );
      if (phase === 'typing') return;
      for (const { column, text, name } of found) {
        const message = cellMessage(column, text);
        if (message !== null) errors.set(name, message);
      }
      if (isCode) lookup.resolve();
    },
    restructure: (next) => {
      const before = errors.names().map((name) => {
        return { name, cell: cellOfField(sheet.get(), name), message: errors.get(name) };
      });
      errors.clear(before.map(({ name }) => name));
      sheet.set(next);
      for (const { cell, message } of before) {
        const name = cell === null ? null : nameOf(cell.rowId, cell.column);
        if (name !== null && message !== undefined) errors.set(name, message);
      }
    },
    check: (rowIds, columns) => {
      for (const id of rowIds) {
        const place = view.placeOf(id);
        if (place === null) continue;
        for (const column of columns) {
          const name = fieldAt(place, column);
          if (name === null) continue;
          const message = cellMessage(column, textAt(sheet.get(), place, column));
          if (message === null) errors.clear([name]);
          else errors.set(name, message);
        }
      }
    },
  };
}

import { negateQuantity, quantityToText, type Quantity } from '#domain';
import { fieldMessage } from '~/lib/field-message';
import type { CellRef, GridModel } from '~/ui/grid/grid.types';
import { cellMessage, isBlankRow, newRow, rowForm, type RowForm } from '../measurement.schema';
import type { LineFigures } from './book';
import { cellText, pasted } from './cell-text';
import { fieldAt, isTyped, rowsOf, withLine, withoutRows, withText, type SheetRow } from './sheet';
import type { SheetStore } from './sheet-store';

/** The book behind the grid: its keys and commands come in, the form's lines are written. */
export interface MeasureModel extends GridModel<SheetRow> {
  /** The cell of a name in the form. */
  readonly cellOf: (fieldName: string) => CellRef | null;
  /** A row, in sight or folded away. */
  readonly rowOf: (rowId: string) => SheetRow | null;
  /** Puts what the other side measured into every item that has no row of one's own. */
  readonly takeOver: () => void;
}

const NONE: ReadonlySet<string> = new Set();

/** Too much, with the exact balance, or below zero: said while it is typed, refused when it is sent. */
export function liveFault(figures: LineFigures | null): string | undefined {
  if (figures === null) return undefined;
  if (figures.is_negative) return 'NEGATIVE_ITEM';
  if (!figures.is_over) return undefined;
  const over = negateQuantity(figures.balance_quantity);
  const room = figures.current_quantity - over;
  return fieldMessage('TOTAL_VALUE_GREATER_THAN_ESTIMATE', {
    balance: quantityToText(Math.max(room, 0) as Quantity),
    over: quantityToText(over),
  });
}

export function createMeasureModel(sheet: SheetStore): MeasureModel {
  let closed = NONE;
  let rows: readonly SheetRow[] = [];
  let madeFrom: { of: unknown; closed: ReadonlySet<string> } | null = null;
  const folds = new Set<() => void>();
  const { book } = sheet;

  const getRows = () => {
    const present = sheet.get();
    if (madeFrom?.of === present && madeFrom.closed === closed) return rows;
    madeFrom = { of: present, closed };
    const next = rowsOf(book, present, closed);
    const isSame =
      next.length === rows.length &&
      next.every(({ id, isOpen }, at) => rows[at]?.id === id && rows[at].isOpen === isOpen);
    if (!isSame) rows = next;
    return rows;
  };
  const placeOf = (rowId: string) =>
    rowsOf(book, sheet.get(), NONE).find(({ id }) => id === rowId) ?? null;
  const typedRow = ({ line, row }: SheetRow): RowForm | null =>
    row === null ? null : (sheet.get()[line]?.rows[row] ?? null);
  /** Rows come, go or move: what was wrong by place is old news. */
  const restructure = (next: ReturnType<SheetStore['get']>) => {
    for (const name of sheet.errorNames()) sheet.setError(name, null);
    sheet.set(next);
  };
  const addRow = (line: number, at: number, row = newRow()): CellRef => {
    restructure(withLine(sheet.get(), line, (before) => before.toSpliced(at, 0, row)));
    return { rowId: row.id, column: 'description' };
  };
  const firstRow = (line: number): CellRef | null => {
    const row = sheet.get()[line]?.rows[0];
    return row === undefined ? null : { rowId: row.id, column: 'description' };
  };
  const setOpen = (itemId: string, isOpen: boolean) => {
    if (closed.has(itemId) !== isOpen) return;
    const next = new Set(closed);
    if (isOpen) next.delete(itemId);
    else next.add(itemId);
    closed = next;
    for (const listener of folds) listener();
  };
  const folderOf = (rowId: string) => {
    const place = placeOf(rowId);
    return place === null ? null : (book[place.line]?.work_order_line_id ?? null);
  };

  return {
    subscribe: (listener) => {
      folds.add(listener);
      const leave = sheet.subscribe(listener);
      return () => {
        folds.delete(listener);
        leave();
      };
    },
    getRows,
    getText: (rowId, column) => {
      const place = placeOf(rowId);
      return place === null ? '' : cellText(sheet, place, column);
    },
    getError: (rowId, column) => {
      const place = placeOf(rowId);
      const name = place === null ? null : fieldAt(place, column);
      if (place === null || name === null) return undefined;
      const message = sheet.errorOf(name);
      if (place.kind !== 'item') return message;
      return liveFault(sheet.figures(place.line)) ?? message;
    },
    getErrors: () =>
      rowsOf(book, sheet.get(), NONE).flatMap((row) =>
        [...(row.kind === 'item' ? ['quantity'] : ['description', 'number', 'length'])]
          .concat(row.kind === 'measure' ? ['breadth', 'height', 'remarks'] : [])
          .filter((column) => {
            const name = fieldAt(row, column);
            const isLive = row.kind === 'item' && liveFault(sheet.figures(row.line)) !== undefined;
            return isLive || (name !== null && sheet.errorOf(name) !== undefined);
          })
          .map((column) => ({ rowId: row.id, column })),
      ),
    setCells: (changes, phase) => {
      let next = sheet.get();
      const named: { name: string; line: number; column: string; text: string }[] = [];
      for (const { rowId, column, text } of changes) {
        const place = placeOf(rowId);
        if (place === null || place.kind !== 'measure' || !isTyped(column)) continue;
        next = withText(next, place, column, text);
        const name = fieldAt(place, column);
        if (name !== null) named.push({ name, line: place.line, column, text });
      }
      sheet.set(next);
      for (const { name, line, column, text } of named) {
        sheet.setError(`lines.${line}.measured`, null);
        sheet.setError(name, phase === 'done' ? cellMessage(column, text) : null);
      }
    },
    paste: (rowId, block) => {
      const anchor = placeOf(rowId);
      if (anchor === null || anchor.kind === 'section') return [];
      const written: string[] = [];
      const from = anchor.row ?? (sheet.get()[anchor.line]?.rows.length ?? 1) - 1;
      const next = withLine(sheet.get(), anchor.line, (before) => {
        const after = [...before];
        block.cells.forEach((cells, index) => {
          const base = after[from + index] ?? newRow();
          after[from + index] = pasted(base, block.columns, cells);
          written.push(base.id);
        });
        return after;
      });
      restructure(next);
      return written;
    },
    insertRow: (afterId) => {
      const place = placeOf(afterId);
      if (place === null || place.kind === 'section') return null;
      return addRow(place.line, (place.row ?? -1) + 1);
    },
    removeRows: (ids) => restructure(withoutRows(sheet.get(), new Set(ids))),
    duplicateRow: (id) => {
      const place = placeOf(id);
      const typed = place === null ? null : typedRow(place);
      if (place === null || typed === null) return null;
      return addRow(place.line, (place.row ?? 0) + 1, { ...typed, id: crypto.randomUUID() });
    },
    moveRow: (id, by) => {
      const place = placeOf(id);
      if (place === null || place.row === null) return;
      const from = place.row;
      const to = from + by;
      restructure(
        withLine(sheet.get(), place.line, (before) => {
          const one = before[from];
          const other = before[to];
          return one === undefined || other === undefined
            ? before
            : before.with(from, other).with(to, one);
        }),
      );
    },
    enterAfter: (rowId) => {
      const place = placeOf(rowId);
      if (place === null) return null;
      const typed = typedRow(place);
      // An empty row is passed over: on to the next item.
      if (typed === null) return firstRow(place.kind === 'item' ? place.line : place.line + 1);
      const next = sheet.get()[place.line]?.rows[(place.row ?? 0) + 1];
      if (next !== undefined) return { rowId: next.id, column: 'description' };
      if (isBlankRow(typed)) return firstRow(place.line + 1);
      return addRow(place.line, (place.row ?? 0) + 1);
    },
    folderOf,
    setOpen,
    reveal: (rowId) => {
      const folder = folderOf(rowId);
      if (folder !== null && folder !== rowId) setOpen(folder, true);
    },
    snapshot: sheet.get,
    restore: (snapshot) => restructure(snapshot as ReturnType<SheetStore['get']>),
    rowOf: placeOf,
    cellOf: (name) => {
      const [, line, rowsKey, row, column] = name.split('.');
      if (!name.startsWith('lines.')) return null;
      const item = book[Number(line)];
      if (item === undefined) return null;
      const typed = rowsKey === 'rows' ? sheet.get()[Number(line)]?.rows[Number(row)] : undefined;
      return typed === undefined
        ? { rowId: item.work_order_line_id, column: 'quantity' }
        : { rowId: typed.id, column: column ?? 'description' };
    },
    takeOver: () => {
      restructure(
        sheet.get().map((line, at) => {
          const others = book[at]?.others ?? [];
          if (others.length === 0 || !line.rows.every(isBlankRow)) return line;
          return { ...line, rows: others.map((row) => rowForm(row, true)) };
        }),
      );
    },
  };
}

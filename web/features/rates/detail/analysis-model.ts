import type { CellRef, GridModel, GridRow } from '~/ui/grid/grid.types';
import type { SorRow } from '../rate.types';

/** Labour, material or machinery as it is typed into an analysis. */
export interface PartRow extends GridRow {
  readonly kind: 'part';
  readonly code: string;
  readonly quantity: string;
}

export interface AnalysisModel extends GridModel<PartRow> {
  readonly setCode: (rowId: string, code: string, item: SorRow | undefined) => CellRef | null;
  readonly addRow: () => CellRef;
  /** What is known of an item: it was found, or stood in the analysis that is changed. */
  readonly learn: (items: readonly KnownItem[]) => void;
  readonly itemOf: (code: string) => KnownItem | undefined;
  /** What each part brings, by code, as the server computed it. */
  readonly setAmounts: (amounts: ReadonlyMap<string, string>) => void;
  /** Faults of the server, by row and column. */
  readonly setErrors: (errors: ReadonlyMap<string, string>) => void;
}

export interface KnownItem {
  readonly code: string;
  readonly sor_type: string;
  readonly text: string;
  readonly unit_code: string;
  readonly rate: string;
}

export const newPart = (code = '', quantity = ''): PartRow => ({
  id: crypto.randomUUID(),
  kind: 'part',
  code,
  quantity,
});

type Typed = 'code' | 'quantity';
const isTyped = (column: string): column is Typed => column === 'code' || column === 'quantity';

/** The parts of an analysis behind the grid. `onChange` runs after each change. */
export function createAnalysisModel(
  start: readonly PartRow[],
  onChange: (rows: readonly PartRow[]) => void,
): AnalysisModel {
  let rows: readonly PartRow[] = start.length > 0 ? start : [newPart()];
  let errors: ReadonlyMap<string, string> = new Map();
  let amounts: ReadonlyMap<string, string> = new Map();
  const known = new Map<string, KnownItem>();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const set = (next: readonly PartRow[]) => {
    rows = next;
    errors = new Map();
    tell();
    onChange(rows);
  };
  const at = (id: string) => rows.findIndex((row) => row.id === id);
  const put = (row: PartRow, index: number): CellRef => {
    set(rows.toSpliced(index, 0, row));
    return { rowId: row.id, column: 'code' };
  };
  const withTexts = (row: PartRow, texts: Partial<Record<Typed, string>>): PartRow => ({
    ...row,
    ...texts,
  });

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getRows: () => rows,
    getText: (rowId, column) => {
      const row = rows[at(rowId)];
      if (row === undefined) return '';
      if (isTyped(column)) return row[column];
      const item = known.get(row.code);
      switch (column) {
        case 'type':
          return item?.sor_type ?? '';
        case 'description':
          return item?.text ?? '';
        case 'unit':
          return item?.unit_code ?? '';
        case 'rate':
          return item?.rate ?? '';
        case 'amount':
          return amounts.get(row.code) ?? '';
        default:
          return '';
      }
    },
    getError: (rowId, column) => errors.get(`${rowId} ${column}`),
    getErrors: () =>
      [...errors.keys()].map((key) => {
        const [rowId = '', column = ''] = key.split(' ');
        return { rowId, column };
      }),
    setCells: (changes) =>
      set(
        rows.map((row) => {
          const texts = Object.fromEntries(
            changes
              .filter(({ rowId, column }) => rowId === row.id && isTyped(column))
              .map(({ column, text }) => [column, column === 'code' ? text.toUpperCase() : text]),
          );
          return Object.keys(texts).length === 0 ? row : withTexts(row, texts);
        }),
      ),
    paste: (rowId, block) => {
      const first = Math.max(at(rowId), 0);
      const next = [...rows];
      const written = block.cells.map((cells, index) => {
        const texts: Partial<Record<Typed, string>> = {};
        for (const [place, text] of cells.entries()) {
          const column = block.columns[place] ?? '';
          if (isTyped(column)) texts[column] = column === 'code' ? text.trim().toUpperCase() : text;
        }
        const row = withTexts(next[first + index] ?? newPart(), texts);
        next[first + index] = row;
        return row.id;
      });
      set(next);
      return written;
    },
    insertRow: (afterId) => put(newPart(), at(afterId) + 1),
    removeRows: (ids) => {
      const rest = rows.filter(({ id }) => !ids.includes(id));
      set(rest.length > 0 ? rest : [newPart()]);
    },
    duplicateRow: (id) => {
      const row = rows[at(id)];
      return row === undefined ? null : put(newPart(row.code, row.quantity), at(id) + 1);
    },
    moveRow: (id, by) => {
      const index = at(id);
      const [one, other] = [rows[index], rows[index + by]];
      if (one !== undefined && other !== undefined)
        set(rows.with(index, other).with(index + by, one));
    },
    enterAfter: (rowId) => {
      const next = rows[at(rowId) + 1];
      if (next !== undefined) return { rowId: next.id, column: 'code' };
      return rows[at(rowId)]?.code === '' ? null : put(newPart(), rows.length);
    },
    folderOf: () => null,
    setOpen: () => undefined,
    reveal: () => undefined,
    snapshot: () => rows,
    restore: (snapshot) => set(snapshot as readonly PartRow[]),
    addRow: () => {
      const last = rows.at(-1);
      if (last?.code === '') return { rowId: last.id, column: 'code' };
      return put(newPart(), rows.length);
    },
    setCode: (rowId, code, item) => {
      const text = code.trim().toUpperCase();
      if (item !== undefined && !known.has(item.code))
        known.set(item.code, {
          code: item.code,
          sor_type: item.sor_type,
          text: item.description,
          unit_code: item.unit_code,
          rate: item.rate === null || item.rate === undefined ? '' : String(item.rate),
        });
      set(rows.map((row) => (row.id === rowId ? { ...row, code: text } : row)));
      return text === '' ? null : { rowId, column: 'quantity' };
    },
    learn: (items) => {
      for (const item of items) known.set(item.code, item);
      tell();
    },
    itemOf: (code) => known.get(code),
    setAmounts: (next) => {
      amounts = next;
      tell();
    },
    setErrors: (next) => {
      errors = next;
      tell();
    },
  };
}

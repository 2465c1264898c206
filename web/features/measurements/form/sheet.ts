import { CHECKED, SECTION, type GridRow } from '~/ui/grid/grid.types';
import { newRow, type LineForm, type RowForm } from '../measurement.schema';
import type { BookLine } from './book';

/** Where a row of the grid stands: the item, and which of its rows. */
export interface SheetPlace {
  readonly line: number;
  /** The row of the form; `null` for the item itself and for rows of the other side. */
  readonly row: number | null;
}

export interface SheetRow extends GridRow, SheetPlace {
  readonly kind: 'item' | 'claim' | 'measure' | typeof SECTION;
  readonly isOpen: boolean;
  /** The row of the other side. */
  readonly claim: number | null;
}

export const FACTORS = ['number', 'length', 'breadth', 'height'] as const;
export const TYPED = ['description', ...FACTORS, 'is_deduction', 'remarks'] as const;
export type TypedColumn = (typeof TYPED)[number];
export const isTyped = (column: string): column is TypedColumn =>
  (TYPED as readonly string[]).includes(column);

/** The rows of the grid: each item, what the other side measured, then the rows that are typed here. */
export function rowsOf(
  book: readonly BookLine[],
  lines: readonly LineForm[],
  closed: ReadonlySet<string>,
): readonly SheetRow[] {
  return book.flatMap((item, line) => {
    const typed = lines[line];
    if (typed === undefined) return [];
    const isOpen = !closed.has(item.work_order_line_id);
    const at = { line, row: null, claim: null, isOpen };
    const isFirstOther = item.category === 'NON_SOR' && book[line - 1]?.category !== 'NON_SOR';
    const heading: SheetRow[] =
      isFirstOther && line > 0 ? [{ ...at, id: SECTION, kind: SECTION }] : [];
    const head: SheetRow = { ...at, id: item.work_order_line_id, kind: 'item', isGroup: true };
    if (!isOpen) return [...heading, head];
    return [
      ...heading,
      head,
      ...item.others.map(({ id }, claim): SheetRow => ({
        ...at,
        id: `claim-${id}`,
        kind: 'claim',
        claim,
      })),
      ...typed.rows.map(({ id }, row): SheetRow => ({ ...at, id, kind: 'measure', row })),
    ];
  });
}

/** The name of a cell in the form; what is wrong with an item as a whole stands at its quantity. */
export function fieldAt({ line, row }: SheetPlace, column: string): string | null {
  if (row !== null) return isTyped(column) ? `lines.${line}.rows.${row}.${column}` : null;
  return column === 'quantity' ? `lines.${line}.measured` : null;
}

/** The text of a typed cell. */
export function textOf(row: RowForm, column: TypedColumn): string {
  const value = row[column];
  return typeof value === 'boolean' ? (value ? CHECKED : '') : value;
}

/** One line made anew; the others keep their identity, so that their figures are remembered. */
export function withLine(
  lines: readonly LineForm[],
  at: number,
  change: (rows: readonly RowForm[]) => readonly RowForm[],
): readonly LineForm[] {
  return lines.map((line, index) =>
    index === at ? { ...line, rows: [...change(line.rows)] } : line,
  );
}

export function withText(
  lines: readonly LineForm[],
  { line, row }: SheetPlace,
  column: TypedColumn,
  text: string,
): readonly LineForm[] {
  const value = column === 'is_deduction' ? text === CHECKED : text;
  return withLine(lines, line, (rows) =>
    rows.map((each, at) => (at === row ? { ...each, [column]: value } : each)),
  );
}

/** Rows taken out; an item keeps one to type into. */
export function withoutRows(
  lines: readonly LineForm[],
  ids: ReadonlySet<string>,
): readonly LineForm[] {
  return lines.map((line) => {
    const rest = line.rows.filter(({ id }) => !ids.has(id));
    if (rest.length === line.rows.length) return line;
    return { ...line, rows: rest.length === 0 ? [newRow()] : rest };
  });
}

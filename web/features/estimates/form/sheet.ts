import type {
  MeasurementForm,
  MeasuredList,
  NonSorLineForm,
  SorLineForm,
} from '../estimate.schema';
import { newMeasurement, newNonSorLine, newSorLineOf } from '../estimate.schema';
import { CHECKED, SECTION, type GridRow } from '~/ui/grid/grid.types';

/**
 * The measured lines of an estimate as the grid edits them. Never changed in place: what was not touched
 * keeps its identity, so that figures are remembered per line and undo costs nothing.
 */
export interface Sheet {
  readonly sor: readonly SorLineForm[];
  readonly nonSor: readonly NonSorLineForm[];
}
export type SheetLine = SorLineForm | NonSorLineForm;

/** Where a row of the grid stands in the form. */
export interface SheetPlace {
  readonly list: MeasuredList;
  readonly line: number;
  /** The measurement; `null` for the item itself. */
  readonly row: number | null;
}

export interface SheetRow extends GridRow, SheetPlace {
  readonly kind: 'item' | 'measure' | typeof SECTION;
  readonly isOpen: boolean;
}

const LISTS: readonly MeasuredList[] = ['sor', 'nonSor'];

/** The rows of the grid: items with their measurements, work outside of the schedule under its heading. */
export function rowsOf(sheet: Sheet, closed: ReadonlySet<string>): readonly SheetRow[] {
  return LISTS.flatMap((list) => {
    const items = sheet[list].flatMap((item, line): SheetRow[] => {
      const isOpen = !closed.has(item.id);
      const head: SheetRow = {
        id: item.id,
        kind: 'item',
        isGroup: true,
        list,
        line,
        row: null,
        isOpen,
      };
      if (!isOpen) return [head];
      const measures = item.measurements.map(({ id }, row): SheetRow => ({
        id,
        kind: 'measure',
        list,
        line,
        row,
        isOpen,
      }));
      return [head, ...measures];
    });
    if (list === 'sor' || items.length === 0) return items;
    const heading: SheetRow = {
      id: SECTION,
      kind: SECTION,
      list,
      line: -1,
      row: null,
      isOpen: true,
    };
    return [heading, ...items];
  });
}

/** Columns of the grid that are typed, with the form's field of an item and of a measurement. */
export const ITEM_FIELDS: Readonly<
  Record<string, 'sor_code' | 'section' | 'description' | 'unit_code' | 'rate'>
> = {
  code: 'sor_code',
  section: 'section',
  description: 'description',
  unit: 'unit_code',
  rate: 'rate',
};
export const MEASURE_COLUMNS = [
  'description',
  'number',
  'length',
  'breadth',
  'height',
  'is_deduction',
] as const;
export type MeasureColumn = (typeof MEASURE_COLUMNS)[number];
export const FACTORS = ['number', 'length', 'breadth', 'height'] as const;

export const isMeasureColumn = (column: string): column is MeasureColumn =>
  (MEASURE_COLUMNS as readonly string[]).includes(column);

/** The name of a cell in the form; `null` for a cell that the form does not hold. */
export function fieldAt({ list, line, row }: SheetPlace, column: string): string | null {
  if (row !== null) {
    return isMeasureColumn(column) ? `${list}.${line}.measurements.${row}.${column}` : null;
  }
  // What is wrong with a line as a whole stands at its quantity.
  if (column === 'quantity') return `${list}.${line}.measured`;
  const field = ITEM_FIELDS[column];
  const isHeld = field !== undefined && (list === 'sor' || field !== 'sor_code');
  return isHeld ? `${list}.${line}.${field}` : null;
}

/** Row and column of a name in the form. */
export function cellOfField(
  sheet: Sheet,
  name: string,
): { readonly rowId: string; readonly column: string } | null {
  const [list, line, field, row, cell] = name.split('.');
  if ((list !== 'sor' && list !== 'nonSor') || field === undefined) return null;
  const item = sheet[list][Number(line)];
  if (item === undefined) return null;
  if (field === 'measurements') {
    const measure = item.measurements[Number(row)];
    if (measure === undefined) return { rowId: item.id, column: 'quantity' };
    return { rowId: measure.id, column: cell ?? 'description' };
  }
  if (field === 'measured') return { rowId: item.id, column: 'quantity' };
  const column = Object.entries(ITEM_FIELDS).find(([, held]) => held === field)?.[0];
  return column === undefined ? null : { rowId: item.id, column };
}

export function textAt(sheet: Sheet, { list, line, row }: SheetPlace, column: string): string {
  const item = sheet[list][line];
  if (item === undefined) return '';
  if (row === null) {
    const field = ITEM_FIELDS[column];
    if (field === undefined) return '';
    return (item as Partial<SorLineForm>)[field] ?? '';
  }
  const measure = item.measurements[row];
  if (measure === undefined || !isMeasureColumn(column)) return '';
  const value = measure[column];
  return typeof value === 'boolean' ? (value ? CHECKED : '') : value;
}

/** One line made anew; the others stay as they are. */
export function withLine(
  sheet: Sheet,
  { list, line }: Pick<SheetPlace, 'list' | 'line'>,
  change: (item: SheetLine) => SheetLine,
): Sheet {
  const lines = sheet[list].map((item, at) => (at === line ? change(item) : item));
  return { ...sheet, [list]: lines };
}

/** One cell set; a code that changes takes what the schedule says about it away. */
export function withText(sheet: Sheet, place: SheetPlace, column: string, text: string): Sheet {
  if (textAt(sheet, place, column) === text) return sheet;
  return withLine(sheet, place, (item) => {
    if (place.row === null) {
      const field = ITEM_FIELDS[column];
      if (field === undefined) return item;
      if (field !== 'sor_code') return { ...item, [field]: text };
      return { ...item, sor_code: text, description: '', unit_code: '', rate: '' };
    }
    if (!isMeasureColumn(column)) return item;
    const value = column === 'is_deduction' ? text === CHECKED : text;
    const measurements = item.measurements.map((measure, at) =>
      at === place.row ? { ...measure, [column]: value } : measure,
    );
    return { ...item, measurements };
  });
}

/** A measurement put into an item at a place. */
export function withMeasure(
  sheet: Sheet,
  place: Pick<SheetPlace, 'list' | 'line'>,
  at: number,
  measure: MeasurementForm,
): Sheet {
  return withLine(sheet, place, (item) => ({
    ...item,
    measurements: item.measurements.toSpliced(at, 0, measure),
  }));
}

/** An item put into its list at a place. */
export function withItem(sheet: Sheet, list: MeasuredList, at: number, item: SheetLine): Sheet {
  return list === 'sor'
    ? { ...sheet, sor: sheet.sor.toSpliced(at, 0, item as SorLineForm) }
    : { ...sheet, nonSor: sheet.nonSor.toSpliced(at, 0, item) };
}

export const newItem = (list: MeasuredList): SheetLine =>
  list === 'sor' ? newSorLineOf('') : newNonSorLine();

/** Items and measurements taken out; an item keeps one row to type into. */
export function withoutRows(sheet: Sheet, ids: ReadonlySet<string>): Sheet {
  const rest = <Line extends SheetLine>(lines: readonly Line[]): readonly Line[] =>
    lines
      .filter(({ id }) => !ids.has(id))
      .map((item) => {
        const measurements = item.measurements.filter(({ id }) => !ids.has(id));
        if (measurements.length === item.measurements.length) return item;
        return {
          ...item,
          measurements: measurements.length > 0 ? measurements : [newMeasurement()],
        };
      });
  return { sor: rest(sheet.sor), nonSor: rest(sheet.nonSor) };
}

/** An item or a measurement again, under ids of its own. */
export function copyOf<Line extends SheetLine>(item: Line): Line {
  const measurements = item.measurements.map((measure) => ({
    ...measure,
    id: crypto.randomUUID(),
  }));
  return { ...item, id: crypto.randomUUID(), measurements };
}

function swapped<Entry>(entries: readonly Entry[], one: number, other: number): readonly Entry[] {
  const first = entries[one];
  const second = entries[other];
  return first === undefined || second === undefined
    ? entries
    : entries.with(one, second).with(other, first);
}

/** An item or a measurement moved up or down by one, among its own kind. */
export function withMoved(sheet: Sheet, place: SheetPlace, by: -1 | 1): Sheet {
  const { list, line, row } = place;
  if (row === null) return { ...sheet, [list]: swapped(sheet[list], line, line + by) };
  return withLine(sheet, place, (item) => ({
    ...item,
    measurements: [...swapped(item.measurements, row, row + by)],
  }));
}

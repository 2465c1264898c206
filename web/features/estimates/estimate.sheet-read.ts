import type { MeasurementForm } from './estimate.schema';
import {
  plainWords,
  wordTable,
  type LineKind,
  type SheetColumnKey,
  type SheetHeader,
  type SheetWords,
} from './estimate.sheet';

/** One thing that is wrong with one cell of a sheet. */
export interface SheetIssue {
  /** As the spreadsheet numbers its rows. */
  readonly row: number;
  readonly column: SheetColumnKey;
  readonly value: string;
  /** A code of the closed list of errors. */
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface ReadMeasurement extends MeasurementForm {
  readonly row: number;
}

/** An item of the sheet with its rows, before anything was looked up. */
export interface ReadLine {
  readonly row: number;
  readonly kind: LineKind;
  readonly code: string;
  readonly description: string;
  readonly unit: string;
  readonly rate: string;
  readonly lump_sum: string;
  readonly measurements: ReadMeasurement[];
}

export interface ReadSheet {
  readonly lines: readonly ReadLine[];
  readonly issues: readonly SheetIssue[];
}

type Cells = Readonly<Record<SheetColumnKey, string>>;

const FACTORS = ['number', 'length', 'breadth', 'height'] as const;
const OF_THE_LINE = ['kind', 'code', 'description', 'unit', 'rate', 'lump_sum'] as const;
/** How many rows go by between two reports of progress. */
const STEP = 100;

/** Rows to items. Yields how many rows are done; nothing is looked up yet. */
export function* readLines(
  { sheet, at, columns }: SheetHeader,
  words: SheetWords,
  isOverhead: (code: string) => boolean,
): Generator<number, ReadSheet> {
  const table = wordTable(words);
  const lines: ReadLine[] = [];
  const issues: SheetIssue[] = [];
  let item = '';
  for (let index = at + 1; index < sheet.rows.length; index += 1) {
    if (index % STEP === 0) yield index;
    const source = sheet.rows[index] ?? [];
    const row = index + 1;
    const cells = cellsOf(source, columns);
    if (Object.values(cells).every((cell) => cell === '')) continue;
    const issue = (column: SheetColumnKey, code: string, params = {}) =>
      issues.push({ row, column, value: cells[column], code, params });

    const current = lines.at(-1);
    const isNamed = OF_THE_LINE.some((key) => cells[key] !== '');
    const isSameItem = cells.item !== '' && cells.item === item && current !== undefined;
    const isSameCode =
      cells.item === '' && cells.code !== '' && current?.code === codeOf(cells.code);
    if (isSameItem && cells.code !== '' && codeOf(cells.code) !== current.code) {
      issue('code', 'SHEET_OTHER_ITEM', { item });
    } else if (!isSameItem && !isSameCode && (isNamed || cells.item !== '')) {
      const code = codeOf(cells.code);
      const kind = kindOf(cells, table.kinds, isOverhead);
      if (kind === null) issue('kind', 'INVALID_VALUE');
      const { description, unit, rate, lump_sum } = cells;
      const facts = { description, unit, rate, lump_sum, code, kind: kind ?? 'NON_SOR' };
      lines.push({ ...facts, row, measurements: [] });
    }
    item = cells.item === '' ? item : cells.item;
    const line = lines.at(-1);
    const isMeasured = cells.particulars !== '' || FACTORS.some((key) => cells[key] !== '');
    if (line === undefined) {
      if (isMeasured) issue('code', 'SHEET_NO_ITEM');
      continue;
    }
    const isMarked = table.yes.has(plainWords(cells.deduct)) && cells.deduct !== '';
    if (!isMarked && !table.no.has(plainWords(cells.deduct))) issue('deduct', 'INVALID_VALUE');
    if (!isMeasured && !isMarked) continue;
    // A negative number of pieces is how many a sheet writes a deduction.
    const isNegative = /^[-−]/.test(cells.number);
    line.measurements.push({
      id: crypto.randomUUID(),
      row,
      description: cells.particulars,
      is_deduction: isMarked || isNegative,
      number: cells.number.replace(/^[-−]\s*/, ''),
      length: cells.length,
      breadth: cells.breadth,
      height: cells.height,
    });
  }
  return { lines, issues };
}

function cellsOf(source: readonly string[], columns: SheetHeader['columns']): Cells {
  const cell = (key: SheetColumnKey) => {
    const index = columns.get(key);
    return index === undefined ? '' : (source[index] ?? '').trim();
  };
  return {
    item: cell('item'),
    kind: cell('kind'),
    code: cell('code'),
    description: cell('description'),
    unit: cell('unit'),
    rate: cell('rate'),
    lump_sum: cell('lump_sum'),
    particulars: cell('particulars'),
    deduct: cell('deduct'),
    number: cell('number'),
    length: cell('length'),
    breadth: cell('breadth'),
    height: cell('height'),
    // What the figures come to is calculated here.
    quantity: '',
  };
}

const codeOf = (text: string) => text.trim().toUpperCase();

function kindOf(
  cells: Cells,
  kinds: ReadonlyMap<string, LineKind>,
  isOverhead: (code: string) => boolean,
): LineKind | null {
  if (cells.kind !== '') return kinds.get(plainWords(cells.kind)) ?? null;
  if (cells.code === '') return 'NON_SOR';
  return isOverhead(codeOf(cells.code)) ? 'OVERHEAD' : 'SOR';
}

import { readTypedDecimal, toDecimalText } from '~/lib/decimal-text';
import type { Sheet, SheetColumn, SheetToWrite } from '~/lib/spreadsheet';
import type { ContentLine, ContentMeasurement, EstimateContent } from './estimate.compare';

/**
 * An estimate as a sheet: one row a measurement, the item's own facts on its first row. The item number holds the rows
 * of one item together. `quantity` is for the reader; an import takes no notice of it.
 */
export const SHEET_COLUMNS = [
  'item',
  'kind',
  'code',
  'description',
  'unit',
  'rate',
  'lump_sum',
  'particulars',
  'deduct',
  'number',
  'length',
  'breadth',
  'height',
  'quantity',
] as const;
export type SheetColumnKey = (typeof SHEET_COLUMNS)[number];

export const LINE_KINDS = ['SOR', 'NON_SOR', 'OVERHEAD'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** The words of a sheet: the first of each is what an export writes, all of them are understood. */
export interface SheetWords {
  readonly columns: Readonly<Record<SheetColumnKey, readonly string[]>>;
  readonly kinds: Readonly<Record<LineKind, readonly string[]>>;
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

/** Headers that measurement sheets of the field bear besides our own. */
const ALIASES: Readonly<Partial<Record<SheetColumnKey, readonly string[]>>> = {
  item: ['sl no', 's no', 'sr no', 'item no', 'serial no'],
  kind: ['type', 'category'],
  code: ['sor code', 'item code', 'sor id', 'sor', 'overhead code'],
  description: ['description', 'description of item', 'item of work', 'name of work'],
  unit: ['uom', 'unit of measurement'],
  rate: ['unit rate'],
  lump_sum: ['lumpsum', 'amount of overhead'],
  particulars: ['details', 'details of measurement', 'location', 'measurement description'],
  deduct: ['deduction', 'is deduction'],
  number: ['no', 'nos', 'number of units', 'num'],
  length: ['l', 'len'],
  breadth: ['b', 'width', 'w'],
  height: ['h', 'd', 'depth', 'height depth', 'd h', 'h d', 'thickness'],
  quantity: ['qty'],
};

const YES = ['yes', 'y', 'true', '1', 'x', '✓', '-', '−', 'd'];
const NO = ['no', 'n', 'false', '0'];

/** Letters and figures alone: `Length (m)` and `LENGTH` are one header. */
export function plainWords(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{M}\p{N}✓−-]+/gu, ' ')
    .trim();
}

/** Everything that is understood, by its plain words. */
export function wordTable(words: SheetWords) {
  const table = <Key extends string>(known: Readonly<Record<Key, readonly string[]>>) =>
    new Map(
      (Object.keys(known) as Key[]).flatMap((key) =>
        known[key].map((word) => [plainWords(word), key] as const),
      ),
    );
  const columns = table(words.columns);
  for (const column of SHEET_COLUMNS) {
    for (const alias of [column.replace('_', ' '), ...(ALIASES[column] ?? [])]) {
      if (!columns.has(alias)) columns.set(alias, column);
    }
  }
  const kinds = table(words.kinds);
  for (const kind of LINE_KINDS) kinds.set(plainWords(kind), kind);
  return {
    columns,
    kinds,
    yes: new Set([...words.yes, ...YES].map(plainWords)),
    no: new Set(['', ...words.no, ...NO].map(plainWords)),
  };
}

/** Where the columns of a sheet stand. */
export interface SheetHeader {
  readonly sheet: Sheet;
  /** Index of the header's row. */
  readonly at: number;
  readonly columns: ReadonlyMap<SheetColumnKey, number>;
}

/** A header stands near the top; titles and signatures may come before it. */
const HEADER_WITHIN = 30;

/** The sheet and row that look most like a measurement sheet; `null` where none does. */
export function findHeader(sheets: readonly Sheet[], words: SheetWords): SheetHeader | null {
  const known = wordTable(words).columns;
  let best: SheetHeader | null = null;
  for (const sheet of sheets) {
    sheet.rows.slice(0, HEADER_WITHIN).forEach((row, at) => {
      const columns = new Map<SheetColumnKey, number>();
      row.forEach((cell, index) => {
        const column = known.get(plainWords(cell));
        if (column !== undefined && !columns.has(column)) columns.set(column, index);
      });
      const isMeasured = ['number', 'length', 'breadth', 'height'].some((key) =>
        columns.has(key as SheetColumnKey),
      );
      const isNamed = columns.has('code') || columns.has('description');
      if (isMeasured && isNamed && columns.size > (best?.columns.size ?? 0)) {
        best = { sheet, at, columns };
      }
    });
  }
  return best;
}

/** A row of the measurement sheet as it is written. */
interface SheetRow {
  readonly item: number;
  readonly kind: LineKind;
  /** `null` on the further rows of an item. */
  readonly line: ContentLine | null;
  readonly measurement: ContentMeasurement | null;
}

const plainDecimal = (value: string | number | null | undefined): string | null => {
  const text = toDecimalText(value) ?? (typeof value === 'string' ? value : '');
  const plain = readTypedDecimal(text, 20) ?? text;
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
};

const isBlank = (row: ContentMeasurement) =>
  !row.is_deduction &&
  [row.description, row.number, row.length, row.breadth, row.height].every(
    (cell) => cell === null || cell === undefined || String(cell).trim() === '',
  );

function rowsOf(content: EstimateContent, automatic: ReadonlySet<string>): SheetRow[] {
  const lines = content.lines.filter(
    ({ overhead_code: code }) => code === null || !automatic.has(code),
  );
  return lines.flatMap((line, index): SheetRow[] => {
    const measured = line.measurements.filter((row) => !isBlank(row));
    const rows = measured.length === 0 ? [null] : measured;
    return rows.map((measurement, at) => ({
      item: index + 1,
      kind: line.category,
      line: at === 0 ? line : null,
      measurement,
    }));
  });
}

/**
 * The measurement sheet of an estimate, in the layout that an import reads. Overheads that the system adds by itself
 * (`automatic`) are left out: they come by themselves.
 */
export function measurementSheet(
  content: EstimateContent,
  automatic: ReadonlySet<string>,
  words: SheetWords,
  name: string,
): SheetToWrite<SheetRow> {
  const header = (column: SheetColumnKey) => words.columns[column][0] ?? column;
  const text = (key: SheetColumnKey, width: number, value: (row: SheetRow) => string | null) =>
    ({ header: header(key), kind: 'text', width, value }) as const;
  const decimal = (key: SheetColumnKey, value: (row: SheetRow) => string | null) =>
    ({ header: header(key), kind: 'decimal', width: 12, value }) as const;
  const factor = (key: 'number' | 'length' | 'breadth' | 'height' | 'quantity') =>
    decimal(key, ({ measurement }) => plainDecimal(measurement?.[key]));
  const columns: SheetColumn<SheetRow>[] = [
    { header: header('item'), kind: 'integer', width: 7, value: ({ item }) => item },
    text('kind', 14, ({ line, kind }) => (line === null ? null : (words.kinds[kind][0] ?? kind))),
    text('code', 16, ({ line }) => line?.sor_code ?? line?.overhead_code ?? null),
    text('description', 50, ({ line }) => line?.description ?? line?.name ?? null),
    text('unit', 8, ({ line }) => line?.unit_code ?? null),
    decimal('rate', ({ line }) => plainDecimal(line?.rate)),
    decimal('lump_sum', ({ line }) =>
      line?.category !== 'OVERHEAD' || (line.percentage ?? null) !== null
        ? null
        : plainDecimal(line.lump_sum ?? line.amount),
    ),
    text('particulars', 40, ({ measurement }) => measurement?.description ?? null),
    text('deduct', 9, ({ measurement }) =>
      measurement?.is_deduction === true ? (words.yes[0] ?? 'yes') : null,
    ),
    ...(['number', 'length', 'breadth', 'height', 'quantity'] as const).map(factor),
  ];
  return { name, columns, rows: rowsOf(content, automatic) };
}

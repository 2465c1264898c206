import type { CellObject } from 'write-excel-file/universal';
import { toDecimalText, wholeDigits } from './decimal-text';

export type CellKind = 'text' | 'integer' | 'decimal' | 'money' | 'date' | 'datetime';

export interface SheetColumn<Row> {
  readonly header: string;
  readonly kind: CellKind;
  /** In characters; without it, a width that suits the kind and the header. */
  readonly width?: number;
  readonly value: (row: Row) => string | number | null | undefined;
}

export interface SheetToWrite<Row> {
  readonly name: string;
  readonly columns: readonly SheetColumn<Row>[];
  readonly rows: readonly Row[];
}

export interface WriteOptions {
  /** Of `datetime` columns. */
  readonly timeZone?: string;
}

const INDIA = 'Asia/Kolkata';
/** A spreadsheet's number holds as many digits exactly. */
const EXACT_DIGITS = 15;

/** Grouped by lakh and crore wherever the file is opened: a plain `#,##0` follows the reader's system. */
const indian = (decimals: string) =>
  `[>=10000000]##\\,##\\,##\\,##0${decimals};[>=100000]##\\,##\\,##0${decimals};#,##0${decimals}`;

const FORMATS: Readonly<Record<CellKind, string>> = {
  text: '@',
  integer: '0',
  decimal: '0.####',
  money: indian('.00'),
  date: 'dd mmm yyyy',
  datetime: 'dd mmm yyyy hh:mm',
};

const WIDTHS: Readonly<Record<CellKind, number>> = {
  text: 24,
  integer: 10,
  decimal: 14,
  money: 18,
  date: 13,
  datetime: 18,
};

/** A text that a spreadsheet would evaluate; a plain negative number is none. */
function isFormula(text: string): boolean {
  return /^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(text) && toDecimalText(text) === null;
}

function isExactNumber(text: string): boolean {
  const fraction = text.split('.')[1] ?? '';
  return wholeDigits(text) + fraction.length <= EXACT_DIGITS;
}

/** What the clock of a zone shows at an instant: `YYYY-MM-DD HH:MM`; `null` for what is no instant. */
function wallTime(value: string, timeZone: string): string | null {
  const instant = new Date(value);
  if (Number.isNaN(instant.getTime())) return null;
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(instant);
}

type Shown = { readonly kind: CellKind; readonly text: string };

/** The value as text with the kind that it turned out to be: `'abc'` in a money column is text. */
function shown<Row>(column: SheetColumn<Row>, row: Row, timeZone: string): Shown | null {
  const value = column.value(row);
  if (value === null || value === undefined || value === '') return null;
  const text = String(value);
  switch (column.kind) {
    case 'text':
      return { kind: 'text', text };
    case 'integer':
    case 'decimal':
    case 'money': {
      const decimal = toDecimalText(text);
      return decimal === null ? { kind: 'text', text } : { kind: column.kind, text: decimal };
    }
    case 'date':
      return { kind: /^\d{4}-\d{2}-\d{2}$/.test(text) ? 'date' : 'text', text };
    case 'datetime': {
      const wall = wallTime(text, timeZone);
      return wall === null ? { kind: 'text', text } : { kind: 'datetime', text: wall };
    }
  }
}

/**
 * The library looks texts up in a plain object, where `toString` is found before it was ever written: such a word goes
 * with its first letter in the escape of the format, which every reader takes back.
 */
function writable(text: string): string {
  // What reads like such an escape is text too.
  if (!(text in Object.prototype)) return text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return `_x${(text.codePointAt(0) ?? 0).toString(16).padStart(4, '0').toUpperCase()}_${text.slice(1)}`;
}

function textCell(text: string): CellObject {
  // Formatted as text, it stays text even when somebody edits the cell.
  return { value: writable(text), type: String, format: FORMATS.text };
}

function xlsxCell(cell: Shown | null): CellObject | null {
  if (cell === null) return null;
  const { kind, text } = cell;
  switch (kind) {
    case 'text':
      return textCell(text);
    case 'integer':
    case 'decimal':
    case 'money':
      if (!isExactNumber(text)) return { ...textCell(text), align: 'right' };
      return { value: Number(text), type: Number, format: FORMATS[kind] };
    case 'date':
    case 'datetime':
      return { value: new Date(`${text.replace(' ', 'T')}Z`), type: Date, format: FORMATS[kind] };
  }
}

/** Excel takes 31 characters, and none of these. */
function sheetName(name: string, index: number): string {
  const allowed = name.replace(/[[\]/\\:*?\s]+/g, ' ').trim();
  return allowed === '' ? `Sheet${index + 1}` : allowed.slice(0, 31);
}

export async function xlsxBlob<Row>(
  sheets: readonly SheetToWrite<Row>[],
  { timeZone = INDIA }: WriteOptions,
): Promise<Blob> {
  const { default: writeXlsxFile } = await import('write-excel-file/universal');
  return writeXlsxFile(
    sheets.map(({ name, columns, rows }, index) => ({
      sheet: sheetName(name, index),
      stickyRowsCount: 1,
      columns: columns.map(({ header, kind, width }) => ({
        width: width ?? Math.max(WIDTHS[kind], Math.min(header.length + 2, 40)),
      })),
      data: [
        columns.map(({ header }) => ({ ...textCell(header), fontWeight: 'bold' as const })),
        ...rows.map((row) => columns.map((column) => xlsxCell(shown(column, row, timeZone)))),
      ],
    })),
  ).toBlob();
}

function csvCell(cell: Shown | null): string {
  if (cell === null) return '';
  return cell.kind === 'text' && isFormula(cell.text) ? `'${cell.text}` : cell.text;
}

/** With the mark by which Excel knows UTF-8, and the line ends of RFC 4180. */
export async function csvText<Row>(
  sheets: readonly SheetToWrite<Row>[],
  { timeZone = INDIA }: WriteOptions,
): Promise<string> {
  const { default: papa } = await import('papaparse');
  const [sheet] = sheets;
  if (sheet === undefined) return '';
  const header = sheet.columns.map(({ header: text }) => csvCell({ kind: 'text', text }));
  const lines = sheet.rows.map((row) =>
    sheet.columns.map((column) => csvCell(shown(column, row, timeZone))),
  );
  return `\ufeff${papa.unparse([header, ...lines], { newline: '\r\n' })}\r\n`;
}

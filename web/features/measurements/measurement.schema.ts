import { z } from 'zod';
import { isIsoDate } from '#domain';
import { decimalText } from '~/lib/form-schema';
import { readTypedDecimal, toDecimalText } from '~/lib/decimal-text';
import { fieldMessage } from '~/lib/field-message';
import type { MeasurableLine, MeasuredRow, Measurement, Side } from './measurement.types';

/** Greatest factor of a row: numeric(14,4). */
const MAX_FACTOR = '9999999999.9999';
const factor = decimalText({ decimals: 4, min: '0', max: MAX_FACTOR });

const optionalText = (least: number, most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => text.trim() === '' || text.trim().length >= least, {
      error: fieldMessage('TOO_SHORT', { min: least }),
    });

const day = z.string().refine(isIsoDate, { error: fieldMessage('REQUIRED') });

const row = z.object({
  id: z.string(),
  description: z.string().max(500),
  is_deduction: z.boolean(),
  number: factor,
  length: factor,
  breadth: factor,
  height: factor,
  remarks: optionalText(2, 256),
});

/** What even a draft has to keep. What a submission needs besides, the database says. */
export const measurementSchema = z.object({
  measured_on: day,
  to_on: day,
  physical_reference: optionalText(2, 64),
  remarks: z.string().max(1000),
  is_sample_asked: z.boolean(),
  lines: z.array(z.object({ work_order_line_id: z.string(), rows: z.array(row) })),
});

export type MeasurementForm = z.infer<typeof measurementSchema>;
export type RowForm = z.infer<typeof row>;
export type LineForm = MeasurementForm['lines'][number];

/** What `save_measurement` takes: every measurable line, with the rows of one side. */
export interface MeasurementDraft extends Omit<MeasurementForm, 'lines'> {
  readonly id: string;
  readonly work_order_id: string;
  readonly lines: readonly LineForm[];
}

/** Ids are made here, so that a save that is repeated changes nothing. */
export function newRow(): RowForm {
  const blank = { number: '', length: '', breadth: '', height: '', remarks: '' };
  return { id: crypto.randomUUID(), description: '', is_deduction: false, ...blank };
}

const decimalOf = (value: number | string | null | undefined) => {
  const text = toDecimalText(value) ?? '';
  // Postgres prints a column's own scale: 2.5000 is easier to read and to edit as 2.5.
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
};

/** A stored row as the form holds it; `isNew` gives it an id of its own. */
export function rowForm(stored: MeasuredRow, isNew = false): RowForm {
  return {
    id: isNew ? crypto.randomUUID() : stored.id,
    description: stored.description,
    is_deduction: stored.is_deduction,
    number: decimalOf(stored.number),
    length: decimalOf(stored.length),
    breadth: decimalOf(stored.breadth),
    height: decimalOf(stored.height),
    remarks: stored.remarks ?? '',
  };
}

/** An empty book of an order, measured today. Each item has a row to type into. */
export function newMeasurementForm(
  lines: readonly MeasurableLine[],
  today: string,
): MeasurementForm {
  return {
    measured_on: today,
    to_on: today,
    physical_reference: '',
    remarks: '',
    is_sample_asked: false,
    lines: lines.map(({ work_order_line_id: id }) => ({
      work_order_line_id: id,
      rows: [newRow()],
    })),
  };
}

/** A stored book as the form holds it, with the lines of the order in force and the rows of one side. */
export function toForm(
  book: Measurement,
  lines: readonly MeasurableLine[],
  side: Side,
): MeasurementForm {
  const stored = new Map(book.lines.map((line) => [line.work_order_line_id, line.rows]));
  return {
    measured_on: book.measured_on,
    to_on: book.to_on,
    physical_reference: book.physical_reference ?? '',
    remarks: book.remarks ?? '',
    is_sample_asked: book.is_sample_asked,
    lines: lines.map(({ work_order_line_id: id }) => {
      const own = (stored.get(id) ?? []).filter((each) => each.side === side);
      return {
        work_order_line_id: id,
        rows: own.length === 0 ? [newRow()] : own.map((each) => rowForm(each)),
      };
    }),
  };
}

/** What was typed, as a plain decimal; what cannot be read stays as it is, for the server to name. */
const cleaned = (typed: string) => readTypedDecimal(typed, 4) ?? typed.trim();

export const cleanedRow = (typed: RowForm): RowForm => ({
  ...typed,
  number: cleaned(typed.number),
  length: cleaned(typed.length),
  breadth: cleaned(typed.breadth),
  height: cleaned(typed.height),
});

/** Nothing was typed into the row: it is room to type, not a measurement. A zero is one. */
export function isBlankRow(typed: RowForm): boolean {
  const { id: _id, is_deduction: isDeduction, ...texts } = typed;
  return !isDeduction && Object.values(texts).every((text) => text.trim() === '');
}

/** The rows that are sent of a line, with their places in the form. */
export const sentRows = (line: LineForm) =>
  line.rows.flatMap((typed, at) => (isBlankRow(typed) ? [] : [{ at, row: cleanedRow(typed) }]));

/** The form as `save_measurement` takes it: all lines, rows that hold nothing left out. */
export function toDraft(form: MeasurementForm, id: string, orderId: string): MeasurementDraft {
  return {
    ...form,
    id,
    work_order_id: orderId,
    physical_reference: form.physical_reference.trim(),
    remarks: form.remarks.trim(),
    lines: form.lines.map((line) => ({
      work_order_line_id: line.work_order_line_id,
      rows: sentRows(line).map(({ row: sent }) => sent),
    })),
  };
}

/**
 * The form's name for a path of the request: rows that hold nothing were left out, so the third that was sent may be
 * the fifth of the form. What concerns a line as a whole stands at its quantity.
 */
export function fieldOfPath(path: string, form: MeasurementForm): string {
  const [head, at, rows, row, cell] = path.split('.');
  if (head !== 'lines') return HEADER_FIELDS.has(path) ? path : `root.${head ?? 'server'}`;
  const line = form.lines[Number(at)];
  if (line === undefined) return 'root.lines';
  if (rows !== 'rows' || row === undefined) return `lines.${at}.measured`;
  const place = sentRows(line)[Number(row)]?.at ?? Number(row);
  return `lines.${at}.rows.${place}.${cell === undefined || cell === 'quantity' ? 'number' : cell}`;
}

const HEADER_FIELDS: ReadonlySet<string> = new Set([
  'measured_on',
  'to_on',
  'physical_reference',
  'remarks',
  'is_sample_asked',
]);

/** What is wrong with one cell of a row, before anybody sends it; `null` while nothing is. */
export function cellMessage(field: string, text: string): string | null {
  const isFigure = ['number', 'length', 'breadth', 'height'].includes(field);
  const checked = isFigure ? factor.safeParse(text) : null;
  return checked?.error?.issues[0]?.message ?? null;
}

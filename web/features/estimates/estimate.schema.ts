import { z } from 'zod';
import type { EstimateLineInput } from '#domain';
import { decimalText } from '~/lib/form-schema';
import { readTypedDecimal, toDecimalText } from '~/lib/decimal-text';
import { fieldMessage } from '~/lib/field-message';
import type { Estimate, EstimateLine, EstimateProject, SorItem } from './estimate.types';

/** Greatest factor of a measurement and greatest rate: numeric(14,4). */
const MAX_FACTOR = '9999999999.9999';
const MAX_LUMP_SUM = '999999999999.99';

const factor = decimalText({ decimals: 4, min: '0', max: MAX_FACTOR });

/** Text that may be left out; if it is there, it has `least` to `most` characters. */
const optionalText = (least: number, most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => text.trim() === '' || text.trim().length >= least, {
      error: fieldMessage('TOO_SHORT', { min: least }),
    });

const measurement = z.object({
  id: z.string(),
  description: z.string().max(500),
  is_deduction: z.boolean(),
  number: factor,
  length: factor,
  breadth: factor,
  height: factor,
});

const sorLine = z.object({
  id: z.string(),
  sor_code: z.string(),
  description: z.string(),
  unit_code: z.string(),
  rate: z.string(),
  measurements: z.array(measurement),
});

const nonSorLine = z.object({
  id: z.string(),
  description: z.string().max(2000),
  unit_code: z.string(),
  rate: decimalText({ decimals: 4, min: '0', max: MAX_FACTOR }),
  measurements: z.array(measurement),
});

const overheadLine = z.object({
  id: z.string(),
  overhead_code: z.string(),
  lump_sum: decimalText({ decimals: 2, min: '0', max: MAX_LUMP_SUM }),
});

/**
 * The form: what even a draft has to keep. What a submission needs besides is
 * `validateEstimateForSubmission` of the calculation core.
 */
export const estimateSchema = z.object({
  name: optionalText(2, 128),
  reference_number: optionalText(2, 32),
  description: optionalText(2, 1000),
  executing_department_code: z.string(),
  sor: z.array(sorLine),
  nonSor: z.array(nonSorLine),
  overheads: z.array(overheadLine),
});

export type EstimateForm = z.infer<typeof estimateSchema>;
export type MeasurementForm = z.infer<typeof measurement>;
export type SorLineForm = z.infer<typeof sorLine>;
export type NonSorLineForm = z.infer<typeof nonSorLine>;

/** The two lists of the form whose lines are measured. */
export type MeasuredList = 'sor' | 'nonSor';

/** What `save_estimate` takes. */
export interface EstimateDraft {
  readonly id: string;
  readonly project_id: string;
  readonly name: string;
  readonly reference_number: string;
  readonly description: string;
  readonly executing_department_code: string;
  readonly lines: readonly (EstimateLineInput & { readonly id: string })[];
}

/** Ids are made here, so that a save that is repeated changes nothing. */
export function newMeasurement(): MeasurementForm {
  const blank = { number: '', length: '', breadth: '', height: '' };
  return { id: crypto.randomUUID(), description: '', is_deduction: false, ...blank };
}

/** A line of the schedule of which the code is known so far, with one row to type into. */
export function newSorLineOf(code: string): SorLineForm {
  const blank = { description: '', unit_code: '', rate: '' };
  return { id: crypto.randomUUID(), sor_code: code, ...blank, measurements: [newMeasurement()] };
}

/** What the schedule says about an item, as a line keeps it. */
export function sorFacts(
  item: SorItem,
): Pick<SorLineForm, 'sor_code' | 'description' | 'unit_code' | 'rate'> {
  return {
    sor_code: item.code,
    description: item.description,
    unit_code: item.unit_code,
    rate: decimalOf(item.rate),
  };
}

export function newNonSorLine(): NonSorLineForm {
  const blank = { description: '', unit_code: '', rate: '' };
  return { id: crypto.randomUUID(), ...blank, measurements: [newMeasurement()] };
}

/** An empty form for a project; the estimate is named after it until somebody says otherwise. */
export function newEstimateForm(project: EstimateProject, departmentCode: string): EstimateForm {
  return {
    name: project.name.slice(0, 128),
    reference_number: '',
    description: '',
    executing_department_code: departmentCode,
    sor: [],
    nonSor: [],
    overheads: [],
  };
}

const decimalOf = (value: number | string | null | undefined) => {
  const text = toDecimalText(value) ?? '';
  // Postgres prints a column's own scale: 2.5000 is easier to read and to edit as 2.5.
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
};

/** The rows of a line; an item without any gets one to type into. */
function measurementsOf(line: EstimateLine): MeasurementForm[] {
  if (line.measurements.length === 0) return [newMeasurement()];
  return line.measurements.map((row) => ({
    id: row.id,
    description: row.description,
    is_deduction: row.is_deduction,
    number: decimalOf(row.number),
    length: decimalOf(row.length),
    breadth: decimalOf(row.breadth),
    height: decimalOf(row.height),
  }));
}

/** A stored estimate as the form holds it. Automatic overheads are shown from the masters, not kept here. */
export function toForm(estimate: Estimate): EstimateForm {
  const of = (category: EstimateLine['category']) =>
    estimate.lines.filter((line) => line.category === category);
  return {
    name: estimate.name,
    reference_number: estimate.reference_number ?? '',
    description: estimate.description ?? '',
    executing_department_code: estimate.executing_department_code ?? '',
    sor: of('SOR').map((line) => ({
      id: line.id,
      sor_code: line.sor_code ?? '',
      description: line.description ?? '',
      unit_code: line.unit_code ?? '',
      rate: decimalOf(line.rate),
      measurements: measurementsOf(line),
    })),
    nonSor: of('NON_SOR').map((line) => ({
      id: line.id,
      description: line.description ?? line.name ?? '',
      unit_code: line.unit_code ?? '',
      rate: decimalOf(line.rate),
      measurements: measurementsOf(line),
    })),
    overheads: of('OVERHEAD')
      .filter((line) => !line.is_auto_calculated)
      .map((line) => ({
        id: line.id,
        overhead_code: line.overhead_code ?? '',
        lump_sum: decimalOf(line.lump_sum),
      })),
  };
}

/** What was typed, as a plain decimal; what cannot be read stays as it is, for the server to name. */
const cleaned = (typed: string, decimals = 4) => readTypedDecimal(typed, decimals) ?? typed.trim();

const cleanedRow = (row: MeasurementForm) => ({
  ...row,
  number: cleaned(row.number),
  length: cleaned(row.length),
  breadth: cleaned(row.breadth),
  height: cleaned(row.height),
});

/** Nothing was typed into the row: it is room to type, not a measurement. */
export function isBlankMeasurement(row: MeasurementForm): boolean {
  const { id: _id, is_deduction: isDeduction, ...texts } = row;
  return !isDeduction && Object.values(texts).every((text) => text.trim() === '');
}

/** Nothing was typed into the line or below it. */
function isBlankLine(line: SorLineForm | NonSorLineForm): boolean {
  const { id: _id, measurements, ...texts } = line;
  return (
    Object.values(texts).every((text) => text.trim() === '') &&
    measurements.every(isBlankMeasurement)
  );
}

/** Which lines of the form are sent, and which of their measurements: empty ones stay behind. */
export interface SentLines {
  readonly sor: readonly SentLine[];
  readonly nonSor: readonly SentLine[];
  readonly overheads: number;
}
export interface SentLine {
  readonly at: number;
  readonly rows: readonly number[];
}

export function sentLines(form: EstimateForm): SentLines {
  const of = (lines: readonly (SorLineForm | NonSorLineForm)[]): SentLine[] =>
    lines.flatMap((line, at) => {
      if (isBlankLine(line)) return [];
      const rows = line.measurements.flatMap((row, index) =>
        isBlankMeasurement(row) ? [] : [index],
      );
      return [{ at, rows }];
    });
  return { sor: of(form.sor), nonSor: of(form.nonSor), overheads: form.overheads.length };
}

const sentRows = (line: SorLineForm | NonSorLineForm) =>
  line.measurements.filter((row) => !isBlankMeasurement(row)).map(cleanedRow);

/** A line as the calculation core takes it: with what the schedule says, and all rows that are shown. */
export function sorInput(line: SorLineForm) {
  const { id, sor_code, unit_code, rate, measurements } = line;
  const rows = measurements.map(cleanedRow);
  return { id, category: 'SOR' as const, sor_code, unit_code, rate, measurements: rows };
}

export function nonSorInput(line: NonSorLineForm) {
  return {
    id: line.id,
    category: 'NON_SOR' as const,
    description: line.description.trim(),
    unit_code: line.unit_code,
    rate: cleaned(line.rate),
    measurements: line.measurements.map(cleanedRow),
  };
}

export function overheadInput(line: EstimateForm['overheads'][number]) {
  return {
    id: line.id,
    category: 'OVERHEAD' as const,
    overhead_code: line.overhead_code,
    lump_sum: cleaned(line.lump_sum, 2),
  };
}

/**
 * The form as `save_estimate` takes it: schedule lines, then other lines, then the overheads that were
 * picked; empty lines and rows are left out. `fieldOfPath` turns a pointer into this order back into the
 * form's own name. Rates of schedule lines are not sent: the database takes the one in force.
 */
export function toDraft(form: EstimateForm, id: string, projectId: string): EstimateDraft {
  const isMeant = (line: SorLineForm | NonSorLineForm) => !isBlankLine(line);
  return {
    id,
    project_id: projectId,
    name: form.name.trim(),
    reference_number: form.reference_number.trim(),
    description: form.description.trim(),
    executing_department_code: form.executing_department_code,
    lines: [
      ...form.sor.filter(isMeant).map((line) => ({
        id: line.id,
        category: 'SOR' as const,
        sor_code: line.sor_code,
        measurements: sentRows(line),
      })),
      ...form.nonSor
        .filter(isMeant)
        .map((line) => ({ ...nonSorInput(line), measurements: sentRows(line) })),
      ...form.overheads.map(overheadInput),
    ],
  };
}

/** The lines that are sent, with what the schedule says about them: what the checks of a submission need. */
export function completeLines(form: EstimateForm): EstimateLineInput[] {
  const items = new Map(form.sor.map((line) => [line.id, line]));
  return toDraft(form, '', '').lines.map((line) => {
    const item = items.get(line.id);
    return item === undefined ? line : { ...line, rate: item.rate, unit_code: item.unit_code };
  });
}

/** What is wrong with one cell of a measured line, before anybody sends it; `null` while nothing is. */
export function cellMessage(field: string, text: string): string | null {
  const isFigure = ['number', 'length', 'breadth', 'height', 'rate'].includes(field);
  const checked = isFigure ? factor.safeParse(text) : null;
  return checked?.error?.issues[0]?.message ?? null;
}

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

/** A line for a schedule item that was picked, with one row to type into. */
export function newSorLine(item: SorItem): SorLineForm {
  return {
    id: crypto.randomUUID(),
    sor_code: item.code,
    description: item.description,
    unit_code: item.unit_code,
    rate: toDecimalText(item.rate) ?? '',
    measurements: [newMeasurement()],
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

function measurementsOf(line: EstimateLine): MeasurementForm[] {
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

/**
 * The form as `save_estimate` takes it: schedule lines, then other lines, then the overheads that were
 * picked. `fieldOfPath` turns a pointer into this order back into the form's own name. Rates of schedule
 * lines are not sent: the database takes the one in force.
 */
export function toDraft(form: EstimateForm, id: string, projectId: string): EstimateDraft {
  return {
    id,
    project_id: projectId,
    name: form.name.trim(),
    reference_number: form.reference_number.trim(),
    description: form.description.trim(),
    executing_department_code: form.executing_department_code,
    lines: [
      ...form.sor.map((line) => ({
        id: line.id,
        category: 'SOR' as const,
        sor_code: line.sor_code,
        measurements: line.measurements.map(cleanedRow),
      })),
      ...form.nonSor.map((line) => ({
        id: line.id,
        category: 'NON_SOR' as const,
        description: line.description.trim(),
        unit_code: line.unit_code,
        rate: cleaned(line.rate),
        measurements: line.measurements.map(cleanedRow),
      })),
      ...form.overheads.map((line) => ({
        id: line.id,
        category: 'OVERHEAD' as const,
        overhead_code: line.overhead_code,
        lump_sum: cleaned(line.lump_sum, 2),
      })),
    ],
  };
}

/** The lines with what the schedule says about them: what previews and checks need, and requests do not. */
export function completeLines(form: EstimateForm): EstimateLineInput[] {
  return toDraft(form, '', '').lines.map((line, index) => {
    const item = line.category === 'SOR' ? form.sor[index] : undefined;
    return item === undefined ? line : { ...line, rate: item.rate, unit_code: item.unit_code };
  });
}

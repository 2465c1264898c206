import { z } from 'zod';
import { decimalText } from '~/lib/form-schema';
import { toDecimalText } from '~/lib/decimal-text';
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

/** The sub-estimate of a line; drafts that older versions left on a device have none. */
const section = z.string().max(100).optional();

const sorLine = z.object({
  id: z.string(),
  section,
  sor_code: z.string(),
  description: z.string(),
  unit_code: z.string(),
  rate: z.string(),
  measurements: z.array(measurement),
});

const nonSorLine = z.object({
  id: z.string(),
  section,
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
      section: line.section ?? '',
      sor_code: line.sor_code ?? '',
      description: line.description ?? '',
      unit_code: line.unit_code ?? '',
      rate: decimalOf(line.rate),
      measurements: measurementsOf(line),
    })),
    nonSor: of('NON_SOR').map((line) => ({
      id: line.id,
      section: line.section ?? '',
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

/** What is wrong with one cell of a measured line, before anybody sends it; `null` while nothing is. */
export function cellMessage(field: string, text: string): string | null {
  const isFigure = ['number', 'length', 'breadth', 'height', 'rate'].includes(field);
  const checked = isFigure ? factor.safeParse(text) : null;
  return checked?.error?.issues[0]?.message ?? null;
}

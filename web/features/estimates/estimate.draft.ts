import type { EstimateLineInput } from '#domain';
import { readTypedDecimal } from '~/lib/decimal-text';
import type { EstimateForm, MeasurementForm, NonSorLineForm, SorLineForm } from './estimate.schema';

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
    Object.values(texts).every((text) => (text ?? '').trim() === '') &&
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

const sectionOf = ({ section: name = '' }: Pick<SorLineForm, 'section'>) =>
  name.trim() === '' ? {} : { section: name.trim() };

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
    ...sectionOf(line),
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
        ...sectionOf(line),
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

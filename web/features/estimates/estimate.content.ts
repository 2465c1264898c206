import {
  addMoney,
  moneyToText,
  quantityToText,
  ZERO_PAISE,
  type Paise,
  type Quantity,
} from '#domain';
import type { ContentLine, ContentMeasurement, EstimateContent } from './estimate.compare';
import type { EstimateForm, MeasurementForm } from './estimate.schema';
import { previewForm, type FormOverhead } from './form/preview-store';

/**
 * What stands in a form, in the shape of a stored estimate, with the figures that the form shows: to set it beside
 * what is stored. `ratesOn` is the day of its rates.
 */
export function contentOfForm(
  form: EstimateForm,
  overheads: readonly FormOverhead[],
  ratesOn: string,
): EstimateContent {
  const { sor, nonSor, totals } = previewForm(form, overheads);
  const amountOf = (code: string): Paise => totals.overheads[code] ?? ZERO_PAISE;
  const overheadTotal = addMoney(...Object.values(totals.overheads));
  const lines: ContentLine[] = [
    ...form.sor.map((line, index) => ({
      ...EMPTY,
      id: line.id,
      section: line.section ?? null,
      category: 'SOR' as const,
      sor_code: line.sor_code,
      description: line.description,
      unit_code: line.unit_code,
      rate: line.rate,
      ...figures(sor[index]),
      measurements: measurements(line.measurements, sor[index]?.row_quantities),
    })),
    ...form.nonSor.map((line, index) => ({
      ...EMPTY,
      id: line.id,
      section: line.section ?? null,
      category: 'NON_SOR' as const,
      description: line.description,
      unit_code: line.unit_code,
      rate: line.rate,
      ...figures(nonSor[index]),
      measurements: measurements(line.measurements, nonSor[index]?.row_quantities),
    })),
    ...overheads
      .filter(
        ({ code, is_auto_calculated: isAutomatic }) =>
          isAutomatic || form.overheads.some(({ overhead_code: own }) => own === code),
      )
      .map(({ code, calculation, value }) => ({
        ...EMPTY,
        id: code,
        category: 'OVERHEAD' as const,
        overhead_code: code,
        percentage: calculation === 'PERCENTAGE' ? value : null,
        amount: moneyToText(amountOf(code)),
      })),
  ];
  return {
    name: form.name,
    reference_number: form.reference_number,
    description: form.description,
    executing_department_code: form.executing_department_code,
    rates_on: ratesOn,
    sor_total: moneyToText(totals.sor),
    non_sor_total: moneyToText(totals.non_sor),
    overhead_total: moneyToText(overheadTotal),
    exact_total: moneyToText(totals.exact_total),
    payable_total: moneyToText(totals.payable_total),
    lines,
  };
}

const EMPTY = {
  sor_code: null,
  overhead_code: null,
  name: null,
  description: null,
  unit_code: null,
  rate: null,
  percentage: null,
  lump_sum: null,
  quantity: null,
  amount: null,
  measurements: [],
};

interface LineFigures {
  readonly quantity: Quantity;
  readonly amount: Paise;
}

function figures(line: LineFigures | undefined) {
  return {
    quantity: line === undefined ? null : quantityToText(line.quantity),
    amount: line === undefined ? null : moneyToText(line.amount),
  };
}

function measurements(
  rows: readonly MeasurementForm[],
  quantities: readonly (Quantity | null)[] = [],
): ContentMeasurement[] {
  return rows.map((row, index) => {
    const quantity = quantities[index] ?? null;
    return { ...row, quantity: quantity === null ? null : quantityToText(quantity) };
  });
}

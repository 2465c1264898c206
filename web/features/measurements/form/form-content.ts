import { addMoney, moneyToText, quantityToText } from '#domain';
import type { ContentRow, MeasurementContent } from '../measurement.compare';
import { isBlankRow, type MeasurementForm } from '../measurement.schema';
import type { Measurement } from '../measurement.types';
import { bookLines, figuresOf } from './book';
import type { FormPlace } from './starting-form';

/** What stands in a form, in the shape of a stored book, with the figures that the form shows. */
export function contentOfForm(
  form: MeasurementForm,
  place: FormPlace,
  book: Measurement | null,
): MeasurementContent {
  const { side } = place;
  const lines = bookLines(place.lines, book, side).flatMap((line, at) => {
    const typed = form.lines[at];
    if (typed === undefined) return [];
    const figures = figuresOf(line, typed, side);
    const own = typed.rows.flatMap((row, index): ContentRow[] => {
      const quantity = figures.own[index] ?? null;
      if (isBlankRow(row)) return [];
      return [{ ...row, side, quantity: quantity === null ? null : quantityToText(quantity) }];
    });
    return [{ line, figures, rows: [...line.others, ...own] }];
  });
  return {
    measured_on: form.measured_on,
    to_on: form.to_on,
    physical_reference: form.physical_reference,
    remarks: form.remarks,
    amount: moneyToText(addMoney(...lines.map(({ figures }) => figures.amount))),
    cumulative_amount: moneyToText(
      addMoney(...lines.map(({ figures }) => figures.cumulative_amount)),
    ),
    lines: lines.map(({ line, figures, rows }) => ({
      ...line,
      contractor_quantity: null,
      officer_quantity: null,
      current_quantity: quantityToText(figures.current_quantity),
      cumulative_quantity: quantityToText(figures.cumulative_quantity),
      amount: moneyToText(figures.amount),
      rows,
    })),
  };
}

import { previewMeasuredLine, type MeasuredLinePreview, type Quantity } from '#domain';
import type { MeasurableLine, MeasuredRow, Measurement, Side } from '../measurement.types';
import { cleanedRow, isBlankRow, type LineForm } from '../measurement.schema';

/** What the form shows of an item beside what is typed: the order's figures and the other side's rows. */
export interface BookLine extends MeasurableLine {
  /** Rows of the side that does not write here. */
  readonly others: readonly MeasuredRow[];
  readonly sample_quantity: MeasuredLinePrevious;
}
type MeasuredLinePrevious = string | number | null | undefined;

/** The items of a book in the order of its form. */
export function bookLines(
  lines: readonly MeasurableLine[],
  book: Measurement | null,
  side: Side,
): readonly BookLine[] {
  const stored = new Map(book?.lines.map((line) => [line.work_order_line_id, line]));
  return lines.map((line) => {
    const known = stored.get(line.work_order_line_id);
    return {
      ...line,
      others: (known?.rows ?? []).filter((row) => row.side !== side),
      sample_quantity: known?.sample_quantity,
    };
  });
}

/** Figures of one item while it is typed. */
export interface LineFigures extends MeasuredLinePreview {
  /** Of each row of the form; `null` where a factor cannot be read. */
  readonly own: readonly (Quantity | null)[];
}

/** An item's figures by the calculation core. Rows that hold nothing do not make the side count as having measured. */
export function figuresOf(line: BookLine, typed: LineForm, side: Side): LineFigures {
  const places = typed.rows.flatMap((row, at) => (isBlankRow(row) ? [] : [at]));
  const own = places.map((at) => cleanedRow(typed.rows[at] as LineForm['rows'][number]));
  const preview = previewMeasuredLine({
    rate: line.rate,
    sanctioned_quantity: line.sanctioned_quantity,
    previous_quantity: line.previous_quantity,
    contractor_rows: side === 'CONTRACTOR' ? own : line.others,
    officer_rows: side === 'OFFICER' ? own : line.others,
    sample_quantity: line.sample_quantity,
  });
  const quantities = side === 'CONTRACTOR' ? preview.contractor_rows : preview.officer_rows;
  const byPlace = new Map(places.map((at, index) => [at, quantities[index] ?? null]));
  return { ...preview, own: typed.rows.map((_row, at) => byPlace.get(at) ?? null) };
}

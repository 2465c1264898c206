import { newMeasurementForm, toForm, type MeasurementForm } from '../measurement.schema';
import type { MeasurableLine, MeasuredOrder, Measurement, Side } from '../measurement.types';

/** What a form of a book is about: the book, its order, who writes, from which day. */
export interface FormPlace {
  readonly id: string;
  readonly order: MeasuredOrder;
  readonly side: Side;
  readonly fromOn: string;
  readonly today: string;
  /** The version that the form was filled from; `null` for a book that is not stored yet. */
  readonly version: number | null;
  /** The lines of the order in force. */
  readonly lines: readonly MeasurableLine[];
}

/** What a form begins with when nobody has typed yet: what is stored, or an empty book. */
export function startingForm(place: FormPlace, book: Measurement | null): MeasurementForm {
  return book === null
    ? newMeasurementForm(place.lines, place.today)
    : toForm(book, place.lines, place.side);
}

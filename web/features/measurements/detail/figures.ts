import {
  addQuantities,
  negateQuantity,
  parseQuantity,
  quantityToText,
  type DecimalInput,
} from '#domain';
import type { MeasuredLine } from '../measurement.types';

const read = (value: DecimalInput) => parseQuantity(value ?? '0');

/** What is left to be measured of an item after this book. */
export function balanceOf(line: MeasuredLine): string {
  return quantityToText(
    addQuantities(read(line.sanctioned_quantity), negateQuantity(read(line.cumulative_quantity))),
  );
}

/** One less the other, both of one item; `null` where either is missing. */
export function differenceOf(one: DecimalInput, other: DecimalInput): string | null {
  if (one === null || one === undefined || other === null || other === undefined) return null;
  return quantityToText(addQuantities(read(one), negateQuantity(read(other))));
}

/** The cumulative quantity that a side's value of this book makes. */
export function cumulativeOf(line: MeasuredLine, value: DecimalInput): string | null {
  if (value === null || value === undefined) return null;
  return quantityToText(addQuantities(read(line.previous_quantity), read(value)));
}

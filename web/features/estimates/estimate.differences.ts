import {
  addMoney,
  addQuantities,
  moneyToText,
  negateQuantity,
  quantityToText,
  tryParseMoney,
  tryParseQuantity,
  ZERO_PAISE,
  ZERO_QUANTITY,
  type DecimalInput,
  type Paise,
} from '#domain';
import type { CompareField } from '~/ui/compare/compare.types';

/** An amount in both versions, with the exact difference. */
export function money(key: string, label: string, before: DecimalInput, after: DecimalInput) {
  const [old, fresh] = [paiseOf(before), paiseOf(after)];
  const isBoth = !isMissing(before) && !isMissing(after);
  const difference =
    isBoth && old !== null && fresh !== null
      ? moneyToText(addMoney(fresh, negative(old)))
      : undefined;
  return field(key, label, 'money', before, after, difference);
}

/** A quantity in both versions, with the exact difference. */
export function quantity(key: string, label: string, before: DecimalInput, after: DecimalInput) {
  const old = isMissing(before) ? ZERO_QUANTITY : readQuantity(before);
  const fresh = isMissing(after) ? ZERO_QUANTITY : readQuantity(after);
  const isBoth = !isMissing(before) && !isMissing(after);
  const difference =
    isBoth && old !== null && fresh !== null
      ? quantityToText(addQuantities(fresh, negateQuantity(old)))
      : undefined;
  return field(key, label, 'quantity', before, after, difference);
}

function field(
  key: string,
  label: string,
  kind: CompareField['kind'],
  before: DecimalInput,
  after: DecimalInput,
  difference: string | undefined,
): CompareField {
  const values = { key, label, kind, before, after };
  return difference === undefined ? values : { ...values, difference };
}

const isMissing = (value: DecimalInput): value is null | undefined | '' =>
  value === null || value === undefined || value === '';

function negative(amount: Paise): Paise {
  const paise: number = amount;
  return (paise === 0 ? 0 : -paise) as Paise;
}

/** Rates may carry four decimals: what is no amount of paise gets no difference, rather than a rounded one. */
function paiseOf(value: DecimalInput): Paise | null {
  if (isMissing(value)) return ZERO_PAISE;
  const parsed = tryParseMoney(value);
  return parsed.ok ? parsed.value : null;
}

function readQuantity(value: string | number) {
  const parsed = tryParseQuantity(value);
  return parsed.ok ? parsed.value : null;
}

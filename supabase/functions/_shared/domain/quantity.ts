import {
  DecimalError,
  divideHalfAwayFromZero,
  parseScaled,
  scaledToText,
  toScaled,
  tryParseScaled,
} from './decimal.ts';
import type { DecimalProblem } from './decimal.ts';

declare const quantity: unique symbol;
declare const rate: unique symbol;
declare const percent: unique symbol;

/** A measured quantity × 10⁴; the SQL domain `quantity` = numeric(14,4). */
export type Quantity = number & { readonly [quantity]: true };

/** Rupees per unit × 10⁴; numeric(14,4), because some books carry four places. */
export type Rate = number & { readonly [rate]: true };

/** Percent points × 10⁴; numeric(7,4): 18 % is 180 000. */
export type Percent = number & { readonly [percent]: true };

type Tried<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: DecimalProblem };

const SCALE = 4;
const ONE = 10_000n;
const MAX_PERCENT = 9_999_999;

export const ZERO_QUANTITY = 0 as Quantity;
export const ZERO_RATE = 0 as Rate;

/** Reads a quantity with at most four decimals; raises `DecimalError`. */
export function parseQuantity(input: string | number): Quantity {
  return parseScaled(input, SCALE) as Quantity;
}

/** As {@link parseQuantity} without raising; `maxDecimals` narrows to what the unit of measure allows. */
export function tryParseQuantity(input: string | number, maxDecimals = SCALE): Tried<Quantity> {
  const parsed = tryParseScaled(input, SCALE);
  if (!parsed.ok) return parsed;
  if (parsed.value % 10 ** (SCALE - maxDecimals) !== 0)
    return { ok: false, code: 'TOO_MANY_DECIMALS' };
  return { ok: true, value: parsed.value as Quantity };
}

export function quantityToText(value: Quantity): string {
  return scaledToText(value, SCALE);
}

/** Reads a rate in rupees per unit with at most four decimals. */
export function parseRate(input: string | number): Rate {
  return parseScaled(input, SCALE) as Rate;
}

export function tryParseRate(input: string | number): Tried<Rate> {
  const parsed = tryParseScaled(input, SCALE);
  return parsed.ok ? { ok: true, value: parsed.value as Rate } : parsed;
}

/** Reads percent points, at most four decimals and below a thousand (numeric(7,4)). */
export function tryParsePercent(input: string | number): Tried<Percent> {
  const parsed = tryParseScaled(input, SCALE);
  if (!parsed.ok) return parsed;
  if (Math.abs(parsed.value) > MAX_PERCENT) return { ok: false, code: 'OUT_OF_RANGE' };
  return { ok: true, value: parsed.value as Percent };
}

/** As {@link tryParsePercent}; raises `DecimalError`. */
export function parsePercent(input: string | number): Percent {
  const parsed = tryParsePercent(input);
  if (!parsed.ok) throw new DecimalError(parsed.code, JSON.stringify(input));
  return parsed.value;
}

/**
 * The product of factors, formed exactly and rounded once to four places half away from zero:
 * Postgres `round(a * b * c * d, 4)`. No factor at all gives zero.
 */
export function multiplyFactors(factors: readonly Quantity[]): Quantity {
  if (factors.length === 0) return ZERO_QUANTITY;
  const product = factors.reduce((result, factor) => result * BigInt(factor), 1n);
  return toScaled(divideHalfAwayFromZero(product, ONE ** BigInt(factors.length - 1))) as Quantity;
}

/** The sum of quantities. Raises `OUT_OF_RANGE` beyond numeric(14,4). */
export function addQuantities(...values: readonly Quantity[]): Quantity {
  return toScaled(values.reduce((sum, value) => sum + BigInt(value), 0n)) as Quantity;
}

export function negateQuantity(value: Quantity): Quantity {
  const scaled: number = value;
  return (scaled === 0 ? 0 : -scaled) as Quantity;
}

import {
  divideHalfAwayFromZero,
  parseScaled,
  scaledToText,
  toScaled,
  tryParseScaled,
} from './decimal.ts';
import type { DecimalProblem } from './decimal.ts';
import type { Percent, Quantity, Rate } from './quantity.ts';

declare const paise: unique symbol;

/** An amount of Indian money in integer paise; the counterpart of the SQL domain `money_inr` = numeric(14,2). */
export type Paise = number & { readonly [paise]: true };

export const ZERO_PAISE = 0 as Paise;

/** numeric(14,2) reads as rupees with two decimals; `'412.50'` and `412.5` are both 41 250 paise. */
export function parseMoney(input: string | number): Paise {
  return parseScaled(input, 2) as Paise;
}

/** As {@link parseMoney}, for input that is still being typed. */
export function tryParseMoney(
  input: string | number,
):
  | { readonly ok: true; readonly value: Paise }
  | { readonly ok: false; readonly code: DecimalProblem } {
  const parsed = tryParseScaled(input, 2);
  return parsed.ok ? { ok: true, value: parsed.value as Paise } : parsed;
}

/** The decimal text of an amount, e.g. `'1234567.50'`: for requests and comparison, not for display. */
export function moneyToText(amount: Paise): string {
  return scaledToText(amount, 2);
}

/** The sum of any number of amounts. Raises `OUT_OF_RANGE` beyond numeric(14,2). */
export function addMoney(...amounts: readonly Paise[]): Paise {
  return toScaled(amounts.reduce((sum, amount) => sum + BigInt(amount), 0n)) as Paise;
}

/**
 * Rate × quantity, rounded to paise half away from zero (planning reference §3.3: amount = Q × unit rate, 2 dp).
 * The product is formed in bigint: fourteen digits times fourteen digits does not fit a double.
 */
export function multiplyRate(rate: Rate, quantity: Quantity): Paise {
  return toScaled(divideHalfAwayFromZero(BigInt(rate) * BigInt(quantity), 1_000_000n)) as Paise;
}

/** A percentage of an amount, rounded to paise half away from zero (planning reference §3.4). */
export function percentOf(percent: Percent, amount: Paise): Paise {
  return toScaled(divideHalfAwayFromZero(BigInt(percent) * BigInt(amount), 1_000_000n)) as Paise;
}

/** Rounds to the whole rupee, half away from zero: the payable total beside the exact one. */
export function roundToRupee(amount: Paise): Paise {
  return toScaled(divideHalfAwayFromZero(BigInt(amount), 100n) * 100n) as Paise;
}

import { addMoney, parseMoney, percentOf, roundToRupee, ZERO_PAISE } from './money.ts';
import type { Paise } from './money.ts';
import { addQuantities, multiplyFactors, negateQuantity, parsePercent } from './quantity.ts';
import type { Quantity } from './quantity.ts';

/** A decimal as a form or PostgREST delivers it; blank, null and undefined all mean "not given". */
export type DecimalInput = string | number | null | undefined;

export const ESTIMATE_LINE_CATEGORIES = ['SOR', 'NON_SOR', 'OVERHEAD'] as const;
export type EstimateLineCategory = (typeof ESTIMATE_LINE_CATEGORIES)[number];

/** One row of measurement: number × length × breadth × height, added or (a window in a wall) deducted. */
export interface MeasurementInput {
  readonly description?: string | null | undefined;
  readonly number?: DecimalInput;
  readonly length?: DecimalInput;
  readonly breadth?: DecimalInput;
  readonly height?: DecimalInput;
  readonly is_deduction?: boolean | null | undefined;
}

/** A line as the form holds it: choices and quantities, never an amount except a typed lump sum. */
export interface EstimateLineInput {
  readonly category: EstimateLineCategory;
  /** The sub-estimate of the line; it has no part in any figure. */
  readonly section?: string | null | undefined;
  readonly sor_code?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly unit_code?: string | null | undefined;
  readonly rate?: DecimalInput;
  readonly measurements?: readonly MeasurementInput[] | undefined;
  readonly overhead_code?: string | null | undefined;
  /** Rupees; only for an overhead whose master leaves the lump sum to the user. */
  readonly lump_sum?: DecimalInput;
}

/** What an overhead's master row says about its amount. `value` is percent points or rupees. */
export interface OverheadRule {
  readonly code: string;
  readonly calculation: 'PERCENTAGE' | 'LUMPSUM';
  readonly value?: DecimalInput;
  /** Put on every estimate by the system; it does not count as content. */
  readonly is_auto_calculated?: boolean | undefined;
}

export interface EstimateTotals {
  readonly sor: Paise;
  readonly non_sor: Paise;
  readonly overheads: Readonly<Record<string, Paise>>;
  /** SOR + NON-SOR + overheads, to the paisa. */
  readonly exact_total: Paise;
  /** The exact total rounded to the whole rupee. */
  readonly payable_total: Paise;
}

export const MEASUREMENT_FACTORS = ['number', 'length', 'breadth', 'height'] as const;

export function isBlank(input: DecimalInput): input is null | undefined | '' {
  return (
    input === null || input === undefined || (typeof input === 'string' && input.trim() === '')
  );
}

/**
 * The quantity of one measurement row: the product of the non-zero factors, rounded to four places.
 * A blank or zero factor counts as one; a row whose factors are all blank or zero measures nothing (planning §3.3).
 */
export function rowQuantity(factors: readonly (Quantity | null)[]): Quantity {
  return multiplyFactors(
    factors.filter((factor): factor is Quantity => factor !== null && factor !== 0),
  );
}

/** Additions minus deductions. May be negative: the caller decides what that means. */
export function lineQuantity(
  rows: readonly { quantity: Quantity; is_deduction: boolean }[],
): Quantity {
  return addQuantities(
    ...rows.map((row) => (row.is_deduction ? negateQuantity(row.quantity) : row.quantity)),
  );
}

/**
 * The amount of one overhead. A percentage is taken of SOR + NON-SOR alone: overheads never compound (planning §3.4).
 * A lump sum is the master's value or, where the master has none, what the user typed. Raises `DecimalError`.
 */
export function overheadAmount(rule: OverheadRule, works: Paise, lumpSum?: DecimalInput): Paise {
  if (rule.calculation === 'PERCENTAGE') {
    if (isBlank(rule.value)) return ZERO_PAISE;
    return percentOf(parsePercent(rule.value), works);
  }
  const given = isBlank(rule.value) ? lumpSum : rule.value;
  return isBlank(given) ? ZERO_PAISE : parseMoney(given);
}

/** Adds up a whole estimate from amounts that are already rounded. */
export function estimateTotals(
  sor: readonly Paise[],
  nonSor: readonly Paise[],
  overheads: readonly { readonly code: string; readonly amount: Paise }[],
): EstimateTotals {
  const sorTotal = addMoney(...sor);
  const nonSorTotal = addMoney(...nonSor);
  const byCode: Record<string, Paise> = {};
  for (const { code, amount } of overheads)
    byCode[code] = addMoney(byCode[code] ?? ZERO_PAISE, amount);
  const exact = addMoney(sorTotal, nonSorTotal, ...overheads.map(({ amount }) => amount));
  return {
    sor: sorTotal,
    non_sor: nonSorTotal,
    overheads: byCode,
    exact_total: exact,
    payable_total: roundToRupee(exact),
  };
}

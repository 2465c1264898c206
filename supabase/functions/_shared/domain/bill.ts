import { divideHalfAwayFromZero, toScaled } from './decimal.ts';
import { addMoney, roundToRupee, tryParseMoney, ZERO_PAISE } from './money.ts';
import type { Paise } from './money.ts';
import { parsePercent, parseRate, tryParseQuantity } from './quantity.ts';
import type { Percent, Quantity, Rate } from './quantity.ts';

/** The kinds of bill. Wage and supervision bills follow from what was approved; people write the others. */
export const BILL_KINDS = [
  'WAGE',
  'PURCHASE',
  'SUPERVISION',
  'ADVANCE',
  'RUNNING',
  'FINAL',
  'RELEASE',
] as const;
export type BillKind = (typeof BILL_KINDS)[number];

export const CALCULATIONS = ['PERCENTAGE', 'LUMPSUM', 'QUANTITY'] as const;
export type Calculation = (typeof CALCULATIONS)[number];

/** A rule in force, as the server gives it: rows of one head and several materials belong together. */
export interface ChargeRule {
  readonly head_code: string;
  readonly calculation: Calculation;
  readonly value: string | number | null;
  readonly base?: 'EXCLUDING_GST' | 'INCLUDING_GST' | undefined;
  readonly threshold?: string | number | null | undefined;
  readonly material_code?: string | undefined;
}
export interface Supply {
  readonly material_code: string;
  readonly quantity: string | number;
}
export interface EnteredDeduction {
  readonly head_code: string;
  readonly amount: string | number | null;
  readonly reason?: string | null | undefined;
}
export interface Deduction {
  readonly head_code: string;
  readonly calculation: Calculation;
  readonly rate: string | number | null;
  readonly base: 'EXCLUDING_GST' | 'INCLUDING_GST' | null;
  readonly base_amount: Paise | null;
  readonly calculated_amount: Paise;
  readonly amount: Paise;
  /** Whether an amount may be typed: where nothing can be computed, or instead of what the supply gives. */
  readonly is_typed: boolean;
}

const rupees = (numerator: bigint, divisor: bigint): Paise =>
  toScaled(divideHalfAwayFromZero(numerator, divisor) * 100n) as Paise;

const less = (amount: Paise, part: Paise): Paise =>
  toScaled(BigInt(amount) - BigInt(part)) as Paise;

export interface WageParts {
  readonly gross: Paise;
  readonly cess: Paise;
  readonly net: Paise;
}

/**
 * Wages of one person (execution reference §4.3): cess comes on top, so that the worker gets the wage. Gross and cess are
 * each rounded once and the net is their difference: the parts always add up to the gross.
 */
export function wageParts(days: Quantity, rate: Rate, cessPercent: Percent): WageParts {
  const wage = BigInt(days) * BigInt(rate); // eight decimals of a rupee
  if (wage <= 0n) return { gross: ZERO_PAISE, cess: ZERO_PAISE, net: ZERO_PAISE };
  const percent = BigInt(cessPercent); // four decimals of a percent
  const gross = rupees(wage * (1_000_000n + percent), 100_000_000n * 1_000_000n);
  const cess = rupees(wage * percent, 100_000_000n * 1_000_000n);
  return { gross, cess, net: less(gross, cess) };
}

/** Supervision of one bill, in whole rupees. */
export function supervisionAmount(total: Paise, percent: Percent): Paise {
  return rupees(BigInt(total) * BigInt(percent), 100n * 1_000_000n);
}

/** What a bill takes back of an advance: a share of its gross, all of it in the final bill, within what there is room for. */
export function advanceRecovery(
  outstanding: Paise,
  gross: Paise,
  percent: Percent,
  isFinal: boolean,
  room: Paise,
): Paise {
  const share = isFinal ? outstanding : supervisionAmount(gross, percent);
  return Math.max(Math.min(outstanding, share, room), 0) as Paise;
}

/** What a stage releases of a security deposit: a share on completion, the rest after the liability period. */
export function securityShare(
  withheld: Paise,
  released: Paise,
  percent: Percent,
  stage: 'COMPLETION' | 'LIABILITY_END',
): Paise {
  const left = less(withheld, released);
  const due = stage === 'COMPLETION' ? Math.min(supervisionAmount(withheld, percent), left) : left;
  return Math.max(due, 0) as Paise;
}

/** Deductions of a bill by the rules of the day, one per head, zero ones too. What cannot be read yet counts as nothing. */
export function billDeductions(
  rules: readonly ChargeRule[],
  excluding: Paise,
  including: Paise,
  supplies: readonly Supply[] = [],
  entered: readonly EnteredDeduction[] = [],
): Deduction[] {
  const heads = [...new Set(rules.map(({ head_code }) => head_code))];
  return heads.map((head) => {
    const own = rules.filter(({ head_code }) => head_code === head);
    const first = own[0] as ChargeRule;
    const base = first.base ?? 'EXCLUDING_GST';
    const base_amount = base === 'INCLUDING_GST' ? including : excluding;
    const calculated_amount = computed(own, first, base_amount, supplies);
    const is_typed =
      first.calculation === 'QUANTITY' || (first.calculation === 'LUMPSUM' && first.value === null);
    const typed = entered.find(({ head_code }) => head_code === head)?.amount;
    const amount = typed === null || typed === undefined ? null : tryParseMoney(typed);
    return {
      head_code: head,
      calculation: first.calculation,
      rate: own.length === 1 ? first.value : null,
      base: first.calculation === 'PERCENTAGE' ? base : null,
      base_amount: first.calculation === 'PERCENTAGE' ? base_amount : null,
      calculated_amount,
      amount: is_typed && amount?.ok === true ? roundToRupee(amount.value) : calculated_amount,
      is_typed,
    };
  });
}

function computed(
  own: readonly ChargeRule[],
  first: ChargeRule,
  base: Paise,
  supplies: readonly Supply[],
): Paise {
  if (first.calculation === 'QUANTITY') {
    const product = own.reduce((sum, { value, material_code }) => {
      if (value === null) return sum;
      return supplies
        .filter((supply) => supply.material_code === material_code)
        .reduce((inner, { quantity }) => {
          const parsed = tryParseQuantity(quantity);
          return parsed.ok ? inner + BigInt(parsed.value) * BigInt(parseRate(value)) : inner;
        }, sum);
    }, 0n);
    return rupees(product, 100_000_000n);
  }
  const threshold = first.threshold ?? null;
  const limit = threshold === null ? null : tryParseMoney(threshold);
  const isDue = base > (limit?.ok === true ? limit.value : ZERO_PAISE);
  if (!isDue || first.value === null) return ZERO_PAISE;
  if (first.calculation === 'LUMPSUM') {
    const value = tryParseMoney(first.value);
    return value.ok ? roundToRupee(value.value) : ZERO_PAISE;
  }
  return supervisionAmount(base, parsePercent(first.value));
}

export interface PurchasePreview {
  readonly material: Paise;
  readonly gst: Paise;
  readonly gross: Paise;
  readonly deductions: readonly Deduction[];
  readonly deducted: Paise;
  readonly net: Paise;
}

/** A purchase bill while it is typed: every amount in whole rupees, net = gross − deductions. */
export function previewPurchase(
  rules: readonly ChargeRule[],
  input: {
    readonly material_amount: string;
    readonly gst_amount: string;
    readonly supplies?: readonly Supply[];
    readonly deductions?: readonly EnteredDeduction[];
  },
): PurchasePreview {
  const read = (text: string): Paise => {
    const parsed = tryParseMoney(text);
    return parsed.ok ? roundToRupee(parsed.value) : ZERO_PAISE;
  };
  const material = read(input.material_amount);
  const gst = read(input.gst_amount);
  const gross = addMoney(material, gst);
  const deductions = billDeductions(rules, material, gross, input.supplies, input.deductions);
  const deducted = addMoney(...deductions.map(({ amount }) => amount));
  return { material, gst, gross, deductions, deducted, net: less(gross, deducted) };
}

import { DecimalError, divideHalfAwayFromZero, toScaled } from './decimal.ts';
import { isBlank, lineQuantity, MEASUREMENT_FACTORS, rowQuantity } from './estimate.ts';
import type { DecimalInput, MeasurementInput } from './estimate.ts';
import type { LineProblem } from './estimate-preview.ts';
import { multiplyRate, ZERO_PAISE } from './money.ts';
import type { Paise } from './money.ts';
import { daysBetween } from './period.ts';
import {
  addQuantities,
  negateQuantity,
  parsePercent,
  parseQuantity,
  parseRate,
  tryParseQuantity,
  ZERO_QUANTITY,
} from './quantity.ts';
import type { Percent, Quantity } from './quantity.ts';

/** How far a measured quantity runs ahead of the plan; NONE within it. */
export const ANOMALY_GRADES = ['NONE', 'LOW', 'MEDIUM', 'HIGH'] as const;
export type AnomalyGrade = (typeof ANOMALY_GRADES)[number];

/** One item of a measurement book, as the form holds it. All figures are those of the order in force and of this book. */
export interface MeasuredLineInput {
  readonly rate: DecimalInput;
  readonly sanctioned_quantity: DecimalInput;
  /** Cumulative of the approved books before this one. */
  readonly previous_quantity: DecimalInput;
  /** The contractor's rows; none at all where the organisation noted nothing. */
  readonly contractor_rows?: readonly MeasurementInput[] | undefined;
  /** The officer's rows; they prevail over the contractor's. */
  readonly officer_rows?: readonly MeasurementInput[] | undefined;
  /** What the sample check found for this book; it prevails over both. */
  readonly sample_quantity?: DecimalInput;
}

export interface MeasuredLinePreview {
  /** Per row; null where a factor cannot be read. */
  readonly contractor_rows: readonly (Quantity | null)[];
  readonly officer_rows: readonly (Quantity | null)[];
  /** Null where that side noted nothing. */
  readonly contractor_quantity: Quantity | null;
  readonly officer_quantity: Quantity | null;
  readonly sample_quantity: Quantity | null;
  /** The one of the three that counts. */
  readonly current_quantity: Quantity;
  readonly cumulative_quantity: Quantity;
  /** Sanctioned less cumulative; below zero when too much was measured. */
  readonly balance_quantity: Quantity;
  readonly amount: Paise;
  readonly cumulative_amount: Paise;
  /** Beyond the sanctioned quantity: refused by the database (TOTAL_VALUE_GREATER_THAN_ESTIMATE). */
  readonly is_over: boolean;
  /** Deductions exceed additions: refused (NEGATIVE_ITEM). */
  readonly is_negative: boolean;
  readonly problems: readonly LineProblem[];
}

/**
 * Which of the three values of a quantity counts: the sample check before the officer's before the contractor's
 * (programme reference §10.1). Nobody measured: zero.
 */
export function prevailingQuantity(
  contractor: Quantity | null,
  officer: Quantity | null,
  sample: Quantity | null,
): Quantity {
  return sample ?? officer ?? contractor ?? ZERO_QUANTITY;
}

/**
 * Current, cumulative, balance and amounts of one item (planning reference §5.2), for what is being typed: unreadable
 * cells are named, not thrown. Amounts are rate × net quantity to the paisa, half away from zero.
 */
export function previewMeasuredLine(line: MeasuredLineInput): MeasuredLinePreview {
  const problems: LineProblem[] = [];
  const contractor = previewSide(line.contractor_rows, 'contractor_rows', problems);
  const officer = previewSide(line.officer_rows, 'officer_rows', problems);
  const sample = isBlank(line.sample_quantity) ? null : parseQuantity(line.sample_quantity);
  const current = prevailingQuantity(contractor.quantity, officer.quantity, sample);
  const previous = quantityOf(line.previous_quantity);
  const sanctioned = quantityOf(line.sanctioned_quantity);
  const rate = parseRate(isBlank(line.rate) ? '0' : line.rate);
  const guarded = <T>(fallback: T, compute: () => T): T => {
    try {
      return compute();
    } catch (error) {
      if (!(error instanceof DecimalError)) throw error;
      problems.push({ pointer: '/rows', code: error.code });
      return fallback;
    }
  };
  const cumulative = guarded(previous, () => addQuantities(previous, current));
  const balance = guarded(ZERO_QUANTITY, () =>
    addQuantities(sanctioned, negateQuantity(cumulative)),
  );
  return {
    contractor_rows: contractor.rows,
    officer_rows: officer.rows,
    contractor_quantity: contractor.quantity,
    officer_quantity: officer.quantity,
    sample_quantity: sample,
    current_quantity: current,
    cumulative_quantity: cumulative,
    balance_quantity: balance,
    amount: guarded(ZERO_PAISE, () => multiplyRate(rate, current)),
    cumulative_amount: guarded(ZERO_PAISE, () => multiplyRate(rate, cumulative)),
    is_over: balance < 0,
    is_negative: current < 0,
    problems,
  };
}

/**
 * The grade of running ahead of the plan (programme reference §10.1): (measured − planned) / planned in excess, up to
 * `low` percent LOW, up to `medium` MEDIUM, beyond HIGH. Nothing planned and something measured is HIGH.
 */
export function anomalyGrade(
  cumulative: Quantity,
  planned: Quantity,
  low: Percent,
  medium: Percent,
): AnomalyGrade {
  const excess = BigInt(cumulative) - BigInt(planned);
  if (excess <= 0n) return 'NONE';
  if (planned <= 0) return 'HIGH';
  // Both sides × planned × 100 × 10⁴, so that nothing is divided.
  const within = (bound: Percent) => excess * 1_000_000n <= BigInt(bound) * BigInt(planned);
  return within(low) ? 'LOW' : within(medium) ? 'MEDIUM' : 'HIGH';
}

export interface PlannedStretch {
  readonly percentage: DecimalInput;
  /** Days, both included. */
  readonly from_on: string;
  readonly to_on: string;
}

/**
 * Percent points of the work that the plan has done by the end of a day: each stretch grows evenly over its days,
 * rounded to four places, then added up.
 */
export function plannedPercentage(stretches: readonly PlannedStretch[], on: string): Percent {
  const sum = stretches.reduce((total, stretch) => {
    const days = BigInt(daysBetween(stretch.from_on, stretch.to_on) + 1);
    const gone = BigInt(Math.max(0, daysBetween(stretch.from_on, on) + 1));
    const percentage = BigInt(parsePercent(isBlank(stretch.percentage) ? '0' : stretch.percentage));
    const share = gone >= days ? percentage : divideHalfAwayFromZero(percentage * gone, days);
    return total + share;
  }, 0n);
  return toScaled(sum) as Percent;
}

/** A percentage of a quantity, four places, half away from zero. */
export function plannedQuantity(sanctioned: Quantity, percentage: Percent): Quantity {
  return toScaled(
    divideHalfAwayFromZero(BigInt(sanctioned) * BigInt(percentage), 1_000_000n),
  ) as Quantity;
}

function quantityOf(input: DecimalInput): Quantity {
  return isBlank(input) ? ZERO_QUANTITY : parseQuantity(input);
}

function previewSide(
  rows: readonly MeasurementInput[] | undefined,
  name: string,
  problems: LineProblem[],
): { readonly rows: readonly (Quantity | null)[]; readonly quantity: Quantity | null } {
  if (rows === undefined || rows.length === 0) return { rows: [], quantity: null };
  const quantities = rows.map((row, index) => previewRow(row, `/${name}/${index}`, problems));
  const measured = rows.flatMap((row, index) => {
    const quantity = quantities[index] ?? null;
    return quantity === null ? [] : [{ quantity, is_deduction: row.is_deduction === true }];
  });
  try {
    return { rows: quantities, quantity: lineQuantity(measured) };
  } catch (error) {
    if (!(error instanceof DecimalError)) throw error;
    problems.push({ pointer: `/${name}`, code: error.code });
    return { rows: quantities, quantity: ZERO_QUANTITY };
  }
}

function previewRow(
  row: MeasurementInput,
  pointer: string,
  problems: LineProblem[],
): Quantity | null {
  const factors: (Quantity | null)[] = [];
  const faults: LineProblem[] = [];
  for (const field of MEASUREMENT_FACTORS) {
    const input = row[field];
    if (isBlank(input)) continue;
    const parsed = tryParseQuantity(input);
    if (parsed.ok && parsed.value >= 0) factors.push(parsed.value);
    else {
      const code = parsed.ok ? 'OUT_OF_RANGE' : parsed.code;
      faults.push({ pointer: `${pointer}/${field}`, code });
    }
  }
  problems.push(...faults);
  if (faults.length > 0) return null;
  try {
    return rowQuantity(factors);
  } catch (error) {
    if (!(error instanceof DecimalError)) throw error;
    problems.push({ pointer, code: error.code });
    return null;
  }
}

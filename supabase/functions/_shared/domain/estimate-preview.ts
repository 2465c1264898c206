import { DecimalError } from './decimal.ts';
import type { DecimalProblem } from './decimal.ts';
import {
  estimateTotals,
  isBlank,
  lineQuantity,
  MEASUREMENT_FACTORS,
  overheadAmount,
  rowQuantity,
} from './estimate.ts';
import type {
  EstimateLineCategory,
  EstimateLineInput,
  EstimateTotals,
  MeasurementInput,
  OverheadRule,
} from './estimate.ts';
import { addMoney, multiplyRate, ZERO_PAISE } from './money.ts';
import type { Paise } from './money.ts';
import { parseRate, tryParseQuantity, ZERO_QUANTITY, ZERO_RATE } from './quantity.ts';
import type { Quantity } from './quantity.ts';

export interface LinePreview {
  /** Per measurement row; null where a factor cannot be read. */
  readonly row_quantities: readonly (Quantity | null)[];
  readonly quantity: Quantity;
  readonly amount: Paise;
  /** Deductions exceed additions: shown at once, refused on submission (NEGATIVE_ITEM). */
  readonly is_negative: boolean;
  /** What kept the line out of the totals, with the field's name. */
  readonly problems: readonly LineProblem[];
}

export interface LineProblem {
  /** Relative JSON pointer inside the line, e.g. `/measurements/2/length`. */
  readonly pointer: string;
  readonly code: DecimalProblem;
}

export interface EstimatePreview {
  readonly lines: readonly LinePreview[];
  readonly totals: EstimateTotals;
  readonly has_negative_item: boolean;
  /** Not empty when the sum leaves numeric(14,2); the totals then read zero. */
  readonly problems: readonly LineProblem[];
}

/** Quantity and amount of one SOR or NON-SOR line while it is being typed: unreadable cells are named, not thrown. */
export function previewLine(line: EstimateLineInput): LinePreview {
  const problems: LineProblem[] = [];
  const rows = (line.measurements ?? []).map((row, index) => ({
    quantity: previewRow(row, `/measurements/${index}`, problems),
    is_deduction: row.is_deduction === true,
  }));
  const rowQuantities = rows.map((row) => row.quantity);
  const measured = rows.filter(
    (row): row is { quantity: Quantity; is_deduction: boolean } => row.quantity !== null,
  );
  const quantity = guarded('/measurements', problems, ZERO_QUANTITY, () => lineQuantity(measured));
  const rate = guarded('/rate', problems, ZERO_RATE, () =>
    isBlank(line.rate) ? ZERO_RATE : parseRate(line.rate),
  );
  const amount = guarded('/measurements', problems, ZERO_PAISE, () => multiplyRate(rate, quantity));
  return {
    row_quantities: rowQuantities,
    quantity,
    amount,
    is_negative: quantity < 0 || amount < 0,
    problems,
  };
}

/**
 * Everything the form shows beside the cells, from the form's own values. Postgres computes the stored figures by
 * the same rules; the vectors in tests/fixtures/calc hold both to the paisa. A caller whose lines never change once
 * they are made may remember their previews and hand out what it remembers by `previewOf`.
 */
export function previewEstimate(
  lines: readonly EstimateLineInput[],
  overheadRules: readonly OverheadRule[],
  previewOf: (line: EstimateLineInput) => LinePreview = previewLine,
): EstimatePreview {
  const previews = lines.map((line) => (line.category === 'OVERHEAD' ? null : previewOf(line)));
  const amountsOf = (category: EstimateLineCategory): Paise[] =>
    lines.flatMap((line, index) =>
      line.category === category ? [previews[index]?.amount ?? ZERO_PAISE] : [],
    );
  const estimateProblems: LineProblem[] = [];
  const works = guarded('/lines', estimateProblems, ZERO_PAISE, () =>
    addMoney(...amountsOf('SOR'), ...amountsOf('NON_SOR')),
  );
  const overheads: { code: string; amount: Paise }[] = [];
  const complete = lines.map((line, index): LinePreview => {
    const preview = previews[index];
    if (preview) return preview;
    const rule = overheadRules.find(({ code }) => code === line.overhead_code);
    const problems: LineProblem[] = [];
    const amount = guarded('/lump_sum', problems, ZERO_PAISE, () =>
      rule ? overheadAmount(rule, works, line.lump_sum) : ZERO_PAISE,
    );
    if (rule) overheads.push({ code: rule.code, amount });
    return {
      row_quantities: [],
      quantity: ZERO_QUANTITY,
      amount,
      is_negative: amount < 0,
      problems,
    };
  });
  return {
    lines: complete,
    totals: guarded('/lines', estimateProblems, estimateTotals([], [], []), () =>
      estimateTotals(amountsOf('SOR'), amountsOf('NON_SOR'), overheads),
    ),
    has_negative_item: complete.some((line) => line.is_negative),
    problems: estimateProblems,
  };
}

function previewRow(
  row: MeasurementInput,
  pointer: string,
  problems: LineProblem[],
): Quantity | null {
  const factors: (Quantity | null)[] = [];
  let isReadable = true;
  for (const field of MEASUREMENT_FACTORS) {
    const input = row[field];
    if (isBlank(input)) continue;
    const parsed = tryParseQuantity(input);
    if (parsed.ok && parsed.value >= 0) factors.push(parsed.value);
    else {
      isReadable = false;
      problems.push({
        pointer: `${pointer}/${field}`,
        code: parsed.ok ? 'OUT_OF_RANGE' : parsed.code,
      });
    }
  }
  if (!isReadable) return null;
  return guarded<Quantity | null>(pointer, problems, null, () => rowQuantity(factors));
}

function guarded<T>(pointer: string, problems: LineProblem[], fallback: T, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof DecimalError)) throw error;
    problems.push({ pointer, code: error.code });
    return fallback;
  }
}

import type { FieldIssue } from './error-codes.ts';
import { previewLine } from './estimate-preview.ts';
import { ESTIMATE_LINE_CATEGORIES, isBlank, overheadAmount } from './estimate.ts';
import type { EstimateLineInput, OverheadRule } from './estimate.ts';
import { DecimalError } from './decimal.ts';
import { ZERO_PAISE } from './money.ts';
import { tryParseRate } from './quantity.ts';

/** The estimate's fields that submission looks at; keys are those of `save_estimate`. */
export interface EstimateInput {
  readonly project_id?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly executing_department_code?: string | null | undefined;
  readonly lines: readonly EstimateLineInput[];
}

/** What the form knows of the masters; each is optional because Postgres checks them all again. */
export interface EstimateMasters {
  readonly overheads?: readonly OverheadRule[];
  readonly unit_codes?: readonly string[];
}

/**
 * The checks of a submission (planning reference §3.9), so that the form can show them before it asks the server.
 * A draft skips them. Postgres repeats every one and decides; pointers are the same on both sides.
 */
export function validateEstimateForSubmission(
  estimate: EstimateInput,
  masters: EstimateMasters = {},
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (isBlank(estimate.project_id)) issues.push({ pointer: '/project_id', code: 'PROJECT_ID' });
  if (isBlank(estimate.name)) issues.push({ pointer: '/name', code: 'NAME' });
  if (isBlank(estimate.executing_department_code)) {
    issues.push({ pointer: '/executing_department_code', code: 'EXECUTING_DEPARTMENT' });
  }
  const automatic = (masters.overheads ?? []).flatMap((rule) =>
    rule.is_auto_calculated === true ? [rule.code] : [],
  );
  const isAutomatic = (line: EstimateLineInput) =>
    line.category === 'OVERHEAD' && automatic.includes(line.overhead_code ?? '');
  if (estimate.lines.every(isAutomatic)) {
    return [...issues, { pointer: '/lines', code: 'ESTIMATE_DETAILS' }];
  }
  if (!estimate.lines.some(({ category }) => category === 'SOR' || category === 'NON_SOR')) {
    issues.push({ pointer: '/lines', code: 'ESTIMATE.DETAIL.CATEGORY' });
  }
  const seenOverheads = new Set<string>();
  estimate.lines.forEach((line, index) => {
    const pointer = `/lines/${index}`;
    if (!ESTIMATE_LINE_CATEGORIES.includes(line.category)) {
      issues.push({ pointer: `${pointer}/category`, code: 'ESTIMATE_DETAIL.CATEGORY' });
    } else if (line.category === 'OVERHEAD') {
      issues.push(...overheadIssues(line, pointer, seenOverheads, masters.overheads));
    } else {
      issues.push(...workLineIssues(line, pointer, masters.unit_codes));
    }
  });
  return issues;
}

function workLineIssues(
  line: EstimateLineInput,
  pointer: string,
  unitCodes?: readonly string[],
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (line.category === 'SOR' && isBlank(line.sor_code)) {
    issues.push({ pointer: `${pointer}/sor_code`, code: 'ESTIMATE.DETAIL.NAME.OR.SOR.ID' });
  }
  if (line.category === 'NON_SOR' && isBlank(line.name) && isBlank(line.description)) {
    issues.push({ pointer: `${pointer}/description`, code: 'ESTIMATE.DETAIL.NAME.OR.SOR.ID' });
  }
  if (isBlank(line.unit_code) || (unitCodes && !unitCodes.includes(line.unit_code))) {
    issues.push({ pointer: `${pointer}/unit_code`, code: 'INVALID_UOM' });
  }
  const rate = isBlank(line.rate) ? null : tryParseRate(line.rate);
  if (rate === null || (rate.ok && rate.value <= 0)) {
    issues.push({ pointer: `${pointer}/rate`, code: 'ESTIMATE.DETAIL.UNIT_RATE' });
  } else if (!rate.ok) issues.push({ pointer: `${pointer}/rate`, code: rate.code });
  return [...issues, ...measurementIssues(line, pointer)];
}

function measurementIssues(line: EstimateLineInput, pointer: string): FieldIssue[] {
  const measurements = line.measurements ?? [];
  if (measurements.length === 0)
    return [{ pointer: `${pointer}/measurements`, code: 'NO_OF_UNIT' }];
  const issues: FieldIssue[] = [];
  measurements.forEach((row, index) => {
    if (isBlank(row.description)) {
      issues.push({ pointer: `${pointer}/measurements/${index}/description`, code: 'REQUIRED' });
    }
  });
  const preview = previewLine(line);
  // What is wrong with the rate stands beside the rate already.
  const cells = preview.problems
    .filter((problem) => problem.pointer !== '/rate')
    .map((problem) => ({ pointer: pointer + problem.pointer, code: problem.code }));
  if (cells.length > 0) return [...issues, ...cells];
  if (preview.is_negative)
    return [...issues, { pointer: `${pointer}/measurements`, code: 'NEGATIVE_ITEM' }];
  if (preview.quantity === 0)
    return [...issues, { pointer: `${pointer}/measurements`, code: 'NO_OF_UNIT' }];
  return issues;
}

function overheadIssues(
  line: EstimateLineInput,
  pointer: string,
  seen: Set<string>,
  rules?: readonly OverheadRule[],
): FieldIssue[] {
  const code = line.overhead_code;
  if (isBlank(code)) return [{ pointer: `${pointer}/overhead_code`, code: 'ESTIMATE_DETAIL.NAME' }];
  if (seen.has(code))
    return [{ pointer: `${pointer}/overhead_code`, code: 'ESTIMATE_DETAIL.DUPLICATE.NAME' }];
  seen.add(code);
  if (!rules) return [];
  const rule = rules.find((candidate) => candidate.code === code);
  if (!rule) return [{ pointer: `${pointer}/overhead_code`, code: 'INVALID_OVERHEAD' }];
  if (rule.calculation === 'PERCENTAGE' || !isBlank(rule.value)) return [];
  const isAmount =
    !isBlank(line.lump_sum) && isPositive(() => overheadAmount(rule, ZERO_PAISE, line.lump_sum));
  return isAmount
    ? []
    : [{ pointer: `${pointer}/lump_sum`, code: 'ESTIMATE.DETAIL.AMOUNT.DETAILS.AMOUNT' }];
}

function isPositive(compute: () => number): boolean {
  try {
    return compute() > 0;
  } catch (error) {
    if (error instanceof DecimalError) return false;
    throw error;
  }
}

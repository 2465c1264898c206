import type { ErrorCode, FieldIssue } from './error-codes.ts';
import { isBlank } from './estimate.ts';
import type { DecimalInput } from './estimate.ts';
import { parseMoney, tryParseMoney } from './money.ts';
import { isIsoDate } from './period.ts';
import { tryParseScaled } from './decimal.ts';

type Text = string | null | undefined;

export interface ProjectTargetInput {
  readonly beneficiary_type_code?: Text;
  readonly baseline?: DecimalInput;
  readonly target?: DecimalInput;
  readonly total?: DecimalInput;
}

/** The project's fields that are checked; keys are those of `save_project` (planning reference §2.1). */
export interface ProjectInput {
  readonly id?: Text;
  readonly name?: Text;
  readonly description?: Text;
  readonly reference_number?: Text;
  readonly proposed_on?: Text;
  readonly project_type_code?: Text;
  readonly estimated_cost?: DecimalInput;
  readonly starts_on?: Text;
  readonly ends_on?: Text;
  readonly parent_id?: Text;
  readonly ward_code?: Text;
  readonly locality_code?: Text;
  readonly pincode?: Text;
  readonly latitude?: DecimalInput;
  readonly longitude?: DecimalInput;
  readonly targets?: readonly ProjectTargetInput[] | undefined;
}

/** ₹ 50,00,000 unless the tenant's setting `project.max_estimated_cost` says otherwise. */
export const MAX_ESTIMATED_COST = '5000000';

/**
 * Letters and digits of any script, with the marks Odia and Devanagari are written with (joiners included),
 * and the punctuation of planning reference §2.1. A description may also hold `, ( ) :` and line breaks.
 */
const NAME_CHARACTERS = /^[\p{L}\p{M}\p{N}\u200C\u200D/{}._$@#' -]*$/u;
const DESCRIPTION_CHARACTERS = /^[\p{L}\p{M}\p{N}\u200C\u200D/{}._$@#',():\s-]*$/u;

/**
 * The checks of a project before it is saved (planning reference §2.1, §2.2). `today` is the tenant's calendar day.
 * Lookups in masters are left to Postgres, which repeats every check and decides.
 */
export function validateProject(
  project: ProjectInput,
  today: string,
  maxEstimatedCost: string | number = MAX_ESTIMATED_COST,
): FieldIssue[] {
  const issues: FieldIssue[] = [
    ...textIssues('/name', project.name, {
      isRequired: true,
      min: 2,
      max: 128,
      characters: NAME_CHARACTERS,
    }),
    ...textIssues('/description', project.description, {
      isRequired: true,
      min: 2,
      max: 256,
      characters: DESCRIPTION_CHARACTERS,
    }),
    ...textIssues('/reference_number', project.reference_number, {
      min: 2,
      max: 32,
      characters: NAME_CHARACTERS,
    }),
    ...dateIssues(project, today),
    ...costIssues(project.estimated_cost, maxEstimatedCost),
    ...rangeIssues('/latitude', project.latitude, 90),
    ...rangeIssues('/longitude', project.longitude, 180),
  ];
  if (isBlank(project.project_type_code))
    issues.push({ pointer: '/project_type_code', code: 'INVALID_PROJECT_TYPE' });
  if (isBlank(project.ward_code)) issues.push({ pointer: '/ward_code', code: 'BOUNDARY' });
  if (isBlank(project.locality_code)) issues.push({ pointer: '/locality_code', code: 'BOUNDARY' });
  if (!isBlank(project.parent_id) && project.parent_id === project.id) {
    issues.push({ pointer: '/parent_id', code: 'INVALID_PARENT_PROJECT' });
  }
  if (!isBlank(project.pincode) && !/^[1-9]\d{5}$/.test(project.pincode)) {
    issues.push({ pointer: '/pincode', code: 'INVALID_CHARACTERS' });
  }
  (project.targets ?? []).forEach((target, index) =>
    issues.push(...targetIssues(target, `/targets/${index}`)),
  );
  return issues;
}

/** Length is counted in code points, as Postgres `char_length` does. */
export function textIssues(
  pointer: string,
  input: Text,
  rule: { isRequired?: boolean; min: number; max: number; characters?: RegExp },
): FieldIssue[] {
  if (isBlank(input)) return rule.isRequired === true ? [{ pointer, code: 'REQUIRED' }] : [];
  const text = input.trim();
  const length = Array.from(text).length;
  if (length < rule.min) return [{ pointer, code: 'TOO_SHORT', params: { min: rule.min } }];
  if (length > rule.max) return [{ pointer, code: 'TOO_LONG', params: { max: rule.max } }];
  if (rule.characters && !rule.characters.test(text))
    return [{ pointer, code: 'INVALID_CHARACTERS' }];
  return [];
}

function dateIssues(project: ProjectInput, today: string): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (isBlank(project.proposed_on)) issues.push({ pointer: '/proposed_on', code: 'REQUIRED' });
  for (const field of ['proposed_on', 'starts_on', 'ends_on'] as const) {
    const date = project[field];
    if (!isBlank(date) && !isIsoDate(date))
      issues.push({ pointer: `/${field}`, code: 'INVALID_DATE' });
  }
  if (issues.some(({ code }) => code === 'INVALID_DATE')) return issues;
  if (!isBlank(project.proposed_on) && project.proposed_on > today) {
    issues.push({ pointer: '/proposed_on', code: 'FUTURE_DATE' });
  }
  if (
    !isBlank(project.starts_on) &&
    !isBlank(project.ends_on) &&
    project.starts_on > project.ends_on
  ) {
    issues.push({ pointer: '/ends_on', code: 'INVALID_DATE' });
  }
  return issues;
}

function costIssues(input: DecimalInput, max: string | number): FieldIssue[] {
  const pointer = '/estimated_cost';
  if (isBlank(input)) return [{ pointer, code: 'REQUIRED' }];
  const cost = tryParseMoney(input);
  if (!cost.ok)
    return [
      {
        pointer,
        code: cost.code,
        ...(cost.code === 'TOO_MANY_DECIMALS' && { params: { max: 2 } }),
      },
    ];
  if (cost.value > 0 && cost.value <= parseMoney(max)) return [];
  return [{ pointer, code: 'OUT_OF_RANGE', params: { min: '0.01', max: String(max) } }];
}

function rangeIssues(pointer: string, input: DecimalInput, limit: number): FieldIssue[] {
  if (isBlank(input)) return [];
  const parsed = tryParseScaled(input, 8);
  if (!parsed.ok) return [{ pointer, code: parsed.code }];
  if (Math.abs(parsed.value) <= limit * 1e8) return [];
  return [{ pointer, code: 'OUT_OF_RANGE', params: { min: -limit, max: limit } }];
}

function targetIssues(target: ProjectTargetInput, pointer: string): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (isBlank(target.beneficiary_type_code))
    issues.push({ pointer: `${pointer}/beneficiary_type_code`, code: 'REQUIRED' });
  for (const field of ['baseline', 'target', 'total'] as const) {
    const input = target[field];
    if (isBlank(input)) continue;
    const parsed = tryParseScaled(input, 0);
    const code: ErrorCode | null = parsed.ok
      ? parsed.value < 0
        ? 'OUT_OF_RANGE'
        : null
      : parsed.code;
    if (code) issues.push({ pointer: `${pointer}/${field}`, code, params: { min: 0 } });
  }
  return issues;
}

import { z } from 'zod';
import { readTypedDecimal, shiftPoint } from './decimal-text';
import { fieldMessage } from './field-message';

/**
 * Zod for this app: issues become message codes, and no code is generated at run time (the
 * Content-Security-Policy forbids it). Set where the first form loads zod, so that a screen without forms
 * does not.
 */
z.config({
  jitless: true,
  customError: (issue) => {
    switch (issue.code) {
      case 'too_big':
        return fieldMessage(issue.origin === 'string' ? 'TOO_LONG' : 'OUT_OF_RANGE', {
          max: Number(issue.maximum),
        });
      case 'too_small':
        return issue.minimum === 1
          ? fieldMessage('REQUIRED')
          : fieldMessage(issue.origin === 'string' ? 'TOO_SHORT' : 'OUT_OF_RANGE', {
              min: Number(issue.minimum),
            });
      case 'invalid_type':
        return fieldMessage(
          issue.input === undefined || issue.input === null ? 'REQUIRED' : 'INVALID_VALUE',
        );
      default:
        return fieldMessage('INVALID_VALUE');
    }
  },
});

interface DecimalRules {
  readonly decimals: number;
  readonly isRequired?: boolean;
  /** Inclusive bounds, as decimal text. */
  readonly min?: string;
  readonly max?: string;
  /** The value must be above zero. */
  readonly isPositive?: boolean;
}

/** Enough to compare any two decimals of ours as whole numbers. */
const PLACES = 6;
const MANY_PLACES = 20;

function scaled(text: string): bigint {
  const [whole = '0', fraction = ''] = shiftPoint(text, PLACES).split('.');
  return fraction === '' || /^0*$/.test(fraction) ? BigInt(whole) : BigInt(whole) + 1n;
}

function isOutside(text: string, { min, max }: DecimalRules): boolean {
  const value = scaled(text);
  return (min !== undefined && value < scaled(min)) || (max !== undefined && value > scaled(max));
}

function bounds({ min, max }: DecimalRules): Record<string, string> {
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

/** A decimal kept as the text that was typed: `decimalText({ decimals: 2, max: '5000000' })`. */
export function decimalText(rules: DecimalRules) {
  return z.string().superRefine((typed, context) => {
    const refuse = (code: string, params: Record<string, unknown> = {}) =>
      context.addIssue({ code: 'custom', message: fieldMessage(code, params) });
    if (typed.trim() === '') {
      if (rules.isRequired === true) refuse('REQUIRED');
      return;
    }
    const text = readTypedDecimal(typed, rules.decimals);
    if (text === null) {
      const isLonger = readTypedDecimal(typed, MANY_PLACES) !== null;
      if (isLonger) refuse('TOO_MANY_DECIMALS', { max: rules.decimals });
      else refuse('NOT_A_NUMBER');
    } else if (rules.isPositive === true && scaled(text) <= 0n) refuse('MUST_BE_POSITIVE');
    else if (isOutside(text, rules)) refuse('OUT_OF_RANGE', bounds(rules));
  });
}

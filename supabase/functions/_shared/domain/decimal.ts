/**
 * Exact decimals as scaled integers: the foundation of money, quantities, rates and percentages.
 *
 * PostgREST delivers `numeric` as a JSON number or a string, forms deliver strings. Both are turned into
 * integers by their digits, never by floating-point arithmetic, so that no half is lost on the way.
 */

/** Why a text is not an acceptable decimal. The names are members of the closed list of error codes. */
export type DecimalProblem = 'NOT_A_NUMBER' | 'TOO_MANY_DECIMALS' | 'OUT_OF_RANGE';

export type ParsedDecimal =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly code: DecimalProblem };

/** Thrown by the strict functions. Tolerant callers (a form while one types) use the `try…` variants. */
export class DecimalError extends Error {
  readonly code: DecimalProblem;

  constructor(code: DecimalProblem, detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'DecimalError';
    this.code = code;
  }
}

/** Every decimal column of the schema is numeric(14, s): fourteen digits in all, safely inside a double's 2^53. */
export const MAX_SCALED = 99_999_999_999_999;

const DECIMAL = /^(-?)(?:(\d+)\.?(\d*)|\.(\d+))$/;

/**
 * Reads a decimal with at most `scale` significant decimals into an integer of value × 10^scale.
 * Trailing zeros beyond the scale are accepted, because Postgres prints a column's own scale.
 * A JSON number is read by its shortest decimal text, which is exact for up to fifteen digits.
 */
export function tryParseScaled(input: string | number, scale: number): ParsedDecimal {
  const text = typeof input === 'number' ? String(input) : input.trim();
  const match = DECIMAL.exec(text);
  if (!match) return { ok: false, code: 'NOT_A_NUMBER' };
  const [, sign, whole = '0', after, bare] = match;
  const decimals = (after ?? bare ?? '').replace(/0+$/, '');
  if (decimals.length > scale) return { ok: false, code: 'TOO_MANY_DECIMALS' };
  const digits = (whole + decimals.padEnd(scale, '0')).replace(/^0+(?=\d)/, '');
  if (digits.length > 14) return { ok: false, code: 'OUT_OF_RANGE' };
  const magnitude = Number(digits);
  return { ok: true, value: sign === '-' && magnitude !== 0 ? -magnitude : magnitude };
}

/** As {@link tryParseScaled}, but raises {@link DecimalError}. */
export function parseScaled(input: string | number, scale: number): number {
  const parsed = tryParseScaled(input, scale);
  if (!parsed.ok) throw new DecimalError(parsed.code, JSON.stringify(input));
  return parsed.value;
}

/** Writes a scaled integer as a plain decimal with exactly `scale` places: the form Postgres prints. */
export function scaledToText(value: number, scale: number): string {
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const decimals = digits.slice(digits.length - scale);
  return `${value < 0 ? '-' : ''}${whole}${scale > 0 ? `.${decimals}` : ''}`;
}

/** Integer division rounding half away from zero, as Postgres `round(numeric, n)` does. The divisor is positive. */
export function divideHalfAwayFromZero(dividend: bigint, divisor: bigint): bigint {
  const magnitude = dividend < 0n ? -dividend : dividend;
  const quotient = (magnitude * 2n + divisor) / (divisor * 2n);
  return dividend < 0n ? -quotient : quotient;
}

/** Leaves bigint again. Raises `OUT_OF_RANGE` where the numeric(14, s) column would overflow. */
export function toScaled(value: bigint): number {
  if (value > BigInt(MAX_SCALED) || value < -BigInt(MAX_SCALED)) {
    throw new DecimalError('OUT_OF_RANGE', value.toString());
  }
  return Number(value);
}

/**
 * Decimals as text, for showing and typing only. PostgREST gives `numeric` as a JSON number or string,
 * inputs hold strings; neither is ever turned into a float here. Calculations belong to `#domain`.
 */

const DECIMAL = /^(-?)(\d+)(?:\.(\d*))?$/;

/** `'1234.50'` from a number, string or null; `null` for what is no plain decimal (NaN, 1e21, 'abc'). */
export function toDecimalText(value: number | string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'number' ? String(value) : value.trim();
  return DECIMAL.test(text) ? text : null;
}

/** Moves the decimal point: `shiftPoint('1234567.5', -5)` is `'12.345675'`. Exact, no rounding. */
export function shiftPoint(text: string, places: number): string {
  const match = DECIMAL.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = whole + fraction;
  const at = whole.length + places;
  const padded = at <= 0 ? '0'.repeat(1 - at) + digits : digits.padEnd(at, '0');
  const point = Math.max(at, 1);
  const head = padded.slice(0, point).replace(/^0+(?=\d)/, '');
  const tail = padded.slice(point);
  return sign + head + (tail === '' ? '' : `.${tail}`);
}

/** How many digits stand before the point, without sign and leading zeros; 0 for `0.5`. */
export function wholeDigits(text: string): number {
  const whole = DECIMAL.exec(text)?.[2] ?? '';
  return whole.replace(/^0+/, '').length;
}

/**
 * What a person typed or pasted into a decimal field, cleaned: grouping commas, spaces and a rupee sign
 * drop out, Odia and Devanagari digits become Latin. Returns `null` when the rest is no decimal with at
 * most `decimals` places.
 */
export function readTypedDecimal(typed: string, decimals: number): string | null {
  const latin = typed.replace(/[०-९୦-୯]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code >= 0x0b66 ? code - 0x0b66 : code - 0x0966);
  });
  const cleaned = latin
    .replace(/[,\s\u00a0₹]/g, '')
    .replace(/^\./, '0.')
    .replace(/^-\./, '-0.');
  const match = DECIMAL.exec(cleaned);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (fraction.length > decimals) return null;
  const head = whole.replace(/^0+(?=\d)/, '');
  return sign + head + (fraction === '' ? '' : `.${fraction}`);
}

/** Numbers of people, banks and firms with the rules that Postgres repeats (execution reference §1). */

const D5 = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
];
const PERMUTED = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
];
const INVERSE = '0432156789';
const LOCAL_DIGITS = '୦୧୨୩୪୫୬୭୮୯०१२३४५६७८९';

const at = (row: string | undefined, index: number) => Number(row?.[index] ?? '0');

/** The check digit that Verhoeff's scheme puts behind a row of digits. */
export function verhoeffDigit(digits: string): number {
  let check = 0;
  Array.from(digits)
    .reverse()
    .forEach((digit, index) => {
      check = at(D5[check], at(PERMUTED[(index + 1) % 8], Number(digit)));
    });
  return at(INVERSE, check);
}

const latin = (text: string) =>
  text.replace(/[୦-୯०-९]/g, (digit) => String(LOCAL_DIGITS.indexOf(digit) % 10));

/** As a number is kept: in Latin digits without spaces and hyphens, a mobile without the prefix of the country. */
export function personalDigits(kind: 'AADHAAR' | 'MOBILE' | 'ACCOUNT', text: string): string {
  return kind === 'MOBILE'
    ? latin(text)
        .replace(/[\s()+-]/g, '')
        .replace(/^(?:91|0)(\d{10})$/, '$1')
    : latin(text).replace(/[\s-]/g, '');
}

export const isAadhaar = (text: string): boolean =>
  /^[2-9]\d{11}$/.test(text) && verhoeffDigit(text.slice(0, 11)) === Number(text[11]);

export const isMobile = (text: string): boolean => /^[6-9]\d{9}$/.test(text);

export const isAccountNumber = (text: string): boolean => /^\d{9,18}$/.test(text);

export const isIfsc = (text: string): boolean => /^[A-Z]{4}0[A-Z0-9]{6}$/.test(text);

export const isPan = (text: string): boolean => /^[A-Z]{5}\d{4}[A-Z]$/.test(text);

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The last character is a check by 36: every second one counts twice, digits of the product are added. */
export function isGstin(text: string): boolean {
  if (!/^\d{2}[A-Z]{5}\d{4}[A-Z][0-9A-Z]Z[0-9A-Z]$/.test(text)) return false;
  const sum = Array.from(text.slice(0, 14)).reduce((total, character, index) => {
    const product = ALPHABET.indexOf(character) * (index % 2 === 1 ? 2 : 1);
    return total + Math.floor(product / 36) + (product % 36);
  }, 0);
  return ALPHABET[(36 - (sum % 36)) % 36] === text[14];
}

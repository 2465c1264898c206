import { describe, expect, it } from 'vitest';

import identifiers from '../../../../tests/fixtures/calc/identifiers.json';
import {
  isAadhaar,
  isAccountNumber,
  isGstin,
  isIfsc,
  isMobile,
  isPan,
  personalDigits,
  verhoeffDigit,
} from './index.ts';

const TEST: Record<string, (text: string) => boolean> = {
  AADHAAR: isAadhaar,
  MOBILE: isMobile,
  IFSC: isIfsc,
  ACCOUNT: isAccountNumber,
  PAN: isPan,
  GSTIN: isGstin,
};

/** The database runs the same file through its functions. */
describe('numbers of people, banks and firms', () => {
  it.each(identifiers.cases)('$kind: $name', ({ kind, value, valid }) => {
    expect(TEST[kind]?.(value)).toBe(valid);
  });

  it.each(identifiers.kept)('$kind $value is kept as $kept', ({ kind, value, kept }) => {
    expect(personalDigits(kind as 'AADHAAR' | 'MOBILE' | 'ACCOUNT', value)).toBe(kept);
  });

  it('the check digit tells every single wrong digit and every change of neighbours', () => {
    const digits = '99994105705';
    const right = `${digits}${verhoeffDigit(digits)}`;
    for (let place = 0; place < 12; place += 1) {
      for (let digit = 0; digit < 10; digit += 1) {
        const wrong = `${right.slice(0, place)}${digit}${right.slice(place + 1)}`;
        expect(verhoeffDigit(wrong.slice(0, 11)) === Number(wrong[11])).toBe(wrong === right);
      }
      const swapped = `${right.slice(0, place)}${right[place + 1] ?? ''}${right[place] ?? ''}${right.slice(place + 2)}`;
      if (place < 11)
        expect(verhoeffDigit(swapped.slice(0, 11)) === Number(swapped[11])).toBe(swapped === right);
    }
  });
});

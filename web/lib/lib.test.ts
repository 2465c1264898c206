import { describe, expect, it } from 'vitest';
import { readTypedDecimal, shiftPoint, wholeDigits } from './decimal-text';
import { decimalText } from './form-schema';
import { readListSearch, readSort, searchCodes } from './list-search';
import { readTypedDate } from './typed-date';

describe('what a person types as a decimal', () => {
  it.each([
    ['1,23,456.50', '123456.50'],
    ['₹ 12,000', '12000'],
    ['୧୨.୫', '12.5'],
    ['१२.५', '12.5'],
    ['.5', '0.5'],
    ['007', '7'],
    ['-0.25', '-0.25'],
    ['12.', '12'],
  ])('%s is understood as %s', (typed, text) => {
    expect(readTypedDecimal(typed, 2)).toBe(text);
  });

  it.each(['', 'abc', '1.2.3', '1e5', '1.234', '--1'])('%s is not understood', (typed) => {
    expect(readTypedDecimal(typed, 2)).toBeNull();
  });
});

describe('moving the point', () => {
  it.each([
    ['1234567.5', -5, '12.345675'],
    ['1', -2, '0.01'],
    ['-12.5', 3, '-12500'],
  ])('%s by %i is %s', (text, places, shifted) => {
    expect(shiftPoint(text, places)).toBe(shifted);
  });

  it('counts whole digits', () => {
    expect([wholeDigits('0.5'), wholeDigits('00120'), wholeDigits('99999')]).toEqual([0, 3, 5]);
  });
});

describe('the rules of a decimal field', () => {
  const cost = decimalText({ decimals: 2, isRequired: true, isPositive: true, max: '5000000' });
  const code = (typed: string) => cost.safeParse(typed).error?.issues[0]?.message ?? 'ok';

  it.each([
    ['', 'REQUIRED'],
    ['abc', 'NOT_A_NUMBER'],
    ['1.234', 'TOO_MANY_DECIMALS|{"max":2}'],
    ['0', 'MUST_BE_POSITIVE'],
    ['5000000', 'ok'],
    ['5000000.01', 'OUT_OF_RANGE|{"max":"5000000"}'],
    ['12,34,567.50', 'ok'],
  ])('%s: %s', (typed, expected) => {
    expect(code(typed)).toBe(expected);
  });
});

describe('search parameters', () => {
  it('drops nonsense instead of breaking the page', () => {
    expect(readListSearch({ page: -1, size: 7, sort: 'x;drop', q: 12 })).toEqual({ q: '12' });
    expect(readListSearch({ page: 3, size: 50, sort: 'number.desc' })).toEqual({
      page: 3,
      size: 50,
      sort: 'number.desc',
    });
    expect(searchCodes({ state: 'DRAFTED' }, 'state')).toEqual(['DRAFTED']);
    expect(searchCodes({ state: [] }, 'state')).toBeUndefined();
  });

  it('sorts as the URL says, else as the list does', () => {
    const fallback = { by: 'created_at', isDescending: true };
    expect(readSort(undefined, fallback)).toEqual(fallback);
    expect(readSort('number.asc', fallback)).toEqual({ by: 'number', isDescending: false });
  });
});

describe('what a person types as a date', () => {
  it.each([
    ['5/1/2026', '2026-01-05'],
    ['05-01-26', '2026-01-05'],
    ['5 1 2026', '2026-01-05'],
    ['2026-1-5', '2026-01-05'],
  ])('%s is %s', (typed, day) => {
    expect(readTypedDate(typed)).toBe(day);
  });

  it.each(['31/2/2026', '13/13/2026', 'yesterday', ''])('%s is no day', (typed) => {
    expect(readTypedDate(typed)).toBeNull();
  });
});

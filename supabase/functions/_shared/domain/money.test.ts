import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMoney,
  DecimalError,
  divideHalfAwayFromZero,
  MAX_SCALED,
  moneyToText,
  multiplyFactors,
  multiplyRate,
  parseMoney,
  parsePercent,
  parseQuantity,
  parseRate,
  percentOf,
  quantityToText,
  roundToRupee,
  tryParseMoney,
  tryParsePercent,
  tryParseQuantity,
} from './index.ts';
import type { Paise, Quantity, Rate } from './index.ts';

const paise = fc.integer({ min: -MAX_SCALED, max: MAX_SCALED }).map((value) => value as Paise);

describe('reading decimals', () => {
  it('reads what PostgREST and forms deliver, by digits', () => {
    expect(parseMoney('412.50')).toBe(41_250);
    expect(parseMoney(412.5)).toBe(41_250);
    expect(parseMoney('412.5000')).toBe(41_250);
    expect(parseMoney(' 007 ')).toBe(700);
    expect(parseMoney('.5')).toBe(50);
    expect(parseMoney('5.')).toBe(500);
    expect(parseMoney('-0.01')).toBe(-1);
    expect(Object.is(parseMoney('-0'), 0)).toBe(true);
    expect(parseMoney(999999999999.99)).toBe(99_999_999_999_999);
  });

  it.each(['', ' ', '.', '-', '1,000', '1e3', '0x10', 'NaN', 'Infinity', '१२', '1 2', '--1', '+1'])(
    'refuses %j as not a number',
    (text) => {
      expect(tryParseMoney(text)).toEqual({ ok: false, code: 'NOT_A_NUMBER' });
    },
  );

  it('refuses decimals that would be lost and digits that do not fit', () => {
    expect(tryParseMoney('1.005')).toEqual({ ok: false, code: 'TOO_MANY_DECIMALS' });
    expect(tryParseMoney(0.1 + 0.2)).toEqual({ ok: false, code: 'TOO_MANY_DECIMALS' });
    expect(tryParseMoney('1000000000000')).toEqual({ ok: false, code: 'OUT_OF_RANGE' });
    expect(tryParseMoney(Number.NaN)).toEqual({ ok: false, code: 'NOT_A_NUMBER' });
    expect(tryParseQuantity('1.5', 0)).toEqual({ ok: false, code: 'TOO_MANY_DECIMALS' });
    expect(tryParseQuantity('1.50', 1)).toEqual({ ok: true, value: 15_000 });
    expect(tryParsePercent('1000')).toEqual({ ok: false, code: 'OUT_OF_RANGE' });
    expect(() => parsePercent('7.50001')).toThrow(DecimalError);
  });

  it('writes and reads back every amount', () => {
    fc.assert(fc.property(paise, (amount) => parseMoney(moneyToText(amount)) === amount));
  });
});

describe('arithmetic', () => {
  it('divides half away from zero, symmetrically', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 28n), max: 10n ** 28n }),
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        (a, b) => {
          const result = divideHalfAwayFromZero(a, b);
          const twiceError = 2n * (a - result * b);
          const isNearest = twiceError <= b && -twiceError <= b;
          return isNearest && divideHalfAwayFromZero(-a, b) === -result;
        },
      ),
    );
  });

  it('rounds to the rupee within half a rupee', () => {
    expect(roundToRupee(parseMoney('0.50'))).toBe(100);
    expect(roundToRupee(parseMoney('-0.50'))).toBe(-100);
    expect(roundToRupee(parseMoney('0.49'))).toBe(0);
    const storable = fc
      .integer({ min: -MAX_SCALED + 100, max: MAX_SCALED - 100 })
      .map((v) => v as Paise);
    fc.assert(
      fc.property(storable, (amount) => {
        const rounded = roundToRupee(amount);
        return rounded % 100 === 0 && Math.abs(rounded - amount) <= 50;
      }),
    );
  });

  it('multiplies in any order and by one without change', () => {
    const factor = fc.integer({ min: 0, max: 9_999_999 }).map((value) => value as Quantity);
    fc.assert(
      fc.property(fc.array(factor, { minLength: 1, maxLength: 2 }), (factors) => {
        const one = parseQuantity('1');
        return (
          multiplyFactors(factors) === multiplyFactors([...factors].reverse()) &&
          multiplyFactors(factors) === multiplyFactors([...factors, one])
        );
      }),
    );
  });

  it('adds exactly and refuses what the column cannot hold', () => {
    expect(addMoney()).toBe(0);
    expect(addMoney(parseMoney('0.10'), parseMoney('0.20'))).toBe(30);
    expect(() => addMoney(MAX_SCALED as Paise, 1 as Paise)).toThrow('OUT_OF_RANGE');
    expect(() => multiplyRate(MAX_SCALED as Rate, MAX_SCALED as Quantity)).toThrow(DecimalError);
  });

  it('takes percentages and rates to the paisa', () => {
    expect(percentOf(parsePercent('18'), parseMoney('123456.78'))).toBe(2_222_222);
    expect(multiplyRate(parseRate('1.005'), parseQuantity('1'))).toBe(101);
    expect(quantityToText(parseQuantity('-0.5'))).toBe('-0.5000');
  });
});

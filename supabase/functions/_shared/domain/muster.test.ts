import { describe, expect, it } from 'vitest';
import muster from '../../../../tests/fixtures/calc/muster.json';
import {
  dayAttendance,
  isMarkable,
  moneyToText,
  nextMark,
  parseRate,
  parseScaled,
  scaledToText,
  wageOf,
  weekOf,
} from './index.ts';
import type { Halves } from './index.ts';

describe('golden vectors of musters', () => {
  it.each(muster.cases)('day: $name', ({ halves, rule, attendance }) => {
    expect(scaledToText(dayAttendance(halves as Halves, rule) * 5, 1)).toBe(attendance);
  });

  it.each(muster.wages)('wage: $name', ({ days, rate, amount }) => {
    expect(moneyToText(wageOf(parseScaled(days, 1) / 5, parseRate(rate)))).toBe(`${amount}.00`);
  });
});

describe('a week of attendance', () => {
  it('cycles blank, full, half, absent', () => {
    expect([null, 2, 1, 0].map((mark) => nextMark(mark as Halves | null))).toEqual([2, 1, 0, 2]);
  });

  it('begins on Monday', () => {
    expect(['2026-06-01', '2026-06-07', '2026-06-08'].map(weekOf)).toEqual([
      '2026-06-01',
      '2026-06-01',
      '2026-06-08',
    ]);
  });

  it('takes no mark of tomorrow, nor outside of register and enrolment', () => {
    const register = { from: '2026-06-01', to: '2026-06-30' };
    const enrolment = { from: '2026-06-03', to: '2026-06-05' };
    const days = ['2026-06-02', '2026-06-03', '2026-06-05', '2026-06-06'];
    expect(days.map((day) => isMarkable(day, '2026-06-10', register, enrolment))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isMarkable('2026-06-04', '2026-06-03', register, { ...enrolment, to: null })).toBe(
      false,
    );
  });
});

import { describe, expect, it } from 'vitest';
import {
  dayIn,
  daysBetween,
  daysLeft,
  dueStatus,
  ERROR_CODES,
  expandNumberFormat,
  financialYearOf,
  financialYearRange,
  isErrorCode,
  isIsoDate,
} from './index.ts';

const INDIA = 'Asia/Kolkata';

describe('days', () => {
  it('knows real calendar days', () => {
    expect(isIsoDate('2024-02-29')).toBe(true);
    expect(isIsoDate('2025-02-29')).toBe(false);
    expect(isIsoDate('2025-2-9')).toBe(false);
    expect(() => financialYearOf('today')).toThrow(RangeError);
    expect(financialYearRange('2099-00')).toEqual({ from: '2099-04-01', to: '2100-03-31' });
    expect(() => financialYearRange('2026-28')).toThrow(RangeError);
  });

  it('takes the day where the tenant is', () => {
    expect(dayIn(INDIA, '2026-03-31T18:29:59Z')).toBe('2026-03-31');
    expect(dayIn(INDIA, '2026-03-31T18:30:00Z')).toBe('2026-04-01');
    expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1);
  });

  it('counts days left by the tenant calendar', () => {
    const now = '2026-11-23T20:00:00Z'; // already the 24th in India
    expect(daysLeft(null, now, INDIA)).toBeNull();
    expect(daysLeft('2026-11-24T10:00:00Z', now, INDIA)).toBe(0);
    expect(daysLeft('2026-11-24T19:00:00Z', now, INDIA)).toBe(1);
    expect(daysLeft('2026-11-23T19:59:00Z', now, INDIA)).toBe(-1);
    expect(daysLeft('2026-11-21T10:00:00Z', now, INDIA)).toBe(-3);
  });

  it('warns at a fifth of the time', () => {
    const entered = '2026-11-20T00:00:00Z';
    const due = '2026-11-25T00:00:00Z';
    expect(dueStatus(entered, null, entered)).toBe('none');
    expect(dueStatus(entered, due, '2026-11-23T23:59:59Z')).toBe('on_time');
    expect(dueStatus(entered, due, '2026-11-24T00:00:00Z')).toBe('near');
    expect(dueStatus(entered, due, '2026-11-25T00:00:01Z')).toBe('overdue');
  });
});

describe('number formats', () => {
  it('refuses tokens it does not know', () => {
    const context = { date: '2026-11-23', sequence: 1 };
    expect(() => expandNumberFormat('{year}/{seq:6}', context)).toThrow('{year}');
    expect(() => expandNumberFormat('{seq}', context)).toThrow(RangeError);
    expect(() => expandNumberFormat('{seq:6}', { ...context, date: 'x' })).toThrow(RangeError);
    expect(expandNumberFormat('{city}-{seq:3}', context)).toBe('-001');
  });
});

describe('error codes', () => {
  it('are a closed list without repetition', () => {
    expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length);
    expect(isErrorCode('STALE_VERSION')).toBe(true);
    expect(isErrorCode('INVALId_SOR_ID')).toBe(false);
    expect(isErrorCode(42)).toBe(false);
  });
});

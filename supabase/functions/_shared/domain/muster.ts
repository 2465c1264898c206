import { divideHalfAwayFromZero, toScaled } from './decimal.ts';
import type { Halves } from './attendance.ts';
import type { Paise } from './money.ts';
import type { Rate } from './quantity.ts';

/** The six values by which an agency makes days of marks. */
export interface MusterRule {
  readonly entry_hour: number;
  readonly exit_hour_half_day: number;
  readonly exit_hour_full_day: number;
  readonly half_day_hours: number;
  readonly full_day_hours: number;
  readonly rounds_hours: boolean;
}

function hoursOf(halves: Halves, rule: MusterRule): number {
  if (halves === 0) return 0;
  return (halves === 2 ? rule.exit_hour_full_day : rule.exit_hour_half_day) - rule.entry_hour;
}

/** Half-days that a mark counts for: the counterpart of `private.day_attendance`, in halves. */
export function dayAttendance(halves: Halves, rule: MusterRule): Halves {
  const hours = hoursOf(halves, rule);
  if (hours <= 0) return 0;
  const isFull = rule.rounds_hours ? hours > rule.half_day_hours : hours >= rule.full_day_hours;
  return isFull ? 2 : 1;
}

/** Days (in halves) times the wage for a day, in whole rupees: the counterpart of `private.wage_of`. */
export function wageOf(halves: number, rate: Rate): Paise {
  return toScaled(divideHalfAwayFromZero(BigInt(halves) * BigInt(rate), 20_000n) * 100n) as Paise;
}

/** Half-days of a mark: absent, half a day, a full day. The counterpart of `attendance_marks.halves`. */
export type Halves = 0 | 1 | 2;

/** What the next tap on a cell makes of a mark: blank or absent, full, half, absent (execution reference §2.4). */
export function nextMark(mark: Halves | null): Halves {
  if (mark === 2) return 1;
  return mark === 1 ? 0 : 2;
}

const DAY = 86_400_000;

/** A day of the calendar, so many days later; both as `YYYY-MM-DD`. */
export function addDays(day: string, plus: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + plus * DAY).toISOString().slice(0, 10);
}

/** The Monday of a day's week: the counterpart of `private.week_of`. */
export function weekOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

export interface Window {
  readonly from: string;
  readonly to: string | null;
}

/** Whether a day can be marked: not to come, inside the register and inside the enrolment. */
export function isMarkable(
  day: string,
  today: string,
  register: Window,
  enrolment: Window,
): boolean {
  return (
    day <= today &&
    [register, enrolment].every(({ from, to }) => day >= from && (to === null || day <= to))
  );
}

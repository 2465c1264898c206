/** Spans of days that people ask for by name. */
export const DAY_PRESETS = ['thisMonth', 'lastMonth', 'thisYear', 'lastYear'] as const;
export type DayPreset = (typeof DAY_PRESETS)[number];

export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

const APRIL = 4;
const day = (year: number, month: number, date: number) =>
  new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);

/** The span of a preset, seen from `today` (`YYYY-MM-DD`). Years are financial years, April to March. */
export function daySpan(preset: DayPreset, today: string): DaySpan {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const start = month >= APRIL ? year : year - 1;
  switch (preset) {
    case 'thisMonth':
      return { from: day(year, month, 1), to: day(year, month + 1, 0) };
    case 'lastMonth':
      return { from: day(year, month - 1, 1), to: day(year, month, 0) };
    case 'thisYear':
      return { from: day(start, APRIL, 1), to: day(start + 1, APRIL, 0) };
    case 'lastYear':
      return { from: day(start - 1, APRIL, 1), to: day(start, APRIL, 0) };
  }
}

/** Today by the clock of a time zone. */
export function todayIn(timeZone: string, now: Date = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now);
}

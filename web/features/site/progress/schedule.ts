import type { DecimalInput } from '#domain';
import { toDecimalText } from '~/lib/decimal-text';
import type { DiaryEntry, Site, SiteMilestone } from '../site.types';

const DAY_MS = 86_400_000;

/** Days since 1970 of `YYYY-MM-DD`. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

export const nextDay = (day: string): string =>
  new Date((dayNumber(day) + 1) * DAY_MS).toISOString().slice(0, 10);

export interface Span {
  /** In percent of the whole scale. */
  readonly from: number;
  readonly width: number;
}

export interface Scale {
  readonly first: string;
  readonly last: string;
  /** Where a day begins. */
  readonly at: (day: string) => number;
  /** From the beginning of the first day to the end of the last. */
  readonly span: (from: string, to: string) => Span;
}

/** The days that a plan has to show: the order, its milestones as planned and as they came. */
export function scaleOf(site: Site): Scale {
  const days = [
    site.starts_on,
    site.ends_on,
    site.first_ends_on,
    ...site.milestones.flatMap((row) => [
      row.planned_from_on,
      row.planned_to_on,
      row.begun_on,
      row.done_on ?? (row.begun_on === null ? null : site.today),
    ]),
  ]
    .filter((day) => day !== null)
    .sort();
  const first = days[0] ?? site.today;
  const last = days.at(-1) ?? site.today;
  const start = dayNumber(first);
  const length = dayNumber(last) - start + 1;
  const at = (day: string) => ((dayNumber(day) - start) * 100) / length;
  return {
    first,
    last,
    at,
    span: (from, to) => ({
      from: at(from),
      width: Math.max(((dayNumber(to) - dayNumber(from) + 1) * 100) / length, 0),
    }),
  };
}

/** Percentages carry two places at most: whole hundredths are exact. */
const hundredths = (percent: DecimalInput) => Math.round(Number(toDecimalText(percent) ?? 0) * 100);
const percentOf = (value: number) => String(Math.round(value / 10_000) / 100);

/** How much of the work is done, in percent: each milestone by its share. */
export function doneOf(milestones: readonly SiteMilestone[]): string {
  return percentOf(
    milestones.reduce((sum, row) => sum + hundredths(row.percentage) * hundredths(row.done), 0),
  );
}

/** How much the plan has done by the end of a day: each milestone evenly over its days. */
export function plannedOf(milestones: readonly SiteMilestone[], day: string): string {
  return percentOf(
    milestones.reduce((sum, row) => {
      if (row.planned_from_on === null || row.planned_to_on === null) return sum;
      const from = dayNumber(row.planned_from_on);
      const length = dayNumber(row.planned_to_on) - from + 1;
      const passed = Math.min(Math.max(dayNumber(day) - from + 1, 0), length);
      return sum + (hundredths(row.percentage) * 10_000 * passed) / Math.max(length, 1);
    }, 0),
  );
}

export type MilestoneState = 'done' | 'doneLate' | 'late' | 'running' | 'ahead';

/** Where a milestone stands against its plan. */
export function stateOf({
  done_on: doneOn,
  begun_on: begunOn,
  days_late: late,
}: SiteMilestone): MilestoneState {
  const isLate = (late ?? 0) > 0;
  if (doneOn !== null) return isLate ? 'doneLate' : 'done';
  if (isLate) return 'late';
  return begunOn === null ? 'ahead' : 'running';
}

/** What the diary says stood in the way while a milestone was to be done. */
export function causesOf(milestone: SiteMilestone, diary: readonly DiaryEntry[], today: string) {
  const from = milestone.begun_on ?? milestone.planned_from_on ?? '';
  const to = milestone.done_on ?? today;
  return diary.filter(
    ({ hindrance, entry_on: day, side }) =>
      hindrance !== null &&
      day >= from &&
      day <= to &&
      // Both sides may write of one hindrance: the officer's page counts.
      (side === 'OFFICER' ||
        !diary.some((other) => other.entry_on === day && other.side === 'OFFICER')),
  );
}

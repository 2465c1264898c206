import { dayIn, daysBetween } from './period.ts';

/** Papers that move by the workflow engine, in the order of the chain. */
export const DOCUMENT_TYPES = [
  'project',
  'appropriation',
  'proposal',
  'estimate',
  'tender',
  'letter_of_intent',
  'work_order',
  'work_order_amendment',
  'measurement',
  'muster',
  'bill',
  'automatic_bill',
  'closure',
  'asset',
] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** What a transition answers, from the SQL function of the same name. */
export interface TransitionResult {
  readonly document_type: DocumentType;
  readonly document_id: string;
  readonly number: string | null;
  readonly state: string;
  readonly version: number;
  readonly from_state: string | null;
  readonly action: string;
  readonly moved_at: string;
  /** True when the same idempotency key had been answered before: nothing moved a second time. */
  readonly replayed: boolean;
}

/**
 * Calendar days until a paper is due, counted in the tenant's time zone: 0 today, negative when overdue.
 * Null when the state has no time limit. The present instant is given, so that the function stays pure.
 */
export function daysLeft(
  dueAt: string | null,
  now: string | number | Date,
  timeZone: string,
): number | null {
  if (dueAt === null) return null;
  const days = daysBetween(dayIn(timeZone, now), dayIn(timeZone, dueAt));
  // Due earlier today is overdue, though the calendar day is the same.
  return days === 0 && new Date(dueAt).getTime() < new Date(now).getTime() ? -1 : days;
}

export type DueStatus = 'none' | 'on_time' | 'near' | 'overdue';

/** Near means that a fifth or less of the time allowed remains (execution reference §10). */
export function dueStatus(
  enteredAt: string,
  dueAt: string | null,
  now: string | number | Date,
): DueStatus {
  if (dueAt === null) return 'none';
  const due = Date.parse(dueAt);
  const remaining = due - new Date(now).getTime();
  if (remaining < 0) return 'overdue';
  return remaining * 5 <= due - Date.parse(enteredAt) ? 'near' : 'on_time';
}

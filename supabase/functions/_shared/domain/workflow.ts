import { dayIn, daysBetween } from './period.ts';

/** Papers that move by the workflow engine. */
export const DOCUMENT_TYPES = ['project', 'estimate'] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** Actions of the shipped state tables. A tenant may define others, so that the API accepts any upper-case code. */
export const WORKFLOW_ACTIONS = [
  'SAVE_AS_DRAFT',
  'SUBMIT',
  'VERIFY_AND_FORWARD',
  'TECHNICAL_SANCTION',
  'APPROVE',
  'SEND_BACK',
  'SEND_BACK_TO_ORIGINATOR',
  'RE_SUBMIT',
  'REJECT',
] as const;
export type WorkflowAction = (typeof WORKFLOW_ACTIONS)[number];

export const WORKFLOW_STATES = [
  'DRAFTED',
  'PENDING_FOR_VERIFICATION',
  'PENDING_FOR_TECHNICAL_SANCTION',
  'PENDING_FOR_APPROVAL',
  'PENDING_FOR_CORRECTION',
  'APPROVED',
  'REJECTED',
] as const;
export type WorkflowState = (typeof WORKFLOW_STATES)[number];

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

/** How an action reads to a person: forward, backward, or the end of the paper. */
export type ActionTone = 'forward' | 'back' | 'end' | 'keep';

const TONES: Readonly<Partial<Record<WorkflowAction, ActionTone>>> = {
  SAVE_AS_DRAFT: 'keep',
  SEND_BACK: 'back',
  SEND_BACK_TO_ORIGINATOR: 'back',
  REJECT: 'end',
};
const TERMINAL: readonly WorkflowState[] = ['APPROVED', 'REJECTED'];
const EDITABLE: readonly WorkflowState[] = ['DRAFTED', 'PENDING_FOR_CORRECTION'];

/** An action of a tenant's own making counts as forward. */
export function actionTone(action: string): ActionTone {
  return (TONES as Readonly<Record<string, ActionTone>>)[action] ?? 'forward';
}

export function isTerminalState(state: string): boolean {
  return (TERMINAL as readonly string[]).includes(state);
}

/** States in which the person who wrote the paper may still change it. */
export function isEditableState(state: string | null): boolean {
  return state === null || (EDITABLE as readonly string[]).includes(state);
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

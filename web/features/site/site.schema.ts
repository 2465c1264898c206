import { z } from 'zod';
import { readTypedDecimal, toDecimalText } from '~/lib/decimal-text';
import { fieldMessage } from '~/lib/field-message';
import { decimalText } from '~/lib/form-schema';
import type { DiaryEntry, SiteIssue } from './site.types';

const required = (max: number) => z.string().trim().min(1).max(max);
const text = (max: number) => z.string().trim().max(max);
const ONE_DAY = z.string().min(1);

export const progressSchema = z.object({
  milestone_id: ONE_DAY,
  reported_on: ONE_DAY,
  percentage: decimalText({ decimals: 2, min: '0', max: '100', isRequired: true }),
  remarks: text(500),
  fall_reason: text(500),
});
export type ProgressForm = z.infer<typeof progressSchema>;
export interface ProgressDraft extends ProgressForm {
  /** Made by the client: photographs are attached before the report is sent. */
  readonly id: string;
  readonly work_order_id: string;
}

const people = z
  .string()
  .regex(/^\d{0,4}$/, { message: fieldMessage('OUT_OF_RANGE', { min: 0, max: 9999 }) });

export const diarySchema = z
  .object({
    entry_on: ONE_DAY,
    weather_code: z.string(),
    labour: z.array(z.object({ skill_code: z.string(), men: people, women: people })),
    work_done: text(2000),
    visitors: text(500),
    instruction: text(2000),
    hindrance: text(1000),
    hindrance_cause_code: z.string(),
    hindrance_owner: z.string(),
    hindrance_days: decimalText({ decimals: 1, min: '0.1', max: '366' }),
  })
  .superRefine((form, context) => {
    // A hindrance is told whole: what, why, whose doing, how long.
    if (form.hindrance === '') return;
    for (const key of ['hindrance_cause_code', 'hindrance_owner', 'hindrance_days'] as const) {
      if (form[key] === '') {
        context.addIssue({ code: 'custom', path: [key], message: fieldMessage('REQUIRED') });
      }
    }
  });
export type DiaryForm = z.infer<typeof diarySchema>;
export interface DiaryDraft extends DiaryForm {
  readonly id: string;
  readonly work_order_id: string;
}

/** A page of the diary as the form holds it: a row for every skill, so that nobody adds rows on a phone. */
export function diaryForm(
  skills: readonly { readonly code: string }[],
  entry: DiaryEntry | null,
  today: string,
): DiaryForm {
  const known = new Map(entry?.labour.map((row) => [row.skill_code, row]));
  const count = (value: number | undefined) =>
    value === undefined || value === 0 ? '' : String(value);
  return {
    entry_on: entry?.entry_on ?? today,
    weather_code: entry?.weather_code ?? '',
    labour: skills.map(({ code }) => ({
      skill_code: code,
      men: count(known.get(code)?.men),
      women: count(known.get(code)?.women),
    })),
    work_done: entry?.work_done ?? '',
    visitors: entry?.visitors ?? '',
    instruction: entry?.instruction ?? '',
    hindrance: entry?.hindrance ?? '',
    hindrance_cause_code: entry?.hindrance_cause_code ?? '',
    hindrance_owner: entry?.hindrance_owner ?? '',
    hindrance_days: (toDecimalText(entry?.hindrance_days) ?? '').replace(/\.0$/, ''),
  };
}

/** What is sent of a page: skills without people stay out. */
export function diaryDraft(form: DiaryForm): DiaryForm {
  return {
    ...form,
    labour: form.labour.filter(({ men, women }) => men !== '' || women !== ''),
    hindrance_days: readTypedDecimal(form.hindrance_days, 1) ?? form.hindrance_days,
  };
}

export const issueSchema = z.object({
  title: required(200),
  description: text(2000),
  owner_name: required(100),
  due_on: z.string(),
});
export type IssueForm = z.infer<typeof issueSchema>;
export interface IssueDraft extends IssueForm {
  readonly id: string;
  readonly work_order_id: string;
  readonly status: SiteIssue['status'];
  readonly resolution: string;
}

export const resolutionSchema = z.object({ resolution: required(1000) });
export type ResolutionForm = z.infer<typeof resolutionSchema>;

/** An issue as the form holds it. */
export function issueForm(issue: SiteIssue | null): IssueForm {
  return {
    title: issue?.title ?? '',
    description: issue?.description ?? '',
    owner_name: issue?.owner_name ?? '',
    due_on: issue?.due_on ?? '',
  };
}

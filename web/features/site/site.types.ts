import type { DecimalInput } from '#domain';
import type { PaperDocument } from '~/features/documents';

/** Who writes: staff as the officer, everybody else as the contractor. */
export type Side = 'OFFICER' | 'CONTRACTOR';

export type HindranceOwner = 'AGENCY' | 'CONTRACTOR' | 'NEITHER';

/** How far a milestone had come on a day, in percent of the milestone. */
export interface ProgressReport {
  readonly id: string;
  readonly reported_on: string;
  readonly percentage: DecimalInput;
  readonly remarks: string | null;
  /** Why it is less than before. */
  readonly fall_reason: string | null;
  readonly side: Side;
  readonly reported_by_name: string;
  readonly photos: readonly PaperDocument[];
}

export interface SiteMilestone {
  readonly id: string;
  readonly ordinal: number;
  readonly name: string;
  /** Its share of the work. */
  readonly percentage: DecimalInput;
  readonly planned_from_on: string | null;
  readonly planned_to_on: string | null;
  /** Percent of the milestone, by the last report. */
  readonly done: DecimalInput;
  readonly begun_on: string | null;
  readonly done_on: string | null;
  readonly days_late: number | null;
  readonly reports: readonly ProgressReport[];
}

export interface Labour {
  readonly skill_code: string;
  readonly men: number;
  readonly women: number;
}

/** A page of the site diary: one a day and side. */
export interface DiaryEntry {
  readonly id: string;
  readonly entry_on: string;
  readonly side: Side;
  readonly weather_code: string | null;
  readonly work_done: string | null;
  readonly visitors: string | null;
  readonly instruction: string | null;
  readonly hindrance: string | null;
  readonly hindrance_cause_code: string | null;
  readonly hindrance_owner: HindranceOwner | null;
  readonly hindrance_days: DecimalInput;
  readonly version: number;
  readonly created_by_name: string;
  readonly labour: readonly Labour[];
  readonly photos: readonly PaperDocument[];
}

export interface Hindrance {
  readonly owner: HindranceOwner;
  readonly cause_code: string;
  readonly days: DecimalInput;
}

export interface SiteIssue {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly owner_name: string;
  readonly due_on: string | null;
  readonly status: 'OPEN' | 'RESOLVED';
  readonly resolution: string | null;
  readonly resolved_on: string | null;
  readonly resolved_by_name: string | null;
  readonly version: number;
  readonly created_at: string;
  readonly created_by_name: string;
}

/** What `get_site` answers. */
export interface Site {
  readonly id: string;
  readonly number: string | null;
  readonly name: string;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
  /** Where the order ended before the first extension of its time. */
  readonly first_ends_on: string | null;
  readonly today: string;
  readonly milestones: readonly SiteMilestone[];
  readonly diary: readonly DiaryEntry[];
  readonly hindrances: readonly Hindrance[];
  readonly issues: readonly SiteIssue[];
  /** Whether it can still be written about: the order in force, the work not closed. */
  readonly is_open: boolean;
  readonly place: {
    readonly latitude: DecimalInput;
    readonly longitude: DecimalInput;
    readonly ward_code: string | null;
    readonly locality_code: string | null;
  } | null;
  /** As whom I write; `null`: I only read. */
  readonly side: Side | null;
}

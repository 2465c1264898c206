import type { DecimalInput, Halves } from '#domain';

export type LocalNames = Readonly<Record<string, string>>;

/** A row of the list of registers. */
export interface RegisterRow {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly work_order_id: string;
  readonly work_order_number: string | null;
  readonly organisation_name: string | null;
  readonly organisation_local_names: LocalNames | null;
  readonly officer_name: string | null;
  readonly people_count: number;
  readonly muster_count: number;
  readonly created_at: string;
}

export interface WeekPerson {
  readonly individual_id: string;
  readonly number: string;
  readonly name: string;
  readonly local_names: LocalNames;
  readonly guardian_name: string;
  readonly enrolled_on: string;
  readonly left_on: string | null;
  readonly skill_code: string | null;
  readonly skills: readonly string[];
  readonly marks: Readonly<Record<string, Halves>>;
}

export interface MusterOfRegister {
  readonly id: string;
  readonly number: string | null;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly days: DecimalInput;
  readonly amount: DecimalInput;
  readonly state: string;
}

export interface RegisterWeek {
  readonly starts_on: string;
  readonly is_locked: boolean;
  readonly muster: { readonly id: string; readonly number: string; readonly state: string } | null;
  readonly people: readonly WeekPerson[];
}

export interface Register {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly today: string;
  readonly is_open: boolean;
  readonly may_record: boolean;
  readonly may_submit: boolean;
  readonly work_order: {
    readonly id: string;
    readonly number: string;
    readonly officer_name: string | null;
  };
  readonly project: { readonly id: string; readonly number: string; readonly name: string };
  readonly organisation: {
    readonly id: string;
    readonly name: string;
    readonly local_names: LocalNames;
  };
  readonly musters: readonly MusterOfRegister[];
  readonly week: RegisterWeek;
}

export interface Candidate {
  readonly individual_id: string;
  readonly number: string;
  readonly name: string;
  readonly local_names: LocalNames;
  readonly guardian_name: string;
  readonly skills: readonly string[];
}

export interface Mark {
  readonly individual_id: string;
  readonly on_date: string;
  readonly halves: Halves;
}

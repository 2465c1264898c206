import { z } from 'zod';
import { validateProject } from '#domain';
import { readTypedDecimal, toDecimalText } from '~/lib/decimal-text';
import { fieldMessage } from '~/lib/field-message';
import type { Project } from './project.types';

const target = z.object({
  id: z.string(),
  beneficiary_type_code: z.string(),
  baseline: z.string(),
  target: z.string(),
  total: z.string(),
});

const fields = z.object({
  name: z.string(),
  description: z.string(),
  reference_number: z.string(),
  project_type_code: z.string(),
  project_sub_type_code: z.string(),
  nature_of_work_code: z.string(),
  target_demography_code: z.string(),
  department_code: z.string(),
  scheme_code: z.string(),
  budget_head_id: z.string(),
  entrustment_code: z.string(),
  estimated_cost: z.string(),
  proposed_on: z.string(),
  starts_on: z.string(),
  ends_on: z.string(),
  is_task_enabled: z.boolean(),
  parent_id: z.string(),
  ward_code: z.string(),
  locality_code: z.string(),
  door_number: z.string(),
  street: z.string(),
  landmark: z.string(),
  pincode: z.string(),
  latitude: z.string(),
  longitude: z.string(),
  location_accuracy: z.string(),
  targets: z.array(target),
});

export type ProjectForm = z.infer<typeof fields>;
export type TargetForm = z.infer<typeof target>;

/** What `save_project` takes: the form with the id it was given, figures as plain decimals. */
export interface ProjectDraft extends ProjectForm {
  readonly id: string;
  readonly documents: readonly { readonly id: string }[];
}

/** JSON pointer of an issue as the form names its fields. */
function pathOfPointer(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/**
 * The form's check: the rules of the calculation core, which Postgres repeats. `today` is the tenant's day,
 * `maxCost` its limit in rupees.
 */
export function projectSchema(id: string, today: string, maxCost: string | null) {
  return fields.superRefine((form, context) => {
    const draft = toDraft(form, id, []);
    const issues = validateProject(draft, today, ...(maxCost === null ? [] : [maxCost]));
    for (const { pointer, code, params } of issues) {
      context.addIssue({
        code: 'custom',
        path: pathOfPointer(pointer),
        message: fieldMessage(code, params),
      });
    }
  });
}

/** What was typed, as a plain decimal; what cannot be read stays as it is, for the check to name. */
const cleaned = (typed: string, decimals: number) =>
  readTypedDecimal(typed, decimals) ?? typed.trim();

export function toDraft(
  form: ProjectForm,
  id: string,
  documents: readonly { readonly id: string }[],
): ProjectDraft {
  return {
    ...form,
    id,
    estimated_cost: cleaned(form.estimated_cost, 2),
    latitude: cleaned(form.latitude, 6),
    longitude: cleaned(form.longitude, 6),
    location_accuracy: cleaned(form.location_accuracy, 2),
    targets: form.targets.map((row) => ({
      ...row,
      baseline: cleaned(row.baseline, 0),
      target: cleaned(row.target, 0),
      total: cleaned(row.total, 0),
    })),
    documents: documents.map((document) => ({ id: document.id })),
  };
}

/** The form as one text, to tell whether two of them say the same. */
export const textOfForm = (form: ProjectForm) => JSON.stringify(toDraft(form, '', []));

/** An empty form, proposed today. */
export function newProjectForm(today: string): ProjectForm {
  return {
    name: '',
    description: '',
    reference_number: '',
    project_type_code: '',
    project_sub_type_code: '',
    nature_of_work_code: '',
    target_demography_code: '',
    department_code: '',
    scheme_code: '',
    budget_head_id: '',
    entrustment_code: '',
    estimated_cost: '',
    proposed_on: today,
    starts_on: '',
    ends_on: '',
    is_task_enabled: false,
    parent_id: '',
    ward_code: '',
    locality_code: '',
    door_number: '',
    street: '',
    landmark: '',
    pincode: '',
    latitude: '',
    longitude: '',
    location_accuracy: '',
    targets: [],
  };
}

export function newTarget(): TargetForm {
  return {
    id: crypto.randomUUID(),
    beneficiary_type_code: '',
    baseline: '',
    target: '',
    total: '',
  };
}

const decimalOf = (value: number | string | null | undefined) => {
  const text = toDecimalText(value) ?? '';
  // Postgres prints a column's own scale: 20.145800 is easier to read as 20.1458.
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
};

/** A stored project as the form holds it. */
export function toForm(project: Project): ProjectForm {
  return {
    name: project.name,
    description: project.description,
    reference_number: project.reference_number ?? '',
    project_type_code: project.project_type_code,
    project_sub_type_code: project.project_sub_type_code ?? '',
    nature_of_work_code: project.nature_of_work_code ?? '',
    target_demography_code: project.target_demography_code ?? '',
    department_code: project.department_code ?? '',
    scheme_code: project.scheme_code ?? '',
    budget_head_id: project.budget_head_id ?? '',
    entrustment_code: project.entrustment_code ?? '',
    estimated_cost: decimalOf(project.estimated_cost),
    proposed_on: project.proposed_on,
    starts_on: project.starts_on ?? '',
    ends_on: project.ends_on ?? '',
    is_task_enabled: project.is_task_enabled,
    parent_id: project.parent_id ?? '',
    ward_code: project.ward_code,
    locality_code: project.locality_code,
    door_number: project.door_number ?? '',
    street: project.street ?? '',
    landmark: project.landmark ?? '',
    pincode: project.pincode ?? '',
    latitude: decimalOf(project.latitude),
    longitude: decimalOf(project.longitude),
    location_accuracy: decimalOf(project.location_accuracy),
    targets: project.targets.map((row) => ({
      id: row.id,
      beneficiary_type_code: row.beneficiary_type_code,
      baseline: decimalOf(row.baseline),
      target: decimalOf(row.target),
      total: decimalOf(row.total),
    })),
  };
}

import { z } from 'zod';
import { toDecimalText } from '~/lib/decimal-text';
import { fieldMessage } from '~/lib/field-message';
import type { OrderBasis } from './order-basis.types';
import type { WorkOrder } from './work-order.types';

const days = z
  .string()
  .trim()
  .regex(/^(\d{1,4})?$/, { message: fieldMessage('OUT_OF_RANGE', { min: 1, max: 9999 }) });

const milestone = z.object({
  id: z.string(),
  name: z
    .string()
    .trim()
    .min(2, { message: fieldMessage('REQUIRED') }),
  planned_from_on: z.string(),
  planned_to_on: z.string(),
  percentage: z
    .string()
    .trim()
    .min(1, { message: fieldMessage('REQUIRED') }),
});

const payment = z.object({
  id: z.string(),
  planned_on: z.string().min(1, { message: fieldMessage('REQUIRED') }),
  amount: z
    .string()
    .trim()
    .min(1, { message: fieldMessage('REQUIRED') }),
  milestone_id: z.string(),
});

const term = z.object({ id: z.string(), standard_code: z.string(), text: z.string() });

/** The form of a work order: a draft may be incomplete; what a submitted one needs, the database says. */
export const workOrderSchema = z.object({
  organisation_id: z.string(),
  organisation_choice_reason: z.string(),
  agency_role_code: z.string(),
  role_choice_reason: z.string(),
  officer_id: z.string(),
  contract_type_code: z.string(),
  completion_days: days,
  security_deposit: z.string(),
  defect_liability_days: days,
  description: z.string(),
  lines: z.array(z.string()),
  milestones: z.array(milestone),
  payments: z.array(payment),
  terms: z.array(term),
});
export type WorkOrderForm = z.infer<typeof workOrderSchema>;

/** What `save_work_order` takes. */
export type WorkOrderDraft = ReturnType<typeof toDraft>;

export function toDraft(form: WorkOrderForm, id: string, estimateId: string) {
  return {
    ...form,
    id,
    estimate_id: estimateId,
    lines: form.lines.map((line) => ({ estimate_line_id: line })),
  };
}

export const newMilestone = (name = '', percentage = '') => ({
  id: crypto.randomUUID(),
  name,
  planned_from_on: '',
  planned_to_on: '',
  percentage,
});

export const newPayment = () => ({
  id: crypto.randomUUID(),
  planned_on: '',
  amount: '',
  milestone_id: '',
});

export const newTerm = (code = '', text = '') => ({
  id: crypto.randomUUID(),
  standard_code: code,
  text,
});

/** A new order begins with the group whose turn it is, every free line and the general terms. */
export function newOrderForm(basis: OrderBasis, completion: string): WorkOrderForm {
  return {
    organisation_id: basis.proposed_organisation_id ?? '',
    organisation_choice_reason: '',
    agency_role_code: '',
    role_choice_reason: '',
    officer_id: basis.officers.length === 1 ? (basis.officers[0]?.id ?? '') : '',
    contract_type_code: 'CON-01',
    completion_days: '',
    security_deposit: '',
    defect_liability_days: String(basis.defect_liability_days),
    description: '',
    lines: basis.lines
      .filter(({ taken_by: taken }) => taken === null)
      .map(({ estimate_line_id: id }) => id),
    milestones: [newMilestone(completion, '100')],
    payments: [],
    terms: basis.terms
      .filter(({ agency_role_code: role }) => role === null)
      .map(({ code, name }) => newTerm(code, name)),
  };
}

export function toForm(order: WorkOrder): WorkOrderForm {
  const text = (value: unknown) => toDecimalText(value as string | number | null) ?? '';
  return {
    organisation_id: order.organisation_id ?? '',
    organisation_choice_reason: order.organisation_choice_reason ?? '',
    agency_role_code: order.agency_role_code ?? '',
    role_choice_reason: order.role_choice_reason ?? '',
    officer_id: order.officer_id ?? '',
    contract_type_code: order.contract_type_code,
    completion_days: order.completion_days === null ? '' : String(order.completion_days),
    security_deposit: text(order.security_deposit),
    defect_liability_days: String(order.defect_liability_days),
    description: order.description ?? '',
    lines: order.lines.map(({ estimate_line_id: id }) => id),
    milestones: order.milestones.map((row) => ({
      id: row.id,
      name: row.name,
      planned_from_on: row.planned_from_on ?? '',
      planned_to_on: row.planned_to_on ?? '',
      percentage: text(row.percentage),
    })),
    payments: order.payments.map((row) => ({
      id: row.id,
      planned_on: row.planned_on,
      amount: text(row.amount),
      milestone_id: row.milestone_id ?? '',
    })),
    terms: order.terms.map((row) => ({
      id: row.id,
      standard_code: row.standard_code ?? '',
      text: row.text,
    })),
  };
}

/** The form's name of what the database points at. */
export function fieldOfPath(path: string): string {
  if (path === 'milestones' || path === 'payments' || path === 'terms') return `root.${path}`;
  if (path.startsWith('lines')) return 'lines';
  return ['id', 'estimate_id', 'expected_version', 'documents'].includes(path) ||
    path.endsWith('.id')
    ? 'root.server'
    : path;
}

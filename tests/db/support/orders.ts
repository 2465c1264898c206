import { draftedEstimate, forward, JATNI, move, person, type Saved } from './papers.ts';
import type { Scope } from './scope.ts';

import type postgres from 'postgres';

type Json = postgres.JSONValue;
type Sql = postgres.TransactionSql;
export type Draft = Record<string, Json>;

export const OWN = 'cbo.jatni@demo.digit.example';
export const OTHER = 'cbo2.jatni@demo.digit.example';

/** An approved estimate of the JE of Jatni in ward W003: 11,473.37 rupees, all of it order value. */
export async function approvedEstimate(
  scope: Scope,
  changes: Draft = {},
): Promise<{ project: Saved; estimate: Saved }> {
  const { project, estimate } = await draftedEstimate(scope, changes);
  await forward(scope, estimate, 4);
  return { project, estimate };
}

export async function organisationId(scope: Scope, number: string): Promise<string> {
  await scope.as(null);
  const [row] =
    await scope.sql`select id from public.organisations where tenant_id = ${JATNI} and number = ${number}`;
  return (row as { id: string }).id;
}

export async function officerId(scope: Scope, number = 'E0001'): Promise<string> {
  await scope.as(null);
  const [row] =
    await scope.sql`select id from public.employees where tenant_id = ${JATNI} and employee_number = ${number}`;
  return (row as { id: string }).id;
}

/** A complete order to the group whose turn it is. */
export async function orderDraft(
  scope: Scope,
  estimateId: string,
  changes: Draft = {},
): Promise<Draft> {
  return {
    estimate_id: estimateId,
    organisation_id: await organisationId(scope, 'ORG-000001'),
    officer_id: await officerId(scope),
    completion_days: '60',
    milestones: [
      { name: 'Excavation', percentage: '40', planned_from_on: '2026-06-01' },
      { name: 'Completion', percentage: '60' },
    ],
    payments: [{ planned_on: '2026-08-01', amount: '11473.37' }],
    terms: [{ standard_code: 'GEN_SAFETY' }, { text: 'Work on market days only after noon' }],
    ...changes,
  };
}

export async function saveOrder(
  sql: Sql,
  draft: Draft,
  version?: number,
  tenant = JATNI,
): Promise<Saved> {
  const [row] =
    await sql`select public.save_work_order(${tenant}, ${sql.json(draft)}, ${version ?? null}) as saved`;
  return (row as { saved: Saved }).saved;
}

/** Moves a work order as a person, by the version it has now. */
export async function step(
  scope: Scope,
  who: string,
  id: string,
  action: string,
  comment?: string,
  type = 'work_order',
): Promise<Saved> {
  await scope.as(null);
  const [row] =
    await scope.sql`select version from public.workflow_instances where document_type = ${type} and document_id = ${id}`;
  await scope.as(who);
  return move(scope.sql, id, {
    action,
    type,
    version: (row as { version: number } | undefined)?.version ?? 0,
    ...(comment !== undefined && { comment }),
  });
}

const ISSUE = [
  ['coord', 'SUBMIT'],
  ['me', 'VERIFY_AND_FORWARD'],
  ['eo', 'APPROVE'],
] as const;

/** A work order of the coordinator, taken along the first steps of its table. */
export async function orderAt(
  scope: Scope,
  steps: number,
  changes: Draft = {},
): Promise<{ project: Saved; estimate: Saved; order: Saved }> {
  const { project, estimate } = await approvedEstimate(scope);
  const draft = await orderDraft(scope, estimate.id, changes);
  await scope.as(person('coord'));
  const order = await saveOrder(scope.sql, draft);
  for (const [who, action] of ISSUE.slice(0, steps))
    await step(scope, person(who), order.id, action);
  return { project, estimate, order };
}

/** An order that its organisation accepted. */
export async function acceptedOrder(
  scope: Scope,
  changes: Draft = {},
): Promise<{ project: Saved; estimate: Saved; order: Saved }> {
  const made = await orderAt(scope, 3, changes);
  await step(scope, OWN, made.order.id, 'ACCEPT');
  return made;
}

export async function orderRow(scope: Scope, id: string): Promise<Record<string, Json>> {
  await scope.as(null);
  const [row] =
    await scope.sql`select to_jsonb(w) as row from public.work_orders w where id = ${id}`;
  return (row as { row: Record<string, Json> }).row;
}

/** Makes a number of units measured on every work line of an order, as the measurement books will. */
export async function measured(scope: Scope, quantity: string): Promise<void> {
  await scope.as(null);
  await scope.sql
    .unsafe(`create or replace function private.measured_quantity(p_tenant_id text, p_work_order_line_id uuid, p_with_open boolean)
    returns numeric language sql stable security definer set search_path = '' as $$ select ${quantity}::numeric $$`);
}

import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';

import { draftedEstimate, forward, JATNI, person, type Saved } from './papers.ts';
import type { Scope } from './scope.ts';

type Json = postgres.JSONValue;
type Sql = postgres.TransactionSql;

export interface MeasurableOrder {
  id: string;
  projectId: string;
  /** Schedule item, 11.25 CUM at 412.50; then three name boards at 1500.50. */
  lines: [string, string];
}

/** An accepted work order of the Maa Mangala group over a sanctioned estimate, handed over, begun ten days ago. */
export async function acceptedOrder(
  scope: Scope,
  changes: Record<string, string | number | null> = {},
): Promise<MeasurableOrder> {
  const { estimate, project } = await draftedEstimate(scope);
  await forward(scope, estimate, 4);
  return orderOver(scope, estimate, project, changes);
}

export async function orderOver(
  scope: Scope,
  estimate: Saved,
  project: Saved,
  changes: Record<string, string | number | null> = {},
): Promise<MeasurableOrder> {
  await scope.as(null);
  const { sql } = scope;
  const [organisation] =
    await sql`select o.id from public.organisations o join public.memberships m on m.organisation_id = o.id
    where m.invited_email = ${person('cbo')}`;
  const id = randomUUID();
  const row = {
    tenant_id: JATNI,
    id,
    number: `WO/TEST/${id.slice(0, 6)}`,
    project_id: project.id,
    estimate_id: estimate.id,
    name: 'Covered drain at Gajapati Nagar',
    organisation_id: (organisation as { id: string }).id,
    amount: 11473,
    completion_days: 40,
    state: 'ACCEPTED',
    application_status: 'ACTIVE',
    is_updatable: 'false',
    created_by: randomUUID(),
    created_by_name: 'Rakesh Nayak',
    ...changes,
  };
  await sql`insert into public.work_orders ${sql(row as unknown as Record<string, string>)}`;
  await sql`update public.work_orders set issued_on = private.local_date('od.jatni') - 12, accepted_at = now(), starts_on = private.local_date('od.jatni') - 10,
    ends_on = private.local_date('od.jatni') + 30, handed_over_on = private.local_date('od.jatni') - 9 where id = ${id}`;
  await sql`insert into public.work_order_lines (tenant_id, work_order_id, estimate_line_id, ordinal, category, name, description, sor_code,
      overhead_code, unit_code, rate, percentage, quantity, amount)
    select l.tenant_id, ${id}, l.id, l.ordinal, l.category, l.name, l.description, l.sor_code, l.overhead_code, l.unit_code, l.rate,
      l.percentage, l.quantity, l.amount
    from public.estimate_lines l where l.estimate_id = ${estimate.id}`;
  const lines =
    await sql`select id from public.work_order_lines where work_order_id = ${id} and category <> 'OVERHEAD' order by ordinal`;
  const [first, second] = lines as unknown as { id: string }[];
  return { id, projectId: project.id, lines: [first?.id ?? '', second?.id ?? ''] };
}

export const today = async (sql: Sql, plus = 0): Promise<string> => {
  const [row] = await sql`select (private.local_date(${JATNI}) + ${plus}::int)::text as day`;
  return (row as { day: string }).day;
};

export const measuredRow = (changes: Record<string, Json> = {}): Record<string, Json> => ({
  description: 'Main stretch',
  ...changes,
});

/** A book of the order: a quantity of the schedule item as one number, and some boards. */
export async function bookDraft(
  sql: Sql,
  order: MeasurableOrder,
  quantities: [string | null, string | null] = ['4', null],
  changes: Record<string, Json> = {},
): Promise<Record<string, Json>> {
  const day = await today(sql);
  return {
    work_order_id: order.id,
    measured_on: day,
    to_on: day,
    lines: order.lines.map((line, at) => ({
      work_order_line_id: line,
      rows: quantities[at] === null ? [] : [measuredRow({ number: quantities[at] ?? null })],
    })),
    ...changes,
  };
}

export async function saveBook(
  sql: Sql,
  draft: Record<string, Json>,
  version?: number,
  tenant = JATNI,
): Promise<Saved> {
  const [row] =
    await sql`select public.save_measurement(${tenant}, ${sql.json(draft)}, ${version ?? null}) as saved`;
  return (row as { saved: Saved }).saved;
}

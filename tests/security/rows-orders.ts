import { JATNI } from '../db/support/papers.ts';
import type { Scope } from '../db/support/scope.ts';

/** An order that was issued to the organisation of the seed: its people see it, those of another do not. */
export async function workOrderOf(
  { sql: q }: Scope,
  project: string,
  estimate: string,
): Promise<void> {
  const [row] =
    await q`insert into public.work_orders (tenant_id, project_id, estimate_id, name, organisation_id, amount, issued_on, created_by, created_by_name)
    select ${JATNI}, ${project}, ${estimate}, 'Covered drain', id, 100, current_date, gen_random_uuid(), 'x'
    from public.organisations where tenant_id = ${JATNI} and number = 'ORG-000001' returning id, organisation_id`;
  const order = row?.['id'] as string;
  await q`insert into public.work_order_lines (tenant_id, work_order_id, estimate_line_id, ordinal, category, rate, quantity, amount)
    select ${JATNI}, ${order}, id, ordinal, category, 10, 10, 100 from public.estimate_lines where estimate_id = ${estimate} and category = 'SOR' limit 1`;
  await q`insert into public.work_order_milestones (tenant_id, work_order_id, ordinal, name, percentage) values (${JATNI}, ${order}, 1, 'Completion', 100)`;
  await q`insert into public.work_order_payments (tenant_id, work_order_id, ordinal, planned_on, amount) values (${JATNI}, ${order}, 1, current_date, 100)`;
  await q`insert into public.work_order_terms (tenant_id, work_order_id, ordinal, text) values (${JATNI}, ${order}, 1, 'Own term')`;
  await q`insert into public.work_order_checklist_answers (tenant_id, work_order_id, checklist, question_code, answer, answered_by, answered_by_name)
    values (${JATNI}, ${order}, 'KICKOFF', 'FIRST_AID', 'YES', gen_random_uuid(), 'x')`;
  await q`insert into public.work_order_amendments (tenant_id, work_order_id, project_id, organisation_id, kind, extension_days, created_by, created_by_name)
    values (${JATNI}, ${order}, ${project}, ${row?.['organisation_id'] as string}, 'TIME_EXTENSION', 10, gen_random_uuid(), 'x')`;
  await q`insert into public.organisation_contacts (tenant_id, organisation_id, name, mobile)
    values (${JATNI}, ${row?.['organisation_id'] as string}, 'Kuni Pradhan', '9437000000')`;
  for (const tenant of [JATNI, 'od.dhenkanal']) {
    await q`insert into public.standard_terms (tenant_id, code, name) values (${tenant}, 'OWN', 'Own term')`;
    await q`insert into public.checklist_questions (tenant_id, checklist, code, name, answer_type) values (${tenant}, 'KICKOFF', 'OWN', 'Own question', 'YES_NO')`;
  }
}

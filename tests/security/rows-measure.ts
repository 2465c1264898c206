import { JATNI } from '../db/support/papers.ts';
import type { Scope } from '../db/support/scope.ts';

/** The order that the rows of orders made. */
const ORDER = `(select * from public.work_orders where tenant_id = '${JATNI}' and name = 'Covered drain' and created_by_name = 'x' limit 1)`;

/** A book, a site, a closure and an asset of each sample order; the one in Jatni has parts. */
export async function fillMeasurementTables({ sql: q }: Scope): Promise<void> {
  const who = `gen_random_uuid(), 'x'`;
  await q.unsafe(`insert into public.measurements (tenant_id, work_order_id, project_id, organisation_id, order_version, measured_on, from_on, to_on,
      created_by, created_by_name)
    select w.tenant_id, w.id, w.project_id, w.organisation_id, 1, current_date, current_date, current_date, ${who} from ${ORDER} w`);
  await q`insert into public.measurement_lines (tenant_id, measurement_id, work_order_line_id, ordinal, category, rate, sanctioned_quantity)
    select l.tenant_id, m.id, l.id, 1, 'SOR', 1, 10 from public.work_order_lines l
    join public.measurements m on m.tenant_id = l.tenant_id and m.work_order_id = l.work_order_id
    where l.tenant_id = ${JATNI} and m.created_by_name = 'x' limit 1`;
  await q`insert into public.measurement_rows (tenant_id, line_id, side, ordinal, description, number)
    select tenant_id, id, 'OFFICER', 1, 'Main', 2 from public.measurement_lines where tenant_id = ${JATNI} and sanctioned_quantity = 10 and rate = 1`;
  await q.unsafe(`insert into public.milestone_progress (tenant_id, work_order_id, milestone_id, reported_on, percentage, side, reported_by, reported_by_name)
    select tenant_id, work_order_id, id, current_date, 40, 'OFFICER', ${who} from public.work_order_milestones where work_order_id in (select id from ${ORDER} w)`);
  await q.unsafe(`insert into public.site_diary_entries (tenant_id, work_order_id, entry_on, side, created_by, created_by_name)
    select tenant_id, id, current_date, 'OFFICER', ${who} from ${ORDER} w`);
  await q`insert into public.site_diary_labour (tenant_id, entry_id, skill_code, men)
    select tenant_id, id, 'SKILLED', 2 from public.site_diary_entries where tenant_id = ${JATNI} and created_by_name = 'x'`;
  await q.unsafe(`insert into public.site_issues (tenant_id, work_order_id, title, owner_name, created_by, created_by_name)
    select tenant_id, id, 'A pole in the way', 'The line man', ${who} from ${ORDER} w`);
  await q.unsafe(`insert into public.closures (tenant_id, work_order_id, project_id, organisation_id, completed_on, application_status, created_by, created_by_name)
    select tenant_id, id, project_id, organisation_id, current_date, 'ACTIVE', ${who} from ${ORDER} w`);
  await q`insert into public.closure_answers (tenant_id, closure_id, question_code, answer) select tenant_id, id, 'FINAL_BILL', 'YES' from public.closures where created_by_name = 'x'`;
  await q`insert into public.closure_ratings (tenant_id, closure_id, criterion_code, score) select tenant_id, id, 'QUALITY', 4 from public.closures where created_by_name = 'x'`;
  await q`insert into public.closure_assets (tenant_id, closure_id, ordinal, name, class_code, cost) select tenant_id, id, 1, 'Drain', 'DRAIN', 100 from public.closures where created_by_name = 'x'`;
  await q`insert into public.assets (tenant_id, closure_id, work_order_id, project_id, name, class_code, ward_code, locality_code, cost, built_on)
    select c.tenant_id, c.id, c.work_order_id, c.project_id, 'Drain', 'DRAIN', p.ward_code, p.locality_code, 100, current_date
    from public.closures c join public.projects p on p.tenant_id = c.tenant_id and p.id = c.project_id
    where c.created_by_name = 'x'`;
}

import { JATNI } from '../db/support/papers.ts';
import type { Scope } from '../db/support/scope.ts';

/** A purchase bill of the sample order with a line, a beneficiary and a penalty; a rule and a head of an agency's own. */
export async function billRows({ sql: q }: Scope): Promise<void> {
  for (const tenant of ['od.jatni', 'od.dhenkanal']) {
    await q`insert into public.head_codes (tenant_id, code, category, bill_kinds, name) values (${tenant}, 'OWN', 'DEDUCTION', '{PURCHASE}', 'Own head')`;
    await q`insert into public.charge_rules (tenant_id, bill_kind, head_code, calculation, value) values (${tenant}, 'PURCHASE', 'OWN', 'PERCENTAGE', 1)`;
  }
  const order = `(select * from public.work_orders where tenant_id = '${JATNI}' and name = 'Covered drain' and created_by_name = 'x' limit 1)`;
  await q.unsafe(`insert into public.bills (tenant_id, number, kind, reference, work_order_id, project_id, organisation_id, payee_organisation_id, payee_name, bill_date, gross, payable_amount,
      created_by_name)
    select w.tenant_id, 'PB/X', 'PURCHASE', 'X_PR_1', w.id, w.project_id, w.organisation_id, w.organisation_id, 'x', current_date, 100, 100, 'x' from ${order} w`);
  await q`insert into public.bill_lines (tenant_id, bill_id, ordinal, direction, head_code, calculated_amount, amount) select tenant_id, id, 1, 'EARNING', 'MC', 100, 100 from public.bills where created_by_name = 'x'`;
  await q`insert into public.bill_beneficiaries (tenant_id, bill_id, ordinal, owner_type, organisation_id, name, gross) select tenant_id, id, 1, 'ORGANISATION', organisation_id, 'x', 100 from public.bills where created_by_name = 'x'`;
  await q.unsafe(`insert into public.penalties (tenant_id, work_order_id, organisation_id, kind, amount, reason, status, proposed_by, proposed_by_name)
    select w.tenant_id, w.id, w.organisation_id, 'DEDUCTION', 10, 'Late supply', 'CONFIRMED', gen_random_uuid(), 'x' from ${order} w`);
}

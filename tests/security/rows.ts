import { draftedEstimate, forward, JATNI, person } from '../db/support/papers.ts';
import type { Scope } from '../db/support/scope.ts';
import { billRows } from './rows-bills.ts';
import { fillMeasurementTables } from './rows-measure.ts';
import { workOrderOf } from './rows-orders.ts';
import { ledgerRows } from './rows-ledger.ts';
import { peopleRows } from './rows-people.ts';

/** One row at least in every table, for Jatni and where it fits for Dhenkanal and the state. */
export async function fillEveryTable(scope: Scope): Promise<void> {
  const { estimate, project } = await draftedEstimate(scope);
  await forward(scope, estimate, 4);
  await scope.as(null);
  const q = scope.sql;
  await q`insert into public.project_targets (tenant_id, project_id, ordinal, beneficiary_type_code) values (${JATNI}, ${project.id}, 1, 'SC')`;
  await q`insert into public.documents (tenant_id, owner_type, owner_id, kind_code, name, file_name, mime, size_bytes, sha256, storage_path, status, uploaded_by, uploaded_by_name)
    values (${JATNI}, 'project', ${project.id}, 'PROPOSAL', 'Letter', 'l.pdf', 'application/pdf', 1, ${'a'.repeat(64)}, 'p', 'ACCEPTED', gen_random_uuid(), 'x'),
           (${JATNI}, 'estimate', ${estimate.id}, 'DESIGN', 'Design', 'd.pdf', 'application/pdf', 1, ${'a'.repeat(64)}, 'e', 'ACCEPTED', gen_random_uuid(), 'x')`;
  await q`insert into public.employee_jurisdictions (tenant_id, employee_id, boundary_code)
    select tenant_id, id, 'W001' from public.employees where tenant_id in ('od.jatni', 'od.dhenkanal')`;
  await q`insert into public.estimate_year_shares (tenant_id, estimate_id, financial_year, amount) values (${JATNI}, ${estimate.id}, '2026-27', 1)`;
  for (const tenant of [JATNI, 'od.dhenkanal']) {
    await q`insert into public.tenant_settings (tenant_id, key, value) values (${tenant}, 'outbox.max_attempts', '5')`;
    await q`insert into public.code_values (tenant_id, list_code, code, name) values (${tenant}, 'SCHEME', 'OWN', 'Own scheme')`;
    await q`insert into public.units (tenant_id, code, name, category) values (${tenant}, 'BAG', 'Bag', 'COUNT')`;
    await q`insert into public.overheads (tenant_id, code, name, calculation, value) values (${tenant}, 'OWN', 'Own overhead', 'LUMPSUM', 1)`;
    await q`insert into public.funds (tenant_id, code, name, head_of_account) values (${tenant}, 'OWN', 'Own fund', '13-2217-05-800')`;
    await q`insert into public.document_kinds (tenant_id, owner_type, code, name, extensions) values (${tenant}, 'project', 'OWN', 'Own kind', '{pdf}')`;
    await q`insert into public.number_formats (tenant_id, sequence, pattern) values (${tenant}, 'own', '{seq:4}')`;
    await q`insert into public.message_templates (tenant_id, code, language, subject, body) values (${tenant}, 'own', 'en', 'x', 'x')`;
    await q`insert into public.saved_views (tenant_id, list_code, name, settings, is_shared, owner_id) values (${tenant}, 'projects', 'Drains', '{}', true, gen_random_uuid())`;
    await q`insert into public.list_preferences (tenant_id, list_code, user_id) values (${tenant}, 'projects', gen_random_uuid())`;
    await q`insert into public.roles (tenant_id, code, name) values (${tenant}, 'OWN_ROLE', 'Own role')`;
    await q`insert into public.role_permissions (tenant_id, role_code, permission) values (${tenant}, 'OWN_ROLE', 'project:read')`;
    await q`insert into public.sor_items (tenant_id, code, sor_type, description, unit_code) values (${tenant}, 'OWN_1', 'W', 'Own item', 'CUM')`;
    await q`insert into public.sor_rates (tenant_id, sor_tenant_id, sor_code, rate, valid_from) values (${tenant}, ${tenant}, 'OWN_1', 1, '2026-04-01')`;
    await q`insert into public.lead_rates (tenant_id, sub_type, lead_type_code, rate, valid_from) values (${tenant}, 'Sand', 'LOADING', 1, '2026-04-01')`;
    await q`insert into public.lead_distances (tenant_id, sub_type, lead_type_code, distance_km, valid_from) values (${tenant}, 'Timber', 'LOADING', 1, '2026-04-01')`;
    await rateRows(scope, tenant);
    await q`insert into public.estimate_templates (tenant_id, code, name) values (${tenant}, 'OWN', 'Own template')`;
    await q`insert into public.estimate_template_lines (tenant_id, template_id, ordinal, category, sor_code) select tenant_id, id, 1, 'SOR', 'OWN_1' from public.estimate_templates where tenant_id = ${tenant}`;
    await q`insert into public.organisations (tenant_id, number, name, type_code) values (${tenant}, 'ORG-X', 'Other organisation', 'CBO.MSG')`;
    await q`insert into public.outbox_messages (tenant_id, topic, aggregate_type, aggregate_id, payload) values (${tenant}, 'email', 'x', 'x', '{}')`;
    await q`insert into public.notifications (tenant_id, user_id, kind) select ${tenant}, id, 'PAPER_ASSIGNED' from public.user_profiles where email = ${person('je')}`;
    await q`insert into public.contractor_classes (tenant_id, code, name, organisation_classes) values (${tenant}, 'OWN', 'Own class', '{A}')`;
    await ownWorkflow(scope, tenant);
  }
  await q`insert into public.proposals (tenant_id, project_id, scope, created_by, created_by_name) values (${JATNI}, ${project.id}, 'Matrix', gen_random_uuid(), 'x')`;
  await workOrderOf(scope, project.id, estimate.id);
  await fillMeasurementTables(scope);
  await peopleRows(scope);
  await billRows(scope);
  await ledgerRows(scope);
  await q`insert into public.notification_preferences (user_id, kind, in_app, email) select id, 'PAPER_WAITS', false, false from public.user_profiles where email = ${person('je')}`;
  await q`set constraints all immediate`;
  await scope.as(person('je'));
  await scope.as(null);
}

async function rateRows({ sql: q }: Scope, tenant: string): Promise<void> {
  const [analysis] =
    await q`insert into public.sor_compositions (tenant_id, sor_tenant_id, sor_code, effective_from, quantity)
    values (${tenant}, ${tenant}, 'OWN_1', '2026-04-01', 1) returning id`;
  const id = analysis?.['id'] as string;
  await q`insert into public.sor_composition_parts (tenant_id, composition_id, ordinal, basic_tenant_id, basic_code, quantity) values (${tenant}, ${id}, 1, 'od', 'SOR_002001', 1)`;
  await q`insert into public.sor_composition_charges (tenant_id, composition_id, ordinal, description, head_code, calculation, figure) values (${tenant}, ${id}, 1, 'Charge', 'ADC.4', 'FIXED', 1)`;
  const [revision] =
    await q`insert into public.rate_revisions (tenant_id, number, method, effective_on, item_count)
    values (${tenant}, 'RR/1', 'ANALYSIS', '2027-04-01', 1) returning id`;
  await q`insert into public.rate_revision_items (tenant_id, revision_id, ordinal, rate_tenant_id, sor_code, from_on)
    values (${tenant}, ${revision?.['id'] as string}, 1, ${tenant}, 'OWN_1', '2027-04-01')`;
}

async function ownWorkflow({ sql: q }: Scope, tenant: string): Promise<void> {
  const [service] =
    await q`insert into public.workflow_services (tenant_id, code, document_type, version, name) values (${tenant}, 'OWN', 'estimate', 1, 'Own') returning id`;
  const id = service?.['id'] as string;
  const states =
    await q`insert into public.workflow_states (tenant_id, service_id, code, name, is_start, is_terminal)
    values (${tenant}, ${id}, 'START', 'Start', true, false), (${tenant}, ${id}, 'DONE', 'Done', false, true) returning id`;
  await q`insert into public.workflow_actions (tenant_id, service_id, state_id, code, next_state_id, role_codes, name)
    values (${tenant}, ${id}, ${states[0]?.['id'] as string}, 'FINISH', ${states[1]?.['id'] as string}, '{ESTIMATE_CREATOR}', 'Finish')`;
}

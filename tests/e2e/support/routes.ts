import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import postgres from 'postgres';

const ROUTES = path.resolve(import.meta.dirname, '../../../web/app/routes');
const PATHS = path.resolve(import.meta.dirname, '../../../web/app/paths.ts');

/** Every path pattern that the app declares, as `/estimates/$estimateId`. */
export function declaredRoutes(): string[] {
  const named = new Map(
    [...readFileSync(PATHS, 'utf8').matchAll(/(\w+): '(\/[^']*)'/g)].map(
      ([, name = '', to = '']) => [name, to],
    ),
  );
  return readdirSync(ROUTES)
    .filter((file) => file.endsWith('.routes.tsx'))
    .flatMap((file) => {
      const text = readFileSync(path.join(ROUTES, file), 'utf8');
      return [...text.matchAll(/\bpath: (?:'([^']+)'|paths\.(\w+))/g)].map(
        ([, literal, name]) => literal ?? named.get(name ?? '') ?? `paths.${name ?? ''}`,
      );
    })
    .filter((pattern) => pattern !== '$')
    .sort();
}

/** Ids by what they are the id of. `freeProject` has no estimate, so that it can be changed. */
export type Samples = Record<
  | 'project'
  | 'freeProject'
  | 'draft'
  | 'estimate'
  | 'employee'
  | 'service'
  | 'organisation'
  | 'individual'
  | 'order'
  | 'orderDraft'
  | 'extension'
  | 'book'
  | 'register'
  | 'registerWeek'
  | 'muster'
  | 'proposal'
  | 'head'
  | 'journalEntry'
  | 'tender'
  | 'draftTender'
  | 'openTender'
  | 'letter'
  | 'site'
  | 'closing'
  | 'closure'
  | 'bill'
  | 'asset',
  string
>;

/** Records of the demonstration data that stand in for the parameters of a path. */
export async function sampleRecords(databaseUrl: string): Promise<Samples> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const [row] = await sql<Samples[]>`select
      (select id from public.projects where tenant_id = 'od.jatni' order by created_at limit 1) as project,
      (select p.id from public.projects p where p.tenant_id = 'od.jatni' and not exists (
        select from public.estimates e where e.tenant_id = p.tenant_id and e.project_id = p.id) order by p.created_at limit 1) as "freeProject",
      (select id from public.estimates where tenant_id = 'od.jatni' and state = 'DRAFTED' order by created_at limit 1) as draft,
      (select id from public.estimates where tenant_id = 'od.jatni' and state = 'PENDING_FOR_APPROVAL' order by created_at limit 1) as estimate,
      (select id from public.individuals where tenant_id = 'od.jatni' and name = 'Gouranga Mallik') as individual,
      (select id from public.journal_entries where tenant_id = 'od.jatni' order by id limit 1) as "journalEntry",
      (select id from public.organisations where tenant_id = 'od.jatni' and number = 'ORG-000002') as organisation,
      (select id from public.work_orders where tenant_id = 'od.jatni' and state = 'ACCEPTED' order by created_at limit 1) as order,
      (select id from public.work_orders where tenant_id = 'od.jatni' and is_updatable order by created_at limit 1) as "orderDraft",
      (select id from public.work_order_amendments where tenant_id = 'od.jatni' order by created_at limit 1) as extension,
      (select id from public.measurements where tenant_id = 'od.jatni' and state = 'APPROVED' order by created_at limit 1) as book,
      (select register_id from public.musters where tenant_id = 'od.jatni' order by created_at limit 1) as register,
      (select starts_on::text from public.musters where tenant_id = 'od.jatni' order by created_at limit 1) as "registerWeek",
      (select id from public.musters where tenant_id = 'od.jatni' order by created_at limit 1) as muster,
      (select id from public.proposals where tenant_id = 'od.jatni' and state = 'PENDING_FOR_VERIFICATION' order by created_at limit 1) as proposal,
      (select id from public.work_orders where tenant_id = 'od.jatni' and name = 'Footpath along Sundarpur Road') as site,
      (select id from public.work_orders where tenant_id = 'od.jatni' and name = 'Drain along Station Road') as closing,
      (select id from public.closures where tenant_id = 'od.jatni' and application_status = 'ACTIVE' order by created_at limit 1) as closure,
      (select id from public.bills where tenant_id = 'od.jatni' and kind = 'PURCHASE' and application_status = 'ACTIVE' order by created_at limit 1) as bill,
      (select id from public.assets where tenant_id = 'od.jatni' and application_status = 'ACTIVE' order by created_at limit 1) as asset,
      (select id from public.employees where tenant_id = 'od.jatni' order by employee_number limit 1) as employee,
      (select id from public.workflow_services where code = 'ESTIMATE' and status = 'PUBLISHED' limit 1) as service,
      (select id from public.budget_heads where tenant_id = 'od.jatni' order by code limit 1) as head,
      (select id from public.tenders where tenant_id = 'od.jatni' and stage = 'RECOMMENDED' limit 1) as tender,
      (select id from public.tenders where tenant_id = 'od.jatni' and stage = 'DRAFT' limit 1) as "draftTender",
      (select id from public.tenders where tenant_id = 'od.jatni' and stage = 'PUBLISHED' limit 1) as "openTender",
      (select id from public.letters_of_intent where tenant_id = 'od.jatni' limit 1) as letter`;
    if (row === undefined) throw new Error('The demonstration data is missing');
    return row;
  } finally {
    await sql.end();
  }
}

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
  'project' | 'freeProject' | 'draft' | 'estimate' | 'employee' | 'service',
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
      (select id from public.employees where tenant_id = 'od.jatni' order by employee_number limit 1) as employee,
      (select id from public.workflow_services where code = 'ESTIMATE' and status = 'PUBLISHED' limit 1) as service`;
    if (row === undefined) throw new Error('The demonstration data is missing');
    return row;
  } finally {
    await sql.end();
  }
}

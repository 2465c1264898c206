import { describe, expect, it } from 'vitest';

import { JATNI, person } from './support/papers.ts';
import { connect, story } from './support/scope.ts';

const sql = connect();

type Plan = { 'Node Type': string; 'Index Name'?: string; 'Subplan Name'?: string; Plans?: Plan[] };
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

/** Enough rows of many tenants that a plan by tenant is worth it. */
async function manyProjects(q: Parameters<Parameters<typeof story>[1]>[0]['sql']): Promise<void> {
  await q`insert into public.boundaries (tenant_id, code, kind, parent_code, name)
    select id, 'C', 'CITY', null, 'City' from public.tenants where kind = 'ulb' on conflict do nothing`;
  await q`alter table public.projects disable trigger user`;
  await q`insert into public.projects (tenant_id, number, name, description, project_type_code, estimated_cost, proposed_on, ward_code, locality_code,
      created_by, created_by_name, created_at)
    select t.id, 'X' || n, 'Project ' || n, 'Project', 'DR', 1, current_date, 'C', 'C', gen_random_uuid(), 'Plan', now() - n * interval '1 minute'
    from public.tenants t, generate_series(1, 400) n where t.kind = 'ulb'`;
  await q`alter table public.projects enable trigger user`;
  await q`analyze public.projects`;
}

describe('plans', () => {
  it.each([
    [
      'a page of projects',
      `select * from public.projects where tenant_id = '${JATNI}' order by created_at desc, id desc limit 20`,
      'projects_tenant_created_idx',
    ],
    [
      'a project by its number',
      `select * from public.projects where tenant_id = '${JATNI}' and number = 'X7'`,
      'projects_number_key',
    ],
  ])('%s asks the helper once and finds its rows by an index', (_name, query, index) =>
    story(sql, async (scope) => {
      await scope.as(null);
      await manyProjects(scope.sql);
      await scope.as(person('je'));
      const [row] = await scope.sql.unsafe(`explain (format json) ${query}`);
      const all = nodes(
        (row as unknown as { 'QUERY PLAN': [{ Plan: Plan }] })['QUERY PLAN'][0].Plan,
      );
      expect(all.map((node) => node['Node Type'])).not.toContain('Seq Scan');
      expect(all.map((node) => node['Index Name'])).toContain(index);
      expect(all.filter((node) => node['Subplan Name']?.startsWith('InitPlan'))).toHaveLength(1);
    }),
  );
});

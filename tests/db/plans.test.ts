import { describe, expect, it } from 'vitest';

import { JATNI, person } from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';

const sql = connect();

type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Subplan Name'?: string;
  Plans?: Plan[];
};
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

/** Enough papers of many tenants that a plan by tenant is worth it. */
async function manyPapers({ sql: q, as }: Scope): Promise<void> {
  await as(null);
  await q`insert into public.boundaries (tenant_id, code, kind, parent_code, name)
    select id, 'C', 'CITY', null, 'City' from public.tenants where kind = 'ulb' on conflict do nothing`;
  for (const table of ['projects', 'estimates', 'workflow_instances'])
    await q`alter table public.${q(table)} disable trigger user`;
  await q`insert into public.projects (tenant_id, number, name, description, project_type_code, estimated_cost, proposed_on, ward_code, locality_code,
      created_by, created_by_name, created_at, state)
    select t.id, 'X' || n, case when n % 400 = 7 then 'Rarely named culvert ' else 'Project ' end || n % 200, 'Project', 'DR', 1 + n % 300,
      current_date - n % 300, 'C', 'C', gen_random_uuid(), 'Plan', now() - n * interval '1 minute', case when n % 2 = 0 then 'CREATED' else 'CLOSED' end
    from public.tenants t, generate_series(1, 800) n where t.kind = 'ulb'`;
  await q`insert into public.estimates (tenant_id, id, number, project_id, name, proposed_on, rates_on, sor_total, state, created_by, created_by_name, created_at)
    select tenant_id, id, 'E' || number, id, name, proposed_on, proposed_on, estimated_cost, 'CLOSED', created_by, 'Plan', created_at
    from public.projects where created_by_name = 'Plan'`;
  await q`insert into public.workflow_instances (tenant_id, document_type, document_id, service_tenant_id, service_id, state_id, state, application_status, due_at)
    select e.tenant_id, 'estimate', e.id, s.tenant_id, s.service_id, s.id, s.code, 'X', case when e.payable_total::int % 2 = 0 then e.created_at end
    from public.estimates e cross join (select * from public.workflow_states where code = 'DRAFTED' limit 1) s where e.created_by_name = 'Plan'`;
  await q`insert into private.search_texts (tenant_id, document_type, document_id, text)
    select tenant_id, t, id, lower(number || ' ' || name) from public.projects, unnest(array['project', 'estimate']) t where created_by_name = 'Plan'`;
  for (const table of [
    'public.projects',
    'public.estimates',
    'public.workflow_instances',
    'private.search_texts',
  ])
    await q`analyze ${q(table)}`;
}

/** The nodes of a plan, asked for as the person, with the rights under which the query runs. */
async function explain(scope: Scope, query: string, isDefiner: boolean): Promise<Plan[]> {
  await scope.as(person('je'));
  if (isDefiner) await scope.sql`reset role`;
  const [row] = await scope.sql.unsafe(`explain (format json) ${query}`);
  return nodes((row as unknown as { 'QUERY PLAN': [{ Plan: Plan }] })['QUERY PLAN'][0].Plan);
}

const scanned = (plan: Plan[]) =>
  plan.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name']);
const indexes = (plan: Plan[]) => plan.flatMap((node) => node['Index Name'] ?? []);
const initPlans = (plan: Plan[]) =>
  plan.filter((node) => node['Subplan Name']?.startsWith('InitPlan')).length;
const types = (plan: Plan[]) => plan.map((node) => node['Node Type']);

type ListPage = { list: string; sort: string; criteria?: string; match?: string };

/** The very queries that a page runs: of the first page, one deep inside, and the last. */
async function queriesOf({ sql: q, as }: Scope, page: ListPage): Promise<string[]> {
  await as(null);
  const { list, sort, criteria = '{}', match = 'none' } = page;
  const table = list === 'project' ? 'public.projects p' : 'public.estimates p';
  const key = { project_name: 'name', due_at: 'created_at' }[sort] ?? sort;
  const [row] = await q.unsafe(
    `with middle as (select jsonb_build_object('id', p.id, 'key', p.${key}) as cursor from ${table}
        where p.tenant_id = '${JATNI}' order by p.${key}, p.id offset 400 limit 1),
      plan as (select private.plan_of('${list}', '${JATNI}', '${criteria}', '${sort}', '${match}') as plan)
    select private.page_queries(plan, true, null, false, 21) || private.page_queries(plan, true, cursor, false, 21)
      || private.page_queries(plan, false, cursor, true, 21) || private.page_queries(plan, true, null, true, 21) as queries
    from plan, middle`,
  );
  return row?.['queries'] as string[];
}

const PLAIN: [name: string, query: string, index: string][] = [
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
];

/** Orders of the lists, the index that each is read along, and how many permissions there are to ask. */
const ORDERS: [list: string, sort: string, index: string, permissions: number][] = [
  ['project', 'created_at', 'projects_tenant_created_idx', 1],
  ['project', 'number', 'projects_number_key', 1],
  ['project', 'name', 'projects_name_idx', 1],
  ['project', 'estimated_cost', 'projects_estimated_cost_idx', 1],
  ['project', 'proposed_on', 'projects_proposed_on_idx', 1],
  ['project', 'state', 'projects_state_idx', 1],
  ['estimate', 'created_at', 'estimates_tenant_created_idx', 2],
  ['estimate', 'number', 'estimates_number_key', 2],
  ['estimate', 'name', 'estimates_name_idx', 2],
  ['estimate', 'project_name', 'projects_name_idx', 2],
  ['estimate', 'payable_total', 'estimates_payable_total_idx', 2],
  ['estimate', 'proposed_on', 'estimates_proposed_on_idx', 2],
  ['estimate', 'state', 'estimates_state_idx', 2],
  ['estimate', 'due_at', 'workflow_instances_deadline_idx', 2],
];

/** Ways to look words up: the words, the index that finds them, how many sub-selects run once. */
const WORDS: [list: string, match: string, query: string, index: string, once: number][] = [
  ['project', 'rare', 'rarely culvert', 'search_texts_text_idx', 2],
  ['project', 'frequent', 'project', 'search_texts_pkey', 1],
  ['project', 'similar', 'rarly culvrt', 'search_texts_text_idx', 2],
  ['estimate', 'rare', 'rarely culvert', 'search_texts_text_idx', 3],
  ['estimate', 'frequent', 'project', 'search_texts_pkey', 2],
];

/** What the plan of a query must not be. */
function faults(name: string, plan: Plan[], index: string, once: number): string[] {
  const found = [
    ...scanned(plan).map((table) => `scans ${table ?? ''}`),
    ...(indexes(plan).includes(index)
      ? []
      : [`reads ${indexes(plan).join(', ')} instead of ${index}`]),
    ...(initPlans(plan) === once ? [] : [`asks ${initPlans(plan)} times once instead of ${once}`]),
  ];
  return found.map((fault) => `${name} ${fault}`);
}

/** The steps of a plan that ask for permissions row by row: none but what runs once may name the helper. */
async function askedOnce(scope: Scope, query: string): Promise<string[]> {
  await scope.as(person('eo'));
  const [row] = await scope.sql.unsafe(`explain (verbose, format json) ${query}`);
  const plan = (row as unknown as { 'QUERY PLAN': [{ Plan: Plan }] })['QUERY PLAN'][0].Plan;
  return nodes(plan)
    .filter((node) => !node['Subplan Name']?.startsWith('InitPlan'))
    .map(({ Plans: _, ...own }) => JSON.stringify(own))
    .filter((own) => own.includes('my_tenants') || own.includes('my_visible_tenants'));
}

// One story: making the papers takes longer than all the questions about them.
describe('plans, with many papers of many agencies', () => {
  it(
    'find what a list asks for by an index of the agency, and ask each permission once',
    { timeout: 300_000 },
    () =>
      story(sql, async (scope) => {
        await manyPapers(scope);
        for (const [name, query, index] of PLAIN)
          expect(faults(name, await explain(scope, query, false), index, 1)).toEqual([]);

        for (const [list, sort, index, permissions] of ORDERS) {
          const queries = await queriesOf(scope, { list, sort });
          expect(queries.length).toBeGreaterThanOrEqual(4);
          for (const query of queries) {
            const plan = await explain(scope, query, true);
            expect(faults(query, plan, index, permissions)).toEqual([]);
            expect(types(plan), query).not.toContain('Sort');
          }
        }

        for (const [list, match, query, index, once] of WORDS) {
          const criteria = JSON.stringify({ query });
          const pages = await queriesOf(scope, { list, sort: 'created_at', criteria, match });
          for (const page of pages)
            expect(faults(page, await explain(scope, page, true), index, once)).toEqual([]);
          await scope.as(person('je'));
          const [found] =
            await scope.sql`select private.list_page(${list}, ${JATNI}, ${criteria}::text::jsonb, '-created_at', 20, 0, null, null, false) as page`;
          expect((found?.['page'] as { ids: string[] }).ids.length, query).toBeGreaterThan(0);
          await scope.as(null);
          const words = query.split(' ');
          const [way] =
            await scope.sql`select private.word_match(${JATNI}, ${list}, ${words}) as match`;
          expect(way?.['match'], query).toBe(match);
        }

        // The headline figures read no other agency's papers, and no policy asks row by row.
        await scope.as(null);
        await scope.sql`analyze public.estimate_sanctions`;
        const [figures] =
          await scope.sql`select private.figures_query(array[${JATNI}], current_date - 60, 'Asia/Kolkata', 0.2) as query`;
        const figuresPlan = await explain(scope, figures?.['query'] as string, false);
        const large = ['projects', 'estimates', 'workflow_instances'];
        expect(scanned(figuresPlan).filter((table) => large.includes(table ?? ''))).toEqual([]);
        const asked = await askedOnce(scope, figures?.['query'] as string);
        expect(asked).toEqual([]);

        await scope.as(null);
        const [row] =
          await scope.sql`select private.totals_query(private.plan_of('project', ${JATNI}, '{}', 'created_at', 'none'), 100) as query`;
        const plan = await explain(scope, row?.['query'] as string, true);
        expect(scanned(plan)).toEqual([]);
        expect(types(plan)).toContain('Limit');
        expect(initPlans(plan)).toBe(1);
      }),
  );
});

import { describe, expect, it } from 'vitest';

import { JATNI, person } from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';

const sql = connect();

type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: Plan[];
};
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

/** Enough people of many agencies that a plan by agency is worth it. */
async function manyPeople({ sql: q, as }: Scope): Promise<void> {
  await as(null);
  await q`insert into public.boundaries (tenant_id, code, kind, parent_code, name)
    select id, 'C', 'CITY', null, 'City' from public.tenants where kind = 'ulb' on conflict do nothing`;
  await q`alter table public.individuals disable trigger user`;
  await q`insert into public.individuals (tenant_id, number, name, guardian_name, relationship, date_of_birth, gender, ward_code, locality_code, aadhaar_last4, mobile_last4, created_at)
    select t.id, 'P' || n, case when n % 400 = 7 then 'Rarely Named' else 'Person ' || n end, 'Guardian', 'FATHER', '1990-01-01', 'FEMALE', 'C', 'C', '0000', '0000',
      now() - n * interval '1 minute'
    from public.tenants t, generate_series(1, 800) n where t.kind = 'ulb'`;
  await q`insert into private.search_texts (tenant_id, document_type, document_id, text)
    select tenant_id, 'individual', id, lower(number || ' ' || name) from public.individuals where number like 'P%'`;
  await q`insert into private.individual_numbers (tenant_id, individual_id, aadhaar, aadhaar_index, mobile, mobile_index)
    select tenant_id, id, decode('00', 'hex'), decode(md5(id::text), 'hex'), decode('00', 'hex'), decode(md5(number), 'hex') from public.individuals where number like 'P%'`;
  for (const table of ['public.individuals', 'private.search_texts', 'private.individual_numbers'])
    await q`analyze ${q(table)}`;
}

async function explain({ sql: q, as }: Scope, query: string): Promise<Plan[]> {
  await as(person('coord'));
  await q`reset role`;
  const [row] = await q.unsafe(`explain (format json) ${query}`);
  return nodes((row as unknown as { 'QUERY PLAN': [{ Plan: Plan }] })['QUERY PLAN'][0].Plan);
}

const indexes = (plan: Plan[]) => plan.flatMap((node) => node['Index Name'] ?? []);
const scanned = (plan: Plan[]) =>
  plan.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name']);

describe('plans, with many people of many agencies', () => {
  it('a page of the register is read along the index of its order, a number along its own', () =>
    story(sql, async (scope) => {
      await manyPeople(scope);
      for (const [sort, index] of [
        ['created_at', 'individuals_created_idx'],
        ['number', 'individuals_number_key'],
        ['name', 'individuals_name_idx'],
      ] as const) {
        await scope.as(null);
        const [row] = await scope.sql.unsafe(
          `select private.page_queries(private.plan_of('individual', '${JATNI}', '{}', '${sort}', 'none'), true, null, false, 21) as queries`,
        );
        for (const query of row?.['queries'] as string[]) {
          const plan = await explain(scope, query);
          expect(indexes(plan), query).toContain(index);
          expect(scanned(plan), query).toEqual([]);
        }
      }
      await scope.as(null);
      const [row] = await scope.sql.unsafe(
        `select private.page_queries(private.plan_of('individual', '${JATNI}', '{"query": "rarely named"}', 'created_at', 'rare'), true, null, false, 21) as queries`,
      );
      for (const query of row?.['queries'] as string[])
        expect(indexes(await explain(scope, query)), query).toContain('search_texts_text_idx');
      for (const [column, index] of [
        ['aadhaar_index', 'individual_numbers_aadhaar'],
        ['mobile_index', 'individual_numbers_mobile_idx'],
      ] as const) {
        const plan = await explain(
          scope,
          `select individual_id from private.individual_numbers where tenant_id = '${JATNI}' and ${column} = '\\x01'`,
        );
        expect(indexes(plan).join(' ')).toContain(index);
      }
    }));
});

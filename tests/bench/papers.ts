import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';

export const JATNI = 'od.jatni';

/** Runs a query as a signed-in person, straight at Postgres: what the API cannot be faster than. */
export function asPerson<T>(
  sql: postgres.Sql,
  userId: string,
  work: (q: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  return sql.begin(async (q) => {
    const claims = JSON.stringify({ role: 'authenticated', sub: userId });
    await q`select set_config('request.jwt.claims', ${claims}, true), set_config('role', 'authenticated', true)`;
    return work(q);
  }) as Promise<T>;
}

/** Submitted estimates, each waiting for verification; answers their ids. */
export async function submittedEstimates(
  sql: postgres.Sql,
  maker: string,
  count: number,
): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const project = { id: randomUUID() };
    const estimate = { id: randomUUID() };
    await asPerson(sql, maker, async (q) => {
      await q`select public.save_project(${JATNI}, ${q.json({
        ...project,
        name: `Measured project ${index}`,
        description: 'Made by the benchmark',
        project_type_code: 'DR',
        estimated_cost: '450000',
        proposed_on: '2026-04-15',
        ward_code: 'W003',
        locality_code: 'L003',
      })})`;
      await q`select public.save_estimate(${JATNI}, ${q.json({
        ...estimate,
        project_id: project.id,
        name: `Measured estimate ${index}`,
        executing_department_code: 'WRK',
        lines: [
          {
            category: 'NON_SOR',
            name: 'Board',
            unit_code: 'NOS',
            rate: '100',
            measurements: [{ description: 'Board', number: '3' }],
          },
        ],
      })})`;
      await q`select public.transition(${JATNI}, 'estimate', ${estimate.id}, 'SUBMIT', 1, ${randomUUID()})`;
    });
    ids.push(estimate.id);
  }
  return ids;
}

/** Fills 25 tenants with projects up to a total, past the workflow: only lists are read from them. */
export async function fillProjects(sql: postgres.Sql, total: number): Promise<void> {
  await sql.begin(async (q) => {
    await q`alter table public.projects disable trigger user`;
    await q`insert into public.boundaries (tenant_id, code, kind, name)
      select id, 'BENCH', 'CITY', 'City' from public.tenants where kind = 'ulb' on conflict do nothing`;
    await q`insert into public.projects (tenant_id, number, name, description, project_type_code, estimated_cost, proposed_on, ward_code,
        locality_code, created_by, created_by_name, created_at, state)
      select t.id, 'BENCH/' || n, 'Drain number ' || n || ' at locality ' || n % 97, 'Benchmark', 'DR', 1 + n % 4999999, current_date, 'BENCH', 'BENCH',
        gen_random_uuid(), 'Benchmark', now() - n * interval '1 second', 'CREATED'
      from (select id, row_number() over (order by id) as k from public.tenants where kind = 'ulb') t
      cross join generate_series((select coalesce(max(substr(number, 7)::int), 0) + 1 from public.projects where number like 'BENCH/%'), ${Math.ceil(total / 25)}::int) n`;
    // The trigger that keeps the words of a project was among those that were passed by.
    await q`insert into private.search_texts (tenant_id, document_type, document_id, text)
      select p.tenant_id, 'project', p.id, lower(p.number || ' ' || p.name) from public.projects p where p.number like 'BENCH/%'
      on conflict do nothing`;
    await q`alter table public.projects enable trigger user`;
  });
  await sql`analyze public.projects`;
}

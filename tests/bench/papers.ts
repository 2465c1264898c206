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

/** A project of a person, past the browser; answers its id. */
export async function newProject(sql: postgres.Sql, maker: string, name: string): Promise<string> {
  const id = randomUUID();
  await asPerson(
    sql,
    maker,
    (q) =>
      q`select public.save_project(${JATNI}, ${q.json({
        id,
        name,
        description: 'Made by the benchmark',
        project_type_code: 'DR',
        estimated_cost: '450000',
        proposed_on: '2026-04-15',
        ward_code: 'W003',
        locality_code: 'L003',
      })})`,
  );
  return id;
}

/** Codes of the schedule that have a rate today. */
export async function ratedCodes(sql: postgres.Sql, count: number): Promise<string[]> {
  const rows = await sql<{ code: string }[]>`
    select i.code from public.sor_items i where i.tenant_id = 'od' and i.is_active
      and exists (select from public.sor_rates r where r.sor_tenant_id = i.tenant_id and r.sor_code = i.code and r.valid_from <= current_date and r.valid_to is null)
    order by i.code limit ${count}`;
  if (rows.length < count) throw new Error(`Only ${rows.length} items have a rate`);
  return rows.map(({ code }) => code);
}

/** A draft with an item for each code, each measured so many times; answers its id. */
export async function draftEstimate(
  sql: postgres.Sql,
  maker: string,
  codes: readonly string[],
  measurements: number,
): Promise<string> {
  const id = randomUUID();
  const project_id = await newProject(sql, maker, 'Measured project of a large draft');
  const draft = {
    id,
    project_id,
    name: 'Measured large draft',
    executing_department_code: 'WRK',
    lines: codes.map((sor_code) => ({
      category: 'SOR',
      sor_code,
      measurements: Array.from({ length: measurements }, (_, row) => ({
        description: `Stretch ${row}`,
        number: '1',
        length: '12.5',
        breadth: '0.6',
        height: '0.15',
      })),
    })),
  };
  await asPerson(sql, maker, (q) => q`select public.save_estimate(${JATNI}, ${q.json(draft)})`);
  return id;
}

/** Submitted estimates, each waiting for verification; answers their ids. */
export async function submittedEstimates(
  sql: postgres.Sql,
  maker: string,
  count: number,
): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const projectId = await newProject(sql, maker, `Measured project ${index}`);
    const estimate = { id: randomUUID() };
    await asPerson(sql, maker, async (q) => {
      await q`select public.save_estimate(${JATNI}, ${q.json({
        ...estimate,
        project_id: projectId,
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

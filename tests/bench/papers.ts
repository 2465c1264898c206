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

import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';

import type { Scope } from './scope.ts';

export const JATNI = 'od.jatni';
export const person = (name: string, city = 'jatni') => `${name}.${city}@demo.digit.example`;

type Json = postgres.JSONValue;
export type Saved = { id: string; number: string | null; state: string; version: number } & Record<
  string,
  unknown
>;

export const projectDraft = (changes: Record<string, Json> = {}): Record<string, Json> => ({
  name: 'Covered drain at Gajapati Nagar',
  description: 'Covered drain, 120 m, from the school to the main road',
  project_type_code: 'DR',
  estimated_cost: '450000',
  proposed_on: '2026-04-15',
  ward_code: 'W003',
  locality_code: 'L003',
  ...changes,
});

export const sorLine = (
  code = 'SOR_TEST',
  changes: Record<string, Json> = {},
): Record<string, Json> => ({
  category: 'SOR',
  sor_code: code,
  measurements: [
    { description: 'Trench', number: '2', length: '12.5', breadth: '0.6', height: '0.75' },
  ],
  ...changes,
});

export const nonSorLine = (changes: Record<string, Json> = {}): Record<string, Json> => ({
  category: 'NON_SOR',
  name: 'Name board',
  unit_code: 'NOS',
  rate: '1500.5',
  measurements: [{ description: 'Board', number: '3' }],
  ...changes,
});

export const estimateDraft = (
  projectId: string,
  changes: Record<string, Json> = {},
): Record<string, Json> => ({
  project_id: projectId,
  name: 'Covered drain at Gajapati Nagar',
  executing_department_code: 'WRK',
  lines: [sorLine(), nonSorLine()],
  ...changes,
});

/** A schedule item with one rate in force, known to every story that asks for it. */
export async function withTestRate({ sql, as }: Scope, rate = '412.5'): Promise<void> {
  await as(null);
  await sql`insert into public.sor_items (tenant_id, code, sor_type, description, unit_code)
    values ('od', 'SOR_TEST', 'W', 'Earth work in excavation', 'CUM')`;
  await sql`insert into public.sor_rates (tenant_id, sor_tenant_id, sor_code, rate, valid_from)
    values ('od', 'od', 'SOR_TEST', ${rate}, '2026-04-01')`;
}

export async function saveProject(
  sql: postgres.TransactionSql,
  draft: Record<string, Json>,
  version?: number,
  tenant = JATNI,
): Promise<Saved> {
  const [row] =
    await sql`select public.save_project(${tenant}, ${sql.json(draft)}, ${version ?? null}) as saved`;
  return (row as { saved: Saved }).saved;
}

export async function saveEstimate(
  sql: postgres.TransactionSql,
  draft: Record<string, Json>,
  version?: number,
  tenant = JATNI,
): Promise<Saved> {
  const [row] =
    await sql`select public.save_estimate(${tenant}, ${sql.json(draft)}, ${version ?? null}) as saved`;
  return (row as { saved: Saved }).saved;
}

export type Move = {
  action: string;
  version: number;
  key?: string;
  comment?: string;
  assignees?: string[];
  documents?: string[];
  type?: string;
};

export async function move(sql: postgres.TransactionSql, id: string, step: Move): Promise<Saved> {
  const [row] =
    await sql`select public.transition(${JATNI}, ${step.type ?? 'estimate'}, ${id}, ${step.action}, ${step.version},
    ${step.key ?? randomUUID()}, ${step.comment ?? null}, ${sql.array(step.assignees ?? [], 2950)}, ${sql.array(step.documents ?? [], 2950)}) as moved`;
  return (row as { moved: Saved }).moved;
}

/** A project and a draft estimate of the JE of Jatni; the scope then acts as the JE. */
export async function draftedEstimate(
  scope: Scope,
  changes: Record<string, Json> = {},
): Promise<{ project: Saved; estimate: Saved }> {
  await withTestRate(scope);
  await scope.as(person('je'));
  const project = await saveProject(scope.sql, projectDraft());
  const estimate = await saveEstimate(scope.sql, estimateDraft(project.id, changes));
  return { project, estimate };
}

const FORWARD = [
  ['je', 'SUBMIT'],
  ['ae', 'VERIFY_AND_FORWARD'],
  ['me', 'TECHNICAL_SANCTION'],
  ['eo', 'APPROVE'],
] as const;

/** Takes a drafted estimate along the first steps of its table; answers the last move. */
export async function forward(scope: Scope, estimate: Saved, steps: number): Promise<Saved> {
  let current = estimate;
  for (const [who, action] of FORWARD.slice(0, steps)) {
    await scope.as(person(who));
    current = {
      ...(await move(scope.sql, estimate.id, { action, version: current.version })),
      id: estimate.id,
    };
  }
  return current;
}

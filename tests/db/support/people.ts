import type postgres from 'postgres';

import { JATNI } from './papers.ts';

type Sql = postgres.TransactionSql;
type Json = postgres.JSONValue;

export interface SavedEmployee {
  id: string;
  employee_number: string;
  version: number;
}

export const employeeDraft = (changes: Record<string, Json> = {}): Record<string, Json> => ({
  employee_number: 'E0100',
  name: 'Sanjay Dash',
  local_names: { or: 'ସଞ୍ଜୟ ଦାଶ' },
  gender: 'MALE',
  date_of_birth: '1990-05-12',
  mobile: '9437100100',
  email: 'Sanjay.Dash@Example.org',
  employment_type_code: 'PNT',
  appointed_on: '2024-06-01',
  assignments: [{ department_code: 'WRK', designation_code: 'JE', from_on: '2024-06-01' }],
  jurisdictions: ['W001'],
  ...changes,
});

export async function saveEmployee(
  sql: Sql,
  draft: Record<string, Json>,
  version?: number,
  tenant = JATNI,
): Promise<SavedEmployee> {
  const [row] =
    await sql`select public.save_employee(${tenant}, ${sql.json(draft)}, ${version ?? null}) as saved`;
  return (row as { saved: SavedEmployee }).saved;
}

export async function employeeOf(
  sql: Sql,
  id: string,
  tenant = JATNI,
): Promise<Record<string, Json>> {
  const [row] = await sql`select public.get_employee(${tenant}, ${id}) as employee`;
  return (row as { employee: Record<string, Json> }).employee;
}

export const grants = (...codes: string[]): Json => codes.map((role_code) => ({ role_code }));

export async function inviteEmployee(
  sql: Sql,
  employee: string,
  email: string,
  roles: string[],
  tenant = JATNI,
): Promise<string> {
  const [row] =
    await sql`select public.invite_employee(${tenant}, ${employee}, ${email}, null, ${sql.json(grants(...roles))}) as id`;
  return (row as { id: string }).id;
}

export interface Explanation {
  is_allowed: boolean;
  steps: { link: string; verdict: 'PASS' | 'FAIL'; code: string | null; values: Json }[];
  remedy: { kind: string; roles?: { code: string }[]; people?: { name: string }[] } | null;
}

export type Question =
  { permission: string } | { document_type: string; document_id: string; action: string };

/** Why a person, by e-mail, can or cannot; null asks about the caller. */
export async function explain(
  sql: Sql,
  who: string | null,
  question: Question,
  tenant = JATNI,
): Promise<Explanation> {
  const asked = {
    permission: null,
    document_type: null,
    document_id: null,
    action: null,
    ...question,
  };
  const [row] = await sql`select public.explain_access(${tenant}, ${who},
    ${asked.permission}, ${asked.document_type}, ${asked.document_id}, ${asked.action}) as answer`;
  return (row as { answer: Explanation }).answer;
}

/** The first link that does not hold, as link: reason. */
export const broken = (answer: Explanation): string | null => {
  const step = answer.steps.find(({ verdict }) => verdict === 'FAIL');
  return step === undefined ? null : `${step.link}: ${String(step.code)}`;
};

export async function userId(sql: Sql, email: string): Promise<string> {
  const [row] = await sql`select id from auth.users where email = ${email}`;
  return (row as { id: string }).id;
}

export async function membershipOf(sql: Sql, email: string): Promise<string> {
  const [row] = await sql`select m.id from public.memberships m where m.invited_email = ${email}`;
  return (row as { id: string }).id;
}

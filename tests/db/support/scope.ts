import postgres from 'postgres';
import { afterAll, inject } from 'vitest';

/** One connection pool per test file. Numbers come as strings: no figure passes through a float on its way to a test. */
export function connect(): postgres.Sql {
  const sql = postgres(inject('databaseUrl'), {
    max: 4,
    onnotice: () => undefined,
    types: { numeric: { to: 1700, from: [1700], serialize: String, parse: String } },
  });
  afterAll(() => sql.end());
  return sql;
}

/** What an API function raised: the SQLSTATE, the machine code, and for a refused form its field errors. */
export type Refusal = {
  state: string;
  code: string;
  details: Record<string, unknown>;
  fields: { pointer: string; code: string; params: Record<string, unknown> }[];
};

export type Scope = {
  sql: postgres.TransactionSql;
  /** Acts as a person, by e-mail; `anon` for nobody; null for the owner of the tables. */
  as: (who: string | null) => Promise<void>;
  /** Runs a query that must be refused, in a savepoint, and answers the refusal. */
  refused: (query: (sql: postgres.TransactionSql) => Promise<unknown>) => Promise<Refusal>;
};

class Rollback extends Error {}

/** Runs a story in a transaction that is rolled back at its end, so that stories never meet. */
export async function story(
  sql: postgres.Sql,
  tell: (scope: Scope) => Promise<void>,
): Promise<void> {
  try {
    await sql.begin(async (transaction) => {
      await tell(scopeOf(transaction));
      throw new Rollback();
    });
  } catch (error) {
    if (!(error instanceof Rollback)) throw error;
  }
}

export function scopeOf(sql: postgres.TransactionSql): Scope {
  return {
    sql,
    as: (who) => actAs(sql, who),
    refused: (query) => refusalOf(sql, query),
  };
}

async function actAs(sql: postgres.TransactionSql, who: string | null): Promise<void> {
  await sql`reset role`;
  if (who === null) {
    await sql`select set_config('request.jwt.claims', '', true)`;
    return;
  }
  const role = who === 'anon' || who === 'service_role' ? who : 'authenticated';
  const [user] = await sql<{ id: string }[]>`select id from auth.users where email = ${who}`;
  if (role === 'authenticated' && user === undefined) throw new Error(`No such person: ${who}`);
  const claims = JSON.stringify({ role, ...(user && { sub: user.id }) });
  await sql`select set_config('request.jwt.claims', ${claims}, true), set_config('role', ${role}, true)`;
}

async function refusalOf(
  sql: postgres.TransactionSql,
  query: (sql: postgres.TransactionSql) => Promise<unknown>,
): Promise<Refusal> {
  let refusal: Refusal | null = null;
  try {
    await sql.savepoint(async (inner) => {
      await query(inner);
    });
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error;
    refusal = toRefusal(error);
  }
  if (refusal === null)
    throw new Error('The query was expected to be refused, but it went through.');
  return refusal;
}

function toRefusal(error: postgres.PostgresError): Refusal {
  const detail: unknown =
    error.code.startsWith('PT') && error.detail ? JSON.parse(error.detail) : {};
  return {
    state: error.code,
    code: error.message,
    details: Array.isArray(detail) ? {} : (detail as Record<string, unknown>),
    fields: Array.isArray(detail) ? (detail as Refusal['fields']) : [],
  };
}

/** One column of an answer, to be compared with what is expected. */
export const column = (rows: readonly postgres.Row[], name: string): unknown[] =>
  rows.map((row) => (row as Record<string, unknown>)[name]);

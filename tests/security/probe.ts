import postgres from 'postgres';

import type { Scope } from '../db/support/scope.ts';

export const VERBS = ['select', 'insert', 'update', 'delete'] as const;
export type Verb = (typeof VERBS)[number];

/** What the rows of a table are told apart by: the agency they belong to. */
const tenantColumn = (table: Table) =>
  table.columns.includes('tenant_id') ? 'tenant_id' : table.name === 'tenants' ? 'id' : null;

export type Table = {
  name: string;
  isView: boolean;
  columns: string[];
  writable: string[];
  insertable: string[];
  updatable: string[];
};

/** Tables and views of the API with the columns that a signed-in person has been granted. */
export async function readTables({ sql }: Scope): Promise<Table[]> {
  const rows = await sql`
    select c.relname as name, c.relkind = 'v' as is_view, array_agg(a.attname::text order by a.attnum) as columns,
      array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '' and a.attidentity = '') as writable,
      array_agg(a.attname::text order by a.attnum) filter (where has_column_privilege('authenticated', c.oid, a.attnum, 'insert') and a.attgenerated = '' and a.attidentity = '') as insertable,
      array_agg(a.attname::text order by a.attnum) filter (where has_column_privilege('authenticated', c.oid, a.attnum, 'update')) as updatable
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') group by c.oid order by c.relname`;
  return rows.map((row) => ({
    name: row['name'] as string,
    isView: row['is_view'] as boolean,
    columns: row['columns'] as string[],
    writable: (row['writable'] as string[] | null) ?? [],
    insertable: (row['insertable'] as string[] | null) ?? [],
    updatable: (row['updatable'] as string[] | null) ?? [],
  }));
}

/** Tries a verb as the present actor, undoes it, and says what happened in a word. */
export const probe = (
  scope: Scope,
  table: Table,
  verb: Verb,
  sample: Record<string, unknown> | undefined,
): Promise<string> => undone(scope, (q) => attempt(q, table, verb, sample));

/** Calls a function as the present actor and undoes it: `answered`, the code it raised, or `not granted`. */
export const probeCall = (scope: Scope, call: string): Promise<string> =>
  undone(scope, async (q) => {
    await q.unsafe(`select * from ${call}`);
    return 'answered';
  });

async function undone(
  scope: Scope,
  work: (q: postgres.TransactionSql) => Promise<string>,
): Promise<string> {
  let answer = '';
  try {
    await scope.sql.savepoint(async (q) => {
      answer = await work(q);
      throw new Undo();
    });
  } catch (error) {
    if (error instanceof Undo) return answer;
    if (!(error instanceof postgres.PostgresError)) throw error;
    return refusedBy(error);
  }
  return answer;
}

class Undo extends Error {}

/** Constraints are looked at after privileges, triggers and policies: who gets that far was let through. */
const LET_THROUGH = new Set(['23001', '23505', '23503', '23502', '23514', '23P01']);

function refusedBy(error: postgres.PostgresError): string {
  if (error.code === '42501')
    return error.message.includes('row-level security') ? 'refused by policy' : 'not granted';
  if (LET_THROUGH.has(error.code)) return 'allowed';
  return error.code.startsWith('PT') ? error.message : `error ${error.code}`;
}

async function attempt(
  q: postgres.TransactionSql,
  table: Table,
  verb: Verb,
  sample: Record<string, unknown> | undefined,
): Promise<string> {
  const tenant = tenantColumn(table);
  const name = `public."${table.name}"`;
  if (verb === 'select') {
    if (tenant === null)
      return (await q.unsafe(`select 1 from ${name} limit 1`)).length > 0 ? 'rows' : 'nothing';
    const rows = await q.unsafe(
      `select distinct "${tenant}" as tenant from ${name} where "${tenant}" in ('od', 'od.jatni', 'od.dhenkanal', 'od.cuttack') order by 1`,
    );
    return rows.map((row) => row['tenant'] as string).join(' ') || 'nothing';
  }
  const target = tenant === null ? '' : ` where "${tenant}" = 'od.jatni'`;
  if (verb === 'update') {
    const column = table.updatable[0] ?? table.columns[0] ?? '';
    const rows = await q.unsafe(`update ${name} set "${column}" = "${column}"${target}`);
    return rows.count > 0 ? 'allowed' : 'nothing';
  }
  if (verb === 'delete') {
    const rows = await q.unsafe(`delete from ${name}${target}`);
    return rows.count > 0 ? 'allowed' : 'nothing';
  }
  const columns = (table.insertable.length > 0 ? table.insertable : table.writable)
    .map((column) => `"${column}"`)
    .join(', ');
  await q.unsafe(
    `insert into ${name} (${columns}) select ${columns} from jsonb_populate_record(null::${name}, $1)`,
    [q.json((sample ?? {}) as postgres.JSONValue)],
  );
  return 'allowed';
}

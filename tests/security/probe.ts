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

/** A statement to try, and how its answer is read: `rows` says it itself, `count` by what it touched. */
export type Attempt = { kind: 'rows' | 'count' | 'done' | 'call'; statement: string };

/** The statement by which a verb is tried on a table. */
export function attemptOf(
  table: Table,
  verb: Verb,
  sample: Record<string, unknown> | undefined,
): Attempt {
  const tenant = tenantColumn(table);
  const name = `public."${table.name}"`;
  if (verb === 'select') {
    return {
      kind: 'rows',
      statement:
        tenant === null
          ? `select case when exists (select from ${name}) then 'rows' else 'nothing' end`
          : `select coalesce(string_agg(distinct "${tenant}", ' ' order by "${tenant}"), 'nothing') from ${name}
             where "${tenant}" in ('od', 'od.jatni', 'od.dhenkanal', 'od.cuttack')`,
    };
  }
  const target = tenant === null ? '' : ` where "${tenant}" = 'od.jatni'`;
  if (verb === 'update') {
    const column = table.updatable[0] ?? table.columns[0] ?? '';
    return { kind: 'count', statement: `update ${name} set "${column}" = "${column}"${target}` };
  }
  if (verb === 'delete') return { kind: 'count', statement: `delete from ${name}${target}` };
  const columns = (table.insertable.length > 0 ? table.insertable : table.writable)
    .map((column) => `"${column}"`)
    .join(', ');
  return {
    kind: 'done',
    statement: `insert into ${name} (${columns}) select ${columns} from jsonb_populate_record(null::${name}, ${literal(sample ?? {})})`,
  };
}

export const callOf = (call: string): Attempt => ({
  kind: 'call',
  statement: `select * from ${call}`,
});

const literal = (value: unknown) => `'${JSON.stringify(value).replaceAll("'", "''")}'`;

/**
 * Tries statements one by one as the present actor, undoes each, and says of each what happened in a word: what it
 * answered, `not granted`, `refused by policy`, or the code it raised. All in one journey to the server: there are
 * tens of thousands. Constraints are looked at after privileges, triggers and policies: who gets that far was let
 * through.
 */
export async function tryAll({ sql }: Scope, attempts: readonly Attempt[]): Promise<string[]> {
  await sql`select set_config('probe.attempts', ${JSON.stringify(attempts)}, true)`;
  await sql.unsafe(`do $probe$
    declare
      v_attempt jsonb;
      v_answer text;
      v_answers jsonb[] := '{}';
      v_count bigint;
    begin
      for v_attempt in select value from jsonb_array_elements(current_setting('probe.attempts')::jsonb) loop
        v_answer := null;
        begin
          if v_attempt ->> 'kind' = 'rows' then
            execute v_attempt ->> 'statement' into v_answer;
          else
            execute v_attempt ->> 'statement';
            get diagnostics v_count = row_count;
            v_answer := case v_attempt ->> 'kind' when 'call' then 'answered' when 'done' then 'allowed'
              else case when v_count > 0 then 'allowed' else 'nothing' end end;
          end if;
          raise exception using errcode = 'UNDO1';
        exception
          when sqlstate 'UNDO1' then null;
          when others then
            v_answer := case
              when sqlstate = '42501' then case when sqlerrm like '%row-level security%' then 'refused by policy' else 'not granted' end
              when sqlstate in ('23001', '23505', '23503', '23502', '23514', '23P01') then 'allowed'
              when sqlstate like 'PT%' then sqlerrm
              else 'error ' || sqlstate end;
        end;
        v_answers := v_answers || to_jsonb(v_answer);
      end loop;
      perform set_config('probe.answers', to_jsonb(v_answers)::text, true);
    end $probe$`);
  const [row] = await sql`select current_setting('probe.answers')::jsonb as answers`;
  return (row as { answers: string[] }).answers;
}

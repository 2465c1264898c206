import type postgres from 'postgres';

/**
 * PostgREST gives a call the `statement_timeout` that its function declares; by itself Postgres would not, for the clock
 * of a statement runs before the function is entered. The library knows nothing of it.
 */
export class FunctionTimeouts {
  private readonly sql: postgres.Sql;
  private readonly schemas: string[];
  private known: Promise<Map<string, number>> | null = null;

  constructor(sql: postgres.Sql, schemas: string[]) {
    this.sql = sql;
    this.schemas = schemas;
  }

  /** Forgets the catalogue: after a change of the schema. */
  forget(): void {
    this.known = null;
  }

  /** Milliseconds that the function of a request declares; `null` when it declares none, or no function is called. */
  async of(request: Request): Promise<number | null> {
    const name = /^\/rest\/v1\/rpc\/(\w+)$/.exec(new URL(request.url).pathname)?.[1];
    if (name === undefined) return null;
    const known = await (this.known ??= this.load());
    return known.get(name) ?? null;
  }

  private async load(): Promise<Map<string, number>> {
    const { sql, schemas } = this;
    // A setting without a unit counts milliseconds; with one it reads as an interval does.
    const rows = await sql<{ name: string; milliseconds: number }[]>`
      select p.proname as name, (case when s.value ~ '^\\d+$' then s.value::numeric
        else extract(epoch from s.value::interval) * 1000 end)::int as milliseconds
      from pg_proc p cross join unnest(p.proconfig) c
      cross join lateral (select split_part(c, '=', 2) as value) s
      where p.pronamespace::regnamespace::text in ${sql(schemas)} and c like 'statement_timeout=%'`;
    return new Map(rows.map(({ name, milliseconds }) => [name, milliseconds]));
  }
}

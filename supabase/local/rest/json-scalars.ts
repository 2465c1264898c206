import type postgres from 'postgres';

type JsonPlaces = { columns: Set<string>; arguments: Set<string> };

/**
 * The library tells a JSON document from a plain value by its JavaScript type, so that a string or a boolean meant for
 * a json column or argument would be read as text. Such scalars travel as finished JSON text instead.
 */
export class JsonScalars {
  private readonly sql: postgres.Sql;
  private readonly schemas: string[];
  private places: Promise<JsonPlaces> | null = null;

  constructor(sql: postgres.Sql, schemas: string[]) {
    this.sql = sql;
    this.schemas = schemas;
  }

  /** Forgets the catalogue: after a change of the schema. */
  forget(): void {
    this.places = null;
  }

  /** The request with its scalars written out; the same request when there are none. */
  async writeOut(request: Request): Promise<Request> {
    const target = /^\/rest\/v1\/(rpc\/)?(\w+)$/.exec(new URL(request.url).pathname);
    const isJson = request.headers.get('content-type')?.includes('json') === true;
    if (target?.[2] === undefined || !isJson || request.method === 'GET') return request;
    const places = await (this.places ??= this.load());
    const known = target[1] === undefined ? places.columns : places.arguments;
    const prefix = `${target[2]}.`;
    if (![...known].some((place) => place.startsWith(prefix))) return request;
    // A column's value is read as JSON once more than an argument's.
    const write = (value: unknown): string =>
      target[1] === undefined ? JSON.stringify(JSON.stringify(value)) : JSON.stringify(value);
    const body = writeScalars(await request.text(), (name) => known.has(prefix + name), write);
    const headers = new Headers(request.headers);
    headers.delete('content-length');
    return new Request(request.url, { method: request.method, headers, body });
  }

  private async load(): Promise<JsonPlaces> {
    const { sql, schemas } = this;
    const columns = await sql<{ place: string }[]>`
      select c.relname || '.' || a.attname as place
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
      where c.relnamespace::regnamespace::text in ${sql(schemas)} and c.relkind in ('r', 'p', 'v')
        and a.attnum > 0 and coalesce(nullif(t.typbasetype, 0), t.oid) in ('json'::regtype, 'jsonb'::regtype)`;
    const args = await sql<{ place: string }[]>`
      select p.proname || '.' || p.proargnames[a.position] as place
      from pg_proc p
      cross join unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) with ordinality a(type, position)
      join pg_type t on t.oid = a.type
      where p.pronamespace::regnamespace::text in ${sql(schemas)} and p.proargnames[a.position] is not null
        and coalesce(nullif(t.typbasetype, 0), t.oid) in ('json'::regtype, 'jsonb'::regtype)`;
    return {
      columns: new Set(columns.map((row) => row.place)),
      arguments: new Set(args.map((row) => row.place)),
    };
  }
}

function writeScalars(
  text: string,
  isJsonPlace: (name: string) => boolean,
  write: (value: unknown) => string,
): string {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return text;
  }
  const rows: unknown[] = Array.isArray(body) ? body : [body];
  for (const row of rows) {
    if (typeof row !== 'object' || row === null) return text;
    const record = row as Record<string, unknown>;
    for (const [name, value] of Object.entries(record)) {
      const isScalar = ['string', 'boolean', 'number'].includes(typeof value);
      if (isScalar && isJsonPlace(name)) record[name] = write(value);
    }
  }
  return JSON.stringify(body);
}

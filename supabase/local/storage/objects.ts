import type postgres from 'postgres';

import { asCaller, type Caller } from '../caller.ts';
import { bucketNotFound, objectNotFound, StorageError } from './errors.ts';
import type { StoredFile } from './files.ts';

export type Bucket = {
  id: string;
  name: string;
  public: boolean;
  file_size_limit: number | null;
  allowed_mime_types: string[] | null;
};
export type StoredObject = {
  id: string;
  name: string;
  bucket_id: string;
  version: string;
  metadata: {
    size: number;
    mimetype: string;
    cacheControl: string;
    eTag: string;
    lastModified: string;
  };
  created_at: Date;
  updated_at: Date;
  last_accessed_at: Date;
};

export type ListOptions = {
  prefix: string;
  limit: number;
  offset: number;
  search: string;
  sortBy: { column: string; order: string };
};

/** The names that S3, and so hosted Storage, can carry. */
export function requireKey(name: string): string {
  const isSafe =
    /^[\w/!\-.*'() &$@=;:+,?]+$/.test(name) &&
    !name.split('/').some((part) => ['', '.', '..'].includes(part));
  if (!isSafe) throw new StorageError(400, 'InvalidKey', `Invalid key: ${name}`);
  return name;
}

/** The rows of the storage schema, read and written as the caller so that row-level security decides. */
export class Objects {
  private readonly sql: postgres.Sql;

  constructor(sql: postgres.Sql) {
    this.sql = sql;
  }

  /** A bucket's rules, which hold for callers who may not see the bucket itself. */
  async bucket(id: string): Promise<Bucket> {
    const [bucket] = await this.sql<Bucket[]>`
      select id, name, public, file_size_limit::float8 as file_size_limit, allowed_mime_types
      from storage.buckets where id = ${id}`;
    if (bucket === undefined) throw bucketNotFound();
    return bucket;
  }

  buckets(caller: Caller): Promise<postgres.RowList<postgres.Row[]>> {
    return asCaller(this.sql, caller, (tx) => tx`select * from storage.buckets order by name`);
  }

  /** The object as the system sees it: for public buckets and signed links, whose check happened before. */
  async trusted(bucket: string, name: string): Promise<StoredObject> {
    const [row] = await this.sql<
      StoredObject[]
    >`select * from storage.objects where bucket_id = ${bucket} and name = ${name}`;
    if (row === undefined) throw objectNotFound();
    return row;
  }

  async readable(caller: Caller, bucket: string, name: string): Promise<StoredObject> {
    const [row] = await asCaller(
      this.sql,
      caller,
      (tx) => tx<StoredObject[]>`
      select * from storage.objects where bucket_id = ${bucket} and name = ${name}`,
    );
    if (row === undefined) throw objectNotFound();
    return row;
  }

  async readableNames(caller: Caller, bucket: string, names: string[]): Promise<Set<string>> {
    const rows = await asCaller(
      this.sql,
      caller,
      (tx) => tx<{ name: string }[]>`
      select name from storage.objects where bucket_id = ${bucket} and name in ${tx(names)}`,
    );
    return new Set(rows.map((row) => row.name));
  }

  /** Records an upload; answers the object's id and the version it replaced. */
  async record(
    caller: Caller,
    object: {
      bucket: string;
      name: string;
      mimetype: string;
      cacheControl: string;
      isUpsert: boolean;
      file: StoredFile;
    },
  ): Promise<{ id: string; replaced: string | null }> {
    const { bucket, name, file, isUpsert } = object;
    const owner = caller.claims.sub ?? null;
    const [before] = await this.sql<{ version: string }[]>`
      select version from storage.objects where bucket_id = ${bucket} and name = ${name}`;
    const [row] = await asCaller(this.sql, caller, (tx) => {
      const metadata = tx.json({
        eTag: file.etag,
        size: file.size,
        mimetype: object.mimetype,
        cacheControl: object.cacheControl,
        lastModified: new Date().toISOString(),
        contentLength: file.size,
        httpStatusCode: 200,
      });
      return tx<{ id: string }[]>`
        insert into storage.objects (bucket_id, name, owner, owner_id, version, metadata)
        values (${bucket}, ${name}, ${owner}, ${owner}, ${file.version}, ${metadata})
        ${
          isUpsert
            ? tx`on conflict (bucket_id, name) do update
          set version = excluded.version, metadata = excluded.metadata, owner = excluded.owner, updated_at = now()`
            : tx``
        }
        returning id`;
    });
    return { id: row?.id ?? '', replaced: before?.version ?? null };
  }

  remove(
    caller: Caller,
    bucket: string,
    names: string[],
  ): Promise<postgres.RowList<StoredObject[]>> {
    return asCaller(
      this.sql,
      caller,
      (tx) => tx<StoredObject[]>`
      delete from storage.objects where bucket_id = ${bucket} and name in ${tx(names)} returning *`,
    );
  }

  /** One folder level: files, and the folders below with a null id. */
  list(
    caller: Caller,
    bucket: string,
    options: ListOptions,
  ): Promise<postgres.RowList<postgres.Row[]>> {
    const prefix =
      options.prefix === '' || options.prefix.endsWith('/') ? options.prefix : `${options.prefix}/`;
    const depth = prefix.split('/').length;
    const column = ['name', 'created_at', 'updated_at', 'last_accessed_at'].includes(
      options.sortBy.column,
    )
      ? options.sortBy.column
      : 'name';
    return asCaller(
      this.sql,
      caller,
      (tx) => tx`
      with below as (
        select path_tokens[${depth}] as entry, array_length(path_tokens, 1) = ${depth} as is_file, o.*
        from storage.objects o
        where bucket_id = ${bucket} and starts_with(name, ${prefix})
          and path_tokens[${depth}] ilike ${`${options.search.replaceAll(/[\\%_]/g, '\\$&')}%`}
      )
      select name, id, updated_at, created_at, last_accessed_at, metadata from (
        select distinct entry as name, null::uuid as id, null::timestamptz as updated_at, null::timestamptz as created_at,
          null::timestamptz as last_accessed_at, null::jsonb as metadata, false as is_file
        from below where not is_file
        union all
        select entry, id, updated_at, created_at, last_accessed_at, metadata, true from below where is_file
      ) entries
      order by is_file, ${tx(column)} ${options.sortBy.order === 'desc' ? tx`desc` : tx`asc`}
      limit ${options.limit} offset ${options.offset}`,
    );
  }
}

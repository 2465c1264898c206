import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

import postgres from 'postgres';

import { Failure } from './failure.ts';

export type SeedLevel = 'none' | 'reference' | 'demo';
type Sql = postgres.Sql;

const supabaseDir = path.resolve(import.meta.dirname, '..');
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

function sqlFiles(directory: string): string[] {
  if (!fs.existsSync(directory)) return [];
  const files = fs.readdirSync(directory).filter((name) => name.endsWith('.sql'));
  return files.sort().map((name) => path.join(directory, name));
}

/** Brings an empty cluster to the state in which a hosted project hands it over; repeated when its files change. */
export async function bootstrap(admin: Sql, password: string): Promise<void> {
  const files = sqlFiles(path.join(import.meta.dirname, 'bootstrap'));
  const hash = hashOf(files.map((file) => fs.readFileSync(file, 'utf8')).join('\n') + password);
  await admin`create schema if not exists local_stack`;
  await admin`create table if not exists local_stack.bootstrap (hash text not null)`;
  const [applied] = await admin<{ hash: string }[]>`select hash from local_stack.bootstrap`;
  if (applied?.hash === hash) return;
  await admin.begin(async (tx) => {
    for (const file of files) await runFile(tx, file);
    const literal = password.replaceAll("'", "''");
    for (const role of ['postgres', 'authenticator', 'supabase_auth_admin'])
      await tx.unsafe(`alter role ${role} password '${literal}'`);
    await tx`delete from local_stack.bootstrap`;
    await tx`insert into local_stack.bootstrap (hash) values (${hash})`;
  });
}

/** Applies the migrations that the database does not have yet, in file order; answers how many. */
export async function migrate(
  sql: Sql,
  directory = path.join(supabaseDir, 'migrations'),
): Promise<number> {
  const rows = await sql<{ version: string; statements: string[] | null }[]>`
    select version, statements from supabase_migrations.schema_migrations`;
  const applied = new Map(rows.map((row) => [row.version, row.statements?.join('\n')]));
  let count = 0;
  for (const file of sqlFiles(directory)) {
    const match = /^(\d+)_(.+)\.sql$/.exec(path.basename(file));
    if (!match?.[1])
      throw new Failure(
        `${file} is not named <timestamp>_<name>.sql: rename it, so that its place in the order is known.`,
      );
    const text = fs.readFileSync(file, 'utf8');
    const recorded = applied.get(match[1]);
    if (applied.has(match[1])) {
      if (recorded !== undefined && recorded !== text) {
        throw new Failure(
          `The migration ${path.basename(file)} was edited after it was applied to this database: undo the edit and add a new migration, or start over with \`npm run reset\` (local data is lost).`,
        );
      }
      continue;
    }
    await sql.begin(async (tx) => {
      await runFile(tx, file);
      await tx`insert into supabase_migrations.schema_migrations (version, name, statements)
               values (${match[1] ?? ''}, ${match[2] ?? ''}, ${[text]})`;
    });
    count += 1;
  }
  return count;
}

/** Runs the seed files that were not run yet; a file that ran is not run again, even when it changed since. */
export async function seed(
  sql: Sql,
  level: SeedLevel,
  directory = path.join(supabaseDir, 'seed'),
): Promise<number> {
  const folders = { none: [], reference: ['reference'], demo: ['reference', 'demo'] }[level];
  let count = 0;
  for (const file of folders.flatMap((folder) => sqlFiles(path.join(directory, folder)))) {
    const name = path.relative(path.dirname(directory), file);
    const [done] = await sql`select 1 from supabase_migrations.seed_files where path = ${name}`;
    if (done) continue;
    await sql.begin(async (tx) => {
      await runFile(tx, file);
      await tx`insert into supabase_migrations.seed_files (path, hash) values (${name}, ${hashOf(fs.readFileSync(file, 'utf8'))})`;
    });
    count += 1;
  }
  return count;
}

async function runFile(sql: postgres.TransactionSql, file: string): Promise<void> {
  const text = fs.readFileSync(file, 'utf8');
  try {
    await sql.unsafe(text).simple();
    // A file may leave settings behind (role, search_path); the next one begins from the session's own.
    await sql.unsafe('reset role; reset search_path').simple();
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error;
    const line = error.position ? text.slice(0, Number(error.position)).split('\n').length : 1;
    const more = [error.detail, error.hint, error.where]
      .filter(Boolean)
      .map((part) => `\n  ${part}`);
    throw new Failure(`${file}:${line}: ${error.message} (${error.code})${more.join('')}`);
  }
}

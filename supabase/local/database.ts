import fs from 'node:fs';
import path from 'node:path';

import postgres from 'postgres';

import { Failure } from './failure.ts';
import { bootstrap, migrate, seed, type SeedLevel } from './migrate.ts';
import { clusterDirectory, startPostgres } from './postgres.ts';
import { requireWritable } from './preflight.ts';
import { loadSecrets, type Secrets } from './secrets.ts';

export type DatabaseOptions = {
  dataDir: string;
  port: number;
  seed: SeedLevel;
  /** Default true. False: no fsync, for databases that live as long as a test run. */
  durable?: boolean;
  /** The file that keeps the generated secrets; default `<dataDir>/.env`. */
  secretsFile?: string;
  onProgress?: (message: string) => void;
};

export type Database = {
  url: string;
  adminUrl: string;
  secrets: Secrets;
  isFresh: boolean;
  migrationsApplied: number;
  stop: () => Promise<void>;
};

/** Postgres with the hosted bootstrap, the migrations and the seed: what a database test needs. */
export async function startDatabase(options: DatabaseOptions): Promise<Database> {
  requireWritable(options.dataDir);
  const secrets = loadSecrets(options.secretsFile ?? path.join(options.dataDir, '.env'));
  const server = await startPostgres({
    dataDir: options.dataDir,
    port: options.port,
    password: secrets.databasePassword,
    durable: options.durable ?? true,
  });
  const quiet = { max: 1, onnotice: () => undefined };
  const admin = postgres(server.adminUrl, quiet);
  const sql = postgres(server.url, { ...quiet, connection: { statement_timeout: 0 } });
  try {
    await bootstrap(admin, secrets.databasePassword);
    const migrationsApplied = await migrate(sql);
    if (migrationsApplied > 0) options.onProgress?.(`Applied ${migrationsApplied} migrations.`);
    const seeds = await seed(sql, options.seed);
    if (seeds > 0) options.onProgress?.(`Ran ${seeds} seed files.`);
    await Promise.all([admin.end(), sql.end()]);
    return {
      url: server.url,
      adminUrl: server.adminUrl,
      secrets,
      isFresh: server.isFresh,
      migrationsApplied,
      stop: server.stop,
    };
  } catch (error) {
    await Promise.allSettled([admin.end({ timeout: 1 }), sql.end({ timeout: 1 })]);
    await server.stop();
    if (error instanceof postgres.PostgresError && error.code === '28P01') {
      throw new Failure(
        `The database in ${options.dataDir} was created with another password than the secrets file now holds: bring that file back, or start over with \`npm run reset\` (local data is lost).`,
      );
    }
    throw error;
  }
}

/** Removes a stack's data, but not its secrets. The stack must not be running. */
export function removeData(dataDir: string): void {
  fs.rmSync(clusterDirectory(dataDir), { recursive: true, force: true });
  for (const name of ['storage', 'mailbox', 'logs'])
    fs.rmSync(path.join(dataDir, name), { recursive: true, force: true });
}

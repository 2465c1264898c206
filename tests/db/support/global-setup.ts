import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import type { TestProject } from 'vitest/node';

import { startDatabase } from '../../../supabase/local/database.ts';
import { freePort } from '../../../supabase/local/preflight.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the database under test, as the owner of the migrations. */
    databaseUrl: string;
    /** The same database as its superuser: only to tamper with what nobody else may touch. */
    databaseAdminUrl: string;
  }
}

/** A fresh database with migrations and demo seed; TEST_DB_URL points the tests at one that runs already. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DB_URL'];
  if (given !== undefined) {
    project.provide('databaseUrl', given);
    project.provide('databaseAdminUrl', process.env['TEST_DB_ADMIN_URL'] ?? given);
    return () => Promise.resolve();
  }
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'digit-db-'));
  const database = await startDatabase({
    dataDir,
    port: await freePort(),
    seed: 'demo',
    durable: false,
  });
  project.provide('databaseUrl', database.url);
  project.provide('databaseAdminUrl', database.adminUrl);
  return async () => {
    await database.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
}

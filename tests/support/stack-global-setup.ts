import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import type { TestProject } from 'vitest/node';

import { startStack } from '../../supabase/local/stack.ts';

/** What a test needs to talk to the project under test. */
export type ProjectUnderTest = {
  url: string;
  publishableKey: string;
  secretKey: string;
  /** Only the local stack has these: a hosted project keeps its mails and its database to itself. */
  local: { databaseUrl: string; databaseAdminUrl: string; dataDir: string } | null;
};

declare module 'vitest' {
  interface ProvidedContext {
    project: ProjectUnderTest;
  }
}

/** Starts the real local stack on free ports, with demo data; `app` also serves the built app. */
export async function provideStack(
  project: TestProject,
  options: { app: boolean },
): Promise<() => Promise<void>> {
  const dist = path.resolve(import.meta.dirname, '..', '..', 'dist');
  if (options.app && !fs.existsSync(path.join(dist, 'index.html'))) {
    throw new Error('The end-to-end tests need the built app: run `npm run build` first.');
  }
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'digit-stack-'));
  const stack = await startStack({
    dataDir,
    seed: 'demo',
    functions: true,
    serveApp: options.app ? dist : false,
    durable: false,
    logLevel: 'silent',
  });
  project.provide('project', {
    url: stack.url,
    publishableKey: stack.publishableKey,
    secretKey: stack.secretKey,
    local: { databaseUrl: stack.dbUrl, databaseAdminUrl: stack.database.adminUrl, dataDir },
  });
  return async () => {
    await stack.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
}

/** `npm start`, `npm run dev`, `npm run reset`, `npm run db:reset`: starts the local stack, or starts it over. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { removeData, startDatabase } from './database.ts';
import { Failure, runCli } from './failure.ts';
import { takeLock } from './lock.ts';
import { endLeftover } from './postgres.ts';
import { requireFreePort, requireWritable } from './preflight.ts';
import { endProcess } from './processes.ts';
import { startStack } from './stack.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const DEV_PORT = 5173;

runCli(async () => {
  const { values } = parseArgs({
    options: {
      dev: { type: 'boolean', default: false },
      reset: { type: 'boolean', default: false },
      'reset-only': { type: 'boolean', default: false },
    },
  });
  const dataDir = path.resolve(root, process.env.DIGIT_DATA_DIR ?? '.local');
  const apiPort = portOf('DIGIT_API_PORT', 54321);
  const dbPort = portOf('DIGIT_DB_PORT', 54322);
  const secretsFile = path.join(root, '.env');
  if (values.reset || values['reset-only']) await reset(dataDir);
  if (values['reset-only']) {
    const database = await startDatabase({
      dataDir,
      port: dbPort,
      seed: 'demo',
      secretsFile,
      onProgress: console.log,
    });
    await database.stop();
    return;
  }
  if (values.dev) await requireFreePort(DEV_PORT, 'the development server');
  const stack = await startStack({
    dataDir,
    apiPort,
    dbPort,
    secretsFile,
    seed: 'demo',
    functions: true,
    serveApp: values.dev ? false : path.join(root, 'dist'),
    watch: values.dev,
  });
  const vite = values.dev ? startVite(stack.url) : null;
  const stop = async (): Promise<void> => {
    if (vite?.pid !== undefined) await endProcess(vite.pid, ['SIGTERM', 'SIGKILL'], 3000);
    await stack.stop();
  };
  stopOnSignals(stop);
  console.log(greeting(values.dev ? `http://127.0.0.1:${DEV_PORT}` : stack.url, stack.url));
});

function portOf(variable: string, fallback: number): number {
  const text = process.env[variable];
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Failure(`${variable}=${text} is not a port: give a number from 1 to 65535.`);
}

async function reset(dataDir: string): Promise<void> {
  requireWritable(dataDir);
  const lock = takeLock(dataDir, '');
  await endLeftover(dataDir);
  removeData(dataDir);
  lock.release();
}

function startVite(gatewayUrl: string): ReturnType<typeof spawn> {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  // Its own process group, so that Ctrl-C reaches only the parent, which ends its children in order.
  return spawn(process.execPath, [vite, '--clearScreen', 'false'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DIGIT_GATEWAY_URL: gatewayUrl },
  });
}

function stopOnSignals(stop: () => Promise<void>): void {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      console.log('\nStopping …');
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}

type Login = { role: string; name: string; email: string; password: string; tenant: string };

function greeting(appUrl: string, apiUrl: string): string {
  const file = path.join(root, 'supabase', 'seed', 'demo', 'logins.json');
  const logins = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Login[]) : [];
  const rows = logins.map(({ role, name, tenant, email, password }) => [
    role,
    name,
    tenant,
    email,
    password,
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const table = rows.map(
    (row) =>
      `  ${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}`,
  );
  return [
    '',
    `DIGIT Works   ${appUrl}`,
    `Mailbox       ${apiUrl}/local/mailbox`,
    `Treasury      ${apiUrl}/local/treasury`,
    `iFIX          ${apiUrl}/local/ifix`,
    '',
    ...(table.length > 0
      ? ['Demo logins (role, name, tenant, e-mail, password):', ...table, '']
      : []),
    'Ctrl-C stops everything.',
  ].join('\n');
}

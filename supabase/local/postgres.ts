import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

import {
  isReachableByOthers,
  isRoot,
  postgresHome,
  reachablePlace,
  UNPRIVILEGED_ID,
} from './binaries.ts';
import { Failure } from './failure.ts';
import { requireFreePort } from './preflight.ts';
import { commandLine, delay, endProcess, isAlive } from './processes.ts';

export type PostgresOptions = {
  dataDir: string;
  port: number;
  password: string;
  /** False trades crash safety for speed: only for databases that live as long as a test run. */
  durable: boolean;
};

export type Postgres = {
  port: number;
  clusterDir: string;
  isFresh: boolean;
  /** URL of the superuser `supabase_admin`: for the stack itself. */
  adminUrl: string;
  /** URL of `postgres`, the role that runs migrations; not a superuser, as on hosted. */
  url: string;
  stop: () => Promise<void>;
};

const identity = (): { uid?: number; gid?: number } =>
  isRoot() ? { uid: UNPRIVILEGED_ID, gid: UNPRIVILEGED_ID } : {};
const environment = (): NodeJS.ProcessEnv => ({ PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' });

/** Where the cluster lives: beside the other local data unless the server's identity cannot get there. */
export function clusterDirectory(dataDir: string): string {
  const inside = path.join(path.resolve(dataDir), 'pgdata');
  return !isRoot() || isReachableByOthers(inside) ? inside : reachablePlace('pgdata', inside);
}

/** As root, the server's identity must be able to pass through the data directory, whose files stay closed to it. */
function letServerPass(dataDir: string): void {
  if (isRoot()) fs.chmodSync(dataDir, fs.statSync(dataDir).mode | 0o001);
}

/** Starts PostgreSQL on loopback, creating the cluster on the first run and ending a server left by a killed parent. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  letServerPass(options.dataDir);
  const home = postgresHome();
  const clusterDir = clusterDirectory(options.dataDir);
  await endLeftover(options.dataDir);
  await requireFreePort(options.port, 'the database', 'DIGIT_DB_PORT');
  const isFresh = !fs.existsSync(path.join(clusterDir, 'PG_VERSION'));
  if (isFresh) createCluster(home, clusterDir, options.password);
  const logFile = path.join(options.dataDir, 'logs', 'postgres.log');
  const child = launch(home, clusterDir, options, logFile);
  await waitUntilReady(child, clusterDir, logFile);
  const url = (user: string): string =>
    `postgres://${user}:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}/postgres`;
  return {
    port: options.port,
    clusterDir,
    isFresh,
    adminUrl: url('supabase_admin'),
    url: url('postgres'),
    stop: async () => {
      if (child.pid !== undefined) await endProcess(child.pid, ['SIGINT', 'SIGQUIT', 'SIGKILL']);
    },
  };
}

function createCluster(home: string, clusterDir: string, password: string): void {
  // Created beside its final name, so that an interrupted first run never leaves half a cluster behind.
  const unfinished = `${clusterDir}.unfinished`;
  const passwordFile = `${clusterDir}.password`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (isRoot())
    for (const target of [unfinished, passwordFile])
      fs.chownSync(target, UNPRIVILEGED_ID, UNPRIVILEGED_ID);
  // The built-in C.UTF-8 provider knows Unicode's letters and does not depend on the locales of the machine.
  const result = spawnSync(
    path.join(home, 'bin', 'initdb'),
    [
      '-D',
      unfinished,
      '-U',
      'supabase_admin',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
    ].concat([
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ]),
    { ...identity(), cwd: '/', env: environment(), encoding: 'utf8' },
  );
  fs.rmSync(passwordFile, { force: true });
  if (result.status !== 0) {
    fs.rmSync(unfinished, { recursive: true, force: true });
    const cause = (result.stderr || result.error?.message || '').trim().split('\n').at(-1);
    throw new Failure(
      `PostgreSQL could not create its files in ${clusterDir} (${cause}): check the rights and the free space of that directory, or set DIGIT_DATA_DIR.`,
    );
  }
  fs.renameSync(unfinished, clusterDir);
}

function launch(
  home: string,
  clusterDir: string,
  options: PostgresOptions,
  logFile: string,
): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '120',
    // The matrix of rights looks at every table, index and function in one transaction.
    max_locks_per_transaction: '256',
    shared_buffers: '128MB',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %u ',
    ...(options.durable
      ? {}
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  fs.mkdirSync(path.dirname(logFile), { recursive: true });
  if (fs.existsSync(logFile) && fs.statSync(logFile).size > 10_000_000) fs.rmSync(logFile);
  // A file, not a pipe: the server outlives a killed parent and must not choke on its log.
  const log = fs.openSync(logFile, 'a', 0o600);
  const child = spawn(
    path.join(home, 'bin', 'postgres'),
    [
      '-D',
      clusterDir,
      '-p',
      String(options.port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    // Its own process group: Ctrl-C reaches the parent, which ends the server in order.
    { ...identity(), cwd: '/', env: environment(), stdio: ['ignore', log, log], detached: true },
  );
  fs.closeSync(log);
  return child;
}

async function waitUntilReady(
  child: ChildProcess,
  clusterDir: string,
  logFile: string,
): Promise<void> {
  const pidFile = path.join(clusterDir, 'postmaster.pid');
  const failures: Error[] = [];
  child.once('error', (error) => {
    failures.push(error);
  });
  const until = Date.now() + 120_000;
  while (Date.now() < until) {
    if (failures.length > 0 || child.exitCode !== null) break;
    // Line 1 is the server's process id, line 8 its state.
    const lines = fs.existsSync(pidFile) ? fs.readFileSync(pidFile, 'utf8').split('\n') : [];
    if (lines[0] === String(child.pid) && lines[7]?.trim() === 'ready') return;
    await delay(25);
  }
  if (child.pid !== undefined) await endProcess(child.pid, ['SIGQUIT', 'SIGKILL'], 2000);
  const lastLine = fs
    .readFileSync(logFile, 'utf8')
    .trim()
    .split('\n')
    .findLast((line) => /FATAL|PANIC|error/i.test(line));
  throw new Failure(
    `PostgreSQL did not start (${lastLine ?? failures[0]?.message ?? 'no answer'}): read ${logFile}; if its files are damaged, \`npm run reset\` starts over.`,
  );
}

/** A parent that was killed leaves its server running: end it in order, so that this start begins from a clean state. */
export async function endLeftover(dataDir: string): Promise<void> {
  const clusterDir = clusterDirectory(dataDir);
  const pidFile = path.join(clusterDir, 'postmaster.pid');
  if (!fs.existsSync(pidFile)) return;
  const pid = Number(fs.readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (pid > 0 && isAlive(pid) && (commandLine(pid) ?? '').includes(clusterDir)) {
    await endProcess(pid, ['SIGINT', 'SIGQUIT', 'SIGKILL']);
  } else {
    fs.rmSync(pidFile, { force: true });
  }
}

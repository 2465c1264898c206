import fs from 'node:fs';
import path from 'node:path';

import postgres from 'postgres';

import { limitsOf } from './auth/context.ts';
import { authRoutes } from './auth/routes.ts';
import { ProjectConfig } from './config.ts';
import { startDatabase, type Database } from './database.ts';
import { functionRoutes } from './functions/routes.ts';
import { FunctionsRuntime } from './functions/runtime.ts';
import { startGateway } from './gateway.ts';
import { exchangeServer } from './ifix/routes.ts';
import { Tokens } from './jwt.ts';
import { takeLock } from './lock.ts';
import { Mailbox } from './mailbox.ts';
import { mailboxRoutes } from './mailbox-routes.ts';
import type { SeedLevel } from './migrate.ts';
import { freePort, requireFreePort, requireWritable } from './preflight.ts';
import { startRealtime } from './realtime/realtime.ts';
import { startRest } from './rest/rest.ts';
import { startSchedule } from './schedule.ts';
import { Site } from './site.ts';
import { Files } from './storage/files.ts';
import { storageRoutes } from './storage/routes.ts';
import { treasuryServer } from './treasury/routes.ts';

export { startDatabase } from './database.ts';

export type StackOptions = {
  dataDir: string;
  /** Default: any free port. */
  apiPort?: number;
  /** Default: any free port. */
  dbPort?: number;
  seed: SeedLevel;
  functions: boolean;
  /** Directory of the built app, or false for the API alone. */
  serveApp?: string | false;
  /** Default true. False: no fsync, for stacks that live as long as a test run. */
  durable?: boolean;
  /** The file with the generated secrets; default `<dataDir>/.env`. */
  secretsFile?: string;
  logLevel?: 'silent' | 'info';
  /** Restart the functions when their files change. */
  watch?: boolean;
};

export type Stack = {
  url: string;
  publishableKey: string;
  secretKey: string;
  jwtSecret: string;
  dbUrl: string;
  database: Database;
  stop: () => Promise<void>;
};

const supabaseDir = path.resolve(import.meta.dirname, '..');

/** Starts the whole stand-in for a Supabase project on loopback: database, API, functions, realtime, storage, mailbox, app. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const dataDir = path.resolve(options.dataDir);
  const say = (line: string): void => {
    if (options.logLevel !== 'silent') console.log(line);
  };
  const apiPort = options.apiPort ?? (await freePort());
  const url = `http://127.0.0.1:${apiPort}`;
  requireWritable(dataDir);
  const lock = takeLock(dataDir, url);
  // What was started, in order; stopping, or failing half-way, undoes it in reverse.
  const undo: (() => unknown)[] = [lock.release];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    await requireFreePort(apiPort, 'the app and its API', 'DIGIT_API_PORT');
    const database = await startDatabase({
      dataDir,
      port: options.dbPort ?? (await freePort()),
      seed: options.seed,
      durable: options.durable ?? true,
      onProgress: say,
      ...(options.secretsFile === undefined ? {} : { secretsFile: options.secretsFile }),
    });
    undo.push(database.stop);
    await startServices({ options, dataDir, database, apiPort, url, undo, say });
    const { publishableKey, secretKey, jwtSecret } = database.secrets;
    return { url, publishableKey, secretKey, jwtSecret, dbUrl: database.url, database, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startServices(context: {
  options: StackOptions;
  dataDir: string;
  database: Database;
  apiPort: number;
  url: string;
  undo: (() => unknown)[];
  say: (line: string) => void;
}): Promise<void> {
  const { options, dataDir, database, apiPort, url, undo, say } = context;
  const { adminUrl, secrets } = database;
  const { publishableKey, secretKey, jwtSecret, emailGatewayToken } = secrets;
  const config = new ProjectConfig(supabaseDir);
  const tokens = new Tokens(jwtSecret);
  const keys = { publishableKey, secretKey };
  const logs = openLogs(path.join(dataDir, 'logs'));
  const connect = (user: string): postgres.Sql => {
    const target = new URL(adminUrl);
    target.username = user;
    const sql = postgres(target.href, { max: 6, onnotice: () => undefined });
    undo.push(() => sql.end({ timeout: 1 }));
    return sql;
  };

  const rest = await startRest({ databaseUrl: database.url, jwtSecret, keys, tokens, config });
  undo.push(rest.close);
  const mailbox = new Mailbox(path.join(dataDir, 'mailbox'));
  const authSql = connect('supabase_auth_admin');
  const auth = authRoutes({ sql: authSql, config, tokens, mailbox, url, limits: limitsOf(config) });
  const storage = storageRoutes({
    sql: connect('supabase_admin'),
    files: new Files(path.join(dataDir, 'storage')),
    keys,
    tokens,
    sizeLimit: sizeOf(config.text('storage', 'file_size_limit', '50MiB')),
  });
  const realtime = await startRealtime({ adminUrl, keys, tokens });
  undo.push(realtime.close);
  const durable = options.durable ?? true;
  const client = { clientId: 'digit-works', durable };
  const treasury = treasuryServer({
    ...client,
    directory: path.join(dataDir, 'treasury'),
    clientSecret: secrets.treasuryClientSecret,
  });
  undo.push(treasury.close);
  const exchange = exchangeServer({
    ...client,
    directory: path.join(dataDir, 'ifix'),
    clientSecret: secrets.ifixClientSecret,
  });
  undo.push(exchange.close);

  const runtime = new FunctionsRuntime({
    functionsDir: path.join(supabaseDir, 'functions'),
    cacheDir: path.join(dataDir, 'deno'),
    log: (line) => logs.functions(line),
    environment: {
      APP_URL: url,
      // The reference servers, unless the secrets file names others.
      TREASURY_URL: `${url}/local/treasury`,
      TREASURY_CLIENT_ID: client.clientId,
      TREASURY_CLIENT_SECRET: secrets.treasuryClientSecret,
      TREASURY_PUBLIC_KEY: treasury.publicKey,
      IFIX_URL: `${url}/local/ifix`,
      IFIX_CLIENT_ID: client.clientId,
      IFIX_CLIENT_SECRET: secrets.ifixClientSecret,
      ...secrets.extra,
      SUPABASE_URL: url,
      SUPABASE_ANON_KEY: publishableKey,
      SUPABASE_SERVICE_ROLE_KEY: secretKey,
      EMAIL_GATEWAY_URL: `${url}/local/mail`,
      EMAIL_GATEWAY_TOKEN: emailGatewayToken,
    },
  });
  const gateway = await startGateway(apiPort, {
    keys,
    rest,
    realtime,
    auth,
    storage,
    functions: options.functions ? functionRoutes({ runtime, config, tokens }) : null,
    mailbox: mailboxRoutes(mailbox, emailGatewayToken),
    treasury: treasury.app,
    exchange: exchange.app,
    site: options.serveApp ? new Site(options.serveApp) : null,
    log: (line) => logs.gateway(JSON.stringify(line)),
  });
  undo.push(gateway.close);
  if (!options.functions) return;
  undo.push(() => runtime.stop());
  const call = runtime.call.bind(runtime);
  const has = runtime.has.bind(runtime);
  const schedule = startSchedule({
    call,
    has,
    url,
    secretKey,
    log: (line) => logs.functions(line),
  });
  undo.push(schedule.stop);
  await runtime.warm();
  if (options.watch) undo.push(watchFunctions(runtime, say));
}

function watchFunctions(runtime: FunctionsRuntime, say: (line: string) => void): () => void {
  let pending: NodeJS.Timeout | undefined;
  const watcher = fs.watch(path.join(supabaseDir, 'functions'), { recursive: true }, () => {
    clearTimeout(pending);
    pending = setTimeout(() => {
      say('The functions changed: started again.');
      void runtime.restart();
    }, 200);
  });
  return () => {
    clearTimeout(pending);
    watcher.close();
  };
}

function openLogs(directory: string): Record<'gateway' | 'functions', (line: string) => void> {
  fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
  const open = (name: string): ((line: string) => void) => {
    const file = path.join(directory, `${name}.log`);
    if (fs.existsSync(file) && fs.statSync(file).size > 10_000_000) fs.rmSync(file);
    return (line) => fs.appendFile(file, `${line}\n`, { mode: 0o600 }, () => undefined);
  };
  return { gateway: open('gateway'), functions: open('functions') };
}

function sizeOf(text: string): number {
  const [, amount = '50', unit = 'MiB'] = /^(\d+)\s*([KMG]i?B)$/.exec(text) ?? [];
  return Number(amount) * 1024 ** (1 + 'KMG'.indexOf(unit[0] ?? 'M'));
}

import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout } from 'node:timers/promises';

import { App } from '@supabase/lite';
import { createPostgresConnection } from '@supabase/lite/postgres';
import postgres from 'postgres';

import { identify, type Keys } from '../caller.ts';
import type { Tokens } from '../jwt.ts';
import type { ProjectConfig } from '../config.ts';
import { JsonScalars } from './json-scalars.ts';
import { FunctionTimeouts } from './function-timeouts.ts';
import { answerRefusal, isRefusal, type Refusal } from './refusals.ts';
import { jsonTypes } from './types.ts';

export type Rest = { fetch: (request: Request) => Promise<Response>; close: () => Promise<void> };

const CLOSING_MS = 2000;
/** As the role `authenticated` has it on hosted. */
const STATEMENT_TIMEOUT_MS = 8000;

type Library = { app: App; connection: ReturnType<typeof createPostgresConnection> };

type Slot = { refusal: Refusal | null; printed: unknown[][] };
const inRequest = new AsyncLocalStorage<Slot>();

/** The library behind `/rest/v1`, corrected where it answers differently from PostgREST. */
export async function startRest(options: {
  databaseUrl: string;
  jwtSecret: string;
  keys: Keys;
  tokens: Tokens;
  config: ProjectConfig;
}): Promise<Rest> {
  const { keys, tokens, config } = options;
  holdBackPrinting();
  const schemas = config.list('api', 'schemas');
  const open = (statementTimeout: number): Library => {
    const connection = createPostgresConnection({
      url: options.databaseUrl,
      postgresOptions: {
        max: 12,
        onnotice: () => undefined,
        types: jsonTypes,
        connection: {
          statement_timeout: statementTimeout,
          search_path: config.list('api', 'extra_search_path').join(', '),
        },
      },
    });
    // 'unknown' would make the library grant ALL on every table to the API roles on the first request.
    // (The property is private in the library's types, and its only switch.)
    Object.assign(connection, { rlsState: 'active' });
    rememberRefusals(connection);
    const app = new App({
      connection,
      auth: { enabled: true, jwt_secret: options.jwtSecret },
      storage: { enabled: false },
      api: { schemas, max_rows: config.number('api', 'max_rows', 1000) },
      options: { server: { disableStudio: true, admin: false } },
    });
    return { app, connection };
  };
  const libraries = new Map<number, Library>();
  const libraryWith = (statementTimeout: number): Library => {
    const library = libraries.get(statementTimeout) ?? open(statementTimeout);
    libraries.set(statementTimeout, library);
    return library;
  };
  libraryWith(STATEMENT_TIMEOUT_MS);
  const listener = postgres(options.databaseUrl, { max: 1, onnotice: () => undefined });
  // As with PostgREST, `notify pgrst, 'reload schema'` makes a changed schema known.
  const scalars = new JsonScalars(listener, schemas);
  const timeouts = new FunctionTimeouts(listener, schemas);
  await listener.listen('pgrst', () => {
    scalars.forget();
    timeouts.forget();
    for (const { connection } of libraries.values()) void connection.clearSchemaCache();
  });

  return {
    fetch: async (request) => {
      const caller = await identify(request.headers, keys, tokens);
      if ('fault' in caller) return refuseToken(caller.fault === 'expired');
      const headers = new Headers(request.headers);
      headers.delete('apikey');
      headers.delete('authorization');
      if (caller.role !== 'anon')
        headers.set('authorization', `Bearer ${await tokenFor(caller.claims, request, tokens)}`);
      const slot: Slot = { refusal: null, printed: [] };
      const prepared = await scalars.writeOut(new Request(request, { headers }));
      const { app } = libraryWith((await timeouts.of(request)) ?? STATEMENT_TIMEOUT_MS);
      const response = await inRequest.run(slot, () => app.fetch(prepared));
      if (slot.refusal === null && response.status >= 500)
        slot.printed.forEach((values) => console.error(...values));
      return slot.refusal !== null && response.status >= 400
        ? answerRefusal(slot.refusal, caller.role === 'anon')
        : response;
    },
    close: async () => {
      await listener.end({ timeout: 1 });
      // The library waits for ever for a request whose caller went away: Postgres ends what is left of it.
      const closing = [...libraries.values()].map(({ connection }) => connection.close());
      await Promise.race([Promise.all(closing), setTimeout(CLOSING_MS)]);
    },
  };
}

/** The library keeps the SQLSTATE of some refusals only: note every one, so that the answer can be PostgREST's. */
function rememberRefusals(connection: { normalizeDbError: (error: unknown) => unknown }): void {
  const normalize = connection.normalizeDbError.bind(connection);
  connection.normalizeDbError = (error) => {
    const normal = normalize(error);
    const slot = inRequest.getStore();
    if (slot !== undefined && isRefusal(normal)) slot.refusal = normal;
    return normal;
  };
}

/** The library prints each refused request as if it were a fault. A refusal is an answer: keep it until we know. */
function holdBackPrinting(): void {
  const print = console.error;
  console.error = (...values: unknown[]) => {
    const slot = inRequest.getStore();
    if (slot === undefined) print(...values);
    else slot.printed.push(values);
  };
}

/** A user's own token passes on; a secret key becomes a short-lived token of its role, the only form the library takes. */
async function tokenFor(
  claims: { role?: unknown; sub?: string },
  request: Request,
  tokens: Tokens,
): Promise<string> {
  const own = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (claims.sub !== undefined && own !== undefined) return own;
  return tokens.sign({ role: claims.role, exp: Math.floor(Date.now() / 1000) + 60 });
}

function refuseToken(isExpired: boolean): Response {
  const [code, message, details] = isExpired
    ? ['PGRST303', 'JWT expired', null]
    : [
        'PGRST301',
        'No suitable key or wrong key type',
        'None of the keys was able to decode the JWT',
      ];
  const headers = {
    'www-authenticate': `Bearer error="invalid_token", error_description="${message}"`,
  };
  return Response.json({ code, details, hint: null, message }, { status: 401, headers });
}

import { AuthClient } from '@supabase/auth-js';
import { PostgrestClient } from '@supabase/postgrest-js';
import { ApiError } from '~/lib/api-error';
import type { RuntimeConfig } from './config';
import type { Schema } from './schema';
import { fromNetwork, fromPostgrest } from './errors';
import { tracedFetch } from './fetch';

// The parts of supabase-js that the first screen needs, put together as supabase-js does it. Taken whole,
// it would bring realtime and storage to the login page as well: a third of the script budget.
interface Clients {
  readonly config: RuntimeConfig;
  readonly auth: InstanceType<typeof AuthClient>;
  readonly rest: PostgrestClient<Schema>;
}

let clients: Clients | null = null;

/** Makes the clients of the app. Called once, before the first render, and by tests. */
export function initialiseClient(config: RuntimeConfig): void {
  const { supabaseUrl, supabasePublishableKey: key } = config;
  const auth = new AuthClient({
    url: `${supabaseUrl}/auth/v1`,
    // Spelt as the client itself spells it: under another spelling the person's own token would stand beside it.
    headers: { apikey: key, Authorization: `Bearer ${key}` },
    storageKey: storageKeyOf(supabaseUrl),
    persistSession: true,
    autoRefreshToken: true,
    detectSessionInUrl: true,
    fetch: tracedFetch,
  });
  const rest = new PostgrestClient<Schema>(`${supabaseUrl}/rest/v1`, { fetch: authorisedFetch });
  clients = { config, auth, rest };
}

/** The same key as supabase-js takes, so that both find the session. */
function storageKeyOf(supabaseUrl: string): string {
  return `sb-${new URL(supabaseUrl).hostname.split('.')[0] ?? 'app'}-auth-token`;
}

function ready(): Clients {
  if (clients === null) throw new Error('initialiseClient() has not run');
  return clients;
}

/** Tables, views and functions. Only `*.queries.ts` and `*.mutations.ts` build requests on it. */
export function supabase(): PostgrestClient<Schema> {
  return ready().rest;
}

/** The auth client, for `api/auth.ts`. */
export function authClient(): Clients['auth'] {
  return ready().auth;
}

/** Where this browser keeps the session. */
export function storageKey(): string {
  return storageKeyOf(ready().config.supabaseUrl);
}

/** The project's address and publishable key. */
export function config(): RuntimeConfig {
  return ready().config;
}

let owner: string | null = null;

/** Whose page this is. The session is shared by all tabs: another person may sign in in another one. */
export function setOwner(userId: string | null): void {
  owner = userId;
}

/** The token of whose page this is, else the publishable key: nothing goes out in the name of another person. */
export async function accessToken(): Promise<string> {
  const { session } = (await ready().auth.getSession()).data;
  const isOthers = owner !== null && session?.user.id !== owner;
  return session === null || isOthers
    ? ready().config.supabasePublishableKey
    : session.access_token;
}

/**
 * `fetch` in the name of whoever is signed in, to any service of the project. What is refused with a token that a
 * new sign-in has replaced meanwhile was not done: it is sent once more, with the new one.
 */
export async function authorisedFetch(
  input: RequestInfo | URL,
  init: RequestInit = {},
): Promise<Response> {
  const publishable = ready().config.supabasePublishableKey;
  const send = (token: string) => {
    const headers = new Headers(init.headers);
    headers.set('apikey', publishable);
    headers.set('authorization', `Bearer ${token}`);
    return tracedFetch(input, { ...init, headers });
  };
  const token = await accessToken();
  const answer = await send(token);
  if (answer.status !== 401) return answer;
  const present = await accessToken();
  return present === token || present === publishable ? answer : send(present);
}

interface Answer<T> {
  readonly data: T | null;
  readonly error: unknown;
  readonly status: number;
  readonly count?: number | null;
}

/**
 * Awaits a query builder or rpc and gives its data, or throws an `ApiError`.
 *
 *     queryFn: ({ signal }) => request(supabase().rpc('my_session').abortSignal(signal))
 */
export async function request<T>(builder: PromiseLike<Answer<T>>): Promise<NonNullable<T>> {
  const { data } = await settle(builder);
  if (data === null || data === undefined) {
    throw new ApiError({ code: 'NOT_FOUND', status: 404 });
  }
  return data;
}

/** Like `request`, for calls whose answer may rightly be nothing (`maybeSingle`, void rpc). */
export async function requestMaybe<T>(builder: PromiseLike<Answer<T>>): Promise<T | null> {
  const { data } = await settle(builder);
  return data;
}

/** One page of a list and how many rows there are in all. Ask with `{ count: 'exact' }` and `.range()`. */
export interface Page<Row> {
  readonly rows: Row[];
  readonly total: number;
}

/** Like `request`, for a list with a count. A page beyond the last one is empty, not an error. */
export async function requestPage<Row>(builder: PromiseLike<Answer<Row[]>>): Promise<Page<Row>> {
  try {
    const { data, count } = await settle(builder);
    const rows = data ?? [];
    return { rows, total: count ?? rows.length };
  } catch (error) {
    if (error instanceof ApiError && error.status === 416) return { rows: [], total: 0 };
    throw error;
  }
}

async function settle<T>(builder: PromiseLike<Answer<T>>): Promise<Answer<T>> {
  let answer: Answer<T>;
  try {
    answer = await builder;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw fromNetwork(cause);
  }
  if (answer.error !== null && answer.error !== undefined) {
    throw fromPostgrest(answer.error, answer.status);
  }
  return answer;
}

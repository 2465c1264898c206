import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { ApiError } from '~/lib/api-error';
import type { RuntimeConfig } from './config';
import { fromNetwork, fromPostgrest } from './errors';
import { tracedFetch } from './fetch';

let client: SupabaseClient | null = null;
let activeConfig: RuntimeConfig | null = null;

/** Makes the one client of the app. Called once, before the first render, and by tests. */
export function initialiseClient(config: RuntimeConfig): SupabaseClient {
  activeConfig = config;
  client = createClient(config.supabaseUrl, config.supabasePublishableKey, {
    auth: { persistSession: true, autoRefreshToken: true, detectSessionInUrl: true },
    global: { fetch: tracedFetch },
  });
  return client;
}

/** The client. Only `*.queries.ts` and `*.mutations.ts` build requests on it. */
export function supabase(): SupabaseClient {
  if (client === null) throw new Error('initialiseClient() has not run');
  return client;
}

/** The project's address and publishable key. */
export function config(): RuntimeConfig {
  if (activeConfig === null) throw new Error('initialiseClient() has not run');
  return activeConfig;
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

import { createClient } from '@supabase/supabase-js';
import type { SupabaseClient } from '@supabase/supabase-js';
import { fromPostgrest, Problem } from './problem.ts';
import type { SupabaseSettings } from './env.ts';

/** Calls one SQL function; a refusal arrives as a {@link Problem}. */
export type Rpc = (name: string, args: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** The person who asks, and the database as seen with their rights. */
export interface Caller {
  readonly userId: string;
  readonly rpc: Rpc;
}

/** Answers who sent the request; raises NOT_AUTHENTICATED. */
export type Authenticate = (request: Request) => Promise<Caller>;

/** The database and the store with the service's own rights. Used only after the caller's right was established. */
export interface Service {
  readonly rpc: Rpc;
  readonly upload: (
    bucket: string,
    path: string,
    content: Uint8Array,
    mime: string,
  ) => Promise<void>;
  readonly remove: (bucket: string, path: string) => Promise<void>;
}

const STATELESS = { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false };

/** The session token of a request; a project key in its place is nobody's session. */
export function bearerToken(request: Request): string {
  const token = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (token === undefined || token.startsWith('sb_')) throw new Problem(401, 'NOT_AUTHENTICATED');
  return token;
}

/** Asks the auth server about the token (which also sees revoked sessions), then works with the caller's own rights. */
export function authenticateWith({ url, publishableKey }: SupabaseSettings): Authenticate {
  return async (request) => {
    const token = bearerToken(request);
    const client = createClient(url, publishableKey, {
      auth: STATELESS,
      global: { headers: { Authorization: `Bearer ${token}` } },
    });
    const { data, error } = await client.auth.getUser(token);
    if (error) {
      const status = error.status ?? 0;
      if (status >= 400 && status < 500)
        throw new Problem(401, 'NOT_AUTHENTICATED', { cause: error });
      throw new Problem(503, 'INTERNAL', { cause: error });
    }
    return { userId: data.user.id, rpc: rpcOf(client) };
  };
}

export function serviceWith({ url, secretKey }: SupabaseSettings): Service {
  const client = createClient(url, secretKey, { auth: STATELESS });
  return {
    rpc: rpcOf(client),
    async upload(bucket, path, content, mime) {
      const { error } = await client.storage
        .from(bucket)
        .upload(path, content, { contentType: mime, upsert: false });
      if (error) throw new Problem(503, 'INTERNAL', { cause: error });
    },
    async remove(bucket, path) {
      const { error } = await client.storage.from(bucket).remove([path]);
      if (error) throw new Problem(503, 'INTERNAL', { cause: error });
    },
  };
}

/**
 * True when the request carries one of the project's secret keys, as bearer or as `apikey`. Digests are compared,
 * so that the time taken tells nothing about how much of a guess was right.
 */
export async function isServiceRequest(
  request: Request,
  secretKeys: readonly string[],
): Promise<boolean> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const offered = [bearer, request.headers.get('apikey')].filter(
    (key): key is string => typeof key === 'string',
  );
  const [offeredDigests, knownDigests] = await Promise.all([
    Promise.all(offered.map(digest)),
    Promise.all(secretKeys.map(digest)),
  ]);
  return offeredDigests.some((key) => knownDigests.includes(key));
}

async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function rpcOf(client: SupabaseClient): Rpc {
  return async (name, args) => {
    const answer = await client.rpc(name, args);
    if (answer.error) throw fromPostgrest(answer.error, answer.status);
    return answer.data as unknown;
  };
}

import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type postgres from 'postgres';

import type { AuthContext } from './context.ts';
import { AuthError } from './errors.ts';

type HookError = { error?: { http_code?: number; message?: string } };

/**
 * Calls the Postgres function that `[auth.hook.<name>]` of config.toml names, as `supabase_auth_admin`, and answers
 * its result; null when the hook is off or the function is not there.
 */
export async function callHook<Result>(
  { sql, config }: AuthContext,
  name: 'custom_access_token' | 'password_verification_attempt',
  event: Record<string, unknown>,
): Promise<Result | null> {
  const section = `auth.hook.${name}`;
  if (!config.isOn(section, 'enabled', false)) return null;
  const uri = /^pg-functions:\/\/\w+\/(\w+)\/(\w+)$/.exec(config.text(section, 'uri'));
  if (uri?.[1] === undefined || uri[2] === undefined)
    throw new Error(`config.toml [${section}] has no usable uri`);
  const [present] =
    await sql`select 1 where to_regprocedure(${`${uri[1]}.${uri[2]}(jsonb)`}) is not null`;
  if (present === undefined) return null;
  const [row] = await sql<{ result: Result & HookError }[]>`
    select ${sql(uri[1])}.${sql(uri[2])}(${sql.json(event as postgres.JSONValue)}) as result`;
  if (row?.result.error) {
    const { http_code = 500, message = 'The hook refused' } = row.result.error;
    throw new AuthError(http_code as ContentfulStatusCode, 'hook_error', message);
  }
  return row?.result ?? null;
}

import type { Context } from 'hono';

import { bearer } from '../jwt.ts';
import type { AuthContext } from './context.ts';
import { AuthError } from './errors.ts';
import { allowedRedirect } from './redirects.ts';
import { findById, type User } from './users.ts';

export type Body = Record<string, unknown>;

/** The user of the request's token, whose session must still be open. */
export async function requireSession(
  c: Context,
  { sql, tokens }: AuthContext,
): Promise<{ user: User; sessionId: string | null }> {
  const token = bearer(c.req.header('authorization'));
  if (token === null)
    throw new AuthError(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
  const result = await tokens.verify(token);
  if ('fault' in result) {
    const cause =
      result.fault === 'expired'
        ? 'token has invalid claims: token is expired'
        : 'token is malformed or has an invalid signature';
    throw new AuthError(
      403,
      'bad_jwt',
      `invalid JWT: unable to parse or verify signature, ${cause}`,
    );
  }
  const { sub, session_id: sessionId } = result.claims;
  if (typeof sub !== 'string')
    throw new AuthError(403, 'bad_jwt', 'invalid claim: missing sub claim');
  const user = await findById(sql, sub);
  if (user === undefined)
    throw new AuthError(403, 'user_not_found', 'User from sub claim in JWT does not exist');
  if (typeof sessionId !== 'string') return { user, sessionId: null };
  const [session] = await sql`select 1 from auth.sessions where id = ${sessionId}`;
  if (session === undefined) {
    throw new AuthError(
      403,
      'session_not_found',
      'Session from session_id claim in JWT does not exist',
    );
  }
  return { user, sessionId };
}

/** The user metadata that a request carries. */
export const dataOf = (body: Body): Record<string, unknown> =>
  typeof body.data === 'object' && body.data !== null ? (body.data as Record<string, unknown>) : {};

/** Where the request asks its mail or link to lead, when that is allowed. */
export const redirectOf = (c: Context, context: AuthContext): string | null =>
  allowedRedirect(context, c.req.query('redirect_to'));

/** The JSON object of the request. */
export async function readBody(c: Context): Promise<Body> {
  const body: unknown = await c.req.json().catch(() => null);
  if (typeof body !== 'object' || body === null) {
    throw new AuthError(400, 'bad_json', 'Could not parse request body as JSON');
  }
  return body as Body;
}

/** GoTrue's two error shapes: by the dated API version that supabase-js asks for, or the older one. */
export function answerError(error: Error, c: Context): Response {
  const known =
    error instanceof AuthError
      ? error
      : new AuthError(500, 'unexpected_failure', 'Unexpected failure');
  if (known !== error) console.error(error);
  c.header('x-sb-error-code', known.code);
  if ((c.req.header('x-supabase-api-version') ?? '') >= '2024-01-01') {
    c.header('x-supabase-api-version', '2024-01-01');
    return c.json({ code: known.code, message: known.message, ...known.extra }, known.status);
  }
  return c.json(
    { code: known.status, error_code: known.code, msg: known.message, ...known.extra },
    known.status,
  );
}

import { randomBytes, randomUUID } from 'node:crypto';

import type { JWTPayload } from 'jose';
import type postgres from 'postgres';

import type { AuthContext } from './context.ts';
import { AuthError } from './errors.ts';
import { callHook } from './hooks.ts';
import { describe, findById, type User } from './users.ts';

export type AuthMethod = 'password' | 'otp';

const newRefreshToken = (): string => randomBytes(9).toString('base64url');

/** Opens a session and answers what GoTrue's token endpoint answers. */
export async function openSession(
  context: AuthContext,
  user: User,
  method: AuthMethod,
): Promise<Record<string, unknown>> {
  const { sql } = context;
  const sessionId = randomUUID();
  const refreshToken = newRefreshToken();
  const current = await sql.begin(async (tx) => {
    const [updated] = await tx<User[]>`
      update auth.users set last_sign_in_at = now(), updated_at = now() where id = ${user.id} returning *`;
    await tx`update auth.identities set last_sign_in_at = now(), updated_at = now()
             where user_id = ${user.id} and provider = 'email'`;
    await tx`insert into auth.sessions (id, user_id, created_at, updated_at, aal)
             values (${sessionId}, ${user.id}, now(), now(), 'aal1')`;
    await tx`insert into auth.mfa_amr_claims (id, session_id, created_at, updated_at, authentication_method)
             values (gen_random_uuid(), ${sessionId}, now(), now(), ${method})`;
    await insertRefreshToken(tx, { token: refreshToken, userId: user.id, sessionId, parent: null });
    return updated ?? user;
  });
  return grant(context, current, sessionId, refreshToken);
}

/** Exchanges a refresh token for a new pair. A token used twice outside the reuse interval ends its session. */
export async function refreshSession(
  context: AuthContext,
  token: unknown,
): Promise<Record<string, unknown>> {
  const { sql, config } = context;
  if (typeof token !== 'string' || token === '') {
    throw new AuthError(400, 'validation_failed', 'refresh_token is required');
  }
  const reuseInterval = config.number('auth', 'refresh_token_reuse_interval', 10);
  const result = await sql.begin(async (tx) => {
    const [row] = await tx<
      { user_id: string; session_id: string; revoked: boolean; age: number }[]
    >`
      select user_id, session_id, revoked, extract(epoch from now() - updated_at)::float8 as age
      from auth.refresh_tokens where token = ${token} for update`;
    if (row === undefined)
      throw new AuthError(
        400,
        'refresh_token_not_found',
        'Invalid Refresh Token: Refresh Token Not Found',
      );
    const user = await findById(tx, row.user_id);
    if (user === undefined || isBanned(user))
      throw new AuthError(400, 'user_banned', 'Invalid Refresh Token: User Banned');
    if (row.revoked) {
      const [active] = await tx<{ token: string; parent: string | null }[]>`
        select token, parent from auth.refresh_tokens
        where session_id = ${row.session_id} and not revoked order by id desc limit 1`;
      if (active !== undefined && (active.parent === token || row.age <= reuseInterval)) {
        return { user, sessionId: row.session_id, refreshToken: active.token };
      }
      await tx`update auth.refresh_tokens set revoked = true, updated_at = now() where session_id = ${row.session_id}`;
      return null;
    }
    const refreshToken = newRefreshToken();
    await tx`update auth.refresh_tokens set revoked = true, updated_at = now() where token = ${token}`;
    await tx`update auth.sessions set refreshed_at = now(), updated_at = now() where id = ${row.session_id}`;
    await insertRefreshToken(tx, {
      token: refreshToken,
      userId: user.id,
      sessionId: row.session_id,
      parent: token,
    });
    return { user, sessionId: row.session_id, refreshToken };
  });
  if (result === null)
    throw new AuthError(400, 'refresh_token_already_used', 'Invalid Refresh Token: Already Used');
  return grant(context, result.user, result.sessionId, result.refreshToken);
}

export const isBanned = (user: User): boolean =>
  user.banned_until !== null && user.banned_until > new Date();

/** Ends sessions of a user: this one, all but this one, or all of them, with their refresh tokens. */
export async function closeSessions(
  sql: postgres.ISql,
  {
    userId,
    sessionId,
    scope,
  }: { userId: string; sessionId: string | null; scope: 'local' | 'others' | 'global' },
): Promise<void> {
  if (scope === 'global') await sql`delete from auth.sessions where user_id = ${userId}`;
  if (scope === 'local')
    await sql`delete from auth.sessions where user_id = ${userId} and id = ${sessionId}`;
  if (scope === 'others')
    await sql`delete from auth.sessions where user_id = ${userId} and id is distinct from ${sessionId}`;
}

async function insertRefreshToken(
  sql: postgres.TransactionSql,
  row: { token: string; userId: string; sessionId: string; parent: string | null },
): Promise<void> {
  await sql`
    insert into auth.refresh_tokens (instance_id, token, user_id, revoked, created_at, updated_at, parent, session_id)
    values ('00000000-0000-0000-0000-000000000000', ${row.token}, ${row.userId}, false, now(), now(), ${row.parent},
      ${row.sessionId})`;
}

async function grant(
  context: AuthContext,
  user: User,
  sessionId: string,
  refreshToken: string,
): Promise<Record<string, unknown>> {
  const { sql, config, tokens, url } = context;
  const lifetime = config.number('auth', 'jwt_expiry', 3600);
  const now = Math.floor(Date.now() / 1000);
  const amr = await sql<{ method: string; timestamp: number }[]>`
    select authentication_method as method, extract(epoch from created_at)::int as timestamp
    from auth.mfa_amr_claims where session_id = ${sessionId} order by created_at desc`;
  const claims: JWTPayload = {
    iss: `${url}/auth/v1`,
    sub: user.id,
    aud: user.aud ?? 'authenticated',
    exp: now + lifetime,
    iat: now,
    email: user.email ?? '',
    phone: user.phone ?? '',
    app_metadata: user.raw_app_meta_data ?? {},
    user_metadata: user.raw_user_meta_data ?? {},
    role: user.role ?? 'authenticated',
    aal: 'aal1',
    amr: amr.map(({ method, timestamp }) => ({ method, timestamp })),
    session_id: sessionId,
    is_anonymous: user.is_anonymous,
  };
  const hook = await callHook<{ claims?: JWTPayload }>(context, 'custom_access_token', {
    user_id: user.id,
    claims,
    authentication_method: amr[0]?.method ?? 'password',
  });
  return {
    access_token: await tokens.sign(hook?.claims ?? claims),
    token_type: 'bearer',
    expires_in: lifetime,
    expires_at: now + lifetime,
    refresh_token: refreshToken,
    user: await describe(sql, user),
  };
}

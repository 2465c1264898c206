import type { AuthContext } from './context.ts';
import { AuthError, invalidCredentials, tooManyRequests, validationFailed } from './errors.ts';
import { callHook } from './hooks.ts';
import { closeSessions, isBanned, openSession } from './sessions.ts';
import { findByEmail, requireStrong, type User } from './users.ts';

export const minimumPasswordLength = ({ config }: AuthContext): number =>
  config.number('auth', 'minimum_password_length', 6);

/** The password grant: GoTrue's order of checks, with the hook called on every attempt for a known user. */
export async function signInWithPassword(
  context: AuthContext,
  body: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const { sql, limits } = context;
  if (!limits.signIn.take('password')) throw tooManyRequests();
  if (typeof body.email !== 'string' || body.email === '')
    throw validationFailed('missing email or phone');
  const user = await findByEmail(sql, body.email);
  if (user === undefined) throw invalidCredentials();
  const isValid = await hasPassword(context, user, body.password);
  const verdict = await callHook<{
    decision: string;
    message?: string;
    should_logout_user?: boolean;
  }>(context, 'password_verification_attempt', { user_id: user.id, valid: isValid });
  if (verdict?.decision === 'reject') {
    if (verdict.should_logout_user)
      await closeSessions(sql, { userId: user.id, sessionId: null, scope: 'global' });
    throw new AuthError(400, 'invalid_credentials', verdict.message ?? 'Invalid login credentials');
  }
  if (!isValid) throw invalidCredentials();
  if (isBanned(user)) throw new AuthError(400, 'user_banned', 'User is banned');
  if (user.email_confirmed_at === null)
    throw new AuthError(400, 'email_not_confirmed', 'Email not confirmed');
  return openSession(context, user, 'password');
}

async function hasPassword({ sql }: AuthContext, user: User, password: unknown): Promise<boolean> {
  if (typeof password !== 'string' || !user.encrypted_password) return false;
  const [row] = await sql<{ matches: boolean }[]>`
    select extensions.crypt(${password}, ${user.encrypted_password}) = ${user.encrypted_password} as matches`;
  return row?.matches ?? false;
}

/** Sets a new password and ends the user's other sessions. */
export async function changePassword(
  context: AuthContext,
  user: User,
  sessionId: string | null,
  password: unknown,
): Promise<void> {
  if (typeof password !== 'string') throw validationFailed('Password must be a string');
  requireStrong(password, minimumPasswordLength(context));
  if (await hasPassword(context, user, password)) {
    throw new AuthError(
      422,
      'same_password',
      'New password should be different from the old password.',
    );
  }
  await context.sql.begin(async (tx) => {
    await tx`update auth.users set encrypted_password = extensions.crypt(${password}, extensions.gen_salt('bf', 10)),
               recovery_token = '', updated_at = now() where id = ${user.id}`;
    await closeSessions(tx, { userId: user.id, sessionId, scope: 'others' });
  });
}

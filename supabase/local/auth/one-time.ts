import { createHash, randomInt } from 'node:crypto';

import type { AuthContext } from './context.ts';
import { AuthError, otpExpired, tooManyRequests, validationFailed } from './errors.ts';
import { composeMail, type MailKind } from './mails.ts';
import { findById, type User } from './users.ts';

/** GoTrue stores the hash of address and code; the link carries the hash, the person types the code. */
const hashOf = (email: string, code: string): string =>
  createHash('sha224')
    .update(email.toLowerCase() + code)
    .digest('hex');

const columns = {
  confirmation: 'confirmation',
  recovery: 'recovery',
  magic_link: 'recovery',
} as const;

/** Makes a code and a link for the user and puts the mail that carries them into the mailbox. */
export async function sendOneTimeCode(
  context: AuthContext,
  user: User,
  kind: MailKind,
  redirectTo: string | null,
): Promise<void> {
  const { sql, config, mailbox, limits } = context;
  const column = columns[kind];
  const sentAt = column === 'confirmation' ? user.confirmation_sent_at : user.recovery_sent_at;
  const pause = config.seconds('auth.email', 'max_frequency', 60);
  const wait = sentAt ? Math.ceil(pause - (Date.now() - sentAt.getTime()) / 1000) : 0;
  if (wait > 0) {
    throw new AuthError(
      429,
      'over_email_send_rate_limit',
      `For security purposes, you can only request this after ${wait} seconds.`,
    );
  }
  if (!limits.email.take('all')) {
    throw new AuthError(429, 'over_email_send_rate_limit', 'email rate limit exceeded');
  }
  const length = config.number('auth.email', 'otp_length', 6);
  const code = String(randomInt(10 ** length)).padStart(length, '0');
  const email = user.email ?? '';
  const hash = hashOf(email, code);
  await sql`update auth.users set ${sql(`${column}_token`)} = ${hash}, ${sql(`${column}_sent_at`)} = now(), updated_at = now()
            where id = ${user.id}`;
  mailbox.put(
    composeMail(context, {
      kind,
      email,
      code,
      hash,
      redirectTo,
      data: user.raw_user_meta_data ?? {},
    }),
  );
}

const VERIFIABLE = {
  signup: ['confirmation'],
  invite: ['confirmation'],
  magiclink: ['recovery', 'confirmation'],
  recovery: ['recovery'],
  email: ['confirmation', 'recovery'],
} as const;

/** Redeems a code (with its address) or the hash of a link, once: the address counts as verified from then on. */
export async function redeem(
  { sql, config, limits }: AuthContext,
  {
    type,
    email,
    token,
    tokenHash,
  }: { type: unknown; email?: unknown; token?: unknown; tokenHash?: unknown },
): Promise<User> {
  if (typeof type !== 'string' || !Object.hasOwn(VERIFIABLE, type)) {
    throw validationFailed(
      type ? 'Invalid email verification type' : 'Verify requires a verification type',
    );
  }
  const hash = hashFrom(email, token, tokenHash);
  if (!limits.verify.take(typeof email === 'string' ? email.toLowerCase() : 'link'))
    throw tooManyRequests();
  const lifetime = config.number('auth.email', 'otp_expiry', 3600);
  for (const column of VERIFIABLE[type as keyof typeof VERIFIABLE]) {
    // One statement finds and clears the token: of two redeemers one wins.
    const [row] = await sql<{ id: string }[]>`
      update auth.users set ${sql(`${column}_token`)} = '', updated_at = now(),
        email_confirmed_at = coalesce(email_confirmed_at, now()),
        raw_user_meta_data = coalesce(raw_user_meta_data, '{}') || '{"email_verified": true}'
      where ${sql(`${column}_token`)} = ${hash} and ${sql(`${column}_sent_at`)} > now() - make_interval(secs => ${lifetime})
      returning id`;
    if (row === undefined) continue;
    await sql`update auth.identities set identity_data = identity_data || '{"email_verified": true}', updated_at = now()
              where user_id = ${row.id} and provider = 'email'`;
    const user = await findById(sql, row.id);
    if (user !== undefined) return user;
  }
  throw otpExpired();
}

function hashFrom(email: unknown, token: unknown, tokenHash: unknown): string {
  if (typeof tokenHash === 'string' && tokenHash !== '') return tokenHash;
  if (typeof email === 'string' && typeof token === 'string' && token !== '')
    return hashOf(email, token);
  throw validationFailed('Verify requires either a token or a token hash');
}

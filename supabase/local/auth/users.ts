import { randomUUID } from 'node:crypto';

import type postgres from 'postgres';

import { AuthError, validationFailed } from './errors.ts';

/** A row of auth.users, as far as the Auth routes read it. */
export type User = {
  id: string;
  aud: string | null;
  role: string | null;
  email: string | null;
  phone: string | null;
  encrypted_password: string | null;
  email_confirmed_at: Date | null;
  confirmed_at: Date | null;
  confirmation_sent_at: Date | null;
  recovery_sent_at: Date | null;
  last_sign_in_at: Date | null;
  banned_until: Date | null;
  raw_app_meta_data: Record<string, unknown> | null;
  raw_user_meta_data: Record<string, unknown> | null;
  created_at: Date;
  updated_at: Date;
  is_anonymous: boolean;
};

type Identity = {
  id: string;
  provider_id: string;
  user_id: string;
  identity_data: Record<string, unknown>;
  provider: string;
  email: string | null;
  last_sign_in_at: Date | null;
  created_at: Date;
  updated_at: Date;
};

export async function findByEmail(sql: postgres.ISql, email: string): Promise<User | undefined> {
  const [user] = await sql<User[]>`
    select * from auth.users where lower(email) = ${email.toLowerCase()} and is_sso_user = false and deleted_at is null`;
  return user;
}

export async function findById(sql: postgres.ISql, id: string): Promise<User | undefined> {
  const [user] = await sql<
    User[]
  >`select * from auth.users where id = ${id} and deleted_at is null`;
  return user;
}

/** Creates a user whose address is not verified yet, with its e-mail identity. */
export async function createUser(
  sql: postgres.TransactionSql,
  {
    email,
    password,
    data,
  }: { email: string; password: string | null; data: Record<string, unknown> },
): Promise<User> {
  const id = randomUUID();
  const address = email.toLowerCase();
  const metadata = {
    ...data,
    sub: id,
    email: address,
    email_verified: false,
    phone_verified: false,
  };
  const [user] = await sql<User[]>`
    insert into auth.users (instance_id, id, aud, role, email, encrypted_password, confirmation_token, recovery_token,
      email_change_token_new, email_change, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
    values ('00000000-0000-0000-0000-000000000000', ${id}, 'authenticated', 'authenticated', ${address},
      ${password === null ? sql`''` : sql`extensions.crypt(${password}, extensions.gen_salt('bf', 10))`}, '', '', '', '',
      ${sql.json({ provider: 'email', providers: ['email'] })}, ${sql.json(metadata)}, now(), now())
    returning *`;
  await sql`
    insert into auth.identities (provider_id, user_id, identity_data, provider, last_sign_in_at, created_at, updated_at)
    values (${id}, ${id}, ${sql.json({ sub: id, email: address, email_verified: false, phone_verified: false })}, 'email',
      now(), now(), now())`;
  if (user === undefined) throw new Error('auth.users gave no row back');
  return user;
}

/** The JSON that GoTrue answers for a user. */
export async function describe(sql: postgres.ISql, user: User): Promise<Record<string, unknown>> {
  const identities = await sql<
    Identity[]
  >`select * from auth.identities where user_id = ${user.id} order by created_at`;
  return {
    id: user.id,
    aud: user.aud ?? 'authenticated',
    role: user.role ?? 'authenticated',
    email: user.email ?? '',
    ...(user.email_confirmed_at && { email_confirmed_at: user.email_confirmed_at }),
    phone: user.phone ?? '',
    ...(user.confirmation_sent_at && { confirmation_sent_at: user.confirmation_sent_at }),
    ...(user.confirmed_at && { confirmed_at: user.confirmed_at }),
    ...(user.recovery_sent_at && { recovery_sent_at: user.recovery_sent_at }),
    ...(user.last_sign_in_at && { last_sign_in_at: user.last_sign_in_at }),
    app_metadata: user.raw_app_meta_data ?? {},
    user_metadata: user.raw_user_meta_data ?? {},
    identities: identities.map(({ id, provider_id, ...identity }) => ({
      identity_id: id,
      id: provider_id,
      ...identity,
    })),
    created_at: user.created_at,
    updated_at: user.updated_at,
    is_anonymous: user.is_anonymous,
  };
}

export function requireEmail(value: unknown): string {
  if (
    typeof value !== 'string' ||
    !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value) ||
    value.length > 254
  ) {
    throw validationFailed('Unable to validate email address: invalid format');
  }
  return value.toLowerCase();
}

/** Refuses a password that is too short, or longer than bcrypt can tell apart. */
export function requireStrong(password: string, minimumLength: number): void {
  if (Buffer.byteLength(password) > 72)
    throw validationFailed('Password cannot be longer than 72 characters');
  if (password.length < minimumLength) {
    throw new AuthError(
      422,
      'weak_password',
      `Password should be at least ${minimumLength} characters.`,
      {
        weak_password: { reasons: ['length'] },
      },
    );
  }
}

import { describe, expect, it } from 'vitest';

import {
  ADMIN_JATNI,
  call,
  claimsOf,
  client,
  JE_JATNI,
  newestMail,
  PASSWORD,
  person,
  project,
  secretsOf,
} from './support/project.ts';

const VERSION = { 'x-supabase-api-version': '2024-01-01' };
const fresh = (name: string) => `${name}.${Date.now()}@contract.example`;
const signIn = (email: string, password: string) =>
  call('/auth/v1/token?grant_type=password', { body: { email, password }, headers: VERSION });

describe('tokens', () => {
  it('correction: the token carries the claims of GoTrue', async () => {
    const claims = claimsOf((await person(JE_JATNI)).token);
    expect(claims).toMatchObject({
      aud: 'authenticated',
      role: 'authenticated',
      email: JE_JATNI,
      phone: '',
      app_metadata: { provider: 'email', providers: ['email'] },
      aal: 'aal1',
      amr: [{ method: 'password', timestamp: expect.any(Number) as number }],
      is_anonymous: false,
      iss: `${project.url}/auth/v1`,
    });
    expect(claims).toMatchObject({
      sub: expect.any(String) as string,
      session_id: expect.any(String) as string,
    });
    expect(claims['user_metadata']).toBeTypeOf('object');
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(3600);
  });

  it('correction: the user has verified and last sign-in instants and its identities', async () => {
    const { body } = await call('/auth/v1/user', { token: (await person(JE_JATNI)).token });
    expect(body).toMatchObject({
      email: JE_JATNI,
      aud: 'authenticated',
      email_confirmed_at: expect.any(String) as string,
      last_sign_in_at: expect.any(String) as string,
      identities: [{ provider: 'email' }],
    });
  });

  it('a refresh gives a new pair; the old token within its grace gives the newest one', async () => {
    const first = (await signIn(JE_JATNI, PASSWORD)).body as { refresh_token: string };
    const refresh = (token: string) =>
      call('/auth/v1/token?grant_type=refresh_token', { body: { refresh_token: token } });
    const second = (await refresh(first.refresh_token)).body as { refresh_token: string };
    expect(second.refresh_token).not.toBe(first.refresh_token);
    const again = await refresh(first.refresh_token);
    expect(again.status).toBe(200);
  });

  it('an unknown refresh token is 400 refresh_token_not_found', async () => {
    const { status, body } = await call('/auth/v1/token?grant_type=refresh_token', {
      body: { refresh_token: 'unknown00000' },
      headers: VERSION,
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'refresh_token_not_found' });
  });
});

describe('refusals', () => {
  it('correction: errors come in the dated shape, and in the older one without the version header', async () => {
    const dated = await signIn(JE_JATNI, 'not the password');
    expect(dated.status).toBe(400);
    expect(dated.body).toMatchObject({
      code: 'invalid_credentials',
      message: 'Invalid login credentials',
    });
    const older = await call('/auth/v1/token?grant_type=password', {
      body: { email: fresh('nobody'), password: 'x' },
    });
    expect(older.body).toMatchObject({
      code: 400,
      error_code: 'invalid_credentials',
      msg: 'Invalid login credentials',
    });
  });

  it('correction: the password hook blocks after repeated failures, even with the right password', async () => {
    const email = 'auditor.dhenkanal@demo.digit.example';
    const message = async (password: string) =>
      ((await signIn(email, password)).body as { message?: string }).message;
    let said = await message('wrong');
    for (let tries = 0; tries < 20 && said !== 'LOGIN_BLOCKED'; tries += 1)
      said = await message('wrong');
    expect(said).toBe('LOGIN_BLOCKED');
    expect(await message(PASSWORD)).toBe('LOGIN_BLOCKED');
  });

  it('no token is 401, a broken one 403 bad_jwt', async () => {
    const none = await call('/auth/v1/user', { headers: VERSION });
    expect([none.status, (none.body as { code: string }).code]).toEqual([401, 'no_authorization']);
    const broken = await call('/auth/v1/user', { token: 'a.b.c', headers: VERSION });
    expect([broken.status, (broken.body as { code: string }).code]).toEqual([403, 'bad_jwt']);
  });

  it('a weak password and the same password are 422', async () => {
    const { token } = await person(ADMIN_JATNI);
    const put = (password: string) =>
      call('/auth/v1/user', { method: 'PUT', body: { password }, token, headers: VERSION });
    const weak = await put('short');
    expect([weak.status, (weak.body as { code: string }).code]).toEqual([422, 'weak_password']);
    const same = await put(PASSWORD);
    expect([same.status, (same.body as { code: string }).code]).toEqual([422, 'same_password']);
  });
});

describe('signing out', () => {
  it('globally ends every session: tokens of getUser and refresh are refused', async () => {
    const [here, there] = [client(), client()];
    const email = 'viewer.od@demo.digit.example';
    await here.auth.signInWithPassword({ email, password: PASSWORD });
    const { data } = await there.auth.signInWithPassword({ email, password: PASSWORD });
    expect((await here.auth.signOut({ scope: 'global' })).error).toBeNull();
    const seen = await call('/auth/v1/user', {
      token: data.session?.access_token,
      headers: VERSION,
    });
    expect([seen.status, (seen.body as { code: string }).code]).toEqual([403, 'session_not_found']);
    expect((await there.auth.refreshSession()).error?.code).toBe('refresh_token_not_found');
  });
});

describe.runIf(project.local)('mails', () => {
  it('correction: a code by mail creates a person whose address counts only once the code came back', async () => {
    const email = fresh('otp');
    const own = client();
    expect((await own.auth.signInWithOtp({ email })).error).toBeNull();
    const { code } = secretsOf(await newestMail(email));
    const wrong = await own.auth.verifyOtp({
      email,
      token: code === '000000' ? '000001' : '000000',
      type: 'email',
    });
    expect([wrong.error?.status, wrong.error?.code]).toEqual([403, 'otp_expired']);
    const right = await own.auth.verifyOtp({ email, token: code, type: 'email' });
    expect(right.error).toBeNull();
    expect(right.data.user?.email_confirmed_at).toBeTypeOf('string');
    expect(claimsOf(right.data.session?.access_token ?? '')['amr']).toMatchObject([
      { method: 'otp' },
    ]);
    const twice = await client().auth.verifyOtp({ email, token: code, type: 'email' });
    expect(twice.error?.code).toBe('otp_expired');
  });

  it('without the wish to create, an unknown address is 422 otp_disabled', async () => {
    const { error } = await client().auth.signInWithOtp({
      email: fresh('none'),
      options: { shouldCreateUser: false },
    });
    expect([error?.status, error?.code]).toEqual([422, 'otp_disabled']);
  });

  it('correction: the recovery link leads where the app asked, with a session, once', async () => {
    const email = fresh('recover');
    await client().auth.signUp({ email, password: 'Contract@123' });
    const { code } = secretsOf(await newestMail(email));
    await client().auth.verifyOtp({ email, token: code, type: 'signup' });
    const redirectTo = `${project.url}/set-password`;
    expect((await client().auth.resetPasswordForEmail(email, { redirectTo })).error).toBeNull();
    const { link } = secretsOf(await newestMail(email));
    const follow = async () =>
      (await fetch(link, { redirect: 'manual' })).headers.get('location') ?? '';
    const target = new URL(await follow());
    expect(`${target.origin}${target.pathname}`).toBe(redirectTo);
    const parts = new URLSearchParams(target.hash.slice(1));
    expect(parts.get('type')).toBe('recovery');
    expect(claimsOf(parts.get('access_token') ?? '')['email']).toBe(email);
    expect(new URLSearchParams(new URL(await follow()).hash.slice(1)).get('error_code')).toBe(
      'otp_expired',
    );
  });

  it('a link never leads to an address that the project does not list', async () => {
    const email = fresh('redirect');
    await client().auth.signInWithOtp({
      email,
      options: { emailRedirectTo: 'https://evil.example/' },
    });
    const { link } = secretsOf(await newestMail(email));
    expect(new URL(link).searchParams.get('redirect_to')).toBe(project.url);
  });

  it('a new account is asked to confirm; until then it cannot sign in; a known address looks the same', async () => {
    const email = fresh('signup');
    const created = await client().auth.signUp({ email, password: 'Contract@123' });
    expect(created.data.session).toBeNull();
    expect((await signIn(email, 'Contract@123')).body).toMatchObject({
      code: 'email_not_confirmed',
    });
    const known = await client().auth.signUp({ email: JE_JATNI, password: 'Contract@123' });
    expect(known.error).toBeNull();
    expect(known.data.user?.identities).toEqual([]);
  });
});

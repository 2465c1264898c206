import { Hono } from 'hono';

import type { AuthContext } from './context.ts';
import { AuthError, tooManyRequests, validationFailed } from './errors.ts';
import { redeem, sendOneTimeCode } from './one-time.ts';
import { changePassword, minimumPasswordLength, signInWithPassword } from './passwords.ts';
import { answerError, dataOf, readBody, redirectOf, requireSession } from './requests.ts';
import { closeSessions, openSession, refreshSession } from './sessions.ts';
import {
  createUser,
  describe,
  findByEmail,
  findById,
  requireEmail,
  requireStrong,
} from './users.ts';

/** The Auth API as far as the product uses it: GoTrue's paths, bodies, statuses and error codes. */
export function authRoutes(context: AuthContext): Hono {
  const { sql, config, limits } = context;
  const app = new Hono();

  app.onError((error, c) => answerError(error, c));
  app.get('/health', (c) =>
    c.json({ name: 'GoTrue', version: 'local', description: 'Auth of the local stack' }),
  );
  app.get('/.well-known/jwks.json', (c) => c.json({ keys: [] }));
  app.get('/settings', (c) =>
    c.json({
      external: { email: true, phone: false, anonymous_users: false },
      disable_signup: !config.isOn('auth', 'enable_signup', true),
      mailer_autoconfirm: false,
      phone_autoconfirm: false,
    }),
  );

  app.post('/token', async (c) => {
    const body = await readBody(c);
    switch (c.req.query('grant_type')) {
      case 'password':
        return c.json(await signInWithPassword(context, body));
      case 'refresh_token':
        if (!limits.refresh.take('all')) throw tooManyRequests();
        return c.json(await refreshSession(context, body.refresh_token));
      default:
        throw new AuthError(400, 'validation_failed', 'unsupported_grant_type');
    }
  });

  app.post('/signup', async (c) => {
    const body = await readBody(c);
    if (!limits.signIn.take('signup')) throw tooManyRequests();
    if (!config.isOn('auth', 'enable_signup', true)) {
      throw new AuthError(422, 'signup_disabled', 'Signups not allowed for this instance');
    }
    const email = requireEmail(body.email);
    if (typeof body.password !== 'string')
      throw validationFailed('Signup requires a valid password');
    requireStrong(body.password, minimumPasswordLength(context));
    const known = await findByEmail(sql, email);
    // A known address gets the answer of an unknown one: who signs up must not learn who has an account.
    if (known?.email_confirmed_at) {
      return c.json({
        ...(await describe(sql, known)),
        id: crypto.randomUUID(),
        identities: [],
        user_metadata: {},
        app_metadata: {},
      });
    }
    const password = body.password;
    const user =
      known ?? (await sql.begin((tx) => createUser(tx, { email, password, data: dataOf(body) })));
    await sendOneTimeCode(context, user, 'confirmation', redirectOf(c, context));
    return c.json(await describe(sql, (await findById(sql, user.id)) ?? user));
  });

  app.post('/otp', async (c) => {
    const body = await readBody(c);
    if (!limits.signIn.take('otp')) throw tooManyRequests();
    const email = requireEmail(body.email);
    let user = await findByEmail(sql, email);
    if (user === undefined) {
      if (body.create_user === false || !config.isOn('auth', 'enable_signup', true)) {
        throw new AuthError(422, 'otp_disabled', 'Signups not allowed for otp');
      }
      user = await sql.begin((tx) => createUser(tx, { email, password: null, data: dataOf(body) }));
    }
    await sendOneTimeCode(
      context,
      user,
      user.email_confirmed_at ? 'magic_link' : 'confirmation',
      redirectOf(c, context),
    );
    return c.json({});
  });

  app.post('/recover', async (c) => {
    const user = await findByEmail(sql, requireEmail((await readBody(c)).email));
    if (user !== undefined)
      await sendOneTimeCode(context, user, 'recovery', redirectOf(c, context));
    return c.json({});
  });

  app.post('/resend', async (c) => {
    const body = await readBody(c);
    if (body.type !== 'signup')
      throw validationFailed('Missing one of these types: signup, email_change, sms, phone_change');
    const user = await findByEmail(sql, requireEmail(body.email));
    if (user && !user.email_confirmed_at)
      await sendOneTimeCode(context, user, 'confirmation', redirectOf(c, context));
    return c.json({});
  });

  app.post('/verify', async (c) => {
    const { type, email, token, token_hash } = await readBody(c);
    return c.json(
      await openSession(
        context,
        await redeem(context, { type, email, token, tokenHash: token_hash }),
        'otp',
      ),
    );
  });

  app.get('/verify', async (c) => {
    const target = redirectOf(c, context) ?? context.url;
    const type = c.req.query('type') ?? '';
    try {
      const user = await redeem(context, { type, tokenHash: c.req.query('token') });
      const { user: _, ...session } = await openSession(context, user, 'otp');
      return c.redirect(
        `${target}#${new URLSearchParams({ ...(session as Record<string, string>), type })}`,
        303,
      );
    } catch (error) {
      if (!(error instanceof AuthError)) throw error;
      const facts = {
        error: 'access_denied',
        error_code: error.code,
        error_description: 'Email link is invalid or has expired',
      };
      return c.redirect(`${target}#${new URLSearchParams(facts)}`, 303);
    }
  });

  app.get('/user', async (c) =>
    c.json(await describe(sql, (await requireSession(c, context)).user)),
  );

  app.put('/user', async (c) => {
    const { user, sessionId } = await requireSession(c, context);
    const body = await readBody(c);
    if (body.email !== undefined && body.email !== user.email) {
      throw new AuthError(
        422,
        'email_address_not_authorized',
        'Changing the email address is not offered',
      );
    }
    if (body.password !== undefined) await changePassword(context, user, sessionId, body.password);
    if (body.data !== undefined) {
      const data = sql.json(dataOf(body) as Parameters<typeof sql.json>[0]);
      await sql`update auth.users set raw_user_meta_data = coalesce(raw_user_meta_data, '{}') || ${data}, updated_at = now()
                where id = ${user.id}`;
    }
    return c.json(await describe(sql, (await findById(sql, user.id)) ?? user));
  });

  app.post('/logout', async (c) => {
    const { user, sessionId } = await requireSession(c, context);
    const scope = c.req.query('scope') ?? 'global';
    if (scope !== 'global' && scope !== 'local' && scope !== 'others') {
      throw validationFailed(`Unsupported logout scope "${scope}"`);
    }
    await closeSessions(sql, { userId: user.id, sessionId, scope });
    return c.body(null, 204);
  });

  return app;
}

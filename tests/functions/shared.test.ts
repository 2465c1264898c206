import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  authenticateWith,
  bearerToken,
  isServiceRequest,
  serviceWith,
} from '../../supabase/functions/_shared/clients.ts';
import { positiveInteger, readSupabaseSettings } from '../../supabase/functions/_shared/env.ts';
import { describeCause, writeJsonLine } from '../../supabase/functions/_shared/log.ts';
import { readIfixSettings } from '../../supabase/functions/_shared/ifix/index.ts';
import { Problem } from '../../supabase/functions/_shared/problem.ts';
import { readTreasurySettings } from '../../supabase/functions/_shared/treasury/index.ts';
import { USER } from './support/fakes.ts';

const settings = readSupabaseSettings(
  (name) =>
    ({
      SUPABASE_URL: 'http://supabase.test',
      SUPABASE_ANON_KEY: 'anon',
      SUPABASE_SERVICE_ROLE_KEY: 'service',
    })[name],
);
const request = (headers: Record<string, string>) =>
  new Request('http://functions.test/', { headers });

describe('settings', () => {
  it('prefers the new key sets and keeps the old ones valid', () => {
    const read = readSupabaseSettings(
      (name) =>
        ({
          SUPABASE_URL: 'http://x',
          SUPABASE_ANON_KEY: 'old-anon',
          SUPABASE_SERVICE_ROLE_KEY: 'old-service',
          SUPABASE_PUBLISHABLE_KEYS: '{"default":"sb_publishable_1"}',
          SUPABASE_SECRET_KEYS: '{"cron":"sb_secret_2","default":"sb_secret_1"}',
          CORS_ALLOWED_ORIGINS: 'https://a.example, https://b.example',
        })[name],
    );
    expect(read.publishableKey).toBe('sb_publishable_1');
    expect(read.secretKey).toBe('sb_secret_1');
    expect(read.secretKeys).toEqual(['sb_secret_1', 'sb_secret_2', 'old-service']);
    expect(read.allowedOrigins).toEqual(['https://a.example', 'https://b.example']);
  });

  it('names the variable that is missing', () => {
    expect(() => readSupabaseSettings(() => undefined)).toThrow('SUPABASE_URL');
    expect(positiveInteger('12', 5)).toBe(12);
    expect([
      positiveInteger(undefined, 5),
      positiveInteger('-1', 5),
      positiveInteger('x', 5),
    ]).toEqual([5, 5, 5]);
  });
});

describe('who calls', () => {
  it('tells a session from a project key', () => {
    expect(bearerToken(request({ authorization: 'Bearer a.b.c' }))).toBe('a.b.c');
    for (const authorization of ['', 'Basic x', 'Bearer ', 'Bearer sb_publishable_1']) {
      expect(() => bearerToken(request({ authorization }))).toThrow(Problem);
    }
  });

  it('knows the secret keys, as bearer or apikey', async () => {
    expect(await isServiceRequest(request({ authorization: 'Bearer service' }), ['service'])).toBe(
      true,
    );
    expect(await isServiceRequest(request({ apikey: 'service' }), ['other', 'service'])).toBe(true);
    expect(
      await isServiceRequest(request({ authorization: 'Bearer anon', apikey: 'anon' }), [
        'service',
      ]),
    ).toBe(false);
    expect(await isServiceRequest(request({}), ['service'])).toBe(false);
  });
});

describe('the clients', () => {
  const fetcher = vi.fn<typeof fetch>();
  beforeEach(() => {
    vi.stubGlobal('fetch', fetcher);
    vi.stubGlobal('WebSocket', vi.fn());
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    fetcher.mockReset();
  });
  const answer = (status: number, body: unknown) =>
    Promise.resolve(
      new Response(JSON.stringify(body), {
        status,
        headers: { 'content-type': 'application/json' },
      }),
    );
  const urls = () =>
    fetcher.mock.calls.map(([input]) => (input instanceof Request ? input.url : String(input)));
  const headersOf = (index: number) => new Headers(fetcher.mock.calls[index]?.[1]?.headers);

  it('asks the auth server and calls functions with the caller’s token', async () => {
    fetcher
      .mockImplementationOnce(() => answer(200, { id: USER }))
      .mockImplementationOnce(() => answer(200, { state: 'APPROVED' }));
    const caller = await authenticateWith(settings)(request({ authorization: 'Bearer a.b.c' }));
    expect(caller.userId).toBe(USER);
    expect(await caller.rpc('transition', { p_action: 'APPROVE' })).toEqual({ state: 'APPROVED' });
    expect(urls()).toEqual([
      'http://supabase.test/auth/v1/user',
      'http://supabase.test/rest/v1/rpc/transition',
    ]);
    expect(headersOf(1).get('authorization')).toBe('Bearer a.b.c');
    expect(headersOf(1).get('apikey')).toBe('anon');
  });

  it('turns a refused token into NOT_AUTHENTICATED', async () => {
    fetcher.mockImplementation(() => answer(403, { code: 'bad_jwt', message: 'invalid JWT' }));
    await expect(
      authenticateWith(settings)(request({ authorization: 'Bearer a.b.c' })),
    ).rejects.toMatchObject({
      status: 401,
      code: 'NOT_AUTHENTICATED',
    });
  });

  it('does not log anybody out because the auth server is away', async () => {
    fetcher.mockImplementation(() => Promise.reject(new TypeError('fetch failed')));
    // The library reports an unreachable server on the console as well.
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await expect(
      authenticateWith(settings)(request({ authorization: 'Bearer a.b.c' })),
    ).rejects.toMatchObject({
      status: 503,
      code: 'INTERNAL',
    });
  });

  it('raises the database’s refusal as a problem', async () => {
    fetcher.mockImplementation(() =>
      answer(409, { code: 'PT409', message: 'STALE_VERSION', details: '{"version":2}', hint: 'h' }),
    );
    await expect(serviceWith(settings).rpc('transition', {})).rejects.toMatchObject({
      status: 409,
      code: 'STALE_VERSION',
      details: { version: 2 },
    });
    expect(headersOf(0).get('authorization')).toBe('Bearer service');
  });

  it('stores raw bytes under their media type and never overwrites', async () => {
    fetcher.mockImplementation(() => answer(200, { Key: 'documents/a', Id: '1' }));
    await serviceWith(settings).upload(
      'documents',
      'od.jatni/a.pdf',
      new Uint8Array([1]),
      'application/pdf',
    );
    expect(urls()).toEqual(['http://supabase.test/storage/v1/object/documents/od.jatni/a.pdf']);
    expect(headersOf(0).get('content-type')).toBe('application/pdf');
    expect(headersOf(0).get('x-upsert')).toBe('false');
    fetcher.mockImplementation(() => answer(409, { message: 'Duplicate' }));
    await expect(
      serviceWith(settings).upload('documents', 'a', new Uint8Array([1]), 'x/y'),
    ).rejects.toBeInstanceOf(Problem);
  });
});

describe('the log', () => {
  it('joins causes and blanks what may be personal', () => {
    const cause = describeCause(
      new Error('outer', {
        cause: {
          message: 'Key (email)=(a@b.in) exists',
          value: 'कविता@उदाहरण.भारत',
          mobile: 9876543210,
        },
      }),
    );
    expect(cause).toMatch(/^Error: outer/);
    expect(cause).not.toMatch(/a@b|9876543210|कविता/);
    expect(describeCause('plain')).toBe('plain');
    expect(describeCause(new Error('x'.repeat(2000))).length).toBeLessThanOrEqual(800);
  });

  it('writes one line of JSON', () => {
    const write = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    writeJsonLine({ request_id: 'r', function: 'f', user: null, tenant: null, status: 200, ms: 1 });
    expect(write).toHaveBeenCalledExactlyOnceWith(
      '{"request_id":"r","function":"f","user":null,"tenant":null,"status":200,"ms":1}',
    );
    write.mockRestore();
  });
});

describe('where the treasury and the exchange are', () => {
  const all: Record<string, string> = {
    TREASURY_URL: 'https://treasury.example/jit/',
    TREASURY_CLIENT_ID: 'works',
    TREASURY_CLIENT_SECRET: 'secret',
    TREASURY_PUBLIC_KEY: 'key',
    IFIX_URL: 'https://ifix.example/',
    IFIX_CLIENT_ID: 'works',
    IFIX_CLIENT_SECRET: 'secret',
  };

  it('is read with its defaults', () => {
    expect(readTreasurySettings((name) => all[name])).toMatchObject({
      url: 'https://treasury.example/jit',
      timeoutMs: 20_000,
    });
    expect(readIfixSettings((name) => all[name])).toMatchObject({
      url: 'https://ifix.example',
      tokenUrl: 'https://ifix.example/auth/realms/ifix/protocol/openid-connect/token',
      timeoutMs: 10_000,
    });
  });

  it.each(Object.keys(all))('an installation without %s has none', (missing) => {
    const get = (name: string): string | undefined => (name === missing ? undefined : all[name]);
    const read = missing.startsWith('IFIX') ? readIfixSettings : readTreasurySettings;
    expect(read(get)).toBeNull();
  });
});

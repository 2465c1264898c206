import { http, HttpResponse } from 'msw';
import { beforeAll, describe, expect, it } from 'vitest';
import { ApiError } from '~/lib/api-error';
import { server, TEST_URL } from '~/test/server';
import { rememberSignIn, tokenAnswer } from '~/test/sign-in';
import { changePassword, signInWithPassword, signOut } from './auth';
import { initialiseClient, request, requestPage, supabase } from './client';
import { fromPostgrest } from './errors';
import { invoke } from './invoke';
import { shouldRetry } from './query-client';

beforeAll(() => initialiseClient({ supabaseUrl: TEST_URL, supabasePublishableKey: 'pk' }));

async function failureOf(work: Promise<unknown>): Promise<ApiError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error('expected a failure');
}

describe('what the database refuses', () => {
  const rpc = `${TEST_URL}/rest/v1/rpc/save_project`;
  const call = () =>
    request(supabase().rpc('save_project', { p_tenant_id: 'od.jatni', p_project: {} }));

  it('becomes field errors with their values, and keeps the request id', async () => {
    let sent: string | null = null;
    server.use(
      http.post(rpc, ({ request: incoming }) => {
        sent = incoming.headers.get('x-request-id');
        return HttpResponse.json(
          {
            code: 'PT422',
            message: 'VALIDATION_FAILED',
            details: '[{"pointer":"/name","code":"TOO_LONG","params":{"max":128}}]',
            hint: 'Some entries are wrong.',
          },
          { status: 422 },
        );
      }),
    );
    const error = await failureOf(call());
    expect(error).toMatchObject({
      code: 'VALIDATION_FAILED',
      status: 422,
      userMessageKey: 'errors:VALIDATION_FAILED',
      fieldErrors: [{ pointer: '/name', code: 'TOO_LONG', params: { max: 128 } }],
      retryable: false,
    });
    expect(sent).not.toBeNull();
    expect(error.requestId).toBe(sent);
  });

  it.each([
    [
      { code: 'PT409', message: 'STALE_VERSION', details: '{"version":4}' },
      409,
      'STALE_VERSION',
      false,
    ],
    [{ code: '42501', message: 'permission denied for table x' }, 403, 'NOT_PERMITTED', false],
    [
      { code: '42501', message: 'permission denied for function x' },
      401,
      'NOT_AUTHENTICATED',
      false,
    ],
    [{ code: '23505', message: 'duplicate key value' }, 409, 'CONFLICT', false],
    [{ code: 'PGRST301', message: 'JWT expired' }, 401, 'NOT_AUTHENTICATED', false],
    [{ code: '40001', message: 'could not serialize access' }, 500, 'TRY_AGAIN', true],
    [
      { code: 'PT404', message: 'INVALID_PROJECT_MODIFY.TARGET' },
      404,
      'INVALID_PROJECT_MODIFY.TARGET',
      false,
    ],
    ['<html>', 502, 'INTERNAL', true],
  ])('%o is %s', (body, status, code, retryable) => {
    expect(fromPostgrest(body, status)).toMatchObject({ code, status, retryable });
  });

  it('is told apart from a line that is down', async () => {
    server.use(http.post(rpc, () => HttpResponse.error()));
    expect(await failureOf(call())).toMatchObject({ code: 'NETWORK', status: 0, retryable: true });
  });

  it('is tried again only where that may help', () => {
    const later = new ApiError({ code: 'INTERNAL', status: 503, retryable: true });
    const never = new ApiError({ code: 'NOT_PERMITTED', status: 403 });
    expect([shouldRetry(0, later), shouldRetry(2, later), shouldRetry(0, never)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('a list', () => {
  it('comes with its total, and is empty beyond its last page', async () => {
    const list = `${TEST_URL}/rest/v1/project_list`;
    server.use(
      http.get(list, () =>
        HttpResponse.json([{ id: '1' }], { status: 206, headers: { 'content-range': '0-0/7' } }),
      ),
    );
    const ask = () =>
      requestPage(supabase().from('project_list').select('id', { count: 'exact' }).range(0, 0));
    expect(await ask()).toEqual({ rows: [{ id: '1' }], total: 7 });
    server.use(
      http.get(list, () =>
        HttpResponse.json(
          { code: 'PGRST103', message: 'Requested range not satisfiable' },
          { status: 416 },
        ),
      ),
    );
    expect(await ask()).toEqual({ rows: [], total: 0 });
  });
});

describe('an edge function', () => {
  it('gets the idempotency key, and its problem becomes an ApiError', async () => {
    const seen: (string | null)[] = [];
    server.use(
      http.post(`${TEST_URL}/functions/v1/workflow-transition`, ({ request: incoming }) => {
        seen.push(incoming.headers.get('idempotency-key'), incoming.headers.get('authorization'));
        return HttpResponse.json(
          { code: 'MAKER_CHECKER', status: 403, instance: 'req-9', errors: [] },
          { status: 403, headers: { 'content-type': 'application/problem+json' } },
        );
      }),
    );
    const error = await failureOf(
      invoke('workflow-transition', { body: {}, idempotencyKey: 'k-1' }),
    );
    expect(error).toMatchObject({ code: 'MAKER_CHECKER', status: 403, requestId: 'req-9' });
    expect(seen).toEqual(['k-1', 'Bearer pk']);
  });
});

describe('a refused sign-in', () => {
  const token = `${TEST_URL}/auth/v1/token`;
  it.each([
    [
      { code: 400, error_code: 'invalid_credentials', msg: 'Invalid login credentials' },
      400,
      'INVALID_CREDENTIALS',
    ],
    [{ code: 403, msg: 'LOGIN_BLOCKED' }, 403, 'LOGIN_BLOCKED'],
    [{ code: 429, error_code: 'over_request_rate_limit', msg: 'slow down' }, 429, 'RATE_LIMITED'],
  ])('%o is %s', async (body, status, code) => {
    server.use(http.post(token, () => HttpResponse.json(body, { status })));
    expect(await failureOf(signInWithPassword('a@b.in', 'x'))).toMatchObject({ code });
  });

  it('keeps the words of a hook that has no code for them', async () => {
    server.use(
      http.post(token, () =>
        HttpResponse.json({ code: 403, msg: 'Blocked until 14:30.' }, { status: 403 }),
      ),
    );
    expect(await failureOf(signInWithPassword('a@b.in', 'x'))).toMatchObject({
      code: 'SIGN_IN_REFUSED',
      serverText: 'Blocked until 14:30.',
    });
  });
});

describe('what only the person may ask of the auth service', () => {
  it('goes under their own token alone, not beside the one of the app', async () => {
    const sent: (string | null)[] = [];
    const note = (request: Request) => {
      sent.push(request.headers.get('authorization'));
    };
    server.use(
      http.put(`${TEST_URL}/auth/v1/user`, ({ request }) => {
        note(request);
        return HttpResponse.json(tokenAnswer('je', 'je@demo.digit.example').user);
      }),
      http.post(`${TEST_URL}/auth/v1/logout`, ({ request }) => {
        note(request);
        return new HttpResponse(null, { status: 204 });
      }),
    );
    rememberSignIn('je', 'je@demo.digit.example');
    await changePassword('a sentence of my own');
    await signOut('local');
    expect(sent).toEqual([
      expect.stringMatching(/^Bearer [^,\s]+\.x$/),
      expect.stringMatching(/^Bearer [^,\s]+\.x$/),
    ]);
  });
});

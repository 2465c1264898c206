import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ADMIN_JATNI, call, JE_JATNI, person, project } from './support/project.ts';

/** A unit of measurement that only this run knows, removed at the end. */
const code = `CT${Date.now() % 1_000_000_000}`;
const unit = {
  tenant_id: 'od.jatni',
  code,
  name: 'Contract test',
  category: 'COUNT',
  decimals: 2,
  conversion_factor: 12.5,
};
let admin = '';
let engineer = '';

const insert = (row: object, token = admin, prefer = 'return=representation') =>
  call('/rest/v1/units', { body: row, token, headers: { prefer } });

beforeAll(async () => {
  admin = (await person(ADMIN_JATNI)).token;
  engineer = (await person(JE_JATNI)).token;
  expect((await insert(unit)).status).toBe(201);
});

afterAll(async () => {
  await call(`/rest/v1/units?code=eq.${code}`, {
    method: 'DELETE',
    key: project.secretKey,
    token: project.secretKey,
  });
});

describe('values', () => {
  it('correction: numeric is a JSON number, at the top and inside embedded rows', async () => {
    const { body } = await call(
      `/rest/v1/units?select=conversion_factor,decimals&code=eq.${code}`,
      { token: admin },
    );
    expect(body).toEqual([{ conversion_factor: 12.5, decimals: 2 }]);
    const embedded = await call(
      '/rest/v1/sor_items?select=code,sor_rates(rate)&limit=1&tenant_id=eq.od',
      { token: admin },
    );
    const [item] = embedded.body as { sor_rates: { rate: unknown }[] }[];
    expect(item?.sor_rates.every(({ rate }) => typeof rate === 'number')).toBe(true);
  });

  it('correction: timestamptz is an ISO instant with its offset', async () => {
    const { body } = await call(`/rest/v1/units?select=updated_at,effective_from&code=eq.${code}`, {
      token: admin,
    });
    const [row] = body as { updated_at: string; effective_from: string }[];
    expect(row?.updated_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00$/);
    expect(row?.effective_from).toBe('2000-01-01');
  });

  it('correction: a JSON string stays a string and a JSON number a number, in a json column', async () => {
    const setting = {
      tenant_id: 'od.jatni',
      key: 'outbox.max_attempts',
      effective_from: '2099-01-01',
    };
    const put = (value: unknown) =>
      call('/rest/v1/tenant_settings?select=value', {
        body: { ...setting, value },
        token: admin,
        headers: { prefer: 'return=representation' },
      });
    const asNumber = await put(9);
    expect(asNumber.body).toEqual([{ value: 9 }]);
    // The database refuses the string "9" for a setting that is a number: it must arrive as a string.
    const asString = await put('9');
    expect(asString.body).toMatchObject({ code: 'PT422', message: 'VALIDATION_FAILED' });
    await call('/rest/v1/tenant_settings?effective_from=eq.2099-01-01', {
      method: 'DELETE',
      key: project.secretKey,
      token: project.secretKey,
    });
  });

  it('correction: an object as an argument of a function arrives as an object', async () => {
    const { body } = await call('/rest/v1/rpc/save_project', {
      body: { p_tenant_id: 'od.jatni', p_project: { name: 'x', estimated_cost: '5' } },
      token: engineer,
    });
    expect(body).toMatchObject({ code: 'PT422', message: 'VALIDATION_FAILED' });
    const issues = JSON.parse((body as { details: string }).details) as { pointer: string }[];
    expect(issues.map(({ pointer }) => pointer)).not.toContain('');
  });

  it('counts exactly, pages by range and says so in Content-Range', async () => {
    const { status, headers, body } = await call(
      '/rest/v1/units?select=code&order=code&tenant_id=eq.od',
      {
        token: admin,
        headers: { prefer: 'count=exact', range: '0-1', 'range-unit': 'items' },
      },
    );
    expect(status).toBe(206);
    expect(body).toHaveLength(2);
    expect(headers.get('content-range')).toMatch(/^0-1\/\d+$/);
  });

  it('answers 416 for a page beyond the last one', async () => {
    const { status, body } = await call('/rest/v1/units?select=code&offset=100000&limit=10', {
      token: admin,
      headers: { prefer: 'count=exact' },
    });
    expect(status).toBe(416);
    expect(body).toMatchObject({ code: 'PGRST103', message: 'Requested range not satisfiable' });
  });

  it('answers one object on request, and 406 when there is none', async () => {
    const one = { accept: 'application/vnd.pgrst.object+json' };
    const found = await call(`/rest/v1/units?select=name&code=eq.${code}`, {
      token: admin,
      headers: one,
    });
    expect(found.body).toEqual({ name: 'Contract test' });
    const none = await call('/rest/v1/units?select=name&code=eq.NONE', {
      token: admin,
      headers: one,
    });
    expect(none.status).toBe(406);
    expect(none.body).toMatchObject({ code: 'PGRST116' });
  });
});

describe('refusals of constraints', () => {
  it('correction: a check violation (23514) is 400', async () => {
    const { status, body } = await insert({ ...unit, code: 'lower case' });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: '23514',
      message: 'new row for relation "units" violates check constraint "units_code_check"',
      hint: null,
    });
  });

  it('correction: a missing value (23502) is 400', async () => {
    const { status, body } = await insert({ ...unit, code: `${code}N`, name: null });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: '23502', hint: null });
  });

  it('correction: an exclusion violation (23P01) is 400', async () => {
    const { status, body } = await insert({ ...unit, effective_from: '2001-01-01' });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: '23P01', hint: null });
  });

  it('a duplicate key (23505) is 409', async () => {
    const { status, body } = await insert(unit);
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: '23505', hint: null });
  });

  it('a reference to nothing (23503) is 409', async () => {
    const row = { tenant_id: 'od.jatni', key: 'contract.none', value: 'x' };
    const { status, body } = await call('/rest/v1/tenant_settings', { body: row, token: admin });
    expect(body).toMatchObject({ code: '23503', hint: null });
    expect(status).toBe(409);
  });

  it('a value that is not of the type (22P02) is 400', async () => {
    const { status, body } = await call('/rest/v1/units?decimals=eq.many', { token: admin });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: '22P02',
      message: 'invalid input syntax for type integer: "many"',
    });
  });
});

describe('who may', () => {
  it('correction: the first request grants nothing: anon stays without rights on every table', async () => {
    const anonymous = await call('/rest/v1/units?select=code');
    expect(anonymous.status).toBe(401);
    expect(anonymous.body).toEqual({
      code: '42501',
      details: null,
      hint: null,
      message: 'permission denied for table units',
    });
  });

  it('a signed-in person without the grant gets 403', async () => {
    const { status, body } = await call(`/rest/v1/units?code=eq.${code}`, {
      method: 'DELETE',
      token: admin,
    });
    expect(status).toBe(403);
    expect(body).toMatchObject({ code: '42501' });
  });

  it('row-level security refuses a row of another tenant with 403 and hides those that exist', async () => {
    const { status, body } = await insert({ ...unit, code: `${code}D`, tenant_id: 'od.dhenkanal' });
    expect(status).toBe(403);
    expect(body).toMatchObject({
      code: '42501',
      message: 'new row violates row-level security policy for table "units"',
    });
    expect((await insert({ ...unit, code: `${code}E` }, engineer)).status).toBe(403);
  });

  it('correction: without a key 401, with a wrong key 401, before anything else is looked at', async () => {
    const none = await call('/rest/v1/units', { key: null });
    expect(none.status).toBe(401);
    expect(none.body).toMatchObject({ message: 'No API key found in request' });
    expect((await call('/rest/v1/units', { key: 'sb_publishable_wrong' })).status).toBe(401);
  });

  it('a token with a broken signature is 401 PGRST301', async () => {
    const { status, body } = await call('/rest/v1/units', {
      token: `${engineer.slice(0, -6)}AAAAAA`,
    });
    expect(status).toBe(401);
    expect(body).toMatchObject({ code: 'PGRST301' });
  });
});

describe('functions of the database', () => {
  const transition = {
    p_tenant_id: 'od.jatni',
    p_document_type: 'project',
    p_document_id: '00000000-0000-7000-8000-000000000000',
    p_action: 'SUBMIT',
    p_expected_version: 1,
    p_idempotency_key: '00000000-0000-4000-8000-000000000000',
  };

  it('correction: PTnnn raised by a function sets the status and keeps code, details and hint', async () => {
    const { status, body } = await call('/rest/v1/rpc/transition', {
      body: transition,
      token: engineer,
    });
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 'PT404', message: 'PAPER_NOT_FOUND' });
    expect((body as { hint: unknown }).hint).toEqual(expect.any(String));
    expect(Object.keys(body as object).sort()).toEqual(['code', 'details', 'hint', 'message']);
  });

  it('a function that does not exist is 404 PGRST202, a table that does not exist 404 PGRST205', async () => {
    const fn = await call('/rest/v1/rpc/no_such_function', { body: {}, token: engineer });
    expect([fn.status, (fn.body as { code: string }).code]).toEqual([404, 'PGRST202']);
    const table = await call('/rest/v1/no_such_table', { token: engineer });
    expect([table.status, (table.body as { code: string }).code]).toEqual([404, 'PGRST205']);
  });

  it('a function without the grant is 403, for anon 401', async () => {
    const body = { p_limit: 1, p_lock_seconds: 1 };
    expect(
      (await call('/rest/v1/rpc/claim_outbox_messages', { body, token: engineer })).status,
    ).toBe(403);
    expect((await call('/rest/v1/rpc/my_session', { body: {} })).status).toBe(401);
  });

  it('an unknown column in a body is 400 PGRST204', async () => {
    const { status, body } = await insert({ ...unit, no_such_column: 1 });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'PGRST204' });
  });
});

describe.runIf(project.local)('functions with a time of their own', () => {
  it('correction: a function that declares statement_timeout is given that time, not the usual', async () => {
    const sql = postgres(project.local?.databaseUrl ?? '', { max: 1, onnotice: () => undefined });
    try {
      await sql`create function public.contract_sleep() returns text language sql set statement_timeout = '150ms'
        as $$ select 'rested' from pg_sleep(2) $$`;
      await sql`grant execute on function public.contract_sleep() to authenticated`;
      await sql`notify pgrst, 'reload schema'`;
      const answer = async () =>
        (await call('/rest/v1/rpc/contract_sleep', { body: {}, token: engineer })).body;
      // The notification takes a moment to arrive; without the function it is 404 until then.
      await expect.poll(answer, { timeout: 15_000 }).not.toMatchObject({ code: 'PGRST202' });
      expect(await answer()).toMatchObject({ code: '57014' });
    } finally {
      await sql`drop function if exists public.contract_sleep()`;
      await sql.end();
    }
  });
});

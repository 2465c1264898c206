import { afterEach, describe, expect, it } from 'vitest';

import type { FiscalEventDraft } from '../../supabase/functions/_shared/ifix/index.ts';
import { bill, CREDENTIALS, GENERAL, payment, startExchange } from './support/ifix.ts';

type Running = Awaited<ReturnType<typeof startExchange>>;

const running: Running[] = [];
const start = async (options?: { timeoutMs?: number }): Promise<Running> => {
  const started = await startExchange(options);
  running.push(started);
  return started;
};
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});

const fresh = (draft: FiscalEventDraft) => ({ draft, wasTried: false });
const tried = (draft: FiscalEventDraft) => ({ draft, wasTried: true });
const one = async ({ client }: Running, draft: FiscalEventDraft, wasTried = false) =>
  (await client.publish([{ draft, wasTried }]))[0];

describe('publishing', () => {
  it('sends at most ten in one call, with amounts as text, and answers in order', async () => {
    const { client, count, events, requests } = await start();
    const drafts = Array.from({ length: 23 }, (_, index) => bill(index + 1));
    const outcomes = await client.publish(drafts.map(fresh));
    expect(outcomes.every(({ status }) => status === 'published')).toBe(true);
    expect(count('_publish')).toBe(3);
    expect(events().map(({ referenceId }) => referenceId)).toEqual(
      drafts.map(({ referenceId }) => referenceId),
    );
    expect(requests.find(({ path }) => path.endsWith('_publish'))?.body).toContain(
      '"amount":"2070.00"',
    );
    expect(events()[0]).toMatchObject({ sender: 'digit-works', version: '2.2.0' });
  });

  it('publishes what others follow from first, and links by the id that it was given', async () => {
    const { client, events } = await start();
    const parent = bill(1);
    const child = payment(2, parent);
    const reversal = payment(3, child, {
      amountDetails: [{ amount: '-2070.00', coaCode: GENERAL }],
    });
    const outcomes = await client.publish([reversal, child, parent].map(fresh));
    expect(outcomes.map(({ status }) => status)).toEqual(['published', 'published', 'published']);
    const [first, second, third] = events();
    expect([first?.referenceId, second?.referenceId, third?.referenceId]).toEqual([
      parent.referenceId,
      child.referenceId,
      reversal.referenceId,
    ]);
    expect(second?.linkedEventId).toBe(first?.id);
    expect(third?.linkedEventId).toBe(second?.id);
    expect(third?.['linkedReferenceId']).toBe(child.referenceId);
  });

  it('finds an earlier event to link to, and waits for one that is not there', async () => {
    const exchange = await start();
    const parent = bill(1);
    expect(await one(exchange, payment(2, parent))).toEqual({
      status: 'unsent',
      reason: 'LINK_NOT_FOUND',
    });
    await one(exchange, parent);
    expect(await one(exchange, payment(2, parent))).toMatchObject({ status: 'published' });
    expect(exchange.events()[1]?.linkedEventId).toBe(exchange.events()[0]?.id);
  });

  it('the one bad event of a batch is refused alone', async () => {
    const { client, events } = await start();
    const drafts = [
      bill(1),
      bill(2),
      bill(3, { amountDetails: [{ amount: '1', coaCode: '9' }] }),
      bill(4),
    ];
    const outcomes = await client.publish(drafts.map(fresh));
    expect(outcomes.map(({ status }) => status)).toEqual([
      'published',
      'published',
      'refused',
      'published',
    ]);
    expect(outcomes[2]).toMatchObject({ errors: [{ code: 'COA_CODE_INVALID' }] });
    expect(events()).toHaveLength(3);
  });

  it('a retry searches first: what is there is not published again, another version is', async () => {
    const exchange = await start();
    const first = await one(exchange, bill(1));
    if (first?.status !== 'published') throw new Error('not published');
    expect(await one(exchange, bill(1), true)).toEqual({
      status: 'published',
      eventId: first.eventId,
      wasFound: true,
    });
    expect(await one(exchange, bill(1, { version: 2 }), true)).toMatchObject({ wasFound: false });
    expect(exchange.events()).toHaveLength(2);
  });
});

describe('the token', () => {
  it('is had once, shared, and replaced before it ends', async () => {
    const exchange = await start();
    await Promise.all([one(exchange, bill(1)), one(exchange, bill(2)), one(exchange, bill(3))]);
    expect(exchange.count('/token')).toBe(1);
    exchange.clock.offset = 290_000;
    await one(exchange, bill(4));
    expect(exchange.count('/token')).toBe(2);
  });

  it('that the gateway no longer verifies is replaced, and the event goes out once', async () => {
    const exchange = await start();
    await one(exchange, bill(1));
    await fetch(`${exchange.url()}/tokens/end`, { method: 'POST' });
    expect(await one(exchange, bill(2))).toMatchObject({ status: 'published' });
    expect(exchange.events()).toHaveLength(2);
  });

  it('is not had with a wrong secret, and then nothing was sent', async () => {
    const { stranger, count } = await start();
    expect(await stranger.publish([fresh(bill(1))])).toEqual([
      { status: 'unsent', reason: 'NOT_AUTHENTICATED' },
    ]);
    expect(count('_publish')).toBe(0);
  });

  it('without one, and with a made-up one, the gateway says what it always says', async () => {
    const { url } = await start();
    const ask = async (headers: Record<string, string>): Promise<unknown> => {
      const answer = await fetch(`${url()}/fiscal-event-service/events/v1/_search`, {
        method: 'POST',
        headers,
        body: '{}',
      });
      return answer.json();
    };
    expect(await ask({})).toMatchObject({
      Errors: [
        { code: 'CustomException', message: 'You are not authorized to access this resource' },
      ],
    });
    expect(await ask({ authorization: 'Bearer made-up' })).toMatchObject({
      Errors: [{ code: 'CustomException', message: 'Verifying JWT failed' }],
    });
  });
});

describe('each switch', () => {
  it('fail: before a token nothing was sent; with one the outcome is unknown', async () => {
    const exchange = await start();
    exchange.set({ fail: '503' });
    expect(await one(exchange, bill(1))).toEqual({ status: 'unsent', reason: 'UNREACHABLE' });
    exchange.set({ fail: 'no' });
    await one(exchange, bill(1));
    exchange.set({ fail: '503' });
    expect(await one(exchange, bill(2))).toEqual({ status: 'unknown', reason: 'SERVER_ERROR' });
    exchange.set({ fail: 'silent' });
    expect(await one(exchange, bill(2))).toEqual({ status: 'unknown', reason: 'NO_REPLY' });
    expect(exchange.events()).toHaveLength(1);
  });

  it('loseReplies: the event is there; the retry finds it and publishes nothing', async () => {
    const exchange = await start();
    exchange.set({ loseReplies: 1 });
    const lost = await exchange.client.publish([bill(1), bill(2)].map(fresh));
    expect(lost).toEqual([
      { status: 'unknown', reason: 'NO_REPLY' },
      { status: 'unknown', reason: 'NO_REPLY' },
    ]);
    const again = await exchange.client.publish([bill(1), bill(2), bill(3)].map(tried));
    expect(again.map((outcome) => 'wasFound' in outcome && outcome.wasFound)).toEqual([
      true,
      true,
      false,
    ]);
    expect(exchange.events()).toHaveLength(3);
  });

  it('delay: too late is unknown, and a search that cannot be made publishes nothing', async () => {
    const exchange = await start({ timeoutMs: 200 });
    await one(exchange, bill(1));
    exchange.set({ delay: 600 });
    expect(await one(exchange, bill(2))).toEqual({ status: 'unknown', reason: 'TIMEOUT' });
    expect(await one(exchange, bill(2), true)).toEqual({ status: 'unsent', reason: 'UNREACHABLE' });
    exchange.set({ delay: 0 });
    await expect.poll(() => exchange.events().length, { timeout: 5000 }).toBe(2);
    expect(await one(exchange, bill(2), true)).toMatchObject({ wasFound: true });
  });

  it('a restart keeps every event', async () => {
    const exchange = await start();
    await one(exchange, bill(1));
    await exchange.restart();
    expect(await one(exchange, bill(1), true)).toMatchObject({ wasFound: true });
  });
});

describe('what the exchange refuses', () => {
  const header = {
    requestHeader: { ts: 1, version: '2.2.0', msgId: 'm', userInfo: { uuid: 'u' } },
  };
  const event = (changes: object = {}) => ({
    tenantId: 'od',
    eventType: 'BILL',
    eventTime: 1,
    referenceId: 'R1',
    amountDetails: [{ amount: 1, coaCode: GENERAL }],
    ...changes,
  });
  async function codes({ url }: Running, path: string, body: object): Promise<string[]> {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: CREDENTIALS.clientId,
      client_secret: CREDENTIALS.clientSecret,
    });
    const token = await fetch(`${url()}/auth/realms/ifix/protocol/openid-connect/token`, {
      method: 'POST',
      body: form,
    });
    const { access_token: text } = (await token.json()) as { access_token: string };
    const answer = await fetch(url() + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${text}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const { Errors: errors = [] } = (await answer.json()) as { Errors?: { code: string }[] };
    expect(answer.status).toBe(errors.length > 0 ? 400 : answer.status);
    return errors.map(({ code }) => code);
  }
  const PUBLISH = '/fiscal-event-service/events/v1/_publish';
  const SEARCH = '/fiscal-event-service/events/v1/_search';
  const COA = '/ifix-master-data/chartOfAccount/v1/_create';
  const coa = (changes: object = {}) => ({
    chartOfAccount: {
      tenantId: 'od',
      majorHead: '1234',
      subMajorHead: '12',
      minorHead: '123',
      subHead: '12',
      groupHead: '12',
      objectHead: '12',
      ...changes,
    },
  });
  const cases: [string, string, object, string[]][] = [
    ['no header', PUBLISH, { fiscalEvent: [event()] }, ['FISCAL_EVENT']],
    ['no events', PUBLISH, { ...header, fiscalEvent: [] }, ['FISCAL_EVENT']],
    [
      'eleven events',
      PUBLISH,
      { ...header, fiscalEvent: Array(11).fill(event()) },
      ['PUSH_DATA_SIZE'],
    ],
    [
      'a blank reference and a wrong type, together',
      PUBLISH,
      { ...header, fiscalEvent: [event({ referenceId: ' ', eventType: 'GIFT' })] },
      ['REFERENCE_ID', 'EVENT_TYPE'],
    ],
    [
      'no amounts',
      PUBLISH,
      { ...header, fiscalEvent: [event({ amountDetails: [] })] },
      ['AMOUNT_DETAILS'],
    ],
    [
      'a null amount',
      PUBLISH,
      { ...header, fiscalEvent: [event({ amountDetails: [{ amount: null, coaCode: GENERAL }] })] },
      ['AMOUNT'],
    ],
    [
      'a blank code, and nothing after it',
      PUBLISH,
      {
        ...header,
        fiscalEvent: [
          event({ amountDetails: [{ amount: 1, coaCode: '' }] }),
          event({ referenceId: '' }),
        ],
      },
      ['COA_CODE'],
    ],
    [
      'tenants mixed',
      PUBLISH,
      { ...header, fiscalEvent: [event(), event({ tenantId: 'pb' })] },
      ['TENANT_ID'],
    ],
    [
      'an unknown tenant',
      PUBLISH,
      { ...header, fiscalEvent: [event({ tenantId: 'xx' })] },
      ['TENANT_ID'],
    ],
    [
      'an unknown link and an unknown code, together',
      PUBLISH,
      {
        ...header,
        fiscalEvent: [event({ linkedEventId: 'x', amountDetails: [{ amount: 0, coaCode: '1' }] })],
      },
      ['LINKED_EVENT_ID', 'COA_CODE_INVALID'],
    ],
    ['a search without criteria', SEARCH, header, ['SEARCH_CRITERIA']],
    [
      'a search without tenant',
      SEARCH,
      { ...header, criteria: { eventType: 'BILL' } },
      ['TENANT_ID'],
    ],
    [
      'a search from a time and to none',
      SEARCH,
      { ...header, criteria: { tenantId: 'od', fromEventTime: 1 } },
      ['TO_EVENT_TIME'],
    ],
    [
      'a search to a time and from none',
      SEARCH,
      { ...header, criteria: { tenantId: 'od', toEventTime: 1 } },
      ['FROM_EVENT_TIME'],
    ],
    ['a head that is missing', COA, coa({ groupHead: '' }), ['GROUP_HEAD']],
    ['a head that is too long', COA, coa({ majorHead: '12345' }), ['MAJOR_HEAD_CODE_LENGTH']],
    [
      'a code that is there',
      COA,
      coa({
        majorHead: '2217',
        subMajorHead: '05',
        minorHead: '800',
        subHead: '35',
        groupHead: '86',
        objectHead: '41',
      }),
      ['DUPLICATE_COA_CODE'],
    ],
    [
      'a government of a taken id without name',
      '/ifix-master-data/government/v1/_create',
      { government: { id: 'od', name: '' } },
      ['GOVERNMENT_ID', 'GOVERNMENT_NAME'],
    ],
    [
      'a level of nothing',
      '/departmentEntity/hierarchyLevel/v1/_create',
      { departmentHierarchyLevel: {} },
      ['TENANT_ID', 'DEPARTMENT_LABEL', 'DEPARTMENT_ID'],
    ],
    [
      'an entity of nothing',
      '/departmentEntity/v1/_create',
      { departmentEntity: {} },
      ['TENANT_ID', 'DEPARTMENT_ENTITY_CODE', 'DEPARTMENT_ENTITY_NAME', 'DEPARTMENT_HIERARCHY_ID'],
    ],
    [
      'a project of nothing',
      '/adapter-master-data/project/v1/_create',
      { project: { tenantId: 'od', departmentEntityIds: ['x'] } },
      ['PROJECT_CODE', 'PROJECT_NAME', 'EXPENDITURE_ID', 'DEPARTMENT_ENTITY_ID'],
    ],
  ];
  it.each(cases)('%s', async (_, path, body, expected) => {
    expect(await codes(await start(), path, body)).toEqual(expected);
  });

  it('takes nothing, zero and negative amounts, and an account made before', async () => {
    const exchange = await start();
    expect(await codes(exchange, COA, coa())).toEqual([]);
    const lines = [
      { amount: 0, coaCode: '1234-12-123-12-12-12' },
      { amount: -5.25, coaCode: GENERAL },
    ];
    expect(
      await codes(exchange, PUBLISH, { ...header, fiscalEvent: [event({ amountDetails: lines })] }),
    ).toEqual([]);
    expect(exchange.events()[0]?.amountDetails.map(({ amount }) => amount)).toEqual([
      '0.00',
      '-5.25',
    ]);
  });
});

it('its page shows the events and its switches', async () => {
  const exchange = await start();
  await one(exchange, bill(1));
  const page = await (await fetch(`${exchange.url()}/`)).text();
  expect(page).toContain('WB/2026-27/000001');
  expect(page).toContain('name="loseReplies"');
});

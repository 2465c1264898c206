import { describe, expect, it, vi } from 'vitest';
import { httpEmailGateway, readEmail } from '../../supabase/functions/outbox-dispatch/email.ts';
import { createHandler } from '../../supabase/functions/outbox-dispatch/handler.ts';
import { fakeLog, fakeRpc, post, problemOf } from './support/fakes.ts';

const email = {
  to: 'je@demo.example',
  subject: 'Approved',
  text: 'ES/1 is approved.',
  template: 'ESTIMATE_APPROVED',
  language: 'en',
};
const message = (id: number, changes: object = {}) => ({
  tenant_id: 'od.jatni',
  id,
  topic: 'email',
  payload: email,
  ...changes,
});

function setUp(
  batches: unknown[][],
  send: (sent: typeof email) => Promise<void> = () => Promise.resolve(),
  answers: Record<string, () => unknown> = {},
) {
  const queue = [...batches];
  const database = fakeRpc({
    run_escalations: () => 2,
    run_acceptance_dates: () => 1,
    remind_expiring_securities: () => 3,
    run_supervision_bills: () => 4,
    run_rate_revisions: () => 0,
    claim_outbox_messages: () => queue.shift() ?? [],
    complete_outbox_message: () => null,
    fail_outbox_message: () => 'PENDING',
    ...answers,
  });
  const { lines, log } = fakeLog();
  const sent: { key: string; email: object }[] = [];
  let clock = 0;
  const handler = createHandler({
    allowedOrigins: ['*'],
    isAllowed: (request) =>
      Promise.resolve(request.headers.get('authorization') === 'Bearer secret'),
    rpc: database.rpc,
    email: {
      async send(mail, key) {
        await send(mail);
        sent.push({ key, email: mail });
      },
    },
    budgetMs: 1000,
    now: () => (clock += 100),
    log,
  });
  return {
    database,
    lines,
    sent,
    run: () => handler(post(null, { authorization: 'Bearer secret' })),
    handler,
  };
}

describe('outbox-dispatch', () => {
  it('escalates, then sends batch after batch until none is due', async () => {
    const { database, sent, run, lines } = setUp([
      [message(1), message(2, { tenant_id: 'od.dhenkanal' })],
      [message(3)],
    ]);
    const response = await run();
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      escalated: 2,
      due: 1,
      reminded: 3,
      supervised: 4,
      revised: 0,
      claimed: 3,
      delivered: 3,
      failed: 0,
      unrecorded: 0,
    });
    expect(sent.map(({ key }) => key)).toEqual([
      'outbox-od.jatni-1',
      'outbox-od.dhenkanal-2',
      'outbox-od.jatni-3',
    ]);
    expect(sent[0]?.email).toEqual(email);
    expect(database.calls[0]?.name).toBe('run_escalations');
    expect(database.named('complete_outbox_message').map(({ args }) => args)).toEqual([
      { p_tenant_id: 'od.jatni', p_id: 1 },
      { p_tenant_id: 'od.dhenkanal', p_id: 2 },
      { p_tenant_id: 'od.jatni', p_id: 3 },
    ]);
    expect(JSON.stringify(lines)).not.toContain('je@demo');
  });

  it('is for the schedule alone', async () => {
    const { handler, database } = setUp([[message(1)]]);
    const response = await handler(post(null));
    expect(response.status).toBe(403);
    expect((await problemOf(response)).code).toBe('NOT_PERMITTED');
    expect(database.calls).toEqual([]);
  });

  it('hands a failed delivery back with its reason and goes on', async () => {
    const { database, run } = setUp([[message(1), message(2)]], (mail) =>
      mail.subject === 'Approved'
        ? Promise.reject(new Error('The mail gateway answered 503'))
        : Promise.resolve(),
    );
    expect(await (await run()).json()).toMatchObject({ claimed: 2, delivered: 0, failed: 2 });
    expect(database.named('fail_outbox_message')[0]?.args).toEqual({
      p_tenant_id: 'od.jatni',
      p_id: 1,
      p_error: 'The mail gateway answered 503',
    });
    expect(database.named('complete_outbox_message')).toEqual([]);
  });

  it('fails topics and payloads it does not know', async () => {
    const { database, run, sent } = setUp([
      [
        message(1, { topic: 'treasury' }),
        message(2, { payload: { to: 'x' } }),
        message(3, { payload: null }),
      ],
    ]);
    await run();
    expect(sent).toEqual([]);
    expect(database.named('fail_outbox_message').map(({ args }) => args['p_error'])).toEqual([
      'Nothing delivers the topic treasury',
      'The message has no subject',
      'The message has no to',
    ]);
  });

  it('sends mail even when escalations fail', async () => {
    const { run, lines } = setUp([[message(1)]], undefined, {
      run_escalations: () => {
        throw new Error('escalation broke');
      },
    });
    expect(await (await run()).json()).toMatchObject({ escalated: null, delivered: 1 });
    expect(lines[0]?.cause).toContain('escalation broke');
  });

  it('works on rate revisions batch by batch; their failure keeps no mail from leaving', async () => {
    const batches = [100, 40, 0];
    const { run, database } = setUp([[message(1)]], undefined, {
      run_rate_revisions: () => batches.shift(),
    });
    expect(await (await run()).json()).toMatchObject({ delivered: 1, revised: 140 });
    expect(database.calls.filter(({ name }) => name === 'run_rate_revisions')).toHaveLength(3);
    const broken = setUp([[message(1)]], undefined, {
      run_rate_revisions: () => {
        throw new Error('deadlock');
      },
    });
    expect(await (await broken.run()).json()).toMatchObject({ delivered: 1, revised: null });
  });

  it('stops when what was sent cannot be recorded: the lock brings it again', async () => {
    const { run, database, lines } = setUp([[message(1)], [message(2)]], undefined, {
      complete_outbox_message: () => {
        throw new Error('database gone');
      },
    });
    expect(await (await run()).json()).toMatchObject({ claimed: 1, delivered: 0, unrecorded: 1 });
    expect(database.named('claim_outbox_messages')).toHaveLength(1);
    expect(lines[0]?.cause).toContain('database gone');
  });

  it('claims no more once its time is used up', async () => {
    const endless = Array.from({ length: 100 }, (_, index) => [message(index)]);
    const { run, database } = setUp(endless);
    await run();
    expect(database.named('claim_outbox_messages').length).toBeLessThan(12);
  });

  it('answers 500 without details when nothing can be claimed', async () => {
    const { run } = setUp([], undefined, {
      claim_outbox_messages: () => {
        throw new Error('database gone');
      },
    });
    const response = await run();
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('gone');
  });
});

describe('the mail gateway', () => {
  const settings = {
    url: 'https://mail.example/send',
    token: 'secret',
    appUrl: 'https://works.example/',
    timeoutMs: 50,
  };

  it('posts JSON with a bearer token and an idempotency key, and follows no redirect', async () => {
    const fetcher = vi.fn<typeof fetch>(() => Promise.resolve(new Response('ok')));
    await httpEmailGateway(settings, fetcher).send(email, 'outbox-1');
    const [url, init] = fetcher.mock.calls[0] ?? [];
    expect(url).toBe('https://mail.example/send');
    expect(init).toMatchObject({
      method: 'POST',
      redirect: 'error',
      headers: {
        'content-type': 'application/json',
        authorization: 'Bearer secret',
        'idempotency-key': 'outbox-1',
      },
    });
    expect(JSON.parse(init?.body as string)).toEqual(email);
  });

  it.each<[string, typeof fetch, string]>([
    [
      'refuses',
      () => Promise.resolve(new Response('no', { status: 422 })),
      'The mail gateway answered 422',
    ],
    [
      'is unreachable',
      () => Promise.reject(new TypeError('fetch failed 10.0.0.1')),
      'The mail gateway could not be reached',
    ],
    [
      'hangs',
      (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => {
            reject(init.signal?.reason as Error);
          });
        }),
      'The mail gateway did not answer within 50 ms',
    ],
  ])('gives a fit reason when it %s', async (_, fetcher, reason) => {
    await expect(httpEmailGateway(settings, fetcher).send(email, 'k')).rejects.toThrow(reason);
  });

  it('says when it is not configured', async () => {
    await expect(
      httpEmailGateway({ ...settings, url: undefined }).send(email, 'k'),
    ).rejects.toThrow('EMAIL_GATEWAY_URL is not set');
  });

  it('puts the address of the app into links, and leaves no mail with a link to nowhere', async () => {
    const invitation = { ...email, text: '{app_url}/sign-in-code?email=a%40b' };
    const fetcher = vi.fn<typeof fetch>(() => Promise.resolve(new Response('ok')));
    await httpEmailGateway(settings, fetcher).send(invitation, 'k');
    expect(JSON.parse(fetcher.mock.calls[0]?.[1]?.body as string)).toMatchObject({
      text: 'https://works.example/sign-in-code?email=a%40b',
    });
    await expect(
      httpEmailGateway({ ...settings, appUrl: undefined }, fetcher).send(invitation, 'k'),
    ).rejects.toThrow('APP_URL is not set');
  });

  it('refuses header injection', () => {
    expect(() => readEmail({ ...email, to: 'a@x\r\nBcc: b@x' })).toThrow('line break');
    expect(() => readEmail({ ...email, subject: 'Hi\nBcc: b@x' })).toThrow('line break');
    expect(readEmail({ ...email, extra: 1 })).toEqual(email);
  });
});

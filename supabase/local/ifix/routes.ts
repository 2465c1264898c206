import { randomBytes } from 'node:crypto';

import { Hono, type Context } from 'hono';

import { bearer } from '../jwt.ts';
import { isForeign, page, PAGE_POLICY, readSwitches, switchForm, table } from '../page.ts';
import { delay } from '../processes.ts';
import { bodyOf, hangUp, isSecret } from '../requests.ts';
import { ReferenceExchange, type StoredEvent } from './exchange.ts';
import { ChecksFailed } from './faults.ts';
import { KINDS, type Json } from './masters.ts';

export type ExchangeServerOptions = {
  directory: string;
  durable?: boolean;
  now?: () => number;
  clientId: string;
  clientSecret: string;
};

export type ExchangeServer = { app: Hono; exchange: ReferenceExchange; close: () => void };

const TOKEN_PATH = '/auth/realms/ifix/protocol/openid-connect/token';

/** The reference exchange over HTTP: Keycloak's grant, the gateway's check of tokens, events and masters. */
export function exchangeServer(options: ExchangeServerOptions): ExchangeServer {
  const exchange = new ReferenceExchange(options);
  const now = options.now ?? Date.now;
  const tokens = new Map<string, number>();
  const app = new Hono();

  app.use('/auth/*', isUp);
  for (const prefix of [
    '/fiscal-event-service/*',
    '/ifix-master-data/*',
    '/departmentEntity/*',
    '/adapter-master-data/*',
  ]) {
    app.use(prefix, isUp);
    app.use(prefix, isKnown);
  }
  app.onError((error, c) => {
    if (error instanceof ChecksFailed) return refuse(c, 400, error.faults);
    throw error;
  });

  app.post(TOKEN_PATH, async (c) => {
    const form = await c.req.parseBody();
    const secret = form['client_secret'];
    const isClient =
      form['grant_type'] === 'client_credentials' &&
      form['client_id'] === options.clientId &&
      typeof secret === 'string' &&
      isSecret(secret, options.clientSecret);
    if (!isClient) return c.json({ error: 'invalid_client' }, 401);
    const text = randomBytes(24).toString('base64url');
    const seconds = exchange.switches.tokenSeconds;
    tokens.set(text, now() + seconds * 1000);
    return c.json({ access_token: text, expires_in: seconds, token_type: 'Bearer' });
  });

  app.post('/fiscal-event-service/events/v1/_publish', async (c) => {
    const body = await bodyOf(c);
    const fiscalEvent = exchange.publish(body, options.clientId);
    const { loseReplies } = exchange.switches;
    if (loseReplies > 0) {
      exchange.set({ ...exchange.switches, loseReplies: loseReplies - 1 });
      return hangUp(c);
    }
    return c.json({ responseHeader: headerOf(body, now()), fiscalEvent }, 202);
  });
  app.post('/fiscal-event-service/events/v1/_search', async (c) => {
    const body = await bodyOf(c);
    return c.json({ responseHeader: headerOf(body, now()), fiscalEvent: exchange.search(body) });
  });
  app.post('/fiscal-event-service/events/v1/_plainsearch', async (c) => {
    const body = await bodyOf(c);
    return c.json({
      responseHeader: headerOf(body, now()),
      fiscalEvent: exchange.plainSearch(body),
    });
  });
  app.post('/fiscal-event-service/events/v1/_count', async (c) => {
    const body = await bodyOf(c);
    return c.json({ responseHeader: headerOf(body, now()), count: exchange.count(body) });
  });

  for (const [kind, { path, body: name }] of Object.entries(KINDS)) {
    app.post(`${path}/_create`, async (c) => {
      const body = await bodyOf(c);
      const created = exchange.createMaster(kind, (body[name] as Json | undefined) ?? {});
      return c.json({ responseHeader: headerOf(body, now()), [name]: [created] }, 202);
    });
    app.post(`${path}/_search`, async (c) => {
      const body = await bodyOf(c);
      const rows = exchange.masters.search(kind, (body['criteria'] as Json | undefined) ?? {});
      return c.json({ responseHeader: headerOf(body, now()), [name]: rows });
    });
  }

  app.get('/events.json', (c) => c.json({ switches: exchange.switches, events: exchange.events }));
  app.post('/switches', async (c) => {
    if (isForeign(c.req.raw.headers)) return c.text('Set them from this page.', 403);
    const isForm = !(c.req.header('content-type') ?? '').includes('json');
    const given = isForm ? await c.req.parseBody() : await bodyOf(c);
    const next = readSwitches(exchange.switches, given);
    if (typeof next === 'string') return c.json({ message: next }, 400);
    exchange.set(next);
    return isForm ? c.redirect(c.req.path.replace(/\/switches$/, '')) : c.json(next);
  });
  app.post('/tokens/end', (c) => {
    tokens.clear();
    return c.json({ ended: true });
  });
  app.get('/', (c) => {
    c.header('content-security-policy', PAGE_POLICY);
    c.header('x-content-type-options', 'nosniff');
    return c.html(eventsPage(exchange, c.req.path.replace(/\/$/, '')));
  });

  async function isUp(c: Context, next: () => Promise<void>): Promise<Response | undefined> {
    const { fail, delay: milliseconds } = exchange.switches;
    // Read before the wait: who has gone by then has still sent it.
    if (c.req.path.includes('/events/')) await c.req.text();
    await delay(milliseconds);
    if (fail === 'silent') return hangUp(c);
    if (fail !== 'no') return c.json({ message: 'Service unavailable' }, 503);
    await next();
    return undefined;
  }

  /** The gateway before the services: it knows tokens and nothing else. */
  async function isKnown(c: Context, next: () => Promise<void>): Promise<Response | undefined> {
    const token = bearer(c.req.header('authorization'));
    const message =
      token === null
        ? 'You are not authorized to access this resource'
        : (tokens.get(token) ?? 0) > now()
          ? null
          : 'Verifying JWT failed';
    if (message !== null) return refuse(c, 401, [{ code: 'CustomException', message }]);
    await next();
    return undefined;
  }

  return { app, exchange, close: () => exchange.close() };
}

const refuse = (
  c: Context,
  status: 400 | 401,
  faults: readonly { code: string; message: string }[],
): Response =>
  c.json(
    {
      responseHeader: null,
      Errors: faults.map((fault) => ({ ...fault, description: null, params: null })),
    },
    status,
  );

function headerOf(body: Json, ts: number): Json {
  const { msgId } = (body['requestHeader'] as Json | undefined) ?? {};
  return {
    ts,
    correlationId: msgId ?? null,
    msgId: null,
    status: 'successful',
    signature: null,
    version: null,
  };
}

function eventsPage(exchange: ReferenceExchange, base: string): string {
  const events = table<StoredEvent>(
    [
      { name: 'Taken', of: ({ ingestionTime }) => new Date(ingestionTime).toISOString() },
      { name: 'Type', of: ({ eventType }) => eventType },
      { name: 'Reference', of: ({ referenceId }) => referenceId },
      { name: 'Linked to', of: (event) => event['linkedReferenceId'] as string | undefined },
      {
        name: 'Amounts',
        of: ({ amountDetails }) =>
          amountDetails
            .map(({ coaCode, amount }) => `${String(coaCode)} ${String(amount)}`)
            .join(', '),
      },
      { name: 'Id', of: ({ id }) => id },
    ],
    [...exchange.events].reverse().slice(0, 500),
  );
  return page(
    'Reference fiscal event exchange',
    `<p>Stands in for the state's fiscal event exchange. Published twice, an event is here twice.</p>
<article><h2>Switches</h2>${switchForm(`${base}/switches`, { ...exchange.switches })}</article>
<article><h2>Events, newest first</h2>${events}</article>`,
  );
}

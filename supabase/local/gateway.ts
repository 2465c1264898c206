import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';

import { serve } from '@hono/node-server';
import { Hono } from 'hono';

import type { Keys } from './caller.ts';
import type { Realtime } from './realtime/realtime.ts';
import type { Rest } from './rest/rest.ts';
import type { Site } from './site.ts';

export type GatewayParts = {
  keys: Keys;
  rest: Rest;
  realtime: Realtime;
  auth: Hono;
  storage: Hono;
  functions: Hono | null;
  mailbox: Hono;
  treasury: Hono;
  exchange: Hono;
  site: Site | null;
  log: (line: Record<string, unknown>) => void;
};

export type Gateway = { close: () => Promise<void> };

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;
/** Reached from a link in a mail or on a page, which carries no key. */
const KEYLESS = [
  /^\/auth\/v1\/(verify|health|\.well-known\/jwks\.json)$/,
  /^\/storage\/v1\/object\/(sign|public)\//,
];

/** One origin for everything: the project's API as on hosted Supabase, the mailbox, the reference servers, and the app. */
export async function startGateway(port: number, parts: GatewayParts): Promise<Gateway> {
  const app = new Hono();
  app.use('*', async (c, next) => {
    const started = performance.now();
    const requestId = c.req.header('x-request-id') ?? randomUUID();
    // A page of another site must not reach us under a name that it points at this machine.
    if (!LOOPBACK.test(c.req.header('host') ?? ''))
      return c.text('This stack answers on the loopback address only.', 421);
    await next();
    c.res.headers.set('sb-request-id', requestId);
    parts.log({
      at: new Date().toISOString(),
      request_id: requestId,
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      ms: Math.round(performance.now() - started),
    });
    return undefined;
  });
  for (const prefix of ['/rest/v1', '/auth/v1', '/storage/v1']) {
    app.use(`${prefix}/*`, async (c, next) => {
      if (c.req.method === 'OPTIONS')
        return preflight(c.req.header('access-control-request-headers'));
      const refusal = KEYLESS.some((path) => path.test(c.req.path))
        ? null
        : checkKey(c.req.raw, parts.keys);
      if (refusal === null) await next();
      else c.res = refusal;
      c.res = open(c.res);
      return undefined;
    });
  }
  app.all('/rest/v1/*', (c) => parts.rest.fetch(c.req.raw));
  app.route('/auth/v1', parts.auth);
  app.route('/storage/v1', parts.storage);
  if (parts.functions !== null) app.route('/functions/v1', parts.functions);
  app.route('/local', parts.mailbox);
  app.route('/local/treasury', parts.treasury);
  app.route('/local/ifix', parts.exchange);
  app.get('/config.json', (c) => {
    c.header('cache-control', 'no-store');
    return c.json({
      supabaseUrl: new URL(c.req.url).origin,
      supabasePublishableKey: parts.keys.publishableKey,
    });
  });
  app.get('*', (c) => {
    if (parts.site === null || /^\/(rest|auth|storage|functions|realtime)\/v1\b/.test(c.req.path))
      return c.notFound();
    return parts.site.respond(c.req.raw, `ws://${new URL(c.req.url).host}`);
  });

  const server = await new Promise<Server>((resolve, reject) => {
    const listening = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () =>
      resolve(listening as Server),
    );
    listening.once('error', reject);
  });
  // The server forgets connections that were upgraded, yet waits for them: an open page would hold up the end.
  const upgraded = new Set<Duplex>();
  server.on('upgrade', (request, socket, head) => {
    upgraded.add(socket);
    socket.once('close', () => upgraded.delete(socket));
    const isOurs =
      LOOPBACK.test(request.headers.host ?? '') &&
      request.url?.startsWith('/realtime/v1/websocket');
    if (isOurs) parts.realtime.upgrade(request, socket, head);
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const socket of upgraded) socket.destroy();
      }),
  };
}

/** The check that hosted's gateway makes before any service sees the request. */
function checkKey(request: Request, keys: Keys): Response | null {
  const key = request.headers.get('apikey') ?? new URL(request.url).searchParams.get('apikey');
  if (key === null) {
    const hint = 'No `apikey` request header or url param was found.';
    return Response.json({ message: 'No API key found in request', hint }, { status: 401 });
  }
  if (key === keys.secretKey && /Mozilla\//.test(request.headers.get('user-agent') ?? '')) {
    const hint =
      'Secret API keys can only be used in a protected environment and should never be used in a browser.';
    return Response.json(
      { message: 'Forbidden use of secret API key in browser', hint },
      { status: 401 },
    );
  }
  if (key === keys.publishableKey || key === keys.secretKey) return null;
  return Response.json(
    { message: 'Invalid API key', hint: 'Double check the API key.' },
    { status: 401 },
  );
}

function preflight(requested: string | undefined): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
      'access-control-allow-headers':
        requested ?? 'authorization, apikey, content-type, x-client-info',
      'access-control-max-age': '3600',
    },
  });
}

/** Lets every origin read the answer, as hosted does: the key and the token are what protects it. */
function open(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set('access-control-allow-origin', '*');
  headers.set(
    'access-control-expose-headers',
    'content-range, content-location, preference-applied, x-sb-error-code, sb-request-id',
  );
  if (!headers.has('x-content-type-options')) headers.set('x-content-type-options', 'nosniff');
  return new Response(response.body, { status: response.status, headers });
}

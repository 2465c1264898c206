import { describe, expect, it } from 'vitest';
import { createHandler } from '../../supabase/functions/workflow-transition/handler.ts';
import { authenticateAs, fakeLog, fakeRpc, post, problemOf } from './support/fakes.ts';
import { body, result, setUp } from './support/transition.ts';

/** What every function does with a request before its own work begins, shown on one of them. */
describe('the envelope of a function', () => {
  it.each(['', 'x', '[]', 'null', '"text"', '{"a":'])(
    'refuses the body %j as unreadable',
    async (text) => {
      const response = await setUp().send(text);
      expect(response.status).toBe(400);
      expect((await problemOf(response)).code).toBe('BAD_REQUEST');
    },
  );

  it('stops reading a body that is too large', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(16_384).fill(32));
      },
    });
    const request = new Request('http://functions.test/', {
      method: 'POST',
      body: endless,
      headers: { authorization: 'Bearer good-token' },
      duplex: 'half',
    } as RequestInit);
    const response = await setUp().handler(request);
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(10);
  });

  it('answers a preflight and refuses other methods', async () => {
    const { handler, lines } = setUp();
    const preflight = await handler(
      new Request('http://functions.test/', {
        method: 'OPTIONS',
        headers: { origin: 'https://a.example' },
      }),
    );
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(lines).toEqual([]);
    const get = await handler(new Request('http://functions.test/'));
    expect(get.status).toBe(405);
    expect(get.headers.get('allow')).toBe('POST, OPTIONS');
    expect(get.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('names only the allowed origins', async () => {
    const { rpc } = fakeRpc({ transition: () => result });
    const handler = createHandler({
      allowedOrigins: ['https://works.example'],
      authenticate: authenticateAs(rpc),
      log: fakeLog().log,
    });
    const from = (origin: string) => handler(post(JSON.stringify(body), { origin }));
    expect((await from('https://works.example')).headers.get('access-control-allow-origin')).toBe(
      'https://works.example',
    );
    const stranger = await from('https://evil.example');
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
    expect(stranger.headers.get('vary')).toBe('Origin');
  });

  it('replaces a request id that could forge log lines', async () => {
    const response = await setUp().send(body, { 'x-request-id': 'a b"c' });
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

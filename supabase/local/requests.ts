import { timingSafeEqual } from 'node:crypto';

import type { Context } from 'hono';

/** The JSON body of a request, or nothing where there is none. */
export const bodyOf = (c: Context): Promise<Record<string, unknown>> =>
  c.req.json<Record<string, unknown>>().catch(() => ({}));

/** Breaks the connection off: the caller never learns what became of its message. */
export function hangUp(c: Context): Response {
  const { incoming } = c.env as { incoming?: { socket: { destroy: () => void } } };
  incoming?.socket.destroy();
  // Called without a socket, as in a test of the routes alone, this is no answer of any protocol.
  return c.body(null, 502);
}

/** Compares secrets in a time that tells nothing about them. */
export function isSecret(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

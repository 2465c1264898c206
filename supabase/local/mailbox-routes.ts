import { timingSafeEqual } from 'node:crypto';

import { Hono } from 'hono';

import { bearer } from './jwt.ts';
import type { Mail, Mailbox } from './mailbox.ts';

/** `/local`: the mailbox page, its JSON for tests, and the e-mail gateway that the outbox dispatcher posts to. */
export function mailboxRoutes(mailbox: Mailbox, gatewayToken: string): Hono {
  const app = new Hono();
  const delivered = new Set<string>();

  app.get('/mailbox.json', (c) => c.json(mailbox.list(c.req.query('to'))));
  app.get('/mailbox', (c) => {
    c.header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    );
    c.header('x-content-type-options', 'nosniff');
    return c.html(page(mailbox.list(c.req.query('to'))));
  });
  app.post('/mail', async (c) => {
    if (!isToken(bearer(c.req.header('authorization')), gatewayToken))
      return c.json({ message: 'Unauthorized' }, 401);
    const mail: Record<string, unknown> = await c.req
      .json<Record<string, unknown>>()
      .catch(() => ({}));
    const { to, subject, text } = mail;
    if (typeof to !== 'string' || typeof subject !== 'string' || typeof text !== 'string') {
      return c.json({ message: 'to, subject and text are needed' }, 400);
    }
    // At-least-once delivery means a mail may come twice: the key tells.
    const key = c.req.header('idempotency-key');
    if (key === undefined || !delivered.has(key)) mailbox.put({ to, subject, text, html: null });
    if (key !== undefined) delivered.add(key);
    return c.json({ accepted: true }, 202);
  });
  return app;
}

function isToken(given: string | null, expected: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const withLinks = (text: string): string =>
  escape(text).replaceAll(
    /https?:\/\/[^\s<]+/g,
    (url) => `<a href="${url}" rel="noreferrer">${url}</a>`,
  );

function page(mails: Mail[]): string {
  const items = mails.map(
    (mail) => `<article><header><b>${escape(mail.subject)}</b><br><small>${escape(mail.to)} ·
      <time>${mail.sentAt}</time></small></header><pre>${withLinks(mail.text)}</pre></article>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Mailbox · DIGIT Works</title><style>
:root{color-scheme:light dark;font-family:system-ui,sans-serif}body{max-width:48rem;margin:2rem auto;padding:0 1rem}
article{border:1px solid #8886;border-radius:6px;padding:1rem;margin:1rem 0}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}</style>
<h1>Mailbox</h1><p>The mails that a hosted project would send, newest first.</p>
${items.join('') || '<p>No mail yet.</p>'}</html>`;
}

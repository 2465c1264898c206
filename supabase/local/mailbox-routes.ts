import { Hono } from 'hono';

import { bearer } from './jwt.ts';
import type { Mail, Mailbox } from './mailbox.ts';
import { escape, page, PAGE_POLICY } from './page.ts';
import { isSecret } from './requests.ts';

/** `/local`: the mailbox page, its JSON for tests, and the e-mail gateway that the outbox dispatcher posts to. */
export function mailboxRoutes(mailbox: Mailbox, gatewayToken: string): Hono {
  const app = new Hono();
  const delivered = new Set<string>();

  app.get('/mailbox.json', (c) => c.json(mailbox.list(c.req.query('to'))));
  app.get('/mailbox', (c) => {
    c.header('content-security-policy', PAGE_POLICY);
    c.header('x-content-type-options', 'nosniff');
    return c.html(mailPage(mailbox.list(c.req.query('to'))));
  });
  app.post('/mail', async (c) => {
    if (!isSecret(bearer(c.req.header('authorization')) ?? '', gatewayToken))
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

const withLinks = (text: string): string =>
  escape(text).replaceAll(
    /https?:\/\/[^\s<]+/g,
    (url) => `<a href="${url}" rel="noreferrer">${url}</a>`,
  );

function mailPage(mails: Mail[]): string {
  const items = mails.map(
    (mail) => `<article><header><b>${escape(mail.subject)}</b><br><small>${escape(mail.to)} ·
      <time>${mail.sentAt}</time></small></header><pre>${withLinks(mail.text)}</pre></article>`,
  );
  return page(
    'Mailbox',
    `<p>The mails that a hosted project would send, newest first.</p>
${items.join('') || '<p>No mail yet.</p>'}`,
  );
}

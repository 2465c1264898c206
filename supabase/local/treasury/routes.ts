import { Hono, type Context } from 'hono';

import { delay } from '../processes.ts';
import { bodyOf, hangUp } from '../requests.ts';
import { isForeign, page, PAGE_POLICY, readSwitches, switchForm, table } from '../page.ts';
import { stampOf } from './clock.ts';
import type { Entry } from './ledger.ts';
import { rupeesOf } from './paise.ts';
import { loadPrivateKey, open, publicKeyOf, seal, ServerSessions } from './sessions.ts';
import { ReferenceTreasury, type TreasuryOptions } from './treasury.ts';

export type TreasuryServerOptions = TreasuryOptions & { clientId: string; clientSecret: string };

export type TreasuryServer = {
  app: Hono;
  treasury: ReferenceTreasury;
  /** What a client needs to know of it. */
  publicKey: string;
  close: () => void;
};

/** The reference treasury over HTTP: `/authenticate` and `/service` as the protocol has them, the rest for people and tests. */
export function treasuryServer(options: TreasuryServerOptions): TreasuryServer {
  const privateKey = loadPrivateKey(options.directory);
  const treasury = new ReferenceTreasury(options);
  const now = options.now ?? (() => new Date());
  const { clientId, clientSecret } = options;
  const sessions = new ServerSessions(privateKey, clientId, clientSecret, () => now().getTime());
  const app = new Hono();

  app.use('/authenticate', isUp);
  app.use('/service', isUp);
  app.post('/authenticate', async (c) => {
    const session = sessions.authenticate(await bodyOf(c));
    return session === null
      ? c.json({ errorCode: '401', errorMsg: 'Not known' }, 401)
      : c.json(session);
  });

  app.post('/service', async (c) => {
    const key = sessions.keyOf(c.req.header('clientid'), c.req.header('authtoken'));
    if (key === null) return c.json({ errorCode: '401', errorMsg: 'The session has ended' }, 401);
    let message: { serviceId?: unknown; params?: unknown };
    try {
      const { data } = await bodyOf(c);
      message = JSON.parse(open(key, String(data)).toString('utf8')) as typeof message;
    } catch {
      return c.json({ errorCode: '400', errorMsg: 'The body cannot be read' }, 400);
    }
    await delay(treasury.switches.delayBefore);
    const reply = treasury.serve(message.serviceId, message.params);
    const { loseReplies, delayAfter } = treasury.switches;
    if (
      'data' in reply &&
      (reply.serviceId === 'PI' || reply.serviceId === 'COR') &&
      loseReplies > 0
    ) {
      treasury.set({ ...treasury.switches, loseReplies: loseReplies - 1 });
      return hangUp(c);
    }
    await delay(delayAfter);
    return c.json({ data: seal(key, JSON.stringify(reply)) });
  });

  app.get('/ledger.json', (c) =>
    c.json({
      switches: treasury.switches,
      entries: treasury.ledger.entries.map(shown),
      balances: treasury.ledger.balances(),
      allotments: [...treasury.ledger.allotments].map(([key, { id, available }]) => ({
        key,
        id,
        available: rupeesOf(available),
      })),
    }),
  );
  app.post('/switches', async (c) => {
    if (isForeign(c.req.raw.headers)) return c.text('Set them from this page.', 403);
    const isForm = !(c.req.header('content-type') ?? '').includes('json');
    const given = isForm ? await c.req.parseBody() : await bodyOf(c);
    const next = readSwitches(treasury.switches, given);
    if (typeof next === 'string') return c.json({ message: next }, 400);
    treasury.set(next);
    return isForm ? c.redirect(c.req.path.replace(/\/switches$/, '')) : c.json(next);
  });
  app.post('/allotments', async (c) => {
    const { granteeAgCode, hoa, amount } = await bodyOf(c);
    const isDone = treasury.allot(String(granteeAgCode), String(hoa), String(amount));
    return isDone ? c.json({ allotted: true }) : c.json({ message: 'Nothing was allotted' }, 400);
  });
  app.post('/sessions/end', (c) => {
    sessions.endAll();
    return c.json({ ended: true });
  });
  app.get('/', (c) => {
    c.header('content-security-policy', PAGE_POLICY);
    c.header('x-content-type-options', 'nosniff');
    return c.html(ledgerPage(treasury, c.req.path.replace(/\/$/, '')));
  });

  async function isUp(c: Context, next: () => Promise<void>): Promise<Response | undefined> {
    const { down } = treasury.switches;
    if (down === 'silent') return hangUp(c);
    if (down !== 'no') return c.json({ errorCode: '503', errorMsg: 'Out of service' }, 503);
    await next();
    return undefined;
  }

  return {
    app,
    treasury,
    publicKey: publicKeyOf(privateKey),
    close: () => treasury.close(),
  };
}

/** No account leaves the server's own book in full. */
const shown = (entry: Entry): Record<string, unknown> => ({
  ...entry,
  amount: rupeesOf(entry.amount),
  account: entry.account === '' ? '' : `…${entry.account.slice(-4)}`,
});

function ledgerPage(treasury: ReferenceTreasury, base: string): string {
  const { ledger } = treasury;
  const entries = table<Entry>(
    [
      { name: 'No.', of: ({ number }) => number, isNumber: true },
      { name: 'Time', of: ({ at }) => stampOf(at) },
      { name: 'Kind', of: ({ kind }) => kind },
      { name: 'Head of account', of: ({ hoa }) => hoa },
      { name: 'Bill', of: ({ billNo }) => billNo },
      { name: 'Beneficiary', of: ({ benefId }) => benefId },
      { name: 'Account', of: ({ account }) => (account === '' ? '' : `…${account.slice(-4)}`) },
      { name: 'UTR', of: ({ utr }) => utr },
      { name: 'Rupees', of: ({ amount }) => rupeesOf(amount), isNumber: true },
    ],
    [...ledger.entries].reverse().slice(0, 500),
  );
  const bills = table(
    [
      { name: 'Bill', of: ([billNo]) => billNo },
      { name: 'Received', of: ([, bill]) => stampOf(bill.acceptedAt) },
      { name: 'Stage', of: ([, bill]) => bill.stage },
      { name: 'Beneficiaries', of: ([, bill]) => bill.payees.size, isNumber: true },
    ],
    [...ledger.bills, ...ledger.corrections].reverse(),
  );
  const funds = table(
    [
      { name: 'Grantee / head of account', of: ([key]) => key },
      { name: 'Allotment', of: ([, allotted]) => allotted.id },
      { name: 'Available', of: ([, allotted]) => rupeesOf(allotted.available), isNumber: true },
    ],
    [...ledger.allotments],
  );
  return page(
    'Reference treasury',
    `<p>Stands in for the state treasury and speaks its protocol. What it holds is its own.</p>
<article><h2>Switches</h2>${switchForm(`${base}/switches`, { ...treasury.switches })}</article>
<article><h2>Funds</h2>${funds}</article><article><h2>Bills</h2>${bills}</article>
<article><h2>Ledger, newest first</h2>${entries}</article>`,
  );
}

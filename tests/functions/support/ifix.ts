import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { ifixClient } from '../../../supabase/functions/_shared/ifix/index.ts';
import type {
  ExchangeCall,
  FiscalEventDraft,
} from '../../../supabase/functions/_shared/ifix/index.ts';
import type { Switches } from '../../../supabase/local/ifix/exchange.ts';
import { exchangeServer } from '../../../supabase/local/ifix/routes.ts';
import { serveApp } from './serve.ts';

export const CREDENTIALS = { clientId: 'digit-works', clientSecret: 'a secret of the test' };
export const GENERAL = '2217-05-800-35-86-41';
export const LABOUR_CESS = '8443-00-108-01-00-00';

/** A reference exchange with its client, on a data directory that outlives restarts. */
export async function startExchange(options: { timeoutMs?: number } = {}) {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'digit-ifix-'));
  const clock = { offset: 0, now: () => Date.now() + clock.offset };
  const calls: ExchangeCall[] = [];
  const requests: { path: string; body: string }[] = [];
  const open = async () => {
    const server = exchangeServer({ directory, ...CREDENTIALS, durable: false, now: clock.now });
    return { server, http: await serveApp(server.app) };
  };
  let running = await open();
  const watched: typeof fetch = (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    requests.push({
      path: new URL(url).pathname,
      body: typeof init?.body === 'string' ? init.body : '',
    });
    return fetch(url.replace('http://ifix', running.http.url), init);
  };
  const tokenUrl = 'http://ifix/auth/realms/ifix/protocol/openid-connect/token';
  const settings = { url: 'http://ifix', tokenUrl, timeoutMs: options.timeoutMs ?? 2000 };
  const deps = { log: (call: ExchangeCall) => calls.push(call), fetcher: watched, now: clock.now };
  return {
    client: ifixClient({ ...settings, ...CREDENTIALS }, deps),
    stranger: ifixClient({ ...settings, ...CREDENTIALS, clientSecret: 'guess' }, deps),
    calls,
    clock,
    requests,
    count: (end: string) => requests.filter((request) => request.path.endsWith(end)).length,
    url: () => running.http.url,
    events: () => running.server.exchange.events,
    set: (switches: Partial<Switches>) =>
      running.server.exchange.set({ ...running.server.exchange.switches, ...switches }),
    restart: async () => {
      await running.http.close();
      running.server.close();
      running = await open();
    },
    stop: async () => {
      await running.http.close();
      running.server.close();
      fs.rmSync(directory, { recursive: true, force: true });
    },
  };
}

export const bill = (
  number: number,
  changes: Partial<FiscalEventDraft> = {},
): FiscalEventDraft => ({
  tenantId: 'od',
  eventType: 'BILL',
  eventTime: 1_796_100_000_000,
  referenceId: `WB/2026-27/${String(number).padStart(6, '0')}`,
  version: 1,
  amountDetails: [
    { amount: '2070.00', coaCode: GENERAL },
    { amount: '21.00', coaCode: LABOUR_CESS },
  ],
  attributes: { ulb: 'od.jatni' },
  ...changes,
});

export const payment = (
  number: number,
  of: FiscalEventDraft,
  changes: Partial<FiscalEventDraft> = {},
): FiscalEventDraft =>
  bill(number, {
    eventType: 'PAYMENT',
    referenceId: `PI-JA/2026-27/${String(number).padStart(6, '0')} BN-JA/000001`,
    linked: { eventType: of.eventType, referenceId: of.referenceId },
    amountDetails: [{ amount: '2070.00', coaCode: GENERAL }],
    ...changes,
  });

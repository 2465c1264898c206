import { importTreasuryKey, open, seal } from './envelope.ts';
import type { Outcome, ServiceId, Services, Treasury, TreasuryCall } from './port.ts';
import { readReply } from './reply.ts';
import { scrubber } from './scrub.ts';
import { NoSession, Sessions } from './session.ts';
import type { Session, SessionSettings } from './session.ts';

export interface JitSettings extends SessionSettings {
  /** The treasury's RSA key: SubjectPublicKeyInfo in base64, with or without PEM lines. */
  readonly publicKey: string;
}

export interface JitDependencies {
  readonly log: (call: TreasuryCall) => void;
  readonly fetcher?: typeof fetch;
  readonly now?: () => number;
}

/** The just-in-time funds protocol over HTTP. See `port.ts` for what an outcome allows. */
export function jitTreasury(settings: JitSettings, deps: JitDependencies): Treasury {
  const fetcher = deps.fetcher ?? fetch;
  const now = deps.now ?? Date.now;
  let treasuryKey: Promise<CryptoKey> | null = null;
  const sessions = new Sessions(
    settings,
    () => (treasuryKey ??= importTreasuryKey(settings.publicKey)),
    fetcher,
    now,
  );

  async function call<Id extends ServiceId>(
    serviceId: Id,
    params: Services[Id]['request'],
  ): Promise<Outcome<Services[Id]['row']>> {
    const started = now();
    const outcome = clean(params, await exchange(serviceId, params));
    deps.log({
      serviceId,
      reference: referenceOf(params),
      status: outcome.status,
      codes:
        outcome.status === 'refused'
          ? outcome.errors.map(({ code }) => code)
          : 'reason' in outcome
            ? [outcome.reason]
            : [],
      rows: outcome.status === 'accepted' ? outcome.rows.length : 0,
      ms: Math.round(now() - started),
    });
    return outcome;
  }

  async function exchange<Id extends ServiceId>(
    serviceId: Id,
    params: Services[Id]['request'],
  ): Promise<Outcome<Services[Id]['row']>> {
    try {
      const first = await sessions.get();
      const outcome = await send(first, serviceId, params);
      if (outcome !== 'NO_SESSION') return outcome;
      // Turned away at the door, unread: with a new session the message goes out for the first time.
      sessions.drop(first);
      const second = await send(await sessions.get(), serviceId, params);
      return second === 'NO_SESSION' ? { status: 'unsent', reason: 'NOT_AUTHENTICATED' } : second;
    } catch (error) {
      if (error instanceof NoSession) return { status: 'unsent', reason: error.reason };
      throw error;
    }
  }

  async function send<Id extends ServiceId>(
    session: Session,
    serviceId: Id,
    params: Services[Id]['request'],
  ): Promise<Outcome<Services[Id]['row']> | 'NO_SESSION'> {
    const data = await seal(session.key, JSON.stringify({ serviceId, params }));
    let response: Response;
    let text: string;
    try {
      response = await fetcher(`${settings.url}/service`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          clientid: settings.clientId,
          authtoken: session.token,
        },
        body: JSON.stringify({ data }),
        redirect: 'error',
        signal: AbortSignal.timeout(settings.timeoutMs),
      });
      text = await response.text();
    } catch (error) {
      const isTimeout = error instanceof Error && error.name === 'TimeoutError';
      return { status: 'unknown', reason: isTimeout ? 'TIMEOUT' : 'NO_REPLY' };
    }
    if (response.status === 401) return 'NO_SESSION';
    if (response.status >= 500) return { status: 'unknown', reason: 'SERVER_ERROR' };
    if (!response.ok)
      return {
        status: 'refused',
        errors: [{ code: `HTTP_${response.status}`, message: `HTTP ${response.status}` }],
      };
    try {
      const { data: sealed } = JSON.parse(text) as { data?: unknown };
      if (typeof sealed !== 'string') throw new Error('no data');
      const reply = readReply(serviceId, await open(session.key, sealed));
      if ('errors' in reply) return { status: 'refused', errors: reply.errors };
      return judge(params, reply.rows);
    } catch {
      return { status: 'unknown', reason: 'UNREADABLE' };
    }
  }

  return {
    VA: (request) => call('VA', request),
    PI: (request) => call('PI', request),
    PIS: (request) => call('PIS', request),
    PAG: (request) => call('PAG', request),
    PD: (request) => call('PD', request),
    FD: (request) => call('FD', request),
    COR: (request) => call('COR', request),
    FTPS: (request) => call('FTPS', request),
    FTFPS: (request) => call('FTFPS', request),
  };
}

/** A receipt must be of the very paper that was sent, and say that it was taken. */
function judge<Row extends object>(params: object, rows: readonly Row[]): Outcome<Row> {
  for (const row of rows) {
    if (!('successCode' in row)) continue;
    for (const name of ['jitBillNo', 'jitCorBillNo'] as const) {
      const [sent, got] = [field(params, name), field(row, name)];
      if (got !== null && got !== sent) return { status: 'unknown', reason: 'UNREADABLE' };
    }
    const code = field(row, 'successCode') ?? '';
    if (code !== '0')
      return {
        status: 'refused',
        errors: [{ code, message: field(row, 'sucessDescrp') ?? '' }],
      };
  }
  // Nothing is acknowledged by silence: a message that was taken has a receipt.
  const isMessage = 'beneficiaryDetails' in params || 'beneficiaryDtls' in params;
  return isMessage && rows.length === 0
    ? { status: 'unknown', reason: 'UNREADABLE' }
    : { status: 'accepted', rows };
}

function field(row: object, name: string): string | null {
  const value = (row as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : null;
}

function referenceOf(params: object): string {
  for (const name of [
    'jitCorBillNo',
    'jitBillNo',
    'billNo',
    'billRefNo',
    'hoa',
    'voucherDate',
  ] as const) {
    const value = field(params, name);
    if (value !== null) return value;
  }
  return '';
}

/** Messages of the treasury like to quote an account: what is kept of them has none. */
function clean<Row>(params: object, outcome: Outcome<Row>): Outcome<Row> {
  if (outcome.status !== 'refused') return outcome;
  const scrub = scrubber(params);
  return {
    status: 'refused',
    errors: outcome.errors.map(({ code, message }) => ({
      code: scrub(code),
      message: scrub(message).slice(0, 1000),
    })),
  };
}

import { newTransportKey, unwrapSessionKey } from './envelope.ts';
import type { UnsentReason } from './port.ts';

export interface SessionSettings {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly timeoutMs: number;
}

export interface Session {
  readonly token: string;
  readonly key: CryptoKey;
  /** Milliseconds of the clock. */
  readonly endsAt: number;
}

/** No session was had, so nothing was sent. */
export class NoSession extends Error {
  readonly reason: UnsentReason;

  constructor(reason: UnsentReason, cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

/** How long a session lasts where the treasury does not say. */
export const SESSION_MS = 1_800_000;
/** A session this close to its end is not begun on: the message could arrive after it. */
const MARGIN_MS = 60_000;

/** The one session of this process: had on demand, shared by calls that run side by side, renewed before it ends. */
export class Sessions {
  #session: Session | null = null;
  #pending: Promise<Session> | null = null;

  constructor(
    private readonly settings: SessionSettings,
    private readonly treasuryKey: () => Promise<CryptoKey>,
    private readonly fetcher: typeof fetch,
    private readonly now: () => number,
  ) {}

  async get(): Promise<Session> {
    const held = this.#session;
    if (held !== null && this.now() < held.endsAt - MARGIN_MS) return held;
    this.#pending ??= this.#authenticate().finally(() => {
      this.#pending = null;
    });
    return (this.#session = await this.#pending);
  }

  /** The treasury no longer knows this session. */
  drop(session: Session): void {
    if (this.#session === session) this.#session = null;
  }

  async #authenticate(): Promise<Session> {
    const { url, clientId, clientSecret, timeoutMs } = this.settings;
    const asked = this.now();
    let response: Response;
    let text: string;
    const transport = await newTransportKey(await this.treasuryKey());
    try {
      response = await this.fetcher(`${url}/authenticate`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ clientId, clientSecret, appKey: transport.wrapped }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      text = await response.text();
    } catch (error) {
      throw new NoSession('UNREACHABLE', error);
    }
    if (response.status === 401 || response.status === 403)
      throw new NoSession('NOT_AUTHENTICATED');
    if (!response.ok) throw new NoSession('UNREACHABLE');
    try {
      const { authToken, sek, expiresIn } = JSON.parse(text) as Record<string, unknown>;
      if (typeof authToken !== 'string' || typeof sek !== 'string') throw new Error('no session');
      const lasts = typeof expiresIn === 'number' && expiresIn > 0 ? expiresIn : SESSION_MS;
      const key = await unwrapSessionKey(transport.key, sek);
      return { token: authToken, key, endsAt: asked + lasts };
    } catch (error) {
      // Not the treasury, or not with our key: its answer is not to be trusted.
      throw new NoSession('NOT_AUTHENTICATED', error);
    }
  }
}

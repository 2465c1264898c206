export interface TokenSettings {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly timeoutMs: number;
}

/** No token was had, so nothing was sent. */
export class NoToken extends Error {
  readonly reason: 'UNREACHABLE' | 'NOT_AUTHENTICATED';

  constructor(reason: 'UNREACHABLE' | 'NOT_AUTHENTICATED', cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

/** Before this much of its life is left a token is replaced. */
const MARGIN_MS = 15_000;

/** The token of the client-credentials grant: had on demand, shared, replaced before it ends. */
export class Tokens {
  #token: { readonly text: string; readonly endsAt: number } | null = null;
  #pending: Promise<{ readonly text: string; readonly endsAt: number }> | null = null;

  constructor(
    private readonly settings: TokenSettings,
    private readonly fetcher: typeof fetch,
    private readonly now: () => number,
  ) {}

  async get(): Promise<string> {
    if (this.#token !== null && this.now() < this.#token.endsAt - MARGIN_MS)
      return this.#token.text;
    this.#pending ??= this.#grant().finally(() => {
      this.#pending = null;
    });
    this.#token = await this.#pending;
    return this.#token.text;
  }

  drop(text: string): void {
    if (this.#token?.text === text) this.#token = null;
  }

  async #grant(): Promise<{ readonly text: string; readonly endsAt: number }> {
    const { tokenUrl, clientId, clientSecret, timeoutMs } = this.settings;
    const asked = this.now();
    let response: Response;
    let body: unknown;
    try {
      response = await this.fetcher(tokenUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: clientSecret,
        }).toString(),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      body = JSON.parse(await response.text());
    } catch (error) {
      throw new NoToken('UNREACHABLE', error);
    }
    if (response.status >= 500) throw new NoToken('UNREACHABLE');
    const { access_token: text, expires_in: seconds } = (body ?? {}) as Record<string, unknown>;
    if (!response.ok || typeof text !== 'string' || typeof seconds !== 'number')
      throw new NoToken('NOT_AUTHENTICATED');
    return { text, endsAt: asked + seconds * 1000 };
  }
}

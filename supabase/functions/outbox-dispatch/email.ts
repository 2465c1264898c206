/** One mail as the outbox holds it. */
export interface Email {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly template: string;
  readonly language: string;
}

/** Hands a mail to whatever delivers it. Rejects with a reason that is fit for an administrator's eyes. */
export interface EmailGateway {
  readonly send: (email: Email, idempotencyKey: string) => Promise<void>;
}

export interface EmailGatewaySettings {
  readonly url: string | undefined;
  readonly token: string | undefined;
  /** Where the app lives: what `{app_url}` in a mail stands for. */
  readonly appUrl: string | undefined;
  readonly timeoutMs: number;
}

/**
 * A gateway that takes mails as HTTP POST with a JSON body and a bearer token. The idempotency key lets it drop
 * what an interrupted dispatcher sends twice. The address of the app is put in here: the database does not know it, and
 * must not take it from a request. Reasons name the gateway's answer, never the recipient.
 */
export function httpEmailGateway(
  settings: EmailGatewaySettings,
  fetcher: typeof fetch = fetch,
): EmailGateway {
  return {
    async send(email, idempotencyKey) {
      const { url, token, timeoutMs } = settings;
      if (url === undefined || url === '') throw new Error('EMAIL_GATEWAY_URL is not set');
      const text = withAppUrl(email.text, settings.appUrl);
      let response: Response;
      try {
        response = await fetcher(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'idempotency-key': idempotencyKey,
            ...(token !== undefined && token !== '' && { authorization: `Bearer ${token}` }),
          },
          body: JSON.stringify({ ...email, text }),
          // A redirect would carry the token and the mail to a place nobody configured.
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        });
      } catch (error) {
        const isTimeout = error instanceof Error && error.name === 'TimeoutError';
        throw new Error(
          isTimeout
            ? `The mail gateway did not answer within ${timeoutMs} ms`
            : 'The mail gateway could not be reached',
          { cause: error },
        );
      }
      await response.body?.cancel();
      if (!response.ok) throw new Error(`The mail gateway answered ${response.status}`);
    },
  };
}

function withAppUrl(text: string, appUrl: string | undefined): string {
  if (!text.includes('{app_url}')) return text;
  if (appUrl === undefined || appUrl === '') throw new Error('APP_URL is not set');
  return text.replaceAll('{app_url}', appUrl.replace(/\/+$/, ''));
}

/** Reads the payload of topic `email`; rejects what could not be delivered whatever the gateway does. */
export function readEmail(payload: unknown): Email {
  const fields = (payload ?? {}) as Record<string, unknown>;
  const text = (name: string): string => {
    const value = fields[name];
    if (typeof value !== 'string' || value === '') throw new Error(`The message has no ${name}`);
    return value;
  };
  const email = {
    to: text('to'),
    subject: text('subject'),
    text: text('text'),
    template: text('template'),
    language: text('language'),
  };
  // A line break in a header field is how further recipients are smuggled in.
  if (/[\r\n]/.test(email.to + email.subject))
    throw new Error('The message has a line break in its header');
  return email;
}

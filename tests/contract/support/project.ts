import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { inject } from 'vitest';
import { WebSocket } from 'ws';

/** The project whose answers are checked. */
export const project = inject('project');

export const PASSWORD = 'Demo@1234';
export const JE_JATNI = 'je.jatni@demo.digit.example';
export const ADMIN_JATNI = 'admin.jatni@demo.digit.example';

export type Answer = { status: number; body: unknown; headers: Headers };
type Call = {
  method?: string;
  body?: unknown;
  /** A person's token; without one the call is anonymous. */
  token?: string | undefined;
  key?: string | null;
  headers?: Record<string, string>;
};

/** One request, and its answer as it came over the wire. */
export async function call(
  path: string,
  { method, body, token, key = project.publishableKey, headers }: Call = {},
): Promise<Answer> {
  const response = await fetch(project.url + path, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    redirect: 'manual',
    headers: {
      ...(key === null ? {} : { apikey: key }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: parse(text), headers: response.headers };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** A supabase-js client without a stored session. */
export function client(key: string = project.publishableKey): SupabaseClient {
  return createClient(project.url, key, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    // Node 20 has no WebSocket of its own.
    realtime: { transport: WebSocket as never },
  }) as SupabaseClient;
}

const signedIn = new Map<string, Promise<{ client: SupabaseClient; token: string }>>();

/** The client and token of a demo person, signed in once per file. */
export function person(email: string): Promise<{ client: SupabaseClient; token: string }> {
  const known = signedIn.get(email);
  if (known !== undefined) return known;
  const entering = (async () => {
    const own = client();
    const { data, error } = await own.auth.signInWithPassword({ email, password: PASSWORD });
    if (error !== null) throw error;
    return { client: own, token: data.session.access_token };
  })();
  signedIn.set(email, entering);
  return entering;
}

/** The claims of a token, unchecked. */
export function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
    string,
    unknown
  >;
}

type Mail = { to: string; subject: string; text: string; html: string | null };

/** The newest mail to an address: only the local stack shows its mails. */
export async function newestMail(to: string): Promise<Mail> {
  const response = await fetch(`${project.url}/local/mailbox.json?to=${encodeURIComponent(to)}`);
  const [mail] = (await response.json()) as Mail[];
  if (mail === undefined) throw new Error(`no mail to ${to}`);
  return mail;
}

/** The code and the link that a mail carries. */
export function secretsOf(mail: Mail): { code: string; link: string } {
  const code = /^\s*(\d{6})\s*$/m.exec(mail.text)?.[1];
  const link = /https?:\/\/\S+\/auth\/v1\/verify\S+/.exec(mail.text)?.[0];
  if (code === undefined || link === undefined) throw new Error(`no code or link in: ${mail.text}`);
  return { code, link };
}

import type { Authenticate, Rpc, Service } from '../../../supabase/functions/_shared/clients.ts';
import type { RequestLog } from '../../../supabase/functions/_shared/log.ts';
import { Problem } from '../../../supabase/functions/_shared/problem.ts';

export const USER = '0190a000-0000-7000-8000-000000000001';
export const OWNER = '0190a000-0000-7000-8000-000000000002';
export const PAPER = '0190a000-0000-7000-8000-000000000003';
export const DOCUMENT = '0190a000-0000-7000-8000-000000000004';
export const KEY = '0190a000-0000-7000-8000-000000000005';
export const REQUEST_ID = 'req-12345678';

export interface Call {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** A database that answers each function from a table; a thrown value is a refusal. */
export function fakeRpc(
  answers: Readonly<Record<string, (args: Readonly<Record<string, unknown>>) => unknown>>,
) {
  const calls: Call[] = [];
  const rpc: Rpc = (name, args) => {
    calls.push({ name, args });
    const answer = answers[name];
    if (!answer) return Promise.reject(new Error(`unexpected call of ${name}`));
    return Promise.resolve().then(() => answer(args));
  };
  return { rpc, calls, named: (name: string) => calls.filter((call) => call.name === name) };
}

export function fakeLog() {
  const lines: RequestLog[] = [];
  return { lines, log: (line: RequestLog) => void lines.push(line) };
}

/** Knows one token. */
export function authenticateAs(rpc: Rpc): Authenticate {
  return (request) =>
    request.headers.get('authorization') === 'Bearer good-token'
      ? Promise.resolve({ userId: USER, rpc })
      : Promise.reject(new Problem(401, 'NOT_AUTHENTICATED'));
}

export function fakeService(rpc: Rpc, upload: () => Promise<void> = () => Promise.resolve()) {
  const stored = new Map<string, Uint8Array>();
  const service: Service = {
    rpc,
    async upload(bucket, path, content) {
      await upload();
      stored.set(`${bucket}/${path}`, content);
    },
    remove(bucket, path) {
      stored.delete(`${bucket}/${path}`);
      return Promise.resolve();
    },
  };
  return { service, stored };
}

export function post(
  body: BodyInit | null,
  headers: Readonly<Record<string, string>> = {},
): Request {
  return new Request('http://functions.test/', {
    method: 'POST',
    body,
    headers: { authorization: 'Bearer good-token', 'x-request-id': REQUEST_ID, ...headers },
  });
}

export interface ProblemBody {
  readonly status: number;
  readonly code: string;
  readonly instance: string;
  readonly detail?: string;
  readonly errors?: readonly { pointer: string; code: string; params?: Record<string, unknown> }[];
  readonly details?: Readonly<Record<string, unknown>>;
}

export async function problemOf(response: Response): Promise<ProblemBody> {
  if (response.headers.get('content-type') !== 'application/problem+json') {
    throw new Error(`not a problem document: ${response.status} ${await response.text()}`);
  }
  return (await response.json()) as ProblemBody;
}

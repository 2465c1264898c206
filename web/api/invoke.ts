import { parseJson } from '~/lib/json';
import { authorisedFetch, config } from './client';
import { fromNetwork, fromProblem, fromStatus } from './errors';

interface InvokeOptions {
  /** A plain value is sent as JSON, a `FormData` as multipart. */
  readonly body?: unknown;
  /** One per intent of the user, kept over retries: the server answers a repetition with the first result. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/**
 * Calls an edge function and gives its JSON answer, or throws an `ApiError` made from its
 * `application/problem+json`.
 */
export async function invoke<T>(name: string, options: InvokeOptions = {}): Promise<T> {
  const requestId = crypto.randomUUID();
  const headers = new Headers({ 'x-request-id': requestId });
  if (options.idempotencyKey !== undefined) headers.set('idempotency-key', options.idempotencyKey);
  const isForm = options.body instanceof FormData;
  if (!isForm && options.body !== undefined) headers.set('content-type', 'application/json');

  const init: RequestInit = { method: 'POST', headers };
  if (options.body !== undefined) {
    init.body = isForm ? options.body : JSON.stringify(options.body);
  }
  if (options.signal !== undefined) init.signal = options.signal;

  let response: Response;
  try {
    response = await authorisedFetch(`${config().supabaseUrl}/functions/v1/${name}`, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw fromNetwork(cause, requestId);
  }
  const text = await response.text();
  const body = parseJson(text);
  if (!response.ok) throw fromProblem(body, response.status, requestId);
  if (body === null && text !== '') throw fromStatus(response.status, requestId);
  return body as T;
}

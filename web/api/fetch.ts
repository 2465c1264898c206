import { reportReachable } from './connection';
import { isRecord, parseJson } from '~/lib/json';

/** Notes whether the server answered; a request that the page itself gave up says nothing. */
async function reached(answer: Promise<Response>): Promise<Response> {
  try {
    const response = await answer;
    // A gateway that answers for a server that is down.
    reportReachable(![502, 503, 504].includes(response.status));
    return response;
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) reportReachable(false);
    throw error;
  }
}

/**
 * `fetch` with an `x-request-id` on every request. When the answer is a refusal in JSON, the id is added
 * to its body as `request_id`: supabase-js hands the body of an error through, but not its headers, and a
 * person who reports an error must be able to name it.
 */
export async function tracedFetch(
  input: RequestInfo | URL,
  init: RequestInit = {},
): Promise<Response> {
  const headers = new Headers(init.headers ?? (input instanceof Request ? input.headers : {}));
  const requestId = headers.get('x-request-id') ?? crypto.randomUUID();
  headers.set('x-request-id', requestId);
  const response = await reached(fetch(input, { ...init, headers }));
  if (response.ok) return response;
  const text = await response.text();
  const body = parseJson(text);
  const named = isRecord(body)
    ? JSON.stringify({ ...body, request_id: response.headers.get('x-request-id') ?? requestId })
    : text;
  const answer = new Headers(response.headers);
  answer.delete('content-length');
  answer.delete('content-encoding');
  const bodiless = response.status === 304 || response.status === 204;
  return new Response(bodiless ? null : named, {
    status: response.status,
    statusText: response.statusText,
    headers: answer,
  });
}

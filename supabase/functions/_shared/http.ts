import { describeCause } from './log.ts';
import type { WriteLog } from './log.ts';
import { Problem, problemResponse } from './problem.ts';

/** What a handler may tell the log about the request it serves. */
export interface RequestContext {
  readonly requestId: string;
  user: string | null;
  tenant: string | null;
  /** A fault that was survived: logged, not answered. */
  cause: string | null;
}

export interface EndpointOptions {
  readonly name: string;
  readonly allowedOrigins: readonly string[];
  readonly log: WriteLog;
}

const ALLOWED_HEADERS =
  'authorization, apikey, content-type, x-client-info, x-request-id, idempotency-key';
const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/**
 * Wraps a POST handler: CORS, method guard, request id, one log line, and every failure as a problem document.
 * What is not a {@link Problem} becomes INTERNAL; its text and stack stay in the log.
 */
export function endpoint(
  options: EndpointOptions,
  handle: (request: Request, context: RequestContext) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const started = performance.now();
    const cors = corsHeaders(request, options.allowedOrigins);
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: cors });
    const given = request.headers.get('x-request-id');
    const context: RequestContext = {
      requestId: given !== null && REQUEST_ID.test(given) ? given : crypto.randomUUID(),
      user: null,
      tenant: null,
      cause: null,
    };
    let response: Response;
    let cause: string | null = null;
    try {
      if (request.method !== 'POST')
        throw new Problem(405, 'BAD_REQUEST', { cause: `method ${request.method}` });
      response = await handle(request, context);
    } catch (error) {
      const problem =
        error instanceof Problem ? error : new Problem(500, 'INTERNAL', { cause: error });
      cause =
        problem.cause === undefined
          ? problem.code
          : `${problem.code} <- ${describeCause(problem.cause)}`;
      response = problemResponse(problem, context.requestId);
      if (problem.status === 405) response.headers.set('allow', 'POST, OPTIONS');
    }
    for (const [name, value] of Object.entries(cors)) response.headers.set(name, value);
    response.headers.set('x-request-id', context.requestId);
    response.headers.set('cache-control', 'no-store');
    response.headers.set('x-content-type-options', 'nosniff');
    const reason = cause ?? context.cause;
    options.log({
      request_id: context.requestId,
      function: options.name,
      user: context.user,
      tenant: context.tenant,
      status: response.status,
      ms: Math.round(performance.now() - started),
      ...(reason !== null && { cause: reason }),
    });
    return response;
  };
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
}

/** The body as a JSON object. 413 as soon as more than `limit` bytes arrive, 400 for what is not an object. */
export async function readJson(request: Request, limit = 65_536): Promise<Record<string, unknown>> {
  const text = await new Response(limitBody(request, limit)).text();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem(400, 'BAD_REQUEST', { cause: 'body is not JSON' });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Problem(400, 'BAD_REQUEST', { cause: 'body is not a JSON object' });
  }
  return value as Record<string, unknown>;
}

/** The body's stream, broken off with `problem` once it exceeds the limit; the announced length is checked first. */
export function limitBody(
  request: Request,
  limit: number,
  problem: () => Problem = () => new Problem(413, 'BAD_REQUEST', { cause: 'body too large' }),
): ReadableStream<Uint8Array> | null {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw problem();
  if (!request.body) return null;
  let seen = 0;
  return request.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        seen += chunk.byteLength;
        if (seen > limit) controller.error(problem());
        else controller.enqueue(chunk);
      },
    }),
  );
}

function corsHeaders(request: Request, allowed: readonly string[]): Record<string, string> {
  const origin = request.headers.get('origin');
  const isAny = allowed.includes('*');
  const permitted = isAny ? '*' : origin !== null && allowed.includes(origin) ? origin : null;
  return {
    ...(permitted !== null && { 'access-control-allow-origin': permitted }),
    ...(!isAny && { vary: 'Origin' }),
    'access-control-allow-methods': 'POST, OPTIONS',
    'access-control-allow-headers': ALLOWED_HEADERS,
    'access-control-expose-headers': 'x-request-id',
    'access-control-max-age': '86400',
  };
}

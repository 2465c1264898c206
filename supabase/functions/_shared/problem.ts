import { isErrorCode } from './domain/index.ts';
import type { ErrorCode, FieldIssue } from './domain/index.ts';

/** Values that go with a code, e.g. the present state and version of a paper that moved meanwhile. */
export type ProblemDetails = Readonly<Record<string, unknown>>;

/** PostgREST's error body, as supabase-js hands it over. */
export interface PostgrestFault {
  readonly code?: string | null;
  readonly message?: string | null;
  readonly details?: string | null;
  readonly hint?: string | null;
}

/**
 * A refusal with a place in the closed list of codes. The client learns code, status, field issues and the sentence;
 * `cause` goes to the log alone.
 */
export class Problem extends Error {
  readonly status: number;
  readonly code: ErrorCode;
  readonly issues: readonly FieldIssue[];
  readonly details: ProblemDetails | undefined;
  readonly sentence: string | undefined;

  constructor(
    status: number,
    code: ErrorCode,
    extra: {
      issues?: readonly FieldIssue[];
      details?: ProblemDetails | undefined;
      sentence?: string | undefined;
      cause?: unknown;
    } = {},
  ) {
    super(code, { cause: extra.cause });
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.issues = extra.issues ?? [];
    this.details = extra.details;
    this.sentence = extra.sentence;
  }
}

/** A 422 that lists what is wrong with which field. */
export function invalid(issues: readonly FieldIssue[]): Problem {
  return new Problem(422, 'VALIDATION_FAILED', { issues });
}

const PLAIN_SQLSTATES: Readonly<Record<string, readonly [number, ErrorCode]>> = {
  '42501': [403, 'NOT_PERMITTED'],
  '23505': [409, 'CONFLICT'],
  '23503': [409, 'CONFLICT'],
  '23P01': [409, 'CONFLICT'],
  '40001': [409, 'CONFLICT'],
  '40P01': [409, 'CONFLICT'],
  '23514': [400, 'BAD_REQUEST'],
  '23502': [400, 'BAD_REQUEST'],
  '22P02': [400, 'BAD_REQUEST'],
  '22003': [422, 'OUT_OF_RANGE'],
  PGRST116: [404, 'NOT_FOUND'],
  PGRST301: [401, 'NOT_AUTHENTICATED'],
  PGRST302: [401, 'NOT_AUTHENTICATED'],
  PGRST303: [401, 'NOT_AUTHENTICATED'],
};

/**
 * What a failed call of the database means to the client. Our own functions raise `PT<status>` with a code of the
 * closed list; constraint violations map as PostgREST documents; everything else is ours to repair, hence INTERNAL.
 */
export function fromPostgrest(fault: PostgrestFault, status = 0): Problem {
  const cause = `${fault.code ?? `HTTP ${status}`}: ${fault.message ?? ''}`;
  const raised = /^PT(\d{3})$/.exec(fault.code ?? '');
  if (raised && isErrorCode(fault.message)) {
    const details = parseJson(fault.details);
    const sentence = fault.hint ?? undefined;
    if (Array.isArray(details)) {
      return new Problem(Number(raised[1]), fault.message, {
        issues: details.filter(isFieldIssue),
        sentence,
        cause,
      });
    }
    return new Problem(Number(raised[1]), fault.message, {
      details: isRecord(details) ? details : undefined,
      sentence,
      cause,
    });
  }
  const fallback: readonly [number, ErrorCode] =
    status === 401 ? [401, 'NOT_AUTHENTICATED'] : [500, 'INTERNAL'];
  const [mappedStatus, code] = PLAIN_SQLSTATES[fault.code ?? ''] ?? fallback;
  return new Problem(mappedStatus, code, { cause });
}

/** The RFC 9457 document of a problem. `instance` is the request id, which finds the cause in the log. */
export function problemResponse(problem: Problem, requestId: string): Response {
  const body = {
    type: 'about:blank',
    title: problem.code,
    status: problem.status,
    code: problem.code,
    ...(problem.sentence !== undefined && { detail: problem.sentence }),
    instance: requestId,
    ...(problem.issues.length > 0 && { errors: problem.issues }),
    ...(problem.details && { details: problem.details }),
  };
  return new Response(JSON.stringify(body), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json' },
  });
}

function parseJson(text: string | null | undefined): unknown {
  if (text === null || text === undefined || text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFieldIssue(value: unknown): value is FieldIssue {
  return isRecord(value) && typeof value['pointer'] === 'string' && isErrorCode(value['code']);
}

import { ApiError, type FieldError } from '~/lib/api-error';
import { isRecord, parseJson, textOf } from '~/lib/json';

/** PostgREST and Postgres codes that have no code of ours in `message`. */
const CODE_BY_SQLSTATE: Readonly<Record<string, string>> = {
  '42501': 'NOT_PERMITTED',
  '23505': 'CONFLICT',
  '23503': 'CONFLICT',
  '23514': 'RULE_BROKEN',
  '23502': 'REQUIRED',
  '22P02': 'INVALID_VALUE',
  '40001': 'TRY_AGAIN',
  '40P01': 'TRY_AGAIN',
  '55P03': 'TRY_AGAIN',
  '57014': 'TIMED_OUT',
  PGRST116: 'NOT_FOUND',
  PGRST301: 'NOT_AUTHENTICATED',
  PGRST302: 'NOT_AUTHENTICATED',
  PGRST303: 'NOT_AUTHENTICATED',
};

const CODE_BY_STATUS: Readonly<Record<number, string>> = {
  401: 'NOT_AUTHENTICATED',
  403: 'NOT_PERMITTED',
  404: 'NOT_FOUND',
  413: 'DOCUMENT_TOO_LARGE',
  429: 'RATE_LIMITED',
};

/** GoTrue's own codes, in our spelling. What is missing here falls back to the status. */
const CODE_BY_AUTH_CODE: Readonly<Record<string, string>> = {
  invalid_credentials: 'INVALID_CREDENTIALS',
  email_not_confirmed: 'EMAIL_NOT_CONFIRMED',
  over_request_rate_limit: 'RATE_LIMITED',
  over_email_send_rate_limit: 'RATE_LIMITED',
  otp_expired: 'LINK_EXPIRED',
  same_password: 'SAME_PASSWORD',
  weak_password: 'WEAK_PASSWORD',
  user_banned: 'LOGIN_DISABLED',
  session_expired: 'NOT_AUTHENTICATED',
  session_not_found: 'NOT_AUTHENTICATED',
  refresh_token_not_found: 'NOT_AUTHENTICATED',
};

/** `STALE_VERSION`, `ESTIMATE_DETAIL.CATEGORY`: the shape of the codes in `error-codes.ts`. */
const MACHINE_CODE = /^[A-Z][A-Z0-9]*([_.][A-Z0-9]+)*$/;

function codeOfStatus(status: number): string {
  return CODE_BY_STATUS[status] ?? (status >= 500 ? 'INTERNAL' : 'UNKNOWN');
}

/** A status that says "later", not "no". */
function isRetryable(status: number, code: string): boolean {
  return status === 0 || status === 408 || status >= 500 || code === 'TRY_AGAIN';
}

function toFieldErrors(value: unknown): FieldError[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    if (!isRecord(entry)) return [];
    const code = textOf(entry, 'code');
    if (code === null) return [];
    const params = isRecord(entry['params']) ? entry['params'] : {};
    return [{ pointer: textOf(entry, 'pointer') ?? '', code, params }];
  });
}

/** The request never got an answer. */
export function fromNetwork(cause: unknown, requestId: string | null = null): ApiError {
  return new ApiError({ code: 'NETWORK', status: 0, retryable: true, requestId, cause });
}

/** `{code, message, details, hint}` of PostgREST, from a query, an rpc or a raw body. */
export function fromPostgrest(body: unknown, status: number): ApiError {
  if (!isRecord(body)) return fromStatus(status);
  const sqlState = textOf(body, 'code') ?? '';
  const message = textOf(body, 'message') ?? '';
  const details: unknown =
    typeof body['details'] === 'string' ? parseJson(body['details']) : body['details'];
  // supabase-js reports a failed fetch as an error without code and with status 0.
  if (status === 0 && sqlState === '') return fromNetwork(body, textOf(body, 'request_id'));
  // Whoever is nobody is refused by Postgres as one without a right: 42501, but with 401.
  const known = status === 401 ? undefined : CODE_BY_SQLSTATE[sqlState];
  const code = MACHINE_CODE.test(message) ? message : (known ?? codeOfStatus(status));
  return new ApiError({
    code,
    status,
    fieldErrors: toFieldErrors(details),
    details: isRecord(details) ? details : {},
    requestId: textOf(body, 'request_id'),
    retryable: isRetryable(status, code),
    serverText: textOf(body, 'hint'),
    cause: body,
  });
}

/** RFC 9457 `application/problem+json` of our edge functions. */
export function fromProblem(body: unknown, status: number, requestId: string | null): ApiError {
  if (!isRecord(body)) return fromStatus(status, requestId);
  const code = textOf(body, 'code') ?? codeOfStatus(status);
  const details = isRecord(body['details']) ? body['details'] : {};
  return new ApiError({
    code,
    status,
    fieldErrors: toFieldErrors(body['errors']),
    details,
    requestId: textOf(body, 'instance') ?? requestId,
    retryable: isRetryable(status, code),
    serverText: textOf(body, 'detail'),
    cause: body,
  });
}

/** An error of the auth client: `{name, message, status, code}`. */
export function fromAuth(error: unknown): ApiError {
  if (!isRecord(error) && !(error instanceof Error)) return fromStatus(0);
  const fields = error as { status?: unknown; code?: unknown; message?: unknown };
  const status = typeof fields.status === 'number' ? fields.status : 0;
  const authCode = typeof fields.code === 'string' ? fields.code : '';
  const message = typeof fields.message === 'string' ? fields.message : '';
  if (status === 0 && authCode === '') return fromNetwork(error);
  const known = CODE_BY_AUTH_CODE[authCode];
  // A hook that rejects a sign-in answers with a code of ours, or in words of its own.
  const own = MACHINE_CODE.test(message) ? message : known;
  const isNotice = own === undefined && (status === 400 || status === 403) && message !== '';
  const code = own ?? (isNotice ? 'SIGN_IN_REFUSED' : codeOfStatus(status));
  return new ApiError({
    code,
    status,
    retryable: isRetryable(status, code),
    serverText: isNotice ? message : null,
    cause: error,
  });
}

/** An answer without a readable body. */
export function fromStatus(status: number, requestId: string | null = null): ApiError {
  const code = codeOfStatus(status);
  return new ApiError({ code, status, requestId, retryable: isRetryable(status, code) });
}

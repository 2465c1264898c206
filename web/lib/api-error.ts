/** One field that the server refused. `pointer` is a JSON pointer into what was sent: `/lines/3/rate`. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

interface ApiErrorFields {
  readonly code: string;
  readonly status: number;
  readonly fieldErrors?: readonly FieldError[];
  readonly details?: Readonly<Record<string, unknown>>;
  readonly requestId?: string | null;
  readonly retryable?: boolean;
  readonly serverText?: string | null;
  readonly cause?: unknown;
}

/**
 * The one error that screens know. `web/api/errors.ts` makes it from whatever the database, the auth
 * server, an edge function or the network answered.
 *
 * - `code`: stable machine code (`STALE_VERSION`); its sentence is `userMessageKey` in the catalogues.
 * - `details`: the values of the sentence and of the situation (present state, who moved it).
 * - `serverText`: a sentence that the server wrote for a person, for the few cases that only it can word.
 * - `retryable`: the same request may succeed if it is sent again unchanged.
 */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly userMessageKey: string;
  readonly fieldErrors: readonly FieldError[];
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string | null;
  readonly retryable: boolean;
  readonly serverText: string | null;

  constructor(fields: ApiErrorFields) {
    super(`${fields.code} (${fields.status})`, { cause: fields.cause });
    this.name = 'ApiError';
    this.code = fields.code;
    this.status = fields.status;
    this.userMessageKey = `errors:${fields.code}`;
    this.fieldErrors = fields.fieldErrors ?? [];
    this.details = fields.details ?? {};
    this.requestId = fields.requestId ?? null;
    this.retryable = fields.retryable ?? false;
    this.serverText = fields.serverText ?? null;
  }
}

/** Anything that was thrown, as an `ApiError`; a programming error keeps its cause for the console. */
export function asApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  return new ApiError({ code: 'UNKNOWN', status: 0, cause: thrown });
}

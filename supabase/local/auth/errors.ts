import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** An answer of GoTrue that is not a success: HTTP status, its error code and its sentence. */
export class AuthError extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly extra: Record<string, unknown>;

  constructor(
    status: ContentfulStatusCode,
    code: string,
    message: string,
    extra: Record<string, unknown> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.extra = extra;
  }
}

export const invalidCredentials = (): AuthError =>
  new AuthError(400, 'invalid_credentials', 'Invalid login credentials');
export const otpExpired = (): AuthError =>
  new AuthError(403, 'otp_expired', 'Token has expired or is invalid');
export const validationFailed = (message: string): AuthError =>
  new AuthError(400, 'validation_failed', message);
export const tooManyRequests = (): AuthError =>
  new AuthError(429, 'over_request_rate_limit', 'Request rate limit reached');

/** What PostgreSQL said when it refused a statement. */
export type Refusal = {
  code: string;
  message: string;
  detail?: string | null;
  hint?: string | null;
};

/** Whether an error carries a five-character SQLSTATE. */
export function isRefusal(error: unknown): error is Refusal {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^[0-9A-Z]{5}$/.test(error.code)
  );
}

// PostgREST's table "Errors from PostgreSQL": whole codes first, then classes; everything else is 400.
const byCode: Record<string, number> = {
  '23503': 409,
  '23505': 409,
  '25006': 405,
  '42883': 404,
  '42P01': 404,
  '42P17': 500,
  '53400': 500,
  P0001: 400,
};
const byClass: Record<string, number> = {
  '08': 503,
  '09': 500,
  '0L': 403,
  '0P': 403,
  '25': 500,
  '28': 403,
  '2D': 500,
  '38': 500,
  '39': 500,
  '3B': 500,
  '40': 500,
  '53': 503,
  '54': 500,
  '55': 500,
  '57': 500,
  '58': 500,
  F0: 500,
  HV: 500,
  P0: 500,
  XX: 500,
};

/** The HTTP status with which PostgREST answers a SQLSTATE. */
export function statusOf(code: string, isAnonymous: boolean): number {
  if (code === '42501') return isAnonymous ? 401 : 403;
  const raised = /^PT(\d{3})$/.exec(code);
  if (raised !== null) return Number(raised[1]) >= 200 ? Number(raised[1]) : 500;
  return byCode[code] ?? byClass[code.slice(0, 2)] ?? 400;
}

/** PostgREST's answer to a statement that PostgreSQL refused. */
export function answerRefusal(refusal: Refusal, isAnonymous: boolean): Response {
  const { code, message, detail = null, hint = null } = refusal;
  const headers = { 'proxy-status': `PostgREST; error=${code}` };
  return Response.json(
    { code, details: detail, hint, message },
    { status: statusOf(code, isAnonymous), headers },
  );
}

import type { JWTPayload } from 'jose';
import type postgres from 'postgres';

import { bearer, type TokenFault, type Tokens } from './jwt.ts';

export type Caller = { role: string; claims: JWTPayload };
export type Keys = { publishableKey: string; secretKey: string };

/**
 * Who calls, from `apikey` and `Authorization`, by the platform's rules: a user's token decides; a project key in
 * place of a token speaks for `anon` or `service_role`.
 */
export async function identify(
  headers: Headers,
  keys: Keys,
  tokens: Tokens,
): Promise<Caller | { fault: TokenFault | 'missing' }> {
  const token = bearer(headers.get('authorization'));
  const key = headers.get('apikey');
  for (const candidate of [token, key]) {
    if (candidate === keys.secretKey)
      return { role: 'service_role', claims: { role: 'service_role' } };
    if (candidate === keys.publishableKey) return { role: 'anon', claims: { role: 'anon' } };
    if (candidate?.includes('.')) {
      const result = await tokens.verify(candidate);
      if ('fault' in result) return result;
      return {
        role: typeof result.claims.role === 'string' ? result.claims.role : 'anon',
        claims: result.claims,
      };
    }
  }
  return { fault: (token ?? key) ? 'invalid' : 'missing' };
}

const API_ROLES = new Set(['anon', 'authenticated', 'service_role']);

/** Runs statements as the caller: the database role and the request settings that policies read, for one transaction. */
export function asCaller<T>(
  sql: postgres.Sql,
  caller: Caller,
  work: (tx: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  const role = API_ROLES.has(caller.role) ? caller.role : 'anon';
  return sql.begin(async (tx) => {
    await tx`select set_config('role', ${role}, true),
      set_config('request.jwt.claims', ${JSON.stringify(caller.claims)}, true),
      set_config('request.jwt.claim.sub', ${caller.claims.sub ?? ''}, true),
      set_config('request.jwt.claim.role', ${role}, true)`;
    return work(tx);
  }) as Promise<T>;
}

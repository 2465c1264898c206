import { positiveInteger } from '../env.ts';
import type { GetVariable } from '../env.ts';
import type { IfixSettings } from './client.ts';

/** Reads where the exchange is and who we are to it; null where an installation has none. */
export function readIfixSettings(get: GetVariable): IfixSettings | null {
  const url = get('IFIX_URL');
  const clientId = get('IFIX_CLIENT_ID');
  const clientSecret = get('IFIX_CLIENT_SECRET');
  if (!url || !clientId || !clientSecret) return null;
  const base = url.replace(/\/+$/, '');
  return {
    url: base,
    tokenUrl: get('IFIX_TOKEN_URL') ?? `${base}/auth/realms/ifix/protocol/openid-connect/token`,
    clientId,
    clientSecret,
    timeoutMs: positiveInteger(get('IFIX_TIMEOUT_MS'), 10_000),
  };
}

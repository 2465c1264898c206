import { positiveInteger } from '../env.ts';
import type { GetVariable } from '../env.ts';
import type { JitSettings } from './jit.ts';

/** Reads where the treasury is and who we are to it; null where an installation has none. */
export function readTreasurySettings(get: GetVariable): JitSettings | null {
  const url = get('TREASURY_URL');
  const clientId = get('TREASURY_CLIENT_ID');
  const clientSecret = get('TREASURY_CLIENT_SECRET');
  const publicKey = get('TREASURY_PUBLIC_KEY');
  if (!url || !clientId || !clientSecret || !publicKey) return null;
  return {
    url: url.replace(/\/+$/, ''),
    clientId,
    clientSecret,
    publicKey,
    timeoutMs: positiveInteger(get('TREASURY_TIMEOUT_MS'), 20_000),
  };
}

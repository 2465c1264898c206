/** Reads one variable; `Deno.env.get` in production, a map in tests. */
export type GetVariable = (name: string) => string | undefined;

export interface SupabaseSettings {
  readonly url: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  /** Every secret key of the project, old and new style: each of them may call the service-only functions. */
  readonly secretKeys: readonly string[];
  /** `*`, or the origins that browsers may call from. */
  readonly allowedOrigins: readonly string[];
}

/**
 * The variables Supabase gives every function: the new key sets (`SUPABASE_PUBLISHABLE_KEYS`, `SUPABASE_SECRET_KEYS`,
 * JSON objects by name) where present, else the legacy pair. Raises with the variable's name when one is missing.
 */
export function readSupabaseSettings(get: GetVariable): SupabaseSettings {
  const publishable = [
    ...keySet(get('SUPABASE_PUBLISHABLE_KEYS')),
    ...single(get('SUPABASE_ANON_KEY')),
  ];
  const secret = [
    ...keySet(get('SUPABASE_SECRET_KEYS')),
    ...single(get('SUPABASE_SERVICE_ROLE_KEY')),
  ];
  return {
    url: required(get('SUPABASE_URL'), 'SUPABASE_URL'),
    publishableKey: required(publishable[0], 'SUPABASE_ANON_KEY'),
    secretKey: required(secret[0], 'SUPABASE_SERVICE_ROLE_KEY'),
    secretKeys: secret,
    allowedOrigins: (get('CORS_ALLOWED_ORIGINS') ?? '*').split(',').map((origin) => origin.trim()),
  };
}

/** A whole number above zero, or the default where the variable is absent or unreadable. */
export function positiveInteger(text: string | undefined, fallback: number): number {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : fallback;
}

function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new Error(`The variable ${name} is not set.`);
  return value;
}

function single(value: string | undefined): string[] {
  return value === undefined || value === '' ? [] : [value];
}

function keySet(text: string | undefined): string[] {
  if (text === undefined || text === '') return [];
  const keys = JSON.parse(text) as Record<string, unknown>;
  const ordered = [
    keys['default'],
    ...Object.entries(keys).flatMap(([name, key]) => (name === 'default' ? [] : [key])),
  ];
  return ordered.filter((key): key is string => typeof key === 'string' && key !== '');
}

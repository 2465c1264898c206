import { isRecord, textOf } from '~/lib/json';

/** Where the project's Supabase stands and the key that a browser may hold. */
export interface RuntimeConfig {
  readonly supabaseUrl: string;
  readonly supabasePublishableKey: string;
}

/**
 * Reads the configuration: what was built in (hosted), else `/config.json` of the origin that served the
 * app (the local stack, or any server that keeps one build for several projects).
 * Throws when neither names a project, since nothing works without one.
 */
export async function loadConfig(): Promise<RuntimeConfig> {
  const env = import.meta.env as Record<string, unknown>;
  const built = {
    supabaseUrl: textOf(env, 'VITE_SUPABASE_URL'),
    supabasePublishableKey: textOf(env, 'VITE_SUPABASE_PUBLISHABLE_KEY'),
  };
  if (built.supabaseUrl !== null && built.supabasePublishableKey !== null) {
    return {
      supabaseUrl: built.supabaseUrl,
      supabasePublishableKey: built.supabasePublishableKey,
    };
  }
  const response = await fetch('/config.json', { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`config.json answered ${response.status}`);
  const body: unknown = await response.json();
  const supabaseUrl = isRecord(body) ? textOf(body, 'supabaseUrl') : null;
  const supabasePublishableKey = isRecord(body) ? textOf(body, 'supabasePublishableKey') : null;
  if (supabaseUrl === null || supabasePublishableKey === null) {
    throw new Error('config.json names no project');
  }
  return { supabaseUrl, supabasePublishableKey };
}

import type postgres from 'postgres';

import type { ProjectConfig } from '../config.ts';
import type { Tokens } from '../jwt.ts';
import type { Mailbox } from '../mailbox.ts';
import { RateLimit } from '../rate-limit.ts';

/** What the Auth routes need; `sql` connects as `supabase_auth_admin`, as GoTrue does. */
export type AuthContext = {
  sql: postgres.Sql;
  config: ProjectConfig;
  tokens: Tokens;
  mailbox: Mailbox;
  /** The origin of the project and, in the local stack, of the site: e.g. `http://127.0.0.1:54321`. */
  url: string;
  limits: { signIn: RateLimit; refresh: RateLimit; verify: RateLimit; email: RateLimit };
};

const FIVE_MINUTES = 300;
const AN_HOUR = 3600;

/** The limits of config.toml's `[auth.rate_limit]`. */
export function limitsOf(config: ProjectConfig): AuthContext['limits'] {
  const limit = (key: string, fallback: number): number =>
    config.number('auth.rate_limit', key, fallback);
  return {
    signIn: new RateLimit(limit('sign_in_sign_ups', 30), FIVE_MINUTES),
    refresh: new RateLimit(limit('token_refresh', 150), FIVE_MINUTES),
    verify: new RateLimit(limit('token_verifications', 30), FIVE_MINUTES),
    email: new RateLimit(limit('email_sent', 30), AN_HOUR),
  };
}

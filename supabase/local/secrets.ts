import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Everything secret in a local stack. Generated on the first run, kept in a git-ignored file of mode 0600. */
export type Secrets = {
  databasePassword: string;
  jwtSecret: string;
  publishableKey: string;
  secretKey: string;
  emailGatewayToken: string;
  treasuryClientSecret: string;
  ifixClientSecret: string;
  /** Further `NAME=value` lines of the file; they reach the edge functions. */
  extra: Record<string, string>;
};

const names = {
  LOCAL_DB_PASSWORD: 'databasePassword',
  LOCAL_JWT_SECRET: 'jwtSecret',
  LOCAL_PUBLISHABLE_KEY: 'publishableKey',
  LOCAL_SECRET_KEY: 'secretKey',
  EMAIL_GATEWAY_TOKEN: 'emailGatewayToken',
  TREASURY_CLIENT_SECRET: 'treasuryClientSecret',
  IFIX_CLIENT_SECRET: 'ifixClientSecret',
} as const;

const generate: Record<keyof typeof names, () => string> = {
  LOCAL_DB_PASSWORD: () => randomBytes(24).toString('base64url'),
  LOCAL_JWT_SECRET: () => randomBytes(48).toString('base64url'),
  LOCAL_PUBLISHABLE_KEY: () => `sb_publishable_${randomBytes(24).toString('base64url')}`,
  LOCAL_SECRET_KEY: () => `sb_secret_${randomBytes(24).toString('base64url')}`,
  EMAIL_GATEWAY_TOKEN: () => randomBytes(24).toString('base64url'),
  TREASURY_CLIENT_SECRET: () => randomBytes(24).toString('base64url'),
  IFIX_CLIENT_SECRET: () => randomBytes(24).toString('base64url'),
};

/** Parses `NAME=value` lines; comments and blank lines are skipped, surrounding quotes removed. */
export function parseEnvFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line);
    if (match?.[1] !== undefined)
      values[match[1]] = (match[2] ?? '').replace(/^(["'])(.*)\1$/, '$2');
  }
  return values;
}

/** Reads the secrets of `file`, generating and appending whichever are missing or empty. */
export function loadSecrets(file: string): Secrets {
  const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  const values = parseEnvFile(text);
  const missing = (Object.keys(names) as (keyof typeof names)[]).filter((name) => !values[name]);
  if (missing.length > 0) {
    for (const name of missing) values[name] = generate[name]();
    const added = missing.map((name) => `${name}=${values[name]}`).join('\n');
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, `${text && !text.endsWith('\n') ? `${text}\n` : text}${added}\n`, {
      mode: 0o600,
    });
    fs.chmodSync(file, 0o600);
  }
  // An empty line of the example file is a variable that is not set.
  const extra = Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !(name in names) && value !== ''),
  );
  const secrets = Object.fromEntries(
    Object.entries(names).map(([name, key]) => [key, values[name]]),
  );
  return { ...(secrets as Omit<Secrets, 'extra'>), extra };
}

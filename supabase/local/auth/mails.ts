import fs from 'node:fs';
import path from 'node:path';

import type { Mail } from '../mailbox.ts';
import type { AuthContext } from './context.ts';

export type MailKind = 'confirmation' | 'recovery' | 'magic_link';

type MailFacts = {
  kind: MailKind;
  email: string;
  code: string;
  hash: string;
  redirectTo: string | null;
  data: Record<string, unknown>;
};

const LINK_TYPES: Record<MailKind, string> = {
  confirmation: 'signup',
  recovery: 'recovery',
  magic_link: 'magiclink',
};

/** Writes the mail from the template that `[auth.email.template.<kind>]` of config.toml names. */
export function composeMail(
  { config, url }: AuthContext,
  facts: MailFacts,
): Omit<Mail, 'id' | 'sentAt'> {
  const section = `auth.email.template.${facts.kind}`;
  const redirectTo = facts.redirectTo ?? url;
  const query = new URLSearchParams({
    token: facts.hash,
    type: LINK_TYPES[facts.kind],
    redirect_to: redirectTo,
  });
  const values: Record<string, string> = {
    ConfirmationURL: `${url}/auth/v1/verify?${query}`,
    Token: facts.code,
    TokenHash: facts.hash,
    SiteURL: url,
    Email: facts.email,
    RedirectTo: redirectTo,
  };
  const template = fs.readFileSync(
    path.resolve(config.supabaseDir, '..', config.text(section, 'content_path')),
    'utf8',
  );
  const fill = (text: string, escape: (value: string) => string): string =>
    text.replaceAll(/\{\{\s*\.(\w+)\s*\}\}/g, (_, name: string) => escape(values[name] ?? ''));
  const html = fill(template, escapeHtml);
  return {
    to: facts.email,
    subject: fill(config.text(section, 'subject'), String),
    html,
    text: toText(html),
  };
}

const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** The words of a mail, with each link's address after its text. */
function toText(html: string): string {
  return html
    .replaceAll(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gs, '$2: $1')
    .replaceAll(/<\/(p|h\d|div)>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/\n\s*\n\s*/g, '\n\n')
    .trim();
}

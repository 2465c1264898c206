import { verhoeffDigit } from '../../../supabase/functions/_shared/domain/index.ts';
import { JATNI } from './papers.ts';
import type { Scope } from './scope.ts';

import type postgres from 'postgres';

export type Draft = Record<string, postgres.JSONValue>;
export type Saved = {
  id: string;
  number: string;
  version: number;
  warnings: { code: string; pointer: string; params: Record<string, unknown> }[];
};

/** An invented Aadhaar number: the digits before its check digit count up. */
export const aadhaar = (n: number): string => {
  const digits = `9999555${String(n).padStart(4, '0')}`;
  return `${digits}${verhoeffDigit(digits)}`;
};

export const accountDraft = (changes: Draft = {}): Draft => ({
  holder_name: 'Minati Lenka',
  account_number: '778800991122',
  account_type: 'SAVINGS',
  ifsc: 'sbin0000041',
  // A form sends all that it has.
  head_code: '',
  bank_name: '',
  branch_name: '',
  ...changes,
});

export const individualDraft = (changes: Draft = {}): Draft => ({
  name: 'Minati Lenka',
  local_names: { or: 'ମିନତି ଲେଙ୍କା' },
  guardian_name: 'Sridhar Lenka',
  relationship: 'HUSBAND',
  date_of_birth: '1990-04-12',
  gender: 'FEMALE',
  social_category: 'OBC',
  is_minority: false,
  aadhaar: aadhaar(1),
  mobile: '+91 91234 56701',
  ward_code: 'W003',
  locality_code: 'L003',
  skills: ['UNSKILLED.FEMALE_MULIA'],
  bank_account: accountDraft(),
  ...changes,
});

export async function saveIndividual(
  { sql: q }: Pick<Scope, 'sql'>,
  draft: Draft,
  version?: number,
): Promise<Saved> {
  const [answer] =
    await q`select public.save_individual(${JATNI}, ${q.json(draft)}, ${version ?? null}) as saved`;
  return (answer as { saved: Saved }).saved;
}

export async function saveAccount(
  { sql: q }: Pick<Scope, 'sql'>,
  draft: Draft,
  version?: number,
): Promise<{ id: string; version: number }> {
  const [answer] =
    await q`select public.save_bank_account(${JATNI}, ${q.json(draft)}, ${version ?? null}) as saved`;
  return (answer as { saved: { id: string; version: number } }).saved;
}

export type Account = {
  id: string;
  version: number;
  is_primary: boolean;
  is_verified: boolean;
  is_valid: boolean;
  account_last4: string;
  bank_name: string | null;
  verified_by_name: string | null;
};
export type Individual = Draft & {
  id: string;
  version: number;
  aadhaar_last4: string;
  skills: string[];
  bank_accounts: Account[];
};

export async function readIndividual({ sql: q }: Scope, id: string): Promise<Individual | null> {
  const [row] = await q`select public.get_individual(${JATNI}, ${id}) as individual`;
  return (row as { individual: Individual | null }).individual;
}

export async function flag(
  { sql: q }: Pick<Scope, 'sql'>,
  account: { id: string; version: number },
  isVerified: boolean,
  isValid: boolean,
  remarks: string | null = null,
): Promise<{ id: string; version: number }> {
  const [answer] =
    await q`select public.set_bank_account_flags(${JATNI}, ${account.id}, ${account.version}, ${isVerified}, ${isValid}, ${remarks}) as saved`;
  return (answer as { saved: { id: string; version: number } }).saved;
}

export async function reveal(
  { sql: q }: Pick<Scope, 'sql'>,
  kind: string,
  id: string,
  field: string,
  reason: string | null,
): Promise<string> {
  const [answer] =
    await q`select public.reveal_personal(${JATNI}, ${kind}, ${id}, ${field}, ${reason}) as text`;
  return (answer as { text: string }).text;
}

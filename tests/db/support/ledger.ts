import type postgres from 'postgres';

import { JATNI } from './papers.ts';

type Query = postgres.TransactionSql;

export interface Amount {
  readonly part?: string;
  readonly head_code?: string;
  readonly amount: string;
}

export const HOA = '221705800358641045908';

/** Posts an event as the owner of the tables does for a bill or a payment; answers the entries. */
export async function post(
  q: Query,
  event: string,
  amounts: readonly Amount[],
  options: {
    source?: string;
    on?: string;
    facts?: Record<string, string>;
    tenant?: string;
  } = {},
): Promise<string[]> {
  const tenant = options.tenant ?? JATNI;
  const facts = { number: 'B/1', head_of_account: HOA, ...options.facts };
  const source = options.source ?? (await uuid(q));
  const [row] = await q<{ ids: string[] }[]>`
    select private.post_journal(${tenant}, ${event}, 'bill', ${source}::uuid, ${q.json(amounts as never)},
      coalesce(${options.on ?? null}::date, private.local_date(${tenant})), null, ${q.json(facts)}) as ids`;
  return row?.ids ?? [];
}

export async function uuid(q: Query): Promise<string> {
  const [row] = await q<{ id: string }[]>`select private.uuid_v7() as id`;
  return row?.id ?? '';
}

/** `account debit credit`, in the order of the entry. */
export async function linesOf(q: Query, entry: string | undefined): Promise<string[]> {
  const rows = await q<{ account_code: string; debit: string; credit: string }[]>`
    select account_code, debit, credit from public.journal_lines where entry_id = ${entry ?? null} order by ordinal`;
  return rows.map(({ account_code, debit, credit }) => `${account_code} ${debit} ${credit}`);
}

/** Raises now what would be raised when the transaction ends. */
export const settle = (q: Query) =>
  q`set constraints all immediate`.then(() => q`set constraints all deferred`);

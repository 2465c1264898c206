import type { Scope } from '../db/support/scope.ts';

/** Entries in both books, an own account, an own rule and a closed month of each agency. */
export async function ledgerRows({ sql: q }: Scope): Promise<void> {
  for (const tenant of ['od.jatni', 'od.dhenkanal']) {
    await q`insert into public.ledger_accounts (tenant_id, book, code, name, kind) values (${tenant}, 'ULB', '450-99', 'Own account', 'ASSET')`;
    await q`insert into public.posting_rules (tenant_id, book, event_kind, head_code, debit_account, credit_account)
      values (${tenant}, 'ULB', 'ALLOTMENT', 'OWN', '450-99', '320-20')`;
    await q`select private.post_journal(${tenant}, 'PAYMENT_SUCCESSFUL', 'bill', private.uuid_v7(), '[{"part": "PAYEE", "amount": 1}]',
      private.local_date(${tenant}), null, '{"bill_kind": "WAGE", "head_of_account": "221705800358641045908"}')`;
    await q`insert into public.ledger_closings (tenant_id, book, kind, month, closed_until, actor_id, actor_name)
      values (${tenant}, 'STATE', 'CLOSE', '2000-01-01', '2000-01-31', gen_random_uuid(), 'x')`;
  }
}

import { queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { ledgerKeys } from './ledger.keys';
import type {
  AccountLedger,
  Book,
  JournalEntry,
  LedgerMonths,
  TrialBalance,
  WorkRow,
} from './ledger.types';

/** Lines of one account on a page; a longer ledger is read by a shorter period. */
export const LEDGER_LINES = 1000;

export const ledgerQueries = {
  trial: (tenantId: string, book: Book, from: string, to: string) =>
    queryOptions({
      queryKey: ledgerKeys.trial(tenantId, book, from, to),
      queryFn: ({ signal }) =>
        request<TrialBalance>(
          supabase()
            .rpc('trial_balance', { p_tenant_id: tenantId, p_book: book, p_from: from, p_to: to })
            .abortSignal(signal) as never,
        ),
    }),

  /** One account, or a register of several: `CASH`, `DEDUCTIONS`. */
  account: (tenantId: string, book: Book, account: string, from: string, to: string) =>
    queryOptions({
      queryKey: ledgerKeys.account(tenantId, book, account, from, to),
      queryFn: ({ signal }) =>
        request<AccountLedger>(
          supabase()
            .rpc('account_ledger', {
              p_tenant_id: tenantId,
              p_book: book,
              p_account: account,
              p_from: from,
              p_to: to,
              p_limit: LEDGER_LINES,
            })
            .abortSignal(signal) as never,
        ),
    }),

  works: (tenantId: string, book: Book, from: string, to: string) =>
    queryOptions({
      queryKey: ledgerKeys.works(tenantId, book, from, to),
      queryFn: ({ signal }) =>
        request<WorkRow[]>(
          supabase()
            .rpc('works_register', { p_tenant_id: tenantId, p_book: book, p_from: from, p_to: to })
            .abortSignal(signal) as never,
        ),
    }),

  entry: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: ledgerKeys.entry(tenantId, id),
      queryFn: ({ signal }) =>
        request<JournalEntry>(
          supabase()
            .rpc('journal_entry', { p_tenant_id: tenantId, p_id: id })
            .abortSignal(signal) as never,
        ),
    }),

  months: (tenantId: string, book: Book) =>
    queryOptions({
      queryKey: ledgerKeys.months(tenantId, book),
      queryFn: ({ signal }) =>
        request<LedgerMonths>(
          supabase()
            .rpc('ledger_months', { p_tenant_id: tenantId, p_book: book })
            .abortSignal(signal) as never,
        ),
    }),
};

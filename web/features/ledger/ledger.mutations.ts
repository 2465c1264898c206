import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, requestMaybe, supabase } from '~/api/client';
import { useSession } from '~/session/use-session';
import { ledgerKeys } from './ledger.keys';
import type { Book } from './ledger.types';

interface MonthInput {
  readonly book: Book;
  readonly month: string;
  readonly reason: string;
}

/** Closes the next month of a book, or opens the one that was closed last. */
export function useMoveMonth(kind: 'CLOSE' | 'REOPEN') {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ book, month, reason }: MonthInput) =>
      requestMaybe<string>(
        supabase().rpc(kind === 'CLOSE' ? 'close_period' : 'reopen_period', {
          p_tenant_id: tenant.id,
          p_book: book,
          p_month: month,
          p_reason: reason,
        }) as never,
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ledgerKeys.all }),
  });
}

/** Reverses an entry and posts its amounts by the rules of today; answers the new entry. */
export function useRepostEntry() {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ id, reason }: { readonly id: string; readonly reason: string }) =>
      request<string>(
        supabase().rpc('repost_journal_entry', {
          p_tenant_id: tenant.id,
          p_entry_id: id,
          p_reason: reason,
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ledgerKeys.all }),
  });
}

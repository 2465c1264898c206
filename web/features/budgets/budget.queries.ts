import { queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { budgetKeys } from './budget.keys';
import type { Appropriation, BudgetEntry, BudgetHead, Fund, WorkHead } from './budget.types';

const ENTRIES = 500;
const ORDERS = 200;

export const budgetQueries = {
  /** The heads of an agency, of all years: some dozens. */
  heads: (tenantId: string) =>
    queryOptions({
      queryKey: budgetKeys.heads(tenantId),
      queryFn: ({ signal }) =>
        request<BudgetHead[]>(
          supabase()
            .from('budget_heads')
            .select(
              'id, financial_year, code, name, local_names, fund_code, head_of_account, function_code, appropriated, blocked, committed, spent, available, is_active, version',
            )
            .eq('tenant_id', tenantId)
            .order('financial_year', { ascending: false })
            .order('code')
            .abortSignal(signal),
        ),
    }),

  /** The head of a work, and what that has free; `budget_head` is `null` when the work has none. */
  ofWork: (tenantId: string, projectId: string) =>
    queryOptions({
      queryKey: budgetKeys.ofWork(tenantId, projectId),
      queryFn: async ({ signal }) => {
        // Not embedded: projects and heads are also related through proposals and the register, which is ambiguous.
        const work = await request<{ budget_head_id: string | null }>(
          supabase()
            .from('projects')
            .select('budget_head_id')
            .eq('tenant_id', tenantId)
            .eq('id', projectId)
            .abortSignal(signal)
            .single(),
        );
        if (work.budget_head_id === null) return { budget_head: null };
        const head = await request<WorkHead>(
          supabase()
            .from('budget_heads')
            .select('id, code, name, local_names, financial_year, available')
            .eq('tenant_id', tenantId)
            .eq('id', work.budget_head_id)
            .abortSignal(signal)
            .single(),
        );
        return { budget_head: head };
      },
    }),

  /** The ledger of a head, the newest entries first. */
  entries: (tenantId: string, headId: string) =>
    queryOptions({
      queryKey: budgetKeys.entries(tenantId, headId),
      queryFn: ({ signal }) =>
        request<BudgetEntry[]>(
          supabase()
            .from('budget_entries')
            .select(
              'id, ordinal, kind, amount, available_after, reference, comment, actor_name, at, project:projects(id, number, name)',
            )
            .eq('tenant_id', tenantId)
            .eq('budget_head_id', headId)
            .order('ordinal', { ascending: false })
            .limit(ENTRIES)
            .abortSignal(signal) as never,
        ),
    }),

  orders: (tenantId: string) =>
    queryOptions({
      queryKey: budgetKeys.orders(tenantId),
      queryFn: ({ signal }) =>
        request<Appropriation[]>(
          supabase()
            .from('appropriations')
            .select(
              'id, number, kind, from_head_id, to_head_id, amount, order_number, ordered_on, remarks, state, version, created_by_name',
            )
            .eq('tenant_id', tenantId)
            .order('created_at', { ascending: false })
            .limit(ORDERS)
            .abortSignal(signal) as never,
        ),
    }),

  funds: (tenantId: string) =>
    queryOptions({
      queryKey: budgetKeys.funds(tenantId),
      queryFn: ({ signal }) =>
        request<Fund[]>(
          supabase()
            .from('funds')
            .select('code, name, local_names, head_of_account')
            .eq('is_active', true)
            .order('code')
            .abortSignal(signal) as never,
        ),
      staleTime: 5 * 60_000,
    }),
};

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TransitionResult } from '#domain';
import { request, requestMaybe, supabase } from '~/api/client';
import { sendTransition } from '~/features/workflow';
import { useSession } from '~/session/use-session';
import { budgetKeys } from './budget.keys';
import type { HeadForm, OrderForm } from './budget.schema';
import type { BudgetHead } from './budget.types';

interface Saved {
  readonly id: string;
  readonly version: number;
}

export function useSaveHead() {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ name_or, name_hi, ...head }: HeadForm) =>
      request<Saved>(
        supabase().rpc('save_budget_head', {
          p_tenant_id: tenant.id,
          p_head: { ...head, local_names: { or: name_or, hi: name_hi } },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: budgetKeys.all }),
  });
}

export interface OrderInput {
  readonly order: OrderForm & { readonly id: string };
  readonly expectedVersion: number | null;
  /** The action that hands it in: a draft, or one that came back. */
  readonly action: string;
}

/** Stores an appropriation order and hands it in for another to approve. */
export function useProposeOrder() {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: async ({
      order,
      expectedVersion,
      action,
    }: OrderInput): Promise<TransitionResult> => {
      const saved = await request<Saved>(
        supabase().rpc('save_appropriation', {
          p_tenant_id: tenant.id,
          p_appropriation: order,
          p_expected_version: expectedVersion,
        }),
      );
      return sendTransition(
        tenant.id,
        { type: 'appropriation', id: saved.id },
        { action, version: saved.version, idempotencyKey: crypto.randomUUID() },
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey: budgetKeys.all }),
  });
}

/** One way to change budgets from a page: the write, and what is asked anew after it. */
function useBudgetChange<Input>(write: (tenantId: string, input: Input) => PromiseLike<unknown>) {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: async (input: Input) => write(tenant.id, input),
    onSuccess: () =>
      Promise.all(
        [budgetKeys.all, ['projects'], ['briefs']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

/** Gives a work its head. `BUDGET_HEAD_IN_USE`, `BUDGET_HEAD_CLOSED`. */
export const useChooseHead = () =>
  useBudgetChange((tenantId, input: { readonly projectId: string; readonly headId: string }) =>
    requestMaybe<unknown>(
      supabase().rpc('choose_budget_head', {
        p_tenant_id: tenantId,
        p_project_id: input.projectId,
        p_budget_head_id: input.headId,
      }),
    ),
  );

interface OverrunInput {
  readonly projectId: string;
  /** Rupees as text. */
  readonly amount: string;
  readonly reason: string;
}

/** Lets a work take its head below zero. `MAKER_CHECKER`, `BUDGET_HEAD_REQUIRED`, `BUDGET_HEAD_CLOSED`. */
export const useAllowWorkOverrun = () =>
  useBudgetChange((tenantId, input: OverrunInput) =>
    requestMaybe<unknown>(
      supabase().rpc('allow_budget_overrun', {
        p_tenant_id: tenantId,
        p_project_id: input.projectId,
        // PostgREST reads the text as numeric: no figure passes through a float.
        p_amount: input.amount as never,
        p_reason: input.reason,
      }),
    ),
  );

interface SpillInput {
  readonly estimateId: string;
  readonly headId: string;
  readonly reason: string;
}

/** Carries what a work holds into another head. `BUDGET_EXCEEDED`, `NOTHING_TO_SPILL_OVER`. */
export const useSpillOver = () =>
  useBudgetChange((tenantId, input: SpillInput) =>
    requestMaybe<unknown>(
      supabase().rpc('spill_over_estimate', {
        p_tenant_id: tenantId,
        p_estimate_id: input.estimateId,
        p_to_head_id: input.headId,
        p_reason: input.reason,
      }),
    ),
  );

/** Closes a head, or opens it again: a closed one takes nothing new. `CONFLICT` when it was changed meanwhile. */
export const useSwitchHead = () =>
  useBudgetChange((tenantId, head: BudgetHead) =>
    requestMaybe<unknown>(
      supabase().rpc('save_budget_head', {
        p_tenant_id: tenantId,
        p_head: { id: head.id, name: head.name, is_active: !head.is_active },
        p_expected_version: head.version,
      }),
    ),
  );

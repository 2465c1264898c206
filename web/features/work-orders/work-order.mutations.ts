import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { sendTransition } from '~/features/workflow';
import { useSession } from '~/session/use-session';
import { workOrderKeys } from './work-order.keys';
import type { WorkOrderDraft } from './work-order.schema';
import type { SavedOrder } from './work-order.types';

interface SaveInput {
  readonly draft: WorkOrderDraft;
  /** The version that the draft is based on; `null` for an order that is not stored yet. */
  readonly expectedVersion: number | null;
}

/** Stores the content of an order. Raises field errors by pointer, `STALE_VERSION`, `NOT_EDITABLE`. */
export function useSaveOrder() {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ draft, expectedVersion }: SaveInput) =>
      request<SavedOrder>(
        supabase().rpc('save_work_order', {
          p_tenant_id: tenant.id,
          p_order: draft,
          ...(expectedVersion === null ? {} : { p_expected_version: expectedVersion }),
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: workOrderKeys.lists() }),
  });
}

interface MoveInput {
  readonly id: string;
  readonly action: string;
  readonly version: number;
  readonly comment?: string;
}

/** Moves an order from a card or a form, where no action panel stands. */
export function useMoveOrder(type: 'work_order' | 'work_order_amendment' = 'work_order') {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ id, ...move }: MoveInput) =>
      sendTransition(tenant.id, { type, id }, { ...move, idempotencyKey: crypto.randomUUID() }),
    onSuccess: () =>
      Promise.all(
        [workOrderKeys.all, ['inbox'], ['briefs']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

interface ExtensionInput {
  readonly id: string;
  readonly orderId: string;
  readonly days: string;
  readonly reason: string;
  readonly expectedVersion: number | null;
}

/** Asks for more time; a draft until it is submitted. Field errors, and the refusals of the rule. */
export function useSaveExtension() {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: (input: ExtensionInput) =>
      request<SavedOrder>(
        supabase().rpc('save_time_extension', {
          p_tenant_id: tenant.id,
          p_extension: {
            id: input.id,
            work_order_id: input.orderId,
            extension_days: input.days,
            reason: input.reason,
          },
          ...(input.expectedVersion === null ? {} : { p_expected_version: input.expectedVersion }),
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: workOrderKeys.all }),
  });
}

interface KickoffInput {
  readonly orderId: string;
  readonly answers: readonly { question_code: string; answer: string }[];
  /** The day of the hand-over; empty to keep the answers only. */
  readonly handedOverOn: string;
}

/** Answers the kick-off checklist, and hands the site over when a day is given. */
export function useAnswerKickoff() {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: (input: KickoffInput) =>
      request<{ handed_over_on: string | null }>(
        supabase().rpc('answer_kickoff', {
          p_tenant_id: tenant.id,
          p_work_order_id: input.orderId,
          p_answers: input.answers.map((answer) => ({ ...answer })),
          ...(input.handedOverOn === '' ? {} : { p_handed_over_on: input.handedOverOn }),
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: workOrderKeys.all }),
  });
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TransitionResult } from '#domain';
import { invoke } from '~/api/invoke';
import { useSession } from '~/session/use-session';
import { PAPER_KEYS } from './workflow.keys';
import type { PaperRef } from './workflow.types';

/** One move that a person decided on. */
export interface TransitionInput {
  readonly action: string;
  /** The version that the person saw. */
  readonly version: number;
  /** One per decision, kept when it has to be sent again: the paper then moves once. */
  readonly idempotencyKey: string;
  readonly comment?: string | null;
  readonly assigneeIds?: readonly string[];
  readonly documentIds?: readonly string[];
}

/**
 * Moves a paper by the edge function `workflow-transition`. Raises `STALE_VERSION` (details `state`, `version`,
 * `moved_by`, `moved_at`), `ACTION_NOT_OFFERED`, `MAKER_CHECKER`, `NOT_PERMITTED`, `VALIDATION_FAILED`.
 */
export function sendTransition(
  tenantId: string,
  paper: PaperRef,
  input: TransitionInput,
): Promise<TransitionResult> {
  return invoke<TransitionResult>('workflow-transition', {
    idempotencyKey: input.idempotencyKey,
    body: {
      tenant_id: tenantId,
      document_type: paper.type,
      document_id: paper.id,
      action: input.action,
      expected_version: input.version,
      idempotency_key: input.idempotencyKey,
      comment: input.comment ?? null,
      assignee_ids: input.assigneeIds ?? [],
      document_ids: input.documentIds ?? [],
    },
  });
}

/** `sendTransition` for one paper on the screen, with everything renewed that shows where it stands. */
export function useTransition(paper: PaperRef, onMoved?: (result: TransitionResult) => void) {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: (input: TransitionInput) => sendTransition(tenant.id, paper, input),
    onSuccess: (result) => {
      onMoved?.(result);
      return Promise.all(PAPER_KEYS.map((key) => client.invalidateQueries({ queryKey: [key] })));
    },
  });
}

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { PAPER_KEYS, sendTransition } from '~/features/workflow';
import { asApiError, type ApiError } from '~/lib/api-error';
import { useSession } from '~/session/use-session';
import type { BulkStep } from './bulk';

/** How one paper fared. `left`: the run was stopped before its turn. */
export interface Outcome {
  readonly step: BulkStep;
  readonly state: 'waiting' | 'moving' | 'done' | 'failed' | 'left';
  readonly error: ApiError | null;
  /** One per paper and decision, kept when it is sent again: the paper then moves once. */
  readonly idempotencyKey: string;
}

/** What somebody else decided meanwhile is to be looked at, not to be sent again. */
const FINAL = ['STALE_VERSION', 'ACTION_NOT_OFFERED', 'PAPER_NOT_FOUND'];

/** Worth sending again: it failed, and not because the paper is no longer what was seen. */
export function isRepeatable({ state, error }: Outcome): boolean {
  return state === 'left' || (state === 'failed' && !FINAL.includes(error?.code ?? ''));
}

/**
 * Moves papers one after the other, each in a transaction of its own under a key of its own. What fails is kept with
 * its reason and the others go on; a run can be stopped between two papers.
 */
export function useBulkRun(action: string) {
  const client = useQueryClient();
  const { tenant } = useSession();
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [isRunning, setIsRunning] = useState(false);
  const stopper = useRef(new AbortController());

  const run = async (all: readonly Outcome[], comment: string | null) => {
    stopper.current = new AbortController();
    const { signal } = stopper.current;
    setIsRunning(true);
    const next = [...all];
    const put = (index: number, change: Partial<Outcome>) => {
      const before = next[index];
      if (before !== undefined) next[index] = { ...before, ...change };
      setOutcomes([...next]);
    };
    for (const [index, outcome] of all.entries()) {
      if (outcome.state !== 'waiting') continue;
      if (signal.aborted) {
        put(index, { state: 'left' });
        continue;
      }
      put(index, { state: 'moving' });
      const { row } = outcome.step;
      try {
        const paper = { type: row.document_type, id: row.document_id };
        const { idempotencyKey } = outcome;
        await sendTransition(tenant.id, paper, {
          action,
          version: row.version,
          idempotencyKey,
          comment,
        });
        put(index, { state: 'done', error: null });
      } catch (error) {
        put(index, { state: 'failed', error: asApiError(error) });
      }
    }
    setIsRunning(false);
    await Promise.all(PAPER_KEYS.map((key) => client.invalidateQueries({ queryKey: [key] })));
  };

  return {
    outcomes,
    isRunning,
    start: (steps: readonly BulkStep[], comment: string | null) =>
      run(
        steps.map((step) => ({
          step,
          state: 'waiting',
          error: null,
          idempotencyKey: crypto.randomUUID(),
        })),
        comment,
      ),
    stop: () => stopper.current.abort(),
    retry: (comment: string | null) =>
      run(
        outcomes.map((outcome) =>
          isRepeatable(outcome) ? { ...outcome, state: 'waiting', error: null } : outcome,
        ),
        comment,
      ),
  };
}

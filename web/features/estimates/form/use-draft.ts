import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { usePaperDraft, type PaperDraft } from '~/features/workflow';
import { useSession } from '~/session/use-session';
import { showServerErrors } from '~/ui/form/server-errors';
import { useSaveEstimate } from '../estimate.mutations';
import { fieldOfPath, lineCounts } from '../estimate.pointers';
import { estimateQueries } from '../estimate.queries';
import { toDraft } from '../estimate.draft';
import { estimateSchema, type EstimateForm } from '../estimate.schema';
import type { EstimateFormApi } from './form-context';

interface DraftOptions {
  readonly form: EstimateFormApi;
  readonly id: string;
  readonly projectId: string;
  /** The version that the form was filled from; `null` for an estimate that is not stored yet. */
  readonly version: number | null;
  /** What is stored of it, or what an empty form begins with: only what differs from it is unsaved work. */
  readonly stored: EstimateForm;
}

/** The draft of an estimate, kept safe while it is typed; field errors land on their cells. */
export function useDraft({ form, id, projectId, version, stored }: DraftOptions): PaperDraft {
  const { tenant } = useSession();
  const client = useQueryClient();
  const { mutateAsync } = useSaveEstimate();
  return usePaperDraft({
    form,
    paper: { type: 'estimate', id },
    version,
    stored,
    contentOf: useCallback(
      (values: EstimateForm) => toDraft(values, id, projectId),
      [id, projectId],
    ),
    isReadable: (values) => estimateSchema.safeParse(values).success,
    store: async (draft, expectedVersion) =>
      (await mutateAsync({ draft, expectedVersion })).version,
    present: async () => {
      const stored = await client.query({ ...estimateQueries.draft(tenant.id, id), staleTime: 0 });
      return stored?.version ?? null;
    },
    showErrors: (refusal) => {
      const counts = lineCounts(form.getValues());
      showServerErrors(form, refusal, (path) => fieldOfPath(path, counts));
    },
  });
}

export type Draft = PaperDraft;

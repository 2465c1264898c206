import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { useSession } from '~/session/use-session';
import { siteKeys } from './site.keys';
import type { DiaryDraft, IssueDraft, ProgressDraft } from './site.schema';

interface Stored<Draft> {
  readonly draft: Draft;
  /** The version that the change is based on; `null` for something new. */
  readonly expectedVersion: number | null;
}

interface Saved {
  readonly id: string;
}

function useSiteMutation<Input>(send: (tenantId: string, input: Input) => Promise<Saved>) {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: (input: Input) => send(tenant.id, input),
    onSuccess: () => client.invalidateQueries({ queryKey: siteKeys.all }),
  });
}

/** Reports progress. Raises field errors by pointer, `PROJECT_CLOSED`, `WORK_BEING_CLOSED`, `CONTRACT_NOT_ACCEPTED`. */
export const useReportProgress = () =>
  useSiteMutation((tenantId, draft: ProgressDraft) =>
    request<Saved>(supabase().rpc('report_progress', { p_tenant_id: tenantId, p_progress: draft })),
  );

/** Writes a page of the diary. As `useReportProgress`, and `STALE_VERSION`. */
export const useSaveDiary = () =>
  useSiteMutation((tenantId, { draft, expectedVersion }: Stored<DiaryDraft>) =>
    request<Saved>(
      supabase().rpc('save_diary_entry', {
        p_tenant_id: tenantId,
        p_entry: draft,
        p_expected_version: expectedVersion,
      }),
    ),
  );

/** Raises, changes, closes or reopens an issue. As `useSaveDiary`. */
export const useSaveIssue = () =>
  useSiteMutation((tenantId, { draft, expectedVersion }: Stored<IssueDraft>) =>
    request<Saved>(
      supabase().rpc('save_site_issue', {
        p_tenant_id: tenantId,
        p_issue: draft,
        p_expected_version: expectedVersion,
      }),
    ),
  );

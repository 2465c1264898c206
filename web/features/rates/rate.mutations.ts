import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { request, requestMaybe, supabase } from '~/api/client';
import { useSession } from '~/session/use-session';
import type { ImportReport } from '~/ui/import/import.types';
import type { RunImport } from '~/ui/import/use-import';
import { rateKeys } from './rate.keys';
import { asJson, type AnalysisDraft } from './rate.queries';
import type { AnalysisResult, LeadKind, RateResult, RevisionPreview } from './rate.types';

/** A write about rates: afterwards everything that shows one is asked again. */
function useRateMutation<Input, Answer>(
  write: (tenantId: string, input: Input) => Promise<Answer>,
) {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: (input: Input) => write(tenant.id, input),
    onSuccess: () => client.invalidateQueries({ queryKey: rateKeys.all }),
  });
}

export interface RateDraft {
  readonly sor_code: string;
  readonly valid_from: string;
  readonly rate?: string;
  readonly heads: Readonly<Record<string, string>>;
}

const saveRate = (tenantId: string, draft: RateDraft, isPreview: boolean) =>
  request<RateResult>(
    supabase().rpc('save_rate', {
      p_tenant_id: tenantId,
      p_rate: { ...draft, heads: { ...draft.heads } },
      p_is_preview: isPreview,
    }),
  );

/** Sets a rate by hand. Field errors by pointer. */
export const useSaveRate = () =>
  useRateMutation((tenantId, draft: RateDraft) => saveRate(tenantId, draft, false));

/** What a rate set by hand would change. */
export function usePreviewRate() {
  const { tenant } = useSession();
  return useMutation({ mutationFn: (draft: RateDraft) => saveRate(tenant.id, draft, true) });
}

/** Ends a rate that was typed, or withdraws one that has not begun (no last day). */
export const useEndRate = () =>
  useRateMutation((tenantId, { id, lastOn }: { id: string; lastOn: string | null }) =>
    requestMaybe(
      supabase().rpc('end_rate', { p_tenant_id: tenantId, p_id: id, p_last_on: lastOn as string }),
    ),
  );

export const useSaveAnalysis = () =>
  useRateMutation(
    (tenantId, { draft, version }: { draft: AnalysisDraft; version: number | null }) =>
      request<AnalysisResult>(
        supabase().rpc('save_analysis', {
          p_tenant_id: tenantId,
          p_analysis: asJson(draft),
          ...(version === null ? {} : { p_expected_version: version }),
        }),
      ),
  );

export const useWithdrawAnalysis = () =>
  useRateMutation((tenantId, { id, version }: { id: string; version: number }) =>
    requestMaybe(
      supabase().rpc('withdraw_analysis', {
        p_tenant_id: tenantId,
        p_id: id,
        p_expected_version: version,
      }),
    ),
  );

export const useSaveLead = () =>
  useRateMutation((tenantId, input: { kind: LeadKind; lead: Record<string, string> }) =>
    request<string>(
      supabase().rpc('save_lead', {
        p_tenant_id: tenantId,
        p_kind: input.kind,
        p_lead: input.lead,
      }),
    ),
  );

export const useEndLead = () =>
  useRateMutation((tenantId, input: { kind: LeadKind; id: string; lastOn: string | null }) =>
    requestMaybe(
      supabase().rpc('end_lead', {
        p_tenant_id: tenantId,
        p_kind: input.kind,
        p_id: input.id,
        p_last_on: input.lastOn as string,
      }),
    ),
  );

export interface RevisionDraft {
  readonly method: 'ANALYSIS' | 'PERCENTAGE';
  readonly percentage?: string;
  readonly effective_on: string;
  readonly codes?: readonly string[];
  readonly chapter?: string;
  readonly sor_type?: string;
  readonly reason: string;
  readonly starts_at?: string;
}

const revisionJson = (draft: RevisionDraft) => ({
  ...draft,
  ...(draft.codes === undefined ? {} : { codes: [...draft.codes] }),
});

export const useScheduleRevision = () =>
  useRateMutation((tenantId, draft: RevisionDraft) =>
    request<{ id: string; number: string }>(
      supabase().rpc('schedule_rate_revision', {
        p_tenant_id: tenantId,
        p_revision: revisionJson(draft),
      }),
    ),
  );

/** What the first items of a revision would become. */
export function usePreviewRevision() {
  const { tenant } = useSession();
  return useMutation({
    mutationFn: (draft: RevisionDraft) =>
      request<RevisionPreview>(
        supabase().rpc('schedule_rate_revision', {
          p_tenant_id: tenant.id,
          p_revision: revisionJson(draft),
          p_is_preview: true,
        }),
      ),
  });
}

export const useCancelRevision = () =>
  useRateMutation((tenantId, id: string) =>
    requestMaybe(supabase().rpc('cancel_rate_revision', { p_tenant_id: tenantId, p_id: id })),
  );

/** Runs an import of analyses, dry or not. */
export function useRunAnalysisImport(): RunImport {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useCallback<RunImport>(
    async (rows, isDryRun) => {
      const report = await request<ImportReport>(
        supabase().rpc('import_analyses', {
          p_tenant_id: tenant.id,
          p_rows: rows.map((row) => ({ ...row })),
          p_is_dry_run: isDryRun,
        }),
      );
      if (report.is_written) await client.invalidateQueries({ queryKey: rateKeys.all });
      return report;
    },
    [client, tenant.id],
  );
}

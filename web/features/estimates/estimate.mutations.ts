import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { useSession } from '~/session/use-session';
import { estimateKeys } from './estimate.keys';
import type { EstimateDraft } from './estimate.draft';
import type { Estimate, SavedEstimate, YearShare } from './estimate.types';
import type { TemplateDraft } from './templates/template.types';

interface SaveInput {
  readonly draft: EstimateDraft;
  /** The version that the draft is based on; `null` for an estimate that is not stored yet. */
  readonly expectedVersion: number | null;
}

/** Stores the content of a draft. Raises field errors by pointer, `STALE_VERSION`, `NOT_EDITABLE`. */
export function useSaveEstimate() {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ draft, expectedVersion }: SaveInput) =>
      request<SavedEstimate>(
        supabase().rpc('save_estimate', {
          p_tenant_id: tenant.id,
          p_estimate: draft,
          p_expected_version: expectedVersion,
        }),
      ),
    onSuccess: (_saved, { expectedVersion }) => {
      // The open form holds what was just stored: its own query is left alone, lists are renewed.
      void client.invalidateQueries({ queryKey: estimateKeys.lists() });
      if (expectedVersion === null) void client.invalidateQueries({ queryKey: ['projects'] });
    },
  });
}

interface DuplicateInput {
  readonly estimateId: string;
  readonly projectId: string;
  readonly withMeasurements: boolean;
}

/** Makes a draft of another project; answers the codes of lines that are no longer to be had. */
export function useDuplicateEstimate() {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ estimateId, projectId, withMeasurements }: DuplicateInput) =>
      request<SavedEstimate & { dropped: readonly string[] }>(
        supabase().rpc('duplicate_estimate', {
          p_tenant_id: tenant.id,
          p_estimate_id: estimateId,
          p_project_id: projectId,
          p_with_measurements: withMeasurements,
        }),
      ),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: estimateKeys.lists() }),
        client.invalidateQueries({ queryKey: ['projects'] }),
      ]),
  });
}

/** Spreads an estimate over financial years. Field errors by pointer, `STALE_VERSION`. */
export function useSaveYears() {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ estimate, shares }: { estimate: Estimate; shares: readonly YearShare[] }) =>
      request<number>(
        supabase().rpc('save_estimate_years', {
          p_tenant_id: tenant.id,
          p_estimate_id: estimate.id,
          p_shares: shares.map((share) => ({
            financial_year: share.financial_year,
            amount: String(share.amount),
          })),
          p_expected_version: estimate.version,
        }),
      ),
    onSuccess: (_version, { estimate }) =>
      client.invalidateQueries({ queryKey: estimateKeys.detail(tenant.id, estimate.id) }),
  });
}

/** Keeps a template. Field errors by pointer, `STALE_VERSION`. */
export function useSaveTemplate() {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ draft, version }: { draft: TemplateDraft; version: number | null }) =>
      request<{ id: string; version: number }>(
        supabase().rpc('save_estimate_template', {
          p_tenant_id: tenant.id,
          p_template: {
            ...draft,
            local_names: { ...draft.local_names },
            lines: draft.lines.map((line) => ({ ...line })),
          },
          ...(version === null ? {} : { p_expected_version: version }),
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: estimateKeys.templates(tenant.id) }),
  });
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { request, supabase } from '~/api/client';
import { useSession } from '~/session/use-session';
import type { ImportReport } from '~/ui/import/import.types';
import type { RunImport } from '~/ui/import/use-import';
import { individualKeys } from './individual.keys';
import type { IndividualDraft } from './individual.schema';
import type { FindKind, IndividualCard, SavedIndividual } from './individual.types';

/** A write about wage seekers: afterwards everything that shows them is asked again. */
function useIndividualMutation<Input, Answer>(
  write: (tenantId: string, input: Input) => Promise<Answer>,
) {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: (input: Input) => write(tenant.id, input),
    // What was typed holds identity numbers: it is forgotten with the form.
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: individualKeys.all }),
  });
}

interface SaveInput {
  readonly draft: IndividualDraft;
  readonly expectedVersion: number | null;
}

/** Registers a person or changes one. Raises field errors by pointer, `STALE_VERSION`. */
export const useSaveIndividual = () =>
  useIndividualMutation((tenantId, { draft, expectedVersion }: SaveInput) =>
    request<SavedIndividual>(
      supabase().rpc('save_individual', {
        p_tenant_id: tenantId,
        p_individual: draft,
        ...(expectedVersion === null ? {} : { p_expected_version: expectedVersion }),
      }),
    ),
  );

interface StatusInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly isActive: boolean;
  readonly reason: string;
}

/** Takes a person off the register or back, with a reason. */
export const useSetIndividualStatus = () =>
  useIndividualMutation((tenantId, input: StatusInput) =>
    request<SavedIndividual>(
      supabase().rpc('set_individual_status', {
        p_tenant_id: tenantId,
        p_id: input.id,
        p_expected_version: input.expectedVersion,
        p_is_active: input.isActive,
        p_reason: input.reason,
      }),
    ),
  );

/** Who has exactly this number. A mutation, so that the number stands in no key and in no address. */
export function useFindIndividuals() {
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ kind, value }: { kind: FindKind; value: string }) =>
      request<IndividualCard[]>(
        supabase().rpc('find_individuals', {
          p_tenant_id: tenant.id,
          p_kind: kind,
          p_value: value,
        }),
      ),
    gcTime: 0,
  });
}

/** Sends a sheet to `import_individuals`; who was registered shows at once. */
export function useRunIndividualImport(): RunImport {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useCallback<RunImport>(
    async (rows, isDryRun) => {
      const report = await request<ImportReport>(
        supabase().rpc('import_individuals', {
          p_tenant_id: tenant.id,
          p_rows: [...rows],
          p_is_dry_run: isDryRun,
        }),
      );
      if (report.is_written) await client.invalidateQueries({ queryKey: individualKeys.all });
      return report;
    },
    [client, tenant.id],
  );
}

import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { request, requestMaybe, supabase } from '~/api/client';
import { masterKeys } from '~/features/masters';
import { useSession } from '~/session/use-session';
import type { ImportReport } from '~/ui/import/import.types';
import type { RunImport } from '~/ui/import/use-import';
import type { MasterKind } from './master-kinds.types';
import { masterRowKeys } from './master-rows.keys';

export type SaveMode = 'add' | 'change' | 'replace';

export interface SaveInput {
  readonly mode: SaveMode;
  readonly row: Readonly<Record<string, string>>;
  /** `updated_at` of the row that the form was opened with; null for a new one. */
  readonly expected: string | null;
}

/** The lists of administration, and what the forms choose from. */
async function refresh(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: masterRowKeys.all }),
    client.invalidateQueries({ queryKey: masterKeys.all }),
  ]);
}

export function useSaveMaster(kind: MasterKind) {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ mode, row, expected }: SaveInput) =>
      request(
        supabase().rpc('save_master', {
          p_tenant_id: tenant.id,
          p_kind: kind.api,
          p_row: { ...row, ...kind.fixed },
          p_mode: mode,
          ...(expected === null ? {} : { p_expected: expected }),
        }),
      ),
    onSuccess: () => refresh(client),
  });
}

/** Takes back a row that has not begun, or an own wording. */
export function useWithdrawMaster(kind: MasterKind) {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ row, expected }: { row: Record<string, string>; expected: string }) =>
      requestMaybe(
        supabase().rpc('withdraw_master', {
          p_tenant_id: tenant.id,
          p_kind: kind.api,
          p_row: { ...row, ...kind.fixed },
          p_expected: expected,
        }),
      ),
    onSuccess: () => refresh(client),
  });
}

/** Sends a list to `import_masters`; written rows show at once. */
export function useRunImport(kind: MasterKind): RunImport {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useCallback<RunImport>(
    async (rows, isDryRun) => {
      const report = await request<ImportReport>(
        supabase().rpc('import_masters', {
          p_tenant_id: tenant.id,
          p_kind: kind.api,
          p_rows: rows.map((row) => ({ ...row, ...kind.fixed })),
          p_is_dry_run: isDryRun,
        }),
      );
      if (report.is_written) await refresh(client);
      return report;
    },
    [client, tenant.id, kind],
  );
}

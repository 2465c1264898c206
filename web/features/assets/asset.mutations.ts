import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { useSession } from '~/session/use-session';
import { assetKeys } from './asset.keys';
import type { AssetForm, ClosureForm } from './asset.schema';
import type { Saved } from './asset.types';

interface ClosureInput {
  readonly draft: ClosureForm & { readonly id: string; readonly work_order_id: string };
  /** The version that the draft is based on; `null` for a closure that is not stored yet. */
  readonly expectedVersion: number | null;
}

/** Stores the content of a closure. Raises field errors by pointer, `STALE_VERSION`, `CLOSURE_EXISTS`. */
export function useSaveClosure() {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ draft, expectedVersion }: ClosureInput) =>
      request<Saved>(
        supabase().rpc('save_closure', {
          p_tenant_id: tenant.id,
          p_closure: draft,
          p_expected_version: expectedVersion,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: assetKeys.all }),
  });
}

interface AssetInput {
  readonly draft: AssetForm & { readonly id: string };
  readonly expectedVersion: number;
}

/** Changes an asset before its registration. Raises field errors by pointer, `STALE_VERSION`, `NOT_EDITABLE`. */
export function useSaveAsset() {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ draft, expectedVersion }: AssetInput) =>
      request<Saved>(
        supabase().rpc('save_asset', {
          p_tenant_id: tenant.id,
          p_asset: draft,
          p_expected_version: expectedVersion,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: assetKeys.all }),
  });
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { requestMaybe, supabase } from '~/api/client';
import { useSession } from '~/session/use-session';
import type { Arrangement } from '~/ui/table/arrangement';
import { listKeys } from './lists.keys';
import type { MyList, ViewSettings } from './lists.types';

const asJson = (value: unknown) => JSON.parse(JSON.stringify(value)) as never;

/** Remembers how I have arranged a list. Shown at once; the list does not wait for it. */
export function useRemember(code: string) {
  const { tenant } = useSession();
  const client = useQueryClient();
  const key = listKeys.mine(tenant.id, code);
  return useMutation({
    mutationFn: (change: { arrangement?: Arrangement; default_view_id?: string | null }) => {
      const row = { tenant_id: tenant.id, list_code: code, ...change };
      return requestMaybe(
        supabase()
          .from('list_preferences')
          .upsert(asJson(row), { onConflict: 'tenant_id,user_id,list_code' }),
      );
    },
    onMutate: (change) => {
      client.setQueryData<MyList>(key, (before) => before && { ...before, ...change });
    },
    onError: () => client.invalidateQueries({ queryKey: key }),
  });
}

export interface ViewToSave {
  readonly id: string;
  readonly isNew: boolean;
  readonly name: string;
  readonly isShared: boolean;
  readonly settings: ViewSettings;
}

/** Saves a view under a name, new or over the one that is there. Raises CONFLICT for a name in use. */
export function useSaveView(code: string) {
  const { tenant } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, isNew, name, isShared, settings }: ViewToSave) => {
      const fields = { name, is_shared: isShared, settings: asJson(settings) };
      return requestMaybe(
        isNew
          ? supabase()
              .from('saved_views')
              .insert({ tenant_id: tenant.id, id, list_code: code, ...fields })
          : supabase().from('saved_views').update(fields).eq('tenant_id', tenant.id).eq('id', id),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: listKeys.mine(tenant.id, code) }),
  });
}

export function useDeleteView(code: string) {
  const { tenant } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      requestMaybe(supabase().from('saved_views').delete().eq('tenant_id', tenant.id).eq('id', id)),
    onSuccess: () => client.invalidateQueries({ queryKey: listKeys.mine(tenant.id, code) }),
  });
}

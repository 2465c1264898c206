import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { masterKeys } from '~/features/masters';
import { useSession } from '~/session/use-session';
import { settingKeys } from './setting.keys';

interface SaveSetting {
  readonly key: string;
  /** Empty: again as inherited. */
  readonly value: string;
  readonly from: string;
  /** `updated_at` of the own row with this first day; null for a new one. */
  readonly expected: string | null;
}

/** Sets a value from a day on. Needs `master:manage`. */
export function useSaveSetting() {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ key, value, from, expected }: SaveSetting) =>
      request(
        supabase().rpc('save_master', {
          p_tenant_id: tenant.id,
          p_kind: 'tenant_settings',
          p_row: { key, value, effective_from: from },
          p_mode: expected === null ? 'replace' : 'change',
          ...(expected === null ? {} : { p_expected: expected }),
        }),
      ),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: settingKeys.all }),
        client.invalidateQueries({ queryKey: masterKeys.all }),
      ]),
  });
}

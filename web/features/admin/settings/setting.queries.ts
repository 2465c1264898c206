import { queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { settingKeys } from './setting.keys';
import type { SettingDefinition, Settings } from './setting.types';
import type { TenantSetting } from './setting.values';

/** An agency and those above it. */
const lineOf = (tenantId: string) =>
  tenantId.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'));

export const settingQueries = {
  /** Every setting with its default, and what this agency and those above it have set. */
  list: (tenantId: string) =>
    queryOptions({
      queryKey: settingKeys.list(tenantId),
      queryFn: async ({ signal }): Promise<Settings> => {
        const [definitions, values] = await Promise.all([
          request<SettingDefinition[]>(
            supabase()
              .from('setting_definitions')
              .select(
                'key,kind,default_value,description,local_descriptions,min_value,max_value,list_code,is_root_only',
              )
              .order('key')
              .abortSignal(signal)
              .overrideTypes<SettingDefinition[], { merge: false }>(),
          ),
          request<TenantSetting[]>(
            supabase()
              .from('tenant_settings')
              .select('tenant_id,key,effective_from,value,updated_at')
              .in('tenant_id', lineOf(tenantId))
              .abortSignal(signal)
              .overrideTypes<TenantSetting[], { merge: false }>(),
          ),
        ]);
        return { definitions, values };
      },
    }),
};

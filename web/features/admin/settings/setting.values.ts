import type { SettingDefinition } from './setting.types';

/** An agency's value of a setting from a day on; null: again as inherited. */
export interface TenantSetting {
  readonly tenant_id: string;
  readonly key: string;
  readonly effective_from: string;
  readonly value: unknown;
  readonly updated_at: string;
}

export interface SettingInForce {
  readonly value: unknown;
  /** The agency whose value it is; null for the default of the product. */
  readonly source: string | null;
  /** My next change, if there is one. */
  readonly next: TenantSetting | null;
}

/** The value in force on a day, nearest agency first, as `private.setting` decides it. */
export function settingInForce(
  definition: SettingDefinition,
  values: readonly TenantSetting[],
  tenantId: string,
  on: string,
): SettingInForce {
  const mine = values.filter(({ key }) => key === definition.key);
  const next = mine
    .filter(({ tenant_id: owner, effective_from: from }) => owner === tenantId && from > on)
    .sort((a, b) => a.effective_from.localeCompare(b.effective_from))[0];
  const line = tenantId
    .split('.')
    .map((_, index, parts) => parts.slice(0, parts.length - index).join('.'));
  for (const owner of line) {
    const newest = mine
      .filter((row) => row.tenant_id === owner && row.effective_from <= on)
      .sort((a, b) => b.effective_from.localeCompare(a.effective_from))[0];
    if (newest !== undefined && newest.value !== null) {
      return { value: newest.value, source: owner, next: next ?? null };
    }
  }
  return { value: definition.default_value, source: null, next: next ?? null };
}

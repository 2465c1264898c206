import type { TenantSetting } from './setting.values';

/** A setting that the product reads, with its default. */
export interface SettingDefinition {
  readonly key: string;
  readonly kind: 'integer' | 'number' | 'boolean' | 'text';
  readonly default_value: unknown;
  readonly description: string;
  readonly local_descriptions: Readonly<Record<string, string>>;
  readonly min_value: number | null;
  readonly max_value: number | null;
  /** The code list that a text is chosen from. */
  readonly list_code: string | null;
  /** Set by the agency at the top alone. */
  readonly is_root_only: boolean;
}

export interface Settings {
  readonly definitions: readonly SettingDefinition[];
  readonly values: readonly TenantSetting[];
}

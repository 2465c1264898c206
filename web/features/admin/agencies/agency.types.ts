/** An agency of `tenants`, as far as the reader may see: their own, those below, and those above. */
export interface Agency {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly parent_id: string | null;
  readonly kind: string;
  readonly name: string;
  readonly local_names: Readonly<Record<string, string>>;
  readonly short_code: string | null;
  readonly district: string | null;
  readonly is_active: boolean;
  readonly updated_at: string;
}

/** What is in use in an agency, as `tenant_dependents` counts it. */
export interface AgencyUse {
  readonly agencies: number;
  readonly people: number;
  readonly papers: number;
}

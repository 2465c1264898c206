/** A row of `boundaries` as its tree shows it. */
export interface BoundaryRow {
  readonly [column: string]: unknown;
  readonly code: string;
  readonly kind: 'CITY' | 'WARD' | 'LOCALITY';
  readonly parent_code: string | null;
  readonly name: string;
  readonly local_names: Readonly<Record<string, string>>;
  readonly is_active: boolean;
  readonly updated_at: string;
}

export interface BoundaryNode extends BoundaryRow {
  readonly below: readonly BoundaryNode[];
}

/** What stands in a ward or locality, as `boundary_dependents` counts it. */
export interface BoundaryUse {
  readonly boundaries: number;
  readonly employees: number;
  readonly projects: number;
}

import type { DecimalInput } from '#domain';
import type { Named } from '~/i18n/local-name';

export interface BudgetHead extends Named {
  readonly id: string;
  readonly financial_year: string;
  readonly code: string;
  readonly fund_code: string;
  readonly head_of_account: string;
  readonly function_code: string | null;
  readonly appropriated: DecimalInput;
  readonly blocked: DecimalInput;
  readonly committed: DecimalInput;
  readonly spent: DecimalInput;
  readonly available: string | number;
  readonly is_active: boolean;
  readonly version: number;
}

/** A line of the appropriation register. */
export interface BudgetEntry {
  readonly id: string;
  readonly ordinal: number;
  readonly kind: string;
  readonly amount: DecimalInput;
  readonly available_after: DecimalInput;
  readonly reference: string | null;
  readonly comment: string | null;
  readonly actor_name: string;
  readonly at: string;
  readonly project: { readonly id: string; readonly number: string; readonly name: string } | null;
}

export interface Appropriation {
  readonly id: string;
  readonly number: string | null;
  readonly kind: 'ORIGINAL' | 'SUPPLEMENTARY' | 'REAPPROPRIATION' | 'SURRENDER';
  readonly from_head_id: string | null;
  readonly to_head_id: string | null;
  readonly amount: DecimalInput;
  readonly order_number: string;
  readonly ordered_on: string;
  readonly remarks: string | null;
  readonly state: string;
  readonly version: number;
  readonly created_by_name: string;
}

export interface Fund extends Named {
  readonly code: string;
  readonly head_of_account: string;
}

/** The budget head of a work. */
export type WorkHead = Pick<
  BudgetHead,
  'id' | 'code' | 'name' | 'local_names' | 'financial_year' | 'available'
>;

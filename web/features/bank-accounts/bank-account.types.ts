export const ACCOUNT_TYPES = ['SAVINGS', 'CURRENT', 'LOAN'] as const;
export type AccountType = (typeof ACCOUNT_TYPES)[number];

/** Who is paid: a person or an organisation by id, the heads of deductions of the agency all together. */
export type AccountOwner =
  | { readonly type: 'INDIVIDUAL' | 'ORGANISATION'; readonly id: string }
  | { readonly type: 'HEAD'; readonly id: null };

/** A row of `bank_accounts`. The number is not in it: here are its last four digits. */
export interface BankAccount {
  readonly id: string;
  readonly head_code: string | null;
  readonly holder_name: string;
  readonly account_last4: string;
  readonly account_type: AccountType;
  readonly ifsc: string;
  readonly bank_name: string | null;
  readonly branch_name: string | null;
  readonly is_primary: boolean;
  readonly is_active: boolean;
  readonly set_at: string;
  readonly set_by: string | null;
  readonly set_by_name: string | null;
  readonly is_verified: boolean;
  readonly verified_at: string | null;
  readonly verified_by_name: string | null;
  readonly is_valid: boolean;
  readonly validated_at: string | null;
  readonly validated_by_name: string | null;
  readonly flag_remarks: string | null;
  readonly version: number;
}

/** An account that nothing can be paid to yet, with whose it is. */
export interface WaitingAccount extends BankAccount {
  readonly owner_type: AccountOwner['type'];
  readonly individual_id: string | null;
  readonly organisation_id: string | null;
  readonly owner_name: string | null;
  readonly owner_local_names: unknown;
  readonly owner_number: string | null;
}

/** What `bank_accounts_to_verify` answers. */
export interface WaitingAccounts {
  readonly count: number;
  readonly rows: readonly WaitingAccount[];
}

/** A number that is shown by its last four digits. */
export type RevealSubject =
  | { readonly kind: 'INDIVIDUAL'; readonly field: 'aadhaar' | 'mobile'; readonly id: string }
  | { readonly kind: 'BANK_ACCOUNT'; readonly field: 'account_number'; readonly id: string };

export interface SavedAccount {
  readonly id: string;
  readonly version: number;
}

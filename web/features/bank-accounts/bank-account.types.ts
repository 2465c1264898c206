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

/** A number that is shown by its last four digits. */
export type RevealSubject =
  | { readonly kind: 'INDIVIDUAL'; readonly field: 'aadhaar' | 'mobile'; readonly id: string }
  | { readonly kind: 'BANK_ACCOUNT'; readonly field: 'account_number'; readonly id: string };

export interface SavedAccount {
  readonly id: string;
  readonly version: number;
}

import type { DecimalInput } from '#domain';

/** The agency's own accounts, accrual; the treasury's heads of account, cash. */
export type Book = 'ULB' | 'STATE';

interface LedgerAccount {
  readonly name: string | null;
  readonly local_names: Readonly<Record<string, string>> | null;
}

export interface TrialRow extends LedgerAccount {
  readonly account_code: string;
  readonly kind: string | null;
  /** Debit positive. */
  readonly opening: DecimalInput;
  readonly debit: DecimalInput;
  readonly credit: DecimalInput;
  readonly closing_debit: DecimalInput;
  readonly closing_credit: DecimalInput;
}

export interface TrialBalance {
  readonly closed_until: string | null;
  readonly rows: readonly TrialRow[];
  readonly totals: Pick<
    TrialRow,
    'opening' | 'debit' | 'credit' | 'closing_debit' | 'closing_credit'
  >;
}

export interface LedgerRow {
  readonly entry_id: string;
  readonly ordinal: number;
  readonly number: string;
  readonly on_date: string;
  readonly account_code: string;
  readonly event_kind: string;
  readonly source_number: string | null;
  readonly is_reversal: boolean;
  readonly debit: DecimalInput;
  readonly credit: DecimalInput;
  readonly balance: DecimalInput;
}

export interface AccountLedger {
  readonly accounts: readonly (LedgerAccount & { readonly code: string; readonly kind: string })[];
  readonly opening: DecimalInput;
  readonly debit: DecimalInput;
  readonly credit: DecimalInput;
  readonly closing: DecimalInput;
  readonly count: number;
  readonly rows: readonly LedgerRow[];
}

export interface WorkRow {
  readonly project_id: string;
  readonly number: string | null;
  readonly name: string | null;
  readonly before: DecimalInput;
  readonly billed: DecimalInput;
  readonly paid: DecimalInput;
}

interface EntryReference {
  readonly id: string;
  readonly number: string;
}

export interface JournalLine extends LedgerAccount {
  readonly ordinal: number;
  readonly account_code: string;
  readonly debit: DecimalInput;
  readonly credit: DecimalInput;
}

export interface JournalEntry {
  readonly id: string;
  readonly book: Book;
  readonly number: string;
  readonly on_date: string;
  readonly event_kind: string;
  readonly source_type: string;
  readonly source_id: string;
  readonly source_number: string | null;
  readonly posting: number;
  readonly bill_kind: string | null;
  readonly head_of_account: string | null;
  readonly amount: DecimalInput;
  readonly remarks: string | null;
  readonly actor_name: string;
  readonly posted_at: string;
  readonly project: { readonly id: string; readonly number: string; readonly name: string } | null;
  readonly work_order: EntryReference | null;
  readonly reverses: EntryReference | null;
  readonly reversed_by: EntryReference | null;
  readonly others: readonly (EntryReference & {
    readonly book: Book;
    readonly event_kind: string;
  })[];
  readonly lines: readonly JournalLine[];
}

export interface LedgerMonth {
  readonly month: string;
  readonly entries: number;
  readonly amount: DecimalInput;
  readonly is_closed: boolean;
  readonly is_over: boolean;
}

export interface MonthMove {
  readonly id: string;
  readonly kind: 'CLOSE' | 'REOPEN';
  readonly month: string;
  readonly reason: string | null;
  readonly actor_name: string;
  readonly at: string;
}

export interface LedgerMonths {
  readonly closed_until: string | null;
  /** The month that is next to be closed. */
  readonly next: string | null;
  readonly months: readonly LedgerMonth[];
  readonly history: readonly MonthMove[];
}

import type { BillKind, ChargeRule, DecimalInput, DocumentType } from '#domain';
import type { PaperDocument } from '~/features/documents';
import type { HistoryEntry, PaperVersions, WorkflowFacts } from '~/features/workflow';
import type { Named } from '~/i18n/local-name';

export interface Saved {
  readonly id: string;
  readonly version: number;
}

/** A row of `bill_list`. */
export interface BillRow {
  readonly id: string;
  readonly number: string | null;
  readonly kind: BillKind;
  readonly bill_date: string;
  readonly payee_name: string | null;
  readonly beneficiary_count: number;
  readonly gross: DecimalInput;
  readonly net: DecimalInput;
  readonly state: string;
  readonly payment_status: string | null;
  readonly work_order_number: string | null;
  readonly project_number: string | null;
  readonly project_name: string | null;
  readonly ward_code: string;
  readonly locality_code: string;
}

export interface BillLine {
  readonly id: string;
  readonly direction: 'EARNING' | 'DEDUCTION';
  readonly head_code: string;
  readonly description: string | null;
  readonly calculation: 'PERCENTAGE' | 'LUMPSUM' | 'QUANTITY' | null;
  readonly rate: DecimalInput;
  readonly base: 'EXCLUDING_GST' | 'INCLUDING_GST' | null;
  readonly base_amount: DecimalInput;
  readonly quantity: DecimalInput;
  readonly unit_code: string | null;
  readonly calculated_amount: DecimalInput;
  readonly amount: DecimalInput;
  readonly reason: string | null;
}

export interface Beneficiary {
  readonly id: string;
  readonly owner_type: 'INDIVIDUAL' | 'ORGANISATION' | 'HEAD';
  readonly head_code: string | null;
  readonly name: string;
  readonly days: DecimalInput;
  readonly gross: DecimalInput;
  readonly deductions: DecimalInput;
  readonly net: DecimalInput;
  readonly withheld_until: string | null;
  readonly payment_status: string | null;
  readonly account: {
    readonly last4: string;
    readonly ifsc: string;
    readonly bank_name: string | null;
    readonly is_ready: boolean;
  } | null;
}

export interface BillOrder {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly amount: DecimalInput;
  readonly billed: DecimalInput;
  readonly agency_role_code: string | null;
  readonly project: {
    readonly id: string;
    readonly number: string;
    readonly name: string;
    readonly ward_code: string;
    readonly locality_code: string;
  };
}

/** What `get_bill` answers. */
export interface Bill extends PaperVersions {
  readonly id: string;
  readonly number: string | null;
  readonly kind: BillKind;
  readonly document_type: DocumentType;
  readonly reference: string;
  readonly work_order_id: string;
  readonly payee_organisation_id: string | null;
  readonly payee_name: string | null;
  readonly bill_date: string;
  readonly invoice_number: string | null;
  readonly invoice_date: string | null;
  readonly material_amount: DecimalInput;
  readonly gst_amount: DecimalInput;
  readonly gross: DecimalInput;
  readonly deductions: DecimalInput;
  readonly net: DecimalInput;
  readonly entered: {
    readonly supplies?: readonly { readonly material_code: string; readonly quantity: string }[];
    readonly deductions?: readonly {
      readonly head_code: string;
      readonly amount: string;
      readonly reason?: string | null;
    }[];
  };
  readonly remarks: string | null;
  readonly state: string;
  readonly application_status: string;
  readonly payment_status: string | null;
  readonly version: number;
  readonly created_by_name: string;
  readonly is_whole: boolean;
  readonly work_order: BillOrder;
  readonly heads: Readonly<Record<string, Named>>;
  readonly lines: readonly BillLine[];
  readonly beneficiaries: readonly Beneficiary[];
  readonly workflow: WorkflowFacts;
  readonly history: readonly HistoryEntry[];
  readonly documents: readonly PaperDocument[];
}

/** What `get_order_bills` answers. */
export interface OrderBillsAnswer extends BillOrder {
  readonly may_create: boolean;
  readonly may_run: boolean;
  readonly unbilled: DecimalInput;
  readonly advance_outstanding: DecimalInput;
  readonly security: { readonly withheld: DecimalInput; readonly released: DecimalInput };
  readonly bills: readonly (Pick<
    BillRow,
    'id' | 'number' | 'kind' | 'bill_date' | 'payee_name' | 'gross' | 'net' | 'state'
  > & { readonly payment_status: string | null })[];
}

/** What of `preview_bill` a form needs. */
export interface BillTerms {
  readonly rules: readonly ChargeRule[];
  readonly heads: Readonly<Record<string, Named>>;
  readonly order: { readonly amount: DecimalInput; readonly room: DecimalInput };
}

export interface Vendor {
  readonly code: string;
  readonly name: string;
  readonly local_names: Readonly<Record<string, string>>;
}

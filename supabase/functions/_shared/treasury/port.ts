/**
 * What the payments need of a state treasury: the nine services of its just-in-time funds system, under their own names
 * and with their own fields. Amounts are rupees as decimal text ('2070.00'), never numbers; dates are the treasury's texts.
 */

/** Rupees as decimal text with two places. */
export type Rupees = string;

/** VA: what was allotted to an office under a head of account since a time. */
export interface AllotmentQuery {
  readonly hoa: string;
  readonly ddoCode: string;
  readonly granteCode: string;
  /** `yyyy-MM-dd HH:mm:ss`, Indian time. */
  readonly fromDate: string;
}

export interface Allotment {
  readonly ddoCode: string;
  readonly schemeCode: string;
  readonly schemeName: string;
  readonly granteeAgCode: string;
  readonly granteeName: string;
  readonly ssuId: string;
  readonly ssuOffice: string;
  readonly allotmentDate: string;
  readonly allotmentTxnSlNo: string;
  readonly allotmentAmount: Rupees;
  readonly availableBalance: Rupees;
  readonly allotmentTxnType: string;
  readonly mstAllotmentDistId: string;
  readonly ssuAllotmentId: string;
}

export interface InstructedBeneficiary {
  readonly benefId: string;
  readonly benefName: string;
  readonly benfAcctNo: string;
  readonly benfBankIfscCode: string;
  readonly benfMobileNo: string;
  readonly benfEmailId: string;
  readonly benfAddress: string;
  readonly benfAccountType: string;
  readonly benfAmount: Rupees;
  readonly panNo: string;
  readonly adhaarNumber: string;
  readonly purpose: string;
}

/** PI: pay these people from this allotment. */
export interface Instruction {
  readonly jitBillNo: string;
  readonly jitBillDate: string;
  readonly jitBillDdoCode: string;
  readonly granteeAgCode: string;
  readonly schemeCode: string;
  readonly hoa: string;
  readonly ssuIaId: string;
  readonly mstAllotmentDistId: string;
  readonly ssuAllotmentId: string;
  readonly allotmentTxnSlNo: string;
  readonly billGrossAmount: Rupees;
  readonly billNetAmount: Rupees;
  readonly billNumberOfBenf: string;
  readonly purpose: string;
  readonly beneficiaryDetails: readonly InstructedBeneficiary[];
}

export interface InstructionReceipt {
  readonly jitBillNo: string;
  readonly jitBillDate: string;
  readonly ssuIaId: string;
  readonly successCode: string;
  readonly sucessDescrp: string;
}

/** PIS: was the instruction approved? No row: not yet. */
export interface InstructionQuery {
  readonly jitBillNo: string;
  readonly jitBillDate: string;
  readonly ssuIaId: string;
}

export interface InstructionStatus {
  readonly pmtInstId: string;
  readonly payInstDate: string;
  readonly jitBillNumber: string;
  readonly jitBillDate: string;
  readonly billNetAmount: Rupees;
  readonly billGrossAmount: Rupees;
  readonly totalNumberOfBeneficiary: string;
  readonly schemeCode: string;
  readonly ssuIaId: string;
}

/** PAG: the payment advice of an approved instruction. No row: not yet. */
export interface AdviceQuery {
  readonly pmtInstId: string;
  readonly pmtInstDate: string;
  readonly billNo: string;
  readonly billDate: string;
  readonly ssuIaId: string;
}

export interface Advice {
  readonly billNo: string;
  readonly ssuIaId: string;
  readonly finYear: string;
  readonly adviceId: string;
  readonly adviceDate: string;
  readonly onlineBillRefNo: string;
  readonly tokenNumber: string;
  readonly tokenDate: string;
  readonly benfList: readonly {
    readonly benfName: string;
    readonly benfAccountNo: string;
    readonly benfBankIfscCode: string;
    readonly amount: Rupees;
    readonly benfId: string;
  }[];
}

/** PD: voucher and UTR of every beneficiary. No row: not yet. */
export interface PaymentQuery {
  readonly finYear: string;
  readonly extAppName: string;
  readonly billRefNo: string;
  readonly tokenNumber: string;
  readonly tokenDate: string;
}

export interface PaidBeneficiary {
  readonly benfAcctNo: string;
  readonly benfBankIfscCode: string;
  readonly utrNo: string;
  readonly utrDate: string;
  readonly endToEndId: string;
  readonly benfId: string;
}

export interface PaymentDetails {
  readonly billNumber: string;
  readonly billDate: string;
  readonly voucherNo: string;
  readonly voucherDate: string;
  readonly billRefNo: string;
  readonly paymentStatus: string;
  readonly tokenNumber: string;
  readonly tokenDate: string;
  readonly benfDtls: readonly PaidBeneficiary[];
}

/** FD: what banks sent back of the vouchers since a time. */
export interface FailureQuery {
  readonly finYear: string;
  readonly extAppName: string;
  readonly voucherDate: string;
}

export interface FailedBeneficiary extends PaidBeneficiary {
  readonly orgBillRefNumber: string;
  readonly challanNumber: string;
  readonly challanDate: string;
  readonly failedReason: string;
}

export interface FailureDetails {
  readonly billNumber: string;
  readonly billDate: string;
  readonly voucherNo: string;
  readonly voucherDate: string;
  readonly billRefNo: string;
  readonly tokenNumber: string;
  readonly tokenDate: string;
  readonly benfDtls: readonly FailedBeneficiary[];
}

export interface CorrectedBeneficiary {
  readonly benefId: string;
  readonly jitCurBillRefNo: string;
  readonly orgAccountNo: string;
  readonly orgIfsc: string;
  readonly correctedAccountNo: string;
  readonly correctedIfsc: string;
  readonly curAccountNo: string;
  readonly curIfsc: string;
}

interface CorrectionHead {
  readonly jitCorBillNo: string;
  readonly jitCorBillDate: string;
  readonly jitCorBillDeptCode: string;
  readonly jitOrgBillRefNo: string;
  readonly jitOrgBillNo: string;
  readonly jitOrgBillDate: string;
}

/** COR: pay what came back into the corrected accounts. */
export interface Correction extends CorrectionHead {
  readonly beneficiaryDtls: readonly CorrectedBeneficiary[];
}

export interface CorrectionReceipt {
  readonly jitCorBillNo: string;
  readonly jitCorBillDate: string;
  readonly successCode: string;
  readonly sucessDescrp: string;
}

/** FTPS: voucher and UTR of a correction. No row: not yet. */
export type CorrectionQuery = CorrectionHead;

export interface CorrectionPayment extends PaymentDetails {
  readonly jitCorBillNo: string;
  readonly jitOrgBillRefNo: string;
}

/** FTFPS: what came back of a correction. */
export interface CorrectionFailureQuery {
  readonly jitCorBillNo: string;
  readonly jitCorBillDate: string;
  readonly billRefNo: string;
  readonly tokenNumber: string;
  readonly tokenDate: string;
}

export interface CorrectionFailure extends FailureDetails {
  readonly jitCorBillNo: string;
}

/** Request and row of the reply, per service. */
export interface Services {
  readonly VA: { readonly request: AllotmentQuery; readonly row: Allotment };
  readonly PI: { readonly request: Instruction; readonly row: InstructionReceipt };
  readonly PIS: { readonly request: InstructionQuery; readonly row: InstructionStatus };
  readonly PAG: { readonly request: AdviceQuery; readonly row: Advice };
  readonly PD: { readonly request: PaymentQuery; readonly row: PaymentDetails };
  readonly FD: { readonly request: FailureQuery; readonly row: FailureDetails };
  readonly COR: { readonly request: Correction; readonly row: CorrectionReceipt };
  readonly FTPS: { readonly request: CorrectionQuery; readonly row: CorrectionPayment };
  readonly FTFPS: { readonly request: CorrectionFailureQuery; readonly row: CorrectionFailure };
}

export type ServiceId = keyof Services;

export interface TreasuryError {
  readonly code: string;
  readonly message: string;
}

export type UnsentReason = 'UNREACHABLE' | 'NOT_AUTHENTICATED';
export type UnknownReason = 'TIMEOUT' | 'NO_REPLY' | 'SERVER_ERROR' | 'UNREADABLE';

/**
 * What is known after a call. Only `unsent` may be sent again as it is: the message never left, because no session was
 * had or the treasury did not accept it. After `unknown` the treasury may or may not have taken the message: ask PIS (after
 * PI) or FTPS (after COR), never send again. A query is free to be asked again in any case.
 */
export type Outcome<Row> =
  | { readonly status: 'accepted'; readonly rows: readonly Row[] }
  | { readonly status: 'refused'; readonly errors: readonly TreasuryError[] }
  | { readonly status: 'unsent'; readonly reason: UnsentReason }
  | { readonly status: 'unknown'; readonly reason: UnknownReason };

/** The port. One function per service. */
export type Treasury = {
  readonly [Id in ServiceId]: (
    request: Services[Id]['request'],
  ) => Promise<Outcome<Services[Id]['row']>>;
};

/** One line per call, for the log of the payment and the log of the function. It never holds an account or a name. */
export interface TreasuryCall {
  readonly serviceId: ServiceId;
  /** The paper that the call is about: bill, correction, instruction or head of account. */
  readonly reference: string;
  readonly status: Outcome<unknown>['status'];
  /** Codes of a refusal, or the reason. */
  readonly codes: readonly string[];
  readonly rows: number;
  readonly ms: number;
}

import type { Correction, Instruction } from '../../functions/_shared/treasury/port.ts';

/** What happened at the treasury, in order: the only thing that it stores. */
export type TreasuryEvent =
  | {
      type: 'ALLOTTED';
      at: string;
      granteeAgCode: string;
      hoa: string;
      kind: 'Initial Allotment' | 'Additional allotment' | 'Allotment withdrawal';
      amount: string;
    }
  | { type: 'INSTRUCTED'; at: string; instruction: Instruction }
  | { type: 'REJECTED' | 'APPROVED' | 'ADVISED'; at: string; billNo: string }
  | { type: 'PAID'; at: string; billNo: string; failed: readonly Failure[] }
  | { type: 'CORRECTED'; at: string; correction: Correction }
  | { type: 'CORRECTION_PAID'; at: string; billNo: string; failed: readonly Failure[] }
  | { type: 'SWITCHED'; at: string; switches: Switches };

export type Failure = { benefId: string; reason: string };

/** How the reference treasury misbehaves. */
export type Switches = {
  /** Milliseconds before a message is taken: the caller may be gone by then. */
  delayBefore: number;
  /** Milliseconds between taking a message and answering it. */
  delayAfter: number;
  /** So many of the next messages (PI, COR) are taken, and their connection is broken off. */
  loseReplies: number;
  /** Rows of an answer come twice, and what was paid is told again by FD and PD alike. */
  answerTwice: boolean;
  /** Rows come in reverse, and failures are told before the payment they belong to. */
  outOfOrder: boolean;
  /** So many beneficiaries of every further instruction come back from their bank. */
  failBeneficiaries: number;
  /** Whoever has an account that ends so comes back, also after a correction. */
  failAccounts: readonly string[];
  /** So many of the next instructions are rejected by the treasury officer. */
  rejectInstructions: number;
  /** Services (PIS, PAG, PD, FTPS) whose step does not happen for now. */
  hold: readonly string[];
  /** `no`, `503` (answers so), or `silent` (breaks every connection off). */
  down: string;
};

export const NORMAL: Switches = {
  delayBefore: 0,
  delayAfter: 0,
  loseReplies: 0,
  answerTwice: false,
  outOfOrder: false,
  failBeneficiaries: 0,
  failAccounts: [],
  rejectInstructions: 0,
  hold: [],
  down: 'no',
};

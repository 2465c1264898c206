import type { Correction, Instruction } from '../../functions/_shared/treasury/port.ts';
import { dayOf, financialYear } from './clock.ts';
import { NORMAL, type Switches, type TreasuryEvent } from './events.ts';
import { OFFICES } from './offices.ts';
import { paiseOf, rupeesOf } from './paise.ts';

/** One movement of money, in the treasury's own book. A payment that came back has two lines. */
export type Entry = {
  number: number;
  at: string;
  kind: 'ALLOTMENT' | 'WITHDRAWAL' | 'PAYMENT' | 'RETURN' | 'CORRECTION';
  hoa: string;
  billNo: string;
  benefId: string;
  account: string;
  amount: bigint;
  utr: string;
};

export type Payee = {
  benefId: string;
  name: string;
  account: string;
  ifsc: string;
  amount: bigint;
  utr: string;
  endToEndId: string;
  failedReason: string | null;
  challan: string;
};

export type Voucher = { number: string; at: string };

export type Bill = {
  message: Instruction;
  stage: 'RECEIVED' | 'REJECTED' | 'APPROVED' | 'ADVISED' | 'PAID';
  serial: number;
  acceptedAt: string;
  approvedAt: string;
  advisedAt: string;
  voucher: Voucher | null;
  payees: Map<string, Payee>;
};

export type CorrectionBill = {
  message: Correction;
  stage: 'RECEIVED' | 'PAID';
  serial: number;
  acceptedAt: string;
  original: Bill;
  voucher: Voucher | null;
  payees: Map<string, Payee>;
};

export type AllotmentRow = {
  granteeAgCode: string;
  hoa: string;
  serial: number;
  kind: string;
  at: string;
  amount: bigint;
  /** What was available before this row. */
  before: bigint;
};

export type Allotted = {
  id: string;
  ssuAllotmentId: string;
  available: bigint;
  rows: AllotmentRow[];
};

const padded = (value: number, width = 6): string => String(value).padStart(width, '0');

/** The state of the treasury: a fold over its events, so that a restart stands where the last answer stood. */
export class Ledger {
  readonly bills = new Map<string, Bill>();
  readonly corrections = new Map<string, CorrectionBill>();
  readonly allotments = new Map<string, Allotted>();
  readonly entries: Entry[] = [];
  switches: Switches = NORMAL;
  #vouchers = 0;

  apply(event: TreasuryEvent): void {
    switch (event.type) {
      case 'ALLOTTED': {
        this.#allot(event);
        return;
      }
      case 'INSTRUCTED': {
        this.#instruct(event.instruction, event.at);
        return;
      }
      case 'REJECTED': {
        const bill = this.#bill(event.billNo);
        bill.stage = 'REJECTED';
        this.#allottedTo(bill.message).available += paiseOf(bill.message.billGrossAmount) ?? 0n;
        return;
      }
      case 'APPROVED': {
        const bill = this.#bill(event.billNo);
        bill.stage = 'APPROVED';
        bill.approvedAt = event.at;
        return;
      }
      case 'ADVISED': {
        const bill = this.#bill(event.billNo);
        bill.stage = 'ADVISED';
        bill.advisedAt = event.at;
        return;
      }
      case 'PAID': {
        const bill = this.#bill(event.billNo);
        bill.stage = 'PAID';
        this.#pay(bill, event.billNo, 'PAYMENT', event);
        return;
      }
      case 'CORRECTED': {
        this.#correct(event.correction, event.at);
        return;
      }
      case 'CORRECTION_PAID': {
        const correction = this.corrections.get(event.billNo);
        if (correction === undefined) throw new Error(`no correction ${event.billNo}`);
        correction.stage = 'PAID';
        this.#pay(correction, event.billNo, 'CORRECTION', event);
        return;
      }
      case 'SWITCHED':
        this.switches = { ...NORMAL, ...event.switches };
    }
  }

  allotted(granteeAgCode: string, hoa: string): Allotted | undefined {
    return this.allotments.get(`${granteeAgCode}/${hoa}`);
  }

  /** Who still waits for money that came back, with the account it was last sent to. */
  openFailure(bill: Bill, benefId: string): { payee: Payee; reference: string } | null {
    const first = bill.payees.get(benefId);
    if (first === undefined || first.failedReason === null) return null;
    let last = { payee: first, reference: referenceOf(bill) };
    for (const correction of this.corrections.values()) {
      const payee = correction.original === bill ? correction.payees.get(benefId) : undefined;
      if (payee === undefined) continue;
      if (correction.stage !== 'PAID' || payee.failedReason === null) return null;
      last = { payee, reference: referenceOf(correction) };
    }
    return last;
  }

  /** Paid less what came back, per beneficiary: what the tests of exactly-once look at. */
  balances(): { billNo: string; benefId: string; owed: string; paid: string; payments: number }[] {
    return [...this.bills.entries()].flatMap(([billNo, bill]) =>
      [...bill.payees.values()].map(({ benefId, amount }) => {
        const own = this.entries.filter((entry) => entry.benefId === benefId);
        const paid = own.reduce(
          (sum, { kind, amount: moved }) => sum + (kind === 'RETURN' ? -moved : moved),
          0n,
        );
        const payments = own.filter(({ kind }) => kind !== 'RETURN').length;
        const returned = own.length - payments;
        return {
          billNo,
          benefId,
          owed: rupeesOf(amount),
          paid: rupeesOf(paid),
          payments: payments - returned,
        };
      }),
    );
  }

  #bill(billNo: string): Bill {
    const bill = this.bills.get(billNo);
    if (bill === undefined) throw new Error(`no bill ${billNo}`);
    return bill;
  }

  #allottedTo(message: Instruction): Allotted {
    const allotted = this.allotted(message.granteeAgCode, message.hoa);
    if (allotted === undefined) throw new Error('no allotment');
    return allotted;
  }

  #allot(event: Extract<TreasuryEvent, { type: 'ALLOTTED' }>): void {
    const key = `${event.granteeAgCode}/${event.hoa}`;
    const office = OFFICES.find(({ granteeAgCode }) => granteeAgCode === event.granteeAgCode);
    const allotted = this.allotments.get(key) ?? {
      id: `MST${padded(this.allotments.size + 1)}`,
      ssuAllotmentId: `${office?.ssuId ?? ''}${padded(this.allotments.size + 1, 4)}`,
      available: 0n,
      rows: [],
    };
    this.allotments.set(key, allotted);
    const amount = paiseOf(event.amount) ?? 0n;
    const isWithdrawal = event.kind === 'Allotment withdrawal';
    allotted.rows.push({
      ...event,
      serial: allotted.rows.length + 1,
      amount,
      before: allotted.available,
    });
    allotted.available += isWithdrawal ? -amount : amount;
    this.#enter({
      at: event.at,
      kind: isWithdrawal ? 'WITHDRAWAL' : 'ALLOTMENT',
      hoa: event.hoa,
      billNo: '',
      benefId: '',
      account: '',
      amount,
      utr: '',
    });
  }

  #instruct(message: Instruction, at: string): void {
    this.bills.set(message.jitBillNo, {
      message,
      stage: 'RECEIVED',
      serial: this.bills.size + 1,
      acceptedAt: at,
      approvedAt: '',
      advisedAt: '',
      voucher: null,
      payees: new Map(
        message.beneficiaryDetails.map((benef) => [
          benef.benefId,
          newPayee(
            benef.benefId,
            benef.benefName,
            benef.benfAcctNo,
            benef.benfBankIfscCode,
            paiseOf(benef.benfAmount) ?? 0n,
          ),
        ]),
      ),
    });
    this.#allottedTo(message).available -= paiseOf(message.billGrossAmount) ?? 0n;
  }

  #correct(message: Correction, at: string): void {
    const original = this.#bill(message.jitOrgBillNo);
    this.corrections.set(message.jitCorBillNo, {
      message,
      stage: 'RECEIVED',
      serial: this.corrections.size + 1,
      acceptedAt: at,
      original,
      voucher: null,
      payees: new Map(
        message.beneficiaryDtls.map((benef) => {
          const first = original.payees.get(benef.benefId);
          return [
            benef.benefId,
            newPayee(
              benef.benefId,
              first?.name ?? '',
              benef.correctedAccountNo,
              benef.correctedIfsc,
              first?.amount ?? 0n,
            ),
          ];
        }),
      ),
    });
  }

  #pay(
    bill: Bill | CorrectionBill,
    billNo: string,
    kind: 'PAYMENT' | 'CORRECTION',
    event: Extract<TreasuryEvent, { type: 'PAID' | 'CORRECTION_PAID' }>,
  ): void {
    this.#vouchers += 1;
    const voucher = this.#vouchers;
    bill.voucher = { number: `V${padded(voucher)}`, at: event.at };
    const hoa = 'original' in bill ? bill.original.message.hoa : bill.message.hoa;
    for (const [position, payee] of [...bill.payees.values()].entries()) {
      payee.utr = `UTR${dayOf(event.at).replaceAll('-', '')}${padded(voucher)}${padded(position + 1, 3)}`;
      payee.endToEndId = `E2E${padded(voucher)}${padded(position + 1, 3)}`;
      const line = {
        at: event.at,
        hoa,
        billNo,
        benefId: payee.benefId,
        account: payee.account,
        amount: payee.amount,
        utr: payee.utr,
      };
      this.#enter({ ...line, kind });
      const failure = event.failed.find(({ benefId }) => benefId === payee.benefId);
      if (failure === undefined) continue;
      payee.failedReason = failure.reason;
      payee.challan = `CH${padded(voucher)}${padded(position + 1, 3)}`;
      this.#enter({ ...line, kind: 'RETURN' });
    }
  }

  #enter(entry: Omit<Entry, 'number'>): void {
    this.entries.push({ number: this.entries.length + 1, ...entry });
  }
}

const newPayee = (
  benefId: string,
  name: string,
  account: string,
  ifsc: string,
  amount: bigint,
): Payee => ({
  benefId,
  name,
  account,
  ifsc,
  amount,
  utr: '',
  endToEndId: '',
  failedReason: null,
  challan: '',
});

/** The treasury's own reference of a bill, which all later questions carry. */
export const referenceOf = (bill: Bill | CorrectionBill): string =>
  'original' in bill ? `CBR${padded(bill.serial)}` : `OBR${padded(bill.serial)}`;

export const tokenOf = (bill: Bill | CorrectionBill): string =>
  `${'original' in bill ? 'CT' : 'T'}${padded(bill.serial)}`;

export const instructionIdOf = (bill: Bill): string => `PMT${padded(bill.serial)}`;

export const yearOf = (at: string): string => financialYear(at);

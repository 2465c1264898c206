import path from 'node:path';

import type { Correction, Instruction, ServiceId } from '../../functions/_shared/treasury/port.ts';
import { EventRecord } from '../record.ts';
import { answer, failuresOf } from './answers.ts';
import { checkCorrection, checkInstruction, type Refusal } from './checks.ts';
import type { Switches, TreasuryEvent } from './events.ts';
import { Ledger } from './ledger.ts';
import { FIRST_ALLOTMENTS } from './offices.ts';
import { paiseOf } from './paise.ts';

export type TreasuryOptions = {
  directory: string;
  durable?: boolean;
  now?: () => Date;
};

export type Answer =
  { serviceId: string; data: object[] } | { serviceId: string; errorMsgs: Refusal[] };

const SERVICES: readonly string[] = [
  'VA',
  'PI',
  'PIS',
  'PAG',
  'PD',
  'FD',
  'COR',
  'FTPS',
  'FTFPS',
] satisfies ServiceId[];

/**
 * The reference treasury: takes messages, moves money in a ledger of its own, answers questions. What it took is on disk
 * before it answers; asked twice about one paper it moves nothing twice.
 */
export class ReferenceTreasury {
  readonly ledger = new Ledger();
  readonly #record: EventRecord<TreasuryEvent>;
  readonly #now: () => Date;
  /** Bills whose payment was withheld once, to be told out of order. */
  readonly #withheld = new Set<string>();

  constructor(options: TreasuryOptions) {
    this.#now = options.now ?? (() => new Date());
    this.#record = new EventRecord(
      path.join(options.directory, 'ledger.jsonl'),
      options.durable ?? true,
      (event) => this.ledger.apply(event),
    );
    if (this.ledger.entries.length === 0) this.#allotFirst();
  }

  get switches(): Switches {
    return this.ledger.switches;
  }

  set(switches: Switches): void {
    this.#happen([{ type: 'SWITCHED', at: this.#at(), switches }]);
  }

  /** More for an office, or less: what a later VA tells. False when the office has no such head or not so much left. */
  allot(granteeAgCode: string, hoa: string, amount: string): boolean {
    const allotted = this.ledger.allotted(granteeAgCode, hoa);
    const paise = paiseOf(amount);
    if (allotted === undefined || paise === null || paise === 0n) return false;
    if (paise < 0n && -paise > allotted.available) return false;
    this.#happen([
      {
        type: 'ALLOTTED',
        at: this.#at(),
        granteeAgCode,
        hoa,
        kind: paise < 0n ? 'Allotment withdrawal' : 'Additional allotment',
        amount: paise < 0n ? amount.slice(1) : amount,
      },
    ]);
    return true;
  }

  /** One message or question, decrypted. */
  serve(serviceId: unknown, params: unknown): Answer {
    if (typeof serviceId !== 'string' || !SERVICES.includes(serviceId))
      return {
        serviceId: String(serviceId),
        errorMsgs: [{ errorCode: '300', errorMsg: 'There is no such service' }],
      };
    if (typeof params !== 'object' || params === null)
      return { serviceId, errorMsgs: [{ errorCode: '301', errorMsg: 'params is missing' }] };
    const service = serviceId as ServiceId;
    if (service === 'PI') return this.#takeInstruction(params as Instruction);
    if (service === 'COR') return this.#takeCorrection(params as Correction);
    this.#proceed();
    return this.#disturb(service, answer(this.ledger, service, params as Record<string, unknown>));
  }

  close(): void {
    this.#record.close();
  }

  #takeInstruction(message: Instruction): Answer {
    const errorMsgs = checkInstruction(this.ledger, message);
    if (errorMsgs.length > 0) return { serviceId: 'PI', errorMsgs };
    this.#happen([{ type: 'INSTRUCTED', at: this.#at(), instruction: message }]);
    return {
      serviceId: 'PI',
      data: [
        {
          jitBillNo: message.jitBillNo,
          jitBillDate: message.jitBillDate,
          ssuIaId: message.ssuIaId,
          successCode: '0',
          sucessDescrp: 'Jit Bill Received Successfully',
        },
      ],
    };
  }

  #takeCorrection(message: Correction): Answer {
    const errorMsgs = checkCorrection(this.ledger, message, this.#at());
    if (errorMsgs.length > 0) return { serviceId: 'COR', errorMsgs };
    this.#happen([{ type: 'CORRECTED', at: this.#at(), correction: message }]);
    return {
      serviceId: 'COR',
      data: [
        {
          jitCorBillNo: message.jitCorBillNo,
          jitCorBillDate: message.jitCorBillDate,
          successCd: '0',
          sucessDescrp: 'Correction Bill Received Successfully',
        },
      ],
    };
  }

  /** What the treasury's officers, banks and clocks do between two calls, as far as no switch holds it up. */
  #proceed(): void {
    const at = this.#at();
    const isHeld = (service: string): boolean => this.switches.hold.includes(service);
    for (const [billNo, bill] of this.ledger.bills) {
      if (bill.stage === 'RECEIVED' && !isHeld('PIS')) {
        const left = this.switches.rejectInstructions;
        if (left > 0) {
          this.#happen([
            { type: 'REJECTED', at, billNo },
            {
              type: 'SWITCHED',
              at,
              switches: { ...this.switches, rejectInstructions: left - 1 },
            },
          ]);
          continue;
        }
        this.#happen([{ type: 'APPROVED', at, billNo }]);
      }
      if (bill.stage === 'APPROVED' && !isHeld('PAG'))
        this.#happen([{ type: 'ADVISED', at, billNo }]);
      if (bill.stage === 'ADVISED' && !isHeld('PD'))
        this.#happen([
          { type: 'PAID', at, billNo, failed: failuresOf(bill.payees, this.switches, true) },
        ]);
    }
    for (const [billNo, correction] of this.ledger.corrections) {
      if (correction.stage !== 'RECEIVED' || isHeld('FTPS')) continue;
      const failed = failuresOf(correction.payees, this.switches, false);
      this.#happen([{ type: 'CORRECTION_PAID', at, billNo, failed }]);
    }
  }

  #disturb(service: ServiceId, reply: Answer): Answer {
    if (!('data' in reply)) return reply;
    const { outOfOrder, answerTwice } = this.switches;
    let rows = reply.data;
    if (outOfOrder) {
      rows = [...rows].reverse();
      if (service === 'PD' || service === 'FTPS')
        rows = rows.filter((row) => {
          const key = JSON.stringify(row);
          if (this.#withheld.has(key)) return true;
          this.#withheld.add(key);
          return false;
        });
    }
    return { ...reply, data: answerTwice ? [...rows, ...rows] : rows };
  }

  #allotFirst(): void {
    const at = this.#at();
    this.#happen(
      FIRST_ALLOTMENTS.map((first) => ({
        ...first,
        type: 'ALLOTTED' as const,
        at,
        kind: 'Initial Allotment' as const,
      })),
    );
  }

  #happen(events: readonly TreasuryEvent[]): void {
    this.#record.append(events);
    events.forEach((event) => this.ledger.apply(event));
  }

  #at(): string {
    return this.#now().toISOString();
  }
}

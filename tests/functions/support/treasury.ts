import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { jitTreasury } from '../../../supabase/functions/_shared/treasury/index.ts';
import type {
  Correction,
  InstructedBeneficiary,
  Instruction,
  Treasury,
  TreasuryCall,
} from '../../../supabase/functions/_shared/treasury/index.ts';
import type { Switches } from '../../../supabase/local/treasury/events.ts';
import { treasuryServer } from '../../../supabase/local/treasury/routes.ts';
import { serveApp } from './serve.ts';

export const HOA = '221705800358641045908';
export const GRANTEE = 'GOHUDULBMPL0037';
export const CREDENTIALS = { clientId: 'digit-works', clientSecret: 'a secret of the test' };

/** A reference treasury with its client, on a data directory that outlives restarts. */
export async function startTreasury(options: { timeoutMs?: number } = {}) {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'digit-treasury-'));
  const clock = { offset: 0, now: () => Date.now() + clock.offset };
  const calls: TreasuryCall[] = [];
  const requests: string[] = [];
  const open = async () => {
    const server = treasuryServer({
      directory,
      ...CREDENTIALS,
      durable: false,
      now: () => new Date(clock.now()),
    });
    return { server, http: await serveApp(server.app) };
  };
  let running = await open();
  const watched: typeof fetch = (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    requests.push(new URL(url).pathname);
    return fetch(url.replace('http://treasury', running.http.url), init);
  };
  const treasury: Treasury = jitTreasury(
    {
      url: 'http://treasury',
      ...CREDENTIALS,
      publicKey: running.server.publicKey,
      timeoutMs: options.timeoutMs ?? 2000,
    },
    { log: (call) => calls.push(call), fetcher: watched, now: clock.now },
  );
  return {
    treasury,
    calls,
    requests,
    clock,
    url: () => running.http.url,
    publicKey: running.server.publicKey,
    ledger: () => running.server.treasury.ledger,
    set: (switches: Partial<Switches>) =>
      running.server.treasury.set({ ...running.server.treasury.switches, ...switches }),
    server: () => running.server,
    restart: async () => {
      await running.http.close();
      running.server.close();
      running = await open();
    },
    stop: async () => {
      await running.http.close();
      running.server.close();
      fs.rmSync(directory, { recursive: true, force: true });
    },
  };
}

export const person = (
  number: number,
  benfAmount: string,
  changes: Partial<InstructedBeneficiary> = {},
): InstructedBeneficiary => ({
  benefId: `BN-JA/${String(number).padStart(6, '0')}`,
  benefName: `Worker ${number}`,
  benfAcctNo: `30213456789${number}`,
  benfBankIfscCode: 'SBIN0001234',
  benfMobileNo: '9876543210',
  benfEmailId: '',
  benfAddress: 'Jatni',
  benfAccountType: 'SAVINGS',
  benfAmount,
  panNo: '',
  adhaarNumber: '',
  purpose: 'Wages',
  ...changes,
});

export const instruction = (number: number, changes: Partial<Instruction> = {}): Instruction => {
  const beneficiaryDetails = changes.beneficiaryDetails ?? [
    person(number * 10 + 1, '2070.00'),
    person(number * 10 + 2, '1733.50'),
  ];
  return {
    jitBillNo: `PI-JA/2026-27/${String(number).padStart(6, '0')}`,
    jitBillDate: '2026-12-01',
    jitBillDdoCode: 'OLSHUD001',
    granteeAgCode: GRANTEE,
    schemeCode: '13145',
    hoa: HOA,
    ssuIaId: '1622',
    mstAllotmentDistId: 'MST000004',
    ssuAllotmentId: '16220004',
    allotmentTxnSlNo: '1',
    billGrossAmount: '3803.50',
    billNetAmount: '3803.50',
    billNumberOfBenf: String(beneficiaryDetails.length),
    purpose: 'Works',
    ...changes,
    beneficiaryDetails,
  };
};

/** Correction of one failed beneficiary of an instruction into another account. */
export const correction = (
  number: number,
  original: Instruction,
  reference: string,
  benef: InstructedBeneficiary,
  account: string,
  current: { reference: string; account: string } = {
    reference,
    account: benef.benfAcctNo,
  },
): Correction => ({
  jitCorBillNo: `PI-JA/2026-27/${String(number).padStart(6, '0')}`,
  jitCorBillDate: '2026-12-02',
  jitCorBillDeptCode: 'OLSHUD001',
  jitOrgBillRefNo: reference,
  jitOrgBillNo: original.jitBillNo,
  jitOrgBillDate: original.jitBillDate,
  beneficiaryDtls: [
    {
      benefId: benef.benefId,
      jitCurBillRefNo: current.reference,
      orgAccountNo: benef.benfAcctNo,
      orgIfsc: benef.benfBankIfscCode,
      correctedAccountNo: account,
      correctedIfsc: benef.benfBankIfscCode,
      curAccountNo: current.account,
      curIfsc: benef.benfBankIfscCode,
    },
  ],
});

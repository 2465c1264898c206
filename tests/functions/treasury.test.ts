import { afterEach, describe, expect, it } from 'vitest';

import type {
  Advice,
  Instruction,
  Outcome,
  Treasury,
} from '../../supabase/functions/_shared/treasury/index.ts';
import {
  correction,
  CREDENTIALS,
  GRANTEE,
  HOA,
  instruction,
  person,
  startTreasury,
} from './support/treasury.ts';

type Running = Awaited<ReturnType<typeof startTreasury>>;

const running: Running[] = [];
const start = async (options?: { timeoutMs?: number }): Promise<Running> => {
  const started = await startTreasury(options);
  running.push(started);
  return started;
};
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});

function rowsOf<Row>(outcome: Outcome<Row>): readonly Row[] {
  if (outcome.status !== 'accepted') throw new Error(JSON.stringify(outcome));
  return outcome.rows;
}
function rowOf<Row>(outcome: Outcome<Row>): Row {
  const [row, ...more] = rowsOf(outcome);
  if (row === undefined || more.length > 0)
    throw new Error(`not one row: ${JSON.stringify(outcome)}`);
  return row;
}
const codesOf = (outcome: Outcome<unknown>) =>
  outcome.status === 'refused' ? outcome.errors.map(({ code }) => code) : outcome;

const asked = ({ jitBillNo, jitBillDate, ssuIaId }: Instruction) => ({
  jitBillNo,
  jitBillDate,
  ssuIaId,
});
async function adviceOf(treasury: Treasury, pi: Instruction): Promise<Advice> {
  const status = rowOf(await treasury.PIS(asked(pi)));
  return rowOf(
    await treasury.PAG({
      pmtInstId: status.pmtInstId,
      pmtInstDate: status.payInstDate,
      billNo: pi.jitBillNo,
      billDate: pi.jitBillDate,
      ssuIaId: pi.ssuIaId,
    }),
  );
}
const paymentOf = ({ finYear, onlineBillRefNo, tokenNumber, tokenDate }: Advice) => ({
  finYear,
  extAppName: 'MUKTA',
  billRefNo: onlineBillRefNo,
  tokenNumber,
  tokenDate,
});
const since = (finYear: string) => ({
  finYear,
  extAppName: 'MUKTA',
  voucherDate: '2020-01-01 00:00:00',
});

describe('an instruction, from allotment to UTR', () => {
  it('is paid once, and every step names what the next one asks for', async () => {
    const { treasury, ledger, calls } = await start();
    const allotted = rowOf(
      await treasury.VA({
        hoa: HOA,
        ddoCode: 'OLSHUD001',
        granteCode: GRANTEE,
        fromDate: '2020-01-01 00:00:00',
      }),
    );
    expect(allotted).toMatchObject({
      allotmentAmount: '50000000.00',
      availableBalance: '0.00',
      allotmentTxnType: 'Initial Allotment',
      mstAllotmentDistId: 'MST000004',
    });
    const pi = instruction(1);
    expect(rowOf(await treasury.PI(pi))).toMatchObject({
      jitBillNo: pi.jitBillNo,
      successCode: '0',
    });
    const advice = await adviceOf(treasury, pi);
    expect(advice.benfList.map(({ amount }) => amount)).toEqual(['2070.00', '1733.50']);
    const paid = rowOf(await treasury.PD(paymentOf(advice)));
    expect(paid).toMatchObject({ billNumber: pi.jitBillNo, billRefNo: advice.onlineBillRefNo });
    expect(new Set(paid.benfDtls.map(({ utrNo }) => utrNo)).size).toBe(2);
    expect(rowsOf(await treasury.FD(since(advice.finYear)))).toEqual([]);
    expect(ledger().balances()).toEqual([
      {
        billNo: pi.jitBillNo,
        benefId: 'BN-JA/000011',
        owed: '2070.00',
        paid: '2070.00',
        payments: 1,
      },
      {
        billNo: pi.jitBillNo,
        benefId: 'BN-JA/000012',
        owed: '1733.50',
        paid: '1733.50',
        payments: 1,
      },
    ]);
    expect(calls.map(({ serviceId, status }) => `${serviceId} ${status}`)).toEqual(
      ['VA', 'PI', 'PIS', 'PAG', 'PD', 'FD'].map((id) => `${id} accepted`),
    );
  });

  it('fails in part, is corrected, comes back again, is corrected again and paid', async () => {
    const { treasury, ledger, set } = await start();
    const pi = instruction(1);
    const failing = pi.beneficiaryDetails[0] ?? person(0, '0.00');
    set({ failAccounts: [failing.benfAcctNo, '0000'] });
    await treasury.PI(pi);
    const advice = await adviceOf(treasury, pi);
    await treasury.PD(paymentOf(advice));
    const failed = rowOf(await treasury.FD(since(advice.finYear)));
    expect(failed.benfDtls).toHaveLength(1);
    expect(failed.benfDtls[0]).toMatchObject({
      benfId: failing.benefId,
      orgBillRefNumber: advice.onlineBillRefNo,
      failedReason: 'NO SUCH ACCOUNT',
    });
    expect(ledger().balances()[0]).toMatchObject({ paid: '0.00', payments: 0 });

    const first = correction(2, pi, advice.onlineBillRefNo, failing, '9999990000');
    expect(rowOf(await treasury.COR(first))).toMatchObject({
      jitCorBillNo: first.jitCorBillNo,
      successCode: '0',
    });
    const { beneficiaryDtls: _, ...head } = first;
    const again = rowOf(await treasury.FTPS(head));
    expect(again).toMatchObject({
      jitCorBillNo: first.jitCorBillNo,
      jitOrgBillRefNo: advice.onlineBillRefNo,
    });
    const back = rowOf(
      await treasury.FTFPS({
        jitCorBillNo: first.jitCorBillNo,
        jitCorBillDate: first.jitCorBillDate,
        billRefNo: again.billRefNo,
        tokenNumber: again.tokenNumber,
        tokenDate: again.tokenDate,
      }),
    );
    expect(back.benfDtls.map(({ benfId }) => benfId)).toEqual([failing.benefId]);

    const second = correction(3, pi, advice.onlineBillRefNo, failing, '8888881111', {
      reference: again.billRefNo,
      account: '9999990000',
    });
    rowOf(await treasury.COR(second));
    const { beneficiaryDtls: __, ...secondHead } = second;
    rowOf(await treasury.FTPS(secondHead));
    expect(ledger().balances()[0]).toMatchObject({ owed: '2070.00', paid: '2070.00', payments: 1 });
    // Nobody is corrected whose money has arrived.
    expect(
      codesOf(await treasury.COR(correction(4, pi, advice.onlineBillRefNo, failing, '7777772222'))),
    ).toEqual(['325']);
  });

  it('is rejected by the officer under its number, and its funds are free again', async () => {
    const { treasury, ledger, set } = await start();
    const available = ledger().allotted(GRANTEE, HOA)?.available;
    set({ rejectInstructions: 1 });
    const pi = instruction(1);
    await treasury.PI(pi);
    const status = await treasury.PIS(asked(pi));
    expect(status).toMatchObject({ status: 'refused', errors: [{ code: '351' }] });
    if (status.status === 'refused')
      expect(status.errors[0]?.message).toMatch(new RegExp(`${pi.jitBillNo}.*rejected`));
    expect(ledger().allotted(GRANTEE, HOA)?.available).toBe(available);
    expect(
      ledger()
        .balances()
        .every(({ payments }) => payments === 0),
    ).toBe(true);
    await treasury.PI(instruction(2));
    expect(rowsOf(await treasury.PIS(asked(instruction(2))))).toHaveLength(1);
  });

  it('waits where a step is held: an answer without rows, not an error', async () => {
    const { treasury, set } = await start();
    const pi = instruction(1);
    await treasury.PI(pi);
    set({ hold: ['PIS'] });
    expect(await treasury.PIS(asked(pi))).toEqual({ status: 'accepted', rows: [] });
    set({ hold: ['PD'] });
    const advice = await adviceOf(treasury, pi);
    expect(rowsOf(await treasury.PD(paymentOf(advice)))).toEqual([]);
    set({ hold: [] });
    expect(rowsOf(await treasury.PD(paymentOf(advice)))).toHaveLength(1);
  });
});

describe('what the treasury refuses', () => {
  const one = (changes: Partial<Parameters<typeof person>[2]>) => [person(1, '3803.50', changes)];
  const cases: [string, Partial<Instruction>, string[]][] = [
    ['a missing field', { hoa: '' }, ['301']],
    ['nobody to pay', { beneficiaryDetails: [] }, ['301']],
    ['a date that is none', { jitBillDate: '01/12/2026' }, ['302']],
    ['an office of another number', { ssuIaId: '1621' }, ['311']],
    ['a head without allotment', { hoa: '132217058003586410459082112' }, ['312']],
    ['an allotment of another office', { mstAllotmentDistId: 'MST000001' }, ['314']],
    ['a wrong IFSC', { beneficiaryDetails: one({ benfBankIfscCode: 'SBIN1234' }) }, ['340']],
    ['a wrong account', { beneficiaryDetails: one({ benfAcctNo: '12' }) }, ['341']],
    [
      'an amount of nothing',
      { beneficiaryDetails: [person(1, '3803.50'), person(2, '0.00')] },
      ['342'],
    ],
    [
      'one person twice',
      { beneficiaryDetails: [person(1, '3800.00'), person(1, '3.50')] },
      ['343'],
    ],
    ['another number of people', { billNumberOfBenf: '7' }, ['320']],
    ['a total that is not the sum', { billNetAmount: '3803.49' }, ['321']],
  ];
  it.each(cases)('%s', async (_, changes, codes) => {
    const { treasury, ledger } = await start();
    expect(codesOf(await treasury.PI(instruction(1, changes)))).toEqual(codes);
    expect(ledger().bills.size).toBe(0);
  });

  it('more than is available', async () => {
    const { treasury } = await start();
    const huge = instruction(1, {
      billGrossAmount: '50000000.01',
      billNetAmount: '50000000.01',
      beneficiaryDetails: [person(1, '50000000.01')],
    });
    expect(codesOf(await treasury.PI(huge))).toEqual(['315']);
  });

  it('a bill number that it has had, whatever stands in the bill', async () => {
    const { treasury, ledger } = await start();
    await treasury.PI(instruction(1));
    expect(codesOf(await treasury.PI(instruction(1)))).toEqual(['303']);
    expect(ledger().bills.size).toBe(1);
  });

  it('questions about bills that it does not know', async () => {
    const { treasury } = await start();
    expect(codesOf(await treasury.PIS(asked(instruction(9))))).toEqual(['350']);
    expect(
      codesOf(
        await treasury.PD({
          finYear: '2026-27',
          extAppName: 'MUKTA',
          billRefNo: 'OBR000009',
          tokenNumber: 'T000009',
          tokenDate: '2026-12-01',
        }),
      ),
    ).toEqual(['350']);
  });

  it('a correction of another account, with a wrong IFSC, or after its time', async () => {
    const { treasury, set, clock } = await start();
    set({ failBeneficiaries: 1 });
    const pi = instruction(1);
    const failing = pi.beneficiaryDetails[0] ?? person(0, '0.00');
    await treasury.PI(pi);
    const advice = await adviceOf(treasury, pi);
    const sound = correction(2, pi, advice.onlineBillRefNo, failing, '8888881111');
    const changed = (changes: object) => ({
      ...sound,
      beneficiaryDtls: sound.beneficiaryDtls.map((benef) => ({ ...benef, ...changes })),
    });
    expect(codesOf(await treasury.COR(changed({ curAccountNo: '1' })))).toEqual(['326']);
    expect(codesOf(await treasury.COR(changed({ correctedIfsc: 'SBIN' })))).toEqual(['322']);
    expect(codesOf(await treasury.COR(changed({ correctedAccountNo: '' })))).toEqual(['323']);
    expect(codesOf(await treasury.COR({ ...sound, jitOrgBillRefNo: 'OBR000077' }))).toEqual([
      '324',
    ]);
    const year = 366 * 86_400_000;
    clock.offset = 2 * year;
    expect(codesOf(await treasury.COR(sound))).toEqual(['328']);
    clock.offset = 0;
    rowOf(await treasury.COR(sound));
    expect(codesOf(await treasury.COR(sound))).toEqual(['327']);
  });
});

describe('the session', () => {
  it('is had once, shared by calls side by side, and renewed before it ends', async () => {
    const { treasury, requests, clock } = await start();
    await Promise.all([1, 2, 3].map((number) => treasury.PIS(asked(instruction(number)))));
    expect(requests.filter((path) => path === '/authenticate')).toHaveLength(1);
    clock.offset = 29.5 * 60_000;
    await treasury.PIS(asked(instruction(1)));
    expect(requests.filter((path) => path === '/authenticate')).toHaveLength(2);
  });

  it('that the treasury has forgotten is renewed, and the message goes out once', async () => {
    const { treasury, restart, requests, ledger } = await start();
    await treasury.PIS(asked(instruction(1)));
    await restart();
    rowOf(await treasury.PI(instruction(1)));
    expect(requests.filter((path) => path === '/authenticate')).toHaveLength(2);
    expect(ledger().bills.size).toBe(1);
  });

  it('is not had with a wrong secret, and then nothing was sent', async () => {
    const { url, publicKey, requests } = await start();
    const { jitTreasury } = await import('../../supabase/functions/_shared/treasury/index.ts');
    const stranger = jitTreasury(
      { url: url(), ...CREDENTIALS, clientSecret: 'guess', publicKey, timeoutMs: 2000 },
      { log: () => undefined },
    );
    expect(await stranger.PI(instruction(1))).toEqual({
      status: 'unsent',
      reason: 'NOT_AUTHENTICATED',
    });
    expect(requests).not.toContain('/service');
  });

  it('lets nobody read or change a body on its way', async () => {
    const { url } = await start();
    const answer = await fetch(`${url()}/service`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', clientid: 'digit-works', authtoken: 'none' },
      body: JSON.stringify({ data: 'AAAA' }),
    });
    expect(answer.status).toBe(401);
  });
});

describe('each switch', () => {
  it('down: before a session nothing was sent; within one the outcome is unknown', async () => {
    const { treasury, set, ledger } = await start();
    set({ down: '503' });
    expect(await treasury.PI(instruction(1))).toEqual({ status: 'unsent', reason: 'UNREACHABLE' });
    set({ down: 'no' });
    await treasury.PIS(asked(instruction(1)));
    set({ down: '503' });
    expect(await treasury.PI(instruction(1))).toEqual({
      status: 'unknown',
      reason: 'SERVER_ERROR',
    });
    set({ down: 'silent' });
    expect(await treasury.PI(instruction(1))).toEqual({ status: 'unknown', reason: 'NO_REPLY' });
    expect(ledger().bills.size).toBe(0);
  });

  it('loseReplies: the bill is there although no answer came, and a question finds it', async () => {
    const { treasury, set, ledger } = await start();
    set({ loseReplies: 1 });
    expect(await treasury.PI(instruction(1))).toEqual({ status: 'unknown', reason: 'NO_REPLY' });
    expect(rowsOf(await treasury.PIS(asked(instruction(1))))).toHaveLength(1);
    expect(
      ledger()
        .balances()
        .map(({ payments }) => payments),
    ).toEqual([1, 1]);
  });

  it('delayBefore: the caller is gone when the message is taken; asked in between it is not known yet', async () => {
    const { treasury, set } = await start({ timeoutMs: 300 });
    await treasury.PIS(asked(instruction(1)));
    set({ delayBefore: 800 });
    expect(await treasury.PI(instruction(1))).toEqual({ status: 'unknown', reason: 'TIMEOUT' });
    set({ delayBefore: 0 });
    expect(codesOf(await treasury.PIS(asked(instruction(1))))).toEqual(['350']);
    await expect
      .poll(async () => (await treasury.PIS(asked(instruction(1)))).status, { timeout: 5000 })
      .toBe('accepted');
  });

  it('delayAfter: taken, and answered too late', async () => {
    const { treasury, set } = await start({ timeoutMs: 300 });
    await treasury.PIS(asked(instruction(1)));
    set({ delayAfter: 700 });
    expect(await treasury.PI(instruction(1))).toEqual({ status: 'unknown', reason: 'TIMEOUT' });
    set({ delayAfter: 0 });
    expect(rowsOf(await treasury.PIS(asked(instruction(1))))).toHaveLength(1);
  });

  it('answerTwice: every acknowledgement comes twice, the money once', async () => {
    const { treasury, set, ledger } = await start();
    set({ answerTwice: true });
    const pi = instruction(1);
    await treasury.PI(pi);
    const statuses = rowsOf(await treasury.PIS(asked(pi)));
    expect(statuses).toHaveLength(2);
    expect(statuses[0]).toEqual(statuses[1]);
    expect(
      ledger()
        .balances()
        .map(({ payments }) => payments),
    ).toEqual([1, 1]);
  });

  it('outOfOrder: failures are told before the payment that they belong to', async () => {
    const { treasury, set } = await start();
    set({ outOfOrder: true, failBeneficiaries: 1 });
    const pi = instruction(1);
    await treasury.PI(pi);
    const advice = await adviceOf(treasury, pi);
    expect(rowsOf(await treasury.PD(paymentOf(advice)))).toEqual([]);
    expect(rowsOf(await treasury.FD(since(advice.finYear)))).toHaveLength(1);
    expect(rowsOf(await treasury.PD(paymentOf(advice)))).toHaveLength(1);
  });

  it('failBeneficiaries: the first so many of an instruction come back with a challan', async () => {
    const { treasury, set, ledger } = await start();
    set({ failBeneficiaries: 1 });
    const pi = instruction(1);
    await treasury.PI(pi);
    const advice = await adviceOf(treasury, pi);
    const [failed] = rowOf(await treasury.FD(since(advice.finYear))).benfDtls;
    expect(failed).toMatchObject({ failedReason: 'ACCOUNT CLOSED', challanNumber: 'CH000001001' });
    expect(
      ledger()
        .balances()
        .map(({ paid }) => paid),
    ).toEqual(['0.00', '1733.50']);
  });

  it('an allotment may grow and shrink, never below what is left', async () => {
    const { treasury, server } = await start();
    expect(server().treasury.allot(GRANTEE, HOA, '1000.50')).toBe(true);
    expect(server().treasury.allot(GRANTEE, HOA, '-0.50')).toBe(true);
    expect(server().treasury.allot(GRANTEE, HOA, '-90000000.00')).toBe(false);
    const rows = rowsOf(
      await treasury.VA({
        hoa: HOA,
        ddoCode: 'OLSHUD001',
        granteCode: GRANTEE,
        fromDate: '2020-01-01 00:00:00',
      }),
    );
    expect(rows.map((row) => `${row.allotmentTxnType} ${row.allotmentAmount}`)).toEqual([
      'Initial Allotment 50000000.00',
      'Additional allotment 1000.50',
      'Allotment withdrawal 0.50',
    ]);
    expect(rows.at(-1)?.availableBalance).toBe('50001000.50');
  });
});

describe('what stays behind', () => {
  it('a restart at any moment keeps what was answered, and cuts off a line half written', async () => {
    const { treasury, restart, ledger } = await start();
    const pi = instruction(1);
    await treasury.PI(pi);
    await adviceOf(treasury, pi);
    const before = JSON.stringify(ledger().balances());
    await restart();
    expect(JSON.stringify(ledger().balances())).toBe(before);
    expect(codesOf(await treasury.PI(pi))).toEqual(['303']);
  });

  it('no account, mobile or Aadhaar in a log line or in the words of a refusal', async () => {
    const { treasury, calls } = await start();
    const outcome = await treasury.PI(
      instruction(1, {
        beneficiaryDetails: [
          person(1, '3803.50', { benfAcctNo: '30213-456-7891', adhaarNumber: '234567890124' }),
        ],
      }),
    );
    expect(outcome).toMatchObject({ status: 'refused', errors: [{ code: '341' }] });
    const kept = JSON.stringify([outcome, calls]);
    expect(kept).toContain('…7891');
    for (const secret of ['30213-456-7891', '9876543210', '234567890124'])
      expect(kept).not.toContain(secret);
  });

  it('its page and JSON show the ledger and set the switches, with accounts shortened', async () => {
    const { treasury, url } = await start();
    await treasury.PI(instruction(1));
    await treasury.PIS(asked(instruction(1)));
    const page = await (await fetch(`${url()}/`)).text();
    const json = await (await fetch(`${url()}/ledger.json`)).text();
    for (const text of [page, json]) {
      expect(text).toContain('BN-JA/000011');
      expect(text).not.toContain('3021345678911');
    }
    const set = async (body: object): Promise<number> =>
      (
        await fetch(`${url()}/switches`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).status;
    expect(await set({ failBeneficiaries: 2, hold: ['PD'] })).toBe(200);
    expect(await set({ unknown: 1 })).toBe(400);
    expect(await set({ failBeneficiaries: -1 })).toBe(400);
    const foreign = await fetch(`${url()}/switches`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' },
      body: '{}',
    });
    expect(foreign.status).toBe(403);
    expect(
      ((await (await fetch(`${url()}/ledger.json`)).json()) as { switches: object }).switches,
    ).toMatchObject({
      failBeneficiaries: 2,
      hold: ['PD'],
    });
  });
});

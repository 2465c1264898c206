import { describe, expect, it } from 'vitest';

import {
  attachFiles,
  billableOrder,
  billAt,
  heldBack,
  moveBill,
  purchaseDraft,
  readBill,
  saveBill,
} from './support/billing.ts';
import { today } from './support/measuring.ts';
import { OTHER, OWN, organisationId, step, type Draft } from './support/orders.ts';
import { JATNI, person } from './support/papers.ts';
import { connect, story, type Refusal, type Scope } from './support/scope.ts';

const sql = connect();
const faults = ({ fields }: Refusal) => fields.map(({ pointer, code }) => `${pointer} ${code}`);
const refusedBill = async (scope: Scope, draft: Draft) => {
  await scope.as(person('je'));
  return scope.refused((q) => saveBill({ sql: q }, draft));
};
const refusedMove = async (scope: Scope, who: string, id: string, action: string) => {
  await scope.as(null);
  const [row] =
    await scope.sql`select version from public.workflow_instances where document_id = ${id}`;
  await scope.as(person(who));
  return scope.refused(
    (q) =>
      q`select public.transition(${JATNI}, 'bill', ${id}, ${action}, ${(row as unknown as { version: number }).version}, gen_random_uuid(), 'Reason')`,
  );
};

describe('a purchase bill', () => {
  it('is computed by the rules of the day: material without GST, GST TDS below its threshold, royalty from the supply', () =>
    story(sql, async (scope) => {
      const order = await billableOrder(scope);
      const draft = await purchaseDraft(scope, order.id, {
        supplies: [
          { material_code: 'SAND', quantity: '22.5' },
          { material_code: 'CEMENT_BAG', quantity: '90' },
        ],
      });
      await scope.as(person('je'));
      const saved = await saveBill(scope, draft);
      expect(saved).toMatchObject({ gross: 59000, deductions: 2075, net: 56925, number: null });
      const bill = await readBill(scope, saved.id);
      // 1 % of 50,000 twice; 22.5 × 35 = 787.50; 90 × 3.19 = 287.10.
      expect(heldBack(bill)).toEqual({ LC: 500, ITTDS: 500, ROM: 788, ECB: 287 });
      expect(bill).toMatchObject({ payable_amount: 59000, charged_amount: 59000 });
      // The parts always add up: the payee and every head that is paid on.
      expect(
        bill?.beneficiaries.map(({ owner_type, head_code, net }) => [head_code ?? owner_type, net]),
      ).toEqual([
        ['ORGANISATION', 56925],
        ['LC', 500],
        ['ITTDS', 500],
        ['ROM', 788],
        ['ECB', 287],
      ]);
      // Numbers of accounts are masked, whoever asks.
      expect(JSON.stringify(bill)).not.toContain('401100330');
      expect(bill?.beneficiaries[0]?.account).toMatchObject({ is_ready: true });
    }));

  it('keeps the rules of its own day, and an agency may set its own', () =>
    story(sql, async (scope) => {
      const order = await billableOrder(scope);
      await scope.as(null);
      const [rules] =
        await scope.sql`select count(*)::int as old from private.charge_rules_in_force(${JATNI}, 'PURCHASE', null, '2026-03-31') r
        where r.head_code = 'ITTDS' and r.value = 10 and r.base = 'INCLUDING_GST'`;
      expect(rules).toEqual({ old: 1 });
      await scope.sql`insert into public.charge_rules (tenant_id, bill_kind, head_code, calculation, value, effective_from) values (${JATNI}, 'PURCHASE', 'ITTDS', 'PERCENTAGE', 2, '2026-04-01')`;
      await scope.as(person('je'));
      const draft = await purchaseDraft(scope, order.id);
      await scope.as(person('je'));
      const bill = await readBill(scope, (await saveBill(scope, draft)).id);
      expect(heldBack(bill)).toEqual({ LC: 500, ITTDS: 1000 });
    }));

  it('holds GST TDS back above the threshold alone', () =>
    story(sql, async (scope) => {
      const order = await billableOrder(scope, 'IA', 900000);
      for (const [material, expected] of [
        ['250000', undefined],
        ['250001', 5000],
      ] as const) {
        const draft = await purchaseDraft(scope, order.id, {
          material_amount: material,
          invoice_number: material,
        });
        await scope.as(person('je'));
        const bill = await readBill(scope, (await saveBill(scope, draft)).id);
        expect(heldBack(bill)['GSTTDS']).toBe(expected);
      }
    }));

  it('refuses what may not stand in it, each with its code', () =>
    story(sql, async (scope) => {
      const order = await billableOrder(scope);
      const group = await organisationId(scope, 'ORG-000001');
      const tomorrow = await today(scope.sql, 1);
      const yesterday = await today(scope.sql, -1);
      const good = await purchaseDraft(scope, order.id);
      const cases: [change: Draft, expected: string][] = [
        [{ payee_organisation_id: null }, '/payee_organisation_id REQUIRED'],
        [{ payee_organisation_id: group }, '/payee_organisation_id INVALID_VENDOR'],
        [{ invoice_number: 'A' }, '/invoice_number TOO_SHORT'],
        [{ invoice_date: tomorrow }, '/invoice_date FUTURE_DATE'],
        [{ invoice_date: '2026-02-30' }, '/invoice_date INVALID_DATE'],
        [{ due_date: yesterday }, '/due_date EG_EXPENSE_BILL_INVALID_DATE'],
        [{ material_amount: '5000001' }, '/material_amount OUT_OF_RANGE'],
        [{ material_amount: '10.005' }, '/material_amount TOO_MANY_DECIMALS'],
        [{ gst_amount: '5000001' }, '/gst_amount OUT_OF_RANGE'],
        [
          { material_amount: '0', gst_amount: '0' },
          '/material_amount INVALID_PURCHASE_BILL_AMOUNT',
        ],
        [
          { deductions: [{ head_code: 'LC', amount: '1' }] },
          '/deductions/0/head_code EG_EXPENSE_INVALID_HEADCODES',
        ],
        [
          { deductions: [{ head_code: 'XX', amount: '1' }] },
          '/deductions/0/head_code EG_EXPENSE_INVALID_HEADCODES',
        ],
        [
          { deductions: [{ head_code: 'ROM', amount: '1' }] },
          '/deductions/0/reason OVERRIDE_REASON_REQUIRED',
        ],
        [
          { supplies: [{ material_code: 'GOLD', quantity: '1' }] },
          '/supplies/0/material_code NOT_IN_MASTER',
        ],
        [{ kind: 'WAGE' }, '/kind EG_EXPENSE_INVALID_BUSINESSSERVICE'],
        [{ kind: 'RUNNING' }, '/kind BILL_KIND_NOT_OF_ORDER'],
        [{ work_order_id: group }, '/work_order_id INVALID_CONTRACT_ID'],
      ];
      for (const [change, expected] of cases)
        expect(faults(await refusedBill(scope, { ...good, ...change })), expected).toContain(
          expected,
        );
      await scope.as(person('je'));
      const bill = await saveBill(scope, {
        ...good,
        deductions: [{ head_code: 'ROM', amount: '120.40', reason: 'Paid at the quarry' }],
      });
      expect(heldBack(await readBill(scope, bill.id))).toMatchObject({ ROM: 120 });
      const twice = await refusedBill(scope, { ...good, invoice_number: 'inv/1' });
      expect([twice.code, twice.details['id']]).toEqual(['EG_EXPENSE_DUPLICATE_BILL', bill.id]);
    }));

  it('waits for an order in force', () =>
    story(sql, async (scope) => {
      const order = await billableOrder(scope);
      const draft = await purchaseDraft(scope, order.id);
      await scope.as(null);
      await scope.sql`update public.work_orders set application_status = 'INWORKFLOW' where id = ${order.id}`;
      expect((await refusedBill(scope, draft)).code).toBe('CONTRACT_NOT_ACCEPTED');
      await scope.as(null);
      await scope.sql`update public.work_orders set application_status = 'INACTIVE' where id = ${order.id}`;
      expect((await refusedBill(scope, draft)).code).toBe('INVALID_CONTRACT');
    }));

  it('goes through three hands with its files, spends the budget and is closed to changes', () =>
    story(sql, async (scope) => {
      const order = await billableOrder(scope);
      const draft = await purchaseDraft(scope, order.id);
      for (const who of ['ae', 'me', 'eo', 'coord', 'acct', 'cbo']) {
        await scope.as(person(who));
        expect((await scope.refused((q) => saveBill({ sql: q }, draft))).code, who).toBe(
          'NOT_PERMITTED',
        );
      }
      await scope.as(person('je'));
      const bill = await saveBill(scope, draft);
      const bare = await refusedMove(scope, 'je', bill.id, 'SUBMIT');
      expect(bare.fields.map(({ code, params }) => [code, params['kind']])).toEqual([
        ['DOCUMENT_REQUIRED', 'VENDOR_INVOICE'],
        ['DOCUMENT_REQUIRED', 'MEASUREMENT_BOOK'],
        ['DOCUMENT_REQUIRED', 'UTILISATION_LOG'],
      ]);
      await attachFiles(scope, bill.id);
      await moveBill(scope, bill.id, 1);
      expect((await refusedMove(scope, 'je', bill.id, 'VERIFY_AND_FORWARD')).code).toBe(
        'NOT_PERMITTED',
      );
      expect((await refusedMove(scope, 'eo', bill.id, 'APPROVE')).code).toBe('ACTION_NOT_OFFERED');
      await step(scope, person('me'), bill.id, 'SEND_BACK', 'The invoice is unreadable', 'bill');
      await step(scope, person('je'), bill.id, 'RE_SUBMIT', undefined, 'bill');
      await step(scope, person('me'), bill.id, 'VERIFY_AND_FORWARD', undefined, 'bill');
      await step(scope, person('eo'), bill.id, 'APPROVE', undefined, 'bill');
      await scope.as(person('je'));
      const after = await readBill(scope, bill.id);
      expect(after).toMatchObject({
        state: 'APPROVED',
        payment_status: null,
        number: expect.stringMatching(/^PB\/\d{4}-\d{2}\/\d{6}$/) as never,
      });
      await scope.as(null);
      const journal =
        await scope.sql`select l.account_code, l.debit, l.credit from public.journal_lines l
        join public.journal_entries e on e.tenant_id = l.tenant_id and e.id = l.entry_id where e.source_id = ${bill.id} order by 1`;
      expect(journal).toEqual([
        { account_code: '350-10-01', debit: '0.00', credit: '58000.00' },
        { account_code: '350-20-01', debit: '0.00', credit: '500.00' },
        { account_code: '350-20-03', debit: '0.00', credit: '500.00' },
        { account_code: '412-10', debit: '59000.00', credit: '0.00' },
      ]);
      await scope.as(person('je'));
      const late = await scope.refused((q) =>
        saveBill({ sql: q }, { ...draft, id: bill.id }, after?.version),
      );
      expect(late.code).toBe('NOT_EDITABLE');
      // Approver, accountant and auditor read it; so does the organisation of the order, another does not.
      for (const who of ['eo', 'acct', 'auditor', 'coord']) {
        await scope.as(person(who));
        expect((await readBill(scope, bill.id))?.id, who).toBe(bill.id);
      }
      await scope.as(OWN);
      expect(await readBill(scope, bill.id)).toMatchObject({
        id: bill.id,
        is_whole: false,
        history: [],
      });
      for (const who of [OTHER, person('je', 'dhenkanal')]) {
        await scope.as(who);
        expect(await readBill(scope, bill.id), who).toBeNull();
      }
    }));

  it('never passes the order together with the others, unless an amendment raised it', () =>
    story(sql, async (scope) => {
      const order = await billableOrder(scope, 'IA', 100000);
      await billAt(scope, await purchaseDraft(scope, order.id), 1);
      await scope.as(person('je'));
      const second = await billAt(
        scope,
        await purchaseDraft(scope, order.id, { invoice_number: 'INV/2' }),
        0,
      );
      const over = await refusedMove(scope, 'je', second.id, 'SUBMIT');
      expect(over).toMatchObject({
        code: 'BILLS_ABOVE_ORDER',
        details: { limit: 100000, billed: 59000, amount: 59000, over: 18000 },
      });
      await scope.as(null);
      await scope.sql`update public.work_orders set amount = 118000 where id = ${order.id}`;
      await moveBill(scope, second.id, 3);
      await scope.as(person('je'));
      expect(await readBill(scope, second.id)).toMatchObject({ state: 'APPROVED' });
    }));

  it('lets go of its invoice when it is rejected', () =>
    story(sql, async (scope) => {
      const order = await billableOrder(scope);
      const draft = await purchaseDraft(scope, order.id);
      const bill = await billAt(scope, draft, 2);
      await step(scope, person('eo'), bill.id, 'REJECT', 'Bought elsewhere', 'bill');
      await scope.as(person('je'));
      expect((await saveBill(scope, draft)).id).not.toBe(bill.id);
    }));
});

describe('a supervision bill', () => {
  const run = async (scope: Scope, who: string, order: string | null) => {
    await scope.as(person(who));
    const [row] =
      await scope.sql`select public.create_supervision_bills(${JATNI}, ${order}) as answer`;
    return (row as { answer: { bills: { id: string; gross: number }[]; skipped: unknown[] } })
      .answer;
  };
  const refusedRun = async (scope: Scope, who: string, order: string) => {
    await scope.as(person(who));
    return (
      await scope.refused((q) => q`select public.create_supervision_bills(${JATNI}, ${order})`)
    ).code;
  };

  it('covers each approved bill of an implementing agency once', () =>
    story(sql, async (scope) => {
      const order = await billableOrder(scope);
      expect(await refusedRun(scope, 'me', order.id)).toBe('NO_WAGE_PURCHASE_BILL');
      const bill = await billAt(scope, await purchaseDraft(scope, order.id), 2);
      expect(await refusedRun(scope, 'me', order.id)).toBe('NO_WAGE_PURCHASE_BILL');
      await step(scope, person('eo'), bill.id, 'APPROVE', undefined, 'bill');
      for (const who of ['je', 'eo', 'cbo', 'auditor'])
        expect(await refusedRun(scope, who, order.id), who).toBe('NOT_PERMITTED');
      const { bills } = await run(scope, 'me', order.id);
      expect(bills).toMatchObject([{ gross: 4425 }]);
      await scope.as(person('me'));
      expect(await readBill(scope, bills[0]?.id ?? '')).toMatchObject({
        kind: 'SUPERVISION',
        state: 'APPROVED',
        number: expect.stringMatching(/^SB\//) as never,
        net: 4425,
        lines: [{ head_code: 'SC', base_amount: 59000, rate: 7.5 }],
        beneficiaries: [{ owner_type: 'ORGANISATION', net: 4425 }],
      });
      expect(await refusedRun(scope, 'me', order.id)).toBe('NO_WAGE_PURCHASE_BILL');
    }));

  it('gives a partner nothing for material, a contractor nothing at all, and no bill of nothing', () =>
    story(sql, async (scope) => {
      const order = await billableOrder(scope, 'IP');
      await billAt(scope, await purchaseDraft(scope, order.id), 3);
      expect(await refusedRun(scope, 'me', order.id)).toBe('NO_CALCULATION_DETAIL');
      await scope.as(null);
      await scope.sql`update public.work_orders set agency_role_code = 'CONTRACTOR' where id = ${order.id}`;
      expect(await refusedRun(scope, 'me', order.id)).toBe('NO_CALCULATION_DETAIL');
      await scope.as(null);
      await scope.sql`update public.work_orders set agency_role_code = 'IA' where id = ${order.id}`;
      await scope.sql`update public.charge_rules set value = 0 where bill_kind = 'SUPERVISION'`;
      expect(await refusedRun(scope, 'me', order.id)).toBe('SUPERVISION_BILL_ZERO_AMOUNT');
    }));

  it('follows by schedule where the agency wants it', () =>
    story(sql, async (scope) => {
      const order = await billableOrder(scope);
      await billAt(scope, await purchaseDraft(scope, order.id), 3);
      const bills = async () => {
        await scope.as(null);
        return scope.sql`select from public.bills where work_order_id = ${order.id} and kind = 'SUPERVISION'`;
      };
      await scope.as(null);
      await scope.sql`insert into public.tenant_settings (tenant_id, key, value) values (${JATNI}, 'bill.runs_supervision', 'false')`;
      await scope.as('service_role');
      await scope.sql`select public.run_supervision_bills()`;
      expect(await bills()).toHaveLength(0);
      await scope.as(null);
      await scope.sql`update public.tenant_settings set value = 'true' where tenant_id = ${JATNI} and key = 'bill.runs_supervision'`;
      await scope.as('service_role');
      await scope.sql`select public.run_supervision_bills()`;
      await scope.sql`select public.run_supervision_bills()`;
      expect(await bills()).toHaveLength(1);
      await scope.as(person('me'));
      expect((await scope.refused((q) => q`select public.run_supervision_bills()`)).state).toBe(
        '42501',
      );
    }));
});

describe('rules of deductions', () => {
  it('that cannot be computed are not taken into the master', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin', 'od'));
      const tries: [row: Record<string, string | null>, expected: string][] = [
        [{ calculation: 'PERCENTAGE', value: null }, '/value INVALID_CALCULATION_TYPE_VALUE'],
        [{ calculation: 'QUANTITY', value: '3' }, '/material_code INVALID_CALCULATION_TYPE_VALUE'],
        [{ calculation: 'GUESS', value: '3' }, '/calculation INVALID_HEADCODE_CALCULATION_TYPE'],
        [{ calculation: null, value: '3' }, '/calculation CALCULATION_TYPE_MISSING'],
        [
          { head_code: 'NONE', calculation: 'PERCENTAGE', value: '3' },
          '/head_code INVALID_HEAD_CODE',
        ],
        [
          { head_code: 'WEG', calculation: 'PERCENTAGE', value: '3' },
          '/head_code INVALID_HEAD_CODE',
        ],
      ];
      for (const [row, expected] of tries) {
        const refusal = await scope.refused(
          (q) =>
            q`insert into public.charge_rules ${q({ tenant_id: 'od', bill_kind: 'PURCHASE', head_code: 'SD', effective_from: '2027-01-01', ...row })}`,
        );
        expect(faults(refusal), expected).toContain(expected);
      }
      // Royalty goes by quantity now: a percentage beside it would be lost, one in its place is for an agency that ends it.
      const mixed = await scope.refused(
        (q) =>
          q`insert into public.charge_rules ${q({
            tenant_id: 'od',
            bill_kind: 'PURCHASE',
            head_code: 'ROM',
            calculation: 'PERCENTAGE',
            value: '3',
            effective_from: '2027-01-01',
          })}`,
      );
      expect(faults(mixed)).toContain('/calculation INVALID_HEADCODE_CALCULATION_TYPE');
    }));
});

import { describe, expect, it } from 'vitest';

import {
  billableOrder,
  billAt,
  heldBack,
  moveBill,
  readBill,
  saveBill,
} from './support/billing.ts';
import { measure } from './support/closing.ts';
import { organisationId, step, type Draft } from './support/orders.ts';
import { JATNI, person } from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';

const sql = connect();
const CONTRACTOR = person('contractor2');

const refusal = async (scope: Scope, draft: Draft) => {
  await scope.as(person('je'));
  return scope.refused((q) => saveBill({ sql: q }, draft));
};
const bills = async (scope: Scope, order: string) => {
  await scope.as(person('je'));
  const [row] = await scope.sql`select public.get_order_bills(${JATNI}, ${order}) as answer`;
  return (row as { answer: Record<string, unknown> & { bills: unknown[] } }).answer;
};

describe('a running bill', () => {
  it('bills approved measurement at the rate of the order, never twice', () =>
    story(sql, async (scope) => {
      const order = await billableOrder(scope, 'CONTRACTOR');
      const running = { kind: 'RUNNING', work_order_id: order.id };
      expect((await refusal(scope, running)).code).toBe('NOTHING_TO_BILL');
      await measure(scope, order, ['4', '1'], 5);
      await scope.as(person('je'));
      const bill = await saveBill(scope, running);
      const read = await readBill(scope, bill.id);
      // 4 CUM at 412.50 and a board at 1,500.50.
      expect(read).toMatchObject({ gross: 3150.5, charged_amount: 3150.5 });
      expect(
        read?.lines
          .filter(({ head_code }) => head_code === 'WRK')
          .map(({ quantity, rate, amount }) => [quantity, rate, amount]),
      ).toEqual([
        [4, 412.5, 1650],
        [1, 1500.5, 1500.5],
      ]);
      // Class B: three percent are kept; 1 % cess and 1 % tax are paid on.
      expect(heldBack(read)).toEqual({ LC: 32, ITTDS: 32, SD: 95 });
      expect(read?.beneficiaries.map(({ owner_type, net }) => [owner_type, net])).toEqual([
        ['ORGANISATION', 2991.5],
        ['HEAD', 32],
        ['HEAD', 32],
      ]);
      expect((await refusal(scope, running)).code).toBe('NOTHING_TO_BILL');
      await expect(bills(scope, order.id)).resolves.toMatchObject({ unbilled: 0 });
      // The table itself refuses a second line over the same measurement.
      await scope.as(null);
      const twice = await scope.refused(
        (
          q,
        ) => q`insert into public.bill_lines (tenant_id, bill_id, ordinal, direction, head_code, measurement_line_id, calculated_amount, amount)
          select tenant_id, bill_id, 99, direction, head_code, measurement_line_id, 1, 1 from public.bill_lines where bill_id = ${bill.id} and measurement_line_id is not null limit 1`,
      );
      expect(twice.state).toBe('23505');
      await moveBill(scope, bill.id, 2);
      await step(scope, person('eo'), bill.id, 'REJECT', 'Measure the boards again', 'bill');
      await scope.as(person('je'));
      expect(await saveBill(scope, running)).toMatchObject({ gross: 3150.5 });
    }));

  it('recovers the advance, takes the penalty, and is seen by the contractor once handed in', () =>
    story(sql, async (scope) => {
      const order = await billableOrder(scope, 'CONTRACTOR', 11473);
      const advance = { kind: 'ADVANCE', work_order_id: order.id };
      const above = await refusal(scope, { ...advance, amount: '1148' });
      expect(above).toMatchObject({
        code: 'ADVANCE_ABOVE_LIMIT',
        details: { limit: 1147, taken: 0 },
      });
      await billAt(scope, { ...advance, amount: '1000' }, 3);
      expect((await refusal(scope, { ...advance, amount: '200' })).code).toBe(
        'ADVANCE_ABOVE_LIMIT',
      );
      const payee = await organisationId(scope, 'ORG-000012');
      const fine = {
        work_order_id: order.id,
        organisation_id: payee,
        kind: 'DEDUCTION',
        amount: '150',
        reason: 'Rubble left on the road',
      };
      for (const who of ['me', 'eo', 'coord', 'contractor2']) {
        await scope.as(person(who));
        const refused = await scope.refused(
          (q) => q`select public.propose_penalty(${JATNI}, ${q.json(fine)})`,
        );
        expect(refused.code, who).toBe('NOT_PERMITTED');
      }
      await scope.as(person('je'));
      const [proposed] =
        await scope.sql`select public.propose_penalty(${JATNI}, ${scope.sql.json(fine)}) as id`;
      const id = (proposed as { id: string }).id;
      const alone = await scope.refused(
        (q) => q`select public.decide_penalty(${JATNI}, ${id}, true)`,
      );
      expect(alone.code).toBe('NOT_PERMITTED');
      await scope.as(person('me'));
      const mute = await scope.refused(
        (q) => q`select public.decide_penalty(${JATNI}, ${id}, false)`,
      );
      expect(mute.fields).toMatchObject([{ pointer: '/remarks', code: 'REQUIRED' }]);
      await scope.sql`select public.decide_penalty(${JATNI}, ${id}, true)`;
      const again = await scope.refused(
        (q) => q`select public.decide_penalty(${JATNI}, ${id}, true)`,
      );
      expect(again.code).toBe('NOT_EDITABLE');

      await measure(scope, order, ['4', '1'], 5);
      const bill = await billAt(scope, { kind: 'RUNNING', work_order_id: order.id }, 0);
      await scope.as(person('je'));
      const read = await readBill(scope, bill.id);
      // 20 % of 3,150.50 is 630.10.
      expect(heldBack(read)).toEqual({
        LC: 32,
        ITTDS: 32,
        SD: 95,
        ADVR: 630,
        PEN: 150,
      });
      // The advance took its part of the order already.
      expect(read).toMatchObject({ charged_amount: 2520.5, payable_amount: 2275.5 });
      await scope.as(CONTRACTOR);
      expect(await readBill(scope, bill.id)).toBeNull();
      await moveBill(scope, bill.id, 3);
      await scope.as(CONTRACTOR);
      expect(await readBill(scope, bill.id)).toMatchObject({ id: bill.id, is_whole: false });
      expect(await bills(scope, order.id)).toMatchObject({
        billed: 3520.5,
        advance_outstanding: 370,
        security: { withheld: 95, released: 0 },
      });
    }));

  it('withholds what a penalty says is to wait', () =>
    story(sql, async (scope) => {
      const order = await billableOrder(scope, 'CONTRACTOR');
      const payee = await organisationId(scope, 'ORG-000012');
      await scope.as(person('je'));
      for (const [change, expected] of [
        [{ months: '0' }, '/months'],
        [{ reason: 'x' }, '/reason'],
        [{ kind: 'FINE' }, '/kind'],
      ] as const) {
        const draft = {
          work_order_id: order.id,
          organisation_id: payee,
          kind: 'WITHHOLD',
          months: '2',
          reason: 'Cracks in the slab',
          ...change,
        };
        const refused = await scope.refused(
          (q) => q`select public.propose_penalty(${JATNI}, ${q.json(draft)})`,
        );
        expect(refused.fields.map(({ pointer }) => pointer)).toContain(expected);
      }
      const [row] =
        await scope.sql`select public.propose_penalty(${JATNI}, ${scope.sql.json({ work_order_id: order.id, organisation_id: payee, kind: 'WITHHOLD', months: '2', reason: 'Cracks in the slab' })}) as id`;
      await scope.as(person('eo'));
      await scope.sql`select public.decide_penalty(${JATNI}, ${(row as { id: string }).id}, true)`;
      await measure(scope, order, ['4', null], 5);
      await scope.as(person('je'));
      const bill = await readBill(
        scope,
        (await saveBill(scope, { kind: 'RUNNING', work_order_id: order.id })).id,
      );
      expect(bill?.beneficiaries[0]?.withheld_until).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }));
});

describe('the end of a contract', () => {
  it('has one final bill that recovers what is left, then the deposit in two stages', () =>
    story(sql, async (scope) => {
      const order = await billableOrder(scope, 'CONTRACTOR', 20000);
      await billAt(scope, { kind: 'ADVANCE', work_order_id: order.id, amount: '2000' }, 3);
      await measure(scope, order, ['4', '1'], 6);
      await billAt(scope, { kind: 'RUNNING', work_order_id: order.id }, 3);
      await measure(scope, order, ['7.25', '2'], 4);
      const last = await billAt(scope, { kind: 'FINAL', work_order_id: order.id }, 0);
      await scope.as(person('je'));
      const read = await readBill(scope, last.id);
      expect(read).toMatchObject({ gross: 5991.63 });
      expect(heldBack(read)).toEqual({ LC: 60, ITTDS: 60, SD: 180, ADVR: 1370 });
      const twice = await refusal(scope, { kind: 'FINAL', work_order_id: order.id });
      expect(twice.code).toBe('NOTHING_TO_BILL');
      await moveBill(scope, last.id, 3);
      const after = await refusal(scope, { kind: 'ADVANCE', work_order_id: order.id, amount: '1' });
      expect(after.code).toBe('FINAL_BILL_EXISTS');

      const release = (stage: string) => ({
        kind: 'RELEASE',
        work_order_id: order.id,
        release_stage: stage,
      });
      expect((await refusal(scope, release('COMPLETION'))).code).toBe('SECURITY_NOT_DUE');
      await scope.as(null);
      await scope.sql`update public.work_orders set defect_liability_days = 90 where id = ${order.id}`;
      await scope.sql`insert into public.closures (tenant_id, work_order_id, project_id, organisation_id, closed_on, application_status, created_by, created_by_name)
        select tenant_id, id, project_id, organisation_id, private.local_date(tenant_id), 'ACTIVE', created_by, 'x' from public.work_orders where id = ${order.id}`;
      const first = await billAt(scope, release('COMPLETION'), 3);
      // 95 + 180 = 275, half of it.
      expect(await readBill(scope, first.id)).toMatchObject({
        gross: 138,
        net: 138,
        charged_amount: 0,
        state: 'APPROVED',
      });
      expect((await refusal(scope, release('LIABILITY_END'))).code).toBe('SECURITY_NOT_DUE');
      expect((await refusal(scope, release('COMPLETION'))).code).toBe('EG_EXPENSE_DUPLICATE_BILL');
      await scope.as(null);
      await scope.sql`update public.closures set closed_on = closed_on - 91 where work_order_id = ${order.id}`;
      await scope.as(person('je'));
      const rest = await saveBill(scope, release('LIABILITY_END'));
      expect(rest).toMatchObject({ gross: 137 });
      expect((await refusal(scope, release('LIABILITY_END'))).code).toBe(
        'EG_EXPENSE_DUPLICATE_BILL',
      );
    }));

  it('releases nothing where nothing is withheld', () =>
    story(sql, async (scope) => {
      const order = await billableOrder(scope, 'CONTRACTOR', 20000);
      await scope.as(null);
      await scope.sql`insert into public.closures (tenant_id, work_order_id, project_id, organisation_id, closed_on, application_status, created_by, created_by_name)
        select tenant_id, id, project_id, organisation_id, private.local_date(tenant_id), 'ACTIVE', created_by, 'x' from public.work_orders where id = ${order.id}`;
      const none = { kind: 'RELEASE', work_order_id: order.id, release_stage: 'COMPLETION' };
      expect((await refusal(scope, none)).code).toBe('NOTHING_TO_RELEASE');
      await scope.as(person('je'));
      const stage = await scope.refused((q) =>
        saveBill({ sql: q }, { ...none, release_stage: 'SOMETIME' }),
      );
      expect(stage.fields).toMatchObject([{ pointer: '/release_stage', code: 'NOT_A_CHOICE' }]);
    }));

  it('waits for an open measurement', () =>
    story(sql, async (scope) => {
      const order = await billableOrder(scope, 'CONTRACTOR', 20000);
      await measure(scope, order, ['4', '1'], 6);
      await scope.as(null);
      await scope.sql`insert into public.measurements (tenant_id, work_order_id, project_id, organisation_id, order_version, measured_on, from_on, to_on, created_by, created_by_name)
        select tenant_id, id, project_id, organisation_id, 1, private.local_date(tenant_id), private.local_date(tenant_id), private.local_date(tenant_id), created_by, 'x' from public.work_orders where id = ${order.id}`;
      expect((await refusal(scope, { kind: 'FINAL', work_order_id: order.id })).code).toBe(
        'NOT_VALID_REFERENCE_ID',
      );
    }));
});

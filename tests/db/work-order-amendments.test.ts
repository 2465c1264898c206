import { describe, expect, it } from 'vitest';

import {
  acceptedOrder,
  measured,
  orderAt,
  orderRow,
  OTHER,
  OWN,
  step,
  type Draft,
} from './support/orders.ts';
import { JATNI, person, type Saved } from './support/papers.ts';
import { column, connect, story, type Scope } from './support/scope.ts';

const sql = connect();
const TYPE = 'work_order_amendment';

async function extend({ sql: q }: Scope, draft: Draft, version?: number): Promise<Saved> {
  const [row] =
    await q`select public.save_time_extension(${JATNI}, ${q.json(draft)}, ${version ?? null}) as saved`;
  return (row as { saved: Saved }).saved;
}

async function approved(scope: Scope, who: string, draft: Draft): Promise<Saved> {
  await scope.as(who);
  const extension = await extend(scope, draft);
  await step(scope, who, extension.id, 'SUBMIT', undefined, TYPE);
  await step(scope, person('me'), extension.id, 'VERIFY_AND_FORWARD', undefined, TYPE);
  await step(scope, person('eo'), extension.id, 'APPROVE', undefined, TYPE);
  return extension;
}

describe('a time extension', () => {
  it('is asked for by the organisation, and approval alone moves the end, in the log with its effect', () =>
    story(sql, async (scope) => {
      const { order } = await acceptedOrder(scope);
      const before = (await orderRow(scope, order.id)) as { ends_on: string };
      await scope.as(OWN);
      const extension = await extend(scope, {
        work_order_id: order.id,
        extension_days: 15,
        reason: 'Rain',
      });
      const moved = await step(scope, OWN, extension.id, 'SUBMIT', undefined, TYPE);
      expect(moved.number).toMatch(/^TE\/\d{4}-\d{2}\/\d{6}$/);
      await step(scope, person('me'), extension.id, 'VERIFY_AND_FORWARD', undefined, TYPE);
      expect((await orderRow(scope, order.id))['ends_on']).toBe(before.ends_on);
      expect(
        (await scope.refused(() => step(scope, OWN, extension.id, 'APPROVE', undefined, TYPE)))
          .code,
      ).toBe('NOT_PERMITTED');
      await step(scope, person('eo'), extension.id, 'APPROVE', undefined, TYPE);
      const [log] =
        await scope.sql`select x.supplement_number, x.ends_on_after - x.ends_on_before as days, x.ends_on_before::text as before, x.amount_after - x.amount_before as cost,
        w.version_number, w.ends_on = x.ends_on_after as is_in_force from public.work_order_amendments x join public.work_orders w on w.id = x.work_order_id where x.id = ${extension.id}`;
      expect(log).toEqual({
        supplement_number: 1,
        days: 15,
        before: before.ends_on,
        cost: '0.00',
        version_number: 2,
        is_in_force: true,
      });
    }));

  it('by an officer too, but not by another organisation, nor approved by its maker', () =>
    story(sql, async (scope) => {
      const { order } = await acceptedOrder(scope);
      const draft = { work_order_id: order.id, extension_days: 10, reason: 'Rain' };
      await scope.as(OTHER);
      expect((await scope.refused(() => extend(scope, draft))).code).toBe('ORG_ID_MISMATCH');
      await scope.as(person('acct'));
      expect((await scope.refused(() => extend(scope, draft))).code).toBe('NOT_PERMITTED');
      await scope.as(null);
      await scope.sql`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code)
        select tenant_id, id, 'od', 'WORK_ORDER_VERIFIER' from public.memberships where invited_email = ${person('je')}`;
      await scope.as(person('je'));
      const extension = await extend(scope, draft);
      await step(scope, person('je'), extension.id, 'SUBMIT', undefined, TYPE);
      expect(
        (
          await scope.refused(() =>
            step(scope, person('je'), extension.id, 'VERIFY_AND_FORWARD', undefined, TYPE),
          )
        ).code,
      ).toBe('MAKER_CHECKER');
    }));

  it('is refused before acceptance, without days, beside another, and beyond the limit', () =>
    story(sql, async (scope) => {
      const { order } = await orderAt(scope, 3);
      const draft = { work_order_id: order.id, extension_days: 10, reason: 'Rain' };
      await scope.as(OWN);
      expect((await scope.refused(() => extend(scope, draft))).code).toBe('WF_STATUS_NOT_ACCEPTED');
      await step(scope, OWN, order.id, 'ACCEPT');
      await scope.as(OWN);
      const none = await scope.refused(() =>
        extend(scope, { ...draft, extension_days: 0, reason: '' }),
      );
      expect(none.fields.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
        '/extension_days END_DATE_NOT_EXTENDED',
        '/reason REQUIRED',
      ]);
      expect(
        (await scope.refused(() => extend(scope, { ...draft, work_order_id: crypto.randomUUID() })))
          .code,
      ).toBe('ORG_ID_MISMATCH');
      await scope.as(person('coord'));
      expect(
        (await scope.refused(() => extend(scope, { ...draft, work_order_id: crypto.randomUUID() })))
          .fields,
      ).toMatchObject([{ code: 'CONTRACT_NOT_FOUND' }]);
      await extend(scope, draft);
      await scope.as(OWN);
      expect((await scope.refused(() => extend(scope, draft))).code).toBe(
        'DUPLICATE_CONTRACT_REVISION_REQUEST',
      );
      await scope.as(null);
      const [open] =
        await scope.sql`select id from public.work_order_amendments where work_order_id = ${order.id}`;
      await step(scope, person('coord'), open?.['id'] as string, 'DISCARD', 'Not needed', TYPE);
      await approved(scope, OWN, draft);
      await approved(scope, OWN, draft);
      await scope.as(OWN);
      expect(await scope.refused(() => extend(scope, draft))).toMatchObject({
        code: 'CONTRACT_REVISION_MAX_LIMIT_REACHED',
        details: { max: 2 },
      });
    }));
});

describe('a revised work order', () => {
  /** A revised estimate as the estimates will make it: lines that follow the old ones, one dropped, one new. */
  async function revised(
    scope: Scope,
    estimate: string,
    change: (line: string) => string,
  ): Promise<string> {
    await scope.as(null);
    const [row] =
      await scope.sql`insert into public.estimates (tenant_id, number, version_number, previous_id, kind, project_id, name, proposed_on, rates_on, created_by, created_by_name,
        state, application_status, is_updatable, revision_number, revision_reason)
      select tenant_id, number, 2, id, 'REVISED', project_id, name, proposed_on, rates_on, created_by, created_by_name, 'APPROVED', 'INACTIVE', false, 'RE/1', 'More of it' from public.estimates where id = ${estimate} returning id`;
    const id = row?.['id'] as string;
    await scope.sql
      .unsafe(`insert into public.estimate_lines (tenant_id, estimate_id, previous_line_id, ordinal, category, sor_tenant_id, sor_code, overhead_code, name, description, unit_code, rate,
        percentage, lump_sum, is_auto_calculated, is_work_order_value, quantity, amount)
      select tenant_id, '${id}', id, ordinal, category, sor_tenant_id, sor_code, overhead_code, name, description, unit_code, rate, percentage, lump_sum, is_auto_calculated, is_work_order_value,
        ${change('quantity')}, case category when 'OVERHEAD' then amount else round(rate * (${change('quantity')}), 2) end
      from public.estimate_lines where estimate_id = '${estimate}'`);
    await scope.sql`update public.estimates set application_status = 'INACTIVE' where id = ${estimate}`;
    await scope.sql`update public.estimates set application_status = 'ACTIVE' where id = ${id}`;
    return id;
  }
  const revise = async (scope: Scope, estimate: string) => {
    await scope.as(null);
    await scope.sql`select private.revise_work_order(${JATNI}, ${estimate}, null)`;
  };

  it('keeps the reference and the rate of every line, and the cost is in the log', () =>
    story(sql, async (scope) => {
      const { estimate, order } = await acceptedOrder(scope);
      const refs = () =>
        scope.sql`select id, rate, quantity, amount, is_live from public.work_order_lines where work_order_id = ${order.id} and category <> 'OVERHEAD' order by ordinal`;
      await scope.as(null);
      const before = await refs();
      const next = await revised(
        scope,
        estimate.id,
        (q) => `case category when 'SOR' then ${q} * 2 else ${q} end`,
      );
      await revise(scope, next);
      const after = await refs();
      expect(column(after, 'id')).toEqual(column(before, 'id'));
      expect(after[0]).toMatchObject({ rate: '412.5000', quantity: '22.5000', amount: '9281.25' });
      const [log] =
        await scope.sql`select x.kind, x.state, x.supplement_number, x.amount_before, x.amount_after, w.amount, w.version_number, w.estimate_id
        from public.work_order_amendments x join public.work_orders w on w.id = x.work_order_id where x.work_order_id = ${order.id}`;
      // (9281.25 + 4501.50) and 25.5 % of it, each overhead to the paisa.
      expect(log).toEqual({
        kind: 'REVISION',
        state: 'APPROVED',
        supplement_number: 1,
        amount_before: '11473.37',
        amount_after: '17297.36',
        amount: '17297.36',
        version_number: 2,
        estimate_id: next,
      });
    }));

  it('is refused below what was measured, without a measured line, before acceptance, and beside an open extension', () =>
    story(sql, async (scope) => {
      const { estimate, order } = await acceptedOrder(scope);
      await measured(scope, '3');
      const less = await revised(scope, estimate.id, () => '2');
      const refused = () => scope.refused(() => revise(scope, less));
      expect(await refused()).toMatchObject({
        code: 'CUMULATIVE_VALUE_GREATER_THAN_CONTRACT_UNITS',
        details: { measured: '3', quantity: '2.0000' },
      });
      await scope.sql`delete from public.estimate_lines where estimate_id = ${less} and category = 'SOR'`;
      await scope.sql`update public.estimate_lines set quantity = 5, amount = round(rate * 5, 2) where estimate_id = ${less} and category = 'NON_SOR'`;
      expect((await refused()).code).toBe('LINE_ITEM_REF_MISMATCH');
      await measured(scope, '0');
      await scope.as(OWN);
      const extension = await extend(scope, {
        work_order_id: order.id,
        extension_days: 5,
        reason: 'Rain',
      });
      expect((await refused()).code).toBe('WF_STATUS_NOT_APPROVED');
      await step(scope, OWN, extension.id, 'DISCARD', 'No', TYPE);
      await scope.sql`savepoint accepted`;
      await step(scope, person('eo'), order.id, 'SUSPEND', 'Flood');
      expect((await refused()).code).toBe('WF_STATUS_NOT_ACCEPTED');
      await scope.as(null);
      await scope.sql`rollback to savepoint accepted`;
      // Nothing was measured on the line that is missing now: it leaves the order.
      await revise(scope, less);
      const live =
        await scope.sql`select category from public.work_order_lines where work_order_id = ${order.id} and is_live order by ordinal`;
      expect(live.map((line) => line['category'] as string)).toEqual([
        'NON_SOR',
        'OVERHEAD',
        'OVERHEAD',
      ]);
    }));
});

import { describe, expect, it } from 'vitest';

import { orderAt, OWN, step } from './support/orders.ts';
import { JATNI, person } from './support/papers.ts';
import { connect, scopeOf, story, type Scope } from './support/scope.ts';

const sql = connect();

async function asked(scope: Scope): Promise<void> {
  await scope.as(null);
  await scope.sql`insert into public.tenant_settings (tenant_id, key, value) values (${JATNI}, 'bank_account.required_for_orders', 'true')`;
}

/** Somebody edits the account of the group: both flags are gone. */
async function unverified({ sql: q, as }: Scope): Promise<void> {
  await as(null);
  await q`update public.bank_accounts set branch_name = 'Moved' where organisation_id = (
    select id from public.organisations where tenant_id = ${JATNI} and number = 'ORG-000001')`;
}

async function verdict(scope: Scope, orderId: string): Promise<string | undefined> {
  await scope.as(person('eo'));
  const [row] =
    await scope.sql`select public.get_paper_brief(${JATNI}, 'work_order', ${orderId}) as brief`;
  const { checks } = (row as { brief: { checks: { code: string; status: string }[] } }).brief;
  return checks.find(({ code }) => code === 'ORDER_ACCOUNT')?.status;
}

describe('an order waits for an account that can be paid to, where the agency asks for it', () => {
  it('at its issue', () =>
    story(sql, async (scope) => {
      const { order } = await orderAt(scope, 2);
      expect(await verdict(scope, order.id)).toBe('PASS');
      await unverified(scope);
      expect(await verdict(scope, order.id)).toBe('WARN');
      await asked(scope);
      expect(await verdict(scope, order.id)).toBe('FAIL');
      const refusal = await scope.refused((q) =>
        step(scopeOf(q), person('eo'), order.id, 'APPROVE'),
      );
      expect(refusal).toMatchObject({
        state: 'PT409',
        code: 'NO_PAYABLE_ACCOUNT',
        details: { name: 'Maa Mangala Mission Shakti Group' },
      });
    }));

  it('and at its acceptance, for the account may have been edited since', () =>
    story(sql, async (scope) => {
      await asked(scope);
      const { order } = await orderAt(scope, 3);
      await unverified(scope);
      const accept = (s: Scope) => step(s, OWN, order.id, 'ACCEPT');
      expect((await scope.refused((q) => accept(scopeOf(q)))).code).toBe('NO_PAYABLE_ACCOUNT');
      await scope.as(null);
      await scope.sql`update public.bank_accounts set is_verified = true, is_valid = true where organisation_id = (
        select id from public.organisations where tenant_id = ${JATNI} and number = 'ORG-000001')`;
      expect((await accept(scope)).state).toBe('ACCEPTED');
    }));

  it('elsewhere bills wait for it, orders do not', () =>
    story(sql, async (scope) => {
      const { order } = await orderAt(scope, 2);
      await unverified(scope);
      await step(scope, person('eo'), order.id, 'APPROVE');
      expect((await step(scope, OWN, order.id, 'ACCEPT')).state).toBe('ACCEPTED');
    }));
});

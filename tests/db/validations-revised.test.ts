import { describe, expect, it } from 'vitest';

import { acceptedOrder, OWN, saveOrder, orderDraft, step } from './support/orders.ts';
import {
  draftedEstimate,
  estimateDraft,
  forward,
  JATNI,
  nonSorLine,
  person,
  saveEstimate,
  sorLine,
  move,
  type Saved,
} from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';
import { bookDraft, orderOver, saveBook } from './support/measuring.ts';

// The rules of planning.md section 3.10, and gaps 9, 11 and 16 of section 9, that no other file shows: see validations.test.ts for all of them.

const sql = connect();

const revise = async ({ sql: q }: Scope, id: string): Promise<Saved> => {
  const [row] =
    await q`select public.revise_estimate(${JATNI}, ${id}, 'Rock below one metre') as begun`;
  return (row as { begun: Saved }).begun;
};

async function sanctioned(scope: Scope) {
  const made = await draftedEstimate(scope);
  await forward(scope, made.estimate, 4);
  await scope.as(person('je'));
  return made;
}

const trench = (number: string) =>
  sorLine('SOR_TEST', { measurements: [{ description: 'Trench', number }] });

describe('section 3.10', () => {
  it('INVALID_ESTIMATE: an estimate that is not there is not revised', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      const refusal = await scope.refused(() => revise(scope, crypto.randomUUID()));
      expect(refusal).toMatchObject({ state: 'PT404', code: 'PAPER_NOT_FOUND' });
    }));

  it('CONTRACT_INWORKFLOW: not while a time extension of its order is on its way; after its end it is', () =>
    story(sql, async (scope) => {
      const { estimate, order } = await acceptedOrder(scope);
      await scope.as(OWN);
      const [row] =
        await scope.sql`select public.save_time_extension(${JATNI}, ${scope.sql.json({ work_order_id: order.id, extension_days: 5, reason: 'Rain' })}) as saved`;
      const extension = (row as { saved: Saved }).saved;
      await scope.as(person('je'));
      expect((await scope.refused(() => revise(scope, estimate.id))).code).toBe(
        'CONTRACT_INWORKFLOW',
      );
      await step(scope, OWN, extension.id, 'DISCARD', 'Dry again', 'work_order_amendment');
      await scope.as(person('je'));
      expect(await revise(scope, estimate.id)).toMatchObject({ state: 'DRAFTED' });
    }));

  it('INVALID_ESTIMATE_DETAIL: a line of another estimate is not taken over', () =>
    story(sql, async (scope) => {
      const { project, estimate } = await sanctioned(scope);
      const [line] =
        await scope.sql`select id from public.estimate_lines where estimate_id = ${estimate.id} and category = 'SOR'`;
      const revision = await revise(scope, estimate.id);
      const refusal = await scope.refused((q) =>
        saveEstimate(
          q,
          estimateDraft(project.id, {
            id: revision.id,
            lines: [sorLine('SOR_TEST', { id: (line as { id: string }).id }), nonSorLine()],
          }),
          revision.version,
        ),
      );
      expect(refusal.fields).toMatchObject([
        { pointer: '/lines/0/id', code: 'INVALID_ESTIMATE_MODIFY' },
      ]);
    }));

  it('only approved books bind it: an open book does not; below an approved one it can still be rejected', () =>
    story(sql, async (scope) => {
      const { project, estimate } = await sanctioned(scope);
      const order = await orderOver(scope, estimate, project);
      await scope.as(person('je'));
      const revision = await revise(scope, estimate.id);
      const saved = await saveEstimate(
        scope.sql,
        estimateDraft(project.id, { id: revision.id, lines: [trench('5'), nonSorLine()] }),
        revision.version,
      );
      const book = await saveBook(scope.sql, await bookDraft(scope.sql, order, ['6', null]));
      const sent = await move(scope.sql, revision.id, { action: 'SUBMIT', version: saved.version });
      expect(sent.state).toBe('PENDING_FOR_VERIFICATION');
      for (const [who, action] of [
        ['je', 'SUBMIT'],
        ['me', 'VERIFY_AND_FORWARD'],
        ['eo', 'APPROVE'],
      ] as const)
        await step(scope, person(who), book.id, action, undefined, 'measurement');
      const approve = await forwardFrom(scope, revision.id);
      expect(approve.fields).toMatchObject([
        {
          code: 'CUMULATIVE_VALUE_GREATER_THAN_ESTIMATE_DETAIL_UNITS',
          params: { measured: 6, quantity: 5 },
        },
      ]);
      const ended = await step(
        scope,
        person('eo'),
        revision.id,
        'REJECT',
        'Too little',
        'estimate',
      );
      expect(ended.state).toBe('REJECTED');
    }));

  /** Verification and technical sanction pass; the administrative sanction is refused. */
  async function forwardFrom(scope: Scope, id: string) {
    await step(scope, person('ae'), id, 'VERIFY_AND_FORWARD', undefined, 'estimate');
    await step(scope, person('me'), id, 'TECHNICAL_SANCTION', undefined, 'estimate');
    return scope.refused(() => step(scope, person('eo'), id, 'APPROVE', undefined, 'estimate'));
  }

  it('the older version is INACTIVE afterwards, and nothing is ordered from it', () =>
    story(sql, async (scope) => {
      const { estimate } = await sanctioned(scope);
      const revision = await revise(scope, estimate.id);
      await forward(scope, revision, 4);
      const draft = await orderDraft(scope, estimate.id);
      await scope.as(person('coord'));
      const refusal = await scope.refused((q) => saveOrder(q, draft));
      expect(refusal.fields).toMatchObject([{ code: 'ESTIMATE_NOT_ACTIVE' }]);
    }));
});

describe('section 3.5, ERR_ESTIMATE_AMOUNT_MISMATCH', () => {
  it('a total that is not what the lines come to is refused by its name; the right one is taken', () =>
    story(sql, async (scope) => {
      const { project, estimate } = await draftedEstimate(scope);
      const save = (totals: Record<string, string>) =>
        saveEstimate(
          scope.sql,
          estimateDraft(project.id, { id: estimate.id, ...totals }),
          estimate.version,
        );
      const wrong = await scope.refused(() =>
        save({ sor_total: '4640.62', overhead_total: 'much', payable_total: '11473' }),
      );
      expect(wrong.fields).toMatchObject([
        {
          pointer: '/sor_total',
          code: 'ERR_ESTIMATE_AMOUNT_MISMATCH',
          params: { amount: 4640.63 },
        },
        { pointer: '/overhead_total', code: 'ERR_ESTIMATE_AMOUNT_MISMATCH' },
      ]);
      expect(await save({ exact_total: '11473.37', payable_total: '11473' })).toMatchObject({
        exact_total: 11473.37,
      });
    }));

  it('labour, material and machinery never pass the estimate: heads add up to the rate and no further', () =>
    story(sql, async (scope) => {
      await draftedEstimate(scope);
      await scope.as(null);
      const refusal = await scope.refused(
        (q) =>
          q`update public.sor_rates set heads = '{"LA.1": "200", "MA.2": "300"}' where sor_code = 'SOR_TEST'`,
      );
      expect(refusal).toMatchObject({ state: '23514' });
    }));
});

describe('gaps of section 9', () => {
  it('gap 9, NO_OF_UNIT: a product is compared as decimals, where doubles would differ', () =>
    story(sql, async (scope) => {
      const { project, estimate } = await draftedEstimate(scope);
      const save = (quantity: string) =>
        saveEstimate(
          scope.sql,
          estimateDraft(project.id, {
            id: estimate.id,
            lines: [
              sorLine('SOR_TEST', {
                measurements: [{ description: 'Step', number: '3', length: '0.1', quantity }],
              }),
            ],
          }),
          estimate.version,
        );
      // As doubles 3 × 0.1 is 0.30000000000000004.
      const refusal = await scope.refused(() => save('0.30000000000000004'));
      expect(refusal.fields).toMatchObject([
        { pointer: '/lines/0/measurements/0/quantity', code: 'NO_OF_UNIT' },
      ]);
      expect((await save('0.3')).state).toBe('DRAFTED');
    }));

  it('gap 11: the table too holds an overhead once', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await scope.as(null);
      const refusal = await scope.refused(
        (
          q,
        ) => q`insert into public.estimate_lines (tenant_id, estimate_id, ordinal, category, overhead_code, lump_sum)
          select tenant_id, estimate_id, 99, category, overhead_code, 5 from public.estimate_lines
          where estimate_id = ${estimate.id} and overhead_code = 'GST'`,
      );
      expect(refusal.state).toBe('23505');
    }));

  it('gap 16, MAKER_CHECKER: who makes an estimate neither verifies nor sanctions it, with all roles', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await scope.as(null);
      for (const role of ['ESTIMATE_VERIFIER', 'TECHNICAL_SANCTIONER', 'ESTIMATE_APPROVER'])
        await scope.sql`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code)
          select tenant_id, id, 'od', ${role} from public.memberships where invited_email = ${person('je')}`;
      const je = person('je');
      await step(scope, je, estimate.id, 'SUBMIT', undefined, 'estimate');
      for (const [other, action] of [
        ['ae', 'VERIFY_AND_FORWARD'],
        ['me', 'TECHNICAL_SANCTION'],
        ['eo', 'APPROVE'],
      ] as const) {
        const own = await scope.refused(() =>
          step(scope, je, estimate.id, action, undefined, 'estimate'),
        );
        expect(own, action).toMatchObject({ code: 'MAKER_CHECKER' });
        await step(scope, person(other), estimate.id, action, undefined, 'estimate');
      }
    }));
});

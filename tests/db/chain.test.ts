import { describe, expect, it } from 'vitest';

import { close, handOver, linesOf, measure } from './support/closing.ts';
import { bookDraft, saveBook } from './support/measuring.ts';
import { OWN, orderAt, orderRow, step } from './support/orders.ts';
import {
  estimateDraft,
  forward,
  JATNI,
  nonSorLine,
  person,
  saveEstimate,
  sorLine,
  type Saved,
} from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';

const sql = connect();

/** Half as much again of the trench; the boards stay. */
async function reviseTheTrench(
  scope: Scope,
  projectId: string,
  estimateId: string,
): Promise<Saved> {
  await scope.as(person('je'));
  const [row] =
    await scope.sql`select public.revise_estimate(${JATNI}, ${estimateId}, 'Rock below one metre') as begun`;
  const begun = (row as { begun: Saved }).begun;
  const saved = await saveEstimate(
    scope.sql,
    estimateDraft(projectId, {
      id: begun.id,
      lines: [
        sorLine('SOR_TEST', { measurements: [{ description: 'Trench', number: '16' }] }),
        nonSorLine(),
      ],
    }),
    begun.version,
  );
  await forward(scope, { ...begun, version: saved.version }, 4);
  return begun;
}

describe('a work from its project to its closure', () => {
  it('goes to a community organisation, is measured, revised, measured to its end and closed', () =>
    story(sql, async (scope) => {
      const { project, estimate, order } = await orderAt(scope, 3);
      const ref = { id: order.id, projectId: project.id };
      await step(scope, OWN, order.id, 'ACCEPT');
      await handOver(scope, order.id);
      const before = await orderRow(scope, order.id);
      const references = await linesOf(scope, order.id);

      await scope.as(null);
      await scope.sql`delete from public.work_order_payments where work_order_id = ${order.id}`;
      await scope.sql`insert into public.work_order_payments (tenant_id, work_order_id, ordinal, planned_on, amount)
        select ${JATNI}, ${order.id}, n, date '2026-08-01' + n, (array[1000.00, 5236.68, 5236.69])[n] from generate_series(1, 3) n`;

      await measure(scope, ref, ['6', null], 7);
      await measure(scope, ref, ['5.25', '3'], 3);

      const revision = await reviseTheTrench(scope, project.id, estimate.id);
      const after = await orderRow(scope, order.id);
      expect(after).toMatchObject({ estimate_id: revision.id, version_number: 2 });
      expect(Number(after['amount'])).toBeGreaterThan(Number(before['amount']));
      // What the books point at stays what it was.
      expect(await linesOf(scope, order.id)).toEqual(references);
      const [amendment] =
        await scope.sql`select kind, amount_before, amount_after, state from public.work_order_amendments where work_order_id = ${order.id}`;
      expect(amendment).toMatchObject({
        kind: 'REVISION',
        amount_before: '11473.37',
        // 16 CUM at 412.50 and three boards at 1500.50, with 25.5 % of overheads.
        amount_after: '13932.38',
      });
      // The calendar keeps its proportions and adds up to the new value, to the paisa.
      const payments =
        await scope.sql`select amount from public.work_order_payments where work_order_id = ${order.id} order by ordinal`;
      expect(payments.map((row) => (row as unknown as { amount: string }).amount)).toEqual([
        '1214.32',
        '6359.03',
        '6359.03',
      ]);

      await measure(scope, ref, ['4.75', null]);
      const [trench] =
        await scope.sql`select private.measured_quantity(${JATNI}, ${references[0]}, false) as quantity`;
      expect(trench?.['quantity']).toBe('16.0000');

      await close(scope, order.id);
      const [ended] =
        await scope.sql`select p.state, i.is_terminal from public.projects p join public.workflow_instances i on i.document_id = p.id where p.id = ${project.id}`;
      expect(ended).toEqual({ state: 'COMPLETED', is_terminal: true });
      const assets =
        await scope.sql`select name, state, cost from public.assets where project_id = ${project.id}`;
      expect(assets).toEqual([
        { name: 'Drain of Gajapati Nagar', state: 'REQUESTED', cost: '11000.00' },
      ]);

      // Nothing further can be raised on it, and its pages know.
      await scope.as(person('je'));
      const [paper] =
        await scope.sql`select public.get_estimate(${JATNI}, ${revision.id}) -> 'is_project_open' as is_open`;
      expect(paper).toEqual({ is_open: false });
      const closed = [
        await scope.refused(
          (inner) => inner`select public.revise_estimate(${JATNI}, ${revision.id}, 'More of it')`,
        ),
        await scope.refused(async (inner) =>
          saveBook(inner, await bookDraft(inner, { ...ref, lines: references })),
        ),
        await scope.refused((inner) => saveEstimate(inner, estimateDraft(project.id))),
      ];
      expect(closed.map(({ code }) => code)).toEqual([
        'PROJECT_CLOSED',
        'PROJECT_CLOSED',
        'PROJECT_CLOSED',
      ]);
    }));

  it('cannot be revised below what its books hold', () =>
    story(sql, async (scope) => {
      const { project, estimate, order } = await orderAt(scope, 3);
      await step(scope, OWN, order.id, 'ACCEPT');
      await handOver(scope, order.id);
      await measure(scope, { id: order.id, projectId: project.id }, ['6', null]);
      await scope.as(person('je'));
      const [row] =
        await scope.sql`select public.revise_estimate(${JATNI}, ${estimate.id}, 'Less of it') as begun`;
      const begun = (row as { begun: Saved }).begun;
      const saved = await saveEstimate(
        scope.sql,
        estimateDraft(project.id, {
          id: begun.id,
          lines: [
            sorLine('SOR_TEST', { measurements: [{ description: 'Trench', number: '5.9999' }] }),
          ],
        }),
        begun.version,
      );
      const refusal = await scope.refused(
        (inner) =>
          inner`select public.transition(${JATNI}, 'estimate', ${begun.id}, 'SUBMIT', ${saved.version}, gen_random_uuid())`,
      );
      expect(refusal.fields).toMatchObject([
        {
          pointer: '/lines/0/measurements',
          code: 'CUMULATIVE_VALUE_GREATER_THAN_ESTIMATE_DETAIL_UNITS',
          params: { measured: 6 },
        },
      ]);
    }));
});

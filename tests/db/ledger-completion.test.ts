import { describe, expect, it } from 'vitest';

import { close, finishedWork } from './support/closing.ts';
import { linesOf, post, settle } from './support/ledger.ts';
import { connect, story } from './support/scope.ts';

const sql = connect();

describe('a work that is closed', () => {
  it('becomes a fixed asset at what its bills have cost', () =>
    story(sql, async (scope) => {
      const { project, order } = await finishedWork(scope);
      await scope.as(null);
      const facts = { project_id: project.id, work_order_id: order.id };
      await post(
        scope.sql,
        'BILL_APPROVED',
        [{ part: 'GROSS', head_code: 'WEG', amount: '2091' }],
        {
          facts: { ...facts, bill_kind: 'WAGE' },
        },
      );
      await post(
        scope.sql,
        'BILL_APPROVED',
        [{ part: 'GROSS', head_code: 'MC', amount: '900.50' }],
        {
          facts: { ...facts, bill_kind: 'PURCHASE' },
        },
      );
      const closure = await close(scope, order.id);
      await scope.as(null);
      const [entry] = await scope.sql<{ id: string; source_number: string }[]>`
        select id, source_number from public.journal_entries
        where source_type = 'closure' and work_order_id = ${order.id}`;
      expect(await linesOf(scope.sql, entry?.id)).toEqual([
        '410-30 2991.50 0.00',
        '412-10 0.00 2991.50',
      ]);
      expect(entry?.source_number).toMatch(/\//);
      expect(closure.state).toBe('APPROVED');
      await settle(scope.sql);
    }));

  it('without bills posts nothing', () =>
    story(sql, async (scope) => {
      const { order } = await finishedWork(scope);
      await close(scope, order.id);
      await scope.as(null);
      expect(
        await scope.sql`select 1 from public.journal_entries where work_order_id = ${order.id}`,
      ).toHaveLength(0);
    }));
});

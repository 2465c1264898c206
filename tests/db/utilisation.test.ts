import { describe, expect, it } from 'vitest';

import { bookDraft, orderOver, saveBook, type MeasurableOrder } from './support/measuring.ts';
import { step } from './support/orders.ts';
import {
  estimateDraft,
  forward,
  JATNI,
  nonSorLine,
  person,
  projectDraft,
  saveEstimate,
  saveProject,
  sorLine,
  type Saved,
} from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';

const sql = connect();

interface Answer {
  groups: Record<'L' | 'M' | 'E', Record<string, unknown>[]>;
  totals: Record<string, Record<string, number>>;
  apart: { sor_code: string; problem: string }[];
}

/** An order over 11.25 CUM of masonry: 480 bricks, 0.25 CUM of sand and 0.8 days of a mason in each. */
async function masonryOrder(scope: Scope): Promise<MeasurableOrder> {
  await scope.as(null);
  await scope.sql`insert into public.sor_items (tenant_id, code, sor_type, description, unit_code, quantity) values
    ('od', 'T_WALL', 'W', 'Brick masonry', 'CUM', 1), ('od', 'T_BRICK', 'M', 'Bricks', 'NOS', 1000),
    ('od', 'T_SAND', 'M', 'Sand', 'CUM', 1), ('od', 'T_MASON', 'L', 'Mason', 'NOS', 1)`;
  await scope.sql`insert into public.sor_rates (tenant_id, sor_tenant_id, sor_code, rate, valid_from) values
    ('od', 'od', 'T_BRICK', 5000, '2026-04-01'), ('od', 'od', 'T_SAND', 800, '2026-04-01'), ('od', 'od', 'T_MASON', 400, '2026-04-01')`;
  await scope.as('admin.od@demo.digit.example');
  await scope.sql`select public.save_analysis('od', ${scope.sql.json({
    sor_code: 'T_WALL',
    effective_from: '2026-05-01',
    quantity: '10',
    parts: [
      { basic_code: 'T_BRICK', quantity: '4800' },
      { basic_code: 'T_SAND', quantity: '2.5' },
      { basic_code: 'T_MASON', quantity: '8' },
    ],
    charges: [],
  })})`;
  await scope.as(person('je'));
  const project = await saveProject(scope.sql, projectDraft());
  const estimate = await saveEstimate(
    scope.sql,
    estimateDraft(project.id, { lines: [sorLine('T_WALL'), nonSorLine()] }),
  );
  await forward(scope, estimate, 4);
  return orderOver(scope, estimate, project);
}

async function approvedBook(
  scope: Scope,
  order: MeasurableOrder,
  quantity: string,
): Promise<Saved> {
  await scope.as(person('je'));
  const book = await saveBook(scope.sql, await bookDraft(scope.sql, order, [quantity, null]));
  for (const [who, action] of [
    ['je', 'SUBMIT'],
    ['me', 'VERIFY_AND_FORWARD'],
    ['eo', 'APPROVE'],
  ] as const)
    await step(scope, person(who), book.id, action, undefined, 'measurement');
  // Its days are over, so that the next can be measured today.
  await scope.as(null);
  await scope.sql`update public.measurements set to_on = current_date - 3, from_on = current_date - 10, measured_on = current_date - 3 where id = ${book.id}`;
  return book;
}

async function utilisation({ sql: q }: Scope, order: string, book: string | null = null) {
  const [row] = await q`select public.get_utilisation(${JATNI}, ${order}, ${book}) as answer`;
  return (row as { answer: Answer | null }).answer;
}

describe('the utilisation statement', () => {
  it('of an order: what the approved books should have used, against the estimate', () =>
    story(sql, async (scope) => {
      const order = await masonryOrder(scope);
      await approvedBook(scope, order, '4.5');
      await scope.as(person('je'));
      // An open book does not count yet.
      await saveBook(scope.sql, await bookDraft(scope.sql, order, ['2', null]));
      const found = await utilisation(scope, order.id);
      expect(found?.groups.M).toMatchObject([
        // 11.25 × 480 and 4.5 × 480, at 5,000 for a thousand.
        {
          code: 'T_BRICK',
          estimated_quantity: 5400,
          used_quantity: 2160,
          used_amount: 10800,
          percent: 40,
        },
        { code: 'T_SAND', estimated_quantity: 2.8125, used_quantity: 1.125, used_amount: 900 },
      ]);
      expect(found?.groups.L).toMatchObject([
        { code: 'T_MASON', estimated_quantity: 9, used_quantity: 3.6, used_amount: 1440 },
      ]);
      expect(found?.totals).toMatchObject({
        estimate: { M: 29250, L: 3600 },
        to_date: { M: 11700, L: 1440 },
        book: { M: 0 },
      });
    }));

  it('of a book: its own quantities and those with the books before it', () =>
    story(sql, async (scope) => {
      const order = await masonryOrder(scope);
      await approvedBook(scope, order, '4.5');
      await scope.as(person('je'));
      const second = await saveBook(scope.sql, await bookDraft(scope.sql, order, ['3', null]));
      const found = await utilisation(scope, order.id, second.id);
      expect(found?.groups.L).toMatchObject([
        { code: 'T_MASON', book_quantity: 2.4, used_quantity: 6, percent: 66.7 },
      ]);
    }));

  it('says which items have no analysis, and that no schedule item is there', () =>
    story(sql, async (scope) => {
      const order = await masonryOrder(scope);
      await scope.as(null);
      await scope.sql`update public.sor_rates set source = 'TYPED', composition_id = null, composition_tenant_id = null where sor_code = 'T_WALL'`;
      await scope.as(person('je'));
      const found = await utilisation(scope, order.id);
      expect(found?.apart).toMatchObject([
        { sor_code: 'T_WALL', problem: 'COMPOSITION_NOT_FOUND_IN_RATES' },
      ]);
      await scope.as(null);
      await scope.sql`update public.work_order_lines set is_live = false where work_order_id = ${order.id} and category = 'SOR'`;
      await scope.as(person('je'));
      expect((await scope.refused(() => utilisation(scope, order.id))).code).toBe('NO_SOR_PRESENT');
    }));

  it('is for those who see the measurements: the agency and the organisation of the order', () =>
    story(sql, async (scope) => {
      const order = await masonryOrder(scope);
      for (const [who, sees] of [
        [person('me'), true],
        [person('cbo'), true],
        ['cbo2.jatni@demo.digit.example', false],
        [person('je', 'dhenkanal'), false],
      ] as const) {
        await scope.as(who);
        expect((await utilisation(scope, order.id)) !== null, who).toBe(sees);
      }
      await scope.as('anon');
      expect((await scope.refused(() => utilisation(scope, order.id))).state).toBe('42501');
    }));
});

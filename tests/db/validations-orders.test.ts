import { describe, expect, it } from 'vitest';

import {
  acceptedOrder,
  approvedEstimate,
  orderAt,
  orderDraft,
  orderRow,
  OWN,
  saveOrder,
  step,
  type Draft,
} from './support/orders.ts';
import { JATNI, move, person } from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';
import {
  acceptedOrder as measurableOrder,
  bookDraft,
  measuredRow,
  saveBook,
} from './support/measuring.ts';

// The rules of planning.md sections 4.8 and 5.3 that no other file shows: see validations.test.ts for all of them.

const sql = connect();
const coord = person('coord');
const extend = ({ sql: q }: Scope, draft: Draft) =>
  q`select public.save_time_extension(${JATNI}, ${q.json(draft)})`;

describe('section 4.8', () => {
  it('USERINFO: nobody is nobody', () =>
    story(sql, async (scope) => {
      const { estimate } = await approvedEstimate(scope);
      const draft = await orderDraft(scope, estimate.id);
      await scope.as('anon');
      expect((await scope.refused((q) => saveOrder(q, draft))).state).toBe('42501');
      expect((await scope.refused(() => extend(scope, draft))).state).toBe('42501');
    }));

  it('CONTRACT.TENANTID: an order is of an agency', () =>
    story(sql, async (scope) => {
      await scope.as(coord);
      const refusal = await scope.refused(
        (q) => q`select public.save_work_order(null, '{"estimate_id": "x"}')`,
      );
      expect(refusal.fields).toMatchObject([{ pointer: '/tenant_id', code: 'CONTRACT.TENANTID' }]);
    }));

  it('CONTRACT.CONTRACTTYPE: an order is never without its type: left out it is a work order', () =>
    story(sql, async (scope) => {
      const { order } = await orderAt(scope, 0, { contract_type_code: '' });
      expect(await orderRow(scope, order.id)).toMatchObject({ contract_type_code: 'CON-01' });
      const refusal = await scope.refused(
        (q) => q`update public.work_orders set contract_type_code = null where id = ${order.id}`,
      );
      expect(refusal.state).toBe('23502');
    }));

  it('CONTRACT.LINEITEMS.ESTIMATEID: a line that names no line of the estimate', () =>
    story(sql, async (scope) => {
      const { estimate } = await approvedEstimate(scope);
      const draft = await orderDraft(scope, estimate.id, { lines: [{}] });
      await scope.as(coord);
      const refusal = await scope.refused((q) => saveOrder(q, draft));
      expect(refusal.fields).toMatchObject([
        { pointer: '/lines/0', code: 'INVALID_ESTIMATELINEITEMID' },
      ]);
    }));

  it('INVALID_DOCUMENTS: a file that is not there, or not of this order', () =>
    story(sql, async (scope) => {
      const { order } = await orderAt(scope, 0);
      await scope.as(coord);
      const refusal = await scope.refused((q) =>
        move(q, order.id, {
          type: 'work_order',
          action: 'SUBMIT',
          version: order.version,
          documents: [crypto.randomUUID()],
        }),
      );
      expect(refusal.fields).toMatchObject([{ pointer: '/document_ids/0', code: 'FILESTORE_ID' }]);
    }));

  it('CONTRACT_NUMBER_NOT_PRESENT, END_DATE_NOT_EXTENDED: a change names its order and adds days', () =>
    story(sql, async (scope) => {
      const { order } = await acceptedOrder(scope);
      await scope.as(coord);
      const none = await scope.refused(() => extend(scope, { extension_days: 5, reason: 'Rain' }));
      expect(none.fields).toMatchObject([{ code: 'CONTRACT_NOT_FOUND' }]);
      const back = await scope.refused(() =>
        extend(scope, { work_order_id: order.id, extension_days: -3, reason: 'Rain' }),
      );
      expect(back.fields).toMatchObject([
        { pointer: '/extension_days', code: 'END_DATE_NOT_EXTENDED' },
      ]);
    }));

  it('START_DATE_DIFFERENT, SUPPLEMENT_NUMBER: start and supplement are never taken from a client', () =>
    story(sql, async (scope) => {
      const { order } = await acceptedOrder(scope);
      const before = await orderRow(scope, order.id);
      await scope.as(OWN);
      await extend(scope, {
        work_order_id: order.id,
        extension_days: 5,
        reason: 'Rain',
        starts_on: '2020-01-01',
        supplement_number: 9,
      });
      const [row] =
        await scope.sql`select id, supplement_number from public.work_order_amendments where work_order_id = ${order.id}`;
      expect(row).toMatchObject({ supplement_number: null });
      const id = String(row?.['id']);
      for (const [who, action] of [
        [OWN, 'SUBMIT'],
        [person('me'), 'VERIFY_AND_FORWARD'],
        [person('eo'), 'APPROVE'],
      ] as const)
        await step(scope, who, id, action, undefined, 'work_order_amendment');
      expect(await orderRow(scope, order.id)).toMatchObject({
        starts_on: before['starts_on'] ?? '',
        version_number: 2,
      });
    }));

  it.each([
    [{ created_to: '2026-05-01' }, 20, '/created_from', 'INVALID_SEARCH_PARAM'],
    [
      { created_from: '2026-05-02', created_to: '2026-05-01' },
      20,
      '/created_to',
      'FROM_GREATER_THAN_TO_DATE',
    ],
    [{}, 201, '/limit', 'SEARCH_CONTRACT.LIMIT'],
  ])('a search: %j, %d rows', (criteria, limit, pointer, code) =>
    story(sql, async (scope) => {
      await scope.as(coord);
      const refusal = await scope.refused(
        (q) =>
          q`select public.search_work_orders(${JATNI}, ${q.json(criteria)}, p_limit => ${limit})`,
      );
      expect(refusal.fields).toMatchObject([{ pointer, code }]);
    }),
  );
});

describe('section 5.3', () => {
  it('ESTIMATE_LINE_ITEM_ID_NOT_PRESENT: no line of an order stands without its line of an estimate', () =>
    story(sql, async (scope) => {
      const order = await measurableOrder(scope);
      await scope.as(null);
      const without = (id: string | null) =>
        scope.refused(
          (q) =>
            q`update public.work_order_lines set estimate_line_id = ${id} where id = ${order.lines[0]}`,
        );
      expect((await without(null)).state).toBe('23502');
      expect((await without(crypto.randomUUID())).state).toBe('23503');
    }));

  it('comment size: a remark has 2 to 256 characters', () =>
    story(sql, async (scope) => {
      const order = await measurableOrder(scope);
      await scope.as(person('je'));
      const save = async (remarks: string) =>
        saveBook(scope.sql, {
          ...(await bookDraft(scope.sql, order)),
          lines: order.lines.map((line, at) => ({
            work_order_line_id: line,
            rows: at === 0 ? [measuredRow({ number: '1', remarks })] : [],
          })),
        });
      const refusal = await scope.refused(() => save('x'.repeat(257)));
      expect(refusal.fields).toMatchObject([
        { pointer: '/lines/0/rows/0/remarks', code: 'TOO_LONG', params: { max: 256 } },
      ]);
      expect((await save('x'.repeat(256))).state).toBe('DRAFTED');
    }));

  it('INVALID_DOCUMENTS: a photo that is not of this book', () =>
    story(sql, async (scope) => {
      const order = await measurableOrder(scope);
      await scope.as(person('je'));
      const book = await saveBook(scope.sql, await bookDraft(scope.sql, order));
      const refusal = await scope.refused((q) =>
        move(q, book.id, {
          type: 'measurement',
          action: 'SUBMIT',
          version: book.version,
          documents: [crypto.randomUUID()],
        }),
      );
      expect(refusal.fields).toMatchObject([{ pointer: '/document_ids/0', code: 'FILESTORE_ID' }]);
    }));

  it('the content changes while it is drafted or corrected, at no other step', () =>
    story(sql, async (scope) => {
      const order = await measurableOrder(scope);
      await scope.as(person('je'));
      const draft = await bookDraft(scope.sql, order);
      const book = await saveBook(scope.sql, draft);
      await step(scope, person('je'), book.id, 'SUBMIT', undefined, 'measurement');
      const change = async (version: number) => {
        await scope.as(person('je'));
        return saveBook(
          scope.sql,
          { ...(await bookDraft(scope.sql, order, ['5', null])), id: book.id },
          version,
        );
      };
      const closed = await scope.refused(() => change(book.version + 1));
      expect(closed.code).toBe('NOT_EDITABLE');
      await step(scope, person('me'), book.id, 'SEND_BACK', 'Measure again', 'measurement');
      expect(await change(book.version + 2)).toMatchObject({ amount: 2062.5 });
    }));

  it('SEARCH_MEASUREMENT: pages of 1 to 200', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      const refusal = await scope.refused(
        (q) => q`select public.search_measurements(${JATNI}, '{}', p_limit => 0, p_offset => -1)`,
      );
      expect(refusal.fields.map(({ code }) => code)).toEqual([
        'SEARCH_MEASUREMENT.LIMIT',
        'SEARCH_MEASUREMENT.OFFSET',
      ]);
    }));
});

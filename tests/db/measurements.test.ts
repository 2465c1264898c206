import { describe, expect, it } from 'vitest';

import { JATNI, move, person, type Move, type Saved } from './support/papers.ts';
import {
  acceptedOrder,
  bookDraft,
  measuredRow,
  saveBook,
  today,
  type MeasurableOrder,
} from './support/measuring.ts';
import { connect, story, type Refusal, type Scope } from './support/scope.ts';

const sql = connect();
const act = (scope: Scope, book: Saved, step: Omit<Move, 'type' | 'version'>) =>
  move(scope.sql, book.id, { ...step, type: 'measurement', version: book.version });

/** Field errors as `/pointer CODE`. */
const faults = ({ fields }: Refusal) => fields.map(({ pointer, code }) => `${pointer} ${code}`);

const STEPS = [
  ['je', 'SUBMIT'],
  ['me', 'VERIFY_AND_FORWARD'],
  ['eo', 'APPROVE'],
] as const;

/** Takes a book along the first steps of its table; answers the last move. */
async function forward(scope: Scope, book: Saved, steps: number): Promise<Saved> {
  let current = book;
  for (const [who, action] of STEPS.slice(0, steps)) {
    await scope.as(person(who));
    current = { ...(await act(scope, current, { action })), id: book.id };
  }
  return current;
}

/** An order, and a draft book of the JE with 4 of 11.25 CUM. */
async function draftedBook(
  scope: Scope,
  quantities: [string | null, string | null] = ['4', null],
): Promise<{ order: MeasurableOrder; book: Saved }> {
  const order = await acceptedOrder(scope);
  await scope.as(person('je'));
  const book = await saveBook(scope.sql, await bookDraft(scope.sql, order, quantities));
  return { order, book };
}

const lineOf = async (scope: Scope, book: string, line: string) => {
  const [row] = await scope.sql`select contractor_quantity, officer_quantity, sample_quantity,
    previous_quantity, current_quantity, cumulative_quantity, amount, cumulative_amount
    from public.measurement_lines where measurement_id = ${book} and work_order_line_id = ${line}`;
  return row as Record<string, string | null>;
};

describe('a book', () => {
  it('computes current, cumulative and amounts net of deductions; the number comes at submission', () =>
    story(sql, async (scope) => {
      const order = await acceptedOrder(scope);
      await scope.as(person('je'));
      const draft = await bookDraft(scope.sql, order, [null, '2']);
      const lines = draft['lines'] as { rows: unknown[] }[];
      lines[0]?.rows.push(
        measuredRow({ number: '2', length: '3', breadth: '0.5', height: null }),
        measuredRow({ number: '1', length: '0.5', is_deduction: true }),
      );
      const book = await saveBook(scope.sql, draft);
      // 2 × 3 × 0.5 − 0.5 = 2.5 CUM at 412.50, and two boards at 1500.50.
      expect(book).toMatchObject({ number: null, amount: 4032.25, cumulative_amount: 4032.25 });
      expect(await lineOf(scope, book.id, order.lines[0])).toMatchObject({
        contractor_quantity: null,
        officer_quantity: '2.5000',
        current_quantity: '2.5000',
        amount: '1031.25',
      });
      const submitted = await forward(scope, book, 1);
      expect(submitted.number).toMatch(/^MB\/\d{4}-\d{2}\/\d{6}$/);
    }));

  it('goes on from what approved books measured, and begins the day after the last', () =>
    story(sql, async (scope) => {
      const { order, book } = await draftedBook(scope);
      await forward(scope, book, 3);
      await scope.as(person('je'));
      const next = await bookDraft(scope.sql, order, ['3', '1']);
      const tooEarly = await scope.refused((q) => saveBook(q, next));
      expect(faults(tooEarly)).toContain('/to_on FROM_GREATER_THAN_TO_DATE');
      await scope.as(null);
      await scope.sql`update public.measurements set to_on = private.local_date('od.jatni') - 3, from_on = private.local_date('od.jatni') - 10, measured_on = private.local_date('od.jatni') - 3 where id = ${book.id}`;
      await scope.as(person('je'));
      const second = await saveBook(scope.sql, next);
      expect(second['from_on']).toBe(await today(scope.sql, -2));
      expect(await lineOf(scope, second.id, order.lines[0])).toMatchObject({
        previous_quantity: '4.0000',
        current_quantity: '3.0000',
        cumulative_quantity: '7.0000',
        cumulative_amount: '2887.50',
      });
      // Cumulative follows the book when its entry changes, not the entry before.
      const changed = await saveBook(
        scope.sql,
        { ...(await bookDraft(scope.sql, order, ['1', null])), id: second.id },
        second.version,
      );
      expect(await lineOf(scope, changed.id, order.lines[0])).toMatchObject({
        cumulative_quantity: '5.0000',
      });
    }));

  it('may be late, even after the end of the order', () =>
    story(sql, async (scope) => {
      const order = await acceptedOrder(scope);
      await scope.sql`update public.work_orders set starts_on = private.local_date('od.jatni') - 60, ends_on = private.local_date('od.jatni') - 20 where id = ${order.id}`;
      await scope.as(person('je'));
      expect(await saveBook(scope.sql, await bookDraft(scope.sql, order))).toMatchObject({
        state: 'DRAFTED',
      });
    }));

  it('that is rejected does not count, and leaves its days to the next', () =>
    story(sql, async (scope) => {
      const { order, book } = await draftedBook(scope, ['11', null]);
      const verified = await forward(scope, book, 2);
      await scope.as(person('eo'));
      await act(scope, verified, { action: 'REJECT', comment: 'Measured on the wrong drain' });
      await scope.as(person('je'));
      const again = await scope.refused(async (q) =>
        saveBook(q, { ...(await bookDraft(q, order)), id: book.id }, verified.version + 1),
      );
      expect(again.code).toBe('REJECTED_ERROR');
      const next = await saveBook(scope.sql, await bookDraft(scope.sql, order, ['11.25', '3']));
      expect(next['from_on']).toBe(await today(scope.sql, -10));
      expect(await lineOf(scope, next.id, order.lines[0])).toMatchObject({
        previous_quantity: '0.0000',
        cumulative_quantity: '11.2500',
      });
    }));
});

describe('what planning.md section 5.3 refuses', () => {
  it.each([
    ['nothing at all', () => ({}), '', 'MEASUREMENT'],
    [
      'an entry before the start of the order',
      { measured_on: '2020-01-01', to_on: '2020-01-01' },
      '/measured_on',
      'INVALID_CONTRACT',
    ],
    ['a day to come', { measured_on: '2099-01-01' }, '/measured_on', 'FUTURE_DATE'],
    ['no day', { measured_on: '' }, '/measured_on', 'REQUIRED'],
    ['a period after the entry', { to_on: '2099-01-01' }, '/to_on', 'PERIOD_AFTER_ENTRY'],
    ['another agency', { tenant_id: 'od.dhenkanal' }, '/tenant_id', 'MULTIPLE_TENANTS'],
  ] as const)('%s', (_name, change, pointer, code) =>
    story(sql, async (scope) => {
      const order = await acceptedOrder(scope);
      await scope.as(person('je'));
      const refusal = await scope.refused(async (q) =>
        saveBook(
          q,
          typeof change === 'function' ? {} : await bookDraft(q, order, ['1', null], change),
        ),
      );
      expect(faults(refusal)).toContain(`${pointer} ${code}`);
    }),
  );

  it('an agency that does not exist, an order that does not', () =>
    story(sql, async (scope) => {
      const order = await acceptedOrder(scope);
      await scope.as(person('je'));
      const draft = await bookDraft(scope.sql, order);
      const nowhere = await scope.refused((q) => saveBook(q, draft, undefined, 'od.nowhere'));
      expect(faults(nowhere)).toContain('/tenant_id TENANT_ID_NOT_FOUND');
      const none = await scope.refused((q) =>
        saveBook(q, { ...draft, work_order_id: '00000000-0000-4000-8000-000000000000' }),
      );
      expect(faults(none)).toContain('/work_order_id INVALID_CONTRACT');
    }));

  it('lines: left out, twice, of another order, too much, unreadable', () =>
    story(sql, async (scope) => {
      const order = await acceptedOrder(scope);
      await scope.as(person('je'));
      const lines = (...given: unknown[]) => ({ lines: given as never });
      const line = (at: 0 | 1, rows: Record<string, string | boolean | null>[] = []) => ({
        work_order_line_id: order.lines[at],
        rows,
      });
      const refusalOf = async (change: Record<string, never>) =>
        faults(
          await scope.refused(async (q) =>
            saveBook(q, await bookDraft(q, order, ['1', null], change)),
          ),
        );
      expect(await refusalOf(lines(line(0)))).toContain('/lines LINE_ITEMS_NOT_PROVIDED');
      expect(await refusalOf(lines(line(0), line(0), line(1)))).toContain(
        '/lines/1/work_order_line_id DUPLICATE_TARGET_IDS',
      );
      expect(
        await refusalOf(lines(line(0), line(1), { work_order_line_id: order.id, rows: [] })),
      ).toContain('/lines/2/work_order_line_id INVALID_TARGET_ID_FOR_CONTRACT');
      expect(await refusalOf(lines(line(0, [{ number: 'two' }]), line(1)))).toContain(
        '/lines/0/rows/0/number NOT_A_NUMBER',
      );
      expect(await refusalOf(lines(line(0, [{ number: '1', remarks: 'x' }]), line(1)))).toContain(
        '/lines/0/rows/0/remarks TOO_SHORT',
      );
      expect(await refusalOf(lines(line(0, [{ number: '11.2501' }]), line(1)))).toContain(
        '/lines/0/rows TOTAL_VALUE_GREATER_THAN_ESTIMATE',
      );
      // Net of deductions it fits: the additions alone would not.
      await saveBook(
        scope.sql,
        await bookDraft(
          scope.sql,
          order,
          ['1', null],
          lines(line(0, [{ number: '12' }, { number: '1', is_deduction: true }]), line(1)),
        ),
      );
    }));

  it('all four dimensions blank or zero measure nothing, and nothing breaks', () =>
    story(sql, async (scope) => {
      const order = await acceptedOrder(scope);
      await scope.as(person('je'));
      const book = await saveBook(scope.sql, {
        ...(await bookDraft(scope.sql, order)),
        lines: [
          { work_order_line_id: order.lines[0], rows: [{ description: 'Nothing yet' }] },
          {
            work_order_line_id: order.lines[1],
            rows: [{ description: 'None', number: '0', length: '0', breadth: null, height: '0' }],
          },
        ],
      });
      expect(await lineOf(scope, book.id, order.lines[1])).toMatchObject({
        current_quantity: '0.0000',
      });
    }));

  it('a second book while one is open, by whoever', () =>
    story(sql, async (scope) => {
      const { order, book } = await draftedBook(scope);
      for (const who of ['je', 'cbo']) {
        await scope.as(person(who));
        const refusal = await scope.refused(async (q) => saveBook(q, await bookDraft(q, order)));
        expect(refusal.code).toBe('NOT_VALID_REFERENCE_ID');
        expect(refusal.details).toMatchObject({ id: book.id });
      }
    }));

  it('an order that is not accepted, suspended, in amendment, without hand-over, of a closed project', () =>
    story(sql, async (scope) => {
      const order = await acceptedOrder(scope);
      const refusalOf = async () => {
        await scope.as(person('je'));
        const { code } = await scope.refused(async (q) => saveBook(q, await bookDraft(q, order)));
        await scope.as(null);
        return code;
      };
      await scope.as(null);
      const q = scope.sql;
      await q`update public.work_orders set application_status = 'INWORKFLOW' where id = ${order.id}`;
      expect(await refusalOf()).toBe('CONTRACT_NOT_ACCEPTED');
      await q`update public.work_orders set application_status = 'INACTIVE' where id = ${order.id}`;
      expect(await refusalOf()).toBe('INVALID_CONTRACT');
      await q`update public.work_orders set application_status = 'ACTIVE', suspended_on = private.local_date('od.jatni') where id = ${order.id}`;
      expect(await refusalOf()).toBe('INVALID_CONTRACT');
      await q`update public.work_orders set suspended_on = null, handed_over_on = null where id = ${order.id}`;
      expect(await refusalOf()).toBe('SITE_NOT_HANDED_OVER');
      await q`update public.work_orders set handed_over_on = private.local_date('od.jatni') where id = ${order.id}`;
      await q`insert into public.work_order_amendments (tenant_id, work_order_id, project_id, kind, created_by, created_by_name)
        values (${JATNI}, ${order.id}, ${order.projectId}, 'TIME_EXTENSION', gen_random_uuid(), 'x')`;
      expect(await refusalOf()).toBe('CONTRACT_NOT_APPROVED');
      await q`update public.work_order_amendments set application_status = 'ACTIVE' where work_order_id = ${order.id}`;
      await q`update public.workflow_instances set is_terminal = true where document_id = ${order.projectId}`;
      expect(await refusalOf()).toBe('PROJECT_CLOSED');
    }));

  it('an update of a book that is not there, of another number, without lines, of an old version', () =>
    story(sql, async (scope) => {
      const { order, book } = await draftedBook(scope);
      const id = '00000000-0000-4000-8000-000000000000';
      const draft = await bookDraft(scope.sql, order);
      const refusalOf = (change: Record<string, string | never[]>, version = book.version) =>
        scope.refused((q) => saveBook(q, { ...draft, id: book.id, ...change }, version));
      expect(faults(await refusalOf({ id }))).toContain('/id MEASUREMENT_SERVICE_DATA_NOT_EXIST');
      expect(faults(await refusalOf({ number: 'MB/2020-21/000001' }))).toContain(
        '/number IDS_AND_MB_NUMBER_MISMATCH',
      );
      expect(faults(await refusalOf({ lines: [] }))).toContain('/lines MEASURES_DATA_NOT_EXIST');
      expect((await refusalOf({}, 99)).code).toBe('STALE_VERSION');
    }));

  it('a book that deducts more than it measures, and one without words, at submission', () =>
    story(sql, async (scope) => {
      const order = await acceptedOrder(scope);
      await scope.as(person('je'));
      const book = await saveBook(scope.sql, {
        ...(await bookDraft(scope.sql, order)),
        lines: [
          {
            work_order_line_id: order.lines[0],
            rows: [measuredRow({ number: '1', is_deduction: true })],
          },
          { work_order_line_id: order.lines[1], rows: [{ number: '1' }] },
        ],
      });
      const refusal = await scope.refused((q) =>
        move(q, book.id, { type: 'measurement', action: 'SUBMIT', version: book.version }),
      );
      expect(faults(refusal)).toEqual([
        '/lines/0/rows NEGATIVE_ITEM',
        '/lines/1/rows/0/description REQUIRED',
      ]);
    }));

  it('an action that the state does not offer', () =>
    story(sql, async (scope) => {
      const { book } = await draftedBook(scope);
      await scope.as(person('eo'));
      const refusal = await scope.refused((q) =>
        move(q, book.id, { type: 'measurement', action: 'APPROVE', version: book.version }),
      );
      expect(refusal.code).toBe('ACTION_NOT_OFFERED');
    }));

  it('a book beyond the order in force when it has shrunk meanwhile', () =>
    story(sql, async (scope) => {
      const { order, book } = await draftedBook(scope, ['11', null]);
      const verified = await forward(scope, book, 2);
      await scope.as(null);
      await scope.sql`update public.work_order_lines set quantity = 10, amount = round(rate * 10, 2) where id = ${order.lines[0]}`;
      await scope.as(person('eo'));
      const refusal = await scope.refused((q) =>
        move(q, book.id, { type: 'measurement', action: 'APPROVE', version: verified.version }),
      );
      expect(faults(refusal)).toEqual(['/lines/0/rows TOTAL_VALUE_GREATER_THAN_ESTIMATE']);
    }));

  it('the table itself refuses what passes the sanctioned quantity', () =>
    story(sql, async (scope) => {
      const { book } = await draftedBook(scope);
      await scope.as(null);
      const refusal = await scope.refused(
        (q) =>
          q`update public.measurement_lines set officer_quantity = 12 where measurement_id = ${book.id}`,
      );
      expect(refusal.state).toBe('23514');
    }));
});

describe('three values', () => {
  it('contractor, officer, sample check: the later prevails, all are kept', () =>
    story(sql, async (scope) => {
      const order = await acceptedOrder(scope);
      await scope.as(person('cbo'));
      const claimed = await saveBook(scope.sql, await bookDraft(scope.sql, order, ['6', '2']));
      const sent = await act(scope, claimed, { action: 'SEND_FOR_CHECK' });
      expect(sent).toMatchObject({ state: 'PENDING_FOR_CHECK' });
      expect(sent.number).toMatch(/^MB\//);

      await scope.as(person('je'));
      const book = await saveBook(
        scope.sql,
        { ...(await bookDraft(scope.sql, order, ['5', null])), id: claimed.id },
        sent.version,
      );
      // Where the officer measured nothing of their own, the contractor's value counts.
      expect(await lineOf(scope, book.id, order.lines[0])).toMatchObject({
        contractor_quantity: '6.0000',
        officer_quantity: '5.0000',
        current_quantity: '5.0000',
      });
      expect(await lineOf(scope, book.id, order.lines[1])).toMatchObject({
        contractor_quantity: '2.0000',
        officer_quantity: null,
        current_quantity: '2.0000',
      });
      const submitted = await act(scope, book, { action: 'SUBMIT' });

      await scope.as(person('me'));
      const [line] =
        await scope.sql`select id from public.measurement_lines where measurement_id = ${book.id} order by ordinal`;
      const check = (quantity: string) =>
        scope.sql`select public.record_sample_check(${JATNI}, ${book.id}, ${submitted.version},
          ${scope.sql.json([{ line_id: line?.['id'] as string, quantity, remarks: 'Taped again' }] as never)}, 'Two stretches') as saved`;
      const over = await scope.refused(() => check('11.26'));
      expect(faults(over)).toEqual(['/lines/0/quantity TOTAL_VALUE_GREATER_THAN_ESTIMATE']);
      const [checked] = await check('4.5');
      expect(await lineOf(scope, book.id, order.lines[0])).toMatchObject({
        contractor_quantity: '6.0000',
        officer_quantity: '5.0000',
        sample_quantity: '4.5000',
        current_quantity: '4.5000',
        amount: '1856.25',
      });
      const saved = (checked as { saved: Saved }).saved;
      const verified = await act(scope, saved, { action: 'VERIFY_AND_FORWARD' });
      await scope.as(person('eo'));
      await act(scope, { ...verified, id: book.id }, { action: 'APPROVE' });
      await scope.as(null);
      const [counted] =
        await scope.sql`select private.measured_quantity(${JATNI}, ${order.lines[0]}, false) as quantity`;
      expect(counted?.['quantity']).toBe('4.5000');
    }));

  it('the contractor cannot write the officer’s rows, nor the officer the contractor’s', () =>
    story(sql, async (scope) => {
      const order = await acceptedOrder(scope);
      await scope.as(person('cbo'));
      const claimed = await saveBook(scope.sql, await bookDraft(scope.sql, order, ['6', null]));
      await scope.as(null);
      const [row] =
        await scope.sql`select r.id, r.line_id from public.measurement_rows r join public.measurement_lines l on l.id = r.line_id where l.measurement_id = ${claimed.id}`;
      await scope.as(person('je'));
      const draft = await bookDraft(scope.sql, order, [null, null], { id: claimed.id });
      (draft['lines'] as { rows: unknown[] }[])[0]?.rows.push(
        measuredRow({ id: row?.['id'] as string, number: '1' }),
      );
      await saveBook(scope.sql, draft, claimed.version);
      expect(await lineOf(scope, claimed.id, order.lines[0])).toMatchObject({
        contractor_quantity: '6.0000',
        officer_quantity: '1.0000',
      });
    }));

  it('a sample check that was asked for must be there; so for a high grade where the agency says so', () =>
    story(sql, async (scope) => {
      const order = await acceptedOrder(scope);
      await scope.as(person('je'));
      const asked = await saveBook(
        scope.sql,
        await bookDraft(scope.sql, order, ['1', null], { is_sample_asked: true }),
      );
      const submitted = await forward(scope, asked, 1);
      await scope.as(person('me'));
      const verify = () =>
        scope.refused((q) =>
          move(q, asked.id, {
            type: 'measurement',
            action: 'VERIFY_AND_FORWARD',
            version: submitted.version,
          }),
        );
      expect((await verify()).code).toBe('SAMPLE_CHECK_MISSING');
      await scope.as(null);
      await scope.sql`update public.measurements set is_sample_asked = false, anomaly_grade = 'HIGH' where id = ${asked.id}`;
      await scope.sql`insert into public.tenant_settings (tenant_id, key, value) values (${JATNI}, 'measurement.is_sample_check_forced', 'true')`;
      await scope.as(person('me'));
      expect((await verify()).code).toBe('SAMPLE_CHECK_MISSING');
    }));

  it('is graded against the plan', () =>
    story(sql, async (scope) => {
      // A quarter of the time is gone: 11 of 41 days, 26.8293 percent of 11.25 CUM is 3.0183.
      const { order, book } = await draftedBook(scope, ['4', null]);
      const [line] =
        await scope.sql`select planned_quantity, anomaly_grade from public.measurement_lines
        where measurement_id = ${book.id} and work_order_line_id = ${order.lines[0]}`;
      expect(line).toEqual({ planned_quantity: '3.0183', anomaly_grade: 'HIGH' });
      const [head] =
        await scope.sql`select planned_percentage, anomaly_grade from public.measurements where id = ${book.id}`;
      expect(head).toEqual({ planned_percentage: '26.8293', anomaly_grade: 'NONE' });
    }));
});

describe('who may', () => {
  it('the maker cannot verify, the verifier cannot approve twice over, a viewer cannot write', () =>
    story(sql, async (scope) => {
      const order = await acceptedOrder(scope);
      for (const who of ['acct', 'auditor', 'eo']) {
        await scope.as(person(who));
        const refusal = await scope.refused(async (q) => saveBook(q, await bookDraft(q, order)));
        expect(refusal.code).toBe('NOT_PERMITTED');
      }
      await scope.as(null);
      await scope.sql`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code)
        select m.tenant_id, m.id, 'od', 'MB_VERIFIER' from public.memberships m where m.invited_email = ${person('je')}`;
      await scope.as(person('je'));
      const book = await saveBook(scope.sql, await bookDraft(scope.sql, order));
      const submitted = await forward(scope, book, 1);
      const refusal = await scope.refused((q) =>
        move(q, book.id, {
          type: 'measurement',
          action: 'VERIFY_AND_FORWARD',
          version: submitted.version,
        }),
      );
      expect(refusal.code).toBe('MAKER_CHECKER');
      const sample = await scope.refused(
        (q) =>
          q`select public.record_sample_check(${JATNI}, ${book.id}, ${submitted.version}, '[]')`,
      );
      expect(sample.code).toBe('MAKER_CHECKER');
    }));

  it('another organisation, another agency, and nobody at all see nothing', () =>
    story(sql, async (scope) => {
      const { order, book } = await draftedBook(scope);
      await scope.as(null);
      const q = scope.sql;
      const lines = (
        await q`select id from public.measurement_lines where measurement_id = ${book.id}`
      ).map(({ id }) => id as string);
      const [other] =
        await q`insert into public.organisations (tenant_id, number, name, type_code) values (${JATNI}, 'ORG-OTHER', 'Another group', 'CBO.MSG') returning id`;
      await scope.as(person('cbo'));
      expect(await q`select id from public.measurements where id = ${book.id}`).toHaveLength(1);
      expect(
        await q`select id from public.measurement_rows where line_id in (select id from public.measurement_lines where measurement_id = ${book.id})`,
      ).toHaveLength(1);
      await scope.as(null);
      await q`update public.measurements set organisation_id = ${other?.['id'] as string} where id = ${book.id}`;
      await q`update public.workflow_instances set organisation_id = ${other?.['id'] as string} where document_id = ${book.id}`;
      await q`update public.work_orders set organisation_id = ${other?.['id'] as string} where id = ${order.id}`;
      for (const who of [person('cbo'), person('je', 'dhenkanal')]) {
        await scope.as(who);
        expect(await q`select id from public.measurements where id = ${book.id}`).toEqual([]);
        expect(
          await q`select id from public.measurement_rows where line_id = any (${lines})`,
        ).toEqual([]);
        expect(await q`select public.get_measurement(${JATNI}, ${book.id}) as book`).toEqual([
          { book: null },
        ]);
        expect(await q`select public.get_measurable(${JATNI}, ${order.id}) as order`).toEqual([
          { order: null },
        ]);
        const refusal = await scope.refused(async (q2) => saveBook(q2, await bookDraft(q2, order)));
        expect(refusal.code).toBe('NOT_PERMITTED');
      }
    }));

  it('the organisation reads its own book, but does not verify', () =>
    story(sql, async (scope) => {
      const { book } = await draftedBook(scope);
      const submitted = await forward(scope, book, 1);
      await scope.as(person('cbo'));
      const [found] = await scope.sql`select public.get_measurement(${JATNI}, ${book.id}) as book`;
      expect((found as { book: { lines: unknown[] } }).book.lines).toHaveLength(2);
      const refusal = await scope.refused((q) =>
        move(q, book.id, {
          type: 'measurement',
          action: 'VERIFY_AND_FORWARD',
          version: submitted.version,
        }),
      );
      expect(refusal.code).toBe('NOT_PERMITTED');
    }));
});

describe('what the pages ask', () => {
  it('lists books, says what can be measured, and briefs the approver', () =>
    story(sql, async (scope) => {
      const { order, book } = await draftedBook(scope);
      await forward(scope, book, 1);
      await scope.as(person('me'));
      const q = scope.sql;
      const [list] =
        await q`select public.search_measurements(${JATNI}, ${q.json({ work_order_id: order.id })}) as page`;
      const page = (list as { page: { rows: Record<string, unknown>[] } }).page;
      expect(page.rows).toHaveLength(1);
      expect(page.rows[0]).toMatchObject({ id: book.id, amount: 1650 });
      const [asked] = await q`select public.get_measurable(${JATNI}, ${order.id}) as order`;
      expect((asked as { order: Record<string, unknown> }).order).toMatchObject({
        side: null,
        refusal: 'NOT_VALID_REFERENCE_ID',
        open: { id: book.id },
      });
      const [brief] =
        await q`select public.get_paper_brief(${JATNI}, 'measurement', ${book.id}) as brief`;
      const { checks, budget } = (
        brief as { brief: { checks: { code: string; status: string }[]; budget: unknown[] } }
      ).brief;
      expect(checks.find(({ code }) => code === 'WITHIN_SANCTIONED')?.status).toBe('PASS');
      expect(checks.find(({ code }) => code === 'BOOK_ARITHMETIC')?.status).toBe('PASS');
      expect(budget[0]).toMatchObject({ kind: 'MEASURABLE_VALUE', used: 1650 });
    }));
});

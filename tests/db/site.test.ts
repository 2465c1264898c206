import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { describe, expect, it } from 'vitest';

import { acceptedOrder, today } from './support/measuring.ts';
import { JATNI, person } from './support/papers.ts';
import { connect, story, type Refusal, type Scope } from './support/scope.ts';

type Sql = postgres.TransactionSql;
type Draft = Record<string, postgres.JSONValue>;

const sql = connect();
const faults = ({ fields }: Refusal) => fields.map(({ pointer, code }) => `${pointer} ${code}`);

/** A running order with one milestone for the whole, whose plan ended yesterday. */
async function site(scope: Scope): Promise<{ order: string; milestone: string }> {
  const { id } = await acceptedOrder(scope);
  await scope.as(null);
  const [row] = await scope.sql`insert into public.work_order_milestones
      (tenant_id, work_order_id, ordinal, name, planned_from_on, planned_to_on, percentage)
    values (${JATNI}, ${id}, 1, 'All of it', ${await today(scope.sql, -8)}, ${await today(scope.sql, -1)}, 100) returning id`;
  return { order: id, milestone: (row as { id: string }).id };
}

const report = (q: Sql, draft: Draft) =>
  q`select public.report_progress(${JATNI}, ${q.json(draft)}) as saved`;
const write = (q: Sql, draft: Draft, version: number | null = null) =>
  q`select public.save_diary_entry(${JATNI}, ${q.json(draft)}, ${version}) as saved`;
const raise = (q: Sql, draft: Draft, version: number | null = null) =>
  q`select public.save_site_issue(${JATNI}, ${q.json(draft)}, ${version}) as saved`;
async function read(q: Sql, order: string) {
  const [row] = await q`select public.get_site(${JATNI}, ${order}) as site`;
  return (row as { site: Record<string, never> | null }).site as Record<string, unknown> | null;
}
const attach = (q: Sql, owner: string) =>
  q`select public.begin_document(${JATNI}, 'site', ${owner}, 'SITE_PHOTO', 'a.jpg', 1000, 'image/jpeg')`;

describe('progress of a milestone', () => {
  it('is reported by both sides, never above the whole, and falls only with a reason', () =>
    story(sql, async (scope) => {
      const { order, milestone } = await site(scope);
      const of = async (percentage: string, plus: number, more: Draft = {}) => ({
        work_order_id: order,
        milestone_id: milestone,
        percentage,
        reported_on: await today(scope.sql, plus),
        ...more,
      });
      await scope.as(person('cbo'));
      await report(scope.sql, await of('40', -6));
      await scope.as(person('je'));
      const refused = async (draft: Draft) => faults(await scope.refused((q) => report(q, draft)));
      expect(await refused(await of('30', -5))).toEqual(['/fall_reason PROGRESS_FALLS']);
      expect(await refused(await of('100.5', -5))).toContain('/percentage OUT_OF_RANGE');
      expect(await refused(await of('50', -7))).toEqual(['/reported_on BEFORE_LAST_REPORT']);
      expect(await refused(await of('50', 1))).toEqual(['/reported_on FUTURE_DATE']);
      expect(await refused(await of('50', -11))).toContain('/reported_on BEFORE_START');
      await report(scope.sql, await of('30', -5, { fall_reason: 'The wall was taken down again' }));
      const seen = await read(scope.sql, order);
      expect(seen).toMatchObject({ side: 'OFFICER', is_open: true });
      expect(seen?.['milestones']).toMatchObject([
        {
          done: 30,
          begun_on: await today(scope.sql, -6),
          done_on: null,
          days_late: 1,
          reports: [
            { side: 'CONTRACTOR', fall_reason: null },
            { side: 'OFFICER', fall_reason: 'The wall was taken down again' },
          ],
        },
      ]);
    }));

  it('is done from the first report of the whole that no later one took back', () =>
    story(sql, async (scope) => {
      const { order, milestone } = await site(scope);
      await scope.as(person('je'));
      for (const [percentage, plus, more] of [
        ['100', -6, {}],
        ['90', -5, { fall_reason: 'A crack was found' }],
        ['100', -3, {}],
        ['100', -2, {}],
      ] as const) {
        await report(scope.sql, {
          work_order_id: order,
          milestone_id: milestone,
          percentage,
          reported_on: await today(scope.sql, plus),
          ...more,
        });
      }
      expect((await read(scope.sql, order))?.['milestones']).toMatchObject([
        { done: 100, done_on: await today(scope.sql, -3), days_late: 0 },
      ]);
    }));
});

describe('the diary', () => {
  it('has one page a day and side, which the other side reads and cannot change', () =>
    story(sql, async (scope) => {
      const { order } = await site(scope);
      const id = randomUUID();
      const page: Draft = {
        id,
        work_order_id: order,
        entry_on: await today(scope.sql, -1),
        work_done: 'Masonry, 8 m',
      };
      await scope.as(person('cbo'));
      await write(scope.sql, page);
      expect(faults(await scope.refused((q) => write(q, { ...page, id: randomUUID() })))).toEqual([
        '/entry_on DUPLICATE',
      ]);
      await scope.as(person('je'));
      expect((await scope.refused((q) => write(q, page, 1))).code).toBe('NOT_PERMITTED');
      await write(scope.sql, { ...page, id: randomUUID(), work_done: 'Seen from the road' });
      await scope.as(person('cbo'));
      expect((await scope.refused((q) => write(q, page, 7))).code).toBe('STALE_VERSION');
      const seen = await read(scope.sql, order);
      expect(seen?.['diary']).toHaveLength(2);
      expect(seen).toMatchObject({ side: 'CONTRACTOR' });
    }));

  it('tells a hindrance whole, and counts it once when both sides tell it', () =>
    story(sql, async (scope) => {
      const { order } = await site(scope);
      const page = async (more: Draft): Promise<Draft> => ({
        work_order_id: order,
        entry_on: await today(scope.sql, -2),
        hindrance: 'Trench under water',
        ...more,
      });
      const whole = { hindrance_cause_code: 'WEATHER', hindrance_owner: 'NEITHER' };
      await scope.as(person('cbo'));
      expect(faults(await scope.refused(async (q) => write(q, await page({}))))).toEqual([
        '/hindrance_cause_code REQUIRED',
        '/hindrance_owner REQUIRED',
        '/hindrance_days REQUIRED',
      ]);
      await write(scope.sql, await page({ ...whole, hindrance_days: '2' }));
      await scope.as(person('je'));
      await write(scope.sql, await page({ ...whole, hindrance_days: '1.5' }));
      expect((await read(scope.sql, order))?.['hindrances']).toEqual([
        { owner: 'NEITHER', cause_code: 'WEATHER', days: 1.5 },
      ]);
    }));
});

describe('an issue', () => {
  it('says who sees to it, and is closed only with what closed it', () =>
    story(sql, async (scope) => {
      const { order } = await site(scope);
      const issue: Draft = {
        id: randomUUID(),
        work_order_id: order,
        title: 'Pole in the way',
        owner_name: 'TPCODL',
      };
      await scope.as(person('cbo'));
      expect(faults(await scope.refused((q) => raise(q, { ...issue, owner_name: '' })))).toEqual([
        '/owner_name REQUIRED',
      ]);
      await raise(scope.sql, issue);
      await scope.as(person('je'));
      const closing = { ...issue, status: 'RESOLVED' };
      expect(faults(await scope.refused((q) => raise(q, closing, 1)))).toEqual([
        '/resolution REQUIRED',
      ]);
      await raise(scope.sql, { ...closing, resolution: 'Moved by a metre' }, 1);
      expect((await read(scope.sql, order))?.['issues']).toMatchObject([
        { status: 'RESOLVED', resolution: 'Moved by a metre', resolved_by_name: 'Sasmita Behera' },
      ]);
    }));
});

describe('who sees and writes a site', () => {
  it('the verifier and the state read; another organisation and another agency see nothing', () =>
    story(sql, async (scope) => {
      const { order, milestone } = await site(scope);
      await scope.as(person('je'));
      const id = randomUUID();
      const draft = {
        id,
        work_order_id: order,
        milestone_id: milestone,
        percentage: '10',
        reported_on: await today(scope.sql, -1),
      };
      await report(scope.sql, draft);
      for (const reader of ['me', 'eo']) {
        await scope.as(person(reader));
        expect(await read(scope.sql, order)).toMatchObject({ side: null });
        const refusal = await scope.refused((q) => report(q, { ...draft, id: randomUUID() }));
        expect(refusal.code).toBe('NOT_PERMITTED');
      }
      await scope.as('cbo.dhenkanal@demo.digit.example');
      expect(await read(scope.sql, order)).toBeNull();
      expect((await scope.refused((q) => report(q, { ...draft, id: randomUUID() }))).code).toMatch(
        /PAPER_NOT_FOUND|NOT_PERMITTED/,
      );
    }));

  it('photographs follow the order: not of another organisation, taken away only by who added them', () =>
    story(sql, async (scope) => {
      const { order, milestone } = await site(scope);
      const id = randomUUID();
      await scope.as(person('je'));
      await report(scope.sql, {
        id,
        work_order_id: order,
        milestone_id: milestone,
        percentage: '10',
        reported_on: await today(scope.sql, -1),
      });
      await attach(scope.sql, id);
      // The order goes to another organisation of the agency: the group has no business with it any more.
      await scope.as(null);
      const [photo] =
        await scope.sql`update public.documents set status = 'ACCEPTED', sha256 = repeat('0', 64) where owner_id = ${id} returning id`;
      await scope.as(person('cbo'));
      const away = await scope.refused(
        (q) => q`select public.discard_document(${JATNI}, ${(photo as { id: string }).id})`,
      );
      expect(away.code).toBe('NOT_PERMITTED');
      await attach(scope.sql, id);
      await scope.as(null);
      await scope.sql`update public.work_orders set organisation_id = (select id from public.organisations where tenant_id = ${JATNI} and number = 'ORG-000002') where id = ${order}`;
      await scope.as(person('cbo'));
      expect((await scope.refused((q) => attach(q, id))).code).toBe('NOT_PERMITTED');
      expect(await read(scope.sql, order)).toBeNull();
    }));
});

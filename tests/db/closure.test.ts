import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { describe, expect, it } from 'vitest';

import {
  close,
  closureDraft,
  finishedWork,
  handOver,
  linesOf,
  measure,
  photographEnd,
  saveClosure,
} from './support/closing.ts';
import { bookDraft, saveBook, today } from './support/measuring.ts';
import { OTHER, OWN, orderAt, orderDraft, saveOrder, step } from './support/orders.ts';
import { estimateDraft, JATNI, person, saveEstimate } from './support/papers.ts';
import { connect, story, type Refusal, type Scope } from './support/scope.ts';

type Sql = postgres.TransactionSql;

const sql = connect();
const faults = ({ fields }: Refusal) => fields.map(({ pointer, code }) => `${pointer} ${code}`);

async function closable(q: Sql, order: string) {
  const [row] = await q`select public.get_closable(${JATNI}, ${order}) as answer`;
  return (row as { answer: Record<string, unknown> | null }).answer;
}
async function stored(q: Sql, id: string) {
  const [row] = await q`select public.get_closure(${JATNI}, ${id}) as answer`;
  return (row as { answer: Record<string, unknown> | null }).answer;
}
const submit = (scope: Scope, id: string) =>
  scope.sql`select i.version from public.workflow_instances i where i.document_id = ${id}`.then(
    ([row]) =>
      scope.refused(
        (q) =>
          q`select public.transition(${JATNI}, 'closure', ${id}, 'SUBMIT', ${(row as unknown as { version: number }).version}, gen_random_uuid())`,
      ),
  );

describe('what a closure needs', () => {
  it('an approved measurement, none open, and it says which line is missing', () =>
    story(sql, async (scope) => {
      const { project, order } = await orderAt(scope, 3);
      await step(scope, OWN, order.id, 'ACCEPT');
      await handOver(scope, order.id);
      await scope.as(person('je'));
      expect(await closable(scope.sql, order.id)).toMatchObject({
        may_create: true,
        refusal: 'FINAL_MEASUREMENT_MISSING',
      });
      const none = await scope.refused(async (q) =>
        saveClosure(q, await closureDraft(scope, order.id)),
      );
      expect(none.code).toBe('FINAL_MEASUREMENT_MISSING');
      await measure(scope, { id: order.id, projectId: project.id }, ['6', null], 5);
      await scope.as(person('je'));
      const lines = await linesOf(scope, order.id);
      await scope.as(person('je'));
      const book = await saveBook(
        scope.sql,
        await bookDraft(scope.sql, { id: order.id, projectId: project.id, lines }, ['1', null]),
      );
      const open = await scope.refused(async (q) =>
        saveClosure(q, await closureDraft(scope, order.id)),
      );
      expect(open.code).toBe('NOT_VALID_REFERENCE_ID');
      const readiness = (await closable(scope.sql, order.id))?.['readiness'] as {
        code: string;
        status: string;
        id: string | null;
      }[];
      expect(readiness.filter(({ status }) => status !== 'MET')).toMatchObject([
        { code: 'BOOKS_DECIDED', status: 'MISSING', id: book.id },
        { code: 'ITEMS_COMPLETE', status: 'HINT' },
        { code: 'MILESTONES_DONE', status: 'HINT' },
      ]);
    }));

  it('answers, scores, photographs and a reason for what stays below the sanction', () =>
    story(sql, async (scope) => {
      const { project, order } = await orderAt(scope, 3);
      await step(scope, OWN, order.id, 'ACCEPT');
      await handOver(scope, order.id);
      await measure(scope, { id: order.id, projectId: project.id }, ['6', null], 5);
      await scope.as(person('je'));
      const draft = await saveClosure(scope.sql, { work_order_id: order.id });
      const expected = [
        '/completed_on REQUIRED',
        '/deviation_reason DEVIATION_REASON_REQUIRED',
        '/answers/LABOUR_END CHECKLIST_INCOMPLETE',
        '/answers/MUSTERS_SUBMITTED CHECKLIST_INCOMPLETE',
        '/answers/FINAL_BILL CHECKLIST_INCOMPLETE',
        '/answers/HANDED_OVER CHECKLIST_INCOMPLETE',
        '/answers/SITE_PHOTOS CHECKLIST_INCOMPLETE',
        '/ratings/QUALITY REQUIRED',
        '/ratings/TIME REQUIRED',
        '/ratings/LABOUR_CARE REQUIRED',
        '/ratings/RECORDS REQUIRED',
      ];
      expect(faults(await submit(scope, draft.id))).toEqual(expected);
      // The page says the same before anybody tries.
      const gaps = (await stored(scope.sql, draft.id))?.['gaps'] as Refusal['fields'];
      expect(gaps.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(expected);

      const whole = await closureDraft(scope, order.id, {
        id: draft.id,
        deviation_reason: 'The second half is rock',
      });
      const answers = whole['answers'] as { question_code: string; answer: string }[];
      const refused = {
        ...whole,
        answers: answers.map((row) => ({
          ...row,
          answer: row.question_code === 'FINAL_BILL' ? 'NO' : row.answer,
        })),
      };
      const second = await saveClosure(scope.sql, refused, draft.version);
      await photographEnd(scope, draft.id);
      await scope.as(person('je'));
      expect(faults(await submit(scope, draft.id))).toEqual([
        '/answers/FINAL_BILL CHECKLIST_NOT_MET',
      ]);
      await saveClosure(scope.sql, whole, second.version);
      expect(
        (await step(scope, person('je'), draft.id, 'SUBMIT', undefined, 'closure')).number,
      ).toMatch(/^CL\/\d{4}-\d{2}\/\d{6}$/);
      // Nothing more is measured while it is on its way.
      const lines = await linesOf(scope, order.id);
      await scope.as(person('je'));
      const late = await scope.refused(async (q) =>
        saveBook(
          q,
          await bookDraft(q, { id: order.id, projectId: project.id, lines }, ['1', null]),
        ),
      );
      expect(late.code).toBe('WORK_BEING_CLOSED');
    }));

  it('assets that cost no more than the order', () =>
    story(sql, async (scope) => {
      const { order } = await finishedWork(scope);
      await scope.as(person('je'));
      const dear = await closureDraft(scope, order.id, {
        assets: [{ name: 'Drain', class_code: 'DRAIN', cost: '99999999' }],
      });
      expect(faults(await scope.refused((q) => saveClosure(q, dear)))).toEqual([
        '/assets ASSETS_ABOVE_ORDER',
      ]);
    }));
});

describe('who closes, and who sees it', () => {
  it('the creator writes, verifier and approver decide; others cannot', () =>
    story(sql, async (scope) => {
      const { order } = await finishedWork(scope);
      for (const who of ['ae', 'me', 'eo', 'coord', 'cbo']) {
        await scope.as(person(who));
        const refusal = await scope.refused(async (q) =>
          saveClosure(q, await closureDraft(scope, order.id)),
        );
        expect(refusal.code, who).toBe('NOT_PERMITTED');
      }
      await scope.as(person('je'));
      const draft = await saveClosure(scope.sql, await closureDraft(scope, order.id));
      const twice = await scope.refused(async (q) =>
        saveClosure(q, await closureDraft(scope, order.id)),
      );
      expect(twice.code).toBe('CLOSURE_EXISTS');
      await photographEnd(scope, draft.id);
      await step(scope, person('je'), draft.id, 'SUBMIT', undefined, 'closure');
      await scope.as(person('eo'));
      const early = await scope.refused(
        (q) =>
          q`select public.transition(${JATNI}, 'closure', ${draft.id}, 'APPROVE', (select version from public.workflow_instances where document_id = ${draft.id}), gen_random_uuid())`,
      );
      expect(early.code).toBe('ACTION_NOT_OFFERED');
    }));

  it('the organisation learns that its work is being closed, then how it ended and was rated', () =>
    story(sql, async (scope) => {
      const { order } = await finishedWork(scope);
      await scope.as(person('je'));
      const draft = await saveClosure(scope.sql, await closureDraft(scope, order.id));
      await scope.as(OWN);
      expect(await closable(scope.sql, order.id)).toMatchObject({
        closure: null,
        readiness: [],
        may_create: false,
      });
      await photographEnd(scope, draft.id);
      await step(scope, person('je'), draft.id, 'SUBMIT', undefined, 'closure');
      await scope.as(OWN);
      expect(await closable(scope.sql, order.id)).toMatchObject({
        closure: { id: draft.id, is_readable: false, gaps: [] },
      });
      expect(await stored(scope.sql, draft.id)).toBeNull();
      await step(scope, person('me'), draft.id, 'VERIFY_AND_FORWARD', undefined, 'closure');
      await step(scope, person('eo'), draft.id, 'APPROVE', undefined, 'closure');
      await scope.as(OWN);
      expect(await stored(scope.sql, draft.id)).toMatchObject({
        is_whole: false,
        state: 'APPROVED',
        rating: 4,
        answers: [],
        assets: [],
        history: [],
        documents: [{ kind_code: 'SITE_PHOTO' }],
      });
      await scope.as(OTHER);
      expect(await stored(scope.sql, draft.id)).toBeNull();
      expect(await closable(scope.sql, order.id)).toBeNull();
    }));
});

describe('an asset', () => {
  it('waits for the registrar, who corrects and registers it under a public id', () =>
    story(sql, async (scope) => {
      const { order } = await finishedWork(scope);
      await close(scope, order.id);
      await scope.as(person('coord'));
      const [row] =
        await scope.sql`select id, version, number from public.assets where work_order_id = ${order.id}`;
      const asset = row as unknown as { id: string; version: number; number: string | null };
      expect(asset.number).toBeNull();
      const change = { id: asset.id, name: 'Covered drain', class_code: 'DRAIN', cost: '12500.50' };
      await scope.as(person('je'));
      const refusal = await scope.refused(
        (q) => q`select public.save_asset(${JATNI}, ${q.json(change)}, ${asset.version})`,
      );
      expect(refusal.code).toBe('NOT_PERMITTED');
      await scope.as(person('coord'));
      await scope.sql`select public.save_asset(${JATNI}, ${scope.sql.json(change)}, ${asset.version})`;
      const registered = await step(
        scope,
        person('coord'),
        asset.id,
        'REGISTER',
        undefined,
        'asset',
      );
      expect(registered.number).toMatch(/\/AST\/\d{6}$/);
      const [after] = await scope.sql`select public.get_asset(${JATNI}, ${asset.id}) as asset`;
      expect((after as { asset: unknown }).asset).toMatchObject({
        name: 'Covered drain',
        cost: 12500.5,
        work_order: { id: order.id, estimate: { number: /ES/ as never } },
      });
      const late = await scope.refused(
        (q) => q`select public.save_asset(${JATNI}, ${q.json(change)}, ${asset.version + 2})`,
      );
      expect(late.code).toBe('NOT_EDITABLE');
      // People of the organisation have no register to read.
      await scope.as(OWN);
      expect(await scope.sql`select from public.assets`).toHaveLength(0);
    }));
});

describe('a closed project', () => {
  it('takes nothing further from any module', () =>
    story(sql, async (scope) => {
      const { project, estimate, order } = await finishedWork(scope);
      await scope.as(null);
      const [milestone] = await scope.sql`insert into public.work_order_milestones
          (tenant_id, work_order_id, ordinal, name, percentage) values (${JATNI}, ${order.id}, 9, 'All', 100) returning id`;
      const day = await today(scope.sql);
      const page = randomUUID();
      await scope.as(person('je'));
      await scope.sql`select public.save_diary_entry(${JATNI}, ${scope.sql.json({ id: page, work_order_id: order.id, entry_on: day, work_done: 'Last day' })})`;
      // A revision that was begun and forgotten.
      const [begun] =
        await scope.sql`select public.revise_estimate(${JATNI}, ${estimate.id}, 'Forgotten') as revision`;
      const revision = (begun as { revision: { id: string; version: number } }).revision;
      const lines = await linesOf(scope, order.id);
      const another = await orderDraft(scope, estimate.id);
      await close(scope, order.id);

      const onSite = {
        work_order_id: order.id,
        milestone_id: (milestone as { id: string }).id,
        percentage: '50',
        reported_on: day,
      };
      const json = (q: Sql, value: Record<string, postgres.JSONValue>) => q.json(value);
      const tries: Record<
        string,
        [who: string, code: string, attempt: (q: Sql) => Promise<unknown>]
      > = {
        'a new estimate': [
          person('je'),
          'PROJECT_CLOSED',
          (q) => saveEstimate(q, estimateDraft(project.id)),
        ],
        'a copy of an estimate': [
          person('je'),
          'PROJECT_CLOSED',
          (q) => q`select public.duplicate_estimate(${JATNI}, ${estimate.id}, ${project.id})`,
        ],
        'a revision': [
          person('je'),
          'PROJECT_CLOSED',
          (q) => q`select public.revise_estimate(${JATNI}, ${estimate.id}, 'More')`,
        ],
        'the forgotten revision, changed': [
          person('je'),
          'PROJECT_CLOSED',
          (q) => saveEstimate(q, estimateDraft(project.id, { id: revision.id }), revision.version),
        ],
        // Sanction blocks the budget: what cannot be handed in can never block.
        'the forgotten revision, handed in': [
          person('je'),
          'PROJECT_CLOSED',
          (q) =>
            q`select public.transition(${JATNI}, 'estimate', ${revision.id}, 'SUBMIT', ${revision.version}, gen_random_uuid())`,
        ],
        'a work order': [
          person('coord'),
          'PROJECT_CLOSED',
          (q) => saveOrder(q, { ...another, id: randomUUID() }),
        ],
        'a time extension': [
          OWN,
          'PROJECT_CLOSED',
          (q) =>
            q`select public.save_time_extension(${JATNI}, ${json(q, { id: randomUUID(), work_order_id: order.id, extension_days: 5, reason: 'Rain' })})`,
        ],
        // The order is completed: its workflow offers nothing, so that no action reaches the project.
        'a suspension': [
          person('eo'),
          'ACTION_NOT_OFFERED',
          (q) =>
            q`select public.transition(${JATNI}, 'work_order', ${order.id}, 'SUSPEND', (select version from public.workflow_instances where document_id = ${order.id}), gen_random_uuid(), 'Wait')`,
        ],
        'a measurement': [
          person('je'),
          'PROJECT_CLOSED',
          async (q) =>
            saveBook(q, await bookDraft(q, { id: order.id, projectId: project.id, lines })),
        ],
        'a measurement of the organisation': [
          OWN,
          'PROJECT_CLOSED',
          async (q) =>
            saveBook(q, await bookDraft(q, { id: order.id, projectId: project.id, lines })),
        ],
        'a report of progress': [
          person('je'),
          'PROJECT_CLOSED',
          (q) => q`select public.report_progress(${JATNI}, ${json(q, onSite)})`,
        ],
        'a page of the diary': [
          OWN,
          'PROJECT_CLOSED',
          (q) =>
            q`select public.save_diary_entry(${JATNI}, ${json(q, { work_order_id: order.id, entry_on: day, work_done: 'More' })})`,
        ],
        'an issue': [
          person('je'),
          'PROJECT_CLOSED',
          (q) =>
            q`select public.save_site_issue(${JATNI}, ${json(q, { work_order_id: order.id, title: 'Crack', owner_name: 'JE' })})`,
        ],
        'a photograph of the site': [
          person('je'),
          'PROJECT_CLOSED',
          (q) =>
            q`select public.begin_document(${JATNI}, 'site', ${page}, 'SITE_PHOTO', 'a.jpg', 1000, 'image/jpeg')`,
        ],
        'another closure': [
          person('je'),
          'PROJECT_CLOSED',
          async (q) => saveClosure(q, await closureDraft(scope, order.id)),
        ],
        // Kick-off is of a running order; a completed one is none, whatever its project.
        'a kick-off': [
          person('je'),
          'WF_STATUS_NOT_ACCEPTED',
          (q) => q`select public.answer_kickoff(${JATNI}, ${order.id}, '[]', ${day}::date)`,
        ],
      };
      const answers: Record<string, string> = {};
      for (const [name, [who, , attempt]] of Object.entries(tries)) {
        await scope.as(who);
        answers[name] = await scope.refused(attempt).then(
          ({ code }) => code,
          () => 'WENT THROUGH',
        );
      }
      expect(answers).toEqual(
        Object.fromEntries(Object.entries(tries).map(([name, [, code]]) => [name, code])),
      );
      // What was forgotten can still be thrown away.
      await scope.as(person('je'));
      await scope.sql`select public.transition(${JATNI}, 'estimate', ${revision.id}, 'DISCARD', ${revision.version}, gen_random_uuid(), 'Not needed any more')`;
    }));
});

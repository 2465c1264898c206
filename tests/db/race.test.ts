import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, it } from 'vitest';

import {
  estimateDraft,
  JATNI,
  move,
  nonSorLine,
  person,
  projectDraft,
  saveEstimate,
  saveProject,
  type Saved,
} from './support/papers.ts';
import { bookDraft, orderOver, saveBook, type MeasurableOrder } from './support/measuring.ts';
import { scopeOf } from './support/scope.ts';
import { draft, publish, read, save } from './support/workflows.ts';

/** Real transactions on real connections: these stories commit. */
const CLIENTS = 32;
const sql = postgres(inject('databaseUrl'), { max: CLIENTS, onnotice: () => undefined });
afterAll(() => sql.end());

const acting = <T>(who: string, work: (q: postgres.TransactionSql) => Promise<T>): Promise<T> =>
  sql.begin(async (q) => {
    await scopeOf(q).as(who);
    return work(q);
  }) as Promise<T>;

async function submittedEstimate(): Promise<{ id: string; version: number }> {
  const project = await acting(person('je'), (q) => saveProject(q, projectDraft()));
  const estimate = await acting(person('je'), (q) =>
    saveEstimate(q, estimateDraft(project.id, { lines: [nonSorLine()] })),
  );
  const moved = await acting(person('je'), (q) =>
    move(q, estimate.id, { action: 'SUBMIT', version: 1 }),
  );
  return { id: estimate.id, version: moved.version };
}

const outcome = (result: PromiseSettledResult<Saved>) =>
  result.status === 'fulfilled'
    ? 'moved'
    : result.reason instanceof postgres.PostgresError
      ? result.reason.message
      : String(result.reason);

describe(`${CLIENTS} clients at once`, () => {
  it('move the same paper: exactly one wins, the others learn the present state', async () => {
    const paper = await submittedEstimate();
    const results = await Promise.allSettled(
      Array.from({ length: CLIENTS }, () =>
        acting(person('ae'), (q) =>
          move(q, paper.id, { action: 'VERIFY_AND_FORWARD', version: paper.version }),
        ),
      ),
    );
    const outcomes = results.map(outcome);
    expect(outcomes.filter((each) => each === 'moved')).toHaveLength(1);
    expect(outcomes.filter((each) => each === 'STALE_VERSION')).toHaveLength(CLIENTS - 1);
    const loser = results.find((result) => result.status === 'rejected')
      ?.reason as postgres.PostgresError;
    expect(JSON.parse(loser.detail ?? '{}')).toMatchObject({
      state: 'PENDING_FOR_TECHNICAL_SANCTION',
      version: paper.version + 1,
      moved_by: 'Prakash Sahoo',
    });
    const [history] =
      await sql`select count(*)::int as n from public.workflow_history where document_id = ${paper.id} and action = 'VERIFY_AND_FORWARD'`;
    expect(history?.['n']).toBe(1);
  });

  it('send one request with one key: one effect, one answer', async () => {
    const paper = await submittedEstimate();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: CLIENTS }, () =>
        acting(person('ae'), (q) =>
          move(q, paper.id, { action: 'VERIFY_AND_FORWARD', version: paper.version, key }),
        ),
      ),
    );
    expect(answers.filter((answer) => !answer['replayed'])).toHaveLength(1);
    expect(
      new Set(answers.map((answer) => JSON.stringify({ ...answer, replayed: null }))),
    ).toHaveLength(1);
    const [history] =
      await sql`select count(*)::int as n from public.workflow_history where document_id = ${paper.id} and action = 'VERIFY_AND_FORWARD'`;
    expect(history?.['n']).toBe(1);
  });

  it('create projects: numbers without gaps or doubles, and an audit chain that holds', async () => {
    const before =
      await sql`select count(*)::int as n from public.projects where tenant_id = 'od.dhenkanal'`;
    const saved = await Promise.all(
      Array.from({ length: CLIENTS }, () =>
        acting(person('je', 'dhenkanal'), (q) =>
          saveProject(q, projectDraft(), undefined, 'od.dhenkanal'),
        ),
      ),
    );
    const serials = saved
      .map(({ number }) => Number(number?.split('/').at(-1)))
      .sort((a, b) => a - b);
    const first = serials[0] ?? 0;
    expect(serials).toEqual(Array.from({ length: CLIENTS }, (_, index) => first + index));
    expect(first).toBeGreaterThan(before[0]?.['n'] === 0 ? 0 : 1);
    const [chain] =
      await sql`select is_intact, row_count from public.verify_audit_chain('od.dhenkanal')`;
    expect(chain).toMatchObject({ is_intact: true });
  });

  it('write the first estimate of one project: one estimate', async () => {
    const project = await acting(person('je'), (q) => saveProject(q, projectDraft()));
    const results = await Promise.allSettled(
      Array.from({ length: CLIENTS }, () =>
        acting(person('je'), (q) =>
          saveEstimate(q, estimateDraft(project.id, { lines: [nonSorLine()] })),
        ),
      ),
    );
    const outcomes = results.map(outcome);
    expect(outcomes.filter((each) => each === 'moved')).toHaveLength(1);
    expect(outcomes.filter((each) => each === 'ESTIMATE_EXISTS')).toHaveLength(CLIENTS - 1);
    const [chain] = await sql`select is_intact from public.verify_audit_chain(${JATNI})`;
    expect(chain).toEqual({ is_intact: true });
  });

  it('draft, save and publish one workflow: one draft, one winner each time, one version in force', async () => {
    const tenant = 'od.dhenkanal';
    const admin = person('admin', 'dhenkanal');
    const together = <T>(work: (q: postgres.TransactionSql) => Promise<T>) =>
      Promise.allSettled(Array.from({ length: 8 }, () => acting(admin, work)));
    const messages = (results: PromiseSettledResult<unknown>[]) =>
      results.map((result) =>
        result.status === 'fulfilled' ? 'done' : (result.reason as postgres.PostgresError).message,
      );

    const drafts = await together((q) => draft(q, 'REVISION_ESTIMATE', tenant));
    const ids = drafts.map((result) => (result.status === 'fulfilled' ? result.value.id : ''));
    expect(new Set(ids).size).toBe(1);
    const workflow = await acting(admin, (q) => read(q, ids[0] ?? '', tenant));
    const saves = messages(await together((q) => save(q, workflow)));
    expect(saves.filter((each) => each === 'done')).toHaveLength(1);
    expect(saves.filter((each) => each === 'WORKFLOW_STALE')).toHaveLength(7);
    const published = messages(await together((q) => publish(q, { ...workflow, revision: 2 })));
    expect(published.filter((each) => each === 'done')).toHaveLength(1);
    expect(published.filter((each) => each === 'WORKFLOW_NOT_DRAFT')).toHaveLength(7);
    const retired = messages(
      await together((q) => q`select public.retire_workflow(${tenant}, ${workflow.id})`),
    );
    expect(retired.filter((each) => each === 'done')).toHaveLength(1);
  });

  it('measure one line: one open book, and the sum never passes the sanctioned quantity', async () => {
    const order = await measurableOrder();
    // Three boards are sanctioned; each client wants two of them.
    const measured = async (who: string) => {
      const id = randomUUID();
      const saved = await acting(person(who), async (q) =>
        saveBook(q, await bookDraft(q, order, ['2', null], { id })),
      );
      let version = saved.version;
      for (const [actor, action] of [
        [who, 'SUBMIT'],
        ['me', 'VERIFY_AND_FORWARD'],
        ['eo', 'APPROVE'],
      ] as const) {
        const moved = await acting(person(actor), (q) =>
          move(q, id, { type: 'measurement', action, version }),
        );
        version = moved.version;
      }
      return saved;
    };
    for (let round = 0; round < 3; round += 1) {
      const results = await Promise.allSettled(
        Array.from({ length: CLIENTS }, (_, at) => measured(at % 2 === 0 ? 'je' : 'ae')),
      );
      const outcomes = results.map(outcome);
      const known = ['moved', 'NOT_VALID_REFERENCE_ID', 'VALIDATION_FAILED'];
      expect(outcomes.filter((each) => !known.includes(each))).toEqual([]);
      if (round === 0) expect(outcomes.filter((each) => each === 'moved')).toHaveLength(1);
      const [sum] =
        await sql`select coalesce(sum(l.current_quantity), 0)::text as quantity, count(*)::int as books
        from public.measurement_lines l join public.measurements m on m.tenant_id = l.tenant_id and m.id = l.measurement_id
        where l.work_order_line_id = ${order.lines[0]} and m.application_status <> 'INACTIVE'`;
      expect(sum).toEqual({ quantity: '2.0000', books: 1 });
    }
  });
});

describe('a rate that many set at once', () => {
  it('is set by each in turn: one rate on the day, and the works are what it makes them', async () => {
    await sql`insert into public.sor_items (tenant_id, code, sor_type, description, unit_code) values
      ('od', 'RACE_BASIC', 'L', 'Raced labour', 'NOS'), ('od', 'RACE_WORKS', 'W', 'Raced works', 'CUM') on conflict do nothing`;
    const admin = 'admin.od@demo.digit.example';
    const call = (statement: string, body: object) =>
      acting(admin, (q) =>
        q.unsafe(`select public.${statement}('od', $1::jsonb)`, [body as never]),
      );
    await call('save_rate', { sor_code: 'RACE_BASIC', rate: '100', valid_from: '2026-04-01' });
    await call('save_analysis', {
      sor_code: 'RACE_WORKS',
      effective_from: '2026-05-01',
      quantity: '1',
      parts: [{ basic_code: 'RACE_BASIC', quantity: '2' }],
    });
    const [day] = await sql`select (private.local_date('od') + 1)::text as day`;
    const answers = await Promise.allSettled(
      Array.from({ length: CLIENTS }, (_client, index) =>
        call('save_rate', {
          sor_code: 'RACE_BASIC',
          rate: String(200 + index),
          valid_from: day?.['day'] as string,
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 'rejected')).toEqual([]);
    const rates = await sql`select sor_code, rate::numeric as rate from public.sor_rates
      where sor_code in ('RACE_BASIC', 'RACE_WORKS') and valid_to is null order by sor_code`;
    expect(rates).toHaveLength(2);
    const [basic, works] = rates.map((row) => Number(row['rate']));
    expect(works).toBeCloseTo((basic ?? 0) * 2 * 1.01, 2);
    await sql`delete from public.sor_rates where sor_code in ('RACE_BASIC', 'RACE_WORKS')`;
    await sql`delete from public.sor_compositions where sor_code = 'RACE_WORKS'`;
    await sql`delete from public.sor_items where code in ('RACE_BASIC', 'RACE_WORKS')`;
  });
});

/** An accepted order whose first item is three boards. */
async function measurableOrder(): Promise<MeasurableOrder> {
  const { project, id, version } = await sanctionable();
  let present = version;
  for (const [who, action] of [
    ['ae', 'VERIFY_AND_FORWARD'],
    ['me', 'TECHNICAL_SANCTION'],
    ['eo', 'APPROVE'],
  ] as const) {
    const moved = await acting(person(who), (q) => move(q, id, { action, version: present }));
    present = moved.version;
  }
  return (await sql.begin(async (q) => {
    const order = await orderOver(
      scopeOf(q),
      { id, number: null, state: '', version: present },
      project,
    );
    // What these stories leave behind belongs to an organisation that nobody signs in for.
    await q`insert into public.organisations (tenant_id, id, number, name, type_code)
      values (${JATNI}, ${order.id}, ${`ORG-${order.id.slice(0, 8)}`}, 'Racing group', 'CBO.MSG')`;
    await q`update public.work_orders set organisation_id = ${order.id} where id = ${order.id}`;
    // One item is all that this estimate has.
    return { ...order, lines: order.lines.filter((line) => line !== '') };
  })) as unknown as MeasurableOrder;
}

async function sanctionable(): Promise<{ project: Saved; id: string; version: number }> {
  const project = await acting(person('je'), (q) => saveProject(q, projectDraft()));
  const estimate = await acting(person('je'), (q) =>
    saveEstimate(q, estimateDraft(project.id, { lines: [nonSorLine()] })),
  );
  const moved = await acting(person('je'), (q) =>
    move(q, estimate.id, { action: 'SUBMIT', version: 1 }),
  );
  return { project, id: estimate.id, version: moved.version };
}

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
});

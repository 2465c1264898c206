import { afterAll, describe, expect, inject, it } from 'vitest';
import postgres from 'postgres';

import {
  draftedEstimate,
  forward,
  JATNI,
  move,
  person,
  projectDraft,
  saveProject,
  type Saved,
} from './support/papers.ts';
import { connect, scopeOf, story, type Scope } from './support/scope.ts';

const sql = connect();
type Json = postgres.JSONValue;
type Query = postgres.TransactionSql;

interface Balance {
  appropriated: string;
  blocked: string;
  committed: string;
  spent: string;
  available: string;
}

async function localDay(q: Query): Promise<string> {
  const [row] = await q`select private.local_date(${JATNI})::text as day`;
  return (row as { day: string }).day;
}

function financialYear(day: string): string {
  const year = Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 4 ? 1 : 0);
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}

async function saveHead(q: Query, code: string, changes: Record<string, Json> = {}) {
  const head = {
    code,
    name: `Head ${code}`,
    fund_code: '01',
    financial_year: financialYear(await localDay(q)),
    ...changes,
  };
  const [row] = await q`select public.save_budget_head(${JATNI}, ${q.json(head)}) as saved`;
  return (row as { saved: { id: string; version: number } }).saved;
}

async function propose(q: Query, changes: Record<string, Json>): Promise<Saved> {
  const order = {
    kind: 'ORIGINAL',
    amount: '100000',
    order_number: 'GO-1',
    ordered_on: await localDay(q),
    ...changes,
  };
  const [row] = await q`select public.save_appropriation(${JATNI}, ${q.json(order)}) as saved`;
  const { saved } = row as { saved: Saved };
  const step = { type: 'appropriation', action: 'SUBMIT', version: saved.version };
  return { ...(await move(q, saved.id, step)), id: saved.id };
}

const approve = async ({ sql: q, as }: Scope, order: Saved, who = 'eo') => {
  await as(person(who));
  return move(q, order.id, { type: 'appropriation', action: 'APPROVE', version: order.version });
};

/** A head with money in it; the scope acts as the accountant. */
async function fundedHead(scope: Scope, code = 'TEST-1', amount = '100000'): Promise<string> {
  await scope.as(person('acct'));
  const { id } = await saveHead(scope.sql, code);
  await approve(scope, await propose(scope.sql, { to_head_id: id, amount }));
  await scope.as(person('acct'));
  return id;
}

async function balance(scope: Scope, id: string): Promise<Balance> {
  await scope.as(null);
  const [row] =
    await scope.sql`select appropriated, blocked, committed, spent, available from public.budget_heads where id = ${id}`;
  const [sum] =
    await scope.sql`select sum(appropriated) as appropriated, sum(blocked) as blocked, sum(committed) as committed, sum(spent) as spent,
      (select available_after from public.budget_entries where budget_head_id = ${id} order by ordinal desc limit 1) as available
    from public.budget_entries where budget_head_id = ${id}`;
  // What the head says is what its ledger adds up to.
  expect(row).toEqual(sum);
  return { ...(row as Balance) };
}

const kinds = async (scope: Scope, id: string) =>
  (
    await scope.sql`select kind, amount from public.budget_entries where budget_head_id = ${id} order by ordinal`
  ).map((row) => `${row['kind'] as string} ${row['amount'] as string}`);

/** An estimate of 11,473 rupees, approved, whose project draws on the head. */
async function sanctioned(scope: Scope, head: string | null) {
  const { project, estimate } = await draftedEstimate(scope);
  await scope.as(null);
  await scope.sql`update public.projects set budget_head_id = ${head} where id = ${project.id}`;
  await forward(scope, estimate, 4);
  await scope.as(null);
  return { project, estimate };
}

/** An order as far as the money functions ask for it. */
async function order(scope: Scope, project: Saved, estimate: Saved): Promise<string> {
  await scope.as(null);
  const [row] =
    await scope.sql`insert into public.work_orders (tenant_id, number, project_id, estimate_id, name, state, application_status, created_by, created_by_name)
    select tenant_id, 'WO/TEST', ${project.id}, id, name, 'ANY', 'ACTIVE', created_by, created_by_name from public.estimates where id = ${estimate.id} returning id`;
  return row?.['id'] as string;
}
const commit = (q: Query, id: string, amount: number) =>
  q`select private.commit_budget(${JATNI}, ${id}, ${amount}, null)`;

describe('the accountant', () => {
  it('opens heads and proposes appropriations, which move the register when another approves', () =>
    story(sql, async (scope) => {
      await scope.as(person('acct'));
      const { id } = await saveHead(scope.sql, 'TEST-1');
      const paper = await propose(scope.sql, { to_head_id: id, amount: '250000.50' });
      expect(paper.number).toMatch(/^AP\/\d{4}-\d{2}\/\d{6}$/);
      expect(await scope.refused(() => approve(scope, paper, 'acct'))).toMatchObject({
        code: 'NOT_PERMITTED',
      });
      await scope.as(null);
      expect(await kinds(scope, id)).toEqual([]);
      await approve(scope, paper);
      expect(await balance(scope, id)).toMatchObject({
        appropriated: '250000.50',
        available: '250000.50',
      });
      expect(await kinds(scope, id)).toEqual(['APPROPRIATION 250000.50']);
    }));

  it('with both roles still does not approve the own proposal', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      await scope.sql`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code)
        select tenant_id, id, 'od', 'BUDGET_APPROVER' from public.memberships where invited_email = ${person('acct')}`;
      await scope.as(person('acct'));
      const { id } = await saveHead(scope.sql, 'TEST-1');
      const paper = await propose(scope.sql, { to_head_id: id });
      expect(await scope.refused(() => approve(scope, paper, 'acct'))).toMatchObject({
        code: 'MAKER_CHECKER',
      });
    }));

  it('moves money between heads of one year only, and never more than is left', () =>
    story(sql, async (scope) => {
      const from = await fundedHead(scope, 'TEST-1', '100000');
      const { id: to } = await saveHead(scope.sql, 'TEST-2');
      const { id: next } = await saveHead(scope.sql, 'TEST-2', { financial_year: '2090-91' });
      const wrong = await scope.refused((q) =>
        propose(q, { kind: 'REAPPROPRIATION', from_head_id: from, to_head_id: next }),
      );
      expect(wrong.fields).toMatchObject([
        { pointer: '/to_head_id', code: 'BUDGET_HEAD_MISMATCH' },
      ]);
      const small = await propose(scope.sql, {
        kind: 'REAPPROPRIATION',
        from_head_id: from,
        to_head_id: to,
        amount: '30000',
      });
      const large = await propose(scope.sql, {
        kind: 'REAPPROPRIATION',
        from_head_id: from,
        to_head_id: to,
        amount: '80000',
      });
      await approve(scope, small);
      const refusal = await scope.refused(() => approve(scope, large));
      expect(refusal).toMatchObject({
        state: 'PT409',
        code: 'BUDGET_EXCEEDED',
        details: { available: 70000, amount: 80000, shortage: 10000 },
      });
      expect(await balance(scope, from)).toMatchObject({ appropriated: '70000.00' });
      expect(await kinds(scope, from)).toEqual([
        'APPROPRIATION 100000.00',
        'REAPPROPRIATION_OUT 30000.00',
      ]);
      expect(await balance(scope, to)).toMatchObject({ available: '30000.00' });
    }));

  it('corrects what came back, and is told every fault of an order', () =>
    story(sql, async (scope) => {
      await scope.as(person('acct'));
      const { id } = await saveHead(scope.sql, 'TEST-1');
      const faults = await scope.refused((q) =>
        propose(q, { kind: 'SURRENDER', amount: '0', order_number: ' ', ordered_on: '2999-01-01' }),
      );
      expect(faults.fields.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
        '/from_head_id REQUIRED',
        '/amount OUT_OF_RANGE',
        '/order_number REQUIRED',
        '/ordered_on FUTURE_DATE',
      ]);
      const paper = await propose(scope.sql, { to_head_id: id });
      await scope.as(person('eo'));
      const back = await move(scope.sql, paper.id, {
        type: 'appropriation',
        action: 'SEND_BACK',
        version: paper.version,
        comment: 'Wrong amount',
      });
      await scope.as(person('acct'));
      const [row] = await scope.sql`select public.save_appropriation(${JATNI}, ${scope.sql.json({
        id: paper.id,
        kind: 'ORIGINAL',
        to_head_id: id,
        amount: '90000',
        order_number: 'GO-1',
        ordered_on: '2026-04-10',
      })}, ${back.version}) as saved`;
      const saved = (row as { saved: Saved }).saved;
      const again = await move(scope.sql, paper.id, {
        type: 'appropriation',
        action: 'RE_SUBMIT',
        version: saved.version,
      });
      await approve(scope, { ...again, id: paper.id });
      expect(await balance(scope, id)).toMatchObject({ appropriated: '90000.00' });
    }));

  it('cannot change the register, nor can the owner of the table', () =>
    story(sql, async (scope) => {
      const id = await fundedHead(scope);
      expect(
        await scope.refused((q) => q`update public.budget_entries set amount = 1`),
      ).toMatchObject({ state: '42501' });
      expect(
        await scope.refused((q) => q`update public.budget_heads set appropriated = 9e9`),
      ).toMatchObject({ state: '42501' });
      await scope.as(null);
      expect(
        await scope.refused(
          (q) => q`update public.budget_entries set amount = 1 where budget_head_id = ${id}`,
        ),
      ).toMatchObject({ code: 'NOT_EDITABLE' });
      expect(
        await scope.refused(
          (q) => q`delete from public.budget_entries where budget_head_id = ${id}`,
        ),
      ).toMatchObject({ code: 'NOT_EDITABLE' });
    }));
});

describe('an estimate', () => {
  it('blocks its amount at the administrative sanction', () =>
    story(sql, async (scope) => {
      const head = await fundedHead(scope);
      const { project } = await sanctioned(scope, head);
      expect(await balance(scope, head)).toMatchObject({
        blocked: '11473.00',
        available: '88527.00',
      });
      const [entry] =
        await scope.sql`select kind, project_id, actor_name, reference from public.budget_entries where budget_head_id = ${head} order by ordinal desc limit 1`;
      expect(entry).toMatchObject({
        kind: 'BLOCK',
        project_id: project.id,
        actor_name: 'Anita Pattnaik',
      });
    }));

  it('cannot be sanctioned beyond the head, unless somebody with the right allows it with a reason', () =>
    story(sql, async (scope) => {
      const head = await fundedHead(scope, 'TEST-1', '10000');
      const { project, estimate } = await draftedEstimate(scope);
      await scope.as(null);
      await scope.sql`update public.projects set budget_head_id = ${head} where id = ${project.id}`;
      const at = await forward(scope, estimate, 3);
      const step = { action: 'APPROVE', version: at.version };
      await scope.as(person('eo'));
      expect(await scope.refused((q) => move(q, estimate.id, step))).toMatchObject({
        state: 'PT409',
        code: 'BUDGET_EXCEEDED',
        details: { available: 10000, shortage: 1473 },
      });
      const allow = (q: Query, amount: number, reason: string | null) =>
        q`select public.allow_budget_overrun(${JATNI}, ${project.id}, ${amount}, ${reason})`;
      expect((await scope.refused((q) => allow(q, 1473, ' '))).fields).toMatchObject([
        { code: 'COMMENT_REQUIRED' },
      ]);
      await allow(scope.sql, 1000, 'Storm damage');
      expect(await scope.refused((q) => move(q, estimate.id, step))).toMatchObject({
        code: 'BUDGET_EXCEEDED',
      });
      await allow(scope.sql, 473, 'Storm damage, rest');
      await move(scope.sql, estimate.id, step);
      expect(await balance(scope, head)).toMatchObject({ available: '-1473.00' });
      expect(await kinds(scope, head)).toEqual([
        'APPROPRIATION 10000.00',
        'OVERRIDE 1000.00',
        'OVERRIDE 473.00',
        'BLOCK 11473.00',
      ]);
      await scope.as(person('acct'));
      expect(await scope.refused((q) => allow(q, 1, 'No'))).toMatchObject({
        code: 'NOT_PERMITTED',
      });
    }));

  it('of a project without a head blocks nothing, and is refused where a head is required', () =>
    story(sql, async (scope) => {
      const { project } = await sanctioned(scope, null);
      expect(
        await scope.sql`select from public.budget_entries where project_id = ${project.id}`,
      ).toHaveLength(0);
      await scope.sql`insert into public.tenant_settings (tenant_id, key, value) values (${JATNI}, 'budget.is_required', 'true')`;
      await scope.as(person('je'));
      const other = await saveProject(scope.sql, projectDraft({ name: 'Second drain' }));
      const [row] = await scope.sql`select public.save_estimate(${JATNI}, ${scope.sql.json({
        project_id: other.id,
        name: 'Second drain',
        executing_department_code: 'WRK',
        lines: [
          {
            category: 'NON_SOR',
            name: 'Board',
            unit_code: 'NOS',
            rate: '10',
            measurements: [{ description: 'One', number: '1' }],
          },
        ],
      })}) as saved`;
      const refusal = await scope.refused((q) =>
        move(q, (row as { saved: Saved }).saved.id, { action: 'SUBMIT', version: 1 }),
      );
      expect(refusal.fields).toMatchObject([
        { pointer: '/project_id', code: 'BUDGET_HEAD_REQUIRED' },
      ]);
    }));

  it('tells its approver what the head has left', () =>
    story(sql, async (scope) => {
      const head = await fundedHead(scope, 'TEST-1', '10000');
      const { project, estimate } = await draftedEstimate(scope);
      await scope.as(null);
      await scope.sql`update public.projects set budget_head_id = ${head} where id = ${project.id}`;
      await forward(scope, estimate, 3);
      await scope.as(person('eo'));
      const [row] =
        await scope.sql`select public.get_paper_brief(${JATNI}, 'estimate', ${estimate.id}) as brief`;
      const brief = (
        row as { brief: { budget: Json[]; checks: { code: string; status: string }[] } }
      ).brief;
      expect(brief.budget[1]).toMatchObject({
        kind: 'BUDGET_HEAD',
        limit: 10000,
        used: 11473,
        difference: -1473,
      });
      expect(brief.checks.find(({ code }) => code === 'BUDGET_AVAILABLE')).toMatchObject({
        status: 'FAIL',
      });
    }));
});

describe('an order', () => {
  it('commits what was blocked, an amendment the difference, a bill spends, an end gives back', () =>
    story(sql, async (scope) => {
      const head = await fundedHead(scope);
      const { project, estimate } = await sanctioned(scope, head);
      const id = await order(scope, project, estimate);
      await commit(scope.sql, id, 10000);
      expect(await balance(scope, head)).toMatchObject({
        blocked: '1473.00',
        committed: '10000.00',
      });
      await commit(scope.sql, id, 12000);
      // 1,473 of the rest of the block, 527 beyond the sanction from the head itself.
      expect(await balance(scope, head)).toMatchObject({
        blocked: '0.00',
        committed: '12000.00',
        available: '88000.00',
      });
      await scope.sql`select private.spend_budget(${JATNI}, ${id}, 4000, 'BILL-1', null)`;
      expect(await balance(scope, head)).toMatchObject({
        committed: '8000.00',
        spent: '4000.00',
        available: '88000.00',
      });
      expect(
        await scope.refused(
          (q) => q`select private.spend_budget(${JATNI}, ${id}, 8000.01, 'BILL-2', null)`,
        ),
      ).toMatchObject({ code: 'BUDGET_EXCEEDED' });
      await commit(scope.sql, id, 12000);
      expect(await balance(scope, head)).toMatchObject({ committed: '8000.00' });
      await scope.sql`select private.uncommit_budget(${JATNI}, ${id})`;
      // Back to the block, but never above the sanction of 11,473.
      expect(await balance(scope, head)).toMatchObject({
        blocked: '7473.00',
        committed: '0.00',
        spent: '4000.00',
      });
    }));

  it('follows a revised estimate up and down', () =>
    story(sql, async (scope) => {
      const head = await fundedHead(scope);
      const { project, estimate } = await sanctioned(scope, head);
      const id = await order(scope, project, estimate);
      const block = (amount: number) =>
        scope.sql`select private.block_budget(${JATNI}, ${estimate.id}, ${amount}, null)`;
      await commit(scope.sql, id, 11000);
      await block(15000);
      await commit(scope.sql, id, 14500);
      expect(await balance(scope, head)).toMatchObject({
        blocked: '500.00',
        committed: '14500.00',
      });
      await block(9000);
      await commit(scope.sql, id, 8600);
      expect(await balance(scope, head)).toMatchObject({
        blocked: '400.00',
        committed: '8600.00',
        available: '91000.00',
      });
    }));

  it('spills over with what it has not spent', () =>
    story(sql, async (scope) => {
      const head = await fundedHead(scope);
      const { id: next } = await saveHead(scope.sql, 'TEST-N', { financial_year: '2090-91' });
      const { project, estimate } = await sanctioned(scope, head);
      const id = await order(scope, project, estimate);
      await commit(scope.sql, id, 10000);
      await scope.sql`select private.spend_budget(${JATNI}, ${id}, 2500, 'BILL-1', null)`;
      const spill = (q: Query) =>
        q`select public.spill_over_estimate(${JATNI}, ${estimate.id}, ${next}, 'Year ends') as moved`;
      await scope.as(person('acct'));
      expect(await scope.refused(spill)).toMatchObject({ code: 'BUDGET_EXCEEDED' });
      await approve(scope, await propose(scope.sql, { to_head_id: next, amount: '9000' }));
      await scope.as(person('acct'));
      const [row] = await spill(scope.sql);
      expect(row?.['moved']).toBe('8973.00');
      expect(await balance(scope, head)).toMatchObject({
        blocked: '0.00',
        committed: '0.00',
        spent: '2500.00',
        available: '97500.00',
      });
      expect(await balance(scope, next)).toMatchObject({
        blocked: '1473.00',
        committed: '7500.00',
        available: '27.00',
      });
      await scope.sql`select private.spend_budget(${JATNI}, ${id}, 7500, 'BILL-2', null)`;
      expect(await balance(scope, next)).toMatchObject({ committed: '0.00', spent: '7500.00' });
      await scope.as(person('acct'));
      expect(await scope.refused(spill)).toMatchObject({ code: 'NOTHING_TO_SPILL_OVER' });
    }));

  it('an entry is taken back whole, once, with a reason', () =>
    story(sql, async (scope) => {
      const head = await fundedHead(scope);
      const { project, estimate } = await sanctioned(scope, head);
      const id = await order(scope, project, estimate);
      await commit(scope.sql, id, 10000);
      await scope.sql`select private.spend_budget(${JATNI}, ${id}, 4000, 'BILL-1', null)`;
      const [spend] =
        await scope.sql`select id from public.budget_entries where budget_head_id = ${head} and kind = 'SPEND'`;
      const reverse = (q: Query, reason: string) =>
        q`select private.reverse_budget_entry(${JATNI}, ${spend?.['id'] as string}, null, ${reason})`;
      expect((await scope.refused((q) => reverse(q, ''))).fields).toMatchObject([
        { code: 'COMMENT_REQUIRED' },
      ]);
      await reverse(scope.sql, 'Payment failed');
      expect(await balance(scope, head)).toMatchObject({ committed: '10000.00', spent: '0.00' });
      expect(await scope.refused((q) => reverse(q, 'Again'))).toMatchObject({ code: 'CONFLICT' });
    }));
});

describe('who may not', () => {
  it('the engineer reads heads but opens none; the auditor neither proposes nor approves; an organisation sees nothing', () =>
    story(sql, async (scope) => {
      const head = await fundedHead(scope);
      for (const who of ['je', 'auditor']) {
        await scope.as(person(who));
        expect(await scope.sql`select id from public.budget_heads where id = ${head}`).toHaveLength(
          1,
        );
        expect(await scope.refused((q) => saveHead(q, 'TEST-9'))).toMatchObject({
          code: 'NOT_PERMITTED',
        });
        expect(await scope.refused((q) => propose(q, { to_head_id: head }))).toMatchObject({
          code: 'NOT_PERMITTED',
        });
      }
      await scope.as(person('cbo'));
      expect(await scope.sql`select id from public.budget_heads`).toHaveLength(0);
      await scope.as(person('acct', 'dhenkanal'));
      expect(await scope.sql`select id from public.budget_heads where id = ${head}`).toHaveLength(
        0,
      );
    }));

  it('the accountant gives a project its head until something is blocked', () =>
    story(sql, async (scope) => {
      const head = await fundedHead(scope);
      const other = await fundedHead(scope, 'TEST-2');
      await scope.as(person('je'));
      const project = await saveProject(scope.sql, projectDraft({ budget_head_id: other }));
      const choose = (q: Query) =>
        q`select public.choose_budget_head(${JATNI}, ${project.id}, ${head})`;
      expect(await scope.refused(choose)).toMatchObject({ code: 'NOT_PERMITTED' });
      await scope.as(person('acct'));
      await choose(scope.sql);
      const { project: sanctionedProject } = await sanctioned(scope, head);
      await scope.as(person('acct'));
      expect(
        await scope.refused(
          (q) => q`select public.choose_budget_head(${JATNI}, ${sanctionedProject.id}, ${other})`,
        ),
      ).toMatchObject({ code: 'BUDGET_HEAD_IN_USE' });
    }));

  it('names a closed head on a project', () =>
    story(sql, async (scope) => {
      await scope.as(person('acct'));
      const { id } = await saveHead(scope.sql, 'TEST-O', { financial_year: '2020-21' });
      await scope.as(person('je'));
      const refusal = await scope.refused((q) =>
        saveProject(q, projectDraft({ budget_head_id: id })),
      );
      expect(refusal.fields).toMatchObject([
        { pointer: '/budget_head_id', code: 'BUDGET_HEAD_CLOSED' },
      ]);
    }));
});

describe('32 clients at once', () => {
  const many = postgres(inject('databaseUrl'), { max: 32, onnotice: () => undefined });
  afterAll(() => many.end());

  it('never block more than the head has', async () => {
    const { head, estimates } = await many.begin(async (q) => {
      const scope = scopeOf(q);
      const funded = await fundedHead(scope, 'RACE-HEAD', '1000');
      await scope.as(person('je'));
      const made: string[] = [];
      for (let index = 0; index < 32; index += 1) {
        const project = await saveProject(
          q,
          projectDraft({ name: 'Lane', budget_head_id: funded }),
        );
        const [row] =
          await q`select public.save_estimate(${JATNI}, ${q.json({ project_id: project.id, name: 'Race' })}) as saved`;
        made.push((row as { saved: Saved }).saved.id);
      }
      return { head: funded, estimates: made };
    });
    const results = await Promise.allSettled(
      estimates.map((id) =>
        many.begin((q) => q`select private.block_budget(${JATNI}, ${id}, 90, null)`),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(11);
    expect(
      new Set(
        results.flatMap((each) =>
          each.status === 'rejected' ? [(each.reason as Error).message] : [],
        ),
      ),
    ).toEqual(new Set(['BUDGET_EXCEEDED']));
    const [row] =
      await many`select h.blocked, h.available, h.entry_count, (select sum(e.blocked) from public.budget_entries e where e.budget_head_id = h.id) as entered
      from public.budget_heads h where h.id = ${head}`;
    expect(row).toEqual({
      blocked: '990.00',
      available: '10.00',
      entry_count: 12,
      entered: '990.00',
    });
  });
});

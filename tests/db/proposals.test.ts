import { describe, expect, it } from 'vitest';

import { step } from './support/orders.ts';
import {
  estimateDraft,
  JATNI,
  move,
  nonSorLine,
  person,
  projectDraft,
  saveEstimate,
  saveProject,
  sorLine,
  withTestRate,
  type Saved,
} from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';

import type postgres from 'postgres';

const sql = connect();
type Draft = Record<string, postgres.JSONValue>;
const TYPE = 'proposal';

/** A head of this year with so much in it, without the way of an appropriation. */
async function head(scope: Scope, amount = '500000', code = 'TEST-P'): Promise<string> {
  await scope.as(null);
  const [row] =
    await scope.sql`insert into public.budget_heads (tenant_id, financial_year, code, name, fund_code, head_of_account, appropriated)
    values (${JATNI}, private.financial_year(private.local_date(${JATNI})), ${code}, 'Head of the test', '01', '1', ${amount}) returning id`;
  return (row as { id: string }).id;
}

const save = async (q: postgres.TransactionSql, draft: Draft, version?: number): Promise<Saved> => {
  const [row] =
    await q`select public.save_proposal(${JATNI}, ${q.json(draft)}, ${version ?? null}) as saved`;
  return (row as { saved: Saved }).saved;
};

const content = (project: string, headId: string, changes: Draft = {}): Draft => ({
  project_id: project,
  scope: 'Covered drain of 120 m from the school to the main road',
  need: 'The street stands under water each July',
  amount: '300000',
  budget_head_id: headId,
  executing_department_code: 'WRK',
  ...changes,
});

/** A proposal of the JE taken along the first steps; the scope then acts as the JE. */
async function proposalAt(scope: Scope, steps: number, headId: string, changes: Draft = {}) {
  await scope.as(person('je'));
  const project = await saveProject(scope.sql, projectDraft());
  const proposal = await save(scope.sql, content(project.id, headId, changes));
  for (const [who, action] of (
    [
      ['je', 'SUBMIT'],
      ['ae', 'VERIFY_AND_FORWARD'],
      ['eo', 'APPROVE'],
    ] as const
  ).slice(0, steps))
    await step(scope, person(who), proposal.id, action, undefined, TYPE);
  await scope.as(person('je'));
  return { project, proposal };
}

const row = async (scope: Scope, id: string): Promise<Draft> => {
  await scope.as(null);
  const [found] =
    await scope.sql`select to_jsonb(x) as row from public.proposals x where id = ${id}`;
  return (found as { row: Draft }).row;
};

describe('an estimate proposal', () => {
  it('is drafted, verified and approved in principle; the project takes its head; nothing is blocked', () =>
    story(sql, async (scope) => {
      const id = await head(scope);
      const { project, proposal } = await proposalAt(scope, 0, id);
      expect(proposal).toMatchObject({ number: null, state: 'DRAFTED' });
      const sent = await step(scope, person('je'), proposal.id, 'SUBMIT', undefined, TYPE);
      expect(sent.number).toMatch(/^EP\/\d{4}-\d{2}\/\d{6}$/);
      await step(scope, person('ae'), proposal.id, 'VERIFY_AND_FORWARD', undefined, TYPE);
      await step(scope, person('eo'), proposal.id, 'APPROVE', undefined, TYPE);
      expect(await row(scope, proposal.id)).toMatchObject({
        state: 'APPROVED',
        application_status: 'ACTIVE',
        checked_room: 500000,
        approved_by_name: expect.any(String) as string,
      });
      const [after] =
        await scope.sql`select p.budget_head_id, h.blocked from public.projects p join public.budget_heads h on h.id = p.budget_head_id where p.id = ${project.id}`;
      expect(after).toEqual({ budget_head_id: id, blocked: '0.00' });
    }));

  it('names every field that is missing at submission, and every wrong one in a draft', () =>
    story(sql, async (scope) => {
      const id = await head(scope);
      await scope.as(person('je'));
      const project = await saveProject(scope.sql, projectDraft());
      const wrong = await scope.refused((q) =>
        save(
          q,
          content(project.id, id, {
            scope: 'x',
            amount: '0',
            budget_head_id: crypto.randomUUID(),
            executing_department_code: 'NONE',
          }),
        ),
      );
      expect(wrong.fields.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
        '/scope TOO_SHORT',
        '/executing_department_code INVALID_EXECUTING_DEPARTMENT_CODE',
        '/amount OUT_OF_RANGE',
        '/budget_head_id BUDGET_HEAD_CLOSED',
      ]);
      const bare = await save(scope.sql, { project_id: project.id });
      const refusal = await scope.refused((q) =>
        move(q, bare.id, { type: TYPE, action: 'SUBMIT', version: bare.version }),
      );
      expect(refusal.fields.map(({ pointer }) => pointer)).toEqual([
        '/scope',
        '/need',
        '/amount',
        '/budget_head_id',
        '/executing_department_code',
      ]);
    }));

  it('PROPOSAL_EXISTS: one at a time; a rejected one leaves its place; the others learn nothing new of it', () =>
    story(sql, async (scope) => {
      const id = await head(scope);
      const { project, proposal } = await proposalAt(scope, 1, id);
      expect(await scope.refused((q) => save(q, content(project.id, id)))).toMatchObject({
        code: 'PROPOSAL_EXISTS',
        details: { id: proposal.id },
      });
      const closed = await scope.refused((q) =>
        save(q, { ...content(project.id, id), id: proposal.id }, 2),
      );
      expect(closed.code).toBe('NOT_EDITABLE');
      expect(
        (
          await scope.refused(() =>
            step(scope, person('ae'), proposal.id, 'SEND_BACK', undefined, TYPE),
          )
        ).fields,
      ).toMatchObject([{ code: 'COMMENT_REQUIRED' }]);
      await step(scope, person('ae'), proposal.id, 'SEND_BACK', 'Which street?', TYPE);
      await scope.as(person('je'));
      await save(
        scope.sql,
        { ...content(project.id, id, { amount: '310000' }), id: proposal.id },
        3,
      );
      await step(scope, person('je'), proposal.id, 'RE_SUBMIT', undefined, TYPE);
      await step(scope, person('ae'), proposal.id, 'REJECT', 'Done already by the state', TYPE);
      await scope.as(person('je'));
      expect(await save(scope.sql, content(project.id, id))).toMatchObject({ state: 'DRAFTED' });
    }));
});

describe('the budget', () => {
  it('BUDGET_EXCEEDED: is checked at submission and again at approval, with what others were promised', () =>
    story(sql, async (scope) => {
      const id = await head(scope);
      const first = await proposalAt(scope, 2, id);
      const second = await proposalAt(scope, 2, id, { amount: '250000' });
      const third = await proposalAt(scope, 0, id, { amount: '500000.01' });
      expect(
        await scope.refused(() =>
          step(scope, person('je'), third.proposal.id, 'SUBMIT', undefined, TYPE),
        ),
      ).toMatchObject({ code: 'BUDGET_EXCEEDED', details: { shortage: 0.01 } });
      await step(scope, person('eo'), first.proposal.id, 'APPROVE', undefined, TYPE);
      expect(
        await scope.refused(() =>
          step(scope, person('eo'), second.proposal.id, 'APPROVE', undefined, TYPE),
        ),
      ).toMatchObject({
        code: 'BUDGET_EXCEEDED',
        details: { available: 200000, amount: 250000, shortage: 50000 },
      });
    }));

  it('can be passed only where who may override says so, with a reason that stays, and for that amount', () =>
    story(sql, async (scope) => {
      const id = await head(scope, '200000');
      const { project, proposal } = await proposalAt(scope, 0, id);
      const allow = (reason: string) => (q: postgres.TransactionSql) =>
        q`select public.allow_proposal_overrun(${JATNI}, ${proposal.id}, ${reason})`;
      for (const who of ['je', 'ae', 'acct']) {
        await scope.as(person(who));
        expect((await scope.refused(allow('Flood'))).code, who).toBe('NOT_PERMITTED');
      }
      await scope.as(person('eo'));
      expect((await scope.refused(allow(' '))).fields).toMatchObject([
        { pointer: '/reason', code: 'REQUIRED' },
      ]);
      await allow('Flood relief comes before the monsoon')(scope.sql);
      expect(await row(scope, proposal.id)).toMatchObject({
        overrun_amount: 100000,
        overrun_reason: 'Flood relief comes before the monsoon',
      });
      await scope.as(person('je'));
      // Another amount was not what was allowed.
      await save(
        scope.sql,
        { ...content(project.id, id, { amount: '300001' }), id: proposal.id },
        1,
      );
      expect(await row(scope, proposal.id)).toMatchObject({ overrun_amount: null });
      await scope.as(person('eo'));
      await allow('Flood')(scope.sql);
      for (const [who, action] of [
        ['je', 'SUBMIT'],
        ['ae', 'VERIFY_AND_FORWARD'],
        ['eo', 'APPROVE'],
      ] as const)
        await step(scope, person(who), proposal.id, action, undefined, TYPE);
      expect((await scope.refused(allow('Again'))).code).toBe('NOT_EDITABLE');
      await scope.as(null);
      await scope.sql`set constraints all immediate`;
      const [audited] =
        await scope.sql`select count(*)::int as count from public.audit_log where table_name = 'proposals'
          and row_key ->> 'id' = ${proposal.id} and changes ? 'overrun_reason' and operation = 'UPDATE'`;
      // Allowed, taken back with the amount, allowed again.
      expect(audited?.['count']).toBe(3);
    }));

  it('NOTHING_TO_ALLOW, MAKER_CHECKER: not where there is room, not to oneself', () =>
    story(sql, async (scope) => {
      const id = await head(scope);
      const { proposal } = await proposalAt(scope, 0, id);
      const allow = (q: postgres.TransactionSql) =>
        q`select public.allow_proposal_overrun(${JATNI}, ${proposal.id}, 'Flood')`;
      await scope.as(person('eo'));
      expect((await scope.refused(allow)).code).toBe('NOTHING_TO_ALLOW');
      await scope.as(null);
      await scope.sql`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code)
        select tenant_id, id, 'od', 'BUDGET_APPROVER' from public.memberships where invited_email = ${person('je')}`;
      await scope.as(person('je'));
      expect((await scope.refused(allow)).code).toBe('MAKER_CHECKER');
    }));
});

describe('the estimate made afterwards', () => {
  /** A draft of 11,473 rupees for the project of a proposal approved at so much. */
  async function estimateUnder(scope: Scope, amount: string) {
    await withTestRate(scope);
    const id = await head(scope);
    const { project, proposal } = await proposalAt(scope, 3, id, { amount });
    await scope.as(person('je'));
    const estimate = await saveEstimate(
      scope.sql,
      estimateDraft(project.id, { lines: [sorLine(), nonSorLine()] }),
    );
    return { proposal, estimate };
  }
  const submit = (scope: Scope, estimate: Saved) =>
    move(scope.sql, estimate.id, { action: 'SUBMIT', version: estimate.version });

  it('refers to it', () =>
    story(sql, async (scope) => {
      const { proposal, estimate } = await estimateUnder(scope, '11000');
      await submit(scope, estimate);
      const [got] =
        await scope.sql`select public.get_estimate(${JATNI}, ${estimate.id}) as estimate`;
      expect(got?.['estimate']).toMatchObject({
        proposal_id: proposal.id,
        proposal: { id: proposal.id, amount: 11000 },
      });
    }));

  it('PROPOSAL_EXCEEDED: not by more than the agency allows', () =>
    story(sql, async (scope) => {
      // 10 percent over 10,429 is 11,471.90; 11,473 is beyond it.
      const { estimate } = await estimateUnder(scope, '10429');
      const refusal = await scope.refused(() => submit(scope, estimate));
      expect(refusal.fields).toMatchObject([
        {
          pointer: '/lines',
          code: 'PROPOSAL_EXCEEDED',
          params: { total: 11473, limit: 11471.9, percent: 10 },
        },
      ]);
      await scope.as(null);
      await scope.sql`insert into public.tenant_settings (tenant_id, key, value, effective_from) values (${JATNI}, 'proposal.excess_percent', '25', current_date - 1)`;
      await scope.as(person('je'));
      expect((await submit(scope, estimate)).state).toBe('PENDING_FOR_VERIFICATION');
    }));

  it('PROPOSAL_REQUIRED: only where the agency asks for one', () =>
    story(sql, async (scope) => {
      await withTestRate(scope);
      await scope.sql`insert into public.tenant_settings (tenant_id, key, value, effective_from) values (${JATNI}, 'proposal.is_required', 'true', current_date - 1)`;
      await scope.as(person('je'));
      const project = await saveProject(scope.sql, projectDraft());
      const estimate = await saveEstimate(scope.sql, estimateDraft(project.id));
      const refusal = await scope.refused(() => submit(scope, estimate));
      expect(refusal.fields).toMatchObject([{ pointer: '/project_id', code: 'PROPOSAL_REQUIRED' }]);
    }));
});

describe('who may', () => {
  it('the maker neither verifies nor approves; others neither draft nor see', () =>
    story(sql, async (scope) => {
      const id = await head(scope);
      const { project, proposal } = await proposalAt(scope, 0, id);
      await scope.as(null);
      for (const role of ['ESTIMATE_VERIFIER', 'ESTIMATE_APPROVER'])
        await scope.sql`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code)
          select tenant_id, id, 'od', ${role} from public.memberships where invited_email = ${person('je')}`;
      const je = person('je');
      await step(scope, je, proposal.id, 'SUBMIT', undefined, TYPE);
      const own = async (action: string) =>
        (await scope.refused(() => step(scope, je, proposal.id, action, undefined, TYPE))).code;
      expect(await own('VERIFY_AND_FORWARD')).toBe('MAKER_CHECKER');
      await step(scope, person('ae'), proposal.id, 'VERIFY_AND_FORWARD', undefined, TYPE);
      expect(await own('APPROVE')).toBe('MAKER_CHECKER');
      expect(
        (
          await scope.refused(() =>
            step(scope, person('acct'), proposal.id, 'APPROVE', undefined, TYPE),
          )
        ).code,
      ).toBe('NOT_PERMITTED');
      for (const who of [person('cbo'), person('je', 'dhenkanal')]) {
        await scope.as(who);
        const [got] =
          await scope.sql`select public.get_proposal(${JATNI}, ${proposal.id}) as paper`;
        expect(got?.['paper']).toBeNull();
        expect((await scope.refused((q) => save(q, content(project.id, id)))).code).toBe(
          'NOT_PERMITTED',
        );
      }
      await scope.as(person('ae'));
      expect((await scope.refused((q) => save(q, content(project.id, id)))).code).toBe(
        'NOT_PERMITTED',
      );
      const refused = await scope.refused(
        (q) => q`update public.proposals set amount = 1 where id = ${proposal.id}`,
      );
      expect(refused.state).toBe('42501');
      await scope.as('anon');
      expect((await scope.refused((q) => save(q, content(project.id, id)))).state).toBe('42501');
    }));

  it('its approver is told what the head has left, and sees it in the inbox', () =>
    story(sql, async (scope) => {
      const id = await head(scope);
      const { project, proposal } = await proposalAt(scope, 2, id);
      await scope.as(person('eo'));
      const [brief] =
        await scope.sql`select public.get_paper_brief(${JATNI}, ${TYPE}, ${proposal.id}) as brief`;
      expect(brief?.['brief']).toMatchObject({
        budget: [
          { kind: 'PROJECT_COST', limit: 450000, used: 300000 },
          { kind: 'BUDGET_HEAD', limit: 500000, difference: 200000 },
        ],
        checks: expect.arrayContaining([
          expect.objectContaining({ code: 'BUDGET_AVAILABLE', status: 'PASS' }),
        ]) as unknown[],
      });
      const [inbox] =
        await scope.sql`select public.search_inbox(${JATNI}, '{"document_type": "proposal"}') as page`;
      const { rows } = inbox?.['page'] as { rows: { document_id: string }[] };
      expect(rows.map(({ document_id: found }) => found)).toContain(proposal.id);
      const [list] =
        await scope.sql`select public.get_project_proposals(${JATNI}, ${project.id}) as list`;
      expect(list?.['list']).toMatchObject({
        proposals: [{ id: proposal.id, budget_head: { code: 'TEST-P', room: 500000 } }],
        heads: expect.arrayContaining([expect.objectContaining({ id, room: 500000 })]) as unknown[],
      });
    }));
});

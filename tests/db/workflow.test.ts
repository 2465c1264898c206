import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import {
  draftedEstimate,
  forward,
  JATNI,
  move,
  person,
  saveEstimate,
  estimateDraft,
} from './support/papers.ts';
import { column, connect, story } from './support/scope.ts';

const sql = connect();

describe('an estimate on its way to sanction', () => {
  it('passes the steps of its table, takes its number at submission and leaves a history', () =>
    story(sql, async (scope) => {
      const { project, estimate } = await draftedEstimate(scope);
      expect(estimate).toMatchObject({ state: 'DRAFTED', number: null, version: 1 });
      const approved = await forward(scope, estimate, 4);
      expect(approved).toMatchObject({
        state: 'APPROVED',
        from_state: 'PENDING_FOR_APPROVAL',
        version: 5,
        replayed: false,
      });
      expect(approved.number).toMatch(/^ES\/\d{4}-\d{2}\/\d{6}$/);

      const history =
        await scope.sql`select action, from_state, to_state, actor_name, actor_designation from public.workflow_history
        where document_id = ${estimate.id} order by version`;
      expect(
        history.map((row) => [
          String(row['action']),
          String(row['to_state']),
          String(row['actor_designation']),
        ]),
      ).toEqual([
        ['SAVE_AS_DRAFT', 'DRAFTED', 'JE'],
        ['SUBMIT', 'PENDING_FOR_VERIFICATION', 'JE'],
        ['VERIFY_AND_FORWARD', 'PENDING_FOR_TECHNICAL_SANCTION', 'AE'],
        ['TECHNICAL_SANCTION', 'PENDING_FOR_APPROVAL', 'ME'],
        ['APPROVE', 'APPROVED', 'EO'],
      ]);
      const sanctions =
        await scope.sql`select s.kind, s.amount = e.payable_total as is_whole, s.sanctioned_by_name from public.estimate_sanctions s
        join public.estimates e using (tenant_id) where e.id = s.estimate_id and s.estimate_id = ${estimate.id} order by s.id`;
      expect(sanctions).toEqual([
        { kind: 'TECHNICAL', is_whole: true, sanctioned_by_name: 'Debasish Mohanty' },
        { kind: 'ADMINISTRATIVE', is_whole: true, sanctioned_by_name: 'Anita Pattnaik' },
      ]);
      const [after] = await scope.sql`select state from public.projects where id = ${project.id}`;
      expect(after?.['state']).toBe('APPROVED');
    }));

  it('returns to its maker with a comment, may be changed, and comes back with the same number', () =>
    story(sql, async (scope) => {
      const { project, estimate } = await draftedEstimate(scope);
      const submitted = await forward(scope, estimate, 2);
      await scope.as(person('me'));
      const bare = await scope.refused((q) =>
        move(q, estimate.id, { action: 'SEND_BACK_TO_ORIGINATOR', version: submitted.version }),
      );
      expect(bare.fields).toEqual([
        expect.objectContaining({ pointer: '/comment', code: 'COMMENT_REQUIRED' }),
      ]);
      const returned = await move(scope.sql, estimate.id, {
        action: 'SEND_BACK_TO_ORIGINATOR',
        version: submitted.version,
        comment: 'Lead is missing',
      });
      expect(returned.state).toBe('PENDING_FOR_CORRECTION');
      await scope.as(null);
      const [instance] =
        await scope.sql`select assignee_ids, created_by from public.workflow_instances where document_id = ${estimate.id}`;
      expect(instance?.['assignee_ids']).toEqual([instance?.['created_by']]);

      await scope.as(person('je'));
      const changed = await saveEstimate(
        scope.sql,
        estimateDraft(project.id, { id: estimate.id, name: 'Drain with lead' }),
        returned.version,
      );
      const again = await move(scope.sql, estimate.id, {
        action: 'RE_SUBMIT',
        version: changed.version,
      });
      expect(again).toMatchObject({ state: 'PENDING_FOR_VERIFICATION', number: submitted.number });
      const snapshots =
        await scope.sql`select action, content ->> 'name' as name from public.document_snapshots where document_id = ${estimate.id} order by version`;
      expect(column(snapshots, 'name')).toEqual([
        'Covered drain at Gajapati Nagar',
        'Drain with lead',
      ]);
    }));

  it('a technical sanction is void once the paper goes back', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      const sanctioned = await forward(scope, estimate, 3);
      await scope.as(person('eo'));
      await move(scope.sql, estimate.id, {
        action: 'SEND_BACK',
        version: sanctioned.version,
        comment: 'Check the quantity',
      });
      const rows =
        await scope.sql`select is_current from public.estimate_sanctions where estimate_id = ${estimate.id}`;
      expect(column(rows, 'is_current')).toEqual([false]);
    }));

  it('rejection frees the project for another estimate', () =>
    story(sql, async (scope) => {
      const { project, estimate } = await draftedEstimate(scope);
      const second = await scope.refused((q) => saveEstimate(q, estimateDraft(project.id)));
      expect(second).toMatchObject({ state: 'PT409', code: 'ESTIMATE_EXISTS' });
      const submitted = await forward(scope, estimate, 1);
      await scope.as(person('ae'));
      await move(scope.sql, estimate.id, {
        action: 'REJECT',
        version: submitted.version,
        comment: 'Not needed',
      });
      await scope.as(person('je'));
      expect(await saveEstimate(scope.sql, estimateDraft(project.id))).toMatchObject({
        state: 'DRAFTED',
      });
      const [after] = await scope.sql`select state from public.projects where id = ${project.id}`;
      expect(after?.['state']).toBe('CREATED');
    }));
});

describe('what a transition refuses', () => {
  it('the wrong role, the wrong state, a stale version, an unknown paper', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      const submitted = await forward(scope, estimate, 1);
      expect(
        await scope.refused((q) =>
          move(q, estimate.id, { action: 'VERIFY_AND_FORWARD', version: submitted.version }),
        ),
      ).toMatchObject({
        state: 'PT403',
        code: 'NOT_PERMITTED',
      });
      await scope.as(person('ae'));
      expect(
        await scope.refused((q) =>
          move(q, estimate.id, { action: 'APPROVE', version: submitted.version }),
        ),
      ).toMatchObject({
        state: 'PT409',
        code: 'ACTION_NOT_OFFERED',
        details: { state: 'PENDING_FOR_VERIFICATION', action: 'APPROVE' },
      });
      expect(
        await scope.refused((q) =>
          move(q, estimate.id, { action: 'VERIFY_AND_FORWARD', version: 1 }),
        ),
      ).toMatchObject({
        state: 'PT409',
        code: 'STALE_VERSION',
        details: {
          state: 'PENDING_FOR_VERIFICATION',
          version: submitted.version,
          moved_by: 'Sasmita Behera',
        },
      });
      expect(
        await scope.refused((q) => move(q, randomUUID(), { action: 'APPROVE', version: 1 })),
      ).toMatchObject({
        state: 'PT404',
        code: 'PAPER_NOT_FOUND',
      });
      const noAction = await scope.refused(
        (q) =>
          q`select public.transition(${JATNI}, 'estimate', ${estimate.id}, null, 1, ${randomUUID()})`,
      );
      expect(noAction.fields[0]).toMatchObject({ pointer: '/action', code: 'WORK_FLOW.ACTION' });
    }));

  it('the maker checking their own paper, even with every role, until the service allows it', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await scope.as(null);
      await scope.sql`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code)
        select m.tenant_id, m.id, 'od', r from public.memberships m, unnest(array['ESTIMATE_VERIFIER', 'TECHNICAL_SANCTIONER', 'ESTIMATE_APPROVER']) r
        where m.invited_email = ${person('je')}`;
      await scope.as(person('je'));
      const submitted = await move(scope.sql, estimate.id, { action: 'SUBMIT', version: 1 });
      const barred = await scope.refused((q) =>
        move(q, estimate.id, { action: 'VERIFY_AND_FORWARD', version: submitted.version }),
      );
      expect(barred).toMatchObject({ state: 'PT403', code: 'MAKER_CHECKER' });
      const offered =
        await scope.sql`select action, is_allowed, reason from public.available_actions(${JATNI}, 'estimate', ${estimate.id})`;
      expect(offered.find((row) => row['action'] === 'VERIFY_AND_FORWARD')).toMatchObject({
        is_allowed: false,
        reason: 'MAKER_CHECKER',
      });
      await scope.as(null);
      await scope.sql`update public.workflow_services set is_maker_checker = false where code = 'ESTIMATE'`;
      await scope.as(person('je'));
      expect(
        await move(scope.sql, estimate.id, {
          action: 'VERIFY_AND_FORWARD',
          version: submitted.version,
        }),
      ).toMatchObject({
        state: 'PENDING_FOR_TECHNICAL_SANCTION',
      });
    }));

  it('whoever edits a returned paper becomes one of its makers', () =>
    story(sql, async (scope) => {
      const { project, estimate } = await draftedEstimate(scope);
      await scope.as(null);
      await scope.sql`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code)
        select m.tenant_id, m.id, 'od', 'ESTIMATE_CREATOR' from public.memberships m where m.invited_email = ${person('ae')}`;
      await scope.as(person('ae'));
      await saveEstimate(scope.sql, estimateDraft(project.id, { id: estimate.id }), 1);
      await scope.as(person('je'));
      const submitted = await move(scope.sql, estimate.id, { action: 'SUBMIT', version: 2 });
      await scope.as(person('ae'));
      expect(
        await scope.refused((q) =>
          move(q, estimate.id, { action: 'VERIFY_AND_FORWARD', version: submitted.version }),
        ),
      ).toMatchObject({
        code: 'MAKER_CHECKER',
      });
    }));

  it('an assignee who cannot act next and files that are not the actor’s', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      const [eo] =
        await scope.sql`select u.user_id from public.available_actions(${JATNI}, 'estimate', ${estimate.id}) a,
        jsonb_to_recordset(a.assignees) as u (user_id uuid) where a.action = 'SUBMIT'`;
      const wrong = await scope.refused((q) =>
        move(q, estimate.id, {
          action: 'SUBMIT',
          version: 1,
          assignees: [randomUUID()],
          documents: [randomUUID()],
        }),
      );
      expect(wrong.fields.map(({ pointer, code }) => [pointer, code])).toEqual([
        ['/assignee_ids/0', 'INVALID_ASSIGNEE'],
        ['/document_ids/0', 'FILESTORE_ID'],
      ]);
      const right = await move(scope.sql, estimate.id, {
        action: 'SUBMIT',
        version: 1,
        assignees: [String(eo?.['user_id'])],
      });
      expect(right.state).toBe('PENDING_FOR_VERIFICATION');
      const [history] =
        await scope.sql`select assignee_names from public.workflow_history where document_id = ${estimate.id} and action = 'SUBMIT'`;
      expect(history?.['assignee_names']).toEqual(['Prakash Sahoo']);
    }));

  it('the same key for another request; the same request gets the same answer once', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      const key = randomUUID();
      const first = await move(scope.sql, estimate.id, { action: 'SUBMIT', version: 1, key });
      const second = await move(scope.sql, estimate.id, { action: 'SUBMIT', version: 1, key });
      expect(second).toEqual({ ...first, replayed: true });
      const [count] =
        await scope.sql`select count(*)::int as n from public.workflow_history where document_id = ${estimate.id} and action = 'SUBMIT'`;
      expect(count?.['n']).toBe(1);
      expect(
        await scope.refused((q) => move(q, estimate.id, { action: 'REJECT', version: 2, key })),
      ).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    }));

  it('a state written past the function', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      const direct = await scope.refused(
        (q) => q`update public.estimates set state = 'APPROVED' where id = ${estimate.id}`,
      );
      expect(direct.state).toBe('42501');
      expect(
        (
          await scope.refused(
            (q) =>
              q`update public.workflow_instances set state = 'APPROVED' where document_id = ${estimate.id}`,
          )
        ).state,
      ).toBe('42501');
    }));
});

describe('the inbox', () => {
  it('shows a paper to those whose turn it is, and to nobody else', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await forward(scope, estimate, 1);
      const seen: Record<string, boolean> = {};
      for (const who of [
        person('je'),
        person('ae'),
        person('me'),
        person('eo'),
        person('ae', 'dhenkanal'),
        'viewer.od@demo.digit.example',
      ]) {
        await scope.as(who);
        const [row] = await scope.sql`select public.search_inbox(${null}, '{}') as inbox`;
        const inbox = (row as { inbox: { rows: { document_id: string; sla: string }[] } }).inbox;
        seen[who.split('@')[0] ?? ''] = inbox.rows.some(
          ({ document_id }) => document_id === estimate.id,
        );
      }
      expect(seen).toEqual({
        'je.jatni': false,
        'ae.jatni': true,
        'me.jatni': false,
        'eo.jatni': false,
        'ae.dhenkanal': false,
        'viewer.od': false,
      });
    }));

  it('counts days in the tenant’s time zone and names what is near or late', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      const [due] =
        await scope.sql`select private.sla_due(${JATNI}, '2026-11-23T20:00:00Z', 48) at time zone 'UTC' as at,
        private.local_date(${JATNI}, '2026-11-23T20:00:00Z') as today`;
      expect((due?.['at'] as Date).toISOString()).toContain('2026-11-25T20:00:00');
      expect((due?.['today'] as Date).toISOString()).toContain('2026-11-24');
      await scope.sql`update public.tenants set time_zone = 'Europe/Berlin' where id = ${JATNI}`;
      const [overChange] =
        await scope.sql`select to_char(private.sla_due(${JATNI}, '2026-10-24T10:00:00Z', 48) at time zone 'UTC', 'HH24:MI') as at`;
      expect(overChange?.['at'], 'noon stays noon when the clock changes').toBe('11:00');
      await scope.sql`update public.tenants set time_zone = 'Asia/Kolkata' where id = ${JATNI}`;
      const { estimate } = await draftedEstimate(scope);
      await forward(scope, estimate, 1);
      await scope.as(null);
      await scope.sql`update public.workflow_instances set due_at = now() - interval '1 hour' where document_id = ${estimate.id}`;
      await scope.as(person('ae'));
      const [row] =
        await scope.sql`select public.search_inbox(${JATNI}, '{"sla": ["OVERDUE"]}') -> 'total' as total`;
      expect(Number(row?.['total'])).toBeGreaterThan(0);
    }));

  it('an overdue paper is told to the escalation role once', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await forward(scope, estimate, 1);
      await scope.as(null);
      await scope.sql`update public.workflow_instances set due_at = now() - interval '1 hour' where document_id = ${estimate.id}`;
      await scope.as('service_role');
      await scope.sql`select public.run_escalations()`;
      await scope.sql`select public.run_escalations()`;
      await scope.as(null);
      const mails = await scope.sql`select payload ->> 'to' as recipient from public.outbox_messages
        where aggregate_id = ${estimate.id} and payload ->> 'template' = 'paper_overdue'`;
      expect(column(mails, 'recipient')).toEqual([person('me')]);
    }));
});

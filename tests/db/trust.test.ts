import postgres from 'postgres';
import { afterAll, describe, expect, inject, it } from 'vitest';

import {
  draftedEstimate,
  forward,
  JATNI,
  person,
  projectDraft,
  saveProject,
} from './support/papers.ts';
import { employeeDraft, saveEmployee } from './support/people.ts';
import { column, connect, story } from './support/scope.ts';

const sql = connect();
const superuser = postgres(inject('databaseAdminUrl'), { max: 1, onnotice: () => undefined });
afterAll(() => superuser.end());

describe('the audit log', () => {
  it('has who, what, from, to and the request of every change, with personal data masked', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      await scope.sql`select set_config('request.headers', '{"x-request-id": "req-1"}', true)`;
      const project = await saveProject(scope.sql, projectDraft());
      await saveProject(scope.sql, projectDraft({ id: project.id, name: 'Longer drain' }), 1);
      await scope.as(person('admin'));
      const { id } = await saveEmployee(scope.sql, employeeDraft());
      await saveEmployee(scope.sql, employeeDraft({ id, mobile: '9437099999' }), 1);
      await scope.sql`set constraints all immediate`;
      const [change] =
        await scope.sql`select operation, changes -> 'name' as name, request_id, actor_id is not null as is_known from public.audit_log
        where table_name = 'projects' and row_key ->> 'id' = ${project.id} and changes ? 'name' and operation = 'UPDATE'`;
      expect(change).toEqual({
        operation: 'UPDATE',
        name: { from: 'Covered drain at Gajapati Nagar', to: 'Longer drain' },
        request_id: 'req-1',
        is_known: true,
      });
      const [masked] =
        await scope.sql`select changes -> 'mobile' as mobile from public.audit_log where table_name = 'employees' order by seq desc limit 1`;
      expect(masked?.['mobile']).toEqual({
        from: expect.stringMatching(/^…\d\d$/) as string,
        to: '…99',
      });
    }));

  it('verifies, and names the row that was tampered with', () =>
    story(superuser, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await forward(scope, estimate, 2);
      await scope.as(null);
      await scope.sql`set constraints all immediate`;
      const verify = async () =>
        (
          await scope.sql`select is_intact, first_broken_seq, reason from public.verify_audit_chain(${JATNI})`
        )[0];
      expect(await verify()).toMatchObject({ is_intact: true, reason: null });
      const [row] =
        await scope.sql`select max(seq) - 3 as seq from public.audit_log where tenant_id = ${JATNI}`;
      const seq = row?.['seq'] as string;

      await scope.sql`alter table public.audit_log disable trigger tg_audit_log__refuse`;
      await scope.sql`savepoint clean`;
      await scope.sql`update public.audit_log set changes = changes || '{"amount": {"from": 1, "to": 2}}' where tenant_id = ${JATNI} and seq = ${seq}`;
      expect(await verify()).toMatchObject({
        is_intact: false,
        first_broken_seq: seq,
        reason: 'ROW_CHANGED',
      });
      await scope.sql`rollback to savepoint clean`;
      await scope.sql`delete from public.audit_log where tenant_id = ${JATNI} and seq = ${seq}`;
      expect(await verify()).toMatchObject({
        is_intact: false,
        first_broken_seq: seq,
        reason: 'ROW_MISSING',
      });
      await scope.sql`rollback to savepoint clean`;
      await scope.sql`delete from public.audit_log where tenant_id = ${JATNI} and seq > ${seq}`;
      expect(await verify()).toMatchObject({ is_intact: false, reason: 'TAIL_MISSING' });
      await scope.sql`rollback to savepoint clean`;
      await scope.sql`update public.audit_log set hash = '\\x01' where tenant_id = ${JATNI} and seq = ${seq}`;
      expect(await verify()).toMatchObject({
        is_intact: false,
        first_broken_seq: seq,
        reason: 'ROW_CHANGED',
      });
    }));

  it('can be changed by nobody who signs in, and is read by auditors of the agency alone', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      await saveProject(scope.sql, projectDraft());
      await scope.sql`set constraints all immediate`;
      expect(await scope.sql`select 1 from public.audit_log`).toHaveLength(0);
      await scope.as(person('auditor'));
      expect(
        (await scope.sql`select 1 from public.audit_log where tenant_id = ${JATNI}`).length,
      ).toBeGreaterThan(0);
      expect((await scope.refused((q) => q`delete from public.audit_log`)).state).toBe('42501');
      await scope.as('service_role');
      expect(
        (await scope.refused((q) => q`update public.audit_log set actor_id = null`)).state,
      ).toBe('42501');
      await scope.as(person('auditor', 'dhenkanal'));
      expect(
        await scope.refused((q) => q`select * from public.verify_audit_chain(${JATNI})`),
      ).toMatchObject({ code: 'NOT_PERMITTED' });
    }));
});

describe('the outbox', () => {
  const messages = (n: number, aggregate = 'paper-1') =>
    Array.from({ length: n }, (_, index) => ({
      tenant_id: JATNI,
      topic: 'email',
      aggregate_type: 'estimate',
      aggregate_id: aggregate,
      payload: JSON.stringify({ index }),
    }));

  it('hands out a paper’s messages one after the other, in order', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      await scope.sql`delete from public.outbox_messages`;
      await scope.sql`insert into public.outbox_messages ${scope.sql([...messages(3), ...messages(1, 'paper-2')])}`;
      await scope.as('service_role');
      const order: string[] = [];
      for (let round = 0; round < 3; round += 1) {
        const claimed =
          await scope.sql`select id, aggregate_id, payload from public.claim_outbox_messages(10, 60) order by id`;
        order.push(
          claimed
            .map(
              (row) =>
                `${row['aggregate_id'] as string}:${(JSON.parse(String(row['payload'])) as { index: number }).index}`,
            )
            .join(' '),
        );
        for (const row of claimed)
          await scope.sql`select public.complete_outbox_message(${JATNI}, ${row['id'] as string})`;
      }
      expect(order).toEqual(['paper-1:0 paper-2:0', 'paper-1:1', 'paper-1:2']);
    }));

  it('does not hand out a locked message, and does again when the worker is gone', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      await scope.sql`delete from public.outbox_messages`;
      await scope.sql`insert into public.outbox_messages ${scope.sql(messages(1))}`;
      await scope.as('service_role');
      expect(await scope.sql`select 1 from public.claim_outbox_messages()`).toHaveLength(1);
      expect(await scope.sql`select 1 from public.claim_outbox_messages()`).toHaveLength(0);
      await scope.as(null);
      await scope.sql`update public.outbox_messages set locked_until = now() - interval '1 second'`;
      await scope.as('service_role');
      expect(await scope.sql`select attempts from public.claim_outbox_messages()`).toEqual([
        { attempts: 2 },
      ]);
    }));

  it('waits longer after each failure, becomes a dead letter, and an administrator sends it again', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      await scope.sql`delete from public.outbox_messages`;
      await scope.sql`insert into public.tenant_settings (tenant_id, key, effective_from, value) values (${JATNI}, 'outbox.max_attempts', '2020-01-01', '3')`;
      const [message] =
        await scope.sql`insert into public.outbox_messages ${scope.sql(messages(1))} returning id`;
      const id = message?.['id'] as string;
      const waits: number[] = [];
      let status = '';
      for (let attempt = 0; attempt < 3; attempt += 1) {
        await scope.as(null);
        await scope.sql`update public.outbox_messages set next_attempt_at = now()`;
        await scope.as('service_role');
        await scope.sql`select 1 from public.claim_outbox_messages()`;
        const [failed] =
          await scope.sql`select public.fail_outbox_message(${JATNI}, ${id}, 'gateway down') as status`;
        status = failed?.['status'] as string;
        const [wait] =
          await scope.sql`select extract(epoch from next_attempt_at - now())::int as seconds from public.outbox_messages`;
        waits.push(wait?.['seconds'] as number);
      }
      expect(waits).toEqual([15, 60, 240]);
      expect(status).toBe('DEAD');
      await scope.as(person('admin'));
      const [letter] =
        await scope.sql`select status, last_error, attempts from public.outbox_list where id = ${id}`;
      expect(letter).toEqual({ status: 'DEAD', last_error: 'gateway down', attempts: 3 });
      await scope.sql`select public.retry_outbox_message(${JATNI}, ${id})`;
      expect(
        (await scope.sql`select status, attempts from public.outbox_list where id = ${id}`)[0],
      ).toEqual({ status: 'PENDING', attempts: 0 });
      await scope.as(person('je'));
      expect(
        await scope.refused((q) => q`select public.retry_outbox_message(${JATNI}, ${id})`),
      ).toMatchObject({ code: 'NOT_PERMITTED' });
      expect((await scope.refused((q) => q`select public.claim_outbox_messages()`)).state).toBe(
        '42501',
      );
    }));
});

describe('the password hook', () => {
  const attempt = async (scope: Parameters<Parameters<typeof story>[1]>[0], valid: boolean) => {
    const [row] =
      await scope.sql`select public.hook_password_verification_attempt(jsonb_build_object('user_id',
      (select id from auth.users where email = ${person('je')}), 'valid', ${valid})) as answer`;
    return (row as { answer: { decision: string; message?: string } }).answer;
  };

  it('blocks after three wrong passwords, even with the right one, tells the person and the administrator, and ends', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      expect(await attempt(scope, false)).toEqual({ decision: 'continue' });
      expect(await attempt(scope, false)).toEqual({ decision: 'continue' });
      expect(await attempt(scope, false)).toEqual({ decision: 'reject', message: 'LOGIN_BLOCKED' });
      expect(await attempt(scope, true)).toEqual({ decision: 'reject', message: 'LOGIN_BLOCKED' });
      const mails = await scope.sql`select payload ->> 'to' as recipient from public.outbox_messages
        where payload ->> 'template' like 'login_blocked%' and created_at = now() order by 1`;
      expect(column(mails, 'recipient')).toEqual([person('admin'), person('je')]);

      await scope.as(person('admin'));
      await scope.sql`select public.unblock_login(${JATNI}, (select user_id from public.memberships where invited_email = ${person('je')}))`;
      await scope.as(null);
      expect(await attempt(scope, true)).toEqual({ decision: 'continue' });
    }));

  it('forgets failures after a success and after the time of a block', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      for (let round = 0; round < 2; round += 1) {
        await attempt(scope, false);
        await scope.sql`update private.login_attempts set at = at - interval '31 minutes'`;
      }
      expect(await attempt(scope, false)).toEqual({ decision: 'continue' });
      expect(await attempt(scope, true)).toEqual({ decision: 'continue' });
    }));
});

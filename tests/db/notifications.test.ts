import type postgres from 'postgres';
import { describe, expect, it } from 'vitest';

import { draftedEstimate, forward, JATNI, move, person, type Saved } from './support/papers.ts';
import { column, connect, story, type Scope } from './support/scope.ts';

const sql = connect();

type Notice = Record<string, unknown> & { id: string; kind: string; params: object };

/** What a person finds in their bell, newest first. */
async function bell(scope: Scope, who: string, unreadOnly = false): Promise<Notice[]> {
  await scope.as(who);
  const [row] =
    await scope.sql`select public.my_notifications(null, ${unreadOnly}) -> 'rows' as rows`;
  return (row as { rows: Notice[] }).rows;
}
/** Empties the bells: the demo papers have filled them already. */
async function silence({ sql: q, as }: Scope): Promise<void> {
  await as(null);
  await q`delete from public.notifications`;
  await q`delete from realtime.messages`;
}
const quietly = (tell: (scope: Scope) => Promise<void>) =>
  story(sql, async (scope) => {
    await silence(scope);
    await tell(scope);
  });
/** A draft, then silence: in the order in which every other story takes its locks. */
const quietlyDrafted = (tell: (scope: Scope, estimate: Saved) => Promise<void>) =>
  story(sql, async (scope) => {
    const { estimate } = await draftedEstimate(scope);
    await silence(scope);
    await tell(scope, estimate);
  });
const kinds = (notices: readonly Notice[]) => notices.map(({ kind }) => kind);

async function idOf({ sql: q, as }: Scope, who: string): Promise<string> {
  await as(null);
  const [row] = await q`select id from auth.users where email = ${who}`;
  return row?.['id'] as string;
}

async function mailsTo({ sql: q, as }: Scope, who: string, estimate: Saved): Promise<unknown[]> {
  await as(null);
  const rows = await q`select payload ->> 'template' as template from public.outbox_messages
    where aggregate_id = ${estimate.id} and payload ->> 'to' = ${who} order by id`;
  return column(rows, 'template');
}

describe('a paper tells', () => {
  it('the assignee by name, in the app and by mail, and nobody else of the role', () =>
    quietlyDrafted(async (scope, estimate) => {
      const ae = await idOf(scope, person('ae'));
      await scope.as(person('je'));
      await move(scope.sql, estimate.id, { action: 'SUBMIT', version: 1, assignees: [ae] });
      const [notice] = await bell(scope, person('ae'));
      expect(notice).toMatchObject({
        kind: 'PAPER_ASSIGNED',
        tenant_id: JATNI,
        document_type: 'estimate',
        document_id: estimate.id,
        title: 'Covered drain at Gajapati Nagar',
        params: { is_for_me: true, state: 'PENDING_FOR_VERIFICATION' },
        read_at: null,
      });
      expect(notice?.['number']).toMatch(/^ES\//);
      expect(kinds(await bell(scope, person('eo')))).toEqual([]);
      expect(await bell(scope, person('je'))).toEqual([]);
      expect(await mailsTo(scope, person('ae'), estimate)).toEqual(['estimate_assigned']);
    }));

  it('its maker that it was returned, with the words, and that it was approved in the end', () =>
    quietlyDrafted(async (scope, estimate) => {
      const submitted = await forward(scope, estimate, 1);
      await scope.as(person('ae'));
      const returned = await move(scope.sql, estimate.id, {
        action: 'SEND_BACK',
        version: submitted.version,
        comment: 'Lead is missing',
      });
      expect(await bell(scope, person('je'))).toMatchObject([
        { kind: 'PAPER_RETURNED', params: { comment: 'Lead is missing', is_for_me: true } },
      ]);
      let version = (
        await move(scope.sql, estimate.id, { action: 'RE_SUBMIT', version: returned.version })
      ).version;
      for (const [who, action] of [
        ['ae', 'VERIFY_AND_FORWARD'],
        ['me', 'TECHNICAL_SANCTION'],
        ['eo', 'APPROVE'],
      ] as const) {
        await scope.as(person(who));
        version = (await move(scope.sql, estimate.id, { action, version })).version;
      }
      // Steps on the way are told to the maker only on request.
      expect(kinds(await bell(scope, person('je')))).toEqual(['PAPER_APPROVED', 'PAPER_RETURNED']);
      expect(await mailsTo(scope, person('je'), estimate)).toEqual([
        'estimate_returned',
        'estimate_approved',
      ]);
    }));

  it('those whose role it waits for with one notice that counts, which starts anew once it is read', () =>
    quietlyDrafted(async (scope, estimate) => {
      const submitted = await forward(scope, estimate, 1);
      const waits = async () =>
        (await bell(scope, person('ae'))).map(({ kind, count, number }) => [kind, count, number]);
      expect(await waits()).toEqual([['PAPER_WAITS', 1, submitted.number]]);
      await scope.as(person('ae'));
      const back = await move(scope.sql, estimate.id, {
        action: 'SEND_BACK',
        version: submitted.version,
        comment: 'Again',
      });
      await scope.as(person('je'));
      await move(scope.sql, estimate.id, { action: 'RE_SUBMIT', version: back.version });
      expect(await waits()).toEqual([['PAPER_WAITS', 2, submitted.number]]);
      await scope.as(person('ae'));
      await scope.sql`select public.mark_notifications_read()`;
      expect(await bell(scope, person('ae'), true)).toEqual([]);
      // The maker holds a role that could not act on it: they are told nothing of waiting.
      expect(kinds(await bell(scope, person('je')))).not.toContain('PAPER_WAITS');
      expect(await mailsTo(scope, person('ae'), estimate)).toEqual([]);
    }));

  it('the escalation role that it is overdue', () =>
    quietlyDrafted(async (scope, estimate) => {
      await forward(scope, estimate, 1);
      await scope.as(null);
      await scope.sql`update public.workflow_instances set due_at = now() - interval '1 hour' where document_id = ${estimate.id}`;
      await scope.sql`select public.run_escalations()`;
      expect(await bell(scope, person('me'))).toContainEqual(
        expect.objectContaining({ kind: 'PAPER_OVERDUE', document_id: estimate.id }),
      );
    }));
});

describe('administration tells', () => {
  it('a person that an administrator changed their roles, once until they look, and that they belong to an agency', () =>
    quietly(async (scope) => {
      await scope.as(person('admin'));
      await scope.sql`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code)
        select m.tenant_id, m.id, 'od', r from public.memberships m, unnest(array['PROJECT_VIEWER', 'ESTIMATE_VIEWER']) r
        where m.tenant_id = ${JATNI} and m.invited_email = ${person('je')}`;
      expect(await bell(scope, person('je'))).toMatchObject([
        { kind: 'ROLES_CHANGED', count: 2, params: { agency: 'Jatni' } },
      ]);
      await scope.as(person('admin', 'dhenkanal'));
      await scope.sql`insert into public.memberships (tenant_id, invited_email) values ('od.dhenkanal', ${person('je')})`;
      await scope.as(null);
      await scope.sql`select private.claim_memberships(id) from auth.users where email = ${person('je')}`;
      await scope.sql`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code)
        select tenant_id, id, 'od', 'PROJECT_VIEWER' from public.memberships where tenant_id = 'od.dhenkanal' and invited_email = ${person('je')}`;
      expect(kinds(await bell(scope, person('je')))).toContain('MEMBERSHIP_GIVEN');
      expect(kinds(await bell(scope, person('ae')))).toEqual([]);
    }));

  it('administrators of a delivery that was given up, as one notice', () =>
    quietly(async (scope) => {
      await scope.as(null);
      await scope.sql`insert into public.outbox_messages (tenant_id, topic, aggregate_type, aggregate_id, payload)
        select ${JATNI}, 'email', 'x', n::text, '{"subject": "A mail"}' from generate_series(1, 3) n`;
      await scope.sql`update public.outbox_messages set attempts = 8 where aggregate_type = 'x'`;
      await scope.sql`select public.fail_outbox_message(tenant_id, id, 'refused') from public.outbox_messages where aggregate_type = 'x'`;
      expect(await bell(scope, person('admin'))).toMatchObject([
        { kind: 'DELIVERY_FAILED', count: 3, title: 'A mail' },
      ]);
      expect(kinds(await bell(scope, person('je')))).toEqual([]);
      expect(kinds(await bell(scope, person('admin', 'dhenkanal')))).toEqual([]);
    }));
});

describe('a person', () => {
  it('chooses per kind, also to be told nothing; what concerns the safety of the account stays', () =>
    quietlyDrafted(async (scope, estimate) => {
      const ae = await idOf(scope, person('ae'));
      await scope.as(person('ae'));
      const choices = await scope.sql`select * from public.my_notification_preferences()`;
      expect(choices.map((row) => String(row['kind']))).toContain('PAPER_WAITS');
      expect(choices.map((row) => String(row['kind']))).not.toContain('DELIVERY_FAILED');
      await scope.sql`select public.set_notification_preference('PAPER_ASSIGNED', false, true)`;
      for (const [kind, email] of [
        ['LOGIN_BLOCKED', false],
        ['PAPER_WAITS', true],
        ['NO_SUCH_KIND', false],
      ] as const) {
        const refusal = await scope.refused(
          (q) => q`select public.set_notification_preference(${kind}, true, ${email})`,
        );
        expect(refusal.fields[0]).toMatchObject({ pointer: '/kind', code: 'OUT_OF_RANGE' });
      }
      await scope.as(person('je'));
      await move(scope.sql, estimate.id, { action: 'SUBMIT', version: 1, assignees: [ae] });
      expect(await bell(scope, person('ae'))).toEqual([]);
      expect(await mailsTo(scope, person('ae'), estimate)).toEqual(['estimate_assigned']);
    }));

  it('reads and marks only their own, page by page, and nothing more of an agency that suspended them', () =>
    quietly(async (scope) => {
      await scope.as(null);
      await scope.sql`insert into public.notifications (tenant_id, user_id, kind, number)
        select ${JATNI}, u.id, 'PAPER_ASSIGNED', n::text from auth.users u, generate_series(1, 5) n where u.email in (${person('je')}, ${person('ae')})`;
      await scope.as(person('ae'));
      const [others] = await scope.sql`select count(*)::int as count from public.notifications`;
      expect(others?.['count']).toBe(5);
      type Page = { rows: Notice[]; next: string | null };
      const pages: number[] = [];
      let next: string | null = null;
      do {
        const [row]: postgres.Row[] =
          await scope.sql`select public.my_notifications(${next}, false, 2) as page`;
        const page = row?.['page'] as Page;
        pages.push(page.rows.length);
        next = page.next;
      } while (next !== null);
      expect(pages).toEqual([2, 2, 1]);
      const je = await bell(scope, person('je'));
      await scope.as(person('ae'));
      await scope.sql`select public.mark_notifications_read(${scope.sql.array(
        je.map(({ id }) => id),
        2950,
      )})`;
      expect(await bell(scope, person('je'), true)).toHaveLength(5);
      await scope.refused((q) => q`update public.notifications set read_at = now()`);
      await scope.as(null);
      await scope.sql`update public.memberships set is_suspended = true, suspended_reason = 'Inquiry' where invited_email = ${person('je')}`;
      expect(await bell(scope, person('je'))).toEqual([]);
    }));

  it('listens to their own topic and to no other', () =>
    quietly(async (scope) => {
      const [je, ae] = [await idOf(scope, person('je')), await idOf(scope, person('ae'))];
      await scope.sql`insert into realtime.messages (topic, extension, payload, event, private)
        values (${`user:${je}`}, 'broadcast', '{}', 'notified', true)`;
      const heard = async (topic: string) => {
        await scope.sql`select set_config('realtime.topic', ${topic}, true)`;
        const [row] =
          await scope.sql`select count(*)::int as count from realtime.messages where topic = ${`user:${je}`}`;
        return Number(row?.['count']);
      };
      await scope.as(person('je'));
      expect(await heard(`user:${je}`)).toBe(1);
      expect(await heard(`user:${ae}`)).toBe(0);
      await scope.as(person('ae'));
      expect(await heard(`user:${je}`)).toBe(0);
      await scope.as('anon');
      expect(await heard(`user:${je}`)).toBe(0);
    }));

  it('keeps notices as long as the agency says', () =>
    quietly(async (scope) => {
      await scope.as(null);
      await scope.sql`insert into public.notifications (tenant_id, user_id, kind, number, created_at)
        select ${JATNI}, u.id, 'PAPER_ASSIGNED', n::text, now() - make_interval(days => n * 50) from auth.users u, generate_series(0, 3) n where u.email = ${person('je')}`;
      await scope.sql`select private.forget_old_keys()`;
      expect(await bell(scope, person('je'))).toHaveLength(2);
      await scope.as(null);
      await scope.sql`insert into public.tenant_settings (tenant_id, key, value) values (${JATNI}, 'notifications.keep_days', '10')`;
      await scope.sql`select private.forget_old_keys()`;
      expect(await bell(scope, person('je'))).toHaveLength(1);
    }));
});

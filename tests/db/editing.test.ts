import type postgres from 'postgres';
import { describe, expect, it } from 'vitest';

import {
  draftedEstimate,
  estimateDraft,
  forward,
  JATNI,
  person,
  projectDraft,
  saveEstimate,
  saveProject,
} from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';

const sql = connect();

type Answer = {
  version: number;
  state: string;
  moved_by: string;
  editors: { user_id: string; name: string; since: string }[];
};

const announce = async (
  q: postgres.TransactionSql,
  id: string,
  options: { isLeaving?: boolean; type?: string; tenant?: string } = {},
): Promise<Answer> => {
  const [row] =
    await q`select public.announce_editing(${options.tenant ?? JATNI}, ${options.type ?? 'estimate'}, ${id}, ${options.isLeaving ?? false}) as answer`;
  return row?.['answer'] as Answer;
};
const names = ({ editors }: Answer) => editors.map(({ name }) => name);

/** A second Junior Engineer, who may write the same drafts. */
async function secondEngineer(scope: Scope): Promise<string> {
  await scope.as(null);
  await scope.sql`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code)
    select m.tenant_id, m.id, 'od', 'ESTIMATE_CREATOR' from public.memberships m join public.user_profiles p on p.id = m.user_id
    where p.email = ${person('ae')} and m.tenant_id = ${JATNI} on conflict do nothing`;
  return person('ae');
}

/** What went out on the tenant's channel since the story began, oldest first. */
async function broadcasts(scope: Scope, event: string): Promise<Record<string, unknown>[]> {
  await scope.as(null);
  const rows = await scope.sql`select topic, payload from realtime.messages
      where event = ${event} and inserted_at >= now() order by inserted_at, ctid`;
  return rows.map((row) => ({
    topic: row['topic'] as string,
    ...(row['payload'] as Record<string, unknown>),
  }));
}

describe('two people in one draft', () => {
  it('are told of each other, and no longer once one has left', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      const ae = await secondEngineer(scope);
      await scope.as(person('je'));
      expect(await announce(scope.sql, estimate.id)).toMatchObject({
        version: 1,
        state: 'DRAFTED',
        editors: [],
      });
      await scope.as(ae);
      expect(names(await announce(scope.sql, estimate.id))).toEqual(['Sasmita Behera']);
      await scope.as(person('je'));
      expect(names(await announce(scope.sql, estimate.id))).toEqual(['Prakash Sahoo']);
      await scope.as(ae);
      await announce(scope.sql, estimate.id, { isLeaving: true });
      await scope.as(person('je'));
      expect(names(await announce(scope.sql, estimate.id))).toEqual([]);
    }));

  it('are not counted in for ever: who falls silent is gone after the time that the agency says', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      const ae = await secondEngineer(scope);
      await scope.as(ae);
      await announce(scope.sql, estimate.id);
      await scope.as(null);
      await scope.sql`insert into public.tenant_settings (tenant_id, key, value) values (${JATNI}, 'editing.expiry_seconds', '30')`;
      await scope.sql`update private.paper_editors set last_seen = now() - interval '31 seconds'`;
      await scope.as(person('je'));
      expect(names(await announce(scope.sql, estimate.id))).toEqual([]);
    }));

  it('the one learns what the other has stored, by the live channel and by the heartbeat', () =>
    story(sql, async (scope) => {
      const { project, estimate } = await draftedEstimate(scope);
      const ae = await secondEngineer(scope);
      await scope.as(ae);
      await saveEstimate(
        scope.sql,
        estimateDraft(project.id, { id: estimate.id, name: 'Longer drain' }),
        1,
      );
      await scope.as(person('je'));
      expect(await announce(scope.sql, estimate.id)).toMatchObject({
        version: 2,
        moved_by: 'Prakash Sahoo',
      });
      const [saved, ...more] = await broadcasts(scope, 'paper_saved');
      expect(saved).toMatchObject({
        topic: 'tenant:od.jatni',
        document_type: 'estimate',
        document_id: estimate.id,
        version: 2,
        actor_name: 'Prakash Sahoo',
      });
      expect(more).toEqual([]);
    }));

  it('arrivals and departures are broadcast once, heartbeats are not', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await scope.as(person('je'));
      await announce(scope.sql, estimate.id);
      await announce(scope.sql, estimate.id);
      await announce(scope.sql, estimate.id, { isLeaving: true });
      await announce(scope.sql, estimate.id, { isLeaving: true });
      const heard = await broadcasts(scope, 'paper_editing');
      expect(
        heard.map(({ topic, actor_name, is_leaving }) => [topic, actor_name, is_leaving]),
      ).toEqual([
        ['tenant:od.jatni', 'Sasmita Behera', false],
        ['tenant:od.jatni', 'Sasmita Behera', true],
      ]);
    }));

  it('the same for a project whose details are open', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      const project = await saveProject(scope.sql, projectDraft());
      await announce(scope.sql, project.id, { type: 'project' });
      await saveProject(scope.sql, projectDraft({ id: project.id, name: 'Longer drain' }), 1);
      expect(await broadcasts(scope, 'paper_saved')).toMatchObject([
        { document_type: 'project', document_id: project.id, version: 2 },
      ]);
    }));
});

describe('who may not', () => {
  it('a reader without a right to edit cannot announce, nor learn who is at work', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await announce(scope.sql, estimate.id);
      for (const reader of ['eo', 'acct', 'auditor']) {
        await scope.as(person(reader));
        expect(await scope.refused((q) => announce(q, estimate.id))).toMatchObject({
          state: 'PT403',
          code: 'NOT_PERMITTED',
        });
      }
    }));

  it('nobody announces in a paper that is not open for changes; leaving it is always possible', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await scope.as(person('je'));
      await announce(scope.sql, estimate.id);
      await forward(scope, estimate, 1);
      await scope.as(person('je'));
      expect(await scope.refused((q) => announce(q, estimate.id))).toMatchObject({
        code: 'NOT_EDITABLE',
      });
      await announce(scope.sql, estimate.id, { isLeaving: true });
      await scope.as(null);
      expect(await scope.sql`select 1 from private.paper_editors`).toHaveLength(0);
    }));

  it('another agency finds no such paper, under its own name or under that of the owner', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await announce(scope.sql, estimate.id);
      await scope.as(person('je', 'dhenkanal'));
      for (const tenant of [JATNI, 'od.dhenkanal']) {
        expect(await scope.refused((q) => announce(q, estimate.id, { tenant }))).toMatchObject({
          state: 'PT404',
          code: 'PAPER_NOT_FOUND',
        });
      }
      await scope.as('anon');
      expect((await scope.refused((q) => announce(q, estimate.id))).state).toBe('42501');
    }));

  it('nobody reads or writes the table past the function', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      for (const query of [
        'select * from private.paper_editors',
        'delete from private.paper_editors',
      ]) {
        expect((await scope.refused((q) => q.unsafe(query))).state).toBe('42501');
      }
    }));
});

it('the nightly cleaning forgets who was editing what', () =>
  story(sql, async (scope) => {
    const { estimate } = await draftedEstimate(scope);
    await announce(scope.sql, estimate.id);
    await scope.as(null);
    await scope.sql`update private.paper_editors set last_seen = now() - interval '2 days'`;
    await scope.sql`select private.forget_old_keys()`;
    expect(await scope.sql`select 1 from private.paper_editors`).toHaveLength(0);
  }));

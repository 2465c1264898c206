import { describe, expect, it } from 'vitest';

import { draftedEstimate, forward, JATNI, person } from './support/papers.ts';
import { column, connect, story, type Scope } from './support/scope.ts';

const sql = connect();

type Found = { type: string; id: string; number: string | null; title: string; tenant_id: string };

async function find(scope: Scope, words: string, tenant = JATNI): Promise<Found[]> {
  const [row] = await scope.sql`select public.search_everything(${tenant}, ${words}) as found`;
  return (row as { found: Found[] }).found;
}

describe('the search of the palette', () => {
  it('finds a paper by its number, by the end of it, by words and with a typo, the exact one first', () =>
    story(sql, async (scope) => {
      const { project, estimate } = await draftedEstimate(scope);
      const submitted = await forward(scope, estimate, 1);
      await scope.as(person('je'));
      const number = submitted.number ?? '';
      expect((await find(scope, number))[0]).toMatchObject({ type: 'estimate', number });
      expect((await find(scope, number.toLowerCase()))[0]).toMatchObject({ number });
      const end = String(Number(number.slice(-6))).padStart(2, '0');
      expect((await find(scope, end)).map((row) => row.number)).toContain(number);
      for (const words of ['covered drain', 'gajapati', 'Coverd drain', 'gajpati nagr']) {
        expect(
          (await find(scope, words)).map(({ id }) => id),
          words,
        ).toEqual(expect.arrayContaining([project.id, estimate.id]));
      }
      expect(await find(scope, 'x')).toEqual([]);
      expect(await find(scope, '100%')).toEqual([]);
    }));

  it('shows nobody what the policies would not', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      for (const [who, tenant, types] of [
        ['je.jatni', JATNI, ['estimate', 'project']],
        ['je.dhenkanal', JATNI, []],
        ['cbo.jatni', JATNI, []],
        ['viewer.od', 'od', ['estimate', 'project']],
      ] as const) {
        await scope.as(`${who}@demo.digit.example`);
        const found = await find(scope, 'Covered drain at Gajapati', tenant);
        const allowed =
          await scope.sql`select distinct document_type as type from public.workflow_instances where title ilike '%covered drain at gajapati%'
            and tenant_id ^@ ${tenant} order by 1`;
        expect([...new Set(found.map(({ type }) => type))].sort(), who).toEqual(types);
        expect(column(allowed, 'type'), who).toEqual(types);
      }
      await scope.as(person('acct'));
      expect(await find(scope, 'Sasmita')).toEqual([]);
      await scope.as(person('admin'));
      expect(await find(scope, 'Sasmta Behera')).toMatchObject([{ type: 'employee' }]);
      await scope.as('anon');
      expect(
        (await scope.refused((q) => q`select public.search_everything(${JATNI}, 'drain')`)).state,
      ).toBe('42501');
      expect(estimate.id).not.toBe('');
    }));

  it('asks an index for the words', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      await scope.sql`alter table public.workflow_instances disable trigger user`;
      await scope.sql`insert into public.workflow_instances (tenant_id, document_type, document_id, service_tenant_id, service_id, state_id, state,
          application_status, number, title)
        select i.tenant_id, i.document_type, gen_random_uuid(), i.service_tenant_id, i.service_id, i.state_id, i.state, i.application_status,
          'X/' || n, md5(n::text) from (select * from public.workflow_instances where tenant_id = ${JATNI} limit 1) i, generate_series(1, 6000) n`;
      await scope.sql`analyze public.workflow_instances`;
      await scope.sql`select gin_clean_pending_list('public.workflow_instances_words_idx')`;
      await scope.sql`set local enable_seqscan = off`;
      const plan =
        await scope.sql`explain select 1 from public.workflow_instances x where x.tenant_id = 'od.jatni'
        and ((coalesce(x.number, '') || ' ' || x.title) ilike '%drain%' or 'drain' operator(extensions.<%) (coalesce(x.number, '') || ' ' || x.title))`;
      expect(JSON.stringify(plan)).toContain('workflow_instances_words_idx');
    }));
});

describe('the counts of the frame', () => {
  it('are those of the inbox, and grow for whom a paper reaches', () =>
    story(sql, async (scope) => {
      const counts = async (who: string) => {
        await scope.as(who);
        const [row] =
          await scope.sql`select public.desk_counts(${JATNI}) as desk, public.search_inbox(${JATNI}) ->> 'total' as total`;
        const { desk, total } = row as { desk: Record<string, number>; total: string };
        expect(desk['waiting']).toBe(Number(total));
        return desk;
      };
      const before = await counts(person('ae'));
      const { estimate } = await draftedEstimate(scope);
      await forward(scope, estimate, 1);
      const after = await counts(person('ae'));
      expect(after['waiting']).toBe((before['waiting'] ?? 0) + 1);
      await scope.sql`select public.mark_notifications_read()`;
      expect((await counts(person('ae')))['unread']).toBe(0);
      expect(await counts(person('ae', 'dhenkanal'))).toMatchObject({ waiting: 0 });
    }));
});

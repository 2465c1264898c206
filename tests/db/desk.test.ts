import { describe, expect, it } from 'vitest';

import {
  draftedEstimate,
  forward,
  JATNI,
  move,
  person,
  projectDraft,
  saveProject,
} from './support/papers.ts';
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
        // The races leave measurement books of that name behind.
        const found = (await find(scope, 'Covered drain at Gajapati', tenant)).filter(
          ({ type, title }) => type !== 'measurement' && /covered drain at gajapati/i.test(title),
        );
        const allowed =
          await scope.sql`select distinct document_type as type from public.workflow_instances where title ilike '%covered drain at gajapati%'
            and document_type <> 'measurement' and tenant_id ^@ ${tenant} order by 1`;
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

type Money = { count: number; amount: string };
type Figures = {
  months: { month: string; projects: Money; estimates: Money; sanctioned: Money }[];
  states: { document_type: string; state: string; count: number; amount: string }[];
  agencies: { tenant_id: string; count: number; overdue: number; amount: string }[];
};
type Home = {
  making: {
    counts: Record<string, number>;
    rows: { kind: string; document_id: string; comment: string | null; amount: string }[];
    projects_without_estimate: number;
  } | null;
  sanctioned: { id: string; amount: string }[] | null;
  administration: Record<string, number>;
};

const homeOf = async (scope: Scope, who: string, tenant = JATNI): Promise<Home> => {
  await scope.as(who);
  const [row] = await scope.sql`select public.desk_home(${tenant}) as home`;
  return (row as { home: Home }).home;
};
const figuresOf = async (scope: Scope, who: string, tenant = JATNI): Promise<Figures> => {
  await scope.as(who);
  const [row] = await scope.sql`select public.desk_figures(${tenant}) as figures`;
  return (row as { figures: Figures }).figures;
};

describe('what I have to do next', () => {
  it('is for the maker: drafts, what came back with its reason, projects without an estimate', () =>
    story(sql, async (scope) => {
      const before = await homeOf(scope, person('je'));
      const { estimate } = await draftedEstimate(scope);
      const drafted = await homeOf(scope, person('je'));
      const count = (home: Home, kind: string) => home.making?.counts[kind] ?? 0;
      expect(count(drafted, 'DRAFT')).toBe(count(before, 'DRAFT') + 1);
      expect(drafted.making?.rows[0]?.kind).toBeDefined();
      expect(drafted.making?.rows.find((row) => row.document_id === estimate.id)).toMatchObject({
        kind: 'DRAFT',
        comment: null,
        amount: expect.stringMatching(/^\d+\.\d\d$/) as string,
      });
      await saveProject(scope.sql, projectDraft({ name: 'Park without an estimate' }));
      expect((await homeOf(scope, person('je'))).making?.projects_without_estimate).toBe(
        (drafted.making?.projects_without_estimate ?? 0) + 1,
      );

      const submitted = await forward(scope, estimate, 1);
      const waiting = await homeOf(scope, person('je'));
      expect(count(waiting, 'DRAFT')).toBe(count(before, 'DRAFT'));
      expect(count(waiting, 'ON_THE_WAY')).toBe(count(before, 'ON_THE_WAY') + 1);

      await scope.as(person('ae'));
      const comment = 'The depth does not match the site';
      await move(scope.sql, estimate.id, {
        action: 'SEND_BACK',
        version: submitted.version,
        comment,
      });
      const returned = await homeOf(scope, person('je'));
      expect(count(returned, 'RETURNED')).toBe(count(before, 'RETURNED') + 1);
      expect(returned.making?.rows.find((row) => row.document_id === estimate.id)).toMatchObject({
        kind: 'RETURNED',
        comment,
      });
      // The drafts of one are nobody else's to do.
      for (const who of [person('ae'), person('eo'), person('acct'), person('admin')])
        expect((await homeOf(scope, who)).making, who).toBeNull();
      expect((await homeOf(scope, person('je'), 'od.dhenkanal')).making).toBeNull();
    }));

  it('shows what was sanctioned to who reads estimates, and to nobody else', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await forward(scope, estimate, 4);
      for (const who of ['acct', 'auditor', 'coord', 'eo'])
        expect((await homeOf(scope, person(who))).sanctioned?.[0], who).toMatchObject({
          id: estimate.id,
          amount: expect.stringMatching(/^\d+\.\d\d$/) as string,
        });
      expect((await homeOf(scope, person('acct', 'dhenkanal'))).sanctioned).toBeNull();
      expect((await homeOf(scope, 'cbo.jatni@demo.digit.example')).sanctioned).toBeNull();
    }));

  it('tells administrators of what is broken and of people to invite, by their rights', () =>
    story(sql, async (scope) => {
      const before = (await homeOf(scope, person('admin'))).administration;
      expect(Object.keys(before).sort()).toEqual([
        'dead_letters',
        'open_invitations',
        'people_without_login',
        'workflow_drafts',
      ]);
      await scope.as(null);
      await scope.sql`insert into public.employees (tenant_id, employee_number, name, employment_type_code)
        select tenant_id, 'E-NEW', 'Rina Mallick', employment_type_code from public.employees where tenant_id = ${JATNI} limit 1`;
      await scope.sql`insert into public.memberships (tenant_id, invited_email) values (${JATNI}, 'rina@demo.digit.example')`;
      await scope.sql`update public.outbox_messages set status = 'DEAD' where id = (select min(id) from public.outbox_messages where tenant_id = ${JATNI} and status <> 'DEAD')`;
      const [dead] =
        await scope.sql`select count(*)::int as count from public.outbox_messages where tenant_id = ${JATNI} and status = 'DEAD'`;
      expect((await homeOf(scope, person('admin'))).administration).toMatchObject({
        people_without_login: (before['people_without_login'] ?? 0) + 1,
        open_invitations: (before['open_invitations'] ?? 0) + 1,
        dead_letters: (dead as { count: number }).count,
      });
      for (const who of [person('je'), person('auditor'), person('admin', 'dhenkanal')])
        expect((await homeOf(scope, who)).administration, who).toEqual({});
    }));
});

describe('the headline figures', () => {
  it('count what the reader may read, to the paisa, month by month without a gap', () =>
    story(sql, async (scope) => {
      const before = await figuresOf(scope, person('eo'));
      const { estimate } = await draftedEstimate(scope);
      await forward(scope, estimate, 4);
      const after = await figuresOf(scope, person('eo'));
      expect(after.months).toHaveLength(12);
      const [last, earlier] = [after.months.at(-1), before.months.at(-1)];
      const [stored] =
        await scope.sql`select e.payable_total, p.estimated_cost from public.estimates e join public.projects p on p.id = e.project_id where e.id = ${estimate.id}`;
      const { payable_total: payable, estimated_cost: cost } = stored as Record<string, string>;
      const paisa = (text: string | undefined) => BigInt((text ?? '0.00').replace('.', ''));
      expect(last?.sanctioned.count).toBe((earlier?.sanctioned.count ?? 0) + 1);
      expect(paisa(last?.sanctioned.amount)).toBe(
        paisa(earlier?.sanctioned.amount) + paisa(payable),
      );
      expect(last?.estimates.count).toBe((earlier?.estimates.count ?? 0) + 1);
      expect(paisa(last?.projects.amount)).toBe(paisa(earlier?.projects.amount) + paisa(cost));
      expect(after.agencies.map((agency) => agency.tenant_id)).toEqual([JATNI]);
    }));

  it('are for who has a dashboard: the head of the agency for it, the state for all below it', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await forward(scope, estimate, 1);
      const own = await figuresOf(scope, person('eo'));
      const neighbour = await figuresOf(scope, person('eo', 'dhenkanal'), 'od.dhenkanal');
      const state = await figuresOf(scope, 'viewer.od@demo.digit.example', 'od');
      const open = (figures: Figures) => figures.states.reduce((sum, row) => sum + row.count, 0);
      expect(open(state)).toBe(open(own) + open(neighbour));
      await scope.as(null);
      const ulbs = await scope.sql`select id from public.tenants where kind = 'ulb' order by id`;
      expect(state.agencies.map((agency) => agency.tenant_id).sort()).toEqual(column(ulbs, 'id'));
      for (const [who, tenant] of [
        [person('je'), JATNI],
        [person('acct'), JATNI],
        [person('admin'), JATNI],
        [person('eo'), 'od.dhenkanal'],
        [person('eo'), 'od'],
      ] as const) {
        await scope.as(who);
        const refusal = await scope.refused((q) => q`select public.desk_figures(${tenant})`);
        expect(refusal.code, `${who} at ${tenant}`).toBe('NOT_PERMITTED');
      }
      await scope.as(person('eo'));
      const refusal = await scope.refused((q) => q`select public.desk_figures(${JATNI}, 37)`);
      expect(refusal.fields).toMatchObject([{ pointer: '/months', code: 'OUT_OF_RANGE' }]);
      await scope.as('anon');
      for (const name of ['desk_figures', 'desk_home'])
        expect(
          (await scope.refused((q) => q.unsafe(`select public.${name}('${JATNI}')`))).state,
        ).toBe('42501');
    }));
});

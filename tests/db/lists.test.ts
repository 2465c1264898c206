import { describe, expect, it } from 'vitest';

import {
  draftedEstimate,
  forward,
  JATNI,
  person,
  projectDraft,
  saveProject,
} from './support/papers.ts';
import { column, connect, story, type Scope } from './support/scope.ts';

const sql = connect();

type Page = {
  rows: ({ id: string; number: string | null; name: string } & Record<string, unknown>)[];
  first: string | null;
  last: string | null;
  has_previous: boolean;
  has_next: boolean;
  is_similar: boolean;
};
type Ask = {
  criteria?: Record<string, unknown>;
  sort?: string;
  limit?: number;
  offset?: number;
  after?: string | null;
  before?: string | null;
  isLast?: boolean;
};

async function page({ sql: q }: Scope, list: 'projects' | 'estimates', ask: Ask): Promise<Page> {
  const { criteria = {}, sort = '-created_at', limit = 3, offset = 0 } = ask;
  const { after = null, before = null, isLast = false } = ask;
  const [row] = await q.unsafe(
    `select public.search_${list}($1, $2::text::jsonb, $3, $4, $5, $6, $7, $8) as page`,
    [JATNI, JSON.stringify(criteria), sort, limit, offset, after, before, isLast],
  );
  return row?.['page'] as Page;
}

async function totals({ sql: q }: Scope, criteria: object, isExact = false) {
  const [row] =
    await q`select public.count_projects(${JATNI}, ${JSON.stringify(criteria)}::text::jsonb, ${isExact}) as totals`;
  return row?.['totals'] as { count: number; is_exact: boolean; amount: number | null };
}

/** Reads a list to its end, a page at a time. */
async function readOn(scope: Scope, list: 'projects' | 'estimates', ask: Ask): Promise<string[]> {
  const names: string[] = [];
  let after: string | null = null;
  for (;;) {
    const found: Page = await page(scope, list, { ...ask, after });
    names.push(...found.rows.map(({ id }) => id));
    if (!found.has_next) return names;
    after = found.last;
  }
}

async function readBack(scope: Scope, list: 'projects' | 'estimates', ask: Ask): Promise<string[]> {
  let found = await page(scope, list, { ...ask, isLast: true });
  const names = found.rows.map(({ id }) => id);
  while (found.has_previous) {
    found = await page(scope, list, { ...ask, before: found.first });
    names.unshift(...found.rows.map(({ id }) => id));
  }
  return names;
}

/** Ten projects of three prices and two days, so that every order has ties. */
async function tenProjects(scope: Scope): Promise<void> {
  await scope.as(person('je'));
  for (let index = 0; index < 10; index += 1) {
    await saveProject(
      scope.sql,
      projectDraft({
        name: `Culvert ${index % 4}`,
        estimated_cost: String(100_000 * (1 + (index % 3))),
        proposed_on: index % 2 === 0 ? '2026-04-15' : '2026-05-01',
      }),
    );
  }
}

const culverts = { query: 'culvert' };

describe('paging', () => {
  it.each(['created_at', 'number', 'name', 'estimated_cost', 'proposed_on', 'state'])(
    'by %s meets every row once, forward and backward, up and down',
    (sort) =>
      story(sql, async (scope) => {
        await tenProjects(scope);
        const ask = { criteria: culverts, sort };
        const upward = await readOn(scope, 'projects', ask);
        expect(new Set(upward).size).toBe(10);
        expect(await readBack(scope, 'projects', ask)).toEqual(upward);
        const downward = await readOn(scope, 'projects', { ...ask, sort: `-${sort}` });
        expect(downward).toEqual([...upward].reverse());
        expect(await readBack(scope, 'projects', { ...ask, sort: `-${sort}` })).toEqual(downward);
      }),
  );

  it.each(['due_at', '-due_at', 'number', '-number'])('by %s puts blanks last', (sort) =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await forward(scope, estimate, 1);
      await scope.as(null);
      for (let index = 0; index < 4; index += 1) {
        await scope.as(person('je'));
        const project = await saveProject(scope.sql, projectDraft({ name: `Blank ${index}` }));
        await scope.sql`select public.save_estimate(${JATNI}, ${scope.sql.json({
          project_id: project.id,
          name: `Blank ${index}`,
          executing_department_code: 'WRK',
          lines: [],
        })})`;
      }
      const ids = await readOn(scope, 'estimates', { sort, limit: 2 });
      const [all] =
        await scope.sql`select count(*)::int as count from public.estimates where tenant_id = ${JATNI}`;
      expect(new Set(ids).size).toBe(all?.['count']);
      expect(await readBack(scope, 'estimates', { sort, limit: 2 })).toEqual(ids);
      const key = sort.replace('-', '');
      const rows = await scope.sql.unsafe(
        `select ${key} is null as is_blank from public.estimate_list join unnest($1::uuid[]) with ordinality as x (id, n) using (id) order by n`,
        [ids],
      );
      const blanks = column(rows, 'is_blank');
      expect(blanks).toEqual([...blanks].sort());
      expect(blanks).toContain(true);
      expect(blanks).toContain(false);
    }),
  );

  it('neither repeats nor skips a row when others save meanwhile', () =>
    story(sql, async (scope) => {
      await tenProjects(scope);
      const before = await readOn(scope, 'projects', { criteria: culverts });
      const first = await page(scope, 'projects', { criteria: culverts });
      await saveProject(scope.sql, projectDraft({ name: 'Culvert new' }));
      const second = await page(scope, 'projects', { criteria: culverts, after: first.last });
      expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(before.slice(0, 6));
      // Back again: the page before shows the same rows, and now there is one before them.
      const back = await page(scope, 'projects', { criteria: culverts, before: second.first });
      expect(back.rows.map(({ id }) => id)).toEqual(before.slice(0, 3));
      expect(back).toMatchObject({ has_previous: true, has_next: true });
    }));

  it('says what lies before and after, also of a page that is empty', () =>
    story(sql, async (scope) => {
      await tenProjects(scope);
      const all = { criteria: culverts, limit: 10 };
      expect(await page(scope, 'projects', all)).toMatchObject({
        has_previous: false,
        has_next: false,
      });
      const last = await page(scope, 'projects', { criteria: culverts, isLast: true });
      expect(last).toMatchObject({ has_previous: true, has_next: false });
      const beyond = await page(scope, 'projects', { criteria: culverts, after: last.last });
      expect(beyond).toMatchObject({
        rows: [],
        first: null,
        last: null,
        has_previous: true,
        has_next: false,
      });
    }));

  it('still answers an offset, for a look at the first rows', () =>
    story(sql, async (scope) => {
      await tenProjects(scope);
      const ids = await readOn(scope, 'projects', { criteria: culverts });
      const found = await page(scope, 'projects', { criteria: culverts, offset: 4 });
      expect(found.rows.map(({ id }) => id)).toEqual(ids.slice(4, 7));
    }));

  it.each([
    ['a text that is no cursor', { after: 'nonsense' }, '/after', 'INVALID_CURSOR'],
    ['an offset beyond reason', { offset: 10_001 }, '/offset', 'SEARCH_PROJECT.OFFSET'],
    ['an amount that is none', { criteria: { cost_from: 'x' } }, '/cost_from', 'NOT_A_NUMBER'],
    [
      'amounts the wrong way round',
      { criteria: { cost_from: '5', cost_to: '4' } },
      '/cost_to',
      'OUT_OF_RANGE',
    ],
    ['an id that is none', { criteria: { ids: ['x'] } }, '/ids', 'BAD_REQUEST'],
  ])('refuses %s', (_name, ask, pointer, code) =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      const refusal = await scope.refused((q) => page({ ...scope, sql: q }, 'projects', ask));
      expect(refusal.fields).toContainEqual(expect.objectContaining({ pointer, code }));
    }),
  );

  it('refuses the row of another order', () =>
    story(sql, async (scope) => {
      await tenProjects(scope);
      const { last } = await page(scope, 'projects', { sort: 'name' });
      const refusal = await scope.refused((q) =>
        page({ ...scope, sql: q }, 'projects', { sort: 'number', after: last }),
      );
      expect(refusal.fields).toEqual([expect.objectContaining({ code: 'INVALID_CURSOR' })]);
    }));
});

describe('finding', () => {
  it('needs all the words, in any order, of the number or the name', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      const project = await saveProject(
        scope.sql,
        projectDraft({ name: 'Culvert near Hanuman Temple' }),
      );
      const finds = async (query: string) =>
        (await page(scope, 'projects', { criteria: { query } })).rows.some(
          ({ id }) => id === project.id,
        );
      expect(await finds('temple CULVERT')).toBe(true);
      expect(await finds(`culvert ${project.number ?? ''}`)).toBe(true);
      expect(await finds('culvert 100%')).toBe(false);
    }));

  it('takes similar words only when nothing has the words, and says so', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      await saveProject(scope.sql, projectDraft({ name: 'Retaining wall' }));
      const exact = await page(scope, 'projects', { criteria: { query: 'retaining' } });
      const similar = await page(scope, 'projects', { criteria: { query: 'retaning wal' } });
      expect(exact.is_similar).toBe(false);
      expect(similar.is_similar).toBe(true);
      expect(similar.rows.map(({ id }) => id)).toEqual(exact.rows.map(({ id }) => id));
    }));

  it('an estimate by its project, also after the project was renamed', () =>
    story(sql, async (scope) => {
      const { project, estimate } = await draftedEstimate(scope);
      await saveProject(
        scope.sql,
        { ...projectDraft({ name: 'Quite another name' }), id: project.id },
        project.version,
      );
      const found = await page(scope, 'estimates', { criteria: { query: 'another quite' } });
      expect(found.rows.map(({ id }) => id)).toEqual([estimate.id]);
    }));

  it('by cost, department, scheme, estimate and who made it', () =>
    story(sql, async (scope) => {
      const { project } = await draftedEstimate(scope);
      await tenProjects(scope);
      const ids = async (criteria: Record<string, unknown>) =>
        (await page(scope, 'projects', { criteria, limit: 200 })).rows.map(({ id }) => id);
      expect(await ids({ ...culverts, cost_from: '200000', cost_to: '200000' })).toHaveLength(3);
      expect(await ids({ ...culverts, has_estimate: 'false' })).toHaveLength(10);
      expect(await ids({ ...culverts, has_estimate: 'true' })).toEqual([]);
      expect(await ids({ has_estimate: 'true' })).toContain(project.id);
      expect(await ids({ ...culverts, is_mine: 'true' })).toHaveLength(10);
      expect(await ids({ ...culverts, department_code: ['NONE'] })).toEqual([]);
      expect(await ids({ ...culverts, scheme_code: ['NONE'] })).toEqual([]);
      await scope.as(person('ae'));
      expect(await ids({ ...culverts, is_mine: 'true' })).toEqual([]);
    }));
});

describe('counting', () => {
  it('is exact up to the bound of the agency, and beyond it on request', () =>
    story(sql, async (scope) => {
      await tenProjects(scope);
      expect(await totals(scope, culverts)).toEqual({
        count: 10,
        is_exact: true,
        amount: 1_900_000,
      });
      await scope.as(null);
      await scope.sql`insert into public.tenant_settings (tenant_id, key, value) values (${JATNI}, 'list.exact_count_limit', '9')`;
      await scope.as(person('je'));
      expect(await totals(scope, culverts)).toEqual({ count: 9, is_exact: false, amount: null });
      expect(await totals(scope, culverts, true)).toEqual({
        count: 10,
        is_exact: true,
        amount: 1_900_000,
      });
    }));
});

describe('who sees what', () => {
  it.each([
    ['an engineer of another agency', person('je', 'dhenkanal')],
    ['a community organisation', 'cbo.jatni@demo.digit.example'],
  ])('%s finds, pages and counts nothing of Jatni', (_name, who) =>
    story(sql, async (scope) => {
      await tenProjects(scope);
      await scope.as(who);
      for (const criteria of [{}, culverts, { query: 'culvrt' }]) {
        expect((await page(scope, 'projects', { criteria })).rows).toEqual([]);
        expect(await totals(scope, criteria, true)).toMatchObject({ count: 0, amount: 0 });
      }
    }),
  );

  it('the rule of a search is the rule of the policies, whatever they become', () =>
    story(sql, async (scope) => {
      await tenProjects(scope);
      await scope.as(null);
      await scope.sql`create policy "projects: only the cheap" on public.projects as restrictive for select to authenticated
        using (estimated_cost < 150000)`;
      await scope.as(person('je'));
      const [seen] =
        await scope.sql`select count(*)::int as count from public.projects where tenant_id = ${JATNI} and name like 'Culvert%'`;
      expect(seen?.['count']).toBe(4);
      expect((await totals(scope, culverts)).count).toBe(4);
      expect(await readOn(scope, 'projects', { criteria: culverts })).toHaveLength(4);
    }));
});

describe('saved views', () => {
  const save = ({ sql: q }: Scope, name: string, isShared: boolean) =>
    q`insert into public.saved_views (tenant_id, list_code, name, is_shared, settings)
      values (${JATNI}, 'projects', ${name}, ${isShared}, '{"search": {"state": ["CREATED"]}}') returning id`;
  const names = async ({ sql: q }: Scope) => {
    const [row] = await q`select public.my_list(${JATNI}, 'projects') as list`;
    return (row?.['list'] as { views: { name: string }[] }).views.map(({ name }) => name);
  };

  it('are one person’s own: nobody else sees, changes or removes them', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      const [view] = await save(scope, 'My drains', false);
      const id = view?.['id'] as string;
      expect(await names(scope)).toEqual(['My drains']);
      await scope.sql`update public.saved_views set name = 'Drains' where id = ${id}`;
      expect(await names(scope)).toEqual(['Drains']);
      for (const other of [person('eo'), person('je', 'dhenkanal')]) {
        await scope.as(other);
        expect(await names(scope)).toEqual([]);
        const changed =
          await scope.sql`update public.saved_views set name = 'Taken' where id = ${id} returning id`;
        const removed =
          await scope.sql`delete from public.saved_views where id = ${id} returning id`;
        expect([...changed, ...removed]).toEqual([]);
      }
      await scope.as(person('je'));
      const removed = await scope.sql`delete from public.saved_views where id = ${id} returning id`;
      expect(removed).toHaveLength(1);
    }));

  it('are shared by who may share, and then seen by the agency and by nobody outside', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      const refusal = await scope.refused((q) => save({ ...scope, sql: q }, 'Ours', true));
      expect(refusal.state).toBe('42501');
      await scope.as(person('eo'));
      await save(scope, 'To approve', true);
      await scope.as(person('je'));
      expect(await names(scope)).toEqual(['To approve']);
      const changed =
        await scope.sql`update public.saved_views set name = 'Mine now' where name = 'To approve' returning id`;
      expect(changed).toEqual([]);
      const own = await scope.refused(async (q) => {
        await save({ ...scope, sql: q }, 'Own', false);
        await q`update public.saved_views set is_shared = true where name = 'Own'`;
      });
      expect(own.state).toBe('42501');
      await scope.as(person('je', 'dhenkanal'));
      expect(await names(scope)).toEqual([]);
    }));

  it('have one name each, and are under audit', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      await save(scope, 'Drains', false);
      const twice = await scope.refused((q) => save({ ...scope, sql: q }, 'DRAINS', false));
      expect(twice.state).toBe('23505');
      await scope.as(null);
      await scope.sql`set constraints all immediate`;
      const log =
        await scope.sql`select operation from public.audit_log where table_name = 'saved_views'`;
      expect(column(log, 'operation')).toEqual(['INSERT']);
    }));

  it('open a list by default for who chose them, until they are removed', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      const [view] = await save(scope, 'Drains', false);
      const id = view?.['id'] as string;
      await scope.sql`insert into public.list_preferences (tenant_id, list_code, arrangement, default_view_id)
        values (${JATNI}, 'projects', '{"density": "dense"}', ${id})`;
      const mine = async () => {
        const [row] = await scope.sql`select public.my_list(${JATNI}, 'projects') as list`;
        return row?.['list'] as object;
      };
      expect(await mine()).toMatchObject({
        default_view_id: id,
        arrangement: { density: 'dense' },
      });
      await scope.sql`delete from public.saved_views where id = ${id}`;
      expect(await mine()).toMatchObject({
        default_view_id: null,
        arrangement: { density: 'dense' },
      });
      await scope.as(person('ae'));
      expect(await mine()).toMatchObject({ default_view_id: null, arrangement: {} });
    }));
});

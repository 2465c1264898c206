import { randomUUID } from 'node:crypto';
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
import { connect, story, type Refusal } from './support/scope.ts';

const sql = connect();
const codes = (refusal: Refusal) =>
  Object.fromEntries(refusal.fields.map(({ pointer, code }) => [pointer, code]));

describe('saving a project', () => {
  it('gives it a number at once, a hierarchy and its targets', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      const parent = await saveProject(scope.sql, projectDraft());
      const child = await saveProject(
        scope.sql,
        projectDraft({
          parent_id: parent.id,
          targets: [
            { beneficiary_type_code: 'WOMEN', baseline: '10', target: '120', total: '900' },
          ],
        }),
      );
      expect(parent.number).toMatch(/^PJ\/\d{4}-\d{2}\/\d{6}$/);
      expect(child).toMatchObject({ state: 'CREATED', version: 1 });
      const [row] =
        await scope.sql`select hierarchy, (select target from public.project_targets t where t.project_id = p.id) as target
        from public.projects p where id = ${child.id}`;
      expect(row).toEqual({ hierarchy: `${parent.id}.${child.id}`, target: 120 });
    }));

  it('keeps Odia and Hindi text and refuses characters outside the rule', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      await saveProject(scope.sql, projectDraft({ name: 'ଗଜପତି ନଗର ଡ୍ରେନ / क्षेत्र 2' }));
      const refusal = await scope.refused((q) =>
        saveProject(q, projectDraft({ name: 'Drain <script>', description: 'a; b' })),
      );
      expect(codes(refusal)).toEqual({
        '/name': 'INVALID_CHARACTERS',
        '/description': 'INVALID_CHARACTERS',
      });
    }));

  it('names every fault of one form at once', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      const refusal = await scope.refused((q) =>
        saveProject(q, {
          name: 'D',
          description: 'x'.repeat(257),
          reference_number: 'r'.repeat(33),
          project_type_code: 'NOPE',
          project_sub_type_code: 'WB_POND',
          nature_of_work_code: 'NOPE',
          department_code: 'NOPE',
          estimated_cost: '5000000.01',
          proposed_on: '2999-01-01',
          starts_on: '2026-02-30',
          ends_on: '2026-02-01',
          ward_code: 'L001',
          locality_code: 'W001',
          pincode: '12',
          latitude: '90.5',
          longitude: 'east',
          parent_id: randomUUID(),
          targets: [{ beneficiary_type_code: 'NOPE', target: '-1' }],
          documents: [{ id: randomUUID() }],
        }),
      );
      expect(refusal).toMatchObject({ state: 'PT422', code: 'VALIDATION_FAILED' });
      expect(codes(refusal)).toEqual({
        '/name': 'TOO_SHORT',
        '/description': 'TOO_LONG',
        '/reference_number': 'TOO_LONG',
        '/project_type_code': 'INVALID_PROJECT_TYPE',
        '/project_sub_type_code': 'INVALID_PROJECT_TYPE',
        '/nature_of_work_code': 'INVALID_NATURE_OF_WORK',
        '/department_code': 'INVALID_DEPARTMENT_CODE',
        '/estimated_cost': 'OUT_OF_RANGE',
        '/proposed_on': 'FUTURE_DATE',
        '/starts_on': 'INVALID_DATE',
        '/ward_code': 'BOUNDARY',
        '/locality_code': 'BOUNDARY',
        '/pincode': 'INVALID_CHARACTERS',
        '/latitude': 'OUT_OF_RANGE',
        '/longitude': 'NOT_A_NUMBER',
        '/parent_id': 'INVALID_PARENT_PROJECT',
        '/targets/0/beneficiary_type_code': 'REQUIRED',
        '/targets/0/target': 'OUT_OF_RANGE',
        '/documents/0/id': 'FILESTORE_ID',
      });
    }));

  it.each([
    ['an empty body', {}, null, '', 'PROJECT'],
    [
      'another tenant in the body',
      projectDraft({ tenant_id: 'od.dhenkanal' }),
      null,
      '/tenant_id',
      'MULTIPLE_TENANTS',
    ],
    ['an update without an id', projectDraft(), 1, '/id', 'UPDATE_PROJECT'],
    [
      'an update of an unknown project',
      projectDraft({ id: randomUUID() }),
      1,
      '/id',
      'INVALID_PROJECT_MODIFY',
    ],
    [
      'an end before the start',
      projectDraft({ starts_on: '2026-05-02', ends_on: '2026-05-01' }),
      null,
      '/ends_on',
      'INVALID_DATE',
    ],
    ['nothing where something is needed', projectDraft({ name: ' ' }), null, '/name', 'REQUIRED'],
    [
      'a cost that is no number',
      projectDraft({ estimated_cost: 'NaN' }),
      null,
      '/estimated_cost',
      'NOT_A_NUMBER',
    ],
    [
      'a cost to three decimals',
      projectDraft({ estimated_cost: '1.005' }),
      null,
      '/estimated_cost',
      'TOO_MANY_DECIMALS',
    ],
    [
      'a locality of another ward',
      projectDraft({ locality_code: 'L004' }),
      null,
      '/locality_code',
      'BOUNDARY',
    ],
  ])('refuses %s', (_name, draft, version, pointer, code) =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      const refusal = await scope.refused((q) => saveProject(q, draft, version ?? undefined));
      expect(refusal.fields).toEqual([expect.objectContaining({ pointer, code })]);
    }),
  );

  it('refuses a missing or unknown tenant, and one where the role is not held', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      const none = await scope.refused(
        (q) => q`select public.save_project(null, ${q.json(projectDraft())})`,
      );
      expect(none.fields[0]).toMatchObject({ pointer: '/tenant_id', code: 'TENANT_ID' });
      const unknown = await scope.refused((q) =>
        saveProject(q, projectDraft(), undefined, 'od.nowhere'),
      );
      expect(unknown.fields[0]).toMatchObject({ pointer: '/tenant_id', code: 'INVALID_TENANT' });
      expect(
        await scope.refused((q) => saveProject(q, projectDraft(), undefined, 'od.dhenkanal')),
      ).toMatchObject({ state: 'PT403', code: 'NOT_PERMITTED' });
    }));

  it('cannot take another project’s target or be its own ancestor', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      const first = await saveProject(
        scope.sql,
        projectDraft({ targets: [{ beneficiary_type_code: 'SC' }] }),
      );
      const [target] =
        await scope.sql`select id from public.project_targets where project_id = ${first.id}`;
      const foreign = await scope.refused((q) =>
        saveProject(
          q,
          projectDraft({ targets: [{ id: String(target?.['id']), beneficiary_type_code: 'SC' }] }),
        ),
      );
      expect(foreign.fields[0]).toMatchObject({
        pointer: '/targets/0/id',
        code: 'INVALID_PROJECT_MODIFY.TARGET',
      });
      const child = await saveProject(scope.sql, projectDraft({ parent_id: first.id }));
      const circle = await scope.refused((q) =>
        saveProject(q, projectDraft({ id: first.id, parent_id: child.id }), 1),
      );
      expect(circle.fields[0]).toMatchObject({
        pointer: '/parent_id',
        code: 'INVALID_PARENT_PROJECT',
      });
    }));
});

describe('changing a project', () => {
  it('needs the version that was read', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      const project = await saveProject(scope.sql, projectDraft());
      const changed = await saveProject(
        scope.sql,
        projectDraft({ id: project.id, name: 'Longer drain' }),
        1,
      );
      expect(changed).toMatchObject({ version: 2, number: project.number });
      expect(
        await scope.refused((q) => saveProject(q, projectDraft({ id: project.id }), 1)),
      ).toMatchObject({
        code: 'STALE_VERSION',
        details: { version: 2, moved_by: 'Sasmita Behera' },
      });
    }));

  it('is locked while an estimate is under way and free again once it is rejected', () =>
    story(sql, async (scope) => {
      const { project, estimate } = await draftedEstimate(scope);
      await saveProject(scope.sql, projectDraft({ id: project.id }), 1);
      await forward(scope, estimate, 1);
      await scope.as(person('je'));
      const locked = await scope.refused((q) =>
        saveProject(q, projectDraft({ id: project.id }), 3),
      );
      expect(locked).toMatchObject({
        state: 'PT409',
        code: 'PROJECT_LOCKED',
        details: { state: 'PENDING_FOR_VERIFICATION' },
      });
    }));

  it('moves the hierarchy of what stands below it', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      const [top, middle] = [
        await saveProject(scope.sql, projectDraft()),
        await saveProject(scope.sql, projectDraft()),
      ];
      const leaf = await saveProject(scope.sql, projectDraft({ parent_id: middle.id }));
      await saveProject(scope.sql, projectDraft({ id: middle.id, parent_id: top.id }), 1);
      const [row] = await scope.sql`select hierarchy from public.projects where id = ${leaf.id}`;
      expect(row?.['hierarchy']).toBe(`${top.id}.${middle.id}.${leaf.id}`);
    }));
});

describe('cancelling a project', () => {
  const cancel = (version: number) =>
    ({
      type: 'project',
      action: 'CANCEL',
      version,
      comment: 'Taken over by another scheme',
    }) as const;

  it('ends it, with the reason in its history', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      const project = await saveProject(scope.sql, projectDraft());
      expect(await move(scope.sql, project.id, cancel(1))).toMatchObject({ state: 'CANCELLED' });
      const closed = await scope.refused((q) =>
        saveProject(q, projectDraft({ id: project.id }), 2),
      );
      expect(closed.code).toBe('NOT_EDITABLE');
    }));

  it('is not offered once its estimate is under way', () =>
    story(sql, async (scope) => {
      const { project, estimate } = await draftedEstimate(scope);
      await forward(scope, estimate, 1);
      await scope.as(person('je'));
      const refusal = await scope.refused((q) => move(q, project.id, cancel(2)));
      expect(refusal).toMatchObject({ state: 'PT409', code: 'ACTION_NOT_OFFERED' });
    }));
});

describe('searching projects', () => {
  const search = (
    criteria: Record<string, string | string[]>,
    limit = 20,
    offset = 0,
    tenant: string | null = JATNI,
  ) => [tenant, JSON.stringify(criteria), '-created_at', limit, offset] as const;

  it.each([
    ['a page too large', search({}, 201), '/limit', 'SEARCH_PROJECT.LIMIT'],
    ['a page before the first', search({}, 20, -1), '/offset', 'SEARCH_PROJECT.OFFSET'],
    ['no tenant', search({}, 20, 0, null), '/tenant_id', 'SEARCH_PROJECT.TENANT_ID'],
    [
      'an end without a start',
      search({ created_to: '2026-05-01' }),
      '/created_from',
      'INVALID_DATE_PARAM',
    ],
    [
      'a start after the end',
      search({ created_from: '2026-05-02', created_to: '2026-05-01' }),
      '/created_to',
      'INVALID_DATE',
    ],
    ['a day that is none', search({ created_from: '2026-02-30' }), '/created_from', 'INVALID_DATE'],
  ])('refuses %s', (_name, [tenant, criteria, sort, limit, offset], pointer, code) =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      const refusal = await scope.refused(
        (q) =>
          q`select public.search_projects(${tenant}, ${criteria}::text::jsonb, ${sort}, ${limit}, ${offset})`,
      );
      expect(refusal.fields).toContainEqual(expect.objectContaining({ pointer, code }));
    }),
  );

  it('finds by number, by words and in spite of a typing error, in one tenant only', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      const project = await saveProject(
        scope.sql,
        projectDraft({ name: 'Retaining wall Mundia Sahi' }),
      );
      const find = async (query: string) => {
        const [row] =
          await scope.sql`select public.search_projects(${JATNI}, ${scope.sql.json({ query })}) as found`;
        return (row as { found: { rows: { id: string }[] } }).found.rows.some(
          ({ id }) => id === project.id,
        );
      };
      expect(
        await Promise.all([
          find(project.number ?? ''),
          find('mundia'),
          find('Retaning wall'),
          find('100%'),
          find('playground'),
        ]),
      ).toEqual([true, true, true, false, false]);
      await scope.as(person('je', 'dhenkanal'));
      expect(await find('mundia')).toBe(false);
    }));
});

import { describe, expect, it } from 'vitest';

import { JATNI, person } from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';

const sql = connect();

type Json = Parameters<typeof sql.json>[0];
type Row = Record<string, unknown>;
type Hit = Row & { code: string; status: string; tenant_id: string; expected: string | null };

const admin = person('admin');
const stateAdmin = person('admin', 'od');
const day = async ({ sql: q }: Scope, offset: number) =>
  (await q`select (private.local_date(${JATNI}) + ${offset}::int)::text as day`)[0]?.[
    'day'
  ] as string;

const search = async (
  { sql: q }: Scope,
  kind: string,
  filters: Json = {},
  words: string | null = null,
  on: string | null = null,
) =>
  (
    await q`select public.search_masters(${JATNI}, ${kind}, ${q.json(filters)}, ${words}, ${on}) as page`
  )[0]?.['page'] as { total: number; rows: Hit[] };
const hit = async (
  scope: Scope,
  kind: string,
  code: string,
  filters: Json = {},
  on: string | null = null,
) => {
  const found = (await search(scope, kind, filters, code, on)).rows.find(
    (row) => row.code === code,
  );
  if (found === undefined) throw new Error(`${kind} ${code} is not there`);
  return found;
};
const save = async (
  q: Scope['sql'],
  kind: string,
  row: Json,
  mode: string,
  expected: string | null = null,
  tenant = JATNI,
) =>
  (
    await q`select public.save_master(${tenant}, ${kind}, ${q.json(row)}, ${mode}, ${expected}::text::timestamptz) as result`
  )[0]?.['result'] as { action: string; row: Row };
type Report = {
  is_written: boolean;
  row_count: number;
  refused: number;
  counts: Record<string, number>;
  errors: { row: number; column: string; code: string; params: Row; value: string | null }[];
};
const load = async (q: Scope['sql'], kind: string, rows: Json, isDryRun: boolean, tenant = JATNI) =>
  (
    await q`select public.import_masters(${tenant}, ${kind}, ${q.json(rows)}, ${isDryRun}) as report`
  )[0]?.['report'] as Report;
const BAG = {
  code: 'BAG',
  name: 'Bag',
  name_or: 'ବ୍ୟାଗ',
  name_hi: 'बोरी',
  category: 'COUNT',
  decimals: '0',
};

describe('a masters administrator of an agency', () => {
  it('adds a code, corrects it, ends it; the forms follow', () =>
    story(sql, async (scope) => {
      await scope.as(admin);
      expect(await save(scope.sql, 'units', BAG, 'add')).toMatchObject({ action: 'ADDED' });
      const added = await hit(scope, 'units', 'BAG');
      expect(added).toMatchObject({
        status: 'IN_FORCE',
        tenant_id: JATNI,
        is_inherited: false,
        local_names: { or: 'ବ୍ୟାଗ', hi: 'बोरी' },
      });
      const today = await day(scope, 0);
      await save(
        scope.sql,
        'units',
        { code: 'BAG', effective_from: today, name: 'Cement bag' },
        'change',
        added.expected,
      );
      const renamed = await hit(scope, 'units', 'BAG');
      expect(renamed).toMatchObject({
        name: 'Cement bag',
        local_names: { or: 'ବ୍ୟାଗ', hi: 'बोरी' },
      });
      expect(
        await save(
          scope.sql,
          'units',
          { code: 'BAG', effective_from: today, effective_to: today },
          'change',
          renamed.expected,
        ),
      ).toMatchObject({ action: 'ENDED' });
      const units = async (on: string) => {
        const [row] =
          await scope.sql`select public.masters_in_force(${JATNI}, ${on}::date) -> 'units' as units`;
        return (row?.['units'] as { code: string }[]).map(({ code }) => code);
      };
      expect(await units(today)).toContain('BAG');
      expect(await units(await day(scope, 1))).not.toContain('BAG');
    }));

  it('overrides a row of the state, from a day on, and sees where each comes from', () =>
    story(sql, async (scope) => {
      await scope.as(admin);
      const from = await day(scope, 10);
      expect(await hit(scope, 'overheads', 'SC')).toMatchObject({
        is_inherited: true,
        tenant_id: 'od',
        expected: null,
      });
      expect(
        await save(
          scope.sql,
          'overheads',
          { code: 'SC', effective_from: from, value: '5' },
          'replace',
        ),
      ).toMatchObject({
        action: 'ADDED',
        row: { calculation: 'PERCENTAGE', name: 'Supervision charge' },
      });
      expect(await hit(scope, 'overheads', 'SC')).toMatchObject({
        is_inherited: true,
        value: 7.5,
        next_from: from,
      });
      expect(await hit(scope, 'overheads', 'SC', {}, from)).toMatchObject({
        is_inherited: false,
        is_overriding: true,
        value: 5,
      });
      const [history] =
        await scope.sql`select public.master_history(${JATNI}, 'overheads', ${scope.sql.json({ code: 'SC' })}) as rows`;
      expect(history?.['rows']).toMatchObject([
        { tenant_id: JATNI, changed_by: 'Lipika Das' },
        { tenant_id: 'od', is_inherited: true, tenant_name: 'Odisha' },
      ]);
    }));

  it('begins a new row: the old one ends the day before; takes it back: the old one goes on', () =>
    story(sql, async (scope) => {
      await scope.as(admin);
      await save(
        scope.sql,
        'funds',
        {
          code: '09',
          name: 'Own fund',
          head_of_account: '13-2217-05-800',
          effective_from: '2026-04-01',
        },
        'add',
      );
      const from = await day(scope, 30);
      expect(
        await save(
          scope.sql,
          'funds',
          { code: '09', head_of_account: '13-2217-05-801', effective_from: from },
          'replace',
        ),
      ).toMatchObject({ action: 'REPLACED' });
      const rows =
        await scope.sql`select effective_from::text as a, effective_to::text as b, head_of_account as h, updated_at::text as at from public.funds where code = '09' order by 1`;
      expect(rows).toMatchObject([
        { a: '2026-04-01', b: await day(scope, 29), h: '13-2217-05-800' },
        { a: from, b: null, h: '13-2217-05-801' },
      ]);
      await scope.sql`select public.withdraw_master(${JATNI}, 'funds', ${scope.sql.json({ code: '09', effective_from: from })}, ${rows[1]?.['at'] as string}::text::timestamptz)`;
      expect(
        await scope.sql`select effective_from::text as a, effective_to as b from public.funds where code = '09'`,
      ).toEqual([{ a: '2026-04-01', b: null }]);
    }));

  it('cannot change what papers stand on, nor withdraw it, nor let rows overlap', () =>
    story(sql, async (scope) => {
      await scope.as(admin);
      await save(
        scope.sql,
        'overheads',
        {
          code: 'CESS',
          name: 'Cess',
          calculation: 'PERCENTAGE',
          value: '1',
          effective_from: '2026-04-01',
        },
        'add',
      );
      const row = await hit(scope, 'overheads', 'CESS');
      const change = (changes: Record<string, string>) => (q: Scope['sql']) =>
        save(
          q,
          'overheads',
          { code: 'CESS', effective_from: '2026-04-01', ...changes },
          'change',
          row.expected,
        );
      expect((await scope.refused(change({ value: '2' }))).fields).toEqual([
        { pointer: '/value', code: 'MASTER_FIXED', params: {} },
      ]);
      expect((await scope.refused(change({ effective_to: '2026-03-01' }))).fields[0]).toMatchObject(
        { pointer: '/effective_to', code: 'INVALID_DATE' },
      );
      expect(
        await scope.refused(
          (q) =>
            q`select public.withdraw_master(${JATNI}, 'overheads', ${q.json({ code: 'CESS', effective_from: '2026-04-01' })}, ${row.expected}::text::timestamptz)`,
        ),
      ).toMatchObject({ state: 'PT409', code: 'MASTER_FIXED' });
      const [soon, later] = [await day(scope, 5), await day(scope, 60)];
      await save(
        scope.sql,
        'overheads',
        { code: 'CESS', effective_from: later, value: '3' },
        'replace',
      );
      expect(
        (
          await scope.refused((q) =>
            save(q, 'overheads', { code: 'CESS', effective_from: soon, value: '2' }, 'replace'),
          )
        ).fields[0],
      ).toMatchObject({
        pointer: '/effective_to',
        code: 'MASTER_OVERLAP',
        params: { from: later },
      });
      expect(
        (
          await scope.refused((q) =>
            save(q, 'overheads', { code: 'CESS', effective_from: later, value: '2' }, 'replace'),
          )
        ).fields[0],
      ).toMatchObject({ pointer: '/effective_from', code: 'MASTER_EXISTS' });
      expect(
        await save(
          scope.sql,
          'overheads',
          { code: 'CESS', effective_from: soon, effective_to: await day(scope, 59), value: '2' },
          'replace',
        ),
      ).toMatchObject({ action: 'REPLACED' });
    }));

  it('is told of every wrong field at once', () =>
    story(sql, async (scope) => {
      await scope.as(admin);
      const refusal = await scope.refused((q) =>
        save(
          q,
          'units',
          { code: 'bag', name: '', category: 'BAGS', decimals: '2.5', is_active: 'perhaps' },
          'add',
        ),
      );
      expect(refusal.fields.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
        '/code INVALID_CHARACTERS',
        '/name REQUIRED',
        '/category NOT_A_CHOICE',
        '/decimals TOO_MANY_DECIMALS',
        '/is_active NOT_A_CHOICE',
      ]);
      expect(
        (
          await scope.refused((q) =>
            save(q, 'units', { ...BAG, base_unit_code: 'KG', conversion_factor: '50' }, 'add'),
          )
        ).fields[0],
      ).toMatchObject({ pointer: '/base_unit_code', code: 'NOT_IN_MASTER' });
      expect(
        (
          await scope.refused((q) =>
            save(q, 'code_values', { list_code: 'DESIGNATION', code: 'XX', name: 'New' }, 'add'),
          )
        ).fields[0],
      ).toMatchObject({ pointer: '/parent_code', code: 'REQUIRED' });
      expect(
        (await scope.refused((q) => save(q, 'units', { ...BAG, code: 'CUM' }, 'add'))).fields[0],
      ).toMatchObject({ pointer: '/code', code: 'MASTER_EXISTS' });
    }));

  it('overwrites nothing that somebody else changed', () =>
    story(sql, async (scope) => {
      await scope.as(admin);
      await save(scope.sql, 'units', { ...BAG, effective_from: '2026-04-01' }, 'add');
      await scope.as(null);
      await scope.sql`update public.units set name = 'Theirs', updated_by = (select id from auth.users where email = ${stateAdmin}) where code = 'BAG'`;
      await scope.as(admin);
      expect(
        await scope.refused((q) =>
          save(
            q,
            'units',
            { code: 'BAG', effective_from: '2026-04-01', name: 'Mine' },
            'change',
            '2026-01-01T00:00:00Z',
          ),
        ),
      ).toMatchObject({
        state: 'PT409',
        code: 'STALE_VERSION',
        details: { moved_by: 'Meera Satpathy' },
      });
    }));

  it('keeps settings typed, dated and given back to the state', () =>
    story(sql, async (scope) => {
      await scope.as(admin);
      const key = 'project.max_estimated_cost';
      const value = async (on: number) =>
        (
          await scope.sql`select public.masters_in_force(${JATNI}, private.local_date(${JATNI}) + ${on}::int) -> 'settings' ->> ${key} as v`
        )[0]?.['v'] as unknown;
      await save(scope.sql, 'tenant_settings', { key, value: '7,50,000' }, 'replace');
      await save(
        scope.sql,
        'tenant_settings',
        { key, value: '', effective_from: await day(scope, 7) },
        'replace',
      );
      expect([await value(0), await value(6), await value(7)]).toEqual([
        '750000',
        '750000',
        '5000000',
      ]);
      const refused = async (row: Json) =>
        (await scope.refused((q) => save(q, 'tenant_settings', row, 'replace'))).fields[0];
      const from = await day(scope, 1);
      expect(await refused({ key, value: 'much', effective_from: from })).toMatchObject({
        pointer: '/value',
        code: 'NOT_A_NUMBER',
      });
      expect(
        await refused({ key: 'inbox.near_sla_share', value: '2', effective_from: from }),
      ).toMatchObject({ pointer: '/value', code: 'OUT_OF_RANGE', params: { min: 0, max: 1 } });
      expect(
        await refused({
          key: 'estimate.executing_department',
          value: 'NONE',
          effective_from: from,
        }),
      ).toMatchObject({ pointer: '/value', code: 'NOT_IN_MASTER' });
      expect(
        await refused({ key: 'login.max_failures', value: '5', effective_from: from }),
      ).toMatchObject({ pointer: '/key', code: 'SETTING_ROOT_ONLY' });
      expect(await refused({ key: 'no.such', value: '5', effective_from: from })).toMatchObject({
        pointer: '/key',
        code: 'NOT_IN_MASTER',
      });
    }));

  it('tries a number format before it is kept', () =>
    story(sql, async (scope) => {
      await scope.as(admin);
      const preview = (q: Scope['sql'], pattern: string, resets = 'FINANCIAL_YEAR') =>
        q`select public.preview_number(${JATNI}, 'project', ${pattern}, ${resets}) as n`;
      expect((await preview(scope.sql, '{city}-{fy}-{seq:4}'))[0]?.['n']).toMatch(
        /^JA-\d{4}-\d{2}-\d{4}$/,
      );
      expect(
        (await scope.refused((q) => preview(q, '{ward}/{seq:4}', 'NEVER'))).fields[0],
      ).toMatchObject({ code: 'UNKNOWN_PLACEHOLDER', params: { name: '{ward}' } });
      expect((await scope.refused((q) => preview(q, 'PJ/{seq:4}'))).fields[0]).toMatchObject({
        code: 'NUMBER_REPEATS',
      });
      await save(
        scope.sql,
        'number_formats',
        { sequence: 'project', pattern: '{city}/{fy}/{seq:4}' },
        'replace',
      );
      expect(
        (await search(scope, 'number_formats')).rows.find((row) => row['sequence'] === 'project'),
      ).toMatchObject({
        is_overriding: true,
        next_number: expect.stringMatching(/^JA\//) as unknown,
      });
      expect(
        (
          await scope.refused((q) =>
            save(
              q,
              'message_templates',
              { code: 'invitation', language: 'en', subject: 'Hello {name}', body: '{agency}' },
              'replace',
            ),
          )
        ).fields,
      ).toEqual([{ pointer: '/subject', code: 'UNKNOWN_PLACEHOLDER', params: { name: '{name}' } }]);
    }));

  it('cannot touch another agency, the state or the rates', () =>
    story(sql, async (scope) => {
      await scope.as(admin);
      for (const [tenant, kind] of [
        ['od.dhenkanal', 'units'],
        ['od', 'units'],
        [JATNI, 'sor_rates'],
      ] as const) {
        expect(await scope.refused((q) => save(q, kind, BAG, 'add', null, tenant))).toMatchObject({
          state: 'PT403',
          code: 'NOT_PERMITTED',
        });
        expect(await scope.refused((q) => load(q, kind, [BAG], true, tenant))).toMatchObject({
          state: 'PT403',
        });
      }
    }));
});

describe('an import', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      code: `U${i + 1}`,
      name: `Unit ${i + 1}`,
      category: 'COUNT',
      decimals: '0',
    }));

  it('tried dry writes nothing and says exactly what is wrong where', () =>
    story(sql, async (scope) => {
      await scope.as(admin);
      const list = [
        ...rows(3),
        { code: 'U1', name: 'Twice', category: 'COUNT' },
        { code: 'X9', name: '', category: 'SIZE' },
      ];
      const report = await load(scope.sql, 'units', list, true);
      expect(report).toMatchObject({
        is_written: false,
        row_count: 5,
        refused: 2,
        counts: { added: 3 },
      });
      expect(report.errors).toEqual([
        { row: 4, column: 'code', code: 'DUPLICATE_ROW', params: { row: 1 }, value: 'U1' },
        { row: 5, column: 'name', code: 'REQUIRED', params: {}, value: '' },
        {
          row: 5,
          column: 'category',
          code: 'NOT_A_CHOICE',
          params: expect.anything() as unknown,
          value: 'SIZE',
        },
      ]);
      expect((await search(scope, 'units', { status: ['OWN'] })).total).toBe(0);
      expect(await load(scope.sql, 'units', list, false)).toMatchObject({
        is_written: false,
        refused: 2,
      });
      expect((await search(scope, 'units', { status: ['OWN'] })).total).toBe(0);
    }));

  it('of 2,000 rows is all there, and the same list again changes nothing', () =>
    story(sql, async (scope) => {
      await scope.as(stateAdmin);
      const list = Array.from({ length: 2000 }, (_, i) => ({
        code: `NEW_${i + 1}`,
        sor_type: 'W',
        description: `New item ${i + 1}`,
        unit_code: 'CUM',
      }));
      const [before] =
        await scope.sql`select count(*)::int as n from public.sor_items where tenant_id = 'od'`;
      const count = async () =>
        (
          await scope.sql`select count(*)::int - ${before?.['n'] as number}::int as n from public.sor_items where tenant_id = 'od'`
        )[0]?.['n'] as unknown;
      expect(await load(scope.sql, 'sor_items', list, true, 'od')).toMatchObject({
        is_written: false,
        refused: 0,
        counts: { added: 2000 },
      });
      expect(await count()).toBe(0);
      expect(await load(scope.sql, 'sor_items', list, false, 'od')).toMatchObject({
        is_written: true,
        counts: { added: 2000 },
      });
      expect(await count()).toBe(2000);
      expect(await load(scope.sql, 'sor_items', list, false, 'od')).toMatchObject({
        is_written: true,
        counts: { added: 0, unchanged: 2000 },
      });
      await scope.sql`set constraints all immediate`;
      await scope.as(null);
      expect(
        (await scope.sql`select is_intact from public.verify_audit_chain('od')`)[0],
      ).toMatchObject({ is_intact: true });
    }));

  it('of what was exported changes nothing, inherited rows too', () =>
    story(sql, async (scope) => {
      await scope.as(admin);
      for (const kind of [
        'units',
        'overheads',
        'funds',
        'document_kinds',
        'code_values',
        'number_formats',
        'message_templates',
        'boundaries',
      ]) {
        const { rows: out, total } = await search(scope, kind);
        const list = out.map((row) =>
          Object.fromEntries(
            Object.entries(row).filter(
              ([, value]) => typeof value !== 'object' || Array.isArray(value),
            ),
          ),
        );
        expect([kind, await load(scope.sql, kind, list as Json, true)]).toMatchObject([
          kind,
          { refused: 0, counts: { unchanged: out.length } },
        ]);
        expect(total).toBeGreaterThan(0);
      }
    }));

  it('of rates closes the old one the day before, by whoever manages rates', () =>
    story(sql, async (scope) => {
      await scope.as(stateAdmin);
      const [item] =
        await scope.sql`select sor_code, rate::text, valid_from::text as valid_from from public.sor_rates where tenant_id = 'od' and valid_to is null order by 1 limit 1`;
      const code = item?.['sor_code'] as string;
      const from = await day(scope, 3);
      const list = [
        { sor_code: code, rate: '999.25', valid_from: from },
        { sor_code: 'NO_SUCH', rate: '1', valid_from: from },
      ];
      expect((await load(scope.sql, 'sor_rates', list, false, 'od')).errors).toMatchObject([
        { row: 2, column: 'sor_code', code: 'NOT_IN_MASTER', value: 'NO_SUCH' },
      ]);
      expect(await load(scope.sql, 'sor_rates', list.slice(0, 1), false, 'od')).toMatchObject({
        is_written: true,
        counts: { replaced: 1 },
      });
      expect(
        await scope.sql`select valid_to::text as valid_to, rate::text as rate from public.sor_rates where sor_code = ${code} and tenant_id = 'od' order by valid_from desc limit 2`,
      ).toMatchObject([{ valid_to: null, rate: '999.2500' }, { valid_to: await day(scope, 2) }]);
    }));

  it('of wards and localities takes them in any order', () =>
    story(sql, async (scope) => {
      await scope.as(admin);
      const list = [
        {
          code: 'L900',
          kind: 'LOCALITY',
          parent_code: 'W900',
          name: 'New street',
          pincodes: '752050, 752051',
        },
        { code: 'W900', kind: 'WARD', parent_code: 'JA', name: 'New ward' },
      ];
      expect(await load(scope.sql, 'boundaries', list, false)).toMatchObject({
        is_written: true,
        counts: { added: 2 },
      });
      const ward = await hit(scope, 'boundaries', 'W900');
      expect(
        (
          await scope.refused((q) =>
            save(q, 'boundaries', { code: 'W900', is_active: 'no' }, 'change', ward.expected),
          )
        ).fields[0],
      ).toMatchObject({ pointer: '/is_active', code: 'HAS_DEPENDENTS', params: { count: 1 } });
    }));
});

describe('everybody else', () => {
  it.each(['je', 'auditor'])('%s reads masters and writes none', (name) =>
    story(sql, async (scope) => {
      await scope.as(person(name));
      expect((await search(scope, 'units')).total).toBeGreaterThan(0);
      expect(await scope.refused((q) => save(q, 'units', BAG, 'add'))).toMatchObject({
        state: 'PT403',
      });
      expect(await scope.refused((q) => load(q, 'units', [BAG], true))).toMatchObject({
        state: 'PT403',
      });
      expect(
        await scope.refused(
          (q) => q`select public.save_tenant(${JATNI}, '{"name": "Mine"}', now())`,
        ),
      ).toMatchObject({ state: 'PT403' });
    }),
  );

  it('an outsider sees nothing', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin', 'dhenkanal'));
      expect(await scope.refused(() => search(scope, 'units'))).toMatchObject({ state: 'PT403' });
      expect(
        await scope.refused(
          (q) => q`select public.master_history(${JATNI}, 'units', '{"code": "CUM"}')`,
        ),
      ).toMatchObject({ state: 'PT403' });
    }));
});

describe('a state administrator', () => {
  it('adds an agency below, changes it, switches it off and on', () =>
    story(sql, async (scope) => {
      await scope.as(stateAdmin);
      const q = scope.sql;
      const add = async (id: string, row: Json) =>
        (await q`select public.save_tenant(${id}, ${q.json(row)}) as t`)[0]?.['t'] as Row;
      const added = await add('od.newtown', {
        name: 'Newtown',
        kind: 'ulb',
        name_or: 'ନୂଆ ସହର',
        short_code: 'NT',
        pincodes: '752001',
      });
      expect(added).toMatchObject({
        id: 'od.newtown',
        parent_id: 'od',
        time_zone: 'Asia/Kolkata',
        is_active: true,
      });
      expect(
        (await scope.refused(() => add('od.newtown', { name: 'Again', kind: 'ulb' }))).fields[0],
      ).toMatchObject({ pointer: '/id', code: 'MASTER_EXISTS' });
      expect(
        (
          await scope.refused(() =>
            add('od.other', {
              name: 'Other',
              kind: 'ulb',
              short_code: 'NT',
              time_zone: 'Mars/Base',
              latitude: '95',
            }),
          )
        ).fields.map(({ pointer }) => pointer),
      ).toEqual(['/latitude', '/short_code', '/time_zone']);
      expect(
        await scope.refused(
          () =>
            q`select public.save_tenant('od.newtown', '{"name": "Late"}', now() - interval '1 day')`,
        ),
      ).toMatchObject({ code: 'STALE_VERSION' });
      expect(
        (
          await q`select public.save_tenant('od.newtown', '{"name": "New Town"}', ${added['updated_at'] as string}::text::timestamptz) as t`
        )[0]?.['t'],
      ).toMatchObject({ name: 'New Town', local_names: { or: 'ନୂଆ ସହର' } });

      expect((await q`select public.tenant_dependents(${JATNI}) as d`)[0]?.['d']).toMatchObject({
        agencies: 0,
        people: expect.any(Number) as number,
      });
      await q`select public.set_tenant_active(${JATNI}, false)`;
      await scope.as(admin);
      expect(await scope.refused(() => search(scope, 'units'))).toMatchObject({ state: 'PT403' });
      await scope.as(stateAdmin);
      await q`select public.set_tenant_active(${JATNI}, true)`;
      await scope.as(admin);
      expect((await search(scope, 'units')).total).toBeGreaterThan(0);
      expect(
        await scope.refused(() => q`select public.set_tenant_active(${JATNI}, false)`),
      ).toMatchObject({ state: 'PT403' });
      await scope.as(stateAdmin);
      expect(
        await scope.refused(() => q`select public.set_tenant_active('od', false)`),
      ).toMatchObject({ code: 'VALIDATION_FAILED' });
    }));
});

describe('the audit log', () => {
  type Found = { seq: number; actor_name: string; table_name: string; record: Row; row_key: Row };
  const audit = async (
    q: Scope['sql'],
    filters: Json = {},
    before: number | null = null,
    limit = 50,
  ) =>
    (
      await q`select public.search_audit(${JATNI}, ${q.json(filters)}, ${before}, ${limit}) as page`
    )[0]?.['page'] as {
      rows: Found[];
      next: number | null;
    };

  it('names who, what and which record; pages by serial; finds all of one record', () =>
    story(sql, async (scope) => {
      await scope.as(admin);
      for (let index = 0; index < 5; index += 1) {
        await save(scope.sql, 'units', { ...BAG, code: `BAG${index}` }, 'add');
      }
      const row = await hit(scope, 'units', 'BAG3');
      await save(scope.sql, 'units', { code: 'BAG3', name: 'Sack' }, 'change', row.expected);
      await scope.sql`set constraints all immediate`;
      await scope.as(person('auditor'));
      const newest = await audit(scope.sql, { table: ['units'] }, null, 4);
      expect(newest.rows[0]).toMatchObject({
        actor_name: 'Lipika Das',
        table_name: 'units',
        operation: 'UPDATE',
        record: { number: 'BAG3', title: 'Sack' },
        changes: { name: { from: 'Bag', to: 'Sack' } },
      });
      const rest = await audit(scope.sql, { table: ['units'] }, newest.next, 4);
      expect([...newest.rows, ...rest.rows].map(({ row_key }) => row_key['code'])).toEqual([
        'BAG3',
        'BAG4',
        'BAG3',
        'BAG2',
        'BAG1',
        'BAG0',
      ]);
      expect(rest.next).toBeNull();
      expect(
        (await audit(scope.sql, { table: ['units'], key: { code: 'BAG3' } })).rows,
      ).toHaveLength(2);
      const [today, tomorrow] = [await day(scope, 0), await day(scope, 1)];
      expect(
        (await audit(scope.sql, { table: ['units'], from: today, to: today })).rows,
      ).toHaveLength(6);
      expect((await audit(scope.sql, { from: tomorrow })).rows).toHaveLength(0);
      expect(
        (await audit(scope.sql, { table: ['units'], to: await day(scope, -1) })).rows,
      ).toHaveLength(0);
      const [facets] = await scope.sql`select public.audit_facets(${JATNI}) as f`;
      const { tables, actors } = facets?.['f'] as {
        tables: string[];
        actors: { id: string; name: string }[];
      };
      expect(tables).toContain('units');
      const lipika = actors.find(({ name }) => name === 'Lipika Das');
      expect(
        (await audit(scope.sql, { actor: [lipika?.id ?? ''] })).rows.every(
          ({ actor_name }) => actor_name === 'Lipika Das',
        ),
      ).toBe(true);
    }));

  it.each([person('je'), person('auditor', 'dhenkanal')])('is closed to %s', (who) =>
    story(sql, async (scope) => {
      await scope.as(who);
      expect(await scope.refused((q) => audit(q))).toMatchObject({
        state: 'PT403',
        code: 'NOT_PERMITTED',
      });
      expect(await scope.refused((q) => q`select public.audit_facets(${JATNI})`)).toMatchObject({
        state: 'PT403',
      });
    }),
  );
});

describe('dead letters', () => {
  const withDead = async (scope: Scope) => {
    await scope.as(null);
    await scope.sql`insert into public.outbox_messages (tenant_id, topic, aggregate_type, aggregate_id, payload, status, attempts, last_error)
      values (${JATNI}, 'email', 'x', 'x', '{"to": "rama@office.in", "subject": "Hello", "text": "Secret"}', 'DEAD', 8, 'Mailbox full'),
        (${JATNI}, 'ifix', 'x', 'x', '{}', 'DEAD', 8, 'Down')`;
    return (
      await scope.sql`select id::text from public.outbox_messages where subject = 'Hello'`
    )[0]?.['id'] as string;
  };
  const open = async (q: Scope['sql'], id: string) =>
    (await q`select public.outbox_message(${JATNI}, ${id}) as m`)[0]?.['m'] as Row;

  it('are sent again by topic, and opened with the recipient by who may see people', () =>
    story(sql, async (scope) => {
      const id = await withDead(scope);
      await scope.as(admin);
      expect(await open(scope.sql, id)).toMatchObject({
        recipient: 'rama@office.in',
        text: 'Secret',
        max_attempts: 8,
        last_error: 'Mailbox full',
      });
      expect(
        (await scope.sql`select public.retry_dead_letters(${JATNI}, 'email') as n`)[0]?.['n'],
      ).toBe(1);
      expect(
        await scope.sql`select topic from public.outbox_list where tenant_id = ${JATNI} and status = 'DEAD'`,
      ).toEqual([{ topic: 'ifix' }]);
    }));

  it('show no recipient to others, not in the table either', () =>
    story(sql, async (scope) => {
      const id = await withDead(scope);
      await scope.sql`delete from public.membership_roles mr using public.memberships m, auth.users u
        where m.tenant_id = mr.tenant_id and m.id = mr.membership_id and u.id = m.user_id and u.email = ${admin} and mr.role_code = 'HRMS_ADMIN'`;
      await scope.as(admin);
      expect(await open(scope.sql, id)).toMatchObject({
        recipient: 'r…@office.in',
        text: null,
        is_recipient_masked: true,
      });
      expect(
        await scope.refused((q) => q`select payload from public.outbox_messages`),
      ).toMatchObject({ state: '42501' });
      await scope.as(person('je'));
      expect(await scope.refused((q) => open(q, id))).toMatchObject({ state: 'PT403' });
      expect(
        await scope.refused((q) => q`select public.retry_dead_letters(${JATNI})`),
      ).toMatchObject({ state: 'PT403' });
    }));
});

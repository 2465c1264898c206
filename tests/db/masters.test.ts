import { describe, expect, it } from 'vitest';

import { JATNI, person, projectDraft, saveProject } from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';

const sql = connect();

type Masters = {
  lists: Record<string, { code: string; name: string; local_names: Record<string, string> }[]>;
  overheads: { code: string; value: number }[];
  units: { code: string }[];
  boundaries: { code: string }[];
  ended_boundaries: { code: string; name: string }[];
  settings: Record<string, unknown>;
};
const mastersOn = async (scope: Scope, day: string | null = null) => {
  const [row] =
    await scope.sql`select public.masters_in_force(${JATNI}, coalesce(${day}::date, current_date)) as masters`;
  return (row as { masters: Masters }).masters;
};

describe('masters in force', () => {
  it('a row of the agency wins over the state’s, from its first day to its last', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      await scope.sql`insert into public.overheads (tenant_id, code, name, calculation, value, is_auto_calculated, effective_from, effective_to)
        values (${JATNI}, 'SC', 'Supervision in Jatni', 'PERCENTAGE', 5, true, '2026-01-01', '2026-06-30')`;
      await scope.as(person('je'));
      const rate = async (day: string) =>
        (await mastersOn(scope, day)).overheads.find(({ code }) => code === 'SC')?.value;
      expect([
        await rate('2025-12-31'),
        await rate('2026-01-01'),
        await rate('2026-06-30'),
        await rate('2026-07-01'),
      ]).toEqual([7.5, 5, 5, 7.5]);
    }));

  it('an agency can switch off a row of the state', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin'));
      await scope.sql`insert into public.code_values (tenant_id, list_code, code, name, is_active) values (${JATNI}, 'PROJECT_TYPE', 'WP', 'Wall paintings', false)`;
      await scope.as(person('je'));
      expect((await mastersOn(scope)).lists['PROJECT_TYPE']?.map(({ code }) => code)).not.toContain(
        'WP',
      );
      expect(
        (await scope.refused((q) => saveProject(q, projectDraft({ project_type_code: 'WP' }))))
          .fields[0],
      ).toMatchObject({ code: 'INVALID_PROJECT_TYPE' });
    }));

  it('ranges of one code do not overlap; what was never a master is never a choice', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      const overlap = await scope.refused(
        (q) =>
          q`insert into public.units (tenant_id, code, name, category, effective_from) values ('od', 'CUM', 'Again', 'VOLUME', '2026-01-01')`,
      );
      expect(overlap.state).toBe('23P01');
    }));

  it('every seeded row has its Odia and Hindi name', async () => {
    const rows =
      await sql`select list_code, code from public.code_values where not local_names ?& array['or', 'hi']
      union all select 'UNIT', code from public.units where not local_names ?& array['or', 'hi']
      union all select 'OVERHEAD', code from public.overheads where not local_names ?& array['or', 'hi']
      union all select 'ROLE', code from public.roles where not local_names ?& array['or', 'hi']
      union all select 'STATE', code from public.workflow_states where not local_names ?& array['or', 'hi']
      union all select 'ACTION', code from public.workflow_actions where not local_names ?& array['or', 'hi']`;
    expect(rows).toEqual([]);
  });

  it('settings are inherited, dated and of their type', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      await scope.sql`insert into public.tenant_settings (tenant_id, key, effective_from, value) values ('od', 'project.max_estimated_cost', '2026-01-01', '100')`;
      await scope.as(person('je'));
      expect((await mastersOn(scope)).settings['project.max_estimated_cost']).toBe(100);
      expect((await scope.refused((q) => saveProject(q, projectDraft()))).fields[0]).toMatchObject({
        pointer: '/estimated_cost',
        code: 'OUT_OF_RANGE',
        params: { max: '100' },
      });
      await scope.as(null);
      const wrong = await scope.refused(
        (q) =>
          q`insert into public.tenant_settings (tenant_id, key, value) values ('od', 'login.max_failures', '"three"')`,
      );
      expect(wrong.fields[0]).toMatchObject({ pointer: '/value', code: 'OUT_OF_RANGE' });
    }));

  it('a ward that has ended is offered no more, and is still named on its papers', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin'));
      await scope.sql`update public.boundaries set is_active = false where tenant_id = ${JATNI} and code = 'W003'`;
      await scope.as(person('je'));
      const { boundaries, ended_boundaries: ended } = await mastersOn(scope);
      expect(boundaries.map(({ code }) => code)).not.toContain('W003');
      expect(ended.map(({ code }) => code)).toEqual(['W003']);
      expect(ended[0]?.name).toMatch(/\S/);
    }));

  it('an outsider gets none', () =>
    story(sql, async (scope) => {
      await scope.as(person('je', 'dhenkanal'));
      expect(await scope.refused((q) => q`select public.masters_in_force(${JATNI})`)).toMatchObject(
        { state: 'PT403', code: 'NOT_PERMITTED' },
      );
    }));
});

describe('numbers', () => {
  it('count per tenant without gaps: a refused save gives its number back', () =>
    story(sql, async (scope) => {
      await scope.as(person('je'));
      const serial = (number: string | null) => Number(number?.split('/').at(-1));
      const first = await saveProject(scope.sql, projectDraft());
      await scope.sql
        .savepoint(async (inner) => {
          await saveProject(inner, projectDraft());
          throw new Error('undo');
        })
        .catch(() => undefined);
      const second = await saveProject(scope.sql, projectDraft());
      expect(serial(second.number)).toBe(serial(first.number) + 1);
      await scope.as(person('je', 'dhenkanal'));
      const elsewhere = await saveProject(scope.sql, projectDraft(), undefined, 'od.dhenkanal');
      await scope.as(person('je'));
      await saveProject(scope.sql, projectDraft());
      await scope.as(person('je', 'dhenkanal'));
      const next = await saveProject(scope.sql, projectDraft(), undefined, 'od.dhenkanal');
      expect(serial(next.number)).toBe(serial(elsewhere.number) + 1);
    }));

  it('restart with the financial year and follow the agency’s own pattern', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      await scope.sql`insert into public.number_formats (tenant_id, sequence, pattern, resets) values (${JATNI}, 'project', '{city}-{yyyy}-{seq:4}', 'NEVER')`;
      const [row] = await scope.sql`select private.next_number(${JATNI}, 'project') as number`;
      expect(row?.['number']).toMatch(/^JA-\d{4}-0001$/);
      const periods =
        await scope.sql`select period from private.number_counters where tenant_id = ${JATNI} and sequence = 'project' and period = '-'`;
      expect(periods).toHaveLength(1);
    }));
});

import { describe, expect, it } from 'vitest';

import { JATNI, person, withTestRate } from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';

const sql = connect();

type Item = { code: string; description: string; unit_code: string; rate: string | null };

const byCode = (scope: Scope, codes: string[], on = '2026-05-01', tenant = JATNI) =>
  scope.sql<Item[]>`select code, description, unit_code, rate
    from public.sor_items_by_code(${tenant}, ${codes}::text[], ${on})`;

describe('schedule items by code', () => {
  it('the Junior Engineer gets each item once, with the rate of the day, whatever the spelling', () =>
    story(sql, async (scope) => {
      await withTestRate(scope);
      await scope.sql`insert into public.sor_items (tenant_id, code, sor_type, description, unit_code)
        values ('od', 'SOR_BARE', 'M', 'Sand without a rate', 'CUM')`;
      await scope.as(person('je'));
      expect(
        await byCode(scope, [' sor_test', 'SOR_TEST ', 'SOR_BARE', 'NOPE', '', '%']),
      ).toMatchObject([
        { code: 'SOR_BARE', rate: null },
        {
          code: 'SOR_TEST',
          description: 'Earth work in excavation',
          unit_code: 'CUM',
          rate: '412.5000',
        },
      ]);
      // Before its first day the item has no rate.
      expect(await byCode(scope, ['SOR_TEST'], '2026-03-31')).toMatchObject([{ rate: null }]);
      expect(await byCode(scope, [])).toEqual([]);
    }));

  it('the rate and the item of the agency win over the state’s; a closed item is gone', () =>
    story(sql, async (scope) => {
      await withTestRate(scope);
      await scope.sql`insert into public.sor_rates (tenant_id, sor_tenant_id, sor_code, rate, valid_from)
        values (${JATNI}, 'od', 'SOR_TEST', 400, '2026-04-01')`;
      await scope.as(person('je'));
      expect(await byCode(scope, ['SOR_TEST'])).toMatchObject([{ rate: '400.0000' }]);
      await scope.as(person('je', 'dhenkanal'));
      expect(await byCode(scope, ['SOR_TEST'], '2026-05-01', 'od.dhenkanal')).toMatchObject([
        { rate: '412.5000' },
      ]);
      await scope.as(null);
      await scope.sql`update public.sor_items set is_active = false where code = 'SOR_TEST'`;
      await scope.as(person('je'));
      expect(await byCode(scope, ['SOR_TEST'])).toEqual([]);
    }));

  it('nobody reads the schedule of an agency that is not theirs, nor without a login', () =>
    story(sql, async (scope) => {
      await withTestRate(scope);
      for (const who of [person('je', 'dhenkanal'), person('cbo')]) {
        await scope.as(who);
        expect(await byCode(scope, ['SOR_TEST']), who).toEqual([]);
      }
      await scope.as('anon');
      expect((await scope.refused((q) => byCode({ ...scope, sql: q }, ['SOR_TEST']))).state).toBe(
        '42501',
      );
    }));
});

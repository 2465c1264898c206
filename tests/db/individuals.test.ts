import { describe, expect, it } from 'vitest';

import {
  aadhaar,
  accountDraft,
  individualDraft,
  readIndividual,
  saveIndividual,
  type Draft,
} from './support/individuals.ts';
import { organisationId, OTHER, OWN } from './support/orders.ts';
import { JATNI, person } from './support/papers.ts';
import { column, connect, story, type Scope } from './support/scope.ts';

const sql = connect();
const registrar = person('coord');

async function found(scope: Pick<Scope, 'sql'>, kind: string, value: string): Promise<string[]> {
  const [row] =
    await scope.sql`select public.find_individuals(${JATNI}, ${kind}, ${value}) as found`;
  return (row as { found: { name: string }[] }).found.map(({ name }) => name);
}

describe('the register of wage seekers', () => {
  it('a registrar enters a person with skills and an account; numbers come back masked', () =>
    story(sql, async (scope) => {
      await scope.as(registrar);
      const saved = await saveIndividual(scope, individualDraft());
      expect(saved.number).toMatch(/^IND-\d{4}-\d{2}-\d{2}-\d{6}$/);
      expect(saved.warnings).toEqual([]);
      const stored = await readIndividual(scope, saved.id);
      expect(stored).toMatchObject({
        name: 'Minati Lenka',
        local_names: { or: 'ମିନତି ଲେଙ୍କା' },
        aadhaar_last4: aadhaar(1).slice(-4),
        mobile_last4: '6701',
        skills: ['UNSKILLED.FEMALE_MULIA'],
        registered_by_organisation_id: null,
      });
      expect(stored?.bank_accounts).toMatchObject([
        {
          account_last4: '1122',
          bank_name: 'State Bank of India',
          is_primary: true,
          is_verified: false,
          is_valid: false,
        },
      ]);
    }));

  it('a change leaves out the numbers that stay, names the version, and replaces the skills', () =>
    story(sql, async (scope) => {
      await scope.as(registrar);
      const saved = await saveIndividual(scope, individualDraft());
      const { aadhaar: _a, mobile: _m, bank_account: _b, ...rest } = individualDraft();
      const again = await saveIndividual(
        scope,
        {
          ...rest,
          id: saved.id,
          name: 'Minati Das',
          skills: ['HIGHLY_SKILLED.MASON', 'UNSKILLED.FEMALE_MULIA'],
        },
        saved.version,
      );
      expect(again.version).toBeGreaterThan(saved.version);
      expect(await readIndividual(scope, saved.id)).toMatchObject({
        name: 'Minati Das',
        aadhaar_last4: aadhaar(1).slice(-4),
        skills: ['HIGHLY_SKILLED.MASON', 'UNSKILLED.FEMALE_MULIA'],
      });
      expect(await found(scope, 'MOBILE', '9123456701')).toEqual(['Minati Das']);
      const draft = { ...rest, id: saved.id };
      expect(
        (await scope.refused((q) => saveIndividual({ sql: q }, draft, saved.version))).code,
      ).toBe('STALE_VERSION');
      expect(
        (
          await scope.refused((q) =>
            saveIndividual({ sql: q }, individualDraft({ aadhaar: aadhaar(2) }), 4),
          )
        ).code,
      ).toBe('NOT_FOUND');
    }));

  it.each<[string, Draft, string, string]>([
    ['no name', { name: ' ' }, '/name', 'REQUIRED'],
    ['a name of one letter', { name: 'M' }, '/name', 'TOO_SHORT'],
    ['a name with strange signs', { name: 'Minati <b>' }, '/name', 'INVALID_CHARACTERS'],
    [
      'a guardian who is too long',
      { guardian_name: 'a'.repeat(129) },
      '/guardian_name',
      'TOO_LONG',
    ],
    ['an unknown relationship', { relationship: 'UNCLE' }, '/relationship', 'OUT_OF_RANGE'],
    ['an unknown gender', { gender: 'X' }, '/gender', 'OUT_OF_RANGE'],
    ['no day of birth', { date_of_birth: '' }, '/date_of_birth', 'REQUIRED'],
    [
      'an impossible day of birth',
      { date_of_birth: '1990-02-30' },
      '/date_of_birth',
      'INVALID_DATE',
    ],
    ['a birth to come', { date_of_birth: '2999-01-01' }, '/date_of_birth', 'FUTURE_DATE'],
    ['an unknown category', { social_category: 'XYZ' }, '/social_category', 'NOT_IN_MASTER'],
    ['an unknown ward', { ward_code: 'W999' }, '/ward_code', 'BOUNDARY'],
    ['a locality of another ward', { locality_code: 'L001' }, '/locality_code', 'BOUNDARY'],
    ['no skill', { skills: [] }, '/skills', 'REQUIRED'],
    ['an unknown skill', { skills: ['UNSKILLED.POET'] }, '/skills/0', 'NOT_IN_MASTER'],
    ['no Aadhaar', { aadhaar: '' }, '/aadhaar', 'REQUIRED'],
    ['a mistyped Aadhaar', { aadhaar: '999955500011' }, '/aadhaar', 'INVALID_AADHAAR'],
    ['no mobile', { mobile: '' }, '/mobile', 'REQUIRED'],
    ['a short mobile', { mobile: '91234567' }, '/mobile', 'INVALID_MOBILE'],
    ['no account', { bank_account: null }, '/bank_account', 'REQUIRED'],
    [
      'a branch that is none',
      { bank_account: accountDraft({ ifsc: 'SBIN1234567' }) },
      '/bank_account/ifsc',
      'INVALID_IFSC',
    ],
    [
      'a short account number',
      { bank_account: accountDraft({ account_number: '12345678' }) },
      '/bank_account/account_number',
      'INVALID_ACCOUNT_NUMBER',
    ],
  ])('%s is refused beside its field', (_what, changes, pointer, code) =>
    story(sql, async (scope) => {
      await scope.as(registrar);
      const refusal = await scope.refused((q) =>
        saveIndividual({ sql: q }, individualDraft(changes)),
      );
      expect(refusal.fields.map((field) => [field.pointer, field.code])).toContainEqual([
        pointer,
        code,
      ]);
    }),
  );

  it('nobody under the age of the agency is registered: the birthday decides, and the setting', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      const [days] = await scope.sql`select
        (private.local_date(${JATNI}) - interval '18 years')::date::text as birthday,
        (private.local_date(${JATNI}) - interval '18 years' + interval '1 day')::date::text as tomorrow`;
      await scope.as(registrar);
      const born = (date: string) => individualDraft({ date_of_birth: date });
      const refusal = await scope.refused((q) =>
        saveIndividual({ sql: q }, born(days?.['tomorrow'] as string)),
      );
      expect(refusal.fields).toMatchObject([
        { pointer: '/date_of_birth', code: 'TOO_YOUNG', params: { min: 18 } },
      ]);
      await saveIndividual(scope, born(days?.['birthday'] as string));
    }));

  it('an agency may register without an account', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      await scope.sql`insert into public.tenant_settings (tenant_id, key, value) values (${JATNI}, 'individual.requires_bank_account', 'false')`;
      await scope.as(registrar);
      const saved = await saveIndividual(scope, individualDraft({ bank_account: null }));
      expect((await readIndividual(scope, saved.id))?.bank_accounts).toEqual([]);
    }));

  it('one Aadhaar is registered once in an agency, however it is typed; the refusal does not repeat it', () =>
    story(sql, async (scope) => {
      await scope.as(registrar);
      const first = await saveIndividual(scope, individualDraft());
      const typed = aadhaar(1).replace(/(.{4})(.{4})(.{4})/, '$1 $2-$3');
      const refusal = await scope.refused((q) =>
        saveIndividual(
          { sql: q },
          individualDraft({
            aadhaar: typed,
            bank_account: accountDraft({ account_number: '778800991123' }),
          }),
        ),
      );
      expect(refusal.fields).toEqual([
        { pointer: '/aadhaar', code: 'AADHAAR_REGISTERED', params: { number: first.number } },
      ]);
    }));

  it('the same person may be registered in another agency, and is found there', () =>
    story(sql, async (scope) => {
      await scope.as(registrar);
      const here = await saveIndividual(scope, individualDraft());
      await scope.as(person('coord', 'dhenkanal'));
      const draft = individualDraft({ ward_code: 'W001', locality_code: 'L001' });
      const [row] =
        await scope.sql`select public.save_individual('od.dhenkanal', ${scope.sql.json(draft)}) ->> 'id' as id`;
      await scope.as(null);
      const rows =
        await scope.sql`select tenant_id, individual_id from private.namesakes_elsewhere(${JATNI}, ${here.id})`;
      expect(rows).toMatchObject([
        { tenant_id: 'od.dhenkanal', individual_id: row?.['id'] as string },
      ]);
    }));

  it('a shared mobile is a warning, not a refusal', () =>
    story(sql, async (scope) => {
      await scope.as(registrar);
      await saveIndividual(scope, individualDraft());
      const second = await saveIndividual(
        scope,
        individualDraft({
          aadhaar: aadhaar(2),
          mobile: '09123456701',
          bank_account: accountDraft({ account_number: '778800991123' }),
        }),
      );
      expect(second.warnings).toEqual([
        { pointer: '/mobile', code: 'MOBILE_SHARED', params: { count: 1 } },
      ]);
    }));

  it('is searched by a whole number of every kind, never by a part', () =>
    story(sql, async (scope) => {
      await scope.as(registrar);
      const saved = await saveIndividual(scope, individualDraft());
      for (const [kind, value] of [
        ['AADHAAR', aadhaar(1)],
        ['MOBILE', '9123456701'],
        ['ACCOUNT', '7788 0099 1122'],
        ['NUMBER', saved.number.toLowerCase()],
      ] as const)
        expect(await found(scope, kind, value)).toEqual(['Minati Lenka']);
      expect(await found(scope, 'AADHAAR', aadhaar(1).slice(0, 11))).toEqual([]);
      expect(
        (await scope.refused((q) => found({ sql: q }, 'NAME', 'Minati'))).fields,
      ).toMatchObject([{ code: 'REQUIRED' }]);
    }));

  it('leaves the register with a reason, is then not changed, and comes back', () =>
    story(sql, async (scope) => {
      await scope.as(registrar);
      const saved = await saveIndividual(scope, individualDraft());
      const status = (q: Scope['sql'], version: number, isActive: boolean, reason: string) =>
        q`select public.set_individual_status(${JATNI}, ${saved.id}, ${version}, ${isActive}, ${reason}) ->> 'version' as version`;
      expect(
        (await scope.refused((q) => status(q, saved.version, false, ' '))).fields,
      ).toMatchObject([{ pointer: '/reason', code: 'REQUIRED' }]);
      const [gone] = await status(scope.sql, saved.version, false, 'Moved away');
      const version = Number(gone?.['version']);
      expect(
        (
          await scope.refused((q) =>
            saveIndividual({ sql: q }, individualDraft({ id: saved.id }), version),
          )
        ).code,
      ).toBe('NOT_EDITABLE');
      await status(scope.sql, version, true, 'Came back');
    }));
});

describe('who may', () => {
  it('a community organisation registers for itself, sees and changes whom it registered, and nobody else', () =>
    story(sql, async (scope) => {
      const own = await organisationId(scope, 'ORG-000001');
      await scope.as(OWN);
      const saved = await saveIndividual(scope, individualDraft());
      expect(await readIndividual(scope, saved.id)).toMatchObject({
        registered_by_organisation_id: own,
        organisation_name: 'Maa Mangala Mission Shakti Group',
      });
      const seen =
        await scope.sql`select distinct registered_by_organisation_id as id from public.individuals`;
      expect(column(seen, 'id')).toEqual([own]);
      await saveIndividual(
        scope,
        individualDraft({ id: saved.id, name: 'Minati Das' }),
        saved.version,
      );

      await scope.as(OTHER);
      expect(await readIndividual(scope, saved.id)).toBeNull();
      expect(await found(scope, 'MOBILE', '9123456701')).toEqual(['Minati Das']);
      const draft = individualDraft({ id: saved.id });
      expect(
        (await scope.refused((q) => saveIndividual({ sql: q }, draft, saved.version + 1))).code,
      ).toBe('NOT_PERMITTED');
      const foreign = individualDraft({ organisation_id: own, aadhaar: aadhaar(3) });
      expect((await scope.refused((q) => saveIndividual({ sql: q }, foreign))).code).toBe(
        'NOT_PERMITTED',
      );
    }));

  it('photographs follow the person: who registered adds one, others do not', () =>
    story(sql, async (scope) => {
      const photo = (q: Scope['sql'], id: string) =>
        q`select public.begin_document(${JATNI}, 'individual', ${id}, 'PHOTO', 'face.jpg', 1000, 'image/jpeg') as begun`;
      await scope.as(OWN);
      const mine = await saveIndividual(scope, individualDraft());
      await photo(scope.sql, mine.id);
      await scope.as(OTHER);
      expect((await scope.refused((q) => photo(q, mine.id))).code).toBe('NOT_PERMITTED');
      await scope.as(registrar);
      const theirs = await saveIndividual(
        scope,
        individualDraft({
          aadhaar: aadhaar(2),
          bank_account: accountDraft({ account_number: '778800991123' }),
        }),
      );
      await scope.as(OWN);
      expect((await scope.refused((q) => photo(q, theirs.id))).code).toBe('NOT_PERMITTED');
    }));

  it('whom the agency registered, no organisation changes or takes over', () =>
    story(sql, async (scope) => {
      await scope.as(registrar);
      const saved = await saveIndividual(scope, individualDraft());
      await scope.as(OWN);
      expect(
        (
          await scope.refused((q) =>
            saveIndividual({ sql: q }, individualDraft({ id: saved.id }), saved.version),
          )
        ).code,
      ).toBe('NOT_PERMITTED');
    }));

  it('an auditor reads and does not write; a junior engineer does neither; another agency sees nothing', () =>
    story(sql, async (scope) => {
      await scope.as(registrar);
      const saved = await saveIndividual(scope, individualDraft());
      await scope.as(person('auditor'));
      expect((await readIndividual(scope, saved.id))?.aadhaar_last4).toBe(aadhaar(1).slice(-4));
      expect((await scope.refused((q) => saveIndividual({ sql: q }, individualDraft()))).code).toBe(
        'NOT_PERMITTED',
      );
      for (const stranger of [person('contractor1'), person('coord', 'dhenkanal')]) {
        await scope.as(stranger);
        expect(await readIndividual(scope, saved.id)).toBeNull();
      }
      await scope.as(person('coord', 'dhenkanal'));
      expect((await scope.refused((q) => found({ sql: q }, 'MOBILE', '9123456701'))).code).toBe(
        'NOT_PERMITTED',
      );
    }));
});

describe('the master of skills', () => {
  it('has the eighteen skills of the state, each with a labour item that has a rate', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      const skills =
        await scope.sql`select s.code, private.sor_rate(${JATNI}, 'od', s.sor_code, private.local_date(${JATNI})) as rate
          from private.skills_in_force(${JATNI}, private.local_date(${JATNI})) s where s.tenant_id = 'od'`;
      expect(skills.length).toBe(18);
      expect(skills.filter(({ rate }) => rate === null)).toEqual([]);
    }));

  it('an agency adds its own; the level is that of the code and the item one of labour', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin'));
      const row: Draft = {
        code: 'SKILLED.WELDER',
        level_code: 'SKILLED',
        name: 'Welder',
        sor_code: 'SOR_002051',
      };
      const save = (q: Scope['sql'], changes: Draft = {}) =>
        q`select public.save_master(${JATNI}, 'skills', ${q.json({ ...row, ...changes })}, 'add') as saved`;
      expect(
        (await scope.refused((q) => save(q, { sor_code: 'SOR_000057' }))).fields,
      ).toMatchObject([{ pointer: '/sor_code', code: 'NOT_IN_MASTER' }]);
      expect(
        (await scope.refused((q) => save(q, { level_code: 'UNSKILLED' }))).fields,
      ).toMatchObject([{ pointer: '/level_code', code: 'NOT_IN_MASTER' }]);
      await save(scope.sql);
      await scope.as(registrar);
      await saveIndividual(scope, individualDraft({ skills: ['SKILLED.WELDER'] }));
    }));
});

import { describe, expect, it } from 'vitest';

import {
  aadhaar,
  accountDraft,
  flag,
  individualDraft,
  readIndividual,
  saveIndividual,
  type Account,
} from './support/individuals.ts';
import { OWN } from './support/orders.ts';
import { JATNI, person } from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';

const sql = connect();
const registrar = person('coord');

type Row = { id: string; name: string; account_state: string; skills: string[] };
type Report = {
  is_written: boolean;
  row_count: number;
  refused: number;
  counts: { added: number };
  errors: { row: number; column: string; code: string; value: string | null; params: unknown }[];
};

async function search(
  { sql: q }: Pick<Scope, 'sql'>,
  criteria: Record<string, string | string[]>,
  sort = '-created_at',
): Promise<Row[]> {
  const [row] =
    await q`select public.search_individuals(${JATNI}, ${q.json(criteria)}, ${sort}) as page`;
  return (row as { page: { rows: Row[] } }).page.rows;
}

async function importRows(
  { sql: q }: Pick<Scope, 'sql'>,
  rows: Record<string, string>[],
  isDryRun: boolean,
): Promise<Report> {
  const [row] =
    await q`select public.import_individuals(${JATNI}, ${q.json(rows)}, ${isDryRun}) as report`;
  return (row as { report: Report }).report;
}

const sheetRow = (n: number, changes: Record<string, string> = {}): Record<string, string> => ({
  name: `Imported Person`,
  name_or: 'ଆମଦାନୀ',
  guardian_name: 'Someone Else',
  relationship: 'father',
  date_of_birth: '1991-01-01',
  gender: 'Male',
  social_category: 'sc',
  aadhaar: aadhaar(100 + n),
  mobile: `98765000${String(n).padStart(2, '0')}`,
  ward_code: 'W003',
  locality_code: 'L003',
  skills: 'unskilled.male_mulia; HIGHLY_SKILLED.MASON',
  account_number: `88442211${String(n).padStart(4, '0')}`,
  ifsc: 'ICIC0000047',
  ...changes,
});

describe('the list of wage seekers', () => {
  it('is searched by words of every name, and narrowed by place, category, skill, account and registrar', () =>
    story(sql, async (scope) => {
      await scope.as(registrar);
      const saved = await saveIndividual(
        scope,
        individualDraft({
          name: 'Zubeda Quaderi',
          skills: ['HIGHLY_SKILLED.FITTER'],
          ward_code: 'W005',
          locality_code: 'L005',
        }),
      );
      const found = async (criteria: Record<string, string | string[]>) =>
        (await search(scope, { query: 'zubeda', ...criteria })).map(({ id }) => id);
      expect(await found({})).toEqual([saved.id]);
      expect((await search(scope, { query: 'ମିନତି lenka' })).map(({ id }) => id)).toEqual([saved.id]);
      for (const [criteria, isHit] of [
        [{ ward_code: ['W005'] }, true],
        [{ ward_code: 'W003' }, false],
        [{ social_category: ['OBC', 'SC'] }, true],
        [{ social_category: 'ST' }, false],
        [{ skill_code: 'HIGHLY_SKILLED.FITTER' }, true],
        [{ skill_code: 'HIGHLY_SKILLED.MASON' }, false],
        [{ gender: 'FEMALE' }, true],
        [{ account_state: 'NOT_VERIFIED' }, true],
        [{ account_state: ['READY', 'NONE'] }, false],
        [{ is_active: 'true' }, true],
        [{ is_active: 'false' }, false],
      ] as const)
        expect(
          await found(criteria as Record<string, string | string[]>),
          JSON.stringify(criteria),
        ).toEqual(isHit ? [saved.id] : []);
    }));

  it('says in a word whether a person can be paid', () =>
    story(sql, async (scope) => {
      await scope.as(registrar);
      const saved = await saveIndividual(scope, individualDraft({ name: 'Zubeda Quaderi' }));
      const state = async () => (await search(scope, { query: 'zubeda' }))[0]?.account_state;
      expect(await state()).toBe('NOT_VERIFIED');
      await scope.as(person('acct'));
      const account = (await readIndividual(scope, saved.id))?.bank_accounts[0] as Account;
      const verified = await flag(scope, account, true, false);
      expect(await state()).toBe('NOT_VALID');
      await flag(scope, verified, true, true);
      expect(await state()).toBe('READY');
    }));

  it('shows an organisation whom it registered, and nothing to who may not read', () =>
    story(sql, async (scope) => {
      await scope.as(registrar);
      await saveIndividual(scope, individualDraft({ name: 'Zubeda Quaderi' }));
      await scope.as(OWN);
      expect(await search(scope, { query: 'zubeda' })).toEqual([]);
      expect((await search(scope, { query: 'sukanti' })).map(({ name }) => name)).toEqual([
        'Sukanti Behera',
      ]);
      await scope.as(person('contractor1'));
      expect(await search(scope, { query: 'sukanti' })).toEqual([]);
    }));

  it('does not find by the last digits of a number; the palette neither', () =>
    story(sql, async (scope) => {
      await scope.as(registrar);
      const saved = await saveIndividual(
        scope,
        individualDraft({ name: 'Zubeda Quaderi', mobile: '9123459876' }),
      );
      expect((await search(scope, { query: '9876' })).map(({ id }) => id)).not.toContain(saved.id);
      const everything = async (words: string) => {
        const [row] = await scope.sql`select public.search_everything(${JATNI}, ${words}) as found`;
        return (row as { found: { type: string; id: string }[] }).found.filter(
          ({ type }) => type === 'individual',
        );
      };
      expect(await everything('Zubeda')).toMatchObject([{ id: saved.id }]);
      expect((await everything('9876')).map(({ id }) => id)).not.toContain(saved.id);
      await scope.as(person('je', 'dhenkanal'));
      expect(await everything('Zubeda')).toEqual([]);
    }));

  it('refuses a page that is too long and an order that there is not', () =>
    story(sql, async (scope) => {
      await scope.as(registrar);
      const refusal = await scope.refused(
        (q) => q`select public.search_individuals(${JATNI}, '{}', 'aadhaar_last4', 500, -1)`,
      );
      expect(refusal.fields.map(({ code }) => code).sort()).toEqual([
        'OUT_OF_RANGE',
        'SEARCH_INDIVIDUAL.LIMIT',
        'SEARCH_INDIVIDUAL.OFFSET',
      ]);
    }));
});

describe('the import of wage seekers', () => {
  it('a dry run checks and writes nothing; then all are registered, accounts with them', () =>
    story(sql, async (scope) => {
      await scope.as(registrar);
      const rows = [sheetRow(1), sheetRow(2, { holder_name: 'Joint Holder', is_minority: 'yes' })];
      expect(await importRows(scope, rows, true)).toMatchObject({
        is_written: false,
        refused: 0,
        counts: { added: 2 },
      });
      expect(await search(scope, { query: 'imported person' })).toEqual([]);
      expect(await importRows(scope, rows, false)).toMatchObject({
        is_written: true,
        row_count: 2,
        errors: [],
      });
      const found = await search(scope, { query: 'imported person' });
      expect(found).toHaveLength(2);
      expect(found[0]?.skills).toEqual(['UNSKILLED.MALE_MULIA', 'HIGHLY_SKILLED.MASON']);
      const holders =
        await scope.sql`select holder_name from public.bank_accounts where individual_id = any (${found.map(({ id }) => id)}) order by 1`;
      expect(holders.map(({ holder_name: name }) => name as string)).toEqual([
        'Imported Person',
        'Joint Holder',
      ]);
    }));

  it('every fault has its row and its column, nothing is written, and no personal number is repeated', () =>
    story(sql, async (scope) => {
      await scope.as(registrar);
      const known = await saveIndividual(scope, individualDraft());
      const rows = [
        sheetRow(1),
        sheetRow(2, { aadhaar: aadhaar(101) }),
        sheetRow(3, { aadhaar: aadhaar(1) }),
        sheetRow(4, { mobile: '12345', skills: 'UNSKILLED.POET', ward_code: 'W9' }),
        sheetRow(5, { ifsc: 'NOIFSC', account_number: '12' }),
        sheetRow(6, { account_number: '', ifsc: '' }),
        sheetRow(7, { account_number: sheetRow(1)['account_number'] ?? '' }),
      ];
      const report = await importRows(scope, rows, false);
      expect(report).toMatchObject({
        is_written: false,
        row_count: 7,
        refused: 6,
        counts: { added: 1 },
      });
      expect(
        report.errors.map(({ row, column, code }) => `${row} ${column} ${code}`).sort(),
      ).toEqual([
        '2 aadhaar DUPLICATE_ROW',
        '3 aadhaar AADHAAR_REGISTERED',
        '4 locality_code BOUNDARY',
        '4 mobile INVALID_MOBILE',
        '4 skills NOT_IN_MASTER',
        '4 ward_code BOUNDARY',
        '5 account_number INVALID_ACCOUNT_NUMBER',
        '5 ifsc INVALID_IFSC',
        '6 account_number REQUIRED',
        '7 account_number DUPLICATE_ROW',
      ]);
      expect(report.errors.find(({ row }) => row === 3)?.params).toEqual({ number: known.number });
      const said = JSON.stringify(report);
      expect(
        [aadhaar(1), aadhaar(101), rows[6]?.['account_number'] ?? ''].filter((n) =>
          said.includes(n),
        ),
      ).toEqual([]);
      expect(await search(scope, { query: 'imported person' })).toEqual([]);
    }));

  it('is for the registrars of the agency', () =>
    story(sql, async (scope) => {
      for (const who of [person('acct'), OWN]) {
        await scope.as(who);
        expect((await scope.refused((q) => importRows({ sql: q }, [sheetRow(1)], true))).code).toBe(
          'NOT_PERMITTED',
        );
      }
      await scope.as(registrar);
      expect(
        (await scope.refused((q) => q`select public.import_individuals(${JATNI}, '{}')`)).code,
      ).toBe('BAD_REQUEST');
      const many = Array.from({ length: 5001 }, () => ({}));
      expect((await scope.refused((q) => importRows({ sql: q }, many, true))).code).toBe(
        'IMPORT_TOO_LARGE',
      );
    }));

  it('without an account where the agency takes people without one', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      await scope.sql`insert into public.tenant_settings (tenant_id, key, value) values (${JATNI}, 'individual.requires_bank_account', 'false')`;
      await scope.as(registrar);
      const rows = [sheetRow(6, { account_number: '', ifsc: '' })];
      expect(await importRows(scope, rows, false)).toMatchObject({
        is_written: true,
        counts: { added: 1 },
      });
      expect((await search(scope, { query: 'imported person' }))[0]?.account_state).toBe('NONE');
    }));
});

describe('accounts of one holder in two papers', () => {
  it('an account typed with other spaces is the same account', () =>
    story(sql, async (scope) => {
      await scope.as(registrar);
      await saveIndividual(scope, individualDraft());
      const draft = individualDraft({
        aadhaar: aadhaar(2),
        bank_account: accountDraft({ account_number: '7788-0099 1122' }),
      });
      expect((await scope.refused((q) => saveIndividual({ sql: q }, draft))).fields).toEqual([
        { pointer: '/bank_account/account_number', code: 'ACCOUNT_REGISTERED', params: {} },
      ]);
    }));
});

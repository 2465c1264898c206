import fs from 'node:fs';

import { describe, expect, it } from 'vitest';

import identifiers from '../fixtures/calc/identifiers.json';
import {
  aadhaar,
  accountDraft,
  individualDraft,
  readIndividual,
  reveal,
  saveAccount,
  saveIndividual,
  flag,
  type Account,
} from './support/individuals.ts';
import { OWN } from './support/orders.ts';
import { JATNI, person } from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';

const sql = connect();
const registrar = person('coord');
const admin = person('admin');
const accountant = person('acct');

/** Numbers that stand nowhere but in what one person typed. */
const AADHAAR = aadhaar(77);
const MOBILE = '9876501234';
const ACCOUNT = '664422880011';
const SECRETS = [AADHAAR, MOBILE, ACCOUNT];

async function registered(scope: Scope): Promise<{ id: string; account: Account }> {
  await scope.as(registrar);
  const saved = await saveIndividual(
    scope,
    individualDraft({
      aadhaar: AADHAAR,
      mobile: MOBILE,
      bank_account: accountDraft({ account_number: ACCOUNT }),
    }),
  );
  return {
    id: saved.id,
    account: (await readIndividual(scope, saved.id))?.bank_accounts[0] as Account,
  };
}

describe('golden vectors', () => {
  const test: Record<string, string> = {
    AADHAAR: 'is_aadhaar',
    MOBILE: 'is_mobile',
    IFSC: 'is_ifsc',
    ACCOUNT: 'is_account_number',
    PAN: 'is_pan',
    GSTIN: 'is_gstin',
  };
  it.each(identifiers.cases)('$kind: $name', async ({ kind, value, valid }) => {
    const [row] = await sql.unsafe(`select private.${test[kind] ?? ''}($1) as valid`, [value]);
    expect(row?.['valid']).toBe(valid);
  });
  it.each(identifiers.kept)('$kind $value is kept as $kept', async ({ kind, value, kept }) => {
    const [row] = await sql`select private.personal_digits(${kind}, ${value}) as kept`;
    expect(row?.['kept']).toBe(kept);
  });
});

describe('the seal on personal numbers', () => {
  it('no API role reads keys or ciphers, or calls what turns them', () =>
    story(sql, async (scope) => {
      for (const who of [admin, accountant, OWN, 'service_role', 'anon']) {
        await scope.as(who);
        for (const query of [
          'select * from private.personal_keys',
          'select * from private.individual_numbers',
          'select * from private.bank_account_numbers',
          `select private.personal_key('encryption')`,
          `select private.encrypt_personal('x')`,
          `select private.decrypt_personal('\\x00')`,
          `select private.blind_index('AADHAAR', 'x')`,
          `select private.account_number('od.jatni', null)`,
        ])
          expect((await scope.refused((q) => q.unsafe(query))).state).toBe('42501');
      }
    }));

  it('the same number never looks the same, and its index always does, apart by kind', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      const [row] =
        await scope.sql`select private.encrypt_personal('999941057058') <> private.encrypt_personal('999941057058') as differs,
        private.decrypt_personal(private.encrypt_personal('999941057058')) as plain,
        private.blind_index('AADHAAR', '999941057058') = private.blind_index('AADHAAR', '9999 4105 7058') as equal,
        private.blind_index('AADHAAR', '999941057058') = private.blind_index('ACCOUNT', '999941057058') as mixed`;
      expect(row).toEqual({ differs: true, plain: '999941057058', equal: true, mixed: false });
    }));

  it('where there is a Vault the migration puts the keys there, once, and they are read from there', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      const migration = fs.readFileSync(
        'supabase/migrations/20260101000780_individuals.sql',
        'utf8',
      );
      const makesKeys = /^do \$\$.*?^\$\$;/ms.exec(migration)?.[0] ?? '';
      await scope.sql`create schema vault`;
      await scope.sql`create table vault.secrets (name text, decrypted_secret text)`;
      await scope.sql`create view vault.decrypted_secrets as select * from vault.secrets`;
      await scope.sql`create function vault.create_secret(new_secret text, new_name text default null, new_description text default '', new_key_id uuid default null)
        returns uuid language sql as $$ insert into vault.secrets values ($2, $1); select gen_random_uuid() $$`;
      await scope.sql`delete from private.personal_keys`;
      await scope.sql.unsafe(makesKeys);
      await scope.sql.unsafe(makesKeys);
      const rows =
        await scope.sql`select name, length(decrypted_secret) as length from vault.secrets order by name`;
      expect(rows).toEqual([
        { name: 'personal_encryption', length: 64 },
        { name: 'personal_index', length: 64 },
      ]);
      expect(await scope.sql`select from private.personal_keys`).toHaveLength(0);
      const [row] =
        await scope.sql`select private.decrypt_personal(private.encrypt_personal('999941057058')) as plain`;
      expect(row).toEqual({ plain: '999941057058' });
    }));

  it('without its key nothing is kept and nothing is read', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      await scope.sql`delete from private.personal_keys where purpose = 'encryption'`;
      expect((await scope.refused((q) => q`select private.encrypt_personal('x')`)).code).toBe(
        'INTERNAL',
      );
    }));
});

describe('seeing a number in full', () => {
  it('takes the permission and a reason, and leaves a row in the audit log that does not hold the number', () =>
    story(sql, async (scope) => {
      const { id, account } = await registered(scope);
      await scope.as(admin);
      expect(await reveal(scope, 'INDIVIDUAL', id, 'aadhaar', `Complaint about ${AADHAAR}`)).toBe(
        AADHAAR,
      );
      expect(await reveal(scope, 'INDIVIDUAL', id, 'mobile', 'To call the person')).toBe(MOBILE);
      await scope.as(accountant);
      expect(
        await reveal(
          scope,
          'BANK_ACCOUNT',
          account.id,
          'account_number',
          'Compared with the passbook',
        ),
      ).toBe(ACCOUNT);
      await scope.as(null);
      await scope.sql`set constraints all immediate`;
      const rows = await scope.sql`select l.changes from public.audit_log l
        where l.tenant_id = ${JATNI} and l.table_name = 'personal_reveals' and l.changes #>> '{subject_id,to}' in (${id}, ${account.id}) order by l.seq`;
      expect(
        rows.map(({ changes }) => (changes as Record<string, { to: string }>)['field']?.to),
      ).toEqual(['aadhaar', 'mobile', 'account_number']);
      expect(JSON.stringify(rows)).toContain('Complaint about …');
      expect(JSON.stringify(rows)).toContain('Compared with the passbook');
    }));

  it.each([
    ['no reason', null, 'REQUIRED'],
    ['hardly a reason', 'ok', 'TOO_SHORT'],
    ['a long story', 'x'.repeat(501), 'TOO_LONG'],
  ])('%s is refused', (_what, reason, code) =>
    story(sql, async (scope) => {
      const { id } = await registered(scope);
      await scope.as(admin);
      expect(
        (await scope.refused((q) => reveal({ sql: q }, 'INDIVIDUAL', id, 'aadhaar', reason)))
          .fields,
      ).toMatchObject([{ pointer: '/reason', code }]);
      expect(
        await scope.sql`select from public.personal_reveals where subject_id = ${id}`,
      ).toHaveLength(0);
    }),
  );

  it('an accountant sees accounts, not identities; others see neither', () =>
    story(sql, async (scope) => {
      const { id, account } = await registered(scope);
      await scope.as(accountant);
      expect(
        (await scope.refused((q) => reveal({ sql: q }, 'INDIVIDUAL', id, 'aadhaar', 'Curiosity')))
          .code,
      ).toBe('NOT_PERMITTED');
      for (const who of [
        registrar,
        person('auditor'),
        person('me'),
        OWN,
        person('admin', 'dhenkanal'),
      ]) {
        await scope.as(who);
        for (const [kind, subject, field] of [
          ['INDIVIDUAL', id, 'mobile'],
          ['BANK_ACCOUNT', account.id, 'account_number'],
        ] as const)
          expect(
            (await scope.refused((q) => reveal({ sql: q }, kind, subject, field, 'Curiosity')))
              .code,
          ).toBe('NOT_PERMITTED');
      }
    }));

  it('of what is not there, or a field that is none, answers nothing', () =>
    story(sql, async (scope) => {
      const { id, account } = await registered(scope);
      await scope.as(admin);
      expect(
        (
          await scope.refused((q) =>
            reveal({ sql: q }, 'INDIVIDUAL', account.id, 'mobile', 'To call'),
          )
        ).code,
      ).toBe('NOT_FOUND');
      expect(
        (
          await scope.refused((q) =>
            reveal({ sql: q }, 'INDIVIDUAL', id, 'account_number', 'To pay'),
          )
        ).fields,
      ).toMatchObject([{ pointer: '/field', code: 'OUT_OF_RANGE' }]);
    }));
});

/** Every table and view, as whoever could look into it, and the owner's too: the log, deliveries and notices are among them. */
async function scan(scope: Scope, who: string | null): Promise<string[]> {
  await scope.as(null);
  const tables = await scope.sql<
    { name: string }[]
  >`select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'v', 'm', 'p') and n.nspname in ('public', 'private', 'storage', 'realtime') order by 1`;
  await scope.as(who);
  const leaks: string[] = [];
  for (const { name } of tables) {
    if (who !== null && !name.startsWith('public.')) continue;
    try {
      await scope.sql.savepoint(async (q) => {
        for (const secret of SECRETS) {
          const rows = await q.unsafe(`select from ${name} t where t::text like $1 limit 1`, [
            `%${secret}%`,
          ]);
          if (rows.length > 0) leaks.push(`${name}: ${secret}`);
        }
      });
    } catch (error) {
      // What is not granted is not leaked.
      if ((error as { code?: string }).code !== '42501') throw error;
    }
  }
  return leaks;
}

describe('no plain number', () => {
  it('stands in any table, view, log, delivery, notice or message after a person was entered, changed, verified and looked at', () =>
    story(sql, async (scope) => {
      const { id, account } = await registered(scope);
      await scope.as(registrar);
      const again = await saveAccount(
        scope,
        { ...accountDraft({ account_number: ACCOUNT }), id: account.id, branch_name: 'Jatni' },
        account.version,
      );
      const current = await readIndividual(scope, id);
      await saveIndividual(
        scope,
        individualDraft({ id, aadhaar: AADHAAR, mobile: MOBILE, name: 'Minati Das' }),
        current?.version,
      );
      await scope.as(accountant);
      await flag(scope, again, true, true);
      await reveal(
        scope,
        'BANK_ACCOUNT',
        account.id,
        'account_number',
        `Compared ${ACCOUNT} with the passbook`,
      );
      await scope.as(admin);
      await reveal(scope, 'INDIVIDUAL', id, 'aadhaar', `Complaint about ${AADHAAR}`);
      await reveal(scope, 'INDIVIDUAL', id, 'mobile', `Called ${MOBILE} about the wage`);
      await scope.as(null);
      await scope.sql`set constraints all immediate`;
      expect(await scan(scope, null)).toEqual([]);
      for (const who of [admin, accountant, registrar, person('auditor'), OWN, 'service_role'])
        expect(await scan(scope, who)).toEqual([]);
    }));

  it('stands in any answer of the functions, nor in a refusal', () =>
    story(sql, async (scope) => {
      const { id, account } = await registered(scope);
      const answers: unknown[] = [];
      for (const who of [registrar, admin, accountant]) {
        await scope.as(who);
        answers.push(await readIndividual(scope, id));
        for (const [kind, value] of [
          ['AADHAAR', AADHAAR],
          ['MOBILE', MOBILE],
          ['ACCOUNT', ACCOUNT],
        ])
          answers.push(
            ...(await scope.sql`select public.find_individuals(${JATNI}, ${kind ?? ''}, ${value ?? ''})`),
          );
      }
      await scope.as(registrar);
      answers.push(
        await scope.refused((q) =>
          saveIndividual(
            { sql: q },
            individualDraft({
              aadhaar: AADHAAR,
              bank_account: accountDraft({ account_number: ACCOUNT }),
            }),
          ),
        ),
        await scope.refused((q) =>
          saveIndividual(
            { sql: q },
            individualDraft({ aadhaar: `${AADHAAR}0`, mobile: `${MOBILE}1` }),
          ),
        ),
        await scope.refused((q) =>
          saveAccount(
            { sql: q },
            { ...accountDraft({ account_number: `${ACCOUNT}ABC` }), id: account.id },
            account.version,
          ),
        ),
      );
      const said = JSON.stringify(answers);
      expect(SECRETS.filter((secret) => said.includes(secret))).toEqual([]);
    }));
});

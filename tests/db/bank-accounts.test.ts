import { describe, expect, it } from 'vitest';

import {
  accountDraft,
  flag,
  individualDraft,
  readIndividual,
  saveAccount,
  saveIndividual,
  type Account,
  type Draft,
} from './support/individuals.ts';
import { organisationId, OTHER, OWN } from './support/orders.ts';
import { JATNI, person } from './support/papers.ts';
import { connect, story, type Scope } from './support/scope.ts';

const sql = connect();
const registrar = person('coord');
const accountant = person('acct');

async function registered(scope: Scope): Promise<{ id: string; account: Account }> {
  await scope.as(registrar);
  const saved = await saveIndividual(scope, individualDraft());
  const account = (await readIndividual(scope, saved.id))?.bank_accounts[0];
  if (!account) throw new Error('No account');
  return { id: saved.id, account };
}

async function payable(scope: Scope, ownerType: string, owner: string): Promise<string | null> {
  await scope.as(null);
  const [row] =
    await scope.sql`select private.payable_account(${JATNI}, ${ownerType}, ${owner}) as id`;
  return (row as { id: string | null }).id;
}

async function row(scope: Scope, id: string): Promise<Account> {
  await scope.as(null);
  const [account] = await scope.sql`select * from public.bank_accounts where id = ${id}`;
  return account as unknown as Account;
}

describe('the two flags of a bank account', () => {
  it('an accountant sets them; then it can be paid to, and the row says who set them', () =>
    story(sql, async (scope) => {
      const { id, account } = await registered(scope);
      expect(await payable(scope, 'INDIVIDUAL', id)).toBeNull();
      await scope.as(accountant);
      const verified = await flag(scope, account, true, false);
      expect(await payable(scope, 'INDIVIDUAL', id)).toBeNull();
      await scope.as(accountant);
      await flag(scope, verified, true, true);
      expect(await payable(scope, 'INDIVIDUAL', id)).toBe(account.id);
      expect(await row(scope, account.id)).toMatchObject({ verified_by_name: 'Manoj Panda' });
    }));

  it.each<[string, Draft]>([
    ['the name', { holder_name: 'Minati Das' }],
    ['the number', { account_number: '778800991199' }],
    ['a number with the same last digits', { account_number: '998800991122' }],
    ['the branch', { ifsc: 'SBIN0020852' }],
    ['nothing but saving it again', {}],
  ])('an edit of %s takes both back', (_what, changes) =>
    story(sql, async (scope) => {
      const { id, account } = await registered(scope);
      await scope.as(accountant);
      const flagged = await flag(scope, account, true, true);
      await scope.as(registrar);
      const { account_number: _number, ...kept } = accountDraft();
      await saveAccount(scope, { ...kept, id: account.id, ...changes }, flagged.version);
      expect(await row(scope, account.id)).toMatchObject({
        is_verified: false,
        is_valid: false,
        verified_by_name: null,
      });
      expect(await payable(scope, 'INDIVIDUAL', id)).toBeNull();
    }),
  );

  it('an edit behind the functions takes them back as well', () =>
    story(sql, async (scope) => {
      const { account } = await registered(scope);
      await scope.as(accountant);
      await flag(scope, account, true, true);
      await scope.as(null);
      await scope.sql`update public.bank_accounts set branch_name = 'Elsewhere' where id = ${account.id}`;
      expect(await row(scope, account.id)).toMatchObject({ is_verified: false, is_valid: false });
    }));

  it('who entered the account does not verify it, who may not verify does not either', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      await scope.sql`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code)
        select tenant_id, id, 'od', 'WAGESEEKER_ADMIN' from public.memberships where invited_email = ${accountant}`;
      await scope.as(accountant);
      const saved = await saveIndividual(scope, individualDraft());
      const account = (await readIndividual(scope, saved.id))?.bank_accounts[0] as Account;
      expect((await scope.refused((q) => flag({ sql: q }, account, true, true))).code).toBe(
        'MAKER_CHECKER',
      );
      for (const who of [registrar, person('admin'), OWN]) {
        await scope.as(who);
        expect((await scope.refused((q) => flag({ sql: q }, account, true, true))).code).toBe(
          'NOT_PERMITTED',
        );
      }
    }));

  it('are taken back with remarks only, and of the version that was seen', () =>
    story(sql, async (scope) => {
      const { account } = await registered(scope);
      await scope.as(accountant);
      const flagged = await flag(scope, account, true, true);
      expect(
        (await scope.refused((q) => flag({ sql: q }, flagged, true, false))).fields,
      ).toMatchObject([{ pointer: '/remarks', code: 'REQUIRED' }]);
      expect(
        (await scope.refused((q) => flag({ sql: q }, account, false, false, 'Wrong holder'))).code,
      ).toBe('STALE_VERSION');
      await flag(scope, flagged, true, false, 'Returned by the bank, account 778800991122');
      const [stored] =
        await scope.sql`select flag_remarks from public.bank_accounts where id = ${account.id}`;
      expect(stored?.['flag_remarks']).toBe('Returned by the bank, account …');
    }));

  it('until both are set the account stands on the list of what waits, with whose it is', () =>
    story(sql, async (scope) => {
      const { id, account } = await registered(scope);
      const waiting = async () => {
        const [answer] =
          await scope.sql`select public.bank_accounts_to_verify(${JATNI}, 200) as waiting`;
        return (answer as { waiting: { count: number; rows: Record<string, unknown>[] } }).waiting;
      };
      await scope.as(accountant);
      const before = await waiting();
      expect(before.rows.find((each) => each['id'] === account.id)).toMatchObject({
        individual_id: id,
        owner_name: 'Minati Lenka',
        account_last4: '1122',
      });
      const verified = await flag(scope, account, true, false);
      expect((await waiting()).count).toBe(before.count);
      await flag(scope, verified, true, true);
      expect((await waiting()).count).toBe(before.count - 1);
      await scope.as(person('contractor2'));
      expect((await waiting()).rows).toEqual([]);
    }));

  it('a payment that the bank returned makes the account invalid', () =>
    story(sql, async (scope) => {
      const { id, account } = await registered(scope);
      await scope.as(accountant);
      await flag(scope, account, true, true);
      await scope.as(null);
      await scope.sql`select private.refuse_account(${JATNI}, ${account.id}, 'R03 no such account')`;
      expect(await row(scope, account.id)).toMatchObject({ is_verified: true, is_valid: false });
      expect(await payable(scope, 'INDIVIDUAL', id)).toBeNull();
    }));
});

describe('the accounts of a payee', () => {
  it('one is first: another that takes its place waits for its own flags, the old one keeps its own', () =>
    story(sql, async (scope) => {
      const { id, account } = await registered(scope);
      await scope.as(accountant);
      await flag(scope, account, true, true);
      await scope.as(registrar);
      const second = await saveAccount(
        scope,
        accountDraft({
          owner_type: 'INDIVIDUAL',
          individual_id: id,
          account_number: '665500443322',
        }),
      );
      expect(await row(scope, account.id)).toMatchObject({ is_primary: false, is_verified: true });
      expect(await row(scope, second.id)).toMatchObject({ is_primary: true, is_verified: false });
      expect(await payable(scope, 'INDIVIDUAL', id)).toBeNull();
    }));

  it('one account is not that of two payees, unless the agency allows it; nor twice that of one', () =>
    story(sql, async (scope) => {
      const { id } = await registered(scope);
      const organisation = await organisationId(scope, 'ORG-000001');
      const other = accountDraft({ owner_type: 'ORGANISATION', organisation_id: organisation });
      await scope.as(registrar);
      expect((await scope.refused((q) => saveAccount({ sql: q }, other))).fields).toEqual([
        { pointer: '/account_number', code: 'ACCOUNT_REGISTERED', params: {} },
      ]);
      await scope.as(null);
      await scope.sql`insert into public.tenant_settings (tenant_id, key, value) values (${JATNI}, 'bank_account.allows_shared', 'true')`;
      await scope.as(registrar);
      await saveAccount(scope, other);
      const twice = accountDraft({ owner_type: 'INDIVIDUAL', individual_id: id });
      expect((await scope.refused((q) => saveAccount({ sql: q }, twice))).fields).toMatchObject([
        { code: 'ACCOUNT_REGISTERED' },
      ]);
    }));

  it('organisations and heads of deductions of the seed are paid to; heads by their code', () =>
    story(sql, async (scope) => {
      const organisation = await organisationId(scope, 'ORG-000001');
      expect(await payable(scope, 'ORGANISATION', organisation)).not.toBeNull();
      for (const head of ['LC', 'GSTTDS', 'ITTDS', 'ROM', 'ECB'])
        expect(await payable(scope, 'HEAD', head)).not.toBeNull();
      expect(await payable(scope, 'HEAD', 'NONE')).toBeNull();
    }));

  it.each<[string, Draft, string, string]>([
    ['no owner', { owner_type: '' }, '/owner_type', 'REQUIRED'],
    ['an unknown owner', { owner_type: 'DEPT' }, '/owner_type', 'OUT_OF_RANGE'],
    [
      'an organisation that is not there',
      { organisation_id: '01890000-0000-7000-8000-000000000000' },
      '/organisation_id',
      'NOT_FOUND',
    ],
    ['a head without a code', { owner_type: 'HEAD' }, '/head_code', 'REQUIRED'],
    [
      'a person that is not there',
      { owner_type: 'INDIVIDUAL', individual_id: '01890000-0000-7000-8000-000000000000' },
      '/individual_id',
      'NOT_FOUND',
    ],
    ['no holder', { holder_name: '' }, '/holder_name', 'REQUIRED'],
    ['no kind', { account_type: '' }, '/account_type', 'REQUIRED'],
    ['an unknown kind', { account_type: 'GOLD' }, '/account_type', 'OUT_OF_RANGE'],
    ['no number', { account_number: '' }, '/account_number', 'REQUIRED'],
    ['no branch', { ifsc: '' }, '/ifsc', 'REQUIRED'],
  ])('%s is refused beside its field', (_what, changes, pointer, code) =>
    story(sql, async (scope) => {
      const organisation = await organisationId(scope, 'ORG-000003');
      await scope.as(registrar);
      const draft = accountDraft({
        owner_type: 'ORGANISATION',
        organisation_id: organisation,
        ...changes,
      });
      const refusal = await scope.refused((q) => saveAccount({ sql: q }, draft));
      expect(refusal.fields.map((field) => [field.pointer, field.code])).toContainEqual([
        pointer,
        code,
      ]);
    }),
  );

  it('an organisation keeps accounts of whom it registered, reads its own, and touches no other', () =>
    story(sql, async (scope) => {
      const own = await organisationId(scope, 'ORG-000001');
      const { id } = await registered(scope);
      await scope.as(OWN);
      const mine = await saveIndividual(
        scope,
        individualDraft({
          aadhaar: '999941057058',
          bank_account: accountDraft({ account_number: '112233445566' }),
        }),
      );
      const account = (await readIndividual(scope, mine.id))?.bank_accounts[0] as Account;
      await saveAccount(
        scope,
        { ...accountDraft({ account_number: '112233445577' }), id: account.id },
        account.version,
      );
      const rows =
        await scope.sql`select distinct organisation_id from public.bank_accounts where owner_type <> 'INDIVIDUAL'`;
      expect(rows).toEqual([{ organisation_id: own }]);
      for (const draft of [
        accountDraft({
          owner_type: 'ORGANISATION',
          organisation_id: own,
          account_number: '112233445588',
        }),
        accountDraft({
          owner_type: 'INDIVIDUAL',
          individual_id: id,
          account_number: '112233445588',
        }),
      ])
        expect((await scope.refused((q) => saveAccount({ sql: q }, draft))).code).toBe(
          'NOT_PERMITTED',
        );
      await scope.as(OTHER);
      expect(
        await scope.sql`select from public.bank_accounts where id = ${account.id}`,
      ).toHaveLength(0);
    }));
});

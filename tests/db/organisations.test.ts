import { describe, expect, it } from 'vitest';

import { organisationId, OWN } from './support/orders.ts';
import { JATNI, person } from './support/papers.ts';
import { column, connect, story, type Scope } from './support/scope.ts';

import type postgres from 'postgres';

const sql = connect();
const admin = person('admin');
type Draft = Record<string, postgres.JSONValue>;
type Saved = { id: string; number: string; version: number };

const draft = (changes: Draft = {}): Draft => ({
  name: 'Maa Kali Mission Shakti Group',
  local_names: { or: 'ମା କାଳୀ ମିଶନ ଶକ୍ତି ଗୋଷ୍ଠୀ' },
  type_code: 'CBO.MSG',
  registered_on: '2020-05-01',
  member_count: '11',
  valid_from: '2024-04-01',
  ward_code: 'W001',
  locality_code: 'L001',
  functions: [{ type_code: 'CBO.MSG', valid_from: '2024-04-01' }],
  contacts: [
    {
      name: 'Minati Das',
      position: 'President',
      mobile: '9437000101',
      email: 'Minati@Example.org',
      is_primary: true,
    },
  ],
  ...changes,
});

async function save({ sql: q }: Pick<Scope, 'sql'>, row: Draft, version?: number): Promise<Saved> {
  const [answer] =
    await q`select public.save_organisation(${JATNI}, ${q.json(row)}, ${version ?? null}) as saved`;
  return (answer as { saved: Saved }).saved;
}

interface Organisation {
  status: string;
  version: number;
  functions: { id: string; type_code: string }[];
  contacts: { id: string; email: string; login: { state: string; roles: string[] } | null }[];
}

async function read({ sql: q }: Scope, id: string): Promise<Organisation | null> {
  const [row] = await q`select public.get_organisation(${JATNI}, ${id}) as organisation`;
  return (row as { organisation: Organisation | null }).organisation;
}

describe('the register of organisations', () => {
  it('an administrator adds one with functions and contacts, and changes it; a number is given', () =>
    story(sql, async (scope) => {
      await scope.as(admin);
      const saved = await save(scope, draft());
      expect(saved.number).toMatch(/^ORG-\d{6}$/);
      const stored = await read(scope, saved.id);
      expect(stored?.functions.map(({ type_code: type }) => type)).toEqual(['CBO.MSG']);
      expect(stored?.contacts).toMatchObject([
        { name: 'Minati Das', email: 'minati@example.org', login: null },
      ]);
      const again = await save(
        scope,
        draft({
          id: saved.id,
          functions: [
            ...(stored?.functions ?? []),
            { type_code: 'VEN.NA', class_code: 'C', category_code: 'CW', valid_from: '2025-04-01' },
          ],
        }),
        saved.version,
      );
      expect((await read(scope, again.id))?.functions).toHaveLength(2);
      expect(
        (await scope.refused((q) => save({ sql: q }, draft({ id: saved.id }), saved.version))).code,
      ).toBe('STALE_VERSION');
    }));

  it.each([
    ['no name', { name: '' }, '/name', 'REQUIRED'],
    ['an unknown type', { type_code: 'XYZ' }, '/type_code', 'NOT_IN_MASTER'],
    ['a PAN that is none', { pan: 'ABCD1234EF' }, '/pan', 'INVALID_PAN'],
    [
      'a GSTIN with a wrong check character',
      { gstin: '21ABCDE1234F1ZD' },
      '/gstin',
      'INVALID_GSTIN',
    ],
    [
      'a GSTIN of another PAN',
      { pan: 'ABCDE1234G', gstin: '21abcde1234f1zc' },
      '/gstin',
      'INVALID_GSTIN',
    ],
    ['no function', { functions: [] }, '/functions', 'REQUIRED'],
    [
      'an unknown class',
      { functions: [{ type_code: 'CBO.MSG', class_code: 'Z' }] },
      '/functions/0/class_code',
      'NOT_IN_MASTER',
    ],
    [
      'one function twice',
      {
        functions: [
          { type_code: 'CBO.MSG', valid_from: '2024-04-01' },
          { type_code: 'CBO.MSG', valid_from: '2024-05-01' },
        ],
      },
      '/functions/1/type_code',
      'DATES_OVERLAP',
    ],
    [
      'a contact nobody can reach',
      { contacts: [{ name: 'Minati Das' }] },
      '/contacts/0/mobile',
      'REQUIRED',
    ],
    [
      'two first contacts',
      {
        contacts: [
          { name: 'A One', mobile: '9437000101', is_primary: true },
          { name: 'B Two', mobile: '9437000102', is_primary: true },
        ],
      },
      '/contacts',
      'DUPLICATE',
    ],
    [
      'a registration of the future',
      { registered_on: '2199-01-01' },
      '/registered_on',
      'FUTURE_DATE',
    ],
    ['an end before the start', { valid_to: '2024-03-31' }, '/valid_to', 'INVALID_DATE'],
    ['a locality of another ward', { locality_code: 'L002' }, '/locality_code', 'BOUNDARY'],
    [
      'a registration that another has',
      { registration_number: 'msg/jt/0117' },
      '/registration_number',
      'DUPLICATE',
    ],
  ] as [string, Draft, string, string][])('refuses %s', (_name, changes, pointer, code) =>
    story(sql, async (scope) => {
      await scope.as(admin);
      const refusal = await scope.refused((q) => save({ sql: q }, draft(changes)));
      expect(refusal.fields).toMatchObject([{ pointer, code }]);
    }),
  );

  it('is debarred with a reason and days, and lifted; nobody else may', () =>
    story(sql, async (scope) => {
      const id = await organisationId(scope, 'ORG-000002');
      const set = (
        version: number,
        status: string,
        reason: string | null,
        until: string | null = null,
      ) =>
        scope.sql`select public.set_organisation_status(${JATNI}, ${id}, ${version}, ${status}, ${reason}, null, ${until}::date)`;
      const eligible = async () => {
        await scope.as(null);
        const [row] =
          await scope.sql`select private.organisation_is_eligible(${JATNI}, ${id}, 'CBO', private.local_date(${JATNI})) as is_eligible,
          private.organisation_is_eligible(${JATNI}, ${id}, 'VEN', private.local_date(${JATNI})) as is_vendor`;
        return row;
      };
      expect(await eligible()).toEqual({ is_eligible: true, is_vendor: false });
      await scope.as(person('coord'));
      expect((await scope.refused(() => set(1, 'DEBARRED', 'Left the site'))).code).toBe(
        'NOT_PERMITTED',
      );
      await scope.as(admin);
      const { version } = (await read(scope, id)) as Organisation;
      expect((await scope.refused(() => set(version, 'DEBARRED', ' '))).fields).toMatchObject([
        { pointer: '/reason', code: 'REQUIRED' },
      ]);
      expect((await scope.refused(() => set(version, 'GONE', 'x'))).fields).toMatchObject([
        { pointer: '/status' },
      ]);
      await set(version, 'DEBARRED', 'Left the site');
      expect(await eligible()).toMatchObject({ is_eligible: false });
      await scope.as(admin);
      await set(((await read(scope, id)) as Organisation).version, 'ACTIVE', 'Appeal granted');
      expect(await eligible()).toMatchObject({ is_eligible: true });
    }));
});

describe('people of an organisation', () => {
  it('a contact gets a login with roles of organisations only; the person then sees their own', () =>
    story(sql, async (scope) => {
      await scope.as(admin);
      const { id } = await save(scope, draft());
      const contact = (await read(scope, id))?.contacts[0]?.id ?? '';
      const invite = (roles: string[]) =>
        scope.sql`select public.invite_contact(${JATNI}, ${contact}, ${roles})`;
      expect((await scope.refused(() => invite(['WORK_ORDER_APPROVER']))).fields).toMatchObject([
        { code: 'ROLE_NOT_GRANTABLE' },
      ]);
      expect((await scope.refused(() => invite([]))).fields).toMatchObject([{ code: 'REQUIRED' }]);
      await invite(['ORG_ADMIN']);
      expect((await read(scope, id))?.contacts[0]?.login).toMatchObject({
        state: 'INVITED',
        roles: ['ORG_ADMIN'],
      });
      expect((await scope.refused(() => invite(['ORG_ADMIN']))).code).toBe('ALREADY_MEMBER');
      const { version } = (await read(scope, id)) as Organisation;
      expect(
        (await scope.refused((q) => save({ sql: q }, draft({ id, contacts: [] }), version))).code,
      ).toBe('CONTACT_HAS_LOGIN');

      await scope.as(null);
      await scope.sql`insert into auth.users (id, aud, role, email, email_confirmed_at) values (gen_random_uuid(), 'authenticated', 'authenticated', 'minati@example.org', now())`;
      await scope.as('minati@example.org');
      expect(column(await scope.sql`select name from public.organisations`, 'name')).toEqual([
        'Maa Kali Mission Shakti Group',
      ]);
      await scope.as(OWN);
      expect(column(await scope.sql`select number from public.organisations`, 'number')).toEqual([
        'ORG-000001',
      ]);
      expect((await scope.refused((q) => save({ sql: q }, draft()))).code).toBe('NOT_PERMITTED');
    }));

  it('roles of staff are never given to them, nor theirs to staff, not even by a seed', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      const give = (email: string, role: string) =>
        scope.refused(
          (
            q,
          ) => q`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code)
        select tenant_id, id, 'od', ${role} from public.memberships where invited_email = ${email}`,
        );
      expect(await give(OWN, 'WORK_ORDER_APPROVER')).toMatchObject({
        code: 'ROLE_NOT_GRANTABLE',
        details: { reason: 'AXIS' },
      });
      expect(await give(person('eo'), 'ORG_ADMIN')).toMatchObject({
        code: 'ROLE_NOT_GRANTABLE',
        details: { reason: 'AXIS' },
      });
      // A role that changes sides later counts for nobody on the old one.
      await scope.sql`update public.roles set is_for_organisations = true where tenant_id = 'od' and code = 'WORK_ORDER_APPROVER'`;
      const [held] =
        await scope.sql`select private.can_act((select id from auth.users where email = ${person('eo')}), ${JATNI}, '{WORK_ORDER_APPROVER}') as can`;
      expect(held?.['can']).toBe(false);
    }));
});

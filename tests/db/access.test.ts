import fc from 'fast-check';
import type postgres from 'postgres';
import { describe, expect, it } from 'vitest';

import {
  draftedEstimate,
  estimateDraft,
  forward,
  JATNI,
  nonSorLine,
  person,
  projectDraft,
  saveEstimate,
  saveProject,
  type Saved,
} from './support/papers.ts';
import {
  broken,
  employeeDraft,
  employeeOf,
  explain,
  grants,
  inviteEmployee,
  membershipOf,
  saveEmployee,
  userId,
  type Question,
} from './support/people.ts';
import { column, connect, story, type Scope } from './support/scope.ts';

const sql = connect();
const STATE_ADMIN = 'admin.od@demo.digit.example';
type Sql = postgres.TransactionSql;

const setRoles = (q: Sql, membership: string, give: string[], end: string[] = []) =>
  q`select public.set_roles(${JATNI}, ${membership}, ${q.json(grants(...give))}, ${q.array(end)})`;

const rolesOf = async (scope: Scope, email: string): Promise<unknown[]> => {
  await scope.as(email);
  const [row] = await scope.sql`select private.my_role_keys() as keys`;
  // Of what the seed gives besides, these stories do not speak.
  return (row as { keys: string[] }).keys.filter((key) =>
    /^od\.jatni:(PROJECT|ESTIMATE)_/.test(key),
  );
};

const withMembership = async (scope: Scope, email: string): Promise<string> => {
  await scope.as(null);
  return membershipOf(scope.sql, email);
};

describe('granting and ending roles', () => {
  it('happens in one step and works at the next statement', () =>
    story(sql, async (scope) => {
      const coordinator = await withMembership(scope, person('coord'));
      await scope.as(person('admin'));
      await setRoles(
        scope.sql,
        coordinator,
        ['PROJECT_CREATOR', 'ESTIMATE_CREATOR'],
        ['ESTIMATE_VIEWER'],
      );
      expect(await rolesOf(scope, person('coord'))).toEqual([
        `${JATNI}:ESTIMATE_CREATOR`,
        `${JATNI}:PROJECT_CREATOR`,
        `${JATNI}:PROJECT_VIEWER`,
      ]);
      await scope.as(person('admin'));
      await setRoles(scope.sql, coordinator, ['ESTIMATE_VIEWER'], ['PROJECT_CREATOR']);
      expect(await rolesOf(scope, person('coord'))).toEqual([
        `${JATNI}:ESTIMATE_CREATOR`,
        `${JATNI}:ESTIMATE_VIEWER`,
        `${JATNI}:PROJECT_VIEWER`,
      ]);
    }));

  it('takes dates, and changes them where the role is held', () =>
    story(sql, async (scope) => {
      const coordinator = await withMembership(scope, person('coord'));
      await scope.as(person('admin'));
      await scope.sql`select public.set_roles(${JATNI}, ${coordinator}, ${scope.sql.json([
        { role_code: 'PROJECT_VIEWER', valid_from: '2022-04-01', valid_to: '2022-05-01' },
        { role_code: 'PROJECT_CREATOR', valid_from: '2090-01-01' },
      ])})`;
      expect(await rolesOf(scope, person('coord'))).toEqual([`${JATNI}:ESTIMATE_VIEWER`]);
      await scope.as(person('admin'));
      const refusal = await scope.refused(
        (q) =>
          q`select public.set_roles(${JATNI}, ${coordinator}, ${q.json([
            { role_code: 'PROJECT_VIEWER', valid_from: '2026-05-02', valid_to: '2026-05-01' },
            { role_code: 'PROJECT_CREATOR', valid_from: 'soon' },
          ])})`,
      );
      expect(refusal.fields.map(({ pointer, code }) => [pointer, code])).toEqual([
        ['/grants/0/valid_to', 'INVALID_DATE'],
        ['/grants/1/valid_from', 'INVALID_DATE'],
      ]);
    }));

  it('two administrators do not undo each other', () =>
    story(sql, async (scope) => {
      const coordinator = await withMembership(scope, person('coord'));
      await scope.as(person('admin'));
      await setRoles(scope.sql, coordinator, ['PROJECT_CREATOR']);
      await scope.as(STATE_ADMIN);
      await setRoles(scope.sql, coordinator, ['ESTIMATE_CREATOR']);
      expect(await rolesOf(scope, person('coord'))).toEqual(
        expect.arrayContaining([`${JATNI}:PROJECT_CREATOR`, `${JATNI}:ESTIMATE_CREATOR`]),
      );
    }));

  it('names every role that is not mine to give or take', () =>
    story(sql, async (scope) => {
      const coordinator = await withMembership(scope, person('coord'));
      await scope.sql`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code) values (${JATNI}, ${coordinator}, 'od', 'STADMIN')`;
      await scope.as(person('admin'));
      const refusal = await scope.refused((q) =>
        setRoles(q, coordinator, ['SUPERUSER', 'PROJECT_CREATOR', 'SYSTEM', 'NOPE'], ['STADMIN']),
      );
      expect(
        refusal.fields.map(({ pointer, code, params }) => [pointer, code, params['role']]),
      ).toEqual([
        ['/grants/0/role_code', 'ROLE_NOT_GRANTABLE', 'SUPERUSER'],
        ['/grants/2/role_code', 'ROLE_NOT_GRANTABLE', 'SYSTEM'],
        ['/grants/3/role_code', 'ROLE_NOT_GRANTABLE', 'NOPE'],
        ['/ends/0', 'ROLE_NOT_GRANTABLE', 'STADMIN'],
      ]);
      await scope.as(STATE_ADMIN);
      await setRoles(scope.sql, coordinator, ['SUPERUSER'], ['STADMIN']);
    }));
});

describe('power that is not mine', () => {
  const refusedToAll = async (
    scope: Scope,
    who: string,
    attempts: ((q: Sql) => Promise<unknown>)[],
  ) => {
    await scope.as(who);
    const codes: string[] = [];
    for (const attempt of attempts) {
      const refusal = await scope.refused(attempt);
      codes.push(refusal.fields[0]?.code ?? (refusal.state === '42501' ? '42501' : refusal.code));
    }
    return codes;
  };

  it('comes to an administrator by no path', () =>
    story(sql, async (scope) => {
      const own = await withMembership(scope, person('admin'));
      const colleague = await membershipOf(scope.sql, person('coord'));
      const me = await userId(scope.sql, person('admin'));
      await scope.as(STATE_ADMIN);
      const waiting = await saveEmployee(scope.sql, employeeDraft());
      const invitation = await inviteEmployee(scope.sql, waiting.id, 'chief@example.org', [
        'SUPERUSER',
      ]);
      await scope.as(person('admin'));
      const newcomer = await saveEmployee(
        scope.sql,
        employeeDraft({ employee_number: 'E0101', mobile: '9437100102', email: 'n@example.org' }),
      );
      const codes = await refusedToAll(scope, person('admin'), [
        // by the table
        (q) =>
          q`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code) values (${JATNI}, ${colleague}, 'od', 'SUPERUSER')`,
        (q) =>
          q`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code) values (${JATNI}, ${own}, 'od', 'ESTIMATE_APPROVER')`,
        (q) => q`update public.memberships set user_id = ${me} where id = ${invitation}`,
        // by the functions
        (q) => setRoles(q, colleague, ['SUPERUSER']),
        (q) => setRoles(q, own, ['ESTIMATE_APPROVER']),
        (q) => setRoles(q, own, [], ['MUKTA_ADMIN']),
        (q) => inviteEmployee(q, newcomer.id, 'n@example.org', ['MDMS_ADMIN']),
        (q) =>
          q`select public.invite_member(${JATNI}, 'n@example.org', null, ${q.array(['SUPERUSER'])})`,
        // by an invitation to myself, or by turning a privileged one towards another address of mine
        (q) =>
          q`insert into public.memberships (tenant_id, invited_email) values (${JATNI}, ${person('admin')})`,
        (q) =>
          q`update public.memberships set invited_email = 'mine@example.org' where id = ${invitation}`,
        (q) => q`select public.resend_invitation(${JATNI}, ${invitation}, 'mine@example.org')`,
        (q) => q`select public.cancel_invitation(${JATNI}, ${invitation})`,
        (q) => setRoles(q, invitation, [], ['SUPERUSER']),
        // by my own membership
        (q) => q`select public.suspend_membership(${JATNI}, ${own}, 'x')`,
        (q) => q`select public.set_membership_validity(${JATNI}, ${own}, '2020-01-01')`,
        // by a role: one that I hold, one with a privileged right, one that passes for another
        (q) =>
          q`insert into public.role_permissions (tenant_id, role_code, permission) values ('od', 'HRMS_ADMIN', 'tenant:manage')`,
        (q) =>
          q`select public.save_role(${JATNI}, ${q.json({ code: 'POWER', name: 'Power', permissions: ['tenant:manage'] })})`,
        (q) =>
          q`insert into public.roles (tenant_id, code, name) values (${JATNI}, 'STADMIN', 'Passing for it')`,
        (q) =>
          q`select public.save_role(${JATNI}, ${q.json({ code: 'ESTIMATE_APPROVER', name: 'Mine', permissions: [] })})`,
      ]);
      expect(codes).toEqual([
        'ROLE_NOT_GRANTABLE',
        'ROLE_NOT_GRANTABLE',
        '42501',
        'ROLE_NOT_GRANTABLE',
        'ROLE_NOT_GRANTABLE',
        'ROLE_NOT_GRANTABLE',
        'ROLE_NOT_GRANTABLE',
        'ROLE_NOT_GRANTABLE',
        'ROLE_NOT_GRANTABLE',
        'ROLE_NOT_GRANTABLE',
        'ROLE_NOT_GRANTABLE',
        'ROLE_NOT_GRANTABLE',
        'ROLE_NOT_GRANTABLE',
        'ROLE_NOT_GRANTABLE',
        'ROLE_NOT_GRANTABLE',
        'ROLE_NOT_GRANTABLE',
        'PERMISSION_NOT_GRANTABLE',
        'DUPLICATE',
        'DUPLICATE',
      ]);
    }));

  it('nor to the state administrator through the membership of a city', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      const refusal = await refusedToAll(scope, STATE_ADMIN, [
        (q) =>
          q`select public.invite_member(${JATNI}, ${STATE_ADMIN}, null, ${q.array(['ESTIMATE_APPROVER'])})`,
      ]);
      expect(refusal).toEqual(['ROLE_NOT_GRANTABLE']);
      // Invited by a colleague, still nobody adds to what waits for them.
      await scope.as(person('admin'));
      const [row] =
        await scope.sql`select public.invite_member(${JATNI}, 'x@example.org', null, '{}') as id`;
      await scope.as(null);
      await scope.sql`update public.memberships set invited_email = ${STATE_ADMIN} where id = ${String(row?.['id'])}`;
      expect(
        await refusedToAll(scope, STATE_ADMIN, [
          (q) => setRoles(q, String(row?.['id']), ['ESTIMATE_APPROVER']),
        ]),
      ).toEqual(['ROLE_NOT_GRANTABLE']);
    }));

  it.each([
    ['an engineer', person('je')],
    ['a masters administrator', 'mukta'],
    ['the administrator of another city', person('admin', 'dhenkanal')],
    ['an auditor', person('auditor')],
    ['the state viewer', 'viewer.od@demo.digit.example'],
  ])('%s may ask and change nothing', (_name, who) =>
    story(sql, async (scope) => {
      const colleague = await withMembership(scope, person('coord'));
      const coordinator = await userId(scope.sql, person('coord'));
      if (who === 'mukta')
        await scope.sql`delete from public.membership_roles where role_code = 'HRMS_ADMIN' and membership_id = ${await membershipOf(scope.sql, person('admin'))}`;
      const codes = await refusedToAll(scope, who === 'mukta' ? person('admin') : who, [
        (q) => setRoles(q, colleague, ['ESTIMATE_VIEWER']),
        (q) => q`select public.suspend_membership(${JATNI}, ${colleague}, 'x')`,
        (q) => q`select public.resume_membership(${JATNI}, ${colleague})`,
        (q) => q`select public.cancel_invitation(${JATNI}, ${colleague})`,
        (q) => q`select public.list_roles(${JATNI})`,
        (q) => q`select public.role_holders(${JATNI}, 'od', 'SUPERUSER')`,
        (q) => q`select public.save_role(${JATNI}, ${q.json({ code: 'CLERK', name: 'Clerk' })})`,
        (q) => q`select public.search_members(${JATNI})`,
        (q) => explain(q, coordinator, { permission: 'project:read' }),
        (q) => q`select public.unblock_login(${JATNI}, ${coordinator})`,
      ]);
      expect(new Set(codes)).toEqual(new Set(['NOT_PERMITTED']));
      const rows =
        await scope.sql`update public.memberships set is_suspended = true, suspended_reason = 'x' where id = ${colleague} returning 1`;
      expect(rows).toEqual([]);
    }),
  );
});

describe('a role of the agency', () => {
  it('is written, copied into people and changed; a stale version is refused', () =>
    story(sql, async (scope) => {
      const coordinator = await withMembership(scope, person('coord'));
      await scope.as(person('admin'));
      const clerk = {
        code: 'CLERK',
        name: 'Clerk',
        permissions: ['project:read', 'project:create'],
      };
      const save = (q: Sql, role: postgres.JSONValue, version: number | null) =>
        q`select public.save_role(${JATNI}, ${q.json(role)}, ${version}) as saved`;
      await save(scope.sql, clerk, null);
      await setRoles(scope.sql, coordinator, ['CLERK']);
      const [row] = await scope.sql`select public.list_roles(${JATNI}) as roles`;
      const { roles } = row as { roles: Record<string, unknown>[] };
      expect(roles[0]).toMatchObject({
        tenant_id: JATNI,
        code: 'CLERK',
        permissions: ['project:create', 'project:read'],
        holders: 1,
        may_grant: true,
        may_edit: true,
        is_mine: false,
      });
      expect(roles.find((role) => role['code'] === 'SUPERUSER')).toMatchObject({
        tenant_id: 'od',
        may_grant: false,
        may_edit: false,
      });
      expect(roles.find((role) => role['code'] === 'HRMS_ADMIN')).toMatchObject({ is_mine: true });
      const [holders] =
        await scope.sql`select public.role_holders(${JATNI}, ${JATNI}, 'CLERK') as people`;
      expect(holders).toMatchObject({ people: [{ name: 'Rakesh Nayak', state: 'ACTIVE' }] });
      const [changed] = await save(
        scope.sql,
        { ...clerk, permissions: ['project:read', 'estimate:read'], is_active: true },
        1,
      );
      expect(changed).toMatchObject({ saved: { version: 2 } });
      expect(await scope.refused((q) => save(q, clerk, 1))).toMatchObject({
        code: 'STALE_VERSION',
        details: { version: 2, moved_by: 'Lipika Das' },
      });
      expect((await scope.refused((q) => save(q, clerk, null))).fields).toEqual([
        expect.objectContaining({ pointer: '/code', code: 'DUPLICATE' }),
      ]);
      await save(scope.sql, { ...clerk, is_active: false }, 2);
      expect(await rolesOf(scope, person('coord'))).not.toContain(`${JATNI}:CLERK`);
    }));

  it('cannot be changed by who holds it, nor switched off', () =>
    story(sql, async (scope) => {
      await scope.as(STATE_ADMIN);
      const [row] =
        await scope.sql`select version from public.roles where tenant_id = 'od' and code = 'SUPERUSER'`;
      for (const change of [
        { permissions: ['project:read'] },
        { is_active: false, permissions: [] },
      ]) {
        expect(
          await scope.refused(
            (q) =>
              q`select public.save_role('od', ${q.json({ code: 'SUPERUSER', name: 'State administrator', ...change })}, ${Number(row?.['version'])})`,
          ),
        ).toMatchObject({ state: 'PT403', code: 'ROLE_NOT_GRANTABLE' });
      }
    }));
});

describe('a suspended member', () => {
  it('is out at once and in again', () =>
    story(sql, async (scope) => {
      const engineer = await withMembership(scope, person('je'));
      await scope.as(person('admin'));
      expect(
        (
          await scope.refused(
            (q) => q`select public.suspend_membership(${JATNI}, ${engineer}, ' ')`,
          )
        ).fields,
      ).toEqual([expect.objectContaining({ pointer: '/reason', code: 'REQUIRED' })]);
      await scope.sql`select public.suspend_membership(${JATNI}, ${engineer}, 'Inquiry')`;
      expect(await rolesOf(scope, person('je'))).toEqual([]);
      await scope.as(person('admin'));
      await scope.sql`select public.resume_membership(${JATNI}, ${engineer})`;
      expect(await rolesOf(scope, person('je'))).not.toEqual([]);
    }));

  it('who typed wrong passwords is shown as blocked, and let in', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      const je = await userId(scope.sql, person('je'));
      for (let tries = 0; tries < 3; tries += 1)
        await scope.sql`select public.hook_password_verification_attempt(${scope.sql.json({ user_id: je, valid: false })})`;
      const [row] = await scope.sql`select id from public.employees where email = ${person('je')}`;
      const login = async () => {
        await scope.as(person('admin'));
        return (await employeeOf(scope.sql, String(row?.['id'])))['membership'];
      };
      expect(await login()).toMatchObject({
        state: 'BLOCKED',
        blocked_until: expect.any(String) as string,
      });
      await scope.sql`select public.unblock_login(${JATNI}, ${je})`;
      expect(await login()).toMatchObject({ state: 'ACTIVE', blocked_until: null });
    }));
});

describe('why a person can or cannot', () => {
  it.each<[string, string | null, string]>([
    [
      'the account is off',
      `update public.user_profiles set is_active = false where id = $1`,
      'PROFILE: PROFILE_INACTIVE',
    ],
    [
      'suspended',
      `update public.memberships set is_suspended = true, suspended_reason = 'Inquiry' where user_id = $1`,
      'MEMBERSHIP: MEMBERSHIP_SUSPENDED',
    ],
    [
      'ended',
      `update public.memberships set valid_to = current_date - 2 where user_id = $1`,
      'MEMBERSHIP: MEMBERSHIP_ENDED',
    ],
    [
      'not begun',
      `update public.memberships set valid_from = current_date + 2, valid_to = null where user_id = $1`,
      'MEMBERSHIP: MEMBERSHIP_NOT_YET',
    ],
    [
      'no role',
      `delete from public.membership_roles where membership_id in (select id from public.memberships where user_id = $1)`,
      'ROLE: NO_ROLE',
    ],
    [
      'roles ended',
      `update public.membership_roles set valid_to = current_date - 2 where membership_id in (select id from public.memberships where user_id = $1)`,
      'ROLE: NO_ROLE_IN_FORCE',
    ],
    [
      'the one role ended',
      `update public.membership_roles set valid_to = current_date - 2 where role_code = 'ESTIMATE_CREATOR' and membership_id in (select id from public.memberships where user_id = $1)`,
      'PERMISSION: PERMISSION_NOT_IN_FORCE',
    ],
    [
      'the role is off',
      `update public.roles set is_active = false where code = 'ESTIMATE_CREATOR' and $1::uuid is not null`,
      'PERMISSION: PERMISSION_NOT_IN_FORCE',
    ],
    [
      'the role lacks it',
      `delete from public.role_permissions where role_code = 'ESTIMATE_CREATOR' and permission = 'estimate:create' and $1::uuid is not null`,
      'PERMISSION: PERMISSION_MISSING',
    ],
    ['all holds', null, ''],
  ])('%s', (_name, change, expected) =>
    story(sql, async (scope) => {
      await scope.as(null);
      const je = await userId(scope.sql, person('je'));
      if (change !== null) await scope.sql.unsafe(change, [je]);
      await scope.as(person('admin'));
      const answer = await explain(scope.sql, je, { permission: 'estimate:create' });
      expect(broken(answer) ?? '').toBe(expected);
      expect(answer.is_allowed).toBe(expected === '');
      // Oneself is told the same.
      await scope.as(person('je'));
      expect(await explain(scope.sql, null, { permission: 'estimate:create' })).toMatchObject({
        is_allowed: expected === '',
        steps: answer.steps,
      });
    }),
  );

  it('tells which roles would mend it, and who may grant them', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      const ae = await userId(scope.sql, person('ae'));
      const cbo = await userId(scope.sql, 'cbo.jatni@demo.digit.example');
      const viewer = await userId(scope.sql, 'viewer.od@demo.digit.example');
      const stranger = await userId(scope.sql, person('je', 'dhenkanal'));
      await scope.as(person('admin'));
      const missing = await explain(scope.sql, ae, { permission: 'estimate:create' });
      expect(missing.remedy).toMatchObject({
        kind: 'GRANT_ROLE',
        roles: [
          {
            code: 'ESTIMATE_CREATOR',
            may_grant: true,
            people: [{ name: 'Lipika Das' }, { name: 'Meera Satpathy' }],
          },
        ],
      });
      const privileged = await explain(scope.sql, ae, { permission: 'tenant:manage' });
      expect(privileged.remedy?.roles).toEqual([
        expect.objectContaining({
          code: 'SUPERUSER',
          is_privileged: true,
          may_grant: false,
          people: [expect.objectContaining({ name: 'Meera Satpathy' })],
        }),
      ]);
      expect(broken(await explain(scope.sql, cbo, { permission: 'organisation:read' }))).toBe(
        'MEMBERSHIP: ORGANISATION_ONLY',
      );
      expect(broken(await explain(scope.sql, stranger, { permission: 'project:read' }))).toBe(
        'MEMBERSHIP: NOT_A_MEMBER',
      );
      // The state viewer reaches the city by a role that reaches down.
      expect(await explain(scope.sql, viewer, { permission: 'project:read' })).toMatchObject({
        is_allowed: true,
        steps: expect.arrayContaining([
          expect.objectContaining({
            link: 'ROLE',
            values: { roles: [expect.objectContaining({ code: 'STADMIN', held_in: 'od' })] },
          }),
        ]) as unknown,
      });
    }));

  it('names the rule of a paper: state, role, maker and checker', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await scope.as(null);
      const [je, ae, acct] = [
        await userId(scope.sql, person('je')),
        await userId(scope.sql, person('ae')),
        await userId(scope.sql, person('acct')),
      ];
      await scope.sql`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code)
        values (${JATNI}, ${await membershipOf(scope.sql, person('je'))}, 'od', 'ESTIMATE_VERIFIER')`;
      const ask = (action: string): Question => ({
        document_type: 'estimate',
        document_id: estimate.id,
        action,
      });
      await scope.as(person('admin'));
      const early = await explain(scope.sql, ae, ask('VERIFY_AND_FORWARD'));
      expect(broken(early)).toBe('OFFERED: ACTION_NOT_OFFERED');
      expect(early.remedy).toMatchObject({
        kind: 'OTHER_STATE',
        states: [{ code: 'PENDING_FOR_VERIFICATION' }],
      });
      await forward(scope, estimate, 1);
      await scope.as(person('admin'));
      expect(await explain(scope.sql, ae, ask('VERIFY_AND_FORWARD'))).toMatchObject({
        is_allowed: true,
      });
      const maker = await explain(scope.sql, je, ask('VERIFY_AND_FORWARD'));
      expect(broken(maker)).toBe('MAKER_CHECKER: MAKER_CHECKER');
      expect(maker.remedy).toMatchObject({
        kind: 'SOMEBODY_ELSE',
        people: [{ name: 'Prakash Sahoo' }],
      });
      const wrongRole = await explain(scope.sql, acct, ask('VERIFY_AND_FORWARD'));
      expect(broken(wrongRole)).toBe('ACTION_ROLE: ACTION_ROLE_MISSING');
      expect(wrongRole.remedy?.roles?.map(({ code }) => code)).toEqual(['ESTIMATE_VERIFIER']);
      const back = await explain(scope.sql, ae, ask('SEND_BACK'));
      expect(back.steps.find(({ link }) => link === 'REQUIREMENTS')).toMatchObject({
        code: 'NEEDED',
        values: { is_comment_required: true },
      });
      // Who may not see the paper learns nothing of it: not its state, nor that it is there.
      await scope.as('cbo.jatni@demo.digit.example');
      const blind = await explain(scope.sql, null, ask('VERIFY_AND_FORWARD'));
      expect(blind.steps.map(({ link }) => link)).toEqual([
        'PROFILE',
        'MEMBERSHIP',
        'ROLE',
        'PERMISSION',
      ]);
      await scope.as(person('je'));
      const [found] =
        await scope.sql`select public.search_papers_to_explain(${JATNI}, ${estimate.id}) as papers`;
      expect(found).toMatchObject({
        papers: expect.arrayContaining([
          expect.objectContaining({ document_id: estimate.id }),
        ]) as unknown,
      });
      await scope.as(person('acct', 'dhenkanal'));
      const [none] =
        await scope.sql`select public.search_papers_to_explain(${JATNI}, 'ES/') as papers`;
      expect(none).toEqual({ papers: [] });
    }));

  it('finds the people whom an administrator may ask about', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin'));
      const [row] = await scope.sql`select public.search_members(${JATNI}, 'a') as people`;
      const { people } = row as { people: { name: string; email: string | null }[] };
      expect(column(people, 'name')).toEqual(
        expect.arrayContaining(['Sasmita Behera', 'Ranjan Kumar']),
      );
      expect(column(people, 'name')).not.toContain('Bijay Swain');
      expect(people.find(({ name }) => name === 'Ranjan Kumar')?.email).toBeNull();
    }));
});

const CHANGES: Record<string, string> = {
  profileOff: `update public.user_profiles set is_active = false where id = $1`,
  suspended: `update public.memberships set is_suspended = true, suspended_reason = 'x' where user_id = $1`,
  ended: `update public.memberships set valid_to = current_date - 2 where user_id = $1`,
  notYet: `update public.memberships set valid_from = current_date + 2, valid_to = null where user_id = $1`,
  tenantOff: `update public.tenants set is_active = false where id = '${JATNI}' and $1::uuid is not null`,
  rolesEnded: `update public.membership_roles set valid_to = current_date - 2 where membership_id in (select id from public.memberships where user_id = $1)`,
  oneRoleEnded: `update public.membership_roles set valid_to = current_date - 2 where (membership_id, role_code) in (
    select mr.membership_id, min(mr.role_code) from public.membership_roles mr join public.memberships m on m.id = mr.membership_id where m.user_id = $1 group by 1)`,
  roleLater: `update public.membership_roles set valid_from = current_date + 2, valid_to = null where membership_id in (select id from public.memberships where user_id = $1)`,
  verifierOff: `update public.roles set is_active = false where code in ('ESTIMATE_VERIFIER', 'STADMIN') and $1::uuid is not null`,
  readTaken: `delete from public.role_permissions where permission = 'estimate:read' and role_code <> 'SUPERUSER' and $1::uuid is not null`,
  noReach: `update public.roles set reaches_descendants = false where code = 'STADMIN' and $1::uuid is not null`,
  verifierToo: `insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code)
    select m.tenant_id, m.id, 'od', 'ESTIMATE_VERIFIER' from public.memberships m where m.user_id = $1 on conflict do nothing`,
  approverAtState: `insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code)
    select m.tenant_id, m.id, 'od', 'ESTIMATE_APPROVER' from public.memberships m where m.user_id = $1 and m.tenant_id = 'od' on conflict do nothing`,
  secondMembership: `insert into public.memberships (tenant_id, user_id, invited_email)
    select case when exists (select from public.memberships where user_id = $1 and tenant_id = 'od') then '${JATNI}' else 'od' end, $1, 'second@example.org'`,
  stateRole: `insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code)
    select m.tenant_id, m.id, 'od', r from public.memberships m, unnest('{STADMIN,ESTIMATE_CREATOR}'::text[]) r
    where m.user_id = $1 and m.organisation_id is null on conflict do nothing`,
  noMakerChecker: `update public.workflow_services set is_maker_checker = false where code = 'ESTIMATE' and $1::uuid is not null`,
  madeIt: `update public.workflow_instances set makers = makers || $1::uuid`,
};
const PEOPLE = ['je', 'ae', 'me', 'eo', 'acct', 'admin']
  .map((name) => person(name))
  .concat(
    person('je', 'dhenkanal'),
    'viewer.od@demo.digit.example',
    'cbo.jatni@demo.digit.example',
  );
const PERMISSIONS = [
  'estimate:create',
  'estimate:read',
  'membership:manage',
  'organisation:read',
  'dashboard:read',
];
const ACTIONS = [
  'SUBMIT',
  'VERIFY_AND_FORWARD',
  'SEND_BACK',
  'TECHNICAL_SANCTION',
  'APPROVE',
  'REJECT',
];

const situation = fc.record({
  who: fc.constantFrom(...PEOPLE),
  changes: fc.subarray(Object.keys(CHANGES), { maxLength: 4 }),
  steps: fc.integer({ min: 0, max: 4 }),
});

it(
  'the explanation says what the engine does, whatever the situation',
  () =>
    story(sql, async (scope) => {
      const papers: Saved[] = [];
      for (let steps = 0; steps <= 4; steps += 1) {
        await scope.as(person('je'));
        const project = await saveProject(scope.sql, projectDraft());
        const draft = estimateDraft(project.id, { lines: [nonSorLine()] });
        const estimate = await saveEstimate(scope.sql, draft);
        await forward(scope, estimate, steps);
        papers.push(estimate);
      }
      const verdicts = { yes: 0, no: 0 };
      for (const { who, changes, steps } of fc.sample(situation, {
        numRuns: 40,
        seed: 20260101,
      })) {
        await scope.as(null);
        const id = await userId(scope.sql, who);
        const paper = papers[steps]?.id ?? '';
        await scope.sql`savepoint situation`;
        for (const change of changes) await scope.sql.unsafe(CHANGES[change] ?? '', [id]);
        await scope.as(who);
        const told = `${who}, ${changes.join(' + ')}, step ${steps}`;
        for (const permission of PERMISSIONS) {
          const [row] =
            await scope.sql`select ${JATNI} = any (private.my_tenants(${permission})) as may`;
          const { is_allowed } = await explain(scope.sql, null, { permission });
          expect(is_allowed, `${told}: ${permission}`).toBe((row as { may: boolean }).may);
          verdicts[is_allowed ? 'yes' : 'no'] += 1;
        }
        const offered = await allowedActions(scope, paper);
        for (const action of ACTIONS) {
          const question: Question = { document_type: 'estimate', document_id: paper, action };
          const { is_allowed } = await explain(scope.sql, null, question);
          expect(is_allowed, `${told}: ${action}`).toBe(offered.includes(action));
          verdicts[is_allowed ? 'yes' : 'no'] += 1;
        }
        await scope.as(STATE_ADMIN);
        for (const action of ACTIONS) {
          const question: Question = { document_type: 'estimate', document_id: paper, action };
          const { is_allowed } = await explain(scope.sql, id, question);
          expect(is_allowed, `${told}: ${action}, asked by the state`).toBe(
            offered.includes(action),
          );
        }
        await scope.as(null);
        await scope.sql`rollback to savepoint situation`;
      }
      // Both verdicts were reached often enough for the comparison to mean something.
      expect(Math.min(verdicts.yes, verdicts.no)).toBeGreaterThan(30);
    }),
  120_000,
);

async function allowedActions(scope: Scope, paper: string): Promise<unknown[]> {
  await scope.sql`savepoint asking`;
  try {
    const rows =
      await scope.sql`select action from public.available_actions(${JATNI}, 'estimate', ${paper}) where is_allowed`;
    return column(rows, 'action');
  } catch {
    await scope.sql`rollback to savepoint asking`;
    return [];
  }
}

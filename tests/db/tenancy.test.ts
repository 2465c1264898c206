import { describe, expect, it } from 'vitest';

import {
  draftedEstimate,
  estimateDraft,
  JATNI,
  person,
  projectDraft,
  saveEstimate,
  saveProject,
} from './support/papers.ts';
import { column, connect, story, type Scope } from './support/scope.ts';

const sql = connect();

const visibleTenants = async (scope: Scope, table: string) => {
  const rows = await scope.sql.unsafe(`select distinct tenant_id from public.${table} order by 1`);
  return rows.map((row) => row['tenant_id'] as string);
};

async function papersInBoth(scope: Scope): Promise<void> {
  const { project } = await draftedEstimate(scope);
  expect(project.state).toBe('CREATED');
  await scope.as(person('je', 'dhenkanal'));
  const other = await saveProject(scope.sql, projectDraft(), undefined, 'od.dhenkanal');
  await saveEstimate(scope.sql, estimateDraft(other.id), undefined, 'od.dhenkanal');
}

describe('who sees which agency', () => {
  it.each([
    ['an engineer of Jatni', person('je'), ['od.jatni']],
    ['an approver of Dhenkanal', person('eo', 'dhenkanal'), ['od.dhenkanal']],
    ['the state viewer', 'viewer.od@demo.digit.example', ['od.dhenkanal', 'od.jatni']],
  ])('%s sees its own papers', (_name, who, tenants) =>
    story(sql, async (scope) => {
      await papersInBoth(scope);
      await scope.as(who);
      for (const table of [
        'projects',
        'estimates',
        'estimate_lines',
        'estimate_measurements',
        'workflow_instances',
        'workflow_history',
        'project_list',
        'estimate_list',
      ]) {
        expect(await visibleTenants(scope, table), table).toEqual(tenants);
      }
    }),
  );

  it('nobody without signing in', () =>
    story(sql, async (scope) => {
      await scope.as('anon');
      const refusal = await scope.refused((q) => q`select 1 from public.projects`);
      expect(refusal.state).toBe('42501');
    }));

  it('a community organisation sees neither projects nor estimates, and of the papers its own orders, books, closures, musters and bills', () =>
    story(sql, async (scope) => {
      await papersInBoth(scope);
      await scope.as('cbo.jatni@demo.digit.example');
      for (const table of ['projects', 'estimates', 'estimate_lines'])
        expect(await visibleTenants(scope, table), table).toEqual([]);
      const steps = await scope.sql`select h.document_type from public.workflow_history h
        where not exists (select from public.workflow_instances i
          where i.tenant_id = h.tenant_id and i.document_type = h.document_type and i.document_id = h.document_id)`;
      expect(steps).toEqual([]);
      const others = await scope.sql`select document_type from public.workflow_instances i
        where (document_type not like 'work_order%' and document_type not in ('measurement', 'closure', 'muster', 'bill', 'automatic_bill')) or organisation_id <> all (private.my_organisations('work_order:read'))`;
      expect(others).toEqual([]);
    }));

  it('a state role that does not reach down stays above', () =>
    story(sql, async (scope) => {
      await papersInBoth(scope);
      await scope.as(null);
      await scope.sql`update public.roles set reaches_descendants = false where code = 'STADMIN'`;
      await scope.as('viewer.od@demo.digit.example');
      expect(await visibleTenants(scope, 'projects')).toEqual([]);
    }));
});

describe('a membership ends at the next statement', () => {
  it.each([
    [
      'suspended',
      `update public.memberships set is_suspended = true, suspended_reason = 'Inquiry' where invited_email = 'je.jatni@demo.digit.example'`,
    ],
    [
      'expired',
      `update public.memberships set valid_to = current_date - 1 where invited_email = 'je.jatni@demo.digit.example'`,
    ],
    [
      'not yet valid',
      `update public.memberships set valid_from = current_date + 2 where invited_email = 'je.jatni@demo.digit.example'`,
    ],
    [
      'its role expired',
      `update public.membership_roles set valid_to = current_date - 1 where membership_id in (select id from public.memberships where invited_email = 'je.jatni@demo.digit.example')`,
    ],
    [
      'its role inactive',
      `update public.roles set is_active = false where code in (select mr.role_code from public.membership_roles mr
        join public.memberships m on m.id = mr.membership_id where m.invited_email = 'je.jatni@demo.digit.example')`,
    ],
    ['its tenant inactive', `update public.tenants set is_active = false where id = 'od.jatni'`],
    [
      'the person switched off',
      `update public.user_profiles set is_active = false where email = 'je.jatni@demo.digit.example'`,
    ],
  ])('%s', (_name, change) =>
    story(sql, async (scope) => {
      await draftedEstimate(scope);
      expect(await visibleTenants(scope, 'projects')).toEqual([JATNI]);
      await scope.as(null);
      await scope.sql.unsafe(change);
      await scope.as(person('je'));
      expect(await visibleTenants(scope, 'projects')).toEqual([]);
      expect((await scope.refused((q) => saveProject(q, projectDraft()))).state).toMatch(
        /^PT4(03|22)$/,
      );
    }),
  );
});

describe('administrators', () => {
  it('invite, and the membership waits for the verified address', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin'));
      const [invited] =
        await scope.sql`select public.invite_member(${JATNI}, 'New.JE@Example.org', null, ${scope.sql.array(['ESTIMATE_CREATOR'])}) as id`;
      await scope.as(null);
      await scope.sql`insert into auth.users (id, aud, role, email, encrypted_password, raw_user_meta_data) values
        ('00000000-0000-4000-8000-000000000001', 'authenticated', 'authenticated', 'new.je@example.org', '', '{"name": "New JE"}')`;
      const waiting =
        await scope.sql`select user_id from public.memberships where id = ${String(invited?.['id'])}`;
      expect(waiting[0]?.['user_id']).toBeNull();
      await scope.sql`update auth.users set email_confirmed_at = now() where email = 'new.je@example.org'`;
      await scope.as('new.je@example.org');
      const [session] = await scope.sql`select public.my_session() as session`;
      const { tenants } = (
        session as {
          session: { tenants: { id: string; roles: string[]; permissions: string[] }[] };
        }
      ).session;
      expect(tenants).toEqual([
        expect.objectContaining({ id: JATNI, roles: ['ESTIMATE_CREATOR'] }),
      ]);
      expect(tenants[0]?.permissions).toContain('estimate:create');
      await scope.as(null);
      const mails =
        await scope.sql`select payload ->> 'to' as recipient from public.outbox_messages where payload ->> 'template' = 'invitation'`;
      expect(column(mails, 'recipient')).toEqual(['new.je@example.org']);
    }));

  it('an invited mobile is claimed by its last ten digits once verified', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin'));
      await scope.sql`select public.invite_member(${JATNI}, null, '9437012345', ${scope.sql.array(['ESTIMATE_VIEWER'])})`;
      await scope.as(null);
      await scope.sql`insert into auth.users (id, aud, role, email, phone, phone_confirmed_at) values
        ('00000000-0000-4000-8000-000000000002', 'authenticated', 'authenticated', null, '919437012345', now())`;
      const [row] =
        await scope.sql`select user_id from public.memberships where invited_mobile = '9437012345'`;
      expect(row?.['user_id']).toBe('00000000-0000-4000-8000-000000000002');
    }));

  it('cannot grant a privileged or system role, nor change their own', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin'));
      const [colleague] =
        await scope.sql`select id from public.memberships where invited_email = ${person('je')}`;
      const [own] =
        await scope.sql`select id from public.memberships where invited_email = ${person('admin')}`;
      const grant = (membership: unknown, role: string) =>
        scope.refused(
          (q) =>
            q`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code) values (${JATNI}, ${membership as string}, 'od', ${role})`,
        );
      expect(await grant(colleague?.['id'], 'SUPERUSER')).toMatchObject({
        state: 'PT403',
        code: 'ROLE_NOT_GRANTABLE',
      });
      expect(await grant(colleague?.['id'], 'SYSTEM')).toMatchObject({
        code: 'ROLE_NOT_GRANTABLE',
      });
      expect(await grant(own?.['id'], 'ESTIMATE_APPROVER')).toMatchObject({
        code: 'ROLE_NOT_GRANTABLE',
      });
      expect(
        (
          await scope.refused(
            (q) =>
              q`update public.memberships set valid_to = null where id = ${String(own?.['id'])}`,
          )
        ).code,
      ).toBe('ROLE_NOT_GRANTABLE');
      await scope.sql`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code) values (${JATNI}, ${String(colleague?.['id'])}, 'od', 'ESTIMATE_VERIFIER')`;
    }));

  it('cannot bind a membership to a person or widen a role they hold', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin'));
      const bind = await scope.refused(
        (q) =>
          q`update public.memberships set user_id = (select auth.uid()) where invited_email = ${person('je')}`,
      );
      expect(bind.state).toBe('42501');
      await scope.as('admin.od@demo.digit.example');
      const widen = await scope.refused(
        (q) =>
          q`insert into public.role_permissions (tenant_id, role_code, permission) values ('od', 'SUPERUSER', 'estimate:create')`,
      );
      expect(widen.code).toBe('ROLE_NOT_GRANTABLE');
    }));

  it('cannot put a privileged permission into a role, nor name a role SYSTEM', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin'));
      await scope.sql`insert into public.roles (tenant_id, code, name) values (${JATNI}, 'CLERK', 'Clerk')`;
      await scope.sql`insert into public.role_permissions (tenant_id, role_code, permission) values (${JATNI}, 'CLERK', 'estimate:create')`;
      const power = await scope.refused(
        (q) =>
          q`insert into public.role_permissions (tenant_id, role_code, permission) values (${JATNI}, 'CLERK', 'tenant:manage')`,
      );
      expect(power.code).toBe('ROLE_NOT_GRANTABLE');
      expect(
        (
          await scope.refused(
            (q) =>
              q`insert into public.roles (tenant_id, code, name) values (${JATNI}, 'SYSTEM', 'Me')`,
          )
        ).state,
      ).toBe('23514');
    }));

  it('of one agency reach no other', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin', 'dhenkanal'));
      const rows = await scope.sql`select 1 from public.employees where tenant_id = ${JATNI}`;
      expect(rows).toHaveLength(0);
      const invite = await scope.refused(
        (q) => q`select public.invite_member(${JATNI}, 'x@example.org', null, '{}')`,
      );
      expect(invite).toMatchObject({ state: 'PT403', code: 'NOT_PERMITTED' });
    }));

  it('a faulty invitation names its fields', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin'));
      const refusal = await scope.refused(
        (q) =>
          q`select public.invite_member(${JATNI}, 'nobody', '12', ${q.array(['NOPE'])}, null, '2026-05-02', '2026-05-01')`,
      );
      expect(refusal.fields.map(({ pointer, code }) => [pointer, code])).toEqual([
        ['/email', 'INVALID_CHARACTERS'],
        ['/mobile', 'INVALID_CHARACTERS'],
        ['/valid_to', 'INVALID_DATE'],
        ['/role_codes/0', 'ROLE_NOT_GRANTABLE'],
      ]);
    }));
});

describe('the tree of tenants', () => {
  it('derives the parent from the code and refuses an orphan', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      const [row] =
        await scope.sql`insert into public.tenants (id, kind, name) values ('od.jatni.ward1', 'agency', 'Ward office') returning parent_id`;
      expect(row?.['parent_id']).toBe('od.jatni');
      expect(
        (
          await scope.refused(
            (q) => q`insert into public.tenants (id, kind, name) values ('xx.yy', 'ulb', 'Orphan')`,
          )
        ).state,
      ).toBe('23503');
    }));

  it('no row can point into another tenant', () =>
    story(sql, async (scope) => {
      const { project } = await draftedEstimate(scope);
      await scope.as(null);
      const [count] =
        await scope.sql`select count(*)::int as n from pg_constraint c join pg_class t on t.oid = c.confrelid
        where c.contype = 'f' and c.connamespace = 'public'::regnamespace and t.relname in ('projects', 'estimates', 'estimate_lines') and cardinality(c.conkey) < 2`;
      expect(count?.['n']).toBe(0);
      const crossing = await scope.refused(
        (q) =>
          q`update public.estimates set tenant_id = 'od.dhenkanal' where project_id = ${project.id}`,
      );
      expect(crossing.state).toBe('23503');
    }));
});

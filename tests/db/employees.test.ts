import type postgres from 'postgres';
import { describe, expect, it } from 'vitest';

import { draftedEstimate, JATNI, move, person } from './support/papers.ts';
import {
  employeeDraft,
  employeeOf,
  inviteEmployee,
  membershipOf,
  saveEmployee,
  userId,
} from './support/people.ts';
import { column, connect, scopeOf, story, type Scope } from './support/scope.ts';

const sql = connect();
const STATE_ADMIN = 'admin.od@demo.digit.example';

const idOf = async (scope: Scope, email: string): Promise<string> => {
  const [row] = await scope.sql`select id from public.employees where email = ${email}`;
  return (row as { id: string }).id;
};

const search = async (scope: Scope, criteria: postgres.JSONValue, tenant = JATNI) => {
  const [row] =
    await scope.sql`select public.search_employees(${tenant}, ${scope.sql.json(criteria)}) as answer`;
  return (row as { answer: { total: number; rows: Record<string, unknown>[] } }).answer;
};

describe('an employee administrator', () => {
  it('writes an employee with postings and jurisdictions, and changes them', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin'));
      const saved = await saveEmployee(scope.sql, employeeDraft());
      expect(saved).toMatchObject({ employee_number: 'E0100', version: 1 });
      const employee = await employeeOf(scope.sql, saved.id);
      expect(employee).toMatchObject({
        name: 'Sanjay Dash',
        email: 'sanjay.dash@example.org',
        local_names: { or: 'ସଞ୍ଜୟ ଦାଶ' },
        assignments: [{ department_code: 'WRK', designation_code: 'JE', is_current: true }],
        jurisdictions: [{ code: 'W001' }],
        membership: null,
      });
      const [posting] = employee['assignments'] as { id: string }[];
      const changed = await saveEmployee(
        scope.sql,
        employeeDraft({
          id: saved.id,
          name: 'Sanjay Kumar Dash',
          assignments: [
            {
              id: String(posting?.id),
              department_code: 'WRK',
              designation_code: 'JE',
              from_on: '2024-06-01',
              to_on: '2025-05-31',
            },
            { department_code: 'WRK', designation_code: 'AE', from_on: '2025-06-01' },
          ],
          jurisdictions: ['W002', 'W003', 'W003'],
        }),
        1,
      );
      expect(changed.version).toBe(2);
      expect(await employeeOf(scope.sql, saved.id)).toMatchObject({
        name: 'Sanjay Kumar Dash',
        assignments: [
          { designation_code: 'AE', is_current: true },
          { id: posting?.id, designation_code: 'JE', is_current: false },
        ],
        jurisdictions: [{ code: 'W002' }, { code: 'W003' }],
      });
    }));

  it('is told every fault at once', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin'));
      const refusal = await scope.refused((q) =>
        saveEmployee(q, {
          employee_number: 'E0001',
          name: 'X',
          date_of_birth: '2010-01-01',
          appointed_on: '2024-06-01',
          mobile: '9000000002',
          email: 'nobody',
          employment_type_code: 'XXX',
          assignments: [
            { department_code: 'WRK', designation_code: 'EO', from_on: '2024-05-01' },
            {
              department_code: 'NOPE',
              designation_code: '',
              from_on: '2025-01-01',
              to_on: '2024-01-01',
            },
            { department_code: 'WRK', designation_code: 'JE', from_on: '2024-12-01' },
          ],
          jurisdictions: ['W001', 'NOWHERE'],
        }),
      );
      expect(refusal.state).toBe('PT422');
      expect(refusal.fields.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual(
        [
          '/employee_number DUPLICATE',
          '/name TOO_SHORT',
          '/date_of_birth TOO_YOUNG',
          '/mobile DUPLICATE',
          '/email INVALID_CHARACTERS',
          '/employment_type_code OUT_OF_RANGE',
          '/assignments/0/designation_code INVALID_DESIGNATION',
          '/assignments/0/from_on BEFORE_APPOINTMENT',
          '/assignments/1/department_code INVALID_DEPARTMENT_CODE',
          '/assignments/1/designation_code REQUIRED',
          '/assignments/1/to_on INVALID_DATE',
          '/assignments/2/from_on DATES_OVERLAP',
          '/jurisdictions/1 BOUNDARY',
        ].sort(),
      );
    }));

  it('may post one person twice at a time where the agency allows it', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      await scope.sql`insert into public.tenant_settings (tenant_id, key, value) values (${JATNI}, 'employee.allows_concurrent_posts', 'true')`;
      await scope.as(person('admin'));
      const saved = await saveEmployee(
        scope.sql,
        employeeDraft({
          assignments: [
            { department_code: 'WRK', designation_code: 'JE', from_on: '2024-06-01' },
            { department_code: 'ADM', designation_code: 'AEO', from_on: '2025-06-01' },
          ],
        }),
      );
      expect((await employeeOf(scope.sql, saved.id))['assignments']).toHaveLength(2);
    }));

  it('overwrites nobody: a stale version is refused with who changed it', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin'));
      const saved = await saveEmployee(scope.sql, employeeDraft());
      await scope.as(STATE_ADMIN);
      await saveEmployee(scope.sql, employeeDraft({ id: saved.id, name: 'From the state' }), 1);
      await scope.as(person('admin'));
      const refusal = await scope.refused((q) =>
        saveEmployee(q, employeeDraft({ id: saved.id, name: 'From Jatni' }), 1),
      );
      expect(refusal).toMatchObject({
        state: 'PT409',
        code: 'STALE_VERSION',
        details: { version: 2, moved_by: 'Meera Satpathy' },
      });
      const missing = await scope.refused((q) => saveEmployee(q, employeeDraft({ id: saved.id })));
      expect(missing.fields).toEqual([expect.objectContaining({ pointer: '/expected_version' })]);
      expect((await employeeOf(scope.sql, saved.id))['name']).toBe('From the state');
    }));

  it('finds people by number, name, mobile, posting, role and login', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin'));
      const saved = await saveEmployee(scope.sql, employeeDraft());
      const names = async (criteria: postgres.JSONValue) =>
        (await search(scope, criteria)).rows.map((row) => row['name']);
      expect((await search(scope, {})).total).toBe(9);
      expect(await names({ query: 'E0100' })).toEqual(['Sanjay Dash']);
      expect(await names({ query: '9437100100' })).toEqual(['Sanjay Dash']);
      expect(await names({ query: 'ସଞ୍ଜୟ' })).toEqual(['Sanjay Dash']);
      expect(await names({ query: 'Sasmita Behra' })).toEqual(['Sasmita Behera']);
      expect(await names({ query: '%' })).toEqual([]);
      expect(await names({ designation_code: ['JE'] })).toEqual(['Sanjay Dash', 'Sasmita Behera']);
      expect(await names({ role_code: 'ESTIMATE_CREATOR' })).toEqual(['Sasmita Behera']);
      expect(await names({ login_state: 'NONE' })).toEqual(['Sanjay Dash']);
      await inviteEmployee(scope.sql, saved.id, 'sd@example.org', ['ESTIMATE_CREATOR']);
      expect(await names({ login_state: 'INVITED' })).toEqual(['Sanjay Dash']);
      expect((await search(scope, { query: 'E0100' })).rows[0]).toMatchObject({
        department_code: 'WRK',
        login_state: 'INVITED',
        role_codes: ['ESTIMATE_CREATOR'],
      });
    }));

  it('reads what was changed, personal data masked', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin'));
      const saved = await saveEmployee(scope.sql, employeeDraft());
      await saveEmployee(
        scope.sql,
        employeeDraft({ id: saved.id, mobile: '9437100101', name: 'Other Name' }),
        1,
      );
      await inviteEmployee(scope.sql, saved.id, 'sd@example.org', ['ESTIMATE_CREATOR']);
      await scope.sql`set constraints all immediate`;
      const [row] =
        await scope.sql`select public.employee_history(${JATNI}, ${saved.id}) as entries`;
      const { entries } = row as {
        entries: { table_name: string; actor_name: string; changes: Record<string, unknown> }[];
      };
      expect(entries.map((entry) => entry.table_name)).toEqual(
        expect.arrayContaining([
          'employees',
          'employee_assignments',
          'employee_jurisdictions',
          'memberships',
          'membership_roles',
        ]),
      );
      const update = entries.find(
        (entry) =>
          'name' in entry.changes &&
          'from' in (entry.changes['name'] as object) &&
          (entry.changes['name'] as { from: unknown }).from === 'Sanjay Dash',
      );
      expect(update).toMatchObject({
        actor_name: 'Lipika Das',
        changes: { name: { from: 'Sanjay Dash', to: 'Other Name' } },
      });
      expect(JSON.stringify(entries)).not.toContain('9437100101');
    }));

  it('cannot write past the function', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin'));
      for (const statement of [
        `update public.employees set name = 'X' where tenant_id = '${JATNI}'`,
        `insert into public.employee_assignments (tenant_id, employee_id, department_code, designation_code, from_on) select tenant_id, id, 'X', 'X', current_date from public.employees`,
        `delete from public.employee_jurisdictions`,
      ]) {
        expect((await scope.refused((q) => q.unsafe(statement))).state).toBe('42501');
      }
    }));
});

describe('everyone else', () => {
  it.each([
    ['an engineer', person('je')],
    ['an auditor', person('auditor')],
    ['the administrator of another city', person('admin', 'dhenkanal')],
    ['the state viewer', 'viewer.od@demo.digit.example'],
    ['a community organisation', 'cbo.jatni@demo.digit.example'],
  ])('%s neither sees nor changes the people of Jatni', (_name, who) =>
    story(sql, async (scope) => {
      await scope.as(null);
      const id = await idOf(scope, person('je'));
      await scope.as(who);
      const attempts: ((q: postgres.TransactionSql) => Promise<unknown>)[] = [
        (q) => q`select public.search_employees(${JATNI})`,
        (q) => q`select public.get_employee(${JATNI}, ${id})`,
        (q) => q`select public.employee_history(${JATNI}, ${id})`,
        (q) => q`select public.employee_papers(${JATNI}, ${id})`,
        (q) => saveEmployee(q, employeeDraft()),
        (q) => q`select public.deactivate_employee(${JATNI}, ${id}, 1, current_date, 'OTHERS')`,
        (q) => q`select public.reactivate_employee(${JATNI}, ${id}, 1)`,
        (q) => q`select public.invite_employee(${JATNI}, ${id}, 'x@example.org')`,
      ];
      for (const attempt of attempts) {
        expect(await scope.refused(attempt)).toMatchObject({
          state: 'PT403',
          code: 'NOT_PERMITTED',
        });
      }
      expect(await scope.sql`select 1 from public.employees where tenant_id = ${JATNI}`).toEqual(
        [],
      );
    }),
  );

  it('a reader without memberships learns nothing of logins', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      await scope.sql`insert into public.roles (tenant_id, code, name) values (${JATNI}, 'REGISTER_READER', 'Register reader')`;
      await scope.sql`insert into public.role_permissions (tenant_id, role_code, permission) values (${JATNI}, 'REGISTER_READER', 'employee:read')`;
      await scope.sql`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code)
        values (${JATNI}, ${await membershipOf(scope.sql, person('coord'))}, ${JATNI}, 'REGISTER_READER')`;
      const id = await idOf(scope, person('je'));
      await scope.as(person('coord'));
      expect((await search(scope, { query: 'E0001' })).rows[0]).toMatchObject({
        name: 'Sasmita Behera',
        login_state: null,
        role_codes: null,
      });
      expect(await employeeOf(scope.sql, id)).toMatchObject({
        sees_membership: false,
        membership: null,
      });
      expect(
        await scope.refused((q) => q`select public.employee_history(${JATNI}, ${id})`),
      ).toMatchObject({ code: 'NOT_PERMITTED' });
    }));
});

describe('an invited employee', () => {
  const join = async (scope: Scope, email: string) => {
    await scope.as(null);
    await scope.sql`insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at) values
      (gen_random_uuid(), 'authenticated', 'authenticated', ${email}, '', now())`;
  };

  it('comes in by the mail, with the name of the register, and chooses a password', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin'));
      const saved = await saveEmployee(scope.sql, employeeDraft());
      await inviteEmployee(scope.sql, saved.id, 'SD+works@example.org', ['ESTIMATE_CREATOR']);
      await scope.as(null);
      const mails =
        await scope.sql`select payload ->> 'text' as text from public.outbox_messages where payload ->> 'to' = 'sd+works@example.org'`;
      expect(column(mails, 'text')).toEqual([
        expect.stringContaining('{app_url}/sign-in-code?email=sd%2Bworks%40example.org'),
      ]);
      await join(scope, 'sd+works@example.org');
      await scope.as('sd+works@example.org');
      const [row] = await scope.sql`select public.my_session() as session`;
      expect(row).toMatchObject({
        session: {
          user: { name: 'Sanjay Dash', must_change_password: true },
          tenants: [{ id: JATNI, roles: ['ESTIMATE_CREATOR'] }],
        },
      });
      await scope.as(person('admin'));
      expect((await employeeOf(scope.sql, saved.id))['membership']).toMatchObject({
        state: 'ACTIVE',
        email: 'sd+works@example.org',
        invited_by: 'Lipika Das',
        roles: [{ code: 'ESTIMATE_CREATOR', is_in_force: true }],
      });
    }));

  it('who has a login elsewhere is a member at once, and keeps name and password', () =>
    story(sql, async (scope) => {
      await scope.as(null);
      await scope.sql`insert into private.login_attempts (user_id, is_valid) values (${await userId(scope.sql, person('je', 'dhenkanal'))}, true)`;
      await scope.as(person('admin'));
      const saved = await saveEmployee(scope.sql, employeeDraft());
      await inviteEmployee(scope.sql, saved.id, person('je', 'dhenkanal'), ['ESTIMATE_VIEWER']);
      await scope.as(person('je', 'dhenkanal'));
      const [row] = await scope.sql`select public.my_session() as session`;
      expect(row).toMatchObject({
        session: {
          user: { name: 'Bijay Swain', must_change_password: false },
          tenants: [{ id: 'od.dhenkanal' }, { id: JATNI, roles: ['ESTIMATE_VIEWER'] }],
        },
      });
    }));

  it('an invitation that nobody announced is taken up at the next visit', () =>
    story(sql, async (scope) => {
      await join(scope, 'early@example.org');
      await scope.as(person('admin'));
      await scope.sql`insert into public.memberships (tenant_id, invited_email) values (${JATNI}, 'early@example.org')`;
      await scope.as('early@example.org');
      await scope.sql`select public.my_session()`;
      await scope.as(null);
      const [row] =
        await scope.sql`select user_id from public.memberships where invited_email = 'early@example.org'`;
      expect(row?.['user_id']).toBe(await userId(scope.sql, 'early@example.org'));
    }));

  it('is invited once; the address may be corrected, the invitation withdrawn', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin'));
      const saved = await saveEmployee(scope.sql, employeeDraft());
      const id = await inviteEmployee(scope.sql, saved.id, 'typo@example.org', []);
      expect(
        await scope.refused((q) => inviteEmployee(q, saved.id, 'second@example.org', [])),
      ).toMatchObject({ state: 'PT409', code: 'ALREADY_MEMBER' });
      const taken = await scope.refused(
        (q) => q`select public.resend_invitation(${JATNI}, ${id}, ${person('ae')})`,
      );
      expect(taken.fields).toEqual([
        expect.objectContaining({ pointer: '/email', code: 'DUPLICATE' }),
      ]);
      await scope.sql`select public.resend_invitation(${JATNI}, ${id}, 'right@example.org')`;
      await join(scope, 'typo@example.org');
      await scope.as(person('admin'));
      expect((await employeeOf(scope.sql, saved.id))['membership']).toMatchObject({
        state: 'INVITED',
        invited_email: 'right@example.org',
      });
      await scope.sql`select public.cancel_invitation(${JATNI}, ${id})`;
      expect((await employeeOf(scope.sql, saved.id))['membership']).toBeNull();
      await join(scope, 'right@example.org');
      await scope.as('right@example.org');
      const [row] = await scope.sql`select public.my_session() as session`;
      expect(row).toMatchObject({ session: { tenants: [] } });
    }));
});

describe('who leaves', () => {
  it('is shut out at once; papers go to a colleague or back to the role', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await scope.as(null);
      const ae = await userId(scope.sql, person('ae'));
      await scope.as(person('je'));
      const submitted = await move(scope.sql, estimate.id, {
        action: 'SUBMIT',
        version: estimate.version,
        assignees: [ae],
      });
      // A second verifier, so that there is somebody to take over.
      await scope.as(person('admin'));
      const second = await saveEmployee(scope.sql, employeeDraft());
      await inviteEmployee(scope.sql, second.id, person('ae', 'dhenkanal'), ['ESTIMATE_VERIFIER']);
      const id = await idOf(scope, person('ae'));
      const [answer] = await scope.sql`select public.employee_papers(${JATNI}, ${id}) as papers`;
      const { papers } = answer as {
        papers: { document_id: string; candidates: { user_id: string; name: string }[] }[];
      };
      expect(papers).toEqual([
        expect.objectContaining({
          document_id: estimate.id,
          number: submitted.number,
          candidates: [expect.objectContaining({ name: 'Mamata Jena' })],
        }),
      ]);
      await scope.as(null);
      const je = await userId(scope.sql, person('je'));
      await scope.as(person('admin'));
      const leave = (q: postgres.TransactionSql, to: string, on = '2026-05-01') =>
        q`select public.deactivate_employee(${JATNI}, ${id}, 1, ${on}, 'ORDERBYCOMMISSIONER', 'Transferred',
          ${q.json([{ document_type: 'estimate', document_id: estimate.id, to }])}) as left`;
      expect((await scope.refused((q) => leave(q, je))).fields).toEqual([
        expect.objectContaining({ pointer: '/handovers/0/to', code: 'INVALID_ASSIGNEE' }),
      ]);
      expect((await scope.refused((q) => leave(q, je, '2021-01-01'))).fields).toEqual([
        expect.objectContaining({ pointer: '/on', code: 'BEFORE_APPOINTMENT' }),
      ]);
      const [left] = await leave(scope.sql, papers[0]?.candidates[0]?.user_id ?? '');
      expect(left).toMatchObject({ left: { papers: 1 } });
      expect(await employeeOf(scope.sql, id)).toMatchObject({
        is_active: false,
        deactivated_on: '2026-05-01',
        membership: { state: 'ENDED', is_suspended: true },
        assignments: [{ to_on: '2026-05-01', is_current: false }],
      });
      await scope.as(person('ae'));
      expect(await scope.sql`select 1 from public.estimates`).toEqual([]);
      expect(
        await scope.refused((q) =>
          move(q, estimate.id, { action: 'VERIFY_AND_FORWARD', version: submitted.version }),
        ),
      ).toMatchObject({ state: 'PT404' });
      // The version stood, so the colleague may act on what was open before.
      await scope.as(person('ae', 'dhenkanal'));
      await move(scope.sql, estimate.id, {
        action: 'VERIFY_AND_FORWARD',
        version: submitted.version,
      });
      await scope.as(null);
      const history =
        await scope.sql`select action, actor_name from public.workflow_history where document_id = ${estimate.id} order by version, id`;
      expect(column(history, 'action')).toEqual([
        'SAVE_AS_DRAFT',
        'SUBMIT',
        'HAND_OVER',
        'VERIFY_AND_FORWARD',
      ]);
      expect(history[2]?.['actor_name']).toBe('Lipika Das');
    }));

  it('without a named colleague the paper goes back to all who hold the role', () =>
    story(sql, async (scope) => {
      const { estimate } = await draftedEstimate(scope);
      await scope.as(null);
      const ae = await userId(scope.sql, person('ae'));
      await scope.as(person('je'));
      await move(scope.sql, estimate.id, { action: 'SUBMIT', version: 1, assignees: [ae] });
      await scope.as(person('admin'));
      const id = await idOf(scope, person('ae'));
      await scope.sql`select public.deactivate_employee(${JATNI}, ${id}, 1, current_date, 'OTHERS')`;
      await scope.as(null);
      const [paper] =
        await scope.sql`select assignee_ids, pending_roles from public.workflow_instances where document_id = ${estimate.id}`;
      expect(paper).toMatchObject({
        assignee_ids: [],
        pending_roles: [`${JATNI}:ESTIMATE_VERIFIER`],
      });
    }));

  it('comes back with or without the login', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin'));
      const id = await idOf(scope, person('je'));
      await scope.sql`select public.deactivate_employee(${JATNI}, ${id}, 1, current_date, 'OTHERS')`;
      expect(
        await scope.refused((q) => saveEmployee(q, employeeDraft({ id, mobile: '9000000001' }), 2)),
      ).toMatchObject({ code: 'NOT_EDITABLE' });
      const { membership } = (await employeeOf(scope.sql, id)) as { membership: { id: string } };
      expect(
        await scope.refused((q) => q`select public.resume_membership(${JATNI}, ${membership.id})`),
      ).toMatchObject({ code: 'NOT_EDITABLE' });
      // Meanwhile the mobile went to somebody else.
      await scope.sql`savepoint before_mobile`;
      await saveEmployee(scope.sql, employeeDraft({ mobile: '9000000001' }));
      expect(
        (await scope.refused((q) => q`select public.reactivate_employee(${JATNI}, ${id}, 2, true)`))
          .fields,
      ).toEqual([expect.objectContaining({ pointer: '/mobile', code: 'DUPLICATE' })]);
      await scope.sql`rollback to savepoint before_mobile`;
      await scope.sql`select public.reactivate_employee(${JATNI}, ${id}, 2, false)`;
      await scope.as(person('je'));
      expect(await scope.sql`select 1 from public.roles`).toEqual([]);
      await scope.as(person('admin'));
      await scope.sql`select public.resume_membership(${JATNI}, ${membership.id})`;
      await scope.sql`select public.set_membership_validity(${JATNI}, ${membership.id}, '2022-04-01')`;
      await scope.as(person('je'));
      expect(await scope.sql`select 1 from public.roles`).not.toEqual([]);
    }));

  it('cannot be oneself, nor a person with a privileged role for who may not grant it', () =>
    story(sql, async (scope) => {
      await scope.as(person('admin'));
      const own = await idOf(scope, person('admin'));
      expect(
        await scope.refused(
          (q) => q`select public.deactivate_employee(${JATNI}, ${own}, 1, current_date, 'OTHERS')`,
        ),
      ).toMatchObject({ state: 'PT403', code: 'ROLE_NOT_GRANTABLE' });
      await scope.as(null);
      await scope.sql`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code)
        values (${JATNI}, ${await membershipOf(scope.sql, person('eo'))}, 'od', 'SUPERUSER')`;
      await scope.as(person('admin'));
      const eo = await idOf(scope, person('eo'));
      expect(
        await scope.refused(
          (q) => q`select public.deactivate_employee(${JATNI}, ${eo}, 1, current_date, 'OTHERS')`,
        ),
      ).toMatchObject({ code: 'ROLE_NOT_GRANTABLE', details: { role: 'SUPERUSER' } });
      await scope.as(STATE_ADMIN);
      await scope.sql`select public.deactivate_employee(${JATNI}, ${eo}, 1, current_date, 'OTHERS')`;
    }));
});

it('two administrators who save one employee at the same moment: one is told', async () => {
  const acting = <T>(who: string, work: (q: postgres.TransactionSql) => Promise<T>) =>
    sql.begin(async (q) => {
      await scopeOf(q).as(who);
      return work(q);
    }) as Promise<T>;
  const saved = await acting(person('admin', 'dhenkanal'), (q) =>
    saveEmployee(
      q,
      employeeDraft({
        employee_number: 'RACE-1',
        mobile: '9437999999',
        email: '',
        jurisdictions: [],
      }),
      undefined,
      'od.dhenkanal',
    ),
  );
  const results = await Promise.allSettled(
    [person('admin', 'dhenkanal'), STATE_ADMIN].map((who) =>
      acting(who, (q) =>
        saveEmployee(
          q,
          employeeDraft({
            id: saved.id,
            employee_number: 'RACE-1',
            name: `By ${who}`,
            mobile: '9437999999',
            email: '',
            jurisdictions: [],
          }),
          1,
          'od.dhenkanal',
        ),
      ),
    ),
  );
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  const loser = results.find((result) => result.status === 'rejected');
  expect(loser?.reason).toMatchObject({ message: 'STALE_VERSION' });
  // The same number entered twice at once is a fault of the field, not a failure.
  const twins = await Promise.allSettled(
    ['9437999991', '9437999992'].map((mobile) =>
      acting(person('admin', 'dhenkanal'), (q) =>
        saveEmployee(
          q,
          employeeDraft({ employee_number: 'RACE-2', mobile, email: '', jurisdictions: [] }),
          undefined,
          'od.dhenkanal',
        ),
      ),
    ),
  );
  expect(twins.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  const twin = twins.find((result) => result.status === 'rejected')
    ?.reason as postgres.PostgresError;
  expect(JSON.parse(twin.detail ?? '[]')).toEqual([
    expect.objectContaining({ pointer: '/employee_number', code: 'DUPLICATE' }),
  ]);
});

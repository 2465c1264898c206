import type { Scope } from '../db/support/scope.ts';

export type Actor = { name: string; login: string };

const email = (name: string) => `${name.toLowerCase().replaceAll(/[^a-z_]+/g, '.')}@matrix.example`;

/** One person per case that the policies tell apart; each holds exactly what the name says. */
export async function makeActors(scope: Scope): Promise<Actor[]> {
  await scope.as(null);
  const roles =
    await scope.sql`select code, reaches_descendants as reaches, is_for_organisations as outside from public.roles where tenant_id = 'od' and not is_system order by code`;
  const all = roles.filter((row) => !row['outside']).map((row) => row['code'] as string);
  const outside = roles.filter((row) => row['outside']).map((row) => row['code'] as string);
  const people: [name: string, tenant: string | null, roles: string[], change?: string][] = [
    ['no membership', null, []],
    ['a member without roles', 'od.jatni', []],
    ['suspended, every role', 'od.jatni', all, `is_suspended = true, suspended_reason = 'Test'`],
    [
      'expired, every role',
      'od.jatni',
      all,
      `valid_from = current_date - 9, valid_to = current_date - 1`,
    ],
    ['invited, not yet accepted', 'od.jatni', all, `user_id = null`],
    ['other agency, every role', 'od.dhenkanal', all],
    ['child agency, every role', 'od.jatni.office', all],
    [
      'state, every role that stays',
      'od',
      roles.filter((row) => !row['reaches'] && !row['outside']).map((row) => row['code'] as string),
    ],
    ...roles
      .filter((row) => row['reaches'])
      .map((row): [string, string, string[]] => [
        `state ${row['code'] as string}`,
        'od',
        [row['code'] as string],
      ]),
    ...all.map((role): [string, string, string[]] => [role, 'od.jatni', [role]]),
    ...outside.map((role): [string, string, string[]] => [role, 'od.jatni', [role]]),
  ];
  // People of an organisation that is party to nothing: what they see, anybody else's organisation sees.
  const [organisation] =
    await scope.sql`insert into public.organisations (tenant_id, number, name, type_code)
      values ('od.jatni', 'ORG-M', 'Organisation of the matrix', 'CBO.MSG') returning id`;
  await scope.sql`insert into public.tenants (id, kind, name) values ('od.jatni.office', 'agency', 'Ward office')`;
  const actors: Actor[] = [{ name: 'anon', login: 'anon' }];
  for (const [name, tenant, held, change] of people) {
    const login = email(name);
    actors.push({ name, login });
    const [user] = await scope.sql`insert into auth.users (id, aud, role, email, email_confirmed_at)
      values (gen_random_uuid(), 'authenticated', 'authenticated', ${login}, now()) returning id`;
    if (tenant === null) continue;
    const isInvited = change === 'user_id = null';
    const [membership] =
      await scope.sql`insert into public.memberships (tenant_id, user_id, invited_email, organisation_id)
      values (${tenant}, ${isInvited ? null : (user?.['id'] as string)}, ${isInvited ? `other.${login}` : login},
        ${outside.includes(name) ? (organisation?.['id'] as string) : null}) returning id`;
    for (const role of held) {
      await scope.sql`insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code) values (${tenant}, ${membership?.['id'] as string}, 'od', ${role})`;
    }
    if (change !== undefined && !isInvited)
      await scope.sql.unsafe(
        `update public.memberships set ${change} where id = '${membership?.['id'] as string}'`,
      );
  }
  actors.push({ name: 'a community organisation', login: 'cbo.jatni@demo.digit.example' });
  actors.push({ name: 'service_role', login: 'service_role' });
  return actors;
}

-- Access: inviting people, granting and ending roles, what roles allow, and why a person can or cannot do a thing.
-- Writes run with the caller's rights under the policies and guards of the tenancy migration: here stand the questions and the clear refusals.

-- Roles that may be given -------------------------------------------------------------------------------------------

create function private.role_for(p_tenant_id text, p_code text) returns public.roles
language sql stable security definer set search_path = ''
as $$
  select r from public.roles r
  where r.tenant_id = any (private.tenant_line(p_tenant_id)) and r.code = p_code order by length(r.tenant_id) desc limit 1
$$;
comment on function private.role_for(text, text) is 'The role of a code in a tenant: its own, or that of the nearest one above.';

create function private.grant_errors(p_tenant_id text, p_grants jsonb, p_is_for_organisation boolean default false) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_row jsonb;
  v_index int := -1;
  v_role public.roles;
  v_at text;
begin
  for v_row in select value from jsonb_array_elements(p_grants) loop
    v_index := v_index + 1;
    v_at := '/grants/' || v_index;
    v_role := private.role_for(p_tenant_id, v_row ->> 'role_code');
    v_errors := v_errors || case
      when v_role.code is null or not v_role.is_active or not private.may_grant(p_tenant_id, v_role)
        or v_role.is_for_organisations <> p_is_for_organisation then
        private.field_error(v_at || '/role_code', 'ROLE_NOT_GRANTABLE', jsonb_build_object('role', v_row ->> 'role_code'))
      else '[]' end
      || case when private.text_of(v_row, 'valid_from') is not null and private.try_date(v_row ->> 'valid_from') is null then
        private.field_error(v_at || '/valid_from', 'INVALID_DATE') else '[]' end
      || case when private.text_of(v_row, 'valid_to') is not null and (private.try_date(v_row ->> 'valid_to') is null
          or private.try_date(v_row ->> 'valid_to') < coalesce(private.try_date(v_row ->> 'valid_from'), private.local_date(p_tenant_id))) then
        private.field_error(v_at || '/valid_to', 'INVALID_DATE') else '[]' end;
  end loop;
  return v_errors;
end
$$;
comment on function private.grant_errors(text, jsonb, boolean) is
  'Errors of [{role_code, valid_from, valid_to}]: each role must be active, of the axis of the membership and mine to grant; dates in order.';

create function private.apply_grants(p_tenant_id text, p_membership_id uuid, p_grants jsonb) returns void
language plpgsql volatile security invoker set search_path = ''
as $$
declare
  v_row jsonb;
  v_role public.roles;
  v_from date;
begin
  for v_row in select value from jsonb_array_elements(p_grants) loop
    v_role := private.role_for(p_tenant_id, v_row ->> 'role_code');
    v_from := coalesce(private.try_date(v_row ->> 'valid_from'), private.local_date(p_tenant_id));
    delete from public.membership_roles mr
    where mr.tenant_id = p_tenant_id and mr.membership_id = p_membership_id and mr.role_code = v_role.code
      and (mr.role_tenant_id, mr.valid_from) is distinct from (v_role.tenant_id, v_from);
    insert into public.membership_roles as mr (tenant_id, membership_id, role_tenant_id, role_code, valid_from, valid_to)
    values (p_tenant_id, p_membership_id, v_role.tenant_id, v_role.code, v_from, private.try_date(v_row ->> 'valid_to'))
    on conflict (tenant_id, membership_id, role_code) do update set valid_to = excluded.valid_to;
  end loop;
end
$$;
comment on function private.apply_grants(text, uuid, jsonb) is 'Writes checked grants; a role that is held already gets the new dates.';

-- Invitations -------------------------------------------------------------------------------------------------------

create function private.is_address_taken(p_tenant_id text, p_email text, p_mobile text, p_except uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.memberships m left join public.user_profiles p on p.id = m.user_id
    where m.tenant_id = p_tenant_id and m.organisation_id is null and m.id is distinct from p_except
      and private.membership_state(m) <> 'ENDED'
      and (p_email in (m.invited_email, lower(p.email)) or right(p_mobile, 10) in (right(m.invited_mobile, 10), right(p.mobile, 10))))
$$;
comment on function private.is_address_taken(text, text, text, uuid) is 'Whether a member or an invitation of the tenant has the address already.';

create function private.address_errors(p_tenant_id text, p_email text, p_mobile text, p_except uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select case
      when p_email is null and p_mobile is null then private.field_error('/email', 'REQUIRED')
      when p_email !~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' then private.field_error('/email', 'INVALID_CHARACTERS')
      when private.is_address_taken(p_tenant_id, p_email, null, p_except) then private.field_error('/email', 'DUPLICATE', jsonb_build_object('value', p_email))
      else '[]' end
    || case
      when p_mobile !~ '^\+?[0-9]{10,15}$' then private.field_error('/mobile', 'INVALID_CHARACTERS')
      when private.is_address_taken(p_tenant_id, null, p_mobile, p_except) then private.field_error('/mobile', 'DUPLICATE', jsonb_build_object('value', p_mobile))
      else '[]' end
$$;
comment on function private.address_errors(text, text, text, uuid) is 'Errors of the address of an invitation: one is needed, well formed and not in use in the tenant.';

create function public.invite_employee(
  p_tenant_id text, p_employee_id uuid, p_email text, p_mobile text default null, p_grants jsonb default '[]',
  p_valid_from date default null, p_valid_to date default null) returns uuid
language plpgsql volatile security invoker set search_path = ''
as $$
declare
  v_employee public.employees;
  v_membership public.memberships;
  v_id uuid := private.uuid_v7();
  v_email text := nullif(lower(btrim(p_email)), '');
  v_mobile text := nullif(btrim(p_mobile), '');
  v_from date := coalesce(p_valid_from, private.local_date(p_tenant_id));
begin
  perform private.require_permission(p_tenant_id, 'membership:manage');
  select e.* into v_employee from public.employees e where e.tenant_id = p_tenant_id and e.id = p_employee_id;
  if v_employee.id is null then perform private.fail(404, 'NOT_FOUND', '{}', 'There is no such employee in this agency.'); end if;
  if not v_employee.is_active then perform private.fail(409, 'NOT_EDITABLE', '{}', 'The employee has left. Reactivate them first.'); end if;
  select m.* into v_membership from public.memberships m
  where m.tenant_id = p_tenant_id and m.employee_id = p_employee_id and m.organisation_id is null limit 1;
  if v_membership.id is not null then
    perform private.fail(409, 'ALREADY_MEMBER', jsonb_build_object('membership_id', v_membership.id), 'This employee has a login or an open invitation.');
  end if;
  perform private.fail_fields(private.address_errors(p_tenant_id, v_email, v_mobile, null)
    || case when p_valid_to < v_from then private.field_error('/valid_to', 'INVALID_DATE') else '[]' end
    || private.grant_errors(p_tenant_id, p_grants));
  insert into public.memberships (tenant_id, id, invited_email, invited_mobile, employee_id, valid_from, valid_to)
  values (p_tenant_id, v_id, v_email, v_mobile, p_employee_id, v_from, p_valid_to);
  perform private.apply_grants(p_tenant_id, v_id, p_grants);
  perform private.announce_invitation(p_tenant_id, v_id);
  return v_id;
end
$$;
comment on function public.invite_employee(text, uuid, text, text, jsonb, date, date) is
  'Gives an employee a login: the membership with roles [{role_code, valid_from, valid_to}] waits for the verified address; a mail tells them. '
  'Answers its id. Field errors REQUIRED, INVALID_CHARACTERS, DUPLICATE, INVALID_DATE, ROLE_NOT_GRANTABLE; ALREADY_MEMBER, NOT_EDITABLE (409), '
  'NOT_FOUND (404). Needs membership:manage and employee:read.';

create function public.resend_invitation(p_tenant_id text, p_membership_id uuid, p_email text, p_mobile text default null) returns void
language plpgsql volatile security invoker set search_path = ''
as $$
declare
  v_email text := nullif(lower(btrim(p_email)), '');
  v_mobile text := nullif(btrim(p_mobile), '');
begin
  perform private.require_permission(p_tenant_id, 'membership:manage');
  if not exists (select from public.memberships m where m.tenant_id = p_tenant_id and m.id = p_membership_id and m.user_id is null) then
    perform private.fail(404, 'MEMBERSHIP_NOT_FOUND', '{}', 'There is no such open invitation.');
  end if;
  perform private.fail_fields(private.address_errors(p_tenant_id, v_email, v_mobile, p_membership_id));
  update public.memberships m set invited_email = v_email, invited_mobile = v_mobile where m.tenant_id = p_tenant_id and m.id = p_membership_id;
  perform private.announce_invitation(p_tenant_id, p_membership_id);
end
$$;
comment on function public.resend_invitation(text, uuid, text, text) is
  'Mails an open invitation again, to a corrected address if need be. MEMBERSHIP_NOT_FOUND (404), field errors of the address. Needs membership:manage.';

create function public.cancel_invitation(p_tenant_id text, p_membership_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform private.require_permission(p_tenant_id, 'membership:manage');
  -- The guard on its roles refuses when one of them is privileged and not mine to take.
  delete from public.memberships m where m.tenant_id = p_tenant_id and m.id = p_membership_id and m.user_id is null;
  if not found then perform private.fail(404, 'MEMBERSHIP_NOT_FOUND', '{}', 'There is no such open invitation.'); end if;
end
$$;
comment on function public.cancel_invitation(text, uuid) is
  'Withdraws an open invitation; the audit log keeps it. MEMBERSHIP_NOT_FOUND (404), ROLE_NOT_GRANTABLE (403). Needs membership:manage.';

-- Memberships -------------------------------------------------------------------------------------------------------

create function public.set_roles(p_tenant_id text, p_membership_id uuid, p_grants jsonb default '[]', p_ends text[] default '{}') returns void
language plpgsql volatile security invoker set search_path = ''
as $$
declare
  v_membership public.memberships;
  v_errors jsonb;
  v_today date := private.local_date(p_tenant_id);
  v_code text;
  v_index int := -1;
begin
  perform private.require_permission(p_tenant_id, 'membership:manage');
  select m.* into v_membership from public.memberships m where m.tenant_id = p_tenant_id and m.id = p_membership_id;
  if v_membership.id is null then perform private.fail(404, 'MEMBERSHIP_NOT_FOUND', '{}', 'There is no such membership.'); end if;
  if private.is_own_membership(v_membership) then
    perform private.fail(403, 'ROLE_NOT_GRANTABLE', jsonb_build_object('reason', 'OWN'), 'Nobody changes their own roles.');
  end if;
  v_errors := private.grant_errors(p_tenant_id, p_grants, v_membership.organisation_id is not null);
  foreach v_code in array p_ends loop
    v_index := v_index + 1;
    if not exists (
      select from public.membership_roles mr join public.roles r on r.tenant_id = mr.role_tenant_id and r.code = mr.role_code
      where mr.tenant_id = p_tenant_id and mr.membership_id = p_membership_id and mr.role_code = v_code and private.may_grant(p_tenant_id, r)) then
      v_errors := v_errors || private.field_error('/ends/' || v_index, 'ROLE_NOT_GRANTABLE', jsonb_build_object('role', v_code));
    end if;
  end loop;
  perform private.fail_fields(v_errors);
  -- Yesterday is the last day of a role that is taken away; one that was never in force leaves no trace but the audit log.
  update public.membership_roles mr set valid_to = v_today - 1
  where mr.tenant_id = p_tenant_id and mr.membership_id = p_membership_id and mr.role_code = any (p_ends) and mr.valid_from < v_today
    and (mr.valid_to is null or mr.valid_to >= v_today);
  delete from public.membership_roles mr
  where mr.tenant_id = p_tenant_id and mr.membership_id = p_membership_id and mr.role_code = any (p_ends) and mr.valid_from >= v_today;
  perform private.apply_grants(p_tenant_id, p_membership_id, p_grants);
end
$$;
comment on function public.set_roles(text, uuid, jsonb, text[]) is
  'Grants roles [{role_code, valid_from, valid_to}] and ends others in one step; both work at the next statement of the person. What neither list names '
  'stays, so that two administrators do not undo each other. Every role that is not mine to give is named (ROLE_NOT_GRANTABLE); nobody changes their own (403). '
  'MEMBERSHIP_NOT_FOUND (404). Needs membership:manage.';

create function public.suspend_membership(p_tenant_id text, p_membership_id uuid, p_reason text) returns void
language plpgsql volatile security invoker set search_path = ''
as $$
begin
  perform private.require_permission(p_tenant_id, 'membership:manage');
  perform private.fail_fields(case
    when nullif(btrim(p_reason), '') is null then private.field_error('/reason', 'REQUIRED')
    when length(p_reason) > 500 then private.field_error('/reason', 'TOO_LONG', '{"max": 500}') else '[]' end);
  update public.memberships m set is_suspended = true, suspended_reason = btrim(p_reason) where m.tenant_id = p_tenant_id and m.id = p_membership_id;
  if not found then perform private.fail(404, 'MEMBERSHIP_NOT_FOUND', '{}', 'There is no such membership.'); end if;
end
$$;
comment on function public.suspend_membership(text, uuid, text) is
  'Shuts a member out until further notice, with a reason; works at once. REQUIRED, TOO_LONG; ROLE_NOT_GRANTABLE (403), MEMBERSHIP_NOT_FOUND (404). '
  'Needs membership:manage.';

create function public.resume_membership(p_tenant_id text, p_membership_id uuid) returns void
language plpgsql volatile security invoker set search_path = ''
as $$
begin
  perform private.require_permission(p_tenant_id, 'membership:manage');
  if exists (
    select from public.memberships m join public.employees e on e.tenant_id = m.tenant_id and e.id = m.employee_id
    where m.tenant_id = p_tenant_id and m.id = p_membership_id and not e.is_active) then
    perform private.fail(409, 'NOT_EDITABLE', '{}', 'The employee has left. Reactivate them first.');
  end if;
  update public.memberships m set is_suspended = false, suspended_reason = null where m.tenant_id = p_tenant_id and m.id = p_membership_id;
  if not found then perform private.fail(404, 'MEMBERSHIP_NOT_FOUND', '{}', 'There is no such membership.'); end if;
end
$$;
comment on function public.resume_membership(text, uuid) is
  'Lets a suspended member in again. NOT_EDITABLE (409) when the employee has left, ROLE_NOT_GRANTABLE (403), MEMBERSHIP_NOT_FOUND (404). Needs membership:manage.';

create function public.set_membership_validity(p_tenant_id text, p_membership_id uuid, p_valid_from date, p_valid_to date default null) returns void
language plpgsql volatile security invoker set search_path = ''
as $$
begin
  perform private.require_permission(p_tenant_id, 'membership:manage');
  perform private.fail_fields(case when p_valid_from is null then private.field_error('/valid_from', 'REQUIRED')
    when p_valid_to < p_valid_from then private.field_error('/valid_to', 'INVALID_DATE') else '[]' end);
  update public.memberships m set valid_from = p_valid_from, valid_to = p_valid_to where m.tenant_id = p_tenant_id and m.id = p_membership_id;
  if not found then perform private.fail(404, 'MEMBERSHIP_NOT_FOUND', '{}', 'There is no such membership.'); end if;
end
$$;
comment on function public.set_membership_validity(text, uuid, date, date) is
  'From and until when a membership holds. REQUIRED, INVALID_DATE; ROLE_NOT_GRANTABLE (403), MEMBERSHIP_NOT_FOUND (404). Needs membership:manage.';

-- Roles and what they allow -----------------------------------------------------------------------------------------

create function public.list_roles(p_tenant_id text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_permission(p_tenant_id, 'membership:read');
  return (
    select coalesce(jsonb_agg(jsonb_build_object('tenant_id', r.tenant_id, 'tenant_name', t.name, 'tenant_local_names', t.local_names, 'code', r.code,
      'name', r.name, 'local_names', r.local_names, 'description', r.description, 'reaches_descendants', r.reaches_descendants,
      'is_privileged', r.is_privileged, 'is_system', r.is_system, 'is_active', r.is_active, 'version', r.version,
      'permissions', (
        select coalesce(jsonb_agg(rp.permission order by rp.permission), '[]') from public.role_permissions rp
        where rp.tenant_id = r.tenant_id and rp.role_code = r.code),
      'holders', (
        select count(*) from public.membership_roles mr join public.memberships m on m.tenant_id = mr.tenant_id and m.id = mr.membership_id
        where mr.tenant_id = p_tenant_id and mr.role_tenant_id = r.tenant_id and mr.role_code = r.code
          and (mr.valid_to is null or mr.valid_to >= private.local_date(p_tenant_id))),
      'is_mine', exists (
        select from private.effective_roles(auth.uid()) e where e.role_tenant_id = r.tenant_id and e.role_code = r.code),
      'is_for_organisations', r.is_for_organisations,
      'may_grant', r.is_active and not r.is_for_organisations and private.may_grant(p_tenant_id, r),
      'may_edit', not r.is_system and r.tenant_id = any ((select private.my_tenants('role:manage'))::text[])
    ) order by length(r.tenant_id) desc, r.name), '[]')
    from public.roles r join public.tenants t on t.id = r.tenant_id
    where r.tenant_id = any (private.tenant_line(p_tenant_id)));
end
$$;
comment on function public.list_roles(text) is
  'Roles of a tenant and those it inherits: columns, permissions, how many hold it here, whether I hold it, may grant it to staff, may change it. Needs membership:read.';

create function public.role_holders(p_tenant_id text, p_role_tenant_id text, p_role_code text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_permission(p_tenant_id, 'membership:read');
  return (
    select coalesce(jsonb_agg(jsonb_build_object('membership_id', m.id, 'employee_id', m.employee_id, 'organisation_id', m.organisation_id,
      'user_id', m.user_id, 'name', coalesce(p.name, e.name, m.invited_email, m.invited_mobile), 'state', private.membership_state(m),
      'valid_from', mr.valid_from, 'valid_to', mr.valid_to) order by coalesce(p.name, e.name, m.invited_email, m.invited_mobile), m.id), '[]')
    from public.membership_roles mr
    join public.memberships m on m.tenant_id = mr.tenant_id and m.id = mr.membership_id
    left join public.user_profiles p on p.id = m.user_id
    left join public.employees e on e.tenant_id = m.tenant_id and e.id = m.employee_id
    where mr.tenant_id = p_tenant_id and mr.role_tenant_id = p_role_tenant_id and mr.role_code = p_role_code
      and (mr.valid_to is null or mr.valid_to >= private.local_date(p_tenant_id)));
end
$$;
comment on function public.role_holders(text, text, text) is 'Who holds a role in a tenant now or later, with the state of their login. Needs membership:read.';

create function public.save_role(p_tenant_id text, p_role jsonb, p_expected_version int default null) returns jsonb
language plpgsql volatile security invoker set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_old public.roles;
  v_code text := private.text_of(p_role, 'code');
  v_name text := private.text_of(p_role, 'name');
  v_names jsonb := coalesce(p_role -> 'local_names', '{}');
  v_permissions text[] := array(select jsonb_array_elements_text(private.rows_of(p_role, 'permissions')));
  v_present text[];
  v_permission text;
begin
  perform private.require_permission(p_tenant_id, 'role:manage');
  select r.* into v_old from public.roles r where r.tenant_id = p_tenant_id and r.code = v_code for update;
  if v_old.code is null and p_expected_version is not null then perform private.fail(404, 'NOT_FOUND', '{}', 'This agency owns no such role.'); end if;
  if v_old.code is not null and p_expected_version is not null and v_old.version <> p_expected_version then
    perform private.fail_stale_row(v_old.version, v_old.updated_by, v_old.updated_at);
  end if;
  if v_old.is_system then perform private.fail(403, 'ROLE_NOT_GRANTABLE', jsonb_build_object('role', v_code), 'The system''s role is not changed by people.'); end if;
  v_errors := v_errors || case
    when v_code is null then private.field_error('/code', 'REQUIRED')
    when v_code !~ '^[A-Z][A-Z0-9_]*$' or v_code = 'SYSTEM' then private.field_error('/code', 'INVALID_CHARACTERS')
    when length(v_code) > 64 then private.field_error('/code', 'TOO_LONG', '{"max": 64}')
    when p_expected_version is null and (private.role_for(p_tenant_id, v_code)).code is not null then
      private.field_error('/code', 'DUPLICATE', jsonb_build_object('value', v_code))
    else '[]' end;
  v_errors := v_errors || case
    when v_name is null then private.field_error('/name', 'REQUIRED')
    when length(v_name) < 2 then private.field_error('/name', 'TOO_SHORT', '{"min": 2}')
    when length(v_name) > 100 then private.field_error('/name', 'TOO_LONG', '{"max": 100}') else '[]' end;
  if length(p_role ->> 'description') > 500 then v_errors := v_errors || private.field_error('/description', 'TOO_LONG', '{"max": 500}'); end if;
  v_present := array(select rp.permission from public.role_permissions rp where rp.tenant_id = p_tenant_id and rp.role_code = v_code);
  foreach v_permission in array v_permissions loop
    if not v_permission = any (v_present) and not exists (
      select from public.permissions p
      where p.code = v_permission and (not p.is_privileged or p_tenant_id = any ((select private.my_tenants('role:grant_privileged'))::text[]))) then
      v_errors := v_errors || private.field_error('/permissions', 'PERMISSION_NOT_GRANTABLE', jsonb_build_object('permission', v_permission));
    end if;
  end loop;
  perform private.fail_fields(v_errors);

  v_names := (select coalesce(jsonb_object_agg(n.key, btrim(n.value)), '{}') from jsonb_each_text(v_names) n where n.key in ('or', 'hi') and btrim(n.value) <> '');
  if v_old.code is null then
    insert into public.roles (tenant_id, code, name, local_names, description, reaches_descendants)
    values (p_tenant_id, v_code, v_name, v_names, private.text_of(p_role, 'description'), private.flag_of(p_role, 'reaches_descendants'));
  else
    update public.roles r set name = v_name, local_names = v_names, description = private.text_of(p_role, 'description'),
      is_active = case when p_role ? 'is_active' then private.flag_of(p_role, 'is_active') else r.is_active end
    where r.tenant_id = p_tenant_id and r.code = v_code;
  end if;
  delete from public.role_permissions rp where rp.tenant_id = p_tenant_id and rp.role_code = v_code and not rp.permission = any (v_permissions);
  insert into public.role_permissions (tenant_id, role_code, permission)
  select distinct p_tenant_id, v_code, x from unnest(v_permissions) x where not x = any (v_present);
  return (select jsonb_build_object('code', r.code, 'version', r.version) from public.roles r where r.tenant_id = p_tenant_id and r.code = v_code);
end
$$;
comment on function public.save_role(text, jsonb, int) is
  'Creates a role of the tenant (no expected version) or changes one: {code, name, local_names, description, reaches_descendants, is_active, permissions}. '
  'Answers {code, version}. Field errors REQUIRED, INVALID_CHARACTERS, TOO_SHORT, TOO_LONG, DUPLICATE, PERMISSION_NOT_GRANTABLE; nobody changes what a role '
  'they hold allows (ROLE_NOT_GRANTABLE, 403); NOT_FOUND (404), STALE_VERSION (409). Needs role:manage.';

-- Why can, why can't ------------------------------------------------------------------------------------------------

create function private.role_links(p_user_id uuid, p_tenant_id text)
returns table (membership_id uuid, employee_id uuid, tenant_id text, membership_state text, valid_from date, valid_to date, reason text,
  role_tenant_id text, role_code text, role_name text, local_names jsonb, role_state text, role_from date, role_to date)
language sql stable security definer set search_path = ''
as $$
  -- The same facts as private.effective_roles, each with its own verdict instead of a join that drops the row.
  select m.id, m.employee_id, m.tenant_id,
    case when m.organisation_id is not null then 'ORGANISATION'
      when not home.is_active then 'TENANT_INACTIVE'
      when m.is_suspended then 'SUSPENDED'
      when today.on_date < m.valid_from then 'NOT_YET'
      when today.on_date > m.valid_to then 'ENDED'
      else 'VALID' end,
    m.valid_from, m.valid_to, m.suspended_reason, mr.role_tenant_id, mr.role_code, r.name, r.local_names,
    case when mr.role_code is null then null
      when r.is_system then 'SYSTEM'
      when not r.is_active then 'INACTIVE'
      when m.tenant_id <> p_tenant_id and not r.reaches_descendants then 'NO_REACH'
      when today.on_date < mr.valid_from then 'NOT_YET'
      when today.on_date > mr.valid_to then 'ENDED'
      else 'VALID' end,
    mr.valid_from, mr.valid_to
  from public.memberships m
  join public.tenants home on home.id = m.tenant_id
  left join public.membership_roles mr on mr.tenant_id = m.tenant_id and mr.membership_id = m.id
  left join public.roles r on r.tenant_id = mr.role_tenant_id and r.code = mr.role_code
  cross join lateral (select (now() at time zone home.time_zone)::date as on_date) today
  where m.user_id = p_user_id and m.tenant_id = any (private.tenant_line(p_tenant_id))
$$;
comment on function private.role_links(uuid, text) is 'Every membership and role of a person that could reach a tenant, with what keeps it from counting.';

create function private.people_who_may(p_tenant_id text, p_permissions text[], p_limit int default 10) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('user_id', w.id, 'name', w.name) order by w.name), '[]') from (
    select p.id, p.name from public.user_profiles p
    where p.id in (select m.user_id from public.memberships m where m.tenant_id = any (private.tenant_line(p_tenant_id)) and m.organisation_id is null)
      and not exists (
        select from unnest(p_permissions) needed where not exists (
          select from private.effective_roles(p.id) e
          join public.role_permissions rp on rp.tenant_id = e.role_tenant_id and rp.role_code = e.role_code and rp.permission = needed
          where e.tenant_id = p_tenant_id and e.organisation_id is null))
    order by p.name limit p_limit) w
$$;
comment on function private.people_who_may(text, text[], int) is 'Staff who hold all the permissions in a tenant: whom to ask.';

create function private.role_remedy(p_tenant_id text, p_role_codes text[], p_permission text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('kind', 'GRANT_ROLE', 'roles', coalesce(jsonb_agg(jsonb_build_object('tenant_id', r.tenant_id, 'code', r.code, 'name', r.name,
      'local_names', r.local_names, 'is_privileged', r.is_privileged, 'may_grant', private.may_grant(p_tenant_id, r),
      'people', private.people_who_may(p_tenant_id, case when r.is_privileged then '{membership:manage,role:grant_privileged}' else '{membership:manage}' end::text[]))
    order by r.is_privileged, r.name), '[]'))
  from public.roles r
  where r.tenant_id = any (private.tenant_line(p_tenant_id)) and r.is_active and not r.is_system
    and (p_role_codes is null or r.code = any (p_role_codes))
    and (p_permission is null or exists (
      select from public.role_permissions rp where rp.tenant_id = r.tenant_id and rp.role_code = r.code and rp.permission = p_permission))
$$;
comment on function private.role_remedy(text, text[], text) is 'Roles that would mend a missing right, and who may grant each.';

create function private.access_step(p_link text, p_fault text, p_values jsonb default '{}') returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_build_array(jsonb_build_object('link', p_link, 'verdict', case when p_fault is null then 'PASS' else 'FAIL' end,
    'code', p_fault, 'values', coalesce(p_values, '{}')))
$$;
comment on function private.access_step(text, text, jsonb) is 'One link of the chain as an array of one: it holds, or breaks for the reason named.';

create function private.permission_steps(p_tenant_id text, p_user_id uuid, p_permission text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_profile public.user_profiles;
  v_steps jsonb;
  v_memberships jsonb;
  v_roles jsonb;
  v_fault text;
begin
  select p.* into v_profile from public.user_profiles p where p.id = p_user_id;
  v_steps := private.access_step('PROFILE', case when not coalesce(v_profile.is_active, false) then 'PROFILE_INACTIVE' end);

  select jsonb_agg(jsonb_build_object('membership_id', l.membership_id, 'employee_id', l.employee_id, 'tenant_id', l.tenant_id,
    'name', t.name, 'local_names', t.local_names, 'state', l.membership_state, 'valid_from', l.valid_from, 'valid_to', l.valid_to, 'reason', l.reason) order by length(l.tenant_id) desc)
    into v_memberships
  from (select distinct x.membership_id, x.employee_id, x.tenant_id, x.membership_state, x.valid_from, x.valid_to, x.reason
        from private.role_links(p_user_id, p_tenant_id) x) l
  join public.tenants t on t.id = l.tenant_id;
  -- The state that is nearest to counting is the one to mend.
  v_fault := case
    when v_memberships is null then case when exists (
      select from public.memberships m where m.user_id is null and m.tenant_id = any (private.tenant_line(p_tenant_id)) and m.invited_email = lower(v_profile.email))
      then 'INVITATION_OPEN' else 'NOT_A_MEMBER' end
    when v_memberships @> '[{"state": "VALID"}]' then null
    when v_memberships @> '[{"state": "SUSPENDED"}]' then 'MEMBERSHIP_SUSPENDED'
    when v_memberships @> '[{"state": "NOT_YET"}]' then 'MEMBERSHIP_NOT_YET'
    when v_memberships @> '[{"state": "ENDED"}]' then 'MEMBERSHIP_ENDED'
    when v_memberships @> '[{"state": "TENANT_INACTIVE"}]' then 'TENANT_INACTIVE'
    else 'ORGANISATION_ONLY' end;
  v_steps := v_steps || private.access_step('MEMBERSHIP', v_fault, jsonb_build_object('memberships', coalesce(v_memberships, '[]')));

  select jsonb_agg(jsonb_build_object('tenant_id', l.role_tenant_id, 'held_in', l.tenant_id, 'code', l.role_code, 'name', l.role_name,
    'local_names', l.local_names, 'state', l.role_state, 'valid_from', l.role_from, 'valid_to', l.role_to,
    'has_permission', exists (
      select from public.role_permissions rp where rp.tenant_id = l.role_tenant_id and rp.role_code = l.role_code and rp.permission = p_permission))
    order by l.role_state = 'VALID' desc, l.role_name)
    into v_roles
  -- Where no membership holds, the roles that would follow are told all the same: there may be more than one thing to mend.
  from private.role_links(p_user_id, p_tenant_id) l
  where l.role_code is not null and (l.membership_state = 'VALID' or (v_fault is not null and l.membership_state <> 'ORGANISATION'));
  v_steps := v_steps || private.access_step('ROLE', case
      when v_roles is null then 'NO_ROLE'
      when not v_roles @> '[{"state": "VALID"}]' then 'NO_ROLE_IN_FORCE' end, jsonb_build_object('roles', coalesce(v_roles, '[]')));
  return v_steps || private.access_step('PERMISSION', case
      when v_roles @> '[{"state": "VALID", "has_permission": true}]' then null
      when v_roles @> '[{"has_permission": true}]' then 'PERMISSION_NOT_IN_FORCE'
      else 'PERMISSION_MISSING' end,
    jsonb_build_object('permission', p_permission, 'roles', coalesce((
      select jsonb_agg(r) from jsonb_array_elements(v_roles) r where (r ->> 'has_permission')::boolean), '[]')));
end
$$;
comment on function private.permission_steps(text, uuid, text) is 'The chain from the person to a permission in a tenant: profile, membership, role, permission.';

create function private.paper_steps(p_instance public.workflow_instances, p_user_id uuid, p_action text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_action public.workflow_actions;
  v_service public.workflow_services;
  v_state public.workflow_states;
  v_steps jsonb;
  v_missing text[];
begin
  select s.* into v_service from public.workflow_services s where s.tenant_id = p_instance.service_tenant_id and s.id = p_instance.service_id;
  select s.* into v_state from public.workflow_states s where s.tenant_id = p_instance.service_tenant_id and s.id = p_instance.state_id;
  select a.* into v_action from public.workflow_actions a
  where a.tenant_id = p_instance.service_tenant_id and a.state_id = p_instance.state_id and a.code = p_action and a.is_active;
  v_steps := private.access_step('OFFERED', case when v_action.id is null then 'ACTION_NOT_OFFERED' end, jsonb_build_object(
    'number', p_instance.number, 'title', p_instance.title, 'state', v_state.code, 'state_name', v_state.name, 'state_local_names', v_state.local_names,
    'moved_by', p_instance.moved_by_name, 'entered_at', p_instance.entered_at,
    'offered_in', (
      select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'name', s.name, 'local_names', s.local_names) order by s.ordinal), '[]')
      from public.workflow_states s join public.workflow_actions a on a.tenant_id = s.tenant_id and a.state_id = s.id and a.code = p_action and a.is_active
      where s.tenant_id = v_service.tenant_id and s.service_id = v_service.id)));
  if v_action.id is null then return v_steps; end if;

  v_steps := v_steps || private.access_step('ACTION_ROLE', case when not exists (
      select from private.role_links(p_user_id, p_instance.tenant_id) l
      where l.membership_state = 'VALID' and l.role_state = 'VALID' and l.role_code = any (v_action.role_codes)) then 'ACTION_ROLE_MISSING' end,
    jsonb_build_object('action', v_action.code, 'action_name', v_action.name, 'action_local_names', v_action.local_names,
      'roles', (select jsonb_agg(jsonb_build_object('code', c.code, 'name', coalesce((r.role).name, c.code), 'local_names', coalesce((r.role).local_names, '{}'),
          'is_held', exists (select from private.role_links(p_user_id, p_instance.tenant_id) l
            where l.membership_state = 'VALID' and l.role_state = 'VALID' and l.role_code = c.code)))
        from unnest(v_action.role_codes) c (code), lateral (select private.role_for(p_instance.tenant_id, c.code) as role) r)));
  v_steps := v_steps || private.access_step('MAKER_CHECKER',
    case when v_action.is_checking and v_service.is_maker_checker and p_user_id = any (p_instance.makers) then 'MAKER_CHECKER' end,
    jsonb_build_object('applies', v_action.is_checking and v_service.is_maker_checker,
      'made', (
        select coalesce(jsonb_agg(jsonb_build_object('action', h.action, 'at', h.at) order by h.at), '[]') from public.workflow_history h
        where h.tenant_id = p_instance.tenant_id and h.document_type = p_instance.document_type and h.document_id = p_instance.document_id
          and h.actor_id = p_user_id and h.action <> 'HAND_OVER' and (h.from_state is null or exists (
            select from public.workflow_states f
            where f.tenant_id = v_service.tenant_id and f.service_id = v_service.id and f.code = h.from_state and f.is_updatable)))));
  v_missing := array(
    select k from unnest(v_action.required_document_kinds) k where not exists (
      select from public.documents d where d.tenant_id = p_instance.tenant_id and d.owner_type = p_instance.document_type
        and d.owner_id = p_instance.document_id and d.kind_code = k and d.status = 'ACCEPTED' and k <> 'WORKFLOW_ATTACHMENT'));
  -- What is to be given with the action bars nobody: it is told beforehand.
  return v_steps || jsonb_build_array(jsonb_build_object('link', 'REQUIREMENTS', 'verdict', 'PASS',
    'code', case when v_action.is_comment_required or cardinality(v_missing) > 0 then 'NEEDED' end,
    'values', jsonb_build_object('is_comment_required', v_action.is_comment_required, 'document_kinds', to_jsonb(v_missing))));
end
$$;
comment on function private.paper_steps(public.workflow_instances, uuid, text) is
  'The chain from a person who may see a paper to an action on it: the state offers it, a role may take it, no maker checks; what must come with it.';

create function private.access_remedy(p_tenant_id text, p_step jsonb, p_permission text, p_instance public.workflow_instances, p_user_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select case p_step ->> 'code'
    when 'PROFILE_INACTIVE' then jsonb_build_object('kind', 'ENABLE_PROFILE')
    when 'NOT_A_MEMBER' then jsonb_build_object('kind', 'INVITE', 'people', private.people_who_may(p_tenant_id, '{membership:manage}'))
    when 'INVITATION_OPEN' then jsonb_build_object('kind', 'ACCEPT_INVITATION')
    when 'ORGANISATION_ONLY' then jsonb_build_object('kind', 'INVITE', 'people', private.people_who_may(p_tenant_id, '{membership:manage}'))
    when 'MEMBERSHIP_SUSPENDED' then jsonb_build_object('kind', 'RESUME', 'people', private.people_who_may(p_tenant_id, '{membership:manage}'))
    when 'MEMBERSHIP_NOT_YET' then jsonb_build_object('kind', 'CHANGE_DATES', 'people', private.people_who_may(p_tenant_id, '{membership:manage}'))
    when 'MEMBERSHIP_ENDED' then jsonb_build_object('kind', 'CHANGE_DATES', 'people', private.people_who_may(p_tenant_id, '{membership:manage}'))
    when 'TENANT_INACTIVE' then jsonb_build_object('kind', 'ENABLE_TENANT')
    when 'ACTION_NOT_OFFERED' then jsonb_build_object('kind', 'OTHER_STATE', 'states', p_step #> '{values,offered_in}')
    when 'ACTION_ROLE_MISSING' then private.role_remedy(p_tenant_id, array(select r ->> 'code' from jsonb_array_elements(p_step #> '{values,roles}') r), null)
    when 'MAKER_CHECKER' then jsonb_build_object('kind', 'SOMEBODY_ELSE', 'people', (
      select coalesce(jsonb_agg(jsonb_build_object('user_id', w.user_id, 'name', w.name) order by w.name), '[]')
      from private.people_with_roles(p_tenant_id, private.acting_roles(p_instance), p_instance.organisation_id) w where not w.user_id = any (p_instance.makers)))
    when 'PAPER_NOT_FOUND' then null
    else private.role_remedy(p_tenant_id, null, p_permission) end
$$;
comment on function private.access_remedy(text, jsonb, text, public.workflow_instances, uuid) is 'What would mend the first broken link, and who can do it.';

create function public.explain_access(
  p_tenant_id text, p_user_id uuid default null, p_permission text default null,
  p_document_type text default null, p_document_id uuid default null, p_action text default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_caller uuid := private.require_user();
  v_user uuid := coalesce(p_user_id, v_caller);
  v_profile public.user_profiles;
  v_type public.document_types;
  v_permission text := p_permission;
  v_instance public.workflow_instances;
  v_steps jsonb;
  v_broken jsonb;
begin
  if v_user <> v_caller then perform private.require_permission(p_tenant_id, 'membership:read'); end if;
  if not exists (select from public.tenants t where t.id = p_tenant_id) then perform private.fail_fields(private.field_error('/tenant_id', 'INVALID_TENANT')); end if;
  select p.* into v_profile from public.user_profiles p where p.id = v_user;
  if v_profile.id is null then perform private.fail(404, 'NOT_FOUND', '{}', 'There is no such person.'); end if;
  if p_document_type is not null then
    select t.* into v_type from public.document_types t where t.code = p_document_type;
    v_permission := v_type.read_permission;
    perform private.fail_fields(case when v_type.code is null then private.field_error('/document_type', 'OUT_OF_RANGE') else '[]' end
      || case when p_document_id is null then private.field_error('/document_id', 'REQUIRED') else '[]' end
      || case when p_action is null then private.field_error('/action', 'REQUIRED') else '[]' end);
  elsif not exists (select from public.permissions p where p.code = v_permission) then
    perform private.fail_fields(private.field_error('/permission', case when v_permission is null then 'REQUIRED' else 'OUT_OF_RANGE' end));
  end if;

  v_steps := private.permission_steps(p_tenant_id, v_user, v_permission);
  -- About a paper nobody learns here who could not see it: the caller reads it, or answers for who may.
  if p_document_type is not null and (v_user <> v_caller or not v_steps @> '[{"verdict": "FAIL"}]') then
    select i.* into v_instance from public.workflow_instances i
    where i.tenant_id = p_tenant_id and i.document_type = p_document_type and i.document_id = p_document_id;
    v_steps := v_steps || private.access_step('PAPER', case when v_instance.document_id is null then 'PAPER_NOT_FOUND' end);
    if v_instance.document_id is not null then v_steps := v_steps || private.paper_steps(v_instance, v_user, p_action); end if;
  end if;
  v_broken := jsonb_path_query_first(v_steps, '$[*] ? (@.verdict == "FAIL")');
  return jsonb_build_object('is_allowed', v_broken is null, 'person', jsonb_build_object('user_id', v_user, 'name', v_profile.name),
    'permission', v_permission, 'action', p_action, 'steps', v_steps,
    'remedy', case when v_broken is not null then private.access_remedy(p_tenant_id, v_broken, v_permission, v_instance, v_user) end);
end
$$;
comment on function public.explain_access(text, uuid, text, text, uuid, text) is
  'Whether a person (none: the caller) holds a permission in a tenant, or may take an action on a paper, and why: {is_allowed, person, permission, action, '
  'steps [{link, verdict PASS or FAIL, code, values}], remedy {kind, roles, people, states}}. Links in order: PROFILE, MEMBERSHIP, ROLE, PERMISSION, and for a '
  'paper PAPER, OFFERED, ACTION_ROLE, MAKER_CHECKER, REQUIREMENTS; the first that fails decides. The verdict is the engine''s own (a test holds them equal). '
  'About others it needs membership:read. NOT_FOUND (404); field errors REQUIRED, OUT_OF_RANGE, INVALID_TENANT.';

create function public.search_members(p_tenant_id text, p_query text default null, p_limit int default 20) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_permission(p_tenant_id, 'membership:read');
  return (
    select coalesce(jsonb_agg(jsonb_build_object('user_id', w.id, 'name', w.name, 'email', w.email, 'tenant_id', w.tenant_id) order by w.name), '[]') from (
      select distinct on (p.name, p.id) p.id, p.name, case when m.tenant_id = p_tenant_id then p.email end as email, m.tenant_id
      from public.memberships m join public.user_profiles p on p.id = m.user_id
      where (m.tenant_id = p_tenant_id or m.tenant_id = any (private.tenant_line(p_tenant_id)) and exists (
          select from public.membership_roles mr join public.roles r on r.tenant_id = mr.role_tenant_id and r.code = mr.role_code and r.reaches_descendants
          where mr.tenant_id = m.tenant_id and mr.membership_id = m.id))
        and (nullif(btrim(p_query), '') is null or p.name ilike private.like_pattern(btrim(p_query)) or p.email ilike private.like_pattern(btrim(p_query)))
      order by p.name, p.id, length(m.tenant_id) desc limit least(greatest(p_limit, 1), 50)) w);
end
$$;
comment on function public.search_members(text, text, int) is
  'People with a login in a tenant, or above it with a role that reaches it, by name or e-mail: whom to ask about. Needs membership:read.';

create function public.search_papers_to_explain(p_tenant_id text, p_query text, p_limit int default 10) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_explains_others boolean := p_tenant_id = any (private.my_tenants('membership:read'));
begin
  perform private.require_user();
  return (
    select coalesce(jsonb_agg(to_jsonb(w) order by w.number), '[]') from (
      select i.document_type, i.document_id, i.number, i.title, i.state, s.name as state_name, s.local_names as state_local_names, (
        select coalesce(jsonb_agg(jsonb_build_object('action', a.code, 'name', a.name, 'local_names', a.local_names) order by a.code), '[]')
        from (select distinct on (x.code) x.code, x.name, x.local_names from public.workflow_actions x
              where x.tenant_id = i.service_tenant_id and x.service_id = i.service_id and x.is_active and x.role_codes <> '{SYSTEM}'
              order by x.code, x.ordinal) a) as actions
      from public.workflow_instances i
      join public.document_types t on t.code = i.document_type
      join public.workflow_states s on s.tenant_id = i.service_tenant_id and s.id = i.state_id
      where i.tenant_id = p_tenant_id and (v_explains_others or p_tenant_id = any (private.my_tenants(t.read_permission)))
        and (i.document_id = private.try_uuid(p_query) or i.number ilike private.like_pattern(btrim(p_query)) or i.title ilike private.like_pattern(btrim(p_query)))
      order by i.number limit least(greatest(p_limit, 1), 50)) w);
end
$$;
comment on function public.search_papers_to_explain(text, text, int) is
  'Papers by id, number or title with the actions of their workflow, for who may see them or may ask about others (membership:read): no amounts, no content.';

grant execute on function private.role_for(text, text), private.grant_errors(text, jsonb, boolean), private.apply_grants(text, uuid, jsonb),
  private.address_errors(text, text, text, uuid), private.is_own_membership(public.memberships), private.fail_stale_row(int, uuid, timestamptz) to authenticated;
grant execute on function public.invite_employee(text, uuid, text, text, jsonb, date, date), public.resend_invitation(text, uuid, text, text),
  public.cancel_invitation(text, uuid), public.set_roles(text, uuid, jsonb, text[]), public.suspend_membership(text, uuid, text),
  public.resume_membership(text, uuid), public.set_membership_validity(text, uuid, date, date), public.list_roles(text),
  public.role_holders(text, text, text), public.save_role(text, jsonb, int), public.explain_access(text, uuid, text, text, uuid, text),
  public.search_members(text, text, int), public.search_papers_to_explain(text, text, int) to authenticated;

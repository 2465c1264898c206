-- Session: who am I, my profile, and the guard on password attempts.

create function public.my_session() returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
begin
  -- An invitation made after the person signed up is taken up at their next visit.
  perform private.claim_memberships(v_user);
  return jsonb_build_object(
    'user', (
      select jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email, 'mobile', p.mobile, 'language', p.language,
        'must_change_password', p.must_change_password)
      from public.user_profiles p where p.id = v_user),
    'tenants', (
      select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'local_names', t.local_names, 'kind', t.kind,
          'parent_id', t.parent_id, 'time_zone', t.time_zone, 'default_language', t.default_language,
          'latitude', t.latitude, 'longitude', t.longitude,
          'organisation_id', g.organisation_id, 'organisation', (
            select jsonb_build_object('id', o.id, 'name', o.name, 'local_names', o.local_names)
            from public.organisations o where o.tenant_id = g.tenant_id and o.id = g.organisation_id), 'roles', g.roles, 'permissions', g.permissions) order by t.id), '[]')
      from (
        select e.tenant_id, e.organisation_id, jsonb_agg(distinct e.role_code) as roles,
          coalesce(jsonb_agg(distinct rp.permission) filter (where rp.permission is not null), '[]') as permissions
        from private.effective_roles(v_user) e
        left join public.role_permissions rp on rp.tenant_id = e.role_tenant_id and rp.role_code = e.role_code
        group by e.tenant_id, e.organisation_id) g
      join public.tenants t on t.id = g.tenant_id));
end
$$;
comment on function public.my_session() is
  'The signed-in person with every tenant they act in: {user, tenants: [{id, …, roles, permissions}]}. Takes up waiting invitations. NOT_AUTHENTICATED (401).';

create function public.update_my_profile(p_name text, p_mobile text default null, p_language text default 'en') returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_errors jsonb := '[]';
begin
  if length(btrim(coalesce(p_name, ''))) < 2 then v_errors := v_errors || private.field_error('/name', 'TOO_SHORT', '{"min": 2}'); end if;
  if length(p_name) > 100 then v_errors := v_errors || private.field_error('/name', 'TOO_LONG', '{"max": 100}'); end if;
  if nullif(btrim(p_mobile), '') is not null and btrim(p_mobile) !~ '^\+?[0-9]{10,15}$' then
    v_errors := v_errors || private.field_error('/mobile', 'INVALID_CHARACTERS');
  end if;
  if p_language not in ('en', 'or', 'hi') then v_errors := v_errors || private.field_error('/language', 'OUT_OF_RANGE'); end if;
  perform private.fail_fields(v_errors);
  update public.user_profiles set name = btrim(p_name), mobile = nullif(btrim(p_mobile), ''), language = p_language where id = v_user;
  return public.my_session() -> 'user';
end
$$;
comment on function public.update_my_profile(text, text, text) is 'Changes my name, mobile and language. Field errors TOO_SHORT, TOO_LONG, INVALID_CHARACTERS, OUT_OF_RANGE.';

create function public.password_changed() returns void
language sql volatile security definer set search_path = ''
as $$ update public.user_profiles set must_change_password = false where id = (select auth.uid()) $$;
comment on function public.password_changed() is 'Clears the first-login demand after the auth service has taken a new password.';

grant execute on function public.my_session(), public.update_my_profile(text, text, text), public.password_changed() to authenticated;

-- Password attempts -------------------------------------------------------------------------------------------------

create function private.open_failures(p_user_id uuid) returns table (failures int, last_at timestamptz)
language sql stable security definer set search_path = ''
as $$
  -- Failures since the last success; attempts during a block do not prolong it.
  select count(*)::int, max(a.at)
  from private.login_attempts a
  where a.user_id = p_user_id and not a.is_valid and not a.is_blocked
    and a.at > now() - make_interval(mins => (private.setting('', 'login.block_minutes') #>> '{}')::int)
    and a.at > coalesce((
      select max(s.at) from private.login_attempts s where s.user_id = p_user_id and s.is_valid and not s.is_blocked), '-infinity')
$$;
comment on function private.open_failures(uuid) is 'Wrong passwords that still count against a person.';

create function private.login_blocked_until(p_user_id uuid) returns timestamptz
language sql stable security definer set search_path = ''
as $$
  select f.last_at + make_interval(mins => (private.setting('', 'login.block_minutes') #>> '{}')::int)
  from private.open_failures(p_user_id) f
  where f.failures >= (private.setting('', 'login.max_failures') #>> '{}')::int
$$;
comment on function private.login_blocked_until(uuid) is 'Until when a person''s passwords are refused; null when they are not.';

create function public.hook_password_verification_attempt(event jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := (event ->> 'user_id')::uuid;
  v_valid boolean := (event ->> 'valid')::boolean;
  -- Rules of sign-in are set at the top of the tree: a person may belong to several agencies below it.
  v_root text := coalesce((select split_part(m.tenant_id, '.', 1) from public.memberships m where m.user_id = v_user order by m.created_at limit 1), '');
  v_limit int := (private.setting(v_root, 'login.max_failures') #>> '{}')::int;
  v_minutes int := (private.setting(v_root, 'login.block_minutes') #>> '{}')::int;
  v_failures int;
  v_profile public.user_profiles;
  v_blocked boolean;
begin
  select * into v_profile from public.user_profiles p where p.id = v_user for update;
  if v_profile.id is not null and not v_profile.is_active then
    return jsonb_build_object('decision', 'reject', 'message', 'LOGIN_DISABLED');
  end if;
  select f.failures into v_failures from private.open_failures(v_user) f;
  v_blocked := v_failures >= v_limit;
  insert into private.login_attempts (user_id, is_valid, is_blocked) values (v_user, v_valid, v_blocked);
  if v_blocked then
    return jsonb_build_object('decision', 'reject', 'message', 'LOGIN_BLOCKED');
  end if;
  if not v_valid and v_failures + 1 >= v_limit then
    perform private.announce_block(v_profile, v_minutes);
    return jsonb_build_object('decision', 'reject', 'message', 'LOGIN_BLOCKED');
  end if;
  return jsonb_build_object('decision', 'continue');
end
$$;
comment on function public.hook_password_verification_attempt(jsonb) is
  'Auth hook: blocks a person after login.max_failures wrong passwords for login.block_minutes and tells them and their administrators.';

create function private.announce_block(p_profile public.user_profiles, p_minutes int) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_tenant text := (select m.tenant_id from public.memberships m where m.user_id = p_profile.id order by m.created_at limit 1);
  v_params jsonb := jsonb_build_object('name', p_profile.name, 'minutes', p_minutes);
begin
  if v_tenant is null then return; end if;
  perform private.notify(v_tenant, p_profile.id, 'LOGIN_BLOCKED', v_params, p_template => 'login_blocked');
  perform private.notify(v_tenant, w, 'LOGIN_BLOCKED_PERSON', v_params, p_template => 'login_blocked_admin')
  from private.people_with_permission(v_tenant, 'membership:manage') w where w <> p_profile.id;
end
$$;
comment on function private.announce_block(public.user_profiles, int) is 'Tells the blocked person and the administrators of their agency.';

create function public.unblock_login(p_tenant_id text, p_user_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform private.require_permission(p_tenant_id, 'membership:manage');
  if not exists (select from public.memberships m where m.tenant_id = p_tenant_id and m.user_id = p_user_id) then
    perform private.fail(404, 'MEMBERSHIP_NOT_FOUND', '{}', 'This person is no member of the agency.');
  end if;
  update private.login_attempts set is_blocked = true where user_id = p_user_id and not is_valid and not is_blocked;
end
$$;
comment on function public.unblock_login(text, uuid) is 'Lets a blocked person try again now. Needs membership:manage. MEMBERSHIP_NOT_FOUND (404).';
grant execute on function public.unblock_login(text, uuid) to authenticated;

-- The auth service calls the hook as its own role.
do $$
begin
  if exists (select from pg_catalog.pg_roles where rolname = 'supabase_auth_admin') then
    grant usage on schema public to supabase_auth_admin;
    grant execute on function public.hook_password_verification_attempt(jsonb) to supabase_auth_admin;
  end if;
end
$$;

create function public.invite_member(
  p_tenant_id text, p_email text, p_mobile text, p_role_codes text[], p_employee_id uuid default null,
  p_valid_from date default current_date, p_valid_to date default null) returns uuid
language plpgsql volatile security invoker set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_id uuid := private.uuid_v7();
  v_email text := nullif(lower(btrim(p_email)), '');
  v_mobile text := nullif(btrim(p_mobile), '');
  v_index int;
  v_role public.roles;
begin
  perform private.require_permission(p_tenant_id, 'membership:manage');
  if v_email is null and v_mobile is null then v_errors := v_errors || private.field_error('/email', 'REQUIRED'); end if;
  if v_email !~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' then v_errors := v_errors || private.field_error('/email', 'INVALID_CHARACTERS'); end if;
  if v_mobile !~ '^\+?[0-9]{10,15}$' then v_errors := v_errors || private.field_error('/mobile', 'INVALID_CHARACTERS'); end if;
  if p_valid_to < p_valid_from then v_errors := v_errors || private.field_error('/valid_to', 'INVALID_DATE'); end if;
  for v_index in 1 .. coalesce(cardinality(p_role_codes), 0) loop
    if not exists (select from public.roles r where r.code = p_role_codes[v_index] and r.is_active and not r.is_system and not r.is_for_organisations
      and r.tenant_id = any (private.tenant_line(p_tenant_id))) then
      v_errors := v_errors || private.field_error('/role_codes/' || v_index - 1, 'ROLE_NOT_GRANTABLE', jsonb_build_object('role', p_role_codes[v_index]));
    end if;
  end loop;
  perform private.fail_fields(v_errors);
  insert into public.memberships (tenant_id, id, invited_email, invited_mobile, employee_id, valid_from, valid_to)
  values (p_tenant_id, v_id, v_email, v_mobile, p_employee_id, coalesce(p_valid_from, current_date), p_valid_to);
  for v_role in
    select distinct on (r.code) r.* from public.roles r
    where r.code = any (p_role_codes) and r.tenant_id = any (private.tenant_line(p_tenant_id)) order by r.code, length(r.tenant_id) desc
  loop
    insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code) values (p_tenant_id, v_id, v_role.tenant_id, v_role.code);
  end loop;
  perform private.announce_invitation(p_tenant_id, v_id);
  return v_id;
end
$$;
comment on function public.invite_member(text, text, text, text[], uuid, date, date) is
  'Invites a person by e-mail or mobile; the membership waits until they sign in with that verified address. Answers its id. '
  'Needs membership:manage; field errors REQUIRED, INVALID_CHARACTERS, INVALID_DATE, ROLE_NOT_GRANTABLE.';

create function private.url_encode(p_text text) returns text
language sql immutable set search_path = ''
as $$
  select string_agg(case when c ~ '[A-Za-z0-9._~-]' then c
    else regexp_replace(upper(encode(convert_to(c, 'UTF8'), 'hex')), '(..)', '%\1', 'g') end, '' order by n)
  from regexp_split_to_table(p_text, '') with ordinality as letters (c, n)
$$;
comment on function private.url_encode(text) is 'Percent-encodes a text for the query of an address (RFC 3986).';

create function private.announce_invitation(p_tenant_id text, p_membership_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_membership public.memberships;
  v_tenant public.tenants;
begin
  -- This runs with the owner's rights, and policies let anybody who may call it pass.
  perform private.require_permission(p_tenant_id, 'membership:manage');
  select * into v_membership from public.memberships m where m.tenant_id = p_tenant_id and m.id = p_membership_id and m.user_id is null;
  select * into v_tenant from public.tenants t where t.id = p_tenant_id;
  if v_membership.invited_email is not null then
    perform private.enqueue_email(p_tenant_id, 'invitation', v_membership.invited_email, v_tenant.default_language,
      jsonb_build_object('agency', v_tenant.name, 'email_encoded', private.url_encode(v_membership.invited_email)), 'membership', p_membership_id::text);
  end if;
  -- Somebody who already has a verified account need not sign up again.
  perform private.claim_memberships(u.id) from auth.users u
  where (lower(u.email) = v_membership.invited_email and u.email_confirmed_at is not null)
    or (right(regexp_replace(u.phone, '\D', '', 'g'), 10) = right(regexp_replace(v_membership.invited_mobile, '\D', '', 'g'), 10) and u.phone_confirmed_at is not null);
end
$$;
comment on function private.announce_invitation(text, uuid) is 'Mails the invitation, or gives it to the person who already has that address.';
grant execute on function public.invite_member(text, text, text, text[], uuid, date, date) to authenticated;
grant execute on function private.announce_invitation(text, uuid) to authenticated;

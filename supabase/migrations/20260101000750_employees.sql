-- Employees (HRMS): the register of staff with postings and jurisdictions, their logins, and the end of their service.
-- What an employee may do comes from a membership; granting roles stands in the access migration. Rules: planning.md section 1.3.

insert into public.setting_definitions (key, kind, default_value, description, local_descriptions, min_value, max_value) values
  ('employee.min_age', 'integer', '18', 'Least age of an employee at the appointment, in years',
    '{"or": "ନିଯୁକ୍ତି ବେଳେ କର୍ମଚାରୀଙ୍କ ସର୍ବନିମ୍ନ ବୟସ (ବର୍ଷ)", "hi": "नियुक्ति के समय कर्मचारी की न्यूनतम आयु (वर्ष)"}', 14, 60),
  ('employee.allows_concurrent_posts', 'boolean', 'false', 'Whether an employee may hold two posts at the same time',
    '{"or": "ଜଣେ କର୍ମଚାରୀ ଏକା ସମୟରେ ଦୁଇଟି ପଦବୀରେ ରହିପାରିବେ କି", "hi": "क्या कर्मचारी एक साथ दो पदों पर रह सकता है"}', null, null);

-- Helpers -----------------------------------------------------------------------------------------------------------

create function private.membership_state(p_membership public.memberships) returns text
language sql stable security definer set search_path = ''
as $$
  select case
    when p_membership.id is null then 'NONE'
    when p_membership.valid_to < today.on_date then 'ENDED'
    when p_membership.user_id is null then 'INVITED'
    when not p.is_active then 'DISABLED'
    when p_membership.is_suspended then 'SUSPENDED'
    when p_membership.valid_from > today.on_date then 'NOT_YET'
    when private.login_blocked_until(p.id) > now() then 'BLOCKED'
    else 'ACTIVE' end
  from (select private.local_date(p_membership.tenant_id) as on_date) today
  left join public.user_profiles p on p.id = p_membership.user_id
$$;
comment on function private.membership_state(public.memberships) is
  'The login of a member in one word: NONE, INVITED, ACTIVE, NOT_YET, SUSPENDED, BLOCKED (wrong passwords), DISABLED, ENDED.';

create function private.fail_stale_row(p_version int, p_updated_by uuid, p_updated_at timestamptz) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.fail(409, 'STALE_VERSION', jsonb_build_object('version', p_version,
      'moved_by', (select p.name from public.user_profiles p where p.id = p_updated_by), 'moved_at', p_updated_at),
    'Someone else changed this record. Look at it again before you save.');
end
$$;
comment on function private.fail_stale_row(int, uuid, timestamptz) is 'STALE_VERSION (409) with who changed the row and when.';

create function private.assignment_errors(p_tenant_id text, p_id uuid, p_appointed_on date, p_assignments jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_row jsonb;
  v_index int := -1;
  v_at text;
  v_from date;
  v_to date;
  v_old public.employee_assignments;
  v_ranges daterange[] := '{}';
  v_allows_two boolean := (private.setting(p_tenant_id, 'employee.allows_concurrent_posts') #>> '{}')::boolean;
begin
  if jsonb_array_length(p_assignments) = 0 then return private.field_error('/assignments', 'REQUIRED'); end if;
  for v_row in select value from jsonb_array_elements(p_assignments) loop
    v_index := v_index + 1;
    v_at := '/assignments/' || v_index;
    v_from := private.try_date(v_row ->> 'from_on');
    v_to := private.try_date(v_row ->> 'to_on');
    select a.* into v_old from public.employee_assignments a where a.tenant_id = p_tenant_id and a.id = private.try_uuid(v_row ->> 'id');
    if v_old.employee_id <> p_id then v_errors := v_errors || private.field_error(v_at || '/id', 'NOT_FOUND'); end if;
    -- A posting that stands keeps the codes of its time, though the master has since ended them.
    if v_old.id is null or (v_old.department_code, v_old.designation_code) is distinct from (v_row ->> 'department_code', v_row ->> 'designation_code') then
      if private.text_of(v_row, 'department_code') is null then
        v_errors := v_errors || private.field_error(v_at || '/department_code', 'REQUIRED');
      elsif not private.has_code(p_tenant_id, 'DEPARTMENT', v_row ->> 'department_code', null, coalesce(v_from, current_date)) then
        v_errors := v_errors || private.field_error(v_at || '/department_code', 'INVALID_DEPARTMENT_CODE');
      end if;
      if private.text_of(v_row, 'designation_code') is null then
        v_errors := v_errors || private.field_error(v_at || '/designation_code', 'REQUIRED');
      elsif not private.has_code(p_tenant_id, 'DESIGNATION', v_row ->> 'designation_code', coalesce(v_row ->> 'department_code', ''), coalesce(v_from, current_date)) then
        v_errors := v_errors || private.field_error(v_at || '/designation_code', 'INVALID_DESIGNATION');
      end if;
    end if;
    v_errors := v_errors || case
      when private.text_of(v_row, 'from_on') is null then private.field_error(v_at || '/from_on', 'REQUIRED')
      when v_from is null then private.field_error(v_at || '/from_on', 'INVALID_DATE')
      when v_from < p_appointed_on then private.field_error(v_at || '/from_on', 'BEFORE_APPOINTMENT')
      else '[]' end;
    if private.text_of(v_row, 'to_on') is not null and (v_to is null or v_to < v_from) then
      v_errors := v_errors || private.field_error(v_at || '/to_on', 'INVALID_DATE');
    elsif v_from is not null then
      if not v_allows_two and exists (select from unnest(v_ranges) r where r && daterange(v_from, v_to, '[]')) then
        v_errors := v_errors || private.field_error(v_at || '/from_on', 'DATES_OVERLAP');
      end if;
      v_ranges := v_ranges || daterange(v_from, v_to, '[]');
    end if;
  end loop;
  return v_errors;
end
$$;
comment on function private.assignment_errors(text, uuid, date, jsonb) is
  'Errors of an employee''s postings: codes in force, the designation of the department, dates in order, after the appointment and not overlapping.';

create function private.employee_errors(p_tenant_id text, p_id uuid, p jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_old public.employees;
  v_today date := private.local_date(p_tenant_id);
  v_number text := private.text_of(p, 'employee_number');
  v_name text := private.text_of(p, 'name');
  v_mobile text := private.text_of(p, 'mobile');
  v_email text := lower(private.text_of(p, 'email'));
  v_born date := private.try_date(p ->> 'date_of_birth');
  v_appointed date := private.try_date(p ->> 'appointed_on');
  v_min_age int := (private.setting(p_tenant_id, 'employee.min_age') #>> '{}')::int;
  v_entry record;
begin
  select e.* into v_old from public.employees e where e.tenant_id = p_tenant_id and e.id = p_id;
  v_errors := v_errors || case
    when v_number is null then private.field_error('/employee_number', 'REQUIRED')
    when length(v_number) > 32 then private.field_error('/employee_number', 'TOO_LONG', '{"max": 32}')
    when v_number !~ '^[A-Za-z0-9][A-Za-z0-9/_.-]*$' then private.field_error('/employee_number', 'INVALID_CHARACTERS')
    when exists (select from public.employees e where e.tenant_id = p_tenant_id and e.employee_number = v_number and e.id <> p_id) then
      private.field_error('/employee_number', 'DUPLICATE', jsonb_build_object('value', v_number))
    else '[]' end;
  v_errors := v_errors || case
    when v_name is null then private.field_error('/name', 'REQUIRED')
    when length(v_name) < 2 then private.field_error('/name', 'TOO_SHORT', '{"min": 2}')
    when length(v_name) > 100 then private.field_error('/name', 'TOO_LONG', '{"max": 100}')
    else '[]' end;
  if jsonb_typeof(coalesce(p -> 'local_names', '{}')) <> 'object' then
    v_errors := v_errors || private.field_error('/local_names', 'BAD_REQUEST', '{"expected": "object"}');
  else
    for v_entry in select key, value from jsonb_each_text(coalesce(p -> 'local_names', '{}')) loop
      if v_entry.key not in ('or', 'hi') then v_errors := v_errors || private.field_error('/local_names/' || v_entry.key, 'OUT_OF_RANGE'); end if;
      if length(v_entry.value) > 100 then v_errors := v_errors || private.field_error('/local_names/' || v_entry.key, 'TOO_LONG', '{"max": 100}'); end if;
    end loop;
  end if;
  if private.text_of(p, 'gender') not in ('MALE', 'FEMALE', 'TRANSGENDER') then v_errors := v_errors || private.field_error('/gender', 'OUT_OF_RANGE'); end if;
  if private.text_of(p, 'date_of_birth') is not null then
    v_errors := v_errors || case
      when v_born is null or v_born < v_today - interval '120 years' then private.field_error('/date_of_birth', 'INVALID_DATE')
      when v_born >= v_today then private.field_error('/date_of_birth', 'FUTURE_DATE')
      when v_born + make_interval(years => v_min_age) > coalesce(v_appointed, v_today) and v_born < coalesce(v_appointed, v_today) then
        private.field_error('/date_of_birth', 'TOO_YOUNG', jsonb_build_object('min', v_min_age))
      else '[]' end;
  end if;
  if private.text_of(p, 'appointed_on') is not null and (v_appointed is null or v_appointed <= v_born) then
    v_errors := v_errors || private.field_error('/appointed_on', 'INVALID_DATE');
  end if;
  v_errors := v_errors || case
    when v_mobile is null then private.field_error('/mobile', 'REQUIRED')
    when v_mobile !~ '^\+?[0-9]{10,15}$' then private.field_error('/mobile', 'INVALID_CHARACTERS')
    when exists (select from public.employees e where e.tenant_id = p_tenant_id and e.is_active and e.mobile = v_mobile and e.id <> p_id) then
      private.field_error('/mobile', 'DUPLICATE', jsonb_build_object('value', v_mobile))
    else '[]' end;
  v_errors := v_errors || case
    when v_email is null then '[]'
    when v_email !~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' then private.field_error('/email', 'INVALID_CHARACTERS')
    when length(v_email) > 254 then private.field_error('/email', 'TOO_LONG', '{"max": 254}')
    when exists (select from public.employees e where e.tenant_id = p_tenant_id and e.is_active and lower(e.email) = v_email and e.id <> p_id) then
      private.field_error('/email', 'DUPLICATE', jsonb_build_object('value', v_email))
    else '[]' end;
  if length(p ->> 'address') > 500 then v_errors := v_errors || private.field_error('/address', 'TOO_LONG', '{"max": 500}'); end if;
  if private.text_of(p, 'employment_type_code') is null then
    v_errors := v_errors || private.field_error('/employment_type_code', 'REQUIRED');
  elsif v_old.employment_type_code is distinct from p ->> 'employment_type_code'
    and not private.has_code(p_tenant_id, 'EMPLOYMENT_TYPE', p ->> 'employment_type_code', null, v_today) then
    v_errors := v_errors || private.field_error('/employment_type_code', 'OUT_OF_RANGE');
  end if;
  v_errors := v_errors || private.assignment_errors(p_tenant_id, p_id, v_appointed, private.rows_of(p, 'assignments'));
  for v_entry in select value #>> '{}' as code, ordinality - 1 as index from jsonb_array_elements(private.rows_of(p, 'jurisdictions')) with ordinality loop
    if not exists (select from public.boundaries b where b.tenant_id = p_tenant_id and b.code = v_entry.code and (b.is_active or exists (
        select from public.employee_jurisdictions j where j.tenant_id = p_tenant_id and j.employee_id = p_id and j.boundary_code = b.code))) then
      v_errors := v_errors || private.field_error('/jurisdictions/' || v_entry.index, 'BOUNDARY');
    end if;
  end loop;
  return v_errors;
end
$$;
comment on function private.employee_errors(text, uuid, jsonb) is 'Every field error of an employee, by the rules of planning.md section 1.3.';

-- Saving ------------------------------------------------------------------------------------------------------------

create function public.save_employee(p_tenant_id text, p_employee jsonb, p_expected_version int default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_id uuid := coalesce(private.try_uuid(p_employee ->> 'id'), private.uuid_v7());
  v_old public.employees;
  v_row public.employees;
  v_constraint text;
begin
  perform private.require_permission(p_tenant_id, 'employee:manage');
  if p_employee is null or jsonb_typeof(p_employee) <> 'object' then
    perform private.fail_fields(private.field_error('', 'BAD_REQUEST', '{"expected": "object"}'));
  end if;
  select e.* into v_old from public.employees e where e.tenant_id = p_tenant_id and e.id = v_id for update;
  if v_old.id is null and p_expected_version is not null then
    perform private.fail(404, 'NOT_FOUND', '{}', 'There is no such employee in this agency.');
  end if;
  if v_old.id is not null and p_expected_version is null then
    perform private.fail_fields(private.field_error('/expected_version', 'REQUIRED'));
  end if;
  if v_old.version <> p_expected_version then perform private.fail_stale_row(v_old.version, v_old.updated_by, v_old.updated_at); end if;
  if not v_old.is_active then
    perform private.fail(409, 'NOT_EDITABLE', '{}', 'The employee has left. Reactivate them before you change the record.');
  end if;
  perform private.fail_fields(private.employee_errors(p_tenant_id, v_id, p_employee));

  -- Named columns only: a client cannot set the version, nor end a service.
  v_row := jsonb_populate_record(null::public.employees, (
    select coalesce(jsonb_object_agg(e.key, nullif(btrim(e.value #>> '{}'), '')), '{}') from jsonb_each(p_employee) e
    where jsonb_typeof(e.value) not in ('array', 'object') and e.key = any (array['employee_number', 'name', 'gender', 'date_of_birth', 'mobile',
      'address', 'employment_type_code', 'appointed_on'])));
  v_row.email := lower(private.text_of(p_employee, 'email'));
  v_row.local_names := (
    select coalesce(jsonb_object_agg(n.key, btrim(n.value)), '{}') from jsonb_each_text(coalesce(p_employee -> 'local_names', '{}')) n
    where btrim(n.value) <> '');
  begin
    insert into public.employees as e (tenant_id, id, employee_number, name, local_names, gender, date_of_birth, mobile, email, address,
      employment_type_code, appointed_on, updated_by)
    values (p_tenant_id, v_id, v_row.employee_number, v_row.name, v_row.local_names, v_row.gender, v_row.date_of_birth, v_row.mobile, v_row.email,
      v_row.address, v_row.employment_type_code, v_row.appointed_on, auth.uid())
    on conflict (tenant_id, id) do update set (employee_number, name, local_names, gender, date_of_birth, mobile, email, address,
        employment_type_code, appointed_on)
      = (excluded.employee_number, excluded.name, excluded.local_names, excluded.gender, excluded.date_of_birth, excluded.mobile, excluded.email,
        excluded.address, excluded.employment_type_code, excluded.appointed_on)
    returning e.* into v_row;
  exception when unique_violation then
    -- Two clerks entered the same person at the same moment.
    get stacked diagnostics v_constraint = constraint_name;
    perform private.fail_fields(private.field_error(case v_constraint when 'employees_mobile_key' then '/mobile'
      when 'employees_email_key' then '/email' else '/employee_number' end, 'DUPLICATE'));
  end;
  perform private.save_employee_places(p_tenant_id, v_id, p_employee);
  return jsonb_build_object('id', v_row.id, 'employee_number', v_row.employee_number, 'version', v_row.version);
end
$$;
comment on function public.save_employee(text, jsonb, int) is
  'Creates an employee (no expected version) or changes one, with postings and jurisdictions, in one transaction. Answers {id, employee_number, version}. '
  'Keys are the columns of employees, local_names {or, hi}, assignments [{id, department_code, designation_code, from_on, to_on}], jurisdictions [boundary code]; '
  'what is missing from the two lists is taken away. Every field error at once; NOT_PERMITTED (403), NOT_FOUND (404), STALE_VERSION, NOT_EDITABLE (409). '
  'Needs employee:manage.';

create function private.save_employee_places(p_tenant_id text, p_id uuid, p_employee jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_row jsonb;
begin
  delete from public.employee_assignments a
  where a.tenant_id = p_tenant_id and a.employee_id = p_id
    and not a.id = any (array(select private.try_uuid(x ->> 'id') from jsonb_array_elements(p_employee -> 'assignments') x where x ->> 'id' is not null));
  for v_row in select value from jsonb_array_elements(p_employee -> 'assignments') loop
    insert into public.employee_assignments as a (tenant_id, id, employee_id, department_code, designation_code, from_on, to_on)
    values (p_tenant_id, coalesce(private.try_uuid(v_row ->> 'id'), private.uuid_v7()), p_id, v_row ->> 'department_code', v_row ->> 'designation_code',
      (v_row ->> 'from_on')::date, private.try_date(v_row ->> 'to_on'))
    on conflict (tenant_id, id) do update set (department_code, designation_code, from_on, to_on)
      = (excluded.department_code, excluded.designation_code, excluded.from_on, excluded.to_on);
  end loop;
  delete from public.employee_jurisdictions j
  where j.tenant_id = p_tenant_id and j.employee_id = p_id
    and not j.boundary_code = any (array(select jsonb_array_elements_text(private.rows_of(p_employee, 'jurisdictions'))));
  insert into public.employee_jurisdictions (tenant_id, employee_id, boundary_code)
  select distinct p_tenant_id, p_id, code from jsonb_array_elements_text(private.rows_of(p_employee, 'jurisdictions')) code
  on conflict do nothing;
end
$$;
comment on function private.save_employee_places(text, uuid, jsonb) is 'Writes the checked postings and jurisdictions of an employee.';

-- Reading -----------------------------------------------------------------------------------------------------------

create function public.search_employees(
  p_tenant_id text, p_criteria jsonb default '{}', p_sort text default 'name', p_limit int default 20, p_offset int default 0) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  c jsonb := coalesce(p_criteria, '{}');
  v_column text := ltrim(p_sort, '-');
  v_answer jsonb;
begin
  perform private.require_permission(p_tenant_id, 'employee:read');
  perform private.fail_fields(case when p_limit between 1 and 200 then '[]' else private.field_error('/limit', 'OUT_OF_RANGE', '{"min": 1, "max": 200}') end
    || case when p_offset >= 0 then '[]' else private.field_error('/offset', 'OUT_OF_RANGE', '{"min": 0}') end
    || case when v_column in ('employee_number', 'name', 'designation_code', 'department_code', 'appointed_on', 'updated_at') then '[]'
      else private.field_error('/sort', 'OUT_OF_RANGE') end);
  -- The login columns belong to who may see memberships; without that they are null.
  execute format($sql$
    with staff as (
      select e.tenant_id, e.id, e.employee_number, e.name, e.local_names, e.mobile, e.email, e.employment_type_code, e.appointed_on, e.is_active,
        e.deactivated_on, e.updated_at, a.department_code, a.designation_code, m.membership_id, m.login_state, m.role_codes
      from public.employees e
      left join lateral (
        select x.department_code, x.designation_code from public.employee_assignments x
        where x.tenant_id = e.tenant_id and x.employee_id = e.id and x.from_on <= $2 and (x.to_on is null or x.to_on >= $2)
        order by x.from_on desc, x.id limit 1) a on true
      left join lateral (
        select y.id as membership_id, private.membership_state(y) as login_state, array(
          select mr.role_code from public.membership_roles mr
          where mr.tenant_id = y.tenant_id and mr.membership_id = y.id and mr.valid_from <= $2 and (mr.valid_to is null or mr.valid_to >= $2)
          order by mr.role_code) as role_codes
        from public.memberships y where y.tenant_id = e.tenant_id and y.employee_id = e.id and y.organisation_id is null
        order by y.created_at desc limit 1) m on $3
      where e.tenant_id = $1
        and ($4 is null or e.employee_number ilike private.like_pattern($4) or e.name ilike private.like_pattern($4) or e.local_names::text ilike private.like_pattern($4)
          or e.mobile ilike private.like_pattern($4) or e.email ilike private.like_pattern($4) or extensions.word_similarity($4, e.name) > 0.6)
        and ($5 is null or e.is_active = $5)
    ), hits as (
      select s.*, count(*) over () as total from staff s
      where ($6 is null or s.department_code = any ($6)) and ($7 is null or s.designation_code = any ($7))
        and ($8 is null or s.role_codes && $8) and ($9 is null or coalesce(s.login_state, case when $3 then 'NONE' end) = any ($9))
      order by %1$I %2$s nulls last, s.id %2$s limit $10 offset $11)
    select jsonb_build_object('total', coalesce(max(h.total), 0), 'rows', coalesce(jsonb_agg(
      to_jsonb(h) - 'total' || jsonb_build_object('login_state', coalesce(h.login_state, case when $3 then 'NONE' end)) order by h.%1$I %2$s nulls last, h.id %2$s), '[]'))
    from hits h $sql$, v_column, case when p_sort like '-%' then 'desc' else 'asc' end)
  into v_answer
  using p_tenant_id, private.local_date(p_tenant_id), p_tenant_id = any (private.my_tenants('membership:read')), private.text_of(c, 'query'),
    case private.text_of(c, 'status') when 'ACTIVE' then true when 'INACTIVE' then false end, private.array_of(c, 'department_code'),
    private.array_of(c, 'designation_code'), private.array_of(c, 'role_code'), private.array_of(c, 'login_state'), p_limit, p_offset;
  return v_answer;
end
$$;
comment on function public.search_employees(text, jsonb, text, int, int) is
  'Employees of a tenant: {total, rows}, each with the present posting, and for who holds membership:read the login_state, roles and membership. '
  'Criteria, combined by and: query (number, name, mobile, e-mail), status (ACTIVE, INACTIVE), department_code, designation_code, role_code, login_state '
  '(one or several). Sort by a column, descending with a leading minus. Needs employee:read.';

create function private.membership_details(p_membership public.memberships) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('id', m.id, 'user_id', m.user_id, 'state', private.membership_state(m), 'is_own', private.is_own_membership(m),
    'valid_from', m.valid_from, 'valid_to', m.valid_to, 'is_suspended', m.is_suspended, 'suspended_reason', m.suspended_reason,
    'invited_email', m.invited_email, 'invited_mobile', m.invited_mobile, 'invited_at', m.created_at, 'accepted_at', m.accepted_at,
    'invited_by', (select p.name from public.user_profiles p where p.id = m.invited_by),
    'email', (select p.email from public.user_profiles p where p.id = m.user_id),
    'last_sign_in_at', (select u.last_sign_in_at from auth.users u where u.id = m.user_id),
    'blocked_until', (select b.until from (select private.login_blocked_until(m.user_id) as until) b where b.until > now()),
    'roles', (
      select coalesce(jsonb_agg(jsonb_build_object('tenant_id', r.tenant_id, 'code', r.code, 'name', r.name, 'local_names', r.local_names,
        'valid_from', mr.valid_from, 'valid_to', mr.valid_to, 'is_privileged', r.is_privileged, 'is_active', r.is_active,
        'is_in_force', r.is_active and mr.valid_from <= today.on_date and (mr.valid_to is null or mr.valid_to >= today.on_date),
        'may_grant', private.may_grant(m.tenant_id, r)) order by r.name), '[]')
      from public.membership_roles mr join public.roles r on r.tenant_id = mr.role_tenant_id and r.code = mr.role_code,
        lateral (select private.local_date(m.tenant_id) as on_date) today
      where mr.tenant_id = m.tenant_id and mr.membership_id = m.id))
  from (select (p_membership).*) m where p_membership.id is not null
$$;
comment on function private.membership_details(public.memberships) is 'A membership with its roles and the state of the login, for who may see memberships.';

create function public.get_employee(p_tenant_id text, p_employee_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_row public.employees;
  v_membership public.memberships;
  v_sees_membership boolean := p_tenant_id = any (private.my_tenants('membership:read'));
begin
  perform private.require_permission(p_tenant_id, 'employee:read');
  select e.* into v_row from public.employees e where e.tenant_id = p_tenant_id and e.id = p_employee_id;
  if v_row.id is null then perform private.fail(404, 'NOT_FOUND', '{}', 'There is no such employee in this agency.'); end if;
  select m.* into v_membership from public.memberships m
  where m.tenant_id = p_tenant_id and m.employee_id = p_employee_id and m.organisation_id is null order by m.created_at desc limit 1;
  return to_jsonb(v_row) || jsonb_build_object(
    'updated_by_name', (select p.name from public.user_profiles p where p.id = v_row.updated_by),
    'assignments', (
      select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'department_code', a.department_code, 'designation_code', a.designation_code,
        'from_on', a.from_on, 'to_on', a.to_on,
        'is_current', a.from_on <= today.on_date and (a.to_on is null or a.to_on >= today.on_date)) order by a.from_on desc, a.id), '[]')
      from public.employee_assignments a, lateral (select private.local_date(p_tenant_id) as on_date) today
      where a.tenant_id = p_tenant_id and a.employee_id = p_employee_id),
    'jurisdictions', (
      select coalesce(jsonb_agg(jsonb_build_object('code', b.code, 'kind', b.kind, 'name', b.name, 'local_names', b.local_names,
        'parent_code', b.parent_code) order by b.code), '[]')
      from public.employee_jurisdictions j join public.boundaries b on b.tenant_id = j.tenant_id and b.code = j.boundary_code
      where j.tenant_id = p_tenant_id and j.employee_id = p_employee_id),
    'sees_membership', v_sees_membership,
    'membership', case when v_sees_membership then private.membership_details(v_membership) end);
end
$$;
comment on function public.get_employee(text, uuid) is
  'One employee: columns, assignments, jurisdictions, and for who holds membership:read the membership with roles and the state of the login '
  '(null when never invited). NOT_FOUND (404). Needs employee:read.';

create function public.employee_history(p_tenant_id text, p_employee_id uuid, p_limit int default 100) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_permission(p_tenant_id, 'employee:read');
  perform private.require_permission(p_tenant_id, 'audit:read');
  return (
    select coalesce(jsonb_agg(jsonb_build_object('seq', h.seq, 'at', h.at, 'table_name', h.table_name, 'operation', h.operation,
      'row_key', h.row_key, 'changes', h.changes, 'actor_name', (select p.name from public.user_profiles p where p.id = h.actor_id)) order by h.seq desc), '[]')
    from (
      select l.* from public.audit_log l
      where l.tenant_id = p_tenant_id and (
        (l.table_name = 'employees' and l.row_key ->> 'id' = p_employee_id::text)
        or (l.table_name = 'employee_jurisdictions' and l.row_key ->> 'employee_id' = p_employee_id::text)
        or (l.table_name = 'employee_assignments' and (l.changes #>> '{employee_id,to}' = p_employee_id::text
          or l.changes #>> '{employee_id,from}' = p_employee_id::text or l.row_key ->> 'id' in (
            select a.id::text from public.employee_assignments a where a.tenant_id = p_tenant_id and a.employee_id = p_employee_id)))
        or (l.table_name = 'memberships' and l.row_key ->> 'id' in (
          select m.id::text from public.memberships m where m.tenant_id = p_tenant_id and m.employee_id = p_employee_id))
        or (l.table_name = 'membership_roles' and l.row_key ->> 'membership_id' in (
          select m.id::text from public.memberships m where m.tenant_id = p_tenant_id and m.employee_id = p_employee_id)))
      order by l.seq desc limit least(greatest(p_limit, 1), 500)) h);
end
$$;
comment on function public.employee_history(text, uuid, int) is
  'What changed of an employee, their postings, membership and roles, newest first, from the audit log (personal data masked). Needs employee:read and audit:read.';

-- The end of a service ----------------------------------------------------------------------------------------------

create function public.employee_papers(p_tenant_id text, p_employee_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_permission(p_tenant_id, 'employee:manage');
  return (
    select coalesce(jsonb_agg(jsonb_build_object('tenant_id', i.tenant_id, 'document_type', i.document_type, 'document_id', i.document_id,
      'number', i.number, 'title', i.title, 'state', i.state, 'state_name', s.name, 'state_local_names', s.local_names, 'entered_at', i.entered_at,
      'candidates', (
        select coalesce(jsonb_agg(jsonb_build_object('user_id', w.user_id, 'name', w.name, 'designation', w.designation) order by w.name), '[]')
        from private.people_with_roles(i.tenant_id, private.acting_roles(i), i.organisation_id) w where w.user_id <> x.user_id and not w.user_id = any (i.assignee_ids)))
      order by i.entered_at), '[]')
    from private.papers_of_employee(p_tenant_id, p_employee_id) x
    join public.workflow_instances i on i.tenant_id = x.tenant_id and i.document_type = x.document_type and i.document_id = x.document_id
    join public.workflow_states s on s.tenant_id = i.service_tenant_id and s.id = i.state_id);
end
$$;
comment on function public.employee_papers(text, uuid) is
  'Papers that are assigned to an employee, each with who could take it over: to be settled before the employee leaves. Needs employee:manage.';

create function private.papers_of_employee(p_tenant_id text, p_employee_id uuid)
returns table (tenant_id text, document_type text, document_id uuid, user_id uuid)
language sql stable security definer set search_path = ''
as $$
  select i.tenant_id, i.document_type, i.document_id, m.user_id
  from public.memberships m join public.workflow_instances i on i.assignee_ids @> array[m.user_id] and not i.is_terminal
  where m.tenant_id = p_tenant_id and m.employee_id = p_employee_id and m.organisation_id is null and m.user_id is not null
    and (i.tenant_id = p_tenant_id or i.tenant_id ^@ (p_tenant_id || '.'))
$$;
comment on function private.papers_of_employee(text, uuid) is 'Open papers assigned to an employee in the tenant and below it.';

create function private.acting_roles(p_instance public.workflow_instances) returns text[]
language sql stable security definer set search_path = ''
as $$
  select coalesce(array_agg(distinct r), '{}') from public.workflow_actions a, unnest(a.role_codes) r
  where a.tenant_id = p_instance.service_tenant_id and a.state_id = p_instance.state_id and a.is_active
$$;
comment on function private.acting_roles(public.workflow_instances) is 'Roles that can act on a paper in its present state.';

create function private.hand_over_papers(p_tenant_id text, p_employee_id uuid, p_handovers jsonb) returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_entry record;
  v_paper record;
  v_instance public.workflow_instances;
  v_to uuid;
  v_person public.user_profiles;
  v_count int := 0;
begin
  for v_entry in select value, ordinality - 1 as index from jsonb_array_elements(coalesce(p_handovers, '[]')) with ordinality loop
    select i.* into v_instance
    from private.papers_of_employee(p_tenant_id, p_employee_id) x
    join public.workflow_instances i on i.tenant_id = x.tenant_id and i.document_type = x.document_type and i.document_id = x.document_id
    where x.document_type = v_entry.value ->> 'document_type' and x.document_id = private.try_uuid(v_entry.value ->> 'document_id');
    if v_instance.document_id is null then
      v_errors := v_errors || private.field_error('/handovers/' || v_entry.index, 'PAPER_NOT_FOUND');
    elsif private.text_of(v_entry.value, 'to') is not null
      and not private.can_act(private.try_uuid(v_entry.value ->> 'to'), v_instance.tenant_id, private.acting_roles(v_instance), v_instance.organisation_id) then
      v_errors := v_errors || private.field_error('/handovers/' || v_entry.index || '/to', 'INVALID_ASSIGNEE');
    end if;
  end loop;
  perform private.fail_fields(v_errors);
  for v_paper in select * from private.papers_of_employee(p_tenant_id, p_employee_id) order by document_id loop
    v_to := (
      select private.try_uuid(h ->> 'to') from jsonb_array_elements(coalesce(p_handovers, '[]')) h
      where h ->> 'document_type' = v_paper.document_type and h ->> 'document_id' = v_paper.document_id::text limit 1);
    update public.workflow_instances i set updated_at = now(),
      assignee_ids = array_remove(i.assignee_ids, v_paper.user_id) || case when v_to is null or v_to = any (i.assignee_ids) then '{}' else array[v_to] end
    where i.tenant_id = v_paper.tenant_id and i.document_type = v_paper.document_type and i.document_id = v_paper.document_id
    returning i.* into v_instance;
    -- A hand-over is no move: the version stands, so that who has the paper open may still act.
    insert into public.workflow_history (tenant_id, document_type, document_id, version, action, action_kind, from_state, to_state, actor_id, actor_name,
      actor_designation, assignee_ids, assignee_names, request_id)
    values (v_instance.tenant_id, v_instance.document_type, v_instance.document_id, v_instance.version, 'HAND_OVER', 'SAVE', v_instance.state,
      v_instance.state, auth.uid(), coalesce((select p.name from public.user_profiles p where p.id = auth.uid()), 'SYSTEM'),
      private.designation_of(v_instance.tenant_id, auth.uid()), v_instance.assignee_ids,
      coalesce((select array_agg(p.name order by p.name) from public.user_profiles p where p.id = any (v_instance.assignee_ids)), '{}'), private.request_id());
    select p.* into v_person from public.user_profiles p where p.id = v_to;
    perform private.enqueue_email(v_instance.tenant_id, v_instance.document_type || '_assigned', v_person.email, v_person.language, jsonb_build_object(
        'number', v_instance.number, 'title', v_instance.title, 'actor', (select p.name from public.user_profiles p where p.id = auth.uid()), 'comment', ''),
      v_instance.document_type, v_instance.document_id::text);
    perform realtime.send(jsonb_build_object('document_type', v_instance.document_type, 'document_id', v_instance.document_id,
        'number', v_instance.number, 'state', v_instance.state, 'version', v_instance.version, 'actor_id', auth.uid()),
      'paper_moved', 'tenant:' || v_instance.tenant_id, true);
    v_count := v_count + 1;
  end loop;
  return v_count;
end
$$;
comment on function private.hand_over_papers(text, uuid, jsonb) is
  'Takes every open paper from an employee: to the person named in [{document_type, document_id, to}], else to all who hold the role. Answers how many.';

create function public.deactivate_employee(
  p_tenant_id text, p_employee_id uuid, p_expected_version int, p_on date, p_reason_code text, p_remarks text default null, p_handovers jsonb default '[]')
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_row public.employees;
  v_today date := private.local_date(p_tenant_id);
  v_papers int;
begin
  perform private.require_permission(p_tenant_id, 'employee:manage');
  select e.* into v_row from public.employees e where e.tenant_id = p_tenant_id and e.id = p_employee_id for update;
  if v_row.id is null then perform private.fail(404, 'NOT_FOUND', '{}', 'There is no such employee in this agency.'); end if;
  if v_row.version is distinct from p_expected_version then perform private.fail_stale_row(v_row.version, v_row.updated_by, v_row.updated_at); end if;
  if not v_row.is_active then perform private.fail(409, 'NOT_EDITABLE', '{}', 'The employee has left already.'); end if;
  perform private.fail_fields(case
      when p_on is null then private.field_error('/on', 'REQUIRED')
      when p_on > v_today then private.field_error('/on', 'FUTURE_DATE')
      when p_on < v_row.appointed_on then private.field_error('/on', 'BEFORE_APPOINTMENT')
      else '[]' end
    || case when nullif(btrim(p_reason_code), '') is null then private.field_error('/reason_code', 'REQUIRED')
      when not private.has_code(p_tenant_id, 'DEACTIVATION_REASON', p_reason_code, null, v_today) then private.field_error('/reason_code', 'OUT_OF_RANGE')
      else '[]' end
    || case when length(p_remarks) > 1000 then private.field_error('/remarks', 'TOO_LONG', '{"max": 1000}') else '[]' end);
  v_papers := private.hand_over_papers(p_tenant_id, p_employee_id, p_handovers);

  -- A membership that begins today cannot end yesterday: the suspension is what shuts the person out at once.
  -- The guards refuse one's own membership and one that carries a privileged role.
  if exists (select from public.memberships m where m.tenant_id = p_tenant_id and m.employee_id = p_employee_id) then
    perform private.require_permission(p_tenant_id, 'membership:manage');
    delete from public.memberships m where m.tenant_id = p_tenant_id and m.employee_id = p_employee_id and m.user_id is null;
    update public.memberships m set is_suspended = true, suspended_reason = coalesce(nullif(m.suspended_reason, ''), p_reason_code),
      valid_to = greatest(m.valid_from, least(m.valid_to, p_on))
    where m.tenant_id = p_tenant_id and m.employee_id = p_employee_id and m.user_id is not null;
  end if;
  delete from public.employee_assignments a where a.tenant_id = p_tenant_id and a.employee_id = p_employee_id and a.from_on > p_on;
  update public.employee_assignments a set to_on = p_on
  where a.tenant_id = p_tenant_id and a.employee_id = p_employee_id and (a.to_on is null or a.to_on > p_on);
  update public.employees e set is_active = false, deactivated_on = p_on, deactivation_reason_code = p_reason_code,
    deactivation_remarks = nullif(btrim(p_remarks), '')
  where e.tenant_id = p_tenant_id and e.id = p_employee_id returning e.* into v_row;
  return jsonb_build_object('id', v_row.id, 'version', v_row.version, 'papers', v_papers);
end
$$;
comment on function public.deactivate_employee(text, uuid, int, date, text, text, jsonb) is
  'Ends an employee''s service: membership and postings end, an open invitation is withdrawn, the papers that wait for the person go to whom handovers names '
  '[{document_type, document_id, to}] or back to the role. Works at once. Answers {id, version, papers}. Field errors REQUIRED, FUTURE_DATE, BEFORE_APPOINTMENT, '
  'OUT_OF_RANGE, INVALID_ASSIGNEE; NOT_PERMITTED, ROLE_NOT_GRANTABLE (403), NOT_FOUND (404), STALE_VERSION, NOT_EDITABLE (409). '
  'Needs employee:manage, and membership:manage for who has a login.';

create function public.reactivate_employee(p_tenant_id text, p_employee_id uuid, p_expected_version int, p_restores_login boolean default false) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_row public.employees;
  v_constraint text;
begin
  perform private.require_permission(p_tenant_id, 'employee:manage');
  select e.* into v_row from public.employees e where e.tenant_id = p_tenant_id and e.id = p_employee_id for update;
  if v_row.id is null then perform private.fail(404, 'NOT_FOUND', '{}', 'There is no such employee in this agency.'); end if;
  if v_row.version is distinct from p_expected_version then perform private.fail_stale_row(v_row.version, v_row.updated_by, v_row.updated_at); end if;
  if v_row.is_active then perform private.fail(409, 'NOT_EDITABLE', '{}', 'The employee is active.'); end if;
  begin
    update public.employees e set is_active = true, deactivated_on = null, deactivation_reason_code = null, deactivation_remarks = null
    where e.tenant_id = p_tenant_id and e.id = p_employee_id returning e.* into v_row;
  exception when unique_violation then
    get stacked diagnostics v_constraint = constraint_name;
    perform private.fail_fields(private.field_error(case v_constraint when 'employees_email_key' then '/email' else '/mobile' end, 'DUPLICATE'));
  end;
  if p_restores_login then
    perform private.require_permission(p_tenant_id, 'membership:manage');
    update public.memberships m set is_suspended = false, suspended_reason = null, valid_to = null
    where m.tenant_id = p_tenant_id and m.employee_id = p_employee_id and m.user_id is not null;
  end if;
  return jsonb_build_object('id', v_row.id, 'version', v_row.version);
end
$$;
comment on function public.reactivate_employee(text, uuid, int, boolean) is
  'Takes an employee back into service, with the login and its roles if asked. Postings are to be entered anew. Answers {id, version}. '
  'DUPLICATE when another employee has the mobile or e-mail by now; STALE_VERSION, NOT_EDITABLE (409). Needs employee:manage, with the login membership:manage.';

grant execute on function public.save_employee(text, jsonb, int), public.search_employees(text, jsonb, text, int, int), public.get_employee(text, uuid),
  public.employee_history(text, uuid, int), public.employee_papers(text, uuid),
  public.deactivate_employee(text, uuid, int, date, text, text, jsonb), public.reactivate_employee(text, uuid, int, boolean) to authenticated;

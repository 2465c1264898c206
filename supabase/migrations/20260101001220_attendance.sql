-- Attendance: a register for each accepted work order, who is enrolled in it and when, and a mark for each person and day.
-- Rule: execution.md section 2; programme.md D13, D14, D17.

insert into public.permissions (code, description) values
  ('attendance:read', 'See attendance registers'),
  ('attendance:record', 'Enrol people and mark their attendance');

insert into public.setting_definitions (key, kind, default_value, description, local_descriptions, min_value, max_value) values
  ('attendance.allows_return', 'boolean', 'false', 'Whether a person who left a register may be enrolled in it again',
    '{"or": "ଯିଏ ରେଜିଷ୍ଟର ଛାଡ଼ିଛନ୍ତି ସେ ପୁଣି ଯୋଗ ହୋଇପାରିବେ କି", "hi": "क्या पंजी छोड़ चुका व्यक्ति उसमें फिर जोड़ा जा सकता है"}', null, null),
  ('attendance.is_engagement_exclusive', 'boolean', 'true', 'Whether a person may be enrolled in one register at a time only',
    '{"or": "ଜଣେ ବ୍ୟକ୍ତି ଏକ ସମୟରେ କେବଳ ଗୋଟିଏ ରେଜିଷ୍ଟରରେ ରହିପାରିବେ କି", "hi": "क्या व्यक्ति एक समय में केवल एक पंजी में रह सकता है"}', null, null),
  ('muster.entry_hour', 'integer', '9', 'Hour at which a day of work begins', '{"or": "କାର୍ଯ୍ୟଦିବସ ଆରମ୍ଭ ଘଣ୍ଟା", "hi": "कार्यदिवस आरंभ होने का घंटा"}', 0, 23),
  ('muster.exit_hour_half_day', 'integer', '14', 'Hour at which half a day of work ends', '{"or": "ଅଧା ଦିନ କାମ ଶେଷ ଘଣ୍ଟା", "hi": "आधे दिन का काम समाप्त होने का घंटा"}', 1, 24),
  ('muster.exit_hour_full_day', 'integer', '18', 'Hour at which a full day of work ends', '{"or": "ପୂରା ଦିନ କାମ ଶେଷ ଘଣ୍ଟା", "hi": "पूरे दिन का काम समाप्त होने का घंटा"}', 1, 24),
  ('muster.half_day_hours', 'integer', '5', 'Hours up to which attendance counts as half a day where hours are rounded',
    '{"or": "ଘଣ୍ଟା ଗୋଲାକାର ହେଲେ କେତେ ଘଣ୍ଟା ପର୍ଯ୍ୟନ୍ତ ଅଧା ଦିନ ଗଣାଯାଏ", "hi": "घंटे पूर्णांकित होने पर कितने घंटे तक आधा दिन गिना जाता है"}', 0, 24),
  ('muster.full_day_hours', 'integer', '8', 'Hours from which attendance counts as a full day where hours are not rounded',
    '{"or": "ଘଣ୍ଟା ଗୋଲାକାର ନ ହେଲେ କେତେ ଘଣ୍ଟାରୁ ପୂରା ଦିନ ଗଣାଯାଏ", "hi": "घंटे पूर्णांकित न होने पर कितने घंटे से पूरा दिन गिना जाता है"}', 0, 24),
  ('muster.rounds_hours', 'boolean', 'true', 'Whether more than the hours of half a day count as a full day',
    '{"or": "ଅଧା ଦିନର ଘଣ୍ଟାରୁ ଅଧିକ ହେଲେ ପୂରା ଦିନ ଗଣାଯିବ କି", "hi": "क्या आधे दिन के घंटों से अधिक पूरा दिन गिना जाता है"}', null, null);

-- Registers ---------------------------------------------------------------------------------------------------------

create table public.attendance_registers (
  tenant_id       text not null references public.tenants on delete restrict,
  id              uuid not null default private.uuid_v7(),
  number          text not null,
  work_order_id   uuid not null,
  project_id      uuid not null,
  organisation_id uuid not null,
  name            text not null,
  starts_on       date not null,
  ends_on         date not null,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  updated_by      uuid,
  primary key (tenant_id, id),
  constraint attendance_registers_number_key unique (tenant_id, number),
  constraint attendance_registers_order_key unique (tenant_id, work_order_id),
  constraint attendance_registers_order_fkey foreign key (tenant_id, work_order_id) references public.work_orders (tenant_id, id) on delete cascade,
  constraint attendance_registers_project_fkey foreign key (tenant_id, project_id) references public.projects (tenant_id, id) on delete restrict,
  constraint attendance_registers_organisation_fkey foreign key (tenant_id, organisation_id) references public.organisations (tenant_id, id) on delete restrict,
  constraint attendance_registers_dates_check check (ends_on >= starts_on)
);
comment on table public.attendance_registers is
  'Who may work on an accepted order and when: one for each, opened by its acceptance, from the first day of the order to its last.';
create index attendance_registers_project_idx on public.attendance_registers (tenant_id, project_id);
create index attendance_registers_organisation_idx on public.attendance_registers (tenant_id, organisation_id);
create index attendance_registers_created_idx on public.attendance_registers (tenant_id, created_at desc, id desc);
create index attendance_registers_starts_idx on public.attendance_registers (tenant_id, starts_on, id);
create index attendance_registers_ends_idx on public.attendance_registers (tenant_id, ends_on, id);
create trigger tg_attendance_registers__touch before update on public.attendance_registers for each row execute function private.tg__touch();

create function private.tg_work_orders__register() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if exists (select from public.attendance_registers r where r.tenant_id = new.tenant_id and r.work_order_id = new.id) then
    update public.attendance_registers r set starts_on = new.starts_on, ends_on = greatest(new.ends_on, new.starts_on)
    where r.tenant_id = new.tenant_id and r.work_order_id = new.id
      and (r.starts_on, r.ends_on) is distinct from (new.starts_on, greatest(new.ends_on, new.starts_on));
  else
    insert into public.attendance_registers (tenant_id, number, work_order_id, project_id, organisation_id, name, starts_on, ends_on)
    values (new.tenant_id, private.next_number(new.tenant_id, 'attendance_register'), new.id, new.project_id, new.organisation_id, new.name, new.starts_on,
      greatest(new.ends_on, new.starts_on));
  end if;
  return null;
end
$$;
comment on function private.tg_work_orders__register() is
  'The acceptance of an order opens its register; whatever moves the days of the order, a time extension above all, moves those of the register.';
create trigger tg_work_orders__register after insert or update of accepted_at, starts_on, ends_on on public.work_orders
  for each row when (new.accepted_at is not null and new.starts_on is not null and new.ends_on is not null and new.organisation_id is not null)
  execute function private.tg_work_orders__register();

create table public.attendees (
  tenant_id        text not null,
  id               uuid not null default private.uuid_v7(),
  register_id      uuid not null,
  individual_id    uuid not null,
  skill_code       text,
  enrolled_on      date not null,
  left_on          date,
  enrolled_at      timestamptz not null default now(),
  enrolled_by      uuid not null,
  enrolled_by_name text not null,
  left_by_name     text,
  updated_at       timestamptz not null default now(),
  updated_by       uuid,
  primary key (tenant_id, id),
  constraint attendees_register_fkey foreign key (tenant_id, register_id) references public.attendance_registers (tenant_id, id) on delete cascade,
  constraint attendees_individual_fkey foreign key (tenant_id, individual_id) references public.individuals (tenant_id, id) on delete restrict,
  constraint attendees_dates_check check (left_on is null or left_on >= enrolled_on),
  constraint attendees_overlap_excl exclude using gist (
    tenant_id with =, register_id with =, individual_id with =, daterange(enrolled_on, left_on, '[]') with &&)
);
comment on table public.attendees is 'Who is enrolled in a register, from which day to which, and in which skill they work there.';
create index attendees_register_idx on public.attendees (tenant_id, register_id);
create index attendees_individual_idx on public.attendees (tenant_id, individual_id);
create trigger tg_attendees__touch before update on public.attendees for each row execute function private.tg__touch();

create table public.attendance_marks (
  tenant_id      text not null,
  register_id    uuid not null,
  individual_id  uuid not null,
  on_date        date not null,
  halves         smallint not null check (halves between 0 and 2),
  marked_at      timestamptz not null default now(),
  marked_by      uuid not null,
  marked_by_name text not null,
  primary key (tenant_id, register_id, individual_id, on_date),
  constraint attendance_marks_register_fkey foreign key (tenant_id, register_id) references public.attendance_registers (tenant_id, id) on delete cascade,
  constraint attendance_marks_individual_fkey foreign key (tenant_id, individual_id) references public.individuals (tenant_id, id) on delete restrict
);
comment on table public.attendance_marks is 'One mark for a person and a day: 2 full day, 1 half day, 0 absent.';
create index attendance_marks_individual_idx on public.attendance_marks (tenant_id, individual_id, on_date);

-- Who may ---------------------------------------------------------------------------------------------------------------

create function private.is_register_staff(p_register public.attendance_registers, p_permission text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select p_register.organisation_id = any ((select private.my_organisations(p_permission))::uuid[])
    or p_register.tenant_id = any ((select private.my_tenants(p_permission))::text[]) and exists (
      select from public.work_orders w join public.memberships m on m.tenant_id = w.tenant_id and m.employee_id = w.officer_id and m.user_id = auth.uid()
      where w.tenant_id = p_register.tenant_id and w.id = p_register.work_order_id)
$$;
comment on function private.is_register_staff(public.attendance_registers, text) is
  'The staff of a register are the people of its organisation and the officer in charge of its order.';

create function private.staffed_register(p_tenant_id text, p_register_id uuid, p_permission text) returns public.attendance_registers
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_register public.attendance_registers;
begin
  perform private.require_user();
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  if p_register_id is null then perform private.fail_fields(private.field_error('/register_id', 'REGISTER_ID')); end if;
  select r.* into v_register from public.attendance_registers r where r.tenant_id = p_tenant_id and r.id = p_register_id for update;
  if v_register.id is null or not (p_tenant_id = any ((select private.my_tenants('attendance:read'))::text[])
    or v_register.organisation_id = any ((select private.my_organisations('attendance:read'))::uuid[])) then
    perform private.fail(404, 'REGISTER_NOT_FOUND', '{}', 'There is no such register, or you may not see it.');
  end if;
  if not (p_tenant_id = any ((select private.my_tenants(p_permission))::text[])
    or v_register.organisation_id = any ((select private.my_organisations(p_permission))::uuid[])) then
    perform private.require_permission(p_tenant_id, p_permission);
  end if;
  if not private.is_register_staff(v_register, p_permission) then
    perform private.fail(403, 'UNAUTHORISED_USER', jsonb_build_object('number', v_register.number), 'You are not on the staff of this register.');
  end if;
  return v_register;
end
$$;
comment on function private.staffed_register(text, uuid, text) is
  'The register, locked, for one of its staff. REGISTER_ID, TENANT_ID (422), REGISTER_NOT_FOUND (404), NOT_PERMITTED, UNAUTHORISED_USER (403).';

create function private.require_open_register(p_register public.attendance_registers) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not private.is_running_order(p_register.tenant_id, p_register.work_order_id) then
    perform private.fail(409, 'INACTIVE_REGISTER', jsonb_build_object('number', p_register.number), 'The work order of this register is not in force.');
  end if;
end
$$;
comment on function private.require_open_register(public.attendance_registers) is
  'INACTIVE_REGISTER (409) while the order is suspended and once it is cancelled or completed.';

create function private.week_of(p_on date) returns date
language sql immutable set search_path = ''
as $$ select date_trunc('week', p_on)::date $$;
comment on function private.week_of(date) is 'The Monday of a day''s week.';

create function private.lock_people(p_tenant_id text, p_ids uuid[]) returns void
language sql volatile security definer set search_path = ''
as $$
  select i.id from public.individuals i where i.tenant_id = p_tenant_id and i.id = any (p_ids) order by i.id for no key update
$$;
comment on function private.lock_people(text, uuid[]) is 'Whoever enrols or marks the same people elsewhere at the same moment waits.';

-- Enrolment ---------------------------------------------------------------------------------------------------------

create function private.enrolment_errors(p_register public.attendance_registers, p_attendees jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_today date := private.local_date(p_register.tenant_id);
  v_allows_return boolean := (private.setting(p_register.tenant_id, 'attendance.allows_return', v_today) #>> '{}')::boolean;
  v_is_exclusive boolean := (private.setting(p_register.tenant_id, 'attendance.is_engagement_exclusive', v_today) #>> '{}')::boolean;
  v_row record;
  v_id uuid;
  v_on date;
  v_person public.individuals;
  v_seen uuid[] := '{}';
  v_elsewhere record;
  v_before public.attendees;
begin
  if jsonb_typeof(p_attendees) is distinct from 'array' or jsonb_array_length(p_attendees) = 0 then return private.field_error('/attendees', 'ATTENDEE_LIST_EMPTY'); end if;
  if p_register.ends_on < v_today then
    return private.field_error('/register_id', 'END_DATE', jsonb_build_object('to', p_register.ends_on));
  end if;
  for v_row in select value, ordinality - 1 as at from jsonb_array_elements(p_attendees) with ordinality loop
    v_id := private.try_uuid(v_row.value ->> 'individual_id');
    v_on := coalesce(private.try_date(v_row.value ->> 'enrolled_on'), case when v_row.value ->> 'enrolled_on' is null then greatest(v_today, p_register.starts_on) end);
    select i.* into v_person from public.individuals i where i.tenant_id = p_register.tenant_id and i.id = v_id
      and private.may_for_individual(p_register.tenant_id, 'individual:read', i.id);
    select a.* into v_before from public.attendees a
    where a.tenant_id = p_register.tenant_id and a.register_id = p_register.id and a.individual_id = v_id order by a.enrolled_on desc limit 1;
    v_errors := v_errors || case
      when v_id is null then private.field_error(format('/attendees/%s/individual_id', v_row.at), 'INDIVIDUAL_ID')
      when v_id = any (v_seen) then private.field_error(format('/attendees/%s/individual_id', v_row.at), 'ATTENDEE')
      when v_person.id is null then private.field_error(format('/attendees/%s/individual_id', v_row.at), 'INDIVIDUAL_ID_NOT_FOUND')
      when not v_person.is_active then private.field_error(format('/attendees/%s/individual_id', v_row.at), 'INDIVIDUAL_INACTIVE', jsonb_build_object('name', v_person.name))
      when v_on is null then private.field_error(format('/attendees/%s/enrolled_on', v_row.at), 'INVALID_DATE')
      when v_on < p_register.starts_on or v_on > p_register.ends_on then private.field_error(format('/attendees/%s/enrolled_on', v_row.at), 'ENROLLMENT_DATE',
        jsonb_build_object('from', p_register.starts_on, 'to', p_register.ends_on))
      when v_before.id is not null and v_before.left_on is null then
        private.field_error(format('/attendees/%s/individual_id', v_row.at), 'ALREADY_ENROLLED', jsonb_build_object('name', v_person.name))
      when v_before.id is not null and (not v_allows_return or v_before.left_on >= v_on) then
        private.field_error(format('/attendees/%s/individual_id', v_row.at), 'HAS_LEFT_REGISTER', jsonb_build_object('name', v_person.name, 'to', v_before.left_on))
      else '[]' end;
    if private.text_of(v_row.value, 'skill_code') is not null and not exists (
      select from public.individual_skills k where k.tenant_id = p_register.tenant_id and k.individual_id = v_id and k.skill_code = v_row.value ->> 'skill_code') then
      v_errors := v_errors || private.field_error(format('/attendees/%s/skill_code', v_row.at), 'NOT_IN_MASTER');
    end if;
    if v_is_exclusive and v_id is not null and v_on is not null then
      select r.number into v_elsewhere from public.attendees a
      join public.attendance_registers r on r.tenant_id = a.tenant_id and r.id = a.register_id
      where a.tenant_id = p_register.tenant_id and a.individual_id = v_id and a.register_id <> p_register.id
        and coalesce(a.left_on, r.ends_on) >= v_on and a.enrolled_on <= p_register.ends_on
        and private.is_running_order(r.tenant_id, r.work_order_id) limit 1;
      if found then
        v_errors := v_errors || private.field_error(format('/attendees/%s/individual_id', v_row.at), 'ALREADY_ENGAGED',
          jsonb_build_object('name', v_person.name, 'number', v_elsewhere.number));
      end if;
    end if;
    v_seen := v_seen || v_id;
  end loop;
  return v_errors;
end
$$;
comment on function private.enrolment_errors(public.attendance_registers, jsonb) is 'Why people cannot be enrolled in a register, row by row.';

create function public.enrol_attendees(p_tenant_id text, p_register_id uuid, p_attendees jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_register public.attendance_registers := private.staffed_register(p_tenant_id, p_register_id, 'attendance:record');
  v_today date := private.local_date(p_tenant_id);
  v_ids uuid[];
  v_count int;
begin
  perform private.require_open_register(v_register);
  v_ids := array(select private.try_uuid(a ->> 'individual_id') from jsonb_array_elements(case when jsonb_typeof(p_attendees) = 'array' then p_attendees else '[]' end) a);
  perform private.lock_people(p_tenant_id, v_ids);
  perform private.fail_fields(private.enrolment_errors(v_register, p_attendees));
  insert into public.attendees (tenant_id, register_id, individual_id, skill_code, enrolled_on, enrolled_by, enrolled_by_name)
  select p_tenant_id, p_register_id, (a ->> 'individual_id')::uuid,
    coalesce(private.text_of(a, 'skill_code'), (
      select k.skill_code from public.individual_skills k
      where k.tenant_id = p_tenant_id and k.individual_id = (a ->> 'individual_id')::uuid order by k.ordinal limit 1)),
    coalesce(private.try_date(a ->> 'enrolled_on'), greatest(v_today, v_register.starts_on)), auth.uid(),
    (select u.name from public.user_profiles u where u.id = auth.uid())
  from jsonb_array_elements(p_attendees) a;
  get diagnostics v_count = row_count;
  -- Another agency cannot be asked to wait; it is said, nothing more of it.
  return jsonb_build_object('count', v_count, 'engaged_elsewhere', (
    select coalesce(jsonb_agg(distinct x.id), '[]') from unnest(v_ids) x (id)
    cross join lateral private.namesakes_elsewhere(p_tenant_id, x.id) n
    join public.attendees a on a.tenant_id = n.tenant_id and a.individual_id = n.individual_id and (a.left_on is null or a.left_on >= v_today)
    join public.attendance_registers r on r.tenant_id = a.tenant_id and r.id = a.register_id and r.ends_on >= v_today));
end
$$;
comment on function public.enrol_attendees(text, uuid, jsonb) is
  'Enrols people in a register: p_attendees [{individual_id, enrolled_on (left out: today), skill_code (left out: the first of the person)}]. Answers {count, engaged_elsewhere: '
  'those who are enrolled in another agency too}. Field errors ATTENDEE_LIST_EMPTY, INDIVIDUAL_ID, ATTENDEE (twice in the request), INDIVIDUAL_ID_NOT_FOUND, INDIVIDUAL_INACTIVE, END_DATE, '
  'ENROLLMENT_DATE, ALREADY_ENROLLED, HAS_LEFT_REGISTER, ALREADY_ENGAGED; UNAUTHORISED_USER, NOT_PERMITTED (403), REGISTER_NOT_FOUND (404), INACTIVE_REGISTER (409). Needs attendance:record.';

create function public.remove_attendee(p_tenant_id text, p_register_id uuid, p_individual_id uuid, p_left_on date default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_register public.attendance_registers := private.staffed_register(p_tenant_id, p_register_id, 'attendance:record');
  v_on date := coalesce(p_left_on, private.local_date(p_tenant_id));
  v_attendee public.attendees;
begin
  if p_individual_id is null then perform private.fail_fields(private.field_error('/individual_id', 'INDIVIDUAL_ID')); end if;
  select a.* into v_attendee from public.attendees a
  where a.tenant_id = p_tenant_id and a.register_id = p_register_id and a.individual_id = p_individual_id order by a.enrolled_on desc limit 1 for update;
  perform private.fail_fields(case
    when v_attendee.id is null or v_attendee.left_on is not null then private.field_error('/individual_id', 'NOT_ENROLLED')
    when v_on < v_attendee.enrolled_on then private.field_error('/left_on', 'DENROLLMENT_DATE_BEFORE', jsonb_build_object('from', v_attendee.enrolled_on))
    when v_on > v_register.ends_on or v_on < v_register.starts_on then
      private.field_error('/left_on', 'DENROLLMENT_DATE', jsonb_build_object('from', v_register.starts_on, 'to', v_register.ends_on))
    when exists (
      select from public.attendance_marks k where k.tenant_id = p_tenant_id and k.register_id = p_register_id and k.individual_id = p_individual_id
        and k.on_date > v_on and k.halves > 0) then private.field_error('/left_on', 'MARKED_LATER') else '[]' end);
  update public.attendees a set left_on = v_on, left_by_name = (select u.name from public.user_profiles u where u.id = auth.uid())
  where a.tenant_id = p_tenant_id and a.id = v_attendee.id;
  return jsonb_build_object('individual_id', p_individual_id, 'left_on', v_on);
end
$$;
comment on function public.remove_attendee(text, uuid, uuid, date) is
  'Takes a person off a register; the day is the last one (left out: today). INDIVIDUAL_ID, NOT_ENROLLED, DENROLLMENT_DATE_BEFORE, DENROLLMENT_DATE, MARKED_LATER; UNAUTHORISED_USER (403), '
  'REGISTER_NOT_FOUND (404). Needs attendance:record.';

-- Marks -------------------------------------------------------------------------------------------------------------

create function private.attendance_errors(p_register public.attendance_registers, p_week date, p_marks jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_today date := private.local_date(p_register.tenant_id);
  v_row record;
  v_id uuid;
  v_on date;
  v_halves int;
  v_other record;
  v_seen text[] := '{}';
begin
  for v_row in select value, ordinality - 1 as at from jsonb_array_elements(p_marks) with ordinality loop
    v_id := private.try_uuid(v_row.value ->> 'individual_id');
    v_on := private.try_date(v_row.value ->> 'on_date');
    v_halves := case when v_row.value ->> 'halves' ~ '^[012]$' then (v_row.value ->> 'halves')::int end;
    v_errors := v_errors || case
      when v_id is null then private.field_error(format('/marks/%s/individual_id', v_row.at), 'INDIVIDUAL_ID')
      when v_on is null then private.field_error(format('/marks/%s/on_date', v_row.at), 'INVALID_DATE')
      when v_halves is null then private.field_error(format('/marks/%s/halves', v_row.at), 'OUT_OF_RANGE', '{"min": 0, "max": 2}')
      when v_on not between p_week and p_week + 6 or v_on not between p_register.starts_on and p_register.ends_on then
        private.field_error(format('/marks/%s/on_date', v_row.at), 'INVALID_ATTENDANCE_TIME',
          jsonb_build_object('from', greatest(p_week, p_register.starts_on), 'to', least(p_week + 6, p_register.ends_on)))
      when v_on > v_today then private.field_error(format('/marks/%s/on_date', v_row.at), 'FUTURE_DATE')
      when format('%s %s', v_id, v_on) = any (v_seen) then private.field_error(format('/marks/%s', v_row.at), 'ATTENDANCE_TWICE')
      when not exists (
        select from public.attendees a where a.tenant_id = p_register.tenant_id and a.register_id = p_register.id and a.individual_id = v_id) then
        private.field_error(format('/marks/%s/individual_id', v_row.at), 'UNENROLLED_ATTENDEES')
      when not exists (
        select from public.attendees a where a.tenant_id = p_register.tenant_id and a.register_id = p_register.id and a.individual_id = v_id
          and v_on >= a.enrolled_on and (a.left_on is null or v_on <= a.left_on)) then
        private.field_error(format('/marks/%s/on_date', v_row.at), 'INELIGIBLE_ATTENDEES')
      else '[]' end;
    v_seen := v_seen || format('%s %s', v_id, v_on);
    -- A day has two halves, wherever they are worked.
    if v_halves > 0 then
      select sum(k.halves) as halves, min(r.number) as number into v_other from public.attendance_marks k
      join public.attendance_registers r on r.tenant_id = k.tenant_id and r.id = k.register_id
      where k.tenant_id = p_register.tenant_id and k.individual_id = v_id and k.on_date = v_on and k.register_id <> p_register.id and k.halves > 0;
      if v_other.halves + v_halves > 2 then
        v_errors := v_errors || private.field_error(format('/marks/%s/halves', v_row.at), 'OVERLAPPING_ATTENDANCE', jsonb_build_object('number', v_other.number));
      end if;
    end if;
  end loop;
  return v_errors;
end
$$;
comment on function private.attendance_errors(public.attendance_registers, date, jsonb) is 'Why marks of a week cannot be stored, row by row.';

create function public.save_attendance(p_tenant_id text, p_register_id uuid, p_week_starts_on date, p_marks jsonb, p_skills jsonb default '[]') returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_register public.attendance_registers := private.staffed_register(p_tenant_id, p_register_id, 'attendance:record');
  v_today date := private.local_date(p_tenant_id);
  v_name text := (select u.name from public.user_profiles u where u.id = auth.uid());
  v_row record;
  v_errors jsonb := '[]';
begin
  if p_week_starts_on is null then perform private.fail_fields(private.field_error('/week_starts_on', 'START_DATE_EMPTY')); end if;
  if p_week_starts_on <> private.week_of(p_week_starts_on) then perform private.fail_fields(private.field_error('/week_starts_on', 'START_DATE_MONDAY')); end if;
  perform private.require_open_register(v_register);
  if private.is_week_locked(p_tenant_id, p_register_id, p_week_starts_on) then
    perform private.fail(409, 'WEEK_LOCKED', jsonb_build_object('from', p_week_starts_on), 'The muster of this week is on its way or approved.');
  end if;
  if jsonb_typeof(p_marks) is distinct from 'array' or jsonb_array_length(p_marks) = 0 and jsonb_array_length(coalesce(p_skills, '[]')) = 0 then
    perform private.fail_fields(private.field_error('/marks', 'ATTENDANCE'));
  end if;
  perform private.lock_people(p_tenant_id, array(select private.try_uuid(m ->> 'individual_id') from jsonb_array_elements(p_marks) m));
  for v_row in select value, ordinality - 1 as at from jsonb_array_elements(coalesce(p_skills, '[]')) with ordinality loop
    if not exists (
      select from public.attendees a join public.individual_skills k on k.tenant_id = a.tenant_id and k.individual_id = a.individual_id
      where a.tenant_id = p_tenant_id and a.register_id = p_register_id and a.individual_id = private.try_uuid(v_row.value ->> 'individual_id')
        and k.skill_code = v_row.value ->> 'skill_code') then
      v_errors := v_errors || private.field_error(format('/skills/%s/skill_code', v_row.at), 'NOT_IN_MASTER');
    end if;
  end loop;
  perform private.fail_fields(private.attendance_errors(v_register, p_week_starts_on, p_marks) || v_errors);
  update public.attendees a set skill_code = s ->> 'skill_code' from jsonb_array_elements(coalesce(p_skills, '[]')) s
  where a.tenant_id = p_tenant_id and a.register_id = p_register_id and a.individual_id = (s ->> 'individual_id')::uuid
    and a.skill_code is distinct from s ->> 'skill_code';
  insert into public.attendance_marks as k (tenant_id, register_id, individual_id, on_date, halves, marked_by, marked_by_name)
  select p_tenant_id, p_register_id, (m ->> 'individual_id')::uuid, (m ->> 'on_date')::date, (m ->> 'halves')::smallint, auth.uid(), v_name
  from jsonb_array_elements(p_marks) m
  on conflict (tenant_id, register_id, individual_id, on_date) do update
  set halves = excluded.halves, marked_at = now(), marked_by = excluded.marked_by, marked_by_name = excluded.marked_by_name
  where k.halves <> excluded.halves;
  -- What is left blank counts as absent: every day up to today of everybody who is enrolled on it.
  insert into public.attendance_marks (tenant_id, register_id, individual_id, on_date, halves, marked_by, marked_by_name)
  select a.tenant_id, a.register_id, a.individual_id, d::date, 0, auth.uid(), v_name
  from public.attendees a cross join generate_series(greatest(p_week_starts_on, v_register.starts_on), least(p_week_starts_on + 6, v_today, v_register.ends_on), interval '1 day') d
  where a.tenant_id = p_tenant_id and a.register_id = p_register_id and d::date >= a.enrolled_on and (a.left_on is null or d::date <= a.left_on)
  on conflict do nothing;
  return private.register_week(p_tenant_id, p_register_id, p_week_starts_on);
end
$$;
comment on function public.save_attendance(text, uuid, date, jsonb, jsonb) is
  'Stores marks of one week (Monday) at once: p_marks [{individual_id, on_date, halves 0 | 1 | 2}], p_skills [{individual_id, skill_code}]. Days left blank become absences. '
  'Answers the week as get_register does. Field errors ATTENDANCE, START_DATE_EMPTY, START_DATE_MONDAY, INDIVIDUAL_ID, INVALID_ATTENDANCE_TIME, FUTURE_DATE, '
  'ATTENDANCE_TWICE, UNENROLLED_ATTENDEES, INELIGIBLE_ATTENDEES, OVERLAPPING_ATTENDANCE (two places the same half-day), NOT_IN_MASTER; NOT_PERMITTED, UNAUTHORISED_USER (403), '
  'REGISTER_NOT_FOUND (404), INACTIVE_REGISTER, WEEK_LOCKED (409). Needs attendance:record.';

-- Reading -----------------------------------------------------------------------------------------------------------

create function public.get_register(p_tenant_id text, p_id uuid, p_week_starts_on date default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_register public.attendance_registers;
  v_today date := private.local_date(p_tenant_id);
begin
  select r.* into v_register from public.attendance_registers r where r.tenant_id = p_tenant_id and r.id = p_id
    and (r.tenant_id = any ((select private.my_tenants('attendance:read'))::text[])
      or r.organisation_id = any ((select private.my_organisations('attendance:read'))::uuid[]));
  if v_register.id is null then return null; end if;
  return to_jsonb(v_register) || jsonb_build_object(
    'is_open', private.is_running_order(p_tenant_id, v_register.work_order_id),
    'may_record', private.is_register_staff(v_register, 'attendance:record'), 'may_submit', private.is_register_staff(v_register, 'muster:create'), 'today', v_today,
    'work_order', (
      select jsonb_build_object('id', w.id, 'number', w.number, 'officer_name', w.officer_name, 'agency_role_code', w.agency_role_code)
      from public.work_orders w where w.tenant_id = p_tenant_id and w.id = v_register.work_order_id),
    'project', (select jsonb_build_object('id', p.id, 'number', p.number, 'name', p.name) from public.projects p where p.tenant_id = p_tenant_id and p.id = v_register.project_id),
    'organisation', (
      select jsonb_build_object('id', o.id, 'name', o.name, 'local_names', o.local_names) from public.organisations o
      where o.tenant_id = p_tenant_id and o.id = v_register.organisation_id),
    'musters', (
      select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'number', m.number, 'starts_on', m.starts_on, 'ends_on', m.ends_on, 'days', m.days, 'amount', m.amount,
        'state', m.state, 'application_status', m.application_status) order by m.starts_on desc), '[]')
      from public.musters m where m.tenant_id = p_tenant_id and m.register_id = p_id),
    'attendees', (
      select coalesce(jsonb_agg(jsonb_build_object('individual_id', a.individual_id, 'number', i.number, 'name', i.name, 'local_names', i.local_names,
        'skill_code', a.skill_code, 'enrolled_on', a.enrolled_on, 'left_on', a.left_on, 'enrolled_by_name', a.enrolled_by_name) order by i.name, a.enrolled_on), '[]')
      from public.attendees a join public.individuals i on i.tenant_id = a.tenant_id and i.id = a.individual_id
      where a.tenant_id = p_tenant_id and a.register_id = p_id),
    'week', private.register_week(p_tenant_id, p_id,
      private.week_of(least(greatest(coalesce(p_week_starts_on, v_today), v_register.starts_on), v_register.ends_on))));
end
$$;
comment on function public.get_register(text, uuid, date) is
  'A register with order, organisation, project, everybody ever enrolled, its musters and one week of marks (left out: the present one); null when there is none to see.';

create function public.find_enrollable(p_tenant_id text, p_register_id uuid, p_query text default null) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('individual_id', x.id, 'number', x.number, 'name', x.name, 'local_names', x.local_names, 'guardian_name', x.guardian_name,
    'ward_code', x.ward_code, 'skills', x.skills) order by x.name, x.number), '[]')
  from (
    select i.id, i.number, i.name, i.local_names, i.guardian_name, i.ward_code, (
      select coalesce(jsonb_agg(k.skill_code order by k.ordinal), '[]') from public.individual_skills k where k.tenant_id = i.tenant_id and k.individual_id = i.id) as skills
    from public.individuals i
    where i.tenant_id = p_tenant_id and i.is_active
      and (nullif(btrim(p_query), '') is null or i.name ilike '%' || btrim(p_query) || '%' or i.number ilike '%' || btrim(p_query) || '%'
        or i.local_names ->> 'or' like '%' || btrim(p_query) || '%')
      and not exists (select from public.attendees a where a.tenant_id = i.tenant_id and a.register_id = p_register_id and a.individual_id = i.id)
    order by i.name, i.number limit 50) x
$$;
comment on function public.find_enrollable(text, uuid, text) is 'Up to fifty people that the caller may see and that were never in the register, by a part of the name or number.';

-- Row-level security ------------------------------------------------------------------------------------------------

alter table public.attendance_registers enable row level security;
alter table public.attendees enable row level security;
alter table public.attendance_marks enable row level security;
create policy "attendance_registers: staff read" on public.attendance_registers for select to authenticated
  using (tenant_id = any ((select private.my_tenants('attendance:read'))::text[]));
create policy "attendance_registers: organisations read own" on public.attendance_registers for select to authenticated
  using (organisation_id = any ((select private.my_organisations('attendance:read'))::uuid[]));
create policy "attendees: staff read" on public.attendees for select to authenticated
  using (tenant_id = any ((select private.my_tenants('attendance:read'))::text[]));
create policy "attendees: organisations read own" on public.attendees for select to authenticated
  using (exists (
    select from public.attendance_registers r where r.tenant_id = attendees.tenant_id and r.id = attendees.register_id
      and r.organisation_id = any ((select private.my_organisations('attendance:read'))::uuid[])));
create policy "attendance_marks: staff read" on public.attendance_marks for select to authenticated
  using (tenant_id = any ((select private.my_tenants('attendance:read'))::text[]));
create policy "attendance_marks: organisations read own" on public.attendance_marks for select to authenticated
  using (exists (
    select from public.attendance_registers r where r.tenant_id = attendance_marks.tenant_id and r.id = attendance_marks.register_id
      and r.organisation_id = any ((select private.my_organisations('attendance:read'))::uuid[])));
grant select on public.attendance_registers, public.attendees, public.attendance_marks to authenticated;
grant execute on function public.enrol_attendees(text, uuid, jsonb), public.remove_attendee(text, uuid, uuid, date),
  public.save_attendance(text, uuid, date, jsonb, jsonb), public.get_register(text, uuid, date), public.find_enrollable(text, uuid, text) to authenticated;
select private.audit('public.attendance_registers');
select private.audit('public.attendees');
select private.audit('public.attendance_marks');

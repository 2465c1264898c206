-- Musters: the week of a register as a paper. Computed from the marks, corrected by the verifier, paid once approved.
-- Rule: execution.md section 3; programme.md D12 and D15.

insert into public.permissions (code, description) values
  ('muster:read', 'See musters'),
  ('muster:create', 'Hand in musters'),
  ('muster:verify', 'Correct days and skills on musters');

insert into public.setting_definitions (key, kind, default_value, description, local_descriptions, min_value, max_value) values
  ('muster.is_handed_in_after_week', 'boolean', 'false', 'Whether a muster is handed in once its week is over only',
    '{"or": "ସପ୍ତାହ ଶେଷ ହେଲା ପରେ ହିଁ ହାଜିରା ତାଲିକା ଦାଖଲ ହେବ କି", "hi": "क्या मस्टर केवल सप्ताह समाप्त होने पर जमा किया जाता है"}', null, null);

create table public.musters (
  tenant_id          text not null references public.tenants on delete restrict,
  id                 uuid not null default private.uuid_v7(),
  number             text,
  register_id        uuid not null,
  work_order_id      uuid not null,
  project_id         uuid not null,
  organisation_id    uuid not null,
  starts_on          date not null check (extract(isodow from starts_on) = 1),
  ends_on            date not null generated always as (starts_on + 6) stored,
  rates_on           date not null,
  days               numeric(8, 1) not null default 0,
  amount             public.money_inr not null default 0,
  state              text not null default 'START',
  application_status text not null default 'INWORKFLOW',
  is_updatable       boolean not null default false,
  version            int not null default 1,
  submitted_at       timestamptz,
  approved_on        date,
  created_at         timestamptz not null default now(),
  created_by         uuid not null,
  created_by_name    text not null,
  updated_at         timestamptz not null default now(),
  updated_by         uuid,
  primary key (tenant_id, id),
  constraint musters_number_key unique (tenant_id, number),
  constraint musters_register_fkey foreign key (tenant_id, register_id) references public.attendance_registers (tenant_id, id) on delete restrict,
  constraint musters_work_order_fkey foreign key (tenant_id, work_order_id) references public.work_orders (tenant_id, id) on delete restrict,
  constraint musters_project_fkey foreign key (tenant_id, project_id) references public.projects (tenant_id, id) on delete restrict,
  constraint musters_organisation_fkey foreign key (tenant_id, organisation_id) references public.organisations (tenant_id, id) on delete restrict
);
comment on table public.musters is 'One week, Monday to Sunday, of a register: who worked how many days and what they earned.';
comment on column public.musters.rates_on is 'The day the muster was handed in first; its wages are those in force on it.';
comment on column public.musters.days is 'Days to pay of all.';
create unique index musters_week_key on public.musters (tenant_id, register_id, starts_on) where application_status <> 'INACTIVE';
create index musters_register_idx on public.musters (tenant_id, register_id);
create index musters_work_order_idx on public.musters (tenant_id, work_order_id);
create index musters_project_idx on public.musters (tenant_id, project_id);
create index musters_organisation_idx on public.musters (tenant_id, organisation_id);
create index musters_created_idx on public.musters (tenant_id, created_at desc, id desc);
create index musters_starts_idx on public.musters (tenant_id, starts_on, id);
create index musters_amount_idx on public.musters (tenant_id, amount, id);
create index musters_state_idx on public.musters (tenant_id, state, id);
create trigger tg_musters__touch before update on public.musters for each row execute function private.tg__touch();

create table public.muster_lines (
  tenant_id         text not null,
  muster_id         uuid not null,
  individual_id     uuid not null,
  ordinal           int not null,
  name              text not null,
  skill_code        text,
  days              numeric(3, 1) not null check (days between 0 and 7),
  modified_days     numeric(3, 1) check (modified_days between 0 and 7 and modified_days * 2 = trunc(modified_days * 2)),
  payable_days      numeric(3, 1) not null generated always as (coalesce(modified_days, days)) stored,
  correction_reason text check (length(correction_reason) <= 500),
  wage_rate         public.rate_inr,
  amount            public.money_inr not null default 0,
  primary key (tenant_id, muster_id, individual_id),
  constraint muster_lines_muster_fkey foreign key (tenant_id, muster_id) references public.musters (tenant_id, id) on delete cascade,
  constraint muster_lines_individual_fkey foreign key (tenant_id, individual_id) references public.individuals (tenant_id, id) on delete restrict,
  constraint muster_lines_amount_check check (amount = round(coalesce(modified_days, days) * coalesce(wage_rate, 0), 0)),
  constraint muster_lines_reason_check check (modified_days is null or modified_days = days or correction_reason is not null)
);
comment on table public.muster_lines is 'A person on a muster: days attended, days the verifier lets be paid, wage of the skill, amount in whole rupees.';
create index muster_lines_individual_idx on public.muster_lines (tenant_id, individual_id);

create table public.muster_days (
  tenant_id     text not null,
  muster_id     uuid not null,
  individual_id uuid not null,
  on_date       date not null,
  attendance    numeric(2, 1) not null check (attendance in (0, 0.5, 1)),
  primary key (tenant_id, muster_id, individual_id, on_date),
  constraint muster_days_line_fkey foreign key (tenant_id, muster_id, individual_id) references public.muster_lines (tenant_id, muster_id, individual_id) on delete cascade
);
comment on table public.muster_days is 'What a day of a person counted for when the muster was computed.';

-- Computation -------------------------------------------------------------------------------------------------------

create function private.day_attendance(p_halves int, p_rule jsonb) returns numeric
language sql immutable set search_path = ''
as $$
  select case when h.hours <= 0 then 0.0
    when (p_rule ->> 'rounds_hours')::boolean then case when h.hours > (p_rule ->> 'half_day_hours')::int then 1.0 else 0.5 end
    else case when h.hours >= (p_rule ->> 'full_day_hours')::int then 1.0 else 0.5 end end
  from (
    select case p_halves when 2 then (p_rule ->> 'exit_hour_full_day')::int - (p_rule ->> 'entry_hour')::int
      when 1 then (p_rule ->> 'exit_hour_half_day')::int - (p_rule ->> 'entry_hour')::int else 0 end as hours) h
$$;
comment on function private.day_attendance(int, jsonb) is
  'What a mark counts for: the hours it stands for, against the six values of the agency. Rule: execution.md section 3.1.';

create function private.muster_rule(p_tenant_id text, p_on date) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_object_agg(k, private.setting(p_tenant_id, 'muster.' || k, p_on))
  from unnest(array['entry_hour', 'exit_hour_half_day', 'exit_hour_full_day', 'half_day_hours', 'full_day_hours', 'rounds_hours']) k
$$;
comment on function private.muster_rule(text, date) is 'The six values by which marks become days, as in force on a day.';

create function private.wage_of(p_days numeric, p_rate numeric) returns numeric
language sql immutable set search_path = ''
as $$ select round(p_days * p_rate, 0) $$;
comment on function private.wage_of(numeric, numeric) is 'Days times the wage for a day, whole rupees, half away from zero.';

create function private.rate_of_skill(p_tenant_id text, p_skill_code text, p_on date) returns numeric
language sql stable security definer set search_path = ''
as $$
  select round(private.sor_rate(p_tenant_id, i.tenant_id, i.code, p_on) / i.quantity, 4)
  from private.skills_in_force(p_tenant_id, p_on) s
  join lateral (
    select x.tenant_id, x.code, x.quantity from public.sor_items x
    where x.tenant_id = any (private.tenant_line(p_tenant_id)) and x.code = s.sor_code and x.sor_type = 'L' order by length(x.tenant_id) desc limit 1) i on true
  where s.code = p_skill_code
$$;
comment on function private.rate_of_skill(text, text, date) is 'The rate of the labour item of a skill in force on a day, null where there is none.';

create function private.wage_fault(p_tenant_id text, p_skill_code text, p_on date) returns text
language sql stable security definer set search_path = ''
as $$
  select case
    when nullif(btrim(p_skill_code), '') is null then 'SKILL_CODE_MISSING_FOR_INDIVIDUAL'
    when not exists (select from public.skills s where s.tenant_id = any (private.tenant_line(p_tenant_id)) and s.code = p_skill_code) then 'SKILL_CODE_MISSING_IN_MDMS'
    when not exists (select from private.skills_in_force(p_tenant_id, p_on) s where s.code = p_skill_code) then 'SKILL_CODE_IS_NOT_MATCHING_WITH_DATE_RANGE'
    when not exists (
      select from private.skills_in_force(p_tenant_id, p_on) s join public.sor_rates r on r.sor_code = s.sor_code and r.tenant_id = any (private.tenant_line(p_tenant_id))
      where s.code = p_skill_code) then 'NO_SOR_FOUND'
    when private.rate_of_skill(p_tenant_id, p_skill_code, p_on) is null then 'SKILL_CODE_IS_NOT_MATCHING_WITH_DATE_RANGE' end
$$;
comment on function private.wage_fault(text, text, date) is 'Why a skill has no wage on a day; null when it has.';

create function private.wage_rate(p_tenant_id text, p_skill_code text, p_on date) returns numeric
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_fault text := private.wage_fault(p_tenant_id, p_skill_code, p_on);
begin
  if v_fault is not null then perform private.fail(409, v_fault, jsonb_build_object('skill', p_skill_code, 'on', p_on), 'There is no wage for this skill on this day.'); end if;
  return private.rate_of_skill(p_tenant_id, p_skill_code, p_on);
end
$$;
comment on function private.wage_rate(text, text, date) is
  'The wage of a skill for one day: the rate of its labour item in force. SKILL_CODE_MISSING_FOR_INDIVIDUAL, SKILL_CODE_MISSING_IN_MDMS, '
  'SKILL_CODE_IS_NOT_MATCHING_WITH_DATE_RANGE, NO_SOR_FOUND (409). Rule: execution.md section 3.5.';

create function private.is_week_locked(p_tenant_id text, p_register_id uuid, p_week date) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.musters m where m.tenant_id = p_tenant_id and m.register_id = p_register_id and m.starts_on = p_week
      and m.application_status <> 'INACTIVE' and not exists (
        select from public.workflow_instances i join public.workflow_actions a on a.tenant_id = i.service_tenant_id and a.state_id = i.state_id and a.is_active
        where i.tenant_id = m.tenant_id and i.document_type = 'muster' and i.document_id = m.id and a.effect = 'SUBMIT'))
$$;
comment on function private.is_week_locked(text, uuid, date) is 'A week is closed once its muster was handed in, and open again while the muster is back for correction.';

create function private.compute_muster(p_tenant_id text, p_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_muster public.musters;
  v_register public.attendance_registers;
  v_rule jsonb;
begin
  select m.* into strict v_muster from public.musters m where m.tenant_id = p_tenant_id and m.id = p_id;
  select r.* into strict v_register from public.attendance_registers r where r.tenant_id = p_tenant_id and r.id = v_muster.register_id for update;
  if not exists (
    select from public.attendance_marks k where k.tenant_id = p_tenant_id and k.register_id = v_register.id and k.on_date between v_muster.starts_on and v_muster.ends_on) then
    perform private.fail_fields(private.field_error('/starts_on', 'ATTENDANCE_LOG_EMPTY', jsonb_build_object('from', v_muster.starts_on)));
  end if;
  v_rule := private.muster_rule(p_tenant_id, v_muster.starts_on);
  delete from public.muster_lines l where l.tenant_id = p_tenant_id and l.muster_id = p_id;
  insert into public.muster_lines (tenant_id, muster_id, individual_id, ordinal, name, skill_code, days)
  select p_tenant_id, p_id, x.individual_id, row_number() over (order by i.name, i.number), i.name, x.skill_code, coalesce((
      select sum(private.day_attendance(k.halves, v_rule)) from public.attendance_marks k
      where k.tenant_id = p_tenant_id and k.register_id = v_register.id and k.individual_id = x.individual_id and k.on_date between v_muster.starts_on and v_muster.ends_on), 0)
  from (
    select distinct on (a.individual_id) a.individual_id, a.skill_code from public.attendees a
    where a.tenant_id = p_tenant_id and a.register_id = v_register.id and a.enrolled_on <= v_muster.ends_on and (a.left_on is null or a.left_on >= v_muster.starts_on)
    order by a.individual_id, a.enrolled_on desc) x
  join public.individuals i on i.tenant_id = p_tenant_id and i.id = x.individual_id;
  insert into public.muster_days (tenant_id, muster_id, individual_id, on_date, attendance)
  select p_tenant_id, p_id, k.individual_id, k.on_date, private.day_attendance(k.halves, v_rule)
  from public.attendance_marks k join public.muster_lines l on l.tenant_id = k.tenant_id and l.muster_id = p_id and l.individual_id = k.individual_id
  where k.tenant_id = p_tenant_id and k.register_id = v_register.id and k.on_date between v_muster.starts_on and v_muster.ends_on;
  perform private.price_muster(p_tenant_id, p_id);
end
$$;
comment on function private.compute_muster(text, uuid) is
  'The muster anew from the marks of its week; everybody enrolled in the week is on it, absentees with no days, and earlier corrections are gone. ATTENDANCE_LOG_EMPTY.';

create function private.price_muster(p_tenant_id text, p_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_on date := (select m.rates_on from public.musters m where m.tenant_id = p_tenant_id and m.id = p_id);
  v_errors jsonb;
begin
  -- Who has nothing to be paid needs no wage.
  select coalesce(jsonb_agg(e.error order by l.ordinal), '[]') into v_errors
  from public.muster_lines l
  cross join lateral (select private.wage_fault(p_tenant_id, l.skill_code, v_on) as code) f
  cross join lateral jsonb_array_elements(private.field_error(format('/lines/%s/skill_code', l.ordinal - 1), f.code, jsonb_build_object('name', l.name, 'skill',
    coalesce(l.skill_code, ''), 'on', v_on))) e (error)
  where l.tenant_id = p_tenant_id and l.muster_id = p_id and l.payable_days > 0 and f.code is not null;
  if not exists (select from public.muster_lines l where l.tenant_id = p_tenant_id and l.muster_id = p_id and l.skill_code is not null)
    and exists (select from public.muster_lines l where l.tenant_id = p_tenant_id and l.muster_id = p_id and l.payable_days > 0) then
    v_errors := private.field_error('/lines', 'SOR_NOT_FOUND');
  end if;
  perform private.fail_fields(v_errors);
  update public.muster_lines l set wage_rate = w.rate, amount = coalesce(private.wage_of(l.payable_days, w.rate), 0)
  from public.muster_lines x cross join lateral (select private.rate_of_skill(p_tenant_id, x.skill_code, v_on) as rate) w
  where l.tenant_id = p_tenant_id and l.muster_id = p_id and x.tenant_id = l.tenant_id and x.muster_id = l.muster_id and x.individual_id = l.individual_id;
  update public.musters m set (days, amount) = (
    select coalesce(sum(l.payable_days), 0), coalesce(sum(l.amount), 0) from public.muster_lines l where l.tenant_id = p_tenant_id and l.muster_id = p_id)
  where m.tenant_id = p_tenant_id and m.id = p_id;
end
$$;
comment on function private.price_muster(text, uuid) is
  'Wage and amount of every person, days and amount of the muster. SOR_NOT_FOUND when nobody has a skill, else the codes of wage_rate, person by person.';

create function private.register_week(p_tenant_id text, p_register_id uuid, p_week date) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('starts_on', p_week, 'is_locked', private.is_week_locked(p_tenant_id, p_register_id, p_week),
    'muster', (
      select jsonb_build_object('id', m.id, 'number', m.number, 'state', m.state, 'application_status', m.application_status)
      from public.musters m where m.tenant_id = p_tenant_id and m.register_id = p_register_id and m.starts_on = p_week),
    'people', (
      select coalesce(jsonb_agg(jsonb_build_object('individual_id', a.individual_id, 'number', i.number, 'name', i.name, 'local_names', i.local_names,
        'guardian_name', i.guardian_name, 'gender', i.gender, 'enrolled_on', a.enrolled_on, 'left_on', a.left_on, 'skill_code', a.skill_code,
        'skills', (select coalesce(jsonb_agg(k.skill_code order by k.ordinal), '[]') from public.individual_skills k
          where k.tenant_id = a.tenant_id and k.individual_id = a.individual_id),
        'marks', (select coalesce(jsonb_object_agg(k.on_date, k.halves), '{}') from public.attendance_marks k
          where k.tenant_id = a.tenant_id and k.register_id = a.register_id and k.individual_id = a.individual_id
            and k.on_date between p_week and p_week + 6)) order by i.name, i.number), '[]')
      from public.attendees a join public.individuals i on i.tenant_id = a.tenant_id and i.id = a.individual_id
      where a.tenant_id = p_tenant_id and a.register_id = p_register_id and a.enrolled_on <= p_week + 6 and (a.left_on is null or a.left_on >= p_week)))
$$;
comment on function private.register_week(text, uuid, date) is 'One week of a register: people with their marks, and the muster made of it.';

-- Handing in ------------------------------------------------------------------------------------------------------------

create function public.submit_muster(p_tenant_id text, p_register_id uuid, p_starts_on date, p_skills jsonb default '[]') returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_today date := private.local_date(p_tenant_id);
  v_register public.attendance_registers;
  v_live record;
  v_id uuid := private.uuid_v7();
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  if p_register_id is null then perform private.fail_fields(private.field_error('/register_id', 'REGISTER_ID')); end if;
  perform private.fail_fields(case when p_starts_on is null then private.field_error('/starts_on', 'START_DATE_EMPTY')
    when p_starts_on <> private.week_of(p_starts_on) then private.field_error('/starts_on', 'START_DATE_MONDAY') else '[]' end);
  select r.* into v_register from public.attendance_registers r where r.tenant_id = p_tenant_id and r.id = p_register_id for update;
  if v_register.id is null or not (p_tenant_id = any ((select private.my_tenants('muster:read'))::text[])
    or v_register.organisation_id = any ((select private.my_organisations('muster:read'))::uuid[])) then
    perform private.fail(404, 'REGISTER_NOT_FOUND', '{}', 'There is no such register, or you may not see it.');
  end if;
  if not private.is_register_staff(v_register, 'muster:create') then
    perform private.fail(403, 'INVALID_USER', jsonb_build_object('number', v_register.number), 'Only the staff of a register hand in its musters.');
  end if;
  perform private.require_open_register(v_register);
  perform private.fail_fields(case
    when p_starts_on > v_today or p_starts_on + 6 < v_register.starts_on or p_starts_on > v_register.ends_on then
      private.field_error('/starts_on', 'INVALID_MUSTER_WEEK', jsonb_build_object('from', private.week_of(v_register.starts_on), 'to', least(v_today, v_register.ends_on)))
    when p_starts_on + 6 >= v_today and (private.setting(p_tenant_id, 'muster.is_handed_in_after_week', v_today) #>> '{}')::boolean then
      private.field_error('/starts_on', 'WEEK_NOT_OVER', jsonb_build_object('to', p_starts_on + 6)) else '[]' end);
  select m.id, m.number into v_live from public.musters m
  where m.tenant_id = p_tenant_id and m.register_id = p_register_id and m.starts_on = p_starts_on and m.application_status <> 'INACTIVE';
  if found then
    perform private.fail(409, 'DUPLICATE_MUSTER_ROLL', jsonb_build_object('id', v_live.id, 'number', v_live.number), 'There is a muster of this week already.');
  end if;
  -- A week with work in it is handed in before the one that follows.
  select min(private.week_of(k.on_date)) as week into v_live from public.attendance_marks k
  where k.tenant_id = p_tenant_id and k.register_id = p_register_id and k.on_date < p_starts_on and k.halves > 0
    and not exists (select from public.musters m where m.tenant_id = p_tenant_id and m.register_id = p_register_id and m.application_status <> 'INACTIVE'
      and k.on_date between m.starts_on and m.ends_on);
  if v_live.week is not null then
    perform private.fail(409, 'FORMER_MUSTER_MISSING', jsonb_build_object('from', v_live.week), 'Hand in the muster of the former week first.');
  end if;
  update public.attendees a set skill_code = s ->> 'skill_code' from jsonb_array_elements(coalesce(p_skills, '[]')) s
  where a.tenant_id = p_tenant_id and a.register_id = p_register_id and a.individual_id = private.try_uuid(s ->> 'individual_id')
    and exists (select from public.individual_skills k where k.tenant_id = p_tenant_id and k.individual_id = a.individual_id and k.skill_code = s ->> 'skill_code');

  insert into public.musters (tenant_id, id, register_id, work_order_id, project_id, organisation_id, starts_on, rates_on, created_by, created_by_name, updated_by, version)
  values (p_tenant_id, v_id, p_register_id, v_register.work_order_id, v_register.project_id, v_register.organisation_id, p_starts_on, v_today, v_user,
    (select u.name from public.user_profiles u where u.id = v_user), v_user, 0);
  perform private.compute_muster(p_tenant_id, v_id);
  perform private.open_paper(p_tenant_id, 'muster', v_id, 'MR', v_user, (
    select jsonb_build_object('title', p.name, 'project_id', p.id, 'organisation_id', v_register.organisation_id, 'project_type_code', p.project_type_code,
      'ward_code', p.ward_code, 'locality_code', p.locality_code, 'amount', (select m.amount from public.musters m where m.tenant_id = p_tenant_id and m.id = v_id))
    from public.projects p where p.tenant_id = p_tenant_id and p.id = v_register.project_id));
  return (select jsonb_build_object('id', m.id, 'number', m.number, 'state', m.state, 'version', m.version, 'days', m.days, 'amount', m.amount)
    from public.musters m where m.tenant_id = p_tenant_id and m.id = v_id);
end
$$;
comment on function public.submit_muster(text, uuid, date, jsonb) is
  'Hands in the muster of a week (Monday) of a register: computed from its marks; p_skills [{individual_id, skill_code}]. Answers {id, number, state, version, days, amount}. '
  'TENANT_ID, REGISTER_ID, START_DATE_EMPTY, START_DATE_MONDAY, INVALID_MUSTER_WEEK, WEEK_NOT_OVER, ATTENDANCE_LOG_EMPTY, SOR_NOT_FOUND, codes of wage_rate (422); INVALID_USER, '
  'NOT_PERMITTED (403), REGISTER_NOT_FOUND (404), INACTIVE_REGISTER, DUPLICATE_MUSTER_ROLL, FORMER_MUSTER_MISSING (409). Needs muster:create.';

create function public.preview_muster(p_tenant_id text, p_register_id uuid, p_starts_on date) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('individual_id', x.individual_id, 'days', x.days, 'wage_rate', x.rate, 'amount', private.wage_of(x.days, x.rate)) order by x.individual_id), '[]')
  from (
    select a.individual_id, private.rate_of_skill(p_tenant_id, max(a.skill_code), private.local_date(p_tenant_id)) as rate, coalesce((
      select sum(private.day_attendance(k.halves, private.muster_rule(p_tenant_id, p_starts_on))) from public.attendance_marks k
      where k.tenant_id = p_tenant_id and k.register_id = p_register_id and k.individual_id = a.individual_id and k.on_date between p_starts_on and p_starts_on + 6), 0) as days
    from public.attendees a join public.attendance_registers r on r.tenant_id = a.tenant_id and r.id = a.register_id
    where a.tenant_id = p_tenant_id and a.register_id = p_register_id and a.enrolled_on <= p_starts_on + 6 and (a.left_on is null or a.left_on >= p_starts_on)
      and (r.tenant_id = any ((select private.my_tenants('muster:read'))::text[]) or r.organisation_id = any ((select private.my_organisations('muster:read'))::uuid[]))
    group by a.individual_id) x
$$;
comment on function public.preview_muster(text, uuid, date) is 'What a muster of a week would pay if it were handed in now: [{individual_id, days, wage_rate, amount}]. Nothing is stored.';

-- Corrections -------------------------------------------------------------------------------------------------------

create function public.correct_muster(p_tenant_id text, p_id uuid, p_expected_version int, p_lines jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_instance public.workflow_instances;
  v_muster public.musters;
  v_register public.attendance_registers;
  v_errors jsonb := '[]';
  v_row record;
  v_line public.muster_lines;
  v_days numeric;
  v_most int;
begin
  perform private.require_permission(p_tenant_id, 'muster:verify');
  select i.* into v_instance from public.workflow_instances i
  where i.tenant_id = p_tenant_id and i.document_type = 'muster' and i.document_id = p_id for update;
  if v_instance.document_id is null then
    perform private.fail(404, 'PAPER_NOT_FOUND', jsonb_build_object('document_id', p_id), 'There is no such paper, or you may not see it.');
  end if;
  if v_instance.version is distinct from p_expected_version then perform private.fail_stale(v_instance); end if;
  -- Who verifies corrects, and thereby becomes one of the makers, whom the approval is refused; in the state from which it is verified and in no other.
  if not exists (
    select from public.workflow_actions a where a.tenant_id = v_instance.service_tenant_id and a.state_id = v_instance.state_id and a.is_active and a.effect = 'VERIFY') then
    perform private.fail(409, 'NOT_EDITABLE', jsonb_build_object('state', v_instance.state), 'Musters are corrected while they wait for their verification.');
  end if;
  if not exists (
    select from public.workflow_actions a where a.tenant_id = v_instance.service_tenant_id and a.state_id = v_instance.state_id and a.is_active and a.effect = 'VERIFY'
      and private.can_act(v_user, p_tenant_id, a.role_codes, v_instance.organisation_id)) then
    perform private.fail(403, 'NOT_PERMITTED', jsonb_build_object('state', v_instance.state), 'Your roles in this agency do not allow this.');
  end if;
  select m.* into strict v_muster from public.musters m where m.tenant_id = p_tenant_id and m.id = p_id;
  select r.* into strict v_register from public.attendance_registers r where r.tenant_id = p_tenant_id and r.id = v_muster.register_id;
  for v_row in select value, ordinality - 1 as at from jsonb_array_elements(coalesce(p_lines, '[]')) with ordinality loop
    select l.* into v_line from public.muster_lines l
    where l.tenant_id = p_tenant_id and l.muster_id = p_id and l.individual_id = private.try_uuid(v_row.value ->> 'individual_id');
    v_days := private.try_numeric(v_row.value ->> 'modified_days');
    select count(*) into v_most from generate_series(v_muster.starts_on, v_muster.ends_on, interval '1 day') d
    where d::date between v_register.starts_on and v_register.ends_on and exists (
      select from public.attendees a where a.tenant_id = p_tenant_id and a.register_id = v_register.id and a.individual_id = v_line.individual_id
        and d::date >= a.enrolled_on and (a.left_on is null or d::date <= a.left_on));
    v_errors := v_errors || case
      when v_line.individual_id is null then private.field_error(format('/lines/%s/individual_id', v_row.at), 'INDIVIDUAL_ID_NOT_FOUND')
      when private.text_of(v_row.value, 'modified_days') is not null and v_days is null then private.field_error(format('/lines/%s/modified_days', v_row.at), 'NOT_A_NUMBER')
      when v_days < 0 or v_days > v_most then
        private.field_error(format('/lines/%s/modified_days', v_row.at), 'OUT_OF_RANGE', jsonb_build_object('min', 0, 'max', v_most))
      when v_days * 2 <> trunc(v_days * 2) then private.field_error(format('/lines/%s/modified_days', v_row.at), 'NOT_A_HALF_DAY')
      when v_days <> v_line.days and private.text_of(v_row.value, 'reason') is null then private.field_error(format('/lines/%s/reason', v_row.at), 'REQUIRED')
      when length(v_row.value ->> 'reason') > 500 then private.field_error(format('/lines/%s/reason', v_row.at), 'TOO_LONG', '{"max": 500}')
      else '[]' end;
    if v_line.individual_id is not null and private.text_of(v_row.value, 'skill_code') is not null and not exists (
      select from public.individual_skills k where k.tenant_id = p_tenant_id and k.individual_id = v_line.individual_id and k.skill_code = v_row.value ->> 'skill_code') then
      v_errors := v_errors || private.field_error(format('/lines/%s/skill_code', v_row.at), 'NOT_IN_MASTER');
    end if;
  end loop;
  perform private.fail_fields(v_errors);
  -- The amount goes with the days: the check of the row holds at every moment.
  update public.muster_lines l set modified_days = private.try_numeric(e ->> 'modified_days'), correction_reason = private.text_of(e, 'reason'),
    skill_code = coalesce(private.text_of(e, 'skill_code'), l.skill_code), wage_rate = null, amount = 0
  from jsonb_array_elements(coalesce(p_lines, '[]')) e
  where l.tenant_id = p_tenant_id and l.muster_id = p_id and l.individual_id = (e ->> 'individual_id')::uuid;
  perform private.price_muster(p_tenant_id, p_id);
  update public.workflow_instances i set version = i.version + 1, updated_at = now(), moved_by = v_user,
    amount = (select m.amount from public.musters m where m.tenant_id = p_tenant_id and m.id = p_id),
    moved_by_name = (select u.name from public.user_profiles u where u.id = v_user)
  where i.tenant_id = p_tenant_id and i.document_type = 'muster' and i.document_id = p_id returning i.* into v_instance;
  update public.musters m set version = v_instance.version where m.tenant_id = p_tenant_id and m.id = p_id returning m.* into v_muster;
  perform realtime.send(jsonb_build_object('document_type', 'muster', 'document_id', p_id, 'version', v_instance.version, 'actor_id', v_user,
    'actor_name', v_instance.moved_by_name), 'paper_saved', 'tenant:' || p_tenant_id, true);
  return jsonb_build_object('id', v_muster.id, 'state', v_muster.state, 'version', v_muster.version, 'days', v_muster.days, 'amount', v_muster.amount);
end
$$;
comment on function public.correct_muster(text, uuid, int, jsonb) is
  'Corrects persons of a muster that waits for its verification: p_lines [{individual_id, modified_days in steps of half a day (blank takes it back), reason (where they differ from '
  'the days attended), skill_code}]. Answers {id, state, version, days, amount}. INDIVIDUAL_ID_NOT_FOUND, NOT_A_NUMBER, OUT_OF_RANGE, NOT_A_HALF_DAY, REQUIRED, TOO_LONG, NOT_IN_MASTER, codes of '
  'wage_rate (422); NOT_PERMITTED (403), PAPER_NOT_FOUND (404), STALE_VERSION, NOT_EDITABLE (409). Needs muster:verify.';

-- Workflow hooks ----------------------------------------------------------------------------------------------------

create function private.muster_approved(p_tenant_id text, p_muster_id uuid, p_actor uuid) returns void
language sql volatile security definer set search_path = ''
as $$ select $$;
comment on function private.muster_approved(text, uuid, uuid) is 'Called once when a muster is approved; nothing follows from it yet.';

create function private.muster_before(p_instance public.workflow_instances, p_action public.workflow_actions) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if p_action.effect = 'SUBMIT' then perform private.compute_muster(p_instance.tenant_id, p_instance.document_id); end if;
  if p_action.effect in ('VERIFY', 'APPROVE') then perform private.price_muster(p_instance.tenant_id, p_instance.document_id); end if;
end
$$;
comment on function private.muster_before(public.workflow_instances, public.workflow_actions) is
  'What comes back is computed anew from the marks, corrections are gone; what goes on has a wage for everybody who is paid.';

create function private.muster_after(p_instance public.workflow_instances, p_action public.workflow_actions, p_actor uuid, p_comment text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_muster public.musters;
begin
  update public.musters m set state = p_instance.state, application_status = p_instance.application_status, version = p_instance.version,
    is_updatable = (select s.is_updatable from public.workflow_states s where s.tenant_id = p_instance.service_tenant_id and s.id = p_instance.state_id),
    number = coalesce(m.number, private.next_number(p_instance.tenant_id, 'muster')),
    submitted_at = case when p_action.effect in ('OPEN', 'SUBMIT') then now() else m.submitted_at end,
    approved_on = case when p_action.effect = 'APPROVE' then private.local_date(m.tenant_id) end
  where m.tenant_id = p_instance.tenant_id and m.id = p_instance.document_id
  returning m.* into v_muster;
  update public.workflow_instances i set number = v_muster.number, amount = v_muster.amount
  where i.tenant_id = p_instance.tenant_id and i.document_type = 'muster' and i.document_id = p_instance.document_id;
  perform private.take_snapshot(p_instance, p_action, p_actor, 'private.muster_content');
  if p_action.effect = 'APPROVE' then perform private.muster_approved(v_muster.tenant_id, v_muster.id, p_actor); end if;
end
$$;
comment on function private.muster_after(public.workflow_instances, public.workflow_actions, uuid, text) is 'Number, state, snapshot; what an approval brings about.';

create function private.muster_parts(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(to_jsonb(l) - array['tenant_id', 'muster_id'] || jsonb_build_object('attendance', (
    select coalesce(jsonb_object_agg(d.on_date, d.attendance), '{}') from public.muster_days d
    where d.tenant_id = l.tenant_id and d.muster_id = l.muster_id and d.individual_id = l.individual_id)) order by l.ordinal), '[]')
  from public.muster_lines l where l.tenant_id = p_tenant_id and l.muster_id = p_id
$$;
comment on function private.muster_parts(text, uuid) is 'The persons of a muster with what each day counted for.';

create function private.muster_content(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select to_jsonb(m) - array['tenant_id', 'state', 'application_status', 'is_updatable', 'version', 'updated_at', 'updated_by']
    || jsonb_build_object('lines', private.muster_parts(p_tenant_id, p_id))
  from public.musters m where m.tenant_id = p_tenant_id and m.id = p_id
$$;
comment on function private.muster_content(text, uuid) is 'The whole muster as JSON, for snapshots.';

create function private.muster_facts(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'may_correct', p_tenant_id = any ((select private.my_tenants('muster:verify'))::text[]) and exists (
      select from public.workflow_instances i join public.workflow_actions a on a.tenant_id = i.service_tenant_id and a.state_id = i.state_id and a.is_active
      where i.tenant_id = m.tenant_id and i.document_type = 'muster' and i.document_id = m.id and a.effect = 'VERIFY'
        and private.can_act(auth.uid(), m.tenant_id, a.role_codes, i.organisation_id)),
    'register', (select jsonb_build_object('id', r.id, 'number', r.number, 'name', r.name, 'starts_on', r.starts_on, 'ends_on', r.ends_on)
      from public.attendance_registers r where r.tenant_id = m.tenant_id and r.id = m.register_id),
    'work_order', (select jsonb_build_object('id', w.id, 'number', w.number, 'officer_name', w.officer_name, 'agency_role_code', w.agency_role_code)
      from public.work_orders w where w.tenant_id = m.tenant_id and w.id = m.work_order_id),
    'project', (select jsonb_build_object('id', p.id, 'number', p.number, 'name', p.name, 'ward_code', p.ward_code, 'locality_code', p.locality_code)
      from public.projects p where p.tenant_id = m.tenant_id and p.id = m.project_id),
    'organisation', (select jsonb_build_object('id', o.id, 'name', o.name, 'local_names', o.local_names)
      from public.organisations o where o.tenant_id = m.tenant_id and o.id = m.organisation_id),
    'lines', (
      select coalesce(jsonb_agg(e.line || jsonb_build_object('number', i.number, 'local_names', i.local_names, 'guardian_name', i.guardian_name, 'gender', i.gender,
        'skills', (select coalesce(jsonb_agg(k.skill_code order by k.ordinal), '[]') from public.individual_skills k
          where k.tenant_id = i.tenant_id and k.individual_id = i.id),
        'account', (
          select jsonb_build_object('last4', b.account_last4, 'ifsc', b.ifsc, 'bank_name', b.bank_name, 'is_verified', b.is_verified, 'is_valid', b.is_valid)
          from public.bank_accounts b where b.tenant_id = i.tenant_id and b.individual_id = i.id and b.is_active and b.is_primary limit 1)) order by e.n), '[]')
      from jsonb_array_elements(private.muster_parts(m.tenant_id, m.id)) with ordinality e (line, n)
      join public.individuals i on i.tenant_id = m.tenant_id and i.id = (e.line ->> 'individual_id')::uuid))
  from public.musters m where m.tenant_id = p_tenant_id and m.id = p_id and (
    m.tenant_id = any ((select private.my_tenants('muster:read'))::text[]) or m.organisation_id = any ((select private.my_organisations('muster:read'))::uuid[]))
$$;
comment on function private.muster_facts(text, uuid) is 'What stands around a muster and who is on it, for whoever may see it; account numbers by their last four digits.';

create function public.get_muster(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select to_jsonb(m) || private.paper_trail(m.tenant_id, 'muster', m.id) || private.paper_versions(m.tenant_id, 'muster', m.id)
    || private.muster_facts(m.tenant_id, m.id)
  from public.musters m where m.tenant_id = p_tenant_id and m.id = p_id
$$;
comment on function public.get_muster(text, uuid) is
  'A muster with order, project, organisation, persons (days, wage, amount, first account masked), workflow, history and versions; null when there is none to see.';

-- Row-level security ------------------------------------------------------------------------------------------------

alter table public.musters enable row level security;
alter table public.muster_lines enable row level security;
alter table public.muster_days enable row level security;
create policy "musters: staff read" on public.musters for select to authenticated
  using (tenant_id = any ((select private.my_tenants('muster:read'))::text[]));
create policy "musters: organisations read own" on public.musters for select to authenticated
  using (organisation_id = any ((select private.my_organisations('muster:read'))::uuid[]));
create policy "muster_lines: staff read" on public.muster_lines for select to authenticated
  using (tenant_id = any ((select private.my_tenants('muster:read'))::text[]));
create policy "muster_lines: organisations read own" on public.muster_lines for select to authenticated
  using (exists (
    select from public.musters m where m.tenant_id = muster_lines.tenant_id and m.id = muster_lines.muster_id
      and m.organisation_id = any ((select private.my_organisations('muster:read'))::uuid[])));
create policy "muster_days: staff read" on public.muster_days for select to authenticated
  using (tenant_id = any ((select private.my_tenants('muster:read'))::text[]));
create policy "muster_days: organisations read own" on public.muster_days for select to authenticated
  using (exists (
    select from public.musters m where m.tenant_id = muster_days.tenant_id and m.id = muster_days.muster_id
      and m.organisation_id = any ((select private.my_organisations('muster:read'))::uuid[])));
create policy "workflow_instances: readers of musters" on public.workflow_instances for select to authenticated
  using (document_type = 'muster' and tenant_id = any ((select private.my_tenants('muster:read'))::text[]));
create policy "workflow_instances: organisations of musters" on public.workflow_instances for select to authenticated
  using (document_type = 'muster' and organisation_id = any ((select private.my_organisations('muster:read'))::uuid[]));
create policy "workflow_history: readers of musters" on public.workflow_history for select to authenticated
  using (document_type = 'muster' and tenant_id = any ((select private.my_tenants('muster:read'))::text[]));
create policy "workflow_history: organisations of musters" on public.workflow_history for select to authenticated
  using (document_type = 'muster' and exists (
    select from public.musters m where m.tenant_id = workflow_history.tenant_id and m.id = workflow_history.document_id
      and m.organisation_id = any ((select private.my_organisations('muster:read'))::uuid[])));
create policy "document_snapshots: readers of musters" on public.document_snapshots for select to authenticated
  using (document_type = 'muster' and tenant_id = any ((select private.my_tenants('muster:read'))::text[]));
create policy "documents: readers of musters read their files" on public.documents for select to authenticated
  using (owner_type = 'muster' and status = 'ACCEPTED' and tenant_id = any ((select private.my_tenants('muster:read'))::text[]));
create policy "documents: organisations read files of own musters" on public.documents for select to authenticated
  using (owner_type = 'muster' and status = 'ACCEPTED' and exists (
    select from public.musters m where m.tenant_id = documents.tenant_id and m.id = documents.owner_id
      and m.organisation_id = any ((select private.my_organisations('muster:read'))::uuid[])));
grant select on public.musters, public.muster_lines, public.muster_days to authenticated;
grant execute on function private.muster_facts(text, uuid) to authenticated;
grant execute on function public.submit_muster(text, uuid, date, jsonb), public.preview_muster(text, uuid, date), public.correct_muster(text, uuid, int, jsonb),
  public.get_muster(text, uuid) to authenticated;
select private.audit('public.musters');
select private.audit('public.muster_lines', 'name');
select private.audit('public.muster_days');

insert into public.document_types (code, read_permission, write_permission, before_hook, after_hook, name, local_names) values
  ('muster', 'muster:read', 'muster:create', 'private.muster_before', 'private.muster_after', 'Muster', '{"or": "ହାଜିରା ତାଲିକା", "hi": "मस्टर रोल"}');
insert into public.workflow_effects (document_type, code, taken_by, is_required, is_unavoidable, is_checked, is_concluding, comes_after, ordinal, name, local_names) values
  ('muster', 'OPEN', 'PERSON', true, false, false, false, null, 1, 'Handing in: the week is computed and closed, the number is given',
    '{"or": "ଦାଖଲ: ସପ୍ତାହ ଗଣନା ହୋଇ ବନ୍ଦ ହୁଏ, ନମ୍ବର ମିଳେ", "hi": "जमा: सप्ताह की गणना होकर वह बंद होता है, संख्या मिलती है"}'),
  ('muster', 'SUBMIT', 'PERSON', false, false, false, false, null, 2, 'Handing in again: computed anew, corrections are gone',
    '{"or": "ପୁନଃ ଦାଖଲ: ନୂଆ କରି ଗଣନା, ସଂଶୋଧନ ଲୋପ", "hi": "फिर जमा: नए सिरे से गणना, सुधार हट जाते हैं"}'),
  ('muster', 'VERIFY', 'PERSON', true, true, false, false, null, 3, 'Verification: days and skills may be corrected before it',
    '{"or": "ଯାଞ୍ଚ: ଏହା ପୂର୍ବରୁ ଦିନ ଓ ଦକ୍ଷତା ସଂଶୋଧନ ହୋଇପାରେ", "hi": "सत्यापन: इससे पहले दिन और कौशल सुधारे जा सकते हैं"}'),
  ('muster', 'APPROVE', 'PERSON', true, true, true, true, 'VERIFY', 4, 'Approval: the wages are owed', '{"or": "ଅନୁମୋଦନ: ମଜୁରି ଦେୟ ହୁଏ", "hi": "अनुमोदन: मज़दूरी देय होती है"}');

-- The site: how far each milestone has come, what happened each day, what stands in the way. Written by officers and, for their
-- own orders, by the people of the organisation that carries the work out.

insert into public.permissions (code, description) values
  ('site:read', 'See progress, diary and issues of a site'),
  ('site:write', 'Report progress, keep the site diary and the list of issues');

insert into public.code_lists (code, parent_list, name, local_names) values
  ('WEATHER', null, 'Weather', '{"or": "ପାଣିପାଗ", "hi": "मौसम"}'),
  ('LABOUR_SKILL', null, 'Skills of labour', '{"or": "ଶ୍ରମିକଙ୍କ ଦକ୍ଷତା", "hi": "श्रमिकों का कौशल"}'),
  ('HINDRANCE_CAUSE', null, 'Causes of hindrance', '{"or": "ବାଧାର କାରଣ", "hi": "बाधा के कारण"}');

create table public.milestone_progress (
  tenant_id        text not null,
  id               uuid not null default private.uuid_v7(),
  work_order_id    uuid not null,
  milestone_id     uuid not null,
  reported_on      date not null,
  percentage       public.percentage not null check (percentage between 0 and 100),
  remarks          text check (length(remarks) <= 500),
  fall_reason      text check (length(fall_reason) between 2 and 500),
  side             text not null check (side in ('CONTRACTOR', 'OFFICER')),
  reported_by      uuid not null,
  reported_by_name text not null,
  created_at       timestamptz not null default now(),
  primary key (tenant_id, id),
  constraint milestone_progress_order_fkey foreign key (tenant_id, work_order_id) references public.work_orders (tenant_id, id) on delete restrict,
  constraint milestone_progress_milestone_fkey foreign key (tenant_id, milestone_id) references public.work_order_milestones (tenant_id, id) on delete cascade
);
comment on table public.milestone_progress is 'Reports of how much of a milestone is done, in percent of the milestone. Never changed: a correction is a further report.';
comment on column public.milestone_progress.fall_reason is 'Why the percentage is below that of the report before: without it, progress never falls.';
create index milestone_progress_milestone_idx on public.milestone_progress (tenant_id, milestone_id, reported_on desc, created_at desc);
create index milestone_progress_order_idx on public.milestone_progress (tenant_id, work_order_id);

create table public.site_diary_entries (
  tenant_id            text not null,
  id                   uuid not null default private.uuid_v7(),
  work_order_id        uuid not null,
  entry_on             date not null,
  side                 text not null check (side in ('CONTRACTOR', 'OFFICER')),
  weather_code         text,
  work_done            text check (length(work_done) <= 2000),
  visitors             text check (length(visitors) <= 500),
  instruction          text check (length(instruction) <= 2000),
  hindrance            text check (length(hindrance) <= 1000),
  hindrance_cause_code text,
  hindrance_owner      text check (hindrance_owner in ('AGENCY', 'CONTRACTOR', 'NEITHER')),
  hindrance_days       numeric(5, 1) check (hindrance_days > 0),
  version              int not null default 1,
  created_at           timestamptz not null default now(),
  created_by           uuid not null,
  created_by_name      text not null,
  updated_at           timestamptz not null default now(),
  updated_by           uuid,
  primary key (tenant_id, id),
  constraint site_diary_entries_day_key unique (tenant_id, work_order_id, entry_on, side),
  constraint site_diary_entries_order_fkey foreign key (tenant_id, work_order_id) references public.work_orders (tenant_id, id) on delete restrict,
  constraint site_diary_entries_whole_hindrance_check check (
    (hindrance is null) = (hindrance_cause_code is null) and (hindrance is null) = (hindrance_owner is null) and (hindrance is null) = (hindrance_days is null))
);
comment on table public.site_diary_entries is 'One page a day and side: weather, people, visits, instructions, hindrances.';
comment on column public.site_diary_entries.hindrance_owner is 'Whose doing it was: what counts for a time extension and what does not.';
create trigger tg_site_diary_entries__touch before update on public.site_diary_entries for each row execute function private.tg__touch();

create table public.site_diary_labour (
  tenant_id  text not null,
  entry_id   uuid not null,
  skill_code text not null,
  men        int not null default 0 check (men between 0 and 9999),
  women      int not null default 0 check (women between 0 and 9999),
  primary key (tenant_id, entry_id, skill_code),
  constraint site_diary_labour_entry_fkey foreign key (tenant_id, entry_id) references public.site_diary_entries (tenant_id, id) on delete cascade
);
comment on table public.site_diary_labour is 'How many people of each skill were at work that day.';

create table public.site_issues (
  tenant_id       text not null,
  id              uuid not null default private.uuid_v7(),
  work_order_id   uuid not null,
  title           text not null check (length(btrim(title)) between 2 and 200),
  description     text check (length(description) <= 2000),
  owner_name      text not null check (length(btrim(owner_name)) between 2 and 100),
  due_on          date,
  status          text not null default 'OPEN' check (status in ('OPEN', 'RESOLVED')),
  resolution      text check (length(resolution) between 2 and 1000),
  resolved_on     date,
  resolved_by_name text,
  version         int not null default 1,
  created_at      timestamptz not null default now(),
  created_by      uuid not null,
  created_by_name text not null,
  updated_at      timestamptz not null default now(),
  updated_by      uuid,
  primary key (tenant_id, id),
  constraint site_issues_order_fkey foreign key (tenant_id, work_order_id) references public.work_orders (tenant_id, id) on delete restrict,
  constraint site_issues_resolved_check check ((status = 'RESOLVED') = (resolution is not null and resolved_on is not null))
);
comment on table public.site_issues is 'What stands in the way, who sees to it and until when.';
create index site_issues_order_idx on public.site_issues (tenant_id, work_order_id, status);
create trigger tg_site_issues__touch before update on public.site_issues for each row execute function private.tg__touch();

-- Who writes, and when ----------------------------------------------------------------------------------------------

create function private.is_site_closed(p_order public.work_orders) returns boolean
language sql stable security definer set search_path = ''
as $$
  select p_order.application_status <> 'ACTIVE' or exists (
    select from public.workflow_instances i
    where i.tenant_id = p_order.tenant_id and i.is_terminal
      and (i.document_type, i.document_id) in (('work_order', p_order.id), ('project', p_order.project_id)))
$$;
comment on function private.is_site_closed(public.work_orders) is
  'Nothing more is written about a site whose order is not in force, whose order was closed or whose project has come to its end.';

create function private.site_order(p_tenant_id text, p_work_order_id text) returns public.work_orders
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_order public.work_orders;
begin
  perform private.require_user();
  select w.* into v_order from public.work_orders w where w.tenant_id = p_tenant_id and w.id = private.try_uuid(p_work_order_id) for share;
  if v_order.id is null or not (p_tenant_id = any ((select private.my_tenants('site:write'))::text[])
    or coalesce(v_order.organisation_id = any ((select private.my_organisations('site:write'))::uuid[]), false)) then
    perform private.require_permission(p_tenant_id, 'site:write');
    perform private.fail(404, 'PAPER_NOT_FOUND', '{}', 'There is no such work order, or you may not see it.');
  end if;
  perform private.require_open_project(p_tenant_id, v_order.project_id);
  if v_order.application_status <> 'ACTIVE' then
    perform private.fail(409, 'CONTRACT_NOT_ACCEPTED', jsonb_build_object('number', v_order.number, 'state', v_order.state), 'The work order is not in force.');
  elsif private.is_site_closed(v_order) then
    perform private.fail(409, 'WORK_BEING_CLOSED', jsonb_build_object('number', v_order.number), 'The work is closed.');
  end if;
  return v_order;
end
$$;
comment on function private.site_order(text, text) is
  'The order whose site is written about, for officers and for the people of its organisation. NOT_PERMITTED (403), PAPER_NOT_FOUND (404), PROJECT_CLOSED, '
  'CONTRACT_NOT_ACCEPTED, WORK_BEING_CLOSED (409).';

create function private.site_side(p_tenant_id text) returns text
language sql stable security definer set search_path = ''
as $$ select case when p_tenant_id = any ((select private.my_tenants('site:write'))::text[]) then 'OFFICER' else 'CONTRACTOR' end $$;
comment on function private.site_side(text) is 'As whom the caller writes: staff as the officer, everybody else as the contractor.';

create function private.site_day_errors(p_order public.work_orders, p jsonb, p_key text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select case
    when private.text_of(p, p_key) is null then private.field_error('/' || p_key, 'REQUIRED')
    when private.try_date(p ->> p_key) is null then private.field_error('/' || p_key, 'INVALID_DATE')
    when private.try_date(p ->> p_key) > private.local_date(p_order.tenant_id) then private.field_error('/' || p_key, 'FUTURE_DATE')
    when private.try_date(p ->> p_key) < p_order.starts_on then
      private.field_error('/' || p_key, 'BEFORE_START', jsonb_build_object('from', p_order.starts_on))
    else '[]' end
$$;
comment on function private.site_day_errors(public.work_orders, jsonb, text) is 'A day of a site lies between the start of its order and today.';

create function public.report_progress(p_tenant_id text, p_progress jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_order public.work_orders := private.site_order(p_tenant_id, p_progress ->> 'work_order_id');
  v_id uuid := coalesce(private.try_uuid(p_progress ->> 'id'), private.uuid_v7());
  v_milestone public.work_order_milestones;
  v_last public.milestone_progress;
  v_percentage numeric := private.try_numeric(p_progress ->> 'percentage');
  v_errors jsonb := private.site_day_errors(v_order, p_progress, 'reported_on') || private.text_errors(p_progress, 'remarks', 1, 500, false)
    || private.text_errors(p_progress, 'fall_reason', 2, 500, false);
begin
  -- Two reports at once are put in order: the second sees what the first said.
  select m.* into v_milestone from public.work_order_milestones m
  where m.tenant_id = p_tenant_id and m.work_order_id = v_order.id and m.id = private.try_uuid(p_progress ->> 'milestone_id') for update;
  if v_milestone.id is null then v_errors := v_errors || private.field_error('/milestone_id', 'NOT_IN_MASTER'); end if;
  select x.* into v_last from public.milestone_progress x
  where x.tenant_id = p_tenant_id and x.milestone_id = v_milestone.id order by x.reported_on desc, x.created_at desc, x.id desc limit 1;
  v_errors := v_errors || case
    when private.text_of(p_progress, 'percentage') is null then private.field_error('/percentage', 'REQUIRED')
    when v_percentage is null then private.field_error('/percentage', 'NOT_A_NUMBER')
    when v_percentage <> round(v_percentage, 2) then private.field_error('/percentage', 'TOO_MANY_DECIMALS', '{"max": 2}')
    when v_percentage not between 0 and 100 then private.field_error('/percentage', 'OUT_OF_RANGE', '{"min": 0, "max": 100}')
    when v_percentage < v_last.percentage and private.text_of(p_progress, 'fall_reason') is null then
      private.field_error('/fall_reason', 'PROGRESS_FALLS', jsonb_build_object('before', v_last.percentage))
    else '[]' end
    || case when private.try_date(p_progress ->> 'reported_on') < v_last.reported_on then
      private.field_error('/reported_on', 'BEFORE_LAST_REPORT', jsonb_build_object('from', v_last.reported_on)) else '[]' end;
  perform private.fail_fields(v_errors);
  insert into public.milestone_progress (tenant_id, id, work_order_id, milestone_id, reported_on, percentage, remarks, fall_reason, side, reported_by, reported_by_name)
  values (p_tenant_id, v_id, v_order.id, v_milestone.id, (p_progress ->> 'reported_on')::date, v_percentage, private.text_of(p_progress, 'remarks'),
    case when v_percentage < v_last.percentage then private.text_of(p_progress, 'fall_reason') end, private.site_side(p_tenant_id), auth.uid(),
    (select u.name from public.user_profiles u where u.id = auth.uid()))
  on conflict (tenant_id, id) do nothing;
  return jsonb_build_object('id', v_id, 'percentage', v_percentage);
end
$$;
comment on function public.report_progress(text, jsonb) is
  'Reports how far a milestone has come: {id (made by the client, so that photographs can be attached before), work_order_id, milestone_id, reported_on, '
  'percentage of the milestone, remarks, fall_reason}. Below the last report it needs a reason (PROGRESS_FALLS), above 100 it is refused. Answers {id, '
  'percentage}. NOT_PERMITTED (403), PAPER_NOT_FOUND (404), PROJECT_CLOSED, CONTRACT_NOT_ACCEPTED (409). Needs site:write, or membership in the organisation.';

create function public.save_diary_entry(p_tenant_id text, p_entry jsonb, p_expected_version int default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_order public.work_orders := private.site_order(p_tenant_id, p_entry ->> 'work_order_id');
  v_id uuid := coalesce(private.try_uuid(p_entry ->> 'id'), private.uuid_v7());
  v_side text := private.site_side(p_tenant_id);
  v_today date := private.local_date(p_tenant_id);
  v_old public.site_diary_entries;
  v_days numeric := private.try_numeric(p_entry ->> 'hindrance_days');
  v_errors jsonb := private.site_day_errors(v_order, p_entry, 'entry_on') || private.text_errors(p_entry, 'work_done', 1, 2000, false)
    || private.text_errors(p_entry, 'visitors', 1, 500, false) || private.text_errors(p_entry, 'instruction', 1, 2000, false)
    || private.text_errors(p_entry, 'hindrance', 2, 1000, false)
    || private.code_errors(p_tenant_id, p_entry, 'weather_code', 'WEATHER', 'NOT_IN_MASTER', v_today)
    || private.code_errors(p_tenant_id, p_entry, 'hindrance_cause_code', 'HINDRANCE_CAUSE', 'NOT_IN_MASTER', v_today);
  v_row record;
begin
  select e.* into v_old from public.site_diary_entries e where e.tenant_id = p_tenant_id and e.id = v_id for update;
  if v_old.id is not null and (v_old.work_order_id <> v_order.id or v_old.side <> v_side) then
    perform private.fail(403, 'NOT_PERMITTED', '{}', 'The page was written by the other side.');
  end if;
  if v_old.id is not null and v_old.version is distinct from p_expected_version then
    perform private.fail(409, 'STALE_VERSION', jsonb_build_object('version', v_old.version, 'moved_by', v_old.created_by_name, 'moved_at', v_old.updated_at),
      'Somebody changed the page.');
  end if;
  if private.text_of(p_entry, 'hindrance') is not null then
    if private.text_of(p_entry, 'hindrance_cause_code') is null then v_errors := v_errors || private.field_error('/hindrance_cause_code', 'REQUIRED'); end if;
    if coalesce(p_entry ->> 'hindrance_owner', '') not in ('AGENCY', 'CONTRACTOR', 'NEITHER') then
      v_errors := v_errors || private.field_error('/hindrance_owner', 'REQUIRED');
    end if;
    v_errors := v_errors || case
      when private.text_of(p_entry, 'hindrance_days') is null then private.field_error('/hindrance_days', 'REQUIRED')
      when v_days is null then private.field_error('/hindrance_days', 'NOT_A_NUMBER')
      when v_days <> round(v_days, 1) then private.field_error('/hindrance_days', 'TOO_MANY_DECIMALS', '{"max": 1}')
      when v_days <= 0 or v_days > 366 then private.field_error('/hindrance_days', 'OUT_OF_RANGE', '{"min": "0.5", "max": 366}') else '[]' end;
  end if;
  for v_row in select value, ordinality - 1 as at from jsonb_array_elements(private.rows_of(p_entry, 'labour')) with ordinality loop
    v_errors := v_errors
      || case when private.has_code(p_tenant_id, 'LABOUR_SKILL', coalesce(v_row.value ->> 'skill_code', ''), null, v_today) then '[]'
        else private.field_error(format('/labour/%s/skill_code', v_row.at), 'NOT_IN_MASTER') end
      || case when coalesce(private.text_of(v_row.value, 'men'), '0') ~ '^\d{1,4}$' and coalesce(private.text_of(v_row.value, 'women'), '0') ~ '^\d{1,4}$' then '[]'
        else private.field_error(format('/labour/%s/men', v_row.at), 'OUT_OF_RANGE', '{"min": 0, "max": 9999}') end;
  end loop;
  if exists (
    select from public.site_diary_entries e where e.tenant_id = p_tenant_id and e.work_order_id = v_order.id
      and e.entry_on = private.try_date(p_entry ->> 'entry_on') and e.side = v_side and e.id <> v_id) then
    v_errors := v_errors || private.field_error('/entry_on', 'DUPLICATE', jsonb_build_object('value', p_entry ->> 'entry_on'));
  end if;
  perform private.fail_fields(v_errors);
  insert into public.site_diary_entries as e (tenant_id, id, work_order_id, entry_on, side, weather_code, work_done, visitors, instruction, hindrance,
    hindrance_cause_code, hindrance_owner, hindrance_days, created_by, created_by_name, updated_by)
  values (p_tenant_id, v_id, v_order.id, (p_entry ->> 'entry_on')::date, v_side, private.text_of(p_entry, 'weather_code'), private.text_of(p_entry, 'work_done'),
    private.text_of(p_entry, 'visitors'), private.text_of(p_entry, 'instruction'), private.text_of(p_entry, 'hindrance'),
    case when private.text_of(p_entry, 'hindrance') is not null then p_entry ->> 'hindrance_cause_code' end,
    case when private.text_of(p_entry, 'hindrance') is not null then p_entry ->> 'hindrance_owner' end,
    case when private.text_of(p_entry, 'hindrance') is not null then v_days end,
    auth.uid(), (select u.name from public.user_profiles u where u.id = auth.uid()), auth.uid())
  on conflict (tenant_id, id) do update set entry_on = excluded.entry_on, weather_code = excluded.weather_code, work_done = excluded.work_done,
    visitors = excluded.visitors, instruction = excluded.instruction, hindrance = excluded.hindrance, hindrance_cause_code = excluded.hindrance_cause_code,
    hindrance_owner = excluded.hindrance_owner, hindrance_days = excluded.hindrance_days, version = e.version + 1;
  delete from public.site_diary_labour l where l.tenant_id = p_tenant_id and l.entry_id = v_id;
  insert into public.site_diary_labour (tenant_id, entry_id, skill_code, men, women)
  select p_tenant_id, v_id, x ->> 'skill_code', sum(coalesce(private.text_of(x, 'men'), '0')::int), sum(coalesce(private.text_of(x, 'women'), '0')::int)
  from jsonb_array_elements(private.rows_of(p_entry, 'labour')) x group by x ->> 'skill_code'
  having sum(coalesce(private.text_of(x, 'men'), '0')::int) + sum(coalesce(private.text_of(x, 'women'), '0')::int) > 0;
  return (select jsonb_build_object('id', e.id, 'version', e.version) from public.site_diary_entries e where e.tenant_id = p_tenant_id and e.id = v_id);
end
$$;
comment on function public.save_diary_entry(text, jsonb, int) is
  'Writes a page of the site diary, one a day and side: {id, work_order_id, entry_on, weather_code, work_done, visitors, instruction, hindrance, '
  'hindrance_cause_code, hindrance_owner AGENCY | CONTRACTOR | NEITHER, hindrance_days, labour [{skill_code, men, women}]}. Answers {id, version}. '
  'NOT_PERMITTED (403), STALE_VERSION, PROJECT_CLOSED, CONTRACT_NOT_ACCEPTED (409), field errors (422).';

create function public.save_site_issue(p_tenant_id text, p_issue jsonb, p_expected_version int default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_order public.work_orders := private.site_order(p_tenant_id, p_issue ->> 'work_order_id');
  v_id uuid := coalesce(private.try_uuid(p_issue ->> 'id'), private.uuid_v7());
  v_old public.site_issues;
  v_is_resolved boolean := coalesce(p_issue ->> 'status', 'OPEN') = 'RESOLVED';
  v_name text := (select u.name from public.user_profiles u where u.id = auth.uid());
  v_errors jsonb := private.text_errors(p_issue, 'title', 2, 200, true) || private.text_errors(p_issue, 'description', 1, 2000, false)
    || private.text_errors(p_issue, 'owner_name', 2, 100, true) || private.text_errors(p_issue, 'resolution', 2, 1000, v_is_resolved);
begin
  select i.* into v_old from public.site_issues i where i.tenant_id = p_tenant_id and i.id = v_id for update;
  if v_old.id is not null and v_old.work_order_id <> v_order.id then
    perform private.fail(404, 'PAPER_NOT_FOUND', '{}', 'There is no such issue.');
  end if;
  if v_old.id is not null and v_old.version is distinct from p_expected_version then
    perform private.fail(409, 'STALE_VERSION', jsonb_build_object('version', v_old.version, 'moved_by', v_old.created_by_name, 'moved_at', v_old.updated_at),
      'Somebody changed the issue.');
  end if;
  if coalesce(p_issue ->> 'status', 'OPEN') not in ('OPEN', 'RESOLVED') then v_errors := v_errors || private.field_error('/status', 'NOT_A_CHOICE'); end if;
  if private.text_of(p_issue, 'due_on') is not null and private.try_date(p_issue ->> 'due_on') is null then
    v_errors := v_errors || private.field_error('/due_on', 'INVALID_DATE');
  end if;
  perform private.fail_fields(v_errors);
  insert into public.site_issues as i (tenant_id, id, work_order_id, title, description, owner_name, due_on, status, resolution, resolved_on, resolved_by_name,
    created_by, created_by_name, updated_by)
  values (p_tenant_id, v_id, v_order.id, btrim(p_issue ->> 'title'), private.text_of(p_issue, 'description'), btrim(p_issue ->> 'owner_name'),
    private.try_date(p_issue ->> 'due_on'), case when v_is_resolved then 'RESOLVED' else 'OPEN' end,
    case when v_is_resolved then private.text_of(p_issue, 'resolution') end, case when v_is_resolved then private.local_date(p_tenant_id) end,
    case when v_is_resolved then v_name end, auth.uid(), v_name, auth.uid())
  on conflict (tenant_id, id) do update set title = excluded.title, description = excluded.description, owner_name = excluded.owner_name,
    due_on = excluded.due_on, status = excluded.status, resolution = excluded.resolution,
    resolved_on = case when i.status = 'RESOLVED' and excluded.status = 'RESOLVED' then i.resolved_on else excluded.resolved_on end,
    resolved_by_name = case when i.status = 'RESOLVED' and excluded.status = 'RESOLVED' then i.resolved_by_name else excluded.resolved_by_name end,
    version = i.version + 1;
  return (select jsonb_build_object('id', i.id, 'version', i.version, 'status', i.status) from public.site_issues i where i.tenant_id = p_tenant_id and i.id = v_id);
end
$$;
comment on function public.save_site_issue(text, jsonb, int) is
  'Raises, changes, resolves or reopens an issue: {id, work_order_id, title, description, owner_name, due_on, status OPEN | RESOLVED, resolution}. Answers '
  '{id, version, status}. NOT_PERMITTED (403), PAPER_NOT_FOUND (404), STALE_VERSION, PROJECT_CLOSED, CONTRACT_NOT_ACCEPTED (409), field errors (422).';

-- Row-level security ------------------------------------------------------------------------------------------------

do $$
declare
  v_table text;
begin
  foreach v_table in array array['milestone_progress', 'site_diary_entries', 'site_issues'] loop
    execute format('alter table public.%I enable row level security', v_table);
    execute format('create policy "%1$s: staff read" on public.%1$I for select to authenticated '
      'using (tenant_id = any ((select private.my_tenants(''site:read''))::text[]))', v_table);
    execute format('create policy "%1$s: organisations read own" on public.%1$I for select to authenticated '
      'using (exists (select from public.work_orders w where w.tenant_id = %1$I.tenant_id and w.id = %1$I.work_order_id '
      'and w.organisation_id = any ((select private.my_organisations(''site:read''))::uuid[])))', v_table);
    execute format('grant select on public.%I to authenticated', v_table);
    execute format('select private.audit(%L)', 'public.' || v_table);
  end loop;
end
$$;
alter table public.site_diary_labour enable row level security;
create policy "site_diary_labour: staff read" on public.site_diary_labour for select to authenticated
  using (tenant_id = any ((select private.my_tenants('site:read'))::text[]));
create policy "site_diary_labour: organisations read own" on public.site_diary_labour for select to authenticated
  using (exists (
    select from public.site_diary_entries e join public.work_orders w on w.tenant_id = e.tenant_id and w.id = e.work_order_id
    where e.tenant_id = site_diary_labour.tenant_id and e.id = site_diary_labour.entry_id
      and w.organisation_id = any ((select private.my_organisations('site:read'))::uuid[])));
grant select on public.site_diary_labour to authenticated;
select private.audit('public.site_diary_labour');
create policy "documents: readers of sites read their files" on public.documents for select to authenticated
  using (owner_type = 'site' and status = 'ACCEPTED' and tenant_id = any ((select private.my_tenants('site:read'))::text[]));
create policy "documents: organisations read files of their sites" on public.documents for select to authenticated
  using (owner_type = 'site' and status = 'ACCEPTED' and (
    exists (select from public.milestone_progress x where x.tenant_id = documents.tenant_id and x.id = documents.owner_id)
    or exists (select from public.site_diary_entries x where x.tenant_id = documents.tenant_id and x.id = documents.owner_id)
    or exists (select from public.work_orders x where x.tenant_id = documents.tenant_id and x.id = documents.owner_id)));
grant execute on function public.report_progress(text, jsonb), public.save_diary_entry(text, jsonb, int), public.save_site_issue(text, jsonb, int) to authenticated;

-- Photographs of progress and diary belong to the report or the page, those of the kick-off to the order: none of them follows a workflow.
insert into public.document_types (code, read_permission, write_permission, name, local_names) values
  ('site', 'site:read', 'site:write', 'Site', '{"or": "କାର୍ଯ୍ୟସ୍ଥଳ", "hi": "कार्यस्थल"}');

-- A photograph has no paper of its own that would guard it: it follows the order of the page that it was taken for.
create function private.tg_documents__site_file() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_order public.work_orders;
begin
  -- The content of a file that was reserved is accepted by the service role.
  if auth.uid() is null then return new; end if;
  select w.* into v_order from public.work_orders w where w.tenant_id = new.tenant_id and w.id = coalesce(
    (select x.work_order_id from public.milestone_progress x where x.tenant_id = new.tenant_id and x.id = new.owner_id),
    (select x.work_order_id from public.site_diary_entries x where x.tenant_id = new.tenant_id and x.id = new.owner_id));
  if v_order.id is not null then
    if not (new.tenant_id = any ((select private.my_tenants('site:write'))::text[])
      or coalesce(v_order.organisation_id = any ((select private.my_organisations('site:write'))::uuid[]), false)) then
      perform private.fail(403, 'NOT_PERMITTED', '{"permission": "site:write"}', 'The page belongs to the site of another organisation.');
    end if;
    perform private.require_open_project(v_order.tenant_id, v_order.project_id);
  end if;
  if tg_op = 'UPDATE' and new.uploaded_by <> auth.uid() then
    perform private.fail(403, 'NOT_PERMITTED', '{"permission": "site:write"}', 'A photograph of a site is taken away by who added it.');
  end if;
  return new;
end
$$;
comment on function private.tg_documents__site_file() is
  'Files of a site: added by officers and by the organisation of the order, taken away by who added them, neither once the project is closed. '
  'NOT_PERMITTED (403), PROJECT_CLOSED (409).';
create trigger tg_documents__site_file before insert or update of status on public.documents
  for each row when (new.owner_type = 'site') execute function private.tg_documents__site_file();

-- What the page asks ------------------------------------------------------------------------------------------------

create function private.site_facts(p_order public.work_orders) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('is_open', not private.is_site_closed(p_order), 'place', (
      select jsonb_build_object('latitude', p.latitude, 'longitude', p.longitude, 'ward_code', p.ward_code, 'locality_code', p.locality_code)
      from public.projects p where p.tenant_id = p_order.tenant_id and p.id = p_order.project_id),
    'side', case when p_order.tenant_id = any ((select private.my_tenants('site:write'))::text[]) then 'OFFICER'
      when p_order.organisation_id = any ((select private.my_organisations('site:write'))::uuid[]) then 'CONTRACTOR' end)
$$;
comment on function private.site_facts(public.work_orders) is
  'For who may see the order: whether the site can still be written about, where the work is, and as whom the caller writes (null: not at all).';

create function private.site_photos(p_tenant_id text, p_owner_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'kind_code', d.kind_code, 'name', d.name, 'file_name', d.file_name, 'mime', d.mime,
    'size_bytes', d.size_bytes, 'storage_path', d.storage_path, 'uploaded_by_name', d.uploaded_by_name, 'uploaded_at', d.uploaded_at,
    'latitude', d.latitude, 'longitude', d.longitude, 'taken_on', d.taken_on) order by d.uploaded_at, d.id), '[]')
  from public.documents d where d.tenant_id = p_tenant_id and d.owner_type = 'site' and d.owner_id = p_owner_id and d.status = 'ACCEPTED'
$$;
comment on function private.site_photos(text, uuid) is 'Photographs of a report or a page of the diary, with the place that the camera wrote into them, under the caller''s policies.';

create function private.site_milestones(p_order public.work_orders) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'ordinal', m.ordinal, 'name', m.name, 'percentage', m.percentage,
    'planned_from_on', m.from_on, 'planned_to_on', m.to_on, 'done', coalesce(a.done, 0), 'begun_on', a.begun_on, 'done_on', a.done_on,
    'days_late', greatest(coalesce(a.done_on, private.local_date(m.tenant_id)) - m.to_on, 0), 'reports', (
      select coalesce(jsonb_agg(to_jsonb(x) - array['tenant_id', 'work_order_id', 'milestone_id', 'reported_by']
        || jsonb_build_object('photos', private.site_photos(x.tenant_id, x.id)) order by x.reported_on, x.created_at, x.id), '[]')
      from public.milestone_progress x where x.tenant_id = m.tenant_id and x.milestone_id = m.id)) order by m.ordinal), '[]')
  from (
    select x.*, coalesce(x.planned_from_on, p_order.starts_on) as from_on, coalesce(x.planned_to_on, p_order.ends_on) as to_on
    from public.work_order_milestones x where x.tenant_id = p_order.tenant_id and x.work_order_id = p_order.id) m
  left join lateral (
    select l.percentage as done,
      (select min(x.reported_on) from public.milestone_progress x where x.tenant_id = m.tenant_id and x.milestone_id = m.id and x.percentage > 0) as begun_on,
      -- The first report of the whole that no later one took back.
      case when l.percentage = 100 then (
        select min(x.reported_on) from public.milestone_progress x
        where x.tenant_id = m.tenant_id and x.milestone_id = m.id and x.percentage = 100 and not exists (
          select from public.milestone_progress y
          where y.tenant_id = m.tenant_id and y.milestone_id = m.id and y.percentage < 100
            and (y.reported_on, y.created_at, y.id) > (x.reported_on, x.created_at, x.id))) end as done_on
    from public.milestone_progress l where l.tenant_id = m.tenant_id and l.milestone_id = m.id
    order by l.reported_on desc, l.created_at desc, l.id desc limit 1) a on true
$$;
comment on function private.site_milestones(public.work_orders) is
  'Milestones of an order: the plan as the baseline; done: percent of the last report, begun_on and done_on as reported, days_late: from the planned end to '
  'the end or, while it is open, to today; all reports with their photographs.';

create function public.get_site(p_tenant_id text, p_work_order_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_build_object('id', w.id, 'number', w.number, 'name', w.name, 'state', w.state, 'application_status', w.application_status, 'starts_on', w.starts_on,
    'ends_on', w.ends_on, 'completion_days', w.completion_days, 'today', private.local_date(w.tenant_id),
    -- Where the order ended before the first extension of its time.
    'first_ends_on', coalesce((
      select min(a.ends_on_before) from public.work_order_amendments a
      where a.tenant_id = w.tenant_id and a.work_order_id = w.id and a.kind = 'TIME_EXTENSION' and a.application_status = 'ACTIVE'), w.ends_on),
    'milestones', private.site_milestones(w),
    'diary', (
      select coalesce(jsonb_agg(to_jsonb(e) - array['tenant_id', 'work_order_id', 'created_by', 'updated_by'] || jsonb_build_object('labour', (
        select coalesce(jsonb_agg(to_jsonb(l) - array['tenant_id', 'entry_id'] order by l.skill_code), '[]')
        from public.site_diary_labour l where l.tenant_id = e.tenant_id and l.entry_id = e.id), 'photos', private.site_photos(e.tenant_id, e.id)) order by e.entry_on desc, e.side), '[]')
      from (select * from public.site_diary_entries x where x.tenant_id = w.tenant_id and x.work_order_id = w.id order by x.entry_on desc limit 200) e),
    'hindrances', (
      select coalesce(jsonb_agg(jsonb_build_object('owner', h.hindrance_owner, 'cause_code', h.hindrance_cause_code, 'days', h.days) order by h.days desc), '[]')
      from (select e.hindrance_owner, e.hindrance_cause_code, sum(e.hindrance_days) as days from public.site_diary_entries e
        -- Both sides may write of one hindrance: the officer's page counts, the contractor's where the officer wrote none.
        where e.tenant_id = w.tenant_id and e.work_order_id = w.id and e.hindrance is not null and (e.side = 'OFFICER' or not exists (
          select from public.site_diary_entries o where o.tenant_id = e.tenant_id and o.work_order_id = e.work_order_id and o.entry_on = e.entry_on
            and o.side = 'OFFICER'))
        group by 1, 2) h),
    'issues', (
      select coalesce(jsonb_agg(to_jsonb(i) - array['tenant_id', 'work_order_id', 'created_by', 'updated_by'] order by i.status, i.due_on nulls last, i.created_at), '[]')
      from public.site_issues i where i.tenant_id = w.tenant_id and i.work_order_id = w.id)) || private.site_facts(w)
  from public.work_orders w where w.tenant_id = p_tenant_id and w.id = p_work_order_id
$$;
comment on function public.get_site(text, uuid) is
  'The site of an order: milestones with their reports, the last 200 pages of the diary, days of hindrance by cause and by whose doing, issues, is_open, place, '
  'side (as whom the caller writes); null when there is none to see.';
grant execute on function private.site_facts(public.work_orders), private.site_photos(text, uuid), private.site_milestones(public.work_orders),
  public.get_site(text, uuid) to authenticated;

-- Projects: what is to be built, where, for whom and for about how much. The first link of the chain.

create table public.projects (
  tenant_id              text not null references public.tenants on delete restrict,
  id                     uuid not null default private.uuid_v7(),
  number                 text not null,
  name                   text not null,
  description            text not null,
  reference_number       text,
  project_type_code      text not null,
  project_sub_type_code  text,
  nature_of_work_code    text,
  target_demography_code text,
  department_code        text,
  scheme_code            text,
  budget_head_id         uuid,
  entrustment_code       text,
  estimated_cost         public.money_inr not null check (estimated_cost > 0),
  proposed_on            date not null,
  starts_on              date,
  ends_on                date,
  is_task_enabled        boolean not null default false,
  parent_id              uuid,
  hierarchy              text not null default '',
  ward_code              text not null,
  locality_code          text not null,
  door_number            text check (length(door_number) <= 64),
  street                 text check (length(street) <= 128),
  landmark               text check (length(landmark) <= 128),
  pincode                text check (pincode ~ '^[1-9][0-9]{5}$'),
  latitude               numeric(9, 6) check (latitude between -90 and 90),
  longitude              numeric(9, 6) check (longitude between -180 and 180),
  location_accuracy      numeric(9, 2) check (location_accuracy >= 0),
  state                  text not null default 'START',
  version                int not null default 1,
  created_at             timestamptz not null default now(),
  created_by             uuid not null,
  created_by_name        text not null,
  updated_at             timestamptz not null default now(),
  updated_by             uuid,
  primary key (tenant_id, id),
  constraint projects_number_key unique (tenant_id, number),
  constraint projects_parent_fkey foreign key (tenant_id, parent_id) references public.projects (tenant_id, id) on delete restrict,
  constraint projects_ward_fkey foreign key (tenant_id, ward_code) references public.boundaries (tenant_id, code) on delete restrict,
  constraint projects_locality_fkey foreign key (tenant_id, locality_code) references public.boundaries (tenant_id, code) on delete restrict,
  constraint projects_budget_head_fkey foreign key (tenant_id, budget_head_id) references public.budget_heads (tenant_id, id) on delete restrict,
  constraint projects_dates_check check (ends_on is null or starts_on is null or ends_on >= starts_on),
  constraint projects_parent_check check (parent_id is distinct from id)
);
comment on table public.projects is 'A work that is proposed. Rule: planning.md section 2.';
comment on column public.projects.hierarchy is 'Ids of the ancestors and the project itself, dot-joined.';
comment on column public.projects.state is 'Moved by private.move_paper alone.';
comment on column public.projects.budget_head_id is 'Where its sanctions block money from now on; what was blocked before may stand in another head.';
comment on column public.projects.location_accuracy is 'Metres, as the device reported it.';
create index projects_tenant_created_idx on public.projects (tenant_id, created_at desc, id desc);
create index projects_parent_idx on public.projects (tenant_id, parent_id);
create index projects_ward_idx on public.projects (tenant_id, ward_code);
create index projects_locality_idx on public.projects (tenant_id, locality_code);
create index projects_budget_head_idx on public.projects (tenant_id, budget_head_id);
create index projects_type_idx on public.projects (tenant_id, project_type_code);
alter table public.budget_entries add constraint budget_entries_project_fkey
  foreign key (tenant_id, project_id) references public.projects (tenant_id, id) on delete restrict;
create trigger tg_projects__touch before update on public.projects for each row execute function private.tg__touch();

create table public.project_targets (
  tenant_id             text not null,
  id                    uuid not null default private.uuid_v7(),
  project_id            uuid not null,
  ordinal               int not null,
  beneficiary_type_code text not null,
  baseline              int check (baseline >= 0),
  target                int check (target >= 0),
  total                 int check (total >= 0),
  primary key (tenant_id, id),
  constraint project_targets_project_fkey foreign key (tenant_id, project_id) references public.projects (tenant_id, id) on delete cascade
);
comment on table public.project_targets is 'Whom a project is for, in numbers of people.';
create index project_targets_project_idx on public.project_targets (tenant_id, project_id);

-- Checks ------------------------------------------------------------------------------------------------------------

create function private.text_errors(p_json jsonb, p_key text, p_min int, p_max int, p_is_required boolean, p_allowed text default null) returns jsonb
language sql immutable set search_path = ''
as $$
  select case
    when t.value is null then case when p_is_required then private.field_error('/' || p_key, 'REQUIRED') else '[]' end
    when char_length(t.value) < p_min then private.field_error('/' || p_key, 'TOO_SHORT', jsonb_build_object('min', p_min))
    when char_length(t.value) > p_max then private.field_error('/' || p_key, 'TOO_LONG', jsonb_build_object('max', p_max))
    when p_allowed is not null and regexp_replace(t.value, p_allowed, '', 'g') <> '' then private.field_error('/' || p_key, 'INVALID_CHARACTERS')
    else '[]' end
  from (select private.text_of(p_json, p_key) as value) t
$$;
comment on function private.text_errors(jsonb, text, int, int, boolean, text) is 'Length in code points and allowed characters of a text field.';

create function private.project_errors(p_tenant_id text, p_id uuid, p jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  -- Letters, digits and marks of the three scripts, joiners, and the punctuation of planning.md section 2.1.
  v_word constant text := '[[:alnum:]ऀ-ॿ଀-୿‌‍/{}._$@#'' -]';
  v_prose constant text := '[[:alnum:]ऀ-ॿ଀-୿‌‍/{}._$@#'',():[:space:]-]';
  v_errors jsonb := '[]';
  v_today date := private.local_date(p_tenant_id);
  v_key text;
  v_number numeric;
  v_starts date := private.try_date(p ->> 'starts_on');
  v_ends date := private.try_date(p ->> 'ends_on');
  v_proposed date := private.try_date(p ->> 'proposed_on');
  v_max numeric := (private.setting(p_tenant_id, 'project.max_estimated_cost') #>> '{}')::numeric;
  v_ward public.boundaries;
  v_locality public.boundaries;
  v_parent public.projects;
begin
  v_errors := v_errors || private.text_errors(p, 'name', 2, 128, true, v_word)
    || private.text_errors(p, 'description', 2, 256, true, v_prose)
    || private.text_errors(p, 'reference_number', 2, 32, false, v_word)
    || private.text_errors(p, 'door_number', 1, 64, false) || private.text_errors(p, 'street', 1, 128, false)
    || private.text_errors(p, 'landmark', 1, 128, false);

  foreach v_key in array array['proposed_on', 'starts_on', 'ends_on'] loop
    if private.text_of(p, v_key) is not null and private.try_date(p ->> v_key) is null then
      v_errors := v_errors || private.field_error('/' || v_key, 'INVALID_DATE');
    end if;
  end loop;
  if private.text_of(p, 'proposed_on') is null then v_errors := v_errors || private.field_error('/proposed_on', 'REQUIRED'); end if;
  if v_proposed > v_today then v_errors := v_errors || private.field_error('/proposed_on', 'FUTURE_DATE'); end if;
  if v_starts > v_ends then v_errors := v_errors || private.field_error('/ends_on', 'INVALID_DATE'); end if;

  v_number := private.try_numeric(p ->> 'estimated_cost');
  v_errors := v_errors || case
    when private.text_of(p, 'estimated_cost') is null then private.field_error('/estimated_cost', 'REQUIRED')
    when v_number is null then private.field_error('/estimated_cost', 'NOT_A_NUMBER')
    when v_number <> round(v_number, 2) then private.field_error('/estimated_cost', 'TOO_MANY_DECIMALS', '{"max": 2}')
    when v_number <= 0 or v_number > v_max then
      private.field_error('/estimated_cost', 'OUT_OF_RANGE', jsonb_build_object('min', '0.01', 'max', v_max::text))
    else '[]' end;

  if not private.has_code(p_tenant_id, 'PROJECT_TYPE', coalesce(private.text_of(p, 'project_type_code'), ''), null, v_today) then
    v_errors := v_errors || private.field_error('/project_type_code', 'INVALID_PROJECT_TYPE');
  end if;
  if private.text_of(p, 'project_sub_type_code') is not null
    and not private.has_code(p_tenant_id, 'PROJECT_SUB_TYPE', p ->> 'project_sub_type_code', p ->> 'project_type_code', v_today) then
    v_errors := v_errors || private.field_error('/project_sub_type_code', 'INVALID_PROJECT_TYPE');
  end if;
  v_errors := v_errors
    || private.code_errors(p_tenant_id, p, 'nature_of_work_code', 'NATURE_OF_WORK', 'INVALID_NATURE_OF_WORK', v_today)
    || private.code_errors(p_tenant_id, p, 'department_code', 'DEPARTMENT', 'INVALID_DEPARTMENT_CODE', v_today)
    || private.code_errors(p_tenant_id, p, 'target_demography_code', 'TARGET_DEMOGRAPHY', 'OUT_OF_RANGE', v_today)
    || private.code_errors(p_tenant_id, p, 'scheme_code', 'SCHEME', 'OUT_OF_RANGE', v_today)
    || private.code_errors(p_tenant_id, p, 'entrustment_code', 'ENTRUSTMENT', 'OUT_OF_RANGE', v_today);

  select b.* into v_ward from public.boundaries b
  where b.tenant_id = p_tenant_id and b.code = p ->> 'ward_code' and b.kind = 'WARD' and b.hierarchy = 'ADMIN' and b.is_active;
  select b.* into v_locality from public.boundaries b
  where b.tenant_id = p_tenant_id and b.code = p ->> 'locality_code' and b.kind = 'LOCALITY' and b.hierarchy = 'ADMIN' and b.is_active;
  if v_ward.code is null then v_errors := v_errors || private.field_error('/ward_code', 'BOUNDARY'); end if;
  if v_locality.code is null or v_locality.parent_code is distinct from v_ward.code then
    v_errors := v_errors || private.field_error('/locality_code', 'BOUNDARY');
  end if;
  if private.text_of(p, 'pincode') is not null and p ->> 'pincode' !~ '^[1-9][0-9]{5}$' then
    v_errors := v_errors || private.field_error('/pincode', 'INVALID_CHARACTERS');
  end if;
  v_errors := v_errors || private.range_errors(p, 'latitude', -90, 90) || private.range_errors(p, 'longitude', -180, 180)
    || private.range_errors(p, 'location_accuracy', 0, 100000);

  if private.text_of(p, 'budget_head_id') is not null and not exists (
    select from public.budget_heads h
    where h.tenant_id = p_tenant_id and h.id = private.try_uuid(p ->> 'budget_head_id') and (h.is_active and h.financial_year >= private.financial_year(v_today)
      or exists (select from public.projects x where x.tenant_id = p_tenant_id and x.id = p_id and x.budget_head_id = h.id))) then
    v_errors := v_errors || private.field_error('/budget_head_id', 'BUDGET_HEAD_CLOSED');
  end if;

  if private.text_of(p, 'parent_id') is not null then
    select x.* into v_parent from public.projects x where x.tenant_id = p_tenant_id and x.id = private.try_uuid(p ->> 'parent_id');
    -- A parent may not be the project itself or stand below it.
    if v_parent.id is null or v_parent.id = p_id or p_id::text = any (string_to_array(v_parent.hierarchy, '.')) then
      v_errors := v_errors || private.field_error('/parent_id', 'INVALID_PARENT_PROJECT');
    end if;
  end if;
  return v_errors || private.project_target_errors(p_tenant_id, p_id, private.rows_of(p, 'targets'))
    || private.project_document_errors(p_tenant_id, p_id, private.rows_of(p, 'documents'));
end
$$;
comment on function private.project_errors(text, uuid, jsonb) is 'Every field error of a project, by the rules of planning.md sections 2.1 and 2.2.';

create function private.code_errors(p_tenant_id text, p jsonb, p_key text, p_list text, p_error text, p_on date) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select case when private.text_of(p, p_key) is not null and not private.has_code(p_tenant_id, p_list, p ->> p_key, null, p_on)
    then private.field_error('/' || p_key, p_error, jsonb_build_object('value', p ->> p_key)) else '[]' end
$$;
comment on function private.code_errors(text, jsonb, text, text, text, date) is 'An error when a given code is not in force in its list.';

create function private.range_errors(p jsonb, p_key text, p_min numeric, p_max numeric) returns jsonb
language sql immutable set search_path = ''
as $$
  select case
    when private.text_of(p, p_key) is null then '[]'
    when private.try_numeric(p ->> p_key) is null then private.field_error('/' || p_key, 'NOT_A_NUMBER')
    when private.try_numeric(p ->> p_key) not between p_min and p_max then
      private.field_error('/' || p_key, 'OUT_OF_RANGE', jsonb_build_object('min', p_min, 'max', p_max))
    else '[]' end
$$;
comment on function private.range_errors(jsonb, text, numeric, numeric) is 'An error when a given number is none or out of range.';

create function private.project_target_errors(p_tenant_id text, p_id uuid, p_targets jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_target jsonb;
  v_index int := -1;
  v_key text;
  v_value text;
begin
  for v_target in select value from jsonb_array_elements(p_targets) loop
    v_index := v_index + 1;
    if not private.has_code(p_tenant_id, 'BENEFICIARY_TYPE', coalesce(v_target ->> 'beneficiary_type_code', '')) then
      v_errors := v_errors || private.field_error(format('/targets/%s/beneficiary_type_code', v_index), 'REQUIRED');
    end if;
    foreach v_key in array array['baseline', 'target', 'total'] loop
      v_value := private.text_of(v_target, v_key);
      if v_value is not null and (v_value !~ '^\d{1,9}$') then
        v_errors := v_errors || private.field_error(format('/targets/%s/%s', v_index, v_key), 'OUT_OF_RANGE', '{"min": 0, "max": 999999999}');
      end if;
    end loop;
    if private.try_uuid(v_target ->> 'id') is not null and exists (
      select from public.project_targets t
      where t.tenant_id = p_tenant_id and t.id = (v_target ->> 'id')::uuid and t.project_id is distinct from p_id) then
      v_errors := v_errors || private.field_error(format('/targets/%s/id', v_index), 'INVALID_PROJECT_MODIFY.TARGET');
    end if;
  end loop;
  return v_errors;
end
$$;
comment on function private.project_target_errors(text, uuid, jsonb) is 'Errors of a project''s targets.';

create function private.project_document_errors(p_tenant_id text, p_id uuid, p_documents jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_document jsonb;
  v_index int := -1;
  v_row public.documents;
begin
  for v_document in select value from jsonb_array_elements(p_documents) loop
    v_index := v_index + 1;
    select d.* into v_row from public.documents d
    where d.tenant_id = p_tenant_id and d.id = private.try_uuid(v_document ->> 'id') and d.status = 'ACCEPTED';
    v_errors := v_errors || case
      when v_row.id is null then private.field_error(format('/documents/%s/id', v_index), 'FILESTORE_ID')
      when v_row.owner_type <> 'project' or v_row.owner_id is distinct from p_id then
        private.field_error(format('/documents/%s/id', v_index), 'INVALID_PROJECT_MODIFY.DOCUMENT')
      else '[]' end;
  end loop;
  return v_errors;
end
$$;
comment on function private.project_document_errors(text, uuid, jsonb) is 'Errors of the files a project names.';

-- Saving ------------------------------------------------------------------------------------------------------------

create function public.save_project(p_tenant_id text, p_project jsonb, p_expected_version int default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_id uuid := private.try_uuid(p_project ->> 'id');
  v_old public.projects;
  v_row public.projects;
  v_facts jsonb;
begin
  if p_project is null or jsonb_typeof(p_project) <> 'object' or p_project = '{}' then
    perform private.fail_fields(private.field_error('', 'PROJECT'));
  end if;
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  if not exists (select from public.tenants t where t.id = p_tenant_id and t.is_active) then
    perform private.fail_fields(private.field_error('/tenant_id', 'INVALID_TENANT'));
  end if;
  if p_project ? 'tenant_id' and p_project ->> 'tenant_id' is distinct from p_tenant_id then
    perform private.fail_fields(private.field_error('/tenant_id', 'MULTIPLE_TENANTS'));
  end if;
  perform private.require_permission(p_tenant_id, 'project:create');
  if p_expected_version is not null and v_id is null then
    perform private.fail_fields(private.field_error('/id', 'UPDATE_PROJECT'));
  end if;
  select x.* into v_old from public.projects x where x.tenant_id = p_tenant_id and x.id = v_id;
  if v_old.id is null and p_expected_version is not null then
    perform private.fail_fields(private.field_error('/id', 'INVALID_PROJECT_MODIFY'));
  end if;
  if v_old.id is not null and p_expected_version is null then
    perform private.fail_fields(private.field_error('/expected_version', 'REQUIRED'));
  end if;
  v_id := coalesce(v_id, private.uuid_v7());
  perform private.fail_fields(private.project_errors(p_tenant_id, v_id, p_project));

  v_facts := jsonb_build_object('title', btrim(p_project ->> 'name'), 'amount', p_project ->> 'estimated_cost', 'project_id', v_id,
    'project_type_code', p_project ->> 'project_type_code', 'ward_code', p_project ->> 'ward_code', 'locality_code', p_project ->> 'locality_code');
  if v_old.id is null then
    insert into public.projects select r.* from private.project_row(p_tenant_id, v_id, p_project, v_user) r;
    perform private.save_project_targets(p_tenant_id, v_id, p_project);
    perform private.open_paper(p_tenant_id, 'project', v_id, 'PROJECT', v_user, v_facts);
  else
    perform private.require_unlocked_project(p_tenant_id, v_id);
    v_row := private.project_row(p_tenant_id, v_id, p_project, v_user);
    -- The accountant may have given it a head of which an older form knows nothing.
    if not p_project ? 'budget_head_id' then v_row.budget_head_id := v_old.budget_head_id; end if;
    v_row.version := private.touch_paper(p_tenant_id, 'project', v_id, p_expected_version, v_user, v_facts);
    update public.projects x set (name, description, reference_number, project_type_code, project_sub_type_code, nature_of_work_code,
        target_demography_code, department_code, scheme_code, budget_head_id, entrustment_code, estimated_cost, proposed_on, starts_on, ends_on, is_task_enabled,
        parent_id, hierarchy, ward_code, locality_code, door_number, street, landmark, pincode, latitude, longitude, location_accuracy, version)
      = (v_row.name, v_row.description, v_row.reference_number, v_row.project_type_code, v_row.project_sub_type_code, v_row.nature_of_work_code,
        v_row.target_demography_code, v_row.department_code, v_row.scheme_code, v_row.budget_head_id, v_row.entrustment_code, v_row.estimated_cost, v_row.proposed_on,
        v_row.starts_on, v_row.ends_on, v_row.is_task_enabled, v_row.parent_id, v_row.hierarchy, v_row.ward_code, v_row.locality_code,
        v_row.door_number, v_row.street, v_row.landmark, v_row.pincode, v_row.latitude, v_row.longitude, v_row.location_accuracy, v_row.version)
    where x.tenant_id = p_tenant_id and x.id = v_id;
    perform private.save_project_targets(p_tenant_id, v_id, p_project);
    if v_row.hierarchy <> v_old.hierarchy then
      update public.projects x set hierarchy = v_row.hierarchy || substr(x.hierarchy, length(v_old.hierarchy) + 1)
      where x.tenant_id = p_tenant_id and x.hierarchy ^@ (v_old.hierarchy || '.');
    end if;
  end if;
  return (select jsonb_build_object('id', x.id, 'number', x.number, 'state', x.state, 'version', x.version)
          from public.projects x where x.tenant_id = p_tenant_id and x.id = v_id);
end
$$;
comment on function public.save_project(text, jsonb, int) is
  'Creates a project (no expected version) or changes one. Answers {id, number, state, version}. Keys are the columns of projects, '
  'targets [{id, beneficiary_type_code, baseline, target, total}], documents [{id}]. Field errors of planning.md section 2.2; '
  'NOT_PERMITTED (403), STALE_VERSION, NOT_EDITABLE, PROJECT_LOCKED (409). Needs project:create.';

create function private.project_row(p_tenant_id text, p_id uuid, p jsonb, p_user uuid) returns public.projects
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_row public.projects;
begin
  -- Named columns only: a client cannot set the number, the state or the version.
  v_row := jsonb_populate_record(null::public.projects, (
    select coalesce(jsonb_object_agg(e.key, nullif(btrim(e.value #>> '{}'), '')), '{}') from jsonb_each(p) e
    where jsonb_typeof(e.value) not in ('array', 'object') and e.key = any (array['name', 'description', 'reference_number', 'project_type_code',
      'project_sub_type_code', 'nature_of_work_code', 'target_demography_code', 'department_code', 'scheme_code', 'budget_head_id', 'entrustment_code',
      'estimated_cost', 'proposed_on', 'starts_on', 'ends_on', 'parent_id', 'ward_code', 'locality_code', 'door_number',
      'street', 'landmark', 'pincode', 'latitude', 'longitude', 'location_accuracy'])));
  v_row.tenant_id := p_tenant_id;
  v_row.id := p_id;
  v_row.is_task_enabled := private.flag_of(p, 'is_task_enabled');
  v_row.hierarchy := concat_ws('.', (select x.hierarchy from public.projects x where x.tenant_id = p_tenant_id and x.id = v_row.parent_id), p_id);
  v_row.state := 'START';
  v_row.version := 0;
  v_row.number := p_id::text;
  v_row.created_at := now();
  v_row.updated_at := now();
  v_row.created_by := p_user;
  v_row.updated_by := p_user;
  v_row.created_by_name := (select u.name from public.user_profiles u where u.id = p_user);
  return v_row;
end
$$;
comment on function private.project_row(text, uuid, jsonb, uuid) is 'A projects row from checked input; the number is taken when the paper enters its workflow.';

create function private.save_project_targets(p_tenant_id text, p_id uuid, p jsonb) returns void
language sql volatile security definer set search_path = ''
as $$
  delete from public.project_targets t where t.tenant_id = p_tenant_id and t.project_id = p_id
    and not exists (select from jsonb_array_elements(private.rows_of(p, 'targets')) e where private.try_uuid(e ->> 'id') = t.id);
  insert into public.project_targets (tenant_id, id, project_id, ordinal, beneficiary_type_code, baseline, target, total)
  select p_tenant_id, coalesce(private.try_uuid(e.value ->> 'id'), private.uuid_v7()), p_id, e.ordinality::int, e.value ->> 'beneficiary_type_code',
    private.text_of(e.value, 'baseline')::int, private.text_of(e.value, 'target')::int, private.text_of(e.value, 'total')::int
  from jsonb_array_elements(private.rows_of(p, 'targets')) with ordinality e
  on conflict (tenant_id, id) do update set ordinal = excluded.ordinal, beneficiary_type_code = excluded.beneficiary_type_code,
    baseline = excluded.baseline, target = excluded.target, total = excluded.total;
$$;
comment on function private.save_project_targets(text, uuid, jsonb) is 'Replaces the targets of a project by those named.';

create function private.require_unlocked_project(p_tenant_id text, p_id uuid) returns void
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_estimate record;
begin
  -- A draft binds nobody yet; a rejected estimate frees the project again, a rejected revision of a sanctioned one does not.
  select e.number, e.state into v_estimate from public.estimates e
  where e.tenant_id = p_tenant_id and e.project_id = p_id and e.submitted_at is not null and e.application_status <> 'INACTIVE'
  order by e.created_at desc, e.id desc limit 1;
  if found then
    perform private.fail(409, 'PROJECT_LOCKED', jsonb_build_object('estimate', v_estimate.number, 'state', v_estimate.state),
      'The project has an estimate in progress or sanctioned, so its details cannot be changed.');
  end if;
end
$$;
comment on function private.require_unlocked_project(text, uuid) is 'PROJECT_LOCKED (409) while an estimate is under way or sanctioned. Rule: planning.md section 2.2.';

create function private.require_open_project(p_tenant_id text, p_project_id uuid) returns void
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_project record;
begin
  select i.number, i.state into v_project from public.workflow_instances i
  where i.tenant_id = p_tenant_id and i.document_type = 'project' and i.document_id = p_project_id and i.is_terminal;
  if found then
    perform private.fail(409, 'PROJECT_CLOSED', jsonb_build_object('number', v_project.number, 'state', v_project.state),
      'The project is closed: nothing further can be raised on it.');
  end if;
end
$$;
comment on function private.require_open_project(text, uuid) is 'PROJECT_CLOSED (409) once the project has come to its end. Every module asks before it opens a paper.';

-- Workflow hooks ----------------------------------------------------------------------------------------------------

create function private.project_before(p_instance public.workflow_instances, p_action public.workflow_actions) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if p_action.kind = 'REJECT' then
    perform private.require_unlocked_project(p_instance.tenant_id, p_instance.document_id);
  end if;
end
$$;
comment on function private.project_before(public.workflow_instances, public.workflow_actions) is 'A project with a live estimate cannot be cancelled.';

create function private.project_after(p_instance public.workflow_instances, p_action public.workflow_actions, p_actor uuid, p_comment text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_number text := p_instance.number;
begin
  if v_number is null then
    v_number := private.next_number(p_instance.tenant_id, 'project');
    update public.workflow_instances i set number = v_number
    where i.tenant_id = p_instance.tenant_id and i.document_type = 'project' and i.document_id = p_instance.document_id;
  end if;
  update public.projects x set state = p_instance.state, version = p_instance.version, number = v_number
  where x.tenant_id = p_instance.tenant_id and x.id = p_instance.document_id;
  perform private.take_snapshot(p_instance, p_action, p_actor, 'private.project_content');
end
$$;
comment on function private.project_after(public.workflow_instances, public.workflow_actions, uuid, text) is
  'Writes the state; the first move takes the number; keeps what leaves the hands of its writers.';

create function private.project_content(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select to_jsonb(p) - array['tenant_id', 'state', 'version', 'updated_at', 'updated_by'] || jsonb_build_object(
    'parent', (select jsonb_build_object('id', x.id, 'number', x.number, 'name', x.name) from public.projects x where x.tenant_id = p.tenant_id and x.id = p.parent_id),
    'targets', (
      select coalesce(jsonb_agg(to_jsonb(t) - array['tenant_id', 'project_id'] order by t.ordinal), '[]')
      from public.project_targets t where t.tenant_id = p.tenant_id and t.project_id = p.id))
  from public.projects p where p.tenant_id = p_tenant_id and p.id = p_id
$$;
comment on function private.project_content(text, uuid) is 'The whole project as JSON, for snapshots.';

-- Row-level security ------------------------------------------------------------------------------------------------

alter table public.projects enable row level security;
alter table public.project_targets enable row level security;
create policy "projects: staff read" on public.projects for select to authenticated
  using (tenant_id = any ((select private.my_tenants('project:read'))::text[]));
create policy "project_targets: staff read" on public.project_targets for select to authenticated
  using (tenant_id = any ((select private.my_tenants('project:read'))::text[]));
create policy "workflow_instances: readers of projects" on public.workflow_instances for select to authenticated
  using (document_type = 'project' and tenant_id = any ((select private.my_tenants('project:read'))::text[]));
create policy "workflow_history: readers of projects" on public.workflow_history for select to authenticated
  using (document_type = 'project' and tenant_id = any ((select private.my_tenants('project:read'))::text[]));
create policy "document_snapshots: readers of projects" on public.document_snapshots for select to authenticated
  using (document_type = 'project' and tenant_id = any ((select private.my_tenants('project:read'))::text[]));
grant select on public.projects, public.project_targets to authenticated;
grant execute on function public.save_project(text, jsonb, int) to authenticated;
select private.audit('public.projects');
select private.audit('public.project_targets');

insert into public.document_types (code, read_permission, before_hook, after_hook, name, local_names) values
  ('project', 'project:read', 'private.project_before', 'private.project_after', 'Project', '{"or": "ପ୍ରକଳ୍ପ", "hi": "परियोजना"}');
insert into public.workflow_effects (document_type, code, taken_by, ordinal, name, local_names) values
  ('project', 'OPEN', 'PERSON', 1, 'Creates the project', '{"or": "ପ୍ରକଳ୍ପ ପ୍ରସ୍ତୁତ ହୁଏ", "hi": "परियोजना बनती है"}'),
  ('project', 'START', 'SYSTEM', 2, 'The estimate was submitted', '{"or": "ଅଟକଳ ଦାଖଲ ହେଲା", "hi": "प्राक्कलन प्रस्तुत हुआ"}'),
  ('project', 'REOPEN', 'SYSTEM', 3, 'The estimate was rejected', '{"or": "ଅଟକଳ ପ୍ରତ୍ୟାଖ୍ୟାତ ହେଲା", "hi": "प्राक्कलन अस्वीकृत हुआ"}'),
  ('project', 'APPROVE', 'SYSTEM', 4, 'The estimate was approved', '{"or": "ଅଟକଳ ଅନୁମୋଦିତ ହେଲା", "hi": "प्राक्कलन अनुमोदित हुआ"}'),
  ('project', 'COMPLETE', 'SYSTEM', 5, 'The work was completed', '{"or": "କାର୍ଯ୍ୟ ସମାପ୍ତ ହେଲା", "hi": "कार्य पूर्ण हुआ"}');

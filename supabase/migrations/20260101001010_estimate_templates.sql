-- Estimates from what is there: templates, an estimate of another project, and the years over which an estimate spreads.

insert into public.permissions (code, description) values ('template:manage', 'Keep templates of estimates');

create table public.estimate_templates (
  tenant_id             text not null references public.tenants on delete restrict,
  id                    uuid not null default private.uuid_v7(),
  code                  text not null check (code ~ '^[A-Z0-9][A-Z0-9_.\-]*$' and length(code) <= 64),
  name                  text not null check (length(btrim(name)) between 2 and 128),
  local_names           jsonb not null default '{}' check (jsonb_typeof(local_names) = 'object'),
  description           text check (length(description) <= 1000),
  project_type_code     text,
  project_sub_type_code text,
  is_active             boolean not null default true,
  version               int not null default 1,
  created_at            timestamptz not null default now(),
  updated_at            timestamptz not null default now(),
  updated_by            uuid,
  primary key (tenant_id, id),
  constraint estimate_templates_code_key unique (tenant_id, code)
);
comment on table public.estimate_templates is 'Lines that estimates of a kind of project begin with. Usable below the tenant that keeps them. Rule: planning.md section 3.7.';
create trigger tg_estimate_templates__touch before update on public.estimate_templates for each row execute function private.tg__touch();
create trigger tg_estimate_templates__version before update on public.estimate_templates for each row execute function private.tg__version();

create table public.estimate_template_lines (
  tenant_id     text not null,
  template_id   uuid not null,
  ordinal       int not null,
  category      text not null check (category in ('SOR', 'NON_SOR', 'OVERHEAD')),
  section       text check (length(section) <= 100),
  sor_code      text,
  overhead_code text,
  description   text check (length(description) <= 2000),
  unit_code     text,
  rate          public.rate_inr check (rate > 0),
  primary key (tenant_id, template_id, ordinal),
  constraint estimate_template_lines_template_fkey foreign key (tenant_id, template_id) references public.estimate_templates (tenant_id, id) on delete cascade,
  constraint estimate_template_lines_shape_check check ((category = 'SOR') = (sor_code is not null) and (category = 'OVERHEAD') = (overhead_code is not null))
);
comment on table public.estimate_template_lines is 'A schedule item by its code, a line outside the schedule, or an overhead; never a measurement.';
comment on column public.estimate_template_lines.sor_code is 'Looked up when the template is applied: an item may end, or an agency have its own.';

create function private.template_errors(p_tenant_id text, p jsonb, p_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_line jsonb;
  v_index int := -1;
  v_pointer text;
  v_today date := private.local_date(p_tenant_id);
begin
  if coalesce(btrim(p ->> 'code'), '') !~ '^[A-Z0-9][A-Z0-9_.\-]{0,63}$' then
    v_errors := private.field_error('/code', case when private.text_of(p, 'code') is null then 'REQUIRED' else 'INVALID_CHARACTERS' end);
  elsif exists (select from public.estimate_templates t where t.tenant_id = any (private.tenant_line(p_tenant_id)) and t.code = btrim(p ->> 'code') and t.id is distinct from p_id) then
    v_errors := private.field_error('/code', 'MASTER_EXISTS');
  end if;
  v_errors := v_errors || private.text_errors(p, 'name', 2, 128, true) || private.text_errors(p, 'description', 2, 1000, false);
  if private.text_of(p, 'project_type_code') is not null and not private.has_code(p_tenant_id, 'PROJECT_TYPE', p ->> 'project_type_code', null, v_today) then
    v_errors := v_errors || private.field_error('/project_type_code', 'NOT_IN_MASTER', jsonb_build_object('value', p ->> 'project_type_code'));
  end if;
  if private.text_of(p, 'project_sub_type_code') is not null
    and not private.has_code(p_tenant_id, 'PROJECT_SUB_TYPE', p ->> 'project_sub_type_code', private.text_of(p, 'project_type_code'), v_today) then
    v_errors := v_errors || private.field_error('/project_sub_type_code', 'NOT_IN_MASTER', jsonb_build_object('value', p ->> 'project_sub_type_code'));
  end if;
  if jsonb_array_length(private.rows_of(p, 'lines')) = 0 then v_errors := v_errors || private.field_error('/lines', 'ESTIMATE_DETAILS'); end if;
  for v_line in select value from jsonb_array_elements(private.rows_of(p, 'lines')) loop
    v_index := v_index + 1;
    v_pointer := '/lines/' || v_index;
    if length(v_line ->> 'section') > 100 then v_errors := v_errors || private.field_error(v_pointer || '/section', 'TOO_LONG', '{"max": 100}'); end if;
    case coalesce(v_line ->> 'category', '')
    when 'SOR' then
      if (private.sor_item(p_tenant_id, upper(private.text_of(v_line, 'sor_code')))).code is null then
        v_errors := v_errors || private.field_error(v_pointer || '/sor_code', 'INVALID_SOR_ID', jsonb_build_object('value', left(v_line ->> 'sor_code', 60)));
      end if;
    when 'NON_SOR' then
      if private.text_of(v_line, 'description') is null then v_errors := v_errors || private.field_error(v_pointer || '/description', 'REQUIRED');
      elsif length(v_line ->> 'description') > 2000 then v_errors := v_errors || private.field_error(v_pointer || '/description', 'TOO_LONG', '{"max": 2000}');
      end if;
      if private.text_of(v_line, 'unit_code') is not null and not private.has_unit(p_tenant_id, v_line ->> 'unit_code', v_today) then
        v_errors := v_errors || private.field_error(v_pointer || '/unit_code', 'INVALID_UOM', jsonb_build_object('value', v_line ->> 'unit_code'));
      end if;
      v_errors := v_errors || private.decimal_errors(v_pointer || '/rate', v_line ->> 'rate', 4, 9999999999.9999);
    when 'OVERHEAD' then
      if not exists (select from private.overheads_in_force(p_tenant_id, v_today) o where o.code = v_line ->> 'overhead_code') then
        v_errors := v_errors || private.field_error(v_pointer || '/overhead_code', 'INVALID_OVERHEAD', jsonb_build_object('value', v_line ->> 'overhead_code'));
      end if;
    else
      v_errors := v_errors || private.field_error(v_pointer || '/category', 'ESTIMATE_DETAIL.CATEGORY', jsonb_build_object('value', v_line ->> 'category'));
    end case;
  end loop;
  return v_errors;
end
$$;
comment on function private.template_errors(text, jsonb, uuid) is 'Field errors of a template: code, name, kind of project, lines.';

create function public.save_estimate_template(p_tenant_id text, p_template jsonb, p_expected_version int default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_id uuid := private.try_uuid(p_template ->> 'id');
  v_old public.estimate_templates;
begin
  perform private.require_permission(p_tenant_id, 'template:manage');
  if v_id is not null then
    select t.* into v_old from public.estimate_templates t where t.tenant_id = p_tenant_id and t.id = v_id for update;
    if v_old.id is null then perform private.fail(404, 'NOT_FOUND', jsonb_build_object('id', v_id), 'There is no such template.'); end if;
    if v_old.version is distinct from p_expected_version then
      perform private.fail(409, 'STALE_VERSION', jsonb_build_object('version', v_old.version, 'moved_at', v_old.updated_at,
        'moved_by', (select u.name from public.user_profiles u where u.id = v_old.updated_by)), 'Somebody changed this template first.');
    end if;
  end if;
  perform private.fail_fields(private.template_errors(p_tenant_id, p_template, v_id));
  v_id := coalesce(v_id, private.uuid_v7());
  insert into public.estimate_templates (tenant_id, id, code, name, local_names, description, project_type_code, project_sub_type_code, is_active, updated_by)
  values (p_tenant_id, v_id, btrim(p_template ->> 'code'), btrim(p_template ->> 'name'),
    coalesce((select jsonb_object_agg(n.key, btrim(n.value)) from jsonb_each_text(coalesce(nullif(p_template -> 'local_names', 'null'), '{}')) n where n.key in ('or', 'hi') and btrim(n.value) <> ''), '{}'),
    private.text_of(p_template, 'description'), private.text_of(p_template, 'project_type_code'), private.text_of(p_template, 'project_sub_type_code'),
    coalesce((p_template ->> 'is_active')::boolean, true), auth.uid())
  on conflict (tenant_id, id) do update set code = excluded.code, name = excluded.name, local_names = excluded.local_names, description = excluded.description,
    project_type_code = excluded.project_type_code, project_sub_type_code = excluded.project_sub_type_code, is_active = excluded.is_active;
  delete from public.estimate_template_lines l where l.tenant_id = p_tenant_id and l.template_id = v_id;
  insert into public.estimate_template_lines (tenant_id, template_id, ordinal, category, section, sor_code, overhead_code, description, unit_code, rate)
  select p_tenant_id, v_id, e.ordinality, e.value ->> 'category', private.text_of(e.value, 'section'),
    case when e.value ->> 'category' = 'SOR' then upper(private.text_of(e.value, 'sor_code')) end,
    case when e.value ->> 'category' = 'OVERHEAD' then e.value ->> 'overhead_code' end,
    case when e.value ->> 'category' = 'NON_SOR' then private.text_of(e.value, 'description') end,
    case when e.value ->> 'category' = 'NON_SOR' then private.text_of(e.value, 'unit_code') end,
    case when e.value ->> 'category' = 'NON_SOR' then nullif(private.try_numeric(e.value ->> 'rate'), 0) end
  from jsonb_array_elements(p_template -> 'lines') with ordinality e;
  return (select jsonb_build_object('id', t.id, 'version', t.version) from public.estimate_templates t where t.tenant_id = p_tenant_id and t.id = v_id);
end
$$;
comment on function public.save_estimate_template(text, jsonb, int) is
  'Keeps a template: {id (to change one), code, name, local_names, description, project_type_code, project_sub_type_code, is_active, lines [{category, section, '
  'sor_code | overhead_code | description, unit_code, rate}]}. Answers {id, version}. Field errors REQUIRED, MASTER_EXISTS, NOT_IN_MASTER, INVALID_SOR_ID, '
  'INVALID_UOM, INVALID_OVERHEAD, ESTIMATE_DETAILS; STALE_VERSION (409), NOT_FOUND (404). Needs template:manage.';

create function public.get_estimate_template(p_tenant_id text, p_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_result jsonb;
  v_today date := private.local_date(p_tenant_id);
begin
  perform private.require_permission(p_tenant_id, 'rate:read');
  select to_jsonb(t) || jsonb_build_object('lines', (
    select coalesce(jsonb_agg(to_jsonb(l) - array['tenant_id', 'template_id'] || case when l.category = 'SOR' then jsonb_build_object(
        'description', i.description, 'local_descriptions', i.local_descriptions, 'unit_code', i.unit_code,
        'rate', case when i.code is not null then private.sor_rate(p_tenant_id, i.tenant_id, i.code, v_today) end, 'is_missing', i.code is null)
        else '{}' end order by l.ordinal), '[]')
    from public.estimate_template_lines l left join lateral private.sor_item(p_tenant_id, l.sor_code) i on l.category = 'SOR'
    where l.tenant_id = t.tenant_id and l.template_id = t.id))
  into v_result from public.estimate_templates t where t.tenant_id = any (private.tenant_line(p_tenant_id)) and t.id = p_id;
  if v_result is null then perform private.fail(404, 'NOT_FOUND', jsonb_build_object('id', p_id), 'There is no such template.'); end if;
  return v_result;
end
$$;
comment on function public.get_estimate_template(text, uuid) is
  'A template with its lines as they would be applied today: schedule items with their words, unit and rate, is_missing where the item is no more. Needs rate:read.';

-- An estimate like another ----------------------------------------------------------------------------------------------

create function public.duplicate_estimate(p_tenant_id text, p_estimate_id uuid, p_project_id uuid, p_with_measurements boolean default false) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_estimate public.estimates;
  v_today date := private.local_date(p_tenant_id);
  v_lines jsonb;
  v_dropped jsonb;
begin
  perform private.require_permission(p_tenant_id, 'estimate:read');
  perform private.require_permission(p_tenant_id, 'estimate:create');
  select e.* into v_estimate from public.estimates e where e.tenant_id = p_tenant_id and e.id = p_estimate_id;
  if v_estimate.id is null then perform private.fail(404, 'PAPER_NOT_FOUND', jsonb_build_object('id', p_estimate_id), 'There is no such estimate.'); end if;
  -- What has ended since, or has no rate today, cannot stand in a new estimate.
  with lines as (
    select l.*, case l.category
      when 'SOR' then i.code is not null and private.sor_rate(p_tenant_id, i.tenant_id, i.code, v_today) is not null
      when 'OVERHEAD' then exists (select from private.overheads_in_force(p_tenant_id, v_today) o where o.code = l.overhead_code)
      else l.unit_code is null or private.has_unit(p_tenant_id, l.unit_code, v_today) end as is_kept
    from public.estimate_lines l left join lateral private.sor_item(p_tenant_id, l.sor_code) i on l.category = 'SOR'
    where l.tenant_id = p_tenant_id and l.estimate_id = p_estimate_id and not l.is_auto_calculated)
  select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('category', l.category, 'section', l.section, 'sor_code', l.sor_code, 'overhead_code', l.overhead_code,
      'name', case when l.category = 'NON_SOR' then l.name end, 'description', case when l.category = 'NON_SOR' then l.description end,
      'unit_code', case when l.category = 'NON_SOR' then l.unit_code end, 'rate', case when l.category = 'NON_SOR' then l.rate end,
      'lump_sum', case when l.category = 'OVERHEAD' then l.lump_sum end,
      'measurements', (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('description', m.description, 'is_deduction', m.is_deduction, 'number', m.number,
          'length', m.length, 'breadth', m.breadth, 'height', m.height)) order by m.ordinal)
        from public.estimate_measurements m where p_with_measurements and m.tenant_id = l.tenant_id and m.line_id = l.id))) order by l.ordinal) filter (where l.is_kept), '[]'),
    coalesce(jsonb_agg(coalesce(l.sor_code, l.overhead_code, l.unit_code) order by l.ordinal) filter (where not l.is_kept), '[]')
  into v_lines, v_dropped from lines l;
  return public.save_estimate(p_tenant_id, jsonb_strip_nulls(jsonb_build_object('project_id', p_project_id,
    'description', v_estimate.description, 'executing_department_code', v_estimate.executing_department_code, 'lines', v_lines)))
    || jsonb_build_object('dropped', v_dropped);
end
$$;
comment on function public.duplicate_estimate(text, uuid, uuid, boolean) is
  'A draft for another project with the lines of an estimate, at the rates of today; measurements on request. Answers what save_estimate does, and dropped: codes '
  'of lines that are no longer to be had. Errors of save_estimate (ESTIMATE_EXISTS among them), PAPER_NOT_FOUND (404). Needs estimate:read and estimate:create.';

-- Years -----------------------------------------------------------------------------------------------------------------

create function private.year_share_errors(p_estimate public.estimates) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select case when s.total is null or s.total = p_estimate.payable_total then '[]'
    else private.field_error('/year_shares', 'YEAR_SHARES_MISMATCH', jsonb_build_object('total', p_estimate.payable_total, 'shared', s.total)) end
  from (select sum(y.amount) as total from public.estimate_year_shares y where y.tenant_id = p_estimate.tenant_id and y.estimate_id = p_estimate.id) s
$$;
comment on function private.year_share_errors(public.estimates) is 'YEAR_SHARES_MISMATCH where there are shares that do not add up to the payable total.';

create function public.save_estimate_years(p_tenant_id text, p_estimate_id uuid, p_shares jsonb, p_expected_version int) returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_estimate public.estimates;
  v_errors jsonb := '[]';
  v_share jsonb;
  v_index int := -1;
  v_seen text[] := '{}';
  v_first text;
  v_version int;
begin
  perform private.require_permission(p_tenant_id, 'estimate:create');
  select e.* into v_estimate from public.estimates e where e.tenant_id = p_tenant_id and e.id = p_estimate_id;
  if v_estimate.id is null then perform private.fail(404, 'PAPER_NOT_FOUND', jsonb_build_object('id', p_estimate_id), 'There is no such estimate.'); end if;
  v_first := private.financial_year(v_estimate.proposed_on);
  for v_share in select value from jsonb_array_elements(private.rows_of(jsonb_build_object('shares', p_shares), 'shares')) loop
    v_index := v_index + 1;
    if coalesce(v_share ->> 'financial_year', '') !~ '^\d{4}-\d{2}$'
      or (left(v_share ->> 'financial_year', 4)::int + 1) % 100 <> right(v_share ->> 'financial_year', 2)::int
      or v_share ->> 'financial_year' < v_first or left(v_share ->> 'financial_year', 4)::int > left(v_first, 4)::int + 9 then
      v_errors := v_errors || private.field_error(format('/shares/%s/financial_year', v_index), 'INVALID_FINANCIAL_YEAR', jsonb_build_object('from', v_first));
    elsif v_share ->> 'financial_year' = any (v_seen) then
      v_errors := v_errors || private.field_error(format('/shares/%s/financial_year', v_index), 'DUPLICATE_ROW', jsonb_build_object('row', array_position(v_seen, v_share ->> 'financial_year')));
    end if;
    v_seen := v_seen || coalesce(v_share ->> 'financial_year', '');
    v_errors := v_errors || private.decimal_errors(format('/shares/%s/amount', v_index), v_share ->> 'amount', 2, 999999999999.99);
    if coalesce(private.try_numeric(v_share ->> 'amount'), 0) = 0 then
      v_errors := v_errors || private.field_error(format('/shares/%s/amount', v_index), 'MUST_BE_POSITIVE');
    end if;
  end loop;
  perform private.fail_fields(v_errors);
  if jsonb_array_length(p_shares) > 0 and (select sum(private.try_numeric(e ->> 'amount')) from jsonb_array_elements(p_shares) e) <> v_estimate.payable_total then
    perform private.fail_fields(private.field_error('/shares', 'YEAR_SHARES_MISMATCH', jsonb_build_object('total', v_estimate.payable_total,
      'shared', (select sum(private.try_numeric(e ->> 'amount')) from jsonb_array_elements(p_shares) e))));
  end if;
  v_version := private.touch_paper(p_tenant_id, 'estimate', p_estimate_id, p_expected_version, v_user, (
    select jsonb_build_object('project_type_code', i.project_type_code, 'ward_code', i.ward_code, 'locality_code', i.locality_code)
    from public.workflow_instances i where i.tenant_id = p_tenant_id and i.document_type = 'estimate' and i.document_id = p_estimate_id));
  update public.estimates e set version = v_version where e.tenant_id = p_tenant_id and e.id = p_estimate_id;
  delete from public.estimate_year_shares y where y.tenant_id = p_tenant_id and y.estimate_id = p_estimate_id;
  insert into public.estimate_year_shares (tenant_id, estimate_id, financial_year, amount)
  select p_tenant_id, p_estimate_id, e ->> 'financial_year', private.try_numeric(e ->> 'amount') from jsonb_array_elements(p_shares) e;
  return v_version;
end
$$;
comment on function public.save_estimate_years(text, uuid, jsonb, int) is
  'Spreads an estimate that can be edited over financial years: [{financial_year, amount}], from the year of the estimate on, adding up to its payable total; none for '
  'all in its own year. Answers the new version. Field errors INVALID_FINANCIAL_YEAR, DUPLICATE_ROW, MUST_BE_POSITIVE, YEAR_SHARES_MISMATCH; STALE_VERSION, '
  'NOT_EDITABLE (409), PAPER_NOT_FOUND (404). Needs estimate:create.';

-- Row-level security ------------------------------------------------------------------------------------------------

alter table public.estimate_templates enable row level security;
alter table public.estimate_template_lines enable row level security;
create policy "estimate_templates: members read" on public.estimate_templates for select to authenticated
  using (tenant_id = any ((select private.my_visible_tenants())::text[]));
create policy "estimate_template_lines: members read" on public.estimate_template_lines for select to authenticated
  using (tenant_id = any ((select private.my_visible_tenants())::text[]));
grant select on public.estimate_templates, public.estimate_template_lines to authenticated;
grant execute on function public.save_estimate_template(text, jsonb, int), public.get_estimate_template(text, uuid),
  public.duplicate_estimate(text, uuid, uuid, boolean), public.save_estimate_years(text, uuid, jsonb, int) to authenticated;
select private.audit('public.estimate_templates');
select private.audit('public.estimate_template_lines');

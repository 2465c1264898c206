-- Registers and musters: what the pages ask. Lists, and what an approver has to know.

create view public.attendance_register_list with (security_invoker = true) as
  select r.tenant_id, r.id, r.number, r.name, r.starts_on, r.ends_on, r.created_at, r.work_order_id, w.number as work_order_number, r.organisation_id,
    o.name as organisation_name, o.local_names as organisation_local_names, r.project_id, w.ward_code, w.locality_code, w.officer_name,
    (select count(*) from public.attendees a where a.tenant_id = r.tenant_id and a.register_id = r.id)::int as people_count,
    (select count(*) from public.musters m where m.tenant_id = r.tenant_id and m.register_id = r.id)::int as muster_count
  from public.attendance_registers r
  left join public.work_orders w on w.tenant_id = r.tenant_id and w.id = r.work_order_id
  left join public.organisations o on o.tenant_id = r.tenant_id and o.id = r.organisation_id;
comment on view public.attendance_register_list is 'Registers with their order, organisation and how many people and musters they have, for lists.';

create view public.muster_list with (security_invoker = true) as
  select m.tenant_id, m.id, m.number, m.starts_on, m.ends_on, m.days, m.amount, m.state, m.application_status, m.version, m.created_at, m.created_by_name,
    m.register_id, m.work_order_id, w.number as work_order_number, m.organisation_id, o.name as organisation_name, o.local_names as organisation_local_names,
    m.project_id, i.title as project_name, i.project_type_code, i.ward_code, i.locality_code, i.due_at, i.assignee_ids
  from public.musters m
  left join public.work_orders w on w.tenant_id = m.tenant_id and w.id = m.work_order_id
  left join public.organisations o on o.tenant_id = m.tenant_id and o.id = m.organisation_id
  left join public.workflow_instances i on i.tenant_id = m.tenant_id and i.document_type = 'muster' and i.document_id = m.id;
comment on view public.muster_list is 'Musters with their order, organisation, work and deadline, for lists.';
grant select on public.attendance_register_list, public.muster_list to authenticated;

create function private.tg_attendance_registers__search_text() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.keep_search_text(new.tenant_id, 'attendance_register', new.id, concat_ws(' ', new.number, new.name, w.number, p.number, p.name, o.name))
  from public.work_orders w join public.projects p on p.tenant_id = w.tenant_id and p.id = w.project_id
  join public.organisations o on o.tenant_id = w.tenant_id and o.id = w.organisation_id
  where w.tenant_id = new.tenant_id and w.id = new.work_order_id;
  return null;
end
$$;
comment on function private.tg_attendance_registers__search_text() is 'A register is found by its number, its order''s, its work''s and the organisation''s name.';
create trigger tg_attendance_registers__search_text after insert or update of number, name on public.attendance_registers
  for each row execute function private.tg_attendance_registers__search_text();

create function private.tg_musters__search_text() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.keep_search_text(new.tenant_id, 'muster', new.id, concat_ws(' ', new.number, r.number, w.number, p.number, p.name, o.name))
  from public.work_orders w join public.projects p on p.tenant_id = w.tenant_id and p.id = w.project_id
  join public.organisations o on o.tenant_id = w.tenant_id and o.id = w.organisation_id
  join public.attendance_registers r on r.tenant_id = w.tenant_id and r.work_order_id = w.id
  where w.tenant_id = new.tenant_id and w.id = new.work_order_id;
  return null;
end
$$;
comment on function private.tg_musters__search_text() is 'A muster is found by its number, its register''s, its order''s, its work''s and the organisation''s name.';
create trigger tg_musters__search_text after insert or update of number on public.musters for each row execute function private.tg_musters__search_text();

create function private.attendance_register_plan(p_tenant_id text, c jsonb, p_column text, p_match text) returns private.list_plan
language sql stable set search_path = ''
as $$
  select row('attendance_register', private.readable('public.attendance_registers') || ' r', 'r.id',
    concat_ws(' and ', format('r.tenant_id = %L', p_tenant_id),
      private.text_condition(p_tenant_id, 'attendance_register', 'r.id', private.search_words(c ->> 'query'), p_match),
      case when private.array_of(c, 'ward_code') is not null then format(
        'exists (select from public.projects p where p.tenant_id = r.tenant_id and p.id = r.project_id and %s)', private.any_of('p.ward_code', private.array_of(c, 'ward_code'))) end,
      private.compared('r.starts_on', '>=', private.try_date(c ->> 'starts_from')::text), private.compared('r.starts_on', '<=', private.try_date(c ->> 'starts_to')::text),
      private.compared('r.work_order_id', '=', private.try_uuid(c ->> 'work_order_id')::text),
      private.any_of('r.id', private.array_of(c, 'ids'), 'uuid')),
    'null::numeric', 'r.' || p_column, case p_column when 'created_at' then 'timestamptz' when 'number' then 'text' else 'date' end, false)
$$;
comment on function private.attendance_register_plan(text, jsonb, text, text) is 'The list of registers. Criteria: see search_registers.';

create function public.search_registers(p_tenant_id text, p_criteria jsonb default '{}', p_sort text default '-created_at', p_limit int default 20,
  p_offset int default 0, p_after text default null, p_before text default null, p_is_last boolean default false)
returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  return private.search_list('attendance_register', 'SEARCH_MUSTER', '{created_at,number,starts_on,ends_on}', 'amount',
    p_tenant_id, p_criteria, p_sort, p_limit, p_offset, p_after, p_before, p_is_last);
end
$$;
comment on function public.search_registers(text, jsonb, text, int, int, text, text, boolean) is
  'A page of the attendance registers of a tenant, as search_projects gives projects. Criteria: query, ward_code, starts_from, starts_to, work_order_id, ids.';

create function public.count_registers(p_tenant_id text, p_criteria jsonb default '{}', p_is_exact boolean default false) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  c jsonb := coalesce(p_criteria, '{}');
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  perform private.fail_fields(private.page_errors(c, 'SEARCH_MUSTER', 'created_at', '{created_at}', 1, 0, 'amount'));
  return private.list_totals('attendance_register', p_tenant_id, c, p_is_exact);
end
$$;
comment on function public.count_registers(text, jsonb, boolean) is 'How many registers a search finds, as count_projects does: {count, is_exact, amount 0}.';

create function private.muster_plan(p_tenant_id text, c jsonb, p_column text, p_match text) returns private.list_plan
language sql stable set search_path = ''
as $$
  select row('muster', case
      when p_column = 'due_at' then
        format('public.workflow_instances i cross join lateral (select * from %s x where x.tenant_id = i.tenant_id and x.id = i.document_id offset 0) m',
          private.readable('public.musters'))
      else private.readable('public.musters') || ' m' end, 'm.id',
    concat_ws(' and ', format('m.tenant_id = %L', p_tenant_id),
      case when p_column = 'due_at' then format('i.tenant_id = %L and i.document_type = ''muster''', p_tenant_id) end,
      private.text_condition(p_tenant_id, 'muster', 'm.id', private.search_words(c ->> 'query'), p_match),
      private.any_of('m.state', private.array_of(c, 'state')),
      case when private.array_of(c, 'ward_code') is not null then format(
        'exists (select from public.projects p where p.tenant_id = m.tenant_id and p.id = m.project_id and %s)', private.any_of('p.ward_code', private.array_of(c, 'ward_code'))) end,
      private.compared('m.created_at', '>=', private.day_start(p_tenant_id, c ->> 'created_from', 0)::text),
      private.compared('m.created_at', '<', private.day_start(p_tenant_id, c ->> 'created_to', 1)::text),
      private.compared('m.starts_on', '>=', private.try_date(c ->> 'starts_from')::text), private.compared('m.starts_on', '<=', private.try_date(c ->> 'starts_to')::text),
      private.compared('m.amount', '>=', private.try_numeric(c ->> 'amount_from')::text), private.compared('m.amount', '<=', private.try_numeric(c ->> 'amount_to')::text),
      private.compared('m.work_order_id', '=', private.try_uuid(c ->> 'work_order_id')::text),
      private.compared('m.register_id', '=', private.try_uuid(c ->> 'register_id')::text),
      case when private.flag_of(c, 'is_mine') then private.compared('m.created_by', '=', auth.uid()::text) end,
      private.any_of('m.id', private.array_of(c, 'ids'), 'uuid')),
    'm.amount', case p_column when 'due_at' then 'i.due_at' else 'm.' || p_column end,
    case p_column when 'created_at' then 'timestamptz' when 'due_at' then 'timestamptz' when 'amount' then 'numeric' when 'starts_on' then 'date'
      else 'text' end, p_column in ('number', 'due_at'))
$$;
comment on function private.muster_plan(text, jsonb, text, text) is 'The list of musters. Criteria: see search_musters.';

create function public.search_musters(p_tenant_id text, p_criteria jsonb default '{}', p_sort text default '-created_at', p_limit int default 20,
  p_offset int default 0, p_after text default null, p_before text default null, p_is_last boolean default false)
returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  return private.search_list('muster', 'SEARCH_MUSTER', '{created_at,number,amount,starts_on,state,due_at}', 'amount',
    p_tenant_id, p_criteria, p_sort, p_limit, p_offset, p_after, p_before, p_is_last);
end
$$;
comment on function public.search_musters(text, jsonb, text, int, int, text, text, boolean) is
  'A page of the musters of a tenant, as search_projects gives projects. Criteria: query, state, ward_code, created_from, created_to, starts_from, starts_to, amount_from, amount_to '
  '(rupees), work_order_id, register_id, is_mine, ids.';

create function public.count_musters(p_tenant_id text, p_criteria jsonb default '{}', p_is_exact boolean default false) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  c jsonb := coalesce(p_criteria, '{}');
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  perform private.fail_fields(private.page_errors(c, 'SEARCH_MUSTER', 'created_at', '{created_at}', 1, 0, 'amount'));
  return private.list_totals('muster', p_tenant_id, c, p_is_exact);
end
$$;
comment on function public.count_musters(text, jsonb, boolean) is 'How many musters a search finds and what they pay in rupees, as count_projects does: {count, is_exact, amount}.';

grant execute on function private.attendance_register_plan(text, jsonb, text, text), private.muster_plan(text, jsonb, text, text) to authenticated;
grant execute on function public.search_registers(text, jsonb, text, int, int, text, text, boolean), public.count_registers(text, jsonb, boolean),
  public.search_musters(text, jsonb, text, int, int, text, text, boolean), public.count_musters(text, jsonb, boolean) to authenticated;

create function private.muster_brief(p_tenant_id text, p_id uuid) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  v_facts jsonb := private.muster_facts(p_tenant_id, p_id);
  v_lines record;
begin
  select count(*) filter (where (l ->> 'amount')::numeric > 0) as paid,
    count(*) filter (where (l ->> 'amount')::numeric > 0 and not coalesce((l #>> '{account,is_verified}')::boolean and (l #>> '{account,is_valid}')::boolean, false)) as unready,
    count(*) filter (where (l ->> 'modified_days')::numeric <> (l ->> 'days')::numeric) as corrected
    into v_lines
  from jsonb_array_elements(coalesce(v_facts -> 'lines', '[]')) l;
  return jsonb_build_object('checks',
    private.check_of('ACCOUNTS_READY', case when v_lines.unready > 0 then 'WARN' else 'PASS' end, jsonb_build_object('count', v_lines.unready))
      || private.check_of('SOMEBODY_PAID', case when v_lines.paid = 0 then 'FAIL' else 'PASS' end, jsonb_build_object('count', v_lines.paid))
      || private.check_of('DAYS_CORRECTED', case when v_lines.corrected > 0 then 'INFO' else 'PASS' end, jsonb_build_object('count', v_lines.corrected))
      || private.paper_checks(p_tenant_id, 'muster', p_id));
end
$$;
comment on function private.muster_brief(text, uuid) is 'Accounts, wages and corrections of a muster as checks, for get_paper_brief.';
update public.document_types set brief_hook = 'private.muster_brief' where code = 'muster';
grant execute on function private.muster_brief(text, uuid) to authenticated;

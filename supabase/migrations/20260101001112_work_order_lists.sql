-- What the pages of work orders ask: the list, one order, the works of an organisation, and what an approver has to know.

create view public.work_order_list with (security_invoker = true) as
  select w.tenant_id, w.id, w.number, w.name, w.state, w.application_status, w.version, w.version_number, w.amount, w.agency_role_code, w.organisation_id, w.organisation_name,
    w.officer_name, w.completion_days, w.issued_on, w.accept_by, w.accepted_at, w.starts_on, w.ends_on, w.handed_over_on, w.created_at, w.created_by_name,
    w.estimate_id, w.project_id, p.number as project_number, p.name as project_name, p.project_type_code, w.ward_code, w.locality_code, i.due_at, i.assignee_ids
  from public.work_orders w
  left join public.projects p on p.tenant_id = w.tenant_id and p.id = w.project_id
  left join public.workflow_instances i on i.tenant_id = w.tenant_id and i.document_type = 'work_order' and i.document_id = w.id;
comment on view public.work_order_list is 'Work orders with their project and deadline, for lists; an organisation sees its own, without the project.';
grant select on public.work_order_list to authenticated;

create index work_orders_organisation_name_idx on public.work_orders (tenant_id, organisation_name, id);

create function private.tg_work_orders__search_text() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.keep_search_text(new.tenant_id, 'work_order', new.id, concat_ws(' ', new.number, new.name, new.organisation_name, p.number, p.name))
  from public.projects p where p.tenant_id = new.tenant_id and p.id = new.project_id;
  return null;
end
$$;
comment on function private.tg_work_orders__search_text() is 'A work order is found by its number and name, its organisation and its project.';
create trigger tg_work_orders__search_text after insert or update of number, name, organisation_name on public.work_orders
  for each row execute function private.tg_work_orders__search_text();

create function private.work_order_plan(p_tenant_id text, c jsonb, p_column text, p_match text) returns private.list_plan
language sql stable set search_path = ''
as $$
  select row('work_order', private.readable('public.work_orders') || ' w', 'w.id',
    concat_ws(' and ', format('w.tenant_id = %L', p_tenant_id),
      private.text_condition(p_tenant_id, 'work_order', 'w.id', private.search_words(c ->> 'query'), p_match),
      private.any_of('w.ward_code', private.array_of(c, 'ward_code')), private.any_of('w.locality_code', private.array_of(c, 'locality_code')),
      private.any_of('w.state', private.array_of(c, 'state')), private.any_of('w.agency_role_code', private.array_of(c, 'agency_role_code')),
      private.any_of('w.organisation_id', private.array_of(c, 'organisation_id'), 'uuid'),
      private.compared('w.created_at', '>=', private.day_start(p_tenant_id, c ->> 'created_from', 0)::text),
      private.compared('w.created_at', '<', private.day_start(p_tenant_id, c ->> 'created_to', 1)::text),
      private.compared('w.amount', '>=', private.try_numeric(c ->> 'amount_from')::text),
      private.compared('w.amount', '<=', private.try_numeric(c ->> 'amount_to')::text),
      private.compared('w.project_id', '=', private.try_uuid(c ->> 'project_id')::text),
      private.compared('w.estimate_id', '=', private.try_uuid(c ->> 'estimate_id')::text),
      -- The due list: offered, not accepted, and the date has passed.
      case when private.flag_of(c, 'is_due') then format('w.accepted_at is null and w.application_status = ''INWORKFLOW'' and w.accept_by < %L', private.local_date(p_tenant_id)) end,
      case when private.flag_of(c, 'is_late') then format('w.application_status = ''ACTIVE'' and w.ends_on < %L', private.local_date(p_tenant_id)) end,
      case when private.flag_of(c, 'is_mine') then private.compared('w.created_by', '=', auth.uid()::text) end,
      private.any_of('w.id', private.array_of(c, 'ids'), 'uuid')),
    'w.amount', 'w.' || p_column,
    case p_column when 'created_at' then 'timestamptz' when 'amount' then 'numeric' when 'ends_on' then 'date' when 'accept_by' then 'date' else 'text' end,
    p_column in ('number', 'ends_on', 'accept_by', 'organisation_name'))
$$;
comment on function private.work_order_plan(text, jsonb, text, text) is 'The list of work orders. Criteria: see search_work_orders.';

create function public.search_work_orders(p_tenant_id text, p_criteria jsonb default '{}', p_sort text default '-created_at', p_limit int default 20,
  p_offset int default 0, p_after text default null, p_before text default null, p_is_last boolean default false)
returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'CONTRACT.TENANTID')); end if;
  return private.search_list('work_order', 'SEARCH_CONTRACT', '{created_at,number,name,organisation_name,amount,state,ends_on,accept_by}', 'amount',
    p_tenant_id, p_criteria, p_sort, p_limit, p_offset, p_after, p_before, p_is_last);
end
$$;
comment on function public.search_work_orders(text, jsonb, text, int, int, text, text, boolean) is
  'A page of the work orders of a tenant, as search_projects gives projects: {rows of work_order_list, first, last, has_previous, has_next, is_similar}. Criteria: query (number, '
  'name, organisation, project), state, ward_code, locality_code, agency_role_code, organisation_id, project_id, estimate_id, created_from, created_to, amount_from, amount_to '
  '(rupees), is_due (not accepted by its date), is_late (running past its end), is_mine, ids. Errors: INVALID_SEARCH_PARAM, INVALID_CURSOR.';

create function public.count_work_orders(p_tenant_id text, p_criteria jsonb default '{}', p_is_exact boolean default false) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  c jsonb := coalesce(p_criteria, '{}');
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'CONTRACT.TENANTID')); end if;
  perform private.fail_fields(private.page_errors(c, 'SEARCH_CONTRACT', 'created_at', '{created_at}', 1, 0, 'amount'));
  return private.list_totals('work_order', p_tenant_id, c, p_is_exact);
end
$$;
comment on function public.count_work_orders(text, jsonb, boolean) is 'How many work orders a search finds and their value in rupees, as count_projects does: {count, is_exact, amount}.';

create function public.get_work_order(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select to_jsonb(w) || private.paper_trail(w.tenant_id, 'work_order', w.id) || private.paper_versions(w.tenant_id, 'work_order', w.id) || jsonb_build_object(
    'project', (
      select jsonb_build_object('id', p.id, 'number', p.number, 'name', p.name, 'description', p.description, 'project_type_code', p.project_type_code,
        'ward_code', p.ward_code, 'locality_code', p.locality_code, 'estimated_cost', p.estimated_cost, 'proposed_on', p.proposed_on, 'state', p.state)
      from public.projects p where p.tenant_id = w.tenant_id and p.id = w.project_id),
    'estimate', (
      select jsonb_build_object('id', e.id, 'number', e.number, 'state', e.state, 'payable_total', e.payable_total, 'version_number', e.version_number)
      from public.estimates e where e.tenant_id = w.tenant_id and e.id = w.estimate_id),
    'proposed_organisation_name', (select o.name from public.organisations o where o.tenant_id = w.tenant_id and o.id = w.proposed_organisation_id),
    'declined_names', (select coalesce(jsonb_agg(o.name order by o.name), '[]') from public.organisations o where o.tenant_id = w.tenant_id and o.id = any (w.declined_by)),
    'is_running', private.is_running_order(w.tenant_id, w.id),
    'lines', (
      select coalesce(jsonb_agg(to_jsonb(l) - array['tenant_id', 'work_order_id'] || jsonb_build_object('measured', case when l.category <> 'OVERHEAD' then
        private.measured_quantity(l.tenant_id, l.id, false) end) order by l.ordinal), '[]')
      from public.work_order_lines l where l.tenant_id = w.tenant_id and l.work_order_id = w.id and (l.is_live or w.application_status = 'INACTIVE')),
    'milestones', (
      select coalesce(jsonb_agg(to_jsonb(m) - array['tenant_id', 'work_order_id'] order by m.ordinal), '[]')
      from public.work_order_milestones m where m.tenant_id = w.tenant_id and m.work_order_id = w.id),
    'payments', (
      select coalesce(jsonb_agg(to_jsonb(x) - array['tenant_id', 'work_order_id'] order by x.ordinal), '[]')
      from public.work_order_payments x where x.tenant_id = w.tenant_id and x.work_order_id = w.id),
    'terms', (
      select coalesce(jsonb_agg(to_jsonb(t) - array['tenant_id', 'work_order_id'] order by t.ordinal), '[]')
      from public.work_order_terms t where t.tenant_id = w.tenant_id and t.work_order_id = w.id),
    'amendments', (
      select coalesce(jsonb_agg(to_jsonb(x) - array['tenant_id', 'work_order_id', 'project_id'] || jsonb_build_object(
        'estimate_number', (select coalesce(e.revision_number, e.number) from public.estimates e where e.tenant_id = x.tenant_id and e.id = x.estimate_id)) order by x.created_at desc), '[]')
      from public.work_order_amendments x where x.tenant_id = w.tenant_id and x.work_order_id = w.id),
    'checklist', (
      select coalesce(jsonb_agg(jsonb_build_object('code', q.code, 'name', q.name, 'local_names', q.local_names, 'answer_type', q.answer_type, 'is_required', q.is_required,
        'answer', a.answer, 'answered_by_name', a.answered_by_name, 'answered_at', a.answered_at) order by q.ordinal, q.code), '[]')
      from private.checklist_in_force(w.tenant_id, 'KICKOFF', coalesce(w.handed_over_on, private.local_date(w.tenant_id))) q
      left join public.work_order_checklist_answers a on a.tenant_id = w.tenant_id and a.work_order_id = w.id and a.checklist = 'KICKOFF' and a.question_code = q.code))
  from public.work_orders w where w.tenant_id = p_tenant_id and w.id = p_id
$$;
comment on function public.get_work_order(text, uuid) is
  'A work order with project, estimate, lines (measured: approved quantity), milestones, payment calendar, terms, amendments, kick-off checklist, workflow, history, files and '
  'versions; null when there is none to see. People of its organisation see it from its issue on, without project and history.';

create function public.get_time_extension(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select to_jsonb(x) || private.paper_trail(x.tenant_id, 'work_order_amendment', x.id) || private.paper_versions(x.tenant_id, 'work_order_amendment', x.id) || jsonb_build_object(
    'work_order', (
      select jsonb_build_object('id', w.id, 'number', w.number, 'name', w.name, 'organisation_name', w.organisation_name, 'starts_on', w.starts_on, 'ends_on', w.ends_on,
        'amount', w.amount, 'state', w.state, 'version_number', w.version_number)
      from public.work_orders w where w.tenant_id = x.tenant_id and w.id = x.work_order_id))
  from public.work_order_amendments x where x.tenant_id = p_tenant_id and x.id = p_id
$$;
comment on function public.get_time_extension(text, uuid) is 'A time extension with its order, workflow, history, files and versions; null when there is none to see.';

create function public.my_works(p_tenant_id text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'number', w.number, 'name', w.name, 'description', w.description, 'state', w.state, 'version', w.version,
      'agency_role_code', w.agency_role_code, 'officer_name', w.officer_name, 'officer_designation_code', w.officer_designation_code, 'ward_code', w.ward_code,
      'locality_code', w.locality_code, 'amount', w.amount, 'issued_on', w.issued_on, 'accept_by', w.accept_by, 'accepted_at', w.accepted_at, 'starts_on', w.starts_on,
      'ends_on', w.ends_on, 'completion_days', w.completion_days, 'handed_over_on', w.handed_over_on, 'suspended_on', w.suspended_on,
      'is_late', w.accepted_at is null and w.accept_by < private.local_date(w.tenant_id), 'is_running', private.is_running_order(w.tenant_id, w.id),
      'has_open_extension', exists (select from public.work_order_amendments x where x.tenant_id = w.tenant_id and x.work_order_id = w.id and x.application_status = 'INWORKFLOW'),
      'actions', (
        select coalesce(jsonb_agg(jsonb_build_object('action', a.action, 'effect', a.effect, 'name', a.name, 'local_names', a.local_names, 'kind', a.kind,
          'is_comment_required', a.is_comment_required)), '[]')
        from public.available_actions(w.tenant_id, 'work_order', w.id) a where a.is_allowed))
    order by w.accepted_at is not null, w.accept_by, w.issued_on desc), '[]')
  from public.work_orders w
  where w.tenant_id = p_tenant_id and w.organisation_id = any ((select private.my_organisations('work_order:read'))::uuid[])
$$;
comment on function public.my_works(text) is 'Work orders issued to my organisation, those that wait for an answer first, with what I may do with each. Rule: planning.md section 8, My Works.';

-- For approvers -----------------------------------------------------------------------------------------------------

create function private.work_order_brief(p_tenant_id text, p_id uuid) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  w public.work_orders;
  v_estimate public.estimates;
  v_reference numeric;
  v_role text;
  v_works numeric;
  v_overheads numeric;
  v_milestones numeric;
  v_payments numeric;
  v_orders int;
begin
  select x.* into strict w from public.work_orders x where x.tenant_id = p_tenant_id and x.id = p_id;
  select e.* into v_estimate from public.estimates e where e.tenant_id = p_tenant_id and e.id = w.estimate_id;
  select coalesce(sum(l.amount) filter (where l.category <> 'OVERHEAD'), 0), coalesce(sum(l.amount) filter (where l.category = 'OVERHEAD'), 0) into v_works, v_overheads
  from public.work_order_lines l where l.tenant_id = p_tenant_id and l.work_order_id = p_id and l.is_live;
  v_reference := private.reference_value(p_tenant_id, w.estimate_id, array(
    select l.estimate_line_id from public.work_order_lines l where l.tenant_id = p_tenant_id and l.work_order_id = p_id and l.is_live));
  v_role := private.role_by_value(p_tenant_id, v_reference);
  select sum(m.percentage) into v_milestones from public.work_order_milestones m where m.tenant_id = p_tenant_id and m.work_order_id = p_id;
  select sum(x.amount) into v_payments from public.work_order_payments x where x.tenant_id = p_tenant_id and x.work_order_id = p_id;
  select count(*) into v_orders from public.work_orders o where o.tenant_id = p_tenant_id and o.organisation_id = w.organisation_id and o.id <> p_id and o.issued_on is not null;
  return jsonb_build_object(
    'money', jsonb_build_object(
      'parts', jsonb_build_array(jsonb_build_object('key', 'SOR', 'amount', (select coalesce(sum(l.amount), 0) from public.work_order_lines l
          where l.tenant_id = p_tenant_id and l.work_order_id = p_id and l.is_live and l.category = 'SOR')),
        jsonb_build_object('key', 'NON_SOR', 'amount', (select coalesce(sum(l.amount), 0) from public.work_order_lines l
          where l.tenant_id = p_tenant_id and l.work_order_id = p_id and l.is_live and l.category = 'NON_SOR')),
        jsonb_build_object('key', 'OVERHEAD', 'amount', v_overheads)),
      'exact_total', w.amount, 'payable_total', round(w.amount, 0), 'largest', (
        select coalesce(jsonb_agg(to_jsonb(t) order by t.amount desc, t.ordinal), '[]') from (
          select l.id, l.ordinal, l.sor_code as code, coalesce(l.description, l.name) as title, l.quantity, l.unit_code, l.rate, l.amount,
            case when v_works > 0 then round(l.amount * 100 / v_works, 1) end as percent
          from public.work_order_lines l where l.tenant_id = p_tenant_id and l.work_order_id = p_id and l.is_live and l.category <> 'OVERHEAD'
          order by l.amount desc, l.ordinal limit 5) t)),
    'budget', case when v_estimate.id is null then '[]'::jsonb else private.budget_line('ESTIMATE', v_estimate.exact_total, w.amount) end,
    'checks', private.check_of('ORDER_ESTIMATE_APPROVED', case when v_estimate.application_status = 'ACTIVE' then 'PASS' else 'FAIL' end, jsonb_build_object('number', v_estimate.number))
      || private.check_of('ORDER_ORGANISATION_ELIGIBLE', case when w.organisation_id is null then 'FAIL'
          when private.organisation_is_eligible(p_tenant_id, w.organisation_id, case w.agency_role_code when 'CONTRACTOR' then 'VEN' else 'CBO' end, private.local_date(p_tenant_id)) then 'PASS'
          when w.accepted_at is not null then 'WARN' else 'FAIL' end, jsonb_build_object('name', coalesce(w.organisation_name, ''), 'count', v_orders))
      || case when w.agency_role_code = 'CONTRACTOR' then '[]'::jsonb else
        private.check_of('ORDER_PROPOSAL_FOLLOWED', case when w.proposed_organisation_id is not distinct from w.organisation_id or w.proposed_organisation_id is null then 'PASS' else 'WARN' end,
          jsonb_build_object('reason', coalesce(w.organisation_choice_reason, '')))
        || private.check_of('ORDER_ROLE_BY_VALUE', case when w.agency_role_code = v_role then 'PASS' when v_role = 'IA' then 'WARN' else 'FAIL' end,
          jsonb_build_object('role', coalesce(w.agency_role_code, ''), 'total', v_reference, 'reason', coalesce(w.role_choice_reason, ''))) end
      || private.check_of('ORDER_OFFICER', case when w.officer_id is not null and private.may_be_in_charge(p_tenant_id, w.officer_id) then 'PASS' else 'FAIL' end,
        jsonb_build_object('name', coalesce(w.officer_name, '')))
      || case when w.organisation_id is null then '[]'::jsonb else
        private.check_of('ORDER_ACCOUNT', private.account_verdict(p_tenant_id, w.organisation_id), jsonb_build_object('name', coalesce(w.organisation_name, ''))) end
      || private.check_of('ORDER_MILESTONES', case when v_milestones = 100 then 'PASS' when v_milestones is null then 'INFO' else 'FAIL' end,
        jsonb_build_object('share', coalesce(trim_scale(v_milestones)::text, '0')))
      || private.check_of('ORDER_PAYMENTS', case when v_payments = w.amount then 'PASS' when v_payments is null then 'INFO' when w.version_number > 1 then 'WARN' else 'FAIL' end,
        jsonb_build_object('total', coalesce(v_payments, 0), 'limit', w.amount))
      || private.paper_checks(p_tenant_id, 'work_order', p_id));
end
$$;
comment on function private.work_order_brief(text, uuid) is 'Money, budget and checks of a work order, for get_paper_brief.';

create function private.work_order_amendment_brief(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_build_object('money', null, 'budget', '[]'::jsonb, 'checks',
    private.check_of('EXTENSION_IN_TIME', case when w.ends_on >= private.local_date(w.tenant_id) then 'PASS' else 'WARN' end, jsonb_build_object('on', w.ends_on))
    || private.check_of('EXTENSION_LENGTH', 'INFO', jsonb_build_object('count', x.extension_days, 'on', w.ends_on + x.extension_days, 'reason', x.reason))
    || private.check_of('EXTENSION_COUNT', 'INFO', jsonb_build_object('count', w.version_number - 1))
    || private.paper_checks(p_tenant_id, 'work_order_amendment', p_id))
  from public.work_order_amendments x join public.work_orders w on w.tenant_id = x.tenant_id and w.id = x.work_order_id
  where x.tenant_id = p_tenant_id and x.id = p_id
$$;
comment on function private.work_order_amendment_brief(text, uuid) is 'What an approver of a time extension has to know: the end in force, the days asked for, extensions so far.';

update public.document_types set brief_hook = 'private.' || code || '_brief' where code in ('work_order', 'work_order_amendment');

-- Registry of organisations ------------------------------------------------------------------------------------------

create function private.tg_organisations__search_text() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.keep_search_text(new.tenant_id, 'organisation', new.id, concat_ws(' ', new.number, new.name, new.registration_number));
  return null;
end
$$;
comment on function private.tg_organisations__search_text() is 'An organisation is found by its number, name and registration.';
create trigger tg_organisations__search_text after insert or update of number, name, registration_number on public.organisations
  for each row execute function private.tg_organisations__search_text();
create index organisations_created_idx on public.organisations (tenant_id, created_at desc, id desc);
create index organisations_status_idx on public.organisations (tenant_id, status, id);

create function private.organisation_plan(p_tenant_id text, c jsonb, p_column text, p_match text) returns private.list_plan
language sql stable set search_path = ''
as $$
  select row('organisation', private.readable('public.organisations') || ' o', 'o.id',
    concat_ws(' and ', format('o.tenant_id = %L', p_tenant_id),
      private.text_condition(p_tenant_id, 'organisation', 'o.id', private.search_words(c ->> 'query'), p_match),
      private.any_of('o.status', private.array_of(c, 'status')), private.any_of('o.ward_code', private.array_of(c, 'ward_code')),
      case when private.array_of(c, 'type_code') is not null then format('exists (select from public.organisation_functions f where f.tenant_id = o.tenant_id and f.organisation_id = o.id '
        'and f.type_code = any (%L::text[]))', private.array_of(c, 'type_code')) end,
      case when private.array_of(c, 'class_code') is not null then format('exists (select from public.organisation_functions f where f.tenant_id = o.tenant_id and f.organisation_id = o.id '
        'and f.class_code = any (%L::text[]))', private.array_of(c, 'class_code')) end,
      private.any_of('o.id', private.array_of(c, 'ids'), 'uuid')),
    '0::numeric', 'o.' || p_column, case p_column when 'created_at' then 'timestamptz' else 'text' end, p_column = 'number')
$$;
comment on function private.organisation_plan(text, jsonb, text, text) is 'The list of organisations. Criteria: see search_organisations.';

create function public.search_organisations(p_tenant_id text, p_criteria jsonb default '{}', p_sort text default 'name', p_limit int default 20,
  p_offset int default 0, p_after text default null, p_before text default null, p_is_last boolean default false)
returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  return private.search_list('organisation', 'SEARCH_CONTRACT', '{created_at,number,name,status}', 'amount', p_tenant_id, p_criteria, p_sort, p_limit, p_offset, p_after, p_before, p_is_last);
end
$$;
comment on function public.search_organisations(text, jsonb, text, int, int, text, text, boolean) is
  'A page of the organisations of a tenant, as search_projects gives projects: {rows of organisation_list, first, last, has_previous, has_next, is_similar}. Criteria: query, '
  'status, type_code, class_code (of any of its functions), ward_code, ids.';

create function public.count_organisations(p_tenant_id text, p_criteria jsonb default '{}', p_is_exact boolean default false) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  c jsonb := coalesce(p_criteria, '{}');
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  perform private.fail_fields(private.page_errors(c, 'SEARCH_CONTRACT', 'created_at', '{created_at}', 1, 0, 'amount'));
  return private.list_totals('organisation', p_tenant_id, c, p_is_exact);
end
$$;
comment on function public.count_organisations(text, jsonb, boolean) is 'How many organisations a search finds, as count_projects does: {count, is_exact, amount 0}.';

grant execute on function private.work_order_brief(text, uuid), private.work_order_amendment_brief(text, uuid), private.reference_value(text, uuid, uuid[]),
  private.role_by_value(text, numeric), private.organisation_is_eligible(text, uuid, text, date), private.may_be_in_charge(text, uuid),
  private.checklist_in_force(text, text, date), private.measured_quantity(text, uuid, boolean), private.is_running_order(text, uuid) to authenticated;
grant execute on function public.search_work_orders(text, jsonb, text, int, int, text, text, boolean), public.count_work_orders(text, jsonb, boolean),
  public.get_work_order(text, uuid), public.get_time_extension(text, uuid), public.my_works(text),
  public.search_organisations(text, jsonb, text, int, int, text, text, boolean), public.count_organisations(text, jsonb, boolean) to authenticated;

-- Measurement books, closures, assets: what the pages ask. Lists, one paper, what can be measured or closed, what an approver has to know.

create view public.measurement_list with (security_invoker = true) as
  select m.tenant_id, m.id, m.number, m.physical_reference, m.measured_on, m.from_on, m.to_on, m.amount, m.cumulative_amount, m.anomaly_grade,
    m.is_sample_asked, m.sample_checked_at, m.state, m.application_status, m.version, m.created_at, m.created_by_name,
    m.work_order_id, w.number as work_order_number, m.organisation_id, o.name as organisation_name, o.local_names as organisation_local_names,
    m.project_id, i.title as project_name, i.project_type_code, i.ward_code, i.locality_code, i.due_at, i.assignee_ids
  from public.measurements m
  left join public.work_orders w on w.tenant_id = m.tenant_id and w.id = m.work_order_id
  left join public.organisations o on o.tenant_id = m.tenant_id and o.id = m.organisation_id
  left join public.workflow_instances i on i.tenant_id = m.tenant_id and i.document_type = 'measurement' and i.document_id = m.id;
comment on view public.measurement_list is 'Measurement books with their order, organisation, work and deadline, for lists. The name of the work is the title that the inbox shows.';
grant select on public.measurement_list to authenticated;

create function private.tg_measurements__search_text() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.keep_search_text(new.tenant_id, 'measurement', new.id,
    concat_ws(' ', new.number, new.physical_reference, w.number, p.number, p.name, o.name))
  from public.work_orders w
  join public.projects p on p.tenant_id = w.tenant_id and p.id = w.project_id
  join public.organisations o on o.tenant_id = w.tenant_id and o.id = w.organisation_id
  where w.tenant_id = new.tenant_id and w.id = new.work_order_id;
  return null;
end
$$;
comment on function private.tg_measurements__search_text() is 'A book is found by its number, its order''s, its work''s and the organisation''s name.';
create trigger tg_measurements__search_text after insert or update of number, physical_reference on public.measurements
  for each row execute function private.tg_measurements__search_text();

create function private.measurement_plan(p_tenant_id text, c jsonb, p_column text, p_match text) returns private.list_plan
language sql stable set search_path = ''
as $$
  select row('measurement', case
      when p_column = 'due_at' then
        format('public.workflow_instances i cross join lateral (select * from %s x where x.tenant_id = i.tenant_id and x.id = i.document_id offset 0) m',
          private.readable('public.measurements'))
      else private.readable('public.measurements') || ' m' end, 'm.id',
    concat_ws(' and ', format('m.tenant_id = %L', p_tenant_id),
      case when p_column = 'due_at' then format('i.tenant_id = %L and i.document_type = ''measurement''', p_tenant_id) end,
      private.text_condition(p_tenant_id, 'measurement', 'm.id', private.search_words(c ->> 'query'), p_match),
      private.any_of('m.state', private.array_of(c, 'state')),
      private.any_of('m.anomaly_grade', private.array_of(c, 'anomaly_grade')),
      case when private.array_of(c, 'ward_code') is not null then format(
        'exists (select from public.projects p where p.tenant_id = m.tenant_id and p.id = m.project_id and %s)',
        private.any_of('p.ward_code', private.array_of(c, 'ward_code'))) end,
      private.compared('m.created_at', '>=', private.day_start(p_tenant_id, c ->> 'created_from', 0)::text),
      private.compared('m.created_at', '<', private.day_start(p_tenant_id, c ->> 'created_to', 1)::text),
      private.compared('m.measured_on', '>=', private.try_date(c ->> 'measured_from')::text),
      private.compared('m.measured_on', '<=', private.try_date(c ->> 'measured_to')::text),
      private.compared('m.amount', '>=', private.try_numeric(c ->> 'amount_from')::text),
      private.compared('m.amount', '<=', private.try_numeric(c ->> 'amount_to')::text),
      private.compared('m.work_order_id', '=', private.try_uuid(c ->> 'work_order_id')::text),
      private.compared('m.project_id', '=', private.try_uuid(c ->> 'project_id')::text),
      case when private.flag_of(c, 'is_mine') then private.compared('m.created_by', '=', auth.uid()::text) end,
      private.any_of('m.id', private.array_of(c, 'ids'), 'uuid')),
    'm.amount', case p_column when 'due_at' then 'i.due_at' else 'm.' || p_column end,
    case p_column when 'created_at' then 'timestamptz' when 'due_at' then 'timestamptz' when 'amount' then 'numeric' when 'measured_on' then 'date'
      else 'text' end, p_column in ('number', 'due_at'))
$$;
comment on function private.measurement_plan(text, jsonb, text, text) is 'The list of measurement books. Criteria: see search_measurements.';

create function public.search_measurements(p_tenant_id text, p_criteria jsonb default '{}', p_sort text default '-created_at', p_limit int default 20,
  p_offset int default 0, p_after text default null, p_before text default null, p_is_last boolean default false)
returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  return private.search_list('measurement', 'SEARCH_MEASUREMENT', '{created_at,number,amount,measured_on,state,due_at}', 'amount',
    p_tenant_id, p_criteria, p_sort, p_limit, p_offset, p_after, p_before, p_is_last);
end
$$;
comment on function public.search_measurements(text, jsonb, text, int, int, text, text, boolean) is
  'A page of the measurement books of a tenant, as search_projects gives projects: {rows of measurement_list, first, last, has_previous, has_next, '
  'is_similar}. Criteria: query, state, anomaly_grade, ward_code, created_from, created_to, measured_from, measured_to, amount_from, amount_to (rupees), '
  'work_order_id, project_id, is_mine, ids.';

create function public.count_measurements(p_tenant_id text, p_criteria jsonb default '{}', p_is_exact boolean default false) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  c jsonb := coalesce(p_criteria, '{}');
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  perform private.fail_fields(private.page_errors(c, 'SEARCH_MEASUREMENT', 'created_at', '{created_at}', 1, 0, 'amount'));
  return private.list_totals('measurement', p_tenant_id, c, p_is_exact);
end
$$;
comment on function public.count_measurements(text, jsonb, boolean) is
  'How many books a search finds and what they measured in rupees, as count_projects does: {count, is_exact, amount}.';

-- One book ----------------------------------------------------------------------------------------------------------

create function private.books_of(p_tenant_id text, p_work_order_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'number', m.number, 'physical_reference', m.physical_reference, 'measured_on', m.measured_on,
    'from_on', m.from_on, 'to_on', m.to_on, 'amount', m.amount, 'cumulative_amount', m.cumulative_amount, 'anomaly_grade', m.anomaly_grade,
    'state', m.state, 'application_status', m.application_status) order by m.to_on, m.created_at), '[]')
  from public.measurements m where m.tenant_id = p_tenant_id and m.work_order_id = p_work_order_id
$$;
comment on function private.books_of(text, uuid) is 'All books of an order, the first first, under the caller''s policies.';

create function private.measured_order(p_tenant_id text, p_work_order_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('id', w.id, 'number', w.number, 'state', w.state, 'application_status', w.application_status, 'amount', w.amount,
    'version_number', w.version_number, 'starts_on', w.starts_on, 'ends_on', w.ends_on,
    'estimate', (select jsonb_build_object('id', e.id, 'number', e.number) from public.estimates e where e.tenant_id = w.tenant_id and e.id = w.estimate_id),
    'organisation', jsonb_build_object('id', o.id, 'name', o.name, 'local_names', o.local_names),
    'project', jsonb_build_object('id', p.id, 'number', p.number, 'name', p.name, 'project_type_code', p.project_type_code, 'ward_code', p.ward_code,
      'locality_code', p.locality_code, 'state', p.state))
  from public.work_orders w
  join public.organisations o on o.tenant_id = w.tenant_id and o.id = w.organisation_id
  join public.projects p on p.tenant_id = w.tenant_id and p.id = w.project_id
  where w.tenant_id = p_tenant_id and w.id = p_work_order_id
$$;
comment on function private.measured_order(text, uuid) is
  'The few facts of an order, its organisation and its work that stand on a book: for who may see the book. Callers have asked for that.';

create function public.get_measurement(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select to_jsonb(m) || private.paper_trail(m.tenant_id, 'measurement', m.id) || private.paper_versions(m.tenant_id, 'measurement', m.id)
    || jsonb_build_object('lines', private.measured_lines(m.tenant_id, m.id), 'work_order', private.measured_order(m.tenant_id, m.work_order_id),
      'books', private.books_of(m.tenant_id, m.work_order_id))
  from public.measurements m where m.tenant_id = p_tenant_id and m.id = p_id
$$;
comment on function public.get_measurement(text, uuid) is
  'A book with lines, rows of both sides, order, organisation, work, all books of the order, workflow, history, files and versions; null when there is none to see.';

create function public.get_measurable(p_tenant_id text, p_work_order_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_order public.work_orders;
  v_side text;
  v_refusal text;
begin
  perform private.require_user();
  select w.* into v_order from public.work_orders w where w.tenant_id = p_tenant_id and w.id = p_work_order_id;
  if v_order.id is null or not (p_tenant_id = any ((select private.my_tenants('measurement:read'))::text[])
    or v_order.organisation_id = any ((select private.my_organisations('measurement:read'))::uuid[])) then
    return null;
  end if;
  v_side := case when p_tenant_id = any ((select private.my_tenants('measurement:create'))::text[]) then 'OFFICER'
    when v_order.organisation_id = any ((select private.my_organisations('measurement:create'))::uuid[]) then 'CONTRACTOR' end;
  begin
    perform private.require_measurable_order(v_order);
    perform private.require_no_open_measurement(v_order);
    perform private.require_site_handed_over(v_order);
  exception when sqlstate 'PT409' then v_refusal := sqlerrm;
  end;
  return jsonb_build_object('side', v_side, 'refusal', v_refusal, 'from_on', private.next_measured_from(v_order, null),
    'work_order', private.measured_order(p_tenant_id, p_work_order_id),
    'open', (
      select jsonb_build_object('id', m.id, 'number', m.number, 'state', m.state, 'is_updatable', m.is_updatable) from public.measurements m
      where m.tenant_id = p_tenant_id and m.work_order_id = p_work_order_id and m.application_status = 'INWORKFLOW'),
    'lines', (
      select coalesce(jsonb_agg(jsonb_build_object('work_order_line_id', l.id, 'category', l.category, 'sor_code', l.sor_code, 'name', l.name,
        'description', l.description, 'unit_code', l.unit_code, 'rate', l.rate, 'sanctioned_quantity', l.quantity,
        'previous_quantity', private.measured_quantity(l.tenant_id, l.id, false)) order by l.category desc, l.ordinal), '[]')
      from public.work_order_lines l
      where l.tenant_id = p_tenant_id and l.work_order_id = p_work_order_id and l.is_live and l.category <> 'OVERHEAD'),
    'books', (
      select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'number', m.number, 'from_on', m.from_on, 'to_on', m.to_on, 'measured_on', m.measured_on,
        'amount', m.amount, 'cumulative_amount', m.cumulative_amount, 'physical_reference', m.physical_reference, 'anomaly_grade', m.anomaly_grade,
        'state', m.state, 'application_status', m.application_status) order by m.to_on, m.created_at), '[]')
      from public.measurements m where m.tenant_id = p_tenant_id and m.work_order_id = p_work_order_id));
end
$$;
comment on function public.get_measurable(text, uuid) is
  'What can be measured of an order: {side OFFICER | CONTRACTOR | null: as whom I would write, refusal: the code why no new book can begin, from_on, '
  'work_order, open: the book that is open, lines with sanctioned and previous quantity, books}. Null when there is no such order to see.';

-- Brief -------------------------------------------------------------------------------------------------------------

create function private.measurement_brief(p_tenant_id text, p_id uuid) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  v_book public.measurements;
  v_order jsonb;
  v_lines record;
  v_photos record;
  v_sanctioned numeric;
begin
  select m.* into strict v_book from public.measurements m where m.tenant_id = p_tenant_id and m.id = p_id;
  v_order := private.measured_order(p_tenant_id, v_book.work_order_id);
  select count(*) filter (where l.cumulative_quantity > l.sanctioned_quantity) as over, count(*) filter (where l.anomaly_grade = 'HIGH') as high,
    count(*) filter (where l.contractor_quantity is not null and l.officer_quantity is not null and l.contractor_quantity <> l.officer_quantity) as differ,
    count(*) filter (where l.contractor_quantity is not null) as claimed, count(*) filter (where l.sample_quantity is not null) as sampled,
    count(*) filter (where l.cumulative_quantity = l.sanctioned_quantity and l.current_quantity <> 0) as complete,
    coalesce(sum(l.amount), 0) as amount, coalesce(sum(round(l.rate * l.sanctioned_quantity, 2)), 0) as sanctioned,
    jsonb_agg(coalesce(l.sor_code, l.name) order by l.ordinal) filter (where l.anomaly_grade = 'HIGH') as codes
    into v_lines
  from public.measurement_lines l where l.tenant_id = p_tenant_id and l.measurement_id = p_id;
  select count(*) as count, count(*) filter (where d.latitude is not null) as placed into v_photos
  from public.documents d where d.tenant_id = p_tenant_id and d.owner_type = 'measurement' and d.owner_id = p_id and d.kind_code = 'SITE_PHOTO'
    and d.status = 'ACCEPTED';
  return jsonb_build_object(
    'money', jsonb_build_object(
      'parts', jsonb_build_array(jsonb_build_object('key', 'SOR', 'amount', v_book.sor_amount), jsonb_build_object('key', 'NON_SOR', 'amount', v_book.non_sor_amount)),
      'exact_total', v_book.amount, 'payable_total', v_book.amount,
      'largest', (
        select coalesce(jsonb_agg(to_jsonb(t) order by t.amount desc, t.ordinal), '[]') from (
          select l.id, l.ordinal, l.sor_code as code, coalesce(l.description, l.name) as title, l.current_quantity as quantity, l.unit_code, l.rate, l.amount,
            case when v_book.amount > 0 then round(l.amount * 100 / v_book.amount, 1) end as percent
          from public.measurement_lines l where l.tenant_id = p_tenant_id and l.measurement_id = p_id and l.amount <> 0
          order by l.amount desc, l.ordinal limit 5) t)),
    'budget', private.budget_line('MEASURABLE_VALUE', v_lines.sanctioned, v_book.cumulative_amount),
    'checks', private.check_of('WITHIN_SANCTIONED', case when v_lines.over > 0 then 'FAIL' else 'PASS' end, jsonb_build_object('count', v_lines.over))
      || private.check_of('BOOK_ARITHMETIC', case when v_lines.amount = v_book.amount then 'PASS' else 'FAIL' end,
        jsonb_build_object('total', v_book.amount, 'computed', v_lines.amount))
      || private.check_of('AGAINST_PLAN', case v_book.anomaly_grade when 'NONE' then 'PASS' when 'LOW' then 'INFO' when 'MEDIUM' then 'WARN' else 'FAIL' end,
        jsonb_build_object('total', v_book.cumulative_amount, 'limit', v_book.planned_amount, 'percent', v_book.planned_percentage))
      || private.check_of('ITEMS_AHEAD', case when v_lines.high > 0 then 'WARN' else 'PASS' end, jsonb_build_object('count', v_lines.high, 'codes', v_lines.codes))
      || private.check_of('SAMPLE_CHECKED', case when v_book.sample_checked_at is not null then 'PASS' when v_book.is_sample_asked then 'FAIL' else 'INFO' end,
        jsonb_build_object('count', v_lines.sampled, 'names', case when v_book.sample_checked_at is not null
          then jsonb_build_array(v_book.sample_checked_by_name) end))
      || private.check_of('CONTRACTOR_AGREES', case when v_book.contractor_entered_at is null then 'INFO' when v_lines.differ > 0 then 'WARN' else 'PASS' end,
        jsonb_build_object('count', v_lines.differ))
      || private.check_of('SITE_PHOTOS', case when v_photos.count = 0 then 'WARN' else 'PASS' end,
        jsonb_build_object('count', v_photos.count, 'placed', v_photos.placed))
      || private.check_of('ENTERED_IN_TIME', case when v_book.measured_on > (v_order ->> 'ends_on')::date then 'WARN' else 'PASS' end,
        jsonb_build_object('on', v_book.measured_on))
      || private.check_of('ITEMS_COMPLETE', 'INFO', jsonb_build_object('count', v_lines.complete))
      || private.paper_checks(p_tenant_id, 'measurement', p_id));
end
$$;
comment on function private.measurement_brief(text, uuid) is 'Money, measurable value used, and checks of a book, for get_paper_brief.';
update public.document_types set brief_hook = 'private.measurement_brief' where code = 'measurement';

grant execute on function private.measured_lines(text, uuid), private.books_of(text, uuid), private.measured_order(text, uuid),
  private.measurement_brief(text, uuid) to authenticated;
grant execute on function public.search_measurements(text, jsonb, text, int, int, text, text, boolean), public.count_measurements(text, jsonb, boolean),
  public.get_measurement(text, uuid), public.get_measurable(text, uuid) to authenticated;

-- Closures and assets -----------------------------------------------------------------------------------------------

create function private.readiness(p_code text, p_is_met boolean, p_count bigint default 0, p_id uuid default null, p_is_hint boolean default false) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_build_object('code', p_code, 'status', case when p_is_met then 'MET' when p_is_hint then 'HINT' else 'MISSING' end, 'count', p_count, 'id', p_id)
$$;
comment on function private.readiness(text, boolean, bigint, uuid, boolean) is 'One line of what a closure needs: MET, MISSING, or a HINT that does not stand in the way.';

create function private.closure_readiness(p_order public.work_orders) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_amendment uuid;
  v_book uuid;
  v_books int;
  v_unfinished int := private.unfinished_lines(p_order.tenant_id, p_order.id);
  v_issues int;
  v_milestones int;
begin
  select a.id into v_amendment from public.work_order_amendments a
  where a.tenant_id = p_order.tenant_id and a.work_order_id = p_order.id and a.application_status = 'INWORKFLOW' limit 1;
  select m.id into v_book from public.measurements m
  where m.tenant_id = p_order.tenant_id and m.work_order_id = p_order.id and m.application_status = 'INWORKFLOW' limit 1;
  select count(*) into v_books from public.measurements m
  where m.tenant_id = p_order.tenant_id and m.work_order_id = p_order.id and m.application_status = 'ACTIVE';
  select count(*) into v_issues from public.site_issues i where i.tenant_id = p_order.tenant_id and i.work_order_id = p_order.id and i.status = 'OPEN';
  select count(*) into v_milestones from public.work_order_milestones m
  where m.tenant_id = p_order.tenant_id and m.work_order_id = p_order.id and coalesce((
    select x.percentage from public.milestone_progress x where x.tenant_id = m.tenant_id and x.milestone_id = m.id
    order by x.reported_on desc, x.created_at desc, x.id desc limit 1), 0) < 100;
  return jsonb_build_array(
    private.readiness('ORDER_IN_FORCE', p_order.application_status = 'ACTIVE' and p_order.suspended_on is null),
    private.readiness('NO_AMENDMENT', v_amendment is null, 0, v_amendment),
    private.readiness('SITE_HANDED_OVER', private.is_handed_over(p_order.tenant_id, p_order.id)),
    private.readiness('FINAL_MEASUREMENT', v_books > 0, v_books),
    private.readiness('BOOKS_DECIDED', v_book is null, 0, v_book),
    private.readiness('ITEMS_COMPLETE', v_unfinished = 0, v_unfinished, null, true),
    private.readiness('MILESTONES_DONE', v_milestones = 0, v_milestones, null, true),
    private.readiness('ISSUES_CLOSED', v_issues = 0, v_issues, null, true));
end
$$;
comment on function private.closure_readiness(public.work_orders) is
  'What stands between an order and its closure, line by line, as [{code, status MET | MISSING | HINT, count, id of the paper that is in the way}].';

create function private.closure_gaps(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select case when c.is_updatable and p_tenant_id = any ((select private.my_tenants('closure:read'))::text[]) then private.closure_submission_errors(c) else '[]' end
  from public.closures c where c.tenant_id = p_tenant_id and c.id = p_id
$$;
comment on function private.closure_gaps(text, uuid) is 'What a draft closure still lacks before it can be handed in, as field errors; for staff.';

create function private.closure_questions(p_tenant_id text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('code', q.code, 'name', q.name, 'local_names', q.local_names, 'answer_type', q.answer_type,
    'is_required', q.is_required) order by q.ordinal, q.code), '[]')
  from private.checklist_in_force(p_tenant_id, 'CLOSURE', private.local_date(p_tenant_id)) q
$$;
comment on function private.closure_questions(text) is 'The checklist of closures as it is in force today.';

create function public.get_closure(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select to_jsonb(c) || private.paper_trail(c.tenant_id, 'closure', c.id) || private.paper_versions(c.tenant_id, 'closure', c.id)
    || private.closure_parts(c.tenant_id, c.id) || jsonb_build_object('work_order', private.measured_order(c.tenant_id, c.work_order_id),
      'is_whole', c.tenant_id = any ((select private.my_tenants('closure:read'))::text[]), 'questions', private.closure_questions(c.tenant_id),
      'gaps', private.closure_gaps(c.tenant_id, c.id), 'registered', (
        select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'number', a.number, 'name', a.name, 'state', a.state, 'cost', a.cost) order by a.created_at), '[]')
        from public.assets a where a.tenant_id = c.tenant_id and a.closure_id = c.id))
  from public.closures c where c.tenant_id = p_tenant_id and c.id = p_id
$$;
comment on function public.get_closure(text, uuid) is
  'A closure with answers, ratings, requested and registered assets, order, questions, gaps (what a draft still lacks), workflow, history, files and versions; '
  'null when there is none to see. is_whole is false for people of the organisation: they see the end and the rating, not the agency''s checklist.';

create function public.get_closable(p_tenant_id text, p_work_order_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_order public.work_orders;
  v_refusal text;
  v_is_staff boolean := p_tenant_id = any ((select private.my_tenants('closure:read'))::text[]);
begin
  perform private.require_user();
  select w.* into v_order from public.work_orders w where w.tenant_id = p_tenant_id and w.id = p_work_order_id;
  if v_order.id is null or not (v_is_staff or coalesce(v_order.organisation_id = any ((select private.my_organisations('closure:read'))::uuid[]), false)) then
    return null;
  end if;
  begin
    perform private.require_closable_order(v_order);
  exception when sqlstate 'PT409' then v_refusal := sqlerrm;
  end;
  return jsonb_build_object('may_create', p_tenant_id = any ((select private.my_tenants('closure:create'))::text[]), 'refusal', v_refusal,
    'work_order', private.measured_order(p_tenant_id, p_work_order_id), 'measured_value', private.measured_value(p_tenant_id, p_work_order_id),
    'unfinished', private.unfinished_lines(p_tenant_id, p_work_order_id),
    'readiness', case when v_is_staff then private.closure_readiness(v_order) else '[]' end,
    'closure', (
      select jsonb_build_object('id', c.id, 'number', c.number, 'state', c.state, 'is_updatable', c.is_updatable, 'closed_on', c.closed_on,
        'gaps', private.closure_gaps(c.tenant_id, c.id), 'is_readable', v_is_staff or c.application_status = 'ACTIVE')
      from public.closures c
      where c.tenant_id = p_tenant_id and c.work_order_id = p_work_order_id and c.application_status <> 'INACTIVE'
        -- A draft of the agency is the agency's.
        and (v_is_staff or c.submitted_at is not null)),
    'place', (
      select jsonb_build_object('latitude', p.latitude, 'longitude', p.longitude) from public.projects p
      where p.tenant_id = p_tenant_id and p.id = v_order.project_id),
    'questions', private.closure_questions(p_tenant_id));
end
$$;
comment on function public.get_closable(text, uuid) is
  'An order as it can be closed: {may_create, refusal: the code why not now, readiness: line by line, work_order, measured_value, unfinished items, closure: '
  'the live one with its gaps, place, questions of the checklist}. The organisation of the order learns whether it is being closed. Null without closure:read.';

create function private.closure_brief(p_tenant_id text, p_id uuid) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  v_closure public.closures;
  v_open int;
  v_issues int;
  v_assets record;
  v_unfinished int;
  v_sanctioned numeric;
begin
  select c.* into strict v_closure from public.closures c where c.tenant_id = p_tenant_id and c.id = p_id;
  select count(*) into v_open from private.checklist_in_force(p_tenant_id, 'CLOSURE', private.local_date(p_tenant_id)) q
  where q.is_required and q.answer_type <> 'UPLOAD' and not exists (
    select from public.closure_answers a where a.tenant_id = p_tenant_id and a.closure_id = p_id and a.question_code = q.code and a.answer <> 'NO');
  select count(*) into v_issues from public.site_issues i
  where i.tenant_id = p_tenant_id and i.work_order_id = v_closure.work_order_id and i.status = 'OPEN';
  select count(*) as count, coalesce(sum(a.cost), 0) as total into v_assets from public.closure_assets a where a.tenant_id = p_tenant_id and a.closure_id = p_id;
  v_unfinished := private.unfinished_lines(p_tenant_id, v_closure.work_order_id);
  v_sanctioned := private.measurable_value(p_tenant_id, v_closure.work_order_id);
  return jsonb_build_object('money', null,
    'budget', private.budget_line('MEASURABLE_VALUE', v_sanctioned, v_closure.final_amount),
    'checks', private.check_of('FINAL_VALUE', case when v_unfinished > 0 then 'WARN' else 'PASS' end,
        jsonb_build_object('total', v_closure.final_amount, 'limit', v_sanctioned, 'count', v_unfinished))
      || private.check_of('CHECKLIST_ANSWERED', case when v_open > 0 then 'FAIL' else 'PASS' end, jsonb_build_object('count', v_open))
      || private.check_of('COMPLETED_IN_TIME', case when v_closure.days_late > 0 then 'WARN' else 'PASS' end, jsonb_build_object('count', v_closure.days_late))
      || private.check_of('ISSUES_OPEN', case when v_issues > 0 then 'WARN' else 'PASS' end, jsonb_build_object('count', v_issues))
      || private.check_of('ASSETS_REQUESTED', case when v_assets.count = 0 then 'WARN' else 'PASS' end,
        jsonb_build_object('count', v_assets.count, 'total', v_assets.total))
      || private.paper_checks(p_tenant_id, 'closure', p_id));
end
$$;
comment on function private.closure_brief(text, uuid) is 'Measured value and checks of a closure, for get_paper_brief.';
update public.document_types set brief_hook = 'private.closure_brief' where code = 'closure';

create view public.asset_list with (security_invoker = true) as
  select a.tenant_id, a.id, a.number, a.name, a.class_code, a.description, a.department_code, a.ward_code, a.locality_code, a.latitude, a.longitude, a.cost,
    a.built_on, a.registered_on, a.state, a.version, a.created_at, a.project_id, p.number as project_number, p.name as project_name, a.work_order_id
  from public.assets a left join public.projects p on p.tenant_id = a.tenant_id and p.id = a.project_id;
comment on view public.asset_list is 'Assets with the work that built them, for lists.';
grant select on public.asset_list to authenticated;

create function private.tg_assets__search_text() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.keep_search_text(new.tenant_id, 'asset', new.id, concat_ws(' ', new.number, new.name, p.number, p.name))
  from public.projects p where p.tenant_id = new.tenant_id and p.id = new.project_id;
  return null;
end
$$;
comment on function private.tg_assets__search_text() is 'An asset is found by its public id and name and by the work that built it.';
create trigger tg_assets__search_text after insert or update of number, name on public.assets
  for each row execute function private.tg_assets__search_text();

create function private.asset_plan(p_tenant_id text, c jsonb, p_column text, p_match text) returns private.list_plan
language sql stable set search_path = ''
as $$
  select row('asset', private.readable('public.assets') || ' a', 'a.id',
    concat_ws(' and ', format('a.tenant_id = %L', p_tenant_id),
      private.text_condition(p_tenant_id, 'asset', 'a.id', private.search_words(c ->> 'query'), p_match),
      private.any_of('a.class_code', private.array_of(c, 'class_code')), private.any_of('a.ward_code', private.array_of(c, 'ward_code')),
      private.any_of('a.state', private.array_of(c, 'state')),
      private.compared('a.built_on', '>=', private.try_date(c ->> 'built_from')::text),
      private.compared('a.built_on', '<=', private.try_date(c ->> 'built_to')::text),
      private.compared('a.cost', '>=', private.try_numeric(c ->> 'cost_from')::text),
      private.compared('a.cost', '<=', private.try_numeric(c ->> 'cost_to')::text),
      private.compared('a.project_id', '=', private.try_uuid(c ->> 'project_id')::text),
      private.any_of('a.id', private.array_of(c, 'ids'), 'uuid')),
    'a.cost', 'a.' || p_column,
    case p_column when 'created_at' then 'timestamptz' when 'cost' then 'numeric' when 'built_on' then 'date' else 'text' end, p_column = 'number')
$$;
comment on function private.asset_plan(text, jsonb, text, text) is 'The register of assets. Criteria: see search_assets.';

create function public.search_assets(p_tenant_id text, p_criteria jsonb default '{}', p_sort text default '-created_at', p_limit int default 20,
  p_offset int default 0, p_after text default null, p_before text default null, p_is_last boolean default false)
returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  return private.search_list('asset', 'SEARCH_ASSET', '{created_at,number,name,cost,built_on,state}', 'cost',
    p_tenant_id, p_criteria, p_sort, p_limit, p_offset, p_after, p_before, p_is_last);
end
$$;
comment on function public.search_assets(text, jsonb, text, int, int, text, text, boolean) is
  'A page of the register of assets, as search_projects gives projects: {rows of asset_list, first, last, has_previous, has_next, is_similar}. Criteria: '
  'query, class_code, ward_code, state, built_from, built_to, cost_from, cost_to (rupees), project_id, ids.';

create function public.count_assets(p_tenant_id text, p_criteria jsonb default '{}', p_is_exact boolean default false) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  c jsonb := coalesce(p_criteria, '{}');
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  perform private.fail_fields(private.page_errors(c, 'SEARCH_ASSET', 'created_at', '{created_at}', 1, 0, 'cost'));
  return private.list_totals('asset', p_tenant_id, c, p_is_exact);
end
$$;
comment on function public.count_assets(text, jsonb, boolean) is 'How many assets a search finds and what they cost in rupees: {count, is_exact, amount}.';

create function public.get_asset(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select to_jsonb(a) || private.paper_trail(a.tenant_id, 'asset', a.id) || private.paper_versions(a.tenant_id, 'asset', a.id)
    || jsonb_build_object('work_order', private.measured_order(a.tenant_id, a.work_order_id),
      'closure', (select jsonb_build_object('id', c.id, 'number', c.number, 'closed_on', c.closed_on) from public.closures c
        where c.tenant_id = a.tenant_id and c.id = a.closure_id),
      'photos', (
        select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'kind_code', d.kind_code, 'name', d.name, 'file_name', d.file_name, 'mime', d.mime,
          'size_bytes', d.size_bytes, 'storage_path', d.storage_path, 'uploaded_by_name', d.uploaded_by_name, 'uploaded_at', d.uploaded_at,
          'latitude', d.latitude, 'longitude', d.longitude, 'taken_on', d.taken_on) order by d.uploaded_at), '[]')
        from public.documents d
        where d.tenant_id = a.tenant_id and d.owner_type = 'closure' and d.owner_id = a.closure_id and d.kind_code = 'SITE_PHOTO' and d.status = 'ACCEPTED'))
  from public.assets a where a.tenant_id = p_tenant_id and a.id = p_id
$$;
comment on function public.get_asset(text, uuid) is
  'An asset with the order and closure that left it, the photographs of the finished work, workflow, history, files and versions; null when there is none to see.';

grant execute on function private.closure_gaps(text, uuid), private.closure_questions(text), private.closure_parts(text, uuid), private.closure_brief(text, uuid), private.unfinished_lines(text, uuid),
  private.measurable_value(text, uuid), private.checklist_in_force(text, text, date) to authenticated;
grant execute on function public.get_closure(text, uuid), public.get_closable(text, uuid), public.get_asset(text, uuid),
  public.search_assets(text, jsonb, text, int, int, text, text, boolean), public.count_assets(text, jsonb, boolean) to authenticated;

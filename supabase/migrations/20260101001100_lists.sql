-- Lists and details: what the pages ask, one question a page. All run with the caller's rights, under row-level security.

create function private.search_errors(p jsonb, p_limit int, p_offset int, p_prefix text) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_key text;
begin
  if p_limit is null or p_limit not between 1 and 200 then
    v_errors := v_errors || private.field_error('/limit', p_prefix || '.LIMIT', '{"min": 1, "max": 200}');
  end if;
  if p_offset is null or p_offset < 0 then v_errors := v_errors || private.field_error('/offset', p_prefix || '.OFFSET', '{"min": 0}'); end if;
  foreach v_key in array array['created_from', 'created_to', 'proposed_from', 'proposed_to'] loop
    if private.text_of(p, v_key) is not null and private.try_date(p ->> v_key) is null then
      v_errors := v_errors || private.field_error('/' || v_key, 'INVALID_DATE');
    end if;
  end loop;
  foreach v_key in array array['created', 'proposed'] loop
    if private.text_of(p, v_key || '_to') is not null and private.text_of(p, v_key || '_from') is null then
      v_errors := v_errors || private.field_error('/' || v_key || '_from', case p_prefix when 'SEARCH_PROJECT' then 'INVALID_DATE_PARAM' else 'INVALID_SEARCH_PARAM' end);
    elsif private.try_date(p ->> (v_key || '_from')) > private.try_date(p ->> (v_key || '_to')) then
      v_errors := v_errors || private.field_error('/' || v_key || '_to', case p_prefix when 'SEARCH_PROJECT' then 'INVALID_DATE' else 'FROM_GREATER_THAN_TO_DATE' end);
    end if;
  end loop;
  if jsonb_typeof(p -> 'ids') = 'array' and jsonb_array_length(p -> 'ids') > 10 then
    v_errors := v_errors || private.field_error('/ids', 'IDS', '{"max": 10}');
  end if;
  return v_errors;
end
$$;
comment on function private.search_errors(jsonb, int, int, text) is 'Errors of search criteria. Rules: planning.md sections 2.2 and 3.9.';

create function private.like_pattern(p_text text) returns text
language sql immutable set search_path = ''
as $$ select '%' || replace(replace(replace(p_text, '\', '\\'), '%', '\%'), '_', '\_') || '%' $$;
comment on function private.like_pattern(text) is 'A contains-pattern in which the user''s % and _ stand for themselves.';

create function private.array_of(p jsonb, p_key text) returns text[]
language sql immutable set search_path = ''
as $$
  select case jsonb_typeof(p -> p_key)
    when 'array' then (select nullif(array_agg(e), '{}') from jsonb_array_elements_text(p -> p_key) e)
    when 'string' then array[p ->> p_key] end
$$;
comment on function private.array_of(jsonb, text) is 'A criterion that may be one value or several; null when absent or empty.';

create view public.project_list with (security_invoker = true) as
  select p.tenant_id, p.id, p.number, p.name, p.description, p.project_type_code, p.department_code, p.scheme_code, p.reference_number,
    p.estimated_cost, p.proposed_on, p.ward_code, p.locality_code, p.latitude, p.longitude, p.state, p.version, p.created_at, p.created_by_name,
    e.id as estimate_id, e.number as estimate_number, e.state as estimate_state
  from public.projects p
  left join lateral (
    select x.id, x.number, x.state from public.estimates x
    where x.tenant_id = p.tenant_id and x.project_id = p.id order by x.created_at desc, x.id desc limit 1) e on true;
comment on view public.project_list is 'Projects with their latest estimate, for lists.';

create view public.estimate_list with (security_invoker = true) as
  select e.tenant_id, e.id, e.number, e.revision_number, e.version_number, e.name, e.reference_number, e.executing_department_code, e.proposed_on,
    e.state, e.application_status, e.version, e.exact_total, e.payable_total, e.created_at, e.created_by_name,
    e.project_id, p.number as project_number, p.name as project_name, p.project_type_code, p.ward_code, p.locality_code,
    i.due_at, i.assignee_ids
  from public.estimates e
  join public.projects p on p.tenant_id = e.tenant_id and p.id = e.project_id
  left join public.workflow_instances i on i.tenant_id = e.tenant_id and i.document_type = 'estimate' and i.document_id = e.id;
comment on view public.estimate_list is 'Estimates with their project and deadline, for lists.';
grant select on public.project_list, public.estimate_list to authenticated;

create function private.day_start(p_tenant_id text, p_day text, p_plus int) returns timestamptz
language sql stable security definer set search_path = ''
as $$
  select (private.try_date(p_day) + p_plus)::timestamp at time zone t.time_zone from public.tenants t where t.id = p_tenant_id
$$;
comment on function private.day_start(text, text, int) is 'Midnight, in the tenant''s time zone, of a day plus some; null for no day.';

-- Inbox -------------------------------------------------------------------------------------------------------------

create function public.search_inbox(p_tenant_id text default null, p_criteria jsonb default '{}', p_sort text default 'due_at', p_limit int default 20, p_offset int default 0)
returns jsonb
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  c jsonb := coalesce(p_criteria, '{}');
  v_query text := private.text_of(c, 'query');
  v_user uuid := private.require_user();
  v_near numeric := (private.setting(coalesce(p_tenant_id, ''), 'inbox.near_sla_share') #>> '{}')::numeric;
  v_keys text[] := private.my_role_keys();
  v_column text := ltrim(p_sort, '-');
  v_answer jsonb;
begin
  perform private.fail_fields(private.search_errors(c, p_limit, p_offset, 'SEARCH_INBOX') || case
    when v_column in ('due_at', 'entered_at', 'number', 'title', 'amount', 'state') then '[]' else private.field_error('/sort', 'OUT_OF_RANGE') end);
  execute format($sql$
    with mine as materialized (
      select i.tenant_id, i.document_type, i.document_id, i.number, i.title, i.state, i.version, i.amount, i.project_id, i.project_type_code,
        i.ward_code, i.locality_code, i.assignee_ids, i.created_by_name, i.moved_by_name, i.last_action, i.entered_at, i.due_at, i.service_due_at,
        i.escalated_at, $1 = any (i.assignee_ids) as is_mine,
        case when i.due_at is null then 'NONE' when i.due_at < now() then 'OVERDUE'
          when i.due_at - now() <= (i.due_at - i.entered_at) * $3 then 'NEAR' else 'IN_TIME' end as sla
      from public.workflow_instances i
      where not i.is_terminal and (i.pending_roles && $2 or $1 = any (i.assignee_ids)) and ($4 is null or i.tenant_id = $4)
        and ($14 or i.due_at is not null)
    ), hits as (
      select m.*, count(*) over () as total from mine m
      where ($5 is null or m.number ilike private.like_pattern($5) or m.title ilike private.like_pattern($5))
        and ($6 is null or m.document_type = any ($6)) and ($7 is null or m.state = any ($7)) and ($8 is null or m.ward_code = any ($8))
        and ($9 is null or m.locality_code = any ($9)) and ($10 is null or m.sla = any ($10)) and (not $11 or m.is_mine)
      order by %1$I %2$s nulls last, m.entered_at, m.document_id limit $12 offset $13)
    select jsonb_build_object(
      'total', (select coalesce(max(h.total), 0) from hits h),
      'rows', (select coalesce(jsonb_agg(to_jsonb(h) - 'total' order by h.%1$I %2$s nulls last, h.entered_at, h.document_id), '[]') from hits h),
      'counts', (select coalesce(jsonb_agg(jsonb_build_object('document_type', n.document_type, 'state', n.state, 'count', n.count,
          'overdue', n.overdue, 'near', n.near, 'mine', n.mine)), '[]') from (
        select m.document_type, m.state, count(*) as count, count(*) filter (where m.sla = 'OVERDUE') as overdue,
          count(*) filter (where m.sla = 'NEAR') as near, count(*) filter (where m.is_mine) as mine
        from mine m group by 1, 2 order by 1, 2) n)) $sql$, v_column, case when p_sort like '-%' then 'desc' else 'asc' end)
  into v_answer
  using v_user, v_keys, v_near, p_tenant_id, v_query, private.array_of(c, 'document_type'), private.array_of(c, 'state'),
    private.array_of(c, 'ward_code'), private.array_of(c, 'locality_code'), private.array_of(c, 'sla'),
    coalesce((c ->> 'assigned_to_me')::boolean, false), p_limit, p_offset, coalesce((c ->> 'include_resting')::boolean, false);
  return v_answer;
end
$$;
comment on function public.search_inbox(text, jsonb, text, int, int) is
  'Papers of all types that wait for one of my roles or for me: {total, rows, counts per document_type and state over the unfiltered inbox}. '
  'Criteria: query, document_type, state, ward_code, locality_code, sla (OVERDUE, NEAR, IN_TIME, NONE), assigned_to_me, include_resting '
  '(papers without a deadline, such as open projects). Rule: execution.md section 10.';

-- Details -----------------------------------------------------------------------------------------------------------

create function private.paper_trail(p_tenant_id text, p_document_type text, p_document_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_build_object(
    'workflow', (
      select jsonb_build_object('state', i.state, 'version', i.version, 'due_at', i.due_at, 'entered_at', i.entered_at, 'service_due_at', i.service_due_at,
        'is_terminal', i.is_terminal, 'is_updatable', s.is_updatable, 'moved_by', i.moved_by, 'moved_by_name', i.moved_by_name,
        'last_action', i.last_action, 'updated_at', i.updated_at, 'created_by', i.created_by, 'assignee_ids', i.assignee_ids)
      from public.workflow_instances i join public.workflow_states s on s.tenant_id = i.service_tenant_id and s.id = i.state_id
      where i.tenant_id = p_tenant_id and i.document_type = p_document_type and i.document_id = p_document_id),
    'history', (
      select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'version', h.version, 'action', h.action, 'action_kind', h.action_kind, 'from_state', h.from_state,
        'to_state', h.to_state, 'actor_name', h.actor_name, 'actor_designation', h.actor_designation, 'comment', h.comment,
        'assignee_names', h.assignee_names, 'document_ids', h.document_ids, 'at', h.at) order by h.version desc, h.id desc), '[]')
      from public.workflow_history h where h.tenant_id = p_tenant_id and h.document_type = p_document_type and h.document_id = p_document_id),
    'documents', (
      select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'kind_code', d.kind_code, 'name', d.name, 'file_name', d.file_name, 'mime', d.mime,
        'size_bytes', d.size_bytes, 'sha256', d.sha256, 'storage_path', d.storage_path, 'uploaded_by_name', d.uploaded_by_name, 'uploaded_at', d.uploaded_at,
        'latitude', d.latitude, 'longitude', d.longitude, 'taken_on', d.taken_on)
        order by d.uploaded_at), '[]')
      from public.documents d where d.tenant_id = p_tenant_id and d.owner_type = p_document_type and d.owner_id = p_document_id and d.status = 'ACCEPTED'))
$$;
comment on function private.paper_trail(text, text, uuid) is 'Workflow, history (newest first) and files of a paper, under the caller''s policies.';

create function private.paper_versions(p_tenant_id text, p_document_type text, p_document_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_build_object(
    'versions', (
      select coalesce(jsonb_agg(jsonb_build_object('version', s.version, 'action', s.action, 'taken_at', s.taken_at, 'taken_by_name', h.actor_name)
        order by s.version desc), '[]')
      from public.document_snapshots s
      left join public.workflow_history h on h.tenant_id = s.tenant_id and h.document_type = s.document_type and h.document_id = s.document_id and h.version = s.version
      where s.tenant_id = p_tenant_id and s.document_type = p_document_type and s.document_id = p_document_id),
    'returns', (
      select coalesce(jsonb_agg(jsonb_build_object('version', h.version, 'action', h.action, 'at', h.at, 'actor_name', h.actor_name, 'comment', h.comment,
        'from_state', h.from_state, 'is_mine', h.actor_id = (select auth.uid()), 'base_version', (
          -- What stood there when it was sent back: content changes only on the way to the next snapshot.
          select max(s.version) from public.document_snapshots s
          where s.tenant_id = h.tenant_id and s.document_type = h.document_type and s.document_id = h.document_id and s.version <= h.version))
        order by h.version desc), '[]')
      from public.workflow_history h
      where h.tenant_id = p_tenant_id and h.document_type = p_document_type and h.document_id = p_document_id and h.action_kind = 'BACK'))
$$;
comment on function private.paper_versions(text, text, uuid) is
  'versions: every snapshot, newest first, without content; returns: every time the paper was sent back, with the version that was current then.';

create function public.get_project(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select to_jsonb(p) || private.paper_trail(p.tenant_id, 'project', p.id) || private.paper_versions(p.tenant_id, 'project', p.id) || jsonb_build_object(
    'parent', (select jsonb_build_object('id', x.id, 'number', x.number, 'name', x.name) from public.projects x where x.tenant_id = p.tenant_id and x.id = p.parent_id),
    'children', (
      select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'number', x.number, 'name', x.name, 'state', x.state) order by x.number), '[]')
      from public.projects x where x.tenant_id = p.tenant_id and x.parent_id = p.id),
    'budget_head', (
      select jsonb_build_object('id', h.id, 'code', h.code, 'name', h.name, 'local_names', h.local_names, 'financial_year', h.financial_year, 'available', h.available)
      from public.budget_heads h where h.tenant_id = p.tenant_id and h.id = p.budget_head_id),
    'targets', (
      select coalesce(jsonb_agg(to_jsonb(t) - array['tenant_id', 'project_id'] order by t.ordinal), '[]')
      from public.project_targets t where t.tenant_id = p.tenant_id and t.project_id = p.id),
    'estimates', (
      select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'number', e.number, 'state', e.state, 'application_status', e.application_status,
        'submitted_at', e.submitted_at, 'payable_total', e.payable_total, 'version_number', e.version_number, 'revision_number', e.revision_number)
        order by e.created_at desc), '[]')
      from public.estimates e where e.tenant_id = p.tenant_id and e.project_id = p.id))
  from public.projects p where p.tenant_id = p_tenant_id and p.id = p_id
$$;
comment on function public.get_project(text, uuid) is 'A project with targets, parent, children, estimates, workflow, history, files and versions; null when there is none to see.';

create function public.get_estimate(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select to_jsonb(e) || private.paper_trail(e.tenant_id, 'estimate', e.id) || private.paper_versions(e.tenant_id, 'estimate', e.id) || jsonb_build_object(
    'is_project_open', not exists (
      select from public.workflow_instances i
      where i.tenant_id = e.tenant_id and i.document_type = 'project' and i.document_id = e.project_id and i.is_terminal),
    'project', (
      select jsonb_build_object('id', p.id, 'number', p.number, 'name', p.name, 'description', p.description, 'project_type_code', p.project_type_code,
        'ward_code', p.ward_code, 'locality_code', p.locality_code, 'estimated_cost', p.estimated_cost, 'proposed_on', p.proposed_on, 'state', p.state)
      from public.projects p where p.tenant_id = e.tenant_id and p.id = e.project_id),
    'proposal', (
      select jsonb_build_object('id', x.id, 'number', x.number, 'amount', x.amount, 'approved_on', x.approved_on) from public.proposals x
      where x.tenant_id = e.tenant_id and x.id = coalesce(e.proposal_id, private.approved_proposal(e.tenant_id, e.project_id))),
    'lines', (
      select coalesce(jsonb_agg(to_jsonb(l) - array['tenant_id', 'estimate_id'] || jsonb_build_object('measurements', (
        select coalesce(jsonb_agg(to_jsonb(m) - array['tenant_id', 'line_id'] order by m.ordinal), '[]')
        from public.estimate_measurements m where m.tenant_id = l.tenant_id and m.line_id = l.id)) order by l.ordinal), '[]')
      from public.estimate_lines l where l.tenant_id = e.tenant_id and l.estimate_id = e.id),
    'work_orders', (
      select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'number', w.number, 'state', w.state, 'application_status', w.application_status, 'amount', w.amount,
        'organisation_name', w.organisation_name) order by w.created_at desc), '[]')
      from public.work_orders w where w.tenant_id = e.tenant_id and w.estimate_id = e.id),
    'has_free_lines', exists (
      select from public.estimate_lines l where l.tenant_id = e.tenant_id and l.estimate_id = e.id and l.category <> 'OVERHEAD'
        and not exists (select from public.work_order_lines o where o.tenant_id = l.tenant_id and o.estimate_line_id = l.id and o.is_live)),
    'sanctions', (
      select coalesce(jsonb_agg(to_jsonb(s) - array['tenant_id', 'estimate_id'] order by s.sanctioned_on, s.id), '[]')
      from public.estimate_sanctions s where s.tenant_id = e.tenant_id and s.estimate_id = e.id),
    'year_shares', (
      select coalesce(jsonb_agg(jsonb_build_object('financial_year', y.financial_year, 'amount', y.amount) order by y.financial_year), '[]')
      from public.estimate_year_shares y where y.tenant_id = e.tenant_id and y.estimate_id = e.id),
    'siblings', (
      select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'number', x.number, 'state', x.state, 'payable_total', x.payable_total,
        'version_number', x.version_number, 'revision_number', x.revision_number, 'previous_id', x.previous_id,
        'application_status', x.application_status, 'created_at', x.created_at) order by x.created_at desc), '[]')
      from public.estimates x where x.tenant_id = e.tenant_id and x.project_id = e.project_id and x.id <> e.id))
  from public.estimates e where e.tenant_id = p_tenant_id and e.id = p_id
$$;
comment on function public.get_estimate(text, uuid) is 'An estimate with project, lines, measurements, sanctions, work orders, workflow, history, files, versions and the project''s other estimates; null when there is none to see.';

grant execute on function private.search_errors(jsonb, int, int, text), private.like_pattern(text), private.array_of(jsonb, text),
  private.day_start(text, text, int), private.approved_proposal(text, uuid), private.paper_trail(text, text, uuid),
  private.paper_versions(text, text, uuid), private.setting(text, text, date) to authenticated;
grant execute on function public.search_inbox(text, jsonb, text, int, int), public.get_project(text, uuid), public.get_estimate(text, uuid) to authenticated;

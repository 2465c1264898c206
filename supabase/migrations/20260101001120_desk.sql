-- Desk: what the frame around the pages asks. Counts for bell and inbox, what each person has to do next, headline figures, and the
-- search of the command palette.

create function public.desk_counts(p_tenant_id text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_build_object(
    -- Beyond a hundred nobody counts: the bell says 99+.
    'unread', (select count(*) from (select from public.notifications n where n.user_id = (select auth.uid()) and n.read_at is null limit 100) u),
    'waiting', count(*), 'overdue', count(*) filter (where i.due_at < now()), 'mine', count(*) filter (where (select auth.uid()) = any (i.assignee_ids)))
  from public.workflow_instances i
  where i.tenant_id = p_tenant_id and not i.is_terminal and i.due_at is not null
    and (i.pending_roles && (select private.my_role_keys()) or (select auth.uid()) = any (i.assignee_ids))
$$;
comment on function public.desk_counts(text) is
  'What waits for me: {unread} notices in all agencies, at most 100, and of the agency''s papers with a deadline {waiting, overdue, mine}, as search_inbox counts them.';

-- Search ------------------------------------------------------------------------------------------------------------

create index workflow_instances_words_idx on public.workflow_instances
  using gin (tenant_id, (coalesce(number, '') || ' ' || title) extensions.gin_trgm_ops);

create function public.search_everything(p_tenant_id text, p_query text, p_limit int default 8) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
  set pg_trgm.word_similarity_threshold = 0.45
as $$
declare
  v_query text := btrim(p_query);
  v_pattern text := private.like_pattern(btrim(p_query));
  v_limit int := least(greatest(p_limit, 1), 50);
  v_papers jsonb;
  v_people jsonb := '[]';
  v_seekers jsonb := '[]';
begin
  perform private.require_user();
  if v_query is null or length(v_query) < 2 then return '[]'; end if;
  -- The owner reads here, because under row-level security no trigram index may be asked; so the question of
  -- what the caller may read is put in so many words: kind by kind, the policies of workflow_instances.
  select coalesce(jsonb_agg(to_jsonb(f) - 'rank' order by f.rank desc, f.updated_at desc), '[]') into v_papers from (
    select i.tenant_id, i.document_type as type, i.document_id as id, i.number, i.title, i.state, i.amount, i.updated_at,
      case when i.number = upper(v_query) then 4
        when i.number ilike '%/' || ltrim(v_pattern, '%') then 3 when ltrim(v_query, '0') ~ '^\d+$' and i.number ~ ('/0*' || ltrim(v_query, '0') || '$') then 3
        when i.number ilike v_pattern or i.title ilike v_pattern then 2
        else extensions.word_similarity(v_query, i.title) end as rank
    from public.document_types t
    -- Agency by agency: the index begins with it.
    cross join lateral (select m.id from unnest(private.my_tenants(t.read_permission)) m (id) where m.id = p_tenant_id or m.id ^@ (p_tenant_id || '.')) m
    cross join lateral (
      select x.* from public.workflow_instances x
      where x.tenant_id = m.id and x.document_type = t.code
        and ((coalesce(x.number, '') || ' ' || x.title) ilike v_pattern
          or v_query operator(extensions.<%) (coalesce(x.number, '') || ' ' || x.title))
      limit 1000) i
    order by rank desc, i.updated_at desc limit v_limit) f;
  if p_tenant_id = any (private.my_tenants('employee:read')) then
    select coalesce(jsonb_agg(to_jsonb(f) - 'rank' order by f.rank desc, f.title), '[]') into v_people from (
      select e.tenant_id, 'employee' as type, e.id, e.employee_number as number, e.name as title,
        case when lower(e.employee_number) = lower(v_query) then 2 else extensions.word_similarity(v_query, e.name) end as rank
      from public.employees e
      where e.tenant_id = p_tenant_id and (e.name ilike v_pattern or e.employee_number ilike v_pattern or v_query operator(extensions.<%) e.name)
      order by rank desc, e.name limit v_limit) f;
  end if;
  if p_tenant_id = any (private.my_tenants('individual:read')) then
    select coalesce(jsonb_agg(to_jsonb(f) order by f.title, f.id), '[]') into v_seekers from (
      select i.tenant_id, 'individual' as type, i.id, i.number, i.name as title
      from private.search_texts s join public.individuals i on i.tenant_id = s.tenant_id and i.id = s.document_id
      where s.tenant_id = p_tenant_id and s.document_type = 'individual' and s.text like lower(v_pattern)
      order by i.name, i.id limit v_limit) f;
  end if;
  return v_papers || v_people || v_seekers;
end
$$;
comment on function public.search_everything(text, text, int) is
  'Papers of all kinds that I may read in the agency and below it, and its employees and wage seekers for who may read them: [{tenant_id, type, id, number, title, '
  'state, amount}], the exact number first, then its end, then words, typos forgiven. Nothing for fewer than two characters. NOT_AUTHENTICATED (401).';

-- Home --------------------------------------------------------------------------------------------------------------

create index workflow_instances_creator_idx on public.workflow_instances (tenant_id, created_by, entered_at desc) where not is_terminal;
create index estimate_sanctions_day_idx on public.estimate_sanctions (tenant_id, sanctioned_on desc, id desc) where is_current and kind = 'ADMINISTRATIVE';

create function private.my_making(p_tenant_id text, p_limit int) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with mine as materialized (
    select i.document_type, i.document_id, i.number, i.title, i.state, i.amount, i.entered_at, i.due_at, i.moved_by_name,
      -- A paper takes its number when it is handed in.
      case when not s.is_updatable then 'ON_THE_WAY' when i.number is null then 'DRAFT' else 'RETURNED' end as kind
    from public.workflow_instances i
    join public.workflow_states s on s.tenant_id = i.service_tenant_id and s.id = i.state_id
    where i.tenant_id = p_tenant_id and i.created_by = (select auth.uid()) and not i.is_terminal
      -- What rests without a deadline, as an open project does, waits for nobody; a draft waits for its maker.
      and (i.due_at is not null or i.number is null)
  ), shown as (
    select m.*, row_number() over (partition by m.kind order by case when m.kind = 'DRAFT' then null else m.entered_at end, m.entered_at desc) as place from mine m
  )
  select jsonb_build_object(
    'counts', (select coalesce(jsonb_object_agg(n.kind, n.count), '{}') from (select m.kind, count(*) as count from mine m group by 1) n),
    'rows', (select coalesce(jsonb_agg(to_jsonb(r) - 'place' || jsonb_build_object('amount', r.amount::text,
        'is_near', r.due_at - now() <= (r.due_at - r.entered_at) * (private.setting(p_tenant_id, 'inbox.near_sla_share') #>> '{}')::numeric, 'comment', (
        select h.comment from public.workflow_history h
        where r.kind = 'RETURNED' and h.tenant_id = p_tenant_id and h.document_type = r.document_type and h.document_id = r.document_id and h.action_kind = 'BACK'
        order by h.version desc limit 1)) order by r.kind desc, r.place), '[]')
      from shown r where r.kind <> 'ON_THE_WAY' and r.place <= p_limit),
    'projects_without_estimate', (select count(*) from (
      select from public.projects p
      where p.tenant_id = p_tenant_id and p.created_by = (select auth.uid())
        and not exists (select from public.estimates e where e.tenant_id = p.tenant_id and e.project_id = p.id and e.application_status <> 'INACTIVE')
        and exists (select from public.workflow_instances i
          where i.tenant_id = p.tenant_id and i.document_type = 'project' and i.document_id = p.id and not i.is_terminal)
      limit 100) w))
$$;
comment on function private.my_making(text, int) is
  'My papers that are not done: {counts by kind: DRAFT, RETURNED, ON_THE_WAY}, the first rows of drafts (newest first) and returned ones (longest '
  'waiting first, with the comment of the return), and how many of my open projects have no estimate, at most 100.';

create function public.desk_home(p_tenant_id text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_build_object(
    'making', case when p_tenant_id = any ((select private.my_tenants('project:create'))::text[] || (select private.my_tenants('estimate:create'))::text[])
      then private.my_making(p_tenant_id, 5) end,
    'sanctioned', case when p_tenant_id = any ((select private.my_tenants('estimate:read'))::text[]) then (
      select coalesce(jsonb_agg(to_jsonb(x) || jsonb_build_object('amount', x.amount::text)), '[]') from (
        select s.estimate_id as id, e.number, e.name as title, s.amount, s.sanctioned_on, s.sanctioned_by_name
        from public.estimate_sanctions s join public.estimates e on e.tenant_id = s.tenant_id and e.id = s.estimate_id
        where s.tenant_id = p_tenant_id and s.is_current and s.kind = 'ADMINISTRATIVE'
        order by s.sanctioned_on desc, s.id desc limit 5) x) end,
    'administration', jsonb_strip_nulls(jsonb_build_object(
      'dead_letters', case when p_tenant_id = any ((select private.my_tenants('outbox:read'))::text[]) then (
        select count(*) from public.outbox_messages o where o.tenant_id = p_tenant_id and o.status = 'DEAD') end,
      'people_without_login', case when p_tenant_id = any ((select private.my_tenants('membership:read'))::text[])
          and p_tenant_id = any ((select private.my_tenants('employee:read'))::text[]) then (
        select count(*) from public.employees e where e.tenant_id = p_tenant_id and e.is_active
          and not exists (select from public.memberships m where m.tenant_id = e.tenant_id and m.employee_id = e.id)) end,
      'open_invitations', case when p_tenant_id = any ((select private.my_tenants('membership:read'))::text[]) then (
        select count(*) from public.memberships m where m.tenant_id = p_tenant_id and m.user_id is null and coalesce(m.valid_to >= current_date, true)) end,
      'workflow_drafts', case when p_tenant_id = any ((select private.my_tenants('workflow:manage'))::text[]) then (
        select count(*) from public.workflow_services w where w.tenant_id = p_tenant_id and w.status = 'DRAFT') end)))
$$;
comment on function public.desk_home(text) is
  'What I have to do next in an agency, beside the inbox: {making, sanctioned, administration}. making: see private.my_making, null for who makes no '
  'papers. sanctioned: the last administrative sanctions [{id, number, title, amount, sanctioned_on, sanctioned_by_name}], null without estimate:read. '
  'administration: those of {dead_letters, people_without_login, open_invitations, workflow_drafts} that my rights reach. Amounts are decimal text.';

-- Headline figures --------------------------------------------------------------------------------------------------

create function private.figures_query(p_tenants text[], p_first date, p_zone text, p_near numeric) returns text
language sql immutable set search_path = ''
as $$
  select format($sql$
    with open_papers as materialized (
      select i.tenant_id, i.document_type, i.state, count(*) as count, coalesce(sum(i.amount), 0) as amount,
        count(*) filter (where i.due_at < now()) as overdue,
        count(*) filter (where i.due_at >= now() and i.due_at - now() <= (i.due_at - i.entered_at) * %4$s) as near
      from public.workflow_instances i where i.tenant_id = any (%1$L::text[]) and not i.is_terminal group by 1, 2, 3
    ), proposed as (
      select date_trunc('month', p.created_at at time zone %3$L)::date as month, count(*) as count, sum(p.estimated_cost) as amount
      from public.projects p where p.tenant_id = any (%1$L::text[]) and p.created_at >= (%2$L::timestamp at time zone %3$L) group by 1
    ), estimated as (
      select date_trunc('month', e.created_at at time zone %3$L)::date as month, count(*) as count, sum(e.payable_total) as amount
      from public.estimates e
      where e.tenant_id = any (%1$L::text[]) and e.created_at >= (%2$L::timestamp at time zone %3$L) and e.submitted_at is not null group by 1
    ), sanctioned as (
      select date_trunc('month', s.sanctioned_on)::date as month, count(*) as count, sum(s.amount) as amount
      from public.estimate_sanctions s
      where s.tenant_id = any (%1$L::text[]) and s.is_current and s.kind = 'ADMINISTRATIVE' and s.sanctioned_on >= %2$L::date group by 1
    ), months as (
      select m::date as month from generate_series(%2$L::timestamp, now() at time zone %3$L, interval '1 month') m
    )
    select jsonb_build_object(
      'months', (select jsonb_agg(jsonb_build_object('month', m.month,
          'projects', jsonb_build_object('count', coalesce(p.count, 0), 'amount', coalesce(p.amount, 0)::text),
          'estimates', jsonb_build_object('count', coalesce(e.count, 0), 'amount', coalesce(e.amount, 0)::text),
          'sanctioned', jsonb_build_object('count', coalesce(s.count, 0), 'amount', coalesce(s.amount, 0)::text)) order by m.month)
        from months m left join proposed p using (month) left join estimated e using (month) left join sanctioned s using (month)),
      'states', (select coalesce(jsonb_agg(jsonb_build_object('document_type', o.document_type, 'state', o.state, 'count', o.count,
          'amount', o.amount::text, 'overdue', o.overdue, 'near', o.near) order by o.document_type desc, o.count desc, o.state), '[]')
        from (select x.document_type, x.state, sum(x.count) as count, sum(x.amount) as amount, sum(x.overdue) as overdue, sum(x.near) as near
          from open_papers x group by 1, 2) o),
      'agencies', (select coalesce(jsonb_agg(jsonb_build_object('tenant_id', t.id, 'name', t.name, 'local_names', t.local_names, 'count', coalesce(o.count, 0),
          'amount', coalesce(o.amount, 0)::text, 'overdue', coalesce(o.overdue, 0)) order by coalesce(o.overdue, 0) desc, coalesce(o.count, 0) desc, t.name), '[]')
        from public.tenants t left join (select x.tenant_id, sum(x.count) as count, sum(x.amount) as amount, sum(x.overdue) as overdue
          from open_papers x where x.document_type <> 'project' group by 1) o on o.tenant_id = t.id
        where t.id = any (%1$L::text[]) and t.kind = 'ulb')) $sql$,
    p_tenants, p_first, p_zone, p_near)
$$;
comment on function private.figures_query(text[], date, text, numeric) is 'The question of desk_figures, for agencies, from a first day on; p_near is the share of a deadline that counts as near.';

create function public.desk_figures(p_tenant_id text, p_months int default 12) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  v_tenants text[];
  v_zone text;
  v_answer jsonb;
begin
  perform private.require_permission(p_tenant_id, 'dashboard:read');
  perform private.fail_fields(case when p_months between 1 and 36 then '[]'::jsonb
    else private.field_error('/months', 'OUT_OF_RANGE', '{"min": 1, "max": 36}') end);
  -- The agency and what lies below it, as far as the right reaches.
  v_tenants := array(select m.id from unnest(private.my_tenants('dashboard:read')) m (id) where m.id = p_tenant_id or m.id ^@ (p_tenant_id || '.') order by 1);
  select t.time_zone into v_zone from public.tenants t where t.id = p_tenant_id;
  execute private.figures_query(v_tenants, (date_trunc('month', now() at time zone v_zone) - make_interval(months => p_months - 1))::date, v_zone,
    (private.setting(p_tenant_id, 'inbox.near_sla_share') #>> '{}')::numeric) into v_answer;
  return v_answer;
end
$$;
comment on function public.desk_figures(text, int) is
  'Headline figures of an agency and those below it: {months [{month, projects, estimates, sanctioned: {count, amount}}], oldest first and none left out; '
  'states [{document_type, state, count, amount, overdue, near}] of papers that are not done; agencies [{tenant_id, name, local_names, count, amount, '
  'overdue}] without projects}. projects by the day they were proposed here, estimates handed in by the day they were begun, sanctioned by the day of the '
  'administrative sanction. Only what my rights let me read is counted. Amounts are rupees as decimal text. Needs dashboard:read: NOT_PERMITTED (403).';

grant execute on function private.my_making(text, int), private.figures_query(text[], date, text, numeric) to authenticated;
grant execute on function public.desk_counts(text), public.search_everything(text, text, int), public.desk_home(text),
  public.desk_figures(text, int) to authenticated;

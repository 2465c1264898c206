-- Workflow definitions: how a service is drafted, checked, published and taken back.
-- A draft may be incomplete, but what it names must be readable; what is published must be able to carry a paper to its end.

-- Reading -----------------------------------------------------------------------------------------------------------

create function public.get_workflow(p_tenant_id text, p_service_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_build_object('id', s.id, 'tenant_id', s.tenant_id, 'code', s.code, 'document_type', s.document_type, 'version', s.version,
    'status', s.status, 'revision', s.revision, 'name', s.name, 'local_names', s.local_names, 'sla_hours', s.sla_hours,
    'is_maker_checker', s.is_maker_checker, 'published_at', s.published_at, 'retired_at', s.retired_at, 'updated_at', s.updated_at,
    'states', (
      select coalesce(jsonb_agg(jsonb_build_object('code', x.code, 'name', x.name, 'local_names', x.local_names,
        'application_status', x.application_status, 'is_start', x.is_start, 'is_terminal', x.is_terminal, 'is_updatable', x.is_updatable,
        'sla_hours', x.sla_hours, 'escalate_to_role', x.escalate_to_role, 'escalation_action', x.escalation_action) order by x.ordinal, x.code), '[]')
      from public.workflow_states x where x.tenant_id = s.tenant_id and x.service_id = s.id),
    'actions', (
      select coalesce(jsonb_agg(jsonb_build_object('code', a.code, 'from', f.code, 'to', t.code, 'name', a.name, 'local_names', a.local_names,
        'kind', a.kind, 'effect', a.effect, 'role_codes', a.role_codes, 'is_checking', a.is_checking, 'is_comment_required', a.is_comment_required,
        'required_document_kinds', a.required_document_kinds, 'goes_to_maker', a.goes_to_maker, 'is_active', a.is_active)
        order by f.ordinal, a.ordinal, a.code), '[]')
      from public.workflow_actions a
      join public.workflow_states f on f.tenant_id = a.tenant_id and f.id = a.state_id
      join public.workflow_states t on t.tenant_id = a.tenant_id and t.id = a.next_state_id
      where a.tenant_id = s.tenant_id and a.service_id = s.id),
    'effects', (
      select coalesce(jsonb_agg(to_jsonb(e) - 'document_type' order by e.ordinal), '[]')
      from public.workflow_effects e where e.document_type = s.document_type))
  from public.workflow_services s where s.tenant_id = p_tenant_id and s.id = p_service_id
$$;
comment on function public.get_workflow(text, uuid) is
  'One version of a service in the shape that save_workflow takes, with the effects that its document type knows; null when there is none to see.';

create function public.list_workflows(p_tenant_id text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_counted text[];
begin
  perform private.require_user();
  if not p_tenant_id = any ((select private.my_visible_tenants())::text[]) then
    perform private.fail(403, 'NOT_PERMITTED', jsonb_build_object('tenant_id', p_tenant_id), 'Your roles in this agency do not allow this.');
  end if;
  -- Papers of this agency and of those below it that follow its rules, as far as the caller may count them.
  select coalesce(array_agg(t), '{}') into v_counted
  from unnest(private.my_tenants('workflow:manage')) t where t = p_tenant_id or t ^@ (p_tenant_id || '.');
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'tenant_id', s.tenant_id, 'tenant_name', t.name, 'tenant_local_names', t.local_names,
        'code', s.code, 'document_type', s.document_type, 'version', s.version, 'status', s.status, 'revision', s.revision, 'name', s.name,
        'local_names', s.local_names, 'published_at', s.published_at, 'published_by_name', b.name, 'retired_at', s.retired_at,
        'updated_at', s.updated_at, 'updated_by_name', u.name,
        'is_in_force', s.id = (private.service_in_force(p_tenant_id, s.code)).id,
        'in_flight', (
          select coalesce(jsonb_agg(jsonb_build_object('state', n.code, 'name', n.name, 'local_names', n.local_names, 'count', n.count) order by n.ordinal), '[]')
          from (
            select x.code, x.name, x.local_names, x.ordinal, count(*) as count
            from public.workflow_instances i
            join public.workflow_states x on x.tenant_id = i.service_tenant_id and x.id = i.state_id
            where i.service_tenant_id = s.tenant_id and i.service_id = s.id and not i.is_terminal
              and (i.tenant_id = any (v_counted) or i.tenant_id = any ((select private.my_tenants(d.read_permission))::text[])
                and (i.tenant_id = p_tenant_id or i.tenant_id ^@ (p_tenant_id || '.')))
            group by 1, 2, 3, 4) n))
      order by d.code desc, s.code, length(s.tenant_id) desc, s.version desc), '[]')
    from public.workflow_services s
    join public.tenants t on t.id = s.tenant_id
    join public.document_types d on d.code = s.document_type
    left join public.user_profiles b on b.id = s.published_by
    left join public.user_profiles u on u.id = s.updated_by
    where s.tenant_id = any (private.tenant_line(p_tenant_id)) and (s.tenant_id = p_tenant_id or s.status <> 'DRAFT'));
end
$$;
comment on function public.list_workflows(text) is
  'Every version of every service that an agency owns or inherits: whether it is in force, who published it, and how many papers are in flight '
  'under it per state (those that the caller may count). NOT_PERMITTED (403) for outsiders.';

create function public.workflow_people(p_tenant_id text, p_role_codes text[])
returns table (role_code text, user_id uuid, name text, designation text)
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_permission(p_tenant_id, 'workflow:manage');
  return query
  select r.code, p.user_id, p.name, p.designation
  from (select distinct code from unnest(p_role_codes) code limit 100) r
  cross join lateral private.people_with_roles(p_tenant_id, array[r.code]) p
  order by r.code, p.name;
end
$$;
comment on function public.workflow_people(text, text[]) is 'Who in the agency could act today, per role: what a workflow would mean in practice. Needs workflow:manage.';

-- Checking ----------------------------------------------------------------------------------------------------------

create function private.workflow_ways_around(p_tenant_id text, p_service_id uuid)
returns table (effect text, seed text, state_id uuid)
language sql stable security definer set search_path = ''
as $$
  with recursive around as (
    select e.code as effect, s.code as seed, s.id as state_id
    from public.workflow_services w
    join public.workflow_effects e on e.document_type = w.document_type
    join public.workflow_states s on s.tenant_id = w.tenant_id and s.service_id = w.id and (s.is_start or s.is_updatable)
    where w.tenant_id = p_tenant_id and w.id = p_service_id
    union
    select r.effect, r.seed, a.next_state_id
    from around r join public.workflow_actions a on a.tenant_id = p_tenant_id and a.state_id = r.state_id
    where a.is_active and a.effect is distinct from r.effect
  )
  select * from around
$$;
comment on function private.workflow_ways_around(text, uuid) is
  'For every effect: the states that can be reached from the start, or from a state in which the paper can be changed, without it.';

create function private.workflow_shape_faults(p_tenant_id text, p_service_id uuid) returns setof jsonb
language sql stable security definer set search_path = ''
as $$
  with recursive states as (
    select * from public.workflow_states s where s.tenant_id = p_tenant_id and s.service_id = p_service_id
  ), actions as (
    select a.*, s.code as state from public.workflow_actions a join states s on s.id = a.state_id
    where a.tenant_id = p_tenant_id and a.service_id = p_service_id and a.is_active
  ), reached as (
    select s.id from states s where s.is_start
    union
    select a.next_state_id from actions a join reached r on r.id = a.state_id
  ), finishing as (
    select s.id from states s where s.is_terminal
    union
    select a.state_id from actions a join finishing f on f.id = a.next_state_id
  )
  select jsonb_build_object('code', 'WORKFLOW_NO_START') where not exists (select from states where is_start)
  union all select jsonb_build_object('code', 'WORKFLOW_NO_END') where not exists (select from states where is_terminal)
  union all select jsonb_build_object('code', 'WORKFLOW_UNREACHABLE', 'state', s.code) from states s where s.id not in (select id from reached)
  union all select jsonb_build_object('code', 'WORKFLOW_DEAD_END', 'state', s.code) from states s where s.id not in (select id from finishing)
  union all select jsonb_build_object('code', 'WORKFLOW_END_LEADS_ON', 'state', s.code, 'action', a.code)
    from actions a join states s on s.id = a.state_id where s.is_terminal
  union all select jsonb_build_object('code', 'WORKFLOW_BACK_TO_START', 'state', a.state, 'action', a.code)
    from actions a join states n on n.id = a.next_state_id where n.is_start
  -- A state waits for a person, for another paper, or for time; one that waits for nobody holds its papers for ever.
  union all select jsonb_build_object('code', 'WORKFLOW_NO_PERSON', 'state', s.code)
    from states s where not s.is_terminal and not exists (
      select from actions a
      left join public.workflow_services w on w.tenant_id = a.tenant_id and w.id = a.service_id
      left join public.workflow_effects e on e.document_type = w.document_type and e.code = a.effect
      where a.state_id = s.id and (a.role_codes <> '{SYSTEM}' or e.taken_by = 'SYSTEM' or a.code = s.escalation_action and s.sla_hours is not null))
  union all select jsonb_build_object('code', 'WORKFLOW_UNKNOWN_ROLE', 'state', a.state, 'action', a.code, 'role', r)
    from actions a cross join unnest(a.role_codes) r
    where not exists (select from public.roles x where x.code = r and x.is_active and x.tenant_id = any (private.tenant_line(p_tenant_id)))
  union all select jsonb_build_object('code', 'WORKFLOW_ESCALATION_ROLE', 'state', s.code, 'role', s.escalate_to_role)
    from states s where s.escalate_to_role is not null and not exists (
      select from public.roles x where x.code = s.escalate_to_role and x.is_active and not x.is_system and x.tenant_id = any (private.tenant_line(p_tenant_id)))
  union all select jsonb_build_object('code', 'WORKFLOW_ESCALATION_ACTION', 'state', s.code, 'action', s.escalation_action)
    from states s where s.escalation_action is not null and not exists (
      select from actions a where a.state_id = s.id and a.code = s.escalation_action and 'SYSTEM' = any (a.role_codes))
  union all select jsonb_build_object('code', 'WORKFLOW_DOCUMENT_KIND', 'state', a.state, 'action', a.code, 'kind', k)
    from actions a join public.workflow_services w on w.tenant_id = a.tenant_id and w.id = a.service_id cross join unnest(a.required_document_kinds) k
    where not exists (
      select from private.document_kinds_in_force(p_tenant_id, private.local_date(p_tenant_id)) d
      where d.code = k and d.owner_type = case when k = 'WORKFLOW_ATTACHMENT' then 'workflow' else w.document_type end)
$$;
comment on function private.workflow_shape_faults(text, uuid) is
  'Faults of the graph and of what it names: starts, ends, dead ends, unreachable states, states that wait for nobody, unknown roles, actions, kinds.';

create function private.workflow_effect_faults(p_tenant_id text, p_service_id uuid) returns setof jsonb
language sql stable security definer set search_path = ''
as $$
  with effects as (
    select e.* from public.workflow_services w join public.workflow_effects e on e.document_type = w.document_type
    where w.tenant_id = p_tenant_id and w.id = p_service_id
  ), moves as (
    select a.*, s.code as state, s.is_start, n.application_status as next_status, n.is_updatable as is_next_updatable
    from public.workflow_actions a
    join public.workflow_states s on s.tenant_id = a.tenant_id and s.id = a.state_id
    join public.workflow_states n on n.tenant_id = a.tenant_id and n.id = a.next_state_id
    where a.tenant_id = p_tenant_id and a.service_id = p_service_id and a.is_active
  ), around as (
    select * from private.workflow_ways_around(p_tenant_id, p_service_id)
  )
  select jsonb_build_object('code', 'WORKFLOW_EFFECT_MISSING', 'effect', e.code)
    from effects e where e.is_required and not exists (select from moves m where m.effect = e.code)
  union all select jsonb_build_object('code', 'WORKFLOW_EFFECT_UNKNOWN', 'state', m.state, 'action', m.code, 'effect', m.effect)
    from moves m where m.effect is not null and not exists (select from effects e where e.code = m.effect)
  union all select distinct jsonb_build_object('code', 'WORKFLOW_EFFECT_AROUND', 'state', r.seed, 'effect', e.code)
    from effects e join around r on r.effect = e.code
    join public.workflow_states s on s.tenant_id = p_tenant_id and s.id = r.state_id
    where e.is_unavoidable and s.is_terminal and s.application_status = 'ACTIVE' and exists (select from moves m where m.effect = e.code)
  union all select distinct jsonb_build_object('code', 'WORKFLOW_EFFECT_ORDER', 'state', m.state, 'action', m.code, 'effect', e.code, 'after', e.comes_after)
    from effects e join moves m on m.effect = e.code join around r on r.effect = e.comes_after and r.state_id = m.state_id
    where exists (select from moves x where x.effect = e.comes_after)
  union all select jsonb_build_object('code', 'WORKFLOW_EFFECT_TAKER', 'state', m.state, 'action', m.code, 'effect', m.effect)
    from moves m join effects e on e.code = m.effect where (e.taken_by = 'SYSTEM') <> ('SYSTEM' = any (m.role_codes))
  union all select jsonb_build_object('code', 'WORKFLOW_EFFECT_PLACE', 'state', m.state, 'action', m.code, 'effect', m.effect)
    from moves m where m.effect is not null and (m.effect = 'OPEN') <> m.is_start
  union all select jsonb_build_object('code', 'WORKFLOW_EFFECT_TWICE', 'state', m.state, 'action', max(m.code), 'effect', m.effect)
    from moves m join effects e on e.code = m.effect where e.code = 'OPEN' or e.taken_by = 'SYSTEM'
    group by m.state, m.effect having count(*) > 1
  union all select jsonb_build_object('code', 'WORKFLOW_DRAFT_FIXED', 'state', m.state, 'action', m.code)
    from moves m where m.effect = 'OPEN' and not m.is_next_updatable
  union all select jsonb_build_object('code', 'WORKFLOW_EFFECT_END', 'state', m.state, 'action', m.code, 'effect', m.effect)
    from moves m join effects e on e.code = m.effect where e.is_concluding and m.next_status <> 'ACTIVE'
$$;
comment on function private.workflow_effect_faults(text, uuid) is
  'Faults of what the moves do: a sanction that is missing, can be gone around, comes too early or is given by nobody; a paper that cannot be opened.';

create function private.place_of_finding(p_tenant_id text, p_service_id uuid, p_finding jsonb) returns text[]
language sql stable security definer set search_path = ''
as $$
  select array[coalesce((
    select lpad(s.ordinal::text, 4, '0') from public.workflow_states s
    where s.tenant_id = p_tenant_id and s.service_id = p_service_id and s.code = p_finding ->> 'state'), ''), p_finding::text]
$$;
comment on function private.place_of_finding(text, uuid, jsonb) is 'Orders findings along the flow; those of the whole workflow come first.';

create function private.workflow_faults(p_tenant_id text, p_service_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(f.fault order by private.place_of_finding(p_tenant_id, p_service_id, f.fault)), '[]') from (
    select x as fault from private.workflow_shape_faults(p_tenant_id, p_service_id) x
    union all select x from private.workflow_effect_faults(p_tenant_id, p_service_id) x) f
$$;
comment on function private.workflow_faults(text, uuid) is 'Everything that keeps a service from being published: [{code, state, action, role, effect, after, kind}].';

create function private.roles_held(p_tenant_id text) returns text[]
language sql stable security definer set search_path = ''
as $$
  select coalesce(array_agg(distinct mr.role_code), '{}')
  from public.memberships m
  join public.user_profiles p on p.id = m.user_id and p.is_active
  join public.membership_roles mr on mr.tenant_id = m.tenant_id and mr.membership_id = m.id
  join public.roles r on r.tenant_id = mr.role_tenant_id and r.code = mr.role_code and r.is_active
  where r.is_for_organisations = (m.organisation_id is not null) and not m.is_suspended
    and current_date between m.valid_from and coalesce(m.valid_to, current_date)
    and current_date between mr.valid_from and coalesce(mr.valid_to, current_date)
    and (m.tenant_id = p_tenant_id or m.tenant_id ^@ (p_tenant_id || '.')
      or r.reaches_descendants and p_tenant_id ^@ (m.tenant_id || '.'))
$$;
comment on function private.roles_held(text) is 'Roles that at least one person holds today in the agency, below it, or above it with reach.';

create function private.workflow_warnings(p_tenant_id text, p_service_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  with service as (
    select w.*, d.read_permission from public.workflow_services w join public.document_types d on d.code = w.document_type
    where w.tenant_id = p_tenant_id and w.id = p_service_id
  ), states as (
    select * from public.workflow_states s where s.tenant_id = p_tenant_id and s.service_id = p_service_id
  ), moves as (
    select a.*, s.code as state, s.ordinal as state_ordinal, s.escalation_action, e.taken_by, e.is_checked
    from public.workflow_actions a
    join states s on s.id = a.state_id
    cross join service w
    left join public.workflow_effects e on e.document_type = w.document_type and e.code = a.effect
    where a.tenant_id = p_tenant_id and a.service_id = p_service_id and a.is_active
  ), named as (
    -- Each role once, where it is met first.
    select distinct on (r) r as role, m.state, m.code as action from moves m cross join unnest(m.role_codes) r
    where r <> 'SYSTEM' order by r, m.state_ordinal, m.ordinal
  )
  select coalesce(jsonb_agg(f.warning order by private.place_of_finding(p_tenant_id, p_service_id, f.warning)), '[]') from (
    select jsonb_build_object('code', 'WORKFLOW_NOBODY_HOLDS', 'state', n.state, 'action', n.action, 'role', n.role) as warning
      from named n where not n.role = any ((select private.roles_held(p_tenant_id))::text[])
        and exists (select from public.roles x where x.code = n.role and x.is_active and x.tenant_id = any (private.tenant_line(p_tenant_id)))
    union all select jsonb_build_object('code', 'WORKFLOW_CANNOT_READ', 'state', n.state, 'action', n.action, 'role', n.role)
      from named n cross join service w
      where exists (select from public.roles x where x.code = n.role and x.is_active and x.tenant_id = any (private.tenant_line(p_tenant_id)))
        and not exists (
          select from public.role_permissions p
          where p.role_code = n.role and p.permission = w.read_permission and p.tenant_id = any (private.tenant_line(p_tenant_id)))
    union all select jsonb_build_object('code', 'WORKFLOW_NO_SLA', 'state', s.code)
      from states s where s.sla_hours is null and s.application_status = 'INWORKFLOW' and not s.is_start and not s.is_terminal
        and exists (select from moves m where m.state_id = s.id and m.role_codes <> '{SYSTEM}')
    union all select jsonb_build_object('code', 'WORKFLOW_ESCALATION_NO_SLA', 'state', s.code)
      from states s where s.sla_hours is null and (s.escalate_to_role is not null or s.escalation_action is not null)
    union all select jsonb_build_object('code', 'WORKFLOW_UNCHECKED', 'state', m.state, 'action', m.code, 'effect', m.effect)
      from moves m cross join service w where m.is_checked and not (m.is_checking and w.is_maker_checker)
    union all select jsonb_build_object('code', 'WORKFLOW_NEVER_TAKEN', 'state', m.state, 'action', m.code)
      from moves m where m.role_codes = '{SYSTEM}' and m.taken_by is distinct from 'SYSTEM' and m.code is distinct from m.escalation_action
    union all select jsonb_build_object('code', 'WORKFLOW_NAME_MISSING', 'state', s.code)
      from states s where not s.is_start and not (private.text_of(s.local_names, 'or') is not null and private.text_of(s.local_names, 'hi') is not null)
    union all select jsonb_build_object('code', 'WORKFLOW_NAME_MISSING', 'state', m.state, 'action', m.code)
      from moves m where not (private.text_of(m.local_names, 'or') is not null and private.text_of(m.local_names, 'hi') is not null)) f
$$;
comment on function private.workflow_warnings(text, uuid) is
  'What an administrator should know before publishing: roles that nobody holds or that cannot see the paper, no time limit, sanctions that the maker '
  'could give alone, moves that nothing takes, names missing in a language.';

create function public.check_workflow(p_tenant_id text, p_service_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_permission(p_tenant_id, 'workflow:manage');
  if not exists (select from public.workflow_services s where s.tenant_id = p_tenant_id and s.id = p_service_id) then
    perform private.fail(404, 'WORKFLOW_NOT_FOUND', '{}', 'There is no such workflow.');
  end if;
  return jsonb_build_object('faults', private.workflow_faults(p_tenant_id, p_service_id), 'warnings', private.workflow_warnings(p_tenant_id, p_service_id));
end
$$;
comment on function public.check_workflow(text, uuid) is
  'What publishing would say, without publishing: {faults, warnings}, each [{code, state, action, role, effect, after, kind}]. Needs workflow:manage.';

-- Drafting ----------------------------------------------------------------------------------------------------------

create function private.lock_workflow(p_tenant_id text, p_code text) returns void
language sql volatile set search_path = ''
as $$ select pg_advisory_xact_lock(hashtextextended('workflow:' || p_tenant_id || ':' || p_code, 0)) $$;
comment on function private.lock_workflow(text, text) is 'Makes those who draft, publish or retire one service queue up.';

create function public.draft_workflow(p_tenant_id text, p_code text, p_from_service uuid default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_source public.workflow_services;
  v_id uuid;
begin
  perform private.require_permission(p_tenant_id, 'workflow:manage');
  perform private.lock_workflow(p_tenant_id, p_code);
  select s.id into v_id from public.workflow_services s where s.tenant_id = p_tenant_id and s.code = p_code and s.status = 'DRAFT';
  if v_id is not null then
    return jsonb_build_object('id', v_id, 'is_new', false);
  end if;
  if p_from_service is null then
    v_source := private.service_in_force(p_tenant_id, p_code);
  else
    select s.* into v_source from public.workflow_services s
    where s.id = p_from_service and s.code = p_code and s.tenant_id = any (private.tenant_line(p_tenant_id)) and s.status <> 'DRAFT';
  end if;
  if v_source.id is null then perform private.fail(404, 'WORKFLOW_NOT_FOUND', jsonb_build_object('code', p_code), 'There is no such workflow to begin from.'); end if;

  v_id := private.uuid_v7();
  insert into public.workflow_services (tenant_id, id, code, document_type, version, name, local_names, sla_hours, is_maker_checker, updated_by)
  values (p_tenant_id, v_id, p_code, v_source.document_type,
    (select coalesce(max(s.version), 0) + 1 from public.workflow_services s where s.tenant_id = p_tenant_id and s.code = p_code),
    v_source.name, v_source.local_names, v_source.sla_hours, v_source.is_maker_checker, auth.uid());
  insert into public.workflow_states (tenant_id, service_id, code, application_status, is_start, is_terminal, is_updatable, sla_hours, escalate_to_role,
    escalation_action, ordinal, name, local_names)
  select p_tenant_id, v_id, s.code, s.application_status, s.is_start, s.is_terminal, s.is_updatable, s.sla_hours, s.escalate_to_role,
    s.escalation_action, s.ordinal, s.name, s.local_names
  from public.workflow_states s where s.tenant_id = v_source.tenant_id and s.service_id = v_source.id;
  insert into public.workflow_actions (tenant_id, service_id, state_id, code, next_state_id, kind, role_codes, is_checking, is_comment_required,
    required_document_kinds, goes_to_maker, effect, is_active, ordinal, name, local_names)
  select p_tenant_id, v_id, f.id, a.code, t.id, a.kind, a.role_codes, a.is_checking, a.is_comment_required,
    a.required_document_kinds, a.goes_to_maker, a.effect, a.is_active, a.ordinal, a.name, a.local_names
  from public.workflow_actions a
  join public.workflow_states of on of.tenant_id = a.tenant_id and of.id = a.state_id
  join public.workflow_states ot on ot.tenant_id = a.tenant_id and ot.id = a.next_state_id
  join public.workflow_states f on f.tenant_id = p_tenant_id and f.service_id = v_id and f.code = of.code
  join public.workflow_states t on t.tenant_id = p_tenant_id and t.service_id = v_id and t.code = ot.code
  where a.tenant_id = v_source.tenant_id and a.service_id = v_source.id;
  return jsonb_build_object('id', v_id, 'is_new', true);
end
$$;
comment on function public.draft_workflow(text, text, uuid) is
  'Begins a draft of the agency''s next version, copied from the version in force (own or inherited) or from an older one that is named. A draft that '
  'is open already is answered instead: {id, is_new}. WORKFLOW_NOT_FOUND (404). Needs workflow:manage.';

create function private.name_errors(p jsonb, p_pointer text) returns jsonb
language sql immutable set search_path = ''
as $$
  select case
      when private.text_of(p, 'name') is null then private.field_error(p_pointer || '/name', 'REQUIRED')
      when length(p ->> 'name') > 100 then private.field_error(p_pointer || '/name', 'TOO_LONG', '{"max": 100}')
      else '[]' end
    || case when jsonb_typeof(coalesce(p -> 'local_names', '{}')) <> 'object' then private.field_error(p_pointer || '/local_names', 'BAD_REQUEST')
      else coalesce((
        select jsonb_agg(jsonb_build_object('pointer', p_pointer || '/local_names/' || n.key, 'code', 'TOO_LONG', 'params', '{"max": 100}'::jsonb))
        from jsonb_each_text(coalesce(p -> 'local_names', '{}')) n where length(n.value) > 100), '[]') end
$$;
comment on function private.name_errors(jsonb, text) is 'Errors of a name and its local names.';

create function private.code_shape_errors(p jsonb, p_key text, p_pointer text) returns jsonb
language sql immutable set search_path = ''
as $$
  select case
    when private.text_of(p, p_key) is null then private.field_error(p_pointer || '/' || p_key, 'REQUIRED')
    when p ->> p_key !~ '^[A-Z][A-Z_]*$' then private.field_error(p_pointer || '/' || p_key, 'INVALID_CHARACTERS')
    when length(p ->> p_key) > 60 then private.field_error(p_pointer || '/' || p_key, 'TOO_LONG', '{"max": 60}')
    else '[]' end
$$;
comment on function private.code_shape_errors(jsonb, text, text) is 'Errors of a code of a state or an action: capital letters and underscores.';

create function private.hours_errors(p jsonb, p_pointer text) returns jsonb
language sql immutable set search_path = ''
as $$
  select case when private.text_of(p, 'sla_hours') is not null and (p ->> 'sla_hours' !~ '^\d{1,5}$' or (p ->> 'sla_hours')::int not between 1 and 17520)
    then private.field_error(p_pointer || '/sla_hours', 'OUT_OF_RANGE', '{"min": 1, "max": 17520}') else '[]' end
$$;
comment on function private.hours_errors(jsonb, text) is 'Errors of a time limit: whole hours, at most two years.';

create function private.workflow_errors(p jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
  v_errors jsonb := private.name_errors(p, '') || private.hours_errors(p, '');
  v_states jsonb := private.rows_of(p, 'states');
  v_actions jsonb := private.rows_of(p, 'actions');
  v_codes text[] := (select coalesce(array_agg(x ->> 'code'), '{}') from jsonb_array_elements(v_states) x);
  v_row jsonb;
  v_at text;
  v_index int := -1;
  v_key text;
begin
  if jsonb_array_length(v_states) > 60 then v_errors := v_errors || private.field_error('/states', 'OUT_OF_RANGE', '{"min": 1, "max": 60}'); end if;
  if jsonb_array_length(v_actions) > 300 then v_errors := v_errors || private.field_error('/actions', 'OUT_OF_RANGE', '{"min": 1, "max": 300}'); end if;
  for v_row in select value from jsonb_array_elements(v_states) loop
    v_index := v_index + 1;
    v_at := '/states/' || v_index;
    v_errors := v_errors || private.code_shape_errors(v_row, 'code', v_at) || private.name_errors(v_row, v_at) || private.hours_errors(v_row, v_at);
    if v_row ->> 'code' = any (v_codes[1:v_index]) then v_errors := v_errors || private.field_error(v_at || '/code', 'DUPLICATE_CODE'); end if;
    if coalesce(v_row ->> 'application_status', '') not in ('INWORKFLOW', 'ACTIVE', 'INACTIVE') then
      v_errors := v_errors || private.field_error(v_at || '/application_status', 'REQUIRED');
    end if;
    if private.flag_of(v_row, 'is_start') and (private.flag_of(v_row, 'is_terminal') or exists (
      select from jsonb_array_elements(v_states) with ordinality x (s, n) where n <= v_index and private.flag_of(s, 'is_start'))) then
      v_errors := v_errors || private.field_error(v_at || '/is_start', 'WORKFLOW_SEVERAL_STARTS');
    end if;
    foreach v_key in array array['escalate_to_role', 'escalation_action'] loop
      if private.text_of(v_row, v_key) is not null and v_row ->> v_key !~ '^[A-Z][A-Z0-9_]{0,63}$' then
        v_errors := v_errors || private.field_error(v_at || '/' || v_key, 'INVALID_CHARACTERS');
      end if;
    end loop;
  end loop;
  v_index := -1;
  for v_row in select value from jsonb_array_elements(v_actions) loop
    v_index := v_index + 1;
    v_errors := v_errors || private.workflow_action_errors(v_row, '/actions/' || v_index, v_codes);
    if exists (
      select from jsonb_array_elements(v_actions) with ordinality x (a, n)
      where n <= v_index and a ->> 'from' = v_row ->> 'from' and a ->> 'code' = v_row ->> 'code') then
      v_errors := v_errors || private.field_error(format('/actions/%s/code', v_index), 'DUPLICATE_CODE');
    end if;
  end loop;
  return v_errors;
end
$$;
comment on function private.workflow_errors(jsonb) is 'What may not even stand in a draft: unreadable or doubled codes, missing names, actions between states that are not there.';

create function private.workflow_action_errors(p jsonb, p_pointer text, p_states text[]) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
  v_errors jsonb := private.code_shape_errors(p, 'code', p_pointer) || private.name_errors(p, p_pointer);
  v_key text;
begin
  foreach v_key in array array['from', 'to'] loop
    if private.text_of(p, v_key) is null or not p ->> v_key = any (p_states) then
      v_errors := v_errors || private.field_error(p_pointer || '/' || v_key, 'REQUIRED');
    end if;
  end loop;
  if coalesce(p ->> 'kind', '') not in ('SAVE', 'FORWARD', 'BACK', 'REJECT') then v_errors := v_errors || private.field_error(p_pointer || '/kind', 'REQUIRED'); end if;
  if jsonb_array_length(private.rows_of(p, 'role_codes', p_pointer)) = 0 then
    v_errors := v_errors || private.field_error(p_pointer || '/role_codes', 'REQUIRED');
  end if;
  -- Codes that are text in every form, so that what is stored can be read again.
  foreach v_key in array array['role_codes', 'required_document_kinds'] loop
    if exists (
      select from jsonb_array_elements(private.rows_of(p, v_key, p_pointer)) x where jsonb_typeof(x) <> 'string' or x #>> '{}' !~ '^[A-Z][A-Z0-9_]{0,63}$') then
      v_errors := v_errors || private.field_error(p_pointer || '/' || v_key, 'INVALID_CHARACTERS');
    end if;
  end loop;
  if private.text_of(p, 'effect') is not null and p ->> 'effect' !~ '^[A-Z][A-Z_]{0,59}$' then
    v_errors := v_errors || private.field_error(p_pointer || '/effect', 'INVALID_CHARACTERS');
  end if;
  return v_errors;
end
$$;
comment on function private.workflow_action_errors(jsonb, text, text[]) is 'What an action may not lack even in a draft.';

create function private.names_of(p jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  select coalesce(jsonb_object_agg(n.key, btrim(n.value)), '{}') from jsonb_each_text(coalesce(p -> 'local_names', '{}')) n
  where n.key in ('or', 'hi') and nullif(btrim(n.value), '') is not null
$$;
comment on function private.names_of(jsonb) is 'The local names of a row, blanks left out.';

create function private.open_draft(p_tenant_id text, p_service_id uuid, p_expected_revision int) returns public.workflow_services
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_service public.workflow_services;
begin
  perform private.lock_workflow(p_tenant_id, (select s.code from public.workflow_services s where s.tenant_id = p_tenant_id and s.id = p_service_id));
  select s.* into v_service from public.workflow_services s where s.tenant_id = p_tenant_id and s.id = p_service_id for update;
  if v_service.id is null then perform private.fail(404, 'WORKFLOW_NOT_FOUND', '{}', 'There is no such workflow.'); end if;
  if v_service.status <> 'DRAFT' then
    perform private.fail(409, 'WORKFLOW_NOT_DRAFT', jsonb_build_object('status', v_service.status), 'Only a draft can be changed or published.');
  end if;
  if v_service.revision is distinct from p_expected_revision then
    perform private.fail(409, 'WORKFLOW_STALE', jsonb_build_object('revision', v_service.revision, 'moved_at', v_service.updated_at,
      'moved_by', (select u.name from public.user_profiles u where u.id = v_service.updated_by)), 'Someone else saved this draft. Look at theirs first.');
  end if;
  return v_service;
end
$$;
comment on function private.open_draft(text, uuid, int) is
  'Locks a draft for who saw its present revision. WORKFLOW_NOT_FOUND (404), WORKFLOW_NOT_DRAFT, WORKFLOW_STALE (409) with who saved it and when.';

create function public.save_workflow(p_tenant_id text, p_workflow jsonb, p_expected_revision int) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_service public.workflow_services;
  v_revision int;
begin
  perform private.require_permission(p_tenant_id, 'workflow:manage');
  if p_workflow is null or jsonb_typeof(p_workflow) <> 'object' then perform private.fail_fields(private.field_error('', 'BAD_REQUEST')); end if;
  v_service := private.open_draft(p_tenant_id, private.try_uuid(p_workflow ->> 'id'), p_expected_revision);
  perform private.fail_fields(private.workflow_errors(p_workflow));
  update public.workflow_services s set name = btrim(p_workflow ->> 'name'), local_names = private.names_of(p_workflow),
    sla_hours = private.text_of(p_workflow, 'sla_hours')::int, is_maker_checker = private.flag_of(p_workflow, 'is_maker_checker'), revision = s.revision + 1
  where s.tenant_id = p_tenant_id and s.id = v_service.id returning s.revision into v_revision;
  perform private.save_workflow_states(p_tenant_id, v_service.id, private.rows_of(p_workflow, 'states'));
  perform private.save_workflow_actions(p_tenant_id, v_service.id, private.rows_of(p_workflow, 'actions'));
  return jsonb_build_object('id', v_service.id, 'revision', v_revision) || public.check_workflow(p_tenant_id, v_service.id);
end
$$;
comment on function public.save_workflow(text, jsonb, int) is
  'Replaces a draft in one transaction. Keys: id, name, local_names, sla_hours, is_maker_checker, states [{code, name, local_names, application_status '
  'INWORKFLOW | ACTIVE | INACTIVE, is_start, is_terminal, is_updatable, sla_hours, escalate_to_role, escalation_action}], actions [{code, from, to, name, '
  'local_names, kind SAVE | FORWARD | BACK | REJECT, effect, role_codes, is_checking, is_comment_required, required_document_kinds, goes_to_maker, '
  'is_active}]; the order of the lists is kept. Answers {id, revision, faults, warnings}. VALIDATION_FAILED (422) with every field error at once, '
  'WORKFLOW_NOT_FOUND (404), WORKFLOW_NOT_DRAFT, WORKFLOW_STALE (409). Needs workflow:manage.';

create function private.save_workflow_states(p_tenant_id text, p_service_id uuid, p_states jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  delete from public.workflow_states s where s.tenant_id = p_tenant_id and s.service_id = p_service_id
    and not exists (select from jsonb_array_elements(p_states) x where x ->> 'code' = s.code);
  -- At most one start at any moment: the old one first gives it up.
  update public.workflow_states s set is_start = false
  from jsonb_array_elements(p_states) x
  where s.tenant_id = p_tenant_id and s.service_id = p_service_id and s.code = x ->> 'code' and s.is_start and not private.flag_of(x, 'is_start');
  insert into public.workflow_states as s (tenant_id, service_id, code, application_status, is_start, is_terminal, is_updatable, sla_hours, escalate_to_role,
    escalation_action, ordinal, name, local_names)
  select p_tenant_id, p_service_id, x.s ->> 'code', x.s ->> 'application_status', private.flag_of(x.s, 'is_start'), private.flag_of(x.s, 'is_terminal'),
    private.flag_of(x.s, 'is_updatable'), private.text_of(x.s, 'sla_hours')::int, private.text_of(x.s, 'escalate_to_role'),
    private.text_of(x.s, 'escalation_action'), x.n::int, btrim(x.s ->> 'name'), private.names_of(x.s)
  from jsonb_array_elements(p_states) with ordinality x (s, n)
  on conflict (tenant_id, service_id, code) do update set application_status = excluded.application_status, is_start = excluded.is_start,
    is_terminal = excluded.is_terminal, is_updatable = excluded.is_updatable, sla_hours = excluded.sla_hours, escalate_to_role = excluded.escalate_to_role,
    escalation_action = excluded.escalation_action, ordinal = excluded.ordinal, name = excluded.name, local_names = excluded.local_names
  where to_jsonb(s) - 'id' is distinct from to_jsonb(excluded) - 'id';
end
$$;
comment on function private.save_workflow_states(text, uuid, jsonb) is 'Replaces the states of a draft; those that stay keep their rows.';

create function private.save_workflow_actions(p_tenant_id text, p_service_id uuid, p_actions jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  delete from public.workflow_actions a using public.workflow_states f
  where a.tenant_id = p_tenant_id and a.service_id = p_service_id and f.tenant_id = a.tenant_id and f.id = a.state_id
    and not exists (select from jsonb_array_elements(p_actions) x where x ->> 'code' = a.code and x ->> 'from' = f.code);
  insert into public.workflow_actions as a (tenant_id, service_id, state_id, code, next_state_id, kind, role_codes, is_checking, is_comment_required,
    required_document_kinds, goes_to_maker, effect, is_active, ordinal, name, local_names)
  select p_tenant_id, p_service_id, f.id, x.a ->> 'code', t.id, x.a ->> 'kind',
    array(select distinct r from jsonb_array_elements_text(x.a -> 'role_codes') r order by r), private.flag_of(x.a, 'is_checking'),
    private.flag_of(x.a, 'is_comment_required'),
    array(select distinct k from jsonb_array_elements_text(private.rows_of(x.a, 'required_document_kinds')) k order by k),
    private.flag_of(x.a, 'goes_to_maker'), private.text_of(x.a, 'effect'), not x.a ? 'is_active' or private.flag_of(x.a, 'is_active'), x.n::int,
    btrim(x.a ->> 'name'), private.names_of(x.a)
  from jsonb_array_elements(p_actions) with ordinality x (a, n)
  join public.workflow_states f on f.tenant_id = p_tenant_id and f.service_id = p_service_id and f.code = x.a ->> 'from'
  join public.workflow_states t on t.tenant_id = p_tenant_id and t.service_id = p_service_id and t.code = x.a ->> 'to'
  on conflict (tenant_id, state_id, code) do update set next_state_id = excluded.next_state_id, kind = excluded.kind, role_codes = excluded.role_codes,
    is_checking = excluded.is_checking, is_comment_required = excluded.is_comment_required, required_document_kinds = excluded.required_document_kinds,
    goes_to_maker = excluded.goes_to_maker, effect = excluded.effect, is_active = excluded.is_active, ordinal = excluded.ordinal, name = excluded.name,
    local_names = excluded.local_names
  where to_jsonb(a) - 'id' is distinct from to_jsonb(excluded) - 'id';
end
$$;
comment on function private.save_workflow_actions(text, uuid, jsonb) is 'Replaces the actions of a draft; those that stay keep their rows.';

create function public.discard_workflow(p_tenant_id text, p_service_id uuid, p_expected_revision int) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_service public.workflow_services;
begin
  perform private.require_permission(p_tenant_id, 'workflow:manage');
  v_service := private.open_draft(p_tenant_id, p_service_id, p_expected_revision);
  -- Children first: their trigger asks whether the service is still a draft.
  delete from public.workflow_actions a where a.tenant_id = p_tenant_id and a.service_id = v_service.id;
  delete from public.workflow_states s where s.tenant_id = p_tenant_id and s.service_id = v_service.id;
  delete from public.workflow_services s where s.tenant_id = p_tenant_id and s.id = v_service.id;
end
$$;
comment on function public.discard_workflow(text, uuid, int) is
  'Throws a draft away. WORKFLOW_NOT_FOUND (404), WORKFLOW_NOT_DRAFT, WORKFLOW_STALE (409). Needs workflow:manage.';

-- Publishing --------------------------------------------------------------------------------------------------------

create function public.publish_workflow(p_tenant_id text, p_service_id uuid, p_expected_revision int) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_service public.workflow_services;
  v_faults jsonb;
begin
  -- Seeds have no user.
  if auth.uid() is not null then perform private.require_permission(p_tenant_id, 'workflow:manage'); end if;
  v_service := private.open_draft(p_tenant_id, p_service_id, p_expected_revision);
  v_faults := private.workflow_faults(p_tenant_id, p_service_id);
  if jsonb_array_length(v_faults) > 0 then
    perform private.fail(422, 'WORKFLOW_INVALID', v_faults, 'Mend the named states and actions, then publish again.');
  end if;
  update public.workflow_services s set status = 'RETIRED', retired_at = now()
  where s.tenant_id = p_tenant_id and s.code = v_service.code and s.status = 'PUBLISHED';
  update public.workflow_services s set status = 'PUBLISHED', published_at = now(), published_by = auth.uid()
  where s.tenant_id = p_tenant_id and s.id = p_service_id;
end
$$;
comment on function public.publish_workflow(text, uuid, int) is
  'Puts a draft in force for new papers and retires the version before it; papers in flight keep theirs. WORKFLOW_INVALID (422) lists the faults; '
  'WORKFLOW_NOT_FOUND (404), WORKFLOW_NOT_DRAFT, WORKFLOW_STALE (409). Needs workflow:manage.';

create function public.retire_workflow(p_tenant_id text, p_service_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_service public.workflow_services;
begin
  perform private.require_permission(p_tenant_id, 'workflow:manage');
  select s.* into v_service from public.workflow_services s where s.tenant_id = p_tenant_id and s.id = p_service_id;
  if v_service.id is null then perform private.fail(404, 'WORKFLOW_NOT_FOUND', '{}', 'There is no such workflow.'); end if;
  perform private.lock_workflow(p_tenant_id, v_service.code);
  if not exists (
    select from public.workflow_services s where s.code = v_service.code and s.status = 'PUBLISHED' and s.tenant_id <> p_tenant_id
      and s.tenant_id = any (private.tenant_line(p_tenant_id))) then
    perform private.fail(409, 'WORKFLOW_NOTHING_ABOVE', jsonb_build_object('code', v_service.code), 'No agency above has a workflow to go back to.');
  end if;
  update public.workflow_services s set status = 'RETIRED', retired_at = now()
  where s.tenant_id = p_tenant_id and s.id = p_service_id and s.status = 'PUBLISHED';
  if not found then
    perform private.fail(409, 'WORKFLOW_NOT_IN_FORCE', '{}', 'This version is not in force any more.');
  end if;
end
$$;
comment on function public.retire_workflow(text, uuid) is
  'Goes back to the workflow of the agency above for new papers; papers in flight keep theirs. WORKFLOW_NOT_FOUND (404), WORKFLOW_NOTHING_ABOVE, '
  'WORKFLOW_NOT_IN_FORCE (409). Needs workflow:manage.';

grant execute on function public.get_workflow(text, uuid), public.list_workflows(text), public.workflow_people(text, text[]),
  public.check_workflow(text, uuid), public.draft_workflow(text, text, uuid), public.save_workflow(text, jsonb, int),
  public.discard_workflow(text, uuid, int), public.publish_workflow(text, uuid, int), public.retire_workflow(text, uuid) to authenticated;

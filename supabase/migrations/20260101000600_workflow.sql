-- Workflow: configurable state machines and the one function that moves a paper from state to state.
-- A service is versioned: what is in flight keeps the rules it began with. Definitions are written in the next file.

-- Definitions -------------------------------------------------------------------------------------------------------

create table public.document_types (
  code             text primary key check (code ~ '^[a-z_]+$'),
  read_permission  text not null references public.permissions on delete restrict,
  write_permission text references public.permissions on delete restrict,
  -- Names, not regprocedure: pg_upgrade refuses columns that hold object ids.
  before_hook      text check (before_hook ~ '^private\.[a-z_]+$'),
  after_hook       text check (after_hook ~ '^private\.[a-z_]+$'),
  brief_hook       text check (brief_hook ~ '^private\.[a-z_]+$'),
  name             text not null,
  local_names      jsonb not null default '{}'
);
comment on table public.document_types is 'The kinds of paper that have a workflow; each module registers its own with its hooks.';
comment on column public.document_types.before_hook is 'function(workflow_instances, workflow_actions): refuses a move that breaks a rule of the paper.';
comment on column public.document_types.after_hook is 'function(workflow_instances, workflow_actions, uuid, text): writes the new state to the paper and what follows from it.';
comment on column public.document_types.brief_hook is 'function(text, uuid) returning {money, budget, checks}: what an approver has to know of the paper, under the caller''s policies.';
comment on column public.document_types.write_permission is 'Who adds files to a paper while it can be edited; without it <code>:create.';
create index document_types_write_permission_idx on public.document_types (write_permission);
create index document_types_read_permission_idx on public.document_types (read_permission);

create table public.workflow_effects (
  document_type  text not null references public.document_types on delete restrict,
  code           text not null check (code ~ '^[A-Z][A-Z_]*$'),
  taken_by       text not null default 'PERSON' check (taken_by in ('PERSON', 'SYSTEM')),
  is_required    boolean not null default true,
  is_unavoidable boolean not null default false,
  is_checked     boolean not null default false,
  is_concluding  boolean not null default false,
  comes_after    text,
  ordinal        int not null default 0,
  name           text not null,
  local_names    jsonb not null default '{}',
  primary key (document_type, code),
  constraint workflow_effects_comes_after_fkey foreign key (document_type, comes_after) references public.workflow_effects (document_type, code) on delete restrict
);
comment on table public.workflow_effects is
  'What a move can do to a paper beside moving it: the hooks of the type follow these, so that a tenant may name states and actions as it likes. '
  'OPEN is the first save of a paper. Grown by migrations only.';
comment on column public.workflow_effects.taken_by is 'SYSTEM: the move follows from another paper or from time.';
comment on column public.workflow_effects.is_required is 'A workflow of the type must have an action with this effect.';
comment on column public.workflow_effects.is_unavoidable is 'No way from the start, nor from a state in which the paper can be changed, to an active end may go around it.';
comment on column public.workflow_effects.is_checked is 'Meant for another person than the maker.';
comment on column public.workflow_effects.is_concluding is 'Its action leads to a state in which the paper counts as active.';
comment on column public.workflow_effects.comes_after is 'The effect without which this one may not happen.';
create index workflow_effects_comes_after_idx on public.workflow_effects (document_type, comes_after);

create table public.workflow_services (
  tenant_id      text not null references public.tenants on delete restrict,
  id             uuid not null default private.uuid_v7(),
  code           text not null check (code ~ '^[A-Z][A-Z_]*$'),
  document_type  text not null references public.document_types on delete restrict,
  version        int not null default 1 check (version > 0),
  status         text not null default 'DRAFT' check (status in ('DRAFT', 'PUBLISHED', 'RETIRED')),
  name           text not null,
  local_names    jsonb not null default '{}',
  sla_hours      int check (sla_hours > 0),
  is_maker_checker boolean not null default true,
  revision       int not null default 1,
  published_at   timestamptz,
  published_by   uuid,
  retired_at     timestamptz,
  updated_at     timestamptz not null default now(),
  updated_by     uuid,
  primary key (tenant_id, id),
  constraint workflow_services_version_key unique (tenant_id, code, version)
);
comment on table public.workflow_services is 'A business service. The PUBLISHED version of the nearest tenant governs new papers.';
comment on column public.workflow_services.is_maker_checker is 'Who made a paper cannot take its checking actions. On by default.';
comment on column public.workflow_services.revision is 'Grows with every save of a draft; what an editor must name to save or publish.';
create unique index workflow_services_published_key on public.workflow_services (tenant_id, code) where status = 'PUBLISHED';
create unique index workflow_services_draft_key on public.workflow_services (tenant_id, code) where status = 'DRAFT';
create index workflow_services_document_type_idx on public.workflow_services (document_type);
create trigger tg_workflow_services__touch before update on public.workflow_services for each row execute function private.tg__touch();

create table public.workflow_states (
  tenant_id          text not null,
  id                 uuid not null default private.uuid_v7(),
  service_id         uuid not null,
  code               text not null check (code ~ '^[A-Z][A-Z_]*$'),
  application_status text not null default 'INWORKFLOW' check (application_status in ('INWORKFLOW', 'ACTIVE', 'INACTIVE')),
  is_start           boolean not null default false,
  is_terminal        boolean not null default false,
  is_updatable       boolean not null default false,
  sla_hours          int check (sla_hours > 0),
  escalate_to_role   text,
  escalation_action  text,
  ordinal            int not null default 0,
  name               text not null,
  local_names        jsonb not null default '{}',
  primary key (tenant_id, id),
  constraint workflow_states_service_fkey foreign key (tenant_id, service_id) references public.workflow_services (tenant_id, id) on delete cascade,
  constraint workflow_states_code_key unique (tenant_id, service_id, code),
  constraint workflow_states_terminal_check check (not (is_start and is_terminal))
);
comment on table public.workflow_states is 'States of a service. The start state is before the paper exists; its actions create the paper.';
comment on column public.workflow_states.escalate_to_role is 'Told when the state''s SLA has run out.';
comment on column public.workflow_states.escalation_action is 'Taken by the system when the state''s SLA has run out.';
create unique index workflow_states_start_key on public.workflow_states (tenant_id, service_id) where is_start;

create table public.workflow_actions (
  tenant_id           text not null,
  id                  uuid not null default private.uuid_v7(),
  service_id          uuid not null,
  state_id            uuid not null,
  code                text not null check (code ~ '^[A-Z][A-Z_]*$'),
  next_state_id       uuid not null,
  kind                text not null default 'FORWARD' check (kind in ('SAVE', 'FORWARD', 'BACK', 'REJECT')),
  role_codes          text[] not null check (cardinality(role_codes) > 0),
  is_checking         boolean not null default false,
  is_comment_required boolean not null default false,
  required_document_kinds text[] not null default '{}',
  goes_to_maker       boolean not null default false,
  effect              text,
  is_active           boolean not null default true,
  ordinal             int not null default 0,
  name                text not null,
  local_names         jsonb not null default '{}',
  primary key (tenant_id, id),
  constraint workflow_actions_service_fkey foreign key (tenant_id, service_id) references public.workflow_services (tenant_id, id) on delete cascade,
  constraint workflow_actions_state_fkey foreign key (tenant_id, state_id) references public.workflow_states (tenant_id, id) on delete cascade,
  constraint workflow_actions_next_state_fkey foreign key (tenant_id, next_state_id) references public.workflow_states (tenant_id, id) on delete cascade,
  constraint workflow_actions_code_key unique (tenant_id, state_id, code)
);
comment on table public.workflow_actions is 'What may be done in a state, by which roles, and where it leads.';
comment on column public.workflow_actions.is_checking is 'Verifying, sanctioning, approving: refused to the makers of the paper where the service says maker-checker.';
comment on column public.workflow_actions.effect is 'A workflow_effects code of the service''s document type: what the move does to the paper.';
comment on column public.workflow_actions.goes_to_maker is 'The paper is assigned back to who made it.';
create index workflow_actions_service_idx on public.workflow_actions (tenant_id, service_id);
create index workflow_actions_next_state_idx on public.workflow_actions (tenant_id, next_state_id);

-- Papers in flight --------------------------------------------------------------------------------------------------

create table public.workflow_instances (
  tenant_id         text not null references public.tenants on delete restrict,
  document_type     text not null references public.document_types on delete restrict,
  document_id       uuid not null,
  service_tenant_id text not null,
  service_id        uuid not null,
  state_id          uuid not null,
  state             text not null,
  application_status text not null,
  is_terminal       boolean not null default false,
  version           int not null default 1,
  number            text,
  title             text not null default '',
  amount            public.money_inr,
  project_id        uuid,
  organisation_id   uuid,
  project_type_code text,
  ward_code         text,
  locality_code     text,
  pending_roles     text[] not null default '{}',
  assignee_ids      uuid[] not null default '{}',
  makers            uuid[] not null default '{}',
  created_by        uuid,
  created_by_name   text,
  started_at        timestamptz not null default now(),
  entered_at        timestamptz not null default now(),
  due_at            timestamptz,
  service_due_at    timestamptz,
  escalated_at      timestamptz,
  moved_by          uuid,
  moved_by_name     text,
  last_action       text,
  updated_at        timestamptz not null default now(),
  primary key (tenant_id, document_type, document_id),
  constraint workflow_instances_service_fkey foreign key (service_tenant_id, service_id) references public.workflow_services (tenant_id, id) on delete restrict,
  constraint workflow_instances_organisation_fkey foreign key (tenant_id, organisation_id) references public.organisations (tenant_id, id) on delete restrict,
  constraint workflow_instances_state_fkey foreign key (service_tenant_id, state_id) references public.workflow_states (tenant_id, id) on delete restrict
);
comment on table public.workflow_instances is 'One row per paper: where it is, whom it waits for, until when; with the few facts that an inbox shows.';
comment on column public.workflow_instances.version is 'Grows with every move and every edit of the paper; what a client must name to act.';
comment on column public.workflow_instances.organisation_id is
  'The organisation that is party to the paper: its people may take the actions of roles that are for organisations, those of another may not. Null for papers of the agency alone.';
comment on column public.workflow_instances.pending_roles is 'tenant:ROLE keys that can act now; tenant:ROLE:organisation where a role of organisations can.';
comment on column public.workflow_instances.makers is 'Everyone who wrote content or submitted: barred from checking actions.';
create index workflow_instances_pending_idx on public.workflow_instances using gin (pending_roles) where not is_terminal;
create index workflow_instances_assignees_idx on public.workflow_instances using gin (assignee_ids) where not is_terminal;
create index workflow_instances_tenant_idx on public.workflow_instances (tenant_id, document_type, entered_at desc);
create index workflow_instances_due_idx on public.workflow_instances (due_at) where not is_terminal and escalated_at is null;
create index workflow_instances_service_idx on public.workflow_instances (service_tenant_id, service_id);
create index workflow_instances_state_idx on public.workflow_instances (service_tenant_id, state_id);
create index workflow_instances_organisation_idx on public.workflow_instances (tenant_id, organisation_id) where organisation_id is not null;
create index workflow_instances_document_type_idx on public.workflow_instances (document_type);

create table public.workflow_history (
  tenant_id         text not null,
  id                uuid not null default private.uuid_v7(),
  document_type     text not null,
  document_id       uuid not null,
  version           int not null,
  action            text not null,
  action_kind       text not null,
  from_state        text,
  to_state          text not null,
  actor_id          uuid,
  actor_name        text not null,
  actor_designation text,
  comment           text check (length(comment) <= 2000),
  assignee_ids      uuid[] not null default '{}',
  assignee_names    text[] not null default '{}',
  document_ids      uuid[] not null default '{}',
  request_id        text,
  at                timestamptz not null default now(),
  primary key (tenant_id, id),
  constraint workflow_history_instance_fkey foreign key (tenant_id, document_type, document_id)
    references public.workflow_instances (tenant_id, document_type, document_id) on delete restrict
);
comment on table public.workflow_history is 'Every move of every paper; append-only.';
create index workflow_history_document_idx on public.workflow_history (tenant_id, document_type, document_id, version);

create table public.document_snapshots (
  tenant_id     text not null,
  document_type text not null,
  document_id   uuid not null,
  version       int not null,
  action        text not null,
  content       jsonb not null,
  taken_at      timestamptz not null default now(),
  taken_by      uuid,
  primary key (tenant_id, document_type, document_id, version),
  constraint document_snapshots_instance_fkey foreign key (tenant_id, document_type, document_id)
    references public.workflow_instances (tenant_id, document_type, document_id) on delete restrict
);
comment on table public.document_snapshots is 'The paper as it was each time it left the hands of those who can edit it, for "what changed since".';

create table private.idempotency_keys (
  actor_id     uuid not null,
  key          uuid not null,
  request_hash text not null,
  response     jsonb,
  created_at   timestamptz not null default now(),
  primary key (actor_id, key)
);
comment on table private.idempotency_keys is 'Answers of transitions by the caller''s key; a repeat gets the same answer.';
alter table private.idempotency_keys enable row level security;
create index idempotency_keys_created_at_idx on private.idempotency_keys (created_at);

-- Helpers -----------------------------------------------------------------------------------------------------------

create function private.service_in_force(p_tenant_id text, p_code text) returns public.workflow_services
language sql stable security definer set search_path = ''
as $$
  select s from public.workflow_services s
  where s.tenant_id = any (private.tenant_line(p_tenant_id)) and s.code = p_code and s.status = 'PUBLISHED'
  order by length(s.tenant_id) desc limit 1
$$;
comment on function private.service_in_force(text, text) is 'The published service of the nearest tenant.';

create function private.sla_due(p_tenant_id text, p_from timestamptz, p_hours int) returns timestamptz
language sql stable security definer set search_path = ''
as $$
  -- Whole days keep the local hour across changes of the clock; the rest is elapsed time.
  select ((p_from at time zone t.time_zone) + make_interval(days => p_hours / 24)) at time zone t.time_zone + make_interval(hours => p_hours % 24)
  from public.tenants t where t.id = p_tenant_id
$$;
comment on function private.sla_due(text, timestamptz, int) is 'When an SLA runs out, counted in the tenant''s time zone; null without an SLA.';

create function private.designation_of(p_tenant_id text, p_user_id uuid) returns text
language sql stable security definer set search_path = ''
as $$
  select a.designation_code
  from public.memberships m
  join public.employee_assignments a on a.tenant_id = m.tenant_id and a.employee_id = m.employee_id
  where m.user_id = p_user_id and m.tenant_id = any (private.tenant_line(p_tenant_id))
    and a.from_on <= current_date and (a.to_on is null or a.to_on >= current_date)
  order by length(m.tenant_id) desc, a.from_on desc limit 1
$$;
comment on function private.designation_of(text, uuid) is 'The designation code a person holds today in the tenant or above it.';

create function private.can_act(p_user_id uuid, p_tenant_id text, p_role_codes text[], p_organisation_id uuid default null) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from private.effective_roles(p_user_id) e
    where e.tenant_id = p_tenant_id and (e.organisation_id is null or e.organisation_id = p_organisation_id) and e.role_code = any (p_role_codes))
$$;
comment on function private.can_act(uuid, text, text[], uuid) is
  'Whether a person holds one of the roles in the tenant today: as staff, or in the organisation that is party to the paper.';

create function private.pending_roles(p_tenant_id text, p_role_codes text[], p_organisation_id uuid) returns text[]
language sql stable security definer set search_path = ''
as $$
  -- A role is of one axis wherever it is defined along the line of agencies; without a party its role waits for nobody.
  select coalesce(array_agg(distinct case when o.is_for then concat_ws(':', p_tenant_id, r, p_organisation_id) else concat_ws(':', p_tenant_id, r) end)
    filter (where r <> 'SYSTEM' and not (o.is_for and p_organisation_id is null)), '{}')
  from unnest(p_role_codes) r
  cross join lateral (
    select coalesce(bool_or(x.is_for_organisations), false) as is_for from public.roles x
    where x.code = r and x.tenant_id = any (private.tenant_line(p_tenant_id))) o
$$;
comment on function private.pending_roles(text, text[], uuid) is 'Roles as the keys that private.my_role_keys gives those who hold them.';

create function private.people_with_roles(p_tenant_id text, p_role_codes text[], p_organisation_id uuid default null)
returns table (user_id uuid, name text, designation text)
language sql stable security definer set search_path = ''
as $$
  select p.id, p.name, private.designation_of(p_tenant_id, p.id)
  from public.user_profiles p
  where p.id in (
      select m.user_id from public.memberships m
      join public.membership_roles mr on mr.tenant_id = m.tenant_id and mr.membership_id = m.id
      where m.tenant_id = any (private.tenant_line(p_tenant_id)) and mr.role_code = any (p_role_codes) and m.user_id is not null)
    and private.can_act(p.id, p_tenant_id, p_role_codes, p_organisation_id)
  order by p.name
$$;
comment on function private.people_with_roles(text, text[], uuid) is
  'Who could act with one of the roles, of staff and of the organisation that is party: the assignees a dialog offers.';

-- Moving a paper ----------------------------------------------------------------------------------------------------

create function private.move_paper(
  p_instance public.workflow_instances, p_action public.workflow_actions, p_actor_id uuid, p_actor_name text,
  p_comment text default null, p_assignee_ids uuid[] default '{}', p_document_ids uuid[] default '{}', p_request_id text default null)
returns public.workflow_instances
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_type public.document_types;
  v_service public.workflow_services;
  v_from public.workflow_states;
  v_to public.workflow_states;
  v_moved public.workflow_instances;
  v_assignees uuid[] := p_assignee_ids;
begin
  select * into strict v_type from public.document_types t where t.code = p_instance.document_type;
  select * into strict v_service from public.workflow_services s where s.tenant_id = p_instance.service_tenant_id and s.id = p_instance.service_id;
  select * into strict v_from from public.workflow_states s where s.tenant_id = p_instance.service_tenant_id and s.id = p_action.state_id;
  select * into strict v_to from public.workflow_states s where s.tenant_id = p_instance.service_tenant_id and s.id = p_action.next_state_id;

  if v_type.before_hook is not null then
    execute format('select %s($1, $2)', v_type.before_hook) using p_instance, p_action;
  end if;
  if p_action.goes_to_maker and cardinality(v_assignees) = 0 and p_instance.created_by is not null then
    v_assignees := array[p_instance.created_by];
  end if;

  update public.workflow_instances i set
    state_id = v_to.id, state = v_to.code, application_status = v_to.application_status, is_terminal = v_to.is_terminal,
    version = i.version + 1,
    pending_roles = (
      select private.pending_roles(i.tenant_id, array_agg(distinct r), i.organisation_id)
      from public.workflow_actions a, unnest(a.role_codes) r
      where a.tenant_id = i.service_tenant_id and a.state_id = v_to.id and a.is_active),
    assignee_ids = v_assignees,
    makers = case when p_actor_id is not null and (v_from.is_start or v_from.is_updatable) and p_action.kind in ('SAVE', 'FORWARD') and not p_actor_id = any (i.makers)
      then i.makers || p_actor_id else i.makers end,
    entered_at = case when v_to.id = v_from.id then i.entered_at else now() end,
    due_at = case when v_to.is_terminal then null when v_to.id = v_from.id then i.due_at
      else private.sla_due(i.tenant_id, now(), v_to.sla_hours) end,
    -- The service clock starts with the first submission: a draft owes nobody anything.
    started_at = case when v_from.is_updatable and p_action.kind = 'FORWARD' and i.service_due_at is null then now() else i.started_at end,
    service_due_at = case when v_to.is_terminal then null
      when p_action.kind = 'FORWARD' and i.service_due_at is null then private.sla_due(i.tenant_id, now(), v_service.sla_hours)
      else i.service_due_at end,
    escalated_at = case when v_to.id = v_from.id then i.escalated_at end,
    moved_by = p_actor_id, moved_by_name = p_actor_name, last_action = p_action.code, updated_at = now()
  where i.tenant_id = p_instance.tenant_id and i.document_type = p_instance.document_type and i.document_id = p_instance.document_id
  returning i.* into v_moved;

  insert into public.workflow_history (tenant_id, document_type, document_id, version, action, action_kind, from_state, to_state, actor_id,
    actor_name, actor_designation, comment, assignee_ids, assignee_names, document_ids, request_id)
  values (v_moved.tenant_id, v_moved.document_type, v_moved.document_id, v_moved.version, p_action.code, p_action.kind,
    case when not v_from.is_start then v_from.code end, v_to.code, p_actor_id, p_actor_name, private.designation_of(v_moved.tenant_id, p_actor_id),
    nullif(btrim(p_comment), ''), v_assignees,
    coalesce((select array_agg(p.name order by p.name) from public.user_profiles p where p.id = any (v_assignees)), '{}'),
    p_document_ids, p_request_id);

  if v_type.after_hook is not null then
    execute format('select %s($1, $2, $3, $4)', v_type.after_hook) using v_moved, p_action, p_actor_id, p_comment;
  end if;
  -- The hook may have given the paper its number.
  select i.* into strict v_moved from public.workflow_instances i
  where i.tenant_id = v_moved.tenant_id and i.document_type = v_moved.document_type and i.document_id = v_moved.document_id;

  perform private.announce_move(v_moved, p_action, p_comment);
  return v_moved;
end
$$;
comment on function private.move_paper(public.workflow_instances, public.workflow_actions, uuid, text, text, uuid[], uuid[], text) is
  'Moves a locked instance along an action: hooks, state, history, messages. Every change of state goes through here.';

create function private.announce_move(p_instance public.workflow_instances, p_action public.workflow_actions, p_comment text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_person uuid;
  v_event text := case
    when p_instance.is_terminal and p_action.kind = 'REJECT' then 'REJECTED'
    when p_instance.is_terminal then 'APPROVED'
    when p_action.kind = 'BACK' then 'RETURNED'
    else 'FORWARDED' end;
  v_params jsonb := jsonb_build_object('number', p_instance.number, 'title', p_instance.title, 'actor', p_instance.moved_by_name,
    'comment', coalesce(p_comment, ''), 'action', p_action.code, 'state', p_instance.state,
    'is_for_me', not p_instance.is_terminal and p_instance.created_by = any (p_instance.assignee_ids));
begin
  if p_action.kind <> 'SAVE' then
    if p_instance.created_by is distinct from p_instance.moved_by then
      perform private.notify(p_instance.tenant_id, p_instance.created_by, 'PAPER_' || v_event, v_params, p_instance.document_type,
        p_instance.document_id, p_instance.document_type || '_' || lower(v_event));
    end if;
    if not p_instance.is_terminal then
      foreach v_person in array p_instance.assignee_ids loop
        -- The maker of a returned paper has been told of just that.
        if v_person is distinct from p_instance.moved_by and not (v_event = 'RETURNED' and v_person = p_instance.created_by) then
          perform private.notify(p_instance.tenant_id, v_person, 'PAPER_ASSIGNED', v_params || '{"is_for_me": true}', p_instance.document_type,
            p_instance.document_id, p_instance.document_type || '_assigned');
        end if;
      end loop;
      -- Nobody was named: it waits for a role, as the inbox says. Each keeps one notice that counts.
      if cardinality(p_instance.assignee_ids) = 0 and p_instance.due_at is not null then
        perform private.notify(p_instance.tenant_id, w.user_id, 'PAPER_WAITS', v_params || '{"is_for_me": false}', p_instance.document_type, p_instance.document_id)
        from (
          select w.user_id from private.people_with_roles(p_instance.tenant_id, (
            select array_agg(split_part(k, ':', 2)) from unnest(p_instance.pending_roles) k), p_instance.organisation_id) w
          where w.user_id is distinct from p_instance.moved_by and not w.user_id = any (p_instance.makers) order by w.user_id) w;
      end if;
    end if;
  end if;
  perform realtime.send(jsonb_build_object('document_type', p_instance.document_type, 'document_id', p_instance.document_id,
      'number', p_instance.number, 'state', p_instance.state, 'version', p_instance.version, 'action', p_action.code,
      'actor_id', p_instance.moved_by, 'actor_name', p_instance.moved_by_name),
    'paper_moved', 'tenant:' || p_instance.tenant_id, true);
end
$$;
comment on function private.announce_move(public.workflow_instances, public.workflow_actions, text) is
  'Tells makers, assignees and those whose role it waits for, and the tenant''s open pages.';

create function private.take_snapshot(p_instance public.workflow_instances, p_action public.workflow_actions, p_actor uuid, p_content text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  -- Between two such moves the content cannot change: every other state is closed to edits.
  if p_action.kind <> 'SAVE' and exists (
    select from public.workflow_states s
    where s.tenant_id = p_action.tenant_id and s.id = p_action.state_id and (s.is_updatable or s.is_start)) then
    execute format('insert into public.document_snapshots (tenant_id, document_type, document_id, version, action, content, taken_by) '
      'values ($1, $2, $3, $4, $5, %s($1, $3), $6)', p_content)
    using p_instance.tenant_id, p_instance.document_type, p_instance.document_id, p_instance.version, p_action.code, p_actor;
  end if;
end
$$;
comment on function private.take_snapshot(public.workflow_instances, public.workflow_actions, uuid, text) is
  'Keeps the content of a paper that leaves a state in which it could be edited, whatever the action is called. For after_hooks; '
  'the last argument names a function(text, uuid) that gives the content.';

create function private.open_paper(
  p_tenant_id text, p_document_type text, p_document_id uuid, p_service_code text, p_actor_id uuid, p_facts jsonb, p_comment text default null)
returns public.workflow_instances
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_service public.workflow_services := private.service_in_force(p_tenant_id, p_service_code);
  v_start public.workflow_states;
  v_action public.workflow_actions;
  v_name text := (select p.name from public.user_profiles p where p.id = p_actor_id);
  v_instance public.workflow_instances;
begin
  select s.* into v_start from public.workflow_states s where s.tenant_id = v_service.tenant_id and s.service_id = v_service.id and s.is_start;
  select a.* into v_action from public.workflow_actions a
  where a.tenant_id = v_service.tenant_id and a.state_id = v_start.id and a.effect = 'OPEN' and a.is_active order by a.ordinal limit 1;
  if v_action.id is null then
    perform private.fail(409, 'ACTION_NOT_OFFERED', jsonb_build_object('service', p_service_code, 'effect', 'OPEN'),
      'The workflow of this agency has no such first step.');
  end if;
  if not (v_action.role_codes = '{SYSTEM}' and p_actor_id is null)
    and not private.can_act(p_actor_id, p_tenant_id, v_action.role_codes, (p_facts ->> 'organisation_id')::uuid) then
    perform private.fail(403, 'NOT_PERMITTED', jsonb_build_object('action', v_action.code, 'roles', to_jsonb(v_action.role_codes)),
      'Your roles in this agency do not allow this.');
  end if;
  insert into public.workflow_instances (tenant_id, document_type, document_id, service_tenant_id, service_id, state_id, state, application_status,
    version, title, amount, project_id, organisation_id, project_type_code, ward_code, locality_code, created_by, created_by_name)
  values (p_tenant_id, p_document_type, p_document_id, v_service.tenant_id, v_service.id, v_start.id, v_start.code, v_start.application_status, 0,
    coalesce(p_facts ->> 'title', ''), (p_facts ->> 'amount')::numeric, (p_facts ->> 'project_id')::uuid, (p_facts ->> 'organisation_id')::uuid,
    p_facts ->> 'project_type_code', p_facts ->> 'ward_code', p_facts ->> 'locality_code', p_actor_id, v_name)
  returning * into v_instance;
  return private.move_paper(v_instance, v_action, p_actor_id, coalesce(v_name, 'SYSTEM'), p_comment, '{}', '{}', private.request_id());
end
$$;
comment on function private.open_paper(text, text, uuid, text, uuid, jsonb, text) is
  'Puts a new paper into the workflow in force by the start action with the effect OPEN. Facts: title, amount, project_id, organisation_id (the party, '
  'whose people may then act), project_type_code, ward_code, locality_code. ACTION_NOT_OFFERED (409), NOT_PERMITTED (403).';

create function private.require_editable(p_instance public.workflow_instances, p_actor_id uuid) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not exists (
    select from public.workflow_states s where s.tenant_id = p_instance.service_tenant_id and s.id = p_instance.state_id and s.is_updatable) then
    perform private.fail(409, 'NOT_EDITABLE', jsonb_build_object('state', p_instance.state), 'The paper cannot be changed in its present state.');
  end if;
  if not exists (
    select from public.workflow_actions a where a.tenant_id = p_instance.service_tenant_id and a.state_id = p_instance.state_id and a.is_active
      and private.can_act(p_actor_id, p_instance.tenant_id, a.role_codes, p_instance.organisation_id)) then
    perform private.fail(403, 'NOT_PERMITTED', jsonb_build_object('state', p_instance.state), 'Your roles in this agency do not allow this.');
  end if;
end
$$;
comment on function private.require_editable(public.workflow_instances, uuid) is
  'Who may change the content of a paper: whoever can act on it in a state that is open for changes. NOT_EDITABLE (409), NOT_PERMITTED (403).';

create function private.touch_paper(p_tenant_id text, p_document_type text, p_document_id uuid, p_expected_version int, p_actor_id uuid, p_facts jsonb)
returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_instance public.workflow_instances;
begin
  select i.* into v_instance from public.workflow_instances i
  where i.tenant_id = p_tenant_id and i.document_type = p_document_type and i.document_id = p_document_id for update;
  if v_instance.version is distinct from p_expected_version then
    perform private.fail_stale(v_instance);
  end if;
  perform private.require_editable(v_instance, p_actor_id);
  update public.workflow_instances i set version = i.version + 1, updated_at = now(),
    moved_by = p_actor_id, moved_by_name = (select p.name from public.user_profiles p where p.id = p_actor_id),
    makers = case when p_actor_id = any (i.makers) then i.makers else i.makers || p_actor_id end,
    title = coalesce(p_facts ->> 'title', i.title), amount = coalesce((p_facts ->> 'amount')::numeric, i.amount),
    project_type_code = p_facts ->> 'project_type_code', ward_code = p_facts ->> 'ward_code', locality_code = p_facts ->> 'locality_code'
  where i.tenant_id = p_tenant_id and i.document_type = p_document_type and i.document_id = p_document_id
  returning i.* into v_instance;
  -- Open pages show what is stored now, and who has the same draft open learns of it before running into a conflict.
  perform realtime.send(jsonb_build_object('document_type', p_document_type, 'document_id', p_document_id, 'version', v_instance.version,
      'actor_id', p_actor_id, 'actor_name', v_instance.moved_by_name),
    'paper_saved', 'tenant:' || p_tenant_id, true);
  return v_instance.version;
end
$$;
comment on function private.touch_paper(text, text, uuid, int, uuid, jsonb) is
  'Takes the lock for an edit, checks version and state, renews the facts, tells open pages (paper_saved). STALE_VERSION, NOT_EDITABLE (409), '
  'NOT_PERMITTED (403). Answers the new version.';

create function private.fail_stale(p_instance public.workflow_instances) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.fail(409, 'STALE_VERSION', jsonb_build_object('state', p_instance.state, 'version', p_instance.version,
    'is_updatable', (
      select s.is_updatable from public.workflow_states s where s.tenant_id = p_instance.service_tenant_id and s.id = p_instance.state_id),
    'moved_by', p_instance.moved_by_name, 'moved_at', p_instance.updated_at), 'Someone else changed this paper. Look at it again before you act.');
end
$$;
comment on function private.fail_stale(public.workflow_instances) is 'STALE_VERSION (409) with the present state, whether it can be changed there, and who moved it.';

create function public.transition(
  p_tenant_id text, p_document_type text, p_document_id uuid, p_action text, p_expected_version int, p_idempotency_key uuid,
  p_comment text default null, p_assignee_ids uuid[] default '{}', p_document_ids uuid[] default '{}', p_request_id text default null)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_actor uuid := private.require_user();
  v_hash text := md5(jsonb_build_array(p_tenant_id, p_document_type, p_document_id, p_action, p_expected_version, p_comment, p_assignee_ids, p_document_ids)::text);
  v_known private.idempotency_keys;
  v_instance public.workflow_instances;
  v_moved public.workflow_instances;
  v_action public.workflow_actions;
  v_service public.workflow_services;
  v_answer jsonb;
  v_read_permission text;
begin
  if p_idempotency_key is null then perform private.fail_fields(private.field_error('/idempotency_key', 'REQUIRED')); end if;
  if p_action is null then perform private.fail_fields(private.field_error('/action', 'WORK_FLOW.ACTION')); end if;
  if length(p_comment) > 2000 then perform private.fail_fields(private.field_error('/comment', 'TOO_LONG', '{"max": 2000}')); end if;

  -- A second request with the same key waits here for the first, then answers the same.
  insert into private.idempotency_keys (actor_id, key, request_hash) values (v_actor, p_idempotency_key, v_hash) on conflict do nothing;
  if not found then
    select * into strict v_known from private.idempotency_keys k where k.actor_id = v_actor and k.key = p_idempotency_key;
    if v_known.request_hash <> v_hash then
      perform private.fail(409, 'IDEMPOTENCY_KEY_REUSED', '{}', 'This key was used for another request.');
    end if;
    return v_known.response || '{"replayed": true}';
  end if;

  select t.read_permission into v_read_permission from public.document_types t where t.code = p_document_type;
  select i.* into v_instance from public.workflow_instances i
  where i.tenant_id = p_tenant_id and i.document_type = p_document_type and i.document_id = p_document_id
    and (i.tenant_id = any ((select private.my_tenants(v_read_permission))::text[])
      or i.organisation_id = any ((select private.my_organisations(v_read_permission))::uuid[])) for update;
  if v_instance.document_id is null then
    perform private.fail(404, 'PAPER_NOT_FOUND', jsonb_build_object('document_type', p_document_type, 'document_id', p_document_id),
      'There is no such paper, or you may not see it.');
  end if;
  if v_instance.version is distinct from p_expected_version then perform private.fail_stale(v_instance); end if;

  select a.* into v_action from public.workflow_actions a
  where a.tenant_id = v_instance.service_tenant_id and a.state_id = v_instance.state_id and a.code = p_action and a.is_active;
  if v_action.id is null then
    perform private.fail(409, 'ACTION_NOT_OFFERED', jsonb_build_object('state', v_instance.state, 'action', p_action),
      'The present state of the paper does not offer this action.');
  end if;
  if not private.can_act(v_actor, p_tenant_id, v_action.role_codes, v_instance.organisation_id) then
    perform private.fail(403, 'NOT_PERMITTED', jsonb_build_object('action', p_action, 'roles', to_jsonb(v_action.role_codes)),
      'Your roles in this agency do not allow this action.');
  end if;
  select s.* into strict v_service from public.workflow_services s where s.tenant_id = v_instance.service_tenant_id and s.id = v_instance.service_id;
  if v_action.is_checking and v_service.is_maker_checker and v_actor = any (v_instance.makers) then
    perform private.fail(403, 'MAKER_CHECKER', jsonb_build_object('action', p_action), 'Who made a paper cannot check, sanction or approve it.');
  end if;
  if v_action.is_comment_required and nullif(btrim(p_comment), '') is null then
    perform private.fail_fields(private.field_error('/comment', 'COMMENT_REQUIRED'));
  end if;
  perform private.check_move_attachments(v_instance, v_action, v_actor, p_assignee_ids, p_document_ids);

  v_moved := private.move_paper(v_instance, v_action, v_actor, (select p.name from public.user_profiles p where p.id = v_actor),
    p_comment, p_assignee_ids, p_document_ids, coalesce(p_request_id, private.request_id()));
  v_answer := jsonb_build_object('document_type', v_moved.document_type, 'document_id', v_moved.document_id, 'number', v_moved.number,
    'from_state', v_instance.state, 'action', p_action, 'state', v_moved.state, 'version', v_moved.version, 'moved_at', v_moved.updated_at,
    'replayed', false);
  update private.idempotency_keys k set response = v_answer where k.actor_id = v_actor and k.key = p_idempotency_key;
  return v_answer;
end
$$;
comment on function public.transition(text, text, uuid, text, int, uuid, text, uuid[], uuid[], text) is
  'The one way to move a paper. Answers {document_type, document_id, number, from_state, action, state, version, moved_at, replayed}. '
  'Raises NOT_AUTHENTICATED (401), NOT_PERMITTED, MAKER_CHECKER (403), PAPER_NOT_FOUND (404), STALE_VERSION, ACTION_NOT_OFFERED, '
  'IDEMPOTENCY_KEY_REUSED (409), VALIDATION_FAILED (422). Rule: execution.md section 10.';

create function private.check_move_attachments(
  p_instance public.workflow_instances, p_action public.workflow_actions, p_actor uuid, p_assignee_ids uuid[], p_document_ids uuid[]) returns void
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_next_roles text[];
  v_index int;
  v_kind text;
begin
  select coalesce(array_agg(distinct r), '{}') into v_next_roles
  from public.workflow_actions a, unnest(a.role_codes) r
  where a.tenant_id = p_instance.service_tenant_id and a.state_id = p_action.next_state_id and a.is_active;
  for v_index in 1 .. cardinality(coalesce(p_assignee_ids, '{}')) loop
    if not private.can_act(p_assignee_ids[v_index], p_instance.tenant_id, v_next_roles, p_instance.organisation_id) then
      v_errors := v_errors || private.field_error('/assignee_ids/' || v_index - 1, 'INVALID_ASSIGNEE');
    end if;
  end loop;
  for v_index in 1 .. cardinality(coalesce(p_document_ids, '{}')) loop
    if not exists (
      select from public.documents d where d.tenant_id = p_instance.tenant_id and d.id = p_document_ids[v_index] and d.status = 'ACCEPTED'
        and d.owner_type = p_instance.document_type and d.owner_id = p_instance.document_id and d.uploaded_by = p_actor) then
      v_errors := v_errors || private.field_error('/document_ids/' || v_index - 1, 'FILESTORE_ID');
    end if;
  end loop;
  foreach v_kind in array p_action.required_document_kinds loop
    if not exists (
      select from public.documents d where d.tenant_id = p_instance.tenant_id and d.owner_type = p_instance.document_type
        and d.owner_id = p_instance.document_id and d.kind_code = v_kind and d.status = 'ACCEPTED'
        and (v_kind <> 'WORKFLOW_ATTACHMENT' or d.id = any (p_document_ids))) then
      v_errors := v_errors || private.field_error('/document_ids', 'DOCUMENT_REQUIRED', jsonb_build_object('kind', v_kind));
    end if;
  end loop;
  perform private.fail_fields(v_errors);
end
$$;
comment on function private.check_move_attachments(public.workflow_instances, public.workflow_actions, uuid, uuid[], uuid[]) is
  'Assignees must be able to act next; files must be the actor''s own, on this paper; required kinds must be there.';

create function private.transition_as_system(p_tenant_id text, p_document_type text, p_document_id uuid, p_effect text, p_comment text default null,
  p_action text default null)
returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_instance public.workflow_instances;
  v_action public.workflow_actions;
begin
  select i.* into strict v_instance from public.workflow_instances i
  where i.tenant_id = p_tenant_id and i.document_type = p_document_type and i.document_id = p_document_id for update;
  select a.* into v_action from public.workflow_actions a
  where a.tenant_id = v_instance.service_tenant_id and a.state_id = v_instance.state_id and a.is_active
    and (a.effect = p_effect or a.code = p_action) and 'SYSTEM' = any (a.role_codes);
  -- A paper that is already past the point stays as it is.
  if v_action.id is not null then
    perform private.move_paper(v_instance, v_action, null, 'SYSTEM', p_comment, '{}', '{}', private.request_id());
  end if;
end
$$;
comment on function private.transition_as_system(text, text, uuid, text, text, text) is
  'A move that follows from another paper (by its effect) or from time (by its code); only along actions that name the SYSTEM role.';

create function private.lies_ahead(p_instance public.workflow_instances, p_effect text) returns boolean
language sql stable security definer set search_path = ''
as $$
  with recursive ahead as (
    select p_instance.state_id as id
    union
    select a.next_state_id from public.workflow_actions a join ahead h on h.id = a.state_id
    where a.tenant_id = p_instance.service_tenant_id and a.is_active and a.kind in ('SAVE', 'FORWARD')
  )
  select exists (
    select from public.workflow_actions a join ahead h on h.id = a.state_id
    where a.tenant_id = p_instance.service_tenant_id and a.is_active and a.kind in ('SAVE', 'FORWARD') and a.effect = p_effect)
$$;
comment on function private.lies_ahead(public.workflow_instances, text) is
  'Whether a paper, going forward from its present state, can meet an action with the effect: what was given before it came back is then void.';

create function public.available_actions(p_tenant_id text, p_document_type text, p_document_id uuid)
returns table (action text, name text, local_names jsonb, kind text, next_state text, is_comment_required boolean,
  required_document_kinds text[], is_allowed boolean, reason text, assignees jsonb, effect text)
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_actor uuid := private.require_user();
  v_instance public.workflow_instances;
begin
  select i.* into v_instance
  from public.workflow_instances i join public.document_types t on t.code = i.document_type
  where i.tenant_id = p_tenant_id and i.document_type = p_document_type and i.document_id = p_document_id
    and (i.tenant_id = any ((select private.my_tenants(t.read_permission))::text[])
      or i.organisation_id = any ((select private.my_organisations(t.read_permission))::uuid[]));
  if v_instance.document_id is null then
    perform private.fail(404, 'PAPER_NOT_FOUND', '{}', 'There is no such paper, or you may not see it.');
  end if;
  return query
  select a.code, a.name, a.local_names, a.kind, n.code, a.is_comment_required, a.required_document_kinds,
    not barred.is_barred, case when barred.is_barred then 'MAKER_CHECKER' end,
    case when n.is_terminal or a.kind = 'SAVE' then '[]'::jsonb else coalesce((
      select jsonb_agg(jsonb_build_object('user_id', p.user_id, 'name', p.name, 'designation', p.designation))
      from private.people_with_roles(p_tenant_id, (
        select array_agg(distinct r) from public.workflow_actions x, unnest(x.role_codes) r
        where x.tenant_id = a.tenant_id and x.state_id = n.id and x.is_active), v_instance.organisation_id) p), '[]') end,
    a.effect
  from public.workflow_actions a
  join public.workflow_services s on s.tenant_id = a.tenant_id and s.id = a.service_id
  join public.workflow_states n on n.tenant_id = a.tenant_id and n.id = a.next_state_id
  cross join lateral (select a.is_checking and s.is_maker_checker and v_actor = any (v_instance.makers) as is_barred) barred
  where a.tenant_id = v_instance.service_tenant_id and a.state_id = v_instance.state_id and a.is_active
    and private.can_act(v_actor, p_tenant_id, a.role_codes, v_instance.organisation_id)
  order by a.ordinal;
end
$$;
comment on function public.available_actions(text, text, uuid) is
  'Actions my roles could take on the paper now; those a rule bars come with is_allowed false and the reason''s code. PAPER_NOT_FOUND (404).';

create function public.run_escalations() returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_row record;
  v_count int := 0;
begin
  for v_row in
    select i.*, s.escalate_to_role, s.escalation_action
    from public.workflow_instances i join public.workflow_states s on s.tenant_id = i.service_tenant_id and s.id = i.state_id
    where not i.is_terminal and i.escalated_at is null and i.due_at < now() and (s.escalate_to_role is not null or s.escalation_action is not null)
    order by i.due_at limit 100 for update of i skip locked
  loop
    update public.workflow_instances i set escalated_at = now()
    where i.tenant_id = v_row.tenant_id and i.document_type = v_row.document_type and i.document_id = v_row.document_id;
    if v_row.escalate_to_role is not null then
      perform private.notify(v_row.tenant_id, w.user_id, 'PAPER_OVERDUE',
        jsonb_build_object('number', v_row.number, 'title', v_row.title, 'state', v_row.state), v_row.document_type, v_row.document_id, 'paper_overdue')
      from private.people_with_roles(v_row.tenant_id, array[v_row.escalate_to_role], v_row.organisation_id) w;
    end if;
    if v_row.escalation_action is not null then
      -- A rule of the paper may refuse the move; the other papers still have their turn.
      begin
        perform private.transition_as_system(v_row.tenant_id, v_row.document_type, v_row.document_id, null, 'SLA', v_row.escalation_action);
      exception when others then
        raise warning 'escalation of % %: %', v_row.document_type, v_row.document_id, sqlerrm;
      end;
    end if;
    v_count := v_count + 1;
  end loop;
  return v_count;
end
$$;
comment on function public.run_escalations() is 'Tells the escalation role of each overdue state and takes its escalation action. Answers how many. Run by the dispatcher.';

-- Drafts only ------------------------------------------------------------------------------------------------------

create function private.tg_workflow__draft_only() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_row jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
begin
  if auth.uid() is not null and not exists (
    select from public.workflow_services s
    where s.tenant_id = v_row ->> 'tenant_id' and s.id = (v_row ->> 'service_id')::uuid and s.status = 'DRAFT') then
    perform private.fail(409, 'NOT_EDITABLE', '{}', 'Only a draft workflow can be changed: papers in flight keep their rules.');
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
comment on function private.tg_workflow__draft_only() is 'States and actions change in drafts only.';
create trigger tg_workflow_states__draft_only before insert or update or delete on public.workflow_states
  for each row execute function private.tg_workflow__draft_only();
create trigger tg_workflow_actions__draft_only before insert or update or delete on public.workflow_actions
  for each row execute function private.tg_workflow__draft_only();

-- Row-level security ------------------------------------------------------------------------------------------------

alter table public.document_types enable row level security;
alter table public.workflow_effects enable row level security;
alter table public.workflow_services enable row level security;
alter table public.workflow_states enable row level security;
alter table public.workflow_actions enable row level security;
alter table public.workflow_instances enable row level security;
alter table public.workflow_history enable row level security;
alter table public.document_snapshots enable row level security;

create policy "document_types: everyone signed in reads" on public.document_types for select to authenticated using (true);
create policy "workflow_services: members read" on public.workflow_services for select to authenticated
  using (tenant_id = any ((select private.my_visible_tenants())::text[]));
create policy "workflow_states: members read" on public.workflow_states for select to authenticated
  using (tenant_id = any ((select private.my_visible_tenants())::text[]));
create policy "workflow_actions: members read" on public.workflow_actions for select to authenticated
  using (tenant_id = any ((select private.my_visible_tenants())::text[]));
create policy "workflow_effects: everyone signed in reads" on public.workflow_effects for select to authenticated using (true);

grant select on public.document_types, public.workflow_effects, public.workflow_services, public.workflow_states, public.workflow_actions,
  public.workflow_instances, public.workflow_history, public.document_snapshots to authenticated;
grant execute on function public.transition(text, text, uuid, text, int, uuid, text, uuid[], uuid[], text),
  public.available_actions(text, text, uuid) to authenticated;
grant execute on function public.run_escalations() to service_role;

select private.audit('public.workflow_services');
select private.audit('public.workflow_states');
select private.audit('public.workflow_actions');
select private.audit('public.workflow_instances');

-- Live notices ------------------------------------------------------------------------------------------------------

create policy "messages: staff listen to their agency" on realtime.messages for select to authenticated
  using (split_part((select realtime.topic()), ':', 1) = 'tenant'
    and split_part((select realtime.topic()), ':', 2) = any ((select private.my_tenants('inbox:read'))::text[]));

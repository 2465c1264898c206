-- Editing: who has which paper open for changes right now, so that two people in one draft know of each other.
-- A heartbeat in the database, not presence of the live channel: it obeys the same rules as saving does.

-- Unlogged: after a crash nobody is editing anything, and the next heartbeat says otherwise.
create unlogged table private.paper_editors (
  tenant_id     text not null,
  document_type text not null,
  document_id   uuid not null,
  user_id       uuid not null,
  user_name     text not null,
  since         timestamptz not null default now(),
  last_seen     timestamptz not null default now(),
  primary key (tenant_id, document_type, document_id, user_id)
);
comment on table private.paper_editors is 'Who is editing a paper, by heartbeat. Rows are forgotten by their age; nothing else depends on them.';
create index paper_editors_last_seen_idx on private.paper_editors (last_seen);
alter table private.paper_editors enable row level security;

create function public.announce_editing(p_tenant_id text, p_document_type text, p_document_id uuid, p_is_leaving boolean default false)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_name text := (select p.name from public.user_profiles p where p.id = v_user);
  v_instance public.workflow_instances;
  v_expired timestamptz := now() - make_interval(secs => (private.setting(p_tenant_id, 'editing.expiry_seconds') #>> '{}')::int);
  v_is_news boolean;
begin
  select i.* into v_instance
  from public.workflow_instances i join public.document_types t on t.code = i.document_type
  where i.tenant_id = p_tenant_id and i.document_type = p_document_type and i.document_id = p_document_id
    and i.tenant_id = any ((select private.my_tenants(t.read_permission))::text[]);
  if v_instance.document_id is null then
    perform private.fail(404, 'PAPER_NOT_FOUND', '{}', 'There is no such paper, or you may not see it.');
  end if;

  -- Silence beyond the limit counts as gone: who comes back after it is announced anew.
  delete from private.paper_editors e
  where e.tenant_id = p_tenant_id and e.document_type = p_document_type and e.document_id = p_document_id and e.last_seen < v_expired;
  if p_is_leaving then
    -- Also when the paper has moved on meanwhile and could not be edited any more.
    delete from private.paper_editors e
    where e.tenant_id = p_tenant_id and e.document_type = p_document_type and e.document_id = p_document_id and e.user_id = v_user;
    v_is_news := found;
  else
    perform private.require_editable(v_instance, v_user);
    v_is_news := not exists (
      select from private.paper_editors e
      where e.tenant_id = p_tenant_id and e.document_type = p_document_type and e.document_id = p_document_id and e.user_id = v_user);
    insert into private.paper_editors (tenant_id, document_type, document_id, user_id, user_name)
    values (p_tenant_id, p_document_type, p_document_id, v_user, v_name)
    on conflict (tenant_id, document_type, document_id, user_id) do update set last_seen = now(), user_name = excluded.user_name;
  end if;
  if v_is_news then
    perform realtime.send(jsonb_build_object('document_type', p_document_type, 'document_id', p_document_id,
        'actor_id', v_user, 'actor_name', v_name, 'is_leaving', p_is_leaving),
      'paper_editing', 'tenant:' || p_tenant_id, true);
  end if;
  return jsonb_build_object(
    'version', v_instance.version, 'state', v_instance.state, 'moved_by_id', v_instance.moved_by, 'moved_by', v_instance.moved_by_name,
    'moved_at', v_instance.updated_at,
    'editors', (
      select coalesce(jsonb_agg(jsonb_build_object('user_id', e.user_id, 'name', e.user_name, 'since', e.since) order by e.since, e.user_name), '[]')
      from private.paper_editors e
      where e.tenant_id = p_tenant_id and e.document_type = p_document_type and e.document_id = p_document_id and e.user_id <> v_user));
end
$$;
comment on function public.announce_editing(text, text, uuid, boolean) is
  'The heartbeat of an open form: says that I am editing the paper, or with is_leaving that I no longer am. Answers {version, state, moved_by_id, '
  'moved_by, moved_at, editors [{user_id, name, since}]}: what is stored now and who else is in it. Arrivals and departures are broadcast as '
  'paper_editing. Needs what saving the paper needs: PAPER_NOT_FOUND (404), NOT_EDITABLE (409), NOT_PERMITTED (403).';
grant execute on function public.announce_editing(text, text, uuid, boolean) to authenticated;

-- Audit: who changed which business row, when, from what to what, hash-chained per tenant.
-- The rows are written by a trigger that waits for the end of the transaction: the lock on a tenant's chain is then
-- the last one taken, so that it can neither deadlock with business locks nor be held while work is done.

create table public.audit_log (
  tenant_id  text not null,
  seq        bigint not null,
  at         timestamptz not null,
  actor_id   uuid,
  actor_role text,
  table_name text not null,
  row_key    jsonb not null,
  operation  text not null check (operation in ('INSERT', 'UPDATE', 'DELETE')),
  changes    jsonb not null,
  request_id text,
  prev_hash  bytea not null,
  hash       bytea not null,
  primary key (tenant_id, seq)
);
comment on table public.audit_log is 'Append-only. hash = sha256(prev_hash || the row as canonical JSON text); seq has no gaps within a tenant.';
comment on column public.audit_log.changes is 'Column -> {from, to}; personal data is masked.';
create index audit_log_row_idx on public.audit_log (tenant_id, table_name, (row_key ->> 'id'), seq desc);
create index audit_log_actor_idx on public.audit_log (tenant_id, actor_id, seq desc);
create index audit_log_at_idx on public.audit_log (tenant_id, at);

create table private.audit_heads (
  tenant_id text primary key,
  seq       bigint not null,
  hash      bytea not null
);
comment on table private.audit_heads is 'The last link of each tenant''s chain; the row lock makes the chain a line.';
alter table private.audit_heads enable row level security;

create function private.audit_hash(p_prev bytea, p_row public.audit_log) returns bytea
language sql immutable set search_path = ''
as $$
  select sha256(p_prev || convert_to(
    (to_jsonb(p_row) - 'prev_hash' - 'hash' - 'at')::text || extract(epoch from p_row.at)::text, 'UTF8'))
$$;
comment on function private.audit_hash(bytea, public.audit_log) is
  'jsonb orders its keys, so the text is canonical; the instant goes in as an epoch, free of the session''s time zone.';

create function private.mask(p_value jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  select case when p_value is null or p_value = 'null' then p_value
    else to_jsonb('…' || right(p_value #>> '{}', least(2, length(p_value #>> '{}') / 4))) end
$$;
comment on function private.mask(jsonb) is 'Keeps at most the last two characters: enough to see that a value changed, not what it is.';

create function private.tg__audit() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  -- Arguments name the columns to mask. Bookkeeping columns are not news.
  v_quiet constant text[] := '{updated_at,updated_by,created_at,version,revision}';
  v_old jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  v_new jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  v_row jsonb := coalesce(v_new, v_old);
  v_changes jsonb;
  v_head private.audit_heads;
  v_place tid;
  v_log public.audit_log;
begin
  select coalesce(jsonb_object_agg(key, case when key = any (tg_argv)
           then jsonb_build_object('from', private.mask(v_old -> key), 'to', private.mask(v_new -> key))
           else jsonb_build_object('from', v_old -> key, 'to', v_new -> key) end), '{}')
    into v_changes
  from jsonb_object_keys(v_row) key
  where v_old -> key is distinct from v_new -> key and not key = any (v_quiet)
    and not (tg_op <> 'UPDATE' and v_row -> key = 'null');
  if tg_op = 'UPDATE' and v_changes = '{}' then return null; end if;

  v_log.tenant_id := coalesce(v_row ->> 'tenant_id', case when tg_table_name = 'tenants' then v_row ->> 'id' end, '-');
  -- A transaction of many rows finds its own last link by its place: by its key it would pass every older version of it.
  v_place := nullif(current_setting('app.audit_head', true), '')::tid;
  select * into v_head from private.audit_heads h where h.ctid = v_place and h.tenant_id = v_log.tenant_id for update;
  if v_head.tenant_id is null then
    insert into private.audit_heads as h (tenant_id, seq, hash) values (v_log.tenant_id, 0, '\x00')
    on conflict (tenant_id) do nothing;
    select * into v_head from private.audit_heads h where h.tenant_id = v_log.tenant_id for update;
    select h.ctid into v_place from private.audit_heads h where h.tenant_id = v_log.tenant_id;
  end if;

  v_log.seq := v_head.seq + 1;
  v_log.at := clock_timestamp();
  v_log.actor_id := auth.uid();
  v_log.actor_role := coalesce(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role', session_user);
  v_log.table_name := tg_table_name;
  select coalesce(jsonb_object_agg(a.attname, v_row -> a.attname::text), '{}') into v_log.row_key
  from pg_catalog.pg_index i join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
  where i.indrelid = tg_relid and i.indisprimary;
  v_log.operation := tg_op;
  v_log.changes := v_changes;
  v_log.request_id := private.request_id();
  v_log.prev_hash := v_head.hash;
  v_log.hash := private.audit_hash(v_head.hash, v_log);
  insert into public.audit_log select v_log.*;
  update private.audit_heads h set seq = v_log.seq, hash = v_log.hash where h.ctid = v_place returning h.ctid into v_place;
  perform set_config('app.audit_head', v_place::text, true);
  return null;
end
$$;
comment on function private.tg__audit() is 'Writes one audit row per changed row at the end of the transaction. Arguments: columns to mask.';

create function private.audit(p_table regclass, variadic p_masked text[] default '{}') returns void
language plpgsql set search_path = ''
as $$
begin
  execute format(
    'create constraint trigger tg__audit after insert or update or delete on %s deferrable initially deferred '
    'for each row execute function private.tg__audit(%s)',
    p_table, (select string_agg(quote_literal(c), ', ') from unnest(p_masked) c));
end
$$;
comment on function private.audit(regclass, text[]) is 'Puts a table under audit; for migrations.';

create function private.tg_audit_log__refuse() returns trigger
language plpgsql set search_path = ''
as $$
begin
  perform private.fail(403, 'NOT_PERMITTED', '{}', 'The audit log only grows.');
  return null;
end
$$;
comment on function private.tg_audit_log__refuse() is 'The audit log only grows, for the owner of the tables too.';
create trigger tg_audit_log__refuse before update or delete or truncate on public.audit_log
  for each statement execute function private.tg_audit_log__refuse();

create function public.verify_audit_chain(p_tenant_id text)
returns table (is_intact boolean, row_count bigint, first_broken_seq bigint, reason text)
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_prev bytea := '\x00';
  v_expected bigint := 1;
  v_row public.audit_log;
  v_head private.audit_heads;
begin
  if auth.uid() is not null then perform private.require_permission(p_tenant_id, 'audit:verify'); end if;
  select count(*) into row_count from public.audit_log l where l.tenant_id = p_tenant_id;
  for v_row in select * from public.audit_log l where l.tenant_id = p_tenant_id order by l.seq loop
    reason := case
      when v_row.seq <> v_expected then 'ROW_MISSING'
      when v_row.prev_hash <> v_prev then 'LINK_BROKEN'
      when v_row.hash <> private.audit_hash(v_prev, v_row) then 'ROW_CHANGED' end;
    if reason is not null then
      is_intact := false; first_broken_seq := least(v_row.seq, v_expected);
      return next; return;
    end if;
    v_prev := v_row.hash;
    v_expected := v_expected + 1;
  end loop;
  select * into v_head from private.audit_heads h where h.tenant_id = p_tenant_id;
  if coalesce(v_head.seq, 0) <> v_expected - 1 then
    is_intact := false; first_broken_seq := v_expected; reason := 'TAIL_MISSING';
  else
    is_intact := true;
  end if;
  return next;
end
$$;
comment on function public.verify_audit_chain(text) is
  'Walks a tenant''s chain and names the first broken row: ROW_MISSING, LINK_BROKEN, ROW_CHANGED or TAIL_MISSING. Needs audit:verify.';

create function private.audit_label(p_table text, p_key jsonb, p_changes jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_row jsonb;
begin
  -- The row as it is now; what is gone is named by its last values.
  if pg_catalog.to_regclass('public.' || pg_catalog.quote_ident(p_table)) is not null then
    execute pg_catalog.format('select to_jsonb(x) from public.%1$I x, jsonb_populate_record(null::public.%1$I, $1) k where %2$s', p_table,
      (select pg_catalog.string_agg(pg_catalog.format('x.%1$I = k.%1$I', key), ' and ') from jsonb_object_keys(p_key) key))
      into v_row using p_key;
  end if;
  if v_row is null then
    v_row := p_key || coalesce((select jsonb_object_agg(c.key, coalesce(nullif(c.value -> 'to', 'null'), c.value -> 'from')) from jsonb_each(p_changes) c), '{}');
  end if;
  return jsonb_build_object(
    'number', coalesce(v_row ->> 'number', v_row ->> 'employee_number', v_row ->> 'code', v_row ->> 'sor_code', v_row ->> 'role_code', v_row ->> 'sequence',
      v_row ->> 'key', case when p_table = 'tenants' then v_row ->> 'id' end),
    'title', left(coalesce(v_row ->> 'name', v_row ->> 'title', v_row ->> 'description', v_row ->> 'subject', v_row ->> 'permission'), 200));
end
$$;
comment on function private.audit_label(text, jsonb, jsonb) is 'What a row is called: its number or code, and its title.';

create function public.search_audit(p_tenant_id text, p_filters jsonb default '{}', p_before bigint default null, p_limit int default 50) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_zone text := (select t.time_zone from public.tenants t where t.id = p_tenant_id);
  v_from date := private.try_date(p_filters ->> 'from');
  v_to date := private.try_date(p_filters ->> 'to');
  v_low bigint := 0;
  v_high bigint := coalesce(p_before, 9223372036854775807);
  v_limit int := least(greatest(coalesce(p_limit, 50), 1), 1000);
  v_actors uuid[] := (select array_agg(private.try_uuid(a)) from jsonb_array_elements_text(nullif(p_filters -> 'actor', 'null')) a);
  v_tables text[] := (select array_agg(a) from jsonb_array_elements_text(nullif(p_filters -> 'table', 'null')) a);
  v_operations text[] := (select array_agg(a) from jsonb_array_elements_text(nullif(p_filters -> 'operation', 'null')) a);
  v_key jsonb := nullif(p_filters -> 'key', 'null');
  v_id text := p_filters -> 'key' ->> 'id';
  v_result jsonb;
begin
  perform private.require_permission(p_tenant_id, 'audit:read');
  -- Days of the agency become serials: they grow with time, and the key of the log answers the rest.
  if v_from is not null then
    v_low := coalesce((select l.seq from public.audit_log l where l.tenant_id = p_tenant_id and l.at >= v_from::timestamp at time zone v_zone
      order by l.at limit 1), 9223372036854775807);
  end if;
  if v_to is not null then
    v_high := least(v_high, coalesce((select l.seq from public.audit_log l where l.tenant_id = p_tenant_id
      and l.at >= (v_to + 1)::timestamp at time zone v_zone order by l.at limit 1), v_high));
  end if;
  with page as (
    select l.* from public.audit_log l
    where l.tenant_id = p_tenant_id and l.seq >= v_low and l.seq < v_high
      and (v_actors is null or l.actor_id = any (v_actors))
      and (v_tables is null or l.table_name = any (v_tables))
      and (v_operations is null or l.operation = any (v_operations))
      and (v_id is null or l.row_key ->> 'id' = v_id)
      and (v_key is null or l.row_key @> v_key)
    order by l.seq desc limit v_limit + 1)
  select jsonb_build_object(
    'rows', coalesce((select jsonb_agg(to_jsonb(r) order by r.seq desc) from (
      select p.seq, p.at, p.actor_id, u.name as actor_name, p.actor_role, p.table_name, p.row_key, p.operation, p.changes, p.request_id,
        private.audit_label(p.table_name, p.row_key, p.changes) as record
      from page p left join public.user_profiles u on u.id = p.actor_id order by p.seq desc limit v_limit) r), '[]'),
    'next', (select case when count(*) > v_limit then (array_agg(seq order by seq desc))[v_limit] end from page))
  into v_result;
  return v_result;
end
$$;
comment on function public.search_audit(text, jsonb, bigint, int) is
  'A page of the audit log, newest first: {rows: [.., actor_name, record {number, title}], next}. next is p_before of the following page. '
  'Filters: actor, table, operation (lists), key (part of the row key), from and to (days of the agency). Needs audit:read.';

create function public.audit_facets(p_tenant_id text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_permission(p_tenant_id, 'audit:read');
  -- From one value to the next by the index: the log is long, its people and tables are few.
  return jsonb_build_object(
    'tables', (
      with recursive t as (
        (select l.table_name as v from public.audit_log l where l.tenant_id = p_tenant_id order by l.table_name limit 1)
        union all
        select (select l.table_name from public.audit_log l where l.tenant_id = p_tenant_id and l.table_name > t.v order by l.table_name limit 1) from t where t.v is not null)
      select coalesce(jsonb_agg(v), '[]') from t where v is not null),
    'actors', (
      with recursive a as (
        (select l.actor_id as v from public.audit_log l where l.tenant_id = p_tenant_id and l.actor_id is not null order by l.actor_id limit 1)
        union all
        select (select l.actor_id from public.audit_log l where l.tenant_id = p_tenant_id and l.actor_id > a.v order by l.actor_id limit 1) from a where a.v is not null)
      select coalesce(jsonb_agg(jsonb_build_object('id', a.v, 'name', u.name) order by u.name), '[]')
      from a join public.user_profiles u on u.id = a.v));
end
$$;
comment on function public.audit_facets(text) is 'The tables and people that occur in an agency''s audit log: {tables, actors: [{id, name}]}. Needs audit:read.';

alter table public.audit_log enable row level security;
create policy "audit_log: auditors read" on public.audit_log for select to authenticated
  using (tenant_id = any ((select private.my_tenants('audit:read'))::text[]));
grant select on public.audit_log to authenticated;
grant execute on function public.verify_audit_chain(text) to authenticated, service_role;
grant execute on function public.search_audit(text, jsonb, bigint, int), public.audit_facets(text) to authenticated;

-- Tenancy under audit -----------------------------------------------------------------------------------------------

select private.audit('public.tenants');
select private.audit('public.boundaries');
select private.audit('public.roles');
select private.audit('public.role_permissions');
select private.audit('public.user_profiles', 'name', 'email', 'mobile');
select private.audit('public.organisations', 'mobile', 'email');
select private.audit('public.employees', 'date_of_birth', 'mobile', 'email', 'address');
select private.audit('public.employee_assignments');
select private.audit('public.employee_jurisdictions');
select private.audit('public.memberships', 'invited_email', 'invited_mobile');
select private.audit('public.membership_roles');

-- Rate revisions: many rates set anew from one day on, as a job that works through its items in batches, each item whole or
-- not at all. A change of a basic rate that reaches many works becomes such a job by itself.

create table public.rate_revisions (
  tenant_id       text not null references public.tenants on delete restrict,
  id              uuid not null default private.uuid_v7(),
  number          text not null,
  origin          text not null default 'MANUAL' check (origin in ('MANUAL', 'AUTOMATIC')),
  method          text not null check (method in ('ANALYSIS', 'PERCENTAGE')),
  percentage      public.percentage,
  effective_on    date not null,
  reason          text check (length(reason) <= 500),
  status          text not null default 'SCHEDULED' check (status in ('SCHEDULED', 'RUNNING', 'COMPLETED', 'CANCELLED')),
  starts_at       timestamptz not null default now(),
  item_count      int not null check (item_count > 0),
  created_at      timestamptz not null default now(),
  created_by      uuid,
  created_by_name text,
  started_at      timestamptz,
  finished_at     timestamptz,
  primary key (tenant_id, id),
  constraint rate_revisions_number_key unique (tenant_id, number),
  constraint rate_revisions_method_fits_check check ((method = 'PERCENTAGE') = (percentage is not null) and percentage <> 0 and percentage > -100)
);
comment on table public.rate_revisions is 'Jobs that set many rates from one day on. Rule: planning.md section 3.6.';
comment on column public.rate_revisions.method is 'ANALYSIS: works rates from their analyses at the rates of the day. PERCENTAGE: the rates of basic items raised or lowered.';
comment on column public.rate_revisions.origin is 'AUTOMATIC: made by a change that reaches more works than are computed at once.';
create index rate_revisions_created_idx on public.rate_revisions (tenant_id, created_at desc);
create index rate_revisions_open_idx on public.rate_revisions (starts_at) where status in ('SCHEDULED', 'RUNNING');

create table public.rate_revision_items (
  tenant_id      text not null,
  revision_id    uuid not null,
  ordinal        int not null,
  rate_tenant_id text not null,
  sor_code       text not null check (length(sor_code) between 1 and 64),
  from_on        date not null,
  status         text not null default 'SCHEDULED' check (status in ('SCHEDULED', 'COMPLETED', 'FAILED', 'CANCELLED')),
  reason_code    text,
  reason_values  jsonb not null default '{}',
  rate_before    public.rate_inr,
  rate_after     public.rate_inr,
  finished_at    timestamptz,
  primary key (tenant_id, revision_id, ordinal),
  constraint rate_revision_items_revision_fkey foreign key (tenant_id, revision_id) references public.rate_revisions (tenant_id, id) on delete cascade
);
comment on table public.rate_revision_items is 'One item of a revision and what became of it. A code need not be in the schedule: that is one way to fail.';
comment on column public.rate_revision_items.rate_tenant_id is 'The agency whose rate is set: that of the revision or one below it.';
comment on column public.rate_revision_items.reason_code is 'An error code; RATE_SAME on a completed item says that its rate is what it was.';
create index rate_revision_items_open_idx on public.rate_revision_items (tenant_id, revision_id, ordinal) where status = 'SCHEDULED';

create function private.tg_rate_flushes__flush() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_rates jsonb;
  v_rate record;
  v_revision uuid;
  v_tenant_id text := new.tenant_id;
begin
  delete from private.rate_flushes f where f.transaction_id = new.transaction_id;
  perform private.lock_rates(new.tenant_id);
  select coalesce(jsonb_agg(to_jsonb(d) order by length(d.tenant_id), d.tenant_id, d.sor_code), '[]') into v_rates from private.dependent_rates() d;
  if jsonb_array_length(v_rates) <= (private.setting(new.tenant_id, 'rate.recompute_at_once') #>> '{}')::int then
    for v_rate in select * from jsonb_to_recordset(v_rates) x (tenant_id text, sor_tenant_id text, sor_code text, from_on date) loop
      perform private.recompute_rate(v_rate.tenant_id, v_rate.sor_tenant_id, v_rate.sor_code, v_rate.from_on);
    end loop;
    return null;
  end if;
  v_revision := private.uuid_v7();
  insert into public.rate_revisions (tenant_id, id, number, origin, method, effective_on, item_count, created_by, created_by_name)
  values (v_tenant_id, v_revision, private.next_number(v_tenant_id, 'rate_revision'), 'AUTOMATIC', 'ANALYSIS',
    (select min((e ->> 'from_on')::date) from jsonb_array_elements(v_rates) e), jsonb_array_length(v_rates), auth.uid(),
    (select u.name from public.user_profiles u where u.id = auth.uid()));
  insert into public.rate_revision_items (tenant_id, revision_id, ordinal, rate_tenant_id, sor_code, from_on)
  select v_tenant_id, v_revision, e.ordinality, e.value ->> 'tenant_id', e.value ->> 'sor_code', (e.value ->> 'from_on')::date
  from jsonb_array_elements(v_rates) with ordinality e;
  return null;
end
$$;
comment on function private.tg_rate_flushes__flush() is
  'At the end of a transaction computes anew what stands on the rates that changed in it; many at once become a revision that runs in the background.';
create constraint trigger tg_rate_flushes__flush after insert on private.rate_flushes deferrable initially deferred
  for each row execute function private.tg_rate_flushes__flush();

-- Planning a revision -------------------------------------------------------------------------------------------------

create function private.revision_codes(p_tenant_id text, p jsonb) returns text[]
language sql stable security definer set search_path = ''
as $$
  select case when jsonb_typeof(p -> 'codes') = 'array' then
      array(select min(upper(btrim(c.value))) from jsonb_array_elements_text(p -> 'codes') with ordinality c where btrim(c.value) <> ''
        group by upper(btrim(c.value)) order by min(c.ordinality))
    else array(
      select distinct i.code from public.sor_items i
      where i.tenant_id = any (private.tenant_line(p_tenant_id)) and i.is_active
        and i.sor_type = any (case p ->> 'method' when 'PERCENTAGE' then array['L', 'M', 'E'] else array['W'] end)
        and (private.text_of(p, 'sor_type') is null or i.sor_type = p ->> 'sor_type')
        and (private.text_of(p, 'chapter') is null or i.chapter = p ->> 'chapter')
        and (private.text_of(p, 'sub_type') is null or i.sub_type = p ->> 'sub_type')
      order by i.code) end
$$;
comment on function private.revision_codes(text, jsonb) is 'The items that a revision names, or that its sor_type, chapter and sub_type choose.';

create function private.revise_item(p_tenant_id text, p_code text, p_method text, p_percentage numeric, p_on date, p_revision_id uuid, p_is_preview boolean) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_item public.sor_items := private.sor_item(p_tenant_id, p_code);
  v_present private.resolved_rate;
  v_own public.sor_rates;
  v_composition public.sor_compositions;
  v_result jsonb;
  v_heads jsonb;
  v_after numeric;
begin
  -- {status, reason_code, reason_values, rate_before, rate_after}
  if v_item.code is null then return jsonb_build_object('status', 'FAILED', 'reason_code', 'INVALID_SOR_ID', 'reason_values', jsonb_build_object('value', p_code)); end if;
  v_present := private.rate_in_force(p_tenant_id, v_item.tenant_id, v_item.code, p_on);
  if exists (select from public.sor_rates r where r.tenant_id = p_tenant_id and r.sor_tenant_id = v_item.tenant_id and r.sor_code = v_item.code
    and r.source = 'TYPED' and r.valid_from >= p_on) then
    return jsonb_build_object('status', 'FAILED', 'reason_code', 'RATE_BEFORE_PREVIOUS', 'rate_before', v_present.rate, 'reason_values', jsonb_build_object('from', (
      select max(r.valid_from) from public.sor_rates r where r.tenant_id = p_tenant_id and r.sor_tenant_id = v_item.tenant_id and r.sor_code = v_item.code and r.source = 'TYPED')));
  end if;
  if p_method = 'PERCENTAGE' then
    if v_item.sor_type = 'W' then return jsonb_build_object('status', 'FAILED', 'reason_code', 'NOT_A_BASIC_ITEM', 'reason_values', jsonb_build_object('value', v_item.code)); end if;
    select r.* into v_own from public.sor_rates r where r.tenant_id = p_tenant_id and r.sor_tenant_id = v_item.tenant_id and r.sor_code = v_item.code
      and r.valid_from <= p_on and (r.valid_to is null or r.valid_to >= p_on);
    if v_own.id is null then
      return jsonb_build_object('status', 'FAILED', 'reason_code', 'NO_RATES_FOUND', 'rate_before', v_present.rate, 'reason_values', jsonb_build_object('value', v_item.code, 'on', p_on));
    end if;
    select jsonb_object_agg(h.key, round(h.value::numeric * (1 + p_percentage / 100), 2)) into v_heads from jsonb_each_text(v_own.heads) h;
    v_after := private.heads_total(v_heads);
    if v_after = v_own.rate or v_after <= 0 then
      return jsonb_build_object('status', 'COMPLETED', 'reason_code', 'RATE_SAME', 'rate_before', v_own.rate, 'rate_after', v_own.rate);
    end if;
    if not p_is_preview then
      update public.sor_rates r set valid_to = p_on - 1 where r.tenant_id = p_tenant_id and r.id = v_own.id;
      insert into public.sor_rates (tenant_id, sor_tenant_id, sor_code, rate, heads, valid_from, valid_to, revision_id)
      values (p_tenant_id, v_item.tenant_id, v_item.code, v_after, v_heads, p_on, v_own.valid_to, p_revision_id);
    end if;
    return jsonb_build_object('status', 'COMPLETED', 'rate_before', v_own.rate, 'rate_after', v_after);
  end if;
  if v_item.sor_type <> 'W' then return jsonb_build_object('status', 'FAILED', 'reason_code', 'NOT_A_WORKS_ITEM', 'reason_values', jsonb_build_object('value', v_item.code)); end if;
  v_composition := private.composition_at(p_tenant_id, v_item.tenant_id, v_item.code, p_on);
  if v_composition.id is null then
    return jsonb_build_object('status', 'FAILED', 'reason_code', 'SOR_COMPOSITION_NOT_FOUND', 'rate_before', v_present.rate, 'reason_values', jsonb_build_object('value', v_item.code));
  end if;
  v_result := private.compute_analysis(p_tenant_id, private.composition_content(v_composition.tenant_id, v_composition.id), p_on);
  if v_result -> 'missing' <> '[]' then
    return jsonb_build_object('status', 'FAILED', 'reason_code', 'NO_RATES_FOUND', 'rate_before', v_present.rate,
      'reason_values', jsonb_build_object('value', v_result -> 'missing' ->> 0, 'on', p_on));
  end if;
  v_after := (v_result ->> 'rate')::numeric;
  if v_present.rate = v_after and v_present.source = 'ANALYSIS' and v_present.tenant_id = p_tenant_id then
    return jsonb_build_object('status', 'COMPLETED', 'reason_code', 'RATE_SAME', 'rate_before', v_present.rate, 'rate_after', v_after);
  end if;
  if not p_is_preview then
    -- The analysis takes the place of a rate that was typed.
    update public.sor_rates r set valid_to = p_on - 1 where r.tenant_id = p_tenant_id and r.sor_tenant_id = v_item.tenant_id and r.sor_code = v_item.code
      and r.source = 'TYPED' and r.valid_from < p_on and (r.valid_to is null or r.valid_to >= p_on);
    perform private.recompute_rate(p_tenant_id, v_item.tenant_id, v_item.code, p_on, p_revision_id);
  end if;
  return jsonb_build_object('status', 'COMPLETED', 'rate_before', v_present.rate, 'rate_after', v_after);
end
$$;
comment on function private.revise_item(text, text, text, numeric, date, uuid, boolean) is
  'One item of a revision: {status, reason_code, reason_values, rate_before, rate_after}. FAILED writes nothing: INVALID_SOR_ID, NOT_A_WORKS_ITEM, NOT_A_BASIC_ITEM, '
  'SOR_COMPOSITION_NOT_FOUND, NO_RATES_FOUND, RATE_BEFORE_PREVIOUS. A percentage changes each head, to the paisa, half up.';

create function public.schedule_rate_revision(p_tenant_id text, p_revision jsonb, p_is_preview boolean default false) returns jsonb
language plpgsql volatile security definer set search_path = '' set statement_timeout = '120s'
as $$
declare
  v_max constant int := 20000;
  v_today date := private.local_date(p_tenant_id);
  v_on date := private.try_date(private.text_of(p_revision, 'effective_on'));
  v_method text := coalesce(p_revision ->> 'method', '');
  v_percentage numeric := private.try_numeric(p_revision ->> 'percentage');
  v_starts timestamptz;
  v_errors jsonb := '[]';
  v_codes text[];
  v_id uuid := private.uuid_v7();
begin
  perform private.require_permission(p_tenant_id, 'rate:manage');
  if v_method not in ('ANALYSIS', 'PERCENTAGE') then
    v_errors := private.field_error('/method', 'NOT_A_CHOICE', jsonb_build_object('value', v_method, 'allowed', 'ANALYSIS, PERCENTAGE'));
  end if;
  if v_on is null then v_errors := v_errors || private.field_error('/effective_on', 'INVALID_DATE');
  elsif v_on <= v_today then v_errors := v_errors || private.field_error('/effective_on', 'ANALYSIS_NOT_FUTURE', jsonb_build_object('today', v_today));
  end if;
  if v_method = 'PERCENTAGE' and (v_percentage is null or v_percentage = 0 or v_percentage <= -100 or v_percentage > 900 or v_percentage <> round(v_percentage, 4)) then
    v_errors := v_errors || private.field_error('/percentage', 'OUT_OF_RANGE', '{"min": -99, "max": 900}');
  end if;
  if length(p_revision ->> 'reason') > 500 then v_errors := v_errors || private.field_error('/reason', 'TOO_LONG', '{"max": 500}'); end if;
  begin
    v_starts := greatest(coalesce(private.text_of(p_revision, 'starts_at')::timestamptz, now()), now());
  exception when data_exception then v_errors := v_errors || private.field_error('/starts_at', 'INVALID_DATE');
  end;
  perform private.fail_fields(v_errors);
  v_codes := private.revision_codes(p_tenant_id, p_revision);
  if cardinality(v_codes) = 0 then perform private.fail_fields(private.field_error('/codes', 'REQUIRED')); end if;
  if cardinality(v_codes) > v_max then perform private.fail(422, 'IMPORT_TOO_LARGE', jsonb_build_object('max', v_max), 'Divide the list.'); end if;
  if p_is_preview then
    return jsonb_build_object('item_count', cardinality(v_codes), 'items', (
      select jsonb_agg(jsonb_build_object('sor_code', c.code) || private.revise_item(p_tenant_id, c.code, v_method, v_percentage, v_on, null, true) order by c.n)
      from unnest(v_codes[1:200]) with ordinality c (code, n)));
  end if;
  insert into public.rate_revisions (tenant_id, id, number, method, percentage, effective_on, reason, starts_at, item_count, created_by, created_by_name)
  values (p_tenant_id, v_id, private.next_number(p_tenant_id, 'rate_revision'), v_method, case when v_method = 'PERCENTAGE' then v_percentage end, v_on,
    private.text_of(p_revision, 'reason'), v_starts, cardinality(v_codes), auth.uid(), (select u.name from public.user_profiles u where u.id = auth.uid()));
  insert into public.rate_revision_items (tenant_id, revision_id, ordinal, rate_tenant_id, sor_code, from_on)
  select p_tenant_id, v_id, c.n, p_tenant_id, left(c.code, 64), v_on from unnest(v_codes) with ordinality c (code, n);
  return (select jsonb_build_object('id', r.id, 'number', r.number, 'item_count', r.item_count) from public.rate_revisions r where r.tenant_id = p_tenant_id and r.id = v_id);
end
$$;
comment on function public.schedule_rate_revision(text, jsonb, boolean) is
  'Schedules a revision: {method ANALYSIS | PERCENTAGE, percentage, effective_on (a future day), codes [] or sor_type, chapter, sub_type, reason, starts_at}. '
  'Answers {id, number, item_count}; a preview answers what the first 200 items would become and writes nothing. Needs rate:manage. Field errors '
  'ANALYSIS_NOT_FUTURE, OUT_OF_RANGE, REQUIRED; IMPORT_TOO_LARGE (422) above 20,000 items.';

create function public.cancel_rate_revision(p_tenant_id text, p_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_revision public.rate_revisions;
begin
  perform private.require_permission(p_tenant_id, 'rate:manage');
  select r.* into v_revision from public.rate_revisions r where r.tenant_id = p_tenant_id and r.id = p_id for update;
  if v_revision.id is null then perform private.fail(404, 'NOT_FOUND', jsonb_build_object('id', p_id), 'There is no such revision.'); end if;
  -- One that follows from a change cannot be left out: the rates would not be what their inputs give.
  if v_revision.status <> 'SCHEDULED' or v_revision.origin = 'AUTOMATIC' then
    perform private.fail(409, 'REVISION_STARTED', jsonb_build_object('status', v_revision.status), 'Only a scheduled revision can be cancelled.');
  end if;
  update public.rate_revisions r set status = 'CANCELLED', finished_at = now() where r.tenant_id = p_tenant_id and r.id = p_id;
  update public.rate_revision_items i set status = 'CANCELLED', finished_at = now() where i.tenant_id = p_tenant_id and i.revision_id = p_id;
end
$$;
comment on function public.cancel_rate_revision(text, uuid) is 'Cancels a revision that has not begun. REVISION_STARTED (409), NOT_FOUND (404). Needs rate:manage.';

create function public.run_rate_revisions(p_limit int default 200) returns int
language plpgsql volatile security definer set search_path = '' set statement_timeout = '120s'
as $$
declare
  v_revision public.rate_revisions;
  v_item public.rate_revision_items;
  v_result jsonb;
  v_done int := 0;
begin
  select r.* into v_revision from public.rate_revisions r
  where r.status in ('SCHEDULED', 'RUNNING') and r.starts_at <= now() order by r.starts_at, r.id for update skip locked limit 1;
  if v_revision.id is null then return 0; end if;
  perform private.lock_rates(v_revision.tenant_id);
  update public.rate_revisions r set status = 'RUNNING', started_at = coalesce(r.started_at, now()) where r.tenant_id = v_revision.tenant_id and r.id = v_revision.id;
  for v_item in
    select i.* from public.rate_revision_items i where i.tenant_id = v_revision.tenant_id and i.revision_id = v_revision.id and i.status = 'SCHEDULED'
    order by i.ordinal limit least(greatest(p_limit, 1), 1000)
  loop
    v_done := v_done + 1;
    begin
      if v_revision.origin = 'AUTOMATIC' then
        v_result := private.follow_inputs(v_item);
      else
        v_result := private.revise_item(v_item.rate_tenant_id, v_item.sor_code, v_revision.method, v_revision.percentage, v_item.from_on, v_revision.id, false);
      end if;
    exception when others then
      -- The item is undone whole; the others go on.
      v_result := jsonb_build_object('status', 'FAILED', 'reason_code', 'INTERNAL', 'reason_values', jsonb_build_object('cause', left(sqlerrm, 200)));
    end;
    update public.rate_revision_items i set status = v_result ->> 'status', reason_code = v_result ->> 'reason_code',
      reason_values = coalesce(v_result -> 'reason_values', '{}'), rate_before = (v_result ->> 'rate_before')::numeric,
      rate_after = (v_result ->> 'rate_after')::numeric, finished_at = clock_timestamp()
    where i.tenant_id = v_item.tenant_id and i.revision_id = v_item.revision_id and i.ordinal = v_item.ordinal;
  end loop;
  update public.rate_revisions r set status = 'COMPLETED', finished_at = clock_timestamp() where r.tenant_id = v_revision.tenant_id and r.id = v_revision.id
    and not exists (select from public.rate_revision_items i where i.tenant_id = r.tenant_id and i.revision_id = r.id and i.status = 'SCHEDULED');
  return v_done;
end
$$;
comment on function public.run_rate_revisions(int) is
  'Service role: works on the oldest revision that is due, at most so many items, each whole or not at all; answers how many it worked on, 0 when nothing is due.';

create function private.follow_inputs(p_item public.rate_revision_items) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_sor public.sor_items := private.sor_item(p_item.rate_tenant_id, p_item.sor_code);
  v_result jsonb;
begin
  if v_sor.code is null then return jsonb_build_object('status', 'FAILED', 'reason_code', 'INVALID_SOR_ID', 'reason_values', jsonb_build_object('value', p_item.sor_code)); end if;
  v_result := private.recompute_rate(p_item.rate_tenant_id, v_sor.tenant_id, v_sor.code, p_item.from_on, p_item.revision_id);
  return jsonb_build_object('rate_before', v_result -> 'before', 'rate_after', v_result -> 'after') || case
    when v_result -> 'missing' <> 'null' then jsonb_build_object('status', 'FAILED', 'reason_code', 'NO_RATES_FOUND',
      'reason_values', jsonb_build_object('value', v_result -> 'missing' ->> 0, 'on', p_item.from_on))
    when v_result -> 'before' = v_result -> 'after' then '{"status": "COMPLETED", "reason_code": "RATE_SAME"}'
    else '{"status": "COMPLETED"}' end;
end
$$;
comment on function private.follow_inputs(public.rate_revision_items) is 'One item of an automatic revision: its rate as its inputs give it.';

create function public.get_rate_revision(p_tenant_id text, p_id uuid, p_status text default null, p_limit int default 100, p_offset int default 0) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_result jsonb;
begin
  perform private.require_permission(p_tenant_id, 'rate:read');
  select to_jsonb(r) || jsonb_build_object(
    'counts', (select jsonb_object_agg(c.status, c.n) from (
      select i.status, count(*) as n from public.rate_revision_items i where i.tenant_id = r.tenant_id and i.revision_id = r.id group by 1) c),
    'items', (select coalesce(jsonb_agg(to_jsonb(x) - array['tenant_id', 'revision_id'] || jsonb_build_object('description', s.description,
        'local_descriptions', s.local_descriptions, 'unit_code', s.unit_code) order by x.ordinal), '[]')
      from (select i.* from public.rate_revision_items i where i.tenant_id = r.tenant_id and i.revision_id = r.id and (p_status is null or i.status = p_status)
        order by i.ordinal limit least(greatest(p_limit, 1), 1000) offset greatest(p_offset, 0)) x
      left join lateral private.sor_item(x.rate_tenant_id, x.sor_code) s on true))
  into v_result
  from public.rate_revisions r where r.tenant_id = any (private.tenant_line(p_tenant_id)) and r.id = p_id;
  if v_result is null then perform private.fail(404, 'NOT_FOUND', jsonb_build_object('id', p_id), 'There is no such revision.'); end if;
  return v_result;
end
$$;
comment on function public.get_rate_revision(text, uuid, text, int, int) is
  'A revision with its counts by status and a page of its items. NOT_FOUND (404). Needs rate:read.';

alter table public.rate_revisions enable row level security;
alter table public.rate_revision_items enable row level security;
create policy "rate_revisions: members read" on public.rate_revisions for select to authenticated
  using (tenant_id = any ((select private.my_visible_tenants())::text[]));
create policy "rate_revision_items: members read" on public.rate_revision_items for select to authenticated
  using (tenant_id = any ((select private.my_visible_tenants())::text[]));
grant select on public.rate_revisions, public.rate_revision_items to authenticated;
grant execute on function public.schedule_rate_revision(text, jsonb, boolean), public.cancel_rate_revision(text, uuid),
  public.get_rate_revision(text, uuid, text, int, int) to authenticated;
grant execute on function public.run_rate_revisions(int) to service_role;
select private.audit('public.rate_revisions');

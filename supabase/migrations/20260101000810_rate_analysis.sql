-- Rate analysis: what a works item is made of, and what it therefore costs; setting a rate by hand; computing anew
-- whatever stands on a rate, a lead, an analysis or the labour cess that changed. Rules: planning.md section 3.6.

create table public.sor_compositions (
  tenant_id      text not null references public.tenants on delete restrict,
  id             uuid not null default private.uuid_v7(),
  sor_tenant_id  text not null,
  sor_code       text not null,
  effective_from date not null,
  quantity       public.quantity not null check (quantity > 0),
  version        int not null default 1,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now(),
  updated_by     uuid,
  primary key (tenant_id, id),
  constraint sor_compositions_day_key unique (tenant_id, sor_tenant_id, sor_code, effective_from),
  constraint sor_compositions_item_fkey foreign key (sor_tenant_id, sor_code) references public.sor_items (tenant_id, code) on delete restrict,
  constraint sor_compositions_tree_check check (tenant_id = sor_tenant_id or starts_with(tenant_id, sor_tenant_id || '.'))
);
comment on table public.sor_compositions is 'Rate analyses of works items; the newest whose day has come holds.';
comment on column public.sor_compositions.quantity is 'The quantity of works that the parts are for.';
create index sor_compositions_item_idx on public.sor_compositions (sor_tenant_id, sor_code, effective_from desc);
create trigger tg_sor_compositions__touch before update on public.sor_compositions for each row execute function private.tg__touch();
create trigger tg_sor_compositions__version before update on public.sor_compositions for each row execute function private.tg__version();
alter table public.sor_rates add constraint sor_rates_composition_fkey foreign key (composition_tenant_id, composition_id)
  references public.sor_compositions (tenant_id, id) on delete restrict;

create table public.sor_composition_parts (
  tenant_id       text not null,
  composition_id  uuid not null,
  ordinal         int not null,
  basic_tenant_id text not null,
  basic_code      text not null,
  quantity        public.quantity not null check (quantity > 0),
  primary key (tenant_id, composition_id, ordinal),
  constraint sor_composition_parts_composition_fkey foreign key (tenant_id, composition_id)
    references public.sor_compositions (tenant_id, id) on delete cascade,
  constraint sor_composition_parts_basic_fkey foreign key (basic_tenant_id, basic_code) references public.sor_items (tenant_id, code) on delete restrict,
  constraint sor_composition_parts_basic_key unique (tenant_id, composition_id, basic_tenant_id, basic_code)
);
comment on table public.sor_composition_parts is 'Labour, material and machinery of a rate analysis, in the units of the basic items.';
create index sor_composition_parts_basic_idx on public.sor_composition_parts (basic_tenant_id, basic_code);

create table public.sor_composition_charges (
  tenant_id      text not null,
  composition_id uuid not null,
  ordinal        int not null,
  description    text not null check (length(btrim(description)) between 2 and 200),
  head_code      text not null,
  calculation    text not null check (calculation in ('FIXED', 'PERCENTAGE')),
  figure         public.rate_inr not null check (figure > 0),
  primary key (tenant_id, composition_id, ordinal),
  constraint sor_composition_charges_composition_fkey foreign key (tenant_id, composition_id)
    references public.sor_compositions (tenant_id, id) on delete cascade
);
comment on table public.sor_composition_charges is 'Extra charges of a rate analysis: rupees for the analysed quantity, or percent of what the parts bring under the head.';

-- The formula -------------------------------------------------------------------------------------------------------

create function private.divide_money(p_dividend numeric, p_divisor numeric) returns numeric
language sql immutable set search_path = ''
as $$ select div(200 * p_dividend + p_divisor, 2 * p_divisor) / 100 $$;
comment on function private.divide_money(numeric, numeric) is
  'A quotient of numbers above zero to the paisa, half up, without the rounding that numeric division does on its own.';

create function private.analyse_rate(p_quantity numeric, p_parts jsonb, p_charges jsonb, p_cess_percent numeric) returns jsonb
language sql immutable set search_path = ''
as $$
  with part_heads as (
    select p.ordinality as part, h.key as head,
      -- Two divisions, each to the paisa: first by the analysed quantity, then by the quantity that the basic rate is for.
      private.divide_money(private.divide_money(h.value::numeric * (p.value ->> 'quantity')::numeric, p_quantity),
        (p.value ->> 'basic_quantity')::numeric) as amount
    from jsonb_array_elements(p_parts) with ordinality p, jsonb_each_text(p.value -> 'heads') h),
  of_parts as (select head, sum(amount) as amount from part_heads group by head),
  charges as (
    select c.ordinality as charge, c.value ->> 'head_code' as head, case c.value ->> 'calculation'
      when 'PERCENTAGE' then round(coalesce((select o.amount from of_parts o where o.head = c.value ->> 'head_code'), 0) * (c.value ->> 'figure')::numeric / 100, 2)
      else private.divide_money((c.value ->> 'figure')::numeric, p_quantity) end as amount
    from jsonb_array_elements(p_charges) with ordinality c),
  summed as (select head, sum(amount) as amount from (select head, amount from of_parts union all select head, amount from charges) a group by head),
  cess as (select round(coalesce(sum(s.amount), 0) * p_cess_percent / 100, 2) as amount from summed s where s.head <> 'LC.7'),
  heads as (
    select head, sum(amount) as amount from (select head, amount from summed union all select 'LC.7', amount from cess) a group by head having sum(amount) <> 0)
  select jsonb_build_object(
    'heads', (select coalesce(jsonb_object_agg(head, amount), '{}') from heads),
    'rate', (select coalesce(sum(amount), 0) from heads),
    'cess', (select amount from cess),
    'parts', (select coalesce(jsonb_agg(x.amount order by x.part), '[]') from (select part, sum(amount) as amount from part_heads group by part) x),
    'charges', (select coalesce(jsonb_agg(c.amount order by c.charge), '[]') from charges c))
$$;
comment on function private.analyse_rate(numeric, jsonb, jsonb, numeric) is
  'The formula of planning.md section 3.6: {heads, rate, cess, parts, charges} in rupees for one unit of works. Parts [{quantity, basic_quantity, heads}]: '
  'head amount x quantity / analysed quantity / quantity of the basic rate, half up to the paisa at each division. Charges [{head_code, calculation, figure}]: '
  'FIXED figure / analysed quantity, PERCENTAGE of what the parts bring under the head. Labour cess LC.7 is a percentage of all other heads, to the paisa, '
  'added to any LC.7 of the parts. The source leaves out the division by the analysed quantity in its preview: here there is one rule, the one it keeps.';

create function private.labour_cess(p_tenant_id text, p_on date) returns numeric
language sql stable security definer set search_path = ''
as $$ select (private.setting(p_tenant_id, 'rate.labour_cess_percent', p_on) #>> '{}')::numeric $$;
comment on function private.labour_cess(text, date) is 'Labour cess in force on a day, in percent.';

create function private.analysis_parts(p_tenant_id text, p_parts jsonb, p_on date) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(p.value || jsonb_build_object('sor_type', i.sor_type, 'description', i.description, 'local_descriptions', i.local_descriptions,
    'unit_code', i.unit_code, 'basic_quantity', i.quantity, 'rate', (r.r).rate, 'lead_amount', (r.r).lead_amount, 'rate_tenant_id', (r.r).tenant_id,
    'heads', coalesce((r.r).heads, '{}')) order by p.ordinality), '[]')
  from jsonb_array_elements(p_parts) with ordinality p
  join public.sor_items i on i.tenant_id = p.value ->> 'basic_tenant_id' and i.code = p.value ->> 'basic_code'
  cross join lateral (select private.rate_in_force(p_tenant_id, i.tenant_id, i.code, p_on) as r) r
$$;
comment on function private.analysis_parts(text, jsonb, date) is 'Parts of an analysis with what each basic item is and costs in a place on a day; rate null where it has none.';

create function private.composition_content(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('tenant_id', c.tenant_id, 'id', c.id, 'effective_from', c.effective_from, 'quantity', c.quantity, 'version', c.version,
    'parts', (select coalesce(jsonb_agg(jsonb_build_object('basic_tenant_id', p.basic_tenant_id, 'basic_code', p.basic_code, 'quantity', p.quantity) order by p.ordinal), '[]')
      from public.sor_composition_parts p where p.tenant_id = c.tenant_id and p.composition_id = c.id),
    'charges', (select coalesce(jsonb_agg(jsonb_build_object('description', x.description, 'head_code', x.head_code, 'calculation', x.calculation, 'figure', x.figure) order by x.ordinal), '[]')
      from public.sor_composition_charges x where x.tenant_id = c.tenant_id and x.composition_id = c.id))
  from public.sor_compositions c where c.tenant_id = p_tenant_id and c.id = p_id
$$;
comment on function private.composition_content(text, uuid) is 'A rate analysis as JSON: effective_from, quantity, parts, charges.';

create function private.compute_analysis(p_tenant_id text, p_composition jsonb, p_on date) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_parts jsonb := private.analysis_parts(p_tenant_id, p_composition -> 'parts', p_on);
  v_missing jsonb;
  v_result jsonb;
begin
  select jsonb_agg(p ->> 'basic_code') into v_missing from jsonb_array_elements(v_parts) p where p -> 'rate' = 'null';
  if v_missing is not null then
    return jsonb_build_object('parts', v_parts, 'missing', v_missing);
  end if;
  v_result := private.analyse_rate((p_composition ->> 'quantity')::numeric, v_parts, p_composition -> 'charges', private.labour_cess(p_tenant_id, p_on));
  return v_result || jsonb_build_object('missing', '[]'::jsonb,
    'parts', (select coalesce(jsonb_agg(p.value || jsonb_build_object('amount', v_result -> 'parts' -> (p.ordinality - 1)::int) order by p.ordinality), '[]')
      from jsonb_array_elements(v_parts) with ordinality p),
    'charges', (select coalesce(jsonb_agg(c.value || jsonb_build_object('amount', v_result -> 'charges' -> (c.ordinality - 1)::int) order by c.ordinality), '[]')
      from jsonb_array_elements(p_composition -> 'charges') with ordinality c));
end
$$;
comment on function private.compute_analysis(text, jsonb, date) is
  'An analysis at the rates of a place and a day: {parts, charges, heads, rate, cess, missing}; without heads and rate while the codes in missing have no rate.';

-- What a works item costs by its analysis -----------------------------------------------------------------------------

create function private.composition_at(p_tenant_id text, p_sor_tenant_id text, p_code text, p_on date) returns public.sor_compositions
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_own public.sor_compositions;
  v_above private.resolved_rate;
  v_found public.sor_compositions;
begin
  select c.* into v_own from public.sor_compositions c
  where c.tenant_id = p_tenant_id and c.sor_tenant_id = p_sor_tenant_id and c.sor_code = p_code and c.effective_from <= p_on
  order by c.effective_from desc limit 1;
  if v_own.id is not null or p_tenant_id = p_sor_tenant_id then return v_own; end if;
  -- Below, the analysis is followed that the rate above stands on, and only where something in it costs something else.
  v_above := private.rate_in_force((private.tenant_line(p_tenant_id))[2], p_sor_tenant_id, p_code, p_on);
  if v_above.tenant_id is not null and v_above.composition_id is null then return null; end if;
  if v_above.tenant_id is null then
    select c.* into v_found from public.sor_compositions c
    where c.tenant_id = any (private.tenant_line(p_tenant_id)) and c.sor_tenant_id = p_sor_tenant_id and c.sor_code = p_code and c.effective_from <= p_on
    order by length(c.tenant_id) desc, c.effective_from desc limit 1;
  else
    select c.* into v_found from public.sor_compositions c where c.tenant_id = v_above.composition_tenant_id and c.id = v_above.composition_id;
  end if;
  if v_found.id is null or not exists (
    select from public.sor_composition_parts p
    join public.sor_items i on i.tenant_id = p.basic_tenant_id and i.code = p.basic_code
    where p.tenant_id = v_found.tenant_id and p.composition_id = v_found.id and (
      exists (select from public.sor_rates r where r.tenant_id = p_tenant_id and r.sor_tenant_id = p.basic_tenant_id and r.sor_code = p.basic_code
        and r.valid_from <= p_on and (r.valid_to is null or r.valid_to >= p_on))
      or i.sor_type = 'M' and exists (select from public.lead_distances d where d.tenant_id = p_tenant_id and d.sub_type = i.sub_type
        and d.valid_from <= p_on and (d.valid_to is null or d.valid_to >= p_on)))) then
    return null;
  end if;
  return v_found;
end
$$;
comment on function private.composition_at(text, text, text, date) is
  'The analysis by which a tenant computes its own rate of a works item on a day: its own, or the one above where a part or a lead is its own. Null for none.';

create function private.derived_segments(p_tenant_id text, p_sor_tenant_id text, p_code text, p_from date) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_line text[] := private.tenant_line(p_tenant_id);
  v_days date[];
  v_composition public.sor_compositions;
  v_result jsonb;
  v_segment jsonb;
  v_segments jsonb[] := '{}';
  v_missing jsonb;
begin
  -- The rate can change only where an input begins or ends.
  select array_agg(distinct d.day order by d.day) into v_days from (
    with parts as (
      select distinct p.basic_tenant_id, p.basic_code, i.sub_type, i.sor_type
      from public.sor_compositions c
      join public.sor_composition_parts p on p.tenant_id = c.tenant_id and p.composition_id = c.id
      join public.sor_items i on i.tenant_id = p.basic_tenant_id and i.code = p.basic_code
      where c.tenant_id = any (v_line) and c.sor_tenant_id = p_sor_tenant_id and c.sor_code = p_code)
    select p_from as day
    union all select c.effective_from from public.sor_compositions c where c.tenant_id = any (v_line) and c.sor_tenant_id = p_sor_tenant_id and c.sor_code = p_code
    union all select unnest(array[r.valid_from, r.valid_to + 1]) from public.sor_rates r
      where r.tenant_id = any (v_line) and r.sor_tenant_id = p_sor_tenant_id and r.sor_code = p_code and (r.tenant_id <> p_tenant_id or r.source = 'TYPED')
    union all select unnest(array[r.valid_from, r.valid_to + 1]) from parts p join public.sor_rates r
      on r.tenant_id = any (v_line) and r.sor_tenant_id = p.basic_tenant_id and r.sor_code = p.basic_code
    union all select unnest(array[d.valid_from, d.valid_to + 1]) from public.lead_distances d
      where d.tenant_id = any (v_line) and d.sub_type in (select p.sub_type from parts p where p.sor_type = 'M')
    union all select unnest(array[d.valid_from, d.valid_to + 1]) from public.lead_rates d
      where d.tenant_id = any (v_line) and d.sub_type in (select p.sub_type from parts p where p.sor_type = 'M')
    union all select s.effective_from from public.tenant_settings s where s.tenant_id = any (v_line) and s.key = 'rate.labour_cess_percent') d
  where d.day >= p_from;
  for i in 1 .. cardinality(v_days) loop
    v_composition := null;
    -- A rate that was typed after the analysis stands until the next analysis or revision.
    if not exists (select from public.sor_rates r where r.tenant_id = p_tenant_id and r.sor_tenant_id = p_sor_tenant_id and r.sor_code = p_code
      and r.source = 'TYPED' and r.valid_from <= v_days[i] and (r.valid_to is null or r.valid_to >= v_days[i])) then
      v_composition := private.composition_at(p_tenant_id, p_sor_tenant_id, p_code, v_days[i]);
    end if;
    if v_composition.id is not null then
      v_result := private.compute_analysis(p_tenant_id, private.composition_content(v_composition.tenant_id, v_composition.id), v_days[i]);
      if v_result -> 'missing' <> '[]' then
        if i = 1 then v_missing := v_result -> 'missing'; end if;
      elsif (v_result ->> 'rate')::numeric > 0 then
        v_segment := jsonb_build_object('rate', v_result -> 'rate', 'heads', v_result -> 'heads', 'composition_tenant_id', v_composition.tenant_id,
          'composition_id', v_composition.id);
        if cardinality(v_segments) > 0 and (v_segments[cardinality(v_segments)] ->> 'valid_to')::date = v_days[i] - 1
          and v_segments[cardinality(v_segments)] @> v_segment and v_segment -> 'heads' = v_segments[cardinality(v_segments)] -> 'heads' then
          v_segments[cardinality(v_segments)] := v_segments[cardinality(v_segments)] || jsonb_build_object('valid_to', v_days[i + 1] - 1);
        else
          v_segments := v_segments || (v_segment || jsonb_build_object('valid_from', v_days[i], 'valid_to', v_days[i + 1] - 1));
        end if;
      end if;
    end if;
  end loop;
  return jsonb_build_object('segments', to_jsonb(v_segments), 'missing', v_missing);
end
$$;
comment on function private.derived_segments(text, text, text, date) is
  'The rates that the analyses give a works item in a tenant from a day on, one per stretch of days; missing names basic items without a rate on the first day.';

create function private.recompute_rate(p_tenant_id text, p_sor_tenant_id text, p_code text, p_from date, p_revision_id uuid default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_plan jsonb := private.derived_segments(p_tenant_id, p_sor_tenant_id, p_code, p_from);
  v_segments jsonb := v_plan -> 'segments';
  v_before numeric := private.sor_rate(p_tenant_id, p_sor_tenant_id, p_code, p_from);
  v_cover public.sor_rates;
  v_first jsonb;
begin
  -- Days before p_from stay as they are: what papers were made with is history.
  select r.* into v_cover from public.sor_rates r where r.tenant_id = p_tenant_id and r.sor_tenant_id = p_sor_tenant_id and r.sor_code = p_code
    and r.source = 'ANALYSIS' and r.valid_from < p_from and (r.valid_to is null or r.valid_to >= p_from - 1);
  v_first := v_segments -> 0;
  if v_cover.id is not null and (v_first ->> 'valid_from')::date = p_from and (v_first ->> 'rate')::numeric = v_cover.rate and v_first -> 'heads' = v_cover.heads
    and (v_first ->> 'composition_id')::uuid = v_cover.composition_id then
    v_segments := v_segments - 0;
  else
    v_first := null;
  end if;
  delete from public.sor_rates r where r.tenant_id = p_tenant_id and r.sor_tenant_id = p_sor_tenant_id and r.sor_code = p_code
    and r.source = 'ANALYSIS' and r.valid_from >= p_from and not exists (
      select from jsonb_array_elements(v_segments) s where (s ->> 'valid_from')::date = r.valid_from and (s ->> 'valid_to')::date is not distinct from r.valid_to
        and (s ->> 'rate')::numeric = r.rate and s -> 'heads' = r.heads and (s ->> 'composition_id')::uuid = r.composition_id);
  if v_cover.id is not null then
    update public.sor_rates r set valid_to = case when v_first is null then p_from - 1 else (v_first ->> 'valid_to')::date end
    where r.tenant_id = p_tenant_id and r.id = v_cover.id
      and r.valid_to is distinct from case when v_first is null then p_from - 1 else (v_first ->> 'valid_to')::date end;
  end if;
  insert into public.sor_rates (tenant_id, sor_tenant_id, sor_code, rate, heads, source, composition_tenant_id, composition_id, revision_id, valid_from, valid_to, updated_by)
  select p_tenant_id, p_sor_tenant_id, p_code, (s ->> 'rate')::numeric, s -> 'heads', 'ANALYSIS', s ->> 'composition_tenant_id', (s ->> 'composition_id')::uuid,
    p_revision_id, (s ->> 'valid_from')::date, (s ->> 'valid_to')::date, auth.uid()
  from jsonb_array_elements(v_segments) s
  where not exists (select from public.sor_rates r where r.tenant_id = p_tenant_id and r.sor_tenant_id = p_sor_tenant_id and r.sor_code = p_code
    and r.source = 'ANALYSIS' and r.valid_from = (s ->> 'valid_from')::date);
  return jsonb_build_object('before', v_before, 'after', private.sor_rate(p_tenant_id, p_sor_tenant_id, p_code, p_from), 'missing', v_plan -> 'missing');
end
$$;
comment on function private.recompute_rate(text, text, text, date, uuid) is
  'Makes the analysed rates of a works item in a tenant what its inputs give, from a day on: {before, after, missing}. A basic item without a rate leaves '
  'the works item without one, to be decided (programme.md section 5.1).';

-- Inputs that change ------------------------------------------------------------------------------------------------

create table private.rate_changes (
  tenant_id     text not null,
  sor_tenant_id text not null,
  sor_code      text not null,
  from_on       date not null,
  is_self       boolean not null default false
);
comment on table private.rate_changes is 'Items whose rate, analysis or lead changed in this transaction; emptied before it ends.';
alter table private.rate_changes enable row level security;
create index rate_changes_item_idx on private.rate_changes (sor_tenant_id, sor_code);

create table private.rate_flushes (
  transaction_id xid8 primary key default pg_current_xact_id(),
  tenant_id      text not null
);
comment on table private.rate_flushes is 'A transaction that changed rates: its row sees to it, at the end, that what stands on them is computed anew.';
alter table private.rate_flushes enable row level security;

create function private.note_rate_changes(p_tenant_id text) returns void
language sql volatile security definer set search_path = ''
as $$ insert into private.rate_flushes (tenant_id) select p_tenant_id where p_tenant_id is not null on conflict do nothing $$;
comment on function private.note_rate_changes(text) is 'Has the noted changes worked through at the end of the transaction, once.';

create function private.tg_sor_rates__changes() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    insert into private.rate_changes (tenant_id, sor_tenant_id, sor_code, from_on)
    select n.tenant_id, n.sor_tenant_id, n.sor_code, min(n.valid_from) from new_rows n group by 1, 2, 3;
  elsif tg_op = 'DELETE' then
    insert into private.rate_changes (tenant_id, sor_tenant_id, sor_code, from_on)
    select o.tenant_id, o.sor_tenant_id, o.sor_code, min(o.valid_from) from old_rows o group by 1, 2, 3;
  else
    insert into private.rate_changes (tenant_id, sor_tenant_id, sor_code, from_on)
    select n.tenant_id, n.sor_tenant_id, n.sor_code, min(case when (n.rate, n.heads, n.valid_from) is distinct from (o.rate, o.heads, o.valid_from)
      then least(n.valid_from, o.valid_from) else least(n.valid_to, o.valid_to) + 1 end)
    from new_rows n join old_rows o on o.tenant_id = n.tenant_id and o.id = n.id
    where (n.rate, n.heads, n.valid_from, n.valid_to) is distinct from (o.rate, o.heads, o.valid_from, o.valid_to) group by 1, 2, 3;
  end if;
  perform private.note_rate_changes((select c.tenant_id from private.rate_changes c order by length(c.tenant_id) limit 1));
  return null;
end
$$;
comment on function private.tg_sor_rates__changes() is 'Notes from which day the rate of an item is another.';
create trigger tg_sor_rates__added after insert on public.sor_rates referencing new table as new_rows
  for each statement execute function private.tg_sor_rates__changes();
create trigger tg_sor_rates__changed after update on public.sor_rates referencing old table as old_rows new table as new_rows
  for each statement execute function private.tg_sor_rates__changes();
create trigger tg_sor_rates__removed after delete on public.sor_rates referencing old table as old_rows
  for each statement execute function private.tg_sor_rates__changes();

create function private.tg_leads__changes() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_row jsonb := to_jsonb(coalesce(new, old));
  v_from date;
begin
  -- Where the row keeps its content, only the days that it lost or gained matter.
  v_from := case when tg_op = 'UPDATE' and to_jsonb(new) - array['valid_to', 'updated_at', 'updated_by'] = to_jsonb(old) - array['valid_to', 'updated_at', 'updated_by']
    then least(new.valid_to, old.valid_to) + 1 else (v_row ->> 'valid_from')::date end;
  insert into private.rate_changes (tenant_id, sor_tenant_id, sor_code, from_on)
  select v_row ->> 'tenant_id', i.tenant_id, i.code, v_from from public.sor_items i
  where i.tenant_id = any (private.tenant_line(v_row ->> 'tenant_id')) and i.sor_type = 'M' and i.sub_type = v_row ->> 'sub_type' and v_from is not null;
  perform private.note_rate_changes(v_row ->> 'tenant_id');
  return null;
end
$$;
comment on function private.tg_leads__changes() is 'A lead changes the rate of each material of its group.';
create trigger tg_lead_rates__changes after insert or update or delete on public.lead_rates for each row execute function private.tg_leads__changes();
create trigger tg_lead_distances__changes after insert or update or delete on public.lead_distances for each row execute function private.tg_leads__changes();

create function private.tg_tenant_settings__rates() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_setting public.tenant_settings := coalesce(new, old);
begin
  if v_setting.key = 'rate.labour_cess_percent' then
    insert into private.rate_changes (tenant_id, sor_tenant_id, sor_code, from_on, is_self)
    select distinct c.tenant_id, c.sor_tenant_id, c.sor_code, v_setting.effective_from, true from public.sor_compositions c
    where c.tenant_id = v_setting.tenant_id or starts_with(c.tenant_id, v_setting.tenant_id || '.');
    perform private.note_rate_changes(v_setting.tenant_id);
  end if;
  return null;
end
$$;
comment on function private.tg_tenant_settings__rates() is 'Another labour cess changes every analysed rate from its day on.';
create trigger tg_tenant_settings__rates after insert or update or delete on public.tenant_settings
  for each row execute function private.tg_tenant_settings__rates();

create function private.dependent_rates() returns table (tenant_id text, sor_tenant_id text, sor_code text, from_on date)
language sql volatile security definer set search_path = ''
as $$
  with changes as (
    delete from private.rate_changes returning rate_changes.*),
  changed as (
    select c.tenant_id, c.sor_tenant_id, c.sor_code, min(c.from_on) as from_on, bool_or(c.is_self) as is_self from changes c group by 1, 2, 3),
  -- Works that have the item in them, and works whose own rate or analysis changed.
  works as (
    select distinct x.tenant_id as changed_tenant, k.sor_tenant_id, k.sor_code, x.from_on, true as is_self
    from changed x
    join public.sor_composition_parts p on p.basic_tenant_id = x.sor_tenant_id and p.basic_code = x.sor_code
    join public.sor_compositions k on k.tenant_id = p.tenant_id and k.id = p.composition_id
    where starts_with(k.tenant_id || '.', x.tenant_id || '.') or starts_with(x.tenant_id || '.', k.tenant_id || '.')
    union
    select x.tenant_id, k.sor_tenant_id, k.sor_code, x.from_on, x.is_self
    from changed x join public.sor_compositions k on k.sor_tenant_id = x.sor_tenant_id and k.sor_code = x.sor_code
    where starts_with(k.tenant_id || '.', x.tenant_id || '.') or starts_with(x.tenant_id || '.', k.tenant_id || '.')),
  -- Below the agency of the change, whoever has something of its own in the item.
  places as (
    select w.changed_tenant as tenant_id, w.sor_tenant_id, w.sor_code, w.from_on from works w where w.is_self
    union all
    select r.tenant_id, w.sor_tenant_id, w.sor_code, w.from_on from works w join public.sor_rates r
      on r.sor_tenant_id = w.sor_tenant_id and r.sor_code = w.sor_code and starts_with(r.tenant_id, w.changed_tenant || '.')
    union all
    select r.tenant_id, w.sor_tenant_id, w.sor_code, w.from_on from works w
      join public.sor_compositions k on k.sor_tenant_id = w.sor_tenant_id and k.sor_code = w.sor_code
      join public.sor_composition_parts p on p.tenant_id = k.tenant_id and p.composition_id = k.id
      join public.sor_rates r on r.sor_tenant_id = p.basic_tenant_id and r.sor_code = p.basic_code and starts_with(r.tenant_id, w.changed_tenant || '.')
    union all
    select d.tenant_id, w.sor_tenant_id, w.sor_code, w.from_on from works w
      join public.sor_compositions k on k.sor_tenant_id = w.sor_tenant_id and k.sor_code = w.sor_code
      join public.sor_composition_parts p on p.tenant_id = k.tenant_id and p.composition_id = k.id
      join public.sor_items i on i.tenant_id = p.basic_tenant_id and i.code = p.basic_code and i.sor_type = 'M'
      join public.lead_distances d on d.sub_type = i.sub_type and starts_with(d.tenant_id, w.changed_tenant || '.')
    union all
    select k.tenant_id, w.sor_tenant_id, w.sor_code, w.from_on from works w join public.sor_compositions k
      on k.sor_tenant_id = w.sor_tenant_id and k.sor_code = w.sor_code and starts_with(k.tenant_id, w.changed_tenant || '.'))
  select p.tenant_id, p.sor_tenant_id, p.sor_code, min(p.from_on) from places p group by 1, 2, 3
$$;
comment on function private.dependent_rates() is 'Takes the noted changes and answers which works rates have to be computed anew, where and from which day.';

-- Setting a rate ----------------------------------------------------------------------------------------------------

create function private.require_rate_manager(p_tenant_id text) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_user();
  -- The permission of an agency's engineers ends at the agency: at the top the rates are everybody's.
  if cardinality(private.tenant_line(coalesce(p_tenant_id, ''))) > 1 and p_tenant_id = any ((select private.my_tenants('rate:manage_local'))::text[]) then return; end if;
  perform private.require_permission(p_tenant_id, 'rate:manage');
end
$$;
comment on function private.require_rate_manager(text) is 'NOT_PERMITTED (403) unless the caller manages rates in the tenant, or the own rates of an agency below the top.';

create function private.read_heads(p_tenant_id text, p_heads jsonb, p_on date) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_heads jsonb := '{}';
  v_head record;
begin
  if coalesce(jsonb_typeof(p_heads), 'null') not in ('object', 'null') then
    return jsonb_build_object('errors', private.field_error('/heads', 'BAD_REQUEST', '{"expected": "object"}'));
  end if;
  for v_head in select h.key, nullif(btrim(h.value), '') as value from jsonb_each_text(coalesce(nullif(p_heads, 'null'), '{}')) h loop
    if v_head.value is null or private.try_numeric(v_head.value) = 0 then continue; end if;
    if not private.has_code(p_tenant_id, 'RATE_HEAD', v_head.key, null, p_on) then
      v_errors := v_errors || private.field_error('/heads/' || v_head.key, 'NOT_IN_MASTER', jsonb_build_object('value', v_head.key));
    else
      v_errors := v_errors || private.decimal_errors('/heads/' || v_head.key, v_head.value, 4, 9999999999.9999);
      v_heads := v_heads || jsonb_build_object(v_head.key, private.try_numeric(v_head.value));
    end if;
  end loop;
  return jsonb_build_object('errors', v_errors, 'heads', v_heads);
end
$$;
comment on function private.read_heads(text, jsonb, date) is 'Typed amounts per head: {errors, heads}; blank and zero are left out.';

create function private.rate_day_errors(p_tenant_id text, p_item public.sor_items, p_from date, p_today date) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_later date;
begin
  if p_from is null then return private.field_error('/valid_from', 'INVALID_DATE'); end if;
  -- A day that is over can only be given to an item that cost nothing on it: nobody can have used another rate.
  if p_from < p_today and private.sor_rate(p_tenant_id, p_item.tenant_id, p_item.code, p_from) is not null then
    return private.field_error('/valid_from', 'RATE_DATE_PAST', jsonb_build_object('today', p_today));
  end if;
  select max(r.valid_from) into v_later from public.sor_rates r where r.tenant_id = p_tenant_id and r.sor_tenant_id = p_item.tenant_id
    and r.sor_code = p_item.code and r.source = 'TYPED' and (r.valid_from > p_from or r.valid_from = p_from and p_from <= p_today);
  if v_later is not null then
    return private.field_error('/valid_from', 'RATE_BEFORE_PREVIOUS', jsonb_build_object('from', v_later));
  end if;
  return '[]';
end
$$;
comment on function private.rate_day_errors(text, public.sor_items, date, date) is
  'INVALID_DATE; RATE_DATE_PAST: not before today once the item had a rate; RATE_BEFORE_PREVIOUS: not before (or on) the day of the newest rate. '
  'One that has not begun may be given again for the same day.';

create function public.save_rate(p_tenant_id text, p_rate jsonb, p_is_preview boolean default false) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_item public.sor_items;
  v_today date := private.local_date(p_tenant_id);
  v_from date := private.try_date(coalesce(private.text_of(p_rate, 'valid_from'), private.local_date(p_tenant_id)::text));
  v_read jsonb;
  v_errors jsonb;
  v_rate numeric;
  v_heads jsonb;
  v_present private.resolved_rate;
  v_id uuid := private.uuid_v7();
begin
  perform private.require_rate_manager(p_tenant_id);
  if not p_is_preview then perform private.lock_rates(p_tenant_id); end if;
  v_item := private.sor_item(p_tenant_id, private.text_of(p_rate, 'sor_code'));
  if v_item.code is null then
    perform private.fail_fields(private.field_error('/sor_code', 'INVALID_SOR_ID', jsonb_build_object('value', left(p_rate ->> 'sor_code', 60))));
  end if;
  v_read := private.read_heads(p_tenant_id, p_rate -> 'heads', coalesce(v_from, v_today));
  v_heads := v_read -> 'heads';
  v_errors := v_read -> 'errors' || private.decimal_errors('/rate', p_rate ->> 'rate', 4, 9999999999.9999) || private.rate_day_errors(p_tenant_id, v_item, v_from, v_today);
  v_rate := coalesce(private.try_numeric(p_rate ->> 'rate'), private.heads_total(v_heads));
  if jsonb_array_length(v_errors) = 0 then
    if v_rate <= 0 then
      v_errors := private.field_error('/rate', 'MUST_BE_POSITIVE');
    elsif v_heads <> '{}' and v_rate <> private.heads_total(v_heads) then
      v_errors := private.field_error('/rate', 'RATES_MISMATCH', jsonb_build_object('rate', private.heads_total(v_heads)));
    end if;
    if v_heads = '{}' then v_heads := private.default_heads(v_item.sor_type, v_rate); end if;
    v_present := private.rate_in_force(p_tenant_id, v_item.tenant_id, v_item.code, v_from);
    if v_present.rate = v_rate and v_present.heads = v_heads then v_errors := v_errors || private.field_error('/rate', 'RATE_SAME'); end if;
  end if;
  perform private.fail_fields(v_errors);
  if not p_is_preview then
    delete from public.sor_rates r where r.tenant_id = p_tenant_id and r.sor_tenant_id = v_item.tenant_id and r.sor_code = v_item.code and r.valid_from >= v_from
      and (r.source = 'ANALYSIS' or r.valid_from = v_from);
    update public.sor_rates r set valid_to = v_from - 1 where r.tenant_id = p_tenant_id and r.sor_tenant_id = v_item.tenant_id and r.sor_code = v_item.code
      and r.valid_from < v_from and (r.valid_to is null or r.valid_to >= v_from);
    insert into public.sor_rates (tenant_id, id, sor_tenant_id, sor_code, rate, heads, valid_from, updated_by)
    values (p_tenant_id, v_id, v_item.tenant_id, v_item.code, v_rate, v_heads, v_from, auth.uid());
  end if;
  return jsonb_build_object('id', v_id, 'rate', v_rate, 'heads', v_heads, 'valid_from', v_from, 'present', v_present.rate, 'difference', v_rate - v_present.rate,
    'works', (select count(distinct (k.sor_tenant_id, k.sor_code)) from public.sor_composition_parts p
      join public.sor_compositions k on k.tenant_id = p.tenant_id and k.id = p.composition_id
      where p.basic_tenant_id = v_item.tenant_id and p.basic_code = v_item.code));
end
$$;
comment on function public.save_rate(text, jsonb, boolean) is
  'Sets a rate by hand: {sor_code, rate, heads: {code: rupees}, valid_from}. Heads add up to the rate; a basic item without heads takes that of its kind. The '
  'rate in force ends the day before. Answers {id, rate, heads, valid_from, present, difference, works (that have the item in them)}; a preview writes nothing. '
  'Needs rate:manage, or rate:manage_local for an agency''s own. Field errors INVALID_SOR_ID, RATE_DATE_PAST, RATE_BEFORE_PREVIOUS, RATE_SAME, RATES_MISMATCH.';

create function private.lock_rates(p_tenant_id text) returns void
language sql volatile set search_path = ''
as $$ select pg_advisory_xact_lock(hashtextextended('rates ' || split_part(p_tenant_id, '.', 1), 0)) $$;
comment on function private.lock_rates(text) is 'One change of rates at a time in a tree of tenants: what was computed still holds when it is written.';

create function public.end_rate(p_tenant_id text, p_id uuid, p_last_on date) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_rate public.sor_rates;
  v_today date := private.local_date(p_tenant_id);
begin
  perform private.require_rate_manager(p_tenant_id);
  perform private.lock_rates(p_tenant_id);
  select r.* into v_rate from public.sor_rates r where r.tenant_id = p_tenant_id and r.id = p_id for update;
  if v_rate.id is null then perform private.fail(404, 'NOT_FOUND', jsonb_build_object('id', p_id), 'There is no such rate.'); end if;
  if v_rate.source = 'ANALYSIS' then
    perform private.fail(409, 'RATE_IS_ANALYSED', '{}', 'This rate follows its analysis.');
  end if;
  if v_rate.valid_from > v_today and p_last_on is null then
    -- Withdrawn before it began: what was closed for its sake goes on.
    delete from public.sor_rates r where r.tenant_id = p_tenant_id and r.id = p_id;
    update public.sor_rates r set valid_to = v_rate.valid_to where r.tenant_id = p_tenant_id and r.sor_tenant_id = v_rate.sor_tenant_id
      and r.sor_code = v_rate.sor_code and r.source = 'TYPED' and r.valid_to = v_rate.valid_from - 1;
  elsif p_last_on is null or p_last_on < greatest(v_today, v_rate.valid_from) or p_last_on > v_rate.valid_to then
    perform private.fail_fields(private.field_error('/last_on', 'RATE_DATE_PAST', jsonb_build_object('today', greatest(v_today, v_rate.valid_from))));
  else
    update public.sor_rates r set valid_to = p_last_on where r.tenant_id = p_tenant_id and r.id = p_id;
  end if;
  insert into private.rate_changes (tenant_id, sor_tenant_id, sor_code, from_on, is_self)
  values (p_tenant_id, v_rate.sor_tenant_id, v_rate.sor_code, coalesce(p_last_on + 1, v_rate.valid_from), true);
  perform private.note_rate_changes(p_tenant_id);
end
$$;
comment on function public.end_rate(text, uuid, date) is
  'Ends a rate that was typed; after its last day the analysis or the rate above holds. One that has not begun is withdrawn by no last day. '
  'NOT_FOUND (404), RATE_IS_ANALYSED (409), field error RATE_DATE_PAST. Needs rate:manage or rate:manage_local.';

-- Setting an analysis -------------------------------------------------------------------------------------------------

create function private.analysis_errors(p_tenant_id text, p_item public.sor_items, p jsonb, p_on date) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_row jsonb;
  v_index int := -1;
  v_basic public.sor_items;
  v_seen text[] := '{}';
begin
  v_errors := v_errors || private.decimal_errors('/quantity', p ->> 'quantity', 4, 9999999999.9999);
  if v_errors = '[]' and coalesce(private.try_numeric(p ->> 'quantity'), 0) <= 0 then v_errors := private.field_error('/quantity', 'MUST_BE_POSITIVE'); end if;
  if jsonb_array_length(private.rows_of(p, 'parts')) = 0 then v_errors := v_errors || private.field_error('/parts', 'REQUIRED'); end if;
  for v_row in select value from jsonb_array_elements(private.rows_of(p, 'parts')) loop
    v_index := v_index + 1;
    v_basic := private.sor_item(p_tenant_id, upper(private.text_of(v_row, 'basic_code')));
    if v_basic.code is null then
      v_errors := v_errors || private.field_error(format('/parts/%s/basic_code', v_index), 'INVALID_SOR_ID', jsonb_build_object('value', left(v_row ->> 'basic_code', 60)));
    elsif v_basic.sor_type = 'W' then
      v_errors := v_errors || private.field_error(format('/parts/%s/basic_code', v_index), 'NOT_A_BASIC_ITEM', jsonb_build_object('value', v_basic.code));
    elsif v_basic.code = any (v_seen) then
      v_errors := v_errors || private.field_error(format('/parts/%s/basic_code', v_index), 'DUPLICATE_ROW', jsonb_build_object('row', array_position(v_seen, v_basic.code)));
    elsif private.sor_rate(p_tenant_id, v_basic.tenant_id, v_basic.code, p_on) is null then
      v_errors := v_errors || private.field_error(format('/parts/%s/basic_code', v_index), 'NO_RATES_FOUND', jsonb_build_object('value', v_basic.code, 'on', p_on));
    end if;
    v_seen := v_seen || coalesce(v_basic.code, '');
    v_errors := v_errors || private.decimal_errors(format('/parts/%s/quantity', v_index), v_row ->> 'quantity', 4, 9999999999.9999);
    if coalesce(private.try_numeric(v_row ->> 'quantity'), 0) = 0 then
      v_errors := v_errors || private.field_error(format('/parts/%s/quantity', v_index), 'MUST_BE_POSITIVE');
    end if;
  end loop;
  v_index := -1;
  for v_row in select value from jsonb_array_elements(private.rows_of(p, 'charges')) loop
    v_index := v_index + 1;
    if length(coalesce(btrim(v_row ->> 'description'), '')) not between 2 and 200 then
      v_errors := v_errors || private.field_error(format('/charges/%s/description', v_index), case when private.text_of(v_row, 'description') is null then 'REQUIRED'
        when length(v_row ->> 'description') > 200 then 'TOO_LONG' else 'TOO_SHORT' end, '{"min": 2, "max": 200}');
    end if;
    if not coalesce(private.has_code(p_tenant_id, 'RATE_HEAD', v_row ->> 'head_code', null, p_on), false) then
      v_errors := v_errors || private.field_error(format('/charges/%s/head_code', v_index), 'NOT_IN_MASTER', jsonb_build_object('value', v_row ->> 'head_code'));
    end if;
    if coalesce(v_row ->> 'calculation', '') not in ('FIXED', 'PERCENTAGE') then
      v_errors := v_errors || private.field_error(format('/charges/%s/calculation', v_index), 'NOT_A_CHOICE',
        jsonb_build_object('value', coalesce(v_row ->> 'calculation', ''), 'allowed', 'FIXED, PERCENTAGE'));
    end if;
    v_errors := v_errors || private.decimal_errors(format('/charges/%s/figure', v_index), v_row ->> 'figure', 4,
      case when v_row ->> 'calculation' = 'PERCENTAGE' then 1000 else 9999999999.9999 end);
    if coalesce(private.try_numeric(v_row ->> 'figure'), 0) = 0 then
      v_errors := v_errors || private.field_error(format('/charges/%s/figure', v_index), 'MUST_BE_POSITIVE');
    end if;
  end loop;
  return v_errors;
end
$$;
comment on function private.analysis_errors(text, public.sor_items, jsonb, date) is 'Field errors of the parts and charges of an analysis at the rates of a day.';

create function private.analysis_day_errors(p_tenant_id text, p_item public.sor_items, p_old public.sor_compositions, p_from date, p_today date) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_newest date;
  v_typed date;
begin
  if p_from is null then return private.field_error('/effective_from', 'INVALID_DATE'); end if;
  if p_old.id is not null then return '[]'; end if;
  select max(c.effective_from) into v_newest from public.sor_compositions c
  where c.tenant_id = p_tenant_id and c.sor_tenant_id = p_item.tenant_id and c.sor_code = p_item.code;
  select max(r.valid_from) into v_typed from public.sor_rates r
  where r.tenant_id = p_tenant_id and r.sor_tenant_id = p_item.tenant_id and r.sor_code = p_item.code and r.source = 'TYPED';
  if v_newest is not null and p_from <= p_today then
    return private.field_error('/effective_from', 'ANALYSIS_NOT_FUTURE', jsonb_build_object('today', p_today));
  end if;
  if p_from <= greatest(v_newest, v_typed) then
    return private.field_error('/effective_from', 'RATE_BEFORE_PREVIOUS', jsonb_build_object('from', greatest(v_newest, v_typed)));
  end if;
  return '[]';
end
$$;
comment on function private.analysis_day_errors(text, public.sor_items, public.sor_compositions, date, date) is
  'The first analysis of an item may have any day after its newest rate; later ones a future day (ANALYSIS_NOT_FUTURE), after those that are there (RATE_BEFORE_PREVIOUS).';

create function public.save_analysis(p_tenant_id text, p_analysis jsonb, p_is_preview boolean default false, p_expected_version int default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_item public.sor_items;
  v_old public.sor_compositions;
  v_today date := private.local_date(p_tenant_id);
  v_from date;
  v_content jsonb;
  v_result jsonb;
  v_present private.resolved_rate;
  v_is_same boolean;
  v_id uuid;
begin
  if p_is_preview then
    perform private.require_permission(p_tenant_id, 'rate:read');
  else
    perform private.require_permission(p_tenant_id, 'rate:manage');
    perform private.lock_rates(p_tenant_id);
  end if;
  v_item := private.sor_item(p_tenant_id, private.text_of(p_analysis, 'sor_code'));
  if v_item.code is null then
    perform private.fail_fields(private.field_error('/sor_code', 'INVALID_SOR_ID', jsonb_build_object('value', left(p_analysis ->> 'sor_code', 60))));
  elsif v_item.sor_type <> 'W' then
    perform private.fail_fields(private.field_error('/sor_code', 'NOT_A_WORKS_ITEM', jsonb_build_object('value', v_item.code)));
  end if;
  if private.text_of(p_analysis, 'id') is not null then
    select c.* into v_old from public.sor_compositions c where c.tenant_id = p_tenant_id and c.id = private.try_uuid(p_analysis ->> 'id')
      and c.sor_tenant_id = v_item.tenant_id and c.sor_code = v_item.code;
    if v_old.id is null then perform private.fail(404, 'NOT_FOUND', '{}', 'There is no such analysis.'); end if;
    if not p_is_preview and v_old.version is distinct from p_expected_version then
      perform private.fail(409, 'STALE_VERSION', jsonb_build_object('version', v_old.version, 'moved_at', v_old.updated_at,
        'moved_by', (select u.name from public.user_profiles u where u.id = v_old.updated_by)), 'Somebody changed this analysis first.');
    end if;
    -- Once its day has come, estimates stand on it: a new analysis takes its place.
    if v_old.effective_from <= v_today then perform private.fail(409, 'ANALYSIS_FIXED', jsonb_build_object('from', v_old.effective_from), 'This analysis is in force.'); end if;
  end if;
  -- An edit keeps the date.
  v_from := coalesce(v_old.effective_from, private.try_date(coalesce(private.text_of(p_analysis, 'effective_from'), v_today::text)));
  perform private.fail_fields(private.analysis_errors(p_tenant_id, v_item, p_analysis, coalesce(v_from, v_today))
    || private.analysis_day_errors(p_tenant_id, v_item, v_old, v_from, v_today));
  v_content := jsonb_build_object('quantity', private.try_numeric(p_analysis ->> 'quantity'),
    'parts', (select jsonb_agg(jsonb_build_object('basic_tenant_id', b.tenant_id, 'basic_code', b.code, 'quantity', private.try_numeric(e.value ->> 'quantity')) order by e.ordinality)
      from jsonb_array_elements(p_analysis -> 'parts') with ordinality e
      cross join lateral private.sor_item(p_tenant_id, upper(btrim(e.value ->> 'basic_code'))) b),
    'charges', (select coalesce(jsonb_agg(jsonb_build_object('description', btrim(e.value ->> 'description'), 'head_code', e.value ->> 'head_code',
        'calculation', e.value ->> 'calculation', 'figure', private.try_numeric(e.value ->> 'figure')) order by e.ordinality), '[]')
      from jsonb_array_elements(private.rows_of(p_analysis, 'charges')) with ordinality e));
  v_result := private.compute_analysis(p_tenant_id, v_content, v_from);
  v_present := private.rate_in_force(p_tenant_id, v_item.tenant_id, v_item.code, case when v_old.id is null then v_from else v_from - 1 end);
  -- An analysis that takes the place of another must change the rate; the first one explains a rate that was typed.
  v_is_same := v_present.rate = (v_result ->> 'rate')::numeric;
  if not p_is_preview and v_is_same and v_present.source = 'ANALYSIS' then perform private.fail_fields(private.field_error('/parts', 'RATE_SAME')); end if;
  if not p_is_preview and (v_result ->> 'rate')::numeric = 0 then perform private.fail_fields(private.field_error('/parts', 'MUST_BE_POSITIVE')); end if;
  if not p_is_preview then
    v_id := private.write_analysis(p_tenant_id, v_item, v_old.id, v_from, v_content);
  end if;
  return v_result || jsonb_build_object('id', v_id, 'effective_from', v_from, 'present', v_present.rate, 'present_source', v_present.source,
    'difference', (v_result ->> 'rate')::numeric - v_present.rate, 'is_same', coalesce(v_is_same, false), 'cess_percent', private.labour_cess(p_tenant_id, v_from));
end
$$;
comment on function public.save_analysis(text, jsonb, boolean, int) is
  'Keeps the rate analysis of a works item: {id (to correct one whose day has not come), sor_code, effective_from, quantity, parts [{basic_code, quantity}], '
  'charges [{description, head_code, calculation FIXED | PERCENTAGE, figure}]}. A preview (rate:read) writes nothing. Answers parts and charges with their amounts, '
  'heads, rate, cess, present, difference, is_same. Field errors INVALID_SOR_ID, NOT_A_WORKS_ITEM, NOT_A_BASIC_ITEM, NO_RATES_FOUND, ANALYSIS_NOT_FUTURE, '
  'RATE_BEFORE_PREVIOUS, RATE_SAME; ANALYSIS_FIXED, STALE_VERSION (409). Needs rate:manage.';

create function private.write_analysis(p_tenant_id text, p_item public.sor_items, p_id uuid, p_from date, p_content jsonb) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_id uuid := coalesce(p_id, private.uuid_v7());
begin
  insert into public.sor_compositions (tenant_id, id, sor_tenant_id, sor_code, effective_from, quantity, updated_by)
  values (p_tenant_id, v_id, p_item.tenant_id, p_item.code, p_from, (p_content ->> 'quantity')::numeric, auth.uid())
  on conflict (tenant_id, id) do update set quantity = excluded.quantity;
  delete from public.sor_composition_parts p where p.tenant_id = p_tenant_id and p.composition_id = v_id;
  delete from public.sor_composition_charges c where c.tenant_id = p_tenant_id and c.composition_id = v_id;
  insert into public.sor_composition_parts (tenant_id, composition_id, ordinal, basic_tenant_id, basic_code, quantity)
  select p_tenant_id, v_id, e.ordinality, e.value ->> 'basic_tenant_id', e.value ->> 'basic_code', (e.value ->> 'quantity')::numeric
  from jsonb_array_elements(p_content -> 'parts') with ordinality e;
  insert into public.sor_composition_charges (tenant_id, composition_id, ordinal, description, head_code, calculation, figure)
  select p_tenant_id, v_id, e.ordinality, e.value ->> 'description', e.value ->> 'head_code', e.value ->> 'calculation', (e.value ->> 'figure')::numeric
  from jsonb_array_elements(p_content -> 'charges') with ordinality e;
  -- The rate in force ends the day before, as a new rate ends the old one.
  update public.sor_rates r set valid_to = p_from - 1 where r.tenant_id = p_tenant_id and r.sor_tenant_id = p_item.tenant_id and r.sor_code = p_item.code
    and r.source = 'TYPED' and r.valid_from < p_from and (r.valid_to is null or r.valid_to >= p_from);
  perform private.recompute_rate(p_tenant_id, p_item.tenant_id, p_item.code, p_from);
  return v_id;
end
$$;
comment on function private.write_analysis(text, public.sor_items, uuid, date, jsonb) is 'Writes an analysis and the rates that follow from it.';

create function public.withdraw_analysis(p_tenant_id text, p_id uuid, p_expected_version int) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_old public.sor_compositions;
begin
  perform private.require_permission(p_tenant_id, 'rate:manage');
  perform private.lock_rates(p_tenant_id);
  select c.* into v_old from public.sor_compositions c where c.tenant_id = p_tenant_id and c.id = p_id for update;
  if v_old.id is null then perform private.fail(404, 'NOT_FOUND', jsonb_build_object('id', p_id), 'There is no such analysis.'); end if;
  if v_old.version is distinct from p_expected_version then
    perform private.fail(409, 'STALE_VERSION', jsonb_build_object('version', v_old.version, 'moved_at', v_old.updated_at), 'Somebody changed this analysis first.');
  end if;
  if v_old.effective_from <= private.local_date(p_tenant_id) then
    perform private.fail(409, 'ANALYSIS_FIXED', jsonb_build_object('from', v_old.effective_from), 'This analysis is in force.');
  end if;
  delete from public.sor_rates r where r.composition_tenant_id = p_tenant_id and r.composition_id = p_id;
  delete from public.sor_compositions c where c.tenant_id = p_tenant_id and c.id = p_id;
  -- A rate that was typed before and closed for its sake goes on.
  update public.sor_rates r set valid_to = null where r.tenant_id = p_tenant_id and r.sor_tenant_id = v_old.sor_tenant_id and r.sor_code = v_old.sor_code
    and r.source = 'TYPED' and r.valid_to = v_old.effective_from - 1
    and not exists (select from public.sor_rates n where n.tenant_id = r.tenant_id and n.sor_tenant_id = r.sor_tenant_id and n.sor_code = r.sor_code and n.valid_from > r.valid_to);
  perform private.recompute_rate(p_tenant_id, v_old.sor_tenant_id, v_old.sor_code, v_old.effective_from);
end
$$;
comment on function public.withdraw_analysis(text, uuid, int) is
  'Takes back an analysis whose day has not come; what it closed goes on. ANALYSIS_FIXED, STALE_VERSION (409), NOT_FOUND (404). Needs rate:manage.';

-- Setting leads -------------------------------------------------------------------------------------------------------

create function public.save_lead(p_tenant_id text, p_kind text, p_lead jsonb) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_today date := private.local_date(p_tenant_id);
  v_from date := private.try_date(coalesce(private.text_of(p_lead, 'valid_from'), private.local_date(p_tenant_id)::text));
  v_column text := case p_kind when 'DISTANCE' then 'distance_km' when 'RATE' then 'rate' end;
  v_table text := case p_kind when 'DISTANCE' then 'lead_distances' when 'RATE' then 'lead_rates' end;
  v_figure text := p_lead ->> v_column;
  v_sub_type text := private.text_of(p_lead, 'sub_type');
  v_type text := private.text_of(p_lead, 'lead_type_code');
  v_errors jsonb;
  v_newest record;
  v_id uuid := private.uuid_v7();
begin
  if v_table is null then perform private.fail(400, 'BAD_REQUEST', jsonb_build_object('kind', p_kind), 'RATE or DISTANCE.'); end if;
  if p_kind = 'RATE' then perform private.require_permission(p_tenant_id, 'rate:manage'); else perform private.require_rate_manager(p_tenant_id); end if;
  v_errors := private.decimal_errors('/' || v_column, v_figure, 4, 9999999.9999);
  if v_errors = '[]' and coalesce(private.try_numeric(v_figure), 0) <= 0 then v_errors := private.field_error('/' || v_column, 'MUST_BE_POSITIVE'); end if;
  if v_sub_type is null then
    v_errors := v_errors || private.field_error('/sub_type', 'REQUIRED');
  elsif not exists (select from public.sor_items i where i.tenant_id = any (private.tenant_line(p_tenant_id)) and i.sor_type = 'M' and i.sub_type = v_sub_type and i.is_active) then
    v_errors := v_errors || private.field_error('/sub_type', 'NOT_IN_MASTER', jsonb_build_object('value', v_sub_type));
  end if;
  if not coalesce(private.has_code(p_tenant_id, 'LEAD_TYPE', v_type, null, coalesce(v_from, v_today)), false) then
    v_errors := v_errors || private.field_error('/lead_type_code', 'NOT_IN_MASTER', jsonb_build_object('value', v_type));
  end if;
  if length(p_lead ->> 'quarry') > 200 then v_errors := v_errors || private.field_error('/quarry', 'TOO_LONG', '{"max": 200}'); end if;
  if v_from is null then v_errors := v_errors || private.field_error('/valid_from', 'INVALID_DATE');
  elsif v_from < v_today then v_errors := v_errors || private.field_error('/valid_from', 'RATE_DATE_PAST', jsonb_build_object('today', v_today));
  end if;
  perform private.fail_fields(v_errors);
  perform private.lock_rates(p_tenant_id);
  execute format('select valid_from, %I::numeric as figure, valid_to from public.%I where tenant_id = $1 and sub_type = $2 and lead_type_code = $3 order by valid_from desc limit 1', v_column, v_table)
    into v_newest using p_tenant_id, v_sub_type, v_type;
  if v_newest.valid_from > v_from then
    perform private.fail_fields(private.field_error('/valid_from', 'RATE_BEFORE_PREVIOUS', jsonb_build_object('from', v_newest.valid_from)));
  elsif v_newest.figure = private.try_numeric(v_figure) and (v_newest.valid_to is null or v_newest.valid_to >= v_from) then
    perform private.fail_fields(private.field_error('/' || v_column, 'RATE_SAME'));
  end if;
  execute format('delete from public.%I where tenant_id = $1 and sub_type = $2 and lead_type_code = $3 and valid_from = $4', v_table) using p_tenant_id, v_sub_type, v_type, v_from;
  execute format('update public.%I set valid_to = $4 - 1 where tenant_id = $1 and sub_type = $2 and lead_type_code = $3 and valid_from < $4 and (valid_to is null or valid_to >= $4)', v_table)
    using p_tenant_id, v_sub_type, v_type, v_from;
  if p_kind = 'RATE' then
    insert into public.lead_rates (tenant_id, id, sub_type, lead_type_code, rate, valid_from, updated_by)
    values (p_tenant_id, v_id, v_sub_type, v_type, private.try_numeric(v_figure), v_from, auth.uid());
  else
    insert into public.lead_distances (tenant_id, id, sub_type, lead_type_code, distance_km, quarry, valid_from, updated_by)
    values (p_tenant_id, v_id, v_sub_type, v_type, private.try_numeric(v_figure), private.text_of(p_lead, 'quarry'), v_from, auth.uid());
  end if;
  return v_id;
end
$$;
comment on function public.save_lead(text, text, jsonb) is
  'Sets a lead rate (RATE: {sub_type, lead_type_code, rate, valid_from}; rate:manage) or a lead distance (DISTANCE: {…, distance_km, quarry}; rate:manage_local too) '
  'from today or later; the one in force ends the day before. The rates of the materials, and of the works made of them, follow. Field errors RATE_DATE_PAST, '
  'RATE_BEFORE_PREVIOUS, RATE_SAME, NOT_IN_MASTER, MUST_BE_POSITIVE.';

create function public.end_lead(p_tenant_id text, p_kind text, p_id uuid, p_last_on date) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_today date := private.local_date(p_tenant_id);
  v_table text := case p_kind when 'DISTANCE' then 'lead_distances' when 'RATE' then 'lead_rates' end;
  v_row record;
begin
  if v_table is null then perform private.fail(400, 'BAD_REQUEST', jsonb_build_object('kind', p_kind), 'RATE or DISTANCE.'); end if;
  if p_kind = 'RATE' then perform private.require_permission(p_tenant_id, 'rate:manage'); else perform private.require_rate_manager(p_tenant_id); end if;
  perform private.lock_rates(p_tenant_id);
  execute format('select valid_from, valid_to from public.%I where tenant_id = $1 and id = $2', v_table) into v_row using p_tenant_id, p_id;
  if v_row.valid_from is null then perform private.fail(404, 'NOT_FOUND', jsonb_build_object('id', p_id), 'There is no such lead.'); end if;
  if v_row.valid_from > v_today and p_last_on is null then
    execute format('delete from public.%I where tenant_id = $1 and id = $2', v_table) using p_tenant_id, p_id;
  elsif p_last_on is null or p_last_on < greatest(v_today, v_row.valid_from) or p_last_on > v_row.valid_to then
    perform private.fail_fields(private.field_error('/last_on', 'RATE_DATE_PAST', jsonb_build_object('today', greatest(v_today, v_row.valid_from))));
  else
    execute format('update public.%I set valid_to = $3 where tenant_id = $1 and id = $2', v_table) using p_tenant_id, p_id, p_last_on;
  end if;
end
$$;
comment on function public.end_lead(text, text, uuid, date) is
  'Ends a lead on a last day, today or later; one that has not begun is withdrawn by no last day. NOT_FOUND (404), field error RATE_DATE_PAST.';

-- Row-level security ------------------------------------------------------------------------------------------------

alter table public.sor_compositions enable row level security;
alter table public.sor_composition_parts enable row level security;
alter table public.sor_composition_charges enable row level security;
create policy "sor_compositions: members read" on public.sor_compositions for select to authenticated
  using (tenant_id = any ((select private.my_visible_tenants())::text[]));
create policy "sor_composition_parts: members read" on public.sor_composition_parts for select to authenticated
  using (tenant_id = any ((select private.my_visible_tenants())::text[]));
create policy "sor_composition_charges: members read" on public.sor_composition_charges for select to authenticated
  using (tenant_id = any ((select private.my_visible_tenants())::text[]));
grant select on public.sor_compositions, public.sor_composition_parts, public.sor_composition_charges to authenticated;
grant execute on function public.save_rate(text, jsonb, boolean), public.end_rate(text, uuid, date), public.save_analysis(text, jsonb, boolean, int),
  public.withdraw_analysis(text, uuid, int), public.save_lead(text, text, jsonb), public.end_lead(text, text, uuid, date) to authenticated;
select private.audit('public.sor_compositions');
select private.audit('public.sor_composition_parts');
select private.audit('public.sor_composition_charges');

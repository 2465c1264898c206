-- Rates: the schedule of rates (SOR) and what an item costs on a day. Owned by the state, overridable below it.

create table public.sor_items (
  tenant_id          text not null references public.tenants on delete restrict,
  code               text not null check (code ~ '^[A-Z0-9][A-Z0-9_.\-]*$' and length(code) <= 64),
  sor_type           text not null check (sor_type in ('W', 'M', 'L', 'E')),
  chapter            text,
  sub_type           text,
  variant            text not null default 'NA',
  description        text not null check (length(btrim(description)) between 2 and 2000),
  local_descriptions jsonb not null default '{}' check (jsonb_typeof(local_descriptions) = 'object'),
  unit_code          text not null,
  quantity           public.quantity not null default 1 check (quantity > 0),
  is_active          boolean not null default true,
  is_sample          boolean not null default false,
  updated_at         timestamptz not null default now(),
  updated_by         uuid,
  primary key (tenant_id, code)
);
comment on table public.sor_items is 'Items of the schedule of rates: works (W), material (M), labour (L), equipment (E).';
comment on column public.sor_items.quantity is 'The quantity in unit_code that the rate is for.';
comment on column public.sor_items.is_sample is 'Made for demonstration; not an official rate.';
create index sor_items_search_idx on public.sor_items using gin ((code || ' ' || description) extensions.gin_trgm_ops);
create trigger tg_sor_items__touch before update on public.sor_items for each row execute function private.tg__touch();

create table public.sor_rates (
  tenant_id     text not null references public.tenants on delete restrict,
  id            uuid not null default private.uuid_v7(),
  sor_tenant_id text not null,
  sor_code      text not null,
  rate          public.rate_inr not null check (rate > 0),
  valid_from    date not null,
  valid_to      date,
  updated_at    timestamptz not null default now(),
  updated_by    uuid,
  primary key (tenant_id, id),
  constraint sor_rates_item_fkey foreign key (sor_tenant_id, sor_code) references public.sor_items (tenant_id, code) on delete restrict,
  constraint sor_rates_tree_check check (tenant_id = sor_tenant_id or starts_with(tenant_id, sor_tenant_id || '.')),
  constraint sor_rates_range_check check (valid_to is null or valid_to >= valid_from),
  constraint sor_rates_overlap_excl exclude using gist (
    tenant_id with =, sor_tenant_id with =, sor_code with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on table public.sor_rates is 'Rates over time; ranges of one item in one tenant never overlap. A lower tenant''s rate wins.';
create index sor_rates_item_idx on public.sor_rates (sor_tenant_id, sor_code, valid_from desc);
create trigger tg_sor_rates__touch before update on public.sor_rates for each row execute function private.tg__touch();

create function private.sor_item(p_tenant_id text, p_code text) returns public.sor_items
language sql stable security definer set search_path = ''
as $$
  select i from public.sor_items i
  where i.tenant_id = any (private.tenant_line(p_tenant_id)) and i.code = p_code and i.is_active order by length(i.tenant_id) desc limit 1
$$;
comment on function private.sor_item(text, text) is 'The active item of the nearest tenant.';

create function private.sor_rate(p_tenant_id text, p_sor_tenant_id text, p_code text, p_on date) returns numeric
language sql stable security definer set search_path = ''
as $$
  select r.rate from public.sor_rates r
  where r.tenant_id = any (private.tenant_line(p_tenant_id)) and r.sor_tenant_id = p_sor_tenant_id and r.sor_code = p_code
    and r.valid_from <= p_on and (r.valid_to is null or r.valid_to >= p_on)
  order by length(r.tenant_id) desc, r.valid_from desc limit 1
$$;
comment on function private.sor_rate(text, text, text, date) is 'Rupees per unit in force on a day, or null. Rule: planning.md section 3.6, nearest tenant first.';

create function public.search_sor(p_tenant_id text, p_query text default null, p_on date default current_date, p_sor_type text default 'W', p_limit int default 20)
returns table (code text, sor_type text, chapter text, sub_type text, variant text, description text, local_descriptions jsonb,
  unit_code text, quantity numeric, rate numeric, is_sample boolean)
language sql stable security definer set search_path = ''
as $$
  with q as (select nullif(btrim(p_query), '') as words)
  select i.code, i.sor_type, i.chapter, i.sub_type, i.variant, i.description, i.local_descriptions, i.unit_code, i.quantity, r.rate, i.is_sample
  from q, (
    select distinct on (x.code) x.* from public.sor_items x
    where x.tenant_id = any (private.tenant_line(p_tenant_id)) and (p_sor_type is null or x.sor_type = p_sor_type)
    order by x.code, length(x.tenant_id) desc) i
  cross join lateral (select private.sor_rate(p_tenant_id, i.tenant_id, i.code, p_on) as rate) r
  where p_tenant_id = any ((select private.my_tenants('rate:read'))::text[]) and i.is_active
    and (q.words is null
      -- Every word somewhere: code, chapter, type or description.
      or (select bool_and(concat_ws(' ', i.code, i.chapter, i.sub_type, i.description, i.local_descriptions::text) ilike '%' || w || '%')
          from regexp_split_to_table(replace(replace(q.words, '%', '\%'), '_', '\_'), '\s+') w)
      or extensions.word_similarity(q.words, i.description) > 0.6)
  order by case when i.code = upper(q.words) then 0 when i.code ilike q.words || '%' then 1
      when i.description ilike q.words || '%' then 2 else 3 end,
    coalesce(extensions.word_similarity(q.words, i.description), 0) desc, i.code
  limit least(greatest(p_limit, 1), 100)
$$;
comment on function public.search_sor(text, text, date, text, int) is
  'Schedule items by code, type or words, with the rate in force on a day (null where none is). Needs rate:read.';

create function public.sor_items_by_code(p_tenant_id text, p_codes text[], p_on date default current_date)
returns table (code text, sor_type text, chapter text, sub_type text, variant text, description text, local_descriptions jsonb,
  unit_code text, quantity numeric, rate numeric, is_sample boolean)
language sql stable security definer set search_path = ''
as $$
  with asked as (
    select distinct upper(btrim(c)) as code from unnest(p_codes) c where p_tenant_id = any ((select private.my_tenants('rate:read'))::text[]))
  select i.code, i.sor_type, i.chapter, i.sub_type, i.variant, i.description, i.local_descriptions, i.unit_code, i.quantity,
    private.sor_rate(p_tenant_id, i.tenant_id, i.code, p_on), i.is_sample
  from asked a
  cross join lateral private.sor_item(p_tenant_id, a.code) i
  where i.code is not null
  order by i.code
$$;
comment on function public.sor_items_by_code(text, text[], date) is
  'The schedule items of a list of codes, in one request: what a block of codes from a spreadsheet needs. Letters may be small, blanks around '
  'a code and repeats do not matter; a code that is no active item is left out. The rate is the one in force on a day, null where none is. '
  'Needs rate:read.';

alter table public.sor_items enable row level security;
alter table public.sor_rates enable row level security;
create policy "sor_items: members read" on public.sor_items for select to authenticated
  using (tenant_id = any ((select private.my_visible_tenants())::text[]));
create policy "sor_rates: members read" on public.sor_rates for select to authenticated
  using (tenant_id = any ((select private.my_visible_tenants())::text[]));
create policy "sor_items: rate administrators add" on public.sor_items for insert to authenticated
  with check (tenant_id = any ((select private.my_tenants('rate:manage'))::text[]));
create policy "sor_items: rate administrators update" on public.sor_items for update to authenticated
  using (tenant_id = any ((select private.my_tenants('rate:manage'))::text[]))
  with check (tenant_id = any ((select private.my_tenants('rate:manage'))::text[]));
create policy "sor_rates: rate administrators add" on public.sor_rates for insert to authenticated
  with check (tenant_id = any ((select private.my_tenants('rate:manage'))::text[]));
create policy "sor_rates: rate administrators end" on public.sor_rates for update to authenticated
  using (tenant_id = any ((select private.my_tenants('rate:manage'))::text[]))
  with check (tenant_id = any ((select private.my_tenants('rate:manage'))::text[]));
grant select on public.sor_items, public.sor_rates to authenticated;
grant insert (tenant_id, code, sor_type, chapter, sub_type, variant, description, local_descriptions, unit_code, quantity, is_active) on public.sor_items to authenticated;
grant update (chapter, sub_type, variant, description, local_descriptions, is_active) on public.sor_items to authenticated;
grant insert (tenant_id, id, sor_tenant_id, sor_code, rate, valid_from, valid_to), update (valid_to) on public.sor_rates to authenticated;
grant execute on function public.search_sor(text, text, date, text, int) to authenticated;
grant execute on function public.sor_items_by_code(text, text[], date) to authenticated;
select private.audit('public.sor_items');
select private.audit('public.sor_rates');

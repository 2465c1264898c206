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

-- Heads of a rate ---------------------------------------------------------------------------------------------------

insert into public.code_lists (code, parent_list, name, local_names) values
  ('RATE_BUCKET', null, 'Parts of the analysis', '{"or": "ବିଶ୍ଳେଷଣର ଭାଗ", "hi": "विश्लेषण के भाग"}'),
  ('RATE_HEAD', 'RATE_BUCKET', 'Heads of a rate', '{"or": "ଦରର ଶୀର୍ଷକ", "hi": "दर के शीर्ष"}'),
  ('LEAD_TYPE', null, 'Kinds of lead', '{"or": "ଲିଡ୍ ପ୍ରକାର", "hi": "ढुलाई के प्रकार"}');

create function private.heads_total(p_heads jsonb) returns numeric
language sql immutable set search_path = ''
as $$ select coalesce(sum(h.value::numeric), 0) from jsonb_each_text(p_heads) h $$;
comment on function private.heads_total(jsonb) is 'The sum of the amounts per head.';

create function private.default_heads(p_sor_type text, p_rate numeric) returns jsonb
language sql immutable set search_path = ''
as $$
  select case p_sor_type when 'L' then jsonb_build_object('LA.1', p_rate) when 'M' then jsonb_build_object('MA.2', p_rate)
    when 'E' then jsonb_build_object('MHA.3', p_rate) else '{}' end
$$;
comment on function private.default_heads(text, numeric) is
  'The head under which the whole rate of a basic item stands: labour, material or machinery hire. A works rate that was typed has none.';

create function private.add_head(p_heads jsonb, p_head text, p_amount numeric) returns jsonb
language sql immutable set search_path = ''
as $$
  select case when coalesce(p_amount, 0) = 0 then p_heads
    else p_heads || jsonb_build_object(p_head, coalesce((p_heads ->> p_head)::numeric, 0) + p_amount) end
$$;
comment on function private.add_head(jsonb, text, numeric) is 'Amounts per head with one of them raised.';

-- Rates -------------------------------------------------------------------------------------------------------------

create table public.sor_rates (
  tenant_id     text not null references public.tenants on delete restrict,
  id            uuid not null default private.uuid_v7(),
  sor_tenant_id text not null,
  sor_code      text not null,
  rate          public.rate_inr not null check (rate > 0),
  heads         jsonb not null default '{}' check (jsonb_typeof(heads) = 'object'),
  source        text not null default 'TYPED' check (source in ('TYPED', 'ANALYSIS')),
  composition_tenant_id text,
  composition_id uuid,
  revision_id   uuid,
  valid_from    date not null,
  valid_to      date,
  updated_at    timestamptz not null default now(),
  updated_by    uuid,
  primary key (tenant_id, id),
  constraint sor_rates_item_fkey foreign key (sor_tenant_id, sor_code) references public.sor_items (tenant_id, code) on delete restrict,
  constraint sor_rates_tree_check check (tenant_id = sor_tenant_id or starts_with(tenant_id, sor_tenant_id || '.')),
  constraint sor_rates_range_check check (valid_to is null or valid_to >= valid_from),
  constraint sor_rates_sum_check check (heads = '{}' or private.heads_total(heads) = rate),
  constraint sor_rates_analysis_check check ((source = 'ANALYSIS') = (composition_id is not null)),
  constraint sor_rates_overlap_excl exclude using gist (
    tenant_id with =, sor_tenant_id with =, sor_code with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on table public.sor_rates is 'Rates over time; ranges of one item in one tenant never overlap. A lower tenant''s rate wins.';
comment on column public.sor_rates.heads is 'Rupees per head (list RATE_HEAD); they add up to the rate. Empty for a works rate that was typed whole.';
comment on column public.sor_rates.source is 'TYPED by a person, or ANALYSIS: computed from a composition, and computed anew when its inputs change.';
comment on column public.sor_rates.composition_id is 'The rate analysis that the rate was computed from; planning.md section 3.6.';
comment on column public.sor_rates.revision_id is 'The revision that set the rate, in the tenant of the rate or one above it.';
create index sor_rates_item_idx on public.sor_rates (sor_tenant_id, sor_code, valid_from desc);
create index sor_rates_composition_idx on public.sor_rates (composition_tenant_id, composition_id);
create trigger tg_sor_rates__touch before update on public.sor_rates for each row execute function private.tg__touch();

create function private.tg_sor_rates__heads() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- A rate that is entered whole stands under the head of its kind; one that is typed over an analysis is no longer analysed.
  if tg_op = 'UPDATE' and new.rate is distinct from old.rate and new.heads = old.heads then
    new.heads := '{}';
    new.source := 'TYPED';
    new.composition_tenant_id := null;
    new.composition_id := null;
  end if;
  if new.heads = '{}' and new.source = 'TYPED' then
    new.heads := private.default_heads((select i.sor_type from public.sor_items i where i.tenant_id = new.sor_tenant_id and i.code = new.sor_code), new.rate);
  end if;
  return new;
end
$$;
comment on function private.tg_sor_rates__heads() is 'The heads of a rate that was entered as one figure.';
create trigger tg_sor_rates__heads before insert or update of rate, heads on public.sor_rates
  for each row execute function private.tg_sor_rates__heads();

-- Lead: what conveyance adds to a material's rate in a place ----------------------------------------------------------

create table public.lead_rates (
  tenant_id      text not null references public.tenants on delete restrict,
  id             uuid not null default private.uuid_v7(),
  sub_type       text not null check (length(btrim(sub_type)) between 1 and 200),
  lead_type_code text not null,
  rate           public.rate_inr not null check (rate > 0),
  valid_from     date not null,
  valid_to       date,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now(),
  updated_by     uuid,
  primary key (tenant_id, id),
  constraint lead_rates_range_check check (valid_to is null or valid_to >= valid_from),
  constraint lead_rates_overlap_excl exclude using gist (
    tenant_id with =, sub_type with =, lead_type_code with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on table public.lead_rates is 'Rupees per kilometre for a group of materials and a kind of lead. Rule: programme.md section 5.1, VEN-03.';
comment on column public.lead_rates.sub_type is 'The group: the sub-type of its materials in the schedule.';
comment on column public.lead_rates.rate is 'For the quantity that the rates of the group are for.';
create trigger tg_lead_rates__touch before update on public.lead_rates for each row execute function private.tg__touch();

create table public.lead_distances (
  tenant_id      text not null references public.tenants on delete restrict,
  id             uuid not null default private.uuid_v7(),
  sub_type       text not null check (length(btrim(sub_type)) between 1 and 200),
  lead_type_code text not null,
  distance_km    public.quantity not null check (distance_km > 0),
  quarry         text check (length(quarry) <= 200),
  valid_from     date not null,
  valid_to       date,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now(),
  updated_by     uuid,
  primary key (tenant_id, id),
  constraint lead_distances_range_check check (valid_to is null or valid_to >= valid_from),
  constraint lead_distances_overlap_excl exclude using gist (
    tenant_id with =, sub_type with =, lead_type_code with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on table public.lead_distances is 'How far a group of materials is brought to an agency. Rule: programme.md section 5.1, VEN-04.';
create trigger tg_lead_distances__touch before update on public.lead_distances for each row execute function private.tg__touch();

create function private.lead_lines(p_tenant_id text, p_rate_tenant_id text, p_sub_type text, p_on date)
returns table (lead_type_code text, distance_km numeric, rate numeric, amount numeric, quarry text)
language sql stable security definer set search_path = ''
as $$
  -- A rate that an agency discovered itself is what the material costs there: lead is added to rates from above alone.
  select d.lead_type_code, d.distance_km, r.rate, round(d.distance_km * r.rate, 2), d.quarry
  from (
    select distinct on (x.lead_type_code) x.lead_type_code, x.distance_km, x.quarry from public.lead_distances x
    where x.tenant_id = any (private.tenant_line(p_tenant_id)) and length(x.tenant_id) > length(p_rate_tenant_id) and x.sub_type = p_sub_type
      and x.valid_from <= p_on and (x.valid_to is null or x.valid_to >= p_on)
    order by x.lead_type_code, length(x.tenant_id) desc) d
  cross join lateral (
    select x.rate from public.lead_rates x
    where x.tenant_id = any (private.tenant_line(p_tenant_id)) and x.sub_type = p_sub_type and x.lead_type_code = d.lead_type_code
      and x.valid_from <= p_on and (x.valid_to is null or x.valid_to >= p_on)
    order by length(x.tenant_id) desc limit 1) r
$$;
comment on function private.lead_lines(text, text, text, date) is
  'The leads that make up the conveyance of a group of materials in a place: distance times rate, each to the paisa.';

-- Looking up --------------------------------------------------------------------------------------------------------

create function private.sor_item(p_tenant_id text, p_code text) returns public.sor_items
language sql stable security definer set search_path = ''
as $$
  select i from public.sor_items i
  where i.tenant_id = any (private.tenant_line(p_tenant_id)) and i.code = p_code and i.is_active order by length(i.tenant_id) desc limit 1
$$;
comment on function private.sor_item(text, text) is 'The active item of the nearest tenant.';

create type private.resolved_rate as (
  tenant_id text, id uuid, rate numeric, heads jsonb, lead_amount numeric, source text, composition_tenant_id text, composition_id uuid,
  valid_from date, valid_to date
);
comment on type private.resolved_rate is 'What an item costs in a place on a day: the nearest rate, with the lead of the place under CA.9.';

create function private.rate_in_force(p_tenant_id text, p_sor_tenant_id text, p_code text, p_on date) returns private.resolved_rate
language sql stable security definer set search_path = ''
as $$
  select row(r.tenant_id, r.id, r.rate + l.amount, private.add_head(r.heads, 'CA.9', l.amount), l.amount, r.source,
    r.composition_tenant_id, r.composition_id, r.valid_from, r.valid_to)::private.resolved_rate
  from (
    select x.* from public.sor_rates x
    where x.tenant_id = any (private.tenant_line(p_tenant_id)) and x.sor_tenant_id = p_sor_tenant_id and x.sor_code = p_code
      and x.valid_from <= p_on and (x.valid_to is null or x.valid_to >= p_on)
    order by length(x.tenant_id) desc limit 1) r
  join public.sor_items i on i.tenant_id = p_sor_tenant_id and i.code = p_code
  cross join lateral (
    select case when i.sor_type = 'M' then
      coalesce((select sum(n.amount) from private.lead_lines(p_tenant_id, r.tenant_id, i.sub_type, p_on) n), 0) else 0 end as amount) l
$$;
comment on function private.rate_in_force(text, text, text, date) is
  'The rate of an item in a place on a day, null where there is none. Nearest tenant first; lead rate times distance goes under CA.9 (programme.md D34).';

create function private.sor_rate(p_tenant_id text, p_sor_tenant_id text, p_code text, p_on date) returns numeric
language sql stable security definer set search_path = ''
as $$ select (private.rate_in_force(p_tenant_id, p_sor_tenant_id, p_code, p_on)).rate $$;
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
alter table public.lead_rates enable row level security;
alter table public.lead_distances enable row level security;
create policy "sor_items: members read" on public.sor_items for select to authenticated
  using (tenant_id = any ((select private.my_visible_tenants())::text[]));
create policy "sor_rates: members read" on public.sor_rates for select to authenticated
  using (tenant_id = any ((select private.my_visible_tenants())::text[]));
create policy "lead_rates: members read" on public.lead_rates for select to authenticated
  using (tenant_id = any ((select private.my_visible_tenants())::text[]));
create policy "lead_distances: members read" on public.lead_distances for select to authenticated
  using (tenant_id = any ((select private.my_visible_tenants())::text[]));
create policy "sor_items: rate administrators add" on public.sor_items for insert to authenticated
  with check (tenant_id = any ((select private.my_tenants('rate:manage'))::text[]));
create policy "sor_items: rate administrators update" on public.sor_items for update to authenticated
  using (tenant_id = any ((select private.my_tenants('rate:manage'))::text[]))
  with check (tenant_id = any ((select private.my_tenants('rate:manage'))::text[]));
-- Rates and leads are written by functions alone: a rate has rules that no policy can hold.
grant select on public.sor_items, public.sor_rates, public.lead_rates, public.lead_distances to authenticated;
grant insert (tenant_id, code, sor_type, chapter, sub_type, variant, description, local_descriptions, unit_code, quantity, is_active) on public.sor_items to authenticated;
grant update (chapter, sub_type, variant, description, local_descriptions, is_active) on public.sor_items to authenticated;
grant execute on function public.search_sor(text, text, date, text, int) to authenticated;
grant execute on function public.sor_items_by_code(text, text[], date) to authenticated;
select private.audit('public.sor_items');
select private.audit('public.sor_rates');
select private.audit('public.lead_rates');
select private.audit('public.lead_distances');
insert into public.permissions (code, description, is_privileged) values
  ('rate:manage_local', 'Set the agency''s own rates and lead distances', false);
insert into public.setting_definitions (key, kind, default_value, description, local_descriptions, min_value, max_value, is_root_only) values
  ('rate.labour_cess_percent', 'number', '1', 'Labour cess in a rate analysis, percent of all other heads',
    '{"or": "ଦର ବିଶ୍ଳେଷଣରେ ଶ୍ରମ ସେସ୍, ଅନ୍ୟ ସମସ୍ତ ଶୀର୍ଷକର ଶତକଡ଼ା", "hi": "दर विश्लेषण में श्रम उपकर, अन्य सभी शीर्षों का प्रतिशत"}', 0, 100, true),
  ('rate.recompute_at_once', 'integer', '400', 'Works rates that are computed anew at once when a basic rate changes; more of them in the background',
    '{"or": "ମୂଳ ଦର ବଦଳିଲେ କେତୋଟି କାର୍ଯ୍ୟ ଦର ସଙ୍ଗେ ସଙ୍ଗେ ପୁନଃ ଗଣନା ହୁଏ; ଅଧିକ ହେଲେ ପୃଷ୍ଠଭୂମିରେ", "hi": "मूल दर बदलने पर कितनी कार्य दरें तुरंत फिर गिनी जाती हैं; अधिक हों तो पृष्ठभूमि में"}', 0, 5000, true);

-- Estimates: what a project will cost, line by line, from the schedule of rates, and its two sanctions.
-- Clients send choices and measurements; every amount below is computed here.

create table public.estimates (
  tenant_id                 text not null references public.tenants on delete restrict,
  id                        uuid not null default private.uuid_v7(),
  number                    text,
  revision_number           text,
  version_number            int not null default 1 check (version_number > 0),
  previous_id               uuid,
  service_code              text not null default 'ESTIMATE',
  kind                      text not null default 'DETAILED' check (kind in ('DETAILED', 'REVISED')),
  project_id                uuid not null,
  proposal_id               uuid,
  name                      text not null default '',
  reference_number          text,
  description               text,
  revision_reason           text check (length(btrim(revision_reason)) between 2 and 1000),
  executing_department_code text,
  proposed_on               date not null,
  rates_on                  date not null,
  sor_total                 public.money_inr not null default 0,
  non_sor_total             public.money_inr not null default 0,
  overhead_total            public.money_inr not null default 0,
  exact_total               public.money_inr not null generated always as (sor_total + non_sor_total + overhead_total) stored,
  payable_total             public.money_inr not null generated always as (round(sor_total + non_sor_total + overhead_total, 0)) stored,
  state                     text not null default 'START',
  application_status        text not null default 'INWORKFLOW',
  is_updatable              boolean not null default true,
  version                   int not null default 1,
  submitted_at              timestamptz,
  created_at                timestamptz not null default now(),
  created_by                uuid not null,
  created_by_name           text not null,
  updated_at                timestamptz not null default now(),
  updated_by                uuid,
  primary key (tenant_id, id),
  constraint estimates_number_key unique (tenant_id, number, version_number),
  constraint estimates_project_fkey foreign key (tenant_id, project_id) references public.projects (tenant_id, id) on delete restrict,
  constraint estimates_proposal_fkey foreign key (tenant_id, proposal_id) references public.proposals (tenant_id, id) on delete restrict,
  constraint estimates_previous_fkey foreign key (tenant_id, previous_id) references public.estimates (tenant_id, id) on delete restrict,
  constraint estimates_revision_check check ((version_number > 1) = (kind = 'REVISED' and previous_id is not null and revision_reason is not null)),
  constraint estimates_totals_check check (sor_total >= 0 and non_sor_total >= 0 and overhead_total >= 0 or is_updatable)
);
comment on table public.estimates is 'The costed proposal for a project. Rule: planning.md section 3.';
comment on column public.estimates.number is 'Taken at submission: a draft has none.';
comment on column public.estimates.proposal_id is 'The proposal, approved in principle, that the estimate was submitted under; null for none.';
comment on column public.estimates.is_updatable is 'Its content can be changed in its state; totals may then be below zero for a while.';
comment on column public.estimates.rates_on is 'The day whose rates in force every schedule line takes; set when the estimate is created.';
comment on column public.estimates.exact_total is 'To the paisa: SOR + NON-SOR + overheads.';
comment on column public.estimates.payable_total is 'The exact total rounded to the rupee, half away from zero.';
comment on column public.estimates.version_number is
  '1 as first sanctioned, one more with each revision, which keeps the number and names its predecessor in previous_id; version is the lock of the row.';
create index estimates_tenant_created_idx on public.estimates (tenant_id, created_at desc, id desc);
create index estimates_project_idx on public.estimates (tenant_id, project_id, created_at desc);
create index estimates_proposal_idx on public.estimates (tenant_id, proposal_id);
create index estimates_previous_idx on public.estimates (tenant_id, previous_id);
create index estimates_state_idx on public.estimates (tenant_id, state, id);
-- One estimate at a time: a project has at most one in force, and at most one under way beside it, which is its revision.
create unique index estimates_live_key on public.estimates (tenant_id, project_id, application_status) where application_status <> 'INACTIVE';
create trigger tg_estimates__touch before update on public.estimates for each row execute function private.tg__touch();

alter table public.budget_entries add constraint budget_entries_estimate_fkey
  foreign key (tenant_id, estimate_id) references public.estimates (tenant_id, id) on delete restrict;

create table public.estimate_lines (
  tenant_id        text not null,
  id               uuid not null default private.uuid_v7(),
  estimate_id      uuid not null,
  previous_line_id uuid,
  ordinal          int not null,
  category         text not null check (category in ('SOR', 'NON_SOR', 'OVERHEAD')),
  section          text check (length(section) <= 100),
  sor_tenant_id    text,
  sor_code         text,
  overhead_code    text,
  name             text,
  description      text,
  unit_code        text,
  rate             public.rate_inr check (rate >= 0),
  percentage       public.percentage,
  lump_sum         public.money_inr check (lump_sum >= 0),
  is_auto_calculated boolean not null default false,
  is_work_order_value boolean not null default true,
  quantity         public.quantity not null default 0,
  amount           public.money_inr not null default 0,
  primary key (tenant_id, id),
  constraint estimate_lines_estimate_fkey foreign key (tenant_id, estimate_id) references public.estimates (tenant_id, id) on delete cascade,
  constraint estimate_lines_previous_fkey foreign key (tenant_id, previous_line_id) references public.estimate_lines (tenant_id, id) on delete restrict,
  constraint estimate_lines_sor_fkey foreign key (sor_tenant_id, sor_code) references public.sor_items (tenant_id, code) on delete restrict,
  constraint estimate_lines_shape_check check (
    (category = 'SOR') = (sor_code is not null) and (category = 'OVERHEAD') = (overhead_code is not null)),
  constraint estimate_lines_amount_check check (category = 'OVERHEAD' or amount = round(coalesce(rate, 0) * quantity, 2))
);
comment on table public.estimate_lines is 'Schedule items, items outside the schedule, and overheads. quantity and amount are computed.';
comment on column public.estimate_lines.section is 'The sub-estimate or work package of the line; null for none. An estimate adds up per section and in all.';
comment on column public.estimate_lines.percentage is 'Of SOR + NON-SOR, for a percentage overhead; as the master had it when the line was made.';
create index estimate_lines_estimate_idx on public.estimate_lines (tenant_id, estimate_id, ordinal);
create index estimate_lines_previous_idx on public.estimate_lines (tenant_id, previous_line_id);
create index estimate_lines_sor_idx on public.estimate_lines (sor_tenant_id, sor_code);
create unique index estimate_lines_overhead_key on public.estimate_lines (tenant_id, estimate_id, overhead_code) where category = 'OVERHEAD';

create function private.row_quantity(p_number numeric, p_length numeric, p_breadth numeric, p_height numeric) returns numeric
language sql immutable set search_path = ''
as $$
  select case when coalesce(p_number, 0) = 0 and coalesce(p_length, 0) = 0 and coalesce(p_breadth, 0) = 0 and coalesce(p_height, 0) = 0 then 0
    else round(coalesce(nullif(p_number, 0), 1) * coalesce(nullif(p_length, 0), 1) * coalesce(nullif(p_breadth, 0), 1) * coalesce(nullif(p_height, 0), 1), 4) end
$$;
comment on function private.row_quantity(numeric, numeric, numeric, numeric) is
  'Product of the non-zero factors, four decimals, half away from zero; a blank or zero factor counts as one, all blank is zero. Rule: planning.md section 3.3.';

create table public.estimate_measurements (
  tenant_id    text not null,
  id           uuid not null default private.uuid_v7(),
  line_id      uuid not null,
  ordinal      int not null,
  description  text not null default '' check (length(description) <= 500),
  is_deduction boolean not null default false,
  number       public.quantity check (number >= 0),
  length       public.quantity check (length >= 0),
  breadth      public.quantity check (breadth >= 0),
  height       public.quantity check (height >= 0),
  quantity     public.quantity not null generated always as (private.row_quantity(number, length, breadth, height)) stored,
  primary key (tenant_id, id),
  constraint estimate_measurements_line_fkey foreign key (tenant_id, line_id) references public.estimate_lines (tenant_id, id) on delete cascade
);
comment on table public.estimate_measurements is 'Rows of measurement of a line; deductions are subtracted.';
create index estimate_measurements_line_idx on public.estimate_measurements (tenant_id, line_id, ordinal);

create table public.estimate_sanctions (
  tenant_id     text not null,
  id            uuid not null default private.uuid_v7(),
  estimate_id   uuid not null,
  kind          text not null check (kind in ('TECHNICAL', 'ADMINISTRATIVE')),
  number        text not null,
  amount        public.money_inr not null,
  sanctioned_on date not null,
  sanctioned_by uuid not null,
  sanctioned_by_name text not null,
  comment       text,
  is_current    boolean not null default true,
  primary key (tenant_id, id),
  constraint estimate_sanctions_number_key unique (tenant_id, kind, number),
  constraint estimate_sanctions_estimate_fkey foreign key (tenant_id, estimate_id) references public.estimates (tenant_id, id) on delete restrict
);
comment on table public.estimate_sanctions is 'Technical sanction by the engineer, administrative sanction by the head; a return voids the technical one.';
create index estimate_sanctions_estimate_idx on public.estimate_sanctions (tenant_id, estimate_id);

create table public.estimate_year_shares (
  tenant_id      text not null,
  estimate_id    uuid not null,
  financial_year text not null check (financial_year ~ '^\d{4}-\d{2}$'),
  amount         public.money_inr not null check (amount > 0),
  primary key (tenant_id, estimate_id, financial_year),
  constraint estimate_year_shares_estimate_fkey foreign key (tenant_id, estimate_id) references public.estimates (tenant_id, id) on delete cascade
);
comment on table public.estimate_year_shares is
  'Spill-over: how the payable total of an estimate spreads over financial years; the shares add up to it. Without shares all of it falls into the year of the estimate.';

-- Totals ------------------------------------------------------------------------------------------------------------

create function private.percent_of(p_percentage numeric, p_base numeric) returns numeric
language sql immutable set search_path = ''
as $$ select round(p_base * p_percentage / 100, 2) $$;
comment on function private.percent_of(numeric, numeric) is 'A percentage of an amount to the paisa, half away from zero.';

create function private.recalculate_estimate(p_tenant_id text, p_id uuid) returns numeric
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_sor numeric;
  v_non_sor numeric;
  v_total numeric;
begin
  update public.estimate_lines l set
    quantity = m.quantity, amount = round(coalesce(l.rate, 0) * m.quantity, 2)
  from (
    select x.id, coalesce(sum(case when r.is_deduction then -r.quantity else r.quantity end), 0) as quantity
    from public.estimate_lines x left join public.estimate_measurements r on r.tenant_id = x.tenant_id and r.line_id = x.id
    where x.tenant_id = p_tenant_id and x.estimate_id = p_id and x.category <> 'OVERHEAD' group by x.id) m
  where l.tenant_id = p_tenant_id and l.id = m.id
    and (l.quantity, l.amount) is distinct from (m.quantity, round(coalesce(l.rate, 0) * m.quantity, 2));
  select coalesce(sum(l.amount) filter (where l.category = 'SOR'), 0), coalesce(sum(l.amount) filter (where l.category = 'NON_SOR'), 0)
    into v_sor, v_non_sor
  from public.estimate_lines l where l.tenant_id = p_tenant_id and l.estimate_id = p_id;
  update public.estimate_lines l set amount = coalesce(private.percent_of(l.percentage, v_sor + v_non_sor), l.lump_sum, 0)
  where l.tenant_id = p_tenant_id and l.estimate_id = p_id and l.category = 'OVERHEAD'
    and l.amount is distinct from coalesce(private.percent_of(l.percentage, v_sor + v_non_sor), l.lump_sum, 0);
  update public.estimates e set sor_total = v_sor, non_sor_total = v_non_sor, overhead_total = (
    select coalesce(sum(l.amount), 0) from public.estimate_lines l
    where l.tenant_id = p_tenant_id and l.estimate_id = p_id and l.category = 'OVERHEAD')
  where e.tenant_id = p_tenant_id and e.id = p_id returning e.payable_total into v_total;
  return v_total;
end
$$;
comment on function private.recalculate_estimate(text, uuid) is 'Quantities, amounts, overheads (no compounding) and totals of an estimate. Rule: planning.md sections 3.3, 3.4.';

-- Checks on saving: what may not even stand in a draft -----------------------------------------------------------------

create function private.decimal_errors(p_pointer text, p_value text, p_decimals int, p_max numeric) returns jsonb
language sql immutable set search_path = ''
as $$
  select case
    when nullif(btrim(p_value), '') is null then '[]'
    when n.value is null then private.field_error(p_pointer, 'NOT_A_NUMBER')
    when n.value <> round(n.value, p_decimals) then private.field_error(p_pointer, 'TOO_MANY_DECIMALS', jsonb_build_object('max', p_decimals))
    when n.value < 0 or n.value > p_max then private.field_error(p_pointer, 'OUT_OF_RANGE', jsonb_build_object('min', 0, 'max', p_max))
    else '[]' end
  from (select private.try_numeric(p_value) as value) n
$$;
comment on function private.decimal_errors(text, text, int, numeric) is 'Errors of one decimal cell: blank is fine, negative or too precise is not.';

create function private.kept_line(p_tenant_id text, p_estimate_id uuid, p_line jsonb) returns public.estimate_lines
language sql stable security definer set search_path = ''
as $$
  select b
  from public.estimates e
  join public.estimate_lines b on b.tenant_id = e.tenant_id and b.estimate_id = e.previous_id
  left join public.estimate_lines own on own.tenant_id = e.tenant_id and own.estimate_id = e.id and own.id = private.try_uuid(p_line ->> 'id')
  where e.tenant_id = p_tenant_id and e.id = p_estimate_id and b.category = p_line ->> 'category'
    and b.sor_code is not distinct from private.text_of(p_line, 'sor_code') and b.overhead_code is not distinct from private.text_of(p_line, 'overhead_code')
    -- An item of the schedule and an overhead are found again by their code, other work by its words, unit and rate: also in a sheet that was imported anew.
    and (b.id = own.previous_line_id or b.id = private.try_uuid(p_line ->> 'previous_line_id') or b.category <> 'NON_SOR'
      or (b.name, b.description, b.unit_code, b.rate) is not distinct from (private.text_of(p_line, 'name'), private.text_of(p_line, 'description'),
        private.text_of(p_line, 'unit_code'), private.try_numeric(p_line ->> 'rate')))
  order by b.id is not distinct from own.previous_line_id desc, b.id is not distinct from private.try_uuid(p_line ->> 'previous_line_id') desc,
    b.section is not distinct from private.text_of(p_line, 'section') desc, b.ordinal
  limit 1
$$;
comment on function private.kept_line(text, uuid, jsonb) is
  'The line of the predecessor that a line of a revised estimate goes on with: its rate stays. Null in a first estimate and for a new line.';

create function private.estimate_line_errors(p_tenant_id text, p_estimate_id uuid, p_line jsonb, p_pointer text, p_rates_on date) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_category text := p_line ->> 'category';
  v_item public.sor_items;
  v_rate numeric;
  v_overhead public.overheads;
  v_kept public.estimate_lines;
begin
  if v_category is null or v_category not in ('SOR', 'NON_SOR', 'OVERHEAD') then
    return private.field_error(p_pointer || '/category', 'ESTIMATE_DETAIL.CATEGORY', jsonb_build_object('value', v_category));
  end if;
  if private.text_of(p_line, 'id') is not null and (private.try_uuid(p_line ->> 'id') is null or exists (
    select from public.estimate_lines l where l.tenant_id = p_tenant_id and l.id = private.try_uuid(p_line ->> 'id') and l.estimate_id <> p_estimate_id)) then
    v_errors := v_errors || private.field_error(p_pointer || '/id', 'INVALID_ESTIMATE_MODIFY');
  end if;
  v_kept := private.kept_line(p_tenant_id, p_estimate_id, p_line);
  if private.text_of(p_line, 'previous_line_id') is not null and private.try_uuid(p_line ->> 'previous_line_id') is distinct from v_kept.id then
    v_errors := v_errors || private.field_error(p_pointer || '/previous_line_id', 'INVALID_PREVIOUS_LINE_ITEM_ID');
  end if;

  if length(p_line ->> 'section') > 100 then v_errors := v_errors || private.field_error(p_pointer || '/section', 'TOO_LONG', '{"max": 100}'); end if;

  if v_category = 'OVERHEAD' then
    select o.* into v_overhead from private.overheads_in_force(p_tenant_id, p_rates_on) o where o.code = p_line ->> 'overhead_code';
    if private.text_of(p_line, 'overhead_code') is null then
      v_errors := v_errors || private.field_error(p_pointer || '/overhead_code', 'ESTIMATE_DETAIL.NAME');
    elsif v_overhead.code is null and v_kept.id is null then
      v_errors := v_errors || private.field_error(p_pointer || '/overhead_code', 'INVALID_OVERHEAD', jsonb_build_object('value', p_line ->> 'overhead_code'));
    end if;
    return v_errors || private.decimal_errors(p_pointer || '/lump_sum', p_line ->> 'lump_sum', 2, 999999999999.99);
  end if;

  if v_kept.id is not null then
    -- What was sanctioned keeps its rate and unit, whatever the schedule says today.
    v_rate := v_kept.rate;
    if private.text_of(p_line, 'rate') is not null and private.try_numeric(p_line ->> 'rate') is distinct from v_kept.rate then
      v_errors := v_errors || private.field_error(p_pointer || '/rate', 'INVALID_UNIT_RATE', jsonb_build_object('rate', v_kept.rate));
    end if;
    if private.text_of(p_line, 'unit_code') is not null and p_line ->> 'unit_code' <> v_kept.unit_code then
      v_errors := v_errors || private.field_error(p_pointer || '/unit_code', 'INVALID_UOM', jsonb_build_object('unit', v_kept.unit_code));
    end if;
  elsif v_category = 'SOR' and private.text_of(p_line, 'sor_code') is not null then
    v_item := private.sor_item(p_tenant_id, p_line ->> 'sor_code');
    if v_item.code is null then
      v_errors := v_errors || private.field_error(p_pointer || '/sor_code', 'INVALID_SOR_ID', jsonb_build_object('value', p_line ->> 'sor_code'));
    else
      v_rate := private.sor_rate(p_tenant_id, v_item.tenant_id, v_item.code, p_rates_on);
      -- The rate is never typed; a client that names one must name the one in force.
      v_errors := v_errors || case
        when v_rate is null then private.field_error(p_pointer || '/sor_code', 'DATES_MISMATCH', jsonb_build_object('on', p_rates_on))
        when private.text_of(p_line, 'rate') is not null and private.try_numeric(p_line ->> 'rate') is distinct from v_rate then
          private.field_error(p_pointer || '/rate', 'RATES_MISMATCH', jsonb_build_object('rate', v_rate))
        else '[]' end;
      if private.text_of(p_line, 'unit_code') is not null and p_line ->> 'unit_code' <> v_item.unit_code then
        v_errors := v_errors || private.field_error(p_pointer || '/unit_code', 'INVALID_UOM', jsonb_build_object('unit', v_item.unit_code));
      end if;
    end if;
  elsif v_category = 'SOR' then
    v_errors := v_errors || private.field_error(p_pointer || '/sor_code', 'ESTIMATE.DETAIL.NAME.OR.SOR.ID');
  else
    if private.text_of(p_line, 'unit_code') is not null and not private.has_unit(p_tenant_id, p_line ->> 'unit_code', p_rates_on) then
      v_errors := v_errors || private.field_error(p_pointer || '/unit_code', 'INVALID_UOM', jsonb_build_object('value', p_line ->> 'unit_code'));
    end if;
    v_errors := v_errors || private.decimal_errors(p_pointer || '/rate', p_line ->> 'rate', 4, 9999999999.9999);
  end if;
  if v_category = 'NON_SOR' then
    if char_length(p_line ->> 'name') > 256 then v_errors := v_errors || private.field_error(p_pointer || '/name', 'TOO_LONG', '{"max": 256}'); end if;
    if char_length(p_line ->> 'description') > 2000 then v_errors := v_errors || private.field_error(p_pointer || '/description', 'TOO_LONG', '{"max": 2000}'); end if;
  end if;
  return v_errors || private.measurement_errors(p_line, p_pointer, coalesce(v_rate, private.try_numeric(p_line ->> 'rate'), 0));
end
$$;
comment on function private.estimate_line_errors(text, uuid, jsonb, text, date) is 'Errors that even a draft line may not have: unknown codes, wrong rate or unit, unreadable numbers.';

create function private.measurement_errors(p_line jsonb, p_pointer text, p_rate numeric) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_row jsonb;
  v_index int := -1;
  v_key text;
  v_quantity numeric;
  v_sum numeric := 0;
  v_own jsonb;
begin
  for v_row in select value from jsonb_array_elements(private.rows_of(p_line, 'measurements', p_pointer)) loop
    v_index := v_index + 1;
    v_own := '[]';
    foreach v_key in array array['number', 'length', 'breadth', 'height'] loop
      v_own := v_own || private.decimal_errors(format('%s/measurements/%s/%s', p_pointer, v_index, v_key), v_row ->> v_key, 4, 9999999999.9999);
    end loop;
    if char_length(v_row ->> 'description') > 500 then
      v_own := v_own || private.field_error(format('%s/measurements/%s/description', p_pointer, v_index), 'TOO_LONG', '{"max": 500}');
    end if;
    if v_own = '[]' then
      v_quantity := private.row_quantity(private.try_numeric(v_row ->> 'number'), private.try_numeric(v_row ->> 'length'),
        private.try_numeric(v_row ->> 'breadth'), private.try_numeric(v_row ->> 'height'));
      if v_quantity >= 10000000000 then
        v_own := private.field_error(format('%s/measurements/%s/number', p_pointer, v_index), 'OUT_OF_RANGE', '{"max": "9999999999.9999"}');
      -- A client that names the product must name the right one, exactly.
      elsif private.text_of(v_row, 'quantity') is not null and private.try_numeric(v_row ->> 'quantity') is distinct from v_quantity then
        v_own := private.field_error(format('%s/measurements/%s/quantity', p_pointer, v_index), 'NO_OF_UNIT', jsonb_build_object('quantity', v_quantity));
      else
        v_sum := v_sum + case when private.flag_of(v_row, 'is_deduction') then -v_quantity else v_quantity end;
      end if;
    end if;
    v_errors := v_errors || v_own;
  end loop;
  if abs(v_sum) >= 10000000000 or abs(v_sum * p_rate) >= 1000000000000 then
    v_errors := v_errors || private.field_error(p_pointer || '/measurements', 'OUT_OF_RANGE', '{"max": "999999999999.99"}');
  end if;
  return v_errors;
end
$$;
comment on function private.measurement_errors(jsonb, text, numeric) is 'Unreadable or negative factors, a named product that is not the product, quantities or amounts beyond the domains.';

-- Saving ------------------------------------------------------------------------------------------------------------

create function public.save_estimate(p_tenant_id text, p_estimate jsonb, p_expected_version int default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_id uuid := private.try_uuid(p_estimate ->> 'id');
  v_old public.estimates;
  v_project public.projects;
  v_rates_on date;
  v_is_new boolean;
  v_total numeric;
  v_version int;
begin
  if p_estimate is null or jsonb_typeof(p_estimate) <> 'object' or p_estimate = '{}' then
    perform private.fail_fields(private.field_error('', 'ESTIMATE'));
  end if;
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  if not exists (select from public.tenants t where t.id = p_tenant_id and t.is_active) then
    perform private.fail_fields(private.field_error('/tenant_id', 'INVALID_TENANT_ID'));
  end if;
  if p_estimate ? 'tenant_id' and p_estimate ->> 'tenant_id' is distinct from p_tenant_id then
    perform private.fail_fields(private.field_error('/tenant_id', 'MULTIPLE_TENANTS'));
  end if;
  perform private.require_permission(p_tenant_id, 'estimate:create');
  if p_expected_version is not null and v_id is null then perform private.fail_fields(private.field_error('/id', 'ESTIMATE_ID')); end if;
  select e.* into v_old from public.estimates e where e.tenant_id = p_tenant_id and e.id = v_id;
  if v_old.id is null and p_expected_version is not null then
    perform private.fail_fields(private.field_error('/id', 'INVALID_ESTIMATE_MODIFY'));
  end if;
  if v_old.id is not null and p_expected_version is null then
    perform private.fail_fields(private.field_error('/expected_version', 'REQUIRED'));
  end if;
  if v_old.id is not null and private.text_of(p_estimate, 'project_id') is not null
    and private.try_uuid(p_estimate ->> 'project_id') is distinct from v_old.project_id then
    perform private.fail_fields(private.field_error('/project_id', 'INVALID_PROJECT_ID'));
  end if;
  select x.* into v_project from public.projects x
  where x.tenant_id = p_tenant_id and x.id = coalesce(v_old.project_id, private.try_uuid(p_estimate ->> 'project_id'));
  if v_project.id is null then perform private.fail_fields(private.field_error('/project_id', 'PROJECT_ID')); end if;

  v_is_new := v_old.id is null;
  -- A draft that was left behind is not taken up again once the project is closed.
  if not v_is_new then perform private.require_open_project(p_tenant_id, v_project.id); end if;
  v_id := coalesce(v_id, private.uuid_v7());
  v_rates_on := coalesce(v_old.rates_on, private.local_date(p_tenant_id));
  perform private.fail_fields(private.estimate_errors(p_tenant_id, v_id, p_estimate, v_rates_on));

  if v_is_new then
    perform private.require_free_project(v_project);
    insert into public.estimates (tenant_id, id, project_id, proposed_on, rates_on, created_by, created_by_name, updated_by, version)
    values (p_tenant_id, v_id, v_project.id, v_rates_on, v_rates_on, v_user, (select u.name from public.user_profiles u where u.id = v_user), v_user, 0);
    perform private.open_paper(p_tenant_id, 'estimate', v_id, 'ESTIMATE', v_user, jsonb_build_object(
      'title', coalesce(private.text_of(p_estimate, 'name'), v_project.name), 'project_id', v_project.id,
      'project_type_code', v_project.project_type_code, 'ward_code', v_project.ward_code, 'locality_code', v_project.locality_code));
    select e.version into v_version from public.estimates e where e.tenant_id = p_tenant_id and e.id = v_id;
  else
    v_version := private.touch_paper(p_tenant_id, 'estimate', v_id, p_expected_version, v_user, jsonb_build_object(
      'title', coalesce(private.text_of(p_estimate, 'name'), v_project.name),
      'project_type_code', v_project.project_type_code, 'ward_code', v_project.ward_code, 'locality_code', v_project.locality_code));
  end if;
  update public.estimates e set name = coalesce(private.text_of(p_estimate, 'name'), ''), reference_number = private.text_of(p_estimate, 'reference_number'),
    description = private.text_of(p_estimate, 'description'), executing_department_code = private.text_of(p_estimate, 'executing_department_code'),
    version = v_version
  where e.tenant_id = p_tenant_id and e.id = v_id;
  perform private.save_estimate_lines(p_tenant_id, v_id, private.rows_of(p_estimate, 'lines'), v_rates_on);
  v_total := private.recalculate_estimate(p_tenant_id, v_id);
  perform private.fail_fields(private.total_errors(p_tenant_id, v_id, p_estimate));
  update public.workflow_instances i set amount = v_total
  where i.tenant_id = p_tenant_id and i.document_type = 'estimate' and i.document_id = v_id and i.amount is distinct from v_total;
  return (select jsonb_build_object('id', e.id, 'number', e.number, 'state', e.state, 'version', e.version, 'sor_total', e.sor_total,
      'non_sor_total', e.non_sor_total, 'overhead_total', e.overhead_total, 'exact_total', e.exact_total, 'payable_total', e.payable_total)
    from public.estimates e where e.tenant_id = p_tenant_id and e.id = v_id);
end
$$;
comment on function public.save_estimate(text, jsonb, int) is
  'Creates an estimate as a draft (no expected version) or replaces the content of one that can be edited. Keys: id, project_id, name, '
  'reference_number, description, executing_department_code, lines [{id, category SOR | NON_SOR | OVERHEAD, section, sor_code, overhead_code, name, '
  'description, unit_code, rate (NON_SOR), lump_sum, measurements [{id, description, number, length, breadth, height, is_deduction}]}]. '
  'Automatic overheads are added; a client may also name the totals, which must then be those computed here. Answers {id, number, state, version, sor_total, non_sor_total, overhead_total, exact_total, payable_total} '
  'in rupees. Field errors of planning.md section 3.9; NOT_PERMITTED (403), PROJECT_CLOSED, STALE_VERSION, NOT_EDITABLE, CONFLICT (409). Needs estimate:create.';

create function private.total_errors(p_tenant_id text, p_id uuid, p jsonb) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('pointer', '/' || t.key, 'code', 'ERR_ESTIMATE_AMOUNT_MISMATCH', 'params',
    jsonb_build_object('amount', t.amount)) order by t.ordinal), '[]')
  from public.estimates e
  cross join lateral (values (1, 'sor_total', e.sor_total), (2, 'non_sor_total', e.non_sor_total), (3, 'overhead_total', e.overhead_total),
    (4, 'exact_total', e.exact_total), (5, 'payable_total', e.payable_total)) t (ordinal, key, amount)
  where e.tenant_id = p_tenant_id and e.id = p_id and private.text_of(p, t.key) is not null and private.try_numeric(p ->> t.key) is distinct from t.amount
$$;
comment on function private.total_errors(text, uuid, jsonb) is
  'A client that names a total must name the one that its lines come to, to the paisa (ERR_ESTIMATE_AMOUNT_MISMATCH, params amount). The field''s own case, labour, material and '
  'machinery above the estimate, cannot arise: sor_rates_sum_check lets the heads of a rate add up to that rate and no further. Rule: planning.md section 3.5.';

create function private.require_free_project(p_project public.projects) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_live record;
begin
  -- The lock makes two first drafts of one project queue up instead of both passing the check.
  perform from public.projects x where x.tenant_id = p_project.tenant_id and x.id = p_project.id for update;
  perform private.require_open_project(p_project.tenant_id, p_project.id);
  select e.id, e.number into v_live from public.estimates e
  where e.tenant_id = p_project.tenant_id and e.project_id = p_project.id and e.application_status <> 'INACTIVE' limit 1;
  if v_live.id is not null then
    perform private.fail(409, 'ESTIMATE_EXISTS', jsonb_build_object('id', v_live.id, 'number', v_live.number), 'The project already has an estimate.');
  end if;
end
$$;
comment on function private.require_free_project(public.projects) is 'PROJECT_CLOSED (409) when the project has come to its end; ESTIMATE_EXISTS (409) when it has a live estimate.';

create function private.revision_number_errors(p_tenant_id text, p_id uuid, p jsonb) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select case when p ? 'number' and private.text_of(p, 'number') is distinct from e.number
      then private.field_error('/number', 'INVALID_ESTIMATE_NUMBER', jsonb_build_object('number', e.number)) else '[]' end
    || case when p ? 'revision_number' and private.text_of(p, 'revision_number') is distinct from e.revision_number
      then private.field_error('/revision_number', 'INVALID_REVISION_NUMBER', jsonb_build_object('number', e.revision_number)) else '[]' end
  from (select x.number, x.revision_number from (values (1)) one left join public.estimates x on x.tenant_id = p_tenant_id and x.id = p_id) e
$$;
comment on function private.revision_number_errors(text, uuid, jsonb) is 'A client that names the numbers of an estimate must name them as they are: they are given, never typed.';

create function private.estimate_errors(p_tenant_id text, p_id uuid, p jsonb, p_rates_on date) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb;
  v_line jsonb;
  v_index int := -1;
  v_seen text[] := '{}';
begin
  v_errors := private.text_errors(p, 'name', 2, 128, false) || private.text_errors(p, 'reference_number', 2, 32, false)
    || private.text_errors(p, 'description', 2, 1000, false) || private.revision_number_errors(p_tenant_id, p_id, p);
  for v_line in select value from jsonb_array_elements(private.rows_of(p, 'lines')) loop
    v_index := v_index + 1;
    v_errors := v_errors || private.estimate_line_errors(p_tenant_id, p_id, v_line, '/lines/' || v_index, p_rates_on);
    -- Refused on create too: two rows of one overhead would be paid twice.
    if v_line ->> 'category' = 'OVERHEAD' and v_line ->> 'overhead_code' = any (v_seen) then
      v_errors := v_errors || private.field_error(format('/lines/%s/overhead_code', v_index), 'ESTIMATE_DETAIL.DUPLICATE.NAME');
    end if;
    v_seen := v_seen || (v_line ->> 'overhead_code');
  end loop;
  return v_errors;
end
$$;
comment on function private.estimate_errors(text, uuid, jsonb, date) is 'Everything that may not even stand in a draft.';

create function private.linked_lines(p_tenant_id text, p_id uuid, p_lines jsonb) returns table (line jsonb, kept_line_id uuid)
language sql stable security definer set search_path = ''
as $$
  -- Each line of the predecessor goes on in one line: a second one with its code is new.
  select found.line, case when row_number() over (partition by found.kept_id order by found.is_own desc, found.n) = 1 then found.kept_id end
  from (
    select e.value as line, e.ordinality as n, k.id as kept_id, k.id is not distinct from (
        select l.previous_line_id from public.estimate_lines l where l.tenant_id = p_tenant_id and l.id = private.try_uuid(e.value ->> 'id')) as is_own
    from jsonb_array_elements(p_lines) with ordinality e
    left join lateral private.kept_line(p_tenant_id, p_id, e.value) k on true) found
$$;
comment on function private.linked_lines(text, uuid, jsonb) is 'The lines of an estimate as sent, each with the line of the predecessor that it goes on with, or null.';

create function private.save_estimate_lines(p_tenant_id text, p_id uuid, p_lines jsonb, p_rates_on date) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_auto jsonb;
  v_lines jsonb;
begin
  -- Automatic overheads belong to every estimate, whether or not the client sent them.
  select coalesce(jsonb_agg(jsonb_build_object('category', 'OVERHEAD', 'overhead_code', o.code)), '[]') into v_auto
  from private.overheads_in_force(p_tenant_id, p_rates_on) o
  where o.is_auto_calculated and not exists (
    select from jsonb_array_elements(p_lines) e where e ->> 'category' = 'OVERHEAD' and e ->> 'overhead_code' = o.code);
  -- A line without an id keeps the row it has by overhead, or gets a new one.
  select coalesce(jsonb_agg(e.value || jsonb_build_object('ordinal', e.ordinality, 'id', coalesce(
      private.try_uuid(e.value ->> 'id'),
      (select l.id from public.estimate_lines l where l.tenant_id = p_tenant_id and l.estimate_id = p_id and l.overhead_code = e.value ->> 'overhead_code'),
      private.uuid_v7()))), '[]')
    into v_lines
  from jsonb_array_elements(p_lines || v_auto) with ordinality e;

  delete from public.estimate_lines l where l.tenant_id = p_tenant_id and l.estimate_id = p_id
    and not exists (select from jsonb_array_elements(v_lines) e where (e ->> 'id')::uuid = l.id and e ->> 'category' = l.category);
  insert into public.estimate_lines (tenant_id, id, estimate_id, previous_line_id, ordinal, category, section, sor_tenant_id, sor_code, overhead_code,
    name, description, unit_code, rate, percentage, lump_sum, is_auto_calculated, is_work_order_value)
  select p_tenant_id, (e ->> 'id')::uuid, p_id, k.id, (e ->> 'ordinal')::int, e ->> 'category',
    case when e ->> 'category' <> 'OVERHEAD' then private.text_of(e, 'section') end, coalesce(k.sor_tenant_id, i.tenant_id), coalesce(k.sor_code, i.code),
    coalesce(k.overhead_code, o.code), coalesce(private.text_of(e, 'name'), k.name, o.name),
    case when e ->> 'category' = 'NON_SOR' then private.text_of(e, 'description') else coalesce(k.description, i.description) end,
    coalesce(k.unit_code, i.unit_code, private.text_of(e, 'unit_code')),
    case when k.id is not null then k.rate when e ->> 'category' = 'SOR' then private.sor_rate(p_tenant_id, i.tenant_id, i.code, p_rates_on)
      when e ->> 'category' = 'NON_SOR' then private.try_numeric(e ->> 'rate') end,
    case when k.id is not null then k.percentage when o.calculation = 'PERCENTAGE' then o.value end,
    case when k.id is not null and k.percentage is null and k.is_auto_calculated then k.lump_sum
      when coalesce(o.calculation, case when k.percentage is null then 'LUMPSUM' end) = 'LUMPSUM' then coalesce(o.value, private.try_numeric(e ->> 'lump_sum')) end,
    coalesce(k.is_auto_calculated, o.is_auto_calculated, false), coalesce(k.is_work_order_value, o.is_work_order_value, true)
  from private.linked_lines(p_tenant_id, p_id, v_lines) x (e, kept_id)
  left join public.estimate_lines k on k.tenant_id = p_tenant_id and k.id = x.kept_id
  left join lateral private.sor_item(p_tenant_id, e ->> 'sor_code') i on e ->> 'category' = 'SOR'
  left join lateral (select v.* from private.overheads_in_force(p_tenant_id, p_rates_on) v where v.code = e ->> 'overhead_code') o
    on e ->> 'category' = 'OVERHEAD'
  on conflict (tenant_id, id) do update set previous_line_id = excluded.previous_line_id, ordinal = excluded.ordinal, section = excluded.section,
    sor_tenant_id = excluded.sor_tenant_id, sor_code = excluded.sor_code,
    overhead_code = excluded.overhead_code, name = excluded.name, description = excluded.description, unit_code = excluded.unit_code,
    rate = excluded.rate, percentage = excluded.percentage, lump_sum = excluded.lump_sum, is_auto_calculated = excluded.is_auto_calculated,
    is_work_order_value = excluded.is_work_order_value,
    amount = case when excluded.category = 'OVERHEAD' then estimate_lines.amount
      else round(coalesce(excluded.rate, 0) * estimate_lines.quantity, 2) end;

  perform private.save_measurements(p_tenant_id, p_id, v_lines);
end
$$;
comment on function private.save_estimate_lines(text, uuid, jsonb, date) is 'Replaces the lines of an estimate; rates and overhead values come from the masters.';

create function private.save_measurements(p_tenant_id text, p_id uuid, p_lines jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_rows jsonb;
begin
  select coalesce(jsonb_agg(r.value || jsonb_build_object('line_id', e ->> 'id', 'ordinal', r.ordinality,
      -- An id that stands in another line is not taken over.
      'id', coalesce((
        select private.try_uuid(r.value ->> 'id') where not exists (
          select from public.estimate_measurements m
          where m.tenant_id = p_tenant_id and m.id = private.try_uuid(r.value ->> 'id') and m.line_id <> (e ->> 'id')::uuid)),
        private.uuid_v7()))), '[]')
    into v_rows
  from jsonb_array_elements(p_lines) e cross join lateral jsonb_array_elements(private.rows_of(e, 'measurements')) with ordinality r
  where e ->> 'category' <> 'OVERHEAD';
  delete from public.estimate_measurements m using public.estimate_lines l
  where l.tenant_id = p_tenant_id and l.estimate_id = p_id and m.tenant_id = l.tenant_id and m.line_id = l.id
    and not exists (select from jsonb_array_elements(v_rows) r where (r ->> 'id')::uuid = m.id);
  insert into public.estimate_measurements (tenant_id, id, line_id, ordinal, description, is_deduction, number, length, breadth, height)
  select p_tenant_id, (r ->> 'id')::uuid, (r ->> 'line_id')::uuid, (r ->> 'ordinal')::int, coalesce(btrim(r ->> 'description'), ''),
    private.flag_of(r, 'is_deduction'), private.try_numeric(r ->> 'number'), private.try_numeric(r ->> 'length'),
    private.try_numeric(r ->> 'breadth'), private.try_numeric(r ->> 'height')
  from jsonb_array_elements(v_rows) r
  on conflict (tenant_id, id) do update set ordinal = excluded.ordinal, description = excluded.description, is_deduction = excluded.is_deduction,
    number = excluded.number, length = excluded.length, breadth = excluded.breadth, height = excluded.height;
end
$$;
comment on function private.save_measurements(text, uuid, jsonb) is 'Replaces the measurement rows of an estimate''s lines.';

-- Checks on submission ----------------------------------------------------------------------------------------------

create function private.submission_errors(p_estimate public.estimates) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_line public.estimate_lines;
  v_pointer text;
  v_project public.projects;
begin
  select x.* into v_project from public.projects x where x.tenant_id = p_estimate.tenant_id and x.id = p_estimate.project_id;
  if coalesce(p_estimate.name, '') = '' then v_errors := v_errors || private.field_error('/name', 'NAME'); end if;
  if p_estimate.executing_department_code is null then
    v_errors := v_errors || private.field_error('/executing_department_code', 'EXECUTING_DEPARTMENT');
  elsif not private.has_code(p_estimate.tenant_id, 'DEPARTMENT', p_estimate.executing_department_code) then
    v_errors := v_errors || private.field_error('/executing_department_code', 'INVALID_EXECUTING_DEPARTMENT_CODE');
  end if;
  if not exists (select from public.boundaries b where b.tenant_id = v_project.tenant_id and b.code = v_project.ward_code and b.is_active) then
    v_errors := v_errors || private.field_error('/project_id', 'ADDRESS');
  end if;
  if v_project.budget_head_id is null and (private.setting(p_estimate.tenant_id, 'budget.is_required') #>> '{}')::boolean then
    v_errors := v_errors || private.field_error('/project_id', 'BUDGET_HEAD_REQUIRED');
  end if;
  if not exists (select from public.estimate_lines l where l.tenant_id = p_estimate.tenant_id and l.estimate_id = p_estimate.id and not l.is_auto_calculated) then
    v_errors := v_errors || private.field_error('/lines', 'ESTIMATE_DETAILS');
  elsif not exists (
    select from public.estimate_lines l where l.tenant_id = p_estimate.tenant_id and l.estimate_id = p_estimate.id and l.category <> 'OVERHEAD') then
    v_errors := v_errors || private.field_error('/lines', 'ESTIMATE.DETAIL.CATEGORY');
  end if;
  for v_line in
    select l.* from public.estimate_lines l where l.tenant_id = p_estimate.tenant_id and l.estimate_id = p_estimate.id order by l.ordinal
  loop
    v_pointer := '/lines/' || v_line.ordinal - 1;
    if v_line.category = 'OVERHEAD' then
      if v_line.percentage is null and coalesce(v_line.lump_sum, 0) <= 0 then
        v_errors := v_errors || private.field_error(v_pointer || '/lump_sum', 'ESTIMATE.DETAIL.AMOUNT.DETAILS.AMOUNT');
      end if;
    else
      v_errors := v_errors || private.submitted_line_errors(v_line, v_pointer);
    end if;
  end loop;
  if p_estimate.previous_id is null then
    v_errors := v_errors || private.proposal_limit_errors(p_estimate.tenant_id, p_estimate.project_id, p_estimate.payable_total);
  end if;
  return v_errors || private.year_share_errors(p_estimate) || private.required_document_errors(p_estimate.tenant_id, 'estimate', p_estimate.id);
end
$$;
comment on function private.submission_errors(public.estimates) is 'What a submitted estimate must have and a draft need not. Rule: planning.md section 3.9.';

create function private.submitted_line_errors(p_line public.estimate_lines, p_pointer text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_row record;
begin
  if p_line.category = 'NON_SOR' and coalesce(p_line.name, p_line.description) is null then
    v_errors := v_errors || private.field_error(p_pointer || '/description', 'ESTIMATE.DETAIL.NAME.OR.SOR.ID');
  end if;
  if p_line.unit_code is null then v_errors := v_errors || private.field_error(p_pointer || '/unit_code', 'INVALID_UOM'); end if;
  if coalesce(p_line.rate, 0) <= 0 then v_errors := v_errors || private.field_error(p_pointer || '/rate', 'ESTIMATE.DETAIL.UNIT_RATE'); end if;
  if p_line.quantity < 0 then
    v_errors := v_errors || private.field_error(p_pointer || '/measurements', 'NEGATIVE_ITEM');
  elsif p_line.quantity = 0 then
    v_errors := v_errors || private.field_error(p_pointer || '/measurements', 'NO_OF_UNIT');
  end if;
  for v_row in select m.ordinal from public.estimate_measurements m where m.tenant_id = p_line.tenant_id and m.line_id = p_line.id and m.description = '' loop
    v_errors := v_errors || private.field_error(format('%s/measurements/%s/description', p_pointer, v_row.ordinal - 1), 'REQUIRED');
  end loop;
  return v_errors;
end
$$;
comment on function private.submitted_line_errors(public.estimate_lines, text) is 'What a submitted SOR or NON-SOR line must have.';

create function private.required_document_errors(p_tenant_id text, p_owner_type text, p_owner_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('pointer', '/documents', 'code', 'DOCUMENT_REQUIRED', 'params', jsonb_build_object('kind', k.code))), '[]')
  from private.document_kinds_in_force(p_tenant_id, private.local_date(p_tenant_id)) k
  where k.owner_type = p_owner_type and k.is_required and not exists (
    select from public.documents d where d.tenant_id = p_tenant_id and d.owner_type = p_owner_type and d.owner_id = p_owner_id
      and d.kind_code = k.code and d.status = 'ACCEPTED')
$$;
comment on function private.required_document_errors(text, text, uuid) is 'Required document kinds that the paper does not have.';

-- Workflow hooks ----------------------------------------------------------------------------------------------------

create function private.estimate_before(p_instance public.workflow_instances, p_action public.workflow_actions) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_estimate public.estimates;
begin
  -- One that was on its way when the project was closed can only be rejected.
  if p_action.kind <> 'REJECT' then
    perform private.require_open_project(e.tenant_id, e.project_id)
    from public.estimates e where e.tenant_id = p_instance.tenant_id and e.id = p_instance.document_id;
  end if;
  if p_action.effect = 'SUBMIT' then
    select e.* into strict v_estimate from public.estimates e where e.tenant_id = p_instance.tenant_id and e.id = p_instance.document_id;
    perform private.fail_fields(private.submission_errors(v_estimate) || private.revision_errors(v_estimate));
  elsif p_action.effect = 'ADMINISTRATIVE_SANCTION' and not exists (
    select from public.estimate_sanctions s
    where s.tenant_id = p_instance.tenant_id and s.estimate_id = p_instance.document_id and s.kind = 'TECHNICAL' and s.is_current) then
    perform private.fail(409, 'SANCTION_MISSING', '{"kind": "TECHNICAL"}', 'The estimate has no technical sanction in force.');
  end if;
  if p_action.effect = 'ADMINISTRATIVE_SANCTION' then
    -- What was measured since the submission counts too.
    select e.* into strict v_estimate from public.estimates e where e.tenant_id = p_instance.tenant_id and e.id = p_instance.document_id;
    perform private.fail_fields(private.revision_errors(v_estimate));
  end if;
end
$$;
comment on function private.estimate_before(public.workflow_instances, public.workflow_actions) is
  'Nothing incomplete enters the workflow; no administrative sanction without a technical one (SANCTION_MISSING, 409); on a closed project only a '
  'rejection (PROJECT_CLOSED, 409).';

create function private.estimate_after(p_instance public.workflow_instances, p_action public.workflow_actions, p_actor uuid, p_comment text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_estimate public.estimates;
  v_is_submission boolean := coalesce(p_action.effect = 'SUBMIT', false);
  v_is_updatable boolean := (
    select s.is_updatable from public.workflow_states s where s.tenant_id = p_instance.service_tenant_id and s.id = p_instance.state_id);
begin
  -- The predecessor steps back first: a project has one estimate in force.
  if p_instance.application_status = 'ACTIVE' then perform private.supersede_estimate(p_instance.tenant_id, p_instance.document_id); end if;
  update public.estimates e set state = p_instance.state, application_status = p_instance.application_status, is_updatable = v_is_updatable,
    version = p_instance.version,
    number = coalesce(e.number, case when v_is_submission then private.next_number(p_instance.tenant_id, 'estimate') end),
    revision_number = coalesce(e.revision_number, case when v_is_submission and e.previous_id is not null
      then private.next_number(p_instance.tenant_id, 'revised_estimate') end),
    proposal_id = coalesce(e.proposal_id, case when v_is_submission then private.approved_proposal(p_instance.tenant_id, e.project_id) end),
    submitted_at = coalesce(e.submitted_at, case when v_is_submission then now() end)
  where e.tenant_id = p_instance.tenant_id and e.id = p_instance.document_id
  returning e.* into v_estimate;
  update public.workflow_instances i set number = coalesce(v_estimate.revision_number, v_estimate.number), amount = v_estimate.payable_total
  where i.tenant_id = p_instance.tenant_id and i.document_type = 'estimate' and i.document_id = p_instance.document_id;

  -- A sanction holds for what was sanctioned: it is void once the paper can be changed, ends, or stands before that sanction again.
  update public.estimate_sanctions s set is_current = false
  where s.tenant_id = p_instance.tenant_id and s.estimate_id = p_instance.document_id and s.is_current
    and (v_is_updatable or p_instance.application_status = 'INACTIVE'
      or p_action.kind = 'BACK' and private.lies_ahead(p_instance, s.kind || '_SANCTION'));
  perform private.take_snapshot(p_instance, p_action, p_actor, 'private.estimate_content');
  if p_action.effect = 'SUBMIT' then
    perform private.transition_as_system(p_instance.tenant_id, 'project', v_estimate.project_id, 'START', v_estimate.number);
  elsif p_action.effect = 'TECHNICAL_SANCTION' then
    perform private.sanction_estimate(v_estimate, 'TECHNICAL', p_actor, p_comment);
  elsif p_action.effect = 'ADMINISTRATIVE_SANCTION' then
    perform private.sanction_estimate(v_estimate, 'ADMINISTRATIVE', p_actor, p_comment);
    perform private.block_budget(p_instance.tenant_id, v_estimate.id, v_estimate.payable_total, p_actor);
    perform private.transition_as_system(p_instance.tenant_id, 'project', v_estimate.project_id, 'APPROVE', v_estimate.number);
    if exists (
      select from public.work_orders w where w.tenant_id = v_estimate.tenant_id and w.estimate_id = v_estimate.previous_id and w.application_status = 'ACTIVE') then
      perform private.revise_work_order(p_instance.tenant_id, v_estimate.id, p_actor);
    end if;
  end if;
  -- A revision that came to nothing leaves the estimate in force, and with it the project, as they were.
  if p_instance.application_status = 'INACTIVE' and v_estimate.previous_id is null then
    perform private.release_budget(p_instance.tenant_id, v_estimate.id);
    perform private.transition_as_system(p_instance.tenant_id, 'project', v_estimate.project_id, 'REOPEN', v_estimate.number);
  end if;
end
$$;
comment on function private.estimate_after(public.workflow_instances, public.workflow_actions, uuid, text) is
  'State, number at submission, snapshot, sanctions with their block of the budget; the project follows its estimate. A return to before a '
  'sanction voids it. A revised estimate in force takes the place of its predecessor and revises the work order.';

create function private.sanction_estimate(p_estimate public.estimates, p_kind text, p_actor uuid, p_comment text) returns void
language sql volatile security definer set search_path = ''
as $$
  update public.estimate_sanctions s set is_current = false
  where s.tenant_id = p_estimate.tenant_id and s.estimate_id = p_estimate.id and s.kind = p_kind and s.is_current;
  insert into public.estimate_sanctions (tenant_id, estimate_id, kind, number, amount, sanctioned_on, sanctioned_by, sanctioned_by_name, comment)
  values (p_estimate.tenant_id, p_estimate.id, p_kind, private.next_number(p_estimate.tenant_id, lower(p_kind) || '_sanction'), p_estimate.payable_total,
    private.local_date(p_estimate.tenant_id), p_actor, (select u.name from public.user_profiles u where u.id = p_actor), nullif(btrim(p_comment), ''))
$$;
comment on function private.sanction_estimate(public.estimates, text, uuid, text) is 'Records a sanction with its number, amount, day and officer; it takes the place of an earlier one of its kind.';

create function private.estimate_content(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select to_jsonb(e) - array['tenant_id', 'state', 'application_status', 'is_updatable', 'version', 'updated_at', 'updated_by'] || jsonb_build_object('lines', (
    select coalesce(jsonb_agg(to_jsonb(l) - array['tenant_id', 'estimate_id'] || jsonb_build_object('measurements', (
      select coalesce(jsonb_agg(to_jsonb(m) - array['tenant_id', 'line_id'] order by m.ordinal), '[]')
      from public.estimate_measurements m where m.tenant_id = l.tenant_id and m.line_id = l.id)) order by l.ordinal), '[]')
    from public.estimate_lines l where l.tenant_id = e.tenant_id and l.estimate_id = e.id),
    'year_shares', (
      select coalesce(jsonb_agg(jsonb_build_object('financial_year', y.financial_year, 'amount', y.amount) order by y.financial_year), '[]')
      from public.estimate_year_shares y where y.tenant_id = e.tenant_id and y.estimate_id = e.id))
  from public.estimates e where e.tenant_id = p_tenant_id and e.id = p_id
$$;
comment on function private.estimate_content(text, uuid) is 'The whole estimate as JSON, for snapshots.';

-- Row-level security ------------------------------------------------------------------------------------------------

alter table public.estimates enable row level security;
alter table public.estimate_lines enable row level security;
alter table public.estimate_measurements enable row level security;
alter table public.estimate_sanctions enable row level security;
alter table public.estimate_year_shares enable row level security;
create policy "estimates: staff read" on public.estimates for select to authenticated
  using (tenant_id = any ((select private.my_tenants('estimate:read'))::text[]));
create policy "estimate_lines: staff read" on public.estimate_lines for select to authenticated
  using (tenant_id = any ((select private.my_tenants('estimate:read'))::text[]));
create policy "estimate_measurements: staff read" on public.estimate_measurements for select to authenticated
  using (tenant_id = any ((select private.my_tenants('estimate:read'))::text[]));
create policy "estimate_sanctions: staff read" on public.estimate_sanctions for select to authenticated
  using (tenant_id = any ((select private.my_tenants('estimate:read'))::text[]));
create policy "estimate_year_shares: readers of estimates" on public.estimate_year_shares for select to authenticated
  using (tenant_id = any ((select private.my_tenants('estimate:read'))::text[]));
create policy "workflow_instances: readers of estimates" on public.workflow_instances for select to authenticated
  using (document_type = 'estimate' and tenant_id = any ((select private.my_tenants('estimate:read'))::text[]));
create policy "workflow_history: readers of estimates" on public.workflow_history for select to authenticated
  using (document_type = 'estimate' and tenant_id = any ((select private.my_tenants('estimate:read'))::text[]));
create policy "document_snapshots: readers of estimates" on public.document_snapshots for select to authenticated
  using (document_type = 'estimate' and tenant_id = any ((select private.my_tenants('estimate:read'))::text[]));
grant select on public.estimates, public.estimate_lines, public.estimate_measurements, public.estimate_sanctions, public.estimate_year_shares to authenticated;
grant execute on function public.save_estimate(text, jsonb, int) to authenticated;
select private.audit('public.estimates');
select private.audit('public.estimate_lines');
select private.audit('public.estimate_measurements');
select private.audit('public.estimate_sanctions');
select private.audit('public.estimate_year_shares');

insert into public.document_types (code, read_permission, before_hook, after_hook, name, local_names) values
  ('estimate', 'estimate:read', 'private.estimate_before', 'private.estimate_after', 'Estimate', '{"or": "ଅଟକଳ", "hi": "प्राक्कलन"}');
insert into public.workflow_effects (document_type, code, is_unavoidable, is_checked, is_concluding, comes_after, ordinal, name, local_names) values
  ('estimate', 'OPEN', false, false, false, null, 1, 'First save of the draft', '{"or": "ଖସଡ଼ାର ପ୍ରଥମ ସଞ୍ଚୟ", "hi": "मसौदे का पहला सहेजना"}'),
  ('estimate', 'SUBMIT', true, false, false, null, 2, 'Submission: completeness is checked, the number is given',
    '{"or": "ଦାଖଲ: ସମ୍ପୂର୍ଣ୍ଣତା ଯାଞ୍ଚ ହୁଏ, ନମ୍ବର ମିଳେ", "hi": "प्रस्तुति: पूर्णता जाँची जाती है, संख्या मिलती है"}'),
  ('estimate', 'TECHNICAL_SANCTION', true, true, false, 'SUBMIT', 3, 'Technical sanction', '{"or": "ବୈଷୟିକ ମଞ୍ଜୁରି", "hi": "तकनीकी स्वीकृति"}'),
  ('estimate', 'ADMINISTRATIVE_SANCTION', true, true, true, 'TECHNICAL_SANCTION', 4, 'Administrative sanction',
    '{"or": "ପ୍ରଶାସନିକ ମଞ୍ଜୁରି", "hi": "प्रशासनिक स्वीकृति"}');

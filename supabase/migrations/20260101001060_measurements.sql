-- Measurement books: what was built, item by item, against the work order in force. The contractor's, the officer's and
-- the sample check's value of each item stand beside one another for ever; the sample check prevails, then the officer's.
-- Clients send rows of measurement; every quantity and amount below is computed here.

insert into public.permissions (code, description) values
  ('measurement:read', 'See measurement books'),
  ('measurement:create', 'Write measurement books'),
  ('measurement:check', 'Record the sample check of a measurement book');

insert into public.setting_definitions (key, kind, default_value, description, local_descriptions, min_value, max_value) values
  ('measurement.anomaly_low_percent', 'number', '5', 'How far a measured quantity may run ahead of the plan and still be graded low, in percent',
    '{"or": "ମପା ପରିମାଣ ଯୋଜନାଠାରୁ କେତେ ଶତକଡ଼ା ଆଗରେ ଥିଲେ ମଧ୍ୟ କମ୍ ବିସଙ୍ଗତି ଧରାଯାଏ", "hi": "मापी गई मात्रा योजना से कितने प्रतिशत आगे होने तक विसंगति कम मानी जाती है"}', 0, 1000),
  ('measurement.anomaly_medium_percent', 'number', '10', 'How far a measured quantity may run ahead of the plan and still be graded medium, in percent; beyond it is high',
    '{"or": "ମପା ପରିମାଣ ଯୋଜନାଠାରୁ କେତେ ଶତକଡ଼ା ଆଗରେ ଥିଲେ ମଧ୍ୟମ ବିସଙ୍ଗତି ଧରାଯାଏ; ତାଠାରୁ ଅଧିକ ହେଲେ ଉଚ୍ଚ", "hi": "मापी गई मात्रा योजना से कितने प्रतिशत आगे होने तक विसंगति मध्यम मानी जाती है; उससे आगे अधिक"}', 0, 1000),
  ('measurement.is_sample_check_forced', 'boolean', 'false', 'A book whose value is graded high cannot be verified before its sample check',
    '{"or": "ଯେଉଁ ପୁସ୍ତିକାର ମୂଲ୍ୟ ଉଚ୍ଚ ବିସଙ୍ଗତି ଦେଖାଏ, ନମୁନା ଯାଞ୍ଚ ପୂର୍ବରୁ ତାହା ଯାଞ୍ଚ ହୋଇପାରିବ ନାହିଁ", "hi": "जिस पुस्तिका के मूल्य की विसंगति अधिक है, वह नमूना जाँच से पहले सत्यापित नहीं हो सकती"}', null, null),
  ('measurement.max_age_days', 'integer', '30', 'Days after submission from which an approver is warned of an old measurement book',
    '{"or": "ଦାଖଲର କେତେ ଦିନ ପରେ ପୁରୁଣା ମାପ ପୁସ୍ତିକା ବୋଲି ସତର୍କ କରାଯାଏ", "hi": "जमा होने के कितने दिन बाद पुरानी माप पुस्तिका की चेतावनी दी जाती है"}', 1, 3650);

create table public.measurements (
  tenant_id              text not null references public.tenants on delete restrict,
  id                     uuid not null default private.uuid_v7(),
  number                 text,
  work_order_id          uuid not null,
  project_id             uuid not null,
  organisation_id        uuid not null,
  order_version          int not null,
  physical_reference     text check (length(physical_reference) between 2 and 64),
  remarks                text check (length(remarks) <= 1000),
  measured_on            date not null,
  from_on                date not null,
  to_on                  date not null,
  is_sample_asked        boolean not null default false,
  contractor_entered_at  timestamptz,
  contractor_entered_by_name text,
  officer_entered_at     timestamptz,
  officer_entered_by_name text,
  sample_checked_at      timestamptz,
  sample_checked_by      uuid,
  sample_checked_by_name text,
  sample_remarks         text check (length(sample_remarks) <= 1000),
  sor_amount             public.money_inr not null default 0,
  non_sor_amount         public.money_inr not null default 0,
  amount                 public.money_inr not null generated always as (sor_amount + non_sor_amount) stored,
  cumulative_amount      public.money_inr not null default 0,
  planned_percentage     public.percentage not null default 0,
  planned_amount         public.money_inr not null default 0,
  anomaly_grade          text not null default 'NONE' check (anomaly_grade in ('NONE', 'LOW', 'MEDIUM', 'HIGH')),
  state                  text not null default 'START',
  application_status     text not null default 'INWORKFLOW',
  is_updatable           boolean not null default true,
  version                int not null default 1,
  submitted_at           timestamptz,
  created_at             timestamptz not null default now(),
  created_by             uuid not null,
  created_by_name        text not null,
  updated_at             timestamptz not null default now(),
  updated_by             uuid,
  primary key (tenant_id, id),
  constraint measurements_number_key unique (tenant_id, number),
  constraint measurements_work_order_fkey foreign key (tenant_id, work_order_id) references public.work_orders (tenant_id, id) on delete restrict,
  constraint measurements_project_fkey foreign key (tenant_id, project_id) references public.projects (tenant_id, id) on delete restrict,
  constraint measurements_organisation_fkey foreign key (tenant_id, organisation_id) references public.organisations (tenant_id, id) on delete restrict,
  constraint measurements_period_check check (to_on >= from_on),
  constraint measurements_entry_check check (measured_on >= to_on)
);
comment on table public.measurements is 'A measurement book: the work of one period, measured. Rule: planning.md section 5.';
comment on column public.measurements.number is 'Taken when the book first leaves the hands of its writer: a draft has none.';
comment on column public.measurements.order_version is 'Version of the work order whose quantities it was measured against.';
comment on column public.measurements.physical_reference is 'Number and page of the paper book, where one is kept.';
comment on column public.measurements.from_on is 'The day after the last day of the book before; the start of the order for the first. Set here.';
comment on column public.measurements.is_sample_asked is 'The officer asks for a sample check, which must then be there before the book is verified.';
comment on column public.measurements.amount is 'Of this book: SOR + NON-SOR, from the quantities that prevail. Overheads are never measured.';
comment on column public.measurements.cumulative_amount is 'Of all work measured up to and with this book.';
comment on column public.measurements.planned_amount is 'What the plan has done of the measurable value by the last day of the book.';
comment on column public.measurements.anomaly_grade is 'How far the cumulative amount runs ahead of the planned one; the items carry grades of their own.';
-- One open book at a time, whoever writes it.
create unique index measurements_open_key on public.measurements (tenant_id, work_order_id) where application_status = 'INWORKFLOW';
create index measurements_work_order_idx on public.measurements (tenant_id, work_order_id, to_on desc);
create index measurements_project_idx on public.measurements (tenant_id, project_id);
create index measurements_organisation_idx on public.measurements (tenant_id, organisation_id);
create index measurements_tenant_created_idx on public.measurements (tenant_id, created_at desc, id desc);
create index measurements_state_idx on public.measurements (tenant_id, state, id);
create index measurements_amount_idx on public.measurements (tenant_id, amount, id);
create index measurements_measured_on_idx on public.measurements (tenant_id, measured_on, id);
create trigger tg_measurements__touch before update on public.measurements for each row execute function private.tg__touch();

create function private.prevailing_quantity(p_contractor numeric, p_officer numeric, p_sample numeric) returns numeric
language sql immutable set search_path = ''
as $$ select coalesce(p_sample, p_officer, p_contractor, 0) $$;
comment on function private.prevailing_quantity(numeric, numeric, numeric) is
  'Which of the three values counts: sample check, else officer, else contractor; nobody measured: zero. Rule: programme.md section 10.1.';

create table public.measurement_lines (
  tenant_id           text not null,
  id                  uuid not null default private.uuid_v7(),
  measurement_id      uuid not null,
  work_order_line_id  uuid not null,
  ordinal             int not null,
  category            text not null check (category in ('SOR', 'NON_SOR')),
  sor_code            text,
  name                text,
  description         text,
  unit_code           text,
  rate                public.rate_inr not null check (rate >= 0),
  sanctioned_quantity public.quantity not null,
  previous_quantity   public.quantity not null default 0,
  contractor_quantity public.quantity,
  officer_quantity    public.quantity,
  sample_quantity     public.quantity check (sample_quantity >= 0),
  sample_remarks      text check (length(sample_remarks) between 2 and 256),
  current_quantity    public.quantity not null generated always as (private.prevailing_quantity(contractor_quantity, officer_quantity, sample_quantity)) stored,
  cumulative_quantity public.quantity not null
    generated always as (previous_quantity + private.prevailing_quantity(contractor_quantity, officer_quantity, sample_quantity)) stored,
  amount              public.money_inr not null
    generated always as (round(rate * private.prevailing_quantity(contractor_quantity, officer_quantity, sample_quantity), 2)) stored,
  cumulative_amount   public.money_inr not null
    generated always as (round(rate * (previous_quantity + private.prevailing_quantity(contractor_quantity, officer_quantity, sample_quantity)), 2)) stored,
  planned_quantity    public.quantity not null default 0,
  anomaly_grade       text not null default 'NONE' check (anomaly_grade in ('NONE', 'LOW', 'MEDIUM', 'HIGH')),
  primary key (tenant_id, id),
  constraint measurement_lines_order_line_key unique (tenant_id, measurement_id, work_order_line_id),
  constraint measurement_lines_measurement_fkey foreign key (tenant_id, measurement_id) references public.measurements (tenant_id, id) on delete cascade,
  constraint measurement_lines_order_line_fkey foreign key (tenant_id, work_order_line_id) references public.work_order_lines (tenant_id, id) on delete restrict,
  -- The hard cap, whatever function forgets to ask: net of deductions, never beyond what is sanctioned.
  constraint measurement_lines_cap_check check (
    previous_quantity + private.prevailing_quantity(contractor_quantity, officer_quantity, sample_quantity) <= sanctioned_quantity)
);
comment on table public.measurement_lines is 'One item of a book: every measurable line of the order is there, with zero where nothing was measured.';
comment on column public.measurement_lines.sanctioned_quantity is 'Of the order in force, net of deductions, as it was when the book was last checked.';
comment on column public.measurement_lines.previous_quantity is 'Cumulative of the approved books before this one.';
comment on column public.measurement_lines.contractor_quantity is 'What the contractor measured in this period; null when it noted nothing.';
comment on column public.measurement_lines.officer_quantity is 'What the officer measured; null when the officer took over the contractor''s.';
comment on column public.measurement_lines.current_quantity is 'The value of the three that prevails.';
create index measurement_lines_measurement_idx on public.measurement_lines (tenant_id, measurement_id, ordinal);
create index measurement_lines_order_line_idx on public.measurement_lines (tenant_id, work_order_line_id);

create table public.measurement_rows (
  tenant_id    text not null,
  id           uuid not null default private.uuid_v7(),
  line_id      uuid not null,
  side         text not null check (side in ('CONTRACTOR', 'OFFICER')),
  ordinal      int not null,
  description  text not null default '' check (length(description) <= 500),
  is_deduction boolean not null default false,
  number       public.quantity check (number >= 0),
  length       public.quantity check (length >= 0),
  breadth      public.quantity check (breadth >= 0),
  height       public.quantity check (height >= 0),
  quantity     public.quantity not null generated always as (private.row_quantity(number, length, breadth, height)) stored,
  remarks      text check (length(remarks) between 2 and 256),
  primary key (tenant_id, id),
  constraint measurement_rows_line_fkey foreign key (tenant_id, line_id) references public.measurement_lines (tenant_id, id) on delete cascade
);
comment on table public.measurement_rows is 'Rows of measurement, of the contractor and of the officer apart; deductions are subtracted.';
comment on column public.measurement_rows.side is 'Who measured it.';
create index measurement_rows_line_idx on public.measurement_rows (tenant_id, line_id, side, ordinal);

-- What was measured before ------------------------------------------------------------------------------------------

create or replace function private.measured_quantity(p_tenant_id text, p_work_order_line_id uuid, p_with_open boolean) returns numeric
language sql stable security definer set search_path = ''
as $$
  select coalesce(sum(l.current_quantity), 0)
  from public.measurement_lines l join public.measurements m on m.tenant_id = l.tenant_id and m.id = l.measurement_id
  where l.tenant_id = p_tenant_id and l.work_order_line_id = p_work_order_line_id
    and (m.application_status = 'ACTIVE' or p_with_open and m.application_status = 'INWORKFLOW')
$$;
comment on function private.measured_quantity(text, uuid, boolean) is
  'What approved books have measured of a line of an order, net of deductions; with the open one if asked. Rejected books do not count.';

create function private.next_measured_from(p_order public.work_orders, p_except uuid) returns date
language sql stable security definer set search_path = ''
as $$
  select coalesce((
    select max(m.to_on) + 1 from public.measurements m
    where m.tenant_id = p_order.tenant_id and m.work_order_id = p_order.id and m.application_status <> 'INACTIVE' and m.id is distinct from p_except),
    p_order.starts_on)
$$;
comment on function private.next_measured_from(public.work_orders, uuid) is
  'The first day of the next book: the day after the last one''s, or the start of the order. Rejected books leave their days free.';

-- Against the plan --------------------------------------------------------------------------------------------------

create function private.planned_share(p_percentage numeric, p_from date, p_to date, p_on date) returns numeric
language sql immutable set search_path = ''
as $$
  select case when p_on >= p_to then p_percentage when p_on < p_from then 0
    else round(p_percentage * (p_on - p_from + 1) / (p_to - p_from + 1), 4) end
$$;
comment on function private.planned_share(numeric, date, date, date) is
  'Percent points of a stretch of the plan that are due by the end of a day: evenly over its days, both included, four places.';

create function private.planned_percentage(p_order public.work_orders, p_on date) returns numeric
language sql stable security definer set search_path = ''
as $$
  select coalesce(
    (select sum(private.planned_share(m.percentage, coalesce(m.planned_from_on, p_order.starts_on), coalesce(m.planned_to_on, p_order.ends_on), p_on))
     from public.work_order_milestones m where m.tenant_id = p_order.tenant_id and m.work_order_id = p_order.id),
    private.planned_share(100, p_order.starts_on, p_order.ends_on, p_on), 0)
$$;
comment on function private.planned_percentage(public.work_orders, date) is
  'What the plan of an order has done by a day: its milestones, or its whole time where it has none.';

create function private.anomaly_grade(p_cumulative numeric, p_planned numeric, p_low numeric, p_medium numeric) returns text
language sql immutable set search_path = ''
as $$
  select case when p_cumulative <= p_planned then 'NONE' when p_planned <= 0 then 'HIGH'
    when (p_cumulative - p_planned) * 100 <= p_low * p_planned then 'LOW'
    when (p_cumulative - p_planned) * 100 <= p_medium * p_planned then 'MEDIUM' else 'HIGH' end
$$;
comment on function private.anomaly_grade(numeric, numeric, numeric, numeric) is
  'How far measured runs ahead of planned: up to low percent LOW, up to medium percent MEDIUM, beyond HIGH; something measured and nothing planned is HIGH. '
  'Rule: programme.md section 10.1.';

-- Totals ------------------------------------------------------------------------------------------------------------

create function private.recalculate_measurement(p_tenant_id text, p_id uuid) returns numeric
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_low numeric := private.number_setting(p_tenant_id, 'measurement.anomaly_low_percent');
  v_medium numeric := private.number_setting(p_tenant_id, 'measurement.anomaly_medium_percent');
  v_planned numeric;
  v_planned_amount numeric;
  v_amount numeric;
begin
  select private.planned_percentage(w, m.to_on) into v_planned
  from public.measurements m join public.work_orders w on w.tenant_id = m.tenant_id and w.id = m.work_order_id
  where m.tenant_id = p_tenant_id and m.id = p_id;
  update public.measurement_lines l set contractor_quantity = s.contractor, officer_quantity = s.officer
  from (
    select x.id,
      sum(case when r.is_deduction then -r.quantity else r.quantity end) filter (where r.side = 'CONTRACTOR') as contractor,
      sum(case when r.is_deduction then -r.quantity else r.quantity end) filter (where r.side = 'OFFICER') as officer
    from public.measurement_lines x left join public.measurement_rows r on r.tenant_id = x.tenant_id and r.line_id = x.id
    where x.tenant_id = p_tenant_id and x.measurement_id = p_id group by x.id) s
  where l.tenant_id = p_tenant_id and l.id = s.id and (l.contractor_quantity, l.officer_quantity) is distinct from (s.contractor, s.officer);
  update public.measurement_lines l set planned_quantity = private.percent_of_quantity(v_planned, l.sanctioned_quantity),
    anomaly_grade = private.anomaly_grade(l.cumulative_quantity, private.percent_of_quantity(v_planned, l.sanctioned_quantity), v_low, v_medium)
  where l.tenant_id = p_tenant_id and l.measurement_id = p_id;
  select coalesce(sum(private.percent_of(v_planned, round(l.rate * l.sanctioned_quantity, 2))), 0) into v_planned_amount
  from public.measurement_lines l where l.tenant_id = p_tenant_id and l.measurement_id = p_id;
  update public.measurements m set sor_amount = t.sor, non_sor_amount = t.non_sor, cumulative_amount = t.cumulative,
    planned_percentage = v_planned, planned_amount = v_planned_amount,
    anomaly_grade = private.anomaly_grade(t.cumulative, v_planned_amount, v_low, v_medium)
  from (
    select coalesce(sum(l.amount) filter (where l.category = 'SOR'), 0) as sor, coalesce(sum(l.amount) filter (where l.category = 'NON_SOR'), 0) as non_sor,
      coalesce(sum(l.cumulative_amount), 0) as cumulative
    from public.measurement_lines l where l.tenant_id = p_tenant_id and l.measurement_id = p_id) t
  where m.tenant_id = p_tenant_id and m.id = p_id
  returning m.amount into v_amount;
  return v_amount;
end
$$;
comment on function private.recalculate_measurement(text, uuid) is
  'Both sides'' quantities, planned quantities, grades, amounts and totals of a book. Rule: planning.md section 5.2.';

create function private.percent_of_quantity(p_percentage numeric, p_quantity numeric) returns numeric
language sql immutable set search_path = ''
as $$ select round(p_quantity * p_percentage / 100, 4) $$;
comment on function private.percent_of_quantity(numeric, numeric) is 'A percentage of a quantity, four places, half away from zero.';

-- The order that is measured ----------------------------------------------------------------------------------------

create function private.require_measurable_order(p_order public.work_orders) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_open_project(p_order.tenant_id, p_order.project_id);
  if p_order.application_status = 'INWORKFLOW' then
    perform private.fail(409, 'CONTRACT_NOT_ACCEPTED', jsonb_build_object('number', p_order.number, 'state', p_order.state),
      'The work order has not been accepted.');
  elsif p_order.application_status <> 'ACTIVE' or p_order.suspended_on is not null then
    perform private.fail(409, 'INVALID_CONTRACT', jsonb_build_object('number', p_order.number, 'state', p_order.state),
      'The work order is not in force.');
  end if;
  if exists (
    select from public.work_order_amendments a
    where a.tenant_id = p_order.tenant_id and a.work_order_id = p_order.id and a.application_status = 'INWORKFLOW') then
    perform private.fail(409, 'CONTRACT_NOT_APPROVED', jsonb_build_object('number', p_order.number),
      'A time extension or revision of the work order waits for its approval.');
  end if;
  if private.is_being_closed(p_order.tenant_id, p_order.id) then
    perform private.fail(409, 'WORK_BEING_CLOSED', jsonb_build_object('number', p_order.number), 'The work is being closed or is closed.');
  end if;
end
$$;
comment on function private.require_measurable_order(public.work_orders) is
  'PROJECT_CLOSED, CONTRACT_NOT_ACCEPTED, INVALID_CONTRACT, CONTRACT_NOT_APPROVED, WORK_BEING_CLOSED (409): an order that cannot be measured now. Rule: planning.md section 5.3.';

create function private.require_site_handed_over(p_order public.work_orders) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not private.is_handed_over(p_order.tenant_id, p_order.id) then
    perform private.fail(409, 'SITE_NOT_HANDED_OVER', jsonb_build_object('number', p_order.number), 'The site has not been handed over.');
  end if;
end
$$;
comment on function private.require_site_handed_over(public.work_orders) is 'SITE_NOT_HANDED_OVER (409) before the kick-off of the work.';

create function private.require_no_open_measurement(p_order public.work_orders) returns void
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_open record;
begin
  select m.id, m.number, m.state into v_open from public.measurements m
  where m.tenant_id = p_order.tenant_id and m.work_order_id = p_order.id and m.application_status = 'INWORKFLOW';
  if found then
    perform private.fail(409, 'NOT_VALID_REFERENCE_ID', jsonb_build_object('id', v_open.id, 'number', v_open.number, 'state', v_open.state),
      'The order has an open measurement book: it must be approved or rejected first.');
  end if;
end
$$;
comment on function private.require_no_open_measurement(public.work_orders) is 'NOT_VALID_REFERENCE_ID (409) while a book of the order is neither approved nor rejected.';

-- Checks on saving --------------------------------------------------------------------------------------------------

create function private.measurement_errors_of(p_order public.work_orders, p_id uuid, p jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := private.text_errors(p, 'physical_reference', 2, 64, false) || private.text_errors(p, 'remarks', 1, 1000, false);
  v_today date := private.local_date(p_order.tenant_id);
  v_from date := private.next_measured_from(p_order, p_id);
  v_measured date := private.try_date(p ->> 'measured_on');
  v_to date := private.try_date(p ->> 'to_on');
begin
  if private.text_of(p, 'measured_on') is null then v_errors := v_errors || private.field_error('/measured_on', 'REQUIRED');
  elsif v_measured is null then v_errors := v_errors || private.field_error('/measured_on', 'INVALID_DATE');
  elsif v_measured > v_today then v_errors := v_errors || private.field_error('/measured_on', 'FUTURE_DATE');
  -- Only before the start is refused: a book may be late, even later than the end of the order.
  elsif v_measured < p_order.starts_on then
    v_errors := v_errors || private.field_error('/measured_on', 'INVALID_CONTRACT', jsonb_build_object('from', p_order.starts_on));
  end if;
  if private.text_of(p, 'to_on') is null then v_errors := v_errors || private.field_error('/to_on', 'REQUIRED');
  elsif v_to is null then v_errors := v_errors || private.field_error('/to_on', 'INVALID_DATE');
  elsif v_to < v_from then v_errors := v_errors || private.field_error('/to_on', 'FROM_GREATER_THAN_TO_DATE', jsonb_build_object('from', v_from));
  elsif v_to > v_measured then v_errors := v_errors || private.field_error('/to_on', 'PERIOD_AFTER_ENTRY', jsonb_build_object('on', v_measured));
  end if;
  return v_errors || private.measured_lines_errors(p_order, private.rows_of(p, 'lines'));
end
$$;
comment on function private.measurement_errors_of(public.work_orders, uuid, jsonb) is 'Everything that may not even stand in a draft book.';

create function private.measured_lines_errors(p_order public.work_orders, p_lines jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_line jsonb;
  v_index int := -1;
  v_row jsonb;
  v_at text;
  v_row_index int;
  v_id uuid;
  v_seen uuid[] := '{}';
  v_order_line public.work_order_lines;
  v_missing int;
begin
  for v_line in select value from jsonb_array_elements(p_lines) loop
    v_index := v_index + 1;
    v_at := '/lines/' || v_index;
    v_id := private.try_uuid(v_line ->> 'work_order_line_id');
    select l.* into v_order_line from public.work_order_lines l
    where l.tenant_id = p_order.tenant_id and l.id = v_id and l.work_order_id = p_order.id and l.is_live and l.category <> 'OVERHEAD';
    if v_order_line.id is null then
      v_errors := v_errors || private.field_error(v_at || '/work_order_line_id', 'INVALID_TARGET_ID_FOR_CONTRACT');
    elsif v_id = any (v_seen) then
      v_errors := v_errors || private.field_error(v_at || '/work_order_line_id', 'DUPLICATE_TARGET_IDS');
    end if;
    v_seen := v_seen || v_id;
    v_errors := v_errors || private.renamed_pointers(
      private.measurement_errors(jsonb_build_object('measurements', private.rows_of(v_line, 'rows', v_at)), v_at, coalesce(v_order_line.rate, 0)));
    v_row_index := -1;
    for v_row in select value from jsonb_array_elements(private.rows_of(v_line, 'rows', v_at)) loop
      v_row_index := v_row_index + 1;
      v_errors := v_errors || case
        when private.text_of(v_row, 'remarks') is null then '[]'
        when char_length(btrim(v_row ->> 'remarks')) < 2 then private.field_error(format('%s/rows/%s/remarks', v_at, v_row_index), 'TOO_SHORT', '{"min": 2}')
        when char_length(btrim(v_row ->> 'remarks')) > 256 then private.field_error(format('%s/rows/%s/remarks', v_at, v_row_index), 'TOO_LONG', '{"max": 256}')
        else '[]' end;
    end loop;
  end loop;
  select count(*) into v_missing from public.work_order_lines l
  where l.tenant_id = p_order.tenant_id and l.work_order_id = p_order.id and l.is_live and l.category <> 'OVERHEAD' and not l.id = any (v_seen);
  if v_missing > 0 then
    v_errors := v_errors || private.field_error('/lines', 'LINE_ITEMS_NOT_PROVIDED', jsonb_build_object('count', v_missing));
  end if;
  return v_errors;
end
$$;
comment on function private.measured_lines_errors(public.work_orders, jsonb) is
  'Lines that are not of the order, named twice, or left out; unreadable rows; remarks outside 2 to 256 characters. Rule: planning.md section 5.3.';

create function private.renamed_pointers(p_errors jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  select coalesce(jsonb_agg(e || jsonb_build_object('pointer', replace(e ->> 'pointer', '/measurements', '/rows'))), '[]')
  from jsonb_array_elements(p_errors) e
$$;
comment on function private.renamed_pointers(jsonb) is 'Errors of rows of an estimate as those of rows of a book: the rules are the same.';

create function private.cap_errors(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  with found as (
    select l.ordinal, l.previous_quantity, o.quantity as sanctioned, l.sample_quantity,
      coalesce(sum(case when r.is_deduction then -r.quantity else r.quantity end) filter (where r.side = 'CONTRACTOR'), null) as contractor,
      coalesce(sum(case when r.is_deduction then -r.quantity else r.quantity end) filter (where r.side = 'OFFICER'), null) as officer
    from public.measurement_lines l
    join public.work_order_lines o on o.tenant_id = l.tenant_id and o.id = l.work_order_line_id
    left join public.measurement_rows r on r.tenant_id = l.tenant_id and r.line_id = l.id
    where l.tenant_id = p_tenant_id and l.measurement_id = p_id
    group by l.id, l.tenant_id, l.ordinal, l.previous_quantity, l.sample_quantity, o.quantity
  ), judged as (
    select f.*, private.prevailing_quantity(f.contractor, f.officer, f.sample_quantity) as current from found f
  )
  select coalesce(jsonb_agg(jsonb_build_object('pointer', format('/lines/%s/rows', j.ordinal - 1), 'code', 'TOTAL_VALUE_GREATER_THAN_ESTIMATE',
    'params', jsonb_build_object('sanctioned', j.sanctioned::text, 'previous', j.previous_quantity::text,
      'balance', greatest(j.sanctioned - j.previous_quantity, 0)::text, 'over', (j.previous_quantity + j.current - j.sanctioned)::text)) order by j.ordinal), '[]')
  from judged j where j.previous_quantity + j.current > j.sanctioned
$$;
comment on function private.cap_errors(text, uuid) is
  'Items that pass the sanctioned quantity in force, net of deductions: TOTAL_VALUE_GREATER_THAN_ESTIMATE with sanctioned, previous, balance and over.';

-- Saving ------------------------------------------------------------------------------------------------------------

create function private.measuring_side(p_order public.work_orders) returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  if p_order.tenant_id = any ((select private.my_tenants('measurement:create'))::text[]) then return 'OFFICER'; end if;
  if p_order.organisation_id = any ((select private.my_organisations('measurement:create'))::uuid[]) then return 'CONTRACTOR'; end if;
  perform private.require_permission(p_order.tenant_id, 'measurement:create');
  return null;
end
$$;
comment on function private.measuring_side(public.work_orders) is
  'OFFICER for staff who measure, CONTRACTOR for people of the organisation that holds the order; NOT_PERMITTED (403) for everybody else.';

create function public.save_measurement(p_tenant_id text, p_measurement jsonb, p_expected_version int default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_name text := (select u.name from public.user_profiles u where u.id = v_user);
  v_id uuid := private.try_uuid(p_measurement ->> 'id');
  v_old public.measurements;
  v_order public.work_orders;
  v_side text;
  v_version int;
  v_amount numeric;
  v_facts jsonb;
begin
  if p_measurement is null or jsonb_typeof(p_measurement) <> 'object' or p_measurement = '{}' then
    perform private.fail_fields(private.field_error('', 'MEASUREMENT'));
  end if;
  if not exists (select from public.tenants t where t.id = p_tenant_id and t.is_active) then
    perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID_NOT_FOUND'));
  end if;
  if p_measurement ? 'tenant_id' and p_measurement ->> 'tenant_id' is distinct from p_tenant_id then
    perform private.fail_fields(private.field_error('/tenant_id', 'MULTIPLE_TENANTS'));
  end if;
  select m.* into v_old from public.measurements m where m.tenant_id = p_tenant_id and m.id = v_id;
  select w.* into v_order from public.work_orders w
  where w.tenant_id = p_tenant_id and w.id = coalesce(v_old.work_order_id, private.try_uuid(p_measurement ->> 'work_order_id'));
  -- Who may not see the order learns no more of it than that.
  if v_order.id is null or not (p_tenant_id = any ((select private.my_tenants('measurement:read'))::text[])
    or v_order.organisation_id = any ((select private.my_organisations('measurement:read'))::uuid[])) then
    if v_order.id is not null then perform private.require_permission(p_tenant_id, 'measurement:create'); end if;
    perform private.fail_fields(private.field_error(case when p_expected_version is null then '/work_order_id' else '/id' end,
      case when p_expected_version is null then 'INVALID_CONTRACT' else 'MEASUREMENT_SERVICE_DATA_NOT_EXIST' end));
  end if;
  v_side := private.measuring_side(v_order);
  perform private.measurement_identity(v_old, p_measurement, p_expected_version);

  v_id := coalesce(v_id, private.uuid_v7());
  v_facts := (
    select jsonb_build_object('title', p.name, 'project_id', p.id, 'organisation_id', v_order.organisation_id, 'project_type_code', p.project_type_code,
      'ward_code', p.ward_code, 'locality_code', p.locality_code)
    from public.projects p where p.tenant_id = p_tenant_id and p.id = v_order.project_id);
  if v_old.id is not null then
    -- The paper before the order: moving it takes the locks in the same sequence.
    v_version := private.touch_paper(p_tenant_id, 'measurement', v_id, p_expected_version, v_user, v_facts);
  end if;
  -- All who measure this order queue up here: what the earlier ones stored is seen by the later.
  select w.* into strict v_order from public.work_orders w where w.tenant_id = p_tenant_id and w.id = v_order.id for update;
  perform private.require_measurable_order(v_order);
  if v_old.id is null then
    perform private.require_no_open_measurement(v_order);
    perform private.require_site_handed_over(v_order);
  end if;
  perform private.fail_fields(private.measurement_errors_of(v_order, v_id, p_measurement));

  if v_old.id is null then
    insert into public.measurements (tenant_id, id, work_order_id, project_id, organisation_id, order_version, measured_on, from_on, to_on,
      created_by, created_by_name, updated_by, version)
    values (p_tenant_id, v_id, v_order.id, v_order.project_id, v_order.organisation_id, v_order.version_number, (p_measurement ->> 'measured_on')::date,
      private.next_measured_from(v_order, v_id), (p_measurement ->> 'to_on')::date, v_user, v_name, v_user, 0);
    perform private.open_paper(p_tenant_id, 'measurement', v_id, 'MB', v_user, v_facts);
    select m.version into v_version from public.measurements m where m.tenant_id = p_tenant_id and m.id = v_id;
  end if;
  update public.measurements m set order_version = v_order.version_number, measured_on = (p_measurement ->> 'measured_on')::date,
    from_on = private.next_measured_from(v_order, v_id), to_on = (p_measurement ->> 'to_on')::date,
    physical_reference = private.text_of(p_measurement, 'physical_reference'), remarks = private.text_of(p_measurement, 'remarks'),
    is_sample_asked = case v_side when 'OFFICER' then private.flag_of(p_measurement, 'is_sample_asked') else m.is_sample_asked end,
    contractor_entered_at = case v_side when 'CONTRACTOR' then now() else m.contractor_entered_at end,
    contractor_entered_by_name = case v_side when 'CONTRACTOR' then v_name else m.contractor_entered_by_name end,
    officer_entered_at = case v_side when 'OFFICER' then now() else m.officer_entered_at end,
    officer_entered_by_name = case v_side when 'OFFICER' then v_name else m.officer_entered_by_name end,
    version = v_version
  where m.tenant_id = p_tenant_id and m.id = v_id;
  perform private.save_measured_lines(v_order, v_id, v_side, private.rows_of(p_measurement, 'lines'));
  perform private.fail_fields(private.cap_errors(p_tenant_id, v_id));
  v_amount := private.recalculate_measurement(p_tenant_id, v_id);
  update public.workflow_instances i set amount = v_amount
  where i.tenant_id = p_tenant_id and i.document_type = 'measurement' and i.document_id = v_id and i.amount is distinct from v_amount;
  return (select jsonb_build_object('id', m.id, 'number', m.number, 'state', m.state, 'version', m.version, 'from_on', m.from_on, 'amount', m.amount,
      'cumulative_amount', m.cumulative_amount, 'anomaly_grade', m.anomaly_grade)
    from public.measurements m where m.tenant_id = p_tenant_id and m.id = v_id);
end
$$;
comment on function public.save_measurement(text, jsonb, int) is
  'Creates a measurement book as a draft (no expected version) or replaces the content of one that can be edited. Keys: id, work_order_id, measured_on, to_on, '
  'physical_reference, remarks, is_sample_asked, lines [{work_order_line_id, rows [{id, description, number, length, breadth, height, is_deduction, '
  'remarks}]}]: every measurable line of the order. Staff write the officer''s rows, people of the organisation the contractor''s; neither touches the '
  'other''s. Answers {id, number, state, version, from_on, amount, cumulative_amount, anomaly_grade}. Field errors of planning.md section 5.3; NOT_PERMITTED '
  '(403), CONTRACT_NOT_ACCEPTED, CONTRACT_NOT_APPROVED, INVALID_CONTRACT, NOT_VALID_REFERENCE_ID, SITE_NOT_HANDED_OVER, PROJECT_CLOSED, REJECTED_ERROR, '
  'STALE_VERSION, NOT_EDITABLE (409). Needs measurement:create.';

create function private.measurement_identity(p_old public.measurements, p jsonb, p_expected_version int) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if p_old.id is null and p_expected_version is not null then
    perform private.fail_fields(private.field_error('/id', 'MEASUREMENT_SERVICE_DATA_NOT_EXIST'));
  end if;
  if p_old.id is null then return; end if;
  if p_expected_version is null then perform private.fail_fields(private.field_error('/expected_version', 'REQUIRED')); end if;
  if private.text_of(p, 'number') is not null and p ->> 'number' is distinct from p_old.number then
    perform private.fail_fields(private.field_error('/number', 'IDS_AND_MB_NUMBER_MISMATCH', jsonb_build_object('number', p_old.number)));
  end if;
  if private.text_of(p, 'work_order_id') is not null and private.try_uuid(p ->> 'work_order_id') is distinct from p_old.work_order_id then
    perform private.fail_fields(private.field_error('/work_order_id', 'INVALID_CONTRACT'));
  end if;
  if jsonb_array_length(private.rows_of(p, 'lines')) = 0 then
    perform private.fail_fields(private.field_error('/lines', 'MEASURES_DATA_NOT_EXIST'));
  end if;
  if p_old.application_status = 'INACTIVE' then
    perform private.fail(409, 'REJECTED_ERROR', jsonb_build_object('number', p_old.number, 'state', p_old.state), 'A rejected measurement book stays as it is.');
  end if;
end
$$;
comment on function private.measurement_identity(public.measurements, jsonb, int) is
  'An update must name a book that is there, its own number and order, its lines; a rejected one is not updated (REJECTED_ERROR, 409).';

create function private.save_measured_lines(p_order public.work_orders, p_id uuid, p_side text, p_lines jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_rows jsonb;
begin
  delete from public.measurement_lines l where l.tenant_id = p_order.tenant_id and l.measurement_id = p_id
    and not exists (select from jsonb_array_elements(p_lines) e where (e ->> 'work_order_line_id')::uuid = l.work_order_line_id);
  -- The rows first: a line with the old rows and a smaller sanctioned quantity would break the cap for a moment.
  delete from public.measurement_rows r using public.measurement_lines l
  where l.tenant_id = p_order.tenant_id and l.measurement_id = p_id and r.tenant_id = l.tenant_id and r.line_id = l.id and r.side = p_side
    and not exists (
      select from jsonb_array_elements(p_lines) e cross join lateral jsonb_array_elements(private.rows_of(e, 'rows')) x
      where (e ->> 'work_order_line_id')::uuid = l.work_order_line_id and private.try_uuid(x ->> 'id') = r.id);
  insert into public.measurement_lines as m (tenant_id, measurement_id, work_order_line_id, ordinal, category, sor_code, name, description, unit_code, rate,
    sanctioned_quantity, previous_quantity)
  select l.tenant_id, p_id, l.id, e.ordinality::int, l.category, l.sor_code, l.name, l.description, l.unit_code, l.rate, l.quantity,
    private.measured_quantity(l.tenant_id, l.id, false)
  from jsonb_array_elements(p_lines) with ordinality e
  join public.work_order_lines l on l.tenant_id = p_order.tenant_id and l.id = (e.value ->> 'work_order_line_id')::uuid
  -- What was measured before is computed anew below; until then nothing of it counts against the cap.
  on conflict (tenant_id, measurement_id, work_order_line_id) do update set ordinal = excluded.ordinal, rate = excluded.rate,
    sanctioned_quantity = excluded.sanctioned_quantity, previous_quantity = excluded.previous_quantity, contractor_quantity = null, officer_quantity = null,
    sample_quantity = case when excluded.previous_quantity + m.sample_quantity <= excluded.sanctioned_quantity then m.sample_quantity end;

  select coalesce(jsonb_agg(r.value || jsonb_build_object('line_id', l.id, 'ordinal', r.ordinality,
      -- An id that stands in another line or on the other side is not taken over.
      'id', coalesce((
        select private.try_uuid(r.value ->> 'id') where not exists (
          select from public.measurement_rows x
          where x.tenant_id = l.tenant_id and x.id = private.try_uuid(r.value ->> 'id') and (x.line_id <> l.id or x.side <> p_side))),
        private.uuid_v7()))), '[]')
    into v_rows
  from jsonb_array_elements(p_lines) e
  join public.measurement_lines l on l.tenant_id = p_order.tenant_id and l.measurement_id = p_id and l.work_order_line_id = (e ->> 'work_order_line_id')::uuid
  cross join lateral jsonb_array_elements(private.rows_of(e, 'rows')) with ordinality r;
  insert into public.measurement_rows (tenant_id, id, line_id, side, ordinal, description, is_deduction, number, length, breadth, height, remarks)
  select p_order.tenant_id, (r ->> 'id')::uuid, (r ->> 'line_id')::uuid, p_side, (r ->> 'ordinal')::int, coalesce(btrim(r ->> 'description'), ''),
    private.flag_of(r, 'is_deduction'), private.try_numeric(r ->> 'number'), private.try_numeric(r ->> 'length'),
    private.try_numeric(r ->> 'breadth'), private.try_numeric(r ->> 'height'), private.text_of(r, 'remarks')
  from jsonb_array_elements(v_rows) r
  on conflict (tenant_id, id) do update set ordinal = excluded.ordinal, description = excluded.description, is_deduction = excluded.is_deduction,
    number = excluded.number, length = excluded.length, breadth = excluded.breadth, height = excluded.height, remarks = excluded.remarks;
end
$$;
comment on function private.save_measured_lines(public.work_orders, uuid, text, jsonb) is
  'Replaces the lines of a book by those of the order in force, and one side''s rows by those that were sent.';

-- Sample check ------------------------------------------------------------------------------------------------------

create function public.record_sample_check(p_tenant_id text, p_id uuid, p_expected_version int, p_lines jsonb, p_remarks text default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_instance public.workflow_instances;
  v_errors jsonb := '[]';
  v_row record;
  v_line public.measurement_lines;
  v_quantity numeric;
  v_amount numeric;
begin
  perform private.require_permission(p_tenant_id, 'measurement:check');
  select i.* into v_instance from public.workflow_instances i
  where i.tenant_id = p_tenant_id and i.document_type = 'measurement' and i.document_id = p_id for update;
  if v_instance.document_id is null then
    perform private.fail(404, 'PAPER_NOT_FOUND', jsonb_build_object('document_id', p_id), 'There is no such paper, or you may not see it.');
  end if;
  if v_instance.version is distinct from p_expected_version then perform private.fail_stale(v_instance); end if;
  if v_instance.is_terminal or exists (
    select from public.workflow_states s where s.tenant_id = v_instance.service_tenant_id and s.id = v_instance.state_id and s.is_updatable) then
    perform private.fail(409, 'NOT_EDITABLE', jsonb_build_object('state', v_instance.state), 'A sample check belongs between submission and approval.');
  end if;
  if v_user = any (v_instance.makers) then
    perform private.fail(403, 'MAKER_CHECKER', '{}', 'Who measured cannot check the measurement.');
  end if;
  if length(p_remarks) > 1000 then v_errors := v_errors || private.field_error('/remarks', 'TOO_LONG', '{"max": 1000}'); end if;
  for v_row in select value, ordinality - 1 as at from jsonb_array_elements(coalesce(p_lines, '[]')) with ordinality loop
    select l.* into v_line from public.measurement_lines l
    where l.tenant_id = p_tenant_id and l.measurement_id = p_id and l.id = private.try_uuid(v_row.value ->> 'line_id');
    v_quantity := private.try_numeric(v_row.value ->> 'quantity');
    v_errors := v_errors || private.decimal_errors(format('/lines/%s/quantity', v_row.at), v_row.value ->> 'quantity', 4, 9999999999.9999) || case
      when v_line.id is null then private.field_error(format('/lines/%s/line_id', v_row.at), 'MEASURES_DATA_NOT_EXIST')
      when v_line.previous_quantity + v_quantity > v_line.sanctioned_quantity then
        private.field_error(format('/lines/%s/quantity', v_row.at), 'TOTAL_VALUE_GREATER_THAN_ESTIMATE', jsonb_build_object(
          'sanctioned', v_line.sanctioned_quantity::text, 'previous', v_line.previous_quantity::text,
          'balance', (v_line.sanctioned_quantity - v_line.previous_quantity)::text, 'over',
          (v_line.previous_quantity + v_quantity - v_line.sanctioned_quantity)::text))
      when char_length(btrim(v_row.value ->> 'remarks')) not between 2 and 256 and private.text_of(v_row.value, 'remarks') is not null then
        private.field_error(format('/lines/%s/remarks', v_row.at), 'OUT_OF_RANGE', '{"min": 2, "max": 256}')
      else '[]' end;
  end loop;
  perform private.fail_fields(v_errors);

  update public.measurement_lines l set sample_quantity = private.try_numeric(e ->> 'quantity'), sample_remarks = private.text_of(e, 'remarks')
  from jsonb_array_elements(coalesce(p_lines, '[]')) e
  where l.tenant_id = p_tenant_id and l.measurement_id = p_id and l.id = (e ->> 'line_id')::uuid;
  v_amount := private.recalculate_measurement(p_tenant_id, p_id);
  update public.workflow_instances i set version = i.version + 1, amount = v_amount, updated_at = now(), moved_by = v_user,
    moved_by_name = (select u.name from public.user_profiles u where u.id = v_user)
  where i.tenant_id = p_tenant_id and i.document_type = 'measurement' and i.document_id = p_id returning i.* into v_instance;
  update public.measurements m set version = v_instance.version, sample_remarks = nullif(btrim(p_remarks), ''),
    (sample_checked_at, sample_checked_by, sample_checked_by_name) = (
      select now(), v_user, v_instance.moved_by_name
      where exists (select from public.measurement_lines l where l.tenant_id = p_tenant_id and l.measurement_id = p_id and l.sample_quantity is not null))
  where m.tenant_id = p_tenant_id and m.id = p_id;
  perform realtime.send(jsonb_build_object('document_type', 'measurement', 'document_id', p_id, 'version', v_instance.version, 'actor_id', v_user,
    'actor_name', v_instance.moved_by_name), 'paper_saved', 'tenant:' || p_tenant_id, true);
  return (select jsonb_build_object('id', m.id, 'state', m.state, 'version', m.version, 'amount', m.amount, 'cumulative_amount', m.cumulative_amount)
    from public.measurements m where m.tenant_id = p_tenant_id and m.id = p_id);
end
$$;
comment on function public.record_sample_check(text, uuid, int, jsonb, text) is
  'Records what a sample check found, between submission and approval: p_lines [{line_id, quantity (of this book; blank takes it back), remarks}]. It '
  'prevails over the officer''s and the contractor''s, which stay. Answers {id, state, version, amount, cumulative_amount}. NOT_PERMITTED, MAKER_CHECKER '
  '(403), PAPER_NOT_FOUND (404), STALE_VERSION, NOT_EDITABLE (409), TOTAL_VALUE_GREATER_THAN_ESTIMATE and other field errors (422). Needs measurement:check.';

-- Workflow hooks ----------------------------------------------------------------------------------------------------

create function private.measured_content_errors(p_measurement public.measurements) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select private.cap_errors(p_measurement.tenant_id, p_measurement.id)
    || coalesce((
      select jsonb_agg(jsonb_build_object('pointer', format('/lines/%s/rows', l.ordinal - 1), 'code', 'NEGATIVE_ITEM', 'params', '{}'::jsonb) order by l.ordinal)
      from public.measurement_lines l where l.tenant_id = p_measurement.tenant_id and l.measurement_id = p_measurement.id and l.current_quantity < 0), '[]')
    || coalesce((
      select jsonb_agg(jsonb_build_object('pointer', format('/lines/%s/rows/%s/description', l.ordinal - 1, r.ordinal - 1), 'code', 'REQUIRED', 'params', '{}'::jsonb))
      from public.measurement_lines l join public.measurement_rows r on r.tenant_id = l.tenant_id and r.line_id = l.id
      where l.tenant_id = p_measurement.tenant_id and l.measurement_id = p_measurement.id and r.description = '' and r.quantity <> 0
        and r.side = case when p_measurement.officer_entered_at is null then 'CONTRACTOR' else 'OFFICER' end), '[]')
    || case when exists (
        select from public.work_order_lines o
        where o.tenant_id = p_measurement.tenant_id and o.work_order_id = p_measurement.work_order_id and o.is_live and o.category <> 'OVERHEAD'
          and not exists (select from public.measurement_lines l
            where l.tenant_id = o.tenant_id and l.measurement_id = p_measurement.id and l.work_order_line_id = o.id)) then
      private.field_error('/lines', 'LINE_ITEMS_NOT_PROVIDED') else '[]' end
    || private.required_document_errors(p_measurement.tenant_id, 'measurement', p_measurement.id)
$$;
comment on function private.measured_content_errors(public.measurements) is
  'What a book that is handed in must have: nothing beyond what is sanctioned, nothing below zero, words for every measured row, every line, required files.';

create function private.measurement_before(p_instance public.workflow_instances, p_action public.workflow_actions) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_measurement public.measurements;
  v_order public.work_orders;
begin
  -- The first save checks for itself; a return or a rejection must always be possible.
  if p_action.effect is null or p_action.effect = 'OPEN' then return; end if;
  select m.* into strict v_measurement from public.measurements m where m.tenant_id = p_instance.tenant_id and m.id = p_instance.document_id;
  select w.* into strict v_order from public.work_orders w where w.tenant_id = v_measurement.tenant_id and w.id = v_measurement.work_order_id for update;
  perform private.require_measurable_order(v_order);
  if p_action.effect in ('CONTRACTOR_ENTRY', 'SUBMIT') then
    perform private.fail_fields(private.measured_content_errors(v_measurement));
  else
    perform private.fail_fields(private.cap_errors(v_measurement.tenant_id, v_measurement.id));
    if v_measurement.sample_checked_at is null and (v_measurement.is_sample_asked or v_measurement.anomaly_grade = 'HIGH'
      and coalesce((private.setting(v_measurement.tenant_id, 'measurement.is_sample_check_forced') #>> '{}')::boolean, false)) then
      perform private.fail(409, 'SAMPLE_CHECK_MISSING', jsonb_build_object('number', v_measurement.number, 'grade', v_measurement.anomaly_grade),
        'The book waits for its sample check.');
    end if;
  end if;
end
$$;
comment on function private.measurement_before(public.workflow_instances, public.workflow_actions) is
  'Nothing incomplete or beyond the order in force goes on; a sample check that was asked for must be there (SAMPLE_CHECK_MISSING, 409).';

create function private.measurement_after(p_instance public.workflow_instances, p_action public.workflow_actions, p_actor uuid, p_comment text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_measurement public.measurements;
  v_is_handed_in boolean := coalesce(p_action.effect in ('CONTRACTOR_ENTRY', 'SUBMIT'), false);
begin
  update public.measurements m set state = p_instance.state, application_status = p_instance.application_status, version = p_instance.version,
    is_updatable = (select s.is_updatable from public.workflow_states s where s.tenant_id = p_instance.service_tenant_id and s.id = p_instance.state_id),
    number = coalesce(m.number, case when v_is_handed_in then private.next_number(p_instance.tenant_id, 'measurement') end),
    submitted_at = coalesce(m.submitted_at, case when p_action.effect = 'SUBMIT' then now() end)
  where m.tenant_id = p_instance.tenant_id and m.id = p_instance.document_id
  returning m.* into v_measurement;
  update public.workflow_instances i set number = v_measurement.number, amount = v_measurement.amount
  where i.tenant_id = p_instance.tenant_id and i.document_type = 'measurement' and i.document_id = p_instance.document_id;
  perform private.take_snapshot(p_instance, p_action, p_actor, 'private.measurement_content');
end
$$;
comment on function private.measurement_after(public.workflow_instances, public.workflow_actions, uuid, text) is
  'State, number when it is first handed in, snapshot. What an approved book measured counts from then on; what a rejected one did, never.';

create function private.measured_lines(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select coalesce(jsonb_agg(to_jsonb(l) - array['tenant_id', 'measurement_id'] || jsonb_build_object('rows', (
    select coalesce(jsonb_agg(to_jsonb(r) - array['tenant_id', 'line_id'] order by r.side, r.ordinal), '[]')
    from public.measurement_rows r where r.tenant_id = l.tenant_id and r.line_id = l.id)) order by l.ordinal), '[]')
  from public.measurement_lines l where l.tenant_id = p_tenant_id and l.measurement_id = p_id
$$;
comment on function private.measured_lines(text, uuid) is 'The lines of a book with the rows of both sides.';

create function private.measurement_content(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select to_jsonb(m) - array['tenant_id', 'state', 'application_status', 'is_updatable', 'version', 'updated_at', 'updated_by']
    || jsonb_build_object('lines', private.measured_lines(p_tenant_id, p_id))
  from public.measurements m where m.tenant_id = p_tenant_id and m.id = p_id
$$;
comment on function private.measurement_content(text, uuid) is 'The whole book as JSON, for snapshots.';

-- Row-level security ------------------------------------------------------------------------------------------------

alter table public.measurements enable row level security;
alter table public.measurement_lines enable row level security;
alter table public.measurement_rows enable row level security;
create policy "measurements: staff read" on public.measurements for select to authenticated
  using (tenant_id = any ((select private.my_tenants('measurement:read'))::text[]));
create policy "measurements: organisations read own" on public.measurements for select to authenticated
  using (organisation_id = any ((select private.my_organisations('measurement:read'))::uuid[]));
create policy "measurement_lines: staff read" on public.measurement_lines for select to authenticated
  using (tenant_id = any ((select private.my_tenants('measurement:read'))::text[]));
create policy "measurement_lines: organisations read own" on public.measurement_lines for select to authenticated
  using (exists (
    select from public.measurements m where m.tenant_id = measurement_lines.tenant_id and m.id = measurement_lines.measurement_id
      and m.organisation_id = any ((select private.my_organisations('measurement:read'))::uuid[])));
create policy "measurement_rows: staff read" on public.measurement_rows for select to authenticated
  using (tenant_id = any ((select private.my_tenants('measurement:read'))::text[]));
create policy "measurement_rows: organisations read own" on public.measurement_rows for select to authenticated
  using (exists (
    select from public.measurement_lines l join public.measurements m on m.tenant_id = l.tenant_id and m.id = l.measurement_id
    where l.tenant_id = measurement_rows.tenant_id and l.id = measurement_rows.line_id
      and m.organisation_id = any ((select private.my_organisations('measurement:read'))::uuid[])));
create policy "workflow_instances: readers of measurements" on public.workflow_instances for select to authenticated
  using (document_type = 'measurement' and tenant_id = any ((select private.my_tenants('measurement:read'))::text[]));
create policy "workflow_instances: organisations of measurements" on public.workflow_instances for select to authenticated
  using (document_type = 'measurement' and organisation_id = any ((select private.my_organisations('measurement:read'))::uuid[]));
create policy "workflow_history: readers of measurements" on public.workflow_history for select to authenticated
  using (document_type = 'measurement' and tenant_id = any ((select private.my_tenants('measurement:read'))::text[]));
create policy "workflow_history: organisations of measurements" on public.workflow_history for select to authenticated
  using (document_type = 'measurement' and exists (
    select from public.measurements m where m.tenant_id = workflow_history.tenant_id and m.id = workflow_history.document_id
      and m.organisation_id = any ((select private.my_organisations('measurement:read'))::uuid[])));
create policy "document_snapshots: readers of measurements" on public.document_snapshots for select to authenticated
  using (document_type = 'measurement' and tenant_id = any ((select private.my_tenants('measurement:read'))::text[]));
create policy "documents: readers of measurements read their files" on public.documents for select to authenticated
  using (owner_type = 'measurement' and status = 'ACCEPTED' and tenant_id = any ((select private.my_tenants('measurement:read'))::text[]));
create policy "documents: organisations read files of own measurements" on public.documents for select to authenticated
  using (owner_type = 'measurement' and status = 'ACCEPTED' and exists (
    select from public.measurements m where m.tenant_id = documents.tenant_id and m.id = documents.owner_id
      and m.organisation_id = any ((select private.my_organisations('measurement:read'))::uuid[])));
grant select on public.measurements, public.measurement_lines, public.measurement_rows to authenticated;
grant execute on function private.prevailing_quantity(numeric, numeric, numeric) to authenticated;
grant execute on function public.save_measurement(text, jsonb, int), public.record_sample_check(text, uuid, int, jsonb, text) to authenticated;
select private.audit('public.measurements');
select private.audit('public.measurement_lines');
select private.audit('public.measurement_rows');

insert into public.document_types (code, read_permission, before_hook, after_hook, name, local_names) values
  ('measurement', 'measurement:read', 'private.measurement_before', 'private.measurement_after', 'Measurement book',
    '{"or": "ମାପ ପୁସ୍ତିକା", "hi": "माप पुस्तिका"}');
insert into public.workflow_effects (document_type, code, is_required, is_unavoidable, is_checked, is_concluding, comes_after, ordinal, name, local_names) values
  ('measurement', 'OPEN', true, false, false, false, null, 1, 'First save of the draft', '{"or": "ଖସଡ଼ାର ପ୍ରଥମ ସଞ୍ଚୟ", "hi": "मसौदे का पहला सहेजना"}'),
  ('measurement', 'CONTRACTOR_ENTRY', false, false, false, false, null, 2, 'The contractor''s entry goes to the officer',
    '{"or": "ଠିକାଦାରଙ୍କ ମାପ ଅଧିକାରୀଙ୍କ ପାଖକୁ ଯାଏ", "hi": "ठेकेदार की माप अधिकारी के पास जाती है"}'),
  ('measurement', 'SUBMIT', true, true, false, false, null, 3, 'Submission: completeness is checked, the number is given',
    '{"or": "ଦାଖଲ: ସମ୍ପୂର୍ଣ୍ଣତା ଯାଞ୍ଚ ହୁଏ, ନମ୍ବର ମିଳେ", "hi": "प्रस्तुति: पूर्णता जाँची जाती है, संख्या मिलती है"}'),
  ('measurement', 'VERIFY', false, false, true, false, 'SUBMIT', 4, 'Verification', '{"or": "ଯାଞ୍ଚ", "hi": "सत्यापन"}'),
  ('measurement', 'APPROVE', true, true, true, true, 'SUBMIT', 5, 'Approval: its quantities count', '{"or": "ଅନୁମୋଦନ: ଏହାର ପରିମାଣ ଗଣାଯାଏ", "hi": "अनुमोदन: इसकी मात्राएँ गिनी जाती हैं"}');

-- Tenders: a package of approved estimates put to bidders. The tender paper freezes what is bid for: lines, dates, money and
-- criteria. Rule: planning.md sections 4.2, 4.3 and 4.9; DIGIT never built it.

insert into public.permissions (code, description) values
  ('tender:read', 'See tenders and what was opened of their bids'),
  ('letter:read', 'See letters of intent'),
  ('tender:create', 'Draw up tender papers and letters of intent'),
  ('tender:open', 'Take part in the opening of bids'),
  ('tender:evaluate', 'Evaluate bids, negotiate, look after securities'),
  ('bid:submit', 'Bid for an organisation and answer its letters of intent');

insert into public.setting_definitions (key, kind, default_value, description, local_descriptions, min_value, max_value) values
  ('tender.min_bidding_days', 'integer', '7', 'Least number of days between the publication of a tender and the closing of bids',
    '{"or": "ଟେଣ୍ଡର ପ୍ରକାଶନ ଓ ଦର ଦାଖଲ ଶେଷ ମଧ୍ୟରେ ସର୍ବନିମ୍ନ ଦିନ", "hi": "निविदा प्रकाशन और बोली बंद होने के बीच कम से कम दिन"}', 0, 180),
  ('tender.openers', 'integer', '2', 'How many different officers must open bids together',
    '{"or": "କେତେଜଣ ଅଲଗା ଅଧିକାରୀ ମିଶି ଦର ଖୋଲିବେ", "hi": "कितने अलग अधिकारी मिलकर बोलियाँ खोलें"}', 2, 5),
  ('tender.security_reminder_days', 'integer', '30', 'How many days before its end an expiring bank guarantee or other security is reported',
    '{"or": "ବ୍ୟାଙ୍କ ଗ୍ୟାରେଣ୍ଟି ଶେଷ ହେବାର କେତେ ଦିନ ପୂର୍ବରୁ ଜଣାଯାଏ", "hi": "बैंक गारंटी की समाप्ति से कितने दिन पहले सूचना दी जाए"}', 1, 365),
  ('tender.acceptance_days', 'integer', '7', 'Days from the issue of a letter of intent until it should be accepted',
    '{"or": "ଆଶୟ ପତ୍ର ଜାରିର କେତେ ଦିନ ମଧ୍ୟରେ ଗ୍ରହଣ କରିବାକୁ ହେବ", "hi": "आशय पत्र जारी होने के कितने दिन में स्वीकार करना है"}', 1, 180);

create table public.contractor_classes (
  tenant_id           text not null references public.tenants on delete restrict,
  code                text not null check (code ~ '^[A-Z0-9][A-Z0-9_.\-]{0,31}$'),
  name                text not null check (length(btrim(name)) between 2 and 100),
  local_names         jsonb not null default '{}' check (jsonb_typeof(local_names) = 'object'),
  min_amount          public.money_inr not null default 0 check (min_amount >= 0),
  max_amount          public.money_inr check (max_amount > 0),
  organisation_classes text[] not null check (cardinality(organisation_classes) > 0),
  ordinal             int not null default 0,
  is_active           boolean not null default true,
  updated_at          timestamptz not null default now(),
  updated_by          uuid,
  primary key (tenant_id, code),
  constraint contractor_classes_range_check check (max_amount is null or max_amount >= min_amount)
);
comment on table public.contractor_classes is 'Which classes of contractors may bid for works of which value. Rule: planning.md section 4.2, ContractorClass.';
comment on column public.contractor_classes.organisation_classes is 'The classes of organisations (A, B, C, D, NA) that come under it.';
create trigger tg_contractor_classes__touch before update on public.contractor_classes for each row execute function private.tg__touch();

create function private.contractor_classes_in_force(p_tenant_id text) returns setof public.contractor_classes
language sql stable security definer set search_path = ''
as $$
  select c from (
    select distinct on (x.code) x as c from public.contractor_classes x
    where x.tenant_id = any (private.tenant_line(p_tenant_id)) order by x.code, length(x.tenant_id) desc) winners
  where (c).is_active order by (c).ordinal, (c).code
$$;
comment on function private.contractor_classes_in_force(text) is 'Active contractor classes, the nearest tenant''s row for each code.';

create table public.tenders (
  tenant_id             text not null references public.tenants on delete restrict,
  id                    uuid not null default private.uuid_v7(),
  number                text,
  name                  text not null default '',
  description           text check (length(description) <= 2000),
  envelopes             text not null default 'TWO' check (envelopes in ('SINGLE', 'TWO')),
  contractor_class_code text,
  estimated_cost        public.money_inr not null default 0,
  emd_rule              text not null default 'PERCENTAGE' check (emd_rule in ('NONE', 'FIXED', 'PERCENTAGE')),
  emd_value             numeric(14, 4) check (emd_value > 0),
  emd_amount            public.money_inr not null default 0 check (emd_amount >= 0),
  bids_close_at         timestamptz,
  opens_at              timestamptz,
  validity_days         int check (validity_days between 1 and 730),
  completion_days       int check (completion_days between 1 and 3650),
  defect_liability_days int not null default 0 check (defect_liability_days between 0 and 3650),
  published_at          timestamptz,
  stage                 text not null default 'DRAFT' check (stage in
    ('DRAFT', 'APPROVED', 'PUBLISHED', 'TECHNICAL', 'FINANCIAL_WAIT', 'FINANCIAL', 'RECOMMENDED', 'AWARDED', 'CANCELLED')),
  state                 text not null default 'START',
  application_status    text not null default 'INWORKFLOW',
  is_updatable          boolean not null default true,
  version               int not null default 1,
  created_at            timestamptz not null default now(),
  created_by            uuid not null,
  created_by_name       text not null,
  updated_at            timestamptz not null default now(),
  updated_by            uuid,
  primary key (tenant_id, id),
  constraint tenders_number_key unique (tenant_id, number),
  constraint tenders_opening_check check (opens_at >= bids_close_at),
  constraint tenders_emd_check check ((emd_rule = 'NONE') = (emd_value is null) or is_updatable)
);
comment on table public.tenders is 'A tender: the work package, the tender paper and where the tendering stands.';
comment on column public.tenders.stage is 'What the workflow''s effects have done so far; rules ask it, so that an agency may name its states as it likes.';
comment on column public.tenders.estimated_cost is 'Sum of the lines put to tender, at the rates of their estimates; overheads are not bid for.';
comment on column public.tenders.opens_at is 'Before this moment nobody can read a bid.';
comment on column public.tenders.emd_value is 'Rupees, or percent of the estimated cost, as emd_rule says.';
create index tenders_tenant_created_idx on public.tenders (tenant_id, created_at desc, id desc);
create index tenders_stage_idx on public.tenders (tenant_id, stage, bids_close_at);
create trigger tg_tenders__touch before update on public.tenders for each row execute function private.tg__touch();

create table public.tender_estimates (
  tenant_id   text not null,
  tender_id   uuid not null,
  estimate_id uuid not null,
  ordinal     int not null,
  is_live     boolean not null default true,
  primary key (tenant_id, tender_id, estimate_id),
  constraint tender_estimates_tender_fkey foreign key (tenant_id, tender_id) references public.tenders (tenant_id, id) on delete cascade,
  constraint tender_estimates_estimate_fkey foreign key (tenant_id, estimate_id) references public.estimates (tenant_id, id) on delete restrict
);
comment on table public.tender_estimates is 'The work package: which approved estimates are put to tender together.';
comment on column public.tender_estimates.is_live is 'False once the tender was cancelled: the estimate may then be tendered anew.';
-- An estimate is put to one tender at a time.
create unique index tender_estimates_live_key on public.tender_estimates (tenant_id, estimate_id) where is_live;
create index tender_estimates_estimate_idx on public.tender_estimates (tenant_id, estimate_id);

create table public.tender_lines (
  tenant_id        text not null,
  id               uuid not null default private.uuid_v7(),
  tender_id        uuid not null,
  estimate_id      uuid not null,
  estimate_line_id uuid not null,
  ordinal          int not null,
  category         text not null check (category in ('SOR', 'NON_SOR')),
  sor_code         text,
  description      text not null default '',
  unit_code        text,
  quantity         public.quantity not null check (quantity >= 0),
  rate             public.rate_inr not null check (rate >= 0),
  amount           public.money_inr not null generated always as (round(rate * quantity, 2)) stored,
  primary key (tenant_id, id),
  constraint tender_lines_tender_fkey foreign key (tenant_id, tender_id) references public.tenders (tenant_id, id) on delete cascade,
  constraint tender_lines_line_fkey foreign key (tenant_id, estimate_line_id) references public.estimate_lines (tenant_id, id) on delete restrict
);
comment on table public.tender_lines is 'The bill of quantities of a tender, frozen from its estimates.';
comment on column public.tender_lines.rate is 'Of the estimate: not shown to bidders.';
create index tender_lines_tender_idx on public.tender_lines (tenant_id, tender_id, ordinal);
create index tender_lines_line_idx on public.tender_lines (tenant_id, estimate_line_id);

create table public.tender_criteria (
  tenant_id   text not null,
  id          uuid not null default private.uuid_v7(),
  tender_id   uuid not null,
  ordinal     int not null,
  name        text not null check (length(btrim(name)) between 2 and 200),
  description text check (length(description) <= 1000),
  primary key (tenant_id, id),
  constraint tender_criteria_tender_fkey foreign key (tenant_id, tender_id) references public.tenders (tenant_id, id) on delete cascade
);
comment on table public.tender_criteria is 'What a bid must meet to be responsive; each is answered by the bidder and judged by the evaluators.';
create index tender_criteria_tender_idx on public.tender_criteria (tenant_id, tender_id, ordinal);

-- Saving ------------------------------------------------------------------------------------------------------------

create function private.try_instant(p_text text) returns timestamptz
language plpgsql stable set search_path = ''
as $$
begin
  if p_text !~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}' or p_text !~ '(Z|[+-]\d{2}:?\d{2})$' then return null; end if;
  return p_text::timestamptz;
exception when data_exception then return null;
end
$$;
comment on function private.try_instant(text) is 'An ISO 8601 instant with its zone, or null when the text is none.';

create function private.whole_number_errors(p jsonb, p_key text, p_min int, p_max int) returns jsonb
language sql immutable set search_path = ''
as $$
  select case
    when private.text_of(p, p_key) is null then '[]'
    when p ->> p_key !~ '^\s*\d{1,9}\s*$' then private.field_error('/' || p_key, 'NOT_A_NUMBER')
    when (p ->> p_key)::int not between p_min and p_max then private.field_error('/' || p_key, 'OUT_OF_RANGE', jsonb_build_object('min', p_min, 'max', p_max))
    else '[]' end
$$;
comment on function private.whole_number_errors(jsonb, text, int, int) is 'An error when a given number is not whole or out of range.';

create function private.tender_errors(p_tenant_id text, p_id uuid, p jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := private.text_errors(p, 'name', 2, 200, true) || private.text_errors(p, 'description', 1, 2000, false)
    || private.whole_number_errors(p, 'validity_days', 1, 730) || private.whole_number_errors(p, 'completion_days', 1, 3650)
    || private.whole_number_errors(p, 'defect_liability_days', 0, 3650);
  v_index int := -1;
  v_value text;
  v_row jsonb;
  v_estimate public.estimates;
  v_other text;
begin
  if private.text_of(p, 'envelopes') is not null and p ->> 'envelopes' not in ('SINGLE', 'TWO') then
    v_errors := v_errors || private.field_error('/envelopes', 'OUT_OF_RANGE');
  end if;
  if private.text_of(p, 'contractor_class_code') is not null
    and not exists (select from private.contractor_classes_in_force(p_tenant_id) c where c.code = p ->> 'contractor_class_code') then
    v_errors := v_errors || private.field_error('/contractor_class_code', 'NOT_IN_MASTER', jsonb_build_object('value', p ->> 'contractor_class_code'));
  end if;
  if coalesce(p ->> 'emd_rule', 'PERCENTAGE') not in ('NONE', 'FIXED', 'PERCENTAGE') then
    v_errors := v_errors || private.field_error('/emd_rule', 'OUT_OF_RANGE');
  elsif coalesce(p ->> 'emd_rule', 'PERCENTAGE') <> 'NONE' then
    v_errors := v_errors || private.decimal_errors('/emd_value', p ->> 'emd_value', 2, case p ->> 'emd_rule' when 'FIXED' then 99999999999.99 else 100 end);
  end if;
  foreach v_value in array array['bids_close_at', 'opens_at'] loop
    if private.text_of(p, v_value) is not null and private.try_instant(p ->> v_value) is null then
      v_errors := v_errors || private.field_error('/' || v_value, 'INVALID_DATE');
    end if;
  end loop;
  if private.try_instant(p ->> 'opens_at') < private.try_instant(p ->> 'bids_close_at') then
    v_errors := v_errors || private.field_error('/opens_at', 'INVALID_DATE');
  end if;
  for v_value in select e #>> '{}' from jsonb_array_elements(private.rows_of(p, 'estimate_ids')) e loop
    v_index := v_index + 1;
    select e.* into v_estimate from public.estimates e
    where e.tenant_id = p_tenant_id and e.id = private.try_uuid(v_value) and e.application_status = 'ACTIVE';
    select t.number into v_other from public.tender_estimates x join public.tenders t on t.tenant_id = x.tenant_id and t.id = x.tender_id
    where x.tenant_id = p_tenant_id and x.estimate_id = v_estimate.id and x.is_live and x.tender_id is distinct from p_id;
    v_errors := v_errors || case
      when v_estimate.id is null then private.field_error('/estimate_ids/' || v_index, 'ESTIMATE_NOT_ACTIVE')
      when found then private.field_error('/estimate_ids/' || v_index, 'ESTIMATE_IN_TENDER', jsonb_build_object('number', v_other))
      when private.has_work_order(p_tenant_id, v_estimate.id) then private.field_error('/estimate_ids/' || v_index, 'ESTIMATE_HAS_ORDER')
      else '[]' end;
  end loop;
  v_index := -1;
  for v_row in select value from jsonb_array_elements(private.rows_of(p, 'criteria')) loop
    v_index := v_index + 1;
    v_errors := v_errors || case
        when private.text_of(v_row, 'name') is null then private.field_error(format('/criteria/%s/name', v_index), 'REQUIRED')
        when char_length(v_row ->> 'name') > 200 then private.field_error(format('/criteria/%s/name', v_index), 'TOO_LONG', '{"max": 200}') else '[]' end
      || case when char_length(v_row ->> 'description') > 1000 then private.field_error(format('/criteria/%s/description', v_index), 'TOO_LONG', '{"max": 1000}')
        else '[]' end;
  end loop;
  return v_errors;
end
$$;
comment on function private.tender_errors(text, uuid, jsonb) is 'Everything that may not even stand in a draft tender paper.';

create function private.has_work_order(p_tenant_id text, p_estimate_id uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select from public.work_orders o where o.tenant_id = p_tenant_id and o.estimate_id = p_estimate_id and o.application_status <> 'INACTIVE');
end
$$;
comment on function private.has_work_order(text, uuid) is 'Whether an estimate is under an order that was neither rejected nor cancelled.';

create function public.save_tender(p_tenant_id text, p_tender jsonb, p_expected_version int default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_id uuid := private.try_uuid(p_tender ->> 'id');
  v_old public.tenders;
  v_version int;
  v_rule text := coalesce(p_tender ->> 'emd_rule', 'PERCENTAGE');
  v_cost numeric;
begin
  perform private.require_permission(p_tenant_id, 'tender:create');
  select t.* into v_old from public.tenders t where t.tenant_id = p_tenant_id and t.id = v_id;
  if v_old.id is null and p_expected_version is not null then
    perform private.fail(404, 'PAPER_NOT_FOUND', jsonb_build_object('id', v_id), 'There is no such tender.');
  end if;
  if v_old.id is not null and p_expected_version is null then perform private.fail_fields(private.field_error('/expected_version', 'REQUIRED')); end if;
  v_id := coalesce(v_id, private.uuid_v7());
  perform private.fail_fields(private.tender_errors(p_tenant_id, v_id, p_tender));
  perform private.require_open_project(e.tenant_id, e.project_id) from public.estimates e
  where e.tenant_id = p_tenant_id and e.id in (select private.try_uuid(x #>> '{}') from jsonb_array_elements(private.rows_of(p_tender, 'estimate_ids')) x);
  if v_old.id is null then
    insert into public.tenders (tenant_id, id, version, emd_rule, created_by, created_by_name, updated_by)
    values (p_tenant_id, v_id, 0, v_rule, v_user, (select u.name from public.user_profiles u where u.id = v_user), v_user);
    perform private.open_paper(p_tenant_id, 'tender', v_id, 'TENDER', v_user, jsonb_build_object('title', btrim(p_tender ->> 'name')));
    select t.version into v_version from public.tenders t where t.tenant_id = p_tenant_id and t.id = v_id;
  else
    v_version := private.touch_paper(p_tenant_id, 'tender', v_id, p_expected_version, v_user, jsonb_build_object('title', btrim(p_tender ->> 'name')));
  end if;

  delete from public.tender_estimates x where x.tenant_id = p_tenant_id and x.tender_id = v_id;
  insert into public.tender_estimates (tenant_id, tender_id, estimate_id, ordinal)
  select p_tenant_id, v_id, (e.value #>> '{}')::uuid, min(e.ordinality)::int
  from jsonb_array_elements(private.rows_of(p_tender, 'estimate_ids')) with ordinality e group by 3;
  delete from public.tender_lines l where l.tenant_id = p_tenant_id and l.tender_id = v_id;
  insert into public.tender_lines (tenant_id, tender_id, estimate_id, estimate_line_id, ordinal, category, sor_code, description, unit_code, quantity, rate)
  select p_tenant_id, v_id, l.estimate_id, l.id, row_number() over (order by x.ordinal, l.ordinal), l.category, l.sor_code,
    coalesce(l.description, l.name, ''), l.unit_code, l.quantity, coalesce(l.rate, 0)
  from public.tender_estimates x join public.estimate_lines l on l.tenant_id = x.tenant_id and l.estimate_id = x.estimate_id
  where x.tenant_id = p_tenant_id and x.tender_id = v_id and l.category <> 'OVERHEAD';
  delete from public.tender_criteria c where c.tenant_id = p_tenant_id and c.tender_id = v_id
    and not exists (select from jsonb_array_elements(private.rows_of(p_tender, 'criteria')) e where private.try_uuid(e ->> 'id') = c.id);
  insert into public.tender_criteria as c (tenant_id, id, tender_id, ordinal, name, description)
  select p_tenant_id, coalesce(private.try_uuid(e.value ->> 'id'), private.uuid_v7()), v_id, e.ordinality::int, btrim(e.value ->> 'name'), private.text_of(e.value, 'description')
  from jsonb_array_elements(private.rows_of(p_tender, 'criteria')) with ordinality e
  on conflict (tenant_id, id) do update set ordinal = excluded.ordinal, name = excluded.name, description = excluded.description where c.tender_id = v_id;

  select coalesce(sum(l.amount), 0) into v_cost from public.tender_lines l where l.tenant_id = p_tenant_id and l.tender_id = v_id;
  update public.tenders t set name = btrim(p_tender ->> 'name'), description = private.text_of(p_tender, 'description'),
    envelopes = coalesce(private.text_of(p_tender, 'envelopes'), 'TWO'), contractor_class_code = private.text_of(p_tender, 'contractor_class_code'),
    estimated_cost = v_cost, emd_rule = v_rule, emd_value = case when v_rule <> 'NONE' then private.try_numeric(p_tender ->> 'emd_value') end,
    emd_amount = case v_rule when 'FIXED' then coalesce(private.try_numeric(p_tender ->> 'emd_value'), 0)
      when 'PERCENTAGE' then round(coalesce(private.percent_of(private.try_numeric(p_tender ->> 'emd_value'), v_cost), 0), 0) else 0 end,
    bids_close_at = private.try_instant(p_tender ->> 'bids_close_at'), opens_at = private.try_instant(p_tender ->> 'opens_at'),
    validity_days = private.text_of(p_tender, 'validity_days')::int, completion_days = private.text_of(p_tender, 'completion_days')::int,
    defect_liability_days = coalesce(private.text_of(p_tender, 'defect_liability_days')::int, 0), version = v_version
  where t.tenant_id = p_tenant_id and t.id = v_id;
  update public.workflow_instances i set amount = v_cost where i.tenant_id = p_tenant_id and i.document_type = 'tender' and i.document_id = v_id;
  return (select jsonb_build_object('id', t.id, 'number', t.number, 'state', t.state, 'version', t.version, 'estimated_cost', t.estimated_cost, 'emd_amount', t.emd_amount)
    from public.tenders t where t.tenant_id = p_tenant_id and t.id = v_id);
end
$$;
comment on function public.save_tender(text, jsonb, int) is
  'Drafts a tender paper (no expected version) or replaces one that can be changed. Keys name, description, envelopes (SINGLE, TWO), contractor_class_code, '
  'emd_rule (NONE, FIXED, PERCENTAGE), emd_value, bids_close_at, opens_at (instants), validity_days, completion_days, defect_liability_days, '
  'estimate_ids [], criteria [{id, name, description}]. The bill of quantities is frozen from the estimates, the EMD rounded to the rupee. Answers '
  '{id, number, state, version, estimated_cost, emd_amount}. Field errors; NOT_PERMITTED (403), PROJECT_CLOSED, STALE_VERSION, NOT_EDITABLE (409). Needs tender:create.';

create function public.tenderable_estimates(p_tenant_id text, p_tender_id uuid) returns table (
  id uuid, number text, name text, payable_total public.money_inr, project_id uuid, project_number text, project_name text)
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_permission(p_tenant_id, 'tender:create');
  return query
    select e.id, e.number, e.name, e.payable_total, e.project_id, p.number, p.name
    from public.estimates e join public.projects p on p.tenant_id = e.tenant_id and p.id = e.project_id
    where e.tenant_id = p_tenant_id and e.application_status = 'ACTIVE' and not private.has_work_order(e.tenant_id, e.id)
      and not exists (select from public.tender_estimates x
        where x.tenant_id = e.tenant_id and x.estimate_id = e.id and x.is_live and x.tender_id is distinct from p_tender_id)
      and not exists (select from public.workflow_instances i
        where i.tenant_id = p.tenant_id and i.document_type = 'project' and i.document_id = p.id and i.is_terminal)
    order by e.created_at desc limit 500;
end
$$;
comment on function public.tenderable_estimates(text, uuid) is
  'Of what a tender paper can be made: sanctioned estimates of open projects, without an order and in no other tender; the newest 500. '
  'payable_total in rupees. NOT_PERMITTED (403). Needs tender:create.';

create function private.tender_submission_errors(p_tender public.tenders) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_days int := (private.setting(p_tender.tenant_id, 'tender.min_bidding_days') #>> '{}')::int;
begin
  if not exists (select from public.tender_lines l where l.tenant_id = p_tender.tenant_id and l.tender_id = p_tender.id) then
    v_errors := v_errors || private.field_error('/estimate_ids', 'REQUIRED');
  end if;
  if p_tender.emd_rule <> 'NONE' and p_tender.emd_value is null then v_errors := v_errors || private.field_error('/emd_value', 'REQUIRED'); end if;
  if p_tender.validity_days is null then v_errors := v_errors || private.field_error('/validity_days', 'REQUIRED'); end if;
  if p_tender.completion_days is null then v_errors := v_errors || private.field_error('/completion_days', 'REQUIRED'); end if;
  if p_tender.opens_at is null then v_errors := v_errors || private.field_error('/opens_at', 'REQUIRED'); end if;
  return v_errors || case
    when p_tender.bids_close_at is null then private.field_error('/bids_close_at', 'REQUIRED')
    when p_tender.bids_close_at < now() + make_interval(days => v_days) then
      private.field_error('/bids_close_at', 'TENDER_TIME_TOO_SHORT', jsonb_build_object('days', v_days))
    else '[]' end || private.required_document_errors(p_tender.tenant_id, 'tender', p_tender.id);
end
$$;
comment on function private.tender_submission_errors(public.tenders) is 'What a tender paper needs before it goes for approval, and again at its publication.';

-- Workflow hooks ----------------------------------------------------------------------------------------------------

create function private.tender_before(p_instance public.workflow_instances, p_action public.workflow_actions) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_tender public.tenders;
begin
  select t.* into strict v_tender from public.tenders t where t.tenant_id = p_instance.tenant_id and t.id = p_instance.document_id;
  if p_action.effect in ('SUBMIT', 'PUBLISH') then
    perform private.fail_fields(private.tender_submission_errors(v_tender));
  elsif p_action.effect = 'TECHNICAL_DONE' and exists (
    select from public.bids b where b.tenant_id = v_tender.tenant_id and b.tender_id = v_tender.id and b.status = 'OPENED' and b.is_responsive is null) then
    perform private.fail(409, 'BIDS_NOT_EVALUATED', '{}', 'Say of every bid whether it is responsive.');
  elsif p_action.effect = 'RECOMMEND' and not exists (
    select from public.bids b where b.tenant_id = v_tender.tenant_id and b.tender_id = v_tender.id and b.is_responsive and b.amount is not null) then
    perform private.fail(409, 'NO_RESPONSIVE_BID', '{}', 'There is no responsive bid to recommend: cancel the tender.');
  elsif p_action.kind = 'REJECT' and exists (
    select from public.letters_of_intent l
    where l.tenant_id = v_tender.tenant_id and l.tender_id = v_tender.id and l.application_status <> 'INACTIVE') then
    perform private.fail(409, 'LETTER_EXISTS', '{}', 'A letter of intent is under way: withdraw it first.');
  end if;
end
$$;
comment on function private.tender_before(public.workflow_instances, public.workflow_actions) is
  'Nothing incomplete is submitted or published; every bid is judged before the financial opening; a tender with a live letter is not cancelled.';

create function private.tender_after(p_instance public.workflow_instances, p_action public.workflow_actions, p_actor uuid, p_comment text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_tender public.tenders;
  v_stage text := case
    when p_instance.application_status = 'INACTIVE' then 'CANCELLED'
    else case p_action.effect when 'APPROVE' then 'APPROVED' when 'PUBLISH' then 'PUBLISHED' when 'OPEN_TECHNICAL' then 'TECHNICAL'
      when 'TECHNICAL_DONE' then 'FINANCIAL_WAIT' when 'OPEN_FINANCIAL' then 'FINANCIAL' when 'RECOMMEND' then 'RECOMMENDED' when 'AWARD' then 'AWARDED' end end;
begin
  update public.tenders t set state = p_instance.state, application_status = p_instance.application_status, version = p_instance.version,
    is_updatable = (select s.is_updatable from public.workflow_states s where s.tenant_id = p_instance.service_tenant_id and s.id = p_instance.state_id),
    stage = coalesce(v_stage, case when p_action.kind = 'BACK' and t.stage = 'APPROVED' then 'DRAFT' else t.stage end),
    number = coalesce(t.number, case when p_action.effect = 'SUBMIT' then private.next_number(p_instance.tenant_id, 'tender') end),
    published_at = case when p_action.effect = 'PUBLISH' then clock_timestamp() else t.published_at end
  where t.tenant_id = p_instance.tenant_id and t.id = p_instance.document_id returning t.* into v_tender;
  update public.workflow_instances i set number = v_tender.number, amount = v_tender.estimated_cost
  where i.tenant_id = p_instance.tenant_id and i.document_type = 'tender' and i.document_id = v_tender.id;
  perform private.take_snapshot(p_instance, p_action, p_actor, 'private.tender_content');
  if p_action.effect = 'PUBLISH' then
    perform private.make_tender_keys(v_tender.tenant_id, v_tender.id);
    perform private.notify_bidders(v_tender, 'TENDER_PUBLISHED');
    -- It waits for its opening, whatever time the state allows.
    update public.workflow_instances i set due_at = v_tender.opens_at
    where i.tenant_id = v_tender.tenant_id and i.document_type = 'tender' and i.document_id = v_tender.id;
  elsif p_action.effect = 'TECHNICAL_DONE' and v_tender.envelopes = 'SINGLE' then
    -- One cover holds both parts: the prices were opened with the rest.
    perform private.transition_as_system(v_tender.tenant_id, 'tender', v_tender.id, 'OPEN_FINANCIAL');
  end if;
  if v_stage = 'CANCELLED' then
    if v_tender.published_at is not null then
      perform private.notify_bidders(v_tender, 'TENDER_CANCELLED', jsonb_build_object('comment', coalesce(p_comment, '')));
    end if;
    update public.tender_estimates x set is_live = false where x.tenant_id = v_tender.tenant_id and x.tender_id = v_tender.id;
  end if;
end
$$;
comment on function private.tender_after(public.workflow_instances, public.workflow_actions, uuid, text) is
  'State and stage, number at submission, the keys of the envelopes at publication; a cancelled tender frees its estimates. Tells those who may bid.';

create function private.tender_content(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select to_jsonb(t) - array['tenant_id', 'stage', 'state', 'application_status', 'is_updatable', 'version', 'updated_at', 'updated_by'] || jsonb_build_object(
    'estimates', (
      select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'number', e.number, 'name', e.name) order by x.ordinal), '[]')
      from public.tender_estimates x join public.estimates e on e.tenant_id = x.tenant_id and e.id = x.estimate_id
      where x.tenant_id = t.tenant_id and x.tender_id = t.id),
    'lines', (
      select coalesce(jsonb_agg(to_jsonb(l) - array['tenant_id', 'tender_id'] order by l.ordinal), '[]')
      from public.tender_lines l where l.tenant_id = t.tenant_id and l.tender_id = t.id),
    'criteria', (
      select coalesce(jsonb_agg(to_jsonb(c) - array['tenant_id', 'tender_id'] order by c.ordinal), '[]')
      from public.tender_criteria c where c.tenant_id = t.tenant_id and c.tender_id = t.id))
  from public.tenders t where t.tenant_id = p_tenant_id and t.id = p_id
$$;
comment on function private.tender_content(text, uuid) is 'The tender paper as JSON, for snapshots; nothing of its bids.';

-- Row-level security ------------------------------------------------------------------------------------------------

do $$
declare
  v_table text;
begin
  foreach v_table in array array['tenders', 'tender_estimates', 'tender_lines', 'tender_criteria'] loop
    execute format('alter table public.%I enable row level security', v_table);
    execute format('create policy "%1$s: staff read" on public.%1$I for select to authenticated '
      'using (tenant_id = any ((select private.my_tenants(''tender:read''))::text[]))', v_table);
    execute format('grant select on public.%I to authenticated', v_table);
    execute format('select private.audit(%L)', 'public.' || v_table);
  end loop;
end
$$;
alter table public.contractor_classes enable row level security;
create policy "contractor_classes: members read" on public.contractor_classes for select to authenticated
  using (tenant_id = any ((select private.my_visible_tenants())::text[]));
create policy "contractor_classes: administrators add" on public.contractor_classes for insert to authenticated
  with check (tenant_id = any ((select private.my_tenants('master:manage'))::text[]));
create policy "contractor_classes: administrators update" on public.contractor_classes for update to authenticated
  using (tenant_id = any ((select private.my_tenants('master:manage'))::text[]))
  with check (tenant_id = any ((select private.my_tenants('master:manage'))::text[]));
grant select, insert on public.contractor_classes to authenticated;
grant update (name, local_names, min_amount, max_amount, organisation_classes, ordinal, is_active) on public.contractor_classes to authenticated;
select private.audit('public.contractor_classes');
create policy "workflow_instances: readers of tenders" on public.workflow_instances for select to authenticated
  using (document_type = 'tender' and tenant_id = any ((select private.my_tenants('tender:read'))::text[]));
create policy "workflow_history: readers of tenders" on public.workflow_history for select to authenticated
  using (document_type = 'tender' and tenant_id = any ((select private.my_tenants('tender:read'))::text[]));
create policy "document_snapshots: readers of tenders" on public.document_snapshots for select to authenticated
  using (document_type = 'tender' and tenant_id = any ((select private.my_tenants('tender:read'))::text[]));
create policy "documents: readers of tenders read their files" on public.documents for select to authenticated
  using (owner_type = 'tender' and status = 'ACCEPTED' and tenant_id = any ((select private.my_tenants('tender:read'))::text[]));
grant execute on function public.save_tender(text, jsonb, int), public.tenderable_estimates(text, uuid) to authenticated;

insert into public.document_types (code, read_permission, before_hook, after_hook, name, local_names) values
  ('tender', 'tender:read', 'private.tender_before', 'private.tender_after', 'Tender', '{"or": "ଟେଣ୍ଡର", "hi": "निविदा"}');
insert into public.workflow_effects (document_type, code, taken_by, is_unavoidable, is_checked, is_concluding, comes_after, ordinal, name, local_names) values
  ('tender', 'OPEN', 'PERSON', false, false, false, null, 1, 'First save of the draft', '{"or": "ଖସଡ଼ାର ପ୍ରଥମ ସଞ୍ଚୟ", "hi": "मसौदे का पहला सहेजना"}'),
  ('tender', 'SUBMIT', 'PERSON', true, false, false, null, 2, 'Submission: completeness is checked, the number is given', '{"or": "ଦାଖଲ: ସମ୍ପୂର୍ଣ୍ଣତା ଯାଞ୍ଚ ହୁଏ, ନମ୍ବର ମିଳେ", "hi": "प्रस्तुति: पूर्णता जाँची जाती है, संख्या मिलती है"}'),
  ('tender', 'APPROVE', 'PERSON', true, true, false, 'SUBMIT', 3, 'Approval of the tender paper', '{"or": "ଟେଣ୍ଡର କାଗଜର ଅନୁମୋଦନ", "hi": "निविदा पत्र का अनुमोदन"}'),
  ('tender', 'PUBLISH', 'PERSON', true, false, false, 'APPROVE', 4, 'Publication: bids can be sealed', '{"or": "ପ୍ରକାଶନ: ସିଲ୍ ଦର ଦିଆଯାଇପାରେ", "hi": "प्रकाशन: मुहरबंद बोलियाँ दी जा सकती हैं"}'),
  ('tender', 'OPEN_TECHNICAL', 'SYSTEM', true, false, false, 'PUBLISH', 5, 'The bids were opened by the officers together', '{"or": "ଅଧିକାରୀମାନେ ମିଶି ଦର ଖୋଲିଲେ", "hi": "अधिकारियों ने मिलकर बोलियाँ खोलीं"}'),
  ('tender', 'TECHNICAL_DONE', 'PERSON', true, true, false, 'OPEN_TECHNICAL', 6, 'The technical evaluation is complete', '{"or": "ବୈଷୟିକ ମୂଲ୍ୟାୟନ ସମ୍ପୂର୍ଣ୍ଣ", "hi": "तकनीकी मूल्यांकन पूरा"}'),
  ('tender', 'OPEN_FINANCIAL', 'SYSTEM', true, false, false, 'TECHNICAL_DONE', 7, 'The prices of responsive bids were opened', '{"or": "ଯୋଗ୍ୟ ଦରଗୁଡ଼ିକର ମୂଲ୍ୟ ଖୋଲାଗଲା", "hi": "उत्तरदायी बोलियों के मूल्य खोले गए"}'),
  ('tender', 'RECOMMEND', 'PERSON', true, true, false, 'OPEN_FINANCIAL', 8, 'The comparative statement is concluded', '{"or": "ତୁଳନାତ୍ମକ ବିବରଣୀ ଶେଷ", "hi": "तुलनात्मक विवरण पूरा"}'),
  ('tender', 'AWARD', 'SYSTEM', true, false, true, 'RECOMMEND', 9, 'The letter of intent was accepted', '{"or": "ଆଶୟ ପତ୍ର ଗ୍ରହଣ ହେଲା", "hi": "आशय पत्र स्वीकार हुआ"}');

-- Bills: what is owed for wages, material, supervision and the work of contractors, who is owed how much of it, and what
-- is held back by which rule. Amounts are computed here; a bill that was approved is never changed. Rules: execution.md
-- section 4, programme.md sections 11 and 12, D3 to D9 and D11.

insert into public.permissions (code, description) values
  ('bill:read', 'See bills'),
  ('bill:create', 'Write purchase bills and bills of contractors'),
  ('bill:run', 'Draw up supervision bills'),
  ('penalty:propose', 'Propose penalties for vendors and contractors'),
  ('penalty:decide', 'Confirm or refuse proposed penalties');

insert into public.code_lists (code, parent_list, name, local_names) values
  ('SUPPLY_MATERIAL', null, 'Material of which a quantity is charged', '{"or": "ପରିମାଣ ଅନୁସାରେ ଦେୟ ସାମଗ୍ରୀ", "hi": "मात्रा पर देय सामग्री"}');

insert into public.setting_definitions (key, kind, default_value, description, local_descriptions, min_value, max_value) values
  ('bill.max_material_amount', 'number', '5000000', 'Largest material cost, and largest GST, of one purchase bill in rupees',
    '{"or": "ଗୋଟିଏ କ୍ରୟ ବିଲର ସର୍ବାଧିକ ସାମଗ୍ରୀ ମୂଲ୍ୟ ଓ ଜିଏସଟି, ଟଙ୍କାରେ", "hi": "एक क्रय बिल की अधिकतम सामग्री लागत और जीएसटी, रुपये में"}', 0, 999999999999),
  ('bill.advance_limit_percent', 'number', '10', 'Advances to a contractor, in percent of the order value',
    '{"or": "ଠିକାଦାରଙ୍କୁ ଅଗ୍ରୀମ, କାର୍ଯ୍ୟାଦେଶ ମୂଲ୍ୟର ଶତକଡ଼ା", "hi": "ठेकेदार को अग्रिम, कार्यादेश मूल्य का प्रतिशत"}', 0, 100),
  ('bill.advance_recovery_percent', 'number', '20', 'What each running bill recovers of an advance, in percent of its gross',
    '{"or": "ପ୍ରତି ଚଳିତ ବିଲରୁ ଅଗ୍ରୀମ ଆଦାୟ, ବିଲ ମୂଲ୍ୟର ଶତକଡ଼ା", "hi": "प्रत्येक चालू बिल से अग्रिम वसूली, सकल राशि का प्रतिशत"}', 0, 100),
  ('bill.security_release_percent', 'number', '50', 'Share of the security deposit that is released once the work is closed; the rest after the defect liability period',
    '{"or": "କାର୍ଯ୍ୟ ସମାପ୍ତ ପରେ ଫେରସ୍ତ ଜମାନତର ଅଂଶ; ବାକି ତ୍ରୁଟି ଦାୟିତ୍ୱ ଅବଧି ପରେ", "hi": "कार्य समापन पर लौटाई जाने वाली जमानत का भाग; शेष दोष दायित्व अवधि के बाद"}', 0, 100),
  ('bill.max_age_days', 'integer', '7', 'Days after submission from which an approver is warned of an old bill',
    '{"or": "ଦାଖଲର କେତେ ଦିନ ପରେ ପୁରୁଣା ବିଲ ବୋଲି ସତର୍କ କରାଯାଏ", "hi": "जमा होने के कितने दिन बाद पुराने बिल की चेतावनी दी जाती है"}', 1, 3650),
  ('bill.runs_supervision', 'boolean', 'true', 'Supervision bills are drawn up by schedule over approved bills',
    '{"or": "ଅନୁମୋଦିତ ବିଲ ଉପରେ ତତ୍ତ୍ୱାବଧାନ ବିଲ ନିର୍ଦ୍ଧାରିତ ସମୟରେ ପ୍ରସ୍ତୁତ ହୁଏ", "hi": "स्वीकृत बिलों पर पर्यवेक्षण बिल समय पर स्वतः बनते हैं"}', null, null);

-- Heads and rules ---------------------------------------------------------------------------------------------------

create table public.head_codes (
  tenant_id      text not null references public.tenants on delete restrict,
  code           text not null check (code ~ '^[A-Z0-9_.]{2,32}$'),
  category       text not null check (category in ('EARNING', 'DEDUCTION')),
  bill_kinds     text[] not null check (cardinality(bill_kinds) > 0
    and bill_kinds <@ array['WAGE', 'PURCHASE', 'SUPERVISION', 'ADVANCE', 'RUNNING', 'FINAL', 'RELEASE']),
  is_remitted    boolean not null default true,
  name           text not null check (length(btrim(name)) between 2 and 100),
  local_names    jsonb not null default '{}' check (jsonb_typeof(local_names) = 'object'),
  ordinal        int not null default 0,
  effective_from date not null default date '2000-01-01',
  effective_to   date,
  is_active      boolean not null default true,
  updated_at     timestamptz not null default now(),
  updated_by     uuid,
  primary key (tenant_id, code, effective_from),
  constraint head_codes_range_check check (effective_to is null or effective_to >= effective_from),
  constraint head_codes_overlap_excl exclude using gist (tenant_id with =, code with =, daterange(effective_from, effective_to, '[]') with &&)
);
comment on table public.head_codes is 'What a bill earns and what is held back of it, in which kinds of bill. Rule: execution.md section 4.2.';
comment on column public.head_codes.is_remitted is 'A deduction that is paid on to somebody: a beneficiary of its own. Recoveries, penalties and deposits stay with the agency.';
create trigger tg_head_codes__touch before update on public.head_codes for each row execute function private.tg__touch();

create function private.heads_in_force(p_tenant_id text, p_on date) returns setof public.head_codes
language sql stable security definer set search_path = ''
as $$
  select h from (
    select distinct on (x.code) x as h from public.head_codes x
    where x.tenant_id = any (private.tenant_line(p_tenant_id)) and x.effective_from <= p_on and (x.effective_to is null or x.effective_to >= p_on)
    order by x.code, length(x.tenant_id) desc) winners
  where (h).is_active order by (h).ordinal, (h).code
$$;
comment on function private.heads_in_force(text, date) is 'Heads of a day, the nearest tenant''s row for each code.';

create table public.charge_rules (
  tenant_id      text not null references public.tenants on delete restrict,
  bill_kind      text not null check (bill_kind in ('WAGE', 'PURCHASE', 'SUPERVISION', 'ADVANCE', 'RUNNING')),
  head_code      text not null,
  payee_class    text not null default 'ANY',
  material_code  text not null default 'ANY',
  calculation    text not null,
  value          numeric(14, 4) check (value >= 0),
  base           text not null default 'EXCLUDING_GST' check (base in ('EXCLUDING_GST', 'INCLUDING_GST')),
  threshold      public.money_inr check (threshold >= 0),
  ordinal        int not null default 0,
  effective_from date not null default date '2000-01-01',
  effective_to   date,
  is_active      boolean not null default true,
  updated_at     timestamptz not null default now(),
  updated_by     uuid,
  primary key (tenant_id, bill_kind, head_code, payee_class, material_code, effective_from),
  constraint charge_rules_range_check check (effective_to is null or effective_to >= effective_from),
  constraint charge_rules_overlap_excl exclude using gist (tenant_id with =, bill_kind with =, head_code with =, payee_class with =, material_code with =,
    daterange(effective_from, effective_to, '[]') with &&)
);
comment on table public.charge_rules is
  'What is held back of a bill, or paid for supervising it, from which day: percentage of a base, lump sum (typed when it has no value), or quantity times '
  'rate. RUNNING rules hold for final bills too. Rules: execution.md section 4.2, programme.md D5 to D9.';
comment on column public.charge_rules.payee_class is 'Class of the payee (ORGANISATION_CLASS); a rule of its class wins over ANY.';
comment on column public.charge_rules.material_code is 'Of QUANTITY: which supply (SUPPLY_MATERIAL) the value is the rate of.';
comment on column public.charge_rules.threshold is 'Nothing is held back unless the base is above it.';
create trigger tg_charge_rules__touch before update on public.charge_rules for each row execute function private.tg__touch();

create function private.charge_rule_errors(p public.charge_rules) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select case when p.calculation is null then private.field_error('/calculation', 'CALCULATION_TYPE_MISSING')
      when p.calculation not in ('PERCENTAGE', 'LUMPSUM', 'QUANTITY') then private.field_error('/calculation', 'INVALID_HEADCODE_CALCULATION_TYPE') else '[]' end
    || case when p.calculation in ('PERCENTAGE', 'QUANTITY') and p.value is null or p.calculation = 'PERCENTAGE' and p.value > 100 then
      private.field_error('/value', 'INVALID_CALCULATION_TYPE_VALUE') else '[]' end
    || case when (p.calculation = 'QUANTITY') <> (p.material_code <> 'ANY') then private.field_error('/material_code', 'INVALID_CALCULATION_TYPE_VALUE') else '[]' end
    || case when exists (select from public.head_codes h where h.tenant_id = any (private.tenant_line(p.tenant_id)) and h.code = p.head_code and p.bill_kind = any (h.bill_kinds))
      then '[]' else private.field_error('/head_code', 'INVALID_HEAD_CODE') end
$$;
comment on function private.charge_rule_errors(public.charge_rules) is
  'CALCULATION_TYPE_MISSING, INVALID_HEADCODE_CALCULATION_TYPE, INVALID_CALCULATION_TYPE_VALUE, INVALID_HEAD_CODE. Rule: execution.md section 4.3.';

create function private.tg_charge_rules__check() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.fail_fields(private.charge_rule_errors(new));
  -- A head is computed in one way: beside rates by quantity a percentage of the same head would be lost.
  if new.is_active and exists (
    select from private.charge_rules_in_force(new.tenant_id, new.bill_kind, new.payee_class, new.effective_from) r
    where r.head_code = new.head_code and r.material_code <> new.material_code and r.calculation <> new.calculation) then
    perform private.fail_fields(private.field_error('/calculation', 'INVALID_HEADCODE_CALCULATION_TYPE'));
  end if;
  return new;
end
$$;
comment on function private.tg_charge_rules__check() is 'No rule that cannot be computed, and none that computes a head in another way than the rules beside it.';
create trigger tg_charge_rules__check before insert or update on public.charge_rules for each row execute function private.tg_charge_rules__check();

create function private.charge_rules_in_force(p_tenant_id text, p_kind text, p_payee_class text, p_on date) returns setof public.charge_rules
language sql stable security definer set search_path = ''
as $$
  select r from (
    select distinct on ((n.r).head_code, (n.r).material_code) n.r from (
      select distinct on (x.head_code, x.payee_class, x.material_code) x as r from public.charge_rules x
      where x.tenant_id = any (private.tenant_line(p_tenant_id)) and x.bill_kind = case p_kind when 'FINAL' then 'RUNNING' else p_kind end
        and x.payee_class in ('ANY', coalesce(p_payee_class, 'ANY')) and x.effective_from <= p_on and (x.effective_to is null or x.effective_to >= p_on)
      order by x.head_code, x.payee_class, x.material_code, length(x.tenant_id) desc) n
    where (n.r).is_active
    order by (n.r).head_code, (n.r).material_code, (n.r).payee_class = 'ANY') winners
  order by (r).ordinal, (r).head_code, (r).material_code
$$;
comment on function private.charge_rules_in_force(text, text, text, date) is
  'Rules of a kind of bill on a day: the nearest tenant''s, and of those the one of the payee''s class before the general one.';

-- Bills -------------------------------------------------------------------------------------------------------------

create table public.bills (
  tenant_id             text not null references public.tenants on delete restrict,
  id                    uuid not null default private.uuid_v7(),
  number                text,
  kind                  text not null check (kind in ('WAGE', 'PURCHASE', 'SUPERVISION', 'ADVANCE', 'RUNNING', 'FINAL', 'RELEASE')),
  reference             text not null,
  work_order_id         uuid not null,
  project_id            uuid not null,
  organisation_id       uuid,
  muster_id             uuid,
  payee_organisation_id uuid,
  payee_name            text,
  payee_class           text,
  bill_date             date not null,
  due_date              date,
  from_on               date,
  to_on                 date,
  invoice_number        text check (length(invoice_number) between 2 and 64),
  invoice_date          date,
  material_amount       public.money_inr not null default 0 check (material_amount >= 0),
  gst_amount            public.money_inr not null default 0 check (gst_amount >= 0),
  gross                 public.money_inr not null default 0 check (gross >= 0),
  deductions            public.money_inr not null default 0 check (deductions >= 0),
  net                   public.money_inr not null generated always as (gross - deductions) stored,
  payable_amount        public.money_inr not null default 0 check (payable_amount >= 0),
  charged_amount        public.money_inr not null default 0 check (charged_amount >= 0),
  release_stage         text check (release_stage in ('COMPLETION', 'LIABILITY_END')),
  entered               jsonb not null default '{}' check (jsonb_typeof(entered) = 'object'),
  remarks               text check (length(remarks) <= 1000),
  state                 text not null default 'START',
  application_status    text not null default 'INWORKFLOW',
  payment_status        text check (payment_status in ('INITIATED', 'SUCCESSFUL', 'FAILED', 'PARTIAL', 'CANCELLED')),
  paid_amount           public.money_inr not null default 0 check (paid_amount >= 0),
  is_updatable          boolean not null default true,
  version               int not null default 1,
  submitted_at          timestamptz,
  approved_on           date,
  created_at            timestamptz not null default now(),
  created_by            uuid,
  created_by_name       text not null,
  updated_at            timestamptz not null default now(),
  updated_by            uuid,
  primary key (tenant_id, id),
  constraint bills_number_key unique (tenant_id, number),
  constraint bills_work_order_fkey foreign key (tenant_id, work_order_id) references public.work_orders (tenant_id, id) on delete restrict,
  constraint bills_project_fkey foreign key (tenant_id, project_id) references public.projects (tenant_id, id) on delete restrict,
  constraint bills_organisation_fkey foreign key (tenant_id, organisation_id) references public.organisations (tenant_id, id) on delete restrict,
  constraint bills_muster_fkey foreign key (tenant_id, muster_id) references public.musters (tenant_id, id) on delete restrict,
  constraint bills_payee_fkey foreign key (tenant_id, payee_organisation_id) references public.organisations (tenant_id, id) on delete restrict,
  constraint bills_net_check check (deductions <= gross),
  constraint bills_paid_check check (paid_amount <= payable_amount),
  constraint bills_muster_check check ((kind = 'WAGE') = (muster_id is not null)),
  constraint bills_release_check check ((kind = 'RELEASE') = (release_stage is not null))
);
comment on table public.bills is 'What is owed for a work order. Amounts come from its lines; who is paid stands in bill_beneficiaries. Rule: execution.md section 4.';
comment on column public.bills.reference is 'Order, muster where there is one, and a running part: WO_PR_1. Shown, never parsed.';
comment on column public.bills.organisation_id is 'Party to the order: its people see the bill.';
comment on column public.bills.payee_class is 'Class of the payee when the rules were applied.';
comment on column public.bills.entered is 'What was typed: supplies, deductions, measurement_ids, amount; the bill is computed from it again when it is handed in.';
comment on column public.bills.payable_amount is 'What is paid out: to the payee and to the heads of deductions that are remitted.';
comment on column public.bills.charged_amount is 'What the bill takes of the order value: its gross, less the recovery of an advance that took it before; nothing for a release, which its deduction took.';
comment on column public.bills.payment_status is 'Null until a payment was made for it.';
create unique index bills_reference_key on public.bills (tenant_id, kind, reference) where application_status <> 'INACTIVE';
create unique index bills_muster_key on public.bills (tenant_id, muster_id) where muster_id is not null and application_status <> 'INACTIVE';
create unique index bills_invoice_key on public.bills (tenant_id, payee_organisation_id, lower(invoice_number)) where invoice_number is not null and application_status <> 'INACTIVE';
create unique index bills_final_key on public.bills (tenant_id, work_order_id) where kind = 'FINAL' and application_status <> 'INACTIVE';
create unique index bills_release_key on public.bills (tenant_id, work_order_id, release_stage) where kind = 'RELEASE' and application_status <> 'INACTIVE';
create index bills_work_order_idx on public.bills (tenant_id, work_order_id, created_at desc);
create index bills_project_idx on public.bills (tenant_id, project_id);
create index bills_organisation_idx on public.bills (tenant_id, organisation_id);
create index bills_payee_idx on public.bills (tenant_id, payee_organisation_id);
create index bills_tenant_created_idx on public.bills (tenant_id, created_at desc, id desc);
create index bills_gross_idx on public.bills (tenant_id, gross, id);
create index bills_bill_date_idx on public.bills (tenant_id, bill_date, id);
create index bills_state_idx on public.bills (tenant_id, state, id);
create trigger tg_bills__touch before update on public.bills for each row execute function private.tg__touch();

create table public.bill_lines (
  tenant_id           text not null,
  id                  uuid not null default private.uuid_v7(),
  bill_id             uuid not null,
  ordinal             int not null,
  direction           text not null check (direction in ('EARNING', 'DEDUCTION')),
  head_code           text not null,
  individual_id       uuid,
  source_bill_id      uuid,
  measurement_line_id uuid,
  penalty_id          uuid,
  description         text,
  calculation         text check (calculation in ('PERCENTAGE', 'LUMPSUM', 'QUANTITY')),
  rate                numeric(14, 4),
  base                text check (base in ('EXCLUDING_GST', 'INCLUDING_GST')),
  base_amount         public.money_inr,
  quantity            numeric(14, 4),
  unit_code           text,
  calculated_amount   public.money_inr not null,
  amount              public.money_inr not null check (amount >= 0),
  reason              text check (length(reason) between 2 and 300),
  is_live             boolean not null default true,
  primary key (tenant_id, id),
  constraint bill_lines_bill_fkey foreign key (tenant_id, bill_id) references public.bills (tenant_id, id) on delete cascade,
  constraint bill_lines_source_fkey foreign key (tenant_id, source_bill_id) references public.bills (tenant_id, id) on delete restrict,
  constraint bill_lines_measurement_fkey foreign key (tenant_id, measurement_line_id) references public.measurement_lines (tenant_id, id) on delete restrict,
  constraint bill_lines_individual_fkey foreign key (tenant_id, individual_id) references public.individuals (tenant_id, id) on delete restrict
);
comment on table public.bill_lines is 'Earnings and deductions of a bill by head, each with the rule, base and rate that made it.';
comment on column public.bill_lines.calculated_amount is 'What the rule gives; amount is what was typed instead, with a reason. Rule: programme.md D8.';
comment on column public.bill_lines.is_live is 'False once its bill was rejected: what it covered can be billed again.';
-- Nothing is billed twice, whatever function forgets to ask.
create unique index bill_lines_measurement_key on public.bill_lines (tenant_id, measurement_line_id) where measurement_line_id is not null and is_live;
create unique index bill_lines_source_key on public.bill_lines (tenant_id, source_bill_id) where source_bill_id is not null and is_live;
create unique index bill_lines_penalty_key on public.bill_lines (tenant_id, penalty_id) where penalty_id is not null and is_live;
create index bill_lines_bill_idx on public.bill_lines (tenant_id, bill_id, ordinal);
create index bill_lines_individual_idx on public.bill_lines (tenant_id, individual_id);

create table public.bill_beneficiaries (
  tenant_id       text not null,
  id              uuid not null default private.uuid_v7(),
  bill_id         uuid not null,
  ordinal         int not null,
  owner_type      text not null check (owner_type in ('INDIVIDUAL', 'ORGANISATION', 'HEAD')),
  individual_id   uuid,
  organisation_id uuid,
  head_code       text,
  name            text not null,
  days            numeric(6, 1),
  rate            public.rate_inr,
  gross           public.money_inr not null check (gross >= 0),
  deductions      public.money_inr not null default 0 check (deductions >= 0),
  net             public.money_inr not null generated always as (gross - deductions) stored,
  withheld_until  date,
  payment_status  text check (payment_status in ('INITIATED', 'SUCCESSFUL', 'FAILED', 'PARTIAL', 'CANCELLED')),
  paid_amount     public.money_inr not null default 0 check (paid_amount >= 0),
  primary key (tenant_id, id),
  constraint bill_beneficiaries_owner_check check (
    (owner_type = 'INDIVIDUAL') = (individual_id is not null) and (owner_type = 'ORGANISATION') = (organisation_id is not null)
    and (owner_type = 'HEAD') = (head_code is not null)),
  constraint bill_beneficiaries_amount_check check (deductions <= gross and paid_amount <= gross - deductions),
  constraint bill_beneficiaries_bill_fkey foreign key (tenant_id, bill_id) references public.bills (tenant_id, id) on delete cascade,
  constraint bill_beneficiaries_individual_fkey foreign key (tenant_id, individual_id) references public.individuals (tenant_id, id) on delete restrict,
  constraint bill_beneficiaries_organisation_fkey foreign key (tenant_id, organisation_id) references public.organisations (tenant_id, id) on delete restrict
);
comment on table public.bill_beneficiaries is 'Who is paid how much by a bill: the payees, and one row for each head of deductions that is remitted. Their net is the payable amount of the bill.';
comment on column public.bill_beneficiaries.withheld_until is 'A penalty withholds the payment until this day. Rule: programme.md section 11.';
create index bill_beneficiaries_bill_idx on public.bill_beneficiaries (tenant_id, bill_id, ordinal);
create index bill_beneficiaries_individual_idx on public.bill_beneficiaries (tenant_id, individual_id);
create index bill_beneficiaries_organisation_idx on public.bill_beneficiaries (tenant_id, organisation_id);

create table public.penalties (
  tenant_id       text not null references public.tenants on delete restrict,
  id              uuid not null default private.uuid_v7(),
  work_order_id   uuid not null,
  organisation_id uuid not null,
  kind            text not null check (kind in ('DEDUCTION', 'WITHHOLD')),
  amount          public.money_inr check (amount > 0),
  months          int check (months between 1 and 60),
  reason          text not null check (length(btrim(reason)) between 5 and 500),
  status          text not null default 'PROPOSED' check (status in ('PROPOSED', 'CONFIRMED', 'REFUSED')),
  proposed_by     uuid not null,
  proposed_by_name text not null,
  proposed_at     timestamptz not null default now(),
  decided_by      uuid,
  decided_by_name text,
  decided_at      timestamptz,
  remarks         text check (length(remarks) <= 500),
  primary key (tenant_id, id),
  constraint penalties_shape_check check ((kind = 'DEDUCTION') = (amount is not null) and (kind = 'WITHHOLD') = (months is not null)),
  constraint penalties_work_order_fkey foreign key (tenant_id, work_order_id) references public.work_orders (tenant_id, id) on delete restrict,
  constraint penalties_organisation_fkey foreign key (tenant_id, organisation_id) references public.organisations (tenant_id, id) on delete restrict
);
comment on table public.penalties is 'Penalties for vendors and contractors: proposed by one, confirmed by another, taken in the next bill. Rule: programme.md PUR-04.';
create index penalties_work_order_idx on public.penalties (tenant_id, work_order_id);
create index penalties_organisation_idx on public.penalties (tenant_id, organisation_id);
alter table public.bill_lines add constraint bill_lines_penalty_fkey
  foreign key (tenant_id, penalty_id) references public.penalties (tenant_id, id) on delete restrict;

-- Row-level security ------------------------------------------------------------------------------------------------

do $$
declare
  v_table text;
begin
  foreach v_table in array array['head_codes', 'charge_rules'] loop
    execute format('alter table public.%I enable row level security', v_table);
    execute format('create policy "%1$s: members read" on public.%1$I for select to authenticated '
      'using (tenant_id = any ((select private.my_visible_tenants())::text[]))', v_table);
    execute format('create policy "%1$s: administrators add" on public.%1$I for insert to authenticated '
      'with check (tenant_id = any ((select private.my_tenants(''master:manage''))::text[]))', v_table);
    execute format('create policy "%1$s: administrators update" on public.%1$I for update to authenticated '
      'using (tenant_id = any ((select private.my_tenants(''master:manage''))::text[])) '
      'with check (tenant_id = any ((select private.my_tenants(''master:manage''))::text[]))', v_table);
    execute format('grant select, insert on public.%I to authenticated', v_table);
    execute format('select private.audit(%L)', 'public.' || v_table);
  end loop;
  foreach v_table in array array['bills', 'bill_lines', 'bill_beneficiaries', 'penalties'] loop
    execute format('alter table public.%I enable row level security', v_table);
    execute format('create policy "%1$s: staff read" on public.%1$I for select to authenticated '
      'using (tenant_id = any ((select private.my_tenants(''bill:read''))::text[]))', v_table);
    execute format('grant select on public.%I to authenticated', v_table);
    execute format('select private.audit(%L)', 'public.' || v_table);
  end loop;
  -- A bill is seen by the organisation of the order and by its payee, once it is no draft any more.
  foreach v_table in array array['bill_lines', 'bill_beneficiaries'] loop
    execute format('create policy "%1$s: organisations read own" on public.%1$I for select to authenticated '
      'using (exists (select from public.bills b where b.tenant_id = %1$I.tenant_id and b.id = %1$I.bill_id and b.number is not null '
      'and (b.organisation_id = any ((select private.my_organisations(''bill:read''))::uuid[]) '
      'or b.payee_organisation_id = any ((select private.my_organisations(''bill:read''))::uuid[]))))', v_table);
  end loop;
end
$$;
grant update (category, bill_kinds, is_remitted, name, local_names, ordinal, effective_to, is_active) on public.head_codes to authenticated;
grant update (calculation, value, base, threshold, ordinal, effective_to, is_active) on public.charge_rules to authenticated;
create policy "bills: organisations read own" on public.bills for select to authenticated
  using (number is not null and (organisation_id = any ((select private.my_organisations('bill:read'))::uuid[])
    or payee_organisation_id = any ((select private.my_organisations('bill:read'))::uuid[])));
create policy "penalties: organisations read own" on public.penalties for select to authenticated
  using (status = 'CONFIRMED' and organisation_id = any ((select private.my_organisations('bill:read'))::uuid[]));
create policy "workflow_instances: readers of bills" on public.workflow_instances for select to authenticated
  using (document_type in ('bill', 'automatic_bill') and tenant_id = any ((select private.my_tenants('bill:read'))::text[]));
create policy "workflow_history: readers of bills" on public.workflow_history for select to authenticated
  using (document_type in ('bill', 'automatic_bill') and tenant_id = any ((select private.my_tenants('bill:read'))::text[]));
create policy "document_snapshots: readers of bills" on public.document_snapshots for select to authenticated
  using (document_type in ('bill', 'automatic_bill') and tenant_id = any ((select private.my_tenants('bill:read'))::text[]));
create policy "documents: readers of bills read their files" on public.documents for select to authenticated
  using (owner_type = 'bill' and status = 'ACCEPTED' and tenant_id = any ((select private.my_tenants('bill:read'))::text[]));
create policy "workflow_instances: organisations read bills of their orders" on public.workflow_instances for select to authenticated
  using (document_type in ('bill', 'automatic_bill') and number is not null and organisation_id = any ((select private.my_organisations('bill:read'))::uuid[]));

insert into public.document_types (code, read_permission, write_permission, before_hook, after_hook, brief_hook, name, local_names) values
  ('bill', 'bill:read', 'bill:create', 'private.bill_before', 'private.bill_after', 'private.bill_brief', 'Bill', '{"or": "ବିଲ", "hi": "बिल"}'),
  ('automatic_bill', 'bill:read', null, 'private.bill_before', 'private.bill_after', 'private.bill_brief', 'Automatic bill',
    '{"or": "ସ୍ୱୟଂଚାଳିତ ବିଲ", "hi": "स्वचालित बिल"}');
insert into public.workflow_effects (document_type, code, taken_by, is_required, is_unavoidable, is_checked, is_concluding, comes_after, ordinal, name, local_names) values
  ('bill', 'OPEN', 'PERSON', true, false, false, false, null, 1, 'First save of the draft', '{"or": "ଖସଡ଼ାର ପ୍ରଥମ ସଞ୍ଚୟ", "hi": "मसौदे का पहला सहेजना"}'),
  ('bill', 'SUBMIT', 'PERSON', true, true, false, false, null, 2, 'Submission: completeness and the limit of the order are checked, the number is given',
    '{"or": "ଦାଖଲ: ସମ୍ପୂର୍ଣ୍ଣତା ଓ ଆଦେଶର ସୀମା ଯାଞ୍ଚ ହୁଏ, ନମ୍ବର ମିଳେ", "hi": "प्रस्तुति: पूर्णता और आदेश की सीमा जाँची जाती है, संख्या मिलती है"}'),
  ('bill', 'VERIFY', 'PERSON', false, false, true, false, 'SUBMIT', 3, 'Verification', '{"or": "ଯାଞ୍ଚ", "hi": "सत्यापन"}'),
  ('bill', 'APPROVE', 'PERSON', true, true, true, true, 'SUBMIT', 4, 'Approval: the budget is spent, the bill can be paid',
    '{"or": "ଅନୁମୋଦନ: ବଜେଟ ଖର୍ଚ୍ଚ ହୁଏ, ବିଲ ଦିଆଯାଇପାରେ", "hi": "अनुमोदन: बजट व्यय होता है, बिल का भुगतान हो सकता है"}'),
  ('automatic_bill', 'OPEN', 'SYSTEM', true, false, false, false, null, 1, 'Drawn up from what was approved', '{"or": "ଅନୁମୋଦିତ କାଗଜରୁ ପ୍ରସ୍ତୁତ", "hi": "स्वीकृत काग़ज़ों से तैयार"}'),
  ('automatic_bill', 'APPROVE', 'SYSTEM', true, true, false, true, null, 2, 'Approval: the budget is spent, the bill can be paid',
    '{"or": "ଅନୁମୋଦନ: ବଜେଟ ଖର୍ଚ୍ଚ ହୁଏ, ବିଲ ଦିଆଯାଇପାରେ", "hi": "अनुमोदन: बजट व्यय होता है, बिल का भुगतान हो सकता है"}');

-- Work orders: who carries an approved estimate out, for how much, from when until when, and on what terms.
-- One row for the life of the order; time extensions and revisions are papers of their own that change it. Rule: planning.md section 4.

insert into public.permissions (code, description) values
  ('work_order:read', 'See work orders'),
  ('work_order:create', 'Draw up, change and submit work orders'),
  ('work_order:extend', 'Ask for more time for a work order'),
  ('work_order:hand_over', 'Hand the site over and answer the kick-off checklist');

insert into public.code_lists (code, parent_list, name, local_names) values
  ('CONTRACT_TYPE', null, 'Types of contract', '{"or": "ଚୁକ୍ତି ପ୍ରକାର", "hi": "अनुबंध के प्रकार"}'),
  ('AGENCY_ROLE', null, 'Roles of executing agencies', '{"or": "କାର୍ଯ୍ୟକାରୀ ସଂସ୍ଥାର ଭୂମିକା", "hi": "कार्यकारी संस्था की भूमिकाएँ"}'),
  ('ORDER_VALUE_RULE', null, 'Rules of the order value', '{"or": "କାର୍ଯ୍ୟାଦେଶ ମୂଲ୍ୟର ନିୟମ", "hi": "कार्यादेश मूल्य के नियम"}'),
  ('ACCEPTANCE_LAPSE', null, 'When the acceptance date has passed', '{"or": "ଗ୍ରହଣ ତାରିଖ ପାର ହେଲେ", "hi": "स्वीकृति की तिथि बीतने पर"}');

-- D1, D2, D24 of programme.md: what the sources disagree on is a setting with a day from which it holds.
insert into public.setting_definitions (key, kind, default_value, description, local_descriptions, min_value, max_value, list_code) values
  ('work_order.ia_threshold', 'number', '1500000', 'Order value in rupees up to which a community organisation is the implementing agency; beyond it is the implementation partner',
    '{"or": "କେତେ ଟଙ୍କା ପର୍ଯ୍ୟନ୍ତ କାର୍ଯ୍ୟାଦେଶରେ ଗୋଷ୍ଠୀ ସଂଗଠନ କାର୍ଯ୍ୟକାରୀ ସଂସ୍ଥା ହୁଏ; ତା ଉପରେ ସହଯୋଗୀ", "hi": "कितने रुपये तक के कार्यादेश में सामुदायिक संगठन कार्यान्वयन एजेंसी होता है; उससे ऊपर साझेदार"}', 0, 999999999999, null),
  ('work_order.value_rule_ia', 'text', '"ESTIMATE"', 'What the value of an order to an implementing agency is',
    '{"or": "କାର୍ଯ୍ୟକାରୀ ସଂସ୍ଥାକୁ ଦିଆଯାଇଥିବା ଆଦେଶର ମୂଲ୍ୟ କିପରି ହୁଏ", "hi": "कार्यान्वयन एजेंसी के कार्यादेश का मूल्य किससे बनता है"}', null, null, 'ORDER_VALUE_RULE'),
  ('work_order.value_rule_ip', 'text', '"LABOUR"', 'What the value of an order to an implementation partner is',
    '{"or": "କାର୍ଯ୍ୟାନ୍ୱୟନ ସହଯୋଗୀଙ୍କୁ ଦିଆଯାଇଥିବା ଆଦେଶର ମୂଲ୍ୟ କିପରି ହୁଏ", "hi": "कार्यान्वयन साझेदार के कार्यादेश का मूल्य किससे बनता है"}', null, null, 'ORDER_VALUE_RULE'),
  ('work_order.acceptance_days', 'integer', '7', 'Days from the issue of a work order until it should be accepted',
    '{"or": "କାର୍ଯ୍ୟାଦେଶ ଜାରି ହେବାର କେତେ ଦିନ ମଧ୍ୟରେ ଗ୍ରହଣ କରିବାକୁ ହେବ", "hi": "कार्यादेश जारी होने के कितने दिन में उसे स्वीकार करना है"}', 1, 365, null),
  ('work_order.acceptance_lapse', 'text', '"DUE_LIST"', 'What happens to a work order that was not accepted by its date',
    '{"or": "ତାରିଖ ମଧ୍ୟରେ ଗ୍ରହଣ ହୋଇନଥିବା କାର୍ଯ୍ୟାଦେଶର କଣ ହେବ", "hi": "तिथि तक स्वीकार न हुए कार्यादेश का क्या हो"}', null, null, 'ACCEPTANCE_LAPSE'),
  ('work_order.max_time_extensions', 'integer', '2', 'How often the time of a work order may be extended',
    '{"or": "ଗୋଟିଏ କାର୍ଯ୍ୟାଦେଶର ସମୟ କେତେ ଥର ବଢ଼ାଯାଇପାରିବ", "hi": "एक कार्यादेश का समय कितनी बार बढ़ाया जा सकता है"}', 0, 50, null),
  ('work_order.defect_liability_days', 'integer', '365', 'Days of defect liability that a new work order proposes',
    '{"or": "ନୂଆ କାର୍ଯ୍ୟାଦେଶ ପ୍ରସ୍ତାବ କରୁଥିବା ତ୍ରୁଟି ଦାୟିତ୍ୱ ଦିନ", "hi": "नए कार्यादेश में प्रस्तावित दोष दायित्व के दिन"}', 0, 3650, null);

create table public.work_orders (
  tenant_id             text not null references public.tenants on delete restrict,
  id                    uuid not null default private.uuid_v7(),
  number                text,
  project_id            uuid not null,
  estimate_id           uuid not null,
  letter_of_intent_id   uuid,
  name                  text not null,
  description           text check (length(description) <= 1000),
  ward_code             text,
  locality_code         text,
  organisation_id       uuid,
  organisation_name     text,
  proposed_organisation_id uuid,
  organisation_choice_reason text check (length(organisation_choice_reason) <= 1000),
  declined_by           uuid[] not null default '{}',
  contract_type_code    text not null default 'CON-01',
  agency_role_code      text check (agency_role_code in ('IA', 'IP', 'CONTRACTOR')),
  role_choice_reason    text check (length(role_choice_reason) <= 1000),
  value_rule            text not null default 'ESTIMATE' check (value_rule in ('ESTIMATE', 'LABOUR', 'AWARD')),
  officer_id            uuid,
  officer_name          text,
  officer_designation_code text,
  amount                public.money_inr not null default 0 check (amount >= 0),
  completion_days       int check (completion_days > 0),
  security_deposit      public.money_inr not null default 0 check (security_deposit >= 0),
  defect_liability_days int not null default 0 check (defect_liability_days >= 0),
  issued_on             date,
  accept_by             date,
  accepted_at           timestamptz,
  starts_on             date,
  ends_on               date,
  handed_over_on        date,
  handed_over_by        uuid,
  handed_over_by_name   text,
  suspended_on          date,
  suspension_reason     text,
  cancelled_on          date,
  cancellation_reason   text,
  version_number        int not null default 1 check (version_number > 0),
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
  constraint work_orders_number_key unique (tenant_id, number),
  constraint work_orders_project_fkey foreign key (tenant_id, project_id) references public.projects (tenant_id, id) on delete restrict,
  constraint work_orders_estimate_fkey foreign key (tenant_id, estimate_id) references public.estimates (tenant_id, id) on delete restrict,
  constraint work_orders_organisation_fkey foreign key (tenant_id, organisation_id) references public.organisations (tenant_id, id) on delete restrict,
  constraint work_orders_proposed_fkey foreign key (tenant_id, proposed_organisation_id) references public.organisations (tenant_id, id) on delete restrict,
  constraint work_orders_officer_fkey foreign key (tenant_id, officer_id) references public.employees (tenant_id, id) on delete restrict,
  constraint work_orders_dates_check check (ends_on is null or ends_on >= starts_on),
  constraint work_orders_accepted_check check ((accepted_at is null) = (starts_on is null))
);
alter table public.budget_entries add constraint budget_entries_work_order_fkey
  foreign key (tenant_id, work_order_id) references public.work_orders (tenant_id, id) on delete restrict;
comment on table public.work_orders is 'One row for the life of the order. Its number is taken when it is submitted; amendments in force change the row. Rule: planning.md section 4.';
comment on column public.work_orders.estimate_id is 'The estimate in force: a revised one takes its place when the order is revised.';
comment on column public.work_orders.organisation_name is 'As it was called when it was chosen; so are officer_name and officer_designation_code.';
comment on column public.work_orders.proposed_organisation_id is 'Whom the system proposed: another choice needs organisation_choice_reason. Rule: programme.md D23.';
comment on column public.work_orders.declined_by is 'Organisations that declined the order or let it lapse: it goes to another.';
comment on column public.work_orders.role_choice_reason is 'Why the implementation partner where the value would make it the agency. Rule: programme.md D1.';
comment on column public.work_orders.value_rule is 'ESTIMATE: lines at the rates of the estimate; LABOUR: their labour part; AWARD: at the rates of a letter of intent. Rule: programme.md D2.';
comment on column public.work_orders.issued_on is 'The day of approval. Until then its organisation does not see it. Rule: planning.md section 4.4.';
comment on column public.work_orders.starts_on is 'The day of acceptance; ends_on is that plus completion_days, extended by amendments.';
comment on column public.work_orders.version_number is '1, and one more with each amendment in force; version is the lock of the row.';
create index work_orders_tenant_created_idx on public.work_orders (tenant_id, created_at desc, id desc);
create index work_orders_name_idx on public.work_orders (tenant_id, name, id);
create index work_orders_amount_idx on public.work_orders (tenant_id, amount, id);
create index work_orders_state_idx on public.work_orders (tenant_id, state, id);
create index work_orders_ends_on_idx on public.work_orders (tenant_id, ends_on, id);
create index work_orders_project_idx on public.work_orders (tenant_id, project_id);
create index work_orders_estimate_idx on public.work_orders (tenant_id, estimate_id);
create index work_orders_organisation_idx on public.work_orders (tenant_id, organisation_id);
create index work_orders_proposed_idx on public.work_orders (tenant_id, proposed_organisation_id);
create index work_orders_officer_idx on public.work_orders (tenant_id, officer_id);
create trigger tg_work_orders__touch before update on public.work_orders for each row execute function private.tg__touch();

create table public.work_order_lines (
  tenant_id        text not null,
  id               uuid not null default private.uuid_v7(),
  work_order_id    uuid not null,
  estimate_line_id uuid not null,
  ordinal          int not null,
  category         text not null check (category in ('SOR', 'NON_SOR', 'OVERHEAD')),
  name             text,
  description      text,
  sor_code         text,
  overhead_code    text,
  unit_code        text,
  rate             public.rate_inr check (rate >= 0),
  percentage       public.percentage,
  quantity         public.quantity not null default 0 check (quantity >= 0),
  amount           public.money_inr not null default 0 check (amount >= 0),
  is_live          boolean not null default true,
  primary key (tenant_id, id),
  constraint work_order_lines_order_fkey foreign key (tenant_id, work_order_id) references public.work_orders (tenant_id, id) on delete restrict,
  constraint work_order_lines_estimate_line_fkey foreign key (tenant_id, estimate_line_id) references public.estimate_lines (tenant_id, id) on delete restrict,
  constraint work_order_lines_product_check check (category = 'OVERHEAD' or amount = round(coalesce(rate, 0) * quantity, 2))
);
comment on table public.work_order_lines is
  'What is ordered. id is the reference that measurements point at and stays for the life of the order; estimate_line_id is of the estimate in force.';
comment on column public.work_order_lines.quantity is 'Sanctioned, net of deductions.';
comment on column public.work_order_lines.percentage is 'Of the works of this order, for an overhead that is a percentage.';
comment on column public.work_order_lines.is_live is 'Belongs to the order; false once a revision took it out, or when the order ended without a measurement.';
create index work_order_lines_order_idx on public.work_order_lines (tenant_id, work_order_id, ordinal);
-- One live order per line of an estimate. A percentage is no piece of work: each order carries it on its own works.
create unique index work_order_lines_live_key on public.work_order_lines (tenant_id, estimate_line_id) where is_live and percentage is null;
create index work_order_lines_estimate_line_idx on public.work_order_lines (tenant_id, estimate_line_id);

create table public.work_order_milestones (
  tenant_id       text not null,
  id              uuid not null default private.uuid_v7(),
  work_order_id   uuid not null,
  ordinal         int not null,
  name            text not null check (length(btrim(name)) between 2 and 200),
  planned_from_on date,
  planned_to_on   date,
  percentage      public.percentage not null check (percentage > 0 and percentage <= 100),
  primary key (tenant_id, id),
  constraint work_order_milestones_order_fkey foreign key (tenant_id, work_order_id) references public.work_orders (tenant_id, id) on delete cascade,
  constraint work_order_milestones_dates_check check (planned_to_on is null or planned_from_on is null or planned_to_on >= planned_from_on)
);
comment on table public.work_order_milestones is 'Steps of the work with their planned days and share of the whole; together 100 percent.';
create index work_order_milestones_order_idx on public.work_order_milestones (tenant_id, work_order_id, ordinal);

create table public.work_order_payments (
  tenant_id     text not null,
  id            uuid not null default private.uuid_v7(),
  work_order_id uuid not null,
  ordinal       int not null,
  planned_on    date not null,
  amount        public.money_inr not null check (amount > 0),
  milestone_id  uuid,
  remarks       text check (length(remarks) <= 300),
  primary key (tenant_id, id),
  constraint work_order_payments_order_fkey foreign key (tenant_id, work_order_id) references public.work_orders (tenant_id, id) on delete cascade,
  constraint work_order_payments_milestone_fkey foreign key (tenant_id, milestone_id) references public.work_order_milestones (tenant_id, id)
    on delete set null (milestone_id)
);
comment on table public.work_order_payments is 'The payment calendar: when how much is planned to be paid; together the value of the order.';
create index work_order_payments_order_idx on public.work_order_payments (tenant_id, work_order_id, ordinal);
create index work_order_payments_milestone_idx on public.work_order_payments (tenant_id, milestone_id);

create table public.standard_terms (
  tenant_id        text not null references public.tenants on delete restrict,
  code             text not null check (code ~ '^[A-Z0-9][A-Z0-9_.\-]*$' and length(code) <= 64),
  agency_role_code text check (agency_role_code in ('IA', 'IP', 'CONTRACTOR')),
  name             text not null check (length(btrim(name)) between 2 and 1000),
  local_names      jsonb not null default '{}' check (jsonb_typeof(local_names) = 'object'),
  ordinal          int not null default 0,
  effective_from   date not null default date '2000-01-01',
  effective_to     date,
  is_active        boolean not null default true,
  updated_at       timestamptz not null default now(),
  updated_by       uuid,
  primary key (tenant_id, code, effective_from),
  constraint standard_terms_overlap_excl exclude using gist (tenant_id with =, code with =, daterange(effective_from, effective_to, '[]') with &&)
);
comment on table public.standard_terms is 'Terms and conditions to choose from; name is the text itself. Without a role a term is general. Rule: planning.md section 4.11.';
create trigger tg_standard_terms__touch before update on public.standard_terms for each row execute function private.tg__touch();

create table public.work_order_terms (
  tenant_id     text not null,
  id            uuid not null default private.uuid_v7(),
  work_order_id uuid not null,
  ordinal       int not null,
  standard_code text,
  text          text not null check (length(btrim(text)) between 2 and 1000),
  local_texts   jsonb not null default '{}' check (jsonb_typeof(local_texts) = 'object'),
  primary key (tenant_id, id),
  constraint work_order_terms_order_fkey foreign key (tenant_id, work_order_id) references public.work_orders (tenant_id, id) on delete cascade
);
comment on table public.work_order_terms is 'Terms of an order, as they read when they were taken from the library or written for it.';
create index work_order_terms_order_idx on public.work_order_terms (tenant_id, work_order_id, ordinal);

create table public.checklist_questions (
  tenant_id      text not null references public.tenants on delete restrict,
  checklist      text not null check (checklist in ('KICKOFF', 'CLOSURE')),
  code           text not null check (code ~ '^[A-Z][A-Z0-9_]*$' and length(code) <= 64),
  name           text not null check (length(btrim(name)) between 2 and 300),
  local_names    jsonb not null default '{}' check (jsonb_typeof(local_names) = 'object'),
  answer_type    text not null check (answer_type in ('YES_NO', 'DATE', 'UPLOAD')),
  is_required    boolean not null default false,
  ordinal        int not null default 0,
  effective_from date not null default date '2000-01-01',
  effective_to   date,
  is_active      boolean not null default true,
  updated_at     timestamptz not null default now(),
  updated_by     uuid,
  primary key (tenant_id, checklist, code, effective_from),
  constraint checklist_questions_overlap_excl exclude using gist (
    tenant_id with =, checklist with =, code with =, daterange(effective_from, effective_to, '[]') with &&)
);
comment on table public.checklist_questions is 'What is asked when a work begins and when it closes. Rule: planning.md section 4.10.';
comment on column public.checklist_questions.answer_type is 'YES_NO, DATE, or UPLOAD: a file of owner type site that belongs to the order itself.';
create trigger tg_checklist_questions__touch before update on public.checklist_questions for each row execute function private.tg__touch();

create function private.checklist_in_force(p_tenant_id text, p_checklist text, p_on date) returns setof public.checklist_questions
language sql stable security definer set search_path = ''
as $$
  select q from (
    select distinct on (x.code) x as q from public.checklist_questions x
    where x.tenant_id = any (private.tenant_line(p_tenant_id)) and x.checklist = p_checklist and x.effective_from <= p_on and (x.effective_to is null or x.effective_to >= p_on)
    order by x.code, length(x.tenant_id) desc) winners
  where (q).is_active order by (q).ordinal, (q).code
$$;
comment on function private.checklist_in_force(text, text, date) is 'Questions of a checklist on a day, the nearest tenant''s row for each code.';

create table public.work_order_checklist_answers (
  tenant_id        text not null,
  work_order_id    uuid not null,
  checklist        text not null check (checklist in ('KICKOFF', 'CLOSURE')),
  question_code    text not null,
  answer           text check (length(answer) <= 300),
  answered_by      uuid not null,
  answered_by_name text not null,
  answered_at      timestamptz not null default now(),
  primary key (tenant_id, work_order_id, checklist, question_code),
  constraint work_order_checklist_answers_order_fkey foreign key (tenant_id, work_order_id) references public.work_orders (tenant_id, id) on delete restrict
);
comment on table public.work_order_checklist_answers is 'Answers of a work order: YES or NO, a day, or the id of a file.';

-- Amendments: the log of what changed an order, and the papers that ask for it -------------------------------------------

create table public.work_order_amendments (
  tenant_id          text not null references public.tenants on delete restrict,
  id                 uuid not null default private.uuid_v7(),
  number             text,
  work_order_id      uuid not null,
  project_id         uuid not null,
  organisation_id    uuid,
  kind               text not null check (kind in ('TIME_EXTENSION', 'REVISION')),
  supplement_number  int check (supplement_number > 0),
  extension_days     int not null default 0 check (extension_days >= 0),
  reason             text not null default '' check (length(reason) <= 1000),
  estimate_id        uuid,
  amount_before      public.money_inr,
  amount_after       public.money_inr,
  ends_on_before     date,
  ends_on_after      date,
  in_force_on        date,
  state              text not null default 'START',
  application_status text not null default 'INWORKFLOW',
  is_updatable       boolean not null default true,
  version            int not null default 1,
  created_at         timestamptz not null default now(),
  created_by         uuid not null,
  created_by_name    text not null,
  updated_at         timestamptz not null default now(),
  updated_by         uuid,
  primary key (tenant_id, id),
  constraint work_order_amendments_number_key unique (tenant_id, number),
  constraint work_order_amendments_supplement_key unique (tenant_id, work_order_id, supplement_number),
  constraint work_order_amendments_order_fkey foreign key (tenant_id, work_order_id) references public.work_orders (tenant_id, id) on delete restrict,
  constraint work_order_amendments_estimate_fkey foreign key (tenant_id, estimate_id) references public.estimates (tenant_id, id) on delete restrict,
  constraint work_order_amendments_end_check check (in_force_on is null or kind <> 'TIME_EXTENSION' or ends_on_after > ends_on_before)
);
comment on table public.work_order_amendments is
  'Time extensions and revisions of an order with their effect on cost and time; those in force are its log. Rules: planning.md sections 4.6 and 4.7.';
comment on column public.work_order_amendments.supplement_number is 'Counts the amendments of an order that came into force: the version of the order is one more.';
comment on column public.work_order_amendments.organisation_id is 'Party to the order when the paper was made: its people may ask for more time.';
create index work_order_amendments_order_idx on public.work_order_amendments (tenant_id, work_order_id, created_at);
create index work_order_amendments_estimate_idx on public.work_order_amendments (tenant_id, estimate_id);
-- One open paper per order: two extensions at once would both count from the same day.
create unique index work_order_amendments_open_key on public.work_order_amendments (tenant_id, work_order_id) where application_status = 'INWORKFLOW';
create trigger tg_work_order_amendments__touch before update on public.work_order_amendments for each row execute function private.tg__touch();

-- What other modules ask ---------------------------------------------------------------------------------------------

create function private.measured_quantity(p_tenant_id text, p_work_order_line_id uuid, p_with_open boolean) returns numeric
language sql stable security definer set search_path = ''
as $$ select 0::numeric $$;
comment on function private.measured_quantity(text, uuid, boolean) is
  'Quantity measured on a line of an order, net of deductions. The measurement books give it its body: before there are any, nothing is measured.';

create function private.is_handed_over(p_tenant_id text, p_work_order_id uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select coalesce((select w.handed_over_on is not null from public.work_orders w where w.tenant_id = p_tenant_id and w.id = p_work_order_id), false)
$$;
comment on function private.is_handed_over(text, uuid) is
  'Whether the site was handed over, with every required question of the kick-off answered: nothing is measured before (SITE_NOT_HANDED_OVER).';

-- Row-level security ------------------------------------------------------------------------------------------------

alter table public.work_orders enable row level security;
alter table public.work_order_lines enable row level security;
alter table public.work_order_milestones enable row level security;
alter table public.work_order_payments enable row level security;
alter table public.work_order_terms enable row level security;
alter table public.work_order_checklist_answers enable row level security;
alter table public.work_order_amendments enable row level security;
alter table public.standard_terms enable row level security;
alter table public.checklist_questions enable row level security;

create policy "work_orders: staff read" on public.work_orders for select to authenticated
  using (tenant_id = any ((select private.my_tenants('work_order:read'))::text[]));
create policy "work_orders: organisations read own" on public.work_orders for select to authenticated
  using (organisation_id = any ((select private.my_organisations('work_order:read'))::uuid[]) and issued_on is not null);
create policy "work_order_amendments: staff read" on public.work_order_amendments for select to authenticated
  using (tenant_id = any ((select private.my_tenants('work_order:read'))::text[]));
create policy "work_order_amendments: organisations read own" on public.work_order_amendments for select to authenticated
  using (organisation_id = any ((select private.my_organisations('work_order:read'))::uuid[]));

-- What belongs to an order is seen by who sees the order.
do $$
declare
  v_table text;
begin
  foreach v_table in array array['work_order_lines', 'work_order_milestones', 'work_order_payments', 'work_order_terms', 'work_order_checklist_answers'] loop
    execute format('create policy "%1$s: staff read" on public.%1$I for select to authenticated '
      'using (tenant_id = any ((select private.my_tenants(''work_order:read''))::text[]))', v_table);
    execute format('create policy "%1$s: organisations read own" on public.%1$I for select to authenticated '
      'using (exists (select from public.work_orders w where w.tenant_id = %1$I.tenant_id and w.id = %1$I.work_order_id and w.issued_on is not null '
      'and w.organisation_id = any ((select private.my_organisations(''work_order:read''))::uuid[])))', v_table);
    execute format('grant select on public.%I to authenticated', v_table);
    execute format('select private.audit(%L)', 'public.' || v_table);
  end loop;
  foreach v_table in array array['standard_terms', 'checklist_questions'] loop
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
end
$$;
grant update (name, local_names, ordinal, effective_to, is_active) on public.standard_terms to authenticated;
grant update (name, local_names, is_required, ordinal, effective_to, is_active) on public.checklist_questions to authenticated;

create policy "workflow_instances: readers of work orders" on public.workflow_instances for select to authenticated
  using (document_type in ('work_order', 'work_order_amendment') and tenant_id = any ((select private.my_tenants('work_order:read'))::text[]));
create policy "workflow_instances: organisations read their work orders" on public.workflow_instances for select to authenticated
  using (document_type in ('work_order', 'work_order_amendment') and organisation_id = any ((select private.my_organisations('work_order:read'))::uuid[]));
create policy "workflow_history: readers of work orders" on public.workflow_history for select to authenticated
  using (document_type in ('work_order', 'work_order_amendment') and tenant_id = any ((select private.my_tenants('work_order:read'))::text[]));
create policy "document_snapshots: readers of work orders" on public.document_snapshots for select to authenticated
  using (document_type in ('work_order', 'work_order_amendment') and tenant_id = any ((select private.my_tenants('work_order:read'))::text[]));
create policy "documents: readers of work orders read their files" on public.documents for select to authenticated
  using (owner_type in ('work_order', 'work_order_amendment') and status = 'ACCEPTED' and tenant_id = any ((select private.my_tenants('work_order:read'))::text[]));
create policy "documents: organisations read files of their work orders" on public.documents for select to authenticated
  using (owner_type in ('work_order', 'work_order_amendment') and status = 'ACCEPTED' and exists (
    select from public.workflow_instances i
    where i.tenant_id = documents.tenant_id and i.document_type = documents.owner_type and i.document_id = documents.owner_id
      and i.organisation_id = any ((select private.my_organisations('work_order:read'))::uuid[])));
grant select on public.work_orders, public.work_order_amendments to authenticated;
select private.audit('public.work_orders');
select private.audit('public.work_order_amendments');

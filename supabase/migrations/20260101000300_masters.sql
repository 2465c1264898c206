-- Masters: what an administrator configures. Every row has effective dates, an active flag and local names;
-- a row of a tenant wins over the row with the same code of a tenant above it.

-- Settings ----------------------------------------------------------------------------------------------------------

create table public.setting_definitions (
  key           text primary key check (key ~ '^[a-z_]+(\.[a-z_]+)+$'),
  kind          text not null check (kind in ('integer', 'number', 'boolean', 'text')),
  default_value jsonb not null,
  description   text not null,
  local_descriptions jsonb not null default '{}',
  min_value     numeric,
  max_value     numeric,
  list_code     text,
  is_root_only  boolean not null default false
);
comment on table public.setting_definitions is 'Every setting the product reads, with its default.';
comment on column public.setting_definitions.list_code is 'The code list that a text is chosen from.';
comment on column public.setting_definitions.is_root_only is 'Set by the agency at the top alone, for all below it: rules of sign-in and delivery.';

insert into public.setting_definitions (key, kind, default_value, description) values
  ('login.max_failures', 'integer', '3', 'Wrong passwords in a row before a person is blocked'),
  ('login.block_minutes', 'integer', '30', 'How long a block lasts'),
  ('outbox.max_attempts', 'integer', '8', 'Tries before a delivery becomes a dead letter'),
  ('editing.heartbeat_seconds', 'integer', '20', 'How often an open form says that somebody is editing the paper'),
  ('editing.expiry_seconds', 'integer', '90', 'Silence after which a person no longer counts as editing a paper'),
  ('editing.keep_days', 'integer', '30', 'How long unsaved work is kept on the device where it was typed'),
  ('notifications.keep_days', 'integer', '90', 'Days that notices inside the app are kept'),
  ('list.exact_count_limit', 'integer', '10000', 'Rows up to which a list counts and adds up what it finds by itself; beyond, on request'),
  ('list.export_limit', 'integer', '50000', 'Most rows that a list exports into one file'),
  ('inbox.near_sla_share', 'number', '0.2', 'Share of the time left at which a paper counts as near its deadline'),
  ('map.max_points', 'integer', '2000', 'How many records a map shows at most, the newest first'),
  ('map.style_url', 'text', '""', 'Address of a map style of the agency''s own (MapLibre style JSON); empty for the one that is shipped'),
  ('project.max_estimated_cost', 'number', '5000000', 'Largest estimated cost of a project in rupees'),
  ('estimate.cost_tolerance_percent', 'number', '10', 'How far an estimate may exceed the project''s estimated cost before the check fails, in percent'),
  ('estimate.non_sor_share_percent', 'number', '10', 'Share of work outside the schedule of rates from which an approver is warned, in percent'),
  ('estimate.max_age_days', 'integer', '90', 'Days after submission from which an approver is warned of an old estimate'),
  ('estimate.executing_department', 'text', '"WRK"', 'Department that a new estimate proposes to carry the work out');

-- What the editor of settings needs to know: words, bounds, the list to choose from.
update public.setting_definitions d
set local_descriptions = n.local_descriptions::jsonb, min_value = n.min_value, max_value = n.max_value, list_code = n.list_code, is_root_only = n.is_root_only
from (values
  ('login.max_failures', '{"or": "ଜଣେ ବ୍ୟକ୍ତି ଅବରୋଧ ହେବା ପୂର୍ବରୁ କ୍ରମାଗତ ଭୁଲ ପାସୱାର୍ଡ", "hi": "अवरुद्ध होने से पहले लगातार गलत पासवर्ड"}', 1, 20, null, true),
  ('login.block_minutes', '{"or": "ଅବରୋଧ କେତେ ମିନିଟ ରହେ", "hi": "अवरोध कितने मिनट रहता है"}', 1, 10080, null, true),
  ('outbox.max_attempts', '{"or": "ବିତରଣ ବିଫଳ ବୋଲି ଧରିବା ପୂର୍ବରୁ ଚେଷ୍ଟା ସଂଖ୍ୟା", "hi": "वितरण विफल मानने से पहले प्रयासों की संख्या"}', 1, 20, null, false),
  ('editing.heartbeat_seconds', '{"or": "ଖୋଲା ଫର୍ମ କେତେ ସେକେଣ୍ଡରେ ଥରେ ଜଣାଏ ଯେ କେହି କାଗଜ ସମ୍ପାଦନା କରୁଛନ୍ତି", "hi": "खुला प्रपत्र कितने सेकंड में बताता है कि कोई काग़ज़ संपादित कर रहा है"}', 5, 300, null, false),
  ('editing.expiry_seconds', '{"or": "କେତେ ସେକେଣ୍ଡ ନୀରବତା ପରେ ଜଣେ ସମ୍ପାଦନାରତ ବୋଲି ଗଣାଯାଆନ୍ତି ନାହିଁ", "hi": "कितने सेकंड की चुप्पी के बाद कोई संपादनरत नहीं माना जाता"}', 10, 3600, null, false),
  ('editing.keep_days', '{"or": "ସଞ୍ଚୟ ହୋଇନଥିବା କାମ ଟାଇପ ହୋଇଥିବା ଯନ୍ତ୍ରରେ କେତେ ଦିନ ରହେ", "hi": "बिना सहेजा काम टाइप किए गए उपकरण पर कितने दिन रहता है"}', 1, 365, null, false),
  ('notifications.keep_days', '{"or": "ଆପ ଭିତର ବିଜ୍ଞପ୍ତି କେତେ ଦିନ ରଖାଯାଏ", "hi": "ऐप की सूचनाएँ कितने दिन रखी जाती हैं"}', 1, 3650, null, false),
  ('list.exact_count_limit', '{"or": "କେତେ ଧାଡ଼ି ପର୍ଯ୍ୟନ୍ତ ତାଲିକା ଆପେ ଗଣେ ଓ ମିଶାଏ; ତା ପରେ ମାଗିଲେ", "hi": "कितनी पंक्तियों तक सूची स्वयं गिनती और जोड़ती है; उसके बाद माँगने पर"}', 1, 1000000, null, false),
  ('list.export_limit', '{"or": "ଗୋଟିଏ ତାଲିକାରୁ ଗୋଟିଏ ଫାଇଲକୁ ସର୍ବାଧିକ ଧାଡ଼ି", "hi": "एक सूची से एक फ़ाइल में अधिकतम पंक्तियाँ"}', 1, 200000, null, false),
  ('map.max_points', '{"or": "ମାନଚିତ୍ର ସର୍ବାଧିକ କେତୋଟି ରେକର୍ଡ ଦେଖାଏ, ନୂଆ ଆଗରୁ", "hi": "मानचित्र अधिकतम कितने अभिलेख दिखाता है, नए पहले"}', 1, 10000, null, false),
  ('inbox.near_sla_share', '{"or": "କେତେ ଅଂଶ ସମୟ ବାକି ଥିଲେ କାଗଜ ସମୟସୀମା ନିକଟ ବୋଲି ଗଣାଯାଏ", "hi": "शेष समय का वह भाग जिस पर काग़ज़ समय-सीमा के निकट माना जाता है"}', 0, 1, null, false),
  ('map.style_url', '{"or": "ସଂସ୍ଥାର ନିଜ ମାନଚିତ୍ର ଶୈଳୀର ଠିକଣା (MapLibre style JSON); ଖାଲି ଥିଲେ ସହିତ ଦିଆଯାଇଥିବା ଶୈଳୀ", "hi": "संस्था की अपनी मानचित्र शैली का पता (MapLibre style JSON); ख़ाली हो तो साथ दी गई शैली"}', null, null, null, false),
  ('project.max_estimated_cost', '{"or": "ପ୍ରକଳ୍ପର ସର୍ବାଧିକ ଆନୁମାନିକ ବ୍ୟୟ (ଟଙ୍କା)", "hi": "परियोजना की अधिकतम अनुमानित लागत (रुपये)"}', 1, 999999999999, null, false),
  ('estimate.cost_tolerance_percent', '{"or": "ପ୍ରକଳ୍ପର ଆନୁମାନିକ ବ୍ୟୟଠାରୁ ଅଟକଳ କେତେ ଶତକଡ଼ା ଅଧିକ ହେଲେ ଯାଞ୍ଚ ବିଫଳ ହୁଏ", "hi": "परियोजना की अनुमानित लागत से प्राक्कलन कितने प्रतिशत अधिक होने पर जाँच विफल होती है"}', 0, 1000, null, false),
  ('estimate.non_sor_share_percent', '{"or": "ଦର ସୂଚୀ ବାହାର କାର୍ଯ୍ୟ କେତେ ଶତକଡ଼ା ହେଲେ ଅନୁମୋଦନକାରୀଙ୍କୁ ସତର୍କ କରାଯାଏ", "hi": "दर अनुसूची से बाहर का काम कितने प्रतिशत होने पर अनुमोदक को सचेत किया जाता है"}', 0, 100, null, false),
  ('estimate.max_age_days', '{"or": "ଦାଖଲର କେତେ ଦିନ ପରେ ପୁରୁଣା ଅଟକଳ ବୋଲି ସତର୍କ କରାଯାଏ", "hi": "जमा होने के कितने दिन बाद पुराने प्राक्कलन की चेतावनी दी जाती है"}', 1, 3650, null, false),
  ('estimate.executing_department', '{"or": "ନୂଆ ଅଟକଳ କାର୍ଯ୍ୟ ପାଇଁ ପ୍ରସ୍ତାବ କରୁଥିବା ବିଭାଗ", "hi": "नए प्राक्कलन में प्रस्तावित निष्पादन विभाग"}', null, null, 'DEPARTMENT', false)
) n (key, local_descriptions, min_value, max_value, list_code, is_root_only)
where d.key = n.key;

create table public.tenant_settings (
  tenant_id      text not null references public.tenants on delete restrict,
  key            text not null references public.setting_definitions on delete restrict,
  effective_from date not null default current_date,
  value          jsonb,
  updated_at     timestamptz not null default now(),
  updated_by     uuid,
  primary key (tenant_id, key, effective_from)
);
comment on table public.tenant_settings is 'A tenant''s value of a setting from a day on; it also holds below it.';
comment on column public.tenant_settings.value is 'Null from a day on: again as inherited.';
create index tenant_settings_key_idx on public.tenant_settings (key);
create trigger tg_tenant_settings__touch before update on public.tenant_settings for each row execute function private.tg__touch();

create function private.tg_tenant_settings__check() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_definition public.setting_definitions;
  v_text text := new.value #>> '{}';
begin
  select * into v_definition from public.setting_definitions d where d.key = new.key;
  if v_definition.is_root_only and cardinality(private.tenant_line(new.tenant_id)) > 1 then
    perform private.fail_fields(private.field_error('/key', 'SETTING_ROOT_ONLY', jsonb_build_object('key', new.key)));
  end if;
  if new.value is null then return new; end if;
  if not (case v_definition.kind
    when 'integer' then jsonb_typeof(new.value) = 'number' and v_text ~ '^\d+$'
    when 'number' then jsonb_typeof(new.value) = 'number'
    when 'boolean' then jsonb_typeof(new.value) = 'boolean'
    else jsonb_typeof(new.value) = 'string' end) then
    perform private.fail_fields(private.field_error('/value', 'OUT_OF_RANGE', jsonb_build_object('key', new.key, 'kind', v_definition.kind)));
  end if;
  if jsonb_typeof(new.value) = 'number' and (v_text::numeric < v_definition.min_value or v_text::numeric > v_definition.max_value) then
    perform private.fail_fields(private.field_error('/value', 'OUT_OF_RANGE', jsonb_build_object('min', v_definition.min_value, 'max', v_definition.max_value)));
  end if;
  if v_definition.list_code is not null
    and not private.has_code(new.tenant_id, v_definition.list_code, v_text, null, greatest(new.effective_from, current_date)) then
    perform private.fail_fields(private.field_error('/value', 'NOT_IN_MASTER', jsonb_build_object('value', v_text)));
  end if;
  return new;
end
$$;
comment on function private.tg_tenant_settings__check() is 'A setting has the type, the range and the list of its definition.';
create trigger tg_tenant_settings__check before insert or update on public.tenant_settings
  for each row execute function private.tg_tenant_settings__check();

create function private.setting(p_tenant_id text, p_key text, p_on date default current_date) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(
    (select newest.value from (
       select distinct on (s.tenant_id) s.tenant_id, s.value from public.tenant_settings s
       where s.tenant_id = any (private.tenant_line(p_tenant_id)) and s.key = p_key and s.effective_from <= p_on
       order by s.tenant_id, s.effective_from desc) newest
     where newest.value is not null order by length(newest.tenant_id) desc limit 1),
    (select d.default_value from public.setting_definitions d where d.key = p_key))
$$;
comment on function private.setting(text, text, date) is 'The value in force: the nearest tenant''s newest, else the default.';

-- Code lists --------------------------------------------------------------------------------------------------------

create table public.code_lists (
  code        text primary key check (code ~ '^[A-Z][A-Z_]*$'),
  parent_list text references public.code_lists on delete restrict,
  name        text not null,
  local_names jsonb not null default '{}'
);
comment on table public.code_lists is 'The simple masters: departments, designations, project types and so on. Grown by migrations.';
create index code_lists_parent_list_idx on public.code_lists (parent_list);

insert into public.code_lists (code, parent_list, name, local_names) values
  ('DEPARTMENT', null, 'Departments', '{"or": "ବିଭାଗ", "hi": "विभाग"}'),
  ('DESIGNATION', 'DEPARTMENT', 'Designations', '{"or": "ପଦବୀ", "hi": "पदनाम"}'),
  ('EMPLOYMENT_TYPE', null, 'Employment types', '{"or": "ନିଯୁକ୍ତି ପ୍ରକାର", "hi": "नियुक्ति के प्रकार"}'),
  ('DEACTIVATION_REASON', null, 'Deactivation reasons', '{"or": "ନିଷ୍କ୍ରିୟ କରିବାର କାରଣ", "hi": "निष्क्रिय करने के कारण"}'),
  ('PROJECT_TYPE', null, 'Project types', '{"or": "ପ୍ରକଳ୍ପ ପ୍ରକାର", "hi": "परियोजना के प्रकार"}'),
  ('PROJECT_SUB_TYPE', 'PROJECT_TYPE', 'Project sub-types', '{"or": "ପ୍ରକଳ୍ପ ଉପ-ପ୍ରକାର", "hi": "परियोजना के उप-प्रकार"}'),
  ('NATURE_OF_WORK', null, 'Nature of work', '{"or": "କାର୍ଯ୍ୟର ପ୍ରକୃତି", "hi": "कार्य की प्रकृति"}'),
  ('TARGET_DEMOGRAPHY', null, 'Target demography', '{"or": "ଲକ୍ଷ୍ୟ ଜନଗୋଷ୍ଠୀ", "hi": "लक्षित जनसमूह"}'),
  ('BENEFICIARY_TYPE', null, 'Beneficiary types', '{"or": "ହିତାଧିକାରୀ ପ୍ରକାର", "hi": "लाभार्थी के प्रकार"}'),
  ('ENTRUSTMENT', null, 'Modes of entrustment', '{"or": "କାର୍ଯ୍ୟ ପ୍ରଦାନର ପଦ୍ଧତି", "hi": "कार्य सौंपने की विधि"}'),
  ('SCHEME', null, 'Schemes', '{"or": "ଯୋଜନା", "hi": "योजनाएँ"}'),
  ('SUB_SCHEME', 'SCHEME', 'Sub-schemes', '{"or": "ଉପ-ଯୋଜନା", "hi": "उप-योजनाएँ"}'),
  ('ORGANISATION_TYPE', null, 'Organisation types', '{"or": "ସଂଗଠନ ପ୍ରକାର", "hi": "संगठन के प्रकार"}');

create table public.code_values (
  tenant_id      text not null references public.tenants on delete restrict,
  list_code      text not null references public.code_lists on delete restrict,
  code           text not null check (code ~ '^[A-Z0-9][A-Z0-9_.\-]*$' and length(code) <= 64),
  parent_code    text,
  name           text not null check (length(btrim(name)) between 1 and 300),
  local_names    jsonb not null default '{}' check (jsonb_typeof(local_names) = 'object'),
  ordinal        int not null default 0,
  effective_from date not null default date '2000-01-01',
  effective_to   date,
  is_active      boolean not null default true,
  updated_at     timestamptz not null default now(),
  updated_by     uuid,
  primary key (tenant_id, list_code, code, effective_from),
  constraint code_values_range_check check (effective_to is null or effective_to >= effective_from),
  constraint code_values_overlap_excl exclude using gist (
    tenant_id with =, list_code with =, code with =, daterange(effective_from, effective_to, '[]') with &&)
);
comment on table public.code_values is 'Values of the simple masters.';
comment on column public.code_values.parent_code is 'The value of the parent list it belongs to, for example the department of a designation.';
create index code_values_list_code_idx on public.code_values (list_code);
create trigger tg_code_values__touch before update on public.code_values for each row execute function private.tg__touch();

create function private.has_code(p_tenant_id text, p_list text, p_code text, p_parent text default null, p_on date default current_date)
returns boolean
language sql stable security definer set search_path = ''
as $$
  select coalesce((
    select v.is_active and (p_parent is null or v.parent_code = p_parent)
    from public.code_values v
    where v.tenant_id = any (private.tenant_line(p_tenant_id)) and v.list_code = p_list and v.code = p_code
      and v.effective_from <= p_on and (v.effective_to is null or v.effective_to >= p_on)
    order by length(v.tenant_id) desc limit 1), false)
$$;
comment on function private.has_code(text, text, text, text, date) is 'Whether a code is in force in a tenant on a day, under a parent value if one is named.';

-- Units -------------------------------------------------------------------------------------------------------------

create table public.units (
  tenant_id         text not null references public.tenants on delete restrict,
  code              text not null check (code ~ '^[A-Z0-9]{1,16}$'),
  name              text not null check (length(btrim(name)) between 1 and 100),
  local_names       jsonb not null default '{}' check (jsonb_typeof(local_names) = 'object'),
  category          text not null check (category in ('LENGTH', 'AREA', 'VOLUME', 'MASS', 'COUNT', 'TIME', 'OTHER')),
  decimals          int not null default 2 check (decimals between 0 and 4),
  base_unit_code    text,
  conversion_factor numeric(20, 10) check (conversion_factor > 0),
  effective_from    date not null default date '2000-01-01',
  effective_to      date,
  is_active         boolean not null default true,
  updated_at        timestamptz not null default now(),
  updated_by        uuid,
  primary key (tenant_id, code, effective_from),
  constraint units_overlap_excl exclude using gist (tenant_id with =, code with =, daterange(effective_from, effective_to, '[]') with &&)
);
comment on table public.units is 'Units of measure; decimals is how many are shown, not stored.';
create trigger tg_units__touch before update on public.units for each row execute function private.tg__touch();

create function private.has_unit(p_tenant_id text, p_code text, p_on date default current_date) returns boolean
language sql stable security definer set search_path = ''
as $$
  select coalesce((
    select u.is_active from public.units u
    where u.tenant_id = any (private.tenant_line(p_tenant_id)) and u.code = p_code
      and u.effective_from <= p_on and (u.effective_to is null or u.effective_to >= p_on)
    order by length(u.tenant_id) desc limit 1), false)
$$;
comment on function private.has_unit(text, text, date) is 'Whether a unit is in force in a tenant on a day.';

-- Overheads ---------------------------------------------------------------------------------------------------------

create table public.overheads (
  tenant_id          text not null references public.tenants on delete restrict,
  code               text not null check (code ~ '^[A-Z0-9_]{1,32}$'),
  name               text not null check (length(btrim(name)) between 2 and 200),
  local_names        jsonb not null default '{}' check (jsonb_typeof(local_names) = 'object'),
  calculation        text not null check (calculation in ('PERCENTAGE', 'LUMPSUM')),
  value              numeric(14, 4) check (value >= 0),
  is_auto_calculated boolean not null default false,
  is_work_order_value boolean not null default false,
  ordinal            int not null default 0,
  effective_from     date not null default date '2000-01-01',
  effective_to       date,
  is_active          boolean not null default true,
  updated_at         timestamptz not null default now(),
  updated_by         uuid,
  primary key (tenant_id, code, effective_from),
  constraint overheads_auto_value_check check (not is_auto_calculated or value is not null),
  constraint overheads_overlap_excl exclude using gist (tenant_id with =, code with =, daterange(effective_from, effective_to, '[]') with &&)
);
comment on table public.overheads is 'Charges on top of the items: a percentage of SOR + NON-SOR without compounding, or a lump sum.';
comment on column public.overheads.is_auto_calculated is 'Put on every estimate by the system and read-only there.';
comment on column public.overheads.is_work_order_value is 'Carried into the value of the work order.';
create trigger tg_overheads__touch before update on public.overheads for each row execute function private.tg__touch();

create function private.overheads_in_force(p_tenant_id text, p_on date) returns setof public.overheads
language sql stable security definer set search_path = ''
as $$
  select o from (
    select distinct on (x.code) x as o
    from public.overheads x
    where x.tenant_id = any (private.tenant_line(p_tenant_id)) and x.effective_from <= p_on and (x.effective_to is null or x.effective_to >= p_on)
    order by x.code, length(x.tenant_id) desc) winners
  where (o).is_active order by (o).ordinal, (o).code
$$;
comment on function private.overheads_in_force(text, date) is 'Active overheads on a day, the nearest tenant''s row for each code.';

-- Funds -------------------------------------------------------------------------------------------------------------

create table public.funds (
  tenant_id       text not null references public.tenants on delete restrict,
  code            text not null check (code ~ '^[A-Z0-9_]{1,32}$'),
  name            text not null check (length(btrim(name)) between 2 and 200),
  local_names     jsonb not null default '{}' check (jsonb_typeof(local_names) = 'object'),
  head_of_account text not null check (head_of_account ~ '^[0-9-]{10,60}$'),
  scheme_code     text,
  effective_from  date not null default date '2000-01-01',
  effective_to    date,
  is_active       boolean not null default true,
  updated_at      timestamptz not null default now(),
  updated_by      uuid,
  primary key (tenant_id, code, effective_from),
  constraint funds_overlap_excl exclude using gist (tenant_id with =, code with =, daterange(effective_from, effective_to, '[]') with &&)
);
comment on table public.funds is 'Where the money comes from: a scheme''s head of account.';
create trigger tg_funds__touch before update on public.funds for each row execute function private.tg__touch();

-- Document kinds ----------------------------------------------------------------------------------------------------

create table public.document_kinds (
  tenant_id      text not null references public.tenants on delete restrict,
  owner_type     text not null check (owner_type ~ '^[a-z_]+$'),
  code           text not null check (code ~ '^[A-Z][A-Z0-9_]{0,63}$'),
  name           text not null check (length(btrim(name)) between 2 and 100),
  local_names    jsonb not null default '{}' check (jsonb_typeof(local_names) = 'object'),
  extensions     text[] not null check (cardinality(extensions) > 0),
  max_size_bytes bigint not null default 5242880 check (max_size_bytes between 1 and 104857600),
  max_count      int not null default 5 check (max_count between 1 and 100),
  is_required    boolean not null default false,
  requires_name  boolean not null default false,
  ordinal        int not null default 0,
  effective_from date not null default date '2000-01-01',
  effective_to   date,
  is_active      boolean not null default true,
  updated_at     timestamptz not null default now(),
  updated_by     uuid,
  primary key (tenant_id, owner_type, code, effective_from),
  constraint document_kinds_overlap_excl exclude using gist (
    tenant_id with =, owner_type with =, code with =, daterange(effective_from, effective_to, '[]') with &&)
);
comment on column public.document_kinds.owner_type is 'A document type, or workflow for what is given with an action.';
comment on table public.document_kinds is 'Which files a paper may or must carry, with limits on type, size and number.';
create trigger tg_document_kinds__touch before update on public.document_kinds for each row execute function private.tg__touch();

create function private.document_kinds_in_force(p_tenant_id text, p_on date) returns setof public.document_kinds
language sql stable security definer set search_path = ''
as $$
  select k from (
    select distinct on (x.owner_type, x.code) x as k
    from public.document_kinds x
    where x.tenant_id = any (private.tenant_line(p_tenant_id)) and x.effective_from <= p_on and (x.effective_to is null or x.effective_to >= p_on)
    order by x.owner_type, x.code, length(x.tenant_id) desc) winners
  where (k).is_active order by (k).owner_type, (k).ordinal, (k).code
$$;
comment on function private.document_kinds_in_force(text, date) is 'Active document kinds on a day, the nearest tenant''s row for each code.';

-- Numbers -----------------------------------------------------------------------------------------------------------

create table public.number_formats (
  tenant_id  text not null references public.tenants on delete restrict,
  sequence   text not null check (sequence ~ '^[a-z_]+$'),
  pattern    text not null check (pattern ~ '\{seq:[1-9]\}' and length(pattern) <= 64),
  resets     text not null default 'FINANCIAL_YEAR' check (resets in ('FINANCIAL_YEAR', 'NEVER')),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  primary key (tenant_id, sequence)
);
comment on table public.number_formats is 'Patterns with {fy} {yyyy} {mm} {dd} {city} {seq:n}; sequences count per tenant and financial year.';
create trigger tg_number_formats__touch before update on public.number_formats for each row execute function private.tg__touch();

create table private.number_counters (
  tenant_id text not null,
  sequence  text not null,
  period    text not null,
  last      bigint not null,
  primary key (tenant_id, sequence, period)
);
comment on table private.number_counters is 'Gap-free: the counter moves in the transaction that uses the number, and rolls back with it.';
alter table private.number_counters enable row level security;

create function private.financial_year(p_on date) returns text
language sql immutable set search_path = ''
as $$
  select y || '-' || lpad(((y + 1) % 100)::text, 2, '0')
  from (select (extract(year from p_on) - case when extract(month from p_on) < 4 then 1 else 0 end)::int as y) s
$$;
comment on function private.financial_year(date) is 'April to March: 2026-03-31 is 2025-26.';

create function private.format_number(p_pattern text, p_on date, p_city text, p_seq bigint) returns text
language sql immutable set search_path = ''
as $$
  select replace(replace(replace(replace(replace(
      replace(p_pattern, m[1], case when length(p_seq::text) >= m[2]::int then p_seq::text else lpad(p_seq::text, m[2]::int, '0') end),
      '{fy}', private.financial_year(p_on)), '{yyyy}', to_char(p_on, 'YYYY')), '{mm}', to_char(p_on, 'MM')),
      '{dd}', to_char(p_on, 'DD')), '{city}', coalesce(p_city, ''))
  from regexp_match(p_pattern, '(\{seq:([1-9])\})') m
$$;
comment on function private.format_number(text, date, text, bigint) is 'Fills a number pattern; a serial longer than its width is not cut.';

create function private.next_number(p_tenant_id text, p_sequence text) returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_format public.number_formats;
  v_on date := private.local_date(p_tenant_id);
  v_seq bigint;
begin
  select f.* into v_format from public.number_formats f
  where f.tenant_id = any (private.tenant_line(p_tenant_id)) and f.sequence = p_sequence order by length(f.tenant_id) desc limit 1;
  if v_format is null then
    perform private.fail(500, 'INTERNAL', jsonb_build_object('sequence', p_sequence), 'No number format is configured.');
  end if;
  insert into private.number_counters as c (tenant_id, sequence, period, last)
  values (p_tenant_id, p_sequence, case v_format.resets when 'NEVER' then '-' else private.financial_year(v_on) end, 1)
  on conflict (tenant_id, sequence, period) do update set last = c.last + 1
  returning c.last into v_seq;
  return private.format_number(v_format.pattern, v_on, (select t.short_code from public.tenants t where t.id = p_tenant_id), v_seq);
end
$$;
comment on function private.next_number(text, text) is 'Takes the next number of a tenant''s sequence, without gaps.';

-- Message templates -------------------------------------------------------------------------------------------------

create table public.message_templates (
  tenant_id  text not null references public.tenants on delete restrict,
  code       text not null check (code ~ '^[a-z_]+$'),
  language   text not null check (language in ('en', 'or', 'hi')),
  subject    text not null,
  body       text not null,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  primary key (tenant_id, code, language)
);
comment on table public.message_templates is 'Subject and text of messages with {variables}, per language.';
create trigger tg_message_templates__touch before update on public.message_templates for each row execute function private.tg__touch();

-- What the app loads once -------------------------------------------------------------------------------------------

create function public.masters_in_force(p_tenant_id text, p_on date default current_date) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_line text[] := private.tenant_line(p_tenant_id);
begin
  if p_tenant_id is null or not p_tenant_id = any ((select private.my_visible_tenants())::text[]) then
    perform private.fail(403, 'NOT_PERMITTED', jsonb_build_object('tenant_id', p_tenant_id), 'You are not a member of this agency.');
  end if;
  return jsonb_build_object(
    'lists', (
      select coalesce(jsonb_object_agg(l.list_code, l.codes), '{}') from (
        select w.list_code, jsonb_agg(jsonb_build_object(
          'code', w.code, 'name', w.name, 'local_names', w.local_names, 'parent_code', w.parent_code) order by w.ordinal, w.code) as codes
        from (
          select distinct on (v.list_code, v.code) v.* from public.code_values v
          where v.tenant_id = any (v_line) and v.effective_from <= p_on and (v.effective_to is null or v.effective_to >= p_on)
          order by v.list_code, v.code, length(v.tenant_id) desc) w
        where w.is_active group by w.list_code) l),
    'units', (
      select coalesce(jsonb_agg(jsonb_build_object('code', w.code, 'name', w.name, 'local_names', w.local_names, 'category', w.category,
        'decimals', w.decimals) order by w.code), '[]')
      from (select distinct on (u.code) u.* from public.units u
        where u.tenant_id = any (v_line) and u.effective_from <= p_on and (u.effective_to is null or u.effective_to >= p_on)
        order by u.code, length(u.tenant_id) desc) w where w.is_active),
    'overheads', (
      select coalesce(jsonb_agg(jsonb_build_object('code', o.code, 'name', o.name, 'local_names', o.local_names,
        'calculation', o.calculation, 'value', o.value, 'is_auto_calculated', o.is_auto_calculated,
        'is_work_order_value', o.is_work_order_value)), '[]')
      from private.overheads_in_force(p_tenant_id, p_on) o),
    'skills', (
      select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'name', s.name, 'local_names', s.local_names, 'level_code', s.level_code)), '[]')
      from private.skills_in_force(p_tenant_id, p_on) s),
    'document_kinds', (
      select coalesce(jsonb_agg(jsonb_build_object('owner_type', k.owner_type, 'code', k.code, 'name', k.name, 'local_names', k.local_names,
        'extensions', k.extensions, 'max_size_bytes', k.max_size_bytes, 'max_count', k.max_count, 'is_required', k.is_required,
        'requires_name', k.requires_name)), '[]')
      from private.document_kinds_in_force(p_tenant_id, p_on) k),
    'boundaries', (
      select coalesce(jsonb_agg(jsonb_build_object('code', b.code, 'kind', b.kind, 'parent_code', b.parent_code, 'name', b.name,
        'local_names', b.local_names, 'latitude', b.latitude, 'longitude', b.longitude) order by b.kind, b.code), '[]')
      from public.boundaries b where b.tenant_id = p_tenant_id and b.hierarchy = 'ADMIN' and b.is_active),
    'ended_boundaries', (
      select coalesce(jsonb_agg(jsonb_build_object('code', b.code, 'name', b.name, 'local_names', b.local_names) order by b.code), '[]')
      from public.boundaries b where b.tenant_id = p_tenant_id and b.hierarchy = 'ADMIN' and not b.is_active),
    'settings', (
      select coalesce(jsonb_object_agg(d.key, private.setting(p_tenant_id, d.key, p_on)), '{}') from public.setting_definitions d));
end
$$;
comment on function public.masters_in_force(text, date) is
  'All masters of a tenant on a day with overrides resolved: lists, units, overheads, skills, document_kinds, boundaries, settings. '
  'ended_boundaries is for the names on papers of their time. For members.';
grant execute on function public.masters_in_force(text, date) to authenticated;

-- Row-level security ------------------------------------------------------------------------------------------------
-- The masters share one rule, so the policies are made in one loop.

alter table public.setting_definitions enable row level security;
alter table public.code_lists enable row level security;
create policy "setting_definitions: everyone signed in reads" on public.setting_definitions for select to authenticated using (true);
create policy "code_lists: everyone signed in reads" on public.code_lists for select to authenticated using (true);
grant select on public.setting_definitions, public.code_lists to authenticated;

do $$
declare
  v_table text;
begin
  foreach v_table in array array['tenant_settings', 'code_values', 'units', 'overheads', 'funds', 'document_kinds', 'number_formats', 'message_templates'] loop
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
end
$$;
grant update (value) on public.tenant_settings to authenticated;
grant update (parent_code, name, local_names, ordinal, effective_to, is_active) on public.code_values to authenticated;
grant update (name, local_names, decimals, effective_to, is_active) on public.units to authenticated;
grant update (name, local_names, ordinal, effective_to, is_active) on public.overheads to authenticated;
grant update (name, local_names, effective_to, is_active) on public.funds to authenticated;
grant update (name, local_names, extensions, max_size_bytes, max_count, is_required, requires_name, ordinal, effective_to, is_active)
  on public.document_kinds to authenticated;
grant update (pattern, resets) on public.number_formats to authenticated;
grant update (subject, body) on public.message_templates to authenticated;

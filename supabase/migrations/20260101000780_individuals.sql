-- Individuals: the register of wage seekers, what they are skilled in, and how what identifies a person is kept.
-- Aadhaar, mobile and account numbers are encrypted; a keyed index finds them exactly; everybody else sees the last four.
-- Rules: execution.md section 1.1, programme.md sections 4.3 and D30.

insert into public.permissions (code, description) values
  ('individual:read', 'See wage seekers, identity numbers masked'),
  ('individual:manage', 'Register wage seekers and change them'),
  ('personal:reveal', 'See an identity or account number in full, with a reason');

insert into public.setting_definitions (key, kind, default_value, description, local_descriptions, min_value, max_value) values
  ('individual.min_age', 'integer', '18', 'Least age of a wage seeker, in years',
    '{"or": "ଶ୍ରମିକଙ୍କ ସର୍ବନିମ୍ନ ବୟସ (ବର୍ଷ)", "hi": "श्रमिक की न्यूनतम आयु (वर्ष)"}', 14, 60),
  ('individual.requires_bank_account', 'boolean', 'true', 'Whether a wage seeker is registered with a bank account only',
    '{"or": "ବ୍ୟାଙ୍କ ଖାତା ସହିତ ହିଁ ଶ୍ରମିକ ପଞ୍ଜୀକରଣ ହୁଏ କି", "hi": "क्या श्रमिक का पंजीकरण बैंक खाते के साथ ही होता है"}', null, null);

insert into public.code_lists (code, parent_list, name, local_names) values
  ('SOCIAL_CATEGORY', null, 'Social categories', '{"or": "ସାମାଜିକ ବର୍ଗ", "hi": "सामाजिक वर्ग"}'),
  ('SKILL_LEVEL', null, 'Levels of skill', '{"or": "ଦକ୍ଷତା ସ୍ତର", "hi": "कौशल स्तर"}');

-- Skills ------------------------------------------------------------------------------------------------------------

create table public.skills (
  tenant_id      text not null references public.tenants on delete restrict,
  code           text not null check (code ~ '^[A-Z][A-Z0-9_]*\.[A-Z][A-Z0-9_]*$' and length(code) <= 64),
  level_code     text not null,
  name           text not null check (length(btrim(name)) between 2 and 100),
  local_names    jsonb not null default '{}' check (jsonb_typeof(local_names) = 'object'),
  sor_code       text not null,
  ordinal        int not null default 0,
  effective_from date not null default date '2000-01-01',
  effective_to   date,
  is_active      boolean not null default true,
  updated_at     timestamptz not null default now(),
  updated_by     uuid,
  primary key (tenant_id, code, effective_from),
  constraint skills_range_check check (effective_to is null or effective_to >= effective_from),
  constraint skills_level_check check (level_code = split_part(code, '.', 1)),
  constraint skills_overlap_excl exclude using gist (tenant_id with =, code with =, daterange(effective_from, effective_to, '[]') with &&)
);
comment on table public.skills is 'What wage seekers are skilled in: LEVEL.TYPE. A row of a tenant wins over the one above it.';
comment on column public.skills.sor_code is 'The labour item of the schedule of rates whose rate on the day is the wage for one day.';
create trigger tg_skills__touch before update on public.skills for each row execute function private.tg__touch();

create function private.skills_in_force(p_tenant_id text, p_on date) returns setof public.skills
language sql stable security definer set search_path = ''
as $$
  select s from (
    select distinct on (x.code) x as s
    from public.skills x
    where x.tenant_id = any (private.tenant_line(p_tenant_id)) and x.effective_from <= p_on and (x.effective_to is null or x.effective_to >= p_on)
    order by x.code, length(x.tenant_id) desc) winners
  where (s).is_active order by (s).ordinal, (s).code
$$;
comment on function private.skills_in_force(text, date) is 'Active skills on a day, the nearest tenant''s row for each code.';

-- Keys --------------------------------------------------------------------------------------------------------------

create table private.personal_keys (
  purpose text primary key check (purpose in ('encryption', 'index')),
  key     bytea not null check (octet_length(key) = 32),
  made_at timestamptz not null default now()
);
comment on table private.personal_keys is
  'The keys of the project where there is no Vault. On a hosted project the Vault holds them and this table is empty. Granted to nobody.';
alter table private.personal_keys enable row level security;

do $$
declare
  v_purpose text;
begin
  foreach v_purpose in array array['encryption', 'index'] loop
    -- Vault keeps its root key outside the database: a stolen dump then opens nothing.
    if to_regclass('vault.decrypted_secrets') is not null then
      execute 'select vault.create_secret(encode(extensions.gen_random_bytes(32), ''hex''), $1, $2) where not exists (select from vault.decrypted_secrets where name = $1)'
        using 'personal_' || v_purpose, 'Personal data: the key for ' || v_purpose || '. What is kept with it is lost without it.';
    else
      insert into private.personal_keys (purpose, key) values (v_purpose, extensions.gen_random_bytes(32));
    end if;
  end loop;
end
$$;

create function private.personal_key(p_purpose text) returns bytea
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_key bytea := (select k.key from private.personal_keys k where k.purpose = p_purpose);
begin
  if v_key is null and to_regclass('vault.decrypted_secrets') is not null then
    execute 'select decode(s.decrypted_secret, ''hex'') from vault.decrypted_secrets s where s.name = $1' into v_key using 'personal_' || p_purpose;
  end if;
  if v_key is null then perform private.fail(500, 'INTERNAL', jsonb_build_object('key', p_purpose), 'The key for personal data is missing.'); end if;
  return v_key;
end
$$;
comment on function private.personal_key(text) is 'A key of the project, from the Vault or where there is none from its table. Granted to nobody.';

create function private.encrypt_personal(p_text text) returns bytea
language sql volatile security definer set search_path = ''
as $$
  -- The key is random already, so it needs no slow derivation; every call draws its own salt.
  select extensions.pgp_sym_encrypt(p_text, encode(private.personal_key('encryption'), 'hex'), 'cipher-algo=aes256, compress-algo=0, s2k-mode=1')
$$;
comment on function private.encrypt_personal(text) is 'AES-256 under the key of the project; the same text never looks the same. Granted to nobody.';

create function private.decrypt_personal(p_cipher bytea) returns text
language sql stable security definer set search_path = ''
as $$ select extensions.pgp_sym_decrypt(p_cipher, encode(private.personal_key('encryption'), 'hex')) $$;
comment on function private.decrypt_personal(bytea) is 'What encrypt_personal wrote. Granted to nobody: reveal_personal and the payment of bills are its only callers.';

create function private.personal_digits(p_kind text, p_value text) returns text
language sql immutable set search_path = ''
as $$
  select case p_kind
    when 'MOBILE' then regexp_replace(regexp_replace(v.text, '[[:space:]()+-]', '', 'g'), '^(91|0)([0-9]{10})$', '\2')
    else regexp_replace(v.text, '[[:space:]-]', '', 'g') end
  from (select translate(p_value, '୦୧୨୩୪୫୬୭୮୯०१२३४५६७८९', '01234567890123456789') as text) v
$$;
comment on function private.personal_digits(text, text) is 'A number as it is kept: in Latin digits without spaces and hyphens, a mobile without the prefix of the country.';

create function private.blind_index(kind text, value text) returns bytea
language sql stable security definer set search_path = ''
as $$ select extensions.hmac(convert_to(kind || ':' || private.personal_digits(kind, value), 'UTF8'), private.personal_key('index'), 'sha256') $$;
comment on function private.blind_index(text, text) is
  'HMAC of a number of a kind (AADHAAR, MOBILE, ACCOUNT) under the key of the project: equal for equal numbers and silent about them. Granted to nobody.';

-- Numbers with rules ------------------------------------------------------------------------------------------------

create function private.verhoeff_digit(p_digits text) returns int
language plpgsql immutable set search_path = ''
as $$
declare
  -- The group D5, row by row, and the powers of the permutation.
  v_d constant text := '0123456789123406789523401789563401289567401239567859876043216598710432765982104387659321049876543210';
  v_p constant text := '01234567891576283094580379614289160435279453126870428657390127938064157046913258';
  v_c int := 0;
  v_length int := length(p_digits);
begin
  for i in 1..v_length loop
    v_c := substr(v_d, v_c * 10 + substr(v_p, (i % 8) * 10 + substr(p_digits, v_length - i + 1, 1)::int + 1, 1)::int + 1, 1)::int;
  end loop;
  return strpos('0432156789', v_c::text) - 1;
end
$$;
comment on function private.verhoeff_digit(text) is 'The check digit that Verhoeff''s scheme puts behind a row of digits.';

create function private.is_aadhaar(p_text text) returns boolean
language sql immutable set search_path = ''
as $$ select coalesce(case when p_text ~ '^[2-9][0-9]{11}$' then private.verhoeff_digit(left(p_text, 11)) = right(p_text, 1)::int end, false) $$;
comment on function private.is_aadhaar(text) is 'Twelve digits, the first from 2 on, the last by Verhoeff''s scheme.';

create function private.is_mobile(p_text text) returns boolean
language sql immutable set search_path = ''
as $$ select coalesce(p_text ~ '^[6-9][0-9]{9}$', false) $$;
comment on function private.is_mobile(text) is 'Ten digits from 6000000000 on.';

create function private.is_account_number(p_text text) returns boolean
language sql immutable set search_path = ''
as $$ select coalesce(p_text ~ '^[0-9]{9,18}$', false) $$;
comment on function private.is_account_number(text) is 'Nine to eighteen digits.';

create function private.is_ifsc(p_text text) returns boolean
language sql immutable set search_path = ''
as $$ select coalesce(p_text ~ '^[A-Z]{4}0[A-Z0-9]{6}$', false) $$;
comment on function private.is_ifsc(text) is 'Four letters of the bank, a zero, six of the branch.';

create function private.is_pan(p_text text) returns boolean
language sql immutable set search_path = ''
as $$ select coalesce(p_text ~ '^[A-Z]{5}[0-9]{4}[A-Z]$', false) $$;
comment on function private.is_pan(text) is 'Five letters, four digits, a letter.';

create function private.is_gstin(p_text text) returns boolean
language sql immutable set search_path = ''
as $$
  -- The last character is a check by 36: every second one counts twice, digits of the product are added.
  select coalesce(case when p_text ~ '^[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][0-9A-Z]Z[0-9A-Z]$' then
    substr(c.alphabet, ((36 - (
      select sum(f.product / 36 + f.product % 36) from (
        select (strpos(c.alphabet, substr(p_text, i, 1)) - 1) * case when i % 2 = 0 then 2 else 1 end as product from generate_series(1, 14) i) f) % 36) % 36)::int + 1, 1)
      = right(p_text, 1) end, false)
  from (select '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ' as alphabet) c
$$;
comment on function private.is_gstin(text) is 'State, PAN, serial, Z and a check character.';

-- Individuals -------------------------------------------------------------------------------------------------------

create table public.individuals (
  tenant_id       text not null references public.tenants on delete restrict,
  id              uuid not null default private.uuid_v7(),
  number          text not null,
  name            text not null check (length(btrim(name)) between 2 and 128),
  local_names     jsonb not null default '{}' check (jsonb_typeof(local_names) = 'object'),
  guardian_name   text not null check (length(btrim(guardian_name)) between 2 and 128),
  relationship    text not null check (relationship in ('FATHER', 'HUSBAND')),
  date_of_birth   date not null,
  gender          text not null check (gender in ('MALE', 'FEMALE', 'TRANSGENDER')),
  social_category text,
  is_minority     boolean not null default false,
  has_disability  boolean not null default false,
  ward_code       text not null,
  locality_code   text not null,
  street          text check (length(street) <= 128),
  door_number     text check (length(door_number) <= 8),
  aadhaar_last4   text not null check (aadhaar_last4 ~ '^[0-9]{4}$'),
  mobile_last4    text not null check (mobile_last4 ~ '^[0-9]{4}$'),
  registered_by_organisation_id uuid,
  is_active       boolean not null default true,
  status_reason   text check (length(status_reason) <= 1000),
  version         int not null default 1,
  created_at      timestamptz not null default now(),
  created_by      uuid,
  created_by_name text,
  updated_at      timestamptz not null default now(),
  updated_by      uuid,
  primary key (tenant_id, id),
  constraint individuals_number_key unique (tenant_id, number),
  constraint individuals_ward_fkey foreign key (tenant_id, ward_code) references public.boundaries (tenant_id, code) on delete restrict,
  constraint individuals_locality_fkey foreign key (tenant_id, locality_code) references public.boundaries (tenant_id, code) on delete restrict,
  constraint individuals_organisation_fkey foreign key (tenant_id, registered_by_organisation_id) references public.organisations (tenant_id, id) on delete restrict
);
comment on table public.individuals is 'Wage seekers of an agency. Their identity numbers stand elsewhere, encrypted; here are the last four digits.';
comment on column public.individuals.is_minority is 'Beside the social category, not one of them.';
comment on column public.individuals.registered_by_organisation_id is 'The community organisation that registered the person; its people see and change the row.';
comment on column public.individuals.version is 'Grows with every change of the person and of what they are skilled in; what a client must name to change them.';
create index individuals_ward_idx on public.individuals (tenant_id, ward_code);
create index individuals_locality_idx on public.individuals (tenant_id, locality_code);
create index individuals_organisation_idx on public.individuals (tenant_id, registered_by_organisation_id);
create trigger tg_individuals__version before update on public.individuals for each row execute function private.tg__version();
create trigger tg_individuals__touch before update on public.individuals for each row execute function private.tg__touch();

create table private.individual_numbers (
  tenant_id     text not null,
  individual_id uuid not null,
  aadhaar       bytea not null,
  aadhaar_index bytea not null,
  mobile        bytea not null,
  mobile_index  bytea not null,
  primary key (tenant_id, individual_id),
  constraint individual_numbers_individual_fkey foreign key (tenant_id, individual_id) references public.individuals (tenant_id, id) on delete cascade,
  constraint individual_numbers_aadhaar_key unique (tenant_id, aadhaar_index)
);
comment on table private.individual_numbers is 'Identity numbers of individuals, encrypted, with blind indexes for exact search and refusal of duplicates. Granted to nobody.';
alter table private.individual_numbers enable row level security;
create index individual_numbers_mobile_idx on private.individual_numbers (tenant_id, mobile_index);
create index individual_numbers_aadhaar_idx on private.individual_numbers (aadhaar_index);

create table public.individual_skills (
  tenant_id     text not null,
  individual_id uuid not null,
  skill_code    text not null,
  ordinal       int not null default 0,
  primary key (tenant_id, individual_id, skill_code),
  constraint individual_skills_individual_fkey foreign key (tenant_id, individual_id) references public.individuals (tenant_id, id) on delete cascade
);
comment on table public.individual_skills is 'What an individual is skilled in; the first is proposed on a muster.';

insert into public.document_types (code, read_permission, write_permission, name, local_names) values
  ('individual', 'individual:read', 'individual:manage', 'Wage seeker', '{"or": "ଶ୍ରମିକ", "hi": "श्रमिक"}');

-- Who may ---------------------------------------------------------------------------------------------------------------

create function private.may_for_individual(p_tenant_id text, p_permission text, p_id uuid, p_organisation_id uuid default null) returns boolean
language sql stable security definer set search_path = ''
as $$
  select p_tenant_id = any ((select private.my_tenants(p_permission))::text[]) or exists (
    select from public.organisations o left join public.individuals i on i.tenant_id = p_tenant_id and i.id = p_id
    where o.tenant_id = p_tenant_id and o.id = any ((select private.my_organisations(p_permission))::uuid[])
      and o.id = case when i.id is null then p_organisation_id else i.registered_by_organisation_id end)
$$;
comment on function private.may_for_individual(text, text, uuid, uuid) is
  'Whether the caller holds a permission for a person: as staff, or as one of the organisation that registered them, or that is about to.';

create function private.require_for_individual(p_tenant_id text, p_permission text, p_id uuid, p_organisation_id uuid default null) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_user();
  if not coalesce(private.may_for_individual(p_tenant_id, p_permission, p_id, p_organisation_id), false) then
    perform private.require_permission(p_tenant_id, p_permission);
  end if;
end
$$;
comment on function private.require_for_individual(text, text, uuid, uuid) is 'NOT_PERMITTED (403) unless may_for_individual.';

create function private.my_registered_individuals(p_permission text) returns uuid[]
language sql stable security definer set search_path = ''
as $$
  select coalesce(array_agg(i.id), '{}') from public.organisations o
  join public.individuals i on i.tenant_id = o.tenant_id and i.registered_by_organisation_id = o.id
  where o.id = any ((select private.my_organisations(p_permission))::uuid[])
$$;
comment on function private.my_registered_individuals(text) is 'Individuals that an organisation registered for which the caller holds a permission.';

-- Saving ------------------------------------------------------------------------------------------------------------

create function private.personal_number_errors(p_tenant_id text, p_id uuid, p jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_aadhaar text := private.personal_digits('AADHAAR', private.text_of(p, 'aadhaar'));
  v_mobile text := private.personal_digits('MOBILE', private.text_of(p, 'mobile'));
  v_is_new boolean := not exists (select from public.individuals i where i.tenant_id = p_tenant_id and i.id = p_id);
  v_other text;
begin
  -- Errors never carry the number that was typed.
  if v_aadhaar is null then
    if v_is_new then v_errors := v_errors || private.field_error('/aadhaar', 'REQUIRED'); end if;
  elsif not private.is_aadhaar(v_aadhaar) then
    v_errors := v_errors || private.field_error('/aadhaar', 'INVALID_AADHAAR');
  else
    select i.number into v_other
    from private.individual_numbers n join public.individuals i on i.tenant_id = n.tenant_id and i.id = n.individual_id
    where n.tenant_id = p_tenant_id and n.aadhaar_index = private.blind_index('AADHAAR', v_aadhaar) and n.individual_id is distinct from p_id;
    if v_other is not null then
      v_errors := v_errors || private.field_error('/aadhaar', 'AADHAAR_REGISTERED', jsonb_build_object('number', v_other));
    end if;
  end if;
  if v_mobile is null then
    if v_is_new then v_errors := v_errors || private.field_error('/mobile', 'REQUIRED'); end if;
  elsif not private.is_mobile(v_mobile) then
    v_errors := v_errors || private.field_error('/mobile', 'INVALID_MOBILE');
  end if;
  return v_errors;
end
$$;
comment on function private.personal_number_errors(text, uuid, jsonb) is
  'Errors of the identity numbers: REQUIRED of a new person, INVALID_AADHAAR, AADHAAR_REGISTERED with the number of who has it, INVALID_MOBILE.';

create function private.individual_errors(p_tenant_id text, p_id uuid, p jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  -- Letters, digits and marks of the three scripts, joiners, and the punctuation of execution.md section 1.1.
  v_word constant text := '[[:alnum:]ऀ-ॿ଀-୿‌‍ ._@''-]';
  v_place constant text := '[[:alnum:]ऀ-ॿ଀-୿‌‍ .,/_@#''-]';
  v_errors jsonb := '[]';
  v_today date := private.local_date(p_tenant_id);
  v_born date := private.try_date(p ->> 'date_of_birth');
  v_min_age int := (private.setting(p_tenant_id, 'individual.min_age') #>> '{}')::int;
  v_entry record;
begin
  v_errors := v_errors || private.text_errors(p, 'name', 2, 128, true, v_word) || private.text_errors(p, 'guardian_name', 2, 128, true, v_word)
    || private.text_errors(p, 'street', 2, 128, false, v_place) || private.text_errors(p, 'door_number', 1, 8, false, v_place)
    || case when private.text_of(p, 'relationship') is null then private.field_error('/relationship', 'REQUIRED')
      when p ->> 'relationship' not in ('FATHER', 'HUSBAND') then private.field_error('/relationship', 'OUT_OF_RANGE') else '[]' end
    || case when private.text_of(p, 'gender') is null then private.field_error('/gender', 'REQUIRED')
      when p ->> 'gender' not in ('MALE', 'FEMALE', 'TRANSGENDER') then private.field_error('/gender', 'OUT_OF_RANGE') else '[]' end
    || case
      when private.text_of(p, 'date_of_birth') is null then private.field_error('/date_of_birth', 'REQUIRED')
      when v_born is null or v_born < v_today - interval '120 years' then private.field_error('/date_of_birth', 'INVALID_DATE')
      when v_born >= v_today then private.field_error('/date_of_birth', 'FUTURE_DATE')
      when v_born + make_interval(years => v_min_age) > v_today then private.field_error('/date_of_birth', 'TOO_YOUNG', jsonb_build_object('min', v_min_age))
      else '[]' end
    || private.code_errors(p_tenant_id, p, 'social_category', 'SOCIAL_CATEGORY', 'NOT_IN_MASTER', v_today);
  for v_entry in select key, value from jsonb_each_text(case when jsonb_typeof(p -> 'local_names') = 'object' then p -> 'local_names' else '{}' end) loop
    if v_entry.key not in ('or', 'hi') then v_errors := v_errors || private.field_error('/local_names/' || v_entry.key, 'OUT_OF_RANGE'); end if;
    if length(v_entry.value) > 128 then v_errors := v_errors || private.field_error('/local_names/' || v_entry.key, 'TOO_LONG', '{"max": 128}'); end if;
  end loop;
  v_errors := v_errors || case
      when private.text_of(p, 'ward_code') is null then private.field_error('/ward_code', 'REQUIRED')
      when not exists (select from public.boundaries b where b.tenant_id = p_tenant_id and b.code = p ->> 'ward_code' and b.kind = 'WARD' and b.is_active) then
        private.field_error('/ward_code', 'BOUNDARY')
      else '[]' end
    || case
      when private.text_of(p, 'locality_code') is null then private.field_error('/locality_code', 'REQUIRED')
      when not exists (select from public.boundaries b where b.tenant_id = p_tenant_id and b.code = p ->> 'locality_code' and b.kind = 'LOCALITY' and b.is_active
        and (private.text_of(p, 'ward_code') is null or b.parent_code = p ->> 'ward_code')) then private.field_error('/locality_code', 'BOUNDARY')
      else '[]' end
    || private.personal_number_errors(p_tenant_id, p_id, p);
  for v_entry in select e.value #>> '{}' as code, e.ordinality - 1 as index from jsonb_array_elements(private.rows_of(p, 'skills')) with ordinality e loop
    -- A skill that stands is kept, though the master has since ended it.
    if not exists (select from private.skills_in_force(p_tenant_id, v_today) s where s.code = v_entry.code)
      and not exists (select from public.individual_skills k where k.tenant_id = p_tenant_id and k.individual_id = p_id and k.skill_code = v_entry.code) then
      v_errors := v_errors || private.field_error('/skills/' || v_entry.index, 'NOT_IN_MASTER', jsonb_build_object('value', left(v_entry.code, 64)));
    end if;
  end loop;
  if jsonb_array_length(private.rows_of(p, 'skills')) = 0 then v_errors := v_errors || private.field_error('/skills', 'REQUIRED'); end if;
  return v_errors;
end
$$;
comment on function private.individual_errors(text, uuid, jsonb) is 'Every field error of a wage seeker, by execution.md section 1.1.';

create function private.mobile_warnings(p_tenant_id text, p_id uuid, p_mobile text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select case when n.count > 0 then private.field_error('/mobile', 'MOBILE_SHARED', jsonb_build_object('count', n.count)) else '[]' end
  from (
    select count(*) from private.individual_numbers x
    where x.tenant_id = p_tenant_id and x.individual_id is distinct from p_id and x.mobile_index = private.blind_index('MOBILE', p_mobile)) n
$$;
comment on function private.mobile_warnings(text, uuid, text) is 'MOBILE_SHARED when others of the agency gave the same mobile number: allowed, since the identity differs, but to be looked at.';

create function public.save_individual(p_tenant_id text, p_individual jsonb, p_expected_version int default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_id uuid := coalesce(private.try_uuid(p_individual ->> 'id'), private.uuid_v7());
  v_organisation uuid := private.try_uuid(p_individual ->> 'organisation_id');
  v_old public.individuals;
  v_new public.individuals;
  v_errors jsonb;
  v_account jsonb := p_individual -> 'bank_account';
  v_aadhaar text := private.personal_digits('AADHAAR', private.text_of(p_individual, 'aadhaar'));
  v_mobile text := private.personal_digits('MOBILE', private.text_of(p_individual, 'mobile'));
begin
  if p_individual is null or jsonb_typeof(p_individual) <> 'object' then
    perform private.require_permission(p_tenant_id, 'individual:manage');
    perform private.fail_fields(private.field_error('', 'BAD_REQUEST', '{"expected": "object"}'));
  end if;
  -- Who acts for one organisation registers for it without saying so.
  if v_organisation is null then
    select (array_agg(o.id))[1] into v_organisation from public.organisations o
    where o.tenant_id = p_tenant_id and o.id = any ((select private.my_organisations('individual:manage'))::uuid[]) having count(*) = 1;
  end if;
  perform private.require_for_individual(p_tenant_id, 'individual:manage', v_id, v_organisation);
  select i.* into v_old from public.individuals i where i.tenant_id = p_tenant_id and i.id = v_id for update;
  if v_old.id is null and p_expected_version is not null then perform private.fail(404, 'NOT_FOUND', '{}', 'There is no such wage seeker.'); end if;
  if v_old.id is not null and p_expected_version is null then perform private.fail_fields(private.field_error('/expected_version', 'REQUIRED')); end if;
  if v_old.version <> p_expected_version then perform private.fail_stale_row(v_old.version, v_old.updated_by, v_old.updated_at); end if;
  if not v_old.is_active then perform private.fail(409, 'NOT_EDITABLE', '{}', 'The wage seeker is inactive. Activate them before you change the record.'); end if;

  v_errors := private.individual_errors(p_tenant_id, v_id, p_individual);
  if v_organisation is not null and not exists (select from public.organisations o where o.tenant_id = p_tenant_id and o.id = v_organisation) then
    v_errors := v_errors || private.field_error('/organisation_id', 'NOT_FOUND');
  end if;
  if v_old.id is null then
    if jsonb_typeof(v_account) = 'object' then
      v_errors := v_errors || private.errors_below('/bank_account', private.bank_account_errors(p_tenant_id, null, v_account || '{"owner_type": "INDIVIDUAL"}' || jsonb_build_object('individual_id', v_id)));
    elsif (private.setting(p_tenant_id, 'individual.requires_bank_account') #>> '{}')::boolean then
      v_errors := v_errors || private.field_error('/bank_account', 'REQUIRED');
    end if;
  end if;
  perform private.fail_fields(v_errors);

  v_new := jsonb_populate_record(null::public.individuals, (
    select coalesce(jsonb_object_agg(e.key, nullif(btrim(e.value #>> '{}'), '')), '{}') from jsonb_each(p_individual) e
    where jsonb_typeof(e.value) not in ('array', 'object') and e.key = any (array['name', 'guardian_name', 'relationship', 'date_of_birth', 'gender',
      'social_category', 'ward_code', 'locality_code', 'street', 'door_number'])));
  begin
    if v_old.id is null then
      insert into public.individuals (tenant_id, id, number, name, guardian_name, relationship, date_of_birth, gender, ward_code, locality_code,
        aadhaar_last4, mobile_last4, registered_by_organisation_id, created_by, created_by_name, updated_by)
      values (p_tenant_id, v_id, private.next_number(p_tenant_id, 'individual'), v_new.name, v_new.guardian_name, v_new.relationship, v_new.date_of_birth,
        v_new.gender, v_new.ward_code, v_new.locality_code, right(v_aadhaar, 4), right(v_mobile, 4), v_organisation, auth.uid(),
        (select u.name from public.user_profiles u where u.id = auth.uid()), auth.uid());
      insert into private.individual_numbers (tenant_id, individual_id, aadhaar, aadhaar_index, mobile, mobile_index)
      values (p_tenant_id, v_id, private.encrypt_personal(v_aadhaar), private.blind_index('AADHAAR', v_aadhaar), private.encrypt_personal(v_mobile),
        private.blind_index('MOBILE', v_mobile));
    else
      update private.individual_numbers n set
        aadhaar = coalesce(private.encrypt_personal(v_aadhaar), n.aadhaar), aadhaar_index = coalesce(private.blind_index('AADHAAR', v_aadhaar), n.aadhaar_index),
        mobile = coalesce(private.encrypt_personal(v_mobile), n.mobile), mobile_index = coalesce(private.blind_index('MOBILE', v_mobile), n.mobile_index)
      where n.tenant_id = p_tenant_id and n.individual_id = v_id and (v_aadhaar is not null or v_mobile is not null);
    end if;
  exception when unique_violation then
    -- Two clerks entered the same person at the same moment.
    perform private.fail_fields(private.field_error('/aadhaar', 'AADHAAR_REGISTERED', '{"number": ""}'));
  end;
  update public.individuals i set (name, local_names, guardian_name, relationship, date_of_birth, gender, social_category, is_minority, has_disability, ward_code,
      locality_code, street, door_number, aadhaar_last4, mobile_last4, registered_by_organisation_id)
    = (v_new.name, (
        select coalesce(jsonb_object_agg(n.key, btrim(n.value)), '{}') from jsonb_each_text(coalesce(p_individual -> 'local_names', '{}')) n
        where n.key in ('or', 'hi') and btrim(n.value) <> ''),
      v_new.guardian_name, v_new.relationship, v_new.date_of_birth, v_new.gender, v_new.social_category, private.flag_of(p_individual, 'is_minority'),
      private.flag_of(p_individual, 'has_disability'), v_new.ward_code, v_new.locality_code, v_new.street, v_new.door_number,
      coalesce(right(v_aadhaar, 4), i.aadhaar_last4), coalesce(right(v_mobile, 4), i.mobile_last4), coalesce(i.registered_by_organisation_id, v_organisation))
  where i.tenant_id = p_tenant_id and i.id = v_id returning i.* into v_new;
  delete from public.individual_skills k where k.tenant_id = p_tenant_id and k.individual_id = v_id and not p_individual -> 'skills' ? k.skill_code;
  insert into public.individual_skills as k (tenant_id, individual_id, skill_code, ordinal)
  select p_tenant_id, v_id, e.code, min(e.ordinality) - 1 from jsonb_array_elements_text(p_individual -> 'skills') with ordinality e (code, ordinality) group by e.code
  on conflict (tenant_id, individual_id, skill_code) do update set ordinal = excluded.ordinal where k.ordinal <> excluded.ordinal;
  if v_old.id is null and jsonb_typeof(v_account) = 'object' then
    perform private.write_bank_account(p_tenant_id, null, v_account || '{"owner_type": "INDIVIDUAL", "is_primary": true}' || jsonb_build_object('individual_id', v_id));
  end if;
  return jsonb_build_object('id', v_new.id, 'number', v_new.number, 'version', v_new.version,
    'warnings', case when v_mobile is null then '[]' else private.mobile_warnings(p_tenant_id, v_id, v_mobile) end);
end
$$;
comment on function public.save_individual(text, jsonb, int) is
  'Registers a wage seeker (no expected version) or changes one: columns of individuals, aadhaar and mobile in plain (left out of a change they stay), local_names {or, hi}, '
  'skills [code], organisation_id of the community organisation that registers, and of a new one bank_account as for save_bank_account. Answers {id, number, version, warnings}: '
  'MOBILE_SHARED is a warning. Every field error at once: REQUIRED, TOO_SHORT, TOO_LONG, INVALID_CHARACTERS, OUT_OF_RANGE, INVALID_DATE, FUTURE_DATE, TOO_YOUNG, '
  'NOT_IN_MASTER, BOUNDARY, INVALID_AADHAAR, AADHAAR_REGISTERED, INVALID_MOBILE; NOT_PERMITTED (403), NOT_FOUND (404), STALE_VERSION, NOT_EDITABLE (409). Needs individual:manage, '
  'as staff or for the organisation that registered the person.';

create function private.errors_below(p_pointer text, p_errors jsonb) returns jsonb
language sql immutable set search_path = ''
as $$ select coalesce(jsonb_agg(e || jsonb_build_object('pointer', p_pointer || (e ->> 'pointer'))), '[]') from jsonb_array_elements(p_errors) e $$;
comment on function private.errors_below(text, jsonb) is 'Field errors of a part of a form, with pointers from its top.';

create function public.set_individual_status(p_tenant_id text, p_id uuid, p_expected_version int, p_is_active boolean, p_reason text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_old public.individuals;
begin
  perform private.require_permission(p_tenant_id, 'individual:manage');
  select i.* into v_old from public.individuals i where i.tenant_id = p_tenant_id and i.id = p_id for update;
  if v_old.id is null then perform private.fail(404, 'NOT_FOUND', '{}', 'There is no such wage seeker.'); end if;
  if v_old.version is distinct from p_expected_version then perform private.fail_stale_row(v_old.version, v_old.updated_by, v_old.updated_at); end if;
  perform private.fail_fields(case when p_is_active is null then private.field_error('/is_active', 'REQUIRED') else '[]' end
    || case when nullif(btrim(p_reason), '') is null then private.field_error('/reason', 'REQUIRED')
      when length(p_reason) > 1000 then private.field_error('/reason', 'TOO_LONG', '{"max": 1000}') else '[]' end);
  update public.individuals i set is_active = p_is_active, status_reason = private.without_numbers(btrim(p_reason))
  where i.tenant_id = p_tenant_id and i.id = p_id returning i.* into v_old;
  return jsonb_build_object('id', v_old.id, 'version', v_old.version);
end
$$;
comment on function public.set_individual_status(text, uuid, int, boolean, text) is
  'Takes a wage seeker off the register or back, with a reason. REQUIRED, TOO_LONG; NOT_FOUND (404), STALE_VERSION (409). Needs individual:manage as staff.';

create function private.without_numbers(p_text text) returns text
language sql immutable set search_path = ''
as $$ select regexp_replace(p_text, '[0-9][0-9 -]{7,}[0-9]', '…', 'g') $$;
comment on function private.without_numbers(text) is 'A sentence without long numbers: what a person writes as a reason is kept for ever.';

-- Reading -----------------------------------------------------------------------------------------------------------

create function private.individual_card(p_individual public.individuals) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('id', p_individual.id, 'number', p_individual.number, 'name', p_individual.name, 'local_names', p_individual.local_names,
    'guardian_name', p_individual.guardian_name, 'relationship', p_individual.relationship, 'gender', p_individual.gender, 'ward_code', p_individual.ward_code,
    'locality_code', p_individual.locality_code, 'aadhaar_last4', p_individual.aadhaar_last4, 'mobile_last4', p_individual.mobile_last4, 'is_active', p_individual.is_active,
    'skills', (
      select coalesce(jsonb_agg(k.skill_code order by k.ordinal), '[]') from public.individual_skills k
      where k.tenant_id = p_individual.tenant_id and k.individual_id = p_individual.id))
$$;
comment on function private.individual_card(public.individuals) is 'What identifies a person to who looks for them: names, place, skills, the last four digits.';

create function public.find_individuals(p_tenant_id text, p_kind text, p_value text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
begin
  -- Volatile on purpose: a number that is looked for travels in the body of a request, never in its address.
  perform private.require_user();
  if not exists (
    select from public.organisations o where o.tenant_id = p_tenant_id and o.id = any ((select private.my_organisations('individual:read'))::uuid[])) then
    perform private.require_permission(p_tenant_id, 'individual:read');
  end if;
  if p_kind is null or p_kind not in ('AADHAAR', 'MOBILE', 'ACCOUNT', 'NUMBER') or nullif(btrim(p_value), '') is null then
    perform private.fail_fields(private.field_error('/value', 'REQUIRED'));
  end if;
  return (
    select coalesce(jsonb_agg(private.individual_card(i) || jsonb_build_object('is_readable', private.may_for_individual(p_tenant_id, 'individual:read', i.id)) order by i.name), '[]') from (
      select x.* from public.individuals x
      where x.tenant_id = p_tenant_id and case p_kind
        when 'NUMBER' then x.number = upper(btrim(p_value))
        when 'AADHAAR' then x.id in (
          select n.individual_id from private.individual_numbers n where n.tenant_id = p_tenant_id and n.aadhaar_index = private.blind_index('AADHAAR', p_value))
        when 'MOBILE' then x.id in (
          select n.individual_id from private.individual_numbers n where n.tenant_id = p_tenant_id and n.mobile_index = private.blind_index('MOBILE', p_value))
        else x.id in (
          select b.individual_id from private.bank_account_numbers n join public.bank_accounts b on b.tenant_id = n.tenant_id and b.id = n.account_id
          where n.tenant_id = p_tenant_id and n.number_index = private.blind_index('ACCOUNT', p_value) and b.is_active) end
      limit 50) i);
end
$$;
comment on function public.find_individuals(text, text, text) is
  'Individuals of an agency with exactly this number of a kind: AADHAAR, MOBILE, ACCOUNT or NUMBER (of the register). Answers cards, numbers masked, with is_readable: whether the caller may open the person. '
  'For staff and community organisations with individual:read.';

create function private.namesakes_elsewhere(p_tenant_id text, p_id uuid) returns table (tenant_id text, individual_id uuid)
language sql stable security definer set search_path = ''
as $$
  select o.tenant_id, o.individual_id from private.individual_numbers n
  join private.individual_numbers o on o.aadhaar_index = n.aadhaar_index and o.tenant_id <> n.tenant_id
  where n.tenant_id = p_tenant_id and n.individual_id = p_id
$$;
comment on function private.namesakes_elsewhere(text, uuid) is 'The same person, by Aadhaar, in the registers of other agencies: for the warning of an engagement in two of them.';

-- Row-level security ------------------------------------------------------------------------------------------------

alter table public.skills enable row level security;
alter table public.individuals enable row level security;
alter table public.individual_skills enable row level security;
create policy "skills: members read" on public.skills for select to authenticated
  using (tenant_id = any ((select private.my_visible_tenants())::text[]));
create policy "skills: administrators add" on public.skills for insert to authenticated
  with check (tenant_id = any ((select private.my_tenants('master:manage'))::text[]));
create policy "skills: administrators update" on public.skills for update to authenticated
  using (tenant_id = any ((select private.my_tenants('master:manage'))::text[]))
  with check (tenant_id = any ((select private.my_tenants('master:manage'))::text[]));
create policy "individuals: staff read" on public.individuals for select to authenticated
  using (tenant_id = any ((select private.my_tenants('individual:read'))::text[]));
create policy "individuals: organisations read whom they registered" on public.individuals for select to authenticated
  using (registered_by_organisation_id = any ((select private.my_organisations('individual:read'))::uuid[]));
create policy "individual_skills: staff read" on public.individual_skills for select to authenticated
  using (tenant_id = any ((select private.my_tenants('individual:read'))::text[]));
create policy "individual_skills: organisations read of whom they registered" on public.individual_skills for select to authenticated
  using (individual_id = any ((select private.my_registered_individuals('individual:read'))::uuid[]));
create policy "documents: readers of individuals read their files" on public.documents for select to authenticated
  using (owner_type = 'individual' and status = 'ACCEPTED' and tenant_id = any ((select private.my_tenants('individual:read'))::text[]));
create policy "documents: organisations read files of whom they registered" on public.documents for select to authenticated
  using (owner_type = 'individual' and status = 'ACCEPTED' and owner_id = any ((select private.my_registered_individuals('individual:read'))::uuid[]));
-- A photograph is added before the person is saved: who added it sees it at once.
create policy "documents: who added a photograph of a person reads it" on public.documents for select to authenticated
  using (owner_type = 'individual' and status = 'ACCEPTED' and uploaded_by = (select auth.uid()) and tenant_id = any ((select private.my_visible_tenants())::text[]));
grant select on public.skills, public.individuals, public.individual_skills to authenticated;
grant insert on public.skills to authenticated;
grant update (name, local_names, ordinal, effective_to, is_active) on public.skills to authenticated;
grant execute on function private.my_registered_individuals(text) to authenticated;
grant execute on function public.save_individual(text, jsonb, int), public.set_individual_status(text, uuid, int, boolean, text), public.find_individuals(text, text, text)
  to authenticated;
select private.audit('public.skills');
select private.audit('public.individuals', 'date_of_birth', 'guardian_name', 'street', 'door_number', 'aadhaar_last4', 'mobile_last4');
select private.audit('public.individual_skills');

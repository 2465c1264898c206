-- Bank accounts of individuals, of organisations and of the heads of deductions. The number is encrypted; two flags,
-- set by somebody other than who entered the account, say that it was verified and that it is valid; every edit takes both back.
-- And the one way to see a number in full: with the permission, a reason and a row in the audit log.
-- Rules: execution.md sections 1.1 and 1.3, programme.md section 4.3 and D28.

insert into public.permissions (code, description) values
  ('bank_account:read', 'See bank accounts, numbers masked'),
  ('bank_account:manage', 'Add and change bank accounts'),
  ('bank_account:verify', 'Say of a bank account that it is verified and valid');

insert into public.setting_definitions (key, kind, default_value, description, local_descriptions, min_value, max_value) values
  ('bank_account.allows_shared', 'boolean', 'false', 'Whether two payees may have the same bank account',
    '{"or": "ଦୁଇ ପ୍ରାପକଙ୍କର ଗୋଟିଏ ବ୍ୟାଙ୍କ ଖାତା ରହିପାରିବ କି", "hi": "क्या दो प्राप्तकर्ताओं का एक ही बैंक खाता हो सकता है"}', null, null),
  ('bank_account.required_for_orders', 'boolean', 'false', 'Whether a work order is issued to and accepted by an organisation only with a bank account that is verified and valid',
    '{"or": "ଯାଞ୍ଚିତ ଓ ବୈଧ ବ୍ୟାଙ୍କ ଖାତା ଥିଲେ ହିଁ ସଂଗଠନକୁ କାର୍ଯ୍ୟାଦେଶ ଦିଆଯାଏ ଓ ସେ ଗ୍ରହଣ କରେ କି", "hi": "क्या सत्यापित और मान्य बैंक खाता होने पर ही संगठन को कार्यादेश दिया और स्वीकार किया जाता है"}', null, null);

insert into public.code_lists (code, parent_list, name, local_names) values
  ('BANK', null, 'Banks', '{"or": "ବ୍ୟାଙ୍କ", "hi": "बैंक"}');

create table public.bank_accounts (
  tenant_id       text not null references public.tenants on delete restrict,
  id              uuid not null default private.uuid_v7(),
  owner_type      text not null check (owner_type in ('INDIVIDUAL', 'ORGANISATION', 'HEAD')),
  individual_id   uuid,
  organisation_id uuid,
  head_code       text check (head_code ~ '^[A-Z0-9_.]{1,32}$'),
  holder_name     text not null check (length(btrim(holder_name)) between 2 and 64),
  account_last4   text not null check (account_last4 ~ '^[0-9]{4}$'),
  account_type    text not null check (account_type in ('SAVINGS', 'CURRENT', 'LOAN')),
  ifsc            text not null check (private.is_ifsc(ifsc)),
  bank_name       text check (length(bank_name) <= 100),
  branch_name     text check (length(branch_name) <= 100),
  is_primary      boolean not null default true,
  is_active       boolean not null default true,
  set_at          timestamptz not null default now(),
  set_by          uuid,
  set_by_name     text,
  is_verified     boolean not null default false,
  verified_at     timestamptz,
  verified_by     uuid,
  verified_by_name text,
  is_valid        boolean not null default false,
  validated_at    timestamptz,
  validated_by    uuid,
  validated_by_name text,
  flag_remarks    text check (length(flag_remarks) <= 1000),
  version         int not null default 1,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  updated_by      uuid,
  primary key (tenant_id, id),
  constraint bank_accounts_owner_check check (
    (owner_type = 'INDIVIDUAL') = (individual_id is not null) and (owner_type = 'ORGANISATION') = (organisation_id is not null)
    and (owner_type = 'HEAD') = (head_code is not null)),
  constraint bank_accounts_individual_fkey foreign key (tenant_id, individual_id) references public.individuals (tenant_id, id) on delete restrict,
  constraint bank_accounts_organisation_fkey foreign key (tenant_id, organisation_id) references public.organisations (tenant_id, id) on delete restrict
);
comment on table public.bank_accounts is 'Where payees are paid: individuals, organisations, and the heads to which deductions go. The number stands elsewhere, encrypted.';
comment on column public.bank_accounts.is_verified is 'Somebody other than who entered it compared the account with its proof. Every edit takes it back.';
comment on column public.bank_accounts.is_valid is 'The bank knows the account and takes money for it. Every edit takes it back, and so does a payment that the bank returned.';
comment on column public.bank_accounts.set_by is 'Who last entered or changed the account: they can set no flag of it.';
create unique index bank_accounts_individual_key on public.bank_accounts (tenant_id, individual_id) where is_primary and is_active and individual_id is not null;
create unique index bank_accounts_organisation_key on public.bank_accounts (tenant_id, organisation_id) where is_primary and is_active and organisation_id is not null;
create unique index bank_accounts_head_key on public.bank_accounts (tenant_id, head_code) where is_primary and is_active and head_code is not null;
create index bank_accounts_individual_idx on public.bank_accounts (tenant_id, individual_id);
create index bank_accounts_organisation_idx on public.bank_accounts (tenant_id, organisation_id);
create index bank_accounts_waiting_idx on public.bank_accounts (tenant_id, set_at) where is_active and is_primary and not (is_verified and is_valid);

create function private.tg_bank_accounts__reset() returns trigger
language plpgsql set search_path = ''
as $$
begin
  -- All that is not flag or bookkeeping is an edit, but for making way for another as the first account.
  if to_jsonb(new) - array['is_verified', 'verified_at', 'verified_by', 'verified_by_name', 'is_valid', 'validated_at', 'validated_by', 'validated_by_name', 'flag_remarks',
      'version', 'updated_at', 'updated_by', 'is_primary']
    is distinct from to_jsonb(old) - array['is_verified', 'verified_at', 'verified_by', 'verified_by_name', 'is_valid', 'validated_at', 'validated_by', 'validated_by_name',
      'flag_remarks', 'version', 'updated_at', 'updated_by', 'is_primary'] or new.is_primary and not old.is_primary then
    new.is_verified := false; new.verified_at := null; new.verified_by := null; new.verified_by_name := null;
    new.is_valid := false; new.validated_at := null; new.validated_by := null; new.validated_by_name := null; new.flag_remarks := null;
  end if;
  return new;
end
$$;
comment on function private.tg_bank_accounts__reset() is 'Every edit of an account takes back that it is verified and valid, whoever makes it.';
create trigger tg_bank_accounts__reset before update on public.bank_accounts for each row execute function private.tg_bank_accounts__reset();
create trigger tg_bank_accounts__version before update on public.bank_accounts for each row execute function private.tg__version();
create trigger tg_bank_accounts__touch before update on public.bank_accounts for each row execute function private.tg__touch();

create table private.bank_account_numbers (
  tenant_id    text not null,
  account_id   uuid not null,
  number       bytea not null,
  number_index bytea not null,
  primary key (tenant_id, account_id),
  constraint bank_account_numbers_account_fkey foreign key (tenant_id, account_id) references public.bank_accounts (tenant_id, id) on delete cascade
);
comment on table private.bank_account_numbers is 'Account numbers, encrypted, with a blind index for exact search and refusal of duplicates. Granted to nobody.';
alter table private.bank_account_numbers enable row level security;
create index bank_account_numbers_number_idx on private.bank_account_numbers (tenant_id, number_index);

create function private.payable_account(p_tenant_id text, p_owner_type text, p_owner_id text) returns uuid
language sql stable security definer set search_path = ''
as $$
  select b.id from public.bank_accounts b
  where b.tenant_id = p_tenant_id and b.owner_type = p_owner_type and b.is_primary and b.is_active and b.is_verified and b.is_valid
    and case p_owner_type when 'HEAD' then b.head_code = p_owner_id when 'INDIVIDUAL' then b.individual_id = private.try_uuid(p_owner_id)
      else b.organisation_id = private.try_uuid(p_owner_id) end
$$;
comment on function private.payable_account(text, text, text) is
  'The account to which an owner (INDIVIDUAL and ORGANISATION by id, HEAD by code) is paid: the first one, active, verified and valid; null when there is none.';

create function private.payable_account(p_tenant_id text, p_owner_type text, p_owner_id uuid) returns uuid
language sql stable security definer set search_path = ''
as $$ select private.payable_account(p_tenant_id, p_owner_type, p_owner_id::text) $$;
comment on function private.payable_account(text, text, uuid) is 'The same for an owner that has an id.';

create function private.require_payable_account(p_tenant_id text, p_owner_type text, p_owner_id text, p_name text) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_id uuid := private.payable_account(p_tenant_id, p_owner_type, p_owner_id);
begin
  if v_id is null then
    perform private.fail(409, 'NO_PAYABLE_ACCOUNT', jsonb_build_object('name', coalesce(p_name, '')), 'The payee has no bank account that is verified and valid.');
  end if;
  return v_id;
end
$$;
comment on function private.require_payable_account(text, text, text, text) is 'The account to which an owner is paid; NO_PAYABLE_ACCOUNT (409) with the name when there is none.';

create function private.account_verdict(p_tenant_id text, p_organisation_id uuid) returns text
language sql stable security definer set search_path = ''
as $$
  select case when private.payable_account(p_tenant_id, 'ORGANISATION', p_organisation_id) is not null then 'PASS'
    when (private.setting(p_tenant_id, 'bank_account.required_for_orders') #>> '{}')::boolean then 'FAIL' else 'WARN' end
$$;
comment on function private.account_verdict(text, uuid) is 'For who decides on an order: PASS when the organisation could be paid, else WARN, or FAIL where the agency asks for it.';

create function private.account_number(p_tenant_id text, p_account_id uuid) returns text
language sql stable security definer set search_path = ''
as $$ select private.decrypt_personal(n.number) from private.bank_account_numbers n where n.tenant_id = p_tenant_id and n.account_id = p_account_id $$;
comment on function private.account_number(text, uuid) is 'The number of an account in plain, for the instruction to the treasury alone. Granted to nobody.';

-- Saving ------------------------------------------------------------------------------------------------------------

create function private.require_for_account(p_tenant_id text, p_permission text, p_individual_id uuid) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_user();
  if p_individual_id is null or not coalesce(private.may_for_individual(p_tenant_id, p_permission, p_individual_id), false) then
    perform private.require_permission(p_tenant_id, p_permission);
  end if;
end
$$;
comment on function private.require_for_account(text, text, uuid) is
  'NOT_PERMITTED (403) unless the caller holds the permission as staff, or for the organisation that registered the individual whose account it is.';

create function private.bank_account_errors(p_tenant_id text, p_id uuid, p jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_word constant text := '[[:alnum:]ऀ-ॿ଀-୿‌‍ .,&()/_@''-]';
  v_errors jsonb := '[]';
  v_number text := private.personal_digits('ACCOUNT', private.text_of(p, 'account_number'));
  v_owner text := private.text_of(p, 'owner_type');
  v_individual uuid := private.try_uuid(p ->> 'individual_id');
  v_organisation uuid := private.try_uuid(p ->> 'organisation_id');
begin
  v_errors := v_errors || private.text_errors(p, 'holder_name', 2, 64, true, v_word) || private.text_errors(p, 'bank_name', 2, 100, false, v_word)
    || private.text_errors(p, 'branch_name', 2, 100, false, v_word)
    || case when private.text_of(p, 'account_type') is null then private.field_error('/account_type', 'REQUIRED')
      when p ->> 'account_type' not in ('SAVINGS', 'CURRENT', 'LOAN') then private.field_error('/account_type', 'OUT_OF_RANGE') else '[]' end
    || case when private.text_of(p, 'ifsc') is null then private.field_error('/ifsc', 'REQUIRED')
      when not private.is_ifsc(upper(private.text_of(p, 'ifsc'))) then private.field_error('/ifsc', 'INVALID_IFSC') else '[]' end
    || case when v_owner is null then private.field_error('/owner_type', 'REQUIRED')
      when v_owner not in ('INDIVIDUAL', 'ORGANISATION', 'HEAD') then private.field_error('/owner_type', 'OUT_OF_RANGE')
      -- A new individual is entered with the account in one form: the row is not there yet.
      when v_owner = 'INDIVIDUAL' and v_individual is null then private.field_error('/individual_id', 'REQUIRED')
      when v_owner = 'ORGANISATION' and not exists (select from public.organisations o where o.tenant_id = p_tenant_id and o.id = v_organisation) then
        private.field_error('/organisation_id', 'NOT_FOUND')
      when v_owner = 'HEAD' and coalesce(private.text_of(p, 'head_code'), '') !~ '^[A-Z0-9_.]{1,32}$' then private.field_error('/head_code', 'REQUIRED')
      else '[]' end;
  if v_number is null then
    if p_id is null then v_errors := v_errors || private.field_error('/account_number', 'REQUIRED'); end if;
  elsif not private.is_account_number(v_number) then
    v_errors := v_errors || private.field_error('/account_number', 'INVALID_ACCOUNT_NUMBER');
  elsif exists (
    select from private.bank_account_numbers n join public.bank_accounts b on b.tenant_id = n.tenant_id and b.id = n.account_id
    where n.tenant_id = p_tenant_id and n.number_index = private.blind_index('ACCOUNT', v_number) and b.is_active and b.id is distinct from p_id
      and b.ifsc = upper(private.text_of(p, 'ifsc'))
      -- Several heads of deductions may go into one account of the agency.
      and not (v_owner = 'HEAD' and b.owner_type = 'HEAD' and b.head_code is distinct from p ->> 'head_code')
      and (not (private.setting(p_tenant_id, 'bank_account.allows_shared') #>> '{}')::boolean
        or (b.individual_id is not distinct from v_individual and b.organisation_id is not distinct from v_organisation))) then
    v_errors := v_errors || private.field_error('/account_number', 'ACCOUNT_REGISTERED');
  end if;
  return v_errors;
end
$$;
comment on function private.bank_account_errors(text, uuid, jsonb) is 'Every field error of a bank account, by execution.md sections 1.1 and 1.3; none carries the number.';

create function private.write_bank_account(p_tenant_id text, p_id uuid, p jsonb) returns public.bank_accounts
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_id uuid := coalesce(p_id, private.uuid_v7());
  v_number text := private.personal_digits('ACCOUNT', private.text_of(p, 'account_number'));
  v_ifsc text := upper(private.text_of(p, 'ifsc'));
  v_name text := (select u.name from public.user_profiles u where u.id = auth.uid());
  v_row public.bank_accounts;
  v_bank text := coalesce(private.text_of(p, 'bank_name'), (
    select v.name from public.code_values v where v.tenant_id = any (private.tenant_line(p_tenant_id)) and v.list_code = 'BANK' and v.code = left(v_ifsc, 4)
    order by length(v.tenant_id) desc, v.effective_from desc limit 1));
  v_branch text := coalesce(private.text_of(p, 'branch_name'), (
    select b.branch_name from public.bank_accounts b where b.tenant_id = p_tenant_id and b.ifsc = v_ifsc and b.branch_name is not null order by b.set_at desc limit 1));
begin
  -- What a change leaves unsaid stays; whose account it is never changes.
  if p_id is null then
    -- The ids of other kinds of owner are no news.
    v_row.owner_type := p ->> 'owner_type';
    v_row.individual_id := case when v_row.owner_type = 'INDIVIDUAL' then private.try_uuid(p ->> 'individual_id') end;
    v_row.organisation_id := case when v_row.owner_type = 'ORGANISATION' then private.try_uuid(p ->> 'organisation_id') end;
    v_row.head_code := case when v_row.owner_type = 'HEAD' then private.text_of(p, 'head_code') end;
    v_row.is_primary := coalesce(private.flag_of(p, 'is_primary') or not p ? 'is_primary', true);
    v_row.is_active := true;
  else
    select b.* into strict v_row from public.bank_accounts b where b.tenant_id = p_tenant_id and b.id = p_id;
    v_row.is_primary := case when p ? 'is_primary' then private.flag_of(p, 'is_primary') else v_row.is_primary end;
    v_row.is_active := case when p ? 'is_active' then private.flag_of(p, 'is_active') else v_row.is_active end;
  end if;
  if v_row.is_primary and v_row.is_active then
    -- One may be first at a time: the one before makes way.
    update public.bank_accounts b set is_primary = false
    where b.tenant_id = p_tenant_id and b.id <> v_id and b.is_primary and b.is_active and b.owner_type = v_row.owner_type
      and (b.individual_id = v_row.individual_id or b.organisation_id = v_row.organisation_id or b.head_code = v_row.head_code);
  end if;
  if p_id is null then
    insert into public.bank_accounts (tenant_id, id, owner_type, individual_id, organisation_id, head_code, holder_name, account_last4, account_type, ifsc, bank_name,
      branch_name, is_primary, set_by, set_by_name, updated_by)
    values (p_tenant_id, v_id, v_row.owner_type, v_row.individual_id, v_row.organisation_id, v_row.head_code, private.text_of(p, 'holder_name'), right(v_number, 4),
      p ->> 'account_type', v_ifsc, v_bank, v_branch, v_row.is_primary, auth.uid(), v_name, auth.uid())
    returning * into v_row;
    insert into private.bank_account_numbers (tenant_id, account_id, number, number_index)
    values (p_tenant_id, v_id, private.encrypt_personal(v_number), private.blind_index('ACCOUNT', v_number));
  else
    if v_number is not null then
      update private.bank_account_numbers n set number = private.encrypt_personal(v_number), number_index = private.blind_index('ACCOUNT', v_number)
      where n.tenant_id = p_tenant_id and n.account_id = p_id;
    end if;
    -- The moment of the change is part of it: a number with the same last digits is an edit too.
    update public.bank_accounts b set holder_name = private.text_of(p, 'holder_name'), account_last4 = coalesce(right(v_number, 4), b.account_last4),
      account_type = p ->> 'account_type', ifsc = v_ifsc, bank_name = v_bank, branch_name = v_branch, is_primary = v_row.is_primary, is_active = v_row.is_active,
      set_at = clock_timestamp(), set_by = auth.uid(), set_by_name = v_name
    where b.tenant_id = p_tenant_id and b.id = p_id returning b.* into v_row;
  end if;
  return v_row;
end
$$;
comment on function private.write_bank_account(text, uuid, jsonb) is
  'Writes an account that was checked. The bank is named by the letters of the IFSC where nobody names it, the branch as it was last time.';

create function public.save_bank_account(p_tenant_id text, p_account jsonb, p_expected_version int default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_id uuid := private.try_uuid(p_account ->> 'id');
  v_old public.bank_accounts;
  v_account jsonb := p_account;
  v_individual uuid := private.try_uuid(p_account ->> 'individual_id');
begin
  select b.* into v_old from public.bank_accounts b where b.tenant_id = p_tenant_id and b.id = v_id for update;
  perform private.require_for_account(p_tenant_id, 'bank_account:manage', coalesce(v_old.individual_id, v_individual));
  if p_account is null or jsonb_typeof(p_account) <> 'object' then
    perform private.fail_fields(private.field_error('', 'BAD_REQUEST', '{"expected": "object"}'));
  end if;
  if v_old.id is null and p_expected_version is not null then perform private.fail(404, 'NOT_FOUND', '{}', 'There is no such bank account.'); end if;
  if v_old.id is not null and p_expected_version is null then perform private.fail_fields(private.field_error('/expected_version', 'REQUIRED')); end if;
  if v_old.version <> p_expected_version then perform private.fail_stale_row(v_old.version, v_old.updated_by, v_old.updated_at); end if;
  if v_old.id is not null then
    v_account := v_account || jsonb_build_object('owner_type', v_old.owner_type, 'individual_id', v_old.individual_id, 'organisation_id', v_old.organisation_id,
      'head_code', v_old.head_code);
  elsif p_account ->> 'owner_type' = 'INDIVIDUAL' and not exists (select from public.individuals i where i.tenant_id = p_tenant_id and i.id = v_individual) then
    perform private.fail_fields(private.field_error('/individual_id', 'NOT_FOUND'));
  end if;
  -- The ids of other kinds of owner are no news.
  v_account := v_account || case v_account ->> 'owner_type' when 'INDIVIDUAL' then '{"organisation_id": null, "head_code": null}'::jsonb
    when 'ORGANISATION' then '{"individual_id": null, "head_code": null}' else '{"individual_id": null, "organisation_id": null}' end;
  perform private.fail_fields(private.bank_account_errors(p_tenant_id, v_old.id, v_account));
  v_old := private.write_bank_account(p_tenant_id, v_old.id, v_account);
  return jsonb_build_object('id', v_old.id, 'version', v_old.version);
end
$$;
comment on function public.save_bank_account(text, jsonb, int) is
  'Adds a bank account (no expected version) or changes one: owner_type with individual_id, organisation_id or head_code, holder_name, account_number in plain (left out of a change '
  'it stays), account_type, ifsc, bank_name, branch_name, is_primary, is_active. Every edit takes both flags back. Answers {id, version}. Field errors REQUIRED, TOO_SHORT, TOO_LONG, '
  'INVALID_CHARACTERS, OUT_OF_RANGE, INVALID_IFSC, INVALID_ACCOUNT_NUMBER, ACCOUNT_REGISTERED, NOT_FOUND; NOT_PERMITTED (403), NOT_FOUND (404), STALE_VERSION (409). '
  'Needs bank_account:manage, as staff or, for an individual, for the organisation that registered them.';

create function public.set_bank_account_flags(
  p_tenant_id text, p_id uuid, p_expected_version int, p_is_verified boolean, p_is_valid boolean, p_remarks text default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_row public.bank_accounts;
  v_name text := (select u.name from public.user_profiles u where u.id = auth.uid());
begin
  perform private.require_permission(p_tenant_id, 'bank_account:verify');
  select b.* into v_row from public.bank_accounts b where b.tenant_id = p_tenant_id and b.id = p_id for update;
  if v_row.id is null then perform private.fail(404, 'NOT_FOUND', '{}', 'There is no such bank account.'); end if;
  if v_row.version is distinct from p_expected_version then perform private.fail_stale_row(v_row.version, v_row.updated_by, v_row.updated_at); end if;
  if not v_row.is_active then perform private.fail(409, 'NOT_EDITABLE', '{}', 'The account is inactive.'); end if;
  perform private.fail_fields(case when p_is_verified is null then private.field_error('/is_verified', 'REQUIRED') else '[]' end
    || case when p_is_valid is null then private.field_error('/is_valid', 'REQUIRED') else '[]' end
    -- What is taken back is explained.
    || case when nullif(btrim(p_remarks), '') is null and (v_row.is_verified and not p_is_verified or v_row.is_valid and not p_is_valid) then
        private.field_error('/remarks', 'REQUIRED')
      when length(p_remarks) > 1000 then private.field_error('/remarks', 'TOO_LONG', '{"max": 1000}') else '[]' end);
  if v_row.set_by = auth.uid() and (p_is_verified and not v_row.is_verified or p_is_valid and not v_row.is_valid) then
    perform private.fail(403, 'MAKER_CHECKER', '{}', 'Who entered an account does not verify it.');
  end if;
  update public.bank_accounts b set is_verified = p_is_verified, is_valid = p_is_valid, flag_remarks = private.without_numbers(nullif(btrim(p_remarks), '')),
    verified_at = case when p_is_verified = b.is_verified then b.verified_at else now() end,
    verified_by = case when p_is_verified = b.is_verified then b.verified_by else auth.uid() end,
    verified_by_name = case when p_is_verified = b.is_verified then b.verified_by_name else v_name end,
    validated_at = case when p_is_valid = b.is_valid then b.validated_at else now() end,
    validated_by = case when p_is_valid = b.is_valid then b.validated_by else auth.uid() end,
    validated_by_name = case when p_is_valid = b.is_valid then b.validated_by_name else v_name end
  where b.tenant_id = p_tenant_id and b.id = p_id returning b.* into v_row;
  return jsonb_build_object('id', v_row.id, 'version', v_row.version);
end
$$;
comment on function public.set_bank_account_flags(text, uuid, int, boolean, boolean, text) is
  'Says of an account that it is verified and valid, or takes that back with remarks; the row keeps who and when. REQUIRED, TOO_LONG; MAKER_CHECKER (403) for who entered the '
  'account, NOT_FOUND (404), STALE_VERSION, NOT_EDITABLE (409). Needs bank_account:verify.';

create function private.refuse_account(p_tenant_id text, p_id uuid, p_remarks text) returns void
language sql volatile security definer set search_path = ''
as $$
  update public.bank_accounts b set is_valid = false, validated_at = now(), validated_by = auth.uid(), validated_by_name = null,
    flag_remarks = left(private.without_numbers(p_remarks), 1000)
  where b.tenant_id = p_tenant_id and b.id = p_id and b.is_valid
$$;
comment on function private.refuse_account(text, uuid, text) is 'The bank returned a payment for the account: it is not valid until somebody says so again.';

-- In full -----------------------------------------------------------------------------------------------------------

create table public.personal_reveals (
  tenant_id  text not null references public.tenants on delete restrict,
  id         uuid not null default private.uuid_v7(),
  kind       text not null check (kind in ('INDIVIDUAL', 'BANK_ACCOUNT')),
  subject_id uuid not null,
  number     text,
  name       text,
  field      text not null check (field in ('aadhaar', 'mobile', 'account_number')),
  reason     text not null check (length(btrim(reason)) between 1 and 500),
  actor_id   uuid not null,
  actor_name text,
  at         timestamptz not null default now(),
  primary key (tenant_id, id)
);
comment on table public.personal_reveals is 'Who saw which number in full, when and why. Never the number, nor one that was written into the reason.';
comment on column public.personal_reveals.number is 'Of whom: the number in the register, or the last four digits of the account; name is theirs at that time.';
create index personal_reveals_subject_idx on public.personal_reveals (tenant_id, subject_id, at desc);

create function public.reveal_personal(p_tenant_id text, p_kind text, p_id uuid, p_field text, p_reason text) returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_text text;
begin
  perform private.require_permission(p_tenant_id, 'personal:reveal');
  -- Identity is for who keeps the register, an account for who pays.
  if p_kind = 'INDIVIDUAL' then perform private.require_permission(p_tenant_id, 'individual:manage');
  else perform private.require_permission(p_tenant_id, 'bank_account:read'); end if;
  perform private.fail_fields(case
      when p_kind = 'INDIVIDUAL' and p_field in ('aadhaar', 'mobile') or p_kind = 'BANK_ACCOUNT' and p_field = 'account_number' then '[]'
      else private.field_error('/field', 'OUT_OF_RANGE') end
    || case when nullif(btrim(p_reason), '') is null then private.field_error('/reason', 'REQUIRED')
      when length(btrim(p_reason)) < 5 then private.field_error('/reason', 'TOO_SHORT', '{"min": 5}')
      when length(p_reason) > 500 then private.field_error('/reason', 'TOO_LONG', '{"max": 500}') else '[]' end);
  if p_kind = 'INDIVIDUAL' then
    select private.decrypt_personal(case p_field when 'aadhaar' then n.aadhaar else n.mobile end) into v_text
    from private.individual_numbers n where n.tenant_id = p_tenant_id and n.individual_id = p_id;
  else
    v_text := private.account_number(p_tenant_id, p_id);
  end if;
  if v_text is null then perform private.fail(404, 'NOT_FOUND', '{}', 'There is no such number.'); end if;
  insert into public.personal_reveals (tenant_id, kind, subject_id, number, name, field, reason, actor_id, actor_name)
  values (p_tenant_id, p_kind, p_id,
    case p_kind when 'INDIVIDUAL' then (select i.number from public.individuals i where i.tenant_id = p_tenant_id and i.id = p_id)
      else (select '…' || b.account_last4 from public.bank_accounts b where b.tenant_id = p_tenant_id and b.id = p_id) end,
    case p_kind when 'INDIVIDUAL' then (select i.name from public.individuals i where i.tenant_id = p_tenant_id and i.id = p_id)
      else (select b.holder_name from public.bank_accounts b where b.tenant_id = p_tenant_id and b.id = p_id) end,
    p_field, private.without_numbers(btrim(p_reason)), auth.uid(), (select u.name from public.user_profiles u where u.id = auth.uid()));
  return v_text;
end
$$;
comment on function public.reveal_personal(text, text, uuid, text, text) is
  'A number in full: INDIVIDUAL aadhaar or mobile, BANK_ACCOUNT account_number. Leaves who, when and why in the audit log. REQUIRED, TOO_SHORT, TOO_LONG, OUT_OF_RANGE; '
  'NOT_PERMITTED (403), NOT_FOUND (404). Needs personal:reveal, with individual:manage for a person, with bank_account:read for an account.';

-- Reading -----------------------------------------------------------------------------------------------------------

create function public.get_individual(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select to_jsonb(i) || jsonb_build_object(
    'organisation_name', (select o.name from public.organisations o where o.tenant_id = i.tenant_id and o.id = i.registered_by_organisation_id),
    'skills', (
      select coalesce(jsonb_agg(k.skill_code order by k.ordinal), '[]') from public.individual_skills k where k.tenant_id = i.tenant_id and k.individual_id = i.id),
    'photo_id', (
      select d.id from public.documents d where d.tenant_id = i.tenant_id and d.owner_type = 'individual' and d.owner_id = i.id and d.kind_code = 'PHOTO' and d.status = 'ACCEPTED'
      order by d.uploaded_at desc limit 1),
    'bank_accounts', (
      select coalesce(jsonb_agg(to_jsonb(b) - 'tenant_id' order by b.is_active desc, b.is_primary desc, b.created_at), '[]')
      from public.bank_accounts b where b.tenant_id = i.tenant_id and b.individual_id = i.id))
  from public.individuals i where i.tenant_id = p_tenant_id and i.id = p_id
$$;
comment on function public.get_individual(text, uuid) is
  'A wage seeker with skills, photo and bank accounts, numbers masked; null when there is none to see.';

create function public.bank_accounts_to_verify(p_tenant_id text, p_limit int default 50) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with waiting as (
    select b.* from public.bank_accounts b
    where b.tenant_id = p_tenant_id and b.is_active and b.is_primary and not (b.is_verified and b.is_valid))
  select jsonb_build_object('count', (select count(*) from waiting), 'rows', (
    select coalesce(jsonb_agg(to_jsonb(w) - 'tenant_id' || jsonb_build_object('owner_name', coalesce(i.name, o.name), 'owner_local_names', coalesce(i.local_names, o.local_names, '{}'),
        'owner_number', coalesce(i.number, o.number)) order by w.set_at, w.id), '[]')
    from (select * from waiting order by set_at, id limit least(greatest(p_limit, 1), 200)) w
    left join public.individuals i on i.tenant_id = w.tenant_id and i.id = w.individual_id
    left join public.organisations o on o.tenant_id = w.tenant_id and o.id = w.organisation_id))
$$;
comment on function public.bank_accounts_to_verify(text, int) is
  'First accounts that nothing can be paid to yet, the longest waiting first: {count, rows}, each with its owner. Under the policies of the caller.';

-- Row-level security ------------------------------------------------------------------------------------------------

alter table public.bank_accounts enable row level security;
alter table public.personal_reveals enable row level security;
create policy "bank_accounts: staff read" on public.bank_accounts for select to authenticated
  using (tenant_id = any ((select private.my_tenants('bank_account:read'))::text[]));
create policy "bank_accounts: organisations read own" on public.bank_accounts for select to authenticated
  using (organisation_id = any ((select private.my_organisations('bank_account:read'))::uuid[]));
create policy "bank_accounts: organisations read of whom they registered" on public.bank_accounts for select to authenticated
  using (individual_id = any ((select private.my_registered_individuals('bank_account:read'))::uuid[]));
create policy "personal_reveals: auditors read" on public.personal_reveals for select to authenticated
  using (tenant_id = any ((select private.my_tenants('audit:read'))::text[]));
grant select on public.bank_accounts, public.personal_reveals to authenticated;
grant execute on function private.account_verdict(text, uuid) to authenticated;
grant execute on function public.save_bank_account(text, jsonb, int), public.set_bank_account_flags(text, uuid, int, boolean, boolean, text),
  public.reveal_personal(text, text, uuid, text, text), public.get_individual(text, uuid), public.bank_accounts_to_verify(text, int) to authenticated;
select private.audit('public.bank_accounts', 'account_last4', 'holder_name');
select private.audit('public.personal_reveals');

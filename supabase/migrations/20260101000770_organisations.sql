-- Organisations: community organisations, contractors and vendors, what each may be given, and the people who act for them.
-- The table itself stands in the tenancy migration: it is the second axis of access. Rule: planning.md sections 4.2 and 4.3.

insert into public.permissions (code, description) values
  ('organisation:manage', 'Add and change community organisations, contractors and vendors; debar them');

insert into public.code_lists (code, parent_list, name, local_names) values
  ('ORGANISATION_CLASS', null, 'Organisation classes', '{"or": "ସଂଗଠନ ଶ୍ରେଣୀ", "hi": "संगठन की श्रेणियाँ"}'),
  ('FUNCTIONAL_CATEGORY', null, 'Functional categories', '{"or": "କାର୍ଯ୍ୟ ବର୍ଗ", "hi": "कार्य वर्ग"}');

create table public.organisation_functions (
  tenant_id       text not null,
  id              uuid not null default private.uuid_v7(),
  organisation_id uuid not null,
  type_code       text not null,
  class_code      text not null default 'NA',
  category_code   text,
  valid_from      date not null default date '2000-01-01',
  valid_to        date,
  primary key (tenant_id, id),
  constraint organisation_functions_organisation_fkey foreign key (tenant_id, organisation_id) references public.organisations (tenant_id, id) on delete cascade,
  constraint organisation_functions_range_check check (valid_to is null or valid_to >= valid_from),
  constraint organisation_functions_overlap_excl exclude using gist (
    tenant_id with =, organisation_id with =, type_code with =, (coalesce(category_code, '')) with =, daterange(valid_from, valid_to, '[]') with &&)
    deferrable initially deferred
);
comment on table public.organisation_functions is 'What an organisation may be taken on for, in which class, and from when until when.';
comment on column public.organisation_functions.type_code is 'Of the list ORGANISATION_TYPE: CBO.… for community organisations, VEN.… for contractors and vendors.';
create index organisation_functions_organisation_idx on public.organisation_functions (tenant_id, organisation_id);

create table public.organisation_contacts (
  tenant_id       text not null,
  id              uuid not null default private.uuid_v7(),
  organisation_id uuid not null,
  name            text not null check (length(btrim(name)) between 2 and 100),
  position        text check (length(position) <= 100),
  mobile          text check (mobile ~ '^\+?[0-9]{10,15}$'),
  email           text check (email = lower(email) and email ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$'),
  is_primary      boolean not null default false,
  membership_id   uuid,
  primary key (tenant_id, id),
  constraint organisation_contacts_organisation_fkey foreign key (tenant_id, organisation_id) references public.organisations (tenant_id, id) on delete cascade,
  constraint organisation_contacts_membership_fkey foreign key (tenant_id, membership_id) references public.memberships (tenant_id, id) on delete set null (membership_id)
);
comment on table public.organisation_contacts is 'The people of an organisation whom the agency deals with; membership_id is their login.';
create index organisation_contacts_organisation_idx on public.organisation_contacts (tenant_id, organisation_id);
create unique index organisation_contacts_membership_key on public.organisation_contacts (tenant_id, membership_id) where membership_id is not null;
create unique index organisation_contacts_primary_key on public.organisation_contacts (tenant_id, organisation_id) where is_primary;

create function private.tg_organisations__first_function() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.organisation_functions (tenant_id, organisation_id, type_code, valid_from, valid_to)
  values (new.tenant_id, new.id, new.type_code, new.valid_from, new.valid_to);
  return null;
end
$$;
comment on function private.tg_organisations__first_function() is 'An organisation begins with the function that its type names; further ones are added to it.';
create trigger tg_organisations__first_function after insert on public.organisations
  for each row execute function private.tg_organisations__first_function();

create function private.organisation_is_eligible(p_tenant_id text, p_id uuid, p_kind text, p_on date) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.organisations o
    where o.tenant_id = p_tenant_id and o.id = p_id
      and (o.status = 'ACTIVE' or o.status = 'DEBARRED' and not p_on between o.debarred_from and coalesce(o.debarred_until, p_on))
      and p_on between o.valid_from and coalesce(o.valid_to, p_on)
      and exists (
        select from public.organisation_functions f
        where f.tenant_id = o.tenant_id and f.organisation_id = o.id and f.type_code ^@ (p_kind || '.')
          and p_on between f.valid_from and coalesce(f.valid_to, p_on)))
$$;
comment on function private.organisation_is_eligible(text, uuid, text, date) is
  'Whether an organisation may be given work on a day: active, registration and a function of the kind (CBO or VEN) valid then, not debarred then. '
  'A debarment that has run out no longer stands in the way. Rule: planning.md section 4.3.';

-- Saving ------------------------------------------------------------------------------------------------------------

create function private.organisation_errors(p_tenant_id text, p_id uuid, p jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_today date := private.local_date(p_tenant_id);
  v_key text;
  v_row jsonb;
  v_other jsonb;
  v_index int := -1;
  v_at text;
begin
  v_errors := v_errors || private.text_errors(p, 'name', 2, 128, true) || private.text_errors(p, 'description', 1, 1000, false)
    || private.text_errors(p, 'registration_number', 1, 64, false) || private.text_errors(p, 'address', 2, 300, false);
  if private.text_of(p, 'type_code') is null then v_errors := v_errors || private.field_error('/type_code', 'REQUIRED');
  else v_errors := v_errors || private.code_errors(p_tenant_id, p, 'type_code', 'ORGANISATION_TYPE', 'NOT_IN_MASTER', v_today); end if;
  foreach v_key in array array['registered_on', 'valid_from', 'valid_to'] loop
    if private.text_of(p, v_key) is not null and private.try_date(p ->> v_key) is null then
      v_errors := v_errors || private.field_error('/' || v_key, 'INVALID_DATE');
    end if;
  end loop;
  if private.try_date(p ->> 'registered_on') > v_today then v_errors := v_errors || private.field_error('/registered_on', 'FUTURE_DATE'); end if;
  if private.try_date(p ->> 'valid_to') < coalesce(private.try_date(p ->> 'valid_from'), date '2000-01-01') then
    v_errors := v_errors || private.field_error('/valid_to', 'INVALID_DATE');
  end if;
  if private.text_of(p, 'member_count') is not null and (p ->> 'member_count') !~ '^[1-9]\d{0,4}$' then
    v_errors := v_errors || private.field_error('/member_count', 'OUT_OF_RANGE', '{"min": 1, "max": 99999}');
  end if;
  if private.text_of(p, 'ward_code') is not null and not exists (
    select from public.boundaries b where b.tenant_id = p_tenant_id and b.code = p ->> 'ward_code' and b.kind = 'WARD' and b.is_active) then
    v_errors := v_errors || private.field_error('/ward_code', 'BOUNDARY');
  end if;
  if private.text_of(p, 'locality_code') is not null and not exists (
    select from public.boundaries b where b.tenant_id = p_tenant_id and b.code = p ->> 'locality_code' and b.kind = 'LOCALITY' and b.is_active
      and (private.text_of(p, 'ward_code') is null or b.parent_code = p ->> 'ward_code')) then
    v_errors := v_errors || private.field_error('/locality_code', 'BOUNDARY');
  end if;
  if p ->> 'pincode' !~ '^\s*([1-9][0-9]{5})?\s*$' then v_errors := v_errors || private.field_error('/pincode', 'INVALID_CHARACTERS'); end if;
  v_errors := v_errors || private.reach_errors(p, '')
    || case when private.text_of(p, 'pan') is not null and not private.is_pan(upper(private.text_of(p, 'pan'))) then private.field_error('/pan', 'INVALID_PAN') else '[]' end
    || case when private.text_of(p, 'gstin') is not null and (not private.is_gstin(upper(private.text_of(p, 'gstin')))
        or substr(upper(private.text_of(p, 'gstin')), 3, 10) <> upper(private.text_of(p, 'pan'))) then private.field_error('/gstin', 'INVALID_GSTIN') else '[]' end;
  if exists (
    select from public.organisations o where o.tenant_id = p_tenant_id and o.id is distinct from p_id
      and lower(o.registration_number) = lower(private.text_of(p, 'registration_number'))) then
    v_errors := v_errors || private.field_error('/registration_number', 'DUPLICATE', jsonb_build_object('value', p ->> 'registration_number'));
  end if;

  for v_row in select value from jsonb_array_elements(private.rows_of(p, 'functions')) loop
    v_index := v_index + 1;
    v_at := '/functions/' || v_index;
    v_errors := v_errors
      || case when private.has_code(p_tenant_id, 'ORGANISATION_TYPE', coalesce(private.text_of(v_row, 'type_code'), ''), null, v_today) then '[]'
        else private.field_error(v_at || '/type_code', 'NOT_IN_MASTER', jsonb_build_object('value', v_row ->> 'type_code')) end
      || case when private.has_code(p_tenant_id, 'ORGANISATION_CLASS', coalesce(private.text_of(v_row, 'class_code'), 'NA'), null, v_today) then '[]'
        else private.field_error(v_at || '/class_code', 'NOT_IN_MASTER', jsonb_build_object('value', v_row ->> 'class_code')) end
      || case when private.text_of(v_row, 'category_code') is null
          or private.has_code(p_tenant_id, 'FUNCTIONAL_CATEGORY', v_row ->> 'category_code', null, v_today) then '[]'
        else private.field_error(v_at || '/category_code', 'NOT_IN_MASTER', jsonb_build_object('value', v_row ->> 'category_code')) end
      || case when private.text_of(v_row, 'valid_from') is not null and private.try_date(v_row ->> 'valid_from') is null then
        private.field_error(v_at || '/valid_from', 'INVALID_DATE') else '[]' end
      || case when private.text_of(v_row, 'valid_to') is not null and coalesce(private.try_date(v_row ->> 'valid_to')
          < coalesce(private.try_date(v_row ->> 'valid_from'), date '2000-01-01'), true) then
        private.field_error(v_at || '/valid_to', 'INVALID_DATE') else '[]' end;
    for v_other in select value from jsonb_array_elements(private.rows_of(p, 'functions')) limit v_index loop
      if v_other ->> 'type_code' = v_row ->> 'type_code' and coalesce(v_other ->> 'category_code', '') = coalesce(v_row ->> 'category_code', '')
        and coalesce(private.try_date(v_other ->> 'valid_from'), '-infinity') <= coalesce(private.try_date(v_row ->> 'valid_to'), 'infinity')
        and coalesce(private.try_date(v_row ->> 'valid_from'), '-infinity') <= coalesce(private.try_date(v_other ->> 'valid_to'), 'infinity') then
        v_errors := v_errors || private.field_error(v_at || '/type_code', 'DATES_OVERLAP');
        exit;
      end if;
    end loop;
  end loop;
  if v_index < 0 then v_errors := v_errors || private.field_error('/functions', 'REQUIRED'); end if;

  v_index := -1;
  for v_row in select value from jsonb_array_elements(private.rows_of(p, 'contacts')) loop
    v_index := v_index + 1;
    v_at := '/contacts/' || v_index;
    v_errors := v_errors || case
        when private.text_of(v_row, 'name') is null then private.field_error(v_at || '/name', 'REQUIRED')
        when length(btrim(v_row ->> 'name')) not between 2 and 100 then private.field_error(v_at || '/name', 'TOO_LONG', '{"max": 100}') else '[]' end
      || private.reach_errors(v_row, v_at);
    if private.text_of(v_row, 'mobile') is null and private.text_of(v_row, 'email') is null then
      v_errors := v_errors || private.field_error(v_at || '/mobile', 'REQUIRED');
    end if;
  end loop;
  if (select count(*) from jsonb_array_elements(private.rows_of(p, 'contacts')) c where private.flag_of(c, 'is_primary')) > 1 then
    v_errors := v_errors || private.field_error('/contacts', 'DUPLICATE', '{"value": "is_primary"}');
  end if;
  return v_errors;
end
$$;
comment on function private.organisation_errors(text, uuid, jsonb) is 'Every field error of an organisation with its functions and contacts.';

create function private.reach_errors(p jsonb, p_at text) returns jsonb
language sql immutable set search_path = ''
as $$
  select case when btrim(p ->> 'mobile') !~ '^(\+?[0-9]{10,15})?$' then private.field_error(p_at || '/mobile', 'INVALID_CHARACTERS') else '[]' end
    || case when btrim(p ->> 'email') !~ '^([^@\s]+@[^@\s]+\.[^@\s]+)?$' then private.field_error(p_at || '/email', 'INVALID_CHARACTERS') else '[]' end
$$;
comment on function private.reach_errors(jsonb, text) is 'A mobile number or an e-mail address that is none.';

create function public.save_organisation(p_tenant_id text, p_organisation jsonb, p_expected_version int default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_id uuid := private.try_uuid(p_organisation ->> 'id');
  v_old public.organisations;
  v_new public.organisations;
begin
  perform private.require_permission(p_tenant_id, 'organisation:manage');
  select o.* into v_old from public.organisations o where o.tenant_id = p_tenant_id and o.id = v_id for update;
  if v_old.id is null and p_expected_version is not null then perform private.fail(404, 'NOT_FOUND', '{}', 'There is no such organisation.'); end if;
  if v_old.id is not null and v_old.version is distinct from p_expected_version then
    perform private.fail_stale_row(v_old.version, v_old.updated_by, v_old.updated_at);
  end if;
  perform private.fail_fields(private.organisation_errors(p_tenant_id, v_id, p_organisation));

  v_new := jsonb_populate_record(null::public.organisations, (
    select jsonb_object_agg(e.key, nullif(btrim(e.value #>> '{}'), '')) from jsonb_each(p_organisation) e
    where e.key = any (array['name', 'type_code', 'description', 'registration_number', 'registered_on', 'member_count', 'valid_from', 'valid_to', 'address',
      'ward_code', 'locality_code', 'pincode', 'email', 'mobile'])));
  v_new.valid_from := coalesce(v_new.valid_from, private.local_date(p_tenant_id));
  v_new.pan := upper(private.text_of(p_organisation, 'pan'));
  v_new.gstin := upper(private.text_of(p_organisation, 'gstin'));
  if v_old.id is null then
    v_id := coalesce(v_id, private.uuid_v7());
    insert into public.organisations (tenant_id, id, number, name, type_code) values (p_tenant_id, v_id, private.next_number(p_tenant_id, 'organisation'), v_new.name, v_new.type_code);
  end if;
  update public.organisations o set (name, local_names, type_code, description, registration_number, registered_on, member_count, valid_from, valid_to, address,
      ward_code, locality_code, pincode, pan, gstin, email, mobile)
    = (v_new.name, (
        select coalesce(jsonb_object_agg(n.key, btrim(n.value)), '{}') from jsonb_each_text(coalesce(p_organisation -> 'local_names', '{}')) n
        where n.key in ('or', 'hi') and btrim(n.value) <> ''),
      v_new.type_code, v_new.description, v_new.registration_number, v_new.registered_on, v_new.member_count, v_new.valid_from, v_new.valid_to, v_new.address,
      v_new.ward_code, v_new.locality_code, v_new.pincode, v_new.pan, v_new.gstin, v_new.email, v_new.mobile)
  where o.tenant_id = p_tenant_id and o.id = v_id;
  perform private.save_organisation_functions(p_tenant_id, v_id, private.rows_of(p_organisation, 'functions'));
  perform private.save_organisation_contacts(p_tenant_id, v_id, private.rows_of(p_organisation, 'contacts'));
  return (select jsonb_build_object('id', o.id, 'number', o.number, 'version', o.version) from public.organisations o where o.tenant_id = p_tenant_id and o.id = v_id);
end
$$;
comment on function public.save_organisation(text, jsonb, int) is
  'Adds an organisation (no expected version) or changes one: columns of organisations, functions [{id, type_code, class_code, category_code, valid_from, valid_to}], '
  'contacts [{id, name, position, mobile, email, is_primary}]; what either list leaves out is taken away. Answers {id, number, version}. Field errors REQUIRED, TOO_SHORT, '
  'TOO_LONG, NOT_IN_MASTER, INVALID_DATE, FUTURE_DATE, DATES_OVERLAP, DUPLICATE, BOUNDARY, OUT_OF_RANGE, INVALID_CHARACTERS, INVALID_PAN, INVALID_GSTIN (its check character, or another PAN in it); NOT_FOUND (404), STALE_VERSION (409), '
  'CONTACT_HAS_LOGIN (409). Needs organisation:manage.';

create function private.save_organisation_functions(p_tenant_id text, p_id uuid, p_rows jsonb) returns void
language sql volatile security definer set search_path = ''
as $$
  delete from public.organisation_functions f where f.tenant_id = p_tenant_id and f.organisation_id = p_id
    and not exists (select from jsonb_array_elements(p_rows) e where private.try_uuid(e ->> 'id') = f.id);
  insert into public.organisation_functions as f (tenant_id, id, organisation_id, type_code, class_code, category_code, valid_from, valid_to)
  select p_tenant_id, coalesce(private.try_uuid(e ->> 'id'), private.uuid_v7()), p_id, private.text_of(e, 'type_code'), coalesce(private.text_of(e, 'class_code'), 'NA'),
    private.text_of(e, 'category_code'), coalesce(private.try_date(e ->> 'valid_from'), private.local_date(p_tenant_id)), private.try_date(e ->> 'valid_to')
  from jsonb_array_elements(p_rows) e
  on conflict (tenant_id, id) do update set type_code = excluded.type_code, class_code = excluded.class_code, category_code = excluded.category_code,
    valid_from = excluded.valid_from, valid_to = excluded.valid_to where f.organisation_id = p_id
$$;
comment on function private.save_organisation_functions(text, uuid, jsonb) is 'Replaces the functions of an organisation by those named.';

create function private.save_organisation_contacts(p_tenant_id text, p_id uuid, p_rows jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_gone record;
begin
  select c.name into v_gone from public.organisation_contacts c
  where c.tenant_id = p_tenant_id and c.organisation_id = p_id and c.membership_id is not null
    and not exists (select from jsonb_array_elements(p_rows) e where private.try_uuid(e ->> 'id') = c.id) limit 1;
  if found then
    perform private.fail(409, 'CONTACT_HAS_LOGIN', jsonb_build_object('name', v_gone.name), 'This person has a login for the organisation. Suspend or withdraw it first.');
  end if;
  delete from public.organisation_contacts c where c.tenant_id = p_tenant_id and c.organisation_id = p_id
    and not exists (select from jsonb_array_elements(p_rows) e where private.try_uuid(e ->> 'id') = c.id);
  -- One may be first at a time: the one before makes way before another takes the place.
  update public.organisation_contacts c set is_primary = false
  where c.tenant_id = p_tenant_id and c.organisation_id = p_id and c.is_primary
    and not exists (select from jsonb_array_elements(p_rows) e where private.try_uuid(e ->> 'id') = c.id and private.flag_of(e, 'is_primary'));
  insert into public.organisation_contacts as c (tenant_id, id, organisation_id, name, position, mobile, email, is_primary)
  select p_tenant_id, coalesce(private.try_uuid(e ->> 'id'), private.uuid_v7()), p_id, btrim(e ->> 'name'), private.text_of(e, 'position'),
    private.text_of(e, 'mobile'), lower(private.text_of(e, 'email')), private.flag_of(e, 'is_primary')
  from jsonb_array_elements(p_rows) e
  on conflict (tenant_id, id) do update set name = excluded.name, position = excluded.position, mobile = excluded.mobile, email = excluded.email,
    is_primary = excluded.is_primary where c.organisation_id = p_id;
end
$$;
comment on function private.save_organisation_contacts(text, uuid, jsonb) is
  'Replaces the contacts of an organisation by those named; who has a login stays (CONTACT_HAS_LOGIN, 409).';

create function public.set_organisation_status(
  p_tenant_id text, p_id uuid, p_expected_version int, p_status text, p_reason text, p_from date default null, p_until date default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_old public.organisations;
  v_from date := coalesce(p_from, private.local_date(p_tenant_id));
begin
  perform private.require_permission(p_tenant_id, 'organisation:manage');
  select o.* into v_old from public.organisations o where o.tenant_id = p_tenant_id and o.id = p_id for update;
  if v_old.id is null then perform private.fail(404, 'NOT_FOUND', '{}', 'There is no such organisation.'); end if;
  if v_old.version is distinct from p_expected_version then perform private.fail_stale_row(v_old.version, v_old.updated_by, v_old.updated_at); end if;
  perform private.fail_fields(case when coalesce(p_status, '') not in ('ACTIVE', 'INACTIVE', 'DEBARRED') then private.field_error('/status', 'OUT_OF_RANGE') else '[]' end
    || case when nullif(btrim(p_reason), '') is null then private.field_error('/reason', 'REQUIRED')
      when length(p_reason) > 1000 then private.field_error('/reason', 'TOO_LONG', '{"max": 1000}') else '[]' end
    || case when p_status = 'DEBARRED' and p_until < v_from then private.field_error('/until', 'INVALID_DATE') else '[]' end);
  update public.organisations o set status = p_status, status_reason = btrim(p_reason),
    debarred_from = case when p_status = 'DEBARRED' then v_from end, debarred_until = case when p_status = 'DEBARRED' then p_until end,
    debarment_reason = case when p_status = 'DEBARRED' then btrim(p_reason) end
  where o.tenant_id = p_tenant_id and o.id = p_id;
  return (select jsonb_build_object('id', o.id, 'status', o.status, 'version', o.version) from public.organisations o where o.tenant_id = p_tenant_id and o.id = p_id);
end
$$;
comment on function public.set_organisation_status(text, uuid, int, text, text, date, date) is
  'Makes an organisation ACTIVE, INACTIVE or DEBARRED (from a day, until another or until lifted), with a reason that the audit log keeps. It is then no longer '
  'offered for new work; papers it is party to go on. REQUIRED, TOO_LONG, OUT_OF_RANGE, INVALID_DATE; NOT_FOUND (404), STALE_VERSION (409). Needs organisation:manage.';

create function public.invite_contact(p_tenant_id text, p_contact_id uuid, p_role_codes text[] default '{ORG_ADMIN}') returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_contact public.organisation_contacts;
  v_organisation public.organisations;
  v_id uuid := private.uuid_v7();
  v_grants jsonb := (select jsonb_agg(jsonb_build_object('role_code', r)) from unnest(p_role_codes) r);
begin
  perform private.require_permission(p_tenant_id, 'membership:manage');
  select c.* into v_contact from public.organisation_contacts c where c.tenant_id = p_tenant_id and c.id = p_contact_id for update;
  if v_contact.id is null then perform private.fail(404, 'NOT_FOUND', '{}', 'There is no such contact.'); end if;
  select o.* into v_organisation from public.organisations o where o.tenant_id = p_tenant_id and o.id = v_contact.organisation_id;
  if v_organisation.status <> 'ACTIVE' then perform private.fail(409, 'NOT_EDITABLE', '{}', 'The organisation is not active.'); end if;
  if v_contact.membership_id is not null then
    perform private.fail(409, 'ALREADY_MEMBER', jsonb_build_object('membership_id', v_contact.membership_id), 'This person has a login or an open invitation.');
  end if;
  perform private.fail_fields(case
      when v_contact.email is null and v_contact.mobile is null then private.field_error('/email', 'REQUIRED')
      -- One address, one login of the organisation; staff of the agency may be members of one as well.
      when exists (
        select from public.memberships m left join public.user_profiles u on u.id = m.user_id
        where m.tenant_id = p_tenant_id and m.organisation_id = v_contact.organisation_id
          and v_contact.email in (m.invited_email, lower(u.email))) then private.field_error('/email', 'DUPLICATE', jsonb_build_object('value', v_contact.email))
      else '[]' end
    || private.grant_errors(p_tenant_id, coalesce(v_grants, '[]'), true)
    || case when v_grants is null then private.field_error('/role_codes', 'REQUIRED') else '[]' end);
  insert into public.memberships (tenant_id, id, invited_email, invited_mobile, organisation_id, valid_from)
  values (p_tenant_id, v_id, v_contact.email, v_contact.mobile, v_contact.organisation_id, private.local_date(p_tenant_id));
  perform private.apply_grants(p_tenant_id, v_id, v_grants);
  update public.organisation_contacts c set membership_id = v_id where c.tenant_id = p_tenant_id and c.id = p_contact_id;
  perform private.announce_invitation(p_tenant_id, v_id);
  return v_id;
end
$$;
comment on function public.invite_contact(text, uuid, text[]) is
  'Gives a contact of an organisation a login for it: the membership waits for the verified address, a mail tells them. Answers its id. Field errors REQUIRED, DUPLICATE, '
  'ROLE_NOT_GRANTABLE (a role of staff); NOT_FOUND (404), ALREADY_MEMBER, NOT_EDITABLE (409). Needs membership:manage.';

-- Reading -----------------------------------------------------------------------------------------------------------

create view public.organisation_list with (security_invoker = true) as
  select o.tenant_id, o.id, o.number, o.name, o.local_names, o.type_code, o.status, o.status_reason, o.debarred_until, o.ward_code, o.locality_code,
    o.registration_number, o.registered_on, o.member_count, o.valid_from, o.valid_to, o.version, o.created_at,
    (select coalesce(jsonb_agg(jsonb_build_object('type_code', f.type_code, 'class_code', f.class_code, 'category_code', f.category_code) order by f.type_code), '[]')
     from public.organisation_functions f where f.tenant_id = o.tenant_id and f.organisation_id = o.id) as functions,
    (select c.name from public.organisation_contacts c where c.tenant_id = o.tenant_id and c.organisation_id = o.id order by c.is_primary desc, c.name limit 1) as contact_name,
    (select c.mobile from public.organisation_contacts c where c.tenant_id = o.tenant_id and c.organisation_id = o.id order by c.is_primary desc, c.name limit 1) as contact_mobile
  from public.organisations o;
comment on view public.organisation_list is 'Organisations with their functions and first contact, for lists.';

create function private.member_name(p_membership public.memberships) returns text
language sql stable security definer set search_path = ''
as $$ select p.name from public.user_profiles p where p.id = p_membership.user_id $$;
comment on function private.member_name(public.memberships) is 'The name of who holds a membership, for who may see it; null while it is an invitation.';

create function public.get_organisation(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select to_jsonb(o) || jsonb_build_object(
    'functions', (
      select coalesce(jsonb_agg(to_jsonb(f) - array['tenant_id', 'organisation_id'] order by f.type_code, f.valid_from), '[]')
      from public.organisation_functions f where f.tenant_id = o.tenant_id and f.organisation_id = o.id),
    'contacts', (
      select coalesce(jsonb_agg(to_jsonb(c) - array['tenant_id', 'organisation_id'] || jsonb_build_object('login', (
          select jsonb_build_object('state', private.membership_state(m), 'name', private.member_name(m), 'roles', (
            select coalesce(jsonb_agg(mr.role_code order by mr.role_code), '[]') from public.membership_roles mr
            where mr.tenant_id = m.tenant_id and mr.membership_id = m.id))
          from public.memberships m where m.tenant_id = c.tenant_id and m.id = c.membership_id)) order by c.is_primary desc, c.name), '[]')
      from public.organisation_contacts c where c.tenant_id = o.tenant_id and c.organisation_id = o.id))
  from public.organisations o where o.tenant_id = p_tenant_id and o.id = p_id
$$;
comment on function public.get_organisation(text, uuid) is
  'An organisation with its functions and contacts, each with the state of its login for who may see memberships; null when there is none to see.';

-- Row-level security ------------------------------------------------------------------------------------------------

alter table public.organisation_functions enable row level security;
alter table public.organisation_contacts enable row level security;
create policy "organisation_functions: staff read" on public.organisation_functions for select to authenticated
  using (tenant_id = any ((select private.my_tenants('organisation:read'))::text[]));
create policy "organisation_functions: organisations read own" on public.organisation_functions for select to authenticated
  using (organisation_id = any ((select private.my_organisations('organisation:read'))::uuid[]));
create policy "organisation_contacts: staff read" on public.organisation_contacts for select to authenticated
  using (tenant_id = any ((select private.my_tenants('organisation:read'))::text[]));
create policy "organisation_contacts: organisations read own" on public.organisation_contacts for select to authenticated
  using (organisation_id = any ((select private.my_organisations('organisation:read'))::uuid[]));
grant select on public.organisation_functions, public.organisation_contacts, public.organisation_list to authenticated;
grant execute on function private.membership_state(public.memberships), private.member_name(public.memberships) to authenticated;
grant execute on function public.save_organisation(text, jsonb, int), public.set_organisation_status(text, uuid, int, text, text, date, date),
  public.invite_contact(text, uuid, text[]), public.get_organisation(text, uuid) to authenticated;
select private.audit('public.organisation_functions');
select private.audit('public.organisation_contacts', 'mobile', 'email');

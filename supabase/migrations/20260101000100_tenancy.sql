-- Tenancy: the tree of agencies, the people in them and what each may do.
-- Access is looked up at every statement, never read from the token, so a suspension works at once.

-- Tenants -----------------------------------------------------------------------------------------------------------

create table public.tenants (
  id                text primary key check (id ~ '^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$' and length(id) <= 100),
  parent_id         text generated always as (nullif(regexp_replace(id, '\.?[^.]+$', ''), '')) stored
                      references public.tenants on delete restrict,
  kind              text not null check (kind in ('national', 'state', 'department', 'ulb', 'rural_body', 'parastatal', 'agency')),
  name              text not null check (length(btrim(name)) between 2 and 200),
  local_names       jsonb not null default '{}' check (jsonb_typeof(local_names) = 'object'),
  short_code        text check (short_code ~ '^[A-Z0-9]{1,10}$'),
  grade             text,
  district          text,
  region            text,
  ddr_name          text,
  description       text,
  address           text,
  pincodes          text[] not null default '{}',
  contact_number    text,
  helpline_number   text,
  email             text,
  website           text,
  office_timings    text,
  latitude          numeric(9, 6) check (latitude between -90 and 90),
  longitude         numeric(9, 6) check (longitude between -180 and 180),
  time_zone         text not null default 'Asia/Kolkata',
  default_language  text not null default 'en' check (default_language in ('en', 'or', 'hi')),
  is_active         boolean not null default true,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  updated_by        uuid
);
comment on table public.tenants is 'Agencies as a tree by code: od is the state, od.jatni a body of it. All business rows belong to one.';
comment on column public.tenants.parent_id is 'The code without its last part.';
comment on column public.tenants.short_code is 'Used in document numbers as {city}, for example JA for Jatni.';
create index tenants_parent_id_idx on public.tenants (parent_id);
create trigger tg_tenants__touch before update on public.tenants for each row execute function private.tg__touch();

create function private.tg_tenants__check() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if not exists (select from pg_catalog.pg_timezone_names where name = new.time_zone) then
    perform private.fail_fields(private.field_error('/time_zone', 'OUT_OF_RANGE', jsonb_build_object('value', new.time_zone)));
  end if;
  return new;
end
$$;
comment on function private.tg_tenants__check() is 'Refuses a time zone that the database does not know: every SLA clock runs in it.';
create trigger tg_tenants__check before insert or update of time_zone on public.tenants
  for each row execute function private.tg_tenants__check();

create function private.tenant_line(p_tenant_id text) returns text[]
language sql immutable set search_path = ''
as $$
  -- {od.jatni, od}: nearest first, the order in which a setting or a master row wins.
  select array_agg(array_to_string(parts[1:n], '.') order by n desc)
  from string_to_array(p_tenant_id, '.') parts, generate_series(1, cardinality(string_to_array(p_tenant_id, '.'))) n
$$;
comment on function private.tenant_line(text) is 'A tenant and its ancestors, nearest first.';

create function private.local_date(p_tenant_id text, p_at timestamptz default now()) returns date
language sql stable security definer set search_path = ''
as $$ select (p_at at time zone t.time_zone)::date from public.tenants t where t.id = p_tenant_id $$;
comment on function private.local_date(text, timestamptz) is 'The calendar day in the tenant''s time zone.';

-- Boundaries --------------------------------------------------------------------------------------------------------

create table public.boundaries (
  tenant_id   text not null references public.tenants on delete restrict,
  code        text not null check (length(code) between 1 and 64),
  hierarchy   text not null default 'ADMIN' check (hierarchy in ('ADMIN', 'REVENUE')),
  kind        text not null check (kind in ('CITY', 'WARD', 'LOCALITY')),
  parent_code text,
  name        text not null check (length(btrim(name)) between 1 and 200),
  local_names jsonb not null default '{}' check (jsonb_typeof(local_names) = 'object'),
  latitude    numeric(9, 6) check (latitude between -90 and 90),
  longitude   numeric(9, 6) check (longitude between -180 and 180),
  area_sqkm   numeric(12, 4) check (area_sqkm >= 0),
  pincodes    text[] not null default '{}',
  geometry    jsonb check (geometry is null or geometry ->> 'type' in ('Polygon', 'MultiPolygon', 'Point')),
  is_active   boolean not null default true,
  updated_at  timestamptz not null default now(),
  updated_by  uuid,
  primary key (tenant_id, code),
  constraint boundaries_parent_fkey foreign key (tenant_id, parent_code) references public.boundaries (tenant_id, code) on delete restrict,
  constraint boundaries_parent_check check ((kind = 'CITY') = (parent_code is null))
);
comment on table public.boundaries is 'City > Ward > Locality of a tenant; geometry is optional GeoJSON in WGS 84.';
create index boundaries_parent_idx on public.boundaries (tenant_id, parent_code);
create trigger tg_boundaries__touch before update on public.boundaries for each row execute function private.tg__touch();

-- Permissions and roles ---------------------------------------------------------------------------------------------

create table public.permissions (
  code          text primary key check (code ~ '^[a-z_]+:[a-z_]+$'),
  description   text not null,
  is_privileged boolean not null default false
);
comment on table public.permissions is 'Every permission noun:verb that the product checks; grown by migrations only.';
comment on column public.permissions.is_privileged is 'Gives power over other people''s power: only who holds role:grant_privileged may put it into a role.';

insert into public.permissions (code, description) values
  ('tenant:manage', 'Change the agency and add agencies below it'),
  ('boundary:manage', 'Add and change wards and localities'),
  ('role:manage', 'Define roles and what they allow'),
  ('role:grant_privileged', 'Grant roles that are marked privileged'),
  ('employee:read', 'See employees with their personal data'),
  ('employee:manage', 'Add and change employees'),
  ('membership:read', 'See who is a member with which roles'),
  ('membership:manage', 'Invite, suspend and give roles'),
  ('organisation:read', 'See community organisations, contractors and vendors'),
  ('master:manage', 'Add, change and end master data'),
  ('workflow:manage', 'Draft and publish workflows'),
  ('audit:read', 'Read the audit log'),
  ('audit:verify', 'Verify the audit chain'),
  ('outbox:read', 'See deliveries and dead letters'),
  ('outbox:retry', 'Send a failed delivery again'),
  ('view:share', 'Share saved views of lists with the agency, and change the shared ones'),
  ('inbox:read', 'Have an inbox and hear live changes'),
  ('rate:read', 'Search the schedule of rates'),
  ('rate:manage', 'Add items and rates to the schedule'),
  ('project:read', 'See projects'),
  ('project:create', 'Create and change projects'),
  ('estimate:read', 'See estimates'),
  ('estimate:create', 'Create, change and submit estimates'),
  ('dashboard:read', 'See dashboards');
update public.permissions set is_privileged = true
where code in ('tenant:manage', 'role:manage', 'role:grant_privileged', 'membership:manage', 'employee:manage', 'workflow:manage', 'master:manage',
  'rate:manage', 'audit:read', 'audit:verify');

create table public.roles (
  tenant_id           text not null references public.tenants on delete restrict,
  code                text not null check (code ~ '^[A-Z][A-Z0-9_]*$' and length(code) <= 64),
  name                text not null check (length(btrim(name)) between 2 and 100),
  local_names         jsonb not null default '{}' check (jsonb_typeof(local_names) = 'object'),
  description         text,
  reaches_descendants boolean not null default false,
  is_privileged       boolean not null default false,
  is_system           boolean not null default false,
  is_for_organisations boolean not null default false,
  is_active           boolean not null default true,
  version             int not null default 1,
  updated_at          timestamptz not null default now(),
  updated_by          uuid,
  primary key (tenant_id, code),
  -- Workflows name roles by code: no tenant may make a role of people that is called SYSTEM.
  constraint roles_system_check check (is_system = (code = 'SYSTEM')),
  constraint roles_organisations_check check (not (is_for_organisations and (is_system or reaches_descendants)))
);
comment on table public.roles is 'A named set of permissions, owned by a tenant and usable in it and below it.';
comment on column public.roles.reaches_descendants is 'Held in a parent, it also works in every tenant below.';
comment on column public.roles.is_privileged is 'Only who holds role:grant_privileged may grant it.';
comment on column public.roles.is_system is 'Held by no person: the name under which scheduled work and automatic moves act.';
comment on column public.roles.is_for_organisations is
  'Held by people of organisations and of nobody else: what it allows reaches the papers to which their organisation is party. Set by migrations and seeds alone.';
comment on column public.roles.version is 'Grows with every change; what a client must name to change the role.';
create trigger tg_roles__touch before update on public.roles for each row execute function private.tg__touch();
create trigger tg_roles__version before update on public.roles for each row execute function private.tg__version();

create table public.role_permissions (
  tenant_id  text not null,
  role_code  text not null,
  permission text not null references public.permissions on delete restrict,
  primary key (tenant_id, role_code, permission),
  constraint role_permissions_role_fkey foreign key (tenant_id, role_code) references public.roles (tenant_id, code) on delete cascade
);
comment on table public.role_permissions is 'What a role allows.';
create index role_permissions_permission_idx on public.role_permissions (permission);

-- People ------------------------------------------------------------------------------------------------------------

create table public.user_profiles (
  id            uuid primary key references auth.users on delete cascade,
  name          text not null check (length(btrim(name)) between 1 and 100),
  email         text,
  mobile        text check (mobile ~ '^\+?[0-9]{10,15}$'),
  language      text not null default 'en' check (language in ('en', 'or', 'hi')),
  is_active     boolean not null default true,
  must_change_password boolean not null default false,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  updated_by    uuid
);
comment on table public.user_profiles is 'One row per person who can sign in, across tenants.';
create trigger tg_user_profiles__touch before update on public.user_profiles for each row execute function private.tg__touch();

create table public.organisations (
  tenant_id   text not null references public.tenants on delete restrict,
  id          uuid not null default private.uuid_v7(),
  number      text,
  name        text not null check (length(btrim(name)) between 2 and 128),
  local_names jsonb not null default '{}' check (jsonb_typeof(local_names) = 'object'),
  type_code   text not null,
  status      text not null default 'ACTIVE' check (status in ('ACTIVE', 'INACTIVE', 'DEBARRED')),
  is_active   boolean not null generated always as (status = 'ACTIVE') stored,
  status_reason text check (length(status_reason) <= 1000),
  debarred_from date,
  debarred_until date,
  debarment_reason text check (length(debarment_reason) <= 1000),
  description text check (length(description) <= 1000),
  registration_number text check (length(registration_number) <= 64),
  registered_on date,
  member_count int check (member_count > 0),
  valid_from  date not null default date '2000-01-01',
  valid_to    date,
  address     text check (length(address) <= 300),
  ward_code   text,
  locality_code text,
  pincode     text check (pincode ~ '^[1-9][0-9]{5}$'),
  pan         text check (pan ~ '^[A-Z]{5}[0-9]{4}[A-Z]$'),
  gstin       text check (gstin ~ '^[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][0-9A-Z]Z[0-9A-Z]$'),
  email       text check (email ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$'),
  mobile      text check (mobile ~ '^\+?[0-9]{10,15}$'),
  version     int not null default 1,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  updated_by  uuid,
  primary key (tenant_id, id),
  constraint organisations_number_key unique (tenant_id, number),
  constraint organisations_validity_check check (valid_to is null or valid_to >= valid_from),
  constraint organisations_debarment_check check (
    (status <> 'DEBARRED' or debarred_from is not null and length(btrim(debarment_reason)) > 0)
    and (debarred_until is null or debarred_until >= debarred_from)),
  constraint organisations_ward_fkey foreign key (tenant_id, ward_code) references public.boundaries (tenant_id, code) on delete restrict,
  constraint organisations_locality_fkey foreign key (tenant_id, locality_code) references public.boundaries (tenant_id, code) on delete restrict
);
comment on table public.organisations is 'Community organisations, contractors and vendors: the second axis of access beside the tenant.';
comment on column public.organisations.status is 'DEBARRED from a day until another, or until it is lifted; the papers it is party to go on.';
comment on column public.organisations.registered_on is 'When the group was formed or the firm registered: breaks ties when works are given in turn.';
comment on column public.organisations.version is 'Grows with every change of the organisation, its functions and contacts; what a client must name to change them.';
create index organisations_ward_idx on public.organisations (tenant_id, ward_code);
create index organisations_locality_idx on public.organisations (tenant_id, locality_code);
create index organisations_name_idx on public.organisations (tenant_id, name, id);
create trigger tg_organisations__version before update on public.organisations for each row execute function private.tg__version();
create trigger tg_organisations__touch before update on public.organisations for each row execute function private.tg__touch();

create table public.employees (
  tenant_id                text not null references public.tenants on delete restrict,
  id                       uuid not null default private.uuid_v7(),
  employee_number          text not null check (length(btrim(employee_number)) between 1 and 32),
  name                     text not null check (length(btrim(name)) between 2 and 100),
  local_names              jsonb not null default '{}' check (jsonb_typeof(local_names) = 'object'),
  gender                   text check (gender in ('MALE', 'FEMALE', 'TRANSGENDER')),
  date_of_birth            date check (date_of_birth < current_date),
  mobile                   text check (mobile ~ '^\+?[0-9]{10,15}$'),
  email                    text check (email ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$'),
  address                  text,
  employment_type_code     text not null,
  appointed_on             date,
  is_active                boolean not null default true,
  deactivated_on           date,
  deactivation_reason_code text,
  deactivation_remarks     text check (length(deactivation_remarks) <= 1000),
  version                  int not null default 1,
  created_at               timestamptz not null default now(),
  updated_at               timestamptz not null default now(),
  updated_by               uuid,
  primary key (tenant_id, id),
  constraint employees_number_key unique (tenant_id, employee_number),
  constraint employees_deactivation_check check (is_active or (deactivated_on is not null and deactivation_reason_code is not null))
);
comment on table public.employees is 'Staff of a tenant. What they may do comes from their membership, not from here.';
comment on column public.employees.version is 'Grows with every change of the employee, their postings and jurisdictions; what a client must name to change them.';
create unique index employees_mobile_key on public.employees (tenant_id, mobile) where is_active and mobile is not null;
create unique index employees_email_key on public.employees (tenant_id, lower(email)) where is_active and email is not null;
create trigger tg_employees__touch before update on public.employees for each row execute function private.tg__touch();
create trigger tg_employees__version before update on public.employees for each row execute function private.tg__version();

create table public.employee_assignments (
  tenant_id        text not null,
  id               uuid not null default private.uuid_v7(),
  employee_id      uuid not null,
  department_code  text not null,
  designation_code text not null,
  from_on          date not null,
  to_on            date,
  primary key (tenant_id, id),
  constraint employee_assignments_employee_fkey foreign key (tenant_id, employee_id) references public.employees (tenant_id, id) on delete cascade,
  constraint employee_assignments_range_check check (to_on is null or to_on >= from_on)
);
comment on table public.employee_assignments is 'Department and designation held over time; the one whose dates cover today is current.';
create index employee_assignments_employee_idx on public.employee_assignments (tenant_id, employee_id);

create table public.employee_jurisdictions (
  tenant_id     text not null,
  employee_id   uuid not null,
  boundary_code text not null,
  primary key (tenant_id, employee_id, boundary_code),
  constraint employee_jurisdictions_employee_fkey foreign key (tenant_id, employee_id) references public.employees (tenant_id, id) on delete cascade,
  constraint employee_jurisdictions_boundary_fkey foreign key (tenant_id, boundary_code) references public.boundaries (tenant_id, code) on delete restrict
);
comment on table public.employee_jurisdictions is 'The wards or localities an employee looks after.';
create index employee_jurisdictions_boundary_idx on public.employee_jurisdictions (tenant_id, boundary_code);

-- Memberships -------------------------------------------------------------------------------------------------------

create table public.memberships (
  tenant_id        text not null references public.tenants on delete restrict,
  id               uuid not null default private.uuid_v7(),
  user_id          uuid references public.user_profiles on delete restrict,
  invited_email    text check (invited_email = lower(invited_email) and invited_email ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$'),
  invited_mobile   text check (invited_mobile ~ '^\+?[0-9]{10,15}$'),
  employee_id      uuid,
  organisation_id  uuid,
  valid_from       date not null default current_date,
  valid_to         date,
  is_suspended     boolean not null default false,
  suspended_reason text,
  invited_by       uuid,
  accepted_at      timestamptz,
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now(),
  updated_by       uuid,
  primary key (tenant_id, id),
  constraint memberships_person_check check (user_id is not null or invited_email is not null or invited_mobile is not null),
  constraint memberships_range_check check (valid_to is null or valid_to >= valid_from),
  constraint memberships_suspension_check check (not is_suspended or length(btrim(suspended_reason)) > 0),
  constraint memberships_employee_fkey foreign key (tenant_id, employee_id) references public.employees (tenant_id, id) on delete restrict,
  constraint memberships_organisation_fkey foreign key (tenant_id, organisation_id) references public.organisations (tenant_id, id) on delete restrict
);
comment on table public.memberships is 'A person in a tenant. Without user_id it is an invitation that waits for a verified e-mail or mobile.';
comment on column public.memberships.organisation_id is 'Set for people of a community organisation or contractor: their roles then reach only what that organisation is party to.';
create unique index memberships_staff_key on public.memberships (tenant_id, user_id) where organisation_id is null and user_id is not null;
create unique index memberships_organisation_key on public.memberships (tenant_id, organisation_id, user_id) where organisation_id is not null and user_id is not null;
create index memberships_user_id_idx on public.memberships (user_id);
create index memberships_invited_email_idx on public.memberships (invited_email) where user_id is null;
create index memberships_invited_mobile_idx on public.memberships (invited_mobile) where user_id is null;
create index memberships_employee_idx on public.memberships (tenant_id, employee_id);
create index memberships_organisation_idx on public.memberships (tenant_id, organisation_id);
create trigger tg_memberships__touch before update on public.memberships for each row execute function private.tg__touch();

create table public.membership_roles (
  tenant_id      text not null,
  membership_id  uuid not null,
  role_tenant_id text not null,
  role_code      text not null,
  valid_from     date not null default current_date,
  valid_to       date,
  primary key (tenant_id, membership_id, role_code),
  constraint membership_roles_membership_fkey foreign key (tenant_id, membership_id) references public.memberships (tenant_id, id) on delete cascade,
  constraint membership_roles_role_fkey foreign key (role_tenant_id, role_code) references public.roles (tenant_id, code) on delete restrict,
  constraint membership_roles_tree_check check (tenant_id = role_tenant_id or starts_with(tenant_id, role_tenant_id || '.')),
  constraint membership_roles_range_check check (valid_to is null or valid_to >= valid_from)
);
comment on table public.membership_roles is 'Roles of a membership. A role comes from the tenant itself or from one above it.';
create index membership_roles_role_idx on public.membership_roles (role_tenant_id, role_code);

-- Who may what ------------------------------------------------------------------------------------------------------

create function private.effective_roles(p_user_id uuid)
returns table (tenant_id text, role_tenant_id text, role_code text, organisation_id uuid)
language sql stable security definer set search_path = '' rows 50
as $$
  select t.id, mr.role_tenant_id, mr.role_code, m.organisation_id
  from public.memberships m
  join public.user_profiles p on p.id = m.user_id and p.is_active
  join public.tenants home on home.id = m.tenant_id and home.is_active
  join public.membership_roles mr on mr.tenant_id = m.tenant_id and mr.membership_id = m.id
  join public.roles r on r.tenant_id = mr.role_tenant_id and r.code = mr.role_code and r.is_active and not r.is_system
    and r.is_for_organisations = (m.organisation_id is not null)
  join public.tenants t on t.id = m.tenant_id
    or (r.reaches_descendants and m.organisation_id is null and t.id ^@ (m.tenant_id || '.'))
  cross join lateral (select (now() at time zone home.time_zone)::date as on_date) today
  where m.user_id = p_user_id
    and not m.is_suspended
    and today.on_date >= m.valid_from and (m.valid_to is null or today.on_date <= m.valid_to)
    and today.on_date >= mr.valid_from and (mr.valid_to is null or today.on_date <= mr.valid_to)
$$;
comment on function private.effective_roles(uuid) is
  'Roles a person holds today, per tenant, parents'' reach expanded. Suspended, expired and inactive ones are not there, nor a role on the wrong axis: '
  'those of organisations count in a membership of one, those of staff in no such.';

create function private.my_tenants(p_permission text) returns text[]
language sql stable security definer set search_path = ''
as $$
  select coalesce(array_agg(distinct e.tenant_id), '{}')
  from private.effective_roles((select auth.uid())) e
  join public.role_permissions rp
    on rp.tenant_id = e.role_tenant_id and rp.role_code = e.role_code and rp.permission = p_permission
  where e.organisation_id is null
$$;
comment on function private.my_tenants(text) is
  'Tenants in which the caller, as staff, holds a permission. Call it in policies as = any ((select …)::text[]): once per statement.';

create function private.my_organisations(p_permission text) returns uuid[]
language sql stable security definer set search_path = ''
as $$
  select coalesce(array_agg(distinct e.organisation_id), '{}')
  from private.effective_roles((select auth.uid())) e
  join public.role_permissions rp
    on rp.tenant_id = e.role_tenant_id and rp.role_code = e.role_code and rp.permission = p_permission
  where e.organisation_id is not null
$$;
comment on function private.my_organisations(text) is 'Organisations for which the caller holds a permission: the second axis, in policies of its own.';

create function private.my_visible_tenants() returns text[]
language sql stable security definer set search_path = ''
as $$
  select coalesce(array_agg(distinct line.id), '{}')
  from (select distinct e.tenant_id from private.effective_roles((select auth.uid())) e) mine
  cross join lateral unnest(private.tenant_line(mine.tenant_id)) as line (id)
$$;
comment on function private.my_visible_tenants() is 'Tenants whose name and masters the caller may read: where a role is held, and their ancestors.';

create function private.my_role_keys() returns text[]
language sql stable security definer set search_path = ''
as $$
  select coalesce(array_agg(distinct concat_ws(':', e.tenant_id, e.role_code, e.organisation_id)), '{}')
  from private.effective_roles((select auth.uid())) e
$$;
comment on function private.my_role_keys() is
  'The caller''s roles as tenant:ROLE, or tenant:ROLE:organisation for one held in an organisation, to be matched with what a paper waits for.';

create function private.require_permission(p_tenant_id text, p_permission text) returns void
language plpgsql stable set search_path = ''
as $$
begin
  perform private.require_user();
  if p_tenant_id is null then
    perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID'));
  end if;
  if not p_tenant_id = any ((select private.my_tenants(p_permission))::text[]) then
    perform private.fail(403, 'NOT_PERMITTED', jsonb_build_object('tenant_id', p_tenant_id, 'permission', p_permission),
      'Your roles in this agency do not allow this.');
  end if;
end
$$;
comment on function private.require_permission(text, text) is 'NOT_PERMITTED (403) unless the caller holds the permission in the tenant as staff.';

-- Guards on granting ------------------------------------------------------------------------------------------------

create function private.is_own_membership(p_membership public.memberships) returns boolean
language sql stable security definer set search_path = ''
as $$
  -- An invitation that waits for one of my own addresses is mine as well: it would be mine at my next visit.
  select coalesce(p_membership.user_id = auth.uid(), false) or (p_membership.user_id is null and exists (
    select from auth.users u
    where u.id = auth.uid() and (lower(u.email) = p_membership.invited_email
      or right(regexp_replace(u.phone, '\D', '', 'g'), 10) = right(regexp_replace(p_membership.invited_mobile, '\D', '', 'g'), 10))))
$$;
comment on function private.is_own_membership(public.memberships) is 'Whether a membership is the caller''s, or an invitation to the caller''s address.';

create function private.may_grant(p_tenant_id text, p_role public.roles) returns boolean
language sql stable security definer set search_path = ''
as $$
  select not p_role.is_system and p_tenant_id = any ((select private.my_tenants('membership:manage'))::text[])
    and (not p_role.is_privileged or p_tenant_id = any ((select private.my_tenants('role:grant_privileged'))::text[]))
$$;
comment on function private.may_grant(text, public.roles) is 'Whether the caller may grant and end a role of others in a tenant.';

create function private.tg_membership_roles__guard() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_row public.membership_roles := case when tg_op = 'DELETE' then old else new end;
  v_role public.roles;
  v_membership public.memberships;
begin
  select * into v_role from public.roles r where r.tenant_id = v_row.role_tenant_id and r.code = v_row.role_code;
  select * into v_membership from public.memberships m where m.tenant_id = v_row.tenant_id and m.id = v_row.membership_id;
  -- For seeds and service jobs too: a role of staff in an organisation, or the other way round, would be a way in.
  if tg_op <> 'DELETE' and v_role.is_for_organisations <> (v_membership.organisation_id is not null) then
    perform private.fail(403, 'ROLE_NOT_GRANTABLE', jsonb_build_object('role', v_row.role_code, 'reason', 'AXIS'),
      'Roles of organisations are for their people, roles of staff for staff.');
  end if;
  -- Seeds and service jobs have no user; the rules below are for people.
  if auth.uid() is null then return case when tg_op = 'DELETE' then old else new end; end if;
  if not private.may_grant(v_row.tenant_id, v_role) or private.is_own_membership(v_membership) then
    perform private.fail(403, 'ROLE_NOT_GRANTABLE', jsonb_build_object('role', v_row.role_code),
      'You may not grant or take this role, and nobody changes their own roles.');
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
comment on function private.tg_membership_roles__guard() is
  'Nobody grants a role to themselves, a system role to anyone, a privileged role without the right to, or a role of the other axis.';
create trigger tg_membership_roles__guard before insert or update or delete on public.membership_roles
  for each row execute function private.tg_membership_roles__guard();

create function private.tg_roles__guard() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if auth.uid() is null then return new; end if;
  -- Workflows name roles by code, whoever owns them: a role of one's own must not pass for one from above.
  if tg_op = 'INSERT' and exists (
    select from public.roles r where r.code = new.code and not r.is_system and r.tenant_id <> new.tenant_id and r.tenant_id = any (private.tenant_line(new.tenant_id))) then
    perform private.fail_fields(private.field_error('/code', 'DUPLICATE', jsonb_build_object('value', new.code)));
  end if;
  if tg_op = 'UPDATE' and new.is_active <> old.is_active and exists (
    select from private.effective_roles(auth.uid()) e where e.role_tenant_id = new.tenant_id and e.role_code = new.code) then
    perform private.fail(403, 'ROLE_NOT_GRANTABLE', jsonb_build_object('role', new.code), 'Nobody changes a role that they hold themselves.');
  end if;
  return new;
end
$$;
comment on function private.tg_roles__guard() is 'A tenant''s own role has a code of its own; nobody switches off a role that they hold.';
create trigger tg_roles__guard before insert or update on public.roles for each row execute function private.tg_roles__guard();

create function private.tg_role_permissions__guard() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_row public.role_permissions := case when tg_op = 'DELETE' then old else new end;
begin
  if auth.uid() is null then return case when tg_op = 'DELETE' then old else new end; end if;
  if exists (
    select from private.effective_roles(auth.uid()) e
    where e.role_tenant_id = v_row.tenant_id and e.role_code = v_row.role_code)
  then
    perform private.fail(403, 'ROLE_NOT_GRANTABLE', jsonb_build_object('role', v_row.role_code, 'permission', v_row.permission),
      'Nobody changes a role that they hold themselves.');
  end if;
  if tg_op <> 'DELETE' and not v_row.tenant_id = any ((select private.my_tenants('role:grant_privileged'))::text[])
    and exists (select from public.permissions p where p.code = v_row.permission and p.is_privileged)
  then
    perform private.fail(403, 'ROLE_NOT_GRANTABLE', jsonb_build_object('role', v_row.role_code, 'permission', v_row.permission),
      'This permission is privileged: ask an administrator above you.');
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
comment on function private.tg_role_permissions__guard() is 'Nobody widens a role that they hold, nor puts a privileged permission into a role without the right to.';
create trigger tg_role_permissions__guard before insert or update or delete on public.role_permissions
  for each row execute function private.tg_role_permissions__guard();

create function private.tg_memberships__guard() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_privileged text;
begin
  if auth.uid() is null then return new; end if;
  -- The one way to a person: no grant lets anybody write this column but private.claim_memberships.
  if tg_op = 'UPDATE' and old.user_id is null and new.user_id is not null then return new; end if;
  if private.is_own_membership(new) or (tg_op = 'UPDATE' and private.is_own_membership(old)) then
    perform private.fail(403, 'ROLE_NOT_GRANTABLE', '{}', 'Nobody changes their own membership.');
  end if;
  -- An invitation becomes a person's by their verified address alone.
  if tg_op = 'INSERT' then new.user_id := null; new.accepted_at := null; new.invited_by := auth.uid(); return new; end if;
  if new.user_id is distinct from old.user_id or new.accepted_at is distinct from old.accepted_at
    or (old.user_id is not null and (new.invited_email, new.invited_mobile) is distinct from (old.invited_email, old.invited_mobile)) then
    perform private.fail(403, 'ROLE_NOT_GRANTABLE', '{}', 'The person of a membership cannot be exchanged.');
  end if;
  -- Whom a privileged role reaches, and for how long, is as much a grant as the role itself.
  if not new.tenant_id = any ((select private.my_tenants('role:grant_privileged'))::text[]) then
    select mr.role_code into v_privileged
    from public.membership_roles mr join public.roles r on r.tenant_id = mr.role_tenant_id and r.code = mr.role_code
    where mr.tenant_id = new.tenant_id and mr.membership_id = new.id and r.is_privileged limit 1;
    if v_privileged is not null then
      perform private.fail(403, 'ROLE_NOT_GRANTABLE', jsonb_build_object('role', v_privileged),
        'This membership carries a privileged role: ask an administrator above you.');
    end if;
  end if;
  return new;
end
$$;
comment on function private.tg_memberships__guard() is
  'Administrators invite and suspend; they cannot bind a membership to a person, touch one that carries a privileged role without the right to, nor change their own.';
create trigger tg_memberships__guard before insert or update on public.memberships
  for each row when (pg_trigger_depth() = 0) execute function private.tg_memberships__guard();

-- Sign-up and verified addresses ------------------------------------------------------------------------------------

create function private.claim_memberships(p_user_id uuid) returns int
language plpgsql security definer set search_path = ''
as $$
declare
  v_user record;
  v_count int;
begin
  select u.id, case when u.email_confirmed_at is not null then lower(u.email) end as email,
         case when u.phone_confirmed_at is not null then right(regexp_replace(u.phone, '\D', '', 'g'), 10) end as mobile
    into v_user from auth.users u where u.id = p_user_id;
  update public.memberships m set user_id = v_user.id, accepted_at = now()
  where m.user_id is null
    and (m.invited_email = v_user.email or right(regexp_replace(m.invited_mobile, '\D', '', 'g'), 10) = v_user.mobile)
    and not exists (
      select from public.memberships other
      where other.tenant_id = m.tenant_id and other.user_id = v_user.id and other.organisation_id is not distinct from m.organisation_id);
  get diagnostics v_count = row_count;
  if v_count > 0 then
    -- Who has never used a password came by a link or a code: they choose one now. The register knows their name better.
    update public.user_profiles p set
      must_change_password = p.must_change_password or not private.has_used_password(p.id),
      name = coalesce((
        select e.name from public.memberships m join public.employees e on e.tenant_id = m.tenant_id and e.id = m.employee_id
        where m.user_id = p.id and lower(p.name) = lower(split_part(p.email, '@', 1)) order by m.accepted_at limit 1), p.name)
    where p.id = v_user.id;
  end if;
  return v_count;
end
$$;
comment on function private.claim_memberships(uuid) is
  'Gives a person the invitations that wait for their verified e-mail or mobile. The first time, they are asked for a password.';

create table private.login_attempts (
  id         bigint generated always as identity primary key,
  user_id    uuid not null,
  is_valid   boolean not null,
  is_blocked boolean not null default false,
  at         timestamptz not null default now()
);
comment on table private.login_attempts is 'The login log: every password attempt of a known person.';
alter table private.login_attempts enable row level security;
create index login_attempts_user_idx on private.login_attempts (user_id, at desc);

create function private.has_used_password(p_user_id uuid) returns boolean
language sql stable security definer set search_path = ''
as $$ select exists (select from private.login_attempts a where a.user_id = p_user_id and a.is_valid) $$;
comment on function private.has_used_password(uuid) is 'Whether a person has ever signed in with a password.';

create function private.tg_users__profile() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.user_profiles as p (id, name, email, mobile)
  values (new.id,
    coalesce(nullif(btrim(new.raw_user_meta_data ->> 'name'), ''), split_part(coalesce(new.email, new.phone, 'user'), '@', 1)),
    lower(new.email), nullif(new.phone, ''))
  on conflict (id) do update set email = excluded.email, mobile = coalesce(excluded.mobile, p.mobile);
  if new.email_confirmed_at is not null or new.phone_confirmed_at is not null then
    perform private.claim_memberships(new.id);
  end if;
  return null;
end
$$;
comment on function private.tg_users__profile() is 'Keeps a profile beside every auth user and claims waiting invitations.';
create trigger tg_users__profile after insert or update of email, phone, email_confirmed_at, phone_confirmed_at on auth.users
  for each row execute function private.tg_users__profile();

-- Row-level security ------------------------------------------------------------------------------------------------

alter table public.tenants enable row level security;
alter table public.boundaries enable row level security;
alter table public.permissions enable row level security;
alter table public.roles enable row level security;
alter table public.role_permissions enable row level security;
alter table public.user_profiles enable row level security;
alter table public.organisations enable row level security;
alter table public.employees enable row level security;
alter table public.employee_assignments enable row level security;
alter table public.employee_jurisdictions enable row level security;
alter table public.memberships enable row level security;
alter table public.membership_roles enable row level security;

create policy "tenants: members read their own and those above" on public.tenants for select to authenticated
  using (id = any ((select private.my_visible_tenants())::text[]));
create policy "tenants: administrators update" on public.tenants for update to authenticated
  using (id = any ((select private.my_tenants('tenant:manage'))::text[]))
  with check (id = any ((select private.my_tenants('tenant:manage'))::text[]));
create policy "tenants: administrators of the parent add" on public.tenants for insert to authenticated
  with check (regexp_replace(id, '\.?[^.]+$', '') = any ((select private.my_tenants('tenant:manage'))::text[]));

create policy "boundaries: members read" on public.boundaries for select to authenticated
  using (tenant_id = any ((select private.my_visible_tenants())::text[]));
create policy "boundaries: administrators add" on public.boundaries for insert to authenticated
  with check (tenant_id = any ((select private.my_tenants('boundary:manage'))::text[]));
create policy "boundaries: administrators update" on public.boundaries for update to authenticated
  using (tenant_id = any ((select private.my_tenants('boundary:manage'))::text[]))
  with check (tenant_id = any ((select private.my_tenants('boundary:manage'))::text[]));

create policy "permissions: everyone signed in reads" on public.permissions for select to authenticated using (true);

create policy "roles: members read" on public.roles for select to authenticated
  using (tenant_id = any ((select private.my_visible_tenants())::text[]));
create policy "roles: administrators add" on public.roles for insert to authenticated
  with check (tenant_id = any ((select private.my_tenants('role:manage'))::text[]) and not is_system);
create policy "roles: administrators update" on public.roles for update to authenticated
  using (tenant_id = any ((select private.my_tenants('role:manage'))::text[]) and not is_system)
  with check (tenant_id = any ((select private.my_tenants('role:manage'))::text[]) and not is_system);

create policy "role_permissions: members read" on public.role_permissions for select to authenticated
  using (tenant_id = any ((select private.my_visible_tenants())::text[]));
create policy "role_permissions: administrators add" on public.role_permissions for insert to authenticated
  with check (tenant_id = any ((select private.my_tenants('role:manage'))::text[]));
create policy "role_permissions: administrators remove" on public.role_permissions for delete to authenticated
  using (tenant_id = any ((select private.my_tenants('role:manage'))::text[]));

create policy "user_profiles: each reads own" on public.user_profiles for select to authenticated
  using (id = (select auth.uid()));

create policy "organisations: staff read" on public.organisations for select to authenticated
  using (tenant_id = any ((select private.my_tenants('organisation:read'))::text[]));
create policy "organisations: their people read own" on public.organisations for select to authenticated
  using (id = any ((select private.my_organisations('organisation:read'))::uuid[]));

-- Employees are written by the API functions of the employees migration alone: their rules span three tables.
create policy "employees: administrators read" on public.employees for select to authenticated
  using (tenant_id = any ((select private.my_tenants('employee:read'))::text[]));

create policy "employee_assignments: administrators read" on public.employee_assignments for select to authenticated
  using (tenant_id = any ((select private.my_tenants('employee:read'))::text[]));

create policy "employee_jurisdictions: administrators read" on public.employee_jurisdictions for select to authenticated
  using (tenant_id = any ((select private.my_tenants('employee:read'))::text[]));

create policy "memberships: each reads own" on public.memberships for select to authenticated
  using (user_id = (select auth.uid()));
create policy "memberships: administrators read" on public.memberships for select to authenticated
  using (tenant_id = any ((select private.my_tenants('membership:read'))::text[]));
create policy "memberships: administrators invite" on public.memberships for insert to authenticated
  with check (tenant_id = any ((select private.my_tenants('membership:manage'))::text[]));
create policy "memberships: administrators update" on public.memberships for update to authenticated
  using (tenant_id = any ((select private.my_tenants('membership:manage'))::text[]))
  with check (tenant_id = any ((select private.my_tenants('membership:manage'))::text[]));

create policy "membership_roles: each reads own" on public.membership_roles for select to authenticated
  using (exists (
    select from public.memberships m
    where m.tenant_id = membership_roles.tenant_id and m.id = membership_roles.membership_id and m.user_id = (select auth.uid())));
create policy "membership_roles: administrators read" on public.membership_roles for select to authenticated
  using (tenant_id = any ((select private.my_tenants('membership:read'))::text[]));
create policy "membership_roles: administrators grant" on public.membership_roles for insert to authenticated
  with check (tenant_id = any ((select private.my_tenants('membership:manage'))::text[]));
create policy "membership_roles: administrators end" on public.membership_roles for update to authenticated
  using (tenant_id = any ((select private.my_tenants('membership:manage'))::text[]))
  with check (tenant_id = any ((select private.my_tenants('membership:manage'))::text[]));
create policy "membership_roles: administrators take back" on public.membership_roles for delete to authenticated
  using (tenant_id = any ((select private.my_tenants('membership:manage'))::text[]));

grant select on public.tenants, public.boundaries, public.permissions, public.roles, public.role_permissions, public.user_profiles,
  public.organisations, public.employees, public.employee_assignments, public.employee_jurisdictions, public.memberships,
  public.membership_roles to authenticated;
grant insert (id, kind, name, local_names, short_code, grade, district, region, ddr_name, description, address, pincodes, contact_number,
  helpline_number, email, website, office_timings, latitude, longitude, time_zone, default_language) on public.tenants to authenticated;
grant update (name, local_names, short_code, grade, district, region, ddr_name, description, address, pincodes, contact_number,
  helpline_number, email, website, office_timings, latitude, longitude, time_zone, default_language) on public.tenants to authenticated;
grant insert (tenant_id, code, hierarchy, kind, parent_code, name, local_names, latitude, longitude, area_sqkm, pincodes, geometry, is_active)
  on public.boundaries to authenticated;
grant update (name, local_names, latitude, longitude, area_sqkm, pincodes, geometry, is_active) on public.boundaries to authenticated;
grant insert (tenant_id, code, name, local_names, description, reaches_descendants) on public.roles to authenticated;
grant update (name, local_names, description, is_active) on public.roles to authenticated;
grant insert, delete on public.role_permissions to authenticated;
grant insert (tenant_id, id, invited_email, invited_mobile, employee_id, organisation_id, valid_from, valid_to) on public.memberships to authenticated;
grant update (invited_email, invited_mobile, valid_from, valid_to, is_suspended, suspended_reason) on public.memberships to authenticated;
grant insert, delete on public.membership_roles to authenticated;
grant update (valid_to) on public.membership_roles to authenticated;

grant execute on function private.my_tenants(text), private.my_organisations(text), private.my_visible_tenants(), private.my_role_keys(), private.may_grant(text, public.roles),
  private.require_permission(text, text), private.tenant_line(text), private.local_date(text, timestamptz) to authenticated;

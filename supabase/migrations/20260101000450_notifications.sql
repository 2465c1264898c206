-- Notifications: what a person is told inside the app, written in the transaction that gives the reason, and announced
-- on the private topic of that person. Kinds and values are stored, never sentences: each reads them in their language.

create table public.notification_kinds (
  code         text primary key check (code ~ '^[A-Z][A-Z_]*$'),
  ordinal      int not null,
  permission   text references public.permissions on delete restrict,
  in_app       boolean not null,
  email        boolean not null,
  has_email    boolean not null default true,
  is_digest    boolean not null default false,
  is_mandatory boolean not null default false,
  constraint notification_kinds_email_check check (has_email or not email)
);
comment on table public.notification_kinds is 'What people are told of, with what holds for who chose nothing. Grown by migrations.';
comment on column public.notification_kinds.permission is 'Only who holds it somewhere can be told; the others are not asked for a preference.';
comment on column public.notification_kinds.has_email is 'There is a mail of this kind.';
comment on column public.notification_kinds.is_digest is 'One unread notice per person and agency, which counts, in place of one for each event.';
comment on column public.notification_kinds.is_mandatory is 'Concerns the safety of the account: cannot be switched off.';
create index notification_kinds_permission_idx on public.notification_kinds (permission);

insert into public.notification_kinds (code, ordinal, permission, in_app, email, has_email, is_digest, is_mandatory) values
  ('PAPER_ASSIGNED', 1, 'inbox:read', true, true, true, false, false),
  ('PAPER_RETURNED', 2, 'inbox:read', true, true, true, false, false),
  ('PAPER_APPROVED', 3, 'inbox:read', true, true, true, false, false),
  ('PAPER_REJECTED', 4, 'inbox:read', true, true, true, false, false),
  ('PAPER_FORWARDED', 5, 'inbox:read', false, false, false, false, false),
  ('PAPER_WAITS', 6, 'inbox:read', true, false, false, true, false),
  ('PAPER_OVERDUE', 7, 'inbox:read', true, true, true, false, false),
  ('DELIVERY_FAILED', 8, 'outbox:read', true, false, false, true, false),
  ('LOGIN_BLOCKED_PERSON', 9, 'membership:manage', true, true, true, false, false),
  ('MEMBERSHIP_GIVEN', 10, null, true, false, false, false, true),
  ('ROLES_CHANGED', 11, null, true, false, false, true, true),
  ('LOGIN_BLOCKED', 12, null, true, true, true, false, true);

create table public.notifications (
  tenant_id     text not null references public.tenants on delete restrict,
  id            uuid not null default private.uuid_v7(),
  user_id       uuid not null references public.user_profiles on delete cascade,
  kind          text not null references public.notification_kinds on delete restrict,
  is_digest     boolean not null default false,
  count         int not null default 1 check (count > 0),
  params        jsonb not null default '{}' check (jsonb_typeof(params) = 'object'),
  document_type text,
  document_id   uuid,
  number        text,
  title         text,
  created_at    timestamptz not null default now(),
  read_at       timestamptz,
  primary key (tenant_id, id)
);
comment on table public.notifications is 'Notices of one person. The newest first by id, which is time-ordered.';
comment on column public.notifications.params is 'What the words of the kind need: actor, comment, state, is_for_me and the like.';
comment on column public.notifications.count is 'How many events a digest stands for; number and title are those of the latest.';
create index notifications_user_idx on public.notifications (user_id, id desc);
create index notifications_unread_idx on public.notifications (user_id) where read_at is null;
create unique index notifications_digest_key on public.notifications (tenant_id, user_id, kind) where is_digest and read_at is null;
create index notifications_kind_idx on public.notifications (kind);
create index notifications_read_idx on public.notifications (created_at);

create table public.notification_preferences (
  user_id    uuid not null references public.user_profiles on delete cascade,
  kind       text not null references public.notification_kinds on delete cascade,
  in_app     boolean not null,
  email      boolean not null,
  updated_at timestamptz not null default now(),
  primary key (user_id, kind)
);
comment on table public.notification_preferences is 'What a person chose for a kind, in all agencies alike; no row means the default of the kind.';
create index notification_preferences_kind_idx on public.notification_preferences (kind);

-- Telling -----------------------------------------------------------------------------------------------------------

create function private.notify(
  p_tenant_id text, p_user_id uuid, p_kind text, p_params jsonb default '{}', p_document_type text default null, p_document_id uuid default null,
  p_template text default null) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_person public.user_profiles;
  v_kind public.notification_kinds;
  v_in_app boolean;
  v_email boolean;
  v_row public.notifications;
begin
  select * into v_person from public.user_profiles p where p.id = p_user_id and p.is_active;
  if v_person.id is null then return; end if;
  select * into strict v_kind from public.notification_kinds k where k.code = p_kind;
  select p.in_app, p.email into v_in_app, v_email from public.notification_preferences p
  where p.user_id = p_user_id and p.kind = p_kind and not v_kind.is_mandatory;
  if coalesce(v_email, v_kind.email) and p_template is not null then
    perform private.enqueue_email(p_tenant_id, p_template, v_person.email, v_person.language, p_params,
      coalesce(p_document_type, 'user'), coalesce(p_document_id, p_user_id)::text);
  end if;
  if coalesce(v_in_app, v_kind.in_app) then
    insert into public.notifications as n (tenant_id, user_id, kind, is_digest, params, document_type, document_id, number, title)
    values (p_tenant_id, p_user_id, p_kind, v_kind.is_digest, p_params - array['number', 'title'], p_document_type, p_document_id,
      p_params ->> 'number', p_params ->> 'title')
    -- A digest that grows comes to the top again, under a new id.
    on conflict (tenant_id, user_id, kind) where is_digest and read_at is null do update
    set id = excluded.id, count = n.count + 1, params = excluded.params, document_type = excluded.document_type,
      document_id = excluded.document_id, number = excluded.number, title = excluded.title, created_at = excluded.created_at
    returning n.* into v_row;
    perform realtime.send(to_jsonb(v_row) - array['user_id', 'is_digest', 'read_at'], 'notified', 'user:' || p_user_id, true);
  end if;
end
$$;
comment on function private.notify(text, uuid, text, jsonb, text, uuid, text) is
  'Tells one person, in the app and by mail as they chose, in the caller''s transaction. Parameters number and title are those of the paper; '
  'all of them fill the template. A digest adds to the unread notice of its kind.';

create function private.people_with_permission(p_tenant_id text, p_permission text) returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select distinct m.user_id from public.memberships m
  where m.tenant_id = p_tenant_id and m.user_id is not null and exists (
    select from private.effective_roles(m.user_id) e
    join public.role_permissions rp on rp.tenant_id = e.role_tenant_id and rp.role_code = e.role_code and rp.permission = p_permission
    where e.tenant_id = p_tenant_id and e.organisation_id is null)
  order by 1
$$;
comment on function private.people_with_permission(text, text) is 'Members of the agency itself who hold a permission in it today; in a fixed order, so that writers never wait crosswise.';

-- What people and deliveries give reason for; papers and logins tell from where they move -------------------------------

create function private.tg_memberships__notify() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.notify(new.tenant_id, new.user_id, 'MEMBERSHIP_GIVEN',
    (select jsonb_build_object('agency', t.name, 'agency_names', t.local_names) from public.tenants t where t.id = new.tenant_id));
  return null;
end
$$;
comment on function private.tg_memberships__notify() is 'An invitation found its person.';
create trigger tg_memberships__notify after update of user_id on public.memberships
  for each row when (old.user_id is null and new.user_id is not null) execute function private.tg_memberships__notify();

create function private.tg_membership_roles__notify() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_row public.membership_roles := case when tg_op = 'DELETE' then old else new end;
  v_user uuid := (select m.user_id from public.memberships m where m.tenant_id = v_row.tenant_id and m.id = v_row.membership_id);
begin
  -- Seeds and service jobs tell nobody.
  if auth.uid() is null or v_user is null then return null; end if;
  perform private.notify(v_row.tenant_id, v_user, 'ROLES_CHANGED', jsonb_build_object(
    'actor', (select p.name from public.user_profiles p where p.id = auth.uid()),
    'agency', t.name, 'agency_names', t.local_names)) from public.tenants t where t.id = v_row.tenant_id;
  return null;
end
$$;
comment on function private.tg_membership_roles__notify() is 'Tells a person that an administrator changed what they may do.';
create trigger tg_membership_roles__notify after insert or update or delete on public.membership_roles
  for each row execute function private.tg_membership_roles__notify();

create function private.tg_outbox_messages__notify() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.notify(new.tenant_id, w, 'DELIVERY_FAILED', jsonb_build_object('topic', new.topic, 'title', new.payload ->> 'subject'))
  from private.people_with_permission(new.tenant_id, 'outbox:read') w;
  return null;
end
$$;
comment on function private.tg_outbox_messages__notify() is 'Tells administrators of a delivery that was given up.';
create trigger tg_outbox_messages__notify after update of status on public.outbox_messages
  for each row when (new.status = 'DEAD' and old.status <> 'DEAD') execute function private.tg_outbox_messages__notify();

-- Reading -----------------------------------------------------------------------------------------------------------

create function public.my_notifications(p_before uuid default null, p_unread_only boolean default false, p_limit int default 20) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with page as (
    select n.tenant_id, n.id, n.kind, n.count, n.params, n.document_type, n.document_id, n.number, n.title, n.created_at, n.read_at
    from public.notifications n
    where n.user_id = (select auth.uid()) and (p_before is null or n.id < p_before) and (not p_unread_only or n.read_at is null)
    order by n.id desc limit least(greatest(p_limit, 1), 100)
  )
  select jsonb_build_object(
    'rows', (select coalesce(jsonb_agg(to_jsonb(p) order by p.id desc), '[]') from page p),
    'next', (select case when count(*) = least(greatest(p_limit, 1), 100) then (array_agg(p.id order by p.id))[1] end from page p))
$$;
comment on function public.my_notifications(uuid, boolean, int) is
  'My notices in all agencies, newest first: {rows, next}. Hand next in as p_before for the following page; null at the end.';

create function public.mark_notifications_read(p_ids uuid[] default null) returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_count int;
begin
  update public.notifications n set read_at = now()
  where n.user_id = v_user and n.read_at is null and (p_ids is null or n.id = any (p_ids));
  get diagnostics v_count = row_count;
  return v_count;
end
$$;
comment on function public.mark_notifications_read(uuid[]) is 'Marks my notices read, all of them without ids. Answers how many were unread. NOT_AUTHENTICATED (401).';

create function public.my_notification_preferences()
returns table (kind text, in_app boolean, email boolean, has_email boolean, is_digest boolean, is_mandatory boolean)
language sql stable security definer set search_path = ''
as $$
  select k.code, coalesce(p.in_app, k.in_app), coalesce(p.email, k.email), k.has_email, k.is_digest, k.is_mandatory
  from public.notification_kinds k
  left join public.notification_preferences p on p.kind = k.code and p.user_id = (select auth.uid()) and not k.is_mandatory
  where (select auth.uid()) is not null and (k.permission is null or exists (
    select from private.effective_roles((select auth.uid())) e
    join public.role_permissions rp on rp.tenant_id = e.role_tenant_id and rp.role_code = e.role_code and rp.permission = k.permission))
  order by k.ordinal
$$;
comment on function public.my_notification_preferences() is 'The kinds that can concern me with what I chose, else their defaults.';

create function public.set_notification_preference(p_kind text, p_in_app boolean, p_email boolean) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_kind public.notification_kinds;
begin
  select * into v_kind from public.notification_kinds k where k.code = p_kind;
  if v_kind.code is null or v_kind.is_mandatory or p_in_app is null or p_email is null or (p_email and not v_kind.has_email) then
    perform private.fail_fields(private.field_error('/kind', 'OUT_OF_RANGE', jsonb_build_object('value', p_kind)));
  end if;
  insert into public.notification_preferences as p (user_id, kind, in_app, email) values (v_user, p_kind, p_in_app, p_email)
  on conflict (user_id, kind) do update set in_app = excluded.in_app, email = excluded.email, updated_at = now();
end
$$;
comment on function public.set_notification_preference(text, boolean, boolean) is
  'Chooses for me whether a kind is shown in the app and sent by mail. OUT_OF_RANGE beside /kind where the kind leaves no such choice.';

create function private.forget_old_notifications() returns void
language sql volatile security definer set search_path = ''
as $$
  delete from public.notifications n
  where n.created_at < now() - make_interval(days => (private.setting(n.tenant_id, 'notifications.keep_days') #>> '{}')::int)
$$;
comment on function private.forget_old_notifications() is 'Notices are kept as long as the agency says; the papers keep their history.';

-- Row-level security ------------------------------------------------------------------------------------------------

alter table public.notification_kinds enable row level security;
alter table public.notifications enable row level security;
alter table public.notification_preferences enable row level security;

create policy "notification_kinds: everyone signed in reads" on public.notification_kinds for select to authenticated using (true);
create policy "notifications: each reads own where they still work" on public.notifications for select to authenticated
  using (user_id = (select auth.uid()) and tenant_id = any ((select private.my_visible_tenants())::text[]));
create policy "notification_preferences: each reads own" on public.notification_preferences for select to authenticated
  using (user_id = (select auth.uid()));
create policy "messages: each listens to their own notices" on realtime.messages for select to authenticated
  using ((select realtime.topic()) = 'user:' || (select auth.uid()));

grant select on public.notification_kinds, public.notifications, public.notification_preferences to authenticated;
grant execute on function public.my_notifications(uuid, boolean, int), public.mark_notifications_read(uuid[]),
  public.my_notification_preferences(), public.set_notification_preference(text, boolean, boolean) to authenticated;

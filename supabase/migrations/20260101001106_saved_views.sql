-- Saved views: a list as somebody wants to find it again (filters, order, columns, density), for oneself or shared with
-- the agency; and how each person has arranged a list. The arrangement is no business record: it is not under audit.

create table public.saved_views (
  tenant_id     text not null references public.tenants on delete restrict,
  id            uuid not null default private.uuid_v7(),
  list_code     text not null check (list_code ~ '^[a-z][a-z_]{1,62}$'),
  name          text not null check (name = btrim(name) and length(name) between 1 and 80),
  is_shared     boolean not null default false,
  settings      jsonb not null check (jsonb_typeof(settings) = 'object' and length(settings::text) <= 8000),
  owner_id      uuid not null default auth.uid(),
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  updated_by    uuid,
  primary key (tenant_id, id)
);
comment on table public.saved_views is 'A named view of a list: own, or shared with everyone in the agency.';
comment on column public.saved_views.list_code is 'The list in the app: projects, estimates and so on.';
comment on column public.saved_views.settings is 'Filters and order as the list keeps them in its address, columns in their order, density. Read by the app alone.';
create unique index saved_views_own_key on public.saved_views (tenant_id, owner_id, list_code, lower(name)) where not is_shared;
create unique index saved_views_shared_key on public.saved_views (tenant_id, list_code, lower(name)) where is_shared;
create trigger tg_saved_views__touch before update on public.saved_views for each row execute function private.tg__touch();

create table public.list_preferences (
  tenant_id       text not null references public.tenants on delete restrict,
  user_id         uuid not null default auth.uid(),
  list_code       text not null check (list_code ~ '^[a-z][a-z_]{1,62}$'),
  arrangement     jsonb not null default '{}' check (jsonb_typeof(arrangement) = 'object' and length(arrangement::text) <= 8000),
  default_view_id uuid,
  updated_at      timestamptz not null default now(),
  primary key (tenant_id, user_id, list_code),
  constraint list_preferences_default_view_fkey foreign key (tenant_id, default_view_id) references public.saved_views (tenant_id, id)
    on delete set null (default_view_id)
);
comment on table public.list_preferences is 'How a person has arranged a list, and the view that it opens with.';
comment on column public.list_preferences.arrangement is 'Columns in their order and density. Read by the app alone.';
create index list_preferences_default_view_idx on public.list_preferences (tenant_id, default_view_id);

alter table public.saved_views enable row level security;
alter table public.list_preferences enable row level security;
create policy "saved_views: members read their own and the shared" on public.saved_views for select to authenticated
  using (tenant_id = any ((select private.my_visible_tenants())::text[]) and (is_shared or owner_id = (select auth.uid())));
create policy "saved_views: members save their own, some share" on public.saved_views for insert to authenticated
  with check (owner_id = (select auth.uid()) and tenant_id = any ((select private.my_visible_tenants())::text[])
    and (not is_shared or tenant_id = any ((select private.my_tenants('view:share'))::text[])));
create policy "saved_views: members change their own, some the shared" on public.saved_views for update to authenticated
  using (case when is_shared then tenant_id = any ((select private.my_tenants('view:share'))::text[])
    else owner_id = (select auth.uid()) and tenant_id = any ((select private.my_visible_tenants())::text[]) end)
  with check (case when is_shared then tenant_id = any ((select private.my_tenants('view:share'))::text[])
    else owner_id = (select auth.uid()) and tenant_id = any ((select private.my_visible_tenants())::text[]) end);
create policy "saved_views: members remove their own, some the shared" on public.saved_views for delete to authenticated
  using (case when is_shared then tenant_id = any ((select private.my_tenants('view:share'))::text[])
    else owner_id = (select auth.uid()) and tenant_id = any ((select private.my_visible_tenants())::text[]) end);
create policy "list_preferences: members read their own" on public.list_preferences for select to authenticated
  using (user_id = (select auth.uid()) and tenant_id = any ((select private.my_visible_tenants())::text[]));
create policy "list_preferences: members add their own" on public.list_preferences for insert to authenticated
  with check (user_id = (select auth.uid()) and tenant_id = any ((select private.my_visible_tenants())::text[]));
create policy "list_preferences: members change their own" on public.list_preferences for update to authenticated
  using (user_id = (select auth.uid()) and tenant_id = any ((select private.my_visible_tenants())::text[]))
  with check (user_id = (select auth.uid()) and tenant_id = any ((select private.my_visible_tenants())::text[]));
grant select, delete on public.saved_views to authenticated;
grant insert (tenant_id, id, list_code, name, is_shared, settings) on public.saved_views to authenticated;
grant update (name, is_shared, settings) on public.saved_views to authenticated;
grant select on public.list_preferences to authenticated;
grant insert (tenant_id, list_code, arrangement, default_view_id) on public.list_preferences to authenticated;
grant update (arrangement, default_view_id) on public.list_preferences to authenticated;
select private.audit('public.saved_views');

create function public.my_list(p_tenant_id text, p_list_code text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_build_object('arrangement', coalesce(max(p.arrangement::text)::jsonb, '{}'), 'default_view_id', max(p.default_view_id::text),
    'views', (
      select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'name', v.name, 'is_shared', v.is_shared, 'settings', v.settings) order by lower(v.name), v.id), '[]')
      from public.saved_views v where v.tenant_id = p_tenant_id and v.list_code = p_list_code))
  from public.list_preferences p
  where p.tenant_id = p_tenant_id and p.list_code = p_list_code and p.user_id = (select auth.uid())
$$;
comment on function public.my_list(text, text) is
  'How the caller has arranged a list: {arrangement, default_view_id, views: their own and the shared ones by name}.';
grant execute on function public.my_list(text, text) to authenticated;

-- Documents: files that belong to a paper. Bytes live in a private bucket that only the service role writes;
-- the document-upload function checks the content before a row becomes ACCEPTED.

create table public.documents (
  tenant_id    text not null references public.tenants on delete restrict,
  id           uuid not null default private.uuid_v7(),
  owner_type   text not null check (owner_type ~ '^[a-z_]+$'),
  owner_id     uuid not null,
  kind_code    text not null,
  name         text not null check (length(btrim(name)) between 1 and 128),
  file_name    text not null check (length(file_name) between 1 and 200),
  mime         text not null,
  size_bytes   bigint not null check (size_bytes > 0),
  sha256       text check (sha256 ~ '^[0-9a-f]{64}$'),
  latitude     numeric(9, 6) check (latitude between -90 and 90),
  longitude    numeric(9, 6) check (longitude between -180 and 180),
  taken_on     date,
  storage_path text not null,
  status       text not null default 'PENDING' check (status in ('PENDING', 'ACCEPTED', 'REMOVED')),
  uploaded_by  uuid not null,
  uploaded_by_name text not null,
  uploaded_at  timestamptz not null default now(),
  removed_at   timestamptz,
  removed_by   uuid,
  primary key (tenant_id, id),
  constraint documents_storage_path_key unique (storage_path),
  constraint documents_accepted_check check (status <> 'ACCEPTED' or sha256 is not null)
);
comment on table public.documents is 'Files of papers. owner_id may precede its paper: a form attaches files before it is first saved.';
comment on column public.documents.kind_code is 'A document kind of the owner type, or WORKFLOW_ATTACHMENT for a file given with an action.';
comment on column public.documents.latitude is 'Where a photograph was taken, as the camera wrote it into the file; taken_on is the day.';
create index documents_owner_idx on public.documents (tenant_id, owner_type, owner_id);

create function private.require_file_permission(p_tenant_id text, p_owner_type text, p_owner_id uuid, p_verb text) returns void
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_permission text := (
    select case p_verb when 'read' then t.read_permission else coalesce(t.write_permission, t.code || ':create') end
    from public.document_types t where t.code = p_owner_type);
begin
  if p_tenant_id = any ((select private.my_tenants(v_permission))::text[]) then return; end if;
  -- People of an organisation add files to papers to which it is party, to people whom it registered, and to one that they are about to make.
  if not exists (
    select from public.organisations o
    where o.tenant_id = p_tenant_id and o.id = any ((select private.my_organisations(v_permission))::uuid[]) and coalesce((
      select i.organisation_id = o.id from public.workflow_instances i
      where i.tenant_id = p_tenant_id and i.document_type = p_owner_type and i.document_id = p_owner_id), true)
      and (p_owner_type <> 'individual' or coalesce((
        select n.registered_by_organisation_id = o.id from public.individuals n
        where n.tenant_id = p_tenant_id and n.id = p_owner_id), not exists (
        select from public.individuals n where n.tenant_id = p_tenant_id and n.id = p_owner_id)))) then
    perform private.require_permission(p_tenant_id, v_permission);
  end if;
end
$$;
comment on function private.require_file_permission(text, text, uuid, text) is
  'Files follow their paper: who reads an estimate reads its files, who writes it adds some. NOT_PERMITTED (403).';

create function public.begin_document(
  p_tenant_id text, p_owner_type text, p_owner_id uuid, p_kind text, p_file_name text, p_size bigint, p_mime text, p_name text default null)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_kind public.document_kinds;
  v_id uuid := private.uuid_v7();
  v_extension text := lower(substring(p_file_name from '\.([^.]+)$'));
  -- Storage keys are ASCII; the name a person gave is kept in the row.
  v_safe text := left(regexp_replace(coalesce(p_file_name, ''), '[^A-Za-z0-9._-]+', '_', 'g'), 120);
  v_path text;
begin
  if not exists (select from public.document_types t where t.code = p_owner_type) then
    perform private.fail_fields(private.field_error('/owner_type', 'DOCUMENT_KIND_UNKNOWN', jsonb_build_object('value', p_owner_type)));
  end if;
  -- A file with an action may come from anyone who can act; a file of the paper itself only from its editors.
  perform private.require_file_permission(p_tenant_id, p_owner_type, p_owner_id, case when p_kind = 'WORKFLOW_ATTACHMENT' then 'read' else 'write' end);
  if p_kind <> 'WORKFLOW_ATTACHMENT' and exists (
    select from public.workflow_instances i join public.workflow_states s on s.tenant_id = i.service_tenant_id and s.id = i.state_id
    where i.tenant_id = p_tenant_id and i.document_type = p_owner_type and i.document_id = p_owner_id and not s.is_updatable)
  then
    perform private.fail(409, 'NOT_EDITABLE', '{}', 'Files can be added while the paper can be edited.');
  end if;
  select k.* into v_kind from private.document_kinds_in_force(p_tenant_id, private.local_date(p_tenant_id)) k
  where k.code = p_kind and k.owner_type = case when p_kind = 'WORKFLOW_ATTACHMENT' then 'workflow' else p_owner_type end;
  if v_kind is null then
    perform private.fail_fields(private.field_error('/kind', 'DOCUMENT_KIND_UNKNOWN', jsonb_build_object('value', p_kind)));
  end if;
  if v_extension is null or not v_extension = any (v_kind.extensions) then
    perform private.fail_fields(private.field_error('/file', 'DOCUMENT_TYPE_NOT_ALLOWED',
      jsonb_build_object('allowed', array_to_string(v_kind.extensions, ', '))));
  end if;
  if p_size is null or p_size < 1 or p_size > v_kind.max_size_bytes then
    perform private.fail_fields(private.field_error('/file', 'DOCUMENT_TOO_LARGE', jsonb_build_object('limit', v_kind.max_size_bytes)));
  end if;
  if v_kind.requires_name and nullif(btrim(p_name), '') is null then
    perform private.fail_fields(private.field_error('/name', 'REQUIRED'));
  end if;
  if (select count(*) from public.documents d where d.tenant_id = p_tenant_id and d.owner_type = p_owner_type and d.owner_id = p_owner_id
      and d.kind_code = p_kind and d.status = 'ACCEPTED') >= v_kind.max_count then
    perform private.fail_fields(private.field_error('/file', 'DOCUMENT_TOO_MANY', jsonb_build_object('limit', v_kind.max_count)));
  end if;
  v_path := concat_ws('/', p_tenant_id, p_owner_type, p_owner_id, v_id, v_safe);
  insert into public.documents (tenant_id, id, owner_type, owner_id, kind_code, name, file_name, mime, size_bytes, storage_path, uploaded_by, uploaded_by_name)
  values (p_tenant_id, v_id, p_owner_type, p_owner_id, p_kind, left(coalesce(nullif(btrim(p_name), ''), p_file_name), 128), left(p_file_name, 200),
    coalesce(p_mime, 'application/octet-stream'), p_size, v_path, v_user,
    (select p.name from public.user_profiles p where p.id = v_user));
  return jsonb_build_object('id', v_id, 'bucket', 'documents', 'path', v_path, 'extensions', to_jsonb(v_kind.extensions), 'max_size_bytes', v_kind.max_size_bytes);
end
$$;
comment on function public.begin_document(text, text, uuid, text, text, bigint, text, text) is
  'Reserves a file: checks permission, kind, extension, size and count. Answers {id, bucket, path, extensions, max_size_bytes}. '
  'Field errors DOCUMENT_KIND_UNKNOWN, DOCUMENT_TYPE_NOT_ALLOWED, DOCUMENT_TOO_LARGE, DOCUMENT_TOO_MANY, REQUIRED; NOT_EDITABLE (409).';

create function public.accept_document(p_tenant_id text, p_id uuid, p_mime text, p_size bigint, p_sha256 text, p_geotag jsonb default null) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  update public.documents set status = 'ACCEPTED', mime = p_mime, size_bytes = p_size, sha256 = p_sha256,
    latitude = (p_geotag ->> 'latitude')::numeric, longitude = (p_geotag ->> 'longitude')::numeric, taken_on = private.try_date(p_geotag ->> 'taken_on')
  where tenant_id = p_tenant_id and id = p_id and status = 'PENDING';
  if not found then perform private.fail(404, 'PAPER_NOT_FOUND', jsonb_build_object('id', p_id), 'There is no such pending file.'); end if;
end
$$;
comment on function public.accept_document(text, uuid, text, bigint, text, jsonb) is
  'Service role: the content was checked and stored; p_geotag {latitude, longitude, taken_on} as a photograph has them. PAPER_NOT_FOUND (404).';

create function public.discard_document(p_tenant_id text, p_id uuid) returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_document public.documents;
begin
  select d.* into v_document from public.documents d where d.tenant_id = p_tenant_id and d.id = p_id and d.status <> 'REMOVED' for update;
  if v_document is null then
    perform private.fail(404, 'PAPER_NOT_FOUND', jsonb_build_object('id', p_id), 'There is no such file.');
  end if;
  perform private.require_file_permission(p_tenant_id, v_document.owner_type, v_document.owner_id,
    case when v_document.kind_code = 'WORKFLOW_ATTACHMENT' then 'read' else 'write' end);
  if v_document.kind_code = 'WORKFLOW_ATTACHMENT' and v_document.uploaded_by <> v_user
    or exists (select from public.workflow_history h where h.tenant_id = p_tenant_id and p_id = any (h.document_ids))
    or exists (select from public.work_order_checklist_answers a where a.tenant_id = p_tenant_id and a.answer = p_id::text) then
    perform private.fail(409, 'NOT_EDITABLE', '{}', 'A file that was part of an action or answers a question of a checklist stays.');
  end if;
  if v_document.kind_code <> 'WORKFLOW_ATTACHMENT' and exists (
    select from public.workflow_instances i join public.workflow_states s on s.tenant_id = i.service_tenant_id and s.id = i.state_id
    where i.tenant_id = p_tenant_id and i.document_type = v_document.owner_type and i.document_id = v_document.owner_id and not s.is_updatable)
  then
    perform private.fail(409, 'NOT_EDITABLE', '{}', 'Files can be removed while the paper can be edited.');
  end if;
  update public.documents set status = 'REMOVED', removed_at = now(), removed_by = v_user where tenant_id = p_tenant_id and id = p_id;
  return v_document.storage_path;
end
$$;
comment on function public.discard_document(text, uuid) is 'Takes a file off a paper that can still be edited; the row stays for the record. PAPER_NOT_FOUND (404), NOT_EDITABLE (409).';

alter table public.documents enable row level security;
create policy "documents: readers of projects read their files" on public.documents for select to authenticated
  using (owner_type = 'project' and status = 'ACCEPTED' and tenant_id = any ((select private.my_tenants('project:read'))::text[]));
create policy "documents: readers of estimates read their files" on public.documents for select to authenticated
  using (owner_type = 'estimate' and status = 'ACCEPTED' and tenant_id = any ((select private.my_tenants('estimate:read'))::text[]));
grant select on public.documents to authenticated;
grant execute on function public.begin_document(text, text, uuid, text, text, bigint, text, text), public.discard_document(text, uuid) to authenticated;
grant execute on function public.accept_document(text, uuid, text, bigint, text, jsonb) to service_role;
select private.audit('public.documents');

-- Storage -----------------------------------------------------------------------------------------------------------

insert into storage.buckets (id, name, public, file_size_limit) values ('documents', 'documents', false, 104857600)
on conflict (id) do nothing;
create policy "objects: readers of a document read its file" on storage.objects for select to authenticated
  using (bucket_id = 'documents' and exists (select from public.documents d where d.storage_path = objects.name));

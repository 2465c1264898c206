-- Outbox: what must leave the house after a transaction commits. Written in that transaction, delivered at least once
-- by the outbox-dispatch function, in order within a paper, with backoff, and kept as a dead letter when it fails for good.

create table public.outbox_messages (
  tenant_id       text not null references public.tenants on delete restrict,
  id              bigint generated always as identity,
  topic           text not null check (topic ~ '^[a-z_.]+$'),
  aggregate_type  text not null,
  aggregate_id    text not null,
  payload         jsonb not null,
  subject         text generated always as (payload ->> 'subject') stored,
  status          text not null default 'PENDING' check (status in ('PENDING', 'DELIVERED', 'DEAD')),
  attempts        int not null default 0,
  next_attempt_at timestamptz not null default now(),
  locked_until    timestamptz,
  last_error      text,
  created_at      timestamptz not null default now(),
  finished_at     timestamptz,
  primary key (tenant_id, id)
);
comment on table public.outbox_messages is 'Messages to deliver. PENDING with attempts > 0 waits for a retry; DEAD waits for an administrator.';
comment on column public.outbox_messages.payload is 'With the recipient: read by the worker, and by people through outbox_message() alone.';
create index outbox_messages_due_idx on public.outbox_messages (next_attempt_at, id) where status = 'PENDING';
create index outbox_messages_order_idx on public.outbox_messages (tenant_id, aggregate_type, aggregate_id, id) where status = 'PENDING';
create index outbox_messages_dead_idx on public.outbox_messages (tenant_id, id) where status = 'DEAD';

create function private.enqueue(p_tenant_id text, p_topic text, p_aggregate_type text, p_aggregate_id text, p_payload jsonb) returns void
language sql volatile security definer set search_path = ''
as $$
  insert into public.outbox_messages (tenant_id, topic, aggregate_type, aggregate_id, payload)
  values (p_tenant_id, p_topic, p_aggregate_type, p_aggregate_id, p_payload)
$$;
comment on function private.enqueue(text, text, text, text, jsonb) is 'Adds a message in the caller''s transaction.';

create function private.enqueue_email(
  p_tenant_id text, p_template text, p_to text, p_language text, p_params jsonb, p_aggregate_type text, p_aggregate_id text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_template public.message_templates;
  v_param record;
begin
  if p_to is null then return; end if;
  select t.* into v_template from public.message_templates t
  where t.tenant_id = any (private.tenant_line(p_tenant_id)) and t.code = p_template and t.language in (p_language, 'en')
  order by (t.language = p_language) desc, length(t.tenant_id) desc limit 1;
  if v_template is null then return; end if;
  for v_param in select key, value from jsonb_each_text(p_params) loop
    v_template.subject := replace(v_template.subject, '{' || v_param.key || '}', coalesce(v_param.value, ''));
    v_template.body := replace(v_template.body, '{' || v_param.key || '}', coalesce(v_param.value, ''));
  end loop;
  perform private.enqueue(p_tenant_id, 'email', p_aggregate_type, p_aggregate_id, jsonb_build_object(
    'to', p_to, 'subject', v_template.subject, 'text', v_template.body, 'template', p_template, 'language', v_template.language));
end
$$;
comment on function private.enqueue_email(text, text, text, text, jsonb, text, text) is
  'Queues a mail from a template in the reader''s language, English where that is missing. No address or template: nothing.';

create function public.claim_outbox_messages(p_limit int default 20, p_lock_seconds int default 60) returns setof public.outbox_messages
language sql volatile security definer set search_path = ''
as $$
  -- Only the head of each paper's queue is due, so a paper's messages never overtake each other.
  update public.outbox_messages o
  set locked_until = now() + make_interval(secs => greatest(p_lock_seconds, 1)), attempts = o.attempts + 1
  where (o.tenant_id, o.id) in (
    select c.tenant_id, c.id from public.outbox_messages c
    where c.status = 'PENDING' and c.next_attempt_at <= now() and (c.locked_until is null or c.locked_until < now())
      and not exists (
        select from public.outbox_messages earlier
        where earlier.tenant_id = c.tenant_id and earlier.aggregate_type = c.aggregate_type and earlier.aggregate_id = c.aggregate_id
          and earlier.status = 'PENDING' and earlier.id < c.id)
    order by c.next_attempt_at, c.id
    limit least(greatest(p_limit, 1), 200)
    for update skip locked)
  returning o.*
$$;
comment on function public.claim_outbox_messages(int, int) is 'Locks due messages for a worker; a worker that dies loses its lock after the given seconds.';

create function public.complete_outbox_message(p_tenant_id text, p_id bigint) returns void
language sql volatile security definer set search_path = ''
as $$
  update public.outbox_messages set status = 'DELIVERED', finished_at = now(), locked_until = null, last_error = null
  where tenant_id = p_tenant_id and id = p_id and status = 'PENDING'
$$;
comment on function public.complete_outbox_message(text, bigint) is 'Marks a message delivered.';

create function public.fail_outbox_message(p_tenant_id text, p_id bigint, p_error text) returns text
language sql volatile security definer set search_path = ''
as $$
  -- 15 s, 1 min, 4 min … at most six hours between tries.
  update public.outbox_messages
  set status = case when attempts >= (private.setting(p_tenant_id, 'outbox.max_attempts') #>> '{}')::int then 'DEAD' else 'PENDING' end,
      finished_at = case when attempts >= (private.setting(p_tenant_id, 'outbox.max_attempts') #>> '{}')::int then now() end,
      next_attempt_at = now() + least(interval '15 seconds' * power(4, greatest(attempts - 1, 0)), interval '6 hours'),
      locked_until = null, last_error = left(p_error, 1000)
  where tenant_id = p_tenant_id and id = p_id and status = 'PENDING'
  returning status
$$;
comment on function public.fail_outbox_message(text, bigint, text) is 'Schedules the next try, or makes a dead letter after outbox.max_attempts tries.';

create function public.retry_outbox_message(p_tenant_id text, p_id bigint) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform private.require_permission(p_tenant_id, 'outbox:retry');
  update public.outbox_messages
  set status = 'PENDING', attempts = 0, next_attempt_at = now(), locked_until = null, finished_at = null
  where tenant_id = p_tenant_id and id = p_id and status in ('DEAD', 'PENDING');
  if not found then
    perform private.fail(404, 'PAPER_NOT_FOUND', jsonb_build_object('id', p_id), 'There is no such undelivered message.');
  end if;
end
$$;
comment on function public.retry_outbox_message(text, bigint) is 'Sends an undelivered message again from the first attempt. Needs outbox:retry; PAPER_NOT_FOUND (404).';

create view public.outbox_list with (security_invoker = true) as
  select o.tenant_id, o.id, o.topic, o.aggregate_type, o.aggregate_id, o.subject, o.status, o.attempts,
    o.next_attempt_at, o.last_error, o.created_at, o.finished_at
  from public.outbox_messages o;
comment on view public.outbox_list is 'Deliveries as an administrator sees them, without recipients.';

create function public.retry_dead_letters(p_tenant_id text, p_topic text default null) returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_count int;
begin
  perform private.require_permission(p_tenant_id, 'outbox:retry');
  update public.outbox_messages o
  set status = 'PENDING', attempts = 0, next_attempt_at = now(), locked_until = null, finished_at = null
  where o.tenant_id = p_tenant_id and o.status = 'DEAD' and (p_topic is null or o.topic = p_topic);
  get diagnostics v_count = row_count;
  return v_count;
end
$$;
comment on function public.retry_dead_letters(text, text) is
  'Sends all dead letters of an agency again, of one topic or of all, and answers how many. Needs outbox:retry.';

create function public.outbox_message(p_tenant_id text, p_id bigint) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_message public.outbox_messages;
  -- Where a message goes is personal data: whole for who may see employees, else just enough to recognise it.
  v_sees_all boolean := p_tenant_id = any ((select private.my_tenants('employee:read'))::text[]);
begin
  perform private.require_permission(p_tenant_id, 'outbox:read');
  select * into v_message from public.outbox_messages o where o.tenant_id = p_tenant_id and o.id = p_id;
  if v_message.id is null then
    perform private.fail(404, 'NOT_FOUND', jsonb_build_object('id', p_id), 'There is no such message.');
  end if;
  return to_jsonb(v_message) - 'payload' - 'locked_until' || jsonb_build_object(
    'max_attempts', (private.setting(p_tenant_id, 'outbox.max_attempts') #>> '{}')::int,
    'is_recipient_masked', not v_sees_all,
    'recipient', case when v_sees_all then v_message.payload ->> 'to'
      else regexp_replace(v_message.payload ->> 'to', '^(.)[^@]*', '\1…') end,
    'language', v_message.payload ->> 'language', 'template', v_message.payload ->> 'template',
    'text', case when v_sees_all then v_message.payload ->> 'text' end,
    'number', (select i.number from public.workflow_instances i where i.tenant_id = p_tenant_id and i.document_type = v_message.aggregate_type
      and i.document_id = private.try_uuid(v_message.aggregate_id)));
end
$$;
comment on function public.outbox_message(text, bigint) is
  'One message with its tries and the number of its paper; the recipient is masked and the text left out without employee:read. Needs outbox:read; NOT_FOUND (404).';

alter table public.outbox_messages enable row level security;
create policy "outbox_messages: administrators read" on public.outbox_messages for select to authenticated
  using (tenant_id = any ((select private.my_tenants('outbox:read'))::text[]));
grant select (tenant_id, id, topic, aggregate_type, aggregate_id, subject, status, attempts, next_attempt_at, locked_until, last_error, created_at, finished_at)
  on public.outbox_messages to authenticated;
grant select on public.outbox_list to authenticated;
grant execute on function public.retry_outbox_message(text, bigint), public.retry_dead_letters(text, text), public.outbox_message(text, bigint) to authenticated;
grant execute on function public.claim_outbox_messages(int, int), public.complete_outbox_message(text, bigint),
  public.fail_outbox_message(text, bigint, text) to service_role;

-- Schedules: where pg_cron and pg_net exist (a Supabase project), they call the dispatcher every minute.
-- The local stack has neither and uses a timer. The URL and key are kept in Vault by the operator, see README.

do $$
begin
  if exists (select from pg_catalog.pg_available_extensions where name = 'pg_cron')
    and exists (select from pg_catalog.pg_available_extensions where name = 'pg_net') then
    create extension if not exists pg_cron with schema pg_catalog;
    create extension if not exists pg_net with schema extensions;
    perform cron.schedule('outbox-dispatch', '* * * * *', $cron$
      select net.http_post(
        url := (select decrypted_secret from vault.decrypted_secrets where name = 'project_url') || '/functions/v1/outbox-dispatch',
        headers := jsonb_build_object('content-type', 'application/json',
          'authorization', 'Bearer ' || (select decrypted_secret from vault.decrypted_secrets where name = 'service_role_key')),
        body := '{}'::jsonb)
    $cron$);
    perform cron.schedule('idempotency-cleanup', '17 2 * * *', 'select private.forget_old_keys()');
  end if;
end
$$;

create function private.forget_old_keys() returns void
language sql volatile security definer set search_path = ''
as $$
  delete from private.idempotency_keys where created_at < now() - interval '7 days';
  delete from private.login_attempts where at < now() - interval '1 year';
  delete from private.paper_editors where last_seen < now() - interval '1 day';
  -- An upload that never finished: the worker died between reserving and accepting.
  update public.documents set status = 'REMOVED', removed_at = now() where status = 'PENDING' and uploaded_at < now() - interval '1 day';
  select private.forget_old_notifications();
$$;
comment on function private.forget_old_keys() is 'Idempotency keys are kept a week, the login log a year, unfinished uploads and who was editing what a day, notices as the agency says.';

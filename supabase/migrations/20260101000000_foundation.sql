-- Foundation: schemas, revoke-by-default, the value domains and the helpers that every later file uses.
-- `public` is the API; `private` holds what policies and API functions call and is never exposed.

create schema if not exists private;
create schema if not exists extensions;

create extension if not exists pgcrypto with schema extensions;
create extension if not exists pg_trgm with schema extensions;
create extension if not exists btree_gist with schema extensions;
create extension if not exists btree_gin with schema extensions;

-- Nothing is callable or readable unless a migration grants it (hosted projects grant ALL by default).
alter default privileges revoke execute on functions from public;
-- The service key reads; it writes through the functions that are granted to it, like everyone else.
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;
alter default privileges in schema public grant select on tables to service_role;
revoke all on all tables in schema public from anon, authenticated, service_role;
revoke create on schema public from public, anon, authenticated;
revoke all on schema private from public;
grant usage on schema private to authenticated, service_role;

-- Value domains -----------------------------------------------------------------------------------------------------

create domain public.money_inr as numeric(14, 2);
comment on domain public.money_inr is 'Indian rupees with two decimals; at most 14 digits, so that it survives a JSON number exactly.';
create domain public.quantity as numeric(14, 4);
comment on domain public.quantity is 'A measured quantity in its unit, four decimals.';
create domain public.rate_inr as numeric(14, 4);
comment on domain public.rate_inr is 'Rupees per unit, four decimals as in schedules of rates.';
create domain public.percentage as numeric(7, 4);
comment on domain public.percentage is 'Percent points: 7.5 means 7.5 %.';

-- Identity and request ----------------------------------------------------------------------------------------------

create function private.uuid_v7() returns uuid
language sql volatile set search_path = ''
as $$
  -- 48 bits of Unix milliseconds before the random part: new rows land at the right edge of the index.
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid
$$;
comment on function private.uuid_v7() is 'Time-ordered UUID (RFC 9562 version 7); PostgreSQL before 18 has none.';

create function private.request_id() returns text
language sql stable set search_path = ''
as $$
  select coalesce(
    nullif(current_setting('app.request_id', true), ''),
    nullif(current_setting('request.headers', true), '')::jsonb ->> 'x-request-id')
$$;
comment on function private.request_id() is 'The id that the client sent with this request, for logs and the audit trail; null outside a request.';

-- Errors ------------------------------------------------------------------------------------------------------------
-- PostgREST answers SQLSTATE PTnnn with HTTP status nnn; the message is a code of the closed list in
-- functions/_shared/domain/error-codes.ts, the detail is JSON, the hint is a sentence for a person.

create function private.fail(p_status int, p_code text, p_detail jsonb default '{}', p_hint text default null) returns void
language plpgsql immutable set search_path = ''
as $$
begin
  raise exception using
    errcode = 'PT' || p_status, message = p_code, detail = coalesce(p_detail, '{}')::text, hint = coalesce(p_hint, '');
end
$$;
comment on function private.fail(int, text, jsonb, text) is 'Raises an API error: HTTP status, stable code, values as JSON, a sentence.';

create function private.field_error(p_pointer text, p_code text, p_params jsonb default '{}') returns jsonb
language sql immutable set search_path = ''
as $$ select jsonb_build_array(jsonb_build_object('pointer', p_pointer, 'code', p_code, 'params', coalesce(p_params, '{}'))) $$;
comment on function private.field_error(text, text, jsonb) is 'One field error as a JSON array of one, to be appended to the others.';

create function private.fail_fields(p_errors jsonb) returns void
language plpgsql immutable set search_path = ''
as $$
begin
  if jsonb_array_length(coalesce(p_errors, '[]')) > 0 then
    perform private.fail(422, 'VALIDATION_FAILED', p_errors, 'Correct the named fields and send again.');
  end if;
end
$$;
comment on function private.fail_fields(jsonb) is 'Raises VALIDATION_FAILED (422) with every field error at once; does nothing for an empty list.';

create function private.require_user() returns uuid
language plpgsql stable set search_path = ''
as $$
begin
  if (select auth.uid()) is null then
    perform private.fail(401, 'NOT_AUTHENTICATED', '{}', 'Sign in and try again.');
  end if;
  return auth.uid();
end
$$;
comment on function private.require_user() is 'The signed-in user, or NOT_AUTHENTICATED (401).';

-- Reading JSON input without surprises ------------------------------------------------------------------------------

create function private.text_of(p_json jsonb, p_key text) returns text
language sql immutable set search_path = ''
as $$ select nullif(btrim(p_json ->> p_key), '') $$;
comment on function private.text_of(jsonb, text) is 'Trimmed text of a key; null for blank.';

create function private.try_numeric(p_text text) returns numeric
language plpgsql immutable set search_path = ''
as $$
begin
  -- Only plain decimals: NaN, Infinity and 1e400 are not quantities.
  if p_text !~ '^\s*[-+]?(\d{1,20}(\.\d{0,20})?|\.\d{1,20})\s*$' then return null; end if;
  return p_text::numeric;
end
$$;
comment on function private.try_numeric(text) is 'A plain decimal as numeric, or null when the text is none.';

create function private.try_date(p_text text) returns date
language plpgsql immutable set search_path = ''
as $$
begin
  if p_text !~ '^\d{4}-\d{2}-\d{2}$' then return null; end if;
  return make_date(left(p_text, 4)::int, substr(p_text, 6, 2)::int, right(p_text, 2)::int);
exception when datetime_field_overflow then return null;
end
$$;
comment on function private.try_date(text) is 'YYYY-MM-DD as date, or null when it is none.';

create function private.try_uuid(p_text text) returns uuid
language sql immutable set search_path = ''
as $$
  select case when p_text ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then p_text::uuid end
$$;
comment on function private.try_uuid(text) is 'A canonical UUID, or null when the text is none.';

create function private.rows_of(p_json jsonb, p_key text, p_pointer text default '') returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
  if jsonb_typeof(p_json -> p_key) = 'array' then return p_json -> p_key; end if;
  if coalesce(jsonb_typeof(p_json -> p_key), 'null') <> 'null' then
    perform private.fail_fields(private.field_error(p_pointer || '/' || p_key, 'BAD_REQUEST', '{"expected": "array"}'));
  end if;
  return '[]';
end
$$;
comment on function private.rows_of(jsonb, text, text) is 'The list at a key, empty when absent; BAD_REQUEST beside the field when it is something else.';

create function private.flag_of(p_json jsonb, p_key text) returns boolean
language sql immutable set search_path = ''
as $$ select coalesce(lower(p_json ->> p_key) in ('true', 't', '1', 'yes'), false) $$;
comment on function private.flag_of(jsonb, text) is 'A yes-or-no of a key; anything that is not yes is no.';

-- Shared triggers ---------------------------------------------------------------------------------------------------

create function private.tg__touch() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.updated_at := now();
  new.updated_by := coalesce(auth.uid(), new.updated_by);
  return new;
end
$$;
comment on function private.tg__touch() is 'Keeps updated_at and updated_by.';

create function private.tg__version() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.version := old.version + 1;
  return new;
end
$$;
comment on function private.tg__version() is 'Counts the changes of a row, whoever makes them, so that a client can tell what it has seen.';

grant execute on function private.uuid_v7(), private.request_id(), private.fail(int, text, jsonb, text),
  private.field_error(text, text, jsonb), private.fail_fields(jsonb), private.require_user(), private.text_of(jsonb, text),
  private.try_numeric(text), private.try_date(text), private.try_uuid(text), private.rows_of(jsonb, text, text),
  private.flag_of(jsonb, text) to authenticated, service_role;

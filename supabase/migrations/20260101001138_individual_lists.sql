-- What the pages of wage seekers ask: the register page by page, and the import of many at once.

create function private.account_state(p_tenant_id text, p_individual_id uuid) returns text
language sql stable security definer set search_path = ''
as $$
  select coalesce((
    select case when b.is_verified and b.is_valid then 'READY' when b.is_verified then 'NOT_VALID' else 'NOT_VERIFIED' end
    from public.bank_accounts b
    where b.tenant_id = p_tenant_id and b.individual_id = p_individual_id and b.is_primary and b.is_active), 'NONE')
$$;
comment on function private.account_state(text, uuid) is 'In a word, whether a person can be paid: NONE, NOT_VERIFIED, NOT_VALID, READY.';

create view public.individual_list with (security_invoker = true) as
  select i.tenant_id, i.id, i.number, i.name, i.local_names, i.guardian_name, i.relationship, i.gender, i.social_category, i.is_minority, i.ward_code, i.locality_code,
    i.aadhaar_last4, i.mobile_last4, i.is_active, i.version, i.created_at, i.registered_by_organisation_id,
    (select o.name from public.organisations o where o.tenant_id = i.tenant_id and o.id = i.registered_by_organisation_id) as organisation_name,
    (select coalesce(jsonb_agg(k.skill_code order by k.ordinal), '[]') from public.individual_skills k where k.tenant_id = i.tenant_id and k.individual_id = i.id) as skills,
    private.account_state(i.tenant_id, i.id) as account_state
  from public.individuals i;
comment on view public.individual_list is 'Wage seekers with their skills and whether they can be paid, for lists; numbers masked.';
grant select on public.individual_list to authenticated;

create index individuals_created_idx on public.individuals (tenant_id, created_at desc, id desc);
create index individuals_name_idx on public.individuals (tenant_id, name, id);

create function private.tg_individuals__search_text() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.keep_search_text(new.tenant_id, 'individual', new.id,
    concat_ws(' ', new.number, new.name, new.local_names ->> 'or', new.local_names ->> 'hi', new.guardian_name));
  return null;
end
$$;
comment on function private.tg_individuals__search_text() is 'A wage seeker is found by number, name in every language, and father or husband; never by a part of an identity number.';
create trigger tg_individuals__search_text after insert or update of number, name, local_names, guardian_name on public.individuals
  for each row execute function private.tg_individuals__search_text();

create function private.individual_plan(p_tenant_id text, c jsonb, p_column text, p_match text) returns private.list_plan
language sql stable set search_path = ''
as $$
  select row('individual', private.readable('public.individuals') || ' i', 'i.id',
    concat_ws(' and ', format('i.tenant_id = %L', p_tenant_id),
      private.text_condition(p_tenant_id, 'individual', 'i.id', private.search_words(c ->> 'query'), p_match),
      private.any_of('i.ward_code', private.array_of(c, 'ward_code')), private.any_of('i.locality_code', private.array_of(c, 'locality_code')),
      private.any_of('i.social_category', private.array_of(c, 'social_category')), private.any_of('i.gender', private.array_of(c, 'gender')),
      private.any_of('i.registered_by_organisation_id', private.array_of(c, 'organisation_id'), 'uuid'),
      case when private.array_of(c, 'skill_code') is not null then
        format('exists (select from public.individual_skills k where k.tenant_id = i.tenant_id and k.individual_id = i.id and k.skill_code = any (%L::text[]))',
          private.array_of(c, 'skill_code')) end,
      private.any_of('private.account_state(i.tenant_id, i.id)', private.array_of(c, 'account_state')),
      case when private.text_of(c, 'is_active') is not null then case when private.flag_of(c, 'is_active') then 'i.is_active' else 'not i.is_active' end end,
      private.compared('i.created_at', '>=', private.day_start(p_tenant_id, c ->> 'created_from', 0)::text),
      private.compared('i.created_at', '<', private.day_start(p_tenant_id, c ->> 'created_to', 1)::text),
      private.any_of('i.id', private.array_of(c, 'ids'), 'uuid')),
    'null::numeric', 'i.' || p_column, case p_column when 'created_at' then 'timestamptz' else 'text' end, false)
$$;
comment on function private.individual_plan(text, jsonb, text, text) is 'The list of wage seekers. Criteria: see search_individuals.';

create function public.search_individuals(p_tenant_id text, p_criteria jsonb default '{}', p_sort text default '-created_at', p_limit int default 20,
  p_offset int default 0, p_after text default null, p_before text default null, p_is_last boolean default false)
returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  return private.search_list('individual', 'SEARCH_INDIVIDUAL', '{created_at,number,name}', 'amount', p_tenant_id, p_criteria, p_sort, p_limit, p_offset, p_after, p_before, p_is_last);
end
$$;
comment on function public.search_individuals(text, jsonb, text, int, int, text, text, boolean) is
  'A page of the wage seekers of an agency, as search_projects gives projects: {rows of individual_list, first, last, has_previous, has_next, is_similar}. Criteria: query (number, '
  'words of the names), ward_code, locality_code, social_category, gender, skill_code, organisation_id, account_state (NONE, NOT_VERIFIED, NOT_VALID, READY), is_active, '
  'created_from, created_to, ids. A whole Aadhaar, mobile or account number is asked of find_individuals.';

create function public.count_individuals(p_tenant_id text, p_criteria jsonb default '{}', p_is_exact boolean default false) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  c jsonb := coalesce(p_criteria, '{}');
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  perform private.fail_fields(private.page_errors(c, 'SEARCH_INDIVIDUAL', 'created_at', '{created_at}', 1, 0, 'amount'));
  return private.list_totals('individual', p_tenant_id, c, p_is_exact);
end
$$;
comment on function public.count_individuals(text, jsonb, boolean) is 'How many wage seekers a search finds, as count_projects does: {count, is_exact, amount 0}.';

-- Import ------------------------------------------------------------------------------------------------------------

create function private.individual_of_sheet(p_row jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  select p_row - array['id', 'skills', 'name_or', 'name_hi'] || jsonb_build_object(
    'local_names', jsonb_build_object('or', coalesce(p_row ->> 'name_or', ''), 'hi', coalesce(p_row ->> 'name_hi', '')),
    'skills', (select coalesce(jsonb_agg(s order by n), '[]') from regexp_split_to_table(upper(coalesce(p_row ->> 'skills', '')), '\s*[,;]\s*') with ordinality x (s, n) where btrim(s) <> ''),
    'relationship', upper(btrim(p_row ->> 'relationship')), 'gender', upper(btrim(p_row ->> 'gender')), 'social_category', upper(btrim(p_row ->> 'social_category')),
    'bank_account', case when coalesce(private.text_of(p_row, 'account_number'), private.text_of(p_row, 'ifsc'), private.text_of(p_row, 'holder_name')) is not null then
      jsonb_build_object('holder_name', coalesce(private.text_of(p_row, 'holder_name'), private.text_of(p_row, 'name')), 'account_number', p_row ->> 'account_number',
        'account_type', upper(coalesce(private.text_of(p_row, 'account_type'), 'SAVINGS')), 'ifsc', p_row ->> 'ifsc', 'bank_name', p_row ->> 'bank_name',
        'branch_name', p_row ->> 'branch_name') end)
$$;
comment on function private.individual_of_sheet(jsonb) is 'A row of a sheet as save_individual takes it: skills by commas, the account in columns of its own, of the person and savings unless it says otherwise.';

create function private.sheet_faults(p_ordinal int, p_row jsonb, p_errors jsonb) returns jsonb[]
language sql immutable set search_path = ''
as $$
  select array(
    select jsonb_build_object('row', p_ordinal, 'column', c.name, 'code', e ->> 'code', 'params', coalesce(e -> 'params', '{}'),
      -- A fault names the place of a personal number and its end, never the number.
      'value', case when c.name in ('aadhaar', 'mobile', 'account_number') then '…' || right(p_row ->> c.name, 2) else left(p_row ->> c.name, 100) end)
    from jsonb_array_elements(p_errors) e cross join lateral (
      select case when e ->> 'pointer' = '/bank_account' then 'account_number'
        else regexp_replace(regexp_replace(regexp_replace(ltrim(e ->> 'pointer', '/'), '^bank_account/', ''), '^skills/.*$', 'skills'), '^local_names/', 'name_') end as name) c)
$$;
comment on function private.sheet_faults(int, jsonb, jsonb) is 'Field errors of a row of a sheet with its number and its column; personal numbers are not repeated.';

create function public.import_individuals(p_tenant_id text, p_rows jsonb, p_is_dry_run boolean default true) returns jsonb
language plpgsql volatile security definer set search_path = '' set statement_timeout = '300s'
as $$
declare
  v_max_rows constant int := 5000;
  v_max_errors constant int := 1000;
  v_errors jsonb[] := '{}';
  v_faults jsonb;
  v_refused int := 0;
  v_added int := 0;
  v_row record;
  v_detail text;
  v_seen jsonb := '{}';
  v_key text;
  v_is_written boolean := false;
begin
  perform private.require_permission(p_tenant_id, 'individual:manage');
  if jsonb_typeof(p_rows) is distinct from 'array' then perform private.fail(400, 'BAD_REQUEST', '{}', 'A list of rows is expected.'); end if;
  if jsonb_array_length(p_rows) > v_max_rows then
    perform private.fail(422, 'IMPORT_TOO_LARGE', jsonb_build_object('max', v_max_rows), 'Divide the list.');
  end if;
  begin
    for v_row in select e.value, e.ordinality::int as ordinal from jsonb_array_elements(p_rows) with ordinality e loop
      v_faults := '[]';
      if jsonb_typeof(v_row.value) <> 'object' then
        v_faults := private.field_error('', 'BAD_REQUEST');
      else
        -- The same person or account twice in one sheet: said with the row, not as if somebody had been registered before.
        v_key := encode(private.blind_index('AADHAAR', private.text_of(v_row.value, 'aadhaar')), 'hex');
        if v_seen ? v_key then v_faults := v_faults || private.field_error('/aadhaar', 'DUPLICATE_ROW', jsonb_build_object('row', v_seen -> v_key)); end if;
        if v_key is not null then v_seen := jsonb_build_object(v_key, v_row.ordinal) || v_seen; end if;
        v_key := encode(private.blind_index('ACCOUNT', private.text_of(v_row.value, 'account_number')), 'hex');
        if v_seen ? v_key and not (private.setting(p_tenant_id, 'bank_account.allows_shared') #>> '{}')::boolean then
          v_faults := v_faults || private.field_error('/account_number', 'DUPLICATE_ROW', jsonb_build_object('row', v_seen -> v_key));
        end if;
        if v_key is not null then v_seen := jsonb_build_object(v_key, v_row.ordinal) || v_seen; end if;
        if jsonb_array_length(v_faults) = 0 then
          begin
            perform public.save_individual(p_tenant_id, private.individual_of_sheet(v_row.value));
            v_added := v_added + 1;
          exception when sqlstate 'PT422' then
            get stacked diagnostics v_detail = pg_exception_detail;
            v_faults := v_detail::jsonb;
          end;
        end if;
      end if;
      if jsonb_array_length(v_faults) > 0 then
        v_refused := v_refused + 1;
        if cardinality(v_errors) < v_max_errors then v_errors := v_errors || private.sheet_faults(v_row.ordinal, v_row.value, v_faults); end if;
      end if;
    end loop;
    -- Raised to undo everything in this block, and caught below: the dry run has then run the very checks of the real one.
    if p_is_dry_run or v_refused > 0 then raise exception using errcode = 'DW001', message = 'undo'; end if;
    v_is_written := true;
  exception when sqlstate 'DW001' then null;
  end;
  return jsonb_build_object('is_written', v_is_written, 'row_count', jsonb_array_length(p_rows), 'refused', v_refused,
    'counts', jsonb_build_object('added', v_added, 'changed', 0, 'unchanged', 0),
    'errors', (select coalesce(jsonb_agg(e), '[]') from (select e from unnest(v_errors) e limit v_max_errors) f));
end
$$;
comment on function public.import_individuals(text, jsonb, boolean) is
  'Registers the rows of a sheet (objects of text by column: those of save_individual, skills by commas, name_or and name_hi, the columns of the account beside them) all or nothing. '
  'Answers {is_written, row_count, refused, counts, errors: [{row, column, code, params, value}]}, rows counted from 1, at most 1,000 errors, personal numbers not repeated. '
  'A dry run checks everything and writes nothing. IMPORT_TOO_LARGE (422) above 5,000 rows; BAD_REQUEST (400). Needs individual:manage as staff.';

grant execute on function private.account_state(text, uuid) to authenticated;
grant execute on function public.search_individuals(text, jsonb, text, int, int, text, text, boolean), public.count_individuals(text, jsonb, boolean),
  public.import_individuals(text, jsonb, boolean) to authenticated;

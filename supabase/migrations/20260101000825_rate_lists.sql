-- What the pages of the schedule ask: the registry page by page, one item with everything on it, and analyses by the sheet.

create function private.sor_criteria(p_tenant_id text, c jsonb) returns text
language plpgsql stable set search_path = ''
as $$
begin
  return concat_ws(' and ', format('i.tenant_id = any (%L::text[])', private.tenant_line(p_tenant_id)),
    -- The nearest agency's item hides one of the same code above it.
    format('not exists (select from public.sor_items n where n.tenant_id = any (%L::text[]) and n.code = i.code and length(n.tenant_id) > length(i.tenant_id))',
      private.tenant_line(p_tenant_id)),
    (select string_agg(format('concat_ws('' '', i.code, i.chapter, i.sub_type, i.variant, i.description, i.local_descriptions::text) ilike %L', '%' || w || '%'), ' and ')
      from regexp_split_to_table(replace(replace(btrim(c ->> 'query'), '%', '\%'), '_', '\_'), '\s+') w where w <> ''),
    case when c ? 'sor_type' then format('i.sor_type = any (%L::text[])', private.array_of(c, 'sor_type')) end,
    case when c ? 'chapter' then format('i.chapter = any (%L::text[])', private.array_of(c, 'chapter')) end,
    case when c ? 'sub_type' then format('i.sub_type = any (%L::text[])', private.array_of(c, 'sub_type')) end,
    case when private.text_of(c, 'variant') is not null then format('i.variant ilike %L', '%' || replace(replace(btrim(c ->> 'variant'), '%', '\%'), '_', '\_') || '%') end,
    case when private.text_of(c, 'is_active') is not null then format('i.is_active = %L', private.flag_of(c, 'is_active')) end,
    -- TYPED, ANALYSIS, NONE (no rate on the day), OWN (a rate of the agency itself).
    case when c ? 'rate' then format('(r.source = any (%1$L::text[]) or %2$L = any (%1$L::text[]) and r.id is null or %3$L = any (%1$L::text[]) and r.tenant_id = %4$L)',
      private.array_of(c, 'rate'), 'NONE', 'OWN', p_tenant_id) end);
end
$$;
comment on function private.sor_criteria(text, jsonb) is 'SQL: which items of the schedule a search asks for; i is the item, r its rate.';

create function public.search_sor_items(p_tenant_id text, p_criteria jsonb default '{}', p_sort text default 'code', p_limit int default 20,
  p_offset int default 0, p_after text default null, p_before text default null, p_is_last boolean default false) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  c jsonb := coalesce(p_criteria, '{}');
  v_column text := ltrim(p_sort, '-');
  v_is_backward boolean := p_before is not null or p_is_last;
  v_is_down boolean;
  v_cursor jsonb;
  v_on date := coalesce(private.try_date(c ->> 'on'), private.local_date(p_tenant_id));
  v_limit int := least(greatest(p_limit, 1), 500);
  v_rows jsonb;
  v_has_more boolean;
begin
  perform private.require_permission(p_tenant_id, 'rate:read');
  if v_column not in ('code', 'description', 'chapter') then perform private.fail_fields(private.field_error('/sort', 'OUT_OF_RANGE')); end if;
  if coalesce(p_after, p_before) is not null then
    begin
      v_cursor := convert_from(decode(coalesce(p_after, p_before), 'hex'), 'UTF8')::jsonb;
    exception when data_exception then v_cursor := null;
    end;
    if v_cursor is null or v_cursor ->> 'sort' is distinct from p_sort then
      perform private.fail_fields(private.field_error(case when p_after is null then '/before' else '/after' end, 'INVALID_CURSOR'));
    end if;
  end if;
  v_is_down := (p_sort like '-%') <> v_is_backward;
  execute format($query$
    select coalesce(jsonb_agg(to_jsonb(x) - 'n' order by x.n), '[]') from (
      select row_number() over (order by i.key %1$s, i.code %1$s) as n, i.*, r.rate, r.source, r.tenant_id as rate_tenant_id, r.valid_from, r.valid_to, r.lead_amount
      from (
        select i.code, i.tenant_id, i.sor_type, i.chapter, i.sub_type, i.variant, i.description, i.local_descriptions, i.unit_code, i.quantity, i.is_active,
          i.is_sample, coalesce(i.%2$I, '') as key
        from public.sor_items i left join lateral private.rate_in_force(%3$L, i.tenant_id, i.code, %4$L) r on %5$s
        where %6$s %7$s order by coalesce(i.%2$I, '') %1$s, i.code %1$s limit %8$s offset %9$s) i
      left join lateral private.rate_in_force(%3$L, i.tenant_id, i.code, %4$L) r on true) x
    $query$, case when v_is_down then 'desc' else 'asc' end, v_column, p_tenant_id, v_on,
      case when c ? 'rate' then 'true' else 'false' end, private.sor_criteria(p_tenant_id, c),
      case when v_cursor is null then '' else format('and (coalesce(i.%I, ''''), i.code) %s (%L, %L)', v_column, case when v_is_down then '<' else '>' end,
        v_cursor ->> 'key', v_cursor ->> 'code') end,
      v_limit + 1, case when v_cursor is null and not v_is_backward then least(greatest(p_offset, 0), 10000) else 0 end)
  into v_rows;
  v_has_more := jsonb_array_length(v_rows) > v_limit;
  select coalesce(jsonb_agg(e.value order by case when v_is_backward then -e.ordinality else e.ordinality end), '[]') into v_rows
  from jsonb_array_elements(v_rows) with ordinality e where e.ordinality <= v_limit;
  return jsonb_build_object(
    'rows', (select coalesce(jsonb_agg(e.value - 'key' order by e.ordinality), '[]') from jsonb_array_elements(v_rows) with ordinality e),
    'first', private.sor_cursor(p_sort, v_rows -> 0), 'last', private.sor_cursor(p_sort, v_rows -> -1),
    'has_previous', case when v_is_backward then v_has_more else v_cursor is not null or p_offset > 0 end,
    'has_next', case when v_is_backward then p_before is not null else v_has_more end, 'is_similar', false);
end
$$;
comment on function public.search_sor_items(text, jsonb, text, int, int, text, text, boolean) is
  'The registry page by page with the rate of each item in the place on a day. Criteria: query, sor_type[], chapter[], sub_type[], variant, is_active, on, '
  'rate[] (TYPED, ANALYSIS, NONE, OWN). Order: code, description or chapter. Needs rate:read; INVALID_CURSOR, OUT_OF_RANGE as field errors.';

create function private.sor_cursor(p_sort text, p_row jsonb) returns text
language sql immutable set search_path = ''
as $$
  select encode(convert_to(jsonb_build_object('sort', p_sort, 'key', p_row -> 'key', 'code', p_row -> 'code')::text, 'UTF8'), 'hex') where p_row is not null
$$;
comment on function private.sor_cursor(text, jsonb) is 'A row of the registry as an opaque text for addresses.';

create function public.count_sor_items(p_tenant_id text, p_criteria jsonb default '{}', p_is_exact boolean default true) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  c jsonb := coalesce(p_criteria, '{}');
  v_count bigint;
begin
  perform private.require_permission(p_tenant_id, 'rate:read');
  execute format('select count(*) from public.sor_items i left join lateral private.rate_in_force(%L, i.tenant_id, i.code, %L) r on %s where %s',
    p_tenant_id, coalesce(private.try_date(c ->> 'on'), private.local_date(p_tenant_id)), case when c ? 'rate' then 'true' else 'false' end,
    private.sor_criteria(p_tenant_id, c)) into v_count;
  return jsonb_build_object('count', v_count, 'is_exact', true, 'amount', null);
end
$$;
comment on function public.count_sor_items(text, jsonb, boolean) is 'How many items a search of the registry finds. Needs rate:read.';

create function public.sor_groups(p_tenant_id text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_permission(p_tenant_id, 'rate:read');
  return (select coalesce(jsonb_agg(to_jsonb(g) order by g.sor_type, g.chapter, g.sub_type), '[]') from (
    select i.sor_type, coalesce(i.chapter, '') as chapter, coalesce(i.sub_type, '') as sub_type, count(*) as item_count from public.sor_items i
    where i.tenant_id = any (private.tenant_line(p_tenant_id)) and i.is_active group by 1, 2, 3) g);
end
$$;
comment on function public.sor_groups(text) is 'The chapters and sub-types of the schedule by type, with how many items each has: what filters offer. Needs rate:read.';

create function public.get_sor_item(p_tenant_id text, p_code text, p_on date default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_item public.sor_items;
  v_on date := coalesce(p_on, private.local_date(p_tenant_id));
  v_line text[] := private.tenant_line(p_tenant_id);
  v_rate private.resolved_rate;
begin
  perform private.require_permission(p_tenant_id, 'rate:read');
  select i.* into v_item from public.sor_items i where i.tenant_id = any (v_line) and i.code = p_code order by length(i.tenant_id) desc limit 1;
  if v_item.code is null then perform private.fail(404, 'NOT_FOUND', jsonb_build_object('code', left(p_code, 64)), 'There is no such item.'); end if;
  v_rate := private.rate_in_force(p_tenant_id, v_item.tenant_id, v_item.code, v_on);
  return to_jsonb(v_item) || jsonb_build_object(
    'on', v_on,
    'today', private.local_date(p_tenant_id),
    'rate', case when v_rate.id is not null then to_jsonb(v_rate) end,
    'leads', (select coalesce(jsonb_agg(to_jsonb(l)), '[]') from private.lead_lines(p_tenant_id, v_rate.tenant_id, v_item.sub_type, v_on) l where v_item.sor_type = 'M'),
    'rates', (select coalesce(jsonb_agg(to_jsonb(r) - array['sor_tenant_id', 'sor_code'] || jsonb_build_object('changed_by', u.name, 'revision', v.number)
        order by r.valid_from desc, length(r.tenant_id) desc), '[]')
      from public.sor_rates r left join public.user_profiles u on u.id = r.updated_by
      left join public.rate_revisions v on v.id = r.revision_id and v.tenant_id = any (v_line)
      where r.tenant_id = any (v_line) and r.sor_tenant_id = v_item.tenant_id and r.sor_code = v_item.code),
    'analyses', (select coalesce(jsonb_agg(private.composition_content(k.tenant_id, k.id) || private.compute_analysis(p_tenant_id, private.composition_content(k.tenant_id, k.id),
        greatest(v_on, k.effective_from)) || jsonb_build_object('computed_on', greatest(v_on, k.effective_from), 'is_in_force', k.id = v_rate.composition_id)
        order by k.effective_from desc, length(k.tenant_id) desc), '[]')
      from public.sor_compositions k where k.tenant_id = any (v_line) and k.sor_tenant_id = v_item.tenant_id and k.sor_code = v_item.code),
    'cess_percent', private.labour_cess(p_tenant_id, v_on),
    'used_in', (select coalesce(jsonb_agg(to_jsonb(w) order by w.code), '[]') from (
      select distinct on (i.code) i.code, i.description, i.local_descriptions, i.unit_code, p.quantity, k.quantity as analysed_quantity, k.effective_from
      from public.sor_composition_parts p join public.sor_compositions k on k.tenant_id = p.tenant_id and k.id = p.composition_id
      join public.sor_items i on i.tenant_id = k.sor_tenant_id and i.code = k.sor_code
      where p.basic_tenant_id = v_item.tenant_id and p.basic_code = v_item.code and k.tenant_id = any (v_line)
      order by i.code, k.effective_from desc) w),
    'estimates', (select coalesce(jsonb_agg(to_jsonb(e)), '[]') from (
      select x.id, x.number, x.name, x.state, l.rate, l.quantity, l.unit_code from public.estimate_lines l
      join public.estimates x on x.tenant_id = l.tenant_id and x.id = l.estimate_id
      where l.tenant_id = p_tenant_id and l.sor_tenant_id = v_item.tenant_id and l.sor_code = v_item.code
        and p_tenant_id = any ((select private.my_tenants('estimate:read'))::text[])
      order by x.created_at desc limit 20) e));
end
$$;
comment on function public.get_sor_item(text, text, date) is
  'An item with its rate in the place on a day, the leads in it, its rates over time (own and from above), its analyses with what they give, the works that have '
  'it in them, and the newest 20 estimates with it (for who reads estimates). NOT_FOUND (404). Needs rate:read.';

-- Analyses by the sheet -----------------------------------------------------------------------------------------------

create function private.analysis_row(p_pointer text, p_parts int[], p_charges int[], p_first int) returns jsonb
language sql immutable set search_path = ''
as $$
  -- The row and column of the sheet that a fault of an analysis is about.
  select jsonb_build_object('row', case x.m[1] when 'parts' then p_parts[x.m[2]::int + 1] when 'charges' then p_charges[x.m[2]::int + 1] else p_first end,
    'column', case when x.m[1] = 'charges' and x.m[3] = 'description' then 'charge' else coalesce(x.m[3], case ltrim(p_pointer, '/')
      when 'quantity' then 'analysed_quantity' when 'parts' then 'basic_code' else ltrim(p_pointer, '/') end) end)
  from (select regexp_match(p_pointer, '^/(parts|charges)/(\d+)/(\w+)$') as m) x
$$;
comment on function private.analysis_row(text, int[], int[], int) is 'Where in a sheet a fault of an analysis stands: {row, column}.';

create function public.import_analyses(p_tenant_id text, p_rows jsonb, p_is_dry_run boolean default true) returns jsonb
language plpgsql volatile security definer set search_path = '' set statement_timeout = '300s'
as $$
declare
  v_max_rows constant int := 20000;
  v_group record;
  v_analysis jsonb;
  v_errors jsonb[] := '{}';
  v_fault jsonb;
  v_detail text;
  v_code text;
  v_refused int := 0;
  v_added int := 0;
  v_changed int := 0;
  v_unchanged int := 0;
  v_old public.sor_compositions;
  v_is_written boolean := false;
begin
  perform private.require_permission(p_tenant_id, 'rate:manage');
  if jsonb_typeof(p_rows) is distinct from 'array' then perform private.fail(400, 'BAD_REQUEST', '{}', 'Rows are expected.'); end if;
  if jsonb_array_length(p_rows) > v_max_rows then perform private.fail(422, 'IMPORT_TOO_LARGE', jsonb_build_object('max', v_max_rows), 'Divide the list.'); end if;
  begin
    for v_group in
      with typed as (
        select e.ordinality::int as n, upper(btrim(e.value ->> 'sor_code')) as code, coalesce(btrim(e.value ->> 'effective_from'), '') as day, e.value as row
        from jsonb_array_elements(p_rows) with ordinality e)
      select t.code, t.day, min(t.n) as first,
        array_agg(t.n order by t.n) filter (where private.text_of(t.row, 'charge') is null) as parts,
        array_agg(t.n order by t.n) filter (where private.text_of(t.row, 'charge') is not null) as charges,
        (array_agg(private.text_of(t.row, 'analysed_quantity') order by t.n) filter (where private.text_of(t.row, 'analysed_quantity') is not null))[1] as quantity
      from typed t group by t.code, t.day order by min(t.n)
    loop
      v_analysis := jsonb_build_object('sor_code', v_group.code, 'effective_from', nullif(v_group.day, ''), 'quantity', coalesce(v_group.quantity, '1'),
        'parts', (select coalesce(jsonb_agg(jsonb_build_object('basic_code', p_rows -> (n - 1) ->> 'basic_code', 'quantity', replace(p_rows -> (n - 1) ->> 'quantity', ',', '')) order by i), '[]')
          from unnest(v_group.parts) with ordinality u (n, i)),
        'charges', (select coalesce(jsonb_agg(jsonb_build_object('description', p_rows -> (n - 1) ->> 'charge', 'head_code', upper(btrim(p_rows -> (n - 1) ->> 'head_code')),
            'calculation', coalesce(upper(private.text_of(p_rows -> (n - 1), 'calculation')), 'FIXED'), 'figure', replace(p_rows -> (n - 1) ->> 'figure', ',', '')) order by i), '[]')
          from unnest(v_group.charges) with ordinality u (n, i)));
      v_fault := null;
      begin
        if nullif(v_group.day, '') is not null and private.try_date(v_group.day) is null then
          perform private.fail_fields(private.field_error('/effective_from', 'INVALID_DATE'));
        end if;
        select k.* into v_old from public.sor_compositions k
        where k.tenant_id = p_tenant_id and k.sor_code = v_group.code and k.effective_from = private.try_date(nullif(v_group.day, ''));
        if v_old.id is not null and private.is_same_analysis(v_old, v_analysis) then
          v_unchanged := v_unchanged + 1;
        elsif v_old.id is not null then
          perform public.save_analysis(p_tenant_id, v_analysis || jsonb_build_object('id', v_old.id), false, v_old.version);
          v_changed := v_changed + 1;
        else
          perform public.save_analysis(p_tenant_id, v_analysis);
          v_added := v_added + 1;
        end if;
      exception
        when sqlstate 'PT422' then
          get stacked diagnostics v_detail = pg_exception_detail;
          v_fault := v_detail::jsonb;
        when sqlstate 'PT409' then
          get stacked diagnostics v_code = message_text;
          v_fault := private.field_error('/effective_from', v_code);
      end;
      if v_fault is not null then
        v_refused := v_refused + 1;
        v_errors := v_errors || array(
          select r.place || jsonb_build_object('code', f ->> 'code', 'params', f -> 'params', 'value', left(p_rows -> ((r.place ->> 'row')::int - 1) ->> (r.place ->> 'column'), 100))
          from jsonb_array_elements(v_fault) f
          cross join lateral (select private.analysis_row(f ->> 'pointer', v_group.parts, v_group.charges, v_group.first) as place) r);
      end if;
    end loop;
    if p_is_dry_run or v_refused > 0 then raise exception using errcode = 'DW001', message = 'undo'; end if;
    v_is_written := true;
  exception when sqlstate 'DW001' then null;
  end;
  return jsonb_build_object('is_written', v_is_written, 'row_count', jsonb_array_length(p_rows), 'refused', v_refused,
    'counts', jsonb_build_object('added', v_added, 'changed', v_changed, 'replaced', 0, 'ended', 0, 'unchanged', v_unchanged),
    'errors', (select coalesce(jsonb_agg(f.e order by (f.e ->> 'row')::int), '[]') from (select e from unnest(v_errors) e order by (e ->> 'row')::int limit 1000) f));
end
$$;
comment on function public.import_analyses(text, jsonb, boolean) is
  'Imports rate analyses, one row per part {sor_code, effective_from, analysed_quantity, basic_code, quantity} or extra charge {sor_code, effective_from, charge, '
  'head_code, calculation, figure}, all or nothing. Rows of one item and day are one analysis. Answers as import_masters does, refused and counts being analyses. '
  'A dry run checks everything and writes nothing. Needs rate:manage; IMPORT_TOO_LARGE (422) above 20,000 rows.';

create function private.is_same_analysis(p_old public.sor_compositions, p_new jsonb) returns boolean
language sql stable security definer set search_path = ''
as $$
  select p_old.quantity = private.try_numeric(p_new ->> 'quantity')
    and (select coalesce(jsonb_agg(jsonb_build_array(p.basic_code, trim_scale(p.quantity)) order by p.ordinal), '[]') from public.sor_composition_parts p
      where p.tenant_id = p_old.tenant_id and p.composition_id = p_old.id)
      = (select coalesce(jsonb_agg(jsonb_build_array(upper(btrim(e.value ->> 'basic_code')), trim_scale(private.try_numeric(e.value ->> 'quantity'))) order by e.ordinality), '[]')
        from jsonb_array_elements(p_new -> 'parts') with ordinality e)
    and (select coalesce(jsonb_agg(jsonb_build_array(c.description, c.head_code, c.calculation, trim_scale(c.figure)) order by c.ordinal), '[]') from public.sor_composition_charges c
      where c.tenant_id = p_old.tenant_id and c.composition_id = p_old.id)
      = (select coalesce(jsonb_agg(jsonb_build_array(btrim(e.value ->> 'description'), e.value ->> 'head_code', e.value ->> 'calculation',
          trim_scale(private.try_numeric(e.value ->> 'figure'))) order by e.ordinality), '[]') from jsonb_array_elements(p_new -> 'charges') with ordinality e)
$$;
comment on function private.is_same_analysis(public.sor_compositions, jsonb) is 'Whether a typed analysis is the stored one: quantity, parts and charges.';

create function public.export_analyses(p_tenant_id text, p_on date default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_permission(p_tenant_id, 'rate:read');
  return (select coalesce(jsonb_agg(x.row order by x.code, x.kind, x.ordinal), '[]') from (
    select k.sor_code as code, 1 as kind, p.ordinal, jsonb_build_object('sor_code', k.sor_code, 'effective_from', k.effective_from, 'analysed_quantity', trim_scale(k.quantity)::text,
      'basic_code', p.basic_code, 'quantity', trim_scale(p.quantity)::text) as row
    from private.analyses_in_force(p_tenant_id, p_on) k join public.sor_composition_parts p on p.tenant_id = k.tenant_id and p.composition_id = k.id
    union all
    select k.sor_code, 2, c.ordinal, jsonb_build_object('sor_code', k.sor_code, 'effective_from', k.effective_from, 'charge', c.description, 'head_code', c.head_code,
      'calculation', c.calculation, 'figure', trim_scale(c.figure)::text)
    from private.analyses_in_force(p_tenant_id, p_on) k join public.sor_composition_charges c on c.tenant_id = k.tenant_id and c.composition_id = k.id) x);
end
$$;
comment on function public.export_analyses(text, date) is 'The analyses in force on a day as rows of the import. Needs rate:read.';

create function private.analyses_in_force(p_tenant_id text, p_on date) returns setof public.sor_compositions
language sql stable security definer set search_path = ''
as $$
  select distinct on (k.sor_tenant_id, k.sor_code) k.* from public.sor_compositions k
  where k.tenant_id = any (private.tenant_line(p_tenant_id)) and k.effective_from <= coalesce(p_on, private.local_date(p_tenant_id))
  order by k.sor_tenant_id, k.sor_code, length(k.tenant_id) desc, k.effective_from desc
$$;
comment on function private.analyses_in_force(text, date) is 'The analysis of each works item that holds in a place on a day.';

grant execute on function public.search_sor_items(text, jsonb, text, int, int, text, text, boolean), public.count_sor_items(text, jsonb, boolean),
  public.sor_groups(text), public.get_sor_item(text, text, date), public.import_analyses(text, jsonb, boolean), public.export_analyses(text, date) to authenticated;

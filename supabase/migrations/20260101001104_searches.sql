-- Searches: lists of papers, page by page, as quick on the last page of a large agency as on the first.
--
-- A page begins after (or ends before) a row, not at an offset: the index is entered where the page begins. What was
-- typed is looked up in an index of its own. Row-level security stands in the way of that index (a pattern match is not
-- leakproof, so the planner may not use it before the policies), therefore the ids of a page are found by a definer
-- function that asks what the policies ask, word by word; the rows themselves are then read under row-level security.

create extension if not exists btree_gin with schema extensions;

-- Indexes of the sort orders: entered at any row, forward and backward. Each costs one entry per saved paper (some ten
-- microseconds of a save that takes ten milliseconds); without it, each page of that order sorts the whole agency.
create index projects_name_idx on public.projects (tenant_id, name, id);
create index projects_estimated_cost_idx on public.projects (tenant_id, estimated_cost, id);
create index projects_proposed_on_idx on public.projects (tenant_id, proposed_on, id);
create index projects_state_idx on public.projects (tenant_id, state, id);
create index estimates_name_idx on public.estimates (tenant_id, name, id);
create index estimates_payable_total_idx on public.estimates (tenant_id, payable_total, id);
create index estimates_proposed_on_idx on public.estimates (tenant_id, proposed_on, id);
create index workflow_instances_deadline_idx on public.workflow_instances (tenant_id, document_type, due_at, document_id);

-- What is searched by words -----------------------------------------------------------------------------------------

create table private.search_texts (
  tenant_id     text not null,
  document_type text not null,
  document_id   uuid not null,
  text          text not null,
  primary key (tenant_id, document_type, document_id)
);
comment on table private.search_texts is 'Number and name of each paper (of an estimate its project''s too), in lower case: what a search by words looks through.';
alter table private.search_texts enable row level security;
-- The tenant is the first key of the index: a search costs what its own agency has. No pending list, which every search
-- would have to read through; a save pays about a millisecond for that.
create index search_texts_text_idx on private.search_texts using gin (tenant_id, document_type, text extensions.gin_trgm_ops) with (fastupdate = off);

create function private.keep_search_text(p_tenant_id text, p_type text, p_id uuid, p_text text) returns void
language sql volatile security definer set search_path = ''
as $$
  insert into private.search_texts as s (tenant_id, document_type, document_id, text) values (p_tenant_id, p_type, p_id, lower(p_text))
  on conflict (tenant_id, document_type, document_id) do update set text = excluded.text where s.text <> excluded.text
$$;
comment on function private.keep_search_text(text, text, uuid, text) is 'Puts a paper''s words where searches find them.';

create function private.tg_projects__search_text() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.keep_search_text(new.tenant_id, 'project', new.id, concat_ws(' ', new.number, new.name));
  if tg_op = 'UPDATE' then
    perform private.keep_search_text(e.tenant_id, 'estimate', e.id, concat_ws(' ', e.number, e.name, new.number, new.name))
    from public.estimates e where e.tenant_id = new.tenant_id and e.project_id = new.id;
  end if;
  return null;
end
$$;
comment on function private.tg_projects__search_text() is 'A project, and its estimates, are found by its number and name.';
create trigger tg_projects__search_text after insert or update of number, name on public.projects
  for each row execute function private.tg_projects__search_text();

create function private.tg_estimates__search_text() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.keep_search_text(new.tenant_id, 'estimate', new.id, concat_ws(' ', new.number, new.name, p.number, p.name))
  from public.projects p where p.tenant_id = new.tenant_id and p.id = new.project_id;
  return null;
end
$$;
comment on function private.tg_estimates__search_text() is 'An estimate is found by its own number and name and by its project''s.';
create trigger tg_estimates__search_text after insert or update of number, name, project_id on public.estimates
  for each row execute function private.tg_estimates__search_text();

create function private.search_words(p_query text) returns text[]
language sql immutable set search_path = ''
as $$
  select coalesce(array_agg(w.word), '{}')
  from (select distinct word from regexp_split_to_table(lower(btrim(p_query)), '\s+') word where word <> '' limit 8) w
$$;
comment on function private.search_words(text) is 'The words of what was typed, in lower case; at most eight.';

create function private.allow_similar(p_is_similar boolean) returns boolean
language sql volatile set search_path = ''
as $$
  -- One or two letters amiss in a word of six; the extension's own 0.6 finds neither "retaning" nor "culvrt".
  select p_is_similar and set_config('pg_trgm.word_similarity_threshold', '0.5', true) is not null
$$;
comment on function private.allow_similar(boolean) is 'Sets, for the rest of the transaction, how much alike words must be; answers what it was given.';

create function private.word_conditions(p_tenant_id text, p_type text, p_words text[], p_is_similar boolean) returns text
language sql immutable set search_path = ''
as $$
  select format('s.tenant_id = %L and s.document_type = %L and ', p_tenant_id, p_type) || string_agg(
    case when p_is_similar then format('%L operator(extensions.<%%) s.text', w) else format('s.text like %L', private.like_pattern(w)) end, ' and ')
  from unnest(p_words) w
$$;
comment on function private.word_conditions(text, text, text[], boolean) is
  'SQL: the paper has all the words, or (similar) a word like each of them, by trigrams. Null for no words.';

create function private.word_match(p_tenant_id text, p_type text, p_words text[]) returns text
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_hits int;
begin
  if cardinality(p_words) = 0 then return 'none'; end if;
  execute format('select count(*) from (select from private.search_texts s where %s limit 500) x',
    private.word_conditions(p_tenant_id, p_type, p_words, false)) into v_hits;
  return case v_hits when 0 then 'similar' when 500 then 'frequent' else 'rare' end;
end
$$;
comment on function private.word_match(text, text, text[]) is
  'How words are best looked up. rare: their papers first, then sort those. frequent: along the order of the list, for every few rows one has them. '
  'similar: no paper has them all, so those with words like them. none: no words.';

create function private.text_condition(p_tenant_id text, p_type text, p_id text, p_words text[], p_match text) returns text
language sql immutable set search_path = ''
as $$
  select case p_match
    when 'rare' then format('%s = any (array(select s.document_id from private.search_texts s where %s))', p_id,
      private.word_conditions(p_tenant_id, p_type, p_words, false))
    when 'similar' then format('%s = any (array(select s.document_id from private.search_texts s where %s))', p_id,
      private.word_conditions(p_tenant_id, p_type, p_words, true))
    -- A scalar sub-select stays where it is; a semi-join the planner would turn round, and sort all hits for each page.
    when 'frequent' then format('(select true from private.search_texts s where s.document_id = %s and %s)', p_id,
      private.word_conditions(p_tenant_id, p_type, p_words, false))
    when 'all' then format('exists (select from private.search_texts s where s.document_id = %s and %s)', p_id,
      private.word_conditions(p_tenant_id, p_type, p_words, false)) end
$$;
comment on function private.text_condition(text, text, text, text[], text) is 'SQL: the paper is one that the words find, looked up as word_match says; all: to count every hit.';

-- Conditions --------------------------------------------------------------------------------------------------------

create function private.readable(p_table regclass) returns text
language sql stable set search_path = ''
as $$
  select format('(select * from %s where %s%s)', p_table,
    coalesce('(' || string_agg('(' || pg_get_expr(p.polqual, p.polrelid) || ')', ' or ') filter (where p.polpermissive) || ')', 'false'),
    coalesce(' and ' || string_agg('(' || pg_get_expr(p.polqual, p.polrelid) || ')', ' and ') filter (where not p.polpermissive), ''))
  from pg_policy p
  where p.polrelid = p_table and p.polcmd in ('r', '*') and p.polroles && array[0::oid, 'authenticated'::regrole::oid]
$$;
comment on function private.readable(regclass) is
  'SQL: the rows of a table that its policies let the caller read, for definer functions. Taken from the policies themselves, so the two never part.';

create function private.any_of(p_column text, p_values text[], p_type text default 'text') returns text
language sql immutable set search_path = ''
as $$ select format('%s = any (%L::%s[])', p_column, p_values, p_type) where p_values is not null $$;
comment on function private.any_of(text, text[], text) is 'SQL: a column is one of some values; null for no values.';

create function private.compared(p_column text, p_operator text, p_value text) returns text
language sql immutable set search_path = ''
as $$ select format('%s %s %L', p_column, p_operator, p_value) where p_value is not null $$;
comment on function private.compared(text, text, text) is 'SQL: a column compared with a value; null for no value.';

create type private.list_plan as (
  document_type text,
  source        text,
  id            text,
  conditions    text,
  amount        text,
  key           text,
  key_type      text,
  is_nullable   boolean
);
comment on type private.list_plan is 'A list as SQL: where its rows come from, which of them, what they are sorted by, what is summed.';

create function private.project_plan(p_tenant_id text, c jsonb, p_column text, p_match text) returns private.list_plan
language sql stable set search_path = ''
as $$
  select row('project', private.readable('public.projects') || ' p', 'p.id',
    concat_ws(' and ', format('p.tenant_id = %L', p_tenant_id),
      private.text_condition(p_tenant_id, 'project', 'p.id', private.search_words(c ->> 'query'), p_match),
      private.any_of('p.ward_code', private.array_of(c, 'ward_code')), private.any_of('p.locality_code', private.array_of(c, 'locality_code')),
      private.any_of('p.project_type_code', private.array_of(c, 'project_type_code')), private.any_of('p.state', private.array_of(c, 'state')),
      private.any_of('p.department_code', private.array_of(c, 'department_code')), private.any_of('p.scheme_code', private.array_of(c, 'scheme_code')),
      private.compared('p.created_at', '>=', private.day_start(p_tenant_id, c ->> 'created_from', 0)::text),
      private.compared('p.created_at', '<', private.day_start(p_tenant_id, c ->> 'created_to', 1)::text),
      private.compared('p.proposed_on', '>=', private.try_date(c ->> 'proposed_from')::text),
      private.compared('p.proposed_on', '<=', private.try_date(c ->> 'proposed_to')::text),
      private.compared('p.estimated_cost', '>=', private.try_numeric(c ->> 'cost_from')::text),
      private.compared('p.estimated_cost', '<=', private.try_numeric(c ->> 'cost_to')::text),
      case when private.text_of(c, 'has_estimate') is not null then
        case when private.flag_of(c, 'has_estimate') then '' else 'not ' end || format(
          'exists (select from %s x where x.tenant_id = p.tenant_id and x.project_id = p.id and x.application_status <> ''INACTIVE'')',
          private.readable('public.estimates')) end,
      case when private.flag_of(c, 'is_mine') then private.compared('p.created_by', '=', auth.uid()::text) end,
      private.any_of('p.id', private.array_of(c, 'ids'), 'uuid')),
    'p.estimated_cost', 'p.' || p_column,
    case p_column when 'created_at' then 'timestamptz' when 'estimated_cost' then 'numeric' when 'proposed_on' then 'date' else 'text' end, false)
$$;
comment on function private.project_plan(text, jsonb, text, text) is 'The list of projects. Criteria: see search_projects.';

create function private.estimate_plan(p_tenant_id text, c jsonb, p_column text, p_match text) returns private.list_plan
language sql stable set search_path = ''
as $$
  select row('estimate', case
      -- A list is read along the index of its order. The fence (offset 0) keeps the planner from joining the whole agency first;
      -- few papers, found by rare words, are better joined and sorted.
      when p_match in ('rare', 'similar', 'all') then
        private.readable('public.estimates') || ' e join ' || private.readable('public.projects')
          || ' p on p.tenant_id = e.tenant_id and p.id = e.project_id' || case when p_column = 'due_at' then
          ' join public.workflow_instances i on i.tenant_id = e.tenant_id and i.document_type = ''estimate'' and i.document_id = e.id' else '' end
      when p_column = 'project_name' then
        format('%s p cross join lateral (select * from %s x where x.tenant_id = p.tenant_id and x.project_id = p.id offset 0) e',
          private.readable('public.projects'), private.readable('public.estimates'))
      when p_column <> 'due_at' then
        format('%s e cross join lateral (select * from %s x where x.tenant_id = e.tenant_id and x.id = e.project_id offset 0) p',
          private.readable('public.estimates'), private.readable('public.projects'))
      else
        format('public.workflow_instances i cross join lateral (select * from %s x where x.tenant_id = i.tenant_id and x.id = i.document_id offset 0) e '
          'cross join lateral (select * from %s x where x.tenant_id = e.tenant_id and x.id = e.project_id offset 0) p',
          private.readable('public.estimates'), private.readable('public.projects')) end, 'e.id',
    concat_ws(' and ', format('e.tenant_id = %1$L and p.tenant_id = %1$L', p_tenant_id),
      case when p_column = 'due_at' then format('i.tenant_id = %L and i.document_type = ''estimate''', p_tenant_id) end,
      private.text_condition(p_tenant_id, 'estimate', 'e.id', private.search_words(c ->> 'query'), p_match),
      private.any_of('p.ward_code', private.array_of(c, 'ward_code')), private.any_of('p.locality_code', private.array_of(c, 'locality_code')),
      private.any_of('p.project_type_code', private.array_of(c, 'project_type_code')), private.any_of('e.state', private.array_of(c, 'state')),
      private.any_of('e.executing_department_code', private.array_of(c, 'executing_department_code')),
      private.any_of('p.scheme_code', private.array_of(c, 'scheme_code')),
      private.compared('e.created_at', '>=', private.day_start(p_tenant_id, c ->> 'created_from', 0)::text),
      private.compared('e.created_at', '<', private.day_start(p_tenant_id, c ->> 'created_to', 1)::text),
      private.compared('e.proposed_on', '>=', private.try_date(c ->> 'proposed_from')::text),
      private.compared('e.proposed_on', '<=', private.try_date(c ->> 'proposed_to')::text),
      private.compared('e.payable_total', '>=', private.try_numeric(c ->> 'amount_from')::text),
      private.compared('e.payable_total', '<=', private.try_numeric(c ->> 'amount_to')::text),
      private.compared('e.project_id', '=', private.try_uuid(c ->> 'project_id')::text),
      private.compared('e.reference_number', '=', private.text_of(c, 'reference_number')),
      case when private.flag_of(c, 'is_mine') then private.compared('e.created_by', '=', auth.uid()::text) end,
      private.any_of('e.id', private.array_of(c, 'ids'), 'uuid')),
    'e.payable_total', case p_column when 'project_name' then 'p.name' when 'due_at' then 'i.due_at' else 'e.' || p_column end,
    case p_column when 'created_at' then 'timestamptz' when 'due_at' then 'timestamptz' when 'payable_total' then 'numeric' when 'proposed_on' then 'date'
      else 'text' end, p_column in ('number', 'due_at'))
$$;
comment on function private.estimate_plan(text, jsonb, text, text) is 'The list of estimates. Criteria: see search_estimates.';

create function private.plan_of(p_list text, p_tenant_id text, c jsonb, p_column text, p_match text) returns private.list_plan
language plpgsql stable set search_path = ''
as $$
declare
  v_plan private.list_plan;
begin
  -- By name: each module brings the plan of its own list, in its own file.
  execute format('select x.* from private.%I($1, $2, $3, $4) x', p_list || '_plan') into v_plan using p_tenant_id, c, p_column, p_match;
  return v_plan;
end
$$;
comment on function private.plan_of(text, text, jsonb, text, text) is 'The plan of a list by its name: private.<list>_plan. Called by the searches alone, never with a name from outside.';

-- Pages -------------------------------------------------------------------------------------------------------------

create function private.page_queries(d private.list_plan, p_is_descending boolean, p_cursor jsonb, p_is_backward boolean, p_limit int) returns text[]
language plpgsql immutable set search_path = ''
as $$
declare
  v_is_down boolean := p_is_descending <> p_is_backward;
  v_beyond text := case when v_is_down then '<' else '>' end;
  v_key text := p_cursor ->> 'key';
  v_is_blank boolean := p_cursor is not null and v_key is null;
  v_select text := format('select %s as id, to_jsonb(%s) as key from %s where %s', d.id, d.key, d.source, d.conditions);
  v_order text := format(' order by %1$s %3$s, %2$s %3$s limit %4$s', d.key, d.id, case when v_is_down then 'desc' else 'asc' end, p_limit);
  v_filled text := v_select || case when d.is_nullable then format(' and %s is not null', d.key) else '' end
    -- The plain comparison beside the row's tells the planner where to enter an index that holds the key alone.
    || case when v_key is null then '' else format(' and %1$s %2$s= %3$L::%4$s and (%1$s, %5$s) %2$s (%3$L::%4$s, %6$L::uuid)',
      d.key, v_beyond, v_key, d.key_type, d.id, p_cursor ->> 'id') end || v_order;
  v_blank text := v_select || format(' and %s is null', d.key)
    || case when v_is_blank then format(' and %s %s %L::uuid', d.id, v_beyond, p_cursor ->> 'id') else '' end || v_order;
begin
  -- Blanks stand last in either direction: two stretches of the index, one after the other.
  if not d.is_nullable then return array[v_filled]; end if;
  if p_is_backward then
    return case when v_key is not null then array[v_filled] else array[v_blank, v_filled] end;
  end if;
  return case when v_is_blank then array[v_blank] else array[v_filled, v_blank] end;
end
$$;
comment on function private.page_queries(private.list_plan, boolean, jsonb, boolean, int) is
  'The SQL of a page, to be run one after the other until there are rows enough: (id, key), in the order of reading, backward from the row for a page before it.';

create function private.cursor_text(p_sort text, p_row jsonb, p_is_similar boolean) returns text
language sql immutable set search_path = ''
as $$
  select translate(encode(convert_to((p_row || jsonb_build_object('sort', p_sort, 'similar', p_is_similar))::text, 'UTF8'), 'base64'), E'+/=\n', '-_')
$$;
comment on function private.cursor_text(text, jsonb, boolean) is 'A row of a list as an opaque text for addresses.';

create function private.read_cursor(p_cursor text, p_sort text, p_key_type text, p_pointer text) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  v_cursor jsonb;
begin
  if p_cursor is null then return null; end if;
  begin
    v_cursor := convert_from(decode(rpad(translate(p_cursor, '-_', '+/'), (length(p_cursor) + 3) / 4 * 4, '='), 'base64'), 'UTF8')::jsonb;
    execute format('select %L::%s', v_cursor ->> 'key', p_key_type);
  exception when data_exception then v_cursor := null;
  end;
  if v_cursor is null or v_cursor ->> 'sort' is distinct from p_sort or private.try_uuid(v_cursor ->> 'id') is null then
    perform private.fail_fields(private.field_error(p_pointer, 'INVALID_CURSOR'));
  end if;
  return v_cursor;
end
$$;
comment on function private.read_cursor(text, text, text, text) is 'The row that a text of cursor_text names; INVALID_CURSOR for any other text, or one of another order.';

create function private.list_page(p_list text, p_tenant_id text, c jsonb, p_sort text, p_limit int, p_offset int, p_after text, p_before text, p_is_last boolean)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_is_backward boolean := p_before is not null or p_is_last;
  v_column text := ltrim(p_sort, '-');
  v_type text := (private.plan_of(p_list, p_tenant_id, '{}', v_column, 'none')).key_type;
  v_cursor jsonb := coalesce(private.read_cursor(p_after, p_sort, v_type, '/after'), private.read_cursor(p_before, p_sort, v_type, '/before'));
  -- Later pages go on as the first began, even if a paper with the very words has come meanwhile.
  v_match text := case when (v_cursor ->> 'similar')::boolean then 'similar'
    else private.word_match(p_tenant_id, p_list, private.search_words(c ->> 'query')) end;
  v_is_similar boolean := private.allow_similar(v_match = 'similar');
  v_plan private.list_plan := private.plan_of(p_list, p_tenant_id, c, v_column, v_match);
  v_wanted int := p_limit + 1 + case when v_cursor is null and not v_is_backward then p_offset else 0 end;
  v_rows jsonb[] := '{}';
  v_query text;
  v_found jsonb[];
  v_has_more boolean;
begin
  foreach v_query in array private.page_queries(v_plan, p_sort like '-%', v_cursor, v_is_backward, v_wanted) loop
    exit when cardinality(v_rows) >= v_wanted;
    execute format('select array_agg(jsonb_build_object(''id'', x.id, ''key'', x.key)) from (%s) x', v_query) into v_found;
    v_rows := v_rows || coalesce(v_found, '{}');
  end loop;
  v_rows := v_rows[v_wanted - p_limit : v_wanted];
  v_has_more := cardinality(v_rows) > p_limit;
  v_rows := v_rows[1 : p_limit];
  if v_is_backward then
    v_rows := (select coalesce(array_agg(r order by n desc), '{}') from unnest(v_rows) with ordinality as x (r, n));
  end if;
  return jsonb_build_object(
    'ids', (select coalesce(jsonb_agg(r -> 'id' order by n), '[]') from unnest(v_rows) with ordinality as x (r, n)),
    'first', private.cursor_text(p_sort, v_rows[1], v_is_similar),
    'last', private.cursor_text(p_sort, v_rows[cardinality(v_rows)], v_is_similar),
    'has_previous', case when v_is_backward then v_has_more else v_cursor is not null or p_offset > 0 end,
    'has_next', case when v_is_backward then p_before is not null else v_has_more end,
    'is_similar', v_is_similar);
end
$$;
comment on function private.list_page(text, text, jsonb, text, int, int, text, text, boolean) is
  'Ids of a page, the texts that name its first and last row, whether there are rows before and after. Only what the caller may read.';

create function private.list_totals(p_list text, p_tenant_id text, c jsonb, p_is_exact boolean) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_match text := private.word_match(p_tenant_id, p_list, private.search_words(c ->> 'query'));
  v_plan private.list_plan := private.plan_of(p_list, p_tenant_id, c, 'created_at',
    case when private.allow_similar(v_match = 'similar') then v_match when v_match = 'frequent' then 'all' else v_match end);
  v_bound int := case when not p_is_exact then (private.setting(p_tenant_id, 'list.exact_count_limit') #>> '{}')::int end;
  v_count bigint;
  v_amount numeric;
begin
  execute private.totals_query(v_plan, v_bound) into v_count, v_amount;
  return jsonb_build_object('count', least(v_count, v_bound), 'is_exact', v_bound is null or v_count <= v_bound,
    'amount', case when v_bound is null or v_count <= v_bound then coalesce(v_amount, 0) end);
end
$$;
comment on function private.list_totals(text, text, jsonb, boolean) is 'Number and sum of what a search finds; beyond the bound of list.exact_count_limit "more than so many", without a sum.';

create function private.totals_query(d private.list_plan, p_bound int) returns text
language sql immutable set search_path = ''
as $$
  select format('select count(*), sum(x.amount) from (select %s as amount from %s where %s%s) x', d.amount, d.source, d.conditions,
    case when p_bound is null then '' else format(' limit %s', p_bound + 1) end)
$$;
comment on function private.totals_query(private.list_plan, int) is 'The SQL of the totals; with a bound it stops one row beyond it.';

-- API ---------------------------------------------------------------------------------------------------------------

create function private.page_errors(c jsonb, p_prefix text, p_sort text, p_columns text[], p_limit int, p_offset int, p_amount text) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  v_errors jsonb := private.search_errors(c, p_limit, p_offset, p_prefix);
  v_from text := p_amount || '_from';
  v_to text := p_amount || '_to';
begin
  -- Whoever reads on and on goes from page to page by their first and last rows; an offset is for a look at the start.
  if p_offset > 10000 then v_errors := v_errors || private.field_error('/offset', p_prefix || '.OFFSET', '{"min": 0, "max": 10000}'); end if;
  if not coalesce(ltrim(p_sort, '-') = any (p_columns), false) then v_errors := v_errors || private.field_error('/sort', 'OUT_OF_RANGE'); end if;
  v_errors := v_errors || private.range_errors(c, v_from, 0, 999999999999) || private.range_errors(c, v_to, 0, 999999999999);
  if private.try_numeric(c ->> v_from) > private.try_numeric(c ->> v_to) then
    v_errors := v_errors || private.field_error('/' || v_to, 'OUT_OF_RANGE', jsonb_build_object('min', private.try_numeric(c ->> v_from)));
  end if;
  if exists (select from unnest(private.array_of(c, 'ids')) i where private.try_uuid(i) is null) then
    v_errors := v_errors || private.field_error('/ids', 'BAD_REQUEST');
  end if;
  return v_errors;
end
$$;
comment on function private.page_errors(jsonb, text, text, text[], int, int, text) is 'Errors of a search by pages: criteria, order, limit, offset, amounts.';

create function private.search_list(p_list text, p_prefix text, p_columns text[], p_amount text, p_tenant_id text, p_criteria jsonb, p_sort text, p_limit int,
  p_offset int, p_after text, p_before text, p_is_last boolean)
returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  c jsonb := coalesce(p_criteria, '{}');
  v_page jsonb;
  v_rows jsonb;
begin
  perform private.fail_fields(private.page_errors(c, p_prefix, p_sort, p_columns, p_limit, p_offset, p_amount));
  v_page := private.list_page(p_list, p_tenant_id, c, p_sort, p_limit, p_offset, p_after, p_before, p_is_last);
  -- Row by row through the key: joined, the planner may prefer to walk an index of the whole agency.
  execute format('select coalesce(jsonb_agg(f.row order by f.n) filter (where f.row is not null), ''[]'')
    from (select x.n, (select to_jsonb(l) from public.%I l where l.tenant_id = $1 and l.id = x.id) as row
      from unnest($2) with ordinality as x (id, n)) f', p_list || '_list')
    into v_rows using p_tenant_id, private.array_of(v_page, 'ids')::uuid[];
  return (v_page - 'ids') || jsonb_build_object('rows', v_rows);
end
$$;
comment on function private.search_list(text, text, text[], text, text, jsonb, text, int, int, text, text, boolean) is
  'A page of a list: {rows of <list>_list, first, last, has_previous, has_next, is_similar}, under the policies of the caller.';

create function public.search_projects(p_tenant_id text, p_criteria jsonb default '{}', p_sort text default '-created_at', p_limit int default 20,
  p_offset int default 0, p_after text default null, p_before text default null, p_is_last boolean default false)
returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'SEARCH_PROJECT.TENANT_ID')); end if;
  return private.search_list('project', 'SEARCH_PROJECT', '{created_at,number,name,estimated_cost,proposed_on,state}', 'cost',
    p_tenant_id, p_criteria, p_sort, p_limit, p_offset, p_after, p_before, p_is_last);
end
$$;
comment on function public.search_projects(text, jsonb, text, int, int, text, text, boolean) is
  'A page of the projects of a tenant: {rows of project_list, first, last, has_previous, has_next, is_similar}. Criteria, combined by and: query '
  '(number, words of the name; when nothing has them, similar words, and is_similar is true), ward_code, locality_code, project_type_code, state, '
  'department_code, scheme_code (one or several), created_from, created_to, proposed_from, proposed_to (days), cost_from, cost_to (rupees), '
  'has_estimate, is_mine (true, false), ids. Sort by a column, descending with a leading minus. The next page is after `last`, the one before is '
  'before `first`; p_is_last is the page at the end. An offset up to 10,000 works on the first page alone. Errors: planning.md section 2.2, INVALID_CURSOR.';

create function public.count_projects(p_tenant_id text, p_criteria jsonb default '{}', p_is_exact boolean default false) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  c jsonb := coalesce(p_criteria, '{}');
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'SEARCH_PROJECT.TENANT_ID')); end if;
  perform private.fail_fields(private.page_errors(c, 'SEARCH_PROJECT', 'created_at', '{created_at}', 1, 0, 'cost'));
  return private.list_totals('project', p_tenant_id, c, p_is_exact);
end
$$;
comment on function public.count_projects(text, jsonb, boolean) is
  'How many projects a search finds and their estimated cost in rupees: {count, is_exact, amount}. Beyond the setting list.exact_count_limit the count is that '
  'limit, is_exact false and amount null, unless the exact figures are asked for. Criteria as for search_projects.';

create function public.search_estimates(p_tenant_id text, p_criteria jsonb default '{}', p_sort text default '-created_at', p_limit int default 20,
  p_offset int default 0, p_after text default null, p_before text default null, p_is_last boolean default false)
returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  return private.search_list('estimate', 'SEARCH_ESTIMATE', '{created_at,number,name,project_name,payable_total,proposed_on,state,due_at}', 'amount',
    p_tenant_id, p_criteria, p_sort, p_limit, p_offset, p_after, p_before, p_is_last);
end
$$;
comment on function public.search_estimates(text, jsonb, text, int, int, text, text, boolean) is
  'A page of the estimates of a tenant, as search_projects gives projects: {rows of estimate_list, first, last, has_previous, has_next, is_similar}. Criteria: '
  'query, ward_code, locality_code, project_type_code, scheme_code, state, executing_department_code, created_from, created_to, proposed_from, proposed_to, '
  'amount_from, amount_to (rupees), project_id, reference_number, is_mine, ids. Errors: planning.md section 3.9, INVALID_CURSOR.';

create function public.count_estimates(p_tenant_id text, p_criteria jsonb default '{}', p_is_exact boolean default false) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  c jsonb := coalesce(p_criteria, '{}');
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  perform private.fail_fields(private.page_errors(c, 'SEARCH_ESTIMATE', 'created_at', '{created_at}', 1, 0, 'amount'));
  return private.list_totals('estimate', p_tenant_id, c, p_is_exact);
end
$$;
comment on function public.count_estimates(text, jsonb, boolean) is
  'How many estimates a search finds and their rounded totals in rupees, as count_projects does: {count, is_exact, amount}.';

grant execute on function private.page_errors(jsonb, text, text, text[], int, int, text), private.range_errors(jsonb, text, numeric, numeric),
  private.list_page(text, text, jsonb, text, int, int, text, text, boolean),
  private.search_list(text, text, text[], text, text, jsonb, text, int, int, text, text, boolean), private.list_totals(text, text, jsonb, boolean) to authenticated;
grant execute on function public.search_projects(text, jsonb, text, int, int, text, text, boolean), public.count_projects(text, jsonb, boolean),
  public.search_estimates(text, jsonb, text, int, int, text, text, boolean), public.count_estimates(text, jsonb, boolean) to authenticated;

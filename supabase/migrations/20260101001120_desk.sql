-- Desk: what the frame around the pages asks. Counts for bell and inbox, and the search of the command palette.

create function public.desk_counts(p_tenant_id text) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_build_object(
    -- Beyond a hundred nobody counts: the bell says 99+.
    'unread', (select count(*) from (select from public.notifications n where n.user_id = (select auth.uid()) and n.read_at is null limit 100) u),
    'waiting', count(*), 'overdue', count(*) filter (where i.due_at < now()), 'mine', count(*) filter (where (select auth.uid()) = any (i.assignee_ids)))
  from public.workflow_instances i
  where i.tenant_id = p_tenant_id and not i.is_terminal and i.due_at is not null
    and (i.pending_roles && (select private.my_role_keys()) or (select auth.uid()) = any (i.assignee_ids))
$$;
comment on function public.desk_counts(text) is
  'What waits for me: {unread} notices in all agencies, at most 100, and of the agency''s papers with a deadline {waiting, overdue, mine}, as search_inbox counts them.';

-- Search ------------------------------------------------------------------------------------------------------------

create index workflow_instances_words_idx on public.workflow_instances
  using gin (tenant_id, (coalesce(number, '') || ' ' || title) extensions.gin_trgm_ops);

create function public.search_everything(p_tenant_id text, p_query text, p_limit int default 8) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
  set pg_trgm.word_similarity_threshold = 0.45
as $$
declare
  v_query text := btrim(p_query);
  v_pattern text := private.like_pattern(btrim(p_query));
  v_limit int := least(greatest(p_limit, 1), 50);
  v_papers jsonb;
  v_people jsonb := '[]';
begin
  perform private.require_user();
  if v_query is null or length(v_query) < 2 then return '[]'; end if;
  -- The owner reads here, because under row-level security no trigram index may be asked; so the question of
  -- what the caller may read is put in so many words: kind by kind, the policies of workflow_instances.
  select coalesce(jsonb_agg(to_jsonb(f) - 'rank' order by f.rank desc, f.updated_at desc), '[]') into v_papers from (
    select i.tenant_id, i.document_type as type, i.document_id as id, i.number, i.title, i.state, i.amount, i.updated_at,
      case when i.number = upper(v_query) then 4
        when i.number ilike '%/' || ltrim(v_pattern, '%') then 3 when ltrim(v_query, '0') ~ '^\d+$' and i.number ~ ('/0*' || ltrim(v_query, '0') || '$') then 3
        when i.number ilike v_pattern or i.title ilike v_pattern then 2
        else extensions.word_similarity(v_query, i.title) end as rank
    from public.document_types t
    -- Agency by agency: the index begins with it.
    cross join lateral (select m.id from unnest(private.my_tenants(t.read_permission)) m (id) where m.id = p_tenant_id or m.id ^@ (p_tenant_id || '.')) m
    cross join lateral (
      select x.* from public.workflow_instances x
      where x.tenant_id = m.id and x.document_type = t.code
        and ((coalesce(x.number, '') || ' ' || x.title) ilike v_pattern
          or v_query operator(extensions.<%) (coalesce(x.number, '') || ' ' || x.title))
      limit 1000) i
    order by rank desc, i.updated_at desc limit v_limit) f;
  if p_tenant_id = any (private.my_tenants('employee:read')) then
    select coalesce(jsonb_agg(to_jsonb(f) - 'rank' order by f.rank desc, f.title), '[]') into v_people from (
      select e.tenant_id, 'employee' as type, e.id, e.employee_number as number, e.name as title,
        case when lower(e.employee_number) = lower(v_query) then 2 else extensions.word_similarity(v_query, e.name) end as rank
      from public.employees e
      where e.tenant_id = p_tenant_id and (e.name ilike v_pattern or e.employee_number ilike v_pattern or v_query operator(extensions.<%) e.name)
      order by rank desc, e.name limit v_limit) f;
  end if;
  return v_papers || v_people;
end
$$;
comment on function public.search_everything(text, text, int) is
  'Papers of all kinds that I may read in the agency and below it, and its employees for who may read them: [{tenant_id, type, id, number, title, '
  'state, amount}], the exact number first, then its end, then words, typos forgiven. Nothing for fewer than two characters. NOT_AUTHENTICATED (401).';

grant execute on function public.desk_counts(text), public.search_everything(text, text, int) to authenticated;

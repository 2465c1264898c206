-- Maps: lists by where their records are.

create function public.map_projects(p_tenant_id text, p_criteria jsonb default '{}') returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  c jsonb := coalesce(p_criteria, '{}');
  v_limit int := (private.setting(p_tenant_id, 'map.max_points') #>> '{}')::int;
  v_match text;
  v_plan private.list_plan;
  v_answer jsonb;
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'SEARCH_PROJECT.TENANT_ID')); end if;
  perform private.fail_fields(private.page_errors(c, 'SEARCH_PROJECT', 'created_at', '{created_at}', 1, 0, 'cost'));
  v_match := private.word_match(p_tenant_id, 'project', private.search_words(c ->> 'query'));
  v_plan := private.plan_of('project', p_tenant_id, c, 'created_at',
    case when private.allow_similar(v_match = 'similar') then v_match when v_match = 'frequent' then 'all' else v_match end);
  execute format($sql$
    with found as materialized (
      select p.id, p.number, p.name, p.state, p.estimated_cost, p.ward_code, p.locality_code, p.latitude, p.longitude, p.created_at
      from %s where %s)
    select jsonb_build_object(
      'total', (select count(*) from found),
      'without_position', (select count(*) from found f where f.latitude is null or f.longitude is null),
      'points', (
        select coalesce(jsonb_agg(to_jsonb(x) - 'created_at' order by x.created_at desc, x.id desc), '[]')
        from (select * from found f where f.latitude is not null and f.longitude is not null
          order by f.created_at desc, f.id desc limit %s) x)) $sql$, v_plan.source, v_plan.conditions, v_limit)
  into v_answer;
  return v_answer;
end
$$;
comment on function public.map_projects(text, jsonb) is
  'The projects of a tenant that have a position: {total, without_position, points [{id, number, name, state, estimated_cost, ward_code, locality_code, '
  'latitude, longitude}]}, the newest first up to the setting map.max_points. Criteria as for search_projects; only what the caller may read.';
grant execute on function public.map_projects(text, jsonb) to authenticated;

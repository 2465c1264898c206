-- The list of tenders: page by page, found by number and name of the tender, its projects and estimates; and one letter as its page asks.

create index tenders_name_idx on public.tenders (tenant_id, name, id);
create index tenders_estimated_cost_idx on public.tenders (tenant_id, estimated_cost, id);
create index tenders_bids_close_idx on public.tenders (tenant_id, bids_close_at, id);
create index tenders_state_idx on public.tenders (tenant_id, state, id);

create function private.keep_tender_text(p_tenant_id text, p_id uuid) returns void
language sql volatile security definer set search_path = ''
as $$
  select private.keep_search_text(t.tenant_id, 'tender', t.id, concat_ws(' ', t.number, t.name, (
    select string_agg(concat_ws(' ', e.number, p.number, p.name), ' ' order by x.ordinal)
    from public.tender_estimates x
    join public.estimates e on e.tenant_id = x.tenant_id and e.id = x.estimate_id
    join public.projects p on p.tenant_id = e.tenant_id and p.id = e.project_id
    where x.tenant_id = t.tenant_id and x.tender_id = t.id)))
  from public.tenders t where t.tenant_id = p_tenant_id and t.id = p_id
$$;
comment on function private.keep_tender_text(text, uuid) is 'Puts the words of a tender and of its package where searches find them; nothing of its bids.';

create function private.tg_tenders__search_text() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.keep_tender_text(new.tenant_id, new.id);
  return null;
end
$$;
comment on function private.tg_tenders__search_text() is 'A tender is found by its number and name.';
create trigger tg_tenders__search_text after insert or update of number, name, estimated_cost on public.tenders
  for each row execute function private.tg_tenders__search_text();

create view public.tender_list with (security_invoker = true) as
  select t.tenant_id, t.id, t.number, t.name, t.estimated_cost, t.emd_amount, t.envelopes, t.contractor_class_code, t.bids_close_at, t.opens_at, t.published_at,
    t.stage, t.state, t.version, t.created_at, t.created_by_name,
    (select count(*) from public.tender_estimates x where x.tenant_id = t.tenant_id and x.tender_id = t.id)::int as estimate_count,
    (select count(*) from public.tender_interests x where x.tenant_id = t.tenant_id and x.tender_id = t.id)::int as interest_count,
    (select l.organisation_name from public.letters_of_intent l
     where l.tenant_id = t.tenant_id and l.tender_id = t.id and l.application_status = 'ACTIVE' order by l.accepted_at desc limit 1) as awarded_to
  from public.tenders t;
comment on view public.tender_list is 'Tenders with the size of their package, for lists.';
grant select on public.tender_list to authenticated;

create function private.tender_plan(p_tenant_id text, c jsonb, p_column text, p_match text) returns private.list_plan
language sql stable set search_path = ''
as $$
  select row('tender', private.readable('public.tenders') || ' t', 't.id',
    concat_ws(' and ', format('t.tenant_id = %L', p_tenant_id),
      private.text_condition(p_tenant_id, 'tender', 't.id', private.search_words(c ->> 'query'), p_match),
      private.any_of('t.state', private.array_of(c, 'state')), private.any_of('t.contractor_class_code', private.array_of(c, 'contractor_class_code')),
      private.compared('t.created_at', '>=', private.day_start(p_tenant_id, c ->> 'created_from', 0)::text),
      private.compared('t.created_at', '<', private.day_start(p_tenant_id, c ->> 'created_to', 1)::text),
      private.compared('t.estimated_cost', '>=', private.try_numeric(c ->> 'amount_from')::text),
      private.compared('t.estimated_cost', '<=', private.try_numeric(c ->> 'amount_to')::text),
      case when private.flag_of(c, 'is_mine') then private.compared('t.created_by', '=', auth.uid()::text) end,
      private.any_of('t.id', private.array_of(c, 'ids'), 'uuid')),
    't.estimated_cost', 't.' || p_column,
    case p_column when 'created_at' then 'timestamptz' when 'bids_close_at' then 'timestamptz' when 'estimated_cost' then 'numeric' else 'text' end,
    p_column in ('number', 'bids_close_at'))
$$;
comment on function private.tender_plan(text, jsonb, text, text) is 'The list of tenders. Criteria: see search_tenders.';

create function public.search_tenders(p_tenant_id text, p_criteria jsonb default '{}', p_sort text default '-created_at', p_limit int default 20,
  p_offset int default 0, p_after text default null, p_before text default null, p_is_last boolean default false)
returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  return private.search_list('tender', 'SEARCH_ESTIMATE', '{created_at,number,name,estimated_cost,bids_close_at,state}', 'amount',
    p_tenant_id, p_criteria, p_sort, p_limit, p_offset, p_after, p_before, p_is_last);
end
$$;
comment on function public.search_tenders(text, jsonb, text, int, int, text, text, boolean) is
  'A page of the tenders of an agency, as search_projects gives projects. Criteria: query, state, contractor_class_code, created_from, created_to, amount_from, '
  'amount_to (rupees), is_mine, ids.';

create function public.count_tenders(p_tenant_id text, p_criteria jsonb default '{}', p_is_exact boolean default false) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  c jsonb := coalesce(p_criteria, '{}');
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  perform private.fail_fields(private.page_errors(c, 'SEARCH_ESTIMATE', 'created_at', '{created_at}', 1, 0, 'amount'));
  return private.list_totals('tender', p_tenant_id, c, p_is_exact);
end
$$;
comment on function public.count_tenders(text, jsonb, boolean) is 'How many tenders a search finds and the sum of their estimated cost, as count_projects does: {count, is_exact, amount}.';

create function private.letter_surroundings(p_tenant_id text, p_tender_id uuid, p_officer_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('tender', jsonb_build_object('id', t.id, 'number', t.number, 'name', t.name, 'estimated_cost', t.estimated_cost), 'officer_name', (
    select e.name from public.employees e where e.tenant_id = p_tenant_id and e.id = p_officer_id))
  from public.tenders t where t.tenant_id = p_tenant_id and t.id = p_tender_id
$$;
comment on function private.letter_surroundings(text, uuid, uuid) is 'The names on a letter: tender and officer, for who may read the letter.';

create function public.get_letter_of_intent(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select to_jsonb(l) || private.paper_trail(l.tenant_id, 'letter_of_intent', l.id) || private.paper_versions(l.tenant_id, 'letter_of_intent', l.id)
    || private.letter_surroundings(l.tenant_id, l.tender_id, l.officer_id)
  from public.letters_of_intent l where l.tenant_id = p_tenant_id and l.id = p_id
$$;
comment on function public.get_letter_of_intent(text, uuid) is
  'A letter of intent with its tender, officer, workflow, history and versions, for staff and, once issued, for its contractor; null when there is none to see.';

grant execute on function private.letter_surroundings(text, uuid, uuid) to authenticated;
grant execute on function public.search_tenders(text, jsonb, text, int, int, text, text, boolean), public.count_tenders(text, jsonb, boolean),
  public.get_letter_of_intent(text, uuid) to authenticated;

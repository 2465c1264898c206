-- The lists of estimate proposals, letters of intent and closures: page by page, found by their own numbers and by those of the work.

create index proposals_amount_idx on public.proposals (tenant_id, amount, id);
create index proposals_created_idx on public.proposals (tenant_id, created_at, id);
create index letters_of_intent_amount_idx on public.letters_of_intent (tenant_id, amount, id);
create index letters_of_intent_created_idx on public.letters_of_intent (tenant_id, created_at, id);
create index closures_created_idx on public.closures (tenant_id, created_at, id);
create index closures_final_amount_idx on public.closures (tenant_id, final_amount, id);

-- What is searched by words -----------------------------------------------------------------------------------------

create function private.tg_proposals__search_text() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.keep_search_text(new.tenant_id, 'proposal', new.id, concat_ws(' ', new.number, new.scope, p.number, p.name))
  from public.projects p where p.tenant_id = new.tenant_id and p.id = new.project_id;
  return null;
end
$$;
comment on function private.tg_proposals__search_text() is 'A proposal is found by its number and scope and by its project.';
create trigger tg_proposals__search_text after insert or update of number, scope on public.proposals
  for each row execute function private.tg_proposals__search_text();

create function private.tg_letters_of_intent__search_text() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.keep_search_text(new.tenant_id, 'letter_of_intent', new.id,
    concat_ws(' ', new.number, new.file_number, new.organisation_name, t.number, t.name))
  from public.tenders t where t.tenant_id = new.tenant_id and t.id = new.tender_id;
  return null;
end
$$;
comment on function private.tg_letters_of_intent__search_text() is 'A letter of intent is found by its number and file, its contractor and its tender.';
create trigger tg_letters_of_intent__search_text after insert or update of number, file_number on public.letters_of_intent
  for each row execute function private.tg_letters_of_intent__search_text();

create function private.tg_closures__search_text() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.keep_search_text(new.tenant_id, 'closure', new.id,
    concat_ws(' ', new.number, o.number, o.organisation_name, p.number, p.name))
  from public.work_orders o join public.projects p on p.tenant_id = o.tenant_id and p.id = o.project_id
  where o.tenant_id = new.tenant_id and o.id = new.work_order_id;
  return null;
end
$$;
comment on function private.tg_closures__search_text() is 'A closure is found by its number, its order, its organisation and its project.';
create trigger tg_closures__search_text after insert or update of number on public.closures
  for each row execute function private.tg_closures__search_text();

-- Rows ----------------------------------------------------------------------------------------------------------------

create view public.proposal_list with (security_invoker = true) as
  select x.tenant_id, x.id, x.number, x.scope, x.amount, x.state, x.application_status, x.version, x.approved_on, x.created_at, x.created_by_name,
    x.project_id, p.number as project_number, p.name as project_name, p.ward_code, h.code as head_code, h.financial_year
  from public.proposals x
  left join public.projects p on p.tenant_id = x.tenant_id and p.id = x.project_id
  left join public.budget_heads h on h.tenant_id = x.tenant_id and h.id = x.budget_head_id;
comment on view public.proposal_list is 'Estimate proposals with their project and budget head, for lists.';

create view public.letter_of_intent_list with (security_invoker = true) as
  select l.tenant_id, l.id, l.number, l.file_number, l.organisation_id, l.organisation_name, l.amount, l.negotiated_percentage, l.accept_by, l.accepted_at,
    l.state, l.application_status, l.version, l.created_at, l.created_by_name, l.tender_id, t.number as tender_number, t.name as tender_name
  from public.letters_of_intent l left join public.tenders t on t.tenant_id = l.tenant_id and t.id = l.tender_id;
comment on view public.letter_of_intent_list is 'Letters of intent with their tender, for lists.';

create view public.closure_list with (security_invoker = true) as
  select c.tenant_id, c.id, c.number, c.completed_on, c.closed_on, c.order_amount, c.final_amount, c.days_late, c.rating, c.state, c.application_status,
    c.version, c.created_at, c.created_by_name, c.work_order_id, o.number as work_order_number, c.organisation_id, o.organisation_name,
    c.project_id, p.number as project_number, p.name as project_name, p.ward_code
  from public.closures c
  left join public.work_orders o on o.tenant_id = c.tenant_id and o.id = c.work_order_id
  left join public.projects p on p.tenant_id = c.tenant_id and p.id = c.project_id;
comment on view public.closure_list is 'Closures with their order and project, for lists.';
grant select on public.proposal_list, public.letter_of_intent_list, public.closure_list to authenticated;

-- Plans ---------------------------------------------------------------------------------------------------------------

create function private.proposal_plan(p_tenant_id text, c jsonb, p_column text, p_match text) returns private.list_plan
language sql stable set search_path = ''
as $$
  select row('proposal', private.readable('public.proposals') || ' x', 'x.id',
    concat_ws(' and ', format('x.tenant_id = %L', p_tenant_id),
      private.text_condition(p_tenant_id, 'proposal', 'x.id', private.search_words(c ->> 'query'), p_match),
      private.any_of('x.state', private.array_of(c, 'state')),
      private.compared('x.created_at', '>=', private.day_start(p_tenant_id, c ->> 'created_from', 0)::text),
      private.compared('x.created_at', '<', private.day_start(p_tenant_id, c ->> 'created_to', 1)::text),
      private.compared('x.amount', '>=', private.try_numeric(c ->> 'amount_from')::text),
      private.compared('x.amount', '<=', private.try_numeric(c ->> 'amount_to')::text),
      case when private.flag_of(c, 'is_mine') then private.compared('x.created_by', '=', auth.uid()::text) end,
      private.any_of('x.id', private.array_of(c, 'ids'), 'uuid')),
    'x.amount', 'x.' || p_column, case p_column when 'created_at' then 'timestamptz' when 'amount' then 'numeric' else 'text' end,
    p_column in ('number', 'amount'))
$$;
comment on function private.proposal_plan(text, jsonb, text, text) is 'The list of estimate proposals. Criteria: see search_proposals.';

create function private.letter_of_intent_plan(p_tenant_id text, c jsonb, p_column text, p_match text) returns private.list_plan
language sql stable set search_path = ''
as $$
  select row('letter_of_intent', private.readable('public.letters_of_intent') || ' l', 'l.id',
    concat_ws(' and ', format('l.tenant_id = %L', p_tenant_id),
      private.text_condition(p_tenant_id, 'letter_of_intent', 'l.id', private.search_words(c ->> 'query'), p_match),
      private.any_of('l.state', private.array_of(c, 'state')),
      private.compared('l.created_at', '>=', private.day_start(p_tenant_id, c ->> 'created_from', 0)::text),
      private.compared('l.created_at', '<', private.day_start(p_tenant_id, c ->> 'created_to', 1)::text),
      private.compared('l.amount', '>=', private.try_numeric(c ->> 'amount_from')::text),
      private.compared('l.amount', '<=', private.try_numeric(c ->> 'amount_to')::text),
      private.any_of('l.id', private.array_of(c, 'ids'), 'uuid')),
    'l.amount', 'l.' || p_column, case p_column when 'created_at' then 'timestamptz' when 'accept_by' then 'date' when 'amount' then 'numeric' else 'text' end,
    p_column in ('number', 'accept_by'))
$$;
comment on function private.letter_of_intent_plan(text, jsonb, text, text) is 'The list of letters of intent. Criteria: see search_letters_of_intent.';

create function private.closure_plan(p_tenant_id text, c jsonb, p_column text, p_match text) returns private.list_plan
language sql stable set search_path = ''
as $$
  select row('closure', private.readable('public.closures') || ' c', 'c.id',
    concat_ws(' and ', format('c.tenant_id = %L', p_tenant_id),
      private.text_condition(p_tenant_id, 'closure', 'c.id', private.search_words(c ->> 'query'), p_match),
      private.any_of('c.state', private.array_of(c, 'state')),
      private.compared('c.closed_on', '>=', private.try_date(c ->> 'closed_from')::text),
      private.compared('c.closed_on', '<=', private.try_date(c ->> 'closed_to')::text),
      private.compared('c.final_amount', '>=', private.try_numeric(c ->> 'amount_from')::text),
      private.compared('c.final_amount', '<=', private.try_numeric(c ->> 'amount_to')::text),
      case when private.flag_of(c, 'is_late') then 'c.days_late > 0' end,
      private.any_of('c.id', private.array_of(c, 'ids'), 'uuid')),
    'c.final_amount', 'c.' || p_column,
    case p_column when 'created_at' then 'timestamptz' when 'closed_on' then 'date' when 'final_amount' then 'numeric' else 'text' end,
    p_column in ('number', 'closed_on'))
$$;
comment on function private.closure_plan(text, jsonb, text, text) is 'The list of closures. Criteria: see search_closures.';

-- API -------------------------------------------------------------------------------------------------------------------

create function public.search_proposals(p_tenant_id text, p_criteria jsonb default '{}', p_sort text default '-created_at', p_limit int default 20,
  p_offset int default 0, p_after text default null, p_before text default null, p_is_last boolean default false)
returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  return private.search_list('proposal', 'SEARCH_ESTIMATE', '{created_at,number,amount,state}', 'amount',
    p_tenant_id, p_criteria, p_sort, p_limit, p_offset, p_after, p_before, p_is_last);
end
$$;
comment on function public.search_proposals(text, jsonb, text, int, int, text, text, boolean) is
  'A page of the estimate proposals of an agency, as search_projects gives projects. Criteria: query, state, created_from, created_to, amount_from, amount_to (rupees), is_mine, ids.';

create function public.count_proposals(p_tenant_id text, p_criteria jsonb default '{}', p_is_exact boolean default false) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  c jsonb := coalesce(p_criteria, '{}');
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  perform private.fail_fields(private.page_errors(c, 'SEARCH_ESTIMATE', 'created_at', '{created_at}', 1, 0, 'amount'));
  return private.list_totals('proposal', p_tenant_id, c, p_is_exact);
end
$$;
comment on function public.count_proposals(text, jsonb, boolean) is 'How many estimate proposals a search finds and what they ask for together, in rupees: {count, is_exact, amount}.';

create function public.search_letters_of_intent(p_tenant_id text, p_criteria jsonb default '{}', p_sort text default '-created_at', p_limit int default 20,
  p_offset int default 0, p_after text default null, p_before text default null, p_is_last boolean default false)
returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  return private.search_list('letter_of_intent', 'SEARCH_ESTIMATE', '{created_at,number,amount,accept_by,state}', 'amount',
    p_tenant_id, p_criteria, p_sort, p_limit, p_offset, p_after, p_before, p_is_last);
end
$$;
comment on function public.search_letters_of_intent(text, jsonb, text, int, int, text, text, boolean) is
  'A page of the letters of intent of an agency, as search_projects gives projects. Criteria: query, state, created_from, created_to, amount_from, amount_to (rupees), ids.';

create function public.count_letters_of_intent(p_tenant_id text, p_criteria jsonb default '{}', p_is_exact boolean default false) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  c jsonb := coalesce(p_criteria, '{}');
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  perform private.fail_fields(private.page_errors(c, 'SEARCH_ESTIMATE', 'created_at', '{created_at}', 1, 0, 'amount'));
  return private.list_totals('letter_of_intent', p_tenant_id, c, p_is_exact);
end
$$;
comment on function public.count_letters_of_intent(text, jsonb, boolean) is 'How many letters of intent a search finds and what they award together, in rupees: {count, is_exact, amount}.';

create function public.search_closures(p_tenant_id text, p_criteria jsonb default '{}', p_sort text default '-created_at', p_limit int default 20,
  p_offset int default 0, p_after text default null, p_before text default null, p_is_last boolean default false)
returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  return private.search_list('closure', 'SEARCH_ASSET', '{created_at,number,final_amount,closed_on,state}', 'amount',
    p_tenant_id, p_criteria, p_sort, p_limit, p_offset, p_after, p_before, p_is_last);
end
$$;
comment on function public.search_closures(text, jsonb, text, int, int, text, text, boolean) is
  'A page of the closures of an agency, as search_projects gives projects. Criteria: query, state, closed_from, closed_to, amount_from, amount_to (rupees), is_late, ids.';

create function public.count_closures(p_tenant_id text, p_criteria jsonb default '{}', p_is_exact boolean default false) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  c jsonb := coalesce(p_criteria, '{}');
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  perform private.fail_fields(private.page_errors(c, 'SEARCH_ASSET', 'created_at', '{created_at}', 1, 0, 'amount'));
  return private.list_totals('closure', p_tenant_id, c, p_is_exact);
end
$$;
comment on function public.count_closures(text, jsonb, boolean) is 'How many closures a search finds and the final value of their works, in rupees: {count, is_exact, amount}.';

grant execute on function
  public.search_proposals(text, jsonb, text, int, int, text, text, boolean), public.count_proposals(text, jsonb, boolean),
  public.search_letters_of_intent(text, jsonb, text, int, int, text, text, boolean), public.count_letters_of_intent(text, jsonb, boolean),
  public.search_closures(text, jsonb, text, int, int, text, text, boolean), public.count_closures(text, jsonb, boolean) to authenticated;

-- Estimate proposals: one line of what is wanted, what it may cost and from which budget head, approved in principle before anybody
-- draws up a detailed estimate. Rules: planning.md section 3.1.

insert into public.permissions (code, description, is_privileged) values
  ('proposal:read', 'See estimate proposals', false),
  ('proposal:create', 'Draft and hand in estimate proposals', false);

insert into public.setting_definitions (key, kind, default_value, description, local_descriptions, min_value, max_value) values
  ('proposal.is_required', 'boolean', 'false', 'An estimate can be submitted only for a project whose proposal is approved in principle',
    '{"or": "ଯେଉଁ ପ୍ରକଳ୍ପର ପ୍ରସ୍ତାବ ନୀତିଗତ ଭାବେ ଅନୁମୋଦିତ, କେବଳ ତାହାର ଅଟକଳ ଦାଖଲ ହୋଇପାରେ", "hi": "केवल सैद्धांतिक रूप से अनुमोदित प्रस्ताव वाली परियोजना का प्राक्कलन प्रस्तुत हो सकता है"}', null, null),
  ('proposal.excess_percent', 'number', '10', 'By how many percent a detailed estimate may exceed the amount approved in principle; 0 for not at all',
    '{"or": "ବିସ୍ତୃତ ଅଟକଳ ନୀତିଗତ ଅନୁମୋଦିତ ରାଶିଠାରୁ କେତେ ପ୍ରତିଶତ ଅଧିକ ହୋଇପାରେ; 0 ଅର୍ଥ ଆଦୌ ନୁହେଁ", "hi": "विस्तृत प्राक्कलन सैद्धांतिक रूप से अनुमोदित राशि से कितने प्रतिशत अधिक हो सकता है; 0 अर्थात बिल्कुल नहीं"}', 0, 1000);

create table public.proposals (
  tenant_id          text not null references public.tenants on delete restrict,
  id                 uuid not null default private.uuid_v7(),
  number             text,
  project_id         uuid not null,
  scope              text not null default '' check (length(scope) <= 256),
  need               text check (length(need) <= 1000),
  amount             public.money_inr check (amount > 0),
  budget_head_id     uuid,
  executing_department_code text,
  checked_room       public.money_inr,
  checked_at         timestamptz,
  overrun_amount     public.money_inr check (overrun_amount > 0),
  overrun_reason     text check (length(btrim(overrun_reason)) between 2 and 1000),
  overrun_by         uuid,
  overrun_by_name    text,
  overrun_at         timestamptz,
  approved_on        date,
  approved_by        uuid,
  approved_by_name   text,
  state              text not null default 'START',
  application_status text not null default 'INWORKFLOW',
  is_updatable       boolean not null default true,
  version            int not null default 1,
  created_at         timestamptz not null default now(),
  created_by         uuid not null,
  created_by_name    text not null,
  updated_at         timestamptz not null default now(),
  updated_by         uuid,
  primary key (tenant_id, id),
  constraint proposals_number_key unique (tenant_id, number),
  constraint proposals_project_fkey foreign key (tenant_id, project_id) references public.projects (tenant_id, id) on delete restrict,
  constraint proposals_head_fkey foreign key (tenant_id, budget_head_id) references public.budget_heads (tenant_id, id) on delete restrict,
  constraint proposals_overrun_check check ((overrun_amount is null) = (overrun_reason is null) and (overrun_amount is null) = (overrun_by_name is null)),
  constraint proposals_approved_check check ((application_status = 'ACTIVE') = (approved_on is not null))
);
comment on table public.proposals is
  'A work in one line, with what it may cost and the budget head that is to pay; approved in principle before its detailed estimate. Nothing is blocked yet: the estimate''s sanction does.';
comment on column public.proposals.number is 'Taken at submission: a draft has none.';
comment on column public.proposals.budget_head_id is 'Of one financial year; the project takes it over when the proposal is approved.';
comment on column public.proposals.checked_room is 'What the head had free, less what was approved in principle before, when the budget was last checked (submission, approval).';
comment on column public.proposals.overrun_amount is 'By how much the proposal may pass what its head has free: allowed with a reason by who may override the budget.';
create index proposals_project_idx on public.proposals (tenant_id, project_id, created_at desc);
create index proposals_head_idx on public.proposals (tenant_id, budget_head_id) where application_status = 'ACTIVE';
-- A project has one proposal at a time; what was rejected leaves its place to the next.
create unique index proposals_live_key on public.proposals (tenant_id, project_id) where application_status <> 'INACTIVE';
create trigger tg_proposals__touch before update on public.proposals for each row execute function private.tg__touch();

-- Budget ------------------------------------------------------------------------------------------------------------

create function private.proposal_room(p_tenant_id text, p_head_id uuid, p_project_id uuid) returns numeric
language sql stable security definer set search_path = ''
as $$
  select h.available
    + (select coalesce(sum(c.blocked + c.committed), 0) from private.budget_claims(p_tenant_id, p_project_id) c where c.budget_head_id = p_head_id)
    - (select coalesce(sum(x.amount), 0) from public.proposals x
       where x.tenant_id = p_tenant_id and x.budget_head_id = p_head_id and x.application_status = 'ACTIVE' and x.project_id is distinct from p_project_id
         and not exists (select from private.budget_claims(p_tenant_id, x.project_id)))
  from public.budget_heads h where h.tenant_id = p_tenant_id and h.id = p_head_id
$$;
comment on function private.proposal_room(text, uuid, uuid) is
  'What a head has left for one more proposal, in rupees: its free balance and what the project itself holds of it, less what is approved in principle for works that block nothing yet.';

create function private.check_proposal_budget(p_tenant_id text, p_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_row public.proposals;
  v_head public.budget_heads;
  v_room numeric;
begin
  select x.* into strict v_row from public.proposals x where x.tenant_id = p_tenant_id and x.id = p_id;
  -- The lock makes two approvals from one head queue up, so that the second sees what the first has taken.
  select h.* into strict v_head from public.budget_heads h where h.tenant_id = p_tenant_id and h.id = v_row.budget_head_id for update;
  perform private.require_open_head(p_tenant_id, v_head.id);
  v_room := private.proposal_room(p_tenant_id, v_head.id, v_row.project_id);
  if v_row.amount - v_room > coalesce(v_row.overrun_amount, 0) and v_row.amount > v_room then
    perform private.fail(409, 'BUDGET_EXCEEDED', jsonb_build_object('head_id', v_head.id, 'head', v_head.code, 'year', v_head.financial_year,
      'available', v_room, 'amount', v_row.amount, 'shortage', v_row.amount - v_room), 'The budget head has not that much left.');
  end if;
  update public.proposals x set checked_room = v_room, checked_at = now() where x.tenant_id = p_tenant_id and x.id = p_id;
end
$$;
comment on function private.check_proposal_budget(text, uuid) is
  'BUDGET_EXCEEDED (409) when the proposal passes what its head has left and nobody allowed it; BUDGET_HEAD_CLOSED (409). Keeps what was left.';

create function public.allow_proposal_overrun(p_tenant_id text, p_id uuid, p_reason text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_row public.proposals;
  v_over numeric;
begin
  perform private.require_permission(p_tenant_id, 'budget:override');
  perform private.fail_fields(private.text_errors(jsonb_build_object('reason', p_reason), 'reason', 2, 1000, true));
  select x.* into v_row from public.proposals x where x.tenant_id = p_tenant_id and x.id = p_id for update;
  if v_row.id is null then perform private.fail(404, 'PAPER_NOT_FOUND', jsonb_build_object('id', p_id), 'There is no such proposal.'); end if;
  -- Who made the paper that needs the money does not allow it to themselves.
  if exists (
    select from public.workflow_instances i where i.tenant_id = p_tenant_id and i.document_type = 'proposal' and i.document_id = p_id and v_user = any (i.makers)) then
    perform private.fail(403, 'MAKER_CHECKER', '{}', 'Who made the proposal cannot allow it to exceed the budget.');
  end if;
  if v_row.application_status <> 'INWORKFLOW' or v_row.budget_head_id is null then
    perform private.fail(409, 'NOT_EDITABLE', jsonb_build_object('state', v_row.state), 'Only a proposal on its way, with a budget head, can be allowed to exceed it.');
  end if;
  perform from public.budget_heads h where h.tenant_id = p_tenant_id and h.id = v_row.budget_head_id for update;
  v_over := v_row.amount - private.proposal_room(p_tenant_id, v_row.budget_head_id, v_row.project_id);
  if coalesce(v_over, 0) <= 0 then
    perform private.fail(409, 'NOTHING_TO_ALLOW', '{}', 'The budget head has room for the proposal.');
  end if;
  update public.proposals x set overrun_amount = v_over, overrun_reason = btrim(p_reason), overrun_by = v_user, overrun_at = now(),
    overrun_by_name = (select u.name from public.user_profiles u where u.id = v_user)
  where x.tenant_id = p_tenant_id and x.id = p_id;
end
$$;
comment on function public.allow_proposal_overrun(text, uuid, text) is
  'Allows a proposal to pass what its head has left, by as much as it does now, with a reason that stays on the paper. NOT_PERMITTED, MAKER_CHECKER (403), '
  'PAPER_NOT_FOUND (404), NOT_EDITABLE, NOTHING_TO_ALLOW (409), field errors of the reason. Needs budget:override.';

-- Saving ------------------------------------------------------------------------------------------------------------

create function private.proposal_errors(p_tenant_id text, p jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_amount numeric := private.try_numeric(p ->> 'amount');
  v_errors jsonb := private.text_errors(p, 'scope', 2, 256, false) || private.text_errors(p, 'need', 2, 1000, false)
    || private.code_errors(p_tenant_id, p, 'executing_department_code', 'DEPARTMENT', 'INVALID_EXECUTING_DEPARTMENT_CODE', private.local_date(p_tenant_id));
begin
  v_errors := v_errors || case
    when private.text_of(p, 'amount') is null then '[]'
    when v_amount is null then private.field_error('/amount', 'NOT_A_NUMBER')
    when v_amount <> round(v_amount, 2) then private.field_error('/amount', 'TOO_MANY_DECIMALS', '{"max": 2}')
    when v_amount <= 0 or v_amount > 99999999999.99 then private.field_error('/amount', 'OUT_OF_RANGE', '{"min": "0.01", "max": "99999999999.99"}')
    else '[]' end;
  if private.text_of(p, 'budget_head_id') is not null and not exists (
    select from public.budget_heads h where h.tenant_id = p_tenant_id and h.id = private.try_uuid(p ->> 'budget_head_id') and h.is_active
      and h.financial_year >= private.financial_year(private.local_date(p_tenant_id))) then
    v_errors := v_errors || private.field_error('/budget_head_id', 'BUDGET_HEAD_CLOSED');
  end if;
  return v_errors;
end
$$;
comment on function private.proposal_errors(text, jsonb) is 'Everything that may not even stand in a draft.';

create function private.require_place_for_proposal(p_project public.projects) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_live record;
begin
  perform from public.projects x where x.tenant_id = p_project.tenant_id and x.id = p_project.id for update;
  perform private.require_open_project(p_project.tenant_id, p_project.id);
  select x.id, x.number into v_live from public.proposals x
  where x.tenant_id = p_project.tenant_id and x.project_id = p_project.id and x.application_status <> 'INACTIVE';
  if found then
    perform private.fail(409, 'PROPOSAL_EXISTS', jsonb_build_object('id', v_live.id, 'number', v_live.number), 'The project already has a proposal.');
  end if;
  select e.id, e.number into v_live from public.estimates e
  where e.tenant_id = p_project.tenant_id and e.project_id = p_project.id and e.application_status = 'ACTIVE';
  if found then
    perform private.fail(409, 'ESTIMATE_EXISTS', jsonb_build_object('id', v_live.id, 'number', v_live.number), 'The project has a sanctioned estimate already.');
  end if;
end
$$;
comment on function private.require_place_for_proposal(public.projects) is
  'PROJECT_CLOSED, PROPOSAL_EXISTS, ESTIMATE_EXISTS (409): one proposal at a time, and before the sanction of the estimate.';

create function public.save_proposal(p_tenant_id text, p_proposal jsonb, p_expected_version int default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_id uuid := private.try_uuid(p_proposal ->> 'id');
  v_old public.proposals;
  v_project public.projects;
  v_version int;
  v_facts jsonb;
begin
  perform private.require_permission(p_tenant_id, 'proposal:create');
  select x.* into v_old from public.proposals x where x.tenant_id = p_tenant_id and x.id = v_id;
  if v_old.id is null and p_expected_version is not null then
    perform private.fail(404, 'PAPER_NOT_FOUND', jsonb_build_object('id', v_id), 'There is no such proposal.');
  end if;
  if v_old.id is not null and p_expected_version is null then perform private.fail_fields(private.field_error('/expected_version', 'REQUIRED')); end if;
  select x.* into v_project from public.projects x
  where x.tenant_id = p_tenant_id and x.id = coalesce(v_old.project_id, private.try_uuid(p_proposal ->> 'project_id'));
  if v_project.id is null then perform private.fail_fields(private.field_error('/project_id', 'PROJECT_ID')); end if;
  perform private.fail_fields(private.proposal_errors(p_tenant_id, p_proposal));
  v_facts := jsonb_build_object('title', v_project.name, 'project_id', v_project.id, 'project_type_code', v_project.project_type_code,
    'ward_code', v_project.ward_code, 'locality_code', v_project.locality_code, 'amount', private.try_numeric(p_proposal ->> 'amount'));
  if v_old.id is null then
    perform private.require_place_for_proposal(v_project);
    v_id := coalesce(v_id, private.uuid_v7());
    insert into public.proposals (tenant_id, id, project_id, created_by, created_by_name, updated_by, version)
    values (p_tenant_id, v_id, v_project.id, v_user, (select u.name from public.user_profiles u where u.id = v_user), v_user, 0);
    perform private.open_paper(p_tenant_id, 'proposal', v_id, 'PROPOSAL', v_user, v_facts);
    v_version := (select x.version from public.proposals x where x.tenant_id = p_tenant_id and x.id = v_id);
  else
    v_version := private.touch_paper(p_tenant_id, 'proposal', v_id, p_expected_version, v_user, v_facts);
  end if;
  -- What was allowed was allowed for that amount and that head.
  update public.proposals x set scope = coalesce(private.text_of(p_proposal, 'scope'), ''), need = private.text_of(p_proposal, 'need'),
    amount = private.try_numeric(p_proposal ->> 'amount'), budget_head_id = private.try_uuid(p_proposal ->> 'budget_head_id'),
    executing_department_code = private.text_of(p_proposal, 'executing_department_code'), version = v_version,
    overrun_amount = case when k.is_kept then x.overrun_amount end, overrun_reason = case when k.is_kept then x.overrun_reason end,
    overrun_by = case when k.is_kept then x.overrun_by end, overrun_by_name = case when k.is_kept then x.overrun_by_name end,
    overrun_at = case when k.is_kept then x.overrun_at end
  from (select coalesce((v_old.amount, v_old.budget_head_id) is not distinct from
    (private.try_numeric(p_proposal ->> 'amount'), private.try_uuid(p_proposal ->> 'budget_head_id')), false) as is_kept) k
  where x.tenant_id = p_tenant_id and x.id = v_id;
  return (select jsonb_build_object('id', x.id, 'number', x.number, 'state', x.state, 'version', x.version)
    from public.proposals x where x.tenant_id = p_tenant_id and x.id = v_id);
end
$$;
comment on function public.save_proposal(text, jsonb, int) is
  'Drafts the proposal of a project (no expected version) or changes one that can be changed. Keys: id, project_id, scope, need, amount (rupees), budget_head_id, '
  'executing_department_code. Answers {id, number, state, version}. NOT_PERMITTED (403), PAPER_NOT_FOUND (404), PROPOSAL_EXISTS, ESTIMATE_EXISTS, PROJECT_CLOSED, STALE_VERSION, '
  'NOT_EDITABLE (409), field errors. Needs proposal:create.';

-- Workflow hooks ----------------------------------------------------------------------------------------------------

create function private.proposal_before(p_instance public.workflow_instances, p_action public.workflow_actions) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_row public.proposals;
begin
  if p_action.effect is null or p_action.effect not in ('SUBMIT', 'APPROVE_IN_PRINCIPLE') then return; end if;
  perform private.require_open_project(p_instance.tenant_id, p_instance.project_id);
  select x.* into strict v_row from public.proposals x where x.tenant_id = p_instance.tenant_id and x.id = p_instance.document_id;
  if p_action.effect = 'SUBMIT' then
    perform private.fail_fields(
      case when v_row.scope = '' then private.field_error('/scope', 'REQUIRED') else '[]' end
      || case when v_row.need is null then private.field_error('/need', 'REQUIRED') else '[]' end
      || case when v_row.amount is null then private.field_error('/amount', 'REQUIRED') else '[]' end
      || case when v_row.budget_head_id is null then private.field_error('/budget_head_id', 'REQUIRED') else '[]' end
      || case when v_row.executing_department_code is null then private.field_error('/executing_department_code', 'REQUIRED') else '[]' end
      || private.required_document_errors(v_row.tenant_id, 'proposal', v_row.id));
  end if;
  perform private.check_proposal_budget(v_row.tenant_id, v_row.id);
end
$$;
comment on function private.proposal_before(public.workflow_instances, public.workflow_actions) is
  'Nothing incomplete is handed in; budget is checked at submission and again at approval (BUDGET_EXCEEDED, 409).';

create function private.proposal_after(p_instance public.workflow_instances, p_action public.workflow_actions, p_actor uuid, p_comment text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_row public.proposals;
  v_is_approval boolean := coalesce(p_action.effect = 'APPROVE_IN_PRINCIPLE', false);
begin
  update public.proposals x set state = p_instance.state, application_status = p_instance.application_status, version = p_instance.version,
    is_updatable = (select s.is_updatable from public.workflow_states s where s.tenant_id = p_instance.service_tenant_id and s.id = p_instance.state_id),
    number = coalesce(x.number, case when p_action.effect = 'SUBMIT' then private.next_number(p_instance.tenant_id, 'proposal') end),
    approved_on = case when v_is_approval then private.local_date(x.tenant_id) end, approved_by = case when v_is_approval then p_actor end,
    approved_by_name = case when v_is_approval then (select u.name from public.user_profiles u where u.id = p_actor) end
  where x.tenant_id = p_instance.tenant_id and x.id = p_instance.document_id returning x.* into v_row;
  update public.workflow_instances i set number = v_row.number, amount = v_row.amount
  where i.tenant_id = p_instance.tenant_id and i.document_type = 'proposal' and i.document_id = v_row.id;
  perform private.take_snapshot(p_instance, p_action, p_actor, 'private.proposal_content');
  -- The work draws on the head that was approved, unless it holds something of another already.
  if v_is_approval and not exists (select from private.budget_claims(v_row.tenant_id, v_row.project_id) c where c.blocked + c.committed + c.spent <> 0) then
    update public.projects p set budget_head_id = v_row.budget_head_id
    where p.tenant_id = v_row.tenant_id and p.id = v_row.project_id and p.budget_head_id is distinct from v_row.budget_head_id;
  end if;
end
$$;
comment on function private.proposal_after(public.workflow_instances, public.workflow_actions, uuid, text) is
  'State, number at submission, snapshot; the in-principle approval with its day and officer, and the budget head of the project.';

create function private.proposal_content(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select to_jsonb(x) - array['tenant_id', 'state', 'application_status', 'is_updatable', 'version', 'updated_at', 'updated_by']
  from public.proposals x where x.tenant_id = p_tenant_id and x.id = p_id
$$;
comment on function private.proposal_content(text, uuid) is 'The proposal as JSON, for snapshots.';

-- What the estimate made afterwards owes it -------------------------------------------------------------------------

create function private.approved_proposal(p_tenant_id text, p_project_id uuid) returns uuid
language sql stable security definer set search_path = ''
as $$
  select x.id from public.proposals x where x.tenant_id = p_tenant_id and x.project_id = p_project_id and x.application_status = 'ACTIVE'
$$;
comment on function private.approved_proposal(text, uuid) is 'The proposal of a project that is approved in principle; null for none.';

create function private.proposal_limit_errors(p_tenant_id text, p_project_id uuid, p_total numeric) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_row public.proposals;
  v_percent numeric := (private.setting(p_tenant_id, 'proposal.excess_percent') #>> '{}')::numeric;
begin
  select x.* into v_row from public.proposals x where x.tenant_id = p_tenant_id and x.project_id = p_project_id and x.application_status = 'ACTIVE';
  if v_row.id is null then
    return case when (private.setting(p_tenant_id, 'proposal.is_required') #>> '{}')::boolean then private.field_error('/project_id', 'PROPOSAL_REQUIRED') else '[]' end;
  end if;
  if p_total > v_row.amount + round(v_row.amount * v_percent / 100, 2) then
    return private.field_error('/lines', 'PROPOSAL_EXCEEDED', jsonb_build_object('total', p_total, 'amount', v_row.amount, 'percent', v_percent,
      'limit', v_row.amount + round(v_row.amount * v_percent / 100, 2), 'number', v_row.number));
  end if;
  return '[]';
end
$$;
comment on function private.proposal_limit_errors(text, uuid, numeric) is
  'PROPOSAL_REQUIRED where the agency asks for an approval in principle and there is none; PROPOSAL_EXCEEDED (params total, amount, percent, limit, number) when a first '
  'estimate passes the amount approved in principle by more than the agency allows (percent of it, to the paisa, half away from zero).';

-- Row-level security ------------------------------------------------------------------------------------------------

alter table public.proposals enable row level security;
create policy "proposals: staff read" on public.proposals for select to authenticated
  using (tenant_id = any ((select private.my_tenants('proposal:read'))::text[]));
create policy "workflow_instances: readers of proposals" on public.workflow_instances for select to authenticated
  using (document_type = 'proposal' and tenant_id = any ((select private.my_tenants('proposal:read'))::text[]));
create policy "workflow_history: readers of proposals" on public.workflow_history for select to authenticated
  using (document_type = 'proposal' and tenant_id = any ((select private.my_tenants('proposal:read'))::text[]));
create policy "document_snapshots: readers of proposals" on public.document_snapshots for select to authenticated
  using (document_type = 'proposal' and tenant_id = any ((select private.my_tenants('proposal:read'))::text[]));
grant select on public.proposals to authenticated;
grant execute on function public.save_proposal(text, jsonb, int), public.allow_proposal_overrun(text, uuid, text) to authenticated;
select private.audit('public.proposals');

insert into public.document_types (code, read_permission, before_hook, after_hook, name, local_names) values
  ('proposal', 'proposal:read', 'private.proposal_before', 'private.proposal_after', 'Estimate proposal', '{"or": "ଅଟକଳ ପ୍ରସ୍ତାବ", "hi": "प्राक्कलन प्रस्ताव"}');
insert into public.workflow_effects (document_type, code, is_unavoidable, is_checked, is_concluding, comes_after, ordinal, name, local_names) values
  ('proposal', 'OPEN', false, false, false, null, 1, 'First save of the draft', '{"or": "ଖସଡ଼ାର ପ୍ରଥମ ସଞ୍ଚୟ", "hi": "मसौदे का पहला सहेजना"}'),
  ('proposal', 'SUBMIT', true, false, false, null, 2, 'Submission: completeness and budget are checked, the number is given',
    '{"or": "ଦାଖଲ: ସମ୍ପୂର୍ଣ୍ଣତା ଓ ବଜେଟ ଯାଞ୍ଚ ହୁଏ, ନମ୍ବର ମିଳେ", "hi": "प्रस्तुति: पूर्णता और बजट जाँचे जाते हैं, संख्या मिलती है"}'),
  ('proposal', 'APPROVE_IN_PRINCIPLE', true, true, true, 'SUBMIT', 3, 'In-principle approval: budget is checked again',
    '{"or": "ନୀତିଗତ ଅନୁମୋଦନ: ବଜେଟ ପୁଣି ଯାଞ୍ଚ ହୁଏ", "hi": "सैद्धांतिक अनुमोदन: बजट फिर जाँचा जाता है"}');

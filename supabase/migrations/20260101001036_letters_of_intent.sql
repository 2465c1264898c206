-- Letters of intent: the award of a tender, told to the lowest bidder, checked, issued and accepted. Its acceptance drafts the orders.
-- Rule: planning.md section 4.9; programme.md D24.

create table public.letters_of_intent (
  tenant_id             text not null references public.tenants on delete restrict,
  id                    uuid not null default private.uuid_v7(),
  number                text,
  tender_id             uuid not null,
  bid_id                uuid not null,
  organisation_id       uuid not null,
  organisation_name     text not null,
  file_number           text not null check (length(btrim(file_number)) between 1 and 64),
  file_date             date not null,
  amount                public.money_inr not null check (amount > 0),
  negotiated_percentage public.percentage not null check (negotiated_percentage between -100 and 100),
  agreement_date        date not null,
  emd_amount            public.money_inr not null default 0,
  security_deposit      public.money_inr not null default 0 check (security_deposit >= 0),
  bank_guarantee        text check (length(bank_guarantee) <= 64),
  contract_period_days  int not null check (contract_period_days between 1 and 3650),
  defect_liability_days int not null check (defect_liability_days between 0 and 3650),
  officer_id            uuid not null,
  award_reason          text check (length(award_reason) <= 2000),
  approved_at           timestamptz,
  accept_by             date,
  accepted_at           timestamptz,
  declined_at           timestamptz,
  state                 text not null default 'START',
  application_status    text not null default 'INWORKFLOW',
  is_updatable          boolean not null default true,
  version               int not null default 1,
  created_at            timestamptz not null default now(),
  created_by            uuid not null,
  created_by_name       text not null,
  updated_at            timestamptz not null default now(),
  updated_by            uuid,
  primary key (tenant_id, id),
  constraint letters_of_intent_number_key unique (tenant_id, number),
  constraint letters_of_intent_bid_fkey foreign key (tenant_id, bid_id) references public.bids (tenant_id, id) on delete restrict,
  constraint letters_of_intent_tender_fkey foreign key (tenant_id, tender_id) references public.tenders (tenant_id, id) on delete restrict,
  constraint letters_of_intent_organisation_fkey foreign key (tenant_id, organisation_id) references public.organisations (tenant_id, id) on delete restrict,
  constraint letters_of_intent_officer_fkey foreign key (tenant_id, officer_id) references public.employees (tenant_id, id) on delete restrict
);
comment on table public.letters_of_intent is 'The letter that tells a bidder of the award. Its acceptance awards the tender and drafts the work orders. Rule: planning.md section 4.9.';
comment on column public.letters_of_intent.negotiated_percentage is 'Awarded amount above (+) or below (−) the estimate, computed; more than double the estimate cannot be awarded.';
comment on column public.letters_of_intent.organisation_id is 'The contractor.';
create unique index letters_of_intent_live_key on public.letters_of_intent (tenant_id, tender_id) where application_status <> 'INACTIVE';
create index letters_of_intent_tender_idx on public.letters_of_intent (tenant_id, tender_id);
create index letters_of_intent_bid_idx on public.letters_of_intent (tenant_id, bid_id);
create index letters_of_intent_organisation_idx on public.letters_of_intent (tenant_id, organisation_id);
create index letters_of_intent_officer_idx on public.letters_of_intent (tenant_id, officer_id);
create trigger tg_letters_of_intent__touch before update on public.letters_of_intent for each row execute function private.tg__touch();

create function private.letter_errors(p_tenant_id text, p_tender public.tenders, p_bid public.bids, p jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_today date := private.local_date(p_tenant_id);
  v_file date := private.try_date(p ->> 'file_date');
  v_agreed date := private.try_date(p ->> 'agreement_date');
  v_sanctioned date := (
    select max(s.sanctioned_on) from public.tender_estimates x
    join public.estimate_sanctions s on s.tenant_id = x.tenant_id and s.estimate_id = x.estimate_id and s.kind = 'ADMINISTRATIVE' and s.is_current
    where x.tenant_id = p_tenant_id and x.tender_id = p_tender.id);
  v_ties int := (select count(*) from private.lowest_bids(p_tenant_id, p_tender.id));
begin
  return case
      when p_bid.id is null then private.field_error('/bid_id', 'REQUIRED')
      when p_bid.id not in (select private.lowest_bids(p_tenant_id, p_tender.id)) then private.field_error('/bid_id', 'NOT_LOWEST_BID')
      when v_ties > 1 and private.text_of(p, 'award_reason') is null then private.field_error('/award_reason', 'TIE_NEEDS_REASON', jsonb_build_object('count', v_ties))
      when coalesce(p_bid.negotiated_amount, p_bid.amount) > 2 * p_tender.estimated_cost then private.field_error('/bid_id', 'OUT_OF_RANGE', '{"min": -100, "max": 100}')
      else '[]' end
    || private.text_errors(p, 'file_number', 1, 64, true) || private.text_errors(p, 'award_reason', 1, 2000, false) || private.text_errors(p, 'bank_guarantee', 1, 64, false)
    || case when private.text_of(p, 'file_date') is null then private.field_error('/file_date', 'REQUIRED')
      when v_file is null then private.field_error('/file_date', 'INVALID_DATE') when v_file > v_today then private.field_error('/file_date', 'FUTURE_DATE') else '[]' end
    || case when private.text_of(p, 'agreement_date') is null then private.field_error('/agreement_date', 'REQUIRED')
      when v_agreed is null then private.field_error('/agreement_date', 'INVALID_DATE')
      when v_agreed > v_today then private.field_error('/agreement_date', 'FUTURE_DATE')
      when v_agreed < v_sanctioned then private.field_error('/agreement_date', 'BEFORE_SANCTION', jsonb_build_object('date', v_sanctioned)) else '[]' end
    || private.decimal_errors('/security_deposit', p ->> 'security_deposit', 2, 999999999999.99)
    || private.whole_number_errors(p, 'contract_period_days', 1, 3650) || private.whole_number_errors(p, 'defect_liability_days', 0, 3650)
    || case when exists (
        select from public.employees e where e.tenant_id = p_tenant_id and e.id = private.try_uuid(p ->> 'officer_id') and e.is_active) then
        case when private.may_be_in_charge(p_tenant_id, private.try_uuid(p ->> 'officer_id')) then '[]'
          else private.field_error('/officer_id', 'MISSING_REQUIRED_ROLE', '{"role": "OFFICER_IN_CHARGE"}') end
      else private.field_error('/officer_id', 'REQUIRED') end;
end
$$;
comment on function private.letter_errors(text, public.tenders, public.bids, jsonb) is
  'Every field error of a letter of intent: the lowest bid, a reason when several tie, an agreement between the administrative sanction and today.';

create function public.save_letter_of_intent(p_tenant_id text, p_letter jsonb, p_expected_version int default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_id uuid := private.try_uuid(p_letter ->> 'id');
  v_old public.letters_of_intent;
  v_bid public.bids;
  v_tender public.tenders;
  v_name text;
  v_amount numeric;
  v_version int;
begin
  perform private.require_permission(p_tenant_id, 'tender:create');
  select l.* into v_old from public.letters_of_intent l where l.tenant_id = p_tenant_id and l.id = v_id;
  if v_old.id is null and p_expected_version is not null then
    perform private.fail(404, 'PAPER_NOT_FOUND', jsonb_build_object('id', v_id), 'There is no such letter.');
  end if;
  if v_old.id is not null and p_expected_version is null then perform private.fail_fields(private.field_error('/expected_version', 'REQUIRED')); end if;
  select b.* into v_bid from public.bids b where b.tenant_id = p_tenant_id and b.id = coalesce(v_old.bid_id, private.try_uuid(p_letter ->> 'bid_id'));
  select t.* into v_tender from public.tenders t where t.tenant_id = p_tenant_id and t.id = coalesce(v_old.tender_id, v_bid.tender_id) for update;
  if v_tender.stage is distinct from 'RECOMMENDED' then
    perform private.fail(409, 'ACTION_NOT_OFFERED', jsonb_build_object('state', v_tender.state), 'The evaluation of the tender is not concluded.');
  end if;
  if v_old.id is null and exists (
    select from public.letters_of_intent l where l.tenant_id = p_tenant_id and l.tender_id = v_tender.id and l.application_status <> 'INACTIVE') then
    perform private.fail(409, 'LETTER_EXISTS', '{}', 'The tender has a letter of intent.');
  end if;
  perform private.fail_fields(private.letter_errors(p_tenant_id, v_tender, v_bid, p_letter));
  v_amount := coalesce(v_bid.negotiated_amount, v_bid.amount);
  select x.organisation_name into v_name from public.tender_interests x
  where x.tenant_id = p_tenant_id and x.tender_id = v_tender.id and x.organisation_id = v_bid.organisation_id;
  if v_old.id is null then
    v_id := coalesce(v_id, private.uuid_v7());
    insert into public.letters_of_intent (tenant_id, id, tender_id, bid_id, organisation_id, organisation_name, file_number, file_date, amount, negotiated_percentage,
      agreement_date, emd_amount, contract_period_days, defect_liability_days, officer_id, version, created_by, created_by_name, updated_by)
    values (p_tenant_id, v_id, v_tender.id, v_bid.id, v_bid.organisation_id, v_name, btrim(p_letter ->> 'file_number'), (p_letter ->> 'file_date')::date, v_amount, 0,
      (p_letter ->> 'agreement_date')::date, v_tender.emd_amount, v_tender.completion_days, v_tender.defect_liability_days, (p_letter ->> 'officer_id')::uuid, 0,
      v_user, (select u.name from public.user_profiles u where u.id = v_user), v_user);
    perform private.open_paper(p_tenant_id, 'letter_of_intent', v_id, 'LETTER_OF_INTENT', v_user,
      jsonb_build_object('title', v_tender.name || ' · ' || v_name, 'amount', v_amount, 'organisation_id', v_bid.organisation_id));
    select l.version into v_version from public.letters_of_intent l where l.tenant_id = p_tenant_id and l.id = v_id;
  else
    v_version := private.touch_paper(p_tenant_id, 'letter_of_intent', v_id, p_expected_version, v_user, jsonb_build_object('amount', v_amount));
  end if;
  update public.letters_of_intent l set file_number = btrim(p_letter ->> 'file_number'), file_date = (p_letter ->> 'file_date')::date, amount = v_amount,
    negotiated_percentage = round((v_amount - v_tender.estimated_cost) * 100 / v_tender.estimated_cost, 4), agreement_date = (p_letter ->> 'agreement_date')::date,
    security_deposit = coalesce(private.try_numeric(p_letter ->> 'security_deposit'), 0), bank_guarantee = private.text_of(p_letter, 'bank_guarantee'),
    contract_period_days = coalesce(private.text_of(p_letter, 'contract_period_days')::int, v_tender.completion_days),
    defect_liability_days = coalesce(private.text_of(p_letter, 'defect_liability_days')::int, v_tender.defect_liability_days),
    officer_id = (p_letter ->> 'officer_id')::uuid, award_reason = private.text_of(p_letter, 'award_reason'), version = v_version
  where l.tenant_id = p_tenant_id and l.id = v_id;
  return (select jsonb_build_object('id', l.id, 'number', l.number, 'state', l.state, 'version', l.version, 'amount', l.amount, 'negotiated_percentage', l.negotiated_percentage)
    from public.letters_of_intent l where l.tenant_id = p_tenant_id and l.id = v_id);
end
$$;
comment on function public.save_letter_of_intent(text, jsonb, int) is
  'Draws up the letter of intent to the lowest bidder of a concluded tender, or corrects one. Keys bid_id, file_number, file_date, agreement_date, security_deposit, '
  'bank_guarantee, contract_period_days, defect_liability_days, officer_id, award_reason (when bids tie). Amount and percentage are computed. Answers {id, number, state, '
  'version, amount, negotiated_percentage}. NOT_PERMITTED (403), PAPER_NOT_FOUND (404), LETTER_EXISTS, ACTION_NOT_OFFERED, STALE_VERSION (409), field errors. Needs tender:create.';

create function private.letter_of_intent_before(p_instance public.workflow_instances, p_action public.workflow_actions) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_letter public.letters_of_intent;
begin
  select l.* into strict v_letter from public.letters_of_intent l where l.tenant_id = p_instance.tenant_id and l.id = p_instance.document_id;
  -- Late acceptance holds until the letter lapses; it cannot lapse before its day.
  if p_action.effect = 'LAPSE' and v_letter.accept_by >= private.local_date(p_instance.tenant_id) then
    perform private.fail(409, 'LETTER_NOT_DUE', jsonb_build_object('date', v_letter.accept_by), 'The contractor still has time to accept.');
  end if;
end
$$;
comment on function private.letter_of_intent_before(public.workflow_instances, public.workflow_actions) is 'A letter lapses only after its day of acceptance (LETTER_NOT_DUE, 409).';

insert into public.notification_kinds (code, ordinal, permission, in_app, email, has_email, is_digest, is_mandatory) values
  ('LETTER_ISSUED', 26, 'bid:submit', true, true, true, false, false),
  ('LETTER_LAPSED', 27, 'bid:submit', true, true, true, false, false);

create function private.letter_of_intent_after(p_instance public.workflow_instances, p_action public.workflow_actions, p_actor uuid, p_comment text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_letter public.letters_of_intent;
begin
  update public.letters_of_intent l set state = p_instance.state, application_status = p_instance.application_status, version = p_instance.version,
    is_updatable = (select s.is_updatable from public.workflow_states s where s.tenant_id = p_instance.service_tenant_id and s.id = p_instance.state_id),
    number = coalesce(l.number, private.next_number(p_instance.tenant_id, 'letter_of_intent')),
    approved_at = case when p_action.effect = 'APPROVE' then now() else l.approved_at end,
    accept_by = case when p_action.effect = 'APPROVE'
      then private.local_date(p_instance.tenant_id) + (private.setting(p_instance.tenant_id, 'tender.acceptance_days') #>> '{}')::int else l.accept_by end,
    accepted_at = case when p_action.effect = 'ACCEPT' then now() else l.accepted_at end,
    declined_at = case when p_action.effect in ('DECLINE', 'LAPSE') then now() else l.declined_at end
  where l.tenant_id = p_instance.tenant_id and l.id = p_instance.document_id returning l.* into v_letter;
  update public.workflow_instances i set number = v_letter.number
  where i.tenant_id = p_instance.tenant_id and i.document_type = 'letter_of_intent' and i.document_id = v_letter.id;
  perform private.take_snapshot(p_instance, p_action, p_actor, 'private.letter_of_intent_content');
  if p_action.effect in ('APPROVE', 'LAPSE') then
    perform private.notify(v_letter.tenant_id, w, case p_action.effect when 'APPROVE' then 'LETTER_ISSUED' else 'LETTER_LAPSED' end,
      jsonb_build_object('number', v_letter.number, 'title', (
          select t.name from public.tenders t where t.tenant_id = v_letter.tenant_id and t.id = v_letter.tender_id),
        'organisation', v_letter.organisation_name, 'amount', v_letter.amount::text, 'due', v_letter.accept_by),
      'letter_of_intent', v_letter.id, case p_action.effect when 'APPROVE' then 'letter_issued' else 'letter_lapsed' end)
    from private.people_of_organisation(v_letter.tenant_id, v_letter.organisation_id, 'bid:submit') w;
  end if;
  if p_action.effect = 'ACCEPT' then
    perform private.transition_as_system(v_letter.tenant_id, 'tender', v_letter.tender_id, 'AWARD', v_letter.number);
    perform private.draft_awarded_orders(v_letter.tenant_id, v_letter.id);
  end if;
end
$$;
comment on function private.letter_of_intent_after(public.workflow_instances, public.workflow_actions, uuid, text) is
  'State, number, days; the contractor''s acceptance awards the tender and drafts a work order for each estimate of the package.';

create function private.letter_of_intent_content(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select to_jsonb(l) - array['tenant_id', 'state', 'application_status', 'is_updatable', 'version', 'updated_at', 'updated_by']
  from public.letters_of_intent l where l.tenant_id = p_tenant_id and l.id = p_id
$$;
comment on function private.letter_of_intent_content(text, uuid) is 'The letter as JSON, for snapshots.';

create function private.awarded_lines(p_tenant_id text, p_letter_id uuid)
returns table (estimate_id uuid, estimate_line_id uuid, quantity numeric, rate numeric, amount numeric)
language sql stable security definer set search_path = ''
as $$
  select t.estimate_id, t.estimate_line_id, t.quantity, coalesce(x.negotiated_rate, x.rate), coalesce(x.negotiated_amount, x.amount)
  from public.letters_of_intent l
  join public.bid_lines x on x.tenant_id = l.tenant_id and x.bid_id = l.bid_id
  join public.tender_lines t on t.tenant_id = x.tenant_id and t.id = x.tender_line_id
  where l.tenant_id = p_tenant_id and l.id = p_letter_id order by t.ordinal
$$;
comment on function private.awarded_lines(text, uuid) is 'What a letter of intent awards: for each estimate line the agreed rate, rupees per unit, and amount.';

create function private.awarded_rates(p_tenant_id text, p_letter_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$ select coalesce(jsonb_object_agg(a.estimate_line_id, a.rate), '{}') from private.awarded_lines(p_tenant_id, p_letter_id) a $$;
comment on function private.awarded_rates(text, uuid) is 'The agreed rates of a letter, {estimate line id: rupees per unit}, for the orders that follow it.';

create function private.draft_awarded_orders(p_tenant_id text, p_letter_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_letter public.letters_of_intent;
  v_actor uuid;
  v_estimate uuid;
  v_is_first boolean := true;
begin
  select l.* into strict v_letter from public.letters_of_intent l where l.tenant_id = p_tenant_id and l.id = p_letter_id;
  -- The drafts are those of who wrote the letter, else of somebody whose work orders are; without any such person they are made by hand.
  v_actor := case when private.can_act(v_letter.created_by, p_tenant_id, array['WORK_ORDER_CREATOR']) then v_letter.created_by
    else (select w.user_id from private.people_with_roles(p_tenant_id, array['WORK_ORDER_CREATOR']) w limit 1) end;
  if v_actor is null then return; end if;
  for v_estimate in
    select x.estimate_id from public.tender_estimates x where x.tenant_id = p_tenant_id and x.tender_id = v_letter.tender_id order by x.ordinal
  loop
    -- One deposit for the package: it stands in the first of its orders.
    perform private.write_work_order(p_tenant_id, jsonb_build_object('estimate_id', v_estimate, 'organisation_id', v_letter.organisation_id,
      'agency_role_code', 'CONTRACTOR', 'officer_id', v_letter.officer_id, 'completion_days', v_letter.contract_period_days,
      'security_deposit', case when v_is_first then v_letter.security_deposit else 0 end, 'defect_liability_days', v_letter.defect_liability_days),
      null, v_actor, v_letter.id, private.awarded_rates(p_tenant_id, v_letter.id));
    v_is_first := false;
  end loop;
end
$$;
comment on function private.draft_awarded_orders(text, uuid) is 'A draft work order for each estimate of the awarded package, at the awarded rates (private.awarded_lines).';

create function public.bidder_letters(p_tenant_id text, p_organisation_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_bidder(p_tenant_id, p_organisation_id);
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'number', l.number, 'tender_id', l.tender_id, 'tender_number', t.number, 'tender_name', t.name,
      'amount', l.amount, 'negotiated_percentage', l.negotiated_percentage, 'file_number', l.file_number, 'file_date', l.file_date, 'agreement_date', l.agreement_date,
      'security_deposit', l.security_deposit, 'contract_period_days', l.contract_period_days, 'defect_liability_days', l.defect_liability_days,
      'accept_by', l.accept_by, 'accepted_at', l.accepted_at, 'declined_at', l.declined_at, 'state', l.state, 'version', l.version,
      'application_status', l.application_status) order by l.approved_at desc), '[]')
    from public.letters_of_intent l join public.tenders t on t.tenant_id = l.tenant_id and t.id = l.tender_id
    where l.tenant_id = p_tenant_id and l.organisation_id = p_organisation_id and l.approved_at is not null);
end
$$;
comment on function public.bidder_letters(text, uuid) is 'Letters of intent that were issued to an organisation, for its bidders. Needs bid:submit.';

create function private.my_letters() returns uuid[]
language sql stable security definer set search_path = ''
as $$
  select coalesce(array_agg(l.id), '{}') from public.letters_of_intent l
  where l.approved_at is not null and l.organisation_id = any ((select private.my_organisations('letter:read'))::uuid[])
$$;
comment on function private.my_letters() is 'Issued letters of the organisations for which the caller may read letters.';

create function public.letter_officers(p_tenant_id text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_permission(p_tenant_id, 'tender:create');
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'name', e.name, 'local_names', e.local_names, 'designation_code', (
      select a.designation_code from public.employee_assignments a
      where a.tenant_id = e.tenant_id and a.employee_id = e.id and a.from_on <= current_date and (a.to_on is null or a.to_on >= current_date)
      order by a.from_on desc limit 1)) order by e.name), '[]')
    from public.employees e where e.tenant_id = p_tenant_id and e.is_active and private.may_be_in_charge(p_tenant_id, e.id));
end
$$;
comment on function public.letter_officers(text) is 'Employees who may be in charge of works, by name and designation: a letter of intent names one. Needs tender:create.';

-- Row-level security ------------------------------------------------------------------------------------------------

alter table public.letters_of_intent enable row level security;
create policy "letters_of_intent: staff read" on public.letters_of_intent for select to authenticated
  using (tenant_id = any ((select private.my_tenants('letter:read'))::text[]));
create policy "letters_of_intent: organisations read own" on public.letters_of_intent for select to authenticated
  using (approved_at is not null and organisation_id = any ((select private.my_organisations('letter:read'))::uuid[]));
create policy "workflow_instances: readers of letters of intent" on public.workflow_instances for select to authenticated
  using (document_type = 'letter_of_intent' and tenant_id = any ((select private.my_tenants('letter:read'))::text[]));
create policy "workflow_history: readers of letters of intent" on public.workflow_history for select to authenticated
  using (document_type = 'letter_of_intent' and tenant_id = any ((select private.my_tenants('letter:read'))::text[]));
create policy "document_snapshots: readers of letters of intent" on public.document_snapshots for select to authenticated
  using (document_type = 'letter_of_intent' and tenant_id = any ((select private.my_tenants('letter:read'))::text[]));
-- Its contractor sees the letter, and how it came about, once it is issued.
create policy "workflow_instances: contractors read issued letters" on public.workflow_instances for select to authenticated
  using (document_type = 'letter_of_intent' and organisation_id = any ((select private.my_organisations('letter:read'))::uuid[])
    and document_id = any ((select private.my_letters())::uuid[]));
create policy "workflow_history: contractors read issued letters" on public.workflow_history for select to authenticated
  using (document_type = 'letter_of_intent' and document_id = any ((select private.my_letters())::uuid[]));
grant execute on function private.my_letters() to authenticated;
grant select on public.letters_of_intent to authenticated;
grant execute on function public.save_letter_of_intent(text, jsonb, int), public.bidder_letters(text, uuid),
  public.letter_officers(text) to authenticated;
select private.audit('public.letters_of_intent');

insert into public.document_types (code, read_permission, before_hook, after_hook, name, local_names) values
  ('letter_of_intent', 'letter:read', 'private.letter_of_intent_before', 'private.letter_of_intent_after', 'Letter of intent', '{"or": "ଆଶୟ ପତ୍ର", "hi": "आशय पत्र"}');
insert into public.workflow_effects (document_type, code, is_required, is_unavoidable, is_checked, is_concluding, comes_after, ordinal, name, local_names) values
  ('letter_of_intent', 'OPEN', true, false, false, false, null, 1, 'First save: the number is given', '{"or": "ପ୍ରଥମ ସଞ୍ଚୟ: ନମ୍ବର ମିଳେ", "hi": "पहला सहेजना: संख्या मिलती है"}'),
  ('letter_of_intent', 'APPROVE', true, true, true, false, null, 2, 'Issue to the contractor', '{"or": "ଠିକାଦାରଙ୍କୁ ଜାରି", "hi": "ठेकेदार को जारी"}'),
  ('letter_of_intent', 'ACCEPT', true, true, false, true, 'APPROVE', 3, 'Acceptance: the tender is awarded, work orders are drafted',
    '{"or": "ଗ୍ରହଣ: ଟେଣ୍ଡର ପ୍ରଦାନ ହୁଏ, କାର୍ଯ୍ୟାଦେଶର ଖସଡ଼ା ହୁଏ", "hi": "स्वीकृति: निविदा दी जाती है, कार्यादेश का मसौदा बनता है"}'),
  ('letter_of_intent', 'DECLINE', false, false, false, false, 'APPROVE', 4, 'Refusal: the next bidder comes in question', '{"or": "ଅସ୍ୱୀକାର: ପରବର୍ତ୍ତୀ ଦରଦାତା", "hi": "इनकार: अगला बोलीदाता"}'),
  ('letter_of_intent', 'LAPSE', false, false, true, false, 'APPROVE', 5, 'The day of acceptance has passed', '{"or": "ଗ୍ରହଣର ଦିନ ପାର ହୋଇଛି", "hi": "स्वीकृति का दिन बीत गया"}');

-- Securities of bidders: earnest money, bid securities and performance guarantees, from receipt to release or forfeit, with reminders
-- before they end; and the tender as its page asks for it.

create table public.tender_securities (
  tenant_id       text not null,
  id              uuid not null default private.uuid_v7(),
  tender_id       uuid not null,
  organisation_id uuid not null,
  kind            text not null check (kind in ('EMD', 'BID_SECURITY', 'PERFORMANCE_GUARANTEE')),
  instrument      text not null check (instrument in ('DEMAND_DRAFT', 'BANK_GUARANTEE', 'FIXED_DEPOSIT', 'ONLINE')),
  number          text not null check (length(btrim(number)) between 1 and 64),
  bank            text check (length(bank) <= 100),
  amount          public.money_inr not null check (amount > 0),
  valid_until     date,
  status          text not null default 'HELD' check (status in ('HELD', 'RELEASED', 'FORFEITED')),
  recorded_by     uuid,
  recorded_by_name text not null,
  recorded_at     timestamptz not null default now(),
  decided_by      uuid,
  decided_by_name text,
  decided_at      timestamptz,
  decision_reason text check (length(decision_reason) <= 1000),
  reminded_on     date,
  primary key (tenant_id, id),
  constraint tender_securities_interest_fkey foreign key (tenant_id, tender_id, organisation_id)
    references public.tender_interests (tenant_id, tender_id, organisation_id) on delete restrict,
  constraint tender_securities_decision_check check ((status = 'HELD') = (decided_at is null) and (status = 'HELD' or length(btrim(decision_reason)) > 0))
);
comment on table public.tender_securities is 'Earnest money, bid securities and performance guarantees, from receipt to release or forfeit.';
create index tender_securities_tender_idx on public.tender_securities (tenant_id, tender_id, organisation_id);
create index tender_securities_expiry_idx on public.tender_securities (valid_until) where status = 'HELD';

create function public.record_security(p_tenant_id text, p_security jsonb) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_id uuid := private.uuid_v7();
  v_until date := private.try_date(p_security ->> 'valid_until');
  v_amount numeric := private.try_numeric(p_security ->> 'amount');
begin
  perform private.require_permission(p_tenant_id, 'tender:evaluate');
  perform private.fail_fields(
    case when coalesce(p_security ->> 'kind', '') not in ('EMD', 'BID_SECURITY', 'PERFORMANCE_GUARANTEE') then private.field_error('/kind', 'REQUIRED') else '[]' end
    || case when coalesce(p_security ->> 'instrument', '') not in ('DEMAND_DRAFT', 'BANK_GUARANTEE', 'FIXED_DEPOSIT', 'ONLINE') then private.field_error('/instrument', 'REQUIRED') else '[]' end
    || private.text_errors(p_security, 'number', 1, 64, true) || private.text_errors(p_security, 'bank', 1, 100, p_security ->> 'instrument' <> 'ONLINE')
    || case when v_amount is null or v_amount <= 0 then private.field_error('/amount', 'REQUIRED') else private.decimal_errors('/amount', p_security ->> 'amount', 2, 99999999999.99) end
    || case when p_security ->> 'instrument' in ('BANK_GUARANTEE', 'FIXED_DEPOSIT') and v_until is null then private.field_error('/valid_until', 'REQUIRED')
      when v_until < private.local_date(p_tenant_id) then private.field_error('/valid_until', 'SECURITY_TOO_SHORT', jsonb_build_object('date', private.local_date(p_tenant_id)))
      else '[]' end
    || case when exists (
        select from public.tender_interests x where x.tenant_id = p_tenant_id and x.tender_id = private.try_uuid(p_security ->> 'tender_id')
          and x.organisation_id = private.try_uuid(p_security ->> 'organisation_id')) then '[]' else private.field_error('/organisation_id', 'REQUIRED') end);
  insert into public.tender_securities (tenant_id, id, tender_id, organisation_id, kind, instrument, number, bank, amount, valid_until, recorded_by, recorded_by_name)
  values (p_tenant_id, v_id, (p_security ->> 'tender_id')::uuid, (p_security ->> 'organisation_id')::uuid, p_security ->> 'kind', p_security ->> 'instrument',
    btrim(p_security ->> 'number'), private.text_of(p_security, 'bank'), v_amount, v_until, v_user, (select u.name from public.user_profiles u where u.id = v_user));
  return v_id;
end
$$;
comment on function public.record_security(text, jsonb) is
  'Records a security that a bidder gave: tender_id, organisation_id, kind (EMD, BID_SECURITY, PERFORMANCE_GUARANTEE), instrument, number, bank, amount, valid_until. '
  'Answers its id. NOT_PERMITTED (403), field errors. Needs tender:evaluate.';

create function public.decide_security(p_tenant_id text, p_id uuid, p_status text, p_reason text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_row public.tender_securities;
begin
  perform private.require_permission(p_tenant_id, 'tender:evaluate');
  select s.* into v_row from public.tender_securities s where s.tenant_id = p_tenant_id and s.id = p_id for update;
  if v_row.id is null then perform private.fail(404, 'NOT_FOUND', '{}', 'There is no such security.'); end if;
  if v_row.status <> 'HELD' then perform private.fail(409, 'CONFLICT', jsonb_build_object('status', v_row.status), 'This security was released or forfeited already.'); end if;
  if v_row.recorded_by = v_user then perform private.fail(403, 'MAKER_CHECKER', '{}', 'Who recorded a security does not decide on it.'); end if;
  perform private.fail_fields(case when coalesce(p_status, '') not in ('RELEASED', 'FORFEITED') then private.field_error('/status', 'OUT_OF_RANGE') else '[]' end
    || case when nullif(btrim(p_reason), '') is null then private.field_error('/reason', 'COMMENT_REQUIRED')
      when char_length(p_reason) > 1000 then private.field_error('/reason', 'TOO_LONG', '{"max": 1000}') else '[]' end);
  update public.tender_securities s set status = p_status, decision_reason = btrim(p_reason), decided_by = v_user, decided_at = now(),
    decided_by_name = (select u.name from public.user_profiles u where u.id = v_user)
  where s.tenant_id = p_tenant_id and s.id = p_id;
end
$$;
comment on function public.decide_security(text, uuid, text, text) is
  'Releases or forfeits a security that is held, with a reason. NOT_PERMITTED, MAKER_CHECKER (403), NOT_FOUND (404), CONFLICT (409), field errors. Needs tender:evaluate.';

insert into public.notification_kinds (code, ordinal, permission, in_app, email, has_email, is_digest, is_mandatory) values
  ('SECURITY_EXPIRES', 28, 'tender:evaluate', true, true, true, false, false);

create function public.remind_expiring_securities() returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_row record;
  v_count int := 0;
begin
  for v_row in
    select s.*, t.number as tender_number, x.organisation_name
    from public.tender_securities s
    join public.tenders t on t.tenant_id = s.tenant_id and t.id = s.tender_id
    join public.tender_interests x on x.tenant_id = s.tenant_id and x.tender_id = s.tender_id and x.organisation_id = s.organisation_id
    where s.status = 'HELD' and s.valid_until <= current_date + 366
      and s.valid_until <= private.local_date(s.tenant_id) + (private.setting(s.tenant_id, 'tender.security_reminder_days') #>> '{}')::int
      -- Once when the time begins, and once more in its last week.
      and (s.reminded_on is null or s.reminded_on < s.valid_until - 7 and s.valid_until <= private.local_date(s.tenant_id) + 7)
    order by s.valid_until limit 100 for update of s skip locked
  loop
    perform private.notify(v_row.tenant_id, w, 'SECURITY_EXPIRES', jsonb_build_object('number', v_row.tender_number, 'title', v_row.organisation_name,
      'security', v_row.number, 'date', v_row.valid_until), 'tender', v_row.tender_id, 'security_expires')
    from private.people_with_permission(v_row.tenant_id, 'tender:evaluate') w;
    update public.tender_securities s set reminded_on = private.local_date(v_row.tenant_id) where s.tenant_id = v_row.tenant_id and s.id = v_row.id;
    v_count := v_count + 1;
  end loop;
  return v_count;
end
$$;
comment on function public.remind_expiring_securities() is 'Tells the evaluators of securities that are held and end soon (tender.security_reminder_days). Answers how many. Run by the dispatcher.';

-- What the pages ask ------------------------------------------------------------------------------------------------

create function public.get_tender(p_tenant_id text, p_id uuid) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
begin
  return (select to_jsonb(t) || private.paper_trail(t.tenant_id, 'tender', t.id) || private.paper_versions(t.tenant_id, 'tender', t.id) || jsonb_build_object(
    'server_time', now(),
    'estimates', (
      select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'number', e.number, 'name', e.name, 'payable_total', e.payable_total, 'project_id', e.project_id,
        'project_number', p.number, 'project_name', p.name, 'ward_code', p.ward_code) order by x.ordinal), '[]')
      from public.tender_estimates x
      join public.estimates e on e.tenant_id = x.tenant_id and e.id = x.estimate_id
      join public.projects p on p.tenant_id = e.tenant_id and p.id = e.project_id
      where x.tenant_id = t.tenant_id and x.tender_id = t.id),
    'lines', (
      select coalesce(jsonb_agg(to_jsonb(l) - array['tenant_id', 'tender_id'] order by l.ordinal), '[]')
      from public.tender_lines l where l.tenant_id = t.tenant_id and l.tender_id = t.id),
    'criteria', (
      select coalesce(jsonb_agg(to_jsonb(c) - array['tenant_id', 'tender_id'] order by c.ordinal), '[]')
      from public.tender_criteria c where c.tenant_id = t.tenant_id and c.tender_id = t.id),
    'interests', (
      select coalesce(jsonb_agg(jsonb_build_object('organisation_id', x.organisation_id, 'organisation_name', x.organisation_name, 'registered_at', x.registered_at,
        'registered_by_name', x.registered_by_name) order by x.registered_at), '[]')
      from public.tender_interests x where x.tenant_id = t.tenant_id and x.tender_id = t.id),
    'openings', (
      select coalesce(jsonb_agg(jsonb_build_object('envelope', o.envelope, 'officer_id', o.officer_id, 'officer_name', o.officer_name, 'at', o.at) order by o.at), '[]')
      from public.tender_openings o where o.tenant_id = t.tenant_id and o.tender_id = t.id),
    'bids', (
      select coalesce(jsonb_agg(to_jsonb(b) - array['tenant_id', 'tender_id', 'submitted_by', 'judged_by'] || jsonb_build_object(
        'organisation_name', x.organisation_name, 'judgements', (
          select coalesce(jsonb_agg(jsonb_build_object('criterion_id', j.criterion_id, 'is_met', j.is_met, 'remark', j.remark)), '[]')
          from public.bid_judgements j where j.tenant_id = b.tenant_id and j.bid_id = b.id)) order by b.amount nulls last, x.organisation_name), '[]')
      from public.bids b join public.tender_interests x on x.tenant_id = b.tenant_id and x.tender_id = b.tender_id and x.organisation_id = b.organisation_id
      where b.tenant_id = t.tenant_id and b.tender_id = t.id),
    'securities', (
      select coalesce(jsonb_agg(to_jsonb(s) - array['tenant_id', 'tender_id', 'recorded_by', 'decided_by'] || jsonb_build_object('organisation_name', x.organisation_name)
        order by s.recorded_at, s.id), '[]')
      from public.tender_securities s
      join public.tender_interests x on x.tenant_id = s.tenant_id and x.tender_id = s.tender_id and x.organisation_id = s.organisation_id
      where s.tenant_id = t.tenant_id and s.tender_id = t.id),
    'letters', (
      select coalesce(jsonb_agg(to_jsonb(l) - array['tenant_id', 'tender_id', 'created_by', 'updated_by'] || jsonb_build_object('officer_name', (
        select e.name from public.employees e where e.tenant_id = l.tenant_id and e.id = l.officer_id)) order by l.created_at desc), '[]')
      from public.letters_of_intent l where l.tenant_id = t.tenant_id and l.tender_id = t.id),
    'statement', public.get_comparative_statement(t.tenant_id, t.id))
  from public.tenders t where t.tenant_id = p_tenant_id and t.id = p_id);
end
$$;
comment on function public.get_tender(text, uuid) is
  'A tender with package, lines, criteria, interests, openings, what was opened of its bids, securities, letters, comparative statement, workflow, history, files and '
  'versions; null when there is none to see.';

-- Row-level security ------------------------------------------------------------------------------------------------

alter table public.tender_securities enable row level security;
create policy "tender_securities: staff read" on public.tender_securities for select to authenticated
  using (tenant_id = any ((select private.my_tenants('tender:read'))::text[]));
grant select on public.tender_securities to authenticated;
grant execute on function public.record_security(text, jsonb), public.decide_security(text, uuid, text, text), public.get_tender(text, uuid) to authenticated;
grant execute on function public.remind_expiring_securities() to service_role;
select private.audit('public.tender_securities');

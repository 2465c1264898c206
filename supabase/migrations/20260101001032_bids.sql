-- Bids, sealed until their opening. What a bidder writes goes, encrypted, into a table that no API role can read; the key
-- lies in another such table and is used by one function only, which asks for the opening time and for different officers.
-- Before the opening nobody reads a bid: not its bidder, not the agency, not the service role. What stays visible is the
-- fact, to its bidder, with a hash. Rule: issue 4, item 4.

create table public.tender_interests (
  tenant_id         text not null,
  tender_id         uuid not null,
  organisation_id   uuid not null,
  organisation_name text not null,
  registered_by     uuid not null,
  registered_by_name text not null,
  registered_at     timestamptz not null default now(),
  primary key (tenant_id, tender_id, organisation_id),
  constraint tender_interests_tender_fkey foreign key (tenant_id, tender_id) references public.tenders (tenant_id, id) on delete restrict,
  constraint tender_interests_organisation_fkey foreign key (tenant_id, organisation_id) references public.organisations (tenant_id, id) on delete restrict
);
comment on column public.tender_interests.organisation_name is 'As it was called when it registered.';
comment on table public.tender_interests is 'Organisations that registered for a tender, by their own login.';
create index tender_interests_organisation_idx on public.tender_interests (tenant_id, organisation_id);

create table public.bids (
  tenant_id         text not null,
  id                uuid not null default private.uuid_v7(),
  tender_id         uuid not null,
  organisation_id   uuid not null,
  status            text not null default 'SUBMITTED' check (status in ('SUBMITTED', 'WITHDRAWN', 'OPENED', 'RETURNED')),
  submitted_at      timestamptz not null,
  submitted_by      uuid not null,
  submission_count  int not null default 1,
  receipt_hash      text not null check (receipt_hash ~ '^[0-9a-f]{64}$'),
  withdrawn_at      timestamptz,
  opened_at         timestamptz,
  is_intact         boolean,
  answers           jsonb,
  is_responsive     boolean,
  judgement         text check (length(judgement) <= 2000),
  judged_by         uuid,
  judged_by_name    text,
  judged_at         timestamptz,
  prices_opened_at  timestamptz,
  quoted_amount     public.money_inr,
  amount            public.money_inr,
  rebate_percentage public.percentage check (rebate_percentage > 0 and rebate_percentage < 100),
  negotiated_amount public.money_inr,
  negotiation_note  text check (length(negotiation_note) <= 2000),
  negotiated_by_name text,
  negotiated_at     timestamptz,
  primary key (tenant_id, id),
  constraint bids_organisation_key unique (tenant_id, tender_id, organisation_id),
  constraint bids_interest_fkey foreign key (tenant_id, tender_id, organisation_id)
    references public.tender_interests (tenant_id, tender_id, organisation_id) on delete restrict,
  constraint bids_sealed_check check (opened_at is not null or (answers is null and is_responsive is null and quoted_amount is null and amount is null)),
  constraint bids_prices_check check (prices_opened_at is not null or (quoted_amount is null and amount is null)),
  constraint bids_reasons_check check (is_responsive is not false or length(btrim(judgement)) > 0)
);
comment on table public.bids is 'A bid of an organisation. Before the opening it holds the fact and the hash; what was sealed comes at the openings.';
comment on column public.bids.receipt_hash is 'SHA-256 of a nonce, the technical and the financial content. The bidder alone has the nonce: the hash tells nothing about the amounts.';
comment on column public.bids.is_intact is 'At the opening the content gave the hash of the receipt again.';
comment on column public.bids.quoted_amount is 'The total that the bidder wrote.';
comment on column public.bids.amount is 'Sum of round(rate × quantity, 2): what counts where the bidder calculated otherwise.';
create index bids_organisation_idx on public.bids (tenant_id, organisation_id);

create table public.bid_lines (
  tenant_id       text not null,
  bid_id          uuid not null,
  tender_line_id  uuid not null,
  rate            public.rate_inr not null check (rate >= 0),
  quoted_amount   public.money_inr,
  amount          public.money_inr not null,
  negotiated_rate public.rate_inr,
  negotiated_amount public.money_inr,
  primary key (tenant_id, bid_id, tender_line_id),
  constraint bid_lines_bid_fkey foreign key (tenant_id, bid_id) references public.bids (tenant_id, id) on delete restrict,
  constraint bid_lines_line_fkey foreign key (tenant_id, tender_line_id) references public.tender_lines (tenant_id, id) on delete restrict
);
comment on table public.bid_lines is 'Rates of a bid, written at the financial opening.';
create index bid_lines_line_idx on public.bid_lines (tenant_id, tender_line_id);

create table public.bid_judgements (
  tenant_id    text not null,
  bid_id       uuid not null,
  criterion_id uuid not null,
  is_met       boolean not null,
  remark       text check (length(remark) <= 1000),
  primary key (tenant_id, bid_id, criterion_id),
  constraint bid_judgements_bid_fkey foreign key (tenant_id, bid_id) references public.bids (tenant_id, id) on delete cascade,
  constraint bid_judgements_criterion_fkey foreign key (tenant_id, criterion_id) references public.tender_criteria (tenant_id, id) on delete restrict
);
comment on table public.bid_judgements is 'How the evaluators found a bid on each criterion.';
create index bid_judgements_criterion_idx on public.bid_judgements (tenant_id, criterion_id);

create table public.tender_openings (
  tenant_id    text not null,
  tender_id    uuid not null,
  envelope     text not null check (envelope in ('TECHNICAL', 'FINANCIAL')),
  officer_id   uuid not null,
  officer_name text not null,
  at           timestamptz not null default clock_timestamp(),
  primary key (tenant_id, tender_id, envelope, officer_id),
  constraint tender_openings_tender_fkey foreign key (tenant_id, tender_id) references public.tenders (tenant_id, id) on delete restrict
);
comment on table public.tender_openings is 'Who took part in an opening. With the last of the needed officers the envelopes open.';

-- The seal ----------------------------------------------------------------------------------------------------------

create table private.tender_keys (
  tenant_id text not null,
  tender_id uuid not null,
  envelope  text not null check (envelope in ('TECHNICAL', 'FINANCIAL')),
  key       bytea not null default extensions.gen_random_bytes(32),
  made_at   timestamptz not null default now(),
  primary key (tenant_id, tender_id, envelope),
  constraint tender_keys_tender_fkey foreign key (tenant_id, tender_id) references public.tenders (tenant_id, id) on delete restrict
);
comment on table private.tender_keys is 'One key for each envelope of a tender, made at its publication. Granted to nobody; used by seal_bid and open_envelopes alone.';
alter table private.tender_keys enable row level security;

create table private.sealed_bids (
  tenant_id text not null,
  bid_id    uuid not null,
  envelope  text not null check (envelope in ('TECHNICAL', 'FINANCIAL')),
  content   bytea not null,
  primary key (tenant_id, bid_id, envelope),
  constraint sealed_bids_bid_fkey foreign key (tenant_id, bid_id) references public.bids (tenant_id, id) on delete restrict
);
comment on table private.sealed_bids is 'The content of bids, AES-256 under the key of the envelope, padded so that its length tells nothing. Granted to nobody.';
alter table private.sealed_bids enable row level security;

create function private.make_tender_keys(p_tenant_id text, p_tender_id uuid) returns void
language sql volatile security definer set search_path = ''
as $$
  insert into private.tender_keys (tenant_id, tender_id, envelope) values (p_tenant_id, p_tender_id, 'TECHNICAL'), (p_tenant_id, p_tender_id, 'FINANCIAL')
  on conflict do nothing
$$;
comment on function private.make_tender_keys(text, uuid) is 'Random keys for the envelopes of a tender, once.';

create function private.seal_bid(p_tenant_id text, p_tender_id uuid, p_bid_id uuid, p_envelope text, p_content jsonb) returns void
language sql volatile security definer set search_path = ''
as $$
  -- White space behind JSON is nothing: contents of up to 16 kB all look alike, longer ones in steps of it.
  insert into private.sealed_bids as s (tenant_id, bid_id, envelope, content)
  select p_tenant_id, p_bid_id, p_envelope, extensions.pgp_sym_encrypt(
    c.text || repeat(' ', 16384 - octet_length(c.text) % 16384), encode(k.key, 'hex'), 'cipher-algo=aes256, compress-algo=0')
  from private.tender_keys k cross join (select p_content::text as text) c
  where k.tenant_id = p_tenant_id and k.tender_id = p_tender_id and k.envelope = p_envelope
  on conflict (tenant_id, bid_id, envelope) do update set content = excluded.content
$$;
comment on function private.seal_bid(text, uuid, uuid, text, jsonb) is 'Puts the content of an envelope under seal; a new one takes the place of the old.';

create function private.bid_hash(p_nonce text, p_technical jsonb, p_financial jsonb) returns text
language sql immutable set search_path = ''
as $$ select encode(sha256(convert_to(p_nonce || p_technical::text || p_financial::text, 'UTF8')), 'hex') $$;
comment on function private.bid_hash(text, jsonb, jsonb) is 'What the receipt shows: SHA-256 over nonce and both contents as canonical JSON.';

-- The bidder --------------------------------------------------------------------------------------------------------

create function private.my_bidding_tenants() returns text[]
language sql stable security definer set search_path = ''
as $$
  select coalesce(array_agg(distinct o.tenant_id), '{}') from public.organisations o
  where o.id = any ((select private.my_organisations('bid:submit'))::uuid[])
$$;
comment on function private.my_bidding_tenants() is 'Agencies in which the caller may bid for an organisation.';

create function private.my_open_tenders() returns uuid[]
language sql stable security definer set search_path = ''
as $$
  select coalesce(array_agg(t.id), '{}') from public.tenders t
  where t.published_at is not null and t.tenant_id = any ((select private.my_bidding_tenants())::text[])
$$;
comment on function private.my_open_tenders() is 'Published tenders that the caller may see as a bidder.';

create function private.require_bidder(p_tenant_id text, p_organisation_id uuid) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_user();
  if not exists (
    select from public.organisations o
    where o.tenant_id = p_tenant_id and o.id = p_organisation_id and o.id = any ((select private.my_organisations('bid:submit'))::uuid[])) then
    perform private.fail(403, 'NOT_PERMITTED', jsonb_build_object('permission', 'bid:submit'), 'You may not bid for this organisation.');
  end if;
end
$$;
comment on function private.require_bidder(text, uuid) is 'NOT_PERMITTED (403) unless the caller may bid for the organisation.';

create function private.open_for_bids(p_tenant_id text, p_tender_id uuid) returns public.tenders
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_tender public.tenders;
begin
  -- Whoever opens takes the same lock: no bid slips in beside an opening. The clock is that of the moment, not of the transaction.
  select t.* into v_tender from public.tenders t where t.tenant_id = p_tenant_id and t.id = p_tender_id and t.published_at is not null for share;
  if v_tender.id is null then perform private.fail(404, 'PAPER_NOT_FOUND', '{}', 'There is no such tender.'); end if;
  if v_tender.stage <> 'PUBLISHED' or clock_timestamp() >= v_tender.bids_close_at then
    perform private.fail(409, 'TENDER_CLOSED', jsonb_build_object('closed_at', v_tender.bids_close_at), 'Bids are closed.');
  end if;
  return v_tender;
end
$$;
comment on function private.open_for_bids(text, uuid) is 'The tender, locked against its opening, while bids may come and go; PAPER_NOT_FOUND (404), TENDER_CLOSED (409).';

create function private.is_eligible_bidder(p_tender public.tenders, p_organisation_id uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select private.organisation_is_eligible(p_tender.tenant_id, p_organisation_id, 'VEN', private.local_date(p_tender.tenant_id))
    and (p_tender.contractor_class_code is null or exists (
      select from public.organisation_functions f join private.contractor_classes_in_force(p_tender.tenant_id) c on f.class_code = any (c.organisation_classes)
      where f.tenant_id = p_tender.tenant_id and f.organisation_id = p_organisation_id and c.code = p_tender.contractor_class_code
        and f.valid_from <= private.local_date(p_tender.tenant_id) and (f.valid_to is null or f.valid_to >= private.local_date(p_tender.tenant_id))))
$$;
comment on function private.is_eligible_bidder(public.tenders, uuid) is 'A contractor, active, not debarred, of a class that the tender admits.';

insert into public.notification_kinds (code, ordinal, permission, in_app, email, has_email, is_digest, is_mandatory) values
  ('TENDER_PUBLISHED', 24, 'bid:submit', true, true, true, false, false),
  ('TENDER_CANCELLED', 25, 'bid:submit', true, true, true, false, false);

create function private.people_of_organisation(p_tenant_id text, p_organisation_id uuid, p_permission text) returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select distinct m.user_id from public.memberships m
  where m.tenant_id = p_tenant_id and m.organisation_id = p_organisation_id and m.user_id is not null and exists (
    select from private.effective_roles(m.user_id) e
    join public.role_permissions rp on rp.tenant_id = e.role_tenant_id and rp.role_code = e.role_code and rp.permission = p_permission
    where e.tenant_id = p_tenant_id and e.organisation_id = p_organisation_id)
  order by 1
$$;
comment on function private.people_of_organisation(text, uuid, text) is 'Members who hold a permission for an organisation today; in a fixed order, so that writers never wait crosswise.';

create function private.notify_bidders(p_tender public.tenders, p_kind text, p_params jsonb default '{}') returns void
language sql volatile security definer set search_path = ''
as $$
  select private.notify(p_tender.tenant_id, w, p_kind, jsonb_build_object('number', p_tender.number, 'title', p_tender.name, 'amount', p_tender.estimated_cost::text,
      'due', to_char(p_tender.bids_close_at at time zone (select t.time_zone from public.tenants t where t.id = p_tender.tenant_id), 'YYYY-MM-DD HH24:MI')) || p_params,
    'tender', p_tender.id, lower(p_kind))
  from (
    select distinct w from public.organisations o cross join lateral private.people_of_organisation(o.tenant_id, o.id, 'bid:submit') w
    where o.tenant_id = p_tender.tenant_id and (
      p_kind = 'TENDER_PUBLISHED' and private.is_eligible_bidder(p_tender, o.id)
      or exists (
        select from public.tender_interests x where x.tenant_id = o.tenant_id and x.tender_id = p_tender.id and x.organisation_id = o.id))
    order by w) people
$$;
comment on function private.notify_bidders(public.tenders, text, jsonb) is
  'Tells the contractors of a tender: all who may bid of its publication, those who registered of what follows.';

create function public.register_interest(p_tenant_id text, p_tender_id uuid, p_organisation_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_tender public.tenders;
begin
  perform private.require_bidder(p_tenant_id, p_organisation_id);
  v_tender := private.open_for_bids(p_tenant_id, p_tender_id);
  if not private.is_eligible_bidder(v_tender, p_organisation_id) then
    perform private.fail(409, 'BIDDER_NOT_ELIGIBLE', jsonb_build_object('class', v_tender.contractor_class_code), 'The organisation is not of a class that may bid, or not in force.');
  end if;
  insert into public.tender_interests (tenant_id, tender_id, organisation_id, organisation_name, registered_by, registered_by_name)
  values (p_tenant_id, p_tender_id, p_organisation_id, (select o.name from public.organisations o where o.tenant_id = p_tenant_id and o.id = p_organisation_id), auth.uid(), (select u.name from public.user_profiles u where u.id = auth.uid()))
  on conflict do nothing;
end
$$;
comment on function public.register_interest(text, uuid, uuid) is
  'Registers an organisation for a published tender. NOT_PERMITTED (403), PAPER_NOT_FOUND (404), TENDER_CLOSED, BIDDER_NOT_ELIGIBLE (409). Needs bid:submit.';

create function private.bid_errors(p_tender public.tenders, p jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_row record;
  v_emd jsonb := coalesce(p -> 'emd', '{}');
  v_until date := private.try_date(v_emd ->> 'valid_until');
  v_least date := (p_tender.bids_close_at at time zone 'UTC')::date + p_tender.validity_days;
begin
  -- Pointers carry the line's place, never a figure: an error must not echo what is to be sealed.
  for v_row in
    select l.ordinal, q.line from public.tender_lines l
    left join lateral (select e as line from jsonb_array_elements(private.rows_of(p, 'lines')) e where e ->> 'tender_line_id' = l.id::text limit 1) q on true
    where l.tenant_id = p_tender.tenant_id and l.tender_id = p_tender.id order by l.ordinal
  loop
    v_errors := v_errors || case
        when private.text_of(v_row.line, 'rate') is null then private.field_error(format('/lines/%s/rate', v_row.ordinal - 1), 'REQUIRED')
        else private.decimal_errors(format('/lines/%s/rate', v_row.ordinal - 1), v_row.line ->> 'rate', 4, 9999999999.9999) end
      || private.decimal_errors(format('/lines/%s/amount', v_row.ordinal - 1), v_row.line ->> 'amount', 2, 999999999999.99);
  end loop;
  v_errors := v_errors || private.decimal_errors('/total', p ->> 'total', 2, 999999999999.99);
  for v_row in
    select c.ordinal, q.answer from public.tender_criteria c
    left join lateral (select e as answer from jsonb_array_elements(private.rows_of(p, 'answers')) e where e ->> 'criterion_id' = c.id::text limit 1) q on true
    where c.tenant_id = p_tender.tenant_id and c.tender_id = p_tender.id order by c.ordinal
  loop
    v_errors := v_errors || case
      when private.text_of(v_row.answer, 'text') is null then private.field_error(format('/answers/%s/text', v_row.ordinal - 1), 'REQUIRED')
      when char_length(v_row.answer ->> 'text') > 2000 then private.field_error(format('/answers/%s/text', v_row.ordinal - 1), 'TOO_LONG', '{"max": 2000}')
      else '[]' end;
  end loop;
  if p_tender.emd_amount > 0 then
    v_errors := v_errors || case when coalesce(v_emd ->> 'instrument', '') not in ('DEMAND_DRAFT', 'BANK_GUARANTEE', 'FIXED_DEPOSIT', 'ONLINE')
        then private.field_error('/emd/instrument', 'REQUIRED') else '[]' end
      || case when private.text_of(v_emd, 'number') is null then private.field_error('/emd/number', 'REQUIRED')
        when length(v_emd ->> 'number') > 64 then private.field_error('/emd/number', 'TOO_LONG', '{"max": 64}') else '[]' end
      || case when v_emd ->> 'instrument' <> 'ONLINE' and private.text_of(v_emd, 'bank') is null then private.field_error('/emd/bank', 'REQUIRED')
        when length(v_emd ->> 'bank') > 100 then private.field_error('/emd/bank', 'TOO_LONG', '{"max": 100}') else '[]' end
      || case when v_emd ->> 'instrument' in ('BANK_GUARANTEE', 'FIXED_DEPOSIT') then case
          when v_until is null then private.field_error('/emd/valid_until', 'REQUIRED')
          when v_until < v_least then private.field_error('/emd/valid_until', 'SECURITY_TOO_SHORT', jsonb_build_object('date', v_least)) else '[]' end else '[]' end;
  end if;
  return v_errors;
end
$$;
comment on function private.bid_errors(public.tenders, jsonb) is 'Every field error of a bid: a rate for each line, an answer to each criterion, the earnest money.';

create function public.submit_bid(p_tenant_id text, p_tender_id uuid, p_organisation_id uuid, p_bid jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_tender public.tenders;
  v_bid public.bids;
  v_nonce text := encode(extensions.gen_random_bytes(32), 'hex');
  v_technical jsonb;
  v_financial jsonb;
begin
  perform private.require_bidder(p_tenant_id, p_organisation_id);
  v_tender := private.open_for_bids(p_tenant_id, p_tender_id);
  if not exists (
    select from public.tender_interests x where x.tenant_id = p_tenant_id and x.tender_id = p_tender_id and x.organisation_id = p_organisation_id) then
    perform private.fail(409, 'INTEREST_NOT_REGISTERED', '{}', 'Register interest in the tender first.');
  end if;
  if not private.is_eligible_bidder(v_tender, p_organisation_id) then
    perform private.fail(409, 'BIDDER_NOT_ELIGIBLE', '{}', 'The organisation is not of a class that may bid, or not in force.');
  end if;
  perform private.fail_fields(private.bid_errors(v_tender, p_bid));
  v_technical := jsonb_build_object('nonce', v_nonce, 'answers', (
      select coalesce(jsonb_agg(jsonb_build_object('criterion_id', c.id, 'text', btrim(e ->> 'text')) order by c.ordinal), '[]')
      from public.tender_criteria c join jsonb_array_elements(private.rows_of(p_bid, 'answers')) e on e ->> 'criterion_id' = c.id::text
      where c.tenant_id = p_tenant_id and c.tender_id = p_tender_id),
    'emd', case when v_tender.emd_amount > 0 then jsonb_build_object('instrument', p_bid #>> '{emd,instrument}', 'number', btrim(p_bid #>> '{emd,number}'),
      'bank', nullif(btrim(p_bid #>> '{emd,bank}'), ''), 'valid_until', nullif(p_bid #>> '{emd,valid_until}', '')) end);
  v_financial := jsonb_build_object('nonce', v_nonce, 'total', private.try_numeric(p_bid ->> 'total'), 'lines', (
      select coalesce(jsonb_agg(jsonb_build_object('tender_line_id', l.id, 'rate', private.try_numeric(e ->> 'rate'), 'amount', private.try_numeric(e ->> 'amount')) order by l.ordinal), '[]')
      from public.tender_lines l join jsonb_array_elements(private.rows_of(p_bid, 'lines')) e on e ->> 'tender_line_id' = l.id::text
      where l.tenant_id = p_tenant_id and l.tender_id = p_tender_id));
  insert into public.bids as b (tenant_id, tender_id, organisation_id, submitted_at, submitted_by, receipt_hash)
  values (p_tenant_id, p_tender_id, p_organisation_id, clock_timestamp(), v_user, private.bid_hash(v_nonce, v_technical, v_financial))
  on conflict (tenant_id, tender_id, organisation_id) do update set status = 'SUBMITTED', submitted_at = excluded.submitted_at, submitted_by = excluded.submitted_by,
    submission_count = b.submission_count + 1, receipt_hash = excluded.receipt_hash, withdrawn_at = null
  returning b.* into v_bid;
  perform private.seal_bid(p_tenant_id, p_tender_id, v_bid.id, 'TECHNICAL', v_technical);
  perform private.seal_bid(p_tenant_id, p_tender_id, v_bid.id, 'FINANCIAL', v_financial);
  return jsonb_build_object('bid_id', v_bid.id, 'tender_number', v_tender.number, 'submitted_at', v_bid.submitted_at, 'submission_count', v_bid.submission_count,
    'hash', v_bid.receipt_hash, 'nonce', v_nonce);
end
$$;
comment on function public.submit_bid(text, uuid, uuid, jsonb) is
  'Seals a bid, in place of an earlier one of the organisation. Keys lines [{tender_line_id, rate, amount}], total, answers [{criterion_id, text}], emd {instrument, '
  'number, bank, valid_until}. Answers the receipt {bid_id, tender_number, submitted_at, submission_count, hash, nonce}: the nonce is given this once. Field errors name '
  'the place, never a figure; NOT_PERMITTED (403), PAPER_NOT_FOUND (404), TENDER_CLOSED, INTEREST_NOT_REGISTERED, BIDDER_NOT_ELIGIBLE (409). Needs bid:submit.';

create function public.withdraw_bid(p_tenant_id text, p_tender_id uuid, p_organisation_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_id uuid;
begin
  perform private.require_bidder(p_tenant_id, p_organisation_id);
  perform private.open_for_bids(p_tenant_id, p_tender_id);
  update public.bids b set status = 'WITHDRAWN', withdrawn_at = clock_timestamp()
  where b.tenant_id = p_tenant_id and b.tender_id = p_tender_id and b.organisation_id = p_organisation_id and b.status = 'SUBMITTED' returning b.id into v_id;
  if v_id is null then perform private.fail(404, 'NOT_FOUND', '{}', 'There is no bid to withdraw.'); end if;
  delete from private.sealed_bids s where s.tenant_id = p_tenant_id and s.bid_id = v_id;
end
$$;
comment on function public.withdraw_bid(text, uuid, uuid) is
  'Takes a bid back before the closing; its content is destroyed unread. NOT_PERMITTED (403), NOT_FOUND, PAPER_NOT_FOUND (404), TENDER_CLOSED (409). Needs bid:submit.';

-- The opening -------------------------------------------------------------------------------------------------------

create function private.unsealed(p_tenant_id text, p_tender_id uuid, p_bid_id uuid, p_envelope text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_tender public.tenders;
begin
  -- Asked again here, whoever calls: past the opening time, and so many different officers together.
  select t.* into strict v_tender from public.tenders t where t.tenant_id = p_tenant_id and t.id = p_tender_id;
  if v_tender.opens_at is null or clock_timestamp() < v_tender.opens_at or (
    select count(*) from public.tender_openings o where o.tenant_id = p_tenant_id and o.tender_id = p_tender_id and o.at >= v_tender.opens_at
      and o.envelope = case when v_tender.envelopes = 'SINGLE' then 'TECHNICAL' else p_envelope end)
    < greatest((private.setting(p_tenant_id, 'tender.openers') #>> '{}')::int, 2) then
    perform private.fail(409, 'BIDS_SEALED', '{}', 'The bids are sealed.');
  end if;
  return (
    select extensions.pgp_sym_decrypt(s.content, encode(k.key, 'hex'))::jsonb
    from private.sealed_bids s
    join public.bids b on b.tenant_id = s.tenant_id and b.id = s.bid_id
    join private.tender_keys k on k.tenant_id = b.tenant_id and k.tender_id = b.tender_id and k.envelope = s.envelope
    where s.tenant_id = p_tenant_id and s.bid_id = p_bid_id and s.envelope = p_envelope and b.tender_id = p_tender_id);
end
$$;
comment on function private.unsealed(text, uuid, uuid, text) is 'The only reader of sealed content: BIDS_SEALED (409) before the opening time or without the officers.';

create function private.open_technical(p_tender public.tenders) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_bid public.bids;
  v_content jsonb;
begin
  for v_bid in
    select b.* from public.bids b where b.tenant_id = p_tender.tenant_id and b.tender_id = p_tender.id and b.status = 'SUBMITTED' order by b.submitted_at for update
  loop
    v_content := private.unsealed(v_bid.tenant_id, v_bid.tender_id, v_bid.id, 'TECHNICAL');
    update public.bids b set status = 'OPENED', opened_at = clock_timestamp(), answers = v_content -> 'answers'
    where b.tenant_id = v_bid.tenant_id and b.id = v_bid.id;
    if jsonb_typeof(v_content -> 'emd') = 'object' then
      insert into public.tender_securities (tenant_id, tender_id, organisation_id, kind, instrument, number, bank, amount, valid_until, recorded_by_name)
      values (v_bid.tenant_id, v_bid.tender_id, v_bid.organisation_id, 'EMD', v_content #>> '{emd,instrument}', v_content #>> '{emd,number}',
        v_content #>> '{emd,bank}', p_tender.emd_amount, (v_content #>> '{emd,valid_until}')::date, 'SYSTEM');
    end if;
  end loop;
end
$$;
comment on function private.open_technical(public.tenders) is 'Opens the technical envelope of every bid: answers and earnest money.';

create function private.open_prices(p_tender public.tenders) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_bid public.bids;
  v_content jsonb;
begin
  for v_bid in
    select b.* from public.bids b where b.tenant_id = p_tender.tenant_id and b.tender_id = p_tender.id and b.status = 'OPENED' and b.prices_opened_at is null
      and (p_tender.envelopes = 'SINGLE' or b.is_responsive) order by b.submitted_at for update
  loop
    v_content := private.unsealed(v_bid.tenant_id, v_bid.tender_id, v_bid.id, 'FINANCIAL');
    insert into public.bid_lines (tenant_id, bid_id, tender_line_id, rate, quoted_amount, amount)
    select v_bid.tenant_id, v_bid.id, l.id, (e ->> 'rate')::numeric, (e ->> 'amount')::numeric, round((e ->> 'rate')::numeric * l.quantity, 2)
    from jsonb_array_elements(v_content -> 'lines') e
    join public.tender_lines l on l.tenant_id = v_bid.tenant_id and l.tender_id = v_bid.tender_id and l.id = (e ->> 'tender_line_id')::uuid;
    update public.bids b set prices_opened_at = clock_timestamp(),
      is_intact = b.receipt_hash = private.bid_hash(v_content ->> 'nonce', private.unsealed(v_bid.tenant_id, v_bid.tender_id, v_bid.id, 'TECHNICAL'), v_content),
      quoted_amount = (v_content ->> 'total')::numeric,
      amount = (select sum(l.amount) from public.bid_lines l where l.tenant_id = b.tenant_id and l.bid_id = b.id)
    where b.tenant_id = v_bid.tenant_id and b.id = v_bid.id;
  end loop;
  -- What was not responsive goes back unread.
  update public.bids b set status = 'RETURNED'
  where b.tenant_id = p_tender.tenant_id and b.tender_id = p_tender.id and b.status = 'OPENED' and b.prices_opened_at is null;
end
$$;
comment on function private.open_prices(public.tenders) is
  'Opens the financial envelope of responsive bids: amount = sum of round(rate × quantity, 2). The others stay sealed for ever and count as returned.';

create function public.open_bids(p_tenant_id text, p_tender_id uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_tender public.tenders;
  v_envelope text;
  v_needed int := greatest((private.setting(p_tenant_id, 'tender.openers') #>> '{}')::int, 2);
  v_count int;
begin
  perform private.require_permission(p_tenant_id, 'tender:open');
  select t.* into v_tender from public.tenders t where t.tenant_id = p_tenant_id and t.id = p_tender_id for update;
  v_envelope := case v_tender.stage when 'PUBLISHED' then 'TECHNICAL' when 'FINANCIAL_WAIT' then 'FINANCIAL' end;
  if v_tender.id is null then perform private.fail(404, 'PAPER_NOT_FOUND', '{}', 'There is no such tender.'); end if;
  if v_envelope is null then perform private.fail(409, 'ACTION_NOT_OFFERED', jsonb_build_object('state', v_tender.state), 'There is nothing to open now.'); end if;
  if clock_timestamp() < v_tender.opens_at then
    perform private.fail(409, 'TENDER_NOT_DUE', jsonb_build_object('opens_at', v_tender.opens_at), 'The opening time has not come.');
  end if;
  if v_user = any (select unnest(i.makers) from public.workflow_instances i where i.tenant_id = p_tenant_id and i.document_type = 'tender' and i.document_id = p_tender_id) then
    perform private.fail(403, 'MAKER_CHECKER', '{}', 'Who drew up the tender does not open its bids.');
  end if;
  -- Staff of a bidder are no officers of its opening.
  if exists (
    select from public.memberships m join public.tender_interests x on x.tenant_id = m.tenant_id and x.organisation_id = m.organisation_id
    where m.tenant_id = p_tenant_id and m.user_id = v_user and x.tender_id = p_tender_id) then
    perform private.fail(403, 'MAKER_CHECKER', '{}', 'Who belongs to a bidder does not open bids.');
  end if;
  insert into public.tender_openings (tenant_id, tender_id, envelope, officer_id, officer_name)
  values (p_tenant_id, p_tender_id, v_envelope, v_user, (select u.name from public.user_profiles u where u.id = v_user)) on conflict do nothing;
  if not found then perform private.fail(409, 'OPENER_TWICE', '{}', 'You have opened already: another officer has to.'); end if;
  select count(*) into v_count from public.tender_openings o where o.tenant_id = p_tenant_id and o.tender_id = p_tender_id and o.envelope = v_envelope;
  if v_count >= v_needed then
    if v_envelope = 'TECHNICAL' then
      perform private.open_technical(v_tender);
      if v_tender.envelopes = 'SINGLE' then perform private.open_prices(v_tender); end if;
      perform private.transition_as_system(p_tenant_id, 'tender', p_tender_id, 'OPEN_TECHNICAL');
    else
      perform private.open_prices(v_tender);
      perform private.transition_as_system(p_tenant_id, 'tender', p_tender_id, 'OPEN_FINANCIAL');
    end if;
  end if;
  return jsonb_build_object('envelope', v_envelope, 'count', v_count, 'needed', v_needed, 'is_open', v_count >= v_needed);
end
$$;
comment on function public.open_bids(text, uuid) is
  'Takes part in the opening of bids, or later of prices. With the last of the needed officers (tender.openers, at least two) the envelopes open. Answers {envelope, count, '
  'needed, is_open}. NOT_PERMITTED, MAKER_CHECKER (403), PAPER_NOT_FOUND (404), TENDER_NOT_DUE, OPENER_TWICE, ACTION_NOT_OFFERED (409). Needs tender:open.';

-- What bidders see --------------------------------------------------------------------------------------------------

create function public.bidder_tenders(p_tenant_id text, p_organisation_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_bidder(p_tenant_id, p_organisation_id);
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'number', t.number, 'name', t.name, 'estimated_cost', t.estimated_cost, 'emd_amount', t.emd_amount,
      'bids_close_at', t.bids_close_at, 'opens_at', t.opens_at, 'completion_days', t.completion_days, 'contractor_class_code', t.contractor_class_code,
      'stage', t.stage, 'is_open', t.stage = 'PUBLISHED' and now() < t.bids_close_at, 'is_interested', x.tender_id is not null,
      'bid_status', b.status, 'submitted_at', b.submitted_at, 'is_responsive', case when t.stage not in ('PUBLISHED', 'TECHNICAL') then b.is_responsive end,
      'is_won', exists (
        select from public.letters_of_intent l where l.tenant_id = t.tenant_id and l.tender_id = t.id and l.organisation_id = p_organisation_id
          and l.approved_at is not null and l.application_status <> 'INACTIVE')) order by t.bids_close_at desc, t.id), '[]')
    from public.tenders t
    left join public.tender_interests x on x.tenant_id = t.tenant_id and x.tender_id = t.id and x.organisation_id = p_organisation_id
    left join public.bids b on b.tenant_id = t.tenant_id and b.tender_id = t.id and b.organisation_id = p_organisation_id
    where t.tenant_id = p_tenant_id and t.published_at is not null);
end
$$;
comment on function public.bidder_tenders(text, uuid) is 'Published tenders of an agency as one of its bidders sees them, with what the organisation did; nothing of other bidders. Needs bid:submit.';

create function public.bidder_tender(p_tenant_id text, p_tender_id uuid, p_organisation_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_tender public.tenders;
begin
  perform private.require_bidder(p_tenant_id, p_organisation_id);
  select t.* into v_tender from public.tenders t where t.tenant_id = p_tenant_id and t.id = p_tender_id and t.published_at is not null;
  if v_tender.id is null then return null; end if;
  return to_jsonb(v_tender) - array['created_by', 'updated_by', 'updated_at', 'is_updatable', 'emd_rule', 'emd_value'] || jsonb_build_object(
    'is_open', v_tender.stage = 'PUBLISHED' and now() < v_tender.bids_close_at, 'is_eligible', private.is_eligible_bidder(v_tender, p_organisation_id),
    'is_interested', exists (
      select from public.tender_interests x where x.tenant_id = p_tenant_id and x.tender_id = p_tender_id and x.organisation_id = p_organisation_id),
    'lines', (
      select coalesce(jsonb_agg(to_jsonb(l) - array['tenant_id', 'tender_id', 'estimate_id', 'estimate_line_id', 'rate', 'amount'] order by l.ordinal), '[]')
      from public.tender_lines l where l.tenant_id = p_tenant_id and l.tender_id = p_tender_id),
    'criteria', (
      select coalesce(jsonb_agg(to_jsonb(c) - array['tenant_id', 'tender_id'] order by c.ordinal), '[]')
      from public.tender_criteria c where c.tenant_id = p_tenant_id and c.tender_id = p_tender_id),
    'documents', (
      select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'kind_code', d.kind_code, 'name', d.name, 'file_name', d.file_name, 'mime', d.mime, 'size_bytes', d.size_bytes,
        'storage_path', d.storage_path) order by d.uploaded_at), '[]')
      from public.documents d where d.tenant_id = p_tenant_id and d.owner_type = 'tender' and d.owner_id = p_tender_id and d.status = 'ACCEPTED'),
    'bid', (
      select jsonb_build_object('id', b.id, 'status', b.status, 'submitted_at', b.submitted_at, 'submission_count', b.submission_count, 'receipt_hash', b.receipt_hash,
        'withdrawn_at', b.withdrawn_at, 'opened_at', b.opened_at, 'is_intact', b.is_intact,
        'is_responsive', case when v_tender.stage <> 'TECHNICAL' then b.is_responsive end, 'judgement', case when v_tender.stage <> 'TECHNICAL' then b.judgement end,
        'quoted_amount', b.quoted_amount, 'amount', b.amount, 'negotiated_amount', b.negotiated_amount)
      from public.bids b where b.tenant_id = p_tenant_id and b.tender_id = p_tender_id and b.organisation_id = p_organisation_id));
end
$$;
comment on function public.bidder_tender(text, uuid, uuid) is
  'A published tender as a bidder sees it: paper, lines without the rates of the estimate, criteria, files, the own bid as a fact and, once opened, what became of it. Null '
  'when there is none. Needs bid:submit.';

-- Row-level security ------------------------------------------------------------------------------------------------

alter table public.tender_interests enable row level security;
alter table public.bids enable row level security;
alter table public.bid_lines enable row level security;
alter table public.bid_judgements enable row level security;
alter table public.tender_openings enable row level security;
create policy "tender_interests: staff read" on public.tender_interests for select to authenticated
  using (tenant_id = any ((select private.my_tenants('tender:read'))::text[]));
-- Who has bid is as secret as what was bid until the opening.
create policy "bids: staff read what was opened" on public.bids for select to authenticated
  using (opened_at is not null and tenant_id = any ((select private.my_tenants('tender:read'))::text[]));
create policy "bid_lines: staff read what was opened" on public.bid_lines for select to authenticated
  using (tenant_id = any ((select private.my_tenants('tender:read'))::text[]));
create policy "bid_judgements: staff read" on public.bid_judgements for select to authenticated
  using (tenant_id = any ((select private.my_tenants('tender:read'))::text[]));
create policy "tender_openings: staff read" on public.tender_openings for select to authenticated
  using (tenant_id = any ((select private.my_tenants('tender:read'))::text[]));
create policy "documents: bidders read files of published tenders" on public.documents for select to authenticated
  using (owner_type = 'tender' and status = 'ACCEPTED' and kind_code <> 'WORKFLOW_ATTACHMENT' and owner_id = any ((select private.my_open_tenders())::uuid[]));
grant select on public.tender_interests, public.bids, public.bid_lines, public.bid_judgements, public.tender_openings to authenticated;
grant execute on function public.register_interest(text, uuid, uuid), public.submit_bid(text, uuid, uuid, jsonb), public.withdraw_bid(text, uuid, uuid),
  public.open_bids(text, uuid), public.bidder_tenders(text, uuid), public.bidder_tender(text, uuid, uuid) to authenticated;
grant execute on function private.my_open_tenders(), private.my_bidding_tenants() to authenticated;
select private.audit('public.tender_interests');
select private.audit('public.bids');
select private.audit('public.bid_lines');
select private.audit('public.bid_judgements');
select private.audit('public.tender_openings');

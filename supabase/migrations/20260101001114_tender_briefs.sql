-- Briefs of tenders and letters of intent. Nothing here reads a sealed bid: what was not opened has no figures in any table that is asked.

create function private.tender_brief(p_tenant_id text, p_id uuid) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  t public.tenders;
  v_class public.contractor_classes;
  v_estimates int;
  v_not_active int;
  v_limit numeric;
  v_sum numeric;
  v_days int;
  v_min numeric := private.number_setting(p_tenant_id, 'tender.min_bidding_days');
  v_criteria int;
  v_bids int;
  v_broken text[];
  v_is_opened boolean;
begin
  select x.* into strict t from public.tenders x where x.tenant_id = p_tenant_id and x.id = p_id;
  select count(*), count(*) filter (where e.application_status <> 'ACTIVE'), coalesce(sum(e.exact_total), 0) into v_estimates, v_not_active, v_limit
  from public.tender_estimates x join public.estimates e on e.tenant_id = x.tenant_id and e.id = x.estimate_id
  where x.tenant_id = p_tenant_id and x.tender_id = p_id;
  select coalesce(sum(l.amount), 0) into v_sum from public.tender_lines l where l.tenant_id = p_tenant_id and l.tender_id = p_id;
  select count(*) into v_criteria from public.tender_criteria c where c.tenant_id = p_tenant_id and c.tender_id = p_id;
  select c.* into v_class from private.contractor_classes_in_force(p_tenant_id) c where c.code = t.contractor_class_code;
  v_days := private.local_date(p_tenant_id, t.bids_close_at) - private.local_date(p_tenant_id, coalesce(t.published_at, now()));
  v_is_opened := t.stage in ('TECHNICAL', 'FINANCIAL_WAIT', 'FINANCIAL', 'RECOMMENDED', 'AWARDED');
  select count(*), array_agg(o.name order by o.name) filter (where not b.is_intact) into v_bids, v_broken
  from public.bids b join public.organisations o on o.tenant_id = b.tenant_id and o.id = b.organisation_id
  where b.tenant_id = p_tenant_id and b.tender_id = p_id and b.opened_at is not null;
  return jsonb_build_object(
    'money', jsonb_build_object(
      'parts', (
        select coalesce(jsonb_agg(jsonb_build_object('key', k.category, 'amount', k.amount) order by k.category desc), '[]')
        from (
          select l.category, sum(l.amount) as amount from public.tender_lines l
          where l.tenant_id = p_tenant_id and l.tender_id = p_id group by l.category) k),
      'exact_total', t.estimated_cost, 'payable_total', round(t.estimated_cost, 0), 'largest', (
        select coalesce(jsonb_agg(to_jsonb(x) order by x.amount desc, x.ordinal), '[]') from (
          select l.id, l.ordinal, l.sor_code as code, l.description as title, l.quantity, l.unit_code, l.rate, l.amount,
            case when v_sum > 0 then round(l.amount * 100 / v_sum, 1) end as percent
          from public.tender_lines l where l.tenant_id = p_tenant_id and l.tender_id = p_id order by l.amount desc, l.ordinal limit 5) x)),
    'budget', case when v_limit > 0 then private.budget_line('ESTIMATE', v_limit, t.estimated_cost) else '[]'::jsonb end,
    'checks', private.check_of('TENDER_ESTIMATES_APPROVED', case when v_estimates > 0 and v_not_active = 0 then 'PASS' else 'FAIL' end,
        jsonb_build_object('count', v_estimates, 'failing', v_not_active))
      || private.check_of('TENDER_BIDDING_DAYS', case when v_days is null then 'FAIL' when v_days >= v_min then 'PASS' else 'FAIL' end,
        jsonb_build_object('count', coalesce(v_days, 0), 'min', v_min))
      || private.check_of('TENDER_CRITERIA', case when v_criteria > 0 then 'PASS' else 'WARN' end, jsonb_build_object('count', v_criteria))
      || private.check_of('TENDER_CLASS', case when v_class.code is null then 'INFO'
          when t.estimated_cost between v_class.min_amount and coalesce(v_class.max_amount, t.estimated_cost) then 'PASS' else 'WARN' end,
        jsonb_build_object('name', coalesce(v_class.name, '')))
      || case when v_is_opened then private.check_of('TENDER_BIDS', case when v_bids = 0 then 'FAIL' when v_bids = 1 then 'WARN' else 'PASS' end,
          jsonb_build_object('count', v_bids))
        || private.check_of('TENDER_BIDS_INTACT', case when v_broken is null then 'PASS' else 'FAIL' end, jsonb_build_object('list', to_jsonb(v_broken)))
        else '[]'::jsonb end
      || private.paper_checks(p_tenant_id, 'tender', p_id));
end
$$;
comment on function private.tender_brief(text, uuid) is
  'Money, budget and checks of a tender, for get_paper_brief. Bids count from their opening; of sealed ones not even the number is told.';

create function private.letter_of_intent_brief(p_tenant_id text, p_id uuid) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  l public.letters_of_intent;
  t public.tenders;
  b public.bids;
  v_lowest numeric;
  v_tied int;
  v_held numeric;
  v_orders int;
  v_valid_until date;
begin
  select x.* into strict l from public.letters_of_intent x where x.tenant_id = p_tenant_id and x.id = p_id;
  select x.* into t from public.tenders x where x.tenant_id = p_tenant_id and x.id = l.tender_id;
  -- The contractor reads the letter, not what the office weighed for it.
  if t.id is null then
    return jsonb_build_object('money', jsonb_build_object('parts', '[]'::jsonb, 'exact_total', l.amount, 'payable_total', round(l.amount, 0), 'largest', '[]'::jsonb),
      'budget', '[]'::jsonb, 'checks', '[]'::jsonb);
  end if;
  select x.* into b from public.bids x where x.tenant_id = p_tenant_id and x.id = l.bid_id;
  select min(x.amount), count(*) filter (where x.amount = b.amount) into v_lowest, v_tied
  from public.bids x where x.tenant_id = p_tenant_id and x.tender_id = l.tender_id and x.is_responsive and x.amount is not null
    -- Who declined is out of the question.
    and not exists (
      select from public.letters_of_intent o where o.tenant_id = x.tenant_id and o.bid_id = x.id and o.declined_at is not null and o.id <> l.id);
  select coalesce(sum(s.amount), 0) into v_held from public.tender_securities s
  where s.tenant_id = p_tenant_id and s.tender_id = l.tender_id and s.organisation_id = l.organisation_id and s.kind in ('EMD', 'BID_SECURITY') and s.status = 'HELD';
  select count(*) into v_orders from public.work_orders o where o.tenant_id = p_tenant_id and o.organisation_id = l.organisation_id and o.issued_on is not null;
  v_valid_until := private.local_date(p_tenant_id, t.opens_at) + t.validity_days;
  return jsonb_build_object(
    'money', jsonb_build_object('parts', '[]'::jsonb, 'exact_total', l.amount, 'payable_total', round(l.amount, 0), 'largest', '[]'::jsonb),
    'budget', private.budget_line('ESTIMATE', t.estimated_cost, l.amount),
    'checks', private.check_of('LETTER_LOWEST', case when b.amount > v_lowest then 'FAIL' when v_tied > 1 then 'WARN' else 'PASS' end,
        jsonb_build_object('total', b.amount, 'limit', v_lowest, 'reason', coalesce(l.award_reason, '')))
      || private.check_of('LETTER_PERCENTAGE', case when l.negotiated_percentage > 0 then 'WARN' else 'PASS' end,
        jsonb_build_object('percent', abs(l.negotiated_percentage)))
      || private.check_of('ORDER_ORGANISATION_ELIGIBLE',
        case when private.organisation_is_eligible(p_tenant_id, l.organisation_id, 'VEN', private.local_date(p_tenant_id)) then 'PASS'
          when l.accepted_at is not null then 'WARN' else 'FAIL' end, jsonb_build_object('name', l.organisation_name, 'count', v_orders))
      || private.check_of('LETTER_VALIDITY', case when l.accepted_at is not null or v_valid_until >= private.local_date(p_tenant_id) then 'PASS' else 'FAIL' end,
        jsonb_build_object('on', v_valid_until))
      || case when t.emd_amount > 0 then private.check_of('LETTER_EMD', case when v_held >= t.emd_amount then 'PASS' else 'WARN' end,
          jsonb_build_object('total', v_held, 'limit', t.emd_amount)) else '[]'::jsonb end
      || private.check_of('ORDER_OFFICER', case when private.may_be_in_charge(p_tenant_id, l.officer_id) then 'PASS' else 'FAIL' end,
        jsonb_build_object('name', coalesce((select e.name from public.employees e where e.tenant_id = p_tenant_id and e.id = l.officer_id), '')))
      || private.paper_checks(p_tenant_id, 'letter_of_intent', p_id));
end
$$;
comment on function private.letter_of_intent_brief(text, uuid) is
  'Awarded amount against the estimate and checks of a letter of intent, for get_paper_brief; to the contractor only the amount.';

update public.document_types set brief_hook = 'private.' || code || '_brief' where code in ('tender', 'letter_of_intent');

grant execute on function private.tender_brief(text, uuid), private.letter_of_intent_brief(text, uuid), private.contractor_classes_in_force(text) to authenticated;

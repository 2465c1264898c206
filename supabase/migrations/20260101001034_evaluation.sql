-- Evaluation: from opened bids to a recommendation. Technical judgement, comparative statement, negotiation with the lowest bidder.
-- Rules: issue 4, item 4; planning.md section 4.9.

create function public.judge_bid(p_tenant_id text, p_bid_id uuid, p_is_responsive boolean, p_judgement text, p_criteria jsonb default '[]') returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_bid public.bids;
  v_tender public.tenders;
  v_errors jsonb := '[]';
  v_row record;
begin
  perform private.require_permission(p_tenant_id, 'tender:evaluate');
  select b.* into v_bid from public.bids b where b.tenant_id = p_tenant_id and b.id = p_bid_id and b.opened_at is not null;
  if v_bid.id is null then perform private.fail(404, 'NOT_FOUND', '{}', 'There is no such opened bid.'); end if;
  select t.* into v_tender from public.tenders t where t.tenant_id = p_tenant_id and t.id = v_bid.tender_id for update;
  if v_tender.stage <> 'TECHNICAL' then
    perform private.fail(409, 'ACTION_NOT_OFFERED', jsonb_build_object('state', v_tender.state), 'The technical evaluation is not under way.');
  end if;
  if v_user = any (select unnest(i.makers) from public.workflow_instances i where i.tenant_id = p_tenant_id and i.document_type = 'tender' and i.document_id = v_tender.id) then
    perform private.fail(403, 'MAKER_CHECKER', '{}', 'Who drew up the tender does not evaluate its bids.');
  end if;
  if p_is_responsive is null then v_errors := v_errors || private.field_error('/is_responsive', 'REQUIRED'); end if;
  if not p_is_responsive and nullif(btrim(p_judgement), '') is null then v_errors := v_errors || private.field_error('/judgement', 'REQUIRED'); end if;
  if char_length(p_judgement) > 2000 then v_errors := v_errors || private.field_error('/judgement', 'TOO_LONG', '{"max": 2000}'); end if;
  for v_row in
    select c.id, c.ordinal, e.value as given from public.tender_criteria c
    left join lateral (select x as value from jsonb_array_elements(p_criteria) x where x ->> 'criterion_id' = c.id::text limit 1) e on true
    where c.tenant_id = p_tenant_id and c.tender_id = v_tender.id order by c.ordinal
  loop
    if coalesce(jsonb_typeof(v_row.given -> 'is_met'), '') <> 'boolean' then
      v_errors := v_errors || private.field_error(format('/criteria/%s/is_met', v_row.ordinal - 1), 'REQUIRED');
    -- A bid that misses a criterion is not responsive: nobody waves it through.
    elsif p_is_responsive and not private.flag_of(v_row.given, 'is_met') then
      v_errors := v_errors || private.field_error('/is_responsive', 'CRITERION_NOT_MET');
    end if;
  end loop;
  perform private.fail_fields(v_errors);
  update public.bids b set is_responsive = p_is_responsive, judgement = nullif(btrim(p_judgement), ''), judged_by = v_user,
    judged_by_name = (select u.name from public.user_profiles u where u.id = v_user), judged_at = now()
  where b.tenant_id = p_tenant_id and b.id = p_bid_id;
  insert into public.bid_judgements as j (tenant_id, bid_id, criterion_id, is_met, remark)
  select p_tenant_id, p_bid_id, c.id, private.flag_of(x, 'is_met'), left(private.text_of(x, 'remark'), 1000)
  from public.tender_criteria c join jsonb_array_elements(p_criteria) x on x ->> 'criterion_id' = c.id::text
  where c.tenant_id = p_tenant_id and c.tender_id = v_tender.id
  on conflict (tenant_id, bid_id, criterion_id) do update set is_met = excluded.is_met, remark = excluded.remark;
end
$$;
comment on function public.judge_bid(text, uuid, boolean, text, jsonb) is
  'Says of an opened bid whether it is responsive, with reasons and each criterion [{criterion_id, is_met, remark}]; may be said anew until the evaluation is complete. '
  'NOT_PERMITTED, MAKER_CHECKER (403), NOT_FOUND (404), ACTION_NOT_OFFERED (409), REQUIRED, CRITERION_NOT_MET. Needs tender:evaluate.';

create function private.comparative_statement(p jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  with lines as (
    select l ->> 'id' as id, n, (l ->> 'quantity')::numeric as quantity, (l ->> 'rate')::numeric as rate,
      round((l ->> 'quantity')::numeric * (l ->> 'rate')::numeric, 2) as amount
    from jsonb_array_elements(p -> 'lines') with ordinality x (l, n)
  ), estimate as (
    select coalesce(sum(amount), 0) as amount from lines
  ), rates as (
    select b ->> 'id' as bid_id, l.id, l.n, (r ->> 'rate')::numeric as rate, round((r ->> 'rate')::numeric * l.quantity, 2) as amount,
      (r ->> 'amount')::numeric as quoted
    from jsonb_array_elements(p -> 'bids') b cross join lateral jsonb_array_elements(b -> 'lines') r join lines l on l.id = r ->> 'id'
  ), lowest as (
    select id, min(rate) as rate from rates group by id
  ), sums as (
    select b ->> 'id' as id, (b ->> 'total')::numeric as quoted, coalesce(sum(r.amount), 0) as amount,
      count(*) filter (where r.quoted is not null and r.quoted <> r.amount) as wrong
    from jsonb_array_elements(p -> 'bids') b left join rates r on r.bid_id = b ->> 'id' group by 1, 2
  ), ranked as (
    select s.*, rank() over (order by s.amount) as rank, count(*) over (partition by s.amount) > 1 as is_tied from sums s
  )
  select jsonb_build_object(
    'estimate', (select e.amount from estimate e),
    'bids', (
      select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'quoted', r.quoted, 'amount', r.amount, 'difference', r.amount - r.quoted, 'wrong_lines', r.wrong,
        'percentage', case when e.amount > 0 then round((r.amount - e.amount) * 100 / e.amount, 2) end, 'rank', r.rank, 'is_tied', r.is_tied)
        order by r.rank, r.id), '[]') from ranked r cross join estimate e),
    'lines', (
      select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'quantity', l.quantity, 'rate', l.rate, 'amount', l.amount, 'bids', (
        select coalesce(jsonb_agg(jsonb_build_object('id', r.bid_id, 'rate', r.rate, 'amount', r.amount, 'is_lowest', r.rate = w.rate) order by k.rank, k.id), '[]')
        from rates r join ranked k on k.id = r.bid_id left join lowest w on w.id = r.id where r.id = l.id)) order by l.n), '[]')
      from lines l))
$$;
comment on function private.comparative_statement(jsonb) is
  'Compares bids. Takes {lines [{id, quantity, rate}], bids [{id, total, lines [{id, rate, amount}]}]} and answers {estimate, bids [{id, quoted, amount, difference, '
  'wrong_lines, percentage, rank, is_tied}] by rank, lines [{id, quantity, rate, amount, bids [{id, rate, amount, is_lowest}]}]}. Rupees: amount = sum of '
  'round(rate × quantity, 2), half away from zero; difference is against what the bidder wrote; percentage above (+) or below (−) the estimate to two decimals; equal '
  'amounts share a rank. The same in TypeScript, by the vectors of tests/fixtures/calc/comparison.json.';

create function public.get_comparative_statement(p_tenant_id text, p_tender_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select private.comparative_statement(jsonb_build_object(
    'lines', (
      select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'quantity', l.quantity, 'rate', l.rate) order by l.ordinal), '[]')
      from public.tender_lines l where l.tenant_id = t.tenant_id and l.tender_id = t.id),
    'bids', (
      select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'total', b.quoted_amount, 'lines', (
        select jsonb_agg(jsonb_build_object('id', x.tender_line_id, 'rate', x.rate, 'amount', x.quoted_amount))
        from public.bid_lines x where x.tenant_id = b.tenant_id and x.bid_id = b.id))), '[]')
      from public.bids b where b.tenant_id = t.tenant_id and b.tender_id = t.id and b.is_responsive and b.prices_opened_at is not null)))
  from public.tenders t where t.tenant_id = p_tenant_id and t.id = p_tender_id and t.stage in ('FINANCIAL', 'RECOMMENDED', 'AWARDED', 'CANCELLED')
$$;
comment on function public.get_comparative_statement(text, uuid) is 'The comparative statement of a tender''s responsive bids; null before the prices are opened. See private.comparative_statement.';

create function private.lowest_bids(p_tenant_id text, p_tender_id uuid) returns setof uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
  -- Who declined or let a letter lapse is passed over.
  return query select r.id from (
    select b.id, rank() over (order by b.amount) as rank from public.bids b
    where b.tenant_id = p_tenant_id and b.tender_id = p_tender_id and b.is_responsive and b.amount is not null and not exists (
      select from public.letters_of_intent l where l.tenant_id = b.tenant_id and l.bid_id = b.id and l.declined_at is not null)) r
  where r.rank = 1;
end
$$;
comment on function private.lowest_bids(text, uuid) is 'The lowest responsive bid that has not declined; several when they tie.';

create function public.negotiate_bid(p_tenant_id text, p_bid_id uuid, p_rebate_percentage numeric, p_note text) returns numeric
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_bid public.bids;
  v_tender public.tenders;
  v_total numeric;
begin
  perform private.require_permission(p_tenant_id, 'tender:evaluate');
  select b.* into v_bid from public.bids b where b.tenant_id = p_tenant_id and b.id = p_bid_id and b.prices_opened_at is not null;
  if v_bid.id is null then perform private.fail(404, 'NOT_FOUND', '{}', 'There is no such opened bid.'); end if;
  select t.* into v_tender from public.tenders t where t.tenant_id = p_tenant_id and t.id = v_bid.tender_id for update;
  if v_tender.stage not in ('FINANCIAL', 'RECOMMENDED') or exists (
    select from public.letters_of_intent l where l.tenant_id = p_tenant_id and l.tender_id = v_tender.id and l.application_status <> 'INACTIVE') then
    perform private.fail(409, 'ACTION_NOT_OFFERED', jsonb_build_object('state', v_tender.state), 'Negotiation is not possible now.');
  end if;
  if p_bid_id not in (select private.lowest_bids(p_tenant_id, v_tender.id)) then
    perform private.fail(409, 'NOT_LOWEST_BID', '{}', 'Only the lowest bidder is negotiated with.');
  end if;
  perform private.fail_fields(case when p_rebate_percentage is null or p_rebate_percentage <= 0 or p_rebate_percentage >= 100
        or p_rebate_percentage <> round(p_rebate_percentage, 4)
      then private.field_error('/rebate_percentage', 'OUT_OF_RANGE', '{"min": "0.0001", "max": "99.9999"}') else '[]' end
    || case when nullif(btrim(p_note), '') is null then private.field_error('/note', 'REQUIRED')
      when char_length(p_note) > 2000 then private.field_error('/note', 'TOO_LONG', '{"max": 2000}') else '[]' end);
  update public.bid_lines x set negotiated_rate = round(x.rate * (100 - p_rebate_percentage) / 100, 4),
    negotiated_amount = round(round(x.rate * (100 - p_rebate_percentage) / 100, 4) * l.quantity, 2)
  from public.tender_lines l where x.tenant_id = p_tenant_id and x.bid_id = p_bid_id and l.tenant_id = x.tenant_id and l.id = x.tender_line_id;
  select sum(x.negotiated_amount) into v_total from public.bid_lines x where x.tenant_id = p_tenant_id and x.bid_id = p_bid_id;
  update public.bids b set rebate_percentage = p_rebate_percentage, negotiated_amount = v_total, negotiation_note = btrim(p_note), negotiated_at = now(),
    negotiated_by_name = (select u.name from public.user_profiles u where u.id = v_user)
  where b.tenant_id = p_tenant_id and b.id = p_bid_id;
  return v_total;
end
$$;
comment on function public.negotiate_bid(text, uuid, numeric, text) is
  'Records a rebate of the lowest bidder, in percent of every rate: rate × (100 − rebate) / 100 to four decimals, amounts to the paisa. Answers the negotiated rupees. '
  'NOT_PERMITTED (403), NOT_FOUND (404), NOT_LOWEST_BID, ACTION_NOT_OFFERED (409), OUT_OF_RANGE, REQUIRED. Needs tender:evaluate.';

grant execute on function public.judge_bid(text, uuid, boolean, text, jsonb), public.get_comparative_statement(text, uuid),
  public.negotiate_bid(text, uuid, numeric, text) to authenticated;
grant execute on function private.comparative_statement(jsonb) to authenticated;

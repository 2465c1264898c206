-- What a bill comes to: wages with cess on top, deductions by rule, supervision, recovery of advances, release of deposits.
-- Pure functions first; the golden vectors of tests/fixtures/calc run through them and through _shared/domain/bill.ts.
-- Rules: execution.md section 4.3, programme.md section 12 and D3 to D9. Whole rupees, half away from zero.

create function private.wage_parts(p_days numeric, p_rate numeric, p_cess_percent numeric)
returns table (wage numeric, gross numeric, cess numeric, net numeric)
language sql immutable set search_path = ''
as $$
  select w, round(w + w * p_cess_percent / 100), round(w * p_cess_percent / 100), round(w + w * p_cess_percent / 100) - round(w * p_cess_percent / 100)
  from (select greatest(p_days * p_rate, 0) as w) x
$$;
comment on function private.wage_parts(numeric, numeric, numeric) is
  'Days times rate; cess on top of it, so that the worker gets the wage: gross = round(wage + cess), cess = round(cess), net = gross - cess. The parts always add up.';

create function private.supervision_amount(p_bill_total numeric, p_percent numeric) returns numeric
language sql immutable set search_path = ''
as $$ select round(p_bill_total * p_percent / 100) $$;
comment on function private.supervision_amount(numeric, numeric) is 'Supervision of one bill, in whole rupees.';

create function private.advance_recovery(p_outstanding numeric, p_gross numeric, p_percent numeric, p_is_final boolean, p_room numeric) returns numeric
language sql immutable set search_path = ''
as $$ select greatest(least(p_outstanding, case when p_is_final then p_outstanding else round(p_gross * p_percent / 100) end, p_room), 0) $$;
comment on function private.advance_recovery(numeric, numeric, numeric, boolean, numeric) is
  'What a bill takes back of an advance: a share of its gross, all that is left in the final bill, never more than there is room for after the other deductions.';

create function private.security_share(p_withheld numeric, p_released numeric, p_percent numeric, p_stage text) returns numeric
language sql immutable set search_path = ''
as $$
  select greatest(case p_stage when 'COMPLETION' then least(round(p_withheld * p_percent / 100), p_withheld - p_released) else p_withheld - p_released end, 0)
$$;
comment on function private.security_share(numeric, numeric, numeric, text) is
  'What a stage releases of the deposit: a share on completion, all that is left at the end of the liability period.';

create function private.bill_deductions(p_rules jsonb, p_excluding numeric, p_including numeric, p_supplies jsonb default '[]', p_entered jsonb default '[]')
returns table (ordinal int, head_code text, calculation text, rate numeric, base text, base_amount numeric, quantity numeric, calculated_amount numeric, amount numeric, reason text, is_typed boolean)
language sql immutable set search_path = ''
as $$
  with rules as (
    select n::int as n, r ->> 'head_code' as head, r ->> 'calculation' as calculation, (r ->> 'value')::numeric as value, coalesce(r ->> 'base', 'EXCLUDING_GST') as base,
      (r ->> 'threshold')::numeric as threshold, coalesce((
        select sum((s ->> 'quantity')::numeric) from jsonb_array_elements(p_supplies) s where s ->> 'material_code' = r ->> 'material_code'), 0) as quantity
    from jsonb_array_elements(p_rules) with ordinality x (r, n)
  ), heads as (
    select min(n) as n, head, min(calculation) as calculation, case when count(*) = 1 then min(value) end as value, min(base) as base, min(threshold) as threshold,
      sum(quantity) as quantity, sum(quantity * value) as product,
      case min(base) when 'INCLUDING_GST' then p_including else p_excluding end as base_amount,
      (select private.try_numeric(e ->> 'amount') from jsonb_array_elements(p_entered) e where e ->> 'head_code' = head limit 1) as typed,
      (select private.text_of(e, 'reason') from jsonb_array_elements(p_entered) e where e ->> 'head_code' = head limit 1) as reason
    from rules group by head
  ), computed as (
    select h.*, case h.calculation
        when 'PERCENTAGE' then case when h.base_amount > coalesce(h.threshold, 0) then round(h.base_amount * h.value / 100) else 0 end
        when 'QUANTITY' then round(coalesce(h.product, 0))
        else case when h.base_amount > coalesce(h.threshold, 0) then round(coalesce(h.value, 0)) else 0 end end as calculated
    from heads h
  )
  select (row_number() over (order by c.n))::int, c.head, c.calculation, c.value, case when c.calculation = 'PERCENTAGE' then c.base end,
    case when c.calculation = 'PERCENTAGE' then c.base_amount end, case when c.calculation = 'QUANTITY' then c.quantity end, c.calculated,
    -- Typed where nothing can be computed, or instead of what the supply gives.
    case when c.typed is not null and (c.calculation = 'QUANTITY' or c.calculation = 'LUMPSUM' and c.value is null) then round(c.typed) else c.calculated end,
    case when c.typed is not null and (c.calculation = 'QUANTITY' or c.calculation = 'LUMPSUM' and c.value is null) then c.reason end,
    c.calculation = 'QUANTITY' or c.calculation = 'LUMPSUM' and c.value is null
  from computed c
$$;
comment on function private.bill_deductions(jsonb, numeric, numeric, jsonb, jsonb) is
  'Deductions by rule: percentage of the base of the rule when it is above its threshold, lump sum of the rule or typed, quantity supplied times rate with a typed '
  'amount before it. One row per head, zero ones too. p_rules [{head_code, calculation, value, base, threshold, material_code}], p_supplies [{material_code, quantity}], '
  'p_entered [{head_code, amount, reason}].';

-- What stands around a bill -----------------------------------------------------------------------------------------

create function private.bill_setting(p_tenant_id text, p_key text) returns numeric
language sql stable security definer set search_path = ''
as $$ select (private.setting(p_tenant_id, 'bill.' || p_key, private.local_date(p_tenant_id)) #>> '{}')::numeric $$;
comment on function private.bill_setting(text, text) is 'A figure of the settings of bills, today.';

create function private.charged_to_order(p_tenant_id text, p_work_order_id uuid, p_except uuid default null) returns numeric
language sql stable security definer set search_path = ''
as $$
  select coalesce(sum(b.charged_amount), 0) from public.bills b
  where b.tenant_id = p_tenant_id and b.work_order_id = p_work_order_id and b.number is not null and b.application_status in ('ACTIVE', 'INWORKFLOW') and b.id is distinct from p_except
$$;
comment on function private.charged_to_order(text, uuid, uuid) is 'What approved bills of an order and those under way take of its value. Drafts that were never handed in do not count.';

create function private.require_room_in_order(p_order public.work_orders, p_bill_id uuid, p_amount numeric) returns void
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_taken numeric := private.charged_to_order(p_order.tenant_id, p_order.id, p_bill_id);
begin
  if v_taken + p_amount > p_order.amount then
    perform private.fail(409, 'BILLS_ABOVE_ORDER', jsonb_build_object('number', p_order.number, 'limit', p_order.amount, 'billed', v_taken, 'amount', p_amount,
      'over', v_taken + p_amount - p_order.amount), 'The bills of the order would pass its value.');
  end if;
end
$$;
comment on function private.require_room_in_order(public.work_orders, uuid, numeric) is
  'BILLS_ABOVE_ORDER (409): approved bills, those under way and this one never pass the order as its amendments left it. Rule: execution.md section 4.4.';

create function private.require_billable_order(p_order public.work_orders) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if p_order.application_status = 'INWORKFLOW' or p_order.accepted_at is null and p_order.application_status = 'ACTIVE' and p_order.starts_on is null then
    perform private.fail(409, 'CONTRACT_NOT_ACCEPTED', jsonb_build_object('number', p_order.number, 'state', p_order.state), 'The work order has not been accepted.');
  elsif p_order.application_status <> 'ACTIVE' or p_order.cancelled_on is not null then
    perform private.fail(409, 'INVALID_CONTRACT', jsonb_build_object('number', p_order.number, 'state', p_order.state), 'The work order is not in force.');
  end if;
  if exists (select from public.bills b where b.tenant_id = p_order.tenant_id and b.work_order_id = p_order.id and b.kind = 'FINAL' and b.application_status = 'ACTIVE') then
    perform private.fail(409, 'FINAL_BILL_EXISTS', jsonb_build_object('number', p_order.number), 'The final bill of the order is approved.');
  end if;
end
$$;
comment on function private.require_billable_order(public.work_orders) is 'CONTRACT_NOT_ACCEPTED, INVALID_CONTRACT, FINAL_BILL_EXISTS (409).';

create function private.payee_class(p_tenant_id text, p_organisation_id uuid, p_on date) returns text
language sql stable security definer set search_path = ''
as $$
  select f.class_code from public.organisation_functions f
  where f.tenant_id = p_tenant_id and f.organisation_id = p_organisation_id and p_on between f.valid_from and coalesce(f.valid_to, p_on)
  order by f.class_code = 'NA', f.class_code limit 1
$$;
comment on function private.payee_class(text, uuid, date) is 'The class by which rules of an organisation are chosen.';

create function private.advance_outstanding(p_tenant_id text, p_work_order_id uuid, p_except uuid) returns numeric
language sql stable security definer set search_path = ''
as $$
  select coalesce(sum(case when b.kind = 'ADVANCE' and b.application_status = 'ACTIVE' then b.gross
    when b.number is not null and b.application_status <> 'INACTIVE' then -(
      select coalesce(sum(l.amount), 0) from public.bill_lines l where l.tenant_id = b.tenant_id and l.bill_id = b.id and l.head_code = 'ADVR') else 0 end), 0)
  from public.bills b where b.tenant_id = p_tenant_id and b.work_order_id = p_work_order_id and b.id is distinct from p_except
$$;
comment on function private.advance_outstanding(text, uuid, uuid) is 'Approved advances of an order less what bills, also those under way, recover.';

create function private.security_withheld(p_tenant_id text, p_work_order_id uuid) returns table (withheld numeric, released numeric)
language sql stable security definer set search_path = ''
as $$
  select coalesce(sum(l.amount) filter (where l.head_code = 'SD' and b.application_status = 'ACTIVE'), 0),
    coalesce(sum(l.amount) filter (where l.head_code = 'SDR' and b.number is not null), 0)
  from public.bills b join public.bill_lines l on l.tenant_id = b.tenant_id and l.bill_id = b.id
  where b.tenant_id = p_tenant_id and b.work_order_id = p_work_order_id and b.application_status <> 'INACTIVE'
$$;
comment on function private.security_withheld(text, uuid) is 'Security deposit that approved bills of an order withheld, and what releases of it give or gave back.';

create function private.unbilled_lines(p_tenant_id text, p_work_order_id uuid, p_bill_id uuid default null)
returns table (measurement_line_id uuid, measurement_id uuid, book_number text, measured_on date, work_order_line_id uuid, description text, unit_code text, quantity numeric, rate numeric, amount numeric)
language sql stable security definer set search_path = ''
as $$
  select l.id, m.id, m.number, m.measured_on, l.work_order_line_id, coalesce(l.name, l.description), l.unit_code, l.current_quantity, l.rate, round(l.current_quantity * l.rate, 2)
  from public.measurements m join public.measurement_lines l on l.tenant_id = m.tenant_id and l.measurement_id = m.id
  where m.tenant_id = p_tenant_id and m.work_order_id = p_work_order_id and m.application_status = 'ACTIVE' and l.current_quantity > 0
    and not exists (
      select from public.bill_lines x where x.tenant_id = l.tenant_id and x.measurement_line_id = l.id and x.is_live and x.bill_id is distinct from p_bill_id)
  order by m.to_on, l.ordinal
$$;
comment on function private.unbilled_lines(text, uuid, uuid) is 'Approved measurement that no live bill covers, at the rate of the order. Quantities are never billed twice.';

-- The calculation of a bill that a person writes --------------------------------------------------------------------

create function private.bill_calculation(p_order public.work_orders, p_kind text, p_bill_id uuid, p_payee uuid, p_on date, p jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_earnings jsonb := '[]';
  v_deductions jsonb := '[]';
  v_class text := private.payee_class(p_order.tenant_id, p_payee, p_on);
  v_material numeric := round(coalesce(private.try_numeric(p ->> 'material_amount'), 0));
  v_gst numeric := round(coalesce(private.try_numeric(p ->> 'gst_amount'), 0));
  v_excluding numeric := 0;
  v_gross numeric;
  v_held numeric;
  v_recovery numeric;
  v_rules jsonb;
  v_row record;
begin
  if p_kind = 'PURCHASE' then
    v_excluding := v_material;
    v_earnings := jsonb_build_array(jsonb_build_object('head_code', 'MC', 'amount', v_material, 'calculated_amount', v_material));
  elsif p_kind = 'ADVANCE' then
    v_excluding := round(coalesce(private.try_numeric(p ->> 'amount'), 0));
    v_earnings := jsonb_build_array(jsonb_build_object('head_code', 'ADV', 'amount', v_excluding, 'calculated_amount', v_excluding));
  elsif p_kind = 'RELEASE' then
    select private.security_share(s.withheld, s.released, private.bill_setting(p_order.tenant_id, 'security_release_percent'), p ->> 'release_stage') into v_excluding
    from private.security_withheld(p_order.tenant_id, p_order.id) s;
    v_earnings := jsonb_build_array(jsonb_build_object('head_code', 'SDR', 'amount', v_excluding, 'calculated_amount', v_excluding));
  else
    select coalesce(jsonb_agg(jsonb_build_object('head_code', 'WRK', 'measurement_line_id', u.measurement_line_id, 'description', u.description, 'unit_code', u.unit_code,
        'quantity', u.quantity, 'rate', u.rate, 'amount', u.amount, 'calculated_amount', u.amount, 'book_number', u.book_number)), '[]'), coalesce(sum(u.amount), 0)
    into v_earnings, v_excluding
    from private.unbilled_lines(p_order.tenant_id, p_order.id, p_bill_id) u
    where p_kind = 'FINAL' or jsonb_array_length(private.rows_of(p, 'measurement_ids')) = 0 or p -> 'measurement_ids' ? u.measurement_id::text;
  end if;
  if p_kind in ('PURCHASE', 'RUNNING', 'FINAL') and v_gst > 0 then
    v_earnings := v_earnings || jsonb_build_object('head_code', 'GST', 'amount', v_gst, 'calculated_amount', v_gst);
  else
    v_gst := 0;
  end if;
  v_gross := v_excluding + v_gst;

  select coalesce(jsonb_agg(to_jsonb(r) order by r.ordinal, r.head_code, r.material_code), '[]') into v_rules
  from private.charge_rules_in_force(p_order.tenant_id, p_kind, v_class, p_on) r where p_kind <> 'RELEASE';
  select coalesce(jsonb_agg(to_jsonb(d) - 'ordinal' order by d.ordinal), '[]'), coalesce(sum(d.amount), 0) into v_deductions, v_held
  from private.bill_deductions(v_rules, v_excluding, v_gross, private.rows_of(p, 'supplies'), private.rows_of(p, 'deductions')) d;

  if p_kind in ('RUNNING', 'FINAL') then
    v_recovery := private.advance_recovery(private.advance_outstanding(p_order.tenant_id, p_order.id, p_bill_id), v_gross,
      private.bill_setting(p_order.tenant_id, 'advance_recovery_percent'), p_kind = 'FINAL', v_gross - v_held);
    if v_recovery > 0 then
      v_deductions := v_deductions || jsonb_build_object('head_code', 'ADVR', 'calculated_amount', v_recovery, 'amount', v_recovery, 'is_typed', false);
      v_held := v_held + v_recovery;
    end if;
  end if;
  if p_kind in ('PURCHASE', 'RUNNING', 'FINAL') then
    -- Penalties are taken whole; one for which there is no room waits for the next bill.
    for v_row in
      select n.* from public.penalties n
      where n.tenant_id = p_order.tenant_id and n.work_order_id = p_order.id and n.organisation_id = p_payee and n.status = 'CONFIRMED' and n.kind = 'DEDUCTION'
        and not exists (select from public.bill_lines l where l.tenant_id = n.tenant_id and l.penalty_id = n.id and l.is_live and l.bill_id is distinct from p_bill_id)
      order by n.decided_at, n.id
    loop
      continue when v_held + v_row.amount >= v_gross;
      v_deductions := v_deductions || jsonb_build_object('head_code', 'PEN', 'penalty_id', v_row.id, 'description', v_row.reason, 'calculated_amount', v_row.amount,
        'amount', v_row.amount, 'is_typed', false);
      v_held := v_held + v_row.amount;
    end loop;
  end if;
  return jsonb_build_object('earnings', v_earnings, 'deductions', v_deductions, 'rules', v_rules, 'payee_class', v_class, 'material_amount', case when p_kind = 'PURCHASE' then v_material else 0 end,
    'gst_amount', v_gst, 'gross', v_gross, 'deducted', v_held, 'net', v_gross - v_held,
    'charged', case when p_kind = 'RELEASE' then 0 else v_gross - coalesce(v_recovery, 0) end,
    'withheld_until', (
      select max((p_on + make_interval(months => n.months))::date) from public.penalties n
      where n.tenant_id = p_order.tenant_id and n.work_order_id = p_order.id and n.organisation_id = p_payee and n.status = 'CONFIRMED' and n.kind = 'WITHHOLD'
        and p_kind in ('PURCHASE', 'RUNNING', 'FINAL') and (n.decided_at + make_interval(months => n.months))::date > p_on));
end
$$;
comment on function private.bill_calculation(public.work_orders, text, uuid, uuid, date, jsonb) is
  'Everything a bill comes to by the rules of a day: {earnings, deductions, rules, payee_class, material_amount, gst_amount, gross, deducted, net, charged, withheld_until}.';

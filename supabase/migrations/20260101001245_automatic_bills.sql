-- Bills that follow from what was approved: wages from a muster, supervision over approved bills; and penalties.
-- Rules: execution.md sections 4.3 and 4.5, programme.md D3, D4, D11 and PUR-04.

create function private.issue_automatic_bill(p_order public.work_orders, p_bill_id uuid, p_service text) returns public.bills
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_bill public.bills;
begin
  update public.bills b set payable_amount = (select coalesce(sum(x.net), 0) from public.bill_beneficiaries x where x.tenant_id = b.tenant_id and x.bill_id = b.id),
    charged_amount = b.gross
  where b.tenant_id = p_order.tenant_id and b.id = p_bill_id returning b.* into strict v_bill;
  perform private.open_paper(p_order.tenant_id, 'automatic_bill', p_bill_id, p_service, null, private.bill_facts(p_order, v_bill.gross));
  perform private.transition_as_system(p_order.tenant_id, 'automatic_bill', p_bill_id, 'APPROVE');
  select b.* into strict v_bill from public.bills b where b.tenant_id = p_order.tenant_id and b.id = p_bill_id;
  return v_bill;
end
$$;
comment on function private.issue_automatic_bill(public.work_orders, uuid, text) is 'Opens and approves a bill whose lines and beneficiaries are written: no person stands between.';

create function private.create_wage_bill(p_tenant_id text, p_muster_id uuid, p_actor uuid) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_muster record;
  v_order public.work_orders;
  v_id uuid := private.uuid_v7();
  v_percent numeric;
  v_cess public.charge_rules;
  v_head text;
  v_on date := private.local_date(p_tenant_id);
begin
  select m.id, m.number, m.work_order_id, m.starts_on, m.ends_on, m.application_status into v_muster from public.musters m where m.tenant_id = p_tenant_id and m.id = p_muster_id;
  if v_muster.id is null or v_muster.application_status <> 'ACTIVE' then
    perform private.fail(409, 'INVALID_MUSTER_ROLL', jsonb_build_object('id', p_muster_id), 'The muster is not approved.');
  end if;
  select w.* into strict v_order from public.work_orders w where w.tenant_id = p_tenant_id and w.id = v_muster.work_order_id for update;
  if exists (select from public.bills b where b.tenant_id = p_tenant_id and b.muster_id = p_muster_id and b.application_status <> 'INACTIVE') then
    perform private.fail(409, 'EG_EXPENSE_DUPLICATE_BILL', jsonb_build_object('number', v_muster.number), 'The muster has a wage bill already.');
  end if;
  select r.* into v_cess from private.charge_rules_in_force(p_tenant_id, 'WAGE', null, v_on) r where r.head_code = 'LC' and r.calculation = 'PERCENTAGE';
  v_percent := coalesce(v_cess.value, 0);
  insert into public.bills (tenant_id, id, kind, reference, work_order_id, project_id, organisation_id, muster_id, bill_date, from_on, to_on, created_by, created_by_name, version)
  values (p_tenant_id, v_id, 'WAGE', private.bill_reference(v_order, 'WAGE', v_muster.number), v_order.id, v_order.project_id, v_order.organisation_id, p_muster_id, v_on,
    v_muster.starts_on, v_muster.ends_on, p_actor, coalesce((select u.name from public.user_profiles u where u.id = p_actor), 'SYSTEM'), 0);
  insert into public.bill_beneficiaries (tenant_id, bill_id, ordinal, owner_type, individual_id, name, days, rate, gross, deductions)
  select p_tenant_id, v_id, row_number() over (order by i.name, i.id), 'INDIVIDUAL', i.id, i.name, l.payable_days, l.wage_rate, w.gross, w.cess
  from public.muster_lines l
  join public.individuals i on i.tenant_id = l.tenant_id and i.id = l.individual_id
  cross join lateral private.wage_parts(l.payable_days, l.wage_rate, v_percent) w
  where l.tenant_id = p_tenant_id and l.muster_id = p_muster_id and w.gross > 0;
  if not found then
    perform private.fail(409, 'MUSTER_ROLL_ZERO_AMOUNT', jsonb_build_object('number', v_muster.number), 'Nobody on the muster has earned anything.');
  end if;
  insert into public.bill_lines (tenant_id, bill_id, ordinal, direction, head_code, individual_id, quantity, unit_code, rate, calculated_amount, amount)
  select p_tenant_id, v_id, b.ordinal, 'EARNING', 'WEG', b.individual_id, b.days, 'DAY', b.rate, b.gross, b.gross
  from public.bill_beneficiaries b where b.tenant_id = p_tenant_id and b.bill_id = v_id;
  insert into public.bill_lines (tenant_id, bill_id, ordinal, direction, head_code, individual_id, calculation, rate, base, base_amount, calculated_amount, amount)
  select p_tenant_id, v_id, 1000 + b.ordinal, 'DEDUCTION', 'LC', b.individual_id, 'PERCENTAGE', v_percent, 'EXCLUDING_GST', round(b.days * b.rate, 2), b.deductions, b.deductions
  from public.bill_beneficiaries b where b.tenant_id = p_tenant_id and b.bill_id = v_id and b.deductions > 0;
  select h.name into v_head from private.heads_in_force(p_tenant_id, v_on) h where h.code = 'LC' and h.is_remitted;
  insert into public.bill_beneficiaries (tenant_id, bill_id, ordinal, owner_type, head_code, name, gross)
  select p_tenant_id, v_id, max(b.ordinal) + 1, 'HEAD', 'LC', v_head, sum(b.deductions) from public.bill_beneficiaries b
  where b.tenant_id = p_tenant_id and b.bill_id = v_id and v_head is not null having sum(b.deductions) > 0;
  update public.bills b set (gross, deductions) = (
    select sum(x.gross), sum(x.deductions) from public.bill_beneficiaries x where x.tenant_id = p_tenant_id and x.bill_id = v_id and x.owner_type = 'INDIVIDUAL')
  where b.tenant_id = p_tenant_id and b.id = v_id;
  perform private.issue_automatic_bill(v_order, v_id, 'EXPENSE_WAGES');
  return v_id;
end
$$;
comment on function private.create_wage_bill(text, uuid, uuid) is
  'The wage bill of an approved muster: one beneficiary per person who earned, one for the cess; approved at once. INVALID_MUSTER_ROLL, MUSTER_ROLL_ZERO_AMOUNT, '
  'EG_EXPENSE_DUPLICATE_BILL, BILLS_ABOVE_ORDER (409).';

create or replace function private.muster_approved(p_tenant_id text, p_muster_id uuid, p_actor uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$ begin perform private.create_wage_bill(p_tenant_id, p_muster_id, p_actor); end $$;
comment on function private.muster_approved(text, uuid, uuid) is 'Called once when a muster is approved: its wage bill follows. What create_wage_bill refuses.';

create function private.create_supervision_bill(p_order public.work_orders, p_actor uuid) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_id uuid := private.uuid_v7();
  v_on date := private.local_date(p_order.tenant_id);
  v_rule public.charge_rules;
  v_payee public.organisations;
  v_total numeric;
begin
  -- Under the lock of the order, so that no two runs take the same bill.
  perform from public.work_orders w where w.tenant_id = p_order.tenant_id and w.id = p_order.id for update;
  if not exists (
    select from public.bills b where b.tenant_id = p_order.tenant_id and b.work_order_id = p_order.id and b.kind in ('WAGE', 'PURCHASE') and b.application_status = 'ACTIVE'
      and not exists (select from public.bill_lines l where l.tenant_id = b.tenant_id and l.source_bill_id = b.id and l.is_live)) then
    perform private.fail(409, 'NO_WAGE_PURCHASE_BILL', jsonb_build_object('number', p_order.number), 'No approved wage or purchase bill waits for supervision.');
  end if;
  select o.* into v_payee from public.organisations o where o.tenant_id = p_order.tenant_id and o.id = p_order.organisation_id;
  select r.* into v_rule from private.charge_rules_in_force(p_order.tenant_id, 'SUPERVISION', private.payee_class(p_order.tenant_id, v_payee.id, v_on), v_on) r
  where r.head_code = 'SC' and r.calculation = 'PERCENTAGE';
  if v_rule.head_code is null or p_order.agency_role_code = 'CONTRACTOR' then
    perform private.fail(409, 'NO_CALCULATION_DETAIL', jsonb_build_object('number', p_order.number), 'Nothing of the order is supervised for a charge.');
  end if;
  insert into public.bills (tenant_id, id, kind, reference, work_order_id, project_id, organisation_id, payee_organisation_id, payee_name, bill_date, created_by, created_by_name, version)
  values (p_order.tenant_id, v_id, 'SUPERVISION', private.bill_reference(p_order, 'SUPERVISION'), p_order.id, p_order.project_id, p_order.organisation_id, v_payee.id, v_payee.name, v_on,
    p_actor, coalesce((select u.name from public.user_profiles u where u.id = p_actor), 'SYSTEM'), 0);
  insert into public.bill_lines (tenant_id, bill_id, ordinal, direction, head_code, source_bill_id, description, calculation, rate, base, base_amount, calculated_amount, amount)
  select p_order.tenant_id, v_id, row_number() over (order by b.number), 'EARNING', 'SC', b.id, b.number, 'PERCENTAGE', v_rule.value, 'INCLUDING_GST', b.gross, s.amount, s.amount
  from public.bills b cross join lateral (
    select private.supervision_amount(case v_rule.base when 'EXCLUDING_GST' then b.gross - b.gst_amount else b.gross end, v_rule.value) as amount) s
  where b.tenant_id = p_order.tenant_id and b.work_order_id = p_order.id and b.application_status = 'ACTIVE'
    -- An implementing agency buys the material too; a partner has the labour alone. Rule: programme.md D3.
    and (b.kind = 'WAGE' or b.kind = 'PURCHASE' and p_order.agency_role_code is distinct from 'IP') and s.amount > 0
    and not exists (select from public.bill_lines l where l.tenant_id = b.tenant_id and l.source_bill_id = b.id and l.is_live);
  if not found then
    if exists (select from public.bills b where b.tenant_id = p_order.tenant_id and b.work_order_id = p_order.id and b.application_status = 'ACTIVE'
        and (b.kind = 'WAGE' or b.kind = 'PURCHASE' and p_order.agency_role_code is distinct from 'IP')
        and not exists (select from public.bill_lines l where l.tenant_id = b.tenant_id and l.source_bill_id = b.id and l.is_live)) then
      perform private.fail(409, 'SUPERVISION_BILL_ZERO_AMOUNT', jsonb_build_object('number', p_order.number), 'The supervision charge comes to nothing.');
    end if;
    perform private.fail(409, 'NO_CALCULATION_DETAIL', jsonb_build_object('number', p_order.number), 'None of the bills is supervised for a charge.');
  end if;
  select sum(l.amount) into v_total from public.bill_lines l where l.tenant_id = p_order.tenant_id and l.bill_id = v_id;
  insert into public.bill_beneficiaries (tenant_id, bill_id, ordinal, owner_type, organisation_id, name, gross)
  values (p_order.tenant_id, v_id, 1, 'ORGANISATION', v_payee.id, v_payee.name, v_total);
  update public.bills b set gross = v_total where b.tenant_id = p_order.tenant_id and b.id = v_id;
  perform private.issue_automatic_bill(p_order, v_id, 'EXPENSE_SUPERVISION');
  return v_id;
end
$$;
comment on function private.create_supervision_bill(public.work_orders, uuid) is
  'Supervision of the approved wage and purchase bills of an order that no supervision bill covers yet. NO_WAGE_PURCHASE_BILL, NO_CALCULATION_DETAIL, '
  'SUPERVISION_BILL_ZERO_AMOUNT, BILLS_ABOVE_ORDER (409).';

create function private.run_supervision(p_tenant_id text, p_work_order_id uuid, p_actor uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_order public.work_orders;
  v_id uuid;
  v_bills jsonb := '[]';
  v_skipped jsonb := '[]';
begin
  for v_order in
    select w.* from public.work_orders w
    where (p_tenant_id is null or w.tenant_id = p_tenant_id) and (p_work_order_id is null or w.id = p_work_order_id) and w.application_status = 'ACTIVE'
      and (p_tenant_id is not null or coalesce((private.setting(w.tenant_id, 'bill.runs_supervision') #>> '{}')::boolean, true))
      and exists (select from public.bills b where b.tenant_id = w.tenant_id and b.work_order_id = w.id and b.application_status = 'ACTIVE'
        and (b.kind = 'WAGE' or b.kind = 'PURCHASE' and w.agency_role_code is distinct from 'IP') and w.agency_role_code is distinct from 'CONTRACTOR'
        and not exists (select from public.bill_lines l where l.tenant_id = b.tenant_id and l.source_bill_id = b.id and l.is_live))
    order by w.tenant_id, w.number limit 200
  loop
    -- A rule may refuse one order; the others still have their turn.
    begin
      v_id := private.create_supervision_bill(v_order, p_actor);
      v_bills := v_bills || (select jsonb_agg(jsonb_build_object('id', b.id, 'number', b.number, 'gross', b.gross, 'work_order_id', b.work_order_id))
        from public.bills b where b.tenant_id = v_order.tenant_id and b.id = v_id);
    exception when sqlstate 'PT409' then
      v_skipped := v_skipped || jsonb_build_array(jsonb_build_object('work_order_id', v_order.id, 'number', v_order.number, 'code', sqlerrm));
    end;
  end loop;
  return jsonb_build_object('bills', v_bills, 'skipped', v_skipped);
end
$$;
comment on function private.run_supervision(text, uuid, uuid) is 'Supervision bills of one order, of an agency, or of all that have them drawn up by schedule: {bills, skipped with the code why}.';

create function public.run_supervision_bills() returns int
language sql volatile security definer set search_path = ''
as $$ select jsonb_array_length(private.run_supervision(null, null, null) -> 'bills') $$;
comment on function public.run_supervision_bills() is 'Draws up the supervision bills that are due, in every agency. Answers how many. Run by the dispatcher.';

create function public.create_supervision_bills(p_tenant_id text, p_work_order_id uuid default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_order public.work_orders;
  v_id uuid;
begin
  perform private.require_permission(p_tenant_id, 'bill:run');
  if p_work_order_id is null then return private.run_supervision(p_tenant_id, null, auth.uid()); end if;
  select w.* into v_order from public.work_orders w where w.tenant_id = p_tenant_id and w.id = p_work_order_id;
  if v_order.id is null then perform private.fail_fields(private.field_error('/work_order_id', 'INVALID_CONTRACT_ID')); end if;
  perform private.require_billable_order(v_order);
  v_id := private.create_supervision_bill(v_order, auth.uid());
  return (select jsonb_build_object('bills', jsonb_build_array(jsonb_build_object('id', b.id, 'number', b.number, 'gross', b.gross, 'work_order_id', b.work_order_id)), 'skipped', '[]'::jsonb)
    from public.bills b where b.tenant_id = p_tenant_id and b.id = v_id);
end
$$;
comment on function public.create_supervision_bills(text, uuid) is
  'Draws up the supervision bill of one order, or of every order of the agency that has something to supervise: {bills [{id, number, gross, work_order_id}], skipped [{work_order_id, number, '
  'code}]}. For one order NO_WAGE_PURCHASE_BILL, NO_CALCULATION_DETAIL, SUPERVISION_BILL_ZERO_AMOUNT, BILLS_ABOVE_ORDER (409), INVALID_CONTRACT_ID (422). Needs bill:run.';

-- Penalties ---------------------------------------------------------------------------------------------------------

create function public.propose_penalty(p_tenant_id text, p_penalty jsonb) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_id uuid := private.uuid_v7();
  v_kind text := p_penalty ->> 'kind';
  v_order uuid := private.try_uuid(p_penalty ->> 'work_order_id');
  v_payee uuid := private.try_uuid(p_penalty ->> 'organisation_id');
begin
  perform private.require_permission(p_tenant_id, 'penalty:propose');
  perform private.fail_fields(private.text_errors(p_penalty, 'reason', 5, 500, true)
    || case when exists (select from public.work_orders w where w.tenant_id = p_tenant_id and w.id = v_order) then '[]' else private.field_error('/work_order_id', 'INVALID_CONTRACT_ID') end
    || case when exists (select from public.organisations o where o.tenant_id = p_tenant_id and o.id = v_payee) then '[]' else private.field_error('/organisation_id', 'INVALID_VENDOR') end
    || case coalesce(v_kind, '') when 'DEDUCTION' then private.decimal_errors('/amount', p_penalty ->> 'amount', 2, 999999999999.99) || case
          when private.text_of(p_penalty, 'amount') is null then private.field_error('/amount', 'REQUIRED')
          when private.try_numeric(p_penalty ->> 'amount') <= 0 then private.field_error('/amount', 'MUST_BE_POSITIVE') else '[]' end
        when 'WITHHOLD' then case when coalesce(p_penalty ->> 'months', '') ~ '^\d{1,2}$' and (p_penalty ->> 'months')::int between 1 and 60 then '[]'
          else private.field_error('/months', 'OUT_OF_RANGE', '{"min": 1, "max": 60}') end
        else private.field_error('/kind', 'NOT_A_CHOICE') end);
  insert into public.penalties (tenant_id, id, work_order_id, organisation_id, kind, amount, months, reason, proposed_by, proposed_by_name)
  values (p_tenant_id, v_id, v_order, v_payee, v_kind, case v_kind when 'DEDUCTION' then round(private.try_numeric(p_penalty ->> 'amount')) end,
    case v_kind when 'WITHHOLD' then (p_penalty ->> 'months')::int end, btrim(p_penalty ->> 'reason'), v_user, (select u.name from public.user_profiles u where u.id = v_user));
  return v_id;
end
$$;
comment on function public.propose_penalty(text, jsonb) is
  'Proposes a penalty: work_order_id, organisation_id, kind DEDUCTION with amount or WITHHOLD with months, reason. Answers its id. Field errors (422), NOT_PERMITTED (403). Needs penalty:propose.';

create function public.decide_penalty(p_tenant_id text, p_id uuid, p_is_confirmed boolean, p_remarks text default null) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_penalty public.penalties;
begin
  perform private.require_permission(p_tenant_id, 'penalty:decide');
  select n.* into v_penalty from public.penalties n where n.tenant_id = p_tenant_id and n.id = p_id for update;
  if v_penalty.id is null then perform private.fail(404, 'NOT_FOUND', '{}', 'There is no such penalty.'); end if;
  if v_penalty.status <> 'PROPOSED' then perform private.fail(409, 'NOT_EDITABLE', jsonb_build_object('state', v_penalty.status), 'The penalty was decided.'); end if;
  if v_penalty.proposed_by = v_user then perform private.fail(403, 'MAKER_CHECKER', '{}', 'Who proposed a penalty does not decide it.'); end if;
  perform private.fail_fields(case when p_is_confirmed is null then private.field_error('/is_confirmed', 'REQUIRED') else '[]' end
    || case when not p_is_confirmed and nullif(btrim(p_remarks), '') is null then private.field_error('/remarks', 'REQUIRED')
      when length(p_remarks) > 500 then private.field_error('/remarks', 'TOO_LONG', '{"max": 500}') else '[]' end);
  update public.penalties n set status = case when p_is_confirmed then 'CONFIRMED' else 'REFUSED' end, decided_by = v_user, decided_at = now(),
    decided_by_name = (select u.name from public.user_profiles u where u.id = v_user), remarks = nullif(btrim(p_remarks), '')
  where n.tenant_id = p_tenant_id and n.id = p_id;
end
$$;
comment on function public.decide_penalty(text, uuid, boolean, text) is
  'Confirms a proposed penalty, which the next bill takes, or refuses it with remarks. MAKER_CHECKER, NOT_PERMITTED (403), NOT_FOUND (404), NOT_EDITABLE (409). Needs penalty:decide.';

grant execute on function public.run_supervision_bills() to service_role;
grant execute on function public.create_supervision_bills(text, uuid), public.propose_penalty(text, jsonb), public.decide_penalty(text, uuid, boolean, text) to authenticated;

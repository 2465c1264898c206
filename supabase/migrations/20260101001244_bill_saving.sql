-- Writing bills, and what their moves do. Purchase bills and bills of contractors are written by people; wage and
-- supervision bills follow from what was approved. Rules: execution.md sections 4.3 to 4.5.

create function private.bill_facts(p_order public.work_orders, p_amount numeric) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('title', p.name, 'project_id', p.id, 'organisation_id', p_order.organisation_id, 'project_type_code', p.project_type_code,
    'ward_code', p.ward_code, 'locality_code', p.locality_code, 'amount', p_amount)
  from public.projects p where p.tenant_id = p_order.tenant_id and p.id = p_order.project_id
$$;
comment on function private.bill_facts(public.work_orders, numeric) is 'What the inbox shows of a bill.';

create function private.bill_reference(p_order public.work_orders, p_kind text, p_muster_number text default null) returns text
language sql stable security definer set search_path = ''
as $$
  select concat_ws('_', p_order.number, p_muster_number, case p_kind when 'WAGE' then 'WR' when 'PURCHASE' then 'PR' when 'SUPERVISION' then 'SR' when 'ADVANCE' then 'AR'
    when 'RUNNING' then 'RR' when 'FINAL' then 'FR' else 'DR' end, (
      select count(*) + 1 from public.bills b where b.tenant_id = p_order.tenant_id and b.work_order_id = p_order.id and b.kind = p_kind))
$$;
comment on function private.bill_reference(public.work_orders, text, text) is 'Order, muster where there is one, and the running part of the kind. Called under the lock of the order.';

create function private.bill_errors(p_order public.work_orders, p_kind text, p_payee uuid, p_on date, p jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := private.text_errors(p, 'remarks', 1, 1000, false);
  v_today date := private.local_date(p_order.tenant_id);
  v_invoice date := private.try_date(p ->> 'invoice_date');
  v_due date := private.try_date(p ->> 'due_date');
  v_max numeric := private.bill_setting(p_order.tenant_id, 'max_material_amount');
  v_row record;
  v_typed record;
  v_calculation jsonb;
begin
  if p_kind = 'PURCHASE' then
    v_errors := v_errors || private.text_errors(p, 'invoice_number', 2, 64, true) || case
        when p_payee is null then private.field_error('/payee_organisation_id', 'REQUIRED')
        when not private.organisation_is_eligible(p_order.tenant_id, p_payee, 'VEN', coalesce(v_invoice, v_today)) then private.field_error('/payee_organisation_id', 'INVALID_VENDOR')
        else '[]' end
      || case when private.text_of(p, 'invoice_date') is null then private.field_error('/invoice_date', 'REQUIRED')
        when v_invoice is null then private.field_error('/invoice_date', 'INVALID_DATE')
        when v_invoice > v_today then private.field_error('/invoice_date', 'FUTURE_DATE') else '[]' end
      || private.decimal_errors('/material_amount', p ->> 'material_amount', 2, v_max)
      || case when private.text_of(p, 'material_amount') is null then private.field_error('/material_amount', 'REQUIRED') else '[]' end;
  elsif p_order.agency_role_code is distinct from 'CONTRACTOR' then
    v_errors := v_errors || private.field_error('/kind', 'BILL_KIND_NOT_OF_ORDER', jsonb_build_object('role', p_order.agency_role_code));
  end if;
  if p_kind = 'ADVANCE' then
    v_errors := v_errors || private.decimal_errors('/amount', p ->> 'amount', 2, 999999999999.99) || case
      when private.text_of(p, 'amount') is null then private.field_error('/amount', 'REQUIRED')
      when private.try_numeric(p ->> 'amount') <= 0 then private.field_error('/amount', 'MUST_BE_POSITIVE') else '[]' end;
  elsif p_kind = 'RELEASE' and coalesce(p ->> 'release_stage', '') not in ('COMPLETION', 'LIABILITY_END') then
    v_errors := v_errors || private.field_error('/release_stage', 'NOT_A_CHOICE');
  end if;
  v_errors := v_errors || private.decimal_errors('/gst_amount', p ->> 'gst_amount', 2, v_max)
    || case when private.text_of(p, 'due_date') is null then '[]' when v_due is null then private.field_error('/due_date', 'INVALID_DATE')
      when v_due < p_on then private.field_error('/due_date', 'EG_EXPENSE_BILL_INVALID_DATE', jsonb_build_object('from', p_on)) else '[]' end;
  for v_row in select value, ordinality - 1 as at from jsonb_array_elements(private.rows_of(p, 'supplies')) with ordinality loop
    v_errors := v_errors || private.decimal_errors(format('/supplies/%s/quantity', v_row.at), v_row.value ->> 'quantity', 4, 9999999999.9999)
      || case when private.has_code(p_order.tenant_id, 'SUPPLY_MATERIAL', coalesce(v_row.value ->> 'material_code', ''), null, p_on) then '[]'
        else private.field_error(format('/supplies/%s/material_code', v_row.at), 'NOT_IN_MASTER') end
      || case when private.text_of(v_row.value, 'quantity') is null then private.field_error(format('/supplies/%s/quantity', v_row.at), 'REQUIRED') else '[]' end;
  end loop;
  for v_row in select value, ordinality - 1 as at from jsonb_array_elements(private.rows_of(p, 'deductions')) with ordinality loop
    v_errors := v_errors || private.decimal_errors(format('/deductions/%s/amount', v_row.at), v_row.value ->> 'amount', 2, 999999999999.99)
      || private.moved_pointers(private.text_errors(v_row.value, 'reason', 2, 300, false), format('/deductions/%s', v_row.at));
  end loop;
  if v_errors <> '[]' then return v_errors; end if;

  v_calculation := private.bill_calculation(p_order, p_kind, private.try_uuid(p ->> 'id'), p_payee, p_on, p);
  for v_row in select value, ordinality - 1 as at from jsonb_array_elements(private.rows_of(p, 'deductions')) with ordinality loop
    continue when private.text_of(v_row.value, 'amount') is null;
    select d.* into v_typed from jsonb_to_recordset(v_calculation -> 'deductions') d (head_code text, is_typed boolean, calculation text, calculated_amount numeric, amount numeric)
    where d.head_code = v_row.value ->> 'head_code';
    v_errors := v_errors || case
      when not coalesce(v_typed.is_typed, false) then private.field_error(format('/deductions/%s/head_code', v_row.at), 'EG_EXPENSE_INVALID_HEADCODES')
      when v_typed.calculation = 'QUANTITY' and v_typed.amount <> v_typed.calculated_amount and private.text_of(v_row.value, 'reason') is null then
        private.field_error(format('/deductions/%s/reason', v_row.at), 'OVERRIDE_REASON_REQUIRED', jsonb_build_object('calculated', v_typed.calculated_amount))
      else '[]' end;
  end loop;
  if p_kind = 'PURCHASE' and (v_calculation ->> 'net')::numeric <= 0 then
    v_errors := v_errors || private.field_error('/material_amount', 'INVALID_PURCHASE_BILL_AMOUNT');
  elsif (v_calculation ->> 'net')::numeric < 0 then
    v_errors := v_errors || private.field_error('/deductions', 'DEDUCTIONS_ABOVE_GROSS');
  end if;
  return v_errors;
end
$$;
comment on function private.bill_errors(public.work_orders, text, uuid, date, jsonb) is 'What may not even stand in a draft bill. Rule: execution.md section 4.4.';

create function private.require_bill_due(p_order public.work_orders, p_kind text, p_bill_id uuid, p jsonb) returns void
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_limit numeric;
  v_taken numeric;
  v_due date;
  v_left numeric;
begin
  if p_kind <> 'RELEASE' then perform private.require_billable_order(p_order); end if;
  if p_kind in ('RUNNING', 'FINAL') then
    if p_kind = 'FINAL' then perform private.require_no_open_measurement(p_order); end if;
    if not exists (select from private.unbilled_lines(p_order.tenant_id, p_order.id, p_bill_id) u
      where p_kind = 'FINAL' or jsonb_array_length(private.rows_of(p, 'measurement_ids')) = 0 or p -> 'measurement_ids' ? u.measurement_id::text) then
      perform private.fail(409, 'NOTHING_TO_BILL', jsonb_build_object('number', p_order.number), 'No approved measurement waits for a bill.');
    end if;
  elsif p_kind = 'ADVANCE' then
    v_limit := round(p_order.amount * private.bill_setting(p_order.tenant_id, 'advance_limit_percent') / 100);
    select coalesce(sum(b.gross), 0) into v_taken from public.bills b
    where b.tenant_id = p_order.tenant_id and b.work_order_id = p_order.id and b.kind = 'ADVANCE' and b.application_status <> 'INACTIVE' and b.id is distinct from p_bill_id;
    if v_taken + coalesce(private.try_numeric(p ->> 'amount'), 0) > v_limit then
      perform private.fail(409, 'ADVANCE_ABOVE_LIMIT', jsonb_build_object('number', p_order.number, 'limit', v_limit, 'taken', v_taken), 'Advances would pass their limit.');
    end if;
  elsif p_kind = 'RELEASE' then
    select case p ->> 'release_stage' when 'COMPLETION' then c.closed_on else c.closed_on + p_order.defect_liability_days end into v_due
    from public.closures c where c.tenant_id = p_order.tenant_id and c.work_order_id = p_order.id and c.application_status = 'ACTIVE';
    if v_due is null or v_due > private.local_date(p_order.tenant_id) then
      perform private.fail(409, 'SECURITY_NOT_DUE', jsonb_build_object('number', p_order.number, 'due', v_due), 'The security deposit is not due yet.');
    end if;
    select private.security_share(s.withheld, s.released - coalesce((
        select sum(l.amount) from public.bill_lines l where l.tenant_id = p_order.tenant_id and l.bill_id = p_bill_id and l.head_code = 'SDR'), 0),
      private.bill_setting(p_order.tenant_id, 'security_release_percent'), p ->> 'release_stage') into v_left
    from private.security_withheld(p_order.tenant_id, p_order.id) s;
    if v_left <= 0 then
      perform private.fail(409, 'NOTHING_TO_RELEASE', jsonb_build_object('number', p_order.number), 'Nothing is withheld that could be released.');
    end if;
  end if;
end
$$;
comment on function private.require_bill_due(public.work_orders, text, uuid, jsonb) is
  'NOTHING_TO_BILL, ADVANCE_ABOVE_LIMIT, SECURITY_NOT_DUE, NOTHING_TO_RELEASE, and for a final bill no open measurement (409).';

create function private.write_bill(p_tenant_id text, p_id uuid) returns public.bills
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_bill public.bills;
  v_order public.work_orders;
  v_result jsonb;
  v_heads jsonb;
begin
  select b.* into strict v_bill from public.bills b where b.tenant_id = p_tenant_id and b.id = p_id;
  select w.* into strict v_order from public.work_orders w where w.tenant_id = p_tenant_id and w.id = v_bill.work_order_id;
  -- What it holds itself is free for its own calculation.
  delete from public.bill_lines l where l.tenant_id = p_tenant_id and l.bill_id = p_id;
  delete from public.bill_beneficiaries x where x.tenant_id = p_tenant_id and x.bill_id = p_id;
  v_result := private.bill_calculation(v_order, v_bill.kind, p_id, v_bill.payee_organisation_id, v_bill.bill_date, v_bill.entered || jsonb_build_object(
    'material_amount', v_bill.material_amount, 'gst_amount', v_bill.gst_amount, 'release_stage', v_bill.release_stage));
  insert into public.bill_lines (tenant_id, bill_id, ordinal, direction, head_code, measurement_line_id, penalty_id, description, calculation, rate, base, base_amount, quantity,
    unit_code, calculated_amount, amount, reason)
  select p_tenant_id, p_id, row_number() over (order by x.n, x.at), x.direction, x.line ->> 'head_code', (x.line ->> 'measurement_line_id')::uuid, (x.line ->> 'penalty_id')::uuid,
    x.line ->> 'description', x.line ->> 'calculation', (x.line ->> 'rate')::numeric, x.line ->> 'base', (x.line ->> 'base_amount')::numeric, (x.line ->> 'quantity')::numeric,
    x.line ->> 'unit_code', (x.line ->> 'calculated_amount')::numeric, (x.line ->> 'amount')::numeric, x.line ->> 'reason'
  from (
    select 1 as n, 'EARNING' as direction, e as line, at from jsonb_array_elements(v_result -> 'earnings') with ordinality y (e, at)
    union all select 2, 'DEDUCTION', d, at from jsonb_array_elements(v_result -> 'deductions') with ordinality y (d, at)) x
  where (x.line ->> 'amount')::numeric > 0 or (x.line ->> 'calculated_amount')::numeric > 0;
  insert into public.bill_beneficiaries (tenant_id, bill_id, ordinal, owner_type, organisation_id, name, gross, deductions, withheld_until)
  values (p_tenant_id, p_id, 1, 'ORGANISATION', v_bill.payee_organisation_id, v_bill.payee_name, (v_result ->> 'gross')::numeric, (v_result ->> 'deducted')::numeric,
    (v_result ->> 'withheld_until')::date);
  insert into public.bill_beneficiaries (tenant_id, bill_id, ordinal, owner_type, head_code, name, gross)
  select p_tenant_id, p_id, 1 + row_number() over (order by h.ordinal, h.code), 'HEAD', h.code, h.name, sum(l.amount)
  from public.bill_lines l join private.heads_in_force(p_tenant_id, v_bill.bill_date) h on h.code = l.head_code and h.is_remitted
  where l.tenant_id = p_tenant_id and l.bill_id = p_id and l.direction = 'DEDUCTION' and l.amount > 0 group by h.code, h.name, h.ordinal;
  update public.bills b set gross = (v_result ->> 'gross')::numeric, deductions = (v_result ->> 'deducted')::numeric, payee_class = v_result ->> 'payee_class',
    charged_amount = (v_result ->> 'charged')::numeric, material_amount = (v_result ->> 'material_amount')::numeric, gst_amount = (v_result ->> 'gst_amount')::numeric,
    payable_amount = (select sum(x.net) from public.bill_beneficiaries x where x.tenant_id = p_tenant_id and x.bill_id = p_id)
  where b.tenant_id = p_tenant_id and b.id = p_id returning b.* into v_bill;
  return v_bill;
end
$$;
comment on function private.write_bill(text, uuid) is 'Computes a bill that a person writes from what was typed: lines, beneficiaries, totals.';

create function public.save_bill(p_tenant_id text, p_bill jsonb, p_expected_version int default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_id uuid := private.try_uuid(p_bill ->> 'id');
  v_kind text := p_bill ->> 'kind';
  v_old public.bills;
  v_bill public.bills;
  v_order public.work_orders;
  v_payee public.organisations;
  v_other record;
  v_entered jsonb;
  v_version int;
  v_on date := private.local_date(p_tenant_id);
begin
  if p_bill is null or jsonb_typeof(p_bill) <> 'object' or p_bill = '{}' then perform private.fail_fields(private.field_error('', 'REQUIRED')); end if;
  perform private.require_permission(p_tenant_id, 'bill:create');
  select b.* into v_old from public.bills b where b.tenant_id = p_tenant_id and b.id = v_id;
  if v_old.id is null and p_expected_version is not null then perform private.fail(404, 'PAPER_NOT_FOUND', '{}', 'There is no such bill.'); end if;
  if v_old.id is not null and p_expected_version is null then perform private.fail_fields(private.field_error('/expected_version', 'REQUIRED')); end if;
  v_kind := coalesce(v_old.kind, v_kind);
  if coalesce(v_kind, '') not in ('PURCHASE', 'ADVANCE', 'RUNNING', 'FINAL', 'RELEASE') then
    perform private.fail_fields(private.field_error('/kind', 'EG_EXPENSE_INVALID_BUSINESSSERVICE'));
  end if;
  select w.* into v_order from public.work_orders w
  where w.tenant_id = p_tenant_id and w.id = coalesce(v_old.work_order_id, private.try_uuid(p_bill ->> 'work_order_id'));
  if v_order.id is null then perform private.fail_fields(private.field_error('/work_order_id', 'INVALID_CONTRACT_ID')); end if;
  v_id := coalesce(v_id, private.uuid_v7());
  v_on := coalesce(v_old.bill_date, v_on);
  if v_old.id is not null then
    v_version := private.touch_paper(p_tenant_id, 'bill', v_id, p_expected_version, v_user, private.bill_facts(v_order, v_old.gross));
  end if;
  select w.* into strict v_order from public.work_orders w where w.tenant_id = p_tenant_id and w.id = v_order.id for update;
  perform private.fail_fields(private.bill_errors(v_order, v_kind, case v_kind when 'PURCHASE' then private.try_uuid(p_bill ->> 'payee_organisation_id') else v_order.organisation_id end,
    v_on, p_bill || jsonb_build_object('id', v_id)));
  perform private.require_bill_due(v_order, v_kind, v_id, p_bill);
  select o.* into v_payee from public.organisations o
  where o.tenant_id = p_tenant_id and o.id = case v_kind when 'PURCHASE' then private.try_uuid(p_bill ->> 'payee_organisation_id') else v_order.organisation_id end;
  select b.id, b.number into v_other from public.bills b
  where b.tenant_id = p_tenant_id and b.id <> v_id and b.application_status <> 'INACTIVE' and (
    v_kind = 'PURCHASE' and b.payee_organisation_id = v_payee.id and lower(b.invoice_number) = lower(btrim(p_bill ->> 'invoice_number'))
    or v_kind = 'FINAL' and b.kind = 'FINAL' and b.work_order_id = v_order.id
    or v_kind = 'RELEASE' and b.kind = 'RELEASE' and b.work_order_id = v_order.id and b.release_stage = p_bill ->> 'release_stage') limit 1;
  if found then
    perform private.fail(409, 'EG_EXPENSE_DUPLICATE_BILL', jsonb_build_object('id', v_other.id, 'number', v_other.number), 'There is such a bill already.');
  end if;
  v_entered := jsonb_build_object('supplies', private.rows_of(p_bill, 'supplies'), 'deductions', private.rows_of(p_bill, 'deductions'), 'amount', p_bill ->> 'amount', 'measurement_ids', case
    when v_kind in ('RUNNING', 'FINAL') then (
      select coalesce(jsonb_agg(distinct u.measurement_id), '[]') from private.unbilled_lines(p_tenant_id, v_order.id, v_id) u
      where v_kind = 'FINAL' or jsonb_array_length(private.rows_of(p_bill, 'measurement_ids')) = 0 or p_bill -> 'measurement_ids' ? u.measurement_id::text) end);
  if v_old.id is null then
    insert into public.bills (tenant_id, id, kind, reference, work_order_id, project_id, organisation_id, payee_organisation_id, payee_name, bill_date, release_stage, created_by,
      created_by_name, updated_by, version)
    values (p_tenant_id, v_id, v_kind, private.bill_reference(v_order, v_kind), v_order.id, v_order.project_id, v_order.organisation_id, v_payee.id, v_payee.name, v_on,
      case v_kind when 'RELEASE' then p_bill ->> 'release_stage' end, v_user, (select u.name from public.user_profiles u where u.id = v_user), v_user, 0);
    perform private.open_paper(p_tenant_id, 'bill', v_id, case v_kind when 'PURCHASE' then 'EXPENSE_PURCHASE' else 'EXPENSE_CONTRACTOR' end, v_user, private.bill_facts(v_order, 0));
    select b.version into v_version from public.bills b where b.tenant_id = p_tenant_id and b.id = v_id;
  end if;
  update public.bills b set payee_organisation_id = v_payee.id, payee_name = v_payee.name, due_date = private.try_date(p_bill ->> 'due_date'),
    invoice_number = private.text_of(p_bill, 'invoice_number'), invoice_date = private.try_date(p_bill ->> 'invoice_date'),
    material_amount = case v_kind when 'PURCHASE' then round(coalesce(private.try_numeric(p_bill ->> 'material_amount'), 0)) else 0 end,
    gst_amount = round(coalesce(private.try_numeric(p_bill ->> 'gst_amount'), 0)), release_stage = case v_kind when 'RELEASE' then p_bill ->> 'release_stage' end,
    entered = v_entered, remarks = private.text_of(p_bill, 'remarks'), version = v_version
  where b.tenant_id = p_tenant_id and b.id = v_id;
  v_bill := private.write_bill(p_tenant_id, v_id);
  update public.workflow_instances i set amount = v_bill.gross where i.tenant_id = p_tenant_id and i.document_type = 'bill' and i.document_id = v_id;
  return jsonb_build_object('id', v_bill.id, 'number', v_bill.number, 'state', v_bill.state, 'version', v_bill.version, 'gross', v_bill.gross, 'deductions', v_bill.deductions, 'net', v_bill.net);
end
$$;
comment on function public.save_bill(text, jsonb, int) is
  'Writes a bill as a draft (no expected version) or replaces its content: kind PURCHASE (payee_organisation_id, invoice_number, invoice_date, material_amount, gst_amount), ADVANCE (amount), '
  'RUNNING and FINAL (measurement_ids, all that waits when left out; gst_amount) or RELEASE (release_stage COMPLETION | LIABILITY_END); work_order_id, due_date, supplies [{material_code, '
  'quantity}], deductions [{head_code, amount, reason}] where they are typed, remarks. Answers {id, number, state, version, gross, deductions, net}. EG_EXPENSE_INVALID_BUSINESSSERVICE, '
  'INVALID_CONTRACT_ID, INVALID_VENDOR, FUTURE_DATE, EG_EXPENSE_BILL_INVALID_DATE, EG_EXPENSE_INVALID_HEADCODES, OVERRIDE_REASON_REQUIRED, INVALID_PURCHASE_BILL_AMOUNT and other field errors '
  '(422); EG_EXPENSE_DUPLICATE_BILL, CONTRACT_NOT_ACCEPTED, INVALID_CONTRACT, FINAL_BILL_EXISTS, NOTHING_TO_BILL, ADVANCE_ABOVE_LIMIT, SECURITY_NOT_DUE, NOTHING_TO_RELEASE, STALE_VERSION, '
  'NOT_EDITABLE (409); NOT_PERMITTED (403), PAPER_NOT_FOUND (404). Needs bill:create.';

create function public.preview_bill(p_tenant_id text, p_bill jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_order public.work_orders;
  v_id uuid := private.try_uuid(p_bill ->> 'id');
  v_kind text := p_bill ->> 'kind';
  v_billed numeric;
begin
  perform private.require_permission(p_tenant_id, 'bill:create');
  select w.* into v_order from public.work_orders w where w.tenant_id = p_tenant_id and w.id = private.try_uuid(p_bill ->> 'work_order_id');
  if v_order.id is null then perform private.fail_fields(private.field_error('/work_order_id', 'INVALID_CONTRACT_ID')); end if;
  if coalesce(v_kind, '') not in ('PURCHASE', 'ADVANCE', 'RUNNING', 'FINAL', 'RELEASE') then
    perform private.fail_fields(private.field_error('/kind', 'EG_EXPENSE_INVALID_BUSINESSSERVICE'));
  end if;
  v_billed := private.charged_to_order(p_tenant_id, v_order.id, v_id);
  return private.bill_calculation(v_order, v_kind, v_id, case v_kind when 'PURCHASE' then private.try_uuid(p_bill ->> 'payee_organisation_id') else v_order.organisation_id end,
      private.local_date(p_tenant_id), p_bill)
    || jsonb_build_object('order', jsonb_build_object('amount', v_order.amount, 'billed', v_billed, 'room', v_order.amount - v_billed),
      'heads', (select jsonb_object_agg(h.code, jsonb_build_object('name', h.name, 'local_names', h.local_names)) from private.heads_in_force(p_tenant_id, private.local_date(p_tenant_id)) h),
      'advance_outstanding', private.advance_outstanding(p_tenant_id, v_order.id, v_id), 'unbilled', (
        select coalesce(jsonb_agg(to_jsonb(u)), '[]') from private.unbilled_lines(p_tenant_id, v_order.id, v_id) u));
end
$$;
comment on function public.preview_bill(text, jsonb) is
  'What a bill would come to, without writing it: the calculation with its rules, what the order has room for, approved measurement that waits. Input as for save_bill. '
  'NOT_PERMITTED (403), INVALID_CONTRACT_ID, EG_EXPENSE_INVALID_BUSINESSSERVICE (422). Needs bill:create.';

-- Workflow hooks ----------------------------------------------------------------------------------------------------

create function private.bill_before(p_instance public.workflow_instances, p_action public.workflow_actions) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_bill public.bills;
  v_order public.work_orders;
begin
  if p_action.effect is null or p_action.effect = 'OPEN' then return; end if;
  select b.* into strict v_bill from public.bills b where b.tenant_id = p_instance.tenant_id and b.id = p_instance.document_id;
  select w.* into strict v_order from public.work_orders w where w.tenant_id = v_bill.tenant_id and w.id = v_bill.work_order_id for update;
  if p_action.effect = 'SUBMIT' then
    perform private.fail_fields(private.bill_errors(v_order, v_bill.kind, v_bill.payee_organisation_id, v_bill.bill_date, to_jsonb(v_bill) || v_bill.entered));
    perform private.require_bill_due(v_order, v_bill.kind, v_bill.id, v_bill.entered || jsonb_build_object('release_stage', v_bill.release_stage));
    v_bill := private.write_bill(v_bill.tenant_id, v_bill.id);
  elsif p_instance.document_type = 'bill' and v_bill.kind <> 'RELEASE' then
    perform private.require_billable_order(v_order);
  end if;
  perform private.require_room_in_order(v_order, v_bill.id, v_bill.charged_amount);
end
$$;
comment on function private.bill_before(public.workflow_instances, public.workflow_actions) is
  'Nothing incomplete is handed in, it is computed once more, and nothing goes on that would pass the value of the order.';

create function private.bill_after(p_instance public.workflow_instances, p_action public.workflow_actions, p_actor uuid, p_comment text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_bill public.bills;
  v_is_numbered boolean := p_action.effect = 'SUBMIT' or p_instance.document_type = 'automatic_bill';
begin
  update public.bills b set state = p_instance.state, application_status = p_instance.application_status, version = p_instance.version,
    is_updatable = (select s.is_updatable from public.workflow_states s where s.tenant_id = p_instance.service_tenant_id and s.id = p_instance.state_id),
    number = coalesce(b.number, case when v_is_numbered then private.next_number(p_instance.tenant_id, 'bill_' || lower(b.kind)) end),
    submitted_at = coalesce(b.submitted_at, case when v_is_numbered then now() end),
    approved_on = coalesce(b.approved_on, case when p_action.effect = 'APPROVE' then private.local_date(b.tenant_id) end)
  where b.tenant_id = p_instance.tenant_id and b.id = p_instance.document_id
  returning b.* into v_bill;
  if p_instance.application_status = 'INACTIVE' then
    update public.bill_lines l set is_live = false where l.tenant_id = v_bill.tenant_id and l.bill_id = v_bill.id;
  end if;
  update public.workflow_instances i set number = v_bill.number, amount = v_bill.gross
  where i.tenant_id = p_instance.tenant_id and i.document_type = p_instance.document_type and i.document_id = p_instance.document_id;
  perform private.take_snapshot(p_instance, p_action, p_actor, 'private.bill_content');
  if p_action.effect = 'APPROVE' then
    if v_bill.charged_amount > 0 then
      perform private.spend_budget(v_bill.tenant_id, v_bill.work_order_id, v_bill.charged_amount, v_bill.number, p_actor);
    end if;
    perform private.journal_bill(v_bill.tenant_id, v_bill.id, p_actor);
  end if;
end
$$;
comment on function private.bill_after(public.workflow_instances, public.workflow_actions, uuid, text) is
  'State, number, snapshot; approval spends the budget of the order and posts to the books; a rejected bill lets go of what it covered.';

create function private.bill_content(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select to_jsonb(b) - array['tenant_id', 'state', 'application_status', 'is_updatable', 'version', 'updated_at', 'updated_by'] || jsonb_build_object(
    'lines', (select coalesce(jsonb_agg(to_jsonb(l) - array['tenant_id', 'bill_id'] order by l.ordinal), '[]') from public.bill_lines l where l.tenant_id = b.tenant_id and l.bill_id = b.id),
    'beneficiaries', (select coalesce(jsonb_agg(to_jsonb(x) - array['tenant_id', 'bill_id'] order by x.ordinal), '[]') from public.bill_beneficiaries x where x.tenant_id = b.tenant_id and x.bill_id = b.id))
  from public.bills b where b.tenant_id = p_tenant_id and b.id = p_id
$$;
comment on function private.bill_content(text, uuid) is 'The whole bill as JSON, for snapshots.';
grant execute on function public.save_bill(text, jsonb, int), public.preview_bill(text, jsonb) to authenticated;

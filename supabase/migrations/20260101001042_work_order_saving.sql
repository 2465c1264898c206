-- Drawing up a work order: what may be ordered, from whom, for how much, and what a submitted order must have.

-- Value -------------------------------------------------------------------------------------------------------------

create function private.labour_rate(p_tenant_id text, p_line public.estimate_lines, p_on date) returns numeric
language sql stable security definer set search_path = ''
as $$
  -- The rate whose heads are known, of the nearest agency; null while the rate is one figure for all heads.
  select case when coalesce(to_jsonb(r) -> 'heads', '{}') <> '{}' then coalesce((to_jsonb(r) -> 'heads' ->> 'LA.1')::numeric, 0) end
  from public.sor_rates r
  where r.tenant_id = any (private.tenant_line(p_tenant_id)) and r.sor_tenant_id = p_line.sor_tenant_id and r.sor_code = p_line.sor_code
    and r.valid_from <= p_on and (r.valid_to is null or r.valid_to >= p_on)
  order by length(r.tenant_id) desc limit 1
$$;
comment on function private.labour_rate(text, public.estimate_lines, date) is
  'Labour (head LA.1) in the rate of a schedule item on a day, rupees per unit; null when the rate is not split into heads.';

create function private.value_rule_of(p_tenant_id text, p_role text, p_has_award boolean) returns text
language sql stable security definer set search_path = ''
as $$
  select case when p_has_award then 'AWARD' when p_role in ('IA', 'IP') then
    private.setting(p_tenant_id, 'work_order.value_rule_' || lower(p_role), private.local_date(p_tenant_id)) #>> '{}' else 'ESTIMATE' end
$$;
comment on function private.value_rule_of(text, text, boolean) is 'What the value of an order is made of, by the role of its agency. Rule: programme.md D2.';

create function private.orderable_lines(p_tenant_id text, p_estimate_id uuid, p_work_order_id uuid, p_value_rule text, p_rates jsonb default '{}')
returns table (estimate_line_id uuid, ordinal int, category text, name text, description text, sor_code text, overhead_code text, unit_code text,
  rate numeric, percentage numeric, quantity numeric, amount numeric, taken_by text)
language sql stable security definer set search_path = ''
as $$
  select l.id, l.ordinal, l.category, l.name, l.description, l.sor_code, l.overhead_code, l.unit_code, x.rate, l.percentage, l.quantity,
    case when l.category = 'OVERHEAD' then l.amount else round(coalesce(x.rate, 0) * l.quantity, 2) end,
    case when l.percentage is null then (
      select coalesce(w.number, w.name) from public.work_order_lines o join public.work_orders w on w.tenant_id = o.tenant_id and w.id = o.work_order_id
      where o.tenant_id = l.tenant_id and o.estimate_line_id = l.id and o.is_live and o.work_order_id is distinct from p_work_order_id limit 1) end
  from public.estimates e
  join public.estimate_lines l on l.tenant_id = e.tenant_id and l.estimate_id = e.id
  cross join lateral (select case
    when l.category = 'OVERHEAD' then null
    when p_value_rule = 'AWARD' then coalesce((p_rates ->> l.id::text)::numeric, l.rate)
    when p_value_rule = 'LABOUR' then case when l.category = 'SOR' then private.labour_rate(p_tenant_id, l, e.rates_on) else 0 end
    else l.rate end as rate) x
  where e.tenant_id = p_tenant_id and e.id = p_estimate_id and (l.category <> 'OVERHEAD' or l.is_work_order_value)
$$;
comment on function private.orderable_lines(text, uuid, uuid, text, jsonb) is
  'Lines of an estimate that are order value, at the rates of a rule (p_rates: awarded rates by line id); taken_by names the other live order that has the line. '
  'Rule: planning.md section 4.3. A percentage has the amount that it has on the whole estimate: an order computes it on its own works.';

create function private.recalculate_work_order(p_tenant_id text, p_id uuid) returns numeric
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_works numeric;
  v_total numeric;
begin
  select coalesce(sum(l.amount), 0) into v_works from public.work_order_lines l
  where l.tenant_id = p_tenant_id and l.work_order_id = p_id and l.is_live and l.category <> 'OVERHEAD';
  update public.work_order_lines l set amount = private.percent_of(l.percentage, v_works)
  where l.tenant_id = p_tenant_id and l.work_order_id = p_id and l.is_live and l.percentage is not null
    and l.amount is distinct from private.percent_of(l.percentage, v_works);
  update public.work_orders w set amount = (
    select coalesce(sum(l.amount), 0) from public.work_order_lines l where l.tenant_id = p_tenant_id and l.work_order_id = p_id and l.is_live)
  where w.tenant_id = p_tenant_id and w.id = p_id returning w.amount into v_total;
  update public.workflow_instances i set amount = v_total
  where i.tenant_id = p_tenant_id and i.document_type = 'work_order' and i.document_id = p_id and i.amount is distinct from v_total;
  return v_total;
end
$$;
comment on function private.recalculate_work_order(text, uuid) is 'Percentages on the works of the order, and its value, in rupees to the paisa.';

create function private.reference_value(p_tenant_id text, p_estimate_id uuid, p_line_ids uuid[] default null) returns numeric
language sql stable security definer set search_path = ''
as $$
  select coalesce(sum(l.amount), 0) from private.orderable_lines(p_tenant_id, p_estimate_id, null, 'ESTIMATE') l
  where p_line_ids is null or l.estimate_line_id = any (p_line_ids)
$$;
comment on function private.reference_value(text, uuid, uuid[]) is
  'Estimate less overheads that are no order value: what the threshold between agency and partner is held against. Rule: planning.md section 4.3.';

-- Choices -----------------------------------------------------------------------------------------------------------

create function private.role_by_value(p_tenant_id text, p_value numeric) returns text
language sql stable security definer set search_path = ''
as $$
  select case when p_value <= (private.setting(p_tenant_id, 'work_order.ia_threshold', private.local_date(p_tenant_id)) #>> '{}')::numeric then 'IA' else 'IP' end
$$;
comment on function private.role_by_value(text, numeric) is 'Role of a community organisation for a value, at the threshold of the day. Rule: programme.md D1.';

create function private.order_candidates(p_tenant_id text, p_estimate_id uuid, p_order_id uuid)
returns table (id uuid, number text, name text, local_names jsonb, kind text, type_code text, ward_code text, is_ward boolean, orders int, registered_on date)
language sql stable security definer set search_path = ''
as $$
  select o.id, o.number, o.name, o.local_names, k.kind, o.type_code, o.ward_code, coalesce(o.ward_code = p.ward_code, false), (
      -- Offered and not taken back: a group that declined has had its turn no less than one that works.
      select count(*)::int from public.work_orders w
      where w.tenant_id = o.tenant_id and w.organisation_id = o.id and w.issued_on is not null and w.id is distinct from p_order_id), o.registered_on
  from public.estimates e
  join public.projects p on p.tenant_id = e.tenant_id and p.id = e.project_id
  join public.organisations o on o.tenant_id = e.tenant_id
  cross join (values ('CBO'), ('VEN')) k (kind)
  where e.tenant_id = p_tenant_id and e.id = p_estimate_id
    and private.organisation_is_eligible(p_tenant_id, o.id, k.kind, private.local_date(p_tenant_id))
    and not exists (
      select from public.work_orders w where w.tenant_id = p_tenant_id and w.id = p_order_id and o.id = any (w.declined_by))
$$;
comment on function private.order_candidates(text, uuid, uuid) is
  'Organisations that may be given an estimate today, with how many orders each was issued; those that declined this order are not there.';

create function private.proposed_organisation(p_tenant_id text, p_estimate_id uuid, p_order_id uuid) returns uuid
language sql stable security definer set search_path = ''
as $$
  select c.id from private.order_candidates(p_tenant_id, p_estimate_id, p_order_id) c where c.kind = 'CBO'
  order by c.is_ward desc, c.orders, c.registered_on nulls last, c.number limit 1
$$;
comment on function private.proposed_organisation(text, uuid, uuid) is
  'Whose turn it is: a community organisation of the work''s ward, else of any, with the fewest orders; the older one first. Ranks come with the expression of interest. '
  'Rule: programme.md D23 and section 8.3.';

create function private.may_be_in_charge(p_tenant_id text, p_employee_id uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.employees e join public.memberships m on m.tenant_id = e.tenant_id and m.employee_id = e.id and m.organisation_id is null
    where e.tenant_id = p_tenant_id and e.id = p_employee_id and e.is_active and private.can_act(m.user_id, p_tenant_id, '{OFFICER_IN_CHARGE}'))
$$;
comment on function private.may_be_in_charge(text, uuid) is 'Whether an employee holds the role of an officer in charge today.';

create function public.work_order_basis(p_tenant_id text, p_estimate_id uuid, p_work_order_id uuid default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_estimate public.estimates;
  v_today date := private.local_date(p_tenant_id);
  v_proposed uuid;
begin
  perform private.require_permission(p_tenant_id, 'work_order:create');
  select e.* into v_estimate from public.estimates e where e.tenant_id = p_tenant_id and e.id = p_estimate_id;
  if v_estimate.id is null then return null; end if;
  v_proposed := private.proposed_organisation(p_tenant_id, p_estimate_id, p_work_order_id);
  return jsonb_build_object(
    'estimate', jsonb_build_object('id', v_estimate.id, 'number', v_estimate.number, 'name', v_estimate.name, 'state', v_estimate.state,
      'application_status', v_estimate.application_status, 'payable_total', v_estimate.payable_total),
    'project', (
      select jsonb_build_object('id', p.id, 'number', p.number, 'name', p.name, 'description', p.description, 'project_type_code', p.project_type_code,
        'ward_code', p.ward_code, 'locality_code', p.locality_code, 'estimated_cost', p.estimated_cost, 'proposed_on', p.proposed_on, 'state', p.state)
      from public.projects p where p.tenant_id = p_tenant_id and p.id = v_estimate.project_id),
    'lines', (
      select coalesce(jsonb_agg(to_jsonb(l) || jsonb_build_object('labour_rate', r.rate) order by l.ordinal), '[]')
      from private.orderable_lines(p_tenant_id, p_estimate_id, p_work_order_id, 'ESTIMATE') l
      left join lateral (
        select x.rate from private.orderable_lines(p_tenant_id, p_estimate_id, p_work_order_id, 'LABOUR') x where x.estimate_line_id = l.estimate_line_id) r on true),
    'threshold', private.setting(p_tenant_id, 'work_order.ia_threshold', v_today),
    'value_rules', jsonb_build_object('IA', private.value_rule_of(p_tenant_id, 'IA', false), 'IP', private.value_rule_of(p_tenant_id, 'IP', false), 'CONTRACTOR', 'ESTIMATE'),
    'acceptance_days', private.setting(p_tenant_id, 'work_order.acceptance_days', v_today),
    'defect_liability_days', private.setting(p_tenant_id, 'work_order.defect_liability_days', v_today),
    'proposed_organisation_id', v_proposed,
    'organisations', (
      select coalesce(jsonb_agg(to_jsonb(c) || jsonb_build_object('is_proposed', c.id = v_proposed and c.kind = 'CBO')
        order by c.id = v_proposed desc, c.is_ward desc, c.orders, c.name), '[]')
      from private.order_candidates(p_tenant_id, p_estimate_id, p_work_order_id) c),
    'officers', (
      select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'name', e.name, 'local_names', e.local_names, 'designation_code', (
        select a.designation_code from public.employee_assignments a where a.tenant_id = e.tenant_id and a.employee_id = e.id
          and a.from_on <= v_today and (a.to_on is null or a.to_on >= v_today) order by a.from_on desc limit 1)) order by e.name), '[]')
      from public.employees e where e.tenant_id = p_tenant_id and private.may_be_in_charge(p_tenant_id, e.id)),
    'terms', (
      select coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'agency_role_code', t.agency_role_code, 'name', t.name, 'local_names', t.local_names) order by t.ordinal, t.code), '[]')
      from (select distinct on (x.code) x.* from public.standard_terms x
        where x.tenant_id = any (private.tenant_line(p_tenant_id)) and x.effective_from <= v_today and (x.effective_to is null or x.effective_to >= v_today)
        order by x.code, length(x.tenant_id) desc) t where t.is_active));
end
$$;
comment on function public.work_order_basis(text, uuid, uuid) is
  'What a form of a work order needs in one question: estimate, project, lines that can be ordered (taken_by: another order has it; labour_rate: null when the rate is not split), '
  'threshold between agency and partner, rules of the value, organisations that may be chosen today with the number of their orders and whose turn it is, officers, standard '
  'terms. Rupees. Null when there is no such estimate. Needs work_order:create.';

-- Errors ------------------------------------------------------------------------------------------------------------

create function private.work_order_errors(p_tenant_id text, p_id uuid, p_estimate_id uuid, p jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := private.text_errors(p, 'description', 2, 1000, false) || private.text_errors(p, 'organisation_choice_reason', 2, 1000, false)
    || private.text_errors(p, 'role_choice_reason', 2, 1000, false);
  v_row jsonb;
  v_line record;
  v_seen uuid[] := '{}';
  v_index int := -1;
  v_at text;
begin
  if private.text_of(p, 'organisation_id') is not null and not exists (
    select from private.order_candidates(p_tenant_id, p_estimate_id, null) c where c.id = private.try_uuid(p ->> 'organisation_id')) then
    v_errors := v_errors || private.field_error('/organisation_id', 'INVALID_ORGID');
  end if;
  if private.text_of(p, 'officer_id') is not null and not private.may_be_in_charge(p_tenant_id, private.try_uuid(p ->> 'officer_id')) then
    v_errors := v_errors || private.field_error('/officer_id', 'MISSING_REQUIRED_ROLE', '{"role": "OFFICER_IN_CHARGE"}');
  end if;
  if private.text_of(p, 'agency_role_code') is not null and not (p ->> 'agency_role_code' in ('IA', 'IP', 'CONTRACTOR')
    and private.has_code(p_tenant_id, 'AGENCY_ROLE', p ->> 'agency_role_code', null, private.local_date(p_tenant_id))) then
    v_errors := v_errors || private.field_error('/agency_role_code', 'INVALID_EXECUTING_AUTHORITY', jsonb_build_object('role', p ->> 'agency_role_code'));
  end if;
  if private.text_of(p, 'contract_type_code') is not null
    and not private.has_code(p_tenant_id, 'CONTRACT_TYPE', p ->> 'contract_type_code', null, private.local_date(p_tenant_id)) then
    v_errors := v_errors || private.field_error('/contract_type_code', 'INVALID_CONTRACT_TYPE', jsonb_build_object('value', p ->> 'contract_type_code'));
  end if;
  if private.text_of(p, 'completion_days') is not null and p ->> 'completion_days' !~ '^\s*0*[1-9]\d{0,3}\s*$' then
    v_errors := v_errors || private.field_error('/completion_days', 'CONTRACT.COMPLETION_PERIOD');
  end if;
  if private.text_of(p, 'defect_liability_days') is not null and p ->> 'defect_liability_days' !~ '^\s*\d{1,4}\s*$' then
    v_errors := v_errors || private.field_error('/defect_liability_days', 'OUT_OF_RANGE', '{"min": 0, "max": 9999}');
  end if;
  v_errors := v_errors || private.decimal_errors('/security_deposit', p ->> 'security_deposit', 2, 999999999999.99);

  for v_row in select value from jsonb_array_elements(private.rows_of(p, 'lines')) loop
    v_index := v_index + 1;
    select l.* into v_line from private.orderable_lines(p_tenant_id, p_estimate_id, p_id, 'ESTIMATE') l
    where l.estimate_line_id = private.try_uuid(v_row ->> 'estimate_line_id');
    if v_line.estimate_line_id is null or v_line.taken_by is not null or v_line.estimate_line_id = any (v_seen) then
      v_errors := v_errors || private.field_error('/lines/' || v_index, 'INVALID_ESTIMATELINEITEMID', jsonb_build_object('number', coalesce(v_line.taken_by, '')));
    end if;
    v_seen := v_seen || v_line.estimate_line_id;
  end loop;

  v_index := -1;
  for v_row in select value from jsonb_array_elements(private.rows_of(p, 'milestones')) loop
    v_index := v_index + 1;
    v_at := '/milestones/' || v_index;
    v_errors := v_errors
      || case when length(coalesce(private.text_of(v_row, 'name'), '')) < 2 then private.field_error(v_at || '/name', 'REQUIRED')
        when length(v_row ->> 'name') > 200 then private.field_error(v_at || '/name', 'TOO_LONG', '{"max": 200}') else '[]' end
      || case when private.try_numeric(v_row ->> 'percentage') is null then private.field_error(v_at || '/percentage', 'REQUIRED')
        when private.try_numeric(v_row ->> 'percentage') not between 0.0001 and 100 then private.field_error(v_at || '/percentage', 'OUT_OF_RANGE', '{"min": 0, "max": 100}')
        else private.decimal_errors(v_at || '/percentage', v_row ->> 'percentage', 4, 100) end
      || case when private.text_of(v_row, 'planned_from_on') is not null and private.try_date(v_row ->> 'planned_from_on') is null then
        private.field_error(v_at || '/planned_from_on', 'INVALID_DATE') else '[]' end
      || case when private.text_of(v_row, 'planned_to_on') is not null and (private.try_date(v_row ->> 'planned_to_on') is null
          or private.try_date(v_row ->> 'planned_to_on') < private.try_date(v_row ->> 'planned_from_on')) then
        private.field_error(v_at || '/planned_to_on', 'INVALID_DATE') else '[]' end
      || private.foreign_row_errors(p_tenant_id, p_id, 'work_order_milestones', v_row, v_at);
  end loop;

  v_index := -1;
  for v_row in select value from jsonb_array_elements(private.rows_of(p, 'payments')) loop
    v_index := v_index + 1;
    v_at := '/payments/' || v_index;
    v_errors := v_errors
      || case when private.try_date(v_row ->> 'planned_on') is null then private.field_error(v_at || '/planned_on', 'INVALID_DATE') else '[]' end
      || case when coalesce(private.try_numeric(v_row ->> 'amount'), 0) <= 0 then private.field_error(v_at || '/amount', 'MUST_BE_POSITIVE')
        else private.decimal_errors(v_at || '/amount', v_row ->> 'amount', 2, 999999999999.99) end
      || case when length(v_row ->> 'remarks') > 300 then private.field_error(v_at || '/remarks', 'TOO_LONG', '{"max": 300}') else '[]' end
      || case when private.text_of(v_row, 'milestone_id') is not null and not exists (
          select from jsonb_array_elements(private.rows_of(p, 'milestones')) m where m ->> 'id' = v_row ->> 'milestone_id') then
        private.field_error(v_at || '/milestone_id', 'OUT_OF_RANGE') else '[]' end
      || private.foreign_row_errors(p_tenant_id, p_id, 'work_order_payments', v_row, v_at);
  end loop;

  v_index := -1;
  for v_row in select value from jsonb_array_elements(private.rows_of(p, 'terms')) loop
    v_index := v_index + 1;
    v_at := '/terms/' || v_index;
    v_errors := v_errors
      || case when private.text_of(v_row, 'standard_code') is null and length(coalesce(private.text_of(v_row, 'text'), '')) < 2 then private.field_error(v_at || '/text', 'REQUIRED')
        when length(v_row ->> 'text') > 1000 then private.field_error(v_at || '/text', 'TOO_LONG', '{"max": 1000}') else '[]' end
      || private.foreign_row_errors(p_tenant_id, p_id, 'work_order_terms', v_row, v_at);
  end loop;
  if v_index > 99 then v_errors := v_errors || private.field_error('/terms', 'OUT_OF_RANGE', '{"max": 100}'); end if;
  return v_errors;
end
$$;
comment on function private.work_order_errors(text, uuid, uuid, jsonb) is 'Everything that may not even stand in a draft. Rule: planning.md sections 4.3 and 4.8.';

create function private.foreign_row_errors(p_tenant_id text, p_id uuid, p_table text, p_row jsonb, p_at text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_is_foreign boolean;
begin
  if private.text_of(p_row, 'id') is null then return '[]'; end if;
  execute format('select exists (select from public.%I x where x.tenant_id = $1 and x.id = $2 and x.work_order_id is distinct from $3)', p_table)
    into v_is_foreign using p_tenant_id, private.try_uuid(p_row ->> 'id'), p_id;
  return case when v_is_foreign or private.try_uuid(p_row ->> 'id') is null then private.field_error(p_at || '/id', 'CONFLICT') else '[]' end;
end
$$;
comment on function private.foreign_row_errors(text, uuid, text, jsonb, text) is 'A row that belongs to another order is not taken over.';

create function private.order_submission_errors(w public.work_orders) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_today date := private.local_date(w.tenant_id);
  v_kind text := case when w.agency_role_code = 'CONTRACTOR' then 'VEN' else 'CBO' end;
  v_estimate public.estimates;
  v_value numeric;
  v_role text;
  v_code text;
  v_total numeric;
begin
  select e.* into v_estimate from public.estimates e where e.tenant_id = w.tenant_id and e.id = w.estimate_id;
  if v_estimate.application_status <> 'ACTIVE' then
    v_errors := v_errors || private.field_error('/estimate_id', 'ESTIMATE_NOT_ACTIVE', jsonb_build_object('number', v_estimate.number, 'state', v_estimate.state));
  end if;
  v_errors := v_errors
    || case when w.agency_role_code is null then private.field_error('/agency_role_code', 'CONTRACT.EXECUTINGAUTHORITY') else '[]' end
    || case when w.completion_days is null then private.field_error('/completion_days', 'CONTRACT.COMPLETION_PERIOD') else '[]' end
    || case when w.officer_id is null then private.field_error('/officer_id', 'REQUIRED')
      when not private.may_be_in_charge(w.tenant_id, w.officer_id) then private.field_error('/officer_id', 'MISSING_REQUIRED_ROLE', '{"role": "OFFICER_IN_CHARGE"}') else '[]' end
    || case when w.organisation_id is null then private.field_error('/organisation_id', 'CONTRACT.ORGNISATIONID')
      when w.organisation_id = any (w.declined_by) then private.field_error('/organisation_id', 'ORGANISATION_DECLINED')
      when not private.organisation_is_eligible(w.tenant_id, w.organisation_id, v_kind, v_today) then private.field_error('/organisation_id', 'INVALID_ORGID') else '[]' end
    || case when not exists (
        select from public.work_order_lines l where l.tenant_id = w.tenant_id and l.work_order_id = w.id and l.is_live and l.category <> 'OVERHEAD') then
      private.field_error('/lines', 'CONTRACT.LINE_ITEM') else '[]' end
    || case when w.security_deposit > w.amount then private.field_error('/security_deposit', 'OUT_OF_RANGE', jsonb_build_object('min', 0, 'max', w.amount)) else '[]' end;

  if w.agency_role_code in ('IA', 'IP') then
    v_value := private.reference_value(w.tenant_id, w.estimate_id, array(
      select l.estimate_line_id from public.work_order_lines l where l.tenant_id = w.tenant_id and l.work_order_id = w.id and l.is_live));
    v_role := private.role_by_value(w.tenant_id, v_value);
    v_errors := v_errors || case
      -- Above the threshold the partner is locked; below it may be chosen, with a reason. Rule: planning.md section 4.3, programme.md D1.
      when v_role = 'IP' and w.agency_role_code = 'IA' then private.field_error('/agency_role_code', 'INVALID_EXECUTING_AUTHORITY', jsonb_build_object('role', 'IA',
        'threshold', private.setting(w.tenant_id, 'work_order.ia_threshold', v_today)))
      when v_role = 'IA' and w.agency_role_code = 'IP' and w.role_choice_reason is null then private.field_error('/role_choice_reason', 'REQUIRED')
      else '[]' end
      || case when w.organisation_id is distinct from w.proposed_organisation_id and w.proposed_organisation_id is not null
          and w.organisation_choice_reason is null then private.field_error('/organisation_choice_reason', 'REQUIRED') else '[]' end;
  end if;
  if w.value_rule = 'LABOUR' then
    for v_code in
      select l.sor_code from public.work_order_lines l where l.tenant_id = w.tenant_id and l.work_order_id = w.id and l.is_live and l.category = 'SOR' and l.rate is null
      order by l.ordinal limit 1
    loop
      v_errors := v_errors || private.field_error('/lines', 'LABOUR_RATE_UNKNOWN', jsonb_build_object('code', v_code));
    end loop;
  end if;

  select sum(m.percentage) into v_total from public.work_order_milestones m where m.tenant_id = w.tenant_id and m.work_order_id = w.id;
  if v_total <> 100 then v_errors := v_errors || private.field_error('/milestones', 'MILESTONES_NOT_100', jsonb_build_object('total', trim_scale(v_total)::text)); end if;
  select sum(x.amount) into v_total from public.work_order_payments x where x.tenant_id = w.tenant_id and x.work_order_id = w.id;
  if v_total <> w.amount then
    v_errors := v_errors || private.field_error('/payments', 'PAYMENTS_NOT_AMOUNT', jsonb_build_object('total', v_total::text, 'amount', w.amount::text));
  end if;
  return v_errors || private.required_document_errors(w.tenant_id, 'work_order', w.id);
end
$$;
comment on function private.order_submission_errors(public.work_orders) is 'What a submitted work order must have and a draft need not. Rule: planning.md section 4.8.';

-- Saving ------------------------------------------------------------------------------------------------------------

create function public.save_work_order(p_tenant_id text, p_order jsonb, p_expected_version int default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
begin
  if p_order is null or jsonb_typeof(p_order) <> 'object' or p_order = '{}' then perform private.fail_fields(private.field_error('', 'CONTRACT')); end if;
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'CONTRACT.TENANTID')); end if;
  if not exists (select from public.tenants t where t.id = p_tenant_id and t.is_active) then
    perform private.fail_fields(private.field_error('/tenant_id', 'INVALID_TENANT'));
  end if;
  if p_order ? 'tenant_id' and p_order ->> 'tenant_id' is distinct from p_tenant_id then
    perform private.fail_fields(private.field_error('/tenant_id', 'MULTIPLE_TENANTS'));
  end if;
  perform private.require_permission(p_tenant_id, 'work_order:create');
  return private.write_work_order(p_tenant_id, p_order - 'letter_of_intent_id', p_expected_version, v_user, null, '{}');
end
$$;
comment on function public.save_work_order(text, jsonb, int) is
  'Creates a work order as a draft from an approved estimate (no expected version) or replaces the content of one that can be edited. Keys: id, estimate_id, organisation_id, '
  'organisation_choice_reason (for another than the system proposes), agency_role_code IA | IP | CONTRACTOR (by value when left out), role_choice_reason, officer_id, '
  'contract_type_code, description, completion_days, security_deposit, defect_liability_days, lines [{estimate_line_id}] (all that are free when left out), milestones [{id, name, '
  'planned_from_on, planned_to_on, percentage}], payments [{id, planned_on, amount, milestone_id, remarks}], terms [{id, standard_code, text}]. Answers {id, number, state, version, '
  'amount} in rupees. Field errors of planning.md section 4.8; NOT_PERMITTED (403), CONTRACT_REJECTED, PROJECT_CLOSED, STALE_VERSION, NOT_EDITABLE (409). Needs work_order:create.';

create function private.write_work_order(p_tenant_id text, p_order jsonb, p_expected_version int, p_actor uuid, p_letter_of_intent_id uuid, p_rates jsonb)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_id uuid := private.try_uuid(p_order ->> 'id');
  v_old public.work_orders;
  v_estimate public.estimates;
  v_project public.projects;
  v_is_new boolean;
  v_version int;
  v_organisation public.organisations;
  v_role text := private.text_of(p_order, 'agency_role_code');
  v_letter uuid;
  v_rule text;
  v_facts jsonb;
begin
  if p_expected_version is not null and v_id is null then perform private.fail_fields(private.field_error('/id', 'CONTRACT_NOT_FOUND')); end if;
  select w.* into v_old from public.work_orders w where w.tenant_id = p_tenant_id and w.id = v_id;
  if v_old.id is null and p_expected_version is not null then perform private.fail_fields(private.field_error('/id', 'CONTRACT_NOT_FOUND')); end if;
  if v_old.id is not null and p_expected_version is null then perform private.fail_fields(private.field_error('/expected_version', 'REQUIRED')); end if;
  if v_old.application_status = 'INACTIVE' then
    perform private.fail(409, 'CONTRACT_REJECTED', jsonb_build_object('number', v_old.number, 'state', v_old.state), 'The work order was rejected or cancelled.');
  end if;
  -- The lock makes two orders of one estimate queue up: each line goes to one of them.
  select e.* into v_estimate from public.estimates e
  where e.tenant_id = p_tenant_id and e.id = coalesce(v_old.estimate_id, private.try_uuid(p_order ->> 'estimate_id')) for update;
  if v_estimate.id is null then perform private.fail_fields(private.field_error('/estimate_id', 'ACTIVE_ESTIMATE_NOT_FOUND')); end if;
  if v_estimate.application_status <> 'ACTIVE' then
    perform private.fail_fields(private.field_error('/estimate_id', 'ESTIMATE_NOT_ACTIVE', jsonb_build_object('number', v_estimate.number, 'state', v_estimate.state)));
  end if;
  select p.* into strict v_project from public.projects p where p.tenant_id = p_tenant_id and p.id = v_estimate.project_id;
  perform private.require_open_project(p_tenant_id, v_project.id);
  v_is_new := v_old.id is null;
  v_id := coalesce(v_id, private.uuid_v7());
  v_letter := coalesce(v_old.letter_of_intent_id, p_letter_of_intent_id);
  -- An awarded order keeps the rates of its letter, whoever saves it.
  if v_letter is not null then p_rates := private.awarded_rates(p_tenant_id, v_letter); end if;
  perform private.fail_fields(private.work_order_errors(p_tenant_id, v_id, v_estimate.id, p_order));

  v_facts := jsonb_build_object('title', coalesce(nullif(v_estimate.name, ''), v_project.name), 'project_id', v_project.id,
    'project_type_code', v_project.project_type_code, 'ward_code', v_project.ward_code, 'locality_code', v_project.locality_code);
  if v_is_new then
    insert into public.work_orders (tenant_id, id, project_id, estimate_id, letter_of_intent_id, name, ward_code, locality_code, created_by, created_by_name, updated_by, version)
    values (p_tenant_id, v_id, v_project.id, v_estimate.id, v_letter, v_facts ->> 'title', v_project.ward_code, v_project.locality_code, p_actor,
      (select u.name from public.user_profiles u where u.id = p_actor), p_actor, 0);
    perform private.open_paper(p_tenant_id, 'work_order', v_id, 'CONTRACT', p_actor, v_facts);
    select w.version into v_version from public.work_orders w where w.tenant_id = p_tenant_id and w.id = v_id;
  else
    v_version := private.touch_paper(p_tenant_id, 'work_order', v_id, p_expected_version, p_actor, v_facts);
  end if;

  select o.* into v_organisation from public.organisations o where o.tenant_id = p_tenant_id and o.id = private.try_uuid(p_order ->> 'organisation_id');
  if v_role is null and v_organisation.id is not null then
    v_role := case when v_letter is not null or not private.organisation_is_eligible(p_tenant_id, v_organisation.id, 'CBO', private.local_date(p_tenant_id)) then 'CONTRACTOR'
      else private.role_by_value(p_tenant_id, private.reference_value(p_tenant_id, v_estimate.id, nullif(array(
        select private.try_uuid(e ->> 'estimate_line_id') from jsonb_array_elements(private.rows_of(p_order, 'lines')) e), '{}'))) end;
  end if;
  v_rule := private.value_rule_of(p_tenant_id, v_role, v_letter is not null);
  update public.work_orders w set version = v_version, name = v_facts ->> 'title', description = private.text_of(p_order, 'description'), organisation_id = v_organisation.id,
    organisation_name = v_organisation.name, organisation_choice_reason = private.text_of(p_order, 'organisation_choice_reason'),
    proposed_organisation_id = case when v_letter is null then private.proposed_organisation(p_tenant_id, v_estimate.id, v_id) end,
    contract_type_code = coalesce(private.text_of(p_order, 'contract_type_code'), 'CON-01'), agency_role_code = v_role,
    role_choice_reason = private.text_of(p_order, 'role_choice_reason'), value_rule = v_rule,
    officer_id = private.try_uuid(p_order ->> 'officer_id'),
    officer_name = (select e.name from public.employees e where e.tenant_id = p_tenant_id and e.id = private.try_uuid(p_order ->> 'officer_id')),
    officer_designation_code = (
      select a.designation_code from public.employee_assignments a where a.tenant_id = p_tenant_id and a.employee_id = private.try_uuid(p_order ->> 'officer_id')
        and a.from_on <= private.local_date(p_tenant_id) and (a.to_on is null or a.to_on >= private.local_date(p_tenant_id)) order by a.from_on desc limit 1),
    completion_days = private.text_of(p_order, 'completion_days')::int, security_deposit = coalesce(private.try_numeric(p_order ->> 'security_deposit'), 0),
    defect_liability_days = coalesce(private.text_of(p_order, 'defect_liability_days')::int,
      (private.setting(p_tenant_id, 'work_order.defect_liability_days', private.local_date(p_tenant_id)) #>> '{}')::int)
  where w.tenant_id = p_tenant_id and w.id = v_id;
  perform private.save_order_lines(p_tenant_id, v_id, v_estimate.id, p_order, v_rule, p_rates);
  perform private.save_order_rows(p_tenant_id, v_id, p_order);
  perform private.recalculate_work_order(p_tenant_id, v_id);
  return (select jsonb_build_object('id', w.id, 'number', w.number, 'state', w.state, 'version', w.version, 'amount', w.amount)
    from public.work_orders w where w.tenant_id = p_tenant_id and w.id = v_id);
end
$$;
comment on function private.write_work_order(text, jsonb, int, uuid, uuid, jsonb) is
  'The body of save_work_order, for modules that order too: an award gives its letter of intent and the awarded rates {estimate line id: rupees per unit}, its organisation is '
  'then a CONTRACTOR and the value is at those rates. The rates are asked for at every save. The actor needs the role of the first step of the workflow CONTRACT.';

create function private.save_order_lines(p_tenant_id text, p_id uuid, p_estimate_id uuid, p_order jsonb, p_rule text, p_rates jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_chosen uuid[] := case when jsonb_typeof(p_order -> 'lines') = 'array' then array(
    select private.try_uuid(e ->> 'estimate_line_id') from jsonb_array_elements(p_order -> 'lines') e) end;
begin
  delete from public.work_order_lines l where l.tenant_id = p_tenant_id and l.work_order_id = p_id
    and not exists (
      select from private.orderable_lines(p_tenant_id, p_estimate_id, p_id, p_rule, p_rates) x
      where x.estimate_line_id = l.estimate_line_id and (v_chosen is null or x.estimate_line_id = any (v_chosen)));
  -- A line keeps its reference while the draft is saved again.
  insert into public.work_order_lines as o (tenant_id, id, work_order_id, estimate_line_id, ordinal, category, name, description, sor_code, overhead_code, unit_code, rate,
    percentage, quantity, amount)
  select p_tenant_id, coalesce((select l.id from public.work_order_lines l where l.tenant_id = p_tenant_id and l.work_order_id = p_id and l.estimate_line_id = x.estimate_line_id),
      private.uuid_v7()), p_id, x.estimate_line_id, x.ordinal, x.category, x.name, x.description, x.sor_code, x.overhead_code, x.unit_code, x.rate, x.percentage, x.quantity, x.amount
  from private.orderable_lines(p_tenant_id, p_estimate_id, p_id, p_rule, p_rates) x
  where x.taken_by is null and (v_chosen is null or x.estimate_line_id = any (v_chosen))
  on conflict (tenant_id, id) do update set ordinal = excluded.ordinal, name = excluded.name, description = excluded.description, unit_code = excluded.unit_code,
    rate = excluded.rate, percentage = excluded.percentage, quantity = excluded.quantity, amount = excluded.amount;
end
$$;
comment on function private.save_order_lines(text, uuid, uuid, jsonb, text, jsonb) is
  'The chosen lines of the estimate, or all that are free, at the rates of the rule. Rule: planning.md section 4.3.';

create function private.save_order_rows(p_tenant_id text, p_id uuid, p_order jsonb) returns void
language sql volatile security definer set search_path = ''
as $$
  delete from public.work_order_payments x where x.tenant_id = p_tenant_id and x.work_order_id = p_id
    and not exists (select from jsonb_array_elements(private.rows_of(p_order, 'payments')) e where private.try_uuid(e ->> 'id') = x.id);
  delete from public.work_order_milestones x where x.tenant_id = p_tenant_id and x.work_order_id = p_id
    and not exists (select from jsonb_array_elements(private.rows_of(p_order, 'milestones')) e where private.try_uuid(e ->> 'id') = x.id);
  insert into public.work_order_milestones (tenant_id, id, work_order_id, ordinal, name, planned_from_on, planned_to_on, percentage)
  select p_tenant_id, coalesce(private.try_uuid(e.value ->> 'id'), private.uuid_v7()), p_id, e.ordinality::int, btrim(e.value ->> 'name'),
    private.try_date(e.value ->> 'planned_from_on'), private.try_date(e.value ->> 'planned_to_on'), private.try_numeric(e.value ->> 'percentage')
  from jsonb_array_elements(private.rows_of(p_order, 'milestones')) with ordinality e
  on conflict (tenant_id, id) do update set ordinal = excluded.ordinal, name = excluded.name, planned_from_on = excluded.planned_from_on,
    planned_to_on = excluded.planned_to_on, percentage = excluded.percentage;
  insert into public.work_order_payments (tenant_id, id, work_order_id, ordinal, planned_on, amount, milestone_id, remarks)
  select p_tenant_id, coalesce(private.try_uuid(e.value ->> 'id'), private.uuid_v7()), p_id, e.ordinality::int, private.try_date(e.value ->> 'planned_on'),
    private.try_numeric(e.value ->> 'amount'), private.try_uuid(e.value ->> 'milestone_id'), private.text_of(e.value, 'remarks')
  from jsonb_array_elements(private.rows_of(p_order, 'payments')) with ordinality e
  on conflict (tenant_id, id) do update set ordinal = excluded.ordinal, planned_on = excluded.planned_on, amount = excluded.amount,
    milestone_id = excluded.milestone_id, remarks = excluded.remarks;
  delete from public.work_order_terms x where x.tenant_id = p_tenant_id and x.work_order_id = p_id
    and not exists (select from jsonb_array_elements(private.rows_of(p_order, 'terms')) e where private.try_uuid(e ->> 'id') = x.id);
  -- A term of the library is taken as it reads today; one that was taken before stays as it was.
  insert into public.work_order_terms as o (tenant_id, id, work_order_id, ordinal, standard_code, text, local_texts)
  select p_tenant_id, coalesce(private.try_uuid(e.value ->> 'id'), private.uuid_v7()), p_id, e.ordinality::int, s.code,
    coalesce(s.name, btrim(e.value ->> 'text')), coalesce(s.local_names, '{}')
  from jsonb_array_elements(private.rows_of(p_order, 'terms')) with ordinality e
  left join lateral (
    select t.code, t.name, t.local_names from public.standard_terms t
    where t.tenant_id = any (private.tenant_line(p_tenant_id)) and t.code = private.text_of(e.value, 'standard_code')
      and private.local_date(p_tenant_id) between t.effective_from and coalesce(t.effective_to, private.local_date(p_tenant_id))
    order by length(t.tenant_id) desc limit 1) s on true
  where coalesce(s.name, private.text_of(e.value, 'text')) is not null
  on conflict (tenant_id, id) do update set ordinal = excluded.ordinal, text = case when o.standard_code is null then excluded.text else o.text end
$$;
comment on function private.save_order_rows(text, uuid, jsonb) is 'Replaces milestones, planned payments and terms of an order by those named.';

grant execute on function public.save_work_order(text, jsonb, int), public.work_order_basis(text, uuid, uuid) to authenticated;

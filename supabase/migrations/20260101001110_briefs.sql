-- Briefs: what an approver has to know before a decision, in one question. Money, budget and rule checks come from a
-- function of the kind of paper (document_types.brief_hook); history, files and versions are the same for all.

create function private.check_of(p_code text, p_status text, p_params jsonb default '{}') returns jsonb
language sql immutable set search_path = ''
as $$ select jsonb_build_array(jsonb_build_object('code', p_code, 'status', p_status, 'params', jsonb_strip_nulls(p_params))) $$;
comment on function private.check_of(text, text, jsonb) is 'One rule check as a list: code, status PASS | WARN | FAIL | INFO, and what its sentence names.';

create function private.number_setting(p_tenant_id text, p_key text) returns numeric
language sql stable security definer set search_path = ''
as $$ select (private.setting(p_tenant_id, p_key) #>> '{}')::numeric $$;
comment on function private.number_setting(text, text) is 'A setting in force that is a number; null when there is none.';

-- Checks of every paper ---------------------------------------------------------------------------------------------

create function private.paper_checks(p_tenant_id text, p_document_type text, p_document_id uuid) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  v_instance public.workflow_instances;
  v_is_maker_checker boolean;
  v_missing jsonb;
  v_steps int;
  v_barred text[];
  v_twice text[];
  v_days int;
  v_max_days numeric := private.number_setting(p_tenant_id, p_document_type || '.max_age_days');
  v_checks jsonb;
begin
  select i.* into v_instance from public.workflow_instances i
  where i.tenant_id = p_tenant_id and i.document_type = p_document_type and i.document_id = p_document_id;

  select jsonb_agg(k.code order by k.ordinal, k.code) filter (where not exists (
    select from public.documents d where d.tenant_id = p_tenant_id and d.owner_type = p_document_type and d.owner_id = p_document_id
      and d.kind_code = k.code and d.status = 'ACCEPTED')) into v_missing
  from private.document_kinds_in_force(p_tenant_id, private.local_date(p_tenant_id)) k
  where k.owner_type = p_document_type and k.is_required;
  v_checks := private.check_of('DOCUMENTS_PRESENT', case when v_missing is null then 'PASS' else 'FAIL' end,
    jsonb_build_object('kinds', v_missing, 'count', coalesce(jsonb_array_length(v_missing), 0)));

  -- Who checked, over the whole way; and who checked twice since the paper was last handed in.
  with steps as (
    select h.version, h.actor_id, h.actor_name, h.version > coalesce((
        select max(x.version) from public.document_snapshots x
        where x.tenant_id = h.tenant_id and x.document_type = h.document_type and x.document_id = h.document_id), 0) as is_of_round
    from public.workflow_history h
    where h.tenant_id = p_tenant_id and h.document_type = p_document_type and h.document_id = p_document_id and h.action_kind = 'FORWARD'
      and exists (
        select from public.workflow_actions a join public.workflow_states s on s.tenant_id = a.tenant_id and s.id = a.state_id
        where a.tenant_id = v_instance.service_tenant_id and a.service_id = v_instance.service_id and a.code = h.action
          and s.code = h.from_state and a.is_checking)
  )
  select count(*), array_agg(distinct s.actor_name) filter (where s.actor_id = any (v_instance.makers)),
    (select array_agg(t.actor_name) from (
      select max(x.actor_name) as actor_name from steps x where x.is_of_round and x.actor_id is not null group by x.actor_id having count(*) > 1) t)
    into v_steps, v_barred, v_twice
  from steps s;
  select w.is_maker_checker into v_is_maker_checker from public.workflow_services w
  where w.tenant_id = v_instance.service_tenant_id and w.id = v_instance.service_id;
  v_checks := v_checks || private.check_of('MAKER_CHECKER',
    case when v_barred is not null then case when v_is_maker_checker then 'FAIL' else 'WARN' end when v_steps = 0 then 'INFO' else 'PASS' end,
    jsonb_build_object('count', v_steps, 'names', to_jsonb(v_barred)));
  if v_twice is not null then
    v_checks := v_checks || private.check_of('OFFICERS_DIFFER', 'WARN', jsonb_build_object('names', to_jsonb(v_twice)));
  end if;

  if v_max_days is not null and v_instance.service_due_at is not null then
    v_days := private.local_date(p_tenant_id) - private.local_date(p_tenant_id, v_instance.started_at);
    v_checks := v_checks || private.check_of('AGE', case when v_days > v_max_days then 'WARN' else 'PASS' end,
      jsonb_build_object('count', v_days, 'max', v_max_days));
  end if;
  return v_checks;
end
$$;
comment on function private.paper_checks(text, text, uuid) is
  'Checks that hold for any paper: required documents, maker and checker of every past step, one officer in two steps, age '
  '(setting <document type>.max_age_days).';

-- Projects ----------------------------------------------------------------------------------------------------------

create function private.project_brief(p_tenant_id text, p_id uuid) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  v_project public.projects;
  v_estimate record;
  v_max numeric := private.number_setting(p_tenant_id, 'project.max_estimated_cost');
  v_similar jsonb;
begin
  select p.* into strict v_project from public.projects p where p.tenant_id = p_tenant_id and p.id = p_id;
  select e.id, e.number, e.payable_total into v_estimate from public.estimates e
  where e.tenant_id = p_tenant_id and e.project_id = p_id and e.application_status <> 'INACTIVE';
  select jsonb_agg(s.number order by s.number) into v_similar from (
    select x.number from public.projects x
    where x.tenant_id = p_tenant_id and x.locality_code = v_project.locality_code and x.project_type_code = v_project.project_type_code
      and x.id <> p_id and x.state <> 'CANCELLED' order by x.created_at desc limit 5) s;
  return jsonb_build_object(
    'money', jsonb_build_object('parts', '[]'::jsonb, 'exact_total', v_project.estimated_cost, 'payable_total', v_project.estimated_cost, 'largest', '[]'::jsonb),
    'budget', case when v_estimate.id is null then '[]'::jsonb else private.budget_line('PROJECT_COST', v_project.estimated_cost, v_estimate.payable_total) end,
    'checks', private.check_of('COST_WITHIN_LIMIT', case when v_project.estimated_cost > v_max then 'FAIL' else 'PASS' end,
        jsonb_build_object('total', v_project.estimated_cost, 'limit', v_max))
      || private.check_of('POSITION_KNOWN', case when v_project.latitude is null then 'WARN' else 'PASS' end)
      || private.check_of('SIMILAR_WORKS', case when v_similar is null then 'PASS' else 'INFO' end,
        jsonb_build_object('count', coalesce(jsonb_array_length(v_similar), 0), 'codes', v_similar))
      || private.paper_checks(p_tenant_id, 'project', p_id));
end
$$;
comment on function private.project_brief(text, uuid) is 'Money, budget and checks of a project, for get_paper_brief.';

create function private.budget_line(p_kind text, p_limit numeric, p_used numeric) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_build_array(jsonb_build_object('kind', p_kind, 'limit', p_limit, 'used', p_used, 'difference', p_limit - p_used,
    'percent', case when p_limit > 0 then round(p_used * 100 / p_limit, 1) end))
$$;
comment on function private.budget_line(text, numeric, numeric) is
  'What a paper takes of a limit, as a list of one: rupees, difference negative when it exceeds, percent of the limit to one decimal. '
  'A fund that is asked later adds a line of its own kind.';

-- Estimates ---------------------------------------------------------------------------------------------------------

create function private.estimate_cost_checks(p_estimate public.estimates, p_cost numeric) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  v_total numeric := p_estimate.payable_total;
  v_tolerance numeric := private.number_setting(p_estimate.tenant_id, 'estimate.cost_tolerance_percent');
  v_max numeric := private.number_setting(p_estimate.tenant_id, 'project.max_estimated_cost');
  v_max_share numeric := private.number_setting(p_estimate.tenant_id, 'estimate.non_sor_share_percent');
  v_works numeric := p_estimate.sor_total + p_estimate.non_sor_total;
  v_share numeric := case when v_works > 0 then round(p_estimate.non_sor_total * 100 / v_works, 1) else 0 end;
begin
  return private.check_of('TOTAL_WITHIN_PROJECT_COST',
      case when p_cost is null then 'INFO' when v_total <= p_cost then 'PASS'
        when v_total <= p_cost + private.percent_of(v_tolerance, p_cost) then 'WARN' else 'FAIL' end,
      jsonb_build_object('total', v_total, 'limit', p_cost, 'difference', abs(v_total - p_cost),
        'percent', case when p_cost > 0 then abs(round((v_total - p_cost) * 100 / p_cost, 1)) end))
    || private.check_of('TOTAL_WITHIN_LIMIT', case when v_total > v_max then 'FAIL' else 'PASS' end,
      jsonb_build_object('total', v_total, 'limit', v_max))
    || private.check_of('NON_SOR_SHARE', case when v_share > v_max_share then 'WARN' else 'PASS' end,
      jsonb_build_object('percent', v_share, 'max', v_max_share, 'total', p_estimate.non_sor_total));
end
$$;
comment on function private.estimate_cost_checks(public.estimates, numeric) is
  'Total against the project''s estimated cost (WARN within the tolerance, FAIL beyond), against the largest cost, and the share of NON-SOR work.';

create function private.estimate_rate_checks(p_estimate public.estimates) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with lines as (
    select l.sor_code, l.quantity, l.amount, l.rate, private.sor_rate(l.tenant_id, l.sor_tenant_id, l.sor_code, p_estimate.rates_on) as rate_then,
      private.sor_rate(l.tenant_id, l.sor_tenant_id, l.sor_code, private.local_date(l.tenant_id)) as rate_now
    from public.estimate_lines l
    where l.tenant_id = p_estimate.tenant_id and l.estimate_id = p_estimate.id and l.category = 'SOR'
  ), wrong as (
    select count(*) as count, jsonb_agg(distinct x.sor_code) as codes from lines x where x.rate is distinct from x.rate_then
  ), newer as (
    select count(*) as count, jsonb_agg(distinct x.sor_code) as codes, sum(round(x.rate_now * x.quantity, 2) - x.amount) as difference
    from lines x where x.rate_now <> x.rate
  )
  select private.check_of('RATES_AS_SCHEDULE', case when w.count > 0 then 'FAIL' else 'PASS' end,
      jsonb_build_object('count', w.count, 'codes', w.codes, 'on', p_estimate.rates_on))
    || private.check_of('RATES_CURRENT', case when n.count > 0 then 'WARN' else 'PASS' end,
      jsonb_build_object('count', n.count, 'codes', n.codes, 'difference', abs(n.difference), 'on', p_estimate.rates_on,
        'direction', case when n.difference < 0 then 'less' when n.difference is not null then 'more' end))
  from wrong w, newer n
$$;
comment on function private.estimate_rate_checks(public.estimates) is
  'Whether every schedule line has the rate of its day, and whether newer rates have come since and what they would change, before overheads.';

create function private.estimate_line_checks(p_estimate public.estimates) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with lines as (
    select l.*, m.rows, m.deductions, coalesce(m.quantity, 0) as measured,
      (select u.decimals from public.units u where u.tenant_id = any (private.tenant_line(l.tenant_id)) and u.code = l.unit_code and u.is_active
       order by length(u.tenant_id) desc, u.effective_from desc limit 1) as decimals
    from public.estimate_lines l
    cross join lateral (
      select count(*) as rows, count(*) filter (where r.is_deduction) as deductions,
        sum(case when r.is_deduction then -1 else 1 end * private.row_quantity(r.number, r.length, r.breadth, r.height)) as quantity
      from public.estimate_measurements r where r.tenant_id = l.tenant_id and r.line_id = l.id) m
    where l.tenant_id = p_estimate.tenant_id and l.estimate_id = p_estimate.id
  ), works as (
    select * from lines where category <> 'OVERHEAD'
  ), facts as (
    select count(*) filter (where w.rows = 0 or w.measured = 0) as bare, count(*) filter (where w.measured < 0) as negative,
      sum(w.deductions) as deductions,
      count(*) filter (where w.quantity <> round(w.quantity, w.decimals)) as fine,
      count(*) filter (where w.quantity <> w.measured or w.amount <> round(coalesce(w.rate, 0) * w.measured, 2)) as wrong,
      coalesce(sum(round(coalesce(w.rate, 0) * w.measured, 2)), 0) as total
    from works w
  ), repeated as (
    select count(*) as count, jsonb_agg(d.sor_code order by d.sor_code) as codes
    from (select w.sor_code from works w where w.sor_code is not null group by w.sor_code having count(*) > 1) d
  ), charges as (
    select coalesce(sum(coalesce(private.percent_of(o.percentage, f.total), o.lump_sum, 0)), 0) as total
    from facts f left join lines o on o.category = 'OVERHEAD'
  ), missing as (
    select count(*) as count, jsonb_agg(o.code order by o.code) as codes
    from private.overheads_in_force(p_estimate.tenant_id, p_estimate.rates_on) o
    where o.is_auto_calculated and not exists (select from lines l where l.overhead_code = o.code)
  )
  select private.check_of('ARITHMETIC',
      case when f.wrong = 0 and f.total + c.total = p_estimate.exact_total and round(f.total + c.total, 0) = p_estimate.payable_total then 'PASS' else 'FAIL' end,
      jsonb_build_object('count', f.wrong, 'total', p_estimate.exact_total, 'computed', f.total + c.total))
    || private.check_of('LINES_MEASURED', case when f.bare > 0 then 'FAIL' else 'PASS' end, jsonb_build_object('count', f.bare))
    || private.check_of('NO_NEGATIVE', case when f.negative > 0 then 'FAIL' else 'PASS' end, jsonb_build_object('count', f.negative))
    || private.check_of('NO_DUPLICATES', case when r.count > 0 then 'WARN' else 'PASS' end, jsonb_build_object('count', r.count, 'codes', r.codes))
    || private.check_of('OVERHEADS_PRESENT', case when m.count > 0 then 'FAIL' else 'PASS' end, jsonb_build_object('count', m.count, 'codes', m.codes))
    || private.check_of('DEDUCTIONS', 'INFO', jsonb_build_object('count', coalesce(f.deductions, 0)))
    || private.check_of('QUANTITIES_SHOWN', case when f.fine > 0 then 'INFO' else 'PASS' end, jsonb_build_object('count', f.fine))
  from facts f, repeated r, charges c, missing m
$$;
comment on function private.estimate_line_checks(public.estimates) is
  'Arithmetic recomputed from the measurements, unmeasured and negative lines, schedule items twice, automatic overheads, deductions, and quantities '
  'that carry more decimals than their unit shows.';

create function private.estimate_brief(p_tenant_id text, p_id uuid) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  v_estimate public.estimates;
  v_cost numeric;
begin
  select e.* into strict v_estimate from public.estimates e where e.tenant_id = p_tenant_id and e.id = p_id;
  select p.estimated_cost into v_cost from public.projects p where p.tenant_id = p_tenant_id and p.id = v_estimate.project_id;
  return jsonb_build_object(
    'money', jsonb_build_object(
      'parts', jsonb_build_array(
        jsonb_build_object('key', 'SOR', 'amount', v_estimate.sor_total),
        jsonb_build_object('key', 'NON_SOR', 'amount', v_estimate.non_sor_total),
        jsonb_build_object('key', 'OVERHEAD', 'amount', v_estimate.overhead_total)),
      'exact_total', v_estimate.exact_total, 'payable_total', v_estimate.payable_total,
      'largest', (
        select coalesce(jsonb_agg(to_jsonb(t) order by t.amount desc, t.ordinal), '[]') from (
          select l.id, l.ordinal, l.sor_code as code, coalesce(l.description, l.name) as title, l.quantity, l.unit_code, l.rate, l.amount,
            case when v_estimate.sor_total + v_estimate.non_sor_total > 0
              then round(l.amount * 100 / (v_estimate.sor_total + v_estimate.non_sor_total), 1) end as percent
          from public.estimate_lines l
          where l.tenant_id = p_tenant_id and l.estimate_id = p_id and l.category <> 'OVERHEAD'
          order by l.amount desc, l.ordinal limit 5) t)),
    'budget', case when v_cost is null then '[]'::jsonb else private.budget_line('PROJECT_COST', v_cost, v_estimate.payable_total) end
      || private.budget_head_line(p_tenant_id, v_estimate.project_id, v_estimate.payable_total),
    'checks', private.estimate_cost_checks(v_estimate, v_cost) || private.budget_checks(p_tenant_id, v_estimate.project_id, v_estimate.payable_total) || private.estimate_rate_checks(v_estimate)
      || private.estimate_line_checks(v_estimate) || private.paper_checks(p_tenant_id, 'estimate', p_id));
end
$$;
comment on function private.estimate_brief(text, uuid) is 'Money, budget and checks of an estimate, for get_paper_brief.';

update public.document_types set brief_hook = 'private.' || code || '_brief' where code in ('project', 'estimate');

-- What the pages ask ------------------------------------------------------------------------------------------------

create function public.get_paper_brief(p_tenant_id text, p_document_type text, p_document_id uuid) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  v_instance public.workflow_instances;
  v_hook text;
  v_own jsonb;
begin
  select i.* into v_instance from public.workflow_instances i
  where i.tenant_id = p_tenant_id and i.document_type = p_document_type and i.document_id = p_document_id;
  if v_instance.document_id is null then return null; end if;
  select t.brief_hook into v_hook from public.document_types t where t.code = p_document_type;
  if v_hook is null then
    v_own := jsonb_build_object('money', null, 'budget', '[]'::jsonb, 'checks', private.paper_checks(p_tenant_id, p_document_type, p_document_id));
  else
    execute format('select %s($1, $2)', v_hook) into v_own using p_tenant_id, p_document_id;
  end if;
  return v_own || private.paper_trail(p_tenant_id, p_document_type, p_document_id) || private.paper_versions(p_tenant_id, p_document_type, p_document_id)
    || jsonb_build_object('document_type', v_instance.document_type, 'document_id', v_instance.document_id, 'number', v_instance.number,
      'title', v_instance.title, 'state', v_instance.state, 'version', v_instance.version, 'amount', v_instance.amount,
      'created_by_name', v_instance.created_by_name, 'project_type_code', v_instance.project_type_code, 'ward_code', v_instance.ward_code,
      'locality_code', v_instance.locality_code, 'project', (
        select jsonb_build_object('id', p.id, 'number', p.number, 'name', p.name, 'estimated_cost', p.estimated_cost)
        from public.projects p where p.tenant_id = v_instance.tenant_id and p.id = v_instance.project_id));
end
$$;
comment on function public.get_paper_brief(text, text, uuid) is
  'What an approver needs in one question: money {parts, exact_total, payable_total, largest}, budget [{kind, limit, used, difference, percent}], '
  'checks [{code, status PASS | WARN | FAIL | INFO, params}], workflow, history, documents, versions and returns (without content: read '
  'document_snapshots for that), project. Rupees. Null when there is no such paper to see.';

create function public.available_actions_of(p_tenant_id text, p_document_type text, p_document_ids uuid[]) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
begin
  if cardinality(p_document_ids) > 200 then
    perform private.fail_fields(private.field_error('/document_ids', 'OUT_OF_RANGE', '{"max": 200}'));
  end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('document_id', i.document_id, 'version', i.version, 'state', i.state, 'actions', (
      select coalesce(jsonb_agg(to_jsonb(a) - 'assignees'), '[]') from public.available_actions(i.tenant_id, i.document_type, i.document_id) a))), '[]')
    from public.workflow_instances i
    where i.tenant_id = p_tenant_id and i.document_type = p_document_type and i.document_id = any (p_document_ids));
end
$$;
comment on function public.available_actions_of(text, text, uuid[]) is
  'available_actions of up to 200 papers of one type: [{document_id, version, state, actions}], without assignees; papers that cannot be seen are left out.';

grant execute on function private.check_of(text, text, jsonb), private.number_setting(text, text), private.paper_checks(text, text, uuid),
  private.project_brief(text, uuid), private.budget_line(text, numeric, numeric), private.estimate_cost_checks(public.estimates, numeric),
  private.estimate_rate_checks(public.estimates), private.estimate_line_checks(public.estimates), private.estimate_brief(text, uuid),
  private.document_kinds_in_force(text, date), private.overheads_in_force(text, date),
  private.local_date(text, timestamptz), private.percent_of(numeric, numeric), private.row_quantity(numeric, numeric, numeric, numeric),
  private.sor_rate(text, text, text, date), private.tenant_line(text) to authenticated;
grant execute on function public.get_paper_brief(text, text, uuid), public.available_actions_of(text, text, uuid[]) to authenticated;

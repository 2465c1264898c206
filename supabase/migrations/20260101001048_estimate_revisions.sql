-- Revised estimates: what was sanctioned turns out otherwise on site. A revision is an estimate of its own that keeps the number,
-- the lines and the rates of its predecessor, goes through the same sanctions, and then takes its place.

insert into public.setting_definitions (key, kind, default_value, description, local_descriptions, min_value, max_value) values
  ('estimate.max_versions', 'integer', '3', 'How many versions an estimate can have, the first one counted',
    '{"or": "ଗୋଟିଏ ଅଟକଳର ସର୍ବାଧିକ ସଂସ୍କରଣ, ପ୍ରଥମଟିକୁ ମିଶାଇ", "hi": "एक प्राक्कलन के अधिकतम संस्करण, पहले को मिलाकर"}', 1, 20);

create function private.measured_of_line(p_tenant_id text, p_estimate_line_id uuid) returns numeric
language sql stable security definer set search_path = ''
as $$
  select coalesce(sum(private.measured_quantity(w.tenant_id, w.id, false)), 0)
  from public.work_order_lines w where w.tenant_id = p_tenant_id and w.estimate_line_id = p_estimate_line_id and w.is_live
$$;
comment on function private.measured_of_line(text, uuid) is 'What approved measurement books hold of an estimate line, net of deductions, in its unit.';

create function private.require_quiet_orders(p_tenant_id text, p_estimate_id uuid) returns void
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_busy record;
begin
  select w.number, w.state into v_busy from public.work_orders w
  where w.tenant_id = p_tenant_id and w.estimate_id = p_estimate_id and w.application_status = 'INWORKFLOW' limit 1;
  if not found then
    select a.supplement_number as number, a.state into v_busy
    from public.work_orders w join public.work_order_amendments a on a.tenant_id = w.tenant_id and a.work_order_id = w.id
    where w.tenant_id = p_tenant_id and w.estimate_id = p_estimate_id and a.application_status = 'INWORKFLOW' limit 1;
  end if;
  if found then
    perform private.fail(409, 'CONTRACT_INWORKFLOW', jsonb_build_object('number', v_busy.number, 'state', v_busy.state),
      'The work order, or a change of it, is still under way.');
  end if;
end
$$;
comment on function private.require_quiet_orders(text, uuid) is
  'CONTRACT_INWORKFLOW (409) while an order of the estimate, its extension or its revision is under way. Rule: planning.md section 3.10.';

create function public.revise_estimate(p_tenant_id text, p_estimate_id uuid, p_reason text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_old public.estimates;
  v_project public.projects;
  v_id uuid := private.uuid_v7();
begin
  perform private.require_permission(p_tenant_id, 'estimate:create');
  perform private.fail_fields(private.text_errors(jsonb_build_object('reason', p_reason), 'reason', 2, 1000, true));
  select e.* into v_old from public.estimates e where e.tenant_id = p_tenant_id and e.id = p_estimate_id for update;
  if v_old.id is null then perform private.fail(404, 'PAPER_NOT_FOUND', '{}', 'There is no such paper, or you may not see it.'); end if;
  perform private.require_open_project(p_tenant_id, v_old.project_id);
  perform private.require_revisable(v_old);
  perform private.require_quiet_orders(p_tenant_id, v_old.id);
  select x.* into strict v_project from public.projects x where x.tenant_id = p_tenant_id and x.id = v_old.project_id;

  insert into public.estimates (tenant_id, id, number, version_number, previous_id, service_code, kind, project_id, name, reference_number, description,
    revision_reason, executing_department_code, proposed_on, rates_on, created_by, created_by_name, updated_by, version)
  values (p_tenant_id, v_id, v_old.number,
    -- A revision that was rejected keeps its version: the next one is another.
    (select max(e.version_number) + 1 from public.estimates e where e.tenant_id = p_tenant_id and e.number = v_old.number), v_old.id, 'REVISION_ESTIMATE', 'REVISED', v_old.project_id, v_old.name,
    v_old.reference_number, v_old.description, btrim(p_reason), v_old.executing_department_code, private.local_date(p_tenant_id),
    private.local_date(p_tenant_id), v_user, (select u.name from public.user_profiles u where u.id = v_user), v_user, 0);
  perform private.copy_estimate_lines(p_tenant_id, v_old.id, v_id);
  perform private.recalculate_estimate(p_tenant_id, v_id);
  perform private.open_paper(p_tenant_id, 'estimate', v_id, 'REVISION_ESTIMATE', v_user, jsonb_build_object('title', v_old.name,
    'project_id', v_project.id, 'project_type_code', v_project.project_type_code, 'ward_code', v_project.ward_code,
    'locality_code', v_project.locality_code, 'amount', v_old.payable_total));
  return (select jsonb_build_object('id', e.id, 'number', e.number, 'version_number', e.version_number, 'state', e.state, 'version', e.version)
    from public.estimates e where e.tenant_id = p_tenant_id and e.id = v_id);
end
$$;
comment on function public.revise_estimate(text, uuid, text) is
  'Begins a revised estimate as a draft with all lines of the estimate in force. The reason has 2 to 1,000 characters. Answers {id, number, '
  'version_number, state, version}. INVALID_ESTIMATE (409, details reason: NOT_APPROVED, IN_WORKFLOW with id, LIMIT with limit), '
  'CONTRACT_INWORKFLOW, PROJECT_CLOSED (409), PAPER_NOT_FOUND (404), NOT_PERMITTED (403). Needs estimate:create. Rule: planning.md section 3.10.';

create function private.require_revisable(p_estimate public.estimates) returns void
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_limit int := (private.setting(p_estimate.tenant_id, 'estimate.max_versions') #>> '{}')::int;
  v_open uuid;
begin
  select e.id into v_open from public.estimates e
  where e.tenant_id = p_estimate.tenant_id and e.project_id = p_estimate.project_id and e.application_status = 'INWORKFLOW' limit 1;
  if v_open is not null then
    perform private.fail(409, 'INVALID_ESTIMATE', jsonb_build_object('reason', 'IN_WORKFLOW', 'id', v_open), 'A revision of this estimate is already under way.');
  end if;
  if p_estimate.application_status <> 'ACTIVE' then
    perform private.fail(409, 'INVALID_ESTIMATE', jsonb_build_object('reason', 'NOT_APPROVED'), 'Only the estimate in force can be revised.');
  end if;
  -- A sanction stays current on what was superseded; what was rejected has none and does not count.
  if (select count(distinct e.id) from public.estimates e join public.estimate_sanctions s on s.tenant_id = e.tenant_id and s.estimate_id = e.id
      where e.tenant_id = p_estimate.tenant_id and e.number = p_estimate.number and s.kind = 'ADMINISTRATIVE' and s.is_current) >= v_limit then
    perform private.fail(409, 'INVALID_ESTIMATE', jsonb_build_object('reason', 'LIMIT', 'limit', v_limit), 'The estimate has been revised as often as it may be.');
  end if;
end
$$;
comment on function private.require_revisable(public.estimates) is 'INVALID_ESTIMATE (409) unless the estimate is in force, none is under way, and the limit of versions leaves room.';

create function private.copy_estimate_lines(p_tenant_id text, p_from uuid, p_to uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_line public.estimate_lines;
  v_new uuid;
begin
  for v_line in select l.* from public.estimate_lines l where l.tenant_id = p_tenant_id and l.estimate_id = p_from order by l.ordinal loop
    v_new := private.uuid_v7();
    insert into public.estimate_lines
    select (jsonb_populate_record(v_line, jsonb_build_object('id', v_new, 'estimate_id', p_to, 'previous_line_id', v_line.id))).*;
    insert into public.estimate_measurements (tenant_id, line_id, ordinal, description, is_deduction, number, length, breadth, height)
    select m.tenant_id, v_new, m.ordinal, m.description, m.is_deduction, m.number, m.length, m.breadth, m.height
    from public.estimate_measurements m where m.tenant_id = p_tenant_id and m.line_id = v_line.id;
  end loop;
end
$$;
comment on function private.copy_estimate_lines(text, uuid, uuid) is 'Copies the lines with their measurements into a revision; each names the line that it goes on with.';

create function private.revision_errors(p_estimate public.estimates) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_line record;
begin
  if p_estimate.previous_id is null then return v_errors; end if;
  perform private.require_quiet_orders(p_estimate.tenant_id, p_estimate.previous_id);
  for v_line in
    select coalesce(b.sor_code, b.name, b.description) as name, o.ordinal, coalesce(o.quantity, 0) as quantity, m.measured
    from public.estimate_lines b
    cross join lateral (select private.measured_of_line(b.tenant_id, b.id) as measured) m
    left join public.estimate_lines o on o.tenant_id = b.tenant_id and o.estimate_id = p_estimate.id and o.previous_line_id = b.id
    where b.tenant_id = p_estimate.tenant_id and b.estimate_id = p_estimate.previous_id and b.category <> 'OVERHEAD' and m.measured > coalesce(o.quantity, 0)
    order by b.ordinal
  loop
    v_errors := v_errors || private.field_error(coalesce('/lines/' || (v_line.ordinal - 1) || '/measurements', '/lines'),
      'CUMULATIVE_VALUE_GREATER_THAN_ESTIMATE_DETAIL_UNITS',
      jsonb_build_object('name', v_line.name, 'measured', v_line.measured, 'quantity', v_line.quantity));
  end loop;
  return v_errors;
end
$$;
comment on function private.revision_errors(public.estimates) is
  'A revised line cannot hold less than what approved measurement books hold of it; a line that was measured cannot be taken out. Net of '
  'deductions, per item. Rule: planning.md section 3.10.';

create function private.supersede_estimate(p_tenant_id text, p_new_id uuid) returns void
language sql volatile security definer set search_path = ''
as $$
  update public.workflow_instances i set application_status = 'INACTIVE', updated_at = now()
  from public.estimates e
  where e.tenant_id = p_tenant_id and e.id = p_new_id and i.tenant_id = e.tenant_id and i.document_type = 'estimate' and i.document_id = e.previous_id;
  update public.estimates o set application_status = 'INACTIVE'
  from public.estimates e where e.tenant_id = p_tenant_id and e.id = p_new_id and o.tenant_id = e.tenant_id and o.id = e.previous_id;
$$;
comment on function private.supersede_estimate(text, uuid) is 'The predecessor of an estimate that comes into force is not in force any more; its state stays as it was reached.';

-- Deviation statement -----------------------------------------------------------------------------------------------

create function private.deviation_of(p_original_quantity numeric, p_original_amount numeric, p_revised_quantity numeric, p_revised_amount numeric) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_build_object(
    'quantity', p_revised_quantity - p_original_quantity, 'amount', p_revised_amount - p_original_amount,
    'percent', case when p_original_amount <> 0 then round((p_revised_amount - p_original_amount) * 100 / p_original_amount, 2) end,
    'flag', case sign(p_revised_amount - p_original_amount) when 0 then 'NO' when 1 then 'EXCESS' else 'LESS' end)
$$;
comment on function private.deviation_of(numeric, numeric, numeric, numeric) is
  'What a revision changes in one line: quantity, rupees, percent of the original amount (two places, half away from zero; null where nothing '
  'was sanctioned) and the flag NO, EXCESS or LESS by the amount. Rule: planning.md section 3.10.';

create function public.get_estimate_deviation(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with revised as (
    select e.* from public.estimates e where e.tenant_id = p_tenant_id and e.id = p_id and e.previous_id is not null),
  pairs as (
    select o.ordinal, b.ordinal as old_ordinal, coalesce(o.category, b.category) as category, coalesce(o.sor_code, b.sor_code) as sor_code,
      coalesce(o.overhead_code, b.overhead_code) as overhead_code, coalesce(o.name, b.name) as name, coalesce(o.description, b.description) as description,
      coalesce(o.unit_code, b.unit_code) as unit_code, coalesce(o.rate, b.rate) as rate, coalesce(b.quantity, 0) as original_quantity,
      coalesce(b.amount, 0) as original_amount, coalesce(o.quantity, 0) as revised_quantity, coalesce(o.amount, 0) as revised_amount,
      b.id is null as is_new, o.id is null as is_removed
    from (select l.* from public.estimate_lines l join revised r on l.tenant_id = r.tenant_id and l.estimate_id = r.id) o
    full join (select l.* from public.estimate_lines l join revised r on l.tenant_id = r.tenant_id and l.estimate_id = r.previous_id) b on b.id = o.previous_line_id)
  select jsonb_build_object(
    'previous', jsonb_build_object('id', b.id, 'number', b.number, 'revision_number', b.revision_number, 'version_number', b.version_number,
      'exact_total', b.exact_total, 'payable_total', b.payable_total),
    'total', private.deviation_of(0, b.exact_total, 0, r.exact_total) || jsonb_build_object('original', b.exact_total, 'revised', r.exact_total),
    'lines', (
      select coalesce(jsonb_agg(to_jsonb(p) - array['ordinal', 'old_ordinal'] || jsonb_build_object('difference',
          private.deviation_of(p.original_quantity, p.original_amount, p.revised_quantity, p.revised_amount))
        order by array_position(array['SOR', 'NON_SOR', 'OVERHEAD'], p.category), coalesce(p.old_ordinal, p.ordinal), p.is_new, p.ordinal), '[]')
      from pairs p))
  from revised r join public.estimates b on b.tenant_id = r.tenant_id and b.id = r.previous_id
$$;
comment on function public.get_estimate_deviation(text, uuid) is
  'The deviation statement of a revised estimate: per line what was sanctioned, what is asked for now, and the difference; the totals to the '
  'paisa. Null for a first estimate or one that the caller may not see.';

grant execute on function private.deviation_of(numeric, numeric, numeric, numeric) to authenticated;
grant execute on function public.revise_estimate(text, uuid, text), public.get_estimate_deviation(text, uuid) to authenticated;

-- Amendments: time extensions on request, revisions from a revised estimate. Each changes the order in the transaction in which it comes
-- into force, and stays as its log. Rules: planning.md sections 4.6 and 4.7.

insert into public.document_types (code, read_permission, write_permission, before_hook, after_hook, name, local_names) values
  ('work_order_amendment', 'work_order:read', 'work_order:extend', 'private.amendment_before', 'private.amendment_after', 'Time extension',
    '{"or": "ସମୟ ବୃଦ୍ଧି", "hi": "समय वृद्धि"}');
insert into public.workflow_effects (document_type, code, is_required, is_unavoidable, is_checked, is_concluding, comes_after, ordinal, name, local_names) values
  ('work_order_amendment', 'OPEN', true, false, false, false, null, 1, 'First save of the draft', '{"or": "ଖସଡ଼ାର ପ୍ରଥମ ସଞ୍ଚୟ", "hi": "मसौदे का पहला सहेजना"}'),
  ('work_order_amendment', 'SUBMIT', true, true, false, false, null, 2, 'Submission: the number is given', '{"or": "ଦାଖଲ: ନମ୍ବର ମିଳେ", "hi": "प्रस्तुति: संख्या मिलती है"}'),
  ('work_order_amendment', 'BRING_INTO_FORCE', true, true, true, true, 'SUBMIT', 3, 'Approval: the order has the new end', '{"or": "ଅନୁମୋଦନ: ଆଦେଶର ନୂଆ ଶେଷ ତାରିଖ", "hi": "अनुमोदन: आदेश की नई अंतिम तिथि"}');

create function private.extension_errors(p_order public.work_orders, p_id uuid, p_days int) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_max int := (private.setting(p_order.tenant_id, 'work_order.max_time_extensions', private.local_date(p_order.tenant_id)) #>> '{}')::int;
  v_open text;
begin
  perform private.require_open_project(p_order.tenant_id, p_order.project_id);
  if not private.is_running_order(p_order.tenant_id, p_order.id) then
    perform private.fail(409, 'WF_STATUS_NOT_ACCEPTED', jsonb_build_object('number', p_order.number, 'state', p_order.state), 'The work order is not accepted and running.');
  end if;
  select coalesce(x.number, '') into v_open from public.work_order_amendments x
  where x.tenant_id = p_order.tenant_id and x.work_order_id = p_order.id and x.application_status = 'INWORKFLOW' and x.id is distinct from p_id;
  if found then
    perform private.fail(409, 'DUPLICATE_CONTRACT_REVISION_REQUEST', jsonb_build_object('number', v_open), 'Another time extension of this work order is under way.');
  end if;
  if (select count(*) from public.work_order_amendments x where x.tenant_id = p_order.tenant_id and x.work_order_id = p_order.id
      and x.kind = 'TIME_EXTENSION' and x.in_force_on is not null) >= v_max then
    perform private.fail(409, 'CONTRACT_REVISION_MAX_LIMIT_REACHED', jsonb_build_object('max', v_max), 'The time of this work order was extended as often as the agency allows.');
  end if;
  return case when coalesce(p_days, 0) < 1 then private.field_error('/extension_days', 'END_DATE_NOT_EXTENDED')
    when p_days > 3650 then private.field_error('/extension_days', 'OUT_OF_RANGE', '{"min": 1, "max": 3650}') else '[]' end;
end
$$;
comment on function private.extension_errors(public.work_orders, uuid, int) is
  'What stands in the way of a time extension: PROJECT_CLOSED, WF_STATUS_NOT_ACCEPTED, DUPLICATE_CONTRACT_REVISION_REQUEST, CONTRACT_REVISION_MAX_LIMIT_REACHED (409); '
  'as field error END_DATE_NOT_EXTENDED. Rule: planning.md section 4.6; an approved muster roll as condition comes with the musters.';

create function public.save_time_extension(p_tenant_id text, p_extension jsonb, p_expected_version int default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_id uuid := private.try_uuid(p_extension ->> 'id');
  v_old public.work_order_amendments;
  v_order public.work_orders;
  v_days int := case when p_extension ->> 'extension_days' ~ '^\s*\d{1,6}\s*$' then (p_extension ->> 'extension_days')::int end;
  v_reason text := private.text_of(p_extension, 'reason');
  v_version int;
  v_is_staff boolean := p_tenant_id = any ((select private.my_tenants('work_order:extend'))::text[]);
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'CONTRACT.TENANTID')); end if;
  select x.* into v_old from public.work_order_amendments x where x.tenant_id = p_tenant_id and x.id = v_id and x.kind = 'TIME_EXTENSION';
  select w.* into v_order from public.work_orders w
  where w.tenant_id = p_tenant_id and w.id = coalesce(v_old.work_order_id, private.try_uuid(p_extension ->> 'work_order_id')) for update;
  if not v_is_staff then
    if cardinality(private.my_organisations('work_order:extend')) = 0 then perform private.require_permission(p_tenant_id, 'work_order:extend'); end if;
    if v_order.organisation_id is null or v_order.issued_on is null
      or not v_order.organisation_id = any ((select private.my_organisations('work_order:extend'))::uuid[]) then
      perform private.fail(403, 'ORG_ID_MISMATCH', '{}', 'This work order was given to another organisation.');
    end if;
  end if;
  if v_order.id is null then perform private.fail_fields(private.field_error('/work_order_id', 'CONTRACT_NOT_FOUND')); end if;
  if v_old.id is not null and p_expected_version is null then perform private.fail_fields(private.field_error('/expected_version', 'REQUIRED')); end if;
  if v_old.id is null and p_expected_version is not null then perform private.fail_fields(private.field_error('/id', 'CONTRACT_NOT_FOUND')); end if;
  perform private.fail_fields(private.extension_errors(v_order, v_id, v_days)
    || private.text_errors(p_extension, 'reason', 2, 1000, true));

  if v_old.id is null then
    v_id := coalesce(v_id, private.uuid_v7());
    insert into public.work_order_amendments (tenant_id, id, work_order_id, project_id, organisation_id, kind, extension_days, reason, created_by, created_by_name, version)
    values (p_tenant_id, v_id, v_order.id, v_order.project_id, v_order.organisation_id, 'TIME_EXTENSION', v_days, v_reason, v_user,
      (select u.name from public.user_profiles u where u.id = v_user), 0);
    perform private.open_paper(p_tenant_id, 'work_order_amendment', v_id, 'CONTRACT_REVISION', v_user, jsonb_build_object('title', v_order.name,
      'project_id', v_order.project_id, 'organisation_id', v_order.organisation_id, 'ward_code', v_order.ward_code, 'locality_code', v_order.locality_code));
    select x.version into v_version from public.work_order_amendments x where x.tenant_id = p_tenant_id and x.id = v_id;
  else
    v_version := private.touch_paper(p_tenant_id, 'work_order_amendment', v_id, p_expected_version, v_user,
      jsonb_build_object('title', v_order.name, 'ward_code', v_order.ward_code, 'locality_code', v_order.locality_code));
  end if;
  update public.work_order_amendments x set extension_days = v_days, reason = v_reason, version = v_version where x.tenant_id = p_tenant_id and x.id = v_id;
  return (select jsonb_build_object('id', x.id, 'number', x.number, 'state', x.state, 'version', x.version)
    from public.work_order_amendments x where x.tenant_id = p_tenant_id and x.id = v_id);
end
$$;
comment on function public.save_time_extension(text, jsonb, int) is
  'Asks for more time for a running order, as an officer or as the people of its organisation: {id, work_order_id, extension_days, reason}; a draft until it is submitted. '
  'Answers {id, number, state, version}. Field errors END_DATE_NOT_EXTENDED, OUT_OF_RANGE, REQUIRED, CONTRACT_NOT_FOUND; NOT_PERMITTED, ORG_ID_MISMATCH (403), '
  'WF_STATUS_NOT_ACCEPTED, DUPLICATE_CONTRACT_REVISION_REQUEST, CONTRACT_REVISION_MAX_LIMIT_REACHED, PROJECT_CLOSED, STALE_VERSION, NOT_EDITABLE (409). Needs work_order:extend.';

create function private.amendment_before(p_instance public.workflow_instances, p_action public.workflow_actions) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_order public.work_orders;
  v_amendment public.work_order_amendments;
begin
  if p_action.effect in ('SUBMIT', 'BRING_INTO_FORCE') then
    select x.* into strict v_amendment from public.work_order_amendments x where x.tenant_id = p_instance.tenant_id and x.id = p_instance.document_id;
    select w.* into strict v_order from public.work_orders w where w.tenant_id = p_instance.tenant_id and w.id = v_amendment.work_order_id for update;
    perform private.fail_fields(private.extension_errors(v_order, v_amendment.id, v_amendment.extension_days));
  end if;
end
$$;
comment on function private.amendment_before(public.workflow_instances, public.workflow_actions) is 'A time extension is submitted and approved while its order runs.';

create function private.amendment_after(p_instance public.workflow_instances, p_action public.workflow_actions, p_actor uuid, p_comment text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_amendment public.work_order_amendments;
  v_order public.work_orders;
begin
  update public.work_order_amendments x set state = p_instance.state, application_status = p_instance.application_status, version = p_instance.version,
    is_updatable = (select s.is_updatable from public.workflow_states s where s.tenant_id = p_instance.service_tenant_id and s.id = p_instance.state_id),
    number = coalesce(x.number, case when p_action.effect = 'SUBMIT' then private.next_number(p_instance.tenant_id, 'time_extension') end)
  where x.tenant_id = p_instance.tenant_id and x.id = p_instance.document_id
  returning x.* into v_amendment;
  update public.workflow_instances i set number = v_amendment.number
  where i.tenant_id = p_instance.tenant_id and i.document_type = 'work_order_amendment' and i.document_id = v_amendment.id;
  if p_action.effect = 'BRING_INTO_FORCE' then
    -- The present end is read now: it may have moved since the request was made.
    update public.work_orders w set ends_on = w.ends_on + v_amendment.extension_days, version_number = w.version_number + 1
    where w.tenant_id = v_amendment.tenant_id and w.id = v_amendment.work_order_id returning w.* into v_order;
    update public.work_order_amendments x set supplement_number = v_order.version_number - 1, in_force_on = private.local_date(x.tenant_id),
      ends_on_before = v_order.ends_on - x.extension_days, ends_on_after = v_order.ends_on, amount_before = v_order.amount, amount_after = v_order.amount
    where x.tenant_id = v_amendment.tenant_id and x.id = v_amendment.id;
    perform private.transition_as_system(v_order.tenant_id, 'work_order', v_order.id, 'AMEND', v_amendment.number);
    perform private.notify_organisation(v_order, 'WORK_ORDER_CHANGED', jsonb_build_object('change', 'TIME_EXTENSION', 'comment', v_amendment.number, 'ends', v_order.ends_on));
  end if;
  perform private.take_snapshot(p_instance, p_action, p_actor, 'private.amendment_content');
end
$$;
comment on function private.amendment_after(public.workflow_instances, public.workflow_actions, uuid, text) is
  'State and number; approval is what activates an extension (planning.md section 9 gap 7): the order has its new end and version in the same transaction.';

create function private.amendment_content(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select to_jsonb(x) - array['tenant_id', 'state', 'application_status', 'is_updatable', 'version', 'updated_at', 'updated_by']
  from public.work_order_amendments x where x.tenant_id = p_tenant_id and x.id = p_id
$$;
comment on function private.amendment_content(text, uuid) is 'A time extension as JSON, for snapshots.';

-- Revised work order ------------------------------------------------------------------------------------------------

create function private.revise_work_order(p_tenant_id text, p_new_estimate_id uuid, p_actor uuid) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_estimate public.estimates;
  v_order public.work_orders;
  v_amendment uuid;
begin
  select e.* into strict v_estimate from public.estimates e where e.tenant_id = p_tenant_id and e.id = p_new_estimate_id;
  -- An estimate may stand under several orders; the first one found takes what is new.
  for v_order in
    select w.* from public.work_orders w
    where w.tenant_id = p_tenant_id and w.estimate_id = v_estimate.previous_id and w.application_status <> 'INACTIVE' order by w.created_at, w.id for update
  loop
    v_amendment := private.revise_one_order(v_order, v_estimate, p_actor, v_amendment is null);
  end loop;
  return v_amendment;
end
$$;
comment on function private.revise_work_order(text, uuid, uuid) is
  'Brings a revised estimate to the orders of its predecessor: lines follow previous_line_id and keep their reference and rate, new lines get new references, removed ones end. '
  'Approved by the system, the organisation is told. Answers the amendment, null when nothing was ordered. WF_STATUS_NOT_ACCEPTED, WF_STATUS_NOT_APPROVED, LINE_ITEM_REF_MISMATCH, '
  'CUMULATIVE_VALUE_GREATER_THAN_CONTRACT_UNITS (409). Rule: planning.md section 4.7.';

create function private.spread_payments(p_tenant_id text, p_work_order_id uuid, p_amount numeric) returns void
language sql volatile security definer set search_path = ''
as $$
  update public.work_order_payments p set amount = x.amount
  from (
    select q.id, round(sum(q.amount) over up_to * p_amount / sum(q.amount) over (), 2)
      - round((sum(q.amount) over up_to - q.amount) * p_amount / sum(q.amount) over (), 2) as amount
    from public.work_order_payments q where q.tenant_id = p_tenant_id and q.work_order_id = p_work_order_id
    window up_to as (order by q.ordinal, q.id)
  ) x
  where p.tenant_id = p_tenant_id and p.id = x.id and p.amount <> x.amount
$$;
comment on function private.spread_payments(text, uuid, numeric) is
  'Spreads a value over the payment calendar in the proportions that it has: differences of rounded running sums (paise, half up), so that the parts add up to the value exactly.';

create function private.revise_one_order(p_order public.work_orders, p_estimate public.estimates, p_actor uuid, p_takes_new boolean) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_line record;
  v_id uuid := private.uuid_v7();
  v_number text := private.next_number(p_order.tenant_id, 'revised_work_order');
  v_after public.work_orders;
begin
  if not private.is_running_order(p_order.tenant_id, p_order.id) then
    perform private.fail(409, 'WF_STATUS_NOT_ACCEPTED', jsonb_build_object('number', p_order.number, 'state', p_order.state), 'The work order is not accepted and running.');
  end if;
  if exists (
    select from public.work_order_amendments x
    where x.tenant_id = p_order.tenant_id and x.work_order_id = p_order.id and x.application_status = 'INWORKFLOW') then
    perform private.fail(409, 'WF_STATUS_NOT_APPROVED', jsonb_build_object('number', p_order.number, 'state', p_order.state), 'A time extension of the work order is under way.');
  end if;
  for v_line in
    select l.*, n.id as new_id, n.quantity as new_quantity, n.amount as new_amount, n.percentage as new_percentage, n.ordinal as new_ordinal,
      case when l.category = 'OVERHEAD' then 0 else private.measured_quantity(l.tenant_id, l.id, true) end as measured
    from public.work_order_lines l
    left join public.estimate_lines n on n.tenant_id = l.tenant_id and n.estimate_id = p_estimate.id and n.previous_line_id = l.estimate_line_id
      and (n.category <> 'OVERHEAD' or n.is_work_order_value)
    where l.tenant_id = p_order.tenant_id and l.work_order_id = p_order.id and l.is_live order by l.ordinal
  loop
    if v_line.new_id is null and v_line.measured <> 0 then
      perform private.fail(409, 'LINE_ITEM_REF_MISMATCH', jsonb_build_object('name', coalesce(v_line.sor_code, v_line.name), 'measured', v_line.measured::text),
        'A line that was measured is missing in the revised estimate.');
    elsif v_line.new_quantity < v_line.measured then
      perform private.fail(409, 'CUMULATIVE_VALUE_GREATER_THAN_CONTRACT_UNITS', jsonb_build_object('name', coalesce(v_line.sor_code, v_line.name),
        'measured', v_line.measured::text, 'quantity', v_line.new_quantity::text), 'The revised quantity lies below what was measured.');
    end if;
    update public.work_order_lines l set is_live = v_line.new_id is not null, estimate_line_id = coalesce(v_line.new_id, l.estimate_line_id),
      ordinal = coalesce(v_line.new_ordinal, l.ordinal), percentage = case when v_line.new_id is null then l.percentage else v_line.new_percentage end,
      quantity = case when l.category = 'OVERHEAD' or v_line.new_id is null then l.quantity else v_line.new_quantity end,
      -- The rate of the order stays: awarded, labour part, or as it was estimated.
      amount = case when v_line.new_id is null then l.amount when l.category = 'OVERHEAD' then v_line.new_amount
        else round(coalesce(l.rate, 0) * v_line.new_quantity, 2) end
    where l.tenant_id = v_line.tenant_id and l.id = v_line.id;
  end loop;
  if p_takes_new then
    insert into public.work_order_lines (tenant_id, work_order_id, estimate_line_id, ordinal, category, name, description, sor_code, overhead_code, unit_code, rate, percentage,
      quantity, amount)
    select p_order.tenant_id, p_order.id, x.estimate_line_id, x.ordinal, x.category, x.name, x.description, x.sor_code, x.overhead_code, x.unit_code, x.rate, x.percentage,
      x.quantity, x.amount
    from private.orderable_lines(p_order.tenant_id, p_estimate.id, p_order.id,
      case p_order.value_rule when 'AWARD' then 'ESTIMATE' else p_order.value_rule end) x
    where x.taken_by is null and not exists (
      select from public.work_order_lines l where l.tenant_id = p_order.tenant_id and l.work_order_id = p_order.id and l.estimate_line_id = x.estimate_line_id);
  end if;
  perform private.recalculate_work_order(p_order.tenant_id, p_order.id);
  update public.work_orders w set estimate_id = p_estimate.id, version_number = w.version_number + 1
  where w.tenant_id = p_order.tenant_id and w.id = p_order.id returning w.* into v_after;
  perform private.spread_payments(p_order.tenant_id, p_order.id, v_after.amount);
  perform private.commit_budget(p_order.tenant_id, p_order.id, v_after.amount, p_actor);
  insert into public.work_order_amendments (tenant_id, id, number, work_order_id, project_id, organisation_id, kind, supplement_number, reason, estimate_id,
    amount_before, amount_after, ends_on_before, ends_on_after, in_force_on, state, application_status, is_updatable, created_by, created_by_name)
  values (p_order.tenant_id, v_id, v_number, p_order.id, p_order.project_id, p_order.organisation_id, 'REVISION', v_after.version_number - 1,
    coalesce(p_estimate.revision_number, p_estimate.number, ''), p_estimate.id, p_order.amount, v_after.amount, p_order.ends_on, v_after.ends_on,
    private.local_date(p_order.tenant_id), 'APPROVED', 'ACTIVE', false, coalesce(p_actor, p_order.created_by),
    coalesce((select u.name from public.user_profiles u where u.id = p_actor), 'SYSTEM'));
  perform private.transition_as_system(p_order.tenant_id, 'work_order', p_order.id, 'AMEND', v_number);
  perform private.notify_organisation(v_after, 'WORK_ORDER_CHANGED', jsonb_build_object('change', 'REVISION', 'comment', v_number));
  return v_id;
end
$$;
comment on function private.revise_one_order(public.work_orders, public.estimates, uuid, boolean) is
  'One order after a revised estimate. Several orders of one estimate share it: each keeps its own lines, one takes the new ones.';
grant execute on function public.save_time_extension(text, jsonb, int) to authenticated;

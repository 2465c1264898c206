-- What happens to a work order on its way: number, issue, acceptance, lapse, suspension, cancellation; kick-off and site hand-over.
-- Hooks follow effects, never codes of states or actions.

insert into public.document_types (code, read_permission, before_hook, after_hook, name, local_names) values
  ('work_order', 'work_order:read', 'private.work_order_before', 'private.work_order_after', 'Work order', '{"or": "କାର୍ଯ୍ୟାଦେଶ", "hi": "कार्यादेश"}');
insert into public.workflow_effects (document_type, code, taken_by, is_required, is_unavoidable, is_checked, is_concluding, comes_after, ordinal, name, local_names) values
  ('work_order', 'OPEN', 'PERSON', true, false, false, false, null, 1, 'First save of the draft', '{"or": "ଖସଡ଼ାର ପ୍ରଥମ ସଞ୍ଚୟ", "hi": "मसौदे का पहला सहेजना"}'),
  ('work_order', 'SUBMIT', 'PERSON', true, true, false, false, null, 2, 'Submission: completeness is checked, the number is given',
    '{"or": "ଦାଖଲ: ସମ୍ପୂର୍ଣ୍ଣତା ଯାଞ୍ଚ ହୁଏ, ନମ୍ବର ମିଳେ", "hi": "प्रस्तुति: पूर्णता जाँची जाती है, संख्या मिलती है"}'),
  ('work_order', 'ISSUE', 'PERSON', true, true, true, false, 'SUBMIT', 3, 'Issue: the organisation is asked to accept',
    '{"or": "ଜାରି: ସଂଗଠନକୁ ଗ୍ରହଣ କରିବାକୁ କୁହାଯାଏ", "hi": "जारी करना: संगठन से स्वीकृति माँगी जाती है"}'),
  ('work_order', 'ACCEPT', 'PERSON', true, true, false, true, 'ISSUE', 4, 'Acceptance: the period begins', '{"or": "ଗ୍ରହଣ: ଅବଧି ଆରମ୍ଭ ହୁଏ", "hi": "स्वीकृति: अवधि आरंभ होती है"}'),
  ('work_order', 'DECLINE', 'PERSON', true, false, false, false, 'ISSUE', 5, 'The organisation declines: another is chosen',
    '{"or": "ସଂଗଠନ ଅସ୍ୱୀକାର କରେ: ଅନ୍ୟ ଏକ ବଛାଯାଏ", "hi": "संगठन अस्वीकार करता है: दूसरा चुना जाता है"}'),
  ('work_order', 'FALL_DUE', 'SYSTEM', false, false, false, false, 'ISSUE', 6, 'The acceptance date has passed: onto the due list',
    '{"or": "ଗ୍ରହଣ ତାରିଖ ପାର: ବକେୟା ତାଲିକାକୁ", "hi": "स्वीकृति की तिथि बीती: देय सूची में"}'),
  ('work_order', 'LAPSE', 'SYSTEM', false, false, false, false, 'ISSUE', 7, 'The acceptance date has passed: the offer lapses',
    '{"or": "ଗ୍ରହଣ ତାରିଖ ପାର: ପ୍ରସ୍ତାବ ରଦ୍ଦ ହୁଏ", "hi": "स्वीकृति की तिथि बीती: प्रस्ताव समाप्त"}'),
  ('work_order', 'RECOMMEND_CANCELLATION', 'PERSON', false, false, false, false, 'ISSUE', 8, 'A first officer recommends the cancellation',
    '{"or": "ପ୍ରଥମ ଅଧିକାରୀ ବାତିଲ ପାଇଁ ସୁପାରିଶ କରନ୍ତି", "hi": "पहला अधिकारी रद्द करने की अनुशंसा करता है"}'),
  ('work_order', 'CANCEL', 'PERSON', false, false, false, false, 'ISSUE', 9, 'Cancellation with reasons: lines of which nothing was measured are free again',
    '{"or": "କାରଣ ସହ ବାତିଲ: ମାପ ହୋଇନଥିବା ଆଦେଶର ଧାଡ଼ି ମୁକ୍ତ ହୁଏ", "hi": "कारण सहित रद्द: जिसमें कुछ मापा नहीं गया उसकी पंक्तियाँ मुक्त"}'),
  ('work_order', 'SUSPEND', 'PERSON', false, false, false, false, 'ACCEPT', 10, 'The work is suspended', '{"or": "କାର୍ଯ୍ୟ ସ୍ଥଗିତ ହୁଏ", "hi": "कार्य स्थगित होता है"}'),
  ('work_order', 'RESUME', 'PERSON', false, false, false, false, 'ACCEPT', 11, 'The work is resumed', '{"or": "କାର୍ଯ୍ୟ ପୁଣି ଆରମ୍ଭ ହୁଏ", "hi": "कार्य फिर आरंभ होता है"}'),
  ('work_order', 'AMEND', 'SYSTEM', false, false, false, false, 'ACCEPT', 12, 'An amendment came into force', '{"or": "ସଂଶୋଧନ ବଳବତ୍ତର ହେଲା", "hi": "संशोधन प्रभावी हुआ"}'),
  ('work_order', 'COMPLETE', 'SYSTEM', false, false, false, false, 'ACCEPT', 13, 'The work was completed', '{"or": "କାର୍ଯ୍ୟ ସମାପ୍ତ ହେଲା", "hi": "कार्य पूर्ण हुआ"}');

insert into public.notification_kinds (code, ordinal, permission, in_app, email, has_email, is_digest, is_mandatory) values
  ('WORK_ORDER_ISSUED', 20, 'work_order:read', true, true, true, false, false),
  ('WORK_ORDER_ACCEPTED', 21, 'work_order:read', true, true, true, false, false),
  ('WORK_ORDER_LAPSED', 22, 'work_order:read', true, true, true, false, false),
  ('WORK_ORDER_CHANGED', 23, 'work_order:read', true, true, true, false, false);

create function private.is_running_order(p_tenant_id text, p_work_order_id uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.work_orders w join public.workflow_instances i on i.tenant_id = w.tenant_id and i.document_type = 'work_order' and i.document_id = w.id
    where w.tenant_id = p_tenant_id and w.id = p_work_order_id and w.accepted_at is not null and w.application_status = 'ACTIVE' and w.suspended_on is null
      and not i.is_terminal)
$$;
comment on function private.is_running_order(text, uuid) is
  'Whether an order is accepted and neither suspended, cancelled nor completed: what measurement, extension and revision ask, whatever its states are called.';

create function private.has_measurements(p_tenant_id text, p_work_order_id uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.work_order_lines l
    where l.tenant_id = p_tenant_id and l.work_order_id = p_work_order_id and l.is_live and l.category <> 'OVERHEAD'
      and private.measured_quantity(l.tenant_id, l.id, true) <> 0)
$$;
comment on function private.has_measurements(text, uuid) is 'Whether anything was measured on an order, open books included.';

create function private.measured_amount(p_tenant_id text, p_work_order_id uuid) returns numeric
language sql stable security definer set search_path = ''
as $$
  select coalesce(sum(round(coalesce(l.rate, 0) * private.measured_quantity(l.tenant_id, l.id, true), 2)), 0)
  from public.work_order_lines l
  where l.tenant_id = p_tenant_id and l.work_order_id = p_work_order_id and l.is_live and l.category <> 'OVERHEAD'
$$;
comment on function private.measured_amount(text, uuid) is 'Value of what was measured on an order, open books included, in rupees without overheads.';

create function private.notify_organisation(p_order public.work_orders, p_kind text, p_params jsonb default '{}') returns void
language sql volatile security definer set search_path = ''
as $$
  select private.notify(p_order.tenant_id, m.user_id, p_kind, jsonb_build_object('number', p_order.number, 'title', p_order.name, 'organisation', p_order.organisation_name,
      'role', p_order.agency_role_code, 'amount', p_order.amount::text, 'due', p_order.accept_by) || p_params, 'work_order', p_order.id, lower(p_kind))
  from (
    select distinct m.user_id from public.memberships m
    where m.tenant_id = p_order.tenant_id and m.organisation_id = p_order.organisation_id and m.user_id is not null
      and private.can_act(m.user_id, p_order.tenant_id, array(select r.code from public.roles r where r.is_for_organisations), p_order.organisation_id)
    order by m.user_id) m
$$;
comment on function private.notify_organisation(public.work_orders, text, jsonb) is 'Tells the people of the organisation that an order was given to.';

create function private.work_order_before(p_instance public.workflow_instances, p_action public.workflow_actions) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_order public.work_orders;
begin
  select w.* into strict v_order from public.work_orders w where w.tenant_id = p_instance.tenant_id and w.id = p_instance.document_id for update;
  if p_action.effect in ('SUBMIT', 'ISSUE') then
    perform private.require_open_project(v_order.tenant_id, v_order.project_id);
    perform private.fail_fields(private.order_submission_errors(v_order));
  end if;
  if p_action.effect in ('ISSUE', 'ACCEPT') and (private.setting(v_order.tenant_id, 'bank_account.required_for_orders') #>> '{}')::boolean then
    perform private.require_payable_account(v_order.tenant_id, 'ORGANISATION', v_order.organisation_id::text, v_order.organisation_name);
  end if;
  if p_action.effect = 'ISSUE' then
    -- From here on the organisation is party to the paper: it sees it and may act on it.
    update public.workflow_instances i set organisation_id = v_order.organisation_id
    where i.tenant_id = p_instance.tenant_id and i.document_type = 'work_order' and i.document_id = p_instance.document_id;
  elsif p_action.effect = 'CANCEL' and exists (
    select from public.workflow_history h join public.workflow_actions a on a.tenant_id = p_instance.service_tenant_id and a.service_id = p_instance.service_id
      and a.code = h.action and a.effect = 'RECOMMEND_CANCELLATION'
    where h.tenant_id = p_instance.tenant_id and h.document_type = 'work_order' and h.document_id = p_instance.document_id
      and h.to_state = p_instance.state and h.version = (
        select max(x.version) from public.workflow_history x
        where x.tenant_id = h.tenant_id and x.document_type = h.document_type and x.document_id = h.document_id)
      and h.actor_id = auth.uid()) then
    perform private.fail(403, 'MAKER_CHECKER', jsonb_build_object('action', p_action.code), 'Who recommended the cancellation cannot approve it.');
  elsif p_action.effect = 'CANCEL' and exists (
    select from public.work_order_amendments x
    where x.tenant_id = v_order.tenant_id and x.work_order_id = v_order.id and x.application_status = 'INWORKFLOW') then
    perform private.fail(409, 'WF_STATUS_NOT_APPROVED', jsonb_build_object('number', v_order.number), 'A time extension of the work order is under way.');
  end if;
end
$$;
comment on function private.work_order_before(public.workflow_instances, public.workflow_actions) is
  'Nothing incomplete is submitted or issued; the organisation must still be eligible at the issue, and where the agency asks for it have an account that can be paid to (NO_PAYABLE_ACCOUNT, 409); a cancellation takes two officers (MAKER_CHECKER, 403) and waits for an '
  'open time extension (WF_STATUS_NOT_APPROVED, 409).';

create function private.work_order_after(p_instance public.workflow_instances, p_action public.workflow_actions, p_actor uuid, p_comment text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_order public.work_orders;
  v_effect text := coalesce(p_action.effect, '');
  v_today date := private.local_date(p_instance.tenant_id);
  v_tenant text := p_instance.tenant_id;
  v_measured numeric;
begin
  update public.work_orders w set state = p_instance.state, application_status = p_instance.application_status, version = p_instance.version,
    is_updatable = (select s.is_updatable from public.workflow_states s where s.tenant_id = p_instance.service_tenant_id and s.id = p_instance.state_id),
    number = coalesce(w.number, case when v_effect = 'SUBMIT' then private.next_number(v_tenant, 'work_order') end),
    issued_on = case when v_effect = 'ISSUE' then v_today when v_effect in ('DECLINE', 'LAPSE') then null else w.issued_on end,
    accept_by = case when v_effect = 'ISSUE' then v_today + (private.setting(v_tenant, 'work_order.acceptance_days', v_today) #>> '{}')::int
      when v_effect in ('DECLINE', 'LAPSE') then null else w.accept_by end,
    accepted_at = case when v_effect = 'ACCEPT' then now() else w.accepted_at end,
    -- Rule: planning.md section 4.4. The day of acceptance is the first; the period ends so many days after it.
    starts_on = case when v_effect = 'ACCEPT' then v_today else w.starts_on end,
    ends_on = case when v_effect = 'ACCEPT' then v_today + w.completion_days else w.ends_on end,
    suspended_on = case v_effect when 'SUSPEND' then v_today when 'RESUME' then null else w.suspended_on end,
    suspension_reason = case v_effect when 'SUSPEND' then left(btrim(p_comment), 1000) when 'RESUME' then null else w.suspension_reason end,
    cancelled_on = case when v_effect = 'CANCEL' then v_today else w.cancelled_on end,
    cancellation_reason = case when v_effect = 'CANCEL' then left(btrim(p_comment), 1000) else w.cancellation_reason end,
    declined_by = case when v_effect in ('DECLINE', 'LAPSE') and not w.organisation_id = any (w.declined_by) then w.declined_by || w.organisation_id else w.declined_by end
  where w.tenant_id = v_tenant and w.id = p_instance.document_id
  returning w.* into v_order;
  update public.workflow_instances i set number = v_order.number, amount = v_order.amount,
    due_at = case when v_effect = 'ISSUE' then private.day_start(v_tenant, v_order.accept_by::text, 1) else i.due_at end
  where i.tenant_id = v_tenant and i.document_type = 'work_order' and i.document_id = v_order.id;
  perform private.take_snapshot(p_instance, p_action, p_actor, 'private.work_order_content');

  if v_effect = 'ISSUE' then
    perform private.commit_budget(v_tenant, v_order.id, v_order.amount, p_actor);
    perform private.notify_organisation(v_order, 'WORK_ORDER_ISSUED');
  elsif v_effect = 'ACCEPT' then
    perform private.notify(v_tenant, w.user_id, 'WORK_ORDER_ACCEPTED', jsonb_build_object('number', v_order.number, 'title', v_order.name,
      'organisation', v_order.organisation_name, 'starts', v_order.starts_on, 'ends', v_order.ends_on), 'work_order', v_order.id, 'work_order_accepted')
    from (
      select p_instance.created_by as user_id union
      select m.user_id from public.memberships m where m.tenant_id = v_tenant and m.employee_id = v_order.officer_id and m.user_id is not null order by 1) w;
  elsif v_effect in ('DECLINE', 'LAPSE') then
    if v_effect = 'LAPSE' then perform private.notify_organisation(v_order, 'WORK_ORDER_LAPSED'); end if;
    perform private.uncommit_budget(v_tenant, v_order.id);
    -- It is addressed to nobody until it is issued anew.
    update public.workflow_instances i set organisation_id = null
    where i.tenant_id = v_tenant and i.document_type = 'work_order' and i.document_id = v_order.id;
  elsif v_effect in ('SUSPEND', 'RESUME', 'CANCEL') then
    perform private.notify_organisation(v_order, 'WORK_ORDER_CHANGED', jsonb_build_object('change', v_effect, 'comment', coalesce(p_comment, '')));
  end if;

  if p_instance.application_status = 'INACTIVE' then
    v_measured := private.measured_amount(v_tenant, v_order.id);
    -- What was measured stays on record under its line and is owed; otherwise the lines of the estimate can be ordered again.
    if private.has_measurements(v_tenant, v_order.id) then
      perform private.commit_budget(v_tenant, v_order.id, v_measured, p_actor);
    else
      update public.work_order_lines l set is_live = false where l.tenant_id = v_tenant and l.work_order_id = v_order.id and l.is_live;
      perform private.uncommit_budget(v_tenant, v_order.id);
    end if;
  end if;
end
$$;
comment on function private.work_order_after(public.workflow_instances, public.workflow_actions, uuid, text) is
  'State, number at submission, dates of issue and acceptance, snapshot, commitment of the budget, notices. An order that ends frees its lines and the money unless something was measured.';

create function private.work_order_content(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select to_jsonb(w) - array['tenant_id', 'state', 'application_status', 'is_updatable', 'version', 'updated_at', 'updated_by'] || jsonb_build_object(
    'lines', (
      select coalesce(jsonb_agg(to_jsonb(l) - array['tenant_id', 'work_order_id'] order by l.ordinal), '[]')
      from public.work_order_lines l where l.tenant_id = w.tenant_id and l.work_order_id = w.id and l.is_live),
    'milestones', (
      select coalesce(jsonb_agg(to_jsonb(m) - array['tenant_id', 'work_order_id'] order by m.ordinal), '[]')
      from public.work_order_milestones m where m.tenant_id = w.tenant_id and m.work_order_id = w.id),
    'payments', (
      select coalesce(jsonb_agg(to_jsonb(x) - array['tenant_id', 'work_order_id'] order by x.ordinal), '[]')
      from public.work_order_payments x where x.tenant_id = w.tenant_id and x.work_order_id = w.id),
    'terms', (
      select coalesce(jsonb_agg(to_jsonb(t) - array['tenant_id', 'work_order_id'] order by t.ordinal), '[]')
      from public.work_order_terms t where t.tenant_id = w.tenant_id and t.work_order_id = w.id))
  from public.work_orders w where w.tenant_id = p_tenant_id and w.id = p_id
$$;
comment on function private.work_order_content(text, uuid) is 'The whole order as JSON, for snapshots.';

-- The acceptance date ------------------------------------------------------------------------------------------------

create function public.run_acceptance_dates() returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_row record;
  v_count int := 0;
begin
  for v_row in
    select w.tenant_id, w.id, a.effect
    from public.work_orders w
    join public.workflow_instances i on i.tenant_id = w.tenant_id and i.document_type = 'work_order' and i.document_id = w.id and not i.is_terminal
    join public.workflow_actions a on a.tenant_id = i.service_tenant_id and a.state_id = i.state_id and a.is_active and 'SYSTEM' = any (a.role_codes)
      and a.effect = case private.setting(w.tenant_id, 'work_order.acceptance_lapse', private.local_date(w.tenant_id)) #>> '{}'
        when 'DUE_LIST' then 'FALL_DUE' when 'LAPSE' then 'LAPSE' end
    where w.accepted_at is null and w.accept_by < private.local_date(w.tenant_id)
    order by w.accept_by, w.id limit 100 for update of w skip locked
  loop
    -- One order that cannot be moved does not keep the others from their turn.
    begin
      perform private.transition_as_system(v_row.tenant_id, 'work_order', v_row.id, v_row.effect, 'SLA');
      v_count := v_count + 1;
    exception when others then
      raise warning 'acceptance date of %: %', v_row.id, sqlerrm;
    end;
  end loop;
  return v_count;
end
$$;
comment on function public.run_acceptance_dates() is
  'Orders that were not accepted by their date: onto the due list, which two officers decide, or lapsed with notice, as the setting work_order.acceptance_lapse of the agency says; '
  'until then a late acceptance is valid. Answers how many. Run by the dispatcher. Rule: planning.md section 9 gap 6, programme.md D24.';
grant execute on function public.run_acceptance_dates() to service_role;

-- Kick-off ----------------------------------------------------------------------------------------------------------

create function public.answer_kickoff(p_tenant_id text, p_work_order_id uuid, p_answers jsonb, p_handed_over_on date default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_name text := (select u.name from public.user_profiles u where u.id = v_user);
  v_today date := private.local_date(p_tenant_id);
  v_order public.work_orders;
  v_question public.checklist_questions;
  v_row jsonb;
  v_answer text;
  v_index int := -1;
  v_errors jsonb := '[]';
begin
  perform private.require_permission(p_tenant_id, 'work_order:hand_over');
  select w.* into v_order from public.work_orders w where w.tenant_id = p_tenant_id and w.id = p_work_order_id for update;
  if v_order.id is null then perform private.fail(404, 'PAPER_NOT_FOUND', '{}', 'There is no such work order.'); end if;
  if not private.is_running_order(p_tenant_id, p_work_order_id) then
    perform private.fail(409, 'WF_STATUS_NOT_ACCEPTED', jsonb_build_object('number', v_order.number, 'state', v_order.state), 'The work order is not accepted and running.');
  end if;
  if v_order.handed_over_on is not null then
    perform private.fail(409, 'NOT_EDITABLE', jsonb_build_object('state', v_order.state), 'The site has been handed over: the checklist is closed.');
  end if;
  for v_row in select value from jsonb_array_elements(coalesce(p_answers, '[]')) loop
    v_index := v_index + 1;
    v_answer := private.text_of(v_row, 'answer');
    select q.* into v_question from private.checklist_in_force(p_tenant_id, 'KICKOFF', v_today) q where q.code = v_row ->> 'question_code';
    v_errors := v_errors || case
      when v_question.code is null then private.field_error(format('/answers/%s/question_code', v_index), 'NOT_IN_MASTER', jsonb_build_object('value', v_row ->> 'question_code'))
      when v_answer is null then '[]'
      when v_question.answer_type = 'YES_NO' and v_answer not in ('YES', 'NO') then private.field_error(format('/answers/%s/answer', v_index), 'OUT_OF_RANGE')
      when v_question.answer_type = 'DATE' and private.try_date(v_answer) is null then private.field_error(format('/answers/%s/answer', v_index), 'INVALID_DATE')
      when v_question.answer_type = 'UPLOAD' and not exists (
        select from public.documents d where d.tenant_id = p_tenant_id and d.owner_type = 'site' and d.owner_id = p_work_order_id and d.status = 'ACCEPTED'
          and d.id = private.try_uuid(v_answer)) then private.field_error(format('/answers/%s/answer', v_index), 'FILESTORE_ID')
      else '[]' end;
  end loop;
  perform private.fail_fields(v_errors);
  delete from public.work_order_checklist_answers x where x.tenant_id = p_tenant_id and x.work_order_id = p_work_order_id and x.checklist = 'KICKOFF'
    and exists (select from jsonb_array_elements(p_answers) e where e ->> 'question_code' = x.question_code and private.text_of(e, 'answer') is null);
  insert into public.work_order_checklist_answers as x (tenant_id, work_order_id, checklist, question_code, answer, answered_by, answered_by_name)
  select p_tenant_id, p_work_order_id, 'KICKOFF', e ->> 'question_code', private.text_of(e, 'answer'), v_user, v_name
  from jsonb_array_elements(coalesce(p_answers, '[]')) e where private.text_of(e, 'answer') is not null
  on conflict (tenant_id, work_order_id, checklist, question_code) do update set answer = excluded.answer, answered_by = excluded.answered_by,
    answered_by_name = excluded.answered_by_name, answered_at = now() where x.answer is distinct from excluded.answer;

  if p_handed_over_on is not null then
    perform private.fail_fields(case when p_handed_over_on > v_today then private.field_error('/handed_over_on', 'FUTURE_DATE')
        when p_handed_over_on < v_order.issued_on then private.field_error('/handed_over_on', 'INVALID_DATE') else '[]' end
      || coalesce((
        select jsonb_agg(jsonb_build_object('pointer', '/questions/' || q.code, 'code', 'CHECKLIST_INCOMPLETE', 'params', jsonb_build_object('question', q.code)))
        from private.checklist_in_force(p_tenant_id, 'KICKOFF', v_today) q
        left join public.work_order_checklist_answers x on x.tenant_id = p_tenant_id and x.work_order_id = p_work_order_id and x.checklist = 'KICKOFF' and x.question_code = q.code
        where q.is_required and (x.answer is null or q.answer_type = 'YES_NO' and x.answer <> 'YES')), '[]'));
    update public.work_orders w set handed_over_on = p_handed_over_on, handed_over_by = v_user, handed_over_by_name = v_name
    where w.tenant_id = p_tenant_id and w.id = p_work_order_id returning w.* into v_order;
    perform private.notify_organisation(v_order, 'WORK_ORDER_CHANGED', jsonb_build_object('change', 'HAND_OVER', 'comment', ''));
  end if;
  return jsonb_build_object('id', v_order.id, 'handed_over_on', v_order.handed_over_on);
end
$$;
comment on function public.answer_kickoff(text, uuid, jsonb, date) is
  'Answers questions of the kick-off checklist [{question_code, answer: YES | NO | day | id of a file of the site}] of a running order; with a day it also hands the site over, which needs '
  'every required question answered, yes where it asks for that (CHECKLIST_INCOMPLETE). Answers {id, handed_over_on}. NOT_IN_MASTER, OUT_OF_RANGE, INVALID_DATE, FILESTORE_ID, '
  'FUTURE_DATE; PAPER_NOT_FOUND (404), WF_STATUS_NOT_ACCEPTED, NOT_EDITABLE (409). Needs work_order:hand_over. Rule: planning.md section 4.10.';
grant execute on function public.answer_kickoff(text, uuid, jsonb, date) to authenticated;

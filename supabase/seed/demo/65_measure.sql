-- DEMONSTRATION DATA. Measurement books in several states, and what happened on one site, made through the functions that people use.

create or replace function pg_temp.act(p_email text) returns void
language sql as $$
  select set_config('request.jwt.claims', json_build_object('role', 'authenticated', 'sub', (select id from auth.users where email = p_email))::text, true)
$$;

create or replace function pg_temp.move(p_city text, p_type text, p_id uuid, p_who text, p_action text, p_comment text default null) returns void
language plpgsql as $$
begin
  perform pg_temp.act(case when p_who like '%@%' then p_who else format('%s.%s@demo.digit.example', p_who, p_city) end);
  perform public.transition('od.' || p_city, p_type, p_id, p_action, (
    select i.version from public.workflow_instances i where i.tenant_id = 'od.' || p_city and i.document_type = p_type and i.document_id = p_id), gen_random_uuid(), p_comment);
end
$$;

create function pg_temp.book(p_order uuid, p_id uuid, p_who text, p_on date, p_share numeric, p_extra jsonb default '{}') returns void
language plpgsql as $$
begin
  perform pg_temp.act(p_who || '@demo.digit.example');
  perform public.save_measurement('od.jatni', jsonb_build_object('id', p_id, 'work_order_id', p_order, 'measured_on', p_on, 'to_on', p_on, 'lines', (
      select jsonb_agg(jsonb_build_object('work_order_line_id', l.id, 'rows', case when l.ordinal > 4 then '[]'::jsonb else jsonb_build_array(
        jsonb_build_object('description', 'From the school to the crossing', 'number', round(l.quantity * p_share, 2)::text),
        jsonb_build_object('description', 'Less the crossing', 'number', round(l.quantity * p_share / 20, 2)::text, 'is_deduction', true)) end) order by l.ordinal)
      from public.work_order_lines l where l.work_order_id = p_order and l.is_live and l.category <> 'OVERHEAD')) || p_extra,
    (select i.version from public.workflow_instances i where i.document_type = 'measurement' and i.document_id = p_id));
end
$$;

do $$
declare
  v_order uuid;
  v_milestone uuid;
  v_book uuid := private.uuid_v7();
  v_today date := private.local_date('od.jatni');
begin
  select w.id into v_order from public.work_orders w where w.tenant_id = 'od.jatni' and w.name = 'Drain along Station Road';
  -- The work began three weeks ago.
  update public.work_orders w set starts_on = w.starts_on - 21, ends_on = w.ends_on - 21, issued_on = w.issued_on - 21, handed_over_on = v_today - 20 where w.id = v_order;
  update public.work_order_milestones m set planned_from_on = m.planned_from_on - 21, planned_to_on = m.planned_to_on - 21 where m.work_order_id = v_order;

  -- The group notes its quantities, the engineer measures again, the municipal engineer checks a sample, the officer approves.
  perform pg_temp.book(v_order, v_book, 'cbo.jatni', v_today - 8, 0.3);
  perform pg_temp.move('jatni', 'measurement', v_book, 'cbo', 'SEND_FOR_CHECK');
  perform pg_temp.book(v_order, v_book, 'je.jatni', v_today - 8, 0.28, '{"physical_reference": "MB 14, page 3", "is_sample_asked": true}');
  perform pg_temp.move('jatni', 'measurement', v_book, 'je', 'SUBMIT');
  perform pg_temp.act('me.jatni@demo.digit.example');
  perform public.record_sample_check('od.jatni', v_book, (select m.version from public.measurements m where m.id = v_book), (
    select jsonb_agg(jsonb_build_object('line_id', l.id, 'quantity', round(l.officer_quantity * 0.97, 2)::text, 'remarks', 'Taped at three places'))
    from public.measurement_lines l where l.measurement_id = v_book and l.ordinal = 1), 'First stretch measured again with the group');
  perform pg_temp.move('jatni', 'measurement', v_book, 'me', 'VERIFY_AND_FORWARD', 'Sample agrees within three percent');
  perform pg_temp.move('jatni', 'measurement', v_book, 'eo', 'APPROVE');

  -- The next book waits for its verification.
  v_book := private.uuid_v7();
  perform pg_temp.book(v_order, v_book, 'je.jatni', v_today - 1, 0.25, '{"physical_reference": "MB 14, page 7", "remarks": "Work on the second stretch was slowed by rain"}');
  perform pg_temp.move('jatni', 'measurement', v_book, 'je', 'SUBMIT');

  -- What happened on the site.
  select m.id into v_milestone from public.work_order_milestones m where m.work_order_id = v_order and m.ordinal = 1;
  perform pg_temp.act('cbo.jatni@demo.digit.example');
  perform public.report_progress('od.jatni', jsonb_build_object('work_order_id', v_order, 'milestone_id', v_milestone, 'reported_on', v_today - 12, 'percentage', '45'));
  perform pg_temp.act('je.jatni@demo.digit.example');
  perform public.report_progress('od.jatni', jsonb_build_object('work_order_id', v_order, 'milestone_id', v_milestone, 'reported_on', v_today - 2, 'percentage', '80',
    'remarks', 'Foundation of the last ten metres is open'));
  perform public.save_diary_entry('od.jatni', jsonb_build_object('work_order_id', v_order, 'entry_on', v_today - 5, 'weather_code', 'HEAVY_RAIN',
    'work_done', 'No work after ten in the morning', 'hindrance', 'Trench under water', 'hindrance_cause_code', 'WEATHER', 'hindrance_owner', 'NEITHER',
    'hindrance_days', '1.5', 'labour', '[{"skill_code": "UNSKILLED", "men": 3, "women": 5}, {"skill_code": "SKILLED", "men": 2}]'::jsonb));
  perform public.save_diary_entry('od.jatni', jsonb_build_object('work_order_id', v_order, 'entry_on', v_today - 2, 'weather_code', 'CLEAR',
    'work_done', 'Masonry of the left wall, 14 m', 'visitors', 'Municipal Engineer', 'instruction', 'Keep the curing going for a week',
    'labour', '[{"skill_code": "UNSKILLED", "men": 4, "women": 6}, {"skill_code": "SKILLED", "men": 3}]'::jsonb));
  perform public.save_site_issue('od.jatni', jsonb_build_object('work_order_id', v_order, 'title', 'Electric pole in the line of the drain',
    'description', 'Pole 114 stands in the trench; the line has to be moved by 60 cm', 'owner_name', 'TPCODL, Jatni section', 'due_on', v_today + 7));
  perform set_config('request.jwt.claims', '', true);
end
$$;

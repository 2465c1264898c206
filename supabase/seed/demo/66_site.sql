-- DEMONSTRATION DATA. Sites, closures and assets: a work whose first milestone is late, a closure on its way with an asset of another work that waits for
-- its registration, a work that is closed with its asset in the register, and one that
-- can be closed. Projects of their own, made through the functions that people use.

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

-- From a project to a work that was handed over p_days ago, of ninety days with two milestones.
create or replace function pg_temp.running_work(p_city text, p_name text, p_type text, p_sub_type text, p_ward text, p_locality text, p_days int) returns uuid
language plpgsql as $$
declare
  v_tenant text := 'od.' || p_city;
  v_project uuid;
  v_estimate uuid;
  v_order uuid := private.uuid_v7();
  v_today date := private.local_date('od.' || p_city);
begin
  perform pg_temp.act(format('je.%s@demo.digit.example', p_city));
  v_project := (public.save_project(v_tenant, jsonb_build_object('name', p_name, 'description', p_name || ' with all works', 'project_type_code', p_type,
    'project_sub_type_code', p_sub_type, 'nature_of_work_code', 'CAPITAL', 'department_code', 'WRK', 'scheme_code', 'MUKTA', 'entrustment_code', 'NOMINATION',
    'estimated_cost', 180000, 'proposed_on', '2026-05-10', 'ward_code', p_ward, 'locality_code', p_locality,
    'latitude', (select b.latitude from public.boundaries b where b.tenant_id = v_tenant and b.code = p_locality),
    'longitude', (select b.longitude from public.boundaries b where b.tenant_id = v_tenant and b.code = p_locality))) ->> 'id')::uuid;
  v_estimate := (public.save_estimate(v_tenant, jsonb_build_object('project_id', v_project, 'name', p_name, 'executing_department_code', 'WRK', 'lines', (
      select jsonb_agg(jsonb_build_object('category', 'SOR', 'sor_code', s.code, 'measurements', jsonb_build_array(jsonb_build_object('description', 'Along the site', 'number',
        greatest(round(45000 / r.rate, 1), 1)::text))) order by s.code)
      from unnest(array[11, 24, 33]) item
      join public.sor_items s on s.tenant_id = 'od' and s.code = 'SOR_' || lpad(item::text, 6, '0')
      join lateral (select private.sor_rate(v_tenant, 'od', s.code, v_today) as rate) r on r.rate > 0))) ->> 'id')::uuid;
  perform pg_temp.move(p_city, 'estimate', v_estimate, w.who, w.action)
  from (values ('je', 'SUBMIT'), ('ae', 'VERIFY_AND_FORWARD'), ('me', 'TECHNICAL_SANCTION'), ('eo', 'APPROVE')) w (who, action);
  perform pg_temp.act(format('coord.%s@demo.digit.example', p_city));
  perform public.save_work_order(v_tenant, jsonb_build_object('id', v_order, 'estimate_id', v_estimate,
    'organisation_id', (select o.id from public.organisations o where o.tenant_id = v_tenant and o.number = 'ORG-000001'),
    'organisation_choice_reason', 'Works next to this site', 'completion_days', 90, 'security_deposit', '5000',
    'officer_id', (select m.employee_id from public.memberships m where m.invited_email = format('je.%s@demo.digit.example', p_city)),
    'milestones', jsonb_build_array(
      jsonb_build_object('name', 'Base and levels', 'percentage', '60', 'planned_from_on', v_today + 2, 'planned_to_on', v_today + 30),
      jsonb_build_object('name', 'Surface and finishing', 'percentage', '40', 'planned_from_on', v_today + 28, 'planned_to_on', v_today + 80)),
    'terms', '[{"standard_code": "GEN_SAFETY"}, {"standard_code": "GEN_MEASUREMENT"}]'::jsonb));
  perform pg_temp.move(p_city, 'work_order', v_order, w.who, w.action)
  from (values ('coord', 'SUBMIT'), ('me', 'VERIFY_AND_FORWARD'), ('eo', 'APPROVE'), ('cbo', 'ACCEPT')) w (who, action);
  perform pg_temp.act(format('je.%s@demo.digit.example', p_city));
  perform public.answer_kickoff(v_tenant, v_order, jsonb_build_array(jsonb_build_object('question_code', 'SITE_HANDED_OVER', 'answer', 'YES'),
    jsonb_build_object('question_code', 'PROJECT_START', 'answer', v_today), jsonb_build_object('question_code', 'FIRST_AID', 'answer', 'YES'),
    jsonb_build_object('question_code', 'REST_SHADE', 'answer', 'YES'), jsonb_build_object('question_code', 'DRINKING_WATER', 'answer', 'YES')), v_today);
  -- The work began some time ago.
  update public.work_orders w set starts_on = w.starts_on - p_days, ends_on = w.ends_on - p_days, issued_on = w.issued_on - p_days,
    handed_over_on = w.handed_over_on - p_days + 1 where w.id = v_order;
  update public.work_order_milestones m set planned_from_on = m.planned_from_on - p_days, planned_to_on = m.planned_to_on - p_days where m.work_order_id = v_order;
  return v_order;
end
$$;

create or replace function pg_temp.progress(p_city text, p_order uuid, p_who text, p_milestone int, p_days_ago int, p_percentage text, p_remarks text default null) returns uuid
language plpgsql as $$
begin
  perform pg_temp.act(format('%s.%s@demo.digit.example', p_who, p_city));
  return (public.report_progress('od.' || p_city, jsonb_build_object('work_order_id', p_order, 'milestone_id', (
      select m.id from public.work_order_milestones m where m.work_order_id = p_order and m.ordinal = p_milestone),
    'reported_on', private.local_date('od.' || p_city) - p_days_ago, 'percentage', p_percentage, 'remarks', p_remarks)) ->> 'id')::uuid;
end
$$;

-- A photograph as the camera tagged it, some metres from the work. Only its record: seeds carry no files.
create or replace function pg_temp.photograph(p_city text, p_type text, p_owner uuid, p_order uuid, p_name text, p_days_ago int) returns void
language sql as $$
  insert into public.documents (tenant_id, owner_type, owner_id, kind_code, name, file_name, mime, size_bytes, sha256, storage_path, status, uploaded_by,
    uploaded_by_name, uploaded_at, latitude, longitude, taken_on)
  select w.tenant_id, p_type, p_owner, 'SITE_PHOTO', p_name, 'site.jpg', 'image/jpeg', 412480, repeat('0', 64),
    concat_ws('/', w.tenant_id, p_type, p_owner, 'demo', md5(p_name), 'site.jpg'), 'ACCEPTED', u.id, coalesce(u.raw_user_meta_data ->> 'name', 'Junior Engineer'),
    now() - make_interval(days => p_days_ago), p.latitude + 0.0004, p.longitude + 0.0007, private.local_date(w.tenant_id) - p_days_ago
  from public.work_orders w join public.projects p on p.tenant_id = w.tenant_id and p.id = w.project_id
  join auth.users u on u.email = format('je.%s@demo.digit.example', p_city)
  where w.id = p_order
$$;

create or replace function pg_temp.measured_to_the_end(p_city text, p_order uuid, p_days_ago int) returns void
language plpgsql as $$
declare
  v_tenant text := 'od.' || p_city;
  v_book uuid := private.uuid_v7();
  v_on date := private.local_date('od.' || p_city) - p_days_ago;
begin
  perform pg_temp.act(format('je.%s@demo.digit.example', p_city));
  perform public.save_measurement(v_tenant, jsonb_build_object('id', v_book, 'work_order_id', p_order, 'measured_on', v_on, 'to_on', v_on,
    'physical_reference', 'MB 15, page 1', 'lines', (
      select jsonb_agg(jsonb_build_object('work_order_line_id', l.id, 'rows', jsonb_build_array(jsonb_build_object('description', 'Along the site', 'number', l.quantity::text))) order by l.ordinal)
      from public.work_order_lines l where l.work_order_id = p_order and l.is_live and l.category <> 'OVERHEAD')));
  perform pg_temp.move(p_city, 'measurement', v_book, w.who, w.action)
  from (values ('je', 'SUBMIT'), ('me', 'VERIFY_AND_FORWARD'), ('eo', 'APPROVE')) w (who, action);
end
$$;

create or replace function pg_temp.closure_of(p_city text, p_order uuid, p_days_ago int, p_class text, p_steps int) returns uuid
language plpgsql as $$
declare
  v_tenant text := 'od.' || p_city;
  v_id uuid := private.uuid_v7();
  v_on date := private.local_date('od.' || p_city) - p_days_ago;
begin
  perform pg_temp.act(format('je.%s@demo.digit.example', p_city));
  perform public.save_closure(v_tenant, jsonb_build_object('id', v_id, 'work_order_id', p_order, 'completed_on', v_on,
    'remarks', 'The ward committee has seen the work',
    'answers', jsonb_build_array(jsonb_build_object('question_code', 'LABOUR_END', 'answer', v_on), jsonb_build_object('question_code', 'MUSTERS_SUBMITTED', 'answer', 'YES'),
      jsonb_build_object('question_code', 'FINAL_BILL', 'answer', 'YES'), jsonb_build_object('question_code', 'HANDED_OVER', 'answer', 'YES')),
    'ratings', '[{"criterion_code": "QUALITY", "score": 4}, {"criterion_code": "TIME", "score": 3}, {"criterion_code": "LABOUR_CARE", "score": 5}, {"criterion_code": "RECORDS", "score": 4}]'::jsonb,
    'assets', (
      select jsonb_build_array(jsonb_build_object('name', p.name, 'class_code', p_class, 'cost', private.measured_value(v_tenant, p_order)::text,
        'description', 'Built under MUKTA', 'latitude', p.latitude, 'longitude', p.longitude))
      from public.work_orders w join public.projects p on p.id = w.project_id where w.id = p_order)));
  perform pg_temp.photograph(p_city, 'closure', v_id, p_order, 'The finished work', p_days_ago);
  perform pg_temp.move(p_city, 'closure', v_id, w.who, w.action)
  from (values (1, 'je', 'SUBMIT'), (2, 'me', 'VERIFY_AND_FORWARD'), (3, 'eo', 'APPROVE')) w (n, who, action) where w.n <= p_steps;
  return v_id;
end
$$;

do $$
declare
  v_order uuid;
  v_report uuid;
  v_today date := private.local_date('od.jatni');
begin
  -- Late: the base was to be finished ten days ago and stands at seventy percent.
  v_order := pg_temp.running_work('jatni', 'Footpath along Sundarpur Road', 'LI', 'LI_PATHWAY', 'W006', 'L006', 40);
  v_report := pg_temp.progress('jatni', v_order, 'cbo', 1, 30, '35', 'Earth work done on the left side');
  v_report := pg_temp.progress('jatni', v_order, 'je', 1, 6, '70', 'Right side begun; the pole is still in the way');
  perform pg_temp.photograph('jatni', 'site', v_report, v_order, 'Right side, looking north', 6);
  perform pg_temp.photograph('jatni', 'site', v_report, v_order, 'Pole in the line of the footpath', 6);
  perform pg_temp.act('je.jatni@demo.digit.example');
  perform public.save_diary_entry('od.jatni', jsonb_build_object('work_order_id', v_order, 'entry_on', v_today - 20, 'weather_code', 'STORM',
    'work_done', 'Site closed', 'hindrance', 'Cyclone warning, the site was cleared', 'hindrance_cause_code', 'WEATHER', 'hindrance_owner', 'NEITHER', 'hindrance_days', '4'));
  perform public.save_diary_entry('od.jatni', jsonb_build_object('work_order_id', v_order, 'entry_on', v_today - 9, 'weather_code', 'CLEAR',
    'work_done', 'Left side compacted', 'visitors', 'Ward member', 'instruction', 'Keep the drain mouths open', 'hindrance', 'Pole not moved by the company',
    'hindrance_cause_code', 'UTILITY', 'hindrance_owner', 'AGENCY', 'hindrance_days', '5',
    'labour', '[{"skill_code": "UNSKILLED", "men": 2, "women": 7}, {"skill_code": "SKILLED", "men": 2}]'::jsonb));
  perform pg_temp.act('cbo.jatni@demo.digit.example');
  perform public.save_diary_entry('od.jatni', jsonb_build_object('work_order_id', v_order, 'entry_on', v_today - 9, 'weather_code', 'CLEAR',
    'work_done', 'Compaction of the left side, 40 m', 'labour', '[{"skill_code": "UNSKILLED", "men": 2, "women": 7}, {"skill_code": "SKILLED", "men": 2}]'::jsonb));
  perform public.save_site_issue('od.jatni', jsonb_build_object('work_order_id', v_order, 'title', 'Electric pole in the line of the footpath',
    'description', 'Pole 88 has to be moved by a metre', 'owner_name', 'TPCODL, Jatni section', 'due_on', v_today - 3));
  perform pg_temp.act('je.jatni@demo.digit.example');
  perform public.save_site_issue('od.jatni', jsonb_build_object('work_order_id', v_order, 'title', 'No water for curing', 'owner_name', 'Junior Engineer',
    'status', 'RESOLVED', 'resolution', 'A tanker comes every morning'));

  -- Closed, and its asset is in the register.
  v_order := pg_temp.running_work('jatni', 'Pathway at Bhagabati Temple', 'LI', 'LI_PATHWAY', 'W005', 'L005', 85);
  v_report := pg_temp.progress('jatni', v_order, 'je', 1, 52, '100', 'Base finished');
  v_report := pg_temp.progress('jatni', v_order, 'je', 2, 8, '100', 'Surface finished, site cleared');
  perform pg_temp.photograph('jatni', 'site', v_report, v_order, 'Surface from the temple gate', 8);
  perform pg_temp.measured_to_the_end('jatni', v_order, 7);
  perform pg_temp.closure_of('jatni', v_order, 8, 'ROAD', 3);
  perform pg_temp.move('jatni', 'asset', a.id, 'coord', 'REGISTER') from public.assets a where a.work_order_id = v_order;

  -- Closed, and its asset waits for the registrar; closure on its way.
  v_order := pg_temp.running_work('dhenkanal', 'Steps at Kunjakanta tank', 'WB', 'WB_POND', 'W001', 'L001', 70);
  perform pg_temp.measured_to_the_end('dhenkanal', v_order, 12);
  perform pg_temp.closure_of('dhenkanal', v_order, 12, 'WATER_BODY', 3);
  v_order := pg_temp.running_work('dhenkanal', 'Drain at Mahisapat', 'DR', 'DR_OPEN', 'W001', 'L001', 60);
  perform pg_temp.measured_to_the_end('dhenkanal', v_order, 3);
  perform pg_temp.closure_of('dhenkanal', v_order, 3, 'DRAIN', 1);
  -- Measured to its end; nobody has written its closure yet.
  v_order := pg_temp.running_work('dhenkanal', 'Culvert on the road to Rathapur', 'DR', 'DR_OPEN', 'W001', 'L001', 50);
  perform pg_temp.measured_to_the_end('dhenkanal', v_order, 4);
  perform set_config('request.jwt.claims', '', true);
end
$$;

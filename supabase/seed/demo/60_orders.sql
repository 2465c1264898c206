-- DEMONSTRATION DATA. Work orders in several states, each from an estimate of its own, made through the functions that people use.

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

do $$
declare
  v_demo record;
  v_step record;
  v_project uuid;
  v_estimate uuid;
  v_order uuid;
  v_extension uuid;
  v_amount numeric;
  v_tenant text;
begin
  for v_demo in select * from (values
    -- city, name, type, sub-type, ward, locality, organisation, reason, days, steps of the order, what follows
    ('jatni', 'Drain along Station Road', 'DR', 'DR_OPEN', 'W003', 'L003', 'ORG-000001', null, 90, 3, 'ACCEPT,HAND_OVER'),
    ('jatni', 'Pathway to Jagannath temple', 'LI', 'LI_PATHWAY', 'W003', 'L003', 'ORG-000001', null, 60, 3, 'ACCEPT,EXTEND'),
    ('jatni', 'Steps at Kudiary pond', 'WB', 'WB_POND', 'W003', 'L003', 'ORG-000001', null, 75, 3, null),
    ('jatni', 'Recharge pit at Hatabazar', 'WT', 'WT_RECHARGE', 'W005', 'L005', 'ORG-000002', null, 45, 3, 'DUE'),
    ('jatni', 'Playground fence at Bharatpur', 'PP', 'PP_PLAYGROUND', 'W006', 'L006', 'ORG-000003', null, 30, 2, null),
    ('jatni', 'Wall of the community centre', 'CC', 'CC_CENTRE', 'W005', 'L005', 'ORG-000001', 'Has built two centres', 60, 1, null),
    ('jatni', 'Platform at the vegetable market', 'BA', 'BA_VENDING', 'W003', 'L003', 'ORG-000001', null, 30, 3, 'DECLINE'),
    ('dhenkanal', 'Drain behind the bus stand', 'DR', 'DR_OPEN', 'W001', 'L001', 'ORG-000001', null, 60, 3, 'ACCEPT')
  ) d (city, name, type, sub_type, ward, locality, organisation, reason, days, steps, follows)
  loop
    v_tenant := 'od.' || v_demo.city;
    perform pg_temp.act(format('je.%s@demo.digit.example', v_demo.city));
    v_project := (public.save_project(v_tenant, jsonb_build_object('name', v_demo.name, 'description', v_demo.name || ' with all works', 'project_type_code', v_demo.type,
      'project_sub_type_code', v_demo.sub_type, 'nature_of_work_code', 'CAPITAL', 'department_code', 'WRK', 'scheme_code', 'MUKTA', 'entrustment_code', 'NOMINATION',
      'estimated_cost', 420000, 'proposed_on', '2026-05-10', 'ward_code', v_demo.ward, 'locality_code', v_demo.locality,
      'latitude', (select b.latitude from public.boundaries b where b.tenant_id = v_tenant and b.code = v_demo.locality),
      'longitude', (select b.longitude from public.boundaries b where b.tenant_id = v_tenant and b.code = v_demo.locality))) ->> 'id')::uuid;
    v_estimate := (public.save_estimate(v_tenant, jsonb_build_object('project_id', v_project, 'name', v_demo.name, 'executing_department_code', 'WRK', 'lines', (
        select jsonb_agg(jsonb_build_object('category', 'SOR', 'sor_code', s.code, 'measurements', jsonb_build_array(jsonb_build_object('description', 'Along the site', 'number',
          greatest(round(55000 / r.rate, 1), 1)::text))) order by s.code)
        from unnest(array[11, 24, 33, 40, 56]) item
        join public.sor_items s on s.tenant_id = 'od' and s.code = 'SOR_' || lpad(item::text, 6, '0')
        join lateral (select private.sor_rate(v_tenant, 'od', s.code, private.local_date(v_tenant)) as rate) r on r.rate > 0)
      || '[{"category": "NON_SOR", "name": "Information board", "description": "Steel board with the name and cost of the work", "unit_code": "NOS", "rate": "4000",
        "measurements": [{"description": "At the entrance", "number": "1"}]}]')) ->> 'id')::uuid;
    for v_step in select * from (values ('je', 'SUBMIT'), ('ae', 'VERIFY_AND_FORWARD'), ('me', 'TECHNICAL_SANCTION'), ('eo', 'APPROVE')) s (who, action) loop
      perform pg_temp.move(v_demo.city, 'estimate', v_estimate, v_step.who, v_step.action);
    end loop;

    v_order := private.uuid_v7();
    v_amount := private.reference_value(v_tenant, v_estimate);
    perform pg_temp.act(format('coord.%s@demo.digit.example', v_demo.city));
    perform public.save_work_order(v_tenant, jsonb_build_object('id', v_order, 'estimate_id', v_estimate,
      'organisation_id', (select o.id from public.organisations o where o.tenant_id = v_tenant and o.number = v_demo.organisation),
      'organisation_choice_reason', v_demo.reason, 'completion_days', v_demo.days, 'security_deposit', '5000',
      'officer_id', (select m.employee_id from public.memberships m where m.invited_email = format('je.%s@demo.digit.example', v_demo.city)),
      'milestones', jsonb_build_array(jsonb_build_object('name', 'Excavation and foundation', 'percentage', '40', 'planned_from_on', private.local_date(v_tenant) + 3, 'planned_to_on', private.local_date(v_tenant) + 16),
        jsonb_build_object('name', 'Masonry and concrete', 'percentage', '45', 'planned_from_on', private.local_date(v_tenant) + 14, 'planned_to_on', private.local_date(v_tenant) + v_demo.days - 10),
        jsonb_build_object('name', 'Finishing', 'percentage', '15', 'planned_from_on', private.local_date(v_tenant) + v_demo.days - 12, 'planned_to_on', private.local_date(v_tenant) + v_demo.days)),
      'payments', jsonb_build_array(jsonb_build_object('planned_on', private.local_date(v_tenant) + 35, 'amount', round(v_amount * 0.4, 2)),
        jsonb_build_object('planned_on', private.local_date(v_tenant) + v_demo.days + 15, 'amount', v_amount - round(v_amount * 0.4, 2))),
      'terms', '[{"standard_code": "GEN_SAFETY"}, {"standard_code": "GEN_MEASUREMENT"}, {"standard_code": "GEN_TIME"}, {"standard_code": "IA_WORKERS"}]'::jsonb));
    for v_step in select * from (values (1, 'coord', 'SUBMIT'), (2, 'me', 'VERIFY_AND_FORWARD'), (3, 'eo', 'APPROVE')) s (n, who, action) where n <= v_demo.steps loop
      perform pg_temp.move(v_demo.city, 'work_order', v_order, v_step.who, v_step.action);
    end loop;

    if v_demo.follows like 'ACCEPT%' then
      perform pg_temp.move(v_demo.city, 'work_order', v_order, 'cbo', 'ACCEPT');
    end if;
    if v_demo.follows like '%HAND_OVER' then
      perform pg_temp.act(format('je.%s@demo.digit.example', v_demo.city));
      perform public.answer_kickoff(v_tenant, v_order, jsonb_build_array(jsonb_build_object('question_code', 'SITE_HANDED_OVER', 'answer', 'YES'),
        jsonb_build_object('question_code', 'PROJECT_START', 'answer', private.local_date(v_tenant)), jsonb_build_object('question_code', 'FIRST_AID', 'answer', 'YES'),
        jsonb_build_object('question_code', 'REST_SHADE', 'answer', 'YES'), jsonb_build_object('question_code', 'DRINKING_WATER', 'answer', 'YES')), private.local_date(v_tenant));
    elsif v_demo.follows like '%EXTEND' then
      v_extension := private.uuid_v7();
      perform pg_temp.act(format('cbo.%s@demo.digit.example', v_demo.city));
      perform public.save_time_extension(v_tenant, jsonb_build_object('id', v_extension, 'work_order_id', v_order, 'extension_days', 15, 'reason', 'Rain for two weeks; the trench stood under water'));
      perform pg_temp.move(v_demo.city, 'work_order_amendment', v_extension, 'cbo', 'SUBMIT');
    elsif v_demo.follows = 'DECLINE' then
      perform pg_temp.move(v_demo.city, 'work_order', v_order, 'cbo', 'DECLINE', 'Our members are at work on another site');
    elsif v_demo.follows = 'DUE' then
      perform set_config('request.jwt.claims', '', true);
      update public.work_orders w set issued_on = w.issued_on - 10, accept_by = w.accept_by - 10 where w.tenant_id = v_tenant and w.id = v_order;
      update public.workflow_instances i set entered_at = now() - interval '10 days', due_at = now() - interval '3 days'
      where i.tenant_id = v_tenant and i.document_type = 'work_order' and i.document_id = v_order;
      perform private.transition_as_system(v_tenant, 'work_order', v_order, 'FALL_DUE', 'SLA');
    end if;
  end loop;
  perform set_config('request.jwt.claims', '', true);
end
$$;

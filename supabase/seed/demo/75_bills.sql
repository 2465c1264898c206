-- DEMONSTRATION DATA. Bills in several states: purchase bills approved, in verification and drafted, supervision of the approved one, and a contractor with
-- an advance, a running bill that recovers it and a penalty. Made through the functions that people use.

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

-- Only the records of the files: seeds carry none.
create or replace function pg_temp.bill_files(p_id uuid) returns void
language sql as $$
  insert into public.documents (tenant_id, owner_type, owner_id, kind_code, name, file_name, mime, size_bytes, sha256, storage_path, status, uploaded_by, uploaded_by_name)
  select b.tenant_id, 'bill', b.id, k.code, k.name, lower(k.code) || '.pdf', 'application/pdf', 182400, repeat('0', 64), concat_ws('/', b.tenant_id, 'bill', b.id, 'demo', lower(k.code) || '.pdf'),
    'ACCEPTED', b.created_by, b.created_by_name
  from public.bills b, (values ('VENDOR_INVOICE', 'Invoice'), ('MEASUREMENT_BOOK', 'Measurement book'), ('UTILISATION_LOG', 'Material used')) k (code, name)
  where b.id = p_id
$$;

create or replace function pg_temp.purchase(p_order uuid, p_invoice text, p_days_ago int, p_material text, p_gst text, p_supplies jsonb, p_steps int) returns uuid
language plpgsql as $$
declare
  v_id uuid := private.uuid_v7();
begin
  perform pg_temp.act('je.jatni@demo.digit.example');
  perform public.save_bill('od.jatni', jsonb_build_object('id', v_id, 'kind', 'PURCHASE', 'work_order_id', p_order,
    'payee_organisation_id', (select o.id from public.organisations o where o.tenant_id = 'od.jatni' and o.number = 'ORG-000004'), 'invoice_number', p_invoice,
    'invoice_date', private.local_date('od.jatni') - p_days_ago, 'material_amount', p_material, 'gst_amount', p_gst, 'supplies', p_supplies));
  perform pg_temp.bill_files(v_id);
  perform pg_temp.move('jatni', 'bill', v_id, w.who, w.action)
  from (values (1, 'je', 'SUBMIT'), (2, 'me', 'VERIFY_AND_FORWARD'), (3, 'eo', 'APPROVE')) w (n, who, action) where w.n <= p_steps;
  return v_id;
end
$$;

do $$
declare
  v_order uuid;
  v_project uuid;
  v_estimate uuid;
  v_book uuid := private.uuid_v7();
  v_bill uuid;
  v_penalty uuid;
  v_today date := private.local_date('od.jatni');
begin
  select w.id into v_order from public.work_orders w where w.tenant_id = 'od.jatni' and w.name = 'Drain along Station Road';
  v_bill := pg_temp.purchase(v_order, 'JBM/26/0418', 12, '60000', '10800', '[{"material_code": "SAND", "quantity": "22.5"}, {"material_code": "CEMENT_BAG", "quantity": "90"}]', 3);
  perform pg_temp.act('me.jatni@demo.digit.example');
  perform public.create_supervision_bills('od.jatni', v_order);
  v_bill := pg_temp.purchase(v_order, 'JBM/26/0437', 3, '32500', '5850', '[{"material_code": "STONE", "quantity": "12"}]', 1);
  v_bill := pg_temp.purchase(v_order, 'JBM/26/0441', 1, '8400.50', '1512', '[]', 0);

  -- A contractor at work.
  perform pg_temp.act('je.jatni@demo.digit.example');
  v_project := (public.save_project('od.jatni', jsonb_build_object('name', 'Park enclosure at Retang Colony', 'description', 'Masonry enclosure, 180 m, with a gate', 'project_type_code', 'PP',
    'project_sub_type_code', 'PP_PLAYGROUND', 'nature_of_work_code', 'CAPITAL', 'department_code', 'WRK', 'scheme_code', 'MUKTA', 'entrustment_code', 'NOMINATION', 'estimated_cost', 420000,
    'proposed_on', '2026-05-10', 'ward_code', 'W005', 'locality_code', 'L005',
    'latitude', (select b.latitude from public.boundaries b where b.tenant_id = 'od.jatni' and b.code = 'L005'),
    'longitude', (select b.longitude from public.boundaries b where b.tenant_id = 'od.jatni' and b.code = 'L005'))) ->> 'id')::uuid;
  v_estimate := (public.save_estimate('od.jatni', jsonb_build_object('project_id', v_project, 'name', 'Park enclosure at Retang Colony', 'executing_department_code', 'WRK', 'lines', (
      select jsonb_agg(jsonb_build_object('category', 'SOR', 'sor_code', s.code, 'measurements', jsonb_build_array(jsonb_build_object('description', 'Along the park', 'number',
        greatest(round(90000 / r.rate, 1), 1)::text))) order by s.code)
      from unnest(array[11, 24, 33]) item
      join public.sor_items s on s.tenant_id = 'od' and s.code = 'SOR_' || lpad(item::text, 6, '0')
      join lateral (select private.sor_rate('od.jatni', 'od', s.code, v_today) as rate) r on r.rate > 0))) ->> 'id')::uuid;
  perform pg_temp.move('jatni', 'estimate', v_estimate, w.who, w.action)
  from (values ('je', 'SUBMIT'), ('ae', 'VERIFY_AND_FORWARD'), ('me', 'TECHNICAL_SANCTION'), ('eo', 'APPROVE')) w (who, action);
  v_order := private.uuid_v7();
  perform pg_temp.act('coord.jatni@demo.digit.example');
  perform public.save_work_order('od.jatni', jsonb_build_object('id', v_order, 'estimate_id', v_estimate, 'agency_role_code', 'CONTRACTOR',
    'organisation_id', (select o.id from public.organisations o where o.tenant_id = 'od.jatni' and o.number = 'ORG-000011'),
    'organisation_choice_reason', 'No group of the ward builds walls of this length', 'completion_days', 120, 'security_deposit', '5000', 'defect_liability_days', 180,
    'officer_id', (select m.employee_id from public.memberships m where m.invited_email = 'je.jatni@demo.digit.example'),
    'milestones', jsonb_build_array(jsonb_build_object('name', 'Foundation and wall', 'percentage', '100', 'planned_from_on', v_today + 2, 'planned_to_on', v_today + 100)),
    'terms', '[{"standard_code": "GEN_SAFETY"}, {"standard_code": "GEN_MEASUREMENT"}]'::jsonb));
  perform pg_temp.move('jatni', 'work_order', v_order, w.who, w.action)
  from (values ('coord', 'SUBMIT'), ('me', 'VERIFY_AND_FORWARD'), ('eo', 'APPROVE'), ('contractor1', 'ACCEPT')) w (who, action);
  perform pg_temp.act('je.jatni@demo.digit.example');
  perform public.answer_kickoff('od.jatni', v_order, jsonb_build_array(jsonb_build_object('question_code', 'SITE_HANDED_OVER', 'answer', 'YES'),
    jsonb_build_object('question_code', 'PROJECT_START', 'answer', v_today), jsonb_build_object('question_code', 'FIRST_AID', 'answer', 'YES'),
    jsonb_build_object('question_code', 'REST_SHADE', 'answer', 'YES'), jsonb_build_object('question_code', 'DRINKING_WATER', 'answer', 'YES')), v_today);
  update public.work_orders w set starts_on = w.starts_on - 30, ends_on = w.ends_on - 30, issued_on = w.issued_on - 30, handed_over_on = w.handed_over_on - 29 where w.id = v_order;
  update public.work_order_milestones m set planned_from_on = m.planned_from_on - 30, planned_to_on = m.planned_to_on - 30 where m.work_order_id = v_order;

  v_bill := private.uuid_v7();
  perform pg_temp.act('je.jatni@demo.digit.example');
  perform public.save_bill('od.jatni', jsonb_build_object('id', v_bill, 'kind', 'ADVANCE', 'work_order_id', v_order, 'amount', '20000', 'remarks', 'Mobilisation'));
  perform pg_temp.move('jatni', 'bill', v_bill, w.who, w.action) from (values ('je', 'SUBMIT'), ('me', 'VERIFY_AND_FORWARD'), ('eo', 'APPROVE')) w (who, action);

  perform pg_temp.act('je.jatni@demo.digit.example');
  perform public.save_measurement('od.jatni', jsonb_build_object('id', v_book, 'work_order_id', v_order, 'measured_on', v_today - 4, 'to_on', v_today - 4, 'physical_reference', 'MB 16, page 2', 'lines', (
      select jsonb_agg(jsonb_build_object('work_order_line_id', l.id, 'rows', jsonb_build_array(jsonb_build_object('description', 'North side', 'number', round(l.quantity * 0.4, 2)::text))) order by l.ordinal)
      from public.work_order_lines l where l.work_order_id = v_order and l.is_live and l.category <> 'OVERHEAD')));
  perform pg_temp.move('jatni', 'measurement', v_book, w.who, w.action)
  from (values ('je', 'SUBMIT'), ('me', 'VERIFY_AND_FORWARD'), ('eo', 'APPROVE')) w (who, action);
  perform pg_temp.act('je.jatni@demo.digit.example');
  v_penalty := public.propose_penalty('od.jatni', jsonb_build_object('work_order_id', v_order, 'organisation_id', (select w.organisation_id from public.work_orders w where w.id = v_order),
    'kind', 'DEDUCTION', 'amount', '1500', 'reason', 'Material left on the footpath for a week'));
  perform pg_temp.act('me.jatni@demo.digit.example');
  perform public.decide_penalty('od.jatni', v_penalty, true);
  v_bill := private.uuid_v7();
  perform pg_temp.act('je.jatni@demo.digit.example');
  perform public.save_bill('od.jatni', jsonb_build_object('id', v_bill, 'kind', 'RUNNING', 'work_order_id', v_order, 'supplies', '[{"material_code": "STONE", "quantity": "18"}]'::jsonb));
  perform pg_temp.move('jatni', 'bill', v_bill, w.who, w.action) from (values ('je', 'SUBMIT'), ('me', 'VERIFY_AND_FORWARD')) w (who, action);
  perform set_config('request.jwt.claims', '', true);
end
$$;

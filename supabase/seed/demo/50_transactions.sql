-- DEMONSTRATION DATA. Projects and estimates in several states, made through the same functions that people use.

create function pg_temp.act(p_email text) returns void
language sql as $$
  select set_config('request.jwt.claims', json_build_object('role', 'authenticated', 'sub', (select id from auth.users where email = p_email))::text, true)
$$;

create function pg_temp.lines(p_items int[], p_cost numeric) returns jsonb
language sql as $$
  -- Each item takes a like share of what the overheads leave of the cost; its dimensions follow from unit and rate.
  select jsonb_agg(jsonb_build_object('category', 'SOR', 'sor_code', i.code, 'measurements', jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(
      'description', 'Main stretch', 'number', case when i.unit_code in ('NOS', 'KG') then greatest(round(i.q), 1)::text else '1' end,
      'length', case i.unit_code when 'CUM' then round(greatest(i.q / 0.27, 0.5), 1)::text when 'SQM' then round(greatest(i.q / 1.5, 0.5), 1)::text
        when 'RMT' then round(greatest(i.q, 0.5), 1)::text end,
      'breadth', case i.unit_code when 'CUM' then '0.6' when 'SQM' then '1.5' end, 'height', case i.unit_code when 'CUM' then '0.45' end)))
    || case when i.n = 2 and i.unit_code in ('CUM', 'SQM') then jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('description', 'Less openings',
        'number', '1', 'length', '1.2', 'breadth', '0.6', 'height', case i.unit_code when 'CUM' then '0.45' end, 'is_deduction', true))) else '[]' end) order by i.n)
  from (
    select s.code, s.unit_code, x.n, (p_cost / 1.255 - 4000) / cardinality(p_items) / r.rate as q
    from unnest(p_items) with ordinality x (item, n)
    join public.sor_items s on s.tenant_id = 'od' and s.code = 'SOR_' || lpad(x.item::text, 6, '0')
    join public.sor_rates r on r.tenant_id = 'od' and r.sor_code = s.code and r.valid_to is null) i
$$;

do $$
declare
  v_demo record;
  v_project jsonb;
  v_estimate jsonb;
  v_step record;
  v_version int;
begin
  for v_demo in select * from (values
    -- city, name, description, type, sub-type, cost, ward, locality, items of the schedule, steps taken, last step instead
    ('jatni', 'Covered drain at Gajapati Nagar', 'Covered drain, 120 m, from the school to the main road', 'DR', 'DR_COVERED', 480000, 'W003', 'L003', array[11, 24, 33, 40, 56, 37, 97, 13, 16, 150], 4, null),
    ('jatni', 'Rain water harvesting at KV School', 'Roof water collection with a recharge pit', 'WT', 'WT_RWH', 260000, 'W002', 'L002', array[1, 24, 57, 138, 151, 157, 142, 94], 3, null),
    ('jatni', 'Renovation of Mangala temple pond', 'De-weeding, steps and a stone pitching on two sides', 'WB', 'WB_POND', 920000, 'W005', 'L005', array[152, 22, 155, 162, 158, 25, 28, 40, 160, 168, 16, 182], 2, null),
    ('jatni', 'Mini park at BDA Colony', 'Walking track, plantation, benches and a children''s corner', 'PP', 'PP_PARK', 745000, 'W008', 'L008', array[20, 3, 92, 129, 170, 161, 165, 182, 183, 168, 171], 1, null),
    ('jatni', 'Pathway at Mundia Sahi', 'Cement concrete pathway, 85 m long and 2.4 m wide', 'LI', 'LI_PATHWAY', 310000, 'W007', 'L007', array[3, 114, 91, 124, 127, 130], 2, 'SEND_BACK'),
    ('jatni', 'Community toilet at Raja Bazar', 'Eight-seat toilet with a septic tank', 'SN', 'SN_TOILET', 1150000, 'W006', 'L006', array[3, 25, 60, 29, 41, 95, 85, 189, 137], 1, 'REJECT'),
    ('jatni', 'Open air gym near NDRC High School', 'Six machines on a paved court', 'BA', 'BA_OPEN_GYM', 390000, 'W001', 'L001', array[21, 91, 92, 185, 129, 171], 0, null),
    ('jatni', 'Vending zone at Phakad Basti', 'Twelve platforms under a common roof', 'BA', 'BA_VENDING', 640000, 'W004', 'L004', null, -1, null),
    ('jatni', 'Plantation along the canal road', 'Two rows of saplings with tree guards', 'BT', 'BT_PLANTATION', 180000, 'W010', 'L010', null, -1, null),
    ('dhenkanal', 'Culvert at Kathagada', 'Box culvert, single span of 2 m', 'DR', 'DR_CULVERT', 560000, 'W001', 'L001', array[7, 24, 30, 40, 52, 71, 97, 15, 17], 4, null),
    ('dhenkanal', 'Playground at Kunjakanta', 'Levelling, fencing and a gate', 'PP', 'PP_PLAYGROUND', 870000, 'W004', 'L004', array[20, 15, 19, 161, 168, 48, 182], 3, null),
    ('dhenkanal', 'Drain at Refugee Colony', 'Open drain, 200 m, with two crossings', 'DR', 'DR_OPEN', 430000, 'W003', 'L003', array[11, 24, 72, 97, 100, 36, 13, 150], 1, null),
    ('dhenkanal', 'Recharge pit at Banamaliprasad', 'Four recharge pits along the low road', 'WT', 'WT_RECHARGE', 150000, 'W010', 'L010', null::int[], -1, null)
  ) d (city, name, description, type, sub_type, cost, ward, locality, items, steps, instead)
  loop
    perform pg_temp.act(format('je.%s@demo.digit.example', v_demo.city));
    v_project := public.save_project('od.' || v_demo.city, jsonb_build_object('name', replace(v_demo.name, ',', ''), 'description', v_demo.description,
      'project_type_code', v_demo.type, 'project_sub_type_code', v_demo.sub_type, 'nature_of_work_code', 'CAPITAL', 'department_code', 'WRK',
      'scheme_code', 'MUKTA', 'entrustment_code', 'NOMINATION', 'target_demography_code', 'SM', 'estimated_cost', v_demo.cost,
      'proposed_on', '2026-05-1' || (v_demo.steps + 2), 'ward_code', v_demo.ward, 'locality_code', v_demo.locality,
      'latitude', (select b.latitude from public.boundaries b where b.tenant_id = 'od.' || v_demo.city and b.code = v_demo.locality),
      'longitude', (select b.longitude from public.boundaries b where b.tenant_id = 'od.' || v_demo.city and b.code = v_demo.locality),
      'targets', jsonb_build_array(jsonb_build_object('beneficiary_type_code', 'WOMEN', 'baseline', 40, 'target', 160, 'total', 900))));
    continue when v_demo.steps < 0;
    v_estimate := public.save_estimate('od.' || v_demo.city, jsonb_build_object('project_id', v_project ->> 'id', 'name', v_demo.name,
      'executing_department_code', 'WRK', 'lines', pg_temp.lines(v_demo.items, v_demo.cost) || jsonb_build_array(
        jsonb_build_object('category', 'NON_SOR', 'name', 'Information board', 'description', 'Steel board with the name and cost of the work', 'unit_code', 'NOS',
          'rate', '4000', 'measurements', jsonb_build_array(jsonb_build_object('description', 'At the entrance', 'number', '1'))))));
    v_version := (v_estimate ->> 'version')::int;
    for v_step in select * from (values (1, 'je', 'SUBMIT'), (2, 'ae', 'VERIFY_AND_FORWARD'), (3, 'me', 'TECHNICAL_SANCTION'), (4, 'eo', 'APPROVE')) s (n, who, action)
      where n <= v_demo.steps
    loop
      perform pg_temp.act(format('%s.%s@demo.digit.example', v_step.who, v_demo.city));
      v_version := (public.transition('od.' || v_demo.city, 'estimate', (v_estimate ->> 'id')::uuid, v_step.action, v_version, gen_random_uuid(),
        case v_step.action when 'VERIFY_AND_FORWARD' then 'Quantities checked on site' end) ->> 'version')::int;
    end loop;
    if v_demo.instead is not null then
      perform pg_temp.act(format('%s.%s@demo.digit.example', case v_demo.steps when 1 then 'ae' else 'me' end, v_demo.city));
      perform public.transition('od.' || v_demo.city, 'estimate', (v_estimate ->> 'id')::uuid, v_demo.instead, v_version, gen_random_uuid(),
        case v_demo.instead when 'REJECT' then 'The site belongs to the railways' else 'Show the lead for sand separately' end);
    end if;
  end loop;
  perform set_config('request.jwt.claims', '', true);

  -- Some papers are late and some are near their deadline, so that the inbox shows what that looks like.
  update public.workflow_instances i set entered_at = now() - interval '3 days', due_at = now() - interval '1 day'
  where i.title = 'Mini park at BDA Colony' and i.document_type = 'estimate';
  update public.workflow_instances i set entered_at = now() - interval '20 hours', due_at = now() + interval '4 hours'
  where i.title = 'Renovation of Mangala temple pond' and i.document_type = 'estimate';
end
$$;

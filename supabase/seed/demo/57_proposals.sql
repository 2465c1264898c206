-- DEMONSTRATION DATA. Estimate proposals in several states, made through the functions that people use.

create or replace function pg_temp.act(p_email text) returns void
language sql as $$
  select set_config('request.jwt.claims', json_build_object('role', 'authenticated', 'sub', (select id from auth.users where email = p_email))::text, true)
$$;

do $$
declare
  v_demo record;
  v_project jsonb;
  v_proposal uuid;
  v_step record;
begin
  for v_demo in select * from (values
    -- city, name, scope, need, type, sub-type, cost, proposed, ward, locality, steps taken, last step instead
    ('jatni', 'Drain behind the fish market', 'Covered drain of 90 m from the fish market to the outfall', 'Stalls close for days after each rain; three complaints of the ward this year', 'DR', 'DR_COVERED', 420000, 400000, 'W006', 'L006', 3, null),
    ('jatni', 'Shade for the weekly market', 'Roof of 200 sq m over the market platforms', 'Vendors, most of them women, sell in the open from April to June', 'BA', 'BA_VENDING', 780000, 750000, 'W004', 'L004', 2, null),
    ('jatni', 'Pathway to the girls school', 'Cement concrete pathway of 60 m with a side drain', 'The path is mud in the rains; 240 girls use it each day', 'LI', 'LI_PATHWAY', 260000, 240000, 'W007', 'L007', 1, null),
    ('dhenkanal', 'Steps at the old pond', 'Stone steps on the east bank of the old pond', 'The bank slides; the pond is the ward''s bathing place', 'WB', 'WB_POND', 350000, 330000, 'W004', 'L004', 2, 'SEND_BACK_TO_ORIGINATOR'),
    ('dhenkanal', 'Second park at Kunjakanta', 'Lawn and a walking track of 300 m', 'Asked for by the residents', 'PP', 'PP_PARK', 900000, 880000, 'W004', 'L004', 1, 'REJECT')
  ) d (city, name, scope, need, type, sub_type, cost, amount, ward, locality, steps, instead)
  loop
    perform pg_temp.act(format('je.%s@demo.digit.example', v_demo.city));
    v_project := public.save_project('od.' || v_demo.city, jsonb_build_object('name', v_demo.name, 'description', v_demo.scope,
      'project_type_code', v_demo.type, 'project_sub_type_code', v_demo.sub_type, 'nature_of_work_code', 'CAPITAL', 'department_code', 'WRK',
      'scheme_code', 'MUKTA', 'entrustment_code', 'NOMINATION', 'target_demography_code', 'SM', 'estimated_cost', v_demo.cost,
      'proposed_on', '2026-06-10', 'ward_code', v_demo.ward, 'locality_code', v_demo.locality,
      'latitude', (select b.latitude from public.boundaries b where b.tenant_id = 'od.' || v_demo.city and b.code = v_demo.locality),
      'longitude', (select b.longitude from public.boundaries b where b.tenant_id = 'od.' || v_demo.city and b.code = v_demo.locality)));
    v_proposal := (public.save_proposal('od.' || v_demo.city, jsonb_build_object('project_id', v_project ->> 'id', 'scope', v_demo.scope, 'need', v_demo.need,
      'amount', v_demo.amount::text, 'executing_department_code', 'WRK', 'budget_head_id', (
        select h.id from public.budget_heads h where h.tenant_id = 'od.' || v_demo.city and h.code = 'MUKTA-GEN'
        order by h.financial_year desc limit 1))) ->> 'id')::uuid;
    for v_step in
      select s.* from (values (1, 'je', 'SUBMIT'), (2, 'ae', 'VERIFY_AND_FORWARD'), (3, 'eo', 'APPROVE')) s (n, who, action) where s.n <= v_demo.steps
      union all
      select v_demo.steps + 1, case v_demo.steps when 1 then 'ae' else 'eo' end, v_demo.instead where v_demo.instead is not null
      order by 1
    loop
      perform pg_temp.act(format('%s.%s@demo.digit.example', v_step.who, v_demo.city));
      perform public.transition('od.' || v_demo.city, 'proposal', v_proposal, v_step.action, (
          select i.version from public.workflow_instances i where i.tenant_id = 'od.' || v_demo.city and i.document_type = 'proposal' and i.document_id = v_proposal),
        gen_random_uuid(), case v_step.action when 'REJECT' then 'The first park is a few steps away' when 'SEND_BACK_TO_ORIGINATOR' then 'Which bank, and how many steps?' end);
    end loop;
  end loop;
  perform set_config('request.jwt.claims', '', true);
end
$$;

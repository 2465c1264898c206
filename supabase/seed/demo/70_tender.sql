-- DEMONSTRATION DATA. Three tenders of one agency: a draft, one open for bids, one whose letter of intent waits for its contractor;
-- and a sanctioned estimate that waits to be put to tender.

create or replace function pg_temp.act(p_email text) returns void
language sql as $$
  select set_config('request.jwt.claims', json_build_object('role', 'authenticated', 'sub', (select id from auth.users where email = p_email))::text, true)
$$;

create or replace function pg_temp.step(p_type text, p_id uuid, p_who text, p_action text, p_comment text default null) returns void
language plpgsql as $$
begin
  perform pg_temp.act(p_who || '.jatni@demo.digit.example');
  perform public.transition('od.jatni', p_type, p_id, p_action,
    (select i.version from public.workflow_instances i where i.tenant_id = 'od.jatni' and i.document_type = p_type and i.document_id = p_id), gen_random_uuid(), p_comment);
end
$$;

create or replace function pg_temp.sanctioned(p_name text, p_ward text, p_quantity numeric, p_head uuid) returns uuid
language plpgsql as $$
declare
  v_project jsonb;
  v_estimate jsonb;
  v_step record;
begin
  perform pg_temp.act('je.jatni@demo.digit.example');
  v_project := public.save_project('od.jatni', jsonb_build_object('name', p_name, 'description', p_name, 'project_type_code', 'LI', 'project_sub_type_code', 'LI_PATHWAY',
    'nature_of_work_code', 'CAPITAL', 'department_code', 'WRK', 'scheme_code', 'MUKTA', 'entrustment_code', 'TENDERING', 'budget_head_id', p_head,
    'estimated_cost', '1400000', 'proposed_on', private.local_date('od.jatni'), 'ward_code', p_ward, 'locality_code', replace(p_ward, 'W', 'L'),
    'latitude', (select b.latitude from public.boundaries b where b.tenant_id = 'od.jatni' and b.code = replace(p_ward, 'W', 'L')),
    'longitude', (select b.longitude from public.boundaries b where b.tenant_id = 'od.jatni' and b.code = replace(p_ward, 'W', 'L'))));
  v_estimate := public.save_estimate('od.jatni', jsonb_build_object('project_id', v_project ->> 'id', 'name', p_name, 'executing_department_code', 'WRK', 'lines', (
      select jsonb_agg(jsonb_build_object('category', 'SOR', 'sor_code', i.code, 'measurements', jsonb_build_array(jsonb_build_object('description', 'Main stretch',
        'number', '1', 'length', p_quantity::text, 'breadth', case when i.unit_code in ('CUM', 'SQM') then '1.5' end, 'height', case i.unit_code when 'CUM' then '0.2' end))))
      from public.sor_items i where i.tenant_id = 'od' and i.code in ('SOR_000003', 'SOR_000024', 'SOR_000091', 'SOR_000114', 'SOR_000124')) || jsonb_build_array(
      jsonb_build_object('category', 'NON_SOR', 'name', 'Information board', 'description', 'Steel board with the name and cost of the work', 'unit_code', 'NOS', 'rate', '4000',
        'measurements', jsonb_build_array(jsonb_build_object('description', 'At the entrance', 'number', '2'))))));
  for v_step in select * from (values ('je', 'SUBMIT'), ('ae', 'VERIFY_AND_FORWARD'), ('me', 'TECHNICAL_SANCTION'), ('eo', 'APPROVE')) s (who, action) loop
    perform pg_temp.step('estimate', (v_estimate ->> 'id')::uuid, v_step.who, v_step.action);
  end loop;
  return (v_estimate ->> 'id')::uuid;
end
$$;

create or replace function pg_temp.tender(p_name text, p_estimates uuid[], p_envelopes text) returns uuid
language plpgsql as $$
declare
  v_tender jsonb;
begin
  perform pg_temp.act('coord.jatni@demo.digit.example');
  v_tender := public.save_tender('od.jatni', jsonb_build_object('name', p_name, 'description', 'As per the drawings and the conditions of contract of the State',
    'envelopes', p_envelopes, 'contractor_class_code', 'OPEN', 'emd_rule', 'PERCENTAGE', 'emd_value', '2',
    'bids_close_at', to_char(now() + interval '21 days', 'YYYY-MM-DD"T"HH24:MI:SSOF":00"'), 'opens_at', to_char(now() + interval '22 days', 'YYYY-MM-DD"T"HH24:MI:SSOF":00"'),
    'validity_days', '90', 'completion_days', '120', 'defect_liability_days', '365', 'estimate_ids', to_jsonb(p_estimates), 'criteria', jsonb_build_array(
      jsonb_build_object('name', 'Registration as a contractor', 'description', 'Number and class, valid on the day of the bid'),
      jsonb_build_object('name', 'Similar works', 'description', 'At least two similar works in the last five years, with their value'),
      jsonb_build_object('name', 'No debarment', 'description', 'Declaration that no agency has debarred the firm'))));
  return (v_tender ->> 'id')::uuid;
end
$$;

create or replace function pg_temp.bid(p_tender uuid, p_who text, p_share numeric) returns void
language plpgsql as $$
declare
  v_organisation uuid := (select m.organisation_id from public.memberships m where m.invited_email = p_who || '.jatni@demo.digit.example');
  v_lines jsonb;
  v_total numeric;
begin
  select jsonb_agg(jsonb_build_object('tender_line_id', l.id, 'rate', round(l.rate * (p_share + (l.ordinal % 3) * 0.01), 2),
      'amount', round(round(l.rate * (p_share + (l.ordinal % 3) * 0.01), 2) * l.quantity, 2)) order by l.ordinal),
    sum(round(round(l.rate * (p_share + (l.ordinal % 3) * 0.01), 2) * l.quantity, 2)) into v_lines, v_total
  from public.tender_lines l where l.tender_id = p_tender;
  perform pg_temp.act(p_who || '.jatni@demo.digit.example');
  perform public.register_interest('od.jatni', p_tender, v_organisation);
  perform public.submit_bid('od.jatni', p_tender, v_organisation, jsonb_build_object('lines', v_lines, 'total', v_total,
    'answers', (select jsonb_agg(jsonb_build_object('criterion_id', c.id, 'text', 'Confirmed, papers attached')) from public.tender_criteria c where c.tender_id = p_tender),
    'emd', jsonb_build_object('instrument', 'BANK_GUARANTEE', 'number', 'BG/' || upper(right(p_who, 1)) || '/2201', 'bank', 'State Bank of India',
      'valid_until', private.local_date('od.jatni') + 240)));
end
$$;

do $$
declare
  v_head uuid := (select h.id from public.budget_heads h where h.tenant_id = 'od.jatni' and h.code = 'MUKTA-GEN' order by h.financial_year desc limit 1);
  v_open uuid;
  v_done uuid;
  v_bid record;
  v_letter jsonb;
begin
  perform pg_temp.sanctioned('Footpath at Hata Bazar', 'W015', 110, v_head);
  perform pg_temp.tender('Repair of footpaths, package 3', array[pg_temp.sanctioned('Footpath at Kudiary Bazar', 'W009', 85, v_head)], 'TWO');

  v_open := pg_temp.tender('Pathways of wards 11 and 12', array[pg_temp.sanctioned('Pathway at Haja Sahi', 'W011', 140, v_head),
    pg_temp.sanctioned('Pathway at Railway Colony', 'W012', 95, v_head)], 'TWO');
  perform pg_temp.step('tender', v_open, 'coord', 'SUBMIT');
  perform pg_temp.step('tender', v_open, 'eo', 'APPROVE');
  perform pg_temp.step('tender', v_open, 'coord', 'PUBLISH');
  perform set_config('request.jwt.claims', '', true);
  perform pg_temp.bid(v_open, 'contractor1', 0.97);

  v_done := pg_temp.tender('Pathway at Retang Colony', array[pg_temp.sanctioned('Pathway at Retang Colony', 'W013', 120, v_head)], 'TWO');
  perform pg_temp.step('tender', v_done, 'coord', 'SUBMIT');
  perform pg_temp.step('tender', v_done, 'eo', 'APPROVE');
  perform pg_temp.step('tender', v_done, 'coord', 'PUBLISH');
  perform pg_temp.bid(v_done, 'contractor1', 0.99);
  perform pg_temp.bid(v_done, 'contractor2', 0.94);
  perform pg_temp.bid(v_done, 'contractor3', 1.03);
  perform set_config('request.jwt.claims', '', true);
  update public.tenders t set bids_close_at = clock_timestamp() - interval '26 hours', opens_at = clock_timestamp() - interval '25 hours' where t.id = v_done;
  perform pg_temp.act('me.jatni@demo.digit.example');
  perform public.open_bids('od.jatni', v_done);
  perform pg_temp.act('acct.jatni@demo.digit.example');
  perform public.open_bids('od.jatni', v_done);
  perform pg_temp.act('ae.jatni@demo.digit.example');
  for v_bid in select b.id from public.bids b where b.tender_id = v_done loop
    perform public.judge_bid('od.jatni', v_bid.id, true, null,
      (select jsonb_agg(jsonb_build_object('criterion_id', c.id, 'is_met', true)) from public.tender_criteria c where c.tender_id = v_done));
  end loop;
  perform pg_temp.step('tender', v_done, 'ae', 'COMPLETE_TECHNICAL_EVALUATION');
  perform pg_temp.act('me.jatni@demo.digit.example');
  perform public.open_bids('od.jatni', v_done);
  perform pg_temp.act('acct.jatni@demo.digit.example');
  perform public.open_bids('od.jatni', v_done);
  perform pg_temp.act('ae.jatni@demo.digit.example');
  perform public.negotiate_bid('od.jatni', (select b.id from public.bids b where b.tender_id = v_done order by b.amount limit 1), 1.5, 'Agreed at the meeting');
  perform pg_temp.step('tender', v_done, 'ae', 'RECOMMEND');
  perform pg_temp.act('coord.jatni@demo.digit.example');
  v_letter := public.save_letter_of_intent('od.jatni', jsonb_build_object('bid_id', (select b.id from public.bids b where b.tender_id = v_done order by b.amount limit 1),
    'file_number', 'JM/WRK/118', 'file_date', private.local_date('od.jatni'), 'agreement_date', private.local_date('od.jatni'), 'security_deposit', '25000',
    'officer_id', (select e.id from public.employees e where e.tenant_id = 'od.jatni' and e.email = 'je.jatni@demo.digit.example')));
  perform pg_temp.step('letter_of_intent', (v_letter ->> 'id')::uuid, 'me', 'CHECK');
  perform pg_temp.step('letter_of_intent', (v_letter ->> 'id')::uuid, 'eo', 'APPROVE');
  perform set_config('request.jwt.claims', '', true);
end
$$;

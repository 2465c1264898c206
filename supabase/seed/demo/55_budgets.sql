-- DEMONSTRATION DATA. Budget heads of two agencies with appropriations in several states, made as people make them.

create or replace function pg_temp.act(p_email text) returns void
language sql as $$
  select set_config('request.jwt.claims', json_build_object('role', 'authenticated', 'sub', (select id from auth.users where email = p_email))::text, true)
$$;

do $$
declare
  v_city text;
  v_tenant text;
  v_year text := private.financial_year(current_date);
  v_head record;
  v_id jsonb;
  v_general uuid;
  v_tribes uuid;
  v_order jsonb;
begin
  foreach v_city in array array['jatni', 'dhenkanal'] loop
    v_tenant := 'od.' || v_city;
    for v_head in select * from (values
      ('MUKTA-GEN', 'MUKTA works, general', '{"or": "ମୁକ୍ତା କାର୍ଯ୍ୟ, ସାଧାରଣ", "hi": "मुक्ता कार्य, सामान्य"}'::jsonb, '01', 25000000),
      ('MUKTA-ADM', 'MUKTA administration', '{"or": "ମୁକ୍ତା ପ୍ରଶାସନ", "hi": "मुक्ता प्रशासन"}', '02', 1500000),
      ('MUKTA-ST', 'MUKTA works, Scheduled Tribes', '{"or": "ମୁକ୍ତା କାର୍ଯ୍ୟ, ଅନୁସୂଚିତ ଜନଜାତି", "hi": "मुक्ता कार्य, अनुसूचित जनजाति"}', '03', 4000000),
      ('MUKTA-SC', 'MUKTA works, Scheduled Castes', '{"or": "ମୁକ୍ତା କାର୍ଯ୍ୟ, ଅନୁସୂଚିତ ଜାତି", "hi": "मुक्ता कार्य, अनुसूचित जाति"}', '04', 5500000)) h (code, name, names, fund, amount)
    loop
      perform pg_temp.act(format('acct.%s@demo.digit.example', v_city));
      v_id := public.save_budget_head(v_tenant, jsonb_build_object('financial_year', v_year, 'code', v_head.code, 'name', v_head.name,
        'local_names', v_head.names, 'fund_code', v_head.fund, 'function_code', '0001'));
      v_order := public.save_appropriation(v_tenant, jsonb_build_object('kind', 'ORIGINAL', 'to_head_id', v_id ->> 'id', 'amount', v_head.amount,
        'order_number', 'HUD-BUDGET/' || v_year || '/' || v_head.fund, 'ordered_on', private.local_date(v_tenant), 'remarks', 'Allotment of the year'));
      v_order := v_order || public.transition(v_tenant, 'appropriation', (v_order ->> 'id')::uuid, 'SUBMIT', (v_order ->> 'version')::int, gen_random_uuid());
      perform pg_temp.act(format('eo.%s@demo.digit.example', v_city));
      perform public.transition(v_tenant, 'appropriation', (v_order ->> 'id')::uuid, 'APPROVE', (v_order ->> 'version')::int, gen_random_uuid());
      if v_head.code = 'MUKTA-GEN' then v_general := (v_id ->> 'id')::uuid; end if;
      if v_head.code = 'MUKTA-ST' then v_tribes := (v_id ->> 'id')::uuid; end if;
    end loop;
    perform pg_temp.act(format('acct.%s@demo.digit.example', v_city));
    v_order := public.save_appropriation(v_tenant, jsonb_build_object('kind', 'REAPPROPRIATION', 'from_head_id', v_tribes, 'to_head_id', v_general,
      'amount', '500000', 'order_number', 'RA-1', 'ordered_on', private.local_date(v_tenant), 'remarks', 'Works of the general head need more'));
    perform public.transition(v_tenant, 'appropriation', (v_order ->> 'id')::uuid, 'SUBMIT', (v_order ->> 'version')::int, gen_random_uuid());
    perform set_config('request.jwt.claims', '', true);
    update public.projects p set budget_head_id = v_general where p.tenant_id = v_tenant;
    -- What was sanctioned before the budget was opened is blocked now.
    perform private.block_budget(e.tenant_id, e.id, e.payable_total, null)
    from public.estimates e where e.tenant_id = v_tenant and e.application_status = 'ACTIVE' order by e.created_at;
  end loop;
  perform set_config('request.jwt.claims', '', true);
end
$$;

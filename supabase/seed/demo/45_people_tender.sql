-- DEMONSTRATION DATA. Who looks after budgets and tenders.

insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code, valid_from)
select m.tenant_id, m.id, 'od', r.role, date '2022-04-01'
from (values
  ('acct', array['BUDGET_MANAGER', 'TENDER_OPENER']),
  ('coord', array['TENDER_CREATOR', 'LOI_CREATOR']),
  ('me', array['TENDER_OPENER', 'TENDER_EVALUATOR', 'LOI_CHECKER']),
  ('ae', array['TENDER_EVALUATOR']),
  ('eo', array['BUDGET_APPROVER', 'TENDER_APPROVER', 'LOI_APPROVER'])) r0 (who, roles)
cross join lateral unnest(r0.roles) r (role)
join public.memberships m on m.invited_email in (r0.who || '.jatni@demo.digit.example', r0.who || '.dhenkanal@demo.digit.example');

create or replace function pg_temp.demo_user(p_id uuid, p_email text, p_name text) returns void
language sql as $$
  insert into auth.users (instance_id, id, aud, role, email, encrypted_password, email_confirmed_at, confirmation_token, recovery_token,
    email_change_token_new, email_change, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
  values ('00000000-0000-0000-0000-000000000000', p_id, 'authenticated', 'authenticated', p_email, extensions.crypt('Demo@1234', extensions.gen_salt('bf')),
    now(), '', '', '', '', '{"provider": "email", "providers": ["email"]}', jsonb_build_object('name', p_name), now(), now());
  insert into auth.identities (provider_id, user_id, identity_data, provider, created_at, updated_at)
  values (p_id::text, p_id, jsonb_build_object('sub', p_id, 'email', p_email, 'email_verified', true), 'email', now(), now());
$$;

-- Three contractors of Jatni, of different classes, each with a login of its own.
do $$
declare
  v_firm record;
  v_user uuid;
  v_organisation uuid;
  v_membership uuid;
begin
  for v_firm in select * from (values
    ('contractor1', 'ORG-000011', 'Jagannath Constructions', '{"or": "ଜଗନ୍ନାଥ କନଷ୍ଟ୍ରକ୍ସନ", "hi": "जगन्नाथ कंस्ट्रक्शन"}'::jsonb, 'Bikash Mohapatra', 'A'),
    ('contractor2', 'ORG-000012', 'Khordha Infra Works', '{"or": "ଖୋର୍ଦ୍ଧା ଇନଫ୍ରା ୱାର୍କସ", "hi": "खोरधा इन्फ्रा वर्क्स"}', 'Sarita Pattnaik', 'B'),
    ('contractor3', 'ORG-000013', 'Sri Sai Builders', '{"or": "ଶ୍ରୀ ସାଇ ବିଲ୍ଡର୍ସ", "hi": "श्री साई बिल्डर्स"}', 'Dilip Sahu', 'C')) f (login, number, name, names, person, class)
  loop
    v_user := private.uuid_v7();
    v_organisation := private.uuid_v7();
    v_membership := private.uuid_v7();
    perform pg_temp.demo_user(v_user, v_firm.login || '.jatni@demo.digit.example', v_firm.person);
    insert into public.organisations (tenant_id, id, number, name, local_names, type_code)
    values ('od.jatni', v_organisation, v_firm.number, v_firm.name, v_firm.names, 'VEN.NA');
    insert into public.organisation_functions (tenant_id, organisation_id, type_code, class_code, category_code, valid_from)
    values ('od.jatni', v_organisation, 'VEN.NA', v_firm.class, 'VEN.CW', date '2022-04-01');
    insert into public.memberships (tenant_id, id, user_id, invited_email, organisation_id, valid_from, accepted_at)
    values ('od.jatni', v_membership, v_user, v_firm.login || '.jatni@demo.digit.example', v_organisation, date '2022-04-01', now());
    insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code, valid_from)
    select 'od.jatni', v_membership, 'od', role, date '2022-04-01' from unnest(array['ORG_ADMIN', 'BIDDER']) role;
  end loop;
end
$$;

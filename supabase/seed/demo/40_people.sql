-- DEMONSTRATION DATA. Invented people with one shared password, for every role in two agencies and in the state.
-- Never load this folder into a project that real people use.

create function pg_temp.demo_user(p_id uuid, p_email text, p_name text) returns void
language sql as $$
  insert into auth.users (instance_id, id, aud, role, email, encrypted_password, email_confirmed_at, confirmation_token, recovery_token,
    email_change_token_new, email_change, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
  values ('00000000-0000-0000-0000-000000000000', p_id, 'authenticated', 'authenticated', p_email, extensions.crypt('Demo@1234', extensions.gen_salt('bf')),
    now(), '', '', '', '', '{"provider": "email", "providers": ["email"]}', jsonb_build_object('name', p_name), now(), now());
  insert into auth.identities (provider_id, user_id, identity_data, provider, created_at, updated_at)
  values (p_id::text, p_id, jsonb_build_object('sub', p_id, 'email', p_email, 'email_verified', true), 'email', now(), now());
$$;

do $$
declare
  v_person record;
  v_user uuid;
  v_employee uuid;
  v_membership uuid;
begin
  for v_person in select * from (values
    ('od.jatni', 'je.jatni@demo.digit.example', 'Sasmita Behera', 'ସସ୍ମିତା ବେହେରା', '9000000001', 'E0001', 'WRK', 'JE', array['PROJECT_CREATOR', 'ESTIMATE_CREATOR']),
    ('od.jatni', 'ae.jatni@demo.digit.example', 'Prakash Sahoo', 'ପ୍ରକାଶ ସାହୁ', '9000000002', 'E0002', 'WRK', 'AE', array['ESTIMATE_VERIFIER', 'PROJECT_VIEWER']),
    ('od.jatni', 'me.jatni@demo.digit.example', 'Debasish Mohanty', 'ଦେବାଶିଷ ମହାନ୍ତି', '9000000003', 'E0003', 'WRK', 'ME', array['TECHNICAL_SANCTIONER', 'PROJECT_VIEWER']),
    ('od.jatni', 'eo.jatni@demo.digit.example', 'Anita Pattnaik', 'ଅନିତା ପଟ୍ଟନାୟକ', '9000000004', 'E0004', 'ADM', 'EO', array['ESTIMATE_APPROVER', 'PROJECT_VIEWER']),
    ('od.jatni', 'coord.jatni@demo.digit.example', 'Rakesh Nayak', 'ରାକେଶ ନାୟକ', '9000000005', 'E0005', 'WRK', 'PC', array['PROJECT_VIEWER', 'ESTIMATE_VIEWER']),
    ('od.jatni', 'acct.jatni@demo.digit.example', 'Manoj Panda', 'ମନୋଜ ପଣ୍ଡା', '9000000006', 'E0006', 'WRK', 'AX', array['BILL_ACCOUNTANT']),
    ('od.jatni', 'admin.jatni@demo.digit.example', 'Lipika Das', 'ଲିପିକା ଦାସ', '9000000007', 'E0007', 'ADM', 'AEO', array['MUKTA_ADMIN', 'HRMS_ADMIN']),
    ('od.jatni', 'auditor.jatni@demo.digit.example', 'Suresh Rout', 'ସୁରେଶ ରାଉତ', '9000000008', 'E0008', 'ACC', 'AO', array['AUDITOR']),
    ('od.dhenkanal', 'je.dhenkanal@demo.digit.example', 'Bijay Swain', 'ବିଜୟ ସ୍ୱାଇଁ', '9000000009', 'E0009', 'WRK', 'JE', array['PROJECT_CREATOR', 'ESTIMATE_CREATOR']),
    ('od.dhenkanal', 'ae.dhenkanal@demo.digit.example', 'Mamata Jena', 'ମମତା ଜେନା', '9000000010', 'E0010', 'WRK', 'AE', array['ESTIMATE_VERIFIER', 'PROJECT_VIEWER']),
    ('od.dhenkanal', 'me.dhenkanal@demo.digit.example', 'Ashok Tripathy', 'ଅଶୋକ ତ୍ରିପାଠୀ', '9000000011', 'E0011', 'WRK', 'ME', array['TECHNICAL_SANCTIONER', 'PROJECT_VIEWER']),
    ('od.dhenkanal', 'eo.dhenkanal@demo.digit.example', 'Sunita Mishra', 'ସୁନିତା ମିଶ୍ର', '9000000012', 'E0012', 'ADM', 'EO', array['ESTIMATE_APPROVER', 'PROJECT_VIEWER']),
    ('od.dhenkanal', 'coord.dhenkanal@demo.digit.example', 'Pradeep Barik', 'ପ୍ରଦୀପ ବାରିକ', '9000000013', 'E0013', 'WRK', 'PC', array['PROJECT_VIEWER', 'ESTIMATE_VIEWER']),
    ('od.dhenkanal', 'acct.dhenkanal@demo.digit.example', 'Gitanjali Sethi', 'ଗୀତାଞ୍ଜଳି ସେଠୀ', '9000000014', 'E0014', 'WRK', 'AX', array['BILL_ACCOUNTANT']),
    ('od.dhenkanal', 'admin.dhenkanal@demo.digit.example', 'Biswajit Lenka', 'ବିଶ୍ୱଜିତ ଲେଙ୍କା', '9000000015', 'E0015', 'ADM', 'AEO', array['MUKTA_ADMIN', 'HRMS_ADMIN']),
    ('od.dhenkanal', 'auditor.dhenkanal@demo.digit.example', 'Kabita Parida', 'କବିତା ପରିଡ଼ା', '9000000016', 'E0016', 'ACC', 'AO', array['AUDITOR']),
    ('od', 'viewer.od@demo.digit.example', 'Ranjan Kumar', 'ରଞ୍ଜନ କୁମାର', '9000000017', 'E0017', 'ACC', 'AO', array['STADMIN']),
    ('od', 'admin.od@demo.digit.example', 'Meera Satpathy', 'ମୀରା ଶତପଥୀ', '9000000018', 'E0018', 'ADM', 'AEO', array['SUPERUSER'])) p (tenant_id, email, name, name_or, mobile, number, department, designation, roles)
  loop
    v_user := private.uuid_v7();
    v_employee := private.uuid_v7();
    v_membership := private.uuid_v7();
    perform pg_temp.demo_user(v_user, v_person.email, v_person.name);
    insert into public.employees (tenant_id, id, employee_number, name, local_names, gender, mobile, email, employment_type_code, appointed_on)
    values (v_person.tenant_id, v_employee, v_person.number, v_person.name, jsonb_build_object('or', v_person.name_or), null, v_person.mobile, v_person.email, 'PNT', date '2022-04-01');
    insert into public.employee_assignments (tenant_id, employee_id, department_code, designation_code, from_on)
    values (v_person.tenant_id, v_employee, v_person.department, v_person.designation, date '2022-04-01');
    insert into public.memberships (tenant_id, id, user_id, invited_email, employee_id, valid_from, accepted_at)
    values (v_person.tenant_id, v_membership, v_user, v_person.email, v_employee, date '2022-04-01', now());
    insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code, valid_from)
    select v_person.tenant_id, v_membership, 'od', role, date '2022-04-01' from unnest(v_person.roles) role;
  end loop;

  -- An office bearer of a community organisation: the second axis of access.
  v_user := private.uuid_v7();
  v_employee := private.uuid_v7();
  v_membership := private.uuid_v7();
  perform pg_temp.demo_user(v_user, 'cbo.jatni@demo.digit.example', 'Kuni Pradhan');
  insert into public.organisations (tenant_id, id, number, name, local_names, type_code)
  values ('od.jatni', v_employee, 'ORG-000001', 'Maa Mangala Mission Shakti Group', '{"or": "ମା ମଙ୍ଗଳା ମିଶନ ଶକ୍ତି ଗୋଷ୍ଠୀ", "hi": "माँ मंगला मिशन शक्ति समूह"}', 'CBO.MSG');
  insert into public.memberships (tenant_id, id, user_id, invited_email, organisation_id, valid_from, accepted_at)
  values ('od.jatni', v_membership, v_user, 'cbo.jatni@demo.digit.example', v_employee, date '2022-04-01', now());
  insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code, valid_from)
  values ('od.jatni', v_membership, 'od', 'ORG_ADMIN', date '2022-04-01');
end
$$;

-- DEMONSTRATION DATA. Who draws up, verifies and approves work orders, who is in charge of works, and more organisations with logins.

create or replace function pg_temp.demo_user(p_id uuid, p_email text, p_name text) returns void
language sql as $$
  insert into auth.users (instance_id, id, aud, role, email, encrypted_password, email_confirmed_at, confirmation_token, recovery_token,
    email_change_token_new, email_change, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
  values ('00000000-0000-0000-0000-000000000000', p_id, 'authenticated', 'authenticated', p_email, extensions.crypt('Demo@1234', extensions.gen_salt('bf')),
    now(), '', '', '', '', '{"provider": "email", "providers": ["email"]}', jsonb_build_object('name', p_name), now(), now());
  insert into auth.identities (provider_id, user_id, identity_data, provider, created_at, updated_at)
  values (p_id::text, p_id, jsonb_build_object('sub', p_id, 'email', p_email, 'email_verified', true), 'email', now(), now());
$$;

insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code, valid_from)
select m.tenant_id, m.id, 'od', g.role, date '2022-04-01'
from (values ('je', 'OFFICER_IN_CHARGE'), ('ae', 'WORK_ORDER_VIEWER'), ('me', 'WORK_ORDER_VERIFIER'), ('eo', 'WORK_ORDER_APPROVER'), ('coord', 'WORK_ORDER_CREATOR')) g (who, role)
cross join (values ('jatni'), ('dhenkanal')) c (city)
join public.memberships m on m.invited_email = format('%s.%s@demo.digit.example', g.who, c.city);

do $$
declare
  v_row record;
  v_user uuid;
  v_organisation uuid;
  v_membership uuid;
begin
  update public.organisations o set registered_on = date '2016-08-15', member_count = 12, ward_code = 'W003', locality_code = 'L003', registration_number = 'MSG/JT/0117',
    address = 'Gajapati Nagar, near the school', mobile = '9437011701'
  where o.tenant_id = 'od.jatni' and o.number = 'ORG-000001';
  insert into public.organisation_contacts (tenant_id, organisation_id, name, position, mobile, email, is_primary, membership_id)
  select m.tenant_id, m.organisation_id, 'Kuni Pradhan', 'President', '9437011701', m.invited_email, true, m.id
  from public.memberships m where m.invited_email = 'cbo.jatni@demo.digit.example';

  for v_row in select * from (values
    ('od.jatni', 'ORG-000002', 'Maa Tarini Mission Shakti Group', 'ମା ତାରିଣୀ ମିଶନ ଶକ୍ତି ଗୋଷ୍ଠୀ', 'माँ तारिणी मिशन शक्ति समूह', 'CBO.MSG', date '2018-01-26', 10, 'W005', 'L005', 'MSG/JT/0243',
      'cbo2.jatni@demo.digit.example', 'Sabita Nayak', '9437011702'),
    ('od.jatni', 'ORG-000003', 'Bharatpur Slum Dwellers Association', 'ଭରତପୁର ବସ୍ତି ବାସିନ୍ଦା ସଂଘ', 'भरतपुर बस्ती निवासी संघ', 'CBO.SDA', date '2019-10-02', 24, 'W006', 'L006', 'SDA/JT/0031',
      null, 'Ramesh Mallik', '9437011703'),
    ('od.jatni', 'ORG-000004', 'Jagannath Building Materials', 'ଜଗନ୍ନାଥ ନିର୍ମାଣ ସାମଗ୍ରୀ', 'जगन्नाथ निर्माण सामग्री', 'VEN.CMS', date '2012-05-01', null, 'W001', 'L001', 'VEN/JT/0008',
      null, 'Gopal Sahu', '9437011704'),
    ('od.dhenkanal', 'ORG-000001', 'Maa Bhagabati Mission Shakti Group', 'ମା ଭଗବତୀ ମିଶନ ଶକ୍ତି ଗୋଷ୍ଠୀ', 'माँ भगवती मिशन शक्ति समूह', 'CBO.MSG', date '2017-03-08', 11, 'W001', 'L001', 'MSG/DL/0052',
      'cbo.dhenkanal@demo.digit.example', 'Basanti Behera', '9437011705')
    ) o (tenant_id, number, name, name_or, name_hi, type, formed, members, ward, locality, registration, email, contact, mobile)
  loop
    v_organisation := private.uuid_v7();
    v_membership := null;
    insert into public.organisations (tenant_id, id, number, name, local_names, type_code, registered_on, member_count, ward_code, locality_code, registration_number, mobile)
    values (v_row.tenant_id, v_organisation, v_row.number, v_row.name, jsonb_build_object('or', v_row.name_or, 'hi', v_row.name_hi), v_row.type, v_row.formed, v_row.members,
      v_row.ward, v_row.locality, v_row.registration, v_row.mobile);
    if v_row.email is not null then
      v_user := private.uuid_v7();
      v_membership := private.uuid_v7();
      perform pg_temp.demo_user(v_user, v_row.email, v_row.contact);
      insert into public.memberships (tenant_id, id, user_id, invited_email, organisation_id, valid_from, accepted_at)
      values (v_row.tenant_id, v_membership, v_user, v_row.email, v_organisation, date '2022-04-01', now());
      insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code, valid_from)
      values (v_row.tenant_id, v_membership, 'od', 'ORG_ADMIN', date '2022-04-01');
    end if;
    insert into public.organisation_contacts (tenant_id, organisation_id, name, position, mobile, email, is_primary, membership_id)
    values (v_row.tenant_id, v_organisation, v_row.contact, 'President', v_row.mobile, v_row.email, true, v_membership);
  end loop;
  -- The numbers that the seed gave are taken.
  insert into private.number_counters (tenant_id, sequence, period, last) values ('od.jatni', 'organisation', '-', 4), ('od.dhenkanal', 'organisation', '-', 1)
  on conflict (tenant_id, sequence, period) do update set last = greatest(number_counters.last, excluded.last);
end
$$;

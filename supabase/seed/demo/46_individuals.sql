-- DEMONSTRATION DATA. Invented wage seekers of two agencies with invented numbers, most with an account that is verified and valid,
-- and the accounts of organisations and of heads of deductions.

insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code, valid_from)
select m.tenant_id, m.id, 'od', 'WAGESEEKER_ADMIN', date '2022-04-01'
from public.memberships m where m.invited_email in ('coord.jatni@demo.digit.example', 'coord.dhenkanal@demo.digit.example');

create function pg_temp.demo_account(p_tenant_id text, p_owner jsonb, p_number text, p_ifsc text, p_type text, p_is_verified boolean, p_is_valid boolean) returns void
language plpgsql as $$
declare
  v_id uuid := (private.write_bank_account(p_tenant_id, null, p_owner || jsonb_build_object('account_number', p_number, 'ifsc', p_ifsc, 'account_type', p_type))).id;
begin
  -- First who entered it: that takes the flags back.
  update public.bank_accounts b set set_by_name = 'Rakesh Nayak' where b.tenant_id = p_tenant_id and b.id = v_id;
  update public.bank_accounts b set is_verified = p_is_verified, is_valid = p_is_valid, verified_at = case when p_is_verified then now() end,
    verified_by_name = case when p_is_verified then 'Manoj Panda' end, validated_at = case when p_is_valid then now() end,
    validated_by_name = case when p_is_valid then 'Manoj Panda' end
  where b.tenant_id = p_tenant_id and b.id = v_id;
end
$$;

do $$
declare
  v_row record;
  v_id uuid;
  v_aadhaar text;
  v_mobile text;
begin
  for v_row in select * from (values
    (1, 'od.jatni', 'Sukanti Behera', 'ସୁକାନ୍ତି ବେହେରା', 'Bhagirathi Behera', 'HUSBAND', date '1988-03-14', 'FEMALE', 'SC', 'W003', 'L003', 'ORG-000001', array['UNSKILLED.FEMALE_MULIA'], true, true),
    (2, 'od.jatni', 'Mamata Nayak', 'ମମତା ନାୟକ', 'Trinath Nayak', 'HUSBAND', date '1992-07-02', 'FEMALE', 'OBC', 'W003', 'L003', 'ORG-000001', array['UNSKILLED.FEMALE_MULIA'], true, true),
    (3, 'od.jatni', 'Gouranga Mallik', 'ଗୌରାଙ୍ଗ ମଲ୍ଲିକ', 'Nata Mallik', 'FATHER', date '1985-11-21', 'MALE', 'SC', 'W003', 'L003', 'ORG-000001', array['HIGHLY_SKILLED.MASON', 'UNSKILLED.MALE_MULIA'], true, true),
    (4, 'od.jatni', 'Pratima Jena', 'ପ୍ରତିମା ଜେନା', 'Sarat Jena', 'HUSBAND', date '1979-01-09', 'FEMALE', 'GEN', 'W003', 'L003', 'ORG-000001', array['UNSKILLED.FEMALE_MULIA'], true, true),
    (5, 'od.jatni', 'Dibakar Sethi', 'ଦିବାକର ସେଠୀ', 'Hadi Sethi', 'FATHER', date '1995-05-30', 'MALE', 'SC', 'W003', 'L003', 'ORG-000001', array['UNSKILLED.MALE_MULIA'], true, true),
    (6, 'od.jatni', 'Rashmita Pradhan', 'ରଶ୍ମିତା ପ୍ରଧାନ', 'Kailash Pradhan', 'HUSBAND', date '1990-09-17', 'FEMALE', 'ST', 'W003', 'L003', 'ORG-000001', array['UNSKILLED.FEMALE_MULIA', 'SEMI_SKILLED.FEMALE_MULIA'], true, true),
    (7, 'od.jatni', 'Jogendra Bhoi', 'ଯୋଗେନ୍ଦ୍ର ଭୋଇ', 'Sania Bhoi', 'FATHER', date '1982-12-05', 'MALE', 'SC', 'W003', 'L003', 'ORG-000001', array['UNSKILLED.MALE_MULIA', 'SEMI_SKILLED.HAMMER_MAN'], true, true),
    (8, 'od.jatni', 'Basanti Das', 'ବାସନ୍ତୀ ଦାସ', 'Purna Das', 'HUSBAND', date '1975-04-25', 'FEMALE', 'OBC', 'W003', 'L003', 'ORG-000001', array['UNSKILLED.FEMALE_MULIA'], true, true),
    (9, 'od.jatni', 'Rabindra Naik', 'ରବୀନ୍ଦ୍ର ନାଏକ', 'Gobinda Naik', 'FATHER', date '1993-02-11', 'MALE', 'ST', 'W003', 'L003', 'ORG-000001', array['UNSKILLED.MALE_MULIA'], true, true),
    (10, 'od.jatni', 'Sanjukta Swain', 'ସଂଯୁକ୍ତା ସ୍ୱାଇଁ', 'Ananta Swain', 'HUSBAND', date '1987-08-08', 'FEMALE', 'GEN', 'W003', 'L003', 'ORG-000001', array['UNSKILLED.FEMALE_MULIA'], true, true),
    (11, 'od.jatni', 'Kailash Sahoo', 'କୈଳାସ ସାହୁ', 'Bhima Sahoo', 'FATHER', date '1980-06-19', 'MALE', 'OBC', 'W003', 'L003', 'ORG-000001', array['HIGHLY_SKILLED.MASON'], true, true),
    (12, 'od.jatni', 'Nirupama Rout', 'ନିରୁପମା ରାଉତ', 'Lingaraj Rout', 'HUSBAND', date '1996-10-28', 'FEMALE', 'SC', 'W003', 'L003', 'ORG-000001', array['UNSKILLED.FEMALE_MULIA'], false, false),
    (13, 'od.jatni', 'Akshaya Barik', 'ଅକ୍ଷୟ ବାରିକ', 'Dhruba Barik', 'FATHER', date '1991-03-03', 'MALE', 'OBC', 'W005', 'L005', 'ORG-000002', array['HIGHLY_SKILLED.PLUMBER'], true, true),
    (14, 'od.jatni', 'Tilottama Parida', 'ତିଲୋତ୍ତମା ପରିଡ଼ା', 'Benudhar Parida', 'HUSBAND', date '1984-07-13', 'FEMALE', 'GEN', 'W005', 'L005', 'ORG-000002', array['UNSKILLED.FEMALE_MULIA'], true, true),
    (15, 'od.jatni', 'Sheikh Imran', 'ସେଖ୍ ଇମ୍ରାନ', 'Sheikh Karim', 'FATHER', date '1989-09-01', 'MALE', 'GEN', 'W005', 'L005', 'ORG-000002', array['UNSKILLED.MALE_MULIA', 'SEMI_SKILLED.SANGI_MULIA'], true, false),
    (16, 'od.jatni', 'Gitanjali Mohanty', 'ଗୀତାଞ୍ଜଳି ମହାନ୍ତି', 'Rabi Mohanty', 'HUSBAND', date '1994-12-15', 'FEMALE', 'GEN', 'W001', 'L001', null, array['HIGHLY_SKILLED.PAINTER'], true, true),
    (17, 'od.dhenkanal', 'Sarojini Behera', 'ସରୋଜିନୀ ବେହେରା', 'Madan Behera', 'HUSBAND', date '1986-05-05', 'FEMALE', 'SC', 'W001', 'L001', 'ORG-000001', array['UNSKILLED.FEMALE_MULIA'], true, true),
    (18, 'od.dhenkanal', 'Hemanta Sahu', 'ହେମନ୍ତ ସାହୁ', 'Kanhu Sahu', 'FATHER', date '1983-08-22', 'MALE', 'OBC', 'W001', 'L001', 'ORG-000001', array['UNSKILLED.MALE_MULIA'], true, true),
    (19, 'od.dhenkanal', 'Pramila Dehury', 'ପ୍ରମିଳା ଦେହୁରୀ', 'Suna Dehury', 'HUSBAND', date '1990-01-27', 'FEMALE', 'ST', 'W001', 'L001', 'ORG-000001', array['UNSKILLED.FEMALE_MULIA'], true, true),
    (20, 'od.dhenkanal', 'Bikram Nath', 'ବିକ୍ରମ ନାଥ', 'Arjuna Nath', 'FATHER', date '1978-11-11', 'MALE', 'SC', 'W001', 'L001', 'ORG-000001', array['HIGHLY_SKILLED.MASON'], true, true),
    (21, 'od.dhenkanal', 'Kuntala Sahoo', 'କୁନ୍ତଳା ସାହୁ', 'Jadu Sahoo', 'HUSBAND', date '1997-06-06', 'FEMALE', 'OBC', 'W001', 'L001', 'ORG-000001', array['UNSKILLED.FEMALE_MULIA'], false, false)
    ) p (n, tenant_id, name, name_or, guardian, relationship, born, gender, category, ward, locality, organisation, skills, is_verified, is_valid)
  loop
    v_id := private.uuid_v7();
    v_aadhaar := '999900000' || lpad(v_row.n::text, 2, '0');
    v_aadhaar := v_aadhaar || private.verhoeff_digit(v_aadhaar);
    v_mobile := '90001000' || lpad(v_row.n::text, 2, '0');
    insert into public.individuals (tenant_id, id, number, name, local_names, guardian_name, relationship, date_of_birth, gender, social_category, is_minority, ward_code,
      locality_code, aadhaar_last4, mobile_last4, registered_by_organisation_id, created_by_name)
    values (v_row.tenant_id, v_id, private.next_number(v_row.tenant_id, 'individual'), v_row.name, jsonb_build_object('or', v_row.name_or), v_row.guardian,
      v_row.relationship, v_row.born, v_row.gender, v_row.category, v_row.n = 15, v_row.ward, v_row.locality, right(v_aadhaar, 4), right(v_mobile, 4),
      (select o.id from public.organisations o where o.tenant_id = v_row.tenant_id and o.number = v_row.organisation), 'Rakesh Nayak');
    insert into private.individual_numbers (tenant_id, individual_id, aadhaar, aadhaar_index, mobile, mobile_index)
    values (v_row.tenant_id, v_id, private.encrypt_personal(v_aadhaar), private.blind_index('AADHAAR', v_aadhaar), private.encrypt_personal(v_mobile),
      private.blind_index('MOBILE', v_mobile));
    insert into public.individual_skills (tenant_id, individual_id, skill_code, ordinal)
    select v_row.tenant_id, v_id, s.code, s.ordinality - 1 from unnest(v_row.skills) with ordinality s (code, ordinality);
    perform pg_temp.demo_account(v_row.tenant_id, jsonb_build_object('owner_type', 'INDIVIDUAL', 'individual_id', v_id, 'holder_name', v_row.name, 'branch_name',
        case v_row.tenant_id when 'od.jatni' then 'Jatni' else 'Dhenkanal' end),
      '301100220' || lpad(v_row.n::text, 3, '0'), case when v_row.n % 3 = 0 then 'ICIC0000047' else 'SBIN0000041' end, 'SAVINGS', v_row.is_verified, v_row.is_valid);
  end loop;

  for v_row in select o.*, row_number() over (order by o.tenant_id, o.number) as n from public.organisations o
    where o.tenant_id in ('od.jatni', 'od.dhenkanal') and o.number <> 'ORG-000003' loop
    perform pg_temp.demo_account(v_row.tenant_id, jsonb_build_object('owner_type', 'ORGANISATION', 'organisation_id', v_row.id, 'holder_name', left(v_row.name, 64), 'branch_name', 'Main branch'),
      '401100330' || lpad(v_row.n::text, 3, '0'), 'SBIN0020852', case when v_row.type_code ^@ 'CBO.' then 'SAVINGS' else 'CURRENT' end, true, true);
  end loop;

  -- One account for each head of deductions of an agency.
  for v_row in select t.tenant_id, h.code, row_number() over (order by t.tenant_id, h.code) as n
    from (values ('od.jatni'), ('od.dhenkanal')) t (tenant_id), (values ('LC'), ('GSTTDS'), ('ITTDS'), ('ROM'), ('ECB')) h (code) loop
    perform pg_temp.demo_account(v_row.tenant_id, jsonb_build_object('owner_type', 'HEAD', 'head_code', v_row.code, 'holder_name', 'Head ' || v_row.code, 'branch_name', 'Treasury branch'),
      '501100440' || lpad(v_row.n::text, 3, '0'), 'ICIC0003892', 'CURRENT', true, true);
  end loop;
end
$$;

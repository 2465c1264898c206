-- DEMONSTRATION DATA. Who verifies and approves musters in the demonstration agencies.

insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code, valid_from)
select m.tenant_id, m.id, 'od', p.role, date '2022-04-01'
from (values ('ae', 'MUSTER_ROLL_VERIFIER'), ('me', 'MUSTER_ROLL_APPROVER')) p (who, role)
cross join (values ('jatni'), ('dhenkanal')) c (city)
join public.memberships m on m.tenant_id = 'od.' || c.city and m.invited_email = format('%s.%s@demo.digit.example', p.who, c.city);

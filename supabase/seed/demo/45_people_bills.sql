-- DEMONSTRATION DATA. Who writes, verifies and approves bills in the demonstration agencies.

insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code, valid_from)
select m.tenant_id, m.id, 'od', p.role, date '2022-04-01'
from (values ('je', 'BILL_CREATOR'), ('me', 'BILL_VERIFIER'), ('eo', 'BILL_APPROVER'), ('coord', 'BILL_VIEWER')) p (who, role)
cross join (values ('jatni'), ('dhenkanal')) c (city)
join public.memberships m on m.tenant_id = 'od.' || c.city and m.invited_email = format('%s.%s@demo.digit.example', p.who, c.city);

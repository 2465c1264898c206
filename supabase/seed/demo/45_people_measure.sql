-- DEMONSTRATION DATA. Who measures, verifies, approves and closes in the demonstration agencies.

insert into public.membership_roles (tenant_id, membership_id, role_tenant_id, role_code, valid_from)
select m.tenant_id, m.id, 'od', r.role, date '2022-04-01'
from (values
  ('je', array['MB_CREATOR', 'CLOSURE_CREATOR']),
  ('ae', array['MB_CREATOR']),
  ('me', array['MB_VERIFIER', 'CLOSURE_VERIFIER']),
  ('eo', array['MB_APPROVER', 'CLOSURE_APPROVER']),
  ('coord', array['MB_VIEWER', 'ASSET_REGISTRAR'])) p (who, roles)
cross join unnest(p.roles) r (role)
cross join (values ('jatni'), ('dhenkanal')) c (city)
join public.memberships m on m.tenant_id = 'od.' || c.city and m.invited_email = format('%s.%s@demo.digit.example', p.who, c.city);

-- Who sees registers, marks attendance, hands in, verifies and approves musters (execution.md sections 2 and 3).

insert into public.roles (tenant_id, code, name, local_names) values
  ('od', 'MUSTER_ROLL_VERIFIER', 'Muster verifier', '{"or": "ହାଜିରା ତାଲିକା ଯାଞ୍ଚକାରୀ", "hi": "मस्टर सत्यापक"}'),
  ('od', 'MUSTER_ROLL_APPROVER', 'Muster approver', '{"or": "ହାଜିରା ତାଲିକା ଅନୁମୋଦନକାରୀ", "hi": "मस्टर अनुमोदक"}');

insert into public.role_permissions (tenant_id, role_code, permission)
select 'od', role, permission
from (values
  ('MUSTER_ROLL_VERIFIER', array['project:read', 'work_order:read', 'individual:read', 'attendance:read', 'muster:read', 'muster:verify', 'inbox:read']),
  ('MUSTER_ROLL_APPROVER', array['project:read', 'work_order:read', 'individual:read', 'attendance:read', 'muster:read', 'inbox:read']),
  ('OFFICER_IN_CHARGE', array['attendance:read', 'attendance:record', 'muster:read']),
  ('BILL_ACCOUNTANT', array['attendance:read', 'muster:read']),
  ('WORK_ORDER_APPROVER', array['attendance:read', 'muster:read']),
  ('AUDITOR', array['attendance:read', 'muster:read']),
  ('STADMIN', array['attendance:read', 'muster:read']),
  ('SUPERUSER', array['attendance:read', 'muster:read']),
  ('ORG_ADMIN', array['attendance:read', 'attendance:record', 'muster:read', 'muster:create']),
  ('ORG_STAFF', array['attendance:read', 'attendance:record', 'muster:read'])) as grants (role, permissions), unnest(permissions) permission
on conflict do nothing;

-- Who keeps the register of wage seekers and the bank accounts, who verifies them, and who may see a number in full.

insert into public.roles (tenant_id, code, name, local_names) values
  ('od', 'WAGESEEKER_ADMIN', 'Wage seeker registrar', '{"or": "ଶ୍ରମିକ ପଞ୍ଜିକାର", "hi": "श्रमिक पंजीयक"}');

insert into public.role_permissions (tenant_id, role_code, permission)
select 'od', role, permission
from (values
  ('WAGESEEKER_ADMIN', array['individual:read', 'individual:manage', 'organisation:read', 'bank_account:read', 'bank_account:manage', 'inbox:read']),
  ('MUKTA_ADMIN', array['individual:read', 'individual:manage', 'personal:reveal', 'bank_account:read', 'bank_account:manage']),
  ('BILL_ACCOUNTANT', array['individual:read', 'personal:reveal', 'bank_account:read', 'bank_account:verify']),
  ('OFFICER_IN_CHARGE', array['individual:read', 'bank_account:read']),
  ('WORK_ORDER_VERIFIER', array['individual:read', 'bank_account:read']),
  ('WORK_ORDER_APPROVER', array['individual:read', 'bank_account:read']),
  ('AUDITOR', array['individual:read', 'bank_account:read']),
  ('STADMIN', array['individual:read']),
  ('SUPERUSER', array['individual:read', 'bank_account:read']),
  ('ORG_ADMIN', array['individual:read', 'individual:manage', 'bank_account:read', 'bank_account:manage']),
  ('ORG_STAFF', array['individual:read'])) as grants (role, permissions), unnest(permissions) permission
on conflict do nothing;

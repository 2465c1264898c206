-- Who sees, corrects and closes the books: the accountant keeps them, others read.

insert into public.role_permissions (tenant_id, role_code, permission)
select 'od', role, permission
from (values
  ('BILL_ACCOUNTANT', array['ledger:read', 'ledger:correct', 'ledger:close']),
  ('AUDITOR', array['ledger:read']),
  ('STADMIN', array['ledger:read']),
  ('SUPERUSER', array['ledger:read']),
  ('ESTIMATE_APPROVER', array['ledger:read'])) as grants (role, permissions), unnest(permissions) permission
on conflict do nothing;

-- Who drafts and sees estimate proposals: the people of projects and estimates.

insert into public.role_permissions (tenant_id, role_code, permission)
select 'od', role, permission
from (values
  ('PROJECT_CREATOR', array['proposal:read', 'proposal:create']),
  ('ESTIMATE_CREATOR', array['proposal:read', 'proposal:create']),
  ('PROJECT_VIEWER', array['proposal:read']),
  ('ESTIMATE_VIEWER', array['proposal:read']),
  ('ESTIMATE_VERIFIER', array['proposal:read']),
  ('TECHNICAL_SANCTIONER', array['proposal:read']),
  ('ESTIMATE_APPROVER', array['proposal:read']),
  ('BUDGET_MANAGER', array['proposal:read']),
  ('BUDGET_APPROVER', array['proposal:read']),
  ('STADMIN', array['proposal:read']),
  ('SUPERUSER', array['proposal:read']),
  ('AUDITOR', array['proposal:read'])) as grants (role, permissions), unnest(permissions) permission;

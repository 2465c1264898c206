-- Roles of bills (execution.md section 4.5) and what each allows.

insert into public.roles (tenant_id, code, name, local_names, reaches_descendants, is_privileged, is_system) values
  ('od', 'BILL_CREATOR', 'Bill creator', '{"or": "ବିଲ ପ୍ରସ୍ତୁତକାରୀ", "hi": "बिल निर्माता"}', false, false, false),
  ('od', 'BILL_VERIFIER', 'Bill verifier', '{"or": "ବିଲ ଯାଞ୍ଚକାରୀ", "hi": "बिल सत्यापक"}', false, false, false),
  ('od', 'BILL_APPROVER', 'Bill approver', '{"or": "ବିଲ ଅନୁମୋଦନକାରୀ", "hi": "बिल अनुमोदक"}', false, false, false),
  ('od', 'BILL_VIEWER', 'Bill viewer', '{"or": "ବିଲ ଦର୍ଶକ", "hi": "बिल दर्शक"}', false, false, false);

insert into public.role_permissions (tenant_id, role_code, permission)
select 'od', role, permission
from (values
  ('BILL_CREATOR', array['project:read', 'work_order:read', 'measurement:read', 'organisation:read', 'bank_account:read', 'bill:read', 'bill:create', 'penalty:propose', 'inbox:read']),
  ('BILL_VERIFIER', array['project:read', 'work_order:read', 'measurement:read', 'organisation:read', 'bank_account:read', 'bill:read', 'bill:run', 'penalty:decide', 'inbox:read']),
  ('BILL_APPROVER', array['project:read', 'work_order:read', 'measurement:read', 'organisation:read', 'bank_account:read', 'bill:read', 'penalty:decide', 'inbox:read']),
  ('BILL_VIEWER', array['project:read', 'work_order:read', 'bill:read']),
  ('BILL_ACCOUNTANT', array['bill:read', 'bill:run', 'organisation:read', 'work_order:read']),
  ('STADMIN', array['bill:read']),
  ('SUPERUSER', array['bill:read']),
  ('AUDITOR', array['bill:read']),
  ('ORG_ADMIN', array['bill:read']),
  ('ORG_STAFF', array['bill:read'])) as grants (role, permissions),
  unnest(permissions) permission
on conflict do nothing;

-- Roles of organisations and work orders (planning.md section 1.4), and what the roles of others see of them.

insert into public.roles (tenant_id, code, name, local_names) values
  ('od', 'WORK_ORDER_CREATOR', 'Work order creator', '{"or": "କାର୍ଯ୍ୟାଦେଶ ପ୍ରସ୍ତୁତକାରୀ", "hi": "कार्यादेश निर्माता"}'),
  ('od', 'WORK_ORDER_VERIFIER', 'Work order verifier', '{"or": "କାର୍ଯ୍ୟାଦେଶ ଯାଞ୍ଚକାରୀ", "hi": "कार्यादेश सत्यापक"}'),
  ('od', 'WORK_ORDER_APPROVER', 'Work order approver', '{"or": "କାର୍ଯ୍ୟାଦେଶ ଅନୁମୋଦନକାରୀ", "hi": "कार्यादेश अनुमोदक"}'),
  ('od', 'WORK_ORDER_VIEWER', 'Work order viewer', '{"or": "କାର୍ଯ୍ୟାଦେଶ ଦର୍ଶକ", "hi": "कार्यादेश दर्शक"}'),
  ('od', 'OFFICER_IN_CHARGE', 'Officer in charge of works', '{"or": "କାର୍ଯ୍ୟର ଭାରପ୍ରାପ୍ତ ଅଧିକାରୀ", "hi": "कार्य प्रभारी अधिकारी"}');

insert into public.role_permissions (tenant_id, role_code, permission)
select 'od', role, permission
from (values
  ('WORK_ORDER_CREATOR', array['project:read', 'estimate:read', 'organisation:read', 'work_order:read', 'work_order:create', 'work_order:extend',
    'work_order:hand_over', 'inbox:read']),
  ('WORK_ORDER_VERIFIER', array['project:read', 'estimate:read', 'organisation:read', 'work_order:read', 'inbox:read']),
  ('WORK_ORDER_APPROVER', array['project:read', 'estimate:read', 'organisation:read', 'work_order:read', 'inbox:read', 'dashboard:read']),
  ('WORK_ORDER_VIEWER', array['project:read', 'organisation:read', 'work_order:read']),
  ('OFFICER_IN_CHARGE', array['project:read', 'estimate:read', 'organisation:read', 'work_order:read', 'work_order:hand_over', 'work_order:extend', 'inbox:read']),
  ('MUKTA_ADMIN', array['organisation:manage', 'work_order:read']),
  ('AUDITOR', array['organisation:read', 'work_order:read']),
  ('STADMIN', array['work_order:read', 'organisation:read']),
  ('SUPERUSER', array['organisation:manage', 'work_order:read']),
  ('BILL_ACCOUNTANT', array['organisation:read', 'work_order:read']),
  ('ORG_ADMIN', array['work_order:read', 'work_order:extend', 'inbox:read']),
  ('ORG_STAFF', array['work_order:read'])) as grants (role, permissions), unnest(permissions) permission
on conflict do nothing;

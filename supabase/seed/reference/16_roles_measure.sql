-- Roles of measurement, site, closure and assets (planning.md sections 1.4 and 5.4) and what each allows.

insert into public.roles (tenant_id, code, name, local_names, reaches_descendants, is_privileged, is_system) values
  ('od', 'MB_CREATOR', 'Measurement book creator', '{"or": "ମାପ ପୁସ୍ତିକା ପ୍ରସ୍ତୁତକାରୀ", "hi": "माप पुस्तिका निर्माता"}', false, false, false),
  ('od', 'MB_VERIFIER', 'Measurement book verifier', '{"or": "ମାପ ପୁସ୍ତିକା ଯାଞ୍ଚକାରୀ", "hi": "माप पुस्तिका सत्यापक"}', false, false, false),
  ('od', 'MB_APPROVER', 'Measurement book approver', '{"or": "ମାପ ପୁସ୍ତିକା ଅନୁମୋଦନକାରୀ", "hi": "माप पुस्तिका अनुमोदक"}', false, false, false),
  ('od', 'MB_VIEWER', 'Measurement book viewer', '{"or": "ମାପ ପୁସ୍ତିକା ଦର୍ଶକ", "hi": "माप पुस्तिका दर्शक"}', false, false, false),
  ('od', 'CLOSURE_CREATOR', 'Closure creator', '{"or": "ସମାପନ ପ୍ରସ୍ତୁତକାରୀ", "hi": "समापन निर्माता"}', false, false, false),
  ('od', 'CLOSURE_VERIFIER', 'Closure verifier', '{"or": "ସମାପନ ଯାଞ୍ଚକାରୀ", "hi": "समापन सत्यापक"}', false, false, false),
  ('od', 'CLOSURE_APPROVER', 'Closure approver', '{"or": "ସମାପନ ଅନୁମୋଦନକାରୀ", "hi": "समापन अनुमोदक"}', false, false, false),
  ('od', 'ASSET_REGISTRAR', 'Asset registrar', '{"or": "ସମ୍ପତ୍ତି ପଞ୍ଜିକାର", "hi": "परिसंपत्ति पंजीयक"}', false, false, false);

insert into public.role_permissions (tenant_id, role_code, permission)
select 'od', role, permission
from (values
  ('MB_CREATOR', array['project:read', 'estimate:read', 'measurement:read', 'measurement:create', 'site:read', 'site:write', 'inbox:read']),
  ('MB_VERIFIER', array['project:read', 'estimate:read', 'measurement:read', 'measurement:check', 'site:read', 'inbox:read']),
  ('MB_APPROVER', array['project:read', 'estimate:read', 'measurement:read', 'measurement:check', 'site:read', 'inbox:read']),
  ('MB_VIEWER', array['project:read', 'measurement:read', 'site:read']),
  ('CLOSURE_CREATOR', array['project:read', 'measurement:read', 'closure:read', 'closure:create', 'asset:read', 'site:read', 'inbox:read']),
  ('CLOSURE_VERIFIER', array['project:read', 'measurement:read', 'closure:read', 'asset:read', 'site:read', 'inbox:read']),
  ('CLOSURE_APPROVER', array['project:read', 'measurement:read', 'closure:read', 'asset:read', 'site:read', 'inbox:read']),
  ('ASSET_REGISTRAR', array['project:read', 'closure:read', 'asset:read', 'asset:manage', 'inbox:read']),
  ('STADMIN', array['measurement:read', 'site:read', 'closure:read', 'asset:read']),
  ('SUPERUSER', array['measurement:read', 'site:read', 'closure:read', 'asset:read']),
  ('AUDITOR', array['measurement:read', 'site:read', 'closure:read', 'asset:read']),
  ('BILL_ACCOUNTANT', array['measurement:read', 'closure:read', 'asset:read']),
  ('ORG_ADMIN', array['measurement:read', 'measurement:create', 'site:read', 'site:write', 'closure:read', 'inbox:read']),
  ('ORG_STAFF', array['measurement:read', 'measurement:create', 'site:read', 'site:write', 'inbox:read'])) as grants (role, permissions),
  unnest(permissions) permission
on conflict do nothing;

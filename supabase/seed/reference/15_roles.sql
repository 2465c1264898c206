-- Roles with the codes of the field (planning.md section 1.4) and what each allows. Owned by the state, usable below it.

insert into public.roles (tenant_id, code, name, local_names, reaches_descendants, is_privileged, is_system) values
  ('od', 'PROJECT_CREATOR', 'Project creator', '{"or": "ପ୍ରକଳ୍ପ ପ୍ରସ୍ତୁତକାରୀ", "hi": "परियोजना निर्माता"}', false, false, false),
  ('od', 'PROJECT_VIEWER', 'Project viewer', '{"or": "ପ୍ରକଳ୍ପ ଦର୍ଶକ", "hi": "परियोजना दर्शक"}', false, false, false),
  ('od', 'ESTIMATE_CREATOR', 'Estimate creator', '{"or": "ଅଟକଳ ପ୍ରସ୍ତୁତକାରୀ", "hi": "प्राक्कलन निर्माता"}', false, false, false),
  ('od', 'ESTIMATE_VERIFIER', 'Estimate verifier', '{"or": "ଅଟକଳ ଯାଞ୍ଚକାରୀ", "hi": "प्राक्कलन सत्यापक"}', false, false, false),
  ('od', 'TECHNICAL_SANCTIONER', 'Technical sanctioner', '{"or": "ବୈଷୟିକ ମଞ୍ଜୁରିକାରୀ", "hi": "तकनीकी स्वीकृतिकर्ता"}', false, false, false),
  ('od', 'ESTIMATE_APPROVER', 'Estimate approver', '{"or": "ଅଟକଳ ଅନୁମୋଦନକାରୀ", "hi": "प्राक्कलन अनुमोदक"}', false, false, false),
  ('od', 'ESTIMATE_VIEWER', 'Estimate viewer', '{"or": "ଅଟକଳ ଦର୍ଶକ", "hi": "प्राक्कलन दर्शक"}', false, false, false),
  ('od', 'MUKTA_ADMIN', 'Masters administrator', '{"or": "ମାଷ୍ଟର ପ୍ରଶାସକ", "hi": "मास्टर प्रशासक"}', false, false, false),
  ('od', 'HRMS_ADMIN', 'Employee administrator', '{"or": "କର୍ମଚାରୀ ପ୍ରଶାସକ", "hi": "कर्मचारी प्रशासक"}', false, false, false),
  ('od', 'MUKTA_STATE_ADMIN', 'State rates administrator', '{"or": "ରାଜ୍ୟ ଦର ପ୍ରଶାସକ", "hi": "राज्य दर प्रशासक"}', true, true, false),
  ('od', 'MDMS_ADMIN', 'State masters administrator', '{"or": "ରାଜ୍ୟ ମାଷ୍ଟର ପ୍ରଶାସକ", "hi": "राज्य मास्टर प्रशासक"}', true, true, false),
  ('od', 'STADMIN', 'State dashboard', '{"or": "ରାଜ୍ୟ ଡ୍ୟାସବୋର୍ଡ", "hi": "राज्य डैशबोर्ड"}', true, true, false),
  ('od', 'SUPERUSER', 'State administrator', '{"or": "ରାଜ୍ୟ ପ୍ରଶାସକ", "hi": "राज्य प्रशासक"}', true, true, false),
  ('od', 'AUDITOR', 'Auditor', '{"or": "ଅଡିଟର", "hi": "लेखा परीक्षक"}', false, false, false),
  ('od', 'BILL_ACCOUNTANT', 'Accountant', '{"or": "ହିସାବରକ୍ଷକ", "hi": "लेखाकार"}', false, false, false),
  ('od', 'ORG_ADMIN', 'Organisation office bearer', '{"or": "ସଂଗଠନ ପଦାଧିକାରୀ", "hi": "संगठन पदाधिकारी"}', false, false, false),
  ('od', 'ORG_STAFF', 'Organisation member', '{"or": "ସଂଗଠନ ସଦସ୍ୟ", "hi": "संगठन सदस्य"}', false, false, false),
  ('od', 'SYSTEM', 'System', '{"or": "ସିଷ୍ଟମ", "hi": "सिस्टम"}', false, true, true);

update public.roles set is_for_organisations = true where tenant_id = 'od' and code in ('ORG_ADMIN', 'ORG_STAFF');

insert into public.role_permissions (tenant_id, role_code, permission)
select 'od', role, permission
from (values
  ('PROJECT_CREATOR', array['project:read', 'project:create', 'estimate:read', 'rate:read', 'inbox:read']),
  ('PROJECT_VIEWER', array['project:read']),
  ('ESTIMATE_CREATOR', array['project:read', 'estimate:read', 'estimate:create', 'rate:read', 'inbox:read']),
  ('ESTIMATE_VERIFIER', array['project:read', 'estimate:read', 'rate:read', 'inbox:read']),
  ('TECHNICAL_SANCTIONER', array['project:read', 'estimate:read', 'rate:read', 'inbox:read']),
  ('ESTIMATE_APPROVER', array['project:read', 'estimate:read', 'rate:read', 'inbox:read', 'dashboard:read', 'view:share']),
  ('ESTIMATE_VIEWER', array['project:read', 'estimate:read', 'rate:read']),
  ('MUKTA_ADMIN', array['project:read', 'estimate:read', 'rate:read', 'master:manage', 'boundary:manage', 'organisation:read', 'workflow:manage', 'inbox:read',
    'outbox:read', 'outbox:retry', 'view:share']),
  ('HRMS_ADMIN', array['employee:read', 'employee:manage', 'membership:read', 'membership:manage', 'role:manage', 'audit:read', 'audit:verify', 'inbox:read',
    'outbox:read', 'outbox:retry']),
  ('MUKTA_STATE_ADMIN', array['rate:read', 'rate:manage']),
  ('MDMS_ADMIN', array['master:manage', 'boundary:manage', 'workflow:manage']),
  ('STADMIN', array['project:read', 'estimate:read', 'rate:read', 'dashboard:read', 'inbox:read']),
  ('SUPERUSER', array['tenant:manage', 'boundary:manage', 'role:manage', 'role:grant_privileged', 'employee:read', 'employee:manage', 'membership:read',
    'membership:manage', 'organisation:read', 'master:manage', 'workflow:manage', 'audit:read', 'audit:verify', 'outbox:read', 'outbox:retry', 'inbox:read',
    'rate:read', 'rate:manage', 'project:read', 'estimate:read', 'dashboard:read', 'view:share']),
  ('AUDITOR', array['project:read', 'estimate:read', 'rate:read', 'audit:read', 'audit:verify']),
  ('BILL_ACCOUNTANT', array['project:read', 'estimate:read', 'rate:read', 'inbox:read']),
  ('ORG_ADMIN', array['organisation:read']),
  ('ORG_STAFF', array['organisation:read'])) as grants (role, permissions), unnest(permissions) permission;

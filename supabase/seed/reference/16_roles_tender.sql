-- Roles of budget and tendering. Letter of intent: codes of the field (planning.md section 4.9).

insert into public.roles (tenant_id, code, name, local_names, reaches_descendants, is_privileged, is_system) values
  ('od', 'BUDGET_MANAGER', 'Budget manager', '{"or": "ବଜେଟ ପରିଚାଳକ", "hi": "बजट प्रबंधक"}', false, false, false),
  ('od', 'TENDER_CREATOR', 'Tender creator', '{"or": "ଟେଣ୍ଡର ପ୍ରସ୍ତୁତକାରୀ", "hi": "निविदा निर्माता"}', false, false, false),
  ('od', 'TENDER_APPROVER', 'Tender approver', '{"or": "ଟେଣ୍ଡର ଅନୁମୋଦନକାରୀ", "hi": "निविदा अनुमोदक"}', false, false, false),
  ('od', 'TENDER_OPENER', 'Bid opening officer', '{"or": "ଦର ଖୋଲା ଅଧିକାରୀ", "hi": "बोली खोलने वाला अधिकारी"}', false, false, false),
  ('od', 'TENDER_EVALUATOR', 'Bid evaluator', '{"or": "ଦର ମୂଲ୍ୟାୟନକାରୀ", "hi": "बोली मूल्यांकनकर्ता"}', false, false, false),
  ('od', 'LOI_CREATOR', 'Letter of intent creator', '{"or": "ଆଶୟ ପତ୍ର ପ୍ରସ୍ତୁତକାରୀ", "hi": "आशय पत्र निर्माता"}', false, false, false),
  ('od', 'LOI_CHECKER', 'Letter of intent checker', '{"or": "ଆଶୟ ପତ୍ର ଯାଞ୍ଚକାରୀ", "hi": "आशय पत्र जाँचकर्ता"}', false, false, false),
  ('od', 'LOI_APPROVER', 'Letter of intent approver', '{"or": "ଆଶୟ ପତ୍ର ଅନୁମୋଦନକାରୀ", "hi": "आशय पत्र अनुमोदक"}', false, false, false),
  ('od', 'BIDDER', 'Bidder', '{"or": "ଦରଦାତା", "hi": "बोलीदाता"}', false, false, false),
  ('od', 'BUDGET_APPROVER', 'Budget approver', '{"or": "ବଜେଟ ଅନୁମୋଦନକାରୀ", "hi": "बजट अनुमोदक"}', false, false, false);

insert into public.role_permissions (tenant_id, role_code, permission)
select 'od', role, permission
from (values
  ('BUDGET_MANAGER', array['budget:read', 'budget:manage', 'project:read', 'estimate:read', 'inbox:read']),
  ('BUDGET_APPROVER', array['budget:read', 'budget:override', 'project:read', 'estimate:read', 'inbox:read']),
  ('TENDER_CREATOR', array['tender:read', 'letter:read', 'tender:create', 'project:read', 'estimate:read', 'organisation:read', 'inbox:read']),
  ('TENDER_APPROVER', array['tender:read', 'letter:read', 'project:read', 'estimate:read', 'organisation:read', 'inbox:read']),
  ('TENDER_OPENER', array['tender:read', 'letter:read', 'tender:open', 'inbox:read']),
  ('TENDER_EVALUATOR', array['tender:read', 'letter:read', 'tender:evaluate', 'organisation:read', 'inbox:read']),
  ('LOI_CREATOR', array['tender:read', 'letter:read', 'tender:create', 'inbox:read']),
  ('LOI_CHECKER', array['tender:read', 'letter:read', 'inbox:read']),
  ('LOI_APPROVER', array['tender:read', 'letter:read', 'inbox:read']),
  ('BIDDER', array['bid:submit', 'letter:read', 'organisation:read', 'inbox:read']),
  ('PROJECT_CREATOR', array['budget:read']),
  ('ESTIMATE_CREATOR', array['budget:read']),
  ('ESTIMATE_VERIFIER', array['budget:read']),
  ('TECHNICAL_SANCTIONER', array['budget:read']),
  ('ESTIMATE_APPROVER', array['budget:read']),
  ('BILL_ACCOUNTANT', array['budget:read']),
  ('STADMIN', array['budget:read', 'tender:read', 'letter:read']),
  ('SUPERUSER', array['budget:read', 'tender:read', 'letter:read']),
  ('AUDITOR', array['budget:read', 'tender:read', 'letter:read'])) as grants (role, permissions), unnest(permissions) permission;

update public.roles set is_for_organisations = true where tenant_id = 'od' and code = 'BIDDER';

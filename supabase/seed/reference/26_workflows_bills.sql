-- Workflows of bills (execution.md section 4.5): purchase in three steps, bills of contractors the same way, wages and supervision by themselves.

create or replace function pg_temp.workflow(p_code text, p_type text, p_sla int, p_name text, p_names jsonb, p_states jsonb, p_actions jsonb) returns void
language plpgsql as $$
declare
  v_id uuid := private.uuid_v7();
begin
  insert into public.workflow_services (tenant_id, id, code, document_type, name, local_names, sla_hours) values ('od', v_id, p_code, p_type, p_name, p_names, p_sla);
  insert into public.workflow_states (tenant_id, service_id, code, application_status, is_start, is_terminal, is_updatable, sla_hours, escalate_to_role, ordinal, name, local_names)
  select 'od', v_id, s ->> 'code', coalesce(s ->> 'status', 'INWORKFLOW'), coalesce((s ->> 'start')::boolean, false), coalesce((s ->> 'end')::boolean, false),
    coalesce((s ->> 'edit')::boolean, false), (s ->> 'sla')::int, s ->> 'escalate', n::int, s ->> 'en', jsonb_build_object('or', s ->> 'or', 'hi', s ->> 'hi')
  from jsonb_array_elements(p_states) with ordinality x (s, n);
  insert into public.workflow_actions (tenant_id, service_id, state_id, code, next_state_id, kind, role_codes, is_checking, is_comment_required, goes_to_maker, effect, required_document_kinds, ordinal, name, local_names)
  select 'od', v_id, f.id, a ->> 'code', t.id, coalesce(a ->> 'kind', 'FORWARD'), string_to_array(a ->> 'roles', ','), coalesce((a ->> 'checks')::boolean, false),
    coalesce(a ->> 'kind', '') in ('BACK', 'REJECT') or coalesce((a ->> 'comment')::boolean, false), coalesce((a ->> 'maker')::boolean, false), a ->> 'effect', coalesce(string_to_array(a ->> 'docs', ','), '{}'), n::int, a ->> 'en', jsonb_build_object('or', a ->> 'or', 'hi', a ->> 'hi')
  from jsonb_array_elements(p_actions) with ordinality x (a, n)
  join public.workflow_states f on f.tenant_id = 'od' and f.service_id = v_id and f.code = a ->> 'from'
  join public.workflow_states t on t.tenant_id = 'od' and t.service_id = v_id and t.code = a ->> 'to';
  perform public.publish_workflow('od', v_id, 1);
end
$$;

select pg_temp.workflow('EXPENSE_PURCHASE', 'bill', 168, 'Purchase bill', '{"or": "କ୍ରୟ ବିଲ", "hi": "क्रय बिल"}', '[
  {"code": "START", "start": true, "en": "New", "or": "ନୂଆ", "hi": "नया"},
  {"code": "DRAFTED", "edit": true, "sla": 168, "en": "Draft", "or": "ଖସଡ଼ା", "hi": "मसौदा"},
  {"code": "PENDING_FOR_VERIFICATION", "sla": 48, "escalate": "BILL_APPROVER", "en": "Pending for verification", "or": "ଯାଞ୍ଚ ପାଇଁ ବାକି", "hi": "सत्यापन हेतु लंबित"},
  {"code": "PENDING_FOR_APPROVAL", "sla": 24, "escalate": "BILL_APPROVER", "en": "Pending for approval", "or": "ଅନୁମୋଦନ ପାଇଁ ବାକି", "hi": "अनुमोदन हेतु लंबित"},
  {"code": "PENDING_FOR_CORRECTION", "edit": true, "sla": 24, "en": "Pending for correction", "or": "ସଂଶୋଧନ ପାଇଁ ବାକି", "hi": "सुधार हेतु लंबित"},
  {"code": "APPROVED", "end": true, "status": "ACTIVE", "en": "Approved", "or": "ଅନୁମୋଦିତ", "hi": "अनुमोदित"},
  {"code": "REJECTED", "end": true, "status": "INACTIVE", "en": "Rejected", "or": "ପ୍ରତ୍ୟାଖ୍ୟାତ", "hi": "अस्वीकृत"}]', '[
  {"code": "SAVE_DRAFT", "effect": "OPEN", "kind": "SAVE", "from": "START", "to": "DRAFTED", "roles": "BILL_CREATOR", "en": "Save draft", "or": "ଖସଡ଼ା ସଞ୍ଚୟ", "hi": "मसौदा सहेजें"},
  {"code": "SUBMIT", "effect": "SUBMIT", "docs": "VENDOR_INVOICE,MEASUREMENT_BOOK,UTILISATION_LOG", "from": "DRAFTED", "to": "PENDING_FOR_VERIFICATION", "roles": "BILL_CREATOR", "en": "Submit", "or": "ଦାଖଲ କରନ୍ତୁ", "hi": "प्रस्तुत करें"},
  {"code": "VERIFY_AND_FORWARD", "effect": "VERIFY", "checks": true, "from": "PENDING_FOR_VERIFICATION", "to": "PENDING_FOR_APPROVAL", "roles": "BILL_VERIFIER", "en": "Verify and forward", "or": "ଯାଞ୍ଚ କରି ପଠାନ୍ତୁ", "hi": "सत्यापित कर आगे भेजें"},
  {"code": "SEND_BACK", "kind": "BACK", "maker": true, "from": "PENDING_FOR_VERIFICATION", "to": "PENDING_FOR_CORRECTION", "roles": "BILL_VERIFIER", "en": "Send back", "or": "ଫେରାନ୍ତୁ", "hi": "वापस भेजें"},
  {"code": "APPROVE", "effect": "APPROVE", "checks": true, "from": "PENDING_FOR_APPROVAL", "to": "APPROVED", "roles": "BILL_APPROVER", "en": "Approve", "or": "ଅନୁମୋଦନ କରନ୍ତୁ", "hi": "अनुमोदित करें"},
  {"code": "SEND_BACK", "kind": "BACK", "from": "PENDING_FOR_APPROVAL", "to": "PENDING_FOR_VERIFICATION", "roles": "BILL_APPROVER", "en": "Send back", "or": "ଫେରାନ୍ତୁ", "hi": "वापस भेजें"},
  {"code": "SEND_BACK_TO_ORIGINATOR", "kind": "BACK", "maker": true, "from": "PENDING_FOR_APPROVAL", "to": "PENDING_FOR_CORRECTION", "roles": "BILL_APPROVER", "en": "Send back to originator", "or": "ପ୍ରସ୍ତୁତକାରୀଙ୍କୁ ଫେରାନ୍ତୁ", "hi": "प्रस्तुतकर्ता को वापस भेजें"},
  {"code": "REJECT", "kind": "REJECT", "checks": true, "from": "PENDING_FOR_APPROVAL", "to": "REJECTED", "roles": "BILL_APPROVER", "en": "Reject", "or": "ପ୍ରତ୍ୟାଖ୍ୟାନ", "hi": "अस्वीकार करें"},
  {"code": "RE_SUBMIT", "effect": "SUBMIT", "docs": "VENDOR_INVOICE,MEASUREMENT_BOOK,UTILISATION_LOG", "from": "PENDING_FOR_CORRECTION", "to": "PENDING_FOR_VERIFICATION", "roles": "BILL_CREATOR", "en": "Submit again", "or": "ପୁନଃ ଦାଖଲ", "hi": "पुनः प्रस्तुत करें"}]');

select pg_temp.workflow('EXPENSE_CONTRACTOR', 'bill', 168, 'Bill of a contractor', '{"or": "ଠିକାଦାର ବିଲ", "hi": "ठेकेदार का बिल"}', '[
  {"code": "START", "start": true, "en": "New", "or": "ନୂଆ", "hi": "नया"},
  {"code": "DRAFTED", "edit": true, "sla": 168, "en": "Draft", "or": "ଖସଡ଼ା", "hi": "मसौदा"},
  {"code": "PENDING_FOR_VERIFICATION", "sla": 48, "escalate": "BILL_APPROVER", "en": "Pending for verification", "or": "ଯାଞ୍ଚ ପାଇଁ ବାକି", "hi": "सत्यापन हेतु लंबित"},
  {"code": "PENDING_FOR_APPROVAL", "sla": 24, "escalate": "BILL_APPROVER", "en": "Pending for approval", "or": "ଅନୁମୋଦନ ପାଇଁ ବାକି", "hi": "अनुमोदन हेतु लंबित"},
  {"code": "PENDING_FOR_CORRECTION", "edit": true, "sla": 24, "en": "Pending for correction", "or": "ସଂଶୋଧନ ପାଇଁ ବାକି", "hi": "सुधार हेतु लंबित"},
  {"code": "APPROVED", "end": true, "status": "ACTIVE", "en": "Approved", "or": "ଅନୁମୋଦିତ", "hi": "अनुमोदित"},
  {"code": "REJECTED", "end": true, "status": "INACTIVE", "en": "Rejected", "or": "ପ୍ରତ୍ୟାଖ୍ୟାତ", "hi": "अस्वीकृत"}]', '[
  {"code": "SAVE_DRAFT", "effect": "OPEN", "kind": "SAVE", "from": "START", "to": "DRAFTED", "roles": "BILL_CREATOR", "en": "Save draft", "or": "ଖସଡ଼ା ସଞ୍ଚୟ", "hi": "मसौदा सहेजें"},
  {"code": "SUBMIT", "effect": "SUBMIT", "from": "DRAFTED", "to": "PENDING_FOR_VERIFICATION", "roles": "BILL_CREATOR", "en": "Submit", "or": "ଦାଖଲ କରନ୍ତୁ", "hi": "प्रस्तुत करें"},
  {"code": "VERIFY_AND_FORWARD", "effect": "VERIFY", "checks": true, "from": "PENDING_FOR_VERIFICATION", "to": "PENDING_FOR_APPROVAL", "roles": "BILL_VERIFIER", "en": "Verify and forward", "or": "ଯାଞ୍ଚ କରି ପଠାନ୍ତୁ", "hi": "सत्यापित कर आगे भेजें"},
  {"code": "SEND_BACK", "kind": "BACK", "maker": true, "from": "PENDING_FOR_VERIFICATION", "to": "PENDING_FOR_CORRECTION", "roles": "BILL_VERIFIER", "en": "Send back", "or": "ଫେରାନ୍ତୁ", "hi": "वापस भेजें"},
  {"code": "APPROVE", "effect": "APPROVE", "checks": true, "from": "PENDING_FOR_APPROVAL", "to": "APPROVED", "roles": "BILL_APPROVER", "en": "Approve", "or": "ଅନୁମୋଦନ କରନ୍ତୁ", "hi": "अनुमोदित करें"},
  {"code": "SEND_BACK", "kind": "BACK", "from": "PENDING_FOR_APPROVAL", "to": "PENDING_FOR_VERIFICATION", "roles": "BILL_APPROVER", "en": "Send back", "or": "ଫେରାନ୍ତୁ", "hi": "वापस भेजें"},
  {"code": "SEND_BACK_TO_ORIGINATOR", "kind": "BACK", "maker": true, "from": "PENDING_FOR_APPROVAL", "to": "PENDING_FOR_CORRECTION", "roles": "BILL_APPROVER", "en": "Send back to originator", "or": "ପ୍ରସ୍ତୁତକାରୀଙ୍କୁ ଫେରାନ୍ତୁ", "hi": "प्रस्तुतकर्ता को वापस भेजें"},
  {"code": "REJECT", "kind": "REJECT", "checks": true, "from": "PENDING_FOR_APPROVAL", "to": "REJECTED", "roles": "BILL_APPROVER", "en": "Reject", "or": "ପ୍ରତ୍ୟାଖ୍ୟାନ", "hi": "अस्वीकार करें"},
  {"code": "RE_SUBMIT", "effect": "SUBMIT", "from": "PENDING_FOR_CORRECTION", "to": "PENDING_FOR_VERIFICATION", "roles": "BILL_CREATOR", "en": "Submit again", "or": "ପୁନଃ ଦାଖଲ", "hi": "पुनः प्रस्तुत करें"}]');

select pg_temp.workflow('EXPENSE_WAGES', 'automatic_bill', 168, 'Wage bill', '{"or": "ମଜୁରି ବିଲ", "hi": "मज़दूरी बिल"}', '[
  {"code": "START", "start": true, "en": "New", "or": "ନୂଆ", "hi": "नया"},
  {"code": "PREPARED", "edit": true, "en": "Drawn up", "or": "ପ୍ରସ୍ତୁତ", "hi": "तैयार"},
  {"code": "APPROVED", "end": true, "status": "ACTIVE", "en": "Approved", "or": "ଅନୁମୋଦିତ", "hi": "अनुमोदित"}]', '[
  {"code": "PREPARE", "effect": "OPEN", "kind": "SAVE", "from": "START", "to": "PREPARED", "roles": "SYSTEM", "en": "Draw up", "or": "ପ୍ରସ୍ତୁତ କରନ୍ତୁ", "hi": "तैयार करें"},
  {"code": "APPROVE", "effect": "APPROVE", "from": "PREPARED", "to": "APPROVED", "roles": "SYSTEM", "en": "Approve", "or": "ଅନୁମୋଦନ କରନ୍ତୁ", "hi": "अनुमोदित करें"}]');

select pg_temp.workflow('EXPENSE_SUPERVISION', 'automatic_bill', 168, 'Supervision bill', '{"or": "ତତ୍ତ୍ୱାବଧାନ ବିଲ", "hi": "पर्यवेक्षण बिल"}', '[
  {"code": "START", "start": true, "en": "New", "or": "ନୂଆ", "hi": "नया"},
  {"code": "PREPARED", "edit": true, "en": "Drawn up", "or": "ପ୍ରସ୍ତୁତ", "hi": "तैयार"},
  {"code": "APPROVED", "end": true, "status": "ACTIVE", "en": "Approved", "or": "ଅନୁମୋଦିତ", "hi": "अनुमोदित"}]', '[
  {"code": "PREPARE", "effect": "OPEN", "kind": "SAVE", "from": "START", "to": "PREPARED", "roles": "SYSTEM", "en": "Draw up", "or": "ପ୍ରସ୍ତୁତ କରନ୍ତୁ", "hi": "तैयार करें"},
  {"code": "APPROVE", "effect": "APPROVE", "from": "PREPARED", "to": "APPROVED", "roles": "SYSTEM", "en": "Approve", "or": "ଅନୁମୋଦନ କରନ୍ତୁ", "hi": "अनुमोदित करें"}]');

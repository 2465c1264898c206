-- Workflows of measurement (planning.md section 5.4), closure and assets.

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
  insert into public.workflow_actions (tenant_id, service_id, state_id, code, next_state_id, kind, role_codes, is_checking, is_comment_required, goes_to_maker, effect, ordinal, name, local_names)
  select 'od', v_id, f.id, a ->> 'code', t.id, coalesce(a ->> 'kind', 'FORWARD'), string_to_array(a ->> 'roles', ','), coalesce((a ->> 'checks')::boolean, false),
    coalesce(a ->> 'kind', '') in ('BACK', 'REJECT'), coalesce((a ->> 'maker')::boolean, false), a ->> 'effect', n::int, a ->> 'en', jsonb_build_object('or', a ->> 'or', 'hi', a ->> 'hi')
  from jsonb_array_elements(p_actions) with ordinality x (a, n)
  join public.workflow_states f on f.tenant_id = 'od' and f.service_id = v_id and f.code = a ->> 'from'
  join public.workflow_states t on t.tenant_id = 'od' and t.service_id = v_id and t.code = a ->> 'to';
  perform public.publish_workflow('od', v_id, 1);
end
$$;

select pg_temp.workflow('MB', 'measurement', 120, 'Measurement book', '{"or": "ମାପ ପୁସ୍ତିକା", "hi": "माप पुस्तिका"}', '[
  {"code": "START", "start": true, "en": "New", "or": "ନୂଆ", "hi": "नया"},
  {"code": "DRAFTED", "edit": true, "sla": 168, "en": "Draft", "or": "ଖସଡ଼ା", "hi": "मसौदा"},
  {"code": "PENDING_FOR_CHECK", "edit": true, "sla": 48, "escalate": "MB_VERIFIER", "en": "Contractor''s entry to be checked", "or": "ଠିକାଦାରଙ୍କ ମାପ ଯାଞ୍ଚ ବାକି", "hi": "ठेकेदार की माप की जाँच लंबित"},
  {"code": "PENDING_FOR_VERIFICATION", "sla": 48, "escalate": "MB_APPROVER", "en": "Pending for verification", "or": "ଯାଞ୍ଚ ପାଇଁ ବାକି", "hi": "सत्यापन हेतु लंबित"},
  {"code": "PENDING_FOR_APPROVAL", "sla": 24, "escalate": "MB_APPROVER", "en": "Pending for approval", "or": "ଅନୁମୋଦନ ପାଇଁ ବାକି", "hi": "अनुमोदन हेतु लंबित"},
  {"code": "PENDING_FOR_CORRECTION", "edit": true, "sla": 24, "en": "Pending for correction", "or": "ସଂଶୋଧନ ପାଇଁ ବାକି", "hi": "सुधार हेतु लंबित"},
  {"code": "APPROVED", "end": true, "status": "ACTIVE", "en": "Approved", "or": "ଅନୁମୋଦିତ", "hi": "अनुमोदित"},
  {"code": "REJECTED", "end": true, "status": "INACTIVE", "en": "Rejected", "or": "ପ୍ରତ୍ୟାଖ୍ୟାତ", "hi": "अस्वीकृत"}]', '[
  {"code": "SAVE_AS_DRAFT", "effect": "OPEN", "from": "START", "to": "DRAFTED", "kind": "SAVE", "roles": "MB_CREATOR,ORG_ADMIN", "en": "Save as draft", "or": "ଖସଡ଼ା ସଞ୍ଚୟ", "hi": "मसौदा सहेजें"},
  {"code": "SAVE_AS_DRAFT", "from": "DRAFTED", "to": "DRAFTED", "kind": "SAVE", "roles": "MB_CREATOR,ORG_ADMIN", "en": "Save as draft", "or": "ଖସଡ଼ା ସଞ୍ଚୟ", "hi": "मसौदा सहेजें"},
  {"code": "SUBMIT", "effect": "SUBMIT", "from": "DRAFTED", "to": "PENDING_FOR_VERIFICATION", "roles": "MB_CREATOR", "en": "Submit for verification", "or": "ଯାଞ୍ଚ ପାଇଁ ଦାଖଲ", "hi": "सत्यापन हेतु प्रस्तुत करें"},
  {"code": "SEND_FOR_CHECK", "effect": "CONTRACTOR_ENTRY", "from": "DRAFTED", "to": "PENDING_FOR_CHECK", "roles": "ORG_ADMIN", "en": "Send to the officer", "or": "ଅଧିକାରୀଙ୍କୁ ପଠାନ୍ତୁ", "hi": "अधिकारी को भेजें"},
  {"code": "DISCARD", "from": "DRAFTED", "to": "REJECTED", "kind": "REJECT", "roles": "MB_CREATOR,ORG_ADMIN", "en": "Discard draft", "or": "ଖସଡ଼ା ପରିତ୍ୟାଗ", "hi": "मसौदा त्यागें"},
  {"code": "SUBMIT", "effect": "SUBMIT", "from": "PENDING_FOR_CHECK", "to": "PENDING_FOR_VERIFICATION", "roles": "MB_CREATOR", "en": "Submit for verification", "or": "ଯାଞ୍ଚ ପାଇଁ ଦାଖଲ", "hi": "सत्यापन हेतु प्रस्तुत करें"},
  {"code": "SEND_BACK", "from": "PENDING_FOR_CHECK", "to": "DRAFTED", "kind": "BACK", "maker": true, "roles": "MB_CREATOR", "en": "Send back to the contractor", "or": "ଠିକାଦାରଙ୍କୁ ଫେରାନ୍ତୁ", "hi": "ठेकेदार को वापस भेजें"},
  {"code": "VERIFY_AND_FORWARD", "effect": "VERIFY", "from": "PENDING_FOR_VERIFICATION", "to": "PENDING_FOR_APPROVAL", "checks": true, "roles": "MB_VERIFIER", "en": "Verify and forward", "or": "ଯାଞ୍ଚ କରି ପଠାନ୍ତୁ", "hi": "सत्यापित कर आगे भेजें"},
  {"code": "SEND_BACK", "from": "PENDING_FOR_VERIFICATION", "to": "PENDING_FOR_CORRECTION", "kind": "BACK", "maker": true, "roles": "MB_VERIFIER", "en": "Send back", "or": "ଫେରାନ୍ତୁ", "hi": "वापस भेजें"},
  {"code": "APPROVE", "effect": "APPROVE", "from": "PENDING_FOR_APPROVAL", "to": "APPROVED", "checks": true, "roles": "MB_APPROVER", "en": "Approve", "or": "ଅନୁମୋଦନ କରନ୍ତୁ", "hi": "अनुमोदित करें"},
  {"code": "SEND_BACK", "from": "PENDING_FOR_APPROVAL", "to": "PENDING_FOR_VERIFICATION", "kind": "BACK", "roles": "MB_APPROVER", "en": "Send back", "or": "ଫେରାନ୍ତୁ", "hi": "वापस भेजें"},
  {"code": "SEND_BACK_TO_ORIGINATOR", "from": "PENDING_FOR_APPROVAL", "to": "PENDING_FOR_CORRECTION", "kind": "BACK", "maker": true, "roles": "MB_APPROVER", "en": "Send back to originator", "or": "ପ୍ରସ୍ତୁତକାରୀଙ୍କୁ ଫେରାନ୍ତୁ", "hi": "प्रस्तुतकर्ता को वापस भेजें"},
  {"code": "REJECT", "from": "PENDING_FOR_APPROVAL", "to": "REJECTED", "kind": "REJECT", "checks": true, "roles": "MB_APPROVER", "en": "Reject", "or": "ପ୍ରତ୍ୟାଖ୍ୟାନ", "hi": "अस्वीकार करें"},
  {"code": "RE_SUBMIT", "effect": "SUBMIT", "from": "PENDING_FOR_CORRECTION", "to": "PENDING_FOR_VERIFICATION", "roles": "MB_CREATOR", "en": "Submit again", "or": "ପୁନଃ ଦାଖଲ", "hi": "पुनः प्रस्तुत करें"}]');

select pg_temp.workflow('CLOSURE', 'closure', 168, 'Closure of a work', '{"or": "କାର୍ଯ୍ୟ ସମାପନ", "hi": "कार्य समापन"}', '[
  {"code": "START", "start": true, "en": "New", "or": "ନୂଆ", "hi": "नया"},
  {"code": "DRAFTED", "edit": true, "sla": 168, "en": "Draft", "or": "ଖସଡ଼ା", "hi": "मसौदा"},
  {"code": "PENDING_FOR_VERIFICATION", "sla": 48, "escalate": "CLOSURE_APPROVER", "en": "Pending for verification", "or": "ଯାଞ୍ଚ ପାଇଁ ବାକି", "hi": "सत्यापन हेतु लंबित"},
  {"code": "PENDING_FOR_APPROVAL", "sla": 48, "escalate": "CLOSURE_APPROVER", "en": "Pending for approval", "or": "ଅନୁମୋଦନ ପାଇଁ ବାକି", "hi": "अनुमोदन हेतु लंबित"},
  {"code": "PENDING_FOR_CORRECTION", "edit": true, "sla": 48, "en": "Pending for correction", "or": "ସଂଶୋଧନ ପାଇଁ ବାକି", "hi": "सुधार हेतु लंबित"},
  {"code": "APPROVED", "end": true, "status": "ACTIVE", "en": "Closed", "or": "ସମାପ୍ତ", "hi": "समाप्त"},
  {"code": "REJECTED", "end": true, "status": "INACTIVE", "en": "Rejected", "or": "ପ୍ରତ୍ୟାଖ୍ୟାତ", "hi": "अस्वीकृत"}]', '[
  {"code": "SAVE_AS_DRAFT", "effect": "OPEN", "from": "START", "to": "DRAFTED", "kind": "SAVE", "roles": "CLOSURE_CREATOR", "en": "Save as draft", "or": "ଖସଡ଼ା ସଞ୍ଚୟ", "hi": "मसौदा सहेजें"},
  {"code": "SAVE_AS_DRAFT", "from": "DRAFTED", "to": "DRAFTED", "kind": "SAVE", "roles": "CLOSURE_CREATOR", "en": "Save as draft", "or": "ଖସଡ଼ା ସଞ୍ଚୟ", "hi": "मसौदा सहेजें"},
  {"code": "SUBMIT", "effect": "SUBMIT", "from": "DRAFTED", "to": "PENDING_FOR_VERIFICATION", "roles": "CLOSURE_CREATOR", "en": "Submit for verification", "or": "ଯାଞ୍ଚ ପାଇଁ ଦାଖଲ", "hi": "सत्यापन हेतु प्रस्तुत करें"},
  {"code": "DISCARD", "from": "DRAFTED", "to": "REJECTED", "kind": "REJECT", "roles": "CLOSURE_CREATOR", "en": "Discard draft", "or": "ଖସଡ଼ା ପରିତ୍ୟାଗ", "hi": "मसौदा त्यागें"},
  {"code": "VERIFY_AND_FORWARD", "from": "PENDING_FOR_VERIFICATION", "to": "PENDING_FOR_APPROVAL", "checks": true, "roles": "CLOSURE_VERIFIER", "en": "Verify and forward", "or": "ଯାଞ୍ଚ କରି ପଠାନ୍ତୁ", "hi": "सत्यापित कर आगे भेजें"},
  {"code": "SEND_BACK", "from": "PENDING_FOR_VERIFICATION", "to": "PENDING_FOR_CORRECTION", "kind": "BACK", "maker": true, "roles": "CLOSURE_VERIFIER", "en": "Send back", "or": "ଫେରାନ୍ତୁ", "hi": "वापस भेजें"},
  {"code": "APPROVE", "effect": "CLOSE", "from": "PENDING_FOR_APPROVAL", "to": "APPROVED", "checks": true, "roles": "CLOSURE_APPROVER", "en": "Approve and close", "or": "ଅନୁମୋଦନ କରି ବନ୍ଦ କରନ୍ତୁ", "hi": "अनुमोदित कर बंद करें"},
  {"code": "SEND_BACK", "from": "PENDING_FOR_APPROVAL", "to": "PENDING_FOR_VERIFICATION", "kind": "BACK", "roles": "CLOSURE_APPROVER", "en": "Send back", "or": "ଫେରାନ୍ତୁ", "hi": "वापस भेजें"},
  {"code": "SEND_BACK_TO_ORIGINATOR", "from": "PENDING_FOR_APPROVAL", "to": "PENDING_FOR_CORRECTION", "kind": "BACK", "maker": true, "roles": "CLOSURE_APPROVER", "en": "Send back to originator", "or": "ପ୍ରସ୍ତୁତକାରୀଙ୍କୁ ଫେରାନ୍ତୁ", "hi": "प्रस्तुतकर्ता को वापस भेजें"},
  {"code": "REJECT", "from": "PENDING_FOR_APPROVAL", "to": "REJECTED", "kind": "REJECT", "checks": true, "roles": "CLOSURE_APPROVER", "en": "Reject", "or": "ପ୍ରତ୍ୟାଖ୍ୟାନ", "hi": "अस्वीकार करें"},
  {"code": "RE_SUBMIT", "effect": "SUBMIT", "from": "PENDING_FOR_CORRECTION", "to": "PENDING_FOR_VERIFICATION", "roles": "CLOSURE_CREATOR", "en": "Submit again", "or": "ପୁନଃ ଦାଖଲ", "hi": "पुनः प्रस्तुत करें"}]');

select pg_temp.workflow('ASSET', 'asset', 168, 'Asset registration', '{"or": "ସମ୍ପତ୍ତି ପଞ୍ଜୀକରଣ", "hi": "परिसंपत्ति पंजीकरण"}', '[
  {"code": "START", "start": true, "en": "New", "or": "ନୂଆ", "hi": "नया"},
  {"code": "REQUESTED", "edit": true, "sla": 72, "escalate": "ASSET_REGISTRAR", "en": "Registration requested", "or": "ପଞ୍ଜୀକରଣ ଅନୁରୋଧ", "hi": "पंजीकरण का अनुरोध"},
  {"code": "REGISTERED", "end": true, "status": "ACTIVE", "en": "Registered", "or": "ପଞ୍ଜୀକୃତ", "hi": "पंजीकृत"},
  {"code": "REJECTED", "end": true, "status": "INACTIVE", "en": "Not an asset", "or": "ସମ୍ପତ୍ତି ନୁହେଁ", "hi": "परिसंपत्ति नहीं"}]', '[
  {"code": "REQUEST", "effect": "OPEN", "from": "START", "to": "REQUESTED", "roles": "SYSTEM", "en": "Request registration", "or": "ପଞ୍ଜୀକରଣ ଅନୁରୋଧ", "hi": "पंजीकरण का अनुरोध"},
  {"code": "REGISTER", "effect": "REGISTER", "from": "REQUESTED", "to": "REGISTERED", "roles": "ASSET_REGISTRAR", "en": "Register the asset", "or": "ସମ୍ପତ୍ତି ପଞ୍ଜୀକରଣ କରନ୍ତୁ", "hi": "परिसंपत्ति पंजीकृत करें"},
  {"code": "REJECT", "from": "REQUESTED", "to": "REJECTED", "kind": "REJECT", "roles": "ASSET_REGISTRAR", "en": "Not an asset", "or": "ସମ୍ପତ୍ତି ନୁହେଁ", "hi": "परिसंपत्ति नहीं"}]');

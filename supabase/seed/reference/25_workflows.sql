-- Workflows of the state, inherited by every agency that publishes none of its own. Rule: planning.md section 3.8.

create function pg_temp.workflow(p_code text, p_type text, p_sla int, p_name text, p_names jsonb, p_states jsonb, p_actions jsonb) returns void
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

select pg_temp.workflow('PROJECT', 'project', null, 'Project', '{"or": "ପ୍ରକଳ୍ପ", "hi": "परियोजना"}', '[
  {"code": "START", "start": true, "en": "New", "or": "ନୂଆ", "hi": "नया"},
  {"code": "CREATED", "edit": true, "status": "ACTIVE", "en": "Created", "or": "ପ୍ରସ୍ତୁତ", "hi": "निर्मित"},
  {"code": "IN_PROGRESS", "status": "ACTIVE", "en": "Estimate in progress", "or": "ଅଟକଳ ଚାଲିଛି", "hi": "प्राक्कलन जारी"},
  {"code": "APPROVED", "status": "ACTIVE", "en": "Approved", "or": "ଅନୁମୋଦିତ", "hi": "अनुमोदित"},
  {"code": "COMPLETED", "end": true, "status": "ACTIVE", "en": "Completed", "or": "ସମ୍ପୂର୍ଣ୍ଣ", "hi": "पूर्ण"},
  {"code": "CANCELLED", "end": true, "status": "INACTIVE", "en": "Cancelled", "or": "ବାତିଲ", "hi": "रद्द"}]', '[
  {"code": "CREATE", "effect": "OPEN", "from": "START", "to": "CREATED", "roles": "PROJECT_CREATOR", "en": "Create", "or": "ପ୍ରସ୍ତୁତ କରନ୍ତୁ", "hi": "बनाएँ"},
  {"code": "CANCEL", "from": "CREATED", "to": "CANCELLED", "kind": "REJECT", "roles": "PROJECT_CREATOR", "en": "Cancel project", "or": "ପ୍ରକଳ୍ପ ବାତିଲ କରନ୍ତୁ", "hi": "परियोजना रद्द करें"},
  {"code": "START", "effect": "START", "from": "CREATED", "to": "IN_PROGRESS", "roles": "SYSTEM", "en": "Estimate submitted", "or": "ଅଟକଳ ଦାଖଲ", "hi": "प्राक्कलन प्रस्तुत"},
  {"code": "REOPEN", "effect": "REOPEN", "from": "IN_PROGRESS", "to": "CREATED", "roles": "SYSTEM", "en": "Estimate rejected", "or": "ଅଟକଳ ପ୍ରତ୍ୟାଖ୍ୟାତ", "hi": "प्राक्कलन अस्वीकृत"},
  {"code": "APPROVE", "effect": "APPROVE", "from": "IN_PROGRESS", "to": "APPROVED", "roles": "SYSTEM", "en": "Estimate approved", "or": "ଅଟକଳ ଅନୁମୋଦିତ", "hi": "प्राक्कलन अनुमोदित"},
  {"code": "COMPLETE", "effect": "COMPLETE", "from": "APPROVED", "to": "COMPLETED", "roles": "SYSTEM", "en": "Work completed", "or": "କାର୍ଯ୍ୟ ସମାପ୍ତ", "hi": "कार्य पूर्ण"}]');

do $$
declare
  v_service record;
begin
  -- A revised estimate takes the same steps; planning.md knows no table of its own for it.
  for v_service in select * from (values
    ('ESTIMATE', 'Estimate', '{"or": "ଅଟକଳ", "hi": "प्राक्कलन"}'::jsonb),
    ('REVISION_ESTIMATE', 'Revised estimate', '{"or": "ସଂଶୋଧିତ ଅଟକଳ", "hi": "संशोधित प्राक्कलन"}'::jsonb)) s (code, name, names) loop
    perform pg_temp.workflow(v_service.code, 'estimate', 120, v_service.name, v_service.names, '[
      {"code": "START", "start": true, "en": "New", "or": "ନୂଆ", "hi": "नया"},
      {"code": "DRAFTED", "edit": true, "sla": 24, "en": "Draft", "or": "ଖସଡ଼ା", "hi": "मसौदा"},
      {"code": "PENDING_FOR_VERIFICATION", "sla": 48, "escalate": "TECHNICAL_SANCTIONER", "en": "Pending for verification", "or": "ଯାଞ୍ଚ ପାଇଁ ବାକି", "hi": "सत्यापन हेतु लंबित"},
      {"code": "PENDING_FOR_TECHNICAL_SANCTION", "sla": 24, "escalate": "ESTIMATE_APPROVER", "en": "Pending for technical sanction", "or": "ବୈଷୟିକ ମଞ୍ଜୁରି ପାଇଁ ବାକି", "hi": "तकनीकी स्वीकृति हेतु लंबित"},
      {"code": "PENDING_FOR_APPROVAL", "sla": 24, "escalate": "ESTIMATE_APPROVER", "en": "Pending for approval", "or": "ଅନୁମୋଦନ ପାଇଁ ବାକି", "hi": "अनुमोदन हेतु लंबित"},
      {"code": "PENDING_FOR_CORRECTION", "edit": true, "sla": 24, "en": "Pending for correction", "or": "ସଂଶୋଧନ ପାଇଁ ବାକି", "hi": "सुधार हेतु लंबित"},
      {"code": "APPROVED", "end": true, "status": "ACTIVE", "en": "Approved", "or": "ଅନୁମୋଦିତ", "hi": "अनुमोदित"},
      {"code": "REJECTED", "end": true, "status": "INACTIVE", "en": "Rejected", "or": "ପ୍ରତ୍ୟାଖ୍ୟାତ", "hi": "अस्वीकृत"}]', '[
      {"code": "SAVE_AS_DRAFT", "effect": "OPEN", "from": "START", "to": "DRAFTED", "kind": "SAVE", "roles": "ESTIMATE_CREATOR", "en": "Save as draft", "or": "ଖସଡ଼ା ସଞ୍ଚୟ", "hi": "मसौदा सहेजें"},
      {"code": "SAVE_AS_DRAFT", "from": "DRAFTED", "to": "DRAFTED", "kind": "SAVE", "roles": "ESTIMATE_CREATOR", "en": "Save as draft", "or": "ଖସଡ଼ା ସଞ୍ଚୟ", "hi": "मसौदा सहेजें"},
      {"code": "SUBMIT", "effect": "SUBMIT", "from": "DRAFTED", "to": "PENDING_FOR_VERIFICATION", "roles": "ESTIMATE_CREATOR", "en": "Submit for verification", "or": "ଯାଞ୍ଚ ପାଇଁ ଦାଖଲ", "hi": "सत्यापन हेतु प्रस्तुत करें"},
      {"code": "DISCARD", "from": "DRAFTED", "to": "REJECTED", "kind": "REJECT", "roles": "ESTIMATE_CREATOR", "en": "Discard draft", "or": "ଖସଡ଼ା ପରିତ୍ୟାଗ", "hi": "मसौदा त्यागें"},
      {"code": "VERIFY_AND_FORWARD", "from": "PENDING_FOR_VERIFICATION", "to": "PENDING_FOR_TECHNICAL_SANCTION", "checks": true, "roles": "ESTIMATE_VERIFIER", "en": "Verify and forward", "or": "ଯାଞ୍ଚ କରି ପଠାନ୍ତୁ", "hi": "सत्यापित कर आगे भेजें"},
      {"code": "SEND_BACK", "from": "PENDING_FOR_VERIFICATION", "to": "PENDING_FOR_CORRECTION", "kind": "BACK", "maker": true, "roles": "ESTIMATE_VERIFIER", "en": "Send back", "or": "ଫେରାନ୍ତୁ", "hi": "वापस भेजें"},
      {"code": "REJECT", "from": "PENDING_FOR_VERIFICATION", "to": "REJECTED", "kind": "REJECT", "checks": true, "roles": "ESTIMATE_VERIFIER", "en": "Reject", "or": "ପ୍ରତ୍ୟାଖ୍ୟାନ", "hi": "अस्वीकार करें"},
      {"code": "TECHNICAL_SANCTION", "effect": "TECHNICAL_SANCTION", "from": "PENDING_FOR_TECHNICAL_SANCTION", "to": "PENDING_FOR_APPROVAL", "checks": true, "roles": "TECHNICAL_SANCTIONER", "en": "Sanction technically", "or": "ବୈଷୟିକ ମଞ୍ଜୁରି ଦିଅନ୍ତୁ", "hi": "तकनीकी स्वीकृति दें"},
      {"code": "SEND_BACK", "from": "PENDING_FOR_TECHNICAL_SANCTION", "to": "PENDING_FOR_VERIFICATION", "kind": "BACK", "roles": "TECHNICAL_SANCTIONER", "en": "Send back", "or": "ଫେରାନ୍ତୁ", "hi": "वापस भेजें"},
      {"code": "SEND_BACK_TO_ORIGINATOR", "from": "PENDING_FOR_TECHNICAL_SANCTION", "to": "PENDING_FOR_CORRECTION", "kind": "BACK", "maker": true, "roles": "TECHNICAL_SANCTIONER", "en": "Send back to originator", "or": "ପ୍ରସ୍ତୁତକାରୀଙ୍କୁ ଫେରାନ୍ତୁ", "hi": "प्रस्तुतकर्ता को वापस भेजें"},
      {"code": "REJECT", "from": "PENDING_FOR_TECHNICAL_SANCTION", "to": "REJECTED", "kind": "REJECT", "checks": true, "roles": "TECHNICAL_SANCTIONER", "en": "Reject", "or": "ପ୍ରତ୍ୟାଖ୍ୟାନ", "hi": "अस्वीकार करें"},
      {"code": "APPROVE", "effect": "ADMINISTRATIVE_SANCTION", "from": "PENDING_FOR_APPROVAL", "to": "APPROVED", "checks": true, "roles": "ESTIMATE_APPROVER", "en": "Approve", "or": "ଅନୁମୋଦନ କରନ୍ତୁ", "hi": "अनुमोदित करें"},
      {"code": "SEND_BACK", "from": "PENDING_FOR_APPROVAL", "to": "PENDING_FOR_TECHNICAL_SANCTION", "kind": "BACK", "roles": "ESTIMATE_APPROVER", "en": "Send back", "or": "ଫେରାନ୍ତୁ", "hi": "वापस भेजें"},
      {"code": "SEND_BACK_TO_ORIGINATOR", "from": "PENDING_FOR_APPROVAL", "to": "PENDING_FOR_CORRECTION", "kind": "BACK", "maker": true, "roles": "ESTIMATE_APPROVER", "en": "Send back to originator", "or": "ପ୍ରସ୍ତୁତକାରୀଙ୍କୁ ଫେରାନ୍ତୁ", "hi": "प्रस्तुतकर्ता को वापस भेजें"},
      {"code": "REJECT", "from": "PENDING_FOR_APPROVAL", "to": "REJECTED", "kind": "REJECT", "checks": true, "roles": "ESTIMATE_APPROVER", "en": "Reject", "or": "ପ୍ରତ୍ୟାଖ୍ୟାନ", "hi": "अस्वीकार करें"},
      {"code": "RE_SUBMIT", "effect": "SUBMIT", "from": "PENDING_FOR_CORRECTION", "to": "PENDING_FOR_VERIFICATION", "roles": "ESTIMATE_CREATOR", "en": "Submit again", "or": "ପୁନଃ ଦାଖଲ", "hi": "पुनः प्रस्तुत करें"},
      {"code": "REJECT", "from": "PENDING_FOR_CORRECTION", "to": "REJECTED", "kind": "REJECT", "roles": "ESTIMATE_CREATOR", "en": "Withdraw", "or": "ପ୍ରତ୍ୟାହାର", "hi": "वापस लें"}]');
  end loop;
end
$$;

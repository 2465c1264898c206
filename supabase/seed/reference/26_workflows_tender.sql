-- Workflows of budget and tendering, inherited by every agency that publishes none of its own.

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

select pg_temp.workflow('APPROPRIATION', 'appropriation', 120, 'Appropriation order', '{"or": "ବଜେଟ ବଣ୍ଟନ ଆଦେଶ", "hi": "विनियोजन आदेश"}', '[
  {"code": "START", "start": true, "en": "New", "or": "ନୂଆ", "hi": "नया"},
  {"code": "DRAFTED", "edit": true, "sla": 48, "en": "Draft", "or": "ଖସଡ଼ା", "hi": "मसौदा"},
  {"code": "PENDING_FOR_APPROVAL", "sla": 72, "escalate": "BUDGET_APPROVER", "en": "Pending for approval", "or": "ଅନୁମୋଦନ ପାଇଁ ବାକି", "hi": "अनुमोदन हेतु लंबित"},
  {"code": "PENDING_FOR_CORRECTION", "edit": true, "sla": 48, "en": "Pending for correction", "or": "ସଂଶୋଧନ ପାଇଁ ବାକି", "hi": "सुधार हेतु लंबित"},
  {"code": "APPROVED", "end": true, "status": "ACTIVE", "en": "Approved", "or": "ଅନୁମୋଦିତ", "hi": "अनुमोदित"},
  {"code": "REJECTED", "end": true, "status": "INACTIVE", "en": "Rejected", "or": "ପ୍ରତ୍ୟାଖ୍ୟାତ", "hi": "अस्वीकृत"}]', '[
  {"code": "SAVE_AS_DRAFT", "effect": "OPEN", "from": "START", "to": "DRAFTED", "kind": "SAVE", "roles": "BUDGET_MANAGER", "en": "Save as draft", "or": "ଖସଡ଼ା ସଞ୍ଚୟ", "hi": "मसौदा सहेजें"},
  {"code": "SUBMIT", "effect": "SUBMIT", "from": "DRAFTED", "to": "PENDING_FOR_APPROVAL", "roles": "BUDGET_MANAGER", "en": "Submit for approval", "or": "ଅନୁମୋଦନ ପାଇଁ ଦାଖଲ", "hi": "अनुमोदन हेतु प्रस्तुत करें"},
  {"code": "DISCARD", "from": "DRAFTED", "to": "REJECTED", "kind": "REJECT", "roles": "BUDGET_MANAGER", "en": "Discard draft", "or": "ଖସଡ଼ା ପରିତ୍ୟାଗ", "hi": "मसौदा त्यागें"},
  {"code": "APPROVE", "effect": "APPROVE", "from": "PENDING_FOR_APPROVAL", "to": "APPROVED", "checks": true, "roles": "BUDGET_APPROVER", "en": "Approve", "or": "ଅନୁମୋଦନ କରନ୍ତୁ", "hi": "अनुमोदित करें"},
  {"code": "SEND_BACK", "from": "PENDING_FOR_APPROVAL", "to": "PENDING_FOR_CORRECTION", "kind": "BACK", "maker": true, "roles": "BUDGET_APPROVER", "en": "Send back", "or": "ଫେରାନ୍ତୁ", "hi": "वापस भेजें"},
  {"code": "REJECT", "from": "PENDING_FOR_APPROVAL", "to": "REJECTED", "kind": "REJECT", "checks": true, "roles": "BUDGET_APPROVER", "en": "Reject", "or": "ପ୍ରତ୍ୟାଖ୍ୟାନ", "hi": "अस्वीकार करें"},
  {"code": "RE_SUBMIT", "effect": "SUBMIT", "from": "PENDING_FOR_CORRECTION", "to": "PENDING_FOR_APPROVAL", "roles": "BUDGET_MANAGER", "en": "Submit again", "or": "ପୁନଃ ଦାଖଲ", "hi": "पुनः प्रस्तुत करें"},
  {"code": "REJECT", "from": "PENDING_FOR_CORRECTION", "to": "REJECTED", "kind": "REJECT", "roles": "BUDGET_MANAGER", "en": "Withdraw", "or": "ପ୍ରତ୍ୟାହାର", "hi": "वापस लें"}]');

select pg_temp.workflow('TENDER', 'tender', null, 'Tender', '{"or": "ଟେଣ୍ଡର", "hi": "निविदा"}', '[
  {"code": "START", "start": true, "en": "New", "or": "ନୂଆ", "hi": "नया"},
  {"code": "DRAFTED", "edit": true, "sla": 48, "en": "Draft", "or": "ଖସଡ଼ା", "hi": "मसौदा"},
  {"code": "PENDING_FOR_APPROVAL", "sla": 48, "escalate": "TENDER_APPROVER", "en": "Pending for approval", "or": "ଅନୁମୋଦନ ପାଇଁ ବାକି", "hi": "अनुमोदन हेतु लंबित"},
  {"code": "PENDING_FOR_CORRECTION", "edit": true, "sla": 48, "en": "Pending for correction", "or": "ସଂଶୋଧନ ପାଇଁ ବାକି", "hi": "सुधार हेतु लंबित"},
  {"code": "APPROVED", "sla": 72, "en": "Approved, to be published", "or": "ଅନୁମୋଦିତ, ପ୍ରକାଶନ ବାକି", "hi": "अनुमोदित, प्रकाशन शेष"},
  {"code": "PUBLISHED", "sla": 720, "en": "Open for bids", "or": "ଦର ପାଇଁ ଖୋଲା", "hi": "बोली हेतु खुली"},
  {"code": "TECHNICAL_EVALUATION", "sla": 120, "escalate": "TENDER_APPROVER", "en": "Technical evaluation", "or": "ବୈଷୟିକ ମୂଲ୍ୟାୟନ", "hi": "तकनीकी मूल्यांकन"},
  {"code": "PENDING_FOR_FINANCIAL_OPENING", "sla": 48, "escalate": "TENDER_APPROVER", "en": "Prices to be opened", "or": "ମୂଲ୍ୟ ଖୋଲିବାକୁ ବାକି", "hi": "मूल्य खोलना शेष"},
  {"code": "FINANCIAL_EVALUATION", "sla": 72, "escalate": "TENDER_APPROVER", "en": "Financial evaluation", "or": "ଆର୍ଥିକ ମୂଲ୍ୟାୟନ", "hi": "वित्तीय मूल्यांकन"},
  {"code": "PENDING_FOR_AWARD", "sla": 240, "escalate": "TENDER_APPROVER", "en": "To be awarded", "or": "ପ୍ରଦାନ ବାକି", "hi": "प्रदान शेष"},
  {"code": "AWARDED", "end": true, "status": "ACTIVE", "en": "Awarded", "or": "ପ୍ରଦତ୍ତ", "hi": "प्रदत्त"},
  {"code": "CANCELLED", "end": true, "status": "INACTIVE", "en": "Cancelled", "or": "ବାତିଲ", "hi": "रद्द"}]', '[
  {"code": "SAVE_AS_DRAFT", "effect": "OPEN", "from": "START", "to": "DRAFTED", "kind": "SAVE", "roles": "TENDER_CREATOR", "en": "Save as draft", "or": "ଖସଡ଼ା ସଞ୍ଚୟ", "hi": "मसौदा सहेजें"},
  {"code": "SAVE_AS_DRAFT", "from": "DRAFTED", "to": "DRAFTED", "kind": "SAVE", "roles": "TENDER_CREATOR", "en": "Save as draft", "or": "ଖସଡ଼ା ସଞ୍ଚୟ", "hi": "मसौदा सहेजें"},
  {"code": "SUBMIT", "effect": "SUBMIT", "from": "DRAFTED", "to": "PENDING_FOR_APPROVAL", "roles": "TENDER_CREATOR", "en": "Submit for approval", "or": "ଅନୁମୋଦନ ପାଇଁ ଦାଖଲ", "hi": "अनुमोदन हेतु प्रस्तुत करें"},
  {"code": "DISCARD", "from": "DRAFTED", "to": "CANCELLED", "kind": "REJECT", "roles": "TENDER_CREATOR", "en": "Discard draft", "or": "ଖସଡ଼ା ପରିତ୍ୟାଗ", "hi": "मसौदा त्यागें"},
  {"code": "APPROVE", "effect": "APPROVE", "from": "PENDING_FOR_APPROVAL", "to": "APPROVED", "checks": true, "roles": "TENDER_APPROVER", "en": "Approve", "or": "ଅନୁମୋଦନ କରନ୍ତୁ", "hi": "अनुमोदित करें"},
  {"code": "SEND_BACK", "from": "PENDING_FOR_APPROVAL", "to": "PENDING_FOR_CORRECTION", "kind": "BACK", "maker": true, "roles": "TENDER_APPROVER", "en": "Send back", "or": "ଫେରାନ୍ତୁ", "hi": "वापस भेजें"},
  {"code": "REJECT", "from": "PENDING_FOR_APPROVAL", "to": "CANCELLED", "kind": "REJECT", "checks": true, "roles": "TENDER_APPROVER", "en": "Reject", "or": "ପ୍ରତ୍ୟାଖ୍ୟାନ", "hi": "अस्वीकार करें"},
  {"code": "RE_SUBMIT", "effect": "SUBMIT", "from": "PENDING_FOR_CORRECTION", "to": "PENDING_FOR_APPROVAL", "roles": "TENDER_CREATOR", "en": "Submit again", "or": "ପୁନଃ ଦାଖଲ", "hi": "पुनः प्रस्तुत करें"},
  {"code": "REJECT", "from": "PENDING_FOR_CORRECTION", "to": "CANCELLED", "kind": "REJECT", "roles": "TENDER_CREATOR", "en": "Withdraw", "or": "ପ୍ରତ୍ୟାହାର", "hi": "वापस लें"},
  {"code": "PUBLISH", "effect": "PUBLISH", "from": "APPROVED", "to": "PUBLISHED", "roles": "TENDER_CREATOR", "en": "Publish", "or": "ପ୍ରକାଶ କରନ୍ତୁ", "hi": "प्रकाशित करें"},
  {"code": "SEND_BACK", "from": "APPROVED", "to": "PENDING_FOR_CORRECTION", "kind": "BACK", "maker": true, "roles": "TENDER_APPROVER", "en": "Send back", "or": "ଫେରାନ୍ତୁ", "hi": "वापस भेजें"},
  {"code": "OPEN_TECHNICAL", "effect": "OPEN_TECHNICAL", "from": "PUBLISHED", "to": "TECHNICAL_EVALUATION", "roles": "SYSTEM", "en": "Bids opened", "or": "ଦର ଖୋଲାଗଲା", "hi": "बोलियाँ खोली गईं"},
  {"code": "CANCEL", "from": "PUBLISHED", "to": "CANCELLED", "kind": "REJECT", "checks": true, "roles": "TENDER_APPROVER", "en": "Cancel tender", "or": "ଟେଣ୍ଡର ବାତିଲ କରନ୍ତୁ", "hi": "निविदा रद्द करें"},
  {"code": "COMPLETE_TECHNICAL_EVALUATION", "effect": "TECHNICAL_DONE", "from": "TECHNICAL_EVALUATION", "to": "PENDING_FOR_FINANCIAL_OPENING", "checks": true, "roles": "TENDER_EVALUATOR", "en": "Complete technical evaluation", "or": "ବୈଷୟିକ ମୂଲ୍ୟାୟନ ଶେଷ କରନ୍ତୁ", "hi": "तकनीकी मूल्यांकन पूरा करें"},
  {"code": "CANCEL", "from": "TECHNICAL_EVALUATION", "to": "CANCELLED", "kind": "REJECT", "checks": true, "roles": "TENDER_APPROVER", "en": "Cancel tender", "or": "ଟେଣ୍ଡର ବାତିଲ କରନ୍ତୁ", "hi": "निविदा रद्द करें"},
  {"code": "OPEN_FINANCIAL", "effect": "OPEN_FINANCIAL", "from": "PENDING_FOR_FINANCIAL_OPENING", "to": "FINANCIAL_EVALUATION", "roles": "SYSTEM", "en": "Prices opened", "or": "ମୂଲ୍ୟ ଖୋଲାଗଲା", "hi": "मूल्य खोले गए"},
  {"code": "CANCEL", "from": "PENDING_FOR_FINANCIAL_OPENING", "to": "CANCELLED", "kind": "REJECT", "checks": true, "roles": "TENDER_APPROVER", "en": "Cancel tender", "or": "ଟେଣ୍ଡର ବାତିଲ କରନ୍ତୁ", "hi": "निविदा रद्द करें"},
  {"code": "RECOMMEND", "effect": "RECOMMEND", "from": "FINANCIAL_EVALUATION", "to": "PENDING_FOR_AWARD", "checks": true, "roles": "TENDER_EVALUATOR", "en": "Recommend the lowest bid", "or": "ସର୍ବନିମ୍ନ ଦର ସୁପାରିଶ କରନ୍ତୁ", "hi": "न्यूनतम बोली की अनुशंसा करें"},
  {"code": "CANCEL", "from": "FINANCIAL_EVALUATION", "to": "CANCELLED", "kind": "REJECT", "checks": true, "roles": "TENDER_APPROVER", "en": "Cancel tender", "or": "ଟେଣ୍ଡର ବାତିଲ କରନ୍ତୁ", "hi": "निविदा रद्द करें"},
  {"code": "AWARD", "effect": "AWARD", "from": "PENDING_FOR_AWARD", "to": "AWARDED", "roles": "SYSTEM", "en": "Letter of intent accepted", "or": "ଆଶୟ ପତ୍ର ଗୃହୀତ", "hi": "आशय पत्र स्वीकृत"},
  {"code": "CANCEL", "from": "PENDING_FOR_AWARD", "to": "CANCELLED", "kind": "REJECT", "checks": true, "roles": "TENDER_APPROVER", "en": "Cancel tender", "or": "ଟେଣ୍ଡର ବାତିଲ କରନ୍ତୁ", "hi": "निविदा रद्द करें"}]');

-- Steps and time of the field; acceptance by the contractor is ours. A letter that its contractor lets lapse ends like a declined one.
select pg_temp.workflow('LETTER_OF_INTENT', 'letter_of_intent', 120, 'Letter of intent', '{"or": "ଆଶୟ ପତ୍ର", "hi": "आशय पत्र"}', '[
  {"code": "START", "start": true, "en": "New", "or": "ନୂଆ", "hi": "नया"},
  {"code": "CREATED", "edit": true, "sla": 24, "en": "Created", "or": "ପ୍ରସ୍ତୁତ", "hi": "निर्मित"},
  {"code": "CHECKED", "sla": 48, "escalate": "LOI_APPROVER", "en": "Checked", "or": "ଯାଞ୍ଚ ହୋଇଛି", "hi": "जाँचा गया"},
  {"code": "REJECTED", "edit": true, "sla": 48, "en": "Sent back", "or": "ଫେରସ୍ତ", "hi": "वापस"},
  {"code": "APPROVED", "sla": 168, "escalate": "LOI_APPROVER", "en": "Issued, to be accepted", "or": "ଜାରି, ଗ୍ରହଣ ବାକି", "hi": "जारी, स्वीकृति शेष"},
  {"code": "ACCEPTED", "end": true, "status": "ACTIVE", "en": "Accepted", "or": "ଗୃହୀତ", "hi": "स्वीकृत"},
  {"code": "DECLINED", "end": true, "status": "INACTIVE", "en": "Declined", "or": "ଅସ୍ୱୀକୃତ", "hi": "अस्वीकृत"},
  {"code": "CANCELLED", "end": true, "status": "INACTIVE", "en": "Withdrawn", "or": "ପ୍ରତ୍ୟାହୃତ", "hi": "वापस लिया गया"}]', '[
  {"code": "CREATE", "effect": "OPEN", "from": "START", "to": "CREATED", "roles": "LOI_CREATOR", "en": "Create", "or": "ପ୍ରସ୍ତୁତ କରନ୍ତୁ", "hi": "बनाएँ"},
  {"code": "CHECK", "from": "CREATED", "to": "CHECKED", "checks": true, "roles": "LOI_CHECKER", "en": "Check", "or": "ଯାଞ୍ଚ କରନ୍ତୁ", "hi": "जाँचें"},
  {"code": "REJECT", "from": "CREATED", "to": "REJECTED", "kind": "BACK", "maker": true, "roles": "LOI_CHECKER", "en": "Reject", "or": "ଫେରାନ୍ତୁ", "hi": "लौटाएँ"},
  {"code": "APPROVE", "effect": "APPROVE", "from": "CHECKED", "to": "APPROVED", "checks": true, "roles": "LOI_APPROVER", "en": "Approve and issue", "or": "ଅନୁମୋଦନ ଓ ଜାରି", "hi": "अनुमोदित कर जारी करें"},
  {"code": "REJECT", "from": "CHECKED", "to": "REJECTED", "kind": "BACK", "maker": true, "roles": "LOI_APPROVER", "en": "Reject", "or": "ଫେରାନ୍ତୁ", "hi": "लौटाएँ"},
  {"code": "EDIT", "from": "REJECTED", "to": "CREATED", "roles": "LOI_CREATOR", "en": "Hand in again", "or": "ପୁନଃ ଦାଖଲ", "hi": "पुनः प्रस्तुत करें"},
  {"code": "CANCEL", "from": "REJECTED", "to": "CANCELLED", "kind": "REJECT", "roles": "LOI_CREATOR", "en": "Withdraw", "or": "ପ୍ରତ୍ୟାହାର", "hi": "वापस लें"},
  {"code": "ACCEPT", "effect": "ACCEPT", "from": "APPROVED", "to": "ACCEPTED", "roles": "BIDDER", "en": "Accept", "or": "ଗ୍ରହଣ କରନ୍ତୁ", "hi": "स्वीकार करें"},
  {"code": "DECLINE", "effect": "DECLINE", "from": "APPROVED", "to": "DECLINED", "kind": "REJECT", "roles": "BIDDER", "en": "Decline", "or": "ଅସ୍ୱୀକାର କରନ୍ତୁ", "hi": "अस्वीकार करें"},
  {"code": "LAPSE", "effect": "LAPSE", "from": "APPROVED", "to": "DECLINED", "kind": "REJECT", "checks": true, "roles": "LOI_APPROVER", "en": "Let lapse", "or": "ଅବଧି ଶେଷ ଘୋଷଣା", "hi": "व्यपगत घोषित करें"}]');

-- Workflows of work orders and their time extensions, inherited by every agency that publishes none of its own. Rule: planning.md sections 4.5, 4.6.
--
-- The two configurations in the field disagree; decided as planning.md and programme.md recommend:
--   decline leads to PENDING_FOR_REASSIGNMENT, where another organisation is chosen ([W] and the story), not to correction ([C]);
--   the approver's return leads to PENDING_FOR_VERIFICATION ([C]): a state PENDING_FOR_REVERIFICATION ([W]) has the same people and the same actions, and the history says
--   that the paper came back;
--   the organisation has no REJECT beside DECLINE ([C]); the verifier may reject ([W]);
--   nothing is cancelled silently (D24): an order that was not accepted by its date goes onto the due list, one officer recommends, another approves; it can be accepted until then.
--   Where an agency prefers it, the setting work_order.acceptance_lapse lets it lapse, which leads to PENDING_FOR_REASSIGNMENT as a decline does.
-- A draft comes before the first submission, as on estimates; in the field the first save submits.

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
    coalesce(a ->> 'kind', '') in ('BACK', 'REJECT') or coalesce((a ->> 'comment')::boolean, false), coalesce((a ->> 'maker')::boolean, false), a ->> 'effect', n::int, a ->> 'en', jsonb_build_object('or', a ->> 'or', 'hi', a ->> 'hi')
  from jsonb_array_elements(p_actions) with ordinality x (a, n)
  join public.workflow_states f on f.tenant_id = 'od' and f.service_id = v_id and f.code = a ->> 'from'
  join public.workflow_states t on t.tenant_id = 'od' and t.service_id = v_id and t.code = a ->> 'to';
  perform public.publish_workflow('od', v_id, 1);
end
$$;

select pg_temp.workflow('CONTRACT', 'work_order', 168, 'Work order', '{"or": "କାର୍ଯ୍ୟାଦେଶ", "hi": "कार्यादेश"}', '[
  {"code": "START", "start": true, "en": "New", "or": "ନୂଆ", "hi": "नया"},
  {"code": "DRAFTED", "edit": true, "sla": 24, "en": "Draft", "or": "ଖସଡ଼ା", "hi": "मसौदा"},
  {"code": "PENDING_FOR_VERIFICATION", "sla": 48, "escalate": "WORK_ORDER_APPROVER", "en": "Pending for verification", "or": "ଯାଞ୍ଚ ପାଇଁ ବାକି", "hi": "सत्यापन हेतु लंबित"},
  {"code": "PENDING_FOR_APPROVAL", "sla": 24, "escalate": "WORK_ORDER_APPROVER", "en": "Pending for approval", "or": "ଅନୁମୋଦନ ପାଇଁ ବାକି", "hi": "अनुमोदन हेतु लंबित"},
  {"code": "PENDING_FOR_CORRECTION", "edit": true, "sla": 24, "en": "Pending for correction", "or": "ସଂଶୋଧନ ପାଇଁ ବାକି", "hi": "सुधार हेतु लंबित"},
  {"code": "PENDING_FOR_ACCEPTANCE", "sla": 168, "escalate": "WORK_ORDER_CREATOR", "en": "Pending for acceptance", "or": "ଗ୍ରହଣ ପାଇଁ ବାକି", "hi": "स्वीकृति हेतु लंबित"},
  {"code": "PENDING_FOR_REASSIGNMENT", "edit": true, "sla": 24, "en": "Pending for reassignment", "or": "ଅନ୍ୟ ସଂଗଠନକୁ ଦେବା ବାକି", "hi": "पुनः सौंपने हेतु लंबित"},
  {"code": "DUE_FOR_CANCELLATION", "sla": 120, "escalate": "WORK_ORDER_APPROVER", "en": "Due for cancellation", "or": "ବାତିଲ ପାଇଁ ବକେୟା", "hi": "रद्द करने हेतु देय"},
  {"code": "PENDING_FOR_CANCELLATION", "sla": 72, "escalate": "WORK_ORDER_APPROVER", "en": "Cancellation recommended", "or": "ବାତିଲ ସୁପାରିଶ ହୋଇଛି", "hi": "रद्द करने की अनुशंसा"},
  {"code": "ACCEPTED", "status": "ACTIVE", "en": "Accepted", "or": "ଗୃହୀତ", "hi": "स्वीकृत"},
  {"code": "SUSPENDED", "status": "ACTIVE", "en": "Suspended", "or": "ସ୍ଥଗିତ", "hi": "स्थगित"},
  {"code": "COMPLETED", "end": true, "status": "ACTIVE", "en": "Completed", "or": "ସମ୍ପୂର୍ଣ୍ଣ", "hi": "पूर्ण"},
  {"code": "CANCELLED", "end": true, "status": "INACTIVE", "en": "Cancelled", "or": "ବାତିଲ", "hi": "रद्द"},
  {"code": "REJECTED", "end": true, "status": "INACTIVE", "en": "Rejected", "or": "ପ୍ରତ୍ୟାଖ୍ୟାତ", "hi": "अस्वीकृत"}]', '[
  {"code": "SAVE_AS_DRAFT", "effect": "OPEN", "from": "START", "to": "DRAFTED", "kind": "SAVE", "roles": "WORK_ORDER_CREATOR", "en": "Save as draft", "or": "ଖସଡ଼ା ସଞ୍ଚୟ", "hi": "मसौदा सहेजें"},
  {"code": "SUBMIT", "effect": "SUBMIT", "from": "DRAFTED", "to": "PENDING_FOR_VERIFICATION", "roles": "WORK_ORDER_CREATOR", "en": "Submit for verification", "or": "ଯାଞ୍ଚ ପାଇଁ ଦାଖଲ", "hi": "सत्यापन हेतु प्रस्तुत करें"},
  {"code": "DISCARD", "from": "DRAFTED", "to": "REJECTED", "kind": "REJECT", "roles": "WORK_ORDER_CREATOR", "en": "Discard draft", "or": "ଖସଡ଼ା ପରିତ୍ୟାଗ", "hi": "मसौदा त्यागें"},
  {"code": "VERIFY_AND_FORWARD", "from": "PENDING_FOR_VERIFICATION", "to": "PENDING_FOR_APPROVAL", "checks": true, "roles": "WORK_ORDER_VERIFIER", "en": "Verify and forward", "or": "ଯାଞ୍ଚ କରି ପଠାନ୍ତୁ", "hi": "सत्यापित कर आगे भेजें"},
  {"code": "SEND_BACK", "from": "PENDING_FOR_VERIFICATION", "to": "PENDING_FOR_CORRECTION", "kind": "BACK", "maker": true, "roles": "WORK_ORDER_VERIFIER", "en": "Send back", "or": "ଫେରାନ୍ତୁ", "hi": "वापस भेजें"},
  {"code": "REJECT", "from": "PENDING_FOR_VERIFICATION", "to": "REJECTED", "kind": "REJECT", "checks": true, "roles": "WORK_ORDER_VERIFIER", "en": "Reject", "or": "ପ୍ରତ୍ୟାଖ୍ୟାନ", "hi": "अस्वीकार करें"},
  {"code": "APPROVE", "effect": "ISSUE", "from": "PENDING_FOR_APPROVAL", "to": "PENDING_FOR_ACCEPTANCE", "checks": true, "roles": "WORK_ORDER_APPROVER", "en": "Approve and issue", "or": "ଅନୁମୋଦନ କରି ଜାରି କରନ୍ତୁ", "hi": "अनुमोदित कर जारी करें"},
  {"code": "SEND_BACK", "from": "PENDING_FOR_APPROVAL", "to": "PENDING_FOR_VERIFICATION", "kind": "BACK", "roles": "WORK_ORDER_APPROVER", "en": "Send back", "or": "ଫେରାନ୍ତୁ", "hi": "वापस भेजें"},
  {"code": "SEND_BACK_TO_ORIGINATOR", "from": "PENDING_FOR_APPROVAL", "to": "PENDING_FOR_CORRECTION", "kind": "BACK", "maker": true, "roles": "WORK_ORDER_APPROVER", "en": "Send back to originator", "or": "ପ୍ରସ୍ତୁତକାରୀଙ୍କୁ ଫେରାନ୍ତୁ", "hi": "प्रस्तुतकर्ता को वापस भेजें"},
  {"code": "REJECT", "from": "PENDING_FOR_APPROVAL", "to": "REJECTED", "kind": "REJECT", "checks": true, "roles": "WORK_ORDER_APPROVER", "en": "Reject", "or": "ପ୍ରତ୍ୟାଖ୍ୟାନ", "hi": "अस्वीकार करें"},
  {"code": "RE_SUBMIT", "effect": "SUBMIT", "from": "PENDING_FOR_CORRECTION", "to": "PENDING_FOR_VERIFICATION", "roles": "WORK_ORDER_CREATOR", "en": "Submit again", "or": "ପୁନଃ ଦାଖଲ", "hi": "पुनः प्रस्तुत करें"},
  {"code": "REJECT", "from": "PENDING_FOR_CORRECTION", "to": "REJECTED", "kind": "REJECT", "roles": "WORK_ORDER_CREATOR", "en": "Withdraw", "or": "ପ୍ରତ୍ୟାହାର", "hi": "वापस लें"},
  {"code": "ACCEPT", "effect": "ACCEPT", "from": "PENDING_FOR_ACCEPTANCE", "to": "ACCEPTED", "roles": "ORG_ADMIN", "en": "Accept", "or": "ଗ୍ରହଣ କରନ୍ତୁ", "hi": "स्वीकार करें"},
  {"code": "DECLINE", "effect": "DECLINE", "from": "PENDING_FOR_ACCEPTANCE", "to": "PENDING_FOR_REASSIGNMENT", "kind": "BACK", "maker": true, "roles": "ORG_ADMIN", "en": "Decline", "or": "ଅସ୍ୱୀକାର କରନ୍ତୁ", "hi": "मना करें"},
  {"code": "FALL_DUE", "effect": "FALL_DUE", "from": "PENDING_FOR_ACCEPTANCE", "to": "DUE_FOR_CANCELLATION", "roles": "SYSTEM", "en": "Acceptance date passed", "or": "ଗ୍ରହଣ ତାରିଖ ପାର", "hi": "स्वीकृति की तिथि बीती"},
  {"code": "LAPSE", "effect": "LAPSE", "from": "PENDING_FOR_ACCEPTANCE", "to": "PENDING_FOR_REASSIGNMENT", "kind": "FORWARD", "maker": true, "roles": "SYSTEM", "en": "Lapsed", "or": "ରଦ୍ଦ ହେଲା", "hi": "समाप्त"},
  {"code": "RE_SUBMIT", "effect": "SUBMIT", "from": "PENDING_FOR_REASSIGNMENT", "to": "PENDING_FOR_VERIFICATION", "roles": "WORK_ORDER_CREATOR", "en": "Submit for another organisation", "or": "ଅନ୍ୟ ସଂଗଠନ ପାଇଁ ଦାଖଲ", "hi": "दूसरे संगठन हेतु प्रस्तुत करें"},
  {"code": "REJECT", "from": "PENDING_FOR_REASSIGNMENT", "to": "REJECTED", "kind": "REJECT", "roles": "WORK_ORDER_CREATOR", "en": "Withdraw", "or": "ପ୍ରତ୍ୟାହାର", "hi": "वापस लें"},
  {"code": "ACCEPT", "effect": "ACCEPT", "from": "DUE_FOR_CANCELLATION", "to": "ACCEPTED", "roles": "ORG_ADMIN", "en": "Accept", "or": "ଗ୍ରହଣ କରନ୍ତୁ", "hi": "स्वीकार करें"},
  {"code": "DECLINE", "effect": "DECLINE", "from": "DUE_FOR_CANCELLATION", "to": "PENDING_FOR_REASSIGNMENT", "kind": "BACK", "maker": true, "roles": "ORG_ADMIN", "en": "Decline", "or": "ଅସ୍ୱୀକାର କରନ୍ତୁ", "hi": "मना करें"},
  {"code": "RECOMMEND_CANCELLATION", "effect": "RECOMMEND_CANCELLATION", "from": "DUE_FOR_CANCELLATION", "to": "PENDING_FOR_CANCELLATION", "roles": "WORK_ORDER_VERIFIER", "comment": true, "en": "Recommend cancellation", "or": "ବାତିଲ ସୁପାରିଶ କରନ୍ତୁ", "hi": "रद्द करने की अनुशंसा करें"},
  {"code": "ACCEPT", "effect": "ACCEPT", "from": "PENDING_FOR_CANCELLATION", "to": "ACCEPTED", "roles": "ORG_ADMIN", "en": "Accept", "or": "ଗ୍ରହଣ କରନ୍ତୁ", "hi": "स्वीकार करें"},
  {"code": "DECLINE", "effect": "DECLINE", "from": "PENDING_FOR_CANCELLATION", "to": "PENDING_FOR_REASSIGNMENT", "kind": "BACK", "maker": true, "roles": "ORG_ADMIN", "en": "Decline", "or": "ଅସ୍ୱୀକାର କରନ୍ତୁ", "hi": "मना करें"},
  {"code": "APPROVE_CANCELLATION", "effect": "CANCEL", "from": "PENDING_FOR_CANCELLATION", "to": "CANCELLED", "kind": "REJECT", "checks": true, "roles": "WORK_ORDER_APPROVER", "en": "Approve cancellation", "or": "ବାତିଲ ଅନୁମୋଦନ କରନ୍ତୁ", "hi": "रद्द करना अनुमोदित करें"},
  {"code": "SEND_BACK", "from": "PENDING_FOR_CANCELLATION", "to": "DUE_FOR_CANCELLATION", "kind": "BACK", "roles": "WORK_ORDER_APPROVER", "en": "Send back", "or": "ଫେରାନ୍ତୁ", "hi": "वापस भेजें"},
  {"code": "SUSPEND", "effect": "SUSPEND", "from": "ACCEPTED", "to": "SUSPENDED", "roles": "WORK_ORDER_APPROVER", "comment": true, "en": "Suspend the work", "or": "କାର୍ଯ୍ୟ ସ୍ଥଗିତ କରନ୍ତୁ", "hi": "कार्य स्थगित करें"},
  {"code": "RESUME", "effect": "RESUME", "from": "SUSPENDED", "to": "ACCEPTED", "roles": "WORK_ORDER_APPROVER", "en": "Resume the work", "or": "କାର୍ଯ୍ୟ ପୁଣି ଆରମ୍ଭ କରନ୍ତୁ", "hi": "कार्य फिर आरंभ करें"},
  {"code": "CANCEL", "effect": "CANCEL", "from": "ACCEPTED", "to": "CANCELLED", "kind": "REJECT", "checks": true, "roles": "WORK_ORDER_APPROVER", "en": "Cancel the order", "or": "ଆଦେଶ ବାତିଲ କରନ୍ତୁ", "hi": "आदेश रद्द करें"},
  {"code": "CANCEL", "effect": "CANCEL", "from": "SUSPENDED", "to": "CANCELLED", "kind": "REJECT", "checks": true, "roles": "WORK_ORDER_APPROVER", "en": "Cancel the order", "or": "ଆଦେଶ ବାତିଲ କରନ୍ତୁ", "hi": "आदेश रद्द करें"},
  {"code": "AMEND", "effect": "AMEND", "from": "ACCEPTED", "to": "ACCEPTED", "kind": "SAVE", "roles": "SYSTEM", "en": "Amended", "or": "ସଂଶୋଧିତ", "hi": "संशोधित"},
  {"code": "COMPLETE", "effect": "COMPLETE", "from": "ACCEPTED", "to": "COMPLETED", "roles": "SYSTEM", "en": "Work completed", "or": "କାର୍ଯ୍ୟ ସମାପ୍ତ", "hi": "कार्य पूर्ण"}]');

select pg_temp.workflow('CONTRACT_REVISION', 'work_order_amendment', 168, 'Time extension', '{"or": "ସମୟ ବୃଦ୍ଧି", "hi": "समय वृद्धि"}', '[
  {"code": "START", "start": true, "en": "New", "or": "ନୂଆ", "hi": "नया"},
  {"code": "DRAFTED", "edit": true, "sla": 24, "en": "Draft", "or": "ଖସଡ଼ା", "hi": "मसौदा"},
  {"code": "PENDING_FOR_VERIFICATION", "sla": 48, "escalate": "WORK_ORDER_APPROVER", "en": "Pending for verification", "or": "ଯାଞ୍ଚ ପାଇଁ ବାକି", "hi": "सत्यापन हेतु लंबित"},
  {"code": "PENDING_FOR_APPROVAL", "sla": 24, "escalate": "WORK_ORDER_APPROVER", "en": "Pending for approval", "or": "ଅନୁମୋଦନ ପାଇଁ ବାକି", "hi": "अनुमोदन हेतु लंबित"},
  {"code": "PENDING_FOR_CORRECTION", "edit": true, "sla": 24, "en": "Pending for correction", "or": "ସଂଶୋଧନ ପାଇଁ ବାକି", "hi": "सुधार हेतु लंबित"},
  {"code": "APPROVED", "end": true, "status": "ACTIVE", "en": "Approved", "or": "ଅନୁମୋଦିତ", "hi": "अनुमोदित"},
  {"code": "REJECTED", "end": true, "status": "INACTIVE", "en": "Rejected", "or": "ପ୍ରତ୍ୟାଖ୍ୟାତ", "hi": "अस्वीकृत"}]', '[
  {"code": "SAVE_AS_DRAFT", "effect": "OPEN", "from": "START", "to": "DRAFTED", "kind": "SAVE", "roles": "WORK_ORDER_CREATOR,OFFICER_IN_CHARGE,ORG_ADMIN", "en": "Save as draft", "or": "ଖସଡ଼ା ସଞ୍ଚୟ", "hi": "मसौदा सहेजें"},
  {"code": "SUBMIT", "effect": "SUBMIT", "from": "DRAFTED", "to": "PENDING_FOR_VERIFICATION", "roles": "WORK_ORDER_CREATOR,OFFICER_IN_CHARGE,ORG_ADMIN", "en": "Submit for verification", "or": "ଯାଞ୍ଚ ପାଇଁ ଦାଖଲ", "hi": "सत्यापन हेतु प्रस्तुत करें"},
  {"code": "DISCARD", "from": "DRAFTED", "to": "REJECTED", "kind": "REJECT", "roles": "WORK_ORDER_CREATOR,OFFICER_IN_CHARGE,ORG_ADMIN", "en": "Discard draft", "or": "ଖସଡ଼ା ପରିତ୍ୟାଗ", "hi": "मसौदा त्यागें"},
  {"code": "VERIFY_AND_FORWARD", "from": "PENDING_FOR_VERIFICATION", "to": "PENDING_FOR_APPROVAL", "checks": true, "roles": "WORK_ORDER_VERIFIER", "en": "Verify and forward", "or": "ଯାଞ୍ଚ କରି ପଠାନ୍ତୁ", "hi": "सत्यापित कर आगे भेजें"},
  {"code": "SEND_BACK", "from": "PENDING_FOR_VERIFICATION", "to": "PENDING_FOR_CORRECTION", "kind": "BACK", "maker": true, "roles": "WORK_ORDER_VERIFIER", "en": "Send back", "or": "ଫେରାନ୍ତୁ", "hi": "वापस भेजें"},
  {"code": "APPROVE", "effect": "BRING_INTO_FORCE", "from": "PENDING_FOR_APPROVAL", "to": "APPROVED", "checks": true, "roles": "WORK_ORDER_APPROVER", "en": "Approve", "or": "ଅନୁମୋଦନ କରନ୍ତୁ", "hi": "अनुमोदित करें"},
  {"code": "SEND_BACK", "from": "PENDING_FOR_APPROVAL", "to": "PENDING_FOR_VERIFICATION", "kind": "BACK", "roles": "WORK_ORDER_APPROVER", "en": "Send back", "or": "ଫେରାନ୍ତୁ", "hi": "वापस भेजें"},
  {"code": "SEND_BACK_TO_ORIGINATOR", "from": "PENDING_FOR_APPROVAL", "to": "PENDING_FOR_CORRECTION", "kind": "BACK", "maker": true, "roles": "WORK_ORDER_APPROVER", "en": "Send back to originator", "or": "ପ୍ରସ୍ତୁତକାରୀଙ୍କୁ ଫେରାନ୍ତୁ", "hi": "प्रस्तुतकर्ता को वापस भेजें"},
  {"code": "REJECT", "from": "PENDING_FOR_APPROVAL", "to": "REJECTED", "kind": "REJECT", "checks": true, "roles": "WORK_ORDER_APPROVER", "en": "Reject", "or": "ପ୍ରତ୍ୟାଖ୍ୟାନ", "hi": "अस्वीकार करें"},
  {"code": "RE_SUBMIT", "effect": "SUBMIT", "from": "PENDING_FOR_CORRECTION", "to": "PENDING_FOR_VERIFICATION", "roles": "WORK_ORDER_CREATOR,OFFICER_IN_CHARGE,ORG_ADMIN", "en": "Submit again", "or": "ପୁନଃ ଦାଖଲ", "hi": "पुनः प्रस्तुत करें"},
  {"code": "REJECT", "from": "PENDING_FOR_CORRECTION", "to": "REJECTED", "kind": "REJECT", "roles": "WORK_ORDER_CREATOR,OFFICER_IN_CHARGE,ORG_ADMIN", "en": "Withdraw", "or": "ପ୍ରତ୍ୟାହାର", "hi": "वापस लें"}]');

-- Workflow of musters (execution.md section 3.4): five days in all, two for the verification, one for each other step.

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

select pg_temp.workflow('MR', 'muster', 120, 'Muster', '{"or": "ହାଜିରା ତାଲିକା", "hi": "मस्टर रोल"}', '[
  {"code": "START", "start": true, "en": "New", "or": "ନୂଆ", "hi": "नया"},
  {"code": "PENDING_FOR_VERIFICATION", "edit": true, "sla": 48, "escalate": "MUSTER_ROLL_APPROVER", "en": "Pending for verification", "or": "ଯାଞ୍ଚ ପାଇଁ ବାକି", "hi": "सत्यापन हेतु लंबित"},
  {"code": "PENDING_FOR_APPROVAL", "sla": 24, "escalate": "MUSTER_ROLL_APPROVER", "en": "Pending for approval", "or": "ଅନୁମୋଦନ ପାଇଁ ବାକି", "hi": "अनुमोदन हेतु लंबित"},
  {"code": "PENDING_FOR_CORRECTION", "edit": true, "sla": 24, "en": "Pending for correction", "or": "ସଂଶୋଧନ ପାଇଁ ବାକି", "hi": "सुधार हेतु लंबित"},
  {"code": "APPROVED", "end": true, "status": "ACTIVE", "en": "Approved", "or": "ଅନୁମୋଦିତ", "hi": "अनुमोदित"}]', '[
  {"code": "SUBMIT", "effect": "OPEN", "from": "START", "to": "PENDING_FOR_VERIFICATION", "roles": "ORG_ADMIN", "en": "Hand in", "or": "ଦାଖଲ କରନ୍ତୁ", "hi": "जमा करें"},
  {"code": "VERIFY_AND_FORWARD", "effect": "VERIFY", "from": "PENDING_FOR_VERIFICATION", "to": "PENDING_FOR_APPROVAL", "roles": "MUSTER_ROLL_VERIFIER", "en": "Verify and forward", "or": "ଯାଞ୍ଚ କରି ପଠାନ୍ତୁ", "hi": "सत्यापित कर आगे भेजें"},
  {"code": "SEND_BACK_TO_CBO", "from": "PENDING_FOR_VERIFICATION", "to": "PENDING_FOR_CORRECTION", "kind": "BACK", "maker": true, "roles": "MUSTER_ROLL_VERIFIER", "en": "Send back to the organisation", "or": "ସଂଗଠନକୁ ଫେରାନ୍ତୁ", "hi": "संगठन को वापस भेजें"},
  {"code": "APPROVE", "effect": "APPROVE", "from": "PENDING_FOR_APPROVAL", "to": "APPROVED", "checks": true, "roles": "MUSTER_ROLL_APPROVER", "en": "Approve", "or": "ଅନୁମୋଦନ କରନ୍ତୁ", "hi": "अनुमोदित करें"},
  {"code": "SEND_BACK", "from": "PENDING_FOR_APPROVAL", "to": "PENDING_FOR_VERIFICATION", "kind": "BACK", "roles": "MUSTER_ROLL_APPROVER", "en": "Send back", "or": "ଫେରାନ୍ତୁ", "hi": "वापस भेजें"},
  {"code": "SEND_BACK_TO_CBO", "from": "PENDING_FOR_APPROVAL", "to": "PENDING_FOR_CORRECTION", "kind": "BACK", "maker": true, "roles": "MUSTER_ROLL_APPROVER", "en": "Send back to the organisation", "or": "ସଂଗଠନକୁ ଫେରାନ୍ତୁ", "hi": "संगठन को वापस भेजें"},
  {"code": "RE_SUBMIT", "effect": "SUBMIT", "from": "PENDING_FOR_CORRECTION", "to": "PENDING_FOR_VERIFICATION", "roles": "ORG_ADMIN", "en": "Hand in again", "or": "ପୁନଃ ଦାଖଲ", "hi": "फिर जमा करें"}]');

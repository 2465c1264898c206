-- Administration of the masters: one engine that lists, keeps and imports every kind. A kind is described once, by its
-- table, key and columns; a row begins and ends on a day, so that what papers were made with stays what it was.

-- Kinds ---------------------------------------------------------------------------------------------------------------

create function private.master_kind(p_kind text) returns jsonb
language sql immutable set search_path = ''
as $$
  select k.value || jsonb_build_object('kind', p_kind)
  from jsonb_each('{
    "tenant_settings": {"table": "tenant_settings", "permission": "master:manage", "keys": ["key"], "from": "effective_from", "order": "key", "columns": [
      {"n": "key", "t": "text", "req": true, "max": 64},
      {"n": "value", "t": "setting", "fix": true},
      {"n": "effective_from", "t": "date"}]},
    "code_values": {"table": "code_values", "permission": "master:manage", "keys": ["list_code", "code"], "from": "effective_from", "to": "effective_to",
      "names": "local_names", "name": "name", "order": "ordinal", "columns": [
      {"n": "list_code", "t": "text", "req": true, "max": 64},
      {"n": "code", "t": "text", "req": true, "max": 64, "re": "^[A-Z0-9][A-Z0-9_.\\-]*$"},
      {"n": "parent_code", "t": "text", "max": 64},
      {"n": "name", "t": "text", "req": true, "max": 300},
      {"n": "ordinal", "t": "integer", "min": 0, "max": 100000, "def": 0},
      {"n": "effective_from", "t": "date"}, {"n": "effective_to", "t": "date"}, {"n": "is_active", "t": "boolean", "def": true}]},
    "units": {"table": "units", "permission": "master:manage", "keys": ["code"], "from": "effective_from", "to": "effective_to",
      "names": "local_names", "name": "name", "order": "code", "columns": [
      {"n": "code", "t": "text", "req": true, "max": 16, "re": "^[A-Z0-9]{1,16}$"},
      {"n": "name", "t": "text", "req": true, "max": 100},
      {"n": "category", "t": "text", "req": true, "in": ["LENGTH", "AREA", "VOLUME", "MASS", "COUNT", "TIME", "OTHER"], "fix": true},
      {"n": "decimals", "t": "integer", "min": 0, "max": 4, "def": 2},
      {"n": "base_unit_code", "t": "text", "max": 16, "fix": true},
      {"n": "conversion_factor", "t": "decimal", "dec": 10, "above": 0, "max": 9999999999, "fix": true},
      {"n": "effective_from", "t": "date"}, {"n": "effective_to", "t": "date"}, {"n": "is_active", "t": "boolean", "def": true}]},
    "overheads": {"table": "overheads", "permission": "master:manage", "keys": ["code"], "from": "effective_from", "to": "effective_to",
      "names": "local_names", "name": "name", "order": "ordinal", "columns": [
      {"n": "code", "t": "text", "req": true, "max": 32, "re": "^[A-Z0-9_]{1,32}$"},
      {"n": "name", "t": "text", "req": true, "min": 2, "max": 200},
      {"n": "calculation", "t": "text", "req": true, "in": ["PERCENTAGE", "LUMPSUM"], "fix": true},
      {"n": "value", "t": "decimal", "dec": 4, "min": 0, "max": 9999999999, "fix": true},
      {"n": "is_auto_calculated", "t": "boolean", "def": false, "fix": true},
      {"n": "is_work_order_value", "t": "boolean", "def": false, "fix": true},
      {"n": "ordinal", "t": "integer", "min": 0, "max": 100000, "def": 0},
      {"n": "effective_from", "t": "date"}, {"n": "effective_to", "t": "date"}, {"n": "is_active", "t": "boolean", "def": true}]},
    "funds": {"table": "funds", "permission": "master:manage", "keys": ["code"], "from": "effective_from", "to": "effective_to",
      "names": "local_names", "name": "name", "order": "code", "columns": [
      {"n": "code", "t": "text", "req": true, "max": 32, "re": "^[A-Z0-9_]{1,32}$"},
      {"n": "name", "t": "text", "req": true, "min": 2, "max": 200},
      {"n": "head_of_account", "t": "text", "req": true, "min": 10, "max": 60, "re": "^[0-9-]+$", "fix": true},
      {"n": "scheme_code", "t": "text", "max": 64, "fix": true},
      {"n": "effective_from", "t": "date"}, {"n": "effective_to", "t": "date"}, {"n": "is_active", "t": "boolean", "def": true}]},
    "ledger_accounts": {"table": "ledger_accounts", "permission": "master:manage", "keys": ["book", "code"], "from": "effective_from", "to": "effective_to",
      "names": "local_names", "name": "name", "order": "ordinal", "columns": [
      {"n": "book", "t": "text", "req": true, "in": ["ULB", "STATE"]},
      {"n": "code", "t": "text", "req": true, "max": 60, "re": "^[0-9][0-9A-Z-]{2,59}$"},
      {"n": "name", "t": "text", "req": true, "min": 2, "max": 200},
      {"n": "kind", "t": "text", "req": true, "in": ["INCOME", "EXPENDITURE", "LIABILITY", "ASSET"], "fix": true},
      {"n": "register", "t": "text", "in": ["CASH", "DEDUCTIONS"]},
      {"n": "is_group", "t": "boolean", "def": false},
      {"n": "exchange_code", "t": "text", "max": 20, "re": "^\\d{4}-\\d{2}-\\d{3}-\\d{2}-\\d{2}-\\d{2}$"},
      {"n": "ordinal", "t": "integer", "min": 0, "max": 100000, "def": 0},
      {"n": "effective_from", "t": "date"}, {"n": "effective_to", "t": "date"}, {"n": "is_active", "t": "boolean", "def": true}]},
    "posting_rules": {"table": "posting_rules", "permission": "master:manage",
      "keys": ["book", "event_kind", "part", "bill_kind", "head_code", "head_of_account"], "from": "effective_from", "to": "effective_to", "order": "event_kind", "columns": [
      {"n": "book", "t": "text", "req": true, "in": ["ULB", "STATE"]},
      {"n": "event_kind", "t": "text", "req": true, "in": ["ALLOTMENT", "BILL_APPROVED", "PAYMENT_SUCCESSFUL", "WORK_COMPLETED"]},
      {"n": "part", "t": "text", "in": ["*", "GROSS", "DEDUCTION", "PAYEE"], "def": "*"},
      {"n": "bill_kind", "t": "text", "max": 32, "re": "^(\\*|[A-Z][A-Z_]{0,31})$", "def": "*"},
      {"n": "head_code", "t": "text", "max": 64, "re": "^(\\*|[A-Z][A-Z0-9_]{0,63})$", "def": "*"},
      {"n": "head_of_account", "t": "text", "max": 60, "re": "^(\\*|[0-9-]{10,60})$", "def": "*"},
      {"n": "debit_account", "t": "text", "req": true, "max": 60},
      {"n": "credit_account", "t": "text", "req": true, "max": 60},
      {"n": "effective_from", "t": "date"}, {"n": "effective_to", "t": "date"}, {"n": "is_active", "t": "boolean", "def": true}]},
    "head_codes": {"table": "head_codes", "permission": "master:manage", "keys": ["code"], "from": "effective_from", "to": "effective_to",
      "names": "local_names", "name": "name", "order": "ordinal", "columns": [
      {"n": "code", "t": "text", "req": true, "max": 32, "re": "^[A-Z0-9_.]{2,32}$"},
      {"n": "name", "t": "text", "req": true, "min": 2, "max": 100},
      {"n": "category", "t": "text", "req": true, "in": ["EARNING", "DEDUCTION"], "fix": true},
      {"n": "bill_kinds", "t": "list", "req": true, "of": ["WAGE", "PURCHASE", "SUPERVISION", "ADVANCE", "RUNNING", "FINAL", "RELEASE"], "fix": true},
      {"n": "is_remitted", "t": "boolean", "def": true},
      {"n": "ordinal", "t": "integer", "min": 0, "max": 100000, "def": 0},
      {"n": "effective_from", "t": "date"}, {"n": "effective_to", "t": "date"}, {"n": "is_active", "t": "boolean", "def": true}]},
    "charge_rules": {"table": "charge_rules", "permission": "master:manage", "keys": ["bill_kind", "head_code", "payee_class", "material_code"], "from": "effective_from", "to": "effective_to",
      "order": "ordinal", "columns": [
      {"n": "bill_kind", "t": "text", "req": true, "in": ["WAGE", "PURCHASE", "SUPERVISION", "ADVANCE", "RUNNING"]},
      {"n": "head_code", "t": "text", "req": true, "max": 32},
      {"n": "payee_class", "t": "text", "req": true, "max": 64, "def": "ANY"},
      {"n": "material_code", "t": "text", "req": true, "max": 64, "def": "ANY"},
      {"n": "calculation", "t": "text", "req": true, "in": ["PERCENTAGE", "LUMPSUM", "QUANTITY"], "fix": true},
      {"n": "value", "t": "decimal", "dec": 4, "min": 0, "max": 9999999999, "fix": true},
      {"n": "base", "t": "text", "req": true, "in": ["EXCLUDING_GST", "INCLUDING_GST"], "def": "EXCLUDING_GST", "fix": true},
      {"n": "threshold", "t": "decimal", "dec": 2, "min": 0, "max": 999999999999, "fix": true},
      {"n": "ordinal", "t": "integer", "min": 0, "max": 100000, "def": 0},
      {"n": "effective_from", "t": "date"}, {"n": "effective_to", "t": "date"}, {"n": "is_active", "t": "boolean", "def": true}]},
    "skills": {"table": "skills", "permission": "master:manage", "keys": ["code"], "from": "effective_from", "to": "effective_to",
      "names": "local_names", "name": "name", "order": "ordinal", "columns": [
      {"n": "code", "t": "text", "req": true, "max": 64, "re": "^[A-Z][A-Z0-9_]*\\.[A-Z][A-Z0-9_]*$"},
      {"n": "level_code", "t": "text", "req": true, "max": 64, "fix": true},
      {"n": "name", "t": "text", "req": true, "min": 2, "max": 100},
      {"n": "sor_code", "t": "text", "req": true, "max": 64, "fix": true},
      {"n": "ordinal", "t": "integer", "min": 0, "max": 100000, "def": 0},
      {"n": "effective_from", "t": "date"}, {"n": "effective_to", "t": "date"}, {"n": "is_active", "t": "boolean", "def": true}]},
    "document_kinds": {"table": "document_kinds", "permission": "master:manage", "keys": ["owner_type", "code"], "from": "effective_from", "to": "effective_to",
      "names": "local_names", "name": "name", "order": "ordinal", "columns": [
      {"n": "owner_type", "t": "text", "req": true, "max": 64, "re": "^[a-z_]+$"},
      {"n": "code", "t": "text", "req": true, "max": 64, "re": "^[A-Z][A-Z0-9_]{0,63}$"},
      {"n": "name", "t": "text", "req": true, "min": 2, "max": 100},
      {"n": "extensions", "t": "list", "req": true, "of": ["pdf", "jpg", "jpeg", "png", "doc", "docx", "xls", "xlsx"]},
      {"n": "max_size_bytes", "t": "integer", "min": 1, "max": 104857600, "def": 5242880},
      {"n": "max_count", "t": "integer", "min": 1, "max": 100, "def": 5},
      {"n": "is_required", "t": "boolean", "def": false},
      {"n": "requires_name", "t": "boolean", "def": false},
      {"n": "ordinal", "t": "integer", "min": 0, "max": 100000, "def": 0},
      {"n": "effective_from", "t": "date"}, {"n": "effective_to", "t": "date"}, {"n": "is_active", "t": "boolean", "def": true}]},
    "standard_terms": {"table": "standard_terms", "permission": "master:manage", "keys": ["code"], "from": "effective_from", "to": "effective_to",
      "names": "local_names", "name": "name", "order": "ordinal", "columns": [
      {"n": "code", "t": "text", "req": true, "max": 64, "re": "^[A-Z0-9][A-Z0-9_.-]*$"},
      {"n": "name", "t": "text", "req": true, "min": 2, "max": 1000},
      {"n": "agency_role_code", "t": "text", "in": ["IA", "IP", "CONTRACTOR"], "fix": true},
      {"n": "ordinal", "t": "integer", "min": 0, "max": 100000, "def": 0},
      {"n": "effective_from", "t": "date"}, {"n": "effective_to", "t": "date"}, {"n": "is_active", "t": "boolean", "def": true}]},
    "checklist_questions": {"table": "checklist_questions", "permission": "master:manage", "keys": ["checklist", "code"], "from": "effective_from", "to": "effective_to",
      "names": "local_names", "name": "name", "order": "ordinal", "columns": [
      {"n": "checklist", "t": "text", "req": true, "in": ["KICKOFF", "CLOSURE"]},
      {"n": "code", "t": "text", "req": true, "max": 64, "re": "^[A-Z][A-Z0-9_]*$"},
      {"n": "name", "t": "text", "req": true, "min": 2, "max": 300},
      {"n": "answer_type", "t": "text", "req": true, "in": ["YES_NO", "DATE", "UPLOAD"], "fix": true},
      {"n": "is_required", "t": "boolean", "def": false},
      {"n": "ordinal", "t": "integer", "min": 0, "max": 100000, "def": 0},
      {"n": "effective_from", "t": "date"}, {"n": "effective_to", "t": "date"}, {"n": "is_active", "t": "boolean", "def": true}]},
    "number_formats": {"table": "number_formats", "permission": "master:manage", "keys": ["sequence"], "order": "sequence", "columns": [
      {"n": "sequence", "t": "text", "req": true, "max": 64},
      {"n": "pattern", "t": "text", "req": true, "max": 64},
      {"n": "resets", "t": "text", "in": ["FINANCIAL_YEAR", "NEVER"], "def": "FINANCIAL_YEAR"}]},
    "message_templates": {"table": "message_templates", "permission": "master:manage", "keys": ["code", "language"], "order": "code", "columns": [
      {"n": "code", "t": "text", "req": true, "max": 64},
      {"n": "language", "t": "text", "req": true, "in": ["en", "or", "hi"]},
      {"n": "subject", "t": "text", "req": true, "max": 300},
      {"n": "body", "t": "text", "req": true, "max": 10000}]},
    "sor_items": {"table": "sor_items", "permission": "rate:manage", "keys": ["code"], "names": "local_descriptions", "name": "description", "order": "code", "columns": [
      {"n": "code", "t": "text", "req": true, "max": 64, "re": "^[A-Z0-9][A-Z0-9_.\\-]*$"},
      {"n": "sor_type", "t": "text", "req": true, "in": ["W", "M", "L", "E"], "fix": true},
      {"n": "chapter", "t": "text", "max": 200},
      {"n": "sub_type", "t": "text", "max": 200},
      {"n": "variant", "t": "text", "max": 200, "def": "NA"},
      {"n": "description", "t": "text", "req": true, "min": 2, "max": 2000},
      {"n": "unit_code", "t": "text", "req": true, "max": 16, "fix": true},
      {"n": "quantity", "t": "decimal", "dec": 4, "above": 0, "max": 9999999999, "def": 1, "fix": true},
      {"n": "is_active", "t": "boolean", "def": true}]},
    "sor_rates": {"table": "sor_rates", "permission": "rate:manage", "keys": ["sor_tenant_id", "sor_code"], "from": "valid_from", "to": "valid_to",
      "order": "sor_code", "columns": [
      {"n": "sor_tenant_id", "t": "text"},
      {"n": "sor_code", "t": "text", "req": true, "max": 64},
      {"n": "rate", "t": "decimal", "dec": 4, "above": 0, "max": 9999999999, "req": true, "fix": true},
      {"n": "valid_from", "t": "date"}, {"n": "valid_to", "t": "date"}]},
    "boundaries": {"table": "boundaries", "permission": "boundary:manage", "keys": ["code"], "is_own": true, "names": "local_names", "name": "name", "order": "code", "columns": [
      {"n": "code", "t": "text", "req": true, "max": 64, "re": "^[A-Za-z0-9][A-Za-z0-9_.\\-]*$"},
      {"n": "hierarchy", "t": "text", "in": ["ADMIN", "REVENUE"], "def": "ADMIN", "fix": true},
      {"n": "kind", "t": "text", "req": true, "in": ["CITY", "WARD", "LOCALITY"], "fix": true},
      {"n": "parent_code", "t": "text", "max": 64, "fix": true},
      {"n": "name", "t": "text", "req": true, "max": 200},
      {"n": "latitude", "t": "decimal", "dec": 6, "min": -90, "max": 90},
      {"n": "longitude", "t": "decimal", "dec": 6, "min": -180, "max": 180},
      {"n": "area_sqkm", "t": "decimal", "dec": 4, "min": 0, "max": 99999999},
      {"n": "pincodes", "t": "list", "re": "^[1-9][0-9]{5}$", "def": []},
      {"n": "is_active", "t": "boolean", "def": true}]},
    "tenants": {"table": "tenants", "permission": "tenant:manage", "keys": ["id"], "names": "local_names", "name": "name", "order": "id", "columns": [
      {"n": "id", "t": "text", "req": true, "max": 100, "re": "^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*$"},
      {"n": "kind", "t": "text", "req": true, "in": ["national", "state", "department", "ulb", "rural_body", "parastatal", "agency"], "fix": true},
      {"n": "name", "t": "text", "req": true, "min": 2, "max": 200},
      {"n": "short_code", "t": "text", "max": 10, "re": "^[A-Z0-9]{1,10}$"},
      {"n": "grade", "t": "text", "max": 100},
      {"n": "district", "t": "text", "max": 100},
      {"n": "region", "t": "text", "max": 100},
      {"n": "ddr_name", "t": "text", "max": 200},
      {"n": "description", "t": "text", "max": 2000},
      {"n": "address", "t": "text", "max": 1000},
      {"n": "pincodes", "t": "list", "re": "^[1-9][0-9]{5}$", "def": []},
      {"n": "contact_number", "t": "text", "max": 20, "re": "^[+0-9][0-9 \\-]{4,19}$"},
      {"n": "helpline_number", "t": "text", "max": 20, "re": "^[+0-9][0-9 \\-]{2,19}$"},
      {"n": "email", "t": "text", "max": 200, "re": "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$"},
      {"n": "website", "t": "text", "max": 300, "re": "^https?://\\S+$"},
      {"n": "office_timings", "t": "text", "max": 200},
      {"n": "latitude", "t": "decimal", "dec": 6, "min": -90, "max": 90},
      {"n": "longitude", "t": "decimal", "dec": 6, "min": -180, "max": 180},
      {"n": "time_zone", "t": "text", "max": 64, "def": "Asia/Kolkata"},
      {"n": "default_language", "t": "text", "in": ["en", "or", "hi"], "def": "en"}]}
  }'::jsonb) k
  where k.key = p_kind
$$;
comment on function private.master_kind(text) is
  'What the engine knows of a kind: table, permission, keys, the columns of its dates, and for each column name (n), type (t), limits, '
  'choices (in, of), pattern (re), default (def) and whether it is fixed once the row is in force (fix). Null for no such kind.';

create function private.require_master_kind(p_kind text) returns void
language plpgsql immutable set search_path = ''
as $$
begin
  if private.master_kind(p_kind) is null then
    perform private.fail(400, 'BAD_REQUEST', jsonb_build_object('kind', p_kind), 'There is no such master.');
  end if;
end
$$;
comment on function private.require_master_kind(text) is 'BAD_REQUEST (400) unless there is such a kind.';

create function private.message_variables() returns jsonb
language sql immutable set search_path = ''
as $$
  select '{"estimate_assigned": ["number", "title", "actor", "comment"], "estimate_approved": ["number", "title", "actor", "comment"],
    "estimate_rejected": ["number", "title", "actor", "comment"], "estimate_returned": ["number", "title", "actor", "comment"],
    "bill_assigned": ["number", "title", "actor", "comment"], "bill_approved": ["number", "title", "actor", "comment"], "bill_rejected": ["number", "title", "actor", "comment"], "bill_returned": ["number", "title", "actor", "comment"],
    "proposal_assigned": ["number", "title", "actor", "comment"], "proposal_approved": ["number", "title", "actor", "comment"], "proposal_rejected": ["number", "title", "actor", "comment"], "proposal_returned": ["number", "title", "actor", "comment"],
    "work_order_assigned": ["number", "title", "actor", "comment"], "work_order_approved": ["number", "title", "actor", "comment"], "work_order_rejected": ["number", "title", "actor", "comment"], "work_order_returned": ["number", "title", "actor", "comment"], 
    "work_order_amendment_assigned": ["number", "title", "actor", "comment"], "work_order_amendment_approved": ["number", "title", "actor", "comment"], "work_order_amendment_rejected": ["number", "title", "actor", "comment"], "work_order_amendment_returned": ["number", "title", "actor", "comment"], 
    "work_order_issued": ["number", "title", "organisation", "amount", "due"], "work_order_accepted": ["number", "title", "organisation", "starts", "ends"],
    "work_order_lapsed": ["number", "title", "organisation"], "work_order_changed": ["number", "title", "organisation", "comment"],
    "tender_assigned": ["number", "title", "actor", "comment"], "tender_approved": ["number", "title", "actor", "comment"], "tender_rejected": ["number", "title", "actor", "comment"], "tender_returned": ["number", "title", "actor", "comment"],
    "letter_of_intent_assigned": ["number", "title", "actor", "comment"], "letter_of_intent_approved": ["number", "title", "actor", "comment"], "letter_of_intent_rejected": ["number", "title", "actor", "comment"], "letter_of_intent_returned": ["number", "title", "actor", "comment"],
    "tender_published": ["number", "title", "amount", "due"], "tender_cancelled": ["number", "title", "comment"],
    "letter_issued": ["number", "title", "organisation", "amount", "due"], "letter_lapsed": ["number", "title", "organisation", "due"],
    "security_expires": ["number", "title", "security", "date"],
    "measurement_assigned": ["number", "title", "actor", "comment"], "measurement_approved": ["number", "title", "actor", "comment"],
    "measurement_rejected": ["number", "title", "actor", "comment"], "measurement_returned": ["number", "title", "actor", "comment"],
    "closure_assigned": ["number", "title", "actor", "comment"], "closure_approved": ["number", "title", "actor", "comment"],
    "closure_rejected": ["number", "title", "actor", "comment"], "closure_returned": ["number", "title", "actor", "comment"],
    "asset_assigned": ["number", "title", "actor", "comment"], "asset_approved": ["number", "title", "actor", "comment"],
    "asset_rejected": ["number", "title", "actor", "comment"],
    "project_rejected": ["number", "title", "actor", "comment"], "paper_overdue": ["number", "title", "state"],
    "invitation": ["agency"], "login_blocked": ["name", "minutes"], "login_blocked_admin": ["name", "minutes"]}'::jsonb
$$;
comment on function private.message_variables() is 'The {variables} that each message gives its template.';

-- Reading what was typed ------------------------------------------------------------------------------------------------

create function private.read_master_value(p_column jsonb, p_text text, p_json jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
  v_number numeric;
  v_list text[];
  v_bad text;
begin
  -- {"value": …} or {"code": …, "params": …}
  case p_column ->> 't'
  when 'text' then
    if p_column ? 'in' and not (p_column -> 'in') ? p_text then
      return jsonb_build_object('code', 'NOT_A_CHOICE', 'params', jsonb_build_object('value', left(p_text, 60), 'allowed',
        (select string_agg(c, ', ') from jsonb_array_elements_text(p_column -> 'in') c)));
    end if;
    if length(p_text) > (p_column ->> 'max')::int then
      return jsonb_build_object('code', 'TOO_LONG', 'params', jsonb_build_object('max', p_column -> 'max'));
    end if;
    if length(p_text) < (p_column ->> 'min')::int then
      return jsonb_build_object('code', 'TOO_SHORT', 'params', jsonb_build_object('min', p_column -> 'min'));
    end if;
    if p_column ? 're' and p_text !~ (p_column ->> 're') then return '{"code": "INVALID_CHARACTERS"}'; end if;
    return jsonb_build_object('value', p_text);
  when 'integer', 'decimal' then
    v_number := private.try_numeric(replace(p_text, ',', ''));
    if v_number is null then return '{"code": "NOT_A_NUMBER"}'; end if;
    if scale(trim_scale(v_number)) > coalesce((p_column ->> 'dec')::int, 0) then
      return jsonb_build_object('code', 'TOO_MANY_DECIMALS', 'params', jsonb_build_object('max', coalesce((p_column ->> 'dec')::int, 0)));
    end if;
    if v_number <= (p_column ->> 'above')::numeric then return '{"code": "MUST_BE_POSITIVE"}'; end if;
    if v_number < (p_column ->> 'min')::numeric or v_number > (p_column ->> 'max')::numeric then
      return jsonb_build_object('code', 'OUT_OF_RANGE', 'params', jsonb_strip_nulls(jsonb_build_object('min', p_column -> 'min', 'max', p_column -> 'max')));
    end if;
    -- As text: a JSON number would pass through a float in the browser.
    return jsonb_build_object('value', trim_scale(v_number)::text);
  when 'boolean' then
    return case
      when lower(p_text) in ('true', 't', 'yes', 'y', '1') then '{"value": true}'::jsonb
      when lower(p_text) in ('false', 'f', 'no', 'n', '0') then '{"value": false}'::jsonb
      else '{"code": "NOT_A_CHOICE", "params": {"allowed": "yes, no"}}'::jsonb || jsonb_build_object('params',
        jsonb_build_object('value', left(p_text, 60), 'allowed', 'yes, no')) end;
  when 'date' then
    if private.try_date(p_text) is null then return '{"code": "INVALID_DATE"}'; end if;
    return jsonb_build_object('value', p_text);
  when 'list' then
    v_list := case when jsonb_typeof(p_json) = 'array' then array(select btrim(e) from jsonb_array_elements_text(p_json) e)
      else regexp_split_to_array(p_text, '\s*[,;]\s*') end;
    v_list := array(select e from unnest(v_list) with ordinality u (e, i) where e <> '' group by e order by min(i));
    v_bad := (select e from unnest(v_list) e where (p_column ? 'of' and not (p_column -> 'of') ? e) or (p_column ? 're' and e !~ (p_column ->> 're')) limit 1);
    if v_bad is not null then
      return jsonb_build_object('code', 'NOT_A_CHOICE', 'params', jsonb_build_object('value', left(v_bad, 60), 'allowed',
        coalesce((select string_agg(c, ', ') from jsonb_array_elements_text(p_column -> 'of') c), '752050')));
    end if;
    return jsonb_build_object('value', to_jsonb(v_list));
  else
    return jsonb_build_object('value', p_json);
  end case;
end
$$;
comment on function private.read_master_value(jsonb, text, jsonb) is 'What was typed, as a value of the column: {"value"} or {"code", "params"}.';

create function private.read_master(p_kind jsonb, p_row jsonb, p_base jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
  v_values jsonb := '{}';
  v_errors jsonb := '[]';
  v_column jsonb;
  v_name text;
  v_text text;
  v_read jsonb;
  v_language text;
  v_names jsonb;
begin
  for v_column in select value from jsonb_array_elements(p_kind -> 'columns') loop
    v_name := v_column ->> 'n';
    v_text := nullif(btrim(p_row ->> v_name), '');
    if not p_row ? v_name and p_base is not null then
      v_values := v_values || jsonb_build_object(v_name, p_base -> v_name);
    elsif v_text is null then
      if coalesce((v_column ->> 'req')::boolean, false) then
        v_errors := v_errors || private.field_error('/' || v_name, 'REQUIRED');
      end if;
      v_values := v_values || jsonb_build_object(v_name, v_column -> 'def');
    else
      v_read := private.read_master_value(v_column, v_text, p_row -> v_name);
      if v_read ? 'code' then
        v_errors := v_errors || private.field_error('/' || v_name, v_read ->> 'code', v_read -> 'params');
        v_values := v_values || jsonb_build_object(v_name, null);
      else
        v_values := v_values || jsonb_build_object(v_name, v_read -> 'value');
      end if;
    end if;
  end loop;
  if p_kind ? 'names' then
    -- Local names come flat, as columns of a sheet do: name_or, name_hi.
    v_names := coalesce(p_base -> (p_kind ->> 'names'), '{}');
    foreach v_language in array array['or', 'hi'] loop
      v_name := (p_kind ->> 'name') || '_' || v_language;
      if p_row ? v_name then
        v_text := nullif(btrim(p_row ->> v_name), '');
        v_names := case when v_text is null then v_names - v_language else v_names || jsonb_build_object(v_language, v_text) end;
        if length(v_text) > 2000 then v_errors := v_errors || private.field_error('/' || v_name, 'TOO_LONG', '{"max": 2000}'); end if;
      end if;
    end loop;
    v_values := v_values || jsonb_build_object(p_kind ->> 'names', v_names);
  end if;
  return jsonb_build_object('values', v_values, 'errors', v_errors);
end
$$;
comment on function private.read_master(jsonb, jsonb, jsonb) is
  'A typed row against its kind: {"values", "errors"}. An absent column keeps what the base has, a blank one empties it.';

create function private.is_same_instant(p_a timestamptz, p_b timestamptz) returns boolean
language sql stable set search_path = ''
as $$ select date_trunc('milliseconds', p_a) is not distinct from date_trunc('milliseconds', p_b) $$;
comment on function private.is_same_instant(timestamptz, timestamptz) is 'Equal to the millisecond: all that clients in JavaScript keep of an instant.';

create function private.differs(p_a jsonb, p_b jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  -- 7.5 and "7.5000" are one number.
  select case
    when coalesce(p_a, 'null') = coalesce(p_b, 'null') then false
    when jsonb_typeof(p_a) in ('number', 'string') and jsonb_typeof(p_b) in ('number', 'string')
      and private.try_numeric(p_a #>> '{}') = private.try_numeric(p_b #>> '{}') and 'number' in (jsonb_typeof(p_a), jsonb_typeof(p_b)) then false
    else true end
$$;
comment on function private.differs(jsonb, jsonb) is 'Whether two values differ; a number and its text are the same.';

create function private.read_setting(p_key text, p_value jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_definition public.setting_definitions;
  v_text text := nullif(btrim(p_value #>> '{}'), '');
begin
  select * into v_definition from public.setting_definitions d where d.key = p_key;
  if not found then return jsonb_build_object('pointer', '/key', 'code', 'NOT_IN_MASTER', 'params', jsonb_build_object('value', left(p_key, 60))); end if;
  if v_text is null then return '{"value": null}'; end if;
  return case v_definition.kind
    when 'text' then jsonb_build_object('value', to_jsonb(v_text))
    when 'boolean' then case
      when lower(v_text) in ('true', 'yes', '1') then '{"value": true}'::jsonb
      when lower(v_text) in ('false', 'no', '0') then '{"value": false}'::jsonb
      else '{"pointer": "/value", "code": "NOT_A_CHOICE", "params": {"value": "", "allowed": "yes, no"}}'::jsonb end
    else case when private.try_numeric(replace(v_text, ',', '')) is null then '{"pointer": "/value", "code": "NOT_A_NUMBER"}'::jsonb
      else jsonb_build_object('value', private.try_numeric(replace(v_text, ',', ''))) end end;
end
$$;
comment on function private.read_setting(text, jsonb) is 'A typed value of a setting in the type of its definition; null means: as inherited.';

-- What a row must agree with ----------------------------------------------------------------------------------------------

create function private.check_number_pattern(p_pattern text, p_resets text) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
  v_unknown text := (select m[1] from regexp_matches(p_pattern, '(\{[^}]*\}?)', 'g') m
    where m[1] !~ '^\{(fy|yyyy|mm|dd|city|seq:[1-9])\}$' limit 1);
begin
  if v_unknown is not null then return private.field_error('/pattern', 'UNKNOWN_PLACEHOLDER', jsonb_build_object('name', v_unknown)); end if;
  if (select count(*) from regexp_matches(p_pattern, '\{seq:[1-9]\}', 'g')) <> 1 then
    return private.field_error('/pattern', 'UNKNOWN_PLACEHOLDER', '{"name": "{seq:6}"}');
  end if;
  -- The serial begins anew in April: the rest of the number has to tell the years apart.
  if p_resets = 'FINANCIAL_YEAR' and p_pattern !~ '\{fy\}' and not (p_pattern ~ '\{yyyy\}' and p_pattern ~ '\{mm\}') then
    return private.field_error('/pattern', 'NUMBER_REPEATS');
  end if;
  return '[]';
end
$$;
comment on function private.check_number_pattern(text, text) is 'Field errors UNKNOWN_PLACEHOLDER, NUMBER_REPEATS of a number pattern.';

create function private.check_message(p_code text, p_values jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  select coalesce(jsonb_agg(e.error), '[]') from (
    select distinct private.field_error('/' || f.name, 'UNKNOWN_PLACEHOLDER', jsonb_build_object('name', '{' || m[1] || '}')) -> 0 as error
    from (values ('subject', p_values ->> 'subject'), ('body', p_values ->> 'body')) f (name, text), regexp_matches(f.text, '\{([^{}]*)\}', 'g') m
    where not coalesce(private.message_variables() -> p_code, '[]') ? m[1]) e
$$;
comment on function private.check_message(text, jsonb) is 'UNKNOWN_PLACEHOLDER for a {variable} that the message does not give.';

create function private.check_master(p_tenant_id text, p_kind text, p_values jsonb, p_on date) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := '[]';
  v_parent_list text;
  v_code text := p_values ->> 'code';
  v_other text;
  v_kind text;
begin
  case p_kind
  when 'code_values' then
    select l.parent_list into v_parent_list from public.code_lists l where l.code = p_values ->> 'list_code';
    v_other := p_values ->> 'parent_code';
    if not found then v_errors := v_errors || private.field_error('/list_code', 'NOT_IN_MASTER', jsonb_build_object('value', p_values ->> 'list_code'));
    elsif v_parent_list is null and v_other is not null then v_errors := v_errors || private.field_error('/parent_code', 'NOT_IN_MASTER', jsonb_build_object('value', v_other));
    elsif v_parent_list is not null and v_other is null then v_errors := v_errors || private.field_error('/parent_code', 'REQUIRED');
    elsif v_other is not null and not private.has_code(p_tenant_id, v_parent_list, v_other, null, greatest(p_on, current_date)) then
      v_errors := v_errors || private.field_error('/parent_code', 'NOT_IN_MASTER', jsonb_build_object('value', v_other));
    end if;
  when 'units' then
    v_other := p_values ->> 'base_unit_code';
    if v_other is null and p_values ->> 'conversion_factor' is not null then v_errors := v_errors || private.field_error('/base_unit_code', 'REQUIRED'); end if;
    if v_other is not null and p_values ->> 'conversion_factor' is null then v_errors := v_errors || private.field_error('/conversion_factor', 'REQUIRED'); end if;
    if v_other is not null and (v_other = v_code or not exists (
      select from public.units u where u.tenant_id = any (private.tenant_line(p_tenant_id)) and u.code = v_other
        and u.category = p_values ->> 'category' and u.base_unit_code is null)) then
      v_errors := v_errors || private.field_error('/base_unit_code', 'NOT_IN_MASTER', jsonb_build_object('value', v_other));
    end if;
  when 'overheads' then
    if (p_values ->> 'is_auto_calculated')::boolean and p_values ->> 'value' is null then v_errors := v_errors || private.field_error('/value', 'REQUIRED'); end if;
    if p_values ->> 'calculation' = 'PERCENTAGE' and (p_values ->> 'value')::numeric > 100 then
      v_errors := v_errors || private.field_error('/value', 'OUT_OF_RANGE', '{"min": 0, "max": 100}');
    end if;
  when 'funds' then
    v_other := p_values ->> 'scheme_code';
    if v_other is not null and not private.has_code(p_tenant_id, 'SCHEME', v_other, null, greatest(p_on, current_date)) then
      v_errors := v_errors || private.field_error('/scheme_code', 'NOT_IN_MASTER', jsonb_build_object('value', v_other));
    end if;
  when 'charge_rules' then
    v_errors := v_errors || private.charge_rule_errors(jsonb_populate_record(null::public.charge_rules, p_values || jsonb_build_object('tenant_id', p_tenant_id)));
    v_other := p_values ->> 'payee_class';
    if v_other <> 'ANY' and not private.has_code(p_tenant_id, 'ORGANISATION_CLASS', v_other, null, greatest(p_on, current_date)) then
      v_errors := v_errors || private.field_error('/payee_class', 'NOT_IN_MASTER', jsonb_build_object('value', v_other));
    end if;
    v_other := p_values ->> 'material_code';
    if v_other <> 'ANY' and not private.has_code(p_tenant_id, 'SUPPLY_MATERIAL', v_other, null, greatest(p_on, current_date)) then
      v_errors := v_errors || private.field_error('/material_code', 'NOT_IN_MASTER', jsonb_build_object('value', v_other));
    end if;
  when 'skills' then
    if not private.has_code(p_tenant_id, 'SKILL_LEVEL', p_values ->> 'level_code', null, greatest(p_on, current_date)) or p_values ->> 'level_code' <> split_part(v_code, '.', 1) then
      v_errors := v_errors || private.field_error('/level_code', 'NOT_IN_MASTER', jsonb_build_object('value', p_values ->> 'level_code'));
    end if;
    v_other := p_values ->> 'sor_code';
    if not exists (select from public.sor_items i where i.tenant_id = any (private.tenant_line(p_tenant_id)) and i.code = v_other and i.sor_type = 'L' and i.is_active) then
      v_errors := v_errors || private.field_error('/sor_code', 'NOT_IN_MASTER', jsonb_build_object('value', v_other));
    end if;
  when 'ledger_accounts' then
    if p_values ->> 'book' = 'ULB'
      and p_values ->> 'kind' is distinct from (array['INCOME', 'EXPENDITURE', 'LIABILITY', 'ASSET'])[nullif(left(v_code, 1), '')::int] then
      v_errors := v_errors || private.field_error('/kind', 'KIND_NOT_OF_CODE', jsonb_build_object('value', v_code));
    end if;
  when 'posting_rules' then
    foreach v_code in array array['debit_account', 'credit_account'] loop
      v_other := p_values ->> v_code;
      if v_other <> '@HOA' and not exists (
        select from private.ledger_accounts_in_force(p_tenant_id, p_values ->> 'book', greatest(p_on, current_date)) a where a.code = v_other and not a.is_group) then
        v_errors := v_errors || private.field_error('/' || v_code, 'NOT_IN_MASTER', jsonb_build_object('value', v_other));
      end if;
    end loop;
    if p_values ->> 'debit_account' = p_values ->> 'credit_account' then
      v_errors := v_errors || private.field_error('/credit_account', 'SAME_ACCOUNT');
    end if;
  when 'number_formats' then
    if not exists (select from public.number_formats f where f.tenant_id = any (private.tenant_line(p_tenant_id)) and f.sequence = p_values ->> 'sequence') then
      v_errors := v_errors || private.field_error('/sequence', 'NOT_IN_MASTER', jsonb_build_object('value', p_values ->> 'sequence'));
    end if;
    v_errors := v_errors || private.check_number_pattern(p_values ->> 'pattern', p_values ->> 'resets');
  when 'message_templates' then
    if not private.message_variables() ? v_code then
      v_errors := v_errors || private.field_error('/code', 'NOT_IN_MASTER', jsonb_build_object('value', v_code));
    else
      v_errors := v_errors || private.check_message(v_code, p_values);
    end if;
  when 'sor_items' then
    if not private.has_unit(p_tenant_id, p_values ->> 'unit_code') then
      v_errors := v_errors || private.field_error('/unit_code', 'NOT_IN_MASTER', jsonb_build_object('value', p_values ->> 'unit_code'));
    end if;
  when 'sor_rates' then
    -- As by hand: a day that is over keeps the rate it had.
    if p_on < private.local_date(p_tenant_id)
      and private.sor_rate(p_tenant_id, p_values ->> 'sor_tenant_id', p_values ->> 'sor_code', p_on) is not null
      and not exists (select from public.sor_rates r where r.tenant_id = p_tenant_id and r.sor_tenant_id = p_values ->> 'sor_tenant_id'
        and r.sor_code = p_values ->> 'sor_code' and r.valid_from = p_on) then
      v_errors := v_errors || private.field_error('/valid_from', 'RATE_DATE_PAST', jsonb_build_object('today', private.local_date(p_tenant_id)));
    end if;
  when 'boundaries' then
    v_other := p_values ->> 'parent_code';
    v_kind := case p_values ->> 'kind' when 'WARD' then 'CITY' when 'LOCALITY' then 'WARD' end;
    if v_kind is null and v_other is not null then v_errors := v_errors || private.field_error('/parent_code', 'NOT_IN_MASTER', jsonb_build_object('value', v_other));
    elsif v_kind is not null and v_other is null then v_errors := v_errors || private.field_error('/parent_code', 'REQUIRED');
    elsif v_other is not null and not exists (
      select from public.boundaries b where b.tenant_id = p_tenant_id and b.code = v_other and b.kind = v_kind
        and (b.is_active or not (p_values ->> 'is_active')::boolean)) then
      v_errors := v_errors || private.field_error('/parent_code', 'NOT_IN_MASTER', jsonb_build_object('value', v_other));
    end if;
    if not (p_values ->> 'is_active')::boolean and exists (
      select from public.boundaries b where b.tenant_id = p_tenant_id and b.parent_code = v_code and b.is_active) then
      v_errors := v_errors || private.field_error('/is_active', 'HAS_DEPENDENTS', jsonb_build_object('count',
        (select count(*) from public.boundaries b where b.tenant_id = p_tenant_id and b.parent_code = v_code and b.is_active)));
    end if;
  else null;
  end case;
  if (p_values ->> 'latitude' is null) <> (p_values ->> 'longitude' is null) then
    v_errors := v_errors || private.field_error(case when p_values ->> 'latitude' is null then '/latitude' else '/longitude' end, 'REQUIRED');
  end if;
  return v_errors;
end
$$;
comment on function private.check_master(text, text, jsonb, date) is 'Field errors of a row against the other masters in force on its first day.';

-- Keeping one row ---------------------------------------------------------------------------------------------------------

create function private.write_master(p_tenant_id text, p_kind jsonb, p_values jsonb, p_old jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_columns text := (select string_agg(format('%I', c ->> 'n'), ', ') from jsonb_array_elements(p_kind -> 'columns') c)
    || case when p_kind ? 'names' then ', ' || (p_kind ->> 'names') else '' end;
  v_constraint text;
begin
  -- Answers field errors, so that one wrong row of an import does not hide the others.
  if p_old is null then
    execute format('insert into public.%1$I (tenant_id, updated_by, %2$s) select $1, auth.uid(), %2$s from jsonb_populate_record(null::public.%1$I, $2)',
      p_kind ->> 'table', v_columns) using p_tenant_id, p_values;
  else
    execute format('update public.%1$I x set (%2$s) = (select %2$s from jsonb_populate_record(null::public.%1$I, $2)) '
      'where x.tenant_id = $1 and %3$s', p_kind ->> 'table', v_columns, private.master_row_condition(p_kind, '$3'))
      using p_tenant_id, p_values, p_old;
  end if;
  return '[]';
exception
  when exclusion_violation then
    return private.field_error('/' || coalesce(p_kind ->> 'from', ''), 'MASTER_OVERLAP');
  when unique_violation then
    return private.field_error('/' || (p_kind -> 'keys' ->> -1), 'MASTER_EXISTS');
  when foreign_key_violation then
    return private.field_error('/' || (p_kind -> 'keys' ->> -1), 'NOT_IN_MASTER', jsonb_build_object('value', p_values ->> (p_kind -> 'keys' ->> -1)));
  when check_violation then
    get stacked diagnostics v_constraint = constraint_name;
    return private.field_error(case when v_constraint like '%range_check' then '/' || (p_kind ->> 'to') else '/' || (p_kind -> 'keys' ->> -1) end,
      case when v_constraint like '%range_check' then 'INVALID_DATE' else 'RULE_BROKEN' end);
  when sqlstate 'PT422' then
    get stacked diagnostics v_constraint = pg_exception_detail;
    return v_constraint::jsonb;
end
$$;
comment on function private.write_master(text, jsonb, jsonb, jsonb) is 'Inserts a row, or updates the one given; answers what the table refused as field errors.';

create function private.master_row_condition(p_kind jsonb, p_parameter text) returns text
language sql immutable set search_path = ''
as $$
  select string_agg(format('x.%1$I = (%2$s ->> %1$L)%3$s', k, p_parameter, case when k = p_kind ->> 'from' then '::date' else '' end), ' and ')
  from (select jsonb_array_elements_text(p_kind -> 'keys') as k union all select p_kind ->> 'from' where p_kind ? 'from') keys
$$;
comment on function private.master_row_condition(jsonb, text) is 'SQL that finds one row of a tenant by its key and first day.';

create function private.save_master_row(
  p_tenant_id text, p_kind jsonb, p_row jsonb, p_mode text, p_expected timestamptz, p_today date,
  p_known jsonb default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_from_name text := p_kind ->> 'from';
  v_to_name text := p_kind ->> 'to';
  v_key text := p_kind -> 'keys' ->> -1;
  v_row jsonb := p_row;
  v_rows jsonb;
  v_same jsonb;      -- my row with the same first day
  v_cover jsonb;     -- my row in force on that day
  v_base jsonb;      -- what holds on that day, mine or inherited
  v_inherited jsonb;
  v_next jsonb;      -- my next row after that day
  v_from date;
  v_read jsonb;
  v_values jsonb;
  v_errors jsonb;
  v_column jsonb;
  v_is_open boolean;
  v_changed text[] := '{}';
  v_closed jsonb;
  v_insert jsonb;
begin
  -- A rate belongs to the item of the nearest agency.
  if p_kind ->> 'kind' = 'sor_rates' then
    v_row := v_row || jsonb_build_object('sor_tenant_id', (select i.tenant_id from public.sor_items i
      where i.tenant_id = any (private.tenant_line(p_tenant_id)) and i.code = btrim(v_row ->> 'sor_code') order by length(i.tenant_id) desc limit 1));
    if v_row ->> 'sor_tenant_id' is null and nullif(btrim(v_row ->> 'sor_code'), '') is not null then
      return jsonb_build_object('errors', private.field_error('/sor_code', 'NOT_IN_MASTER', jsonb_build_object('value', left(v_row ->> 'sor_code', 60))));
    end if;
  end if;
  if p_kind ->> 'kind' = 'tenant_settings' then
    v_read := private.read_setting(btrim(v_row ->> 'key'), v_row -> 'value');
    if v_read ? 'code' then
      return jsonb_build_object('errors', private.field_error(v_read ->> 'pointer', v_read ->> 'code', v_read -> 'params'));
    end if;
    if v_row ? 'value' then v_row := v_row || jsonb_build_object('value', v_read -> 'value'); end if;
  end if;
  v_row := v_row || (select coalesce(jsonb_object_agg(k, btrim(v_row ->> k)), '{}') from jsonb_array_elements_text(p_kind -> 'keys') k where v_row ->> k is not null);

  if p_known is not null then
    v_rows := p_known;
  else
    execute format('select coalesce(jsonb_agg(to_jsonb(x)), ''[]'') from public.%1$I x where x.tenant_id = any ($1) and %2$s', p_kind ->> 'table',
        (select string_agg(format('x.%1$I = ($2 ->> %1$L)', k), ' and ') from jsonb_array_elements_text(p_kind -> 'keys') k))
      into v_rows using case when p_kind ? 'is_own' then array[p_tenant_id] else private.tenant_line(p_tenant_id) end, v_row;
  end if;

  if v_from_name is null then
    v_same := (select r from jsonb_array_elements(v_rows) r where r ->> 'tenant_id' = p_tenant_id);
    v_inherited := (select r from jsonb_array_elements(v_rows) r where r ->> 'tenant_id' <> p_tenant_id
      order by length(r ->> 'tenant_id') desc limit 1);
    v_base := coalesce(v_same, v_inherited);
  else
    v_from := private.try_date(btrim(v_row ->> v_from_name));
    -- Without a first day: the row in force today, else a row that begins today.
    if nullif(btrim(v_row ->> v_from_name), '') is null then
      v_cover := (select r from jsonb_array_elements(v_rows) r where r ->> 'tenant_id' = p_tenant_id and (r ->> v_from_name)::date <= p_today
        and (v_to_name is null or r ->> v_to_name is null or (r ->> v_to_name)::date >= p_today) order by r ->> v_from_name desc limit 1);
      v_from := coalesce((v_cover ->> v_from_name)::date, p_today);
    elsif v_from is null then
      return jsonb_build_object('errors', private.field_error('/' || v_from_name, 'INVALID_DATE'));
    end if;
    v_same := (select r from jsonb_array_elements(v_rows) r where r ->> 'tenant_id' = p_tenant_id and (r ->> v_from_name)::date = v_from);
    v_cover := (select r from jsonb_array_elements(v_rows) r where r ->> 'tenant_id' = p_tenant_id and (r ->> v_from_name)::date < v_from
      and (v_to_name is null or r ->> v_to_name is null or (r ->> v_to_name)::date >= v_from) order by r ->> v_from_name desc limit 1);
    v_next := (select r from jsonb_array_elements(v_rows) r where r ->> 'tenant_id' = p_tenant_id and (r ->> v_from_name)::date > v_from
      order by r ->> v_from_name limit 1);
    v_inherited := (select r from jsonb_array_elements(v_rows) r where r ->> 'tenant_id' <> p_tenant_id and (r ->> v_from_name)::date <= v_from
      and (v_to_name is null or r ->> v_to_name is null or (r ->> v_to_name)::date >= v_from) order by length(r ->> 'tenant_id') desc, r ->> v_from_name desc limit 1);
    v_base := coalesce(v_same, v_cover, v_inherited);
    v_row := v_row || jsonb_build_object(v_from_name, v_from);
    -- Only my own row passes its last day on.
    if v_same is null and v_to_name is not null and not v_row ? v_to_name then v_row := v_row || jsonb_build_object(v_to_name, null); end if;
  end if;

  if p_mode = 'add' and jsonb_array_length(v_rows) > 0 then
    return jsonb_build_object('errors', private.field_error('/' || v_key, 'MASTER_EXISTS'));
  end if;
  if p_mode = 'change' then
    if v_same is null then perform private.fail(404, 'NOT_FOUND', '{}', 'There is no such row.'); end if;
    if not private.is_same_instant(p_expected, (v_same ->> 'updated_at')::timestamptz) then
      perform private.fail(409, 'STALE_VERSION', jsonb_build_object('moved_at', v_same -> 'updated_at',
        'moved_by', (select p.name from public.user_profiles p where p.id = (v_same ->> 'updated_by')::uuid)), 'Somebody changed this row first.');
    end if;
  end if;
  if p_mode = 'replace' and v_same is not null then
    return jsonb_build_object('errors', private.field_error('/' || coalesce(v_from_name, v_key), 'MASTER_EXISTS'));
  end if;

  v_read := private.read_master(p_kind, v_row, v_base);
  v_values := v_read -> 'values';
  v_errors := v_read -> 'errors';
  if jsonb_array_length(v_errors) > 0 then return jsonb_build_object('errors', v_errors); end if;

  -- What would change against what holds. A first day alone, or a last day that was not given, is no change of a new row.
  v_changed := array(select c.n from (select c ->> 'n' as n from jsonb_array_elements(p_kind -> 'columns') c union all select p_kind ->> 'names') c
    where c.n is not null and private.differs(v_values -> c.n, v_base -> c.n)
      and (v_same is not null or v_from_name is null or (c.n <> v_from_name and (c.n is distinct from v_to_name or p_row ? v_to_name))));
  if v_changed = '{}' and (v_same is not null or (v_base is not null and p_mode = 'import')) then
    return jsonb_build_object('action', 'UNCHANGED', 'row', v_base);
  end if;

  if v_same is not null then
    -- Up to its first day a row may be corrected whole; afterwards papers stand on it.
    v_is_open := v_from_name is not null and v_from >= p_today;
    if not v_is_open then
      for v_column in select c from jsonb_array_elements(p_kind -> 'columns') c where c ->> 'n' = any (v_changed) and (c ->> 'fix')::boolean loop
        -- A sheet without a first day means: from today.
        if p_mode = 'import' and nullif(btrim(p_row ->> coalesce(v_from_name, '')), '') is null and v_from_name is not null and v_from < p_today then
          return private.save_master_row(p_tenant_id, p_kind, p_row || jsonb_build_object(v_from_name, p_today), p_mode, p_expected, p_today);
        end if;
        v_errors := v_errors || private.field_error('/' || (v_column ->> 'n'), 'MASTER_FIXED');
      end loop;
    end if;
  end if;
  v_errors := v_errors || private.check_master(p_tenant_id, p_kind ->> 'kind', v_values, coalesce(v_from, p_today));
  if v_to_name is not null and (v_values ->> v_to_name)::date < v_from then
    v_errors := v_errors || private.field_error('/' || v_to_name, 'INVALID_DATE');
  elsif v_to_name is not null and v_next is not null and coalesce((v_values ->> v_to_name)::date, 'infinity') >= (v_next ->> v_from_name)::date then
    v_errors := v_errors || private.field_error('/' || v_to_name, 'MASTER_OVERLAP', jsonb_build_object('from', v_next ->> v_from_name));
  end if;
  if jsonb_array_length(v_errors) > 0 then return jsonb_build_object('errors', v_errors); end if;

  if v_same is null and v_cover is not null and v_to_name is not null then
    v_closed := v_cover || jsonb_build_object(v_to_name, v_from - 1);
    v_errors := private.write_master(p_tenant_id, p_kind, v_closed, v_cover);
  end if;
  if jsonb_array_length(v_errors) = 0 and p_known is not null and v_same is null then
    v_insert := v_values;
  elsif jsonb_array_length(v_errors) = 0 then
    v_errors := private.write_master(p_tenant_id, p_kind, v_values, v_same);
  end if;
  if jsonb_array_length(v_errors) > 0 then return jsonb_build_object('errors', v_errors); end if;
  return jsonb_build_object('action', case
    when v_same is not null and v_changed = array[v_to_name] and v_values ->> v_to_name is not null then 'ENDED'
    when v_same is not null then 'CHANGED'
    when v_cover is not null then 'REPLACED'
    else 'ADDED' end, 'row', v_values, 'insert', v_insert);
end
$$;
comment on function private.save_master_row(text, jsonb, jsonb, text, timestamptz, date, jsonb) is
  'Keeps one row: {"action": ADDED | CHANGED | REPLACED | ENDED | UNCHANGED, "row"} or {"errors"}. A new first day ends the row in force the day before. '
  'With p_known (the stored rows of the code) a row to be inserted is handed back as "insert" for the caller to write with others.';

create function public.save_master(
  p_tenant_id text, p_kind text, p_row jsonb, p_mode text default 'change', p_expected timestamptz default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_kind jsonb := private.master_kind(p_kind);
  v_result jsonb;
begin
  perform private.require_permission(p_tenant_id, coalesce(v_kind ->> 'permission', 'master:manage'));
  perform private.require_master_kind(p_kind);
  if p_kind = 'tenants' or p_mode not in ('add', 'change', 'replace') or jsonb_typeof(p_row) is distinct from 'object' then
    perform private.fail(400, 'BAD_REQUEST', jsonb_build_object('kind', p_kind, 'mode', p_mode), 'This row cannot be kept in this way.');
  end if;
  -- One administrator at a time per master of an agency: what was checked still holds when it is written.
  perform pg_advisory_xact_lock(hashtextextended('master ' || p_tenant_id || ' ' || p_kind, 0));
  v_result := private.save_master_row(p_tenant_id, v_kind, p_row, p_mode, p_expected, private.local_date(p_tenant_id));
  perform private.fail_fields(v_result -> 'errors');
  return v_result;
end
$$;
comment on function public.save_master(text, text, jsonb, text, timestamptz) is
  'Keeps one row of a master. add: a code that is new here and above; change: the row with this first day, unchanged since p_expected; '
  'replace: begins a row on its first day, ends mine the day before, or overrides what is inherited. Answers {action, row}. '
  'Needs the kind''s permission; field errors, STALE_VERSION (409), NOT_FOUND (404).';

create function public.withdraw_master(p_tenant_id text, p_kind text, p_row jsonb, p_expected timestamptz) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_kind jsonb := private.master_kind(p_kind);
  v_row jsonb;
  v_today date := private.local_date(p_tenant_id);
begin
  perform private.require_permission(p_tenant_id, coalesce(v_kind ->> 'permission', 'master:manage'));
  perform private.require_master_kind(p_kind);
  if p_kind not in ('number_formats', 'message_templates') and not v_kind ? 'from' then
    perform private.fail(400, 'BAD_REQUEST', jsonb_build_object('kind', p_kind), 'Rows of this master are never withdrawn.');
  end if;
  perform pg_advisory_xact_lock(hashtextextended('master ' || p_tenant_id || ' ' || p_kind, 0));
  execute format('select to_jsonb(x) from public.%I x where x.tenant_id = $1 and %s for update', v_kind ->> 'table', private.master_row_condition(v_kind, '$2'))
    into v_row using p_tenant_id, p_row;
  if v_row is null then perform private.fail(404, 'NOT_FOUND', '{}', 'There is no such row.'); end if;
  if not private.is_same_instant(p_expected, (v_row ->> 'updated_at')::timestamptz) then
    perform private.fail(409, 'STALE_VERSION', jsonb_build_object('moved_at', v_row -> 'updated_at',
      'moved_by', (select p.name from public.user_profiles p where p.id = (v_row ->> 'updated_by')::uuid)), 'Somebody changed this row first.');
  end if;
  -- A row that was ever in force stays for good; without an inherited row there is nothing to fall back on.
  if (v_kind ? 'from' and (v_row ->> (v_kind ->> 'from'))::date <= v_today) or (not v_kind ? 'from' and cardinality(private.tenant_line(p_tenant_id)) = 1) then
    perform private.fail(409, 'MASTER_FIXED', '{}', 'This row has been in force: end it instead.');
  end if;
  execute format('delete from public.%I x where x.tenant_id = $1 and %s', v_kind ->> 'table', private.master_row_condition(v_kind, '$2'))
    using p_tenant_id, p_row;
  -- What was closed for its sake goes on, unless something else follows.
  if v_kind ? 'to' then
    execute format('update public.%1$I x set %2$I = $3 where x.tenant_id = $1 and %3$s and x.%2$I = $4 - 1', v_kind ->> 'table', v_kind ->> 'to',
        (select string_agg(format('x.%1$I = ($2 ->> %1$L)', k), ' and ') from jsonb_array_elements_text(v_kind -> 'keys') k))
      using p_tenant_id, p_row, (v_row ->> (v_kind ->> 'to'))::date, (v_row ->> (v_kind ->> 'from'))::date;
  end if;
end
$$;
comment on function public.withdraw_master(text, text, jsonb, timestamptz) is
  'Takes back a row that has not begun (the one before it goes on), or an agency''s own number format or message. '
  'Needs the kind''s permission; MASTER_FIXED (409) once it was in force, STALE_VERSION (409), NOT_FOUND (404).';

-- Import --------------------------------------------------------------------------------------------------------------------

create function private.write_masters(p_tenant_id text, p_kind jsonb, p_values jsonb[]) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_columns text := (select string_agg(format('%I', c ->> 'n'), ', ') from jsonb_array_elements(p_kind -> 'columns') c)
    || case when p_kind ? 'names' then ', ' || (p_kind ->> 'names') else '' end;
begin
  execute format('insert into public.%1$I (tenant_id, updated_by, %2$s) select $1, auth.uid(), %3$s from unnest($2) v, jsonb_populate_record(null::public.%1$I, v) r',
    p_kind ->> 'table', v_columns, 'r.' || replace(v_columns, ', ', ', r.')) using p_tenant_id, p_values;
  return true;
exception when integrity_constraint_violation or sqlstate 'PT422' then return false;
end
$$;
comment on function private.write_masters(text, jsonb, jsonb[]) is 'Inserts many rows at once; false when the table refused one of them.';

create function private.import_errors(p_ordinal int, p_row jsonb, p_errors jsonb) returns jsonb[]
language sql immutable set search_path = ''
as $$
  select array(select jsonb_build_object('row', p_ordinal, 'column', ltrim(e ->> 'pointer', '/'), 'code', e ->> 'code', 'params', e -> 'params',
    'value', left(p_row ->> ltrim(e ->> 'pointer', '/'), 100)) from jsonb_array_elements(p_errors) e)
$$;
comment on function private.import_errors(int, jsonb, jsonb) is 'Field errors of a row with its number, its column and what stood there.';

create function public.import_masters(p_tenant_id text, p_kind text, p_rows jsonb, p_is_dry_run boolean default true) returns jsonb
language plpgsql volatile security definer set search_path = '' set statement_timeout = '300s'
as $$
declare
  v_max_rows constant int := 20000;
  v_max_errors constant int := 1000;
  v_kind jsonb := private.master_kind(p_kind);
  v_today date := private.local_date(p_tenant_id);
  v_counts jsonb := '{}';
  v_errors jsonb[] := '{}';
  v_refused int := 0;
  v_row record;
  v_result jsonb;
  v_action text;
  v_names text[] := '{ADDED,CHANGED,REPLACED,ENDED,UNCHANGED}';
  v_tally int[] := '{0,0,0,0,0}';
  v_is_written boolean := false;
  v_is_batch boolean;
  v_inserts jsonb[] := '{}';
  v_ordinals int[] := '{}';
begin
  perform private.require_permission(p_tenant_id, coalesce(v_kind ->> 'permission', 'master:manage'));
  perform private.require_master_kind(p_kind);
  if p_kind = 'tenants' or jsonb_typeof(p_rows) is distinct from 'array' then
    perform private.fail(400, 'BAD_REQUEST', jsonb_build_object('kind', p_kind), 'This master takes no import.');
  end if;
  if jsonb_array_length(p_rows) > v_max_rows then
    perform private.fail(422, 'IMPORT_TOO_LARGE', jsonb_build_object('max', v_max_rows), 'Divide the list.');
  end if;
  perform pg_advisory_xact_lock(hashtextextended('master ' || p_tenant_id || ' ' || p_kind, 0));
  -- Rows that others of the same list hang on are written one by one; the rest at once, at the end.
  v_is_batch := p_kind not in ('boundaries', 'units');
  begin
    for v_row in execute format($query$
      with typed as (
        select e.ordinality as ordinal, e.value,
          (select jsonb_agg(btrim(e.value ->> k)) from jsonb_array_elements_text($2 -> 'keys') k) as code,
          btrim(e.value ->> ($2 ->> 'from')) as first_day
        from jsonb_array_elements($1) with ordinality e),
      stored as (
        select jsonb_build_array(%2$s) as code, jsonb_agg(to_jsonb(x)) as known from public.%1$I x where x.tenant_id = any ($3) group by 1)
      select r.ordinal::int as ordinal, r.value, min(r.ordinal) over (partition by r.code, r.first_day)::int as first_ordinal,
        case when $4 and count(*) over (partition by r.code) = 1 then coalesce(s.known, '[]') end as known
      from typed r left join stored s on s.code = r.code
      -- What others hang on comes first: cities before wards, base units before the rest.
      order by array_position(array['CITY', 'WARD', 'LOCALITY'], r.value ->> 'kind'), nullif(btrim(r.value ->> 'base_unit_code'), '') is not null, r.ordinal
      $query$, v_kind ->> 'table', (select string_agg(format('x.%I', k), ', ') from jsonb_array_elements_text(v_kind -> 'keys') k where k <> 'sor_tenant_id'))
      using p_rows, case p_kind when 'sor_rates' then v_kind || '{"keys": ["sor_code"]}' else v_kind end,
        case when v_kind ? 'is_own' then array[p_tenant_id] else private.tenant_line(p_tenant_id) end, v_is_batch
    loop
      if jsonb_typeof(v_row.value) <> 'object' then
        v_result := jsonb_build_object('errors', private.field_error('', 'BAD_REQUEST'));
      elsif v_row.first_ordinal < v_row.ordinal then
        v_result := jsonb_build_object('errors', private.field_error('/' || (v_kind -> 'keys' ->> -1), 'DUPLICATE_ROW', jsonb_build_object('row', v_row.first_ordinal)));
      else
        v_result := private.save_master_row(p_tenant_id, v_kind, v_row.value, 'import', null, v_today, v_row.known);
      end if;
      if v_result ? 'errors' then
        v_refused := v_refused + 1;
        v_errors := v_errors || private.import_errors(v_row.ordinal, v_row.value, v_result -> 'errors');
      else
        v_action := v_result ->> 'action';
        v_tally[array_position(v_names, v_action)] := v_tally[array_position(v_names, v_action)] + 1;
        if jsonb_typeof(v_result -> 'insert') = 'object' then
          v_inserts := v_inserts || (v_result -> 'insert');
          v_ordinals := v_ordinals || v_row.ordinal;
        end if;
      end if;
    end loop;
    if v_refused = 0 and cardinality(v_inserts) > 0 and not private.write_masters(p_tenant_id, v_kind, v_inserts) then
      -- The table refused one of them: find out which.
      for v_index in 1 .. cardinality(v_inserts) loop
        v_result := private.write_master(p_tenant_id, v_kind, v_inserts[v_index], null);
        if jsonb_array_length(v_result) > 0 then
          v_refused := v_refused + 1;
          v_errors := v_errors || private.import_errors(v_ordinals[v_index], p_rows -> (v_ordinals[v_index] - 1), v_result);
        end if;
      end loop;
    end if;
    -- Raised to undo everything in this block, and caught below: the dry run has then run the very checks of the real one.
    if p_is_dry_run or v_refused > 0 then raise exception using errcode = 'DW001', message = 'undo'; end if;
    v_is_written := true;
  exception when sqlstate 'DW001' then null;
  end;
  return jsonb_build_object(
    'is_written', v_is_written, 'row_count', jsonb_array_length(p_rows), 'refused', v_refused,
    'counts', jsonb_build_object('added', v_tally[1], 'changed', v_tally[2], 'replaced', v_tally[3], 'ended', v_tally[4], 'unchanged', v_tally[5]),
    'errors', (select coalesce(jsonb_agg(f.e order by (f.e ->> 'row')::int), '[]')
      from (select e from unnest(v_errors) e order by (e ->> 'row')::int limit v_max_errors) f));
end
$$;
comment on function public.import_masters(text, text, jsonb, boolean) is
  'Imports rows (objects of text by column) all or nothing. A row equal to what holds is unchanged; one with a new first day ends the row before it. '
  'Answers {is_written, row_count, refused, counts, errors: [{row, column, code, params, value}]}, rows counted from 1; at most 1,000 errors are listed. '
  'A dry run checks everything and writes nothing. Needs the kind''s permission; IMPORT_TOO_LARGE (422) above 20,000 rows.';

-- Reading -------------------------------------------------------------------------------------------------------------------

create function private.require_visible(p_tenant_id text) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_user();
  if p_tenant_id is null or not p_tenant_id = any ((select private.my_visible_tenants())::text[]) then
    perform private.fail(403, 'NOT_PERMITTED', jsonb_build_object('tenant_id', p_tenant_id), 'You are not a member of this agency.');
  end if;
end
$$;
comment on function private.require_visible(text) is 'NOT_PERMITTED (403) unless the caller may read the tenant''s masters.';

create function public.search_masters(
  p_tenant_id text, p_kind text, p_filters jsonb default '{}', p_query text default null, p_on date default null,
  p_sort text default null, p_limit int default 50, p_offset int default 0) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_kind jsonb := private.master_kind(p_kind);
  v_line text[] := case when v_kind ? 'is_own' then array[p_tenant_id] else private.tenant_line(p_tenant_id) end;
  v_on date := coalesce(p_on, private.local_date(p_tenant_id));
  v_keys text := (select string_agg(format('x.%I', k), ', ') from jsonb_array_elements_text(v_kind -> 'keys') k);
  v_from text := v_kind ->> 'from';
  v_to text := v_kind ->> 'to';
  v_covers text;
  v_has_active boolean := exists (select from jsonb_array_elements(v_kind -> 'columns') c where c ->> 'n' = 'is_active');
  v_text text;
  v_sort text;
  v_filter text;
  v_extra text := case p_kind
    when 'sor_items' then ', private.sor_rate($1, p.tenant_id, p.code, $3) as rate'
    when 'sor_rates' then ', (select jsonb_build_object(''description'', i.description, ''local_descriptions'', i.local_descriptions, ''unit_code'', i.unit_code)
      from public.sor_items i where i.tenant_id = p.sor_tenant_id and i.code = p.sor_code) as item'
    when 'number_formats' then ', private.number_preview($1, p.sequence, p.pattern, p.resets) as next_number'
    when 'message_templates' then ', private.message_variables() -> p.code as variables'
    else '' end;
  v_result jsonb;
begin
  perform private.require_visible(p_tenant_id);
  perform private.require_master_kind(p_kind);
  if p_kind = 'tenants' then perform private.fail(400, 'BAD_REQUEST', '{}', 'Agencies have a list of their own.'); end if;
  v_covers := case when v_from is null then 'true' when v_to is null then format('x.%I <= $3', v_from)
    else format('(x.%1$I <= $3 and (x.%2$I is null or x.%2$I >= $3))', v_from, v_to) end;
  v_text := (select string_agg(format('w.%I', c ->> 'n'), ', ') from jsonb_array_elements(v_kind -> 'columns') c where c ->> 't' = 'text')
    || case when v_kind ? 'names' then format(', w.%I::text', v_kind ->> 'names') else '' end;
  v_filter := (select coalesce(string_agg(format(' and x.%1$I::text = any (array(select jsonb_array_elements_text(case jsonb_typeof($4 -> %1$L) '
      'when ''array'' then $4 -> %1$L else jsonb_build_array($4 -> %1$L) end)))', c ->> 'n'), ''), '')
    from jsonb_array_elements(v_kind -> 'columns') c where p_filters ? (c ->> 'n'));
  v_sort := (select format('h.%I %s, ', c ->> 'n', case when p_sort like '%.desc' then 'desc' else 'asc' end)
    from jsonb_array_elements(v_kind -> 'columns') c where c ->> 'n' = split_part(p_sort, '.', 1));
  execute format($query$
    with found as (
      select x.*, %1$s as covers,
        bool_or(x.tenant_id <> $1) over key_rows as has_above, bool_or(x.tenant_id = $1) over key_rows as has_own,
        count(*) over key_rows as row_count, %2$s as next_from
      from public.%3$I x
      where x.tenant_id = any ($2) %12$s
      window key_rows as (partition by %4$s)),
    winners as (select distinct on (%4$s) x.* from found x order by %4$s, x.covers desc, length(x.tenant_id) desc, %5$s),
    hits as (
      select h.* from (
        select w.*, case when w.covers then %6$s %7$s else 'ENDED' end as status from winners w
        where $5 is null or (select bool_and(concat_ws(' ', %8$s) ilike '%%' || word || '%%')
          from regexp_split_to_table(replace(replace(replace($5, '\', '\\'), '%%', '\%%'), '_', '\_'), '\s+') word)) h
      where not $4 ? 'status' or h.status = any (array(select jsonb_array_elements_text($4 -> 'status'))) or (($4 -> 'status') ? 'OWN' and h.tenant_id = $1))
    select jsonb_build_object('total', (select count(*) from hits), 'rows', coalesce((
      select jsonb_agg(to_jsonb(r)) from (
        select p.*, p.tenant_id <> $1 as is_inherited, p.tenant_id = $1 and p.has_above as is_overriding,
          case when p.tenant_id = $1 then p.updated_at end as expected%9$s
        from (select h.* from hits h order by %10$s%11$s limit least(greatest($6, 1), 20000) offset greatest($7, 0)) p) r), '[]'))
    $query$,
    v_covers,
    case when v_from is null then 'null::date' else format('min(x.%I) filter (where x.%1$I > $3 and x.tenant_id = $1) over key_rows', v_from) end,
    v_kind ->> 'table', v_keys,
    case when v_from is null then 'x.updated_at' else format('(x.%1$I > $3) desc, abs(x.%1$I - $3)', v_from) end,
    case when v_has_active then 'case when w.is_active then ''IN_FORCE'' else ''OFF'' end' else '''IN_FORCE''' end,
    case when v_from is null then '' else format('when w.%I > $3 then ''FUTURE''', v_from) end,
    v_text, v_extra, coalesce(v_sort, format('h.%I, ', v_kind ->> 'order')), replace(v_keys, 'x.', 'h.'), v_filter)
  into v_result using p_tenant_id, v_line, v_on, coalesce(p_filters, '{}'), nullif(btrim(p_query), ''), p_limit, p_offset;
  return v_result;
end
$$;
comment on function public.search_masters(text, text, jsonb, text, date, text, int, int) is
  'One page of a master as an agency sees it on a day: for each code the row in force (nearest agency), else the next, else the last. '
  '{total, rows: [columns, status IN_FORCE | OFF | FUTURE | ENDED, is_inherited, is_overriding, next_from, row_count, expected]}. '
  'p_filters: column -> value or values, status -> [.., OWN]; p_sort: column.asc or .desc. For members.';

create function private.number_preview(p_tenant_id text, p_sequence text, p_pattern text, p_resets text) returns text
language sql stable security definer set search_path = ''
as $$
  select private.format_number(p_pattern, d.today, (select t.short_code from public.tenants t where t.id = p_tenant_id),
    coalesce((select c.last from private.number_counters c where c.tenant_id = p_tenant_id and c.sequence = p_sequence
      and c.period = case p_resets when 'NEVER' then '-' else private.financial_year(d.today) end), 0) + 1)
  from (select private.local_date(p_tenant_id) as today) d
$$;
comment on function private.number_preview(text, text, text, text) is 'The number that a pattern would give next; takes none.';

create function public.preview_number(p_tenant_id text, p_sequence text, p_pattern text, p_resets text default 'FINANCIAL_YEAR') returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_visible(p_tenant_id);
  perform private.fail_fields(private.check_number_pattern(left(p_pattern, 64), p_resets));
  return private.number_preview(p_tenant_id, p_sequence, left(p_pattern, 64), p_resets);
end
$$;
comment on function public.preview_number(text, text, text, text) is
  'The next number of a sequence under a pattern, without taking it. For members; UNKNOWN_PLACEHOLDER, NUMBER_REPEATS.';

create function public.master_history(p_tenant_id text, p_kind text, p_key jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_kind jsonb := private.master_kind(p_kind);
  v_result jsonb;
begin
  perform private.require_visible(p_tenant_id);
  perform private.require_master_kind(p_kind);
  if p_kind = 'tenants' then perform private.fail(400, 'BAD_REQUEST', '{}', 'Agencies have a page of their own.'); end if;
  execute format($query$
    select coalesce(jsonb_agg(to_jsonb(x) || jsonb_build_object('is_inherited', x.tenant_id <> $2, 'tenant_name', t.name, 'tenant_local_names', t.local_names,
      'changed_by', p.name) order by length(x.tenant_id) desc, %1$s), '[]')
    from public.%2$I x join public.tenants t on t.id = x.tenant_id left join public.user_profiles p on p.id = x.updated_by
    where x.tenant_id = any ($1) and %3$s $query$,
    case when v_kind ? 'from' then format('x.%I desc', v_kind ->> 'from') else 'x.updated_at desc' end, v_kind ->> 'table',
    (select coalesce(string_agg(format('x.%1$I = ($3 ->> %1$L)', k), ' and '), 'false') from jsonb_array_elements_text(v_kind -> 'keys') k where p_key ? k))
  into v_result using case when v_kind ? 'is_own' then array[p_tenant_id] else private.tenant_line(p_tenant_id) end, p_tenant_id, p_key;
  return v_result;
end
$$;
comment on function public.master_history(text, text, jsonb) is
  'Every row of a code, mine first, newest first, with the agency it belongs to and who changed it last. For members.';

-- Agencies --------------------------------------------------------------------------------------------------------------------

create function public.save_tenant(p_tenant_id text, p_row jsonb, p_expected timestamptz default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_kind jsonb := private.master_kind('tenants');
  v_old public.tenants;
  v_read jsonb;
  v_values jsonb;
  v_errors jsonb;
  v_new public.tenants;
  v_parent text := nullif(regexp_replace(p_tenant_id, '\.?[^.]+$', ''), '');
begin
  if p_expected is null then
    perform private.require_permission(coalesce(v_parent, p_tenant_id), 'tenant:manage');
  else
    perform private.require_permission(p_tenant_id, 'tenant:manage');
  end if;
  select * into v_old from public.tenants t where t.id = p_tenant_id for update;
  if p_expected is null and v_old.id is not null then perform private.fail_fields(private.field_error('/id', 'MASTER_EXISTS')); end if;
  if p_expected is not null and v_old.id is null then perform private.fail(404, 'NOT_FOUND', '{}', 'There is no such agency.'); end if;
  if not private.is_same_instant(p_expected, v_old.updated_at) then
    perform private.fail(409, 'STALE_VERSION', jsonb_build_object('moved_at', v_old.updated_at,
      'moved_by', (select p.name from public.user_profiles p where p.id = v_old.updated_by)), 'Somebody changed this agency first.');
  end if;
  v_read := private.read_master(v_kind, p_row || jsonb_build_object('id', p_tenant_id), case when v_old.id is not null then to_jsonb(v_old) end);
  v_values := v_read -> 'values';
  v_errors := v_read -> 'errors';
  if v_old.id is not null and v_values ->> 'kind' <> v_old.kind then v_errors := v_errors || private.field_error('/kind', 'MASTER_FIXED'); end if;
  if exists (select from public.tenants t where t.id <> p_tenant_id and t.parent_id is not distinct from v_parent and t.short_code = v_values ->> 'short_code') then
    v_errors := v_errors || private.field_error('/short_code', 'MASTER_EXISTS');
  end if;
  if v_values ->> 'time_zone' is not null and not exists (select from pg_catalog.pg_timezone_names z where z.name = v_values ->> 'time_zone') then
    v_errors := v_errors || private.field_error('/time_zone', 'OUT_OF_RANGE', jsonb_build_object('value', v_values ->> 'time_zone'));
  end if;
  if (v_values ->> 'latitude' is null) <> (v_values ->> 'longitude' is null) then
    v_errors := v_errors || private.field_error(case when v_values ->> 'latitude' is null then '/latitude' else '/longitude' end, 'REQUIRED');
  end if;
  perform private.fail_fields(v_errors);
  v_new := jsonb_populate_record(v_old, v_values);
  if v_old.id is null then
    insert into public.tenants (id, kind, name, local_names, short_code, grade, district, region, ddr_name, description, address, pincodes, contact_number,
      helpline_number, email, website, office_timings, latitude, longitude, time_zone, default_language, updated_by)
    values (v_new.id, v_new.kind, v_new.name, v_new.local_names, v_new.short_code, v_new.grade, v_new.district, v_new.region, v_new.ddr_name, v_new.description,
      v_new.address, v_new.pincodes, v_new.contact_number, v_new.helpline_number, v_new.email, v_new.website, v_new.office_timings, v_new.latitude,
      v_new.longitude, v_new.time_zone, v_new.default_language, auth.uid());
  else
    update public.tenants t set (name, local_names, short_code, grade, district, region, ddr_name, description, address, pincodes, contact_number,
        helpline_number, email, website, office_timings, latitude, longitude, time_zone, default_language)
      = (v_new.name, v_new.local_names, v_new.short_code, v_new.grade, v_new.district, v_new.region, v_new.ddr_name, v_new.description, v_new.address,
        v_new.pincodes, v_new.contact_number, v_new.helpline_number, v_new.email, v_new.website, v_new.office_timings, v_new.latitude, v_new.longitude,
        v_new.time_zone, v_new.default_language)
    where t.id = p_tenant_id;
  end if;
  return (select to_jsonb(t) from public.tenants t where t.id = p_tenant_id);
end
$$;
comment on function public.save_tenant(text, jsonb, timestamptz) is
  'Adds an agency below one that the caller manages (p_expected null), or changes one, unchanged since p_expected. Answers the agency. '
  'Needs tenant:manage; field errors, STALE_VERSION (409), NOT_FOUND (404).';

create function public.tenant_dependents(p_tenant_id text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_permission(p_tenant_id, 'tenant:manage');
  return jsonb_build_object(
    'agencies', (select count(*) from public.tenants t where t.parent_id = p_tenant_id and t.is_active),
    'people', (select count(distinct m.user_id) from public.memberships m where m.tenant_id = p_tenant_id and m.user_id is not null and not m.is_suspended
      and (m.valid_to is null or m.valid_to >= private.local_date(p_tenant_id))),
    'papers', (select count(*) from public.workflow_instances i where i.tenant_id = p_tenant_id and not i.is_terminal));
end
$$;
comment on function public.tenant_dependents(text) is 'What is in use in an agency: active agencies below, people, papers in flight. Needs tenant:manage.';

create function public.set_tenant_active(p_tenant_id text, p_is_active boolean) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_parent text := nullif(regexp_replace(p_tenant_id, '\.?[^.]+$', ''), '');
begin
  -- Decided from above: an agency that switches itself off could not switch itself on again.
  perform private.require_permission(v_parent, 'tenant:manage');
  if p_is_active is null then perform private.fail_fields(private.field_error('/is_active', 'REQUIRED')); end if;
  if not p_is_active and exists (select from public.tenants t where t.parent_id = p_tenant_id and t.is_active) then
    perform private.fail(409, 'HAS_DEPENDENTS', jsonb_build_object('count',
      (select count(*) from public.tenants t where t.parent_id = p_tenant_id and t.is_active)), 'Switch off the agencies below it first.');
  end if;
  if p_is_active and v_parent is not null and not exists (select from public.tenants t where t.id = v_parent and t.is_active) then
    perform private.fail(409, 'CONFLICT', '{}', 'The agency above it is switched off.');
  end if;
  update public.tenants t set is_active = p_is_active where t.id = p_tenant_id;
  if not found then perform private.fail(404, 'NOT_FOUND', '{}', 'There is no such agency.'); end if;
end
$$;
comment on function public.set_tenant_active(text, boolean) is
  'Switches an agency off (its people lose all roles in it at once, its papers stay where they are) or on again. '
  'Needs tenant:manage in the agency above; HAS_DEPENDENTS (409) while agencies below are active.';

create function public.boundary_dependents(p_tenant_id text, p_code text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_permission(p_tenant_id, 'boundary:manage');
  return jsonb_build_object(
    'boundaries', (select count(*) from public.boundaries b where b.tenant_id = p_tenant_id and b.parent_code = p_code and b.is_active),
    'employees', (select count(*) from public.employee_jurisdictions j where j.tenant_id = p_tenant_id and j.boundary_code = p_code),
    'projects', (select count(*) from public.projects p where p.tenant_id = p_tenant_id and p_code in (p.ward_code, p.locality_code)));
end
$$;
comment on function public.boundary_dependents(text, text) is
  'What stands in a ward or locality: active boundaries below, employees who look after it, projects. Needs boundary:manage.';

grant execute on function public.save_master(text, text, jsonb, text, timestamptz), public.withdraw_master(text, text, jsonb, timestamptz),
  public.import_masters(text, text, jsonb, boolean), public.search_masters(text, text, jsonb, text, date, text, int, int),
  public.preview_number(text, text, text, text), public.master_history(text, text, jsonb), public.save_tenant(text, jsonb, timestamptz),
  public.tenant_dependents(text), public.set_tenant_active(text, boolean), public.boundary_dependents(text, text) to authenticated;

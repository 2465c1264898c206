-- Closure: the paper by which a work ends, and the assets that it leaves. On approval the order is closed, the project is
-- completed once all its orders are, and each thing that was built is put up for registration as an asset of the agency.

insert into public.permissions (code, description) values
  ('closure:read', 'See closures of works'),
  ('closure:create', 'Write closures of works'),
  ('asset:read', 'See the register of assets'),
  ('asset:manage', 'Register assets and change what is requested');

insert into public.code_lists (code, parent_list, name, local_names) values
  ('ASSET_CLASS', null, 'Classes of assets', '{"or": "ସମ୍ପତ୍ତି ଶ୍ରେଣୀ", "hi": "परिसंपत्ति वर्ग"}'),
  ('RATING_CRITERION', null, 'Criteria of rating contractors', '{"or": "ଠିକାଦାର ମୂଲ୍ୟାୟନର ମାନଦଣ୍ଡ", "hi": "ठेकेदार मूल्यांकन के मानदंड"}');

insert into public.setting_definitions (key, kind, default_value, description, local_descriptions, min_value, max_value) values
  ('closure.max_age_days', 'integer', '60', 'Days after submission from which an approver is warned of an old closure',
    '{"or": "ଦାଖଲର କେତେ ଦିନ ପରେ ପୁରୁଣା ସମାପନ ବୋଲି ସତର୍କ କରାଯାଏ", "hi": "जमा होने के कितने दिन बाद पुराने समापन की चेतावनी दी जाती है"}', 1, 3650);

create table public.closures (
  tenant_id          text not null references public.tenants on delete restrict,
  id                 uuid not null default private.uuid_v7(),
  number             text,
  work_order_id      uuid not null,
  project_id         uuid not null,
  organisation_id    uuid not null,
  completed_on       date,
  remarks            text check (length(remarks) <= 2000),
  deviation_reason   text check (length(deviation_reason) <= 1000),
  order_amount       public.money_inr not null default 0,
  final_amount       public.money_inr not null default 0,
  days_late          int not null default 0 check (days_late >= 0),
  rating             numeric(3, 2) check (rating between 1 and 5),
  state              text not null default 'START',
  application_status text not null default 'INWORKFLOW',
  is_updatable       boolean not null default true,
  version            int not null default 1,
  submitted_at       timestamptz,
  closed_on          date,
  created_at         timestamptz not null default now(),
  created_by         uuid not null,
  created_by_name    text not null,
  updated_at         timestamptz not null default now(),
  updated_by         uuid,
  primary key (tenant_id, id),
  constraint closures_number_key unique (tenant_id, number),
  constraint closures_work_order_fkey foreign key (tenant_id, work_order_id) references public.work_orders (tenant_id, id) on delete restrict,
  constraint closures_project_fkey foreign key (tenant_id, project_id) references public.projects (tenant_id, id) on delete restrict,
  constraint closures_organisation_fkey foreign key (tenant_id, organisation_id) references public.organisations (tenant_id, id) on delete restrict
);
comment on table public.closures is 'The end of a work order: checklist, final measurement, rating, what was built. Rule: planning.md section 4.10.';
comment on column public.closures.final_amount is 'Measured work in approved books, without overheads.';
comment on column public.closures.deviation_reason is 'Why items stay below their sanctioned quantity; needed when some do.';
comment on column public.closures.days_late is 'From the last day of the order to the day of completion.';
comment on column public.closures.rating is 'Mean of the scores of the contractor, 1 to 5.';
-- An order is closed once; a rejected closure makes room for another.
create unique index closures_live_key on public.closures (tenant_id, work_order_id) where application_status <> 'INACTIVE';
create index closures_work_order_idx on public.closures (tenant_id, work_order_id);
create index closures_project_idx on public.closures (tenant_id, project_id);
create index closures_organisation_idx on public.closures (tenant_id, organisation_id);
create trigger tg_closures__touch before update on public.closures for each row execute function private.tg__touch();

create table public.closure_answers (
  tenant_id     text not null,
  closure_id    uuid not null,
  question_code text not null,
  answer        text not null check (length(answer) <= 300),
  primary key (tenant_id, closure_id, question_code),
  constraint closure_answers_closure_fkey foreign key (tenant_id, closure_id) references public.closures (tenant_id, id) on delete cascade
);
comment on table public.closure_answers is 'YES, NO or a day for each question of the closure checklist; photographs are files of the closure.';

create table public.closure_ratings (
  tenant_id      text not null,
  closure_id     uuid not null,
  criterion_code text not null,
  score          int not null check (score between 1 and 5),
  primary key (tenant_id, closure_id, criterion_code),
  constraint closure_ratings_closure_fkey foreign key (tenant_id, closure_id) references public.closures (tenant_id, id) on delete cascade
);
comment on table public.closure_ratings is 'What the agency thinks of the contractor, criterion by criterion, 1 to 5.';

create table public.closure_assets (
  tenant_id   text not null,
  id          uuid not null default private.uuid_v7(),
  closure_id  uuid not null,
  ordinal     int not null,
  name        text not null check (length(btrim(name)) between 2 and 200),
  class_code  text not null,
  description text check (length(description) <= 1000),
  cost        public.money_inr not null check (cost > 0),
  latitude    numeric(9, 6) check (latitude between -90 and 90),
  longitude   numeric(9, 6) check (longitude between -180 and 180),
  primary key (tenant_id, id),
  constraint closure_assets_closure_fkey foreign key (tenant_id, closure_id) references public.closures (tenant_id, id) on delete cascade
);
comment on table public.closure_assets is 'The assetisation request: what the work leaves, to be registered once it is closed.';
create index closure_assets_closure_idx on public.closure_assets (tenant_id, closure_id, ordinal);

create table public.assets (
  tenant_id          text not null references public.tenants on delete restrict,
  id                 uuid not null default private.uuid_v7(),
  number             text,
  closure_id         uuid not null,
  work_order_id      uuid not null,
  project_id         uuid not null,
  name               text not null check (length(btrim(name)) between 2 and 200),
  class_code         text not null,
  description        text check (length(description) <= 1000),
  department_code    text,
  ward_code          text not null,
  locality_code      text not null,
  latitude           numeric(9, 6) check (latitude between -90 and 90),
  longitude          numeric(9, 6) check (longitude between -180 and 180),
  cost               public.money_inr not null check (cost > 0),
  built_on           date not null,
  registered_on      date,
  state              text not null default 'START',
  application_status text not null default 'INWORKFLOW',
  is_updatable       boolean not null default true,
  version            int not null default 1,
  created_at         timestamptz not null default now(),
  updated_at         timestamptz not null default now(),
  updated_by         uuid,
  primary key (tenant_id, id),
  constraint assets_number_key unique (tenant_id, number),
  constraint assets_closure_fkey foreign key (tenant_id, closure_id) references public.closures (tenant_id, id) on delete restrict,
  constraint assets_work_order_fkey foreign key (tenant_id, work_order_id) references public.work_orders (tenant_id, id) on delete restrict,
  constraint assets_project_fkey foreign key (tenant_id, project_id) references public.projects (tenant_id, id) on delete restrict,
  constraint assets_ward_fkey foreign key (tenant_id, ward_code) references public.boundaries (tenant_id, code) on delete restrict,
  constraint assets_locality_fkey foreign key (tenant_id, locality_code) references public.boundaries (tenant_id, code) on delete restrict
);
comment on table public.assets is 'What works have left behind. Rule: programme.md section 4.5.';
comment on column public.assets.number is 'The public asset id, taken when the asset is registered; until then it is a request.';
create index assets_closure_idx on public.assets (tenant_id, closure_id);
create index assets_work_order_idx on public.assets (tenant_id, work_order_id);
create index assets_project_idx on public.assets (tenant_id, project_id);
create index assets_ward_idx on public.assets (tenant_id, ward_code);
create index assets_locality_idx on public.assets (tenant_id, locality_code);
create index assets_tenant_created_idx on public.assets (tenant_id, created_at desc, id desc);
create index assets_name_idx on public.assets (tenant_id, name, id);
create index assets_cost_idx on public.assets (tenant_id, cost, id);
create index assets_built_on_idx on public.assets (tenant_id, built_on, id);
create index assets_state_idx on public.assets (tenant_id, state, id);
create trigger tg_assets__touch before update on public.assets for each row execute function private.tg__touch();

-- What stands in the way of a closure -------------------------------------------------------------------------------

create function private.measured_value(p_tenant_id text, p_work_order_id uuid) returns numeric
language sql stable security definer set search_path = ''
as $$
  select coalesce(sum(m.amount), 0) from public.measurements m
  where m.tenant_id = p_tenant_id and m.work_order_id = p_work_order_id and m.application_status = 'ACTIVE'
$$;
comment on function private.measured_value(text, uuid) is 'What approved books of an order have measured, in rupees, without overheads.';

create function private.measurable_value(p_tenant_id text, p_work_order_id uuid) returns numeric
language sql stable security definer set search_path = ''
as $$
  select coalesce(sum(l.amount), 0) from public.work_order_lines l
  where l.tenant_id = p_tenant_id and l.work_order_id = p_work_order_id and l.is_live and l.category <> 'OVERHEAD'
$$;
comment on function private.measurable_value(text, uuid) is 'What the measurable items of an order are sanctioned for, in rupees, without overheads.';

create function private.unfinished_lines(p_tenant_id text, p_work_order_id uuid) returns int
language sql stable security definer set search_path = ''
as $$
  select count(*)::int from public.work_order_lines l
  where l.tenant_id = p_tenant_id and l.work_order_id = p_work_order_id and l.is_live and l.category <> 'OVERHEAD'
    and private.measured_quantity(l.tenant_id, l.id, false) < l.quantity
$$;
comment on function private.unfinished_lines(text, uuid) is 'How many items of an order are measured below their sanctioned quantity.';

create function private.require_closable_order(p_order public.work_orders) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  -- The same that a measurement needs: in force, no amendment on its way, the project open.
  perform private.require_measurable_order(p_order);
  perform private.require_no_open_measurement(p_order);
  if not exists (
    select from public.measurements m
    where m.tenant_id = p_order.tenant_id and m.work_order_id = p_order.id and m.application_status = 'ACTIVE') then
    perform private.fail(409, 'FINAL_MEASUREMENT_MISSING', jsonb_build_object('number', p_order.number), 'The work has no approved measurement.');
  end if;
end
$$;
comment on function private.require_closable_order(public.work_orders) is
  'FINAL_MEASUREMENT_MISSING (409) without an approved book, NOT_VALID_REFERENCE_ID with an open one; and what require_measurable_order says.';

create function private.is_being_closed(p_tenant_id text, p_work_order_id uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.closures c
    where c.tenant_id = p_tenant_id and c.work_order_id = p_work_order_id and c.application_status <> 'INACTIVE' and not c.is_updatable)
$$;
comment on function private.is_being_closed(text, uuid) is
  'A closure of the order is on its way or approved: nothing is measured any more. One that came back for correction opens the order again.';

-- Saving ------------------------------------------------------------------------------------------------------------

create function private.closure_errors(p_order public.work_orders, p jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := private.text_errors(p, 'remarks', 1, 2000, false) || private.text_errors(p, 'deviation_reason', 2, 1000, false);
  v_today date := private.local_date(p_order.tenant_id);
  v_on date := private.try_date(p ->> 'completed_on');
  v_row record;
  v_question public.checklist_questions;
  v_answer text;
  v_cost numeric;
  v_total numeric := 0;
begin
  if private.text_of(p, 'completed_on') is not null then
    v_errors := v_errors || case when v_on is null then private.field_error('/completed_on', 'INVALID_DATE')
      when v_on > v_today then private.field_error('/completed_on', 'FUTURE_DATE')
      when v_on < p_order.starts_on then private.field_error('/completed_on', 'BEFORE_START', jsonb_build_object('from', p_order.starts_on)) else '[]' end;
  end if;
  for v_row in select value, ordinality - 1 as at from jsonb_array_elements(private.rows_of(p, 'answers')) with ordinality loop
    select q.* into v_question from private.checklist_in_force(p_order.tenant_id, 'CLOSURE', v_today) q where q.code = v_row.value ->> 'question_code';
    v_answer := private.text_of(v_row.value, 'answer');
    v_errors := v_errors || case
      when v_question.code is null then private.field_error(format('/answers/%s/question_code', v_row.at), 'NOT_IN_MASTER')
      when v_answer is null then '[]'
      when v_question.answer_type = 'YES_NO' and v_answer not in ('YES', 'NO') then private.field_error(format('/answers/%s/answer', v_row.at), 'NOT_A_CHOICE')
      when v_question.answer_type = 'DATE' and private.try_date(v_answer) is null then private.field_error(format('/answers/%s/answer', v_row.at), 'INVALID_DATE')
      else '[]' end;
  end loop;
  for v_row in select value, ordinality - 1 as at from jsonb_array_elements(private.rows_of(p, 'ratings')) with ordinality loop
    v_errors := v_errors || case
      when not private.has_code(p_order.tenant_id, 'RATING_CRITERION', coalesce(v_row.value ->> 'criterion_code', ''), null, v_today) then
        private.field_error(format('/ratings/%s/criterion_code', v_row.at), 'NOT_IN_MASTER')
      when private.text_of(v_row.value, 'score') is not null and v_row.value ->> 'score' !~ '^[1-5]$' then
        private.field_error(format('/ratings/%s/score', v_row.at), 'OUT_OF_RANGE', '{"min": 1, "max": 5}') else '[]' end;
  end loop;
  for v_row in select value, ordinality - 1 as at from jsonb_array_elements(private.rows_of(p, 'assets')) with ordinality loop
    v_cost := private.try_numeric(v_row.value ->> 'cost');
    v_total := v_total + coalesce(v_cost, 0);
    v_errors := v_errors || private.moved_pointers(private.text_errors(v_row.value, 'name', 2, 200, true)
        || private.text_errors(v_row.value, 'description', 1, 1000, false) || private.range_errors(v_row.value, 'latitude', -90, 90)
        || private.range_errors(v_row.value, 'longitude', -180, 180) || private.decimal_errors('/cost', v_row.value ->> 'cost', 2, 999999999999.99),
        '/assets/' || v_row.at)
      || case when private.has_code(p_order.tenant_id, 'ASSET_CLASS', coalesce(v_row.value ->> 'class_code', ''), null, v_today) then '[]'
        else private.field_error(format('/assets/%s/class_code', v_row.at), 'NOT_IN_MASTER') end
      || case when coalesce(v_cost, 0) <= 0 then private.field_error(format('/assets/%s/cost', v_row.at), 'MUST_BE_POSITIVE') else '[]' end;
  end loop;
  if v_total > p_order.amount then
    v_errors := v_errors || private.field_error('/assets', 'ASSETS_ABOVE_ORDER', jsonb_build_object('total', v_total::text, 'limit', p_order.amount::text));
  end if;
  return v_errors;
end
$$;
comment on function private.closure_errors(public.work_orders, jsonb) is 'What may not even stand in a draft closure: unknown codes, unreadable values, assets dearer than the order.';

create function private.moved_pointers(p_errors jsonb, p_below text) returns jsonb
language sql immutable set search_path = ''
as $$ select coalesce(jsonb_agg(e || jsonb_build_object('pointer', p_below || (e ->> 'pointer'))), '[]') from jsonb_array_elements(p_errors) e $$;
comment on function private.moved_pointers(jsonb, text) is 'Errors of a part as errors of the whole.';

create function public.save_closure(p_tenant_id text, p_closure jsonb, p_expected_version int default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_id uuid := private.try_uuid(p_closure ->> 'id');
  v_old public.closures;
  v_order public.work_orders;
  v_live record;
  v_version int;
  v_facts jsonb;
begin
  if p_closure is null or jsonb_typeof(p_closure) <> 'object' or p_closure = '{}' then
    perform private.fail_fields(private.field_error('', 'REQUIRED'));
  end if;
  perform private.require_permission(p_tenant_id, 'closure:create');
  select c.* into v_old from public.closures c where c.tenant_id = p_tenant_id and c.id = v_id;
  if v_old.id is null and p_expected_version is not null then perform private.fail(404, 'PAPER_NOT_FOUND', '{}', 'There is no such closure.'); end if;
  if v_old.id is not null and p_expected_version is null then perform private.fail_fields(private.field_error('/expected_version', 'REQUIRED')); end if;
  select w.* into v_order from public.work_orders w
  where w.tenant_id = p_tenant_id and w.id = coalesce(v_old.work_order_id, private.try_uuid(p_closure ->> 'work_order_id'));
  if v_order.id is null then perform private.fail_fields(private.field_error('/work_order_id', 'INVALID_CONTRACT')); end if;
  v_id := coalesce(v_id, private.uuid_v7());
  v_facts := (
    select jsonb_build_object('title', p.name, 'project_id', p.id, 'organisation_id', v_order.organisation_id, 'project_type_code', p.project_type_code,
      'ward_code', p.ward_code, 'locality_code', p.locality_code, 'amount', private.measured_value(p_tenant_id, v_order.id))
    from public.projects p where p.tenant_id = p_tenant_id and p.id = v_order.project_id);
  if v_old.id is not null then
    v_version := private.touch_paper(p_tenant_id, 'closure', v_id, p_expected_version, v_user, v_facts);
  end if;
  select w.* into strict v_order from public.work_orders w where w.tenant_id = p_tenant_id and w.id = v_order.id for update;
  perform private.require_closable_order(v_order);
  perform private.fail_fields(private.closure_errors(v_order, p_closure));
  if v_old.id is null then
    select c.id, c.number into v_live from public.closures c
    where c.tenant_id = p_tenant_id and c.work_order_id = v_order.id and c.application_status <> 'INACTIVE';
    if found then
      perform private.fail(409, 'CLOSURE_EXISTS', jsonb_build_object('id', v_live.id, 'number', v_live.number), 'The order has a closure already.');
    end if;
    insert into public.closures (tenant_id, id, work_order_id, project_id, organisation_id, created_by, created_by_name, updated_by, version)
    values (p_tenant_id, v_id, v_order.id, v_order.project_id, v_order.organisation_id, v_user,
      (select u.name from public.user_profiles u where u.id = v_user), v_user, 0);
    perform private.open_paper(p_tenant_id, 'closure', v_id, 'CLOSURE', v_user, v_facts);
    select c.version into v_version from public.closures c where c.tenant_id = p_tenant_id and c.id = v_id;
  end if;
  delete from public.closure_answers a where a.tenant_id = p_tenant_id and a.closure_id = v_id;
  insert into public.closure_answers (tenant_id, closure_id, question_code, answer)
  select distinct on (a ->> 'question_code') p_tenant_id, v_id, a ->> 'question_code', private.text_of(a, 'answer')
  from jsonb_array_elements(private.rows_of(p_closure, 'answers')) a where private.text_of(a, 'answer') is not null;
  delete from public.closure_ratings r where r.tenant_id = p_tenant_id and r.closure_id = v_id;
  insert into public.closure_ratings (tenant_id, closure_id, criterion_code, score)
  select distinct on (r ->> 'criterion_code') p_tenant_id, v_id, r ->> 'criterion_code', (r ->> 'score')::int
  from jsonb_array_elements(private.rows_of(p_closure, 'ratings')) r where private.text_of(r, 'score') is not null;
  delete from public.closure_assets a where a.tenant_id = p_tenant_id and a.closure_id = v_id;
  insert into public.closure_assets (tenant_id, id, closure_id, ordinal, name, class_code, description, cost, latitude, longitude)
  select p_tenant_id, private.uuid_v7(), v_id, a.ordinality::int, btrim(a.value ->> 'name'), a.value ->> 'class_code', private.text_of(a.value, 'description'),
    private.try_numeric(a.value ->> 'cost'), private.try_numeric(a.value ->> 'latitude'), private.try_numeric(a.value ->> 'longitude')
  from jsonb_array_elements(private.rows_of(p_closure, 'assets')) with ordinality a;
  update public.closures c set completed_on = private.try_date(p_closure ->> 'completed_on'), remarks = private.text_of(p_closure, 'remarks'),
    deviation_reason = private.text_of(p_closure, 'deviation_reason'), order_amount = v_order.amount,
    final_amount = private.measured_value(p_tenant_id, v_order.id),
    days_late = greatest(coalesce(private.try_date(p_closure ->> 'completed_on') - v_order.ends_on, 0), 0),
    rating = (select round(avg(r.score), 2) from public.closure_ratings r where r.tenant_id = p_tenant_id and r.closure_id = v_id), version = v_version
  where c.tenant_id = p_tenant_id and c.id = v_id;
  return (select jsonb_build_object('id', c.id, 'number', c.number, 'state', c.state, 'version', c.version, 'final_amount', c.final_amount, 'rating', c.rating)
    from public.closures c where c.tenant_id = p_tenant_id and c.id = v_id);
end
$$;
comment on function public.save_closure(text, jsonb, int) is
  'Creates the closure of a work order as a draft (no expected version) or replaces its content. Keys: id, work_order_id, completed_on, remarks, '
  'deviation_reason, answers [{question_code, answer}], ratings [{criterion_code, score 1 to 5}], assets [{name, class_code, description, cost, latitude, '
  'longitude}]. Answers {id, number, state, version, final_amount, rating}. NOT_PERMITTED (403), PAPER_NOT_FOUND (404), CLOSURE_EXISTS, '
  'FINAL_MEASUREMENT_MISSING, NOT_VALID_REFERENCE_ID, PROJECT_CLOSED, STALE_VERSION, NOT_EDITABLE (409), field errors (422). Needs closure:create.';

-- Workflow hooks of closures ----------------------------------------------------------------------------------------

create function private.closure_submission_errors(p_closure public.closures) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_errors jsonb := private.required_document_errors(p_closure.tenant_id, 'closure', p_closure.id);
  v_today date := private.local_date(p_closure.tenant_id);
  v_question public.checklist_questions;
  v_answer text;
begin
  if p_closure.completed_on is null then v_errors := v_errors || private.field_error('/completed_on', 'REQUIRED'); end if;
  if p_closure.deviation_reason is null and private.unfinished_lines(p_closure.tenant_id, p_closure.work_order_id) > 0 then
    v_errors := v_errors || private.field_error('/deviation_reason', 'DEVIATION_REASON_REQUIRED',
      jsonb_build_object('count', private.unfinished_lines(p_closure.tenant_id, p_closure.work_order_id)));
  end if;
  for v_question in select q.* from private.checklist_in_force(p_closure.tenant_id, 'CLOSURE', v_today) q where q.is_required loop
    select a.answer into v_answer from public.closure_answers a
    where a.tenant_id = p_closure.tenant_id and a.closure_id = p_closure.id and a.question_code = v_question.code;
    v_errors := v_errors || case
      when v_question.answer_type = 'UPLOAD' then case when exists (
          select from public.documents d where d.tenant_id = p_closure.tenant_id and d.owner_type = 'closure' and d.owner_id = p_closure.id
            and d.kind_code = 'SITE_PHOTO' and d.status = 'ACCEPTED') then '[]'
        else private.field_error('/answers/' || v_question.code, 'CHECKLIST_INCOMPLETE') end
      when v_answer is null then private.field_error('/answers/' || v_question.code, 'CHECKLIST_INCOMPLETE')
      when v_question.answer_type = 'YES_NO' and v_answer = 'NO' then private.field_error('/answers/' || v_question.code, 'CHECKLIST_NOT_MET')
      else '[]' end;
  end loop;
  return v_errors || coalesce((
    select jsonb_agg(jsonb_build_object('pointer', '/ratings/' || v.code, 'code', 'REQUIRED', 'params', '{}'::jsonb) order by v.ordinal)
    from private.codes_in_force(p_closure.tenant_id, 'RATING_CRITERION', v_today) v
    where not exists (select from public.closure_ratings r
      where r.tenant_id = p_closure.tenant_id and r.closure_id = p_closure.id and r.criterion_code = v.code)), '[]');
end
$$;
comment on function private.closure_submission_errors(public.closures) is
  'What a closure that is handed in must have: the day, every required answer (yes where yes or no is asked), photographs, all scores, a reason for items '
  'that stay below what was sanctioned.';

create function private.codes_in_force(p_tenant_id text, p_list text, p_on date) returns setof public.code_values
language sql stable security definer set search_path = ''
as $$
  select v from (
    select distinct on (x.code) x as v from public.code_values x
    where x.tenant_id = any (private.tenant_line(p_tenant_id)) and x.list_code = p_list and x.effective_from <= p_on and (x.effective_to is null or x.effective_to >= p_on)
    order by x.code, length(x.tenant_id) desc) winners
  where (v).is_active order by (v).ordinal, (v).code
$$;
comment on function private.codes_in_force(text, text, date) is 'Active values of a code list on a day, the nearest tenant''s row for each code.';

create function private.closure_before(p_instance public.workflow_instances, p_action public.workflow_actions) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_closure public.closures;
  v_order public.work_orders;
begin
  if p_action.effect is null or p_action.effect = 'OPEN' then return; end if;
  select c.* into strict v_closure from public.closures c where c.tenant_id = p_instance.tenant_id and c.id = p_instance.document_id;
  select w.* into strict v_order from public.work_orders w where w.tenant_id = v_closure.tenant_id and w.id = v_closure.work_order_id for update;
  if p_action.effect = 'SUBMIT' then
    perform private.require_closable_order(v_order);
    perform private.fail_fields(private.closure_submission_errors(v_closure));
  else
    perform private.require_open_project(v_order.tenant_id, v_order.project_id);
    perform private.require_no_open_measurement(v_order);
  end if;
end
$$;
comment on function private.closure_before(public.workflow_instances, public.workflow_actions) is 'Nothing incomplete is handed in; nothing is closed while a measurement is open.';

create function private.closure_after(p_instance public.workflow_instances, p_action public.workflow_actions, p_actor uuid, p_comment text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_closure public.closures;
begin
  update public.closures c set state = p_instance.state, application_status = p_instance.application_status, version = p_instance.version,
    is_updatable = (select s.is_updatable from public.workflow_states s where s.tenant_id = p_instance.service_tenant_id and s.id = p_instance.state_id),
    number = coalesce(c.number, case when p_action.effect = 'SUBMIT' then private.next_number(p_instance.tenant_id, 'closure') end),
    submitted_at = coalesce(c.submitted_at, case when p_action.effect = 'SUBMIT' then now() end),
    final_amount = private.measured_value(c.tenant_id, c.work_order_id),
    closed_on = coalesce(c.closed_on, case when p_action.effect = 'CLOSE' then private.local_date(c.tenant_id) end)
  where c.tenant_id = p_instance.tenant_id and c.id = p_instance.document_id
  returning c.* into v_closure;
  update public.workflow_instances i set number = v_closure.number, amount = v_closure.final_amount
  where i.tenant_id = p_instance.tenant_id and i.document_type = 'closure' and i.document_id = p_instance.document_id;
  perform private.take_snapshot(p_instance, p_action, p_actor, 'private.closure_content');
  if p_action.effect = 'CLOSE' then
    perform private.close_order(v_closure);
    perform private.journal_completion(v_closure.tenant_id, v_closure.id, p_actor);
  end if;
end
$$;
comment on function private.closure_after(public.workflow_instances, public.workflow_actions, uuid, text) is
  'State, number, snapshot; on approval the order is closed, the project too when it was the last, the assets are put up for registration, and the books '
  'have the work as an asset.';

create function private.close_order(p_closure public.closures) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_project public.projects;
  v_asset record;
  v_id uuid;
begin
  select p.* into strict v_project from public.projects p where p.tenant_id = p_closure.tenant_id and p.id = p_closure.project_id;
  perform private.transition_as_system(p_closure.tenant_id, 'work_order', p_closure.work_order_id, 'COMPLETE', p_closure.number);
  for v_asset in select a.* from public.closure_assets a where a.tenant_id = p_closure.tenant_id and a.closure_id = p_closure.id order by a.ordinal loop
    v_id := private.uuid_v7();
    insert into public.assets (tenant_id, id, closure_id, work_order_id, project_id, name, class_code, description, department_code, ward_code, locality_code,
      latitude, longitude, cost, built_on, version)
    values (p_closure.tenant_id, v_id, p_closure.id, p_closure.work_order_id, p_closure.project_id, v_asset.name, v_asset.class_code, v_asset.description,
      v_project.department_code, v_project.ward_code, v_project.locality_code, coalesce(v_asset.latitude, v_project.latitude),
      coalesce(v_asset.longitude, v_project.longitude), v_asset.cost, p_closure.completed_on, 0);
    perform private.open_paper(p_closure.tenant_id, 'asset', v_id, 'ASSET', null, jsonb_build_object('title', v_asset.name, 'amount', v_asset.cost,
      'project_id', v_project.id, 'project_type_code', v_project.project_type_code, 'ward_code', v_project.ward_code,
      'locality_code', v_project.locality_code), p_closure.number);
  end loop;
  -- The chain ends when its last order does; orders that came to nothing do not hold it open.
  if not exists (
    select from public.work_orders w
    where w.tenant_id = p_closure.tenant_id and w.project_id = p_closure.project_id and w.application_status <> 'INACTIVE'
      and not exists (select from public.closures c where c.tenant_id = w.tenant_id and c.work_order_id = w.id and c.application_status = 'ACTIVE')) then
    perform private.transition_as_system(p_closure.tenant_id, 'project', p_closure.project_id, 'COMPLETE', p_closure.number);
  end if;
end
$$;
comment on function private.close_order(public.closures) is 'Closes the order, asks for its assets to be registered, completes the project when all its orders are closed.';

create function private.closure_parts(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_build_object(
    'answers', (select coalesce(jsonb_agg(jsonb_build_object('question_code', a.question_code, 'answer', a.answer) order by a.question_code), '[]')
      from public.closure_answers a where a.tenant_id = p_tenant_id and a.closure_id = p_id),
    'ratings', (select coalesce(jsonb_agg(jsonb_build_object('criterion_code', r.criterion_code, 'score', r.score) order by r.criterion_code), '[]')
      from public.closure_ratings r where r.tenant_id = p_tenant_id and r.closure_id = p_id),
    'assets', (select coalesce(jsonb_agg(to_jsonb(a) - array['tenant_id', 'closure_id'] order by a.ordinal), '[]')
      from public.closure_assets a where a.tenant_id = p_tenant_id and a.closure_id = p_id))
$$;
comment on function private.closure_parts(text, uuid) is 'Answers, ratings and requested assets of a closure.';

create function private.closure_content(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select to_jsonb(c) - array['tenant_id', 'state', 'application_status', 'is_updatable', 'version', 'updated_at', 'updated_by'] || private.closure_parts(p_tenant_id, p_id)
  from public.closures c where c.tenant_id = p_tenant_id and c.id = p_id
$$;
comment on function private.closure_content(text, uuid) is 'The whole closure as JSON, for snapshots.';

-- Assets ------------------------------------------------------------------------------------------------------------

create function public.save_asset(p_tenant_id text, p_asset jsonb, p_expected_version int) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_asset public.assets;
  v_today date := private.local_date(p_tenant_id);
  v_cost numeric := private.try_numeric(p_asset ->> 'cost');
  v_version int;
  v_errors jsonb;
begin
  perform private.require_permission(p_tenant_id, 'asset:manage');
  select a.* into v_asset from public.assets a where a.tenant_id = p_tenant_id and a.id = private.try_uuid(p_asset ->> 'id');
  if v_asset.id is null then perform private.fail(404, 'PAPER_NOT_FOUND', '{}', 'There is no such asset.'); end if;
  v_errors := private.text_errors(p_asset, 'name', 2, 200, true) || private.text_errors(p_asset, 'description', 1, 1000, false)
    || private.range_errors(p_asset, 'latitude', -90, 90) || private.range_errors(p_asset, 'longitude', -180, 180)
    || private.decimal_errors('/cost', p_asset ->> 'cost', 2, 999999999999.99)
    || private.code_errors(p_tenant_id, p_asset, 'department_code', 'DEPARTMENT', 'INVALID_DEPARTMENT_CODE', v_today)
    || case when private.has_code(p_tenant_id, 'ASSET_CLASS', coalesce(p_asset ->> 'class_code', ''), null, v_today) then '[]'
      else private.field_error('/class_code', 'NOT_IN_MASTER') end
    || case when coalesce(v_cost, 0) <= 0 then private.field_error('/cost', 'MUST_BE_POSITIVE') else '[]' end;
  perform private.fail_fields(v_errors);
  v_version := private.touch_paper(p_tenant_id, 'asset', v_asset.id, p_expected_version, v_user, (
    select jsonb_build_object('title', btrim(p_asset ->> 'name'), 'amount', v_cost, 'project_type_code', i.project_type_code, 'ward_code', i.ward_code,
      'locality_code', i.locality_code)
    from public.workflow_instances i where i.tenant_id = p_tenant_id and i.document_type = 'asset' and i.document_id = v_asset.id));
  update public.assets a set name = btrim(p_asset ->> 'name'), class_code = p_asset ->> 'class_code', description = private.text_of(p_asset, 'description'),
    department_code = private.text_of(p_asset, 'department_code'), latitude = private.try_numeric(p_asset ->> 'latitude'),
    longitude = private.try_numeric(p_asset ->> 'longitude'), cost = v_cost, version = v_version
  where a.tenant_id = p_tenant_id and a.id = v_asset.id;
  return jsonb_build_object('id', v_asset.id, 'version', v_version);
end
$$;
comment on function public.save_asset(text, jsonb, int) is
  'Changes an asset that waits for its registration: {id, name, class_code, description, department_code, latitude, longitude, cost}. Answers {id, version}. '
  'NOT_PERMITTED (403), PAPER_NOT_FOUND (404), STALE_VERSION, NOT_EDITABLE (409), field errors (422). Needs asset:manage.';

create function private.asset_after(p_instance public.workflow_instances, p_action public.workflow_actions, p_actor uuid, p_comment text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_asset public.assets;
begin
  update public.assets a set state = p_instance.state, application_status = p_instance.application_status, version = p_instance.version,
    is_updatable = (select s.is_updatable from public.workflow_states s where s.tenant_id = p_instance.service_tenant_id and s.id = p_instance.state_id),
    number = coalesce(a.number, case when p_action.effect = 'REGISTER' then private.next_number(p_instance.tenant_id, 'asset') end),
    registered_on = coalesce(a.registered_on, case when p_action.effect = 'REGISTER' then private.local_date(a.tenant_id) end)
  where a.tenant_id = p_instance.tenant_id and a.id = p_instance.document_id
  returning a.* into v_asset;
  update public.workflow_instances i set number = v_asset.number
  where i.tenant_id = p_instance.tenant_id and i.document_type = 'asset' and i.document_id = p_instance.document_id;
  perform private.take_snapshot(p_instance, p_action, p_actor, 'private.asset_content');
end
$$;
comment on function private.asset_after(public.workflow_instances, public.workflow_actions, uuid, text) is 'State; the public asset id at registration; snapshot.';

create function private.asset_content(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select to_jsonb(a) - array['tenant_id', 'state', 'application_status', 'is_updatable', 'version', 'updated_at', 'updated_by']
  from public.assets a where a.tenant_id = p_tenant_id and a.id = p_id
$$;
comment on function private.asset_content(text, uuid) is 'The asset as JSON, for snapshots.';

-- Row-level security ------------------------------------------------------------------------------------------------

alter table public.closures enable row level security;
alter table public.closure_answers enable row level security;
alter table public.closure_ratings enable row level security;
alter table public.closure_assets enable row level security;
alter table public.assets enable row level security;
create policy "closures: staff read" on public.closures for select to authenticated
  using (tenant_id = any ((select private.my_tenants('closure:read'))::text[]));
create policy "closure_answers: staff read" on public.closure_answers for select to authenticated
  using (tenant_id = any ((select private.my_tenants('closure:read'))::text[]));
create policy "closure_ratings: staff read" on public.closure_ratings for select to authenticated
  using (tenant_id = any ((select private.my_tenants('closure:read'))::text[]));
create policy "closure_assets: staff read" on public.closure_assets for select to authenticated
  using (tenant_id = any ((select private.my_tenants('closure:read'))::text[]));
-- The organisation learns that its order is closed and how it was rated; what the agency makes of the assets is the agency's.
create policy "closures: organisations read own" on public.closures for select to authenticated
  using (organisation_id = any ((select private.my_organisations('closure:read'))::uuid[]) and application_status = 'ACTIVE');
create policy "closure_ratings: organisations read own" on public.closure_ratings for select to authenticated
  using (exists (
    select from public.closures c where c.tenant_id = closure_ratings.tenant_id and c.id = closure_ratings.closure_id
      and c.application_status = 'ACTIVE' and c.organisation_id = any ((select private.my_organisations('closure:read'))::uuid[])));
create policy "workflow_instances: organisations read closures of their works" on public.workflow_instances for select to authenticated
  using (document_type = 'closure' and application_status = 'ACTIVE' and organisation_id = any ((select private.my_organisations('closure:read'))::uuid[]));
create policy "documents: organisations read files of closures of their works" on public.documents for select to authenticated
  using (owner_type = 'closure' and status = 'ACCEPTED' and exists (
    select from public.closures c
    where c.tenant_id = documents.tenant_id and c.id = documents.owner_id and c.application_status = 'ACTIVE'
      and c.organisation_id = any ((select private.my_organisations('closure:read'))::uuid[])));
create policy "assets: staff read" on public.assets for select to authenticated
  using (tenant_id = any ((select private.my_tenants('asset:read'))::text[]));
create policy "workflow_instances: readers of closures" on public.workflow_instances for select to authenticated
  using (document_type = 'closure' and tenant_id = any ((select private.my_tenants('closure:read'))::text[]));
create policy "workflow_history: readers of closures" on public.workflow_history for select to authenticated
  using (document_type = 'closure' and tenant_id = any ((select private.my_tenants('closure:read'))::text[]));
create policy "document_snapshots: readers of closures" on public.document_snapshots for select to authenticated
  using (document_type = 'closure' and tenant_id = any ((select private.my_tenants('closure:read'))::text[]));
create policy "documents: readers of closures read their files" on public.documents for select to authenticated
  using (owner_type = 'closure' and status = 'ACCEPTED' and tenant_id = any ((select private.my_tenants('closure:read'))::text[]));
create policy "workflow_instances: readers of assets" on public.workflow_instances for select to authenticated
  using (document_type = 'asset' and tenant_id = any ((select private.my_tenants('asset:read'))::text[]));
create policy "workflow_history: readers of assets" on public.workflow_history for select to authenticated
  using (document_type = 'asset' and tenant_id = any ((select private.my_tenants('asset:read'))::text[]));
create policy "document_snapshots: readers of assets" on public.document_snapshots for select to authenticated
  using (document_type = 'asset' and tenant_id = any ((select private.my_tenants('asset:read'))::text[]));
create policy "documents: readers of assets read their files" on public.documents for select to authenticated
  using (owner_type = 'asset' and status = 'ACCEPTED' and tenant_id = any ((select private.my_tenants('asset:read'))::text[]));
grant select on public.closures, public.closure_answers, public.closure_ratings, public.closure_assets, public.assets to authenticated;
grant execute on function public.save_closure(text, jsonb, int), public.save_asset(text, jsonb, int) to authenticated;
select private.audit('public.closures');
select private.audit('public.closure_answers');
select private.audit('public.closure_ratings');
select private.audit('public.closure_assets');
select private.audit('public.assets');

insert into public.document_types (code, read_permission, write_permission, before_hook, after_hook, name, local_names) values
  ('closure', 'closure:read', 'closure:create', 'private.closure_before', 'private.closure_after', 'Closure', '{"or": "ସମାପନ", "hi": "समापन"}'),
  ('asset', 'asset:read', 'asset:manage', null, 'private.asset_after', 'Asset', '{"or": "ସମ୍ପତ୍ତି", "hi": "परिसंपत्ति"}');
insert into public.workflow_effects (document_type, code, taken_by, is_unavoidable, is_checked, is_concluding, comes_after, ordinal, name, local_names) values
  ('closure', 'OPEN', 'PERSON', false, false, false, null, 1, 'First save of the draft', '{"or": "ଖସଡ଼ାର ପ୍ରଥମ ସଞ୍ଚୟ", "hi": "मसौदे का पहला सहेजना"}'),
  ('closure', 'SUBMIT', 'PERSON', true, false, false, null, 2, 'Submission: completeness is checked, the number is given',
    '{"or": "ଦାଖଲ: ସମ୍ପୂର୍ଣ୍ଣତା ଯାଞ୍ଚ ହୁଏ, ନମ୍ବର ମିଳେ", "hi": "प्रस्तुति: पूर्णता जाँची जाती है, संख्या मिलती है"}'),
  ('closure', 'CLOSE', 'PERSON', true, true, true, 'SUBMIT', 3, 'Closes the order, completes the project with its last order, asks for its assets to be registered',
    '{"or": "କାର୍ଯ୍ୟାଦେଶ ବନ୍ଦ କରେ, ଶେଷ ଆଦେଶ ସହ ପ୍ରକଳ୍ପ ସମ୍ପୂର୍ଣ୍ଣ କରେ, ସମ୍ପତ୍ତି ପଞ୍ଜୀକରଣ ଅନୁରୋଧ କରେ", "hi": "कार्यादेश बंद करता है, अंतिम आदेश के साथ परियोजना पूर्ण करता है, परिसंपत्तियों के पंजीकरण का अनुरोध करता है"}'),
  ('asset', 'OPEN', 'SYSTEM', false, false, false, null, 1, 'A work was closed that left this', '{"or": "ଏହା ଛାଡ଼ିଥିବା କାର୍ଯ୍ୟ ସମାପ୍ତ ହେଲା", "hi": "इसे छोड़ने वाला कार्य समाप्त हुआ"}'),
  ('asset', 'REGISTER', 'PERSON', false, false, true, null, 2, 'Registration: the public asset id is given', '{"or": "ପଞ୍ଜୀକରଣ: ସାର୍ବଜନୀନ ସମ୍ପତ୍ତି ପରିଚୟ ମିଳେ", "hi": "पंजीकरण: सार्वजनिक परिसंपत्ति पहचान मिलती है"}');

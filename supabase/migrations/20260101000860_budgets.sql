-- Budgets: what an agency may spend under each head in a financial year, and what has been taken of it. A head's balance
-- and its ledger move together, under the lock of the head: sanction blocks, an order commits, a bill spends.
-- Rules: planning.md sections 3.1 and 4, programme.md section 3.1.

insert into public.permissions (code, description, is_privileged) values
  ('budget:read', 'See budget heads and their ledger', false),
  ('budget:manage', 'Open budget heads, propose appropriations, give works their head', false),
  ('budget:override', 'Allow a work to exceed its budget head, with a reason', false);

insert into public.setting_definitions (key, kind, default_value, description, local_descriptions) values
  ('budget.is_required', 'boolean', 'false', 'An estimate can be submitted and sanctioned only for a project that names its budget head',
    '{"or": "ଯେଉଁ ପ୍ରକଳ୍ପର ବଜେଟ ଶୀର୍ଷ ଅଛି, କେବଳ ତାହାର ଅଟକଳ ଦାଖଲ ଓ ମଞ୍ଜୁର ହୋଇପାରେ", "hi": "केवल बजट शीर्ष वाली परियोजना का प्राक्कलन प्रस्तुत और स्वीकृत हो सकता है"}');

insert into public.code_lists (code, parent_list, name, local_names) values
  ('BUDGET_FUNCTION', null, 'Budget functions', '{"or": "ବଜେଟ କାର୍ଯ୍ୟ ବର୍ଗ", "hi": "बजट कार्य"}');

create table public.budget_heads (
  tenant_id       text not null references public.tenants on delete restrict,
  id              uuid not null default private.uuid_v7(),
  financial_year  text not null check (financial_year ~ '^\d{4}-\d{2}$'),
  code            text not null check (code ~ '^[A-Z0-9][A-Z0-9_.\-/]{0,31}$'),
  name            text not null check (length(btrim(name)) between 2 and 200),
  local_names     jsonb not null default '{}' check (jsonb_typeof(local_names) = 'object'),
  fund_code       text not null,
  head_of_account text not null,
  scheme_code     text,
  function_code   text,
  appropriated    public.money_inr not null default 0 check (appropriated >= 0),
  blocked         public.money_inr not null default 0 check (blocked >= 0),
  committed       public.money_inr not null default 0 check (committed >= 0),
  spent           public.money_inr not null default 0 check (spent >= 0),
  available       public.money_inr not null generated always as (appropriated - blocked - committed - spent) stored,
  overdraft_limit public.money_inr not null default 0 check (overdraft_limit >= 0),
  entry_count     int not null default 0,
  is_active       boolean not null default true,
  version         int not null default 1,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  updated_by      uuid,
  primary key (tenant_id, id),
  constraint budget_heads_code_key unique (tenant_id, financial_year, code),
  constraint budget_heads_available_check check (appropriated - blocked - committed - spent >= -overdraft_limit)
);
comment on table public.budget_heads is 'A line of an agency''s budget for one financial year, with its balance. The balance is the sum of its entries.';
comment on column public.budget_heads.head_of_account is 'Of the fund, as it was when the head was opened.';
comment on column public.budget_heads.blocked is 'Sanctioned, not yet under an order.';
comment on column public.budget_heads.committed is 'Under an order, not yet spent.';
comment on column public.budget_heads.overdraft_limit is 'Sum of what was allowed beyond the balance, each time with a reason: see the OVERRIDE entries.';
create index budget_heads_year_idx on public.budget_heads (tenant_id, financial_year, code);
create trigger tg_budget_heads__touch before update on public.budget_heads for each row execute function private.tg__touch();

create table public.appropriations (
  tenant_id          text not null references public.tenants on delete restrict,
  id                 uuid not null default private.uuid_v7(),
  number             text,
  kind               text not null check (kind in ('ORIGINAL', 'SUPPLEMENTARY', 'REAPPROPRIATION', 'SURRENDER')),
  from_head_id       uuid,
  to_head_id         uuid,
  amount             public.money_inr not null check (amount > 0),
  order_number       text not null check (length(btrim(order_number)) between 1 and 64),
  ordered_on         date not null,
  remarks            text check (length(remarks) <= 1000),
  state              text not null default 'START',
  application_status text not null default 'INWORKFLOW',
  version            int not null default 1,
  created_at         timestamptz not null default now(),
  created_by         uuid not null,
  created_by_name    text not null,
  updated_at         timestamptz not null default now(),
  updated_by         uuid,
  primary key (tenant_id, id),
  constraint appropriations_number_key unique (tenant_id, number),
  constraint appropriations_from_fkey foreign key (tenant_id, from_head_id) references public.budget_heads (tenant_id, id) on delete restrict,
  constraint appropriations_to_fkey foreign key (tenant_id, to_head_id) references public.budget_heads (tenant_id, id) on delete restrict,
  constraint appropriations_shape_check check (
    (kind in ('REAPPROPRIATION', 'SURRENDER')) = (from_head_id is not null) and (kind <> 'SURRENDER') = (to_head_id is not null)
    and from_head_id is distinct from to_head_id)
);
comment on column public.appropriations.number is 'Taken at submission.';
comment on table public.appropriations is 'Orders that give money to a head, move it between heads or give it up; proposed by one person, approved by another.';
create index appropriations_from_idx on public.appropriations (tenant_id, from_head_id);
create index appropriations_to_idx on public.appropriations (tenant_id, to_head_id);
create index appropriations_created_idx on public.appropriations (tenant_id, created_at desc);
create trigger tg_appropriations__touch before update on public.appropriations for each row execute function private.tg__touch();

create table public.budget_entries (
  tenant_id          text not null,
  id                 uuid not null default private.uuid_v7(),
  budget_head_id     uuid not null,
  ordinal            int not null,
  kind               text not null check (kind in ('APPROPRIATION', 'SURRENDER', 'REAPPROPRIATION_OUT', 'REAPPROPRIATION_IN', 'BLOCK', 'RELEASE',
    'COMMIT', 'UNCOMMIT', 'SPEND', 'SPILL_OUT', 'SPILL_IN', 'OVERRIDE', 'REVERSAL')),
  amount             public.money_inr not null check (amount > 0),
  appropriated       public.money_inr not null default 0,
  blocked            public.money_inr not null default 0,
  committed          public.money_inr not null default 0,
  spent              public.money_inr not null default 0,
  available_after    public.money_inr not null,
  appropriation_id   uuid,
  project_id         uuid,
  estimate_id        uuid,
  work_order_id      uuid,
  reverses_id        uuid,
  sanctioned_amount  public.money_inr,
  reference          text check (length(reference) <= 64),
  comment            text check (length(comment) <= 1000),
  actor_id           uuid,
  actor_name         text not null,
  at                 timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id),
  constraint budget_entries_ordinal_key unique (tenant_id, budget_head_id, ordinal),
  constraint budget_entries_reverses_key unique (tenant_id, reverses_id),
  constraint budget_entries_head_fkey foreign key (tenant_id, budget_head_id) references public.budget_heads (tenant_id, id) on delete restrict,
  constraint budget_entries_appropriation_fkey foreign key (tenant_id, appropriation_id) references public.appropriations (tenant_id, id) on delete restrict,
  constraint budget_entries_reverses_fkey foreign key (tenant_id, reverses_id) references public.budget_entries (tenant_id, id) on delete restrict
);
comment on table public.budget_entries is 'The appropriation register: append-only, numbered without gaps within a head. Corrected by reversal, never by change.';
comment on column public.budget_entries.amount is 'What the entry is about, always above zero; the four columns after it say what it adds to each part of the balance.';
comment on column public.budget_entries.available_after is 'Free balance of the head after the entry.';
comment on column public.budget_entries.sanctioned_amount is 'Of a BLOCK or its RELEASE: what the work may take in all from then on.';
create index budget_entries_appropriation_idx on public.budget_entries (tenant_id, appropriation_id);
create index budget_entries_project_idx on public.budget_entries (tenant_id, project_id, id);
create index budget_entries_estimate_idx on public.budget_entries (tenant_id, estimate_id);
create index budget_entries_work_order_idx on public.budget_entries (tenant_id, work_order_id);

create function private.tg_budget_entries__refuse() returns trigger
language plpgsql set search_path = ''
as $$
begin
  perform private.fail(409, 'NOT_EDITABLE', '{}', 'The appropriation register is append-only.');
  return null;
end
$$;
comment on function private.tg_budget_entries__refuse() is 'Entries are neither changed nor removed, by anyone.';
create trigger tg_budget_entries__refuse before update or delete on public.budget_entries
  for each row execute function private.tg_budget_entries__refuse();
create trigger tg_budget_entries__refuse_all before truncate on public.budget_entries
  for each statement execute function private.tg_budget_entries__refuse();

-- Posting -----------------------------------------------------------------------------------------------------------

create function private.budget_permit(p_tenant_id text, p_head_id uuid, p_project_id uuid) returns numeric
language sql stable security definer set search_path = ''
as $$
  select coalesce(sum(e.amount), 0) from public.budget_entries e
  where e.tenant_id = p_tenant_id and e.budget_head_id = p_head_id and e.project_id = p_project_id and e.kind = 'OVERRIDE'
$$;
comment on function private.budget_permit(text, uuid, uuid) is 'How far a work may take its head below zero: what was allowed to it with a reason.';

create function private.post_budget_entry(
  p_tenant_id text, p_head_id uuid, p_kind text, p_amount numeric, p_balance jsonb, p_actor uuid, p_facts jsonb default '{}') returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_head public.budget_heads;
  v_appropriated numeric := coalesce((p_balance ->> 'appropriated')::numeric, 0);
  v_blocked numeric := coalesce((p_balance ->> 'blocked')::numeric, 0);
  v_committed numeric := coalesce((p_balance ->> 'committed')::numeric, 0);
  v_spent numeric := coalesce((p_balance ->> 'spent')::numeric, 0);
  v_change numeric := v_appropriated - v_blocked - v_committed - v_spent;
  v_project uuid := (p_facts ->> 'project_id')::uuid;
  v_below numeric;
  v_id uuid := private.uuid_v7();
begin
  select h.* into strict v_head from public.budget_heads h where h.tenant_id = p_tenant_id and h.id = p_head_id for update;
  -- Only what makes the shortage larger needs leave; what makes it smaller is always welcome.
  v_below := greatest(least(v_head.available, 0) - (v_head.available + v_change), 0);
  if v_change < 0 and v_below > 0 and (v_below > private.budget_permit(p_tenant_id, p_head_id, v_project)
      or v_head.available + v_change < -v_head.overdraft_limit) then
    perform private.fail(409, 'BUDGET_EXCEEDED', jsonb_build_object('head_id', v_head.id, 'head', v_head.code, 'year', v_head.financial_year,
      'available', v_head.available, 'amount', -v_change, 'shortage', v_below), 'The budget head has not that much left.');
  end if;
  update public.budget_heads h set appropriated = h.appropriated + v_appropriated, blocked = h.blocked + v_blocked,
    committed = h.committed + v_committed, spent = h.spent + v_spent, entry_count = h.entry_count + 1,
    overdraft_limit = h.overdraft_limit + case p_kind when 'OVERRIDE' then p_amount else 0 end
  where h.tenant_id = p_tenant_id and h.id = p_head_id returning h.* into v_head;
  insert into public.budget_entries (tenant_id, id, budget_head_id, ordinal, kind, amount, appropriated, blocked, committed, spent, available_after,
    appropriation_id, project_id, estimate_id, work_order_id, reverses_id, sanctioned_amount, reference, comment, actor_id, actor_name)
  values (p_tenant_id, v_id, p_head_id, v_head.entry_count, p_kind, p_amount, v_appropriated, v_blocked, v_committed, v_spent, v_head.available,
    (p_facts ->> 'appropriation_id')::uuid, v_project, (p_facts ->> 'estimate_id')::uuid, (p_facts ->> 'work_order_id')::uuid,
    (p_facts ->> 'reverses_id')::uuid, (p_facts ->> 'sanctioned_amount')::numeric, p_facts ->> 'reference', nullif(btrim(p_facts ->> 'comment'), ''), p_actor,
    coalesce((select u.name from public.user_profiles u where u.id = p_actor), 'SYSTEM'));
  return v_id;
end
$$;
comment on function private.post_budget_entry(text, uuid, text, numeric, jsonb, uuid, jsonb) is
  'The one way to move a balance: locks the head, checks it, changes it and writes the entry. Rupees. p_balance {appropriated, blocked, committed, '
  'spent}: what is added to each. p_facts: appropriation_id, project_id, estimate_id, work_order_id, reverses_id, sanctioned_amount, reference, '
  'comment. BUDGET_EXCEEDED (409) with available, amount and shortage when more is taken than is there and nobody allowed it.';

create function private.budget_claims(p_tenant_id text, p_project_id uuid, p_work_order_id uuid default null)
returns table (budget_head_id uuid, financial_year text, work_order_id uuid, blocked numeric, committed numeric, spent numeric)
language sql stable security definer set search_path = ''
as $$
  select e.budget_head_id, h.financial_year, e.work_order_id, sum(e.blocked), sum(e.committed), sum(e.spent)
  from public.budget_entries e join public.budget_heads h on h.tenant_id = e.tenant_id and h.id = e.budget_head_id
  where e.tenant_id = p_tenant_id and e.project_id = p_project_id and (p_work_order_id is null or e.work_order_id = p_work_order_id)
  group by 1, 2, 3
$$;
comment on function private.budget_claims(text, uuid, uuid) is 'What a work holds of each head, for each of its orders; blocked is per head, whatever the order.';

create function private.lock_budget(p_tenant_id text, p_project_id uuid) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_head uuid;
begin
  -- The work first, then its heads in one order: two movements of one work queue up, and no two works wait crosswise.
  select p.budget_head_id into v_head from public.projects p where p.tenant_id = p_tenant_id and p.id = p_project_id for no key update;
  perform from public.budget_heads h
  where h.tenant_id = p_tenant_id and (h.id = v_head or h.id in (select c.budget_head_id from private.budget_claims(p_tenant_id, p_project_id) c))
  order by h.id for update;
  return v_head;
end
$$;
comment on function private.lock_budget(text, uuid) is 'Locks a work and every head it draws on; answers the head it draws on from now on, null for none.';

create function private.require_open_head(p_tenant_id text, p_head_id uuid) returns void
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_head public.budget_heads;
begin
  select h.* into v_head from public.budget_heads h where h.tenant_id = p_tenant_id and h.id = p_head_id;
  if v_head.id is null or not v_head.is_active or v_head.financial_year < private.financial_year(private.local_date(p_tenant_id)) then
    perform private.fail(409, 'BUDGET_HEAD_CLOSED', jsonb_build_object('head', v_head.code, 'year', v_head.financial_year),
      'The budget head is closed: its year has ended or it was switched off. Choose a head of the present year.');
  end if;
end
$$;
comment on function private.require_open_head(text, uuid) is 'BUDGET_HEAD_CLOSED (409) when a head takes nothing new: inactive, or its year has ended.';

-- The chain of money ------------------------------------------------------------------------------------------------

create function private.block_budget(p_tenant_id text, p_estimate_id uuid, p_amount numeric, p_actor uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_estimate record;
  v_head uuid;
  v_claim numeric;
  v_change numeric;
  v_row record;
  v_facts jsonb;
begin
  select e.project_id, e.number into strict v_estimate from public.estimates e where e.tenant_id = p_tenant_id and e.id = p_estimate_id;
  v_head := private.lock_budget(p_tenant_id, v_estimate.project_id);
  if v_head is null then
    if (private.setting(p_tenant_id, 'budget.is_required') #>> '{}')::boolean then
      perform private.fail(409, 'BUDGET_HEAD_REQUIRED', '{}', 'The project names no budget head.');
    end if;
    return;
  end if;
  v_facts := jsonb_build_object('project_id', v_estimate.project_id, 'estimate_id', p_estimate_id, 'reference', v_estimate.number,
    'sanctioned_amount', p_amount);
  select coalesce(sum(c.blocked + c.committed + c.spent), 0) into v_claim from private.budget_claims(p_tenant_id, v_estimate.project_id) c;
  v_change := p_amount - v_claim;
  if v_change > 0 then
    perform private.require_open_head(p_tenant_id, v_head);
    perform private.post_budget_entry(p_tenant_id, v_head, 'BLOCK', v_change, jsonb_build_object('blocked', v_change), p_actor, v_facts);
  elsif v_change < 0 then
    -- What is under an order comes back when the order is revised; until then only what is merely blocked can.
    for v_row in
      select c.budget_head_id, sum(c.blocked) as blocked from private.budget_claims(p_tenant_id, v_estimate.project_id) c
      group by c.budget_head_id, c.financial_year having sum(c.blocked) > 0 order by c.financial_year desc
    loop
      exit when v_change = 0;
      perform private.post_budget_entry(p_tenant_id, v_row.budget_head_id, 'RELEASE', least(v_row.blocked, -v_change),
        jsonb_build_object('blocked', -least(v_row.blocked, -v_change)), p_actor, v_facts);
      v_change := v_change + least(v_row.blocked, -v_change);
    end loop;
  end if;
end
$$;
comment on function private.block_budget(text, uuid, numeric, uuid) is
  'At an estimate''s sanction: makes what its project holds of the budget equal to the amount in rupees, by the difference to what it held before, so '
  'that a revised estimate calls it again. A project without a head blocks nothing, unless budget.is_required. BUDGET_HEAD_REQUIRED, '
  'BUDGET_HEAD_CLOSED, BUDGET_EXCEEDED (409).';

create function private.release_budget(p_tenant_id text, p_estimate_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_project uuid := (select e.project_id from public.estimates e where e.tenant_id = p_tenant_id and e.id = p_estimate_id);
  v_row record;
begin
  perform private.lock_budget(p_tenant_id, v_project);
  -- A later estimate of the work has taken over what this one blocked.
  if p_estimate_id is distinct from (
    select e.estimate_id from public.budget_entries e
    where e.tenant_id = p_tenant_id and e.project_id = v_project and e.sanctioned_amount is not null order by e.at desc, e.id desc limit 1) then
    return;
  end if;
  for v_row in
    select c.budget_head_id, sum(c.blocked) as blocked from private.budget_claims(p_tenant_id, v_project) c
    group by c.budget_head_id having sum(c.blocked) > 0 order by c.budget_head_id
  loop
    perform private.post_budget_entry(p_tenant_id, v_row.budget_head_id, 'RELEASE', v_row.blocked, jsonb_build_object('blocked', -v_row.blocked), auth.uid(),
      jsonb_build_object('project_id', v_project, 'estimate_id', p_estimate_id,
        'reference', (select e.number from public.estimates e where e.tenant_id = p_tenant_id and e.id = p_estimate_id)));
  end loop;
end
$$;
comment on function private.release_budget(text, uuid) is 'An estimate is no longer in force: frees what it blocked and no order has taken.';

create function private.commit_budget(p_tenant_id text, p_work_order_id uuid, p_amount numeric, p_actor uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_order record;
  v_head uuid;
  v_change numeric;
  v_over numeric;
  v_row record;
  v_part numeric;
  v_facts jsonb;
begin
  select o.project_id, o.estimate_id, o.number into strict v_order from public.work_orders o where o.tenant_id = p_tenant_id and o.id = p_work_order_id;
  v_head := private.lock_budget(p_tenant_id, v_order.project_id);
  if not exists (select from private.budget_claims(p_tenant_id, v_order.project_id)) then return; end if;
  v_facts := jsonb_build_object('project_id', v_order.project_id, 'estimate_id', v_order.estimate_id, 'work_order_id', p_work_order_id, 'reference', v_order.number);
  select p_amount - coalesce(sum(c.committed + c.spent), 0) into v_change from private.budget_claims(p_tenant_id, v_order.project_id, p_work_order_id) c;
  if v_change > 0 then
    for v_row in
      select c.budget_head_id, sum(c.blocked) as blocked from private.budget_claims(p_tenant_id, v_order.project_id) c
      group by c.budget_head_id, c.financial_year having sum(c.blocked) > 0 order by c.financial_year
    loop
      exit when v_change = 0;
      v_part := least(v_row.blocked, v_change);
      perform private.post_budget_entry(p_tenant_id, v_row.budget_head_id, 'COMMIT', v_part, jsonb_build_object('blocked', -v_part, 'committed', v_part), p_actor, v_facts);
      v_change := v_change - v_part;
    end loop;
    if v_change > 0 then
      -- Beyond the sanction, as an award above the estimate is: it needs room in the head.
      perform private.require_open_head(p_tenant_id, v_head);
      perform private.post_budget_entry(p_tenant_id, v_head, 'COMMIT', v_change, jsonb_build_object('committed', v_change), p_actor, v_facts);
    end if;
  elsif v_change < 0 then
    for v_row in
      select c.budget_head_id, c.committed from private.budget_claims(p_tenant_id, v_order.project_id, p_work_order_id) c
      where c.committed > 0 order by c.financial_year desc
    loop
      exit when v_change = 0;
      v_part := least(v_row.committed, -v_change);
      v_change := v_change + v_part;
      -- What returns stays blocked for the work, up to its sanction.
      select greatest(sum(c.blocked + c.committed + c.spent) - coalesce((
          select e.sanctioned_amount from public.budget_entries e
          where e.tenant_id = p_tenant_id and e.project_id = v_order.project_id and e.sanctioned_amount is not null order by e.at desc, e.id desc limit 1), 0), 0)
        into v_over from private.budget_claims(p_tenant_id, v_order.project_id) c;
      perform private.post_budget_entry(p_tenant_id, v_row.budget_head_id, 'UNCOMMIT', v_part,
        jsonb_build_object('committed', -v_part, 'blocked', v_part - least(v_part, v_over)), p_actor, v_facts);
    end loop;
  end if;
end
$$;
comment on function private.commit_budget(text, uuid, numeric, uuid) is
  'Makes what an order holds (committed and spent) equal to its amount in rupees, by the difference, so that an amendment calls it again. Takes what its '
  'project blocked, oldest year first; what exceeds the sanction needs room in the head. Below what was spent it stops at the spending. Does nothing '
  'for a project that holds no budget. BUDGET_EXCEEDED, BUDGET_HEAD_CLOSED (409).';

create function private.uncommit_budget(p_tenant_id text, p_work_order_id uuid) returns void
language sql volatile security definer set search_path = ''
as $$ select private.commit_budget(p_tenant_id, p_work_order_id, 0, auth.uid()) $$;
comment on function private.uncommit_budget(text, uuid) is 'An order ended: what it held and did not spend is blocked for its project again.';

create function private.spend_budget(p_tenant_id text, p_work_order_id uuid, p_amount numeric, p_reference text, p_actor uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_order record;
  v_left numeric := p_amount;
  v_row record;
  v_part numeric;
begin
  select o.project_id, o.estimate_id into strict v_order from public.work_orders o where o.tenant_id = p_tenant_id and o.id = p_work_order_id;
  perform private.lock_budget(p_tenant_id, v_order.project_id);
  if not exists (select from private.budget_claims(p_tenant_id, v_order.project_id)) then return; end if;
  for v_row in
    select c.budget_head_id, c.committed from private.budget_claims(p_tenant_id, v_order.project_id, p_work_order_id) c
    where c.committed > 0 order by c.financial_year
  loop
    exit when v_left = 0;
    v_part := least(v_row.committed, v_left);
    perform private.post_budget_entry(p_tenant_id, v_row.budget_head_id, 'SPEND', v_part, jsonb_build_object('committed', -v_part, 'spent', v_part), p_actor,
      jsonb_build_object('project_id', v_order.project_id, 'estimate_id', v_order.estimate_id, 'work_order_id', p_work_order_id, 'reference', p_reference));
    v_left := v_left - v_part;
  end loop;
  if v_left > 0 then
    perform private.fail(409, 'BUDGET_EXCEEDED', jsonb_build_object('available', p_amount - v_left, 'amount', p_amount, 'shortage', v_left),
      'The order has not that much committed.');
  end if;
end
$$;
comment on function private.spend_budget(text, uuid, numeric, text, uuid) is
  'A bill of an order is paid: rupees move from committed to spent. More than the order has committed is BUDGET_EXCEEDED (409).';

create function private.reverse_budget_entry(p_tenant_id text, p_entry_id uuid, p_actor uuid, p_reason text) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_entry public.budget_entries;
begin
  select e.* into v_entry from public.budget_entries e where e.tenant_id = p_tenant_id and e.id = p_entry_id and e.kind not in ('OVERRIDE', 'REVERSAL');
  if v_entry.id is null then perform private.fail(404, 'NOT_FOUND', jsonb_build_object('id', p_entry_id), 'There is no such entry to reverse.'); end if;
  if nullif(btrim(p_reason), '') is null then perform private.fail_fields(private.field_error('/comment', 'COMMENT_REQUIRED')); end if;
  perform from public.budget_heads h where h.tenant_id = p_tenant_id and h.id = v_entry.budget_head_id for update;
  if exists (select from public.budget_entries e where e.tenant_id = p_tenant_id and e.reverses_id = p_entry_id) then
    perform private.fail(409, 'CONFLICT', jsonb_build_object('id', p_entry_id), 'The entry has been reversed already.');
  end if;
  return private.post_budget_entry(p_tenant_id, v_entry.budget_head_id, 'REVERSAL', v_entry.amount,
    jsonb_build_object('appropriated', -v_entry.appropriated, 'blocked', -v_entry.blocked, 'committed', -v_entry.committed, 'spent', -v_entry.spent), p_actor,
    jsonb_build_object('project_id', v_entry.project_id, 'estimate_id', v_entry.estimate_id, 'work_order_id', v_entry.work_order_id,
      'appropriation_id', v_entry.appropriation_id, 'reverses_id', v_entry.id, 'reference', v_entry.reference, 'comment', p_reason));
end
$$;
comment on function private.reverse_budget_entry(text, uuid, uuid, text) is
  'Takes back one entry, whole, with a reason, once. NOT_FOUND (404), CONFLICT, BUDGET_EXCEEDED (409), COMMENT_REQUIRED.';

-- What people do ----------------------------------------------------------------------------------------------------

create function public.save_budget_head(p_tenant_id text, p_head jsonb, p_expected_version int default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_id uuid := private.try_uuid(p_head ->> 'id');
  v_old public.budget_heads;
  v_fund public.funds;
  v_errors jsonb := '[]';
  v_year text := private.text_of(p_head, 'financial_year');
  v_today date;
begin
  perform private.require_permission(p_tenant_id, 'budget:manage');
  v_today := private.local_date(p_tenant_id);
  select h.* into v_old from public.budget_heads h where h.tenant_id = p_tenant_id and h.id = v_id for update;
  if p_expected_version is not null and v_old.id is null then
    perform private.fail(404, 'NOT_FOUND', jsonb_build_object('id', v_id), 'There is no such budget head.');
  end if;
  if v_old.id is not null and v_old.version is distinct from p_expected_version then
    perform private.fail(409, 'CONFLICT', jsonb_build_object('version', v_old.version), 'Somebody else changed this head. Load it again.');
  end if;
  v_errors := private.text_errors(p_head, 'name', 2, 200, true);
  if v_old.id is null then
    if v_year is null or v_year !~ '^\d{4}-\d{2}$' or v_year <> private.financial_year(make_date(left(v_year, 4)::int, 4, 1)) then
      v_errors := v_errors || private.field_error('/financial_year', 'OUT_OF_RANGE', jsonb_build_object('value', v_year));
    end if;
    if coalesce(private.text_of(p_head, 'code'), '') !~ '^[A-Z0-9][A-Z0-9_.\-/]{0,31}$' then
      v_errors := v_errors || private.field_error('/code', 'INVALID_CHARACTERS');
    elsif exists (select from public.budget_heads h where h.tenant_id = p_tenant_id and h.financial_year = v_year and h.code = p_head ->> 'code') then
      v_errors := v_errors || private.field_error('/code', 'DUPLICATE', jsonb_build_object('value', p_head ->> 'code'));
    end if;
    select f.* into v_fund from public.funds f
    where f.tenant_id = any (private.tenant_line(p_tenant_id)) and f.code = p_head ->> 'fund_code' and f.is_active
      and f.effective_from <= v_today and (f.effective_to is null or f.effective_to >= v_today)
    order by length(f.tenant_id) desc limit 1;
    if v_fund.code is null then v_errors := v_errors || private.field_error('/fund_code', 'NOT_IN_MASTER', jsonb_build_object('value', p_head ->> 'fund_code')); end if;
    v_errors := v_errors || private.code_errors(p_tenant_id, p_head, 'function_code', 'BUDGET_FUNCTION', 'NOT_IN_MASTER', v_today);
  end if;
  perform private.fail_fields(v_errors);
  if v_old.id is null then
    v_id := coalesce(v_id, private.uuid_v7());
    insert into public.budget_heads (tenant_id, id, financial_year, code, name, local_names, fund_code, head_of_account, scheme_code, function_code, updated_by)
    values (p_tenant_id, v_id, v_year, private.text_of(p_head, 'code'), private.text_of(p_head, 'name'), coalesce(p_head -> 'local_names', '{}'),
      v_fund.code, v_fund.head_of_account, v_fund.scheme_code, private.text_of(p_head, 'function_code'), auth.uid());
  else
    update public.budget_heads h set name = private.text_of(p_head, 'name'), local_names = coalesce(p_head -> 'local_names', h.local_names),
      is_active = case when p_head ? 'is_active' then private.flag_of(p_head, 'is_active') else h.is_active end, version = h.version + 1
    where h.tenant_id = p_tenant_id and h.id = v_id;
  end if;
  return (select jsonb_build_object('id', h.id, 'code', h.code, 'version', h.version) from public.budget_heads h where h.tenant_id = p_tenant_id and h.id = v_id);
end
$$;
comment on function public.save_budget_head(text, jsonb, int) is
  'Opens a budget head (keys financial_year, code, name, local_names, fund_code, function_code) or renames, closes and reopens one (name, local_names, '
  'is_active, with the version seen). Answers {id, code, version}. NOT_PERMITTED (403), NOT_FOUND (404), CONFLICT (409), field errors. Needs budget:manage.';

create function private.appropriation_errors(p_tenant_id text, p jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_kind text := p ->> 'kind';
  v_amount numeric := private.try_numeric(p ->> 'amount');
  v_today date := private.local_date(p_tenant_id);
  v_on date := private.try_date(p ->> 'ordered_on');
  v_from public.budget_heads;
  v_to public.budget_heads;
  v_errors jsonb := '[]';
begin
  select h.* into v_from from public.budget_heads h where h.tenant_id = p_tenant_id and h.id = private.try_uuid(p ->> 'from_head_id') and h.is_active;
  select h.* into v_to from public.budget_heads h where h.tenant_id = p_tenant_id and h.id = private.try_uuid(p ->> 'to_head_id') and h.is_active;
  if v_kind is null or v_kind not in ('ORIGINAL', 'SUPPLEMENTARY', 'REAPPROPRIATION', 'SURRENDER') then
    return private.field_error('/kind', 'OUT_OF_RANGE', jsonb_build_object('value', v_kind));
  end if;
  if v_kind in ('REAPPROPRIATION', 'SURRENDER') and v_from.id is null then v_errors := v_errors || private.field_error('/from_head_id', 'REQUIRED'); end if;
  if v_kind <> 'SURRENDER' and v_to.id is null then v_errors := v_errors || private.field_error('/to_head_id', 'REQUIRED'); end if;
  if v_kind = 'REAPPROPRIATION' and (v_from.id = v_to.id or v_from.financial_year <> v_to.financial_year) then
    -- Money does not change its year by reappropriation: it lapses, or works spill over.
    v_errors := v_errors || private.field_error('/to_head_id', 'BUDGET_HEAD_MISMATCH');
  end if;
  v_errors := v_errors || case
    when private.text_of(p, 'amount') is null then private.field_error('/amount', 'REQUIRED')
    when v_amount is null then private.field_error('/amount', 'NOT_A_NUMBER')
    when v_amount <> round(v_amount, 2) then private.field_error('/amount', 'TOO_MANY_DECIMALS', '{"max": 2}')
    when v_amount <= 0 or v_amount > 99999999999.99 then private.field_error('/amount', 'OUT_OF_RANGE', '{"min": "0.01", "max": "99999999999.99"}')
    else '[]' end || private.text_errors(p, 'order_number', 1, 64, true) || private.text_errors(p, 'remarks', 1, 1000, false);
  return v_errors || case
    when private.text_of(p, 'ordered_on') is null then private.field_error('/ordered_on', 'REQUIRED')
    when v_on is null then private.field_error('/ordered_on', 'INVALID_DATE')
    when v_on > v_today then private.field_error('/ordered_on', 'FUTURE_DATE') else '[]' end;
end
$$;
comment on function private.appropriation_errors(text, jsonb) is 'Every field error of an appropriation order.';

create function public.save_appropriation(p_tenant_id text, p_appropriation jsonb, p_expected_version int default null) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_id uuid := private.try_uuid(p_appropriation ->> 'id');
  v_kind text := p_appropriation ->> 'kind';
  v_old public.appropriations;
  v_facts jsonb;
  v_version int;
begin
  perform private.require_permission(p_tenant_id, 'budget:manage');
  select a.* into v_old from public.appropriations a where a.tenant_id = p_tenant_id and a.id = v_id;
  if v_old.id is null and p_expected_version is not null then
    perform private.fail(404, 'PAPER_NOT_FOUND', jsonb_build_object('id', v_id), 'There is no such order.');
  end if;
  if v_old.id is not null and p_expected_version is null then perform private.fail_fields(private.field_error('/expected_version', 'REQUIRED')); end if;
  perform private.fail_fields(private.appropriation_errors(p_tenant_id, p_appropriation));
  v_facts := jsonb_build_object('amount', p_appropriation ->> 'amount', 'title', (
    select string_agg(h.code, ' › ' order by h.id = private.try_uuid(p_appropriation ->> 'to_head_id')) from public.budget_heads h
    where h.tenant_id = p_tenant_id and (h.id = private.try_uuid(p_appropriation ->> 'to_head_id') and v_kind <> 'SURRENDER'
      or h.id = private.try_uuid(p_appropriation ->> 'from_head_id') and v_kind in ('REAPPROPRIATION', 'SURRENDER'))));
  if v_old.id is null then
    v_id := coalesce(v_id, private.uuid_v7());
    insert into public.appropriations (tenant_id, id, kind, from_head_id, to_head_id, amount, order_number, ordered_on, remarks, version, created_by, created_by_name, updated_by)
    values (p_tenant_id, v_id, v_kind,
      case when v_kind in ('REAPPROPRIATION', 'SURRENDER') then (p_appropriation ->> 'from_head_id')::uuid end,
      case when v_kind <> 'SURRENDER' then (p_appropriation ->> 'to_head_id')::uuid end,
      (p_appropriation ->> 'amount')::numeric, private.text_of(p_appropriation, 'order_number'), (p_appropriation ->> 'ordered_on')::date,
      private.text_of(p_appropriation, 'remarks'), 0,
      v_user, (select u.name from public.user_profiles u where u.id = v_user), v_user);
    perform private.open_paper(p_tenant_id, 'appropriation', v_id, 'APPROPRIATION', v_user, v_facts);
  else
    v_version := private.touch_paper(p_tenant_id, 'appropriation', v_id, p_expected_version, v_user, v_facts);
    update public.appropriations a set kind = v_kind,
      from_head_id = case when v_kind in ('REAPPROPRIATION', 'SURRENDER') then (p_appropriation ->> 'from_head_id')::uuid end,
      to_head_id = case when v_kind <> 'SURRENDER' then (p_appropriation ->> 'to_head_id')::uuid end,
      amount = (p_appropriation ->> 'amount')::numeric, order_number = private.text_of(p_appropriation, 'order_number'),
      ordered_on = (p_appropriation ->> 'ordered_on')::date, remarks = private.text_of(p_appropriation, 'remarks'), version = v_version
    where a.tenant_id = p_tenant_id and a.id = v_id;
  end if;
  return (select jsonb_build_object('id', a.id, 'number', a.number, 'state', a.state, 'version', a.version)
    from public.appropriations a where a.tenant_id = p_tenant_id and a.id = v_id);
end
$$;
comment on function public.save_appropriation(text, jsonb, int) is
  'Drafts an appropriation order (no expected version) or changes one that can be changed; SUBMIT hands it in for another to approve. Keys kind (ORIGINAL, SUPPLEMENTARY, REAPPROPRIATION, SURRENDER), '
  'from_head_id, to_head_id, amount, order_number, ordered_on, remarks. Answers {id, number, state, version}. The register moves at the approval. '
  'NOT_PERMITTED (403), STALE_VERSION, NOT_EDITABLE (409), field errors. Needs budget:manage.';

create function private.appropriation_after(p_instance public.workflow_instances, p_action public.workflow_actions, p_actor uuid, p_comment text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_row public.appropriations;
  v_facts jsonb;
begin
  update public.appropriations a set state = p_instance.state, application_status = p_instance.application_status, version = p_instance.version,
    number = coalesce(a.number, case when p_action.effect = 'SUBMIT' then private.next_number(p_instance.tenant_id, 'appropriation') end)
  where a.tenant_id = p_instance.tenant_id and a.id = p_instance.document_id returning a.* into v_row;
  update public.workflow_instances i set number = v_row.number
  where i.tenant_id = p_instance.tenant_id and i.document_type = 'appropriation' and i.document_id = v_row.id;
  perform private.take_snapshot(p_instance, p_action, p_actor, 'private.appropriation_content');
  if p_action.effect = 'APPROVE' then
    v_facts := jsonb_build_object('appropriation_id', v_row.id, 'reference', v_row.number, 'comment', v_row.remarks);
    perform from public.budget_heads h where h.tenant_id = v_row.tenant_id and h.id in (v_row.from_head_id, v_row.to_head_id) order by h.id for update;
    if v_row.from_head_id is not null then
      perform private.post_budget_entry(v_row.tenant_id, v_row.from_head_id, case v_row.kind when 'SURRENDER' then 'SURRENDER' else 'REAPPROPRIATION_OUT' end,
        v_row.amount, jsonb_build_object('appropriated', -v_row.amount), p_actor, v_facts);
    end if;
    if v_row.to_head_id is not null then
      perform private.post_budget_entry(v_row.tenant_id, v_row.to_head_id, case v_row.kind when 'REAPPROPRIATION' then 'REAPPROPRIATION_IN' else 'APPROPRIATION' end,
        v_row.amount, jsonb_build_object('appropriated', v_row.amount), p_actor, v_facts);
    end if;
  end if;
end
$$;
comment on function private.appropriation_after(public.workflow_instances, public.workflow_actions, uuid, text) is
  'State, number at submission; the approval posts the order to the register. BUDGET_EXCEEDED (409) when the giving head has not that much left.';

create function private.appropriation_content(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select to_jsonb(a) - array['tenant_id', 'state', 'application_status', 'version', 'updated_at', 'updated_by']
  from public.appropriations a where a.tenant_id = p_tenant_id and a.id = p_id
$$;
comment on function private.appropriation_content(text, uuid) is 'The order as JSON, for snapshots.';

create function public.choose_budget_head(p_tenant_id text, p_project_id uuid, p_budget_head_id uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform private.require_permission(p_tenant_id, 'budget:manage');
  if not exists (select from public.projects p where p.tenant_id = p_tenant_id and p.id = p_project_id) then
    perform private.fail(404, 'PAPER_NOT_FOUND', jsonb_build_object('id', p_project_id), 'There is no such project.');
  end if;
  perform private.require_open_project(p_tenant_id, p_project_id);
  perform private.lock_budget(p_tenant_id, p_project_id);
  if exists (
    select from private.budget_claims(p_tenant_id, p_project_id) c group by c.budget_head_id having sum(c.blocked + c.committed + c.spent) <> 0) then
    perform private.fail(409, 'BUDGET_HEAD_IN_USE', '{}', 'The work draws on its head already: let it spill over instead.');
  end if;
  perform private.require_open_head(p_tenant_id, p_budget_head_id);
  update public.projects p set budget_head_id = p_budget_head_id where p.tenant_id = p_tenant_id and p.id = p_project_id;
end
$$;
comment on function public.choose_budget_head(text, uuid, uuid) is
  'Gives a project its budget head, also while its estimate is under way, until something is blocked. NOT_PERMITTED (403), PAPER_NOT_FOUND (404), '
  'PROJECT_CLOSED, BUDGET_HEAD_IN_USE, BUDGET_HEAD_CLOSED (409). Needs budget:manage.';

create function public.spill_over_estimate(p_tenant_id text, p_estimate_id uuid, p_to_head_id uuid, p_reason text) returns numeric
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_project uuid;
  v_number text;
  v_row record;
  v_moved numeric := 0;
  v_facts jsonb;
begin
  perform private.require_permission(p_tenant_id, 'budget:manage');
  if nullif(btrim(p_reason), '') is null then perform private.fail_fields(private.field_error('/reason', 'COMMENT_REQUIRED')); end if;
  select e.project_id, e.number into v_project, v_number from public.estimates e where e.tenant_id = p_tenant_id and e.id = p_estimate_id and e.application_status = 'ACTIVE';
  if v_project is null then perform private.fail(404, 'PAPER_NOT_FOUND', jsonb_build_object('id', p_estimate_id), 'There is no such sanctioned estimate.'); end if;
  perform private.lock_budget(p_tenant_id, v_project);
  perform private.require_open_head(p_tenant_id, p_to_head_id);
  for v_row in
    select x.budget_head_id, x.work_order_id, x.blocked, x.committed from (
      select c.budget_head_id, c.financial_year, null::uuid as work_order_id, sum(c.blocked) as blocked, 0::numeric as committed
      from private.budget_claims(p_tenant_id, v_project) c group by 1, 2
      union all
      select c.budget_head_id, c.financial_year, c.work_order_id, 0, c.committed from private.budget_claims(p_tenant_id, v_project) c) x
    where x.budget_head_id <> p_to_head_id and x.blocked + x.committed > 0 order by x.financial_year, x.budget_head_id, x.work_order_id nulls first
  loop
    -- The block moves in one entry for the work, what is under an order in one for each order, so that each keeps its sum.
    v_facts := jsonb_build_object('project_id', v_project, 'estimate_id', p_estimate_id, 'work_order_id', v_row.work_order_id, 'reference', v_number, 'comment', p_reason);
    perform private.post_budget_entry(p_tenant_id, v_row.budget_head_id, 'SPILL_OUT', v_row.blocked + v_row.committed,
      jsonb_build_object('blocked', -v_row.blocked, 'committed', -v_row.committed), auth.uid(), v_facts);
    perform private.post_budget_entry(p_tenant_id, p_to_head_id, 'SPILL_IN', v_row.blocked + v_row.committed,
      jsonb_build_object('blocked', v_row.blocked, 'committed', v_row.committed), auth.uid(), v_facts);
    v_moved := v_moved + v_row.blocked + v_row.committed;
  end loop;
  if v_moved = 0 then perform private.fail(409, 'NOTHING_TO_SPILL_OVER', '{}', 'The work holds nothing in another head.'); end if;
  update public.projects p set budget_head_id = p_to_head_id where p.tenant_id = p_tenant_id and p.id = v_project;
  return v_moved;
end
$$;
comment on function public.spill_over_estimate(text, uuid, uuid, text) is
  'Carries what a sanctioned work has blocked and committed but not spent into a head of another financial year, which must have room for it; what was '
  'spent stays where it was. Answers the rupees moved. NOT_PERMITTED (403), PAPER_NOT_FOUND (404), BUDGET_EXCEEDED, BUDGET_HEAD_CLOSED, '
  'NOTHING_TO_SPILL_OVER (409), COMMENT_REQUIRED. Needs budget:manage. Rule: planning.md section 3.1.';

create function public.allow_budget_overrun(p_tenant_id text, p_project_id uuid, p_amount numeric, p_reason text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_head uuid;
begin
  perform private.require_permission(p_tenant_id, 'budget:override');
  if nullif(btrim(p_reason), '') is null then perform private.fail_fields(private.field_error('/reason', 'COMMENT_REQUIRED')); end if;
  if p_amount is null or p_amount <= 0 or p_amount <> round(p_amount, 2) or p_amount > 99999999999.99 then
    perform private.fail_fields(private.field_error('/amount', 'OUT_OF_RANGE', '{"min": "0.01", "max": "99999999999.99"}'));
  end if;
  perform private.require_open_project(p_tenant_id, p_project_id);
  -- Who made the paper that needs the money does not allow it to themselves.
  if exists (
    select from public.workflow_instances i where i.tenant_id = p_tenant_id and i.project_id = p_project_id and i.document_type = 'estimate'
      and not i.is_terminal and v_user = any (i.makers)) then
    perform private.fail(403, 'MAKER_CHECKER', '{}', 'Who made the estimate cannot allow it to exceed the budget.');
  end if;
  v_head := private.lock_budget(p_tenant_id, p_project_id);
  if v_head is null then perform private.fail(409, 'BUDGET_HEAD_REQUIRED', '{}', 'The project names no budget head.'); end if;
  perform private.require_open_head(p_tenant_id, v_head);
  perform private.post_budget_entry(p_tenant_id, v_head, 'OVERRIDE', p_amount, '{}', v_user, jsonb_build_object('project_id', p_project_id, 'comment', p_reason,
    'reference', (select p.number from public.projects p where p.tenant_id = p_tenant_id and p.id = p_project_id)));
end
$$;
comment on function public.allow_budget_overrun(text, uuid, numeric, text) is
  'Allows one work to take its head below zero by so many rupees, with a reason that stays in the register. NOT_PERMITTED, MAKER_CHECKER (403), '
  'PROJECT_CLOSED, BUDGET_HEAD_REQUIRED, BUDGET_HEAD_CLOSED (409), COMMENT_REQUIRED, OUT_OF_RANGE. Needs budget:override.';

create function private.budget_head_line(p_tenant_id text, p_project_id uuid, p_amount numeric) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return coalesce((
    select private.budget_line('BUDGET_HEAD', h.available + own.claim, p_amount)
    from public.projects p
    join public.budget_heads h on h.tenant_id = p.tenant_id and h.id = p.budget_head_id
    cross join lateral (
      select coalesce(sum(c.blocked + c.committed + c.spent), 0) as claim from private.budget_claims(p_tenant_id, p_project_id) c
      where c.budget_head_id = h.id) own
    where p.tenant_id = p_tenant_id and p.id = p_project_id), '[]');
end
$$;
comment on function private.budget_head_line(text, uuid, numeric) is
  'For briefs: what an amount takes of what the project''s budget head has left, counting what the project holds of it already; none without a head.';

create function private.budget_checks(p_tenant_id text, p_project_id uuid, p_amount numeric) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return coalesce((
    select private.check_of('BUDGET_AVAILABLE', case when (l.line ->> 'difference')::numeric >= 0 then 'PASS'
        when (l.line ->> 'difference')::numeric >= -private.budget_permit(p_tenant_id, p.budget_head_id, p_project_id) then 'WARN' else 'FAIL' end,
      jsonb_build_object('limit', l.line -> 'limit', 'total', p_amount, 'difference', abs((l.line ->> 'difference')::numeric)))
    from public.projects p cross join lateral (select private.budget_head_line(p_tenant_id, p_project_id, p_amount) -> 0 as line) l
    where p.tenant_id = p_tenant_id and p.id = p_project_id and l.line is not null),
    case when (private.setting(p_tenant_id, 'budget.is_required') #>> '{}')::boolean then private.check_of('BUDGET_HEAD_NAMED', 'FAIL') else '[]' end);
end
$$;
comment on function private.budget_checks(text, uuid, numeric) is
  'For briefs: PASS when the head has room, WARN when an overrun was allowed, FAIL when it has not; without a head nothing, or FAIL where one is required.';

-- Row-level security ------------------------------------------------------------------------------------------------

alter table public.budget_heads enable row level security;
alter table public.appropriations enable row level security;
alter table public.budget_entries enable row level security;
create policy "budget_heads: staff read" on public.budget_heads for select to authenticated
  using (tenant_id = any ((select private.my_tenants('budget:read'))::text[]));
create policy "appropriations: staff read" on public.appropriations for select to authenticated
  using (tenant_id = any ((select private.my_tenants('budget:read'))::text[]));
create policy "budget_entries: staff read" on public.budget_entries for select to authenticated
  using (tenant_id = any ((select private.my_tenants('budget:read'))::text[]));
create policy "workflow_instances: readers of appropriations" on public.workflow_instances for select to authenticated
  using (document_type = 'appropriation' and tenant_id = any ((select private.my_tenants('budget:read'))::text[]));
create policy "workflow_history: readers of appropriations" on public.workflow_history for select to authenticated
  using (document_type = 'appropriation' and tenant_id = any ((select private.my_tenants('budget:read'))::text[]));
create policy "document_snapshots: readers of appropriations" on public.document_snapshots for select to authenticated
  using (document_type = 'appropriation' and tenant_id = any ((select private.my_tenants('budget:read'))::text[]));
grant select on public.budget_heads, public.appropriations, public.budget_entries to authenticated;
grant execute on function public.save_budget_head(text, jsonb, int), public.save_appropriation(text, jsonb, int),
  public.choose_budget_head(text, uuid, uuid), public.spill_over_estimate(text, uuid, uuid, text),
  public.allow_budget_overrun(text, uuid, numeric, text) to authenticated;
grant execute on function private.budget_head_line(text, uuid, numeric), private.budget_checks(text, uuid, numeric) to authenticated;
select private.audit('public.budget_heads');
select private.audit('public.appropriations');
select private.audit('public.budget_entries');

insert into public.document_types (code, read_permission, after_hook, name, local_names) values
  ('appropriation', 'budget:read', 'private.appropriation_after', 'Appropriation order', '{"or": "ବଜେଟ ବଣ୍ଟନ ଆଦେଶ", "hi": "विनियोजन आदेश"}');
insert into public.workflow_effects (document_type, code, is_unavoidable, is_checked, is_concluding, comes_after, ordinal, name, local_names) values
  ('appropriation', 'OPEN', false, false, false, null, 1, 'First save of the draft', '{"or": "ଖସଡ଼ାର ପ୍ରଥମ ସଞ୍ଚୟ", "hi": "मसौदे का पहला सहेजना"}'),
  ('appropriation', 'SUBMIT', true, false, false, null, 2, 'Submission: the number is given', '{"or": "ଦାଖଲ: ନମ୍ବର ମିଳେ", "hi": "प्रस्तुति: संख्या मिलती है"}'),
  ('appropriation', 'APPROVE', true, true, true, 'SUBMIT', 3, 'Approval: the register moves', '{"or": "ଅନୁମୋଦନ: ପଞ୍ଜିକା ବଦଳେ", "hi": "अनुमोदन: पंजी में प्रविष्टि"}');

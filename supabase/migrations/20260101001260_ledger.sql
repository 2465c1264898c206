-- The ledger: two books of double entry. The agency's own, accrual, by the accounts of the municipal manual; the treasury's,
-- cash, by heads of account. An event posts to its books in its own transaction, by rules that a mapping holds by date;
-- debits equal credits in every entry, which is checked when the transaction ends. Nothing is ever changed: what was wrong is
-- reversed and posted anew. A month that is closed takes nothing more.

insert into public.permissions (code, description, is_privileged) values
  ('ledger:read', 'See both books of accounts', false),
  ('ledger:correct', 'Reverse a journal entry and post it anew by the present rules', false),
  ('ledger:close', 'Close and reopen months of the books', false);

create table public.ledger_accounts (
  tenant_id      text not null references public.tenants on delete restrict,
  book           text not null check (book in ('ULB', 'STATE')),
  code           text not null check (code ~ '^[0-9][0-9A-Z-]{2,59}$'),
  name           text not null check (length(btrim(name)) between 2 and 200),
  local_names    jsonb not null default '{}' check (jsonb_typeof(local_names) = 'object'),
  kind           text not null check (kind in ('INCOME', 'EXPENDITURE', 'LIABILITY', 'ASSET')),
  register       text check (register in ('CASH', 'DEDUCTIONS')),
  is_group       boolean not null default false,
  exchange_code  text check (exchange_code ~ '^\d{4}-\d{2}-\d{3}-\d{2}-\d{2}-\d{2}$'),
  ordinal        int not null default 0,
  effective_from date not null default date '2000-01-01',
  effective_to   date,
  is_active      boolean not null default true,
  updated_at     timestamptz not null default now(),
  updated_by     uuid,
  primary key (tenant_id, book, code, effective_from),
  constraint ledger_accounts_range_check check (effective_to is null or effective_to >= effective_from),
  constraint ledger_accounts_digit_check check (
    book <> 'ULB' or kind is not distinct from (array['INCOME', 'EXPENDITURE', 'LIABILITY', 'ASSET'])[left(code, 1)::int]),
  constraint ledger_accounts_overlap_excl exclude using gist (tenant_id with =, book with =, code with =, daterange(effective_from, effective_to, '[]') with &&)
);
comment on table public.ledger_accounts is
  'The charts of accounts: ULB by the national municipal accounts manual, STATE by heads of account. A row of a tenant wins over the one above it.';
comment on column public.ledger_accounts.kind is 'In the ULB book the first digit of the code: 1 income, 2 expenditure, 3 liability, 4 asset.';
comment on column public.ledger_accounts.register is 'CASH: stands in the cash book; DEDUCTIONS: in the register of what was deducted and is owed to others.';
comment on column public.ledger_accounts.is_group is 'A heading of the chart; nothing is posted to it.';
comment on column public.ledger_accounts.exchange_code is 'The code under which the fiscal event exchange knows a head of account.';
create trigger tg_ledger_accounts__touch before update on public.ledger_accounts for each row execute function private.tg__touch();

create table public.posting_rules (
  tenant_id       text not null references public.tenants on delete restrict,
  book            text not null check (book in ('ULB', 'STATE')),
  event_kind      text not null check (event_kind in ('ALLOTMENT', 'BILL_APPROVED', 'PAYMENT_SUCCESSFUL', 'WORK_COMPLETED')),
  part            text not null default '*' check (part in ('*', 'GROSS', 'DEDUCTION', 'PAYEE')),
  bill_kind       text not null default '*' check (bill_kind ~ '^(\*|[A-Z][A-Z_]{0,31})$'),
  head_code       text not null default '*' check (head_code ~ '^(\*|[A-Z][A-Z0-9_]{0,63})$'),
  head_of_account text not null default '*' check (head_of_account ~ '^(\*|[0-9-]{10,60})$'),
  debit_account   text not null check (length(debit_account) <= 60),
  credit_account  text not null check (length(credit_account) <= 60),
  effective_from  date not null default date '2000-01-01',
  effective_to    date,
  is_active       boolean not null default true,
  updated_at      timestamptz not null default now(),
  updated_by      uuid,
  primary key (tenant_id, book, event_kind, part, bill_kind, head_code, head_of_account, effective_from),
  constraint posting_rules_range_check check (effective_to is null or effective_to >= effective_from),
  constraint posting_rules_sides_check check (debit_account <> credit_account),
  constraint posting_rules_overlap_excl exclude using gist (tenant_id with =, book with =, event_kind with =, part with =, bill_kind with =, head_code with =,
    head_of_account with =, daterange(effective_from, effective_to, '[]') with &&)
);
comment on table public.posting_rules is
  'The mapping: which accounts an amount of an event is debited and credited to, by book, part, kind of bill, head code and head of account; * is any. '
  'The rule that names most wins, of equal ones that of the nearest tenant.';
comment on column public.posting_rules.debit_account is 'A code of the book''s chart; @HOA is the head of account that the event was paid under.';
create trigger tg_posting_rules__touch before update on public.posting_rules for each row execute function private.tg__touch();

create table public.journal_entries (
  tenant_id       text not null references public.tenants on delete restrict,
  id              uuid not null default private.uuid_v7(),
  book            text not null check (book in ('ULB', 'STATE')),
  number          text not null,
  on_date         date not null,
  event_kind      text not null,
  source_type     text not null check (source_type ~ '^[a-z_]{1,64}$'),
  source_id       uuid not null,
  source_number   text check (length(source_number) <= 100),
  posting         int not null check (posting >= 1),
  project_id      uuid,
  work_order_id   uuid,
  bill_kind       text,
  head_of_account text,
  amount          public.money_inr not null check (amount > 0),
  amounts         jsonb not null check (jsonb_typeof(amounts) = 'array'),
  reverses_id     uuid,
  remarks         text check (length(remarks) <= 1000),
  actor_id        uuid,
  actor_name      text not null,
  posted_at       timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id),
  constraint journal_entries_number_key unique (tenant_id, book, number),
  constraint journal_entries_reverses_key unique (tenant_id, reverses_id),
  constraint journal_entries_reverses_fkey foreign key (tenant_id, reverses_id) references public.journal_entries (tenant_id, id) on delete restrict
);
comment on table public.journal_entries is 'One event in one book. Append-only; a reversal is an entry of its own that names what it takes back.';
comment on column public.journal_entries.amount is 'Sum of its debits, which is the sum of its credits.';
comment on column public.journal_entries.amounts is 'What the event gave to be posted, so that it can be posted anew: [{part, head_code, amount}].';
comment on column public.journal_entries.posting is 'The how-manieth posting of its source: 2 after the first one was reversed.';
-- A source is posted once; only after a reversal again.
create unique index journal_entries_source_key on public.journal_entries (tenant_id, book, event_kind, source_type, source_id, posting) where reverses_id is null;
create index journal_entries_date_idx on public.journal_entries (tenant_id, book, on_date, id);
create index journal_entries_source_idx on public.journal_entries (tenant_id, source_type, source_id);
create index journal_entries_project_idx on public.journal_entries (tenant_id, project_id, book, id);

create table public.journal_lines (
  tenant_id    text not null,
  entry_id     uuid not null,
  ordinal      int not null check (ordinal >= 1),
  book         text not null,
  account_code text not null,
  on_date      date not null,
  debit        public.money_inr not null default 0 check (debit >= 0),
  credit       public.money_inr not null default 0 check (credit >= 0),
  primary key (tenant_id, entry_id, ordinal),
  constraint journal_lines_entry_fkey foreign key (tenant_id, entry_id) references public.journal_entries (tenant_id, id) on delete restrict,
  constraint journal_lines_side_check check ((debit > 0) <> (credit > 0))
);
comment on table public.journal_lines is 'The sides of an entry: a debit or a credit of one account. Book and date are those of the entry.';
create index journal_lines_account_idx on public.journal_lines (tenant_id, book, account_code, on_date, entry_id);

create table public.ledger_closings (
  tenant_id    text not null references public.tenants on delete restrict,
  id           uuid not null default private.uuid_v7(),
  book         text not null check (book in ('ULB', 'STATE')),
  kind         text not null check (kind in ('CLOSE', 'REOPEN')),
  month        date not null check (month = date_trunc('month', month)::date),
  closed_until date,
  debit        public.money_inr not null default 0,
  credit       public.money_inr not null default 0,
  reason       text check (length(btrim(reason)) between 2 and 1000),
  actor_id     uuid not null,
  actor_name   text not null,
  at           timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id),
  constraint ledger_closings_why_check check (kind = 'CLOSE' or reason is not null)
);
comment on table public.ledger_closings is 'Every closing and reopening of a month, append-only; the newest says until when a book is closed.';
comment on column public.ledger_closings.closed_until is 'The last closed day from then on; none when nothing is closed.';
comment on column public.ledger_closings.debit is 'What the month had on each side when it was closed.';
create index ledger_closings_book_idx on public.ledger_closings (tenant_id, book, id);

create function private.tg_ledger__refuse() returns trigger
language plpgsql set search_path = ''
as $$
begin
  perform private.fail(409, 'NOT_EDITABLE', '{}', 'The books are append-only: reverse the entry instead.');
  return null;
end
$$;
comment on function private.tg_ledger__refuse() is 'Entries, lines and closings are neither changed nor removed, by anyone.';

create function private.tg_journal__balance() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_entry public.journal_entries;
  v_debit numeric;
  v_credit numeric;
  v_strange int;
begin
  select e.* into v_entry from public.journal_entries e
  where e.tenant_id = new.tenant_id and e.id = case tg_table_name when 'journal_lines' then (to_jsonb(new) ->> 'entry_id')::uuid else (to_jsonb(new) ->> 'id')::uuid end;
  select coalesce(sum(l.debit), 0), coalesce(sum(l.credit), 0), count(*) filter (where l.book <> v_entry.book or l.on_date <> v_entry.on_date)
  into v_debit, v_credit, v_strange
  from public.journal_lines l where l.tenant_id = v_entry.tenant_id and l.entry_id = v_entry.id;
  if v_debit <> v_credit or v_debit <> v_entry.amount or v_strange > 0 then
    perform private.fail(409, 'JOURNAL_UNBALANCED', jsonb_build_object('number', v_entry.number, 'book', v_entry.book, 'debit', v_debit, 'credit', v_credit),
      'The debits of an entry must equal its credits.');
  end if;
  return null;
end
$$;
comment on function private.tg_journal__balance() is
  'When a transaction ends: the debits of each entry equal its credits and its amount, and its lines are of its book and day. JOURNAL_UNBALANCED (409).';

do $$
declare
  v_table text;
begin
  foreach v_table in array array['journal_entries', 'journal_lines', 'ledger_closings'] loop
    execute format('create trigger tg_%1$s__refuse before update or delete on public.%1$I for each row execute function private.tg_ledger__refuse()', v_table);
    execute format('create trigger tg_%1$s__refuse_all before truncate on public.%1$I for each statement execute function private.tg_ledger__refuse()', v_table);
  end loop;
  foreach v_table in array array['journal_entries', 'journal_lines'] loop
    execute format('create constraint trigger tg_%1$s__balance after insert on public.%1$I deferrable initially deferred '
      'for each row execute function private.tg_journal__balance()', v_table);
  end loop;
end
$$;

-- Which accounts ------------------------------------------------------------------------------------------------------

create function private.ledger_accounts_in_force(p_tenant_id text, p_book text, p_on date) returns setof public.ledger_accounts
language sql stable security definer set search_path = ''
as $$
  select a from (
    select distinct on (x.code) x as a from public.ledger_accounts x
    where x.tenant_id = any (private.tenant_line(p_tenant_id)) and x.book = p_book and x.effective_from <= p_on and (x.effective_to is null or x.effective_to >= p_on)
    order by x.code, length(x.tenant_id) desc) winners
  where (a).is_active order by (a).code
$$;
comment on function private.ledger_accounts_in_force(text, text, date) is 'The chart of a book on a day, the nearest tenant''s row for each code.';

create function private.ledger_account_names(p_tenant_id text, p_book text) returns setof public.ledger_accounts
language sql stable security definer set search_path = ''
as $$
  select distinct on (x.code) x.* from public.ledger_accounts x
  where x.tenant_id = any (private.tenant_line(p_tenant_id)) and x.book = p_book
  order by x.code, length(x.tenant_id) desc, x.effective_from desc
$$;
comment on function private.ledger_account_names(text, text) is 'Every account that a book ever had, by its newest row: for reading what stands in it.';

create function private.posting_rule(
  p_tenant_id text, p_book text, p_event_kind text, p_part text, p_bill_kind text, p_head_code text, p_head_of_account text, p_on date)
returns public.posting_rules
language sql stable security definer set search_path = ''
as $$
  select r from (
    select x as r from public.posting_rules x
    where x.tenant_id = any (private.tenant_line(p_tenant_id)) and x.book = p_book and x.event_kind = p_event_kind
      and x.part in (p_part, '*') and x.bill_kind in (p_bill_kind, '*') and x.head_code in (p_head_code, '*') and x.head_of_account in (p_head_of_account, '*')
      and x.effective_from <= p_on and (x.effective_to is null or x.effective_to >= p_on)
    order by (x.head_code <> '*')::int + (x.bill_kind <> '*')::int + (x.part <> '*')::int + (x.head_of_account <> '*')::int desc,
      (x.head_code <> '*') desc, (x.bill_kind <> '*') desc, (x.head_of_account <> '*') desc, length(x.tenant_id) desc
    limit 1) best
  where (r).is_active
$$;
comment on function private.posting_rule(text, text, text, text, text, text, text, date) is
  'The rule for an amount on a day: the one that names most of it, of equal ones the nearest tenant''s; none when that one was switched off.';

create function private.event_books(p_event_kind text) returns text[]
language sql immutable set search_path = ''
as $$
  -- The treasury's book is of cash: it knows what was paid, not what is owed.
  select case p_event_kind
    when 'ALLOTMENT' then array['ULB'] when 'BILL_APPROVED' then array['ULB'] when 'WORK_COMPLETED' then array['ULB']
    when 'PAYMENT_SUCCESSFUL' then array['ULB', 'STATE'] end
$$;
comment on function private.event_books(text) is 'The books that an event is posted to.';

-- Posting -------------------------------------------------------------------------------------------------------------

create function private.closed_until(p_tenant_id text, p_book text) returns date
language sql stable security definer set search_path = ''
as $$ select c.closed_until from public.ledger_closings c where c.tenant_id = p_tenant_id and c.book = p_book order by c.id desc limit 1 $$;
comment on function private.closed_until(text, text) is 'The last closed day of a book, or nothing.';

create function private.require_open_period(p_tenant_id text, p_book text, p_on date) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  -- Beside other postings, never beside a closing: that takes the same lock for itself alone.
  perform pg_advisory_xact_lock_shared(hashtextextended(format('ledger %s %s', p_tenant_id, p_book), 0));
  if p_on <= private.closed_until(p_tenant_id, p_book) then
    perform private.fail(409, 'PERIOD_CLOSED', jsonb_build_object('book', p_book, 'date', p_on, 'closed_until', private.closed_until(p_tenant_id, p_book)),
      'The month is closed in this book.');
  end if;
end
$$;
comment on function private.require_open_period(text, text, date) is 'PERIOD_CLOSED (409) on a day of a closed month; keeps the month from being closed meanwhile.';

create function private.write_journal(p_entry public.journal_entries, p_lines jsonb) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_amount numeric;
begin
  select sum(greatest(l.net, 0)) into v_amount
  from (select sum(x.debit) - sum(x.credit) as net from jsonb_to_recordset(p_lines) x (account_code text, debit numeric, credit numeric) group by x.account_code) l;
  -- What takes itself back within one event leaves nothing to post.
  if coalesce(v_amount, 0) = 0 then return null; end if;
  perform private.require_open_period(p_entry.tenant_id, p_entry.book, p_entry.on_date);
  p_entry.number := private.next_number(p_entry.tenant_id, 'journal_' || lower(p_entry.book));
  p_entry.amount := v_amount;
  p_entry.posted_at := clock_timestamp();
  p_entry.actor_name := coalesce((select u.name from public.user_profiles u where u.id = p_entry.actor_id), 'SYSTEM');
  insert into public.journal_entries select p_entry.*;
  insert into public.journal_lines (tenant_id, entry_id, ordinal, book, account_code, on_date, debit, credit)
  select p_entry.tenant_id, p_entry.id, row_number() over (order by l.net < 0, l.account_code), p_entry.book, l.account_code, p_entry.on_date,
    greatest(l.net, 0), greatest(-l.net, 0)
  from (select x.account_code, sum(x.debit) - sum(x.credit) as net
    from jsonb_to_recordset(p_lines) x (account_code text, debit numeric, credit numeric) group by x.account_code) l
  where l.net <> 0;
  return p_entry.id;
end
$$;
comment on function private.write_journal(public.journal_entries, jsonb) is
  'Writes an entry with its lines [{account_code, debit, credit}], one line an account; takes the number. Answers its id, null when nothing is left.';

create function private.journal_lines_of(p_entry public.journal_entries) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_lines jsonb := '[]';
  v_amount record;
  v_rule public.posting_rules;
  v_side text;
  v_code text;
begin
  for v_amount in
    select a.value ->> 'part' as part, a.value ->> 'head_code' as head_code, (a.value ->> 'amount')::numeric as amount
    from jsonb_array_elements(p_entry.amounts) a
  loop
    if v_amount.amount is null or v_amount.amount < 0 or v_amount.amount <> round(v_amount.amount, 2) then
      perform private.fail(500, 'INTERNAL', jsonb_build_object('amount', v_amount.amount), 'An amount to post has two decimals and is not below zero.');
    end if;
    continue when v_amount.amount = 0;
    select r.* into v_rule from private.posting_rule(p_entry.tenant_id, p_entry.book, p_entry.event_kind, coalesce(v_amount.part, '*'),
      coalesce(p_entry.bill_kind, '*'), coalesce(v_amount.head_code, '*'), coalesce(p_entry.head_of_account, '*'), p_entry.on_date) r;
    if v_rule.tenant_id is null then
      perform private.fail(409, 'POSTING_RULE_MISSING', jsonb_build_object('book', p_entry.book, 'event', p_entry.event_kind, 'part', v_amount.part,
        'bill_kind', p_entry.bill_kind, 'head_code', v_amount.head_code), 'No posting rule says which accounts this amount goes to.');
    end if;
    foreach v_side in array array['debit', 'credit'] loop
      v_code := case v_side when 'debit' then v_rule.debit_account else v_rule.credit_account end;
      if v_code = '@HOA' then v_code := p_entry.head_of_account; end if;
      if not exists (select from private.ledger_accounts_in_force(p_entry.tenant_id, p_entry.book, p_entry.on_date) a where a.code = v_code and not a.is_group) then
        perform private.fail(409, 'ACCOUNT_NOT_IN_CHART', jsonb_build_object('book', p_entry.book, 'account', v_code), 'The account is not in the chart of this book.');
      end if;
      v_lines := v_lines || jsonb_build_object('account_code', v_code,
        'debit', case v_side when 'debit' then v_amount.amount else 0 end, 'credit', case v_side when 'credit' then v_amount.amount else 0 end);
    end loop;
  end loop;
  return v_lines;
end
$$;
comment on function private.journal_lines_of(public.journal_entries) is
  'Debits and credits of an entry''s amounts by the rules in force on its day. POSTING_RULE_MISSING, ACCOUNT_NOT_IN_CHART (409).';

create function private.live_entry(p_tenant_id text, p_book text, p_event_kind text, p_source_type text, p_source_id uuid) returns public.journal_entries
language sql stable security definer set search_path = ''
as $$
  select e from public.journal_entries e
  where e.tenant_id = p_tenant_id and e.book = p_book and e.event_kind = p_event_kind and e.source_type = p_source_type and e.source_id = p_source_id
    and e.reverses_id is null
    and not exists (select from public.journal_entries r where r.tenant_id = e.tenant_id and r.reverses_id = e.id)
$$;
comment on function private.live_entry(text, text, text, text, uuid) is 'The posting of a source that was not reversed, or nothing.';

create function private.post_journal(p_tenant_id text, p_event_kind text, p_source_type text, p_source_id uuid, p_amounts jsonb, p_on_date date, p_actor uuid,
  p_facts jsonb default '{}') returns uuid[]
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_entry public.journal_entries;
  v_live public.journal_entries;
  v_id uuid;
  v_ids uuid[] := '{}';
  v_book text;
begin
  if private.event_books(p_event_kind) is null or p_source_id is null or p_on_date is null then
    perform private.fail(500, 'INTERNAL', jsonb_build_object('event', p_event_kind), 'Nothing is posted for such an event.');
  end if;
  -- One source at a time, so that two callers do not both find it unposted.
  perform pg_advisory_xact_lock(hashtextextended(format('journal %s %s %s', p_tenant_id, p_source_type, p_source_id), 0));
  foreach v_book in array private.event_books(p_event_kind) loop
    select e.* into v_live from private.live_entry(p_tenant_id, v_book, p_event_kind, p_source_type, p_source_id) e;
    if v_live.id is not null then
      v_ids := v_ids || v_live.id;
      continue;
    end if;
    v_entry := jsonb_populate_record(null::public.journal_entries, coalesce(p_facts, '{}') || jsonb_build_object('tenant_id', p_tenant_id, 'id', private.uuid_v7(),
      'book', v_book, 'on_date', p_on_date, 'event_kind', p_event_kind, 'source_type', p_source_type, 'source_id', p_source_id,
      'source_number', p_facts ->> 'number', 'amounts', coalesce(p_amounts, '[]'), 'actor_id', p_actor, 'reverses_id', null,
      'posting', (select coalesce(max(e.posting), 0) + 1 from public.journal_entries e where e.tenant_id = p_tenant_id and e.book = v_book
        and e.event_kind = p_event_kind and e.source_type = p_source_type and e.source_id = p_source_id and e.reverses_id is null)));
    v_id := private.write_journal(v_entry, private.journal_lines_of(v_entry));
    v_ids := v_ids || v_id;
  end loop;
  return array_remove(v_ids, null);
end
$$;
comment on function private.post_journal(text, text, text, uuid, jsonb, date, uuid, jsonb) is
  'Posts an event to its books in the caller''s transaction and answers the entries. p_amounts [{part GROSS, DEDUCTION or PAYEE, head_code, amount}] in '
  'rupees; p_facts: number of the source, project_id, work_order_id, bill_kind, head_of_account, remarks. What is posted already stays and is answered again. '
  'POSTING_RULE_MISSING, ACCOUNT_NOT_IN_CHART, PERIOD_CLOSED (409). Rule: execution.md section 5.7.';

create function private.journal_bill(p_tenant_id text, p_bill_id uuid, p_actor uuid) returns uuid[]
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_bill record;
  v_amounts jsonb;
begin
  select b.number, b.kind, b.project_id, b.work_order_id, coalesce(b.approved_on, private.local_date(b.tenant_id)) as on_date,
    (select h.head_of_account from public.projects p join public.budget_heads h on h.tenant_id = p.tenant_id and h.id = p.budget_head_id
      where p.tenant_id = b.tenant_id and p.id = b.project_id) as head_of_account
  into strict v_bill from public.bills b where b.tenant_id = p_tenant_id and b.id = p_bill_id;
  select jsonb_agg(jsonb_build_object('part', l.part, 'head_code', l.head_code, 'amount', l.amount) order by l.part desc, l.head_code) into v_amounts
  from (
    select case x.direction when 'DEDUCTION' then 'DEDUCTION' else 'GROSS' end as part, x.head_code, sum(x.amount) as amount
    from public.bill_lines x where x.tenant_id = p_tenant_id and x.bill_id = p_bill_id and x.is_live group by 1, 2) l;
  return private.post_journal(p_tenant_id, 'BILL_APPROVED', 'bill', p_bill_id, v_amounts, v_bill.on_date, p_actor,
    jsonb_build_object('number', v_bill.number, 'bill_kind', v_bill.kind, 'project_id', v_bill.project_id, 'work_order_id', v_bill.work_order_id,
      'head_of_account', v_bill.head_of_account));
end
$$;
comment on function private.journal_bill(text, uuid, uuid) is
  'Posts an approved bill, its earnings and deductions by head, in the transaction of the approval. What post_journal refuses.';

create function private.journal_completion(p_tenant_id text, p_closure_id uuid, p_actor uuid) returns uuid[]
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_closure public.closures;
  v_rule public.posting_rules;
  v_on date;
  v_cost numeric;
begin
  select c.* into strict v_closure from public.closures c where c.tenant_id = p_tenant_id and c.id = p_closure_id;
  v_on := coalesce(v_closure.closed_on, private.local_date(p_tenant_id));
  select r.* into v_rule from private.posting_rule(p_tenant_id, 'ULB', 'WORK_COMPLETED', '*', '*', '*', '*', v_on) r;
  -- What the work has cost so far: all that its entries left in the account that the completion empties.
  select coalesce(sum(l.debit - l.credit), 0) into v_cost
  from public.journal_entries e join public.journal_lines l on l.tenant_id = e.tenant_id and l.entry_id = e.id
  where e.tenant_id = p_tenant_id and e.book = 'ULB' and e.project_id = v_closure.project_id and e.work_order_id = v_closure.work_order_id
    and l.account_code = v_rule.credit_account;
  if v_cost <= 0 then return '{}'; end if;
  return private.post_journal(p_tenant_id, 'WORK_COMPLETED', 'closure', p_closure_id, jsonb_build_array(jsonb_build_object('amount', v_cost)), v_on, p_actor,
    jsonb_build_object('number', v_closure.number, 'project_id', v_closure.project_id, 'work_order_id', v_closure.work_order_id));
end
$$;
comment on function private.journal_completion(text, uuid, uuid) is
  'A closed work becomes an asset of the agency at what its bills have cost, in the transaction of the closure; nothing for a work without bills.';

create function private.reverse_entry(p_entry public.journal_entries, p_on_date date, p_actor uuid, p_reason text) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_reversal public.journal_entries := p_entry;
begin
  v_reversal.id := private.uuid_v7();
  v_reversal.on_date := p_on_date;
  v_reversal.reverses_id := p_entry.id;
  v_reversal.remarks := p_reason;
  v_reversal.actor_id := p_actor;
  return private.write_journal(v_reversal, (
    select jsonb_agg(jsonb_build_object('account_code', l.account_code, 'debit', l.credit, 'credit', l.debit))
    from public.journal_lines l where l.tenant_id = p_entry.tenant_id and l.entry_id = p_entry.id));
end
$$;
comment on function private.reverse_entry(public.journal_entries, date, uuid, text) is 'Takes an entry back by one with its sides exchanged.';

create function private.reverse_journal(p_tenant_id text, p_event_kind text, p_source_type text, p_source_id uuid, p_on_date date, p_actor uuid, p_reason text)
returns uuid[]
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_book text;
  v_live public.journal_entries;
  v_ids uuid[] := '{}';
begin
  perform pg_advisory_xact_lock(hashtextextended(format('journal %s %s %s', p_tenant_id, p_source_type, p_source_id), 0));
  foreach v_book in array private.event_books(p_event_kind) loop
    select e.* into v_live from private.live_entry(p_tenant_id, v_book, p_event_kind, p_source_type, p_source_id) e;
    if v_live.id is not null then v_ids := v_ids || private.reverse_entry(v_live, p_on_date, p_actor, p_reason); end if;
  end loop;
  return v_ids;
end
$$;
comment on function private.reverse_journal(text, text, text, uuid, date, uuid, text) is
  'Reverses what an event posted, in all its books, in the caller''s transaction; nothing when it is not posted or was reversed. PERIOD_CLOSED (409).';

create function public.repost_journal_entry(p_tenant_id text, p_entry_id uuid, p_reason text) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_entry public.journal_entries;
  v_today date := private.local_date(p_tenant_id);
begin
  perform private.require_permission(p_tenant_id, 'ledger:correct');
  perform private.fail_fields(private.text_errors(jsonb_build_object('reason', p_reason), 'reason', 2, 1000, true));
  select e.* into v_entry from public.journal_entries e where e.tenant_id = p_tenant_id and e.id = p_entry_id;
  if v_entry.id is null then perform private.fail(404, 'PAPER_NOT_FOUND', jsonb_build_object('id', p_entry_id), 'There is no such entry.'); end if;
  perform pg_advisory_xact_lock(hashtextextended(format('journal %s %s %s', p_tenant_id, v_entry.source_type, v_entry.source_id), 0));
  if v_entry.reverses_id is not null or exists (select from public.journal_entries r where r.tenant_id = p_tenant_id and r.reverses_id = v_entry.id) then
    perform private.fail(409, 'JOURNAL_REVERSED', jsonb_build_object('number', v_entry.number), 'The entry is a reversal or was reversed.');
  end if;
  perform private.reverse_entry(v_entry, v_today, v_user, btrim(p_reason));
  v_entry.id := private.uuid_v7();
  v_entry.on_date := v_today;
  v_entry.posting := v_entry.posting + 1;
  v_entry.remarks := btrim(p_reason);
  v_entry.actor_id := v_user;
  return private.write_journal(v_entry, private.journal_lines_of(v_entry));
end
$$;
comment on function public.repost_journal_entry(text, uuid, text) is
  'Reverses an entry and posts the same amounts by the rules of today: the way to correct a wrong mapping. Answers the new entry. NOT_PERMITTED (403), '
  'PAPER_NOT_FOUND (404), JOURNAL_REVERSED, POSTING_RULE_MISSING, ACCOUNT_NOT_IN_CHART, PERIOD_CLOSED (409), reason (422). Needs ledger:correct.';

-- Closing -------------------------------------------------------------------------------------------------------------

create function private.next_month_to_close(p_tenant_id text, p_book text) returns date
language sql stable security definer set search_path = ''
as $$
  select coalesce(private.closed_until(p_tenant_id, p_book) + 1,
    (select date_trunc('month', min(e.on_date))::date from public.journal_entries e where e.tenant_id = p_tenant_id and e.book = p_book))
$$;
comment on function private.next_month_to_close(text, text) is 'Months are closed in their order, from the first that has an entry.';

create function public.close_period(p_tenant_id text, p_book text, p_month date, p_reason text default null) returns date
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_next date;
  v_debit numeric;
  v_credit numeric;
begin
  perform private.require_permission(p_tenant_id, 'ledger:close');
  perform private.fail_fields(
    case when p_book in ('ULB', 'STATE') then '[]' else private.field_error('/book', 'NOT_A_CHOICE') end
    || case when p_month is null then private.field_error('/month', 'REQUIRED') else '[]' end
    || private.text_errors(jsonb_build_object('reason', p_reason), 'reason', 2, 1000, false));
  perform pg_advisory_xact_lock(hashtextextended(format('ledger %s %s', p_tenant_id, p_book), 0));
  v_next := private.next_month_to_close(p_tenant_id, p_book);
  if v_next is null or date_trunc('month', p_month)::date <> v_next then
    perform private.fail(409, 'PERIOD_OUT_OF_ORDER', jsonb_build_object('next', v_next), 'Months are closed in their order.');
  end if;
  if v_next + interval '1 month' > private.local_date(p_tenant_id) then
    perform private.fail(409, 'PERIOD_NOT_OVER', jsonb_build_object('month', v_next), 'A month is closed after its last day.');
  end if;
  select coalesce(sum(l.debit), 0), coalesce(sum(l.credit), 0) into v_debit, v_credit from public.journal_lines l
  where l.tenant_id = p_tenant_id and l.book = p_book and l.on_date >= v_next and l.on_date < v_next + interval '1 month';
  insert into public.ledger_closings (tenant_id, book, kind, month, closed_until, debit, credit, reason, actor_id, actor_name)
  values (p_tenant_id, p_book, 'CLOSE', v_next, (v_next + interval '1 month' - interval '1 day')::date, v_debit, v_credit, nullif(btrim(p_reason), ''), v_user,
    (select u.name from public.user_profiles u where u.id = v_user));
  return (v_next + interval '1 month' - interval '1 day')::date;
end
$$;
comment on function public.close_period(text, text, date, text) is
  'Closes the next month of a book: nothing is posted into it any more. Answers its last day. NOT_PERMITTED (403), PERIOD_OUT_OF_ORDER, PERIOD_NOT_OVER (409), '
  'fields (422). Needs ledger:close.';

create function public.reopen_period(p_tenant_id text, p_book text, p_month date, p_reason text) returns date
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_user uuid := private.require_user();
  v_last date;
  v_until date;
begin
  perform private.require_permission(p_tenant_id, 'ledger:close');
  perform private.fail_fields(
    case when p_book in ('ULB', 'STATE') then '[]' else private.field_error('/book', 'NOT_A_CHOICE') end
    || private.text_errors(jsonb_build_object('reason', p_reason), 'reason', 2, 1000, true));
  perform pg_advisory_xact_lock(hashtextextended(format('ledger %s %s', p_tenant_id, p_book), 0));
  v_last := date_trunc('month', private.closed_until(p_tenant_id, p_book))::date;
  if v_last is null or p_month is null or date_trunc('month', p_month)::date <> v_last then
    perform private.fail(409, 'PERIOD_OUT_OF_ORDER', jsonb_build_object('next', v_last), 'Only the month that was closed last is opened again.');
  end if;
  -- The month before it, if it had one that was closed.
  select v_last - 1 into v_until where exists (
    select from public.ledger_closings c where c.tenant_id = p_tenant_id and c.book = p_book and c.kind = 'CLOSE' and c.closed_until = v_last - 1);
  insert into public.ledger_closings (tenant_id, book, kind, month, closed_until, reason, actor_id, actor_name)
  values (p_tenant_id, p_book, 'REOPEN', v_last, v_until, btrim(p_reason), v_user, (select u.name from public.user_profiles u where u.id = v_user));
  return v_until;
end
$$;
comment on function public.reopen_period(text, text, date, text) is
  'Opens the month of a book that was closed last, with a reason that stays. Answers the last closed day. NOT_PERMITTED (403), PERIOD_OUT_OF_ORDER (409), '
  'fields (422). Needs ledger:close.';

-- Reading -------------------------------------------------------------------------------------------------------------

create function private.require_book(p_tenant_id text, p_book text, p_from date, p_to date) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_permission(p_tenant_id, 'ledger:read');
  perform private.fail_fields(
    case when p_book in ('ULB', 'STATE') then '[]' else private.field_error('/book', 'NOT_A_CHOICE') end
    || case when p_from is null then private.field_error('/from', 'REQUIRED') else '[]' end
    || case when p_to is null then private.field_error('/to', 'REQUIRED')
      when p_to < p_from then private.field_error('/to', 'BEFORE_START', jsonb_build_object('from', p_from)) else '[]' end);
end
$$;
comment on function private.require_book(text, text, date, date) is 'Needs ledger:read, a book and two days in their order.';

create function public.trial_balance(p_tenant_id text, p_book text, p_from date, p_to date) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_book(p_tenant_id, p_book, p_from, p_to);
  return (
    with sums as (
      select l.account_code, coalesce(sum(l.debit - l.credit) filter (where l.on_date < p_from), 0) as opening,
        coalesce(sum(l.debit) filter (where l.on_date >= p_from), 0) as debit, coalesce(sum(l.credit) filter (where l.on_date >= p_from), 0) as credit
      from public.journal_lines l where l.tenant_id = p_tenant_id and l.book = p_book and l.on_date <= p_to group by l.account_code),
    lines as (
      select s.*, s.opening + s.debit - s.credit as closing, a.name, a.local_names, a.kind, a.register
      from sums s left join private.ledger_account_names(p_tenant_id, p_book) a on a.code = s.account_code
      where s.opening <> 0 or s.debit <> 0 or s.credit <> 0)
    select jsonb_build_object('closed_until', private.closed_until(p_tenant_id, p_book),
      'rows', coalesce(jsonb_agg(jsonb_build_object('account_code', l.account_code, 'name', l.name, 'local_names', l.local_names, 'kind', l.kind,
        'register', l.register, 'opening', l.opening, 'debit', l.debit, 'credit', l.credit,
        'closing_debit', greatest(l.closing, 0), 'closing_credit', greatest(-l.closing, 0)) order by l.account_code), '[]'),
      'totals', jsonb_build_object('opening', coalesce(sum(l.opening), 0), 'debit', coalesce(sum(l.debit), 0), 'credit', coalesce(sum(l.credit), 0),
        'closing_debit', coalesce(sum(greatest(l.closing, 0)), 0), 'closing_credit', coalesce(sum(greatest(-l.closing, 0)), 0)))
    from lines l);
end
$$;
comment on function public.trial_balance(text, text, date, date) is
  'Every account of a book that moved: {closed_until, rows [{account_code, name, local_names, kind, register, opening (debit positive), debit, credit, '
  'closing_debit, closing_credit}], totals}. NOT_PERMITTED (403), fields (422). Needs ledger:read.';

create function public.account_ledger(p_tenant_id text, p_book text, p_account text, p_from date, p_to date, p_limit int default 500) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_codes text[];
  v_opening numeric;
begin
  perform private.require_book(p_tenant_id, p_book, p_from, p_to);
  select array_agg(a.code) into v_codes from private.ledger_account_names(p_tenant_id, p_book) a
  where a.code = p_account or a.register = p_account;
  select coalesce(sum(l.debit - l.credit), 0) into v_opening from public.journal_lines l
  where l.tenant_id = p_tenant_id and l.book = p_book and l.account_code = any (v_codes) and l.on_date < p_from;
  return (
    with moved as (
      select l.on_date, l.entry_id, l.ordinal, l.account_code, l.debit, l.credit,
        v_opening + sum(l.debit - l.credit) over (order by l.on_date, l.entry_id, l.ordinal) as balance,
        count(*) over () as all_rows, sum(l.debit) over () as all_debit, sum(l.credit) over () as all_credit
      from public.journal_lines l
      where l.tenant_id = p_tenant_id and l.book = p_book and l.account_code = any (v_codes) and l.on_date between p_from and p_to
      order by l.on_date, l.entry_id, l.ordinal limit least(greatest(coalesce(p_limit, 500), 1), 5000))
    select jsonb_build_object(
      'accounts', (select coalesce(jsonb_agg(jsonb_build_object('code', a.code, 'name', a.name, 'local_names', a.local_names, 'kind', a.kind) order by a.code), '[]')
        from private.ledger_account_names(p_tenant_id, p_book) a where a.code = any (v_codes)),
      'opening', v_opening, 'debit', coalesce(max(m.all_debit), 0), 'credit', coalesce(max(m.all_credit), 0),
      'closing', v_opening + coalesce(max(m.all_debit) - max(m.all_credit), 0), 'count', coalesce(max(m.all_rows), 0),
      'rows', coalesce(jsonb_agg(jsonb_build_object('entry_id', m.entry_id, 'ordinal', m.ordinal, 'number', e.number, 'on_date', m.on_date,
        'account_code', m.account_code, 'event_kind', e.event_kind, 'source_type', e.source_type, 'source_id', e.source_id, 'source_number', e.source_number,
        'is_reversal', e.reverses_id is not null, 'debit', m.debit, 'credit', m.credit, 'balance', m.balance) order by m.on_date, m.entry_id, m.ordinal), '[]'))
    from moved m join public.journal_entries e on e.tenant_id = p_tenant_id and e.id = m.entry_id);
end
$$;
comment on function public.account_ledger(text, text, text, date, date, int) is
  'The movements of an account, or of a register (CASH: the cash book; DEDUCTIONS), with the running balance, debit positive: {accounts, opening, debit, credit, '
  'closing, count, rows}; rows from the first, at most p_limit. NOT_PERMITTED (403), fields (422). Needs ledger:read.';

create function public.works_register(p_tenant_id text, p_book text, p_from date, p_to date) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform private.require_book(p_tenant_id, p_book, p_from, p_to);
  return coalesce((
    select jsonb_agg(jsonb_build_object('project_id', w.project_id, 'number', p.number, 'name', p.name, 'billed', w.billed, 'paid', w.paid,
      'before', w.before) order by p.number)
    from (
      select e.project_id,
        coalesce(sum(case when e.reverses_id is null then e.amount else -e.amount end)
          filter (where e.event_kind = 'BILL_APPROVED' and e.on_date >= p_from), 0) as billed,
        coalesce(sum(case when e.reverses_id is null then e.amount else -e.amount end)
          filter (where e.event_kind = 'PAYMENT_SUCCESSFUL' and e.on_date >= p_from), 0) as paid,
        coalesce(sum(case when e.reverses_id is null then e.amount else -e.amount end)
          filter (where e.event_kind = case p_book when 'STATE' then 'PAYMENT_SUCCESSFUL' else 'BILL_APPROVED' end and e.on_date < p_from), 0) as before
      from public.journal_entries e
      where e.tenant_id = p_tenant_id and e.book = p_book and e.project_id is not null and e.on_date <= p_to group by e.project_id) w
    left join public.projects p on p.tenant_id = p_tenant_id and p.id = w.project_id), '[]');
end
$$;
comment on function public.works_register(text, text, date, date) is
  'What a book has of each work: [{project_id, number, name, before the first day, billed, paid}]. NOT_PERMITTED (403), fields (422). Needs ledger:read.';

create function public.journal_entry(p_tenant_id text, p_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_entry public.journal_entries;
begin
  perform private.require_permission(p_tenant_id, 'ledger:read');
  select e.* into v_entry from public.journal_entries e where e.tenant_id = p_tenant_id and e.id = p_id;
  if v_entry.id is null then perform private.fail(404, 'PAPER_NOT_FOUND', jsonb_build_object('id', p_id), 'There is no such entry.'); end if;
  return to_jsonb(v_entry) - 'actor_id' || jsonb_build_object(
    'project', (select jsonb_build_object('id', p.id, 'number', p.number, 'name', p.name) from public.projects p
      where p.tenant_id = p_tenant_id and p.id = v_entry.project_id),
    'work_order', (select jsonb_build_object('id', w.id, 'number', w.number) from public.work_orders w
      where w.tenant_id = p_tenant_id and w.id = v_entry.work_order_id),
    'reverses', (select jsonb_build_object('id', e.id, 'number', e.number) from public.journal_entries e where e.tenant_id = p_tenant_id and e.id = v_entry.reverses_id),
    'reversed_by', (select jsonb_build_object('id', e.id, 'number', e.number) from public.journal_entries e where e.tenant_id = p_tenant_id and e.reverses_id = p_id),
    'others', (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'number', e.number, 'book', e.book, 'event_kind', e.event_kind) order by e.id), '[]')
      from public.journal_entries e where e.tenant_id = p_tenant_id and e.source_type = v_entry.source_type and e.source_id = v_entry.source_id and e.id <> p_id),
    'lines', (select jsonb_agg(jsonb_build_object('ordinal', l.ordinal, 'account_code', l.account_code, 'name', a.name, 'local_names', a.local_names,
        'debit', l.debit, 'credit', l.credit) order by l.ordinal)
      from public.journal_lines l left join private.ledger_account_names(p_tenant_id, v_entry.book) a on a.code = l.account_code
      where l.tenant_id = p_tenant_id and l.entry_id = p_id));
end
$$;
comment on function public.journal_entry(text, uuid) is
  'An entry with its lines, its source, its work, its reversal and the other entries of its source. NOT_PERMITTED (403), PAPER_NOT_FOUND (404). Needs ledger:read.';

create function public.ledger_months(p_tenant_id text, p_book text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_today date := private.local_date(p_tenant_id);
  v_until date := private.closed_until(p_tenant_id, p_book);
begin
  perform private.require_book(p_tenant_id, p_book, v_today, v_today);
  return jsonb_build_object('closed_until', v_until, 'next', private.next_month_to_close(p_tenant_id, p_book),
    'months', (
      select coalesce(jsonb_agg(jsonb_build_object('month', m.month, 'entries', m.entries, 'amount', m.amount, 'is_closed', m.month <= v_until,
        'is_over', (m.month + interval '1 month')::date <= v_today) order by m.month desc), '[]')
      from (
        select g.month::date as month, count(e.id) as entries, coalesce(sum(e.amount), 0) as amount
        from generate_series(
          (select date_trunc('month', min(x.on_date)) from public.journal_entries x where x.tenant_id = p_tenant_id and x.book = p_book),
          date_trunc('month', v_today), interval '1 month') g (month)
        left join public.journal_entries e on e.tenant_id = p_tenant_id and e.book = p_book and e.on_date >= g.month and e.on_date < g.month + interval '1 month'
        group by g.month) m),
    'history', (
      select coalesce(jsonb_agg(to_jsonb(c) - array['tenant_id', 'actor_id', 'book'] order by c.id desc), '[]')
      from (select * from public.ledger_closings x where x.tenant_id = p_tenant_id and x.book = p_book order by x.id desc limit 100) c));
end
$$;
comment on function public.ledger_months(text, text) is
  'The months of a book, the newest first, with what they hold and whether they are closed; every closing and reopening. Needs ledger:read.';

-- Row-level security --------------------------------------------------------------------------------------------------

do $$
declare
  v_table text;
begin
  foreach v_table in array array['ledger_accounts', 'posting_rules'] loop
    execute format('alter table public.%I enable row level security', v_table);
    execute format('create policy "%1$s: members read" on public.%1$I for select to authenticated '
      'using (tenant_id = any ((select private.my_visible_tenants())::text[]))', v_table);
    execute format('create policy "%1$s: administrators add" on public.%1$I for insert to authenticated '
      'with check (tenant_id = any ((select private.my_tenants(''master:manage''))::text[]))', v_table);
    execute format('create policy "%1$s: administrators update" on public.%1$I for update to authenticated '
      'using (tenant_id = any ((select private.my_tenants(''master:manage''))::text[])) '
      'with check (tenant_id = any ((select private.my_tenants(''master:manage''))::text[]))', v_table);
    execute format('grant select, insert on public.%I to authenticated', v_table);
    execute format('select private.audit(%L)', 'public.' || v_table);
  end loop;
  foreach v_table in array array['journal_entries', 'journal_lines', 'ledger_closings'] loop
    execute format('alter table public.%I enable row level security', v_table);
    execute format('create policy "%1$s: staff read" on public.%1$I for select to authenticated '
      'using (tenant_id = any ((select private.my_tenants(''ledger:read''))::text[]))', v_table);
    execute format('grant select on public.%I to authenticated', v_table);
  end loop;
end
$$;
select private.audit('public.journal_entries');
select private.audit('public.journal_lines');
select private.audit('public.ledger_closings');
grant update (name, local_names, register, is_group, exchange_code, ordinal, effective_to, is_active) on public.ledger_accounts to authenticated;
grant update (debit_account, credit_account, effective_to, is_active) on public.posting_rules to authenticated;
grant execute on function public.repost_journal_entry(text, uuid, text), public.close_period(text, text, date, text), public.reopen_period(text, text, date, text),
  public.trial_balance(text, text, date, date), public.account_ledger(text, text, text, date, date, int), public.works_register(text, text, date, date),
  public.journal_entry(text, uuid), public.ledger_months(text, text) to authenticated;

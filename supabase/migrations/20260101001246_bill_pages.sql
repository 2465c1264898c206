-- What the pages of bills ask: the list, one bill whole, the bills of an order, and what an approver has to know.

create function private.tg_bills__search_text() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.keep_search_text(new.tenant_id, 'bill', new.id, concat_ws(' ', new.number, new.reference, new.invoice_number, new.payee_name, p.number, p.name, w.number))
  from public.projects p, public.work_orders w
  where p.tenant_id = new.tenant_id and p.id = new.project_id and w.tenant_id = new.tenant_id and w.id = new.work_order_id;
  return null;
end
$$;
comment on function private.tg_bills__search_text() is 'A bill is found by its number and reference, the invoice, its payee, project and order.';
create trigger tg_bills__search_text after insert or update of number, invoice_number, payee_name on public.bills
  for each row execute function private.tg_bills__search_text();

create view public.bill_list with (security_invoker = true) as
  select b.tenant_id, b.id, b.number, b.kind, b.reference, b.bill_date, b.invoice_number, b.payee_name, b.gross, b.deductions, b.net, b.state, b.application_status,
    b.payment_status, b.version, b.created_at, b.created_by_name, b.work_order_id, w.number as work_order_number, b.project_id, p.number as project_number, p.name as project_name,
    p.ward_code, p.locality_code,
    (select count(*) from public.bill_beneficiaries x where x.tenant_id = b.tenant_id and x.bill_id = b.id and x.owner_type <> 'HEAD')::int as beneficiary_count
  from public.bills b
  left join public.work_orders w on w.tenant_id = b.tenant_id and w.id = b.work_order_id
  left join public.projects p on p.tenant_id = b.tenant_id and p.id = b.project_id;
comment on view public.bill_list is 'Bills with their order and project, for lists.';
grant select on public.bill_list to authenticated;

create function private.bill_plan(p_tenant_id text, c jsonb, p_column text, p_match text) returns private.list_plan
language sql stable set search_path = ''
as $$
  select row('bill', private.readable('public.bills') || ' b', 'b.id',
    concat_ws(' and ', format('b.tenant_id = %L', p_tenant_id),
      private.text_condition(p_tenant_id, 'bill', 'b.id', private.search_words(c ->> 'query'), p_match),
      private.any_of('b.kind', private.array_of(c, 'kind')), private.any_of('b.state', private.array_of(c, 'state')),
      case when private.array_of(c, 'payment_status') is not null then
        format('coalesce(b.payment_status, ''NONE'') = any (%L::text[])', private.array_of(c, 'payment_status')) end,
      private.any_of('b.work_order_id', private.array_of(c, 'work_order_id'), 'uuid'), private.any_of('b.project_id', private.array_of(c, 'project_id'), 'uuid'),
      case when private.array_of(c, 'ward_code') is not null then
        format('exists (select from public.projects p where p.tenant_id = b.tenant_id and p.id = b.project_id and p.ward_code = any (%L::text[]))', private.array_of(c, 'ward_code')) end,
      private.compared('b.created_at', '>=', private.day_start(p_tenant_id, c ->> 'created_from', 0)::text),
      private.compared('b.created_at', '<', private.day_start(p_tenant_id, c ->> 'created_to', 1)::text),
      private.compared('b.gross', '>=', private.try_numeric(c ->> 'amount_from')::text),
      private.compared('b.gross', '<=', private.try_numeric(c ->> 'amount_to')::text),
      case when private.flag_of(c, 'is_mine') then private.compared('b.created_by', '=', auth.uid()::text) end,
      private.any_of('b.id', private.array_of(c, 'ids'), 'uuid')),
    'b.gross', 'b.' || p_column,
    case p_column when 'created_at' then 'timestamptz' when 'bill_date' then 'date' when 'gross' then 'numeric' else 'text' end,
    p_column = 'number')
$$;
comment on function private.bill_plan(text, jsonb, text, text) is 'The list of bills. Criteria: see search_bills.';

create function public.search_bills(p_tenant_id text, p_criteria jsonb default '{}', p_sort text default '-created_at', p_limit int default 20,
  p_offset int default 0, p_after text default null, p_before text default null, p_is_last boolean default false)
returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  return private.search_list('bill', 'EG_EXPENSE_BILL_SEARCH_ERROR', '{created_at,number,bill_date,gross,state}', 'amount',
    p_tenant_id, p_criteria, p_sort, p_limit, p_offset, p_after, p_before, p_is_last);
end
$$;
comment on function public.search_bills(text, jsonb, text, int, int, text, text, boolean) is
  'A page of the bills of an agency, as search_projects gives projects. Criteria: query, kind, state, payment_status (NONE where no payment was made), ward_code, work_order_id, '
  'project_id, created_from, created_to, amount_from, amount_to (rupees, of the gross), is_mine, ids.';

create function public.count_bills(p_tenant_id text, p_criteria jsonb default '{}', p_is_exact boolean default false) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  c jsonb := coalesce(p_criteria, '{}');
begin
  if p_tenant_id is null then perform private.fail_fields(private.field_error('/tenant_id', 'TENANT_ID')); end if;
  perform private.fail_fields(private.page_errors(c, 'EG_EXPENSE_BILL_SEARCH_ERROR', 'created_at', '{created_at}', 1, 0, 'amount'));
  return private.list_totals('bill', p_tenant_id, c, p_is_exact);
end
$$;
comment on function public.count_bills(text, jsonb, boolean) is 'How many bills a search finds and the sum of their gross, as count_projects does: {count, is_exact, amount}.';

create function private.bill_order(p_tenant_id text, p_work_order_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('id', w.id, 'number', w.number, 'name', w.name, 'amount', w.amount, 'agency_role_code', w.agency_role_code, 'organisation_id', w.organisation_id,
    'organisation_name', w.organisation_name, 'billed', private.charged_to_order(w.tenant_id, w.id), 'project', jsonb_build_object('id', p.id, 'number', p.number, 'name', p.name,
      'ward_code', p.ward_code, 'locality_code', p.locality_code, 'head_of_account', (select h.head_of_account from public.budget_heads h where h.tenant_id = p.tenant_id and h.id = p.budget_head_id)))
  from public.work_orders w join public.projects p on p.tenant_id = w.tenant_id and p.id = w.project_id
  where w.tenant_id = p_tenant_id and w.id = p_work_order_id
$$;
comment on function private.bill_order(text, uuid) is 'The order of a bill with its project, for who may read the bill.';

create function private.masked_account(p_tenant_id text, p_beneficiary public.bill_beneficiaries) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('last4', b.account_last4, 'ifsc', b.ifsc, 'bank_name', b.bank_name, 'is_ready', b.is_verified and b.is_valid)
  from public.bank_accounts b
  where b.tenant_id = p_tenant_id and b.is_primary and b.is_active and b.owner_type = p_beneficiary.owner_type
    and case p_beneficiary.owner_type when 'INDIVIDUAL' then b.individual_id = p_beneficiary.individual_id when 'ORGANISATION' then b.organisation_id = p_beneficiary.organisation_id
      else b.head_code = p_beneficiary.head_code end
$$;
comment on function private.masked_account(text, public.bill_beneficiaries) is 'The first account of a beneficiary: its last four digits and whether it can be paid to.';

create function public.get_bill(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select to_jsonb(b) || private.paper_trail(b.tenant_id, t.document_type, b.id) || private.paper_versions(b.tenant_id, t.document_type, b.id)
    || jsonb_build_object('document_type', t.document_type, 'is_whole', b.tenant_id = any ((select private.my_tenants('bill:read'))::text[]),
      'work_order', private.bill_order(b.tenant_id, b.work_order_id),
      'heads', (select jsonb_object_agg(h.code, jsonb_build_object('name', h.name, 'local_names', h.local_names)) from private.heads_in_force(b.tenant_id, b.bill_date) h),
      'lines', (
        select coalesce(jsonb_agg(to_jsonb(l) - array['tenant_id', 'bill_id'] order by l.ordinal), '[]') from public.bill_lines l where l.tenant_id = b.tenant_id and l.bill_id = b.id),
      'beneficiaries', (
        select coalesce(jsonb_agg(to_jsonb(x) - array['tenant_id', 'bill_id'] || jsonb_build_object('account', private.masked_account(x.tenant_id, x)) order by x.ordinal), '[]')
        from public.bill_beneficiaries x where x.tenant_id = b.tenant_id and x.bill_id = b.id),
      'supervised_by', (
        select jsonb_build_object('id', s.id, 'number', s.number) from public.bill_lines l join public.bills s on s.tenant_id = l.tenant_id and s.id = l.bill_id
        where l.tenant_id = b.tenant_id and l.source_bill_id = b.id and l.is_live limit 1))
  from public.bills b cross join lateral (select case when b.kind in ('WAGE', 'SUPERVISION') then 'automatic_bill' else 'bill' end as document_type) t
  where b.tenant_id = p_tenant_id and b.id = p_id
$$;
comment on function public.get_bill(text, uuid) is
  'A bill with its lines, beneficiaries with masked accounts, order, heads, workflow, history, files and versions; null when there is none to see. is_whole is false for people of an organisation.';

create function public.get_order_bills(p_tenant_id text, p_work_order_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_order public.work_orders;
  v_is_staff boolean := p_tenant_id = any ((select private.my_tenants('bill:read'))::text[]);
begin
  perform private.require_user();
  select w.* into v_order from public.work_orders w where w.tenant_id = p_tenant_id and w.id = p_work_order_id;
  if v_order.id is null or not (v_is_staff or coalesce(v_order.organisation_id = any ((select private.my_organisations('bill:read'))::uuid[]), false)) then return null; end if;
  return private.bill_order(p_tenant_id, p_work_order_id) || jsonb_build_object(
    'may_create', p_tenant_id = any ((select private.my_tenants('bill:create'))::text[]), 'may_run', p_tenant_id = any ((select private.my_tenants('bill:run'))::text[]),
    'may_propose', p_tenant_id = any ((select private.my_tenants('penalty:propose'))::text[]), 'may_decide', p_tenant_id = any ((select private.my_tenants('penalty:decide'))::text[]),
    'bills', (
      select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'number', b.number, 'kind', b.kind, 'bill_date', b.bill_date, 'payee_name', b.payee_name, 'gross', b.gross,
        'deductions', b.deductions, 'net', b.net, 'state', b.state, 'application_status', b.application_status, 'payment_status', b.payment_status) order by b.created_at desc, b.id desc), '[]')
      from public.bills b where b.tenant_id = p_tenant_id and b.work_order_id = p_work_order_id and (v_is_staff or b.number is not null)),
    'unbilled', (select coalesce(sum(u.amount), 0) from private.unbilled_lines(p_tenant_id, p_work_order_id) u where v_order.agency_role_code = 'CONTRACTOR'),
    'advance_outstanding', private.advance_outstanding(p_tenant_id, p_work_order_id, null),
    'security', (select to_jsonb(s) from private.security_withheld(p_tenant_id, p_work_order_id) s),
    'penalties', (
      select coalesce(jsonb_agg(to_jsonb(n) - 'tenant_id' || jsonb_build_object('organisation_name', o.name, 'bill', (
        select jsonb_build_object('id', b.id, 'number', b.number) from public.bill_lines l join public.bills b on b.tenant_id = l.tenant_id and b.id = l.bill_id
        where l.tenant_id = n.tenant_id and l.penalty_id = n.id and l.is_live)) order by n.proposed_at desc), '[]')
      from public.penalties n join public.organisations o on o.tenant_id = n.tenant_id and o.id = n.organisation_id
      where n.tenant_id = p_tenant_id and n.work_order_id = p_work_order_id and (v_is_staff or n.status = 'CONFIRMED')));
end
$$;
comment on function public.get_order_bills(text, uuid) is
  'The bills of an order with what they take of its value, measured work that waits for a bill, advance to recover, security withheld, penalties, and what I may do. Null without bill:read.';

create function private.bill_brief(p_tenant_id text, p_id uuid) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  v_bill public.bills;
  v_order jsonb;
  v_typed int;
  v_unready int;
begin
  select b.* into strict v_bill from public.bills b where b.tenant_id = p_tenant_id and b.id = p_id;
  v_order := private.bill_order(p_tenant_id, v_bill.work_order_id);
  select count(*) into v_typed from public.bill_lines l where l.tenant_id = p_tenant_id and l.bill_id = p_id and l.direction = 'DEDUCTION' and l.calculation = 'QUANTITY' and l.amount <> l.calculated_amount;
  select count(*) into v_unready from public.bill_beneficiaries x
  where x.tenant_id = p_tenant_id and x.bill_id = p_id and not coalesce((private.masked_account(p_tenant_id, x) ->> 'is_ready')::boolean, false);
  return jsonb_build_object('money', null,
    'budget', private.budget_line('ORDER_VALUE', (v_order ->> 'amount')::numeric, (v_order ->> 'billed')::numeric),
    'checks', private.check_of('BILLS_WITHIN_ORDER', case when (v_order ->> 'billed')::numeric > (v_order ->> 'amount')::numeric then 'FAIL' else 'PASS' end,
        jsonb_build_object('total', v_order -> 'billed', 'limit', v_order -> 'amount'))
      || private.check_of('ACCOUNTS_READY', case when v_unready > 0 then 'WARN' else 'PASS' end, jsonb_build_object('count', v_unready))
      || private.check_of('DEDUCTIONS_AS_COMPUTED', case when v_typed > 0 then 'WARN' else 'PASS' end, jsonb_build_object('count', v_typed))
      || private.paper_checks(p_tenant_id, case when v_bill.kind in ('WAGE', 'SUPERVISION') then 'automatic_bill' else 'bill' end, p_id));
end
$$;
comment on function private.bill_brief(text, uuid) is 'Order value, what is billed of it, and checks of a bill, for get_paper_brief.';

grant execute on function private.bill_order(text, uuid), private.masked_account(text, public.bill_beneficiaries), private.heads_in_force(text, date) to authenticated;
grant execute on function public.search_bills(text, jsonb, text, int, int, text, text, boolean), public.count_bills(text, jsonb, boolean), public.get_bill(text, uuid),
  public.get_order_bills(text, uuid) to authenticated;

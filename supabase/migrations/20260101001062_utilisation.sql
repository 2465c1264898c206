-- Utilisation: what labour, material and machinery the measured quantities should have used, beside what the estimate foresaw.
-- Rule: planning.md section 3.5; the statement itself is private.statement_of.

create function private.used_percent(p_used numeric, p_estimated numeric) returns numeric
language sql immutable set search_path = ''
as $$ select case when p_estimated > 0 then round(p_used * 100 / p_estimated, 1) end $$;
comment on function private.used_percent(numeric, numeric) is
  'How much of an estimated quantity is used, percent to one decimal, half away from zero; null where nothing was estimated.';

create function private.utilisation_rows(p_tables jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  with items as (
    select t.key as part, g.key as sor_type, i.value as item
    from jsonb_each(p_tables) t cross join lateral jsonb_each(t.value -> 'groups') g cross join lateral jsonb_array_elements(g.value) i),
  merged as (
    select x.sor_type, x.item ->> 'code' as code, (x.item ->> 'rate')::numeric as rate, min(x.item ->> 'description') as description,
      (array_agg(x.item -> 'local_descriptions'))[1] as local_descriptions, min(x.item ->> 'unit_code') as unit_code,
      min((x.item ->> 'basic_quantity')::numeric) as basic_quantity,
      coalesce(sum((x.item ->> 'quantity')::numeric) filter (where x.part = 'estimate'), 0) as estimated_quantity,
      coalesce(sum((x.item ->> 'amount')::numeric) filter (where x.part = 'estimate'), 0) as estimated_amount,
      coalesce(sum((x.item ->> 'quantity')::numeric) filter (where x.part = 'book'), 0) as book_quantity,
      coalesce(sum((x.item ->> 'amount')::numeric) filter (where x.part = 'book'), 0) as book_amount,
      coalesce(sum((x.item ->> 'quantity')::numeric) filter (where x.part = 'to_date'), 0) as used_quantity,
      coalesce(sum((x.item ->> 'amount')::numeric) filter (where x.part = 'to_date'), 0) as used_amount
    from items x group by 1, 2, 3)
  select jsonb_object_agg(t.sor_type, coalesce((
    select jsonb_agg(to_jsonb(m) - 'sor_type' || jsonb_build_object('percent', private.used_percent(m.used_quantity, m.estimated_quantity)) order by m.code, m.rate)
    from merged m where m.sor_type = t.sor_type), '[]'))
  from unnest(array['L', 'M', 'E']) t (sor_type)
$$;
comment on function private.utilisation_rows(jsonb) is
  'Statements {estimate, book, to_date} side by side: per kind and basic item the quantities and amounts of each, and the percent used.';

create function public.get_utilisation(p_tenant_id text, p_work_order_id uuid, p_measurement_id uuid default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_order public.work_orders;
  v_lines jsonb;
  v_tables jsonb;
begin
  perform private.require_user();
  select w.* into v_order from public.work_orders w where w.tenant_id = p_tenant_id and w.id = p_work_order_id;
  if v_order.id is null or not (p_tenant_id = any ((select private.my_tenants('measurement:read'))::text[])
    or v_order.organisation_id = any ((select private.my_organisations('measurement:read'))::uuid[])) then
    return null;
  end if;
  select coalesce(jsonb_agg(jsonb_build_object('estimate_line_id', l.estimate_line_id, 'sanctioned', l.quantity, 'book', m.current_quantity,
      'to_date', coalesce(m.cumulative_quantity, private.measured_quantity(l.tenant_id, l.id, false)))), '[]')
    into v_lines
  from public.work_order_lines l
  left join public.measurement_lines m on m.tenant_id = l.tenant_id and m.work_order_line_id = l.id and m.measurement_id = p_measurement_id
  where l.tenant_id = p_tenant_id and l.work_order_id = p_work_order_id and l.is_live and l.category = 'SOR';
  select jsonb_object_agg(t.part, private.statement_of(p_tenant_id, (
      select coalesce(jsonb_agg(jsonb_build_object('estimate_line_id', e -> 'estimate_line_id', 'quantity', coalesce(e ->> t.key, '0'))), '[]')
      from jsonb_array_elements(v_lines) e)))
    into v_tables
  from (values ('estimate', 'sanctioned'), ('book', 'book'), ('to_date', 'to_date')) t (part, key);
  return jsonb_build_object('is_of_book', p_measurement_id is not null, 'groups', private.utilisation_rows(v_tables),
    'totals', (
      select jsonb_object_agg(t.key, jsonb_build_object('L', t.value -> 'totals' -> 'L', 'M', t.value -> 'totals' -> 'M', 'E', t.value -> 'totals' -> 'E'))
      from jsonb_each(v_tables) t),
    -- What has no analysis stands apart and hides nothing.
    'apart', (
      select coalesce(jsonb_agg(jsonb_build_object('line_id', w -> 'line_id', 'sor_code', w -> 'sor_code', 'description', w -> 'description',
        'local_descriptions', w -> 'local_descriptions', 'unit_code', w -> 'unit_code', 'quantity', w -> 'quantity', 'problem', w -> 'problem')), '[]')
      from jsonb_array_elements(v_tables -> 'to_date' -> 'works') w where w ->> 'problem' is not null));
end
$$;
comment on function public.get_utilisation(text, uuid, uuid) is
  'The utilisation statement of a work order, or of one of its books: {is_of_book, groups {L, M, E: [{code, description, unit_code, rate, basic_quantity, estimated_quantity, '
  'estimated_amount, book_quantity, book_amount, used_quantity, used_amount, percent}]}, totals {estimate, book, to_date {L, M, E}}, apart: lines without analysis}. Of an order, '
  'to date is what approved books hold; of a book, what it holds with those before it. Rupees, quantities to four decimals. NO_SOR_PRESENT (409) without schedule lines; null '
  'when there is no such order to see.';
grant execute on function public.get_utilisation(text, uuid, uuid) to authenticated;

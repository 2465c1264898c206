-- Statements: what labour, material and machinery the works of an estimate, or of measured quantities, take. Rule: planning.md
-- section 3.5. An item whose rate was typed has no analysis; it stands as a line of its own and hides nothing (section 9, gap 14).

create function private.divide_quantity(p_dividend numeric, p_divisor numeric) returns numeric
language sql immutable set search_path = ''
as $$ select sign(p_dividend) * div(20000 * abs(p_dividend) + p_divisor, 2 * p_divisor) / 10000 $$;
comment on function private.divide_quantity(numeric, numeric) is 'A quotient to four decimals, half away from zero; the divisor is above zero.';

create function private.line_rates_on(p_tenant_id text, p_line_id uuid) returns date
language sql stable security definer set search_path = ''
as $$
  -- A line of a revised estimate keeps the rate of the estimate that it comes from.
  with recursive chain as (
    select l.previous_line_id, l.estimate_id, 1 as depth from public.estimate_lines l where l.tenant_id = p_tenant_id and l.id = p_line_id
    union all
    select l.previous_line_id, l.estimate_id, c.depth + 1 from chain c join public.estimate_lines l on l.tenant_id = p_tenant_id and l.id = c.previous_line_id)
  select e.rates_on from chain c join public.estimates e on e.tenant_id = p_tenant_id and e.id = c.estimate_id order by c.depth desc limit 1
$$;
comment on function private.line_rates_on(text, uuid) is 'The day whose rate a line has: that of the first estimate that it stood in.';

create function private.works_of(p_tenant_id text, p_quantities jsonb) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('line_id', l.id, 'sor_tenant_id', l.sor_tenant_id, 'sor_code', l.sor_code, 'description', l.description,
      'local_descriptions', i.local_descriptions, 'unit_code', l.unit_code, 'section', l.section, 'rate', l.rate, 'quantity', q.quantity,
      'amount', round(q.quantity * l.rate, 2), 'on', private.line_rates_on(p_tenant_id, l.id)) order by l.ordinal), '[]')
  from (select (x ->> 'estimate_line_id')::uuid as id, (x ->> 'quantity')::numeric as quantity from jsonb_array_elements(p_quantities) x) q
  join public.estimate_lines l on l.tenant_id = p_tenant_id and l.id = q.id and l.category = 'SOR'
  join public.sor_items i on i.tenant_id = l.sor_tenant_id and i.code = l.sor_code
$$;
comment on function private.works_of(text, jsonb) is 'The schedule lines of quantities with what they cost and the day of their rate.';

create function private.statement_of(p_tenant_id text, p_quantities jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_works jsonb := private.works_of(p_tenant_id, p_quantities);
  v_work jsonb;
  v_rate private.resolved_rate;
  v_analysis jsonb;
  v_composition jsonb;
  v_problem text;
  v_done jsonb[] := '{}';
  v_basics jsonb[] := '{}';
  v_charges jsonb[] := '{}';
  v_heads jsonb[] := '{}';
  v_quantity numeric;
begin
  if jsonb_array_length(v_works) = 0 then
    perform private.fail(409, 'NO_SOR_PRESENT', '{}', 'There is no line of the schedule of rates.');
  end if;
  for v_work in select value from jsonb_array_elements(v_works) loop
    v_problem := null;
    v_analysis := null;
    v_quantity := (v_work ->> 'quantity')::numeric;
    v_rate := private.rate_in_force(p_tenant_id, v_work ->> 'sor_tenant_id', v_work ->> 'sor_code', (v_work ->> 'on')::date);
    if v_rate.id is null then
      v_problem := 'RATE_NOT_FOUND';
    elsif v_rate.composition_id is null then
      v_problem := 'COMPOSITION_NOT_FOUND_IN_RATES';
    elsif v_rate.rate <> (v_work ->> 'rate')::numeric then
      v_problem := 'RATES_MISMATCH';
    else
      v_composition := private.composition_content(v_rate.composition_tenant_id, v_rate.composition_id);
      v_analysis := private.compute_analysis(p_tenant_id, v_composition, (v_work ->> 'on')::date);
      if v_analysis -> 'missing' <> '[]' then v_problem := 'NO_RATES_FOUND_FOR_BASIC_SOR'; end if;
    end if;
    if v_problem is null then
      v_basics := v_basics || array(
        select p || jsonb_build_object('quantity', private.divide_quantity(v_quantity * (p ->> 'quantity')::numeric, (v_composition ->> 'quantity')::numeric))
        from jsonb_array_elements(v_analysis -> 'parts') p);
      v_charges := v_charges || array(
        select c || jsonb_build_object('amount', round((c ->> 'amount')::numeric * v_quantity, 2)) from jsonb_array_elements(v_analysis -> 'charges') c);
    end if;
    -- Heads of a rate are known even where its parts are not: a rate may be typed head by head.
    if v_rate.id is not null and v_rate.heads <> '{}' and v_problem is distinct from 'RATES_MISMATCH' then
      v_heads := v_heads || array(
        select jsonb_build_object('head', h.key, 'amount', round(h.value::numeric * v_quantity, 2)) from jsonb_each_text(v_rate.heads) h);
    end if;
    v_done := v_done || (v_work || jsonb_build_object('problem', v_problem, 'has_heads', v_rate.heads is not null and v_rate.heads <> '{}' and v_problem is distinct from 'RATES_MISMATCH',
      'missing', coalesce(v_analysis -> 'missing', '[]'::jsonb)));
  end loop;
  return private.statement_tables(p_tenant_id, to_jsonb(v_done), to_jsonb(v_basics), to_jsonb(v_charges), to_jsonb(v_heads));
end
$$;
comment on function private.statement_of(text, jsonb) is
  'The analysis or utilisation statement of quantities [{estimate_line_id, quantity}] (others than schedule lines are passed over): {works, groups {L, M, E}, charges, '
  'buckets, totals}. Each works line is exploded by the analysis that its rate stands on: quantity x part / analysed quantity to four decimals; equal basic items '
  'are merged, amount = quantity x rate / quantity of the rate, to the paisa. A line that cannot be is kept with its problem: RATE_NOT_FOUND, '
  'COMPOSITION_NOT_FOUND_IN_RATES (typed), NO_RATES_FOUND_FOR_BASIC_SOR, RATES_MISMATCH. NO_SOR_PRESENT (409) without any schedule line.';

create function private.statement_tables(p_tenant_id text, p_works jsonb, p_basics jsonb, p_charges jsonb, p_heads jsonb) returns jsonb
language sql stable security definer set search_path = ''
as $$
  with merged as (
    -- One row per basic item and rate: lines of one estimate may have rates of two days.
    select b ->> 'sor_type' as sor_type, b ->> 'basic_code' as code, (b ->> 'rate')::numeric as rate, min(b ->> 'description') as description,
      (array_agg(b -> 'local_descriptions'))[1] as local_descriptions, min(b ->> 'unit_code') as unit_code, min((b ->> 'basic_quantity')::numeric) as basic_quantity,
      sum((b ->> 'quantity')::numeric) as quantity
    from jsonb_array_elements(p_basics) b group by 1, 2, 3),
  priced as (select m.*, sign(m.quantity) * private.divide_money(abs(m.quantity) * m.rate, m.basic_quantity) as amount from merged m),
  charges as (
    select c ->> 'description' as description, c ->> 'head_code' as head_code, sum((c ->> 'amount')::numeric) as amount from jsonb_array_elements(p_charges) c group by 1, 2),
  heads as (select h ->> 'head' as head, sum((h ->> 'amount')::numeric) as amount from jsonb_array_elements(p_heads) h group by 1),
  buckets as (
    select coalesce(v.parent_code, 'MATERIAL') as bucket, sum(h.amount) as amount
    from heads h left join lateral (
      select x.parent_code from public.code_values x where x.tenant_id = any (private.tenant_line(p_tenant_id)) and x.list_code = 'RATE_HEAD' and x.code = h.head
      order by length(x.tenant_id) desc, x.effective_from desc limit 1) v on true
    group by 1)
  select jsonb_build_object(
    'works', p_works,
    'groups', (select jsonb_object_agg(t.sor_type, coalesce((select jsonb_agg(to_jsonb(p) - 'sor_type' order by p.code, p.rate) from priced p where p.sor_type = t.sor_type), '[]'))
      from unnest(array['L', 'M', 'E']) t (sor_type)),
    'charges', (select coalesce(jsonb_agg(to_jsonb(c) order by c.head_code, c.description), '[]') from charges c),
    'heads', (select coalesce(jsonb_object_agg(h.head, h.amount), '{}') from heads h),
    'buckets', (select coalesce(jsonb_object_agg(b.bucket, b.amount), '{}') from buckets b),
    'totals', jsonb_build_object(
      'L', (select coalesce(sum(p.amount), 0) from priced p where p.sor_type = 'L'),
      'M', (select coalesce(sum(p.amount), 0) from priced p where p.sor_type = 'M'),
      'E', (select coalesce(sum(p.amount), 0) from priced p where p.sor_type = 'E'),
      'charges', (select coalesce(sum(c.amount), 0) from charges c),
      'cess', (select coalesce(sum(h.amount), 0) from heads h where h.head = 'LC.7'),
      'works', (select coalesce(sum((w ->> 'amount')::numeric), 0) from jsonb_array_elements(p_works) w),
      'unanalysed', (select coalesce(sum((w ->> 'amount')::numeric), 0) from jsonb_array_elements(p_works) w where w ->> 'problem' is not null)))
$$;
comment on function private.statement_tables(text, jsonb, jsonb, jsonb, jsonb) is
  'Merges what the works take into tables with totals. Labour cess stands apart. Buckets are head amount x quantity by the part of the analysis of each head (list RATE_HEAD).';

create function public.get_estimate_statement(p_tenant_id text, p_estimate_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_estimate public.estimates;
  v_result jsonb;
begin
  perform private.require_permission(p_tenant_id, 'estimate:read');
  select e.* into v_estimate from public.estimates e where e.tenant_id = p_tenant_id and e.id = p_estimate_id;
  if v_estimate.id is null then perform private.fail(404, 'ESTIMATES_NOT_FOUND', jsonb_build_object('id', p_estimate_id), 'There is no such estimate.'); end if;
  v_result := private.statement_of(p_tenant_id, (
    select coalesce(jsonb_agg(jsonb_build_object('estimate_line_id', l.id, 'quantity', l.quantity)), '[]') from public.estimate_lines l
    where l.tenant_id = p_tenant_id and l.estimate_id = p_estimate_id));
  return v_result || jsonb_build_object('rates_on', v_estimate.rates_on, 'exact_total', v_estimate.exact_total);
end
$$;
comment on function public.get_estimate_statement(text, uuid) is
  'The analysis statement of an estimate as it stands: see private.statement_of, with rates_on and exact_total. '
  'ESTIMATES_NOT_FOUND (404), NO_SOR_PRESENT (409). Needs estimate:read.';
grant execute on function public.get_estimate_statement(text, uuid) to authenticated;

-- Estimate proposals: what the pages ask and what an approver has to know.

create function private.head_with_room(p_tenant_id text, p_head_id uuid, p_project_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_build_object('id', h.id, 'code', h.code, 'name', h.name, 'local_names', h.local_names, 'financial_year', h.financial_year, 'fund_code', h.fund_code,
    'head_of_account', h.head_of_account, 'room', private.proposal_room(h.tenant_id, h.id, p_project_id))
  from public.budget_heads h where h.tenant_id = p_tenant_id and h.id = p_head_id
$$;
comment on function private.head_with_room(text, uuid, uuid) is 'A budget head and what it has left for a proposal of a project, rupees; null for who may not see budgets.';

create function public.get_proposal(p_tenant_id text, p_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select to_jsonb(x) || private.paper_trail(x.tenant_id, 'proposal', x.id) || private.paper_versions(x.tenant_id, 'proposal', x.id) || jsonb_build_object(
    'project', (
      select jsonb_build_object('id', p.id, 'number', p.number, 'name', p.name, 'project_type_code', p.project_type_code, 'ward_code', p.ward_code,
        'locality_code', p.locality_code, 'estimated_cost', p.estimated_cost, 'state', p.state)
      from public.projects p where p.tenant_id = x.tenant_id and p.id = x.project_id),
    'budget_head', private.head_with_room(x.tenant_id, x.budget_head_id, x.project_id),
    'estimates', (
      select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'number', e.number, 'state', e.state, 'payable_total', e.payable_total, 'version_number', e.version_number)
        order by e.created_at), '[]')
      from public.estimates e where e.tenant_id = x.tenant_id and e.project_id = x.project_id and e.application_status <> 'INACTIVE'))
  from public.proposals x where x.tenant_id = p_tenant_id and x.id = p_id
$$;
comment on function public.get_proposal(text, uuid) is
  'A proposal with its project, budget head and what that has left, the project''s estimates, workflow, history, files and versions; null when there is none to see.';

create function public.get_project_proposals(p_tenant_id text, p_project_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_build_object(
    'proposals', (
      select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'number', x.number, 'scope', x.scope, 'amount', x.amount, 'state', x.state, 'version', x.version,
        'application_status', x.application_status, 'approved_on', x.approved_on, 'created_at', x.created_at, 'created_by_name', x.created_by_name,
        'budget_head', private.head_with_room(x.tenant_id, x.budget_head_id, x.project_id)) order by x.created_at desc), '[]')
      from public.proposals x where x.tenant_id = p_tenant_id and x.project_id = p_project_id),
    'heads', (
      select coalesce(jsonb_agg(private.head_with_room(h.tenant_id, h.id, p_project_id) order by h.financial_year, h.code), '[]')
      from public.budget_heads h where h.tenant_id = p_tenant_id and h.is_active and h.financial_year >= private.financial_year(private.local_date(p_tenant_id))))
$$;
comment on function public.get_project_proposals(text, uuid) is
  'The proposals of a project, newest first, and the budget heads that are open with what each has left for this project, in rupees; under the caller''s policies.';

create function private.proposal_brief(p_tenant_id text, p_id uuid) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  v_row public.proposals;
  v_cost numeric;
  v_room numeric;
begin
  select x.* into strict v_row from public.proposals x where x.tenant_id = p_tenant_id and x.id = p_id;
  select p.estimated_cost into v_cost from public.projects p where p.tenant_id = p_tenant_id and p.id = v_row.project_id;
  v_room := private.proposal_room(p_tenant_id, v_row.budget_head_id, v_row.project_id);
  return jsonb_build_object(
    'money', jsonb_build_object('parts', '[]'::jsonb, 'exact_total', v_row.amount, 'payable_total', v_row.amount, 'largest', '[]'::jsonb),
    'budget', private.budget_line('PROJECT_COST', v_cost, v_row.amount)
      || case when v_room is null then '[]'::jsonb else private.budget_line('BUDGET_HEAD', v_room, v_row.amount) end,
    'checks', case when v_room is null then private.check_of('BUDGET_HEAD_NAMED', 'FAIL')
        when v_row.application_status = 'ACTIVE' then '[]'
        else private.check_of('BUDGET_AVAILABLE', case when v_row.amount <= v_room then 'PASS' when v_row.amount - v_room <= v_row.overrun_amount then 'WARN' else 'FAIL' end,
          jsonb_build_object('limit', v_room, 'total', v_row.amount, 'difference', abs(v_room - v_row.amount))) end
      || private.paper_checks(p_tenant_id, 'proposal', p_id));
end
$$;
comment on function private.proposal_brief(text, uuid) is 'Amount, project cost, what the head has left, and checks of a proposal, for get_paper_brief.';
update public.document_types set brief_hook = 'private.proposal_brief' where code = 'proposal';

grant execute on function private.proposal_room(text, uuid, uuid), private.head_with_room(text, uuid, uuid), private.proposal_brief(text, uuid),
  private.financial_year(date) to authenticated;
grant execute on function public.get_proposal(text, uuid), public.get_project_proposals(text, uuid) to authenticated;

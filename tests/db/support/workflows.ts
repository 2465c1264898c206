import type postgres from 'postgres';

import { JATNI } from './papers.ts';

export interface WorkflowState {
  code: string;
  name: string;
  local_names: Record<string, string>;
  application_status: string;
  is_start: boolean;
  is_terminal: boolean;
  is_updatable: boolean;
  sla_hours: number | null;
  escalate_to_role: string | null;
  escalation_action: string | null;
}

export interface WorkflowAction {
  code: string;
  from: string;
  to: string;
  name: string;
  local_names: Record<string, string>;
  kind: string;
  effect: string | null;
  role_codes: string[];
  is_checking: boolean;
  is_comment_required: boolean;
  required_document_kinds: string[];
  goes_to_maker: boolean;
  is_active: boolean;
}

/** A definition as get_workflow answers it and save_workflow takes it. */
export interface Workflow {
  id: string;
  tenant_id: string;
  code: string;
  version: number;
  status: string;
  revision: number;
  name: string;
  is_maker_checker: boolean;
  states: WorkflowState[];
  actions: WorkflowAction[];
}

interface Finding {
  code: string;
  state?: string;
  action?: string;
}
interface Check {
  faults: Finding[];
  warnings: Finding[];
}

type Query = postgres.TransactionSql;

export async function draft(
  q: Query,
  code = 'ESTIMATE',
  tenant = JATNI,
  from: string | null = null,
): Promise<{ id: string; is_new: boolean }> {
  const [row] = await q`select public.draft_workflow(${tenant}, ${code}, ${from}) as made`;
  return (row as { made: { id: string; is_new: boolean } }).made;
}

export async function read(q: Query, id: string, tenant = JATNI): Promise<Workflow> {
  const [row] = await q`select public.get_workflow(${tenant}, ${id}) as workflow`;
  return (row as { workflow: Workflow }).workflow;
}

export async function save(q: Query, workflow: Workflow): Promise<Check & { revision: number }> {
  const [row] =
    await q`select public.save_workflow(${workflow.tenant_id}, ${q.json(workflow as never)}, ${workflow.revision}) as saved`;
  return (row as { saved: Check & { revision: number } }).saved;
}

export async function check(q: Query, id: string): Promise<Check> {
  const [row] = await q`select public.check_workflow(${JATNI}, ${id}) as checked`;
  return (row as { checked: Check }).checked;
}

export async function publish(q: Query, workflow: Workflow): Promise<void> {
  await q`select public.publish_workflow(${workflow.tenant_id}, ${workflow.id}, ${workflow.revision})`;
}

export function stateOf(workflow: Workflow, code: string): WorkflowState {
  const state = workflow.states.find((each) => each.code === code);
  if (state === undefined) throw new Error(`No state ${code}`);
  return state;
}

export function actionOf(workflow: Workflow, from: string, code: string): WorkflowAction {
  const action = workflow.actions.find((each) => each.from === from && each.code === code);
  if (action === undefined) throw new Error(`No action ${code} in ${from}`);
  return action;
}

/** Puts a check by the accountant between the technical sanction and the approval. */
export function withAccountsCheck(workflow: Workflow): void {
  const step = 'PENDING_FOR_ACCOUNTS_CHECK';
  const names = { or: 'ହିସାବ ଯାଞ୍ଚ ପାଇଁ ବାକି', hi: 'लेखा जाँच हेतु लंबित' };
  workflow.states.splice(workflow.states.indexOf(stateOf(workflow, 'PENDING_FOR_APPROVAL')), 0, {
    ...stateOf(workflow, 'PENDING_FOR_TECHNICAL_SANCTION'),
    code: step,
    name: ' Pending for accounts check ',
    local_names: names,
  });
  const sanction = actionOf(workflow, 'PENDING_FOR_TECHNICAL_SANCTION', 'TECHNICAL_SANCTION');
  const back = actionOf(workflow, 'PENDING_FOR_APPROVAL', 'SEND_BACK');
  sanction.to = step;
  back.to = step;
  workflow.actions.push(
    {
      ...sanction,
      code: 'PASS_ACCOUNTS',
      from: step,
      to: 'PENDING_FOR_APPROVAL',
      name: 'Pass accounts check',
      effect: null,
      role_codes: ['BILL_ACCOUNTANT'],
    },
    { ...back, from: step, to: 'PENDING_FOR_TECHNICAL_SANCTION', role_codes: ['BILL_ACCOUNTANT'] },
  );
}

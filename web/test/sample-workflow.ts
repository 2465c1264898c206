import type {
  ActionDraft,
  StateDraft,
  Workflow,
} from '~/features/workflow-editor/workflow-editor.types';

const state = (code: string, part: Partial<StateDraft> = {}): StateDraft => ({
  code,
  name: code,
  local_names: {},
  application_status: 'INWORKFLOW',
  is_start: false,
  is_terminal: false,
  is_updatable: false,
  sla_hours: null,
  escalate_to_role: null,
  escalation_action: null,
  ...part,
});

const action = (
  code: string,
  from: string,
  to: string,
  part: Partial<ActionDraft> = {},
): ActionDraft => ({
  code,
  from,
  to,
  name: code,
  local_names: {},
  kind: 'FORWARD',
  effect: null,
  role_codes: ['MAKER', 'CHECKER'],
  is_checking: false,
  is_comment_required: false,
  required_document_kinds: [],
  goes_to_maker: false,
  is_active: true,
  ...part,
});

/** A small workflow for tests: saved, handed in, checked with a way back, done. */
export const sampleWorkflow = (part: Partial<Workflow> = {}): Workflow => ({
  id: 'w1',
  tenant_id: 'od.jatni',
  code: 'ESTIMATE',
  document_type: 'estimate',
  version: 2,
  status: 'DRAFT',
  revision: 1,
  name: 'Estimate',
  local_names: {},
  sla_hours: 120,
  is_maker_checker: true,
  updated_at: '2026-11-24T05:00:00Z',
  states: [
    state('START', { is_start: true }),
    state('DRAFTED', { is_updatable: true }),
    state('CHECK', { sla_hours: 30, escalation_action: 'PASS' }),
    state('DONE', { is_terminal: true, application_status: 'ACTIVE' }),
  ],
  actions: [
    action('SAVE', 'START', 'DRAFTED', { effect: 'OPEN', kind: 'SAVE' }),
    action('SUBMIT', 'DRAFTED', 'CHECK', { effect: 'SUBMIT' }),
    action('PASS', 'CHECK', 'DONE'),
    action('RETURN', 'CHECK', 'DRAFTED', { kind: 'BACK' }),
  ],
  effects: [
    { code: 'OPEN', name: 'First save', taken_by: 'PERSON', is_required: true },
    { code: 'SUBMIT', name: 'Submission', taken_by: 'PERSON', is_required: true },
  ],
  ...part,
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleWorkflow } from '~/test/sample-workflow';
import type { Workflow } from '../workflow-editor.types';
import { compareWorkflows } from './diff';
import { applyEdit, codeOfName, type Edit } from './edits';
import { beginHistory, historyReducer } from './history';
import { layOut } from './layout';

const CODES = ['START', 'DRAFTED', 'CHECK', 'DONE', 'NEW_STEP', 'OTHER'];
const ACTIONS = ['SAVE', 'SUBMIT', 'PASS', 'FORWARD', 'RETURN'];
const state = fc.constantFrom(...CODES);
const action = fc.constantFrom(...ACTIONS);

const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.constant<Edit>({ type: 'addState' }),
  fc.record({ type: fc.constant('insertStep' as const), from: state, action }),
  fc.record({ type: fc.constant('removeState' as const), code: state }),
  fc.record({
    type: fc.constant('updateState' as const),
    code: state,
    patch: fc.record({ code: state, is_start: fc.boolean() }, { requiredKeys: [] }),
  }),
  fc.record({
    type: fc.constant('moveState' as const),
    code: state,
    by: fc.constantFrom(-1 as const, 1 as const),
  }),
  fc.record({ type: fc.constant('addAction' as const), from: state }),
  fc.record({
    type: fc.constant('updateAction' as const),
    from: state,
    code: action,
    patch: fc.record({ code: action, from: state, to: state }, { requiredKeys: [] }),
  }),
  fc.record({ type: fc.constant('removeAction' as const), from: state, code: action }),
);

function expectNothingDangling({ states, actions }: Workflow): void {
  const codes = states.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  const keys = actions.map(({ from, code }) => `${from} ${code}`);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { from, to } of actions) expect(codes).toEqual(expect.arrayContaining([from, to]));
  for (const { code, escalation_action: escalation } of states) {
    if (escalation !== null) expect(keys).toContain(`${code} ${escalation}`);
  }
  expect(states.filter(({ is_start }) => is_start).length).toBeLessThanOrEqual(1);
}

describe('edits of a workflow', () => {
  it('never leave a name that points nowhere, whatever is renamed, moved or removed', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 25 }), (edits) => {
        let workflow = sampleWorkflow();
        for (const edit of edits) {
          workflow = applyEdit(workflow, edit).workflow;
          expectNothingDangling(workflow);
        }
      }),
    );
  });

  it('can all be taken back and made again', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 15 }), (edits) => {
        let history = beginHistory(sampleWorkflow());
        for (const edit of edits) history = historyReducer(history, { type: 'edit', edit });
        const last = history.present;
        const steps = history.past.length;
        for (let n = 0; n < steps; n += 1) history = historyReducer(history, { type: 'undo' });
        expect(history.present).toEqual(sampleWorkflow());
        for (let n = 0; n < steps; n += 1) history = historyReducer(history, { type: 'redo' });
        expect(history.present).toEqual(last);
      }),
    );
  });

  it('rename what refers to a state, and an escalation with its action', () => {
    const { workflow } = applyEdit(sampleWorkflow(), {
      type: 'updateState',
      code: 'CHECK',
      patch: { code: 'REVIEW' },
    });
    expect(workflow.actions.map(({ from, to }) => `${from}>${to}`)).toEqual([
      'START>DRAFTED',
      'DRAFTED>REVIEW',
      'REVIEW>DONE',
      'REVIEW>DRAFTED',
    ]);
    const renamed = applyEdit(workflow, {
      type: 'updateAction',
      from: 'REVIEW',
      code: 'PASS',
      patch: { code: 'AGREE' },
    }).workflow;
    expect(renamed.states.find(({ code }) => code === 'REVIEW')?.escalation_action).toBe('AGREE');
  });

  it('put a step into the middle of an action', () => {
    const { workflow, place } = applyEdit(sampleWorkflow(), {
      type: 'insertStep',
      from: 'CHECK',
      action: 'PASS',
    });
    expect(place).toEqual({ state: 'NEW_STEP' });
    expect(workflow.states.map(({ code }) => code)).toEqual([
      'START',
      'DRAFTED',
      'CHECK',
      'NEW_STEP',
      'DONE',
    ]);
    expect(workflow.actions.find(({ code }) => code === 'PASS')?.to).toBe('NEW_STEP');
    expect(workflow.actions.at(-1)).toMatchObject({ from: 'NEW_STEP', to: 'DONE' });
  });

  it('take typing in one field back at once', () => {
    let history = beginHistory(sampleWorkflow());
    for (const name of ['A', 'Ac', 'Acc']) {
      history = historyReducer(history, {
        type: 'edit',
        edit: { type: 'updateState', code: 'CHECK', patch: { name } },
        field: 'CHECK name',
      });
    }
    expect(historyReducer(history, { type: 'undo' }).present).toEqual(sampleWorkflow());
  });

  it('make codes of names', () => {
    expect(codeOfName(' Pending for accounts-check 2 ')).toBe('PENDING_FOR_ACCOUNTS_CHECK');
    expect(codeOfName('ହିସାବ')).toBe('');
  });
});

describe('the comparison of two versions', () => {
  it('names what was added, changed and removed, and not the order of codes', () => {
    const before = sampleWorkflow();
    const inserted = applyEdit(before, { type: 'insertStep', from: 'CHECK', action: 'PASS' });
    const after = {
      ...inserted.workflow,
      sla_hours: 96,
      actions: inserted.workflow.actions
        .filter(({ code }) => code !== 'RETURN')
        .map((each) => ({ ...each, role_codes: [...each.role_codes].reverse() })),
    };
    expect(compareWorkflows(before, after)).toEqual([
      {
        what: 'service',
        change: 'changed',
        fields: [{ field: 'sla_hours', before: 120, after: 96 }],
      },
      { what: 'state', change: 'added', state: 'NEW_STEP', fields: [] },
      {
        what: 'action',
        change: 'changed',
        state: 'CHECK',
        action: 'PASS',
        fields: [{ field: 'to', before: 'DONE', after: 'NEW_STEP' }],
      },
      { what: 'action', change: 'added', state: 'NEW_STEP', action: 'FORWARD', fields: [] },
      { what: 'action', change: 'removed', state: 'CHECK', action: 'RETURN', fields: [] },
    ]);
    expect(compareWorkflows(before, before)).toEqual([]);
  });
});

describe('the drawing', () => {
  it('runs from the start to the end, and has a place for states that nothing leads to', () => {
    const { workflow } = applyEdit(sampleWorkflow(), { type: 'addState' });
    const { nodes, lines } = layOut(workflow);
    const y = (code: string) => nodes.find((node) => node.code === code)?.y ?? Number.NaN;
    expect(y('START')).toBeLessThan(y('DRAFTED'));
    expect(y('DRAFTED')).toBeLessThan(y('CHECK'));
    expect(y('CHECK')).toBeLessThan(y('DONE'));
    expect(y('NEW_STEP')).not.toBeNaN();
    expect(lines.filter(({ isBack }) => isBack).map(({ from, to }) => [from, to])).toEqual([
      ['CHECK', 'DRAFTED'],
    ]);
  });
});

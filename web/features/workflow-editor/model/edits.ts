import type { ActionDraft, Place, StateDraft, Workflow } from '../workflow-editor.types';

/** One change of a draft. Names of states and actions are their codes. */
export type Edit =
  | { readonly type: 'service'; readonly patch: Partial<Omit<Workflow, 'states' | 'actions'>> }
  | { readonly type: 'addState' }
  /** A step in the middle of an action: the action leads to it, and a new one goes on from it. */
  | { readonly type: 'insertStep'; readonly from: string; readonly action: string }
  | { readonly type: 'updateState'; readonly code: string; readonly patch: Partial<StateDraft> }
  | { readonly type: 'removeState'; readonly code: string }
  | { readonly type: 'moveState'; readonly code: string; readonly by: -1 | 1 }
  | { readonly type: 'addAction'; readonly from: string }
  | {
      readonly type: 'updateAction';
      readonly from: string;
      readonly code: string;
      readonly patch: Partial<ActionDraft>;
    }
  | { readonly type: 'removeAction'; readonly from: string; readonly code: string };

export interface Edited {
  readonly workflow: Workflow;
  /** Where the eye belongs after the change; undefined leaves it where it is. */
  readonly place?: Place | null;
}

/** `NEW_STEP`, `NEW_STEP_B`, …: codes have letters and underscores alone. */
export function freeCode(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  for (let letter = 1; letter < 26; letter += 1) {
    const code = `${wanted}_${String.fromCharCode(65 + letter)}`;
    if (!taken.includes(code)) return code;
  }
  return freeCode(`${wanted}_MORE`, taken);
}

/** A code made from a name: `Accounts check` gives `ACCOUNTS_CHECK`. Empty where the name has no Latin letters. */
export function codeOfName(name: string): string {
  return name
    .normalize('NFD')
    .toUpperCase()
    .replaceAll(/[^A-Z]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 60);
}

const NEW_STATE: StateDraft = {
  code: 'NEW_STEP',
  name: 'New step',
  local_names: {},
  application_status: 'INWORKFLOW',
  is_start: false,
  is_terminal: false,
  is_updatable: false,
  sla_hours: 24,
  escalate_to_role: null,
  escalation_action: null,
};

const newAction = (from: string, to: string, role: string): ActionDraft => ({
  code: 'FORWARD',
  from,
  to,
  name: 'Forward',
  local_names: {},
  kind: 'FORWARD',
  effect: null,
  role_codes: [role],
  is_checking: true,
  is_comment_required: false,
  required_document_kinds: [],
  goes_to_maker: false,
  is_active: true,
});

const stateCodes = ({ states }: Workflow) => states.map(({ code }) => code);
const isAction = (from: string, code: string) => (action: ActionDraft) =>
  action.from === from && action.code === code;

function insertAfter<Row extends { code: string }>(
  rows: readonly Row[],
  code: string,
  row: Row,
): readonly Row[] {
  const at = rows.findIndex((each) => each.code === code) + 1;
  return [...rows.slice(0, at), row, ...rows.slice(at)];
}

function insertStep(workflow: Workflow, from: string, code: string): Edited {
  const through = workflow.actions.find(isAction(from, code));
  if (through === undefined) return { workflow };
  const state = { ...NEW_STATE, code: freeCode(NEW_STATE.code, stateCodes(workflow)) };
  const role = through.role_codes[0] ?? 'SYSTEM';
  return {
    workflow: {
      ...workflow,
      states: insertAfter(workflow.states, from, state),
      actions: [
        ...workflow.actions.map((action) =>
          isAction(from, code)(action) ? { ...action, to: state.code } : action,
        ),
        newAction(state.code, through.to, role),
      ],
    },
    place: { state: state.code },
  };
}

function updateState(workflow: Workflow, code: string, patch: Partial<StateDraft>): Edited {
  const next = patch.code ?? code;
  if (!stateCodes(workflow).includes(code)) return { workflow };
  if (next !== code && stateCodes(workflow).includes(next)) return { workflow };
  const follow = (name: string) => (name === code ? next : name);
  return {
    workflow: {
      ...workflow,
      states: workflow.states.map((state) => {
        if (state.code === code) {
          const changed = { ...state, ...patch };
          return changed.is_start && patch.is_start === true
            ? { ...changed, is_terminal: false }
            : changed.is_terminal && patch.is_terminal === true
              ? { ...changed, is_start: false }
              : changed;
        }
        return patch.is_start === true ? { ...state, is_start: false } : state;
      }),
      actions:
        next === code
          ? workflow.actions
          : workflow.actions.map((action) => ({
              ...action,
              from: follow(action.from),
              to: follow(action.to),
            })),
    },
    ...(next === code ? {} : { place: { state: next } }),
  };
}

/** An escalation names an action of its own state: it follows a rename and goes with what is gone. */
function followEscalation(
  states: readonly StateDraft[],
  from: string,
  code: string,
  next: string | null,
): readonly StateDraft[] {
  return states.map((state) =>
    state.code === from && state.escalation_action === code
      ? { ...state, escalation_action: next }
      : state,
  );
}

function updateAction(
  workflow: Workflow,
  from: string,
  code: string,
  patch: Partial<ActionDraft>,
): Edited {
  const old = workflow.actions.find(isAction(from, code));
  if (old === undefined) return { workflow };
  const action = { ...old, ...patch };
  const isSame = action.from === from && action.code === code;
  if (!isSame && workflow.actions.some(isAction(action.from, action.code))) return { workflow };
  if (![action.from, action.to].every((name) => stateCodes(workflow).includes(name))) {
    return { workflow };
  }
  const escalation = action.from === from ? action.code : null;
  return {
    workflow: {
      ...workflow,
      states: isSame ? workflow.states : followEscalation(workflow.states, from, code, escalation),
      actions: workflow.actions.map((each) => (each === old ? action : each)),
    },
    ...(isSame ? {} : { place: { state: action.from, action: action.code } }),
  };
}

function moveState(workflow: Workflow, code: string, by: -1 | 1): Edited {
  const at = stateCodes(workflow).indexOf(code);
  const state = workflow.states[at];
  const other = workflow.states[at + by];
  if (state === undefined || other === undefined) return { workflow };
  const states = [...workflow.states];
  states[at] = other;
  states[at + by] = state;
  return { workflow: { ...workflow, states } };
}

/**
 * Applies one change. Whatever refers to what is renamed or removed follows, so that every answer names only states
 * and actions that are there; a change that would break this is left undone.
 */
export function applyEdit(workflow: Workflow, edit: Edit): Edited {
  switch (edit.type) {
    case 'service':
      return { workflow: { ...workflow, ...edit.patch } };
    case 'addState': {
      const code = freeCode(NEW_STATE.code, stateCodes(workflow));
      const states = [...workflow.states, { ...NEW_STATE, code }];
      return { workflow: { ...workflow, states }, place: { state: code } };
    }
    case 'insertStep':
      return insertStep(workflow, edit.from, edit.action);
    case 'updateState':
      return updateState(workflow, edit.code, edit.patch);
    case 'removeState': {
      const states = workflow.states.filter(({ code }) => code !== edit.code);
      const actions = workflow.actions.filter(
        ({ from, to }) => from !== edit.code && to !== edit.code,
      );
      // An escalation may have named an action that led to the state that is gone.
      const isThere = ({ code, escalation_action: action }: StateDraft) =>
        action === null || actions.some(isAction(code, action));
      return {
        workflow: {
          ...workflow,
          states: states.map((state) =>
            isThere(state) ? state : { ...state, escalation_action: null },
          ),
          actions,
        },
        place: null,
      };
    }
    case 'moveState':
      return moveState(workflow, edit.code, edit.by);
    case 'addAction': {
      if (!stateCodes(workflow).includes(edit.from)) return { workflow };
      const own = workflow.actions.filter(({ from }) => from === edit.from);
      const code = freeCode(
        'FORWARD',
        own.map((action) => action.code),
      );
      const target = workflow.states.find((state) => !state.is_start && state.code !== edit.from);
      const action = newAction(
        edit.from,
        target?.code ?? edit.from,
        own[0]?.role_codes[0] ?? 'SYSTEM',
      );
      return {
        workflow: { ...workflow, actions: [...workflow.actions, { ...action, code }] },
        place: { state: edit.from, action: code },
      };
    }
    case 'updateAction':
      return updateAction(workflow, edit.from, edit.code, edit.patch);
    case 'removeAction':
      return {
        workflow: {
          ...workflow,
          states: followEscalation(workflow.states, edit.from, edit.code, null),
          actions: workflow.actions.filter((action) => !isAction(edit.from, edit.code)(action)),
        },
        place: { state: edit.from },
      };
  }
}

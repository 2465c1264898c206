import type { Place, Workflow } from '../workflow-editor.types';
import { applyEdit, type Edit } from './edits';

const KEPT = 100;

/** A draft under edit, with the way back. */
export interface EditHistory {
  readonly past: readonly Workflow[];
  readonly present: Workflow;
  readonly future: readonly Workflow[];
  readonly place: Place | null;
  /** What the last change was about: typing in one field is taken back as a whole. */
  readonly field: string | null;
}

export type HistoryStep =
  | { readonly type: 'edit'; readonly edit: Edit; readonly field?: string }
  | { readonly type: 'look'; readonly place: Place | null }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' };

export const beginHistory = (present: Workflow): EditHistory => ({
  past: [],
  present,
  future: [],
  place: null,
  field: null,
});

export function historyReducer(history: EditHistory, step: HistoryStep): EditHistory {
  const { past, present, future, place } = history;
  switch (step.type) {
    case 'look':
      return { ...history, place: step.place, field: null };
    case 'edit': {
      const edited = applyEdit(present, step.edit);
      if (edited.workflow === present) return history;
      const field = step.field ?? null;
      const isSameField = field !== null && field === history.field;
      return {
        past: isSameField ? past : [...past, present].slice(-KEPT),
        present: edited.workflow,
        future: [],
        place: edited.place === undefined ? place : edited.place,
        field,
      };
    }
    case 'undo': {
      const before = past.at(-1);
      if (before === undefined) return history;
      return {
        past: past.slice(0, -1),
        present: before,
        future: [present, ...future],
        place: placeIn(before, place),
        field: null,
      };
    }
    case 'redo': {
      const [after, ...later] = future;
      if (after === undefined) return history;
      return {
        past: [...past, present],
        present: after,
        future: later,
        place: placeIn(after, place),
        field: null,
      };
    }
  }
}

/** The place, if it is still there. */
function placeIn({ states, actions }: Workflow, place: Place | null): Place | null {
  if (place === null || !states.some(({ code }) => code === place.state)) return null;
  if (place.action === undefined) return place;
  const isThere = actions.some(({ from, code }) => from === place.state && code === place.action);
  return isThere ? place : { state: place.state };
}

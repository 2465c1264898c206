import type { CellRef } from './grid.types';

interface Step {
  readonly before: unknown;
  readonly after: unknown;
  /** The cell that the change began at. */
  readonly at: CellRef | null;
}

/** More than anybody takes back one by one. */
const MOST_STEPS = 200;

/** What was done to a grid, batch by batch, and what was taken back. */
export interface GridHistory {
  readonly record: (step: Step) => void;
  /** The step to take back; it can be done again until something else is recorded. */
  readonly takeBack: () => Step | null;
  readonly doAgain: () => Step | null;
  readonly canUndo: () => boolean;
  readonly canRedo: () => boolean;
  readonly clear: () => void;
}

export function createHistory(): GridHistory {
  let done: Step[] = [];
  let undone: Step[] = [];
  return {
    record: (step) => {
      done = [...done.slice(1 - MOST_STEPS), step];
      undone = [];
    },
    takeBack: () => {
      const step = done.pop() ?? null;
      if (step !== null) undone.push(step);
      return step;
    },
    doAgain: () => {
      const step = undone.pop() ?? null;
      if (step !== null) done.push(step);
      return step;
    },
    canUndo: () => done.length > 0,
    canRedo: () => undone.length > 0,
    clear: () => {
      done = [];
      undone = [];
    },
  };
}

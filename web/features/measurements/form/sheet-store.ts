import { flattenErrors } from '~/ui/form/ErrorSummary';
import type { LineForm } from '../measurement.schema';
import type { Side } from '../measurement.types';
import { figuresOf, type BookLine, type LineFigures } from './book';
import type { MeasurementFormApi } from './form-context';

/** The typed lines and their figures outside of React, kept alike in the form: one keystroke is one calculation. */
export interface SheetStore {
  readonly book: readonly BookLine[];
  readonly side: Side;
  readonly get: () => readonly LineForm[];
  readonly set: (next: readonly LineForm[]) => void;
  readonly figures: (line: number) => LineFigures | null;
  readonly errorOf: (name: string) => string | undefined;
  readonly errorNames: () => readonly string[];
  readonly setError: (name: string, message: string | null) => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly connect: () => () => void;
}

export function createSheetStore(
  form: MeasurementFormApi,
  book: readonly BookLine[],
  side: Side,
): SheetStore {
  let present: readonly LineForm[] = structuredClone(form.getValues('lines'));
  let errors: ReadonlyMap<string, string> = new Map();
  let isWriting = false;
  const listeners = new Set<() => void>();
  const known = new WeakMap<LineForm, LineFigures>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    book,
    side,
    get: () => present,
    set: (next) => {
      if (next === present) return;
      present = next;
      isWriting = true;
      // The form gets copies: a line of the sheet never changes.
      form.setValue('lines', structuredClone(next) as LineForm[]);
      isWriting = false;
      tell();
    },
    figures: (at) => {
      const typed = present[at];
      const item = book[at];
      if (typed === undefined || item === undefined) return null;
      const remembered = known.get(typed) ?? figuresOf(item, typed, side);
      known.set(typed, remembered);
      return remembered;
    },
    errorOf: (name) => errors.get(name),
    errorNames: () => [...errors.keys()],
    setError: (name, message) => {
      if (message !== null) form.setError(name as 'lines', { type: 'cell', message });
      else if (errors.has(name)) form.clearErrors(name as 'lines');
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect: () => {
      const leaveValues = form.subscribe({
        formState: { values: true },
        // A reload writes the form from outside.
        callback: ({ name }) => {
          if (isWriting || (name !== undefined && !name.startsWith('lines'))) return;
          const next = form.getValues('lines');
          if (JSON.stringify(next) === JSON.stringify(present)) return;
          present = structuredClone(next);
          tell();
        },
      });
      const leaveErrors = form.subscribe({
        formState: { errors: true },
        callback: ({ errors: all }) => {
          const found = flattenErrors({ lines: all?.lines });
          if (found.length === 0 && errors.size === 0) return;
          errors = new Map(found.map(({ name, message }) => [name, message]));
          tell();
        },
      });
      return () => {
        leaveValues();
        leaveErrors();
      };
    },
  };
}

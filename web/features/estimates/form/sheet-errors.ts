import type { FieldPath } from 'react-hook-form';
import { flattenErrors } from '~/ui/form/ErrorSummary';
import type { EstimateForm } from '../estimate.schema';
import type { EstimateFormApi } from './form-context';

type Name = FieldPath<EstimateForm>;

/** What is wrong with the cells of the sheet, by the form's names, outside of React. */
export interface SheetErrors {
  readonly get: (name: string) => string | undefined;
  readonly names: () => readonly string[];
  readonly set: (name: string, message: string) => void;
  readonly clear: (names: readonly string[]) => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly connect: () => () => void;
}

/** The errors of react-hook-form's state that are about lines. */
export function createSheetErrors(form: EstimateFormApi): SheetErrors {
  let present: ReadonlyMap<string, string> = new Map();
  const listeners = new Set<() => void>();
  return {
    get: (name) => present.get(name),
    names: () => [...present.keys()],
    set: (name, message) => form.setError(name as Name, { type: 'cell', message }),
    clear: (names) => {
      // Clearing tells everything that shows errors: only where there is something to clear.
      const found = names.filter((name) => present.has(name));
      if (found.length > 0) form.clearErrors(found as Name[]);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect: () =>
      form.subscribe({
        formState: { errors: true },
        callback: ({ errors }) => {
          const { sor, nonSor } = errors ?? {};
          const found = flattenErrors({ sor, nonSor });
          if (found.length === 0 && present.size === 0) return;
          present = new Map(found.map(({ name, message }) => [name, message]));
          for (const listener of listeners) listener();
        },
      }),
  };
}

import type { FieldPath } from 'react-hook-form';
import type { EstimateForm, MeasuredList } from '../estimate.schema';
import type { EstimateFormApi } from './form-context';
import type { Sheet } from './sheet';

const LISTS: readonly MeasuredList[] = ['sor', 'nonSor'];

/** The one field that a change is about: the form is told of it alone. */
export interface ChangedField {
  readonly name: string;
  readonly value: string | boolean;
}

/** The measured lines, held outside of React and kept alike in the form. */
export interface SheetStore {
  readonly get: () => Sheet;
  readonly set: (next: Sheet, only?: ChangedField) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A store over the form's lists. The form holds copies: a line of the sheet never changes. */
export function createSheetStore(
  form: EstimateFormApi,
): SheetStore & { connect: () => () => void } {
  let present = read(form);
  let isWriting = false;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };

  const set: SheetStore['set'] = (next, only) => {
    if (next === present) return;
    const before = present;
    present = next;
    isWriting = true;
    try {
      if (only !== undefined) {
        const name = only.name as FieldPath<EstimateForm>;
        form.setValue(name, only.value);
      } else {
        for (const list of LISTS) {
          if (next[list] !== before[list]) form.setValue(list, [...next[list]] as never);
        }
      }
    } finally {
      isWriting = false;
    }
    tell();
  };

  return {
    get: () => present,
    set,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Takes up what others write to the form: a reload, an import. */
    connect: () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ name }) => {
          const isOther = name !== undefined && !/^(?:sor|nonSor)\b/.test(name);
          if (isWriting || isOther) return;
          const next = read(form);
          if (JSON.stringify(next) === JSON.stringify(present)) return;
          present = next;
          tell();
        },
      }),
  };
}

function read(form: EstimateFormApi): Sheet {
  const { sor, nonSor } = form.getValues();
  return structuredClone({ sor, nonSor });
}

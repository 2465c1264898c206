import { createContext, use, useCallback, useSyncExternalStore } from 'react';
import { previewEstimate, previewLine } from '#domain';
import type { EstimateTotals, LinePreview, OverheadRule } from '#domain';
import { nonSorInput, overheadInput, sorInput } from '../estimate.draft';
import type { EstimateForm } from '../estimate.schema';
import type { EstimateFormApi } from './form-context';
import type { Sheet } from './sheet';
import type { SheetStore } from './sheet-store';

/** Every figure that the form shows beside what is typed, in the order of the form's own lists. */
export interface FormPreview {
  readonly sor: readonly LinePreview[];
  readonly nonSor: readonly LinePreview[];
  readonly totals: EstimateTotals;
}

/** An overhead as the form needs it: the rule of the master. */
export type FormOverhead = OverheadRule & { readonly is_auto_calculated: boolean };

/** Remembers one answer per object, for objects that never change. */
function remembering<Key extends object, Answer>(make: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new WeakMap<Key, { readonly answer: Answer }>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known.answer;
    const answer = make(key);
    answers.set(key, { answer });
    return answer;
  };
}

/** How a line is read and calculated; the form's own lines may change in place, so each is done anew. */
const ANEW = { sor: sorInput, nonSor: nonSorInput, line: previewLine };

/** For lines of a sheet, which never change: only new ones are calculated. */
const REMEMBERED: typeof ANEW = {
  sor: remembering(sorInput),
  nonSor: remembering(nonSorInput),
  line: remembering(previewLine),
};

type PreviewedForm = Sheet & Pick<EstimateForm, 'overheads'>;

/** All figures of a form, by the calculation core. Automatic overheads take part without being typed. */
export function previewForm(
  form: PreviewedForm,
  rules: readonly FormOverhead[],
  by: typeof ANEW = ANEW,
): FormPreview {
  const lines = [
    ...form.sor.map((line) => by.sor(line)),
    ...form.nonSor.map((line) => by.nonSor(line)),
    ...form.overheads.map(overheadInput),
    ...rules
      .filter((rule) => rule.is_auto_calculated)
      .map((rule) => ({ category: 'OVERHEAD' as const, overhead_code: rule.code })),
  ];
  const preview = previewEstimate(lines, rules, by.line);
  const measured = form.sor.length + form.nonSor.length;
  return {
    sor: preview.lines.slice(0, form.sor.length),
    nonSor: preview.lines.slice(form.sor.length, measured),
    totals: preview.totals,
  };
}

export interface PreviewStore {
  readonly get: () => FormPreview;
  readonly subscribe: (listener: () => void) => () => void;
}

export const PreviewContext = createContext<PreviewStore | null>(null);

/**
 * One calculation per keystroke for the whole form, outside of React's state: only the figures that changed
 * are drawn again, however many lines there are.
 */
export function createPreviewStore(
  form: EstimateFormApi,
  sheet: SheetStore,
  firstRules: readonly FormOverhead[],
) {
  let rules = firstRules;
  let of: Sheet | null = null;
  let present: FormPreview | null = null;
  const listeners = new Set<() => void>();
  const renew = () => {
    present = null;
    for (const listener of listeners) listener();
  };
  return {
    get: () => {
      const lines = sheet.get();
      if (present === null || of !== lines) {
        of = lines;
        const typed = { ...lines, overheads: form.getValues('overheads') };
        present = previewForm(typed, rules, REMEMBERED);
      }
      return present;
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect: (next: readonly FormOverhead[]) => {
      rules = next;
      renew();
      const leaveSheet = sheet.subscribe(renew);
      const leaveForm = form.subscribe({
        formState: { values: true },
        callback: ({ name }) => {
          if (name === undefined || name.startsWith('overheads')) renew();
        },
      });
      return () => {
        leaveSheet();
        leaveForm();
      };
    },
  };
}

function useStore(): PreviewStore {
  const store = use(PreviewContext);
  if (store === null) throw new Error('The figures need a PreviewContext');
  return store;
}

/** One figure; the component is drawn again only when that figure changes. */
export function usePreview<Figure extends number | boolean | string | null | undefined>(
  pick: (preview: FormPreview) => Figure,
): Figure {
  const store = useStore();
  return useSyncExternalStore(
    store.subscribe,
    useCallback(() => pick(store.get()), [store, pick]),
  );
}

/** All totals; they are made anew at each keystroke, for the one panel that shows them. */
export function useTotals(): EstimateTotals {
  const store = useStore();
  return useSyncExternalStore(
    store.subscribe,
    useCallback(() => store.get().totals, [store]),
  );
}

import { createContext, use, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { previewEstimate } from '#domain';
import type { EstimateTotals, LinePreview, OverheadRule } from '#domain';
import type { EstimateFormApi } from './form-context';
import { completeLines, type EstimateForm } from '../estimate.schema';

/** Every figure that the form shows beside what is typed, in the order of the form's own lists. */
export interface FormPreview {
  readonly sor: readonly LinePreview[];
  readonly nonSor: readonly LinePreview[];
  readonly totals: EstimateTotals;
}

/** An overhead as the form needs it: the rule of the master. */
export type FormOverhead = OverheadRule & { readonly is_auto_calculated: boolean };

/** All figures of a form, by the calculation core. Automatic overheads take part without being typed. */
export function previewForm(form: EstimateForm, overheads: readonly FormOverhead[]): FormPreview {
  const lines = [
    ...completeLines(form),
    ...overheads
      .filter((rule) => rule.is_auto_calculated)
      .map((rule) => ({ category: 'OVERHEAD' as const, overhead_code: rule.code })),
  ];
  const preview = previewEstimate(lines, overheads);
  const measured = form.sor.length + form.nonSor.length;
  return {
    sor: preview.lines.slice(0, form.sor.length),
    nonSor: preview.lines.slice(form.sor.length, measured),
    totals: preview.totals,
  };
}

interface PreviewStore {
  readonly get: () => FormPreview;
  readonly set: (next: FormPreview) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

function createStore(first: FormPreview): PreviewStore {
  let present = first;
  const listeners = new Set<() => void>();
  return {
    get: () => present,
    set: (next) => {
      present = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const PreviewContext = createContext<PreviewStore | null>(null);

/**
 * One calculation per keystroke for the whole form, outside of React's state: only the figures that changed
 * are drawn again, however many lines there are.
 */
export function usePreviewStore(
  form: EstimateFormApi,
  overheads: readonly FormOverhead[],
): PreviewStore {
  const [store] = useState(() => createStore(previewForm(form.getValues(), overheads)));
  const { getValues, subscribe } = form;
  useEffect(() => {
    const renew = () => store.set(previewForm(getValues(), overheads));
    renew();
    return subscribe({ formState: { values: true }, callback: renew });
  }, [getValues, subscribe, overheads, store]);
  return store;
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

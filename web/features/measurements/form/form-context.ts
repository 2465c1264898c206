import { createContext, use, useSyncExternalStore } from 'react';
import { useFormContext, type UseFormReturn } from 'react-hook-form';
import type { MeasurementForm } from '../measurement.schema';
import type { SheetStore } from './sheet-store';

/** react-hook-form as the form of a book uses it. */
export type MeasurementFormApi = UseFormReturn<MeasurementForm, unknown, MeasurementForm>;

/** The form of a book, for the parts inside of it. */
export function useMeasurementForm(): MeasurementFormApi {
  return useFormContext<MeasurementForm, unknown, MeasurementForm>();
}

export const SheetContext = createContext<SheetStore | null>(null);

/** The sheet of the form around; drawn again whenever something is typed in it. */
export function useSheetLines(): SheetStore {
  const store = use(SheetContext);
  if (store === null) throw new Error('The figures need a SheetContext');
  useSyncExternalStore(store.subscribe, store.get);
  return store;
}

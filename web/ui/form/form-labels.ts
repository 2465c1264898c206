import { createContext, use, useEffect } from 'react';

/** The labels of the fields now in a form, by field name, so that the error summary can name them. */
export type FormLabels = Map<string, string>;

export const FormLabelsContext = createContext<FormLabels>(new Map());

/** Tells the form around what the field is called. */
export function useFieldLabel(name: string, label: string): void {
  const labels = use(FormLabelsContext);
  useEffect(() => {
    labels.set(name, label);
    return () => {
      labels.delete(name);
    };
  }, [labels, name, label]);
}

/** The element id of a field, where the error summary jumps to. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll('.', '-')}`;
}

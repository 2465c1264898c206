import { createContext, use, useEffect } from 'react';

/** A part of a form whose fields are not all drawn, such as a grid: it names them and jumps to them. */
export interface FormPlace {
  /** `null` for a field that is not of this part. */
  readonly labelOf: (name: string) => string | null;
  readonly focus: (name: string) => void;
}

/** The labels of the fields now in a form, by field name, so that the error summary can name them. */
export interface FormLabels {
  readonly set: (name: string, label: string) => void;
  readonly delete: (name: string) => void;
  readonly labelOf: (name: string) => string | null;
  /** Puts the focus on a field. */
  readonly focus: (name: string) => void;
  /** Takes part in naming and jumping until the answer is called. */
  readonly addPlace: (place: FormPlace) => () => void;
}

export function createFormLabels(): FormLabels {
  const labels = new Map<string, string>();
  const places = new Set<FormPlace>();
  const placeOf = (name: string) => [...places].find((place) => place.labelOf(name) !== null);
  return {
    set: (name, label) => labels.set(name, label),
    delete: (name) => labels.delete(name),
    labelOf: (name) => labels.get(name) ?? placeOf(name)?.labelOf(name) ?? null,
    focus: (name) => {
      const field = document.getElementById(fieldId(name));
      if (field === null) placeOf(name)?.focus(name);
      else field.focus();
    },
    addPlace: (place) => {
      places.add(place);
      return () => places.delete(place);
    },
  };
}

export const FormLabelsContext = createContext<FormLabels>(createFormLabels());

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

import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** A master row with its name and, where there are any, its names in other languages. */
export interface Named {
  readonly name: string;
  readonly local_names?: unknown;
}

/** The name of a master row in a language, else its own name. */
export function localName(row: Named, language: string): string {
  const names = row.local_names;
  if (typeof names !== 'object' || names === null) return row.name;
  const local: unknown = (names as Record<string, unknown>)[language];
  return typeof local === 'string' && local !== '' ? local : row.name;
}

/** `localName` for the language now shown. */
export function useLocalName(): (row: Named) => string {
  const { i18n } = useTranslation();
  const language = i18n.language;
  return useCallback((row: Named) => localName(row, language), [language]);
}

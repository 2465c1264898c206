import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

interface Described {
  readonly description?: string;
  readonly local_descriptions?: Readonly<Record<string, string>>;
}

/** The description of an item in the language now shown, else its own. */
export function useDescription(): (item: Described) => string {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useCallback(
    (item: Described) => item.local_descriptions?.[language] ?? item.description ?? '',
    [language],
  );
}

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormat, type Format } from './format';

/** The formatters in the language now shown. */
export function useFormat(): Format {
  const { t } = useTranslation();
  return useMemo(() => createFormat((key, params) => t(key, params ?? {})), [t]);
}

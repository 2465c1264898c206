import { use, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormat, type Format } from './format';
import { TimeZoneContext } from './time-zone';

/** The formatters in the language now shown, by the clock of the agency. */
export function useFormat(): Format {
  const { t } = useTranslation();
  const timeZone = use(TimeZoneContext);
  return useMemo(
    () => createFormat((key, params) => t(key, params ?? {}), timeZone),
    [t, timeZone],
  );
}

import dayjs from 'dayjs';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const WEEKDAYS = Array.from({ length: 7 }, (_, index) => index);

/**
 * The calendar's month and weekday names from our catalogues, as a dayjs locale: dayjs brings none for
 * Odia, and the dates of a page must read alike in the calendar and in the text.
 */
export function useCalendarLocale(): string {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const name = `app-${i18n.language}`;
    const months = MONTHS.map((month) => t(`calendar.month.m${month}`));
    const weekdays = WEEKDAYS.map((day) => t(`calendar.weekday.d${day}`));
    const base = dayjs.Ls['en'];
    if (base === undefined) return 'en';
    const names = { months, monthsShort: months };
    const days = { weekdays, weekdaysShort: weekdays, weekdaysMin: weekdays };
    dayjs.locale({ ...base, ...names, ...days, name }, undefined, true);
    return name;
  }, [t, i18n.language]);
}

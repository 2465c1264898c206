import { DateInput, type DateInputProps } from '@mantine/dates';
import '@mantine/dates/styles.css';
import { IconCalendar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { readTypedDate } from '~/lib/typed-date';
import { useCalendarLocale } from './calendar-locale';

interface DayInputProps extends Omit<DateInputProps, 'value' | 'onChange' | 'minDate' | 'maxDate'> {
  readonly label: string;
  /** `YYYY-MM-DD`; empty: `''`. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  /** Inclusive bounds, `YYYY-MM-DD`. */
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

/** A day, outside of a form too. Typing `5/1/2026` or `5 1 26` works as well as picking. */
export function DayInput({ label, value, onChange, min, max, ...others }: DayInputProps) {
  const { t } = useTranslation();
  const locale = useCalendarLocale();
  return (
    <DateInput
      label={label}
      locale={locale}
      firstDayOfWeek={1}
      valueFormat="DD MMM YYYY"
      dateParser={(typed) => readTypedDate(typed)}
      value={value === '' ? null : value}
      onChange={(day) => onChange(day ?? '')}
      clearable
      clearButtonProps={{ 'aria-label': t('action.clearField', { field: label }) }}
      leftSection={<IconCalendar size={16} aria-hidden />}
      placeholder={t('form.datePattern')}
      ariaLabels={{
        nextMonth: t('calendar.nextMonth'),
        previousMonth: t('calendar.previousMonth'),
        nextYear: t('calendar.nextYear'),
        previousYear: t('calendar.previousYear'),
        nextDecade: t('calendar.nextDecade'),
        previousDecade: t('calendar.previousDecade'),
        monthLevelControl: t('calendar.chooseMonth'),
        yearLevelControl: t('calendar.chooseYear'),
      }}
      {...(min === undefined ? {} : { minDate: min })}
      {...(max === undefined ? {} : { maxDate: max })}
      {...others}
    />
  );
}

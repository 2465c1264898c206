import { DateInput } from '@mantine/dates';
import '@mantine/dates/styles.css';
import { IconCalendar } from '@tabler/icons-react';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { readTypedDate } from '~/lib/typed-date';
import { useCalendarLocale } from './calendar-locale';
import { useField, type BoundFieldProps } from './use-field';

interface DateFieldProps<Values extends FieldValues> extends BoundFieldProps<Values> {
  /** Inclusive bounds, `YYYY-MM-DD`. */
  readonly min?: string;
  readonly max?: string;
}

/** A day, kept as `YYYY-MM-DD` (empty: `''`). Typing `5/1/2026` or `5 1 26` works as well as picking. */
export function DateField<Values extends FieldValues>(props: DateFieldProps<Values>) {
  const { t } = useTranslation();
  const { field, input } = useField(props);
  const locale = useCalendarLocale();
  const value = (field.value as string | null | undefined) ?? '';
  return (
    <DateInput
      {...input}
      locale={locale}
      firstDayOfWeek={1}
      valueFormat="DD MMM YYYY"
      dateParser={(typed) => readTypedDate(typed)}
      value={value === '' ? null : value}
      onChange={(day) => field.onChange(day ?? '')}
      clearable={props.isRequired !== true}
      clearButtonProps={{ 'aria-label': t('action.clearField', { field: props.label }) }}
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
      {...(props.min === undefined ? {} : { minDate: props.min })}
      {...(props.max === undefined ? {} : { maxDate: props.max })}
    />
  );
}

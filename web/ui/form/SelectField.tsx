import { Checkbox, Select } from '@mantine/core';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useLocalName, type Named } from '~/i18n/local-name';
import { useField, type BoundFieldProps } from './use-field';

/** A choice as masters give it: a code, a name and its local names. */
export interface Choice extends Named {
  readonly code: string;
  readonly isDisabled?: boolean;
}

interface SelectFieldProps<Values extends FieldValues> extends BoundFieldProps<Values> {
  readonly options: readonly Choice[];
  readonly placeholder?: string;
  /** Runs after the choice has been taken over, for fields that depend on this one. */
  readonly onPicked?: (code: string | null) => void;
}

/** The options of a list of masters in the language now shown. */
export function useChoices(options: readonly Choice[]) {
  const nameOf = useLocalName();
  return options.map((option) => ({
    value: option.code,
    label: nameOf(option),
    disabled: option.isDisabled ?? false,
  }));
}

/** One code out of a list of masters; typing searches. An empty choice is `''`. */
export function SelectField<Values extends FieldValues>(props: SelectFieldProps<Values>) {
  const { options, placeholder, onPicked } = props;
  const { t } = useTranslation();
  const { field, input } = useField(props);
  const data = useChoices(options);
  const value = (field.value as string | null | undefined) ?? '';
  return (
    <Select
      {...input}
      data={data}
      value={value === '' ? null : value}
      onChange={(code) => {
        field.onChange(code ?? '');
        onPicked?.(code);
      }}
      searchable
      selectFirstOptionOnChange
      clearable={props.isRequired !== true}
      clearButtonProps={{ 'aria-label': t('action.clearField', { field: props.label }) }}
      nothingFoundMessage={t('state.nothingFound')}
      placeholder={placeholder ?? t('form.choose')}
    />
  );
}

/** Yes or no. */
export function CheckboxField<Values extends FieldValues>(props: BoundFieldProps<Values>) {
  const { field, input } = useField(props);
  return (
    <Checkbox
      {...input}
      checked={field.value === true}
      onChange={(event) => field.onChange(event.currentTarget.checked)}
    />
  );
}

import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';
import { fieldId, useFieldLabel } from './form-labels';
import { useFieldText } from './use-field-text';

/** What every bound field takes: `<TextField control={form.control} name="title" label={t('title')} />`. */
export interface BoundFieldProps<Values extends FieldValues> {
  readonly control: Control<Values, unknown, Values>;
  readonly name: FieldPath<Values>;
  readonly label: string;
  /** Said under the label: the rule, an example. */
  readonly hint?: string;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
}

/** Binds a field to its form: value, blur, id, label for the summary, translated error. */
export function useField<Values extends FieldValues>(props: BoundFieldProps<Values>) {
  const { control, name, label, hint, isRequired = false, isDisabled = false } = props;
  const { field, fieldState } = useController({ control, name });
  const textOf = useFieldText();
  useFieldLabel(name, label);
  const message = fieldState.error?.message;
  return {
    field,
    input: {
      id: fieldId(name),
      name,
      label,
      description: hint,
      required: isRequired,
      disabled: isDisabled,
      onBlur: field.onBlur,
      ref: field.ref,
      error: message === undefined ? undefined : textOf(message),
    },
  };
}

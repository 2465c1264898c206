import type { FieldValues } from 'react-hook-form';
import { DayInput } from './DayInput';
import { useField, type BoundFieldProps } from './use-field';

interface DateFieldProps<Values extends FieldValues> extends BoundFieldProps<Values> {
  /** Inclusive bounds, `YYYY-MM-DD`. */
  readonly min?: string;
  readonly max?: string;
}

/** A day of a form, kept as `YYYY-MM-DD` (empty: `''`). */
export function DateField<Values extends FieldValues>(props: DateFieldProps<Values>) {
  const { field, input } = useField(props);
  return (
    <DayInput
      {...input}
      label={props.label}
      value={field.value ?? ''}
      onChange={field.onChange}
      clearable={props.isRequired !== true}
      min={props.min}
      max={props.max}
    />
  );
}

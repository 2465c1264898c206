import { PasswordInput, Textarea, TextInput } from '@mantine/core';
import type { HTMLAttributes, ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useField, type BoundFieldProps } from './use-field';

interface TextFieldProps<Values extends FieldValues> extends BoundFieldProps<Values> {
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly type?: 'text' | 'email' | 'tel';
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  readonly autoComplete?: string;
  readonly leftSection?: ReactNode;
}

/** One line of text. */
export function TextField<Values extends FieldValues>(props: TextFieldProps<Values>) {
  const { placeholder, maxLength, type, inputMode, autoComplete, leftSection } = props;
  const { field, input } = useField(props);
  return (
    <TextInput
      {...input}
      value={field.value ?? ''}
      onChange={field.onChange}
      {...{ placeholder, maxLength, type, inputMode, autoComplete, leftSection }}
    />
  );
}

interface PasswordFieldProps<Values extends FieldValues> extends BoundFieldProps<Values> {
  readonly autoComplete: 'current-password' | 'new-password';
  /** What the eye button says. */
  readonly showLabel: string;
}

/** A password, with a button that shows it. */
export function PasswordField<Values extends FieldValues>(props: PasswordFieldProps<Values>) {
  const { field, input } = useField(props);
  return (
    <PasswordInput
      {...input}
      value={field.value ?? ''}
      onChange={field.onChange}
      autoComplete={props.autoComplete}
      visibilityToggleButtonProps={{ 'aria-label': props.showLabel, tabIndex: 0 }}
    />
  );
}

interface TextAreaFieldProps<Values extends FieldValues> extends BoundFieldProps<Values> {
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly rows?: number;
}

/** Several lines of text; grows with what is written. */
export function TextAreaField<Values extends FieldValues>(props: TextAreaFieldProps<Values>) {
  const { placeholder, maxLength, rows = 3 } = props;
  const { field, input } = useField(props);
  return (
    <Textarea
      {...input}
      autosize
      minRows={rows}
      value={field.value ?? ''}
      onChange={field.onChange}
      {...{ placeholder, maxLength }}
    />
  );
}

import { Text } from '@mantine/core';
import { useFormState } from 'react-hook-form';
import { useFieldLabel } from '~/ui/form/form-labels';
import { useFieldText } from '~/ui/form/use-field-text';
import { messageAt, useEstimateForm } from './form-context';

interface LineErrorProps {
  /** A name that no input has: what the server says about a line as a whole. */
  readonly name: string;
  readonly label: string;
}

/** An error that belongs to a line and to none of its inputs. */
export function LineError({ name, label }: LineErrorProps) {
  const { control } = useEstimateForm();
  const { errors } = useFormState({ control });
  const textOf = useFieldText();
  useFieldLabel(name, label);
  const message = messageAt(errors, name);
  if (message === undefined) return null;
  return (
    <Text size="sm" c="var(--mantine-color-error)">
      {textOf(message)}
    </Text>
  );
}

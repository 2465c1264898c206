import { Alert } from '@mantine/core';
import { useFieldText } from '~/ui/form/use-field-text';

/** What is wrong with a section as a whole: a sum that does not come out. */
export function SectionError({ message }: { readonly message: string | undefined }) {
  const textOf = useFieldText();
  if (message === undefined) return null;
  return (
    <Alert color="red" p="xs">
      {textOf(message)}
    </Alert>
  );
}

import { useCallback } from 'react';
import { useErrorText } from '~/i18n/use-error-text';
import { readFieldMessage } from '~/lib/field-message';

/** The sentence of a form's error message (see `fieldMessage`). */
export function useFieldText(): (message: string) => string {
  const { ofField } = useErrorText();
  return useCallback(
    (message: string) => {
      const read = readFieldMessage(message);
      return read === null ? message : ofField({ pointer: '', ...read });
    },
    [ofField],
  );
}

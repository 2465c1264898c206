import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import type { ApiError } from '~/lib/api-error';
import { asApiError } from '~/lib/api-error';
import { fieldMessage } from '~/lib/field-message';

/** `/lines/3/rate` as react-hook-form names it: `lines.3.rate`. */
export function pathOf(pointer: string): string {
  return pointer.replace(/^\//, '').replaceAll('/', '.');
}

/**
 * Puts what the server refused beside its fields. `rename` turns a pointer's path into the field's name
 * where the form has another shape than what was sent. What has no field, and errors that are about the
 * whole, go to the summary. Returns the error for callers that look at its code.
 */
export function showServerErrors<Values extends FieldValues>(
  form: UseFormReturn<Values, unknown, Values>,
  thrown: unknown,
  rename: (path: string) => string = (path) => path,
): ApiError {
  const error = asApiError(thrown);
  form.clearErrors();
  for (const { pointer, code, params } of error.fieldErrors) {
    const path = pointer === '' ? 'root.server' : rename(pathOf(pointer));
    form.setError(path as FieldPath<Values>, {
      type: 'server',
      message: fieldMessage(code, params),
    });
  }
  if (error.fieldErrors.length === 0) {
    form.setError('root.server', {
      type: 'server',
      message: fieldMessage(error.code, error.details),
    });
  }
  return error;
}

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, type DefaultValues, type FieldValues, type UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import '~/lib/form-schema';

/**
 * react-hook-form as every form here uses it: validated by a zod schema, on blur first and on change once
 * a field has been found wrong.
 */
export function useAppForm<Values extends FieldValues>(
  schema: z.ZodType<Values, Values>,
  defaultValues: DefaultValues<Values>,
): UseFormReturn<Values, unknown, Values> {
  return useForm<Values, unknown, Values>({
    resolver: zodResolver(schema),
    defaultValues,
    mode: 'onTouched',
    // The error summary takes the focus and leads to the fields.
    shouldFocusError: false,
  });
}

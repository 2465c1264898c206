import { z } from 'zod';
import { fieldMessage } from '~/lib/field-message';
import '~/lib/form-schema';

/** Why an entry is corrected or a month opened again: it stays in the books. */
export const reasonSchema = z.object({
  reason: z
    .string()
    .trim()
    .min(2, { message: fieldMessage('REQUIRED') })
    .max(1000),
});

export type ReasonForm = z.infer<typeof reasonSchema>;

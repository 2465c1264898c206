import { z } from 'zod';
import { fieldMessage } from '~/lib/field-message';
import { decimalText } from '~/lib/form-schema';

const needed = z
  .string()
  .trim()
  .min(1, { message: fieldMessage('REQUIRED') });

export const headSchema = z.object({
  financial_year: needed,
  code: z
    .string()
    .trim()
    .regex(/^[A-Z0-9][A-Z0-9_./-]{0,31}$/, { message: fieldMessage('INVALID_CHARACTERS') }),
  name: needed,
  name_or: z.string(),
  name_hi: z.string(),
  fund_code: needed,
  function_code: z.string(),
});
export type HeadForm = z.infer<typeof headSchema>;

export const orderSchema = z.object({
  kind: needed,
  from_head_id: z.string(),
  to_head_id: z.string(),
  amount: decimalText({ decimals: 2, isRequired: true, isPositive: true }),
  order_number: needed,
  ordered_on: needed,
  remarks: z.string(),
});
export type OrderForm = z.infer<typeof orderSchema>;

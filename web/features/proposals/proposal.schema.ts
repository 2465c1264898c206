import { z } from 'zod';
import { decimalText } from '~/lib/form-schema';

/** A draft may be incomplete: what is missing is said when it is handed in. */
export const proposalSchema = z.object({
  scope: z.string().trim().max(256),
  need: z.string().trim().max(1000),
  amount: decimalText({ decimals: 2, isPositive: true }),
  budget_head_id: z.string(),
  executing_department_code: z.string(),
});
export type ProposalForm = z.infer<typeof proposalSchema>;

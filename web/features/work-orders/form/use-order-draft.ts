import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { usePaperDraft, type PaperDraft } from '~/features/workflow';
import { useSession } from '~/session/use-session';
import { showServerErrors } from '~/ui/form/server-errors';
import { useSaveOrder } from '../work-order.mutations';
import { workOrderQueries } from '../work-order.queries';
import { fieldOfPath, toDraft, workOrderSchema, type WorkOrderForm } from '../work-order.schema';
import type { OrderFormApi } from './form-types';

interface OrderDraftOptions {
  readonly form: OrderFormApi;
  readonly id: string;
  readonly estimateId: string;
  readonly version: number | null;
  readonly stored: WorkOrderForm;
}

/** The draft of an order, kept safe while it is typed; field errors land on their fields. */
export function useOrderDraft({
  form,
  id,
  estimateId,
  version,
  stored,
}: OrderDraftOptions): PaperDraft {
  const { tenant } = useSession();
  const client = useQueryClient();
  const { mutateAsync } = useSaveOrder();
  return usePaperDraft({
    form,
    paper: { type: 'work_order', id },
    version,
    stored,
    contentOf: useCallback(
      (values: WorkOrderForm) => toDraft(values, id, estimateId),
      [id, estimateId],
    ),
    isReadable: (values) => workOrderSchema.safeParse(values).success,
    store: async (draft, expectedVersion) =>
      (await mutateAsync({ draft, expectedVersion })).version,
    present: async () => {
      const query = { ...workOrderQueries.draft(tenant.id, id), staleTime: 0 };
      return (await client.query(query))?.workflow.version ?? null;
    },
    showErrors: (refusal) => showServerErrors(form, refusal, fieldOfPath),
  });
}

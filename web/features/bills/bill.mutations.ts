import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { useSession } from '~/session/use-session';
import { billKeys } from './bill.keys';
import type { PurchaseForm } from './bill.schema';
import type { Saved } from './bill.types';

type Draft =
  | (PurchaseForm & {
      readonly id: string;
      readonly kind: 'PURCHASE';
      readonly work_order_id: string;
    })
  | { readonly kind: 'RUNNING' | 'FINAL'; readonly work_order_id: string }
  | { readonly kind: 'ADVANCE'; readonly work_order_id: string; readonly amount: string };

interface BillInput {
  readonly draft: Draft;
  /** The version that the draft is based on; `null` for a bill that is not stored yet. */
  readonly expectedVersion: number | null;
}

/** Stores a bill. Raises field errors by pointer, `STALE_VERSION`, `EG_EXPENSE_DUPLICATE_BILL` and what the order refuses. */
export function useSaveBill() {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: ({ draft, expectedVersion }: BillInput) =>
      request<Saved>(
        supabase().rpc('save_bill', {
          p_tenant_id: tenant.id,
          p_bill: draft,
          ...(expectedVersion === null ? {} : { p_expected_version: expectedVersion }),
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: billKeys.all }),
  });
}

/** Draws up the supervision bill of an order. Raises `NO_WAGE_PURCHASE_BILL`, `NO_CALCULATION_DETAIL`, `BILLS_ABOVE_ORDER`. */
export function useRunSupervision() {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: (orderId: string) =>
      request<{ readonly bills: readonly { readonly id: string }[] }>(
        supabase().rpc('create_supervision_bills', {
          p_tenant_id: tenant.id,
          p_work_order_id: orderId,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: billKeys.all }),
  });
}

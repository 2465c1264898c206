import { useAssetComparer, useClosureComparer } from '~/features/assets';
import { useBillComparer } from '~/features/bills';
import { useEstimateComparer } from '~/features/estimates';
import { useMeasurementComparer } from '~/features/measurements';
import { useProjectComparer } from '~/features/projects';
import { useProposalComparer } from '~/features/proposals';
import { useExtensionComparer, useOrderComparer } from '~/features/work-orders';
import type { CompareContents } from '~/features/workflow';

/** How two contents of a kind of paper are compared; `null` for a kind that keeps no versions. */
export function useComparer(type: string): CompareContents | null {
  const estimate = useEstimateComparer();
  const project = useProjectComparer();
  const proposal = useProposalComparer();
  const work_order = useOrderComparer();
  const work_order_amendment = useExtensionComparer();
  const measurement = useMeasurementComparer();
  const closure = useClosureComparer();
  const bill = useBillComparer();
  const asset = useAssetComparer();
  const comparers: Readonly<Record<string, CompareContents>> = {
    estimate,
    project,
    proposal,
    work_order,
    work_order_amendment,
    measurement,
    closure,
    bill,
    automatic_bill: bill,
    asset,
  };
  return comparers[type] ?? null;
}

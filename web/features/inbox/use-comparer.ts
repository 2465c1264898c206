import { useEstimateComparer } from '~/features/estimates';
import { useProjectComparer } from '~/features/projects';
import type { CompareContents } from '~/features/workflow';

/** How two contents of a kind of paper are compared; `null` for a kind that keeps no versions. */
export function useComparer(type: string): CompareContents | null {
  const estimate = useEstimateComparer();
  const project = useProjectComparer();
  return { estimate, project }[type] ?? null;
}

import type { Appropriation, BudgetHead } from '../budget.types';

/** Between which heads an order moves money, by their codes. */
export function useHeadNames(heads: readonly BudgetHead[]) {
  const codeOf = (id: string | null) => heads.find((head) => head.id === id)?.code ?? null;
  return {
    codeOf,
    between: ({ from_head_id, to_head_id }: Appropriation) =>
      [codeOf(from_head_id), codeOf(to_head_id)].filter((code) => code !== null).join(' › '),
  };
}

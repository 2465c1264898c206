import { useFormContext, type UseFormReturn } from 'react-hook-form';
import { isRecord, textOf } from '~/lib/json';
import type { EstimateForm } from '../estimate.schema';

/** react-hook-form as the estimate's form uses it. */
export type EstimateFormApi = UseFormReturn<EstimateForm, unknown, EstimateForm>;

/** The estimate's form, for the parts inside of it. */
export function useEstimateForm(): EstimateFormApi {
  return useFormContext<EstimateForm, unknown, EstimateForm>();
}

/** The message of an error at `sor.0.measured`; the tree of errors has arrays and objects on the way. */
export function messageAt(errors: unknown, path: string): string | undefined {
  let at: unknown = errors;
  for (const step of path.split('.')) {
    if (Array.isArray(at)) at = (at as readonly unknown[])[Number(step)];
    else at = isRecord(at) ? at[step] : undefined;
  }
  return isRecord(at) ? (textOf(at, 'message') ?? undefined) : undefined;
}

import { useFormContext, type UseFormReturn } from 'react-hook-form';
import type { EstimateForm } from '../estimate.schema';

/** react-hook-form as the estimate's form uses it. */
export type EstimateFormApi = UseFormReturn<EstimateForm, unknown, EstimateForm>;

/** The estimate's form, for the parts inside of it. */
export function useEstimateForm(): EstimateFormApi {
  return useFormContext<EstimateForm, unknown, EstimateForm>();
}

import type { MasterLookup } from '~/features/masters';
import { newEstimateForm, toForm, type EstimateForm } from '../estimate.schema';
import type { Estimate, EstimateProject } from '../estimate.types';

/** What a form begins with when nobody has typed yet: what is stored, or an empty form for the project. */
export function startingForm(
  estimate: Estimate | null,
  project: EstimateProject,
  masters: MasterLookup,
): EstimateForm {
  return estimate === null
    ? newEstimateForm(project, masters.setting('estimate.executing_department') ?? '')
    : toForm(estimate);
}

import type { Permission } from '~/session/session.queries';
import type { Project, ProjectEstimate } from './project.types';

type Can = (permission: Permission) => boolean;

export const CREATE_PROJECT: Permission = 'project:create';
const CREATE_ESTIMATE: Permission = 'estimate:create';
const READ_ESTIMATE: Permission = 'estimate:read';

function isLive(estimate: ProjectEstimate): boolean {
  return estimate.application_status !== 'INACTIVE';
}

/** The estimate that counts: the latest that is alive, beside which a rejected revision counts for nothing. */
export function latestEstimate(project: Project): ProjectEstimate | undefined {
  return project.estimates.find(isLive) ?? project.estimates[0];
}

/** Whether the details can be changed, and if not now, why: a code of the errors. */
export function editing(project: Project): { isOpen: boolean; reason: string | null } {
  // A draft binds nobody yet; an estimate that came to nothing frees the project again.
  const isLocked = project.estimates.some((each) => each.submitted_at !== null && isLive(each));
  if (isLocked) return { isOpen: false, reason: 'PROJECT_LOCKED' };
  return project.workflow.is_updatable
    ? { isOpen: true, reason: null }
    : { isOpen: false, reason: 'NOT_EDITABLE' };
}

export type EstimateStep =
  | { readonly kind: 'create' }
  | { readonly kind: 'view'; readonly estimate: ProjectEstimate }
  | { readonly kind: 'none' };

/**
 * The one step towards the estimate: create it where there is none or the latest was rejected, else view it.
 * Rule: planning reference §2.3.
 */
export function estimateStep(project: Project, can: Can): EstimateStep {
  const estimate = latestEstimate(project);
  const isFree = estimate === undefined || !isLive(estimate);
  if (isFree && !project.workflow.is_terminal && can(CREATE_ESTIMATE)) return { kind: 'create' };
  if (estimate !== undefined && can(READ_ESTIMATE)) return { kind: 'view', estimate };
  return { kind: 'none' };
}

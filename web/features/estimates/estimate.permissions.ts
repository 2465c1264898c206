import type { Permission } from '~/session/session.queries';
import type { Estimate } from './estimate.types';

/** Who may start an estimate; the database asks the workflow besides. */
export const CREATE_ESTIMATE: Permission = 'estimate:create';

/** Whether the form opens for this estimate. For showing only: the database decides. */
export function mayEdit(estimate: Estimate, can: (permission: Permission) => boolean): boolean {
  return estimate.workflow.is_updatable && can(CREATE_ESTIMATE);
}

/** Whether a revision can begin: the estimate is in force and none is under way. The limits are the database's to say. */
export function mayRevise(estimate: Estimate, can: (permission: Permission) => boolean): boolean {
  return (
    estimate.application_status === 'ACTIVE' &&
    estimate.is_project_open &&
    !estimate.siblings.some(
      ({ previous_id, application_status }) =>
        previous_id === estimate.id && application_status === 'INWORKFLOW',
    ) &&
    can(CREATE_ESTIMATE)
  );
}

/** The move that hands a draft in, under whatever name the workflow gives it. */
export function isHandingIn(offered: { readonly effect: string | null }): boolean {
  return offered.effect === 'SUBMIT';
}

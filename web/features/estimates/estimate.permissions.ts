import type { Permission } from '~/session/session.queries';
import type { Estimate } from './estimate.types';

/** Who may start an estimate; the database asks the workflow besides. */
export const CREATE_ESTIMATE: Permission = 'estimate:create';

/** Whether the form opens for this estimate. For showing only: the database decides. */
export function mayEdit(estimate: Estimate, can: (permission: Permission) => boolean): boolean {
  return estimate.workflow.is_updatable && can(CREATE_ESTIMATE);
}

/** The action that hands a draft in: the first time, or again after it was sent back. */
export function submitAction(state: string): 'SUBMIT' | 'RE_SUBMIT' {
  return state === 'PENDING_FOR_CORRECTION' ? 'RE_SUBMIT' : 'SUBMIT';
}

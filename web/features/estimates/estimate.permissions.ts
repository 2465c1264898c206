import type { Permission } from '~/session/session.queries';
import type { Estimate } from './estimate.types';

/** Who may start an estimate; the database asks the workflow besides. */
export const CREATE_ESTIMATE: Permission = 'estimate:create';

/** Whether the form opens for this estimate. For showing only: the database decides. */
export function mayEdit(estimate: Estimate, can: (permission: Permission) => boolean): boolean {
  return estimate.workflow.is_updatable && can(CREATE_ESTIMATE);
}

/** The move that hands a draft in, under whatever name the workflow gives it. */
export function isHandingIn(offered: { readonly effect: string | null }): boolean {
  return offered.effect === 'SUBMIT';
}

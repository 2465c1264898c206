import type { Permission } from '~/session/session.queries';
import type { WorkOrder } from './work-order.types';

/** Whether the form opens for this order. For showing only: the database decides. */
export function mayEdit(order: WorkOrder, can: (permission: Permission) => boolean): boolean {
  return order.workflow.is_updatable && can('work_order:create');
}

/** More time is asked for while the order runs and no other request is under way. */
export function mayExtend(order: WorkOrder, can: (permission: Permission) => boolean): boolean {
  return (
    order.is_running &&
    can('work_order:extend') &&
    order.amendments.every(({ application_status: status }) => status !== 'INWORKFLOW')
  );
}

/** The move that hands a draft in, under whatever name the workflow gives it. */
export function isHandingIn(offered: { readonly effect: string | null }): boolean {
  return offered.effect === 'SUBMIT';
}

import type { Permission } from '~/session/session.queries';
import type { Bill } from './bill.types';

/** Whether the form opens for this bill. For showing only: the database decides. */
export function mayEditBill(bill: Bill, can: (permission: Permission) => boolean) {
  return bill.kind === 'PURCHASE' && bill.workflow.is_updatable && can('bill:create');
}

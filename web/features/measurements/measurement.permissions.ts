import type { Permission } from '~/session/session.queries';
import type { Measurement } from './measurement.types';

/** Who may write a book; as the officer or as the contractor follows from who they are. */
export const CREATE_MEASUREMENT: Permission = 'measurement:create';

/** Whether the form opens for this book. For showing only: the database decides. */
export function mayEdit(book: Measurement, can: (permission: Permission) => boolean): boolean {
  return book.workflow.is_updatable && can(CREATE_MEASUREMENT);
}

/** Whether a sample check can be recorded: between submission and approval. */
export function mayCheck(book: Measurement, can: (permission: Permission) => boolean): boolean {
  const { is_terminal: isDone, is_updatable: isOpen } = book.workflow;
  return !isDone && !isOpen && can('measurement:check');
}

/** The move that hands a draft in: the officer's for verification, the contractor's to the officer. */
export function isHandingIn(offered: { readonly effect: string | null }): boolean {
  return offered.effect === 'SUBMIT' || offered.effect === 'CONTRACTOR_ENTRY';
}

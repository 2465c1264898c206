import type { Permission } from '~/session/session.queries';
import type { Proposal } from './proposal.types';

export const CREATE_PROPOSAL: Permission = 'proposal:create';

type Can = (permission: Permission) => boolean;

/** Whether the dialog opens for this proposal. For showing only: the database decides. */
export function mayEdit(proposal: Proposal, can: Can): boolean {
  return proposal.workflow.is_updatable && can(CREATE_PROPOSAL);
}

/** What the proposal passes its budget head by is allowed by who may override budgets, while it is on its way. */
export function mayAllowOverrun(proposal: Proposal, can: Can): boolean {
  return proposal.application_status === 'INWORKFLOW' && can('budget:override');
}

export { ProjectProposals } from './list/ProjectProposals';
export { useProposalComparer } from './use-proposal-comparer';

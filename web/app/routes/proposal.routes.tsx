import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readProposalSearch } from '~/features/proposals/proposal.search';
import { readPaperSearch } from '~/features/workflow/paper.search';
import { paths } from '../paths';
import { shellRoute } from './root';

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.proposals,
  staticData: { permission: 'proposal:read' },
  validateSearch: readProposalSearch,
  component: lazyRouteComponent(
    () => import('~/features/proposals/ProposalListPage'),
    'ProposalListPage',
  ),
});

const detailRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/proposals/$proposalId',
  staticData: { permission: 'proposal:read' },
  validateSearch: readPaperSearch,
  component: lazyRouteComponent(
    () => import('~/features/proposals/ProposalDetailPage'),
    'ProposalDetailPage',
  ),
});

export const proposalRoutes = [listRoute, detailRoute] as const;

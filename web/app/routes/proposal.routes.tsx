import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readPaperSearch } from '~/features/workflow/paper.search';
import { shellRoute } from './root';

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

export const proposalRoutes = [detailRoute] as const;

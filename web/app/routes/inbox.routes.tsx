import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readInboxSearch } from '~/features/inbox/inbox.search';
import { paths } from '../paths';
import { shellRoute } from './root';

const inboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.inbox,
  staticData: { permission: 'inbox:read' },
  validateSearch: readInboxSearch,
  component: lazyRouteComponent(() => import('~/features/inbox/InboxPage'), 'InboxPage'),
});

export const inboxRoutes = [inboxRoute] as const;

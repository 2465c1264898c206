import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readInboxSearch } from '~/features/inbox/inbox.search';
import { paths } from '../paths';
import { shellRoute } from './root';

const inboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.inbox,
  validateSearch: readInboxSearch,
  component: lazyRouteComponent(() => import('~/features/inbox/InboxPage'), 'InboxPage'),
});

export const inboxRoutes = [inboxRoute] as const;

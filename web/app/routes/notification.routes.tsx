import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { paths } from '../paths';
import { shellRoute } from './root';

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.notifications,
  component: lazyRouteComponent(
    () => import('~/features/notifications/NotificationListPage'),
    'NotificationListPage',
  ),
});

export const notificationRoutes = [listRoute] as const;

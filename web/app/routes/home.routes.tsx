import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { paths } from '../paths';
import { shellRoute } from './root';

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.home,
  component: lazyRouteComponent(() => import('../pages/HomePage'), 'HomePage'),
});

export const homeRoutes = [homeRoute] as const;

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { paths } from '../paths';
import { MissingPage } from './fallbacks';
import { shellRoute } from './root';

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.home,
  component: lazyRouteComponent(() => import('../pages/HomePage'), 'HomePage'),
});

/** Any other address: said inside the shell, where the way back is. */
const missingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '$',
  component: MissingPage,
});

export const homeRoutes = [homeRoute, missingRoute] as const;

import { createRootRoute, createRoute, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { loadAllNamespaces } from '~/i18n/i18n';
import { CrashPage, MissingPage } from './fallbacks';

export const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: MissingPage,
  errorComponent: CrashPage,
});

/**
 * The parent of every page that needs a signed-in person: gate and shell. A module declares its pages in
 * `app/routes/<noun>.routes.tsx` with this as `getParentRoute` and adds them to `router.tsx`.
 */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: lazyRouteComponent(async () => {
    const [{ SignedInArea }] = await Promise.all([import('../SignedInArea'), loadAllNamespaces()]);
    return { default: SignedInArea };
  }),
  notFoundComponent: MissingPage,
  errorComponent: CrashPage,
});

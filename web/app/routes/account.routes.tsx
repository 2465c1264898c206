import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { definedOnly, searchText, type RawSearch } from '~/lib/list-search';
import { paths } from '../paths';
import { rootRoute, shellRoute } from './root';

interface LoginSearch {
  /** Where to go on after the sign-in; only an address inside the app. */
  next?: string;
}

function readLoginSearch(raw: RawSearch): LoginSearch {
  const next = searchText(raw, 'next');
  return definedOnly<LoginSearch>({
    next: next !== undefined && /^\/(?![/\\])/.test(next) ? next : undefined,
  });
}

interface SignInCodeSearch {
  email?: string;
}

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.login,
  validateSearch: readLoginSearch,
  component: lazyRouteComponent(() => import('~/features/account/LoginPage'), 'LoginPage'),
});

const signInCodeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.signInCode,
  validateSearch: (raw: RawSearch) =>
    definedOnly<SignInCodeSearch>({ email: searchText(raw, 'email') }),
  component: lazyRouteComponent(
    () => import('~/features/account/SignInCodePage'),
    'SignInCodePage',
  ),
});

const forgotPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.forgotPassword,
  component: lazyRouteComponent(
    () => import('~/features/account/ForgotPasswordPage'),
    'ForgotPasswordPage',
  ),
});

const setPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.setPassword,
  component: lazyRouteComponent(
    () => import('~/features/account/SetPasswordPage'),
    'SetPasswordPage',
  ),
});

const profileRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.profile,
  component: lazyRouteComponent(() => import('~/features/account/ProfilePage'), 'ProfilePage'),
});

export const publicAccountRoutes = [
  loginRoute,
  signInCodeRoute,
  forgotPasswordRoute,
  setPasswordRoute,
] as const;

export const accountRoutes = [profileRoute] as const;

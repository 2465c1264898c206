import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { paths } from '../paths';
import { rootRoute, shellRoute } from './root';

const account = () => import('~/features/account');

/** Where to go on after the sign-in; only an address inside the app. */
const next = z
  .string()
  .regex(/^\/(?!\/)/)
  .optional()
  .catch(undefined);

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.login,
  validateSearch: z.object({ next }),
  component: lazyRouteComponent(account, 'LoginPage'),
});

const signInCodeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.signInCode,
  validateSearch: z.object({ email: z.string().max(320).optional().catch(undefined) }),
  component: lazyRouteComponent(account, 'SignInCodePage'),
});

const forgotPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.forgotPassword,
  component: lazyRouteComponent(account, 'ForgotPasswordPage'),
});

const setPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.setPassword,
  component: lazyRouteComponent(account, 'SetPasswordPage'),
});

const profileRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.profile,
  component: lazyRouteComponent(account, 'ProfilePage'),
});

export const publicAccountRoutes = [
  loginRoute,
  signInCodeRoute,
  forgotPasswordRoute,
  setPasswordRoute,
] as const;

export const accountRoutes = [profileRoute] as const;

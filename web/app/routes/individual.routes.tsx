import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readIndividualSearch } from '~/features/individuals/individual.search';
import { shellRoute } from './root';

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/individuals',
  staticData: { permission: 'individual:read' },
  validateSearch: readIndividualSearch,
  component: lazyRouteComponent(
    () => import('~/features/individuals/IndividualListPage'),
    'IndividualListPage',
  ),
});

const detailRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/individuals/$individualId',
  staticData: { permission: 'individual:read' },
  component: lazyRouteComponent(
    () => import('~/features/individuals/IndividualDetailPage'),
    'IndividualDetailPage',
  ),
});

/** `/individuals/new/edit` registers one. */
const formRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/individuals/$individualId/edit',
  staticData: { permission: 'individual:manage' },
  component: lazyRouteComponent(
    () => import('~/features/individuals/IndividualFormPage'),
    'IndividualFormPage',
  ),
});

/** The accounts to which deductions go. */
const headAccountsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration/deduction-accounts',
  staticData: { permission: 'bank_account:read' },
  component: lazyRouteComponent(
    () => import('~/features/bank-accounts/HeadAccountsPage'),
    'HeadAccountsPage',
  ),
});

/** The accounts that wait for their verification. */
const verifyAccountsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration/bank-accounts',
  staticData: { permission: 'bank_account:verify' },
  component: lazyRouteComponent(
    () => import('~/features/bank-accounts/VerifyAccountsPage'),
    'VerifyAccountsPage',
  ),
});

export const individualRoutes = [
  listRoute,
  detailRoute,
  formRoute,
  headAccountsRoute,
  verifyAccountsRoute,
] as const;

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readOrganisationSearch } from '~/features/organisations/organisation.search';
import { shellRoute } from './root';

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/organisations',
  staticData: { permission: 'organisation:read' },
  validateSearch: readOrganisationSearch,
  component: lazyRouteComponent(
    () => import('~/features/organisations/OrganisationListPage'),
    'OrganisationListPage',
  ),
});

const detailRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/organisations/$organisationId',
  staticData: { permission: 'organisation:read' },
  component: lazyRouteComponent(
    () => import('~/features/organisations/OrganisationDetailPage'),
    'OrganisationDetailPage',
  ),
});

/** `/organisations/new/edit` adds one. */
const formRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/organisations/$organisationId/edit',
  staticData: { permission: 'organisation:manage' },
  component: lazyRouteComponent(
    () => import('~/features/organisations/OrganisationFormPage'),
    'OrganisationFormPage',
  ),
});

export const organisationRoutes = [listRoute, detailRoute, formRoute] as const;

import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { readEstimateSearch } from '~/features/estimates/estimate.search';
import { readPaperSearch } from '~/features/workflow/paper.search';
import { definedOnly, searchText, type RawSearch } from '~/lib/list-search';
import { paths } from '../paths';
import { shellRoute } from './root';

interface EstimateFormSearch {
  /** The project that a new estimate is for. */
  project?: string;
}

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.estimates,
  staticData: { permission: 'estimate:read' },
  validateSearch: readEstimateSearch,
  component: lazyRouteComponent(
    () => import('~/features/estimates/EstimateListPage'),
    'EstimateListPage',
  ),
});

/** A new estimate gets its id here: the address of its form is the same before and after the first save. */
const newRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/projects/$projectId/estimates/new',
  preload: false,
  beforeLoad: ({ params, preload }) => {
    if (preload) return;
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- a redirect is thrown, says the router
    throw redirect({
      to: '/estimates/$estimateId/edit',
      params: { estimateId: crypto.randomUUID() },
      search: { project: params.projectId },
      replace: true,
    });
  },
});

const formRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/estimates/$estimateId/edit',
  staticData: { permission: 'estimate:create' },
  validateSearch: (raw: RawSearch) =>
    definedOnly<EstimateFormSearch>({ project: searchText(raw, 'project') }),
  component: lazyRouteComponent(
    () => import('~/features/estimates/EstimateFormPage'),
    'EstimateFormPage',
  ),
});

const detailRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/estimates/$estimateId',
  staticData: { permission: 'estimate:read' },
  validateSearch: readPaperSearch,
  component: lazyRouteComponent(
    () => import('~/features/estimates/EstimateDetailPage'),
    'EstimateDetailPage',
  ),
});

export const estimateRoutes = [listRoute, newRoute, formRoute, detailRoute] as const;

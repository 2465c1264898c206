import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readAssetSearch } from '~/features/assets/asset.search';
import { readClosureSearch } from '~/features/assets/closure.search';
import { readPaperSearch } from '~/features/workflow/paper.search';
import { paths } from '../paths';
import { shellRoute } from './root';

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.assets,
  staticData: { permission: 'asset:read' },
  validateSearch: readAssetSearch,
  component: lazyRouteComponent(() => import('~/features/assets/AssetListPage'), 'AssetListPage'),
});

const detailRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/assets/$assetId',
  staticData: { permission: 'asset:read' },
  validateSearch: readPaperSearch,
  component: lazyRouteComponent(
    () => import('~/features/assets/AssetDetailPage'),
    'AssetDetailPage',
  ),
});

const closureListRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/closures',
  staticData: { permission: 'closure:read' },
  validateSearch: readClosureSearch,
  component: lazyRouteComponent(
    () => import('~/features/assets/ClosureListPage'),
    'ClosureListPage',
  ),
});

const closureRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/closures/$closureId',
  staticData: { permission: 'closure:read' },
  validateSearch: readPaperSearch,
  component: lazyRouteComponent(
    () => import('~/features/assets/ClosureDetailPage'),
    'ClosureDetailPage',
  ),
});

export const assetRoutes = [listRoute, detailRoute, closureListRoute, closureRoute] as const;

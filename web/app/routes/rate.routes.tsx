import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readRateItemSearch, readRateSearch } from '~/features/rates/rate.search';
import { paths } from '../paths';
import { shellRoute } from './root';

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.rates,
  staticData: { permission: 'rate:read' },
  validateSearch: readRateSearch,
  component: lazyRouteComponent(() => import('~/features/rates/RatesPage'), 'RatesPage'),
});

const detailRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rates/$code',
  staticData: { permission: 'rate:read' },
  validateSearch: readRateItemSearch,
  component: lazyRouteComponent(() => import('~/features/rates/RateDetailPage'), 'RateDetailPage'),
});

export const rateRoutes = [listRoute, detailRoute] as const;

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readMeasurementSearch } from '~/features/measurements/measurement.search';
import { readPaperSearch } from '~/features/workflow/paper.search';
import { definedOnly, searchText, type RawSearch } from '~/lib/list-search';
import { paths } from '../paths';
import { shellRoute } from './root';

interface MeasurementFormSearch {
  /** The work order that a new book measures. */
  order?: string;
}

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.measurements,
  staticData: { permission: 'measurement:read' },
  validateSearch: readMeasurementSearch,
  component: lazyRouteComponent(
    () => import('~/features/measurements/MeasurementListPage'),
    'MeasurementListPage',
  ),
});

const formRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/measurements/$measurementId/edit',
  staticData: { permission: 'measurement:create' },
  validateSearch: (raw: RawSearch) =>
    definedOnly<MeasurementFormSearch>({ order: searchText(raw, 'order') }),
  component: lazyRouteComponent(
    () => import('~/features/measurements/MeasurementFormPage'),
    'MeasurementFormPage',
  ),
});

const detailRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/measurements/$measurementId',
  staticData: { permission: 'measurement:read' },
  validateSearch: readPaperSearch,
  component: lazyRouteComponent(
    () => import('~/features/measurements/MeasurementDetailPage'),
    'MeasurementDetailPage',
  ),
});

export const measurementRoutes = [listRoute, formRoute, detailRoute] as const;

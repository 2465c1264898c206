import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  readRegisterListSearch,
  readRegisterSearch,
} from '~/features/attendance/attendance.search';
import { readMusterSearch } from '~/features/musters/muster.search';
import { readPaperSearch } from '~/features/workflow/paper.search';
import { paths } from '../paths';
import { shellRoute } from './root';

const registersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.attendance,
  staticData: { permission: 'attendance:read' },
  validateSearch: readRegisterListSearch,
  component: lazyRouteComponent(
    () => import('~/features/attendance/RegisterListPage'),
    'RegisterListPage',
  ),
});

const registerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/attendance/$registerId',
  staticData: { permission: 'attendance:read' },
  validateSearch: readRegisterSearch,
  component: lazyRouteComponent(
    () => import('~/features/attendance/RegisterDetailPage'),
    'RegisterDetailPage',
  ),
});

const mustersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.musters,
  staticData: { permission: 'muster:read' },
  validateSearch: readMusterSearch,
  component: lazyRouteComponent(
    () => import('~/features/musters/MusterListPage'),
    'MusterListPage',
  ),
});

const musterRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/musters/$musterId',
  staticData: { permission: 'muster:read' },
  validateSearch: readPaperSearch,
  component: lazyRouteComponent(
    () => import('~/features/musters/MusterDetailPage'),
    'MusterDetailPage',
  ),
});

export const attendanceRoutes = [registersRoute, registerRoute, mustersRoute, musterRoute] as const;

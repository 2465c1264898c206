import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readAccessSearch, readEmployeeSearch, readRoleSearch } from '~/features/employees';
import { shellRoute } from './root';

const formPage = lazyRouteComponent(
  () => import('~/features/employees/EmployeeFormPage'),
  'EmployeeFormPage',
);

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration/employees',
  staticData: { permission: 'employee:read' },
  validateSearch: readEmployeeSearch,
  component: lazyRouteComponent(
    () => import('~/features/employees/EmployeeListPage'),
    'EmployeeListPage',
  ),
});

const newRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration/employees/new',
  staticData: { permission: 'employee:manage' },
  component: formPage,
});

const detailRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration/employees/$employeeId',
  staticData: { permission: 'employee:read' },
  component: lazyRouteComponent(
    () => import('~/features/employees/EmployeeDetailPage'),
    'EmployeeDetailPage',
  ),
});

const editRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration/employees/$employeeId/edit',
  staticData: { permission: 'employee:manage' },
  component: formPage,
});

const rolesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration/roles',
  staticData: { permission: 'membership:read' },
  validateSearch: readRoleSearch,
  component: lazyRouteComponent(() => import('~/features/employees/RolesPage'), 'RolesPage'),
});

/** Open to everybody: whoever was refused may ask why. */
const accessRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration/access',
  validateSearch: readAccessSearch,
  component: lazyRouteComponent(() => import('~/features/employees/AccessPage'), 'AccessPage'),
});

export const employeeRoutes = [
  listRoute,
  newRoute,
  detailRoute,
  editRoute,
  rolesRoute,
  accessRoute,
] as const;

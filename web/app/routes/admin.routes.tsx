import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  readAgencySearch,
  readAuditSearch,
  readDeliverySearch,
  readMasterListSearch,
} from '~/features/admin';
import { paths } from '../paths';
import { shellRoute } from './root';

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.administration,
  component: lazyRouteComponent(() => import('~/features/admin/AdminHomePage'), 'AdminHomePage'),
});

const deliveriesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration/deliveries',
  staticData: { permission: 'outbox:read' },
  validateSearch: readDeliverySearch,
  component: lazyRouteComponent(() => import('~/features/admin/DeliveriesPage'), 'DeliveriesPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration/audit',
  staticData: { permission: 'audit:read' },
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('~/features/admin/AuditPage'), 'AuditPage'),
});

const mastersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration/masters',
  component: lazyRouteComponent(
    () => import('~/features/admin/masters/MastersPage'),
    'MastersPage',
  ),
});

const workflowsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration/workflows',
  component: lazyRouteComponent(
    () => import('~/features/workflow-editor/WorkflowListPage'),
    'WorkflowListPage',
  ),
});

const workflowRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration/workflows/$serviceId',
  component: lazyRouteComponent(
    () => import('~/features/workflow-editor/WorkflowEditorPage'),
    'WorkflowEditorPage',
  ),
});

const masterListRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration/masters/$kind',
  validateSearch: readMasterListSearch,
  component: lazyRouteComponent(
    () => import('~/features/admin/masters/MasterListPage'),
    'MasterListPage',
  ),
});

const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration/settings',
  component: lazyRouteComponent(
    () => import('~/features/admin/settings/SettingsPage'),
    'SettingsPage',
  ),
});

const agenciesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration/agencies',
  staticData: { permission: 'tenant:manage' },
  validateSearch: readAgencySearch,
  component: lazyRouteComponent(
    () => import('~/features/admin/agencies/AgencyListPage'),
    'AgencyListPage',
  ),
});

const agencyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration/agencies/$agencyId',
  staticData: { permission: 'tenant:manage' },
  component: lazyRouteComponent(
    () => import('~/features/admin/agencies/AgencyDetailPage'),
    'AgencyDetailPage',
  ),
});

const boundariesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration/boundaries',
  staticData: { permission: 'boundary:manage' },
  validateSearch: readMasterListSearch,
  component: lazyRouteComponent(
    () => import('~/features/admin/boundaries/BoundaryPage'),
    'BoundaryPage',
  ),
});

export const adminRoutes = [
  homeRoute,
  deliveriesRoute,
  auditRoute,
  workflowsRoute,
  workflowRoute,
  mastersRoute,
  masterListRoute,
  settingsRoute,
  agenciesRoute,
  agencyRoute,
  boundariesRoute,
] as const;

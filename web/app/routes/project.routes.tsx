import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readNewProjectSearch, readProjectSearch } from '~/features/projects/project.search';
import { readPaperSearch } from '~/features/workflow/paper.search';
import { paths } from '../paths';
import { shellRoute } from './root';

const formPage = lazyRouteComponent(
  () => import('~/features/projects/ProjectFormPage'),
  'ProjectFormPage',
);

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.projects,
  staticData: { permission: 'project:read' },
  validateSearch: readProjectSearch,
  component: lazyRouteComponent(
    () => import('~/features/projects/ProjectListPage'),
    'ProjectListPage',
  ),
});

const mapRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/projects/map',
  staticData: { permission: 'project:read' },
  validateSearch: readProjectSearch,
  component: lazyRouteComponent(
    () => import('~/features/projects/ProjectMapPage'),
    'ProjectMapPage',
  ),
});

const newRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/projects/new',
  staticData: { permission: 'project:create' },
  validateSearch: readNewProjectSearch,
  component: formPage,
});

const detailRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/projects/$projectId',
  staticData: { permission: 'project:read' },
  validateSearch: readPaperSearch,
  component: lazyRouteComponent(() => import('../pages/ProjectPage'), 'ProjectPage'),
});

const editRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/projects/$projectId/edit',
  staticData: { permission: 'project:create' },
  component: formPage,
});

export const projectRoutes = [listRoute, mapRoute, newRoute, detailRoute, editRoute] as const;

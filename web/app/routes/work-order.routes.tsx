import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { readWorkOrderSearch } from '~/features/work-orders/work-order.search';
import { readPaperSearch } from '~/features/workflow/paper.search';
import { definedOnly, searchText, type RawSearch } from '~/lib/list-search';
import { paths } from '../paths';
import { shellRoute } from './root';

interface FormSearch {
  /** The approved estimate that a new order is drawn up from. */
  estimate?: string;
}

const readFormSearch = (raw: RawSearch) =>
  definedOnly<FormSearch>({ estimate: searchText(raw, 'estimate') });

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.workOrders,
  staticData: { permission: 'work_order:read' },
  validateSearch: readWorkOrderSearch,
  component: lazyRouteComponent(
    () => import('~/features/work-orders/WorkOrderListPage'),
    'WorkOrderListPage',
  ),
});

/** A new order gets its id here: the address of its form is the same before and after the first save. */
const newRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/work-orders/new',
  preload: false,
  validateSearch: readFormSearch,
  beforeLoad: ({ search, preload }) => {
    if (preload) return;
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- a redirect is thrown, says the router
    throw redirect({
      to: '/work-orders/$workOrderId/edit',
      params: { workOrderId: crypto.randomUUID() },
      search,
      replace: true,
    });
  },
});

const formRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/work-orders/$workOrderId/edit',
  staticData: { permission: 'work_order:create' },
  validateSearch: readFormSearch,
  component: lazyRouteComponent(
    () => import('~/features/work-orders/WorkOrderFormPage'),
    'WorkOrderFormPage',
  ),
});

const detailRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/work-orders/$workOrderId',
  staticData: { permission: 'work_order:read' },
  validateSearch: readPaperSearch,
  component: lazyRouteComponent(() => import('../pages/WorkOrderPage'), 'WorkOrderPage'),
});

const extensionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/work-order-amendments/$amendmentId',
  staticData: { permission: 'work_order:read' },
  validateSearch: readPaperSearch,
  component: lazyRouteComponent(
    () => import('~/features/work-orders/TimeExtensionPage'),
    'TimeExtensionPage',
  ),
});

export const workOrderRoutes = [
  listRoute,
  newRoute,
  formRoute,
  detailRoute,
  extensionRoute,
] as const;

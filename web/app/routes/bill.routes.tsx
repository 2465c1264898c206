import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readBillSearch } from '~/features/bills/bill.search';
import { readPaperSearch } from '~/features/workflow/paper.search';
import { paths } from '../paths';
import { shellRoute } from './root';

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.bills,
  staticData: { permission: 'bill:read' },
  validateSearch: readBillSearch,
  component: lazyRouteComponent(() => import('~/features/bills/BillListPage'), 'BillListPage'),
});

const detailRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bills/$billId',
  staticData: { permission: 'bill:read' },
  validateSearch: readPaperSearch,
  component: lazyRouteComponent(() => import('~/features/bills/BillDetailPage'), 'BillDetailPage'),
});

export const billRoutes = [listRoute, detailRoute] as const;

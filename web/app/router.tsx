import { createRouter, type RouterHistory } from '@tanstack/react-router';
import { accountRoutes, publicAccountRoutes } from './routes/account.routes';
import { adminRoutes } from './routes/admin.routes';
import { attendanceRoutes } from './routes/attendance.routes';
import { budgetRoutes } from './routes/budget.routes';
import { assetRoutes } from './routes/asset.routes';
import { billRoutes } from './routes/bill.routes';
import { employeeRoutes } from './routes/employee.routes';
import { estimateRoutes } from './routes/estimate.routes';
import { homeRoutes } from './routes/home.routes';
import { inboxRoutes } from './routes/inbox.routes';
import { measurementRoutes } from './routes/measurement.routes';
import { notificationRoutes } from './routes/notification.routes';
import { individualRoutes } from './routes/individual.routes';
import { ledgerRoutes } from './routes/ledger.routes';
import { organisationRoutes } from './routes/organisation.routes';
import { projectRoutes } from './routes/project.routes';
import { proposalRoutes } from './routes/proposal.routes';
import { rateRoutes } from './routes/rate.routes';
import { rootRoute, shellRoute } from './routes/root';
import { workOrderRoutes } from './routes/work-order.routes';
import { tenderRoutes } from './routes/tender.routes';

const routeTree = rootRoute.addChildren([
  ...publicAccountRoutes,
  shellRoute.addChildren([
    ...homeRoutes,
    ...inboxRoutes,
    ...projectRoutes,
    ...proposalRoutes,
    ...estimateRoutes,
    ...rateRoutes,
    ...workOrderRoutes,
    ...individualRoutes,
    ...ledgerRoutes,
    ...organisationRoutes,
    ...measurementRoutes,
    ...attendanceRoutes,
    ...budgetRoutes,
    ...tenderRoutes,
    ...assetRoutes,
    ...billRoutes,
    ...notificationRoutes,
    ...adminRoutes,
    ...employeeRoutes,
    ...accountRoutes,
  ]),
]);

/** The router; tests give it a history in memory. */
export function createAppRouter(history?: RouterHistory) {
  return createRouter({
    routeTree,
    defaultPreload: 'intent',
    scrollRestoration: true,
    ...(history === undefined ? {} : { history }),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

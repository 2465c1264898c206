import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readLedgerSearch } from '~/features/ledger/ledger.search';
import { paths } from '../paths';
import { shellRoute } from './root';

const OF_BOOKS = {
  getParentRoute: () => shellRoute,
  staticData: { permission: 'ledger:read' },
} as const;

const trialRoute = createRoute({
  ...OF_BOOKS,
  path: paths.ledger,
  validateSearch: readLedgerSearch,
  component: lazyRouteComponent(
    () => import('~/features/ledger/TrialBalancePage'),
    'TrialBalancePage',
  ),
});

/** One account by its code, or a register: `CASH`, `DEDUCTIONS`. */
const accountRoute = createRoute({
  ...OF_BOOKS,
  path: '/ledger/accounts/$account',
  validateSearch: readLedgerSearch,
  component: lazyRouteComponent(
    () => import('~/features/ledger/AccountLedgerPage'),
    'AccountLedgerPage',
  ),
});

const worksRoute = createRoute({
  ...OF_BOOKS,
  path: '/ledger/works',
  validateSearch: readLedgerSearch,
  component: lazyRouteComponent(
    () => import('~/features/ledger/WorksRegisterPage'),
    'WorksRegisterPage',
  ),
});

const monthsRoute = createRoute({
  ...OF_BOOKS,
  path: '/ledger/months',
  validateSearch: readLedgerSearch,
  component: lazyRouteComponent(() => import('~/features/ledger/MonthsPage'), 'MonthsPage'),
});

const entryRoute = createRoute({
  ...OF_BOOKS,
  path: '/ledger/entries/$entryId',
  component: lazyRouteComponent(
    () => import('~/features/ledger/JournalEntryPage'),
    'JournalEntryPage',
  ),
});

export const ledgerRoutes = [
  trialRoute,
  accountRoute,
  worksRoute,
  monthsRoute,
  entryRoute,
] as const;

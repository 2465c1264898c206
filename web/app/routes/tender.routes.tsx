import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readLetterSearch } from '~/features/tenders/letter.search';
import { readTenderSearch } from '~/features/tenders/tender.search';
import { readPaperSearch } from '~/features/workflow/paper.search';
import { paths } from '../paths';
import { shellRoute } from './root';

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.tenders,
  staticData: { permission: 'tender:read' },
  validateSearch: readTenderSearch,
  component: lazyRouteComponent(
    () => import('~/features/tenders/TenderListPage'),
    'TenderListPage',
  ),
});

const newRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tenders/new',
  staticData: { permission: 'tender:create' },
  component: lazyRouteComponent(
    () => import('~/features/tenders/TenderFormPage'),
    'TenderFormPage',
  ),
});

const formRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tenders/$tenderId/edit',
  staticData: { permission: 'tender:create' },
  component: lazyRouteComponent(
    () => import('~/features/tenders/TenderFormPage'),
    'TenderFormPage',
  ),
});

const detailRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tenders/$tenderId',
  staticData: { permission: 'tender:read' },
  validateSearch: readPaperSearch,
  component: lazyRouteComponent(
    () => import('~/features/tenders/TenderDetailPage'),
    'TenderDetailPage',
  ),
});

const letterListRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/letters',
  staticData: { permission: 'tender:read' },
  validateSearch: readLetterSearch,
  component: lazyRouteComponent(
    () => import('~/features/tenders/LetterListPage'),
    'LetterListPage',
  ),
});

/** For the agency and for the contractor to whom it was issued. */
const letterRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/letters/$letterId',
  staticData: { permission: 'letter:read' },
  validateSearch: readPaperSearch,
  component: lazyRouteComponent(() => import('~/features/tenders/LetterPage'), 'LetterPage'),
});

const bidListRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.bids,
  staticData: { permission: 'bid:submit' },
  component: lazyRouteComponent(() => import('~/features/tenders/BidListPage'), 'BidListPage'),
});

const bidRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bids/$tenderId',
  staticData: { permission: 'bid:submit' },
  component: lazyRouteComponent(() => import('~/features/tenders/BidPage'), 'BidPage'),
});

export const tenderRoutes = [
  listRoute,
  newRoute,
  formRoute,
  detailRoute,
  letterListRoute,
  letterRoute,
  bidListRoute,
  bidRoute,
] as const;

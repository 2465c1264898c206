import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readBudgetSearch } from '~/features/budgets/budget.search';
import { paths } from '../paths';
import { shellRoute } from './root';

const budgetRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.budgets,
  staticData: { permission: 'budget:read' },
  validateSearch: readBudgetSearch,
  component: lazyRouteComponent(() => import('~/features/budgets/BudgetPage'), 'BudgetPage'),
});

export const budgetRoutes = [budgetRoute] as const;

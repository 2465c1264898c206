import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
  useLocation,
} from '@tanstack/react-router';
import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createQueryClient } from '~/api/query-client';
import { cssVariables, theme } from '~/ui/theme';

/** Renders with theme and query cache, without a router. */
export function renderUi(ui: ReactNode): RenderResult {
  return render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} env="test">
      <QueryClientProvider client={createQueryClient(() => undefined)}>{ui}</QueryClientProvider>
    </MantineProvider>,
  );
}

/** Renders as the page `/` of a small router; other addresses show their own path. */
export async function renderPage(page: () => ReactNode, at = '/') {
  const root = createRootRoute();
  const here = createRoute({ getParentRoute: () => root, path: '/', component: page });
  const elsewhere = createRoute({
    getParentRoute: () => root,
    path: '$',
    component: function Elsewhere() {
      const { pathname } = useLocation();
      return <p>{`at ${pathname}`}</p>;
    },
  });
  const history = createMemoryHistory({ initialEntries: [at] });
  const router = createRouter({ routeTree: root.addChildren([here, elsewhere]), history });
  await router.load();
  const result = renderUi(<RouterProvider router={router as never} />);
  return { ...result, router, history };
}

import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { SessionProvider } from '~/session/SessionProvider';
import { cssVariables, theme } from '~/ui/theme';
import type { createAppRouter } from './router';

interface ProvidersProps {
  readonly queryClient: QueryClient;
  readonly router: ReturnType<typeof createAppRouter>;
  /** Receives the function to call when a request finds the session gone. */
  readonly onSessionReady: (expire: () => void) => void;
}

export function Providers({ queryClient, router, onSessionReady }: ProvidersProps) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <SessionProvider onReady={onSessionReady}>
          <RouterProvider router={router} />
        </SessionProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

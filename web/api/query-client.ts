import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from '~/lib/api-error';

const MAX_RETRIES = 2;
const SECOND = 1000;

/** A read is tried again only when the same question may get another answer. */
export function shouldRetry(failureCount: number, error: unknown): boolean {
  return error instanceof ApiError && error.retryable && failureCount < MAX_RETRIES;
}

/**
 * The cache of server state. `onUnauthorised` runs when any request finds the session gone, so that the
 * session can ask for the password again without losing what is on the screen.
 */
export function createQueryClient(onUnauthorised: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof ApiError && error.code === 'NOT_AUTHENTICATED') onUnauthorised();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 30 * SECOND,
        gcTime: 5 * 60 * SECOND,
        retry: shouldRetry,
        retryDelay: (attempt) => Math.min(SECOND * 2 ** attempt, 8 * SECOND),
        refetchOnWindowFocus: true,
        throwOnError: false,
      },
      // A write is never repeated behind the user's back: the user repeats it, with the same key.
      mutations: { retry: false },
    },
  });
}

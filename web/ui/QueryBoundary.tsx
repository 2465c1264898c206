import { Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBlock } from './ErrorBlock';

/** The part of a TanStack query result that the boundary reads. */
interface QueryLike<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly isFetching: boolean;
  readonly refetch: () => unknown;
}

interface QueryBoundaryProps<Data> {
  readonly query: QueryLike<Data>;
  /** In the shape of what will come; three lines when nothing is given. */
  readonly skeleton?: ReactNode;
  readonly isEmpty?: (data: Data) => boolean;
  readonly empty?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/**
 * Shows a query in the one order that every view keeps: pending, error, empty, data. An error beside data
 * that is already there leaves the data on the screen and says above it that it may be old.
 *
 *     <QueryBoundary query={useQuery(estimateQueries.detail(id))}>{(estimate) => …}</QueryBoundary>
 */
export function QueryBoundary<Data>(props: QueryBoundaryProps<Data>) {
  const { query, isEmpty, empty, children } = props;
  const { t } = useTranslation();
  const retry = () => void query.refetch();

  if (query.isPending) {
    return (
      <div role="status" aria-label={t('state.loading')}>
        {props.skeleton ?? <LinesSkeleton />}
      </div>
    );
  }
  if (query.data === undefined) {
    return <ErrorBlock error={query.error} onRetry={retry} isRetrying={query.isFetching} />;
  }
  const body = empty !== undefined && isEmpty?.(query.data) === true ? empty : children(query.data);
  // One place in the tree with and without an error: a form inside must not begin anew because a refresh failed.
  return (
    <>
      {query.error === null ? null : (
        <ErrorBlock error={query.error} onRetry={retry} isRetrying={query.isFetching} />
      )}
      {body}
    </>
  );
}

/** Grey lines in place of text. */
export function LinesSkeleton({ lines = 3 }: { readonly lines?: number }) {
  return (
    <Stack gap="sm" py="sm" aria-hidden>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={16} width={index === lines - 1 ? '60%' : '100%'} />
      ))}
    </Stack>
  );
}

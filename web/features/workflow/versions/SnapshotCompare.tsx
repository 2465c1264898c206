import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSession } from '~/session/use-session';
import { CompareView } from '~/ui/compare/CompareView';
import type { Comparison } from '~/ui/compare/compare.types';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { workflowQueries } from '../workflow.queries';
import type { PaperRef } from '../workflow.types';

/** Makes a comparison of two contents of one kind of paper. */
export type CompareContents = (before: unknown, after: unknown) => Comparison;

interface SnapshotCompareProps {
  readonly paper: PaperRef;
  readonly before: number;
  /** `null` for the paper as it is now, whose content is then given. */
  readonly after: number | null;
  readonly present?: unknown;
  readonly compare: CompareContents;
  readonly beforeLabel: ReactNode;
  readonly afterLabel: ReactNode;
  readonly sameText?: string;
}

/** Two kept versions of a paper side by side, or one and the present. Their contents are asked for here. */
export function SnapshotCompare(props: SnapshotCompareProps) {
  const { paper, before, after, present, compare, ...labels } = props;
  const { tenant } = useSession();
  const older = useQuery(workflowQueries.snapshot(tenant.id, paper, before));
  const newer = useQuery({
    ...workflowQueries.snapshot(tenant.id, paper, after ?? 0),
    enabled: after !== null,
  });
  const isWaiting = older.isPending || (after !== null && newer.isPending);
  const both =
    older.data !== undefined && (after === null || newer.data !== undefined)
      ? { old: older.data, fresh: after === null ? present : newer.data }
      : undefined;
  const failed = older.error === null ? newer : older;
  return (
    <QueryBoundary
      query={{
        data: both,
        error: failed.error,
        isPending: isWaiting,
        isFetching: failed.isFetching,
        refetch: failed.refetch,
      }}
      skeleton={<Skeleton height={160} />}
    >
      {({ old, fresh }) => <CompareView comparison={compare(old, fresh)} {...labels} />}
    </QueryBoundary>
  );
}

import { Paper, Skeleton, Stack } from '@mantine/core';

/** A table that is on its way: the skeleton of a list for `QueryBoundary`. */
export function TableSkeleton({ rows = 8 }: { readonly rows?: number }) {
  return (
    <Paper p="sm" aria-hidden>
      <Stack gap="sm">
        <Skeleton height={14} width="100%" />
        {Array.from({ length: rows }, (_, index) => (
          <Skeleton key={index} height={22} />
        ))}
      </Stack>
    </Paper>
  );
}

import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useWorkflowNames } from '~/features/workflow';
import { useSession } from '~/session/use-session';
import { DateText } from '~/ui/DateText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { inboxQueries } from '../inbox.queries';
import type { InboxRow } from '../inbox.types';
import classes from './LastMoveNote.module.css';

/** Who had the paper before me, what they did with it, and what they wrote. */
export function LastMoveNote({ row }: { readonly row: InboxRow }) {
  const { t } = useTranslation('inbox');
  const { tenant } = useSession();
  const { masters } = useMasters();
  const { doneName, actorName } = useWorkflowNames();
  const query = useQuery(inboxQueries.lastMove(tenant.id, row.document_type, row.document_id));
  return (
    <QueryBoundary
      query={{
        data: query.isSuccess ? { move: query.data } : undefined,
        error: query.error,
        isPending: query.isPending,
        isFetching: query.isFetching,
        refetch: query.refetch,
      }}
      skeleton={<Skeleton height={48} />}
    >
      {({ move }) =>
        move === null ? null : (
          <div className={classes.note}>
            <Text size="xs" c="dimmed">
              {t('preview.lastAction')}
            </Text>
            <Text size="sm">
              <Text span inherit fw={600}>
                {doneName(row.document_type, move.action)}
              </Text>
              {` · ${actorName(move.actor_name)}`}
              {move.actor_designation === null
                ? null
                : `, ${masters.name('DESIGNATION', move.actor_designation)}`}
            </Text>
            <DateText value={move.at} withTime size="xs" c="dimmed" />
            {move.comment === null ? null : (
              <Text size="sm" mt={4} style={{ whiteSpace: 'pre-line' }}>
                {move.comment}
              </Text>
            )}
          </div>
        )
      }
    </QueryBoundary>
  );
}
